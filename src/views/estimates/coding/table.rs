//! Each claim by itself: what each project allows to be recorded from it alone.

use egui::{Align2, Rect, Ui, UiBuilder, pos2, vec2};

use super::super::super::{Context, Surface, glyph, rows};
use crate::analysis::coding::{Coding, Entry, Project, Row, Ruling};
use crate::analysis::{hedged, measure, speaker, with_hedge};
use crate::dossier::{Id as _, Item};
use crate::theme::{Type, galley, label, space};

/// The height of the heading, the explanation and the column names.
const HEAD: f32 = 74.0;

/// The height of the table.
pub fn height(coding: &Coding) -> f32 {
    HEAD + space::ROW * coding.rows.len() as f32
}

/// The width of a project's column on a page of this width.
fn entry_width(width: f32) -> f32 {
    (width * 0.17).clamp(106.0, 170.0)
}

/// Draws the table into `rect`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, coding: &Coding, rect: Rect) {
    head(ctx, ui, rect);
    let body = rect.with_min_y(rect.top() + HEAD);
    let child = &mut ui.new_child(UiBuilder::new().max_rect(body));
    rows::visible_rows(child, coding.rows.len(), space::ROW, |ui, index, rect| {
        row(ctx, ui, rect, &coding.rows[index]);
    });
}

fn head(ctx: &Context<'_>, ui: &mut Ui, rect: Rect) {
    let words = match ctx.surface {
        Surface::Window => {
            "What could be written down from this claim alone; the rule stands under the pointer."
        }
        Surface::Picture => "What could be written down from this claim alone.",
    };
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.add(label("EACH CLAIM BY ITSELF", Type::Section, ctx.palette.mute));
        ui.add(label(words, Type::Small, ctx.palette.mute));
    });
    let wide = entry_width(rect.width());
    let line = rect.top() + HEAD - 4.0;
    for (at, project) in Project::ALL.into_iter().enumerate() {
        let left = rect.right() - wide * (3 - at) as f32;
        let words = galley(ui.painter(), project.name(), Type::SmallStrong, ctx.palette.ink, wide);
        let pos = Align2::LEFT_BOTTOM.anchor_size(pos2(left, line - 3.0), words.size()).min;
        ui.painter().galley(pos, words, ctx.palette.ink);
    }
    let stroke = egui::Stroke::new(1.0, ctx.palette.hairline);
    ui.painter().hline(rect.x_range(), line, stroke);
}

/// The text of a cell: `48`, `5, inferred`, `48, field open`, `no field`.
fn cell(ruling: Ruling) -> String {
    match (ruling.entry, ruling.known.mark()) {
        (Entry::Unplaced(n), _) => format!("{n}, field open"),
        (entry, Some(mark)) => format!("{entry}, {mark}"),
        (entry, None) => entry.to_string(),
    }
}

fn row(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, row: &Row) {
    let item = Item::Claim(row.claim);
    let claim = &ctx.dossier.claims[row.claim];
    let response = ctx.stop(ui, rect, ui.scope_id().with(("claim", row.claim.index())));
    let rulings = || Project::ALL.into_iter().zip(row.rulings);
    let response = ctx.wire(ui, response, item, || {
        let entries: Vec<_> =
            rulings().map(|(project, ruling)| format!("{}: {}", project.name(), cell(ruling))).collect();
        format!("{}. {}", ctx.spoken(row.claim), entries.join("; "))
    });
    rows::ground(ctx, ui, rect, item, &response);
    let wide = entry_width(rect.width());
    let room = rect.width() - 3.0 * wide - space::S;
    draw_claim(ctx, ui, Rect::from_min_size(rect.min, vec2(room, rect.height())), row);
    for (at, ruling) in row.rulings.into_iter().enumerate() {
        let plain = if ruling.entry.is_figure() { ctx.palette.ink } else { ctx.palette.mute };
        let color = ctx.text_color(item, plain);
        let kind = if ruling.entry.is_figure() { Type::SmallStrong } else { Type::Small };
        let words = galley(ui.painter(), cell(ruling), kind, color, wide - space::XS);
        let left = rect.right() - wide * (3 - at) as f32;
        let pos = Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), words.size()).min;
        ui.painter().galley(pos, words, color);
    }
    crate::views::tooltip::show_beside(&response, |ui| {
        ui.set_max_width(380.0);
        let words = format!("{}: {}", speaker(ctx.dossier, claim), hedged(claim));
        ui.add(label(words, Type::Strong, ctx.palette.ink));
        for (project, ruling) in rulings() {
            let words = format!("{}: {}", project.name(), ruling.entry);
            ui.add(label(words, Type::SmallStrong, ctx.palette.ink));
            let rule = format!("{} ({})", ruling.rule, ruling.known.words());
            ui.add(label(rule, Type::Small, ctx.palette.mute));
        }
    });
}

/// Draws the source, the figure and the population.
fn draw_claim(ctx: &Context<'_>, ui: &Ui, rect: Rect, row: &Row) {
    let item = Item::Claim(row.claim);
    let claim = &ctx.dossier.claims[row.claim];
    let painter = ui.painter();
    let y = rect.center().y;
    glyph::paint(ctx, painter, pos2(rect.left() + 6.0, y), item);
    let mut left = rect.left() + 18.0;
    let group = claim.count().map(|count| ctx.dossier.groups[count.of].name.clone()).unwrap_or_default();
    let parts = [
        (speaker(ctx.dossier, claim), Type::Body, ctx.palette.ink),
        (with_hedge(measure(claim).unwrap_or_default(), claim), Type::SmallStrong, ctx.tone(claim.by).text),
        (group, Type::Small, ctx.palette.mute),
    ];
    for (text, kind, color) in parts {
        let room = rect.right() - left;
        if room < 24.0 {
            return;
        }
        let color = ctx.text_color(item, color);
        let words = galley(painter, text, kind, color, room);
        let size = words.size();
        let pos = Align2::LEFT_CENTER.anchor_size(pos2(left, y), size).min;
        painter.galley(pos, words, color);
        left += size.x + space::S;
    }
}
