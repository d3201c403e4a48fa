//! The page for readers to click: the report, with one script and the data that it shows.
//!
//! Whoever does not run scripts reads the report. All that the script tells is in the data, as this program works it out: the
//! script finds things, and makes them stand out. It asks nobody for anything, which the page's Content-Security-Policy
//! holds it to.

mod choices;
mod data;
mod pieces;
mod sets;

use maud::{PreEscaped, html};

use super::{Report, body, content, head, metadata, style};
use crate::analysis::alt_text::Scene;
use crate::dossier::{Dossier, Item, ItemKind};
use crate::load::Fingerprint;
pub use choices::{Choices, Day, Reading, Redrawn, Variant};
use egui_picture::svg::base64;
pub use sets::Sets;

/// The one script of the page.
pub const SCRIPT: &str = include_str!("page.js");
/// The style of what the script makes.
const STYLE: &str = include_str!("page.css");

/// What the page holds besides the report.
pub struct Interactive<'a> {
    /// The report.
    pub report: Report<'a>,
    /// What is said when somebody points at an item.
    pub explained: Vec<(Item, Vec<Line>)>,
    /// The areas of the drawings that can be clicked.
    pub areas: Vec<(String, Vec<Area>)>,
    /// The sets of claims that shapes and areas stand for.
    pub sets: Sets,
    /// What of this is another if the reader chooses another day, reading or axis.
    pub choices: Choices,
}

/// A line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// How it looks: a class of the style sheet.
    pub class: &'static str,
    /// What it says.
    pub text: String,
}

/// An area of a drawing that can be clicked.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// What it selects: the name of an item or of a set.
    pub of: String,
    /// Left, top, width and height, in points of the drawing.
    pub rect: [f32; 4],
    /// Its accessible name.
    pub name: String,
}

/// What shapes and rows that stand for an item are called: "claim-sohr-48".
#[must_use]
pub fn name_of(dossier: &Dossier, item: Item) -> String {
    super::cite::item_anchor(dossier, item)
}

/// The items that a report of this scene tells.
pub fn told<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = Item> + 's {
    let is_told = |item: &Item| match item {
        Item::Claim(id) => scene.counted().holds(scene.dossier, *id),
        other => scene.may_be_known(*other),
    };
    ItemKind::ALL.into_iter().flat_map(|kind| scene.dossier.items(kind)).filter(is_told)
}

/// Writes the page.
#[must_use]
pub fn page(page: &Interactive<'_>) -> String {
    let report = &page.report;
    let body = html! {
        (content(report))
        // A block of data is not executed. It holds letters and digits only, so that no text can end it.
        script #data type="text/plain" { (data::packed(page)) }
        script { (PreEscaped(SCRIPT)) }
    };
    let sheet = format!("{}\n{STYLE}", style::sheet(&report.tones));
    let title = &report.scene.dossier.title;
    parallax_headless::page::page_under(&policy(&sheet), title, &sheet, &metadata(report), &body)
}

/// The sections of a report by their anchors, in order, each as its markup; that which stands above all is called `header`.
#[must_use]
pub fn sections(report: &Report<'_>) -> Vec<(String, String)> {
    let header = ("header".to_owned(), head::header(report).into_string());
    let body = body(report).into_string();
    let starts: Vec<usize> = body.match_indices("<section id=\"").map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([body.len()]);
    let sections = starts.iter().zip(ends).map(|(start, end)| {
        let markup = &body[*start..end];
        let anchor = markup.split('"').nth(1).unwrap_or_default();
        (anchor.to_owned(), markup.to_owned())
    });
    std::iter::once(header).chain(sections).collect()
}

/// The Content-Security-Policy: this script and this style sheet, and nothing else.
fn policy(sheet: &str) -> String {
    let [script, sheet] = [SCRIPT, sheet].map(hash);
    format!(
        "default-src 'none'; script-src '{script}'; style-src '{sheet}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
}

/// As a policy names what it allows: "sha256-…".
fn hash(text: &str) -> String {
    format!("sha256-{}", base64(&Fingerprint::from_text(text).bytes()))
}
