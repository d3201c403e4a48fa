//! The dossier as JSON, and the schema of it.

use std::fs;

use parallax_dossier::draft::{Dossier, Node};

use crate::{run, started};

#[test]
fn the_dossier_as_json_is_the_dossier() {
    let (folder, file) = started();
    let to = folder.path().join("harbour.json").display().to_string();
    assert_eq!(run(&["dossier", &file, "--to", &to]).code, 0);
    let (json, text) =
        (fs::read_to_string(&to).expect("readable"), fs::read_to_string(&file).expect("readable"));
    let read: Dossier<'_> = serde_json::from_str(&json).expect("a draft");
    assert_eq!(Dossier::parse(&text), Some(read));
    let refused = run(&["dossier", &file, "--to", &file]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("the dossier is written as .json"), "{}", refused.err);
}

#[test]
fn the_schema_is_printed_or_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().join("schema.json").display().to_string();
    let printed = run(&["schema"]);
    assert_eq!((printed.code, run(&["schema", "--to", &to]).code), (0, 0));
    assert_eq!(fs::read_to_string(&to).expect("readable"), printed.out);
    let schema: serde_json::Value = serde_json::from_str(&printed.out).expect("JSON");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(
        schema["$defs"]["Claim"]["properties"]["by"]["description"], "who says it",
        "the meaning is that of the reference"
    );
}

/// The rows of the table in `docs/format.md`, each as it stands in a dossier and as JSON.
#[test]
fn every_row_of_the_page_is_written_so() {
    let page = include_str!("../../../../docs/format.md");
    let table = page.split("| in RON | in JSON |\n|---|---|\n").nth(1).expect("the table");
    let cell = |cell: &str| cell.split('`').nth(1).expect("a value").to_owned();
    let rows: Vec<[String; 2]> = table
        .lines()
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let (ron, json) = line.split_once("` | `").expect("two cells");
            [cell(&format!("{ron}`")), cell(&format!("`{json}"))]
        })
        .collect();
    assert!(rows.len() >= 9);
    for [ron, json] in rows {
        let count = |quantity: &str| {
            format!("claims: {{\"x\": (says: Count(outcome: Killed, of: \"g\", quantity: {quantity}))}}")
        };
        let field = match ron.split(['(', ' ', '[']).next() {
            Some("") if ron.starts_with('[') => format!("people: {{\"x\": (also: {ron})}}"),
            Some("") => format!("groups: {{\"x\": {ron}}}"),
            Some("{") => format!("readings: {{\"x\": (words: {ron})}}"),
            Some("Point") => format!("places: {{\"x\": (at: {ron})}}"),
            Some("Answer") => format!("claims: {{\"x\": (says: {ron})}}"),
            // The default is left out, wherever it stands.
            Some("NotGiven") => continue,
            _ => count(&ron),
        };
        let text = format!("Dossier({field})");
        let draft = Dossier::parse(&text).unwrap_or_else(|| panic!("{text}"));
        let expected: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let whole = serde_json::to_value(&draft).expect("JSON");
        assert!(holds(&whole, &expected), "{ron}: {whole}");
        assert!(matches!(draft.tree(), Node::Fields { .. }));
    }
}

/// True if a value holds another, at any depth.
fn holds(value: &serde_json::Value, other: &serde_json::Value) -> bool {
    use serde_json::Value;
    value == other
        || match value {
            Value::Array(items) => items.iter().any(|item| holds(item, other)),
            Value::Object(fields) => fields.values().any(|item| holds(item, other)),
            _ => false,
        }
}
