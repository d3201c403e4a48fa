//! Places nearer to each other than a mark: gathered into one mark with their number, so that none hides another.
//!
//! If there are still more marks than can be read, places farther apart are gathered too. What is selected has no part in it:
//! a click must not move the marks.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Pos2, Rect, Ui};

use super::super::memo::memoize;
use super::super::{Context, Emphasis, Surface};
use super::labels;
use super::rings::REACH;
use super::scene::{Form, Label, Spot, form_at};
use crate::analysis::placed::{Heard, together};
use crate::analysis::{counted, enumerated};
use crate::dossier::{Id as _, Item, OnMap, PlaceId};
use crate::map::Projector;
use crate::map::gather::gather_to;
use crate::session::Input;
use crate::theme::Type;

/// The side of the square that each mark has on average, in points, if there are many: room for a ring, its numbers and some
/// words.
const SIDE: f32 = 72.0;
/// The crumbs of places in the same square of this side, in points, are one crumb.
const CRUMB: f32 = 6.0;
/// Circles of precision are drawn for the members of groups up to this size.
const MOST_CIRCLES: usize = 24;
/// A circle is drawn if it is wider than this, in points.
const WIDE: f32 = 6.5;
/// The number of places named by a label.
const NAMED: usize = 2;

/// Places that stand together, or one that stands alone.
#[derive(Clone, Debug)]
pub struct Group {
    /// All of them; the first one leads, at whose position they stand.
    pub members: Arc<[PlaceId]>,
    /// That position on the screen.
    pub at: Pos2,
    /// What is said about all of them.
    pub heard: Heard,
}

/// A number of places, and of the claims that name them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Amount {
    /// The places.
    pub places: usize,
    /// The claims.
    pub claims: usize,
}

/// All places for one projector.
#[derive(Debug)]
pub struct Gathering {
    /// Everything that is drawn as a mark of fixed size.
    pub groups: Vec<Group>,
    /// The rest of what is visible: lines, areas, wide circles, and dots beyond the edge. In file order.
    pub others: Vec<PlaceId>,
    /// True if places were gathered that would not touch.
    pub is_coarse: bool,
    /// Where gathered places lie.
    pub crumbs: Vec<Pos2>,
    /// The circles that contain them.
    pub circles: Vec<(PlaceId, Pos2, f32)>,
    /// Places with claims that lie outside the view.
    pub outside: Amount,
    /// For every place its group, if it is in one.
    group_of: Vec<Option<u32>>,
}

/// What is said about places is made from this.
pub const PLACES: &[Input] = &[Input::Dossier, Input::Narrowing, Input::Day];

/// What places and their numbers look like in a view depends on this besides.
#[derive(Clone, PartialEq)]
pub struct Key {
    projector: Projector,
    surface: Surface,
}

impl Key {
    pub fn new(ctx: &Context<'_>, projector: &Projector) -> Self {
        Self { projector: *projector, surface: ctx.surface }
    }
}

/// Returns the gathering for this frame, recomputed only when the camera, the dossier or what is counted changes.
pub fn cached(ctx: &Context<'_>, ui: &Ui, projector: &Projector, heard: &[Heard]) -> Arc<Gathering> {
    memoize(ctx, ui, ui.scope_id().with("gathering"), (PLACES, Key::new(ctx, projector)), || {
        let ground = memoize(ctx, ui, ui.scope_id().with("ground"), (PLACES, ()), || Ground::new(ctx, heard));
        build(ctx, projector, heard, &ground)
    })
}

/// What of the places no camera changes.
#[derive(Debug)]
struct Ground {
    /// For every place where it is, if it is a point.
    spots: Vec<Option<Spot>>,
    /// What is spoken about leads, then the larger kinds of place, then the file's order.
    order: Vec<PlaceId>,
}

impl Ground {
    fn new(ctx: &Context<'_>, heard: &[Heard]) -> Self {
        let mut order: Vec<PlaceId> = ctx.dossier.places.ids().collect();
        order.sort_by_cached_key(|place| {
            (heard[place.index()].is_nothing(), std::cmp::Reverse(labels::standing(ctx, *place)))
        });
        Self { spots: ctx.dossier.places.rows().iter().map(Spot::from_place).collect(), order }
    }
}

/// A place that is drawn as a mark of fixed size.
struct Speck {
    place: PlaceId,
    at: Pos2,
    within: f32,
    reach: f32,
}

fn build(ctx: &Context<'_>, projector: &Projector, heard: &[Heard], ground: &Ground) -> Gathering {
    let inside = projector.viewport();
    let (mut specks, mut others, mut outside) = (Vec::new(), Vec::new(), Amount::default());
    for id in ground.order.iter().copied() {
        let place = &ctx.dossier.places[id];
        let form = form_at(projector, place, ground.spots[id.index()]);
        let of = &heard[id.index()];
        let is_in_sight = match &form {
            None => false,
            Some(Form::Point { at, .. }) => inside.contains(*at),
            Some(_) => true,
        };
        if !is_in_sight && of.claims > 0 && place.at.on_map() != OnMap::Nothing {
            outside.places += 1;
            outside.claims += of.claims;
        }
        let Some(form) = form else { continue };
        match speck(&form, of).filter(|(at, ..)| inside.contains(*at)) {
            Some((at, within, reach)) => specks.push(Speck { place: id, at, within, reach }),
            None => others.push(id),
        }
    }
    others.sort_unstable();
    let spots: Vec<(Pos2, f32)> = specks.iter().map(|speck| (speck.at, speck.reach)).collect();
    let (found, is_coarse) = gather_to(&spots, SIDE);
    let mut group_of = vec![None; ctx.dossier.places.len()];
    let (mut groups, mut crumbs, mut circles) = (Vec::new(), BTreeMap::new(), Vec::new());
    for indices in found {
        let members: Arc<[PlaceId]> = indices.iter().map(|index| specks[*index].place).collect();
        members.iter().for_each(|place| group_of[place.index()] = Some(groups.len() as u32));
        if members.len() > 1 {
            for at in indices.iter().map(|index| specks[*index].at) {
                crumbs.entry(square(at)).or_insert(at);
            }
            if members.len() <= MOST_CIRCLES {
                circles.extend(circles_of(indices.iter().map(|index| &specks[*index])));
            }
        }
        let heard = together(ctx.dossier, members.iter().map(|place| &heard[place.index()]));
        groups.push(Group { members, at: specks[indices[0]].at, heard });
    }
    let crumbs = crumbs.into_values().collect();
    Gathering { groups, others, is_coarse, crumbs, circles, outside, group_of }
}

/// The circles that are wider than a dot, equal ones once.
fn circles_of<'a>(specks: impl Iterator<Item = &'a Speck>) -> Vec<(PlaceId, Pos2, f32)> {
    let mut circles: Vec<(PlaceId, Pos2, f32)> = Vec::new();
    for speck in specks.filter(|speck| speck.within > WIDE) {
        let is_equal = |(_, at, within): &(PlaceId, Pos2, f32)| {
            at.distance(speck.at) < 0.5 && (within - speck.within).abs() < 0.5
        };
        if !circles.iter().any(is_equal) {
            circles.push((speck.place, speck.at, speck.within));
        }
    }
    circles
}

fn square(at: Pos2) -> (i32, i32) {
    ((at.x / CRUMB).floor() as i32, (at.y / CRUMB).floor() as i32)
}

/// The position, the circle and the reach of a form that is no wider than a ring.
fn speck(form: &Form, heard: &Heard) -> Option<(Pos2, f32, f32)> {
    let (at, within, own) = match form {
        Form::Point { at, dot, within } => (*at, *within, *dot),
        Form::Region { at, within } | Form::Field { at, within } if *within <= REACH => (*at, 0.0, *within),
        Form::Area(outlines) => {
            let [outline] = &outlines[..] else { return None };
            let around = Rect::from_points(outline);
            let half = 0.5 * around.size().max_elem();
            (half <= REACH).then_some((around.center(), 0.0, half))?
        }
        Form::Line(pieces) | Form::Band { course: pieces, .. } if form.course().is_none() => {
            let around = Rect::from_points(&pieces.concat());
            (around.center(), 0.0, 0.5 * around.size().max_elem())
        }
        _ => return None,
    };
    Some((at, within, if heard.is_nothing() { own } else { REACH }))
}

impl Gathering {
    /// The group of a place; `None` if it is not drawn as a mark of fixed size, or not visible.
    pub fn group_of(&self, place: PlaceId) -> Option<usize> {
        self.group_of.get(place.index()).copied().flatten().map(|group| group as usize)
    }
}

/// The member that matters most to the selection, else the first one.
pub fn foremost(ctx: &Context<'_>, members: &[PlaceId]) -> PlaceId {
    members.iter().copied().min_by_key(|place| rank(ctx, *place)).unwrap_or(members[0])
}

/// What is selected comes first, then what belongs to it.
pub fn rank(ctx: &Context<'_>, place: PlaceId) -> u8 {
    match ctx.emphasis(Item::Place(place)) {
        Emphasis::Selected => 0,
        Emphasis::Related | Emphasis::ThroughEvent => 1,
        Emphasis::Plain | Emphasis::Dimmed => 2,
    }
}

/// The label of several places in one mark: names first if there are two or three, else their number.
pub fn label(ctx: &Context<'_>, group: &Group, first: PlaceId) -> Label {
    let numbers = numbers(group.members.len(), group.heard.claims);
    let few = group.members.len() <= 3;
    let names = names(ctx, first, &group.members, if few { 3 } else { NAMED });
    let kind = if group.heard.is_nothing() { Type::Small } else { Type::Strong };
    let (name, below) = if few { (names, numbers.clone()) } else { (numbers.clone(), names) };
    Label { name, below, short: Some(numbers), kind, placed: None }
}

/// "12 places, 12 claims".
pub fn numbers(places: usize, claims: usize) -> String {
    let places = counted(places, "place");
    if claims == 0 { places } else { format!("{places}, {}", counted(claims, "claim")) }
}

/// "Flat 0, Flat 1 and 10 more", `first` first.
pub fn names(ctx: &Context<'_>, first: PlaceId, members: &[PlaceId], most: usize) -> String {
    let rest = members.iter().copied().filter(|place| *place != first);
    let shown = std::iter::once(first).chain(rest).take(most);
    let names: Vec<&str> = shown.map(|place| ctx.dossier.places[place].name.as_str()).collect();
    match members.len().saturating_sub(most) {
        0 => enumerated(&names),
        more => format!("{} and {more} more", names.join(", ")),
    }
}
