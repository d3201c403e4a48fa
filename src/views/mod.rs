//! One room per view. A view reads a [`Context`], paints, and sends commands; it changes nothing.

pub mod accounts;
pub mod agreement;
mod as_of;
mod context;
pub mod estimates;
mod glyph;
pub mod index;
pub mod inspector;
pub mod kept;
pub mod lineage;
pub mod map;
pub mod picture;
mod pin;
mod ramp;
mod rows;
mod ruler;
mod sheet;
pub mod table;
pub mod timeline;
pub mod told;
mod tooltip;
pub mod walk;

pub use context::{Context, Emphasis, Surface, agreement_of};

use crate::dossier::Item;
use ramp::ramp;

/// Paints the symbol of `item` around `center`: its mark on the map or in the charts.
pub fn glyph(ctx: &Context<'_>, ui: &egui::Ui, center: egui::Pos2, item: Item) {
    glyph::paint(ctx, ui.painter(), center, item);
}

pub use tooltip::beside;
