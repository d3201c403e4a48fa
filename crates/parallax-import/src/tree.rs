//! JSON: lists of entries as sheets, with the keys as columns.

use serde_json::{Map, Value};

use crate::sheet::{MOST_CELLS, Row, Sheet, SheetError, WIDEST};

/// Deepest nesting that becomes a column of its own: `place.geo.lat`.
const DEEPEST: usize = 4;

/// True if a text begins as JSON does.
pub(crate) fn looks_like_json(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '['])
}

/// True if a text begins as JSON and hardly anything else does: a list or an object of entries with quoted keys.
pub(crate) fn is_surely_json(text: &str) -> bool {
    let head: String = text.chars().filter(|letter| !letter.is_whitespace()).take(3).collect();
    let head = head.trim_start_matches('\u{feff}');
    head.starts_with("{\"") || head.starts_with("[{") || head.starts_with("[\"")
}

/// Reads JSON.
///
/// # Errors
/// What is wrong with it and where.
pub(crate) fn parse(text: &str) -> Result<Value, String> {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| error.to_string())
}

/// The list of entries in a tree: the tree itself, the longest list of objects in it, or the objects that it names by id.
fn entries(tree: &Value) -> Option<Vec<&Map<String, Value>>> {
    let objects = |value: &'_ Value| -> Option<usize> {
        let list = value.as_array()?;
        (!list.is_empty() && list.iter().all(Value::is_object)).then_some(list.len())
    };
    if let Value::Array(list) = tree {
        let found: Vec<_> = list.iter().filter_map(Value::as_object).collect();
        return (!found.is_empty() && found.len() == list.len()).then_some(found);
    }
    let fields = tree.as_object()?;
    let longest = fields.values().filter_map(|value| Some((objects(value)?, value)));
    // Of equals the first counts.
    if let Some((_, list)) = longest.rev().max_by_key(|(length, _)| *length) {
        return Some(list.as_array()?.iter().filter_map(Value::as_object).collect());
    }
    let by_id: Vec<_> = fields.values().filter_map(Value::as_object).collect();
    (!by_id.is_empty() && by_id.len() == fields.len()).then_some(by_id)
}

/// A list of entries as a sheet: the keys stand in the header, and each entry is a row.
///
/// # Errors
/// [`SheetError::Kind`] if there is no list of entries, [`SheetError::TooManyCells`] if they are too many.
pub(crate) fn sheet(tree: &Value, file: &str) -> Result<Sheet, SheetError> {
    let entries = entries(tree).ok_or(SheetError::Kind("JSON without a list of entries"))?;
    let mut columns: Vec<String> = Vec::new();
    let mut at_of: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    let mut told = vec!["it is JSON, whose keys were taken for columns".to_owned()];
    let mut rows: Vec<Row> = Vec::with_capacity(entries.len());
    let (mut cells, mut is_cut) = (0, false);
    for (number, entry) in (1..).zip(entries) {
        let mut row = Row { number, cells: Vec::new() };
        let mut put = |key: &str, text: String| {
            let at = match at_of.get(key) {
                Some(at) => *at,
                None if columns.len() >= WIDEST as usize => {
                    is_cut = true;
                    return;
                }
                None => {
                    at_of.insert(key.to_owned(), columns.len());
                    columns.push(key.to_owned());
                    columns.len() - 1
                }
            };
            if row.cells.len() <= at {
                row.cells.resize(at + 1, String::new());
            }
            row.cells[at] = text;
        };
        for (key, value) in entry {
            flatten(key, value, 1, &mut put);
        }
        cells += row.cells.len();
        if cells > MOST_CELLS {
            return Err(SheetError::TooManyCells);
        }
        rows.push(row);
    }
    if is_cut {
        told.push(format!("keys after the {WIDEST}th were left out"));
    }
    rows.insert(0, Row { number: 0, cells: columns });
    Ok(Sheet { file: file.to_owned(), rows, told, is_tree: true, ..Sheet::default() })
}

fn flatten(key: &str, value: &Value, depth: usize, put: &mut impl FnMut(&str, String)) {
    match value {
        Value::Object(fields) if depth < DEEPEST => {
            for (inner, value) in fields {
                flatten(&format!("{key}.{inner}"), value, depth + 1, put);
            }
        }
        value => put(key, text(value)),
    }
}

/// A value as the text of a cell; several texts stand between `; `.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "TRUE".to_owned(),
        Value::Bool(false) => "FALSE".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let named = |value: &Value| {
                let name =
                    ["name", "title", "url", "id"].into_iter().find_map(|key| value.get(key)?.as_str());
                name.map_or_else(|| text(value), str::to_owned)
            };
            list.iter().map(named).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ")
        }
        Value::Object(_) => value.to_string(),
    }
}
