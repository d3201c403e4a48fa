//! The notes at the end: sources, and the documents in which claims were read, each with links back.

use maud::{Markup, html};

use super::Report;
use super::cite::{
    self, address, claim_anchor, date, document_anchor, ended, key, native, place, sentence, source_anchor,
    tag, words,
};
use super::head::heading;
use crate::analysis::{counted, read_in};
use crate::dossier::{ClaimId, DocumentId, Id as _, Identity, Item, Moment, SideId, SourceId, SourceKind};

/// All sources, side by side.
pub fn sources(report: &Report<'_>) -> Markup {
    let dossier = report.scene.dossier;
    let sides = dossier.sides.ids().map(Some).chain([None]);
    let of = |side: Option<SideId>| {
        dossier.sources.iter().filter(move |(_, source)| source.side == side).map(|(id, _)| id)
    };
    html! {
        section #sources aria-labelledby="sources-heading" {
            h2 #sources-heading { (heading("sources")) }
            @for side in sides {
                @if side.is_some() || of(side).next().is_some() {
                    h3 {
                        (words(side.map_or("No side assigned", |side| dossier.sides[side].name.as_str())))
                        @if let Some(side) = side { (key(&dossier.sides[side].key)) }
                    }
                    ul.sources { @for id in of(side) { (source(report, id)) } }
                    @if of(side).next().is_none() { p.note { "No source is counted to this side." } }
                }
            }
        }
    }
}

fn source(report: &Report<'_>, id: SourceId) -> Markup {
    let dossier = report.scene.dossier;
    let source = &dossier.sources[id];
    let claims = shown(report, report.scene.links.claims_of(Item::Source(id)));
    let spoken: Vec<ClaimId> =
        claims.iter().copied().filter(|claim| dossier.claims[*claim].by == id).collect();
    let note = report.scene.ahead.note(report.scene.links, Item::Source(id), &source.note);
    html! {
        li id=(source_anchor(dossier, id)) {
            b { (words(&source.name)) } (native(source.native.as_ref()))
            @if let Some(short) = source.short.as_ref().filter(|short| **short != source.name) { ", here “" (words(unquoted(short))) "”" }
            (key(&source.key))
            ". " (described(source.kind, source.identity))
            @if let Some(whole) = source.part_of { " Part of " (cite::source(dossier, whole)) "." }
            @if !note.is_empty() { " " (words(note)) }
            @if !spoken.is_empty() { " " span.tally { "Speaks in " (sentence(&read_in(dossier, &spoken))) "." } }
        }
    }
}

/// "News agency.", "Official, not named."; empty if there is nothing to say.
fn described(kind: SourceKind, identity: Identity) -> String {
    let kind = (kind != SourceKind::Other).then(|| kind.title());
    let identity = match identity {
        Identity::Named => None,
        Identity::Anonymous => Some("not named"),
        Identity::Unclear => Some("identity unclear"),
    };
    let words = kind.into_iter().chain(identity).collect::<Vec<_>>().join(", ");
    if words.is_empty() { words } else { words + "." }
}

/// A name for use between quotation marks, without its own.
fn unquoted(name: &str) -> &str {
    let inner = name.strip_prefix('“').and_then(|name| name.strip_suffix('”'));
    inner.filter(|name| !name.contains(['“', '”'])).unwrap_or(name)
}

/// Returns the claims of the list that are shown and may have been said by the chosen day.
fn shown(report: &Report<'_>, claims: &[ClaimId]) -> Vec<ClaimId> {
    report.scene.counted().among(report.scene.dossier, claims.iter().copied())
}

/// The documents, numbered as cited, with a link back to each claim.
pub fn documents(report: &Report<'_>) -> Markup {
    let dossier = report.scene.dossier;
    html! {
        section #documents aria-labelledby="documents-heading" {
            h2 #documents-heading { (heading("documents")) }
            ol.documents { @for id in dossier.documents.ids() { (document(report, id)) } }
        }
    }
}

/// True if a document is listed: one that had certainly not been published by the chosen day is listed only
/// if something that may have been said by then was read in it.
fn is_told(report: &Report<'_>, id: DocumentId) -> bool {
    let item = Item::Document(id);
    report.scene.may_be_known(item) || !shown(report, report.scene.links.claims_of(item)).is_empty()
}

/// "on the day chosen".
fn when_chosen(report: &Report<'_>) -> &'static str {
    report.scene.as_of.map_or("", Moment::on_the_day_chosen)
}

fn document(report: &Report<'_>, id: DocumentId) -> Markup {
    if !is_told(report, id) {
        // It keeps its number, because others cite it.
        let words = format!("Not yet published {}.", when_chosen(report));
        return html! { li id=(document_anchor(id)) value=(id.index() + 1) { (words) } };
    }
    let document = &report.scene.dossier.documents[id];
    let by: Vec<&String> = [&document.by_line, &document.publisher].into_iter().flatten().collect();
    let kind = document.kind.title().to_lowercase();
    html! {
        li id=(document_anchor(id)) value=(id.index() + 1) {
            cite lang=[document.language.as_deref().map(tag)] dir="auto" { (document.title) }
            @if let Some(short) = document.short.as_ref().filter(|short| **short != document.title) { ", here “" (words(unquoted(short))) "”" }
            (key(&document.key))
            @if !kind.is_empty() { ", " (kind) }
            @if let Some(id) = document.author { ", by " (cite::source(report.scene.dossier, id)) }
            @for name in by { ", " (words(name)) }
            @if let Some(dated) = &document.dated { ", " (date(dated)) }
            @if !report.scene.may_be_known(Item::Document(id)) { ", not yet published " (when_chosen(report)) }
            @if let Some(language) = &document.language { ", language " (words(language)) }
            "."
            @if let Some(url) = &document.url { " " (address(url)) }
            @if let Some(url) = &document.archive_url { " Kept at " (address(url)) }
            @if let Some(accessed) = &document.accessed { " Accessed: " (date(accessed)) "." }
            @if let Some(copy) = &document.copy {
                " Copy beside the dossier: " (words(&copy.file))
                @if let Some(sha256) = &copy.sha256 { ", SHA-256 " code { (sha256) } }
                "."
            }
            @if let Some(count) = document.paragraphs { " " (counted(count as usize, "paragraph")) "." }
            @if !document.dated_basis.is_empty() { " " span.tally { "Date: " (ended(&document.dated_basis)) } }
            @if !document.note.is_empty() { " " span.tally { (ended(&document.note)) } }
            (back(report, id))
        }
    }
}

/// Links from a document back to the claims that were read in it, by paragraph.
fn back(report: &Report<'_>, id: DocumentId) -> Markup {
    let dossier = report.scene.dossier;
    let mut claims = shown(report, report.scene.links.claims_of(Item::Document(id)));
    let at = |claim: &ClaimId| dossier.claims[*claim].locator.order();
    claims.sort_by(|a, b| at(a).cmp(&at(b)));
    html! {
        @if !claims.is_empty() {
            p.back {
                "Read in it: "
                @for (row, claim) in claims.iter().map(|claim| &dossier.claims[*claim]).enumerate() {
                    @if row > 0 { ", " }
                    a href={ "#" (claim_anchor(claim)) } {
                        (words(dossier.sources[claim.by].label()))
                        (place(&claim.locator))
                    }
                }
            }
        }
    }
}
