//! The positions of the blocks: three projects side by side, or one below the other.

use egui::{Painter, Pos2, Rect, Vec2, pos2, vec2};

use super::super::super::Context;
use super::blocks::Block;
use super::sheet::Column;
use crate::theme::space;

/// The minimum width for projects side by side, in points.
const WIDE: f32 = 860.0;
/// The minimum width for a project's losses beside its record, in points.
const MIDDLING: f32 = 520.0;
const GAP: f32 = 28.0;

/// Blocks with their positions, relative to the top left corner of the page.
pub struct Placed<'a> {
    /// The blocks with their rectangles.
    pub blocks: Vec<(Rect, &'a Block)>,
    /// The total height.
    pub height: f32,
}

struct Placing<'a, 'c> {
    ctx: &'c Context<'c>,
    painter: &'c Painter,
    blocks: Vec<(Rect, &'a Block)>,
}

/// Places the blocks of a page of this width; `aside` points beside the first lines are left free.
pub fn place<'a>(
    ctx: &Context<'_>,
    painter: &Painter,
    lead: &'a [Block],
    columns: &'a [Column; 3],
    width: f32,
    aside: f32,
) -> Placed<'a> {
    let mut placing = Placing { ctx, painter, blocks: Vec::new() };
    let top = placing.stack(lead, Pos2::ZERO, width - aside) + space::M;
    let height = if width >= WIDE {
        placing.side_by_side(columns, top, (width - 2.0 * GAP) / 3.0)
    } else {
        placing.below_each_other(columns, top, width)
    };
    Placed { blocks: placing.blocks, height: height + space::L }
}

impl<'a> Placing<'a, '_> {
    /// Stacks blocks from `at` downwards; returns their lower end.
    fn stack(&mut self, blocks: &'a [Block], at: Pos2, width: f32) -> f32 {
        let mut y = at.y;
        for block in blocks {
            let height = block.height(self.ctx, self.painter, width);
            self.blocks.push((Rect::from_min_size(pos2(at.x, y), vec2(width, height)), block));
            y += height;
        }
        y
    }

    /// Corresponding sections begin at the same height, so that they can be compared.
    fn side_by_side(&mut self, columns: &'a [Column; 3], top: f32, width: f32) -> f32 {
        let mut y = top;
        let sections: [fn(&Column) -> &[Block]; 4] =
            [|column| &column.rule, |column| &column.record, |column| &column.losses, |column| &column.texts];
        for section in sections {
            let mut end = y;
            let mut at = pos2(0.0, y);
            for column in columns {
                end = end.max(self.stack(section(column), at, width));
                at += Vec2::new(width + GAP, 0.0);
            }
            y = end;
        }
        y
    }

    fn below_each_other(&mut self, columns: &'a [Column; 3], top: f32, width: f32) -> f32 {
        let mut y = top;
        for column in columns {
            y = self.stack(&column.rule, pos2(0.0, y), width);
            if width >= MIDDLING {
                let half = (width - GAP) / 2.0;
                let record = self.stack(&column.record, pos2(0.0, y), half);
                let left = self.stack(&column.texts, pos2(0.0, record), half);
                let right = self.stack(&column.losses, pos2(half + GAP, y), half);
                y = left.max(right);
            } else {
                for section in [&column.record, &column.losses, &column.texts] {
                    y = self.stack(section, pos2(0.0, y), width);
                }
            }
            y += space::M;
        }
        y
    }
}
