//! Names of the ground: those that the author gives to lines and areas, and those of the base map. They say where the reader is
//! and nothing else: quiet, never beside a mark, never selected, and placed last, where nothing of the dossier is.

use std::sync::Arc;

use egui::{Color32, Galley, Pos2, Rect, Ui, Vec2, vec2};

use super::super::Context;
use super::super::memo::memoize;
use super::fan;
use super::ground;
use super::labels;
use super::rings;
use super::scene::{Form, Scene};
use crate::dossier::ShapeKind;
use crate::map::Projector;
use crate::map::basemap::{Detail, Name, NameKind, Rooms, Seen, Water};
use crate::session::Input;
use crate::theme::{Palette, Type, galley, halo};

/// Maximum number of names of each kind of ground.
const MOST: usize = 80;
/// What is kept free around a name, in points.
const AROUND: Vec2 = vec2(6.0, 3.0);
/// Maximum width of a name, in points.
const WIDEST: f32 = 190.0;
/// A line or an area of the author is named if it is so much longer than its name.
const LENGTH: f32 = 1.25;
/// How far from its position the name of an area may stand, as shares of its side, best first: it must stay in its area.
const SHIFTS: [Vec2; 7] = [
    Vec2::ZERO,
    vec2(0.0, -0.14),
    vec2(0.0, 0.14),
    vec2(-0.16, 0.0),
    vec2(0.16, 0.0),
    vec2(0.0, -0.26),
    vec2(0.0, 0.26),
];
/// The side of a province is at least this share of the width of its name: on a smaller one, the name would lie on its neighbours.
const SHARE: f32 = 0.42;
/// From which side on, in points, a country has letters of the middle size and of the largest.
const MIDDLING: f32 = 46.0;
const LARGE: f32 = 110.0;
/// Names that stand together or not at all: to give one of them alone would take a side.
const TOGETHER: [[&str; 2]; 1] = [["ISRAEL", "PALESTINE"]];
/// How far beside a line its name stands, in points.
const BESIDE: [f32; 2] = [-9.0, 9.0];

/// A name at its position.
#[derive(Debug)]
struct Set {
    rect: Rect,
    words: Arc<Galley>,
    color: Color32,
    /// The colour of the ground behind it.
    ground: Color32,
}

/// Names with their positions.
#[derive(Debug, Default)]
pub struct Names {
    set: Vec<Set>,
}

impl Names {
    /// The areas that they occupy.
    pub fn rects(&self) -> impl Iterator<Item = Rect> {
        self.set.iter().map(|one| one.rect)
    }

    /// Leaves out a name that must not stand without another.
    fn keep_together(&mut self) {
        for pair in TOGETHER {
            let has = |name: &str| self.set.iter().any(|one| one.words.text() == name);
            if has(pair[0]) != has(pair[1]) {
                self.set.retain(|one| !pair.contains(&one.words.text()));
            }
        }
    }

    /// Paints them.
    pub fn paint(&self, ui: &Ui) {
        for Set { rect, words, color, ground } in &self.set {
            halo(ui.painter(), rect.min, words.clone(), *color, *ground);
        }
    }
}

/// Places the names around everything else on the map, anew only when that changes.
pub fn cached(
    ctx: &Context<'_>,
    ui: &Ui,
    projector: &Projector,
    scene: &Arc<Scene>,
    cards: &[Rect],
) -> Arc<Names> {
    let taken = taken(projector, scene, cards);
    let (id, reads) = (ui.scope_id().with("ground names"), &[Input::Dossier, Input::Theme]);
    memoize(ctx, ui, id, (reads, (*projector, taken.clone())), || {
        let rivers = labels::steps(&Detail::bundled().lines(projector, Water::River), projector.viewport());
        place(ctx, ui, projector, taken, &rivers.into_iter().map(bead).collect::<Vec<_>>())
    })
}

/// All that a name must not cover, but for the rivers of the base map.
fn taken(projector: &Projector, scene: &Scene, cards: &[Rect]) -> Vec<Rect> {
    let viewport = projector.viewport();
    let mut taken = scene.keep_clear(cards.to_vec());
    for mark in &scene.marks {
        taken.extend(mark.core());
        taken.extend(fan::beads(mark, viewport));
        taken.extend(rings::middle(&mark.form).map(|at| Rect::from_center_size(at, Vec2::splat(16.0))));
        let outline = match &mark.form {
            Form::Line(pieces) | Form::Band { course: pieces, .. } | Form::Area(pieces) => pieces.as_slice(),
            _ => &[],
        };
        let steps = labels::steps(outline, viewport);
        taken.extend(steps.into_iter().map(bead));
    }
    taken
}

/// A part of a line that a name must not cover.
fn bead(at: Pos2) -> Rect {
    Rect::from_center_size(at, Vec2::splat(labels::STEP * 0.6))
}

/// A name that wants a place.
struct Wanted<'a> {
    words: String,
    kind: Type,
    color: Color32,
    /// The colour of the ground behind it.
    ground: Color32,
    /// Whether it may lie on a river of the base map where no other place is free: the name of a country that a river runs through.
    crosses: bool,
    /// The side of what it names, in points; without end if that does not matter.
    side: f32,
    spots: Vec<Pos2>,
    /// The country or sea that it names, if it may stand anywhere in what is seen of it.
    within: Option<&'a Name>,
}

impl Wanted<'_> {
    /// The first of some rectangles that is free, and not on a river if another one is.
    fn choose(&self, rects: Vec<Rect>, taken: &[Rect], rivers: &[Rect]) -> Option<Rect> {
        let is_clear = |rect: &Rect, of: &[Rect]| {
            let around = rect.expand2(AROUND);
            !of.iter().any(|other| other.intersects(around))
        };
        let free: Vec<Rect> = rects.into_iter().filter(|rect| is_clear(rect, taken)).collect();
        let dry = free.iter().find(|rect| is_clear(rect, rivers));
        dry.or(free.first().filter(|_| self.crosses)).copied()
    }

    /// Where it stands: at its own position, else wherever what it names has room in sight. A sea is named on water, and only if there is no
    /// room for that across its coast: a strait is narrower than its name.
    fn place(
        &self,
        size: Vec2,
        rooms: &Rooms<'_>,
        inside: Rect,
        taken: &[Rect],
        rivers: &[Rect],
    ) -> Option<Rect> {
        let around = |at: Pos2| Rect::from_center_size(at, size);
        let choose = |rects: Vec<Rect>| {
            let whole = rects.into_iter().filter(|rect| inside.contains_rect(*rect));
            self.choose(whole.collect(), taken, rivers)
        };
        let own: Vec<Rect> = self.spots.iter().map(|at| around(*at)).collect();
        let Some(name) = self.within else { return choose(own) };
        let elsewhere = || choose(rooms.spots(name, size + 2.0 * AROUND).into_iter().map(around).collect());
        if name.kind != NameKind::Sea {
            return choose(own).or_else(elsewhere);
        }
        let (on_water, across): (Vec<Rect>, Vec<Rect>) =
            own.into_iter().partition(|rect| rooms.is_on_water(*rect));
        choose(on_water).or_else(elsewhere).or_else(|| choose(across))
    }
}

fn place(ctx: &Context<'_>, ui: &Ui, projector: &Projector, mut taken: Vec<Rect>, rivers: &[Rect]) -> Names {
    let inside = projector.world().shrink(6.0);
    let rooms = Rooms::new(projector);
    let mut names = Names::default();
    for wanted in wanted(ctx, ui, projector, &rooms) {
        let words = galley(ui.painter(), &wanted.words, wanted.kind, wanted.color, WIDEST);
        let size = words.size();
        if size.x * SHARE > wanted.side {
            continue;
        }
        let Some(rect) = wanted.place(size, &rooms, inside, &taken, rivers) else { continue };
        taken.push(rect);
        names.set.push(Set { rect, words, color: wanted.color, ground: wanted.ground });
    }
    names.keep_together();
    names
}

fn wanted<'a>(ctx: &Context<'_>, ui: &Ui, projector: &Projector, rooms: &'a Rooms<'_>) -> Vec<Wanted<'a>> {
    let mut all = of_shapes(ctx, ui, projector);
    let dossiers: Vec<&str> = ctx.dossier.places.rows().iter().map(|place| place.name.as_str()).collect();
    // A name that the dossier gives itself is not given twice.
    all.retain(|wanted| !dossiers.contains(&wanted.words.as_str()));
    let names = rooms.names();
    let others = names.into_iter().filter(|seen| !dossiers.contains(&seen.name.text.as_str()));
    all.extend(others.take(MOST).map(|seen| of_base_map(ctx.palette, seen, rooms)));
    all
}

fn of_base_map<'a>(palette: &Palette, Seen { name, at, side }: Seen<'a>, rooms: &Rooms<'_>) -> Wanted<'a> {
    let (words, color) = match name.kind {
        NameKind::Country => (name.text.to_uppercase(), palette.ground_name()),
        NameKind::Province => (name.text.clone(), palette.ground_name()),
        NameKind::Sea | NameKind::Lake => (name.text.clone(), palette.water_name()),
    };
    // What is larger has larger letters, so that a country is not taken for one of its neighbours' provinces.
    let kind = match name.kind {
        NameKind::Sea if name.is_ocean() => Type::Body,
        NameKind::Country if side >= LARGE => Type::Body,
        NameKind::Country if side >= MIDDLING => Type::Small,
        _ => Type::Axis,
    };
    let ground = if name.kind == NameKind::Sea { palette.sea } else { palette.land };
    let mut spots: Vec<Pos2> = at.iter().flat_map(|at| SHIFTS.map(|shift| *at + shift * side)).collect();
    if name.kind == NameKind::Country {
        let mut first = true;
        spots.retain(|at| std::mem::take(&mut first) || !rooms.is_withheld(*at));
    }
    let is_spread = matches!(name.kind, NameKind::Country | NameKind::Sea);
    let side = if name.kind == NameKind::Province { side } else { f32::INFINITY };
    let crosses = name.kind == NameKind::Country;
    Wanted { words, kind, color, ground, crosses, side, spots, within: is_spread.then_some(name) }
}

/// The names of the author's lines and areas, each once.
fn of_shapes(ctx: &Context<'_>, ui: &Ui, projector: &Projector) -> Vec<Wanted<'static>> {
    if ctx.ground.outlines.is_empty() {
        return Vec::new();
    }
    let laid = ground::laid(ctx, ui);
    let mut named: Vec<(f32, &ground::Laid, &str)> = Vec::new();
    for one in laid.iter().filter(|one| projector.sees(one.outline.bounds())) {
        let Some(name) = &one.name else { continue };
        let extent = one.outline.extent(projector);
        match named.iter_mut().find(|(_, _, other)| other == name) {
            Some(other) if other.0 < extent => *other = (extent, one, name),
            Some(_) => {}
            None => named.push((extent, one, name)),
        }
    }
    named.sort_by(|a, b| b.0.total_cmp(&a.0));
    named.truncate(MOST);
    let wanted = |(extent, one, name): (f32, &ground::Laid, &str)| {
        let color = match one.kind {
            ShapeKind::River | ShapeKind::Canal | ShapeKind::Lake => ctx.palette.water_name(),
            _ => ctx.palette.ground_name(),
        };
        let wide = galley(ui.painter(), name, Type::Axis, color, WIDEST).size().x;
        let mut spots = ground::anchors(one, projector);
        if !one.outline.is_area() {
            spots = spots.iter().flat_map(|at| BESIDE.map(|beside| *at + vec2(0.0, beside))).collect();
        }
        (extent >= LENGTH * wide && !spots.is_empty()).then(|| Wanted {
            words: name.to_owned(),
            kind: Type::Axis,
            color,
            ground: ctx.palette.land,
            crosses: false,
            side: f32::INFINITY,
            spots,
            within: None,
        })
    };
    named.into_iter().filter_map(wanted).collect()
}
