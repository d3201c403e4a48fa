//! The export button in the tab bar of a view, with a menu of formats.

use egui::{Popup, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::{EMBEDDED, name_of};
use crate::session::{Command, Destination, Extras, Format, Overlay, Publication, Request, Subject, View};
use crate::theme::{Type, label};
use crate::views::Context;

/// The entries of the menu, in order.
const OFFERS: [(Format, Destination); 8] = [
    (Format::Svg, Destination::File),
    (Format::SvgOutlines, Destination::File),
    (Format::Png(1), Destination::File),
    (Format::Png(2), Destination::File),
    (Format::Png(4), Destination::File),
    (Format::Csv, Destination::File),
    (Format::Json, Destination::File),
    (Format::Png(2), Destination::Clipboard),
];

/// Everything that a view can be exported as, by name.
pub fn offers(view: View) -> impl Iterator<Item = (String, Publication)> {
    let offers = OFFERS.into_iter().map(move |(format, to)| {
        (
            spoken(view, format, to),
            Publication { subject: Subject::View(view), format, to, extras: Extras::default() },
        )
    });
    offers.chain(framed(view))
}

/// The page of the view for a frame, if there is one.
fn framed(view: View) -> Option<(String, Publication)> {
    let page = Publication {
        subject: Subject::Embed(view),
        format: Format::Html,
        to: Destination::File,
        extras: Extras::default(),
    };
    EMBEDDED.contains(&view).then(|| (format!("Export {} as a page to embed", view.title()), page))
}

/// Draws the button, and its menu while it is open.
pub fn button(ctx: &Context<'_>, ui: &mut Ui, view: View) {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Export {}", view.title())));
    let attention = response.hovered() || response.has_focus();
    let color = if attention { ctx.palette.accent } else { ctx.palette.mute };
    sign(ui, rect, Stroke::new(1.4, color));
    let response = response.on_hover_text("Publish this: a picture, or its claims");
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(190.0);
        let dialog = ui.button(label("Picture...", Type::Body, ctx.palette.ink));
        let name = format!("Export {} with a preview", view.title());
        dialog.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if dialog.clicked() {
            ctx.send(Command::Overlay(Some(Overlay::Export(view))));
        }
        ui.separator();
        for (format, to) in OFFERS {
            let offer = ui.button(label(words(format, to), Type::Body, ctx.palette.ink));
            let name = spoken(view, format, to);
            offer.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if offer.clicked() {
                let subject = Subject::View(view);
                ctx.send(Command::Ask(Request::Publish(Publication {
                    subject,
                    format,
                    to,
                    extras: Extras::default(),
                })));
            }
        }
        if let Some((name, page)) = framed(view) {
            let offer = ui.button(label("Page to embed (iframe)", Type::Body, ctx.palette.ink));
            offer.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if offer.clicked() {
                ctx.send(Command::Ask(Request::Publish(page)));
            }
        }
    });
}

/// The text of an entry.
fn words(format: Format, to: Destination) -> String {
    match (format, to) {
        (_, Destination::Clipboard) => "Copy picture".to_owned(),
        (Format::Csv | Format::Json, _) => format!("Its claims as {}", name_of(format)),
        _ => name_of(format),
    }
}

/// The accessible name of an entry: "Export Estimates as PNG, twice the size".
fn spoken(view: View, format: Format, to: Destination) -> String {
    match (format, to) {
        (_, Destination::Clipboard) => format!("Copy {} as a picture", view.title()),
        (Format::Csv | Format::Json, _) => {
            format!("Export the claims of {} as {}", view.title(), name_of(format))
        }
        _ => format!("Export {} as {}", view.title(), name_of(format)),
    }
}

/// An arrow out of a tray.
fn sign(ui: &Ui, rect: Rect, stroke: Stroke) {
    let center = rect.center();
    let at = |x: f32, y: f32| center + Vec2::new(x, y);
    let line = |points: Vec<egui::Pos2>| egui::Shape::line(points, stroke);
    ui.painter().add(line(vec![at(-5.5, 1.0), at(-5.5, 5.0), at(5.5, 5.0), at(5.5, 1.0)]));
    ui.painter().add(line(vec![at(0.0, 2.0), at(0.0, -5.5)]));
    ui.painter().add(line(vec![at(-3.2, -2.3), at(0.0, -5.5), at(3.2, -2.3)]));
}
