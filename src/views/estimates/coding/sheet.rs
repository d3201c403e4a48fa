//! One project's sheet as blocks: its record, what it loses, the sources of its rules.

use super::blocks::Block;
use crate::analysis::coding::{Candidate, Entry, Field, Loss, Sheet, Slot};
use crate::analysis::counted;
use crate::dossier::Dossier;
use crate::theme::Type;

/// Maximum number of figures listed for a field; more would never be read.
const CANDIDATES: usize = 24;
/// Maximum number of sources listed for a figure.
const SPEAKERS: usize = 2;

/// The blocks of a project, in three sections that may be placed beside or below each other.
#[derive(Debug)]
pub struct Column {
    /// The line above.
    pub rule: [Block; 1],
    /// Name, fields, candidates, reasons.
    pub record: Vec<Block>,
    /// What it loses.
    pub losses: Vec<Block>,
    /// The texts in which the rules were read.
    pub texts: Vec<Block>,
}

impl Column {
    pub fn new(dossier: &Dossier, sheet: &Sheet) -> Self {
        let mut record =
            vec![Block::words(sheet.project.name(), Type::Heading), Block::mute(sheet.project.form())];
        for field in &sheet.fields {
            add_field(dossier, sheet, field, &mut record);
        }
        let mut losses = vec![Block::Section("What it loses".to_owned())];
        losses.extend(sheet.losses.iter().map(|loss| lost(sheet, loss)));
        if sheet.losses.is_empty() {
            losses.push(Block::mute("Nothing that is counted here."));
        }
        let mut texts = vec![Block::Section("What the rules were read in".to_owned())];
        let lines = sheet.project.texts().iter().map(|text| format!("{}: {}.", text.name, text.read));
        texts.extend(lines.map(Block::mute));
        Self { rule: [Block::Rule], record, losses, texts }
    }
}

fn add_field(dossier: &Dossier, sheet: &Sheet, field: &Field, blocks: &mut Vec<Block>) {
    blocks.push(Block::Gap);
    if field.slots.iter().all(|slot| slot.value.is_none()) {
        let names: Vec<_> = field.slots.iter().map(|slot| slot.name).collect();
        blocks.push(Block::Slot { name: names.join(", "), value: None });
    } else {
        let slot = |slot: &Slot| Block::Slot {
            name: slot.name.to_owned(),
            value: slot.value.map(|value| value.to_string()),
        };
        blocks.extend(field.slots.iter().map(slot));
    }
    if !field.candidates.is_empty() {
        blocks.push(Block::mute("Figures that single claims lead to:"));
    }
    for candidate in field.candidates.iter().take(CANDIDATES) {
        blocks.push(choice(dossier, sheet, candidate));
    }
    if let Some(last) = field.candidates.get(CANDIDATES..).and_then(<[Candidate]>::last) {
        let more = field.candidates.len() - CANDIDATES;
        blocks.push(Block::mute(format!("and {more} more, up to {}", last.entry)));
    }
    blocks.push(Block::Gap);
    blocks.extend(field.why.iter().cloned().map(Block::small));
}

fn choice(dossier: &Dossier, sheet: &Sheet, candidate: &Candidate) -> Block {
    let figure = candidate.entry.to_string();
    let mut who: Vec<&str> = Vec::new();
    for claim in &candidate.claims {
        let name = dossier.sources[dossier.claims[*claim].by].label();
        if !who.contains(&name) {
            who.push(name);
        }
    }
    let mut words = who[..who.len().min(SPEAKERS)].join(", ");
    if who.len() > SPEAKERS {
        words = format!("{words} and {} more", who.len() - SPEAKERS);
    }
    words.push_str(" · ");
    match candidate.populations.as_slice() {
        [one] => words.push_str(&dossier.groups[*one].name),
        several => words.push_str(&counted(several.len(), "population")),
    }
    let mark = match candidate.entry {
        Entry::Unplaced(_) => Some("field open"),
        _ => candidate.known.mark(),
    };
    if let Some(mark) = mark {
        words = format!("{words} · {mark}");
    }
    let claims = counted(candidate.claims.len(), "claim");
    let name = format!("{} could store {figure} from {claims}: {words}", sheet.project.name());
    Block::Choice { figure, words, name, claims: candidate.claims.clone() }
}

fn lost(sheet: &Sheet, loss: &Loss) -> Block {
    let name = format!("{} loses: {}", sheet.project.name(), loss.text);
    Block::Loss { words: loss.text.clone(), name, claims: loss.claims.clone() }
}
