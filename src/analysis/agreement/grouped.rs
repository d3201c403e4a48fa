//! Many contradictions between two claims each, told by claim: what one of them cannot stand beside, in a few lines.

use std::collections::BTreeMap;

use super::fact::Fact;
use super::reason::Teller;
use super::{Agreement, Conflict, phrase};
use crate::analysis::agreement::alike::Alike;
use crate::dossier::{ClaimId, Dossier};

/// Up to so many are told one by one, each with its own sentence.
const FEW: usize = 6;

/// How a contradiction is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told<'a> {
    /// By its own sentence.
    Alone(&'a Conflict),
    /// Together with others of one claim.
    Together(Group),
}

/// One claim, and all those that cannot be true together with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The claim.
    pub claim: ClaimId,
    /// It, and that it stands beside none of the following.
    pub sentence: String,
    /// On what it rests that they cannot, with the claims of which that holds.
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

/// Claims that cannot be true together with another for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct With {
    /// The claims, in file order.
    pub claims: Vec<ClaimId>,
    /// The reason, and the claims in short.
    pub sentence: String,
}

impl Agreement {
    /// `conflicts`, told one by one where they are few, and otherwise by the claims that stand in most of them.
    #[must_use]
    pub fn told<'a>(&self, dossier: &Dossier, conflicts: &[&'a Conflict]) -> Vec<Told<'a>> {
        if conflicts.len() <= FEW {
            return conflicts.iter().map(|conflict| Told::Alone(conflict)).collect();
        }
        let (mut pairs, more): (Vec<&'a Conflict>, Vec<&'a Conflict>) = conflicts
            .iter()
            .copied()
            .partition(|conflict| conflict.claims.len() == 2 && !self.names_anybody(conflict));
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
            told.push(Told::Together(self.group(dossier, claim, &others)));
        }
        told.extend(pairs.into_iter().chain(more).map(Told::Alone));
        told
    }

    /// What rests on the number of people by name can rest on their entries, which only its own sentence says.
    fn names_anybody(&self, conflict: &Conflict) -> bool {
        let facts = conflict.claims.iter().filter_map(|claim| self.fact(*claim));
        facts.into_iter().any(|fact| !fact.names.is_empty())
    }

    fn group(&self, dossier: &Dossier, claim: ClaimId, others: &[ClaimId]) -> Group {
        let alike = Alike::none();
        let teller = Teller { dossier, forest: &self.forest, alike: &alike };
        let own = self.fact(claim);
        let mut with: BTreeMap<String, Vec<&Fact>> = BTreeMap::new();
        for other in others.iter().filter_map(|other| self.fact(*other)) {
            let Some(own) = own else { continue };
            with.entry(reason(teller, own, other)).or_default().push(other);
        }
        let mut with: Vec<With> = with
            .into_iter()
            .map(|(reason, mut facts)| {
                facts.sort_by_key(|fact| fact.claim);
                let is_same = |fact: &Fact| {
                    own.is_some_and(|own| (own.group, own.outcome) == (fact.group, fact.outcome))
                };
                let told = |fact: &&Fact| {
                    if is_same(fact) { phrase::short(dossier, fact) } else { phrase::of(dossier, fact) }
                };
                let short: Vec<_> = facts.iter().map(told).collect();
                let claims = facts.iter().map(|fact| fact.claim).collect();
                With { claims, sentence: format!("{reason}: {}.", short.join("; ")) }
            })
            .collect();
        with.sort_by(|a, b| a.claims.cmp(&b.claims));
        let own = own.map(|own| phrase::of(dossier, own)).unwrap_or_default();
        let sentence = format!("{own}. It cannot be true together with any one of the following.");
        Group { claim, sentence, with }
    }
}

/// On what it rests that `other` and those like it collide with `own`.
fn reason(teller: Teller<'_>, own: &Fact, other: &Fact) -> String {
    let is_above = own.range.high.is_some_and(|high| other.range.low > high);
    let (more, less) = if is_above { (other, own) } else { (own, other) };
    let (rests_on, why) = teller.bound(more, less);
    let people = |fact: &Fact| phrase::people(teller.dossier, fact.group);
    let mut text = match rests_on {
        None => "Because this dossier takes them as the same people".to_owned(),
        Some(_) if is_above => format!("Because this dossier takes them as part of {}", people(own)),
        Some(_) => format!("Because this dossier takes {} as part of them", people(own)),
    };
    if let Some(why) = why.last().filter(|_| own.outcome != other.outcome) {
        text.push_str(" (");
        text.push_str(why);
        text.push(')');
    }
    text
}

/// The claim that stands in most of them; of equals the first in the file.
fn busiest(pairs: &[&Conflict]) -> Option<(ClaimId, usize)> {
    let mut counts: BTreeMap<ClaimId, usize> = BTreeMap::new();
    for claim in pairs.iter().flat_map(|conflict| &conflict.claims) {
        *counts.entry(*claim).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count)
}
