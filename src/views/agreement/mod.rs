//! Agreement: whether the counts can all be true, which cannot be true together, and what was not compared.
//!
//! It says what follows from the figures and never who is right.

mod description;
mod findings;
mod matrix;
mod page;
mod sets;

use std::sync::Arc;

use egui::{LayerId, Painter, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, vec2};

use super::memo::{memoize_beside, ready_or_wait};
use super::{AGREEMENT, Context, Surface, cut, estimates};
use crate::analysis::counted;
use crate::memo::Later;
use crate::theme::space;
use findings::Chapter;
use matrix::Matrix;
use page::Page;

pub use description::AgreementView;

const MARGIN: f32 = 16.0;
/// The minimum width of running text beside the matrix.
const TEXT: f32 = 440.0;
/// The maximum width of running text: longer lines are hard to read.
const MEASURE: f32 = 760.0;
/// The minimum width of each of two text columns above a matrix that leaves no room for text beside it.
const COLUMN: f32 = 420.0;
/// The width for names of populations beside the matrix.
const WIDE_NAMES: f32 = 260.0;
const NARROW_NAMES: f32 = 120.0;

/// The positions of the answer, the rest of the findings, what was not compared, and the matrix. In a wide
/// pane the matrix has a column of its own; otherwise the text has two columns above it.
#[derive(Debug)]
struct Layout {
    pages: [(Arc<Page>, Vec2); 3],
    matrix: Arc<Matrix>,
    matrix_at: Vec2,
    /// The width for the names of populations.
    names: f32,
    size: Vec2,
}

impl Layout {
    /// The layout for this width, kept until agreement changes.
    fn cached(ctx: &Context<'_>, ui: &Ui, width: f32) -> Later<Self> {
        let id = ui.scope_id().with("agreement layout");
        let is_large = ctx.is_agreement_of_many();
        memoize_beside(ctx, ui, id, (AGREEMENT, width.to_bits()), is_large, move |ctx, fonts, _| {
            let everywhere = Painter::new(fonts.clone(), LayerId::background(), Rect::EVERYTHING);
            Some(Self::new(ctx, &everywhere, width))
        })
    }

    fn new(ctx: &Context<'_>, painter: &Painter, width: f32) -> Self {
        let matrix = Arc::new(Matrix::new(ctx));
        let room = width - 2.0 * MARGIN;
        let beside = room - matrix.size(WIDE_NAMES).x - space::L;
        if beside >= TEXT {
            let measure = beside.min(MEASURE);
            let pages = pages(ctx, painter, measure, |[answer, rest, _]| {
                [0.0, answer, answer + rest].map(|top| vec2(MARGIN, top))
            });
            let matrix_at = vec2(MARGIN + measure + space::L, space::S);
            let height = bottom(&pages).max(matrix.size(WIDE_NAMES).y + space::S);
            return Self { pages, matrix, matrix_at, names: WIDE_NAMES, size: vec2(width, height) };
        }
        // The names of populations get the width that the cells leave.
        let names = (room - matrix.size(0.0).x).clamp(NARROW_NAMES, WIDE_NAMES);
        let matrix_size = matrix.size(names);
        let across = width.max(matrix_size.x + 2.0 * MARGIN);
        let column = (0.5 * (room - space::L)).floor();
        if column >= COLUMN {
            // Too many cells for a column of their own: the text takes two columns above them.
            let second = MARGIN + column + space::L;
            let pages = pages(ctx, painter, column.min(MEASURE), |[answer, rest, _]| {
                let last = if answer <= rest { vec2(MARGIN, answer) } else { vec2(second, rest) };
                [vec2(MARGIN, 0.0), vec2(second, 0.0), last]
            });
            let matrix_at = vec2(MARGIN, bottom(&pages) + space::M);
            let size = vec2(across, matrix_at.y + matrix_size.y + space::M);
            return Self { pages, matrix, matrix_at, names, size };
        }
        let below = matrix_size.y + 2.0 * space::M;
        let pages = pages(ctx, painter, room.min(MEASURE), |[answer, rest, _]| {
            [0.0, answer + below, answer + below + rest].map(|top| vec2(MARGIN, top))
        });
        let matrix_at = vec2(MARGIN, pages[0].0.height() + space::M);
        let size = vec2(across, bottom(&pages));
        Self { pages, matrix, matrix_at, names, size }
    }
}

/// The chapters at a width, positioned by `place` according to their heights.
fn pages(
    ctx: &Context<'_>,
    painter: &Painter,
    width: f32,
    place: impl Fn([f32; 3]) -> [Vec2; 3],
) -> [(Arc<Page>, Vec2); 3] {
    let [answer, rest, left] = [Chapter::Answer, Chapter::Rest, Chapter::Left]
        .map(|chapter| Page::new(ctx, painter, chapter, width));
    let [first, second, third] = place([answer.height(), rest.height(), left.height()]);
    [(answer, first), (rest, second), (left, third)].map(|(page, at)| (Arc::new(page), at))
}

/// The lower end of the last page.
fn bottom(pages: &[(Arc<Page>, Vec2)]) -> f32 {
    pages.iter().map(|(page, at)| at.y + page.height()).fold(0.0, f32::max)
}

/// Draws agreement into the rest of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    let area = ui.available_rect_before_wrap();
    ui.painter().rect_filled(area, 0.0, ctx.palette.paper);
    let known = ctx.agreement_later(ui);
    if ready_or_wait(ctx, ui, known, area, "which counts can be true together").is_none() {
        return;
    }
    let layout = Layout::cached(ctx, ui, area.width());
    let Some(layout) = ready_or_wait(ctx, ui, layout, area, "the findings as a page") else { return };
    match ctx.surface {
        Surface::Picture => picture(ctx, ui, area, &layout),
        Surface::Window => {
            let (choices, below) = area.split_top_bottom_at_y(area.top() + estimates::CONTROLS);
            estimates::reading_menu(ctx, ui, choices);
            let ui = &mut ui.new_child(UiBuilder::new().max_rect(below));
            ScrollArea::both().id_salt("agreement").auto_shrink(false).show(ui, |ui| {
                let (rect, _) = ui.allocate_exact_size(layout.size + vec2(0.0, space::L), Sense::hover());
                ctx.scroll_by_keys(ui);
                draw(ctx, ui, rect, &layout);
            });
        }
    }
}

/// Draws what fits into `area`, and says how much does not.
fn picture(ctx: &Context<'_>, ui: &mut Ui, area: Rect, layout: &Layout) {
    let rect = Rect::from_min_size(area.min, layout.size);
    if rect.bottom() <= area.bottom() + 1.0 {
        return draw(ctx, ui, rect, layout);
    }
    let end = area.with_max_y(area.bottom() - cut::line(ui));
    let shown = end.intersect(ui.clip_rect());
    let findings = layout.pages.iter().map(|(page, at)| page.missing(rect.min + *at, shown.bottom())).sum();
    let counts = layout.matrix.missing(rect.min + layout.matrix_at, shown.bottom());
    let child = &mut ui.new_child(UiBuilder::new().max_rect(end));
    child.set_clip_rect(shown);
    draw(ctx, child, rect, layout);
    let (at, width) = (end.left_bottom() + vec2(MARGIN, 0.0), area.width() - 2.0 * MARGIN);
    cut::tell(ctx, ui, at, width, &[(findings, "finding"), (counts, "row")]);
}

fn draw(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, layout: &Layout) {
    let child = &mut ui.new_child(UiBuilder::new().max_rect(rect));
    let [first, second, third] = &layout.pages;
    first.0.ui(ctx, child, rect.min + first.1);
    layout.matrix.ui(ctx, child, rect.min + layout.matrix_at, layout.names);
    second.0.ui(ctx, child, rect.min + second.1);
    third.0.ui(ctx, child, rect.min + third.1);
}

/// The caption below the title of a self-contained picture.
#[must_use]
pub fn caption(ctx: &Context<'_>) -> Vec<String> {
    let agreement = ctx.agreement();
    let mut parts = vec!["Which counts can be true together".to_owned()];
    parts.extend(ctx.is_narrowed_to_pins().then(|| "only what was put side by side".to_owned()));
    let compared = agreement.compared().map(<[_]>::len).sum();
    parts.push(format!("{} compared", counted(compared, "count")));
    parts.extend(ctx.words_read());
    if ctx.session.as_of.is_some() {
        parts.push("without what was certainly said later".to_owned());
    }
    parts
}

/// The size at which nothing is truncated.
#[must_use]
pub fn natural_size(ctx: &Context<'_>, ui: &Ui, least: Vec2) -> Vec2 {
    Layout::cached(ctx, ui, least.x).ready().map_or(least, |layout| layout.size)
}
