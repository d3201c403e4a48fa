//! Sheets: rows and columns whose headings stay in view while the rest scrolls both ways. Their content is
//! not known here.

use std::ops::Range;

use egui::{
    Align2, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::{Context, Surface};
use crate::theme::{Type, galley, space};

/// The layout of a sheet, in points.
pub struct Sheet {
    /// Distinguishes it from other sheets.
    pub id: &'static str,
    /// Its area.
    pub area: Rect,
    /// The height of the column headings.
    pub header: f32,
    /// The width of the row headings; 0 if there are none.
    pub side: f32,
    /// The size of the scrolled content, without the headings.
    pub content: Vec2,
}

/// One of the four parts of a sheet on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The visible area.
    pub rect: Rect,
    /// The screen position of the content's corner, which may be scrolled out.
    pub origin: Pos2,
}

/// The parts of a sheet on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// The corner between both kinds of headings.
    pub corner: Part,
    /// The column headings.
    pub header: Part,
    /// The row headings.
    pub side: Part,
    /// The cells.
    pub body: Part,
}

impl Sheet {
    /// Draws the sheet and scrolls to `reveal`, in points of the content.
    pub fn show(
        &self,
        ctx: &Context<'_>,
        ui: &mut Ui,
        reveal: Option<Rect>,
        draw: impl FnOnce(&mut Ui, &Parts),
    ) {
        if ctx.surface == Surface::Picture {
            return draw(ui, &self.parts(Vec2::ZERO));
        }
        let headings = Vec2::new(self.side, self.header);
        let child = &mut ui.new_child(UiBuilder::new().max_rect(self.area));
        child.set_clip_rect(self.area.intersect(ui.clip_rect()));
        ScrollArea::both().id_salt(self.id).auto_shrink(false).show_viewport(child, |ui, viewport| {
            let (block, _) = ui.allocate_exact_size(self.content + headings, Sense::hover());
            let parts = self.parts(viewport.min.to_vec2());
            ctx.scroll_by_keys(ui);
            if let Some(wanted) = reveal {
                // The headings cover a strip of the visible area: the target is extended by as much.
                let target = Rect::from_min_max(wanted.min, wanted.max + headings);
                ui.scroll_to_rect(target.translate(block.min.to_vec2()), None);
            }
            draw(ui, &parts);
        });
    }

    fn parts(&self, offset: Vec2) -> Parts {
        let (area, inner) = (self.area, self.area.min + Vec2::new(self.side, self.header));
        let part = |min: Pos2, max: Pos2, offset: Vec2| Part {
            rect: Rect::from_min_max(min, max.max(min)),
            origin: min - offset,
        };
        Parts {
            corner: part(area.min, inner, Vec2::ZERO),
            header: part(pos2(inner.x, area.top()), pos2(area.right(), inner.y), Vec2::new(offset.x, 0.0)),
            side: part(pos2(area.left(), inner.y), pos2(inner.x, area.bottom()), Vec2::new(0.0, offset.y)),
            body: part(inner, area.max, offset),
        }
    }
}

impl Part {
    /// Returns a child interface clipped to this part.
    pub fn ui(&self, ui: &mut Ui, salt: &'static str) -> Ui {
        let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(self.rect));
        child.set_clip_rect(self.rect.intersect(ui.clip_rect()));
        child
    }

    /// The visible span of the content, from left to right.
    pub fn seen_x(&self) -> Range<f32> {
        self.rect.left() - self.origin.x..self.rect.right() - self.origin.x
    }

    /// The visible span of the content, from top to bottom.
    pub fn seen_y(&self) -> Range<f32> {
        self.rect.top() - self.origin.y..self.rect.bottom() - self.origin.y
    }
}

/// The starts and ends of rows or columns, in points from the first.
#[derive(Clone, Debug)]
pub enum Lanes {
    /// A number of lanes of the same size.
    Even(usize, f32),
    /// The end of each.
    Ends(Vec<f32>),
}

impl Lanes {
    /// Makes lanes of these sizes.
    pub fn of_sizes(sizes: impl IntoIterator<Item = f32>) -> Self {
        let ends = sizes.into_iter().scan(0.0, |end, size| {
            *end += size;
            Some(*end)
        });
        Self::Ends(ends.collect())
    }

    /// The number of lanes.
    pub const fn len(&self) -> usize {
        match self {
            Self::Even(count, _) => *count,
            Self::Ends(ends) => ends.len(),
        }
    }

    /// The start and end of a lane.
    pub fn span(&self, lane: usize) -> Range<f32> {
        match self {
            Self::Even(_, size) => lane as f32 * size..(lane + 1) as f32 * size,
            Self::Ends(ends) => {
                let end = |lane: usize| ends.get(lane).copied().unwrap_or_default();
                (if lane == 0 { 0.0 } else { end(lane - 1) })..end(lane)
            }
        }
    }

    /// The end of the last lane.
    pub fn total(&self) -> f32 {
        match self {
            Self::Even(count, size) => *count as f32 * size,
            Self::Ends(ends) => ends.last().copied().unwrap_or_default(),
        }
    }

    /// The lanes that are partly within `seen`.
    pub fn within(&self, seen: &Range<f32>) -> Range<usize> {
        match self {
            Self::Even(count, size) => {
                let at = |x: f32| ((x / size).floor().max(0.0) as usize).min(*count);
                at(seen.start)..(at(seen.end) + 1).min(*count)
            }
            Self::Ends(ends) => {
                let first = ends.partition_point(|end| *end <= seen.start);
                let past = ends.partition_point(|end| *end < seen.end);
                first..(past + 1).min(ends.len())
            }
        }
    }
}

/// Maximum width of the name of a small button.
const WIDEST: f32 = 240.0;
/// The space around it.
const AROUND: Vec2 = vec2(20.0, 6.0);

/// The width of a small button with this name.
pub fn pill_width(ui: &Ui, name: &str) -> f32 {
    galley(ui.painter(), name, Type::Small, egui::Color32::PLACEHOLDER, WIDEST).size().x + AROUND.x
}

/// Draws a small button with a name, its right or left end vertically centred at `at`.
pub fn pill(ctx: &Context<'_>, ui: &Ui, at: Pos2, align: Align2, name: &str) -> Response {
    pill_called(ctx, ui, at, align, (name, ui.scope_id().with(name)))
}

/// The same with an id of its own, for a button whose name changes while it is used.
pub fn pill_called(
    ctx: &Context<'_>,
    ui: &Ui,
    at: Pos2,
    align: Align2,
    (name, id): (&str, egui::Id),
) -> Response {
    let words = galley(ui.painter(), name, Type::Small, ctx.palette.ink, WIDEST);
    let rect = align.anchor_size(at, words.size() + AROUND);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let outline = if response.has_focus() { ctx.palette.accent } else { ctx.palette.hairline };
    let fill = if response.hovered() { ctx.palette.hover } else { ctx.palette.paper };
    let kind = egui::StrokeKind::Inside;
    ui.painter().rect(rect, space::PILL, fill, Stroke::new(1.0, outline), kind);
    let pos = Align2::CENTER_CENTER.anchor_size(rect.center(), words.size()).min;
    ui.painter().galley(pos, words, ctx.palette.ink);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_is_found_by_where_it_lies() {
        for lanes in [Lanes::Even(5, 10.0), Lanes::of_sizes([10.0; 5])] {
            assert_eq!((lanes.total(), lanes.span(1)), (50.0, 10.0..20.0));
            assert_eq!(lanes.within(&(0.0..50.0)), 0..5);
            assert_eq!(lanes.within(&(12.0..25.0)), 1..3);
            assert_eq!(lanes.within(&(49.0..90.0)), 4..5);
            assert!(lanes.within(&(60.0..90.0)).is_empty());
        }
        assert!(
            Lanes::of_sizes([]).within(&(0.0..9.0)).is_empty()
                && Lanes::Even(0, 9.0).within(&(0.0..9.0)).is_empty()
        );
    }
}
