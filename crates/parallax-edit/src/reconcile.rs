//! From a value as it was to the value as it is to be, with as few changes of its text as there are differences.

use parallax_dossier::draft::{Node, Style, quote};
use ron_tree::{Node as TreeNode, Shape, Span, Tree};

use crate::group::{Changes, Group, Insert, Member, Slot};

/// A part of a text with its tree.
pub(crate) struct Part<'a, 't> {
    /// The whole text.
    pub text: &'a str,
    /// Where the part begins.
    pub base: usize,
    pub tree: &'a Tree<'t>,
    pub style: &'a Style,
}

impl Part<'_, '_> {
    /// The changes that turn the value of `node`, which is read as `old`, into `new`.
    pub fn value(&self, node: TreeNode, old: &Node, new: &Node, changes: &mut Changes) {
        if old == new {
            return;
        }
        let before = changes.len();
        if self.inner(node, old, new, changes).is_none() {
            changes.truncate(before);
            self.replace(node, new, changes);
        }
    }

    /// The same for what is in brackets; `None` if the text is not laid out as the value is.
    fn inner(&self, node: TreeNode, old: &Node, new: &Node, changes: &mut Changes) -> Option<()> {
        match (old, new) {
            (Node::Fields { of, fields: old }, Node::Fields { of: now, fields: new }) if of == now => {
                self.fields(self.alone(node), old, new, changes)
            }
            (
                Node::Choice { word: old, inner: Some(before), .. },
                Node::Choice { word: new, inner: Some(now), .. },
            ) if old == new && self.name(node) == Some(old) => match (&**before, &**now) {
                (Node::Tuple(old), Node::Tuple(new)) => self.tuple(node, old, new, changes),
                (old, new) => self.inner(node, old, new, changes),
            },
            (Node::List { items: old, .. }, Node::List { items: new, .. }) => {
                self.list(node, old, new, changes)
            }
            (Node::Table(old), Node::Table(new)) => self.table(node, old, new, changes),
            // A question without positions is its text, and may have brackets all the same.
            (Node::Text(_) | Node::Fields { .. }, Node::Text(_) | Node::Fields { .. })
                if self.tree.shape(node) == Shape::Group(b'(') =>
            {
                self.fields(node, &asked(old), &asked(new), changes)
            }
            _ => None,
        }
    }

    fn name(&self, node: TreeNode) -> Option<&str> {
        self.tree.name(node).map(|name| self.tree.text(name))
    }

    fn children(&self, node: TreeNode) -> Vec<TreeNode> {
        self.tree.children(node).filter(|child| self.tree.inside(*child).is_some()).collect()
    }

    /// The brackets of a struct: those of the word around it, or its own within them.
    fn alone(&self, node: TreeNode) -> TreeNode {
        match self.children(node).as_slice() {
            [only]
                if self.tree.key(*only).is_none()
                    && self.tree.shape(*only) == Shape::Group(b'(')
                    && self.tree.name(*only).is_none() =>
            {
                *only
            }
            _ => node,
        }
    }

    fn member(&self, node: TreeNode) -> Member {
        Member::from_node(self.tree, node, self.base)
    }

    /// What is between the brackets of a value.
    fn inside(&self, node: TreeNode) -> Option<Span> {
        let open = self.tree.opening(node)?;
        let close = self.tree.value(node).end.checked_sub(1)?;
        Some(Span { start: open.end + self.base, end: close + self.base })
    }

    fn replace(&self, node: TreeNode, new: &Node, changes: &mut Changes) {
        let member = self.member(node);
        let old = self.text.get(member.value.range()).unwrap_or_default();
        let group = Group { text: self.text, inside: Span { start: 0, end: self.text.len() }, members: &[] };
        let written = match new {
            Node::Text(text) if old.contains('\n') => quote_over_lines(text),
            _ if group.own_indent(&member).is_some() => {
                let line = self.text.get(..member.value.start).unwrap_or_default();
                let before = line.rsplit('\n').next().unwrap_or_default();
                new.to_value_text(self.style, group.line_indent(member.value.start), before)
            }
            _ => on_one_line(new, self.style),
        };
        changes.push((member.value.start, member.value.end, written));
    }

    fn fields(
        &self,
        node: TreeNode,
        old: &[(&'static str, Node)],
        new: &[(&'static str, Node)],
        changes: &mut Changes,
    ) -> Option<()> {
        let children = self.children(node);
        let is_struct = self.tree.shape(node) == Shape::Group(b'(')
            && children.iter().all(|child| self.tree.is_field(*child) && !self.tree.is_junk(*child));
        if !is_struct {
            return None;
        }
        let place = |name: &str| children.iter().position(|child| self.tree.is_named(*child, name));
        let mut removed = Vec::new();
        for (name, before) in old {
            let at = place(name)?;
            match find(new, name) {
                Some(now) => self.value(children[at], before, now, changes),
                None => removed.push(at),
            }
        }
        let members: Vec<Member> = children.iter().map(|child| self.member(*child)).collect();
        let group = Group { text: self.text, inside: self.inside(node)?, members: &members };
        let mut inserted = Vec::new();
        let mut last = None;
        for (name, now) in new {
            match (place(name), find(old, name)) {
                (Some(at), Some(_)) => last = Some(at),
                // The text gives what holds if the field is left out.
                (Some(at), None) => {
                    self.replace(children[at], now, changes);
                    last = Some(at);
                }
                (None, _) => {
                    let slot = group.slot(last, false, self.style);
                    let key = (*name).to_owned() + self.style.colon;
                    let text = key.clone() + &in_slot(now, &slot, &key, self.style);
                    inserted.push(Insert { slot, after: last, text, is_apart: false });
                }
            }
        }
        changes.extend(group.change(&removed, &inserted, self.style));
        Some(())
    }

    fn tuple(&self, node: TreeNode, old: &[Node], new: &[Node], changes: &mut Changes) -> Option<()> {
        let children = self.children(node);
        if let ([old @ Node::Fields { .. }], [new]) = (old, new)
            && children.iter().all(|child| self.tree.is_field(*child))
        {
            return self.inner(node, old, new, changes);
        }
        if old.len() != new.len() || children.len() != old.len() {
            return None;
        }
        for ((child, old), new) in children.iter().zip(old).zip(new) {
            if self.tree.key(*child).is_some() {
                return None;
            }
            self.value(*child, old, new, changes);
        }
        Some(())
    }

    fn list(&self, node: TreeNode, old: &[Node], new: &[Node], changes: &mut Changes) -> Option<()> {
        let children = self.children(node);
        let is_list = self.tree.shape(node) == Shape::Group(b'[')
            && children.len() == old.len()
            && children.iter().all(|child| self.tree.key(*child).is_none() && !self.tree.is_junk(*child));
        if !is_list {
            return None;
        }
        let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let rest = old.len().min(new.len()) - start;
        let same =
            old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(old, new)| old == new).count();
        let (before, now) = (&old[start..old.len() - same], &new[start..new.len() - same]);
        let both = before.len().min(now.len());
        for (index, (old, new)) in before.iter().zip(now).enumerate() {
            self.value(children[start + index], old, new, changes);
        }
        let removed: Vec<usize> = (start + both..start + before.len()).collect();
        let members: Vec<Member> = children.iter().map(|child| self.member(*child)).collect();
        let group = Group { text: self.text, inside: self.inside(node)?, members: &members };
        let after = (start + both).checked_sub(1);
        let inserted: Vec<Insert> = now[both..]
            .iter()
            .map(|item| {
                let slot = group.slot(after, false, self.style);
                let text = in_slot(item, &slot, "", self.style);
                Insert { slot, after, text, is_apart: false }
            })
            .collect();
        changes.extend(group.change(&removed, &inserted, self.style));
        Some(())
    }

    fn table(
        &self,
        node: TreeNode,
        old: &[(String, Node)],
        new: &[(String, Node)],
        changes: &mut Changes,
    ) -> Option<()> {
        let children = self.children(node);
        let is_table = self.tree.shape(node) == Shape::Group(b'{')
            && children.len() == old.len()
            && children.iter().all(|child| self.tree.is_entry(*child) && !self.tree.is_junk(*child));
        if !is_table || has_doubles(old) || has_doubles(new) {
            return None;
        }
        let place = |key: &str| old.iter().position(|(name, _)| name == key);
        let places: Vec<Option<usize>> = new.iter().map(|(key, _)| place(key)).collect();
        if !places.iter().flatten().is_sorted() {
            return None;
        }
        let members: Vec<Member> = children.iter().map(|child| self.member(*child)).collect();
        let group = Group { text: self.text, inside: self.inside(node)?, members: &members };
        let mut inserted = Vec::new();
        let mut last = None;
        for ((key, now), at) in new.iter().zip(&places) {
            if let Some(at) = at {
                self.value(children[*at], &old[*at].1, now, changes);
                last = Some(*at);
            } else {
                let slot = group.slot(last, false, self.style);
                let mut name = String::new();
                quote(key, &mut name);
                name.push_str(self.style.colon);
                let text = name.clone() + &in_slot(now, &slot, &name, self.style);
                inserted.push(Insert { slot, after: last, text, is_apart: false });
            }
        }
        let removed: Vec<usize> = (0..old.len()).filter(|at| !places.contains(&Some(*at))).collect();
        changes.extend(group.change(&removed, &inserted, self.style));
        Some(())
    }
}

/// A value as it is written in a slot, after its key.
fn in_slot(value: &Node, slot: &Slot, key: &str, style: &Style) -> String {
    match &slot.indent {
        Some(indent) => value.to_value_text(style, indent, &format!("{}{key}", slot.before)),
        None => on_one_line(value, style),
    }
}

fn on_one_line(value: &Node, style: &Style) -> String {
    value.to_value_text(&Style { width: usize::MAX, ..style.clone() }, "", "")
}

/// A text whose lines are lines of the file.
fn quote_over_lines(text: &str) -> String {
    let mut out = String::new();
    for (index, line) in text.split('\n').enumerate() {
        let mut quoted = String::new();
        quote(line, &mut quoted);
        let inner = quoted.get(1..quoted.len() - 1).unwrap_or_default();
        out.push(if index == 0 { '"' } else { '\n' });
        out.push_str(inner);
    }
    out.push('"');
    out
}

/// The fields of a question.
fn asked(question: &Node) -> Vec<(&'static str, Node)> {
    match question {
        Node::Fields { fields, .. } => fields.clone(),
        text => vec![("ask", text.clone())],
    }
}

fn find<'n>(fields: &'n [(&'static str, Node)], name: &str) -> Option<&'n Node> {
    fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
}

fn has_doubles(table: &[(String, Node)]) -> bool {
    let mut keys: Vec<&str> = table.iter().map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    keys.windows(2).any(|pair| pair[0] == pair[1])
}
