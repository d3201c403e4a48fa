//! The span in which something lies, with ends that may be soft or open.

use crate::dossier::{Date, Instant, Moment};

/// One end of a span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The instant as stated.
    Sharp(Instant),
    /// An approximate one: stated as the first, not beyond the second.
    Soft(Instant, Instant),
    /// No such end.
    Open,
}

impl End {
    /// The stated instant, if there is one.
    #[must_use]
    pub const fn stated(self) -> Option<Instant> {
        match self {
            Self::Sharp(at) | Self::Soft(at, _) => Some(at),
            Self::Open => None,
        }
    }

    /// The outermost instant, if there is one.
    #[must_use]
    pub const fn outermost(self) -> Option<Instant> {
        match self {
            Self::Sharp(at) | Self::Soft(_, at) => Some(at),
            Self::Open => None,
        }
    }

    pub(super) fn new(stated: Option<Instant>, possible: Option<Instant>) -> Self {
        match (stated, possible) {
            (Some(at), Some(reach)) if at != reach => Self::Soft(at, reach),
            (Some(at), _) => Self::Sharp(at),
            (None, _) => Self::Open,
        }
    }
}

/// Whether a date is a single day or time, without an approximate end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Single {
    Day,
    /// A minute or a second.
    Time,
    /// A longer span.
    No,
}

impl Single {
    fn from_date(date: &Date) -> Self {
        match (date.earliest(), date.latest()) {
            (Some(first), Some(last)) if first == last && !date.is_approximate() => {
                if first.grain().is_time() { Self::Time } else { Self::Day }
            }
            _ => Self::No,
        }
    }
}

/// The span in which something lies, from the first instant of its first day or time to the instant after its last. At
/// most one end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The beginning of the first day or time.
    pub from: End,
    /// The end of the last day or time.
    pub to: End,
    /// Whether it is one day or one time.
    pub single: Single,
}

impl Extent {
    /// The span in which a date lies.
    #[must_use]
    pub fn from_date(date: &Date) -> Self {
        let begin = |at: Option<Moment>| at.map(Moment::first);
        let end = |at: Option<Moment>| at.map(|at| at.last().plus(1));
        Self {
            from: End::new(begin(date.earliest()), begin(date.earliest_possible())),
            to: End::new(end(date.latest()), end(date.latest_possible())),
            single: Single::from_date(date),
        }
    }

    /// A sort key: the first instant that cannot be excluded, then the last.
    #[must_use]
    pub fn sort_key(self) -> (Instant, Instant) {
        let (from, to) = (self.from.outermost(), self.to.outermost());
        (from.unwrap_or(Instant::MIN), to.unwrap_or(Instant::MAX))
    }
}

/// The basis of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The dossier states its date.
    Stated,
    /// The dossier states several dates, of which it is one. It cannot lie between the first and the second:
    /// from the end of the one to the beginning of the other.
    OneOf {
        /// The instant after the first date.
        after_first: Instant,
        /// The beginning of the second date.
        second: Instant,
    },
    /// The dossier states no date; the span follows from its event and its document.
    Derived,
}

impl Basis {
    /// The basis for a stated date.
    pub(super) fn from_date(date: &Date) -> Self {
        let [first, second, ..] = &date.alternatives()[..] else { return Self::Stated };
        let [first, second] = [first, second].map(Extent::from_date);
        match (first.to.outermost(), second.from.outermost()) {
            (Some(after_first), Some(second)) => Self::OneOf { after_first, second },
            _ => Self::Stated,
        }
    }
}

/// Whether a date is marked as uncertain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Not marked.
    None,
    /// Marked.
    Uncertain,
}
