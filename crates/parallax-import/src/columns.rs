//! What each column of a sheet is for: guessed from its name in several languages and from its values, and changeable by a
//! map that is kept beside the sheet.

mod finding;
mod names;
mod roles;
mod tables;

use parallax_dossier::dossier::Outcome;
use serde::{Deserialize, Serialize};

use crate::date::DayOrder;
use crate::shape;
use crate::sheet::{Reading, Row, Sheet};
use finding::{are_tags, find_header, keep_first, of_values, tell_above, tell_hidden, tell_tables, unique};

/// What a column is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the roles are explained in the README under the same names")]
pub enum Role {
    Date,
    EventDate,
    EndDate,
    Published,
    Time,
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
    /// Who says it, for a column of figures: "Killed (government)" beside "Killed (opposition)".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
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
    /// By the clock of which zone times of day are: a name of the time zone database, or an offset from UTC.
    pub zone: Option<String>,
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
    /// The rows below the header, up to another table of the sheet.
    pub rows: &'s [Row],
    /// The rows of the headers of all tables of the sheet, counted from 1; empty if it has only one.
    pub headers: Vec<u32>,
    /// Rows of other tables, which are not read.
    pub others: Vec<&'s Row>,
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
        let header = header.or_else(|| tables::find_by_names(&sheet.rows, &given.columns));
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
        let tags = sheet.rows.get(first).filter(|row| header.is_some() && are_tags(row));
        if tags.is_some() {
            first += 1;
            told.push(
                "the row of HXL tags below the header says what the columns are, and is no data".to_owned(),
            );
        }
        let rows = &sheet.rows[first.min(sheet.rows.len())..];
        let is_chosen =
            header.is_some_and(|at| at > 0) && !(given.header.is_none() && given.columns.is_empty());
        let tables::Divided { rows, headers, others } = tables::divide(sheet, names, rows, is_chosen);
        tell_tables(names.number, &headers, &mut told);
        // Rows of another table are listed.
        let above = header.filter(|_| !sheet.is_tree && (!is_chosen || headers.is_empty()));
        tell_above(&sheet.rows[..above.unwrap_or_default()], &mut told);
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
        tell_hidden(sheet, &columns, &mut told);
        let map = Map { header: Some(names.number).filter(|number| *number > 0), columns, ..given.clone() };
        let mut table = Self { sheet, map, rows, headers, others, told };
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
                    "dates are written in two styles, the day first and the month first; those that could be either of two days were left out: say which figure is the day"
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

#[cfg(test)]
mod tests;
