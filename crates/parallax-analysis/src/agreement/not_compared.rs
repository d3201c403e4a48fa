//! What was not compared, and why not.

use std::collections::BTreeMap;
use std::fmt;

use super::fact::Happening;
use super::neighbours::{Estimates, Others};
use super::summary::Asked;
use super::{Agreement, main_counts, whole_event};
use crate::dossier::{Claim, ClaimId, Dossier, Item, Moment};
use crate::{Known, NoRange, counted};

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
    /// It gives a statistical estimate.
    Statistical,
    /// It is relative to another figure.
    Relative,
    /// It is about another event.
    OtherEvent,
    /// It names no event.
    NoEvent,
    /// No other claim counts these people, a part of them, or a population that contains them.
    Population,
    /// Only statistical estimates are for these people, a part of them, or a population that contains them.
    BesideEstimates,
    /// Another claim counts fewer of these people in a larger event, or more people in a part of the event.
    Crossed,
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
            Self::About => "Approximate, without saying how near",
            Self::Words => "Words that are not read as a figure here",
            Self::Statistical => "A statistical estimate, which is not used here to rule figures out",
            Self::Relative => "Relative to another figure, and not worked out",
            Self::OtherEvent => "About different events",
            Self::NoEvent => "Naming no event",
            Self::Population => {
                "This dossier does not record how these people are related to those of the other figures compared"
            }
            Self::BesideEstimates => {
                "The only other figures for these people (or a part of them, or more people) are statistical estimates"
            }
            Self::Crossed => {
                "The other figures compared are for a part of these people in a larger event, or for more people in a part of it"
            }
            Self::Outcome => {
                "The other figures for these people (or a part of them, or more people) count another outcome, which sets no limit to this one"
            }
            Self::NoFigure => "No figure of their own",
            Self::NoNumber => "No number given",
            Self::Replaced => "Later replaced by their own source or its institution",
            Self::Later => "Certainly said after the day chosen",
        }
    }
}

/// "Approximate, without saying how near: Pentagon: some 500 fighters present".
impl fmt::Display for NotCompared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}.", self.why.heading(), self.sentence)
    }
}

impl Agreement {
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
    pub(super) fn reasons(&self, dossier: &Dossier, asked: Asked<'_>) -> BTreeMap<Why, Vec<ClaimId>> {
        let mut found: BTreeMap<Why, Vec<ClaimId>> = BTreeMap::new();
        let mut add = |why: Why, claim: ClaimId| found.entry(why).or_default().push(claim);
        for (claim, reason) in self.left_out() {
            add(reason_of(*reason), *claim);
        }
        let others = Others::new(&self.forest, self.facts.all());
        let estimates = Estimates::new(dossier, &self.forest, self.left_out());
        for claim in self.alone() {
            let why = match self.why_alone(claim, &others) {
                Why::Population
                    if self.fact(claim).is_some_and(|own| estimates.has_nested(&self.forest, own)) =>
                {
                    Why::BesideEstimates
                }
                why => why,
            };
            add(why, claim);
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
    fn outside(dossier: &Dossier, day: Option<Moment>) -> Vec<(Why, ClaimId)> {
        let main = main_counts(dossier);
        let main_event = main.first().and_then(|id| whole_event(dossier, dossier.claims[*id].event));
        let is_later =
            |claim: &Claim| day.is_some_and(|day| Known::of_claim(dossier, claim, day) == Known::NotYet);
        let mut found = Vec::new();
        for (id, claim) in dossier.claims.iter().filter(|(_, claim)| claim.count().is_some()) {
            match whole_event(dossier, claim.event) {
                _ if is_later(claim) => found.push((Why::Later, id)),
                event if event == main_event => {}
                Some(_) => found.push((Why::OtherEvent, id)),
                None => found.push((Why::NoEvent, id)),
            }
        }
        found
    }

    /// Why a claim with a range was compared with no other claim that has one.
    fn why_alone(&self, claim: ClaimId, others: &Others) -> Why {
        let Some(own) = self.fact(claim) else { return Why::Population };
        if matches!(own.happening, Happening::NotNamed(_)) {
            return Why::NoEvent;
        }
        if !others.has_any(&self.forest, own) && self.facts.claims().len() > 1 {
            Why::OtherEvent
        } else if others.has_nested(&self.forest, own) {
            Why::Outcome
        } else if others.has_crossed(&self.forest, own) {
            Why::Crossed
        } else {
            Why::Population
        }
    }
}

const fn reason_of(reason: NoRange) -> Why {
    match reason {
        NoRange::About => Why::About,
        NoRange::Words => Why::Words,
        NoRange::Statistical => Why::Statistical,
        NoRange::Relative => Why::Relative,
        NoRange::NotItsOwn(_) | NoRange::NoCount => Why::NoFigure,
        NoRange::NotGiven => Why::NoNumber,
        NoRange::Revised => Why::Replaced,
    }
}
