//! The built-in dossier and readings.

use crate::dossier::Reading;

/// A dossier that comes with the program.
#[derive(Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// Its name on the command line: that of its file in `data`, without the ending.
    pub key: &'static str,
    /// A short name.
    pub name: &'static str,
    /// What it is about, in a line.
    pub about: &'static str,
    pub text: &'static str,
}

/// All that come with the program; the first opens if nothing else is asked for.
pub static BUILT_IN: [BuiltIn; 4] = [
    BuiltIn {
        key: "khusham",
        name: "Clash near Khusham, 2018",
        about: "Three documents on a clash in Syria: what they report on who began, whether Russians took part, and how many died",
        text: KHUSHAM,
    },
    BuiltIn {
        key: "persian-army-480",
        name: "The Persian army of 480 BC",
        about: "What writers since Herodotus have said about the size of the army of Xerxes against Greece",
        text: include_str!("../../../../data/persian-army-480.ron"),
    },
    BuiltIn {
        key: "maria-2017",
        name: "Deaths after Hurricane Maria, 2017",
        about: "Estimates with their intervals, and deaths counted by different rules",
        text: include_str!("../../../../data/maria-2017.ron"),
    },
    BuiltIn {
        key: "mh17-2014",
        name: "Flight MH17, 2014",
        about: "An evening to the second: how many were on board, of which nationality, and what each source says brought the aircraft down",
        text: include_str!("../../../../data/mh17-2014.ron"),
    },
];

/// Returns the dossier of this key; `None` if there is none.
#[must_use]
pub fn built_in(key: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|dossier| dossier.key == key)
}

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
    fn each_opens_without_a_single_diagnostic() {
        for built_in in &super::BUILT_IN {
            let loaded = crate::load::read(built_in.text);
            assert_eq!(loaded.diagnostics, [], "{} must be clean", built_in.key);
            assert!(loaded.dossier.is_some());
            assert_eq!(super::built_in(built_in.key), Some(built_in));
        }
        assert_eq!(super::BUILT_IN[0].text, super::KHUSHAM);
    }

    #[test]
    fn all_dossiers_of_the_folder_are_built_in() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the folder")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
            .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
            .collect();
        files.sort();
        let mut built_in: Vec<String> =
            super::BUILT_IN.iter().map(|one| format!("{}.ron", one.key)).collect();
        built_in.sort();
        assert_eq!(files, built_in);
    }
}
