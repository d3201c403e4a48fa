//! What a claim says: a count with its mark, an answer or a remark.

use egui::Ui;

use super::super::typed::{self, Flags};
use super::draw::{Field, Pen};
use super::fields;
use super::words::label;
use crate::draft::Node;
use crate::reference::Reference;
use crate::theme::{Type, label as lettering};

impl Pen<'_, '_> {
    /// What a claim says.
    pub(super) fn says(&mut self, ui: &mut Ui, field: &Field<'_>, slot: &mut Option<Node>) {
        let word = match slot {
            Some(Node::Choice { word, .. }) => word.to_string(),
            _ => "Remark".to_owned(),
        };
        let choices = [("Count", "A count"), ("Answer", "An answer"), ("Remark", "A remark")];
        let choices = choices.map(|(word, title)| (word.to_owned(), title.to_owned(), ""));
        self.labelled(ui, field, |pen, ui| {
            if let Some(chosen) = pen.choose(ui, field, &word, &choices) {
                let of = if chosen == "Count" { "Count" } else { "Answer" };
                let inner = Some(Box::new(Node::Fields { of, fields: Vec::new() }));
                let word = chosen.clone().into();
                *slot = (chosen != "Remark").then_some(Node::Choice { of: "Says", word, inner });
            }
        });
        let Some(Node::Choice { inner: Some(inner), .. }) = slot else { return };
        let Node::Fields { of, fields: said } = inner.as_mut() else { return };
        if *of != "Count" {
            for name in ["to", "text", "position"] {
                self.field_of(ui, of, name, said, "says.");
            }
            return;
        }
        self.quantity(ui, said);
        for name in ["of", "outcome"] {
            self.field_of(ui, of, name, said, "says.");
        }
        super::mark::ui(self, ui, said);
        let words = lettering("Parts of the count", Type::Small, self.ctx.palette.mute).in_widget(ui.ctx());
        let has_parts = said.iter().any(|(name, _)| *name == "parts");
        egui::CollapsingHeader::new(words).default_open(has_parts).show(ui, |ui| {
            for name in ["so_far", "about", "and_more", "parts"] {
                self.field_of(ui, "Count", name, said, "says.");
            }
        });
    }

    /// How many, as people write it: with "about", "so far" and "and more" in its words.
    pub(super) fn quantity(&mut self, ui: &mut Ui, said: &mut Vec<(&'static str, Node)>) {
        let Some(known) = Reference::get().field("Count", "quantity") else { return };
        let field = Field {
            path: "says.quantity".to_owned(),
            label: label("Count", "quantity"),
            name: "quantity",
            left_out: None,
            example: known.example,
            meaning: known.meaning,
        };
        let get = |said: &[(&'static str, Node)], name: &str| {
            said.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone())
        };
        let flags = Flags::read(|name| get(said, name));
        let quantity = get(said, "quantity");
        let shown = quantity.as_ref().map(|node| typed::words(node, flags)).unwrap_or_default();
        let mut text = self.form.typed.get(&field.path).cloned().unwrap_or(shown);
        self.labelled(ui, &field, |pen, ui| {
            let response = pen.text_edit(ui, &field, &mut text, "more than 100, 100–200, dozens", false);
            if response.changed() {
                pen.changed = true;
                match typed::count(text.trim()) {
                    Ok(count) => {
                        pen.note_unread(&field.path, None);
                        pen.form.doubt.clone_from(&count.doubt);
                        for (name, value) in count.fields() {
                            fields::field("Count", said, name, |slot| *slot = value);
                        }
                        pen.form.worded = count.worded;
                    }
                    Err(why) => pen.note_unread(&field.path, Some(why)),
                }
                pen.form.typed.insert(field.path.clone(), text.clone());
            }
            if let Some(doubt) = pen.form.doubt.clone() {
                pen.tell(ui, &doubt, false, Some(field.id()));
            }
            if !response.has_focus() && !pen.form.unread.contains_key(&field.path) {
                pen.form.typed.remove(&field.path);
            }
        });
    }
}
