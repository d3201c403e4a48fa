//! A step of a walk on the whole window: its views, and below them its heading, its sentence and the way on.

use egui::{CentralPanel, Frame, Key, Modifiers, Panel, Role, Ui, WidgetInfo};

use super::Parallax;
use super::arrangement::draw_within;
use super::both_ends;
use super::walk::heading;
use crate::dossier::Step;
use crate::session::{Command, Present, View};
use crate::theme::{Type, label, space};
use crate::views::navigation::{Region, region};
use crate::views::{Context, alt_text};

/// The keys of presenting, with what they do.
const KEYS: [(Key, Present); 10] = [
    (Key::ArrowRight, Present::Next),
    (Key::ArrowDown, Present::Next),
    (Key::PageDown, Present::Next),
    (Key::Space, Present::Next),
    (Key::ArrowLeft, Present::Previous),
    (Key::ArrowUp, Present::Previous),
    (Key::PageUp, Present::Previous),
    (Key::Home, Present::First),
    (Key::End, Present::Last),
    (Key::Escape, Present::End),
];

/// The commands of the keys pressed in this frame.
pub fn keys(ui: &Ui) -> Vec<Command> {
    ui.input_mut(|input| {
        let pressed = KEYS.iter().filter(|(key, _)| input.consume_key(Modifiers::NONE, *key));
        let mut commands: Vec<Command> = pressed.map(|(_, present)| Command::Present(*present)).collect();
        if input.consume_key(Modifiers::NONE, Key::F11) {
            commands.push(Command::Present(Present::End));
        }
        commands
    })
}

/// Draws the step `at`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, steps: &[Step], at: usize) {
    let Some(step) = steps.get(at) else { return };
    let ground = Frame::new().fill(ctx.palette.panel).inner_margin(egui::Margin::symmetric(24, 12));
    Panel::bottom("step").frame(ground).show(ui, |ui| caption(ctx, ui, steps, at));
    let (front, beside) = Parallax::views_of(step);
    CentralPanel::default().frame(Frame::new().fill(ctx.palette.paper)).show(ui, |ui| {
        let Some(beside) = beside else { return view(ctx, ui, front) };
        let size = egui::vec2(ui.available_width(), 0.45 * ui.available_height());
        let (above, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        let child = &mut ui.new_child(egui::UiBuilder::new().max_rect(above));
        view(ctx, child, beside);
        view(ctx, ui, front);
    });
}

fn view(ctx: &Context<'_>, ui: &mut Ui, view: View) {
    draw_within(ui, |ui| {
        let text = |ui: &Ui| alt_text::text(ctx, ui, view);
        let spoken = || view.description().spoken(ctx);
        region(ctx, ui, Region::View(view), spoken, text, |ctx, ui| view.description().ui(ctx, ui));
    });
}

fn caption(ctx: &Context<'_>, ui: &mut Ui, steps: &[Step], at: usize) {
    ui.horizontal(|ui| {
        let words = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width());
                ui.add(label(heading(steps, at), Type::Title, ctx.palette.ink));
                if let Some(text) =
                    steps.get(at).map(|step| step.text.as_str()).filter(|text| !text.is_empty())
                {
                    ui.add_space(space::XS);
                    ui.add(label(text, Type::Body, ctx.palette.ink));
                }
            });
        };
        both_ends::show(ui, 0.0, words, |ui| {
            let last = at + 1 == steps.len();
            for (words, name, present, is_on) in [
                ("Previous", "Previous step", Present::Previous, at > 0),
                ("Next", "Next step", Present::Next, !last),
                ("End", "End the presentation", Present::End, true),
            ] {
                let button = egui::Button::new(label(words, Type::Button, ctx.palette.ink));
                let response = ui.add_enabled(is_on, button);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, is_on, name));
                if response.clicked() {
                    ctx.send(Command::Present(present));
                }
            }
        });
    });
}
