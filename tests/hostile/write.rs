//! Everything that the command line writes of a dossier.

use crate::common::spelled;
use egui::{Vec2, vec2};
use parallax::app::Parallax;
use parallax::app::publish::{self, PublishError, Wish};
use parallax::dossier::Dossier;
use parallax::load;
use parallax::session::{Format, Subject, View};
use parallax::views::picture::Dress;

/// Small, so that it is quick, and too small for some views, so that everything has to give way.
pub const SMALL: Vec2 = vec2(640.0, 400.0);

/// A program that shows a sound dossier.
pub fn open(text: &str) -> Parallax {
    let loaded = load::read(text);
    assert!(loaded.dossier.is_some(), "{:?}", loaded.diagnostics);
    Parallax::new("x.ron", loaded)
}

pub fn dossier(program: &Parallax) -> &Dossier {
    program.content().dossier().expect("a sound dossier")
}

/// A view in a format; a picture in this size, or as large as it needs to be.
pub fn view(program: &mut Parallax, view: View, format: Format, size: Option<Vec2>) -> Vec<u8> {
    let wish = Wish { size, dress: Dress::Framed, ..Wish::usual(Subject::View(view), format) };
    made(publish::make(program, &wish))
}

pub fn svg(program: &mut Parallax, shown: View, size: Option<Vec2>) -> String {
    spelled(&String::from_utf8(view(program, shown, Format::Svg, size)).expect("text"))
}

pub fn report(program: &mut Parallax) -> String {
    String::from_utf8(made(publish::make(program, &Wish::usual(Subject::Report, Format::Html))))
        .expect("text")
}

fn made(made: Result<Vec<u8>, PublishError>) -> Vec<u8> {
    made.unwrap_or_else(|error| panic!("{error}"))
}
