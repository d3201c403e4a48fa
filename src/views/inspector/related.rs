//! Lists of what belongs to the selected item: its claims in full rows, everything else as links.

use egui::{Rect, Sense, Ui, Vec2};

use super::super::rows::{RowText, Weight, item_row, visible_rows};
use super::super::{Context, tooltip};
use super::facts::section;
use crate::analysis::{circumstances, headline};
use crate::dossier::{ClaimId, Item, ItemKind};
use crate::theme::space;

/// The height of a claim's row: two lines.
const CLAIM_ROW: f32 = 40.0;

/// Draws the lists.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, item: Item) {
    let Some(related) = ctx.related else { return };
    if item.kind() != ItemKind::Claim {
        let claims = ctx.links.claims_of(item);
        if !claims.is_empty() {
            section(ctx, ui, claims_title(item), Some(claims.len()));
            visible_rows(ui, claims.len(), CLAIM_ROW, |ui, index, rect| {
                claim_row(ctx, ui, rect, claims[index]);
            });
        }
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

const fn claims_title(item: Item) -> &'static str {
    match item {
        Item::Place(_) => "Claims placed here",
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
    let (right, below) = (headline(claim), circumstances(ctx.dossier, claim));
    let text = RowText {
        name: ctx.dossier.sources[claim.by].label(),
        right: &right,
        below: &below,
        strong: Weight::Strong,
        right_color: ctx.tone(claim.by).text,
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
