//! How the dialog looks.

use std::path::PathBuf;

use egui::{Align, Image, Layout, Role, ScrollArea, TextEdit, Ui, Vec2, WidgetInfo, vec2};

use super::{Exporter, Form, PictureAxis, Theme};
use crate::app::card;
use crate::session::{Destination, Preset, View};
use crate::theme::{Palette, Type, label, space};

/// The width of the fields, in points.
const FIELDS: f32 = 270.0;

/// What the reader wants of the dialog in this frame.
pub enum Answer {
    /// Nothing.
    Stay,
    /// To close it.
    Close,
    /// To make the picture.
    Export(Destination),
    /// To see the folder of the file.
    OpenFolder(PathBuf),
}

/// Draws the dialog and changes `form` as the reader asks; `title` is that of the dossier.
pub fn ui(ui: &Ui, palette: &Palette, exporter: &Exporter, form: &mut Form, title: &str) -> Answer {
    let room = ui.ctx().content_rect().size() - Vec2::splat(96.0);
    let shown = card::show(ui, "export", palette, |ui| {
        let preview = (room.x - FIELDS - space::L).clamp(160.0, 620.0);
        let height = (room.y - 30.0).clamp(160.0, 560.0);
        ui.set_width(preview + space::L + FIELDS);
        ui.add(label(format!("Export {}", exporter.view.title()), Type::Title, palette.ink));
        ui.add_space(space::S);
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(preview, height), Layout::top_down(Align::Center), |ui| {
                ui.set_min_size(vec2(preview, height));
                picture(ui, palette, exporter, vec2(preview, height));
            });
            ui.add_space(space::M);
            ui.vertical(|ui| {
                ui.set_width(FIELDS);
                ScrollArea::vertical().max_height(height - 84.0).show(ui, |ui| {
                    ui.set_width(FIELDS - 12.0);
                    fields(ui, palette, exporter.view, form, title);
                });
                ui.add_space(space::S);
                buttons(ui, palette, exporter)
            })
            .inner
        })
        .inner
    });
    if shown.should_close() && matches!(shown.inner, Answer::Stay) { Answer::Close } else { shown.inner }
}

/// The preview, or why there is none.
fn picture(ui: &mut Ui, palette: &Palette, exporter: &Exporter, room: Vec2) {
    match (&exporter.problem, &exporter.preview) {
        (Some(problem), _) => {
            ui.add(label(problem.as_str(), Type::Body, palette.ink));
        }
        (None, Some(preview)) => {
            let image = Image::new(preview).max_size(room - Vec2::splat(4.0)).shrink_to_fit();
            let response = ui.add(image);
            let name = format!("Preview of {}", exporter.view.title());
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
            let stroke = egui::Stroke::new(1.0, palette.hairline);
            ui.painter().rect_stroke(response.rect, 0.0, stroke, egui::StrokeKind::Outside);
        }
        (None, None) => {
            ui.add(label("Drawing ...", Type::Small, palette.mute));
        }
    }
}

fn fields(ui: &mut Ui, palette: &Palette, view: View, form: &mut Form, title: &str) {
    let texts = [
        ("Title", title, &mut form.title),
        ("Subtitle", "none", &mut form.subtitle),
        ("Note", "none", &mut form.note),
    ];
    for (name, hint, text) in texts {
        ui.add(label(name, Type::Small, palette.mute));
        let edit = TextEdit::singleline(text).hint_text(hint).desired_width(FIELDS - 36.0).char_limit(400);
        ui.add(edit)
            .widget_info(|| WidgetInfo::labeled(Role::TextInput, true, format!("{name} of the picture")));
    }
    let size = form.preset.map_or("As large as the content", Preset::title);
    let sizes = || std::iter::once(None).chain(Preset::ALL.map(Some));
    choice(ui, palette, "Size", size, |ui| {
        for preset in sizes() {
            let words = preset.map_or("As large as the content", Preset::title);
            ui.selectable_value(&mut form.preset, preset, words);
        }
    });
    let formats = [
        (true, 1, "SVG"),
        (false, 1, "PNG"),
        (false, 2, "PNG, twice the pixels"),
        (false, 4, "PNG, four times the pixels"),
    ];
    let is_same = |is_svg: bool, scale: u8| form.is_svg == is_svg && (is_svg || form.scale == scale);
    let format = formats
        .iter()
        .find(|(is_svg, scale, _)| is_same(*is_svg, *scale))
        .map_or("PNG", |(.., words)| *words);
    choice(ui, palette, "Format", format, |ui| {
        for (is_svg, scale, words) in formats {
            let is_chosen = form.is_svg == is_svg && (is_svg || form.scale == scale);
            if ui.selectable_label(is_chosen, words).clicked() {
                (form.is_svg, form.scale) = (is_svg, scale);
            }
        }
    });
    let themes = [(Theme::AsShown, "As the window"), (Theme::Light, "Light"), (Theme::Dark, "Dark")];
    choice_of(ui, palette, "Theme", &themes, &mut form.theme);
    if view == View::ESTIMATES {
        let axes = [
            (PictureAxis::AsShown, "As shown"),
            (PictureAxis::Linear, "Linear"),
            (PictureAxis::Log, "Logarithmic"),
        ];
        choice_of(ui, palette, "Axis", &axes, &mut form.axis);
    }
    ui.add_space(space::XS);
    for (words, is_in) in [
        ("What is shown", &mut form.caption),
        ("Legend", &mut form.legend),
        ("Sources", &mut form.sources),
        ("Documents", &mut form.documents),
    ] {
        ui.checkbox(is_in, label(words, Type::Body, palette.ink));
    }
    let always =
        "What narrows the view, the credits of the map, and the dossier with its hash are in every picture.";
    ui.add(label(always, Type::Small, palette.mute));
}

/// A list with one of several values.
fn choice_of<T: Copy + PartialEq>(
    ui: &mut Ui,
    palette: &Palette,
    name: &str,
    all: &[(T, &str)],
    chosen: &mut T,
) {
    let shown = all.iter().find(|(value, _)| value == chosen).map_or("", |(_, words)| *words);
    choice(ui, palette, name, shown, |ui| {
        for (value, words) in all {
            ui.selectable_value(chosen, *value, *words);
        }
    });
}

fn choice(ui: &mut Ui, palette: &Palette, name: &str, shown: &str, list: impl FnOnce(&mut Ui)) {
    ui.add(label(name, Type::Small, palette.mute));
    let combo = egui::ComboBox::from_id_salt(name).selected_text(shown).width(FIELDS - 24.0);
    let response = combo.show_ui(ui, list).response;
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {shown}")));
}

fn buttons(ui: &mut Ui, palette: &Palette, exporter: &Exporter) -> Answer {
    let mut answer = Answer::Stay;
    if let Some(written) = &exporter.written {
        let name = written.file_name().unwrap_or_default().to_string_lossy().into_owned();
        ui.horizontal(|ui| {
            ui.add(label(format!("Written: {name}"), Type::Small, palette.mute));
            let folder = written.parent().map(std::path::Path::to_owned).unwrap_or_default();
            if ui.button(label("Open folder", Type::Button, palette.ink)).clicked() {
                answer = Answer::OpenFolder(folder);
            }
        });
    }
    ui.horizontal(|ui| {
        let mut button = |words: &str, asked: Answer| {
            if ui.button(label(words, Type::Button, palette.ink)).clicked() {
                answer = asked;
            }
        };
        button("Save...", Answer::Export(Destination::File));
        button("Copy", Answer::Export(Destination::Clipboard));
        button("Close", Answer::Close);
    });
    answer
}
