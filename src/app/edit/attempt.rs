//! Edits are tried in a copy of the text before they are made: a text that is large on another thread, so that no key waits for
//! it. Steps that come meanwhile wait in their order.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::checked::{self, Told};
use super::named::{self, Deed};
use super::{Kind, Parallax};
use crate::app::reopen::Ready;
use crate::app::{Letters, jobs};
use crate::dossier::Dossier;
use crate::edit::{Edit, Entry, Text};
use crate::session::{Selected, Write};

/// A text of fewer bytes is read within a frame.
const AT_ONCE: usize = 400_000;

/// An edit that is tried.
pub struct Attempt {
    pub edit: Edit,
    /// The entry that it is about.
    pub entry: Entry,
    pub deed: Deed,
    pub then: Then,
}

/// What follows once an edit was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// It is only said what is wrong with it.
    Tell,
    /// It is made.
    Make,
    /// The entry of the form is in the dossier; perhaps the form of the next claim follows.
    Add { next: bool },
    /// The new entry is chosen in a field of the form.
    Choose { name: String, field: String },
    /// The entry of the form has another id.
    Rename,
    /// The entry of the form is gone.
    Remove,
    /// The document names the file of its text.
    Copy { file: String },
}

/// A text after an edit.
struct Done {
    /// The edit with its name.
    edit: Edit,
    told: Vec<Told>,
    ready: Option<Ready>,
}

/// What is tried, and whether it can be done.
type Tried = (Attempt, Result<Done, Vec<Told>>);
type Shared<T> = Arc<Mutex<Option<T>>>;

/// Work on another thread.
enum Work {
    Attempt(Shared<Tried>),
    /// The text as it is, read again.
    Text(Shared<Option<Ready>>),
}

/// What is worked out on another thread, and what waits for it.
#[derive(Default)]
pub struct Trying {
    work: Option<Work>,
    later: Vec<Write>,
}

/// What a thread needs.
struct Given {
    text: Text,
    path: Option<PathBuf>,
    name: String,
    letters: Letters,
    before: Option<Arc<Dossier>>,
}

impl Given {
    fn attempt(&self, attempt: &Attempt) -> Result<Done, Vec<Told>> {
        let Attempt { edit, entry, deed, then } = attempt;
        let (text, loaded) = checked::attempt(&self.text, edit, self.path.as_deref(), entry)?;
        let told = checked::list_messages(&text, &loaded.diagnostics, entry);
        let mut edit = edit.clone();
        if let Some(after) = &loaded.dossier {
            edit.name = named::edit(self.before.as_deref(), after, entry, deed);
        }
        let ready = (*then != Then::Tell).then(|| Ready::new(&self.name, loaded, self.letters));
        Ok(Done { edit, told, ready })
    }

    fn read(&self) -> Option<Ready> {
        let loaded = checked::read(self.text.as_str(), self.path.as_deref());
        loaded.dossier.is_some().then(|| Ready::new(&self.name, loaded, self.letters))
    }
}

/// A step that does not wait until the text is read.
const fn is_free(step: &Write) -> bool {
    matches!(
        step,
        Write::Sketch(_)
            | Write::StopDrawing
            | Write::Text(_)
            | Write::Keep(..)
            | Write::KeepAll(_)
            | Write::SavesAsYouGo(_)
    )
}

impl Trying {
    /// Lets a step wait if something is being worked out; returns whether it waits.
    pub fn holds(&mut self, step: &Write) -> bool {
        if self.work.is_none() || is_free(step) {
            return false;
        }
        // What is typed counts as it is when its turn comes.
        if *step != Write::Changed || self.later.last() != Some(&Write::Changed) {
            self.later.push(step.clone());
        }
        true
    }

    /// Whether something is being worked out.
    pub const fn is_busy(&self) -> bool {
        self.work.is_some()
    }
}

fn taken<T>(shared: &Shared<T>) -> Option<T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner).take()
}

fn put<T>(shared: &Shared<T>, value: T) {
    *shared.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
}

impl Parallax {
    fn given(&self) -> Option<Given> {
        let editing = self.writing.editing.as_deref()?;
        let before = match &self.content {
            crate::app::Content::Opened(opened) => Some(Arc::clone(&opened.dossier)),
            crate::app::Content::Refused(_) => None,
        };
        Some(Given {
            text: editing.editor.text().clone(),
            path: self.origin.path().map(ToOwned::to_owned),
            name: self.origin.name(),
            letters: self.letters,
            before,
        })
    }

    /// The window's context, if the text is too large to be read within a frame.
    fn beside<'c>(&self, ctx: Option<&'c egui::Context>) -> Option<&'c egui::Context> {
        let length = self.writing.editing.as_deref().map_or(0, |editing| editing.editor.as_str().len());
        ctx.filter(|_| length >= AT_ONCE)
    }

    /// Tries an edit, and makes it if the dossier is sound with it.
    pub(super) fn attempt(&mut self, attempt: Attempt, ctx: Option<&egui::Context>) {
        let Some(given) = self.given() else { return };
        let Some(wakes) = self.beside(ctx) else {
            let tried = given.attempt(&attempt);
            return self.tried(attempt, tried, ctx);
        };
        let shared = Shared::default();
        self.writing.trying.work = Some(Work::Attempt(Arc::clone(&shared)));
        let (wakes, broken, kept) = (wakes.clone(), attempt.entry.clone(), Arc::clone(&shared));
        let fallback = (attempt.edit.clone(), attempt.deed.clone(), attempt.then.clone());
        jobs::start(
            "edit",
            move || {
                let tried = given.attempt(&attempt);
                put(&kept, (attempt, tried));
            },
            move |ended| {
                if let Err(why) = ended {
                    let (edit, deed, then) = fallback;
                    let told = Told { field: String::new(), is_error: true, words: why.to_string() };
                    put(&shared, (Attempt { edit, entry: broken, deed, then }, Err(vec![told])));
                }
                wakes.request_repaint();
            },
        );
    }

    /// Shows the text as it is now, as if the file had been saved so.
    pub(super) fn show_text(&mut self, ctx: Option<&egui::Context>) {
        let Some(given) = self.given() else { return };
        let Some(wakes) = self.beside(ctx) else {
            let ready = given.read();
            return self.show_ready(ready);
        };
        let shared = Shared::default();
        self.writing.trying.work = Some(Work::Text(Arc::clone(&shared)));
        let wakes = wakes.clone();
        jobs::start(
            "edit",
            move || given.read(),
            move |read| {
                put(&shared, read.unwrap_or_default());
                wakes.request_repaint();
            },
        );
    }

    fn show_ready(&mut self, ready: Option<Ready>) {
        if let Some(ready) = ready {
            self.open(self.origin.clone(), Ok(ready));
        }
        // What was typed meanwhile is not in the text yet.
        if !self.writing.trying.later.contains(&Write::Changed) {
            self.refresh_form();
        }
    }

    /// Takes in what another thread has worked out, and carries out what waits for it.
    pub(in crate::app) fn take_in_edit(&mut self, ctx: &egui::Context) {
        match &self.writing.trying.work {
            None => return,
            Some(Work::Attempt(shared)) => {
                let Some((attempt, tried)) = taken(shared) else { return };
                self.writing.trying.work = None;
                self.tried(attempt, tried, Some(ctx));
            }
            Some(Work::Text(shared)) => {
                let Some(ready) = taken(shared) else { return };
                self.writing.trying.work = None;
                self.show_ready(ready);
            }
        }
        // Each may have to wait again.
        for step in std::mem::take(&mut self.writing.trying.later) {
            self.write(step, Some(ctx));
        }
    }

    /// Makes an edit that was tried, or says why not.
    fn tried(&mut self, attempt: Attempt, tried: Result<Done, Vec<Told>>, ctx: Option<&egui::Context>) {
        let Attempt { entry, then, .. } = attempt;
        match tried {
            Ok(Done { told, ready: None, .. }) => self.tell_form(&entry, told),
            Ok(Done { edit, told, ready: Some(ready) }) => match self.make_edit(&edit, ready, ctx) {
                Ok(()) => {
                    self.tell_form(&entry, told);
                    self.was_made(&entry, then, ctx);
                }
                Err(told) => self.was_refused(&entry, then, told),
            },
            Err(told) => self.was_refused(&entry, then, told),
        }
        self.keep_draft();
    }

    fn make_edit(&mut self, edit: &Edit, ready: Ready, ctx: Option<&egui::Context>) -> Result<(), Vec<Told>> {
        let Some(editing) = self.writing.editing.as_deref_mut() else { return Ok(()) };
        let steps = editing.editor.history().len();
        editing.editor.apply(edit).map_err(|refused| vec![checked::refusal(&refused)])?;
        editing.has_failed = false;
        editing.edited = ctx.map_or(0.0, |ctx| ctx.input(|input| input.time));
        if editing.editor.history().len() > steps {
            self.writing.order.note(Kind::Edit);
        }
        if let Some(fault) = editing.editor.journal_fault() {
            self.notices.failed(fault.to_string());
        }
        self.open(self.origin.clone(), Ok(ready));
        Ok(())
    }

    /// Says in the form what is wrong with its entry, if it is still that one.
    fn tell_form(&mut self, entry: &Entry, told: Vec<Told>) {
        let Some(editing) = self.writing.editing.as_deref_mut() else { return };
        let Some(form) = editing.form.get_mut() else { return };
        let own = form.entry().unwrap_or_else(|| form.entry_to_be(editing.editor.text()));
        if own == *entry {
            form.told = told;
        }
    }

    fn was_made(&mut self, entry: &Entry, then: Then, ctx: Option<&egui::Context>) {
        match then {
            Then::Tell | Then::Make => {}
            Then::Add { next } => {
                if let Some(form) = self.form_mut() {
                    form.is_added(entry);
                }
                if let Some(item) = self.item_of(entry) {
                    self.session.selection.select(Selected::Item(item));
                    self.session.reveal = Some(item);
                }
                if next {
                    self.next_form();
                }
            }
            Then::Choose { field, .. } => {
                if let Some(form) = self.form_mut() {
                    form.choose(&field, &entry.id);
                }
                self.write(Write::Changed, ctx);
            }
            Then::Rename => {
                if let Some(form) = self.form_mut() {
                    form.is_added(entry);
                }
            }
            Then::Remove => self.drop_form(),
            Then::Copy { file } => {
                self.refresh_form();
                self.notices.done(format!("The text is in {file}, and the document names it as its copy"));
            }
        }
    }

    fn was_refused(&mut self, entry: &Entry, then: Then, told: Vec<Told>) {
        let first = || told.first().map(|told| told.words.clone()).unwrap_or_default();
        match then {
            Then::Tell | Then::Make => self.tell_form(entry, told),
            Then::Add { .. } => {
                if let Some(form) = self.form_mut() {
                    form.told = told;
                    form.is_asked = true;
                    form.focus_first_error();
                }
            }
            Then::Choose { name, .. } => self.notices.failed(format!("“{name}” was not added: {}", first())),
            Then::Rename => {
                if let Some(form) = self.form_mut() {
                    let of_id = |told: Told| Told { field: "id".to_owned(), ..told };
                    form.told = told.into_iter().map(of_id).collect();
                }
            }
            Then::Remove => self.notices.failed(format!("Nothing was removed: {}", first())),
            Then::Copy { file } => {
                let words = format!("The text is in {file}, but the document does not name it: {}", first());
                self.notices.failed(words);
            }
        }
    }
}
