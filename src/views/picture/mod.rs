//! A view as a picture that can stand alone: title, what is shown, sides, sources, the ground it rests on.

mod footer;

use std::sync::Arc;

use egui::{CentralPanel, Frame, Galley, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

use super::ruler::wrapped;
use super::{Context, accounts, agreement, estimates, lineage, map, table, timeline};
use crate::session::View;
use crate::theme::{Type, galley, space};
use footer::Footer;

const MARGIN: f32 = 28.0;
/// The title's top, and where the caption begins below it.
const TITLE: f32 = 14.0;
const CAPTION: f32 = 41.0;
/// No picture is higher.
const HIGHEST: f32 = 16_000.0;

/// The size at which nothing is cut off, about as wide as `least`; at most 16,000 points high, and where that is too
/// low the caption says so.
#[must_use]
pub fn natural_size(ctx: &Context<'_>, ui: &Ui, subject: View, least: Vec2) -> Vec2 {
    let whole = whole_size(ctx, ui, subject, least);
    vec2(whole.x, whole.y.min(HIGHEST))
}

fn whole_size(ctx: &Context<'_>, ui: &Ui, subject: View, least: Vec2) -> Vec2 {
    if subject == View::Map {
        return least;
    }
    let aside = 2.0 * margin(subject);
    let content = content_size(ctx, ui, subject, vec2(least.x - aside, 0.0));
    let width = least.x.max(content.x + aside);
    let header = header_height(&caption(ctx, ui, subject, width, Fits::Whole));
    let footer = Footer::new(ctx, ui, subject, width - 2.0 * MARGIN);
    vec2(width, (header + content.y + space::M + footer.height()).ceil())
}

/// What the view itself takes.
fn content_size(ctx: &Context<'_>, ui: &Ui, subject: View, least: Vec2) -> Vec2 {
    match subject {
        View::Map => least,
        View::Estimates => vec2(least.x, estimates::natural_height(ctx, ui, least.x)),
        View::Agreement => agreement::natural_size(ctx, ui, least),
        View::Accounts => accounts::natural_size(ctx, ui, least),
        View::Table => table::natural_size(ctx, ui, least),
        View::Timeline => timeline::natural_size(ctx, ui, least),
        View::Lineage => lineage::natural_size(ctx, ui, least),
    }
}

/// The estimates bring a margin of their own.
fn margin(subject: View) -> f32 {
    match subject {
        View::Estimates | View::Agreement => MARGIN - 16.0,
        View::Map | View::Accounts | View::Table | View::Timeline | View::Lineage => MARGIN,
    }
}

/// Draws the picture into all of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, subject: View) {
    CentralPanel::default().frame(Frame::new().fill(ctx.palette.paper)).show(ui, |ui| {
        let area = ui.available_rect_before_wrap();
        ui.allocate_rect(area, Sense::hover());
        let whole = whole_size(ctx, ui, subject, vec2(area.width(), 0.0));
        let fits = if whole.x > area.width() + 1.0 || whole.y > area.height() + 1.0 {
            Fits::CutOff
        } else {
            Fits::Whole
        };
        let caption = caption(ctx, ui, subject, area.width(), fits);
        let footer = Footer::new(ctx, ui, subject, area.width() - 2.0 * MARGIN);
        let bottom = area.bottom() - footer.height();
        let view = Rect::from_min_max(
            area.min + vec2(margin(subject), header_height(&caption)),
            pos2(area.right() - margin(subject), bottom - space::S),
        );
        header(ctx, ui, area, caption);
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
            View::Timeline => timeline::ui(ctx, child),
            View::Lineage => lineage::ui(ctx, child),
        }
        footer.ui(ctx, ui, pos2(area.left() + MARGIN, bottom));
    });
}

/// Whether the picture has room for all of its view.
#[derive(Clone, Copy, PartialEq)]
enum Fits {
    Whole,
    CutOff,
}

fn header_height(caption: &Galley) -> f32 {
    CAPTION + caption.size().y + space::M
}

fn header(ctx: &Context<'_>, ui: &Ui, area: Rect, caption: Arc<Galley>) {
    let painter = ui.painter();
    let width = area.width() - 2.0 * MARGIN;
    let title = galley(painter, &ctx.dossier.title, Type::Title, ctx.palette.ink, width);
    painter.galley(area.min + vec2(MARGIN, TITLE), title, ctx.palette.ink);
    painter.galley(area.min + vec2(MARGIN, CAPTION), caption, ctx.palette.mute);
}

/// What is shown, narrowed, selected, and how words are read; in as many lines as it takes.
fn caption(ctx: &Context<'_>, ui: &Ui, subject: View, width: f32, fits: Fits) -> Arc<Galley> {
    let mut parts = Vec::new();
    if fits == Fits::CutOff {
        parts.push("CUT OFF: not everything fits into this picture".to_owned());
    }
    parts.extend(match subject {
        View::Map => vec!["Places, as well as their position is known".to_owned()],
        View::Estimates => estimates::caption(ctx),
        View::Agreement => agreement::caption(ctx),
        View::Accounts => accounts::caption(ctx),
        View::Table => table::caption(ctx),
        View::Timeline => timeline::caption(ctx),
        View::Lineage => lineage::caption(ctx),
    });
    parts.extend(ctx.as_of_caption());
    if let Some(item) = ctx.selected() {
        parts.push(format!("selected: {}", ctx.dossier.name(item)));
    }
    let width = width - 2.0 * MARGIN;
    ui.painter().layout_job(wrapped(&parts.join(" · "), Type::Small, width, usize::MAX))
}
