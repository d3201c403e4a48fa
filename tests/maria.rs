//! The third dossier: estimates with their intervals, and deaths counted by different rules over different months.

use std::fmt::Write as _;

use parallax::analysis::agreement::{Agreement, Verdict};
use parallax::dossier::{ClaimId, Dossier, Id as _, Reading};
use parallax::load;

const MARIA: &str = include_str!("../data/maria-2017.ron");

fn maria() -> Dossier {
    load::read(MARIA).dossier.expect("it opens")
}

#[test]
fn it_opens_without_a_diagnostic() {
    assert_eq!(load::read(MARIA).diagnostics, []);
}

/// Each count as it is known from its document: claim, outcome, population, quantity.
const FIGURES: &str = "\
rossello-16 certified to-visit 16
rossello-34 certified to-visit 34
cnn-499 attributed all 499
cpi-985 more forty-days at least 985
safety-62 certified all 62
safety-64 certified all 64
nyt-1052 more landfall-october 1,052
rivera-822 excess landfall-october 822 (95% confidence interval 605 to 1,039)
harvard-4645 excess landfall-december 4,645 (95% confidence interval 793 to 8,498)
santos-1139 excess september-december 1,139 (an estimate)
government-1427 more september-december 1,427
gwu-2975 excess september-february 2,975 (95% confidence interval 2,658 to 3,290)
government-2975 excess september-february 2,975 (an estimate)
trump-denies deaths all 3,000
trump-6-18 deaths to-visit 6 to 18
";

#[test]
fn every_figure_is_the_one_in_its_document() {
    let dossier = maria();
    let mut found = String::new();
    for (id, claim) in dossier.claims.iter() {
        let Some(count) = claim.count() else { continue };
        let of = &dossier.groups[count.of].key;
        writeln!(found, "{} {} {of} {}", dossier.claims[id].key, count.outcome.id(), count.quantity)
            .expect("a string");
    }
    assert_eq!(found, FIGURES);
}

/// An interval proves nothing, and deaths of different months or rules are never compared.
#[test]
fn no_two_of_its_figures_are_said_to_contradict_each_other() {
    let dossier = maria();
    let all: Vec<ClaimId> = (0..dossier.claims.len()).map(ClaimId::from_index).collect();
    let found = Agreement::new(&dossier, &Reading::words_only(), &all);
    assert_eq!(found.verdict(), Verdict::NoneFound);
    assert!(found.conflicts().is_empty());
}
