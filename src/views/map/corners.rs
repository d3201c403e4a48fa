//! Finds corners of the map for its cards, in which they cover no place.

use egui::{Align2, Pos2, Rect, Vec2};

use super::gathered::Gathering;
use super::labels;
use super::rings::{self, GATHERED_REACH, REACH};
use super::scene::{Form, dot, form};
use crate::dossier::Dossier;
use crate::map::Projector;

/// The distance between two cards, in points.
const GAP: f32 = 14.0;
/// What is kept free around a card, in points.
const AROUND: f32 = 4.0;
/// A wide circle is kept clear up to this radius, in points.
const WIDEST: f32 = 30.0;
/// The part of a line that stays in view, in points along it.
const PART: f32 = 40.0;

/// What cards must not cover, and the cards that stand already.
pub struct Corners {
    /// The centres of marks, with the radius that stays clear.
    discs: Vec<(Pos2, f32)>,
    /// Positions along each line.
    lines: Vec<Vec<Pos2>>,
    cards: Vec<Rect>,
}

impl Corners {
    /// All places in view, whether claims name them or not.
    pub fn new(dossier: &Dossier, projector: &Projector, gathering: &Gathering) -> Self {
        let viewport = projector.viewport();
        let groups = gathering.groups.iter().map(|group| {
            let reach = if group.members.len() > 1 { GATHERED_REACH } else { REACH };
            (group.at, reach)
        });
        let (mut discs, mut lines): (Vec<_>, Vec<_>) = (groups.collect(), Vec::new());
        for place in gathering.others.iter().map(|id| &dossier.places[*id]) {
            let Some(form) = form(projector, place) else { continue };
            let reach = match &form {
                Form::Point { .. } => dot(place).max(REACH),
                Form::Region { within, .. } | Form::Field { within, .. } => within.clamp(REACH, WIDEST),
                _ => REACH,
            };
            discs.extend(rings::middle(&form).filter(|at| viewport.contains(*at)).map(|at| (at, reach)));
            lines.extend(form.course().map(|course| labels::steps(course, viewport)));
        }
        Self { discs, lines, cards: Vec::new() }
    }

    /// Keeps other cards clear of one that stands where it is.
    pub fn take(&mut self, card: Rect) {
        self.cards.push(card);
    }

    /// The first place for a card of this size in one of some corners of `inside` where it covers neither a place nor
    /// another card; `None` if every corner is taken.
    pub fn find(&self, size: Vec2, inside: Rect, corners: &[Align2]) -> Option<Rect> {
        self.spots(size, inside, corners).find(|spot| self.is_clear(*spot))
    }

    /// The first place where it covers no other card, whatever places are there.
    pub fn find_any(&self, size: Vec2, inside: Rect, corners: &[Align2]) -> Option<Rect> {
        self.spots(size, inside, corners).next()
    }

    /// In each corner: in the corner itself, else above or below the card there, else beside it.
    fn spots(&self, size: Vec2, inside: Rect, corners: &[Align2]) -> impl Iterator<Item = Rect> {
        let spots = corners.iter().flat_map(move |corner| {
            let first = corner.align_size_within_rect(size, inside);
            let past = self.cards.iter().filter(move |card| card.intersects(first)).flat_map(move |card| {
                let (up, down) = (card.top() - GAP - first.bottom(), card.bottom() + GAP - first.top());
                let (left, right) = (card.left() - GAP - first.right(), card.right() + GAP - first.left());
                let y = if corner.y() == egui::Align::Max { up } else { down };
                let x = if corner.x() == egui::Align::Max { left } else { right };
                [first.translate(Vec2::new(0.0, y)), first.translate(Vec2::new(x, 0.0))]
            });
            std::iter::once(first).chain(past)
        });
        let is_free = move |spot: &Rect| {
            let is_inside = inside.expand(0.5).contains_rect(*spot);
            is_inside && !self.cards.iter().any(|card| card.intersects(*spot))
        };
        spots.filter(is_free)
    }

    fn is_clear(&self, spot: Rect) -> bool {
        let spot = spot.expand(AROUND);
        let is_visible = |at: &Pos2| !spot.contains(*at) && !self.cards.iter().any(|card| card.contains(*at));
        let is_line_visible = |line: &Vec<Pos2>| {
            let part = ((PART / labels::STEP) as usize).clamp(1, line.len().max(1));
            line.is_empty() || line.iter().filter(|at| is_visible(at)).count() >= part
        };
        self.discs.iter().all(|(at, reach)| spot.distance_to_pos(*at) >= *reach)
            && self.lines.iter().all(is_line_visible)
    }
}
