//! The card of what the map cannot draw: places without a position, places beyond the end of the projection, claims
//! without any place.

use std::sync::Arc;

use egui::{Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::super::memo::memoize;
use super::super::rows::{RowText, Weight, item_row};
use super::super::{Context, Surface, tooltip};
use super::cards::card;
use super::gathered::PLACES;
use crate::analysis::{counted, placed};
use crate::dossier::{Item, Location, PlaceId};
use crate::session::{Input, Part};
use crate::theme::{Type, galley};

/// How many places of each kind are listed by name.
const LISTED: usize = 6;
/// The height of a line, and what is above the first and below the last, in points.
const LINE: f32 = 20.0;
const ABOVE: f32 = 26.0;
const BELOW: f32 = 8.0;
/// Its widths, best first.
const WIDTHS: [f32; 2] = [216.0, 178.0];

const WITHOUT: &str = "LISTED WITHOUT A POSITION";
const BEYOND: &str = "BEYOND THE MAP, PAST 85° N OR S";

/// A line of the card.
#[derive(Clone, Debug, PartialEq)]
enum Line {
    Heading(&'static str),
    Place(PlaceId),
    /// A number of further places, beside those that are listed.
    More(usize),
    /// A number of places, none of which is listed by name.
    Unnamed(usize),
    /// Claims that have no place at all, not even that of their event.
    Placeless(usize),
}

/// What stands on the card; the first line is a heading.
#[derive(Clone, Debug)]
pub struct Aside {
    lines: Vec<Line>,
    width: f32,
}

/// What the card lists, for a map without room for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The names of the first places, with their claims.
    pub named: Vec<(PlaceId, usize)>,
    /// The number of places, with their claims.
    pub all: (usize, usize),
    /// Claims that have no place at all.
    pub placeless: usize,
}

impl Listed {
    /// `None` if there is nothing to list.
    pub fn new(ctx: &Context<'_>, ui: &Ui) -> Option<Self> {
        let (beyond, placeless) = listed(ctx, ui);
        let all = beyond.iter().chain(ctx.unlocated);
        let all: Vec<(PlaceId, usize)> = all.map(|id| (*id, ctx.tally(Item::Place(*id)).claims)).collect();
        let claims = all.iter().map(|(_, claims)| claims).sum();
        let is_empty = all.is_empty() && *placeless == 0;
        let named = all.iter().copied().take(2).collect();
        (!is_empty).then_some(Self { named, all: (all.len(), claims), placeless: *placeless })
    }
}

/// The places beyond the map, and the number of claims without any place.
fn listed(ctx: &Context<'_>, ui: &Ui) -> (Arc<Vec<PlaceId>>, Arc<usize>) {
    let [beyond, placeless] = ["beyond", "placeless"].map(|name| ui.scope_id().with(name));
    (
        memoize(ctx, ui, beyond, (&[Input::Dossier], ()), || placed::off_map(ctx.dossier)),
        memoize(ctx, ui, placeless, (PLACES, ()), || {
            placed::placeless(ctx.dossier, ctx.stock.links, ctx.shown()).len()
        }),
    )
}

impl Aside {
    /// The card with as many names as it may have, then with fewer, down to its numbers, each wide and narrow; nothing if
    /// there is nothing to list.
    pub fn variants(ctx: &Context<'_>, ui: &Ui) -> impl Iterator<Item = Self> {
        let (beyond, placeless) = listed(ctx, ui);
        let longest = beyond.len().max(ctx.unlocated.len()).min(LISTED);
        let listed = (0..=longest).rev().flat_map(|listed| WIDTHS.map(|width| (listed, width)));
        let unlocated = ctx.unlocated;
        let is_folded = is_folded(ctx);
        let with = move |(listed, width)| {
            let mut lines = lines(unlocated, &beyond, *placeless, listed);
            if is_folded {
                lines.truncate(1);
            }
            Self { lines, width }
        };
        listed.map(with).filter(|aside| !aside.lines.is_empty())
    }

    /// In points.
    pub fn size(&self) -> Vec2 {
        Vec2::new(self.width, ABOVE + LINE * (self.lines.len() - 1) as f32 + BELOW)
    }

    /// Draws it into `rect`.
    pub fn ui(&self, ctx: &Context<'_>, ui: &mut Ui, rect: Rect) {
        card(ctx, ui, rect, "not located");
        if ctx.surface == Surface::Window {
            fold(ctx, ui, rect.with_max_y(rect.top() + ABOVE));
        }
        for (index, line) in self.lines.iter().enumerate() {
            let top = ABOVE + LINE * (index as f32 - 1.0);
            let min = rect.min + Vec2::new(10.0, top);
            draw(ctx, ui, Rect::from_min_size(min, Vec2::new(rect.width() - 20.0, LINE)), line);
        }
    }
}

/// Whether the reader folded the card; a picture has it whole.
fn is_folded(ctx: &Context<'_>) -> bool {
    ctx.surface == Surface::Window && ctx.session.folded.has(Part::NotLocated)
}

fn lines(without: &[PlaceId], beyond: &[PlaceId], placeless: usize, listed: usize) -> Vec<Line> {
    let part = |heading: &'static str, places: &[PlaceId]| {
        let names = places.iter().take(listed).map(|id| Line::Place(*id));
        let rest = match places.len().saturating_sub(listed) {
            0 => None,
            all if listed == 0 => Some(Line::Unnamed(all)),
            more => Some(Line::More(more)),
        };
        std::iter::once(Line::Heading(heading)).chain(names).chain(rest).collect::<Vec<_>>()
    };
    let mut lines = Vec::new();
    if !beyond.is_empty() {
        lines.extend(part(BEYOND, beyond));
    }
    if !without.is_empty() || placeless > 0 {
        lines.extend(part(WITHOUT, without));
    }
    lines.extend(Some(placeless).filter(|claims| *claims > 0).map(Line::Placeless));
    lines
}

/// The first line of the card is the button that folds it.
fn fold(ctx: &Context<'_>, ui: &Ui, rect: Rect) {
    let response = ui.interact(rect, ui.scope_id().with("fold not located"), Sense::click());
    let is_folded = is_folded(ctx);
    let verb = if is_folded { "Show" } else { "Fold away" };
    let name = format!("{verb} {}", Part::NotLocated.title());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, !is_folded, &name));
    let is_lit = response.hovered() || response.has_focus();
    let color = if is_lit { ctx.palette.accent } else { ctx.palette.mute };
    let (at, down) = (rect.right_center() - Vec2::new(14.0, 0.0), if is_folded { 1.0 } else { -1.0 });
    let arrow = [Vec2::new(-4.0, -2.0 * down), Vec2::new(0.0, 2.0 * down), Vec2::new(4.0, -2.0 * down)];
    let arrow = arrow.iter().map(|offset| at + *offset).collect();
    ui.painter().add(egui::Shape::line(arrow, Stroke::new(1.4, color)));
    if response.clicked() {
        ctx.send(ctx.session.folded.toggling(Part::NotLocated));
    }
    response.on_hover_text(name);
}

fn draw(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, line: &Line) {
    let small = |words: String| galley(ui.painter(), words, Type::Small, ctx.palette.mute, rect.width());
    match line {
        Line::Heading(words) => {
            let words = galley(ui.painter(), *words, Type::Section, ctx.palette.mute, rect.width());
            ui.painter().galley(rect.min + Vec2::new(0.0, 1.0), words, ctx.palette.mute);
        }
        Line::Place(id) => place(ctx, ui, rect, *id),
        Line::More(more) => {
            let words = small(format!("and {more} more in the index"));
            ui.painter().galley(rect.min + Vec2::new(18.0, 2.0), words, ctx.palette.mute);
        }
        Line::Unnamed(places) => {
            let words = small(format!("{}: see the index", counted(*places, "place")));
            ui.painter().galley(rect.min + Vec2::new(0.0, 2.0), words, ctx.palette.mute);
        }
        Line::Placeless(claims) => without_place(ctx, ui, rect, *claims),
    }
}

fn place(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, id: PlaceId) {
    let (item, place) = (Item::Place(id), &ctx.dossier.places[id]);
    let claims = ctx.tally(item).claims;
    let count = if claims == 0 { String::new() } else { claims.to_string() };
    let right = match &place.at {
        Location::Point(at) => {
            let degrees = format!("{}° {}", at.lat.abs(), if at.lat < 0.0 { "S" } else { "N" });
            if claims == 0 { degrees } else { format!("{degrees} · {}", counted(claims, "claim")) }
        }
        _ => count,
    };
    let text = RowText {
        name: &place.name,
        right: &right,
        below: "",
        strong: Weight::Plain,
        right_color: ctx.palette.mute,
    };
    let response = item_row(ctx, ui, rect, item, &text);
    tooltip::attach(ctx, response, item);
}

/// The last line of the card: what could not be put anywhere.
fn without_place(ctx: &Context<'_>, ui: &Ui, rect: Rect, claims: usize) {
    let words = format!("{} without any place", counted(claims, "claim"));
    let response = ui.interact(rect, ui.scope_id().with("without place"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    let words = galley(ui.painter(), words, Type::Small, ctx.palette.mute, rect.width());
    ui.painter().galley(rect.min + Vec2::new(0.0, 3.0), words, ctx.palette.mute);
    response.on_hover_text(
        "They name no place, and the dossier puts the event they speak of, if any, at no place that is located. \
         Other claims without a place of their own are found at the place of their event.",
    );
}
