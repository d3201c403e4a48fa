//! What a view shows, in sentences: the text equivalent of a picture for whoever does not see it.
//!
//! The first sentences say what it is; then, heading by heading, what stands there. The words are those of
//! the wording beside the marks: no figure is rounded, no bound dropped, no population widened, nobody added to another.
//! How anything is drawn is not known here.

mod claims;
mod coding;
mod places;
#[cfg(test)]
mod tests;
mod ways;

use std::fmt;

pub use claims::{accounts, agreement, answered, estimates, table};
pub use coding::coding;
pub use places::map;
pub use ways::{lineage, timeline};

use super::accounts::{stance_beside, words};
use super::agreement::Asked;
use super::{Ahead, Known, Links, Shown, Ties, counted, headline, provided, spoken, when_said, where_read};
use crate::dossier::{Claim, ClaimId, Date, Day, Dossier, Item, Reading};

/// What is shown and how: the choices that every view follows.
#[derive(Clone)]
pub struct Scene<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// Which claims belong to what.
    pub links: &'a Links,
    /// How claims of one source hang together.
    pub ties: &'a Ties,
    /// How words are read.
    pub reading: &'a Reading,
    /// How a caption names the reading.
    pub reading_name: String,
    /// The claims that the tray narrows views to, ascending; all where none.
    pub tray: Option<&'a [ClaimId]>,
    /// Those of them that do not lie ahead, ascending; all where none.
    pub only: Option<&'a [ClaimId]>,
    /// What lies ahead of the day chosen.
    pub ahead: &'a Ahead,
    /// Only what was said by this day is known; everything where none.
    pub as_of: Option<Day>,
}

/// What a view shows, in sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// What it is, how many claims, how to take them.
    pub opening: Vec<String>,
    /// What stands there, heading by heading.
    pub parts: Vec<Part>,
}

/// What stands under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The heading.
    pub heading: String,
    /// What stands under it, one by one.
    pub lines: Vec<String>,
}

impl Telling {
    /// A telling that begins with this sentence.
    fn of(opening: impl Into<String>) -> Self {
        Self { opening: vec![opening.into()], parts: Vec::new() }
    }

    fn say(&mut self, sentence: impl Into<String>) {
        self.opening.push(sentence.into());
    }

    /// Adds lines under a heading, where there are any.
    fn part(&mut self, heading: impl Into<String>, lines: Vec<String>) {
        if !lines.is_empty() {
            self.parts.push(Part { heading: heading.into(), lines });
        }
    }

    /// What it is, in one paragraph.
    #[must_use]
    pub fn opening(&self) -> String {
        self.opening.join(" ")
    }
}

/// The opening, then a paragraph a heading. Nothing is left out, however long it is.
impl fmt::Display for Telling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.opening())?;
        for Part { heading, lines } in &self.parts {
            write!(f, "\n{heading}: {}.", lines.join("; ").trim_end_matches('.'))?;
        }
        Ok(())
    }
}

/// A number with the larger one that it is part of, where it is: "14 of 23 claims", "23 claims".
#[must_use]
pub fn of_all(told: usize, all: usize, noun: &str) -> String {
    if told == all { counted(all, noun) } else { format!("{told} of {}", counted(all, noun)) }
}

/// What a claim says with its stance, its population and its hedge, without its speaker and without a full stop.
fn softened(dossier: &Dossier, claim: &Claim) -> String {
    let told = match (claim.count(), stance_beside(claim)) {
        (Some(_), "") => words(dossier, claim),
        (Some(_), stance) => format!("{}, {stance}", words(dossier, claim)),
        (None, _) => headline(claim),
    };
    let told = told.trim_end_matches('.');
    match &claim.hedge {
        Some(hedge) => format!("{told} ({})", hedge.trim_end_matches('.')),
        None => told.to_owned(),
    }
}

impl Scene<'_> {
    /// What every view says of the choices it follows: the day, the tray, the reading.
    fn circumstances(&self, telling: &mut Telling, words_matter: Reads) {
        if self.tray.is_some() {
            telling.say("Only what was put side by side is shown.");
        }
        if let Some(day) = self.as_of {
            telling.say(format!(
                "As known on {}: what was certainly said later is left out of this text and drawn pale in the picture; what may have \
                 been said later is marked.",
                Date::from(day)
            ));
        }
        self.say_what_is_ahead(telling);
        if words_matter == Reads::Words {
            telling.say(format!("Number words are read {}.", self.reading_name));
        }
    }

    /// Says what the day chosen leaves out altogether.
    fn say_what_is_ahead(&self, telling: &mut Telling) {
        if let Some(words) = self.ahead.words(self.tray) {
            telling.say(format!("{}.", words.replacen("not", "Not", 1)));
        }
    }

    /// The claims among `claims` that may have been said by the day chosen.
    fn said(&self, claims: impl IntoIterator<Item = ClaimId>) -> Vec<ClaimId> {
        claims.into_iter().filter(|id| self.may_be_known(Item::Claim(*id))).collect()
    }

    /// How many of `claims` are told, with the number of all where some are left out: "14 of 23 claims".
    fn number(&self, claims: &[ClaimId]) -> String {
        of_all(self.said(claims.iter().copied()).len(), claims.len(), "claim")
    }

    /// All claims that the tray leaves, whether they had been said or not.
    fn chosen(&self) -> Vec<ClaimId> {
        self.tray.map_or_else(|| self.dossier.claims.ids().collect(), <[ClaimId]>::to_vec)
    }

    /// What agreement was asked about.
    #[must_use]
    pub const fn asked(&self) -> Asked<'_> {
        if self.tray.is_some() { Asked::Chosen } else { Asked::Main(self.as_of, self.ahead) }
    }

    /// Which claims are counted.
    #[must_use]
    pub const fn counted(&self) -> Shown<'_> {
        Shown { only: self.only, day: self.as_of }
    }

    /// Whether an item had perhaps happened, been said or come out by the day chosen.
    #[must_use]
    pub fn may_be_known(&self, item: Item) -> bool {
        let known = |day| Known::of_item(self.dossier, self.links, item, day);
        !self.ahead.holds(item) && self.as_of.is_none_or(|day| known(day) != Known::NotYet)
    }

    /// [`provided`] for the day chosen.
    #[must_use]
    pub fn provided(&self, claims: &[ClaimId]) -> &'static str {
        provided(self.dossier, claims, self.as_of)
    }

    fn known(&self, claim: ClaimId) -> Known {
        let claim = &self.dossier.claims[claim];
        self.as_of.map_or(Known::Known, |day| Known::of_claim(self.dossier, claim, day))
    }

    /// A claim with who says it, all that softens it, when it was said and where it was read, as a screen reader hears it:
    /// "Buga, via Reuters: “dozens” of Russian fighters killed, said 12 February 2018, …, Newsweek ¶9".
    fn aloud(&self, id: ClaimId) -> String {
        format!("{}{}", spoken(self.dossier, &self.dossier.claims[id], self.reading), self.suffix(id))
    }

    /// When a claim was said and where it was read, as it continues a sentence, and what has to be said after it.
    fn when_and_where(&self, id: ClaimId) -> String {
        let claim = &self.dossier.claims[id];
        let when = when_said(self.dossier, claim);
        format!("{when}, {}{}", where_read(self.dossier, claim.citation()), self.suffix(id))
    }

    /// What has to be said after a claim: that it was replaced, that it was perhaps not said yet.
    fn suffix(&self, id: ClaimId) -> String {
        let later = self.ties.revised_by(id).iter().any(|later| self.known(*later) != Known::NotYet);
        let replaced = if later { ", later replaced by its source" } else { "" };
        let perhaps = if self.known(id) == Known::Perhaps { ", perhaps not yet said then" } else { "" };
        format!("{replaced}{perhaps}")
    }
}

/// Whether a view shows what words are read as.
#[derive(Clone, Copy, PartialEq)]
enum Reads {
    Words,
    Nothing,
}
