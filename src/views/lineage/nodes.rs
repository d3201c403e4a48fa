//! The names in the columns, and the column headings.

use egui::{Align2, Color32, Painter, Pos2, Rect, Response, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::super::marks::Owner;
use super::super::rows::focus_ring;
use super::super::sheet::Part;
use super::super::{Context, Emphasis, glyph, tooltip};
use super::layout::{CIRCLE, HEADING, Layout, ROW, SYMBOL, name, remark};
use super::light::Light;
use super::threads;
use crate::analysis::lineage::{Lineage, Node, NodeId, Role};
use crate::dossier::Item;
use crate::session::Command;
use crate::theme::{self, Type, galley, space};

/// Draws the column headings.
pub fn headings(ctx: &Context<'_>, ui: &Ui, layout: &Layout, part: &Part) {
    ui.painter().rect_filled(part.rect, 0.0, ctx.palette.paper);
    for column in &layout.columns {
        let at = pos2(part.origin.x + column.left, part.rect.top() + HEADING / 2.0);
        let words = galley(ui.painter(), column.heading, Type::Section, ctx.palette.mute, 200.0);
        let pos = Align2::LEFT_CENTER.anchor_size(at, words.size()).min;
        ui.painter().galley(pos, words, ctx.palette.mute);
    }
}

/// Draws the visible names.
pub fn ui(ctx: &Context<'_>, ui: &Ui, lineage: &Lineage, layout: &Layout, light: &Light, part: &Part) {
    let (seen_x, seen_y) = (part.seen_x(), part.seen_y());
    for (column, names) in layout.columns.iter().zip(&layout.order) {
        if column.right < seen_x.start || column.left - space::L > seen_x.end {
            continue;
        }
        let reach = |node: &NodeId| (layout.spots[node.index()].ports / 2.0).max(ROW / 2.0);
        let first = names.partition_point(|node| layout.spots[node.index()].y + reach(node) < seen_y.start);
        for node in &names[first..] {
            if layout.spots[node.index()].y - reach(node) > seen_y.end {
                break;
            }
            draw_node(ctx, ui, lineage, layout, light, part.origin, *node);
        }
    }
}

fn draw_node(
    ctx: &Context<'_>,
    ui: &Ui,
    lineage: &Lineage,
    layout: &Layout,
    light: &Light,
    origin: Pos2,
    id: NodeId,
) {
    let node = lineage.node(id);
    let item = node.role.item();
    let _part = ctx.part(ui, || Owner::Claims(node.claims.clone()));
    let painter = ui.painter();
    let rect = layout.rect(lineage, id).translate(origin.to_vec2());
    let spot = layout.spots[id.index()];
    let mute = light.text(ctx, lineage, id, ctx.palette.mute);
    if spot.ports > 0.0 {
        let half = spot.ports / 2.0 + 1.5;
        let y = rect.center().y;
        let color = light.mark(ctx, lineage, id, ctx.palette.mute);
        painter.vline(rect.left() - space::XS, y - half..=y + half, Stroke::new(1.0, color));
    }
    if rect.bottom() < ui.clip_rect().top() || rect.top() > ui.clip_rect().bottom() {
        return;
    }
    let response = ctx.stop(ui, rect, ui.scope_id().with(("node", id.index())));
    let is_selected = light.nodes[id.index()] == Emphasis::Selected;
    let response = wire(ctx, ui, node, response, is_selected);
    if is_selected || response.hovered() || item.is_some_and(|item| ctx.is_hovered(item)) {
        let fill = if is_selected { ctx.palette.highlight } else { ctx.palette.hover };
        ui.painter().rect_filled(rect.expand2(vec2(2.0, 0.0)), space::CORNER, fill);
    }
    focus_ring(ctx, ui, rect, &response);
    let left = rect.left() + space::XS;
    let y = rect.center().y;
    sign(ctx, painter, lineage, light, id, pos2(left + space::SYMBOL, y));
    let ink = light.text(ctx, lineage, id, ctx.palette.ink);
    let mut x = left + SYMBOL;
    let mut say = |words: &str, kind: Type, color: Color32, room: f32| {
        let words = theme::name(painter, words, kind, color, room);
        let width = words.size().x;
        painter.galley(Align2::LEFT_CENTER.anchor_size(pos2(x, y), words.size()).min, words, color);
        x += width + 6.0;
    };
    let remark = remark(ctx.dossier, node);
    let room = rect.width();
    // A statement is not a name: it is styled as a remark.
    let (kind, color) = if item.is_some() { (Type::Body, ink) } else { (Type::Small, mute) };
    if spot.name > 0.0 {
        say(name(ctx.dossier, node), kind, color, spot.name);
    }
    if !remark.is_empty() {
        say(remark, Type::Small, mute, room);
    }
    let count = ctx.shown().count(ctx.dossier, &node.claims).to_string();
    say(&count, Type::Small, mute, room);
    if let Some(Item::Source(source)) = item
        && lineage.is_in_a_circle(source)
    {
        circle(painter, pos2(x + CIRCLE / 2.0 - 3.0, y), light.text(ctx, lineage, id, ctx.palette.error));
    }
    explain(ctx, node, response);
}

/// Makes a node selectable: its item, or the claims that report one statement.
fn wire(ctx: &Context<'_>, ui: &Ui, node: &Node, response: Response, is_selected: bool) -> Response {
    // An institution that stands for its members is a set of claims: its own are not all of them.
    if let Some(item) = node.role.item().filter(|_| !node.gathers) {
        return ctx.wire(ui, response, item, || describe_node(ctx, node));
    }
    ctx.note_mark(ui, response.rect, || Owner::Claims(node.claims.clone()), || describe_node(ctx, node));
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::Button, true, is_selected, describe_node(ctx, node))
    });
    if response.clicked() {
        ctx.send(Command::SelectClaims(node.claims.clone()));
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// Shows a tooltip about a node.
fn explain(ctx: &Context<'_>, node: &Node, response: Response) {
    match node.role.item().filter(|_| !node.gathers) {
        Some(item) => {
            tooltip::attach(ctx, response, item);
        }
        None => threads::explain(ctx, &response, &describe_node(ctx, node), &node.claims),
    }
}

/// Draws the symbol of a source's side, or of a document, as pale as its path.
fn sign(ctx: &Context<'_>, painter: &Painter, lineage: &Lineage, light: &Light, id: NodeId, at: Pos2) {
    match lineage.node(id).role {
        Role::Origin(source) | Role::Relay(source) => {
            let color = light.mark(ctx, lineage, id, ctx.tone(source).mark);
            painter.add(ctx.symbol(source).shape(at, space::SYMBOL, color));
        }
        Role::Document(document) => glyph::paint(ctx, painter, at, Item::Document(document)),
        Role::Statement(_) => {
            painter.circle_filled(at, 3.2, light.mark(ctx, lineage, id, ctx.palette.mute));
        }
    }
}

/// Draws an open ring with an arrow head: something comes back to where it was.
fn circle(painter: &Painter, center: Pos2, color: Color32) {
    let ring: Vec<Pos2> =
        (0..=20_u8).map(|step| center + 4.2 * Vec2::angled(f32::from(step) * 0.26)).collect();
    let end = ring[ring.len() - 1];
    painter.add(Shape::line(ring, Stroke::new(1.3, color)));
    let head = Rect::from_center_size(end, Vec2::splat(3.4));
    painter.add(Shape::convex_polygon(
        vec![head.left_top(), head.right_top(), pos2(head.center().x + 2.0, head.bottom() + 1.0)],
        color,
        Stroke::NONE,
    ));
}

/// A node in one line, for screen readers and tests: "Reuters: 4 claims passed on".
fn describe_node(ctx: &Context<'_>, node: &Node) -> String {
    let remark = remark(ctx.dossier, node);
    let remark = if remark.is_empty() { String::new() } else { format!(", {remark}") };
    let claims = ctx.counted(&node.claims, "claim");
    let name = name(ctx.dossier, node);
    match node.role {
        Role::Origin(_) => format!("{name}{remark}: origin of {claims}"),
        Role::Relay(_) => format!("{name}{remark}: {claims} passed on"),
        Role::Document(_) => format!("{name}: {claims} read in it"),
        Role::Statement(first) => {
            let source = ctx.dossier.sources[ctx.dossier.claims[first].by].label();
            format!("One statement of {source}: {claims} report it")
        }
    }
}
