//! How a form is drawn: one way for every field of the format, driven by its reference.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{ComboBox, Frame, Id, Key, Margin, Modifiers, Response, Role, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo};

use super::super::typed::{self, Flags};
use super::words::{self, label, title};
use super::{Form, fields, picker};
use crate::app::edit::named;
use crate::draft::Node;
use crate::edit::{Editor, Section, ids};
use crate::reference::{Holds, Reference};
use crate::session::{Command, Write};
use crate::theme::{Type, label as lettering, space};
use crate::views::Context;

/// The width of the names of fields, in points.
const LABELS: f32 = 104.0;

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
    fn within(&self, path: String, label: String) -> Self {
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
    const OF_MARKS: [&str; 4] = ["by", "stance", "worded", "hedge"];
    form.drawn = OF_MARKS.iter().filter_map(|name| Some((*name, form.field(name)?.clone()))).collect();
    let suggested = form.entry_to_be(editor.text()).id;
    let mut row = std::mem::replace(&mut form.row, Node::Tuple(Vec::new()));
    let mut pen = Pen { ctx, form, editor, changed: false, steps: Vec::new() };
    let salt = ("form", pen.form.section, pen.form.id.clone());
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(20, 14)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            pen.head(ui, &suggested);
            if let Node::Fields { of, fields } = &mut row {
                pen.parts(ui, of, fields);
            }
            pen.foot(ui);
        });
    });
    let Pen { changed, steps, form, .. } = pen;
    form.row = row;
    if let Some(worded) = form.worded.take() {
        form.set_worded(worded);
    }
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
    fn head(&mut self, ui: &mut Ui, suggested: &str) {
        let palette = self.ctx.palette;
        let one = self.form.section.one();
        let heading = match self.form.entry() {
            Some(entry) => named::name_of(self.ctx.dossier, &entry),
            None => format!("New {one}"),
        };
        let response = ui.add(lettering(&heading, Type::Title, palette.ink));
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("Form: {heading}")));
        self.id_field(ui, suggested);
        for told in self.form.told_of("").into_iter().cloned().collect::<Vec<_>>() {
            self.tell(ui, &told.words, told.is_error, None);
        }
    }

    /// The id: made of the names until it is typed, and renamed everywhere.
    fn id_field(&mut self, ui: &mut Ui, suggested: &str) {
        let now = self.form.id.clone();
        let mut text = self.form.typed_id.clone().or_else(|| now.clone()).unwrap_or_else(|| suggested.to_owned());
        let field = Field {
            path: "id".to_owned(),
            label: "Id".to_owned(),
            name: "id",
            left_out: None,
            example: "",
            meaning: "By this word other entries refer to it.",
        };
        self.labelled(ui, &field, |pen, ui| {
            let response = pen.text_edit(ui, &field, &mut text, "", false);
            if response.changed() {
                pen.form.typed_id = Some(text.clone());
                let is_legal = ids::is_legal(text.trim());
                pen.note_unread("id", (!is_legal).then(|| "lower-case letters and digits, joined by single hyphens".to_owned()));
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

    fn parts(&mut self, ui: &mut Ui, of: &'static str, values: &mut Vec<(&'static str, Node)>) {
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

    fn part(
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
        let is_told = names.iter().any(|name| !self.form.told_of(name).is_empty());
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
    fn field_of(
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

    fn labelled_value(&mut self, ui: &mut Ui, field: &Field<'_>, holds: &Holds, slot: &mut Option<Node>) {
        let before = slot.clone();
        match holds {
            Holds::Type("Says") => self.says(ui, field, slot),
            Holds::Type(name) if Reference::get().structs.contains_key(name) => self.labelled(ui, field, |pen, ui| {
                pen.optional_struct(ui, field, name, slot);
            }),
            _ => self.labelled(ui, field, |pen, ui| pen.value(ui, field, holds, slot)),
        }
        self.changed |= *slot != before;
    }

    /// Draws a name on the left, a value beside it, and below what is said of the field.
    fn labelled(&mut self, ui: &mut Ui, field: &Field<'_>, value: impl FnOnce(&mut Self, &mut Ui)) {
        let palette = self.ctx.palette;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let (rect, response) = ui.allocate_exact_size(Vec2::new(LABELS, space::ROW), Sense::hover());
            let galley = crate::theme::galley(ui.painter(), &field.label, Type::Small, palette.mute, LABELS - space::S);
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
                    for told in self.form.told_of(&field.path).into_iter().cloned().collect::<Vec<_>>() {
                        self.tell(ui, &told.words, told.is_error, Some(field.id()));
                    }
                }
            });
        });
    }

    /// Says what is wrong beside a field, and to screen readers with the field.
    fn tell(&self, ui: &mut Ui, words: &str, is_error: bool, of: Option<Id>) {
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

    fn note_unread(&mut self, path: &str, why: Option<String>) {
        match why {
            Some(why) => drop(self.form.unread.insert(path.to_owned(), why)),
            None => drop(self.form.unread.remove(path)),
        }
    }

    /// A field for a text; the focus selects what is in it.
    pub fn text_edit(&mut self, ui: &mut Ui, field: &Field<'_>, text: &mut String, hint: &str, is_long: bool) -> Response {
        let palette = self.ctx.palette;
        let before = text.clone();
        let edit = if is_long { TextEdit::multiline(text).desired_rows(2) } else { TextEdit::singleline(text) };
        let edit = edit.id(field.id()).desired_width(f32::INFINITY).font(Type::Small.font());
        let response = ui.add(edit.text_color(palette.ink).hint_text(lettering(hint, Type::Small, palette.faint).in_widget(ui.ctx())));
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

    fn value(&mut self, ui: &mut Ui, field: &Field<'_>, holds: &Holds, slot: &mut Option<Node>) {
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
                self.read(ui, field, slot, show, |text| typed::count(text).and_then(|count| count.alone()));
            }
            Holds::Type("Location") => self.read(ui, field, slot, typed::location_words, typed::location),
            Holds::Type(name) => match Reference::get().enums.get(name) {
                Some(of) if of.rows.iter().all(|word| !word.written.contains('(')) => self.word(ui, field, name, slot),
                _ => self.raw(ui, field, slot),
            },
            Holds::Either(all) if all.contains(&Holds::Text) => self.text(ui, field, slot),
            Holds::Either(_) | Holds::Unknown(_) => self.raw(ui, field, slot),
        }
    }

    fn text(&mut self, ui: &mut Ui, field: &Field<'_>, slot: &mut Option<Node>) {
        let mut text = match slot {
            Some(Node::Text(text)) => text.clone(),
            _ => String::new(),
        };
        if self.text_edit(ui, field, &mut text, "", words::is_long(field.name)).changed() {
            *slot = (!text.is_empty()).then_some(Node::Text(text));
        }
    }

    /// A field whose text is read: what cannot be read stays as it was typed, with the reason.
    fn read(
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

    fn date(&mut self, ui: &mut Ui, field: &Field<'_>, slot: &mut Option<Node>) {
        let days = typed::Days::of(self.ctx.dossier, &self.form.row_document);
        self.read(ui, field, slot, plain, |text| typed::date(text, &days));
        if let Some(Node::Text(date)) = slot
            && let Ok(read) = crate::dossier::Date::read(date, &self.ctx.dossier.zone)
        {
            let words = read.to_string();
            ui.add(lettering(words, Type::Small, self.ctx.palette.mute));
        }
    }

    /// One of the words of an enum.
    fn word(&mut self, ui: &mut Ui, field: &Field<'_>, of: &'static str, slot: &mut Option<Node>) {
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
    fn choose(&mut self, ui: &mut Ui, field: &Field<'_>, now: &str, choices: &[(String, String, &str)]) -> Option<String> {
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
                is_pressed.then(|| at.unwrap_or_default().checked_add_signed(by)).flatten()
            };
            let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let to = step(Key::ArrowDown, 1).or_else(|| step(Key::ArrowUp, -1));
            chosen = to.and_then(|to| choices.get(to)).map(|(word, ..)| word.clone()).or(chosen);
        }
        chosen
    }

    fn id(&mut self, ui: &mut Ui, field: &Field<'_>, table: &str, slot: &mut Option<Node>) {
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

    fn list(&mut self, ui: &mut Ui, field: &Field<'_>, inner: &Holds, slot: &mut Option<Node>) {
        let mut items = match slot.take() {
            Some(Node::List { items, .. }) => items,
            _ => Vec::new(),
        };
        let mut removed = None;
        for at in 0..items.len() {
            let one = field.within(format!("{}.{at}", field.path), format!("{} {}", field.label, at + 1));
            ui.horizontal_top(|ui| {
                if self.small(ui, "×", &format!("Remove {}", one.label)) {
                    removed = Some(at);
                }
                ui.vertical(|ui| {
                    if let (Holds::Id(table), Node::Text(id)) = (inner, &items[at]) {
                        let name = picker::name_of(self.ctx.dossier, table, id);
                        ui.add(lettering(name, Type::Small, self.ctx.palette.ink));
                    } else {
                        let mut value = Some(items[at].clone());
                        self.inner(ui, &one, inner, &mut value);
                        items[at] = value.unwrap_or_else(|| empty(inner));
                    }
                });
            });
        }
        if let Some(at) = removed {
            items.remove(at);
        }
        if let Holds::Id(table) = inner {
            let label = if items.is_empty() { field.label.clone() } else { format!("{}, another", field.label) };
            let add = field.within(format!("{}[]", field.path), label);
            let mut value = None;
            self.id(ui, &add, table, &mut value);
            items.extend(value);
        } else if self.small(ui, "Add", &format!("Add: {}", field.label)) {
            items.push(empty(inner));
        }
        *slot = (!items.is_empty()).then_some(Node::List { items, is_filled: false });
    }

    fn table(&mut self, ui: &mut Ui, field: &Field<'_>, inner: &Holds, slot: &mut Option<Node>) {
        let mut rows = match slot.take() {
            Some(Node::Table(rows)) => rows,
            _ => Vec::new(),
        };
        let mut removed = None;
        for (at, (key, value)) in rows.iter_mut().enumerate() {
            let part = |what: &str| {
                field.within(format!("{}.{at}.{what}", field.path), format!("{} {}, {what}", field.label, at + 1))
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
            let key = (1..).map(|number| format!("{}-{number}", field.name)).find(|key| !rows.iter().any(|(one, _)| one == key));
            rows.push((key.unwrap_or_default(), empty(inner)));
        }
        *slot = (!rows.is_empty()).then_some(Node::Table(rows));
    }

    /// A value within a list or a table.
    fn inner(&mut self, ui: &mut Ui, field: &Field<'_>, holds: &Holds, slot: &mut Option<Node>) {
        match (holds, slot) {
            (Holds::Type(name), Some(Node::Fields { of, fields })) if of == name => {
                self.structure(ui, of, fields, &format!("{}.", field.path));
            }
            (_, slot) => self.value(ui, field, holds, slot),
        }
    }

    fn structure(&mut self, ui: &mut Ui, of: &'static str, values: &mut Vec<(&'static str, Node)>, before: &str) {
        for known in Reference::get().structs.get(of).map(|of| of.rows.as_slice()).unwrap_or_default() {
            self.field_of(ui, of, known.name, values, before);
        }
    }

    fn optional_struct(&mut self, ui: &mut Ui, field: &Field<'_>, of: &str, slot: &mut Option<Node>) {
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

    /// A value as it is written in the file.
    fn raw(&mut self, ui: &mut Ui, field: &Field<'_>, slot: &mut Option<Node>) {
        self.read(ui, field, slot, Node::to_line, typed::raw);
        if slot.is_none() && !field.example.is_empty() && ui.memory(|memory| memory.has_focus(field.id())) {
            let words = format!("As in the file: {}", field.example);
            ui.add(lettering(words, Type::Small, self.ctx.palette.mute));
        }
    }

    /// What a claim says.
    fn says(&mut self, ui: &mut Ui, field: &Field<'_>, slot: &mut Option<Node>) {
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
    fn quantity(&mut self, ui: &mut Ui, said: &mut Vec<(&'static str, Node)>) {
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
        let flags = Flags::of(|name| get(said, name));
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
                        pen.form.doubt = count.doubt.clone();
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

    /// A small button with a name for screen readers.
    fn small(&mut self, ui: &mut Ui, words: &str, spoken: &str) -> bool {
        let button = ui.small_button(lettering(words, Type::Small, self.ctx.palette.ink));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken));
        button.clicked()
    }

    fn foot(&mut self, ui: &mut Ui) {
        let palette = self.ctx.palette;
        let one = self.form.section.one();
        ui.add_space(space::M);
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
    let is_number = if is_whole {
        bare.parse::<u32>().is_ok()
    } else {
        bare.parse::<f64>().is_ok_and(f64::is_finite)
    };
    if is_number { Ok(Some(Node::Plain(bare))) } else { Err(format!("“{text}” is not a number")) }
}

/// A value to begin with.
fn empty(holds: &Holds) -> Node {
    match holds {
        Holds::Type(name) => match Reference::get().structs.get_key_value(name) {
            Some((of, _)) => Node::Fields { of, fields: Vec::new() },
            None => {
                let word = Reference::get().enums.get_key_value(name).and_then(|(of, all)| Some((of, all.rows.first()?)));
                word.map_or(Node::Text(String::new()), |(of, row)| {
                    if row.written.contains('(') {
                        Node::Plain(row.written.to_owned())
                    } else {
                        Node::Choice { of, word: row.word.into(), inner: None }
                    }
                })
            }
        },
        Holds::Whole | Holds::Number => Node::Plain("0".to_owned()),
        Holds::Flag => Node::Plain("false".to_owned()),
        _ => Node::Text(String::new()),
    }
}
