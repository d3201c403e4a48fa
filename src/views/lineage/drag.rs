//! A relay is drawn: from the name of the one who says the claim whose form is open, to the name of the one who passed it on.

use egui::{CursorIcon, Id, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo};

use super::super::Context;
use super::super::sheet::Part;
use super::layout::{Layout, name};
use crate::analysis::lineage::{Lineage, NodeId, Role as NodeRole};
use crate::dossier::{ClaimId, Item, SourceId};
use crate::draft::Node;
use crate::session::{Command, Write};

/// Draws a line from the speaker of the form's claim while it is dragged, and takes the source on which it ends as a relay.
pub fn ui(ctx: &Context<'_>, ui: &Ui, lineage: &Lineage, layout: &Layout, part: &Part) {
    let Some(Item::Claim(claim)) = ctx.drafted.and_then(|drafted| drafted.item) else { return };
    let Some(speaker) = speaker_of(lineage, layout, claim) else { return };
    let rect = |node: NodeId| layout.rect(lineage, node).translate(part.origin.to_vec2());
    let from = rect(speaker);
    let response = ui.interact(from, Id::unique(("relay of the form", claim)), Sense::drag());
    let words = format!(
        "{}: drag to the source that passed on the claim in the form",
        name(ctx.dossier, lineage.node(speaker))
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let pointer = response.interact_pointer_pos().filter(|_| response.dragged() || response.drag_stopped());
    if let Some(pointer) = pointer {
        let relay = relay_under(ctx, (lineage, layout), &rect, claim, pointer);
        paint(ctx, ui, from, pointer, relay.map(|(node, _)| rect(node)));
        if let (true, Some((_, source))) = (response.drag_stopped(), relay) {
            let relays = ctx.dossier.claims[claim].via.iter().copied().chain([source]);
            let items = relays.map(|id| Node::text(&ctx.dossier.sources[id].key)).collect();
            ctx.send(Command::Write(Write::Fill {
                fields: vec![("via", Node::List { items, is_filled: false })],
                basis: "attribution",
            }));
        }
    }
    let _ = response.on_hover_cursor(CursorIcon::Grab);
}

/// The name of the one who says a claim, in the first column.
fn speaker_of(lineage: &Lineage, layout: &Layout, claim: ClaimId) -> Option<NodeId> {
    layout.order.iter().flatten().copied().find(|id| {
        let node = lineage.node(*id);
        matches!(node.role, NodeRole::Origin(_)) && !node.gathers && node.claims.contains(&claim)
    })
}

/// The source under the pointer, unless it says the claim or is its relay already.
fn relay_under(
    ctx: &Context<'_>,
    (lineage, layout): (&Lineage, &Layout),
    rect: &impl Fn(NodeId) -> Rect,
    claim: ClaimId,
    pointer: Pos2,
) -> Option<(NodeId, SourceId)> {
    let claim = &ctx.dossier.claims[claim];
    layout.order.iter().flatten().find_map(|id| match lineage.node(*id).role {
        NodeRole::Origin(source) | NodeRole::Relay(source)
            if source != claim.by && !claim.via.contains(&source) && rect(*id).contains(pointer) =>
        {
            Some((*id, source))
        }
        _ => None,
    })
}

fn paint(ctx: &Context<'_>, ui: &Ui, from: Rect, pointer: Pos2, relay: Option<Rect>) {
    let stroke = Stroke::new(2.0, ctx.palette.accent);
    let to = relay.map_or(pointer, |rect| rect.left_center());
    ui.painter().add(Shape::line_segment([from.right_center(), to], stroke));
    if let Some(rect) = relay {
        ui.painter().rect_stroke(rect, crate::theme::space::CORNER, stroke, egui::StrokeKind::Outside);
    }
}
