//! F6: moves the focus between the parts of the window. The parts are those drawn in the last frame.

use egui::Ui;

use super::super::timeline_strip;
use crate::session::Command;
use crate::views::navigation::{self, Region};

/// The direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Index, views from top to bottom, inspector, strip.
    Onward,
    /// The reverse order.
    Back,
}

/// A part of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Region(Region),
    /// The strip under the panes.
    Strip,
}

/// Moves the keyboard focus to the next part. The session does not change, so there is no command.
pub fn cycle(ui: &Ui, way: Direction) -> Option<Command> {
    let drawn = navigation::drawn(ui);
    let mut parts: Vec<Part> = drawn.iter().map(|drawn| Part::Region(drawn.region)).collect();
    let track = timeline_strip::track_id();
    if ui.ctx().read_response(track).is_some() {
        parts.push(Part::Strip);
    }
    let focused = ui.memory(egui::Memory::focused);
    let at = focused.and_then(|id| {
        let middle = ui.ctx().read_response(id)?.rect.center();
        drawn.iter().position(|drawn| drawn.rect.contains(middle)).or((id == track).then_some(drawn.len()))
    });
    let count = parts.len();
    let next = match (way, at) {
        (_, _) if count == 0 => return None,
        (Direction::Onward, None) => 0,
        (Direction::Onward, Some(at)) => (at + 1) % count,
        (Direction::Back, None) => count - 1,
        (Direction::Back, Some(at)) => (at + count - 1) % count,
    };
    match parts[next] {
        Part::Region(region) => navigation::want(ui, region),
        Part::Strip => ui.memory_mut(|memory| memory.request_focus(track)),
    }
    None
}
