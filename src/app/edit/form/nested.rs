//! Values of a form that hold others: lists, tables, structs.

use egui::Ui;

use super::draw::{Field, Pen};
use super::picker;
use crate::draft::Node;
use crate::reference::{Holds, Reference};
use crate::theme::{Type, label as lettering};

impl Pen<'_, '_> {
    pub(super) fn list(&mut self, ui: &mut Ui, field: &Field<'_>, inner: &Holds, slot: &mut Option<Node>) {
        let mut items = match slot.take() {
            Some(Node::List { items, .. }) => items,
            _ => Vec::new(),
        };
        let mut removed = None;
        for (at, item) in items.iter_mut().enumerate() {
            let one = field.within(format!("{}.{at}", field.path), format!("{} {}", field.label, at + 1));
            ui.horizontal_top(|ui| {
                if self.small(ui, "×", &format!("Remove {}", one.label)) {
                    removed = Some(at);
                }
                ui.vertical(|ui| {
                    if let (Holds::Id(table), Node::Text(id)) = (inner, &*item) {
                        let name = picker::name_of(self.ctx.dossier, table, id);
                        ui.add(lettering(name, Type::Small, self.ctx.palette.ink));
                    } else {
                        let mut value = Some(item.clone());
                        self.inner(ui, &one, inner, &mut value);
                        *item = value.unwrap_or_else(|| empty(inner));
                    }
                });
            });
        }
        if let Some(at) = removed {
            items.remove(at);
        }
        if let Holds::Id(table) = inner {
            let label =
                if items.is_empty() { field.label.clone() } else { format!("{}, another", field.label) };
            let add = field.within(format!("{}[]", field.path), label);
            let mut value = None;
            self.id(ui, &add, table, &mut value);
            items.extend(value);
        } else if self.small(ui, "Add", &format!("Add: {}", field.label)) {
            items.push(empty(inner));
        }
        *slot = (!items.is_empty()).then_some(Node::List { items, is_filled: false });
    }

    pub(super) fn table(&mut self, ui: &mut Ui, field: &Field<'_>, inner: &Holds, slot: &mut Option<Node>) {
        let mut rows = match slot.take() {
            Some(Node::Table(rows)) => rows,
            _ => Vec::new(),
        };
        let mut removed = None;
        for (at, (key, value)) in rows.iter_mut().enumerate() {
            let part = |what: &str| {
                field.within(
                    format!("{}.{at}.{what}", field.path),
                    format!("{} {}, {what}", field.label, at + 1),
                )
            };
            ui.horizontal_top(|ui| {
                if self.small(ui, "×", &format!("Remove {} {}", field.label, at + 1)) {
                    removed = Some(at);
                }
                ui.vertical(|ui| {
                    let _ = self.text_edit(ui, &part("id"), key, "Id", false);
                    let mut inside = Some(value.clone());
                    self.inner(ui, &part("value"), inner, &mut inside);
                    *value = inside.unwrap_or_else(|| empty(inner));
                });
            });
        }
        if let Some(at) = removed {
            rows.remove(at);
        }
        if self.small(ui, "Add", &format!("Add: {}", field.label)) {
            let key = (1..u64::MAX)
                .map(|number| format!("{}-{number}", field.name))
                .find(|key| !rows.iter().any(|(one, _)| one == key));
            rows.push((key.unwrap_or_default(), empty(inner)));
        }
        *slot = (!rows.is_empty()).then_some(Node::Table(rows));
    }

    /// A value within a list or a table.
    pub(super) fn inner(&mut self, ui: &mut Ui, field: &Field<'_>, holds: &Holds, slot: &mut Option<Node>) {
        match (holds, slot) {
            (Holds::Type(name), Some(Node::Fields { of, fields })) if of == name => {
                self.structure(ui, of, fields, &format!("{}.", field.path));
            }
            (_, slot) => self.value(ui, field, holds, slot),
        }
    }

    pub(super) fn structure(
        &mut self,
        ui: &mut Ui,
        of: &'static str,
        values: &mut Vec<(&'static str, Node)>,
        before: &str,
    ) {
        for known in Reference::get().structs.get(of).map(|of| of.rows.as_slice()).unwrap_or_default() {
            self.field_of(ui, of, known.name, values, before);
        }
    }

    pub(super) fn optional_struct(
        &mut self,
        ui: &mut Ui,
        field: &Field<'_>,
        of: &str,
        slot: &mut Option<Node>,
    ) {
        match slot {
            Some(Node::Fields { of, fields }) => {
                let removes = self.small(ui, "×", &format!("Remove {}", field.label));
                self.structure(ui, of, fields, &format!("{}.", field.path));
                if removes {
                    *slot = None;
                }
            }
            _ => {
                if self.small(ui, "Add", &format!("Add: {}", field.label))
                    && let Some((of, _)) = Reference::get().structs.get_key_value(of)
                {
                    *slot = Some(Node::Fields { of, fields: Vec::new() });
                }
            }
        }
    }
}

/// A value to begin with.
fn empty(holds: &Holds) -> Node {
    match holds {
        Holds::Type(name) => {
            if let Some((of, _)) = Reference::get().structs.get_key_value(name) {
                Node::Fields { of, fields: Vec::new() }
            } else {
                let word = Reference::get()
                    .enums
                    .get_key_value(name)
                    .and_then(|(of, all)| Some((of, all.rows.first()?)));
                word.map_or(Node::Text(String::new()), |(of, row)| {
                    if row.written.contains('(') {
                        Node::Plain(row.written.to_owned())
                    } else {
                        Node::Choice { of, word: row.word.into(), inner: None }
                    }
                })
            }
        }
        Holds::Whole | Holds::Number => Node::Plain("0".to_owned()),
        Holds::Flag => Node::Plain("false".to_owned()),
        _ => Node::Text(String::new()),
    }
}
