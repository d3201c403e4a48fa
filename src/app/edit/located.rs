//! Positions as people write and copy them, read as values of the format.

use super::typed::{is_written, raw};
use crate::draft::Node;
use crate::import::position;

/// A position as it is shown: a point as latitude and longitude.
pub fn location_words(node: &Node) -> String {
    if let Node::Choice { word, inner: Some(inner), .. } = node
        && word == "Point"
    {
        let point = match inner.as_ref() {
            Node::Tuple(items) => items.first(),
            other => Some(other),
        };
        if let Some(Node::Fields { fields, .. }) = point {
            let get = |name: &str| {
                fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.to_line())
            };
            if let (Some(lat), Some(lon)) = (get("lat"), get("lon")) {
                return format!("{lat}, {lon}");
            }
        }
    }
    node.to_line()
}

/// Reads a position: decimal degrees, degrees with minutes and seconds, a reference of MGRS, a link to a map, or as in the file.
pub fn location(text: &str) -> Result<Option<Node>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    if is_written(text) || text == "NotLocated" {
        return raw(text);
    }
    let at = match in_link(text) {
        Some(pair) => position::read_pair(&pair)?,
        None => position::read_text(text)?.0,
    };
    Ok(Some(Node::Plain(format!("Point((lon: {}, lat: {}))", at.lon, at.lat))))
}

/// The latitude and longitude in a link to a map: `@35.3,40.28,12z`, `#map=12/35.3/40.28`, `mlat=35.3&mlon=40.28`, `q=35.3,40.28`,
/// `geo:35.3,40.28`.
fn in_link(text: &str) -> Option<String> {
    if let Some(rest) = text.strip_prefix("geo:") {
        return Some(rest.split([';', '?']).next()?.to_owned());
    }
    if !text.starts_with("http") {
        return None;
    }
    let value = |name: &str| {
        let at = text.find(&format!("{name}="))? + name.len() + 1;
        text.get(at..)?.split(['&', '#']).next()
    };
    if let (Some(lat), Some(lon)) = (value("mlat"), value("mlon")) {
        return Some(format!("{lat}, {lon}"));
    }
    if let Some(map) = value("#map") {
        let mut parts = map.split('/').skip(1);
        return Some(format!("{}, {}", parts.next()?, parts.next()?));
    }
    let pair = |text: &str| {
        let mut parts = text.split([',', ';']);
        let (lat, lon) = (parts.next()?.trim(), parts.next()?.trim());
        let is_number = |text: &str| text.parse::<f64>().is_ok();
        (is_number(lat) && is_number(lon)).then(|| format!("{lat}, {lon}"))
    };
    text.split_once('@').and_then(|(_, rest)| pair(rest)).or_else(|| {
        ["q", "ll", "query", "cp"]
            .into_iter()
            .find_map(|name| value(name).and_then(|value| pair(&value.replace("%2C", ",").replace('~', ","))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_read_in_any_common_form() {
        let read = |text| location(text).map(|node| node.map(|node| node.to_line()).unwrap_or_default());
        let right = "Point((lon: 40.28, lat: 35.3))";
        for text in [
            "35.3, 40.28",
            "https://www.google.com/maps/@35.3,40.28,12z",
            "https://www.openstreetmap.org/#map=12/35.3/40.28",
            "https://www.openstreetmap.org/?mlat=35.3&mlon=40.28#map=3/1/2",
            "https://maps.apple.com/?ll=35.3,40.28",
            "geo:35.3,40.28;u=35",
            right,
        ] {
            assert_eq!(read(text).as_deref(), Ok(right), "{text}");
        }
        assert_eq!(read("NotLocated").as_deref(), Ok("NotLocated"));
        assert!(read("near the river").is_err());
        let shown = location_words(&Node::Plain(right.to_owned()));
        assert_eq!(read(&shown).as_deref(), Ok(right));
    }
}
