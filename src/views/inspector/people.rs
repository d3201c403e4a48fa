//! The people that claims name: who they are, where they are from, who named them, and with what hedge.

use egui::{Sense, Ui, Vec2};

use super::super::memo::memoize;
use super::super::rows::{RowText, Weight, item_row};
use super::super::{Context, tooltip};
use super::facts::section;
use crate::analysis::{Shown, different_people, speaker, where_read};
use crate::dossier::{Dossier, Item, PersonId};
use crate::session::Input;
use crate::theme::{Type, label};

/// Maximum number of people listed here; the index lists all.
const LISTED: usize = 12;
/// The height of a row: the name, and who named them.
const ROW: f32 = 40.0;

/// Draws the section; nothing if nobody is named.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    let shown = |id: &PersonId| !ctx.ahead.holds(Item::Person(*id));
    let reads = &[Input::Dossier, Input::Narrowing];
    let people = memoize(ctx, ui, ui.scope_id().with("people"), (reads, ()), || -> Vec<PersonId> {
        ctx.dossier.people.ids().filter(shown).collect()
    });
    if people.is_empty() {
        return;
    }
    section(ctx, ui, "People named", Some(&people.len().to_string()));
    let reads = &[Input::Dossier, Input::Narrowing, Input::Day];
    let id = ui.scope_id().with("different people");
    let words = memoize(ctx, ui, id, (reads, ()), || counts(ctx.dossier, ctx.shown()));
    if !words.is_empty() {
        ui.add(label(words.as_str(), Type::Small, ctx.palette.mute));
    }
    for id in people.iter().take(LISTED) {
        row(ctx, ui, *id);
    }
    if people.len() > LISTED {
        let words = format!("and {} more in the index", people.len() - LISTED);
        ui.add(label(words, Type::Small, ctx.palette.mute));
    }
}

/// "2 people as killed, 3 people as casualties, each counted once; no total."
fn counts(dossier: &Dossier, shown: Shown<'_>) -> String {
    let counts = different_people(dossier, shown).into_iter().map(|(outcome, people)| {
        let noun = if people == 1 { "person" } else { "people" };
        format!("{people} {noun} as {}", outcome.word())
    });
    let counts: Vec<_> = counts.collect();
    if counts.is_empty() {
        String::new()
    } else {
        format!("{}, each counted once; no total.", counts.join(", "))
    }
}

fn row(ctx: &Context<'_>, ui: &mut Ui, id: PersonId) {
    let item = Item::Person(id);
    let person = &ctx.dossier.people[id];
    let home = person.home.map_or("", |home| ctx.dossier.places[home].name.as_str());
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::hover());
    let text = RowText {
        name: ctx.dossier.name(item),
        right: home,
        below: &named_by(ctx, item),
        strong: Weight::Plain,
        right_color: ctx.palette.mute,
    };
    let response = item_row(ctx, ui, rect, item, &text);
    tooltip::attach(ctx, response, item);
}

/// "Buga, via Reuters · Newsweek ¶3 · “presumably”", for the first shown claim that names the person.
fn named_by(ctx: &Context<'_>, person: Item) -> String {
    let claims = ctx.stock.links.claims_of(person);
    let Some(id) = claims.iter().find(|id| ctx.shown().holds(ctx.dossier, **id)) else {
        let named = if claims.is_empty() { "Named in no claim" } else { "Named in no claim that is shown" };
        return named.to_owned();
    };
    let claim = &ctx.dossier.claims[*id];
    let mut words =
        format!("{} · {}", speaker(ctx.dossier, claim), where_read(ctx.dossier, claim.citation()));
    if let Some(hedge) = &claim.hedge {
        words = format!("{words} · {hedge}");
    }
    words
}
