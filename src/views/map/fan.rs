//! Fans: gathered places drawn beside their positions, at the ends of lines, so that each can be seen and clicked.
//!
//! In a window a fan is open while pointer or focus is on it, after a click until the next one elsewhere, and while one of its
//! places is selected. In a picture every group is fanned out that has room.

use egui::{CornerRadius, Pos2, Rect, Response, StrokeKind, Ui, Vec2};

use super::super::Context;
use super::super::context::Surface;
use super::gathered::{Gathering, Group, names, numbers, rank};
use super::rings::REACH;
use super::scene::{Form, Mark, Scene, form};
use super::{hovers, mark_id, rings};
use crate::dossier::{Item, PlaceId};
use crate::map::Projector;
use crate::map::gather::{Spots, circles, clockwise, fan};
use crate::map::geometry;
use crate::theme::space;

/// The number of places that are fanned out at once; the rest is counted.
const MOST: usize = 24;
/// The number of groups that a picture fans out; more lines could not be followed.
const MOST_FANS: usize = 30;
/// How far from its position a mark may be moved, in points.
const FARTHEST: f32 = 90.0;
/// The number of places named to a screen reader.
const TOLD: usize = 12;
/// Places that are nearer to each other than this, in points, lie at one position.
const SAME: f32 = 2.0;
/// The margin of a fan that belongs to it.
const MARGIN: f32 = 8.0;

/// A group that is fanned out.
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    /// Its index in the gathering.
    pub group: usize,
    /// The place that leads the group.
    pub leader: PlaceId,
    /// The places fanned out, and where each is drawn.
    pub spots: Vec<(PlaceId, Pos2)>,
    /// The number of places that are not.
    pub rest: usize,
    /// The area it occupies.
    pub area: Rect,
    /// True if it covers other marks.
    pub covers: bool,
}

/// What the reader has opened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Opened {
    revision: u64,
    /// Any place of the group.
    place: PlaceId,
    /// How many times the reader has asked for the places that were left.
    page: usize,
    /// True if a click opened it: it stays open until a click elsewhere.
    stays: bool,
}

/// Returns what is open; `None` if nothing is, or if it belongs to another state of the file.
pub fn opened(ctx: &Context<'_>, ui: &Ui) -> Option<Opened> {
    let opened: Option<Opened> = ui.data(|data| data.get_temp(ui.scope_id().with("opened")));
    opened.filter(|opened| opened.revision == ctx.revision())
}

/// Opens the group of a place until pointer and focus are elsewhere.
pub fn open(ctx: &Context<'_>, ui: &Ui, place: PlaceId) {
    set(ui, Opened { revision: ctx.revision(), place, page: 0, stays: false });
}

fn set(ui: &Ui, opened: Opened) {
    ui.data_mut(|data| data.insert_temp(ui.scope_id().with("opened"), opened));
    ui.ctx().request_repaint();
}

fn close(ui: &Ui) {
    ui.data_mut(|data| data.remove::<Opened>(ui.scope_id().with("opened")));
    ui.ctx().request_repaint();
}

/// Decides which groups are fanned out, and where.
pub fn fans(
    ctx: &Context<'_>,
    projector: &Projector,
    gathering: &Gathering,
    opened: Option<Opened>,
    cards: &[Rect],
) -> Vec<Fan> {
    let several = |index: &usize| gathering.groups.get(*index).is_some_and(|group| group.members.len() > 1);
    let chosen = ctx.chosen().filter_map(|item| match item {
        Item::Place(place) => gathering.group_of(place),
        _ => None,
    });
    let asked = opened.and_then(|opened| gathering.group_of(opened.place));
    let mut wanted: Vec<usize> = chosen.chain(asked).filter(several).collect();
    let must = wanted.clone();
    if ctx.surface == Surface::Picture && !gathering.is_coarse {
        let all = (0..gathering.groups.len()).filter(several);
        wanted.extend(all.filter(|index| gathering.groups[*index].members.len() <= MOST).take(MOST_FANS));
    }
    let mut seen = std::collections::BTreeSet::new();
    wanted.retain(|index| seen.insert(*index));
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut room = Room::new(projector.viewport(), gathering, cards);
    let fans = wanted.into_iter().filter_map(|index| {
        let page = opened.filter(|_| asked == Some(index)).map_or(0, |opened| opened.page);
        let (shown, rest) = page_of(ctx, &gathering.groups[index], page);
        let at = gathering.groups[index].at;
        let position = |place: PlaceId| {
            let form = form(projector, &ctx.dossier.places[place]);
            (place, form.and_then(|form| rings::middle(&form)).unwrap_or(at))
        };
        let shown: Vec<_> = shown.into_iter().map(position).collect();
        room.fan(index, &gathering.groups[index], &shown, rest, must.contains(&index))
    });
    fans.collect()
}

/// The places to fan out, those that matter to the selection first, and the number of the others.
fn page_of(ctx: &Context<'_>, group: &Group, page: usize) -> (Vec<PlaceId>, usize) {
    let mut members = group.members.to_vec();
    if ctx.related.is_some() {
        members.sort_by_key(|place| rank(ctx, *place));
    }
    let pages = members.len().div_ceil(MOST);
    let from = (page % pages) * MOST;
    let shown: Vec<PlaceId> = members[from..].iter().copied().take(MOST).collect();
    let rest = members.len() - shown.len();
    (shown, rest)
}

/// What is taken already.
struct Room<'a> {
    inside: Rect,
    cards: &'a [Rect],
    taken: Spots,
}

impl<'a> Room<'a> {
    fn new(viewport: Rect, gathering: &Gathering, cards: &'a [Rect]) -> Self {
        let mut taken = Spots::new(2.0 * REACH, viewport);
        for (index, group) in gathering.groups.iter().enumerate() {
            let reach = if group.members.len() > 1 { rings::GATHERED_REACH } else { REACH };
            taken.add(index, group.at, if group.heard.is_nothing() { 6.0 } else { reach });
        }
        Self { inside: viewport.shrink(6.0), cards, taken }
    }

    /// Finds the spots; takes those of other marks only if it `must`. `None` if there are not enough.
    fn fan(
        &mut self,
        index: usize,
        group: &Group,
        shown: &[(PlaceId, Pos2)],
        rest: usize,
        must: bool,
    ) -> Option<Fan> {
        let (at, count) = (group.at, shown.len());
        let free = fan(at, count, REACH, self.inside, FARTHEST, |spot| self.is_free(at, spot));
        let covers = free.is_none();
        let over = || {
            let neat = circles(at, count, REACH, self.inside);
            (must && neat.len() == count).then_some(neat)
        };
        let spots = free.or_else(over)?;
        let around = |at: &Pos2| Rect::from_center_size(*at, Vec2::splat(2.0 * (REACH + MARGIN)));
        let area = spots.iter().map(around).fold(around(&at), Rect::union);
        for spot in &spots {
            self.taken.add(usize::MAX, *spot, REACH);
        }
        let spots = paired(at, shown, spots);
        Some(Fan { group: index, leader: group.members[0], spots, rest, area, covers })
    }

    /// True if a mark has room at `spot`, and a line to it from `at`.
    fn is_free(&self, at: Pos2, spot: Pos2) -> bool {
        let is_clear = |on: Pos2| self.cards.iter().all(|card| card.distance_to_pos(on) > REACH);
        if self.taken.touched(spot, REACH).is_some() || !is_clear(spot) {
            return false;
        }
        let way = spot - at;
        let from = rings::GATHERED_REACH + 3.0;
        let steps = ((way.length() - from - REACH) / 8.0).max(0.0) as u16;
        let mut line = (0..=steps).map(|step| at + way.normalized() * (from + 8.0 * f32::from(step)));
        line.all(|on| self.taken.touched(on, 1.0).is_none())
    }
}

/// Gives every place its spot, in their order if all lie at `center`, or else so that few lines cross.
fn paired(center: Pos2, places: &[(PlaceId, Pos2)], spots: Vec<Pos2>) -> Vec<(PlaceId, Pos2)> {
    let positions: Vec<Pos2> = places.iter().map(|(_, at)| *at).collect();
    if positions.iter().all(|at| at.distance(center) < SAME) {
        return places.iter().map(|(place, _)| *place).zip(spots).collect();
    }
    let (from, to) = (clockwise(center, &positions), clockwise(center, &spots));
    let mut pairs: Vec<(usize, Pos2)> =
        from.into_iter().zip(to.into_iter().map(|spot| spots[spot])).collect();
    pairs.sort_by_key(|(place, _)| *place);
    pairs.into_iter().map(|(place, spot)| (places[place].0, spot)).collect()
}

/// Gives the mark of several places, or the middle of their fan, its name and its click.
pub fn stop(ctx: &Context<'_>, ui: &Ui, mark: &Mark, rect: Rect) {
    let Some(gathered) = &mark.gathered else { return };
    let leader = gathered.members[0];
    let response = ctx.stop(ui, rect, stop_id(ui, leader));
    response.widget_info(|| {
        let all = numbers(gathered.members.len(), gathered.claims);
        let names = names(ctx, mark.place, &gathered.members, TOLD);
        let more = match gathered.rest {
            None => "gathered".to_owned(),
            Some(0) => "fanned out".to_owned(),
            Some(left) => format!("{left} of them not shown yet"),
        };
        let name = format!("{all} on the map, {more}: {names}");
        egui::WidgetInfo::labeled(egui::Role::Button, true, name)
    });
    super::super::rows::focus_ring(ctx, ui, rect, &response);
    if response.clicked() {
        let now = opened(ctx, ui).filter(|now| gathered.members.contains(&now.place));
        match (now, gathered.rest) {
            (Some(now), Some(0)) if now.stays => close(ui),
            (Some(now), Some(1..)) if now.stays => set(ui, Opened { page: now.page + 1, ..now }),
            _ => set(ui, Opened { revision: ctx.revision(), place: leader, page: 0, stays: true }),
        }
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand);
}

fn stop_id(ui: &Ui, leader: PlaceId) -> egui::Id {
    ui.scope_id().with(("gathered", leader))
}

/// Opens the group under the pointer or with the focus, and closes one that has neither any more.
pub fn attend(ctx: &Context<'_>, ui: &Ui, scene: &Scene, ground: &Response) {
    if ctx.navigation.is_none() {
        return;
    }
    let now = opened(ctx, ui);
    let pointer = ui.ctx().pointer_hover_pos().filter(|at| hovers(ui, ground, &[], *at));
    let focused = ui.memory(egui::Memory::focused);
    let is_on = |rect: Option<Rect>| rect.zip(pointer).is_some_and(|(rect, at)| rect.contains(at));
    let has_focus = |leader: PlaceId| focused == Some(stop_id(ui, leader));
    let attended = scene.fans.iter().find(|fan| {
        let on_place = || fan.spots.iter().any(|(place, _)| focused == Some(mark_id(ui, *place)));
        is_on(Some(fan.area)) || has_focus(fan.leader) || on_place()
    });
    let is_open = |now: Opened| scene.fans.iter().any(|fan| fan.holds(now.place));
    match (now, attended) {
        (Some(now), Some(fan)) if fan.holds(now.place) => {}
        (Some(now), _) if now.stays && !ground.clicked() => {}
        // It was asked for in the last frame, and is drawn in the next.
        (Some(now), _) if !is_open(now) && focused == Some(mark_id(ui, now.place)) => {}
        _ => {
            let mut gathered = scene.marks.iter().filter(|mark| mark.is_gathered());
            let under = |mark: &&Mark| {
                let leader = mark.gathered.as_ref().map_or(mark.place, |gathered| gathered.members[0]);
                is_on(mark.core().reduce(Rect::union)) || has_focus(leader)
            };
            match gathered.find(under) {
                Some(mark) => open(ctx, ui, mark.place),
                None if now.is_some() => close(ui),
                None => {}
            }
        }
    }
}

impl Fan {
    fn holds(&self, place: PlaceId) -> bool {
        self.leader == place || self.spots.iter().any(|(shown, _)| *shown == place)
    }
}

/// Paints the ground of fans that cover other marks, and the lines from the marks to where their places lie.
pub fn paint(ctx: &Context<'_>, ui: &Ui, scene: &Scene) {
    for fan in scene.fans.iter().filter(|fan| fan.covers) {
        let stroke = egui::Stroke::new(1.0, ctx.palette.hairline);
        let corner = CornerRadius::same(space::CORNER);
        ui.painter().rect(fan.area, corner, ctx.palette.paper, stroke, StrokeKind::Inside);
    }
    for mark in &scene.marks {
        let (Some(from), Form::Point { at, .. }) = (mark.lead, &mark.form) else { continue };
        let color = ctx.mark_color(Item::Place(mark.place), ctx.palette.mute);
        ui.painter().line_segment([from, *at], egui::Stroke::new(1.0, color));
        ui.painter().circle_filled(from, 2.5, color);
    }
}

/// Squares along the line from a mark to its place, which no label may cover.
pub fn beads(mark: &Mark, inside: Rect) -> Vec<Rect> {
    let (Some(from), Form::Point { at, .. }) = (mark.lead, &mark.form) else { return Vec::new() };
    let dashes = geometry::dashes(&[from, *at], 6.0, 2.0, inside);
    dashes.into_iter().map(|[a, b]| Rect::from_two_pos(a, b).expand(1.0)).collect()
}
