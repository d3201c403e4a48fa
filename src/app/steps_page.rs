//! The list of the steps of a walk, where they are made, named and put in order.

use egui::{Role, ScrollArea, TextEdit, Ui, Vec2, WidgetInfo};

use super::keys::table::{Shortcut, printed};
use super::{both_ends, card};
use crate::dossier::Step;
use crate::session::{Command, Overlay, Present, Request, WalkEdit};
use crate::theme::{Palette, Type, label, space};

/// The width of the card in points.
const WIDTH: f32 = 560.0;

/// Draws the list; returns commands.
pub fn ui(ui: &Ui, palette: &Palette, steps: &[Step]) -> Vec<Command> {
    let room = ui.ctx().content_rect().size() - Vec2::splat(120.0);
    let shown = card::show(ui, "steps", palette, |ui| {
        let mut commands = Vec::new();
        ui.set_width(WIDTH.min(room.x));
        ui.add(label("A walk through the evidence", Type::Title, palette.ink));
        let words = format!(
            "Each step keeps what the window shows, with a sentence. Saved with a view ({}), it can be sent.",
            printed(Shortcut::SaveView)
        );
        ui.add(label(words, Type::Small, palette.mute));
        ui.add_space(space::S);
        ScrollArea::vertical().max_height((room.y - 140.0).max(120.0)).show(ui, |ui| {
            for (at, step) in steps.iter().enumerate() {
                commands.extend(row(ui, palette, at, step));
            }
        });
        ui.add_space(space::S);
        let mut buttons = vec![("Add what is shown", Command::Walk(WalkEdit::Add))];
        if !steps.is_empty() {
            buttons.extend([
                ("Present", Command::Present(Present::At(0))),
                ("Page...", Command::Ask(Request::Publish(super::palette::walk()))),
                ("Pictures...", Command::Ask(Request::ExportSteps)),
                ("Save view...", Command::Overlay(Some(Overlay::SaveView))),
            ]);
        }
        buttons.push(("Close", Command::Overlay(None)));
        let draw = |ui: &mut Ui| {
            let clicked = buttons.into_iter().filter_map(|(words, command)| {
                ui.button(label(words, Type::Button, palette.ink)).clicked().then_some(command)
            });
            clicked.collect::<Vec<_>>()
        };
        commands.extend(ui.horizontal(|ui| both_ends::show(ui, 0.0, |_| {}, draw).1).inner);
        commands
    });
    let mut commands = shown.inner.clone();
    if shown.should_close() {
        commands.push(Command::Overlay(None));
    }
    commands
}

fn row(ui: &mut Ui, palette: &Palette, at: usize, step: &Step) -> Vec<Command> {
    let mut commands = Vec::new();
    let (mut title, mut text) = (step.title.clone(), step.text.clone());
    let number = at + 1;
    ui.horizontal(|ui| {
        ui.add(label(number.to_string(), Type::SmallStrong, palette.mute));
        let edit = TextEdit::singleline(&mut title).desired_width(200.0).char_limit(300);
        ui.add(edit)
            .widget_info(|| WidgetInfo::labeled(Role::TextInput, true, format!("Title of step {number}")));
        for (words, name, command) in [
            ("Show", format!("Present step {number}"), Command::Present(Present::At(at))),
            ("Retake", format!("Take what is shown for step {number}"), Command::Walk(WalkEdit::Retake(at))),
            ("Up", format!("Move step {number} up"), Command::Walk(WalkEdit::Earlier(at))),
            ("Remove", format!("Remove step {number}"), Command::Walk(WalkEdit::Remove(at))),
        ] {
            let button = ui.button(label(words, Type::Small, palette.ink));
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if button.clicked() {
                commands.push(command);
            }
        }
    });
    let edit = TextEdit::singleline(&mut text)
        .desired_width(f32::INFINITY)
        .hint_text("A sentence")
        .char_limit(2_000);
    ui.add(edit)
        .widget_info(|| WidgetInfo::labeled(Role::TextInput, true, format!("Sentence of step {number}")));
    ui.add_space(space::S);
    if title != step.title || text != step.text {
        commands.push(Command::Walk(WalkEdit::Words(at, title, text)));
    }
    commands
}
