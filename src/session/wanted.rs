//! What views want of the files beside the dossier.

/// A file beside the dossier, by its path from there, and what of it is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// The paragraphs of a copy.
    Passages(String),
}
