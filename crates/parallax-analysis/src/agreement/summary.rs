//! Agreement summarised in words that all views, reports and descriptions share: the headline and what was compared.

use std::collections::BTreeSet;

use super::super::Ahead;
use super::fact::{Happening, Origin};
use super::{Agreement, Complete, Consistent, Heading, JointRange, Verdict, phrase};
use crate::dossier::{Claim, ClaimId, Dossier, Moment, Says};
use crate::{counted, figure_of, grouped, provided};

/// Which claims agreement was computed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked<'a> {
    /// The main counts of the dossier, or those of them that may have been said by a day; what lies ahead of that day is
    /// not told of.
    Main(Option<Moment>, &'a Ahead),
    /// Claims that somebody chose.
    Chosen,
}

impl JointRange {
    /// "101 or more Russian nationals killed".
    #[must_use]
    pub fn words(&self, dossier: &Dossier) -> String {
        let is_one = self.range.low == 1 && self.range.high == Some(1);
        let mut words = figure_of(&dossier.groups[self.group], self.outcome, &self.range.to_string(), is_one);
        if let Some(event) =
            self.event.filter(|_| dossier.events.iter().any(|(_, event)| event.within.is_some()))
        {
            words = phrase::in_event(dossier, &words, Happening::Event(event));
        }
        if !self.is_exact {
            words.push_str(" (these are bounds; what is possible may be less)");
        }
        words
    }
}

/// Said of everything that is listed below an answer.
pub const ORDER: &str = "Claims are listed in the order of the dossier's file, which ranks nothing.";

impl Agreement {
    /// What the answer does not say, to stand beside it: "No contradiction was found that involves the other 18. Answers to
    /// questions, and what sources deny or doubt, are not compared." Empty if there is nothing to add.
    #[must_use]
    pub fn scope(&self, dossier: &Dossier) -> String {
        let (in_conflict, others) = self.contradicting();
        let mut sentences = Vec::new();
        if in_conflict > 0 && others > 0 {
            sentences.push(if self.complete() == Complete::Stopped {
                format!(
                    "The search was ended early, so the other {others} may stand in a contradiction too, or may not."
                )
            } else {
                format!("No contradiction was found that involves the other {others}.")
            });
        }
        let is_unlike =
            |claim: &Claim| matches!(claim.says, Says::Answer { .. }) || claim.stance.is_against();
        if dossier.claims.iter().any(|(_, claim)| is_unlike(claim)) {
            sentences
                .push("Answers to questions, and what sources deny or doubt, are not compared.".to_owned());
        }
        sentences.join(" ")
    }

    /// How many counts stand in a contradiction that was found, and how many others were compared.
    fn contradicting(&self) -> (usize, usize) {
        let in_conflict: BTreeSet<ClaimId> =
            self.conflicts().iter().flat_map(|conflict| conflict.claims.iter().copied()).collect();
        let others = self.compared().flatten().filter(|claim| !in_conflict.contains(claim)).count();
        (in_conflict.len(), others)
    }

    /// The answer, with what it rests on: how many counts were compared and how many were not, whose populations, and whose
    /// rule for number words. There are three: a contradiction is proved, or it is proved that there is none, or neither.
    ///
    /// "As this dossier takes populations, with number words read by the rule “R”, 3 of the 21 counts compared cannot all be
    /// true; 16 were not compared".
    #[must_use]
    pub fn headline(&self, dossier: &Dossier, asked: Asked<'_>) -> String {
        self.headline_on(dossier, asked, None)
    }

    /// [`headline`](Self::headline), with a condition if one of the counts compared may not have been said by `as_of`: "2 of the
    /// 18 counts compared cannot all be true, if all of them had been said by then".
    #[must_use]
    pub fn headline_on(&self, dossier: &Dossier, asked: Asked<'_>, as_of: Option<Moment>) -> String {
        let as_taken = self.as_taken();
        let (in_conflict, others) = self.contradicting();
        let all = in_conflict + others;
        let counts = match all {
            1 => "count compared".to_owned(),
            all => format!("{all} counts compared"),
        };
        let answer = match (self.verdict(), in_conflict) {
            (Verdict::Conflict, 1) if others == 0 => {
                format!("As {as_taken}, the figures of one count cannot all be true")
            }
            (Verdict::Conflict, _) if others == 0 => {
                format!("As {as_taken}, the {counts} cannot all be true")
            }
            (Verdict::Conflict, 1) => {
                format!("As {as_taken}, the figures of 1 of the {counts} cannot all be true")
            }
            (Verdict::Conflict, some) => {
                let least = if self.complete() == Complete::Stopped { "at least " } else { "" };
                format!("As {as_taken}, {least}{some} of the {counts} cannot all be true")
            }
            (Verdict::AllCanBeTrue, _) => format!("As {as_taken}, the {counts} can all be true"),
            (Verdict::NoneFound, _) if all == 0 => {
                "No contradiction found: no count was compared with another".to_owned()
            }
            (Verdict::NoneFound, _) => {
                format!("No contradiction found among the {counts}, as {as_taken}")
            }
        };
        let answer = answer + self.condition(dossier, as_of);
        // A count whose own figures contradict each other was compared with itself.
        let is_left = |claim: &&ClaimId| !self.conflicts().iter().any(|found| found.claims.contains(*claim));
        match self.reasons(dossier, asked).values().flatten().filter(is_left).count() {
            0 => answer,
            1 => format!("{answer}; 1 was not compared"),
            left => format!("{answer}; {left} were not compared"),
        }
    }

    /// ", if all of them had been said by then": the end of a statement about the counts compared if one of them may not have
    /// been said by `as_of`; otherwise empty.
    fn condition(&self, dossier: &Dossier, as_of: Option<Moment>) -> &'static str {
        let mut claims: Vec<ClaimId> = self.compared().flatten().copied().collect();
        claims.extend(self.conflicts().iter().flat_map(|conflict| conflict.claims.iter().copied()));
        claims.sort_unstable();
        claims.dedup();
        match (provided(dossier, &claims, as_of), claims.len()) {
            ("", _) => "",
            (_, 1) => ", if it had been said by then",
            _ => ", if all of them had been said by then",
        }
    }

    /// The heading above the ranges that remain, with the same condition.
    #[must_use]
    pub fn ranges_title(&self, dossier: &Dossier, as_of: Option<Moment>) -> &'static str {
        if self.condition(dossier, as_of).is_empty() {
            Heading::Ranges.title()
        } else {
            "If all of them had been said by then and are true, then"
        }
    }

    /// "this dossier takes populations, with number words read by the rule “R”": what the dossier and a reading decide.
    fn as_taken(&self) -> String {
        let mut happenings = self.facts.all().iter().map(|fact| fact.happening);
        let first = happenings.next();
        let events = if happenings.any(|happening| Some(happening) != first) { " and events" } else { "" };
        let is_read = self.compared_facts().iter().any(|fact| fact.origin == Origin::Reading);
        let read = if is_read { format!(", with number words read by {}", self.rule) } else { String::new() };
        format!("this dossier takes populations{events}{read}")
    }

    /// What was compared, claim by claim; if there is a contradiction, the conflicts list the claims instead.
    #[must_use]
    pub fn comparisons(&self, dossier: &Dossier) -> Vec<String> {
        self.comparisons_on(dossier, None)
    }

    /// [`comparisons`](Self::comparisons), each marked by [`provided`] if one of its claims may not have been said by `as_of`.
    #[must_use]
    pub fn comparisons_on(&self, dossier: &Dossier, as_of: Option<Moment>) -> Vec<String> {
        let named = |claims: &[ClaimId]| self.named(dossier, claims);
        let if_said = |claims: &[ClaimId]| provided(dossier, claims, as_of);
        let sets: Vec<(&'static str, String)> =
            self.compared().map(|claims| (if_said(claims), named(claims))).collect();
        match self.verdict() {
            Verdict::Conflict => Vec::new(),
            _ if self.claims().is_empty() => Vec::new(),
            Verdict::AllCanBeTrue => {
                sets.iter().map(|(if_said, set)| format!("{if_said}Compared: {set}.")).collect()
            }
            Verdict::NoneFound => {
                let nothing = "Nothing was compared: no two of these counts bear on each other.".to_owned();
                let nothing = sets.is_empty().then_some(nothing).into_iter();
                let each = sets.iter().map(|(if_said, set)| {
                    format!("{if_said}Compared with each other, and with nothing else: {set}.")
                });
                let compared = nothing.chain(each);
                let undecided = self.undecided().iter().map(|set| {
                    let (if_said, named) = (if_said(set), named(set));
                    format!("{if_said}Not decided, because the search was stopped before it found figures that fit or a contradiction: {named}.")
                });
                let doubtful = self.doubtful.iter().map(|whole| {
                    let whole = &dossier.groups[*whole].name;
                    format!(
                        "Not used: this dossier says that the parts of “{whole}” share nobody, but figures that its documents give for \
                         these parts do not fit that."
                    )
                });
                compared.chain(undecided).chain(doubtful).collect()
            }
        }
    }

    /// A set without a contradiction, described by the claims that it leaves out, up to `most` of them by
    /// name: "Without SOHR: 48 killed, by these rules the others do not contradict each other".
    #[must_use]
    pub fn described(&self, dossier: &Dossier, set: &Consistent, most: usize) -> String {
        let named = self.named(dossier, &set.without[..set.without.len().min(most)]);
        let more = match set.without.len().saturating_sub(most) {
            0 => String::new(),
            more => format!("; and {}", counted(more, "other")),
        };
        let found = if set.is_proved {
            "by these rules the others do not contradict each other"
        } else {
            "no contradiction was found among the others"
        };
        format!("Without {named}{more}, {found}")
    }

    /// "A: 48 killed; B: at least 5 killed (in Paper and in Magazine)": claims that read the same are
    /// distinguished by their documents; another event is named.
    pub(super) fn named(&self, dossier: &Dossier, claims: &[ClaimId]) -> String {
        let event = |id: &ClaimId| dossier.claims[*id].event;
        let is_one = claims.iter().all(|id| event(id) == event(&claims[0]));
        let told = claims.iter().map(|id| {
            let claim = &dossier.claims[*id];
            let words = match self.fact(*id) {
                Some(fact) if fact.part == 0 => phrase::describe(dossier, fact),
                _ => phrase::claimed(dossier, claim),
            };
            let words = match claim.event.filter(|_| !is_one) {
                Some(event) => phrase::in_event(dossier, &words, Happening::Event(event)),
                None => words,
            };
            (words.trim_end_matches('.').to_owned(), dossier.documents[claim.document].label())
        });
        let lines = grouped(told).into_iter().map(|(words, documents)| match documents[..] {
            [_] => words,
            _ => format!("{words} (in {})", documents.join(" and in ")),
        });
        lines.collect::<Vec<_>>().join("; ")
    }
}
