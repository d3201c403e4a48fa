//! The layout of the window: index on the left, inspector on the right, strips below, panes between.
//!
//! Each part is confined to its area: whatever needs more room is clipped there and covers no neighbour.

use egui::{CentralPanel, Frame, Panel, Ui};

use super::{layout, timeline_strip, tray};
use crate::dossier::Moment;
use crate::session::View;
use crate::views::{self, Context};

/// The widths of the side panels, in points.
const INDEX: f32 = 246.0;
const INSPECTOR: f32 = 336.0;

/// The minimum height of map and chart next to the panel of a file's problems, in points.
pub const VIEWS: f32 = 280.0;

/// Draws into the rest of `ui` and never beyond it, however much room is needed.
pub fn held(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    let rect = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(rect);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    child.shrink_clip_rect(rect);
    draw(&mut child);
}

/// Draws index, inspector, strips and panes into the area below the bar.
pub fn ui(ctx: &Context<'_>, steps: &[Moment], panes: &mut egui_tiles::Tree<View>, ui: &mut Ui) {
    let side = Frame::new().fill(ctx.palette.panel);
    if !ctx.session.tray.pinned().is_empty() {
        Panel::bottom("tray").exact_size(tray::HEIGHT).frame(side).show(ui, |ui| tray::ui(ctx, ui));
    }
    // A narrow window gives most of its width to the views.
    let width = ui.available_width();
    let up_to = |share: f32, least: f32| least..=(share * width).max(least);
    let left = Panel::left("index").default_size(INDEX).size_range(up_to(0.22, 150.0)).frame(side);
    left.show(ui, |ui| held(ui, |ui| views::index::ui(ctx, ui)));
    let right = Panel::right("inspector").default_size(INSPECTOR).size_range(up_to(0.3, 200.0)).frame(side);
    right.show(ui, |ui| held(ui, |ui| views::inspector::ui(ctx, ui)));
    // Below the panes, between index and inspector, which keep their height.
    if !steps.is_empty() {
        let strip = Panel::bottom("as known on").exact_size(timeline_strip::HEIGHT).frame(side);
        strip.show(ui, |ui| timeline_strip::ui(ctx, ui, steps));
    }
    CentralPanel::default().frame(Frame::new().fill(ctx.palette.paper)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        held(ui, |ui| {
            panes.ui(&mut layout::Panes { ctx }, ui);
            layout::name_handles(ui, panes);
        });
    });
}
