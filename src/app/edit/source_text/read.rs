//! Reads a text and looks for what a claim could be made of, on another thread.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use parallax_headless::passages::{LARGEST, read};

use crate::app::jobs;
use crate::draft::Dossier;
use crate::import::passage::{Draft, Mark, MarkKind, Names, Used, drafts_of, marks_while, paragraphs};
use crate::letters::{Lacking, is_bundled};

/// A text of fewer bytes is looked through at once.
const AT_ONCE: usize = 20_000;

/// Where a text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    Pasted(Arc<str>),
    File(PathBuf),
}

impl Given {
    /// What it is called.
    pub fn name(&self) -> String {
        match self {
            Self::Pasted(_) => "pasted text".to_owned(),
            Self::File(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        }
    }

    fn text(&self) -> Result<Arc<str>, String> {
        match self {
            Self::Pasted(text) if text.len() as u64 > LARGEST => Err(too_large()),
            Self::Pasted(text) => Ok(Arc::clone(text)),
            Self::File(path) => read(path).map(Into::into).map_err(|error| format!("{error:#}")),
        }
    }

    fn is_small(&self) -> bool {
        matches!(self, Self::Pasted(text) if text.len() < AT_ONCE)
    }
}

fn too_large() -> String {
    format!("the text is larger than {} MiB; take the part of it that is about the event", LARGEST >> 20)
}

/// A text with what was found in it.
#[derive(Debug)]
pub struct Marked {
    pub text: Arc<str>,
    /// The bytes of each paragraph.
    pub paragraphs: Vec<Range<usize>>,
    /// Dates and names, in order.
    pub marks: Vec<Mark>,
    /// Figures, in order, with the claim that each could become.
    pub drafts: Vec<Draft>,
    /// The letters of the text and of the dossier that the bundled fonts lack.
    pub lacking: Lacking,
}

fn lacking(texts: [&str; 2]) -> Lacking {
    let mut lacking = Lacking::default();
    let others =
        texts.into_iter().flat_map(str::chars).filter(|letter| !letter.is_ascii() && !is_bundled(*letter));
    for letter in others {
        lacking.add(letter);
    }
    lacking
}

impl Marked {
    /// Looks through a text; `None` if it is no longer wanted.
    fn read(text: Arc<str>, document: &str, dossier: &str, is_wanted: &AtomicBool) -> Option<Self> {
        let wanted = || is_wanted.load(Ordering::Relaxed);
        let draft = Dossier::parse(dossier);
        let names = draft.as_ref().map(Names::from_dossier).unwrap_or_default();
        let is_figure = |mark: &Mark| matches!(mark.kind, MarkKind::Figure(_));
        let (figures, others): (Vec<Mark>, Vec<Mark>) =
            marks_while(&text, &names, wanted).partition(is_figure);
        let used = Used::default();
        let found: Vec<Draft> = drafts_of(&text, figures.into_iter(), &used, document).collect();
        let all = paragraphs(&text).map(|paragraph| paragraph.span).collect();
        let lacking = lacking([&text, dossier]);
        wanted().then_some(Self { paragraphs: all, marks: others, drafts: found, lacking, text })
    }

    /// The places, among the figures, of those of a paragraph; it is counted from 0.
    pub fn figures_in(&self, paragraph: usize) -> Range<usize> {
        within(&self.drafts, |draft| draft.mark.paragraph, paragraph)
    }

    /// The dates and names of a paragraph.
    pub fn others_in(&self, paragraph: usize) -> &[Mark] {
        &self.marks[within(&self.marks, |mark| mark.paragraph, paragraph)]
    }
}

fn within<T>(all: &[T], of: impl Fn(&T) -> u32, paragraph: usize) -> Range<usize> {
    let number = u32::try_from(paragraph + 1).unwrap_or(u32::MAX);
    let start = all.partition_point(|one| of(one) < number);
    start..all.partition_point(|one| of(one) <= number)
}

/// What was found, or why nothing could be; nothing if it was not wanted any more.
type Found = Option<Result<Marked, String>>;

/// A text on its way.
pub struct Reading {
    is_wanted: Arc<AtomicBool>,
    result: Arc<Mutex<Option<Found>>>,
    done: Option<Result<Arc<Marked>, String>>,
}

impl Reading {
    /// Begins, on another thread if `ctx` can be woken when that is done and it may take longer than a frame.
    pub fn start(given: Given, document: String, dossier: Arc<str>, ctx: Option<&egui::Context>) -> Self {
        let is_wanted = Arc::new(AtomicBool::new(true));
        let result = Arc::default();
        let reading = Self { is_wanted: Arc::clone(&is_wanted), result: Arc::clone(&result), done: None };
        let is_small = given.is_small();
        let work = move || -> Found {
            given.text().map(|text| Marked::read(text, &document, &dossier, &is_wanted)).transpose()
        };
        let put = move |found: Result<Found, jobs::Broken>| {
            let found = found.unwrap_or_else(|broken| Some(Err(broken.to_string())));
            *result.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
        };
        match ctx.filter(|_| !is_small) {
            Some(ctx) => {
                let ctx = ctx.clone();
                jobs::start("text", work, move |found| {
                    put(found);
                    ctx.request_repaint();
                });
            }
            None => put(jobs::attempt("text", work)),
        }
        reading
    }

    /// Takes in what was found; returns true if that was just now.
    pub fn take_in(&mut self) -> bool {
        let found = self.result.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(found) = found.flatten() else { return false };
        self.done = Some(found.map(Arc::new));
        true
    }

    /// What was found, once it was.
    pub fn marked(&self) -> Option<&Arc<Marked>> {
        self.done.as_ref()?.as_ref().ok()
    }

    /// Why nothing could be found.
    pub fn failed(&self) -> Option<&str> {
        self.done.as_ref()?.as_ref().err().map(String::as_str)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.is_wanted.store(false, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> Marked {
        let dossier = "(format: 2, title: \"T\", sources: {\"sohr\": (name: \"Observatory\")})";
        let is_wanted = AtomicBool::new(true);
        Marked::read(text.into(), "d", dossier, &is_wanted).expect("it is wanted")
    }

    #[test]
    fn each_paragraph_has_its_own_figures_dates_and_names() {
        let text = "The Observatory spoke on 8 February 2018.\n\nMore than 100 were killed, dozens wounded.\n\nNothing here.";
        let marked = marked(text);
        assert_eq!(marked.paragraphs.len(), 3);
        assert_eq!((0..3).map(|at| marked.figures_in(at).len()).collect::<Vec<_>>(), [0, 2, 0]);
        assert_eq!((0..3).map(|at| marked.others_in(at).len()).collect::<Vec<_>>(), [2, 0, 0]);
    }

    #[test]
    fn a_text_that_cannot_be_read_says_why_and_one_not_wanted_ends() {
        let given = Given::File("/nowhere/text.txt".into());
        let mut reading = Reading::start(given, "d".to_owned(), "()".into(), None);
        assert!(reading.take_in());
        assert!(reading.failed().is_some() && reading.marked().is_none());
        let is_wanted = AtomicBool::new(false);
        assert!(Marked::read("48 were killed".into(), "d", "()", &is_wanted).is_none());
    }
}
