//! The review of a sheet before it becomes a dossier: a page that shows each row beside the claims that it becomes.
//!
//! What is shown is what `parallax import` makes: both ask the same crate.

mod field;
mod head;
mod made;
mod page;
mod pane;
mod preview;
mod table;
mod update;
mod whole;

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use egui::Ui;

use super::{Letters, Parallax, jobs};
use crate::import::sheet::Sheet;
use crate::session::{Command, Leaving, ReviewStep};
use crate::theme::fonts::Fonts;
use made::Outcome;
pub use made::{Asked, Given, Made, Stamp};
pub use pane::marks as show_marks;
pub use preview::Preview;
pub use update::{Reviewed, Update};
pub use whole::Whole;

/// The result of a job; `None` if it was cancelled.
type Result = std::result::Result<Option<std::result::Result<Outcome, String>>, jobs::Broken>;

/// Work on another thread.
struct Job {
    what: String,
    is_wanted: Arc<AtomicBool>,
    result: Arc<Mutex<Option<Result>>>,
}

/// A sheet under review.
pub struct Reviewing {
    given: Given,
    path: PathBuf,
    /// What was last made of it.
    made: Option<Arc<Made>>,
    /// What it becomes, if it has no rows.
    whole: Option<Arc<Whole>>,
    /// Counts the results.
    number: u64,
    /// Why the file cannot be read.
    refused: Option<String>,
    job: Option<Job>,
    /// The chosen row, counted from 0 below the header.
    row: Option<usize>,
    /// Whether the table has to scroll to it.
    reveals: Cell<bool>,
    /// Whether something was changed that is not saved.
    is_changed: bool,
    /// Whether the reader is asked if the page is to be left.
    asks: bool,
    /// What would change in a dossier that was made of the sheet before.
    update: Option<Arc<Update>>,
    /// Whether the file has changed since it was read.
    is_stale: bool,
    letters: Letters,
    fonts: Fonts,
    preview: RefCell<Option<Preview>>,
}

impl Reviewing {
    fn new(given: Given, letters: Letters) -> Self {
        Self {
            path: given.path(),
            given,
            made: None,
            whole: None,
            number: 0,
            refused: None,
            job: None,
            row: None,
            reveals: Cell::new(false),
            is_changed: false,
            asks: false,
            update: None,
            is_stale: false,
            letters,
            fonts: Fonts::default(),
            preview: RefCell::default(),
        }
    }

    /// The fonts in which the sheet is shown.
    pub const fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Takes in what another thread has worked out.
    pub fn take_in(&mut self) {
        let Some(job) = &self.job else { return };
        let done = job.result.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(done) = done {
            self.job = None;
            self.take(done);
        }
    }

    fn take(&mut self, done: Result) {
        match done {
            Ok(None) => {}
            Ok(Some(Ok(Outcome::Whole(whole)))) => {
                self.refused = None;
                (self.made, self.whole) = (None, Some(Arc::from(whole)));
            }
            Ok(Some(Ok(Outcome::Sheet(made)))) => {
                self.fonts = self.letters.fonts(made.lacking.clone());
                let rows = made.account.rows.len();
                self.row = self.row.filter(|row| *row < rows).or((rows > 0).then_some(0));
                self.refused = None;
                (self.made, self.whole) = (Some(Arc::from(made)), None);
                self.number += 1;
            }
            Ok(Some(Err(why))) => self.refused = Some(why),
            Err(broken) => self.refused = Some(format!("{}: it was not read: {broken}", self.path.display())),
        }
    }

    /// Makes claims of the sheet anew, on another thread if that may take longer than a frame.
    fn work(&mut self, asked: Asked, read: Option<(Arc<Sheet>, Option<Stamp>)>, ctx: Option<&egui::Context>) {
        self.cancel();
        let is_large = read.as_ref().is_none_or(|(sheet, _)| made::is_large(sheet));
        let given = self.given.clone();
        let Some(ctx) = ctx.filter(|_| is_large) else {
            self.take(jobs::attempt("import", || Made::make(&given, asked, read, &|| true)));
            return;
        };
        let (is_wanted, result) = (Arc::new(AtomicBool::new(true)), Arc::default());
        let verb = if read.is_some() { "Working out" } else { "Reading" };
        let what = format!("{verb} {} …", self.path.file_name().unwrap_or_default().to_string_lossy());
        self.job = Some(Job { what, is_wanted: is_wanted.clone(), result: Arc::clone(&result) });
        let ctx = ctx.clone();
        jobs::start(
            "import",
            move || Made::make(&given, asked, read, &|| is_wanted.load(Ordering::Relaxed)),
            move |done| {
                *result.lock().unwrap_or_else(PoisonError::into_inner) = Some(done);
                ctx.request_repaint();
            },
        );
    }

    fn cancel(&mut self) {
        if let Some(job) = self.job.take() {
            job.is_wanted.store(false, Ordering::Relaxed);
        }
    }

    /// Draws the claims of a row with this.
    fn with_preview<R>(
        &self,
        row: usize,
        session: &crate::session::Session,
        draw: impl FnOnce(Option<&Preview>) -> R,
    ) -> R {
        let mut kept = self.preview.borrow_mut();
        let is_it = |preview: &Preview| {
            (preview.row, preview.of, preview.session.mode) == (row, self.number, session.mode)
        };
        if !kept.as_ref().is_some_and(is_it) {
            let make = |made: &Arc<Made>| Preview::of_row(made, row, self.number, session);
            *kept = self.made.as_ref().and_then(make);
        }
        draw(kept.as_ref())
    }
}

impl Parallax {
    /// Begins to import a file: reads it, on another thread if `ctx` can be woken when that is done.
    pub fn import_sheet(&mut self, path: &Path, ctx: Option<&egui::Context>) {
        self.import_given(Given::File(path.to_owned()), ctx);
    }

    /// Begins to import a text that was pasted.
    pub fn import_pasted(&mut self, text: &str, ctx: Option<&egui::Context>) {
        self.import_given(Given::Pasted(text.into()), ctx);
    }

    fn import_given(&mut self, given: Given, ctx: Option<&egui::Context>) {
        if let Some(review) = self.review.as_ref().filter(|review| review.is_changed) {
            let name = review.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.notices.failed(format!("Save or leave the import of {name} first"));
            return;
        }
        let mut review = Reviewing::new(given, self.letters);
        review.work(Asked::default(), None, ctx);
        self.review = Some(Box::new(review));
    }

    /// What was made of the sheet under review.
    #[must_use]
    pub fn reviewed(&self) -> Option<&Arc<Made>> {
        self.review.as_ref()?.made.as_ref()
    }

    /// What becomes of the file under review, if it has no rows.
    #[must_use]
    pub fn reviewed_whole(&self) -> Option<&Arc<Whole>> {
        self.review.as_ref()?.whole.as_ref()
    }

    /// What is under review, once it is read.
    #[must_use]
    pub fn under_review(&self) -> Option<Reviewed> {
        let made = self.reviewed().cloned().map(Reviewed::Sheet);
        made.or_else(|| self.reviewed_whole().cloned().map(Reviewed::Whole))
    }

    /// Ends the review, because the sheet is a dossier now.
    pub fn end_review(&mut self) {
        self.review = None;
    }

    /// Shows what would change in the dossier that was made of the sheet before.
    pub fn offer_update(&mut self, update: Update) {
        if let Some(review) = &mut self.review {
            review.update = Some(Arc::new(update));
        }
    }

    /// What would change in it, with what the reader chose.
    #[must_use]
    pub fn update_offered(&self) -> Option<&Arc<Update>> {
        self.review.as_ref()?.update.as_ref()
    }

    /// Records that the file of the sheet has changed since it was read.
    pub fn sheet_has_changed(&mut self) {
        if let Some(review) = &mut self.review {
            review.is_stale = true;
        }
    }

    /// Records that what the columns are for is kept in a file.
    pub fn mapping_is_kept(&mut self) {
        if let Some(review) = &mut self.review {
            review.is_changed = false;
        }
    }

    /// Carries out a step of the review.
    pub(super) fn review(&mut self, step: ReviewStep, ctx: Option<&egui::Context>) {
        let Some(review) = &mut self.review else { return };
        match step {
            ReviewStep::Row(row) => {
                review.row = Some(row);
                review.reveals.set(true);
            }
            ReviewStep::Change(map, sheet) => {
                let Some(made) = review.made.clone() else { return };
                let asked = Asked { map: *map, sheet };
                let is_same_file = asked.sheet == made.asked.sheet && asked.map.file == made.asked.map.file;
                review.is_changed = true;
                review.work(asked, is_same_file.then(|| (made.sheet.clone(), made.stamp)), ctx);
            }
            ReviewStep::Settle(at, take) => {
                let chosen =
                    review.update.as_mut().and_then(Arc::get_mut).and_then(|update| update.takes.get_mut(at));
                if let Some(chosen) = chosen {
                    *chosen = take;
                }
            }
            ReviewStep::DropUpdate => review.update = None,
            ReviewStep::Reload => {
                let made = review.made.as_ref().map(|made| made.asked.clone());
                let whole = review.whole.as_ref().map(|whole| whole.asked.clone());
                let asked = made.or(whole).unwrap_or_default();
                review.is_stale = false;
                review.work(asked, None, ctx);
            }
            ReviewStep::Cancel => {
                review.cancel();
                if review.made.is_none() && review.whole.is_none() {
                    self.review = None;
                }
            }
            ReviewStep::Leave if review.is_changed => review.asks = true,
            ReviewStep::Leave | ReviewStep::Answer(Leaving::Leave) => {
                review.cancel();
                self.review = None;
            }
            ReviewStep::Answer(Leaving::Stay) => review.asks = false,
        }
        if let Some(ctx) = ctx {
            ctx.request_repaint();
        }
    }

    /// Draws the page.
    pub(super) fn review_page(&self, ui: &mut Ui, commands: &RefCell<Vec<Command>>) {
        if let Some(review) = &self.review {
            page::ui(ui, &page::Page { review, session: &self.session, commands });
        }
    }
}

/// True for the commands of keys that work while a sheet is reviewed: the others are about a dossier that is not in view.
pub const fn stays(command: &Command) -> bool {
    matches!(
        command,
        Command::Theme(_) | Command::Overlay(_) | Command::Scale(_) | Command::Motion(_) | Command::Ask(_)
    )
}
