//! The rows of the palette; only visible ones are drawn.

use std::ops::Range;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Id, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::Offer;
use super::find::{Answer, Row, Stock};
use crate::app::keys::table::printed;
use crate::dossier::{Dossier, Item, Native};
use crate::letters::{Length, shown};
use crate::theme::{Type, galley, lay, space};
use crate::views;

/// The height of a row.
const HEIGHT: f32 = 28.0;
/// The number of rows visible at once.
pub const SHOWN: usize = 13;
/// Padding to the left and right of the text.
const SIDE: f32 = 16.0;
/// Maximum width for why something was found.
const WHY: f32 = 330.0;

/// Whether the list scrolls to the chosen row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// Keep the position.
    Stay,
    /// Scroll to the chosen row.
    ToChosen,
}

/// The result of drawing the rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Drawn {
    /// The widget of the chosen row.
    pub chosen: Option<Id>,
    /// The row that was clicked.
    pub clicked: Option<usize>,
}

/// Draws the rows.
pub fn ui(
    ui: &mut Ui,
    offer: &Offer<'_>,
    stock: &Stock,
    answer: &Answer,
    chosen: usize,
    scroll: Scroll,
) -> Drawn {
    let rows = answer.rows();
    let mut drawn = Drawn::default();
    let below = ui.ctx().content_rect().bottom() - ui.next_widget_position().y - 40.0;
    let high = (SHOWN as f32 * HEIGHT).min(below.max(3.0 * HEIGHT)).min(rows.len() as f32 * HEIGHT);
    let (list, _) = ui.allocate_exact_size(vec2(ui.available_width(), high), Sense::hover());
    let builder = UiBuilder::new().id_salt("palette list").max_rect(list).accessibility_role(Role::ListBox);
    {
        let ui = &mut ui.new_child(builder);
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_label("Found"));
        let area =
            ScrollArea::vertical().id_salt(("palette", answer.text())).max_height(high).auto_shrink(false);
        area.show_viewport(ui, |ui, seen| {
            let size = vec2(ui.available_width(), HEIGHT * rows.len() as f32);
            let (block, _) = ui.allocate_exact_size(size, Sense::hover());
            let rect_of = |row: usize| {
                let min = block.min + vec2(0.0, HEIGHT * row as f32);
                Rect::from_min_size(min, vec2(block.width(), HEIGHT))
            };
            if scroll == Scroll::ToChosen {
                ui.scroll_to_rect_animation(rect_of(chosen), None, egui::style::ScrollAnimation::none());
            }
            let first = (seen.top() / HEIGHT).floor().max(0.0) as usize;
            let end = ((seen.bottom() / HEIGHT).ceil().max(0.0) as usize).min(rows.len());
            for number in first..end.max(first) {
                let place = RowPosition {
                    rect: rect_of(number),
                    number,
                    of: rows.len(),
                    is_chosen: number == chosen,
                };
                let response = row(ui, offer, stock, answer, rows[number], &place);
                if place.is_chosen {
                    drawn.chosen = Some(response.id);
                }
                if response.clicked() {
                    drawn.clicked = Some(number);
                }
            }
        });
    }
    ui.add_space(space::XS);
    drawn
}

/// The position of a row.
struct RowPosition {
    rect: Rect,
    number: usize,
    of: usize,
    is_chosen: bool,
}

/// The texts of a row.
struct Words<'a> {
    title: String,
    /// The name in its own script.
    native: Option<&'a Native>,
    /// What it is, or its shortcut.
    right: String,
    /// Why it was found.
    why: &'a str,
}

fn row(
    ui: &Ui,
    offer: &Offer<'_>,
    stock: &Stock,
    answer: &Answer,
    row: Row,
    place: &RowPosition,
) -> egui::Response {
    let RowPosition { rect, number, of, is_chosen } = *place;
    let Some(words) = words(offer, stock, answer, row, number) else {
        return ui.interact(rect, ui.scope_id().with(number), Sense::hover());
    };
    let response = ui.interact(rect, ui.scope_id().with(number), Sense::CLICK);
    response.widget_info(|| {
        let parts = [words.title.as_str(), words.right.as_str(), words.why];
        let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, name)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_chosen);
        node.set_position_in_set(number + 1);
        node.set_size_of_set(of);
    });
    let palette = offer.palette;
    let ground = match (is_chosen, response.hovered()) {
        (true, _) => Some(palette.highlight),
        (false, true) => Some(palette.hover),
        (false, false) => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect.shrink2(vec2(6.0, 0.0)), space::CORNER, ground);
    }
    if is_chosen {
        let bar = Rect::from_min_size(rect.min + vec2(6.0, 4.0), vec2(3.0, rect.height() - 8.0));
        ui.painter().rect_filled(bar, 1.0, palette.accent);
    }
    paint(ui, offer, answer, row, &words, rect.shrink2(vec2(SIDE, 0.0)));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn paint(ui: &Ui, offer: &Offer<'_>, answer: &Answer, row: Row, words: &Words<'_>, rect: Rect) {
    let (painter, palette) = (ui.painter(), offer.palette);
    let y = rect.center().y;
    let put = |galley: std::sync::Arc<egui::Galley>, x: f32, align: Align2| {
        let pos = align.anchor_size(pos2(x, y), galley.size());
        painter.galley(pos.min, galley, palette.ink);
        pos
    };
    if let (Row::Item(item), Some(ctx)) = (row, offer.ctx) {
        views::glyph(ctx, ui, pos2(rect.left() + 6.0, y), item);
    }
    let mut right = rect.right();
    for (words, most) in [(words.right.as_str(), 120.0), (words.why, WHY)] {
        if !words.is_empty() {
            let words = galley(painter, words, Type::Small, palette.mute, most);
            right = put(words, right, Align2::RIGHT_CENTER).left() - space::M;
        }
    }
    let left = rect.left() + 22.0;
    let room = (right - left).max(20.0);
    let title = emphasised(ui, offer, &words.title, &answer.letters(row, &words.title), room);
    let title = put(title, left, Align2::LEFT_CENTER);
    if let Some(native) = words.native {
        let mut job = LayoutJob::simple_singleline(native.text.clone(), Type::Body.font(), palette.mute);
        let room = right - title.right() - space::S;
        job.wrap = TextWrapping::truncate_at_width(room.max(0.0));
        if room > 40.0 {
            put(lay(painter, job), title.right() + space::S, Align2::LEFT_CENTER);
        }
    }
}

/// The title with the matching letters in bold.
fn emphasised(
    ui: &Ui,
    offer: &Offer<'_>,
    title: &str,
    letters: &[Range<usize>],
    room: f32,
) -> std::sync::Arc<egui::Galley> {
    if letters.is_empty() {
        return galley(ui.painter(), title, Type::Body, offer.palette.ink, room);
    }
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(room), ..LayoutJob::default() };
    let plain = TextFormat::simple(Type::Body.font(), offer.palette.ink);
    let found = TextFormat::simple(Type::Strong.font(), offer.palette.accent);
    let mut at = 0;
    for range in letters {
        job.append(&title[at..range.start], 0.0, plain.clone());
        job.append(&title[range.clone()], 0.0, found.clone());
        at = range.end;
    }
    job.append(&title[at..], 0.0, plain);
    lay(ui.painter(), job)
}

fn words<'a>(
    offer: &'a Offer<'_>,
    stock: &Stock,
    answer: &'a Answer,
    row: Row,
    number: usize,
) -> Option<Words<'a>> {
    match row {
        Row::Command(number) => {
            let entry = stock.entry(number)?;
            let right = entry.shortcut.map_or_else(|| "command".to_owned(), printed);
            Some(Words { title: entry.title.clone(), native: None, right, why: "" })
        }
        Row::Item(item) => {
            let ctx = offer.ctx?;
            let title = match item {
                Item::Claim(id) => ctx.spoken(id),
                _ => ctx.dossier.name(item).to_owned(),
            };
            let title = shown(&title, Length::Name).into_owned();
            let (native, why) = (native_of(ctx.dossier, item), answer.why(number, ctx));
            Some(Words { title, native, right: item.kind().word().to_owned(), why })
        }
    }
}

fn native_of(dossier: &Dossier, item: Item) -> Option<&Native> {
    match item {
        Item::Place(id) => dossier.places[id].native.as_ref(),
        Item::Source(id) => dossier.sources[id].native.as_ref(),
        Item::Person(id) => dossier.people[id].native.as_ref(),
        _ => None,
    }
}
