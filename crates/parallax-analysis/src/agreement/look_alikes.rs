//! Figures of different populations that look like the same figure, or like rivals, but are neither.

use std::collections::HashSet;

use super::fact::{Fact, Origin};
use super::forest::Forest;
use super::pairs::{Meeting, meet};
use super::{Apart, phrase};
use crate::dossier::{ClaimId, Dossier, GroupId};
use crate::{Interval, plural};

/// Two claims about different populations that a reader may mistake for one figure, or for a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookAlike {
    /// The claims, in file order.
    pub claims: [ClaimId; 2],
    /// What they may be mistaken for.
    pub taken_for: TakenFor,
    /// A sentence saying what they count, and how the dossier relates the populations.
    pub sentence: String,
}

/// What figures of different populations may be mistaken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenFor {
    /// The same figure.
    OneFigure,
    Conflict,
}

/// Maximum number listed.
const MOST: usize = 200;

/// Finds those with the same figure first, then those whose figures would conflict if they counted the same
/// population.
pub(super) fn find(dossier: &Dossier, forest: &Forest, facts: &[Fact]) -> Vec<LookAlike> {
    let mut order: Vec<&Fact> = facts.iter().collect();
    order.sort_by_key(|fact| fact.claim);
    let (mut same, mut rival) = (Vec::new(), Vec::new());
    for (at, a) in order.iter().enumerate() {
        for b in &order[at + 1..] {
            let is_apart = a.happening == b.happening
                && matches!(meet(forest, a, b), Meeting::Apart(Apart::Populations));
            // Two parts of what one source counts are not mistaken for each other.
            let is_of_one =
                (a.part > 0 || b.part > 0) && dossier.claims[a.claim].by == dossier.claims[b.claim].by;
            if a.outcome != b.outcome || a.claim == b.claim || is_of_one || !is_apart {
                continue;
            }
            // Two figures that one source gives in one document do not look contradictory.
            let is_rival =
                || !is_of_one_text(dossier, a, b) && (exceeds(a.range, b.range) || exceeds(b.range, a.range));
            let is_alike = || is_near(a.range, b.range) || shares_a_word(dossier, a.group, b.group);
            if same.len() < MOST && is_same_figure(a, b) && is_alike() {
                same.push((*a, *b));
            } else if rival.len() < MOST && is_rival() && is_alike() {
                rival.push((*a, *b));
            }
        }
    }
    let same = same.into_iter().map(|(a, b)| describe(TakenFor::OneFigure, dossier, forest, a, b));
    let rival = rival.into_iter().map(|(a, b)| describe(TakenFor::Conflict, dossier, forest, a, b));
    // A source may give one figure in two documents: repeated, the pair would look like two findings.
    let mut said = HashSet::new();
    same.chain(rival).filter(|alike| said.insert(alike.sentence.clone())).take(MOST).collect()
}

/// True if one source gives both figures in one document.
fn is_of_one_text(dossier: &Dossier, a: &Fact, b: &Fact) -> bool {
    let (a, b) = (&dossier.claims[a.claim], &dossier.claims[b.claim]);
    a.by == b.by && a.document == b.document
}

/// Named people are not a figure that another could look like.
fn is_same_figure(a: &Fact, b: &Fact) -> bool {
    let is_none = a.range.high == Some(0);
    let is_named = a.origin == Origin::Names || b.origin == Origin::Names;
    a.range == b.range && !is_none && !is_named
}

/// The least figure of which a near one is noticed; small ones are near each other by chance.
const NOTICED: u64 = 10;

/// True if the ends of two ranges that face each other differ by no more than a tenth.
fn is_near(a: Interval, b: Interval) -> bool {
    let (less, more) = if a.low <= b.low { (a, b) } else { (b, a) };
    let facing = less.high.map_or(less.low, |high| high.min(more.low));
    facing >= NOTICED && (more.low - facing).saturating_mul(10) <= more.low
}

/// Words of populations that say nothing of whom they are.
const COMMON: [&str; 10] =
    ["people", "persons", "listed", "from", "with", "their", "other", "members", "those", "among"];

/// True if the names of two populations have a word in common, such as "Belgian" or "fighters".
fn shares_a_word(dossier: &Dossier, a: GroupId, b: GroupId) -> bool {
    let words = |group: GroupId| -> HashSet<String> {
        let text = plural(&dossier.groups[group]).to_lowercase();
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| word.chars().count() > 3 && !COMMON.contains(word)).map(str::to_owned).collect()
    };
    !words(a).is_disjoint(&words(b))
}

fn exceeds(a: Interval, b: Interval) -> bool {
    b.high.is_some_and(|high| a.low > high)
}

fn describe(taken_for: TakenFor, dossier: &Dossier, forest: &Forest, a: &Fact, b: &Fact) -> LookAlike {
    let told = phrase::sentences(&[phrase::describe(dossier, a), phrase::describe(dossier, b)]);
    let sentence = format!("{told} {}", relation(forest, a.group, b.group));
    LookAlike { claims: [a.claim, b.claim], taken_for, sentence }
}

/// How the dossier relates two populations neither of which is part of the other.
fn relation(forest: &Forest, a: GroupId, b: GroupId) -> &'static str {
    if forest.share_nobody(a, b) {
        "As this dossier has it, no person is in both populations."
    } else {
        "This dossier does not record whether these two populations overlap."
    }
}
