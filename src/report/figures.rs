//! The drawings, each with a heading, a caption and a description.

use maud::{Markup, PreEscaped, html};

use super::cite::{cite, native, sentence, source, words};
use super::details::gist_and_note;
use super::head::heading;
use super::{Chart, Figure, Form, Report};
use crate::analysis::{counted, measure, read_as, relays};
use crate::dossier::{ClaimId, Group, GroupId, Location, PlaceKind, PlaceRole, Quantity};

/// The drawing, scrollable if the page is narrower, with its text equivalent for screen readers.
pub(super) fn drawing(figure: &Figure, class: &str, name: &str, form: Form) -> Markup {
    let known_as = (form == Form::Interactive).then_some(&figure.name);
    // Written by `export`, which escapes every text.
    html! {
        div class={ "drawing " (class) } tabindex="0" role="group" aria-label=(name) data-drawing=[known_as] { (PreEscaped(&figure.svg)) }
    }
}

/// A warning if the drawing is truncated.
pub(super) fn cut_off(figure: &Figure) -> Markup {
    html! {
        @if let Some(left_out) = &figure.left_out {
            p.verdict { "Truncated: " (left_out) "; the table of all claims is complete." }
        }
    }
}

/// The description of a drawing, in sentences to read.
pub(super) fn in_words(figure: &Figure) -> Markup {
    html! {
        details {
            summary { "In words" }
            p { (sentence(&figure.alt_text.opening())) }
            @if !figure.alt_text.parts.is_empty() {
                dl.told {
                    @for part in &figure.alt_text.parts {
                        dt { (sentence(&part.heading)) }
                        @for line in &part.lines { dd { (sentence(line)) } }
                    }
                }
            }
        }
    }
}

/// The map, and the places that have no position.
pub fn map(report: &Report<'_>) -> Markup {
    let dossier = report.scene.dossier;
    let elsewhere: Vec<_> =
        dossier.places.rows().iter().filter(|place| place.at == Location::NotLocated).collect();
    html! {
        section #map aria-labelledby="map-heading" {
            h2 #map-heading { (heading("map")) }
            figure {
                (drawing(&report.map, "wide", "Map", report.form))
                figcaption { (map_marks(report)) }
                (in_words(&report.map))
            }
            @if !elsewhere.is_empty() {
                h3 { "Listed without a position" }
                ul {
                    @for place in elsewhere {
                        li { b { (words(&place.name)) } (native(place.native.as_ref())) ", " (place.kind.title().to_lowercase()) }
                    }
                }
            }
        }
    }
}

/// A legend of the marks that occur on the map.
fn map_marks(report: &Report<'_>) -> String {
    let places = report.scene.dossier.places.rows();
    let has = |wanted: PlaceKind| {
        places.iter().any(|place| place.kind == wanted && place.at != Location::NotLocated)
    };
    let orients = places.iter().any(|place| place.role == PlaceRole::Context);
    let mut words =
        "Places, drawn only as precisely as they are known: a place lies somewhere within its circle."
            .to_owned();
    for (is_there, sentence) in [
        (orients, " A small ring is there for orientation only."),
        (has(PlaceKind::Field), " Hatched: a gas or oil field."),
        (
            has(PlaceKind::Boundary),
            " Dashed or striped: a boundary or a zone; its course may not be described.",
        ),
        (
            true,
            " A ring in arcs has one arc for each source that names the place, in the colour of its side.",
        ),
        (true, " The size of a mark has no meaning."),
    ] {
        if is_there {
            words.push_str(sentence);
        }
    }
    words
}

/// The charts, outcome by outcome, population by population.
pub fn charts(report: &Report<'_>) -> Markup {
    let drawn = report.charts.iter().filter(|chart| chart.figure.is_some()).count();
    html! {
        @if !report.charts.is_empty() {
            section #counts aria-labelledby="counts-heading" {
                h2 #counts-heading { (heading("counts")) }
                p {
                    "Each chart counts one outcome of one population. They share no axis: compare a bar only with those in its chart."
                }
                @if drawn < report.charts.len() {
                    p.verdict {
                        "Only the first " (drawn) " of " (report.charts.len()) " charts are drawn. For the other populations, the claims are listed."
                    }
                }
                @for charts in report.charts.chunk_by(|a, b| a.outcome == b.outcome) {
                    h3 { (charts[0].outcome.heading()) }
                    @for chart in charts { (one(report, chart)) }
                }
            }
        }
    }
}

fn one(report: &Report<'_>, chart: &Chart) -> Markup {
    let dossier = report.scene.dossier;
    let group: &Group = &dossier.groups[chart.group];
    html! {
        figure.chart data-outcome=[report.for_script(chart.outcome.heading())] {
            h4 { (words(&group.name)) }
            p.of {
                (counted(chart.claims.len(), "claim"))
                @if let Some(whole) = group.within { ", in this dossier part of " (words(&dossier.groups[whole].name)) }
                @if !group.note.is_empty() { span.aside { ". " (words(&group.note)) } }
            }
            @if let Some(figure) = &chart.figure {
                (cut_off(figure))
                (drawing(figure, "narrow", &format!("Chart, {}", group.name), report.form))
            }
            figcaption {
                ul.counts { @for id in &chart.claims { li data-of=[report.of_claims(&[*id])] { (count(report, *id, chart.group)) " " (gist_and_note(dossier, &dossier.claims[*id])) } } }
            }
        }
    }
}

/// "Buga, via Reuters: “dozens”, read as at least 24 [2 ¶9]"; of a population that is a part of what was counted, first its own
/// figure: "Safety Board: 15, as a part of 298 [23 section summary]".
fn count(report: &Report<'_>, id: ClaimId, of: GroupId) -> Markup {
    let scene = &report.scene;
    let dossier = scene.dossier;
    let claim = &dossier.claims[id];
    let whole = words(&measure(claim).unwrap_or_default());
    let parts = claim.count().filter(|count| count.of != of).map_or(&[][..], |count| &count.parts);
    let own = parts.iter().find(|part| part.of == of);
    html! {
        (source(dossier, claim.by))
        @if let Some(qualifier) = claim.attribution.qualifier() { " (" (qualifier) ")" }
        @if let Some(relays) = relays(dossier, claim) { ", " (sentence(&relays)) }
        ": "
        @match own {
            Some(part) => { b { (words(&part.quantity.to_string())) } ", as a part of " (whole) }
            None => b { (whole) }
        }
        @if let Some(Quantity::Named(people)) = claim.count().map(|count| &count.quantity) {
            @for person in people { ", " (words(&dossier.people[*person].name)) (native(dossier.people[*person].native.as_ref())) }
        }
        @if let Some(read) = read_as(claim, scene.reading) { ", " (sentence(&read)) }
        @if let Some(hedge) = &claim.hedge { " (" (words(hedge)) ")" }
        " " (cite(dossier, claim.citation()))
    }
}

/// The timeline.
pub fn timeline(report: &Report<'_>) -> Markup {
    let caption = "What happened, what was said and what was published. Each date is shown no more precisely than it is \
        known: a symbol is one day, a bar some time within its days; days joined by dots are one claim, said on one of them \
        and on none between. A fading end is approximate, one with an arrow is open, “?” marks a date in doubt. An outline \
        of dashes is no stated date: it is derived, not before the event and not after the document.";
    tall(report, "timeline", "Timeline", &report.timeline, caption)
}

/// The lineage.
pub fn lineage(report: &Report<'_>) -> Markup {
    let caption = "From left to right: who is named as saying it, through whom it came, and the document in which it was read. A \
        figure after a name counts claims. Dashed: attribution implied; dotted: unclear. The thickness of lines has no meaning.";
    tall(report, "lineage", "Lineage", &report.lineage, caption)
}

/// A section with one drawing, its caption and its description.
fn tall(report: &Report<'_>, id: &str, name: &str, figure: &Figure, caption: &str) -> Markup {
    let heading_id = format!("{id}-heading");
    html! {
        section id=(id) aria-labelledby=(heading_id) {
            h2 id=(heading_id) { (heading(id)) }
            figure.tall {
                (cut_off(figure))
                (drawing(figure, "wide", name, report.form))
                figcaption { (caption) }
                (in_words(figure))
            }
        }
    }
}
