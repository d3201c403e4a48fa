//! The legend of a picture: for each view, only the marks and signs that it uses.
//!
//! The estimates explain their marks themselves, beside the axis.

use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::super::map::{is_band, leads_elsewhere, stripes};
use super::super::{Context, ramp};
use crate::analysis::agreement::Verdict;
use crate::analysis::lineage::Origins;
use crate::analysis::placed::heard;
use crate::analysis::timeline::date_of;
use crate::analysis::{Known, WhenSaid};
use crate::dossier::{
    Attribution, ClaimId, Date, Item, ItemKind, Location, Place, PlaceKind, PlaceRole, Precision,
};
use crate::session::View;
use crate::theme::{Symbol, Type, galley};

/// The space for a sample before its text.
const SAMPLE: f32 = 26.0;
/// More sources than this are shown as a double ring.
const MOST_ARCS: usize = 12;

/// One entry: a sample and its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The small mark.
    pub sample: Sample,
    /// Its meaning.
    pub words: String,
}

/// The marks that are explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A place named by a document.
    Dot,
    /// A place for orientation.
    Ring,
    /// The circle that contains a place.
    Within,
    /// A field.
    Hatched,
    /// A river.
    River,
    /// A boundary.
    Dashes,
    /// A schematic boundary.
    Zone,
    /// One arc per source.
    Arcs,
    /// Many sources.
    DoubleRing,
    /// A line to a person's home.
    Home,
    /// A line to another place named by claims.
    Dots,
    /// A single day.
    Day,
    /// Some time between two days.
    Span,
    /// One of two days.
    OneOf,
    /// A derived time.
    Derived,
    /// Not certainly known on the chosen day.
    Pale(Known),
    /// An approximate end.
    Soft,
    /// An open end.
    Open,
    /// A conflict.
    Cross,
    /// A denial, beside what it denies.
    Denial,
    /// Claims with no contradiction between them.
    Disc,
    /// Different people.
    TwoRings,
    /// Answers in different words.
    Differs,
    /// A sign made of letters.
    Sign(&'static str),
    /// A word from the picture that begins the entry.
    Nothing,
}

impl Sample {
    /// The space before the text, in points.
    pub const fn width(self) -> f32 {
        match self {
            Self::Nothing => 0.0,
            _ => SAMPLE,
        }
    }
}

/// The legend of a view that shows `claims`.
pub fn entries(ctx: &Context<'_>, view: View, claims: &[ClaimId]) -> Vec<Entry> {
    let mut entries = match view {
        View::Map => map(ctx),
        View::Estimates => Vec::new(),
        View::Agreement => agreement(ctx),
        View::Accounts => accounts(ctx, claims),
        View::Table => table(ctx, claims),
        View::Timeline => timeline(ctx, claims),
        View::Lineage => lineage(ctx, claims),
    };
    // The estimates explain it beside their axis; agreement leaves out what was not yet said.
    if !matches!(view, View::Estimates | View::Agreement) {
        entries.extend(ghosts(ctx, view, claims));
    }
    entries
}

/// Marks that are pale because of the chosen day.
fn ghosts(ctx: &Context<'_>, view: View, claims: &[ClaimId]) -> Vec<Entry> {
    let dated = [ItemKind::Event, ItemKind::Document].into_iter().filter(|_| view == View::Timeline);
    let others = dated.flat_map(|kind| ctx.dossier.items(kind)).filter(|item| !ctx.ahead.holds(*item));
    let items: Vec<Item> = others.chain(claims.iter().map(|id| Item::Claim(*id))).collect();
    let has = |wanted: Known| items.iter().any(|item| ctx.known_item(*item) == wanted);
    let [perhaps, not_yet] = [Known::Perhaps, Known::NotYet];
    used(vec![
        (has(perhaps), Sample::Pale(perhaps), "perhaps not yet said on that day"),
        (has(not_yet), Sample::Pale(not_yet), "not yet said on that day"),
    ])
}

/// Keeps the entries that are used.
fn used(all: Vec<(bool, Sample, &str)>) -> Vec<Entry> {
    let kept = all.into_iter().filter(|(is_used, ..)| *is_used);
    kept.map(|(_, sample, words)| Entry { sample, words: words.to_owned() }).collect()
}

fn map(ctx: &Context<'_>) -> Vec<Entry> {
    let has = |wanted: &dyn Fn(&Place) -> bool| ctx.dossier.places.rows().iter().any(wanted);
    let is_point = |place: &Place| matches!(place.at, Location::Point(_)) && place.kind != PlaceKind::Field;
    let heard = heard(ctx.dossier, ctx.links, ctx.shown(), ctx.ahead);
    let most = heard.iter().map(|heard| heard.voices.len()).max().unwrap_or(0);
    let kind = ctx.selected().map(Item::kind);
    used(vec![
        (has(&|place| is_point(place) && place.role == PlaceRole::Named), Sample::Dot, "named by a document"),
        (
            has(&|place| is_point(place) && place.role == PlaceRole::Context),
            Sample::Ring,
            "for orientation only",
        ),
        (
            has(&|place| is_point(place) && matches!(place.precision, Precision::Km(_))),
            Sample::Within,
            "lies somewhere within",
        ),
        (
            has(&|place| place.kind == PlaceKind::Field && place.at != Location::NotLocated),
            Sample::Hatched,
            "field",
        ),
        (
            has(&|place| place.kind == PlaceKind::River && place.at != Location::NotLocated),
            Sample::River,
            "river",
        ),
        (
            has(&|place| {
                let is_located = place.at != Location::NotLocated;
                place.kind == PlaceKind::Boundary && is_located && !is_band(place)
            }),
            Sample::Dashes,
            "boundary",
        ),
        (has(&is_band), Sample::Zone, "schematic boundary zone: its course and its width are not described"),
        (most > 0, Sample::Arcs, "one arc for each source that names it, in its side's colour"),
        (most > MOST_ARCS, Sample::DoubleRing, "named by more than 12 sources"),
        (most > 0, Sample::Sign("1"), "claims that name it; size has no meaning"),
        (kind == Some(ItemKind::Person), Sample::Home, "to a home, not a route taken"),
        (leads_elsewhere(ctx), Sample::Dots, "to another place that claims about the event name"),
    ])
}

fn agreement(ctx: &Context<'_>) -> Vec<Entry> {
    let found = ctx.agreement();
    let is_conflict = found.verdict() == Verdict::Conflict;
    used(vec![
        (is_conflict, Sample::Cross, "claims that cannot all be true"),
        (!found.denials().is_empty(), Sample::Denial, "a denial, and the figures that it denies"),
        (found.compared().next().is_some(), Sample::Disc, "claims with no contradiction between them"),
        (!found.look_alikes().is_empty(), Sample::TwoRings, "their populations are kept apart"),
    ])
}

fn accounts(ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<Entry> {
    let accounts = super::super::accounts::shown(ctx);
    let differ = accounts.questions().iter().any(|(_, difference)| difference.is_marked());
    let hedged = claims.iter().any(|id| ctx.dossier.claims[*id].hedge.is_some());
    used(vec![
        (
            differ,
            Sample::Differs,
            "answers are worded differently; whether they differ in substance is not said",
        ),
        (hedged, Sample::Nothing, "hedge: how the source or the document softens it"),
    ])
}

fn table(ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<Entry> {
    let has = |wanted: Attribution| claims.iter().any(|id| ctx.dossier.claims[*id].attribution == wanted);
    let is_read = |id: &ClaimId| crate::analysis::read_as(&ctx.dossier.claims[*id], ctx.reading()).is_some();
    used(vec![
        (claims.iter().any(is_read), Sample::Nothing, "(read): the reading's range, not the source's"),
        (
            has(Attribution::Implied),
            Sample::Sign("(i)"),
            "“(implied)”: the document does not name the source",
        ),
        (
            has(Attribution::Unclear),
            Sample::Sign("(u)"),
            "“(unclear)”: the document does not settle who says it",
        ),
    ])
}

fn timeline(ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<Entry> {
    let others = [ItemKind::Event, ItemKind::Document].into_iter().flat_map(|kind| ctx.dossier.items(kind));
    let others = others.filter(|item| !ctx.ahead.holds(*item));
    let items = others.chain(claims.iter().map(|id| Item::Claim(*id)));
    let dates: Vec<&Date> = items.filter_map(|item| date_of(ctx.dossier, item)).collect();
    let is_derived = |id: &ClaimId| WhenSaid::of(ctx.dossier, &ctx.dossier.claims[*id]).derived().is_some();
    let has = |wanted: &dyn Fn(&Date) -> bool| dates.iter().any(|date| wanted(date));
    let is_open = |date: &Date| date.earliest().is_none() || date.latest().is_none();
    let is_day = |date: &Date| date.alternatives().iter().any(|date| date.earliest() == date.latest());
    let is_span = |date: &Date| date.alternatives().iter().any(|date| date.earliest() != date.latest());
    used(vec![
        (has(&|date| is_day(date)), Sample::Day, "one day"),
        (has(&|date| is_span(date) && !is_open(date)), Sample::Span, "some time within these days"),
        (has(&Date::is_one_of), Sample::OneOf, "one claim: one of these days, and none between them"),
        (
            claims.iter().any(is_derived),
            Sample::Derived,
            "date not stated; derived: not before its event, not after its document; where words stand in it says nothing",
        ),
        (has(&Date::is_approximate), Sample::Soft, "approximate end"),
        (has(&|date| is_open(date)), Sample::Open, "open end; the length of the fade means nothing"),
        (has(&Date::is_uncertain), Sample::Sign("?"), "the date itself is in doubt"),
    ])
}

fn lineage(ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<Entry> {
    let counts = Origins::of(ctx.dossier, claims);
    used(vec![
        (true, Sample::Sign("3"), "after a name: its claims; the thickness of a line has no meaning"),
        (counts.repeated > 0, Sample::Disc, "one statement, read in several places"),
    ])
}

/// Paints a sample around `center`.
pub fn paint(ctx: &Context<'_>, painter: &Painter, sample: Sample, center: Pos2) {
    let (ink, mute, palette) = (ctx.palette.ink, ctx.palette.mute, ctx.palette);
    let ends = [center - vec2(10.0, 0.0), center + vec2(10.0, 0.0)];
    match sample {
        Sample::Nothing => {}
        Sample::Dot => {
            painter.circle_filled(center, 4.0, ink);
        }
        Sample::Ring => {
            painter.circle_stroke(center, 3.2, Stroke::new(1.3, mute));
        }
        Sample::Within => {
            painter.circle(
                center,
                7.0,
                mute.gamma_multiply(0.05),
                Stroke::new(0.8, mute.gamma_multiply(0.5)),
            );
        }
        Sample::Hatched => hatched(painter, center, palette.field),
        Sample::River => {
            painter.line_segment(ends, Stroke::new(4.0, palette.river));
        }
        Sample::Dashes => dashes(painter, ends, (5.0, 2.5), Stroke::new(1.6, ink)),
        Sample::Zone => {
            let clip = Rect::from_center_size(center, vec2(22.0, 13.0));
            stripes(&painter.with_clip_rect(clip), &[ends.to_vec()], 6.0, ink, clip);
        }
        Sample::Home => dashes(painter, ends, (5.0, 4.0), Stroke::new(1.4, mute)),
        Sample::Dots => dashes(painter, ends, (1.5, 3.0), Stroke::new(1.6, mute)),
        Sample::Arcs => {
            let slots = ctx.dossier.sides.len().clamp(1, 2);
            for arc in 0..2_u8 {
                let color = palette.side(Some(usize::from(arc) % slots)).mark;
                painter.add(half_ring(center, 6.5, arc, Stroke::new(2.2, color)));
            }
        }
        Sample::DoubleRing => {
            painter.circle_stroke(center, 4.2, Stroke::new(1.2, mute));
            painter.circle_stroke(center, 7.0, Stroke::new(1.2, mute));
        }
        Sample::Day => {
            bar(painter, center, mute, 0.2);
            painter.add(Symbol::Diamond.shape(center - vec2(4.0, 0.0), 3.6, mute));
        }
        Sample::Span => {
            bar(painter, center, mute, 0.2);
            for x in [-10.0, 10.0] {
                let x = center.x + x;
                painter.vline(x, center.y - 5.5..=center.y + 5.5, Stroke::new(1.4, mute));
            }
        }
        Sample::OneOf => {
            for x in [-9.0, 9.0] {
                let day = Rect::from_center_size(center + vec2(x, 0.0), vec2(5.0, 11.0));
                painter.rect_filled(day, 0.0, mute.gamma_multiply(0.45));
            }
            let ends = [center - vec2(5.0, 0.0), center + vec2(6.0, 0.0)];
            painter.extend(Shape::dotted_line(&ends, mute, 3.5, 0.9));
        }
        Sample::Derived => {
            let rect = Rect::from_center_size(center, vec2(21.0, 11.0));
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
            for (from, to) in corners.into_iter().zip(corners.into_iter().cycle().skip(1)) {
                dashes(painter, [from, to], (3.0, 2.5), Stroke::new(1.0, mute));
            }
        }
        Sample::Pale(known) => {
            let color = if known == Known::NotYet { palette.dimmed(ink) } else { palette.perhaps(ink) };
            let fill = if known == Known::NotYet { Color32::TRANSPARENT } else { color.gamma_multiply(0.35) };
            let rect = Rect::from_center_size(center, vec2(16.0, 10.0));
            painter.rect(rect, 0.0, fill, Stroke::new(1.2, color), egui::StrokeKind::Inside);
        }
        Sample::Soft | Sample::Open => fade(painter, center, mute, sample),
        Sample::Cross => cross(painter, center, palette.error),
        Sample::Denial => {
            painter.line_segment(ends.map(|end| center + (end - center) * 0.4), Stroke::new(1.6, ink));
        }
        Sample::Disc => {
            painter.circle_filled(center, 3.4, palette.accent);
        }
        Sample::TwoRings => {
            for x in [-3.5, 3.5] {
                painter.circle_stroke(center + vec2(x, 0.0), 2.6, Stroke::new(1.4, mute));
            }
        }
        Sample::Differs => {
            let lines = [[(-4.0, -2.0), (4.0, -2.0)], [(-4.0, 2.0), (4.0, 2.0)], [(2.2, -5.0), (-2.2, 5.0)]];
            for line in lines {
                painter.line_segment(line.map(|(x, y)| center + vec2(x, y)), Stroke::new(1.4, mute));
            }
        }
        Sample::Sign(letters) => {
            let words = galley(painter, letters, Type::SmallStrong, mute, SAMPLE);
            let at = Align2::CENTER_CENTER.anchor_size(center, words.size()).min;
            painter.galley(at, words, mute);
        }
    }
}

fn hatched(painter: &Painter, center: Pos2, color: Color32) {
    let rect = Rect::from_center_size(center, vec2(18.0, 11.0));
    for step in 0..6_u8 {
        let x = rect.left() - 5.5 + 5.0 * f32::from(step);
        let (from, to) = (pos2(x, rect.bottom()), pos2(x + 11.0, rect.top()));
        painter.with_clip_rect(rect).line_segment([from, to], Stroke::new(1.0, color));
    }
    painter.rect_stroke(rect, 0.0, Stroke::new(1.2, color), egui::StrokeKind::Inside);
}

fn dashes(painter: &Painter, ends: [Pos2; 2], pattern: (f32, f32), stroke: Stroke) {
    painter.extend(Shape::dashed_line(&ends, stroke, pattern.0, pattern.1));
}

fn half_ring(center: Pos2, radius: f32, half: u8, stroke: Stroke) -> Shape {
    let from = std::f32::consts::PI * f32::from(half) + 0.2;
    let step = (std::f32::consts::PI - 0.4) / 12.0;
    let points = (0..=12_u8).map(|at| center + radius * Vec2::angled(from + step * f32::from(at)));
    Shape::line(points.collect(), stroke)
}

fn bar(painter: &Painter, center: Pos2, color: Color32, opacity: f32) {
    painter.rect_filled(Rect::from_center_size(center, vec2(20.0, 11.0)), 0.0, color.gamma_multiply(opacity));
}

fn fade(painter: &Painter, center: Pos2, color: Color32, sample: Sample) {
    let rect = Rect::from_center_size(center, vec2(20.0, 11.0));
    let (from, to) = (color.gamma_multiply(0.45), color.gamma_multiply(0.0));
    painter.add(ramp(rect, from, to));
    painter.vline(rect.left(), rect.y_range(), Stroke::new(1.4, color));
    if sample == Sample::Open {
        let tip = pos2(rect.right(), center.y);
        let head = [tip + vec2(-4.0, -4.0), tip, tip + vec2(-4.0, 4.0)];
        painter.add(Shape::line(head.to_vec(), Stroke::new(1.4, color)));
    }
}

fn cross(painter: &Painter, center: Pos2, color: Color32) {
    for (x, y) in [(4.0, 4.0), (4.0, -4.0)] {
        painter.line_segment([center - vec2(x, y), center + vec2(x, y)], Stroke::new(1.8, color));
    }
}
