//! Everything in a dossier as one page to read: HTML without network or scripts, light and dark, made for
//! print; and the same with one script, for readers to click ([`interactive`]).
//!
//! This room knows dossiers and what is derived from them, and puts words and given drawings into a page. It
//! draws nothing itself and knows no views. A dossier is untrusted: the markup macro escapes every text, and
//! only `http` and `https` addresses become links. The page contains no current time and no local path, so
//! the same dossier gives the same bytes.

mod cite;
mod details;
mod extras;
mod figures;
mod findings;
mod head;
pub mod interactive;
mod lists;
mod style;
mod tables;
pub mod walk;
mod world;

use maud::{Markup, html};

use crate::analysis::agreement::Agreement;
use crate::analysis::alt_text::{AltText, Scene};
use crate::dossier::{ClaimId, GroupId, Outcome, Step};
use crate::load::Fingerprint;
use crate::session::Extras;
use egui_picture::svg::Tones;

/// The content of the page.
#[derive(Clone)]
pub struct Report<'a> {
    /// The dossier, and the choices that everything follows.
    pub scene: Scene<'a>,
    /// Which counts can be true together.
    pub agreement: &'a Agreement,
    /// The name of the dossier's file.
    pub name: &'a str,
    /// Identifies the text it was read from.
    pub fingerprint: Fingerprint,
    /// The map.
    pub map: Figure,
    /// Whose work lies under the map: the base map, lines and areas, a picture.
    pub credits: Vec<String>,
    /// The charts, in the order of outcomes and populations.
    pub charts: Vec<Chart>,
    /// The timeline.
    pub timeline: Figure,
    /// The lineage.
    pub lineage: Figure,
    /// The steps of the walk, with their pictures where they were drawn.
    pub walk: Vec<(Step, Option<Figure>)>,
    /// The colours of all drawings.
    pub tones: Tones,
    /// What is printed besides the dossier's own words.
    pub extras: Extras,
    /// Whether a script can find its way in it.
    pub form: Form,
}

/// What the report is written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// To be read.
    #[default]
    Report,
    /// To be clicked too: rows and drawings say what they stand for, in attributes that a script reads.
    Interactive,
}

impl Report<'_> {
    /// What a row stands for, for the script: "claim-a claim-b".
    fn of_claims(&self, claims: &[ClaimId]) -> Option<String> {
        let dossier = self.scene.dossier;
        let names = || claims.iter().map(|id| cite::claim_anchor(&dossier.claims[*id]));
        (self.form == Form::Interactive).then(|| names().collect::<Vec<_>>().join(" "))
    }

    /// A value of an attribute that only the script reads.
    fn for_script<'v>(&self, value: &'v str) -> Option<&'v str> {
        (self.form == Form::Interactive).then_some(value)
    }
}

/// A drawing with its description.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// What the script calls it: "map", "chart-killed-servicemen".
    pub name: String,
    /// The drawing, as SVG for embedding: with a title, a description, and ids that no other drawing uses.
    pub svg: String,
    /// What it shows, in sentences.
    pub alt_text: AltText,
    /// What it leaves out for want of room; `None` if it is complete.
    pub left_out: Option<String>,
}

/// The claims that count one outcome of one population.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The outcome counted.
    pub outcome: Outcome,
    /// The population counted.
    pub group: GroupId,
    /// The claims, in display order.
    pub claims: Vec<ClaimId>,
    /// The chart; `None` if there are too many to draw them all.
    pub figure: Option<Figure>,
}

/// Writes the page.
#[must_use]
pub fn page(report: &Report<'_>) -> String {
    let title = &report.scene.dossier.title;
    parallax_headless::page::page(title, &style::sheet(&report.tones), &metadata(report), &content(report))
}

/// What stands in the body of the page.
fn content(report: &Report<'_>) -> Markup {
    let content = body(report);
    html! {
        a.skip href="#content" { "Skip to content" }
        (head::header(report))
        (head::contents(&content.0))
        main #content { (content) }
        (head::footer(report))
    }
}

/// What programs that list or keep the page read.
fn metadata(report: &Report<'_>) -> Markup {
    html! {
        meta name="description" content=(head::description(report));
        meta name="dcterms.source" content=(head::source(report));
    }
}

fn body(report: &Report<'_>) -> Markup {
    html! {
        (figures::map(report))
        (figures::charts(report))
        (tables::accounts(report))
        (findings::agreement(report))
        (figures::timeline(report))
        (figures::lineage(report))
        (tables::claims(report))
        (walk::section(report))
        (world::populations(report))
        (world::outcomes(report))
        (world::people(report))
        (world::events(report))
        (world::places(report))
        (world::shapes(report))
        (world::readings(report))
        (lists::sources(report))
        (lists::documents(report))
    }
}
