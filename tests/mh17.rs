//! The fourth dossier: an evening to the second, in the zone of Kyiv; figures that were replaced within a day, of parts, and of
//! nationalities that are counted in two ways; rival answers.

use std::fmt::Write as _;

use parallax::analysis::WhenSaid;
use parallax::analysis::agreement::{Agreement, Apart, Pair, Verdict};
use parallax::dossier::{ClaimId, Dossier, Item, ItemKind, Reading};
use parallax::load;

const MH17: &str = include_str!("../data/mh17-2014.ron");

fn mh17() -> Dossier {
    load::read(MH17).dossier.expect("it opens")
}

fn claim(dossier: &Dossier, key: &str) -> ClaimId {
    match dossier.find(ItemKind::Claim, key) {
        Some(Item::Claim(id)) => id,
        _ => panic!("no claim {key}"),
    }
}

#[test]
fn it_opens_without_a_diagnostic() {
    assert_eq!(load::read(MH17).diagnostics, []);
}

/// Each count as it is known from its document: claim, outcome, population, quantity; its parts below it.
const FIGURES: &str = "\
mas-295 strength aboard 295
  passengers 280
  crew 15
gorter-154 strength dutch at least 154
gorter-189 strength dutch 189 so far
mas-298 strength aboard 298
  passengers 283
  infants 3
  crew 15
mas-list-18 strength aboard 298
  listed-nl 154
  listed-my 43
  listed-au 27
  listed-id 12
  listed-gb 9
  listed-de 4
  listed-be 4
  listed-ph 3
  listed-ca 1
  unverified 41
belgium-5 strength belgian-nationals 5
obama-citizen killed us-citizens at least 1
obama-100 strength conference about 100
kyiv-23 strength us-citizens 23
ias-6 strength conference 6 so far
mas-192 strength listed-nl 192
mas-list-19 strength aboard 298
  listed-nl 193
  listed-my 43
  listed-au 27
  listed-id 12
  listed-gb 10
  listed-de 4
  listed-be 4
  listed-ph 3
  listed-ca 1
  listed-nz 1
dsb-298 killed aboard 298
  passengers 283
  crew 15
dutch-196 killed aboard 298
  dutch-nationals 196
";

#[test]
fn every_figure_is_the_one_in_its_document() {
    let dossier = mh17();
    let mut found = String::new();
    for (_, claim) in dossier.claims.iter() {
        let Some(count) = claim.count() else { continue };
        let of = &dossier.groups[count.of].key;
        writeln!(found, "{} {} {of} {count}", claim.key, count.outcome.id()).expect("a string");
        for part in &count.parts {
            writeln!(found, "  {} {}", dossier.groups[part.of].key, part.quantity).expect("a string");
        }
    }
    assert_eq!(found, FIGURES);
}

/// The airline's last list, 298 without anybody whose nationality is open, leaves 298 for those who died; 196 Dutch nationals
/// are another population than 193 people listed as Dutch. What was replaced is not compared: 295, the list of 18 July, at least
/// 154 Dutch, and 192.
#[test]
fn its_figures_contradict_nothing_once_the_first_ones_are_replaced() {
    let dossier = mh17();
    let all: Vec<ClaimId> = dossier.claims.ids().collect();
    let found = Agreement::new(&dossier, &dossier.readings.rows()[0], &all);
    // "Nearly 100" is no bound, so not every count was compared.
    assert_eq!((found.verdict(), found.conflicts().len()), (Verdict::NoneFound, 0));
    assert_eq!(found.taking_part().len(), 9);
}

/// 298 people cannot have been killed among 295; six who are confirmed are not compared with nearly a hundred, which
/// is no bound.
#[test]
fn the_first_figure_contradicts_the_toll_unless_it_is_replaced() {
    let dossier = mh17();
    let pair = |a: &str, b: &str| {
        let both = [claim(&dossier, a), claim(&dossier, b)];
        Agreement::new(&dossier, &dossier.readings.rows()[0], &both).pair(both[0], both[1])
    };
    assert_eq!(pair("mas-295", "dsb-298"), Pair::Conflict);
    assert_eq!(pair("mas-298", "dsb-298"), Pair::Agree);
    assert_eq!(pair("obama-100", "ias-6"), Pair::NotComparable(Apart::NoRange), "nearly is no bound");
    for (before, after) in [("mas-list-18", "mas-192"), ("mas-192", "mas-list-19")] {
        assert_eq!(pair(before, after), Pair::NotComparable(Apart::NoRange), "its source replaced it");
    }
    let early = [claim(&dossier, "mas-295"), claim(&dossier, "dsb-298")];
    let found = Agreement::new(&dossier, &Reading::words_only(), &early);
    assert_eq!(found.conflicts().len(), 1);
    let sentence = &found.conflicts()[0].sentence;
    assert!(
        sentence.contains("no more can be killed or wounded than were present")
            || sentence.contains("no more can be killed than were present"),
        "{sentence}"
    );
}

/// 13:20:03 UTC is 16:20:03 in Kyiv; nothing about the downing was said before it.
#[test]
fn the_evening_is_told_by_the_clock_of_kyiv() {
    let dossier = mh17();
    let Some(Item::Event(downing)) = dossier.find(ItemKind::Event, "downing") else { panic!("the downing") };
    let on = dossier.events[downing].on.as_ref().expect("a date").to_string();
    assert!(on.contains("16:20:03") && on.contains("13:20:03"), "{on}");
    let first = WhenSaid::from_claim(&dossier, &dossier.claims[claim(&dossier, "mas-contact")]).first();
    assert!(first.is_some());
}
