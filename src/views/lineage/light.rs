//! What stands out: the whole path, up and down, of all claims that belong to the selection.

use std::sync::Arc;

use egui::{Color32, Ui};

use super::super::memo::memoize;
use super::super::{Context, Emphasis};
use super::LIT;
use super::breadth::Breadth;
use crate::analysis::Related;
use crate::analysis::lineage::{Lineage, NodeId, Resting, gives_a_figure, resting};
use crate::dossier::{ClaimId, Dossier, Id as _, Item, ItemKind, SourceId};

/// How much each node and edge stands out, and the sources that a selected figure rests on.
#[derive(Debug)]
pub struct Light {
    /// Per node.
    pub nodes: Vec<Emphasis>,
    /// Per edge.
    pub edges: Vec<Emphasis>,
    /// The source whose colour an edge has, if all its highlighted claims originate on one side.
    pub tones: Vec<Option<SourceId>>,
    /// What the figures of the selected claims rest on, a sentence each.
    pub resting: Vec<String>,
}

/// Maximum number of selected figures of which it is told what they rest on: each asks all claims.
const MOST_FIGURES: usize = 4;

/// Returns the emphasis for the selection, recomputed only when that or the lineage changes.
pub fn cached(ctx: &Context<'_>, ui: &Ui, breadth: Option<Breadth>, lineage: &Lineage) -> Arc<Light> {
    memoize(ctx, ui, egui::Id::unique("lineage light"), (LIT, breadth), || Light::new(ctx, lineage))
}

impl Light {
    fn new(ctx: &Context<'_>, lineage: &Lineage) -> Self {
        let lit = ctx.related.map(|related| lit_claims(ctx.dossier, related));
        let is_lit = |claim: &ClaimId| lit.as_ref().is_none_or(|lit| lit[claim.index()]);
        let on_way = |claims: &[ClaimId]| match ctx.related {
            None => Emphasis::Plain,
            Some(_) if claims.iter().any(is_lit) => Emphasis::Related,
            Some(_) => Emphasis::Dimmed,
        };
        let selected = ctx.session.selection.selected();
        let is_selected = |item: Item| ctx.emphasis(item) == Emphasis::Selected;
        let nodes = lineage.nodes().iter().map(|node| match node.role.item() {
            Some(item) if is_selected(item) => Emphasis::Selected,
            _ if node.gathers && selected.is_set(&node.claims) => Emphasis::Selected,
            None if selected.is_set(&node.claims) => Emphasis::Selected,
            _ => on_way(&node.claims),
        });
        let edges = lineage.edges().iter().map(|edge| {
            if selected.is_set(&edge.claims) { Emphasis::Selected } else { on_way(&edge.claims) }
        });
        let tones = lineage.edges().iter().map(|edge| {
            let lit = edge.claims.iter().filter(|claim| is_lit(claim));
            one_side(ctx.dossier, lit.map(|claim| ctx.dossier.claims[*claim].by))
        });
        let resting = resting_of_selection(ctx, lineage.claims());
        Self { nodes: nodes.collect(), edges: edges.collect(), tones: tones.collect(), resting }
    }

    /// Returns `color` for text at a node.
    pub fn text(&self, ctx: &Context<'_>, lineage: &Lineage, node: NodeId, color: Color32) -> Color32 {
        if self.is_pale(ctx, lineage, node) { ctx.palette.dimmed_text() } else { color }
    }

    /// Returns `color` for a mark at a node.
    pub fn mark(&self, ctx: &Context<'_>, lineage: &Lineage, node: NodeId, color: Color32) -> Color32 {
        if self.is_pale(ctx, lineage, node) { ctx.palette.dimmed(color) } else { color }
    }

    fn is_pale(&self, ctx: &Context<'_>, lineage: &Lineage, node: NodeId) -> bool {
        self.nodes[node.index()] == Emphasis::Dimmed
            && !lineage.node(node).role.item().is_some_and(|item| ctx.is_hovered(item))
    }
}

/// Which claims belong to the selection, by their place in the file.
fn lit_claims(dossier: &Dossier, related: &Related) -> Vec<bool> {
    let mut lit = vec![false; dossier.claims.len()];
    for item in related.roots().iter().chain(related.of_kind(ItemKind::Claim)) {
        if let Item::Claim(id) = item {
            lit[id.index()] = true;
        }
    }
    lit
}

/// What the figures of the selected claims rest on among `claims`, a sentence for each figure.
pub fn resting_of_selection(ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<String> {
    let mut found: Vec<Resting> = Vec::new();
    let mut has_more = false;
    for item in ctx.chosen() {
        let Item::Claim(id) = item else { continue };
        let claim = &ctx.dossier.claims[id];
        let is_told = found.iter().any(|own| own.claims.binary_search(&id).is_ok());
        if is_told || !gives_a_figure(claim) {
            continue;
        }
        has_more = found.len() == MOST_FIGURES;
        if has_more {
            break;
        }
        found.extend(resting(ctx.dossier, ctx.ties, claims, claim));
    }
    let sentences = found.iter().map(ToString::to_string);
    let more =
        has_more.then(|| "What further selected figures rest on is told where fewer are selected".to_owned());
    sentences.chain(more).collect()
}

/// The first of `sources` if all belong to the same side.
fn one_side(dossier: &Dossier, mut sources: impl Iterator<Item = SourceId>) -> Option<SourceId> {
    let first = sources.next()?;
    let side = dossier.sources[first].side;
    sources.all(|source| dossier.sources[source].side == side).then_some(first)
}
