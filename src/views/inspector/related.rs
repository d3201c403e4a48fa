//! Lists of what belongs to the selected item: its claims in full rows, everything else as links.

use egui::{Rect, Sense, Ui, Vec2};

use super::super::rows::{RowText, Weight, item_row, visible_rows};
use super::super::{Context, tooltip};
use super::facts::section;
use crate::analysis::{circumstances, headline, where_read};
use crate::dossier::{ClaimId, Item, ItemKind, Says};
use crate::theme::space;

/// The height of a claim's row: two lines.
const CLAIM_ROW: f32 = 40.0;

/// Draws the lists.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, item: Item) {
    let Some(related) = ctx.related else { return };
    if let Item::Claim(id) = item {
        return beside(ctx, ui, id);
    }
    claims(ctx, ui, claims_title(item), ctx.links.claims_of(item));
    if let Item::Place(place) = item {
        let others = ctx.links.claims_through_events(ctx.dossier, place);
        claims(ctx, ui, "On events here, naming no place", &others);
    }
    for kind in ItemKind::ALL {
        let others = related.of_kind(kind);
        let own = usize::from(related.item().kind() == kind);
        if kind == ItemKind::Claim || others.len() <= own {
            continue;
        }
        section(ctx, ui, &format!("Related {}", kind.plural().to_lowercase()), Some(others.len() - own));
        let others: Vec<Item> = others.iter().copied().filter(|other| *other != item).collect();
        visible_rows(ui, others.len(), space::ROW, |ui, index, rect| {
            plain_row(ctx, ui, rect, others[index]);
        });
    }
}

/// What others said of the same: counts of the same population and outcome, answers to the same question.
/// Everything the claim itself names stands among its facts.
fn beside(ctx: &Context<'_>, ui: &mut Ui, id: ClaimId) {
    let claim = &ctx.dossier.claims[id];
    let (title, subject) = match &claim.says {
        Says::Count(count) => ("Others on the same count", Item::Group(count.of)),
        Says::Answer { to, .. } => ("Other answers", Item::Question(*to)),
        Says::Remark => return,
    };
    let outcome = |id: ClaimId| ctx.dossier.claims[id].count().map(|count| count.outcome);
    let others = ctx.links.claims_of(subject).iter().copied();
    let others: Vec<_> = others.filter(|other| *other != id && outcome(*other) == outcome(id)).collect();
    claims(ctx, ui, title, &others);
}

fn claims(ctx: &Context<'_>, ui: &mut Ui, title: &str, claims: &[ClaimId]) {
    if claims.is_empty() {
        return;
    }
    section(ctx, ui, title, Some(claims.len()));
    visible_rows(ui, claims.len(), CLAIM_ROW, |ui, index, rect| claim_row(ctx, ui, rect, claims[index]));
}

const fn claims_title(item: Item) -> &'static str {
    match item {
        Item::Place(_) => "Claims that name it",
        Item::Source(_) => "Claims it makes or relays",
        Item::Document(_) => "Claims read here",
        Item::Event(_) => "Claims about it",
        Item::Group(_) => "Claims that count it",
        Item::Question(_) => "Answers",
        Item::Person(_) => "Claims that name this person",
        Item::Claim(_) => "Claims",
    }
}

fn claim_row(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, id: ClaimId) {
    let claim = &ctx.dossier.claims[id];
    // A figure stands beside its speaker; words need the line below for themselves.
    let (right, below, right_color) = if claim.count().is_some() {
        (headline(claim), circumstances(ctx.dossier, claim), ctx.tone(claim.by).text)
    } else {
        (where_read(ctx.dossier, claim.citation()), headline(claim), ctx.palette.mute)
    };
    let text = RowText {
        name: ctx.dossier.sources[claim.by].label(),
        right: &right,
        below: &below,
        strong: Weight::Strong,
        right_color,
    };
    let response = item_row(ctx, ui, rect, Item::Claim(id), &text);
    tooltip::attach(ctx, response, Item::Claim(id));
}

/// A row for an item, one line high.
pub fn link_row(ctx: &Context<'_>, ui: &mut Ui, item: Item) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), space::ROW), Sense::hover());
    plain_row(ctx, ui, rect, item);
}

fn plain_row(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, item: Item) {
    let text = RowText {
        name: ctx.dossier.name(item),
        right: "",
        below: "",
        strong: Weight::Plain,
        right_color: ctx.palette.mute,
    };
    let response = item_row(ctx, ui, rect, item, &text);
    tooltip::attach(ctx, response, item);
}
