//! What can be done with the columns: the menu above the table, the menu of a heading, the keys of one that has the
//! keyboard.

use egui::{Key, Modifiers, Popup, PopupCloseBehavior, Response, Role, Ui, WidgetInfo, vec2};

use super::super::Context;
use super::super::sheet::pill_called;
use super::columns::Columns;
use crate::analysis::{Column, Direction};
use crate::session::{Command, TableColumns, TableSettings};
use crate::theme::{Type, label, space};

/// How much wider or narrower a key or a click makes a column, in points.
const STEP: f32 = 24.0;
const FIXED: &str = "The table always shows who says what of whom";

/// Something that can be done with a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Leave it out.
    Hide,
    /// Show it.
    Show,
    /// Move it one place to the left.
    Left,
    /// Move it one place to the right.
    Right,
    /// Make it narrower.
    Narrower,
    /// Make it wider.
    Wider,
}

impl Change {
    /// What a heading offers.
    const OF_HEADING: [Self; 5] = [Self::Left, Self::Right, Self::Narrower, Self::Wider, Self::Hide];

    const fn title(self) -> &'static str {
        match self {
            Self::Hide => "Hide",
            Self::Show => "Show",
            Self::Left => "Move left",
            Self::Right => "Move right",
            Self::Narrower => "Narrower",
            Self::Wider => "Wider",
        }
    }

    const fn keys(self) -> Option<(Modifiers, Key)> {
        const MOVE: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
        match self {
            Self::Hide => Some((Modifiers::NONE, Key::Delete)),
            Self::Show => None,
            Self::Left => Some((MOVE, Key::ArrowLeft)),
            Self::Right => Some((MOVE, Key::ArrowRight)),
            Self::Narrower => Some((Modifiers::SHIFT, Key::ArrowLeft)),
            Self::Wider => Some((Modifiers::SHIFT, Key::ArrowRight)),
        }
    }

    /// The columns after it; `None` if it changes nothing.
    fn apply(self, columns: &Columns, now: &TableColumns, column: Column) -> Option<TableColumns> {
        let drawn = columns.shown();
        let place = drawn.iter().position(|other| *other == column);
        let by = |step: f32| {
            let width = f32::from(now.width(column).unwrap_or(0)).max(columns.width(column));
            now.clone().sized(column, (width + step).round() as u16)
        };
        let changed = match self {
            Self::Hide => place.map(|_| now.clone().without(drawn, column)),
            Self::Show => place.is_none().then(|| now.clone().with(drawn, column)),
            Self::Left => place?.checked_sub(1).map(|to| now.clone().moved(drawn, column, to)),
            Self::Right => {
                place.filter(|at| at + 1 < drawn.len()).map(|at| now.clone().moved(drawn, column, at + 1))
            }
            Self::Narrower => place.map(|_| by(-STEP)),
            Self::Wider => place.map(|_| by(STEP)),
        };
        changed.filter(|changed| changed != now)
    }
}

/// Shows the columns so.
pub fn set(ctx: &Context<'_>, columns: TableColumns) {
    ctx.send(Command::Table(TableSettings { columns, ..ctx.session.table.clone() }));
}

/// Carries out the keys of a heading that has the keyboard.
pub fn keys(ctx: &Context<'_>, ui: &Ui, columns: &Columns, column: Column, response: &Response) {
    if !response.has_focus() {
        return;
    }
    for change in Change::OF_HEADING {
        let Some((modifiers, key)) = change.keys() else { continue };
        if ui.input_mut(|input| input.consume_key(modifiers, key))
            && let Some(changed) = change.apply(columns, &ctx.session.table.columns, column)
        {
            set(ctx, changed);
        }
    }
}

/// Offers what can be done with a column where its heading is clicked with the right button.
pub fn of_heading(ctx: &Context<'_>, columns: &Columns, column: Column, response: &Response) {
    if !response.context_menu_opened() && !response.secondary_clicked() {
        return;
    }
    response.context_menu(|ui| {
        ui.set_min_width(190.0);
        let sorts = [
            ("Sort ascending", Some((column, Direction::Ascending))),
            ("Sort descending", Some((column, Direction::Descending))),
            ("File order", None),
        ];
        for (name, sort) in sorts {
            if entry(ctx, ui, name, ctx.session.table.sort != sort).clicked() {
                ctx.send(Command::Table(TableSettings { sort, ..ctx.session.table.clone() }));
                ui.close();
            }
        }
        ui.separator();
        for change in Change::OF_HEADING {
            let changed = change.apply(columns, &ctx.session.table.columns, column);
            let response = entry(ctx, ui, change.title(), changed.is_some());
            if let Some(changed) = changed.filter(|_| response.clicked()) {
                set(ctx, changed);
                if matches!(change, Change::Hide) {
                    ui.close();
                }
            }
            if change == Change::Hide && Column::FIXED.contains(&column) {
                response.on_disabled_hover_text(FIXED);
            }
        }
    });
}

fn entry(ctx: &Context<'_>, ui: &mut Ui, name: &str, is_enabled: bool) -> Response {
    let color = if is_enabled { ctx.palette.ink } else { ctx.palette.dimmed_text() };
    let button = ui.add_enabled(is_enabled, egui::Button::new(label(name, Type::Body, color)));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, name));
    button
}

/// What the button that opens the menu says: how many columns are shown, if not all.
pub fn title(columns: &Columns) -> String {
    let (shown, all) = (columns.shown().len(), Column::ALL.len());
    if shown == all { "Columns".to_owned() } else { format!("{shown} of {all} columns") }
}

/// Draws the button of the menu, its left end at `at`; returns it.
pub fn button(ctx: &Context<'_>, ui: &Ui, at: egui::Pos2, columns: &Columns) -> Response {
    // The menu stays open while the number of columns changes.
    let called = (title(columns), egui::Id::unique("the columns of the table"));
    let response = pill_called(ctx, ui, at, egui::Align2::LEFT_CENTER, (&called.0, called.1));
    let hint = match columns.left_out() {
        0 => "Which columns are shown, in which order, and how wide".to_owned(),
        left => format!("{left} columns do not fit; what their absence would change is said in the others"),
    };
    let popup = Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        let height = (ui.ctx().content_rect().bottom() - response.rect.bottom() - 40.0).max(160.0);
        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| list(ctx, ui, columns));
    });
    response.on_hover_text(hint)
}

/// Draws the columns, those that are shown first, each with what can be done with it.
fn list(ctx: &Context<'_>, ui: &mut Ui, columns: &Columns) {
    let now = &ctx.session.table.columns;
    ui.spacing_mut().button_padding = vec2(6.0, 2.0);
    let hidden = Column::ALL.into_iter().filter(|column| !columns.shown().contains(column));
    egui::Grid::new("columns").num_columns(5).spacing(vec2(space::S, space::XS)).show(ui, |ui| {
        for column in columns.shown().iter().copied().chain(hidden) {
            let is_shown = columns.shown().contains(&column);
            let change = if is_shown { Change::Hide } else { Change::Show };
            let changed = change.apply(columns, now, column);
            let words = label(column.title(), Type::Small, ctx.palette.ink).in_widget(ui.ctx());
            let mut is_checked = is_shown;
            let response = ui.add_enabled(changed.is_some(), egui::Checkbox::new(&mut is_checked, words));
            response.widget_info(|| {
                let name = format!("Show “{}”", column.title());
                WidgetInfo::selected(Role::CheckBox, changed.is_some(), is_shown, name)
            });
            if let Some(changed) = changed.filter(|_| response.clicked()) {
                set(ctx, changed);
            }
            response.on_disabled_hover_text(FIXED);
            for change in &Change::OF_HEADING[..4] {
                let changed = change.apply(columns, now, column);
                let words = label(change.title(), Type::Small, ctx.palette.mute);
                let response = ui.add_enabled(changed.is_some(), egui::Button::new(words));
                response.widget_info(|| {
                    let name = format!("{}: “{}”", change.title(), column.title());
                    WidgetInfo::labeled(Role::Button, changed.is_some(), name)
                });
                if let Some(changed) = changed.filter(|_| response.clicked()) {
                    set(ctx, changed);
                }
            }
            ui.end_row();
        }
    });
    ui.separator();
    let resets = [
        ("Show the columns that fit", now.clone().fitting()),
        ("Show all columns", TableColumns::new(Column::ALL.to_vec(), now.widths())),
        ("As wide as their text", now.clone().as_wide_as_text()),
    ];
    for (name, columns) in resets {
        if entry(ctx, ui, name, columns != *now).clicked() {
            set(ctx, columns);
        }
    }
}
