//! What the map says about itself: how many places are gathered, and what has no mark in this view, so that no claim
//! disappears without a word.

use egui::{Align2, CornerRadius, Painter, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::super::Context;
use super::super::context::Surface;
use super::super::ruler::wrapped;
use super::aside::Listed;
use super::cards::LeftOut;
use super::gathered::{Gathering, numbers};
use super::rings::{self, Badge};
use super::scene::{Form, Mark, Scene};
use crate::analysis::placed::Heard;
use crate::analysis::{counted, enumerated};
use crate::dossier::{Id as _, PlaceId};
use crate::theme::{Type, lay};

/// The distance from the upper left corner, in points.
const MARGIN: Vec2 = Vec2::new(10.0, 8.0);
/// Its width as a share of the map, best first.
const WIDTHS: [f32; 3] = [0.5, 0.7, 0.95];
/// Where it may stand, best first.
const SPOTS: [Align2; 7] = [
    Align2::LEFT_TOP,
    Align2::CENTER_TOP,
    Align2::RIGHT_TOP,
    Align2::LEFT_BOTTOM,
    Align2::CENTER_BOTTOM,
    Align2::LEFT_CENTER,
    Align2::RIGHT_CENTER,
];
/// On a map lower than this a note that would cover marks is brief.
pub const LOW: f32 = 260.0;
/// Maximum number of lines.
const LINES: usize = 4;
/// The number of places without a mark that are named.
const NAMED: usize = 2;

/// A few sentences over the map or above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The sentences.
    pub words: String,
    /// The area they occupy.
    pub rect: Rect,
    /// The number of marks and labels that would be there.
    pub covers: usize,
}

impl Note {
    /// A note over the map, where it covers the fewest marks.
    pub fn over(painter: &Painter, words: String, viewport: Rect, obstacles: &[Rect], scene: &Scene) -> Self {
        let inside = viewport.shrink2(MARGIN);
        let sizes = WIDTHS.map(|share| laid(painter, &words, share * inside.width()).size());
        let spots =
            sizes.into_iter().flat_map(|size| SPOTS.map(|at| at.align_size_within_rect(size, inside)));
        let covered = |spot: &Rect| {
            let is_hit = |at: &Pos2| spot.expand(rings::REACH).contains(*at);
            let marks = scene.marks.iter().filter_map(|mark| rings::middle(&mark.form)).filter(is_hit);
            let labels = scene.marks.iter().filter_map(|mark| Some(mark.label.placed?.rect));
            let labels = labels.filter(|label| label.intersects(spot.expand(MARGIN.y)));
            labels.count() + marks.count() + scene.crumbs.iter().filter(|at| is_hit(at)).count()
        };
        let cards = |spot: &Rect| obstacles.iter().filter(|card| card.intersects(*spot)).count();
        let best = spots.min_by_key(|spot| (cards(spot), covered(spot)));
        let rect = best.unwrap_or(inside);
        Self { words, rect, covers: covered(&rect) }
    }

    /// Its area, higher if its words need more lines.
    pub fn grown(&self, painter: &Painter, viewport: Rect) -> Rect {
        let height = laid(painter, &self.words, self.rect.width() + 0.5).size().y;
        if height <= self.rect.height() + 0.5 {
            return self.rect;
        }
        let grown = self.rect.with_max_y(self.rect.top() + height);
        let below = (grown.bottom() - (viewport.bottom() - MARGIN.y)).max(0.0);
        grown.translate(Vec2::new(0.0, -below))
    }

    /// A note in an area of its own.
    pub fn in_strip(words: String, strip: Rect) -> Self {
        Self { words, rect: strip.shrink2(MARGIN), covers: 0 }
    }

    /// The height of an area of its own for it.
    pub fn strip_height(&self, painter: &Painter, width: f32) -> f32 {
        laid(painter, &self.words, width - 2.0 * MARGIN.x).size().y + 2.0 * MARGIN.y
    }
}

fn laid(painter: &Painter, words: &str, width: f32) -> std::sync::Arc<egui::Galley> {
    lay(painter, wrapped(words, Type::Small, width, LINES))
}

/// What a note is made from, beside the scene.
pub struct Stock<'a> {
    /// The map.
    pub viewport: Rect,
    /// What is said about every place.
    pub heard: &'a [Heard],
    /// All places.
    pub gathering: &'a Gathering,
    /// What has no card.
    pub left_out: &'a LeftOut,
}

/// Returns what there is to say about a scene; `None` if there is nothing.
pub fn words(ctx: &Context<'_>, stock: &Stock<'_>, scene: &Scene) -> Option<String> {
    let listed = stock.left_out.listed.as_ref().map(|listed| without_position(ctx, listed));
    let inset = stock.left_out.is_inset.then(|| "The map of the wider region has no room here.".to_owned());
    let said = [
        gathered(scene),
        lines(scene),
        untold(ctx, stock, scene),
        outside(ctx, stock.gathering),
        listed,
        inset,
    ];
    let words = said.into_iter().flatten().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// "Without a position: Thessaly (1 claim) and 2 more places. 44 claims are without any place." What the card says, if it has
/// no room.
fn without_position(ctx: &Context<'_>, listed: &Listed) -> String {
    let named = listed.named.iter().map(|(place, claims)| named(ctx, *place, *claims)).collect::<Vec<_>>();
    let more = listed.all.0 - named.len();
    let claims = listed.all.1 - listed.named.iter().map(|(_, claims)| claims).sum::<usize>();
    let places = with_rest(&named, more, claims).map(|words| format!("Without a position: {words}."));
    let claims = match listed.placeless {
        0 => None,
        1 => Some("1 claim is without any place.".to_owned()),
        many => Some(format!("{many} claims are without any place.")),
    };
    places.into_iter().chain(claims).collect::<Vec<_>>().join(" ")
}

/// "Thessaly (1 claim)"; the second name of a place follows the first in brackets and is left out.
fn named(ctx: &Context<'_>, place: PlaceId, claims: usize) -> String {
    let name = ctx.dossier.places[place].name.as_str();
    let name = name.split_once(" (").map_or(name, |(first, _)| first);
    if claims == 0 { name.to_owned() } else { format!("{name} ({})", counted(claims, "claim")) }
}

/// "Thessaly, Athens and 4 more places (5 claims)"; `None` if there is nothing.
fn with_rest(named: &[String], more: usize, claims: usize) -> Option<String> {
    let rest = match (more, claims) {
        (0, _) => None,
        (_, 0) => Some(counted(more, "more place")),
        _ => Some(format!("{} ({})", counted(more, "more place"), counted(claims, "claim"))),
    };
    let all: Vec<String> = named.iter().cloned().chain(rest).collect();
    (!all.is_empty()).then(|| enumerated(&all))
}

/// "91 places are gathered in 38 marks; the boxed number counts them."
fn gathered(scene: &Scene) -> Option<String> {
    let several =
        scene.marks.iter().filter(|mark| mark.is_gathered()).filter_map(|mark| mark.gathered.as_ref());
    let (marks, places) = several.fold((0, 0), |(marks, places), of| (marks + 1, places + of.members.len()));
    let boxed = (marks > 0).then(|| {
        format!("{places} places are gathered in {}; the boxed number counts them.", counted(marks, "mark"))
    });
    let aside = scene.marks.iter().any(|mark| mark.lead.is_some());
    let lines = aside.then(|| "Lines lead from marks to their places.".to_owned());
    let partly = scene.fans.iter().filter(|fan| fan.rest > 0).map(|fan| {
        format!("{} of {} places are fanned out here.", fan.spots.len(), fan.spots.len() + fan.rest)
    });
    let said: Vec<String> = boxed.into_iter().chain(lines).chain(partly).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// "Lines lead to 12 of 87 other places that are named; the rest have no room here." A line without a label would say nothing.
fn lines(scene: &Scene) -> Option<String> {
    let (drawn, all) = (scene.threads.len(), scene.lines);
    match (drawn, all) {
        _ if drawn >= all => None,
        (_, 1) => Some("A line to another place has no room here.".to_owned()),
        (0, _) => Some(format!("Lines to {all} other places have no room here.")),
        _ => Some(format!("Lines lead to {drawn} of {all} other places; the rest have no room here.")),
    }
}

/// "Not marked: Zone of delimitation (1 claim) and 4 more places (5 claims)."
fn untold(ctx: &Context<'_>, stock: &Stock<'_>, scene: &Scene) -> Option<String> {
    let missing = missing(ctx, stock.viewport, stock.heard, scene);
    let first = missing.iter().take(NAMED).map(|(mark, places, claims)| match places {
        1 => named(ctx, mark.place, *claims),
        _ => format!("{} and others ({})", named(ctx, mark.place, 0), numbers(*places, *claims)),
    });
    let first: Vec<String> = first.collect();
    let rest = missing.iter().skip(NAMED);
    let (places, claims) = rest.fold((0, 0), |sum, (_, places, claims)| (sum.0 + places, sum.1 + claims));
    with_rest(&first, places, claims).map(|words| format!("Not marked: {words}."))
}

/// The marks in view whose claims are counted nowhere, and those under a card or under the note, each with its places and its
/// claims; those with claims first.
pub fn missing<'a>(
    ctx: &Context<'_>,
    viewport: Rect,
    heard: &[Heard],
    scene: &'a Scene,
) -> Vec<(&'a Mark, usize, usize)> {
    // An open fan covers others only until it closes.
    if ctx.surface == Surface::Window && scene.fans.iter().any(|fan| fan.covers) {
        return Vec::new();
    }
    // What lies beyond the edge is counted as outside.
    let is_inside = |mark: &&Mark| match mark.form {
        Form::Point { at, .. } => viewport.contains(at),
        _ => true,
    };
    let untold = scene.marks.iter().filter(|mark| is_inside(mark) && !is_told(mark));
    let amounts = untold.map(|mark| match &mark.gathered {
        None => (mark, 1, heard[mark.place.index()].claims),
        Some(several) => (mark, several.members.len(), several.claims),
    });
    let mut missing: Vec<_> =
        amounts.filter(|(mark, _, claims)| *claims > 0 || mark.is_under(&scene.covers, viewport)).collect();
    missing.sort_by_key(|(.., claims)| *claims == 0);
    missing
}

/// The same in as few words as possible, for a low map: "6 claims not marked here."
pub fn brief(ctx: &Context<'_>, stock: &Stock<'_>, scene: &Scene) -> Option<String> {
    let missing = missing(ctx, stock.viewport, stock.heard, scene);
    let untold: usize = missing.iter().map(|(.., claims)| claims).sum();
    let bare: usize = missing.iter().filter(|(.., claims)| *claims == 0).map(|(_, places, _)| places).sum();
    let claims = untold + stock.gathering.outside.claims;
    let boxed = scene.marks.iter().any(Mark::is_gathered).then(|| "Boxed: gathered places.".to_owned());
    let claims = (claims > 0).then(|| counted(claims, "claim"));
    let places = (bare > 0).then(|| format!("{} without any", counted(bare, "place")));
    let left_out: Vec<String> = claims.into_iter().chain(places).collect();
    let left_out = (!left_out.is_empty()).then(|| format!("{} not marked here.", left_out.join(" and ")));
    let listed = stock.left_out.listed.as_ref().map(|listed| {
        let claims = listed.all.1 + listed.placeless;
        let amount = if listed.all.0 == 0 { counted(claims, "claim") } else { numbers(listed.all.0, claims) };
        format!("No position: {amount}.")
    });
    let said: Vec<String> = boxed.into_iter().chain(lines(scene)).chain(left_out).chain(listed).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// True if the claims about the places of a mark are counted beside it.
pub fn is_told(mark: &Mark) -> bool {
    match &mark.gathered {
        // The middle of a fan: its other marks count.
        Some(gathered) if gathered.rest == Some(0) => true,
        Some(gathered) if gathered.rest.is_some() => mark.label.placed.is_some(),
        _ => mark.label.counts() || mark.ring.as_ref().is_some_and(|ring| ring.badge != Badge::None),
    }
}

/// "Outside this map: 4 places, 7 claims." Pictures only: a window can be moved.
fn outside(ctx: &Context<'_>, gathering: &Gathering) -> Option<String> {
    let of = gathering.outside;
    let is_said = ctx.surface == Surface::Picture && of.places > 0;
    is_said.then(|| format!("Outside this map: {}.", numbers(of.places, of.claims)))
}

/// Paints the note.
pub fn paint(ctx: &Context<'_>, ui: &Ui, scene: &Scene) {
    let Some(note) = &scene.note else { return };
    let words = laid(ui.painter(), &note.words, note.rect.width() + 0.5);
    // A strip is outside the map.
    let mut painter = ui.painter().clone();
    painter.set_clip_rect(note.rect.expand(MARGIN.y));
    painter.rect_filled(note.rect.expand(3.0), CornerRadius::same(3), ctx.palette.paper);
    painter.galley(note.rect.min, words, ctx.palette.mute);
}

/// Gives the note to screen readers.
pub fn wire(ui: &Ui, scene: &Scene) {
    let Some(note) = &scene.note else { return };
    let response = ui.interact(note.rect, ui.scope_id().with("note"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &note.words));
}
