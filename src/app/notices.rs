//! Short messages about what was done or failed, at the bottom of the window.

use std::time::Duration;

use egui::{Align2, Area, Frame, Id, Order, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use crate::session::Command;
use crate::theme::{Palette, Type, label, space};

/// How long an informational message stays, in seconds.
const STAYS: f64 = 6.0;
/// Maximum number on screen. Confirmations are hidden first; persistent messages return when there is room.
const MOST: usize = 4;

/// The number of a longer task, so that its end removes its own message and no other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticket(u64);

impl Ticket {
    /// Returns the next number.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.wrapping_add(1))
    }
}

/// One message.
#[derive(Clone, Debug, PartialEq)]
struct Notice {
    words: String,
    kind: Kind,
    /// When it was first shown, in seconds of the interface's clock.
    seen: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Something was done.
    Done,
    /// Something is in progress; it stays until that has ended.
    Doing(Ticket),
    /// Something failed.
    Failed,
}

/// The messages on screen, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notices {
    list: Vec<Notice>,
}

impl Notices {
    /// Confirms that something was done.
    pub fn done(&mut self, words: impl Into<String>) {
        self.add(words.into(), Kind::Done);
    }

    /// Says that a longer task has begun; the next message about it replaces this one.
    pub fn doing(&mut self, ticket: Ticket, words: impl Into<String>) {
        self.ended(ticket);
        self.add(words.into(), Kind::Doing(ticket));
    }

    /// Says that something failed; stays until dismissed.
    pub fn failed(&mut self, words: impl Into<String>) {
        self.add(words.into(), Kind::Failed);
    }

    /// Removes the message of a task that has ended.
    pub fn ended(&mut self, ticket: Ticket) {
        self.list.retain(|notice| notice.kind != Kind::Doing(ticket));
    }

    /// Removes a message, counted from the oldest.
    pub fn dismiss(&mut self, which: usize) {
        if which < self.list.len() {
            self.list.remove(which);
        }
    }

    /// The texts of all messages, oldest first.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|notice| notice.words.as_str())
    }

    fn add(&mut self, words: String, kind: Kind) {
        self.list.retain(|notice| notice.words != words || notice.kind != kind);
        let oldest = self.list.iter().position(|notice| notice.kind == Kind::Done);
        if let Some(oldest) = oldest.filter(|_| self.list.len() >= MOST) {
            self.list.remove(oldest);
        }
        self.list.push(Notice { words, kind, seen: None });
    }

    /// Draws the messages and returns a command for the one that was dismissed. Messages that were shown long
    /// enough disappear.
    pub fn ui(&mut self, ui: &Ui, palette: &Palette) -> Option<Command> {
        let now = ui.input(|input| input.time);
        for notice in self.list.iter_mut().rev().take(MOST) {
            notice.seen.get_or_insert(now);
        }
        let left = |notice: &Notice| STAYS - (now - notice.seen.unwrap_or(now));
        self.list.retain(|notice| notice.kind != Kind::Done || left(notice) > 0.0);
        let done = self.list.iter().filter(|notice| notice.kind == Kind::Done);
        if let Some(soonest) = done.map(left).reduce(f64::min) {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(soonest.max(0.0) + 0.01));
        }
        if self.list.is_empty() {
            return None;
        }
        let area = Area::new(Id::unique("notices")).order(Order::Foreground);
        let shown = area.anchor(Align2::CENTER_BOTTOM, Vec2::new(0.0, -space::L)).show(ui.ctx(), |ui| {
            let mut taken = None;
            let hidden = self.list.len().saturating_sub(MOST);
            if hidden > 0 {
                frame(palette, palette.hairline).show(ui, |ui| {
                    let words = format!("{hidden} earlier, shown when there is room");
                    ui.add(label(words, Type::Small, palette.mute));
                });
                ui.add_space(space::XS);
            }
            for (index, notice) in self.list.iter().enumerate().skip(hidden) {
                if one(ui, notice, palette) {
                    taken = Some(Command::Dismiss(index));
                }
            }
            taken
        });
        shown.inner
    }
}

/// Draws one message; returns true if it was dismissed.
fn one(ui: &mut Ui, notice: &Notice, palette: &Palette) -> bool {
    let (outline, color) = match notice.kind {
        Kind::Failed => (palette.error, palette.error),
        Kind::Done | Kind::Doing(_) => (palette.hairline, palette.ink),
    };
    let mut taken = false;
    frame(palette, outline).show(ui, |ui| {
        ui.horizontal(|ui| {
            // Inside the window at any size, with room for the cross.
            let room = ui.ctx().content_rect().width() - 100.0;
            ui.vertical(|ui| {
                ui.set_max_width(room.clamp(120.0, 620.0));
                ui.add(label(&notice.words, Type::Body, color))
                    .widget_info(|| WidgetInfo::labeled(Role::Status, true, &notice.words));
            });
            if !matches!(notice.kind, Kind::Doing(_)) {
                taken = close(ui, palette).clicked();
            }
        });
    });
    ui.add_space(space::XS);
    taken
}

fn frame(palette: &Palette, outline: egui::Color32) -> Frame {
    let frame = Frame::new().fill(palette.panel).stroke(Stroke::new(1.0, outline));
    frame.inner_margin(space::S as i8).corner_radius(space::CORNER)
}

fn close(ui: &mut Ui, palette: &Palette) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Dismiss this message"));
    let color = if response.hovered() || response.has_focus() { palette.accent } else { palette.mute };
    let cross = rect.shrink(6.0);
    let stroke = Stroke::new(1.4, color);
    ui.painter().line_segment([cross.left_top(), cross.right_bottom()], stroke);
    ui.painter().line_segment([cross.right_top(), cross.left_bottom()], stroke);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_goes_and_nothing_is_said_twice() {
        let mut notices = Notices::default();
        for number in 0..9 {
            notices.done(format!("{number}"));
        }
        notices.done("6");
        assert_eq!(notices.words().collect::<Vec<_>>(), ["5", "7", "8", "6"]);
        notices.dismiss(1);
        notices.dismiss(99);
        assert_eq!(notices.words().collect::<Vec<_>>(), ["5", "8", "6"]);
    }

    #[test]
    fn what_went_on_makes_room_for_what_came_of_it() {
        let mut notices = Notices::default();
        let (one, other) = (Ticket::default(), Ticket::default().next());
        notices.doing(one, "writing");
        notices.doing(other, "writing");
        notices.doing(one, "still writing");
        notices.failed("no room");
        notices.ended(one);
        assert_eq!(notices.words().collect::<Vec<_>>(), ["writing", "no room"], "the other one goes on");
        notices.ended(other);
        assert_eq!(notices.words().collect::<Vec<_>>(), ["no room"]);
    }

    #[test]
    fn what_stays_until_it_is_dismissed_is_never_pushed_out() {
        let mut notices = Notices::default();
        notices.failed("failed");
        notices.doing(Ticket::default(), "doing");
        for number in 0..9 {
            notices.done(format!("{number}"));
        }
        assert_eq!(notices.words().collect::<Vec<_>>(), ["failed", "doing", "7", "8"]);
        for number in 0..5 {
            notices.failed(format!("failed {number}"));
        }
        assert_eq!(notices.words().count(), 7);
        assert_eq!(notices.words().next(), Some("failed"));
    }
}
