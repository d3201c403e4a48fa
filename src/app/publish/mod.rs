//! Makes publications: pictures, tables, the report, as bytes or for the clipboard.
//!
//! Both the command line and the window use this, so their results are the same. Nothing is drawn here: views
//! paint, `export` and `report` write.

mod artist;
mod attached;
mod embed;
mod error;
mod interactive;
mod menu;
mod pages;
mod painting;
mod publisher;
mod report;
mod save_target;
mod steps;
mod wish;

use std::time::Instant;

use egui::Vec2;
use egui_picture::svg::{Fonts, SvgOptions, Text, Viewer, to_svg};
use egui_picture::{About, png};

use super::{Parallax, layout};
use crate::analysis::table::{Records, to_csv, to_json};
use crate::analysis::{counted, describe};
use crate::dossier::{ClaimId, Dossier};
use crate::session::{Format, Subject, View};
use crate::theme::fonts::FAMILIES;
use crate::views::picture::{self, Dress};

pub use embed::EMBEDDED;
pub use error::PublishError;
pub use menu::{button, offers};
pub use pages::pages;
pub use painting::size_of;
use painting::{paint_and_note, painted, size_on, stage, stage_with};
pub use publisher::{News, Publisher, start};
pub(in crate::app) use save_target::plain;
pub use save_target::suggested_name;
pub use steps::{usual as usual_step, write_steps};
pub use wish::Wish;

/// A publication.
#[derive(Debug)]
pub struct Made {
    /// The bytes of its file.
    pub bytes: Vec<u8>,
    /// What it leaves out for want of room, as a sentence that begins with a small letter; `None` if it is whole.
    pub left_out: Option<String>,
}

/// Makes it, as the bytes of a file.
///
/// # Errors
/// If the format is not available, the picture would be too large, or there is no dossier.
pub fn make(program: &mut Parallax, wish: &Wish) -> Result<Vec<u8>, PublishError> {
    make_and_tell(program, wish).map(|made| made.bytes)
}

/// Makes it, and notes what it leaves out.
///
/// # Errors
/// As [`make`].
pub fn make_and_tell(program: &mut Parallax, wish: &Wish) -> Result<Made, PublishError> {
    let start = Instant::now();
    let made = make_quietly(program, wish);
    let bytes = made.as_ref().ok().map(|made| made.bytes.len());
    tracing::info!(subject = ?wish.subject, format = ?wish.format, bytes, took = ?start.elapsed(), "published");
    made
}

fn make_quietly(program: &mut Parallax, wish: &Wish) -> Result<Made, PublishError> {
    if program.content().dossier().is_none() {
        return Err(PublishError::NoDossier);
    }
    if !fits(wish.subject, wish.format) {
        return Err(misfit(wish));
    }
    refuse_unsettled(program, wish)?;
    let whole = |bytes| Made { bytes, left_out: None };
    match (wish.format, wish.subject) {
        (Format::Html, Subject::Walk) => report::walk(program),
        (Format::Html, Subject::Embed(view)) => embed::html(program, view, wish.link.as_deref()),
        (Format::Html, Subject::Page) => interactive::html(program, wish.extras),
        (Format::Html, _) => report::html(program, wish.extras),
        (Format::Csv, Subject::View(view)) => Ok(whole(to_csv(&records(program, view), wish.dialect)?)),
        (Format::Json, Subject::View(view)) => Ok(whole(to_json(&records(program, view))?)),
        (Format::Csv | Format::Json, _) => Err(misfit(wish)),
        (Format::Svg, _) => Ok(svg(program, wish, Text::Selectable)),
        (Format::SvgOutlines, _) => Ok(svg(program, wish, Text::Outlines)),
        (Format::Png(scale), _) => {
            let (painted, left_out) = painted(program, wish);
            let (scale, dpi) = wish.resolution(scale);
            let bytes = png::to_png_at(&painted, scale, dpi, &about(program, wish))?;
            Ok(Made { bytes, left_out })
        }
    }
}

/// Makes a picture as pixels, for the clipboard.
///
/// # Errors
/// If the picture would be too large, or there is no dossier.
pub fn pixels(program: &mut Parallax, wish: &Wish) -> Result<png::Pixels, PublishError> {
    if program.content().dossier().is_none() {
        return Err(PublishError::NoDossier);
    }
    let Format::Png(scale) = wish.format else { return Err(misfit(wish)) };
    Ok(png::to_rgba(&painted(program, wish).0, wish.resolution(scale).0)?)
}

/// Makes a picture as pixels, no larger than `most` pixels.
///
/// # Errors
/// As [`pixels`].
pub fn preview(program: &mut Parallax, wish: &Wish, most: Vec2) -> Result<png::Pixels, PublishError> {
    if program.content().dossier().is_none() {
        return Err(PublishError::NoDossier);
    }
    let painted = painted(program, wish).0;
    let scale = (most / painted.size).min_elem().min(wish.resolution(1).0);
    Ok(png::to_rgba(&painted, scale)?)
}

/// Refuses what cannot say that the dossier holds conflicts of a merge.
fn refuse_unsettled(program: &Parallax, wish: &Wish) -> Result<(), PublishError> {
    let Some(words) = program.content().dossier().and_then(Dossier::unsettled_in_words) else {
        return Ok(());
    };
    match (wish.format, wish.dress) {
        (Format::Csv | Format::Json, _) => Err(PublishError::Unsettled(words, "a file of data")),
        (_, Dress::Plain) => Err(PublishError::Unsettled(words, "a picture without a caption")),
        _ => Ok(()),
    }
}

fn misfit(wish: &Wish) -> PublishError {
    PublishError::Format(title_of(wish.subject).to_owned(), name_of(wish.format))
}

/// The text equivalent of a view, or of all visible views of the window; empty if there is none.
pub fn alt_text(program: &mut Parallax, subject: Subject) -> String {
    let views = match subject {
        Subject::View(view) => {
            return program.picture(|ctx| picture::alt_text(ctx, view)).unwrap_or_default();
        }
        Subject::Window => layout::in_sight(&program.panes),
        Subject::Report | Subject::Page | Subject::Embed(_) | Subject::Walk => return String::new(),
    };
    let told = program.picture(|ctx| {
        let names: Vec<_> = views.iter().map(|view| view.description().spoken(ctx)).collect();
        let mut text = format!("Window with {}: {}.", counted(names.len(), "view"), names.join("; "));
        if let Some(item) = ctx.selected() {
            text = format!("{text} Selected: {}, {}.", ctx.dossier.name(item), describe(ctx.dossier, item));
        }
        for view in &views {
            text = format!("{text}\n\n{}. {}", view.title(), picture::alt_text(ctx, *view));
        }
        text
    });
    told.unwrap_or_default()
}

/// The metadata of a picture. A plain one names no file.
fn about(program: &mut Parallax, wish: &Wish) -> About {
    let dossier = program.content().dossier();
    let own = Some(&wish.around.texts.title).filter(|title| !title.trim().is_empty());
    let title = own.or(dossier.map(|dossier| &dossier.title)).cloned().unwrap_or_default();
    let title = match wish.subject {
        Subject::View(view) if own.is_none() => format!("{}: {title}", view.title()),
        _ => title,
    };
    let description = alt_text(program, wish.subject);
    let source = match wish.dress {
        Dress::Plain => String::new(),
        Dress::Framed => program.picture(picture::source_of).unwrap_or_default(),
    };
    About { title, description, source, software: crate::SOFTWARE.to_owned() }
}

fn svg(program: &mut Parallax, wish: &Wish, text: Text) -> Made {
    let options = SvgOptions {
        text,
        about: about(program, wish),
        families: FAMILIES.to_owned(),
        fonts: Fonts::Embedded,
        viewer: Viewer::Any,
        ..SvgOptions::default()
    };
    let (painted, left_out) = painted(program, wish);
    Made { bytes: to_svg(&painted, &options).into_bytes(), left_out }
}

/// True if a subject is available in a format, in the window and on the command line alike: the report as a
/// page, views as pictures and as the claims they show, the whole window as a picture.
#[must_use]
pub const fn fits(subject: Subject, format: Format) -> bool {
    match format {
        Format::Html => is_page(subject),
        Format::Csv | Format::Json => matches!(subject, Subject::View(_)),
        Format::Svg | Format::SvgOutlines | Format::Png(_) => !is_page(subject),
    }
}

const fn is_page(subject: Subject) -> bool {
    matches!(subject, Subject::Report | Subject::Page | Subject::Embed(_) | Subject::Walk)
}

/// The claims that a view shows, without those made after the chosen day.
fn records(program: &mut Parallax, view: View) -> Records {
    let records = program.picture(|ctx| {
        let said: Vec<ClaimId> = ctx.shown().among(ctx.dossier, picture::claims_shown(ctx, view));
        Records::new(ctx.dossier, ctx.reading(), &said)
    });
    records.unwrap_or_default()
}

/// What a subject is called.
#[must_use]
pub fn title_of(subject: Subject) -> &'static str {
    match subject {
        Subject::View(view) | Subject::Embed(view) => view.title(),
        Subject::Window => "Window",
        Subject::Report => "Report",
        Subject::Page => "Page",
        Subject::Walk => "Walk",
    }
}

/// The name of a format, to follow "as": "PNG, twice the size".
#[must_use]
pub fn name_of(format: Format) -> String {
    match format {
        Format::Svg => "SVG".to_owned(),
        Format::SvgOutlines => "SVG with outlined text".to_owned(),
        Format::Png(0 | 1) => "PNG".to_owned(),
        Format::Png(2) => "PNG, twice the size".to_owned(),
        Format::Png(3) => "PNG, three times the size".to_owned(),
        Format::Png(_) => "PNG, four times the size".to_owned(),
        Format::Csv => "CSV".to_owned(),
        Format::Json => "JSON".to_owned(),
        Format::Html => "a web page".to_owned(),
    }
}
