//! Grouping in the order in which things are met.

use std::collections::HashMap;
use std::hash::Hash;

/// Returns the values of each key, keys and values in the order in which they first came.
pub fn grouped<K: Clone + Eq + Hash, V>(pairs: impl IntoIterator<Item = (K, V)>) -> Vec<(K, Vec<V>)> {
    let mut groups: Vec<(K, Vec<V>)> = Vec::new();
    let mut rows: HashMap<K, usize> = HashMap::new();
    for (key, value) in pairs {
        let row = *rows.entry(key.clone()).or_insert(groups.len());
        match groups.get_mut(row) {
            Some((_, values)) => values.push(value),
            None => groups.push((key, vec![value])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn keys_and_values_keep_their_order() {
        let groups = grouped([("b", 1), ("a", 2), ("b", 3), ("c", 4), ("a", 5)]);
        assert_eq!(groups, [("b", vec![1, 3]), ("a", vec![2, 5]), ("c", vec![4])]);
    }
}
