//! The second dossier, of a different kind: it proves that nothing is specific to the first.
//!
//! The tables of its counts and conflicts are written out by hand; nothing in them is computed from the
//! dossier.

use std::collections::BTreeSet;

use crate::common::spelled;
use parallax::analysis::agreement::{Agreement, Apart, Complete, Pair, Verdict, main_counts};
use parallax::analysis::{EstimateQuery, EstimateRows};
use parallax::app::Parallax;
use parallax::app::publish::{self, Wish};
use parallax::dossier::{Attribution, Claim, ClaimId, Dossier, Outcome, Says};
use parallax::load;
use parallax::session::{Format, Subject, View};
use parallax::theme::Mode;

const PERSIA: &str = include_str!("../data/persian-army-480.ron");

/// Claim | source < relay | document and paragraph | group: quantity | stance, unless it plainly asserts.
const COUNTS: &str = "
epigram-myriads | epigram < herodotus | herodotus-7 228 | at-thermopylae: Exactly(3000000)
herodotus-foot | herodotus | herodotus-7 60 | foot: Exactly(1700000)
herodotus-horse | herodotus | herodotus-7 87 | horse: Exactly(80000)
herodotus-trireme-crews | herodotus | herodotus-7 184 | trireme-crews: Exactly(241400)
herodotus-marines | herodotus | herodotus-7 184 | marines: Exactly(36210)
herodotus-small-crews | herodotus | herodotus-7 184 | small-crews: Exactly(240000)
herodotus-fleet | herodotus | herodotus-7 184 | fleet-asia: Exactly(517610)
herodotus-camels | herodotus | herodotus-7 184 | camels-chariots: Exactly(20000)
herodotus-asia | herodotus | herodotus-7 184 | fighting-asia: Exactly(2317610)
herodotus-europe-crews | herodotus | herodotus-7 185 | crews-europe: Exactly(24000)
herodotus-europe-land | herodotus | herodotus-7 185 | europe: Exactly(300000)
herodotus-fighting | herodotus | herodotus-7 185 | fighting: Exactly(2641610)
herodotus-followers | herodotus | herodotus-7 186 | followers: MoreThan(2641610)
herodotus-all | herodotus | herodotus-7 186 | men: Exactly(5283220)
herodotus-women | herodotus | herodotus-7 187 | women: NotGiven | NotKnown
herodotus-mardonius | herodotus | herodotus-8 113 | with-mardonius: Exactly(300000)
ctesias-army | ctesias < photius | photius-72 27 | land: Exactly(800000)
xenophon-host | xenophon | anabasis-3 2 | men: Words(\"beyond number\")
isocrates-host | isocrates | panathenaicus 49 | land-host: Exactly(5000000)
isocrates-fighting | isocrates | panathenaicus 49 | land: Exactly(700000)
diodorus-doriscus | diodorus | diodorus-11 3 | land: MoreThan(800000)
diodorus-europe | diodorus | diodorus-11 5 | europe: FewerThan(200000)
diodorus-land | diodorus | diodorus-11 5 | land: AtLeast(1000000)
diodorus-afloat | diodorus | diodorus-11 5 | afloat: NotGiven
nepos-foot | nepos | nepos-themistocles 2 | foot: Exactly(700000)
nepos-horse | nepos | nepos-themistocles 2 | horse: Exactly(400000)
trogus-own | trogus (implied) < justin | justin-2 10 | own-subjects: Exactly(700000)
trogus-auxiliaries | trogus (implied) < justin | justin-2 10 | auxiliaries: Exactly(300000)
pliny-fed | pliny | pliny-33 137 | land: Exactly(788000)
aelian-land | aelian | aelian-13 3 | led: Exactly(700000)
grote-total | grote | grote-5 35 | men: Exactly(5283220) | Denies
grote-no-number | grote | grote-5 38 | men: NotGiven | NotKnown
rawlinson-land | rawlinson | rawlinson-persia 7 | land: MoreThan(1000000)
maspero-combatants | maspero | maspero-history 226 | fighting: About(120000)
maurice-soldiers | maurice < manning | manning-2019 1 | hellespont-soldiers: AtMost(150000)
maurice-followers | maurice < manning | manning-2019 1 | hellespont-followers: AtMost(60000)
bradford-ceiling | bradford | bradford-thermopylae 4 | land: AtMost(250000)
flower-foot | flower < elektratig | elektratig-2008 4 | foot: AtMost(80000)
flower-foot-low | flower < elektratig | elektratig-2008 4 | foot: Between(40000, 50000) | LeavesOpen
flower-horse | flower < elektratig | elektratig-2008 4 | horse: AtMost(10000)
modern-land | modern-figures < carey | carey-foreword 2 | land: About(200000)
carey-land | carey | carey-foreword 2 | land: About(200000) | Doubts
";

/// What cannot be true together about the expedition. Two figures of one population without a common number;
/// and a part larger than its whole: the minimum of European peoples, foot, horse, the king's own and
/// auxiliaries is also a minimum for the land army, for which Bradford allows 250,000. Maurice's upper bounds
/// are for the Hellespont alone, and contradict nothing.
const CONFLICTS: [[&str; 2]; 17] = [
    ["ctesias-army", "isocrates-fighting"],
    ["ctesias-army", "diodorus-land"],
    ["ctesias-army", "rawlinson-land"],
    ["ctesias-army", "bradford-ceiling"],
    ["isocrates-fighting", "diodorus-land"],
    ["isocrates-fighting", "rawlinson-land"],
    ["isocrates-fighting", "bradford-ceiling"],
    ["diodorus-land", "bradford-ceiling"],
    ["rawlinson-land", "bradford-ceiling"],
    ["nepos-foot", "flower-foot"],
    ["nepos-horse", "flower-horse"],
    ["herodotus-europe-land", "diodorus-europe"],
    ["herodotus-europe-land", "bradford-ceiling"],
    ["nepos-foot", "bradford-ceiling"],
    ["nepos-horse", "bradford-ceiling"],
    ["trogus-own", "bradford-ceiling"],
    ["trogus-auxiliaries", "bradford-ceiling"],
];

fn persia() -> Dossier {
    load::read(PERSIA).dossier.expect("it opens")
}

fn id(dossier: &Dossier, key: &str) -> ClaimId {
    let found = dossier.claims.iter().find(|(_, claim)| claim.key == key);
    found.unwrap_or_else(|| panic!("no claim {key}")).0
}

/// A count in the table's notation.
fn written(dossier: &Dossier, claim: &Claim) -> Option<String> {
    let count = claim.count()?;
    assert_eq!(count.outcome, Outcome::Strength, "{}: nobody is counted dead here", claim.key);
    let mut speaker = dossier.sources[claim.by].key.clone();
    if claim.attribution == Attribution::Implied {
        speaker.push_str(" (implied)");
    }
    for relay in &claim.via {
        speaker = format!("{speaker} < {}", dossier.sources[*relay].key);
    }
    let read = format!("{} {}", dossier.documents[claim.document].key, claim.locator.paragraph?);
    let figure = format!("{}: {:?}", dossier.groups[count.of].key, count.quantity);
    let line = format!("{} | {speaker} | {read} | {figure}", claim.key);
    let stance = format!("{:?}", claim.stance);
    Some(if stance == "Asserts" { line } else { format!("{line} | {stance}") })
}

#[test]
fn it_opens_without_a_single_diagnostic() {
    assert_eq!(load::read(PERSIA).diagnostics, []);
}

#[test]
fn its_counts_are_those_of_the_table() {
    let dossier = persia();
    let file: Vec<_> = dossier.claims.rows().iter().filter_map(|claim| written(&dossier, claim)).collect();
    let table: Vec<_> = COUNTS.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(file, table);
}

#[test]
fn the_sums_of_herodotus_are_his_own() {
    // He shows his calculation, so the table can be checked against it.
    assert_eq!((1207 * 200, 1207 * 30, 3000 * 80), (241_400, 36_210, 240_000));
    assert_eq!(241_400 + 36_210 + 240_000, 517_610);
    assert_eq!(517_610 + 1_700_000 + 80_000 + 20_000, 2_317_610);
    assert_eq!(2_317_610 + 120 * 200 + 300_000, 2_641_610);
    assert_eq!(2 * 2_641_610, 5_283_220);
}

#[test]
fn what_cannot_be_true_together_is_what_was_found_by_hand() {
    let dossier = persia();
    let agreement = Agreement::new(&dossier, &dossier.readings.rows()[0], &main_counts(&dossier));
    assert_eq!((agreement.verdict(), agreement.complete()), (Verdict::Conflict, Complete::Yes));
    let set = |keys: Vec<&str>| keys.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    let key = |claim: &ClaimId| dossier.claims[*claim].key.as_str();
    let found: BTreeSet<_> =
        agreement.conflicts().iter().map(|conflict| set(conflict.claims.iter().map(key).collect())).collect();
    let argued: BTreeSet<_> = CONFLICTS.into_iter().map(|pair| set(pair.to_vec())).collect();
    assert_eq!(found, argued);
    // A total of five million leaves room for five million by land, and a count of all men is not a count of
    // soldiers.
    let pair = |a, b| agreement.pair(id(&dossier, a), id(&dossier, b));
    assert_eq!(pair("herodotus-all", "isocrates-host"), Pair::Agree);
    assert_eq!(pair("herodotus-fighting", "maurice-soldiers"), Pair::Agree);
    // An upper bound for the Hellespont says nothing about those who joined in Europe, nor about the army as
    // a whole.
    assert_eq!(pair("herodotus-europe-land", "maurice-soldiers"), Pair::NotComparable(Apart::Populations));
    assert_eq!(pair("herodotus-followers", "maurice-followers"), Pair::Agree);
}

#[test]
fn every_source_is_dated_before_christ_or_after_in_words() {
    let dossier = persia();
    let said = |key: &str| dossier.claims[id(&dossier, key)].said.as_ref().expect("dated").to_string();
    assert_eq!(said("herodotus-all"), "between 430 BC and about 425 BC");
    assert_eq!(said("aeschylus-ships"), "472 BC");
    assert_eq!(said("trogus-own"), "between 27 BC and AD 14");
    assert_eq!(said("pliny-fed"), "AD 77");
    for claim in dossier.claims.rows() {
        let words = claim.said.as_ref().expect("every claim has a date").to_string();
        assert!(!words.contains('-'), "{}: {words}", claim.key);
        assert!(matches!(claim.says, Says::Count(_) | Says::Answer { .. }));
    }
}

#[test]
fn its_figures_ask_for_a_logarithmic_axis_and_those_of_khusham_do_not() {
    let wide = |text: &str, outcome: Outcome| {
        let dossier = load::read(text).dossier.expect("it opens");
        let query = EstimateQuery { outcome: Some(outcome), ..EstimateQuery::default() };
        EstimateRows::new(&dossier, &dossier.readings.rows()[0], query, None).spans_magnitudes()
    };
    assert!(wide(PERSIA, Outcome::Strength));
    for outcome in Outcome::ALL {
        assert!(!wide(load::KHUSHAM, outcome), "{outcome:?}");
    }
}

fn drawn(subject: Option<View>, mode: Mode) -> String {
    let mut program = Parallax::new("persian-army-480.ron", load::read(PERSIA)).with_mode(mode);
    let subject = subject.map_or(Subject::Window, Subject::View);
    let pixels = publish::make(&mut program, &Wish::usual(subject, Format::Png(1)));
    assert!(pixels.expect("a picture").starts_with(b"\x89PNG"));
    let svg = publish::make(&mut program, &Wish::usual(subject, Format::Svg)).expect("a drawing");
    spelled(&String::from_utf8(svg).expect("text"))
}

#[test]
fn every_view_draws_it_with_its_years_and_figures_as_people_write_them() {
    let all = [
        View::MAP,
        View::ESTIMATES,
        View::AGREEMENT,
        View::ACCOUNTS,
        View::TABLE,
        View::TIMELINE,
        View::LINEAGE,
    ];
    for mode in [Mode::Light, Mode::Dark] {
        for view in all.map(Some).into_iter().chain([None]) {
            let svg = drawn(view, mode);
            for wrong in [">-04", "-0479", "501 BC", ">0 BC", "5283220", "1000000"] {
                assert!(!svg.contains(wrong), "{view:?}: {wrong}");
            }
        }
    }
    let timeline = drawn(Some(View::TIMELINE), Mode::Light);
    for tick in ["500 BC", "AD 1", "427 years", "AD 800", "954 years", "1900", "2000"] {
        assert!(timeline.contains(&format!(">{tick}<")), "{tick}");
    }
    assert!(drawn(Some(View::ESTIMATES), Mode::Light).contains(">5,283,220<"));
    let window = drawn(None, Mode::Light);
    assert!(window.contains(">AD 1<") && window.contains(">2000<"), "the strip says its years");
}
