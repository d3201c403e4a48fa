//! The blocks of the page: their height at a width, and how they are drawn.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, Galley, Id, Painter, Rect, Response, Role, Stroke, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2,
};

use super::super::super::{Context, rows};
use crate::analysis::{hedged, speaker};
use crate::dossier::ClaimId;
use crate::letters::shown;
use crate::session::{Command, Selected};
use crate::theme::{Type, galley, label, lay, space};

/// The width of the column of figures, in points.
const FIGURES: f32 = 62.0;
/// The space before the text of a loss, in points.
const INDENT: f32 = 14.0;
/// Maximum number of claims in a tooltip.
const LISTED: usize = 8;

/// One block.
#[derive(Debug)]
pub enum Block {
    /// A horizontal line.
    Rule,
    /// A small gap.
    Gap,
    /// Text.
    Words {
        /// The text.
        text: String,
        /// The font.
        kind: Type,
        /// Primary or secondary.
        tone: Tone,
    },
    /// A heading.
    Section(String),
    /// A field of a record and its value.
    Slot {
        /// The project's names for it.
        name: String,
        /// The value; "not determined" if `None`.
        value: Option<String>,
    },
    /// A figure that could be recorded; a click selects its claims.
    Choice {
        /// The figure.
        figure: String,
        /// The sources and the population.
        words: String,
        /// The accessible name.
        name: String,
        /// The claims that lead to it.
        claims: Vec<ClaimId>,
    },
    /// A loss; a click selects the affected claims.
    Loss {
        /// The text.
        words: String,
        /// The accessible name.
        name: String,
        /// The affected claims.
        claims: Vec<ClaimId>,
    },
}

/// How strongly text stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Text.
    Ink,
    /// Secondary text.
    Mute,
}

impl Block {
    /// Primary text.
    pub fn words(text: impl Into<String>, kind: Type) -> Self {
        Self::Words { text: text.into(), kind, tone: Tone::Ink }
    }

    /// Small primary text.
    pub fn small(text: impl Into<String>) -> Self {
        Self::words(text, Type::Small)
    }

    /// Small secondary text.
    pub fn mute(text: impl Into<String>) -> Self {
        Self::Words { text: text.into(), kind: Type::Small, tone: Tone::Mute }
    }

    /// The height at a width, including the space above it.
    pub fn height(&self, ctx: &Context<'_>, painter: &Painter, width: f32) -> f32 {
        match self {
            Self::Rule => 9.0,
            Self::Gap => 6.0,
            Self::Words { text, kind, .. } => lines(ctx, painter, text, *kind, width).size().y + space::XS,
            Self::Section(_) => 30.0,
            Self::Slot { .. } => 24.0,
            Self::Choice { words, .. } => {
                lines(ctx, painter, words, Type::Small, width - FIGURES).size().y + 6.0
            }
            Self::Loss { words, .. } => {
                lines(ctx, painter, words, Type::Small, width - INDENT).size().y + 6.0
            }
        }
    }

    /// Draws the block.
    pub fn ui(&self, ctx: &Context<'_>, ui: &mut Ui, id: Id, rect: Rect) {
        match self {
            Self::Gap => {}
            Self::Rule => {
                ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, ctx.palette.faint));
            }
            Self::Words { text, kind, tone } => {
                let color = match tone {
                    Tone::Ink => ctx.palette.ink,
                    Tone::Mute => ctx.palette.mute,
                };
                draw_selectable_text(ui, rect, text, *kind, color);
            }
            Self::Section(text) => {
                let line = rect.with_min_y(rect.bottom() - 19.0);
                draw_selectable_text(ui, line, &text.to_uppercase(), Type::Section, ctx.palette.mute);
            }
            Self::Slot { name, value } => slot(ctx, ui, rect, name, value.as_deref()),
            Self::Choice { figure, words, name, claims } => {
                let response = clickable(ctx, ui, id, rect, name, claims);
                let figure = galley(ui.painter(), figure, Type::Strong, ctx.palette.ink, FIGURES);
                let at = pos2(rect.left(), rect.top() + 2.0);
                ui.painter().galley(at, figure, ctx.palette.ink);
                let words = lines(ctx, ui.painter(), words, Type::Small, rect.width() - FIGURES);
                ui.painter().galley(rect.min + Vec2::new(FIGURES, 3.0), words, ctx.palette.mute);
                listing(ctx, &response, claims);
            }
            Self::Loss { words, name, claims } => {
                let response = clickable(ctx, ui, id, rect, name, claims);
                let words = lines(ctx, ui.painter(), words, Type::Small, rect.width() - INDENT);
                let dash = pos2(rect.left(), rect.top() + 11.0);
                ui.painter().hline(dash.x..=dash.x + 6.0, dash.y, Stroke::new(1.2, ctx.palette.mute));
                ui.painter().galley(rect.min + Vec2::new(INDENT, 3.0), words, ctx.palette.ink);
                listing(ctx, &response, claims);
            }
        }
    }
}

fn slot(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, name: &str, value: Option<&str>) {
    let line = rect.translate(Vec2::new(0.0, 2.0));
    draw_selectable_text(ui, line.translate(Vec2::new(0.0, 1.5)), name, Type::Small, ctx.palette.mute);
    let wide = galley(ui.painter(), name, Type::Small, ctx.palette.mute, rect.width()).size().x;
    let left = line.with_min_x(rect.left() + wide + space::M);
    draw_selectable_text(ui, left, value.unwrap_or("not determined"), Type::Strong, ctx.palette.ink);
}

/// Draws text that can be found, read aloud and copied.
fn draw_selectable_text(ui: &mut Ui, rect: Rect, text: &str, kind: Type, color: Color32) {
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
        ui.add(label(text, kind, color));
    });
}

fn lines(ctx: &Context<'_>, painter: &Painter, text: &str, kind: Type, width: f32) -> Arc<Galley> {
    let text = shown(text, kind.length()).into_owned();
    let job = egui::text::LayoutJob::simple(text, kind.font(), ctx.palette.ink, width);
    lay(painter, job)
}

fn clickable(ctx: &Context<'_>, ui: &Ui, id: Id, rect: Rect, name: &str, claims: &[ClaimId]) -> Response {
    let response = ctx.stop(ui, rect, id).on_hover_cursor(egui::CursorIcon::PointingHand);
    let selected = match ctx.session.selection.selected() {
        Selected::Nothing => false,
        chosen => chosen.is_set(claims),
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, name));
    let ground = if selected { Some(ctx.palette.highlight) } else { None };
    let ground = ground.or_else(|| response.hovered().then_some(ctx.palette.hover));
    if let Some(ground) = ground {
        let corner = CornerRadius::same(space::CORNER);
        ui.painter().rect_filled(rect.expand2(Vec2::new(6.0, 0.0)), corner, ground);
    }
    rows::focus_ring(ctx, ui, rect, &response);
    if response.clicked() {
        ctx.send(Command::SelectClaims(claims.to_vec()));
    }
    response
}

/// Lists the first claims in a tooltip.
fn listing(ctx: &Context<'_>, response: &Response, claims: &[ClaimId]) {
    crate::views::tooltip::show_beside(response, |ui| {
        ui.set_max_width(340.0);
        for id in claims.iter().take(LISTED) {
            let claim = &ctx.dossier.claims[*id];
            let words = format!("{}: {}", speaker(ctx.dossier, claim), hedged(claim));
            ui.add(label(words, Type::Small, ctx.palette.ink));
        }
        let more = claims.len().saturating_sub(LISTED);
        if more > 0 {
            ui.add(label(format!("and {more} more"), Type::Small, ctx.palette.mute));
        }
    });
}
