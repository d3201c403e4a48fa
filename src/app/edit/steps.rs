//! The steps of writing, carried out: forms are opened and left, edits are made and taken back.

use std::path::Path;

use super::attempt::{Attempt, Then};
use super::form::Prefilled;
use super::named::Deed;
use super::{Form, Kind, Parallax};
use crate::app::Origin;
use crate::dossier::Item;
use crate::edit::{Change, Edit, Entry, Section, Spot};
use crate::session::{Disk, Overlay, Request, Write, WriteCard, kind, section};

impl Parallax {
    pub(super) fn open_form_of(&mut self, item: Item) {
        let Some(dossier) = self.shown() else { return };
        let entry = Entry::new(section(item.kind()), dossier.key(item));
        self.open_form(&entry);
    }

    pub(super) fn open_form(&mut self, entry: &Entry) {
        self.session.folded.set(crate::session::Part::Inspector, false);
        let Some(editing) = self.writing.editing.as_deref_mut() else { return };
        editing.editor.seal();
        *editing.form.get_mut() = Form::from_entry(entry, &editing.editor);
    }

    pub(super) fn open_new(&mut self, section: Section, fields: Prefilled) {
        self.session.folded.set(crate::session::Part::Inspector, false);
        let selected = self.session.selection.current();
        let mut prefilled =
            self.shown().map(|dossier| Form::prefilled(section, dossier, selected)).unwrap_or_default();
        prefilled.retain(|(name, _)| !fields.iter().any(|(field, _)| field == name));
        prefilled.extend(fields);
        let Some(editing) = self.writing.editing.as_deref_mut() else { return };
        editing.editor.seal();
        *editing.form.get_mut() = Some(Form::new(section, prefilled));
    }

    pub(super) fn form_mut(&mut self) -> Option<&mut Form> {
        self.writing.editing.as_deref_mut()?.form.get_mut().as_mut()
    }

    /// Makes what was changed in the form an edit; of a new entry, only says what is wrong with it.
    pub(super) fn form_changed(&mut self, ctx: Option<&egui::Context>) {
        let Some(editing) = self.writing.editing.as_deref_mut() else { return };
        let Some(form) = editing.form.get_mut() else { return };
        let Some(entry) = form.entry() else {
            let entry = form.entry_to_be(editing.editor.text());
            let edit = Edit::new("").then(form.addition(&entry));
            return self.attempt(Attempt { edit, entry, deed: Deed::Added, then: Then::Tell }, ctx);
        };
        let (edit, fields) = form.changes(&editing.editor, &entry);
        if edit.changes.is_empty() {
            form.told.retain(|told| !told.is_error);
            return;
        }
        self.attempt(Attempt { edit, entry, deed: Deed::Fields(fields), then: Then::Make }, ctx);
    }

    /// Adds the entry of the form, if it is new and nothing is wrong with it; otherwise the form says what is. `next` goes on with
    /// the next claim of the same document.
    pub(super) fn add(&mut self, next: bool, ctx: Option<&egui::Context>) {
        let Some(editing) = self.writing.editing.as_deref_mut() else { return };
        let Some(form) = editing.form.get_mut() else { return };
        if form.has_unread() {
            form.is_asked = true;
            return;
        }
        if form.entry().is_some() {
            editing.editor.seal();
            if next {
                self.next_form();
            }
            return;
        }
        let entry = form.entry_to_be(editing.editor.text());
        let edit = Edit::new("").then(form.addition(&entry));
        self.attempt(Attempt { edit, entry, deed: Deed::Added, then: Then::Add { next } }, ctx);
    }

    pub(super) fn next_form(&mut self) {
        if let Some(form) = self.form_mut() {
            *form = form.next();
        }
    }

    pub(super) fn item_of(&self, entry: &Entry) -> Option<Item> {
        self.shown()?.find(kind(entry.section)?, &entry.id)
    }

    /// Makes an entry of this name and puts its id into a field of the form.
    pub(super) fn create(
        &mut self,
        section: Section,
        name: String,
        field: String,
        ctx: Option<&egui::Context>,
    ) {
        let Some(editing) = self.writing.editing.as_deref() else { return };
        let id = editing.editor.text().suggest_id(section, &[&name]);
        let entry = Entry::new(section, &id);
        let content = Form::named(section, &name);
        let edit = Edit::new("").then(Change::Add { entry: entry.clone(), content, spot: Spot::Natural });
        self.attempt(Attempt { edit, entry, deed: Deed::Added, then: Then::Choose { name, field } }, ctx);
    }

    pub(super) fn rename(&mut self, id: &str, ctx: Option<&egui::Context>) {
        let Some(entry) = self.form_mut().and_then(|form| form.entry()) else { return };
        if entry.id == id {
            return;
        }
        let edit = Edit::new("").rename(entry.section, &entry.id, id);
        let renamed = Entry::new(entry.section, id);
        let deed = Deed::Renamed(entry.id);
        self.attempt(Attempt { edit, entry: renamed, deed, then: Then::Rename }, ctx);
    }

    pub(super) fn ask_removal(&mut self) {
        let Some(editing) = self.writing.editing.as_deref_mut() else { return };
        let entry = editing.form.get_mut().as_ref().and_then(Form::entry);
        let Some(entry) = entry else { return self.close_form() };
        editing.removal = Some(editing.editor.text().removal(&entry));
        self.session.overlay = Some(Overlay::Write(WriteCard::Remove));
    }

    pub(super) fn remove(&mut self, ctx: Option<&egui::Context>) {
        self.session.overlay = None;
        let removal = self.writing.editing.as_deref_mut().and_then(|editing| editing.removal.take());
        let Some(removal) = removal else { return };
        let (edit, entry) = (removal.edit(), removal.entry);
        let deed = Deed::Named(edit.name.clone());
        self.attempt(Attempt { edit, entry, deed, then: Then::Remove }, ctx);
    }

    pub(super) fn close_form(&mut self) {
        let would_lose = self.form_mut().is_some_and(|form| form.would_lose());
        if would_lose {
            self.session.overlay = Some(Overlay::Write(WriteCard::Drop));
        } else {
            self.drop_form();
        }
    }

    pub(super) fn drop_form(&mut self) {
        if self.session.overlay == Some(Overlay::Write(WriteCard::Drop)) {
            self.session.overlay = None;
        }
        if let Some(editing) = self.writing.editing.as_deref_mut() {
            editing.editor.seal();
            *editing.form.get_mut() = None;
        }
    }

    pub(super) fn undo_edit(&mut self, ctx: Option<&egui::Context>) {
        let done = self.writing.editing.as_deref_mut().and_then(|editing| editing.editor.undo());
        if done.is_some() {
            self.writing.order.undo(Kind::Edit);
            self.show_text(ctx);
        }
    }

    pub(super) fn redo_edit(&mut self, ctx: Option<&egui::Context>) {
        let done = self.writing.editing.as_deref_mut().and_then(|editing| editing.editor.redo());
        if done.is_some() {
            self.writing.order.redo(Kind::Edit);
            self.show_text(ctx);
        }
    }

    /// True if something of this kind can be undone.
    fn can_undo(&self, kind: Kind) -> bool {
        match kind {
            Kind::Choice => self.undo.next_undo().is_some(),
            Kind::Edit => self.edit_to_undo().is_some(),
        }
    }

    fn can_redo(&self, kind: Kind) -> bool {
        match kind {
            Kind::Choice => self.undo.next_redo().is_some(),
            Kind::Edit => self.edit_to_redo().is_some(),
        }
    }

    /// The name of the edit that would be undone.
    pub fn edit_to_undo(&self) -> Option<&str> {
        self.writing.editing()?.editor.history().undo_name()
    }

    fn edit_to_redo(&self) -> Option<&str> {
        self.writing.editing()?.editor.history().redo_name()
    }

    /// The name of what would be undone: the last choice or the last edit.
    pub(in crate::app) fn next_undo(&self) -> Option<&str> {
        match self.writing.order.last(|kind| self.can_undo(kind))? {
            Kind::Choice => self.undo.next_undo(),
            Kind::Edit => self.edit_to_undo(),
        }
    }

    /// The name of what would be made again.
    pub(in crate::app) fn next_redo(&self) -> Option<&str> {
        match self.writing.order.last_undone(|kind| self.can_redo(kind))? {
            Kind::Choice => self.undo.next_redo(),
            Kind::Edit => self.edit_to_redo(),
        }
    }

    /// Undoes the last choice or edit, whichever was last.
    pub(in crate::app) fn undo_last(&mut self, ctx: Option<&egui::Context>) {
        match self.writing.order.last(|kind| self.can_undo(kind)) {
            Some(Kind::Edit) => self.write(Write::Undo, ctx),
            Some(Kind::Choice) => {
                self.session = self.undo.undo(&self.session).unwrap_or_else(|| self.session.clone());
                self.writing.order.undo(Kind::Choice);
            }
            None => {}
        }
    }

    /// Makes again what was undone last.
    pub(in crate::app) fn redo_last(&mut self, ctx: Option<&egui::Context>) {
        match self.writing.order.last_undone(|kind| self.can_redo(kind)) {
            Some(Kind::Edit) => self.write(Write::Redo, ctx),
            Some(Kind::Choice) => {
                self.session = self.undo.redo(&self.session).unwrap_or_else(|| self.session.clone());
                self.writing.order.redo(Kind::Choice);
            }
            None => {}
        }
    }

    /// Notes that a choice was made.
    pub(in crate::app) fn note_choice(&mut self) {
        self.writing.order.note(Kind::Choice);
    }

    pub(super) fn save(&mut self) {
        let is_changed = self.writing.editing().is_some_and(|editing| editing.editor.is_changed());
        match self.origin {
            Origin::File(_) if !is_changed => self.notices.done("There are no changes to save"),
            Origin::File(_) => self.requests.push(Request::Disk(Disk::Save)),
            Origin::BuiltIn(dossier) => {
                let folder = self.folder.clone().or_else(std::env::home_dir).unwrap_or_default();
                self.ask_where_to_save(&folder.join(format!("{}.dossier.ron", dossier.key)));
            }
        }
    }

    /// Asks for a file to save the text as, and proposes one.
    pub(super) fn ask_where_to_save(&mut self, proposed: &Path) {
        *self.writing.name.get_mut() = proposed.display().to_string();
        self.session.overlay = Some(Overlay::Write(WriteCard::SaveAs));
    }

    /// Tells that the text was saved, and does what waits for it.
    pub(super) fn has_saved(&mut self) {
        let fault = self.writing.editing.as_deref_mut().and_then(|editing| editing.editor.journal_fault());
        if let Some(fault) = fault {
            self.notices.failed(fault.to_string());
        }
        if matches!(self.session.overlay, Some(Overlay::Write(_))) {
            self.session.overlay = None;
        }
        self.go_on();
    }

    /// Does what waited until it was settled what becomes of the edits.
    fn go_on(&mut self) {
        if let Some(request) = self.writing.leaving.take() {
            self.requests.push(request);
        }
    }

    /// The dossier is that of this file from now on.
    pub(super) fn is_now_from(&mut self, origin: Origin) {
        self.recent = self.recent_now();
        self.origin = origin;
        self.show_text(None);
        self.remember_open();
    }

    pub(super) fn discard(&mut self) {
        if let Some(editing) = self.writing.editing.as_deref_mut() {
            editing.editor.discard();
        }
        self.stop_editing();
        self.session.overlay = None;
        match self.writing.leaving.take() {
            Some(request) => self.requests.push(request),
            None => self.requests.push(match self.origin {
                Origin::BuiltIn(dossier) => Request::OpenBuiltIn(dossier),
                Origin::File(_) => Request::Reload,
            }),
        }
    }

    pub(super) fn take_up_recovered(&mut self) {
        self.session.overlay = None;
        let Some(found) = self.writing.recovered.take() else { return };
        let super::Found { mut editor, recovered } = *found;
        editor.take_up(recovered);
        let form = editor.draft().and_then(|draft| Form::from_draft(draft, &editor));
        self.writing.editing = Some(Box::new(super::Editing::new(editor)));
        self.show_text(None);
        if let Some(editing) = self.writing.editing.as_deref_mut() {
            *editing.form.get_mut() = form;
        }
        // What was typed while an edit was still being tried is one now.
        self.form_changed(None);
    }

    pub(super) fn forget_recovered(&mut self) {
        self.session.overlay = None;
        if let Some(found) = self.writing.recovered.take() {
            let super::Found { mut editor, .. } = *found;
            editor.discard();
        }
    }
}
