//! What can be typed to find an item, and what cannot.

use super::*;
use crate::dossier::{Dossier, Item, ItemKind, Reading};
use crate::load;

fn dossier() -> Dossier {
    load::read(load::KHUSHAM).dossier.expect("sound")
}

fn find(dossier: &Dossier, text: &str) -> Vec<Item> {
    let reading = crate::Readings::new(dossier, load::readings());
    let haystack = Haystack::new(dossier, reading.get(crate::dossier::Id::from_index(0)));
    haystack.find(&mut Query::new(text), 200).hits.iter().map(|hit| hit.item).collect()
}

fn first(dossier: &Dossier, text: &str) -> Option<Item> {
    find(dossier, text).first().copied()
}

#[test]
fn marks_case_and_forms_of_letters_make_no_difference() {
    for (one, other) in [
        ("Ḥašām", "hasam"),
        ("أإآٱ", "اااا"),
        ("فتى", "فتي"),
        ("طابية", "طابيه"),
        ("مُحَمَّد", "محمد"),
        ("مـحـمـد", "محمد"),
        ("مؤمن", "مومن"),
        ("Ёлкин", "елкин"),
        ("Łódź", "lodz"),
        ("Đaković", "dakovic"),
        ("Ağrı", "agri"),
        ("Straße", "strasse"),
        ("ʿAyn al-ʾArab", "ayn al arab"),
        ("Qur’an", "quran"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("\u{202B}خشام\u{202C}", "خشام"),
    ] {
        assert_eq!(fold(one), fold(other), "{one} and {other}");
    }
    assert_ne!(fold("Homs"), fold("Hama"));
}

#[test]
fn a_place_is_found_in_every_spelling_and_script() {
    let dossier = dossier();
    let khusham = dossier.find(ItemKind::Place, "khusham");
    for typed in ["khusham", "KHUSHAM", "Khūshām", "khasham", "خشام", "خُشَام", "хашам", "khshm"]
    {
        assert_eq!(first(&dossier, typed), khusham, "{typed}");
    }
}

#[test]
fn a_russian_name_is_found_in_both_scripts() {
    let dossier = dossier();
    let moscow = dossier.find(ItemKind::Place, "moscow");
    for typed in ["Москва", "москва", "moskva", "moscow"] {
        assert_eq!(first(&dossier, typed), moscow, "{typed}");
    }
    let loginov = dossier.find(ItemKind::Person, "loginov");
    for typed in ["loginov", "Логинов", "vlad log"] {
        assert_eq!(first(&dossier, typed), loginov, "{typed}");
    }
    let names = Names::new(["Владимир Логинов"]);
    assert!(Query::new("loginov").rank(&names).is_some(), "Latin letters find Cyrillic");
    assert!(Query::new("shevchuk").rank(&names).is_none());
}

#[test]
fn a_claim_is_found_by_its_words_and_after_whoever_is_called_so() {
    let dossier = figures();
    let found = find(&dossier, "moev 48");
    let claim = dossier.find(ItemKind::Claim, "monitor-48").expect("in the dossier");
    assert!(found.contains(&claim), "{found:?}");
    let found = find(&dossier, "moev");
    assert_eq!(found.first().map(|item| item.kind()), Some(ItemKind::Source));
    assert!(find(&dossier, "zzqx").is_empty());
}

/// The ids of the claims found, in order.
fn claims(dossier: &Dossier, text: &str) -> Vec<String> {
    let found = find(dossier, text).into_iter().filter(|item| item.kind() == ItemKind::Claim);
    found.map(|item| dossier.key(item).to_owned()).collect()
}

/// The reasons why a claim is found, in words.
fn reasons(dossier: &Dossier, kind: ItemKind, key: &str, text: &str) -> Vec<String> {
    let readings = crate::Readings::new(dossier, load::readings());
    let reading = readings.get(crate::dossier::Id::from_index(0));
    let item = dossier.find(kind, key).expect("in the dossier");
    why(dossier, reading, item, &mut Query::new(text)).iter().map(ToString::to_string).collect()
}

/// What an invented dossier says in figures and in words.
const FIGURES: &str = r#"Dossier(format: 2, title: "T",
    groups: {"g": (name: "Guards"), "h": (name: "Hands"), "k": (name: "Keepers")},
    sources: {"courier": (name: "Courier"), "command": (name: "The eastern command"), "official": (name: "An official", kind: Official),
        "monitor": (name: "Monitoring office for the eastern valley", short: "MOEV"), "paper": (name: "A paper"), "agency": (name: "Agency"),
        "spokesman": (name: "A spokesman")},
    documents: {"weekly": (title: "The weekly", dated: "1931-05-06", paragraphs: 20)},
    claims: {
        "courier-over-100": (by: "courier", document: "weekly", paragraph: 1, says: Count(outcome: Killed, of: "g", quantity: MoreThan(100)), worded: "over 100", gist: "g"),
        "command-over-100": (by: "command", document: "weekly", paragraph: 2, says: Count(outcome: Killed, of: "h", quantity: MoreThan(100)), gist: "g"),
        "official-over-100": (by: "official", document: "weekly", paragraph: 3, says: Count(outcome: Killed, of: "k", quantity: MoreThan(100)), gist: "g"),
        "paper-at-least-5": (by: "paper", document: "weekly", paragraph: 4, says: Count(outcome: Killed, of: "g", quantity: AtLeast(5)), gist: "g"),
        "paper-no-more-than-5": (by: "paper", document: "weekly", paragraph: 5, says: Count(outcome: Killed, of: "g", quantity: AtMost(5)), gist: "g"),
        "agency-five": (by: "agency", document: "weekly", paragraph: 6, says: Count(outcome: Killed, of: "h", quantity: Exactly(5)), gist: "g"),
        "command-about-500": (by: "command", document: "weekly", paragraph: 7, says: Count(outcome: Strength, of: "k", quantity: About(500)), worded: "some 500", gist: "g"),
        "monitor-48": (by: "monitor", document: "weekly", paragraph: 12, says: Count(outcome: Killed, of: "g", quantity: Exactly(48)), hedge: "running count", gist: "g"),
        "agency-several": (by: "agency", document: "weekly", paragraph: 8, says: Count(outcome: Killed, of: "k", quantity: Words("several")), gist: "g"),
        "spokesman-declines": (by: "spokesman", document: "weekly", paragraph: 9, says: Count(outcome: Casualties, of: "g", quantity: NotGiven), stance: Declines, gist: "g"),
        "command-implied": (by: "command", document: "weekly", paragraph: 10, attribution: Implied, gist: "A gas works"),
        "paper-rain": (by: "paper", document: "weekly", paragraph: 11, gist: "Rain"),
        "paper-wind": (by: "paper", document: "weekly", paragraph: 13, gist: "Wind"),
    })"#;

fn figures() -> Dossier {
    load::read(FIGURES).dossier.expect("sound")
}

const OVER_100: [&str; 3] = ["courier-over-100", "command-over-100", "official-over-100"];

#[test]
fn a_figure_is_found_by_what_it_means_however_it_is_typed() {
    let dossier = figures();
    for typed in
        ["more than 100", "over 100", ">100", "> 100", "100+", "More than a hundred", "above 100", "over ١٠٠"]
    {
        assert_eq!(claims(&dossier, typed), OVER_100, "{typed}");
    }
    for typed in ["at least 100", "fewer than 100", "over 10", "over 1000", "at most 100", "about 100"] {
        assert_eq!(claims(&dossier, typed), [""; 0], "{typed}");
    }
    assert_eq!(claims(&dossier, "at least 5"), ["paper-at-least-5"]);
    assert_eq!(claims(&dossier, "5+ killed"), ["paper-at-least-5"]);
    for typed in ["no more than 5", "at most 5", "<=5", "≤5", "up to 5"] {
        assert_eq!(claims(&dossier, typed), ["paper-no-more-than-5"], "{typed}");
    }
    for typed in ["some 500", "about 500", "~500", "approximately 500"] {
        assert_eq!(claims(&dossier, typed)[0], "command-about-500", "{typed}");
    }
    assert_eq!(claims(&dossier, "over 100 courier")[0], OVER_100[0], "words beside a figure still count");
    assert_eq!(claims(&dossier, "over 100 dozens"), [""; 0]);
}

#[test]
fn a_number_is_found_where_it_begins_and_first_where_it_is_the_figure() {
    let dossier = figures();
    assert_eq!(claims(&dossier, "48")[0], "monitor-48");
    assert_eq!(claims(&dossier, "100")[..3], OVER_100);
    let own = claims(&dossier, "5");
    assert!(
        own[..3]
            .iter()
            .all(|key| ["paper-no-more-than-5", "agency-five", "paper-at-least-5"].contains(&key.as_str())),
        "{own:?}"
    );
    let text = r#"Dossier(format: 1, title: "T", groups: {"g": (name: "G")}, sources: {"s": (name: "S")},
        documents: {"d": (title: "D")}, claims: {"c": (by: "s", document: "d", paragraph: 1, gist: "g",
        says: Count(outcome: Strength, of: "g", quantity: Exactly(5283220)))})"#;
    let large = load::read(text).dossier.expect("sound");
    for typed in ["5283220", "5,283,220", "=5,283,220"] {
        assert_eq!(claims(&large, typed), ["c"], "{typed}");
    }
    assert!(claims(&large, "283").is_empty());
}

#[test]
fn the_words_that_the_program_says_of_claims_find_them() {
    let dossier = figures();
    for (typed, key) in [
        ("approximately", "command-about-500"),
        ("no upper end", "courier-over-100"),
        ("running count", "monitor-48"),
        ("declines to say", "spokesman-declines"),
        ("words only", "agency-several"),
        ("more than", "courier-over-100"),
        ("no number given", "spokesman-declines"),
        ("paragraph 12 weekly", "monitor-48"),
        ("implied, not stated", "command-implied"),
    ] {
        let found = claims(&dossier, typed);
        if dossier.find(ItemKind::Claim, key).is_some() {
            assert!(found.iter().any(|other| other == key), "{typed}: {found:?}");
        }
        assert!(!found.is_empty() && found.len() < dossier.claims.len() / 2, "{typed}: {}", found.len());
    }
    let text = r#"Dossier(format: 1, title: "T", sources: {"s": (name: "S")}, documents: {"d": (title: "D")},
        claims: {"bare": (by: "s", document: "d", gist: "g"), "full": (by: "s", document: "d", paragraph: 1, gist: "g")})"#;
    let small = load::read(text).dossier.expect("sound");
    for typed in ["no-paragraph", "does not say where in its document it stands"] {
        assert_eq!(claims(&small, typed), ["bare"], "{typed}");
    }
}

#[test]
fn everything_that_check_warns_of_is_found_by_its_code_and_its_words() {
    let text = r#"Dossier(format: 1, title: "T", places: {"p": (name: "P", at: Point((lon: 0.0, lat: 0.0))), "q": (name: "Q", role: Context)},
        groups: {"g": (name: "G"), "h": (name: "H")}, sources: {"s": (name: "S"), "idle": (name: "Idle")},
        documents: {"d": (title: "D"), "unread": (title: "U")}, events: {"e": (name: "E")}, questions: {"why": "Why?"},
        people: {"x": (name: "X")},
        claims: {"c": (by: "s", document: "d", says: Count(outcome: Killed, of: "g", quantity: Words("48")))})"#;
    let loaded = load::read(text);
    let dossier = loaded.dossier.expect("sound");
    let haystack = Haystack::new(&dossier, &Reading::words_only());
    let mut count = 0;
    for kind in ItemKind::ALL {
        for item in dossier.items(kind) {
            for remark in dossier.remarks.for_item(item) {
                count += 1;
                for typed in [remark.code, remark.message.as_str()] {
                    let found = haystack.find(&mut Query::new(typed), 50);
                    let hit = found.hits.iter().find(|hit| hit.item == item);
                    assert!(hit.is_some_and(|hit| hit.rank.is_whole()), "{typed} finds {item:?}: {found:?}");
                    let why = why(&dossier, &Reading::words_only(), item, &mut Query::new(typed));
                    assert_eq!(why.first().map(|why| why.field), Some(Field::Check), "{typed}: {why:?}");
                }
            }
        }
    }
    assert_eq!(count, loaded.diagnostics.len(), "{:?}", loaded.diagnostics);
    assert_eq!(count, 10);
}

#[test]
fn a_hit_says_which_field_it_was_found_by() {
    let dossier = dossier();
    let place = |typed| reasons(&dossier, ItemKind::Place, "khusham", typed);
    assert_eq!(place("khasham"), ["also spelled Khasham"]);
    assert_eq!(place("хашам"), ["also spelled Khasham"]);
    assert_eq!(place("khusham"), [""; 0], "its name says it");
    assert_eq!(place("khshm"), [""; 0], "strewn letters are shown in the name");
    assert_eq!(place("hshm2"), [""; 0], "not found at all");
    let dossier = figures();
    assert_eq!(
        reasons(&dossier, ItemKind::Source, "monitor", "eastern valley"),
        ["in full: Monitoring office for the eastern valley"]
    );
    let courier = |typed| reasons(&dossier, ItemKind::Claim, "courier-over-100", typed);
    for typed in ["more than 100", ">100", "100+", "100"] {
        assert_eq!(courier(typed), ["figure: more than 100 killed"], "{typed}");
    }
    assert_eq!(courier("no upper end"), ["bound: the figure itself excluded, no upper end"]);
    assert_eq!(courier("courier >100"), ["figure: more than 100 killed", "source: Courier"]);
    let monitor = |typed| reasons(&dossier, ItemKind::Claim, "monitor-48", typed);
    assert_eq!(monitor("paragraph 12"), ["paragraph 12"]);
    assert_eq!(reasons(&dossier, ItemKind::Claim, "command-about-500", "some"), ["worded: some 500"]);
    let spokesman = reasons(&dossier, ItemKind::Claim, "spokesman-declines", "declines to say");
    assert!(spokesman[0].starts_with("stance: declines to say"), "{spokesman:?}");
    assert_eq!(courier(""), [""; 0]);
}

#[test]
fn a_long_text_is_told_around_what_was_typed_and_no_word_is_cut() {
    let text = r#"Dossier(format: 1, title: "T", sources: {"s": (name: "S")}, documents: {"d": (title: "D")},
        claims: {"c": (by: "s", document: "d", paragraph: 1,
        gist: "A long sentence that goes on for a while before it comes to the harbour and then still goes on")})"#;
    let dossier = load::read(text).dossier.expect("sound");
    let found = reasons(&dossier, ItemKind::Claim, "c", "harbour");
    assert_eq!(found, ["gist: … to the harbour and then still goes on"]);
}

#[test]
fn everything_is_listed_while_nothing_is_typed_and_only_so_much_is_handed_out() {
    let dossier = dossier();
    let all: usize = ItemKind::ALL.into_iter().map(|kind| dossier.count_of(kind)).sum();
    assert_eq!(find(&dossier, "").len(), all.min(200));
    let reading = crate::Readings::new(&dossier, load::readings());
    let haystack = Haystack::new(&dossier, reading.get(crate::dossier::Id::from_index(0)));
    let found = haystack.find(&mut Query::new("  "), 3);
    assert_eq!((found.hits.len(), found.count), (3, all));
}

#[test]
fn the_letters_that_match_are_told_and_none_of_joined_scripts() {
    let mut query = Query::new("ezzor");
    assert_eq!(query.letters("Deir ez-Zōr"), [5..7, 8..12], "a hyphen stands between");
    let mut query = Query::new("zor");
    assert_eq!(query.letters("Deir ez-Zōr").as_slice(), std::slice::from_ref(&(8..12)));
    assert!(Query::new("خشام").letters("خشام").is_empty());
    assert!(Query::new("").letters("Khusham").is_empty());
}
