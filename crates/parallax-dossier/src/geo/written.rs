//! Positions as people write them.

use super::LonLat;

impl LonLat {
    /// Decimal degrees, latitude first: "35.30090, 40.28920"; five decimals are about a metre.
    ///
    /// ```
    /// use parallax_dossier::geo::LonLat;
    /// assert_eq!(LonLat::new(40.2892, 35.3009).to_decimal(), "35.30090, 40.28920");
    /// ```
    #[must_use]
    pub fn to_decimal(self) -> String {
        format!("{:.5}, {:.5}", self.lat, self.lon)
    }

    /// Degrees, minutes and seconds with their letters: "35°18′03.2″ N, 40°17′21.1″ E".
    ///
    /// ```
    /// use parallax_dossier::geo::LonLat;
    /// assert_eq!(LonLat::new(-0.5, 51.99999).to_dms(), "52°00′00.0″ N, 0°30′00.0″ W");
    /// ```
    #[must_use]
    pub fn to_dms(self) -> String {
        format!("{}, {}", sixtieths(self.lat, ["N", "S"]), sixtieths(self.lon, ["E", "W"]))
    }
}

fn sixtieths(degrees: f64, letters: [&str; 2]) -> String {
    // Rounded first, so that no second is 60.
    let tenths = (degrees.abs() * 36_000.0).round() as u64;
    let letter = if degrees < 0.0 { letters[1] } else { letters[0] };
    let (seconds, tenth) = (tenths / 10, tenths % 10);
    format!("{}°{:02}′{:02}.{tenth}″ {letter}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
