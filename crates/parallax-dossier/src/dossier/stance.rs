//! Stances: how a source stands towards what a claim states, in one list.
//!
//! An entry of the list holds all words for a stance; sentences, marks' labels and reasons are made from it.

use serde::Deserialize;

/// What the list says of a stance.
struct Entry {
    /// The stance as a verb: "denies".
    verb: &'static str,
    /// How words begin that state the stance themselves.
    openings: &'static [&'static str],
    /// What stands before the figure that it is about; `None` if the figure is left out.
    before_figure: Option<&'static str>,
    /// The stance where no figure is given.
    alone: &'static str,
    /// What stands before the clause about the people: "denies that".
    before_clause: &'static str,
    /// Whether that clause is a question: "how many were killed".
    asks: bool,
    /// Whether it takes a position: that it is so, that it is not, or that it may be.
    has_position: bool,
    /// Whether it speaks against what the claim states.
    is_against: bool,
    /// Why it gives no figure, as a predicate.
    without_figure: &'static str,
}

macro_rules! stances {
    ($($(#[$doc:meta])* $name:ident $entry:expr;)*) => {
        /// A source's stance towards what the claim states. The names are those of the format.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
        pub enum Stance {
            $($(#[$doc])* $name,)*
        }

        impl Stance {
            /// All stances.
            pub const ALL: [Self; [$(Self::$name),*].len()] = [$(Self::$name),*];

            const fn entry(self) -> &'static Entry {
                match self {
                    $(Self::$name => const { &$entry },)*
                }
            }
        }
    };
}

stances! {
    /// Says it is so.
    #[default]
    Asserts Entry {
        verb: "asserts",
        openings: &[],
        before_figure: Some(""),
        alone: "",
        before_clause: "says that",
        asks: false,
        has_position: true,
        is_against: false,
        without_figure: "states no figure",
    };
    /// Says it is not so. With a quantity of exactly 0 the source itself said "none"; with any other quantity
    /// it rejects somebody else's figure and gives none of its own.
    Denies Entry {
        verb: "denies",
        openings: &["denies"],
        before_figure: Some("denies"),
        alone: "denies it",
        before_clause: "denies that",
        asks: false,
        has_position: true,
        is_against: true,
        without_figure: "denies without a figure of its own",
    };
    /// Does not believe it.
    Doubts Entry {
        verb: "doubts",
        openings: &["doubts", "does not believe"],
        before_figure: Some("doubts or does not believe"),
        alone: "doubts or does not believe it",
        before_clause: "doubts or does not believe that",
        asks: false,
        has_position: true,
        is_against: true,
        without_figure: "doubts without a figure of its own",
    };
    /// Neither confirms nor denies it.
    LeavesOpen Entry {
        verb: "leaves open",
        openings: &["leaves open", "leaves it open"],
        before_figure: Some("leaves open"),
        alone: "does not exclude it",
        before_clause: "leaves open whether",
        asks: false,
        has_position: true,
        is_against: false,
        without_figure: "leaves it open without a figure of its own",
    };
    /// Says it is not known, or not known yet. This is not a refusal.
    NotKnown Entry {
        verb: "says it is not known",
        openings: &["says it is not known", "does not know", "is not known"],
        before_figure: Some("says it is not known whether"),
        alone: "says it is not known",
        before_clause: "says it is not known",
        asks: true,
        has_position: false,
        is_against: false,
        without_figure: "says it is not known",
    };
    /// Was asked and declined to say.
    Declines Entry {
        verb: "declines to say",
        openings: &["declines to"],
        before_figure: None,
        alone: "declines to say",
        before_clause: "declines to say",
        asks: true,
        has_position: false,
        is_against: false,
        without_figure: "declines to say",
    };
    /// Says nothing about it, according to the document that reports the silence.
    Silent Entry {
        verb: "is silent",
        openings: &["is silent"],
        before_figure: None,
        alone: "no mention of it",
        before_clause: "no mention of whether",
        asks: false,
        has_position: false,
        is_against: false,
        without_figure: "is silent",
    };
}

impl Stance {
    /// The stance as a verb: "denies".
    #[must_use]
    pub const fn verb(self) -> &'static str {
        self.entry().verb
    }

    /// The stance as a sentence says it of a source: "denies", "doubts or does not believe it". One stance holds both, and
    /// the words of the claim say which.
    #[must_use]
    pub const fn in_a_sentence(self) -> &'static str {
        match self {
            Self::Doubts => self.entry().alone,
            _ => self.verb(),
        }
    }

    /// How words begin that state the stance themselves: "denies", "leaves it open".
    #[must_use]
    pub const fn openings(self) -> &'static [&'static str] {
        self.entry().openings
    }

    /// The stance with the figure that it is about: "denies “dozens”"; without one, or where the figure is left out, alone:
    /// "declines to say".
    #[must_use]
    pub fn with_figure(self, figure: Option<String>) -> String {
        match (self.entry().before_figure, figure) {
            (Some(""), Some(figure)) => figure,
            (Some(before), Some(figure)) => format!("{before} {figure}"),
            _ => self.entry().alone.to_owned(),
        }
    }

    /// What stands before a clause about the people: "denies that", "declines to say".
    #[must_use]
    pub const fn before_clause(self) -> &'static str {
        self.entry().before_clause
    }

    /// True if that clause is a question: "declines to say how many were killed".
    #[must_use]
    pub const fn asks(self) -> bool {
        self.entry().asks
    }

    /// True if the source takes a position on what the claim states: that it is so, is not, or may be.
    #[must_use]
    pub const fn has_position(self) -> bool {
        self.entry().has_position
    }

    /// True if the source speaks against what the claim states.
    #[must_use]
    pub const fn is_against(self) -> bool {
        self.entry().is_against
    }

    /// Why a count of this stance gives no figure, as a predicate: "denies without a figure of its own".
    #[must_use]
    pub const fn without_figure(self) -> &'static str {
        self.entry().without_figure
    }
}
