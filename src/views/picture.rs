//! A view as a picture that can stand alone: title, what is shown, sides, sources, the ground it rests on.

use egui::{Align2, CentralPanel, Frame, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

use super::{Context, accounts, agreement, estimates, map, table};
use crate::session::View;
use crate::theme::{Type, galley, side_symbol, space};

const MARGIN: f32 = 28.0;
const HEADER: f32 = 66.0;
const LINE: f32 = 18.0;
/// How many documents a picture names.
const DOCUMENTS: usize = 6;

const MAP_MARKS: &str = "A place lies somewhere within its circle. Filled dot: named by a document; small ring: for \
                         orientation only; hatched: a field; dashed: a boundary.";
const BASE_MAP: &str =
    "Base map: Natural Earth, public domain. Disputed borders are dotted and none is asserted.";

/// The size at which no row is cut off, at the width of `least`; at most 16,000 points high, and where that is too
/// low the caption says so.
#[must_use]
pub fn natural_size(ctx: &Context<'_>, subject: View, least: Vec2) -> Vec2 {
    match subject {
        View::Map | View::Agreement | View::Accounts | View::Table => least,
        View::Estimates => {
            // Four lines are more than the legend of marks and the footer ever take at this width.
            let chrome = HEADER + footer_height(ctx, subject) + 3.0 * 20.0 + 2.0 * space::M;
            vec2(least.x, (estimates::natural_height(ctx) + chrome).min(16_000.0))
        }
    }
}

fn footer_height(ctx: &Context<'_>, subject: View) -> f32 {
    LINE * (2 + usize::from(subject == View::Map) + ctx.dossier.documents.len().min(DOCUMENTS + 1)) as f32
        + space::M
}

/// Draws the picture into all of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, subject: View) {
    CentralPanel::default().frame(Frame::new().fill(ctx.palette.paper)).show(ui, |ui| {
        let area = ui.available_rect_before_wrap();
        ui.allocate_rect(area, Sense::hover());
        let bottom = area.bottom() - footer_height(ctx, subject);
        // The chart brings a margin of its own.
        let margin = if subject == View::Estimates { MARGIN - 16.0 } else { MARGIN };
        let view = Rect::from_min_max(
            area.min + vec2(margin, HEADER),
            pos2(area.right() - margin, bottom - space::S),
        );
        header(ctx, ui, area, subject, view);
        let child = &mut ui.new_child(UiBuilder::new().max_rect(view));
        child.set_clip_rect(view);
        match subject {
            View::Map => {
                map::ui(ctx, child);
                let stroke = Stroke::new(1.0, ctx.palette.hairline);
                ui.painter().rect_stroke(view, 0.0, stroke, egui::StrokeKind::Inside);
            }
            View::Estimates => estimates::ui(ctx, child),
            View::Agreement => agreement::ui(ctx, child),
            View::Accounts => accounts::ui(ctx, child),
            View::Table => table::ui(ctx, child),
        }
        let footer_rect = Rect::from_min_max(pos2(area.left() + MARGIN, bottom), area.max);
        footer(ctx, ui, footer_rect, subject);
    });
}

fn header(ctx: &Context<'_>, ui: &Ui, area: Rect, subject: View, view: Rect) {
    let painter = ui.painter();
    let width = area.width() - 2.0 * MARGIN;
    let title = galley(painter, &ctx.dossier.title, Type::Title, ctx.palette.ink, width);
    let at = area.min + vec2(MARGIN, 14.0);
    painter.galley(at, title, ctx.palette.ink);
    let words = galley(painter, caption(ctx, subject, view), Type::Small, ctx.palette.mute, width);
    painter.galley(at + vec2(0.0, 27.0), words, ctx.palette.mute);
}

fn caption(ctx: &Context<'_>, subject: View, view: Rect) -> String {
    let mut parts = Vec::new();
    match subject {
        View::Map => parts.push("Places, as well as their position is known".to_owned()),
        View::Agreement => parts.push("Which counts can be true together".to_owned()),
        View::Accounts => parts.push("What each source answers".to_owned()),
        View::Table => parts.push("All claims".to_owned()),
        View::Estimates => {
            if estimates::natural_height(ctx) > view.height() {
                parts.push("CUT OFF: not all claims fit into this picture".to_owned());
            }
            parts.push(match ctx.session.estimates.query.outcome {
                Some(outcome) => format!("What each source reported: {}", outcome.title().to_lowercase()),
                None => "What each source reported".to_owned(),
            });
            parts.push(format!("{} claims", ctx.estimates.claims()));
            parts.push("by population, then by the day it was said".to_owned());
            parts.push("words are not turned into numbers".to_owned());
        }
    }
    if let Some(item) = ctx.selected() {
        parts.push(format!("selected: {}", ctx.dossier.name(item)));
    }
    parts.join(" · ")
}

/// Sides with their symbols, then the documents, then what the ground rests on.
fn footer(ctx: &Context<'_>, ui: &Ui, rect: Rect, subject: View) {
    let painter = ui.painter();
    painter.hline(rect.left()..=rect.right() - MARGIN, rect.top(), Stroke::new(1.0, ctx.palette.hairline));
    let mut at = rect.min + vec2(0.0, space::S);
    if subject == View::Estimates {
        sides(ctx, ui, at);
    } else {
        at.y -= LINE;
        for words in [MAP_MARKS, BASE_MAP] {
            at.y += LINE;
            let words = galley(painter, words, Type::Small, ctx.palette.mute, rect.width() - MARGIN);
            painter.galley(at, words, ctx.palette.mute);
        }
    }
    at.y += LINE;
    for (_, document) in ctx.dossier.documents.iter().take(DOCUMENTS) {
        let mut words = format!("Read in: {}", document.title);
        let publisher = document.publisher.as_ref();
        if let Some(publisher) = publisher.filter(|publisher| !document.title.contains(*publisher)) {
            words.push_str(", ");
            words.push_str(publisher);
        }
        if let Some(dated) = &document.dated {
            words = format!("{words} ({dated})");
        }
        let words = galley(painter, words, Type::Small, ctx.palette.mute, rect.width() - MARGIN);
        painter.galley(at, words, ctx.palette.mute);
        at.y += LINE;
    }
    let more = ctx.dossier.documents.len().saturating_sub(DOCUMENTS);
    if more > 0 {
        let words = format!("and in {more} more documents of the dossier");
        let words = galley(painter, words, Type::Small, ctx.palette.mute, rect.width());
        painter.galley(at, words, ctx.palette.mute);
    }
}

fn sides(ctx: &Context<'_>, ui: &Ui, at: egui::Pos2) {
    use crate::dossier::Id as _;
    let painter = ui.painter();
    let mut x = at.x;
    for (id, side) in ctx.dossier.sides.iter() {
        let slot = Some(id.index());
        let tone = ctx.palette.side(slot);
        let center = pos2(x + 6.0, at.y + LINE / 2.0 - 1.0);
        painter.add(side_symbol(slot).shape(center, space::SYMBOL, tone.mark));
        let words = galley(painter, &side.name, Type::Small, tone.text, 400.0);
        let left = pos2(x + 16.0, at.y + LINE / 2.0 - 1.0);
        x = left.x + words.size().x + 18.0;
        painter.galley(Align2::LEFT_CENTER.anchor_size(left, words.size()).min, words, tone.text);
    }
}
