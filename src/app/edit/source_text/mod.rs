//! The text of a document beside the form: its paragraphs are counted, and what a claim could be made of is marked. Nothing becomes a
//! claim unless the author takes it, and who says it of whom is the author's to say.

mod page;
mod read;

use std::path::PathBuf;
use std::sync::Arc;

use super::attempt::{Attempt, Then};
use super::form::Prefilled;
use super::named::Deed;
use super::{Parallax, WriteCard};
use crate::app::Letters;
use crate::dossier::{Dossier, Item, ItemKind};
use crate::draft::{Node, ToNode as _};
use crate::edit::{Edit, Entry, Section};
use crate::import::passage::Used;
use crate::session::{Disk, Input, Overlay, Request, TextStep};
use crate::theme::fonts::Fonts;
use read::{Given, Marked, Reading};

pub use page::ui;

/// A text that is read, and how much of it is shown.
pub struct SourceText {
    /// The id of its document.
    document: String,
    /// Where it comes from.
    name: String,
    reading: Reading,
    /// For each figure, whether a claim of the dossier has it.
    is_used: Vec<bool>,
    /// The state of the dossier that this was found in.
    of: Option<u64>,
    /// The page of paragraphs.
    page: usize,
    only_unused: bool,
    fonts: Option<Fonts>,
}

impl SourceText {
    fn new(document: String, given: Given, ctx: Option<&egui::Context>, text: &str) -> Self {
        let name = given.name();
        let reading = Reading::start(given, document.clone(), text.into(), ctx);
        Self {
            document,
            name,
            reading,
            is_used: Vec::new(),
            of: None,
            page: 0,
            only_unused: false,
            fonts: None,
        }
    }

    /// Takes in what another thread has found.
    fn take_in(&mut self, dossier: Option<&Dossier>, revision: u64, letters: Letters) {
        let is_new = self.reading.take_in();
        // However the dossier became another one: by an edit, by undoing it, by a save of another program.
        if is_new || self.of != Some(revision) {
            self.of = Some(revision);
            self.note_used(dossier);
        }
        if is_new {
            self.fonts = self.reading.marked().map(|marked| letters.fonts(marked.lacking.clone()));
        }
    }

    /// The fonts in which it is shown, once it is read.
    #[must_use]
    pub const fn fonts(&self) -> Option<&Fonts> {
        self.fonts.as_ref()
    }

    /// Notes which figures the claims of a dossier have.
    fn note_used(&mut self, dossier: Option<&Dossier>) {
        let (Some(marked), Some(dossier)) = (self.reading.marked(), dossier) else { return };
        let Some(Item::Document(id)) = dossier.find(ItemKind::Document, &self.document) else { return };
        let used = Used::of_document(dossier, id);
        self.is_used = marked.drafts.iter().map(|draft| used.has(&draft.mark)).collect();
    }

    /// How many figures no claim has.
    fn unused(&self) -> impl Iterator<Item = usize> + '_ {
        self.is_used.iter().enumerate().filter(|(_, is_used)| !**is_used).map(|(at, _)| at)
    }
}

/// The fields of a claim that is made of a figure. What the text does not say beside it is left open.
fn fields_of(marked: &Marked, at: usize) -> Option<Prefilled> {
    let Node::Fields { fields, .. } = marked.drafts.get(at)?.claim.to_node() else { return None };
    let without_empty = |node: Node| match node {
        Node::Choice { of, word, inner: Some(inner) } => match *inner {
            Node::Fields { of: inner_of, mut fields } => {
                fields.retain(|(_, value)| !matches!(value, Node::Text(text) if text.is_empty()));
                let inner = Some(Box::new(Node::Fields { of: inner_of, fields }));
                Node::Choice { of, word, inner }
            }
            other => Node::Choice { of, word, inner: Some(Box::new(other)) },
        },
        other => other,
    };
    Some(fields.into_iter().map(|(name, value)| (name, without_empty(value))).collect())
}

impl Parallax {
    /// Asks where the text of a document comes from.
    pub(super) fn ask_text(&mut self, document: String) {
        self.writing.text_of = document;
        self.session.overlay = Some(Overlay::Write(WriteCard::Text));
    }

    /// Reads a file that the author has chosen.
    pub fn read_text_of(&mut self, path: PathBuf, ctx: &egui::Context) {
        self.read_text(TextStep::File(path), Some(ctx));
    }

    /// Carries out a step of reading a text.
    pub(super) fn read_text(&mut self, step: TextStep, ctx: Option<&egui::Context>) {
        match step {
            TextStep::Pasted(text) => self.begin_text(Given::Pasted(text.into()), ctx),
            TextStep::File(path) => self.begin_text(Given::File(path), ctx),
            TextStep::Cancel | TextStep::Close => self.writing.text = None,
            TextStep::Take(at) => self.take_figure(at),
            TextStep::Keep => self.keep_text(),
            TextStep::Page(page) => {
                if let Some(text) = &mut self.writing.text {
                    text.page = page;
                }
            }
            TextStep::OnlyUnused(only) => {
                if let Some(text) = &mut self.writing.text {
                    text.only_unused = only;
                }
            }
        }
    }

    fn begin_text(&mut self, given: Given, ctx: Option<&egui::Context>) {
        let Some(editing) = self.writing.editing.as_deref() else { return };
        let document = self.writing.text_of.clone();
        let text = SourceText::new(document, given, ctx, editing.editor.as_str());
        self.writing.text = Some(Box::new(text));
        self.session.overlay = None;
        self.session.folded.set(crate::session::Part::Inspector, false);
        self.take_in_text();
    }

    /// Takes in what was found in the text.
    pub(in crate::app) fn take_in_text(&mut self) {
        let (dossier, revision) = (self.content.dossier(), self.revisions.one(Input::Dossier));
        if let Some(text) = &mut self.writing.text {
            text.take_in(dossier, revision, self.letters);
        }
    }

    /// Begins a claim with a figure of the text.
    fn take_figure(&mut self, at: usize) {
        let marked = self.writing.text.as_ref().and_then(|text| text.reading.marked());
        let Some(fields) = marked.and_then(|marked| fields_of(marked, at)) else { return };
        if self.form_mut().is_some_and(|form| form.would_lose()) {
            self.notices.failed("Add or cancel the entry in the form first");
            return;
        }
        self.open_new(Section::Claims, fields);
    }

    fn keep_text(&mut self) {
        let Some(text) = &self.writing.text else { return };
        let Some(marked) = text.reading.marked() else { return };
        let (document, text) = (text.document.clone(), Arc::clone(&marked.text));
        self.requests.push(Request::Disk(Disk::KeepCopy { document, text }));
    }

    /// Names a file that was written as the copy of a document.
    pub(super) fn has_copy(&mut self, document: &str, file: &str, sha256: &str) {
        let entry = Entry::new(Section::Documents, document);
        let copy = crate::draft::KeptCopy { file: Some(file.to_owned()), sha256: Some(sha256.to_owned()) };
        let edit = Edit::new("").set(entry.clone().field("copy"), &copy);
        let then = Then::Copy { file: file.to_owned() };
        self.attempt(Attempt { edit, entry, deed: Deed::Fields(vec!["copy"]), then }, None);
    }
}
