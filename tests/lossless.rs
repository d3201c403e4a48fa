//! No content of a dossier is lost: a dossier has a marker in every field of the format, and every marker is
//! searched for in the report, in JSON and in CSV.
//!
//! The format itself gives the list of fields, so that a new field fails here until every export includes it.

mod markers;

use parallax::app::Parallax;
use parallax::app::publish::{self, Wish};
use parallax::load;
use parallax::load::schema::Schema;
use parallax::session::{Format, Subject, View};

use markers::{BESIDE, FORM, FULL, JSON_ONLY, SPOKEN, markers};

/// The exports: the report, JSON, CSV.
fn exports(text: &str) -> [String; 3] {
    let loaded = load::read(text);
    assert!(loaded.dossier.is_some(), "{:?}", loaded.diagnostics);
    let mut program = Parallax::new("full.ron", loaded);
    let table = Subject::View(View::TABLE);
    [(Subject::Report, Format::Html), (table, Format::Json), (table, Format::Csv)].map(|(subject, format)| {
        let bytes = publish::make(&mut program, &Wish::usual(subject, format)).expect("made");
        String::from_utf8(bytes).expect("UTF-8")
    })
}

#[test]
fn every_field_of_the_format_has_its_marker() {
    let schema = Schema::of_dossier();
    let markers = markers();
    let mut missing = Vec::new();
    for (name, fields) in &schema.structs {
        for (field, holds) in fields {
            let of = format!("{name}.{field}");
            let marker = format!("m-{}-{field}", name.to_lowercase());
            let is_told = SPOKEN.iter().any(|(known, ..)| *known == of) || markers.contains(marker.as_str());
            let is_form = *name == "Dossier" && (FORM.contains(field) || *field == "frame");
            // Structs are searched for field by field.
            let is_struct = schema.structs.contains_key(holds.as_str());
            if !is_told && !is_form && !is_struct {
                missing.push(format!("{of}: {holds}"));
            }
        }
    }
    assert!(missing.is_empty(), "fields without a marker in this test: {missing:#?}");
}

#[test]
fn the_report_json_and_csv_hold_every_field() {
    let [report, json, csv] = exports(FULL);
    // Text in the drawings proves nothing about the page.
    let page: String =
        report.split("<svg").map(|part| part.split_once("</svg>").map_or(part, |(_, rest)| rest)).collect();
    let mut lost = Vec::new();
    for marker in markers() {
        for (name, export) in [("report", &page), ("JSON", &json), ("CSV", &csv)] {
            if JSON_ONLY.iter().any(|start| marker.starts_with(start)) {
                if export.contains(marker) != (name == "JSON") {
                    lost.push(format!("{name}: {marker} is for JSON alone"));
                }
                continue;
            }
            let is_beside = name == "CSV" && BESIDE.contains(&marker);
            if !export.contains(marker) && !is_beside {
                lost.push(format!("{name}: {marker}"));
            }
        }
    }
    for (field, in_page, in_json, in_csv) in SPOKEN {
        for (name, export, words) in
            [("report", &page, in_page), ("JSON", &json, in_json), ("CSV", &csv, in_csv)]
        {
            if !export.contains(words) {
                lost.push(format!("{name}: {field} as `{words}`"));
            }
        }
    }
    assert!(lost.is_empty(), "lost: {lost:#?}");
}

/// Without a marker the search finds nothing: the test can fail.
#[test]
fn what_is_not_there_is_not_found() {
    let exports = exports(&FULL.replace("m-claim-note", "nothing"));
    assert!(exports.iter().all(|export| !export.contains("m-claim-note")));
}
