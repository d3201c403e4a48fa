//! What claims are about: populations, events, places, people; and how number words are read. Each with its
//! notes, its basis, and where it can be read.

use maud::{Markup, html};

use super::Report;
use super::cite::{cite, date, ended, item, item_anchor, key, native, sentence, words};
use super::head::heading;
use super::tables::is_told;
use crate::analysis::{assessments_of, counted, facts_of, grade_explained, grade_given};
use crate::dossier::{Citation, Cited, Extent, Item, Location, Locator, OfRange, PlaceRole, Precision};
use crate::geo::LonLat;

/// A section with a list of entries; empty if there are none.
fn section(anchor: &str, entries: &[Markup]) -> Markup {
    let heading_id = format!("{anchor}-heading");
    html! {
        @if !entries.is_empty() {
            section id=(anchor) aria-labelledby=(heading_id) {
                h2 id=(heading_id) { (heading(anchor)) }
                ul.world { @for entry in entries { (entry) } }
            }
        }
    }
}

/// A name, its other spellings and its id, as the head of an entry.
fn head(report: &Report<'_>, of: Item, also: &[String], name: Option<&crate::dossier::Native>) -> Markup {
    let dossier = report.scene.dossier;
    html! {
        b { (words(dossier.name(of))) } (native(name)) (key(dossier.key(of)))
        @if !also.is_empty() { ", also called " @for (row, name) in also.iter().enumerate() { @if row > 0 { ", " } (words(name)) } }
    }
}

fn tally(label: &str, text: &str) -> Markup {
    html! { @if !text.is_empty() { " " span.tally { (label) (ended(text)) } } }
}

fn cited(report: &Report<'_>, citations: &[Citation]) -> Markup {
    html! { @for citation in citations { " " (cite(report.scene.dossier, citation.cited())) } }
}

/// The grades that named bodies give of an item, each as that body's.
pub fn grades(report: &Report<'_>, of: Item) -> Markup {
    let dossier = report.scene.dossier;
    html! {
        @for one in assessments_of(dossier, of, report.scene.as_of) {
            (tally("", &grade_given(dossier, one))) (tally("", &grade_explained(dossier, one)))
            @if let Some(document) = one.document { " " (cite(dossier, Cited { document, locator: &Locator::default() })) }
        }
    }
}

/// The populations that are counted.
pub fn populations(report: &Report<'_>) -> Markup {
    let dossier = report.scene.dossier;
    let entries = dossier.groups.iter().map(|(id, group)| {
        html! {
            li id=(item_anchor(dossier, Item::Group(id))) {
                (head(report, Item::Group(id), &[], None))
                @if let Some(whole) = group.within { ", in this dossier part of " (item(dossier, Item::Group(whole))) }
                @if let Some(by) = &group.by { ", by " (words(by)) }
                @if group.disjoint { "; its parts share nobody" }
                @for breakdown in &group.breakdowns {
                    @match breakdown.extent {
                        Extent::Complete => { "; its parts by " (words(&breakdown.by)) " are all of it" }
                        Extent::Partial => { "; its parts by " (words(&breakdown.by)) " are not said to be all of it" }
                    }
                }
                "."
                @if group.one.is_some() || group.many.is_some() {
                    span.aside {
                    @if let Some(one) = &group.one { (tally("One of them: ", one)) }
                    @if let Some(many) = &group.many { (tally("Several: ", many)) }
                    }
                }
                (tally("", report.scene.ahead.note(report.scene.links, Item::Group(id), &group.note)))
            }
        }
    });
    section("populations", &entries.collect::<Vec<_>>())
}

/// The outcomes that the dossier declares.
pub fn outcomes(report: &Report<'_>) -> Markup {
    let entries = report.scene.dossier.outcomes.rows().iter().map(|outcome| {
        html! {
            li {
                b { (words(&outcome.name)) } (key(&outcome.key)) ", " (outcome.counts.word()) " counted"
                @if let Some(whole) = outcome.part_of { "; as this dossier has it, all of them are among those " (whole.participle()) }
                "."
                @if let Some(one) = &outcome.one { span.aside { (tally("One of them: ", one)) } }
            }
        }
    });
    section("outcomes", &entries.collect::<Vec<_>>())
}

/// What happened.
pub fn events(report: &Report<'_>) -> Markup {
    let scene = &report.scene;
    let dossier = scene.dossier;
    let entries = dossier.events.iter().filter(|(id, _)| scene.may_be_known(Item::Event(*id))).map(|(id, event)| {
        html! {
            li id=(item_anchor(dossier, Item::Event(id))) {
                (head(report, Item::Event(id), &[], None))
                @if let Some(whole) = event.within { ", part of " (item(dossier, Item::Event(whole))) }
                @if let Some(on) = &event.on { ", " (date(on)) }
                @if let Some(place) = event.at { ", at " (item(dossier, Item::Place(place))) }
                "." (tally("", &event.gist)) (tally("Date: ", &event.on_basis)) (cited(report, &event.cited))
                (grades(report, Item::Event(id)))
                (super::extras::evidence(report, &event.evidence))
            }
        }
    });
    section("events", &entries.collect::<Vec<_>>())
}

/// Places, with or without a position, and the basis for it.
pub fn places(report: &Report<'_>) -> Markup {
    let dossier = report.scene.dossier;
    let entries = dossier.places.iter().map(|(id, place)| {
        html! {
            li id=(item_anchor(dossier, Item::Place(id))) {
                (head(report, Item::Place(id), &place.also, place.native.as_ref()))
                ", " (place.kind.title().to_lowercase())
                @if place.role == PlaceRole::Context { ", for orientation only" }
                ". " (position(&place.at)) (precision(place.precision)) "."
                (tally("Rests on: ", &place.basis)) (tally("", report.scene.ahead.note(report.scene.links, Item::Place(id), &place.note))) (cited(report, &place.cited))
                (grades(report, Item::Place(id)))
                (super::extras::evidence(report, &place.evidence))
            }
        }
    });
    section("places", &entries.collect::<Vec<_>>())
}

/// Lines and areas for orientation, and whose work they are.
pub fn shapes(report: &Report<'_>) -> Markup {
    let dossier = report.scene.dossier;
    let entries = dossier.shapes.rows().iter().map(|shape| {
        html! {
            li {
                (words(shape.name.as_deref().unwrap_or("Without a name"))) " " (key(&shape.key))
                ", " (shape.kind.title().to_lowercase()) ". "
                @match &shape.from {
                    Some(from) => {
                        "In the file " code { (from.file) } " beside the dossier"
                        @if let Some(hash) = &from.sha256 { ", with the SHA-256 " code { (hash) } }
                    }
                    None => (position(&shape.at)),
                }
                ". " (tally("Credit: ", &shape.credit))
                @if let Some(document) = shape.document {
                    "Taken from " (item(dossier, Item::Document(document))) ". "
                }
                (tally("", &shape.note))
            }
        }
    });
    section("shapes", &entries.collect::<Vec<_>>())
}

/// "At 35.3009 N, 40.2892 E", or every position of a line or an area.
fn position(at: &Location) -> Markup {
    let shape = match at {
        Location::NotLocated => return html! { "No position is entered" },
        Location::Point(_) => "At ",
        Location::Line(_) => "A line through ",
        Location::Area(_) => "An area within ",
    };
    let positions = at.positions();
    let spots = positions.iter().map(|at| spot(*at)).collect::<Vec<_>>().join("; ");
    html! {
        (shape)
        @if positions.len() == 1 { (spots) } @else {
            span.paper { (counted(positions.len(), "position")) } span.aside { (spots) }
        }
    }
}

fn precision(precision: Precision) -> String {
    match precision {
        Precision::Km(km) => format!(", within {km} km"),
        Precision::Schematic => ", schematic".to_owned(),
        Precision::NotStated => ", precision not stated".to_owned(),
    }
}

/// Latitude and longitude, as people write them.
pub fn spot(at: LonLat) -> String {
    let letter = |value: f64, positive, negative| if value < 0.0 { negative } else { positive };
    format!("{} {}, {} {}", at.lat.abs(), letter(at.lat, "N", "S"), at.lon.abs(), letter(at.lon, "E", "W"))
}

/// The people whom claims name; with a chosen day, those named by then.
pub fn people(report: &Report<'_>) -> Markup {
    let dossier = report.scene.dossier;
    let entries = dossier.people.iter().filter_map(|(id, person)| {
        let claims = report.scene.links.claims_of(Item::Person(id));
        let told: Vec<_> = claims.iter().copied().filter(|claim| is_told(report, *claim)).collect();
        if report.scene.as_of.is_some() && told.is_empty() {
            return None;
        }
        Some(html! {
            li id=(item_anchor(dossier, Item::Person(id))) {
                (head(report, Item::Person(id), &person.also, person.native.as_ref()))
                @for name in &person.names_in { ", " (native(Some(name))) }
                @if let Some(home) = person.home { ", from " (item(dossier, Item::Place(home))) }
                "."
                @for (about, words) in facts_of(dossier, person, report.scene.as_of) { (tally(&format!("{about}: "), &words)) }
                (tally("", &person.note)) (cited(report, &person.cited))
                @if !told.is_empty() {
                    " " span.tally {
                        "Named by: "
                        @for (row, claim) in told.iter().enumerate() {
                            @if row > 0 { "; " }
                            (item(dossier, Item::Claim(*claim))) " " (cite(dossier, dossier.claims[*claim].citation()))
                        }
                    }
                }
            }
        })
    });
    section("people", &entries.collect::<Vec<_>>())
}

/// The dossier's own readings, word by word.
pub fn readings(report: &Report<'_>) -> Markup {
    let entries = report.scene.dossier.readings.rows().iter().map(|reading| {
        let of_range = match reading.of_range {
            OfRange::Nothing => "A range in words stays words unless it is known as a whole.",
            OfRange::Lowest => "Of a range in words the lowest word counts for all.",
        };
        html! {
            li {
                b { (words(&reading.name)) } (key(&reading.key)) "."
                (tally("Rests on: ", &reading.basis))
                @if let Some(about) = reading.about { " “About” a figure means " (about.to_string()) " of it." }
                @if !reading.words.is_empty() {
                    " " span.tally {
                        @for (row, word) in reading.words.iter().enumerate() {
                            @if row > 0 { "; " }
                            "“" (words(&word.words)) "”: "
                            @match &word.range { Some(range) => (sentence(&range.to_string())), None => "no range" }
                        }
                        ". " (of_range)
                    }
                }
            }
        }
    });
    section("readings", &entries.collect::<Vec<_>>())
}
