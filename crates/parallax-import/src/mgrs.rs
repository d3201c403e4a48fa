//! References of the Military Grid Reference System (MGRS) as positions.
//!
//! Columns and rows of squares are those of DMA Technical Manual 8358.1, chapter 3 (scheme AA, for WGS 84). The position on the
//! globe follows from easting and northing by Krueger's series to the fourth order of the third flattening, as C. F. F. Karney,
//! *Transverse Mercator with an accuracy of a few nanometers*, J. Geodesy 85 (2011), equations 7 to 11, 36 and 37, gives it: less
//! than a millimetre off within a zone. ARCHITECTURE.md says why this is code of our own.

use parallax_dossier::geo::LonLat;

/// Letters of the system, which has no I and no O.
const LETTERS: &str = "ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Bands of latitude, eight degrees each from 80 degrees south; the last has twelve.
const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";

/// True if a text looks like a reference, so that it is nothing else.
pub(crate) fn looks_like(text: &str) -> bool {
    let bare: String = text.chars().filter(|letter| *letter != ' ').collect();
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &bare[digits..];
    (1..=2).contains(&digits)
        && rest.len() >= 5
        && rest.bytes().take(3).all(|letter| letter.is_ascii_alphabetic())
        && rest.bytes().skip(3).all(|letter| letter.is_ascii_digit())
}

/// The middle of the square that a reference names, and how far its corners are from there in kilometres.
///
/// # Errors
/// Why it names none, in words.
pub(crate) fn read(text: &str) -> Result<(LonLat, f64), String> {
    let unread = || format!("“{text}” is no reference of MGRS that can be read");
    let bare: String = text.chars().filter(|letter| *letter != ' ').collect::<String>().to_ascii_uppercase();
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let zone: u32 = bare[..digits].parse().ok().filter(|zone| (1..=60).contains(zone)).ok_or_else(unread)?;
    let letters: Vec<char> = bare[digits..].chars().take(3).collect();
    let [band, column, row] = letters[..] else { return Err(unread()) };
    let numbers = bare.get(digits + 3..).ok_or_else(unread)?;
    if !numbers.len().is_multiple_of(2) || numbers.len() > 10 {
        return Err(format!("“{text}” has a different number of digits for east and north"));
    }
    let south = -80.0 + 8.0 * BANDS.find(band).ok_or_else(unread)? as f64;
    let north = if band == 'X' { 84.0 } else { south + 8.0 };
    // Three sets of columns, and rows that begin at A or at F, take turns from zone to zone.
    let set = (zone as usize - 1) % 3;
    let column = LETTERS.find(column).and_then(|at| at.checked_sub(set * 8)).filter(|at| *at < 8);
    let row = LETTERS.find(row).filter(|at| *at < 20).ok_or_else(unread)?;
    let row = if zone.is_multiple_of(2) { (row + 15) % 20 } else { row };
    let column = column.ok_or_else(unread)?;
    let half = numbers.len() / 2;
    let size = numbers[..half].chars().fold(100_000.0, |size, _| size / 10.0);
    let part = |digits: &str| digits.parse::<f64>().unwrap_or_default() * size + size / 2.0;
    let easting = 100_000.0 * (column + 1) as f64 + part(&numbers[..half]);
    let low = 100_000.0 * row as f64 + part(&numbers[half..]);
    let is_south = south < 0.0;
    let middle = 6.0 * f64::from(zone) - 183.0;
    // Rows repeat every two million metres; the band says which is meant. A square may reach over its edge.
    let found = (0..5).find_map(|turn| {
        let northing = low + 2_000_000.0 * f64::from(turn) - if is_south { 10_000_000.0 } else { 0.0 };
        let at = on_globe(easting - 500_000.0, northing, middle);
        let reach = size / 111_000.0;
        (south - reach..=north + reach).contains(&at.lat).then_some(at)
    });
    let at = found.ok_or_else(|| format!("“{text}” names a square that its band does not have"))?;
    Ok((at, size / 2_f64.sqrt() / 1000.0))
}

/// The position that lies so far east and north of where the middle meridian meets the equator, in metres of UTM.
fn on_globe(east: f64, north: f64, middle: f64) -> LonLat {
    const RADIUS: f64 = 6_378_137.0;
    const FLATTENING: f64 = 1.0 / 298.257_223_563;
    const SCALE: f64 = 0.9996;
    let n = FLATTENING / (2.0 - FLATTENING);
    let powers = [n, n.powi(2), n.powi(3), n.powi(4)];
    let series =
        |factors: [f64; 4]| factors.iter().zip(powers).map(|(factor, power)| factor * power).sum::<f64>();
    let radius = RADIUS / (1.0 + n) * (1.0 + powers[1] / 4.0 + powers[3] / 64.0);
    let beta = [
        series([1.0 / 2.0, -2.0 / 3.0, 37.0 / 96.0, -1.0 / 360.0]),
        series([0.0, 1.0 / 48.0, 1.0 / 15.0, -437.0 / 1440.0]),
        series([0.0, 0.0, 17.0 / 480.0, -37.0 / 840.0]),
        series([0.0, 0.0, 0.0, 4397.0 / 161_280.0]),
    ];
    let delta = [
        series([2.0, -2.0 / 3.0, -2.0, 116.0 / 45.0]),
        series([0.0, 7.0 / 3.0, -8.0 / 5.0, -227.0 / 45.0]),
        series([0.0, 0.0, 56.0 / 15.0, -136.0 / 35.0]),
        series([0.0, 0.0, 0.0, 4279.0 / 630.0]),
    ];
    let (xi, eta) = (north / (SCALE * radius), east / (SCALE * radius));
    let (mut conformal, mut across) = (xi, eta);
    for (order, factor) in (1..).zip(beta) {
        let times = 2.0 * f64::from(order);
        conformal -= factor * (times * xi).sin() * (times * eta).cosh();
        across -= factor * (times * xi).cos() * (times * eta).sinh();
    }
    let latitude = (conformal.sin() / across.cosh()).asin();
    let lat: f64 = latitude
        + (1..)
            .zip(delta)
            .map(|(order, factor)| factor * (2.0 * f64::from(order) * latitude).sin())
            .sum::<f64>();
    let lon = middle + across.sinh().atan2(conformal.cos()).to_degrees();
    LonLat { lon: if lon > 180.0 { lon - 360.0 } else { lon }, lat: lat.to_degrees() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(text: &str, lat: f64, lon: f64, off: f64) {
        let (found, _) = read(text).expect("a reference");
        assert!((found.lat - lat).abs() < off && (found.lon - lon).abs() < off, "{text}: {found:?}");
    }

    /// Values that others have published.
    #[test]
    fn references_lie_where_others_say() {
        // The manual of GeographicLib's GeoConvert.
        near("38SMB4488", 33.33424, 44.40363, 5e-6);
        // The CN Tower, from Wikipedia's article on UTM: 630084 m east, 4833438 m north in zone 17.
        near("17T PJ 30084 33438", 43.642_567, -79.387_139, 2e-5);
        // The corner of the equator with the middle of zone 31.
        near("31NEA0000000000", 0.0, 3.0, 1e-5);
        near("31MEV0000099999", 0.0, 3.0, 1e-4);
    }

    /// What the program writes as a reference is read back to within its square of a metre.
    #[test]
    fn what_is_written_is_read_back() {
        for (lat, lon) in [
            (33.3, 44.4),
            (60.39, 5.32),
            (78.22, 15.65),
            (-33.87, 151.21),
            (0.0, 0.0),
            (-1e-9, 0.0),
            (71.9, -179.9),
        ] {
            let written = LonLat { lon, lat }.to_mgrs().expect("a reference");
            let (found, reach) = read(&written).expect("a reference");
            let off = (found.lat - lat).abs().max((found.lon - lon).abs() * lat.to_radians().cos()) * 111.2;
            assert!(off < reach * 1.5, "{written}: {found:?}");
        }
    }

    #[test]
    fn a_square_is_as_wide_as_its_digits_say() {
        let wide = |text| read(text).expect("a reference").1;
        assert!((wide("38SMB4488") - 0.5_f64.sqrt()).abs() < 1e-5);
        assert!((wide("38SMB") - 70.710_678).abs() < 1e-5);
    }

    #[test]
    fn what_names_no_square_is_refused() {
        for text in ["61SMB4488", "38SMB448", "38IMB4488", "38SAB4488", "38SMZ4488", "38SMB44884488448844"] {
            assert!(read(text).is_err(), "{text}");
        }
        // Row V of zone 38 lies in no part of band S.
        assert!(read("38SMV4488").is_err(), "{:?}", read("38SMV4488"));
        assert!(looks_like("38S MB 4488") && looks_like("4QFJ12345678"));
        assert!(!looks_like("38.5") && !looks_like("35 N 40 E") && !looks_like("12 men"));
    }
}
