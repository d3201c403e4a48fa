//! Coordinates as people write them: decimal degrees, degrees, minutes and seconds with their letter, or references of MGRS.

use parallax_dossier::geo::LonLat;

use crate::mgrs;

/// Reads a latitude and a longitude.
///
/// # Errors
/// Why they are no position, in words.
pub fn read(lat: &str, lon: &str) -> Result<LonLat, String> {
    let (lat_text, lon_text) = (lat.trim(), lon.trim());
    let unread = |text: &str| format!("“{text}” is no coordinate that can be read");
    let (lat, lat_letter) = degrees(lat_text).ok_or_else(|| unread(lat_text))?;
    let (lon, lon_letter) = degrees(lon_text).ok_or_else(|| unread(lon_text))?;
    if matches!(lat_letter, Some('E' | 'W')) || matches!(lon_letter, Some('N' | 'S')) {
        return Err(format!(
            "the letters of “{lat_text}” and “{lon_text}” say that latitude and longitude are swapped"
        ));
    }
    if lat.abs() > 90.0 || lon.abs() > 180.0 {
        let hint = if lat.abs() <= 180.0 && lon.abs() <= 90.0 {
            " (are latitude and longitude swapped?)"
        } else {
            ""
        };
        return Err(format!("latitude {lat_text}, longitude {lon_text} is off the globe{hint}"));
    }
    Ok(LonLat { lon, lat })
}

/// Reads a position from one text, as [`read_pair`] does, or from a reference of MGRS: "38SMB4488". That is the middle of a
/// square; how far its corners are from there in kilometres is returned beside it.
///
/// # Errors
/// As for [`read`].
pub fn read_text(text: &str) -> Result<(LonLat, Option<f64>), String> {
    if mgrs::looks_like(text.trim()) {
        return mgrs::read(text.trim()).map(|(at, reach)| (at, Some(reach)));
    }
    read_pair(text).map(|at| (at, None))
}

/// Reads a latitude and a longitude from one text: "35.30, 40.29", "35.30|40.29", "35°18'N 40°17'E".
///
/// # Errors
/// As for [`read`].
pub fn read_pair(text: &str) -> Result<LonLat, String> {
    let text = text.trim().trim_matches(['(', ')', '[', ']']);
    let halves = ['|', ';'].into_iter().find_map(|sign| text.split_once(sign)).or_else(|| {
        let at =
            text.find(", ").or_else(|| (text.matches(',').count() == 1).then(|| text.find(',')).flatten());
        at.map(|at| (&text[..at], &text[at + 1..]))
    });
    let halves = halves.or_else(|| {
        let after = text.find(['N', 'S'])?;
        (after > 0).then(|| text.split_at(after + 1))
    });
    let halves = halves.or_else(|| text.split_once(' '));
    let (lat, lon) = halves.ok_or_else(|| format!("“{text}” is no pair of coordinates"))?;
    read(lat, lon)
}

/// The position in the middle of several; `None` if they are too few to show where most lie.
pub(crate) fn middle(positions: impl Iterator<Item = LonLat>) -> Option<LonLat> {
    let (mut lats, mut lons): (Vec<f64>, Vec<f64>) = positions.map(|at| (at.lat, at.lon)).unzip();
    if lats.len() < 5 {
        return None;
    }
    lats.sort_by(f64::total_cmp);
    lons.sort_by(f64::total_cmp);
    Some(LonLat { lat: lats[lats.len() / 2], lon: lons[lons.len() / 2] })
}

/// True if a position lies far from where most do, and would lie there if its latitude and longitude were swapped.
pub(crate) fn may_be_swapped(at: LonLat, around: LonLat) -> bool {
    let off = |lat: f64, lon: f64| (lat - around.lat).abs().max((lon - around.lon).abs());
    let (here, swapped) = (off(at.lat, at.lon), off(at.lon, at.lat));
    swapped < 3.0 && here > swapped + 2.0
}

/// Degrees and the letter of the direction, if there is one.
fn degrees(text: &str) -> Option<(f64, Option<char>)> {
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphabetic()).collect();
    let letter = match letters[..] {
        [] => None,
        [letter] => {
            Some(letter.to_ascii_uppercase()).filter(|letter| matches!(letter, 'N' | 'S' | 'E' | 'W'))?.into()
        }
        _ => return None,
    };
    let bare: String = text.chars().filter(|letter| !letter.is_alphabetic()).collect();
    let bare = bare.trim().replace(['−', '–'], "-");
    let (sign, bare) = bare.strip_prefix('-').map_or((1.0, bare.as_str()), |rest| (-1.0, rest));
    // A comma is that of decimals where no point is.
    let bare = if bare.contains('.') { bare.to_owned() } else { bare.replace(',', ".") };
    let known = |letter: char| {
        letter.is_ascii_digit()
            || matches!(letter, '.' | '°' | 'º' | '\'' | '"' | '′' | '″' | '’' | '”' | ' ' | '+')
    };
    if !bare.chars().all(known) {
        return None;
    }
    let parts: Vec<f64> = bare
        .split(|letter: char| !letter.is_ascii_digit() && letter != '.')
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok().filter(|value: &f64| value.is_finite()))
        .collect::<Option<_>>()?;
    let below_sixty = |value: &f64| *value < 60.0;
    let value = match parts[..] {
        [degrees] => degrees,
        [degrees, minutes] if below_sixty(&minutes) && degrees.fract() == 0.0 => degrees + minutes / 60.0,
        [degrees, minutes, seconds]
            if below_sixty(&minutes)
                && below_sixty(&seconds)
                && degrees.fract() == 0.0
                && minutes.fract() == 0.0 =>
        {
            degrees + minutes / 60.0 + seconds / 3600.0
        }
        _ => return None,
    };
    let sign = if matches!(letter, Some('S' | 'W')) { -sign } else { sign };
    Some((sign * value, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Result<LonLat, String>, lat: f64, lon: f64) {
        let found = found.expect("a position");
        assert!((found.lat - lat).abs() < 1e-6 && (found.lon - lon).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn positions_are_read_in_several_forms() {
        near(read("35.3009", "40.2892"), 35.3009, 40.2892);
        near(read("35,3009", "40,2892"), 35.3009, 40.2892);
        near(read("35°18'03\"N", "40°17'21\"E"), 35.300_833_333, 40.289_166_667);
        near(read("33° 51.5' S", "70 30 W"), -33.858_333_333, -70.5);
        near(read("-33.5", "−70.5"), -33.5, -70.5);
        near(read_pair("35.30, 40.29"), 35.30, 40.29);
        near(read_pair("35.30|40.29"), 35.30, 40.29);
        near(read_pair("35°18'N 40°17'E"), 35.3, 40.283_333_333);
    }

    #[test]
    fn a_swapped_position_is_noticed_beside_the_others() {
        let at = |lat, lon| LonLat { lat, lon };
        let all = [at(35.3, 40.2), at(35.4, 40.1), at(40.2, 35.3), at(35.5, 40.4), at(35.2, 40.3)];
        let around = middle(all.into_iter()).expect("enough");
        assert_eq!((around.lat, around.lon), (35.4, 40.2));
        assert!(may_be_swapped(all[2], around) && !may_be_swapped(all[0], around));
        assert!(!may_be_swapped(at(10.0, 20.0), around), "far off either way");
        assert!(middle(all.into_iter().take(4)).is_none());
    }

    #[test]
    fn a_reference_of_a_grid_is_a_square() {
        let (at, reach) = read_text("38S MB 44 88").expect("a position");
        assert!((at.lat - 33.33424).abs() < 1e-5 && (at.lon - 44.40363).abs() < 1e-5, "{at:?}");
        assert!(reach.is_some_and(|reach| (reach - 0.5_f64.sqrt()).abs() < 1e-4));
        assert_eq!(read_text("35.3, 40.2").expect("a position").1, None);
        assert!(read_text("38SMB448").is_err());
    }

    #[test]
    fn what_is_no_position_is_refused_with_a_word() {
        assert!(read("140.29", "35.30").expect_err("off the globe").contains("swapped"));
        assert!(read("40°E", "35°N").expect_err("swapped").contains("swapped"));
        for (lat, lon) in
            [("", ""), ("abc", "1"), ("35°75'", "40"), ("38SMB4484", "1"), ("1e400", "2"), ("NaN", "1")]
        {
            assert!(read(lat, lon).is_err(), "{lat} {lon}");
        }
    }
}
