//! Trackers of Watchboard: casualties become claims by it, and its contested claims questions with what each side says.

use parallax_dossier::dossier::{Identity, SourceKind};
use parallax_dossier::draft::{Claim, Says};

use super::Job;
use super::common::{Cells, column, file_document, labelled, remark};
use crate::columns::{Role, Table};
use crate::making::{fits_note, line, paragraph};
use crate::rows::{self, More};

pub(super) const CASUALTIES: &str = "casualties of Watchboard: each figure becomes a claim by Watchboard, with the sources that it names in the note";
pub(super) const CLAIMS: &str =
    "contested claims of Watchboard: each becomes a question, with an answer by either side";

/// Watchboard puts one figure to several sources; it is its own claim, and they stand in the note.
pub(super) fn casualties(table: &Table, job: &mut Job) {
    let mut table = table.clone();
    let names = ["source", "tier", "contested", "lastUpdated"];
    let asides: Vec<usize> = names.iter().filter_map(|name| column(&table, name)).collect();
    for at in &asides {
        table.map.columns[*at].role = Role::Unused;
    }
    let speaker = Some(("Watchboard", SourceKind::Monitor));
    rows::read(&table, &More { asides, speaker }, job);
}

pub(super) fn claims(table: &Table, job: &mut Job) {
    let document = file_document(job, &table.sheet.file, "Contested claims as Watchboard sums them up.");
    let board = job.maker.source("Watchboard", SourceKind::Monitor, Identity::Named, "");
    for row in table.rows {
        job.maker.at_row(row.number);
        let cells = Cells { table, row };
        let text = line(cells.first(&["question"]));
        if text.is_empty() {
            cells.leave_out(job, "question", &cells.all(), "the entry has no question");
            continue;
        }
        let question = job.maker.question(&text);
        let status = cells.first(&["status"]);
        let updated = cells.first(&["lastUpdated"]);
        for (label, answer) in [("sideA.label", "sideA.text"), ("sideB.label", "sideB.text")] {
            let (label, column, answer) =
                (line(cells.first(&[label])), answer, paragraph(cells.first(&[answer])));
            if answer.is_empty() {
                continue;
            }
            if label.is_empty() || !fits_note(&answer) {
                cells.leave_out(job, column, &answer, "nobody is named who says it, or the text is too long");
                continue;
            }
            // What stands in brackets after the name is the day.
            let (speaker, when) = match label.strip_suffix(')').and_then(|label| label.rsplit_once(" (")) {
                Some((speaker, when)) => (speaker.to_owned(), when.to_owned()),
                None => (label.clone(), String::new()),
            };
            let by = job.maker.source(
                &speaker,
                SourceKind::Other,
                Identity::Unclear,
                "Named so by Watchboard; it may stand for several.",
            );
            let claim = Claim {
                by: Some(by),
                via: vec![board.clone()],
                document: Some(document.clone()),
                says: Says::Answer { to: question.clone(), text: answer, position: None },
                note: format!(
                    "{}.\n{}",
                    cells.place(),
                    labelled(&[("When", &when), ("Last updated", updated)])
                )
                .trim_end()
                .to_owned(),
                ..Claim::default()
            };
            let side = if column.starts_with("sideA") { "side a" } else { "side b" };
            let id = format!("{}row {} {side}", job.prefix, job.maker.row_name());
            job.maker.claim(&id, claim);
        }
        let resolution = cells.first(&["resolution"]);
        if let Some(mut claim) = remark(&board, &document, None, None, resolution) {
            claim.bears_on = vec![question];
            let note = labelled(&[("Status", status)]);
            let note = format!("{}: how Watchboard sums it up.\n{note}", cells.place());
            note.trim_end().clone_into(&mut claim.note);
            let id = format!("{}row {} resolution", job.prefix, job.maker.row_name());
            job.maker.claim(&id, claim);
        } else if !resolution.is_empty() {
            cells.leave_out(job, "resolution", resolution, "the text is longer than a dossier can hold");
        }
        job.summary.rows_with_claims += 1;
    }
}
