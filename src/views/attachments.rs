//! What is known of the files beside the dossier: views read it and ask for what is missing; `app` fetches it.

use std::collections::HashMap;
use std::sync::Arc;

use egui::TextureHandle;

use crate::analysis::passage::Paragraphs;
use crate::session::Wanted;

/// The paragraphs of a copy, with its hash as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The paragraphs.
    pub paragraphs: Paragraphs,
    /// The SHA-256 of the file in 64 lower-case digits.
    pub sha256: String,
}

/// A small picture of evidence, with the hash of its file as it is now.
#[derive(Clone)]
pub struct Picture {
    /// As it is.
    pub clear: TextureHandle,
    /// Blurred beyond recognition.
    pub blurred: TextureHandle,
    /// The SHA-256 of the file in 64 lower-case digits.
    pub sha256: String,
}

/// What came of a wish.
#[derive(Clone)]
pub enum Fetched {
    /// The paragraphs of a copy; or why there are none, in words.
    Passages(Result<Arc<Copy>, String>),
    /// A small picture; or why there is none, in words.
    Picture(Result<Picture, String>),
}

/// What has been fetched, and what is on its way.
#[derive(Default)]
pub struct Attachments {
    /// `None` while it is on its way.
    items: HashMap<Wanted, Option<Fetched>>,
}

impl Attachments {
    /// Maximum number of files that are read at a time.
    pub const AT_A_TIME: usize = 4;

    /// Returns what was fetched; `None` if it is on its way, or nobody has asked for it.
    #[must_use]
    pub fn get(&self, wanted: &Wanted) -> Option<&Fetched> {
        self.items.get(wanted)?.as_ref()
    }

    /// True if nobody has asked for it.
    #[must_use]
    pub fn lacks(&self, wanted: &Wanted) -> bool {
        !self.items.contains_key(wanted)
    }

    /// Notes that it is on its way; false if it is, or was fetched, or too much else is on its way.
    pub fn begin(&mut self, wanted: &Wanted) -> bool {
        let on_their_way = self.items.values().filter(|item| item.is_none()).count();
        if !self.lacks(wanted) || on_their_way >= Self::AT_A_TIME {
            return false;
        }
        self.items.insert(wanted.clone(), None);
        true
    }

    /// Keeps what came of it.
    pub fn put(&mut self, wanted: Wanted, fetched: Fetched) {
        self.items.insert(wanted, Some(fetched));
    }
}
