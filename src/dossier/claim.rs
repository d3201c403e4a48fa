//! Claims: one source saying one thing in one document.

use serde::Deserialize;

use super::{
    Citation, ClaimId, Date, DocumentId, EventId, GroupId, Outcome, PersonId, PlaceId, Quantity, QuestionId,
    SourceId,
};

/// How a source stands to what the claim states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum Stance {
    /// Says that it is so.
    #[default]
    Asserts,
    /// Says that it is not so. With a quantity of exactly 0 the source itself said "none"; with any
    /// other quantity it rejects somebody else's figure and states none of its own.
    Denies,
    /// Says that it does not believe it.
    Doubts,
    /// Says neither yes nor no, and does not exclude it.
    LeavesOpen,
    /// Says that it is not known, or not known yet. This is not a refusal.
    NotKnown,
    /// Was asked and refused to say.
    Declines,
    /// Says nothing of it, as observed by whoever reports the silence.
    Silent,
}

impl Stance {
    /// The stance as a verb: "denies".
    #[must_use]
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Doubts => "doubts",
            Self::LeavesOpen => "leaves open",
            Self::NotKnown => "says it is not known",
            Self::Declines => "declines to say",
            Self::Silent => "is silent",
        }
    }
}

/// How firmly the document ties the words to the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum Attribution {
    /// The document names the source.
    #[default]
    Stated,
    /// Context points to the source; the document does not say so.
    Implied,
    /// The document leaves more than one reading.
    Unclear,
}

impl Attribution {
    /// What has to stand beside the source's name, where the document does not plainly name it.
    #[must_use]
    pub const fn qualifier(self) -> Option<&'static str> {
        match self {
            Self::Stated => None,
            Self::Implied => Some("implied, not stated"),
            Self::Unclear => Some("unclear who says it"),
        }
    }
}

/// A claim's quantity: so many of that group met that outcome.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Count {
    /// What is counted.
    pub outcome: Outcome,
    /// Of whom.
    pub of: GroupId,
    /// How many.
    pub quantity: Quantity,
    /// Whether the source gave a running count ("48 so far"): the figure had been reached and could still rise.
    pub so_far: bool,
}

impl Count {
    /// The whole numbers that the count allows, as [`Quantity::bounds`]; a running count has no highest.
    ///
    /// ```
    /// use parallax::dossier::{Count, GroupId, Id as _, Outcome, Quantity};
    /// let of = GroupId::from_index(0);
    /// let count = Count { outcome: Outcome::Killed, of, quantity: Quantity::Exactly(48), so_far: true };
    /// assert_eq!(count.bounds(), Some((48, None)));
    /// ```
    #[must_use]
    pub fn bounds(&self) -> Option<(u64, Option<u64>)> {
        let (low, high) = self.quantity.bounds()?;
        Some((low, high.filter(|_| !self.so_far)))
    }
}

/// What a claim states.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Says {
    /// A quantity of a population.
    Count(Count),
    /// An answer to one of the dossier's questions.
    Answer {
        /// The question.
        to: QuestionId,
        /// The answer, in the dossier author's words.
        text: String,
    },
    /// Something else; the gist tells what.
    Remark,
}

/// One source saying one thing in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The id in the file.
    pub key: String,
    /// Who says it.
    pub by: SourceId,
    /// How firmly the document ties it to them.
    pub attribution: Attribution,
    /// Who passed it on, nearest to the source first.
    pub via: Vec<SourceId>,
    /// Where we read it.
    pub document: DocumentId,
    /// The paragraph, counted from 1.
    pub paragraph: Option<u32>,
    /// When it was said.
    pub said: Option<Date>,
    /// What that date rests on.
    pub said_basis: String,
    /// Whether it speaks of its event beforehand, so that it may have been said before the event began.
    pub foretells: bool,
    /// What it speaks of.
    pub event: Option<EventId>,
    /// Where it places that.
    pub at: Option<PlaceId>,
    /// The people it names, those of a count of named people among them.
    pub people: Vec<PersonId>,
    /// The earlier figure of the same source that this one replaces.
    pub revises: Option<ClaimId>,
    /// Another report of the same statement by the same source, read elsewhere.
    pub same_as: Option<ClaimId>,
    /// The questions that it bears on without being an answer to them.
    pub bears_on: Vec<QuestionId>,
    /// What it states.
    pub says: Says,
    /// How the source stands to it.
    pub stance: Stance,
    /// The quantity as the document words it, where that differs: "over 100".
    pub worded: Option<String>,
    /// How the source or the document softens it.
    pub hedge: Option<String>,
    /// What is said, in the dossier author's words.
    pub gist: String,
    /// A remark, such as an ambiguity that must stay one.
    pub note: String,
}

impl Claim {
    /// The count, where the claim is one.
    #[must_use]
    pub const fn count(&self) -> Option<&Count> {
        match &self.says {
            Says::Count(count) => Some(count),
            Says::Answer { .. } | Says::Remark => None,
        }
    }

    /// Whether the claim is a count and its figure is the source's own: asserted, or a denial by which the source itself
    /// said "none". Any other denial rejects somebody's figure and is not a zero, and a doubt about "none" is none either.
    #[must_use]
    pub fn states_its_own(&self) -> bool {
        self.count().is_some_and(|count| match self.stance {
            Stance::Asserts => true,
            Stance::Denies => count.quantity == Quantity::Exactly(0),
            Stance::Doubts | Stance::LeavesOpen | Stance::NotKnown | Stance::Declines | Stance::Silent => {
                false
            }
        })
    }

    /// The questions under which it is heard: the one it answers, then those it bears on. None stands twice.
    pub fn questions(&self) -> impl Iterator<Item = QuestionId> + '_ {
        let answered = match self.says {
            Says::Answer { to, .. } => Some(to),
            Says::Count(_) | Says::Remark => None,
        };
        answered.into_iter().chain(self.bears_on.iter().copied())
    }

    /// Where it was read.
    #[must_use]
    pub const fn citation(&self) -> Citation {
        Citation { document: self.document, paragraph: self.paragraph }
    }
}
