//! The differences in sentences, section by section.

use std::borrow::Cow;

use super::nouns::heading;
use super::renaming::Renaming;
use super::rows::count_moved;
use super::show::{Shown, holds, one_line};
use super::words::{Describer, Words, is_free};
use super::{Changes, Entry, EntryChange, FieldChange, TableChanges, Version};
use crate::counted;
use parallax_dossier::draft::Node;

/// All differences in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentences {
    /// How much changed, in one sentence for each table.
    pub summary: String,
    /// The differences; none if there are none.
    pub sections: Vec<Section>,
}

/// The differences of one table, or of the dossier's own fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading: "Claims".
    pub heading: String,
    /// One line for each entry that differs, in the order of [`Changes`].
    pub lines: Vec<Line>,
}

/// What changed about one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its id; `None` for what is about the whole table or the dossier.
    pub id: Option<String>,
    /// The change in a sentence.
    pub sentence: String,
    /// Texts that the sentence has no room for.
    pub passages: Vec<Passage>,
    /// True if nothing changed but the ids by which it refers to entries that were renamed.
    pub follows: bool,
}

impl Section {
    /// The lines to be shown: those that only follow from renamed ids are gathered in one, which names them.
    #[must_use]
    pub fn shown(&self) -> Vec<Cow<'_, Line>> {
        let mut lines: Vec<_> = self.lines.iter().filter(|line| !line.follows).map(Cow::Borrowed).collect();
        let ids: Vec<_> =
            self.lines.iter().filter(|line| line.follows).filter_map(|line| line.id.as_deref()).collect();
        if !ids.is_empty() {
            let (entries, verb) = if ids.len() == 1 { ("entry", "refers") } else { ("entries", "refer") };
            let sentence = format!("{} {entries} only {verb} to others by their new ids.", ids.len());
            let passages = vec![Passage::new("these", "", &ids.join(", "))];
            lines.push(Cow::Owned(Line { id: None, sentence, passages, follows: true }));
        }
        lines
    }
}

/// A text that belongs to a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it is: "gist, old".
    pub label: String,
    /// The text, as it is in the dossier.
    pub text: String,
}

impl Passage {
    pub(super) fn new(name: &str, age: &str, text: &str) -> Self {
        let label = if age.is_empty() { name.to_owned() } else { format!("{name}, {age}") };
        Self { label, text: text.to_owned() }
    }
}

/// Puts the differences between two versions into sentences.
#[must_use]
pub fn tell(changes: &Changes<'_>, old: Version<'_>, new: Version<'_>) -> Sentences {
    let (old, new) = (Shown::new(old), Shown::new(new));
    let renaming = Renaming::new(changes);
    let mut sections = Vec::new();
    if !changes.own.is_empty() {
        let teller = Describer { old: &old, new: &new, shows_quantity: false };
        let line = |change: &FieldChange<'_>| {
            let mut words = Words::default();
            teller.tell(*change, &mut words);
            line(None, None, words)
        };
        let lines = changes.own.iter().map(line).collect();
        sections.push(Section { heading: "The dossier itself".to_owned(), lines });
    }
    for table in &changes.tables {
        let mut lines: Vec<_> = table
            .entries
            .iter()
            .map(|entry| entry_line(table.table, entry, (&old, &new), &renaming))
            .collect();
        if let Some(order) = &table.order {
            let moved = count_moved(order);
            let verb = if moved == 1 { "stands" } else { "stand" };
            let all = order.len();
            let sentence = format!(
                "The order changed: {moved} of the {all} entries that are in both dossiers {verb} elsewhere."
            );
            lines.push(Line { id: None, sentence, passages: Vec::new(), follows: false });
        }
        sections.push(Section { heading: heading(table.table), lines });
    }
    Sentences { summary: summary(changes), sections }
}

fn summary(changes: &Changes<'_>) -> String {
    if changes.is_empty() {
        return "No difference was found between the two dossiers.".to_owned();
    }
    let mut sentences = Vec::new();
    if !changes.own.is_empty() {
        sentences.push(format!("The dossier itself: {} changed.", counted(changes.own.len(), "field")));
    }
    sentences.extend(changes.tables.iter().map(count));
    sentences.join(" ")
}

/// "Claims: 2 changed, 1 added, 1 withdrawn from the dossier."
fn count(table: &TableChanges<'_>) -> String {
    let of = |kind: fn(&EntryChange<'_>) -> bool| table.entries.iter().filter(|entry| kind(entry)).count();
    let counts = [
        (of(|entry| matches!(entry, EntryChange::Changed(..))), "changed"),
        (of(|entry| matches!(entry, EntryChange::Renamed(..))), "under another id"),
        (of(|entry| matches!(entry, EntryChange::Added(_))), "added"),
        (of(|entry| matches!(entry, EntryChange::Withdrawn(_))), "withdrawn from the dossier"),
    ];
    let mut parts: Vec<_> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, verb)| format!("{count} {verb}"))
        .collect();
    if table.order.is_some() {
        parts.push("order changed".to_owned());
    }
    format!("{}: {}.", heading(table.table), parts.join(", "))
}

fn entry_line<'a>(
    table: &str,
    change: &EntryChange<'a>,
    (old, new): (&Shown<'a>, &Shown<'a>),
    renaming: &Renaming<'_>,
) -> Line {
    match change {
        EntryChange::Changed(before, now, fields) => {
            let (was, is) = (old.clause(before.id), new.clause(now.id));
            let is_restated = |change: &FieldChange<'_>| matches!(change.field, "says" | "stance" | "worded");
            let mut words = Words::default();
            let mut shows_quantity = false;
            if table == "claims"
                && fields.iter().any(is_restated)
                && let (Some(was), Some(is)) = (was, is)
                && was != is
            {
                let (was, is) = (one_line(&was), one_line(&is));
                let is_asserted = ![before, now].iter().any(|entry| has_field(entry.content, "stance"));
                words.clauses.push(if is_asserted {
                    format!("{was} became {is}")
                } else {
                    format!("before: {was}; now: {is}")
                });
                // The document's own words would stand there in place of the quantity.
                shows_quantity = ![before, now].iter().any(|entry| has_field(entry.content, "worded"));
            }
            let teller = Describer { old, new, shows_quantity };
            for field in fields {
                teller.tell(*field, &mut words);
            }
            let line = line(Some(now.id), new.name(table, now.content), words);
            Line { follows: fields.iter().all(|field| renaming.explains(field)), ..line }
        }
        EntryChange::Renamed(before, now) => {
            let clause = format!("appears to be the same entry under another id; it was `{}`", before.id);
            line(
                Some(now.id),
                new.name(table, now.content),
                Words { clauses: vec![clause], passages: Vec::new() },
            )
        }
        EntryChange::Added(entry) => whole("Added", table, *entry, new),
        EntryChange::Withdrawn(entry) => whole("Withdrawn from the dossier", table, *entry, old),
    }
}

/// A line about an entry that is in one of the dossiers only, with all its fields.
fn whole<'a>(what: &str, table: &str, entry: Entry<'a>, shown: &Shown<'a>) -> Line {
    let name = shown.name(table, entry.content).map(one_line);
    let clause = shown.clause(entry.id).filter(|_| table == "claims").map(|clause| one_line(&clause));
    let about: Vec<_> = name.into_iter().chain(clause).collect();
    let about = if about.is_empty() { String::new() } else { format!(": {}", about.join(": ")) };
    let passages = match entry.content {
        Node::Fields { of, fields } => fields
            .iter()
            .map(|(name, value)| match value {
                Node::Text(text) if is_free(holds(of, name)) => Passage::new(name, "", text),
                value => Passage::new(name, "", &shown.value(value, holds(of, name))),
            })
            .collect(),
        Node::Text(text) => vec![Passage::new("text", "", text)],
        other => vec![Passage::new("value", "", &other.to_line())],
    };
    Line {
        id: Some(entry.id.to_owned()),
        sentence: ended(format!("{what}{about}")),
        passages,
        follows: false,
    }
}

fn line(id: Option<&str>, name: Option<&str>, words: Words) -> Line {
    let clauses = words.clauses.join("; ");
    let sentence = match name {
        Some(name) => format!("{}: {clauses}", one_line(name)),
        None => capitalised(&clauses),
    };
    Line { id: id.map(str::to_owned), sentence: ended(sentence), passages: words.passages, follows: false }
}

fn has_field(node: &Node, name: &str) -> bool {
    matches!(node, Node::Fields { fields, .. } if fields.iter().any(|(field, _)| *field == name))
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The sentence with one full stop at its end.
fn ended(mut sentence: String) -> String {
    if !sentence.trim_end_matches('”').ends_with(['.', '?', '!']) {
        sentence.push('.');
    }
    sentence
}
