//! The positions of columns, names and lines, in points from the corner of the scrolled content.

use std::sync::Arc;

use egui::{Pos2, Rect, Ui, Vec2, pos2, vec2};

use super::super::memo::memoize_later;
use super::super::ruler::{Fonts, Ruler};
use super::super::{Context, Surface};
use super::breadth::Breadth;
use super::corrections;
use super::settle::Rows;
use super::threads::{Thread, Threads};
use super::{AT_ONCE, LINEAGE};
use crate::analysis::lineage::{Lineage, Node, NodeId, Role, Slot, SlotRows};
use crate::dossier::{Dossier, Identity, Item};
use crate::memo::{IsWanted, Later};
use crate::theme::{Type, space};

/// The height of the column headings.
pub const HEADING: f32 = 30.0;
/// The height of a name.
pub const ROW: f32 = 20.0;
/// The space for a symbol before a name.
pub const SYMBOL: f32 = 15.0;
/// The minimum width of a column.
const NARROWEST: f32 = 40.0;
/// The space for the sign of a circle.
pub const CIRCLE: f32 = 16.0;
/// The margin around everything.
pub const MARGIN: f32 = 10.0;
/// The space for a line that passes a column.
const BEND: f32 = 6.0;
/// The distance between two lines that end at one name.
const PORT: f32 = 4.0;
/// The minimum and maximum space for lines between two columns.
const GAP: [f32; 2] = [34.0, 400.0];
/// The width that the longest column keeps in a narrow pane.
const CUT: f32 = 150.0;
/// The maximum width of a name in a window and in a picture.
const LONGEST: [f32; 2] = [280.0, 520.0];

/// A column of names.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its heading.
    pub heading: &'static str,
    /// The left end of names.
    pub left: f32,
    /// The right limit of names.
    pub right: f32,
}

/// The position of a node.
#[derive(Clone, Copy, Debug, Default)]
pub struct NodePosition {
    /// Its vertical centre.
    pub y: f32,
    /// The distance between the first and the last line that ends there.
    pub ports: f32,
    /// The width of its name.
    pub name: f32,
    /// The right end of its text.
    pub end: f32,
}

/// The positions of everything.
#[derive(Debug)]
pub struct Layout {
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The position of every node.
    pub spots: Vec<NodePosition>,
    /// The nodes of each column from top to bottom.
    pub order: Vec<Vec<NodeId>>,
    /// The lines between columns.
    pub threads: Threads,
    /// The total size.
    pub size: Vec2,
}

/// The space before the first column for the lines of corrections, in points.
fn gutter(lineage: &Lineage) -> f32 {
    if lineage.corrections().is_empty() { 0.0 } else { corrections::GUTTER }
}

/// Returns the layout for a pane of this width, recomputed only when an input changes.
pub fn cached(
    ctx: &Context<'_>,
    ui: &Ui,
    breadth: Option<Breadth>,
    lineage: &Arc<Lineage>,
    width: f32,
) -> Later<Layout> {
    // Whole steps, so that dragging a pane does not cause a new layout at every pixel.
    let width = (width / 8.0).floor() * 8.0;
    let key = (LINEAGE, (breadth, width.to_bits(), ctx.surface));
    let is_large = lineage.claims().len() > AT_ONCE;
    memoize_later(ctx, ui, egui::Id::unique("lineage layout"), key, is_large, || {
        let (surface, dossier, lineage) = (ctx.surface, ctx.dossier.clone(), lineage.clone());
        let fonts = ui.ctx().clone();
        move |_: IsWanted<'_>| Some(Layout::new(&dossier, surface, &fonts, &lineage, width))
    })
}

/// The remark after the name of a source that no document names, or that stands for its members as well.
pub fn remark(dossier: &Dossier, node: &Node) -> &'static str {
    let Some(Item::Source(id)) = node.role.item() else { return "" };
    match dossier.sources[id].identity {
        _ if node.gathers => "with its members",
        Identity::Named => "",
        Identity::Anonymous => "not named",
        Identity::Unclear => "unclear who",
    }
}

/// The name of a node.
pub fn name<'a>(dossier: &'a Dossier, node: &Node) -> &'a str {
    match node.role {
        Role::Origin(id) | Role::Relay(id) => dossier.sources[id].label(),
        Role::Document(id) => dossier.documents[id].label(),
        Role::Statement(_) => "one statement",
    }
}

impl Layout {
    /// Computes the layout for a pane of this width.
    pub fn new(
        dossier: &Dossier,
        surface: Surface,
        fonts: &impl Fonts,
        lineage: &Lineage,
        width: f32,
    ) -> Self {
        let mut widths = widths(dossier, surface, fonts, lineage);
        if surface == Surface::Window {
            shorten_longest(lineage, &mut widths, width);
        }
        let columns = columns(lineage, &widths, width);
        let mut spots: Vec<NodePosition> = (lineage.nodes().iter().zip(&widths))
            .map(|(node, [name, width])| NodePosition {
                name: *name,
                end: columns[node.column].left + width,
                ..NodePosition::default()
            })
            .collect();
        let lines = lines_in(lineage);
        let height = |node: NodeId| {
            let ports = PORT * lines[node.index()].saturating_sub(1) as f32;
            let is_document = matches!(lineage.node(node).role, Role::Document(_));
            // A document is as high as its lines need; a relay fits between its neighbours.
            let most = if is_document { f32::MAX } else { ROW - 8.0 };
            ports.min(most)
        };
        let ways = Ways::new(lineage, |slot| match slot {
            Slot::Node(node) => (height(node) + 10.0).max(ROW),
            Slot::Bend(_) => BEND,
        });
        let (middles, all) = ways.rows.settle();
        for (column, slots) in lineage.columns().iter().enumerate() {
            for slot in slots {
                if let Slot::Node(node) = slot {
                    spots[node.index()].y = middles[ways.row(&(column, *slot))];
                    spots[node.index()].ports = height(*node);
                }
            }
        }
        let order = lineage.columns().iter().map(|slots| {
            let nodes = slots.iter().filter_map(|slot| match slot {
                Slot::Node(node) => Some(*node),
                Slot::Bend(_) => None,
            });
            nodes.collect()
        });
        let order = order.collect();
        let threads = threads(lineage, &columns, &spots, &ways, &middles);
        let right = columns.last().map_or(0.0, |column| column.right);
        Self { columns, spots, order, threads, size: vec2(right + MARGIN, all + space::M) }
    }

    /// The rectangle of a node's text.
    pub fn rect(&self, lineage: &Lineage, node: NodeId) -> Rect {
        let column = self.columns[lineage.node(node).column];
        let spot = self.spots[node.index()];
        let left_top = pos2(column.left - space::XS, spot.y - ROW / 2.0);
        Rect::from_min_size(left_top, vec2(spot.end - column.left + space::S, ROW))
    }

    /// The position of an item, the first if there are several.
    pub fn find(&self, lineage: &Lineage, item: Item) -> Option<Rect> {
        let nodes = self.order.iter().flatten().copied();
        let holds = |node: &NodeId| match item {
            Item::Claim(claim) => lineage.node(*node).claims.binary_search(&claim).is_ok(),
            _ => lineage.node(*node).role.item() == Some(item),
        };
        nodes.into_iter().find(holds).map(|node| self.rect(lineage, node))
    }
}

/// The width of each node's name, and of all its text.
fn widths(dossier: &Dossier, surface: Surface, ui: &impl Fonts, lineage: &Lineage) -> Vec<[f32; 2]> {
    let (mut body, mut small) = (Ruler::new(ui, Type::Body), Ruler::new(ui, Type::Small));
    let longest = LONGEST[usize::from(surface == Surface::Picture)];
    let nodes = lineage.nodes().iter();
    let width = |node: &Node| {
        // A small reserve: single letters add up to a different width than text.
        let ruler = if node.role.item().is_some() { &mut body } else { &mut small };
        let name = (ruler.width(ui, name(dossier, node)) + 3.0).min(longest);
        let remark = remark(dossier, node);
        let remark = if remark.is_empty() { 0.0 } else { small.width(ui, remark) + 6.0 };
        let circle = match node.role.item() {
            Some(Item::Source(id)) if lineage.is_in_a_circle(id) => CIRCLE,
            _ => 0.0,
        };
        let count = small.width(ui, &node.claims.len().to_string());
        [name, SYMBOL + name + remark + circle + count + space::S]
    };
    nodes.map(width).collect()
}

/// The width of each column.
fn column_widths(lineage: &Lineage, widths: &[[f32; 2]]) -> Vec<f32> {
    let mut wide = vec![NARROWEST; lineage.columns().len()];
    for (node, [_, width]) in lineage.nodes().iter().zip(widths) {
        wide[node.column] = wide[node.column].max(*width);
    }
    wide
}

/// Shortens the longest texts if a pane is too narrow for all columns: first the words of statements, which
/// keep their dot, then names, as long as they remain distinguishable.
fn shorten_longest(lineage: &Lineage, widths: &mut [[f32; 2]], width: f32) {
    let room =
        width - gutter(lineage) - 2.0 * MARGIN - GAP[0] * lineage.columns().len().saturating_sub(1) as f32;
    if column_widths(lineage, widths).iter().sum::<f32>() <= room {
        return;
    }
    for (node, [name, all]) in lineage.nodes().iter().zip(widths.iter_mut()) {
        if let Role::Statement(_) = node.role {
            *all -= *name;
            *name = 0.0;
        }
    }
    let wide = column_widths(lineage, widths);
    let taken = |cap: f32| wide.iter().map(|wide| wide.min(cap)).sum::<f32>();
    let mut cap = wide.iter().copied().fold(CUT, f32::max);
    while cap > CUT && taken(cap) > room {
        cap -= 2.0;
    }
    for [name, all] in widths {
        let cut = (*all - cap).clamp(0.0, (*name - NARROWEST).max(0.0));
        *name -= cut;
        *all -= cut;
    }
}

fn columns(lineage: &Lineage, widths: &[[f32; 2]], width: f32) -> Vec<Column> {
    let count = lineage.columns().len();
    let wide = column_widths(lineage, widths);
    let gaps = count.saturating_sub(1).max(1) as f32;
    let free = width - gutter(lineage) - 2.0 * MARGIN - wide.iter().sum::<f32>();
    let gap = (free / gaps).clamp(GAP[0], GAP[1]).floor();
    let mut left = MARGIN + gutter(lineage);
    let wide = wide.iter().enumerate();
    wide.map(|(column, wide)| {
        let role = |column| lineage.role_of(column);
        let heading = match role(column) {
            Some(Role::Origin(_)) => "SAID BY",
            Some(Role::Document(_)) => "READ IN",
            Some(Role::Relay(_)) if matches!(role(column - 1), Some(Role::Relay(_))) => "THEN BY",
            Some(Role::Relay(_)) => "PASSED ON BY",
            Some(Role::Statement(_)) | None => "",
        };
        let found = Column { heading, left, right: left + wide };
        left += wide + gap;
        found
    })
    .collect()
}

/// The number of lines that end at each node.
fn lines_in(lineage: &Lineage) -> Vec<usize> {
    let mut lines = vec![0; lineage.nodes().len()];
    for edge in lineage.edges() {
        lines[edge.to.index()] += 1;
    }
    lines
}

/// Nodes and bends as rows to be settled.
struct Ways {
    rows: Rows,
    row_of: SlotRows,
}

impl Ways {
    fn new(lineage: &Lineage, height: impl Fn(Slot) -> f32) -> Self {
        let mut rows = Rows::default();
        for slots in lineage.columns() {
            let first = rows.heights.len();
            rows.columns.push((first..first + slots.len()).collect());
            rows.heights.extend(slots.iter().map(|slot| height(*slot)));
        }
        rows.left = vec![Vec::new(); rows.heights.len()];
        rows.right = vec![Vec::new(); rows.heights.len()];
        let mut ways = Self { rows, row_of: SlotRows::new(lineage) };
        for steps in lineage.steps() {
            for pair in steps.windows(2) {
                let (from, to) = (ways.row(&pair[0]), ways.row(&pair[1]));
                ways.rows.right[from].push(to);
                ways.rows.left[to].push(from);
            }
        }
        ways
    }

    /// The row of a step, which is an entry of its column.
    fn row(&self, (column, slot): &(usize, Slot)) -> usize {
        self.row_of.get(*column, *slot).unwrap_or_default()
    }
}

/// The lines between all columns. Lines to one name end below each other, in the order of their origins.
fn threads(
    lineage: &Lineage,
    columns: &[Column],
    spots: &[NodePosition],
    ways: &Ways,
    middles: &[f32],
) -> Threads {
    let y_of = |step: &(usize, Slot)| middles[ways.row(step)];
    let mut ends: Vec<Vec<(f32, usize)>> = vec![Vec::new(); spots.len()];
    let steps: Vec<_> = lineage.steps().collect();
    for (row, steps) in steps.iter().enumerate() {
        let before = &steps[steps.len() - 2];
        ends[lineage.edges()[row].to.index()].push((y_of(before), row));
    }
    let mut end_of = vec![0.0; lineage.edges().len()];
    for (spot, ends) in spots.iter().zip(&mut ends) {
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        let pitch = spot.ports / ends.len().saturating_sub(1).max(1) as f32;
        for (nth, (_, row)) in ends.iter().enumerate() {
            end_of[*row] = spot.y - spot.ports / 2.0 + pitch * nth as f32;
        }
    }
    let mut all = Vec::new();
    for (row, (edge, steps)) in lineage.edges().iter().zip(&steps).enumerate() {
        for (nth, pair) in steps.windows(2).enumerate() {
            let [(from, _), (to, _)] = [pair[0], pair[1]];
            let is_last = nth + 2 == steps.len();
            let (left, right) = (columns[from], columns[to]);
            // A small space separates the symbols of a column from the lines before it.
            let end = right.left - if is_last { space::S } else { 0.0 };
            all.push(Thread {
                edge: row,
                lead: if nth == 0 { spots[edge.from.index()].end + space::XS } else { left.left },
                from: pos2(left.right, y_of(&pair[0])),
                to: Pos2::new(end, if is_last { end_of[row] } else { y_of(&pair[1]) }),
            });
        }
    }
    Threads::new(all)
}
