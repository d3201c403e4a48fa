//! How new entries are put into a text: those of a table at once, each written as its neighbours are.

use parallax_dossier::draft::{Node, Style, quote};

use super::Text;
use super::apply::Work;
use super::unit::canonical;
use crate::at::{Entry, Unit};
use crate::edit::{Refused, Spot};
use crate::group::{Changes, Insert};
use crate::ids;
use crate::section::Section;

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
pub(super) struct Added {
    after: usize,
    id: String,
    content: Node,
}

impl Work<'_> {
    pub(super) fn check_id(&self, entry: &Entry) -> Result<(), Refused> {
        let Entry { section, id } = entry;
        // A scheme is called by its name.
        if !ids::is_legal(id) && (*section != Section::Schemes || id.is_empty()) {
            let suggestion = Some(self.text.suggest_id(*section, &[id]));
            return Err(Refused::BadId { id: id.clone(), suggestion });
        }
        if self.text.has(entry) { Err(Refused::Taken(entry.clone())) } else { Ok(()) }
    }

    pub(super) fn add(&mut self, entry: &Entry, content: &Node, spot: &Spot) -> Result<(), Refused> {
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
    pub(super) fn insertions(&self, section: Section, mut added: Vec<Added>) -> (Changes, Vec<Written>) {
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
}
