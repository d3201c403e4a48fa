//! The pill that says what narrows the views, and widens them again: each part by itself, or all.

use egui::{Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::analysis::narrowed_in_words;
use crate::dossier::{Date, ViewState};
use crate::session::{Brush, Command, Scope, Session};
use crate::theme::{Type, galley, space};
use crate::views::Context;

const HIGH: f32 = 24.0;
/// Maximum width of a part, and the width of its cross.
const WIDEST: f32 = 260.0;
const CROSS: f32 = 18.0;

/// A part of what narrows the views, with the command that takes it away.
struct Part {
    words: String,
    widens: Command,
}

/// True if anything narrows the views.
pub fn is_any(session: &Session) -> bool {
    !session.brush.is_empty() || session.tray.scope == Scope::Tray || session.as_of.is_some()
}

/// What narrows the views.
fn parts(ctx: &Context<'_>) -> Vec<Part> {
    let session = ctx.session;
    let Brush { during, figures_from, figures_to } = session.brush.clone();
    let in_words = |state: ViewState| narrowed_in_words(ctx.dossier, &state).join(", ");
    let mut parts = Vec::new();
    if let Some(during) = during {
        let without = Brush { during: None, ..session.brush.clone() };
        let words = in_words(ViewState { during: Some(during), ..ViewState::default() });
        parts.push(Part { words, widens: Command::Brush(without) });
    }
    if session.brush.narrows_figures() {
        let words = in_words(ViewState { figures_from, figures_to, ..ViewState::default() });
        parts.push(Part { words, widens: Command::Brush(session.brush.without_figures()) });
    }
    if session.tray.scope == Scope::Tray {
        let words = format!("{} pinned", session.tray.pinned().len());
        parts.push(Part { words, widens: Command::Scope(Scope::All) });
    }
    if let Some(day) = session.as_of {
        let words = in_words(ViewState { as_of: Some(Date::from(day)), ..ViewState::default() });
        parts.push(Part { words, widens: Command::AsOf(None) });
    }
    parts
}

/// Draws the pill into at most so many points of a row.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, room: f32) {
    let parts = parts(ctx);
    let most = ((room - 30.0) / parts.len().max(1) as f32 - CROSS - 14.0).clamp(24.0, WIDEST);
    let words: Vec<_> = parts
        .iter()
        .map(|part| galley(ui.painter(), part.words.as_str(), Type::Small, ctx.palette.ink, most))
        .collect();
    let width: f32 = words.iter().map(|words| words.size().x + CROSS + 14.0).sum();
    let ends = if parts.len() > 1 { 28.0 } else { 4.0 };
    let (pill, _) = ui.allocate_exact_size(Vec2::new(width + ends, HIGH), Sense::hover());
    let stroke = Stroke::new(1.0, ctx.palette.accent);
    ui.painter().rect(pill, space::PILL, ctx.palette.highlight, stroke, egui::StrokeKind::Inside);
    let mut left = pill.left() + 4.0;
    for (number, (part, words)) in parts.iter().zip(words).enumerate() {
        if number > 0 {
            let line = Stroke::new(1.0, ctx.palette.hairline);
            ui.painter().vline(left, pill.shrink(5.0).y_range(), line);
        }
        let at = pos2(left + 6.0, pill.center().y - words.size().y / 2.0);
        let cut = words.elided;
        left += words.size().x + CROSS + 14.0;
        let rect =
            Rect::from_center_size(pos2(left - CROSS / 2.0 - 3.0, pill.center().y), Vec2::splat(CROSS));
        ui.painter().galley(at, words, ctx.palette.ink);
        let name = format!("Do not narrow to: {}", part.words);
        let hint = if cut { part.words.clone() } else { "Show these again".to_owned() };
        if cross(ctx, ui, rect, &name, &hint) {
            ctx.send(part.widens.clone());
        }
    }
    if parts.len() > 1 {
        let rect = Rect::from_center_size(pos2(pill.right() - 14.0, pill.center().y), Vec2::splat(CROSS));
        ui.painter().vline(left, pill.shrink(5.0).y_range(), Stroke::new(1.0, ctx.palette.hairline));
        if cross(ctx, ui, rect, "Do not narrow at all", "Show everything") {
            for part in parts {
                ctx.send(part.widens);
            }
            // The two parts of what was brushed undo each other.
            ctx.send(Command::Brush(Brush::default()));
        }
    }
}

/// Draws a cross; returns true if it was clicked.
fn cross(ctx: &Context<'_>, ui: &Ui, rect: Rect, name: &str, hint: &str) -> bool {
    let response = ui.interact(rect, ui.scope_id().with(("widen", name)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let attention = response.hovered() || response.has_focus();
    let stroke = Stroke::new(1.4, if attention { ctx.palette.accent } else { ctx.palette.mute });
    for sign in [-1.0, 1.0] {
        let arm = vec2(3.2, 3.2 * sign);
        ui.painter().line_segment([rect.center() - arm, rect.center() + arm], stroke);
    }
    let clicked = response.clicked();
    response.on_hover_text(hint);
    clicked
}
