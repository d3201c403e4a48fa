//! What stands below a picture: whose sides its signs are, where its claims were read, what its ground rests on.

use std::sync::Arc;

use egui::{Align2, Galley, Pos2, Stroke, Ui, Vec2, pos2, vec2};

use super::super::Context;
use crate::dossier::{Id as _, SideId};
use crate::session::View;
use crate::theme::{Type, galley, side_symbol, space};

const LINE: f32 = 18.0;
/// How many documents a picture names.
const DOCUMENTS: usize = 6;

const MAP_MARKS: [&str; 4] = [
    "A place lies somewhere within its circle. Filled dot: named by a document; small ring: for orientation only.",
    "Hatched: a field; dashed: a boundary. Figure at a ring: claims that name the place. No size of a mark tells a number.",
    "Ring in arcs: one for each source that names the place, in the colour of its side; a double ring: more than 12.",
    "Dashed line to a home: home, not a route taken. Dotted line from an event: another place that claims about it name.",
];
const BASE_MAP: &str =
    "Base map: Natural Earth, public domain. Disputed borders are dotted and none is asserted.";

/// A side with its sign, and where it stands.
struct Sign {
    at: Vec2,
    side: Option<SideId>,
    name: Arc<Galley>,
}

/// All lines, laid out for one width.
pub struct Footer {
    width: f32,
    signs: Vec<Sign>,
    lines: Vec<Arc<Galley>>,
}

impl Footer {
    /// The footer of a picture of `subject`, so many points wide.
    pub fn new(ctx: &Context<'_>, ui: &Ui, subject: View, width: f32) -> Self {
        let signs = signs(ctx, ui, width);
        let mut words = Vec::new();
        if subject == View::Map {
            words.extend(MAP_MARKS.into_iter().chain([BASE_MAP]).map(str::to_owned));
        }
        words.extend(read_in(ctx));
        let line = |words: String| galley(ui.painter(), words, Type::Small, ctx.palette.mute, width);
        Self { width, signs, lines: words.into_iter().map(line).collect() }
    }

    /// In points.
    pub fn height(&self) -> f32 {
        self.signs_height() + LINE * self.lines.len() as f32 + space::S + space::M
    }

    fn signs_height(&self) -> f32 {
        self.signs.last().map_or(0.0, |sign| sign.at.y + LINE)
    }

    /// Draws it, its top left corner at `origin`.
    pub fn ui(self, ctx: &Context<'_>, ui: &Ui, origin: Pos2) {
        let painter = ui.painter();
        let rule = Stroke::new(1.0, ctx.palette.hairline);
        painter.hline(origin.x..=origin.x + self.width, origin.y, rule);
        let mut at = origin + vec2(0.0, space::S);
        let height = self.signs_height();
        for sign in self.signs {
            let slot = sign.side.map(crate::dossier::Id::index);
            let tone = ctx.palette.side(slot);
            let middle = at + sign.at + vec2(6.0, LINE / 2.0 - 1.0);
            painter.add(side_symbol(slot).shape(middle, space::SYMBOL, tone.mark));
            let left = pos2(middle.x + 10.0, middle.y);
            let pos = Align2::LEFT_CENTER.anchor_size(left, sign.name.size()).min;
            painter.galley(pos, sign.name, tone.text);
        }
        at.y += height;
        for line in self.lines {
            painter.galley(at, line, ctx.palette.mute);
            at.y += LINE;
        }
    }
}

/// The sides of those who speak in what is shown, and "no side stated" where somebody has none, line by line.
fn signs(ctx: &Context<'_>, ui: &Ui, width: f32) -> Vec<Sign> {
    let mut used = vec![false; ctx.dossier.sides.len()];
    let mut none = false;
    let mut see = |claim: &crate::dossier::Claim| match ctx.dossier.sources[claim.by].side {
        Some(side) => used[side.index()] = true,
        None => none = true,
    };
    match ctx.only {
        Some(only) => only.iter().for_each(|id| see(&ctx.dossier.claims[*id])),
        None => ctx.dossier.claims.rows().iter().for_each(see),
    }
    let sides = ctx.dossier.sides.ids().filter(|side| used[side.index()]).map(Some);
    let mut at = Vec2::ZERO;
    let mut signs = Vec::new();
    for side in sides.chain(none.then_some(None)) {
        let name = side.map_or("No side stated", |side| ctx.dossier.sides[side].name.as_str());
        let tone = ctx.palette.side(side.map(crate::dossier::Id::index));
        let name = galley(ui.painter(), name, Type::Small, tone.text, width - 20.0);
        let wide = 16.0 + name.size().x + 18.0;
        if at.x > 0.0 && at.x + wide > width {
            at = vec2(0.0, at.y + LINE);
        }
        signs.push(Sign { at, side, name });
        at.x += wide;
    }
    signs
}

/// "Read in: Newsweek article (12 February 2018 or later)".
fn read_in(ctx: &Context<'_>) -> Vec<String> {
    let documents = ctx.dossier.documents.iter();
    let mut lines: Vec<String> = documents
        .take(DOCUMENTS)
        .map(|(_, document)| {
            let mut words = format!("Read in: {}", document.title);
            let publisher = document.publisher.as_ref();
            if let Some(publisher) = publisher.filter(|publisher| !document.title.contains(*publisher)) {
                words.push_str(", ");
                words.push_str(publisher);
            }
            match &document.dated {
                Some(dated) => format!("{words} ({dated})"),
                None => words,
            }
        })
        .collect();
    let more = ctx.dossier.documents.len().saturating_sub(DOCUMENTS);
    if more > 0 {
        lines.push(format!("and in {more} more documents of the dossier"));
    }
    lines
}
