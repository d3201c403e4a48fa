//! Texts of a file as a dossier can hold them: names, lines, notes, links and ids.

use parallax_dossier::load::is_unseen;

use crate::cell::fold;

/// Most letters of a name; a longer one is cut, and what it was is kept in a note.
const LONGEST_NAME: usize = 500;
/// Most letters of a note.
const LONGEST_NOTE: usize = 90_000;

/// Letters and digits of a text as an id; `None` if it has none that an id can have.
pub(super) fn slug(text: &str) -> Option<String> {
    let folded = fold(text);
    let mut id = String::new();
    for letter in folded.chars() {
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() >= 48 {
            break;
        }
    }
    let id = id.trim_end_matches('-').to_owned();
    (!id.is_empty()).then_some(id)
}

/// A text as a name: on one line, without what cannot be seen, and no longer than a name can be.
pub(crate) fn name(text: &str) -> String {
    let line = line(text);
    if line.chars().count() <= LONGEST_NAME {
        return line;
    }
    let mut cut: String = line.chars().take(LONGEST_NAME).collect();
    cut.push('…');
    cut
}

/// A text on one line without what cannot be seen.
pub(crate) fn line(text: &str) -> String {
    let seen: String = text.chars().filter(|letter| letter.is_whitespace() || !is_unseen(*letter)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of several lines without what cannot be seen.
pub(crate) fn paragraph(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(line).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// A text without what no dossier holds: letters that cannot be seen, and control characters that are neither a line end nor a
/// tab.
pub(crate) fn held(text: &str) -> String {
    let is_held = |(at, letter): &(usize, char)| match letter {
        '\n' | '\t' => true,
        '\r' => text[at + 1..].starts_with('\n'),
        _ => !is_unseen(*letter),
    };
    text.char_indices().filter(is_held).map(|(_, letter)| letter).collect()
}

/// True if a note can hold the text.
pub(crate) fn fits_note(text: &str) -> bool {
    text.chars().count() <= LONGEST_NOTE
}

/// The note, and before it the whole name where it was cut.
pub(super) fn with_whole(text: &str, note: &str) -> String {
    let whole = line(text);
    if whole.chars().count() <= LONGEST_NAME {
        return note.to_owned();
    }
    let whole: String = whole.chars().take(LONGEST_NOTE).collect();
    if note.is_empty() { whole } else { format!("{whole}\n{note}") }
}

/// True for a link that a dossier can hold.
pub(crate) fn is_link(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_host = |rest: &str| rest.starts_with(|letter: char| letter.is_alphanumeric());
    let host = rest.unwrap_or_default().split(['/', '?', '#']).next().unwrap_or_default();
    // A backslash or a user name hides where a link leads.
    rest.is_some_and(is_host)
        && text.len() < 8_000
        && !host.contains('@')
        && !text.contains(|letter: char| letter.is_whitespace() || letter == '\\' || is_unseen(letter))
}
