//! Single values of a form: texts, numbers, dates, words, entries.

use egui::{ComboBox, Key, Modifiers, Role, Ui, WidgetInfo};

use super::super::located;
use super::super::typed::{self, Flags};
use super::draw::{Field, Pen};
use super::picker;
use super::words::{self, title};
use crate::draft::Node;
use crate::edit::Section;
use crate::reference::{Holds, Reference};
use crate::session::{Drawn, Write};
use crate::theme::{Type, label as lettering};

impl Pen<'_, '_> {
    pub(super) fn value(&mut self, ui: &mut Ui, field: &Field<'_>, holds: &Holds, slot: &mut Option<Node>) {
        match holds {
            Holds::Text | Holds::Link => self.text(ui, field, slot),
            Holds::Date => self.date(ui, field, slot),
            Holds::Flag => {
                let mut is_so = matches!(slot, Some(Node::Plain(word)) if word == "true");
                let response = ui.checkbox(&mut is_so, "");
                response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_so, &field.label));
                if response.changed() {
                    *slot = is_so.then(|| Node::Plain("true".to_owned()));
                }
            }
            Holds::Whole | Holds::Number => {
                let is_whole = *holds == Holds::Whole;
                self.read(ui, field, slot, plain, |text| number(text, is_whole));
            }
            Holds::Id(table) => self.id(ui, field, table, slot),
            Holds::List(inner) => self.list(ui, field, inner, slot),
            Holds::Table(inner) => self.table(ui, field, inner, slot),
            Holds::Type("Quantity") => {
                let show = |node: &Node| typed::words(node, Flags::default());
                self.read(ui, field, slot, show, |text| {
                    typed::count(text).and_then(super::super::typed::Typed::alone)
                });
            }
            Holds::Type("Location") => {
                self.read(ui, field, slot, located::location_words, located::location);
                if self.form.section == Section::Places && field.path == "at" {
                    self.drawing(ui);
                }
            }
            Holds::Type("Precision") => {
                self.read(ui, field, slot, located::precision_words, located::precision);
            }
            Holds::Type(name) => match Reference::get().enums.get(name) {
                Some(of) if of.rows.iter().all(|word| !word.written.contains('(')) => {
                    self.word(ui, field, name, slot);
                }
                _ => self.raw(ui, field, slot),
            },
            Holds::Either(all) if all.contains(&Holds::Text) => self.text(ui, field, slot),
            Holds::Either(_) | Holds::Unknown(_) => self.raw(ui, field, slot),
        }
    }

    pub(super) fn text(&mut self, ui: &mut Ui, field: &Field<'_>, slot: &mut Option<Node>) {
        let mut text = match slot {
            Some(Node::Text(text)) => text.clone(),
            _ => String::new(),
        };
        if self.text_edit(ui, field, &mut text, "", words::is_long(field.name)).changed() {
            *slot = (!text.is_empty()).then_some(Node::Text(text));
        }
    }

    /// A field whose text is read: what cannot be read stays as it was typed, with the reason.
    pub(super) fn read(
        &mut self,
        ui: &mut Ui,
        field: &Field<'_>,
        slot: &mut Option<Node>,
        show: impl Fn(&Node) -> String,
        read: impl Fn(&str) -> Result<Option<Node>, String>,
    ) {
        let shown = slot.as_ref().map(&show).unwrap_or_default();
        let mut text = self.form.typed.get(&field.path).cloned().unwrap_or(shown);
        let response = self.text_edit(ui, field, &mut text, "", false);
        if response.changed() {
            let read = read(text.trim());
            self.form.typed.insert(field.path.clone(), text);
            self.form.is_touched = true;
            self.changed = true;
            match read {
                Ok(value) => {
                    self.note_unread(&field.path, None);
                    *slot = value;
                }
                Err(why) => self.note_unread(&field.path, Some(why)),
            }
        }
        if !response.has_focus() && !self.form.unread.contains_key(&field.path) {
            self.form.typed.remove(&field.path);
        }
    }

    pub(super) fn date(&mut self, ui: &mut Ui, field: &Field<'_>, slot: &mut Option<Node>) {
        let days = typed::Days::from_dossier(self.ctx.dossier, self.form.row_document.as_ref());
        self.read(ui, field, slot, plain, |text| typed::date(text, &days));
        if let Some(Node::Text(date)) = slot
            && let Ok(read) = crate::dossier::Date::read(date, &self.ctx.dossier.zone)
        {
            let words = read.to_string();
            ui.add(lettering(words, Type::Small, self.ctx.palette.mute));
        }
    }

    /// One of the words of an enum.
    pub(super) fn word(&mut self, ui: &mut Ui, field: &Field<'_>, of: &'static str, slot: &mut Option<Node>) {
        let default = field.left_out.and_then(|text| text.strip_prefix('`')?.strip_suffix('`'));
        let now = match slot {
            Some(Node::Choice { word, .. }) => word.to_string(),
            Some(Node::Text(id)) => id.clone(),
            _ => default.unwrap_or_default().to_owned(),
        };
        let rows = Reference::get().enums.get(of).map(|of| of.rows.as_slice()).unwrap_or_default();
        let declared: Vec<String> =
            if of == "Outcome" { self.editor.text().ids(Section::Outcomes).collect() } else { Vec::new() };
        let mut choices: Vec<(String, String, &str)> =
            rows.iter().map(|row| (row.word.to_owned(), title(row.word), row.meaning)).collect();
        choices.extend(declared.into_iter().map(|id| (id.clone(), id, "")));
        if let Some(chosen) = self.choose(ui, field, &now, &choices) {
            *slot = match rows.iter().find(|row| row.word == chosen) {
                Some(row) if Some(row.word) != default => {
                    Some(Node::Choice { of, word: row.word.into(), inner: None })
                }
                Some(_) => None,
                None => Some(Node::Text(chosen)),
            };
        }
    }

    /// A menu of words, each with its title and its meaning; returns the one that is chosen. While it has the focus, the arrow keys
    /// choose too.
    pub(super) fn choose(
        &mut self,
        ui: &mut Ui,
        field: &Field<'_>,
        now: &str,
        choices: &[(String, String, &str)],
    ) -> Option<String> {
        let palette = self.ctx.palette;
        let at = choices.iter().position(|(word, ..)| word == now);
        let shown = at.map_or("", |at| choices[at].1.as_str());
        let mut chosen = None;
        let closed = lettering(shown, Type::Small, palette.ink).in_widget(ui.ctx());
        let combo = ComboBox::from_id_salt(field.id()).selected_text(closed).width(170.0);
        let inner = combo.show_ui(ui, |ui| {
            for (word, title, meaning) in choices {
                let text = lettering(title, Type::Small, palette.ink).in_widget(ui.ctx());
                let entry = ui.selectable_label(word == now, text);
                let entry = if meaning.is_empty() { entry } else { entry.on_hover_text(*meaning) };
                if entry.clicked() && word != now {
                    chosen = Some(word.clone());
                }
            }
        });
        let response = inner.response;
        let (name, value) = (field.label.clone(), shown.to_owned());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, true, &name);
            info.current_text_value = Some(value.clone());
            info
        });
        if self.form.wants_focus.as_deref() == Some(&field.path) {
            self.form.wants_focus = None;
            response.request_focus();
        }
        if response.has_focus() && inner.inner.is_none() {
            let step = |key, by: isize| {
                let is_pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
                // Where nothing is chosen yet, either key begins with the first.
                is_pressed.then(|| at.map_or(Some(0), |at| at.checked_add_signed(by))).flatten()
            };
            let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let to = step(Key::ArrowDown, 1).or_else(|| step(Key::ArrowUp, -1));
            chosen = to.and_then(|to| choices.get(to)).map(|(word, ..)| word.clone()).or(chosen);
        }
        chosen
    }

    pub(super) fn id(&mut self, ui: &mut Ui, field: &Field<'_>, table: &str, slot: &mut Option<Node>) {
        let Some(section) = Section::from_field(table) else { return };
        let now = match slot {
            Some(Node::Text(id)) => Some(id.clone()),
            _ => None,
        };
        match picker::pick(self, ui, field, section, now.as_deref()) {
            Some(picker::Picked::Entry(id)) => *slot = Some(Node::Text(id)),
            Some(picker::Picked::Nothing) => *slot = None,
            Some(picker::Picked::New(name)) => {
                self.steps.push(Write::Create { section, name, field: field.path.clone() });
            }
            None => {}
        }
    }

    /// Buttons to draw on the map where a place is.
    fn drawing(&mut self, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            ui.add(lettering("On the map:", Type::Small, self.ctx.palette.mute));
            for (words, drawn) in [("Point", Drawn::Point), ("Line", Drawn::Line), ("Area", Drawn::Area)] {
                if self.small(ui, words, &format!("{words}: draw it on the map")) {
                    self.steps.push(Write::Draw(drawn));
                }
            }
        });
    }

    /// A value as it is written in the file.
    pub(super) fn raw(&mut self, ui: &mut Ui, field: &Field<'_>, slot: &mut Option<Node>) {
        self.read(ui, field, slot, Node::to_line, typed::raw);
        if slot.is_none() && !field.example.is_empty() && ui.memory(|memory| memory.has_focus(field.id())) {
            let words = format!("As in the file: {}", field.example);
            ui.add(lettering(words, Type::Small, self.ctx.palette.mute));
        }
    }
}

/// A number or a text as it is shown.
fn plain(node: &Node) -> String {
    match node {
        Node::Plain(text) | Node::Text(text) => text.clone(),
        other => other.to_line(),
    }
}

fn number(text: &str, is_whole: bool) -> Result<Option<Node>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let bare: String = text.chars().filter(|letter| !matches!(letter, ',' | ' ')).collect();
    let is_number =
        if is_whole { bare.parse::<u32>().is_ok() } else { bare.parse::<f64>().is_ok_and(f64::is_finite) };
    if is_number { Ok(Some(Node::Plain(bare))) } else { Err(format!("“{text}” is not a number")) }
}
