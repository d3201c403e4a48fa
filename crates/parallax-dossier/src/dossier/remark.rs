//! What the author of a dossier may want to look at again, entry by entry: the warnings of reading it.

use std::collections::BTreeMap;

use super::Item;

/// A warning about an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Which kind of warning, as one word.
    pub code: &'static str,
    /// What is wrong, and the right value if it is known.
    pub message: String,
}

/// `no-paragraph: the claim does not say where in its document it stands`
impl std::fmt::Display for Remark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

/// The warnings of a dossier, by the entry that they are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks(BTreeMap<Item, Vec<Remark>>);

impl Remarks {
    /// The warnings about an entry.
    #[must_use]
    pub fn for_item(&self, item: Item) -> &[Remark] {
        self.0.get(&item).map_or(&[], Vec::as_slice)
    }

    /// Adds a warning.
    pub fn add(&mut self, item: Item, remark: Remark) {
        self.0.entry(item).or_default().push(remark);
    }

    /// Takes back the warnings that no longer hold.
    pub fn retain(&mut self, mut holds: impl FnMut(&Remark) -> bool) {
        self.0.values_mut().for_each(|remarks| remarks.retain(&mut holds));
        self.0.retain(|_, remarks| !remarks.is_empty());
    }
}
