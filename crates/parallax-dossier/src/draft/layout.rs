//! How RON is laid out in a style: what fits on a line stands on one, and what does not is one field a line.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::style::{Rows, Style};
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
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// Returns the value as RON on one line.
    #[must_use]
    pub fn to_line(&self) -> String {
        let mut line = String::new();
        self.put_flat(&Style::HOUSE, &mut line);
        line
    }

    /// Returns the value of a row as RON in a style. Its first line follows `before`; the lines after it are indented deeper than
    /// `indent`, and its last bracket stands at `indent`.
    ///
    /// ```
    /// use parallax_dossier::draft::{Rows, Side, Style, ToNode as _};
    /// let side = Side { name: Some("North".into()) }.to_node();
    /// let style = Style { rows: Rows::Broken, line_end: "\r\n", step: "\t".into(), ..Style::HOUSE };
    /// assert_eq!(side.to_text(&style, "\t", "\t\"n\": "), "(\r\n\t\tname: \"North\",\r\n\t)");
    /// ```
    #[must_use]
    pub fn to_text(&self, style: &Style, indent: &str, before: &str) -> String {
        let mut out = before.to_owned();
        match style.rows {
            Rows::OneLine => self.put_flat(style, &mut out),
            Rows::Broken => self.put_broken(style, indent, &mut out),
            Rows::Fit => self.put_row(style, indent, &mut out),
        }
        out.split_off(before.len())
    }

    /// The same for a value within a row, which is broken only if it does not fit and has parts.
    #[must_use]
    pub fn to_value_text(&self, style: &Style, indent: &str, before: &str) -> String {
        let mut out = before.to_owned();
        self.put(style, indent, &mut out);
        out.split_off(before.len())
    }

    /// Writes the value at this indentation, if it fits on the line with a comma after it, or else over several lines.
    fn put(&self, style: &Style, indent: &str, out: &mut String) {
        let start = out.len();
        self.put_flat(style, out);
        if self.can_break() && width_of_last_line(out) + 1 > style.width {
            out.truncate(start);
            self.put_broken(style, indent, out);
        }
    }

    /// Writes the fields of a row, which is broken wherever it does not fit.
    pub(super) fn put_row(&self, style: &Style, indent: &str, out: &mut String) {
        let start = out.len();
        self.put_flat(style, out);
        if width_of_last_line(out) + 1 > style.width {
            out.truncate(start);
            self.put_broken(style, indent, out);
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
            Self::List { .. } | Self::Table(_) => self.to_line().chars().count() > ron_tree::WIDTH / 2,
        }
    }

    fn put_flat(&self, style: &Style, out: &mut String) {
        match self {
            Self::Plain(text) => out.push_str(text),
            Self::Text(text) => quote(text, out),
            Self::Choice { word, inner, .. } => {
                out.push_str(word);
                if let Some(inner) = inner {
                    inner.put_flat(style, out);
                }
            }
            Self::Tuple(items) => {
                put_all(style, out, ["(", style.in_round, ")"], items, |item, out| item.put_flat(style, out));
            }
            Self::Fields { fields, .. } => {
                put_all(style, out, ["(", style.in_round, ")"], fields, |(name, value), out| {
                    out.push_str(name);
                    out.push_str(style.colon);
                    value.put_flat(style, out);
                });
            }
            Self::List { items, .. } => {
                put_all(style, out, ["[", style.in_square, "]"], items, |item, out| {
                    item.put_flat(style, out);
                });
            }
            Self::Table(entries) => {
                put_all(style, out, ["{", style.in_braces, "}"], entries, |(key, value), out| {
                    quote(key, out);
                    out.push_str(style.colon);
                    value.put_flat(style, out);
                });
            }
        }
    }

    fn put_broken(&self, style: &Style, indent: &str, out: &mut String) {
        let deeper = indent.to_owned() + &style.step;
        match self {
            Self::Plain(_) | Self::Text(_) => self.put_flat(style, out),
            Self::Choice { word, inner, .. } => {
                out.push_str(word);
                if let Some(inner) = inner {
                    inner.put_broken(style, indent, out);
                }
            }
            // The brackets of a tuple embrace those of its only value.
            Self::Tuple(items) => put_all(style, out, ["(", "", ")"], items, |item, out| {
                item.put_broken(style, indent, out);
            }),
            Self::Fields { fields, .. } => {
                put_lines(style, "(", fields, ")", indent, out, |(name, value), out| {
                    out.push_str(name);
                    out.push_str(style.colon);
                    value.put(style, &deeper, out);
                });
            }
            Self::List { items, is_filled: true } => put_filled(style, items, indent, out),
            Self::List { items, .. } => put_lines(style, "[", items, "]", indent, out, |item, out| {
                item.put(style, &deeper, out);
            }),
            Self::Table(entries) => put_lines(style, "{", entries, "}", indent, out, |(key, value), out| {
                quote(key, out);
                out.push_str(style.colon);
                value.put_row(style, &deeper, out);
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

/// Writes items on one line, between brackets with what stands inside them where there are items.
fn put_all<T>(
    style: &Style,
    out: &mut String,
    [open, pad, close]: [&str; 3],
    items: &[T],
    put: impl Fn(&T, &mut String),
) {
    let pad = if items.is_empty() { "" } else { pad };
    out.push_str(open);
    out.push_str(pad);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(style.comma);
        }
        put(item, out);
    }
    out.push_str(pad);
    out.push_str(close);
}

fn put_lines<T>(
    style: &Style,
    open: &str,
    items: &[T],
    close: &str,
    indent: &str,
    out: &mut String,
    put: impl Fn(&T, &mut String),
) {
    out.push_str(open);
    for (index, item) in items.iter().enumerate() {
        start_line(style, indent, out);
        out.push_str(&style.step);
        put(item, out);
        if style.ends_with_comma || index + 1 < items.len() {
            out.push(',');
        }
    }
    start_line(style, indent, out);
    out.push_str(close);
}

/// Writes as many items on each line as fit.
fn put_filled(style: &Style, items: &[Node], indent: &str, out: &mut String) {
    let start_item = |out: &mut String| {
        start_line(style, indent, out);
        out.push_str(&style.step);
    };
    out.push('[');
    start_item(out);
    for (index, item) in items.iter().enumerate() {
        let mut written = String::new();
        item.put_flat(style, &mut written);
        // One comma follows it.
        let needed = style.comma.len() - 1 + written.chars().count() + 1;
        if index > 0 && width_of_last_line(out) + needed > style.width {
            start_item(out);
        } else if index > 0 {
            out.push_str(style.comma.get(1..).unwrap_or_default());
        }
        out.push_str(&written);
        if style.ends_with_comma || index + 1 < items.len() {
            out.push(',');
        }
    }
    start_line(style, indent, out);
    out.push(']');
}

/// Begins a line at this indentation.
pub(super) fn start_line(style: &Style, indent: &str, out: &mut String) {
    out.push_str(style.line_end);
    out.push_str(indent);
}

fn width_of_last_line(out: &str) -> usize {
    let start = out.rfind('\n').map_or(0, |at| at + 1);
    out[start..].chars().count()
}

/// Writes a text in quotation marks, with escapes for what ends it, for line ends and for what cannot be seen.
pub fn quote(text: &str, out: &mut String) {
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
        Node::List { items, is_filled: true }.put(&Style::HOUSE, "    ", &mut out);
        let lines: Vec<_> = out.lines().collect();
        assert!(lines.iter().all(|line| line.chars().count() <= Style::HOUSE.width), "{out}");
        assert_eq!((lines.len(), lines[0]), (6, "    people: ["), "{out}");
        assert!(lines[1].starts_with("        \"person-0\", \"person-1\","), "{out}");
        assert_eq!(lines.last(), Some(&"    ]"));
    }
}
