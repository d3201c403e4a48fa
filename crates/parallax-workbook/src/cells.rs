//! A draft as rows of cells, section by section.

use parallax_dossier::draft::{Dossier, Node};

use crate::layout::{Kind, Owner, Part, Rows, Section, Step};
use crate::{plain, shapes, text};

/// What is written into a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Cell {
    #[default]
    Empty,
    Text(String),
    /// A number that every program holds without loss.
    Number(f64),
}

/// A section with its rows.
pub(crate) struct Filled {
    pub section: &'static Section,
    pub rows: Vec<Vec<Cell>>,
}

/// All sections of a draft, also those without rows.
pub(crate) fn fill(draft: &Dossier<'_>) -> Vec<Filled> {
    let tree = draft.tree();
    Section::all().iter().map(|section| Filled { section, rows: rows(section, &tree) }).collect()
}

fn rows(section: &Section, tree: &Node) -> Vec<Vec<Cell>> {
    match &section.rows {
        Rows::Dossier => vec![row(section, None, tree)],
        Rows::Table(table) => {
            entries(tree, table).iter().map(|(id, value)| row(section, Some(id), value)).collect()
        }
        Rows::List(field) => match field_of(tree, field) {
            Some(Node::List { items, .. }) => items.iter().map(|item| row(section, None, item)).collect(),
            _ => Vec::new(),
        },
        Rows::Inside(owners) => inside(section, owners, tree),
    }
}

/// The rows of what entries hold, entry by entry.
fn inside(section: &Section, owners: &[Owner], tree: &Node) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for owner in owners {
        if seen.contains(&owner.table) {
            continue;
        }
        seen.push(owner.table);
        let same: Vec<&Owner> = owners.iter().filter(|other| other.table == owner.table).collect();
        for (id, entry) in entries(tree, owner.table) {
            let first = rows.len();
            if owner.only_with.is_some() {
                facts(section, &same, entry, &mut rows);
            } else {
                match get(entry, &owner.at) {
                    Some(Node::List { items, .. }) => {
                        rows.extend(items.iter().map(|item| row(section, None, item)));
                    }
                    Some(Node::Table(held)) => {
                        rows.extend(held.iter().map(|(key, value)| row(section, Some(key), value)));
                    }
                    _ => {}
                }
            }
            for row in &mut rows[first..] {
                row[owner.column] = Cell::Text(text::to_cell(id));
            }
        }
    }
    rows
}

/// Facts of several kinds; those that the same source says in the same document share a row, as long as each kind keeps its
/// order.
fn facts(section: &Section, owners: &[&Owner], entry: &Node, rows: &mut Vec<Vec<Cell>>) {
    let mut left: Vec<(usize, std::slice::Iter<'_, Node>)> = Vec::new();
    for owner in owners {
        if let (Some(column), Some(Node::List { items, .. })) = (owner.only_with, get(entry, &owner.at)) {
            left.push((column, items.iter()));
        }
    }
    let whose = |fact: &Node| ["by", "document"].map(|name| field_of(fact, name).cloned());
    while let Some(first) = left.iter().find_map(|(_, items)| items.as_slice().first()) {
        let mut shared: Vec<Cell> = vec![Cell::Empty; section.columns.len()];
        for (column, items) in &mut left {
            let Some(fact) = items.as_slice().first().filter(|fact| whose(fact) == whose(first)) else {
                continue;
            };
            items.next();
            for (at, other) in section.columns.iter().enumerate() {
                if let Part::At(path) = &other.part
                    && path.as_slice() != [Step::Field("is")]
                    && let Some(value) = get(fact, path)
                {
                    shared[at] = cell(&other.kind, value);
                }
            }
            let kind = &section.columns[*column].kind;
            shared[*column] = field_of(fact, "is").map_or(Cell::Empty, |value| cell(kind, value));
        }
        rows.push(shared);
    }
}

/// A row, without the entry that it belongs to.
fn row(section: &Section, key: Option<&str>, value: &Node) -> Vec<Cell> {
    let of = |part: &Part, kind: &Kind| match part {
        Part::Key => key.map_or(Cell::Empty, |key| Cell::Text(text::to_cell(key))),
        Part::Owner => Cell::Empty,
        Part::At(path) => match get(value, path) {
            Some(Node::Choice { word, .. }) if *kind == Kind::Shape && word == "Point" => Cell::Empty,
            Some(value) => cell(kind, value),
            None => Cell::Empty,
        },
    };
    section.columns.iter().map(|column| of(&column.part, &column.kind)).collect()
}

/// A value as a cell of this kind.
fn cell(kind: &Kind, value: &Node) -> Cell {
    let text = match (kind, value) {
        (Kind::Whole | Kind::Number, Node::Plain(number)) => return number_cell(number),
        (Kind::Plain(of), value) => plain::to_cell(of, value),
        (Kind::Shape, value) => shapes::to_cell(value),
        (Kind::Notation, Node::Text(text)) if !plain::is_taken_for_notation(text) => text::to_cell(text),
        (Kind::Notation, value) => value.to_line(),
        (Kind::List(_), Node::List { items, .. }) => {
            let texts: Vec<&str> = items
                .iter()
                .filter_map(|item| if let Node::Text(text) = item { Some(text.as_str()) } else { None })
                .collect();
            text::list_to_cell(&texts)
        }
        (_, Node::Text(text)) => text::to_cell(text),
        (_, value) => value.to_line(),
    };
    Cell::Text(text)
}

/// A number as a number, if no digit is lost, or else as text.
fn number_cell(written: &str) -> Cell {
    const MOST: u64 = 1 << 53;
    let is_held = match written.parse::<u64>() {
        Ok(whole) => whole <= MOST,
        Err(_) => written != "-0.0",
    };
    match written.parse::<f64>() {
        Ok(number) if is_held && number.is_finite() => Cell::Number(number),
        _ => Cell::Text(written.to_owned()),
    }
}

/// True for a number as the format takes it.
pub(crate) fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-'))
        && text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// The entries of a table of the dossier.
fn entries<'n>(tree: &'n Node, table: &str) -> &'n [(String, Node)] {
    match field_of(tree, table) {
        Some(Node::Table(entries)) => entries,
        _ => &[],
    }
}

fn field_of<'n>(value: &'n Node, name: &str) -> Option<&'n Node> {
    let Node::Fields { fields, .. } = value else { return None };
    fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
}

/// What stands at a place in a value.
fn get<'n>(value: &'n Node, path: &[Step]) -> Option<&'n Node> {
    let Some((step, rest)) = path.split_first() else { return Some(value) };
    let next = match (step, value) {
        // A question alone is a text.
        (Step::Field("ask"), Node::Text(_)) => Some(value),
        (Step::Field(name), value) => field_of(value, name),
        (Step::Word(wanted), Node::Choice { word, inner, .. }) if word == wanted => inner.as_deref(),
        (Step::Inside, Node::Tuple(values)) => values.first(),
        _ => None,
    };
    get(next?, rest)
}

/// What stands at a place of names, for tests.
#[cfg(test)]
pub(crate) fn find<'n>(value: &'n Node, names: &[&str]) -> Option<&'n Node> {
    let Some((name, rest)) = names.split_first() else { return Some(value) };
    match value {
        Node::Table(entries) => find(&entries.iter().find(|(key, _)| key == name)?.1, rest),
        Node::Choice { inner: Some(inner), .. } => find(inner, names),
        value => find(field_of(value, name)?, rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_numbers_only_if_every_program_holds_them() {
        assert_eq!(number_cell("48"), Cell::Number(48.0));
        assert_eq!(number_cell("40.2892"), Cell::Number(40.2892));
        assert_eq!(number_cell("9007199254740993"), Cell::Text("9007199254740993".to_owned()));
        assert_eq!(number_cell("-0.0"), Cell::Text("-0.0".to_owned()));
        for (text, is) in [
            ("1", true),
            ("-0.5", true),
            ("1e-7", true),
            (".5", false),
            ("5.", false),
            ("1,5", false),
            ("inf", false),
            ("0x10", false),
        ] {
            assert_eq!(is_number(text), is, "{text}");
        }
    }
}
