//! A table that Parallax wrote (`parallax export --view table --to x.csv`) comes back as claims, as far as it says what they
//! are: grades, what is said of people, and quoted passages stand in no table and are not made up.

mod entries;
mod row;
mod words;

use std::collections::HashMap;

use parallax_analysis::table::SPLITS;
use parallax_dossier::dossier::{Counts, Outcome};
use parallax_dossier::draft::{Claim, Counted, DeclaredOutcome, Entries, Quantity, Says, Word};

use super::Job;
use crate::columns::Table;
use crate::making::{Kind, Maker};
use crate::summary::Remark;
use row::OwnRow;
use words::Cells;

/// The columns by which it is recognised; tables of other versions may have fewer of the rest.
pub(super) const COLUMNS: &[&str] =
    &["id", "by_id", "by_kind", "document_id", "quantity_kind", "quantity_plain", "stance", "attribution"];

/// Columns whose content cannot be given back from a table.
const LOST: [&str; 9] = [
    "assessments",
    "event_assessments",
    "place_assessments",
    "people_also",
    "people_native",
    "people_names_in",
    "people_facts",
    "people_homes",
    "people_notes",
];

/// Makes the claims of all rows.
pub(super) fn read(table: &Table, job: &mut Job) {
    let mut splits = SPLITS.to_vec();
    if table.told.iter().any(|told| told.starts_with("its cells are divided by")) {
        splits.push(',');
    }
    // Rows refer to each other by their ids, and to populations, places and events by their names.
    let mut known = Known::default();
    for row in table.rows {
        let cells = OwnRow { table, row, splits: &splits };
        let id = cells.get("id");
        let used = job.maker.keep_id(Kind::Claim, &id);
        known.of_row.push(used.clone());
        known.names.entry(("speaker", cells.get("by_id"))).or_insert_with(|| cells.get("by"));
        known.claims.entry(id).or_insert(used);
        for (kind, column, id) in [
            ("population", "population", "population_id"),
            ("event", "event", "event_id"),
            ("place", "place", "place_id"),
        ] {
            let (name, id) = (cells.get(column), cells.get(id));
            if !name.is_empty() && !id.is_empty() {
                known.names.entry((kind, name)).or_insert(id);
            }
        }
    }
    for (at, row) in table.rows.iter().enumerate() {
        job.maker.at_row(row.number);
        let mut making = Making { cells: OwnRow { table, row, splits: &splits }, known: &known, job };
        if let Some(claim) = making.claim() {
            job.maker.claim_with_id(known.of_row[at].clone(), claim);
            job.summary.rows_with_claims += 1;
        }
    }
}

#[derive(Default)]
struct Known {
    /// The ids in the draft, row by row.
    of_row: Vec<String>,
    /// The same by the ids in the table.
    claims: HashMap<String, String>,
    /// Ids by what they are of and the name.
    names: HashMap<(&'static str, String), String>,
}

struct Making<'m, 'a, 's, 'j> {
    cells: OwnRow<'a, 's>,
    known: &'m Known,
    job: &'m mut Job<'j>,
}

impl Making<'_, '_, '_, '_> {
    fn maker(&mut self) -> &mut Maker {
        self.job.maker
    }

    fn leave_out(&mut self, column: &str, why: &str) {
        let text = self.cells.get(column);
        let at = self.cells.table.named(column);
        self.job.summary.left_out.push(Remark::new(self.cells.table, self.cells.row.number, at, &text, why));
    }

    fn claim(&mut self) -> Option<Claim<'static>> {
        if self.cells.get("by_id").is_empty() || self.cells.get("document_id").is_empty() {
            self.leave_out("id", "the row names no source or no document");
            return None;
        }
        let Some(stance) = words::stance(&self.cells.get("stance")) else {
            self.leave_out("stance", "no stance of this name is known");
            return None;
        };
        for column in LOST {
            if !self.cells.get(column).is_empty() {
                self.leave_out(column, "a table holds it in words only");
            }
        }
        let says = self.says();
        let by = self.speaker();
        let via = self.relays();
        let people = self.people("people_ids", "people");
        let (document, event, at) = (self.document(), self.event(), self.place("place_id", "place"));
        let bears_on = if let Some(questions) = self.cells.named("bears_on_ids", "bears_on") {
            questions.iter().map(|(id, text)| self.question(id, text)).collect()
        } else {
            self.leave_out("bears_on", "a question holds “; ”, which stands between questions here");
            Vec::new()
        };
        let (revises, corrects) = (self.tie("revises"), self.tie("corrects"));
        let same_as = self.tie("same_as");
        let cells = &self.cells;
        Some(Claim {
            by: Some(by),
            attribution: words::attribution(&cells.get("attribution")),
            via,
            document: Some(document),
            paragraph: cells.number("paragraph").and_then(|n| u32::try_from(n).ok()),
            page: cells.some("page"),
            column: cells.some("column"),
            section: cells.some("section"),
            post: cells.some("post"),
            timecode: cells.some("timecode"),
            locator: cells.some("locator"),
            said: cells.date("said"),
            said_basis: cells.get("said_basis"),
            foretells: cells.is("foretells"),
            event,
            at,
            people,
            revises,
            corrects,
            same_as,
            bears_on,
            says,
            stance,
            worded: cells.some("worded"),
            hedge: cells.some("hedge"),
            gist: cells.get("gist"),
            note: cells.get("note"),
            entered_by: cells.some("entered_by"),
            checked_by: cells.some("checked_by"),
            ..Claim::default()
        })
    }

    fn says(&mut self) -> Says<'static> {
        if let (Some(id), Some(text)) = (self.cells.some("question_id"), self.cells.some("answer")) {
            let question = self.cells.get("question");
            return Says::Answer { to: self.question(&id, &question), text, position: self.position(&id) };
        }
        if self.cells.get("outcome").is_empty() {
            return Says::Remark;
        }
        let (id, name) = (self.cells.get("population_id"), self.cells.get("population"));
        let of = self.group(&id, &name, None);
        let (kind, plain) = (self.cells.get("quantity_kind"), self.cells.get("quantity_plain"));
        let quantity = match kind.as_str() {
            "named people" => Some(Quantity::Named(self.people("named_ids", "named"))),
            "times another figure" | "half of another figure" | "most of another figure" => {
                let times =
                    self.cells.get("times").parse().ok().and_then(parallax_dossier::dossier::Decimal::new);
                let of = self.tie("relative_to");
                match (of, times) {
                    (Some(of), Some(times)) => Some(Quantity::Times { times, of }),
                    (Some(of), None) if kind.starts_with("half") => Some(Quantity::Half { of }),
                    (Some(of), None) if kind.starts_with("most") => Some(Quantity::Most { of }),
                    _ => None,
                }
            }
            _ => words::quantity(&Cells {
                kind: &kind,
                plain: &plain,
                point: self.cells.number("point"),
                low: self.cells.number("interval_low"),
                high: self.cells.number("interval_high"),
                level: &self.cells.get("interval_level"),
                interval_kind: &self.cells.get("interval_kind"),
                method: &self.cells.get("method"),
            }),
        };
        let quantity = quantity.unwrap_or_else(|| {
            let table = self.cells.table;
            let at = table.named("quantity_plain");
            self.job.summary.words.push(Remark::new(table, self.cells.row.number, at, &plain, ""));
            if plain.is_empty() { Quantity::NotGiven } else { Quantity::Words(plain.clone()) }
        });
        let is_figure = !matches!(quantity, Quantity::Words(_) | Quantity::NotGiven | Quantity::Named(_));
        let parts = self.parts(&of);
        Says::Count {
            outcome: self.outcome(),
            of,
            so_far: self.cells.is("so_far"),
            about: self.cells.is("about") && is_figure && !matches!(quantity, Quantity::About(_)),
            and_more: self.cells.is("and_more") && is_figure,
            quantity,
            parts,
        }
    }

    fn outcome(&mut self) -> Counted<'static> {
        let id = self.cells.get("outcome");
        let of_format = |id: &str| Outcome::ALL.into_iter().find(|outcome| outcome.id() == id);
        if let Some(outcome) = of_format(&id) {
            return outcome.into();
        }
        let one = self.cells.some("outcome_one");
        let name = self.cells.some("outcome_name").unwrap_or_else(|| id.clone());
        let counts =
            if self.cells.get("outcome_counts") == "things" { Counts::Things } else { Counts::People };
        let part_of = self.cells.some("outcome_part_of").and_then(|id| of_format(&id)).map(Into::into);
        let word = self.maker().with_id(Kind::Outcome, &id, |draft, id| {
            let one = one.filter(|one| *one != name);
            draft.outcomes.add(id, DeclaredOutcome { name: Some(name), one, counts, part_of });
        });
        Counted::Declared(word)
    }

    fn parts(&mut self, whole: &Word<'static>) -> Entries<Quantity<'static>> {
        let Some(parts) = self.cells.named("parts_ids", "parts") else {
            self.leave_out("parts", "the name of a population holds “; ”, which stands between parts here");
            return Entries::default();
        };
        let mut made: Vec<(String, Quantity)> = Vec::new();
        for (id, text) in parts {
            let Some((quantity, name)) =
                text.split_once(": ").and_then(|(plain, name)| Some((words::of_part(plain)?, name)))
            else {
                self.leave_out("parts", "a part whose figure cannot be read back");
                continue;
            };
            let of = self.group(&id, name, Some(whole)).to_string();
            if made.iter().all(|(id, _)| *id != of) {
                made.push((of, quantity));
            }
        }
        made.into_iter().collect()
    }

    /// The other claim that a cell names; one that stands in no row is listed.
    fn tie(&mut self, column: &str) -> Option<Word<'static>> {
        let id = self.cells.some(column)?;
        let Some(found) = self.known.claims.get(&id) else {
            self.leave_out(column, "the claim that it refers to is not in the table");
            return None;
        };
        Some(found.clone().into())
    }
}
