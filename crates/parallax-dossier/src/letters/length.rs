//! How long a text may be: what is read of a file, and how much of it is laid out. The one table of both.

use std::borrow::Cow;

use super::is_drawn_with_the_letter_before;
use crate::dossier::Figure;

/// A kind of text, by how much of it somebody reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    /// The id of an entry.
    Id,
    /// A name, a title, a question, the wording of a figure: what stands in a line, or is part of a sentence.
    Name,
    /// A gist, a note, a summary, an answer: what is read by itself.
    Prose,
    /// The address of a page.
    Link,
}

impl Length {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Id, Self::Name, Self::Prose, Self::Link];

    /// The longest that a file may hold, in characters. Longer is no such text any more, but a mistake or an attack.
    #[must_use]
    pub const fn accepted(self) -> usize {
        match self {
            Self::Id => 200,
            Self::Name => 2_000,
            Self::Prose => 100_000,
            Self::Link => 8_000,
        }
    }

    /// How many characters are laid out at most; of what is longer, [`shown`] keeps the beginning.
    #[must_use]
    pub const fn laid_out(self) -> usize {
        match self {
            Self::Id => 200,
            Self::Name => 800,
            Self::Prose | Self::Link => 6_000,
        }
    }

    /// What such a text is called in a message.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Id => "an id",
            Self::Name => "a name, a title or a wording",
            Self::Prose => "a gist, a note or an answer",
            Self::Link => "a link",
        }
    }

    /// What to do about one that is too long.
    #[must_use]
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Id => "choose a short id",
            Self::Name => "shorten it, and put the rest into a note",
            Self::Prose => "shorten it: say in your own words what matters, and link to the rest",
            Self::Link => "use the address without its parameters, or a shorter one",
        }
    }

    /// How many characters `text` has, if there are more than are accepted.
    #[must_use]
    pub fn excess(self, text: &str) -> Option<usize> {
        // No text has more characters than bytes.
        (text.len() > self.accepted()).then(|| text.chars().count()).filter(|count| *count > self.accepted())
    }
}

/// What of `text` is laid out: all of it, or the beginning, and how much is missing.
///
/// ```
/// use parallax_dossier::letters::{Length, shown};
/// let text = "a".repeat(7_000);
/// assert!(shown(&text, Length::Prose).ends_with("a… (1,000 more characters; the export as JSON has them all)"));
/// assert!(shown(&text, Length::Name).ends_with("a…"));
/// assert_eq!(shown("48", Length::Name), "48");
/// ```
#[must_use]
pub fn shown(text: &str, length: Length) -> Cow<'_, str> {
    let most = length.laid_out();
    if text.len() <= most {
        return Cow::Borrowed(text);
    }
    let Some((limit, _)) = text.char_indices().nth(most) else { return Cow::Borrowed(text) };
    let end = good_end(text, limit);
    let begun = text[..end].trim_end();
    match length {
        Length::Id | Length::Name => Cow::Owned(format!("{begun}…")),
        Length::Prose | Length::Link => {
            let more = Figure(text[end..].chars().count() as u64);
            Cow::Owned(format!("{begun}… ({more} more characters; the export as JSON has them all)"))
        }
    }
}

/// The last byte up to `limit` at which a text may be cut: not before a mark on the letter before, and not within or right
/// after a number, since the beginning of a number is another number. A text of nothing but that is cut all the same.
fn good_end(text: &str, limit: usize) -> usize {
    /// So far back a better place is looked for.
    const BACK: usize = 100;
    let ends = || {
        std::iter::successors(Some(limit), |end| text[..*end].char_indices().next_back().map(|(at, _)| at))
    };
    let is_good = |end: &usize| {
        let after = text[*end..].chars().next();
        *end > 0 && !after.is_some_and(is_drawn_with_the_letter_before) && !ends_in_number(&text[..*end])
    };
    ends().take(BACK).find(is_good).unwrap_or(limit)
}

/// Whether a text ends with a number, or with a sign behind a digit that may belong to it: "1,000", "1,".
#[must_use]
pub fn ends_in_number(text: &str) -> bool {
    let mut letters = text.trim_end().chars().rev();
    let is_digit = |letter: Option<char>| letter.is_some_and(char::is_numeric);
    match letters.next() {
        Some(',' | '.' | '\'' | '’' | '\u{66b}' | '\u{66c}' | '-' | '–') => is_digit(letters.next()),
        last => is_digit(last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_laid_out_is_no_more_than_what_is_accepted() {
        for length in Length::ALL {
            assert!(length.laid_out() <= length.accepted());
            let longest = "ب".repeat(length.accepted());
            assert_eq!(length.excess(&longest), None);
            assert_eq!(length.excess(&format!("{longest}ب")), Some(length.accepted() + 1));
            assert!(shown(&longest, length).chars().count() <= length.laid_out() + 80);
        }
    }

    #[test]
    fn a_cut_neither_ends_in_a_number_nor_parts_a_letter_from_its_marks() {
        let most = Length::Name.laid_out();
        let number = format!("{} 1,234,567 killed", "a".repeat(most - 5));
        assert_eq!(shown(&number, Length::Name), format!("{}…", "a".repeat(most - 5)));
        let marked = format!("{}e\u{301}\u{302} end", "a".repeat(most - 1));
        assert_eq!(shown(&marked, Length::Name), format!("{}…", "a".repeat(most - 1)));
        let digits = "1".repeat(most + 1);
        assert_eq!(shown(&digits, Length::Name), format!("{}…", "1".repeat(most)));
    }

    #[test]
    fn numbers_are_grouped() {
        for (number, told) in [(0, "0"), (999, "999"), (1_000, "1,000"), (10_485_760, "10,485,760")] {
            assert_eq!(Figure(number).to_string(), told);
        }
    }
}
