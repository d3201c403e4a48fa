//! Playback through all days on which anything becomes known.
//!
//! Its state and speed concern only the strip and are kept in egui's memory. While it is stopped, it requests
//! no frames.

use std::time::Duration;

use egui::{Id, Ui};

use super::Pressed;
use crate::analysis::known::step_after;
use crate::dossier::Moment;
use crate::session::{Command, Selected};
use crate::views::Context;

/// Seconds from one step to the next at speed 1.
const STEP: f64 = 0.8;
/// The speeds to choose from, with their names.
const PACES: [(f64, &str); 3] = [(1.0, "1×"), (2.0, "2×"), (0.5, "½×")];

/// A running playback.
#[derive(Clone, PartialEq)]
struct Play {
    /// The day it has reached; choosing another day by hand stops it.
    day: Moment,
    /// When the next step is due, in seconds of egui's clock.
    due: f64,
    /// The selection when it started; changing the selection stops it.
    selected: Selected,
}

fn play_id() -> Id {
    Id::unique("as said by: play")
}

fn pace_id() -> Id {
    Id::unique("as said by: pace")
}

/// Draws the button that starts and stops it.
pub fn button(ctx: &Context<'_>, ui: &mut Ui, steps: &[Moment]) {
    let runs = ui.data(|data| data.get_temp::<Play>(play_id())).is_some();
    let (name, pressed) = if runs { ("Stop", Pressed::Yes) } else { ("Play", Pressed::No) };
    if super::button(ctx, ui, name, pressed) {
        if runs { stop(ui) } else { start(ctx, ui, steps) }
    }
}

/// Continues a running playback; stops it at the end or if the reader selects something.
pub fn run(ctx: &Context<'_>, ui: &Ui, steps: &[Moment]) {
    let Some(play) = ui.data(|data| data.get_temp::<Play>(play_id())) else { return };
    let looks = ctx.session.selection.selected();
    let moved = ctx.session.as_of != Some(play.day);
    let Some(next) = step_after(steps, Some(play.day)).filter(|_| *looks == play.selected && !moved) else {
        return stop(ui);
    };
    let now = ui.input(|input| input.time);
    let due = if now >= play.due { take_step(ctx, ui, next, play.selected) } else { play.due };
    ui.ctx().request_repaint_after(Duration::from_secs_f64((due - now).max(0.0)));
}

/// Starts playback from the chosen day, or from the first if none is chosen or the last is.
fn start(ctx: &Context<'_>, ui: &Ui, steps: &[Moment]) {
    let next = ctx.session.as_of.and_then(|day| step_after(steps, Some(day)));
    if let Some(first) = next.or(steps.first().copied()) {
        take_step(ctx, ui, first, ctx.session.selection.selected().clone());
    }
}

/// Takes one step; returns when the next is due.
fn take_step(ctx: &Context<'_>, ui: &Ui, day: Moment, selected: Selected) -> f64 {
    ctx.send(Command::AsOf(Some(day)));
    let due = ui.input(|input| input.time) + STEP / PACES[paced(ui)].0;
    ui.data_mut(|data| data.insert_temp(play_id(), Play { day, due, selected }));
    due
}

fn stop(ui: &Ui) {
    ui.data_mut(|data| data.remove::<Play>(play_id()));
    // The button changes its name.
    ui.ctx().request_repaint();
}

/// The index of the chosen speed.
fn paced(ui: &Ui) -> usize {
    ui.data(|data| data.get_temp::<usize>(pace_id())).unwrap_or(0) % PACES.len()
}

/// Draws the button that cycles through the speeds.
pub fn pace(ctx: &Context<'_>, ui: &mut Ui) {
    let now = paced(ui);
    if super::button(ctx, ui, PACES[now].1, Pressed::No) {
        ui.data_mut(|data| data.insert_temp(pace_id(), (now + 1) % PACES.len()));
        ui.ctx().request_repaint();
    }
}
