//! How edits change a text: several changes of values wait until they are made at once.

use std::collections::{BTreeMap, HashSet};

use parallax_dossier::draft::{Node, quote};
use ron_tree::Tree;

use super::Text;
use super::add::Added;
use super::unit::changed;
use crate::at::{At, Entry, Unit};
use crate::edit::{Change, Edit, Refused};
use crate::group::{Changes, Insert};
use crate::links;
use crate::outline::Outline;
use crate::reconcile::Part;
use crate::section::Section;
use crate::splice::Patch;
use crate::style;

impl Text {
    /// Makes an edit. What was changed is returned, in the order in which it was done.
    ///
    /// # Errors
    /// If it cannot be made as a whole; the text is then as it was.
    pub fn apply(&mut self, edit: &Edit) -> Result<Vec<Patch>, Refused> {
        let mut work = Work::new(self);
        let result =
            edit.changes.iter().try_for_each(|change| work.change(change)).and_then(|()| work.flush());
        let done = work.done;
        match result {
            Ok(()) => Ok(done),
            Err(refused) => {
                for patch in done.iter().rev() {
                    self.patch(&patch.inverse());
                }
                Err(refused)
            }
        }
    }

    /// Makes a change that was recorded; `false`, and nothing is changed, if it does not fit the text.
    pub(crate) fn patch(&mut self, patch: &Patch) -> bool {
        let touched = self.outline.touched(patch);
        if !patch.apply(&mut self.text) {
            return false;
        }
        if let Some(touched) = touched {
            self.outline.shift(patch);
            if self.outline.are_whole(&self.text, &touched) {
                return true;
            }
        }
        let Ok(outline) = Outline::new(&self.text) else {
            // What breaks the text is taken back.
            patch.inverse().apply(&mut self.text);
            if let Ok(outline) = Outline::new(&self.text) {
                self.outline = outline;
            }
            return false;
        };
        self.outline = outline;
        true
    }

    /// The changes that turn the value of a unit into another.
    fn reconcile(&self, unit: &Unit, old: &Node, new: &Node) -> Option<Changes> {
        let Self { text, outline } = self;
        let (member, style) = match unit {
            Unit::Entry(entry) => {
                let (index, member) = outline.entry(text, entry)?;
                let is_broken = text.get(member.value.range()).is_some_and(|value| value.contains('\n'));
                let style = if is_broken {
                    style::read(text, &[member.value], self.step().as_deref())
                } else {
                    self.style(entry.section, index)
                };
                (member, style)
            }
            Unit::Own(field) => {
                let member = *outline.root.members.get(outline.own(text, field)?)?;
                (member, style::read(text, &[member.value], self.step().as_deref()))
            }
        };
        let tree = Tree::new(text.get(member.value.range())?);
        let part = Part { text, base: member.value.start, tree: &tree, style: &style };
        let mut changes = Vec::new();
        part.value(tree.root()?, old, new, &mut changes);
        Some(changes)
    }
}

/// An edit on its way: changes of values wait until they are made at once.
pub(super) struct Work<'w> {
    pub(super) text: &'w mut Text,
    done: Vec<Patch>,
    pub(super) waiting: Changes,
    pub(super) touched: HashSet<Unit>,
    pub(super) removed: BTreeMap<Section, Vec<usize>>,
    pub(super) added: BTreeMap<Section, Vec<Added>>,
}

impl<'w> Work<'w> {
    fn new(text: &'w mut Text) -> Self {
        let (removed, added) = (BTreeMap::new(), BTreeMap::new());
        Self { text, done: Vec::new(), waiting: Vec::new(), touched: HashSet::new(), removed, added }
    }

    fn change(&mut self, change: &Change) -> Result<(), Refused> {
        match change {
            Change::Set { at: At { unit: Unit::Entry(entry), steps }, value: None } if steps.is_empty() => {
                self.remove(entry)
            }
            Change::Set { at, value } => self.set(at, value.clone()),
            Change::Add { entry, content, spot } => self.add(entry, content, spot),
            Change::Remove(entry) => self.remove(entry),
            Change::Rename { entry, to } => self.rename(entry, to),
        }
    }

    fn set(&mut self, at: &At, value: Option<Node>) -> Result<(), Refused> {
        if self.touched.contains(&at.unit) {
            self.flush()?;
        }
        let old = self.text.unit(&at.unit)?;
        let new = match (&at.unit, &old) {
            (Unit::Entry(entry), None) => return Err(Refused::NoEntry(entry.clone())),
            _ => changed(at, old.clone(), value)?,
        };
        match (&at.unit, old, new) {
            (_, Some(old), Some(new)) => {
                self.reconcile(&at.unit, &old, &new);
                Ok(())
            }
            (Unit::Own(field), old, new) => self.set_own(field, old.is_some(), new),
            (Unit::Entry(entry), _, _) => Err(Refused::NoEntry(entry.clone())),
        }
    }

    /// Turns the value of a unit into another.
    fn reconcile(&mut self, unit: &Unit, old: &Node, new: &Node) {
        if let Some(changes) = self.text.reconcile(unit, old, new) {
            self.waiting.extend(changes);
        }
        self.touched.insert(unit.clone());
    }

    /// Puts a field of the dossier in or takes it out.
    fn set_own(&mut self, field: &str, was_given: bool, new: Option<Node>) -> Result<(), Refused> {
        self.flush()?;
        let Text { text, outline } = &*self.text;
        let group = outline.root.group(text);
        let style = self.text.style(Section::Claims, 0);
        let changes = match (outline.own(text, field), new) {
            (Some(index), Some(new)) => {
                let Some(member) = group.members.get(index) else { return Ok(()) };
                let line = group.line_indent(member.key.start);
                let before = format!("{line}{field}{}", style.colon);
                vec![(member.value.start, member.value.end, new.to_value_text(&style, line, &before))]
            }
            (Some(index), None) if was_given => group.change(&[index], &[], &style),
            (None, Some(new)) => {
                let after = self.text.before_field(field);
                let slot = group.slot(after, false, &style);
                let key = field.to_owned() + style.colon;
                let written = match &slot.indent {
                    Some(indent) => new.to_value_text(&style, indent, &format!("{indent}{key}")),
                    None => new.to_line(),
                };
                let insert = Insert { slot, after, text: key + &written, is_apart: false };
                group.change(&[], &[insert], &style)
            }
            _ => return Ok(()),
        };
        self.make(changes)
    }

    fn remove(&mut self, entry: &Entry) -> Result<(), Refused> {
        let unit = Unit::Entry(entry.clone());
        if self.touched.contains(&unit) || self.added.contains_key(&entry.section) {
            self.flush()?;
        }
        let missing = || Refused::NoEntry(entry.clone());
        let (index, _) = self.text.outline.entry(&self.text.text, entry).ok_or_else(missing)?;
        self.removed.entry(entry.section).or_default().push(index);
        self.touched.insert(unit);
        Ok(())
    }

    fn rename(&mut self, entry: &Entry, to: &str) -> Result<(), Refused> {
        self.flush()?;
        if entry.id == to {
            return Ok(());
        }
        let missing = || Refused::NoEntry(entry.clone());
        let (_, member) = self.text.outline.entry(&self.text.text, entry).ok_or_else(missing)?;
        self.check_id(&Entry::new(entry.section, to))?;
        let format = self.text.format();
        for unit in self.text.units_with(&entry.id) {
            let Ok(Some(old)) = self.text.unit(&unit) else { continue };
            let mut new = old.clone();
            if links::rename(&unit, &mut new, format, entry, to) {
                self.reconcile(&unit, &old, &new);
            }
        }
        let mut key = String::new();
        quote(to, &mut key);
        self.waiting.push((member.key.start, member.key.end, key));
        if let Some(table) = self.text.outline.table_mut(entry.section) {
            table.forget_ids();
        }
        self.flush()
    }

    /// Makes the changes that wait.
    pub(super) fn flush(&mut self) -> Result<(), Refused> {
        self.touched.clear();
        let mut changes = std::mem::take(&mut self.waiting);
        let mut removed = std::mem::take(&mut self.removed);
        let Text { text, outline } = &*self.text;
        for indices in removed.values_mut() {
            indices.sort_unstable();
        }
        for (section, indices) in &removed {
            let Some(table) = outline.table(*section) else { continue };
            let style = self.text.style(*section, 0);
            changes.extend(table.group(text).change(indices, &[], &style));
        }
        let mut written = Vec::new();
        for (section, added) in std::mem::take(&mut self.added) {
            let (inserted, rows) = self.insertions(section, added);
            changes.extend(inserted);
            written.extend(rows.into_iter().map(|row| (section, row)));
        }
        let patch = Patch::new(text, changes);
        if patch.is_empty() {
            return Ok(());
        }
        for (section, indices) in removed {
            if let Some(table) = self.text.outline.table_mut(section) {
                table.remove(&indices);
            }
        }
        // One new entry is looked at alone; many are found by looking at everything.
        self.apply(patch, written.len() > 1)?;
        if let ([(section, row)], Some(patch)) = (written.as_slice(), self.done.last()) {
            self.text.outline.insert(*section, row, patch);
        }
        Ok(())
    }

    /// Makes changes of the dossier's own brackets.
    pub(super) fn make(&mut self, changes: Changes) -> Result<(), Refused> {
        let patch = Patch::new(&self.text.text, changes);
        self.apply(patch, true)
    }

    fn apply(&mut self, patch: Patch, is_new_outline: bool) -> Result<(), Refused> {
        if patch.is_empty() {
            return Ok(());
        }
        if !patch.apply(&mut self.text.text) {
            // Changes of one text never cross; if they do, nothing is lost by refusing.
            return Err(Refused::Unreadable("the change does not fit the text".to_owned()));
        }
        if is_new_outline {
            self.done.push(patch);
            self.text.outline = Outline::new(&self.text.text)?;
        } else {
            self.text.outline.shift(&patch);
            self.done.push(patch);
        }
        Ok(())
    }
}
