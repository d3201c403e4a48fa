//! Several selected claims: how they are linked, and each in full.

use egui::Ui;

use super::super::memo::memoize;
use super::super::{AGREEMENT, Context, pin};
use super::facts::section;
use super::related;
use crate::analysis::agreement::Agreement;
use crate::analysis::{counted, provided};
use crate::dossier::{ClaimId, Item};
use crate::session::Input;
use crate::theme::{Type, label, space};

/// Maximum number of sentences of one kind: each is laid out in every frame.
pub const LISTED: usize = 60;

/// The selected claims, which may be all of the dossier: worked out once for a selection.
#[derive(Debug)]
struct Chosen {
    /// Without those that lie ahead of the day chosen.
    claims: Vec<ClaimId>,
    items: Vec<Item>,
    are_pinned: bool,
}

/// Draws those of `claims` that do not lie ahead and, if they are known to be in conflict, why.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, claims: &[ClaimId]) {
    let reads = &[Input::Dossier, Input::Selection, Input::Day, Input::Tray];
    let chosen = memoize(ctx, ui, ui.scope_id().with("chosen"), (reads, ()), || {
        let claims = ctx.ahead.without(claims.iter().copied());
        let items: Vec<Item> = claims.iter().map(|claim| Item::Claim(*claim)).collect();
        let are_pinned = items.iter().all(|item| ctx.is_pinned(*item));
        Chosen { claims, items, are_pinned }
    });
    ui.add(label(counted(chosen.claims.len(), "claim"), Type::Title, ctx.palette.ink));
    pin::labelled(ctx, ui, &chosen.items, chosen.are_pinned);
    conflicts_and_denials(ctx, ui, &chosen.claims);
    related::claims(ctx, ui, "Claims selected together", &chosen.claims);
    related::others(ctx, ui);
}

/// The first sentences about claims that are all selected, and how many there are.
#[derive(Debug, Default)]
struct Sentences {
    first: Vec<String>,
    all: usize,
}

impl Sentences {
    fn new(sentences: impl Iterator<Item = String>) -> Self {
        let mut found = Self::default();
        for sentence in sentences {
            if found.first.len() < LISTED {
                found.first.push(sentence);
            }
            found.all += 1;
        }
        found
    }

    fn ui(&self, ctx: &Context<'_>, ui: &mut Ui, title: &str) {
        if self.all == 0 {
            return;
        }
        section(ctx, ui, title, None);
        for sentence in &self.first {
            ui.add(label(sentence, Type::Body, ctx.palette.ink));
            ui.add_space(space::S);
        }
        if self.all > self.first.len() {
            let more = format!("And {} more", self.all - self.first.len());
            ui.add(label(more, Type::Small, ctx.palette.mute));
        }
    }
}

fn conflicts_and_denials(ctx: &Context<'_>, ui: &mut Ui, claims: &[ClaimId]) {
    let Some(agreement) = ctx.agreement_later(ui).ready() else { return };
    let reads = [AGREEMENT, &[Input::Selection]].concat();
    let said =
        memoize(ctx, ui, ui.scope_id().with("said of them"), (&reads, ()), || among(ctx, &agreement, claims));
    let [conflicts, denials] = &*said;
    conflicts.ui(ctx, ui, "Cannot all be true");
    denials.ui(ctx, ui, "Denied by another source");
}

/// The conflicts and the denials among some claims.
fn among(ctx: &Context<'_>, agreement: &Agreement, claims: &[ClaimId]) -> [Sentences; 2] {
    let mut chosen = claims.to_vec();
    chosen.sort_unstable();
    let if_said = |claims: &[ClaimId]| provided(ctx.dossier, claims, ctx.session.as_of).to_owned();
    let is_chosen = |claim: &ClaimId| chosen.binary_search(claim).is_ok();
    let conflicts = agreement.conflicts().iter();
    let within = conflicts.filter(|conflict| conflict.claims.iter().all(is_chosen));
    let denials = agreement.denials().iter();
    let denied = denials.filter(|denial| is_chosen(&denial.by) && denial.of.iter().any(is_chosen));
    [
        Sentences::new(within.map(|conflict| if_said(&conflict.claims) + &conflict.sentence)),
        Sentences::new(denied.map(|denial| if_said(&denial.claims()) + &denial.sentence)),
    ]
}
