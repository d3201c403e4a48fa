//! A new dossier: what happened, where and when, and the file that it is to be.

use egui::{Button, Id, TextEdit, Ui, WidgetInfo};

use super::{Parallax, cards, typed};
use crate::app::card;
use crate::draft::{Dossier, Event, Node, Place};
use crate::edit::ids;
use crate::session::{Command, Disk, NewDossier, Request, Write};
use crate::theme::{Palette, Type, label, space};

/// The width of the card in points.
const WIDTH: f32 = 420.0;

/// What was typed into the card.
#[derive(Debug, Default)]
pub struct NewCard {
    title: String,
    event: String,
    place: String,
    day: String,
    /// The path as typed; made of the title until then.
    file: Option<String>,
}

impl NewCard {
    fn path(&self, folder: &std::path::Path) -> String {
        let suggested = || {
            let name = ids::suggest(&[&self.title], "dossier", |_| false);
            folder.join(format!("{name}.dossier.ron")).display().to_string()
        };
        self.file.clone().unwrap_or_else(suggested)
    }

    fn day(&self) -> Result<String, String> {
        let read = typed::date(self.day.trim(), &typed::Days::default())?;
        Ok(match read {
            Some(Node::Text(date)) => date,
            _ => String::new(),
        })
    }
}

/// Draws the card.
pub fn ui(ui: &Ui, program: &Parallax, palette: &'static Palette) -> Vec<Command> {
    let folder = program.folder.clone().or_else(std::env::home_dir).unwrap_or_default();
    let shown = card::show(ui, "new dossier", palette, |ui| {
        ui.set_width(WIDTH);
        ui.add(label("New dossier", Type::Title, palette.ink));
        ui.add_space(space::S);
        let mut card = program.writing().new.borrow_mut();
        field(ui, palette, "Title", &mut card.title);
        field(ui, palette, "What happened", &mut card.event);
        field(ui, palette, "Where", &mut card.place);
        field(ui, palette, "When", &mut card.day);
        let day = card.day();
        match &day {
            Err(why) => drop(ui.add(label(why, Type::Small, palette.error))),
            Ok(day) if !day.is_empty() => drop(ui.add(label(day, Type::Small, palette.mute))),
            Ok(_) => {}
        }
        let mut path = card.path(&folder);
        let before = path.clone();
        let entered = cards::path_field(ui, &mut path, palette);
        if path != before {
            card.file = Some(path.clone());
        }
        ui.add_space(space::M);
        let mut commands = Vec::new();
        ui.horizontal(|ui| {
            let is_ready = !card.title.trim().is_empty() && !path.trim().is_empty() && day.is_ok();
            let makes =
                ui.add_enabled(is_ready, Button::new(label("Create", Type::Button, palette.ink))).clicked();
            if (makes || entered) && is_ready {
                let new = NewDossier {
                    title: card.title.trim().to_owned(),
                    event: card.event.trim().to_owned(),
                    place: card.place.trim().to_owned(),
                    day: day.clone().unwrap_or_default(),
                    file: path.trim().into(),
                };
                commands.push(Command::Write(Write::Make(Box::new(new))));
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

fn field(ui: &mut Ui, palette: &Palette, name: &str, text: &mut String) {
    ui.add(label(name, Type::Small, palette.mute));
    let id = Id::unique(("new dossier", name));
    let response = ui.add(TextEdit::singleline(text).id(id).desired_width(f32::INFINITY));
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", &*text, "");
        info.label = Some(name.to_owned());
        info
    });
    if name == "Title" && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    ui.add_space(space::XS);
}

impl Parallax {
    /// Asks for a new dossier to be written and opened.
    pub(super) fn make(&mut self, new: &NewDossier) {
        let text = text_of(new);
        let mut file = new.file.clone();
        if file.extension().is_none() {
            file.set_extension("dossier.ron");
        }
        self.session.overlay = None;
        *self.writing.new.get_mut() = NewCard::default();
        let request = Request::Disk(Disk::Create(file, text));
        if !self.holds_back(&request) {
            self.requests.push(request);
        }
    }
}

/// The text of a new dossier.
fn text_of(new: &NewDossier) -> String {
    let mut draft = Dossier::new(new.title.as_str());
    let id = |name: &str, otherwise: &str| ids::suggest(&[name], otherwise, |_| false);
    let place = (!new.place.is_empty()).then(|| id(&new.place, "place"));
    if let Some(id) = &place {
        draft.places.add(id.as_str(), Place { name: Some(new.place.clone()), ..Place::default() });
    }
    let day = (!new.day.is_empty()).then(|| new.day.clone());
    if !new.event.is_empty() {
        let event = Event {
            name: Some(new.event.clone()),
            on: day.map(Into::into),
            at: place.map(Into::into),
            ..Event::default()
        };
        draft.events.add(id(&new.event, "event"), event);
    }
    draft.write()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn a_new_dossier_holds_what_was_asked_for_and_is_sound() {
        let new = NewDossier {
            title: "Clash near Khusham".to_owned(),
            event: "The clash".to_owned(),
            place: "Khusham".to_owned(),
            day: "2018-02-07".to_owned(),
            file: "x".into(),
        };
        let text = text_of(&new);
        let loaded = load::read(&text);
        let dossier = loaded.dossier.expect("sound");
        let (_, event) = dossier.events.iter().next().expect("an event");
        assert_eq!((event.name.as_str(), dossier.places.len()), ("The clash", 1));
        assert_eq!(event.on.as_ref().map(crate::dossier::Date::as_str), Some("2018-02-07"));
        let bare = text_of(&NewDossier { title: "T".to_owned(), ..NewDossier::default() });
        assert!(load::read(&bare).dossier.is_some(), "{bare}");
    }
}
