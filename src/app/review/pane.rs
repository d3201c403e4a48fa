//! Beside the rows: the claims that one row becomes, what is said of its cells, and what was guessed of the sheet.

use std::cell::RefCell;

use egui::{Frame, Role, ScrollArea, Ui, UiBuilder, WidgetInfo, vec2};

use super::made::Made;
use super::page::Page;
use super::preview::Preview;
use crate::analysis::{counted, spoken};
use crate::app::fetch::Onto;
use crate::app::frame::context;
use crate::import::review::Finding;
use crate::session::View;
use crate::theme::{Type, label, space};

/// Marks are not drawn in less room.
const NARROWEST: f32 = 260.0;

/// Draws it into all of `ui`.
pub fn ui(ui: &mut Ui, page: &Page<'_>, made: &Made, row: Option<usize>) {
    ScrollArea::vertical().id_salt("claims of a row").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        if let Some(row) = row {
            of_row(ui, page, made, row);
        }
        section(ui, page, "What was guessed");
        guessed(ui, page, made);
    });
}

fn section(ui: &mut Ui, page: &Page<'_>, words: &str) {
    ui.add_space(space::S);
    ui.add(label(words.to_uppercase(), Type::Section, page.palette().mute));
}

fn of_row(ui: &mut Ui, page: &Page<'_>, made: &Made, row: usize) {
    let palette = page.palette();
    let (Some(account), Some(cells)) = (made.account.rows.get(row), made.sheet.rows.get(made.first + row))
    else {
        return;
    };
    let claims = counted(account.claims.len(), "claim");
    let words = format!("Row {}: {claims}", cells.number);
    ui.add(label(&words, Type::Strong, palette.ink))
        .widget_info(|| WidgetInfo::labeled(Role::Status, true, &words));
    page.review.with_preview(row, page.session, |preview| {
        if let Some(preview) = preview {
            show_claims(ui, page, preview);
            marks(ui, preview);
        }
    });
    for found in &account.found {
        let Some(remark) = found.finding.remarks(&made.import.summary).get(found.at) else { continue };
        let (what, ink, ground) = match found.finding {
            Finding::Words => ("Kept as the words they are", palette.field_text, palette.kept_ground()),
            Finding::Doubt => ("Could be read in another way", palette.field_text, palette.kept_ground()),
            Finding::LeftOut => ("Left out", palette.error, palette.left_out_ground()),
        };
        let column = remark.column.as_ref().map(|name| format!(", “{name}”")).unwrap_or_default();
        let text: String = remark.text.chars().take(300).collect();
        let why = if remark.why.is_empty() { String::new() } else { format!(": {}", remark.why) };
        let words = format!("{what}{column}: “{text}”{why}");
        Frame::new().fill(ground).corner_radius(3).inner_margin(6).show(ui, |ui| {
            ui.add(label(&words, Type::Small, ink))
                .widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        });
    }
}

/// The claims in sentences, with what they refer to.
fn show_claims(ui: &mut Ui, page: &Page<'_>, preview: &Preview) {
    let palette = page.palette();
    let dossier = &preview.opened.dossier;
    let reading = preview.opened.readings.get(preview.session.reading);
    for (_, claim) in dossier.claims.iter() {
        ui.add(label(spoken(dossier, claim, reading), Type::Body, palette.ink));
        let mut about = Vec::new();
        if let Some(event) = claim.event {
            about.push(format!("event: {}", dossier.events[event].name));
        }
        if let Some(place) = claim.at {
            about.push(format!("place: {}", dossier.places[place].name));
        }
        if !claim.note.is_empty() {
            let note: String = claim.note.chars().take(400).collect();
            about.push(format!("note: {note}"));
        }
        ui.add(label(about.join("; "), Type::Small, palette.mute));
    }
}

/// The marks of the estimates, as the dossier will show them.
pub fn marks(ui: &mut Ui, preview: &Preview) {
    let width = ui.available_width() - space::S;
    if preview.derived.estimates.claims() == 0 || width < NARROWEST {
        return;
    }
    let commands = RefCell::default();
    let ctx = context(
        &preview.opened,
        &preview.session,
        &preview.derived,
        &preview.revisions,
        Onto::PICTURE,
        &commands,
    );
    let view = View::ESTIMATES.description();
    let height = view.natural_size(&ctx, ui, vec2(width, 0.0)).y;
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
    let child = &mut ui.new_child(UiBuilder::new().id_salt("marks").max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    view.ui(&ctx, child);
}

fn guessed(ui: &mut Ui, page: &Page<'_>, made: &Made) {
    let palette = page.palette();
    let Some(sheet) = made.import.summary.sheets.first() else { return };
    let header = sheet.header.map(|row| format!("The header is row {row}"));
    let shape = sheet.shape.map(|shape| format!("Recognised by its columns as {shape}"));
    for sentence in header.into_iter().chain(shape).chain(sheet.told.iter().map(|told| capitalised(told))) {
        ui.add(label(format!("{sentence}."), Type::Small, palette.ink));
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
