//! Enumerations in a sentence.

/// "a", "a and b", "a, b and c"; nothing if there are none.
#[must_use]
pub fn enumerated<T: AsRef<str>>(parts: &[T]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::enumerated;

    #[test]
    fn lists_have_one_and() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(
            [enumerated(&parts[..1]), enumerated(&parts[..2]), enumerated(&parts)],
            ["a", "a and b", "a, b and c"]
        );
    }
}
