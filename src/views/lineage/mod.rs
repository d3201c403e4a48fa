//! The lineage: who said it, who passed it on, where we read it.
//!
//! Columns of names with curves between them. All lines have the same thickness: they show that something was
//! passed on, and nothing about how many died. Nothing is ranked; the order within a column only avoids
//! crossing lines.

mod breadth;
mod corrections;
mod description;
mod drag;
mod head;
mod layout;
mod light;
mod nodes;
mod settle;
mod threads;

use egui::{Rect, Ui, Vec2, vec2};

use super::memo::{memoize_later, ready_or_wait};
use super::sheet::Sheet;
use super::{Context, Surface};
use crate::analysis::counted;
use crate::analysis::lineage::{Folding, Lineage, Origins};
use crate::dossier::ClaimId;
use crate::memo::{IsWanted, Later};
use crate::session::Input;
use crate::theme::{Type, space};
use breadth::Breadth;
use head::Head;
use layout::Layout;

pub use description::LineageView;

/// How far a picture extends into its margin, left and right.
const REACH: f32 = layout::MARGIN - 1.5;

/// What the lineage is made from, besides what it is narrowed to itself.
const LINEAGE: &[Input] = &[Input::Dossier, Input::Narrowing, Input::Lineage];
/// What is said of it as a whole.
const SAID: &[Input] = &[Input::Dossier, Input::Narrowing, Input::Lineage, Input::Day];
/// What is drawn with the selection in mind.
const LIT: &[Input] = &[Input::Dossier, Input::Narrowing, Input::Lineage, Input::Selection, Input::Day];

/// The lineage of more claims than this is worked out beside the window's own work.
const AT_ONCE: usize = 5_000;

/// Returns the lineage that is shown, recomputed only when its claims change.
fn lineage(ctx: &Context<'_>, ui: &Ui) -> (Option<Breadth>, Later<Lineage>) {
    let folds = ctx.session.lineage.folds;
    let breadth = breadth::current(ctx, ui);
    let count = ctx.only.map_or(ctx.dossier.claims.len(), <[ClaimId]>::len);
    let is_large = count > AT_ONCE;
    let lineage = memoize_later(ctx, ui, egui::Id::unique("lineage"), (LINEAGE, breadth), is_large, || {
        let mut claims = claims_shown(ctx);
        if let Some(breadth) = breadth {
            claims = breadth.among(ctx, &claims);
        }
        let dossier = ctx.dossier.clone();
        move |is_wanted: IsWanted<'_>| {
            let folding = Folding::new(&dossier, folds);
            Lineage::new_while(&dossier, &claims, &folding, is_wanted)
        }
    });
    (breadth, lineage)
}

/// Which sources are shown as their institutions.
fn folding(ctx: &Context<'_>) -> Folding {
    Folding::new(ctx.dossier, ctx.session.lineage.folds)
}

/// The claims that views show.
fn claims_shown(ctx: &Context<'_>) -> Vec<ClaimId> {
    ctx.only.map_or_else(|| ctx.dossier.claims.ids().collect(), <[ClaimId]>::to_vec)
}

/// Draws the lineage into the rest of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    let mut area = ui.available_rect_before_wrap();
    ui.allocate_rect(area, egui::Sense::hover());
    if ctx.surface == Surface::Picture {
        // Symbols align with the title; the background of a selected name extends into the picture's margin.
        area = area.expand2(vec2(REACH, 0.0));
        ui.set_clip_rect(ui.clip_rect().expand2(vec2(REACH, 0.0)));
    }
    if area.width() < 160.0 || area.height() < 60.0 {
        return;
    }
    ui.painter().rect_filled(area, 0.0, ctx.palette.paper);
    let (breadth, lineage) = lineage(ctx, ui);
    let Some(lineage) = ready_or_wait(ctx, ui, lineage, area, "how claims travelled") else { return };
    let light = light::cached(ctx, ui, breadth, &lineage);
    let head = Head::new(ctx, ui, breadth, &lineage, &light, area.width());
    head.ui(ctx, ui, &lineage, area);
    let area = Rect::from_min_max(area.min + vec2(0.0, head.height()), area.max);
    if lineage.claims().is_empty() {
        let font = Type::Body.font();
        let words = "No claims to show.";
        ui.painter().text(area.center(), egui::Align2::CENTER_CENTER, words, font, ctx.palette.mute);
        return;
    }
    let layout = layout::cached(ctx, ui, breadth, &lineage, area.width());
    let Some(layout) = ready_or_wait(ctx, ui, layout, area, "where each name stands") else { return };
    let sheet = Sheet { id: "lineage", area, header: layout::HEADING, side: 0.0, content: layout.size };
    let reveal = ctx.session.reveal.and_then(|item| layout.find(&lineage, item));
    sheet.show(ctx, ui, reveal, |ui, parts| {
        let body = &mut parts.body.ui(ui, "ways");
        threads::ui(ctx, body, &lineage, &layout, &light, &parts.body);
        corrections::ui(ctx, body, &lineage, &layout, &parts.body);
        nodes::ui(ctx, body, &lineage, &layout, &light, &parts.body);
        drag::ui(ctx, body, &lineage, &layout, &parts.body);
        nodes::headings(ctx, &parts.header.ui(ui, "headings"), &layout, &parts.header);
    });
}

/// The parts of the caption of a self-contained picture.
#[must_use]
pub fn caption(ctx: &Context<'_>) -> Vec<String> {
    let claims = claims_shown(ctx);
    let folding = folding(ctx);
    let known = ctx.shown().among(ctx.dossier, claims.iter().copied());
    let counts = Origins::count(ctx.dossier, &known, &folding);
    let mut parts = vec!["Who said it, who passed it on, where it was read".to_owned(), counts.to_string()];
    if counts.not_named > 0 {
        parts.push(format!("{} not named", counted(counts.not_named, "origin")));
    }
    if folding.is_active() {
        parts.push("members of an institution are shown as that institution".to_owned());
    }
    parts.extend(counts.read_again());
    parts.extend(light::resting_of_selection(ctx, &claims));
    parts.extend(ctx.as_of_key());
    if ctx.is_narrowed_to_pins() {
        parts.push("narrowed to what is compared".to_owned());
    }
    parts
}

/// The size, without margins, at which nothing in a picture is truncated.
#[must_use]
pub fn natural_size(ctx: &Context<'_>, ui: &Ui, least: Vec2) -> Vec2 {
    let (breadth, lineage) = lineage(ctx, ui);
    let Some(lineage) = lineage.ready() else { return least };
    let light = light::cached(ctx, ui, breadth, &lineage);
    let layout = Layout::new(ctx.dossier, ctx.surface, ui, &lineage, least.x + 2.0 * REACH);
    let width = layout.size.x.max(least.x + 2.0 * REACH);
    let head = Head::new(ctx, ui, breadth, &lineage, &light, width);
    vec2(width - 2.0 * REACH, (head.height() + layout::HEADING + layout.size.y + space::S).max(least.y))
}
