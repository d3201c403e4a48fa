//! The strip below the panes: the state of knowledge on a chosen day. Off at first; a track with a handle,
//! step buttons, and playback through all days on which anything becomes known.

mod play;
mod scale;

use egui::{Align, Id, Key, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::both_ends;
use super::tray::{Pressed, button};
use crate::analysis::counted;
use crate::analysis::known::{step_after, step_before};
use crate::dossier::{Date, Moment};
use crate::session::Command;
use crate::theme::{Type, galley, label, space};
use crate::views::Context;
use scale::Scale;

/// The height of the strip in points.
pub const HEIGHT: f32 = 38.0;
/// The radius of the handle.
const KNOB: f32 = 6.0;
/// From the top of the track to its line; the labels are below.
const LINE: f32 = 11.0;
/// Minimum width of the track.
const TRACK: f32 = 60.0;
/// In a narrower strip, the track takes the room of the buttons that also have keys.
const NARROW: f32 = 600.0;

/// The id of the track, for F6.
pub fn track_id() -> Id {
    Id::unique("as said by: track")
}

/// Draws the strip; `steps` are the days on which anything becomes known, ascending and not empty.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, steps: &[Moment]) {
    play::run(ctx, ui, steps);
    let room = if ui.available_width() < NARROW { Room::Narrow } else { Room::Wide };
    let has_times = ctx.dossier.has_times;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.add_space(space::M);
        let words = room.words(ctx.session.as_of);
        let is_on = ctx.session.as_of.is_some();
        let color = if is_on { ctx.palette.accent } else { ctx.palette.mute };
        // A fixed width, so that the track does not move under the pointer that drags it.
        let (rect, _) = ui.allocate_exact_size(vec2(room.words_width(has_times), HEIGHT), Sense::hover());
        let (day, below) = not_shown(ctx).filter(|_| room == Room::Wide).map_or((rect, None), |words| {
            let (day, below) = rect.shrink2(vec2(0.0, 2.0)).split_top_bottom_at_fraction(0.55);
            (day, Some((below, words)))
        });
        ui.put(day, egui::Label::new(label(words, Type::SmallStrong, color)).halign(Align::LEFT));
        if let Some((rect, words)) = below {
            let words = egui::Label::new(label(words, Type::Axis, ctx.palette.mute)).halign(Align::LEFT);
            let response = ui.put(rect, words);
            if let Some(why) = ctx.ahead_caption() {
                response.on_hover_text(why);
            }
        }
        play::button(ctx, ui, steps);
        if room == Room::Wide {
            play::pace(ctx, ui);
        }
        let days = |ui: &mut Ui| {
            if room == Room::Wide {
                arrows(ctx, ui, steps);
            }
            scrubber(ctx, ui, steps);
        };
        both_ends::show(ui, space::M, days, |ui| {
            let pressed = if ctx.session.as_of.is_none() { Pressed::Yes } else { Pressed::No };
            if button(ctx, ui, "Everything", pressed) {
                ctx.send(Command::AsOf(None));
            }
        });
    });
}

/// How much of the dossier is not shown on the day chosen: "16 events, 102 claims not shown". None where all is.
fn not_shown(ctx: &Context<'_>) -> Option<String> {
    let (events, claims) = ctx.ahead.counts(ctx.tray);
    let parts = [(events, "event"), (claims, "claim")].into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<_> = parts.map(|(count, noun)| counted(count, noun)).collect();
    (!parts.is_empty()).then(|| format!("{} not shown", parts.join(", ")))
}

/// How much room the strip has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// Everything.
    Wide,
    /// The day, the play button and the track.
    Narrow,
}

impl Room {
    /// The text for the chosen day.
    fn words(self, day: Option<Moment>) -> String {
        match (self, day.map(Date::from)) {
            (Self::Wide, Some(date)) if date.is_timed() => format!("As said by {}", date.short(None)),
            (Self::Wide, Some(date)) => format!("As said by {date}"),
            (Self::Wide, None) => "As said by: any day".to_owned(),
            (Self::Narrow, Some(date)) => date.short_local(None),
            (Self::Narrow, None) => "As said by".to_owned(),
        }
    }

    /// The width reserved for this text on any day, or at any time, in points.
    const fn words_width(self, has_times: bool) -> f32 {
        match self {
            Self::Wide if has_times => 256.0,
            Self::Wide => 190.0,
            Self::Narrow if has_times => 120.0,
            Self::Narrow => 80.0,
        }
    }
}

/// Draws the buttons for the previous and next day.
fn arrows(ctx: &Context<'_>, ui: &mut Ui, steps: &[Moment]) {
    let as_of = ctx.session.as_of;
    for (name, day) in [(Side::Before, step_before(steps, as_of)), (Side::After, step_after(steps, as_of))] {
        if arrow(ctx, ui, name, day)
            && let Some(day) = day
        {
            ctx.send(Command::AsOf(Some(day)));
        }
    }
}

/// Draws the track.
fn scrubber(ctx: &Context<'_>, ui: &mut Ui, steps: &[Moment]) {
    let width = ui.available_width() - 2.0 * space::S;
    if width < TRACK {
        return;
    }
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT - 4.0), Sense::hover());
    // An explicit id: egui's automatic ids would change with the widgets beside it.
    let response = ui.interact(rect, track_id(), Sense::click_and_drag());
    // The handle needs room at both ends.
    let inner = rect.shrink2(vec2(KNOB, 0.0));
    let scale = Scale::new(ctx.dossier, steps, ctx.session.as_of, inner.width());
    track(ctx, ui, rect, inner, &scale, steps, &response);
    move_by_hand(ctx, ui, inner, &scale, steps, &response);
    hint(ctx, &response, inner, &scale);
}

/// Which of two neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// Draws an arrow button for the previous or next day.
fn arrow(ctx: &Context<'_>, ui: &mut Ui, side: Side, day: Option<Moment>) -> bool {
    let is_before = side == Side::Before;
    let which = if is_before { "before" } else { "after" };
    let (unit, on) = if ctx.dossier.has_times { ("Time", "at") } else { ("Day", "on") };
    let neighbour = if is_before { "previous" } else { "next" };
    let name = format!("{unit} {which}");
    let sense = if day.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(22.0, 24.0), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, day.is_some(), &name));
    let color = match (day, response.hovered() || response.has_focus()) {
        (None, _) => ctx.palette.faint,
        (Some(_), true) => ctx.palette.accent,
        (Some(_), false) => ctx.palette.ink,
    };
    let sign = if is_before { -1.0 } else { 1.0 };
    let head = [(-2.5, -5.0), (2.5, 0.0), (-2.5, 5.0)].map(|(x, y)| rect.center() + vec2(sign * x, y));
    ui.painter().add(egui::Shape::line(head.to_vec(), Stroke::new(1.6, color)));
    let clicked = response.clicked();
    let key = if is_before { "[" } else { "]" };
    let unit = unit.to_lowercase();
    response.on_hover_text(format!(
        "The {neighbour} {unit} {on} which something was said, happened or came out ({key})"
    ));
    clicked
}

/// Draws the track: a tick where something changes, the handle at the chosen day, labels below; breaks
/// separate the period from earlier and later days.
fn track(
    ctx: &Context<'_>,
    ui: &Ui,
    rect: Rect,
    inner: Rect,
    scale: &Scale,
    steps: &[Moment],
    response: &Response,
) {
    let x = |day: Moment| inner.left() + scale.x(day);
    let name = if ctx.dossier.has_times {
        "Time by which it had been said"
    } else {
        "Day by which it had been said"
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, name));
    let (y, painter) = (rect.top() + LINE, ui.painter());
    painter.hline(inner.x_range(), y, Stroke::new(2.0, ctx.palette.hairline));
    let mut last = f32::NEG_INFINITY;
    for at in steps.iter().map(|step| x(*step)) {
        // Ticks closer together would blur.
        if at - last >= 2.0 {
            last = at;
            painter.vline(at, y - 4.0..=y + 4.0, Stroke::new(1.2, ctx.palette.mute));
        }
    }
    if let Some(day) = ctx.session.as_of {
        let line = [pos2(inner.left(), y), pos2(x(day), y)];
        painter.line_segment(line, Stroke::new(2.0, ctx.palette.accent));
    }
    for at in scale.breaks() {
        paint_break(ctx, ui, pos2(inner.left() + at, y));
    }
    labels(ctx, ui, rect, inner, scale);
    if let Some(day) = ctx.session.as_of {
        painter.circle(pos2(x(day), y), KNOB, ctx.palette.accent, Stroke::new(2.0, ctx.palette.panel));
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, ctx.palette.accent);
        painter.rect_stroke(rect, space::CORNER, ring, egui::StrokeKind::Inside);
    }
}

/// Draws the sign that the line is broken here: beyond it, days have no width.
fn paint_break(ctx: &Context<'_>, ui: &Ui, at: egui::Pos2) {
    let gap = Rect::from_center_size(at, vec2(6.0, 4.0));
    ui.painter().rect_filled(gap, 0.0, ctx.palette.panel);
    for aside in [-3.0, 3.0] {
        let line = [at + vec2(aside - 2.0, 5.0), at + vec2(aside + 2.0, -5.0)];
        ui.painter().line_segment(line, Stroke::new(1.2, ctx.palette.mute));
    }
}

/// Draws the labels below the track, those of the zones first, without overlaps.
fn labels(ctx: &Context<'_>, ui: &Ui, rect: Rect, inner: Rect, scale: &Scale) {
    let mut taken: Vec<Rect> = Vec::new();
    for (at, words) in scale.zones().chain(scale.labels(ctx.dossier.period.as_ref())) {
        let words = galley(ui.painter(), words, Type::Axis, ctx.palette.mute, 120.0);
        let size = words.size();
        let middle = inner.left() + at;
        let left = (middle - size.x / 2.0).clamp(rect.left(), (rect.right() - size.x).max(rect.left()));
        let place = Rect::from_min_size(pos2(left, rect.bottom() - size.y), size);
        if !taken.iter().any(|other| other.expand(4.0).intersects(place)) {
            ui.painter().galley(place.min, words, ctx.palette.mute);
            taken.push(place);
        }
    }
}

/// Chooses a day: by a click or drag the one under the pointer, by the arrow keys of the focused track the
/// adjacent one.
fn move_by_hand(
    ctx: &Context<'_>,
    ui: &Ui,
    inner: Rect,
    scale: &Scale,
    steps: &[Moment],
    response: &Response,
) {
    if response.clicked() {
        response.request_focus();
    }
    let pressed = response.is_pointer_button_down_on() || response.dragged() || response.clicked();
    let pointer = response.interact_pointer_pos().filter(|_| pressed);
    let mut wanted = pointer.map(|pos| scale.moment_at(pos.x - inner.left()));
    if response.has_focus() {
        let filter = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        for (key, forward) in [(Key::ArrowLeft, false), (Key::ArrowRight, true)] {
            if ui.input(|input| input.modifiers.is_none() && input.key_pressed(key)) {
                wanted = scale.step_from(ctx.session.as_of, forward, steps);
            }
        }
    }
    if let Some(day) = wanted.filter(|day| ctx.session.as_of != Some(*day)) {
        ctx.send(Command::AsOf(Some(day)));
    }
}

fn hint(ctx: &Context<'_>, response: &Response, inner: Rect, scale: &Scale) {
    let Some(pos) = response.hover_pos().filter(|_| !response.dragged()) else { return };
    let units = if ctx.dossier.has_times { "times" } else { "days" };
    let day = Date::from(scale.moment_at(pos.x - inner.left()));
    let words = format!(
        "{day}. What was certainly said later turns pale and outlined. Beyond a break {units} have their order only."
    );
    let words = label(words, Type::Small, ctx.palette.ink);
    response.clone().on_hover_text_at_pointer(words);
}
