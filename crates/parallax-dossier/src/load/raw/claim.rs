//! A claim, and what it says.

use serde::Deserialize as DeriveDeserialize;

use super::{Counted, Entries, Evidence, Quote, Word};
use crate::dossier::{self, Attribution, Stance};

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Claim<'a> {
    #[serde(borrow)]
    pub by: Option<Word<'a>>,
    pub attribution: Attribution,
    #[serde(borrow)]
    pub via: Vec<Word<'a>>,
    #[serde(borrow)]
    pub document: Option<Word<'a>>,
    pub paragraph: Option<u32>,
    pub page: Option<String>,
    pub column: Option<String>,
    pub section: Option<String>,
    pub post: Option<String>,
    pub timecode: Option<String>,
    pub locator: Option<String>,
    pub quote: Option<Quote>,
    pub evidence: Vec<Evidence>,
    #[serde(borrow)]
    pub said: Option<Word<'a>>,
    pub said_basis: String,
    pub foretells: bool,
    #[serde(borrow)]
    pub event: Option<Word<'a>>,
    #[serde(borrow)]
    pub at: Option<Word<'a>>,
    #[serde(borrow)]
    pub people: Vec<Word<'a>>,
    #[serde(borrow)]
    pub revises: Option<Word<'a>>,
    #[serde(borrow)]
    pub corrects: Option<Word<'a>>,
    #[serde(borrow)]
    pub same_as: Option<Word<'a>>,
    #[serde(borrow)]
    pub bears_on: Vec<Word<'a>>,
    #[serde(borrow)]
    pub says: Says<'a>,
    pub stance: Stance,
    pub worded: Option<String>,
    pub hedge: Option<String>,
    pub gist: String,
    pub note: String,
    pub entered_by: Option<String>,
    pub checked_by: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(deny_unknown_fields)]
pub enum Says<'a> {
    Count {
        #[serde(borrow)]
        outcome: Counted<'a>,
        #[serde(borrow)]
        of: Word<'a>,
        #[serde(borrow, default)]
        quantity: Quantity<'a>,
        #[serde(default)]
        so_far: bool,
        #[serde(default)]
        about: bool,
        #[serde(default)]
        and_more: bool,
        #[serde(borrow, default)]
        parts: Entries<Quantity<'a>>,
    },
    Answer {
        #[serde(borrow)]
        to: Word<'a>,
        text: String,
        #[serde(borrow, default)]
        position: Option<Word<'a>>,
    },
    #[default]
    Remark,
}

/// A quantity that names people and another claim by their ids.
pub type Quantity<'a> = dossier::Quantity<Word<'a>, Word<'a>>;
