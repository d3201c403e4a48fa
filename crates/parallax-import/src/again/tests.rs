//! Sheets that changed are imported into dossiers that were edited: by hand, and at random.

use std::collections::BTreeSet;

use parallax_dossier::draft::Node;
use proptest::prelude::*;

use super::*;
use crate::sheet::{self, Reading, Row, Sheet};
use crate::{Map, Table, import};

const OLD: &str = "Source,Link,Killed,Injured\n\
    Union,https://example.org/a,12,dozens\n\
    Port,https://example.org/b,more than 100,\n\
    Radio,https://example.org/c,3,4\n";

fn sheet(csv: &str) -> Sheet {
    let mut sheet = sheet::parse(csv.as_bytes().to_vec(), None, &Reading::default()).expect("a sheet");
    sheet.file = "tolls.csv".to_owned();
    sheet
}

/// The dossier of a sheet with its trace, as it is read back.
fn first(sheet: &Sheet) -> (String, Trace) {
    let tables = [Table::new(sheet, &Map::default())];
    let made = import(&tables, "Harbour");
    let trace = Trace::new(&made, &tables);
    let read = Trace::parse(&trace.write().expect("written")).expect("read");
    assert_eq!(read, trace);
    (made.draft.write(), read)
}

fn then(text: &str, trace: &Trace, csv: &str, take: Option<Take>) -> Again {
    let sheet = sheet(csv);
    again(text, trace, &Files::from_tables(vec![Table::new(&sheet, &Map::default())]), &|_, _| take)
        .expect("sound")
}

fn conflicts(again: &Again) -> Vec<(&str, Why)> {
    again.conflicts.iter().map(|one| (one.id.as_str(), one.why)).collect()
}

#[test]
fn an_unchanged_sheet_changes_no_byte() {
    let (text, trace) = first(&sheet(OLD));
    let edited =
        text.replace("    claims: {", "    // mine\n    claims: {").replace("Exactly(12)", "About(12)");
    for text in [text, edited] {
        let made = then(&text, &trace, OLD, None);
        assert_eq!((made.text.as_str(), made.conflicts.len()), (text.as_str(), 0));
        assert_eq!(made.trace, trace);
    }
}

#[test]
fn what_nobody_edited_follows_the_sheet_and_everything_else_stays() {
    let (text, trace) = first(&sheet(OLD));
    let text = text.replace("\"row-3-killed\"", "// seen by me\n        \"row-3-killed\"");
    let new = OLD.replace("more than 100", "at least 90").replace("Radio,https://example.org/c,3,4\n", "")
        + "Clinic,https://example.org/d,7,\n";
    let made = then(&text, &trace, &new, None);
    assert!(made.conflicts.is_empty(), "{:?}", made.conflicts);
    let fresh = made.import.draft.write();
    assert!(made.text.contains("// seen by me") && made.text.contains("AtLeast(90)"), "{}", made.text);
    for gone in ["radio", "example.org/c", "MoreThan(100)"] {
        assert!(!made.text.contains(gone), "{gone}: {}", made.text);
    }
    let parsed = |text: &str| Contents::from_draft(&Dossier::parse(text).expect("a dossier")).hashes();
    assert_eq!(parsed(&made.text), parsed(&fresh));
    // A row more above moves all others, and only their notes say so.
    let moved = OLD.replace("Injured\n", "Injured\nClinic,https://example.org/d,7,\n");
    let made = then(&text, &trace, &moved, None);
    assert!(made.conflicts.is_empty());
    assert!(
        made.text.contains("\"row-3-killed\"") && made.text.contains("Row 4, column “Killed”."),
        "{}",
        made.text
    );
    assert!(made.text.contains("\"row-5-killed\"") && made.text.contains("\"clinic\""), "{}", made.text);
}

#[test]
fn what_was_edited_by_hand_is_left_alone_unless_it_is_chosen() {
    let (text, trace) = first(&sheet(OLD));
    let text = text.replace("Exactly(12)", "About(12)").replace("Exactly(3)", "Exactly(33)");
    let new = OLD.replace(",12,", ",15,").replace("Radio,https://example.org/c,3,4\n", "");
    let made = then(&text, &trace, &new, None);
    assert_eq!(conflicts(&made), [("row-2-killed", Why::BothChanged), ("row-4-killed", Why::Gone)]);
    assert!(made.text.contains("About(12)") && made.text.contains("Exactly(33)"), "{}", made.text);
    // Its source and its document are still needed.
    let referred: Vec<&str> = made.referred.iter().map(|(_, id)| id.as_str()).collect();
    assert_eq!(referred, ["radio", "https-example-org-c"]);
    // It is listed again until something is chosen.
    assert_eq!(conflicts(&then(&made.text, &made.trace, &new, None)), conflicts(&made));
    let taken = then(&text, &trace, &new, Some(Take::Sheet));
    assert!(taken.text.contains("Exactly(15)") && !taken.text.contains("33"), "{}", taken.text);
    assert!(then(&taken.text, &taken.trace, &new, None).conflicts.is_empty());
    let kept = then(&text, &trace, &new, Some(Take::Dossier));
    assert!(kept.text.contains("About(12)") && kept.text.contains("Exactly(33)"), "{}", kept.text);
    assert!(then(&kept.text, &kept.trace, &new, None).conflicts.is_empty(), "it is settled");
}

#[test]
fn what_was_removed_by_hand_does_not_come_back_by_itself() {
    let (text, trace) = first(&sheet(OLD));
    let line = text.lines().find(|line| line.contains("\"row-4-killed\"")).expect("a line");
    let start = text.find(line).expect("there");
    let end = text[start..].find("\n        \"row-4-wounded\"").expect("the next") + start;
    let text = text[..start].to_owned() + text[end..].trim_start();
    assert!(!then(&text, &trace, OLD, None).text.contains("row-4-killed"));
    let new = OLD.replace("/c,3,", "/c,5,");
    let made = then(&text, &trace, &new, None);
    assert_eq!(conflicts(&made), [("row-4-killed", Why::Removed)]);
    assert_eq!(made.text, text);
    assert!(then(&text, &trace, &new, Some(Take::Sheet)).text.contains("Exactly(5)"));
}

#[test]
fn a_comment_is_never_lost() {
    let (text, trace) = first(&sheet(OLD));
    let text = text.replace("Exactly(12)", "Exactly(/* sic */ 12)");
    let made = then(&text, &trace, &OLD.replace(",12,", ",15,"), None);
    assert_eq!(conflicts(&made), [("row-2-killed", Why::Comment)]);
    assert_eq!(made.text, text);
}

#[test]
fn a_dossier_with_errors_is_not_touched() {
    let sheet = sheet(OLD);
    let (text, trace) = first(&sheet);
    let broken = text.replace("by: \"union\"", "by: \"onion\"");
    let made =
        again(&broken, &trace, &Files::from_tables(vec![Table::new(&sheet, &Map::default())]), &|_, _| None);
    assert!(matches!(made, Err(AgainError::Broken)));
}

/// A change of a sheet.
#[derive(Clone, Debug)]
enum Change {
    Cell(usize, usize, u32),
    Insert(usize, u32),
    Delete(usize),
    Swap(usize, usize),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let one = prop_oneof![
        (0..20_usize, 0..4_usize, 0..40_u32).prop_map(|(row, column, n)| Change::Cell(row, column, n)),
        (0..20_usize, 0..40_u32).prop_map(|(row, n)| Change::Insert(row, n)),
        (0..20_usize).prop_map(Change::Delete),
        (0..20_usize, 0..20_usize).prop_map(|(a, b)| Change::Swap(a, b)),
    ];
    proptest::collection::vec(one, 0..6)
}

fn cell(column: usize, n: u32) -> String {
    match column {
        0 => format!("Source {}", n % 5),
        1 => format!("https://example.org/{}", n % 9),
        2 => format!("Quay {}", n % 3),
        _ => {
            ["12", "dozens", "more than 7", "~30", "", "-"][n as usize % 6].to_owned()
                + if n > 30 { "0" } else { "" }
        }
    }
}

fn row(n: u32) -> Vec<String> {
    (0..4).map(|column| cell(column, n.wrapping_mul(7).wrapping_add(column as u32 * 3))).collect()
}

fn of_rows(rows: &[Vec<String>]) -> Sheet {
    let header = ["Source", "Link", "Place", "Killed"].map(str::to_owned).to_vec();
    let all = std::iter::once(header).chain(rows.iter().cloned());
    let rows = (1..).zip(all).map(|(number, cells)| Row { number, cells }).filter(|row| !row.is_empty());
    Sheet { file: "a.csv".to_owned(), rows: rows.collect(), ..Sheet::default() }
}

fn change(rows: &mut Vec<Vec<String>>, changes: &[Change]) {
    for one in changes {
        let count = rows.len();
        match *one {
            Change::Insert(at, n) => rows.insert(at % (count + 1), row(n)),
            _ if count < 2 => {}
            Change::Cell(at, column, n) => rows[at % count][column] = cell(column, n),
            Change::Delete(at) => drop(rows.remove(at % count)),
            Change::Swap(a, b) => rows.swap(a % count, b % count),
        }
    }
}

/// The text of an entry with its id.
fn bytes(text: &str, kind: Kind, id: &str) -> Option<String> {
    let contents = Contents::from_draft(&Dossier::parse(text)?);
    let tree = ron_tree::Tree::new(text);
    let table = tree.field(tree.root()?, kind.table())?;
    let place = contents.rows.get(&kind)?.iter().position(|(key, _)| key == id)?;
    let member = tree.children(table).nth(place)?;
    let key = tree.key(member)?;
    Some(text[key.start..tree.value(member).end].to_owned())
}

/// Edits some claims, sources and places by hand; returns which.
fn edit(text: &str, picks: &[usize]) -> (String, BTreeSet<(Kind, String)>) {
    let contents = Contents::from_draft(&Dossier::parse(text).expect("a dossier"));
    let all: Vec<(Kind, String)> = contents
        .all()
        .filter(|(kind, ..)| matches!(kind, Kind::Claim | Kind::Source | Kind::Place))
        .map(|(kind, id, _)| (kind, id.to_owned()))
        .collect();
    let mut text = text.to_owned();
    let mut edited = BTreeSet::new();
    for pick in picks {
        let (kind, id) = all[pick % all.len()].clone();
        if !edited.insert((kind, id.clone())) {
            continue;
        }
        let old = bytes(&text, kind, &id).expect("there");
        let has_note = old.contains("note:");
        let new = if has_note {
            old.replacen("note: \"", "note: /* by hand */ \"Checked. ", 1)
        } else {
            let end = old.rfind(')').expect("brackets");
            let comma = if old[..end].trim_end().ends_with([',', '(']) { "" } else { ", " };
            format!("{}{comma}note: \"Checked.\" /* by hand */{}", &old[..end], &old[end..])
        };
        text = text.replacen(&old, &new, 1);
    }
    (text, edited)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is edited by hand and whatever the sheet becomes: no byte of what was edited changes, every comment stays, and
    /// everything else is what a fresh import would write.
    #[test]
    fn hand_edits_stay_and_everything_else_is_a_fresh_import(
        seeds in proptest::collection::vec(0..40_u32, 1..9),
        changed in changes(),
        picks in proptest::collection::vec(0..1000_usize, 0..5),
    ) {
        let mut rows: Vec<Vec<String>> = seeds.iter().map(|seed| row(*seed)).collect();
        let (text, trace) = first(&of_rows(&rows));
        let (text, edited) = if Contents::from_draft(&Dossier::parse(&text).expect("a dossier")).rows.contains_key(&Kind::Claim) {
            edit(&text, &picks)
        } else {
            (text, BTreeSet::new())
        };
        change(&mut rows, &changed);
        let sheet = of_rows(&rows);
        let made = again(&text, &trace, &Files::from_tables(vec![Table::new(&sheet, &Map::default())]), &|_, _| None).expect("sound");
        for (kind, id) in &edited {
            prop_assert_eq!(bytes(&made.text, *kind, id), bytes(&text, *kind, id), "{:?} {}", kind, id);
        }
        prop_assert_eq!(made.text.matches("/* by hand */").count(), edited.len());
        let (after, fresh) = (Contents::from_draft(&Dossier::parse(&made.text).expect("a dossier")), Contents::from_draft(&made.import.draft));
        let own = |kind: Kind, id: &str| edited.contains(&(kind, id.to_owned()))
            || made.referred.contains(&(kind, id.to_owned()));
        let content = |contents: &Contents| -> Vec<(Kind, String, Node)> {
            contents.all().filter(|(kind, id, _)| !own(*kind, id)).map(|(kind, id, node)| (kind, id.to_owned(), node.clone())).collect()
        };
        let ids = |all: Vec<(Kind, String, Node)>| -> Vec<String> {
            let mut lines: Vec<String> =
                all.into_iter().map(|(kind, id, node)| format!("{} {id} {}", kind.table(), node.to_line())).collect();
            lines.sort();
            lines
        };
        prop_assert_eq!(ids(content(&after)), ids(content(&fresh)));
        // What was imported again and is imported once more changes nothing.
        let once_more = again(&made.text, &made.trace, &Files::from_tables(vec![Table::new(&sheet, &Map::default())]), &|_, _| None).expect("sound");
        prop_assert_eq!(once_more.text, made.text);
    }
}

/// A file that is no sheet is imported again as a sheet is: what is known by its id keeps it, wherever it stands.
#[test]
fn references_features_and_json_are_found_again_by_their_ids() {
    let files = [
        (
            "a.bib",
            "@article{roe,\n title = {The quay},\n url = {https://example.org/a}\n}\n@article{poe,\n title = {The dock}\n}\n",
            "@article{new,\n title = {The pier}\n}\n@article{poe,\n title = {The dry dock}\n}\n@article{roe,\n title = {The quay},\n url = {https://example.org/a}\n}\n",
            "documents",
            ["the-quay", "the-dock", "the-pier"],
            "The dry dock",
        ),
        (
            "a.json",
            r#"[{"id": "x1", "type": "webpage", "title": "The quay"}, {"id": "x2", "type": "webpage", "title": "The dock"}]"#,
            r#"[{"id": "x3", "type": "webpage", "title": "The pier"}, {"id": "x2", "type": "webpage", "title": "The dry dock"}, {"id": "x1", "type": "webpage", "title": "The quay"}]"#,
            "documents",
            ["the-quay", "the-dock", "the-pier"],
            "The dry dock",
        ),
        (
            "a.ris",
            "TY  - NEWS\nID  - 1\nTI  - The quay\nER  - \nTY  - NEWS\nID  - 2\nTI  - The dock\nER  - \n",
            "TY  - NEWS\nID  - 3\nTI  - The pier\nER  - \nTY  - NEWS\nID  - 2\nTI  - The dry dock\nER  - \nTY  - NEWS\nID  - 1\nTI  - The quay\nER  - \n",
            "documents",
            ["the-quay", "the-dock", "the-pier"],
            "The dry dock",
        ),
        (
            "a.geojson",
            r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": 1, "properties": {"name": "The quay"}, "geometry": {"type": "Point", "coordinates": [40, 35]}}, {"type": "Feature", "id": 2, "properties": {"name": "The dock"}, "geometry": {"type": "Point", "coordinates": [41, 35]}}]}"#,
            r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": 3, "properties": {"name": "The pier"}, "geometry": {"type": "Point", "coordinates": [42, 35]}}, {"type": "Feature", "id": 2, "properties": {"name": "The dry dock"}, "geometry": {"type": "Point", "coordinates": [41, 35]}}, {"type": "Feature", "id": 1, "properties": {"name": "The quay"}, "geometry": {"type": "Point", "coordinates": [40, 35]}}]}"#,
            "places",
            ["the-quay", "the-dock", "the-pier"],
            "The dry dock",
        ),
        (
            "a.json",
            r#"[{"unique_reference_code": "A1", "date": "2018-02-07", "civilians_killed_min": 1, "civilians_killed_max": 2, "location_name": "Quay"}, {"unique_reference_code": "A2", "date": "2018-02-08", "civilians_killed_min": 3, "civilians_killed_max": 4, "location_name": "Dock"}]"#,
            r#"[{"unique_reference_code": "A3", "date": "2018-02-09", "civilians_killed_min": 5, "civilians_killed_max": 6, "location_name": "Pier"}, {"unique_reference_code": "A2", "date": "2018-02-08", "civilians_killed_min": 3, "civilians_killed_max": 40, "location_name": "Dock"}, {"unique_reference_code": "A1", "date": "2018-02-07", "civilians_killed_min": 1, "civilians_killed_max": 2, "location_name": "Quay"}]"#,
            "claims",
            ["row-1-killed", "row-2-killed", "row-3-killed"],
            "Between(3, 40)",
        ),
    ];
    for (name, old, new, table, ids, changed) in files {
        let read = |text: &str| {
            let input = crate::input::parse(text.into(), name, None, &Reading::default()).expect("a file");
            crate::files::settle(vec![input], &Map::default()).expect("a shape")
        };
        let (old, new) = (read(old), read(new));
        let files = Files::from_inputs(&old, &Map::default()).expect("files");
        let first = files.import("Harbour", crate::Memory::default());
        let (text, trace) = (first.draft.write(), Trace::new(&first, &files.tables));
        let trace = Trace::parse(&trace.write().expect("written")).expect("read");
        let same = again(&text, &trace, &files, &|_, _| None).expect("sound");
        assert_eq!((same.text.as_str(), same.conflicts.len()), (text.as_str(), 0), "{name}");
        let files = Files::from_inputs(&new, &Map::default()).expect("files");
        let made = again(&text, &trace, &files, &|_, _| None).expect("sound");
        assert!(made.conflicts.is_empty(), "{name}: {:?}", made.conflicts);
        let Node::Fields { fields, .. } = Dossier::parse(&made.text).expect("a draft").tree() else {
            panic!("fields")
        };
        let rows = fields.iter().find_map(|(field, node)| match node {
            Node::Table(rows) if *field == table => Some(rows),
            _ => None,
        });
        let found: Vec<&str> = rows.expect("a table").iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(found, ids, "{name}");
        assert!(made.text.contains(changed), "{name}: {}", made.text);
    }
}
