//! What a view shows, in sentences: the text equivalent of a picture.
//!
//! The first sentences say what it is; then, heading by heading, what it contains. The words are those used
//! beside the marks: no figure is rounded, no bound dropped, no population widened, no people added up. How
//! anything is drawn is not known here.

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
use super::{
    Ahead, Known, Links, Shown, Ties, counted, headline, hedge_beside, provided, reads_words, spoken,
    when_said, where_read,
};
use crate::dossier::{Claim, ClaimId, Date, Dossier, Item, Moment, Reading};

/// What is shown and how: the choices that every view follows.
#[derive(Clone)]
pub struct Scene<'a> {
    pub dossier: &'a Dossier,
    /// Which claims belong to which item.
    pub links: &'a Links,
    /// How claims of one source are linked.
    pub ties: &'a Ties,
    /// How number words are read.
    pub reading: &'a Reading,
    /// The reading as named in a caption.
    pub reading_name: String,
    /// What narrows the views to these claims, in sentences.
    pub narrowing: Vec<String>,
    /// The claims that views are narrowed to, ascending; all where none.
    pub tray: Option<&'a [ClaimId]>,
    /// Those of them that do not lie ahead, ascending; all where none.
    pub only: Option<&'a [ClaimId]>,
    /// What lies ahead of the day chosen.
    pub ahead: &'a Ahead,
    /// Only what was said by this day is known; everything where none.
    pub as_of: Option<Moment>,
}

/// What a view shows, in sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AltText {
    /// What it is, how many claims there are, how to read it.
    pub opening: Vec<String>,
    /// Its content, heading by heading.
    pub parts: Vec<Part>,
}

/// The content under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub heading: String,
    /// The lines under it.
    pub lines: Vec<String>,
}

impl AltText {
    /// Starts a description with this sentence.
    fn new(opening: impl Into<String>) -> Self {
        Self { opening: vec![opening.into()], parts: Vec::new() }
    }

    fn say(&mut self, sentence: impl Into<String>) {
        self.opening.push(sentence.into());
    }

    /// Adds lines under a heading, if there are any.
    pub fn part(&mut self, heading: impl Into<String>, lines: Vec<String>) {
        if !lines.is_empty() {
            self.parts.push(Part { heading: heading.into(), lines });
        }
    }

    /// The opening as one paragraph.
    #[must_use]
    pub fn opening(&self) -> String {
        self.opening.join(" ")
    }
}

/// The opening, then one paragraph per heading. Nothing is left out, however long it is.
impl fmt::Display for AltText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.opening())?;
        for Part { heading, lines } in &self.parts {
            write!(f, "\n{heading}: {}.", lines.join("; ").trim_end_matches('.'))?;
        }
        Ok(())
    }
}

/// A number, with the total if it is larger: "14 of 23 claims", "23 claims".
#[must_use]
pub fn of_all(told: usize, all: usize, noun: &str) -> String {
    if told == all { counted(all, noun) } else { format!("{told} of {}", counted(all, noun)) }
}

/// What a claim says with its stance, its population and its hedge, without its speaker and without a full
/// stop.
fn softened(dossier: &Dossier, claim: &Claim) -> String {
    let told = match (claim.count(), stance_beside(claim)) {
        (Some(_), "") => words(dossier, claim),
        (Some(_), stance) => format!("{}, {stance}", words(dossier, claim)),
        (None, _) => headline(claim),
    };
    let told = told.trim_end_matches('.');
    match hedge_beside(told, claim) {
        Some(hedge) => format!("{told} ({})", hedge.trim_end_matches('.')),
        None => told.to_owned(),
    }
}

impl Scene<'_> {
    /// Adds what every view says about the dossier and the choices it follows: conflicts of a merge, the day, the tray, the
    /// reading.
    fn circumstances(&self, alt_text: &mut AltText, words_matter: Reads) {
        if let Some(words) = self.dossier.unsettled_in_words() {
            alt_text.say(format!("{words}."));
        }
        for sentence in &self.narrowing {
            alt_text.say(sentence.as_str());
        }
        if let Some(day) = self.as_of {
            alt_text.say(format!(
                "As said by {}: what was certainly said later is left out of this text and drawn pale in the picture; what may have \
                 been said later is marked.",
                Date::from(day)
            ));
        }
        self.say_what_is_ahead(alt_text);
        if words_matter == Reads::Words && reads_words(self.dossier) {
            alt_text.say(format!("Number words are read {}.", self.reading_name));
        }
    }

    /// Says what the day chosen leaves out altogether.
    fn say_what_is_ahead(&self, alt_text: &mut AltText) {
        if let Some(words) = self.ahead.words(self.tray) {
            alt_text.say(format!("{}.", words.replacen("not", "Not", 1)));
        }
    }

    /// The claims among `claims` that may have been said by the day chosen.
    fn known_claims(&self, claims: impl IntoIterator<Item = ClaimId>) -> Vec<ClaimId> {
        claims.into_iter().filter(|id| self.may_be_known(Item::Claim(*id))).collect()
    }

    /// The number of `claims` that are described, with the total if some are left out: "14 of 23 claims".
    fn number(&self, claims: &[ClaimId]) -> String {
        of_all(self.known_claims(claims.iter().copied()).len(), claims.len(), "claim")
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
        Shown { only: self.only, day: self.as_of, links: Some(self.links) }
    }

    /// True if an item had, or may have, happened, been said or been published by the chosen day.
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
        self.as_of.map_or(Known::Known, |day| self.links.times().known(claim, day))
    }

    /// A claim with its source, its qualifications, its date and where it was read, as read aloud: "Buga, via
    /// Reuters: “dozens” of Russian fighters killed, said 12 February 2018, …, Newsweek ¶9".
    fn aloud(&self, id: ClaimId) -> String {
        format!("{}{}", spoken(self.dossier, &self.dossier.claims[id], self.reading), self.suffix(id))
    }

    /// When a claim was said and where it was read, as the end of a sentence, with its necessary additions.
    fn when_and_where(&self, id: ClaimId) -> String {
        let claim = &self.dossier.claims[id];
        let when = when_said(self.dossier, claim);
        format!("{when}, {}{}", where_read(self.dossier, claim.citation()), self.suffix(id))
    }

    /// The necessary additions to a claim: that it was replaced, that it corrects another source's, that it may not have
    /// been said yet.
    fn suffix(&self, id: ClaimId) -> String {
        let by = |id: ClaimId| self.dossier.claims[id].by;
        let name = |id: ClaimId| self.dossier.sources[by(id)].label();
        let later = self.ties.revised_by(id).iter().find(|later| self.known(**later) != Known::NotYet);
        let replaced = match later {
            Some(later) if by(*later) == by(id) => ", later replaced by its source".to_owned(),
            Some(later) => format!(", later replaced by {}", name(*later)),
            None => String::new(),
        };
        let other = self.dossier.claims[id].corrects.filter(|other| self.known(*other) != Known::NotYet);
        let corrects = other.map_or_else(String::new, |other| {
            format!(", put forward as a correction of what {} says", name(other))
        });
        let perhaps = if self.known(id) == Known::Perhaps { ", perhaps not yet said then" } else { "" };
        format!("{replaced}{corrects}{perhaps}")
    }
}

/// Whether a view shows how words are read.
#[derive(Clone, Copy, PartialEq)]
enum Reads {
    Words,
    Nothing,
}
