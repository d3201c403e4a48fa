//! One room per view. A view reads a [`Context`], paints, and sends commands; it changes nothing.
//!
//! [`ALL`] is the one list of the views: everything outside this room takes them from it.

pub mod accounts;
pub mod actions;
mod agreed;
pub mod agreement;
pub mod alt_text;
mod as_of;
pub mod attachments;
mod context;
mod cut;
mod description;
pub mod estimates;
mod glyph;
pub mod index;
pub mod inspector;
pub mod lineage;
mod lit;
pub mod map;
pub mod marks;
pub mod memo;
pub mod navigation;
pub mod picture;
mod pin;
mod ramp;
mod rows;
mod ruler;
mod sheet;
pub mod table;
pub mod timeline;
pub mod tooltip;

pub use agreed::{AGREEMENT, agreement_of};
pub use context::{Context, Emphasis, Snapshot, Source, Surface};
pub use description::{Description, Dock, Edge, fingerprint};

use crate::dossier::Item;
use ramp::ramp;

/// Every view, in the order of the tabs.
pub const ALL: &[&dyn Description] = &[
    &map::MapView,
    &estimates::EstimatesView,
    &agreement::AgreementView,
    &accounts::AccountsView,
    &timeline::TimelineView,
    &lineage::LineageView,
    &table::TableView,
];

/// Paints the symbol of `item` around `center`: its mark on the map or in the charts.
pub fn glyph(ctx: &Context<'_>, ui: &egui::Ui, center: egui::Pos2, item: Item) {
    glyph::paint(ctx, ui.painter(), center, item);
}

pub use tooltip::show_beside;
