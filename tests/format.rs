//! `docs/format.md` describes exactly what the program reads, and its examples are valid.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use parallax::dossier::{Date, Zone};
use parallax::load::newer::{is_known, is_newer};
use parallax::load::schema::Schema;
use parallax::load::{Code, Diagnostic, read};

/// The rows of a table, each with its cells without code marks.
type Rows = Vec<Vec<String>>;

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
    std::fs::read_to_string(path).expect("docs/format.md")
}

/// The tables under headings of the given depth, by heading.
fn tables(page: &str, mark: &str) -> BTreeMap<String, Rows> {
    let mut tables: BTreeMap<String, Rows> = BTreeMap::new();
    let mut heading = None;
    for line in page.lines() {
        if line.starts_with('#') {
            heading = line.strip_prefix(mark).map(str::to_owned);
        } else if let (Some(heading), Some(row)) = (&heading, line.strip_prefix("| `")) {
            let cells = row.trim_end_matches('|').split(" | ");
            let cells = cells.map(|cell| cell.trim().trim_matches('`').to_owned()).collect();
            tables.entry(heading.clone()).or_default().push(cells);
        }
    }
    tables
}

/// The word at the start of an entry in the table of an enum: `Km(0.5)` is `Km`.
fn word(written: &str) -> &str {
    written.split('(').next().unwrap_or(written)
}

/// True if the page's name for a type fits what the program reads.
fn is_fit(told: &str, read: &str) -> bool {
    let is_text = |told: &str| ["text", "date", "link"].contains(&told) || told.starts_with("id of ");
    match read {
        "text" => is_text(told),
        "list of text" => told == "list of texts" || told.starts_with("list of ids of "),
        "table of text" => told == "table of texts",
        // A question without positions is written as its text.
        "table of Question" => told == "table of texts or Question",
        read => told == read,
    }
}

/// Where the rows of a struct are in a dossier: text before and after its fields.
fn around(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "Dossier" => ("Dossier(", ")"),
        "Frame" => ("Dossier(frame: (", "))"),
        "Backdrop" => ("Dossier(backdrop: (", "))"),
        "Opens" => ("Dossier(opens: (", "))"),
        "Defaults" => ("Dossier(defaults: (", "))"),
        "LonLat" => ("Dossier(places: {\"x\": (at: Line([(", ")]))})"),
        "DeclaredOutcome" => ("Dossier(outcomes: {\"x\": (", ")})"),
        "Side" => ("Dossier(sides: {\"x\": (", ")})"),
        "Place" => ("Dossier(places: {\"x\": (", ")})"),
        "Shape" => ("Dossier(shapes: {\"x\": (", ")})"),
        "Native" => ("Dossier(places: {\"x\": (native: (", "))})"),
        "Citation" => ("Dossier(places: {\"x\": (cited: [(", ")])})"),
        "AgeSaid" => ("Dossier(people: {\"x\": (age: [(", ")])})"),
        "SexSaid" => ("Dossier(people: {\"x\": (sex: [(", ")])})"),
        "StatusSaid" => ("Dossier(people: {\"x\": (status: [(", ")])})"),
        "FamilySaid" => ("Dossier(people: {\"x\": (family: [(", ")])})"),
        "DiedSaid" => ("Dossier(people: {\"x\": (died: [(", ")])})"),
        "Evidence" => ("Dossier(places: {\"x\": (evidence: [(", ")])})"),
        "Assessment" => ("Dossier(assessments: [(", ")])"),
        "Step" => ("Dossier(steps: [(", ")])"),
        "ViewState" => ("Dossier(steps: [(state: (", "))])"),
        "Scheme" => ("Dossier(schemes: {\"x\": (", ")})"),
        "KeptCopy" => ("Dossier(documents: {\"x\": (copy: (", "))})"),
        "Quote" => ("Dossier(claims: {\"x\": (quote: (", "))})"),
        "Group" => ("Dossier(groups: {\"x\": (", ")})"),
        "Source" => ("Dossier(sources: {\"x\": (", ")})"),
        "Document" => ("Dossier(documents: {\"x\": (", ")})"),
        "Event" => ("Dossier(events: {\"x\": (", ")})"),
        "Question" => ("Dossier(questions: {\"x\": (", ")})"),
        "Person" => ("Dossier(people: {\"x\": (", ")})"),
        "Reading" => ("Dossier(readings: {\"x\": (", ")})"),
        "Claim" => ("Dossier(claims: {\"x\": (", ")})"),
        "Count" => ("Dossier(claims: {\"x\": (says: Count(", "))})"),
        "Estimate" => {
            ("Dossier(claims: {\"x\": (says: Count(of: \"g\", outcome: Killed, quantity: Estimate(", ")))})")
        }
        "Times" => {
            ("Dossier(claims: {\"x\": (says: Count(of: \"g\", outcome: Killed, quantity: Times(", ")))})")
        }
        "Half" => {
            ("Dossier(claims: {\"x\": (says: Count(of: \"g\", outcome: Killed, quantity: Half(", ")))})")
        }
        "Most" => {
            ("Dossier(claims: {\"x\": (says: Count(of: \"g\", outcome: Killed, quantity: Most(", ")))})")
        }
        "Answer" => ("Dossier(claims: {\"x\": (says: Answer(", "))})"),
        _ => return None,
    })
}

/// The same for the words of an enum.
fn around_word(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "View" => ("Dossier(opens: (view: ", "))"),
        "Axis" => ("Dossier(opens: (axis: ", "))"),
        "Sort" => ("Dossier(opens: (sort: ", "))"),
        "GroupBy" => ("Dossier(steps: [(state: (group_by: ", "))])"),
        "Column" => ("Dossier(steps: [(state: (order: ", "))])"),
        "Counts" => ("Dossier(outcomes: {\"x\": (counts: ", ")})"),
        "Location" => ("Dossier(places: {\"x\": (at: ", ")})"),
        "PlaceKind" => ("Dossier(places: {\"x\": (kind: ", ")})"),
        "Precision" => ("Dossier(places: {\"x\": (precision: ", ")})"),
        "ShapeKind" => ("Dossier(shapes: {\"x\": (kind: ", ")})"),
        "PlaceRole" => ("Dossier(places: {\"x\": (role: ", ")})"),
        "EvidenceKind" => ("Dossier(places: {\"x\": (evidence: [(kind: ", ")])})"),
        "Age" => ("Dossier(people: {\"x\": (age: [(is: ", ")])})"),
        "Sex" => ("Dossier(people: {\"x\": (sex: [(is: ", ")])})"),
        "Status" => ("Dossier(people: {\"x\": (status: [(is: ", ")])})"),
        "Assessed" => ("Dossier(assessments: [(of: ", ")])"),
        "DocumentKind" => ("Dossier(documents: {\"x\": (kind: ", ")})"),
        "SourceKind" => ("Dossier(sources: {\"x\": (kind: ", ")})"),
        "Identity" => ("Dossier(sources: {\"x\": (identity: ", ")})"),
        "WordRange" => ("Dossier(readings: {\"x\": (words: {\"few\": ", "})})"),
        "OfRange" => ("Dossier(readings: {\"x\": (of_range: ", ")})"),
        "Says" => ("Dossier(claims: {\"x\": (says: ", ")})"),
        "Outcome" => ("Dossier(claims: {\"x\": (says: Count(of: \"g\", outcome: ", "))})"),
        "Quantity" => ("Dossier(claims: {\"x\": (says: Count(of: \"g\", outcome: Killed, quantity: ", "))})"),
        "IntervalKind" => (
            "Dossier(claims: {\"x\": (says: Count(of: \"g\", outcome: Killed, quantity: Estimate(point: 1, kind: ",
            ")))})",
        ),
        "Tolerance" => ("Dossier(readings: {\"x\": (about: ", ")})"),
        "Stance" => ("Dossier(claims: {\"x\": (stance: ", ")})"),
        "Extent" => {
            ("Dossier(groups: {\"x\": (breakdowns: {\"sex\": ", "}), \"y\": (within: \"x\", by: \"sex\")})")
        }
        "Attribution" => ("Dossier(claims: {\"x\": (attribution: ", ")})"),
        _ => return None,
    })
}

/// The faults in a part of a dossier other than missing fields, unknown references, wholes that are not there and the
/// other end of an interval.
fn faults(text: &str) -> Vec<Diagnostic> {
    let is_of_a_part = |one: &Diagnostic| {
        matches!(one.code, Code::MissingField | Code::UnknownId | Code::UnfitBreakdown | Code::UnfitEstimate)
            || one.severity == parallax::load::Severity::Warning
    };
    read(text).diagnostics.into_iter().filter(|one| !is_of_a_part(one)).collect()
}

/// True if a dossier with such a struct is refused because the field is missing.
fn is_required(name: &'static str, field: &'static str) -> bool {
    let (before, after) = around(name).expect("a struct of the format");
    let is_said = |one: &Diagnostic| {
        one.code == Code::MissingField && one.message.ends_with(&format!("no field `{field}`"))
    };
    Schema::is_required(name, field) || read(&format!("{before}{after}")).diagnostics.iter().any(is_said)
}

#[test]
fn every_field_is_described_and_every_described_field_exists() {
    let (schema, page) = (Schema::of_dossier(), page());
    let tables = tables(&page, "### ");
    assert!(schema.structs.len() >= 16 && schema.enums.len() >= 13, "the format was not found: {schema:?}");
    let mut wrong = String::new();
    for (name, fields) in &schema.structs {
        let rows = tables.get(*name).cloned().unwrap_or_default();
        for (field, holds) in fields {
            let Some(row) = rows.iter().find(|row| row[0] == *field) else {
                writeln!(wrong, "under `### {name}` add: | `{field}` | {holds} | … | … | `…` |")
                    .expect("a string");
                continue;
            };
            if row.len() != 5 {
                writeln!(wrong, "`{name}.{field}` needs five cells: {row:?}").expect("a string");
                continue;
            }
            if !is_fit(&row[1], holds) {
                writeln!(wrong, "`{name}.{field}` is a {holds}, not a {}", row[1]).expect("a string");
            }
            if (row[2] == "required") != is_required(name, field) {
                writeln!(wrong, "`{name}.{field}`: whether it is required is wrong").expect("a string");
            }
            let (before, after) = around(name).expect("a struct of the format");
            let found = faults(&format!("{before}{field}: {}{after}", row[4]));
            if !found.is_empty() {
                writeln!(wrong, "the example of `{name}.{field}`: {}", found[0]).expect("a string");
            }
        }
        for row in rows.iter().filter(|row| !fields.contains_key(row[0].as_str())) {
            writeln!(wrong, "`{name}.{}` does not exist; take the line out", row[0]).expect("a string");
        }
    }
    assert!(wrong.is_empty(), "docs/format.md:\n{wrong}");
}

#[test]
fn every_word_is_described_and_every_described_word_exists() {
    let (schema, page) = (Schema::of_dossier(), page());
    let tables = tables(&page, "### ");
    let mut wrong = String::new();
    for (name, words) in &schema.enums {
        let rows = tables.get(*name).cloned().unwrap_or_default();
        for known in *words {
            let Some(row) = rows.iter().find(|row| word(&row[0]) == *known) else {
                writeln!(wrong, "under `### {name}` add: | `{known}` | … |").expect("a string");
                continue;
            };
            let (before, after) = around_word(name).unwrap_or_else(|| panic!("say where {name} stands"));
            let found = faults(&format!("{before}{}{after}", row[0]));
            if !found.is_empty() {
                writeln!(wrong, "`{}` under `{name}`: {}", row[0], found[0]).expect("a string");
            }
        }
        for row in rows.iter().filter(|row| !words.contains(&word(&row[0]))) {
            writeln!(wrong, "`{name}::{}` does not exist; take the line out", row[0]).expect("a string");
        }
    }
    let is_known = |name: &str| schema.structs.contains_key(name) || schema.enums.contains_key(name);
    for heading in tables.keys().filter(|name| !is_known(name) && *name != "For programs") {
        writeln!(wrong, "there is no type `{heading}`").expect("a string");
    }
    assert!(wrong.is_empty(), "docs/format.md:\n{wrong}");
}

/// How the page marks what format 1 does not have. What only newer types contain is not marked.
const NEWER: &str = "*Format 2:* ";

#[test]
fn what_belongs_to_format_2_is_marked_and_a_file_of_format_1_is_warned_of_it() {
    let (schema, page) = (Schema::of_dossier(), page());
    let tables = tables(&page, "### ");
    let mut wrong = String::new();
    let mut check = |name: &str, row: &[String], cell: usize, text: &dyn Fn() -> String| {
        let field = word(&row[0]);
        let is_newer = is_newer(name, field);
        if row[cell].starts_with(NEWER) != is_newer {
            writeln!(wrong, "`{name}.{field}`: begin its meaning with `{NEWER}`, or do not")
                .expect("a string");
        }
        let text = text().replacen("Dossier(", "Dossier(format: 1, ", 1);
        let mut warned = read(&text).diagnostics.into_iter().filter(|one| one.code == Code::NewerField);
        let is_warned = warned.any(|one| one.message.starts_with(&format!("`{field}` belongs to format 2")));
        if is_newer && !is_warned {
            writeln!(wrong, "`{name}.{field}`: no warning where a file of format 1 uses it:\n{text}")
                .expect("a string");
        }
    };
    for (name, fields) in schema.structs.iter().filter(|(name, _)| is_known(name)) {
        let rows = &tables[*name];
        for row in rows.iter().filter(|row| row[0] != "format" && fields.contains_key(row[0].as_str())) {
            check(name, row, 3, &|| {
                let (before, after) = around(name).expect("a struct of the format");
                let needed = rows
                    .iter()
                    .filter(|other| other[2] == "required" && other != &row && other[0] != "format");
                let needed: Vec<_> = needed.map(|other| format!(", {}: {}", other[0], other[4])).collect();
                let needed = needed.concat();
                format!("{before}{}: {}{needed}{after}", row[0], row[4])
            });
        }
    }
    for (name, words) in schema.enums.iter().filter(|(name, _)| is_known(name)) {
        for row in tables[*name].iter().filter(|row| words.contains(&word(&row[0]))) {
            check(name, row, 1, &|| {
                let (before, after) = around_word(name).expect("an enum of the format");
                format!("{before}{}{after}", row[0])
            });
        }
    }
    assert!(wrong.is_empty(), "docs/format.md:\n{wrong}");
}

#[test]
fn every_code_is_described() {
    let page = page();
    let tables = tables(&page, "## ");
    let rows = &tables["What `check` reports"];
    let described: Vec<_> = rows.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    let severities: Vec<_> =
        Code::ALL.iter().map(|code| (code.word(), code.severity().to_string())).collect();
    let known: Vec<_> = severities.iter().map(|(word, severity)| (*word, severity.as_str())).collect();
    assert_eq!(described, known, "docs/format.md lists other codes than the program has");
}

#[test]
fn every_form_of_date_is_one() {
    let page = page();
    let rows = &tables(&page, "## ")["Dates"];
    assert!(rows.len() >= 10, "{rows:?}");
    let zone: Zone = "Asia/Damascus".parse().expect("a zone");
    for row in rows {
        let date = Date::read(&row[0], &zone);
        assert!(date.is_ok(), "{}: {date:?}", row[0]);
    }
    let ancient: Date = "-0479".parse().expect("a date");
    assert!(ancient.to_string().contains("480 BC"), "{ancient}");
}

#[test]
fn every_example_reads_without_a_complaint() {
    let page = page();
    let blocks: Vec<_> = page.split("```ron\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        let whole = if block.starts_with("Dossier(") {
            block.to_owned()
        } else {
            format!("Dossier(format: 2, title: \"T\",\n{block})")
        };
        assert_eq!(read(&whole).diagnostics, [], "{block}");
    }
}

#[test]
fn the_keys_for_programs_are_those_that_are_written() {
    let page = page();
    let rows = &tables(&page, "### ")["For programs"];
    let mut described: Vec<String> = vec!["type".to_owned()];
    for line in
        page.lines().skip_while(|line| *line != "### For programs").filter(|line| line.starts_with("| `"))
    {
        let key = line.split('|').nth(1).unwrap_or_default();
        described.extend(key.split(',').map(|key| key.trim().trim_matches('`').to_owned()));
    }
    assert!(rows.len() >= 7);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.ron");
    std::fs::write(&file, "Dossier()").expect("written");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["check", "--format", "json"])
        .arg(&file)
        .output()
        .expect("the program starts");
    let first = String::from_utf8(output.stdout).expect("text").lines().next().expect("a line").to_owned();
    let written: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&first).expect("an object");
    let mut keys: Vec<&String> = written.keys().collect();
    keys.sort();
    described.sort();
    assert_eq!(described.iter().collect::<Vec<_>>(), keys);
}
