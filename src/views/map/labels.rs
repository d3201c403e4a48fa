//! The labels of the map's marks: their text, their priority, and their positions.

use egui::{Painter, Pos2, Rect, Vec2};

use super::super::{Context, Emphasis};
use super::bands;
use super::fan;
use super::rings;
use super::scene::{Form, Label, Mark, Scene};
use super::threads;
use crate::analysis::placed::Heard;
use crate::dossier::{Item, Location, PlaceId, PlaceKind, PlaceRole};
use crate::map::geometry;
use crate::map::labels::{LabelRequest, Room, place};
use crate::theme::{Type, galley};

/// The length of line represented by one obstacle.
const BEAD: f32 = 10.0;
/// Maximum number of labels that are tried again with the name alone; more would be a wall of text, and
/// costly.
const MOST_CROWDED: usize = 100;
/// How far the outline of the selected mark reaches beyond it, in points.
const OUTLINE: f32 = 5.0;
/// What is added to the priority of several places.
const SEVERAL: i32 = 30;
/// Maximum width of a label, in points.
pub const WIDEST: f32 = 300.0;

/// Returns the text of a place's label; `heard` is what is said about it.
pub fn words(ctx: &Context<'_>, id: PlaceId, heard: &Heard) -> Label {
    let (place, tally) = (&ctx.dossier.places[id], heard.tally());
    let line = matches!(place.at, Location::Line(_));
    let quiet = place.role == PlaceRole::Context || line || place.kind == PlaceKind::Region;
    let below = if quiet || tally.claims == 0 { String::new() } else { tally.to_string() };
    let below = if bands::is_band(place) { bands::WORDS.to_owned() } else { below };
    Label {
        name: place.name.clone(),
        below,
        kind: if quiet { Type::Small } else { Type::Strong },
        short: None,
        placed: None,
    }
}

/// Places all labels: selected items first, then points and areas, clear of the lines, then the lines
/// themselves.
pub fn place_all(ctx: &Context<'_>, painter: &Painter, inside: Rect, cards: &[Rect], scene: &mut Scene) {
    let Scene { marks, threads, .. } = scene;
    let mut obstacles = cards.to_vec();
    obstacles.extend(marks.iter().flat_map(|mark| beads(&mark.form, inside)));
    obstacles.extend(marks.iter().flat_map(|mark| fan::beads(mark, inside)));
    let selected = marks.iter_mut().find(|mark| ctx.selected() == Some(Item::Place(mark.place)));
    if let Some(mark) = selected.filter(|mark| !is_long(mark)) {
        let request = request(ctx, painter, mark);
        let clear = |obstacles: &[Rect]| place(&[request], obstacles, inside)[0];
        // Among crowded marks it still gets its name, if necessary over a line.
        mark.label.placed = clear(&obstacles).or_else(|| clear(cards));
        obstacles.extend(mark.label.placed.map(|placed| placed.rect));
    }
    // Lines get their rings only together with their labels.
    let discs = marks.iter().filter(|mark| !is_long(mark));
    let mut around: Vec<Rect> = discs.clone().map(|mark| disc(&request(ctx, painter, mark))).collect();
    around.extend(&obstacles);
    let cores = discs.clone().flat_map(Mark::core);
    let must: Vec<Rect> = cards.iter().copied().chain(cores).collect();
    obstacles.extend(threads::place_labels(ctx, painter, inside, &around, &must, threads));
    obstacles.extend(place_points(ctx, painter, inside, &obstacles, marks));
    place_lines(ctx, painter, inside, &mut obstacles, marks);
}

/// Places the labels of everything but lines; returns the area that they and their marks occupy.
fn place_points(
    ctx: &Context<'_>,
    painter: &Painter,
    inside: Rect,
    obstacles: &[Rect],
    marks: &mut [Mark],
) -> Vec<Rect> {
    let points: Vec<usize> = (0..marks.len()).filter(|at| !is_settled(&marks[*at])).collect();
    let requests = |marks: &[Mark], which: &[usize]| -> Vec<LabelRequest> {
        which.iter().map(|at| request(ctx, painter, &marks[*at])).collect()
    };
    let first = requests(marks, &points);
    for (at, placed) in points.iter().zip(place(&first, obstacles, inside)) {
        marks[*at].label.placed = placed;
    }
    let mut taken: Vec<Rect> = first.iter().map(disc).collect();
    taken.extend(marks.iter().filter_map(|mark| Some(mark.label.placed?.rect)));
    let leaders = marks.iter().filter_map(|mark| mark.label.placed?.leader);
    let leaders = leaders.flat_map(|line| geometry::dashes(&line, 6.0, 2.0, inside));
    taken.extend(leaders.map(|[a, b]| Rect::from_two_pos(a, b).expand(1.0)));
    // If two lines of text do not fit, the name alone may.
    let crowded = points.into_iter().filter(|at| {
        let label = &marks[*at].label;
        label.placed.is_none() && !label.below.is_empty()
    });
    let crowded: Vec<usize> = crowded.take(MOST_CROWDED).collect();
    for at in &crowded {
        marks[*at].label.shorten();
    }
    let mut room = Room::new(inside, obstacles.iter().chain(&taken).copied());
    for (at, request) in crowded.iter().zip(requests(marks, &crowded)) {
        marks[*at].label.placed = room.spot(&request, Some(disc(&request)));
        if let Some(placed) = marks[*at].label.placed {
            room.take(placed.rect);
            taken.push(placed.rect);
        }
    }
    taken
}

/// True if the label is placed already, or will be placed with the lines.
fn is_settled(mark: &Mark) -> bool {
    mark.label.placed.is_some() || is_long(mark)
}

/// True if the mark is a line longer than a ring or a zone along one: its label can be anywhere along it.
fn is_long(mark: &Mark) -> bool {
    mark.form.course().is_some()
}

/// The area occupied by a mark itself. Text may cover a wide circle, but not its centre.
fn disc(request: &LabelRequest) -> Rect {
    Rect::from_center_size(request.anchor, Vec2::splat(2.0 * request.mark_radius.min(40.0)))
}

/// Places the labels of lines and of zones, each directly beside its line.
fn place_lines(
    ctx: &Context<'_>,
    painter: &Painter,
    inside: Rect,
    obstacles: &mut Vec<Rect>,
    marks: &mut [Mark],
) {
    for mark in marks {
        if is_long(mark) {
            bands::place(ctx, painter, inside, obstacles, mark);
        }
    }
}

/// The longer side of the bounding box of all pieces of a line, in points.
pub fn extent(pieces: &[Vec<Pos2>]) -> f32 {
    let points: Vec<Pos2> = pieces.iter().flatten().copied().collect();
    Rect::from_points(&points).size().max_elem()
}

/// The distance between two positions along a line, in points.
pub const STEP: f32 = 2.0 * BEAD;

/// Positions along the visible part of a line.
pub fn steps(pieces: &[Vec<Pos2>], inside: Rect) -> Vec<Pos2> {
    let dashes = pieces.iter().flat_map(|piece| geometry::dashes(piece, BEAD, STEP - BEAD, inside));
    dashes.map(|[a, _]| a).filter(|spot| inside.contains(*spot)).collect()
}

/// Small squares along the visible part of a line, which no label may cover.
fn beads(form: &Form, inside: Rect) -> Vec<Rect> {
    let (Form::Line(_), Some(pieces)) = (form, form.course()) else { return Vec::new() };
    let segments = pieces.iter().flat_map(|piece| geometry::dashes(piece, BEAD, BEAD * 0.5, inside));
    segments.map(|[a, b]| Rect::from_two_pos(a, b).expand(2.0)).collect()
}

/// Positions along a line for its label, from near the middle of the view outward.
pub fn anchors(pieces: &[Vec<Pos2>], inside: Rect) -> Vec<Pos2> {
    let dashes = pieces.iter().flat_map(|piece| geometry::dashes(piece, BEAD, 3.0 * BEAD, inside));
    let mut spots: Vec<Pos2> = dashes.map(|[a, _]| a).filter(|spot| inside.contains(*spot)).collect();
    let middle = inside.lerp_inside(Vec2::new(0.6, 0.6));
    spots.sort_by(|a, b| a.distance_sq(middle).total_cmp(&b.distance_sq(middle)));
    spots.truncate(60);
    spots
}

fn request(ctx: &Context<'_>, painter: &Painter, mark: &Mark) -> LabelRequest {
    let color = ctx.palette.ink;
    let size = |words: &str, kind| match words {
        "" => Vec2::ZERO,
        words => galley(painter, words, kind, color, WIDEST).size(),
    };
    let (name, below) = (size(&mark.label.name, mark.label.kind), size(&mark.label.below, Type::Small));
    let size = Vec2::new(name.x.max(below.x), name.y + below.y);
    let (anchor, mark_radius) = match &mark.form {
        // A small circle is kept clear entirely; text may cover a wide one.
        Form::Point { at, dot, within } if *within < 26.0 => (*at, within.max(*dot) + 2.0),
        Form::Point { at, dot, .. } => (*at, *dot + 3.0),
        Form::Field { at, within } => (*at, *within + 2.0),
        Form::Region { at, within } if *within < 60.0 => (*at, *within + 2.0),
        Form::Region { at, .. } => (*at, 1.0),
        Form::Line(_) | Form::Band { .. } => (rings::middle(&mark.form).unwrap_or(Pos2::ZERO), 6.0),
        Form::Area(outlines) => {
            (outlines.first().map_or(Pos2::ZERO, |outline| Rect::from_points(outline).center()), 1.0)
        }
    };
    let mark_radius = mark.ring.as_ref().map_or(mark_radius, |ring| mark_radius.max(ring.reach()));
    // The outline of the selection lies around its mark.
    let is_selected = ctx.emphasis(Item::Place(mark.place)) == Emphasis::Selected;
    let mark_radius = if is_selected { mark_radius + OUTLINE } else { mark_radius };
    // Of several places only a label says how many there are.
    let several = if mark.gathered.is_some() { SEVERAL } else { 0 };
    LabelRequest { anchor, mark_radius, size, priority: priority(ctx, mark.place) + several }
}

/// The selection comes first, then what belongs to it; otherwise the kind of place decides.
pub fn priority(ctx: &Context<'_>, id: PlaceId) -> i32 {
    let chosen = match ctx.emphasis(Item::Place(id)) {
        Emphasis::Selected => 1000,
        Emphasis::Related | Emphasis::ThroughEvent => 200,
        Emphasis::Plain | Emphasis::Dimmed => 0,
    };
    chosen + standing(ctx, id)
}

/// The priority of a place by its kind, whatever is selected.
pub fn standing(ctx: &Context<'_>, id: PlaceId) -> i32 {
    let place = &ctx.dossier.places[id];
    match (place.role, place.kind) {
        (PlaceRole::Context, _) => 10,
        (PlaceRole::Named, PlaceKind::City) => 60,
        (PlaceRole::Named, PlaceKind::Field | PlaceKind::Town) => 50,
        (PlaceRole::Named, PlaceKind::Region) => 20,
        (PlaceRole::Named, _) => 40,
    }
}
