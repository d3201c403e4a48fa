//! Outcomes: what is counted, in one list. `declared.rs` has those that a dossier adds.
//!
//! An entry of the list says everything that is particular to an outcome: its words, and which other outcomes it cannot
//! exceed. Headings, sentences, the command line and agreement are made from it.

use super::declared::{Counts, Declared};

/// What the list says of an outcome.
struct Entry {
    /// The word of the format.
    name: &'static str,
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
        /// What is counted, in display order. The names are those of the format.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Outcome {
            $($(#[$doc])* $name,)*
            /// What a dossier itself declares.
            Declared(Declared),
        }

        impl Outcome {
            /// The outcomes of the format, in display order; [`Dossier::all_outcomes`](super::Dossier::all_outcomes) also
            /// has those that a dossier declares.
            pub const ALL: [Self; [$(Self::$name),*].len()] = [$(Self::$name),*];

            /// The words of the format.
            pub const WORDS: [&'static str; Self::ALL.len()] = [$(stringify!($name)),*];

            const fn entry(self) -> Result<&'static Entry, Declared> {
                match self {
                    $(Self::$name => Ok(const { &$entry }),)*
                    Self::Declared(declared) => Err(declared),
                }
            }
        }
    };
}

outcomes! {
    /// People killed.
    Killed Entry {
        name: "Killed",
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
        name: "Wounded",
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
        name: "Casualties",
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
        name: "Captured",
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
        name: "Missing",
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
        name: "Strength",
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
    /// Returns the outcome with this word of the format.
    ///
    /// ```
    /// use parallax_dossier::dossier::Outcome;
    /// assert_eq!(Outcome::of_word("Killed"), Some(Outcome::Killed));
    /// ```
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().zip(Self::WORDS).find(|(_, known)| *known == word).map(|(outcome, _)| outcome)
    }

    /// What the dossier says of it; `None` for an outcome of the format.
    #[must_use]
    pub const fn declared(self) -> Option<Declared> {
        match self {
            Self::Declared(declared) => Some(declared),
            _ => None,
        }
    }

    /// True if it counts people, and not things.
    #[must_use]
    pub fn counts_people(self) -> bool {
        self.declared().is_none_or(|declared| declared.counts() == Counts::People)
    }

    /// The word of the format, or the id of a declared outcome.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.entry() {
            Ok(entry) => entry.name,
            Err(declared) => declared.id(),
        }
    }

    /// The name on the command line: "killed".
    #[must_use]
    pub fn id(self) -> &'static str {
        match self.entry() {
            Ok(entry) => entry.id,
            Err(declared) => declared.id(),
        }
    }

    /// The outcome as a word that follows a figure: "48 killed", "about 500 present", "12 excess deaths".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self.entry() {
            Ok(entry) => entry.word,
            Err(declared) => declared.name(),
        }
    }

    /// What happened to the people, in a sentence: "killed or wounded"; what was counted, if it is declared.
    #[must_use]
    pub fn participle(self) -> &'static str {
        match self.entry() {
            Ok(entry) => entry.participle,
            Err(declared) => declared.name(),
        }
    }

    /// The outcome as a label in lists and cells: "strength", "excess deaths".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self.entry() {
            Ok(entry) => entry.id,
            Err(declared) => declared.name(),
        }
    }

    /// The outcome as a short heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self.entry() {
            Ok(entry) => entry.title,
            Err(declared) => declared.title(),
        }
    }

    /// The outcome as a self-contained heading: "Present or taking part".
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self.entry() {
            Ok(entry) => entry.heading,
            Err(declared) => declared.title(),
        }
    }

    /// What is counted, for a list of choices: "People killed".
    #[must_use]
    pub fn counted(self) -> &'static str {
        match self.entry() {
            Ok(entry) => entry.counted,
            Err(declared) => declared.title(),
        }
    }

    /// What a count of it answers: "how many were killed".
    #[must_use]
    pub fn asked(self) -> &'static str {
        match self.entry() {
            Ok(entry) => entry.asked,
            Err(declared) => declared.asked(),
        }
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
        self == other
            || match self.entry() {
                Ok(entry) => entry.within.contains(&other),
                Err(declared) => declared.part_of().is_some_and(|whole| whole.is_within(other)),
            }
    }

    /// The widest outcome that no count of it can exceed; itself if there is none.
    #[must_use]
    pub fn widest(self) -> Self {
        match self.entry() {
            Ok(entry) => entry.within.last().copied().unwrap_or(self),
            Err(declared) => declared.part_of().map_or(self, Self::widest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_to_their_outcomes() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::of_word(outcome.name()), Some(outcome));
        }
        assert_eq!(Outcome::of_word("killed"), None);
    }

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
