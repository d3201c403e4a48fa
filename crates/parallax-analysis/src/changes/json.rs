//! The differences for programs: with the old and the new value of each field, from which the new dossier can be made of the
//! old one.

use serde::Serialize;

use super::{Changes, Entry, EntryChange, FieldChange, Line, NOT_COMPARED, Sentences};
use crate::table::TableError;
use parallax_dossier::draft::Node;

/// The version of the JSON; it changes when a field is removed or changes its meaning.
const FORMAT: u32 = 1;

/// A file that is compared.
#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    /// Its name, as it was given.
    pub file: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// Returns the differences as JSON, as `docs/format.md` describes it under *Differences as JSON*. `told` are the sentences for
/// the same changes.
///
/// # Errors
/// If a number of a draft is none, which no sound dossier has.
pub fn to_json(
    changes: &Changes<'_>,
    told: &Sentences,
    old: &Compared,
    new: &Compared,
) -> Result<Vec<u8>, TableError> {
    let mut rows = Vec::new();
    let mut sections = told.sections.iter();
    if !changes.own.is_empty() {
        let lines = sections.next().map_or(&[][..], |section| &section.lines);
        for (field, line) in changes.own.iter().zip(lines) {
            rows.push(Row {
                sentence: &line.sentence,
                fields: Some(vec![Field::new(field)]),
                ..Row::new("changed")
            });
        }
    }
    for (table, section) in changes.tables.iter().zip(sections) {
        for (entry, line) in table.entries.iter().zip(&section.lines) {
            rows.push(Row { table: Some(table.table), ..row(entry, line) });
        }
        if let (Some(order), Some(line)) = (&table.order, section.lines.last()) {
            let about = Row { sentence: &line.sentence, order: Some(order), ..Row::new("reordered") };
            rows.push(Row { table: Some(table.table), ..about });
        }
    }
    let all = Sheet {
        format: FORMAT,
        same: changes.is_empty(),
        summary: &told.summary,
        not_compared: NOT_COMPARED,
        old,
        new,
        changes: rows,
    };
    let mut json = serde_json::to_vec_pretty(&all)?;
    json.push(b'\n');
    Ok(json)
}

#[derive(Serialize)]
struct Sheet<'a> {
    format: u32,
    same: bool,
    summary: &'a str,
    not_compared: &'static str,
    old: &'a Compared,
    new: &'a Compared,
    changes: Vec<Row<'a>>,
}

/// One change; what it has no use for is left out.
#[derive(Serialize)]
struct Row<'a> {
    table: Option<&'static str>,
    change: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_position: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<usize>,
    sentence: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<Vec<Field<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<&'a Node>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<&'a [usize]>,
}

#[derive(Serialize)]
struct Field<'a> {
    #[serde(rename = "field")]
    name: Option<&'static str>,
    old: Option<&'a Node>,
    new: Option<&'a Node>,
}

impl<'a> Field<'a> {
    fn new(change: &FieldChange<'a>) -> Self {
        let name = Some(change.field).filter(|name| !name.is_empty());
        Self { name, old: change.old, new: change.new }
    }
}

impl Row<'_> {
    const fn new(change: &'static str) -> Self {
        Self {
            table: None,
            change,
            id: None,
            old_id: None,
            old_position: None,
            position: None,
            sentence: "",
            fields: None,
            entry: None,
            order: None,
        }
    }
}

fn row<'a>(change: &EntryChange<'a>, line: &'a Line) -> Row<'a> {
    let sentence = line.sentence.as_str();
    let (kind, old, new) = match change {
        EntryChange::Changed(old, new, _) => ("changed", Some(*old), Some(*new)),
        EntryChange::Renamed(old, new) => ("renamed", Some(*old), Some(*new)),
        EntryChange::Added(new) => ("added", None, Some(*new)),
        EntryChange::Withdrawn(old) => ("withdrawn", Some(*old), None),
    };
    let fields = match change {
        EntryChange::Changed(_, _, fields) => Some(fields.iter().map(Field::new).collect()),
        _ => None,
    };
    let entry = match change {
        EntryChange::Added(entry) | EntryChange::Withdrawn(entry) => Some(entry.content),
        _ => None,
    };
    let position = |entry: Option<Entry<'_>>| entry.map(|entry| entry.position);
    Row {
        id: new.or(old).map(|entry| entry.id),
        old_id: old.filter(|_| kind == "renamed").map(|entry| entry.id),
        old_position: position(old),
        position: position(new),
        sentence,
        fields,
        entry,
        ..Row::new(kind)
    }
}
