//! The palette: search and commands, as a field with a list below it.
//!
//! `find` searches, `commands` lists the commands, `list` draws the rows. While the palette is open, the
//! field has the keyboard focus, and the list's keys are handled before the field receives them.

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
use crate::dossier::Moment;
use crate::session::{Command, Revisions, Session};
use crate::theme::{Palette, Type, label, space};
use crate::views::Context;
pub use commands::{
    Entry, WITH_DOSSIER, help, looks, page, page_with_dossier, report, walk, window_pictures, writing,
};
use find::{Answer, Stock};

/// The width of the palette, in points.
const WIDTH: f32 = 720.0;
/// The distance from the top of the window.
const TOP: f32 = 64.0;

/// The context of the palette.
pub struct Offer<'a> {
    /// What the views read; `None` if there is no dossier.
    pub ctx: Option<&'a Context<'a>>,
    /// The dossier to search.
    pub opened: Option<&'a Arc<Opened>>,
    /// What the reader has chosen.
    pub session: &'a Session,
    /// Which state of that, and of the dossier, this is.
    pub revisions: &'a Revisions,
    /// The origin of the open dossier.
    pub origin: &'a Origin,
    /// Recent files, most recent first.
    pub recent: &'a [Recent],
    /// The days on which anything becomes known, ascending.
    pub steps: &'a [Moment],
    /// Whether there is a walk.
    pub has_steps: bool,
    /// The choice that would be undone.
    pub undo: Option<&'a str>,
    /// The choice that would be made again.
    pub redo: Option<&'a str>,
    /// The edit that would be undone, also where a choice was made after it.
    pub edit: Option<&'a str>,
    /// Whether every edit is saved.
    pub saves_as_you_go: bool,
    /// Whether the next run reopens what is open.
    pub reopens: bool,
    /// The area of the map, if it is drawn.
    pub map: Option<Rect>,
    /// The colours.
    pub palette: &'static Palette,
}

/// State kept while it is open.
#[derive(Clone, Default)]
struct State {
    text: String,
    /// The row chosen by Enter.
    chosen: usize,
    /// Everything that can be found.
    stock: Option<Arc<Stock>>,
    /// The results for the text.
    answer: Option<Arc<Answer>>,
    /// The frame in which it was last drawn, so that it reopens empty.
    seen: u64,
}

fn state_id() -> Id {
    Id::unique("palette")
}

/// The id of the field.
fn field_id() -> Id {
    Id::unique("palette field")
}

/// How keys move the selection in the list, and whether a row is chosen.
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

/// Draws the palette; returns the reader's commands.
pub fn ui(ui: &Ui, offer: &Offer<'_>) -> Vec<Command> {
    let now = ui.cumulative_pass_nr();
    let kept: Option<State> = ui.data(|data| data.get_temp(state_id()));
    let mut state = kept.filter(|state| state.seen + 2 >= now).unwrap_or_default();
    state.seen = now;
    let before = state.stock.take();
    let stock = Stock::cached(ui, offer, before.clone());
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
        draw_field_and_list(ui, offer, &stock, &mut state)
    });
    let closes = shown.should_close();
    let mut commands = shown.inner.unwrap_or_default();
    if closes || !commands.is_empty() {
        ui.data_mut(|data| data.remove::<State>(state_id()));
        // It closes first, because the command may open something else.
        commands.insert(0, Command::Overlay(None));
    } else {
        ui.data_mut(|data| data.insert_temp(state_id(), state));
    }
    commands
}

/// Draws the field and the list; returns the commands of the chosen row, if any.
fn draw_field_and_list(
    ui: &mut Ui,
    offer: &Offer<'_>,
    stock: &Stock,
    state: &mut State,
) -> Option<Vec<Command>> {
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

/// Reads the list's keys before the field receives them.
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

/// Draws the field, which keeps the keyboard focus.
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

/// Shows the number of results, and announces it when it changes.
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
