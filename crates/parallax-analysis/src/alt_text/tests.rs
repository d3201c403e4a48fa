//! Descriptions of views, compared with what the views show.

use super::*;
use crate::agreement::{Agreement, main_counts};
use crate::dossier::{Outcome, ReadingId};
use crate::lineage::Folding;
use crate::load;
use crate::tests::FERRY;
use crate::{EstimateQuery, EstimateRows, Readings, clause, speaker};

struct Case {
    dossier: Dossier,
    links: Links,
    ties: Ties,
    readings: Readings,
    ahead: Ahead,
}

impl Case {
    fn new(text: &str) -> Self {
        let loaded = load::read(text);
        let dossier = loaded.dossier.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics));
        Self {
            links: Links::new(&dossier),
            ties: Ties::new(&dossier),
            readings: Readings::new(&dossier, load::readings()),
            ahead: Ahead::default(),
            dossier,
        }
    }

    fn scene(&self, as_of: Option<Moment>) -> Scene<'_> {
        use crate::dossier::Id as _;
        Scene {
            dossier: &self.dossier,
            links: &self.links,
            ties: &self.ties,
            reading: self.readings.get(ReadingId::from_index(0)),
            reading_name: "the first".to_owned(),
            narrowing: Vec::new(),
            tray: None,
            only: None,
            ahead: &self.ahead,
            as_of,
        }
    }

    fn killed(&self, as_of: Option<Moment>) -> AltText {
        let scene = self.scene(as_of);
        let query = EstimateQuery { outcome: Some(Outcome::Killed), ..EstimateQuery::default() };
        let rows = EstimateRows::new(&self.dossier, scene.reading, query, None);
        estimates(&scene, "Bar chart", query, &rows)
    }
}

#[test]
fn the_chart_says_what_it_is_and_then_who_said_what_of_whom() {
    let text = Case::new(FERRY).killed(None).to_string();
    assert!(
        text.starts_with("Bar chart of 13 claims about how many were killed, in 5 populations."),
        "{text}"
    );
    for words in [
        "\nKilled, Everybody aboard: North: 48 people aboard killed so far, said 3 May 1931, a running count, ",
        "South, via RTA: over 200 soldiers killed, said about 4 May 1931, ",
        "Relatives of the crew (implied, not stated): “dozens” of crew members killed, said between 3 and 6 May 1931 (derived: ",
        ", read as 24 or more by this dossier's rule ",
        "names Dana Brel and Joris Tamm as killed (counted here among crew members), ",
        "people named, not a total, ",
        "South: no residents killed, said 5 May 1931, stated as none, ",
        "Commission: says it is not known how many were killed (Those at the depot), ",
        ", Herald ¶8",
        "Number words are read the first.",
    ] {
        assert!(text.contains(words), "`{words}` is not told:\n{text}");
    }
}

/// Every description of a count contains its own words; "dozens" is never a bare 24.
#[test]
fn no_count_is_told_without_its_own_words() {
    let case = Case::new(load::KHUSHAM);
    let alt_text = case.killed(None);
    let lines: Vec<&String> = alt_text.parts.iter().flat_map(|part| &part.lines).collect();
    let counts = case
        .dossier
        .claims
        .rows()
        .iter()
        .filter(|claim| claim.count().is_some_and(|count| count.outcome == Outcome::Killed));
    let mut found = 0;
    for claim in counts {
        let (who, what) = (speaker(&case.dossier, claim), clause(&case.dossier, claim).expect("a count"));
        let is_told = |line: &&&String| line.starts_with(&format!("{who}: {what}"));
        assert!(lines.iter().any(|line| is_told(&line)), "{}: {lines:#?}", claim.key);
        found += 1;
    }
    assert_eq!(found, lines.len());
    assert!(lines.iter().filter(|line| line.contains("24")).all(|line| line.contains("“dozens” of ")));
}

#[test]
fn what_was_said_later_is_left_out_and_what_perhaps_was_says_so() {
    let text = Case::new(FERRY).killed(Some(jiff::civil::date(1931, 5, 4).into())).to_string();
    assert!(text.contains("As said by 4 May 1931"), "{text}");
    assert!(!text.contains("Harbour master: at most"), "{text}");
    assert!(text.contains("North: 48 people aboard killed so far"), "{text}");
    assert!(text.contains("¶12, perhaps not yet said then"), "{text}");
}

#[test]
fn a_long_telling_leaves_nothing_out() {
    let mut alt_text = AltText::new("Table.");
    for part in 0..4 {
        alt_text.part(format!("Part {part}"), (0..400).map(|line| format!("line {line}")).collect());
    }
    let text = alt_text.to_string();
    assert!(text.ends_with("; line 399.") && !text.contains(" more"), "{text}");
    assert_eq!(text.matches("line ").count(), 1600);
}

#[test]
fn every_view_of_an_empty_dossier_has_a_sentence() {
    let case = Case::new("Dossier(format: 1, title: \"T\")");
    let scene = case.scene(None);
    let agreement_of = Agreement::new(&case.dossier, scene.reading, &main_counts(&case.dossier));
    let accounts_of = crate::accounts::Accounts::new(&case.dossier, None);
    let texts = [
        map(&scene),
        case.killed(None),
        agreement(&scene, &agreement_of),
        accounts(&scene, &accounts_of),
        timeline(&scene),
        lineage(&scene, &Folding::default()),
        table(&scene, &crate::TableRows::default()),
    ];
    for text in texts.map(|alt_text| alt_text.to_string()) {
        assert!(text.len() > 20 && text.ends_with('.') && !text.contains('\n'), "{text}");
    }
}

#[test]
fn the_map_tells_places_as_well_as_they_are_known() {
    let text = map(&Case::new(load::KHUSHAM).scene(None)).to_string();
    for words in [
        "Khusham, town, within 0.5 km: 3 claims by 2 sources",
        "Zone of delimitation (“Euphrates delimitation line”), boundary, schematic",
        "\nListed without a position: Hashim, village",
        "17 claims without any place.",
    ] {
        assert!(text.contains(words), "`{words}` is not told:\n{text}");
    }
}

#[test]
fn agreement_tells_every_conflict_in_its_own_sentence() {
    let case = Case::new(FERRY);
    let scene = case.scene(None);
    let found = Agreement::new(&case.dossier, scene.reading, &main_counts(&case.dossier));
    let text = agreement(&scene, &found).to_string();
    assert!(
        text.starts_with(
            "As this dossier takes populations and events, with number words read by this dossier's rule “The least that the words can \
             mean”, 6 of the 10 counts compared cannot all be true; 16 were not compared. \
             No contradiction was found that involves the other 4. Answers to questions, and what sources deny or doubt, are not \
             compared."
        ),
        "{text}"
    );
    assert!(text.contains("\nDenied or doubted by another source: "), "{text}");
    assert!(
        text.contains(
            "\nNot compared: Approximate, without saying how near. Commission: some 90 people aboard"
        ),
        "{text}"
    );
    for conflict in found.conflicts() {
        assert!(text.contains(conflict.sentence.trim_end_matches('.')), "{}", conflict.sentence);
    }
}

#[test]
fn agreement_marks_what_may_not_have_been_said_by_the_day() {
    let count = |stance: &str, figure: u8| {
        format!(
            "document: \"d\", {stance}says: Count(outcome: Killed, of: \"g\", quantity: Exactly({figure}))"
        )
    };
    let case = Case::new(&format!(
        "Dossier(format: 1, title: \"T\", sources: {{\"a\": (name: \"Alpha\"), \"b\": (name: \"Beta\")}}, \
         documents: {{\"d\": (title: \"D\", dated: \"2018-02-20\")}}, groups: {{\"g\": (name: \"Workers\")}}, claims: {{\
         \"three\": (by: \"a\", said: \"2018-02-09\", {}), \
         \"four\": (by: \"b\", said: \"2018-02-10/2018-02-12\", {}), \
         \"denied\": (by: \"b\", said: \"2018-02-10/2018-02-12\", {})}})",
        count("", 3),
        count("", 4),
        count("stance: Denies, ", 3),
    ));
    let told = |day: i8| {
        let scene = case.scene(Some(jiff::civil::date(2018, 2, day).into()));
        agreement(&scene, &Agreement::new(&case.dossier, scene.reading, &main_counts(&case.dossier)))
    };
    let text = told(11).to_string();
    assert!(
        text.starts_with(
            "As this dossier takes populations, the 2 counts compared cannot all be true, if all of them had been said by then; \
             1 was not compared."
        ),
        "{text}"
    );
    for heading in ["Cannot all be true", "Denied or doubted by another source", "Not compared"] {
        let line = format!("\n{heading}: If all of this had been said by then: ");
        assert!(text.contains(&line), "`{line}` is not told:\n{text}");
    }
    assert!(text.contains("; If all of this had been said by then: Without "), "{text}");
    let later = told(13);
    assert!(!later.to_string().contains("had been said by then"), "{later}");
    let headings: Vec<&str> = later.parts.iter().map(|part| part.heading.as_str()).collect();
    assert_eq!(
        headings,
        [
            "Cannot all be true",
            "Denied or doubted by another source",
            "What can stand together",
            "Not compared"
        ]
    );
}

#[test]
fn the_ways_of_all_claims_are_told_by_document() {
    let case = Case::new(load::KHUSHAM);
    let alt_text = lineage(&case.scene(None), &Folding::default());
    let headings: Vec<&str> = alt_text.parts.iter().map(|part| part.heading.as_str()).collect();
    assert_eq!(
        headings,
        ["Read in Unsigned report, Feb 2018", "Read in Unsigned article, 15 Feb 2018", "Read in Newsweek"]
    );
    let claims = |line: &String| -> usize {
        let (_, places) = line.split_once(": ").expect("paragraphs");
        let several = |place: &str| place.strip_suffix(')')?.rsplit_once('(')?.1.parse::<usize>().ok();
        places.split(", ").map(|place| several(place).unwrap_or(1)).sum()
    };
    let told: usize = alt_text.parts.iter().flat_map(|part| &part.lines).map(claims).sum();
    assert_eq!(told, case.dossier.claims.len());
}

/// A source that denies something is never described as saying it, in any view.
#[test]
fn what_is_denied_or_doubted_is_told_so() {
    let case = Case::new(
        "Dossier(format: 1, title: \"T\", sources: {\"a\": (name: \"Ministry\")}, documents: {\"d\": (title: \"D\")}, \
         groups: {\"g\": (name: \"Workers\")}, questions: {\"q\": \"Who began?\"}, claims: {\
         \"deny\": (by: \"a\", document: \"d\", said: \"2020-01-02\", says: Answer(to: \"q\", text: \"We fired first\"), \
         stance: Denies, hedge: \"at present\"), \
         \"rest\": (by: \"a\", document: \"d\", says: Remark, gist: \"It paid them.\", stance: LeavesOpen), \
         \"count\": (by: \"a\", document: \"d\", says: Count(outcome: Wounded, of: \"g\", quantity: Exactly(40)), \
         hedge: \"more or less\")})",
    );
    let scene = case.scene(None);
    let accounts_of = crate::accounts::Accounts::new(&case.dossier, None);
    let rows = crate::TableRows::new(&case.dossier, scene.reading, None, &Default::default(), None);
    let [timeline, table] = [timeline(&scene), table(&scene, &rows)].map(|alt_text| alt_text.to_string());
    let accounts = accounts(&scene, &accounts_of).to_string();
    for text in [&timeline, &table, &accounts] {
        assert!(text.contains("We fired first") && text.contains("denies"), "{text}");
        assert!(text.contains("at present"), "{text}");
    }
    for text in [&timeline, &table] {
        assert!(text.contains("Ministry: (leaves open) It paid them"), "{text}");
        assert!(text.contains("40 wounded"), "{text}");
        assert!(text.contains("more or less") && !text.contains("exactly"), "{text}");
    }
}

/// The number in the opening is the number of lines that follow.
#[test]
fn what_is_left_out_is_counted_apart() {
    let case = Case::new(load::KHUSHAM);
    let day = jiff::civil::date(2018, 2, 9).into();
    let scene = case.scene(Some(day));
    let killed = case.killed(Some(day));
    let lines = |alt_text: &AltText| alt_text.parts.iter().map(|part| part.lines.len()).sum::<usize>();
    let start = format!("Bar chart of {} of 23 claims about how many were killed, in ", lines(&killed));
    assert!(killed.opening().starts_with(&start) && lines(&killed) < 23, "{killed}");
    assert!(killed.opening().contains(" of 15 populations."), "{killed}");
    let all = crate::accounts::Accounts::new(&case.dossier, None);
    let told = accounts(&scene, &all);
    let start = format!("Table of {} of {} answers by ", lines(&told), all.answers());
    assert!(told.opening().starts_with(&start) && lines(&told) < all.answers(), "{told}");
    assert!(told.opening().contains(&format!(" of {} sources to ", all.sources().len())), "{told}");
    let rows = crate::TableRows::new(&case.dossier, scene.reading, None, &Default::default(), None);
    let told = table(&scene, &rows);
    let claims = case.dossier.claims.len();
    assert!(told.opening().starts_with(&format!("Table of {} of {claims} claims.", lines(&told))), "{told}");
    assert!(told.opening().contains("what was certainly said later is left out"), "{told}");
    let plain = table(&case.scene(None), &rows);
    assert!(plain.opening().starts_with(&format!("Table of all {claims} claims.")), "{plain}");
    for alt_text in [timeline(&scene), lineage(&scene, &Folding::default())] {
        assert!(alt_text.opening().contains(&format!(" of {claims} claims")), "{alt_text}");
    }
}

#[test]
fn the_coding_page_is_told_and_not_the_chart() {
    use crate::coding::{Coding, Subject};
    let case = Case::new(load::KHUSHAM);
    let of = Coding::new(&case.dossier, Subject::find(&case.dossier, None));
    let text = coding(&case.scene(None), &of).to_string();
    let start = format!(
        "What three projects could store of 22 counts of killed, by {} sources, of {} populations. ",
        of.sources, of.populations
    );
    assert!(text.starts_with(&start), "{text}");
    for words in [
        "Left out: 1 count of killed",
        "\nACLED, one integer for the event: fatalities: not determined",
        "\nUCDP GED, low, best and high for the event: ",
        "\nAirwars, a minimum and a maximum for the incident: ",
        "open to choice: 5, from 2 claims",
        "lost: 2 claims deny a figure: no field",
    ] {
        assert!(text.contains(words), "`{words}` is not told:\n{text}");
    }
    assert!(text.matches("not determined").count() >= 4, "{text}");
}
