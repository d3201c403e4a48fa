//! What a count states, as an English clause: "48 pro-government fighters killed so far".
//!
//! The forms of a population (`one`, `many`) make the clause; the name of a population without them follows
//! in brackets, so that nothing is guessed from it.

mod figure;
mod parts;
#[cfg(test)]
mod tests;

use crate::dossier::{Claim, Count, Declared, Dossier, Group, Moment, PersonId, Quantity, Stance};
use crate::{WhenSaid, enumerated, headline};
pub use figure::{among, counted_of, figure_of, plural, with_outcome};
use figure::{among_whom, ends_with_one, join_figure, noun};

/// What a count states, with its population and its stance; none for any other claim.
///
/// ```text
/// 48 pro-government fighters killed so far       no Russian servicemen present
/// “dozens” of Russian fighters killed            denies that “dozens” of Russian servicemen were killed
/// names Vladimir Loginov as killed (counted here among Russian fighters)
/// declines to say how many pro-government fighters were killed or wounded
/// 48 killed (Pro-government forces)              where the population has no forms
/// ```
#[must_use]
pub fn clause(dossier: &Dossier, claim: &Claim) -> Option<String> {
    let count = claim.count()?;
    let parts =
        if claim.stance == Stance::Asserts { parts::among_them(dossier, count) } else { String::new() };
    Some(whole(dossier, claim, count) + &parts)
}

/// The clause of a count without its parts.
fn whole(dossier: &Dossier, claim: &Claim, count: &Count) -> String {
    let words = Words { dossier, claim, count, group: &dossier.groups[count.of] };
    let is_none = count.quantity == Quantity::Exactly(0);
    match claim.stance {
        Stance::Asserts => words.plain(),
        Stance::Denies if is_none => words.plain(),
        stance if stance.asks() => format!("{} {}", stance.before_clause(), words.asked()),
        stance => format!("{} {}", stance.before_clause(), words.were()),
    }
}

/// The parts of a clause.
struct Words<'d> {
    dossier: &'d Dossier,
    claim: &'d Claim,
    count: &'d Count,
    group: &'d Group,
}

impl Words<'_> {
    fn outcome(&self) -> &'static str {
        self.count.outcome.participle()
    }

    /// The figure in the document's words, or else in plain words.
    fn figure(&self) -> String {
        let worded = self.claim.worded.clone();
        worded.unwrap_or_else(|| self.count.figure())
    }

    /// What is counted, and of whom, if the dossier declares the outcome: "excess deaths", " among residents".
    fn declared(&self) -> Option<(&'static str, String)> {
        let declared = self.count.outcome.declared()?;
        Some((declared.name(), among_whom(self.group, declared)))
    }

    /// "48 pro-government fighters killed so far".
    fn plain(&self) -> String {
        match &self.count.quantity {
            Quantity::NotGiven => format!("{}, no number given", self.people()),
            Quantity::Exactly(0) => format!("{}{}", self.none(), self.aside()),
            Quantity::Named(people) => {
                let outcome = match self.declared() {
                    Some((name, _)) => format!("counted under “{name}”"),
                    None => self.outcome().to_owned(),
                };
                format!(
                    "names {} as {}{}{}",
                    listed(self.dossier, people),
                    outcome,
                    among(self.group),
                    self.aside()
                )
            }
            Quantity::Estimate(estimate) if self.claim.worded.is_none() => {
                let (figure, interval) = parts::estimated(estimate);
                figure_of(self.group, self.count.outcome, &figure, false) + &interval
            }
            quantity if quantity.relative_to().is_some() => {
                format!("{}, {}{}", self.people(), self.figure(), self.measure())
            }
            _ => {
                let figure = self.figure();
                let clause = figure_of(self.group, self.count.outcome, &figure, ends_with_one(&figure));
                let is_rising = self.count.so_far && self.claim.worded.is_none();
                if is_rising { format!("{clause} so far") } else { clause }
            }
        }
    }

    /// "“dozens” of Russian servicemen were killed", "Russian servicemen were killed".
    fn were(&self) -> String {
        if let Some(declared) = self.count.outcome.declared() {
            return self.there_were(declared);
        }
        match &self.count.quantity {
            Quantity::NotGiven => match &self.group.many {
                Some(many) => format!("{many} were {}", self.outcome()),
                None => format!("any were {} ({})", self.outcome(), self.group.name),
            },
            Quantity::Exactly(0) => match &self.group.many {
                Some(many) => {
                    let (nobody, verb) = no(many);
                    format!("{nobody} {verb} {}{}", self.outcome(), self.aside())
                }
                None => format!("none were {} ({}){}", self.outcome(), self.group.name, self.aside()),
            },
            Quantity::Named(people) => {
                let verb = if people.len() == 1 { "was" } else { "were" };
                format!(
                    "{} {verb} {}{}{}",
                    listed(self.dossier, people),
                    self.outcome(),
                    among(self.group),
                    self.aside()
                )
            }
            quantity if quantity.relative_to().is_some() => {
                format!("the {} were {}{}", self.people(), self.figure(), self.measure())
            }
            Quantity::Estimate(estimate) if self.claim.worded.is_none() => {
                let (figure, interval) = parts::estimated(estimate);
                match noun(self.group, false) {
                    Some(noun) => format!("{figure} {noun} were {}{interval}", self.outcome()),
                    None => format!("{figure} were {} ({}){interval}", self.outcome(), self.group.name),
                }
            }
            _ => {
                let figure = self.figure();
                let is_one = ends_with_one(&figure);
                let verb = if is_one { "was" } else { "were" };
                match noun(self.group, is_one) {
                    Some(noun) => format!("{} {verb} {}", join_figure(&figure, noun), self.outcome()),
                    None => format!("{figure} {verb} {} ({})", self.outcome(), self.group.name),
                }
            }
        }
    }

    /// "there were 48 excess deaths among residents".
    fn there_were(&self, declared: Declared) -> String {
        let (name, whom) = (declared.name(), among_whom(self.group, declared));
        match &self.count.quantity {
            Quantity::NotGiven => format!("there were {name}{whom}"),
            Quantity::Exactly(0) => format!("there were no {name}{whom}{}", self.aside()),
            Quantity::Named(people) => {
                let (people, verb) =
                    (listed(self.dossier, people), if people.len() == 1 { "is" } else { "are" });
                format!("{people} {verb} to be counted under “{name}”{}{}", among(self.group), self.aside())
            }
            quantity if quantity.relative_to().is_some() => {
                format!("the {name}{whom} were {}{}", self.figure(), self.measure())
            }
            Quantity::Estimate(estimate) if self.claim.worded.is_none() => {
                let (figure, interval) = parts::estimated(estimate);
                format!("there were {}{interval}", figure_of(self.group, self.count.outcome, &figure, false))
            }
            _ => {
                let figure = self.figure();
                let is_one = ends_with_one(&figure);
                let verb = if is_one { "was" } else { "were" };
                format!("there {verb} {}", figure_of(self.group, self.count.outcome, &figure, is_one))
            }
        }
    }

    /// "how many pro-government fighters were killed", "whether over 100 were".
    fn asked(&self) -> String {
        if let (Some((name, whom)), Quantity::NotGiven) = (self.declared(), &self.count.quantity) {
            return format!("how many {name} there were{whom}");
        }
        match (&self.count.quantity, &self.group.many) {
            (Quantity::NotGiven, Some(many)) => format!("how many {many} were {}", self.outcome()),
            (Quantity::NotGiven, None) => format!("how many were {} ({})", self.outcome(), self.group.name),
            _ => format!("whether {}", self.were()),
        }
    }

    /// " (that of SOHR: 48 fighters killed)", after a figure that is relative to another claim's.
    fn measure(&self) -> String {
        let Some(other) = self.count.quantity.relative_to().map(|id| &self.dossier.claims[*id]) else {
            return String::new();
        };
        let who = self.dossier.sources[other.by].label();
        // On a day when this claim is shown and the other is not said yet, its figure would be told too early.
        let first = |claim| WhenSaid::from_claim(self.dossier, claim).first().map(Moment::first);
        if first(other).is_some_and(|other| first(self.claim).is_none_or(|own| own < other)) {
            return format!(" (that of {who})");
        }
        // A measure that is itself relative is not followed: its own sentence says to what.
        let said = match other.count() {
            Some(count) if count.quantity.relative_to().is_none() => whole(self.dossier, other, count),
            _ => headline(other),
        };
        format!(" (that of {who}: {said})")
    }

    /// "pro-government fighters killed".
    fn people(&self) -> String {
        if let Some((name, whom)) = self.declared() {
            return format!("{name}{whom}");
        }
        match &self.group.many {
            Some(many) => format!("{many} {}", self.outcome()),
            None => format!("{} ({})", self.outcome(), self.group.name),
        }
    }

    fn none(&self) -> String {
        if let Some((name, whom)) = self.declared() {
            return format!("no {name}{whom}");
        }
        match &self.group.many {
            Some(many) => format!("{} {}", no(many).0, self.outcome()),
            None => format!("none {} ({})", self.outcome(), self.group.name),
        }
    }

    /// The document's own words, if the clause does not contain them.
    fn aside(&self) -> String {
        let worded = self.claim.worded.as_deref().filter(|words| !matches!(*words, "none" | "no" | "0"));
        worded.map(|words| format!(" (worded: {words})")).unwrap_or_default()
    }
}

/// None of a population by its plural, and the verb that follows: "no servicemen", "were"; "no one", "was".
fn no(many: &str) -> (String, &'static str) {
    match many.strip_prefix("people") {
        Some(rest) if rest.is_empty() || rest.starts_with(' ') => (format!("no one{rest}"), "was"),
        _ => (format!("no {many}"), "were"),
    }
}

/// The people named in a count: "Ada and Bob"; `None` if it is not a count by names.
#[must_use]
pub fn names(dossier: &Dossier, claim: &Claim) -> Option<String> {
    match &claim.count()?.quantity {
        Quantity::Named(people) => Some(listed(dossier, people)),
        _ => None,
    }
}

fn listed(dossier: &Dossier, people: &[PersonId]) -> String {
    let names: Vec<_> = people.iter().map(|id| dossier.people[*id].name.as_str()).collect();
    if names.is_empty() { "nobody".to_owned() } else { enumerated(&names) }
}
