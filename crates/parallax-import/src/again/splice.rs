//! Changes of a dossier's text that touch nothing else: values, fields and entries are put in and taken out, and comments,
//! order and every other byte stay.

use std::collections::HashMap;
use std::fmt::Write as _;

use parallax_dossier::draft::Node;
use ron_tree::{Kind as Token, Node as At, Tree};

use crate::Kind;

/// The text with the places of its entries.
pub(super) struct Text<'t> {
    tree: Tree<'t>,
    places: HashMap<(Kind, String), At>,
    splices: Vec<(usize, usize, String)>,
}

impl<'t> Text<'t> {
    /// Finds the entries; `ids` are those of each table, in the order of the text.
    pub fn new(text: &'t str, ids: impl Fn(Kind) -> Vec<String>) -> Self {
        let tree = Tree::new(text);
        let mut places = HashMap::new();
        for kind in Kind::ALL {
            let Some(table) = tree.root().and_then(|root| tree.field(root, kind.table())) else { continue };
            for (id, at) in ids(kind).into_iter().zip(tree.children(table)) {
                places.entry((kind, id)).or_insert(at);
            }
        }
        Self { tree, places, splices: Vec::new() }
    }

    /// True if the whole entry holds a comment.
    pub fn has_comment(&self, kind: Kind, id: &str) -> bool {
        self.places.get(&(kind, id.to_owned())).is_some_and(|at| has_comment(&self.tree, *at))
    }

    /// True if a comment stands within a field in which the two contents differ, so that a change would lose it.
    pub fn would_lose_comment(&self, kind: Kind, id: &str, old: &Node, new: &Node) -> bool {
        let Some(entry) = self.places.get(&(kind, id.to_owned())) else { return false };
        let Some((old, new)) = fields(old).zip(fields(new)) else { return has_comment(&self.tree, *entry) };
        let differs = |name: &str| value(old, name) != value(new, name);
        self.tree.children(*entry).any(|field| {
            let is_other = old.iter().any(|(name, _)| self.tree.is_named(field, name) && differs(name));
            is_other && has_comment(&self.tree, field)
        })
    }

    /// Changes the fields of an entry in which the two contents differ.
    pub fn update(&mut self, kind: Kind, id: &str, old: &Node, new: &Node) {
        let Some(entry) = self.places.get(&(kind, id.to_owned())).copied() else { return };
        let Some((old, new)) = fields(old).zip(fields(new)) else { return };
        for (name, before) in old {
            let Some(field) = self.tree.field(entry, name) else { continue };
            match value(new, name) {
                Some(now) if now == before => {}
                Some(now) => {
                    let span = self.tree.value(field);
                    self.splices.push((span.start, span.end, now.to_line()));
                }
                None => self.take_out(field),
            }
        }
        let added: Vec<String> = new
            .iter()
            .filter(|(name, _)| value(old, name).is_none())
            .map(|(name, value)| format!("{name}: {}", value.to_line()))
            .collect();
        if !added.is_empty() {
            self.put_in(entry, &added);
        }
    }

    /// Takes an entry out.
    pub fn remove(&mut self, kind: Kind, id: &str) {
        if let Some(entry) = self.places.get(&(kind, id.to_owned())).copied() {
            self.take_out(entry);
        }
    }

    /// Adds entries at the end of a table, each as it is written with its id.
    pub fn add(&mut self, kind: Kind, entries: &[String]) {
        let Some(root) = self.tree.root().filter(|_| !entries.is_empty()) else { return };
        if let Some(table) = self.tree.field(root, kind.table()) {
            self.put_in(table, entries);
        } else {
            let mut table = format!("{}: {{", kind.table());
            for entry in entries {
                let _ = write!(table, "\n        {entry},");
            }
            table.push_str("\n    }");
            self.put_in(root, &[table]);
        }
    }

    /// The text with all changes.
    pub fn finish(mut self) -> String {
        // Of changes at one place the first asked for comes first.
        self.splices.sort_by_key(|(start, end, _)| (*start, *end));
        let text = self.tree.source();
        let mut out = String::with_capacity(text.len() + 1024);
        let mut done = 0;
        for (start, end, new) in self.splices {
            if start >= done {
                out.push_str(text.get(done..start).unwrap_or_default());
                out.push_str(&new);
                done = end;
            }
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }

    /// Takes a member out with its comma, and with its line if it stood alone there.
    fn take_out(&mut self, member: At) {
        let text = self.tree.source();
        let span = self.tree.whole(member);
        let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let rest = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at + 1);
        let is_blank = |text: &str| text.chars().all(char::is_whitespace);
        let (mut start, mut end) = (span.start, span.end);
        if is_blank(&text[line..start]) && is_blank(&text[end..rest]) && rest > end {
            (start, end) = (line, rest);
        } else if text[end..].starts_with(' ') {
            end += 1;
        }
        self.splices.push((start, end, String::new()));
    }

    /// Puts members in at the end of a value in brackets.
    fn put_in(&mut self, group: At, members: &[String]) {
        let text = self.tree.source();
        let end = self.tree.value(group).end;
        // The bracket is one byte.
        let Some(close) = end.checked_sub(1) else { return };
        if let Some(last) = self.tree.children(group).last() {
            let (value, whole) = (self.tree.value(last).end, self.tree.whole(last).end);
            if whole <= value {
                self.splices.push((value, value, ",".to_owned()));
            }
        }
        let line = text[..close].rfind('\n').map_or(0, |at| at + 1);
        let indent = &text[line..close];
        if line > 0 && indent.chars().all(|letter| matches!(letter, ' ' | '\t')) {
            let mut rows = String::new();
            for member in members {
                let _ = writeln!(rows, "{indent}    {member},");
            }
            self.splices.push((line, line, rows));
            return;
        }
        let before = text[..close].trim_end();
        let blank = if before.ends_with(['(', '{']) { "" } else { " " };
        let at = before.len();
        // What follows a comment on its line would belong to it; block comments end themselves.
        self.splices.push((at, at, format!("{blank}{},", members.join(", "))));
    }
}

fn has_comment(tree: &Tree, member: At) -> bool {
    tree.tokens(member).any(|token| token.kind == Token::Comment)
}

fn fields(node: &Node) -> Option<&[(&'static str, Node)]> {
    match node {
        Node::Fields { fields, .. } => Some(fields),
        _ => None,
    }
}

fn value<'n>(fields: &'n [(&'static str, Node)], name: &str) -> Option<&'n Node> {
    fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use parallax_dossier::draft::Dossier;

    use super::super::trace::Contents;
    use super::*;

    /// The text after the entry `a` of the sources has become what it is in `new`.
    fn updated(old: &str, new: &str) -> String {
        let contents = |text: &str| Contents::from_draft(&Dossier::parse(text).expect("a dossier"));
        let (before, now) = (contents(old), contents(new));
        let mut text = Text::new(old, |kind| {
            before.rows.get(&kind).into_iter().flatten().map(|(id, _)| id.clone()).collect()
        });
        match (before.get(Kind::Source, "a"), now.get(Kind::Source, "a")) {
            (Some(old), Some(new)) => text.update(Kind::Source, "a", old, new),
            (Some(_), None) => text.remove(Kind::Source, "a"),
            _ => text.add(Kind::Source, &["\"a\": (name: \"A\")".to_owned()]),
        }
        let text = text.finish();
        assert_eq!(contents(&text).get(Kind::Source, "a"), now.get(Kind::Source, "a"), "{text}");
        text
    }

    #[test]
    fn only_what_changed_is_touched() {
        for (old, new, wanted) in [
            (
                "( title: \"T\", sources: { \"a\": (name: \"A\" /* he */, note: \"n\"), \"b\": (name: \"B\") } )",
                "(title: \"T\", sources: {\"a\": (name: \"A2\", note: \"n\")})",
                "( title: \"T\", sources: { \"a\": (name: \"A2\" /* he */, note: \"n\"), \"b\": (name: \"B\") } )",
            ),
            (
                "(sources: {\n  \"a\": (\n    name: \"A\", // first\n    note: \"n\" // last\n  ),\n})",
                "(sources: {\"a\": (name: \"A\", short: \"s\")})",
                "(sources: {\n  \"a\": (\n    name: \"A\", // first\n    // last\n      short: \"s\",\n  ),\n})",
            ),
            (
                "(sources: {\"a\": (name: \"A\")})",
                "(sources: {\"a\": (name: \"A\", note: \"n\")})",
                "(sources: {\"a\": (name: \"A\", note: \"n\",)})",
            ),
            (
                "(sources: {\n    // a\n    \"a\": (name: \"A\"),\n    \"b\": (name: \"B\"),\n})",
                "()",
                "(sources: {\n    // a\n    \"b\": (name: \"B\"),\n})",
            ),
            (
                "(sources: {\"a\": (name: \"A\"), \"b\": (name: \"B\")})",
                "()",
                "(sources: {\"b\": (name: \"B\")})",
            ),
            (
                "(sources: {\"b\": (name: \"B\")})",
                "(sources: {\"a\": (name: \"A\")})",
                "(sources: {\"b\": (name: \"B\"), \"a\": (name: \"A\"),})",
            ),
            (
                "(\n    title: \"T\"\n)",
                "(sources: {\"a\": (name: \"A\")})",
                "(\n    title: \"T\",\n    sources: {\n        \"a\": (name: \"A\"),\n    },\n)",
            ),
            ("(sources: {})", "(sources: {\"a\": (name: \"A\")})", "(sources: {\"a\": (name: \"A\"),})"),
        ] {
            assert_eq!(updated(old, new), wanted);
        }
    }
}
