//! Claims: one source saying one thing in one document.

use serde::Deserialize;

use super::{
    Cited, ClaimId, Count, Date, DocumentId, EventId, Evidence, Locator, PersonId, PlaceId, Quantity,
    QuestionId, Quote, SourceId, Stance,
};

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
    /// The qualifier to show beside the source's name; `None` if the document names the source plainly.
    #[must_use]
    pub const fn qualifier(self) -> Option<&'static str> {
        match self {
            Self::Stated => None,
            Self::Implied => Some("implied, not stated"),
            Self::Unclear => Some("unclear who says it"),
        }
    }

    /// The same in one word, for where there is little room: "implied", "unclear".
    #[must_use]
    pub const fn mark(self) -> Option<&'static str> {
        match self {
            Self::Stated => None,
            Self::Implied => Some("implied"),
            Self::Unclear => Some("unclear"),
        }
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
        /// The position under which the dossier puts it, by its place among those of the question.
        position: Option<usize>,
    },
    /// Something else, put into words by the gist.
    Remark,
}

/// One source saying one thing in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The id in the file.
    pub key: String,
    /// Who says it.
    pub by: SourceId,
    /// How firmly the document ties the claim to the source.
    pub attribution: Attribution,
    /// Sources that passed it on, the one nearest to the speaker first.
    pub via: Vec<SourceId>,
    /// The document it was read in.
    pub document: DocumentId,
    /// The place in it.
    pub locator: Locator,
    /// The passage in the document's own words; shown in the window only.
    pub quote: Option<Quote>,
    /// Files beside the dossier that bear on it.
    pub evidence: Vec<Evidence>,
    /// When it was said.
    pub said: Option<Date>,
    /// The basis for that date.
    pub said_basis: String,
    /// True if it speaks of its event in advance, so that it may have been said before the event began.
    pub foretells: bool,
    /// The event it is about.
    pub event: Option<EventId>,
    /// The place it names for that.
    pub at: Option<PlaceId>,
    /// The people it names, including those of a count of named people.
    pub people: Vec<PersonId>,
    /// The earlier figure, by the same source or another member of its institution, that this one replaces.
    pub revises: Option<ClaimId>,
    /// The figure of another source that this one corrects.
    pub corrects: Option<ClaimId>,
    /// Another report of the same statement by the same source, read elsewhere.
    pub same_as: Option<ClaimId>,
    /// Questions it bears on without answering them.
    pub bears_on: Vec<QuestionId>,
    /// What it states.
    pub says: Says,
    /// The source's stance towards it.
    pub stance: Stance,
    /// The quantity in the document's own words, if they differ: "over 100".
    pub worded: Option<String>,
    /// How the source or the document qualifies it.
    pub hedge: Option<String>,
    /// What is said, in the dossier author's words.
    pub gist: String,
    /// A remark, such as an ambiguity that must not be resolved.
    pub note: String,
    /// Who entered it into the dossier.
    pub entered_by: Option<String>,
    /// Who compared it with the document.
    pub checked_by: Option<String>,
}

impl Claim {
    /// The count, if the claim is one.
    #[must_use]
    pub const fn count(&self) -> Option<&Count> {
        match &self.says {
            Says::Count(count) => Some(count),
            Says::Answer { .. } | Says::Remark => None,
        }
    }

    /// The counts that the claim states, each as a count of its own: the whole, then its parts. None if it is not a
    /// count.
    pub fn counts(&self) -> impl Iterator<Item = Count> + '_ {
        self.count().into_iter().flat_map(Count::each)
    }

    /// True if the claim is a count and the figure is the source's own: asserted, or a denial by which the
    /// source itself said "none". Any other denial rejects somebody else's figure and is not a zero, and
    /// neither is a doubt about "none".
    #[must_use]
    pub fn states_its_own(&self) -> bool {
        self.count().is_some_and(|count| match self.stance {
            Stance::Asserts => true,
            Stance::Denies => count.quantity == Quantity::Exactly(0),
            _ => false,
        })
    }

    /// True if nobody but the person who entered it is known to have compared it with the document. Names are compared without
    /// case and without blanks around them.
    #[must_use]
    pub fn needs_second_look(&self) -> bool {
        let name = |name: &Option<String>| name.as_deref().unwrap_or_default().trim().to_lowercase();
        let checked = name(&self.checked_by);
        checked.is_empty() || checked == name(&self.entered_by)
    }

    /// The questions it is listed under: the one it answers, then those it bears on, without duplicates.
    pub fn questions(&self) -> impl Iterator<Item = QuestionId> + '_ {
        let answered = match self.says {
            Says::Answer { to, .. } => Some(to),
            Says::Count(_) | Says::Remark => None,
        };
        answered.into_iter().chain(self.bears_on.iter().copied())
    }

    /// The document and the place where it was read.
    #[must_use]
    pub const fn citation(&self) -> Cited<'_> {
        Cited { document: self.document, locator: &self.locator }
    }
}
