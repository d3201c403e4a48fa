//! The layout of the window: index on the left, panes beside it, strips below; a narrow window has tabs instead.
//!
//! Each part is confined to its area: whatever needs more room is clipped there and covers no neighbour.

use egui::{CentralPanel, Frame, Panel, Rect, Ui, UiBuilder, Vec2};
use egui_tiles::Tree;

use super::edit::{SourceText, Writing, text_page};
use super::layout::Shown;
use super::pane::Pane;
use super::{status, timeline_strip};
use crate::dossier::Moment;
use crate::session::{Part, View};
use crate::views::{self, Context};

/// The width of the index, in points.
const INDEX: f32 = 246.0;

/// A narrower window shows one pane at a time, in points.
const NARROW: f32 = 820.0;

/// The minimum height of the views next to the panel of a file's problems, in points.
pub const VIEWS: f32 = 280.0;

/// The panes of a window.
pub struct Panes<'a> {
    /// As the reader arranged them.
    pub wide: &'a mut Tree<Pane>,
    /// One of which is shown in a narrow window.
    pub narrow: &'a mut Tree<Pane>,
}

/// Draws into the rest of `ui` and never beyond it, however much room is needed.
pub fn draw_within(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    let rect = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(rect);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    child.shrink_clip_rect(rect);
    draw(&mut child);
}

/// Draws index, panes and strips into the area below the bar.
pub fn ui(
    ctx: &Context<'_>,
    steps: &[Moment],
    panes: Panes<'_>,
    has_map: bool,
    writing: &Writing,
    ui: &mut Ui,
) {
    let width = ui.available_width();
    let is_narrow = width < NARROW;
    let folded = ctx.session.folded;
    let side = Frame::new().fill(ctx.palette.panel);
    let foldable: &[Part] = match (is_narrow, steps.is_empty()) {
        (true, true) => &[],
        (true, false) => &[Part::Days],
        (false, true) => &[Part::Index, Part::Inspector],
        (false, false) => &[Part::Index, Part::Inspector, Part::Days],
    };
    // With a day chosen the strip is never hidden: it says what is shown.
    let is_strip_folded = folded.has(Part::Days) && ctx.session.as_of.is_none();
    let has_strip = !steps.is_empty() && !is_strip_folded;
    let strips = status::HEIGHT + if has_strip { timeline_strip::HEIGHT } else { 0.0 };
    // The strips below are drawn last, so that Tab comes to them last.
    let whole = ui.available_rect_before_wrap();
    let (above, below) = whole.split_top_bottom_at_y(whole.bottom() - strips);
    ui.advance_cursor_after_rect(whole);
    let builder = |rect: Rect, salt: &str| UiBuilder::new().id_salt(salt).max_rect(rect);
    let top = &mut ui.new_child(builder(above, "above the strips"));
    if !is_narrow && !folded.has(Part::Index) {
        // A window of moderate width gives most of it to the views.
        let widest = (0.22 * width).max(150.0);
        let left = Panel::left("index").default_size(INDEX).size_range(150.0..=widest).frame(side);
        left.show(top, |ui| draw_within(ui, |ui| views::index::ui(ctx, ui)));
    }
    if let Some(text) = writing.text() {
        CentralPanel::default().frame(Frame::new().fill(ctx.palette.paper)).show(top, |ui| {
            beside_form(ctx, writing, text, is_narrow, ui);
        });
        return below_the_panes(
            ctx,
            steps,
            has_strip,
            foldable,
            writing,
            &mut ui.new_child(builder(below, "strips")),
        );
    }
    // Without a position there is no map, but for drawing one.
    let draws = ctx.drafted.is_some_and(|drafted| drafted.sketch.is_some());
    let no_map = (!has_map && !draws).then_some(Pane::View(View::MAP));
    let no_inspector = (!is_narrow && folded.has(Part::Inspector)).then_some(Pane::Inspector);
    let left_out: Vec<Pane> = no_map.into_iter().chain(no_inspector).collect();
    let tree = if is_narrow { panes.narrow } else { panes.wide };
    CentralPanel::default().frame(Frame::new().fill(ctx.palette.paper)).show(top, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        draw_within(ui, |ui| Shown::without(tree, &left_out).ui(ctx, writing, ui));
    });
    below_the_panes(ctx, steps, has_strip, foldable, writing, &mut ui.new_child(builder(below, "strips")));
}

/// Draws the text of a document with the inspector or its form to the right, or below in a narrow window.
fn beside_form(ctx: &Context<'_>, writing: &Writing, text: &SourceText, is_narrow: bool, ui: &mut Ui) {
    let area = ui.available_rect_before_wrap();
    let (page, form) = if is_narrow {
        area.split_top_bottom_at_y(area.center().y)
    } else {
        area.split_left_right_at_x((area.right() - (0.36 * area.width()).clamp(300.0, 460.0)).round())
    };
    let mut part = |rect: Rect, salt: &str, draw: &mut dyn FnMut(&mut Ui)| {
        let mut part = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect));
        part.shrink_clip_rect(rect);
        draw(&mut part);
    };
    part(page, "text", &mut |ui| text_page(ctx, ui, text));
    part(form, "form", &mut |ui| {
        ui.painter().rect_filled(ui.max_rect(), 0.0, ctx.palette.panel);
        if !writing.draw_form(ctx, ui) {
            views::inspector::ui(ctx, ui);
        }
    });
}

/// Draws the strips below the panes.
fn below_the_panes(
    ctx: &Context<'_>,
    steps: &[Moment],
    has_strip: bool,
    foldable: &[Part],
    writing: &Writing,
    bottom: &mut Ui,
) {
    let side = Frame::new().fill(ctx.palette.panel);
    if has_strip {
        let strip = Panel::top("as said by").exact_size(timeline_strip::HEIGHT).frame(side);
        strip.show(bottom, |ui| timeline_strip::ui(ctx, ui, steps));
    }
    Panel::bottom("status").exact_size(status::HEIGHT).frame(side).show(bottom, |ui| {
        status::ui(ctx, ui, foldable, writing.unsaved());
    });
}
