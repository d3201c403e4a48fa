//! Settings of two windows in one file: of each field the last change counts, and the recent files are united.

use super::{RECENT, Recent};

/// Ours where we changed it, else theirs.
pub fn last<T: Clone + PartialEq>(base: &T, ours: &T, theirs: T) -> T {
    if ours == base { theirs } else { ours.clone() }
}

/// What was opened here since, then what the file lists, in its order; each with where its map looked last.
pub fn unite(base: &[Recent], ours: &[Recent], theirs: Vec<Recent>) -> Vec<Recent> {
    let opened = opened(base, ours);
    let mut united = ours[..opened].to_vec();
    let find = |list: &[Recent], entry: &Recent| list.iter().find(|other| other.path == entry.path).cloned();
    for entry in theirs {
        if find(&united, &entry).is_none() {
            let (before, now) = (find(base, &entry), find(ours, &entry));
            united.push(now.filter(|now| before.is_some_and(|before| before != *now)).unwrap_or(entry));
        }
    }
    united.truncate(RECENT);
    united
}

/// How many files at the front of `ours` were opened since it was `base`: what follows stands in the order it stood in.
fn opened(base: &[Recent], ours: &[Recent]) -> usize {
    let place = |entry: &Recent| base.iter().position(|other| other.path == entry.path);
    let places: Vec<Option<usize>> = ours.iter().map(place).collect();
    let is_in_order = |rest: &[Option<usize>]| rest.iter().all(Option::is_some) && rest.is_sorted();
    (0..ours.len()).find(|from| is_in_order(&places[*from..])).unwrap_or(ours.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::{Look, Settings};

    fn recent(names: &str) -> Vec<Recent> {
        names
            .split_whitespace()
            .map(|name| Recent { path: name.into(), camera: None, left: None, backdrop: None })
            .collect()
    }

    fn names(recent: &[Recent]) -> String {
        recent.iter().map(|entry| entry.path.display().to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn of_each_field_the_last_change_counts() {
        let base = Settings::default();
        let ours = Settings { dark: true, ..base.clone() };
        let theirs = Settings { scale: 130, reading: Some("acled".to_owned()), ..base.clone() };
        let merged = Settings::merged(&base, &ours, theirs.clone());
        assert_eq!(merged, Settings { dark: true, ..theirs });
        let ours = Settings { scale: 90, ..base.clone() };
        assert_eq!(
            Settings::merged(&base, &ours, merged).scale,
            90,
            "both changed it, and this window did so last"
        );
    }

    #[test]
    fn recent_files_are_united_with_the_last_one_first() {
        for (base, ours, theirs, united) in [
            ("", "a", "b", "a b"),
            ("x y", "a x y", "b x y", "a b x y"),
            ("a x", "a x", "b a x", "b a x"),
            ("a x y", "y a x", "b a x y", "y b a x"),
            ("a x", "a x", "", ""),
            (
                "1 2 3 4 5 6 7 8 9 10 11 12",
                "a 1 2 3 4 5 6 7 8 9 10 11",
                "b 1 2 3 4 5 6 7 8 9 10 11",
                "a b 1 2 3 4 5 6 7 8 9 10",
            ),
        ] {
            let told = names(&unite(&recent(base), &recent(ours), recent(theirs)));
            assert_eq!(told, united, "{base} | {ours} | {theirs}");
        }
    }

    #[test]
    fn a_map_that_was_moved_here_stays_moved() {
        let moved = vec![Recent { camera: Some(Look::All), ..recent("a").remove(0) }];
        assert_eq!(
            unite(&recent("a b"), &[moved.clone(), recent("b")].concat(), recent("c a b"))[1],
            moved[0]
        );
        assert_eq!(unite(&recent("a b"), &recent("a b"), moved.clone()), moved);
    }
}
