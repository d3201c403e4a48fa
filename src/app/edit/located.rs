//! Positions as people write and copy them, read as values of the format.

use super::typed::{is_written, raw};
use crate::dossier::Precision;
use crate::draft::{Location, Node};
use crate::import::position;

/// A position as it is shown: a point as latitude and longitude.
pub fn location_words(node: &Node) -> String {
    let line = node.to_line();
    match ron::from_str(&line) {
        Ok(Location::Point(spot)) => format!("{}, {}", spot.0.lat, spot.0.lon),
        _ => line,
    }
}

/// A precision as it is shown: "2 km", "500 m", or the word of the format.
pub fn precision_words(node: &Node) -> String {
    let line = node.to_line();
    match ron::from_str(&line) {
        Ok(Precision::Km(km)) if km > 0.0 && km < 1.0 => format!("{} m", (km * 1e6).round() / 1e3),
        Ok(Precision::Km(km)) => format!("{km} km"),
        _ => line,
    }
}

/// Reads a precision: a length in kilometres or metres, or a word of the format.
pub fn precision(text: &str) -> Result<Option<Node>, String> {
    let lower = text.to_lowercase();
    let word = match lower.as_str() {
        "" => return Ok(None),
        "schematic" => "Schematic",
        "not stated" | "notstated" => "NotStated",
        _ => "",
    };
    if !word.is_empty() {
        return Ok(Some(Node::Plain(word.to_owned())));
    }
    if is_written(text) {
        return raw(text);
    }
    let length = |unit: &str, metres: f64| {
        let number = lower.strip_suffix(unit)?.trim().parse::<f64>().ok()?;
        (number.is_finite() && number >= 0.0).then_some(number * metres / 1000.0)
    };
    let km = length("km", 1000.0).or_else(|| length("m", 1.0)).or_else(|| length("", 1000.0));
    let km =
        km.ok_or_else(|| format!("“{text}” is not a length; write 2 km, 500 m, schematic or not stated"))?;
    Ok(Some(Node::Plain(format!("Km({km:?})"))))
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
        assert_eq!((shown.as_str(), read(&shown).as_deref()), ("35.3, 40.28", Ok(right)));
    }

    #[test]
    fn precisions_are_lengths_or_words() {
        let read = |text| precision(text).map(|node| node.map(|node| node.to_line()).unwrap_or_default());
        for (text, right, shown) in [
            ("2 km", "Km(2.0)", "2 km"),
            ("2", "Km(2.0)", "2 km"),
            ("500 m", "Km(0.5)", "500 m"),
            ("0.15km", "Km(0.15)", "150 m"),
            ("Km(3)", "Km(3)", "3 km"),
            ("Schematic", "Schematic", "Schematic"),
            ("not stated", "NotStated", "NotStated"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(right), "{text}");
            assert_eq!(precision_words(&Node::Plain(right.to_owned())), shown, "{text}");
        }
        assert!(read("near").is_err() && read("-2 km").is_err());
        assert_eq!(read("").as_deref(), Ok(""));
    }
}
