//! Thin lines between places: from the theatre to the home of a selected person, and from a selected event to
//! other places that claims about it name.
//!
//! Neither shows a movement. A home is where somebody was from, and implies no route; a place that a claim
//! names is shown in addition to the event's own and replaces nothing.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Color32, Painter, Pos2, Rect, Response, Shape, Stroke, Ui, Vec2};

use super::super::Context;
use super::rings;
use crate::analysis::placed::rival_places;
use crate::analysis::{Elsewhere, enumerated};
use crate::dossier::{ClaimId, EventId, Item, Location, PersonId, Place, PlaceId, SourceId};
use crate::geo::{Mercator, area_on_plane, line_on_plane};
use crate::map::labels::{LabelRequest, Placed, Room};
use crate::map::{Bounds, Projector, geometry};
use crate::session::Selected;
use crate::theme::{Type, galley, halo, label};

/// Shown wherever the line to a home is explained.
pub const HOME: &str = "home, not a route taken";
/// Maximum number of sources named by a label, and quoted by a tooltip.
const NAMED: usize = 3;
const QUOTED: usize = 6;
const WIDEST: f32 = 300.0;
/// Maximum number of lines: each is placed clear of all others, and without a label it is dropped.
const MOST: usize = 40;
/// The distance of a line's end from the centre of a place: clear of its ring.
const CLEAR: f32 = rings::REACH + 2.0;
/// Minimum length of a line.
const SHORTEST: f32 = 5.0;

/// What a line means.
#[derive(Clone, Debug, PartialEq)]
pub enum Tie {
    /// The home of a person.
    Home(PersonId),
    /// A place that these claims about an event name.
    Named(PlaceId, Vec<ClaimId>),
}

/// A line with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// What it means.
    pub tie: Tie,
    /// The visible part of the line.
    pub line: [Pos2; 2],
    /// The place it leads to.
    pub end: Pos2,
    /// The text of the label.
    pub words: String,
    /// The position of the label.
    pub placed: Option<Placed>,
}

/// The lines of a selection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Threads {
    /// Those that are drawn, with labels not placed yet; at most as many as a map has room for labels.
    pub drawn: Vec<Thread>,
    /// How many there would be in view.
    pub all: usize,
}

/// After so many lines in a row whose labels found no room, no further ones are tried.
const VAIN: usize = 10;

/// Returns the lines for the selection that are in view.
pub fn of_selection(ctx: &Context<'_>, projector: &Projector) -> Threads {
    let mut threads = Threads::default();
    match ctx.selected() {
        Some(Item::Person(person)) => {
            threads.drawn.extend(home(ctx, projector, person));
            threads.all = threads.drawn.len();
        }
        Some(Item::Event(event)) => {
            rivals(ctx, projector, event, rival_places(ctx.dossier, ctx.stock.links, event), &mut threads);
        }
        Some(Item::Claim(_)) | None => {
            for (event, places) in named_elsewhere(ctx) {
                rivals(ctx, projector, event, places.into_iter().collect(), &mut threads);
            }
        }
        _ => {}
    }
    threads
}

/// The selected claims that name a place other than their event's, by event and place.
fn named_elsewhere(ctx: &Context<'_>) -> BTreeMap<EventId, BTreeMap<PlaceId, Vec<ClaimId>>> {
    let mut found: BTreeMap<EventId, BTreeMap<PlaceId, Vec<ClaimId>>> = BTreeMap::new();
    for Elsewhere { claim, event, at } in claims_elsewhere(ctx) {
        found.entry(event).or_default().entry(at).or_default().push(claim);
    }
    found
}

/// Each of them, with its event and the place that it names.
fn claims_elsewhere(ctx: &Context<'_>) -> impl Iterator<Item = Elsewhere> {
    let all = ctx.stock.links.elsewhere();
    let among = match ctx.session.selection.selected() {
        Selected::Item(Item::Claim(id)) => {
            let from = all.partition_point(|one| one.claim < *id);
            &all[from..all.len().min(from + 1)]
        }
        Selected::Claims(_) => all,
        Selected::Item(_) | Selected::Nothing => &[],
    };
    among.iter().copied().filter(|one| ctx.is_chosen(Item::Claim(one.claim)))
}

/// True if lines lead from the selected event to other places that are named for it.
#[must_use]
pub fn leads_elsewhere(ctx: &Context<'_>) -> bool {
    matches!(ctx.selected(), Some(Item::Event(_))) || claims_elsewhere(ctx).next().is_some()
}

fn home(ctx: &Context<'_>, projector: &Projector, id: PersonId) -> Option<Thread> {
    let person = &ctx.dossier.people[id];
    let theatre = projector.lon_lat_to_screen(ctx.dossier.frame?.center);
    let place = &ctx.dossier.places[person.home?];
    let to = end(projector, place, theatre)?;
    let words = format!("{}, from {}", person.name, place.name);
    thread(projector, Tie::Home(id), [theatre, to], gap(place), words)
}

fn rivals(
    ctx: &Context<'_>,
    projector: &Projector,
    event: EventId,
    places: Vec<(PlaceId, Vec<ClaimId>)>,
    threads: &mut Threads,
) {
    let dossier = ctx.dossier;
    let Some(here) = dossier.events[event].at.map(|at| &dossier.places[at]) else { return };
    let Some(from) = end(projector, here, projector.viewport().center()) else { return };
    for (place, claims) in places {
        let there = &dossier.places[place];
        let Some(to) = end(projector, there, from) else { continue };
        let claims = ctx.shown().among(dossier, claims);
        if claims.is_empty() || visible(projector, [from, to], gap(there)).is_none() {
            continue;
        }
        threads.all += 1;
        if threads.drawn.len() < MOST {
            let mut words = format!("by {}", names(ctx, &claims));
            if !projector.viewport().contains(to) {
                words = format!("{}, {words}", there.name);
            }
            let tie = Tie::Named(place, claims);
            threads.drawn.extend(thread(projector, tie, [from, to], gap(there), words));
        }
    }
}

/// The end of a line to a place; `None` if it has no position.
fn end(projector: &Projector, place: &Place, from: Pos2) -> Option<Pos2> {
    match &place.at {
        Location::Point(position) => position.is_on_plane().then(|| projector.lon_lat_to_screen(*position)),
        Location::Area(ring) => {
            let path = nearest_copy(projector, &area_on_plane(ring))?;
            Some(Rect::from_points(&path).center())
        }
        Location::Line(line) => {
            let pieces = line_on_plane(line);
            let paths = pieces.iter().filter_map(|piece| nearest_copy(projector, piece));
            let spots = paths.filter_map(|path| geometry::nearest_on_polyline(from, &path));
            spots.min_by(|a, b| a.distance(from).total_cmp(&b.distance(from)))
        }
        Location::NotLocated => None,
    }
}

/// A path on the screen or off it: of its copies the one nearest to the middle.
fn nearest_copy(projector: &Projector, path: &[Mercator]) -> Option<Vec<Pos2>> {
    let bounds = Bounds::from_points(path.iter().copied())?;
    let turn = bounds.near(projector.camera().center.x).min.x - bounds.min.x;
    let to_screen = |point: &Mercator| projector.to_screen(Mercator::new(point.x + turn, point.y));
    Some(path.iter().map(to_screen).collect())
}

fn thread(projector: &Projector, tie: Tie, ends: [Pos2; 2], gap: f32, words: String) -> Option<Thread> {
    let end = ends[1];
    let Some(line) = visible(projector, ends, gap) else {
        // If the places coincide at this scale, a line would only cover them. The label of a home stays.
        let stays = is_short(ends, gap) && projector.viewport().contains(end) && matches!(tie, Tie::Home(_));
        return stays.then_some(Thread { tie, line: [end, end], end, words, placed: None });
    };
    Some(Thread { tie, line, end, words, placed: None })
}

/// True if a line between these ends would be too short to be seen.
fn is_short([from, end]: [Pos2; 2], gap: f32) -> bool {
    (end - from).length() < CLEAR + gap + SHORTEST
}

/// The visible part of a line, clear of what is at its ends.
fn visible(projector: &Projector, ends: [Pos2; 2], gap: f32) -> Option<[Pos2; 2]> {
    if is_short(ends, gap) {
        return None;
    }
    let [from, end] = ends;
    let way = (end - from).normalized();
    let pieces = geometry::clip_polyline(&[from + CLEAR * way, end - gap * way], projector.viewport());
    let piece = pieces.first()?;
    Some([*piece.first()?, *piece.last()?])
}

/// The gap between a line and its end: clear of the ring of a place, close to a line.
fn gap(place: &Place) -> f32 {
    if matches!(place.at, Location::Line(_)) { 3.0 } else { CLEAR }
}

/// The sources of some claims, in the order of the claims: "Tasnim and Washington".
fn names(ctx: &Context<'_>, claims: &[ClaimId]) -> String {
    let sources = speakers(ctx, claims);
    let mut names: Vec<String> =
        sources.iter().take(NAMED).map(|id| ctx.dossier.sources[*id].label().to_owned()).collect();
    match sources.len().saturating_sub(NAMED) {
        0 => {}
        1 => names.push("1 more source".to_owned()),
        more => names.push(format!("{more} more sources")),
    }
    enumerated(&names)
}

fn speakers(ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<SourceId> {
    let mut met = BTreeSet::new();
    claims.iter().map(|id| ctx.dossier.claims[*id].by).filter(|by| met.insert(*by)).collect()
}

/// Places the labels, clear of `never` and of each other, and of `rather_not` if possible. Returns the area
/// that they and the lines occupy. A line whose label finds no room is dropped: without its source it says
/// nothing.
pub fn place_labels(
    ctx: &Context<'_>,
    painter: &Painter,
    inside: Rect,
    rather_not: &[Rect],
    never: &[Rect],
    threads: &mut Vec<Thread>,
) -> Vec<Rect> {
    let mut taken: Vec<Rect> = threads.iter().flat_map(|thread| beads(thread, inside)).collect();
    let mut must = Room::new(inside, never.iter().chain(&taken).copied());
    let mut all = Room::new(inside, rather_not.iter().chain(never).chain(&taken).copied());
    let mut vain = 0;
    for thread in threads.iter_mut() {
        if vain == VAIN {
            break;
        }
        let requests = requests(thread, size(ctx, painter, thread), inside);
        let first = |spot: &dyn Fn(&LabelRequest) -> Option<Placed>| requests.iter().find_map(spot);
        thread.placed = first(&|request| all.spot_beside(request))
            .or_else(|| first(&|request| all.spot(request, None)))
            .or_else(|| first(&|request| must.spot_beside(request)));
        if let Some(placed) = thread.placed {
            must.take(placed.rect);
            all.take(placed.rect);
            taken.push(placed.rect);
            vain = 0;
        } else {
            vain += 1;
        }
    }
    threads.retain(|thread| thread.placed.is_some());
    taken
}

/// Small squares along a line, which no label may cover.
pub fn beads(thread: &Thread, inside: Rect) -> impl Iterator<Item = Rect> + use<> {
    let dashes = geometry::dashes(&thread.line, 6.0, 2.0, inside).into_iter();
    dashes.map(|[a, b]| Rect::from_two_pos(a, b).expand(1.0))
}

/// Positions for the label, best first: at the home for a home, otherwise along the line.
fn requests(thread: &Thread, size: Vec2, inside: Rect) -> Vec<LabelRequest> {
    let request = |anchor, mark_radius| LabelRequest { anchor, mark_radius, size, priority: 0 };
    let [from, to] = thread.line;
    let at_home = matches!(thread.tie, Tie::Home(_)) && inside.contains(thread.end);
    let along = [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.9];
    let along = along.map(|part| request(from + part * (to - from), 4.0));
    at_home.then(|| request(thread.end, rings::REACH)).into_iter().chain(along).collect()
}

fn size(ctx: &Context<'_>, painter: &Painter, thread: &Thread) -> Vec2 {
    let name = galley(painter, &thread.words, Type::SmallStrong, ctx.palette.ink, WIDEST).size();
    match thread.tie {
        Tie::Home(_) => {
            let below = galley(painter, HOME, Type::Small, ctx.palette.ink, WIDEST).size();
            Vec2::new(name.x.max(below.x), name.y + below.y)
        }
        Tie::Named(..) => name,
    }
}

/// Paints the lines, below the marks.
pub fn paint_lines(ctx: &Context<'_>, ui: &Ui, projector: &Projector, threads: &[Thread]) {
    for thread in threads {
        let stroke = Stroke::new(1.2, tone(ctx, thread).0);
        let dash = if matches!(thread.tie, Tie::Home(_)) { (5.0, 4.0) } else { (1.5, 3.0) };
        let dashes = geometry::dashes(&thread.line, dash.0, dash.1, projector.viewport());
        ui.painter().extend(dashes.into_iter().map(|dash| Shape::line_segment(dash, stroke)));
    }
}

/// Paints the labels, above the marks.
pub fn paint_labels(ctx: &Context<'_>, ui: &Ui, threads: &[Thread]) {
    let (painter, ground) = (ui.painter(), ctx.palette.land);
    for thread in threads {
        let Some(placed) = thread.placed else { continue };
        let (line, ink) = tone(ctx, thread);
        if let Some(leader) = placed.leader {
            painter.line_segment(leader, Stroke::new(0.8, line));
        }
        let name = galley(painter, &thread.words, Type::SmallStrong, ink, WIDEST);
        let height = name.size().y;
        halo(painter, placed.rect.min, name, ink, ground);
        if matches!(thread.tie, Tie::Home(_)) {
            let below = galley(painter, HOME, Type::Small, ctx.palette.mute, WIDEST);
            halo(painter, placed.rect.min + Vec2::new(0.0, height), below, ctx.palette.mute, ground);
        }
    }
}

/// The colours of line and text: those of the side, if all speakers belong to one.
fn tone(ctx: &Context<'_>, thread: &Thread) -> (Color32, Color32) {
    let Tie::Named(_, claims) = &thread.tie else { return (ctx.palette.accent, ctx.palette.ink) };
    let side = |id: &SourceId| ctx.dossier.sources[*id].side;
    let sources = speakers(ctx, claims);
    match sources.split_first() {
        Some((first, rest)) if rest.iter().all(|other| side(other) == side(first)) => {
            let tone = ctx.tone(*first);
            (tone.mark, tone.text)
        }
        _ => (ctx.palette.ink, ctx.palette.ink),
    }
}

/// Gives every label its name, its click and its tooltip.
pub fn wire(ctx: &Context<'_>, ui: &Ui, threads: &[Thread]) {
    for (index, thread) in threads.iter().enumerate() {
        let Some(placed) = thread.placed else { continue };
        let response = ctx.stop(ui, placed.rect, ui.scope_id().with(("thread", index)));
        match &thread.tie {
            Tie::Home(person) => {
                let name = || format!("{}: {HOME}", thread.words);
                let response = ctx.wire(ui, response, Item::Person(*person), name);
                explain(ctx, &response, "Where the person was from: home, not a route taken.", &[]);
            }
            Tie::Named(place, claims) => {
                let item = if let [only] = claims[..] { Item::Claim(only) } else { Item::Place(*place) };
                let place = &ctx.dossier.places[*place].name;
                let name = || format!("{place}, named {}", thread.words);
                let response = ctx.wire(ui, response, item, name);
                let words =
                    format!("{place}: another place that is named. Nothing here says which is right.");
                explain(ctx, &response, &words, claims);
            }
        }
    }
}

fn explain(ctx: &Context<'_>, response: &Response, words: &str, claims: &[ClaimId]) {
    crate::views::tooltip::show_beside(response, |ui| {
        ui.set_max_width(340.0);
        ui.add(label(words, Type::Body, ctx.palette.ink));
        for claim in claims.iter().take(QUOTED) {
            ui.add(label(ctx.spoken(*claim), Type::Small, ctx.palette.mute));
        }
        if claims.len() > QUOTED {
            let more = format!("and {} more claims", claims.len() - QUOTED);
            ui.add(label(more, Type::Small, ctx.palette.mute));
        }
    });
}
