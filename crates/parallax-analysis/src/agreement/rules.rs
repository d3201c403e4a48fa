//! The rules by which figures were compared: those that bear on the figures at hand, and no others.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::Agreement;
use super::fact::{Fact, Family, Happening, Origin};
use super::forest::BreakdownId;
use crate::dossier::{Claim, ClaimId, Dossier, GroupId, Outcome};
use crate::enumerated;

impl Agreement {
    /// What was assumed when these figures were compared, as a sentence: "The only rules used: a part is no larger than its
    /// whole; a running count is a minimum."
    #[must_use]
    pub fn rules(&self, dossier: &Dossier) -> String {
        let rules = self.used(dossier);
        match rules.as_slice() {
            [] => {
                "No rule was used but that figures for the same people, outcome and event are of one number."
                    .to_owned()
            }
            [one] => format!("The only rule used: {one}."),
            several => format!("The only rules used: {}.", several.join("; ")),
        }
    }

    /// The rules that bear on what was compared.
    fn used(&self, dossier: &Dossier) -> Vec<String> {
        let facts = self.compared_facts();
        let claims = || facts.iter().map(|fact| &dossier.claims[fact.claim]);
        let mut rules: Vec<String> = Vec::new();
        let mut add = |is_used: bool, rule: &str| rules.extend(is_used.then(|| rule.to_owned()));
        let groups: BTreeSet<GroupId> = facts.iter().map(|fact| fact.group).collect();
        let is_in = |whole: &GroupId| groups.contains(whole);
        let is_nested =
            groups.iter().any(|group| self.forest.upward(*group).skip(1).any(|whole| is_in(&whole)));
        add(is_nested, "a part is no larger than its whole");
        let breakdowns = self.breakdowns_of(&groups);
        let is_complete = |id: &BreakdownId| self.forest.breakdown(*id).is_complete;
        add(!breakdowns.is_empty(), "parts declared to share nobody add up to no more than their whole");
        add(breakdowns.iter().any(is_complete), "parts declared to be all of their whole add up to it");
        let happenings: BTreeSet<Happening> = facts.iter().map(|fact| fact.happening).collect();
        let mut around = happenings.iter().flat_map(|at| self.forest.happenings_around(*at).skip(1));
        add(
            around.any(|whole| happenings.contains(&whole)),
            "whoever is counted in a part of an event is counted in the event",
        );
        let counts = |outcome: Outcome| facts.iter().any(|fact| fact.outcome == outcome);
        let [killed, wounded, casualties, present] =
            [Outcome::Killed, Outcome::Wounded, Outcome::Casualties, Outcome::Strength].map(counts);
        add(casualties && (killed || wounded), "casualties are the killed and the wounded");
        add(present && (killed || wounded || casualties), "nobody is killed or wounded who was not present");
        let has = |what: fn(&Claim) -> bool| claims().any(what);
        add(has(|claim| claim.count().is_some_and(|count| count.so_far)), "a running count is a minimum");
        add(
            has(|claim| claim.count().is_some_and(|count| count.and_more)),
            "a range “and more” has no maximum",
        );
        add(has(is_hedged), "a hedge beside a figure, such as “probably”, is set aside");
        add(facts.iter().any(|fact| fact.origin == Origin::Names), "different names are different people");
        rules.extend(implied(dossier, &facts));
        rules
    }

    /// What is said by claims that were compared with others, or that state several figures.
    pub(super) fn compared_facts(&self) -> Vec<&Fact> {
        let compared: HashSet<ClaimId> = self.compared().flatten().copied().collect();
        let of_claim = self.facts.all().chunk_by(|a, b| a.row == b.row);
        of_claim.filter(|facts| facts.len() > 1 || compared.contains(&facts[0].claim)).flatten().collect()
    }

    /// The breakdowns in which at least two parts are counted, or one part of those that are all of a whole.
    fn breakdowns_of(&self, groups: &BTreeSet<GroupId>) -> Vec<BreakdownId> {
        let mut parts: BTreeMap<BreakdownId, BTreeSet<GroupId>> = BTreeMap::new();
        for part in groups.iter().flat_map(|group| self.forest.upward(*group)) {
            if let Some(id) = self.forest.breakdown_of(part) {
                parts.entry(id).or_default().insert(part);
            }
        }
        let is_used = |(id, parts): &(BreakdownId, BTreeSet<GroupId>)| {
            parts.len() > 1 || self.forest.breakdown(*id).is_complete
        };
        parts.into_iter().filter(is_used).map(|(id, _)| id).collect()
    }
}

/// True if a source hedges its figure. That of a running count says that it is one, which is not set aside.
pub(super) fn is_hedged(claim: &Claim) -> bool {
    claim.hedge.is_some() && claim.count().is_some_and(|count| !count.so_far)
}

/// "excess deaths are among those killed", for the declared outcomes that are counted and are part of one of which there are
/// figures too.
fn implied(dossier: &Dossier, facts: &[&Fact]) -> Option<String> {
    let others: HashSet<Family> =
        facts.iter().filter(|fact| !fact.is_implied).map(|fact| Family::from_outcome(fact.outcome)).collect();
    let mut found: Vec<String> = Vec::new();
    for fact in
        facts.iter().filter(|fact| fact.is_implied && others.contains(&Family::from_outcome(fact.outcome)))
    {
        let own = dossier.claims[fact.claim].count().map(|count| count.outcome);
        let Some(declared) = own.and_then(Outcome::declared) else { continue };
        let rule = format!("{} to be among those {}", declared.name(), fact.outcome.participle());
        if !found.contains(&rule) {
            found.push(rule);
        }
    }
    (!found.is_empty()).then(|| format!("this dossier takes all {}", enumerated(&found)))
}
