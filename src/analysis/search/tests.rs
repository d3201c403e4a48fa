//! What can be typed to find somebody, and what cannot.

use super::*;
use crate::dossier::{Dossier, Item, ItemKind};
use crate::load;

fn dossier() -> Dossier {
    load::read(load::KHUSHAM).dossier.expect("sound")
}

fn find(dossier: &Dossier, text: &str) -> Vec<Item> {
    let reading = crate::analysis::Readings::new(dossier, load::readings());
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
    let dossier = dossier();
    let found = find(&dossier, "sohr 48");
    let claim = dossier.find(ItemKind::Claim, "sohr-48").expect("in the dossier");
    assert!(found.contains(&claim), "{found:?}");
    let found = find(&dossier, "sohr");
    assert_eq!(found.first().map(|item| item.kind()), Some(ItemKind::Source));
    assert!(find(&dossier, "zzqx").is_empty());
}

#[test]
fn everything_is_listed_while_nothing_is_typed_and_only_so_much_is_handed_out() {
    let dossier = dossier();
    let all: usize = ItemKind::ALL.into_iter().map(|kind| dossier.count_of(kind)).sum();
    assert_eq!(find(&dossier, "").len(), all.min(200));
    let reading = crate::analysis::Readings::new(&dossier, load::readings());
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
