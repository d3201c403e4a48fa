//! The footer of a picture: its legend, the sources and where they were read, and what it was made from.

use std::path::Path;
use std::sync::Arc;

use egui::{Align2, Galley, Pos2, Stroke, Ui, Vec2, pos2, vec2};

use super::super::Context;
use super::super::ruler::wrapped;
use super::legend::Entry;
use super::print::Print;
use super::sources::{self, Sources};
use super::{OWN_LINES, Surround};
use crate::analysis::counted;
use crate::dossier::{ClaimId, Document, Id as _, SideId};
use crate::letters::isolated;
use crate::session::View;
use crate::theme::{fonts, galley, lay, side_symbol, space};

/// The number of documents that are named where there is room for few, and the maximum number named in a picture, in columns of small
/// type.
const DOCUMENTS: usize = 6;
const MOST: usize = 40;
const GAP: f32 = 18.0;

/// A side with its symbol and position.
struct Sign {
    at: Vec2,
    side: Option<SideId>,
    name: Arc<Galley>,
}

/// An entry of the legend with its position.
struct Placed {
    at: Vec2,
    entry: Entry,
    words: Arc<Galley>,
}

/// The footer, laid out for one width.
pub struct Footer {
    print: Print,
    width: f32,
    /// What the publisher says below the view.
    note: Option<Arc<Galley>>,
    signs: Vec<Sign>,
    legend: Vec<Placed>,
    sources: Sources,
    documents: Vec<(Vec2, Arc<Galley>)>,
    /// The height of the columns of documents.
    columns: f32,
    lines: Vec<Arc<Galley>>,
    /// How many of the last lines give credit and say what it was made from: they stay.
    kept: usize,
    /// How many signs are not explained, for want of room.
    unexplained: usize,
}

impl Footer {
    /// Lays out the footer of a picture of `subject`, `width` points wide and no higher than `room` if
    /// possible: the list of sources is shortened first.
    pub fn new(
        ctx: &Context<'_>,
        ui: &Ui,
        subject: View,
        claims: &[ClaimId],
        Vec2 { x: width, y: room }: Vec2,
        around: &Surround,
    ) -> Self {
        let Surround { texts, parts, .. } = around;
        let print = Print::new(subject, around);
        let signs = if parts.legend { signs(ctx, ui, claims, width, print) } else { Vec::new() };
        let entries = if parts.legend { subject.description().legend(ctx, claims) } else { Vec::new() };
        let legend = flow(ctx, ui, entries, width, print);
        let note = (!texts.note.trim().is_empty())
            .then(|| lay(ui.painter(), wrapped(&texts.note, print.legend, width, OWN_LINES)));
        let line = |words: String| lay(ui.painter(), wrapped(&words, print.credit, width, usize::MAX));
        let credits = subject.description().credits(ctx);
        let not_drawn = fonts::not_drawn(&fonts::lacking(ui.ctx()));
        let last = || credits.iter().chain(&not_drawn).cloned().chain([made_from(ctx)]).map(line);
        let lines: Vec<_> = last().collect();
        let kept = lines.len();
        let (sources, documents) = (Sources::none(), Vec::new());
        let mut footer = Self {
            print,
            width,
            note,
            signs,
            legend,
            sources,
            documents,
            columns: 0.0,
            lines,
            kept,
            unexplained: 0,
        };
        let wanted: &[usize] = if parts.documents { &[MOST, DOCUMENTS, 0] } else { &[] };
        for most in wanted.iter().copied() {
            let (named, more) = read_in(ctx, claims, most);
            let in_columns = named.len() > print.documents;
            (footer.documents, footer.columns) =
                if in_columns { in_small_type(ui, &named, width, print) } else { (Vec::new(), 0.0) };
            let named = if in_columns { Vec::new() } else { named };
            footer.lines = named.into_iter().chain(more).map(line).chain(last()).collect();
            if footer.height() + print.line <= room {
                break;
            }
        }
        if parts.sources {
            footer.sources = Sources::new(ctx, ui, claims, vec2(width, room - footer.height()), print);
        }
        footer
    }

    /// Leaves out what does not fit into so many points, all but the last line if need be: documents first, then signs
    /// from the last on, then credits. It says so, and returns whether it did.
    pub fn squeeze(&mut self, ctx: &Context<'_>, ui: &Ui, room: f32) -> bool {
        if self.height() <= room {
            return false;
        }
        (self.sources, self.documents, self.columns) = (Sources::none(), Vec::new(), 0.0);
        self.lines.drain(..self.lines.len().saturating_sub(self.kept));
        self.lines.insert(0, self.note(ctx, ui));
        while self.height() > room {
            let Some(last) = self.legend.last().map(|placed| placed.at.y) else { break };
            let before = self.legend.len();
            self.legend.retain(|placed| placed.at.y < last);
            self.unexplained += before - self.legend.len();
        }
        while self.height() > room {
            let Some(last) = self.signs.last().map(|sign| sign.at.y) else { break };
            let before = self.signs.len();
            self.signs.retain(|sign| sign.at.y < last);
            self.unexplained += before - self.signs.len();
        }
        self.lines[0] = self.note(ctx, ui);
        while self.height() > room && self.lines.len() > 1 {
            self.lines.remove(0);
        }
        true
    }

    /// What was left out.
    fn note(&self, ctx: &Context<'_>, ui: &Ui) -> Arc<Galley> {
        let words = match self.unexplained {
            0 => "No room for the sources: see the dossier".to_owned(),
            count => format!("No room for the sources and {}", counted(count, "sign")),
        };
        galley(ui.painter(), words, self.print.credit, ctx.palette.mute, self.width)
    }

    /// In points.
    pub fn height(&self) -> f32 {
        self.note_height()
            + self.signs_height()
            + self.legend_height()
            + self.sources.height()
            + self.columns
            + self.lines.iter().map(|line| self.print.high(line)).sum::<f32>()
            + space::S
            + space::M
    }

    fn note_height(&self) -> f32 {
        self.note.as_ref().map_or(0.0, |note| note.size().y + space::S)
    }

    fn signs_height(&self) -> f32 {
        self.signs.last().map_or(0.0, |sign| sign.at.y + self.print.line)
    }

    fn legend_height(&self) -> f32 {
        self.legend.last().map_or(0.0, |placed| placed.at.y + self.print.line + space::XS)
    }

    /// Draws it with its top left corner at `origin`.
    pub fn ui(self, ctx: &Context<'_>, ui: &Ui, origin: Pos2) {
        let (painter, line_height) = (ui.painter(), self.print.line);
        let rule = Stroke::new(1.0, ctx.palette.hairline);
        painter.hline(origin.x..=origin.x + self.width, origin.y, rule);
        let mut at = origin + vec2(0.0, space::S);
        let (note, signs, legend) = (self.note_height(), self.signs_height(), self.legend_height());
        if let Some(note) = self.note {
            painter.galley(at, note, ctx.palette.ink);
        }
        at.y += note;
        for sign in self.signs {
            let slot = sign.side.map(crate::dossier::Id::index);
            let tone = ctx.palette.side(slot);
            let middle = at + sign.at + vec2(6.0, line_height / 2.0 - 1.0);
            painter.add(side_symbol(slot).shape(middle, space::SYMBOL, tone.mark));
            let left = pos2(middle.x + 10.0, middle.y);
            let pos = Align2::LEFT_CENTER.anchor_size(left, sign.name.size()).min;
            painter.galley(pos, sign.name, tone.text);
        }
        at.y += signs;
        for Placed { at: offset, entry, words } in self.legend {
            let sample = entry.sample.width();
            let middle = at + offset + vec2(sample / 2.0 - 2.0, line_height / 2.0);
            entry.sample.paint(ctx, painter, middle);
            let left = pos2(at.x + offset.x + sample, middle.y);
            let pos = Align2::LEFT_CENTER.anchor_size(left, words.size()).min;
            painter.galley(pos, words, ctx.palette.mute);
        }
        at.y += legend;
        let sources = self.sources.height();
        self.sources.ui(ctx, ui, at);
        at.y += sources;
        for (offset, words) in self.documents {
            painter.galley(at + offset, words, ctx.palette.mute);
        }
        at.y += self.columns;
        for line in self.lines {
            let below = self.print.high(&line);
            painter.galley(at, line, ctx.palette.mute);
            at.y += below;
        }
    }
}

impl Print {
    /// The height of a line of credits, which is several if its words are many.
    fn high(self, words: &Arc<Galley>) -> f32 {
        self.credit_line.max(words.size().y + 2.0)
    }
}

/// Arranges entries in lines.
fn flow(ctx: &Context<'_>, ui: &Ui, entries: Vec<Entry>, width: f32, print: Print) -> Vec<Placed> {
    let mut at = Vec2::ZERO;
    let mut placed = Vec::with_capacity(entries.len());
    for entry in entries {
        let sample = entry.sample.width();
        let room = width - sample;
        let words = galley(ui.painter(), &entry.words, print.legend, ctx.palette.mute, room);
        let wide = sample + words.size().x;
        if at.x > 0.0 && at.x + wide > width {
            at = vec2(0.0, at.y + print.line);
        }
        placed.push(Placed { at, entry, words });
        at.x += wide + GAP;
    }
    placed
}

/// The sides of the speakers shown, and "no side assigned" if some have none, arranged in lines.
fn signs(ctx: &Context<'_>, ui: &Ui, claims: &[ClaimId], width: f32, print: Print) -> Vec<Sign> {
    let mut used = vec![false; ctx.dossier.sides.len()];
    let mut none = false;
    for id in claims {
        match ctx.dossier.sources[ctx.dossier.claims[*id].by].side {
            Some(side) => used[side.index()] = true,
            None => none = true,
        }
    }
    let sides = ctx.dossier.sides.ids().filter(|side| used[side.index()]).map(Some);
    let mut at = Vec2::ZERO;
    let mut signs = Vec::new();
    for side in sides.chain(none.then_some(None)) {
        let name = side.map_or("No side assigned", |side| ctx.dossier.sides[side].name.as_str());
        let tone = ctx.palette.side(side.map(crate::dossier::Id::index));
        let name = galley(ui.painter(), name, print.legend, tone.text, width - 20.0);
        let wide = 16.0 + name.size().x + GAP;
        if at.x > 0.0 && at.x + wide > width {
            at = vec2(0.0, at.y + print.line);
        }
        signs.push(Sign { at, side, name });
        at.x += wide;
    }
    signs
}

/// "Newsweek: Newsweek article by Tom O'Connor (12 February 2018 or later)", for each document quoted, up to
/// `most`; and how many more there are.
fn read_in(ctx: &Context<'_>, claims: &[ClaimId], most: usize) -> (Vec<String>, Option<String>) {
    let mut documents: Vec<_> = claims.iter().map(|id| ctx.dossier.claims[*id].document).collect();
    documents.sort_unstable();
    documents.dedup();
    let named =
        documents.iter().take(most).map(|id| describe_document(&ctx.dossier.documents[*id])).collect();
    let more = documents.len().saturating_sub(most);
    let told = match (more, most) {
        (0, _) => None,
        (_, 0) => Some(format!("Read in {}: see the dossier", counted(more, "document"))),
        _ => Some(format!("and {}: see the dossier", counted(more, "more document"))),
    };
    (named, told)
}

/// Documents in columns of small type, none of them cut; and their height.
fn in_small_type(ui: &Ui, named: &[String], width: f32, print: Print) -> (Vec<(Vec2, Arc<Galley>)>, f32) {
    let (columns, wide) = sources::columns(width, print.column);
    let lay = |words: &String| lay(ui.painter(), wrapped(words, print.list, wide, usize::MAX));
    let laid: Vec<Arc<Galley>> = named.iter().map(lay).collect();
    let heights: Vec<f32> = laid.iter().map(|words| words.size().y + space::XS).collect();
    let (places, high) = sources::columned(&heights, columns, wide);
    (places.into_iter().zip(laid).collect(), high + space::XS)
}

fn describe_document(document: &Document) -> String {
    let title = isolated(&document.title);
    let mut words = match &document.short {
        Some(short) if !document.title.starts_with(short.as_str()) => format!("{}: {title}", isolated(short)),
        _ => title,
    };
    let publisher = document.publisher.as_ref();
    if let Some(publisher) = publisher.filter(|publisher| !words.contains(*publisher)) {
        words.push_str(", ");
        words.push_str(&isolated(publisher));
    }
    match &document.dated {
        Some(dated) => format!("{words} ({dated})"),
        None => words,
    }
}

/// "khusham.ron, SHA-256 1a2b3c4d5e6f · Parallax 0.1.0".
fn made_from(ctx: &Context<'_>) -> String {
    let name = file_name(ctx.name);
    format!("{name}, SHA-256 {} · {}", ctx.fingerprint.short(), crate::SOFTWARE)
}

/// The dossier's file with its full hash, for a picture's metadata: "khusham.ron, SHA-256 1a2b…".
#[must_use]
pub fn source_of(ctx: &Context<'_>) -> String {
    format!("{}, SHA-256 {}", file_name(ctx.name), ctx.fingerprint)
}

/// The name of the file without its folder, which is private.
fn file_name(name: &str) -> &str {
    Path::new(name).file_name().and_then(|name| name.to_str()).unwrap_or(name)
}
