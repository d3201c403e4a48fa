//! The facts about an item: label and value in two columns, then remarks.

use egui::{Sense, Ui, Vec2};

use super::super::{Context, tooltip};
use super::{evidence, graded, passage};
use crate::analysis::{WhenSaid, facts_of, hedged, where_read};
use crate::dossier::{
    Attribution, Breakdown, Citation, Cited, Claim, ClaimId, Count, Date, Document, Extent, Group, Item,
    Location, OnMap, Place, PlaceId, PlaceRole, Precision, Quantity, Says, Stance,
};
use crate::session::{Command, Request};
use crate::theme::{Type, label, space};

/// The width of the left column in points.
const LABELS: f32 = 86.0;

/// Draws the facts about `item`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, item: Item) {
    let dossier = ctx.dossier;
    match item {
        Item::Place(id) => place(ctx, ui, id),
        Item::Document(id) => document(ctx, ui, &dossier.documents[id]),
        Item::Claim(id) => claim(ctx, ui, id),
        Item::Source(id) => {
            let source = &dossier.sources[id];
            links(ctx, ui, "Part of", source.part_of.map(Item::Source));
            let members = dossier.sources.iter().filter(|(_, member)| member.part_of == Some(id));
            links(ctx, ui, "Its members", members.map(|(member, _)| Item::Source(member)));
            note(ctx, ui, ctx.ahead.note(ctx.stock.links, item, &source.note));
        }
        Item::Event(id) => {
            let event = &dossier.events[id];
            date(ctx, ui, "When", event.on.as_ref(), &event.on_basis);
            links(ctx, ui, "Where", event.at.map(Item::Place));
            cited(ctx, ui, event.cited.iter().map(Citation::cited));
            links(ctx, ui, "Part of", event.within.map(Item::Event));
            let parts = dossier.events.iter().filter(|(_, part)| part.within == Some(id));
            let parts = parts.map(|(part, _)| Item::Event(part)).filter(|part| !ctx.ahead.holds(*part));
            links(ctx, ui, "Its parts", parts);
            paragraph(ctx, ui, &event.gist);
            graded::ui(ctx, ui, item);
            evidence::ui(ctx, ui, &event.evidence);
        }
        Item::Group(id) => {
            let group = &dossier.groups[id];
            links(ctx, ui, "Part of", group.within.map(Item::Group));
            text(ctx, ui, "Broken down", &broken_down(group));
            note(ctx, ui, ctx.ahead.note(ctx.stock.links, item, &group.note));
        }
        Item::Person(id) => {
            let person = &dossier.people[id];
            text(ctx, ui, "Also written", &person.also.join(", "));
            for name in &person.names_in {
                let lang = if name.lang.is_empty() { String::new() } else { format!(" ({})", name.lang) };
                text(ctx, ui, "Also called", &format!("{}{lang}", name.text));
            }
            for (about, words) in facts_of(dossier, person, ctx.session.as_of) {
                text(ctx, ui, about, &words);
            }
            links(ctx, ui, "From", person.home.map(Item::Place));
            cited(ctx, ui, person.cited.iter().map(Citation::cited));
            note(ctx, ui, &person.note);
        }
        Item::Question(id) => {
            let positions = &ctx.dossier.questions[id].positions;
            if !positions.is_empty() {
                field(ctx, ui, "Positions", |ui| {
                    for position in positions {
                        ui.add(label(&position.words, Type::Small, ctx.palette.ink));
                    }
                });
            }
        }
    }
}

/// "A part by sex; its parts by role are all of it": the breakdown to which it belongs, and those that it has.
fn broken_down(group: &Group) -> String {
    let own = group.by.iter().map(|by| format!("a part by {by}; other parts by {by} share nobody with it"));
    let parts = group.breakdowns.iter().map(|Breakdown { by, extent }| match extent {
        Extent::Complete => format!("its parts by {by} are all of it"),
        Extent::Partial => format!("its parts by {by} are not said to be all of it"),
    });
    let disjoint = group.disjoint.then(|| "its parts share nobody".to_owned());
    let words = own.chain(disjoint).chain(parts).collect::<Vec<_>>().join("; ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn place(ctx: &Context<'_>, ui: &mut Ui, id: PlaceId) {
    let place = &ctx.dossier.places[id];
    text(ctx, ui, "Also written", &place.also.join(", "));
    text(ctx, ui, "Position", &position(place));
    if place.at != Location::NotLocated && place.precision == Precision::Schematic {
        text(ctx, ui, "Precision", "Schematic: its course is not described");
    }
    text(ctx, ui, "Basis", &place.basis);
    if place.role == PlaceRole::Context {
        text(ctx, ui, "Named by", "No document; shown for orientation");
    }
    cited(ctx, ui, place.cited.iter().map(Citation::cited));
    note(ctx, ui, ctx.ahead.note(ctx.stock.links, Item::Place(id), &place.note));
    graded::ui(ctx, ui, Item::Place(id));
    evidence::ui(ctx, ui, &place.evidence);
}

fn position(place: &Place) -> String {
    let words = degrees(place);
    match place.at.on_map() {
        OnMap::Nothing if place.at.is_off_map() => format!("{words}; beyond the map, which ends at 85.05°"),
        OnMap::Part => format!("{words}; drawn as far as the map reaches, to 85.05°"),
        OnMap::Whole | OnMap::Nothing => words,
    }
}

fn degrees(place: &Place) -> String {
    match &place.at {
        Location::NotLocated => "Listed without a position".to_owned(),
        Location::Line(points) => format!("Line of {} positions", points.len()),
        Location::Area(points) => format!("Area with {} corners", points.len()),
        Location::Point(at) => {
            let (north, east) = (if at.lat < 0.0 { "S" } else { "N" }, if at.lon < 0.0 { "W" } else { "E" });
            let point = format!("{:.4}° {north}, {:.4}° {east}", at.lat.abs(), at.lon.abs());
            match place.precision {
                Precision::Km(km) => format!("{point}, within {km} km"),
                Precision::Schematic | Precision::NotStated => point,
            }
        }
    }
}

fn document(ctx: &Context<'_>, ui: &mut Ui, document: &Document) {
    let or_not = |value: &Option<String>| value.clone().unwrap_or_else(|| "Not stated".to_owned());
    text(ctx, ui, "Publisher", &or_not(&document.publisher));
    text(ctx, ui, "Kind", document.kind.title());
    match document.author {
        Some(author) => links(ctx, ui, "Author", [Item::Source(author)]),
        None if document.by_line.is_none() => text(ctx, ui, "Author", "Not stated"),
        None => {}
    }
    text(ctx, ui, "By-line", document.by_line.as_deref().unwrap_or_default());
    date(ctx, ui, "Dated", document.dated.as_ref(), &document.dated_basis);
    text(ctx, ui, "Language", document.language.as_deref().unwrap_or_default());
    if let Some(paragraphs) = document.paragraphs {
        text(ctx, ui, "Length", &format!("{paragraphs} paragraphs"));
    }
    web(ctx, ui, "Address", document.url.as_ref());
    web(ctx, ui, "Archived at", document.archive_url.as_ref());
    if let Some(copy) = &document.copy {
        draw_file(ctx, ui, "Copy", &copy.file);
    }
    if document.accessed.is_some() {
        date(ctx, ui, "Accessed", document.accessed.as_ref(), "");
    }
    note(ctx, ui, &document.note);
}

fn claim(ctx: &Context<'_>, ui: &mut Ui, id: ClaimId) {
    let claim = &ctx.dossier.claims[id];
    paragraph(ctx, ui, &claim.gist);
    ui.add_space(space::XS);
    links(ctx, ui, "Said by", Some(Item::Source(claim.by)));
    match claim.attribution {
        Attribution::Stated => {}
        Attribution::Implied => text(ctx, ui, "Attribution", "Implied by context, not stated"),
        Attribution::Unclear => text(ctx, ui, "Attribution", "Unclear: more than one reading"),
    }
    links(ctx, ui, "Via", claim.via.iter().map(|id| Item::Source(*id)));
    match &claim.says {
        Says::Count(count) => {
            text(ctx, ui, "Counts", count.outcome.title());
            links(ctx, ui, "Of", Some(Item::Group(count.of)));
            counted(ctx, ui, count);
            text(ctx, ui, "Worded", claim.worded.as_deref().unwrap_or_default());
        }
        Says::Answer { to, .. } => {
            links(ctx, ui, "Answers", Some(Item::Question(*to)));
            let position = ctx.dossier.position_of(claim).map(|position| position.words.as_str());
            text(ctx, ui, "Grouped under", position.unwrap_or_default());
        }
        Says::Remark => {}
    }
    if claim.stance != Stance::Asserts {
        text(ctx, ui, "Stance", &format!("The source {}", claim.stance.in_a_sentence()));
    }
    text(ctx, ui, "Hedge", claim.hedge.as_deref().unwrap_or_default());
    draw_date_said(ctx, ui, claim);
    ties(ctx, ui, id);
    links(ctx, ui, "Event", claim.event.map(Item::Event));
    links(ctx, ui, "Places it at", claim.at.map(Item::Place));
    links(ctx, ui, "Names", claim.people.iter().map(|id| Item::Person(*id)));
    cited(ctx, ui, [claim.citation()]);
    note(ctx, ui, &claim.note);
    text(ctx, ui, "Entered by", claim.entered_by.as_deref().unwrap_or_default());
    text(ctx, ui, "Checked by", claim.checked_by.as_deref().unwrap_or_default());
    graded::ui(ctx, ui, Item::Claim(id));
    passage::ui(ctx, ui, claim);
    evidence::ui(ctx, ui, &claim.evidence);
}

/// Draws the quantity of a count: its figure, how an estimate was made, the claim that it is relative to, and its parts.
fn counted(ctx: &Context<'_>, ui: &mut Ui, count: &Count) {
    text(ctx, ui, "Quantity", &count.to_string());
    if let Quantity::Estimate(estimate) = &count.quantity {
        text(ctx, ui, "Method", &estimate.method);
    }
    if let Some(other) = count.quantity.relative_to() {
        field(ctx, ui, "That of", |ui| {
            let claim = &ctx.dossier.claims[*other];
            let who = ctx.dossier.sources[claim.by].label();
            link(ctx, ui, Item::Claim(*other), &format!("{who}: {}", hedged(claim)));
        });
    }
    if count.parts.is_empty() {
        return;
    }
    field(ctx, ui, "Parts", |ui| {
        for part in &count.parts {
            let words = format!("{}: {}", ctx.dossier.groups[part.of].name, part.quantity);
            link(ctx, ui, Item::Group(part.of), &words);
        }
    });
}

/// Draws what the claim revises or corrects, what revises or corrects it, and the other reports of its statement.
fn ties(ctx: &Context<'_>, ui: &mut Ui, id: ClaimId) {
    let named = |ui: &mut Ui, name: &str, claims: &[ClaimId]| {
        let claims = ctx.ahead.without(claims.iter().copied());
        if claims.is_empty() {
            return;
        }
        field(ctx, ui, name, |ui| {
            for other in &claims {
                let claim = &ctx.dossier.claims[*other];
                let words = format!("{}, {}", hedged(claim), where_read(ctx.dossier, claim.citation()));
                let words = if claim.by == ctx.dossier.claims[id].by {
                    words
                } else {
                    format!("{}: {words}", ctx.dossier.sources[claim.by].label())
                };
                link(ctx, ui, Item::Claim(*other), &words);
            }
        });
    };
    named(ui, "Revises", ctx.dossier.claims[id].revises.as_slice());
    named(ui, "Revised by", ctx.ties.revised_by(id));
    named(ui, "Corrects", ctx.dossier.claims[id].corrects.as_slice());
    named(ui, "Corrections", ctx.ties.corrected_by(id));
    named(ui, "Also read as", &ctx.ties.other_reports(id).collect::<Vec<_>>());
}

/// Draws a heading in small capitals, with a count if there is one.
pub fn section(ctx: &Context<'_>, ui: &mut Ui, title: &str, count: Option<&str>) {
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        ui.add(label(title.to_uppercase(), Type::Section, ctx.palette.mute));
        if let Some(count) = count {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add(label(count, Type::Axis, ctx.palette.mute));
            });
        }
    });
}

fn field(ctx: &Context<'_>, ui: &mut Ui, name: &str, value: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (rect, _) = ui.allocate_exact_size(Vec2::new(LABELS, space::LINE), Sense::hover());
        let galley = crate::theme::galley(ui.painter(), name, Type::Small, ctx.palette.mute, LABELS);
        ui.painter().galley(rect.left_top(), galley, ctx.palette.mute);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            value(ui);
        });
    });
}

fn text(ctx: &Context<'_>, ui: &mut Ui, name: &str, value: &str) {
    if !value.is_empty() {
        field(ctx, ui, name, |ui| {
            ui.add(label(value, Type::Small, ctx.palette.ink));
        });
    }
}

/// Draws when a claim was said, stated or derived.
fn draw_date_said(ctx: &Context<'_>, ui: &mut Ui, claim: &Claim) {
    let when = WhenSaid::from_claim(ctx.dossier, claim).to_string();
    let when = when.strip_prefix("not stated").map_or(when.clone(), |rest| format!("Not stated{rest}"));
    dated(ctx, ui, "Said", &when, (claim.said.as_ref(), &claim.said_basis));
}

fn date(ctx: &Context<'_>, ui: &mut Ui, name: &str, date: Option<&Date>, basis: &str) {
    let value = date.map_or_else(|| "Not stated".to_owned(), ToString::to_string);
    dated(ctx, ui, name, &value, (date, basis));
}

/// Draws a date in words, a time also as the dossier writes it, with its own offset; and the basis of either.
fn dated(ctx: &Context<'_>, ui: &mut Ui, name: &str, value: &str, (date, basis): (Option<&Date>, &str)) {
    field(ctx, ui, name, |ui| {
        ui.add(label(value, Type::Small, ctx.palette.ink));
        if let Some(date) = date.filter(|date| date.is_timed()) {
            ui.add(label(format!("Written as {}", date.as_str()), Type::Small, ctx.palette.mute));
        }
        if !basis.is_empty() {
            ui.add(label(basis, Type::Small, ctx.palette.mute));
        }
    });
}

fn links(ctx: &Context<'_>, ui: &mut Ui, name: &str, items: impl IntoIterator<Item = Item>) {
    let mut items = items.into_iter().peekable();
    if items.peek().is_some() {
        field(ctx, ui, name, |ui| {
            for item in items {
                link(ctx, ui, item, ctx.dossier.name(item));
            }
        });
    }
}

fn cited<'c>(ctx: &Context<'_>, ui: &mut Ui, citations: impl IntoIterator<Item = Cited<'c>>) {
    let mut citations = citations.into_iter().peekable();
    if citations.peek().is_some() {
        field(ctx, ui, "Read in", |ui| {
            for citation in citations {
                let words = where_read(ctx.dossier, citation);
                link(ctx, ui, Item::Document(citation.document), &words);
            }
        });
    }
}

/// Draws a few words that link to an item.
fn link(ctx: &Context<'_>, ui: &mut Ui, item: Item, words: &str) {
    let text = label(words, Type::Small, ctx.palette.accent);
    let response = ctx.stop_words(ui, text);
    let rect = response.rect;
    let response = ctx.wire(ui, response, item, || words.to_owned());
    if response.hovered() || response.has_focus() {
        let stroke = egui::Stroke::new(1.0, ctx.palette.accent);
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, stroke);
    }
    tooltip::attach(ctx, response, item);
}

/// Draws an address that opens in the browser, only on a click.
fn web(ctx: &Context<'_>, ui: &mut Ui, name: &str, address: Option<&String>) {
    if let Some(address) = address {
        field(ctx, ui, name, |ui| {
            if ui.link(label(address, Type::Small, ctx.palette.accent)).clicked() {
                ctx.send(Command::OpenLink(address.clone()));
            }
        });
    }
}

/// Draws the path of a file beside the dossier; a click opens it with the system's program for it.
pub fn draw_file(ctx: &Context<'_>, ui: &mut Ui, name: &str, file: &str) {
    field(ctx, ui, name, |ui| {
        if !ctx.is_from_file {
            ui.add(label(file, Type::Small, ctx.palette.ink));
        } else if ui.link(label(file, Type::Small, ctx.palette.accent)).clicked() {
            ctx.send(Command::Ask(Request::OpenBeside(file.to_owned())));
        }
    });
}

fn paragraph(ctx: &Context<'_>, ui: &mut Ui, words: &str) {
    if !words.is_empty() {
        ui.add(label(words, Type::Body, ctx.palette.ink));
    }
}

/// Draws a remark in a card.
fn note(ctx: &Context<'_>, ui: &mut Ui, words: &str) {
    if words.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    egui::Frame::new()
        .fill(ctx.palette.paper)
        .stroke(egui::Stroke::new(1.0, ctx.palette.hairline))
        .corner_radius(space::CORNER)
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(label(words, Type::Small, ctx.palette.mute));
        });
}
