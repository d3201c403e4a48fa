//! How RON is laid out in the house style: what fits on a line stands on one, and what does not is one field a line.

use std::borrow::Cow;
use std::fmt::Write as _;

use ron_tree::{STEP, WIDTH};

use crate::load::is_unseen;

/// A value of the format whatever its type, without the fields that are left out: for what is done with all fields alike,
/// such as writing and comparing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// A number, or `true` or `false`, as it is written.
    Plain(String),
    Text(String),
    /// A word of an enum, with what it encloses, if anything.
    Choice {
        /// The enum.
        of: &'static str,
        word: Cow<'static, str>,
        /// A tuple or fields.
        inner: Option<Box<Self>>,
    },
    /// `(a, b)`.
    Tuple(Vec<Self>),
    /// `(name: value, …)`.
    Fields {
        /// The struct.
        of: &'static str,
        /// Its fields with their values, in the order of the reference.
        fields: Vec<(&'static str, Self)>,
    },
    /// `[a, b]`.
    List {
        /// The items, in order.
        items: Vec<Self>,
        /// Whether as many items as fit are written on a line.
        is_filled: bool,
    },
    /// `{ "key": value, … }`.
    Table(Vec<(String, Self)>),
}

impl Node {
    /// A text.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// Returns the value as RON on one line.
    #[must_use]
    pub fn to_line(&self) -> String {
        let mut line = String::new();
        self.put_flat(&mut line);
        line
    }

    /// Writes the value at this indentation, if it fits on the line with a comma after it, or else over several lines.
    fn put(&self, indent: usize, out: &mut String) {
        let start = out.len();
        self.put_flat(out);
        if self.can_break() && width_of_last_line(out) + 1 > WIDTH {
            out.truncate(start);
            self.put_broken(indent, out);
        }
    }

    /// Writes the fields of a row, which is broken wherever it does not fit.
    pub(super) fn put_row(&self, indent: usize, out: &mut String) {
        let start = out.len();
        self.put_flat(out);
        if width_of_last_line(out) + 1 > WIDTH {
            out.truncate(start);
            self.put_broken(indent, out);
        }
    }

    /// True if the value has parts that can stand on lines of their own: a text is left as long as it is, and so is a list that is
    /// shorter than half a line.
    fn can_break(&self) -> bool {
        match self {
            Self::Plain(_) | Self::Text(_) => false,
            Self::Choice { inner, .. } => inner.as_ref().is_some_and(|inner| inner.can_break()),
            Self::Tuple(items) => items.iter().any(Self::can_break),
            Self::Fields { fields, .. } => fields.iter().any(|(_, value)| value.can_break()),
            // A short list stays with what is around it, as a text does.
            Self::List { .. } | Self::Table(_) => self.to_line().chars().count() > WIDTH / 2,
        }
    }

    fn put_flat(&self, out: &mut String) {
        match self {
            Self::Plain(text) => out.push_str(text),
            Self::Text(text) => quote(text, out),
            Self::Choice { word, inner, .. } => {
                out.push_str(word);
                if let Some(inner) = inner {
                    inner.put_flat(out);
                }
            }
            Self::Tuple(items) => put_all(out, "(", items, ")", Self::put_flat),
            Self::Fields { fields, .. } => put_all(out, "(", fields, ")", |(name, value), out| {
                out.push_str(name);
                out.push_str(": ");
                value.put_flat(out);
            }),
            Self::List { items, .. } => put_all(out, "[", items, "]", Self::put_flat),
            Self::Table(entries) if entries.is_empty() => out.push_str("{}"),
            Self::Table(entries) => put_all(out, "{ ", entries, " }", |(key, value), out| {
                quote(key, out);
                out.push_str(": ");
                value.put_flat(out);
            }),
        }
    }

    fn put_broken(&self, indent: usize, out: &mut String) {
        match self {
            Self::Plain(_) | Self::Text(_) => self.put_flat(out),
            Self::Choice { word, inner, .. } => {
                out.push_str(word);
                if let Some(inner) = inner {
                    inner.put_broken(indent, out);
                }
            }
            // The brackets of a tuple embrace those of its only value.
            Self::Tuple(items) => put_all(out, "(", items, ")", |item, out| item.put_broken(indent, out)),
            Self::Fields { fields, .. } => put_lines(out, "(", fields, ")", indent, |(name, value), out| {
                out.push_str(name);
                out.push_str(": ");
                value.put(indent + STEP, out);
            }),
            Self::List { items, is_filled: true } => put_filled(items, indent, out),
            Self::List { items, .. } => put_lines(out, "[", items, "]", indent, |item, out| {
                item.put(indent + STEP, out);
            }),
            Self::Table(entries) => put_lines(out, "{", entries, "}", indent, |(key, value), out| {
                quote(key, out);
                out.push_str(": ");
                value.put_row(indent + STEP, out);
            }),
        }
    }

    /// Calls `see` with this value and every value in it.
    #[cfg(test)]
    pub(super) fn visit(&self, see: &mut impl FnMut(&Self)) {
        see(self);
        let inner: Vec<&Self> = match self {
            Self::Plain(_) | Self::Text(_) => Vec::new(),
            Self::Choice { inner, .. } => inner.iter().map(AsRef::as_ref).collect(),
            Self::Tuple(items) | Self::List { items, .. } => items.iter().collect(),
            Self::Fields { fields, .. } => fields.iter().map(|(_, value)| value).collect(),
            Self::Table(entries) => entries.iter().map(|(_, value)| value).collect(),
        };
        for value in inner {
            value.visit(see);
        }
    }
}

fn put_all<T>(out: &mut String, open: &str, items: &[T], close: &str, put: impl Fn(&T, &mut String)) {
    out.push_str(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        put(item, out);
    }
    out.push_str(close);
}

fn put_lines<T>(
    out: &mut String,
    open: &str,
    items: &[T],
    close: &str,
    indent: usize,
    put: impl Fn(&T, &mut String),
) {
    out.push_str(open);
    for item in items {
        start_line(indent + STEP, out);
        put(item, out);
        out.push(',');
    }
    start_line(indent, out);
    out.push_str(close);
}

/// Writes as many items on each line as fit.
fn put_filled(items: &[Node], indent: usize, out: &mut String) {
    out.push('[');
    start_line(indent + STEP, out);
    let mut used = indent + STEP;
    for (index, item) in items.iter().enumerate() {
        let start = out.len();
        item.put_flat(out);
        let width = out[start..].chars().count();
        // One blank before it, and one comma after it.
        if index > 0 && used + 1 + width + 1 > WIDTH {
            let item = out.split_off(start);
            start_line(indent + STEP, out);
            out.push_str(&item);
            used = indent + STEP + width + 1;
        } else if index > 0 {
            out.insert(start, ' ');
            used += width + 2;
        } else {
            used += width + 1;
        }
        out.push(',');
    }
    start_line(indent, out);
    out.push(']');
}

/// Begins a line at this indentation.
pub(super) fn start_line(indent: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

fn width_of_last_line(out: &str) -> usize {
    let start = out.rfind('\n').map_or(0, |at| at + 1);
    out[start..].chars().count()
}

/// Writes a text in quotation marks, with escapes for what ends it, for line ends and for what cannot be seen.
pub(super) fn quote(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if is_unseen(letter) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(letter));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_read_as_it_was() {
        let hostile = "a\"b\\c\n\r\t\0\u{1b}\u{202e}\u{feff}\u{e0001}\\u{41}'#\"# /* // */ \u{301}خ👨‍👩‍👧 \u{a0}";
        let mut every: String = ('\0'..'\u{3000}').collect();
        every.push(char::MAX);
        for text in [hostile, "", "\\", "\\\\\"", every.as_str()] {
            let mut quoted = String::new();
            quote(text, &mut quoted);
            assert_eq!(ron::from_str::<String>(&quoted).as_deref(), Ok(text));
            assert!(!quoted.contains('\n'));
        }
    }

    #[test]
    fn a_filled_list_ends_its_lines_where_they_are_full() {
        let items = (0..30).map(|row| Node::text(&format!("person-{row}"))).collect();
        let mut out = String::from("    people: ");
        Node::List { items, is_filled: true }.put(4, &mut out);
        let lines: Vec<_> = out.lines().collect();
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH), "{out}");
        assert_eq!((lines.len(), lines[0]), (6, "    people: ["), "{out}");
        assert!(lines[1].starts_with("        \"person-0\", \"person-1\","), "{out}");
        assert_eq!(lines.last(), Some(&"    ]"));
    }
}
