//! The controls above the chart: reading, population, order, headings, axis and marks.
//!
//! Always a single row. Whatever does not fit is in an options menu at its end.

mod choices;

use egui::{ComboBox, Popup, PopupCloseBehavior, Rect, Role, Ui, UiBuilder, WidgetInfo, vec2};

use super::super::Context;
use super::outcomes;
use crate::session::{Command, EstimatePage};
use crate::theme::{Type, galley, label, space};
use choices::{Choice, Control};

/// The height of the row, in points.
pub const HEIGHT: f32 = 32.0;

const GAP: f32 = 6.0;
/// Maximum width of an entry of a menu, in points.
const WIDEST: f32 = 420.0;
/// The width of a menu without its text.
const MENU: f32 = 42.0;
const CODING: &str = "As others would code it";
const OPTIONS: &str = "Options";

/// Draws the row into `rect`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, rect: Rect) {
    let child = &mut row(ui, rect);
    let taken = outcomes::menu_instead(ctx, child, rect.width());
    let shown = fitting(ctx, child, child.max_rect().width() - taken);
    for control in &Control::ALL[..shown.controls] {
        menu(ctx, child, *control);
    }
    match shown.coding {
        Coding::Button => coding(ctx, child),
        Coding::Option => options(ctx, child, &Control::ALL[shown.controls..]),
    }
}

/// Draws only the choice of the reading, for views that read words but have no other controls.
pub fn reading(ctx: &Context<'_>, ui: &mut Ui, rect: Rect) {
    menu(ctx, &mut row(ui, rect), Control::Reading);
}

/// A row of choices in `rect`.
fn row(ui: &mut Ui, rect: Rect) -> Ui {
    let inner = rect.shrink2(vec2(12.0, 5.0));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout));
    row.set_clip_rect(rect.intersect(ui.clip_rect()));
    row.spacing_mut().item_spacing.x = GAP;
    row.spacing_mut().button_padding = vec2(9.0, 2.0);
    row
}

/// The position of the button for the comparison with other projects.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Coding {
    Button,
    Option,
}

/// The controls in the row; the rest are options.
struct Shown {
    controls: usize,
    coding: Coding,
}

/// Decides how much of the row fits into a width.
fn fitting(ctx: &Context<'_>, ui: &Ui, width: f32) -> Shown {
    let widths = Control::ALL.map(|control| menu_width(ctx, ui, control) + GAP);
    let all: f32 = widths.iter().sum();
    if all + words_width(ctx, ui, CODING) + 18.0 <= width {
        return Shown { controls: Control::ALL.len(), coding: Coding::Button };
    }
    let mut room = width - words_width(ctx, ui, OPTIONS) - 18.0;
    let fits = |wide: &&f32| {
        room -= **wide;
        room >= 0.0
    };
    Shown { controls: widths.iter().take_while(fits).count(), coding: Coding::Option }
}

fn words_width(ctx: &Context<'_>, ui: &Ui, words: &str) -> f32 {
    galley(ui.painter(), words, Type::Small, ctx.palette.ink, f32::INFINITY).size().x
}

/// The same whatever is chosen, where that is possible: a choice moves no menu.
fn menu_width(ctx: &Context<'_>, ui: &Ui, control: Control) -> f32 {
    let words = control.longest().unwrap_or_else(|| control.words(ctx));
    (words_width(ctx, ui, &words) + MENU).min(control.widest())
}

/// Draws one control as a menu that shows the current choice.
fn menu(ctx: &Context<'_>, ui: &mut Ui, control: Control) {
    let words = control.words(ctx);
    let width = menu_width(ctx, ui, control).min(ui.available_width());
    let closed = label(&words, Type::Small, ctx.palette.ink).in_widget(ui.ctx());
    // A combo box is at least as wide as requested, and cuts its text only at the edge of its container.
    let response = ui
        .allocate_ui(vec2(width, ui.available_height()), |ui| {
            let combo = ComboBox::from_id_salt(control.title()).selected_text(closed).width(0.0).truncate();
            combo.show_ui(ui, |ui| entries(ctx, ui, control)).response
        })
        .inner;
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &words));
    response.on_hover_text(control.hint(ctx));
}

/// Draws the entries, each with its explanation.
fn entries(ctx: &Context<'_>, ui: &mut Ui, control: Control) {
    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.spacing_mut().button_padding = vec2(8.0, 2.0);
    for choice in control.choices(ctx, ui) {
        let Choice { words, hint, depth, standing, command } = choice;
        let is_chosen = standing == choices::Standing::Chosen;
        let response = ui.horizontal(|ui| {
            ui.add_space(12.0 * depth.min(6) as f32);
            entry(ctx, ui, is_chosen, words)
        });
        let response = if hint.is_empty() { response.inner } else { response.inner.on_hover_text(hint) };
        if response.clicked() {
            ctx.send(command);
        }
    }
}

/// Draws an entry on one line; if it is too long it is shortened, and its accessible name and tooltip have
/// the full text.
fn entry(ctx: &Context<'_>, ui: &mut Ui, is_chosen: bool, words: String) -> egui::Response {
    let laid = galley(ui.painter(), &words, Type::Small, ctx.palette.ink, WIDEST);
    if laid.text() == words {
        let words = label(words, Type::Small, ctx.palette.ink).in_widget(ui.ctx());
        return ui.selectable_label(is_chosen, words);
    }
    let response = ui.selectable_label(is_chosen, laid);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &words));
    response.on_hover_text(words)
}

fn coding(ctx: &Context<'_>, ui: &mut Ui) {
    let words = label(CODING, Type::Small, ctx.palette.ink);
    let response = ui.button(words);
    if response.clicked() {
        show_coding(ctx);
    }
    response.on_hover_text("What other projects could store of the same claims, and what each would lose");
}

fn show_coding(ctx: &Context<'_>) {
    let mut settings = ctx.session.estimates.clone();
    settings.page = EstimatePage::Coding;
    ctx.send(Command::Estimates(settings));
}

/// Draws the controls that did not fit, in a menu that stays open until something else is clicked.
fn options(ctx: &Context<'_>, ui: &mut Ui, controls: &[Control]) {
    let response = ui.button(label(OPTIONS, Type::Small, ctx.palette.ink));
    let popup = Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        let height = (ui.ctx().content_rect().bottom() - response.rect.bottom() - 40.0).max(160.0);
        egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            if ui.button(label(CODING, Type::Small, ctx.palette.ink)).clicked() {
                show_coding(ctx);
                ui.close();
            }
            for control in controls {
                ui.add_space(space::S);
                ui.add(label(control.title().to_uppercase(), Type::Section, ctx.palette.mute));
                entries(ctx, ui, *control);
            }
        });
    });
}
