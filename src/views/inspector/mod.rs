//! The inspector: the selected item in full, with links to everything that belongs to it.

mod document;
mod evidence;
mod facts;
mod graded;
mod overview;
mod passage;
mod people;
mod related;
mod together;

use egui::{ScrollArea, Ui};

use super::navigation::{Region, region};
use super::{Context, pin, tooltip};
use crate::analysis::{counted, describe};
use crate::dossier::{Item, Moment, Native};
use crate::session::{Command, Selected, Write};
use crate::theme::{Type, label, space};

/// What is said in place of a selection that lies ahead of the day chosen.
fn not_yet(ctx: &Context<'_>) -> String {
    let when = ctx.session.as_of.map_or("", Moment::on_the_day_chosen);
    format!("What is selected had not been said, had not come out or had not happened {when}.")
}

/// Draws the inspector; with nothing selected it introduces the dossier.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    let name = || match ctx.session.selection.selected() {
        Selected::Nothing => "Inspector: the dossier".to_owned(),
        _ if ctx.chosen().next().is_none() => format!("Inspector: {}", not_yet(ctx)),
        Selected::Item(item) => format!("Inspector: {}", describe(ctx.dossier, *item)),
        Selected::Claims(_) => format!("Inspector: {}", counted(ctx.chosen().count(), "claim")),
    };
    region(ctx, ui, Region::Inspector, name, |_| String::new(), page);
}

fn page(ctx: &Context<'_>, ui: &mut Ui) {
    let selected = ctx.session.selection.selected();
    let whose = (selected.items().next(), selected.items().count());
    ScrollArea::vertical().id_salt(("inspector", whose)).auto_shrink(false).show(ui, |ui| {
        ctx.scroll_by_keys(ui);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(20, 14)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            match selected {
                Selected::Nothing => overview::ui(ctx, ui),
                _ if ctx.chosen().next().is_none() => {
                    ui.add(label(not_yet(ctx), Type::Body, ctx.palette.ink));
                }
                Selected::Item(item) => {
                    heading(ctx, ui, *item);
                    facts::ui(ctx, ui, *item);
                    related::ui(ctx, ui, *item);
                }
                Selected::Claims(claims) => together::ui(ctx, ui, claims),
            }
        });
    });
}

fn heading(ctx: &Context<'_>, ui: &mut Ui, item: Item) {
    let title = match item {
        Item::Claim(id) => crate::analysis::speaker(ctx.dossier, &ctx.dossier.claims[id]),
        Item::Document(id) => ctx.dossier.documents[id].title.clone(),
        _ => ctx.dossier.name(item).to_owned(),
    };
    ui.add(label(title, Type::Title, ctx.palette.ink));
    if let Some(native) = native_of(ctx, item) {
        tooltip::native_name(ctx, ui, native, 18.0);
    }
    if let Item::Claim(id) = item {
        let claim = &ctx.dossier.claims[id];
        ui.add(label(crate::analysis::hedged(claim), Type::Heading, ctx.tone(claim.by).text));
    }
    ui.add(label(describe(ctx.dossier, item), Type::Small, ctx.palette.mute));
    ui.horizontal_wrapped(|ui| {
        pin::labelled(ctx, ui, &[item], ctx.is_pinned(item));
        let edit = ui.button(label("Edit", Type::Small, ctx.palette.ink));
        if edit.on_hover_text("Edit this entry (E)").clicked() {
            ctx.send(Command::Write(Write::Form(item)));
        }
        if let Item::Document(id) = item {
            let text = ui.button(label("Claims from its text...", Type::Small, ctx.palette.ink));
            if text
                .on_hover_text("Shows the text with its figures marked, beside the form of a claim")
                .clicked()
            {
                ctx.send(Command::Write(Write::AskText(ctx.dossier.documents[id].key.clone())));
            }
        }
    });
    ui.add_space(space::S);
}

fn native_of<'a>(ctx: &Context<'a>, item: Item) -> Option<&'a Native> {
    match item {
        Item::Place(id) => ctx.dossier.places[id].native.as_ref(),
        Item::Source(id) => ctx.dossier.sources[id].native.as_ref(),
        Item::Person(id) => ctx.dossier.people[id].native.as_ref(),
        _ => None,
    }
}
