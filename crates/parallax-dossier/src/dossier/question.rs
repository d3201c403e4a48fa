//! Questions, and the positions under which a dossier puts the answers to them.

use super::{Claim, Says};

/// A question that claims answer differently.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The id in the file.
    pub key: String,
    /// The question.
    pub text: String,
    /// The positions under which the dossier puts answers, in its order. Answers of one position are shown as equal,
    /// whatever their words; nothing follows for answers of different positions.
    pub positions: Vec<Position>,
}

/// A position that answers to a question take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The id in the file.
    pub key: String,
    /// The position in the dossier author's words.
    pub words: String,
}

impl super::Dossier {
    /// Returns the position under which the dossier puts the answer of a claim.
    #[must_use]
    pub fn position_of(&self, claim: &Claim) -> Option<&Position> {
        match claim.says {
            Says::Answer { to, position, .. } => self.questions[to].positions.get(position?),
            Says::Count(_) | Says::Remark => None,
        }
    }
}
