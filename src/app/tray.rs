//! The items pinned for comparison, in the bar at the bottom.

use std::sync::Arc;

use egui::{Align2, Galley, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

use super::both_ends;
use super::keys::table::{Shortcut, printed};
use crate::analysis::{hedged, speaker};
use crate::dossier::Item;
use crate::session::{Command, Input, Scope};
use crate::theme::{Type, galley, label, space};
use crate::views::memo::memoize;
use crate::views::{self, Context};

/// Maximum number of pinned items that are listed: nobody scrolls past more.
const LISTED: usize = 100;
/// Maximum width of a pinned item.
const WIDEST: f32 = 260.0;
const HIGH: f32 = 24.0;

/// Draws them, or says how to pin something.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.add_space(space::L);
        ui.add(label("COMPARE", Type::Section, ctx.palette.mute));
        if ctx.session.tray.pinned().is_empty() {
            let hint = format!("{} pins the source or claim under the pointer", printed(Shortcut::Pin));
            let room = ui.available_width();
            let hint = galley(ui.painter(), hint, Type::Small, ctx.palette.mute, room);
            ui.add(egui::Label::new(hint).selectable(false));
            return;
        }
        let list = |ui: &mut Ui| {
            ScrollArea::horizontal().id_salt("tray").show(ui, |ui| {
                let reads = &[Input::Dossier, Input::Tray];
                let chips = memoize(ctx, ui, ui.scope_id().with("chips"), (reads, ()), || Chip::all(ctx, ui));
                for chip in chips.iter() {
                    chip.ui(ctx, ui);
                }
                let items = ctx.session.tray.pinned().len();
                if items > LISTED {
                    let words = format!("and {} more", items - LISTED);
                    ui.add(label(words, Type::Small, ctx.palette.mute));
                }
            });
        };
        both_ends::show(ui, 0.0, list, |ui| {
            let (pressed, other) = match ctx.session.tray.scope {
                Scope::All => (Pressed::No, Scope::Tray),
                Scope::Tray => (Pressed::Yes, Scope::All),
            };
            if button(ctx, ui, "Show only these", pressed) {
                ctx.send(Command::Scope(other));
            }
            if button(ctx, ui, "Empty", Pressed::No) {
                ctx.send(Command::EmptyTray);
            }
        });
    });
}

/// Whether a button is shown as pressed.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Pressed {
    No,
    Yes,
}

/// Draws a small button; returns true if it was clicked.
pub(super) fn button(ctx: &Context<'_>, ui: &mut Ui, words: &str, pressed: Pressed) -> bool {
    let ink = ctx.palette.ink;
    let galley = galley(ui.painter(), words, Type::Small, ink, 200.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(galley.size().x + 22.0, HIGH), Sense::click());
    let is_pressed = pressed == Pressed::Yes;
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_pressed, words));
    let outlined = is_pressed || response.has_focus();
    let outline = if outlined { ctx.palette.accent } else { ctx.palette.hairline };
    let fill = match (is_pressed, response.hovered()) {
        (true, _) => ctx.palette.highlight,
        (false, true) => ctx.palette.hover,
        (false, false) => ctx.palette.paper,
    };
    let stroke = Stroke::new(1.0, outline);
    ui.painter().rect(rect, space::PILL, fill, stroke, egui::StrokeKind::Inside);
    let pos = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min;
    ui.painter().galley(pos, galley, ink);
    response.clicked()
}

/// A pinned item: a click selects it, its cross removes it.
#[derive(Debug)]
struct Chip {
    item: Item,
    words: String,
    /// In points.
    width: f32,
}

impl Chip {
    /// Those of the items that are listed.
    fn all(ctx: &Context<'_>, ui: &Ui) -> Vec<Self> {
        ctx.session.tray.pinned().iter().take(LISTED).map(|item| Self::new(ctx, ui, *item)).collect()
    }

    fn new(ctx: &Context<'_>, ui: &Ui, item: Item) -> Self {
        let words = match item {
            Item::Claim(id) => {
                let claim = &ctx.dossier.claims[id];
                format!("{}: {}", speaker(ctx.dossier, claim), hedged(claim))
            }
            _ => ctx.dossier.name(item).to_owned(),
        };
        let width = Self::laid(ctx, ui, &words).size().x + 24.0 + 24.0;
        Self { item, words, width }
    }

    fn laid(ctx: &Context<'_>, ui: &Ui, words: &str) -> Arc<Galley> {
        galley(ui.painter(), words, Type::Small, ctx.palette.ink, WIDEST)
    }

    fn ui(&self, ctx: &Context<'_>, ui: &mut Ui) {
        let Self { item, words, width } = self;
        let (rect, response) = ui.allocate_exact_size(Vec2::new(*width, HIGH), Sense::click());
        let response = ctx.wire(ui, response, *item, || format!("{words}, pinned"));
        if ui.is_rect_visible(rect) {
            self.paint(ctx, ui, rect, &response);
        }
        cross(ctx, ui, rect, *item, words);
    }

    fn paint(&self, ctx: &Context<'_>, ui: &Ui, rect: Rect, response: &Response) {
        let selected = ctx.emphasis(self.item) == views::Emphasis::Selected;
        let fill = match (selected, response.hovered()) {
            (true, _) => ctx.palette.highlight,
            (false, true) => ctx.palette.hover,
            (false, false) => ctx.palette.paper,
        };
        let outline = if response.has_focus() { ctx.palette.accent } else { ctx.palette.hairline };
        let stroke = Stroke::new(1.0, outline);
        ui.painter().rect(rect, space::PILL, fill, stroke, egui::StrokeKind::Inside);
        views::glyph(ctx, ui, pos2(rect.left() + 13.0, rect.center().y), self.item);
        let words = Self::laid(ctx, ui, &self.words);
        let pos = pos2(rect.left() + 22.0, rect.center().y - words.size().y / 2.0);
        ui.painter().galley(pos, words, ctx.palette.ink);
    }
}

fn cross(ctx: &Context<'_>, ui: &Ui, chip: Rect, item: Item, words: &str) {
    let rect = Rect::from_center_size(pos2(chip.right() - 13.0, chip.center().y), Vec2::splat(18.0));
    let response = ui.interact(rect, ui.scope_id().with(("unpin", item)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Unpin {words}")));
    let attention = response.hovered() || response.has_focus();
    let stroke = Stroke::new(1.4, if attention { ctx.palette.accent } else { ctx.palette.mute });
    for sign in [-1.0, 1.0] {
        let arm = Vec2::new(3.2, 3.2 * sign);
        ui.painter().line_segment([rect.center() - arm, rect.center() + arm], stroke);
    }
    if response.clicked() {
        ctx.send(Command::Pin(item));
    }
}
