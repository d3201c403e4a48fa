//! The legend of a picture: the signs that several views use, and how any sign is written down.
//!
//! What only one view draws is explained in the folder of that view.

use std::fmt;

use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, vec2};

use super::super::Context;
use crate::analysis::Known;
use crate::dossier::{ClaimId, Item, Moment};
use crate::theme::{Type, galley};

/// The space for a sample before its text.
const SAMPLE: f32 = 26.0;

/// One entry: a sample and its meaning.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The small mark.
    pub sample: Sample,
    /// Its meaning.
    pub words: String,
}

/// The marks that are explained.
#[derive(Clone, Copy)]
pub enum Sample {
    /// A mark of the view: paints it around a point.
    Mark(fn(&Context<'_>, &Painter, Pos2)),
    /// Not certainly known on the chosen day.
    Pale(Known),
    /// Claims with something in common.
    Disc,
    /// A sign made of letters.
    Sign(&'static str),
    /// A word from the picture that begins the entry.
    Nothing,
}

impl fmt::Debug for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mark(_) => f.write_str("Mark"),
            Self::Pale(known) => write!(f, "Pale({known:?})"),
            Self::Disc => f.write_str("Disc"),
            Self::Sign(letters) => write!(f, "Sign({letters})"),
            Self::Nothing => f.write_str("Nothing"),
        }
    }
}

impl Sample {
    /// The space before the text, in points.
    #[must_use]
    pub const fn width(self) -> f32 {
        match self {
            Self::Nothing => 0.0,
            _ => SAMPLE,
        }
    }

    /// Paints it around `center`.
    pub fn paint(self, ctx: &Context<'_>, painter: &Painter, center: Pos2) {
        match self {
            Self::Nothing => {}
            Self::Mark(paint) => paint(ctx, painter, center),
            Self::Pale(known) => pale_bar(ctx, painter, known, center),
            Self::Disc => {
                painter.circle_filled(center, 3.4, ctx.palette.accent);
            }
            Self::Sign(letters) => {
                let words = galley(painter, letters, Type::SmallStrong, ctx.palette.mute, SAMPLE);
                let at = Align2::CENTER_CENTER.anchor_size(center, words.size()).min;
                painter.galley(at, words, ctx.palette.mute);
            }
        }
    }
}

/// Keeps the entries that are used.
#[must_use]
pub fn used(all: Vec<(bool, Sample, &str)>) -> Vec<Entry> {
    let kept = all.into_iter().filter(|(is_used, ..)| *is_used);
    kept.map(|(_, sample, words)| Entry { sample, words: words.to_owned() }).collect()
}

/// Explains what is pale because of the chosen day, among `claims` and `others`.
#[must_use]
pub fn pale(ctx: &Context<'_>, claims: &[ClaimId], others: &[Item]) -> Vec<Entry> {
    let items = || others.iter().copied().chain(claims.iter().map(|id| Item::Claim(*id)));
    let has = |wanted: Known| items().any(|item| ctx.known_item(item) == wanted);
    let [perhaps, not_yet] = [Known::Perhaps, Known::NotYet];
    let then = ctx.session.as_of.map_or("", Moment::on_that_day);
    let words = [format!("perhaps not yet said {then}"), format!("not yet said {then}")];
    used(vec![
        (has(perhaps), Sample::Pale(perhaps), &words[0]),
        (has(not_yet), Sample::Pale(not_yet), &words[1]),
    ])
}

/// A point to the left and one to the right of `center`.
#[must_use]
pub fn ends(center: Pos2) -> [Pos2; 2] {
    [center - vec2(10.0, 0.0), center + vec2(10.0, 0.0)]
}

/// A line of dashes and gaps of these lengths.
pub fn dashes(painter: &Painter, ends: [Pos2; 2], pattern: (f32, f32), stroke: Stroke) {
    painter.extend(Shape::dashed_line(&ends, stroke, pattern.0, pattern.1));
}

fn pale_bar(ctx: &Context<'_>, painter: &Painter, known: Known, center: Pos2) {
    let (palette, ink) = (ctx.palette, ctx.palette.ink);
    let color = if known == Known::NotYet { palette.dimmed(ink) } else { palette.perhaps(ink) };
    let fill = if known == Known::NotYet { Color32::TRANSPARENT } else { color.gamma_multiply(0.35) };
    let rect = Rect::from_center_size(center, vec2(16.0, 10.0));
    painter.rect(rect, 0.0, fill, Stroke::new(1.2, color), egui::StrokeKind::Inside);
}
