//! What the window shows of a claim's passage: the quote that the dossier gives, and the paragraph in the copy
//! beside the dossier, with its neighbours. Never part of a picture.

use egui::Ui;

use super::super::Context;
use super::super::attachments::{Attachments, Copy, Fetched};
use super::facts::section;
use crate::analysis::passage::CopyForm;
use crate::dossier::{Claim, KeptCopy, Quote};
use crate::session::Wanted;
use crate::theme::{Type, label, space};

/// How many neighbours are shown on each side.
const NEIGHBOURS: u32 = 1;

/// Draws the quote and the passage of a claim; nothing in a picture.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, claim: &Claim) {
    let Some(attachments) = ctx.attachments else { return };
    if let Some(quote) = &claim.quote {
        draw_quote(ctx, ui, quote);
    }
    let document = &ctx.dossier.documents[claim.document];
    if let (Some(copy), Some(paragraph)) = (&document.copy, claim.locator.paragraph)
        && CopyForm::of_name(&copy.file).is_some()
        && ctx.is_from_file
    {
        section(ctx, ui, "In the copy of the document", None);
        draw_passage(ctx, ui, attachments, copy, paragraph, document.paragraphs);
    }
}

fn draw_quote(ctx: &Context<'_>, ui: &mut Ui, quote: &Quote) {
    let heading = match quote.lang.as_deref().filter(|lang| !lang.is_empty()) {
        Some(lang) => format!("Quoted by the dossier ({lang})"),
        None => "Quoted by the dossier".to_owned(),
    };
    section(ctx, ui, &heading, None);
    ui.add(label(&quote.text, Type::Body, ctx.palette.ink));
    if let Some(translation) = &quote.translation {
        ui.add_space(space::XS);
        ui.add(label("Translation given by the dossier:", Type::Small, ctx.palette.mute));
        ui.add(label(translation, Type::Body, ctx.palette.ink));
    }
}

fn draw_passage(
    ctx: &Context<'_>,
    ui: &mut Ui,
    attachments: &Attachments,
    copy: &KeptCopy,
    paragraph: u32,
    length: Option<u32>,
) {
    let wanted = Wanted::Passages(copy.file.clone());
    match attachments.get(&wanted) {
        None | Some(Fetched::Picture(_)) => {
            // Asked for until it is on its way: only so many are read at a time.
            if attachments.lacks(&wanted) {
                ctx.send(crate::session::Command::Fetch(wanted));
            }
            ui.add(label("The copy is being read.", Type::Small, ctx.palette.mute));
        }
        Some(Fetched::Passages(Err(why))) => {
            let words = format!("{}: {why}", copy.file);
            ui.add(label(words, Type::Small, ctx.palette.mute));
        }
        Some(Fetched::Passages(Ok(read))) => {
            for words in doubts(read, copy, length) {
                ui.add(label(words, Type::Small, ctx.palette.ink));
                ui.add_space(space::XS);
            }
            draw_paragraphs(ctx, ui, read, paragraph);
        }
    }
}

fn draw_paragraphs(ctx: &Context<'_>, ui: &mut Ui, read: &Copy, paragraph: u32) {
    if read.paragraphs.get(paragraph).is_none() {
        let words = format!(
            "The copy has {} paragraphs, and none with the number {paragraph}.",
            read.paragraphs.len()
        );
        ui.add(label(words, Type::Small, ctx.palette.mute));
        return;
    }
    let first = paragraph.saturating_sub(NEIGHBOURS).max(1);
    for number in first..=paragraph.saturating_add(NEIGHBOURS) {
        let Some(text) = read.paragraphs.get(number) else { break };
        let color = if number == paragraph { ctx.palette.ink } else { ctx.palette.dimmed_text() };
        ui.add(label(format!("¶{number}"), Type::Axis, ctx.palette.mute));
        ui.add(label(text, Type::Body, color));
        ui.add_space(space::XS);
    }
}

/// Why the passage may not be the one that was meant.
fn doubts(read: &Copy, copy: &KeptCopy, length: Option<u32>) -> Vec<String> {
    let mut doubts = Vec::new();
    if copy.sha256.as_ref().is_some_and(|given| !given.eq_ignore_ascii_case(&read.sha256)) {
        doubts.push("This is not the file that the dossier describes: its SHA-256 is another.".to_owned());
    }
    let count = read.paragraphs.len();
    if let Some(length) = length.filter(|length| *length as usize != count) {
        doubts.push(format!(
            "The copy has {count} paragraphs and the document, as the dossier says, {length}: the numbers may not be the same."
        ));
    }
    doubts
}
