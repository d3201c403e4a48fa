//! Tooltips of items, and their words.

use egui::{Rect, RectAlign, Response, Tooltip, Ui, Vec2};

use super::{Context, pin};
use crate::analysis::placed::about_what_happened;
use crate::analysis::{WhenSaid, circumstances, describe, headline, speaker};
use crate::dossier::{ClaimId, Date, Item, Place, PlaceId, Precision, SourceId, Stance};
use crate::theme::{Type, galley, label};

/// Shows a tooltip with a few lines about `item` beside `response`.
#[expect(
    clippy::must_use_candidate,
    reason = "what it returns is what it was given, to be asked further or not"
)]
pub fn attach(ctx: &Context<'_>, response: Response, item: Item) -> Response {
    let moves = response
        .ctx
        .input(|input| input.smooth_scroll_delta() != egui::Vec2::ZERO || input.pointer.any_down());
    if moves {
        return response;
    }
    show_beside(&response, |ui| draw_content(ctx, ui, item));
    response
}

fn draw_content(ctx: &Context<'_>, ui: &mut Ui, item: Item) {
    ui.set_max_width(WIDEST);
    let mut lines = lines(ctx, item).into_iter().peekable();
    if let Item::Place(id) = item {
        names(ctx, ui, &ctx.dossier.places[id]);
        while lines.next_if(|line| matches!(line.kind, Kind::Name | Kind::Native)).is_some() {}
    }
    for Line { kind, text } in lines {
        let (style, color) = match kind {
            Kind::Name | Kind::Native => (Type::Strong, ctx.palette.ink),
            Kind::Figure(source) => (Type::Strong, ctx.tone(source).text),
            Kind::Gist => (Type::Body, ctx.palette.ink),
            Kind::Remark => (Type::Small, ctx.palette.mute),
        };
        ui.add(label(text, style, color));
    }
    pin::hint(ctx, ui, item);
}

/// A line that explains an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub kind: Kind,
    /// The words.
    pub text: String,
}

/// What a line of an explanation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Who or what it is.
    Name,
    /// Its name in its own script.
    Native,
    /// What a source says.
    Figure(SourceId),
    /// In the dossier's words.
    Gist,
    /// Anything else.
    Remark,
}

/// Explains an item in a few lines: as its tooltip, and as a page does.
#[must_use]
pub fn lines(ctx: &Context<'_>, item: Item) -> Vec<Line> {
    let mut lines = Lines(Vec::new());
    match item {
        Item::Claim(id) => claim(ctx, &mut lines, id),
        Item::Place(id) => place(ctx, &mut lines, id),
        _ => {
            lines.add(Kind::Name, ctx.dossier.name(item));
            lines.add(Kind::Remark, describe(ctx.dossier, item));
            lines.add(Kind::Remark, ctx.tally(item).to_string());
        }
    }
    add_date(ctx, &mut lines, item);
    lines.0
}

/// The lines so far; none is empty.
struct Lines(Vec<Line>);

impl Lines {
    fn add(&mut self, kind: Kind, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(Line { kind, text });
        }
    }
}

/// Maximum width of a tooltip, in points.
const WIDEST: f32 = 340.0;
/// From this width on, in points, a tooltip is near the pointer instead of at the start of its element.
const WIDE: f32 = 240.0;
/// From this height on there may be no room below or above: a tooltip is beside the pointer.
const TALL: f32 = 120.0;
/// The space around the pointer that is kept free.
const POINTER: f32 = 12.0;

/// Shows a tooltip for the hovered element without covering it: below it or above it, or else at its side. The
/// keyboard brings none: it would cover what the next key leads to.
pub fn show_beside(response: &Response, say: impl FnOnce(&mut Ui)) {
    const WHERE: [RectAlign; 7] = [
        RectAlign::TOP_START,
        RectAlign::BOTTOM_END,
        RectAlign::TOP_END,
        RectAlign::RIGHT_START,
        RectAlign::LEFT_START,
        RectAlign::RIGHT_END,
        RectAlign::LEFT_END,
    ];
    // Beneath a card, the pointer is over nothing; a tooltip that was on its way would stay.
    if !response.ctx.memory(|memory| memory.allows_interaction(response.layer_id)) {
        return;
    }
    let explained = response.rect.intersect(response.ctx.content_rect());
    let anchor = match response.hover_pos() {
        Some(pointer) if explained.height() > TALL => {
            Rect::from_center_size(pointer, Vec2::splat(2.0 * POINTER))
        }
        Some(pointer) if explained.width() > WIDE => {
            let left = pointer.x.clamp(explained.left(), explained.right());
            Rect::from_x_y_ranges(left..=left, explained.y_range())
        }
        _ => explained,
    };
    let mut tooltip = Tooltip::for_enabled(response).gap(6.0);
    tooltip.popup = tooltip.popup.anchor(anchor).align(RectAlign::BOTTOM_START).align_alternatives(&WHERE);
    tooltip.show(say);
}

fn claim(ctx: &Context<'_>, lines: &mut Lines, id: ClaimId) {
    let claim = &ctx.dossier.claims[id];
    lines.add(Kind::Name, speaker(ctx.dossier, claim));
    lines.add(Kind::Figure(claim.by), headline(claim));
    lines.add(Kind::Remark, circumstances(ctx.dossier, claim));
    if let Some(position) = ctx.dossier.position_of(claim) {
        lines.add(Kind::Remark, format!("Grouped under “{}”", position.words));
    }
    if claim.stance != Stance::Asserts {
        lines.add(Kind::Remark, format!("The source {}", claim.stance.in_a_sentence()));
    }
    if let Some(hedge) = &claim.hedge {
        lines.add(Kind::Remark, format!("Hedge: {hedge}"));
    }
    lines.add(Kind::Gist, &claim.gist);
    lines.add(Kind::Remark, &claim.note);
}

/// Adds the date in full with its basis, how far "about" reaches, and whether it was known on the chosen day.
fn add_date(ctx: &Context<'_>, lines: &mut Lines, item: Item) {
    let dossier = ctx.dossier;
    let (what, date, basis) = match item {
        Item::Claim(id) => ("Said", &dossier.claims[id].said, &dossier.claims[id].said_basis),
        Item::Event(id) => ("Happened", &dossier.events[id].on, &dossier.events[id].on_basis),
        Item::Document(id) => ("Published", &dossier.documents[id].dated, &dossier.documents[id].dated_basis),
        _ => return,
    };
    let when = match (item, date) {
        (Item::Claim(id), _) => format!("{what}: {}", WhenSaid::from_claim(dossier, &dossier.claims[id])),
        (_, Some(date)) => format!("{what}: {date}"),
        (_, None) => format!("{what}: no date stated"),
    };
    lines.add(Kind::Remark, when);
    lines.add(Kind::Remark, basis);
    if let Some(date) = date.as_ref().filter(|date| date.is_one_of()) {
        lines.add(Kind::Remark, if date.is_timed() { ONE_OF_TIMES } else { ONE_OF });
    }
    if let Some(date) = date.as_ref().filter(|date| date.is_approximate()) {
        lines.add(Kind::Remark, Date::slack_words(date.is_timed()));
    }
    let suffix = ctx.as_of_suffix(item);
    if let Some(words) = suffix.strip_prefix(", ") {
        lines.add(Kind::Remark, capitalised(words));
    }
}

/// A remark on a date that is one of several.
const ONE_OF: &str = "One of these days, and none between them";
/// As for days, for times of day.
const ONE_OF_TIMES: &str = "One of these times, and none between them";

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn place(ctx: &Context<'_>, lines: &mut Lines, id: PlaceId) {
    let place = &ctx.dossier.places[id];
    lines.add(Kind::Name, &place.name);
    if let Some(native) = &place.native {
        lines.add(Kind::Native, &native.text);
    }
    lines.add(Kind::Remark, place.kind.title());
    lines.add(Kind::Remark, precision(place.precision));
    lines.add(Kind::Remark, ctx.tally(Item::Place(id)).to_string());
    let through = ctx.stock.links.claims_through_events(ctx.dossier, id);
    if let Some(words) = about_what_happened(ctx.shown().count(ctx.dossier, &ctx.ahead.without(through))) {
        lines.add(Kind::Remark, words);
    }
    lines.add(Kind::Remark, speakers(ctx, id));
    lines.add(Kind::Remark, ctx.ahead.note(ctx.stock.links, Item::Place(id), &place.note));
}

/// Adds the name and the native name: on one line if both fit, else below each other.
fn names(ctx: &Context<'_>, ui: &mut Ui, place: &Place) {
    let name = label(&place.name, Type::Strong, ctx.palette.ink);
    let Some(native) = &place.native else {
        ui.add(name);
        return;
    };
    let wide = |text: &str| galley(ui.painter(), text, Type::Strong, ctx.palette.ink, f32::INFINITY).size().x;
    if wide(&place.name) + 1.2 * wide(&native.text) + 16.0 > WIDEST {
        ui.add(name);
        native_name(ctx, ui, native, 14.0);
        return;
    }
    ui.horizontal(|ui| {
        ui.add(name);
        native_name(ctx, ui, native, 14.0);
    });
}

/// The sources that name the place, in words: the arcs around it show only their colours.
fn speakers(ctx: &Context<'_>, id: PlaceId) -> String {
    const NAMED: usize = 8;
    let claims = ctx.stock.links.claims_of(Item::Place(id)).iter().copied();
    let claims = ctx.shown().among(ctx.dossier, claims);
    let mut sources: Vec<_> = claims.iter().map(|claim| ctx.dossier.claims[*claim].by).collect();
    sources.sort_unstable();
    sources.dedup();
    let names: Vec<_> =
        sources.iter().take(NAMED).map(|source| ctx.dossier.sources[*source].label()).collect();
    match sources.len().saturating_sub(NAMED) {
        0 if names.is_empty() => String::new(),
        0 => format!("Named by {}", names.join(", ")),
        more => format!("Named by {} and {more} more", names.join(", ")),
    }
}

/// Draws a name in its own script.
pub fn native_name(ctx: &Context<'_>, ui: &mut Ui, native: &crate::dossier::Native, size: f32) {
    let font = egui::FontId::new(size, crate::theme::fonts::regular());
    ui.add(label(&native.text, Type::Body, ctx.palette.ink).font(font));
}

/// How precisely a location is known, in words.
#[must_use]
pub fn precision(precision: Precision) -> String {
    match precision {
        Precision::Km(km) => format!("Position within {km} km"),
        Precision::Schematic => "Schematic: its course is not described".to_owned(),
        Precision::NotStated => "Precision not stated".to_owned(),
    }
}
