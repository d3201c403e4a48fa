//! The paragraphs of a page of HTML. The page is data: nothing in it is run, fetched or styled; what is not understood
//! stays text. One pass, so that a hostile page costs no more than its length.

use super::{push, split};

/// Elements whose content is no text of the page.
const SKIPPED: [&str; 9] =
    ["script", "style", "template", "noscript", "title", "textarea", "svg", "iframe", "select"];
/// Elements that stand around the text.
const AROUND: [&str; 5] = ["nav", "header", "footer", "aside", "form"];
/// Elements that stand within a line; all others begin a new one.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "time", "u", "var",
];

/// The characters that have a name, as far as texts use them.
const NAMED: [(&str, &str); 32] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("sbquo", "‚"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("sect", "§"),
    ("para", "¶"),
    ("copy", "©"),
    ("euro", "€"),
    ("pound", "£"),
    ("deg", "°"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("szlig", "ß"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("thinsp", "\u{2009}"),
];

/// What is collected on the way through the page.
#[derive(Default)]
struct Page {
    /// The paragraphs that end so far.
    paragraphs: Vec<String>,
    /// The paragraph that is open.
    open: Option<String>,
    /// All text with a line end for each element that is not inline, for pages without paragraphs.
    lines: String,
    /// How many elements around the text are open.
    around: usize,
}

/// Returns the texts of the elements `p`, or of all lines if there is none.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut page = Page::default();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        page.text(&rest[..at]);
        rest = &rest[at..];
        rest = match Tag::read(rest) {
            Some((tag, after)) => {
                page.tag(&tag);
                if tag.is_start && SKIPPED.contains(&tag.name.as_str()) {
                    skip(after, &tag.name)
                } else {
                    after
                }
            }
            None if rest.starts_with("<!--") => rest.find("-->").map_or("", |end| &rest[end + 3..]),
            None if rest.starts_with("<!") || rest.starts_with("<?") => {
                rest.find('>').map_or("", |end| &rest[end + 1..])
            }
            // No tag, but a sign.
            None => {
                page.text("<");
                &rest[1..]
            }
        };
    }
    page.text(rest);
    page.end();
    if page.paragraphs.is_empty() { split_lines(&page.lines) } else { page.paragraphs }
}

fn split_lines(lines: &str) -> Vec<String> {
    lines.lines().flat_map(split).collect()
}

/// A tag: its name in lower case, and whether it begins an element.
struct Tag {
    name: String,
    is_start: bool,
}

impl Tag {
    /// Reads the tag at the start of `text`, and what comes after it; `None` if there is none.
    fn read(text: &str) -> Option<(Self, &str)> {
        const LONGEST: usize = 32;
        let inner = text.strip_prefix('<')?;
        let (inner, is_start) = inner.strip_prefix('/').map_or((inner, true), |inner| (inner, false));
        let length = inner.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
        let name = inner.get(..length)?;
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let rest = &inner[length..];
        let (mut quote, mut end) = (None, None);
        for (at, byte) in rest.bytes().enumerate() {
            match (quote, byte) {
                (None, b'>') => {
                    end = Some(at);
                    break;
                }
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), byte) if byte == open => quote = None,
                _ => {}
            }
        }
        // A tag that never ends takes the rest of the page with it, as in a browser.
        let after = end.map_or("", |end| &rest[end + 1..]);
        Some((Self { name: name.to_ascii_lowercase(), is_start }, after))
    }
}

/// Returns what comes after the end of the element `name`.
fn skip<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        let begun = &rest[at + 2..];
        if begun.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return begun.find('>').map_or("", |end| &begun[end + 1..]);
        }
        rest = begun;
    }
    ""
}

impl Page {
    fn text(&mut self, text: &str) {
        if self.around > 0 || text.is_empty() {
            return;
        }
        if let Some(open) = &mut self.open {
            decode(text, open);
        }
        // A line end in the page is a blank.
        let start = self.lines.len();
        decode(text, &mut self.lines);
        if self.lines[start..].contains(['\n', '\r']) {
            let flat = self.lines[start..].replace(['\n', '\r'], " ");
            self.lines.truncate(start);
            self.lines.push_str(&flat);
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if AROUND.contains(&name) {
            self.end();
            self.around = if tag.is_start { self.around + 1 } else { self.around.saturating_sub(1) };
        }
        if INLINE.contains(&name) {
            return;
        }
        self.lines.push('\n');
        match name {
            "p" => {
                self.end();
                self.open = (tag.is_start && self.around == 0).then(String::new);
            }
            // A blank between words that a line or an image parts.
            _ => {
                if let Some(open) = &mut self.open {
                    open.push(' ');
                }
            }
        }
    }

    /// Ends the paragraph that is open.
    fn end(&mut self) {
        let Some(open) = self.open.take() else { return };
        let mut paragraph = String::new();
        push(&open, &mut paragraph);
        if !paragraph.is_empty() {
            self.paragraphs.push(paragraph);
        }
    }
}

/// Adds text with its character references resolved; those that are unknown stay as they are written.
fn decode(text: &str, to: &mut String) {
    const LONGEST: usize = 10;
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        to.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((character(&rest[..end])?, end)));
        if let Some((found, end)) = found {
            to.push_str(&found);
            rest = &rest[end + 1..];
        } else {
            to.push('&');
        }
    }
    to.push_str(rest);
}

/// The character of a reference: `amp`, `#8212`, `#x41`.
fn character(reference: &str) -> Option<String> {
    let Some(number) = reference.strip_prefix('#') else {
        return NAMED.iter().find(|(name, _)| *name == reference).map(|(_, text)| (*text).to_owned());
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| *c != '\0').map(String::from)
}
