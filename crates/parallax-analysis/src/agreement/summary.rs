//! Agreement summarised in words that all views, reports and descriptions share: the headline, what was
//! compared and what was not.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use super::super::Ahead;
use super::fact::{Fact, Happening};
use super::forest::Forest;
use super::{Agreement, Consistent, JointRange, Verdict, main_counts, phrase};
use crate::dossier::{Claim, ClaimId, Day, Dossier, GroupId, Item};
use crate::{Known, NoRange, counted, figure_of, grouped};

/// Which claims agreement was computed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked<'a> {
    /// The main counts of the dossier, or those of them that may have been said by a day; what lies ahead of that day is
    /// not told of.
    Main(Option<Day>, &'a Ahead),
    /// Claims that somebody chose.
    Chosen,
}

/// Claims that were not compared, for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotCompared {
    /// The reason.
    pub why: Why,
    /// The claims, in file order.
    pub claims: Vec<ClaimId>,
    /// All of them: who says what.
    pub sentence: String,
}

/// Why a count was not compared, in the order in which reasons are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It says "about".
    About,
    /// It gives words without a range.
    Words,
    /// It gives a statistical interval.
    Statistical,
    /// It is about another event.
    OtherEvent,
    /// It names no event.
    NoEvent,
    /// No other claim counts these people, a part of them, or a population that contains them.
    Population,
    /// Other counts of these people are of outcomes that do not bound this one.
    Outcome,
    /// It denies, doubts, leaves open or declines, and gives no figure.
    NoFigure,
    /// It gives no number.
    NoNumber,
    /// Its source replaced it.
    Replaced,
    /// It was certainly said after the chosen day.
    Later,
}

impl Why {
    /// The reason as a heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::About => "“About”, without saying how near",
            Self::Words => "Words that are not read as a figure here",
            Self::Statistical => "A statistical interval, which rules no figure out",
            Self::OtherEvent => "About different events",
            Self::NoEvent => "Naming no event",
            Self::Population => {
                "Nothing to compare with: no other comparable figure is for this population, a part of it or one that it is part of"
            }
            Self::Outcome => {
                "Nothing to compare with: the other comparable figures for this population are of outcomes that do not limit this one"
            }
            Self::NoFigure => "No figure of their own",
            Self::NoNumber => "No number given",
            Self::Replaced => "Later replaced by their own source",
            Self::Later => "Certainly said after the day chosen",
        }
    }
}

/// "“About”, without saying how near: Pentagon: some 500 fighters present".
impl fmt::Display for NotCompared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}.", self.why.heading(), self.sentence)
    }
}

impl JointRange {
    /// "101 or more Russian nationals killed".
    #[must_use]
    pub fn words(&self, dossier: &Dossier) -> String {
        let is_one = self.range.low == 1 && self.range.high == Some(1);
        figure_of(&dossier.groups[self.group], self.outcome, &self.range.to_string(), is_one)
    }
}

/// Precedes every answer: the dossier decides how populations are nested and how words are read.
const AS_TAKEN: &str = "As this dossier takes populations and number words";

/// Everything that is assumed when figures are compared.
pub const RULES: &str = "The only rules: a part is no larger than its whole; parts declared to share nobody add up to no more than \
    their whole; casualties are the killed and the wounded; nobody is killed or wounded who was not present; a running count \
    is a minimum; different names are different people.";

impl Agreement {
    /// The number of counts not compared: "16 further counts are not compared."; `None` if all are.
    #[must_use]
    pub fn left_uncompared(&self, dossier: &Dossier, asked: Asked<'_>) -> Option<String> {
        match self.reasons(dossier, asked).values().map(Vec::len).sum::<usize>() {
            0 => None,
            1 => Some("1 further count is not compared.".to_owned()),
            more => Some(format!("{more} further counts are not compared.")),
        }
    }

    /// The answer. There are three: a contradiction is proved, or it is proved that there is none, or
    /// neither.
    #[must_use]
    pub fn headline(&self) -> String {
        match (self.verdict(), self.compared().map(<[_]>::len).sum::<usize>()) {
            (Verdict::Conflict, count) => {
                format!("{AS_TAKEN}, these {} cannot all be true", counted(count, "count"))
            }
            (Verdict::AllCanBeTrue, count) => {
                format!("{AS_TAKEN}, these {} can all be true", counted(count, "count"))
            }
            (Verdict::NoneFound, _) => "No contradiction found".to_owned(),
        }
    }

    /// What was compared, claim by claim; if there is a contradiction, the conflicts list the claims instead.
    #[must_use]
    pub fn comparisons(&self, dossier: &Dossier) -> Vec<String> {
        let named = |claims: &[ClaimId]| self.named(dossier, claims);
        let sets: Vec<String> = self.compared().map(named).collect();
        match self.verdict() {
            Verdict::Conflict => Vec::new(),
            _ if self.claims().is_empty() => Vec::new(),
            Verdict::AllCanBeTrue => sets.iter().map(|set| format!("Compared: {set}.")).collect(),
            Verdict::NoneFound if sets.is_empty() => {
                vec!["Nothing was compared: no two of these counts bear on each other.".to_owned()]
            }
            Verdict::NoneFound => sets
                .iter()
                .map(|set| format!("Compared with each other, and with nothing else: {set}."))
                .collect(),
        }
    }

    /// What was not compared, by name; for a whole dossier, also what belongs to other events.
    #[must_use]
    pub fn not_compared(&self, dossier: &Dossier, asked: Asked<'_>) -> Vec<NotCompared> {
        let lists = self.reasons(dossier, asked).into_iter().map(|(why, claims)| {
            // Claims made after the chosen day are not known then, and so not listed.
            let sentence = match why {
                Why::Later => counted(claims.len(), "count"),
                _ => self.named(dossier, &claims),
            };
            NotCompared { why, claims, sentence }
        });
        lists.collect()
    }

    /// What was not compared, by reason, each in file order.
    fn reasons(&self, dossier: &Dossier, asked: Asked<'_>) -> BTreeMap<Why, Vec<ClaimId>> {
        let mut found: BTreeMap<Why, Vec<ClaimId>> = BTreeMap::new();
        let mut add = |why: Why, claim: ClaimId| found.entry(why).or_default().push(claim);
        for (claim, reason) in self.left_out() {
            add(reason_of(*reason), *claim);
        }
        let others = Others::new(&self.forest, &self.facts);
        for claim in self.alone() {
            add(self.why_alone(claim, &others), claim);
        }
        if let Asked::Main(day, ahead) = asked {
            let outside = Self::outside(dossier, day).into_iter();
            for (why, claim) in outside.filter(|(_, claim)| !ahead.holds(Item::Claim(*claim))) {
                add(why, claim);
            }
        }
        for claims in found.values_mut() {
            claims.sort_unstable();
        }
        found
    }

    /// Counts that are not among the main ones, or were said too late.
    fn outside(dossier: &Dossier, day: Option<Day>) -> Vec<(Why, ClaimId)> {
        let main = main_counts(dossier);
        let main_event = main.first().and_then(|id| dossier.claims[*id].event);
        let is_later =
            |claim: &Claim| day.is_some_and(|day| Known::of_claim(dossier, claim, day) == Known::NotYet);
        let mut found = Vec::new();
        for (id, claim) in dossier.claims.iter().filter(|(_, claim)| claim.count().is_some()) {
            match claim.event {
                _ if is_later(claim) => found.push((Why::Later, id)),
                event if event == main_event => {}
                Some(_) => found.push((Why::OtherEvent, id)),
                None => found.push((Why::NoEvent, id)),
            }
        }
        found
    }

    /// A set without a contradiction, described by the claims that it leaves out, up to `most` of them by
    /// name: "Without SOHR: 48 killed, the others do not contradict each other".
    #[must_use]
    pub fn described(&self, dossier: &Dossier, set: &Consistent, most: usize) -> String {
        let named = self.named(dossier, &set.without[..set.without.len().min(most)]);
        let more = match set.without.len().saturating_sub(most) {
            0 => String::new(),
            more => format!("; and {}", counted(more, "other")),
        };
        format!("Without {named}{more}, the others do not contradict each other")
    }

    /// "A: 48 killed; B: at least 5 killed (in Paper and in Magazine)": claims that read the same are
    /// distinguished by their documents; another event is named.
    fn named(&self, dossier: &Dossier, claims: &[ClaimId]) -> String {
        let told = claims.iter().map(|id| {
            let claim = &dossier.claims[*id];
            let words = match self.fact(*id) {
                Some(fact) => phrase::of(dossier, fact),
                None => phrase::claimed(dossier, claim),
            };
            (words.trim_end_matches('.').to_owned(), dossier.documents[claim.document].label())
        });
        let lines = grouped(told).into_iter().map(|(words, documents)| match documents[..] {
            [_] => words,
            _ => format!("{words} (in {})", documents.join(" and in ")),
        });
        lines.collect::<Vec<_>>().join("; ")
    }

    /// Why a claim with a range was compared with no other claim that has one.
    fn why_alone(&self, claim: ClaimId, others: &Others) -> Why {
        let Some(own) = self.fact(claim) else { return Why::Population };
        if matches!(own.happening, Happening::NotNamed(_)) {
            return Why::NoEvent;
        }
        if !others.has_any(own) && self.facts.len() > 1 {
            Why::OtherEvent
        } else if !others.has_nested(&self.forest, own) {
            Why::Population
        } else {
            Why::Outcome
        }
    }
}

/// How many figures there are of each event, and of each population in it, whatever their outcome.
#[derive(Default)]
struct Others {
    events: HashMap<Happening, usize>,
    /// Of exactly this population.
    populations: HashMap<(Happening, GroupId), usize>,
    /// Of this population or any part of it.
    within: HashMap<(Happening, GroupId), usize>,
}

impl Others {
    /// As many steps as there are figures, times the levels of their populations.
    fn new(forest: &Forest, facts: &[Fact]) -> Self {
        let mut others = Self::default();
        for fact in facts {
            *others.events.entry(fact.happening).or_default() += 1;
            *others.populations.entry((fact.happening, fact.group)).or_default() += 1;
            for whole in forest.upward(fact.group) {
                *others.within.entry((fact.happening, whole)).or_default() += 1;
            }
        }
        others
    }

    /// True if another figure is of the same event as `own`, which is one of the figures.
    fn has_any(&self, own: &Fact) -> bool {
        self.events.get(&own.happening).is_some_and(|count| *count > 1)
    }

    /// True if another figure of the same event is of the same population, of a part or of a whole of it.
    fn has_nested(&self, forest: &Forest, own: &Fact) -> bool {
        self.within.get(&(own.happening, own.group)).is_some_and(|count| *count > 1)
            || forest
                .upward(own.group)
                .skip(1)
                .any(|whole| self.populations.contains_key(&(own.happening, whole)))
    }
}

const fn reason_of(reason: NoRange) -> Why {
    match reason {
        NoRange::About => Why::About,
        NoRange::Words => Why::Words,
        NoRange::Statistical => Why::Statistical,
        NoRange::NotItsOwn(_) | NoRange::NoCount => Why::NoFigure,
        NoRange::NotGiven => Why::NoNumber,
        NoRange::Revised => Why::Replaced,
    }
}
