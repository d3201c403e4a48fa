//! What must hold for any file, shared by the tests and the fuzz target in `fuzz/`. These functions panic if it does not; the
//! program never calls them.

use parallax_dossier::load::{self, Severity};

use super::SHAPES;
use crate::sheet::Reading;
use crate::{Map, import_files, input};

/// Endings of names, of which the first byte chooses one.
const ENDINGS: [&str; 12] =
    ["csv", "tsv", "json", "geojson", "kml", "kmz", "ris", "bib", "wiki", "txt", "xlsx", "ods"];

/// Reads bytes as a file: the first byte chooses the ending of its name, the second whether a shape is named and which, and
/// the others are what it holds. Whatever a file is, it gives a draft without errors or is refused with a word.
///
/// # Panics
/// If the draft has an error.
pub fn file(bytes: &[u8]) {
    let [ending, shape, text @ ..] = bytes else { return };
    let name = format!("a.{}", ENDINGS[usize::from(*ending) % ENDINGS.len()]);
    let Ok(file) = input::parse(text.to_vec(), &name, None, &Reading::default()) else { return };
    // A letter names none.
    let shape = (!shape.is_ascii()).then(|| SHAPES[usize::from(*shape) % SHAPES.len()].name.to_owned());
    let Ok(made) = import_files(vec![file], &Map { shape, ..Map::default() }, "Title") else { return };
    let text = made.draft.write();
    let loaded = load::read(&text);
    let errors: Vec<_> = loaded.diagnostics.iter().filter(|one| one.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}\n{text}");
    assert_eq!(made.origins.len(), made.draft.claims.len(), "{text}");
}

#[cfg(test)]
#[test]
fn seeds_of_the_fuzz_target_hold_and_each_is_of_another_shape() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/shapes");
    let mut names = Vec::new();
    for seed in std::fs::read_dir(folder).expect("seeds") {
        let bytes = std::fs::read(seed.expect("a seed").path()).expect("a seed");
        file(&bytes);
        let input = input::parse(bytes[2..].to_vec(), "a", None, &Reading::default()).expect("a file");
        let made = import_files(vec![input], &Map::default(), "Title").expect("an import");
        names.push(made.summary.sheets[0].shape_name.unwrap_or("table"));
    }
    names.sort_unstable();
    let mut all: Vec<_> = SHAPES.iter().map(|shape| shape.name).collect();
    all.sort_unstable();
    assert_eq!(names, all);
}

/// Found by the fuzz target: a control character in a title.
#[cfg(test)]
#[test]
fn a_table_of_ours_in_which_somebody_put_what_no_dossier_holds_gives_no_error() {
    const HEAD: &str = "id,by_id,by,by_kind,document_id,document,event_id,event,place_id,place,quantity_kind,quantity_plain,stance,attribution,outcome,population_id,population,low,high,gist,note";
    const ROW: &str =
        "c1,u,Union,,r,Report,e,Event,p,Place,exactly,12,asserts,states,killed,g,People,12,12,Gist,Note";
    let cells: Vec<&str> = ROW.split(',').collect();
    for at in 0..cells.len() {
        for put in ["\u{14}", "\u{b}", "\u{85}", "\r", "\u{202e}", "\u{feff}"] {
            let mut cells = cells.clone();
            let cell = format!("\"{}{put}x\"", cells[at]);
            cells[at] = &cell;
            file(format!("  {HEAD}\n{}\n", cells.join(",")).as_bytes());
        }
    }
}

/// Found by the fuzz target: what lost its column of names is called by its id.
#[cfg(test)]
#[test]
fn a_table_of_ours_that_lost_its_names_gives_no_error() {
    file(b"` id,by_id,by,by_kind,document_id,document,quantity_kind,quantity_plain,stance,attribution,outcome,population_ipo,pdulation,low,high\nc1,union,Union,,report,Report,exactly,12,asserts,states,killed,people,People,12,12\n");
    for lost in ["by,", "document,", "population,", "event,", "place,"] {
        let head = "id,by_id,by,document_id,document,event_id,event,place_id,place,quantity_kind,quantity_plain,stance,attribution,outcome,population_id,population,low,high";
        let text = format!(
            "  {}\nc1,u,Union,r,Report,e,Event,p,Place,exactly,12,asserts,states,killed,g,People,12,12\n",
            head.replacen(&format!(",{lost}"), ",other,", 1)
        );
        file(text.as_bytes());
    }
}
