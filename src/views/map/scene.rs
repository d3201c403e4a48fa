//! The content of the map for one projector: marks in screen points and labels that do not overlap.

use std::sync::Arc;

use egui::{Pos2, Rect, Vec2};

use super::fan::Fan;
use super::note::Note;
use super::rings::{REACH, Ring};
use super::threads::Thread;
use super::{bands, course, labels, rings};
use crate::dossier::{Location, Place, PlaceId, PlaceKind, PlaceRole, Precision};
use crate::geo::Mercator;
use crate::map::labels::Placed;
use crate::map::{Projector, geometry};
use crate::theme::Type;

/// Lines go on so far outside the viewport, in points, that their caps are out of sight.
const LINE_MARGIN: f32 = 20.0;
/// Half the size of a mark that stands for several places.
pub const SEVERAL: f32 = 8.0;

/// The form of a place on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A dot, with the circle that contains the place (0 if not stated).
    Point {
        /// The position.
        at: Pos2,
        /// The radius of the dot.
        dot: f32,
        /// The radius of the circle.
        within: f32,
    },
    /// A wide circle without a dot: a region.
    Region {
        /// The centre.
        at: Pos2,
        /// The radius of the circle.
        within: f32,
    },
    /// A hatched circle: a field.
    Field {
        /// The centre.
        at: Pos2,
        /// The radius of the circle.
        within: f32,
    },
    /// The pieces of a line inside the viewport.
    Line(Vec<Vec<Pos2>>),
    /// A zone along a line whose course is not described.
    Band {
        /// The pieces of its middle, as far as the zone around them may be visible.
        course: Vec<Vec<Pos2>>,
        /// How far it extends on each side.
        half: f32,
    },
    /// The outlines of an area: one, or two where it is in sight on both sides of a map of the whole world.
    Area(Vec<Vec<Pos2>>),
}

/// The label of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The name.
    pub name: String,
    /// A second line; may be empty.
    pub below: String,
    /// The type of the name.
    pub kind: Type,
    /// What it says if there is no room for both lines, and no less than the numbers: of several places only.
    pub short: Option<String>,
    /// Its position; `None` if no spot is free.
    pub placed: Option<Placed>,
}

impl Label {
    /// No words: a label has to lie in the viewport, and so does its mark.
    pub const NONE: Self =
        Self { name: String::new(), below: String::new(), kind: Type::Small, short: None, placed: None };

    /// True if it gives the number of claims that name the place.
    pub fn counts(&self) -> bool {
        let below = !self.below.is_empty() && self.below != bands::WORDS;
        self.placed.is_some() && (below || self.short.is_some())
    }

    /// Leaves out what is said at less length elsewhere, because there is no room for two lines.
    pub fn shorten(&mut self) {
        self.below.clear();
        if let Some(short) = &self.short {
            self.name.clone_from(short);
            self.kind = Type::Small;
        }
    }
}

/// The places that a mark stands for, if they are several.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered {
    /// All of them, the leader first.
    pub members: Arc<[PlaceId]>,
    /// The number of claims that name one of them.
    pub claims: usize,
    /// If they are fanned out, the number of those that are not.
    pub rest: Option<usize>,
}

/// A place on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The place; of several the one that matters most to the selection.
    pub place: PlaceId,
    /// The places that stand together here; `None` if it is only one.
    pub gathered: Option<Gathered>,
    /// Where the place lies, if its mark is part of a fan.
    pub lead: Option<Pos2>,
    /// Its shape.
    pub form: Form,
    /// Its label.
    pub label: Label,
    /// The sources that speak about it; `None` if there are none, or no room.
    pub ring: Option<Ring>,
}

/// Everything the dossier puts on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The marks, in file order, those of fans last.
    pub marks: Vec<Mark>,
    /// The groups of places that are fanned out.
    pub fans: Vec<Fan>,
    /// Where places lie that are gathered.
    pub crumbs: Vec<Pos2>,
    /// The circles that contain them.
    pub circles: Vec<(PlaceId, Pos2, f32)>,
    /// What the map says about itself.
    pub note: Option<Note>,
    /// The lines between places and the selection.
    pub threads: Vec<Thread>,
    /// How many lines there would be if all had room.
    pub lines: usize,
    /// The cards over the map, and its note.
    pub covers: Vec<Rect>,
}

/// What of the position of a point no camera changes, worked out once for a dossier: half of the cost of a form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    on_plane: Mercator,
    /// Kilometres on the ground per unit of the plane, there.
    km_per_unit: f64,
}

impl Spot {
    /// `None` for anything but a point that a map can show.
    pub fn from_place(place: &Place) -> Option<Self> {
        let Location::Point(position) = &place.at else { return None };
        position.is_on_plane().then(|| {
            let on_plane = position.to_mercator();
            Self { on_plane, km_per_unit: on_plane.km_per_unit() }
        })
    }
}

/// The shape of a place, or `None` if it has no position or is out of view.
pub fn form(projector: &Projector, place: &Place) -> Option<Form> {
    form_at(projector, place, Spot::from_place(place))
}

/// The same with the [`Spot`] of the place.
pub fn form_at(projector: &Projector, place: &Place, spot: Option<Spot>) -> Option<Form> {
    let viewport = projector.viewport();
    match &place.at {
        Location::NotLocated => None,
        Location::Point(_) => {
            let Spot { on_plane, km_per_unit } = spot?;
            let at = projector.to_screen(on_plane.near(projector.camera().center.x));
            let within = match place.precision {
                Precision::Km(km) => (km * (projector.camera().scale / km_per_unit)) as f32,
                Precision::Schematic | Precision::NotStated => 0.0,
            };
            let near = viewport.expand(within.min(1e6) + 20.0).contains(at);
            // A circle whose edge is entirely out of view is useless; a point still keeps its dot.
            let corners =
                [viewport.left_top(), viewport.right_top(), viewport.left_bottom(), viewport.right_bottom()];
            let edge_in_sight = corners.iter().any(|corner| corner.distance(at) > within);
            match place.kind {
                _ if !near => None,
                PlaceKind::Region => edge_in_sight.then_some(Form::Region { at, within: within.max(6.0) }),
                PlaceKind::Field => edge_in_sight.then_some(Form::Field { at, within: within.max(6.0) }),
                _ => Some(Form::Point {
                    at,
                    dot: dot(place),
                    within: if edge_in_sight { within } else { 0.0 },
                }),
            }
        }
        Location::Line(line) if bands::is_band(place) => bands::form(projector, line),
        Location::Line(line) => {
            let pieces = course::line(projector, line, LINE_MARGIN);
            let world = projector.world_with(LINE_MARGIN);
            let pieces: Vec<_> =
                pieces.iter().flat_map(|piece| geometry::clip_polyline(piece, world)).collect();
            (!pieces.is_empty()).then_some(Form::Line(pieces))
        }
        Location::Area(ring) => {
            let mut outlines = course::area(projector, ring);
            outlines.retain(|outline| Rect::from_points(outline).intersects(viewport));
            (!outlines.is_empty()).then_some(Form::Area(outlines))
        }
    }
}

/// The radius of the dot of a place.
pub const fn dot(place: &Place) -> f32 {
    match (place.role, place.kind) {
        (PlaceRole::Context, _) => 3.0,
        (PlaceRole::Named, PlaceKind::City) => 6.5,
        (PlaceRole::Named, PlaceKind::Town) => 5.5,
        (PlaceRole::Named, _) => 4.5,
    }
}

impl Form {
    /// The pieces of a line or of a zone along one; `None` for anything else, and for one that is no longer than a ring,
    /// which is drawn as a mark of fixed size.
    pub fn course(&self) -> Option<&[Vec<Pos2>]> {
        match self {
            Self::Line(pieces) => (labels::extent(pieces) > 2.0 * REACH).then_some(pieces),
            Self::Band { course, half } => {
                (*half >= bands::LEAST || labels::extent(course) > 2.0 * REACH).then_some(course)
            }
            _ => None,
        }
    }
}

impl Scene {
    /// The cards of the map and all labels, which no other text may overlap.
    pub fn keep_clear(&self, mut cards: Vec<Rect>) -> Vec<Rect> {
        cards.extend(self.marks.iter().filter_map(|mark| Some(mark.label.placed?.rect)));
        cards.extend(self.threads.iter().filter_map(|thread| Some(thread.placed?.rect)));
        cards.extend(self.marks.iter().filter_map(|mark| mark.ring.as_ref()).flat_map(Ring::rects));
        cards.extend(self.note.iter().map(|note| note.rect));
        cards
    }
}

impl Mark {
    /// True if the middle of it lies under one of some cards, or all of a line does.
    pub fn is_under(&self, cards: &[Rect], viewport: Rect) -> bool {
        let is_covered = |at: &Pos2| cards.iter().any(|card| card.contains(*at));
        match self.form.course() {
            Some(course) => {
                let steps = labels::steps(course, viewport);
                !steps.is_empty() && steps.iter().all(is_covered)
            }
            None => rings::middle(&self.form).is_some_and(|at| is_covered(&at)),
        }
    }

    /// True if it stands for several places that are not fanned out.
    pub fn is_gathered(&self) -> bool {
        self.gathered.as_ref().is_some_and(|gathered| gathered.rest.is_none())
    }

    /// True if it is the middle of a fan or one of its marks.
    pub fn is_of_fan(&self) -> bool {
        self.lead.is_some() || self.gathered.as_ref().is_some_and(|gathered| gathered.rest.is_some())
    }

    /// The area that no text may overlap: dot and ring.
    pub fn core(&self) -> impl Iterator<Item = Rect> {
        let dot = match self.form {
            Form::Point { at, dot, .. } => Some(Rect::from_center_size(at, Vec2::splat(2.0 * dot))),
            _ => None,
        };
        self.ring.iter().flat_map(Ring::rects).chain(dot)
    }

    /// The rectangle that represents the mark: its dot, or else its label.
    pub fn target(&self) -> Option<Rect> {
        // A label with a leader is apart: what lies between does not belong to the mark.
        let beside = self.label.placed.filter(|placed| placed.leader.is_none());
        let label = beside.map(|placed| placed.rect);
        match self.form {
            Form::Point { at, dot, .. } => {
                let own = Rect::from_center_size(at, Vec2::splat(2.0 * dot + 8.0));
                let own = self.ring.iter().flat_map(Ring::rects).fold(own, Rect::union);
                Some(label.map_or(own, |label| own.union(label)))
            }
            Form::Field { at, .. } => {
                let own = Rect::from_center_size(at, Vec2::splat(14.0));
                Some(label.map_or(own, |label| own.union(label)))
            }
            Form::Region { .. } | Form::Line(_) | Form::Band { .. } | Form::Area(_) => {
                let ring = self.ring.iter().flat_map(Ring::rects);
                ring.chain(label).reduce(Rect::union)
            }
        }
    }

    /// A point on the mark inside the viewport, near its centre: for focusing a mark without a label.
    pub fn handle(&self, viewport: Rect) -> Rect {
        let (inside, middle) = (viewport.shrink(10.0), viewport.center());
        let nearest = |points: &mut dyn Iterator<Item = Pos2>| {
            points.min_by(|a, b| a.distance(middle).total_cmp(&b.distance(middle)))
        };
        let at = match &self.form {
            Form::Point { at, .. } | Form::Field { at, .. } => Some(*at),
            // On the circle, because other places are inside it.
            Form::Region { at, within } => Some(*at - Vec2::new(0.0, *within)),
            Form::Line(pieces) | Form::Band { course: pieces, .. } => {
                nearest(&mut pieces.iter().flatten().copied())
            }
            Form::Area(outlines) => nearest(&mut outlines.iter().flatten().copied()),
        };
        Rect::from_center_size(inside.clamp(at.unwrap_or(middle)), Vec2::splat(14.0))
    }

    /// The distance of a position from the mark, for lines and areas; a position inside a field is near.
    pub fn distance(&self, position: Pos2) -> f32 {
        match &self.form {
            Form::Line(pieces) => pieces
                .iter()
                .map(|piece| geometry::distance_to_polyline(position, piece))
                .fold(f32::INFINITY, f32::min),
            // Marks inside a zone are nearer than the zone.
            Form::Band { course, half } if bands::distance(course, position) <= *half => super::REACH,
            Form::Field { at, within } if at.distance(position) <= *within => 0.9 * super::REACH,
            Form::Area(outlines) if outlines.iter().any(|outline| geometry::contains(outline, position)) => {
                0.9 * super::REACH
            }
            _ => f32::INFINITY,
        }
    }
}
