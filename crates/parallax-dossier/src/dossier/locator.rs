//! Where in a document something can be read: a paragraph, a page, a column, a moment of a recording.

use std::fmt;

use super::DocumentId;

/// The place in a document; every part is optional, and several together name one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Locator {
    /// The paragraph, counted from 1.
    pub paragraph: Option<u32>,
    /// The page, as it is printed: `29`, `xii`, `29–31`.
    pub page: Option<String>,
    /// The column of a page or of a register of debates.
    pub column: Option<String>,
    /// The section or chapter, by its number or heading.
    pub section: Option<String>,
    /// The number or id of a post.
    pub post: Option<String>,
    /// The moment of a recording: `00:03:12`.
    pub timecode: Option<String>,
    /// Anything else, in words: `table 4`.
    pub other: Option<String>,
}

/// A document and the place in it, borrowed from a claim or a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cited<'a> {
    pub document: DocumentId,
    /// The place in it.
    pub locator: &'a Locator,
}

/// The order of a text that names a place: by the first number in it, then by its letters; a missing one last.
type Natural<'a> = (bool, u64, &'a str);

impl Locator {
    /// The place that is a paragraph.
    #[must_use]
    pub fn of_paragraph(paragraph: u32) -> Self {
        Self { paragraph: Some(paragraph), ..Self::default() }
    }

    /// True if it names no place at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// A sort key: the order in which the places stand in one document. Numbers count as numbers, and a document as
    /// a whole comes last.
    #[must_use]
    pub fn order(&self) -> impl Ord + '_ {
        let place = [&self.page, &self.column, &self.section].map(|part| natural(part.as_deref()));
        let last = [&self.post, &self.timecode, &self.other].map(|part| natural(part.as_deref()));
        (place, self.paragraph.is_none(), self.paragraph, last)
    }

    /// The place in few signs, for narrow columns: "¶12", "p. 29 ¶3", "at 00:03:12"; empty if it names none.
    ///
    /// ```
    /// use parallax_dossier::dossier::Locator;
    /// let page = |page: &str| Locator { page: Some(page.to_owned()), ..Locator::of_paragraph(3) };
    /// assert_eq!(page("29").short(), "p. 29 ¶3");
    /// assert_eq!(page("29–31").short(), "pp. 29–31 ¶3");
    /// assert_eq!(page("29").to_string(), "page 29, paragraph 3");
    /// assert_eq!(Locator::of_paragraph(12).short(), "¶12");
    /// ```
    #[must_use]
    pub fn short(&self) -> String {
        self.parts(&SHORT).join(" ")
    }

    /// What it says, part by part, each after its word.
    fn parts(&self, words: &Words) -> Vec<String> {
        let page = self.page.as_deref();
        let word = if page.is_some_and(is_several) { words.pages } else { words.page };
        let texts =
            [(word, page), (words.column, self.column.as_deref()), ("section ", self.section.as_deref())];
        let before = texts.into_iter().filter_map(|(word, text)| Some(format!("{word}{}", text?)));
        let paragraph = self.paragraph.map(|number| format!("{}{number}", words.paragraph));
        let texts =
            [("post ", self.post.as_deref()), ("at ", self.timecode.as_deref()), ("", self.other.as_deref())];
        let after = texts.into_iter().filter_map(|(word, text)| Some(format!("{word}{}", text?)));
        before.chain(paragraph).chain(after).collect()
    }
}

/// "page 29, paragraph 3", "at 00:03:12"; empty if it names no place.
impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.parts(&LONG).join(", "))
    }
}

/// The words before the parts.
struct Words {
    page: &'static str,
    pages: &'static str,
    column: &'static str,
    paragraph: &'static str,
}

const SHORT: Words = Words { page: "p. ", pages: "pp. ", column: "col. ", paragraph: "¶" };
const LONG: Words = Words { page: "page ", pages: "pages ", column: "column ", paragraph: "paragraph " };

/// True if the text names several pages: "29–31", "4, 7".
fn is_several(page: &str) -> bool {
    page.contains(['–', ','])
}

fn natural(text: Option<&str>) -> Natural<'_> {
    let Some(text) = text else { return (true, 0, "") };
    let from = text.find(|c: char| c.is_ascii_digit());
    let digits = from.map(|from| {
        let rest = &text[from..];
        &rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())]
    });
    (false, digits.and_then(|digits| digits.parse().ok()).unwrap_or(u64::MAX), text)
}

/// True if `text` has the form of a moment of a recording: minutes and seconds, or hours, minutes and seconds, with a
/// fraction or without.
///
/// ```
/// use parallax_dossier::dossier::is_timecode;
/// for sound in ["00:03:12", "3:12", "90:05", "1:00:00.5"] {
///     assert!(is_timecode(sound), "{sound}");
/// }
/// for other in ["", "12", "3:75", "1:60:00", "1:2:3", "3:12.", "-3:12", "3m12s", "1:00:00:00"] {
///     assert!(!is_timecode(other), "{other}");
/// }
/// ```
#[must_use]
pub fn is_timecode(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let is_number = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    // Minutes and seconds have two digits and end at 59; the first part may be as long as the recording is.
    let is_sixtieth = |part: &str| part.len() == 2 && is_number(part, 2) && part < "60";
    let mut parts = whole.split(':');
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    is_number(first, 4)
        && (1..=2).contains(&rest.len())
        && rest.into_iter().all(is_sixtieth)
        && fraction.is_none_or(|fraction| is_number(fraction, 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(page: &str, paragraph: Option<u32>) -> Locator {
        Locator { page: Some(page.to_owned()), paragraph, ..Locator::default() }
    }

    #[test]
    fn places_stand_in_the_order_of_the_document() {
        let mut places = [
            Locator::default(),
            page("29", None),
            page("29", Some(3)),
            page("4", Some(9)),
            page("xii", None),
        ];
        places.sort_by(|a, b| a.order().cmp(&b.order()));
        let told: Vec<_> = places.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["page 4, paragraph 9", "page 29, paragraph 3", "page 29", "page xii", ""]);
        let mut places = [Locator::default(), Locator::of_paragraph(12), Locator::of_paragraph(3)];
        places.sort_by(|a, b| a.order().cmp(&b.order()));
        assert_eq!(places.map(|place| place.short()), ["¶3", "¶12", ""]);
    }

    #[test]
    fn every_part_is_said_in_one_order() {
        let all = Locator {
            paragraph: Some(3),
            page: Some("29".to_owned()),
            column: Some("1725".to_owned()),
            section: Some("II".to_owned()),
            post: Some("17".to_owned()),
            timecode: Some("00:03:12".to_owned()),
            other: Some("table 4".to_owned()),
        };
        let long = "page 29, column 1725, section II, paragraph 3, post 17, at 00:03:12, table 4";
        assert_eq!(all.to_string(), long);
        assert_eq!(all.short(), "p. 29 col. 1725 section II ¶3 post 17 at 00:03:12 table 4");
    }
}
