//! How much of the lineage is shown in a window: all of it, or what belongs to one count or one item.
//!
//! This is a view setting, like the position of a scroll bar, and not part of the session: it is kept in
//! egui's memory, ends with the file, and does not affect exported pictures.

use egui::Ui;

use super::super::{Context, Surface};
use crate::analysis::lineage::{Lineage, same_count};
use crate::dossier::{ClaimId, Dossier, GroupId, Item, ItemKind, Outcome, Says};

/// What the lineage is narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breadth {
    /// Claims of one count: the same outcome of the same population.
    Count(Outcome, GroupId),
    /// Claims that belong to an item.
    Item(Item),
}

/// The same by ids of the file, which remain valid after saving.
#[derive(Clone, Debug)]
enum Named {
    Count(Outcome, String),
    Item(ItemKind, String),
}

impl Named {
    fn new(dossier: &Dossier, breadth: Breadth) -> Self {
        match breadth {
            Breadth::Count(outcome, of) => Self::Count(outcome, dossier.groups[of].key.clone()),
            Breadth::Item(item) => Self::Item(item.kind(), dossier.key(item).to_owned()),
        }
    }

    /// Returns `None` if the item no longer exists.
    fn find(&self, dossier: &Dossier) -> Option<Breadth> {
        match self {
            Self::Count(outcome, key) => match dossier.find(ItemKind::Group, key)? {
                Item::Group(of) => Some(Breadth::Count(*outcome, of)),
                _ => None,
            },
            Self::Item(kind, key) => dossier.find(*kind, key).map(Breadth::Item),
        }
    }
}

fn id() -> egui::Id {
    egui::Id::unique("breadth of the lineage")
}

/// What the lineage is narrowed to; `None` in a picture.
pub fn current(ctx: &Context<'_>, ui: &Ui) -> Option<Breadth> {
    if ctx.surface == Surface::Picture {
        return None;
    }
    let (opening, named) = ui.data(|data| data.get_temp::<(u64, Named)>(id()))?;
    if opening == ctx.opening() { named.find(ctx.dossier) } else { None }
}

/// Narrows the lineage, or shows all of it again.
pub fn set(ctx: &Context<'_>, ui: &Ui, breadth: Option<Breadth>) {
    ui.data_mut(|data| match breadth {
        Some(breadth) => {
            data.insert_temp(id(), (ctx.opening(), Named::new(ctx.dossier, breadth)));
        }
        None => data.remove::<(u64, Named)>(id()),
    });
    ui.request_repaint();
}

/// What the selection offers to narrow to: its count, its question, or itself. `None` if that would change
/// nothing.
pub fn offered(ctx: &Context<'_>, ui: &Ui, lineage: &Lineage) -> Option<Breadth> {
    let mut breadths = ctx.chosen().map(|item| breadth_of(ctx, item));
    let breadth = breadths.next()??;
    // Claims of different counts have no count in common.
    if breadths.any(|other| other != Some(breadth)) {
        return None;
    }
    let is_new = current(ctx, ui) != Some(breadth);
    (is_new && !lineage.claims().is_empty()).then_some(breadth)
}

fn breadth_of(ctx: &Context<'_>, item: Item) -> Option<Breadth> {
    match item {
        Item::Claim(claim) => match &ctx.dossier.claims[claim].says {
            Says::Count(count) => Some(Breadth::Count(count.outcome, count.of)),
            Says::Answer { to, .. } => Some(Breadth::Item(Item::Question(*to))),
            Says::Remark => None,
        },
        item if ctx.stock.links.claims_of(item).is_empty() => None,
        item => Some(Breadth::Item(item)),
    }
}

impl Breadth {
    /// Returns those of `claims` (ascending) that belong.
    pub fn among(self, ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<ClaimId> {
        match self {
            Self::Count(outcome, of) => {
                let own = ctx.stock.links.claims_of(Item::Group(of)).iter();
                let claim = own.map(|id| &ctx.dossier.claims[*id]);
                let sample = claim
                    .into_iter()
                    .find(|claim| claim.count().is_some_and(|count| count.outcome == outcome));
                sample.map(|claim| same_count(ctx.dossier, claims, claim)).unwrap_or_default()
            }
            Self::Item(item) => {
                let own = ctx.stock.links.claims_of(item).iter().copied();
                own.filter(|claim| claims.binary_search(claim).is_ok()).collect()
            }
        }
    }

    /// What it is narrowed to, in words: "killed of Russian fighters", "the clash".
    pub fn words(self, ctx: &Context<'_>) -> String {
        match self {
            Self::Count(outcome, of) => format!("{} of {}", outcome.word(), ctx.dossier.groups[of].name),
            Self::Item(item) => ctx.dossier.name(item).to_owned(),
        }
    }
}
