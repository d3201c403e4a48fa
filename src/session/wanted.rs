//! What views want of the files beside the dossier.

/// A file beside the dossier, by its path from there, and what of it is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// The paragraphs of a copy.
    Passages(String),
    /// A small picture of evidence.
    Picture(String),
}

impl Wanted {
    /// True if a small picture can be made of a file, by the end of its name.
    #[must_use]
    pub fn is_picture(file: &str) -> bool {
        let end = file.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
        end.is_some_and(|end| ["png", "jpg", "jpeg", "webp"].contains(&end.as_str()))
    }
}
