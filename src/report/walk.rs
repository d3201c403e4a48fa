//! The steps of a walk, each with what it shows in words and, where it was drawn, as a picture: a section of the report, or a
//! page by itself.

use maud::{Markup, html};

use super::cite::{sentence, tongue, words};
use super::figures::{drawing, in_words};
use super::head::{heading, unsettled};
use super::{Figure, Form, Report, style};
use crate::analysis::state_in_words;
use crate::dossier::{Dossier, Step};
use crate::load::Fingerprint;
use egui_picture::svg::Tones;

/// The walk in a report; nothing for a dossier without one.
#[must_use]
pub fn section(report: &Report<'_>) -> Markup {
    html! {
        @if !report.walk.is_empty() {
            section #walk aria-labelledby="walk-heading" {
                h2 #walk-heading { (heading("walk")) }
                (list(report.scene.dossier, &report.walk, report.form))
            }
        }
    }
}

/// A page with a walk alone.
pub struct WalkPage<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// The name of its file, without the folder.
    pub name: &'a str,
    /// Identifies the text it was read from.
    pub fingerprint: Fingerprint,
    /// The steps with their pictures.
    pub walk: Vec<(Step, Option<Figure>)>,
    /// Whose work what is drawn on is.
    pub credits: Vec<String>,
    /// The colours of all drawings.
    pub tones: Tones,
}

/// Writes the page.
#[must_use]
pub fn page(page: &WalkPage<'_>) -> String {
    let WalkPage { dossier, name, fingerprint, walk, credits, tones } = page;
    let source = format!("{name}, SHA-256 {fingerprint}");
    let body = html! {
        a.skip href="#content" { "Skip to content" }
        header {
            h1 lang=[tongue(dossier)] { (words(&dossier.title)) }
            (unsettled(dossier))
            @if !dossier.summary.is_empty() { p.summary lang=[tongue(dossier)] { (words(&dossier.summary)) } }
        }
        main #content {
            section #walk aria-labelledby="walk-heading" {
                h2 #walk-heading { (heading("walk")) }
                (list(dossier, walk, Form::Report))
            }
        }
        footer {
            p { (source) " · " (crate::SOFTWARE) }
            @for credit in credits { p { (words(credit)) } }
        }
    };
    let more = html! { meta name="dcterms.source" content=(source); };
    parallax_headless::page::page(&dossier.title, &style::sheet(tones), &more, &body)
}

fn list(dossier: &Dossier, walk: &[(Step, Option<Figure>)], form: Form) -> Markup {
    // Beside its text, a picture has less room.
    let width = if form == Form::Interactive { "narrow" } else { "wide" };
    html! {
        ol.walk {
            @for (step, figure) in walk {
                li {
                    h3 lang=[tongue(dossier)] { (words(&step.title)) }
                    @if !step.text.is_empty() { p lang=[tongue(dossier)] { (words(&step.text)) } }
                    @let shown = state_in_words(dossier, &step.state);
                    @if !shown.is_empty() { p.shown { "Shown: " (sentence(&shown.join("; "))) } }
                    @if let Some(figure) = figure {
                        figure { (drawing(figure, width, &step.title, Form::Report)) (in_words(figure)) }
                    }
                }
            }
        }
    }
}
