//! The page for readers to click: the report, with one script and the data that it shows.
//!
//! Whoever does not run scripts reads the report. All that the script tells is in the data, as this program works it out: the
//! script finds things, and makes them stand out. It asks nobody for anything, which the page's Content-Security-Policy
//! holds it to.

mod attached;
mod choices;
mod data;
pub mod frame;
mod pieces;
mod sets;

use maud::{Markup, PreEscaped, html};

use super::{Report, body, content, head, metadata, style};
use crate::analysis::alt_text::Scene;
use crate::dossier::{Dossier, Item, ItemKind};
use crate::load::Fingerprint;
pub use attached::Attached;
pub use choices::{Choices, Day, Reading, Redrawn, Variant};
use egui_picture::svg::base64;
pub use frame::Frame;
pub use sets::Sets;

/// The one script of a page, in the order in which its parts are read.
const SCRIPT: &str = concat!(
    include_str!("script/choices.js"),
    include_str!("script/pieces.js"),
    include_str!("script/variants.js"),
    include_str!("script/shown.js"),
    include_str!("script/bar.js"),
    include_str!("script/tables.js"),
    include_str!("script/map.js"),
    include_str!("script/walk.js"),
    include_str!("script/hands.js"),
    include_str!("script/opens.js"),
);
/// The script of a page of the map for a frame.
const MAP_SCRIPT: &str = concat!(
    include_str!("script/choices.js"),
    include_str!("script/pieces.js"),
    include_str!("script/shown.js"),
    include_str!("script/map.js"),
    include_str!("script/frame.js"),
    include_str!("script/hands.js"),
    include_str!("script/opens.js"),
);
/// The script of a page of another view for a frame.
const FRAME_SCRIPT: &str = concat!(
    include_str!("script/choices.js"),
    include_str!("script/pieces.js"),
    include_str!("script/shown.js"),
    include_str!("script/frame.js"),
    include_str!("script/hands.js"),
    include_str!("script/opens.js"),
);
/// The style of what the script makes.
const STYLE: &str = include_str!("page.css");
/// What else is in that of a large page: text and charts far from sight are not laid out before somebody comes near them. Browsers
/// tell screen readers nothing of marks that are not laid out; the claims of a chart are listed below it, and are told.
const LARGE: &str = "main>section:not(#map,#counts,#timeline,#lineage),figure.chart{content-visibility:auto;contain-intrinsic-size:auto 40rem}\n\
     @media print{main>section,figure.chart{content-visibility:visible!important}}\n";
/// The number of items from which on a page is large.
const MANY: usize = 3_000;
/// What is in a whole page only.
const WHOLE: &str = include_str!("whole.css");

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
    /// The one view that it holds, if it is a page for a frame.
    pub frame: Option<Frame<'a>>,
    /// The dossier's file, if it is attached.
    pub attached: Option<Attached>,
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
    let body = html! {
        (content(&page.report))
        @if let Some(file) = &page.attached { (attached::section(file)) }
    };
    let large = if page.explained.len() > MANY { LARGE } else { "" };
    let sheet = format!("{}\n{STYLE}{WHOLE}{large}", style::sheet(&page.report.tones));
    document(page, SCRIPT, &sheet, &body)
}

/// A page with this in its body, the data and the script, under this style sheet.
fn document(page: &Interactive<'_>, script: &str, sheet: &str, body: &Markup) -> String {
    let report = &page.report;
    let body = html! {
        (body)
        // A block of data is not executed. It holds letters and digits only, so that no text can end it.
        script #data type="text/plain" { (data::packed(page)) }
        script { (PreEscaped(script)) }
    };
    let title = &report.scene.dossier.title;
    parallax_headless::page::page_under(&policy(script, sheet), title, sheet, &metadata(report), &body)
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
fn policy(script: &str, sheet: &str) -> String {
    let [script, sheet] = [script, sheet].map(hash);
    format!(
        "default-src 'none'; script-src '{script}'; style-src '{sheet}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
}

/// As a policy names what it allows: "sha256-…".
fn hash(text: &str) -> String {
    format!("sha256-{}", base64(&Fingerprint::from_text(text).bytes()))
}
