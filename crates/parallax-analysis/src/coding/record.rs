//! The whole record: its fields, the figures open to choice, and what the rules decide.

use std::collections::BTreeMap;

use super::rule::{Entry, Known, Ruling};
use crate::dossier::{ClaimId, Dossier, GroupId};

/// Fields of a record that are filled together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The single values.
    pub slots: Vec<Slot>,
    /// What single claims lead to, sorted by lowest figure.
    pub candidates: Vec<Candidate>,
    /// Why the values are what they are, in sentences.
    pub why: Vec<String>,
}

/// One value of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The project's name for it.
    pub name: &'static str,
    /// The value; `None` if it is not determined.
    pub value: Option<u64>,
}

/// What some claims lead to, each considered alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What could be recorded.
    pub entry: Entry,
    /// How the rule is known, for the claim where it is known best.
    pub known: Known,
    /// The claims, in file order.
    pub claims: Vec<ClaimId>,
    /// The populations counted, in file order.
    pub populations: Vec<GroupId>,
}

/// The distinct results of `rulings`.
pub(super) fn candidates(dossier: &Dossier, rulings: &[(ClaimId, Ruling)]) -> Vec<Candidate> {
    let mut found: BTreeMap<(Option<(u64, u64)>, Entry), Candidate> = BTreeMap::new();
    for (claim, ruling) in rulings.iter().filter(|(_, ruling)| ruling.entry.is_figure()) {
        let entry = ruling.entry;
        let candidate = found.entry((entry.ends(), entry)).or_insert_with(|| Candidate {
            entry,
            known: ruling.known,
            claims: Vec::new(),
            populations: Vec::new(),
        });
        candidate.known = candidate.known.min(ruling.known);
        candidate.claims.push(*claim);
    }
    let mut candidates: Vec<_> = found.into_values().collect();
    for candidate in &mut candidates {
        candidate.populations = populations(dossier, &candidate.claims);
    }
    candidates
}

/// The populations that `claims` count, in file order.
pub(super) fn populations(dossier: &Dossier, claims: &[ClaimId]) -> Vec<GroupId> {
    let counts = claims.iter().filter_map(|claim| dossier.claims[*claim].count());
    let mut groups: Vec<_> = counts.map(|count| count.of).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// The common result of all claims, if they have one and count the same population.
///
/// A claim that leads to no figure could change the result in an unknown way, so a single one prevents it
/// from being settled.
pub(super) fn settled(dossier: &Dossier, rulings: &[(ClaimId, Ruling)]) -> Option<Entry> {
    let (_, first) = rulings.first()?;
    let claims: Vec<_> = rulings.iter().map(|(claim, _)| *claim).collect();
    let same = rulings.iter().all(|(_, ruling)| ruling.entry == first.entry);
    (first.entry.is_figure() && same && populations(dossier, &claims).len() == 1).then_some(first.entry)
}

/// A sentence about what prevents any single figure from being that of the event; `None` if nothing does.
pub(super) fn unsettled(
    dossier: &Dossier,
    rulings: &[(ClaimId, Ruling)],
    candidates: &[Candidate],
) -> Option<String> {
    let claims: Vec<_> = candidates.iter().flat_map(|candidate| candidate.claims.iter().copied()).collect();
    let populations = populations(dossier, &claims).len();
    let without = rulings.len() - claims.len();
    let of_what = (populations > 1).then(|| format!("the figures count {populations} different populations"));
    let rest = match without {
        0 => None,
        1 => Some("1 more claim leads to no figure".to_owned()),
        more => Some(format!("{more} more claims lead to no figure")),
    };
    let parts: Vec<_> = of_what.into_iter().chain(rest).collect();
    let mut sentence = parts.join(", and ");
    if let Some(first) = sentence.get(..1).map(str::to_uppercase) {
        sentence.replace_range(..1, &first);
        sentence.push_str("; what a coder would make of that is not determined.");
    }
    (!sentence.is_empty()).then_some(sentence)
}
