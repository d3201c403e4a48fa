//! The accounts: each source's answers to each question.
//!
//! Nothing is ranked: sources are listed by side and in file order, whatever they say.

mod cells;
mod description;
mod headings;
mod layout;

use egui::{Rect, Ui, Vec2, vec2};

use super::memo::{memoize_beside, ready_or_wait};
use super::sheet::{Lanes, Sheet};
use super::{Context, Surface, cut};
use crate::analysis::accounts::Accounts;
use crate::analysis::alt_text::answered;
use crate::analysis::counted;
use crate::memo::Later;
use crate::session::Input;
use crate::theme::Type;
use layout::{Grid, Lane, Rows};

pub use description::AccountsView;

/// Draws the accounts into the rest of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    let area = ui.available_rect_before_wrap();
    ui.allocate_rect(area, egui::Sense::hover());
    if area.width() < 160.0 || area.height() < 60.0 {
        return;
    }
    ui.painter().rect_filled(area, 0.0, ctx.palette.paper);
    let accounts = accounts(ctx, ui);
    let Some(accounts) = ready_or_wait(ctx, ui, accounts, area, "what each source answers") else { return };
    if accounts.questions().is_empty() || accounts.sources().is_empty() {
        return empty(ctx, ui, area, &accounts);
    }
    let grid = layout::cached(ctx, ui, &accounts, area.width());
    let Some(grid) = ready_or_wait(ctx, ui, grid, area, "how high each row is") else { return };
    let (shown, missing) = fitting(ctx, ui, area, &grid);
    let sheet = Sheet {
        id: "accounts",
        area: shown,
        header: grid.header,
        side: grid.side,
        content: vec2(grid.columns.total(), grid.rows.total()),
    };
    let reveal = ctx.session.reveal.and_then(|item| grid.find(ctx, &accounts, item));
    let clip = ui.clip_rect();
    if missing.is_some() {
        ui.shrink_clip_rect(shown);
    }
    sheet.show(ctx, ui, reveal, |ui, parts| {
        cells::ui(ctx, &mut parts.body.ui(ui, "cells"), &accounts, &grid, &parts.body);
        headings::rows(ctx, &mut parts.side.ui(ui, "rows"), &grid, &parts.side);
        headings::camps(ctx, ui, &grid, parts);
        headings::columns(ctx, &mut parts.header.ui(ui, "columns"), &accounts, &grid, &parts.header);
        headings::corner(ctx, &mut parts.corner.ui(ui, "corner"), &accounts, grid.are, parts.corner.rect);
    });
    ui.set_clip_rect(clip);
    if let Some(missing) = missing {
        cut::tell(ctx, ui, shown.left_bottom(), area.width(), &missing);
    }
}

/// The area of the sheet, and what is missing if a picture is too small: then whole rows and columns are left
/// out, instead of cutting any.
fn fitting(
    ctx: &Context<'_>,
    ui: &Ui,
    area: Rect,
    grid: &Grid,
) -> (Rect, Option<[cut::Missing<'static>; 2]>) {
    let size = grid.size();
    if ctx.surface == Surface::Window {
        return (area, None);
    }
    if size.x <= area.width() + 0.5 && size.y <= area.height() + 0.5 {
        return (Rect::from_min_size(area.min, size.min(area.size())), None);
    }
    let line = cut::line(ui);
    let whole = |lanes: &Lanes, room: f32| {
        let ends = (0..lanes.len()).map(|lane| lanes.span(lane).end);
        let fits = ends.take_while(|end| *end <= room + 0.5).count();
        (fits, fits.checked_sub(1).map_or(room, |last| lanes.span(last).end))
    };
    let (across, right) = whole(&grid.columns, area.width() - grid.side);
    let (down, bottom) = whole(&grid.rows, area.height() - grid.header - line);
    // Names of sources can be higher than the whole picture.
    let height = (grid.header + bottom).min(area.height() - line);
    let lacking = |lanes: &[Lane], fits: usize| {
        lanes.iter().skip(fits).filter(|lane| !matches!(lane, Lane::Side(_))).count()
    };
    let (rows, columns) = match grid.are {
        Rows::Questions => ("question", "source"),
        Rows::Sources => ("source", "question"),
    };
    let missing = [(lacking(&grid.down, down), rows), (lacking(&grid.across, across), columns)];
    (Rect::from_min_size(area.min, vec2(grid.side + right, height)), Some(missing))
}

fn empty(ctx: &Context<'_>, ui: &Ui, area: Rect, accounts: &Accounts) {
    let words = if accounts.questions().is_empty() {
        "This dossier asks no questions."
    } else if ctx.ahead.is_empty() {
        "None of these sources answers a question of this dossier."
    } else {
        "No answer to a question of this dossier is shown on this day."
    };
    let font = Type::Body.font();
    ui.painter().text(area.center(), egui::Align2::CENTER_CENTER, words, font, ctx.palette.mute);
}

/// What the accounts are made from.
const ACCOUNTS: &[Input] = &[Input::Dossier, Input::Narrowing];

/// The accounts of more claims than this are worked out beside the window's own work.
const AT_ONCE: usize = 5_000;

/// True if there are so many claims that a frame would wait for what is made of all of them.
fn is_large(ctx: &Context<'_>) -> bool {
    ctx.tray.map_or(ctx.dossier.claims.len(), <[_]>::len) > AT_ONCE
}

fn accounts(ctx: &Context<'_>, ui: &Ui) -> Later<Accounts> {
    let id = egui::Id::unique("accounts");
    memoize_beside(ctx, ui, id, (ACCOUNTS, ()), is_large(ctx), |ctx, _, _| Some(shown(ctx)))
}

/// The accounts without the answers that lie ahead of the day chosen.
#[must_use]
pub fn shown(ctx: &Context<'_>) -> Accounts {
    let accounts = Accounts::new(ctx.dossier, ctx.tray);
    accounts.keep(ctx.dossier, |id| !ctx.ahead.holds(crate::dossier::Item::Claim(id)))
}

/// The caption of the accounts, part by part.
#[must_use]
pub fn caption(ctx: &Context<'_>) -> Vec<String> {
    let (all, accounts) = (Accounts::new(ctx.dossier, ctx.tray), shown(ctx));
    let differ = accounts.questions().iter().filter(|(_, difference)| difference.is_marked()).count();
    let mut parts = vec![
        "What each source answers".to_owned(),
        answered(&all, &accounts.keep(ctx.dossier, |id| ctx.shown().holds(ctx.dossier, id))),
        format!("{} marked where {}", counted(differ, "question"), told_apart(&accounts)),
    ];
    parts.extend(ctx.as_of_key());
    if ctx.is_narrowed_to_pins() {
        parts.push("narrowed to what is compared".to_owned());
    }
    parts
}

/// What the mark of a question says of its answers.
fn told_apart(accounts: &Accounts) -> &'static str {
    if accounts.questions().iter().any(|(_, difference)| difference.positions > 0) {
        "answers differ in the dossier's positions or, without one, in their words"
    } else {
        "answers are not in the same words"
    }
}

/// The size, without margins, at which nothing in a picture is truncated: at least `least`, at most 8,000
/// points wide and 16,000 high.
#[must_use]
pub fn natural_size(ctx: &Context<'_>, ui: &Ui, least: Vec2) -> Vec2 {
    let Some(accounts) = accounts(ctx, ui).ready() else { return least };
    let width = layout::natural_width(ctx, &accounts, least.x).clamp(least.x, least.x.max(8_000.0));
    let Some(size) = Grid::new(ctx, ui, &accounts, width, &|| true).map(|grid| grid.size()) else {
        return least;
    };
    vec2(width, size.y.clamp(least.y, least.y.max(16_000.0)))
}
