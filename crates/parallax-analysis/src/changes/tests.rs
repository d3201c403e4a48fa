//! Differences of small dossiers in words, and of random ones as data.

mod applied;

use super::{Changes, Line, Version, tell};
use crate::load;
use parallax_dossier::draft::Dossier;

const OLD: &str = r#"Dossier(
    format: 2,
    title: "Clash",
    summary: "Three documents tell of a clash near a village, and they differ about how many were killed.",
    places: {
        "khusham": (name: "Khusham", kind: Town, at: Point((lon: 40.2892, lat: 35.3009)), also: ["Khasham"]),
        "tabiya": (name: "Tabiya", note: "Named once."),
    },
    groups: {
        "fighters": (name: "Fighters", one: "fighter", many: "fighters"),
    },
    sources: {
        "sohr": (name: "Syrian Observatory for Human Rights", short: "SOHR"),
        "ministry": (name: "Ministry"),
    },
    documents: {
        "paper": (title: "The paper", dated: "2018-02-15", paragraphs: 30),
    },
    questions: {
        "who": "Who began?",
    },
    claims: {
        "sohr-48": (by: "sohr", document: "paper", paragraph: 12, said: "2018-02-08",
            says: Count(outcome: Killed, of: "fighters", quantity: Exactly(48))),
        "ministry-no": (by: "ministry", document: "paper", paragraph: 3,
            says: Count(outcome: Killed, of: "fighters", quantity: Exactly(5)), note: "Quoted by the paper."),
        "sohr-remark": (by: "sohr", document: "paper", paragraph: 20, gist: "It says that more may follow."),
    },
)"#;

/// The summary, and each line with its id, for the same dossier with some texts replaced.
fn describe(changes: &[(&str, &str)]) -> (String, Vec<String>) {
    let (summary, lines) = lines(changes);
    let all = lines.into_iter().map(|line| {
        let id = line.id.map_or_else(String::new, |id| format!("[{id}] "));
        let passages = line.passages.iter().map(|one| format!(" | {}: {}", one.label, one.text));
        format!("{id}{}{}", line.sentence, passages.collect::<String>())
    });
    (summary, all.collect())
}

fn lines(changes: &[(&str, &str)]) -> (String, Vec<Line>) {
    let new = changes.iter().fold(OLD.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    between(OLD, &new)
}

fn between(old: &str, new: &str) -> (String, Vec<Line>) {
    let [before, now] = [old, new].map(|text| Dossier::parse(text).expect("the form of a dossier").tree());
    let [was, is] = [old, new].map(|text| load::read(text).dossier);
    let told = tell(
        &Changes::between(&before, &now),
        Version { tree: &before, dossier: was.as_ref() },
        Version { tree: &now, dossier: is.as_ref() },
    );
    (told.summary, told.sections.into_iter().flat_map(|section| section.lines).collect())
}

/// The only line for these changes.
fn line(changes: &[(&str, &str)]) -> String {
    let (_, lines) = describe(changes);
    assert_eq!(lines.len(), 1, "{lines:?}");
    lines.into_iter().next().unwrap_or_default()
}

#[test]
fn the_same_dossier_says_the_same() {
    assert_eq!(describe(&[]), ("No difference was found between the two dossiers.".to_owned(), Vec::new()));
    // A comment, the order of fields and line ends are no difference.
    assert!(
        describe(&[("title: \"Clash\",", "/* x */ title:\n\"Clash\","), ("format: 2,", "")]).1.len() == 1
    );
    let moved = ("by: \"ministry\", document: \"paper\"", "document: \"paper\", by: \"ministry\" /* why? */");
    assert_eq!(describe(&[moved]).1, [""; 0]);
}

#[test]
fn a_count_is_told_as_everywhere_else() {
    assert_eq!(
        line(&[("Exactly(48)", "Exactly(68)")]),
        "[sohr-48] SOHR: 48 fighters killed became 68 fighters killed."
    );
    // What the words hide is told besides.
    assert_eq!(
        line(&[("quantity: Exactly(48))", "quantity: About(48)), worded: \"some 48\"")]),
        "[sohr-48] SOHR: 48 fighters killed became some 48 fighters killed; its quantity changed from exactly 48 to \
         about 48; its wording, not given before, is now “some 48”."
    );
    assert_eq!(
        line(&[(
            "outcome: Killed, of: \"fighters\", quantity: Exactly(5)),",
            "outcome: Wounded, of: \"fighters\", quantity: AtLeast(5)), stance: Denies,"
        )]),
        "[ministry-no] Ministry: before: 5 fighters killed; now: denies that at least 5 fighters were wounded; its outcome changed from \
         killed to wounded; its stance changed from asserts to denies."
    );
}

#[test]
fn a_dossier_that_is_not_sound_is_compared_all_the_same() {
    assert_eq!(
        line(&[(
            "by: \"sohr\", document: \"paper\", paragraph: 12",
            "by: \"sorh\", document: \"paper\", paragraph: 13"
        )]),
        "[sohr-48] sorh: its source changed from SOHR (`sohr`) to `sorh`; its paragraph changed from 12 to 13."
    );
}

#[test]
fn dates_positions_and_texts_have_their_own_words() {
    assert_eq!(
        line(&[("said: \"2018-02-08\"", "said: \"2018-02-09~\"")]),
        "[sohr-48] SOHR: its date changed from 8 February 2018 to about 9 February 2018."
    );
    // A hundredth of a degree of latitude is 1.112 km.
    assert_eq!(
        line(&[("lat: 35.3009", "lat: 35.3109")]),
        "[khusham] Khusham: moved 1.1 km, from 35.3009° north, 40.2892° east to 35.3109° north, 40.2892° east."
    );
    assert_eq!(
        line(&[("lat: 35.3009", "lat: 35.3045")]),
        "[khusham] Khusham: moved 400 m, from 35.3009° north, 40.2892° east to 35.3045° north, 40.2892° east."
    );
    assert_eq!(
        line(&[("Point((lon: 40.2892, lat: 35.3009))", "NotLocated"), ("kind: Town, ", "")]),
        "[khusham] Khusham: its kind changed from town to site; its position changed from 35.3009° north, 40.2892° east to not \
         located."
    );
    assert_eq!(
        line(&[("they differ about", "they disagree on")]),
        "Its summary was reworded. | summary, old: Three documents tell of a clash near a village, and they differ about how many \
         were killed. | summary, new: Three documents tell of a clash near a village, and they disagree on how many were killed."
    );
    assert_eq!(
        line(&[("Named once.", "Named twice.")]),
        "[tabiya] Tabiya: its note changed from “Named once.” to “Named twice.”"
    );
    assert_eq!(
        line(&[("Who began?", "Who started it?")]),
        "[who] Its text changed from “Who began?” to “Who started it?”"
    );
    assert_eq!(
        line(&[("\"Who began?\"", "(ask: \"Who began?\", positions: { \"north\": \"The north\" })")]),
        "[who] Who began?: “north” (“The north”) added to its positions."
    );
    assert_eq!(
        line(&[(
            "also: [\"Khasham\"]",
            "also: [\"Khisham\", \"Khasham\"], native: (text: \"خشام\", lang: \"ar\")"
        )]),
        "[khusham] Khusham: “Khisham” added to its other spellings; its name in its own script, not given before, is now text \
         “خشام”, lang “ar”."
    );
}

#[test]
fn times_are_told_by_the_clock_of_the_dossier() {
    let at = |time: &str| {
        format!(
            "Dossier(format: 2, title: \"T\", zone: \"Asia/Damascus\", events: {{\"e\": (name: \"E\", on: \"{time}\")}})"
        )
    };
    let (_, lines) = between(&at("2018-02-07T22:00"), &at("2018-02-07T20:30Z"));
    let sentence = &lines[0].sentence;
    assert!(sentence.starts_with("E: its date changed from "), "{sentence}");
    let (old, new) = sentence.split_once(" to ").expect("two times");
    assert!(old.contains("22:00") && new.contains("22:30"), "{sentence}");
}

#[test]
fn what_is_added_or_withdrawn_is_told_with_all_its_fields() {
    let gone = r#"        "ministry-no": (by: "ministry", document: "paper", paragraph: 3,
            says: Count(outcome: Killed, of: "fighters", quantity: Exactly(5)), note: "Quoted by the paper."),
"#;
    let (summary, lines) = describe(&[(gone, "")]);
    assert_eq!(summary, "Claims: 1 withdrawn from the dossier.");
    assert_eq!(
        lines,
        [
            "[ministry-no] Withdrawn from the dossier: Ministry: 5 fighters killed. | by: Ministry (`ministry`) | document: The paper \
          (`paper`) | paragraph: 3 | says: count: outcome killed, of Fighters (`fighters`), quantity exactly 5 | note: Quoted by \
          the paper."
        ]
    );
    let (summary, lines) =
        describe(&[("\"who\": \"Who began?\",", "\"who\": \"Who began?\", \"why\": \"Why?\",")]);
    assert_eq!((summary.as_str(), lines[0].as_str()), ("Questions: 1 added.", "[why] Added. | text: Why?"));
}

#[test]
fn an_id_is_renamed_only_if_that_is_certain() {
    assert_eq!(
        line(&[("\"tabiya\": (", "\"at-tabiya\": (")]),
        "[at-tabiya] Tabiya: appears to be the same entry under another id; it was `tabiya`."
    );
    // With another note nobody can be sure.
    let (summary, _) = describe(&[("\"tabiya\": (", "\"at-tabiya\": ("), ("Named once.", "Named twice.")]);
    assert_eq!(summary, "Places: 1 added, 1 withdrawn from the dossier.");
    // Neither if there are two of that content.
    let twins = "\"at-tabiya\": (name: \"Tabiya\", note: \"Named once.\"), \"x\": (";
    let (summary, _) = describe(&[("\"tabiya\": (", twins)]);
    assert_eq!(summary, "Places: 2 added, 1 withdrawn from the dossier.");
}

#[test]
fn an_order_is_one_line_that_counts_the_fewest_that_moved() {
    let entries = |ids: &[&str]| {
        let rows = ids.iter().map(|id| format!("\"{id}\": (name: \"{id}\"),")).collect::<Vec<_>>().concat();
        format!("Dossier(format: 2, title: \"T\", sides: {{{rows}}})")
    };
    let (summary, lines) = between(&entries(&["a", "b", "c", "d"]), &entries(&["d", "a", "x", "b", "c"]));
    assert_eq!(summary, "Sides: 1 added, order changed.");
    assert_eq!(
        lines[1].sentence,
        "The order changed: 1 of the 4 entries that are in both dossiers stands elsewhere."
    );
}

#[test]
fn a_field_without_a_word_of_its_own_is_told_by_its_name() {
    assert_eq!(line(&[("format: 2,", "format: 1,")]), "Its `format` changed from 2 to 1.");
    assert_eq!(
        line(&[("paragraphs: 30", "paragraphs: 31")]),
        "[paper] The paper: its number of paragraphs changed from 30 to 31."
    );
}

#[test]
fn a_question_that_gets_positions_and_a_correction_are_told_in_words() {
    let text = |question: &str, more: &str| {
        format!(
            "Dossier(format: 2, title: \"T\", sources: {{\"s\": (name: \"Gazette\"), \"t\": (name: \"Watch\")}}, groups: {{\"g\": \
             (name: \"All\", many: \"people\")}}, documents: {{\"d\": (title: \"D\")}}, questions: {{\"q\": {question}}}, claims: {{\
             \"a\": (by: \"s\", document: \"d\", paragraph: 1, says: Count(outcome: Killed, of: \"g\", quantity: Exactly(1))), \
             \"b\": (by: \"t\", document: \"d\", paragraph: 2, {more}says: Count(outcome: Killed, of: \"g\", quantity: Exactly(2))), \
             \"c\": (by: \"s\", document: \"d\", paragraph: 3, says: Answer(to: \"q\", text: \"They did\"))}})"
        )
    };
    let placed = "(ask: \"Who?\", positions: {\"north\": \"The North\"})";
    let (_, lines) = between(&text("\"Who?\"", ""), &text(placed, "corrects: \"a\", "));
    let told: Vec<_> = lines.iter().map(|line| line.sentence.as_str()).collect();
    assert_eq!(
        told,
        [
            "Who?: “north” (“The North”) added to its positions.",
            "Watch: its claim of another source that it corrects, not given before, is now `a`.",
        ]
    );
}

#[test]
fn who_refers_to_a_renamed_entry_is_gathered_in_one_line() {
    let new = OLD
        .replace("\"fighters\": (", "\"combatants\": (")
        .replace("of: \"fighters\"", "of: \"combatants\"")
        .replace("Exactly(5)", "Exactly(6)");
    let [before, now] = [OLD, &new].map(|text| Dossier::parse(text).expect("the form of a dossier").tree());
    let version = |tree| Version { tree, dossier: None };
    let told = tell(&Changes::between(&before, &now), version(&before), version(&now));
    let renamed = &told.sections[0].lines[0];
    assert_eq!(
        renamed.sentence,
        "Fighters: appears to be the same entry under another id; it was `fighters`."
    );
    assert!(!renamed.follows);
    let claims = &told.sections[1];
    assert_eq!(claims.heading, "Claims");
    assert_eq!(claims.lines.iter().map(|line| line.follows).collect::<Vec<_>>(), [true, false]);
    let shown = claims.shown();
    assert_eq!(shown.len(), 2);
    assert_eq!(shown[1].sentence, "1 entry only refers to others by their new ids.");
    assert_eq!(shown[1].passages[0].text, "sohr-48");
}
