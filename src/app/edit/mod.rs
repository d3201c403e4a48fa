//! Writing in a dossier: the text that is edited, its form in the place of the inspector's page, saving, and undo.
//!
//! An edit is made in a copy of the text first. Only if the copy is a sound dossier does it become the text, and the window shows it
//! as if the file had been saved so: on screen there is never anything that could not be opened again. Files are read and written
//! by [`Desk`], which the window owns; nothing else here touches a disk.

mod attempt;
mod cards;
mod checked;
mod desk;
mod diverged;
mod draft;
mod drawn;
mod form;
mod located;
mod named;
mod new_dossier;
mod order;
mod source_text;
mod steps;
mod told;
mod typed;

use std::cell::RefCell;

use egui::Ui;

use super::{Origin, Parallax};
use crate::dossier::Dossier;
use crate::edit::{Divergence, Editor, Keep, Recovered, Removal};
use crate::load::Fingerprint;
use crate::session::{Command, Disk, Overlay, Request, Write, WriteCard};
use crate::views::Context;

pub use desk::{Desk, Effect};
pub use form::Form;
pub use order::{Kind, Order};
pub use source_text::{SourceText, ui as text_page};

/// The dossier that is edited.
pub struct Editing {
    editor: Editor,
    form: RefCell<Option<Form>>,
    /// What another program has saved meanwhile, with whose content of each item is kept.
    diverged: Option<Diverged>,
    /// What would be removed.
    removal: Option<Removal>,
    /// When the last edit was made, in seconds of the window's clock.
    edited: f64,
    /// Whether the last save failed: it is not tried again by itself.
    has_failed: bool,
}

/// What another program has saved, compared with what was written here.
pub struct Diverged {
    theirs: String,
    divergence: Divergence,
    /// For each item that differs.
    keeps: Vec<Keep>,
    /// What it is called.
    names: Vec<String>,
    /// What each of the two says, for each item.
    sentences: Vec<[Vec<String>; 2]>,
}

/// What writing adds to the program.
#[derive(Default)]
pub struct Writing {
    /// The dossier that is edited, from the first step of writing on.
    editing: Option<Box<Editing>>,
    /// Steps that wait until the text was read.
    waiting: Vec<Write>,
    /// What waits until it is settled what becomes of edits that were not saved.
    leaving: Option<Request>,
    /// Edits of an earlier run that were not saved, with their journal.
    recovered: Option<Box<Found>>,
    /// In which order choices and edits were made.
    order: Order,
    /// Whether every edit is saved.
    saves_as_you_go: bool,
    /// The form of a new dossier.
    new: RefCell<new_dossier::NewCard>,
    /// The name under which to save, as typed.
    name: RefCell<String>,
    /// What is worked out on another thread.
    trying: attempt::Trying,
    /// The text that claims are written beside.
    text: Option<Box<SourceText>>,
    /// The id of the document whose text is asked for.
    text_of: String,
}

/// Edits of an earlier run.
pub struct Found {
    editor: Editor,
    recovered: Recovered,
}

impl Editing {
    fn new(editor: Editor) -> Self {
        Self {
            editor,
            form: RefCell::new(None),
            diverged: None,
            removal: None,
            edited: 0.0,
            has_failed: false,
        }
    }

    /// The text with its history.
    #[must_use]
    pub const fn editor(&self) -> &Editor {
        &self.editor
    }
}

impl Writing {
    /// The dossier that is edited.
    pub fn editing(&self) -> Option<&Editing> {
        self.editing.as_deref()
    }

    /// The name of the last edit, if there are edits that were not saved.
    #[must_use]
    pub fn unsaved(&self) -> Option<&str> {
        let editor = &self.editing.as_ref()?.editor;
        editor.is_changed().then(|| editor.history().undo_name().unwrap_or("taken back"))
    }

    /// What Esc does while a form is open: it ends drawing first, then leaves a field, then the form. `None` if none is open.
    pub fn escaped(&self) -> Option<Option<Command>> {
        let form = self.editing.as_ref()?.form.borrow();
        let form = form.as_ref()?;
        if form.is_drawing() {
            return Some(Some(Command::Write(Write::StopDrawing)));
        }
        Some((!form.has_text_focus).then_some(Command::Write(Write::Close)))
    }

    /// Whether an edit is being tried on another thread.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.trying.is_busy()
    }

    /// Forgets what waited until it was settled what becomes of the edits: the author stays.
    pub fn stay(&mut self) {
        self.leaving = None;
    }

    /// Whether every edit is saved.
    #[must_use]
    pub const fn saves_as_you_go(&self) -> bool {
        self.saves_as_you_go
    }

    /// Sets whether every edit is saved.
    pub const fn save_as_you_go(&mut self, saves: bool) {
        self.saves_as_you_go = saves;
    }

    /// The text that is open beside the form.
    #[must_use]
    pub fn text(&self) -> Option<&SourceText> {
        self.text.as_deref()
    }

    /// Draws the form over the page of the inspector; returns false if none is open.
    pub fn draw_form(&self, ctx: &Context<'_>, ui: &mut Ui) -> bool {
        let Some(editing) = &self.editing else { return false };
        let mut form = editing.form.borrow_mut();
        let Some(form) = form.as_mut() else { return false };
        form::ui(ctx, ui, form, &editing.editor);
        true
    }
}

impl Parallax {
    /// What is written.
    #[must_use]
    pub const fn writing(&self) -> &Writing {
        &self.writing
    }

    /// Carries out a step of writing.
    pub(super) fn write(&mut self, step: Write, ctx: Option<&egui::Context>) {
        let is_of_text = !matches!(
            step,
            Write::Make(_) | Write::SavesAsYouGo(_) | Write::TakeUp | Write::Forget | Write::Discard
        );
        if is_of_text && self.writing.editing.is_none() {
            self.begin(step);
            return;
        }
        if self.writing.trying.holds(&step) {
            self.keep_draft();
            return;
        }
        match step {
            Write::Form(item) => self.open_form_of(item),
            Write::Entry(entry) => self.open_form(&entry),
            Write::New(section) => self.open_new(section, Vec::new()),
            Write::NewWith(section, fields) => self.open_new(section, fields),
            Write::Fill { fields, basis } => self.fill(fields, basis, ctx),
            Write::Draw(drawn) => self.draw(drawn, ctx),
            Write::Sketch(sketch) => self.sketch(Some(sketch)),
            Write::Sketched(sketch) => self.sketched(&sketch, ctx),
            Write::StopDrawing => self.sketch(None),
            Write::AskText(document) => self.ask_text(document),
            Write::Text(step) => self.read_text(step, ctx),
            Write::Changed => self.form_changed(ctx),
            Write::Add => self.add(false, ctx),
            Write::AddNext => self.add(true, ctx),
            Write::Create { section, name, field } => self.create(section, name, field, ctx),
            Write::Rename(id) => self.rename(&id, ctx),
            Write::Remove => self.ask_removal(),
            Write::RemoveAlong => self.remove(ctx),
            Write::Close => self.close_form(),
            Write::Drop => self.drop_form(),
            Write::Undo => self.undo_edit(ctx),
            Write::Redo => self.redo_edit(ctx),
            Write::Save => self.save(),
            Write::SaveAs(path) => self.requests.push(Request::Disk(Disk::SaveAs(path))),
            Write::SavesAsYouGo(saves) => self.writing.saves_as_you_go = saves,
            Write::Discard => self.discard(),
            Write::TakeUp => self.take_up_recovered(),
            Write::Forget => self.forget_recovered(),
            Write::Keep(at, keep) => self.keep_one(at, keep),
            Write::KeepAll(keep) => self.keep_all(keep),
            Write::Merge => self.merge(),
            Write::Make(new) => self.make(&new),
        }
        self.keep_draft();
    }

    /// Asks for the text, and lets a step wait for it.
    fn begin(&mut self, step: Write) {
        if self.content.dossier().is_none() || self.problems.is_some() {
            self.notices.failed("The file has errors: correct them first, then it can be edited here");
            return;
        }
        if self.writing.waiting.is_empty() {
            self.requests.push(Request::Disk(Disk::Begin));
        }
        self.writing.waiting.push(step);
    }

    /// Takes the text that was read for editing, and does what waits for it.
    pub(super) fn edit_with(&mut self, editor: Editor) {
        let text = editor.as_str().to_owned();
        self.writing.editing = Some(Box::new(Editing::new(editor)));
        let shown = match &self.content {
            super::Content::Opened(opened) => Some(opened.fingerprint),
            super::Content::Refused(_) => None,
        };
        // The file may have been saved since it was shown.
        if shown != Some(Fingerprint::from_text(&text)) {
            self.show_text(None);
        }
        for step in std::mem::take(&mut self.writing.waiting) {
            self.write(step, None);
        }
    }

    /// Says why the text cannot be edited.
    pub(super) fn cannot_edit(&mut self, why: impl Into<String>) {
        self.writing.waiting.clear();
        self.notices.failed(why);
    }

    /// Reads the form again from the text, unless its entry is not there yet.
    pub(super) fn refresh_form(&mut self) {
        let Some(editing) = &mut self.writing.editing else { return };
        let form = editing.form.get_mut();
        let is_gone = form.as_mut().is_some_and(|form| !form.refresh(&editing.editor));
        if is_gone {
            *form = None;
        }
    }

    /// The dossier on screen.
    fn shown(&self) -> Option<&Dossier> {
        self.content.dossier()
    }

    /// True if a request would leave edits that were not saved; it is kept until that is settled.
    pub(super) fn holds_back(&mut self, request: &Request) -> bool {
        let leaves = matches!(
            request,
            Request::Open(_)
                | Request::OpenBuiltIn(_)
                | Request::SaveImport
                | Request::Quit
                | Request::Reload
                | Request::Disk(Disk::Create(..))
        );
        if !leaves || self.writing.unsaved().is_none() {
            return false;
        }
        self.writing.leaving = Some(request.clone());
        self.session.overlay = Some(Overlay::Write(WriteCard::Unsaved));
        true
    }

    /// True if nothing would be lost if the window were closed; otherwise the author is asked.
    pub fn may_close(&mut self) -> bool {
        !self.holds_back(&Request::Quit)
    }

    /// Drops what belongs to a dossier that is left.
    pub(super) fn stop_editing(&mut self) {
        self.writing.editing = None;
        self.writing.waiting.clear();
        self.writing.trying = attempt::Trying::default();
        self.writing.text = None;
        self.writing.order = Order::default();
    }

    /// The card over the window.
    pub(super) fn write_card(&self, ui: &Ui, card: WriteCard) -> Vec<Command> {
        cards::ui(ui, self, card)
    }

    /// Saves what was edited a moment ago, if that is wanted.
    pub(super) fn save_as_you_go(&mut self, ctx: &egui::Context) {
        /// How long nothing must have been edited, in seconds.
        const QUIET: f64 = 1.0;
        let Some(editing) = &self.writing.editing else { return };
        let is_due = !self.writing.trying.is_busy()
            && self.writing.saves_as_you_go
            && editing.editor.is_changed()
            && !editing.has_failed;
        if !is_due || matches!(self.origin, Origin::BuiltIn(_)) {
            return;
        }
        let wait = editing.edited + QUIET - ctx.input(|input| input.time);
        if wait <= 0.0 {
            self.requests.push(Request::Disk(Disk::Save));
        } else {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(wait));
        }
    }
}
