//! What a rule allows to be recorded, and how the rule is known.

use std::fmt;

/// What could be recorded from one claim alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// This figure.
    Figure(u64),
    /// One of two figures; the coder decides by something that no claim says.
    Either(u64, u64),
    /// A low and a high figure.
    Range {
        /// The low one.
        low: u64,
        /// The high one.
        high: u64,
    },
    /// This figure; no rule we read says in which of the fields for it.
    Unplaced(u64),
    /// Nothing, because alone it does not make an event of the data set.
    NoEvent,
    /// Something, but in a separate place, apart from the figures.
    Apart,
    /// Nothing: there is no field for it.
    NoField,
    /// No rule we read decides it.
    NotDetermined,
}

impl Entry {
    /// True if it holds a figure that the record could take over.
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

/// How a rule is known, most certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// Read in the project's own text, or in a copy of it.
    Text,
    /// Read in a restatement by somebody else.
    Restated,
    /// Read in the source code of the project's site.
    Code,
    /// Inferred from what we read; not stated anywhere.
    Inferred,
    /// Observed in published records; we found no written rule.
    Observed,
    /// We read no rule.
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

    /// The word to show beside a figure that no written rule gives.
    #[must_use]
    pub const fn mark(self) -> Option<&'static str> {
        match self {
            Self::Inferred => Some("inferred"),
            Self::Observed => Some("observed"),
            Self::Text | Self::Restated | Self::Code | Self::Open => None,
        }
    }
}

/// What could be recorded, and by which rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// What could be recorded.
    pub entry: Entry,
    /// How the rule is known.
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

/// A text in which rules were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// Its title and date.
    pub name: &'static str,
    /// How we read it.
    pub read: &'static str,
}
