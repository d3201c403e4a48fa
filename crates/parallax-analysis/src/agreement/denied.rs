//! Denials of figures given by other sources. These are not contradictions of figures: a source that denies a
//! figure states none.

use super::fact::Happening;
use super::forest::Forest;
use super::phrase;
use crate::dossier::{Claim, ClaimId, Count, Dossier, Quantity, Reading, Stance};
use crate::{Interval, Ties};

/// A claim that denies or doubts, with what others assert about the same people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denial {
    /// The claim that denies or doubts.
    pub by: ClaimId,
    /// The assertions by other sources, in file order.
    pub of: Vec<ClaimId>,
    /// A sentence saying who denies what, and who asserts it.
    pub sentence: String,
}

impl Denial {
    /// The denial and the claims it denies.
    #[must_use]
    pub fn claims(&self) -> Vec<ClaimId> {
        std::iter::once(self.by).chain(self.of.iter().copied()).collect()
    }
}

/// Finds the denials among `claims` of something that another source among them asserts, in file order;
/// reports of one statement are listed once.
pub(super) fn find(dossier: &Dossier, forest: &Forest, reading: &Reading, claims: &[ClaimId]) -> Vec<Denial> {
    let ties = Ties::new(dossier);
    let mut order = claims.to_vec();
    order.sort_unstable();
    let mut told: Vec<ClaimId> = Vec::new();
    let mut found = Vec::new();
    let asserted: Vec<(ClaimId, &Claim, &Count)> = order
        .iter()
        .filter_map(|id| Some((*id, &dossier.claims[*id], dossier.claims[*id].count()?)))
        .filter(|(_, claim, count)| claim.stance == Stance::Asserts && count.quantity != Quantity::Exactly(0))
        .collect();
    for by in &order {
        let claim = &dossier.claims[*by];
        let Some(count) = claim.count().filter(|count| is_denial(claim, count)) else { continue };
        let statement = ties.statement(*by);
        if told.contains(&statement) {
            continue;
        }
        let happening = Happening::from_claim(dossier, *by, claim);
        let mut statements: Vec<ClaimId> = Vec::new();
        let denied = asserted.iter().filter(|(id, other, asserts)| {
            other.by != claim.by
                && forest.happens_in(Happening::from_claim(dossier, *id, other), happening)
                && forest.lies_in(asserts.of, count.of)
                && denies(count, asserts, reading)
        });
        let of: Vec<ClaimId> = denied
            .map(|(id, ..)| *id)
            .filter(|id| {
                let statement = ties.statement(*id);
                let is_new = !statements.contains(&statement);
                statements.push(statement);
                is_new
            })
            .collect();
        if !of.is_empty() {
            told.push(statement);
            let sentence = sentence(dossier, forest, claim, &of);
            found.push(Denial { by: *by, of, sentence });
        }
    }
    found
}

/// A source that says "none" states a figure, which is compared like any other.
fn is_denial(claim: &Claim, count: &Count) -> bool {
    matches!(claim.stance, Stance::Denies | Stance::Doubts) && count.quantity != Quantity::Exactly(0)
}

/// True if the assertion is a case of what is denied: if words or a lower bound are denied, as many or more;
/// if a figure is denied, the same figure; if no number is given, anybody at all.
fn denies(denied: &Count, asserted: &Count, reading: &Reading) -> bool {
    let is_same = denied.outcome == asserted.outcome;
    match &denied.quantity {
        Quantity::NotGiven => asserted.outcome.is_within(denied.outcome) && asserts_some(asserted),
        _ if !is_same => false,
        quantity if *quantity == asserted.quantity => true,
        Quantity::Words(words) => {
            let floor = reading
                .look_up(words)
                .and_then(Interval::from_quantity)
                .map_or_else(|| least(words), |range| Some(range.low));
            floor.zip(low(asserted, reading)).is_some_and(|(floor, low)| low >= floor)
        }
        _ => match (Interval::of_count(denied), range(asserted, reading)) {
            (Some(denied), Some(asserted)) => {
                let is_below = denied.high.is_none_or(|most| asserted.high.is_some_and(|high| high <= most));
                asserted.low >= denied.low && is_below
            }
            _ => false,
        },
    }
}

/// "At most 5" asserts nobody; a claim without a number asserts some.
fn asserts_some(count: &Count) -> bool {
    match &count.quantity {
        Quantity::AtMost(_) | Quantity::FewerThan(_) => false,
        Quantity::Between(low, _) | Quantity::AtLeast(low) => *low > 0,
        _ => true,
    }
}

fn range(count: &Count, reading: &Reading) -> Option<Interval> {
    match &count.quantity {
        Quantity::Words(words) => reading.look_up(words).and_then(Interval::from_quantity),
        _ => Interval::of_count(count),
    }
}

/// The lowest number asserted, as far as it is known.
fn low(count: &Count, reading: &Reading) -> Option<u64> {
    match &count.quantity {
        Quantity::About(figure) => Some(*figure),
        quantity if count.about => quantity.bounds().map(|(low, _)| low),
        Quantity::Words(words) => range(count, reading).map(|range| range.low).or_else(|| least(words)),
        _ => range(count, reading).map(|range| range.low),
    }
}

/// The unit in which number words count, if the reading leaves them words. It only decides which figures to
/// show beside a denial; it never becomes a figure.
fn least(words: &str) -> Option<u64> {
    const UNITS: [(&str, u64); 5] =
        [("dozen", 12), ("score", 20), ("hundred", 100), ("thousand", 1_000), ("million", 1_000_000)];
    let words = words.to_lowercase();
    UNITS.into_iter().find(|(unit, _)| words.contains(unit)).map(|(_, least)| least)
}

/// "Zakharova denies that “dozens” of Russian nationals were killed. Set beside it: Bloomberg: over 100 Russian fighters
/// killed; …."
fn sentence(dossier: &Dossier, forest: &Forest, denial: &Claim, of: &[ClaimId]) -> String {
    let (who, what) = (phrase::who(dossier, denial), phrase::what(dossier, denial));
    let asserted: Vec<_> = of.iter().map(|id| phrase::claimed(dossier, &dossier.claims[*id])).collect();
    let others = match asserted.as_slice() {
        [one] => one.clone(),
        several => format!("Set beside it: {}", several.join("; ")),
    };
    let mut text = phrase::sentences(&[format!("{who} {what}{}", phrase::hedge(denial, &what)), others]);
    let whole = denial.count().map(|count| count.of);
    let mut told = Vec::new();
    for part in of.iter().filter_map(|id| dossier.claims[*id].count()).map(|count| count.of) {
        if !told.contains(&part) {
            told.push(part);
        }
    }
    let ways = told
        .into_iter()
        .filter_map(|part| forest.way(part, whole?))
        .filter_map(|way| phrase::way(dossier, &way));
    let ways: Vec<String> = ways.chain(event_ways(dossier, forest, denial, of)).collect();
    if !ways.is_empty() {
        text.push_str(" As this dossier has it, ");
        text.push_str(&ways.join("; "));
        text.push('.');
    }
    text
}

/// "“The shooting” is part of “The day”", for each part of the denied event that the assertions are about.
fn event_ways(dossier: &Dossier, forest: &Forest, denial: &Claim, of: &[ClaimId]) -> Vec<String> {
    let Some(whole) = denial.event.map(Happening::Event) else { return Vec::new() };
    let mut told: Vec<String> = Vec::new();
    for part in of.iter().filter_map(|id| dossier.claims[*id].event).map(Happening::Event) {
        let way = forest.way_of_events(part, whole).and_then(|way| phrase::way_of_events(dossier, &way));
        told.extend(way.filter(|way| !told.contains(way)));
    }
    told
}
