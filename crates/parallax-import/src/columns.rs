//! What each column of a sheet is for: guessed from its name in several languages and from its values, and changeable by a
//! map that is kept beside the sheet.

mod names;
mod roles;

use parallax_dossier::dossier::Outcome;
use serde::{Deserialize, Serialize};

use crate::date;
use crate::date::DayOrder;
use crate::shape;
use crate::sheet::{Reading, Row, Sheet};

/// What a column is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the roles are explained in the README under the same names")]
pub enum Role {
    Date,
    EventDate,
    EndDate,
    Published,
    Source,
    Outlet,
    Title,
    Link,
    Archive,
    Place,
    Latitude,
    Longitude,
    Position,
    Notes,
    Population,
    Event,
    Id,
    Killed,
    Wounded,
    Casualties,
    Captured,
    Missing,
    #[default]
    Unused,
}

impl Role {
    /// The outcome that a column of figures counts.
    #[must_use]
    pub const fn outcome(self) -> Option<Outcome> {
        Some(match self {
            Self::Killed => Outcome::Killed,
            Self::Wounded => Outcome::Wounded,
            Self::Casualties => Outcome::Casualties,
            Self::Captured => Outcome::Captured,
            Self::Missing => Outcome::Missing,
            _ => return None,
        })
    }
}

/// Which end of a range a column of figures gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum End {
    /// The figure itself.
    #[default]
    Whole,
    /// The least: `killed_min`.
    Least,
    /// The most: `killed_max`.
    Most,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Column {
    /// The name that stands in the header row.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// Who is counted, for a column of figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Which end of a range it gives, for a column of figures.
    #[serde(skip_serializing_if = "is_whole")]
    pub end: End,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_whole(end: &End) -> bool {
    *end == End::Whole
}

/// How a sheet becomes claims: what was guessed, or what a person put in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Map {
    /// The row of the header, counted from 1 as in [`Row::number`].
    pub header: Option<u32>,
    /// The name of the shape that the file has, where the guess is wrong; `table` for a sheet of no special shape.
    pub shape: Option<String>,
    /// How a text file is read.
    pub file: Reading,
    /// Which figure of a date is the day.
    pub dates: Option<DayOrder>,
    /// Who says what has no source in its row.
    pub source: Option<String>,
    /// Who is counted where nothing in the sheet says it.
    pub population: Option<String>,
    /// The columns in the order of the sheet; one that is not listed is guessed.
    pub columns: Vec<Column>,
}

impl Map {
    /// Reads a map.
    ///
    /// # Errors
    /// What is wrong with it and where, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        options().from_str(text).map_err(|error| error.to_string())
    }

    /// Writes the map as RON.
    ///
    /// # Errors
    /// If the map cannot be written, which no map of this crate is.
    pub fn write(&self) -> Result<String, String> {
        let pretty = ron::ser::PrettyConfig::new()
            .depth_limit(2)
            .extensions(ron::extensions::Extensions::IMPLICIT_SOME);
        let text = options().to_string_pretty(self, pretty).map_err(|error| error.to_string())?;
        // The reader has the extension already.
        let body = text.strip_prefix("#![enable(implicit_some)]").unwrap_or(&text).trim_start();
        Ok(format!("// What each column is for; change a role and import again.\n{body}\n"))
    }
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// A sheet whose columns are known.
#[derive(Clone, Debug)]
pub struct Table<'s> {
    /// The sheet.
    pub sheet: &'s Sheet,
    /// The map, with what was guessed filled in.
    pub map: Map,
    /// The rows below the header.
    pub rows: &'s [Row],
    /// What was found out, in sentences without a full stop.
    pub told: Vec<String>,
}

impl<'s> Table<'s> {
    /// Finds the header of a sheet and the role of each column; `given` comes before any guess.
    #[must_use]
    pub fn new(sheet: &'s Sheet, given: &Map) -> Self {
        let mut told = sheet.told.clone();
        let known = shape::header_of(sheet);
        let header = match (known, given.header) {
            _ if sheet.is_tree => Some(0),
            (_, Some(number)) => sheet.rows.iter().position(|row| row.number == number),
            (_, None) => None,
        };
        let header = header.or_else(|| known.is_none().then(|| find_header(&sheet.rows)));
        let invented;
        let (names, mut first) = match (header, known) {
            (Some(header), _) => (&sheet.rows[header], header + 1),
            (None, known) => {
                told.push("it has no row with names of columns; those of the shape were used".to_owned());
                let cells = known.unwrap_or_default().iter().map(|name| (*name).to_owned()).collect();
                invented = Row { number: 0, cells };
                (&invented, 0)
            }
        };
        if let Some(header) = header.filter(|_| !sheet.is_tree) {
            tell_above(&sheet.rows[..header], &mut told);
        }
        let tags = sheet.rows.get(first).filter(|row| header.is_some() && are_tags(row));
        if tags.is_some() {
            first += 1;
            told.push(
                "the row of HXL tags below the header says what the columns are, and is no data".to_owned(),
            );
        }
        let rows = &sheet.rows[first.min(sheet.rows.len())..];
        let width = names.cells.len();
        let mut columns: Vec<Column> = Vec::with_capacity(width);
        for at in 0..width {
            let name = unique(names.cell(at), at, &columns);
            let from_tag = tags.and_then(|row| names::of_tag(row.cell(at)));
            let mut column = from_tag.or_else(|| names::guess(names.cell(at))).unwrap_or_default();
            if column.role == Role::Unused && !names::is_known(names.cell(at)) {
                column.role = of_values(rows, at);
            }
            column.name = name;
            if let Some(given) = given.columns.iter().find(|given| given.name == column.name) {
                column = given.clone();
            }
            columns.push(column);
        }
        keep_first(&mut columns, given, &mut told);
        for missing in
            given.columns.iter().filter(|given| !columns.iter().any(|column| column.name == given.name))
        {
            told.push(format!("the map names a column “{}” that the sheet does not have", missing.name));
        }
        let map = Map { header: Some(names.number).filter(|number| *number > 0), columns, ..given.clone() };
        let mut table = Self { sheet, map, rows, told };
        table.settle_dates();
        table
    }

    /// The first column with this role.
    #[must_use]
    pub fn column(&self, role: Role) -> Option<usize> {
        self.map.columns.iter().position(|column| column.role == role)
    }

    /// The cell of a row in the first column with this role; empty if there is none.
    #[must_use]
    pub fn cell<'r>(&self, row: &'r Row, role: Role) -> &'r str {
        self.column(role).map_or("", |at| row.cell(at))
    }

    /// The column of this name, whatever its case.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<usize> {
        self.map.columns.iter().position(|column| column.name.eq_ignore_ascii_case(name))
    }

    /// Decides what plain dates are the dates of, and how they are written.
    fn settle_dates(&mut self) {
        if let Some(at) = self.column(Role::Date) {
            let has_place = [Role::Place, Role::Latitude, Role::Position, Role::Event]
                .iter()
                .any(|role| self.column(*role).is_some());
            let speaks =
                [Role::Source, Role::Outlet, Role::Link].iter().any(|role| self.column(*role).is_some());
            let (role, words) = if self.column(Role::EventDate).is_none() && (has_place || !speaks) {
                (Role::EventDate, "days on which it happened")
            } else {
                (Role::Published, "days on which it was said")
            };
            self.map.columns[at].role = role;
            self.told
                .push(format!("the dates of “{}” were taken for the {words}", self.map.columns[at].name));
        }
        let dated = [Role::EventDate, Role::EndDate, Role::Published];
        let of_dates: Vec<usize> =
            (0..self.map.columns.len()).filter(|at| dated.contains(&self.map.columns[*at].role)).collect();
        if self.map.dates.is_none() && !of_dates.is_empty() {
            let cells = self.rows.iter().flat_map(|row| of_dates.iter().map(|at| row.cell(*at)));
            let order = DayOrder::of_column(cells);
            match order {
                DayOrder::Mixed => self.told.push(
                    "dates are written in two styles; those that could be either of two days were left out"
                        .to_owned(),
                ),
                DayOrder::DayFirst | DayOrder::MonthFirst => {
                    let words = if order == DayOrder::DayFirst { "the day" } else { "the month" };
                    self.told.push(format!(
                        "in dates such as 03/02/2018, {words} comes first, as others of the sheet show"
                    ));
                }
                DayOrder::NotShown => {}
            }
            self.map.dates = Some(order);
        }
    }
}

/// The outcome that a name of a sheet says is counted: "deaths-by-province".
pub(crate) fn outcome_of_name(name: &str) -> Option<Outcome> {
    names::guess(name)?.role.outcome()
}

/// Tells of rows above the header, which are mostly a title.
fn tell_above(rows: &[Row], told: &mut Vec<String>) {
    if rows.is_empty() {
        return;
    }
    let words: Vec<&str> = rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect();
    let text: String = crate::making::line(&words.join(" | ")).chars().take(200).collect();
    told.push(format!("above the header stands, and was not read: “{text}”"));
}

/// The row of the header among the first rows: the one with the most names that are known, and then the most texts.
fn find_header(rows: &[Row]) -> usize {
    let score = |row: &Row| {
        let cells = || row.cells.iter().filter(|cell| !cell.trim().is_empty());
        let known = cells().filter(|cell| names::is_known(cell)).count();
        let texts = cells()
            .filter(|cell| {
                cell.len() < 60
                    && !cell.chars().all(|letter| letter.is_numeric() || ".,-/: ".contains(letter))
            })
            .count();
        if cells().count() < 2 { (0, 0) } else { (known, texts) }
    };
    if let Some(found) = shape::header_row(rows) {
        return found;
    }
    // Of equals the first counts; where no name is known, so does the first row.
    let mut best = (0, (0, 0));
    for (at, row) in rows.iter().enumerate().take(20) {
        let found = score(row);
        let is_better = if best.1.0 == 0 && found.0 == 0 {
            best.1 == (0, 0) && found > best.1
        } else {
            found.0 > best.1.0
        };
        if is_better {
            best = (at, found);
        }
    }
    best.0
}

/// True if most cells of a row are HXL tags.
fn are_tags(row: &Row) -> bool {
    let cells = || row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let tags = cells()
        .filter(|cell| {
            cell.starts_with('#') && cell[1..].starts_with(|letter: char| letter.is_ascii_lowercase())
        })
        .count();
    tags > 0 && tags * 2 > cells().count()
}

/// A name that no column before it has.
fn unique(name: &str, at: usize, before: &[Column]) -> String {
    let name = if name.is_empty() { format!("column {}", letters(at)) } else { name.to_owned() };
    if before.iter().any(|column| column.name == name) {
        format!("{name} (column {})", letters(at))
    } else {
        name
    }
}

/// The letters of a column, as spreadsheet programs show them.
///
/// ```
/// assert_eq!(parallax_import::columns::letters(0), "A");
/// assert_eq!(parallax_import::columns::letters(27), "AB");
/// ```
#[must_use]
pub fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (at % 26) as u8));
        at /= 26;
        if at == 0 {
            return letters.into_iter().rev().collect();
        }
        at -= 1;
    }
}

/// What the values of a column without a known name show: links or dates.
fn of_values(rows: &[Row], at: usize) -> Role {
    let cells: Vec<&str> =
        rows.iter().map(|row| row.cell(at)).filter(|cell| !cell.is_empty()).take(200).collect();
    let most = |is_so: fn(&str) -> bool| {
        !cells.is_empty() && cells.iter().filter(|cell| is_so(cell)).count() * 5 > cells.len() * 4
    };
    if most(|cell| cell.starts_with("https://") || cell.starts_with("http://")) {
        Role::Link
    } else if most(|cell| cell.len() >= 8 && date::read(cell, DayOrder::NotShown).is_ok()) {
        Role::Date
    } else {
        Role::Unused
    }
}

/// Of several columns that can only be one thing, the first counts; the others are told.
fn keep_first(columns: &mut [Column], given: &Map, told: &mut Vec<String>) {
    for at in 1..columns.len() {
        let role = columns[at].role;
        let is_given = given.columns.iter().any(|column| column.name == columns[at].name);
        let is_single = role != Role::Unused && role != Role::Notes && role.outcome().is_none();
        if is_single && !is_given && columns[..at].iter().any(|column| column.role == role) {
            columns[at].role = Role::Unused;
            told.push(format!(
                "“{}” could also be the {role:?}, as an earlier column is; it was not used",
                columns[at].name
            ));
        }
        let same = |column: &Column| {
            role.outcome().is_some()
                && (column.role, &column.of, column.end) == (role, &columns[at].of, columns[at].end)
        };
        if !is_given && columns[..at].iter().any(same) {
            // Two columns that count the same people are two populations until somebody says more.
            columns[at].of = Some(columns[at].name.clone());
        }
    }
}

#[cfg(test)]
mod tests;
