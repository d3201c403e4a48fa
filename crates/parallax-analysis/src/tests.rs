//! Tests of the whole room on one small dossier.

mod cells;
mod readback;

use super::*;
use crate::dossier::{Claim, Dossier, Item, ItemKind, Outcome, Quantity, Reading, WordRange};

/// A frozen dossier of an invented event.
pub const FERRY: &str = include_str!("../../../tests/fixture/ferry.dossier.ron");

const TEXT: &str = r#"Dossier(
    format: 1, title: "A clash", period: "2018-02-07/2018-02-15",
    places: {
        "town": (name: "Town", at: Point((lon: 40.0, lat: 35.0)), cited: [(document: "paper", paragraph: 1)]),
        "field": (name: "Field", at: Point((lon: 40.1, lat: 35.0)), cited: [(document: "paper", paragraph: 1)]),
        "base": (name: "Base", cited: [(document: "paper", paragraph: 2)]),
    },
    groups: {
        "all": (name: "all forces", one: "fighter", many: "fighters"),
        "others": (name: "others"),
        "part": (name: "a part", within: "all"),
    },
    sources: { "a": (name: "Alpha Agency", short: "Alpha"), "b": (name: "Beta"), "c": (name: "Gamma") },
    documents: { "paper": (title: "The Paper", paragraphs: 9) },
    events: { "clash": (name: "Clash", on: "2018-02-07", at: "town") },
    questions: { "who": "Who began?" },
    people: { "x": (name: "X", home: "base", cited: [(document: "paper", paragraph: 3)]) },
    claims: {
        "late": (by: "a", document: "paper", paragraph: 1, said: "2018-02-09", event: "clash",
            says: Count(outcome: Killed, of: "all", quantity: Exactly(48))),
        "early": (by: "b", via: ["a", "c"], document: "paper", paragraph: 2, said: "2018-02-08", event: "clash",
            at: "field", says: Count(outcome: Killed, of: "all", quantity: MoreThan(100)), worded: "over 100"),
        "undated": (by: "c", document: "paper", paragraph: 2,
            says: Count(outcome: Killed, of: "all", quantity: Words("dozens"))),
        "part": (by: "c", document: "paper", paragraph: 3,
            says: Count(outcome: Killed, of: "part", quantity: Named(["x"]))),
        "hurt": (by: "a", document: "paper", paragraph: 4,
            says: Count(outcome: Wounded, of: "others", quantity: AtMost(5))),
        "denial": (by: "b", document: "paper", paragraph: 4, stance: Denies,
            says: Count(outcome: Killed, of: "part", quantity: Words("hundreds"))),
        "none": (by: "b", document: "paper", paragraph: 5, stance: Denies,
            says: Count(outcome: Killed, of: "others", quantity: Exactly(0)), worded: "no one"),
        "refusal": (by: "a", document: "paper", paragraph: 5, stance: Declines,
            says: Count(outcome: Killed, of: "others", quantity: NotGiven)),
        "answer": (by: "c", document: "paper", paragraph: 6, says: Answer(to: "who", text: "The others")),
    },
)"#;

fn dossier() -> Dossier {
    let loaded = crate::load::read(TEXT);
    assert_eq!(loaded.diagnostics, []);
    loaded.dossier.expect("no errors")
}

fn claim<'a>(dossier: &'a Dossier, key: &str) -> &'a Claim {
    let found = dossier.claims.rows().iter().find(|claim| claim.key == key);
    found.expect("the claim is in the dossier")
}

fn item(dossier: &Dossier, kind: ItemKind, key: &str) -> Item {
    dossier.find(kind, key).expect("the item is in the dossier")
}

fn keys(dossier: &Dossier, claims: &[crate::dossier::ClaimId]) -> Vec<String> {
    claims.iter().map(|id| dossier.claims[*id].key.clone()).collect()
}

#[test]
fn a_relay_has_the_claim_too_but_only_once() {
    let dossier = dossier();
    let links = Links::new(&dossier);
    let alpha = item(&dossier, ItemKind::Source, "a");
    assert_eq!(keys(&dossier, links.claims_of(alpha)), ["late", "early", "hurt", "refusal"]);
    assert_eq!(tally(&dossier, &links, alpha), Tally { claims: 4, sources: 2 });
}

#[test]
fn only_the_claim_itself_places_what_it_says() {
    let dossier = dossier();
    let links = Links::new(&dossier);
    let town = item(&dossier, ItemKind::Place, "town");
    assert_eq!(keys(&dossier, links.claims_of(town)), Vec::<String>::new());
    assert_eq!(keys(&dossier, links.claims_of(item(&dossier, ItemKind::Place, "field"))), ["early"]);
    let Item::Place(id) = town else { panic!("a place") };
    assert_eq!(keys(&dossier, &links.claims_through_events(&dossier, id)), ["late"]);
    let related = Related::new(&dossier, &links, &Ahead::default(), town);
    assert!(related.contains(item(&dossier, ItemKind::Claim, "late")));
    assert!(!related.contains(item(&dossier, ItemKind::Claim, "early")), "it names another place");
}

#[test]
fn what_belongs_to_a_claim_is_what_it_names() {
    let dossier = dossier();
    let early = item(&dossier, ItemKind::Claim, "early");
    let related = Related::new(&dossier, &Links::new(&dossier), &Ahead::default(), early);
    let names = |kind| related.of_kind(kind).iter().map(|item| dossier.key(*item)).collect::<Vec<_>>();
    assert_eq!(names(ItemKind::Source), ["a", "b", "c"]);
    assert_eq!(names(ItemKind::Place), ["field"]);
    assert_eq!(names(ItemKind::Claim), Vec::<&str>::new(), "the claim itself is not among the others");
    assert!(related.contains(early));
    let others: Vec<_> = related.on_the_same().iter().map(|id| dossier.claims[*id].key.as_str()).collect();
    assert_eq!(others, ["late", "undated"], "same population, same outcome");
    assert_eq!(names(ItemKind::Group), ["all"]);
}

#[test]
fn a_person_leads_home_and_a_home_to_its_people() {
    let dossier = dossier();
    let links = Links::new(&dossier);
    let (person, home) = (item(&dossier, ItemKind::Person, "x"), item(&dossier, ItemKind::Place, "base"));
    assert!(Related::new(&dossier, &links, &Ahead::default(), person).contains(home));
    // Named in a count and nowhere else.
    assert_eq!(keys(&dossier, links.claims_of(person)), ["part"]);
    assert_eq!(claim(&dossier, "part").people.len(), 1);
    assert!(Related::new(&dossier, &links, &Ahead::default(), home).contains(person));
}

#[test]
fn marks_say_what_was_said() {
    let dossier = dossier();
    let mark = |key| Mark::from_claim(claim(&dossier, key), &Reading::words_only());
    assert_eq!(mark("late"), Some(Mark::Exactly(48)));
    assert_eq!(mark("early"), Some(Mark::MoreThan(100)));
    assert_eq!(mark("undated"), Some(Mark::Words(None)));
    assert_eq!(mark("part"), Some(Mark::Named(1)));
    assert_eq!(mark("denial"), Some(Mark::Gutter(Gutter::Denies)), "somebody else's figure is never drawn");
    assert_eq!(mark("none"), Some(Mark::Zero));
    assert_eq!(mark("refusal"), Some(Mark::Gutter(Gutter::Declines)));
    assert_eq!(mark("answer"), None);
}

#[test]
fn words_keep_bounds_relays_and_denials() {
    let dossier = dossier();
    let told = |key| spoken(&dossier, claim(&dossier, key), &Reading::words_only());
    assert_eq!(told("late"), "Alpha: 48 fighters killed, said 9 February 2018, The Paper ¶1");
    assert_eq!(
        told("early"),
        "Beta, via Alpha and Gamma: over 100 fighters killed, said 8 February 2018, The Paper ¶2"
    );
    assert_eq!(told("denial"), "Beta: denies that “hundreds” were killed (a part), The Paper ¶4");
    assert_eq!(told("none"), "Beta: none killed (others) (worded: no one), stated as none, The Paper ¶5");
    assert_eq!(told("refusal"), "Alpha: declines to say how many were killed (others), The Paper ¶5");
    assert_eq!(headline(claim(&dossier, "refusal")), "declines to say");
    assert_eq!(headline(claim(&dossier, "early")), "over 100 killed");
    assert_eq!(headline(claim(&dossier, "answer")), "The others");
}

/// The worst fault would be a denial that looks like an assertion.
#[test]
fn an_answer_or_a_remark_never_stands_without_its_stance() {
    use crate::dossier::{Id as _, QuestionId, Says, Stance};
    let dossier = dossier();
    let of = |stance, text: &str| {
        let mut answer = claim(&dossier, "answer").clone();
        let to = match answer.says {
            Says::Answer { to, .. } => to,
            _ => QuestionId::from_index(0),
        };
        answer.stance = stance;
        answer.says = Says::Answer { to, text: text.to_owned(), position: None };
        let aloud = spoken(&dossier, &answer, &Reading::words_only());
        let told = headline(&answer);
        assert!(aloud.contains(&format!(": {told}, ")), "{aloud} does not say `{told}`");
        answer.says = Says::Remark;
        text.clone_into(&mut answer.gist);
        assert_eq!(headline(&answer), told, "a remark is told like an answer");
        assert!(spoken(&dossier, &answer, &Reading::words_only()).contains(&format!(": {told}, ")));
        told
    };
    let fired = "Our soldiers fired first";
    assert_eq!(of(Stance::Asserts, fired), fired);
    for stance in [
        Stance::Denies,
        Stance::Doubts,
        Stance::LeavesOpen,
        Stance::NotKnown,
        Stance::Declines,
        Stance::Silent,
    ] {
        assert_eq!(of(stance, fired), format!("({}) {fired}", stance.verb()));
    }
    // A text that begins with the verb does not get it twice.
    for (stance, text) in [
        (Stance::Doubts, "Doubts that it was meant"),
        (Stance::Denies, "denies it"),
        (Stance::Declines, "Declines to name them"),
        (Stance::LeavesOpen, "Leaves open who it was"),
        (Stance::Denies, "The United States denies that it shields them"),
    ] {
        assert_eq!(of(stance, text), text);
    }
    // Another stance, another subject, or a word that only begins alike is not the claim's own verb.
    for (stance, text) in [
        (Stance::Denies, "Doubts that it was meant"),
        (Stance::Denies, "Whoever denies that it happened lies"),
        (Stance::Denies, "Soldiers who saw it said that the mayor denies that"),
        (Stance::LeavesOpen, "Leaves were burnt"),
        (Stance::Doubts, "Doubtsome reports"),
    ] {
        assert_eq!(of(stance, text), format!("({}) {text}", stance.verb()));
    }
}

#[test]
fn a_hedge_is_heard_and_no_figure_is_called_exact() {
    let dossier = dossier();
    let mut hedged = claim(&dossier, "late").clone();
    hedged.hedge = Some("more or less".to_owned());
    assert_eq!(
        spoken(&dossier, &hedged, &Reading::words_only()),
        "Alpha: 48 fighters killed, said 9 February 2018, hedge: more or less, The Paper ¶1"
    );
    for claim in dossier.claims.rows() {
        assert!(!spoken(&dossier, claim, &Reading::words_only()).contains("exactly"), "{}", claim.key);
    }
}

#[test]
fn a_reading_is_named_with_what_it_makes_of_words_and_touches_nothing_else() {
    let dossier = dossier();
    let dozens = WordRange { words: "dozens".to_owned(), range: Some(Quantity::AtLeast(24)) };
    let hundreds = WordRange { words: "hundreds".to_owned(), range: Some(Quantity::Exactly(100)) };
    let reading = Reading { name: "Least".to_owned(), words: vec![dozens, hundreds], ..Reading::default() };
    let told = |key: &str, reading: &Reading| spoken(&dossier, claim(&dossier, key), reading);
    let plain = |key: &str| told(key, &Reading::words_only());
    assert_eq!(plain("undated"), "Gamma: “dozens” of fighters killed, words only, The Paper ¶2");
    assert_eq!(
        told("undated", &reading),
        "Gamma: “dozens” of fighters killed, read as 24 or more by the rule “Least”, The Paper ¶2"
    );
    let read = |key: &str| read_as(claim(&dossier, key), &reading);
    assert_eq!(read("undated").as_deref(), Some("read as at least 24"));
    assert_eq!(read_as(claim(&dossier, "undated"), &Reading::words_only()), None);
    for claim in dossier.claims.rows().iter().filter(|claim| claim.key != "undated") {
        // A source that denies “hundreds” gives no figure, however the word is read.
        assert_eq!(told(&claim.key, &reading), plain(&claim.key));
        assert_eq!(read(&claim.key), None, "{}", claim.key);
    }
}

#[test]
fn sizes_go_by_the_figure_and_its_bound() {
    let sizes = [Mark::MoreThan(5), Mark::AtLeast(5), Mark::FewerThan(5), Mark::Between(1, 4), Mark::Zero];
    assert!(sizes.windows(2).all(|pair| pair[0].size() > pair[1].size()), "{sizes:?}");
    for none in [Mark::Named(9), Mark::Words(None), Mark::Gutter(Gutter::Denies)] {
        assert!(none.size() < Mark::Zero.size(), "{none:?} has no figure");
    }
}

#[test]
fn not_located_places_are_listed() {
    let dossier = dossier();
    let keys: Vec<_> = unlocated(&dossier).into_iter().map(|id| dossier.places[id].key.as_str()).collect();
    assert_eq!(keys, ["base"]);
}

/// On a day when only the relative claim is shown, its sentence must not tell what another source says later.
#[test]
fn a_relative_figure_tells_its_measure_only_if_that_was_not_said_later() {
    let text = |own: &str, other: &str| {
        format!(
            r#"Dossier(format: 2, title: "T", groups: {{"g": (name: "Guards", one: "guard", many: "guards")}},
            sources: {{"a": (name: "Alpha"), "b": (name: "Beta")}}, documents: {{"d": (title: "D")}},
            claims: {{
                "m": (by: "a", document: "d", {other} says: Count(outcome: Killed, of: "g", quantity: Exactly(90))),
                "r": (by: "b", document: "d", {own} says: Count(outcome: Wounded, of: "g", quantity: Times(times: 3, of: "m"))),
            }})"#
        )
    };
    let told = |own: &str, other: &str| {
        let dossier = crate::load::read(&text(own, other)).dossier.expect("a sound dossier");
        let claim = dossier.claims.iter().nth(1).map(|(_, claim)| claim.clone()).expect("the second claim");
        clause(&dossier, &claim).expect("a clause")
    };
    let (with, without) = ("(that of Alpha: 90 guards killed)", "(that of Alpha)");
    for (own, other, ending) in [
        ("", "", with),
        (r#"said: "2018-02-16","#, r#"said: "2018-02-15","#, with),
        (r#"said: "2018-02-15","#, r#"said: "2018-02-15","#, with),
        (r#"said: "2018-02-14","#, r#"said: "2018-02-15","#, without),
        ("", r#"said: "2018-02-15","#, without),
    ] {
        let told = told(own, other);
        assert!(told.ends_with(ending), "{told}");
    }
}

#[test]
fn what_qualifies_a_figure_follows_what_it_counts() {
    for (figure, words) in [
        ("48", "48 killed"),
        ("48 so far", "48 killed so far"),
        ("2,975 (an estimate)", "2,975 killed (an estimate)"),
        (
            "2,975 (95% confidence interval 2,658 to 3,290)",
            "2,975 killed (95% confidence interval 2,658 to 3,290)",
        ),
    ] {
        assert_eq!(with_outcome(figure, Outcome::Killed), words);
    }
}
