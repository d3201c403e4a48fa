//! What a rule lets one write down, and how we know the rule.

use std::fmt;

/// What could be written down from one claim alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// This figure.
    Figure(u64),
    /// One of two figures; which, the coder judges by something that no claim tells.
    Either(u64, u64),
    /// A low and a high figure.
    Range {
        /// The low one.
        low: u64,
        /// The high one.
        high: u64,
    },
    /// This figure; in which of the fields for it, no rule read tells.
    Unplaced(u64),
    /// Nothing, since alone it makes no event of the data set.
    NoEvent,
    /// Something, but in a place of its own, apart from the figures.
    Apart,
    /// Nothing: there is no field for it.
    NoField,
    /// No rule was read that tells.
    NotDetermined,
}

impl Entry {
    /// Whether it holds a figure that the record could take over.
    #[must_use]
    pub const fn is_figure(self) -> bool {
        matches!(self, Self::Figure(_) | Self::Either(..) | Self::Range { .. } | Self::Unplaced(_))
    }

    /// Its lowest figure and its highest.
    #[must_use]
    pub const fn ends(self) -> Option<(u64, u64)> {
        match self {
            Self::Figure(n) | Self::Unplaced(n) => Some((n, n)),
            Self::Either(low, high) | Self::Range { low, high } => Some((low, high)),
            Self::NoEvent | Self::Apart | Self::NoField | Self::NotDetermined => None,
        }
    }
}

/// `48`, `3 or 10`, `3 to 3`, `no field`.
impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Figure(n) | Self::Unplaced(n) => write!(f, "{n}"),
            Self::Either(a, b) => write!(f, "{a} or {b}"),
            Self::Range { low, high } => write!(f, "{low} to {high}"),
            Self::NoEvent => f.write_str("no event"),
            Self::Apart => f.write_str("kept apart"),
            Self::NoField => f.write_str("no field"),
            Self::NotDetermined => f.write_str("not determined"),
        }
    }
}

/// How a rule is known, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// Read in the project's own text, there or in a copy of it.
    Text,
    /// Read in somebody else's restatement of it.
    Restated,
    /// Read in the source code of the project's site.
    Code,
    /// Inferred from what was read; no sentence says it.
    Inferred,
    /// Seen in published records; no written rule was found.
    Observed,
    /// No rule was read.
    Open,
}

impl Known {
    /// In a few words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Text => "read in the project's own text",
            Self::Restated => "read in a third-party restatement",
            Self::Code => "read in the source code of its site",
            Self::Inferred => "inferred, no sentence says it",
            Self::Observed => "observed in published records, no written rule",
            Self::Open => "not determined",
        }
    }

    /// The word that stands beside a figure which no written rule gives.
    #[must_use]
    pub const fn mark(self) -> Option<&'static str> {
        match self {
            Self::Inferred => Some("inferred"),
            Self::Observed => Some("observed"),
            Self::Text | Self::Restated | Self::Code | Self::Open => None,
        }
    }
}

/// What could be written down, by which rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// What could be written down.
    pub entry: Entry,
    /// How that is known.
    pub known: Known,
    /// The rule in a sentence.
    pub rule: &'static str,
}

impl Ruling {
    pub(super) const fn new(entry: Entry, known: Known, rule: &'static str) -> Self {
        Self { entry, known, rule }
    }

    pub(super) const fn open(rule: &'static str) -> Self {
        Self::new(Entry::NotDetermined, Known::Open, rule)
    }
}

/// A text that rules were read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// What it is, and of when.
    pub name: &'static str,
    /// How it was read.
    pub read: &'static str,
}
