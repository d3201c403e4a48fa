//! The start and end of the page: title, summary, the choices made, contents; what it was made from.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::Report;
use super::cite::{date, key, sentence, tongue, words};
use super::world::spot;
use crate::analysis::alt_text::Scene;
use crate::analysis::{Shown, counted, reads_words};
use crate::dossier::{Date, Dossier};

/// The sections, in order: anchor and heading.
const SECTIONS: [(&str, &str); 17] = [
    ("map", "Where it was"),
    ("counts", "How many, by population"),
    ("accounts", "Who answers what"),
    ("agreement", "What can be true together"),
    ("timeline", "When it happened, when it was said"),
    ("lineage", "Who had it from whom"),
    ("claims", "All claims"),
    ("walk", "A walk through the evidence"),
    ("populations", "Populations"),
    ("outcomes", "What else is counted"),
    ("people", "People named"),
    ("events", "Events"),
    ("places", "Places"),
    ("shapes", "Lines and areas of the map"),
    ("readings", "How this dossier reads number words"),
    ("sources", "Sources"),
    ("documents", "Documents"),
];

/// The heading of the section with this anchor.
pub fn heading(anchor: &str) -> &'static str {
    SECTIONS.iter().find(|(known, _)| *known == anchor).map_or("", |(_, heading)| heading)
}

/// How the dossier wants to be met first, and what its claims leave out.
fn opens(dossier: &Dossier) -> Markup {
    let mut parts = Vec::new();
    if let Some(opens) = &dossier.opens {
        parts.extend(opens.view.map(|view| format!("the {}", view.word())));
        parts.extend(opens.outcome.map(|outcome| format!("estimates of {}", outcome.word())));
        parts.extend(opens.population.map(|id| format!("the population “{}”", dossier.groups[id].name)));
        parts.extend(opens.axis.map(|axis| format!("a {} axis", axis.word())));
        parts.extend(opens.sort.map(|sort| format!("the order by {}", sort.word())));
        parts.extend(opens.reading.as_ref().map(|reading| format!("the reading “{reading}”")));
    }
    html! {
        @if !parts.is_empty() { dt { "Opens with" } dd { (sentence(&parts.join(", "))) } }
        @if let Some(language) = &dossier.language { dt { "Language" } dd { "written in " (language) } }
        @if let Some(event) = dossier.defaults.and_then(|defaults| defaults.event) {
            dt { "Event" }
            dd { "of claims that name none: " (words(&dossier.events[event].name)) (key(&dossier.events[event].key)) }
        }
    }
}

/// That the file holds conflicts of a merge; nothing if it holds none.
pub(super) fn unsettled(dossier: &Dossier) -> Markup {
    html! { @if let Some(told) = dossier.unsettled_in_words() { p.verdict role="note" { (told) "." } } }
}

/// Title, summary, and how to read everything below.
pub fn header(report: &Report<'_>) -> Markup {
    let scene = &report.scene;
    let dossier = scene.dossier;
    html! {
        header {
            h1 lang=[tongue(dossier)] { (words(&dossier.title)) }
            (unsettled(dossier))
            @if !dossier.summary.is_empty() { p.summary lang=[tongue(dossier)] { (words(&dossier.summary)) } }
            dl.facts {
                @if let Some(period) = &dossier.period { dt { "Covers" } dd { (date(period)) } }
                @if dossier.zone.stated().is_some() || dossier.has_times {
                    dt { "Zone" } dd { (dossier.zone.name()) ": its days and times of day" @if dossier.has_times { ", with UTC in brackets" } }
                }
                @if let Some(frame) = dossier.frame {
                    dt { "Map opens on" } dd { "about " (frame.width_km) " km around " (spot(frame.center)) }
                }
                @if let Some(backdrop) = &dossier.backdrop {
                    dt { "Under the map" }
                    dd {
                        "the file " code { (backdrop.from.file) } " beside the dossier"
                        @if let Some(hash) = &backdrop.from.sha256 { ", with the SHA-256 " code { (hash) } }
                        ". Credit: " (words(&backdrop.credit))
                        @if !backdrop.note.is_empty() { ". " (words(&backdrop.note)) }
                    }
                }
                (opens(dossier))
                dt { "Holds" }
                dd {
                    (counted(dossier.claims.len(), "claim")) ", read in "
                    (counted(dossier.documents.len(), "document")) ". " (voices(dossier))
                    @if scene.as_of.is_some() {
                        " " (said_by_then(scene)) " of the " (counted(dossier.claims.len(), "claim"))
                        " may have been said by the " (if scene.as_of.is_some_and(|at| at.grain().is_time()) { "time" } else { "day" }) " chosen."
                    }
                }
                @if reads_words(dossier) {
                    dt { "Words read" }
                    dd { (sentence(&scene.reading_name)) @if !scene.reading.basis.is_empty() { ". " (words(&scene.reading.basis)) } }
                }
                @if let Some(day) = scene.as_of {
                    dt { "As said by" }
                    dd {
                        (Date::from(day)) ". What was certainly said later is drawn pale and left out of the words."
                        @if let Some(words) = scene.ahead.words(scene.tray) { " " (words.replacen("not", "Not", 1)) "." }
                    }
                }
                @if let Some(tray) = scene.tray {
                    dt { "Narrowed to" } dd { (counted(tray.len(), "claim")) ". " (scene.narrowing.join(" ")) }
                }
            }
            p.note {
                "Every claim stands with the source that this dossier gives for it, and says where that is implied or unclear; summaries, notes, names of events and groupings are this dossier’s own. Figures for different populations are kept apart and "
                "never added up, and no source is held to be right. A number in brackets, as [2 ¶5], leads to the document and paragraph where it was read. A word set like "
                code { "this" } " after a name is its id in the dossier’s file."
            }
            p.note.paper {
                "On paper the page leaves out ids, the forms of names in sentences, the positions along lines and around areas, the "
                "words beside each drawing, and how dates were derived. The page itself holds them."
            }
        }
    }
}

/// How many claims of the whole dossier may have been said by the day chosen.
fn said_by_then(scene: &Scene<'_>) -> usize {
    let shown = Shown { only: None, ..scene.counted() };
    let all = shown.among(scene.dossier, scene.dossier.claims.ids());
    scene.ahead.without(all).len()
}

/// "38 sources make claims; 5 further sources only pass claims on."
fn voices(dossier: &Dossier) -> String {
    let claims = dossier.claims.rows();
    let speak: BTreeSet<_> = claims.iter().map(|claim| claim.by).collect();
    let relay: BTreeSet<_> =
        claims.iter().flat_map(|claim| &claim.via).copied().filter(|id| !speak.contains(id)).collect();
    let verb = |count: usize, one: &'static str, many: &'static str| if count == 1 { one } else { many };
    let mut words =
        format!("{} {}", counted(speak.len(), "source"), verb(speak.len(), "makes claims", "make claims"));
    if !relay.is_empty() {
        let more = counted(relay.len(), "further source");
        words = format!("{words}; {more} only {} claims on", verb(relay.len(), "passes", "pass"));
    }
    let unused = dossier.sources.len() - speak.len() - relay.len();
    if unused > 0 {
        words = format!("{words}; {unused} more {} listed only", verb(unused, "is", "are"));
    }
    words + "."
}

/// Links to the sections that `page` contains.
pub fn contents(page: &str) -> Markup {
    let has = |anchor: &str| page.contains(&format!("<section id=\"{anchor}\""));
    html! {
        nav aria-label="Contents" {
            ol {
                @for (anchor, heading) in SECTIONS.iter().filter(|(anchor, _)| has(anchor)) {
                    li { a href={ "#" (anchor) } { (heading) } }
                }
            }
        }
    }
}

/// What the page is about, for programs that list or keep it.
pub fn description(report: &Report<'_>) -> String {
    let dossier = report.scene.dossier;
    let held = format!(
        "{}, read in {}",
        counted(dossier.claims.len(), "claim"),
        counted(dossier.documents.len(), "document")
    );
    let unsettled = dossier.unsettled_in_words().map(|words| format!("{words}. ")).unwrap_or_default();
    match dossier.summary.as_str() {
        "" => format!("{unsettled}{held}."),
        summary => format!("{unsettled}{summary} ({held})"),
    }
}

/// The dossier's file with its whole hash, as in the metadata of a picture: "khusham.ron, SHA-256 1a2b…".
pub fn source(report: &Report<'_>) -> String {
    format!("{}, SHA-256 {}", file_name(report), report.fingerprint)
}

/// The file's own name, whatever folder it lies in.
pub(super) fn file_name<'a>(report: &Report<'a>) -> &'a str {
    let name = std::path::Path::new(report.name).file_name().and_then(|name| name.to_str());
    name.unwrap_or(report.name)
}

/// Which file it was, which program made it, whose map it is.
pub fn footer(report: &Report<'_>) -> Markup {
    html! {
        footer {
            p {
                "Made from " b { (file_name(report)) } ", SHA-256 "
                code { (report.fingerprint) } ", by Parallax " (env!("CARGO_PKG_VERSION")) "."
            }
            @for credit in &report.credits { p { (words(credit)) } }
        }
    }
}
