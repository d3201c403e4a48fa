//! From sheets to a text in the notation of the format: every row becomes an entry, and every cell a value.

mod cells;
mod columns;

use std::collections::{BTreeMap, HashMap, HashSet};

use parallax_dossier::draft::Node;
use parallax_dossier::load::{self, Code};

use crate::build::{Build, Entry, Marked};
use crate::layout::{Owner, Part, Path, Rows, Section, Step, entry};
use crate::problem::{Problem, shortened};
use crate::raw::{At, Sheets};
use crate::text;

/// Reads sheets row by row.
pub(crate) struct Reader<'s> {
    sheets: &'s Sheets,
    /// The problems of cells.
    pub own: Vec<Problem>,
    /// The columns that a sheet lacks.
    pub lacking: HashSet<(usize, &'static str)>,
    /// The tables, with the place of each id.
    tables: BTreeMap<&'static str, (Vec<Entry>, HashMap<String, usize>)>,
}

/// The columns of a sheet, in the order of its section: where each stands.
type Header = Vec<Option<usize>>;

impl<'s> Reader<'s> {
    pub fn new(sheets: &'s Sheets) -> Self {
        Self { sheets, own: Vec::new(), lacking: HashSet::new(), tables: BTreeMap::new() }
    }

    /// Reads everything.
    pub fn read(&mut self) -> Marked {
        let mut of_dossier = Build::new();
        let mut lists: Vec<(&'static str, Build)> = Vec::new();
        let mut headers: Vec<Option<(usize, Header)>> = Vec::new();
        let found = self.match_sheets();
        for (section, sheet) in Section::all().iter().zip(&found) {
            headers.push(sheet.map(|sheet| (sheet, self.header(section, sheet))));
        }
        for (section, header) in Section::all().iter().zip(&headers) {
            let Some((sheet, header)) = header else { continue };
            match &section.rows {
                Rows::Dossier => self.read_dossier(section, *sheet, header, &mut of_dossier),
                Rows::Table(table) => self.read_table(table, section, *sheet, header),
                Rows::List(field) => {
                    let mut list = Build::new();
                    for row in self.rows(*sheet) {
                        let (value, _) = self.value(section, *sheet, header, row);
                        let at = At { sheet: *sheet, row: Some(row), column: None };
                        let _ = list.add(&[], Entry { key: None, value, at });
                    }
                    lists.push((field, list));
                }
                Rows::Inside(_) => {}
            }
        }
        for (section, header) in Section::all().iter().zip(&headers) {
            if let (Rows::Inside(owners), Some((sheet, header))) = (&section.rows, header) {
                self.read_inside(owners, section, *sheet, header);
            }
        }
        let mut marked = Marked::default();
        marked.text.push_str("Dossier(\n");
        if let Build::Fields(fields) = &of_dossier {
            for (name, value) in fields {
                marked.field(name, value);
            }
        }
        for (table, (entries, _)) in std::mem::take(&mut self.tables) {
            marked.field(table, &Build::Table(entries));
        }
        for (name, list) in &lists {
            marked.field(name, list);
        }
        marked.text.push_str(")\n");
        marked
    }

    /// The rows below the header.
    fn rows(&self, sheet: usize) -> std::ops::Range<usize> {
        1..self.sheets.sheets[sheet].rows.len().max(1)
    }

    fn read_dossier(&mut self, section: &'static Section, sheet: usize, header: &Header, to: &mut Build) {
        for row in self.rows(sheet) {
            if row == 1 {
                *to = self.value(section, sheet, header, row).0;
            } else {
                let at = At { sheet, row: Some(row), column: None };
                self.report(Code::DuplicateField, "a dossier is described in one row", None, at);
            }
        }
    }

    fn read_table(&mut self, table: &'static str, section: &'static Section, sheet: usize, header: &Header) {
        for row in self.rows(sheet) {
            let (value, key) = self.value(section, sheet, header, row);
            let Some((id, at)) = key else {
                let name = section.columns.first().map_or("id", |column| column.name.as_str());
                if !self.lacking.iter().any(|(of, column)| *of == sheet && *column == name) {
                    let at = At { sheet, row: Some(row), column: header.first().copied().flatten() };
                    self.report(Code::MissingField, &format!("the row has no `{name}`"), None, at);
                }
                continue;
            };
            let (entries, places) = self.tables.entry(table).or_default();
            places.entry(id.clone()).or_insert(entries.len());
            let key = Some((Node::Text(id).to_line(), at));
            entries.push(Entry { key, value, at: At { sheet, row: Some(row), column: None } });
        }
    }

    fn read_inside(
        &mut self,
        owners: &'static [Owner],
        section: &'static Section,
        sheet: usize,
        header: &Header,
    ) {
        for row in self.rows(sheet) {
            let at = At { sheet, row: Some(row), column: None };
            let cell = |reader: &Self, column: usize| {
                let column = header[column]?;
                let cell = reader.sheets.sheets[sheet].rows[row].text(column);
                (!cell.is_empty()).then(|| (text::from_cell(cell), At { column: Some(column), ..at }))
            };
            let mut named: Vec<(&'static str, String, At)> = Vec::new();
            for owner in owners {
                if let Some((id, at)) = cell(self, owner.column)
                    && named.iter().all(|(table, ..)| *table != owner.table)
                {
                    named.push((owner.table, id, at));
                }
            }
            let (table, id, id_at) = match named.as_slice() {
                [one] => one.clone(),
                [] => {
                    let mut tables: Vec<_> =
                        owners.iter().map(|owner| format!("`{}`", entry(owner.table))).collect();
                    tables.dedup();
                    let message = format!(
                        "the row does not say to which entry it belongs: fill in {}",
                        tables.join(" or ")
                    );
                    self.report(Code::MissingField, &message, None, at);
                    continue;
                }
                [_, (.., second), ..] => {
                    let message = "the row belongs to two entries; a row is for one".to_owned();
                    self.report(Code::DuplicateField, &message, None, *second);
                    continue;
                }
            };
            let Some(place) = self.tables.get(table).and_then(|(_, places)| places.get(&id).copied()) else {
                let ids = self.tables.get(table).into_iter().flat_map(|(_, places)| places.keys());
                let hint =
                    load::closest(&id, ids.map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
                self.report(
                    Code::UnknownId,
                    &format!("there is no {} `{}`", entry_word(table), shortened(&id)),
                    hint.as_deref(),
                    id_at,
                );
                continue;
            };
            let (value, key) = self.value(section, sheet, header, row);
            let mut held: Vec<(&Path, Build)> = Vec::new();
            for owner in owners.iter().filter(|owner| owner.table == table) {
                match owner.only_with {
                    None => held.push((&owner.at, value.clone())),
                    Some(column) => {
                        if let Some(fact) = self.fact(section, sheet, header, (row, column), &value) {
                            held.push((&owner.at, fact));
                        }
                    }
                }
            }
            if held.is_empty() {
                self.report(Code::MissingField, "the row says nothing of anybody", None, at);
            }
            let is_table = owners.iter().any(|owner| owner.is_table);
            if is_table && key.is_none() {
                let name = section
                    .columns
                    .iter()
                    .find(|column| column.part == Part::Key)
                    .map_or("", |one| one.name.as_str());
                self.report(Code::MissingField, &format!("the row has no `{name}`"), None, at);
                continue;
            }
            for (path, value) in held {
                let key = key.clone().filter(|_| is_table).map(|(key, at)| (Node::Text(key).to_line(), at));
                let entry = Entry { key, value, at };
                let owner = self.tables.get_mut(table).and_then(|(entries, _)| entries.get_mut(place));
                if owner.is_some_and(|owner| owner.value.add(path, entry).is_err()) {
                    let message = format!(
                        "the {} `{}` has nothing that could have this",
                        entry_word(table),
                        shortened(&id)
                    );
                    self.report(Code::UnknownField, &message, None, id_at);
                }
            }
        }
    }

    /// A fact of a row that may hold several: what the column says, and who says it.
    fn fact(
        &mut self,
        section: &'static Section,
        sheet: usize,
        header: &Header,
        (row, column): (usize, usize),
        shared: &Build,
    ) -> Option<Build> {
        let place = header[column]?;
        let at = At { sheet, row: Some(row), column: Some(place) };
        let cell = self.sheets.sheets[sheet].rows[row].cells.get(place)?;
        if cell.text.trim().is_empty() {
            return None;
        }
        let mut fact = Build::new();
        self.put_cell(&mut fact, &section.columns[column], at);
        if let Build::Fields(fields) = shared {
            for (name, value) in fields.iter().filter(|(name, _)| *name != "is") {
                let _ = fact.put(&[Step::Field(name)], value.clone());
            }
        }
        Some(fact)
    }

    fn report(&mut self, code: Code, message: &str, hint: Option<&str>, at: At) {
        let problem = Problem::new(code, message, hint, Some(self.sheets.place(at)));
        self.own.push(problem);
    }

    fn report_cell(&mut self, code: &'static str, message: &str, hint: &str, at: At) {
        let problem = Problem::of_cell(code, message, hint, self.sheets.place(at));
        self.own.push(problem);
    }
}

/// An entry of a table as messages call it.
fn entry_word(table: &str) -> &str {
    match table {
        "groups" => "population",
        _ => entry(table),
    }
}
