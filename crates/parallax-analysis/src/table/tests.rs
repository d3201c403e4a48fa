//! The table of the built-in dossier: what is in its cells, what is found, what comes first.

use super::*;
use crate::dossier::{ClaimId, Item, ItemKind};
use crate::load;
use crate::{Readings, WhenSaid};

struct Sheet {
    dossier: Dossier,
    readings: Readings,
}

impl Sheet {
    fn new() -> Self {
        Self::open(load::KHUSHAM)
    }

    fn open(text: &str) -> Self {
        let dossier = load::read(text).dossier.expect("sound");
        let readings = Readings::new(&dossier, load::readings());
        Self { dossier, readings }
    }

    fn reading(&self, key: &str) -> &Reading {
        self.readings.get(self.readings.find(key).expect("a reading"))
    }

    fn rows(&self, sort: Option<(Column, Direction)>, filters: &[(Column, &str)]) -> TableRows {
        let mut texts: [String; Column::ALL.len()] = Default::default();
        for (column, text) in filters {
            texts[*column as usize] = (*text).to_owned();
        }
        TableRows::new(&self.dossier, self.reading("words-only"), sort, &texts, None)
    }

    fn cells(&self, rows: &TableRows, column: Column) -> Vec<String> {
        let reading = self.reading("words-only");
        rows.claims()
            .iter()
            .map(|id| cell(&self.dossier, reading, &self.dossier.claims[*id], column))
            .collect()
    }

    fn cell(&self, key: &str, reading: &str, column: Column) -> String {
        let Some(Item::Claim(id)) = self.dossier.find(ItemKind::Claim, key) else { panic!("no claim {key}") };
        cell(&self.dossier, self.reading(reading), &self.dossier.claims[id], column)
    }
}

#[test]
fn without_sort_and_filters_every_claim_stands_in_file_order() {
    let sheet = Sheet::new();
    let rows = sheet.rows(None, &[]);
    assert_eq!(rows.claims(), sheet.dossier.claims.ids().collect::<Vec<_>>());
    assert_eq!(rows.total(), rows.claims().len());
    let third = rows.claims()[2];
    assert_eq!(rows.position(third), Some(2));
}

#[test]
fn a_range_is_given_only_where_it_is_stated_or_read_and_says_which() {
    let sheet = Sheet::open(crate::tests::FERRY);
    assert_eq!(sheet.cell("north-48", "acled", Column::Range), "at least 48");
    let dozens = sheet.dossier.claims.rows().iter().find(|claim| {
        claim.stance == crate::dossier::Stance::Asserts
            && claim.count().is_some_and(|count| count.quantity == Quantity::Words("dozens".to_owned()))
    });
    let key = &dozens.expect("somebody says dozens").key;
    assert_eq!(sheet.cell(key, "acled", Column::Range), "12 (read)");
    assert_eq!(sheet.cell(key, "airwars", Column::Range), "12 to 24 (read)");
    assert_eq!(sheet.cell(key, "words-only", Column::Range), "");
    for claim in sheet.dossier.claims.rows() {
        let range = cell(&sheet.dossier, sheet.reading("acled"), claim, Column::Range);
        let may = Stated::from_claim(claim, sheet.reading("acled")).interval().is_some();
        assert_eq!(range.is_empty(), !may, "{}", claim.key);
    }
}

#[test]
fn filters_ignore_case_and_all_must_hold() {
    let sheet = Sheet::new();
    let rows = sheet.rows(None, &[(Column::By, "pentagon")]);
    assert!(!rows.claims().is_empty() && rows.claims().len() < rows.total());
    assert!(sheet.cells(&rows, Column::By).iter().all(|by| by.contains("Pentagon")));
    let fewer = sheet.rows(None, &[(Column::By, "PENTAGON"), (Column::Outcome, "  Killed ")]);
    assert!(fewer.claims().len() < rows.claims().len() && !fewer.claims().is_empty());
    assert!(sheet.rows(None, &[(Column::Hedge, "no such words anywhere")]).claims().is_empty());
}

#[test]
fn dates_are_sorted_by_the_day_figures_by_number_and_what_is_empty_comes_last() {
    let sheet = Sheet::new();
    for direction in [Direction::Ascending, Direction::Descending] {
        let rows = sheet.rows(Some((Column::Said, direction)), &[]);
        let when = |id: &ClaimId| WhenSaid::from_claim(&sheet.dossier, &sheet.dossier.claims[*id]).sort_key();
        let said: Vec<_> = rows.claims().iter().map(when).collect();
        let dated = said.iter().take_while(|said| said.is_some()).count();
        assert!(said[dated..].iter().all(Option::is_none), "{direction:?}");
        let mut days: Vec<_> = said[..dated].iter().flatten().copied().collect();
        if direction == Direction::Descending {
            days.reverse();
        }
        assert!(days.is_sorted(), "{direction:?}");

        let rows = sheet.rows(Some((Column::Range, direction)), &[]);
        let reading = sheet.reading("words-only");
        let low = |id: &ClaimId| {
            Stated::from_claim(&sheet.dossier.claims[*id], reading).interval().map(|range| range.low)
        };
        let lows: Vec<_> = rows.claims().iter().map(low).collect();
        let stated = lows.iter().take_while(|low| low.is_some()).count();
        assert!(stated > 10 && lows[stated..].iter().all(Option::is_none), "{direction:?}");
        let mut lows: Vec<_> = lows[..stated].to_vec();
        if direction == Direction::Descending {
            lows.reverse();
        }
        assert!(lows.is_sorted(), "{direction:?}");
    }
}

#[test]
fn what_is_equal_keeps_the_order_of_the_file_either_way() {
    let sheet = Sheet::new();
    for direction in [Direction::Ascending, Direction::Descending] {
        let rows = sheet.rows(Some((Column::Outcome, direction)), &[(Column::Outcome, "killed")]);
        assert!(rows.claims().is_sorted(), "{direction:?}");
    }
}

#[test]
fn copied_text_has_a_line_a_claim_and_a_cell_a_column() {
    let sheet = Sheet::new();
    let rows = sheet.rows(None, &[(Column::By, "sohr")]);
    let text = rows.to_text(&sheet.dossier, sheet.reading("acled"), &Column::ALL);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), rows.claims().len() + 1);
    assert!(lines.iter().all(|line| line.split('\t').count() == Column::ALL.len()), "{text}");
    assert!(lines[0].starts_with("By\tVia\tRead in\tSaid"));
}

#[test]
fn whom_the_document_does_not_name_is_marked_beside_the_name() {
    let sheet = Sheet::new();
    let mut seen = std::collections::BTreeSet::new();
    for claim in sheet.dossier.claims.rows() {
        let name = sheet.dossier.sources[claim.by].label();
        let mark = match claim.attribution {
            Attribution::Stated => "",
            Attribution::Implied => " (implied)",
            Attribution::Unclear => " (unclear)",
        };
        assert_eq!(sheet.cell(&claim.key, "acled", Column::By), format!("{name}{mark}"));
        seen.insert(mark);
    }
    assert_eq!(seen.len(), 3, "the dossier shows all three");
    let unclear = sheet.rows(None, &[(Column::By, "(unclear)")]);
    assert!(!unclear.claims().is_empty());
}

#[test]
fn copied_cells_are_no_formulas_and_no_quotations() {
    let hard = ["=1+1", "@x", "\"=1\"", " -1", "said =1", "48", "x;=1", "\"x\""];
    let expected = ["'=1+1", "'@x", "'\"=1\"", "' -1", "said =1", "48", "x;'=1", "'\"x\""];
    let readings = load::readings();
    for (hedge, expected) in hard.into_iter().zip(expected) {
        let text = format!(
            r#"Dossier(format: 1, title: "T", sources: {{"s": (name: "S")}}, documents: {{"d": (title: "D")}},
            claims: {{"c": (by: "s", document: "d", paragraph: 1, gist: "g", hedge: {hedge:?})}})"#
        );
        let dossier = load::read(&text).dossier.expect("sound");
        let shown = TableRows::new(&dossier, &readings[0], None, &Default::default(), None);
        let text = shown.to_text(&dossier, &readings[0], &Column::ALL);
        let last = text.lines().nth(1).and_then(|line| line.split('\t').next_back());
        assert_eq!(last, Some(expected), "{hedge:?}");
    }
}

#[test]
fn only_a_count_without_figure_and_words_is_quiet() {
    let sheet = Sheet::open(crate::tests::FERRY);
    let quiet: Vec<_> = sheet.dossier.claims.rows().iter().filter(|claim| is_without_figure(claim)).collect();
    assert!(quiet.iter().any(|claim| claim.key == "agency-silent"));
    for claim in &quiet {
        assert_eq!(sheet.cell(&claim.key, "acled", Column::Quantity), "no number given", "{}", claim.key);
    }
    assert!(!quiet.iter().any(|claim| claim.key == "south-none" || claim.key == "north-48"));
}

/// Without its column, nothing that changes what a claim says is lost.
#[test]
fn what_a_column_would_have_said_stands_with_the_words_or_the_source() {
    use Column::{By, Hedge, Outcome, Quantity, Stance, Via};
    let text = r#"Dossier(format: 2, title: "T", sources: {"s": (name: "Ann"), "r": (name: "Ben")},
        documents: {"d": (title: "D")}, groups: {"g": (name: "G")}, questions: {"q": "Who?"},
        claims: {
            "plain": (by: "s", via: ["r"], document: "d", paragraph: 1, gist: "g", hedge: "at first count",
                says: Count(outcome: Killed, of: "g", quantity: Exactly(48))),
            "denied": (by: "s", document: "d", paragraph: 1, gist: "g", stance: Denies,
                says: Count(outcome: Killed, of: "g", quantity: Words("dozens"))),
            "open": (by: "s", document: "d", paragraph: 1, gist: "g", stance: Declines,
                says: Count(outcome: Killed, of: "g", quantity: NotGiven)),
            "answer": (by: "s", attribution: Implied, document: "d", paragraph: 1, gist: "g", stance: Denies,
                says: Answer(to: "q", text: "They")),
        })"#;
    let dossier = load::read(text).dossier.expect("sound");
    let readings = load::readings();
    let told = |key: &str, column: Column, hidden: &[Column]| {
        let shown: Vec<Column> = Column::ALL.into_iter().filter(|column| !hidden.contains(column)).collect();
        let claim = dossier.claims.rows().iter().find(|claim| claim.key == key).expect("a claim");
        cell_among(&dossier, &readings[0], claim, column, &shown)
    };
    for (key, column, hidden, words) in [
        ("plain", By, &[][..], "Ann"),
        ("plain", By, &[Via], "Ann, via Ben"),
        ("answer", By, &[Via], "Ann (implied)"),
        ("plain", Quantity, &[], "48"),
        ("plain", Quantity, &[Outcome], "48 killed"),
        ("plain", Quantity, &[Hedge], "48 (at first count)"),
        ("plain", Quantity, &[Outcome, Stance, Hedge], "48 killed (at first count)"),
        ("denied", Quantity, &[], "“dozens”"),
        ("denied", Quantity, &[Stance], "denies “dozens”"),
        ("denied", Quantity, &[Outcome, Stance], "denies “dozens” killed"),
        ("open", Quantity, &[Stance], "declines to say"),
        ("open", Quantity, &[Outcome, Stance], "declines to say (killed)"),
        ("answer", Quantity, &[Outcome], "They"),
    ] {
        assert_eq!(told(key, column, hidden), words, "{key} without {hidden:?}");
    }
    assert!(told("answer", Quantity, &[Stance]).contains("denies"));
}
