//! Rows of a sheet whose columns were found: who says it, where it was read, of what and of whom, and one claim for each
//! figure. Every row is in a claim or in the list of what was left out.

mod around;
mod figures;

use parallax_dossier::dossier::SourceKind;
use parallax_dossier::draft::{Claim, Word};
use parallax_dossier::geo::LonLat;

use crate::cell::{Manner, Said};
use crate::columns::{Role, Table};
use crate::making::{Maker, fits_note, line, paragraph};
use crate::moment::{Moment, Moments};
use crate::position;
use crate::shape::Job;
use crate::sheet::Row;
use crate::summary::{Remark, Summary};

pub(crate) use figures::parts;

/// Longest text that a quantity in words can hold, in letters.
pub(crate) const LONGEST_WORDS: usize = 1_900;

/// What all claims of a row share.
struct Shared {
    by: Word<'static>,
    via: Vec<Word<'static>>,
    document: Word<'static>,
    said: Option<Moment>,
    event: Option<Word<'static>>,
    at: Option<Word<'static>>,
    note: String,
}

impl Shared {
    /// A claim that says nothing yet.
    fn claim(&self) -> Claim<'static> {
        let Self { by, via, document, said, event, at, note: _ } = self;
        Claim {
            by: Some(by.clone()),
            via: via.clone(),
            document: Some(document.clone()),
            said: said.as_ref().map(|said| said.date.clone()),
            said_basis: said
                .as_ref()
                .filter(|said| said.is_less)
                .map_or_else(String::new, |said| said.basis.clone()),
            event: event.clone(),
            at: at.clone(),
            ..Claim::default()
        }
    }
}

/// What a shape adds to a sheet.
#[derive(Default)]
pub(crate) struct More {
    /// Columns that are kept in the notes, each with its name.
    pub asides: Vec<usize>,
    /// Who says what has no source in its row.
    pub speaker: Option<(&'static str, SourceKind)>,
}

/// Makes claims of all rows of a table.
pub(crate) fn read(table: &Table, more: &More, job: &mut Job) {
    let Job { prefix, maker, summary } = job;
    let figures: Vec<usize> =
        (0..table.map.columns.len()).filter(|at| table.map.columns[*at].role.outcome().is_some()).collect();
    let manner = Manner::of_column(table.rows.iter().flat_map(|row| figures.iter().map(|at| row.cell(*at))));
    let (moments, around) = (Moments::from_table(table), position::middle(positions(table)));
    for row in table.rows {
        maker.at_row(row.number);
        let mut of_row = OfRow {
            table,
            row,
            figures: &figures,
            manner,
            moments: &moments,
            around,
            prefix,
            maker,
            summary,
            more,
        };
        if of_row.read() {
            summary.rows_with_claims += 1;
        }
    }
    summary.tell_last(moments.describe());
}

/// The positions of all rows.
fn positions<'t>(table: &'t Table) -> impl Iterator<Item = LonLat> + 't {
    table.rows.iter().filter_map(|row| {
        let cell = |role| table.cell(row, role);
        match cell(Role::Position) {
            "" => position::read(cell(Role::Latitude), cell(Role::Longitude)).ok(),
            pair => position::read_text(pair).ok().map(|(at, _)| at),
        }
    })
}

struct OfRow<'a, 's> {
    table: &'a Table<'s>,
    row: &'a Row,
    figures: &'a [usize],
    manner: Manner,
    moments: &'a Moments,
    /// Where most rows lie.
    around: Option<LonLat>,
    prefix: &'a str,
    maker: &'a mut Maker,
    summary: &'a mut Summary,
    more: &'a More,
}

impl OfRow<'_, '_> {
    /// Makes the claims of the row; false if there are none.
    fn read(&mut self) -> bool {
        if self.repeats_header() {
            self.leave_out(None, &self.row.cells.join(" | "), "the row repeats the names of the columns");
            return false;
        }
        let before = self.maker.draft.claims.len();
        let figures: Vec<(usize, Vec<Said>)> =
            self.figures.iter().filter_map(|at| Some((*at, self.figure(*at)?))).collect();
        let text =
            [Role::Notes, Role::Title].map(|role| self.cell(role)).into_iter().find(|text| !text.is_empty());
        if figures.is_empty() && text.is_none() {
            let words: Vec<&str> =
                self.row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
            self.leave_out(None, &words.join(" | "), "the row has no figure and no text to keep");
            return false;
        }
        self.tell_cells_beyond();
        let shared = self.shared();
        let mut done = Vec::new();
        for (at, said) in &figures {
            if done.contains(at) {
                continue;
            }
            match self.pair(*at, &figures) {
                Some((other, said)) => {
                    done.push(other);
                    self.claims(*at, &[said], &shared);
                }
                None => self.claims(*at, &self.one_ended(*at, said), &shared),
            }
        }
        if self.maker.draft.claims.len() == before {
            let Some(text) = text else { return false };
            let gist = paragraph(&text);
            if !fits_note(&gist) {
                self.leave_out(None, &gist, "the text is longer than a dossier can hold");
                return false;
            }
            let note = shared.note.strip_suffix(gist.as_str()).unwrap_or(&shared.note).trim_end().to_owned();
            let claim = Claim { gist, note, ..shared.claim() };
            let id = format!("{}row {}", self.prefix, self.maker.row_name());
            self.maker.claim(&id, claim);
        }
        true
    }

    /// True if the row has the names of the columns in its cells, as printed pages do.
    fn repeats_header(&self) -> bool {
        let columns = &self.table.map.columns;
        let is_name = |at: usize| self.row.cell(at).eq_ignore_ascii_case(&columns[at].name);
        let is_filled = |at: &usize| !self.row.cell(*at).is_empty();
        let filled = (0..columns.len()).filter(is_filled).count();
        filled > 1 && (0..columns.len()).filter(is_filled).all(is_name)
    }

    /// Lists cells that stand farther right than the header: mostly of a row that was divided where it should not be.
    fn tell_cells_beyond(&mut self) {
        let beyond = self.row.cells.iter().skip(self.table.map.columns.len()).map(|cell| cell.trim());
        let beyond: Vec<&str> = beyond.filter(|cell| !cell.is_empty()).collect();
        if !beyond.is_empty() {
            let why = "the row has more cells than the header; a text may hold a separator";
            self.leave_out(None, &beyond.join(" | "), why);
        }
    }

    fn shared(&mut self) -> Shared {
        let said = self.moment(Role::Published);
        let (by, via) = self.speakers();
        let document = self.document(said.as_ref().map(|said| &said.date));
        let at = self.place();
        let event = self.event(at.as_ref());
        let mut note = paragraph(&self.cell(Role::Notes));
        if !fits_note(&note) {
            self.leave_out(
                self.table.column(Role::Notes),
                &note.clone(),
                "the text is longer than a note can be",
            );
            note = String::new();
        }
        let asides = self.more.asides.iter().filter_map(|at| {
            let text = paragraph(self.row.cell(*at));
            (!text.is_empty()).then(|| format!("{}: {text}", line(&self.table.map.columns[*at].name)))
        });
        let asides = asides.collect::<Vec<_>>().join("\n");
        if !asides.is_empty() {
            let longer = if note.is_empty() { asides } else { format!("{asides}\n{note}") };
            if fits_note(&longer) {
                note = longer;
            } else {
                self.leave_out(None, &longer, "the text is longer than a note can be");
            }
        }
        let id = self.cell(Role::Id);
        if !id.is_empty() {
            let words = format!("{} “{}”.", self.column_name(Role::Id), line(&id));
            note = if note.is_empty() { words } else { format!("{words} {note}") };
        }
        Shared { by, via, document, said, event, at, note }
    }

    fn cell(&self, role: Role) -> String {
        self.table.cell(self.row, role).to_owned()
    }

    fn column_name(&self, role: Role) -> String {
        self.table.column(role).map_or_else(String::new, |at| line(&self.table.map.columns[at].name))
    }

    fn doubt(&mut self, role: Role, text: &str, why: &str) {
        let column = self.table.column(role);
        self.summary.doubts.push(Remark::new(self.table, self.row.number, column, text, why));
    }

    fn leave_out(&mut self, column: Option<usize>, text: &str, why: &str) {
        self.summary.left_out.push(Remark::new(self.table, self.row.number, column, text, why));
    }
}

/// Drops who speaks, and whoever stands in the list already.
fn dedup(via: &mut Vec<Word<'static>>, by: Option<&Word<'static>>) {
    let mut kept: Vec<Word<'static>> = Vec::new();
    for one in via.drain(..) {
        if Some(&one) != by && !kept.contains(&one) {
            kept.push(one);
        }
    }
    *via = kept;
}
