//! From a place in the dossier to a place in its text. Used only once something is wrong.

use std::collections::HashMap;

use super::diagnostic::Position;
use super::outline::{DEEPEST, Member, members, root};
use super::site::{Section, Site, Step};
use super::tokens::{Kind, Span, Tokens};

/// Finds values in a text. Remembers what it has walked, so that many problems in one long list or entry cost
/// no more than one.
pub(super) struct Locator<'t> {
    text: &'t str,
    root: Span,
    fields: Vec<Member>,
    entries: HashMap<Section, Vec<Member>>,
    /// Fields that were looked up, keyed by the byte at which their struct begins.
    found: HashMap<(usize, &'static str), Option<Member>>,
    /// The values inside single-value variants, keyed by the byte at which the variant begins.
    inner: HashMap<usize, Option<Member>>,
    /// The elements of the list that begins at this byte.
    list: (usize, Vec<Member>),
}

impl<'t> Locator<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let root = first_token(text, root(text).unwrap_or(0));
        let fields = members(text, root.start).collect();
        Self {
            text,
            root,
            fields,
            entries: HashMap::new(),
            found: HashMap::new(),
            inner: HashMap::new(),
            list: (usize::MAX, Vec::new()),
        }
    }

    /// Returns the span of the value at `site`; if it does not exist, of whatever represents its nearest
    /// container: the id of a row, or the first word of the dossier.
    pub(super) fn span(&mut self, site: Site) -> Span {
        let Some((id, value)) = self.owner(site) else { return self.root };
        let (mut best, mut value) = (id, value);
        for step in site.steps {
            match step {
                Step::Here => break,
                Step::Value => best = value,
                Step::Key(index) => {
                    let Some(found) = self.item(value.start, index) else { break };
                    best = found.key.unwrap_or(found.value);
                }
                Step::Field(_) | Step::Item(_) => {
                    let Some(found) = self.step(value.start, step) else { break };
                    value = found.value;
                    best = value;
                }
            }
        }
        best
    }

    /// The byte at which the value that has the fields of `site` begins.
    pub(super) fn owner_value(&mut self, site: Site) -> usize {
        self.owner(site).map_or(self.root.start, |(_, value)| value.start)
    }

    /// The id of the row of `site`, and its value.
    fn owner(&mut self, site: Site) -> Option<(Span, Span)> {
        let Some((section, row)) = site.entry else { return Some((self.root, self.root)) };
        let text = self.text;
        let field =
            self.fields.iter().find(|field| is_named(text, field, section.field())).map(|field| field.value);
        let entries = self.entries.entry(section).or_insert_with(|| {
            field.map_or_else(Vec::new, |map| members(text, map.start).filter(Member::is_entry).collect())
        });
        entries.get(row).map(|entry| (entry.key.unwrap_or(entry.value), entry.value))
    }

    fn step(&mut self, value: usize, step: Step) -> Option<Member> {
        let mut value = value;
        // Steps into a variant or `Some` around the value.
        for _ in 0..DEEPEST {
            let found = match step {
                Step::Field(name) => self.field(value, name),
                Step::Item(index) => self.item(value, index),
                Step::Here | Step::Value | Step::Key(_) => None,
            };
            if found.is_some() {
                return found;
            }
            let only = self.only(value)?;
            if step == Step::Item(0) && members(self.text, only.value.start).next().is_none() {
                return Some(only);
            }
            value = only.value.start;
        }
        None
    }

    fn field(&mut self, value: usize, name: &'static str) -> Option<Member> {
        let text = self.text;
        *self
            .found
            .entry((value, name))
            .or_insert_with(|| members(text, value).find(|member| is_named(text, member, name)))
    }

    /// The single value that the variant at `value` holds.
    fn only(&mut self, value: usize) -> Option<Member> {
        let text = self.text;
        *self.inner.entry(value).or_insert_with(|| {
            let mut inner = members(text, value);
            let only = inner.next().filter(|member| member.key.is_none() && member.inside == b'(')?;
            inner.next().is_none().then_some(only)
        })
    }

    fn item(&mut self, value: usize, index: usize) -> Option<Member> {
        if self.list.0 != value {
            if !matches!(Tokens::new(self.text, value).next()?.kind, Kind::Open(b'[' | b'{')) {
                return None;
            }
            self.list = (value, members(self.text, value).collect());
        }
        self.list.1.get(index).copied()
    }
}

/// The token at `start`, if there is one.
fn first_token(text: &str, start: usize) -> Span {
    Tokens::new(text, start).next().map_or(Span::empty(start), |token| token.span)
}

fn is_named(text: &str, member: &Member, name: &str) -> bool {
    member.key.is_some_and(|key| {
        let key = &text[key.start..key.end];
        key.strip_prefix("r#").unwrap_or(key) == name
    })
}

/// Converts bytes into lines and columns in a single pass; they must be requested in ascending order.
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
    position: Position,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, position: Position { line: 1, column: 1 } }
    }

    /// The line and column of byte `offset`.
    pub(super) fn position(&mut self, offset: usize) -> Position {
        let between = self.text.get(self.at..offset).unwrap_or_default();
        for c in between.chars() {
            if c == '\n' {
                self.position.line = self.position.line.saturating_add(1);
                self.position.column = 1;
            } else {
                self.position.column = self.position.column.saturating_add(1);
            }
        }
        self.at += between.len();
        self.position
    }
}

/// The byte at a line and column, both counted from 1, as reported by `ron`.
pub(super) fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        start += text[start..].find('\n').map_or(text.len() - start, |length| length + 1);
    }
    text[start..]
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(text.len(), |(length, _)| start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "a\nبج \"x\"\r\nb";
        let offset = text.find('x').unwrap_or_default();
        assert_eq!(Lines::new(text).position(offset), Position { line: 2, column: 5 });
        assert_eq!(offset_of(text, 2, 5), offset);
        assert_eq!(offset_of(text, 3, 1), text.len() - 1);
        assert_eq!(offset_of(text, 9, 9), text.len());
    }
}
