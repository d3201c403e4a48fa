//! Edits of a draft, without any text: what a text must say once it was edited.

use parallax_dossier::dossier::Format;
use parallax_dossier::draft::Node;

use crate::at::{At, Entry, Step, Unit};
use crate::edit::{Change, Edit, Refused, Spot};
use crate::ids;
use crate::links;
use crate::node;
use crate::section::Section;
use crate::text::changed;

type Fields = Vec<(&'static str, Node)>;

impl Edit {
    /// Returns what a draft is after this edit. Drafts are given as [trees](parallax_dossier::draft::Dossier::tree).
    ///
    /// # Errors
    /// As for [`Text::apply`](crate::Text::apply).
    pub fn apply_to_tree(&self, tree: &Node) -> Result<Node, Refused> {
        let Node::Fields { of, fields } = tree else {
            return Err(Refused::Unreadable("this is no dossier".to_owned()));
        };
        let mut fields = fields.clone();
        for change in &self.changes {
            apply(&mut fields, change)?;
        }
        fields.retain(|(name, value)| {
            Section::from_field(name).is_none() || !matches!(value, Node::Table(rows) if rows.is_empty())
        });
        Ok(Node::Fields { of, fields })
    }
}

fn apply(fields: &mut Fields, change: &Change) -> Result<(), Refused> {
    match change {
        Change::Set { at: At { unit: Unit::Entry(entry), steps }, value: None } if steps.is_empty() => {
            remove(fields, entry)
        }
        Change::Remove(entry) => remove(fields, entry),
        Change::Set { at, value } => match &at.unit {
            Unit::Own(field) => {
                let new = changed(at, get(fields, field).cloned(), value.clone())?;
                let at = At::own(field.clone());
                let mut all = Node::Fields { of: "Dossier", fields: std::mem::take(fields) };
                let is_set = node::set(&mut all, &[Step::Field(field.clone())], new);
                if let Node::Fields { fields: now, .. } = all {
                    *fields = now;
                }
                if is_set { Ok(()) } else { Err(Refused::NoPlace(at)) }
            }
            Unit::Entry(entry) => {
                let missing = || Refused::NoEntry(entry.clone());
                let row = row(fields, entry).ok_or_else(missing)?;
                *row = changed(at, Some(row.clone()), value.clone())?.ok_or_else(missing)?;
                Ok(())
            }
        },
        Change::Add { entry, content, spot } => {
            check_id(fields, entry)?;
            let at = entry.clone().whole();
            let content =
                changed(&at, None, Some(content.clone()))?.ok_or(Refused::NoEntry(entry.clone()))?;
            let rows = rows(fields, entry.section);
            let document = node::get(&content, &[Step::Field("document".to_owned())]).cloned();
            let is_like = |row: &Node| {
                document.is_some()
                    && node::get(row, &[Step::Field("document".to_owned())]) == document.as_ref()
            };
            let after = match spot {
                Spot::After(id) => rows.iter().position(|(key, _)| key == id),
                Spot::Natural if entry.section == Section::Claims => {
                    rows.iter().rposition(|(_, row)| is_like(row))
                }
                Spot::Last | Spot::Natural => None,
            };
            rows.insert(after.map_or(rows.len(), |after| after + 1), (entry.id.clone(), content));
            Ok(())
        }
        Change::Rename { entry, to } => rename(fields, entry, to),
    }
}

fn rename(fields: &mut Fields, entry: &Entry, to: &str) -> Result<(), Refused> {
    row(fields, entry).ok_or_else(|| Refused::NoEntry(entry.clone()))?;
    if entry.id == to {
        return Ok(());
    }
    check_id(fields, &Entry::new(entry.section, to))?;
    let is_first = get(fields, "format") == Some(&Node::Plain("1".to_owned()));
    let format = if is_first { Format::One } else { Format::Two };
    for (name, value) in fields.iter_mut() {
        match (Section::from_field(name), value) {
            (Some(section), Node::Table(rows)) => {
                for (id, row) in rows {
                    let unit = Unit::Entry(Entry::new(section, id.clone()));
                    links::rename(&unit, row, format, entry, to);
                }
            }
            (_, value) => drop(links::rename(&Unit::Own((*name).to_owned()), value, format, entry, to)),
        }
    }
    let rows = rows(fields, entry.section);
    if let Some((id, _)) = rows.iter_mut().find(|(id, _)| *id == entry.id) {
        to.clone_into(id);
    }
    Ok(())
}

fn check_id(fields: &mut Fields, entry: &Entry) -> Result<(), Refused> {
    if !ids::is_legal(&entry.id) && (entry.section != Section::Schemes || entry.id.is_empty()) {
        return Err(Refused::BadId { id: entry.id.clone(), suggestion: None });
    }
    if row(fields, entry).is_some() { Err(Refused::Taken(entry.clone())) } else { Ok(()) }
}

fn get<'f>(fields: &'f Fields, name: &str) -> Option<&'f Node> {
    fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
}

/// The rows of a table, which is made if there is none.
fn rows(fields: &mut Fields, section: Section) -> &mut Vec<(String, Node)> {
    let place = |name: &str| Section::ALL.iter().position(|section| section.field() == name);
    let at = fields.iter().position(|(name, _)| *name == section.field()).unwrap_or_else(|| {
        // The other fields stand before the tables, but for the last two.
        let is_after =
            |name: &str| place(name) > place(section.field()) || matches!(name, "assessments" | "steps");
        let at = fields.iter().position(|(name, _)| is_after(name)).unwrap_or(fields.len());
        fields.insert(at, (section.field(), Node::Table(Vec::new())));
        at
    });
    match &mut fields[at].1 {
        Node::Table(rows) => rows,
        other => {
            *other = Node::Table(Vec::new());
            match other {
                Node::Table(rows) => rows,
                _ => unreachable!("it was made one"),
            }
        }
    }
}

fn row<'f>(fields: &'f mut Fields, entry: &Entry) -> Option<&'f mut Node> {
    let (_, table) = fields.iter_mut().find(|(name, _)| *name == entry.section.field())?;
    match table {
        Node::Table(rows) => rows.iter_mut().find(|(id, _)| *id == entry.id).map(|(_, row)| row),
        _ => None,
    }
}

fn remove(fields: &mut Fields, entry: &Entry) -> Result<(), Refused> {
    let missing = || Refused::NoEntry(entry.clone());
    row(fields, entry).ok_or_else(missing)?;
    let rows = rows(fields, entry.section);
    let at = rows.iter().position(|(id, _)| *id == entry.id).ok_or_else(missing)?;
    rows.remove(at);
    Ok(())
}
