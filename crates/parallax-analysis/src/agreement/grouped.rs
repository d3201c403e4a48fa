//! Groups many conflicts between pairs of claims by claim: what one claim contradicts, in a few lines.

use std::collections::BTreeMap;

use super::fact::{Fact, Origin};
use super::pairs::{Meeting, meet_all};
use super::reason::Explainer;
use super::rules::is_hedged;
use super::{Agreement, Conflict, phrase};
use crate::agreement::alike::Alike;
use crate::dossier::{ClaimId, Dossier};

/// Maximum number of conflicts listed one by one, each with its own sentence.
const FEW: usize = 6;

/// How a conflict is presented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presented<'a> {
    /// With its own sentence.
    Alone(&'a Conflict),
    /// Together with others of the same claim.
    Together(Group),
}

/// One claim, with all those that cannot be true together with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub claim: ClaimId,
    /// A sentence with the claim, saying that it contradicts each of the following.
    pub sentence: String,
    /// The reasons for the contradictions, with the claims to which each applies.
    pub with: Vec<With>,
}

impl Group {
    /// The claim and all that cannot be true together with it, in file order.
    #[must_use]
    pub fn claims(&self) -> Vec<ClaimId> {
        let others = self.with.iter().flat_map(|with| with.claims.iter().copied());
        let mut claims: Vec<ClaimId> = std::iter::once(self.claim).chain(others).collect();
        claims.sort_unstable();
        claims
    }
}

/// Claims that cannot be true together with another for the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct With {
    /// The claims, in file order.
    pub claims: Vec<ClaimId>,
    /// The reason, and the claims in short.
    pub sentence: String,
}

impl Agreement {
    /// Presents `conflicts` one by one if there are few, otherwise by the claims involved in most of them, in file
    /// order.
    #[must_use]
    pub fn present<'a>(&self, dossier: &Dossier, conflicts: &[&'a Conflict]) -> Vec<Presented<'a>> {
        if conflicts.len() <= FEW {
            return conflicts.iter().map(|conflict| Presented::Alone(conflict)).collect();
        }
        let (mut pairs, more): (Vec<&'a Conflict>, Vec<&'a Conflict>) = conflicts
            .iter()
            .copied()
            .partition(|conflict| self.is_of_two_figures(conflict) && !self.names_anybody(conflict));
        let mut told = Vec::new();
        while let Some((claim, count)) = busiest(&pairs) {
            if count < 2 {
                break;
            }
            let (own, rest): (Vec<_>, Vec<_>) =
                pairs.into_iter().partition(|conflict| conflict.claims.contains(&claim));
            pairs = rest;
            let others = own.iter().flat_map(|conflict| conflict.claims.iter().copied());
            let others: Vec<ClaimId> = others.filter(|other| *other != claim).collect();
            told.push(Presented::Together(self.group(dossier, claim, &others)));
        }
        // Which claim stands in most of them is no order to show them in.
        told.sort_by_key(|told| match told {
            Presented::Together(group) => Some(group.claim),
            Presented::Alone(_) => None,
        });
        told.extend(pairs.into_iter().chain(more).map(Presented::Alone));
        told
    }

    /// True if two claims contradict each other by one figure of each.
    fn is_of_two_figures(&self, conflict: &Conflict) -> bool {
        let [a, b] = conflict.claims[..] else { return false };
        matches!(meet_all(&self.forest, self.facts_of(a), self.facts_of(b)), Meeting::Exceeds(..))
    }

    /// A conflict about the number of named people may depend on their entries, which only its own sentence
    /// says.
    fn names_anybody(&self, conflict: &Conflict) -> bool {
        let facts = conflict.claims.iter().flat_map(|claim| self.facts_of(*claim));
        facts.into_iter().any(|fact| !fact.names.is_empty())
    }

    fn group(&self, dossier: &Dossier, claim: ClaimId, others: &[ClaimId]) -> Group {
        let alike = Alike::none();
        let teller = Explainer { dossier, forest: &self.forest, alike: &alike, rule: &self.rule };
        let mut with: BTreeMap<String, Vec<(&Fact, bool)>> = BTreeMap::new();
        let mut is_read = false;
        for other in others {
            let meeting = meet_all(&self.forest, self.facts_of(claim), self.facts_of(*other));
            if let Meeting::Exceeds(more, less) = meeting {
                let (own, other) = if more.claim == claim { (more, less) } else { (less, more) };
                is_read |= [own, other].iter().any(|fact| fact.origin == Origin::Reading);
                let is_same = (own.group, own.outcome) == (other.group, other.outcome);
                with.entry(reason(teller, own, other, more)).or_default().push((other, is_same));
            }
        }
        let mut with: Vec<With> = with
            .into_iter()
            .map(|(reason, mut facts)| {
                facts.sort_by_key(|(fact, _)| fact.claim);
                let told = |(fact, is_same): &(&Fact, bool)| {
                    if *is_same { phrase::short(dossier, fact) } else { phrase::describe(dossier, fact) }
                };
                let short: Vec<_> = facts.iter().map(told).collect();
                let claims = facts.iter().map(|(fact, _)| fact.claim).collect();
                With { claims, sentence: format!("{reason}: {}.", short.join("; ")) }
            })
            .collect();
        with.sort_by(|a, b| a.claims.cmp(&b.claims));
        let own = self.fact(claim).map(|own| phrase::describe(dossier, own)).unwrap_or_default();
        let read = if is_read { format!(", as {} reads number words", self.rule) } else { String::new() };
        let is_hedged = |claim: &ClaimId| is_hedged(&dossier.claims[*claim]);
        let hedges = if is_hedged(&claim) || with.iter().flat_map(|with| &with.claims).any(is_hedged) {
            " Hedges are set aside."
        } else {
            ""
        };
        let sentence = format!("{own}. It and each of the following exclude each other{read}.{hedges}");
        Group { claim, sentence, with }
    }
}

/// The reason why `other` and similar claims contradict `own`; `more` is the one that exceeds what the other allows.
fn reason(teller: Explainer<'_>, own: &Fact, other: &Fact, more: &Fact) -> String {
    let is_above = more.claim == other.claim;
    let less = if is_above { own } else { other };
    let (_, why) = teller.bound(more, less);
    let people = |fact: &Fact| phrase::people(teller.dossier, fact.group);
    let event = |fact: &Fact| phrase::event(teller.dossier, fact.happening).unwrap_or_default();
    let is_nested = more.happening != less.happening;
    let mut takes: Vec<String> = Vec::new();
    if is_nested {
        takes.push(format!("{} as part of {}", event(more), event(less)));
    }
    if own.group != other.group {
        takes.push(if is_above {
            format!("them as part of {}", people(own))
        } else {
            format!("{} as part of them", people(own))
        });
    } else if !is_nested {
        let as_what = if own.outcome.counts_people() {
            "them as the same people"
        } else {
            "them as counted for the same population"
        };
        takes.push(as_what.to_owned());
    }
    let mut text = format!("Because this dossier takes {}", takes.join(" and "));
    if own.part > 0 {
        text.push_str(" (of a part: ");
        text.push_str(&phrase::what(teller.dossier, &phrase::own(teller.dossier, own)));
        text.push(')');
    }
    if let Some(why) = why.last().filter(|_| own.outcome != other.outcome) {
        text.push_str(" (");
        text.push_str(why);
        text.push(')');
    }
    text
}

/// The claim involved in most of the pairs; ties go to the first in the file.
fn busiest(pairs: &[&Conflict]) -> Option<(ClaimId, usize)> {
    let mut counts: BTreeMap<ClaimId, usize> = BTreeMap::new();
    for claim in pairs.iter().flat_map(|conflict| &conflict.claims) {
        *counts.entry(*claim).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count)
}
