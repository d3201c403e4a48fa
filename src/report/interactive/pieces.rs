//! The markup of sections in pieces, each held once: on another day most rows are the same.

use std::collections::HashMap;

/// Texts with numbers, each once.
#[derive(Debug, Default)]
pub struct Pool {
    numbers: HashMap<String, usize>,
    all: Vec<String>,
}

impl Pool {
    /// The number of a text.
    pub fn number(&mut self, text: &str) -> usize {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.all.len();
        self.numbers.insert(text.to_owned(), number);
        self.all.push(text.to_owned());
        number
    }

    /// The texts, in the order of their numbers.
    pub fn into_texts(self) -> Vec<String> {
        self.all
    }
}

/// Cuts markup before every tag; joined the pieces are the same.
pub fn cut(markup: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, _) in markup.match_indices('<').filter(|(at, _)| *at > 0) {
        pieces.push(&markup[from..at]);
        from = at;
    }
    pieces.push(&markup[from..]);
    pieces
}

/// Numbers of pieces as runs: the first number, and how many follow each other from it, away from zero.
pub fn runs(numbers: &[i64]) -> Vec<i64> {
    let mut runs: Vec<i64> = Vec::new();
    let mut last = None;
    for number in numbers {
        let follows = last
            .is_some_and(|last: i64| last.signum() * number.signum() >= 0 && number.abs() == last.abs() + 1);
        match runs.last_mut().filter(|_| follows) {
            Some(count) => *count += 1,
            None => runs.extend([*number, 1]),
        }
        last = Some(*number);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_begin_at_tags_and_join_to_the_whole() {
        let markup = "<section id=\"a\"><p>One</p><pre>x</pre>2 &lt;li</section>";
        let pieces = cut(markup);
        assert_eq!(pieces.concat(), markup);
        assert_eq!(
            pieces,
            ["<section id=\"a\">", "<p>One", "</p>", "<pre>x", "</pre>2 &lt;li", "</section>"]
        );
        assert_eq!(cut("text"), ["text"]);
    }

    #[test]
    fn runs_go_away_from_zero() {
        assert_eq!(runs(&[-1, -2, -3, 0, 1, 2, 7, -9, -10, -4]), [-1, 3, 0, 3, 7, 1, -9, 2, -4, 1]);
        assert_eq!(runs(&[]), [0_i64; 0]);
        assert_eq!(runs(&[3, -4]), [3, 1, -4, 1], "a text is not followed by a piece of the page");
    }

    #[test]
    fn a_text_has_one_number() {
        let mut pool = Pool::default();
        assert_eq!(["a", "b", "a"].map(|text| pool.number(text)), [0, 1, 0]);
        assert_eq!(pool.into_texts(), ["a", "b"]);
    }
}
