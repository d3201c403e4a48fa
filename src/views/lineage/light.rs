//! What stands out: the whole path, up and down, of all claims that belong to the selection.

use std::sync::Arc;

use egui::{Color32, Ui};

use super::super::memo::memoize;
use super::super::{Context, Emphasis};
use super::LIT;
use super::breadth::Breadth;
use crate::analysis::lineage::{Lineage, NodeId, Resting, resting};
use crate::dossier::{ClaimId, Dossier, Item, SourceId};

/// How much each node and edge stands out, and the sources that a selected figure rests on.
#[derive(Debug)]
pub struct Light {
    /// Per node.
    pub nodes: Vec<Emphasis>,
    /// Per edge.
    pub edges: Vec<Emphasis>,
    /// The source whose colour an edge has, if all its highlighted claims originate on one side.
    pub tones: Vec<Option<SourceId>>,
    /// The number of origins that the figure of each selected claim rests on.
    pub resting: Vec<Resting>,
}

/// Returns the emphasis for the selection, recomputed only when that or the lineage changes.
pub fn cached(ctx: &Context<'_>, ui: &Ui, breadth: Option<Breadth>, lineage: &Lineage) -> Arc<Light> {
    memoize(ctx, ui, egui::Id::unique("lineage light"), (LIT, breadth), || Light::new(ctx, lineage))
}

impl Light {
    fn new(ctx: &Context<'_>, lineage: &Lineage) -> Self {
        let is_lit =
            |claim: &ClaimId| ctx.related.is_none_or(|related| related.contains(Item::Claim(*claim)));
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

/// The origins that the figures of the selected claims rest on, among `claims`; each figure once.
pub fn resting_of_selection(ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<Resting> {
    let mut found: Vec<Resting> = Vec::new();
    for item in ctx.chosen() {
        let Item::Claim(id) = item else { continue };
        let own = resting(ctx.dossier, claims, &ctx.dossier.claims[id]);
        found.extend(own.filter(|own| !found.contains(own)));
    }
    found
}

/// The first of `sources` if all belong to the same side.
fn one_side(dossier: &Dossier, mut sources: impl Iterator<Item = SourceId>) -> Option<SourceId> {
    let first = sources.next()?;
    let side = dossier.sources[first].side;
    sources.all(|source| dossier.sources[source].side == side).then_some(first)
}
