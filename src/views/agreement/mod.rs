//! Agreement: whether the counts can all be true, which cannot stand beside which, and what is left if they can.
//!
//! It says what follows from the figures and never who is right.

mod findings;
mod matrix;
mod page;

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

use super::{Context, Surface};
use crate::analysis::counted;
use crate::theme::space;
use matrix::Matrix;
use page::Page;

const MARGIN: f32 = 16.0;
/// The least width of running text beside the matrix.
const TEXT: f32 = 440.0;
/// The greatest width of running text: longer lines are hard to follow.
const MEASURE: f32 = 760.0;

/// Where text and matrix stand: side by side in a wide pane, else one below the other.
struct Layout {
    page: std::sync::Arc<Page>,
    matrix: std::sync::Arc<Matrix>,
    matrix_at: Vec2,
    size: Vec2,
}

impl Layout {
    fn new(ctx: &Context<'_>, ui: &Ui, width: f32) -> Self {
        let matrix = matrix::cached(ctx, ui);
        let beside = width - 2.0 * MARGIN - matrix.size().x - space::L;
        if beside >= TEXT {
            let page = page::cached(ctx, ui, beside.min(MEASURE));
            let at = vec2(MARGIN + beside.min(MEASURE) + space::L, space::S);
            let height = page.height().max(matrix.size().y + space::S);
            return Self { page, matrix, matrix_at: at, size: vec2(width, height) };
        }
        let page = page::cached(ctx, ui, (width - 2.0 * MARGIN).min(MEASURE));
        let at = vec2(MARGIN, page.height() + space::M);
        let size = vec2(width.max(matrix.size().x + 2.0 * MARGIN), at.y + matrix.size().y);
        Self { page, matrix, matrix_at: at, size }
    }
}

/// Draws agreement into what is left of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    let area = ui.available_rect_before_wrap();
    ui.painter().rect_filled(area, 0.0, ctx.palette.paper);
    let layout = Layout::new(ctx, ui, area.width());
    match ctx.surface {
        Surface::Picture => draw(ctx, ui, Rect::from_min_size(area.min, layout.size), &layout),
        Surface::Window => {
            ScrollArea::both().id_salt("agreement").auto_shrink(false).show(ui, |ui| {
                let (rect, _) = ui.allocate_exact_size(layout.size + vec2(0.0, space::L), Sense::hover());
                draw(ctx, ui, rect, &layout);
            });
        }
    }
}

fn draw(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, layout: &Layout) {
    let child = &mut ui.new_child(UiBuilder::new().max_rect(rect));
    layout.page.ui(ctx, child, pos2(rect.left() + MARGIN, rect.top()));
    layout.matrix.ui(ctx, child, rect.min + layout.matrix_at);
}

/// What stands under the title of a picture that stands alone.
#[must_use]
pub fn caption(ctx: &Context<'_>) -> Vec<String> {
    let agreement = ctx.agreement();
    vec![
        "Which counts can be true together".to_owned(),
        format!("{} with a range", counted(agreement.taking_part().len(), "count")),
        format!("words read: {}", ctx.readings.caption(ctx.session.reading)),
    ]
}

/// The size at which nothing of it is cut off.
#[must_use]
pub fn natural_size(ctx: &Context<'_>, ui: &Ui, least: Vec2) -> Vec2 {
    Layout::new(ctx, ui, least.x).size
}
