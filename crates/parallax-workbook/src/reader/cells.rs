//! Single cells as values in the notation of the format.

use parallax_dossier::draft::Node;
use parallax_dossier::load::{Code, Severity};

use super::{Header, Reader};
use crate::build::Build;
use crate::layout::{Column, Kind, Part, Rows, Section, Step};
use crate::problem::{Problem, shortened};
use crate::raw::{At, Odd};
use crate::{cells, plain, shapes, text};

impl Reader<'_> {
    /// The value of a row, and its key.
    pub(super) fn value(
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

    pub(super) fn put_cell(&mut self, value: &mut Build, column: &'static Column, at: At) {
        let Part::At(path) = &column.part else { return };
        let Some((row, place)) = at.row.zip(at.column) else { return };
        let cell = self.sheets.sheets[at.sheet].rows[row].text(place).to_owned();
        match notation(&column.kind, &cell) {
            Ok(notation) => self.put(value, path, notation, at),
            Err(message) => self.report(Code::Syntax, &message, None, at),
        }
    }

    fn put(&mut self, value: &mut Build, path: &[Step], notation: String, at: At) {
        if value.put(path, Build::Leaf(notation, at)).is_err() {
            let message = "this does not go together with another column of the row";
            let hint = "a claim counts or answers, a place is a position, a line or an area, and an assessment is of one entry";
            self.report(Code::WrongType, message, Some(hint), at);
        }
    }

    /// A quantity, and what its words say besides.
    fn put_figure(&mut self, value: &mut Build, column: &'static Column, path: &[Step], at: At) {
        let Some((row, place)) = at.row.zip(at.column) else { return };
        let cell = self.sheets.sheets[at.sheet].rows[row].text(place).to_owned();
        let figure = match plain::from_cell("Quantity", &text::from_cell(&cell)) {
            Ok(figure) => figure,
            Err(message) => return self.report(Code::Syntax, &message, None, at),
        };
        let is_count = column.name == "quantity" && path.len() > 1;
        if !is_count && !figure.flags.is_empty() {
            let message =
                "a part is a quantity alone, without \"about\", \"so far\" or \"and more\"".to_owned();
            return self.report(Code::UnfitPart, &message, None, at);
        }
        if let Some(doubt) = &figure.doubt {
            let place = self.sheets.place(at);
            let hint = "write it as `Exactly(…)`, `AtLeast(…)` or the like";
            let problem = Problem {
                severity: Severity::Warning,
                ..Problem::of_cell("unclear-figure", doubt, hint, place)
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
        Kind::Plain(of) => plain::from_cell(of, cell)?.notation,
        Kind::Shape => shapes::from_cell(cell)?,
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
        Kind::Text | Kind::Date | Kind::Link | Kind::Id(_) | Kind::Outcome | Kind::Notation => {
            quoted(&text::from_cell(cell))
        }
    })
}
