//! What a claim says besides its figure: its gist and notes, the basis of its date, what it is about, how it
//! is linked to other claims.

use maud::{Markup, html};

use super::cite::{date, ended, item, key, tongue, words};
use super::tables::is_told;
use super::world::grades;
use super::{Report, extras};
use crate::analysis::WhenSaid;
use crate::dossier::{Attribution, Claim, ClaimId, Count, Dossier, Item, Quantity, Says};

/// Everything about a claim that its row has no column for.
pub fn details(report: &Report<'_>, id: ClaimId) -> Markup {
    let dossier = report.scene.dossier;
    let claim = &dossier.claims[id];
    html! {
        (gist_and_note(dossier, claim))
        " " span.tally {
            span.aside { (describe_date(report, claim)) }
            @match claim.attribution {
                Attribution::Stated => {}
                Attribution::Implied => "Attribution implied, not stated. ",
                Attribution::Unclear => "Unclear who says it. ",
            }
            @if let (Some(count), Some(_)) = (claim.count(), &claim.worded) { span.aside { "In plain words: " (count.figure()) ". " } }
            @if claim.count().is_some_and(|count| count.so_far) { "A running count: it could still rise. " }
            @if let Some(count) = claim.count() { (counted(report, count)) }
            @if claim.foretells { "Foretells its event. " }
            @if let Some(event) = claim.event { span.aside { "Of: " (event_link(report, event)) ". " } }
            @if let Some(place) = claim.at { "Place: " (item(dossier, Item::Place(place))) ". " }
            (named(report, claim))
            @if let Some(earlier) = claim.revises { "Replaces: " (tie(report, earlier)) ". " }
            @if let Some(other) = claim.corrects { "Put forward as a correction of: " (tie(report, other)) ". " }
            (corrections(report, id))
            @if let Some(other) = claim.same_as { "The same statement as: " (tie(report, other)) ". " }
            @if !claim.bears_on.is_empty() {
                span.aside {
                    "Bears on: "
                    @for (row, question) in claim.bears_on.iter().enumerate() {
                        @if row > 0 { " " } (item(dossier, Item::Question(*question)))
                        @if !dossier.questions[*question].text.ends_with('?') { "." }
                    }
                    " "
                }
            }
            (grades(report, Item::Claim(id))) " "
            (extras::quote(report, claim.quote.as_ref()))
            (extras::evidence(report, &claim.evidence))
            " "
            (key(&claim.key))
        }
    }
}

/// The figures that other sources put forward to correct that of a claim, as far as the page tells them.
fn corrections(report: &Report<'_>, id: ClaimId) -> Markup {
    let others: Vec<_> =
        report.scene.ties.corrected_by(id).iter().copied().filter(|other| is_told(report, *other)).collect();
    html! {
        @if !others.is_empty() {
            "Put forward to correct it: "
            @for (row, other) in others.iter().enumerate() { @if row > 0 { ", " } (tie(report, *other)) }
            ". "
        }
    }
}

/// How an estimate was made, the claim that a figure is relative to, and the parts of a count.
fn counted(report: &Report<'_>, count: &Count) -> Markup {
    let dossier = report.scene.dossier;
    html! {
        @if let Quantity::Estimate(estimate) = &count.quantity {
            @if !estimate.method.is_empty() { "Method: " (ended(&estimate.method)) " " }
        }
        @if let Some(other) = count.quantity.relative_to() { "Relative to: " (tie(report, *other)) ". " }
        @if !count.parts.is_empty() {
            span.aside {
                "Parts: "
                @for (row, part) in count.parts.iter().enumerate() {
                    @if row > 0 { "; " } (item(dossier, Item::Group(part.of))) ": " (words(&part.quantity.to_string()))
                    @if let Quantity::Named(people) = &part.quantity {
                        @for person in people { ", " (item(dossier, Item::Person(*person))) }
                    }
                }
                ". "
            }
        }
    }
}

/// The gist, unless it repeats the row, and the note.
pub fn gist_and_note(dossier: &Dossier, claim: &Claim) -> Markup {
    html! {
        @if !claim.gist.is_empty() && claim.says != Says::Remark { span.gist lang=[tongue(dossier)] { (words(&claim.gist)) } }
        @if !claim.note.is_empty() { " " span.tally { "Note: " span lang=[tongue(dossier)] { (words(&claim.note)) } } }
        @if let Some(name) = &claim.entered_by { " " span.tally { "Entered by " (ended(name)) } }
        @if let Some(name) = &claim.checked_by { " " span.tally { "Compared with the document by " (ended(name)) } }
    }
}

/// When it was said, stated or derived, and the basis for that.
fn describe_date(report: &Report<'_>, claim: &Claim) -> Markup {
    let when = WhenSaid::from_claim(report.scene.dossier, claim);
    html! {
        @match &claim.said {
            Some(said) => { "Said " (date(said)) }
            None if when.is_of_own_document() => {
                "Said " @if let Some(said) = when.derived() { (date(&said)) " (" (when.derived_from()) ")" }
            }
            None => {
                "No date stated"
                @if let Some(bounds) = when.derived() { "; " (date(&bounds)) " (" (when.derived_from()) ")" }
            }
        }
        ". "
        @if !claim.said_basis.is_empty() {
            "Date: " (ended(&claim.said_basis)) " "
        }
    }
}

fn named(report: &Report<'_>, claim: &Claim) -> Markup {
    let dossier = report.scene.dossier;
    html! {
        @if !claim.people.is_empty() {
            "Names: "
            @for (row, person) in claim.people.iter().enumerate() {
                @if row > 0 { ", " } (item(dossier, Item::Person(*person)))
            }
            ". "
        }
    }
}

/// An event, as a link if the page lists it.
fn event_link(report: &Report<'_>, event: crate::dossier::EventId) -> Markup {
    let (dossier, of) = (report.scene.dossier, Item::Event(event));
    html! { @if report.scene.may_be_known(of) { (item(dossier, of)) } @else { (words(dossier.name(of))) } }
}

/// Another claim, by its source and its id, as a link if the page lists it.
fn tie(report: &Report<'_>, other: ClaimId) -> Markup {
    let dossier = report.scene.dossier;
    html! {
        @if is_told(report, other) { (item(dossier, Item::Claim(other))) } @else { (words(dossier.name(Item::Claim(other)))) }
        (key(&dossier.claims[other].key))
    }
}
