//! Files that have no rows to review: a dossier in a workbook or a package, and files of known shapes such as references, maps
//! and wikitext. Their page says what they become, in the words of the command line.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Frame, Role, ScrollArea, Ui, WidgetInfo};

use super::made::{Asked, Stamp};
use super::page::Page;
use crate::analysis::{Readings, counted, spoken};
use crate::draft;
use crate::import::again::Trace;
use crate::import::review::Finding;
use crate::import::{Files, Input, Map, Memory, Summary};
use crate::load;
use crate::theme::{Type, label, space};
use parallax_headless::{describe, import};
use parallax_workbook::Read;

/// Claims and remarks that are shown of each list.
const SHOWN: usize = 200;

/// What a line of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Section,
    Plain,
    Found(Finding),
}

/// What such a file becomes.
#[derive(Debug)]
pub struct Whole {
    /// The file.
    pub path: PathBuf,
    /// The file as it was when it was read.
    pub stamp: Option<Stamp>,
    /// What was asked for.
    pub asked: Asked,
    /// The text of the dossier; in error why there is none.
    pub text: Result<String, String>,
    /// What is left beside the dossier, to import the file again; a dossier as such has nothing of that kind.
    pub trace: Option<Trace>,
    inputs: Vec<Input>,
    headline: String,
    lines: Vec<(Tone, String)>,
}

impl Whole {
    /// The dossier that a workbook or a package holds.
    pub fn from_dossier(path: &Path, stamp: Option<Stamp>, asked: Asked, read: &Read) -> Self {
        let problems = read.problems();
        let mut lines: Vec<(Tone, String)> = Vec::new();
        let (headline, text) = if let Some(dossier) = read.dossier() {
            let claims = counted(dossier.claims.len(), "claim");
            (format!("A whole dossier: {claims}."), Ok(draft::write(dossier)))
        } else {
            let why = "It holds a dossier with errors; correct the cells below and read it again".to_owned();
            (format!("{why}."), Err(why))
        };
        if !problems.is_empty() {
            lines.push((Tone::Section, "Problems".to_owned()));
        }
        let tone = if text.is_ok() { Finding::Doubt } else { Finding::LeftOut };
        lines.extend(problems.iter().take(SHOWN).map(|one| (Tone::Found(tone), format!("{one}."))));
        tell_more(problems.len(), &mut lines);
        let path = path.to_owned();
        Self { path, stamp, asked, text, trace: None, inputs: Vec::new(), headline, lines }
    }

    /// What files without rows become.
    ///
    /// # Errors
    /// Why they become nothing, in words.
    pub fn from_files(
        path: &Path,
        stamp: Option<Stamp>,
        asked: Asked,
        inputs: Vec<Input>,
        title: &str,
    ) -> Result<Self, String> {
        let files = Files::from_inputs(&inputs, &asked.map).map_err(|error| error.to_string())?;
        let made = files.import(title, Memory::default());
        let text = if made.is_empty() {
            Err("Nothing in it could be used".to_owned())
        } else {
            import::text_of(&made).map_err(|error| describe(&error))
        };
        let trace = Trace::new(&made, &files.tables);
        let summary = &made.summary;
        let headline = format!("{}.", totals(summary));
        let mut lines = vec![(Tone::Section, "What was guessed".to_owned())];
        for sheet in &summary.sheets {
            let shape = sheet.shape.unwrap_or("a sheet");
            lines.push((Tone::Plain, format!("{}: {shape} ({}).", sheet.file, sheet.because)));
            lines.extend(sheet.told.iter().map(|told| (Tone::Plain, format!("{told}."))));
        }
        let claims = made.draft.claims.len();
        if claims > 0 {
            lines.push((Tone::Section, counted(claims, "claim")));
            let mut part = made.draft.clone();
            part.claims =
                part.claims.iter().take(SHOWN).map(|(id, claim)| (id.to_owned(), claim.clone())).collect();
            if let Some(dossier) = part.build().dossier {
                let readings = Readings::new(&dossier, load::readings());
                let reading = readings.get(readings.opening(&dossier));
                let said =
                    dossier.claims.iter().map(|(_, claim)| (Tone::Plain, spoken(&dossier, claim, reading)));
                lines.extend(said);
            }
            tell_more(claims, &mut lines);
        }
        list(summary, &mut lines);
        let path = path.to_owned();
        Ok(Self { path, stamp, asked, text, trace: Some(trace), inputs, headline, lines })
    }

    /// The files, to import them again.
    ///
    /// # Errors
    /// Why they cannot be, in words.
    pub fn files(&self) -> Result<Files<'_>, String> {
        Files::from_inputs(&self.inputs, self.map()).map_err(|error| error.to_string())
    }

    /// How the files are read.
    pub const fn map(&self) -> &Map {
        &self.asked.map
    }
}

/// "3 documents, 2 places": what was made, without what there is none of.
fn totals(summary: &Summary) -> String {
    let all = [
        (summary.claims, "claim"),
        (summary.documents, "document"),
        (summary.events, "event"),
        (summary.places, "place"),
        (summary.sources, "source"),
        (summary.populations, "population"),
    ];
    let some: Vec<String> =
        all.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| counted(count, what)).collect();
    if some.is_empty() { "Nothing".to_owned() } else { some.join(", ") }
}

fn list(summary: &Summary, lines: &mut Vec<(Tone, String)>) {
    let lists = [
        (Finding::Words, "Kept as the words they are"),
        (Finding::Doubt, "Could be read in another way"),
        (Finding::LeftOut, "Left out"),
    ];
    for (finding, title) in lists {
        let remarks = finding.remarks(summary);
        if !remarks.is_empty() {
            lines.push((Tone::Section, format!("{title} ({})", remarks.len())));
            let shown = remarks.iter().take(SHOWN);
            lines.extend(shown.map(|remark| (Tone::Found(finding), remark.to_string())));
            tell_more(remarks.len(), lines);
        }
    }
}

fn tell_more(count: usize, lines: &mut Vec<(Tone, String)>) {
    if count > SHOWN {
        let more = count - SHOWN;
        lines.push((Tone::Plain, format!("And {more} more, which `parallax import --format json` lists.")));
    }
}

/// Draws what the file becomes into all of `ui`.
pub fn ui(ui: &mut Ui, page: &Page<'_>, whole: &Arc<Whole>) {
    let palette = page.palette();
    let frame = Frame::new().inner_margin(egui::Margin::symmetric(16, 12));
    frame.show(ui, |ui| {
        ScrollArea::vertical().id_salt("what it becomes").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(900.0));
            ui.spacing_mut().item_spacing.y = space::XS;
            let ink = if whole.text.is_ok() { palette.ink } else { palette.error };
            ui.add(label(&whole.headline, Type::Strong, ink))
                .widget_info(|| WidgetInfo::labeled(Role::Status, true, &whole.headline));
            if let Err(why) = &whole.text
                && !whole.headline.starts_with(why.as_str())
            {
                let words = format!("{why}.");
                ui.add(label(&words, Type::Body, palette.error))
                    .widget_info(|| WidgetInfo::labeled(Role::Alert, true, &words));
            }
            for (tone, words) in &whole.lines {
                match tone {
                    Tone::Section => {
                        ui.add_space(space::S);
                        ui.add(label(words.to_uppercase(), Type::Section, palette.mute));
                    }
                    Tone::Plain => {
                        ui.add(label(words, Type::Small, palette.ink));
                    }
                    Tone::Found(finding) => {
                        let (ink, ground) = match finding {
                            Finding::LeftOut => (palette.error, palette.left_out_ground()),
                            Finding::Words | Finding::Doubt => (palette.field_text, palette.kept_ground()),
                        };
                        Frame::new().fill(ground).corner_radius(3).inner_margin(6).show(ui, |ui| {
                            ui.add(label(words, Type::Small, ink));
                        });
                    }
                }
            }
        });
    });
}
