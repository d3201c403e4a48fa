//! Lines and areas as well-known text: `LINESTRING (40 35, 41 35)`.

use parallax_dossier::draft::Node;

use crate::plain::{is_whole, looks_like_notation};

/// The positions of a line or an area as well-known text: `LINESTRING (40 35, 41 35)`. The ring of an area is closed there.
pub(crate) fn to_cell(node: &Node) -> String {
    let Node::Choice { word, inner: Some(inner), .. } = node else { return String::new() };
    let Node::Tuple(values) = &**inner else { return String::new() };
    let [Node::List { items, .. }] = values.as_slice() else { return String::new() };
    let position = |item: &Node| -> Option<String> {
        let Node::Fields { fields, .. } = item else { return None };
        let part = |name: &str| match fields.iter().find(|(field, _)| *field == name) {
            Some((_, Node::Plain(number))) => Some(number.clone()),
            _ => None,
        };
        Some(format!("{} {}", part("lon")?, part("lat")?))
    };
    let Some(mut positions) = items.iter().map(position).collect::<Option<Vec<_>>>() else {
        return node.to_line();
    };
    if word == "Area" {
        positions.extend(positions.first().cloned());
        format!("POLYGON (({}))", positions.join(", "))
    } else {
        format!("LINESTRING ({})", positions.join(", "))
    }
}

/// A line or an area in the notation of the format.
///
/// # Errors
/// Why it is none, in a sentence without a full stop.
pub(crate) fn from_cell(cell: &str) -> Result<String, String> {
    if looks_like_notation(cell) && !cell.starts_with("LINESTRING") && !cell.starts_with("POLYGON") {
        return if is_whole(cell) {
            Ok(cell.to_owned())
        } else {
            Err("a bracket is missing, or one is too many".to_owned())
        };
    }
    let upper = cell.to_ascii_uppercase();
    let is_area = upper.starts_with("POLYGON");
    let inside = upper.strip_prefix("POLYGON").or_else(|| upper.strip_prefix("LINESTRING")).map(str::trim);
    let inside = inside.and_then(|rest| {
        let (open, close) = if is_area { ("((", "))") } else { ("(", ")") };
        let rest: &str = rest;
        rest.strip_prefix(open)?.strip_suffix(close)
    });
    let wrong = || {
        "this is no line and no area in well-known text: `LINESTRING (40.0 35.0, 40.1 35.1)` or `POLYGON ((40 35, 41 35, 41 36, 40 35))`, with degrees east first".to_owned()
    };
    let inside = inside.filter(|text| !text.contains(['(', ')'])).ok_or_else(wrong)?;
    let mut positions = Vec::new();
    for pair in inside.split(',') {
        let numbers: Vec<&str> = pair.split_whitespace().collect();
        match numbers.as_slice() {
            [lon, lat] if crate::cells::is_number(lon) && crate::cells::is_number(lat) => {
                positions.push(format!(
                    "(lon: {}, lat: {})",
                    lon.to_ascii_lowercase(),
                    lat.to_ascii_lowercase()
                ));
            }
            _ => return Err(wrong()),
        }
    }
    if is_area && positions.len() > 1 && positions.first() == positions.last() {
        positions.pop();
    }
    let word = if is_area { "Area" } else { "Line" };
    Ok(format!("{word}([{}])", positions.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_areas_are_well_known_text() {
        let line = "Line([(lon: 40.0, lat: -35.5), (lon: 41, lat: 35)])";
        assert_eq!(from_cell("LINESTRING (40.0 -35.5, 41 35)").as_deref(), Ok(line));
        assert_eq!(from_cell(line).as_deref(), Ok(line));
        let area = "Area([(lon: 40, lat: 35), (lon: 41, lat: 35), (lon: 41, lat: 36)])";
        for cell in ["POLYGON ((40 35, 41 35, 41 36, 40 35))", "polygon((40 35,41 35,41 36))"] {
            assert_eq!(from_cell(cell).as_deref(), Ok(area));
        }
        for cell in
            ["POLYGON (40 35)", "LINESTRING (40 35 2)", "40 35", "LINESTRING ((40 35))", "Line([(lon: 4"]
        {
            assert!(from_cell(cell).is_err(), "{cell}");
        }
    }
}
