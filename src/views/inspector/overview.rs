//! The inspector while nothing is selected: the dossier itself.

use egui::Ui;

use super::super::Context;
use super::super::memo::memoize;
use super::facts::section;
use crate::dossier::{Id, ItemKind};
use crate::session::Input;
use crate::theme::{Type, label, side_symbol, space};

/// Draws the overview.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    let dossier = ctx.dossier;
    ui.add(label("About this dossier", Type::Title, ctx.palette.ink));
    if let Some(period) = &dossier.period {
        ui.add(label(format!("Time covered: {period}"), Type::Small, ctx.palette.mute));
    }
    if dossier.zone.stated().is_some() || dossier.has_times {
        let words = format!("Days and times of day are those of {}", dossier.zone.name());
        ui.add(label(words, Type::Small, ctx.palette.mute));
    }
    ui.add_space(space::S);
    if !dossier.summary.is_empty() {
        ui.add(label(&dossier.summary, Type::Body, ctx.palette.ink));
    }
    sides(ctx, ui);
    first_of(ctx, ui, "Documents", ItemKind::Document);
    super::people::ui(ctx, ui);
    first_of(ctx, ui, "Questions", ItemKind::Question);
    ui.add_space(space::M);
    let hint = if dossier.claims.is_empty() {
        "There are no claims yet. N begins one; sources and documents are made as you name them."
    } else {
        "Click a place, a bar or a name: everything that belongs to it stands out. Esc clears."
    };
    ui.add(label(hint, Type::Small, ctx.palette.mute));
}

/// The first entries of a kind that do not lie ahead of the day chosen, under a heading.
fn first_of(ctx: &Context<'_>, ui: &mut Ui, heading: &str, kind: ItemKind) {
    let items = || ctx.dossier.items(kind).filter(|item| !ctx.ahead.holds(*item)).take(12);
    if items().next().is_some() {
        section(ctx, ui, heading, None);
        items().for_each(|item| super::related::link_row(ctx, ui, item));
    }
}

fn sides(ctx: &Context<'_>, ui: &mut Ui) {
    if ctx.dossier.sides.is_empty() {
        return;
    }
    section(ctx, ui, "Sources by side", None);
    for (id, side) in ctx.dossier.sides.iter() {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::new(10.0, space::LINE), egui::Sense::hover());
            let color = ctx.palette.side(Some(id.index())).mark;
            let symbol = side_symbol(Some(id.index()));
            ui.painter().add(symbol.shape(rect.center(), space::SYMBOL, color));
            // Only in vertical layout does text wrap.
            ui.vertical(|ui| ui.add(label(&side.name, Type::Body, ctx.palette.ink)));
        });
    }
    let count = memoize(ctx, ui, ui.scope_id().with("no side"), (&[Input::Dossier], ()), || {
        ctx.dossier.sources.rows().iter().filter(|source| source.side.is_none()).count()
    });
    if *count > 0 {
        let words = format!("{count} more with no side assigned");
        ui.add(label(words, Type::Small, ctx.palette.mute));
    }
}
