//! The figures of a row: what its cells say of them, and the claims that they become.

use parallax_dossier::dossier::{Identity, Outcome, SourceKind};
use parallax_dossier::draft::{Entries, Quantity, Word};

use super::{LONGEST_WORDS, OfRow, Shared, dedup};
use crate::cell::{self, Amount, Part, Said};
use crate::columns::{End, Role};
use crate::making::{Maker, line};
use crate::summary::Remark;

impl OfRow<'_, '_> {
    /// The figures of one column; `None` if the cell has none.
    pub(super) fn figure(&mut self, at: usize) -> Option<Vec<Said>> {
        let text = self.row.cell(at).to_owned();
        if text.is_empty() || self.table.sheet.merged.contains(&(self.row.number, at)) {
            return None;
        }
        if text.chars().count() > LONGEST_WORDS {
            self.leave_out(Some(at), &text, "the text is longer than the words of a quantity can be");
            return None;
        }
        let said = cell::read(&text, self.manner).said;
        if said.is_empty() {
            return None;
        }
        if said.iter().all(Said::is_blank) {
            self.leave_out(Some(at), &text, "the cell has only a sign that nothing was entered");
            return None;
        }
        for one in &said {
            if let Some(doubt) = &one.doubt {
                self.summary.doubts.push(Remark::new(self.table, self.row.number, Some(at), &text, doubt));
            }
            if one.is_words() {
                self.summary.words.push(Remark::new(self.table, self.row.number, Some(at), &text, ""));
            }
        }
        Some(said)
    }

    /// The other end of the range that the column at `at` gives, and the range.
    pub(super) fn pair(&self, at: usize, figures: &[(usize, Vec<Said>)]) -> Option<(usize, Said)> {
        let column = &self.table.map.columns[at];
        let wanted = match column.end {
            End::Whole => return None,
            End::Least => End::Most,
            End::Most => End::Least,
        };
        let fits = |other: &&(usize, Vec<Said>)| {
            let other = &self.table.map.columns[other.0];
            (other.role, &other.of, other.end) == (column.role, &column.of, wanted)
        };
        let (other, second) = figures.iter().find(fits)?;
        let (_, first) = figures.iter().find(|(column, _)| *column == at)?;
        let ([first], [second]) = (&first[..], &second[..]) else { return None };
        let (least, most) = if column.end == End::Least { (first, second) } else { (second, first) };
        let plain = |said: &Said| match said.amount {
            Amount::Exactly(n) if !said.about && !said.so_far => Some(n),
            _ => None,
        };
        let worded = format!("{} to {}", least.worded, most.worded);
        let amount = match (plain(least), plain(most)) {
            (Some(least), Some(most)) if least == most => Amount::Exactly(least),
            (Some(least), Some(most)) if least < most => Amount::Between(least, most),
            _ => Amount::Words(worded.clone()),
        };
        Some((*other, Said { worded, amount, ..Said::default() }))
    }

    /// A figure that is only one end of a range.
    pub(super) fn one_ended(&self, at: usize, said: &[Said]) -> Vec<Said> {
        let bound = |one: &Said| {
            let amount = match (self.table.map.columns[at].end, &one.amount) {
                (End::Whole, amount) => amount.clone(),
                (End::Least, Amount::Exactly(n)) => Amount::AtLeast(*n),
                (End::Most, Amount::Exactly(n)) => Amount::AtMost(*n),
                _ => Amount::Words(one.worded.clone()),
            };
            Said { amount, ..one.clone() }
        };
        said.iter().map(bound).collect()
    }

    /// A claim for each figure of a cell.
    pub(super) fn claims(&mut self, at: usize, said: &[Said], shared: &Shared) {
        let column = self.table.map.columns[at].clone();
        let whole = self.population();
        for (index, one) in said.iter().enumerate() {
            let outcome = one.outcome.or(column.role.outcome()).unwrap_or(Outcome::Casualties);
            let mut group = whole.clone();
            for name in column.of.iter().chain(&one.of) {
                group = self.maker.group(name, Some(&group), "");
            }
            let id = format!(
                "{}row {} {outcome:?}{}",
                self.prefix,
                self.maker.row_name(),
                if index == 0 { String::new() } else { format!(" {}", index + 1) }
            );
            let mut claim = shared.claim();
            if let Some(speaker) = one.speaker.as_ref().or(column.by.as_ref()) {
                let row_source = claim.by.replace(self.speaker(speaker, one.speaker.is_none()));
                if row_source != claim.by {
                    claim.via = row_source.into_iter().chain(claim.via).collect();
                    dedup(&mut claim.via, claim.by.as_ref());
                }
            }
            claim.worded = Some(line(&one.worded));
            claim.hedge = one.remark.as_deref().map(line);
            claim.note = self.with_place(&shared.note, &column.name);
            claim.says = one.says(outcome, group.clone(), parts(self.maker, &one.parts, &group));
            self.maker.claim(&id, claim);
        }
    }

    /// The note of a claim, with the cell that it was read from.
    pub(super) fn with_place(&self, note: &str, column: &str) -> String {
        let place = format!(
            "{} {}, column “{}”.",
            if self.table.sheet.is_tree { "Entry" } else { "Row" },
            self.row.number,
            line(column)
        );
        if note.is_empty() { place } else { format!("{place} {note}") }
    }

    /// Who speaks in a cell, or in all cells of a column.
    pub(super) fn speaker(&mut self, speaker: &str, is_of_column: bool) -> Word<'static> {
        if is_of_column {
            return self.maker.source(speaker, SourceKind::Other, Identity::Named, "");
        }
        self.maker.source(
            speaker,
            SourceKind::Other,
            Identity::Unclear,
            "Named so in a cell with several figures, or in brackets after one.",
        )
    }

    pub(super) fn population(&mut self) -> Word<'static> {
        let cell = self.cell(Role::Population);
        let given = self.table.map.population.clone();
        match (cell.is_empty(), given) {
            (false, _) => self.maker.group(&cell, None, ""),
            (true, Some(name)) => self.maker.group(&name, None, ""),
            (true, None) => {
                self.maker.group("People", None, "Those whom the sheet counts; it does not say who they are.")
            }
        }
    }
}

/// The parts of a figure, by the populations that they count within `whole`.
pub(crate) fn parts(maker: &mut Maker, parts: &[Part], whole: &Word<'static>) -> Entries<Quantity<'static>> {
    let mut entries: Vec<(String, Quantity)> = Vec::new();
    for part in parts {
        let Some(quantity) = part.quantity() else { continue };
        let of = maker.group(&part.of, Some(whole), "").to_string();
        if entries.iter().all(|(id, _)| *id != of) {
            entries.push((of, quantity));
        }
    }
    entries.into_iter().collect()
}
