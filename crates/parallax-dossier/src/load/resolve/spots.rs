//! Warnings about positions that are likely a slip: one left at 0, 0, and one whose coordinates are swapped or lack their
//! sign, which shows in that it would lie in the frame otherwise.

use super::super::diagnostic::Code;
use super::super::site::{Section, Site};
use super::report::Report;
use crate::dossier::{Frame, Location, Place};
use crate::geo::LonLat;

/// How many widths of the frame a place lies from its middle before it is doubted.
const FAR: f64 = 10.0;

/// Warns of the first doubtful position of each place.
pub(super) fn report_doubtful(places: &[Place], frame: Option<&Frame>, to: &mut Report) {
    for (row, place) in places.iter().enumerate() {
        let site = Site::row(Section::Places, row).field("at");
        let list: &[LonLat] = match &place.at {
            Location::Point(spot) => std::slice::from_ref(spot),
            Location::Line(spots) | Location::Area(spots) => spots,
            Location::NotLocated => &[],
        };
        let is_point = matches!(place.at, Location::Point(_));
        for (index, spot) in list.iter().enumerate().filter(|(_, spot)| spot.is_on_globe()) {
            let site = if is_point { site } else { site.item(index) };
            let Some((code, message, hint)) = doubt(*spot, frame) else { continue };
            to.add_hinted(code, site, message, hint);
            break;
        }
    }
}

fn doubt(spot: LonLat, frame: Option<&Frame>) -> Option<(Code, String, String)> {
    if spot.lon.abs() < 1e-9 && spot.lat.abs() < 1e-9 {
        let message = "longitude 0, latitude 0 lies in the open sea off West Africa".to_owned();
        let hint = "`NotLocated` if the position is not known".to_owned();
        return Some((Code::ZeroPosition, message, hint));
    }
    let frame = frame.filter(|frame| frame.center.is_on_globe())?;
    let away = spot.distance_km(frame.center);
    if away < FAR * frame.width_km {
        return None;
    }
    let LonLat { lon, lat } = spot;
    let others = [
        (LonLat::new(lat, lon), "are lon and lat swapped?"),
        (LonLat::new(-lon, lat), "is the sign of lon wrong?"),
        (LonLat::new(lon, -lat), "is the sign of lat wrong?"),
        (LonLat::new(-lon, -lat), "are the signs of lon and lat wrong?"),
    ];
    let is_near = |other: &LonLat| other.is_on_globe() && other.distance_km(frame.center) <= frame.width_km;
    let (other, hint) = others.into_iter().find(|(other, _)| is_near(other))?;
    let message = format!(
        "this lies {away:.0} km from the middle of the frame, and ({}, {}) would lie in it",
        other.lon, other.lat
    );
    Some((Code::OffFrame, message, hint.to_owned()))
}

#[cfg(test)]
mod tests {
    use crate::load;

    fn found(at: &str) -> Vec<String> {
        let text = format!(
            "Dossier(format: 1, title: \"T\", frame: (center: (lon: 74.88, lat: 31.62), width_km: 4),\n\
             places: {{\"p\": (name: \"P\", role: Context, at: {at})}})"
        );
        load::read(&text).diagnostics.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_position_left_at_zero_swapped_or_without_its_sign_is_warned_of() {
        for (at, code, hint) in [
            ("Point((lon: 0, lat: 0.0))", "zero-position", "`NotLocated`"),
            ("Point((lon: 31.62, lat: 74.88))", "off-frame", "swapped"),
            ("Point((lon: -74.88, lat: 31.62))", "off-frame", "sign of lon"),
            ("Point((lon: 74.88, lat: -31.62))", "off-frame", "sign of lat"),
            ("Line([(lon: 74.8, lat: 31.6), (lon: 0, lat: 0)])", "zero-position", "`NotLocated`"),
        ] {
            let found = found(at);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(
                found[0].starts_with("2:") && found[0].contains(code) && found[0].contains(hint),
                "{found:?}"
            );
        }
    }

    #[test]
    fn places_elsewhere_are_no_slips() {
        // Moscow, the equator at Greenwich's other side, a place near the frame.
        for at in
            ["(lon: 37.62, lat: 55.75)", "(lon: 0, lat: 51.5)", "(lon: 10, lat: 0)", "(lon: 74.9, lat: 31.7)"]
        {
            assert!(found(&format!("Point({at})")).is_empty(), "{at}");
        }
    }
}
