//! The page that explains how to fill in the sheets, line by line.

use parallax_dossier::reference::Reference;

use crate::layout::{Column, Kind, Part, Rows, Section, entry, sentence};

/// How sheets are filled in, sentence by sentence.
pub(crate) const RULES: [&str; 13] = [
    "Each sheet holds one kind of entry, one a row. Fill in `dossier`, `sources`, `documents` and `groups`, and then `claims`: each is one source saying one thing in one document.",
    "The names in the first row stay as they are. Columns may be moved, and those that you do not need may be removed. A sheet or a column whose name begins with `#` is yours, and is not read.",
    "A column with a dark heading must be filled in every row. Every other cell may stay empty, and means then what the table below says.",
    "An id is a word of your own for an entry: lower-case letters and digits, joined by single hyphens. Other sheets name the entry by its id.",
    "Write a quantity as the source gives it: 48, at least 48, more than 100, at most 5, fewer than 5, 20 to 30, about 500, dozens. Other words are read as well, never more precisely than they stand there, and kept in `worded`. An empty cell means that the source gives no quantity.",
    "Names of people in a quantity: `named: a-b; c-d`. Estimates and relative figures stand in the notation of the format: Estimate(point: 2975, low: 2658, high: 3290, level: 95), Half(of: \"claim-id\").",
    "Write a date as 2018-02-07, 2018-02 or 2018: a month stays a month. 2018-02-08~ is about that day, 2018-02-07/2018-02-14 is some time between two days, ../2018-02-15 is by that day, 2018-02-07T22:00+03 is a minute.",
    "Several values in one cell have semicolons between them: agency; newspaper.",
    "A row of `claims` counts (outcome, of, quantity) or answers (answer.to, answer.text). One that does neither is a remark, and its gist says what.",
    "Rows of `citations`, `evidence`, `facts` and others belong to an entry of another sheet: fill in just one of the columns that name it.",
    "Cells are formatted as text, so that the spreadsheet program changes nothing that you type. Formulas, merged cells and cells that became dates are reported as errors.",
    "A text with blanks at its ends, and an empty one, stands in quotation marks after a backslash: \\\"\". You hardly ever need it.",
    "`parallax check FILE` says what is wrong, with sheet, row and column. `parallax import FILE --to NEW.dossier.ron` makes a dossier of it.",
];

/// The names of what [`columns`] says.
pub(crate) const HEADINGS: [&str; 6] = ["sheet", "column", "holds", "if left empty", "meaning", "example"];

/// What is said of each column, under [`HEADINGS`]; the first row of each sheet is about the sheet itself.
pub(crate) fn columns() -> Vec<(bool, [String; 6])> {
    let mut lines = Vec::new();
    for section in Section::all() {
        let empty = String::new;
        lines.push((true, [section.name.clone(), empty(), empty(), empty(), section.about.clone(), empty()]));
        for column in &section.columns {
            lines.push((
                false,
                [
                    section.name.clone(),
                    column.name.clone(),
                    holds(column),
                    left_out(section, column),
                    sentence(column.meaning),
                    example(column),
                ],
            ));
        }
    }
    lines
}

/// The words of each enum with their meanings.
pub(crate) fn words() -> Vec<[String; 3]> {
    let mut enums: Vec<&str> = Vec::new();
    for column in Section::all().iter().flat_map(|section| &section.columns) {
        if let Kind::Word(of) = column.kind
            && !enums.contains(&of)
        {
            enums.push(of);
        }
        if column.kind == Kind::Outcome && !enums.contains(&"Outcome") {
            enums.push("Outcome");
        }
    }
    let reference = Reference::get();
    let described = enums.into_iter().filter_map(|of| reference.enums.get(of).map(|found| (of, found)));
    described
        .flat_map(|(of, found)| {
            found.rows.iter().map(move |row| [spaced(of), row.word.to_owned(), sentence(row.meaning)])
        })
        .collect()
}

/// `document kind` for `DocumentKind`
fn spaced(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push(' ');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

/// What a column holds, in words.
pub(crate) fn holds(column: &Column) -> String {
    of_kind(&column.kind)
}

fn of_kind(kind: &Kind) -> String {
    match kind {
        Kind::Text => "text".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::Link => "http or https address".to_owned(),
        Kind::Id(table) => format!("id of a {}", if *table == "groups" { "group" } else { entry(table) })
            .replace("a event", "an event")
            .replace("a outcome", "an outcome"),
        Kind::Flag => "true, or nothing".to_owned(),
        Kind::Whole => "whole number".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Word(of) => format!("a word ({})", spaced(of)),
        Kind::Outcome => "a word (outcome), or the id of an outcome".to_owned(),
        Kind::Plain("Quantity") => "quantity".to_owned(),
        Kind::Plain("WordRange") => "range: at least 24, 12 to 24, no range".to_owned(),
        Kind::Plain("Age") => "age: 34, 30 to 35, 7 months".to_owned(),
        Kind::Plain("Precision") => "0.5 km, or Schematic".to_owned(),
        Kind::Plain("Tolerance") => "percent: 10 %".to_owned(),
        Kind::Plain(of) => spaced(of),
        Kind::Shape => "line or area".to_owned(),
        Kind::List(of) => match &**of {
            Kind::Id(table) => format!("ids of {table}, with semicolons between them"),
            _ => "texts, with semicolons between them".to_owned(),
        },
        Kind::Notation => "the notation of the format".to_owned(),
    }
}

/// What holds if a cell is empty.
pub(crate) fn left_out(section: &Section, column: &Column) -> String {
    if column.is_required {
        return "must be filled in".to_owned();
    }
    let single = matches!(&section.rows, Rows::Inside(owners) if owners.iter().all(|owner| owner.table == owners[0].table));
    if column.part == Part::Owner && single {
        return "must be filled in".to_owned();
    }
    column.left_out.unwrap_or_default().trim_matches('`').to_owned()
}

/// A value as it would stand in a cell; empty if there is none at hand.
pub(crate) fn example(column: &Column) -> String {
    match &column.kind {
        Kind::Plain("Quantity") => "more than 100".to_owned(),
        Kind::Plain("WordRange") => "at least 24".to_owned(),
        Kind::Plain("Age") => "34".to_owned(),
        Kind::Plain("Precision") => "0.5 km".to_owned(),
        Kind::Plain("Tolerance") => "10 %".to_owned(),
        Kind::List(_) => ron::from_str::<Vec<String>>(column.example).unwrap_or_default().join("; "),
        Kind::Text | Kind::Date | Kind::Link | Kind::Id(_) => {
            ron::from_str::<String>(column.example).unwrap_or_default()
        }
        _ => column.example.to_owned(),
    }
}
