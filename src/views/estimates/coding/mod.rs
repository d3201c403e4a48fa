//! As others would code it: what other projects could record from the same claims, and what each would lose.

mod blocks;
mod place;
mod sheet;
mod table;

use std::sync::Arc;

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

use super::super::memo::memoize;
use super::super::{Context, Surface};
use crate::analysis::coding::{Coding, Subject};
use crate::analysis::counted;
use crate::session::{Command, EstimatePage, Input};
use crate::theme::{Type, label};
use blocks::Block;
use place::Placed;
use sheet::Column;

/// The margin around the page, in points.
const MARGIN: f32 = 16.0;
/// The space for a note that a picture is truncated.
const NOTICE: f32 = 18.0;
/// The space for the button back to the chart beside the first line.
const BACK: f32 = 150.0;

/// The content, computed once for a dossier and a choice of claims.
#[derive(Debug)]
struct Page {
    coding: Coding,
    lead: Vec<Block>,
    columns: [Column; 3],
}

fn page(ctx: &Context<'_>, ui: &Ui) -> Arc<Page> {
    let reads = &[Input::Dossier, Input::Narrowing];
    memoize(ctx, ui, egui::Id::unique("coding"), (reads, ()), || {
        let coding = Coding::new(ctx.dossier, Subject::find(ctx.dossier, ctx.only));
        let lead =
            vec![Block::words(first_line(&coding), Type::Heading), Block::mute(circumstances(ctx, &coding))];
        let columns = std::array::from_fn(|at| Column::new(ctx.dossier, &coding.sheets[at]));
        Page { coding, lead, columns }
    })
}

fn first_line(coding: &Coding) -> String {
    let counts = match coding.rows.len() {
        1 => "this one count".to_owned(),
        count => format!("these {count} counts"),
    };
    format!("What three projects could store of {counts} of killed. Parallax codes nothing itself.")
}

/// The claims used: event, sources, populations, what is left out.
fn circumstances(ctx: &Context<'_>, coding: &Coding) -> String {
    let mut parts = Vec::new();
    if let Some(event) = coding.subject.event {
        parts.push(ctx.dossier.events[event].name.clone());
    }
    parts.push(counted(coding.sources, "source"));
    parts.push(counted(coding.populations, "population"));
    if ctx.is_narrowed_to_pins() {
        parts.push("only what is in the compare tray".to_owned());
    }
    if coding.subject.left_out > 0 {
        let counts = counted(coding.subject.left_out, "count");
        parts.push(format!("left out: {counts} of killed that names another event or none"));
    }
    parts.join(" · ")
}

/// The caption of the page in a picture, part by part.
#[must_use]
pub fn caption(ctx: &Context<'_>) -> Vec<String> {
    let coding = Coding::new(ctx.dossier, Subject::find(ctx.dossier, ctx.only));
    vec![
        "As others would code it".to_owned(),
        format!("{} of killed", counted(coding.rows.len(), "count")),
        "rules as far as they could be read; what they leave open is not determined".to_owned(),
    ]
}

/// The height of the page at a width, including the table of single claims.
#[must_use]
pub fn natural_height(ctx: &Context<'_>, ui: &Ui, width: f32) -> f32 {
    let page = page(ctx, ui);
    let placed = place::place(ctx, ui.painter(), &page.lead, &page.columns, width - 2.0 * MARGIN, 0.0);
    placed.height + table::height(&page.coding) + 2.0 * MARGIN
}

/// Draws the comparison into the rest of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    let area = ui.available_rect_before_wrap();
    ui.allocate_rect(area, Sense::hover());
    if area.width() < 240.0 || area.height() < 80.0 {
        return;
    }
    ui.painter().rect_filled(area, 0.0, ctx.palette.paper);
    let page = page(ctx, ui);
    if page.coding.rows.is_empty() {
        return nothing(ctx, ui, area);
    }
    let aside = if ctx.surface == Surface::Window { BACK } else { 0.0 };
    let width = area.width() - 2.0 * MARGIN;
    let placed = place::place(ctx, ui.painter(), &page.lead, &page.columns, width, aside);
    let child = &mut ui.new_child(UiBuilder::new().max_rect(area));
    child.set_clip_rect(area.intersect(ui.clip_rect()));
    match ctx.surface {
        Surface::Picture => draw(ctx, child, &page, &placed, area),
        Surface::Window => scrolled(ctx, child, &page, &placed),
    }
}

fn scrolled(ctx: &Context<'_>, ui: &mut Ui, page: &Page, placed: &Placed<'_>) {
    ScrollArea::vertical().id_salt("coding").auto_shrink(false).show(ui, |ui| {
        let height = placed.height + table::height(&page.coding) + 2.0 * MARGIN;
        let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
        ctx.scroll_by_keys(ui);
        draw(ctx, ui, page, placed, rect);
        way_back(ctx, ui, rect);
    });
}

fn draw(ctx: &Context<'_>, ui: &mut Ui, page: &Page, placed: &Placed<'_>, rect: Rect) {
    let origin = rect.min + Vec2::splat(MARGIN);
    let id = ui.scope_id();
    // A picture that is too low ends with a complete line and says so.
    let end = if ctx.surface == Surface::Window { f32::INFINITY } else { rect.bottom() - MARGIN - NOTICE };
    let room = rect.bottom() - origin.y - placed.height;
    let with_table = ctx.surface == Surface::Window || room >= table::height(&page.coding);
    let mut is_cut = !with_table;
    for (index, (at, block)) in placed.blocks.iter().enumerate() {
        let at = at.translate(origin.to_vec2());
        if at.bottom() <= end {
            block.ui(ctx, ui, id.with(("block", index)), at);
        } else {
            is_cut = true;
        }
    }
    if with_table {
        let top = origin + vec2(0.0, placed.height);
        let width = rect.width() - 2.0 * MARGIN;
        table::ui(ctx, ui, &page.coding, Rect::from_min_size(top, vec2(width, table::height(&page.coding))));
    }
    if is_cut {
        let words = "Not all of the page fits into this picture.";
        let at = pos2(origin.x, rect.bottom() - NOTICE);
        let font = Type::SmallStrong.font();
        ui.painter().text(at, egui::Align2::LEFT_TOP, words, font, ctx.palette.ink);
    }
}

fn way_back(ctx: &Context<'_>, ui: &mut Ui, rect: Rect) {
    let corner = pos2(rect.right() - MARGIN, rect.top() + MARGIN - 2.0);
    let button = Rect::from_min_max(corner - vec2(BACK - 12.0, 0.0), corner + vec2(0.0, 24.0));
    let words = label("Back to the chart", Type::Button, ctx.palette.ink);
    if ui.put(button, egui::Button::new(words)).clicked() {
        let mut settings = ctx.session.estimates.clone();
        settings.page = EstimatePage::Chart;
        ctx.send(Command::Estimates(settings));
    }
}

fn nothing(ctx: &Context<'_>, ui: &mut Ui, area: Rect) {
    let words = "No claim here counts people killed; the projects store nothing else of it.";
    let rect = Rect::from_center_size(area.center(), vec2(area.width() - 2.0 * MARGIN, 20.0));
    ui.put(rect, egui::Label::new(label(words, Type::Body, ctx.palette.mute)));
    if ctx.surface == Surface::Window {
        way_back(ctx, ui, area);
    }
}
