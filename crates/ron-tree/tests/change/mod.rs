//! Damage to a text, letter by letter, for tests of everything that reads texts.

use proptest::sample::Index;

/// One damage to a text, at a place that depends on its length.
#[derive(Clone, Debug)]
pub enum Change {
    Cut(Index),
    Delete(Index, usize),
    Double(Index, usize),
    Swap(Index, Index),
    Put(Index, char),
}

impl Change {
    /// Carries it out; an empty text stays as it is.
    pub fn apply(&self, text: &mut Vec<char>) {
        if text.is_empty() {
            return;
        }
        let length = text.len();
        let within = |at: &Index, many: usize| at.index(length)..(at.index(length) + many).min(length);
        match self {
            Self::Cut(at) => text.truncate(at.index(length)),
            Self::Delete(at, many) => drop(text.drain(within(at, *many))),
            Self::Double(at, many) => {
                let part: Vec<char> = text[within(at, *many)].to_vec();
                let at = at.index(length);
                text.splice(at..at, part);
            }
            Self::Swap(a, b) => text.swap(a.index(length), b.index(length)),
            Self::Put(at, c) => text.insert(at.index(length), *c),
        }
    }
}
