//! How a form is drawn: one way for every field of the format, driven by its reference.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Frame, Id, Key, Margin, Modifiers, Response, Role, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo,
};

use super::words::{self, label};
use super::{Form, fields};
use crate::app::edit::named;
use crate::draft::Node;
use crate::edit::{Editor, Section, ids};
use crate::reference::{Holds, Reference};
use crate::session::{Command, Write};
use crate::theme::{Type, label as lettering, space};
use crate::views::Context;

/// The fields of a claim that its mark is drawn from, beside what it says.
const OF_MARKS: [&str; 4] = ["by", "stance", "worded", "hedge"];

/// The width of the names of fields, in points.
const LABELS: f32 = 124.0;

/// A field as it is drawn.
pub struct Field<'a> {
    /// Where it is, by names with points between them.
    pub path: String,
    /// What it is called.
    pub label: String,
    /// Its name in the format.
    pub name: &'a str,
    /// What holds if it is left out.
    pub left_out: Option<&'static str>,
    /// A value, as it is written in the file.
    pub example: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

impl Field<'_> {
    pub fn id(&self) -> Id {
        Id::unique(("field of the form", &self.path))
    }

    /// A value within its value.
    pub(super) fn within(&self, path: String, label: String) -> Self {
        Self { path, label, name: self.name, left_out: None, example: self.example, meaning: "" }
    }
}

/// What drawing reads and changes.
pub struct Pen<'a, 'c> {
    pub ctx: &'a Context<'c>,
    pub form: &'a mut Form,
    pub editor: &'a Editor,
    /// Whether anything was changed in this frame.
    pub changed: bool,
    /// Steps that follow from it.
    pub steps: Vec<Write>,
}

/// Draws the form into all of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, form: &mut Form, editor: &Editor) {
    let pressed = |modifiers: Modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let next = form.section == Section::Claims && pressed(Modifiers::COMMAND, Key::Enter);
    form.row_document = match form.field("document") {
        Some(Node::Text(id)) => Some(id.clone()),
        _ => None,
    };
    form.drawn = OF_MARKS.iter().filter_map(|name| Some((*name, form.field(name)?.clone()))).collect();
    let suggested = form.entry_to_be(editor.text()).id;
    let mut row = std::mem::replace(&mut form.row, Node::Tuple(Vec::new()));
    let mut pen = Pen { ctx, form, editor, changed: false, steps: Vec::new() };
    let salt = ("form", pen.form.section, pen.form.id.clone());
    let height = (ui.available_height() - pen.form.foot_height).max(0.0);
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).max_height(height).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(20, 14)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            pen.head(ui, &suggested);
            if let Node::Fields { of, fields } = &mut row {
                pen.parts(ui, of, fields);
            }
        });
    });
    pen.foot_in_sight(ui);
    let Pen { changed, steps, form, .. } = pen;
    form.row = row;
    if let Some(worded) = form.worded.take() {
        form.set_worded(worded);
    }
    form.has_text_focus = ui.text_edit_focused();
    if changed {
        form.is_touched = true;
        ctx.send(Command::Write(Write::Changed));
    }
    for step in steps {
        ctx.send(Command::Write(step));
    }
    if next {
        ctx.send(Command::Write(Write::AddNext));
    }
}

impl Pen<'_, '_> {
    pub(super) fn head(&mut self, ui: &mut Ui, suggested: &str) {
        let palette = self.ctx.palette;
        let one = self.form.section.one();
        let heading = match self.form.entry() {
            Some(entry) => named::name_of(self.ctx.dossier, &entry),
            None => format!("New {one}"),
        };
        let response = ui.add(lettering(&heading, Type::Title, palette.ink));
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("Form: {heading}")));
        self.id_field(ui, suggested);
        for told in self.form.messages_of("").into_iter().cloned().collect::<Vec<_>>() {
            self.tell(ui, &told.words, told.is_error, None);
        }
    }

    /// The id: made of the names until it is typed, and renamed everywhere.
    pub(super) fn id_field(&mut self, ui: &mut Ui, suggested: &str) {
        let now = self.form.id.clone();
        let mut text =
            self.form.typed_id.clone().or_else(|| now.clone()).unwrap_or_else(|| suggested.to_owned());
        let field = Field {
            path: "id".to_owned(),
            label: "Id".to_owned(),
            name: "id",
            left_out: None,
            example: "",
            meaning: "Other entries refer to it by this id.",
        };
        self.labelled(ui, &field, |pen, ui| {
            let response = pen.text_edit(ui, &field, &mut text, "", false);
            if response.changed() {
                pen.form.typed_id = Some(text.clone());
                let is_legal = ids::is_legal(text.trim());
                pen.note_unread(
                    "id",
                    (!is_legal).then(|| "lower-case letters and digits, joined by single hyphens".to_owned()),
                );
                pen.changed = now.is_none();
            }
            if response.lost_focus()
                && let (Some(_), Some(typed)) = (&now, pen.form.typed_id.take())
                && ids::is_legal(typed.trim())
            {
                pen.steps.push(Write::Rename(typed.trim().to_owned()));
            }
        });
    }

    pub(super) fn parts(&mut self, ui: &mut Ui, of: &'static str, values: &mut Vec<(&'static str, Node)>) {
        let section = self.form.section;
        for part in words::parts(section) {
            self.part(ui, part.title, part.fields, part.is_aside, of, values);
        }
        let rest: Vec<_> = words::rest(section).collect();
        if !rest.is_empty() {
            let is_all = words::parts(section).is_empty();
            self.part(ui, if is_all { "Fields" } else { "More" }, &rest, !is_all, of, values);
        }
    }

    pub(super) fn part(
        &mut self,
        ui: &mut Ui,
        heading: &str,
        names: &[&'static str],
        is_aside: bool,
        of: &'static str,
        values: &mut Vec<(&'static str, Node)>,
    ) {
        let palette = self.ctx.palette;
        ui.add_space(space::S);
        let is_filled = values.iter().any(|(name, _)| names.contains(name));
        let is_told = names.iter().any(|name| !self.form.messages_of(name).is_empty());
        let draw = |pen: &mut Self, ui: &mut Ui, values: &mut Vec<(&'static str, Node)>| {
            for name in names {
                pen.field_of(ui, of, name, values, "");
            }
        };
        if !is_aside {
            ui.add(lettering(heading.to_uppercase(), Type::Section, palette.mute));
            draw(self, ui, values);
            return;
        }
        let words = lettering(heading, Type::Small, palette.mute).in_widget(ui.ctx());
        let folded = egui::CollapsingHeader::new(words).id_salt(heading).default_open(is_filled || is_told);
        folded.show(ui, |ui| draw(self, ui, values));
    }

    /// Draws a field of a struct, whose path begins with `before`.
    pub(super) fn field_of(
        &mut self,
        ui: &mut Ui,
        of: &'static str,
        name: &str,
        values: &mut Vec<(&'static str, Node)>,
        before: &str,
    ) {
        let Some(known) = Reference::get().field(of, name) else { return };
        let table = if before.is_empty() { self.form.section.field() } else { of };
        let field = Field {
            path: format!("{before}{name}"),
            label: label(table, name),
            name: known.name,
            left_out: known.left_out,
            example: known.example,
            meaning: known.meaning.strip_prefix("*Format 2:* ").unwrap_or(known.meaning),
        };
        fields::field(of, values, name, |slot| self.labelled_value(ui, &field, &known.holds, slot));
    }

    pub(super) fn labelled_value(
        &mut self,
        ui: &mut Ui,
        field: &Field<'_>,
        holds: &Holds,
        slot: &mut Option<Node>,
    ) {
        let before = slot.clone();
        match holds {
            Holds::Type("Says") => self.says(ui, field, slot),
            Holds::Type(name) if Reference::get().structs.contains_key(name) => {
                self.labelled(ui, field, |pen, ui| {
                    pen.optional_struct(ui, field, name, slot);
                });
            }
            _ => self.labelled(ui, field, |pen, ui| pen.value(ui, field, holds, slot)),
        }
        self.changed |= *slot != before;
    }

    /// Draws a name on the left, a value beside it, and below what is said of the field.
    pub(super) fn labelled(
        &mut self,
        ui: &mut Ui,
        field: &Field<'_>,
        value: impl FnOnce(&mut Self, &mut Ui),
    ) {
        let palette = self.ctx.palette;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let (rect, response) = ui.allocate_exact_size(Vec2::new(LABELS, space::ROW), Sense::hover());
            let galley = crate::theme::galley(
                ui.painter(),
                &field.label,
                Type::Small,
                palette.mute,
                LABELS - space::S,
            );
            ui.painter().galley(rect.left_top() + Vec2::new(0.0, 4.0), galley, palette.mute);
            if !field.meaning.is_empty() {
                response.on_hover_text(field.meaning.replace('`', ""));
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = Vec2::new(space::S, 2.0);
                value(self, ui);
                if let Some(why) = self.form.unread.get(&field.path).cloned() {
                    self.tell(ui, &why, true, Some(field.id()));
                }
                if !field.path.contains('.') {
                    for told in self.form.messages_of(&field.path).into_iter().cloned().collect::<Vec<_>>() {
                        self.tell(ui, &told.words, told.is_error, Some(field.id()));
                    }
                }
            });
        });
    }

    /// Says what is wrong beside a field, and to screen readers with the field.
    pub(super) fn tell(&self, ui: &mut Ui, words: &str, is_error: bool, of: Option<Id>) {
        let palette = self.ctx.palette;
        let color = if is_error { palette.error } else { palette.field_text };
        let response = ui.add(lettering(words, Type::Small, color));
        let role = if is_error { Role::Alert } else { Role::Status };
        response.widget_info(|| WidgetInfo::labeled(role, true, words));
        if let Some(id) = of
            && ui.ctx().has_accesskit_node(id)
        {
            ui.ctx().accesskit_node_builder(id, |node| node.set_description(words));
        }
    }

    pub(super) fn note_unread(&mut self, path: &str, why: Option<String>) {
        match why {
            Some(why) => drop(self.form.unread.insert(path.to_owned(), why)),
            None => drop(self.form.unread.remove(path)),
        }
    }

    /// A field for a text; the focus selects what is in it.
    pub(super) fn text_edit(
        &mut self,
        ui: &mut Ui,
        field: &Field<'_>,
        text: &mut String,
        hint: &str,
        is_long: bool,
    ) -> Response {
        let palette = self.ctx.palette;
        let before = text.clone();
        let edit =
            if is_long { TextEdit::multiline(text).desired_rows(2) } else { TextEdit::singleline(text) };
        let edit = edit.id(field.id()).desired_width(f32::INFINITY).font(Type::Small.font());
        let response = ui.add(
            edit.text_color(palette.ink)
                .hint_text(lettering(hint, Type::Small, palette.faint).in_widget(ui.ctx())),
        );
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, &before, &*text, hint);
            info.label = Some(field.label.clone());
            info
        });
        if self.form.wants_focus.as_deref() == Some(&field.path) {
            self.form.wants_focus = None;
            response.request_focus();
        }
        if response.gained_focus() && !is_long {
            let mut state = TextEditState::load(ui.ctx(), field.id()).unwrap_or_default();
            let end = CCursor::new(text.chars().count());
            state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
            state.store(ui.ctx(), field.id());
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        response
    }

    /// A small button with a name for screen readers.
    pub(super) fn small(&mut self, ui: &mut Ui, words: &str, spoken: &str) -> bool {
        let button = ui.small_button(lettering(words, Type::Small, self.ctx.palette.ink));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken));
        button.clicked()
    }

    /// Draws the foot below what scrolls, where it is always in sight. Its height is known from the frame before.
    fn foot_in_sight(&mut self, ui: &mut Ui) {
        let edge = ui.cursor().left_top();
        ui.painter().hline(ui.max_rect().x_range(), edge.y, (1.0, self.ctx.palette.hairline));
        let foot = Frame::new().inner_margin(Margin { left: 20, right: 20, top: 8, bottom: 8 });
        let height = foot.show(ui, |ui| self.foot(ui)).response.rect.height() + ui.spacing().item_spacing.y;
        if (height - self.form.foot_height).abs() > 0.5 {
            self.form.foot_height = height;
            ui.ctx().request_repaint();
        }
    }

    fn foot(&mut self, ui: &mut Ui) {
        let palette = self.ctx.palette;
        let one = self.form.section.one();
        let is_new = self.form.id.is_none();
        let step = |ui: &mut Ui, words: String, step: Write| {
            if ui.button(lettering(&words, Type::Button, palette.ink)).clicked() {
                self.ctx.send(Command::Write(step));
            }
        };
        ui.horizontal_wrapped(|ui| {
            if is_new {
                step(ui, format!("Add this {one}"), Write::Add);
                step(ui, "Cancel".to_owned(), Write::Close);
            } else {
                step(ui, "Done".to_owned(), Write::Close);
                step(ui, format!("Remove this {one}..."), Write::Remove);
            }
        });
        if self.form.section == Section::Claims {
            let words = if is_new {
                "Ctrl Enter adds it and goes on with the next claim of the same document."
            } else {
                "Ctrl Enter begins the next claim of the same document."
            };
            ui.add(lettering(words, Type::Small, palette.mute));
        }
    }
}
