//! The timeline: when events happened, when claims were made, when documents were published.
//!
//! Uncertain dates are drawn with their full width, never as a point; one of several days as these days;
//! derived times as an outline. Anything without a date is listed below, with the reason.

mod axis;
mod bars;
mod brush;
mod description;
mod drag;
mod entries;
mod heads;
mod layout;
mod legend;
mod navigate;
mod packing;
mod stock;
mod ticks;
mod tray;
mod window;
mod words;

use std::ops::Range;
use std::sync::Arc;

use egui::{Align2, Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

use super::memo::ready_or_wait;
use super::sheet::pill;
use super::{Context, Surface};
use crate::analysis::timeline::{Fineness, LaneBy, Timeline, date_of};
use crate::dossier::{Date, Instant, ItemKind};
use crate::session::{Command, TimelineSettings};
use crate::theme::{Type, space};
use layout::{Layout, PAD, ROW};
use navigate::Shows;
use window::Window;

pub use description::TimelineView;

/// The height of the row of buttons.
const CONTROLS: f32 = 32.0;
/// Minimum width of a picture: a page of A4 has it between its margins.
const LEAST: f32 = 640.0;

/// The parts of the pane.
#[derive(Clone, Copy)]
struct Parts {
    /// Headings and lanes.
    body: Rect,
    /// The axis above the lanes.
    axis: Rect,
    /// The lanes without their headings.
    lanes: Rect,
}

impl Parts {
    fn new(area: Rect) -> Self {
        let heads = (area.width() * 0.2).clamp(96.0, 172.0);
        let (top, body) = area.split_top_bottom_at_y(area.top() + axis::HEIGHT);
        let axis = top.with_min_x(area.left() + heads);
        Self { body, axis, lanes: body.with_min_x(axis.left()) }
    }
}

/// What stands in the place of the lanes if there are none.
const NOTHING: &str = "No events, claims or documents to show.";

/// Everything drawn in one frame.
struct Page {
    parts: Parts,
    window: Window,
    layout: Arc<Layout>,
}

impl Page {
    fn height(&self) -> f32 {
        let width = self.parts.body.width();
        let trays: f32 = self.layout.trays.iter().map(|tray| tray.height(width)).sum();
        self.layout.lanes_height() + trays
    }

    fn seen(&self) -> Range<Instant> {
        self.window.seen(self.parts.lanes.width())
    }
}

/// Draws the timeline into the rest of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    let mut area = ui.available_rect_before_wrap();
    ui.allocate_rect(area, Sense::hover());
    if area.width() < 240.0 || area.height() < 80.0 {
        return;
    }
    ui.painter().rect_filled(area, 0.0, ctx.palette.paper);
    let by = ctx.session.timeline.by;
    if ctx.surface == Surface::Window {
        let (bar, rest) = area.split_top_bottom_at_y(area.top() + CONTROLS);
        controls(ctx, ui, bar, by);
        area = rest;
    }
    let ui = &mut ui.new_child(UiBuilder::new().max_rect(area));
    ui.set_clip_rect(area.intersect(ui.clip_rect()));
    let stock = stock::cached(ctx, ui, by);
    let Some(stock) = ready_or_wait(ctx, ui, stock, area, "when everything was said") else { return };
    let timeline = &stock.timeline;
    let parts = Parts::new(area);
    let mut window = navigate::window(ctx, ui, timeline, parts.lanes.width());
    let ground = (ctx.surface == Surface::Window).then(|| {
        let ground = ground(ui, parts);
        window = navigate::moved(ctx, ui, &ground, window, parts.axis);
        ground
    });
    let layout = layout::cached(ctx, ui, (by, &stock), &window, parts.lanes.width());
    let Some(layout) = ready_or_wait(ctx, ui, layout, area, "where each entry stands") else { return };
    let page = Page { parts, window, layout };
    if timeline.reach.is_some() {
        if ground.is_some() && brush::follow(ctx, ui, parts.axis, &window) {
            navigate::show(ctx, ui, navigate::Shows::Period);
        }
        axis::ui(ctx, ui.painter(), parts.axis, &window);
        brush::shown(ctx, ui, parts.axis, &window);
    }
    if timeline.reach.is_none() && page.layout.trays.is_empty() {
        let (font, mute) = (Type::Body.font(), ctx.palette.mute);
        ui.painter().text(area.center(), Align2::CENTER_CENTER, NOTHING, font, mute);
    }
    match ground {
        None => draw(ctx, ui, &page, parts.body.top()),
        Some(ground) => scrolled(ctx, ui, &page, &ground),
    }
}

/// The area that the reader can drag, scroll and double-click.
fn ground(ui: &Ui, parts: Parts) -> Response {
    let rect = parts.axis.union(parts.lanes);
    let ground = ui.interact(rect, ui.scope_id().with("time"), Sense::click_and_drag());
    ground.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Pane, true, "Timeline"));
    ground
}

fn scrolled(ctx: &Context<'_>, ui: &mut Ui, page: &Page, ground: &Response) {
    let child = &mut ui.new_child(UiBuilder::new().max_rect(page.parts.body));
    ScrollArea::vertical().id_salt("timeline").auto_shrink(false).show_viewport(child, |ui, viewport| {
        let size = vec2(page.parts.body.width(), page.height() + space::M);
        let (block, _) = ui.allocate_exact_size(size, Sense::hover());
        ctx.scroll_by_keys(ui);
        ui.scroll_with_delta(navigate::rows_by(ground));
        if let Some((top, entry)) = ctx.session.reveal.and_then(|item| page.layout.find(item)) {
            navigate::bring_into_sight(ctx, ui, page.window, page.parts.lanes.width(), entry);
            if !(viewport.top()..=viewport.bottom() - ROW).contains(&top) {
                let row = Rect::from_min_size(pos2(block.left(), block.top() + top), Vec2::splat(ROW));
                ui.scroll_to_rect(row, Some(egui::Align::Center));
            }
        }
        draw(ctx, ui, page, block.top());
    });
}

/// Draws lanes and trays, with the top of the first at `top`.
fn draw(ctx: &Context<'_>, ui: &mut Ui, page: &Page, top: f32) {
    let Page { parts, window, layout } = page;
    let mut clip = ui.clip_rect().intersect(parts.body);
    if ctx.surface == Surface::Picture {
        // It cannot be scrolled, and half a row cannot be read.
        let room = clip.bottom() - top;
        clip.max.y = top + layout.whole(room, parts.body.width());
    }
    let ui = &mut ui.new_child(UiBuilder::new().id_salt("rows").max_rect(ui.max_rect()));
    ui.set_clip_rect(clip.intersect(ui.clip_rect()));
    let lanes = &mut ui.new_child(UiBuilder::new().id_salt("lanes").max_rect(parts.lanes));
    lanes.set_clip_rect(parts.lanes.intersect(clip));
    let bottom = (top + layout.lanes_height()).min(clip.bottom());
    let ground = Rect::from_x_y_ranges(parts.lanes.x_range(), top.max(clip.top())..=bottom.max(top));
    axis::grid(ctx, lanes.painter(), ground, window);
    let seen = clip.top() - top..clip.bottom() - top;
    for band in layout.bands.iter().filter(|band| band.bottom() > seen.start && band.top < seen.end) {
        if band.is_folded {
            let y = top + band.top + PAD + ROW / 2.0;
            entries::folded(ctx, lanes.painter(), parts.lanes, y, window, layout.folded_row(band));
            continue;
        }
        for row in band.rows_within(&seen) {
            let y = top + band.top + PAD + ROW * (row - band.rows.start) as f32 + ROW / 2.0;
            let mut free = 0.0;
            for placed in layout.in_row(row, window, parts.lanes.width()) {
                free = entries::ui(ctx, lanes, &entries::Row { lane: parts.lanes, y, free }, window, placed);
            }
        }
    }
    axis::as_of(ctx, lanes.painter(), ground, window);
    drag::ui(ctx, lanes, page, top);
    heads(ctx, ui, page, top, &seen);
    let mut at = top + layout.lanes_height();
    for tray in &layout.trays {
        let height = tray.height(parts.body.width());
        let rect = Rect::from_min_size(pos2(parts.body.left(), at), vec2(parts.body.width(), height));
        if rect.intersects(clip) {
            tray.ui(ctx, ui, rect);
        }
        at += height;
    }
}

/// Draws the headings of the visible lanes, and the lines between lanes.
fn heads(ctx: &Context<'_>, ui: &mut Ui, page: &Page, top: f32, seen: &Range<f32>) {
    let Page { parts, layout, .. } = page;
    let (left, right) = (parts.body.left(), parts.lanes.left());
    let column = &mut ui.new_child(UiBuilder::new().id_salt("heads").max_rect(parts.body));
    let clip = Rect::from_x_y_ranges(left..=right, parts.body.y_range());
    column.set_clip_rect(clip.intersect(ui.clip_rect()));
    let line = Stroke::new(1.0, ctx.palette.hairline);
    for band in layout.bands.iter().filter(|band| band.bottom() > seen.start && band.top < seen.end) {
        // A heading stays in view as long as its lane does.
        let from = top + band.top.max(seen.start);
        let rect = Rect::from_x_y_ranges(left..=right, from..=top + band.bottom());
        heads::ui(ctx, column, rect, band, &page.seen());
        ui.painter().hline(parts.body.x_range(), top + band.bottom() - 0.5, line);
    }
    let bottom = (top + layout.lanes_height()).min(parts.body.bottom());
    ui.painter().vline(right, parts.body.top()..=bottom.max(parts.body.top()), line);
}

fn controls(ctx: &Context<'_>, ui: &Ui, bar: Rect, by: LaneBy) {
    let settings = &ctx.session.timeline;
    let stock = stock::cached(ctx, ui, by).ready();
    let has_breaks = stock.is_some_and(|stock| navigate::has_breaks(ctx, ui, &stock.timeline));
    let (y, mut x) = (bar.center().y, bar.left() + space::M);
    let mut button = |name: &str, hint: &str| {
        let response = pill(ctx, ui, pos2(x, y), Align2::LEFT_CENTER, name);
        x = response.rect.right() + space::S;
        response.on_hover_text(hint).clicked()
    };
    let (name, other) = match settings.by {
        LaneBy::Side => ("A lane for each source", LaneBy::Source),
        LaneBy::Source => ("A lane for each side", LaneBy::Side),
    };
    if button(name, "What was said, put in other lanes") {
        ctx.send(Command::Timeline(TimelineSettings { by: other, ..settings.clone() }));
    }
    if button("Fit period", "The days that the dossier covers (Home, or a double click)") {
        navigate::show(ctx, ui, Shows::Period);
    }
    if button(
        "Fit all",
        "From the first date to the last (End). Drag to move; turn the wheel over the axis to zoom",
    ) {
        navigate::show(ctx, ui, Shows::All);
    }
    let (name, hint) = if settings.is_unbroken {
        ("Break the axis", "Leave out the long times in which nothing is dated")
    } else {
        ("Unbroken axis", "Draw also the long times in which nothing is dated")
    };
    if (settings.is_unbroken || has_breaks) && button(name, hint) {
        let is_unbroken = !settings.is_unbroken;
        ctx.send(Command::Timeline(TimelineSettings { is_unbroken, ..settings.clone() }));
    }
}

/// The parts of the caption of a self-contained picture.
#[must_use]
pub fn caption(ctx: &Context<'_>) -> Vec<String> {
    let mut parts = vec![
        "What happened, what was said and what was published".to_owned(),
        ctx.claims_counted(),
        "each date is shown no more precisely than it is known".to_owned(),
    ];
    let kinds = [ItemKind::Claim, ItemKind::Event, ItemKind::Document];
    let mut items = kinds.into_iter().flat_map(|kind| ctx.dossier.items(kind));
    let is_approximate = |item| date_of(ctx.dossier, item).is_some_and(Date::is_approximate);
    if items.any(|item| !ctx.ahead.holds(item) && is_approximate(item)) {
        parts.push(Date::slack_words(ctx.dossier.has_times).to_owned());
    }
    if !shown_breaks(ctx).is_empty() {
        parts.push("the time axis is broken where nothing is dated for long".to_owned());
    }
    parts.extend(ctx.as_of_key());
    parts
}

/// The long times that a picture leaves out, within the days that it shows.
fn shown_breaks(ctx: &Context<'_>) -> Vec<(Instant, Instant)> {
    if ctx.session.timeline.is_unbroken {
        return Vec::new();
    }
    let timeline = Timeline::new(ctx.dossier, ctx.only, ctx.ahead, ctx.session.timeline.by);
    let Some((from, to)) = timeline.period(ctx.dossier.period.as_ref()) else { return Vec::new() };
    let mut quiet = timeline.quiet(Fineness::from_dossier(ctx.dossier));
    quiet.retain(|span| span.0 < to && span.1 > from);
    quiet
}

/// The size at which nothing is truncated.
#[must_use]
pub fn natural_size(ctx: &Context<'_>, ui: &Ui, least: Vec2) -> Vec2 {
    let width = least.x.max(LEAST);
    let by = ctx.session.timeline.by;
    let Some(stock) = stock::cached(ctx, ui, by).ready() else { return least };
    let parts = Parts::new(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 1e6)));
    let window = navigate::window(ctx, ui, &stock.timeline, parts.lanes.width());
    let layout = layout::cached(ctx, ui, (by, &stock), &window, parts.lanes.width());
    let Some(layout) = layout.ready() else { return least };
    let page = Page { parts, window, layout };
    vec2(width, axis::HEIGHT + page.height() + space::S)
}

#[cfg(test)]
mod tests {
    use crate::app::Parallax;
    use crate::dossier::Date;

    #[test]
    fn what_about_reaches_is_said_where_only_an_event_or_a_document_is_approximate() {
        for (on, dated, is_said) in [
            ("2020-01-10~", "2020-01-25", true),
            ("2020-01-10", "2020-01~", true),
            ("2020-01-10", "2020-01-25", false),
        ] {
            let text = format!(
                "Dossier(format: 1, title: \"T\", sources: {{ \"a\": (name: \"A\") }},
                 documents: {{ \"d\": (title: \"D\", dated: \"{dated}\", paragraphs: 9) }},
                 events: {{ \"e\": (name: \"E\", on: \"{on}\") }},
                 claims: {{ \"c\": (by: \"a\", document: \"d\", paragraph: 1, event: \"e\", says: Remark, gist: \"g\") }})"
            );
            let mut program = Parallax::new("about", crate::load::read(&text));
            let mut caption = Vec::new();
            program.picture(|ctx| caption = super::caption(ctx));
            assert_eq!(caption.iter().any(|part| part == Date::SLACK), is_said, "{on} {dated}: {caption:?}");
        }
    }
}
