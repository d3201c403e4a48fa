//! From a place in the dossier to a place in its text. Only ever used once something is wrong.

use std::collections::HashMap;

use super::diagnostic::Position;
use super::outline::{Member, members, root};
use super::site::{Section, Site, Step};

/// Finds values in one text; each section is walked at most once.
pub(super) struct Locator<'t> {
    text: &'t str,
    root: usize,
    fields: Vec<Member>,
    entries: HashMap<Section, Vec<Member>>,
}

impl<'t> Locator<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let root = root(text).unwrap_or(0);
        Self { text, root, fields: members(text, root).collect(), entries: HashMap::new() }
    }

    /// The byte at which the value at `site` begins, or, where it is not there, the nearest value that holds it.
    pub(super) fn offset(&mut self, site: Site) -> usize {
        let Some((start, value)) = self.owner(site) else { return self.root };
        let mut best = start;
        let mut value = value;
        for step in site.steps {
            match step {
                Step::Here => break,
                Step::Value => best = value,
                Step::Field(_) | Step::Item(_) => {
                    let Some(found) = self.step(value, step) else { break };
                    value = found.value.start;
                    best = value;
                }
            }
        }
        best
    }

    /// The byte at which the value begins that owns the fields of `site`.
    pub(super) fn owner_value(&mut self, site: Site) -> usize {
        self.owner(site).map_or(self.root, |(_, value)| value)
    }

    /// Where the row of `site` begins, and its value.
    fn owner(&mut self, site: Site) -> Option<(usize, usize)> {
        let Some((section, row)) = site.entry else { return Some((self.root, self.root)) };
        let text = self.text;
        let field =
            self.fields.iter().find(|field| is_named(text, field, section.field())).map(|field| field.value);
        let entries = self.entries.entry(section).or_insert_with(|| {
            field.map_or_else(Vec::new, |map| members(text, map.start).filter(Member::is_entry).collect())
        });
        entries.get(row).map(|entry| (entry.start(), entry.value.start))
    }

    fn step(&self, value: usize, step: Step) -> Option<Member> {
        let mut value = value;
        // A variant or `Some` around the value that is meant is stepped into.
        loop {
            let found = match step {
                Step::Field(name) => {
                    members(self.text, value).find(|member| is_named(self.text, member, name))
                }
                Step::Item(index) if self.is_bracketed_list(value) => members(self.text, value).nth(index),
                Step::Item(_) | Step::Here | Step::Value => None,
            };
            if found.is_some() {
                return found;
            }
            let mut inner = members(self.text, value);
            let only = inner.next().filter(|member| member.key.is_none() && member.inside == b'(')?;
            if inner.next().is_some() {
                return None;
            }
            if step == Step::Item(0) && members(self.text, only.value.start).next().is_none() {
                return Some(only);
            }
            value = only.value.start;
        }
    }

    fn is_bracketed_list(&self, value: usize) -> bool {
        members(self.text, value).next().is_some_and(|member| member.inside == b'[')
    }
}

fn is_named(text: &str, member: &Member, name: &str) -> bool {
    member.key.is_some_and(|key| {
        let key = &text[key.start..key.end];
        key.strip_prefix("r#").unwrap_or(key) == name
    })
}

/// Turns bytes into lines and columns in one sweep; they must be asked for in ascending order.
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

/// The byte at a line and column, both counted from 1, as `ron` reports them.
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
