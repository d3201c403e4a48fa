//! The house style: how RON is laid out, whatever it says.
//!
//! What fits on a line stands on one, and what does not is one member a line; lists of words and of positions fill their
//! lines. What its author has spread over lines, with the first member on a line of its own, stays spread. Only blanks, line ends and commas after a last member change. Texts, numbers, the order of fields and every
//! comment stay as their author wrote them: a comment on a line of its own stays before what it stood before, and one at
//! the end of a line stays there.

mod gather;
mod put;

use gather::gather;
use put::Put;

use super::token::{AllTokens, Kind};
use super::tree::Tree;

/// A line is no longer than this, in characters, unless a single text or comment is.
pub const WIDTH: usize = 110;

/// How much deeper the inside of brackets stands.
pub const STEP: usize = 4;

/// Lays a text out in the house style. Returns nothing if it has errors of syntax, or no value.
///
/// A byte order mark stays, and lines end as the first line of the text does.
///
/// ```
/// let text = "Dossier( title : \"Clash\", // for now\n sides: {\"a\":(name:\"A\")})";
/// let laid_out = ron_tree::format(text).unwrap();
/// assert_eq!(
///     laid_out,
///     "Dossier(\n    title: \"Clash\", // for now\n\n    sides: {\n        \"a\": (name: \"A\"),\n    },\n)\n"
/// );
/// assert_eq!(ron_tree::format(&laid_out), Some(laid_out));
/// assert_eq!(ron_tree::format("Dossier(title: \"Clash\""), None);
/// ```
#[must_use]
pub fn format(text: &str) -> Option<String> {
    let inner = without_mark(text);
    let tree = Tree::new(inner);
    let root = sound_root(&tree)?;
    let mut put = Put::new(line_end(inner), inner.len());
    put.text(&text[..text.len() - inner.len()]);
    put.outside(inner[..root.start].trim_start());
    put.root(&gather(&inner[..root.end], root.start));
    put.outside(inner[root.end..].trim_end());
    Some(put.finish())
}

/// True if both texts are sound and have the same tokens and comments in the same order: they differ in blanks and in commas
/// at most, so that no comment stands elsewhere.
#[must_use]
pub fn differs_in_layout_only(a: &str, b: &str) -> bool {
    let (inner_a, inner_b) = (without_mark(a), without_mark(b));
    let is_sound = |text: &str| sound_root(&Tree::new(text)).is_some();
    let has_same_mark = a.len() - inner_a.len() == b.len() - inner_b.len();
    has_same_mark && is_sound(inner_a) && is_sound(inner_b) && words(inner_a).eq(words(inner_b))
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// From the first byte of the outermost value to just after its last, if the text has one and no errors of syntax.
fn sound_root(tree: &Tree<'_>) -> Option<super::Span> {
    let root = tree.root()?;
    let is_whole = tree.members.iter().all(|member| !member.is_junk && member.value.0 < member.value.1);
    (is_whole && tree.errors().is_empty() && tree.imbalance().is_none()).then(|| tree.value(root))
}

/// What a text says whatever its layout; commas follow from the brackets.
fn words(text: &str) -> impl Iterator<Item = &str> {
    AllTokens::new(text, 0).filter(|token| !matches!(token.kind, Kind::Blank | Kind::Comma)).map(|token| {
        let word = &text[token.span.range()];
        if token.kind == Kind::Comment { trimmed(word) } else { word }
    })
}

/// A comment without blanks at its end.
fn trimmed(comment: &str) -> &str {
    comment.trim_end_matches([' ', '\t', '\r'])
}

/// What ends the first line of a text. Lines within a comment keep their ends, so they do not count: else a text would be laid out
/// once with these ends and then with the others.
fn line_end(text: &str) -> &'static str {
    let mut blanks =
        AllTokens::new(text, 0).filter(|token| token.kind == Kind::Blank).map(|token| token.span);
    let first = blanks.find_map(|blank| Some(blank.start + text[blank.range()].find('\n')?));
    match first {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// True if a comment reaches to the end of its line.
fn is_line_comment(comment: &str) -> bool {
    comment.starts_with("//")
}

#[cfg(test)]
mod tests;
