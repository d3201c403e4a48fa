//! Reads a text that `ron` refused, piece by piece, from its tree.
//!
//! Every row is read by itself. What cannot be read is reported and left out: the wrong field or entry, or the
//! nearest one around a wrong element, and the row is read once more without it. What was left out is
//! remembered, so that it causes no further complaints.

use std::borrow::Cow;
use std::collections::HashSet;

use ron_tree::{ErrorKind, Expected, Location, Node, Shape, Span, SyntaxErrorKind, Tree, struct_names};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::blame::blame;
use super::diagnostic::Code;
use super::explain::{explain, explain_root, explain_syntax};
use super::kinds::FileKind;
use super::locate::{Left, Locator};
use super::resolve::{Known, Problem};
use super::site::Section;
use super::{Finding, pasted, raw};

/// Maximum number of faults that are reported; as many are enough to work on.
const MOST_FAULTS: usize = 100;
/// Maximum number of bytes that are read again, for a file whose rows are huge and full of faults.
const MOST_BYTES: usize = 128 << 20;

/// Reports everything that is wrong with `text`, a file of this kind.
pub(super) fn read<K: FileKind>(text: &str, look_into_texts: bool) -> Vec<Finding> {
    let (blanks, mut findings) = pasted::find(text);
    let text = without(text, &blanks);
    let tree = Tree::new(&text);
    if let Some(found) = tree.imbalance() {
        findings.extend(blame::<K>(&tree, found));
        return findings;
    }
    let mut pieces = Pieces::new(&tree);
    match pieces.root::<K>() {
        Err(finding) => findings.push(finding),
        Ok(root) => {
            pieces.leave_junk::<K>();
            let raw = pieces.members::<K>(root);
            let is_whole = pieces.report(&mut findings);
            if is_whole {
                let problems = K::check(raw, &pieces.known, look_into_texts);
                findings.extend(locate(&tree, problems, &pieces.left));
            }
        }
    }
    findings
}

/// The text with `blanks` replaced by plain spaces, which moves nothing else.
fn without<'t>(text: &'t str, blanks: &[Span]) -> Cow<'t, str> {
    if blanks.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut plain, mut end) = (String::with_capacity(text.len()), 0);
    for blank in blanks {
        plain.push_str(&text[end..blank.start]);
        plain.extend(std::iter::repeat_n(' ', blank.end - blank.start));
        end = blank.end;
    }
    plain.push_str(&text[end..]);
    Cow::Owned(plain)
}

/// Locates the problems of what could be read; a field that was left out is not reported as missing.
fn locate(tree: &Tree<'_>, problems: Vec<Problem>, left: &Left) -> Vec<Finding> {
    let mut locator = Locator::new(tree, left);
    let mut findings = Vec::with_capacity(problems.len());
    for Problem { code, site, message, hint } in problems {
        let last = site.last_field();
        let fields = match code {
            Code::MissingField => last.as_slice(),
            Code::NoParagraph => &LOCATORS,
            _ => &[],
        };
        let is_left = fields.iter().any(|field| {
            locator.owner(site).is_some_and(|owner| left.fields.contains(&(owner, (*field).to_owned())))
        });
        if !is_left {
            findings.push(Finding { span: locator.span(site), code, message, hint });
        }
    }
    findings
}

/// The fields that name a place in a document.
const LOCATORS: [&str; 7] = ["paragraph", "page", "column", "section", "post", "timecode", "locator"];

/// Something that is wrong, and what was left out because of it.
struct Fault {
    finding: Finding,
    /// The byte up to which everything was right.
    stop: usize,
    /// The node it is about.
    node: Node,
    /// The part left out because a value in it could not be read.
    left: Option<Span>,
}

pub(super) struct Pieces<'a, 't> {
    tree: &'a Tree<'t>,
    left: Left,
    known: Known,
    faults: Vec<Fault>,
    /// How many of them are of reading.
    wrong: usize,
    /// The bytes that may still be read again.
    budget: usize,
}

impl<'a, 't> Pieces<'a, 't> {
    fn new(tree: &'a Tree<'t>) -> Self {
        let (left, known) = (Left::default(), Known::default());
        let budget = MOST_BYTES + tree.source().len();
        Self { tree, left, known, faults: Vec::new(), wrong: 0, budget }
    }

    /// The outermost value; or what the text is instead.
    fn root<K: FileKind>(&self) -> Result<Node, Finding> {
        let end = Span::empty(self.tree.source().len());
        let root =
            self.tree.root().ok_or_else(|| explain_root::<K>(&ErrorKind::Expected(Expected::Round), end))?;
        let all = self.tree.children(root).collect();
        match K::Raw::deserialize(self.tree.reader(root, &all)) {
            Ok(_) => Ok(root),
            Err(error) => {
                Err(explain_root::<K>(error.kind(), error.location().map_or(end, |place| place.span)))
            }
        }
    }

    /// Reports the errors of syntax, and leaves out what cannot be understood because of them.
    fn leave_junk<K: FileKind>(&mut self) {
        for error in self.tree.errors() {
            let finding = explain_syntax::<K>(self.tree.source(), error.kind, error.span);
            self.faults.push(Fault { finding, stop: error.span.start, node: error.node, left: None });
            let is_element =
                self.tree.key(error.node).is_none() && self.tree.inside(error.node) != Some(b'{');
            if is_element && error.kind == SyntaxErrorKind::Junk {
                // The next element might be taken for this one.
                self.leave_around(error.node);
            }
        }
    }

    /// Reads all fields of the outermost value.
    fn members<K: FileKind>(&mut self, root: Node) -> K::Raw<'t> {
        let mut raw = K::Raw::default();
        let fields = struct_names::<K::Raw<'_>>().map_or(&[][..], |names| names.fields);
        let mut given = HashSet::new();
        for field in self.tree.children(root) {
            if self.is_full() {
                break;
            }
            let Some(key) = self.tree.key(field).filter(|_| self.is_there(field)) else {
                self.refuse::<K>(root, field);
                continue;
            };
            let name = self.tree.text(key);
            let name = name.strip_prefix("r#").unwrap_or(name);
            match fields.iter().find(|field| **field == name) {
                None => self.refuse::<K>(root, field),
                Some(name) if !given.insert(*name) => {
                    let place = Location { node: field, span: key, stop: key.end };
                    self.fault(&ErrorKind::DuplicateField(name), place);
                }
                Some(name) => K::read_field(self, name, field, &mut raw),
            }
        }
        raw
    }

    /// Reads the rows of a table, each by itself.
    pub(super) fn table<T: Deserialize<'t>>(&mut self, table: Node) -> raw::Entries<T> {
        let mut entries = raw::Entries::default();
        let is_table = self.tree.shape(table) == Shape::Group(b'{') && self.tree.name(table).is_none();
        if !is_table {
            self.piece::<raw::Entries<IgnoredAny>>(table);
            return entries;
        }
        for row in self.tree.children(table) {
            if self.is_full() {
                break;
            }
            if !self.is_there(row) {
                continue;
            }
            let key = if self.tree.key(row).is_some() {
                String::deserialize(self.tree.key_reader(row, &self.left.nodes))
            } else {
                String::deserialize(self.tree.reader(row, &self.left.nodes))
            };
            match (key, self.tree.key(row)) {
                (Err(error), _) => {
                    if let Some(place) = error.location() {
                        self.fault_of(error.kind(), place, Self::leave);
                    }
                }
                (Ok(_), None) => {
                    let at = self.tree.token_at(self.tree.value(row).end);
                    let place = Location { node: row, span: at, stop: at.start };
                    self.fault(&ErrorKind::Expected(Expected::Colon), place);
                }
                (Ok(key), Some(_)) => {
                    if let Some(value) = self.piece(row) {
                        entries.keys.push(key);
                        entries.rows.push(value);
                    }
                }
            }
        }
        // If all of it was left out after all, its rows cannot be found.
        if self.is_there(table) { entries } else { raw::Entries::default() }
    }

    /// Reads a value, leaving out what is wrong in it; `None` if all of it is.
    pub(super) fn piece<T: Deserialize<'t>>(&mut self, node: Node) -> Option<T> {
        loop {
            let error = match T::deserialize(self.tree.reader(node, &self.left.nodes)) {
                Ok(value) => return Some(value),
                Err(error) => error,
            };
            let Span { start, end } = self.tree.value(node);
            self.budget = self.budget.saturating_sub(end - start);
            if !self.wrong(&error) || self.is_full() || !self.is_there(node) {
                return None;
            }
        }
    }

    /// Reports a member of the outermost value that is none of its fields.
    fn refuse<K: FileKind>(&mut self, root: Node, field: Node) {
        if !self.is_there(field) {
            return;
        }
        let others = self.tree.children(root).filter(|other| *other != field).collect();
        if let Err(error) = K::Raw::deserialize(self.tree.reader(root, &others)) {
            self.wrong(&error);
        }
    }

    fn is_there(&self, node: Node) -> bool {
        !self.left.nodes.contains(&node)
    }

    /// True if no more is read.
    fn is_full(&self) -> bool {
        self.wrong > MOST_FAULTS || self.budget == 0
    }

    fn wrong(&mut self, error: &ron_tree::Error) -> bool {
        error.location().is_some_and(|place| self.fault(error.kind(), place))
    }

    /// Reports a fault and leaves out what is wrong. Returns false if nothing more could be left out.
    fn fault(&mut self, kind: &ErrorKind, place: Location) -> bool {
        let is_member = matches!(
            kind,
            ErrorKind::UnknownField { .. }
                | ErrorKind::DuplicateField(_)
                | ErrorKind::Expected(Expected::Colon)
        );
        let leave = if is_member { Self::leave } else { Self::leave_around };
        self.fault_of(kind, place, leave)
    }

    fn fault_of(
        &mut self,
        kind: &ErrorKind,
        place: Location,
        leave: fn(&mut Self, Node) -> Option<Node>,
    ) -> bool {
        // A field that was left out is not missing.
        let is_new = match kind {
            ErrorKind::MissingField(field) => !self.left.fields.contains(&(place.node, (*field).to_owned())),
            _ => true,
        };
        let finding = explain(self.tree, kind, place);
        let left = leave(self, place.node);
        if is_new {
            let left = left.map(|node| self.tree.whole(node));
            self.faults.push(Fault { finding, stop: place.stop, node: place.node, left });
            self.wrong += 1;
        }
        left.is_some()
    }

    /// Leaves out the innermost field or entry around `node`; lists and tuples would become invalid without an
    /// element.
    fn leave_around(&mut self, node: Node) -> Option<Node> {
        let mut node = node;
        while !self.tree.is_field(node) && !self.tree.is_entry(node) {
            node = self.tree.parent(node)?;
        }
        self.leave(node)
    }

    fn leave(&mut self, node: Node) -> Option<Node> {
        let owner = self.tree.parent(node)?;
        if !self.left.nodes.insert(node) {
            return None;
        }
        for token in self.tree.tokens(node).filter(|token| token.kind == ron_tree::Kind::Text) {
            let text = self.tree.text(token.span).trim_matches(['r', '#']);
            self.known.mentioned.insert(text.trim_matches('"').to_owned());
        }
        let key = self.tree.key(node).unwrap_or_else(|| self.tree.token_at(self.tree.value(node).start));
        let name = self.tree.text(key).trim_matches('"');
        match self.tree.parent(owner) {
            None => self.known.lost.extend(Section::of_field(name)),
            Some(above) if self.tree.parent(above).is_none() => {
                let table = self.tree.key(owner).and_then(|key| Section::of_field(self.tree.text(key)));
                self.known.broken.extend(table.map(|section| (section, name.to_owned())));
            }
            Some(_) => {}
        }
        self.left.fields.insert((owner, name.to_owned()));
        Some(node)
    }

    /// Moves the faults to `findings`, without errors of syntax in parts that were left out for another reason. Returns
    /// true if that is all there is.
    fn report(&mut self, findings: &mut Vec<Finding>) -> bool {
        let mut faults = std::mem::take(&mut self.faults);
        let read: Vec<_> =
            faults.iter().filter_map(|fault| Some((fault.node, fault.left?, fault.stop))).collect();
        let is_hidden = |fault: &Fault| {
            let mut before = read.iter().filter(|(_, _, stop)| *stop < fault.stop);
            before.any(|(node, left, _)| *node == fault.node || left.holds(fault.finding.span))
        };
        faults.retain(|fault| fault.left.is_some() || !is_hidden(fault));
        faults.sort_by_key(|fault| fault.stop);
        // A colon that is missing is found by its syntax and again when the field is read.
        faults.dedup_by(|a, b| (a.finding.span, &a.finding.message) == (b.finding.span, &b.finding.message));
        let is_whole = faults.len() <= MOST_FAULTS && self.budget > 0;
        let next = faults.get(MOST_FAULTS).or(faults.last()).map_or(0, |fault| fault.stop);
        findings.extend(faults.into_iter().take(MOST_FAULTS).map(|fault| fault.finding));
        if !is_whole {
            let message = "reading stopped here; there may be more problems".to_owned();
            findings.push(Finding { span: Span::empty(next), code: Code::TooMany, message, hint: None });
        }
        is_whole
    }
}

#[cfg(test)]
mod tests;
