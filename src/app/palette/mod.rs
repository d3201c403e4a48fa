//! The palette: everything that can be found and done, by name. A field, and a list below it.
//!
//! What stands in it is found by `find`; what can be done is listed by `commands`; rows are drawn by `list`. While it is
//! open the field has the keyboard, and the keys of the list are read before the field hears of them.

mod commands;
mod find;
mod list;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Align2, Area, Frame, Id, Key, Margin, Modal, Modifiers, Order, Rect, Stroke, TextEdit, Ui, WidgetInfo,
    vec2,
};

use super::content::Opened;
use super::settings::Recent;
use super::{Origin, card};
use crate::dossier::Day;
use crate::session::{Command, Session};
use crate::theme::{Palette, Type, label, space};
use crate::views::Context;
pub use commands::{Entry, help, looks, window_pictures};
use find::{Answer, Stock};

/// The width of the palette, in points.
const WIDTH: f32 = 720.0;
/// How far below the top of the window it stands.
const TOP: f32 = 64.0;

/// What the palette is made of.
pub struct Offer<'a> {
    /// What the views read; none where there is no dossier.
    pub ctx: Option<&'a Context<'a>>,
    /// The dossier, to be folded.
    pub opened: Option<&'a Arc<Opened>>,
    /// What the reader has chosen.
    pub session: &'a Session,
    /// Where the open dossier came from.
    pub origin: &'a Origin,
    /// Files that were open, the last one first.
    pub recent: &'a [Recent],
    /// The days on which it changes what was known, ascending.
    pub steps: &'a [Day],
    /// Where the map is, if it is drawn.
    pub map: Option<Rect>,
    /// The colours.
    pub palette: &'static Palette,
}

/// What is kept while it is open.
#[derive(Clone, Default)]
struct State {
    text: String,
    /// The row that Enter takes.
    chosen: usize,
    /// Everything that there is to find.
    stock: Option<Arc<Stock>>,
    /// What was found in it for the text.
    answer: Option<Arc<Answer>>,
    /// The frame in which it was drawn last: it opens empty.
    seen: u64,
}

fn state_id() -> Id {
    Id::unique("palette")
}

/// The id of the field.
fn field_id() -> Id {
    Id::unique("palette field")
}

/// How the list is moved by keys, and whether something is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Moves {
    rows: isize,
    end: Option<End>,
    takes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    First,
    Last,
}

/// Draws the palette; tells what the reader asked for.
pub fn ui(ui: &Ui, offer: &Offer<'_>) -> Vec<Command> {
    let now = ui.cumulative_pass_nr();
    let kept: Option<State> = ui.data(|data| data.get_temp(state_id()));
    let mut state = kept.filter(|state| state.seen + 2 >= now).unwrap_or_default();
    state.seen = now;
    let before = state.stock.take();
    let stock = Stock::of(ui, offer, before.clone());
    if !before.is_some_and(|before| Arc::ptr_eq(&before, &stock)) {
        state.answer = None;
    }
    state.stock = Some(Arc::clone(&stock));
    let frame = card::frame(offer.palette);
    let area = Area::new(state_id()).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
    let modal = Modal::new(state_id()).area(area).frame(frame);
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 40.0));
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        inside(ui, offer, &stock, &mut state)
    });
    let closes = shown.should_close();
    let mut commands = shown.inner.unwrap_or_default();
    if closes || !commands.is_empty() {
        ui.data_mut(|data| data.remove::<State>(state_id()));
        // First it closes: what is done may open something else.
        commands.insert(0, Command::Overlay(None));
    } else {
        ui.data_mut(|data| data.insert_temp(state_id(), state));
    }
    commands
}

/// The field and the list; what is taken, where something is.
fn inside(ui: &mut Ui, offer: &Offer<'_>, stock: &Stock, state: &mut State) -> Option<Vec<Command>> {
    let moves = moves(ui);
    let field = field(ui, offer, state);
    let answer = stock.answer(state.answer.take(), &state.text);
    let last = answer.rows().len().saturating_sub(1);
    let before = state.chosen;
    state.chosen = match moves.end {
        Some(End::First) => 0,
        Some(End::Last) => last,
        None => state.chosen.saturating_add_signed(moves.rows).min(last),
    };
    let scroll = if before == state.chosen && moves == Moves::default() {
        list::Scroll::Stay
    } else {
        list::Scroll::ToChosen
    };
    status(ui, offer, &answer, stock);
    let rows = list::ui(ui, offer, stock, &answer, state.chosen, scroll);
    ui.ctx().accesskit_node_builder(field, |node| {
        node.set_expanded(true);
        if let Some(active) = rows.chosen {
            node.set_active_descendant(active.accesskit_id());
        }
    });
    let taken = rows.clicked.or_else(|| moves.takes.then_some(state.chosen));
    let wish = taken.and_then(|row| answer.rows().get(row)).map(|row| stock.commands(ui, row));
    state.answer = Some(answer);
    wish
}

/// The keys of the list, before the field hears of them.
fn moves(ui: &Ui) -> Moves {
    const PAGE: isize = list::SHOWN.cast_signed() - 1;
    ui.input_mut(|input| {
        let mut moves = Moves::default();
        for (key, rows) in
            [(Key::ArrowUp, -1), (Key::ArrowDown, 1), (Key::PageUp, -PAGE), (Key::PageDown, PAGE)]
        {
            moves.rows +=
                rows * isize::try_from(input.count_and_consume_key(Modifiers::NONE, key)).unwrap_or(0);
        }
        for (key, end) in [(Key::Home, End::First), (Key::End, End::Last)] {
            if input.consume_key(Modifiers::NONE, key) {
                moves.end = Some(end);
            }
        }
        moves.takes = input.consume_key(Modifiers::NONE, Key::Enter);
        moves
    })
}

/// The field; typing never leaves it.
fn field(ui: &mut Ui, offer: &Offer<'_>, state: &mut State) -> Id {
    let hint = "Find an item or a claim, or do something; > for commands only";
    let before = state.text.clone();
    let edit = TextEdit::singleline(&mut state.text)
        .id(field_id())
        .hint_text(label(hint, Type::Body, offer.palette.mute))
        .font(Type::Heading.font())
        .text_color(offer.palette.ink)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(16, 12)))
        .desired_width(f32::INFINITY)
        .margin(Margin::ZERO);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(Role::EditableComboBox, true, "Find or do anything"));
    if !response.has_focus() {
        response.request_focus();
    }
    if state.text != before {
        state.chosen = 0;
    }
    let rect = response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, offer.palette.hairline));
    field_id()
}

/// How much was found: said aloud when it changes, and printed small.
fn status(ui: &mut Ui, offer: &Offer<'_>, answer: &Answer, stock: &Stock) {
    let words = if !stock.is_ready() {
        "Reading all names...".to_owned()
    } else if stock.is_broken() {
        "The names could not be read because of an internal error. Commands can still be found".to_owned()
    } else if answer.count() == 0 {
        "Nothing found".to_owned()
    } else if answer.count() > answer.rows().len() {
        format!("The first {} of {}", answer.rows().len(), answer.count())
    } else {
        format!("{} found", answer.count())
    };
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.add_space(space::M + space::XS);
        let said = ui.add(egui::Label::new(label(&words, Type::Small, offer.palette.mute)).selectable(false));
        ui.ctx().accesskit_node_builder(said.id, |node| {
            node.set_role(Role::Status);
            node.set_label(words.clone());
            node.set_live(egui::accesskit::Live::Polite);
        });
    });
    ui.add_space(space::XS);
}
