//! Which span of time is shown, and how the reader moves it: dragging, wheel, pinch, double click, keys,
//! buttons.
//!
//! The position concerns only this view, so it is kept in egui's memory, with the revision of the dossier,
//! and not in the session.

use egui::{Id, Response, Ui, Vec2};

use super::super::memo::memoize;
use super::super::navigation::{Navigation, struck};
use super::super::{Context, Surface};
use super::window::{Breaks, Window};
use crate::analysis::timeline::{Entry, Extent, Fineness, Timeline, placed_by};
use crate::dossier::Instant;

/// The span that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shows {
    /// The dossier's period, at any width of the pane.
    Period,
    /// Every date.
    All,
    /// A span chosen by the reader.
    Free(Window),
}

fn id() -> Id {
    Id::unique("timeline shows")
}

/// Sets the span that is shown from the next frame on.
pub fn show(ctx: &Context<'_>, ui: &Ui, shows: Shows) {
    ui.data_mut(|data| data.insert_temp(id(), (ctx.opening(), shows)));
    ui.ctx().request_repaint();
}

/// Returns the span of time that is shown in `width` points.
pub fn window(ctx: &Context<'_>, ui: &Ui, timeline: &Timeline, width: f32) -> Window {
    let kept = ui.data(|data| data.get_temp::<(u64, Shows)>(id()));
    let shows = match kept {
        Some((opening, shows)) if opening == ctx.opening() && ctx.surface == Surface::Window => shows,
        _ => Shows::Period,
    };
    let breaks = breaks(ctx, ui, timeline);
    let span = match shows {
        Shows::Free(window) => return Window { breaks, ..window },
        Shows::Period => timeline.period(ctx.dossier.period.as_ref()),
        Shows::All => timeline.reach,
    };
    // Without any date there is nothing to show, at any scale.
    let none = (Instant::from_seconds(0), Instant::from_seconds(0));
    Window::fitted(span.unwrap_or(none), width, Fineness::from_dossier(ctx.dossier), breaks)
}

/// True if the axis leaves out any time.
pub fn has_breaks(ctx: &Context<'_>, ui: &Ui, timeline: &Timeline) -> bool {
    breaks(ctx, ui, timeline) != Breaks::default()
}

/// The times that the axis leaves out.
fn breaks(ctx: &Context<'_>, ui: &Ui, timeline: &Timeline) -> Breaks {
    if ctx.session.timeline.is_unbroken {
        return Breaks::default();
    }
    let id = Id::unique("quiet times");
    *memoize(ctx, ui, id, (super::layout::ENTRIES, ()), || {
        Breaks::new(&timeline.quiet(Fineness::from_dossier(ctx.dossier)))
    })
}

/// Returns the window after the reader's input in this frame; over `axis`, the wheel zooms.
pub fn moved(ctx: &Context<'_>, ui: &Ui, ground: &Response, window: Window, axis: egui::Rect) -> Window {
    let rect = ground.rect;
    let mut moved = window.panned(ground.drag_delta().x);
    if ground.clicked() {
        ground.request_focus();
    }
    if ground.double_clicked() {
        show(ctx, ui, Shows::Period);
        return window;
    }
    let pointer = ui.ctx().pointer_hover_pos().filter(|pos| rect.contains(*pos));
    if let Some(pointer) = pointer.filter(|pos| ui.ctx().layer_id_at(*pos) == Some(ui.layer_id())) {
        let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
        // Over the lanes the wheel scrolls the rows, as in every list; over the axis it zooms.
        let turned = if axis.contains(pointer) { f64::from(scroll.y) * 0.004 } else { 0.0 };
        let factor = f64::from(pinch) * turned.exp();
        moved = moved.panned(scroll.x).zoomed_at(pointer.x - rect.left(), factor);
    }
    let on_mark = ctx.navigation.is_some_and(|navigation| navigation.has_focus(ui));
    if ground.has_focus() || on_mark || (ground.hovered() && ui.memory(|memory| memory.focused().is_none())) {
        moved = keys(ctx, ui, ground, moved);
    }
    // A step to an entry outside the visible days.
    moved = moved.panned(ctx.navigation.and_then(Navigation::sideways).unwrap_or_default());
    if moved != window {
        show(ctx, ui, Shows::Free(moved));
    }
    moved
}

/// Handles keys. If the view itself is focused, arrows and Home or End move the time; if a mark is focused,
/// they go from mark to mark, and Shift with arrows moves the time.
fn keys(ctx: &Context<'_>, ui: &Ui, ground: &Response, window: Window) -> Window {
    use egui::{Key, Modifiers};
    let filter = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(ground.id, filter));
    let whole = ground.has_focus();
    let arrows = if whole { Modifiers::NONE } else { Modifiers::SHIFT };
    let (width, mut moved) = (ground.rect.width(), window);
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    let modifiers = ui.input(|input| input.modifiers);
    for (key, step) in [(Key::ArrowLeft, 0.2), (Key::ArrowRight, -0.2)] {
        if ui.input(|input| struck(input, arrows, key)) {
            moved = moved.panned(step * width);
        }
    }
    let plain = !modifiers.command && !modifiers.alt;
    for (key, factor) in [(Key::Plus, 1.5), (Key::Equals, 1.5), (Key::Minus, 1.0 / 1.5)] {
        if plain && pressed(key) {
            moved = moved.zoomed_at(width / 2.0, factor);
        }
    }
    if plain && (pressed(Key::Num0) || (whole && pressed(Key::Home))) {
        show(ctx, ui, Shows::Period);
    }
    if whole && pressed(Key::End) {
        show(ctx, ui, Shows::All);
    }
    if plain
        && pressed(Key::F)
        && let Some(span) = span_of_selection(ctx)
    {
        show(ctx, ui, Shows::Free(Window::fitted(span, ground.rect.width(), window.grain, window.breaks)));
    }
    moved
}

/// The time from the beginning to the end of the selection, as far as they are known.
fn span_of_selection(ctx: &Context<'_>) -> Option<(Instant, Instant)> {
    let extents =
        ctx.chosen().filter_map(|item| placed_by(ctx.dossier, item)).map(|date| Extent::from_date(&date));
    let spans = extents.filter_map(|extent| extent.from.outermost().zip(extent.to.outermost()));
    spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

/// Moves the window as far as needed to show something selected elsewhere.
pub fn bring_into_sight(ctx: &Context<'_>, ui: &Ui, window: Window, width: f32, entry: Entry) {
    let bar = super::bars::Bar::from_extent(entry.extent, &window);
    let room = 60.0_f32.min(width / 4.0);
    let by = if bar.right < room {
        room - bar.right
    } else if bar.left > width - room {
        width - 2.0 * room - bar.left
    } else {
        return;
    };
    show(ctx, ui, Shows::Free(window.panned(by)));
}

/// How far a drag moves the rows.
pub fn rows_by(ground: &Response) -> Vec2 {
    Vec2::new(0.0, ground.drag_delta().y)
}
