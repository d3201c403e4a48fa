//! The beginning and the end of the page: title, summary, the choices made, contents; what it was made from.

use maud::{Markup, html};

use super::Report;
use super::cite::{sentence, words};
use crate::analysis::counted;
use crate::analysis::known::said_by;
use crate::dossier::Date;

/// The sections, in their order: anchor and heading.
const SECTIONS: [(&str, &str); 9] = [
    ("map", "Where it was"),
    ("counts", "How many, by population"),
    ("accounts", "Who answers what"),
    ("agreement", "What can be true together"),
    ("timeline", "When it happened, when it was said"),
    ("lineage", "Who had it from whom"),
    ("claims", "All claims"),
    ("sources", "Sources"),
    ("documents", "Documents"),
];

/// The heading of the section with this anchor.
pub fn heading(anchor: &str) -> &'static str {
    SECTIONS.iter().find(|(known, _)| *known == anchor).map_or("", |(_, heading)| heading)
}

/// Title, summary, and how everything below is to be taken.
pub fn header(report: &Report<'_>) -> Markup {
    let scene = &report.scene;
    let dossier = scene.dossier;
    html! {
        header {
            h1 { (words(&dossier.title)) }
            @if !dossier.summary.is_empty() { p.summary { (words(&dossier.summary)) } }
            dl.facts {
                @if let Some(period) = &dossier.period { dt { "Covers" } dd { (period) } }
                dt { "Holds" }
                dd {
                    (counted(dossier.claims.len(), "claim")) " by "
                    (counted(dossier.sources.len(), "source")) ", read in "
                    (counted(dossier.documents.len(), "document"))
                    @if let Some(day) = scene.as_of {
                        "; " (said_by(dossier, dossier.claims.ids(), day).len()) " of the " (counted(dossier.claims.len(), "claim"))
                        " may have been said by the day chosen"
                    }
                }
                dt { "Words read" }
                dd { (sentence(&scene.reading_name)) @if !scene.reading.basis.is_empty() { ". " (words(&scene.reading.basis)) } }
                @if let Some(day) = scene.as_of {
                    dt { "As known on" }
                    dd { (Date::from(day)) ". What was certainly said later is drawn pale and left out of the words." }
                }
                @if let Some(only) = scene.only {
                    dt { "Narrowed to" } dd { (counted(only.len(), "claim")) " put side by side" }
                }
            }
            p.note {
                "Every statement here is somebody's. Figures of different people are kept apart and never added up, and no source "
                "is held to be right. A number in brackets, as [2 ¶5], leads to the document and paragraph where it was read."
            }
        }
    }
}

/// The way to the sections.
pub fn contents(report: &Report<'_>) -> Markup {
    let has = |anchor: &str| match anchor {
        "counts" => !report.charts.is_empty(),
        "accounts" => !report.scene.dossier.questions.is_empty(),
        _ => true,
    };
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

/// Which file it was, which program made it, whose map it is.
pub fn footer(report: &Report<'_>) -> Markup {
    let name = std::path::Path::new(report.name).file_name().and_then(|name| name.to_str());
    html! {
        footer {
            p {
                "Made from " b { (name.unwrap_or(report.name)) } ", SHA-256 "
                code { (report.fingerprint) } ", by Parallax " (env!("CARGO_PKG_VERSION")) "."
            }
            p { "Base map: Natural Earth, public domain. Disputed borders are dotted and none is asserted." }
        }
    }
}
