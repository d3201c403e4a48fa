//! What lies beside a dossier's own words, where the reader asked for it: passages in the words of documents, and a list of
//! evidence. No file beside the dossier is opened for it.

use maud::{Markup, html};

use super::Report;
use super::cite::{ended, words};
use crate::dossier::{Evidence, Quote};

/// The passage of a claim, with its language and translation.
pub fn quote(report: &Report<'_>, quote: Option<&Quote>) -> Markup {
    let lang = quote.and_then(|quote| quote.lang.as_deref());
    html! {
        @if let Some(quote) = quote.filter(|_| report.extras.quotes) {
            " In the document's words: “" q lang=[lang] { (words(&quote.text)) } "”"
            @if let Some(lang) = lang { " (" (words(lang)) ")" }
            ". "
            @if let Some(translation) = &quote.translation { "Translation: “" (words(translation)) "”. " }
        }
    }
}

/// The evidence, by kind, caption and file; graphic entries only if they were asked for, and otherwise counted.
pub fn evidence(report: &Report<'_>, all: &[Evidence]) -> Markup {
    if !report.extras.evidence || all.is_empty() {
        return html! {};
    }
    let is_printed = |one: &&Evidence| report.extras.graphic || !one.graphic;
    let left_out = all.len() - all.iter().filter(is_printed).count();
    html! {
        @for one in all.iter().filter(is_printed) {
            " " span.tally {
                (one.kind.title()) @if one.graphic { " (graphic)" } ": "
                @if !one.caption.is_empty() { (ended(&one.caption)) " " }
                span.aside { "File: " (words(&one.file)) @if let Some(hash) = &one.sha256 { ", SHA-256 " (hash) } "." }
            }
        }
        @if left_out > 0 { " " span.tally { (crate::analysis::counted(left_out, "graphic file")) " not listed." } }
    }
}
