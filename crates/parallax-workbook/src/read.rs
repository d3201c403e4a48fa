//! From sheets to a dossier: every cell becomes a value in the notation of the format, and what the reader of dossiers says of
//! that text is said of the cell.

use std::collections::{BTreeMap, HashMap, HashSet};

use parallax_dossier::dossier::Dossier;
use parallax_dossier::draft::Node;
use parallax_dossier::load::{self, Code, Diagnostic, Loaded, Severity};

use crate::build::{Build, Entry, Marked};
use crate::layout::{Column, Kind, Owner, Part, Path, Rows, Section, Step, entry};
use crate::problem::{Problem, shortened};
use crate::raw::{At, Odd, Sheets};
use crate::{cells, plain, text};

/// A dossier that was read from a workbook or a package.
#[derive(Clone, Debug)]
pub struct Read {
    /// What reading the dossier's text gave; its positions are those of no file.
    pub loaded: Loaded,
    sheets: Sheets,
    marked: Marked,
    own: Vec<Problem>,
    /// The columns that a sheet lacks.
    lacking: HashSet<(usize, &'static str)>,
}

impl Read {
    /// The dossier; `None` if anything is wrong with it.
    #[must_use]
    pub fn dossier(&self) -> Option<&Dossier> {
        let is_wrong = self.own.iter().any(|problem| problem.severity == Severity::Error);
        self.loaded.dossier.as_ref().filter(|_| !is_wrong)
    }

    /// All problems: first those of cells, then those of the dossier, each in the order of the sheets.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut all: Vec<(Option<At>, Problem)> = Vec::new();
        for found in &self.loaded.diagnostics {
            let at = self.marked.find(&found.span).map(|at| self.column_of(found, at));
            let is_of_column = |at: At| self.is_lacking(found, at);
            if at.is_some_and(is_of_column) {
                continue;
            }
            let place = at.map(|at| self.sheets.place(at));
            let hint = found.hint.clone().or_else(|| self.serial_number(found, at));
            let problem = Problem {
                severity: found.severity,
                code: found.code.word(),
                message: found.message.clone(),
                hint,
                place,
            };
            all.push((at, problem));
        }
        all.sort_by_key(|(at, _)| *at);
        let found = all.into_iter().map(|(_, problem)| problem);
        self.own.iter().cloned().chain(found).collect()
    }

    /// A missing field is found in its own column.
    fn column_of(&self, found: &Diagnostic, at: At) -> At {
        if found.code != Code::MissingField {
            return at;
        }
        let name = found.message.split('`').nth(1).unwrap_or_default();
        let Some(sheet) = self.sheets.sheets.get(at.sheet) else { return at };
        let Some(section) = Section::named(&sheet.name) else { return at };
        let is_last = |column: &&Column| match &column.part {
            Part::At(path) => matches!(path.last(), Some(Step::Field(field)) if *field == name),
            _ => false,
        };
        let column = section
            .columns
            .iter()
            .find(|column| column.name == name)
            .or(section.columns.iter().find(is_last));
        let header = sheet.rows.first();
        let place = |column: &Column| header?.cells.iter().position(|cell| cell.text.trim() == column.name);
        At { column: column.and_then(place), ..at }
    }

    /// True if the field is missing because its whole column is.
    fn is_lacking(&self, found: &Diagnostic, at: At) -> bool {
        let name = found.message.split('`').nth(1).unwrap_or_default();
        found.code == Code::MissingField
            && self.lacking.iter().any(|(sheet, column)| *sheet == at.sheet && *column == name)
    }

    /// A date that is a number of five digits was one before a program changed it.
    fn serial_number(&self, found: &Diagnostic, at: Option<At>) -> Option<String> {
        let At { sheet, row: Some(row), column: Some(column) } = at? else { return None };
        let text = self.sheets.sheets.get(sheet)?.rows.get(row)?.text(column);
        let is_number = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
        (found.code == Code::BadDate && is_number).then(|| {
            "a spreadsheet program may have made a number of a date: format the cell as text and type the date again".to_owned()
        })
    }

    /// The number of claims, if there is a dossier.
    #[must_use]
    pub fn claims(&self) -> Option<usize> {
        self.dossier().map(|dossier| dossier.claims.len())
    }
}

/// Reads sheets that are those of a dossier.
pub(crate) fn read(mut sheets: Sheets) -> Read {
    sheets.sheets.iter_mut().for_each(crate::raw::Sheet::drop_empty_rows);
    let mut reader =
        Reader { sheets: &sheets, own: Vec::new(), lacking: HashSet::new(), tables: BTreeMap::new() };
    let marked = reader.read();
    let Reader { mut own, lacking, .. } = reader;
    let loaded = load::read(&marked.text);
    own.truncate(MOST_PROBLEMS);
    Read { loaded, sheets, marked, own, lacking }
}

/// Maximum number of problems of cells.
const MOST_PROBLEMS: usize = 10_000;

struct Reader<'s> {
    sheets: &'s Sheets,
    own: Vec<Problem>,
    lacking: HashSet<(usize, &'static str)>,
    /// The tables, with the place of each id.
    tables: BTreeMap<&'static str, (Vec<Entry>, HashMap<String, usize>)>,
}

/// The columns of a sheet, in the order of its section: where each stands.
type Header = Vec<Option<usize>>;

impl Reader<'_> {
    fn read(&mut self) -> Marked {
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
            fields.iter().for_each(|(name, value)| marked.field(name, value));
        }
        for (table, (entries, _)) in std::mem::take(&mut self.tables) {
            marked.field(table, &Build::Table(entries));
        }
        lists.iter().for_each(|(name, list)| marked.field(name, list));
        marked.text.push_str(")\n");
        marked
    }

    /// The sheet of each section; what is none of them is reported.
    fn match_sheets(&mut self) -> Vec<Option<usize>> {
        let mut found = vec![None; Section::all().len()];
        for (number, sheet) in self.sheets.sheets.iter().enumerate() {
            let at = At { sheet: number, row: None, column: None };
            let place =
                Section::all().iter().position(|section| section.name.eq_ignore_ascii_case(&sheet.name));
            if sheet.name.starts_with('#') || sheet.name == crate::GUIDE {
                continue;
            }
            match place {
                Some(section) if found[section].is_none() => found[section] = Some(number),
                Some(_) => self.report(
                    Code::DuplicateField,
                    format!("there is a sheet `{}` already", sheet.name),
                    None,
                    at,
                ),
                None if sheet.rows.is_empty() => {}
                None => {
                    let names = Section::all().iter().map(|section| section.name.as_str());
                    let near =
                        load::closest(&sheet.name, names).map(|near| format!("did you mean `{near}`?"));
                    let hint = near
                        .unwrap_or_else(|| "a sheet of your own has a name that begins with `#`".to_owned());
                    self.report(
                        Code::UnknownField,
                        format!("a dossier has no sheet `{}`", sheet.name),
                        Some(hint),
                        at,
                    );
                }
            }
        }
        found
    }

    /// Finds the columns of a section in the first row of its sheet.
    fn header(&mut self, section: &'static Section, number: usize) -> Header {
        let mut header: Header = vec![None; section.columns.len()];
        let sheet = &self.sheets.sheets[number];
        let Some(first) = sheet.rows.first() else { return header };
        for (column, cell) in first.cells.iter().enumerate() {
            let name = cell.text.trim();
            let at = At { sheet: number, row: Some(0), column: Some(column) };
            match section.column(name) {
                _ if name.starts_with('#') => {}
                Some(known) if header[known].is_none() => header[known] = Some(column),
                Some(_) => {
                    self.report(Code::DuplicateField, format!("there is a column `{name}` already"), None, at)
                }
                None if !name.is_empty() => {
                    let near = load::closest(name, section.columns.iter().map(|one| one.name.as_str()));
                    let hint = near.map_or_else(
                        || "a column of your own has a name that begins with `#`".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    );
                    let message = format!("the sheet `{}` has no column `{name}`", section.name);
                    self.report(Code::UnknownField, message, Some(hint), at);
                }
                None => {}
            }
        }
        for (row, cells) in sheet.rows.iter().enumerate().skip(1) {
            for column in (0..cells.cells.len()).filter(|column| first.text(*column).is_empty()) {
                if !cells.text(column).is_empty() || cells.cells[column].odd.is_some() {
                    let at = At { sheet: number, row: Some(row), column: Some(column) };
                    let message = "this cell has no name of a column above it, in the first row".to_owned();
                    self.report(Code::UnknownField, message, None, at);
                }
            }
        }
        if sheet.rows.len() > 1 {
            for (column, _) in
                section.columns.iter().zip(&header).filter(|(column, at)| column.is_required && at.is_none())
            {
                self.lacking.insert((number, column.name.as_str()));
                let message = format!("the sheet has no column `{}`, which every row needs", column.name);
                self.report(
                    Code::MissingField,
                    message,
                    None,
                    At { sheet: number, row: Some(0), column: None },
                );
            }
        }
        for area in &sheet.merged {
            let row =
                sheet.rows.iter().position(|row| row.number >= area.rows.0 && row.number <= area.rows.1);
            let at = At { sheet: number, row: row.or(Some(0)), column: Some(area.columns.0 as usize) };
            self.report_cell(
                "merged-cells",
                "these cells are merged, so that it is not certain for which rows they count",
                "split them, and write the value into each row that it is for",
                at,
            );
        }
        header
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
                self.report(Code::DuplicateField, "a dossier is described in one row".to_owned(), None, at);
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
                    self.report(Code::MissingField, format!("the row has no `{name}`"), None, at);
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
                    let mut names: Vec<_> =
                        owners.iter().map(|owner| format!("`{}`", entry(owner.table))).collect();
                    names.dedup();
                    let message = format!(
                        "the row does not say to which entry it belongs: fill in {}",
                        names.join(" or ")
                    );
                    self.report(Code::MissingField, message, None, at);
                    continue;
                }
                [_, (.., second), ..] => {
                    let message = "the row belongs to two entries; a row is for one".to_owned();
                    self.report(Code::DuplicateField, message, None, *second);
                    continue;
                }
            };
            let Some(place) = self.tables.get(table).and_then(|(_, places)| places.get(&id).copied()) else {
                let ids = self.tables.get(table).into_iter().flat_map(|(_, places)| places.keys());
                let hint =
                    load::closest(&id, ids.map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
                self.report(
                    Code::UnknownId,
                    format!("there is no {} `{}`", entry_word(table), shortened(&id)),
                    hint,
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
                self.report(Code::MissingField, "the row says nothing of anybody".to_owned(), None, at);
            }
            let is_table = owners.iter().any(|owner| owner.is_table);
            if is_table && key.is_none() {
                let name = section
                    .columns
                    .iter()
                    .find(|column| column.part == Part::Key)
                    .map_or("", |one| one.name.as_str());
                self.report(Code::MissingField, format!("the row has no `{name}`"), None, at);
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
                    self.report(Code::UnknownField, message, None, id_at);
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

    /// The value of a row, and its key.
    fn value(
        &mut self,
        section: &'static Section,
        sheet: usize,
        header: &Header,
        row: usize,
    ) -> (Build, Option<(String, At)>) {
        let mut value = Build::new();
        let mut key = None;
        let is_fact = |column: &Column| {
            matches!(&section.rows, Rows::Inside(owners) if owners.iter().any(|owner| owner.only_with.is_some()))
                && column.part == Part::At(vec![Step::Field("is")])
        };
        let mut figures = Vec::new();
        for (column, place) in section.columns.iter().zip(header) {
            let Some(place) = *place else { continue };
            let at = At { sheet, row: Some(row), column: Some(place) };
            let Some(cell) = self.sheets.sheets[sheet].rows[row].cells.get(place) else { continue };
            let text = cell.text.trim();
            if self.is_odd(at) || text.is_empty() {
                continue;
            }
            match &column.part {
                Part::Owner => {}
                Part::Key => key = Some((text::from_cell(text), at)),
                Part::At(_) if is_fact(column) => {}
                Part::At(path) if column.kind == Kind::Plain("Quantity") => figures.push((column, path, at)),
                Part::At(_) => self.put_cell(&mut value, column, at),
            }
        }
        // What a quantity says besides is put where nothing else stands.
        for (column, path, at) in figures {
            self.put_figure(&mut value, column, path, at);
        }
        (value, key)
    }

    /// Reports a cell that holds something else than a text or a number.
    fn is_odd(&mut self, at: At) -> bool {
        let cell = at
            .row
            .zip(at.column)
            .and_then(|(row, column)| self.sheets.sheets[at.sheet].rows[row].cells.get(column));
        let Some(Odd::Formula(_) | Odd::Date | Odd::Error) = cell.and_then(|cell| cell.odd.as_ref()) else {
            return false;
        };
        match cell.and_then(|cell| cell.odd.clone()) {
            Some(Odd::Formula(formula)) => {
                let message = format!("this cell holds the formula `={}`", shortened(&formula));
                self.report_cell(
                    "formula",
                    &message,
                    "a dossier holds what sources say: write the value itself",
                    at,
                );
            }
            Some(Odd::Date) => self.report_cell(
                "changed-cell",
                "this cell holds a date or time of the spreadsheet program, and no longer what was typed",
                "format the cell as text and type it again: `2018-02` is a month, and stays one",
                at,
            ),
            _ => self.report_cell(
                "changed-cell",
                "this cell holds an error of the spreadsheet program",
                "write the value itself",
                at,
            ),
        }
        true
    }

    fn put_cell(&mut self, value: &mut Build, column: &'static Column, at: At) {
        let Part::At(path) = &column.part else { return };
        let Some((row, place)) = at.row.zip(at.column) else { return };
        let cell = self.sheets.sheets[at.sheet].rows[row].text(place).to_owned();
        match notation(&column.kind, &cell) {
            Ok(notation) => self.put(value, path, notation, at),
            Err(message) => self.report(Code::Syntax, message, None, at),
        }
    }

    fn put(&mut self, value: &mut Build, path: &[Step], notation: String, at: At) {
        if value.put(path, Build::Leaf(notation, at)).is_err() {
            let message = "this does not go together with another column of the row".to_owned();
            let hint = Some("a claim counts or answers, a place is a position, a line or an area, and an assessment is of one entry".to_owned());
            self.report(Code::WrongType, message, hint, at);
        }
    }

    /// A quantity, and what its words say besides.
    fn put_figure(&mut self, value: &mut Build, column: &'static Column, path: &[Step], at: At) {
        let Some((row, place)) = at.row.zip(at.column) else { return };
        let cell = self.sheets.sheets[at.sheet].rows[row].text(place).to_owned();
        let figure = match plain::from_cell("Quantity", &text::from_cell(&cell)) {
            Ok(figure) => figure,
            Err(message) => return self.report(Code::Syntax, message, None, at),
        };
        let is_count = column.name == "quantity" && path.len() > 1;
        if !is_count && !figure.flags.is_empty() {
            let message =
                "a part is a quantity alone, without \"about\", \"so far\" or \"and more\"".to_owned();
            return self.report(Code::UnfitPart, message, None, at);
        }
        if let Some(doubt) = &figure.doubt {
            let place = self.sheets.place(at);
            let hint = "write it as `Exactly(…)`, `AtLeast(…)` or the like";
            let problem = Problem {
                severity: Severity::Warning,
                ..Problem::of_cell("unclear-figure", doubt.clone(), hint, place)
            };
            self.own.push(problem);
        }
        self.put(value, path, figure.notation, at);
        let Some((_, count)) = path.split_last().filter(|_| is_count) else { return };
        for flag in figure.flags {
            let mut path = count.to_vec();
            path.push(Step::Field(flag));
            if !value.has(&path) {
                self.put(value, &path, "true".to_owned(), at);
            }
        }
        if let Some(worded) = figure.worded
            && !value.has(&[Step::Field("worded")])
        {
            self.put(value, &[Step::Field("worded")], Node::Text(worded).to_line(), at);
        }
    }

    fn report(&mut self, code: Code, message: String, hint: Option<String>, at: At) {
        let problem = Problem::new(code, message, hint, Some(self.sheets.place(at)));
        self.own.push(problem);
    }

    fn report_cell(&mut self, code: &'static str, message: &str, hint: &str, at: At) {
        let problem = Problem::of_cell(code, message.to_owned(), hint, self.sheets.place(at));
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

/// A cell in the notation of the format; what it should be is for the reader of dossiers to say.
///
/// # Errors
/// If what stands there would change the text around it.
fn notation(kind: &Kind, cell: &str) -> Result<String, String> {
    let quoted = |text: &str| Node::Text(text.to_owned()).to_line();
    let is_word = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(|c| c.is_ascii_alphanumeric())
    };
    Ok(match kind {
        Kind::Text | Kind::Date | Kind::Link | Kind::Id(_) => quoted(&text::from_cell(cell)),
        Kind::Flag => match cell.to_ascii_lowercase().as_str() {
            word @ ("true" | "false") => word.to_owned(),
            _ => quoted(cell),
        },
        Kind::Whole | Kind::Number => {
            if cells::is_number(cell) {
                cell.to_owned()
            } else {
                quoted(cell)
            }
        }
        Kind::Word(_) => {
            if is_word(cell) {
                cell.to_owned()
            } else {
                quoted(cell)
            }
        }
        // The words of the format begin with a capital, and ids do not.
        Kind::Outcome if is_word(cell) && cell.starts_with(|c: char| c.is_ascii_uppercase()) => {
            cell.to_owned()
        }
        Kind::Outcome => quoted(&text::from_cell(cell)),
        Kind::Plain(of) => plain::from_cell(of, cell)?.notation,
        Kind::Shape => plain::shape_from_cell(cell)?,
        Kind::List(of) => {
            let separators: &[char] = if matches!(**of, Kind::Id(_)) { &[';', ','] } else { &[';'] };
            let items: Vec<String> =
                text::list_from_cell(cell, separators).iter().map(|item| quoted(item)).collect();
            format!("[{}]", items.join(", "))
        }
        Kind::Notation if plain::is_taken_for_notation(cell) => {
            if !plain::is_whole(cell) {
                return Err(
                    "this is not whole: a bracket or a quotation mark is missing, or one is too many"
                        .to_owned(),
                );
            }
            cell.to_owned()
        }
        Kind::Notation => quoted(&text::from_cell(cell)),
    })
}
