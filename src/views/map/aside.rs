//! The card of what the map cannot draw: places without a position, places beyond the end of the projection, claims
//! without any place.

use egui::{Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::super::kept::kept;
use super::super::rows::{RowText, Weight, item_row};
use super::super::{Context, tooltip};
use super::cards::card;
use crate::analysis::{counted, placed};
use crate::dossier::{Item, Location, PlaceId};
use crate::theme::{Type, galley};

/// How many places of each kind are listed by name.
const LISTED: usize = 6;
/// The height of a line, and what is above the first and below the last, in points.
const LINE: f32 = 20.0;
const ABOVE: f32 = 26.0;
const BELOW: f32 = 8.0;
const WIDTH: f32 = 216.0;

const WITHOUT: &str = "LISTED WITHOUT A POSITION";
const BEYOND: &str = "BEYOND THE MAP, PAST 85° N OR S";

/// A line of the card.
#[derive(Clone, Debug, PartialEq)]
enum Line {
    Heading(&'static str),
    Place(PlaceId),
    /// So many places beside those listed.
    More(usize),
    /// So many places, none of them by name.
    Unnamed(usize),
    /// Claims that have no place at all, not even that of their event.
    Placeless(usize),
}

/// What stands on the card; the first line is a heading.
pub struct Aside(Vec<Line>);

impl Aside {
    /// The card with as many names as fit into so many points; nothing if there is nothing to list, or no room even for
    /// the numbers.
    pub fn new(ctx: &Context<'_>, ui: &Ui, room: f32) -> Option<Self> {
        let key = (ctx.revision, ctx.estimates_revision, ctx.session.as_of);
        let placeless = kept(ui, ui.scope_id().with("placeless"), key, || {
            placed::placeless(ctx.dossier, ctx.shown()).len()
        });
        let beyond = kept(ui, ui.scope_id().with("beyond"), ctx.revision, || placed::off_map(ctx.dossier));
        let with = |listed: usize| Self(lines(ctx.unlocated, &beyond, *placeless, listed));
        let fits = |aside: &Self| !aside.0.is_empty() && aside.size().y < room;
        (0..=LISTED).rev().map(with).find(fits)
    }

    /// In points.
    pub fn size(&self) -> Vec2 {
        Vec2::new(WIDTH, ABOVE + LINE * (self.0.len() - 1) as f32 + BELOW)
    }

    /// Draws it into `rect`.
    pub fn ui(&self, ctx: &Context<'_>, ui: &mut Ui, rect: Rect) {
        card(ctx, ui, rect, "not located");
        for (index, line) in self.0.iter().enumerate() {
            let top = ABOVE + LINE * (index as f32 - 1.0);
            let min = rect.min + Vec2::new(10.0, top);
            draw(ctx, ui, Rect::from_min_size(min, Vec2::new(rect.width() - 20.0, LINE)), line);
        }
    }
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
