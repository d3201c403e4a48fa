//! The list of the sources in a picture, each with the documents and paragraphs where it was read, in
//! columns.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Galley, Pos2, Ui, Vec2, vec2};

use super::super::Context;
use super::print::Print;
use crate::analysis::{Speaker, counted, read_in, speakers};
use crate::dossier::{ClaimId, Item};
use crate::letters::isolated;
use crate::theme::{Type, galley, lay, space};

/// Maximum number of sources listed.
const MOST: usize = 90;
const GAP: f32 = 20.0;
/// The space for a side's symbol.
const SIGN: f32 = 14.0;
const BELOW: f32 = 2.0;
const HEADING: f32 = 18.0;

/// The entries with their positions.
pub struct Sources {
    heading: Option<Arc<Galley>>,
    entries: Vec<(Vec2, Speaker, Arc<Galley>)>,
    more: Option<Arc<Galley>>,
    height: f32,
}

impl Sources {
    /// An empty list.
    pub const fn none() -> Self {
        Self { heading: None, entries: Vec::new(), more: None, height: 0.0 }
    }

    /// Lists as many sources of `claims` as fit, and the number of the others.
    pub fn new(
        ctx: &Context<'_>,
        ui: &Ui,
        claims: &[ClaimId],
        Vec2 { x: width, y: room }: Vec2,
        print: Print,
    ) -> Self {
        let mut speakers = speakers(ctx.dossier, claims);
        if speakers.is_empty() {
            return Self::none();
        }
        let all = speakers.len();
        speakers.truncate(MOST);
        let (columns, wide) = columns(width, print.column);
        let mut laid: Vec<(Speaker, Arc<Galley>)> = speakers
            .into_iter()
            .map(|speaker| {
                let words = entry(ctx, ui, &speaker, wide - SIGN, print);
                (speaker, words)
            })
            .collect();
        let note = 16.0;
        loop {
            let heights: Vec<f32> = laid.iter().map(|(_, words)| words.size().y + BELOW).collect();
            let (places, high) = columned(&heights, columns, wide);
            let cut = laid.len() < all;
            let heading = if laid.is_empty() { 0.0 } else { HEADING + space::S };
            let height = heading + high + if cut { note } else { 0.0 };
            if height <= room || laid.is_empty() {
                let more = cut.then(|| {
                    let more = all - laid.len();
                    let words = if laid.is_empty() {
                        format!("{}: see the dossier", counted(all, "source"))
                    } else {
                        format!("and {}: see the dossier", counted(more, "more source"))
                    };
                    galley(ui.painter(), words, print.list, ctx.palette.mute, width)
                });
                let words = "WHO SPEAKS HERE, AND WHERE IT WAS READ";
                let heading = galley(ui.painter(), words, print.name, ctx.palette.mute, width);
                let entries = places.into_iter().zip(laid).map(|(at, (who, words))| (at, who, words));
                let entries: Vec<_> = entries.collect();
                let heading = (!entries.is_empty()).then_some(heading);
                return Self { heading, entries, more, height };
            }
            let keep = laid.len() - laid.len().div_ceil(8);
            laid.truncate(keep);
        }
    }

    /// The height in points.
    pub const fn height(&self) -> f32 {
        self.height
    }

    /// Draws it with its top left corner at `origin`.
    pub fn ui(self, ctx: &Context<'_>, ui: &Ui, origin: Pos2) {
        let painter = ui.painter();
        if let Some(heading) = self.heading {
            painter.galley(origin + vec2(0.0, space::XS), heading, ctx.palette.mute);
        }
        let top = origin + vec2(0.0, HEADING + space::XS);
        for (at, speaker, words) in self.entries {
            let first = words.rows.first().map_or(14.0, |row| row.size.y);
            let item = Item::Source(speaker.source);
            super::super::glyph(ctx, ui, top + at + vec2(5.0, first / 2.0), item);
            painter.galley(top + at + vec2(SIGN, 0.0), words, ctx.palette.mute);
        }
        if let Some(more) = self.more {
            painter.galley(origin + vec2(0.0, self.height - 16.0), more, ctx.palette.mute);
        }
    }
}

/// "SOHR: Newsweek ¶12, ¶14".
fn entry(ctx: &Context<'_>, ui: &Ui, speaker: &Speaker, width: f32, print: Print) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    let format = |kind: Type, color: Color32| TextFormat::simple(kind.font(), color);
    let name = ctx.dossier.sources[speaker.source].label();
    job.append(&isolated(name), 0.0, format(print.name, ctx.palette.ink));
    let read = format!(": {}", read_in(ctx.dossier, &speaker.claims));
    job.append(&read, 0.0, format(print.list, ctx.palette.mute));
    // A source quoted on every page lists its documents; the paragraphs are in the dossier.
    job.wrap = TextWrapping { max_width: width, max_rows: 4, ..TextWrapping::default() };
    lay(ui.painter(), job)
}

/// The number of columns of at least a width that fit, and the width of each.
pub fn columns(width: f32, least: f32) -> (usize, f32) {
    let columns = ((width + GAP) / (least + GAP)).floor().clamp(1.0, 4.0) as usize;
    (columns, (width - GAP * (columns - 1) as f32) / columns as f32)
}

/// The positions of entries, column by column, all columns about equally high; and the total height.
pub fn columned(heights: &[f32], columns: usize, wide: f32) -> (Vec<Vec2>, f32) {
    let total: f32 = heights.iter().sum();
    let tallest = heights.iter().copied().fold(0.0, f32::max);
    // The lowest height at which all of them fit: a few steps up from the mean.
    let mut limit = total / columns as f32;
    loop {
        let (mut column, mut y, mut high) = (0_usize, 0.0_f32, 0.0_f32);
        let mut places = Vec::with_capacity(heights.len());
        for height in heights {
            if y > 0.0 && y + height > limit + 0.5 {
                (column, y) = (column + 1, 0.0);
            }
            places.push(vec2(column as f32 * (wide + GAP), y));
            y += height;
            high = high.max(y);
        }
        if column < columns {
            return (places, high);
        }
        limit += (tallest / 3.0).max(4.0);
    }
}
