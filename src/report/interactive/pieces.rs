//! The markup of sections in pieces, each held once: on another day most rows are the same.

use std::collections::HashMap;

/// Before these a piece begins.
const STARTS: [&str; 12] = [
    "<tr",
    "<tbody",
    "<li",
    "<p",
    "<dt",
    "<dd",
    "<h3",
    "<h4",
    "<figure",
    "<figcaption",
    "<caption",
    "<details",
];

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

/// Cuts markup into pieces; joined they are the same.
pub fn cut(markup: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, _) in markup.match_indices('<') {
        let is_start = STARTS
            .iter()
            .any(|start| markup[at..].strip_prefix(start).is_some_and(|rest| rest.starts_with([' ', '>'])));
        if is_start && at > from {
            pieces.push(&markup[from..at]);
            from = at;
        }
    }
    pieces.push(&markup[from..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_begin_at_rows_and_join_to_the_whole() {
        let markup = "<section id=\"a\"><p>One</p><pre>x</pre><ul><li class=\"b\">2 &lt;li</li><li>3</li></ul></section>";
        let pieces = cut(markup);
        assert_eq!(pieces.concat(), markup);
        assert_eq!(pieces.len(), 4, "{pieces:?}");
        assert!(pieces[2].starts_with("<li class") && pieces[3].starts_with("<li>3"));
    }

    #[test]
    fn a_text_has_one_number() {
        let mut pool = Pool::default();
        assert_eq!(["a", "b", "a"].map(|text| pool.number(text)), [0, 1, 0]);
        assert_eq!(pool.into_texts(), ["a", "b"]);
    }
}
