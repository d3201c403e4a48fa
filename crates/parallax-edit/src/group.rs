//! Members of a value in brackets are put in and taken out, in the layout of their neighbours.

use parallax_dossier::draft::Style;
use ron_tree::{AllTokens, Kind, Node as TreeNode, Span, Tree};

/// A member of a value in brackets, in bytes of the whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    /// Its key; empty at its value if there is none.
    pub key: Span,
    pub value: Span,
    /// With its key and its comma.
    pub whole: Span,
}

impl Member {
    /// A node of the tree of a part of the text that begins at `base`.
    pub fn from_node(tree: &Tree<'_>, node: TreeNode, base: usize) -> Self {
        let moved = |span: Span| Span { start: span.start + base, end: span.end + base };
        let value = tree.value(node);
        let key = tree.key(node).unwrap_or(Span::empty(value.start));
        Self { key: moved(key), value: moved(value), whole: moved(tree.whole(node)) }
    }

    fn has_comma(&self) -> bool {
        self.whole.end > self.value.end
    }
}

/// A value in brackets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group<'a> {
    pub text: &'a str,
    /// What is between the brackets.
    pub inside: Span,
    pub members: &'a [Member],
}

/// Where a new member is put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    /// The indentation of its line, if it has one of its own.
    pub indent: Option<String>,
    /// What stands before it on the line.
    pub before: String,
    at: usize,
    way: Way,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// A line of its own begins at the place.
    Line,
    /// The line ends at the place, and another has to be begun.
    NewLine,
    /// On the line, after a member.
    After,
    /// On the line, before a member.
    Before,
    /// Between brackets with nothing else inside.
    Alone,
    /// The same, on a line of its own.
    AloneOnLine,
}

/// A new member, written without its comma.
#[derive(Clone, Debug)]
pub(crate) struct Insert {
    pub slot: Slot,
    /// The member it follows; `None` at the beginning.
    pub after: Option<usize>,
    pub text: String,
    /// Whether an empty line stands before it.
    pub is_apart: bool,
}

/// What becomes of a text: ranges, and what is put there.
pub(crate) type Changes = Vec<(usize, usize, String)>;

impl Group<'_> {
    fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
    }

    fn get(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The blanks before a member, if nothing else stands before it on its line.
    pub fn own_indent(&self, member: &Member) -> Option<&str> {
        let start = self.line_start(member.whole.start);
        let indent = self.get(start, member.whole.start);
        let is_own = start > self.inside.start && is_blank(indent);
        is_own.then_some(indent)
    }

    /// The blanks at the beginning of the line of a byte.
    pub fn line_indent(&self, at: usize) -> &str {
        let start = self.line_start(at);
        let line = self.get(start, self.text.len());
        let mark = if start == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let length = line
            .get(mark..)
            .unwrap_or_default()
            .bytes()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        self.get(start + mark, start + mark + length)
    }

    /// What follows `at`: the next line, if only comments stand before it; whether more stands on this line; and where the
    /// comments end.
    fn after_line(&self, at: usize) -> (Option<usize>, bool, usize) {
        let mut end = at;
        for token in AllTokens::new(self.text, at).take_while(|token| token.span.start < self.inside.end) {
            match token.kind {
                Kind::Blank => {
                    if let Some(length) = self.get(token.span.start, token.span.end).find('\n') {
                        return (Some(token.span.start + length + 1), false, end);
                    }
                }
                Kind::Comment => end = token.span.end,
                _ => return (None, true, end),
            }
        }
        (None, false, end)
    }

    /// Where a member is put that follows another; `is_wide` asks for lines of their own where there is nothing yet.
    pub fn slot(&self, after: Option<usize>, is_wide: bool, style: &Style) -> Slot {
        let neighbour = after.or(Some(0)).and_then(|index| self.members.get(index));
        let Some(neighbour) = neighbour else { return self.only_slot(is_wide, style) };
        let indent = self.own_indent(neighbour).map(str::to_owned);
        let start = if after.is_some() { neighbour.whole.end } else { self.inside.start };
        let (line, is_shared, end) = self.after_line(start);
        let (way, at) = match (&indent, line, after) {
            (Some(_), Some(line), _) => (Way::Line, line),
            (Some(_), None, Some(_)) if !is_shared => (Way::NewLine, end),
            // A comment that ends only with its line is followed by no more on it.
            (None, Some(line), Some(_)) if self.get(start, end).contains("//") => (Way::Line, line),
            (_, _, Some(_)) => (Way::After, end),
            (_, _, None) => (Way::Before, neighbour.whole.start),
        };
        let indent = match way {
            Way::After | Way::Before => None,
            _ => indent.or_else(|| Some(self.line_indent(neighbour.whole.start).to_owned())),
        };
        let before = match &indent {
            Some(indent) => indent.clone(),
            None => self.get(self.line_start(at), at).to_owned() + " ",
        };
        Slot { indent, before, at, way }
    }

    /// The place between brackets with no member.
    fn only_slot(&self, is_wide: bool, style: &Style) -> Slot {
        let inside = self.get(self.inside.start, self.inside.end);
        let close = self.inside.end;
        let is_broken = inside.contains('\n');
        if !is_wide && !is_broken {
            let at = self.inside.start + inside.trim_end().len();
            let before = self.get(self.line_start(at), at).to_owned() + " ";
            return Slot { indent: None, before, at, way: Way::Alone };
        }
        let outer = self.line_indent(if is_broken { close } else { self.inside.start });
        let indent = outer.to_owned() + &style.step;
        let line = self.line_start(close);
        let is_closed_apart = is_broken && is_blank(self.get(line, close));
        let (way, at) = if is_closed_apart { (Way::Line, line) } else { (Way::AloneOnLine, close) };
        Slot { before: indent.clone(), indent: Some(indent), at, way }
    }

    /// The changes that take members out and put others in: `removed` in their order, `inserted` in the order in which they are
    /// to stand.
    pub fn change(&self, removed: &[usize], inserted: &[Insert], style: &Style) -> Changes {
        let mut changes = Vec::new();
        let is_kept = |index: &usize| removed.binary_search(index).is_err();
        let kept: Vec<usize> = (0..self.members.len()).filter(is_kept).collect();
        if kept.is_empty() && inserted.is_empty() {
            return self.emptied(removed);
        }
        let ended_with_comma = self.members.last().map(Member::has_comma);
        let last_kept = kept.last().copied();
        let is_followed = |index: usize| {
            Some(index) != last_kept
                || inserted.iter().any(|insert| insert.after >= last_kept && last_kept.is_some())
        };
        for index in &kept {
            let Some(member) = self.members.get(*index) else { continue };
            let is_last_of_all = *index + 1 == self.members.len();
            if is_followed(*index) && !member.has_comma() {
                changes.push((member.value.end, member.value.end, ",".to_owned()));
            } else if !is_followed(*index)
                && !is_last_of_all
                && ended_with_comma == Some(false)
                && member.has_comma()
            {
                changes.push((member.whole.end - 1, member.whole.end, String::new()));
            }
        }
        for (index, insert) in inserted.iter().enumerate() {
            let is_last = index + 1 == inserted.len() && insert.after >= last_kept;
            let own_line = insert.slot.indent.is_some();
            let has_comma = !is_last || ended_with_comma.unwrap_or(own_line && style.ends_with_comma);
            changes.push(self.put_in(insert, has_comma, style));
        }
        changes.extend(self.removals(removed));
        changes
    }

    fn put_in(&self, insert: &Insert, has_comma: bool, style: &Style) -> (usize, usize, String) {
        let Insert { slot: Slot { indent, at, way, .. }, text, is_apart, .. } = insert;
        let indent = indent.as_deref().unwrap_or_default();
        let comma = if has_comma { "," } else { "" };
        let end = style.line_end;
        let apart = if *is_apart { end } else { "" };
        match way {
            Way::Line => (*at, *at, format!("{apart}{indent}{text}{comma}{end}")),
            Way::NewLine => (*at, *at, format!("{apart}{end}{indent}{text}{comma}")),
            Way::After => {
                let blank = style.comma.strip_prefix(',').unwrap_or_default();
                let blank = if self.get(0, *at).ends_with(char::is_whitespace) { "" } else { blank };
                (*at, *at, format!("{blank}{text}{comma}"))
            }
            Way::Before => {
                let blank = style.comma.strip_prefix(',').unwrap_or_default();
                (*at, *at, format!("{text},{blank}"))
            }
            Way::Alone => {
                let pad = match self.get(0, self.inside.start).as_bytes().last() {
                    Some(b'{') => style.in_braces,
                    Some(b'[') => style.in_square,
                    _ => style.in_round,
                };
                (*at, self.inside.end, format!("{pad}{text}{comma}{pad}"))
            }
            Way::AloneOnLine => {
                let outer = self.line_indent(self.inside.start);
                let blank = self.get(self.inside.start, self.inside.end);
                let start = self.inside.start + blank.trim_end().len();
                (start, *at, format!("{end}{indent}{text}{comma}{end}{outer}"))
            }
        }
    }

    /// All members go, and on one line the blanks with them.
    fn emptied(&self, removed: &[usize]) -> Changes {
        let inside = self.get(self.inside.start, self.inside.end);
        let has_comment = AllTokens::new(self.text, self.inside.start)
            .take_while(|token| token.span.start < self.inside.end)
            .any(|token| {
                token.kind == Kind::Comment
                    && !self.members.iter().any(|member| member.whole.holds(token.span))
            });
        // A table keeps its lines for what comes next.
        let is_table = self.get(0, self.inside.start).ends_with('{');
        let starts_apart =
            is_table && self.members.first().is_some_and(|member| self.own_indent(member).is_some());
        if !inside.is_empty() && !has_comment && !starts_apart && !removed.is_empty() {
            return vec![(self.inside.start, self.inside.end, String::new())];
        }
        self.removals(removed)
    }

    /// What goes with members, those that share a line at once.
    fn removals(&self, removed: &[usize]) -> Changes {
        let mut runs: Vec<(usize, Member)> = Vec::new();
        for index in removed {
            let Some(member) = self.members.get(*index) else { continue };
            // A comment between two of them stays.
            let is_next = |last: usize, run: &Member| {
                last + 1 == *index
                    && self.own_indent(member).is_none()
                    && self.get(run.whole.end, member.whole.start).trim().is_empty()
            };
            match runs.last_mut() {
                Some((last, run)) if is_next(*last, run) => {
                    (*last, run.whole.end) = (*index, member.whole.end);
                }
                _ => runs.push((*index, *member)),
            }
        }
        let of = |(_, run): &(usize, Member)| {
            let (start, end) = self.range_of(run);
            (start, end, String::new())
        };
        runs.iter().map(of).collect()
    }

    /// What goes with a member: its line if it has one of its own, or the blanks between it and the next.
    fn range_of(&self, member: &Member) -> (usize, usize) {
        let Span { start, end } = member.whole;
        let rest = self.get(end, self.inside.end);
        let blank = rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let after = self.get(end + blank, self.inside.end);
        let line_end = ["\n", "\r\n"].into_iter().find(|line_end| after.starts_with(line_end));
        match (self.own_indent(member), line_end) {
            (Some(indent), Some(line_end)) => (start - indent.len(), end + blank + line_end.len()),
            (_, None) if !after.is_empty() => (start, end + blank),
            _ => {
                let before = self.get(self.inside.start, start);
                let kept = before.trim_end_matches([' ', '\t']).len();
                (if kept == 0 { start } else { self.inside.start + kept }, end)
            }
        }
    }
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::splice::Patch;

    /// The text after members of its outermost value have been removed and others put in, each after a member.
    fn changed(text: &str, removed: &[usize], inserted: &[(Option<usize>, &str)]) -> String {
        let tree = Tree::new(text);
        let root = tree.root().expect("a value");
        let members: Vec<_> = tree.children(root).map(|node| Member::from_node(&tree, node, 0)).collect();
        let inside = Span { start: tree.opening(root).expect("brackets").end, end: tree.value(root).end - 1 };
        let group = Group { text, inside, members: &members };
        let style = Style::HOUSE;
        let insert = |(after, text): &(Option<usize>, &str)| Insert {
            slot: group.slot(*after, false, &style),
            after: *after,
            text: (*text).to_owned(),
            is_apart: false,
        };
        let inserted: Vec<_> = inserted.iter().map(insert).collect();
        let mut out = text.to_owned();
        assert!(Patch::new(text, group.change(removed, &inserted, &style)).apply(&mut out));
        out
    }

    #[test]
    fn members_come_and_go_with_their_lines_and_commas() {
        let put = |after, text| changed(text, &[], &[(after, "x: 9")]);
        for (text, wanted) in [
            ("(a: 1)", "(a: 1, x: 9)"),
            ("(a: 1,)", "(a: 1, x: 9,)"),
            ("( a: 1 )", "( a: 1, x: 9 )"),
            ("(a: 1 /* one */)", "(a: 1, /* one */ x: 9)"),
            ("(a: 1, b: 2)", "(a: 1, x: 9, b: 2)"),
            ("(\n  a: 1,\n)", "(\n  a: 1,\n  x: 9,\n)"),
            ("(\n  a: 1\n)", "(\n  a: 1,\n  x: 9\n)"),
            ("(\n  a: 1, // one\n  b: 2,\n)", "(\n  a: 1, // one\n  x: 9,\n  b: 2,\n)"),
            ("(\n  a: 1 // one\n)", "(\n  a: 1, // one\n  x: 9\n)"),
            ("(\n\ta: 1)", "(\n\ta: 1,\n\tx: 9)"),
            ("(a: 1 // one\n)", "(a: 1, // one\nx: 9\n)"),
        ] {
            assert_eq!(put(Some(0), text), wanted, "{text}");
        }
        for (text, wanted) in [
            ("()", "(x: 9)"),
            ("( )", "(x: 9)"),
            ("{}", "{ x: 9 }"),
            ("(\n)", "(\n    x: 9,\n)"),
            ("(\n  // none\n  )", "(\n  // none\n      x: 9,\n  )"),
            ("(a: 1)", "(x: 9, a: 1)"),
            ("( // all\n  a: 1\n)", "( // all\n  x: 9,\n  a: 1\n)"),
        ] {
            assert_eq!(put(None, text), wanted, "{text}");
        }
        for (text, removed, wanted) in [
            ("(a: 1, b: 2, c: 3)", &[0][..], "(b: 2, c: 3)"),
            ("(a: 1, b: 2, c: 3)", &[1], "(a: 1, c: 3)"),
            ("(a: 1, b: 2, c: 3)", &[2], "(a: 1, b: 2)"),
            ("( a: 1, b: 2, c: 3, )", &[1, 2], "( a: 1, )"),
            ("( a: 1, b: 2 )", &[0, 1], "()"),
            ("( a: 1, /* b */ b: 2 )", &[1], "( a: 1 /* b */ )"),
            ("(\n  a: 1,\n  b: 2,\n)", &[0], "(\n  b: 2,\n)"),
            ("(\n  a: 1,\n  // of b\n  b: 2\n)", &[1], "(\n  a: 1\n  // of b\n)"),
            ("(\r\n\ta: 1, // one\r\n\tb: 2,\r\n)", &[0], "(\r\n\t// one\r\n\tb: 2,\r\n)"),
            ("(\n  a: 1, b: 2,\n)", &[1], "(\n  a: 1,\n)"),
            ("(\n  a: 1, b: 2,\n)", &[0], "(\n  b: 2,\n)"),
            ("(\n  a: 1, /* of b */ b: 2,\n  c: 3,\n)", &[0, 1], "(\n  /* of b */\n  c: 3,\n)"),
            ("(\n  a: 1)", &[0], "()"),
            ("{\n  \"a\": 1,\n}", &[0], "{\n}"),
        ] {
            assert_eq!(changed(text, removed, &[]), wanted, "{text}");
        }
    }

    #[test]
    fn members_change_places_with_new_ones() {
        assert_eq!(changed("(a: 1, b: 2)", &[1], &[(Some(0), "x: 9")]), "(a: 1, x: 9)");
        assert_eq!(
            changed("(\n  a: 1,\n  b: 2\n)", &[1], &[(Some(0), "x: 9"), (Some(0), "y: 8")]),
            "(\n  a: 1,\n  x: 9,\n  y: 8\n)"
        );
    }
}
