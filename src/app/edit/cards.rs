//! The questions about writing: cards over the window, with the answer that loses nothing in focus.

use egui::{Button, Event, Id, Key, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::{Parallax, diverged, new_dossier};
use crate::analysis::counted;
use crate::app::{Origin, card};
use crate::session::{Command, Request, TextStep, Write, WriteCard};
use crate::theme::{Palette, Type, label, space};

/// The width of a card in points.
const WIDTH: f32 = 460.0;

/// Draws a card; returns the commands of the answer.
pub fn ui(ui: &Ui, program: &Parallax, which: WriteCard) -> Vec<Command> {
    let palette = program.session().mode.palette();
    let card = Card { ui, palette };
    match which {
        WriteCard::Unsaved => card.unsaved(program),
        WriteCard::SaveAs => card.save_as(program),
        WriteCard::Diverged => diverged::ui(ui, program, palette),
        WriteCard::Recovered => card.recovered(program),
        WriteCard::Remove => card.remove(program),
        WriteCard::Drop => {
            let words = "It was not added to the dossier yet. What you typed would be lost.";
            card.ask(
                "Drop this new entry?",
                &[words.to_owned()],
                &[
                    ("Keep writing", vec![Command::Overlay(None)]),
                    ("Drop it", vec![Command::Write(Write::Drop)]),
                ],
            )
        }
        WriteCard::New => new_dossier::ui(ui, program, palette),
        WriteCard::Text => card.text(program),
    }
}

struct Card<'a> {
    ui: &'a Ui,
    palette: &'static Palette,
}

impl Card<'_> {
    /// Asks with a heading, sentences and answers, the first of which has the focus.
    fn ask(&self, heading: &str, sentences: &[String], answers: &[(&str, Vec<Command>)]) -> Vec<Command> {
        let palette = self.palette;
        let shown = card::show(self.ui, "question about writing", palette, |ui| {
            ui.set_width(WIDTH);
            ui.add(label(heading, Type::Title, palette.ink))
                .widget_info(|| WidgetInfo::labeled(Role::Heading, true, heading));
            ui.add_space(space::S);
            ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
                for sentence in sentences {
                    ui.add(label(sentence, Type::Body, palette.ink));
                }
            });
            ui.add_space(space::M);
            let mut chosen = None;
            ui.horizontal_wrapped(|ui| {
                for (at, (words, commands)) in answers.iter().enumerate() {
                    let button = ui.button(label(*words, Type::Button, palette.ink));
                    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, *words));
                    if at == 0 && ui.memory(|memory| memory.focused().is_none()) {
                        button.request_focus();
                    }
                    if button.clicked() {
                        chosen = Some(commands.clone());
                    }
                }
            });
            chosen
        });
        let closes = shown.should_close();
        shown.inner.unwrap_or_else(|| if closes { vec![Command::Overlay(None)] } else { Vec::new() })
    }

    fn unsaved(&self, program: &Parallax) -> Vec<Command> {
        let last = program.writing().unsaved().unwrap_or_default();
        let name = program.origin().short();
        let words = format!("{name} has changes that were not saved. The last is: {last}.");
        self.ask(
            "Save the changes?",
            &[words],
            &[
                ("Save", vec![Command::Write(Write::Save)]),
                ("Do not save", vec![Command::Write(Write::Discard)]),
                ("Cancel", vec![Command::Overlay(None)]),
            ],
        )
    }

    fn recovered(&self, program: &Parallax) -> Vec<Command> {
        let Some(found) = &program.writing().recovered else { return vec![Command::Overlay(None)] };
        let name = program.origin().short();
        let mut words = Vec::new();
        if let Some(last) = found.recovered.history.undo_name() {
            let steps = counted(found.recovered.history.len(), "edit");
            words.push(format!(
                "An earlier run ended before {steps} of {name} could be saved. The last is: {last}."
            ));
        }
        if let Some(draft) = &found.recovered.draft {
            let what = match (&draft.id, crate::edit::Section::from_field(&draft.table)) {
                (Some(id), _) => format!("the form of {id}"),
                (None, Some(section)) => format!("the form of a new {}", section.one()),
                (None, None) => "a form".to_owned(),
            };
            words.push(format!("An earlier run ended while something was typed into {what} in {name}."));
        }
        words.push(
            "If you take them up, they are in the window, and not in the file until you save.".to_owned(),
        );
        if !found.recovered.is_whole {
            words.push("The end of what was recorded cannot be read.".to_owned());
        }
        self.ask(
            "Take up unsaved edits?",
            &words,
            &[
                ("Take them up", vec![Command::Write(Write::TakeUp)]),
                ("Forget them", vec![Command::Write(Write::Forget)]),
            ],
        )
    }

    fn remove(&self, program: &Parallax) -> Vec<Command> {
        let Some(removal) = program.writing().editing().and_then(|editing| editing.removal.as_ref()) else {
            return vec![Command::Overlay(None)];
        };
        let what = removal.entry.to_string();
        let mut words = Vec::new();
        if removal.is_free() {
            words.push("Nothing refers to it.".to_owned());
        }
        if !removal.along.is_empty() {
            words.push(format!(
                "{} would go with it:",
                counted(removal.along.len(), "entry").replace("entrys", "entries")
            ));
            words.extend(removal.along.iter().map(|entry| format!("\u{2022} {entry}")));
        }
        if !removal.cleared.is_empty() {
            words.push("The reference to it would be left out of:".to_owned());
            words.extend(removal.cleared.iter().map(|at| format!("\u{2022} {at}")));
        }
        words.push("This can be undone.".to_owned());
        self.ask(
            &format!("Remove {what}?"),
            &words,
            &[
                ("Keep it", vec![Command::Overlay(None)]),
                ("Remove", vec![Command::Write(Write::RemoveAlong)]),
            ],
        )
    }

    /// Where the text of a document comes from: pasted here, or from a file.
    fn text(&self, program: &Parallax) -> Vec<Command> {
        let pasted = self.ui.input_mut(|input| {
            let at = input.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
            match input.events.remove(at) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        if let Some(text) = pasted {
            return vec![Command::Write(Write::Text(TextStep::Pasted(text)))];
        }
        let document = &program.writing().text_of;
        let words = format!(
            "The text of {document} is shown beside the form, with its paragraphs counted and figures, dates and known names marked. Copy it \
             and press Ctrl V here, or open a file of plain text or HTML."
        );
        self.ask(
            "Make claims from a text",
            &[words],
            &[
                ("Open a file...", vec![Command::Ask(Request::AskText)]),
                ("Paste", vec![Command::Ask(Request::Paste)]),
                ("Cancel", vec![Command::Overlay(None)]),
            ],
        )
    }

    fn save_as(&self, program: &Parallax) -> Vec<Command> {
        let palette = self.palette;
        let shown = card::show(self.ui, "save as", palette, |ui| {
            ui.set_width(WIDTH);
            ui.add(label("Save as a file of your own", Type::Title, palette.ink));
            ui.add_space(space::S);
            let why = match program.origin {
                Origin::BuiltIn(_) => "A built-in dossier itself is never changed.",
                Origin::File(_) => "The file that is open could not be written.",
            };
            let words = format!("{why} A file that is there is never replaced: the name then gets a number.");
            ui.add(label(words, Type::Small, palette.mute));
            ui.add_space(space::S);
            let mut name = program.writing().name.borrow_mut();
            let entered = path_field(ui, &mut name, palette);
            ui.add_space(space::M);
            let mut commands = Vec::new();
            ui.horizontal(|ui| {
                let is_named = !name.trim().is_empty();
                let saves =
                    ui.add_enabled(is_named, Button::new(label("Save", Type::Button, palette.ink))).clicked();
                if (saves || entered) && is_named {
                    commands.push(Command::Write(Write::SaveAs(name.trim().into())));
                }
                if ui.button(label("Cancel", Type::Button, palette.ink)).clicked() {
                    commands.push(Command::Overlay(None));
                }
            });
            commands
        });
        let closes = shown.should_close();
        if shown.inner.is_empty() && closes { vec![Command::Overlay(None)] } else { shown.inner }
    }
}

/// A field for the path of a file; returns true if Enter was pressed in it.
pub fn path_field(ui: &mut Ui, path: &mut String, palette: &Palette) -> bool {
    ui.add(label("File", Type::Small, palette.mute));
    let id = Id::unique("path of a file");
    let field = ui.add(TextEdit::singleline(path).id(id).desired_width(f32::INFINITY));
    field.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", &*path, "");
        info.label = Some("File".to_owned());
        info
    });
    // Asked before the field takes the focus back: with it, it would not have lost it.
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !is_entered && ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    is_entered
}
