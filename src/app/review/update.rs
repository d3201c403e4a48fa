//! A dossier that was made of the sheet before: what would change in it, and whose state counts where both changed.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use egui::{ComboBox, Role, ScrollArea, Ui, WidgetInfo, vec2};
use parallax_headless::import::Offer;

use super::made::Made;
use super::page::Page;
use super::whole::Whole;
use crate::app::card;
use crate::import::again::{Take, Trace};
use crate::import::{Files, Kind, Table};
use crate::session::{Request, ReviewStep};
use crate::theme::{Type, label, space};

/// What can be chosen of an entry.
const CHOICES: [(Option<Take>, &str); 3] = [
    (None, "Leave it, list it again"),
    (Some(Take::Sheet), "Take the sheet's"),
    (Some(Take::Dossier), "Keep the dossier's"),
];

/// What was reviewed: rows, or a file without any.
#[derive(Clone, Debug)]
pub enum Reviewed {
    /// Rows.
    Sheet(Arc<Made>),
    /// A file without rows.
    Whole(Arc<Whole>),
}

impl Reviewed {
    /// The files.
    ///
    /// # Errors
    /// Why they cannot be imported, in words.
    pub fn files(&self) -> Result<Files<'_>, String> {
        match self {
            Self::Sheet(made) => Ok(Files::from_tables(vec![Table::new(&made.sheet, &made.map)])),
            Self::Whole(whole) => whole.files(),
        }
    }

    /// The path of the file.
    pub fn path(&self) -> &Path {
        match self {
            Self::Sheet(made) => &made.path,
            Self::Whole(whole) => &whole.path,
        }
    }

    /// The text of a new dossier.
    ///
    /// # Errors
    /// Why there is none, in words.
    pub fn text(&self) -> Result<String, String> {
        match self {
            Self::Sheet(made) => parallax_headless::import::text_of(&made.import)
                .map_err(|error| parallax_headless::describe(&error)),
            Self::Whole(whole) => whole.text.clone(),
        }
    }

    /// What is left beside it, to import the file again.
    pub fn trace(&self) -> Option<&Trace> {
        match self {
            Self::Sheet(made) => Some(&made.trace),
            Self::Whole(whole) => whole.trace.as_ref(),
        }
    }
}

/// What importing again would change.
pub struct Update {
    /// The dossier, and what it would become.
    pub offer: Offer,
    /// What is imported.
    pub reviewed: Reviewed,
    /// What is chosen of each entry in conflict.
    pub takes: Vec<Option<Take>>,
}

impl Update {
    /// Nothing is chosen yet.
    pub fn new(offer: Offer, reviewed: Reviewed) -> Self {
        let takes = vec![None; offer.made.conflicts.len()];
        Self { offer, reviewed, takes }
    }

    /// Writes the dossier.
    ///
    /// # Errors
    /// Why it was not written, in words.
    pub fn write(&self) -> Result<(), String> {
        let chosen: HashMap<(Kind, &str), Option<Take>> = self
            .offer
            .made
            .conflicts
            .iter()
            .zip(&self.takes)
            .map(|(one, take)| ((one.kind, one.id.as_str()), *take))
            .collect();
        let take = |kind: Kind, id: &str| chosen.get(&(kind, id)).copied().flatten();
        let files = self.reviewed.files()?;
        let done = self.offer.target.update(&self.offer.to, &files, &take);
        done.map_err(|error| parallax_headless::describe(&error))
    }
}

/// Draws what would change, over the page.
pub fn ui(ui: &Ui, page: &Page<'_>, update: &Update) {
    let palette = page.palette();
    let name = update.offer.to.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let shown = card::show(ui, "import again", palette, |ui| {
        let room = ui.ctx().content_rect().size() - vec2(120.0, 210.0);
        ui.set_width(room.x.clamp(300.0, 760.0));
        ui.add(label(format!("Import again into {name}"), Type::Title, palette.ink));
        ui.add_space(space::S);
        ScrollArea::vertical().max_height(room.y.max(120.0)).show(ui, |ui| {
            ui.set_width(ui.available_width() - space::M);
            for line in update.offer.text.lines() {
                ui.add(label(line.trim_start(), Type::Small, palette.ink));
            }
            conflicts(ui, page, update);
        });
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            if page.button(ui, "Write", &format!("Write the changes into {name}"), true) {
                page.ask(Request::UpdateImport);
            }
            if page.button(ui, "Back", "Back to the review, write nothing", true) {
                page.send(ReviewStep::DropUpdate);
            }
        });
    });
    if shown.should_close() {
        page.send(ReviewStep::DropUpdate);
    }
}

fn conflicts(ui: &mut Ui, page: &Page<'_>, update: &Update) {
    let palette = page.palette();
    for (at, one) in update.offer.made.conflicts.iter().enumerate() {
        ui.add_space(space::S);
        ui.add(label(format!("{}: {}", one.id, one.why.words()), Type::SmallStrong, palette.ink));
        ui.add(label(&update.offer.sentences[at], Type::Small, palette.mute));
        let now = CHOICES.iter().find(|(take, _)| *take == update.takes[at]).map_or("", |(_, words)| words);
        let closed = label(now, Type::Small, palette.ink).in_widget(ui.ctx());
        let response =
            ComboBox::from_id_salt(("take", at)).selected_text(closed).width(190.0).show_ui(ui, |ui| {
                for (take, words) in CHOICES {
                    let words = label(words, Type::Small, palette.ink);
                    if ui.selectable_label(update.takes[at] == take, words).clicked() {
                        page.send(ReviewStep::Settle(at, take));
                    }
                }
            });
        let spoken = format!("{}: {now}", one.id);
        response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &spoken));
    }
}
