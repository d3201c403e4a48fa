//! What another program has saved while the dossier was edited here: told in sentences, and settled item by item.

use egui::{Role, ScrollArea, Ui, WidgetInfo};

use super::{Diverged, Parallax, told};
use crate::analysis::counted;
use crate::app::card;
use crate::edit::{Item, Keep, Who};
use crate::session::{Command, Overlay, Write, WriteCard};
use crate::theme::{Palette, Type, label, space};

/// The width of the card in points.
const WIDTH: f32 = 640.0;
impl Parallax {
    /// Takes notice of what another program has saved, and asks what is kept.
    pub(super) fn diverge(&mut self, theirs: String) {
        self.writing.stay();
        let Some(editing) = self.writing.editing.as_deref_mut() else { return };
        match editing.editor.diverged(&theirs) {
            Ok(divergence) => {
                let keeps = divergence.items.iter().map(default).collect();
                let sentences = divergence.items.iter().map(told::of_both).collect();
                let names =
                    divergence.items.iter().map(|item| told::name(item, self.content.dossier())).collect();
                editing.diverged = Some(Diverged { theirs, divergence, keeps, names, sentences });
                self.session.overlay = Some(Overlay::Write(WriteCard::Diverged));
            }
            Err(error) => {
                let words = format!(
                    "Another program has changed the file, and nothing was saved over it: {error}. Save your text under another name, \
                     or correct the file"
                );
                self.notices.failed(words);
            }
        }
    }

    pub(super) fn keep_one(&mut self, at: usize, keep: Keep) {
        let diverged = self.writing.editing.as_deref_mut().and_then(|editing| editing.diverged.as_mut());
        if let Some(kept) = diverged.and_then(|diverged| diverged.keeps.get_mut(at)) {
            *kept = keep;
        }
    }

    pub(super) fn keep_all(&mut self, keep: Keep) {
        let diverged = self.writing.editing.as_deref_mut().and_then(|editing| editing.diverged.as_mut());
        if let Some(diverged) = diverged {
            let items = diverged.divergence.items.iter();
            diverged.keeps = items
                .map(|item| if keep == Keep::Both && !item.can_keep_both() { default(item) } else { keep })
                .collect();
        }
    }

    /// Makes the text what was chosen. It is not saved yet.
    pub(super) fn merge(&mut self) {
        let Some(editing) = self.writing.editing.as_deref_mut() else { return };
        let Some(diverged) = editing.diverged.take() else { return };
        let keep_of = |item: &Item| {
            let at = diverged.divergence.items.iter().position(|other| other.unit == item.unit);
            at.and_then(|at| diverged.keeps.get(at)).copied().unwrap_or(Keep::Theirs)
        };
        match editing.editor.merge(&diverged.theirs, keep_of) {
            Ok(()) => {
                self.session.overlay = None;
                self.show_text(None);
            }
            Err(error) => {
                editing.diverged = Some(diverged);
                self.notices.failed(format!("It cannot be saved as chosen: {error}"));
            }
        }
    }
}

/// What is kept unless the author says otherwise: what only one of the two has changed; of what both have changed, both if that can be.
fn default(item: &Item) -> Keep {
    match item.who {
        Who::Theirs | Who::Same => Keep::Theirs,
        Who::Conflict if item.merged.is_some() => Keep::Both,
        Who::Mine | Who::Conflict => Keep::Mine,
    }
}

/// Draws the card.
pub fn ui(ui: &Ui, program: &Parallax, palette: &'static Palette) -> Vec<Command> {
    let Some(diverged) = program.writing().editing().and_then(|editing| editing.diverged.as_ref()) else {
        return vec![Command::Overlay(None)];
    };
    let shown = card::show(ui, "another program has changed the file", palette, |ui| {
        ui.set_width(WIDTH);
        ui.add(label("Another program has changed the file", Type::Title, palette.ink));
        ui.add_space(space::S);
        let items = &diverged.divergence.items;
        let words = format!(
            "{} was saved by another program after you read it. Nothing was saved over it. {} in one of the two texts:",
            program.origin().short(),
            counted(items.len(), "item differs").replace("item differss", "items differ"),
        );
        ui.add(label(words, Type::Body, palette.ink));
        ui.add_space(space::S);
        let mut commands = Vec::new();
        ScrollArea::vertical().max_height(320.0).auto_shrink(false).show(ui, |ui| {
            for (at, item) in items.iter().enumerate() {
                commands.extend(one(ui, diverged, at, item, palette));
            }
        });
        ui.add_space(space::M);
        ui.horizontal_wrapped(|ui| {
            for (words, steps) in [
                ("Keep as chosen", vec![Write::Merge]),
                ("Keep theirs everywhere", vec![Write::KeepAll(Keep::Theirs), Write::Merge]),
                ("Keep mine everywhere", vec![Write::KeepAll(Keep::Mine), Write::Merge]),
            ] {
                if ui.button(label(words, Type::Button, palette.ink)).clicked() {
                    commands.extend(steps.into_iter().map(Command::Write));
                }
            }
            if ui.button(label("Decide later", Type::Button, palette.ink)).clicked() {
                commands.push(Command::Overlay(None));
            }
        });
        let words = "What you keep is in the window, and in the file once you save.";
        ui.add(label(words, Type::Small, palette.mute));
        commands
    });
    let closes = shown.should_close();
    if shown.inner.is_empty() && closes { vec![Command::Overlay(None)] } else { shown.inner }
}

/// An item with what both have done and whose content is kept.
fn one(ui: &mut Ui, diverged: &Diverged, at: usize, item: &Item, palette: &Palette) -> Vec<Command> {
    let mut commands = Vec::new();
    let name = diverged.names.get(at).cloned().unwrap_or_default();
    ui.add(label(&name, Type::Strong, palette.ink));
    for sentence in diverged.sentences.get(at).into_iter().flatten().flatten() {
        ui.add(label(format!("{sentence}."), Type::Small, palette.ink));
    }
    let kept = diverged.keeps.get(at).copied();
    ui.horizontal(|ui| {
        let choices = [
            ("Keep theirs", Keep::Theirs, true),
            ("Keep mine", Keep::Mine, true),
            ("Both", Keep::Both, item.can_keep_both()),
        ];
        for (words, keep, can) in choices {
            if !can {
                continue;
            }
            let is_kept = kept == Some(keep);
            let text = label(words, Type::Small, palette.ink).in_widget(ui.ctx());
            let response = ui.radio(is_kept, text);
            let spoken = format!("{words}: {name}");
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_kept, &spoken));
            if response.clicked() {
                commands.push(Command::Write(Write::Keep(at, keep)));
            }
        }
    });
    ui.add_space(space::S);
    commands
}
