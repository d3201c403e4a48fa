//! The content of the map for one projector: marks in screen points and labels that do not overlap.

use std::sync::Arc;

use egui::{Pos2, Rect, Ui, Vec2};

use super::super::Context;
use super::super::context::Surface;
use super::super::kept::kept;
use super::fan::{self, Fan, Opened};
use super::gathered::{self, Gathering, Group};
use super::note::{self, Note};
use super::rings::{self, Ring};
use super::threads::{self, Thread};
use super::{bands, course, labels};
use crate::analysis::counted;
use crate::analysis::placed::Heard;
use crate::dossier::{Day, Id as _, Location, Place, PlaceId, PlaceKind, PlaceRole, Precision};
use crate::map::labels::Placed;
use crate::map::{Projector, geometry};
use crate::session::Selected;
use crate::theme::Type;

/// Lines go on so far outside the viewport, in points, that their caps are out of sight.
const LINE_MARGIN: f32 = 20.0;
/// Half the size of a mark that stands for several places.
const SEVERAL: f32 = 8.0;

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
}

#[derive(Clone, PartialEq)]
struct Key {
    revision: u64,
    /// Also changes when views are narrowed to other claims.
    estimates: u64,
    projector: Projector,
    selected: Selected,
    as_of: Option<Day>,
    obstacles: Vec<Rect>,
    strip: Option<Rect>,
    surface: Surface,
    opened: Option<Opened>,
}

/// Returns the scene for this frame, recomputed only when the camera, the dossier or the selection changes. What the map has
/// to say about itself is written into `strip`, if there is one, or else over the map.
pub fn cached(
    ctx: &Context<'_>,
    ui: &Ui,
    projector: &Projector,
    obstacles: &[Rect],
    strip: Option<Rect>,
) -> Arc<Scene> {
    let key = Key {
        revision: ctx.revision,
        estimates: ctx.estimates_revision,
        projector: *projector,
        selected: ctx.session.selection.selected().clone(),
        as_of: ctx.session.as_of,
        obstacles: obstacles.to_vec(),
        strip,
        surface: ctx.surface,
        opened: fan::opened(ctx, ui),
    };
    kept(ui, ui.scope_id().with("scene"), key, || build(ctx, ui, projector, obstacles, strip))
}

fn build(
    ctx: &Context<'_>,
    ui: &Ui,
    projector: &Projector,
    obstacles: &[Rect],
    strip: Option<Rect>,
) -> Scene {
    let heard = rings::heard(ctx, ui);
    let gathering = gathered::cached(ctx, ui, projector, &heard);
    let mut scene = arrange(ctx, ui, projector, &heard, &gathering, obstacles);
    let Some(words) = note::words(ctx, projector.viewport(), &heard, &gathering, &scene) else {
        return scene;
    };
    if let Some(strip) = strip {
        scene.note = Some(Note::in_strip(words, strip));
        return scene;
    }
    // Everything else is arranged around the note, which may say something else then, but has no more room.
    let note = Note::over(ui, words, projector.viewport(), obstacles, &scene);
    let mut taken = obstacles.to_vec();
    taken.push(note.rect.expand(4.0));
    let mut scene = arrange(ctx, ui, projector, &heard, &gathering, &taken);
    let words = note::words(ctx, projector.viewport(), &heard, &gathering, &scene);
    scene.note = words.map(|words| Note { words, ..note });
    scene
}

fn arrange(
    ctx: &Context<'_>,
    ui: &Ui,
    projector: &Projector,
    heard: &[Heard],
    gathering: &Gathering,
    obstacles: &[Rect],
) -> Scene {
    let fans = fan::fans(ctx, projector, gathering, fan::opened(ctx, ui), obstacles);
    let marks = marks(ctx, projector, heard, gathering, &fans);
    let mut scene = Scene {
        marks,
        fans,
        crumbs: gathering.crumbs.clone(),
        circles: gathering.circles.clone(),
        threads: threads::of_selection(ctx, projector),
        note: None,
    };
    let inside = projector.viewport().shrink(4.0);
    rings::place_all(ctx, heard, gathering, inside, obstacles, &mut scene.marks);
    labels::place_all(ctx, ui, inside, obstacles, &mut scene);
    let threads = scene
        .threads
        .iter()
        .flat_map(|thread| threads::beads(thread, inside).chain(thread.placed.map(|placed| placed.rect)));
    let lines = scene.marks.iter().flat_map(|mark| fan::beads(mark, inside));
    let taken: Vec<Rect> = obstacles.iter().copied().chain(threads).chain(lines).collect();
    rings::settle(inside, &taken, &mut scene.marks);
    scene
}

/// All marks, with their labels not placed yet.
fn marks(
    ctx: &Context<'_>,
    projector: &Projector,
    heard: &[Heard],
    gathering: &Gathering,
    fans: &[Fan],
) -> Vec<Mark> {
    let single = |id: PlaceId| {
        let form = form(projector, &ctx.dossier.places[id])?;
        Some(Mark { place: id, gathered: None, lead: None, form, label: labels::words(ctx, id), ring: None })
    };
    let is_fanned = |index: usize| fans.iter().any(|fan| fan.group == index);
    let groups = gathering.groups.iter().enumerate().filter(|(index, _)| !is_fanned(*index));
    let grouped = groups.filter_map(|(_, group)| match &group.members[..] {
        [only] => single(*only),
        _ => Some(several(ctx, group)),
    });
    let mut marks: Vec<Mark> = gathering.others.iter().filter_map(|id| single(*id)).chain(grouped).collect();
    marks.sort_by_key(|mark| mark.place);
    for fan in fans {
        let group = &gathering.groups[fan.group];
        if ctx.surface == Surface::Window || fan.rest > 0 {
            marks.push(hub(heard, group, fan));
        }
        marks.extend(fan.spots.iter().filter_map(|(place, spot)| {
            let mark = single(*place)?;
            let lead = Some(rings::middle(&mark.form).unwrap_or(group.at));
            let form = Form::Point { at: *spot, dot: dot(&ctx.dossier.places[*place]), within: 0.0 };
            // The number of claims is on the ring: with one line each, more of the names fit.
            let label = Label { below: String::new(), kind: Type::SmallStrong, ..mark.label };
            Some(Mark { form, lead, label, ..mark })
        }));
    }
    marks
}

/// The mark of several places.
fn several(ctx: &Context<'_>, group: &Group) -> Mark {
    let first = gathered::foremost(ctx, &group.members);
    let members = group.members.clone();
    Mark {
        place: first,
        gathered: Some(Gathered { members, claims: group.heard.claims, rest: None }),
        lead: None,
        form: Form::Point { at: group.at, dot: SEVERAL, within: 0.0 },
        label: gathered::label(ctx, group, first),
        ring: None,
    }
}

/// The middle of a fan, which says how many of the places are not part of it.
fn hub(heard: &[Heard], group: &Group, fan: &Fan) -> Mark {
    let shown: usize = fan.spots.iter().map(|(place, _)| heard[place.index()].claims).sum();
    let more = match (fan.rest, group.heard.claims - shown) {
        (0, _) => String::new(),
        (rest, 0) => format!("and {}", counted(rest, "more place")),
        (rest, claims) => format!("and {}, {}", counted(rest, "more place"), counted(claims, "claim")),
    };
    Mark {
        place: fan.leader,
        gathered: Some(Gathered {
            members: group.members.clone(),
            claims: group.heard.claims,
            rest: Some(fan.rest),
        }),
        lead: None,
        form: Form::Point { at: group.at, dot: 3.0, within: 0.0 },
        label: Label { name: more, below: String::new(), short: None, kind: Type::Small, placed: None },
        ring: None,
    }
}

/// The shape of a place, or `None` if it has no position or is out of view.
pub fn form(projector: &Projector, place: &Place) -> Option<Form> {
    let viewport = projector.viewport();
    match &place.at {
        Location::NotLocated => None,
        Location::Point(position) if !position.is_on_plane() => None,
        Location::Point(position) => {
            let on_plane = position.to_mercator();
            let at = projector.lon_lat_to_screen(*position);
            let within = match place.precision {
                Precision::Km(km) => (km * projector.points_per_km_at(on_plane)) as f32,
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

const fn dot(place: &Place) -> f32 {
    match (place.role, place.kind) {
        (PlaceRole::Context, _) => 3.0,
        (PlaceRole::Named, PlaceKind::City) => 6.5,
        (PlaceRole::Named, PlaceKind::Town) => 5.5,
        (PlaceRole::Named, _) => 4.5,
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
