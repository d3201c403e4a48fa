//! References of other programs become documents, whatever the format they came in.

use parallax_dossier::dossier::DocumentKind;
use parallax_dossier::draft::Document;

use super::Job;
use super::common::labelled;
use crate::input::Paper;
use crate::making::{Kind, is_link, line, name};

/// What a reference says of a document; what is empty is not said.
#[derive(Default)]
pub(super) struct Reference {
    /// What it is known by in its file; empty if it has no such id.
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub kind: DocumentKind,
    pub authors: Vec<String>,
    /// The date in EDTF.
    pub dated: Option<String>,
    pub language: String,
    pub url: String,
    pub archive_url: String,
    /// The day of access in EDTF.
    pub accessed: Option<String>,
    /// What has no field of its own, each with its label.
    pub more: Vec<(&'static str, String)>,
}

impl Reference {
    /// Adds it as a document; `at` is where it stands in the file. False if it has neither a title nor a link.
    pub(super) fn add(self, paper: &Paper, unit: &'static str, at: usize, job: &mut Job) -> bool {
        let mut more = self.more;
        let mut link = |label, text: String| {
            let text = line(&text);
            if is_link(&text) {
                return Some(text);
            }
            more.push((label, text));
            None
        };
        let (url, archive_url) = (link("Link", self.url), link("Archived at", self.archive_url));
        let title = line(&self.title);
        let Some(title) = Some(title).filter(|title| !title.is_empty()).or_else(|| url.clone()) else {
            let words = more.into_iter().map(|(_, text)| text).chain(self.authors);
            let words: Vec<String> = words.filter(|text| !text.is_empty()).collect();
            job.leave_out(paper, unit, at, &words.join(" | "), "the entry has neither a title nor a link");
            return false;
        };
        let some = |text: &str| Some(name(text)).filter(|text| !text.is_empty());
        let more: Vec<(&str, &str)> = more.iter().map(|(label, text)| (*label, text.as_str())).collect();
        let id = [line(&self.id), url.clone().unwrap_or_default(), title.clone()];
        let id = id.into_iter().find(|id| !id.is_empty()).unwrap_or_default();
        let document = Document {
            title: Some(name(&title)),
            publisher: some(&self.publisher),
            kind: self.kind,
            by_line: some(&self.authors.join("; ")),
            dated: self.dated.map(Into::into),
            language: some(&self.language),
            url,
            archive_url,
            accessed: self.accessed.map(Into::into),
            note: labelled(&more),
            ..Document::default()
        };
        // An entry that stands in the file twice is two.
        let key = job.maker.fresh(Kind::Document, &format!("reference {id}"));
        job.maker.document(&key, document);
        true
    }
}
