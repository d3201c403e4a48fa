//! Why claims cannot all be true: each of them, the step that makes them contradict each other, and which of
//! the dossier's own decisions that depends on.
//!
//! Says what contradicts what; never which of them is right.

mod breakdowns;
mod clash_site;
mod outcomes;

use super::alike::Alike;
use super::budget::Budget;
use super::fact::{Fact, Family, Happening, Origin, layer};
use super::forest::Forest;
use super::pairs::{Meeting, meet};
use super::part::{Part, Standing};
use super::phrase;
use super::rules::is_hedged;
use super::sets::STEPS;
use super::solver::Clash;
use crate::dossier::{ClaimId, Dossier, Figure, GroupId};
use crate::{enumerated, figure, figure_of};
use clash_site::{ClashSite, allows_at_most, describe_maximum};
use outcomes::{among_those, counted_among, outcome_steps};

/// The context for making sentences.
#[derive(Clone, Copy)]
pub(super) struct Explainer<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) forest: &'a Forest,
    pub(super) alike: &'a Alike,
    /// The rule of the reading, as [`rule_in_words`](crate::rule_in_words).
    pub(super) rule: &'a str,
}

/// Maximum number of facts of which it is asked whether each is needed.
const ASKED: usize = 64;

impl Explainer<'_> {
    /// Explains a minimal conflict: each claim, then that they cannot be true together, on which condition,
    /// and why. `facts` are what its claims say as far as it is [needed](Self::needed), in the order of the claims.
    pub(super) fn conflict(self, facts: &[&Fact]) -> String {
        let condition = self.condition_of_names(facts).into_iter().chain(self.condition_of_words(facts));
        if let Some((more, less)) = self.pair(facts) {
            let (rests_on, why) = self.bound(more, less);
            let mut both = [more, less];
            both.sort_by_key(|fact| (fact.claim, fact.part));
            let told = phrase::sentences(&self.list_claims(&both));
            return conclude(&told, "They cannot both be true", rests_on.into_iter().chain(condition), &why);
        }
        let part = Part::new(self.forest, facts.iter().copied());
        let clash = part.clash().and_then(|clash| Some((part.place(clash.node)?, clash)));
        match clash {
            Some((place, clash)) => {
                // What else the claims say of other numbers has no part in it.
                let family = part.family(clash.node);
                let facts: Vec<&Fact> = facts
                    .iter()
                    .copied()
                    .filter(|fact| Family::from_outcome(fact.outcome) == family)
                    .collect();
                self.together(&facts, place, clash, condition)
            }
            None => self.otherwise(facts, condition),
        }
    }

    /// " The hedges of A and B are set aside for this comparison.", for the claims that are hedged; empty if none is.
    pub(super) fn without_hedges(self, claims: &[ClaimId]) -> String {
        let hedged = claims.iter().map(|id| &self.dossier.claims[*id]).filter(|claim| is_hedged(claim));
        let mut who: Vec<String> =
            hedged.map(|claim| self.dossier.sources[claim.by].label().to_owned()).collect();
        who.dedup();
        match who.as_slice() {
            [] => String::new(),
            [one] => format!(" The hedge of {one} is set aside for this comparison."),
            several => {
                format!(" The hedges of {} are set aside for this comparison.", enumerated(several))
            }
        }
    }

    /// The facts without those that are read by the rule and not needed for the contradiction: it is not said to rest on
    /// what it does not rest on.
    pub(super) fn needed<'f>(self, facts: &[&'f Fact]) -> Vec<&'f Fact> {
        let mut left = facts.to_vec();
        let is_read = |fact: &&Fact| fact.origin == Origin::Reading;
        if left.len() > ASKED || !left.iter().any(is_read) {
            return left;
        }
        let mut at = 0;
        while at < left.len() {
            let fact = left.remove(at);
            let is_kept = !is_read(&fact)
                || left.iter().all(|other| other.claim != fact.claim)
                || Part::new(self.forest, left.iter().copied()).stands(|_| true, &Budget::new(STEPS))
                    != Standing::Fails;
            if is_kept {
                left.insert(at, fact);
                at += 1;
            }
        }
        left
    }

    /// The facts of two claims that collide alone.
    fn pair<'f>(self, facts: &[&'f Fact]) -> Option<(&'f Fact, &'f Fact)> {
        let (first, last) = (facts.first()?.claim, facts.last()?.claim);
        if first == last || facts.iter().any(|fact| fact.claim != first && fact.claim != last) {
            return None;
        }
        let of = |claim: ClaimId| facts.iter().copied().filter(move |fact| fact.claim == claim);
        let mut pairs = of(first).flat_map(|a| of(last).map(move |b| (a, b)));
        pairs.find_map(|(a, b)| match meet(self.forest, a, b) {
            Meeting::Exceeds(more, less) => Some((more, less)),
            Meeting::Agree | Meeting::Apart(_) => None,
        })
    }

    /// Each claim once, with its event if they are about several.
    fn list_claims(self, facts: &[&Fact]) -> Vec<String> {
        let is_one = facts.iter().all(|fact| fact.happening == facts[0].happening);
        let mut seen: Vec<ClaimId> = Vec::new();
        let mut told = Vec::new();
        for fact in facts {
            if !seen.contains(&fact.claim) {
                seen.push(fact.claim);
                // The sentence of a count names its parts.
                let is_another = |other: &Fact| other.claim == fact.claim && other.part != fact.part;
                let words = if facts.iter().any(|other| is_another(other)) {
                    phrase::claimed(self.dossier, &self.dossier.claims[fact.claim])
                } else {
                    phrase::describe(self.dossier, fact)
                };
                told.push(if is_one {
                    words
                } else {
                    phrase::in_event(self.dossier, &words, fact.happening)
                });
            }
        }
        told
    }

    /// The condition under which `less` bounds `more`, and the steps from one outcome to the other.
    pub(super) fn bound(self, more: &Fact, less: &Fact) -> (Option<String>, Vec<String>) {
        let counted = counted_among(more.outcome, less.outcome);
        let events = self
            .forest
            .way_of_events(more.happening, less.happening)
            .and_then(|way| phrase::way_of_events(self.dossier, &way));
        if more.group == less.group && events.is_none() {
            let same = if more.outcome.counts_people() {
                "this dossier takes both to count the same people"
            } else {
                "this dossier takes both to count for the same population"
            };
            return (None, std::iter::once(same.to_owned()).chain(counted).collect());
        }
        let groups = match self.forest.way(more.group, less.group) {
            Some(way) => phrase::way(self.dossier, &way),
            None => self.all_of(less.group),
        };
        let nested: Vec<String> = groups.into_iter().chain(events).collect();
        let nested = (!nested.is_empty()).then(|| format!("as this dossier has it, {}", nested.join("; ")));
        (nested, counted)
    }

    /// "guards are all of Left", for a population that is the only part of a complete breakdown.
    fn all_of(self, part: GroupId) -> Option<String> {
        let whole = self.forest.all_of(part);
        let people = |group: GroupId| phrase::people(self.dossier, group);
        (whole != part).then(|| format!("{} are all of {}", people(part), people(whole)))
    }

    /// "these 2 entries are 2 people (X. Y.)", if the conflict exists only as long as entries with similar
    /// names are different people.
    fn condition_of_names(self, facts: &[&Fact]) -> Option<String> {
        let entries = self.alike.entries(facts);
        if entries.is_empty() {
            return None;
        }
        let merged: Vec<Fact> = facts.iter().map(|fact| self.alike.merged(fact)).collect();
        let part = Part::new(self.forest, merged.iter());
        if part.stands(|_| true, &Budget::new(STEPS)) == Standing::Fails {
            return None;
        }
        let mut names: Vec<String> = entries.iter().map(|id| self.dossier.people[*id].name.clone()).collect();
        names.dedup();
        let count = entries.len();
        let shown = if names.len() > NAMES {
            format!("{} and others", names[..NAMES].join(", "))
        } else {
            names.join(", ")
        };
        Some(format!("these {count} entries are {count} people ({shown})"))
    }

    /// "as the rule “Least” has it, “dozens” means 24 or more", with everything that is read as a range.
    fn condition_of_words(self, facts: &[&Fact]) -> Option<String> {
        let read = facts.iter().filter(|fact| fact.origin == Origin::Reading);
        let mut read: Vec<String> = read
            .filter_map(|fact| {
                let words = figure(&phrase::own(self.dossier, fact))?;
                Some(format!("{words} means {}", fact.range))
            })
            .collect();
        read.sort_unstable();
        read.dedup();
        let is_any = !read.is_empty();
        is_any.then(|| format!("as {} has it, {}", self.rule, enumerated(&read)))
    }

    fn together(
        self,
        facts: &[&Fact],
        at: (Happening, GroupId),
        clash: Clash,
        conditions: impl Iterator<Item = String>,
    ) -> String {
        let place = ClashSite::new(facts, at, clash);
        let low: Vec<&Fact> = facts.iter().copied().filter(|fact| !place.is_upper(fact)).collect();
        let shares = self.exclusive(&low, Some(place.group));
        // In the order of the file, as everywhere: whose figure is the larger decides nothing.
        let mut ordered: Vec<&Fact> = low.iter().chain(&place.upper).copied().collect();
        ordered.sort_by_key(|fact| (fact.claim, fact.part));
        let told = self.list_claims(&ordered);
        let nested = self.nested(&low, &place, &shares);
        let rests_on = (!nested.is_empty()).then(|| format!("as this dossier has it, {}", nested.join("; ")));
        let (listed, upper) = (claims_of(&ordered), claims_of(&place.upper));
        let needing: Vec<ClaimId> =
            claims_of(&low).into_iter().filter(|claim| !upper.contains(claim)).collect();
        let needs = if needing.len() == 1 { "needs" } else { "together need" };
        let is_one = facts.iter().all(|fact| fact.happening == place.happening);
        let need = self.need(&place);
        let need = if is_one { need } else { phrase::in_event(self.dossier, &need, place.happening) };
        let mut why = if needing.is_empty() {
            vec![format!("its parts need at least {need}, and it {}", allows_at_most(&place))]
        } else {
            let who = describe_positions(&needing, &listed);
            let most = describe_maximum(&place, &describe_positions(&upper, &listed), upper.len());
            vec![format!("{who} {needs} at least {need}, and {most}")]
        };
        why.extend(self.among(facts));
        why.extend(outcome_steps(facts).map(str::to_owned));
        if low.iter().filter(|fact| !fact.names.is_empty()).count() > 1 {
            why.push("each person who is named counts once".to_owned());
        }
        conclude(
            &phrase::sentences(&told),
            &cannot(claims(facts)),
            rests_on.into_iter().chain(conditions),
            &why,
        )
    }

    /// A contradiction that is not simply more of some parts than of their whole: what the dossier says of all that they
    /// count.
    fn otherwise(self, facts: &[&Fact], conditions: impl Iterator<Item = String>) -> String {
        let mut nested: Vec<String> = Vec::new();
        let mut add = |step: Option<String>| nested.extend(step.filter(|step| !nested.contains(step)));
        for a in facts {
            let larger = |whole: &&&Fact| self.forest.lies_in(a.group, whole.group);
            let top =
                facts.iter().filter(larger).map(|fact| fact.group).min_by_key(|at| self.forest.depth(*at));
            let way = top.and_then(|top| self.forest.way(a.group, top));
            let is_end = facts.iter().any(|b| b.group != a.group && self.forest.lies_in(b.group, a.group));
            // That it is a part is said with its breakdown.
            let breakdown = self.forest.breakdown_of(a.group);
            let is_direct = way.as_ref().is_some_and(|way| way.len() == 2)
                && breakdown.is_some_and(|id| self.forest.breakdown(id).is_complete);
            add(way.filter(|_| !is_end && !is_direct).and_then(|way| phrase::way(self.dossier, &way)));
        }
        for a in facts {
            let around = |whole: &&&Fact| self.forest.happens_in(a.happening, whole.happening);
            let top = facts.iter().filter(around).map(|fact| fact.happening);
            let top = top.min_by_key(|at| self.forest.levels_above(*at));
            let way = top.and_then(|top| self.forest.way_of_events(a.happening, top));
            add(way.and_then(|way| phrase::way_of_events(self.dossier, &way)));
        }
        for id in self.exclusive(facts, None) {
            if !self.forest.breakdown(id).is_complete {
                add(Some(self.share_nobody(id)));
            }
        }
        for id in self.complete(facts) {
            add(Some(self.are_all(id)));
        }
        let rests_on = (!nested.is_empty()).then(|| format!("as this dossier has it, {}", nested.join("; ")));
        let mut why = vec!["no figures fit all of them".to_owned()];
        why.extend(self.among(facts));
        why.extend(outcome_steps(facts).map(str::to_owned));
        conclude(
            &phrase::sentences(&self.list_claims(facts)),
            &cannot(claims(facts)),
            rests_on.into_iter().chain(conditions),
            &why,
        )
    }

    /// "this dossier takes all excess deaths to be among those killed", for each outcome of which the facts count a part.
    fn among(self, facts: &[&Fact]) -> impl Iterator<Item = String> {
        let implied = facts.iter().filter(|fact| fact.is_implied);
        let counted = |fact: &Fact| phrase::own(self.dossier, fact).count().map(|count| count.outcome);
        let mut found: Vec<_> = implied.filter_map(|fact| layer(counted(fact)?)).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(among_those)
    }

    /// "60 Russian fighters killed".
    fn need(self, place: &ClashSite<'_>) -> String {
        let need = u64::try_from(place.clash.need)
            .map_or_else(|_| place.clash.need.to_string(), |need| Figure(need).to_string());
        figure_of(&self.dossier.groups[place.group], place.counted(), &need, place.clash.need == 1)
    }
}

/// The claims that say these facts, in file order.
fn claims_of(facts: &[&Fact]) -> Vec<ClaimId> {
    let mut claims: Vec<ClaimId> = facts.iter().map(|fact| fact.claim).collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// How many claims say these facts.
fn claims(facts: &[&Fact]) -> usize {
    claims_of(facts).len()
}

/// "These 3 cannot all be true".
fn cannot(claims: usize) -> String {
    match claims {
        1 => "This cannot be true".to_owned(),
        2 => "They cannot both be true".to_owned(),
        count => format!("These {count} cannot all be true"),
    }
}

/// Maximum number of similar entries listed by name.
const NAMES: usize = 3;

/// "A. B. They cannot both be true if, as this dossier has it, …: …."
fn conclude(
    told: &str,
    verdict: &str,
    conditions: impl IntoIterator<Item = String>,
    why: &[String],
) -> String {
    let mut text = format!("{told} {verdict}");
    for (row, condition) in conditions.into_iter().enumerate() {
        text.push_str(match (row, condition.starts_with("as ")) {
            (0, true) => " if, ",
            (0, false) => " if ",
            (_, true) => ", and if, ",
            (_, false) => ", and if ",
        });
        text.push_str(&condition);
    }
    if !why.is_empty() {
        text.push_str(": ");
        text.push_str(&why.join("; "));
    }
    text.push('.');
    text
}

/// Where some claims stand among those listed: "the first two", "the last", "the first and the third".
fn describe_positions(some: &[ClaimId], listed: &[ClaimId]) -> String {
    let number = |count: usize| match count {
        1 => String::new(),
        2 => " two".to_owned(),
        3 => " three".to_owned(),
        _ => format!(" {count}"),
    };
    if listed.starts_with(some) {
        return format!("the first{}", number(some.len()));
    }
    if listed.ends_with(some) {
        return format!("the last{}", number(some.len()));
    }
    let position = |claim: &ClaimId| {
        let row = listed.iter().position(|other| other == claim).unwrap_or_default();
        match row {
            0 => "the first".to_owned(),
            1 => "the second".to_owned(),
            2 => "the third".to_owned(),
            3 => "the fourth".to_owned(),
            row => format!("number {}", row + 1),
        }
    };
    enumerated(&some.iter().map(position).collect::<Vec<_>>())
}
