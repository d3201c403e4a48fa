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

/// Cuts markup before every tag, and after every colon, full stop and comma with a blank, so that sentences that differ in one
/// part share the others; joined the pieces are the same. Nothing that is written in another way by a browser decides where it
/// is cut.
pub fn cut(markup: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let bytes = markup.as_bytes();
    for at in 1..bytes.len() {
        let ends_part = at > 1 && bytes[at - 1] == b' ' && matches!(bytes[at - 2], b':' | b'.' | b',');
        if bytes[at] == b'<' || ends_part {
            pieces.push(&markup[from..at]);
            from = at;
        }
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
        let sentence = "<li>If all of this: Ä, via B: 3.5 killed. <b>C";
        let pieces = ["<li>If all of this: ", "Ä, ", "via B: ", "3.5 killed. ", "<b>C"];
        assert_eq!((cut(sentence), cut(sentence).concat().as_str()), (pieces.to_vec(), sentence));
        assert_eq!((cut(": x"), cut("a, "), cut("")), (vec![": ", "x"], vec!["a, "], vec![""]));
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
