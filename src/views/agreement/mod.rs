//! Agreement: whether the counts can all be true, which cannot be true together, and what was not compared.
//!
//! It says what follows from the figures and never who is right.

mod findings;
mod matrix;
mod page;
mod sets;

use std::sync::Arc;

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

use super::{Context, Surface, estimates};
use crate::analysis::counted;
use crate::theme::space;
use findings::Chapter;
use matrix::Matrix;
use page::Page;

const MARGIN: f32 = 16.0;
/// The least width of running text beside the matrix.
const TEXT: f32 = 440.0;
/// The greatest width of running text: longer lines are hard to follow.
const MEASURE: f32 = 760.0;
/// The least width of each of two columns of text above a matrix that is too wide to have text beside it.
const COLUMN: f32 = 420.0;
/// The room for names of populations beside the matrix.
const WIDE_NAMES: f32 = 260.0;
const NARROW_NAMES: f32 = 120.0;

/// Where things stand: the answer, each claim beside each, and what follows from it. In a wide pane the matrix has a
/// column of its own.
struct Layout {
    answer: Arc<Page>,
    matrix: Arc<Matrix>,
    matrix_at: Vec2,
    /// Room for the names of populations.
    names: f32,
    rest: Arc<Page>,
    rest_at: Vec2,
    size: Vec2,
}

impl Layout {
    fn new(ctx: &Context<'_>, ui: &Ui, width: f32) -> Self {
        let matrix = matrix::cached(ctx, ui);
        let room = width - 2.0 * MARGIN;
        let beside = room - matrix.size(WIDE_NAMES).x - space::L;
        if beside >= TEXT {
            let [answer, rest] = pages(ctx, ui, beside.min(MEASURE));
            let matrix_at = vec2(MARGIN + beside.min(MEASURE) + space::L, space::S);
            let matrix_size = matrix.size(WIDE_NAMES);
            let height = (answer.height() + rest.height()).max(matrix_size.y + space::S);
            let rest_at = vec2(MARGIN, answer.height());
            let size = vec2(width, height);
            return Self { answer, matrix, matrix_at, names: WIDE_NAMES, rest, rest_at, size };
        }
        // The names of populations take what the cells leave them.
        let names = (room - matrix.size(0.0).x).clamp(NARROW_NAMES, WIDE_NAMES);
        let matrix_size = matrix.size(names);
        let column = (0.5 * (room - space::L)).floor();
        if column >= COLUMN {
            // Too many cells for a column of their own: the text takes two columns above them.
            let [answer, rest] = pages(ctx, ui, column.min(MEASURE));
            let matrix_at = vec2(MARGIN, answer.height().max(rest.height()) + space::M);
            let rest_at = vec2(MARGIN + column + space::L, 0.0);
            let size = vec2(width.max(matrix_size.x + 2.0 * MARGIN), matrix_at.y + matrix_size.y + space::M);
            return Self { answer, matrix, matrix_at, names, rest, rest_at, size };
        }
        let [answer, rest] = pages(ctx, ui, room.min(MEASURE));
        let matrix_at = vec2(MARGIN, answer.height() + space::M);
        let rest_at = vec2(MARGIN, matrix_at.y + matrix_size.y + space::M);
        let size = vec2(width.max(matrix_size.x + 2.0 * MARGIN), rest_at.y + rest.height());
        Self { answer, matrix, matrix_at, names, rest, rest_at, size }
    }
}

fn pages(ctx: &Context<'_>, ui: &Ui, width: f32) -> [Arc<Page>; 2] {
    [Chapter::Answer, Chapter::Rest].map(|chapter| page::cached(ctx, ui, chapter, width))
}

/// Draws agreement into what is left of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    let area = ui.available_rect_before_wrap();
    ui.painter().rect_filled(area, 0.0, ctx.palette.paper);
    let layout = Layout::new(ctx, ui, area.width());
    match ctx.surface {
        Surface::Picture => draw(ctx, ui, Rect::from_min_size(area.min, layout.size), &layout),
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

fn draw(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, layout: &Layout) {
    let child = &mut ui.new_child(UiBuilder::new().max_rect(rect));
    layout.answer.ui(ctx, child, pos2(rect.left() + MARGIN, rect.top()));
    layout.matrix.ui(ctx, child, rect.min + layout.matrix_at, layout.names);
    layout.rest.ui(ctx, child, rect.min + layout.rest_at);
}

/// What stands under the title of a picture that stands alone.
#[must_use]
pub fn caption(ctx: &Context<'_>) -> Vec<String> {
    let agreement = ctx.agreement();
    let mut parts = vec!["Which counts can be true together".to_owned()];
    parts.extend(ctx.only.map(|_| "only what was put side by side".to_owned()));
    let compared = agreement.compared().map(<[_]>::len).sum();
    parts.push(format!("{} compared", counted(compared, "count")));
    parts.push(ctx.words_read());
    if ctx.session.as_of.is_some() {
        parts.push("without what was certainly said later".to_owned());
    }
    parts
}

/// The size at which nothing of it is cut off.
#[must_use]
pub fn natural_size(ctx: &Context<'_>, ui: &Ui, least: Vec2) -> Vec2 {
    Layout::new(ctx, ui, least.x).size
}
