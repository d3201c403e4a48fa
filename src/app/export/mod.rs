//! The dialog in which a view is made into a picture: its words, its size, what is drawn around it, with a preview.
//!
//! The choices are remembered by view. The preview is drawn on another thread, so that no field waits for it.

mod form;
mod page;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{ColorImage, TextureHandle, TextureOptions, Ui};

use super::publish::{self, PublishError, Wish};
use super::{Parallax, jobs};
use crate::session::{Axis, AxisBy, Command, EstimateSettings, Request, Subject, View};
use crate::theme::Mode;
use crate::views::fingerprint;
pub use form::{Form, PictureAxis, Theme};

/// The largest preview, in pixels.
const PREVIEW: [f32; 2] = [1040.0, 900.0];

/// What came of drawing a preview of the form with this fingerprint.
type Drawn = (u64, Result<ColorImage, String>);

/// The open dialog.
pub struct Exporter {
    /// What is exported.
    pub view: View,
    preview: Option<TextureHandle>,
    /// Why there is no preview.
    problem: Option<String>,
    /// The form that is being drawn, and the one that was drawn last.
    asked: Option<u64>,
    drawn: Option<u64>,
    /// The file that was written last.
    pub written: Option<PathBuf>,
    sender: Sender<Drawn>,
    inbox: Receiver<Drawn>,
}

impl Exporter {
    /// A dialog for a view.
    pub fn new(view: View) -> Self {
        let (sender, inbox) = channel();
        let (preview, problem, asked, drawn, written) = (None, None, None, None, None);
        Self { view, preview, problem, asked, drawn, written, sender, inbox }
    }

    fn take_in(&mut self, ctx: &egui::Context) {
        for (of, drawn) in self.inbox.try_iter() {
            if self.asked == Some(of) {
                self.asked = None;
            }
            self.drawn = Some(of);
            match drawn {
                Ok(image) => {
                    self.preview = Some(ctx.load_texture("preview", image, TextureOptions::LINEAR));
                    self.problem = None;
                }
                Err(problem) => self.problem = Some(problem),
            }
        }
    }
}

impl Parallax {
    /// The choices for pictures of a view, as they were made last.
    #[must_use]
    pub fn form(&self, view: View) -> Form {
        self.forms.get(view.name()).cloned().unwrap_or_default()
    }

    /// Draws the dialog for `view`; returns commands.
    pub(super) fn export_dialog(&mut self, ui: &Ui, view: View) -> Vec<Command> {
        if self.exporter.as_ref().is_none_or(|open| open.view != view) {
            self.exporter = Some(Exporter::new(view));
        }
        self.draw_preview(ui.ctx(), view);
        let mut form = self.form(view);
        let palette = self.session.mode.palette();
        let Some(exporter) = &self.exporter else { return Vec::new() };
        let dossier = self.content.dossier();
        let title = dossier.map(|dossier| dossier.title.as_str()).unwrap_or_default();
        let answer = page::ui(ui, palette, exporter, &mut form, title);
        if form != self.form(view) {
            self.forms.insert(view.name().to_owned(), form);
        }
        match answer {
            page::Answer::Stay => Vec::new(),
            page::Answer::Close => vec![Command::Overlay(None)],
            page::Answer::Export(to) => vec![Command::Ask(Request::Export(view, to))],
            page::Answer::OpenFolder(folder) => vec![Command::Ask(Request::OpenFolder(folder))],
        }
    }

    /// Draws the preview on another thread if the form has changed since; one at a time.
    fn draw_preview(&mut self, ctx: &egui::Context, view: View) {
        let key = fingerprint(&self.form(view));
        let Some(exporter) = &mut self.exporter else { return };
        exporter.take_in(ctx);
        if exporter.asked.is_some() || exporter.drawn == Some(key) {
            return;
        }
        exporter.asked = Some(key);
        let (sender, ctx) = (exporter.sender.clone(), ctx.clone());
        let (mut program, wish) = self.export_job(view);
        jobs::start(
            "preview",
            move || preview(&mut program, &wish),
            move |drawn| {
                let drawn = match drawn {
                    Ok(Ok(image)) => Ok(image),
                    Ok(Err(error)) => Err(error.to_string()),
                    Err(broken) => Err(broken.to_string()),
                };
                // The window has closed.
                let _ = sender.send((key, drawn));
                ctx.request_repaint();
            },
        );
    }

    /// What to draw a picture of a view from, as its form asks.
    #[must_use]
    pub fn export_job(&self, view: View) -> (Self, Wish) {
        let form = self.form(view);
        let mut program = self.snapshot();
        program.session.mode = match form.theme {
            Theme::AsShown => program.session.mode,
            Theme::Light => Mode::Light,
            Theme::Dark => Mode::Dark,
        };
        let axis = match form.axis {
            PictureAxis::AsShown => None,
            PictureAxis::Linear => Some(Axis::Linear),
            PictureAxis::Log => Some(Axis::Log),
        };
        if let Some(axis) = axis {
            program.session.estimates =
                EstimateSettings { axis, axis_by: AxisBy::Reader, ..program.session.estimates.clone() };
        }
        let wish = Wish {
            around: form.around(),
            preset: form.preset,
            ..Wish::usual(Subject::View(view), form.format())
        };
        (program, wish)
    }

    /// Notes where a file was written: the next dialog starts there.
    pub fn wrote(&mut self, path: &Path) {
        self.folder = path.parent().map(Path::to_owned);
        if let Some(exporter) = &mut self.exporter {
            exporter.written = Some(path.to_owned());
        }
    }

    /// Where a dialog for a new file starts: where the last one went, or in the folder of the dossier.
    #[must_use]
    pub fn export_folder(&self) -> Option<PathBuf> {
        let own = || self.origin.path().and_then(Path::parent).map(Path::to_owned);
        self.folder.clone().filter(|folder| folder.is_dir()).or_else(own)
    }
}

fn preview(program: &mut Parallax, wish: &Wish) -> Result<ColorImage, PublishError> {
    let pixels = publish::preview(program, wish, PREVIEW.into())?;
    let size = [pixels.width as usize, pixels.height as usize];
    Ok(ColorImage::from_rgba_unmultiplied(size, &pixels.rgba))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::session::{Format, Preset};

    #[test]
    fn a_form_is_kept_by_view_and_decides_on_theme_axis_and_words() {
        let mut program = Parallax::new("x", load::read(load::KHUSHAM));
        let form = Form {
            title: "Mine".to_owned(),
            theme: Theme::Dark,
            axis: PictureAxis::Log,
            preset: Some(Preset::Square),
            ..Form::default()
        };
        program.forms.insert(View::ESTIMATES.name().to_owned(), form.clone());
        assert_eq!((program.form(View::ESTIMATES), program.form(View::MAP)), (form, Form::default()));
        let (drawn, wish) = program.export_job(View::ESTIMATES);
        assert_eq!((drawn.session.mode, drawn.session.estimates.axis), (Mode::Dark, Axis::Log));
        assert_eq!((wish.around.texts.title.as_str(), wish.preset), ("Mine", Some(Preset::Square)));
        assert_eq!(wish.format, Format::Png(1));
        assert_eq!(program.session.mode, Mode::Light, "the window stays as it is");
    }

    #[test]
    fn a_preview_is_as_large_as_fits_and_of_the_same_shape() {
        let mut program = Parallax::new("x", load::read(load::KHUSHAM));
        let wish = Wish { preset: Some(Preset::A4), ..Wish::usual(Subject::View(View::MAP), Format::Png(1)) };
        let pixels = publish::preview(&mut program, &wish, PREVIEW.into()).expect("drawn");
        assert_eq!((pixels.width, pixels.height), (636, 900));
    }

    #[test]
    fn a_dialog_starts_where_the_last_file_went_or_beside_the_dossier() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut program = Parallax::new("x", load::read(load::KHUSHAM)).from_file("/d/k.ron".into());
        assert_eq!(program.export_folder(), Some("/d".into()));
        program.wrote(&folder.path().join("a.png"));
        assert_eq!(program.export_folder().as_deref(), Some(folder.path()));
        program.wrote(Path::new("/gone/a.png"));
        assert_eq!(program.export_folder(), Some("/d".into()), "a folder that is gone is none to start in");
    }
}
