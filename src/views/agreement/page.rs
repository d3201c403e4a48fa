//! Findings as a page of text: laid out once, drawn where visible.

use std::sync::Arc;

use egui::{CornerRadius, Galley, Id, Painter, Pos2, Rect, Role, Ui, Vec2, WidgetInfo, pos2};

use super::super::rows::focus_ring;
use super::super::ruler::wrapped;
use super::super::{Context, Emphasis, Surface, tooltip};
use super::findings::{Chapter, Finding, Target, Tone, findings};
use crate::session::Command;
use crate::theme::{Type, lay, space};

/// The space for the sign before a finding.
const SIGN: f32 = 18.0;

/// A finding with its position on the page.
#[derive(Debug)]
struct Placed {
    top: f32,
    galley: Arc<Galley>,
    finding: Finding,
}

/// All findings, laid out for one width.
#[derive(Debug)]
pub struct Page {
    placed: Vec<Placed>,
    chapter: Chapter,
    width: f32,
    height: f32,
}

impl Page {
    /// Lays out a chapter for this width.
    pub fn new(ctx: &Context<'_>, painter: &Painter, chapter: Chapter, width: f32) -> Self {
        let width = width.floor();
        let mut top = space::S;
        let mut placed = Vec::new();
        for finding in findings(ctx, chapter) {
            top += finding.tone.space_above();
            let indent = finding.tone.indent();
            let words = wrapped(&finding.text, finding.tone.kind(), width - indent, usize::MAX);
            let galley = lay(painter, words);
            let height = galley.size().y;
            placed.push(Placed { top, galley, finding });
            top += height + 3.0;
        }
        Self { placed, chapter, width, height: top + space::S }
    }

    /// The height in points.
    pub const fn height(&self) -> f32 {
        self.height
    }

    /// The number of findings whose last line is below `bottom`, if the top left corner is at `origin`.
    pub fn missing(&self, origin: Pos2, bottom: f32) -> usize {
        let ends = self.placed.iter().map(|placed| origin.y + placed.top + placed.galley.size().y);
        ends.filter(|end| *end > bottom).count()
    }

    /// Draws the visible part of the page, whose top left corner is at `origin`; in a picture only findings that are
    /// wholly visible.
    pub fn ui(&self, ctx: &Context<'_>, ui: &Ui, origin: Pos2) {
        let clip = ui.clip_rect();
        let first =
            self.placed.partition_point(|placed| origin.y + placed.top + placed.galley.size().y < clip.top());
        let whole = |placed: &Placed| {
            ctx.surface == Surface::Window || origin.y + placed.top + placed.galley.size().y <= clip.bottom()
        };
        for (index, placed) in self.placed.iter().enumerate().skip(first) {
            if origin.y + placed.top > clip.bottom() || !whole(placed) {
                break;
            }
            self.one(ctx, ui, origin, index, placed);
        }
    }

    fn one(&self, ctx: &Context<'_>, ui: &Ui, origin: Pos2, index: usize, placed: &Placed) {
        let Placed { top, galley, finding } = placed;
        let row = Rect::from_min_size(
            pos2(origin.x, origin.y + top - 1.0),
            Vec2::new(self.width, galley.size().y + 2.0),
        );
        let ink = match finding.tone {
            Tone::Quiet | Tone::Section => ctx.palette.mute,
            _ => ctx.palette.ink,
        };
        if let Some(target) = &finding.target {
            let id = ui.scope_id().with((self.chapter, index));
            interact(ctx, ui, row, id, target, &finding.text);
        }
        let left = row.left() + finding.tone.indent();
        sign(ctx, ui.painter(), pos2(row.left() + 6.0, row.top() + 9.0), finding.tone);
        ui.painter().galley(pos2(left, row.top() + 1.0), galley.clone(), ink);
    }
}

/// Makes a finding clickable: it selects what it is about.
fn interact(ctx: &Context<'_>, ui: &Ui, row: Rect, id: Id, target: &Target, text: &str) {
    let response = ctx.stop(ui, row, id);
    let (response, selected) = match target {
        Target::Claims(claims) => {
            let selected = ctx.session.selection.selected().is_set(claims);
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, text));
            if response.clicked() {
                ctx.send(Command::SelectClaims(claims.clone()));
            }
            (response.on_hover_cursor(egui::CursorIcon::PointingHand), selected)
        }
        Target::Item(item) => {
            let response = ctx.wire(ui, response, *item, || text.to_owned());
            let selected = ctx.emphasis(*item) == Emphasis::Selected;
            (tooltip::attach(ctx, response, *item), selected)
        }
    };
    let fill = match (selected, response.hovered()) {
        (true, _) => Some(ctx.palette.highlight),
        (false, true) => Some(ctx.palette.hover),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        let ground = row.expand2(Vec2::new(space::S, 0.0));
        ui.painter().rect_filled(ground, CornerRadius::same(space::CORNER), fill);
    }
    focus_ring(ctx, ui, row, &response);
}

fn sign(ctx: &Context<'_>, painter: &Painter, at: Pos2, tone: Tone) {
    match tone {
        Tone::Conflict => super::matrix::cross(painter, at, 4.0, ctx.palette.error),
        Tone::Stands => {
            painter.circle_filled(at, 3.4, ctx.palette.accent);
        }
        Tone::Apart => {
            let stroke = egui::Stroke::new(1.4, ctx.palette.mute);
            for x in [-3.5, 3.5] {
                painter.circle_stroke(at + Vec2::new(x, 0.0), 2.6, stroke);
            }
        }
        Tone::Denied => {
            let stroke = egui::Stroke::new(1.6, ctx.palette.ink);
            painter.line_segment([at - Vec2::new(4.0, 0.0), at + Vec2::new(4.0, 0.0)], stroke);
        }
        Tone::Verdict | Tone::Section | Tone::Quiet | Tone::Range | Tone::Left => {}
    }
}

impl Tone {
    const fn kind(self) -> Type {
        match self {
            Self::Verdict => Type::Heading,
            Self::Section => Type::Section,
            Self::Quiet | Self::Apart | Self::Range | Self::Left => Type::Small,
            Self::Conflict | Self::Stands | Self::Denied => Type::Body,
        }
    }

    const fn indent(self) -> f32 {
        match self {
            Self::Verdict | Self::Section | Self::Quiet | Self::Left => 0.0,
            Self::Conflict | Self::Stands | Self::Apart | Self::Denied => SIGN,
            Self::Range => SIGN + 10.0,
        }
    }

    const fn space_above(self) -> f32 {
        match self {
            Self::Section => 14.0,
            Self::Verdict | Self::Quiet | Self::Range => 0.0,
            Self::Conflict | Self::Stands | Self::Apart | Self::Denied | Self::Left => 3.0,
        }
    }
}
