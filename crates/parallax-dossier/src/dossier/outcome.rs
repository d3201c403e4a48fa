//! Outcomes: what is counted, in one list.
//!
//! An entry of the list says everything that is particular to an outcome: its words, and which other outcomes it cannot
//! exceed. Headings, sentences, the command line and agreement are made from it.

use serde::Deserialize;

/// What the list says of an outcome.
struct Entry {
    /// The name on the command line.
    id: &'static str,
    /// The word that follows a figure: "48 killed".
    word: &'static str,
    /// What happened to the people, in a sentence: "killed or wounded".
    participle: &'static str,
    /// A short heading.
    title: &'static str,
    /// A heading that stands alone.
    heading: &'static str,
    /// What is counted, for a list of choices.
    counted: &'static str,
    /// What a count of it answers: "how many were killed".
    asked: &'static str,
    /// The other outcomes that no count of it can exceed.
    within: &'static [Outcome],
}

macro_rules! outcomes {
    ($($(#[$doc:meta])* $name:ident $entry:expr;)*) => {
        /// What is counted. The names are those of the format.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        pub enum Outcome {
            $($(#[$doc])* $name,)*
        }

        impl Outcome {
            /// All outcomes, in display order.
            pub const ALL: [Self; [$(Self::$name),*].len()] = [$(Self::$name),*];

            const fn entry(self) -> &'static Entry {
                match self {
                    $(Self::$name => const { &$entry },)*
                }
            }
        }
    };
}

outcomes! {
    /// People killed.
    Killed Entry {
        id: "killed",
        word: "killed",
        participle: "killed",
        title: "Killed",
        heading: "Killed",
        counted: "People killed",
        asked: "how many were killed",
        within: &[Outcome::Casualties, Outcome::Strength],
    };
    /// People wounded or injured.
    Wounded Entry {
        id: "wounded",
        word: "wounded",
        participle: "wounded",
        title: "Wounded",
        heading: "Wounded",
        counted: "People wounded",
        asked: "how many were wounded",
        within: &[Outcome::Casualties, Outcome::Strength],
    };
    /// Killed or wounded, not distinguished.
    Casualties Entry {
        id: "casualties",
        word: "casualties",
        participle: "killed or wounded",
        title: "Casualties",
        heading: "Killed or wounded, not distinguished",
        counted: "Killed or wounded, not distinguished",
        asked: "how many were killed or wounded, not distinguished",
        within: &[Outcome::Strength],
    };
    /// People captured.
    Captured Entry {
        id: "captured",
        word: "captured",
        participle: "captured",
        title: "Captured",
        heading: "Captured",
        counted: "People captured",
        asked: "how many were captured",
        within: &[],
    };
    /// People reported missing.
    Missing Entry {
        id: "missing",
        word: "missing",
        participle: "missing",
        title: "Missing",
        heading: "Missing",
        counted: "People missing",
        asked: "how many were missing",
        within: &[],
    };
    /// People present or taking part.
    Strength Entry {
        id: "strength",
        word: "present",
        participle: "present",
        title: "Strength",
        heading: "Present or taking part",
        counted: "People present or taking part",
        asked: "how many were present",
        within: &[],
    };
}

impl Outcome {
    /// The name on the command line: "killed".
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.entry().id
    }

    /// The outcome as a word that follows a figure: "48 killed", "about 500 present".
    #[must_use]
    pub const fn word(self) -> &'static str {
        self.entry().word
    }

    /// What happened to the people, in a sentence: "killed or wounded".
    #[must_use]
    pub const fn participle(self) -> &'static str {
        self.entry().participle
    }

    /// The outcome as a short heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.entry().title
    }

    /// The outcome as a self-contained heading: "Present or taking part".
    #[must_use]
    pub const fn heading(self) -> &'static str {
        self.entry().heading
    }

    /// What is counted, for a list of choices: "People killed".
    #[must_use]
    pub const fn counted(self) -> &'static str {
        self.entry().counted
    }

    /// What a count of it answers: "how many were killed".
    #[must_use]
    pub const fn asked(self) -> &'static str {
        self.entry().asked
    }

    /// True if a count of this outcome can never exceed a count of `other` of the same people.
    ///
    /// ```
    /// use parallax_dossier::dossier::Outcome;
    /// assert!(Outcome::Killed.is_within(Outcome::Casualties) && Outcome::Killed.is_within(Outcome::Killed));
    /// assert!(!Outcome::Casualties.is_within(Outcome::Killed));
    /// ```
    #[must_use]
    pub fn is_within(self, other: Self) -> bool {
        self == other || self.entry().within.contains(&other)
    }

    /// The widest outcome that no count of it can exceed; itself if there is none.
    #[must_use]
    pub fn widest(self) -> Self {
        self.entry().within.last().copied().unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_lie_within_one_another_in_steps() {
        for a in Outcome::ALL {
            assert!(a.is_within(a) && a.is_within(a.widest()) && a.widest().widest() == a.widest());
            for b in Outcome::ALL {
                assert!(a == b || !(a.is_within(b) && b.is_within(a)), "{a:?} {b:?}");
                for c in Outcome::ALL {
                    assert!(!(a.is_within(b) && b.is_within(c)) || a.is_within(c), "{a:?} {b:?} {c:?}");
                }
            }
        }
    }
}
