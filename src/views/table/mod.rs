//! The table: all claims, sorted and filtered by the reader, and copied as text.

mod columns;
mod description;
mod header;
mod menu;
mod order;
mod rows;
mod tools;

use egui::{Rect, Sense, Ui, Vec2, pos2, vec2};

use super::memo::{memoize_beside, ready_or_wait};
use super::sheet::{Lanes, Sheet};
use super::{Context, Surface, cut, lit};
use crate::analysis::{Column, Direction, TableRows};
use crate::dossier::Item;
use crate::memo::Later;
use crate::session::{Input, TableSettings};
use crate::theme::Type;
use columns::Columns;

pub use description::TableView;

/// Draws the table into the rest of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    let area = ui.available_rect_before_wrap();
    ui.allocate_rect(area, Sense::hover());
    if area.width() < 160.0 || area.height() < 80.0 {
        return;
    }
    ui.painter().rect_filled(area, 0.0, ctx.palette.paper);
    match (ctx.surface, shown(ctx, ui)) {
        (Surface::Window, later) => window(ctx, ui, area, later),
        (Surface::Picture, later) => {
            if let Some(shown) = later.ready() {
                picture(ctx, ui, area, &shown.rows);
            }
        }
    }
}

/// The rows, and how many they are in words.
#[derive(Debug)]
struct Shown {
    rows: TableRows,
    tally: String,
}

impl Shown {
    fn new(ctx: &Context<'_>) -> Self {
        let rows = make_rows(ctx);
        Self { tally: tools::tally(ctx, &rows), rows }
    }
}

fn window(ctx: &Context<'_>, ui: &mut Ui, area: Rect, later: Later<Shown>) {
    let area = area.with_min_y(area.top() + tools::HEIGHT);
    let columns = Columns::of_window(ctx, ui, area.width());
    let known = match &later {
        Later::Ready(shown) => Some(shown.clone()),
        Later::Working(_) | Later::Stopped(_) => None,
    };
    tools::ui(ctx, ui, area, known.as_deref(), &columns);
    // While the rows are being worked out, the headings stay where they are, because a filter is typed there, and so does what is
    // scrolled to.
    let none = TableRows::default();
    let shown = known.as_deref().map_or(&none, |shown| &shown.rows);
    let long = match &known {
        Some(_) => shown.claims().len(),
        None => ui.data(|data| data.get_temp(long_id())).unwrap_or_default(),
    };
    ui.data_mut(|data| data.insert_temp(long_id(), long));
    let lanes = Lanes::Even(long, rows::HEIGHT);
    let reveal = ctx.session.reveal.and_then(|item| match item {
        Item::Claim(id) => shown.position(id),
        _ => None,
    });
    let reveal = reveal.map(|row| lanes.span(row));
    // The horizontal scroll position is kept: a row extends over all columns.
    let x = ui.data(|data| data.get_temp::<f32>(scrolled_id())).unwrap_or_default();
    let reveal = reveal.map(|span| Rect::from_min_max(pos2(x, span.start), pos2(x + 1.0, span.end)));
    let sheet = Sheet {
        id: "table",
        area,
        header: header::HEIGHT + header::FILTERS,
        side: columns.side(),
        content: vec2(columns.total() - columns.side(), lanes.total()),
    };
    sheet.show(ctx, ui, reveal, |ui, parts| {
        ui.data_mut(|data| data.insert_temp(scrolled_id(), parts.body.seen_x().start));
        header::ui(ctx, ui, &columns, parts);
        rows::ui(ctx, ui, shown, &columns, &lanes, parts);
        let rows = || {
            let middle = |row: usize| f32::midpoint(lanes.span(row).start, lanes.span(row).end);
            shown.claims().iter().enumerate().map(|(row, id)| (middle(row), *id)).collect()
        };
        let lit = lit::among(ctx, ui, ROWS, rows);
        let seen = parts.body.seen_y();
        lit::tell(ctx, ui, parts.body.rect, &lit, (seen.start, seen.end), shown.claims().len());
    });
    if known.is_none() {
        let body = area.with_min_y(area.top() + sheet.header);
        ready_or_wait(ctx, ui, later, body, "the rows of the table");
    } else if shown.claims().is_empty() {
        let words = nothing(ctx);
        let at = pos2(area.center().x, area.top() + sheet.header + 40.0);
        let font = Type::Body.font();
        ui.painter().text(at, egui::Align2::CENTER_CENTER, words, font, ctx.palette.mute);
    }
}

/// What stands in the place of the rows if there are none.
fn nothing(ctx: &Context<'_>) -> &'static str {
    if ctx.dossier.claims.is_empty() { "No claims to show." } else { "No claim matches." }
}

/// Where the number of rows is kept.
fn long_id() -> egui::Id {
    egui::Id::unique("rows of the table")
}

fn scrolled_id() -> egui::Id {
    egui::Id::unique("table scrolled to the right")
}

fn picture(ctx: &Context<'_>, ui: &mut Ui, area: Rect, shown: &TableRows) {
    let columns = Columns::of_picture(ctx, ui, shown, area.width());
    let lanes = rows::wrapped_lanes(ctx, ui, shown, &columns);
    let room = area.height() - header::HEIGHT;
    let line = cut::line(ui);
    let all = shown.claims().len();
    let fits = if lanes.total() <= room + 0.5 && lanes.len() == all && columns.left_out() == 0 {
        all
    } else {
        (0..lanes.len()).take_while(|row| lanes.span(*row).end <= room - line).count()
    };
    let end = if fits == 0 { 0.0 } else { lanes.span(fits - 1).end };
    let sheet = Sheet {
        id: "table",
        area: area.with_max_y(area.top() + header::HEIGHT + end),
        header: header::HEIGHT,
        side: columns.side(),
        content: vec2(columns.total() - columns.side(), lanes.total()),
    };
    sheet.show(ctx, ui, None, |ui, parts| {
        rows::ui(ctx, ui, shown, &columns, &lanes, parts);
        header::ui(ctx, ui, &columns, parts);
    });
    if all == 0 {
        let at = pos2(area.center().x, area.top() + header::HEIGHT + 30.0);
        let (font, mute) = (Type::Body.font(), ctx.palette.mute);
        ui.painter().text(at, egui::Align2::CENTER_CENTER, nothing(ctx), font, mute);
    }
    let missing = [(all - fits, "claim"), (columns.left_out(), "column")];
    cut::tell(ctx, ui, sheet.area.left_bottom(), area.width(), &missing);
}

/// What the rows are made from.
const ROWS: &[Input] = &[Input::Dossier, Input::Reading, Input::Table, Input::Narrowing];

/// In a window, more claims than these are filtered and sorted beside the window's own work.
const AT_ONCE: usize = 5_000;

fn shown(ctx: &Context<'_>, ui: &Ui) -> Later<Shown> {
    let is_large = ctx.dossier.claims.len() > AT_ONCE;
    let id = egui::Id::unique("table rows");
    let reads = [ROWS, &[Input::Day, Input::Tray]].concat();
    memoize_beside(ctx, ui, id, (&reads, ()), is_large, |ctx, _, is_wanted| {
        is_wanted().then(|| Shown::new(ctx))
    })
}

fn make_rows(ctx: &Context<'_>) -> TableRows {
    let TableSettings { sort, filters, columns: _ } = &ctx.session.table;
    TableRows::new(ctx.dossier, ctx.reading(), *sort, filters, ctx.only)
}

/// The caption of the table, part by part.
#[must_use]
pub fn caption(ctx: &Context<'_>) -> Vec<String> {
    let shown = make_rows(ctx);
    let mut parts = vec!["All claims".to_owned(), tools::tally(ctx, &shown)];
    if ctx.is_narrowed_to_pins() {
        "Claims compared".clone_into(&mut parts[0]);
    }
    parts.extend(ctx.as_of_key());
    let TableSettings { sort, filters, columns } = &ctx.session.table;
    for (column, text) in Column::ALL.iter().zip(filters.iter()).filter(|(_, text)| !text.trim().is_empty()) {
        parts.push(format!("“{}” holds “{}”", column.title(), text.trim()));
    }
    parts.push(match sort {
        None => "in the order of the file".to_owned(),
        Some((column, Direction::Ascending)) => format!("sorted by “{}”", column.title()),
        Some((column, Direction::Descending)) => format!("sorted by “{}”, last first", column.title()),
    });
    let hidden = Column::ALL.into_iter().filter(|column| !columns.wanted().contains(column));
    let hidden: Vec<String> = hidden.map(|column| format!("“{}”", column.title())).collect();
    if let Some((last, others)) = hidden.split_last() {
        parts.push(match others {
            [] => format!("without the column {last}"),
            others => format!("without the columns {} and {last}", others.join(", ")),
        });
    }
    parts.extend(ctx.words_read());
    parts
}

/// The size in a picture with so much room beside it, in which all columns are narrower than their text, and it wraps. If columns
/// would be left out, the natural size.
#[must_use]
pub fn size_within(ctx: &Context<'_>, ui: &Ui, width: f32) -> Vec2 {
    let Some(shown) = shown(ctx, ui).ready() else { return Vec2::new(width, 0.0) };
    let shown = &shown.rows;
    let columns = Columns::of_picture(ctx, ui, shown, width);
    if columns.left_out() > 0 || columns.total() > width + 1.0 {
        return natural_size(ctx, ui, Vec2::new(width, 0.0));
    }
    let height = header::HEIGHT + rows::wrapped_lanes(ctx, ui, shown, &columns).total() + 1.0;
    Vec2::new(width, height.min(16_000.0))
}

/// The size, without margins, at which nothing in a picture is truncated: at least `least`, at most 4,000
/// points wide and 16,000 high.
#[must_use]
pub fn natural_size(ctx: &Context<'_>, ui: &Ui, least: Vec2) -> Vec2 {
    let Some(shown) = shown(ctx, ui).ready() else { return least };
    let shown = &shown.rows;
    let width = Columns::natural(ctx, ui, shown).clamp(least.x, least.x.max(4_000.0));
    let columns = Columns::of_picture(ctx, ui, shown, width);
    let lanes = rows::wrapped_lanes(ctx, ui, shown, &columns);
    let height = header::HEIGHT + lanes.total() + 1.0;
    vec2(width, height.clamp(least.y, least.y.max(16_000.0)))
}
