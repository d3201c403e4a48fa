//! The text of a dossier, and how edits change it.

use std::collections::{BTreeMap, HashSet};

use parallax_dossier::dossier::Format;
use parallax_dossier::draft::{self, Node, Style, quote};
use parallax_dossier::reference::Reference;
use ron_tree::{AllTokens, Kind, Node as TreeNode, Span, Tree};

use crate::at::{At, Entry, Unit};
use crate::edit::{Change, Edit, Refused, Spot};
use crate::group::{Changes, Insert, Member};
use crate::ids;
use crate::links::{self, Link};
use crate::node;
use crate::outline::Outline;
use crate::reconcile::Part;
use crate::section::{Row, Section, read};
use crate::splice::Patch;
use crate::style;

/// How many neighbours show how a new entry is written.
const NEIGHBOURS: usize = 8;

/// The text of a dossier. It need not be sound, but its brackets must match.
#[derive(Clone, Debug)]
pub struct Text {
    text: String,
    outline: Outline,
}

impl Text {
    /// Takes a text.
    ///
    /// # Errors
    /// If its syntax is not that of a dossier; whether it is sound is not asked.
    pub fn new(text: impl Into<String>) -> Result<Self, Refused> {
        let text = text.into();
        let outline = Outline::new(&text)?;
        Ok(Self { text, outline })
    }

    /// The text as it is now.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The ids of a table, in the order of the text.
    pub fn ids(&self, section: Section) -> impl Iterator<Item = String> {
        let table = self.outline.table(section);
        let count = table.map_or(0, |table| table.members.len());
        (0..count).filter_map(move |index| table?.id(&self.text, index))
    }

    /// True if there is such an entry.
    #[must_use]
    pub fn has(&self, entry: &Entry) -> bool {
        self.outline.entry(&self.text, entry).is_some()
    }

    /// Reads an entry, to be changed and [put](Edit::put) back; `None` if there is none, or its types are wrong.
    ///
    /// ```
    /// use parallax_dossier::draft::Source;
    /// let text = parallax_edit::Text::new("Dossier(sources: { \"sohr\": (name: \"SOHR\") })")?;
    /// let mut source: Source = text.row("sohr").ok_or("no such source")?;
    /// assert_eq!(source.name.take().as_deref(), Some("SOHR"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn row<'t, R: Row + serde::Deserialize<'t>>(&'t self, id: &str) -> Option<R> {
        let (_, member) = self.outline.entry(&self.text, &Entry::new(R::SECTION, id))?;
        read(&Tree::new(self.text.get(member.value.range())?)).ok()
    }

    /// The value at a place; `None` if it is left out.
    #[must_use]
    pub fn value(&self, at: &At) -> Option<Node> {
        let unit = self.unit(&at.unit).ok()??;
        node::get(&unit, &at.steps).cloned()
    }

    /// What stands at a byte of the text, such as the first one of a diagnostic: the innermost field, item or entry; `None` outside
    /// all of them.
    ///
    /// ```
    /// let text = parallax_edit::Text::new("(claims: {\"c\": (says: Count(quantity: Exactly(4)))})")?;
    /// let at = text.place(text.as_str().find('4').ok_or("no figure")?).ok_or("nothing there")?;
    /// assert_eq!(at.to_string(), "claim c, says.quantity");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn place(&self, byte: usize) -> Option<At> {
        let holds = |member: &&Member| member.whole.start <= byte && byte < member.whole.end;
        let field = self.outline.root.members.iter().find(holds)?;
        let name = self.text.get(field.key.range())?;
        let name = name.strip_prefix("r#").unwrap_or(name);
        let (mut at, member) = match Section::from_field(name) {
            Some(section) => {
                let table = self.outline.table(section)?;
                let index = table.members.partition_point(|member| member.whole.end <= byte);
                let member = table.members.get(index).filter(holds)?;
                (Entry::new(section, table.id(&self.text, index)?).whole(), member)
            }
            None => (At::own(name), field),
        };
        let tree = Tree::new(self.text.get(member.value.range())?);
        let inner =
            |span: Span| span.start + member.value.start <= byte && byte < span.end + member.value.start;
        let mut node = tree.root()?;
        while let Some((index, child)) =
            tree.children(node).enumerate().find(|(_, child)| inner(tree.whole(*child)))
        {
            let key = tree.key(child).map(|key| tree.text(key));
            at = match (tree.inside(child), key) {
                (Some(b'['), _) => at.item(index),
                (Some(b'{'), Some(key)) => at.key(read::<String>(&Tree::new(key)).ok()?),
                (_, Some(key)) => at.field(key.strip_prefix("r#").unwrap_or(key)),
                (_, None) => at,
            };
            node = child;
        }
        Some(at)
    }

    /// Where an entry stands in the text, from its id to the end of its value, in bytes.
    #[must_use]
    pub fn span(&self, entry: &Entry) -> Option<std::ops::Range<usize>> {
        let (_, member) = self.outline.entry(&self.text, entry)?;
        Some(member.key.start..member.value.end)
    }

    #[cfg(test)]
    pub(crate) const fn outline(&self) -> &Outline {
        &self.outline
    }

    /// Suggests a free id for an entry that is called so: see [`ids::suggest`].
    #[must_use]
    pub fn suggest_id(&self, section: Section, names: &[&str]) -> String {
        ids::suggest(names, section.one(), |id| self.has(&Entry::new(section, id)))
    }

    /// The version of the format.
    pub(crate) fn format(&self) -> Format {
        let first = self.own_text("format").and_then(|value| read::<u64>(&Tree::new(value)).ok()) == Some(1);
        if first { Format::One } else { Format::Two }
    }

    fn own_text(&self, field: &str) -> Option<&str> {
        let index = self.outline.own(&self.text, field)?;
        self.text.get(self.outline.root.members.get(index)?.value.range())
    }

    /// The content of a unit; `None` if it is left out.
    pub(crate) fn unit(&self, unit: &Unit) -> Result<Option<Node>, Refused> {
        let wrong = |error: ron_tree::Error| Refused::BadValue {
            at: At { unit: unit.clone(), steps: Vec::new() },
            why: error.to_string(),
        };
        match unit {
            Unit::Entry(entry) => {
                let Some((_, member)) = self.outline.entry(&self.text, entry) else { return Ok(None) };
                let value = self.text.get(member.value.range()).unwrap_or_default();
                entry.section.read(&Tree::new(value)).map(Some).map_err(wrong)
            }
            Unit::Own(field) => match self.own_text(field) {
                Some(value) => own(field, value).map_err(wrong),
                None => Ok(None),
            },
        }
    }

    /// All units that could refer to an entry by this id.
    pub(crate) fn units_with(&self, id: &str) -> Vec<Unit> {
        let may_refer = |member: &Member| {
            let value = self.text.get(member.value.range()).unwrap_or_default();
            value.contains(id) || value.contains('\\')
        };
        let mut units = Vec::new();
        for field in &self.outline.root.members {
            let name = self.text.get(field.key.range()).unwrap_or_default();
            let name = name.strip_prefix("r#").unwrap_or(name);
            if Section::from_field(name).is_none() && may_refer(field) {
                units.push(Unit::Own(name.to_owned()));
            }
        }
        for (section, table) in &self.outline.tables {
            let found = (0..table.members.len()).filter(|index| may_refer(&table.members[*index]));
            let ids = found.filter_map(|index| table.id(&self.text, index));
            units.extend(ids.map(|id| Unit::Entry(Entry::new(*section, id))));
        }
        units
    }

    /// The references of a unit.
    pub(crate) fn links(&self, unit: &Unit) -> Vec<Link> {
        match self.unit(unit) {
            Ok(Some(node)) => links::list(unit, &node, self.format()),
            _ => Vec::new(),
        }
    }

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

    /// The style of a table, at an entry.
    fn style(&self, section: Section, index: usize) -> Style {
        let near = |section: Section, index: usize| {
            let members =
                self.outline.table(section).map(|table| table.members.as_slice()).unwrap_or_default();
            let start = index.saturating_sub(NEIGHBOURS / 2).min(members.len().saturating_sub(NEIGHBOURS));
            members.get(start..members.len().min(start + NEIGHBOURS)).unwrap_or_default().to_vec()
        };
        let mut members = near(section, index);
        let others = [Section::Claims, Section::Sources, Section::Documents, Section::Groups];
        for other in others.iter().chain(Section::ALL) {
            if members.is_empty() {
                members = near(*other, usize::MAX);
            }
        }
        let spans: Vec<Span> = members.iter().map(|member| member.value).collect();
        style::read(&self.text, &spans, self.step().as_deref())
    }

    /// The colon of an entry with the blanks after it.
    fn colon_of(&self, section: Section, index: usize) -> Option<&str> {
        let member = self.outline.table(section)?.members.get(index)?;
        let colon = self.text.get(member.key.end..member.value.start)?;
        (colon.starts_with(':') && colon.bytes().skip(1).all(|byte| byte == b' ')).then_some(colon)
    }

    /// How much deeper than the dossier its fields stand.
    fn step(&self) -> Option<String> {
        let group = self.outline.root.group(&self.text);
        group.own_indent(self.outline.root.members.first()?).map(str::to_owned)
    }
}

/// Reads a field of the dossier; `None` if it is the default.
fn own(field: &str, value: &str) -> Result<Option<Node>, ron_tree::Error> {
    let alone = format!("({field}:{value}\n)");
    let tree = Tree::new(&alone);
    match read::<draft::Dossier<'_>>(&tree)?.tree() {
        Node::Fields { fields, .. } => Ok(fields.into_iter().next().map(|(_, value)| value)),
        _ => Ok(None),
    }
}

/// The value as it is read once it is written: without what is the default.
pub(crate) fn canonical(at: &At, value: &Node) -> Result<Option<Node>, Refused> {
    let line = value.to_line();
    let read = match &at.unit {
        Unit::Entry(entry) => entry.section.read(&Tree::new(&line)).map(Some),
        Unit::Own(field) => own(field, &line),
    };
    let read = read.map_err(|error| Refused::BadValue { at: at.clone(), why: error.to_string() })?;
    match (&at.unit, &read) {
        // It could only be written as `()`, without the comments that stand in it.
        (Unit::Entry(entry), Some(Node::Fields { fields, .. }))
            if entry.section == Section::Questions && fields.is_empty() =>
        {
            Err(Refused::BadValue { at: at.clone(), why: "nothing would be left of the question".to_owned() })
        }
        _ => Ok(read),
    }
}

/// An edit on its way: changes of values wait until they are made at once.
struct Work<'w> {
    text: &'w mut Text,
    done: Vec<Patch>,
    waiting: Changes,
    touched: HashSet<Unit>,
    removed: BTreeMap<Section, Vec<usize>>,
    added: BTreeMap<Section, Vec<Added>>,
}

/// An entry as it is written.
pub(crate) struct Written {
    /// The entry after which it stands.
    pub after: usize,
    /// Its id and its value.
    pub text: String,
    /// The length of its id.
    pub key: usize,
    /// The length of what stands before its value.
    pub before: usize,
}

/// An entry that is to be put in.
struct Added {
    after: usize,
    id: String,
    content: Node,
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

    fn check_id(&self, entry: &Entry) -> Result<(), Refused> {
        let Entry { section, id } = entry;
        // A scheme is called by its name.
        if !ids::is_legal(id) && (*section != Section::Schemes || id.is_empty()) {
            let suggestion = Some(self.text.suggest_id(*section, &[id]));
            return Err(Refused::BadId { id: id.clone(), suggestion });
        }
        if self.text.has(entry) { Err(Refused::Taken(entry.clone())) } else { Ok(()) }
    }

    fn add(&mut self, entry: &Entry, content: &Node, spot: &Spot) -> Result<(), Refused> {
        let unit = Unit::Entry(entry.clone());
        if self.touched.contains(&unit)
            || self.removed.contains_key(&entry.section)
            || self.depends(entry, spot)
        {
            self.flush()?;
        }
        self.check_id(entry)?;
        let whole = entry.clone().whole();
        let empty = || Refused::BadValue { at: whole.clone(), why: "it is empty".to_owned() };
        let content = canonical(&whole, content)?.ok_or_else(empty)?;
        let outline = &self.text.outline;
        let Some(table) = outline.table(entry.section).filter(|table| !table.members.is_empty()) else {
            self.flush()?;
            return self.add_first(entry, &content);
        };
        let after = self.text.spot(entry, &content, spot).unwrap_or(table.members.len() - 1);
        let added = Added { after, id: entry.id.clone(), content };
        self.added.entry(entry.section).or_default().push(added);
        self.touched.insert(unit);
        Ok(())
    }

    /// True if where an entry is put depends on those that are to be put in before it.
    fn depends(&self, entry: &Entry, spot: &Spot) -> bool {
        let added = self.added.get(&entry.section).map(Vec::as_slice).unwrap_or_default();
        match spot {
            Spot::Last => false,
            Spot::After(id) => added.iter().any(|added| added.id == *id),
            Spot::Natural => entry.section == Section::Claims && !added.is_empty(),
        }
    }

    /// The changes that put entries in, and how each is written.
    fn insertions(&self, section: Section, mut added: Vec<Added>) -> (Changes, Vec<Written>) {
        added.sort_by_key(|added| added.after);
        let Text { text, outline } = &*self.text;
        let Some(table) = outline.table(section) else { return Default::default() };
        let group = table.group(text);
        let (mut inserts, mut written) = (Vec::new(), Vec::new());
        let mut last: Option<(usize, Style)> = None;
        for Added { after, id, content } in added {
            let style = match &last {
                Some((near, style)) if *near == after => style.clone(),
                _ => self.text.style(section, after),
            };
            let slot = group.slot(Some(after), false, &style);
            let mut key = String::new();
            quote(&id, &mut key);
            let before = key.clone() + self.text.colon_of(section, after).unwrap_or(style.colon);
            let indent = slot.indent.clone().unwrap_or_default();
            let text = before.clone() + &content.to_text(&style, &indent, &(slot.before.clone() + &before));
            written.push(Written { after, text: text.clone(), key: key.len(), before: before.len() });
            inserts.push(Insert { slot, after: Some(after), text, is_apart: false });
            last = Some((after, style));
        }
        let style = last.map_or(Style::HOUSE, |(_, style)| style);
        (group.change(&[], &inserts, &style), written)
    }

    /// Adds the first entry of a table, and the table if there is none.
    fn add_first(&mut self, entry: &Entry, content: &Node) -> Result<(), Refused> {
        let Text { text, outline } = &*self.text;
        let style = self.text.style(entry.section, 0);
        let mut key = String::new();
        quote(&entry.id, &mut key);
        key.push_str(style.colon);
        let changes = if let Some(table) = outline.table(entry.section) {
            let group = table.group(text);
            let slot = group.slot(None, self.text.step().is_some(), &style);
            let indent = slot.indent.clone().unwrap_or_default();
            let written = key.clone() + &content.to_text(&style, &indent, &format!("{indent}{key}"));
            group.change(&[], &[Insert { slot, after: None, text: written, is_apart: false }], &style)
        } else {
            let group = outline.root.group(text);
            let after = self.text.before_field(entry.section.field());
            let slot = group.slot(after, false, &style);
            let field = entry.section.field().to_owned() + style.colon;
            let table = if let Some(outer) = &slot.indent {
                let indent = outer.clone() + &style.step;
                let written = content.to_text(&style, &indent, &format!("{indent}{key}"));
                let comma = if style.ends_with_comma { "," } else { "" };
                let end = style.line_end;
                format!("{field}{{{end}{indent}{key}{written}{comma}{end}{outer}}}")
            } else {
                format!("{field}{{{pad}{key}{}{pad}}}", content.to_line(), pad = style.in_braces)
            };
            let is_apart = slot.indent.is_some() && self.text.are_tables_apart();
            group.change(&[], &[Insert { slot, after, text: table, is_apart }], &style)
        };
        self.make(changes)
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
    fn flush(&mut self) -> Result<(), Refused> {
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
    fn make(&mut self, changes: Changes) -> Result<(), Refused> {
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

/// The value of a unit after a value in it was set.
pub(crate) fn changed(at: &At, old: Option<Node>, value: Option<Node>) -> Result<Option<Node>, Refused> {
    let new = if at.steps.is_empty() {
        value
    } else {
        let mut new = match (old, &at.unit) {
            (Some(old), _) => old,
            (None, Unit::Own(field)) => empty(field).ok_or_else(|| Refused::NoPlace(at.clone()))?,
            (None, Unit::Entry(entry)) => return Err(Refused::NoEntry(entry.clone())),
        };
        if !node::set(&mut new, &at.steps, value) {
            return Err(Refused::NoPlace(at.clone()));
        }
        Some(new)
    };
    new.map_or(Ok(None), |new| canonical(at, &new))
}

/// An empty value of a field of the dossier.
fn empty(field: &str) -> Option<Node> {
    let holds = &Reference::get().field("Dossier", field)?.holds;
    node::made(holds)
}

impl Text {
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

    /// True if an entry holds a comment.
    #[must_use]
    pub fn has_comment(&self, entry: &Entry) -> bool {
        let member = self.outline.entry(&self.text, entry).map(|(_, member)| member);
        member.is_some_and(|member| comments(&self.text, member.whole).next().is_some())
    }

    /// True if a comment stands within a field that would change if an entry became this: it may be about what was there.
    #[must_use]
    pub fn has_comment_on_change(&self, entry: &Entry, new: &Node) -> bool {
        let Ok(Some(old)) = self.unit(&Unit::Entry(entry.clone())) else { return false };
        let Some((_, member)) = self.outline.entry(&self.text, entry) else { return false };
        let (Node::Fields { .. }, Node::Fields { .. }) = (&old, new) else { return self.has_comment(entry) };
        let tree = Tree::new(self.text.get(member.value.range()).unwrap_or_default());
        let is_commented = |field: TreeNode| {
            let name = tree.key(field).map(|key| tree.text(key)).unwrap_or_default();
            let path = [step(name.strip_prefix("r#").unwrap_or(name))];
            node::get(&old, &path) != node::get(new, &path)
                && comments(tree.source(), tree.whole(field)).next().is_some()
        };
        tree.root().is_some_and(|root| tree.children(root).any(is_commented))
    }

    /// The field of the dossier after which another stands.
    fn before_field(&self, name: &str) -> Option<usize> {
        let order = Reference::get().structs.get("Dossier").map(|of| of.rows.as_slice()).unwrap_or_default();
        let place = |name: &str| order.iter().position(|field| field.name == name);
        let wanted = place(name);
        let is_before = |member: &Member| {
            let key = self.text.get(member.key.range()).unwrap_or_default();
            place(key.strip_prefix("r#").unwrap_or(key)) < wanted
        };
        self.outline.root.members.iter().rposition(is_before)
    }

    /// True if empty lines stand before tables.
    fn are_tables_apart(&self) -> bool {
        let is_apart = |member: &Member| {
            let before = self.text.get(..member.key.start).unwrap_or_default().trim_end_matches([' ', '\t']);
            before.ends_with("\n\n") || before.ends_with("\n\r\n")
        };
        let fields = self.outline.root.members.iter();
        let mut tables = fields.filter(|member| {
            let key = self.text.get(member.key.range()).unwrap_or_default();
            Section::from_field(key).is_some()
        });
        match tables.next() {
            Some(first) => is_apart(first) || tables.any(is_apart),
            None => true,
        }
    }

    /// The entry after which a new one is put.
    fn spot(&self, entry: &Entry, content: &Node, spot: &Spot) -> Option<usize> {
        let table = self.outline.table(entry.section)?;
        match spot {
            Spot::Last => None,
            Spot::After(id) => table.find(&self.text, id),
            Spot::Natural => {
                let Some(Node::Text(document)) = (entry.section == Section::Claims)
                    .then(|| node::get(content, &[step("document")]))
                    .flatten()
                else {
                    return None;
                };
                table.members.iter().rposition(|member| self.is_of_document(member, document))
            }
        }
    }

    fn is_of_document(&self, claim: &Member, document: &str) -> bool {
        let value = self.text.get(claim.value.range()).unwrap_or_default();
        if !value.contains(document) && !value.contains('\\') {
            return false;
        }
        let tree = Tree::new(value);
        let field = tree.root().and_then(|root: TreeNode| tree.field(root, "document"));
        field.and_then(|field| read::<String>(&Tree::new(tree.text(tree.value(field)))).ok()).as_deref()
            == Some(document)
    }
}

/// The comments of a part of a text, which begins and ends between tokens.
fn comments(text: &str, part: Span) -> impl Iterator<Item = Span> {
    AllTokens::new(text, part.start)
        .take_while(move |token| token.span.start < part.end)
        .filter(|token| token.kind == Kind::Comment)
        .map(|token| token.span)
}

fn step(name: &str) -> crate::at::Step {
    crate::at::Step::Field(name.to_owned())
}
