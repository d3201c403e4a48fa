//! The strip under the panes: as known on which day. Off at first; a track with a handle, steps, and a play through
//! all days on which it changes what was known.

mod play;

use std::ops::RangeInclusive;

use egui::{Align, Id, Key, Layout, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::tray::{Pressed, button};
use crate::analysis::known::{step_after, step_before};
use crate::analysis::timeline::{day_of, number_of};
use crate::dossier::{Date, Day};
use crate::session::Command;
use crate::theme::{Type, galley, label, space};
use crate::views::Context;

/// The height of the strip in points.
pub const HEIGHT: f32 = 38.0;
/// The least width of the track.
const TRACK: f32 = 60.0;
/// In a strip narrower than this the track has the room of what keys do as well.
const NARROW: f32 = 600.0;

/// The id of the track, for F6.
pub fn track_id() -> Id {
    Id::unique("as known on: track")
}

/// Draws the strip; `steps` are the days on which it changes what was known, ascending and not empty.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, steps: &[Day]) {
    play::run(ctx, ui, steps);
    let range = range(ctx, steps);
    let room = if ui.available_width() < NARROW { Room::Narrow } else { Room::Wide };
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.add_space(space::M);
        let words = room.words(ctx.session.as_of);
        let is_on = ctx.session.as_of.is_some();
        let color = if is_on { ctx.palette.accent } else { ctx.palette.mute };
        // Of one width, lest the track move under the pointer that drags it.
        let (rect, _) = ui.allocate_exact_size(vec2(room.words_width(), HEIGHT), Sense::hover());
        ui.put(rect, egui::Label::new(label(words, Type::SmallStrong, color)).halign(Align::LEFT));
        play::button(ctx, ui, steps);
        if room == Room::Wide {
            play::pace(ctx, ui);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::M);
            let pressed = if ctx.session.as_of.is_none() { Pressed::Yes } else { Pressed::No };
            if button(ctx, ui, "Everything", pressed) {
                ctx.send(Command::AsOf(None));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if room == Room::Wide {
                    arrows(ctx, ui, steps);
                }
                scrubber(ctx, ui, steps, &range, room);
            });
        });
    });
}

/// The days of the track, by number: the dossier's period, or else from the first step to the last.
fn range(ctx: &Context<'_>, steps: &[Day]) -> RangeInclusive<i32> {
    let period = ctx.dossier.period.as_ref();
    let first = period.and_then(Date::earliest).or(steps.first().copied());
    let last = period.and_then(Date::latest).or(steps.last().copied());
    let first = first.map_or(0, number_of);
    first..=last.map_or(first, number_of).max(first)
}

/// How much room the strip has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// For everything.
    Wide,
    /// For the day, the play and the track.
    Narrow,
}

impl Room {
    /// The day chosen.
    fn words(self, day: Option<Day>) -> String {
        match (self, day.map(Date::from)) {
            (Self::Wide, Some(day)) => format!("As known on {day}"),
            (Self::Wide, None) => "As known on: everything".to_owned(),
            (Self::Narrow, Some(day)) => day.short(None),
            (Self::Narrow, None) => "As known on".to_owned(),
        }
    }

    /// The room for these words, whatever the day, in points.
    const fn words_width(self) -> f32 {
        match self {
            Self::Wide => 190.0,
            Self::Narrow => 80.0,
        }
    }
}

/// The buttons to the days before and after.
fn arrows(ctx: &Context<'_>, ui: &mut Ui, steps: &[Day]) {
    let as_of = ctx.session.as_of;
    for (name, day) in [("Day before", step_before(steps, as_of)), ("Day after", step_after(steps, as_of))] {
        if arrow(ctx, ui, name, day)
            && let Some(day) = day
        {
            ctx.send(Command::AsOf(Some(day)));
        }
    }
}

/// The track, between the names of its ends where there is room for them.
fn scrubber(ctx: &Context<'_>, ui: &mut Ui, steps: &[Day], range: &RangeInclusive<i32>, room: Room) {
    let end = |number: i32| Date::from(day_of(number)).short(ctx.dossier.period.as_ref());
    let ends = [*range.start(), *range.end()]
        .map(|number| galley(ui.painter(), end(number), Type::Axis, ctx.palette.mute, 120.0));
    let aside = match room {
        Room::Wide => ends.iter().map(|words| words.size().x).sum::<f32>() + 4.0 * space::S,
        Room::Narrow => 2.0 * space::S,
    };
    let width = ui.available_width() - aside;
    if width < TRACK {
        return;
    }
    let [first, last] = ends;
    if room == Room::Wide {
        ui.add(egui::Label::new(first));
    }
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT - 8.0), Sense::hover());
    // An id of its own: those that egui counts would change with what stands beside it.
    let response = ui.interact(rect, track_id(), Sense::click_and_drag());
    if room == Room::Wide {
        ui.add(egui::Label::new(last));
    }
    track(ctx, ui, rect, steps, range, &response);
}

/// A button with an arrow head to the day before or after.
fn arrow(ctx: &Context<'_>, ui: &mut Ui, name: &str, day: Option<Day>) -> bool {
    let is_before = name == "Day before";
    let sense = if day.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(22.0, 24.0), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, day.is_some(), name));
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
    let which = if is_before { "before" } else { "after" };
    response.on_hover_text(format!("The day {which} on which it changes what was known ({key})"));
    clicked
}

/// The track: a day is as wide as any other, a stroke stands where something changes, the handle at the day chosen.
fn track(
    ctx: &Context<'_>,
    ui: &Ui,
    rect: Rect,
    steps: &[Day],
    range: &RangeInclusive<i32>,
    response: &Response,
) {
    let days = (range.end() - range.start() + 1) as f32;
    let x = |number: i32| {
        let number = number.clamp(*range.start(), *range.end());
        rect.left() + rect.width() * ((number - range.start()) as f32 + 0.5) / days
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, "Day as of which things are known"));
    let (y, painter) = (rect.center().y, ui.painter());
    painter.hline(rect.x_range(), y, Stroke::new(2.0, ctx.palette.hairline));
    let mut last = f32::NEG_INFINITY;
    for step in steps.iter().map(|step| number_of(*step)).filter(|step| range.contains(step)) {
        // Strokes closer than this would be a smear.
        if x(step) - last >= 2.0 {
            last = x(step);
            painter.vline(last, y - 4.0..=y + 4.0, Stroke::new(1.2, ctx.palette.mute));
        }
    }
    if let Some(day) = ctx.session.as_of {
        let at = pos2(x(number_of(day)), y);
        painter.line_segment([pos2(rect.left(), y), at], Stroke::new(2.0, ctx.palette.accent));
        painter.circle(at, 6.0, ctx.palette.accent, Stroke::new(2.0, ctx.palette.panel));
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, ctx.palette.accent);
        painter.rect_stroke(rect, space::CORNER, ring, egui::StrokeKind::Inside);
    }
    move_by_hand(ctx, ui, rect, range, response);
    hint(ctx, response, rect, range);
}

/// A click or a drag chooses the day under the pointer; the arrow keys of a focused track the day beside.
fn move_by_hand(ctx: &Context<'_>, ui: &Ui, rect: Rect, range: &RangeInclusive<i32>, response: &Response) {
    if response.clicked() {
        response.request_focus();
    }
    let pressed = response.is_pointer_button_down_on() || response.dragged() || response.clicked();
    let mut wanted =
        response.interact_pointer_pos().filter(|_| pressed).map(|pos| day_under(pos.x, rect, range));
    if response.has_focus() {
        let filter = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        for (key, by) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
            if ui.input(|input| input.modifiers.is_none() && input.key_pressed(key)) {
                let from = ctx.session.as_of.map_or(*range.end(), number_of);
                wanted = Some((from + by).clamp(*range.start(), *range.end()));
            }
        }
    }
    if let Some(day) = wanted.map(day_of).filter(|day| ctx.session.as_of != Some(*day)) {
        ctx.send(Command::AsOf(Some(day)));
    }
}

fn day_under(x: f32, rect: Rect, range: &RangeInclusive<i32>) -> i32 {
    let days = range.end() - range.start() + 1;
    let along = ((x - rect.left()) / rect.width()).clamp(0.0, 1.0);
    (range.start() + (along * days as f32) as i32).min(*range.end())
}

fn hint(ctx: &Context<'_>, response: &Response, rect: Rect, range: &RangeInclusive<i32>) {
    let Some(pos) = response.hover_pos().filter(|_| !response.dragged()) else { return };
    let day = Date::from(day_of(day_under(pos.x, rect, range)));
    let words = format!("{day}. What was certainly said later turns pale and outlined.");
    let words = label(words, Type::Small, ctx.palette.ink);
    response.clone().on_hover_text_at_pointer(words);
}
