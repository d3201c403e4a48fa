//! Above the rows: what is imported, what came of it, and what can be chosen for the whole file.

use egui::{ComboBox, Role, Ui, WidgetInfo};

use super::field::{self, Named};
use super::made::Made;
use super::page::Page;
use crate::analysis::counted;
use crate::import::Map;
use crate::import::columns::Role as Column;
use crate::import::date::DayOrder;
use crate::import::review::Finding;
use crate::session::{Request, ReviewStep};
use crate::theme::{Type, label, space};

/// Encodings that are offered; a map can name any other.
const ENCODINGS: [&str; 8] = [
    "UTF-8",
    "UTF-16LE",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1256",
    "KOI8-U",
    "ISO-8859-15",
];
/// What can stand between the cells of a text file.
const SEPARATORS: [(char, &str); 4] =
    [(',', "Comma"), (';', "Semicolon"), ('\t', "Tab"), ('|', "Vertical bar")];

/// Draws it.
pub fn ui(ui: &mut Ui, page: &Page<'_>) {
    ui.spacing_mut().item_spacing = egui::vec2(space::S, space::XS);
    let palette = page.palette();
    let name = page.review.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let made = page.review.made.as_deref();
    let whole = page.review.whole.as_deref();
    ui.horizontal_wrapped(|ui| {
        ui.add(label(format!("Import {name}"), Type::Heading, palette.ink));
        ui.add_space(space::S);
        let has_claims =
            made.is_some_and(|made| !made.import.is_empty()) || whole.is_some_and(|whole| whole.text.is_ok());
        if page.button(ui, "Save as dossier...", "Save as dossier", has_claims && page.review.job.is_none()) {
            page.ask(Request::SaveImport);
        }
        if whole.is_none()
            && page.button(ui, "Keep the mapping", "Keep the mapping beside the sheet", made.is_some())
        {
            page.ask(Request::KeepMapping);
        }
        if page.button(ui, "Leave", "Leave the import", true) {
            page.send(ReviewStep::Leave);
        }
    });
    if whole.is_some() {
        show_status(ui, page);
    }
    let Some(made) = made else { return };
    show_status(ui, page);
    ui.horizontal_wrapped(|ui| counters(ui, page, made));
    ui.horizontal_wrapped(|ui| choices(ui, page, made));
    if !made.is_coded() {
        ui.horizontal_wrapped(|ui| names(ui, page, made));
    }
}

/// Names that hold for the whole sheet, where its rows do not say them.
fn names(ui: &mut Ui, page: &Page<'_>, made: &Made) {
    let map = &made.asked.map;
    let has_times = made.map.columns.iter().any(|column| column.role == Column::Time)
        || map.zone.is_some()
        || made
            .import
            .summary
            .sheets
            .iter()
            .flat_map(|sheet| &sheet.told)
            .any(|told| told.contains("without a zone"));
    let fields = [
        ("source", "Rows that name no source are by", &map.source, 170.0, true),
        ("population", "Who is counted, if no column says it", &map.population, 150.0, true),
        ("zone", "Zone of times of day", &map.zone, 120.0, has_times),
    ];
    for (at, (salt, what, value, width, is_shown)) in fields.into_iter().enumerate() {
        if !is_shown {
            continue;
        }
        ui.add(label(what, Type::Small, page.palette().mute));
        let named = Named { salt: (salt, at), what, value: value.as_deref(), known: &[] };
        if let Some(name) = field::typed(ui, page, &named, width) {
            let mut map = Map { header: made.map.header, columns: made.map.columns.clone(), ..map.clone() };
            let name = Some(name).filter(|name| !name.is_empty());
            *[&mut map.source, &mut map.population, &mut map.zone][at] = name;
            page.send(ReviewStep::Change(Box::new(map), made.asked.sheet.clone()));
        }
    }
}

/// What goes on, went wrong, or has changed.
fn show_status(ui: &mut Ui, page: &Page<'_>) {
    let palette = page.palette();
    if let Some(job) = &page.review.job {
        ui.horizontal_wrapped(|ui| {
            ui.add(label(&job.what, Type::Small, palette.mute))
                .widget_info(|| WidgetInfo::labeled(Role::Status, true, &job.what));
            if page.button(ui, "Cancel", "Cancel what is being worked out", true) {
                page.send(ReviewStep::Cancel);
            }
        });
    }
    if let Some(why) = &page.review.refused {
        let words = format!("{why}. Below is what was read before.");
        ui.add(label(&words, Type::Small, palette.error))
            .widget_info(|| WidgetInfo::labeled(Role::Alert, true, &words));
    }
    if page.review.is_stale {
        ui.horizontal_wrapped(|ui| {
            let words = "The file has changed since it was read.";
            ui.add(label(words, Type::Small, palette.error))
                .widget_info(|| WidgetInfo::labeled(Role::Alert, true, words));
            if page.button(ui, "Read it again", "Read the file again", true) {
                page.send(ReviewStep::Reload);
            }
        });
    }
}

/// How much became of the sheet, and the ways to what did not.
fn counters(ui: &mut Ui, page: &Page<'_>, made: &Made) {
    let palette = page.palette();
    let summary = &made.import.summary;
    let words = [
        counted(made.account.rows.len(), "row"),
        counted(summary.claims, "claim"),
        counted(summary.sources, "source"),
        counted(summary.documents, "document"),
        counted(summary.events, "event"),
    ];
    ui.add(label(words.join(", "), Type::Small, palette.ink));
    if made.map.dates == Some(DayOrder::Mixed) {
        let words = "Dates are written in two styles: choose below which figure is the day.";
        ui.add(label(words, Type::SmallStrong, palette.error))
            .widget_info(|| WidgetInfo::labeled(Role::Alert, true, words));
    }
    if summary.claims == 0 {
        let words = "No row became a claim: say below what the columns are for.";
        ui.add(label(words, Type::SmallStrong, palette.error))
            .widget_info(|| WidgetInfo::labeled(Role::Alert, true, words));
    }
    let ways = [
        (Finding::Words, "kept as words", palette.field_text, palette.kept_ground()),
        (Finding::Doubt, "doubtful", palette.field_text, palette.kept_ground()),
        (Finding::LeftOut, "left out", palette.error, palette.left_out_ground()),
    ];
    for ((finding, words, ink, ground), count) in ways.into_iter().zip(made.counts) {
        if count == 0 {
            continue;
        }
        let text = format!("Next of {count} {words}");
        let button = egui::Button::new(label(&text, Type::SmallStrong, ink)).fill(ground);
        let response = ui.add(button);
        let rows = counted(count, "row");
        let spoken = format!("Next row {words}, of {rows}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if response.clicked()
            && let Some(row) = made.account.next(page.review.row, finding)
        {
            page.send(ReviewStep::Row(row));
        }
    }
}

/// Choices for the whole file.
fn choices(ui: &mut Ui, page: &Page<'_>, made: &Made) {
    let change = |map: Map, sheet: Option<String>| page.send(ReviewStep::Change(Box::new(map), sheet));
    let whole = || made.asked.map.clone();
    if made.sheet.names.len() > 1 {
        let names: Vec<(&str, bool)> =
            made.sheet.names.iter().map(|name| (name.as_str(), *name == made.sheet.name)).collect();
        if let Some(at) = menu(ui, page, "Sheet", &made.sheet.name, &names) {
            // Columns and header are those of the other sheet.
            let map = Map { header: None, columns: Vec::new(), dates: None, ..whole() };
            change(map, Some(names[at].0.to_owned()));
        }
    }
    if made.headers.len() > 1 {
        let now = made.map.header.unwrap_or_default();
        let names: Vec<String> = made.headers.iter().map(|row| format!("below row {row}")).collect();
        let names: Vec<(&str, bool)> =
            names.iter().zip(&made.headers).map(|(name, row)| (name.as_str(), *row == now)).collect();
        if let Some(at) = menu(ui, page, "Table", &format!("below row {now}"), &names) {
            // The columns are those of the other table.
            let map = Map { header: Some(made.headers[at]), columns: Vec::new(), dates: None, ..whole() };
            change(map, made.asked.sheet.clone());
        }
    }
    if made.sheet.names.is_empty() && !made.sheet.is_tree {
        let file = &made.asked.map.file;
        let shown = file
            .separator
            .and_then(|asked| SEPARATORS.iter().find(|(sign, _)| *sign == asked))
            .map_or("as guessed", |(_, name)| name);
        let names: Vec<(&str, bool)> = std::iter::once(("as guessed", file.separator.is_none()))
            .chain(SEPARATORS.map(|(sign, name)| (name, file.separator == Some(sign))))
            .collect();
        if let Some(at) = menu(ui, page, "Between cells", shown, &names) {
            let mut map = whole();
            map.file.separator = at.checked_sub(1).map(|at| SEPARATORS[at].0);
            change(map, None);
        }
        let shown = file.encoding.as_deref().unwrap_or("as guessed");
        let names: Vec<(&str, bool)> = std::iter::once(("as guessed", file.encoding.is_none()))
            .chain(ENCODINGS.map(|name| (name, file.encoding.as_deref() == Some(name))))
            .collect();
        if let Some(at) = menu(ui, page, "Encoding", shown, &names) {
            let mut map = whole();
            map.file.encoding = at.checked_sub(1).map(|at| ENCODINGS[at].to_owned());
            change(map, None);
        }
    }
    let dated = [Column::EventDate, Column::EndDate, Column::Published, Column::Date];
    if made.map.columns.iter().any(|column| dated.contains(&column.role)) {
        let now = made.map.dates.unwrap_or_default();
        let shown = DayOrder::CHOICES.iter().find(|(order, _)| *order == now);
        let shown = shown.map_or("both styles occur", |(_, words)| *words);
        let names: Vec<(&str, bool)> =
            DayOrder::CHOICES.iter().map(|(order, words)| (*words, *order == now)).collect();
        if let Some(at) = menu(ui, page, "Dates", shown, &names) {
            change(Map { dates: Some(DayOrder::CHOICES[at].0), ..whole() }, made.asked.sheet.clone());
        }
    }
}

/// Draws a menu under a name; returns the place of what is chosen.
fn menu(ui: &mut Ui, page: &Page<'_>, name: &str, shown: &str, entries: &[(&str, bool)]) -> Option<usize> {
    let palette = page.palette();
    let mut chosen = None;
    ui.add(label(name, Type::Small, palette.mute));
    let closed = label(shown, Type::Small, palette.ink).in_widget(ui.ctx());
    let response = ComboBox::from_id_salt(name).selected_text(closed).width(0.0).show_ui(ui, |ui| {
        for (at, (words, is_chosen)) in entries.iter().enumerate() {
            let words = label(*words, Type::Small, palette.ink).in_widget(ui.ctx());
            if ui.selectable_label(*is_chosen, words).clicked() && !is_chosen {
                chosen = Some(at);
            }
        }
    });
    let spoken = format!("{name}: {shown}");
    response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &spoken));
    chosen
}
