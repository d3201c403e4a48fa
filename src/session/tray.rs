//! The compare tray: sources and claims pinned side by side.

use std::sync::Arc;

use crate::analysis::Links;
use crate::dossier::{ClaimId, Dossier, Item, ItemSet};

/// The pinned items, in the order they were pinned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tray {
    pinned: Arc<Pinned>,
    /// Whether views show only what is pinned.
    pub scope: Scope,
}

/// The pinned items twice, so that one of tens of thousands is found at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Pinned {
    /// In the order they were pinned.
    in_order: Vec<Item>,
    set: ItemSet,
}

impl Pinned {
    fn new(in_order: Vec<Item>) -> Self {
        let set = in_order.iter().copied().collect();
        Self { in_order, set }
    }
}

/// What views are narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everything.
    #[default]
    All,
    /// Only what is in the tray.
    Tray,
}

impl Tray {
    /// The pinned items.
    #[must_use]
    pub fn pinned(&self) -> &[Item] {
        &self.pinned.in_order
    }

    /// True if `item` is pinned.
    #[must_use]
    pub fn holds(&self, item: Item) -> bool {
        self.pinned.set.contains(item)
    }

    /// Applies `turn` to every item; items for which it returns `None` are removed.
    #[must_use]
    pub fn map(&self, turn: impl Fn(Item) -> Option<Item>) -> Self {
        self.with(self.pinned().iter().filter_map(|item| turn(*item)).collect())
    }

    /// Returns a tray with these items. An empty one would narrow every view to nothing, without a strip to say so.
    fn with(&self, pinned: Vec<Item>) -> Self {
        let scope = if pinned.is_empty() { Scope::All } else { self.scope };
        Self { pinned: Arc::new(Pinned::new(pinned)), scope }
    }

    /// True if `item` can be pinned, that is, if it is a source or a claim.
    #[must_use]
    pub const fn takes(item: Item) -> bool {
        matches!(item, Item::Source(_) | Item::Claim(_))
    }

    /// A tray with these items, to which views are narrowed. Ignores anything but sources and claims.
    #[must_use]
    pub fn only(items: &[Item]) -> Self {
        let mut tray = Self::default();
        tray.toggle_all(items);
        tray.scope = Scope::Tray;
        tray
    }

    /// Pins `item`, or removes it. Ignores anything but sources and claims.
    pub fn toggle(&mut self, item: Item) {
        self.toggle_all(&[item]);
    }

    /// Pins all of `items`, or removes them if all are pinned. Ignores anything but sources and claims.
    pub fn toggle_all(&mut self, items: &[Item]) {
        let mut wanted: Vec<Item> = items.iter().copied().filter(|item| Self::takes(*item)).collect();
        let are_pinned = wanted.iter().all(|item| self.holds(*item));
        let mut pinned = self.pinned().to_vec();
        if are_pinned {
            let wanted: ItemSet = wanted.into_iter().collect();
            pinned.retain(|item| !wanted.contains(*item));
        } else {
            let mut met = self.pinned.set.clone();
            wanted.retain(|item| met.insert(*item));
            pinned.append(&mut wanted);
        }
        *self = self.with(pinned);
    }

    /// True if views that show only what it narrows them to show a claim.
    #[must_use]
    pub fn shows(&self, dossier: &Dossier, claim: ClaimId) -> bool {
        let by = dossier.claims[claim].by;
        self.scope == Scope::All || self.holds(Item::Claim(claim)) || self.holds(Item::Source(by))
    }

    /// Returns the claims that views are narrowed to, in file order: the pinned ones and all those made by
    /// pinned sources. `None` if views show everything.
    #[must_use]
    pub fn claims(&self, links: &Links) -> Option<Vec<ClaimId>> {
        if self.scope == Scope::All {
            return None;
        }
        let own = |item: &Item| {
            // To a source belongs also what it only passes on.
            let is_own = |id: &ClaimId| match *item {
                Item::Source(source) => links.by(*id) == source,
                _ => true,
            };
            links.claims_of(*item).iter().copied().filter(is_own).collect::<Vec<_>>()
        };
        let mut claims: Vec<ClaimId> = self.pinned().iter().flat_map(own).collect();
        claims.sort_unstable();
        claims.dedup();
        Some(claims)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Id as _, PlaceId, SourceId};

    #[test]
    fn pinning_twice_takes_out_again_and_places_cannot_be_pinned() {
        let (a, b) = (Item::Source(SourceId::from_index(0)), Item::Claim(ClaimId::from_index(3)));
        let mut tray = Tray::default();
        tray.toggle(a);
        tray.toggle(b);
        tray.toggle(Item::Place(PlaceId::from_index(0)));
        assert_eq!(tray.pinned(), [a, b]);
        tray.toggle(a);
        assert_eq!(tray.pinned(), [b]);
    }

    #[test]
    fn a_set_is_pinned_and_taken_out_as_one() {
        let ids = [0, 1, 2].map(|row| Item::Claim(ClaimId::from_index(row)));
        let mut tray = Tray::default();
        tray.toggle(ids[1]);
        tray.toggle_all(&ids[..2]);
        assert_eq!(tray.pinned(), [ids[1], ids[0]], "what is pinned stays");
        tray.toggle_all(&ids);
        tray.toggle_all(&ids[..2]);
        assert_eq!(tray.pinned(), [ids[2]]);
    }

    #[test]
    fn what_it_narrows_to_is_what_is_pinned_and_what_pinned_sources_say_themselves() {
        let dossier = crate::load::read(crate::load::KHUSHAM).dossier.expect("sound");
        let links = Links::new(&dossier);
        for source in dossier.sources.ids() {
            let tray = Tray::only(&[Item::Source(source), Item::Claim(ClaimId::from_index(3))]);
            let shown: Vec<_> = dossier.claims.ids().filter(|id| tray.shows(&dossier, *id)).collect();
            let own = |id: &ClaimId| dossier.claims[*id].by == source || id.index() == 3;
            assert_eq!(shown, dossier.claims.ids().filter(own).collect::<Vec<_>>());
            assert_eq!(tray.claims(&links), Some(shown), "{}", dossier.sources[source].key);
        }
    }

    #[test]
    fn an_empty_tray_narrows_nothing() {
        let mut tray = Tray { scope: Scope::Tray, ..Tray::default() };
        let a = Item::Claim(ClaimId::from_index(0));
        tray.toggle(a);
        tray.scope = Scope::Tray;
        tray.toggle(a);
        assert_eq!(tray.claims(&Links::new(&Dossier::default())), None);
    }
}
