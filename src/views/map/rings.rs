//! The ring around a place, with one arc per source that speaks about it, and the badge with the number of
//! claims.
//!
//! Both have a fixed size: no number is ever shown as an area. If the label already gives the number of
//! claims there is no badge; if two rings would overlap, the less important place has none.

use std::collections::BTreeMap;
use std::f32::consts::TAU;
use std::sync::Arc;

use egui::{Align2, CornerRadius, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, vec2};

use super::super::memo::memoize;
use super::super::{Context, Emphasis};
use super::gathered::{Gathering, PLACES};
use super::labels;
use super::scene::{Form, Mark};
use crate::analysis::Known;
use crate::analysis::placed::{self, Heard, Voice};
use crate::dossier::{Id as _, Item};
use crate::map::rects::Rects;
use crate::theme::{Type, galley};

/// The radius of the middle of the ring's stroke, in points.
pub const RADIUS: f32 = 10.0;
/// The outer radius of the ring, including its halo.
pub const REACH: f32 = RADIUS + HALO;
const HALO: f32 = 2.5;
/// The same for several places in one mark; however many they are.
pub const GATHERED: f32 = 15.0;
pub const GATHERED_REACH: f32 = GATHERED + HALO;
/// Maximum number of sources that are distinguished.
const MOST_ARCS: usize = 12;
/// The gap between two arcs, in points along the ring.
const GAP: f32 = 2.6;
/// The margin of the map in which rings still are, cut at its edge.
const EDGE: f32 = 4.0;
const BADGE: Vec2 = vec2(22.0, 14.0);
/// The box with the number of places, without a digit and for each.
const SEVERAL: Vec2 = vec2(5.0, 13.0);
const DIGIT: f32 = 5.5;
/// Offsets of the badge's centre from the place, best first.
const BESIDE: [Vec2; 12] = [
    vec2(17.0, -14.0),
    vec2(17.0, 14.0),
    vec2(-17.0, -14.0),
    vec2(-17.0, 14.0),
    vec2(25.0, 0.0),
    vec2(-25.0, 0.0),
    vec2(0.0, -21.0),
    vec2(0.0, 21.0),
    vec2(11.0, 20.0),
    vec2(-11.0, 20.0),
    vec2(11.0, -20.0),
    vec2(-11.0, -20.0),
];

/// Directions in which it may be on the ring itself.
const ON: [Vec2; 4] = [vec2(0.0, 1.0), vec2(0.0, -1.0), vec2(1.0, 0.0), vec2(-1.0, 0.0)];

/// The position of the number of claims.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Badge {
    /// Not shown: it is in the label, or there is nothing to count.
    None,
    /// Inside the ring: the place has no dot there, or there is no room beside it.
    Within,
    /// Beside the ring.
    Beside(Rect),
}

/// The ring of a visible place.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    /// Its centre.
    pub at: Pos2,
    /// The radius of the middle of its stroke.
    pub radius: f32,
    /// The sources, one per arc.
    pub voices: Vec<Voice>,
    /// The number of claims that name the place.
    pub claims: usize,
    /// The position of that number.
    pub badge: Badge,
}

impl Ring {
    fn new(at: Pos2, heard: &Heard) -> Self {
        let (voices, claims) = (heard.voices.clone(), heard.claims);
        Self { at, radius: RADIUS, voices, claims, badge: Badge::None }
    }

    /// The area occupied by the ring and its badge.
    pub fn rects(&self) -> impl Iterator<Item = Rect> {
        let beside = if let Badge::Beside(rect) = self.badge { Some(rect) } else { None };
        std::iter::once(self.rect()).chain(beside)
    }

    /// Its outer radius, including its halo.
    pub fn reach(&self) -> f32 {
        self.radius + HALO
    }

    fn rect(&self) -> Rect {
        Rect::from_center_size(self.at, Vec2::splat(2.0 * self.reach()))
    }
}

/// Returns what is said about every place; computed once for a dossier, a day and a choice of claims.
pub fn heard(ctx: &Context<'_>, ui: &Ui) -> Arc<Vec<Heard>> {
    memoize(ctx, ui, ui.scope_id().with("heard"), (PLACES, ()), || {
        placed::heard(ctx.dossier, ctx.stock.links, ctx.shown(), ctx.ahead)
    })
}

/// Places the rings, the most important first. The ring of a line or of a zone along one is placed together
/// with its label, see [`super::bands::place`].
pub fn place_all(
    ctx: &Context<'_>,
    heard: &[Heard],
    gathering: &Gathering,
    inside: Rect,
    cards: &[Rect],
    marks: &mut [Mark],
) {
    let mut order: Vec<(usize, Pos2)> = Vec::new();
    for (index, mark) in marks.iter_mut().enumerate() {
        let Some(heard) = heard_of(heard, gathering, mark) else { continue };
        if mark.form.course().is_some() && !heard.is_nothing() {
            mark.ring = Some(Ring::new(Pos2::ZERO, heard));
        }
        let at = middle(&mark.form).filter(|at| inside.expand(EDGE).contains(*at));
        order.extend(at.filter(|at| !heard.is_nothing() && is_free(*at, cards)).map(|at| (index, at)));
    }
    // A fan may cover other marks, and does if it could not be drawn elsewhere.
    order.sort_by_key(|(index, _)| {
        let mark = &marks[*index];
        (mark.lead.is_none(), std::cmp::Reverse(labels::priority(ctx, mark.place)))
    });
    let mut taken = Taken::default();
    for (index, at) in order {
        let mark = &mut marks[index];
        let heard = heard_of(heard, gathering, mark);
        if let Some(heard) = heard.filter(|_| taken.take(at)) {
            let radius = if mark.is_gathered() { GATHERED } else { RADIUS };
            mark.ring = Some(Ring { radius, ..Ring::new(at, heard) });
        }
    }
}

/// What is said about the places of a mark; `None` for the middle of a fan.
fn heard_of<'a>(heard: &'a [Heard], gathering: &'a Gathering, mark: &Mark) -> Option<&'a Heard> {
    match &mark.gathered {
        None => Some(&heard[mark.place.index()]),
        Some(gathered) if gathered.rest.is_some() => None,
        Some(_) => gathering.group_of(mark.place).map(|group| &gathering.groups[group].heard),
    }
}

/// The centre of a shape that has one: everything but a line longer than a ring.
pub fn middle(form: &Form) -> Option<Pos2> {
    match form {
        Form::Point { at, .. } | Form::Region { at, .. } | Form::Field { at, .. } => Some(*at),
        Form::Area(outlines) => outlines.first().map(|outline| Rect::from_points(outline).center()),
        Form::Line(pieces) | Form::Band { course: pieces, .. } => {
            let is_short = form.course().is_none();
            is_short.then(|| Rect::from_points(&pieces.concat()).center())
        }
    }
}

fn is_free(at: Pos2, cards: &[Rect]) -> bool {
    !cards.iter().any(|card| card.distance_to_pos(at) < REACH)
}

/// The centres of the rings so far, by cells as wide as a ring.
#[derive(Default)]
struct Taken(BTreeMap<(i32, i32), Vec<Pos2>>);

impl Taken {
    /// Takes a position, unless a ring there would overlap another. Returns true if it was free.
    fn take(&mut self, at: Pos2) -> bool {
        let cell = |points: f32| (points / (2.0 * REACH)).floor() as i32;
        let (x, y) = (cell(at.x), cell(at.y));
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
        let near = around.filter_map(|cell| self.0.get(&cell)).flatten();
        let free = near.copied().all(|other| other.distance(at) >= 2.0 * REACH);
        if free {
            self.0.entry((x, y)).or_default().push(at);
        }
        free
    }
}

/// Places the badges after all labels, where no label gives the number of claims.
pub fn settle(inside: Rect, taken: &[Rect], marks: &mut [Mark]) {
    let labels = marks.iter().filter_map(|mark| Some(mark.label.placed?.rect));
    let cores = marks.iter().flat_map(Mark::core);
    let mut occupied = Rects::new(inside);
    taken.iter().copied().chain(labels).chain(cores).for_each(|rect| occupied.add(rect));
    for mark in marks.iter_mut() {
        let counted = mark.label.counts();
        let (has_dot, is_gathered) = (matches!(mark.form, Form::Point { .. }), mark.is_gathered());
        // An event without claims has a ring, but nothing to count.
        let Some(ring) = mark.ring.as_mut().filter(|ring| !counted && ring.claims > 0) else { continue };
        // On a ring it takes less room than beside it; in the ring it takes the place of the dot. What has no room even then
        // is listed in the map's note.
        let outward = |spot: Vec2| spot + (ring.radius - RADIUS) * spot.normalized();
        let on_it = ON.map(|spot| ring.radius * spot);
        let spots = BESIDE.into_iter().map(outward).chain(on_it.into_iter().filter(|_| is_gathered));
        let found = if has_dot { badge_at(ring.at, spots, inside, &occupied) } else { None };
        let within = if is_gathered { Badge::None } else { Badge::Within };
        ring.badge = found.map_or(within, Badge::Beside);
        ring.rects().skip(1).for_each(|rect| occupied.add(rect));
    }
}

/// The first of some spots around a ring at `at` that is free.
fn badge_at(at: Pos2, spots: impl Iterator<Item = Vec2>, inside: Rect, taken: &Rects) -> Option<Rect> {
    // A ring is round, so its own badge may overlap the corners of the square around it.
    let others = |rect: &&Rect| rect.center().distance(at) > 0.5;
    let free = |spot: &Rect| {
        inside.contains_rect(*spot) && !taken.near(*spot).filter(others).any(|other| other.intersects(*spot))
    };
    spots.map(|spot| Rect::from_center_size(at + spot, BADGE)).find(free)
}

/// Paints the ring of a mark and its badge.
pub fn paint(ctx: &Context<'_>, ui: &Ui, mark: &Mark) {
    let Some(ring) = &mark.ring else { return };
    let (painter, item) = (ui.painter(), Item::Place(mark.place));
    let _part = ctx.part(ui, || item);
    let ground = ctx.palette.paper;
    let ink = ctx.mark_color(item, ctx.palette.mute);
    let has_dot = matches!(mark.form, Form::Point { .. }) && ring.badge != Badge::Within;
    if has_dot && !mark.is_gathered() {
        painter.circle_stroke(ring.at, ring.radius, Stroke::new(5.0, ground));
    } else {
        painter.circle_filled(ring.at, ring.reach(), ground);
    }
    match ring.voices.len() {
        0 => {
            painter.circle_stroke(ring.at, ring.radius, Stroke::new(1.0, ink));
        }
        1..=MOST_ARCS => arcs(ctx, ui, ring, item),
        _ => {
            for radius in [ring.radius - 1.5, ring.radius + 1.5] {
                painter.circle_stroke(ring.at, radius, Stroke::new(1.1, ink));
            }
        }
    }
    let middle = match ring.badge {
        Badge::None => return,
        Badge::Within => ring.at,
        Badge::Beside(rect) => {
            let outline = Stroke::new(1.0, ctx.palette.border);
            painter.rect(rect, CornerRadius::same(7), ground, outline, StrokeKind::Inside);
            rect.center()
        }
    };
    number(ui, middle, ring.claims, ctx.text_color(item, ctx.palette.ink));
}

/// Paints the mark of several places: their number in a box, with another box behind it.
pub fn paint_several(ctx: &Context<'_>, ui: &Ui, mark: &Mark, at: Pos2) {
    let Some(gathered) = &mark.gathered else { return };
    let (painter, item) = (ui.painter(), Item::Place(mark.place));
    let _part = ctx.part(ui, || item);
    let color = ctx.mark_color(item, ctx.palette.ink);
    let (ground, corner) = (ctx.palette.paper, CornerRadius::same(2));
    let count = gathered.members.len();
    let digits = (count.max(1).ilog10() + 1).min(3) as f32;
    let front = Rect::from_center_size(at, SEVERAL + vec2(DIGIT * digits, 0.0));
    let behind = front.translate(vec2(2.0, -2.0));
    painter.rect(behind, corner, ground, Stroke::new(1.0, color), StrokeKind::Inside);
    painter.rect(front, corner, color, Stroke::new(1.0, ground), StrokeKind::Outside);
    number(ui, at, count, ground);
}

/// A number as a badge has room for it; "1k+" is at least a thousand.
fn in_three_signs(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { "1k+".to_owned() }
}

fn number(ui: &Ui, at: Pos2, number: usize, color: egui::Color32) {
    let words = galley(ui.painter(), in_three_signs(number), Type::Section, color, f32::INFINITY);
    ui.painter().galley(Align2::CENTER_CENTER.anchor_size(at, words.size()).min, words, color);
}

/// Paints one arc of equal length per source, clockwise from the top.
fn arcs(ctx: &Context<'_>, ui: &Ui, ring: &Ring, item: Item) {
    let share = TAU / ring.voices.len() as f32;
    let radius = ring.radius;
    let gap = if ring.voices.len() == 1 { 0.0 } else { GAP / radius };
    for (index, voice) in ring.voices.iter().enumerate() {
        let from = index as f32 * share - TAU / 4.0 + gap / 2.0;
        let steps = ((share - gap) * radius / 1.5).ceil().max(2.0) as u16;
        let step = (share - gap) / f32::from(steps);
        let points = (0..=steps).map(|at| ring.at + radius * Vec2::angled(from + step * f32::from(at)));
        let stroke = Stroke::new(2.6, color(ctx, *voice, item));
        ui.painter().add(Shape::line(points.collect(), stroke));
    }
}

/// The colour of a source's side, paler if out of focus or if it may not have spoken yet.
fn color(ctx: &Context<'_>, voice: Voice, place: Item) -> egui::Color32 {
    let tone = ctx.tone(voice.source).mark;
    let tone = if voice.known == Known::Perhaps { ctx.palette.perhaps(tone) } else { tone };
    match ctx.emphasis(Item::Source(voice.source)) {
        Emphasis::Dimmed if !ctx.is_hovered(place) => ctx.palette.dimmed(tone),
        _ => ctx.mark_color(place, tone),
    }
}
