//! The evidence beside the dossier: each file by its name and caption, pictures as small ones, graphic ones blurred until
//! they are clicked. Never part of a picture that is passed on.

use egui::{Id, Role, Sense, Ui, Vec2, WidgetInfo};

use super::super::Context;
use super::super::attachments::{Attachments, Fetched, Picture};
use super::super::rows::focus_ring;
use super::facts::{draw_file, section};
use crate::dossier::Evidence;
use crate::session::{Command, Wanted};
use crate::theme::{Type, label, space};

/// The largest size of a small picture, in points.
const LARGEST: Vec2 = Vec2::new(260.0, 195.0);

/// Draws the evidence of an entry; nothing in a picture.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, list: &[Evidence]) {
    let Some(attachments) = ctx.attachments.filter(|_| !list.is_empty()) else { return };
    section(ctx, ui, "Evidence beside the dossier", Some(&list.len().to_string()));
    for one in list {
        if ctx.is_from_file && Wanted::is_picture(&one.file) {
            draw_picture(ctx, ui, attachments, one);
        }
        if !one.caption.is_empty() {
            ui.add(label(&one.caption, Type::Body, ctx.palette.ink));
        }
        let kind = one.kind.title();
        let kind = if one.graphic { format!("{kind}, graphic") } else { kind.to_owned() };
        draw_file(ctx, ui, &kind, &one.file);
        ui.add_space(space::S);
    }
}

fn draw_picture(ctx: &Context<'_>, ui: &mut Ui, attachments: &Attachments, one: &Evidence) {
    let wanted = Wanted::Picture(one.file.clone());
    match attachments.get(&wanted) {
        Some(Fetched::Picture(Ok(picture))) => draw_small(ctx, ui, picture, one),
        Some(Fetched::Picture(Err(why))) => {
            ui.add(label(format!("{}: {why}", one.file), Type::Small, ctx.palette.mute));
        }
        _ => {
            if attachments.lacks(&wanted) {
                ctx.send(Command::Fetch(wanted));
            }
            ui.add(label("The picture is being read.", Type::Small, ctx.palette.mute));
        }
    }
}

fn draw_small(ctx: &Context<'_>, ui: &mut Ui, picture: &Picture, one: &Evidence) {
    let given = one.sha256.as_ref();
    if given.is_some_and(|given| !given.eq_ignore_ascii_case(&picture.sha256)) {
        let words = "This is not the file that the dossier describes: its SHA-256 is another.";
        ui.add(label(words, Type::Small, ctx.palette.ink));
    }
    let id = Id::unique(("evidence is shown", ctx.opening(), &one.file));
    let is_shown = !one.graphic || ui.data(|data| data.get_temp(id).unwrap_or(false));
    let texture = if is_shown { &picture.clear } else { &picture.blurred };
    let size = texture.size_vec2();
    let size = size * (LARGEST / size).min_elem().min(1.0);
    let sense = if one.graphic { Sense::click() } else { Sense::hover() };
    let response = ui.add(egui::Image::new((texture.id(), size)).sense(sense));
    let name = || {
        let kind = one.kind.title();
        match (one.graphic, is_shown) {
            (false, _) => format!("{kind}: {}", one.caption),
            (true, false) => format!("{kind}, graphic and blurred: {} Click to show it", one.caption),
            (true, true) => format!("{kind}, graphic: {} Click to blur it", one.caption),
        }
    };
    let role = if one.graphic { Role::Button } else { Role::Image };
    response.widget_info(|| WidgetInfo::labeled(role, true, name()));
    if one.graphic {
        focus_ring(ctx, ui, response.rect, &response);
        if response.clicked() {
            ui.data_mut(|data| data.insert_temp(id, !is_shown));
        }
        let words = if is_shown { "Graphic. Click to blur it" } else { "Graphic. Click to show it" };
        ui.add(label(words, Type::Small, ctx.palette.mute));
    }
}
