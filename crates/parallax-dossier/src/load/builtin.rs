//! The built-in dossier and readings.

use crate::dossier::Reading;

/// The clash near Khusham, 7 February 2018, as RON text: opened if no file is named.
pub const KHUSHAM: &str = include_str!("../../../../data/khusham.ron");

/// A small dossier of an invented event, with comments on every part: written by `parallax new`.
pub const STARTER: &str = include_str!("starter.ron");

/// The built-in readings, with their sources.
const READINGS: &str = include_str!("../../../../assets/readings.ron");

/// Returns the built-in readings: conventions of projects that record casualties.
#[must_use]
pub fn readings() -> Vec<Reading> {
    // A test checks that the text parses; if it did not, there would simply be no readings.
    super::read_readings(READINGS).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_readings_read_well_and_say_what_they_rest_on() {
        let readings = super::readings();
        let keys: Vec<_> = readings.iter().map(|reading| reading.key.as_str()).collect();
        assert_eq!(keys, ["acled", "airwars"]);
        assert!(readings.iter().all(|reading| !reading.basis.is_empty() && !reading.words.is_empty()));
    }

    #[test]
    fn the_starter_has_something_in_every_section_and_nothing_wrong() {
        let loaded = crate::load::read(super::STARTER);
        assert_eq!(loaded.diagnostics, []);
        let dossier = loaded.dossier.expect("a dossier");
        assert!(dossier.period.is_some() && dossier.frame.is_some() && !dossier.summary.is_empty());
        let sizes = [
            dossier.sides.len(),
            dossier.places.len(),
            dossier.groups.len(),
            dossier.sources.len(),
            dossier.documents.len(),
            dossier.events.len(),
            dossier.questions.len(),
            dossier.people.len(),
            dossier.readings.len(),
            dossier.claims.len(),
        ];
        assert!(sizes.iter().all(|size| *size > 0), "{sizes:?}");
        let lines = super::STARTER.lines();
        assert!(lines.filter(|line| line.trim_start().starts_with("//")).count() > 30, "hardly explained");
    }

    #[test]
    fn it_opens_without_a_single_diagnostic() {
        let loaded = crate::load::read(super::KHUSHAM);
        assert_eq!(loaded.diagnostics, [], "the built-in dossier must be clean");
        assert!(loaded.dossier.is_some());
    }
}
