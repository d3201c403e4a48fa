//! Statistical intervals beside other figures for the same people. An interval rules no figure out, so nothing here is a
//! contradiction: these are statements about numbers.

use super::fact::{Fact, Happening, Origin};
use super::phrase;
use crate::dossier::{ClaimId, Dossier, Estimate, GroupId, Outcome, Quantity, Reading, Stance};
use crate::rule_in_words;

/// An interval, with another interval or a figure outside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlier {
    /// The claims, the one with the interval first; in file order if both have one.
    pub claims: [ClaimId; 2],
    /// A sentence with both, saying what lies outside what.
    pub sentence: String,
}

impl Outlier {
    /// The heading of a list of them.
    pub const HEADING: &str = "Outside a statistical interval, which is no contradiction";
}

/// Maximum number listed.
const MOST: usize = 200;

/// An estimate among the claims.
struct Interval<'d> {
    claim: ClaimId,
    of: (Happening, GroupId, Outcome),
    estimate: &'d Estimate,
    ends: (u64, u64),
}

/// Finds intervals of the same people that do not overlap, then figures outside an interval, in file order.
pub(super) fn find(dossier: &Dossier, reading: &Reading, claims: &[ClaimId], facts: &[Fact]) -> Vec<Outlier> {
    let mut order = claims.to_vec();
    order.sort_unstable();
    let intervals: Vec<_> = order.into_iter().filter_map(|id| interval(dossier, id)).collect();
    let mut found = Vec::new();
    for (at, a) in intervals.iter().enumerate() {
        for b in &intervals[at + 1..] {
            if a.of == b.of && (a.ends.1 < b.ends.0 || b.ends.1 < a.ends.0) {
                let told = [a, b].map(|one| phrase::claimed(dossier, &dossier.claims[one.claim]));
                let names = [a, b].map(|one| one.estimate.interval_name());
                let between = match &names {
                    [one, other] if one == other => format!("these two {one}s do not overlap"),
                    [one, other] => format!("the {one} and the {other} do not overlap"),
                };
                found.push(Outlier { claims: [a.claim, b.claim], sentence: sentence(&told, &between) });
            }
        }
    }
    for a in &intervals {
        let is_same = |fact: &&Fact| (fact.happening, fact.group, fact.outcome) == a.of;
        // A count of something that is a part of it is a figure of something else.
        for fact in facts.iter().filter(is_same).filter(|fact| !fact.is_implied) {
            let is_above = fact.range.low > a.ends.1;
            if is_above || fact.range.high.is_some_and(|high| high < a.ends.0) {
                let told =
                    [phrase::claimed(dossier, &dossier.claims[a.claim]), phrase::describe(dossier, fact)];
                let side = if is_above { "above" } else { "below" };
                let name = a.estimate.interval_name();
                let read = match fact.origin {
                    Origin::Reading => format!(", as {} reads it,", rule_in_words(dossier, reading)),
                    Origin::Figure | Origin::Names => String::new(),
                };
                let outside =
                    format!("the second figure{read} lies outside the {name} of the first, {side} it");
                found.push(Outlier { claims: [a.claim, fact.claim], sentence: sentence(&told, &outside) });
            }
        }
    }
    found.truncate(MOST);
    found
}

fn interval(dossier: &Dossier, id: ClaimId) -> Option<Interval<'_>> {
    let claim = &dossier.claims[id];
    let count = claim.count().filter(|_| claim.stance == Stance::Asserts)?;
    let Quantity::Estimate(estimate) = &count.quantity else { return None };
    let of = (Happening::from_claim(dossier, id, claim), count.of, count.outcome);
    Some(Interval { claim: id, of, estimate, ends: estimate.interval()? })
}

/// "A: …. B: …. As numbers, the intervals do not overlap; an interval rules no figure out, so this is no contradiction."
fn sentence(told: &[String], outside: &str) -> String {
    let told = phrase::sentences(told);
    format!(
        "{told} As numbers, {outside}; such an interval rules no figure out, so this is no contradiction."
    )
}
