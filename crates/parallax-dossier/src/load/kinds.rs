//! The kinds of files that are read: dossiers and view files. Everything that is said of what is wrong with a file is said by
//! the same code, whatever its kind.

use ron_tree::Node;
use serde::Deserialize;

use super::diagnostic::Code;
use super::pieces::Pieces;
use super::raw;
use super::resolve::{Known, Problem, resolve, view_problems};
use super::site::Section;

/// A kind of file.
pub(super) trait FileKind {
    /// Its outermost value.
    type Raw<'t>: Deserialize<'t> + Default;
    /// The name of that value: `Dossier`.
    const WORD: &'static str;
    /// What it is called in a message: "dossier".
    const CALLED: &'static str;
    /// The code of a text that is none.
    const NONE: Code;

    /// Reads one field of the outermost value, leaving out what is wrong in it.
    fn read_field<'t>(pieces: &mut Pieces<'_, 't>, name: &str, field: Node, raw: &mut Self::Raw<'t>);

    /// Lists what is wrong with what could be read.
    fn check(raw: Self::Raw<'_>, known: &Known, look_into_texts: bool) -> Vec<Problem>;
}

/// Dossiers.
pub(super) enum DossierKind {}

impl FileKind for DossierKind {
    type Raw<'t> = raw::Dossier<'t>;
    const WORD: &'static str = "Dossier";
    const CALLED: &'static str = "dossier";
    const NONE: Code = Code::NoDossier;

    fn read_field<'t>(pieces: &mut Pieces<'_, 't>, name: &str, field: Node, raw: &mut raw::Dossier<'t>) {
        match name {
            "format" => raw.format = pieces.piece(field).flatten(),
            "title" => raw.title = pieces.piece(field).flatten(),
            "summary" => raw.summary = pieces.piece(field).unwrap_or_default(),
            "language" => raw.language = pieces.piece(field).flatten(),
            "period" => raw.period = pieces.piece(field).flatten(),
            "zone" => raw.zone = pieces.piece(field).flatten(),
            "frame" => raw.frame = pieces.piece(field).flatten(),
            "backdrop" => raw.backdrop = pieces.piece(field).flatten(),
            "opens" => raw.opens = pieces.piece(field).flatten(),
            "defaults" => raw.defaults = pieces.piece(field).flatten(),
            "schemes" => raw.schemes = pieces.piece(field).unwrap_or_default(),
            "assessments" => raw.assessments = pieces.piece(field).unwrap_or_default(),
            "steps" => raw.steps = pieces.piece(field).unwrap_or_default(),
            _ => {}
        }
        match Section::of_field(name) {
            Some(Section::Sides) => raw.sides = pieces.table(field),
            Some(Section::Places) => raw.places = pieces.table(field),
            Some(Section::Shapes) => raw.shapes = pieces.table(field),
            Some(Section::Groups) => raw.groups = pieces.table(field),
            Some(Section::Outcomes) => raw.outcomes = pieces.table(field),
            Some(Section::Sources) => raw.sources = pieces.table(field),
            Some(Section::Documents) => raw.documents = pieces.table(field),
            Some(Section::Events) => raw.events = pieces.table(field),
            Some(Section::Questions) => raw.questions = pieces.table(field),
            Some(Section::People) => raw.people = pieces.table(field),
            Some(Section::Readings) => raw.readings = pieces.table(field),
            Some(Section::Claims) => raw.claims = pieces.table(field),
            Some(Section::Steps) | None => {}
        }
    }

    fn check(raw: Self::Raw<'_>, known: &Known, look_into_texts: bool) -> Vec<Problem> {
        resolve(raw, known, look_into_texts).1
    }
}

/// View files.
pub(super) enum ViewKind {}

impl FileKind for ViewKind {
    type Raw<'t> = raw::ViewFile<'t>;
    const WORD: &'static str = "View";
    const CALLED: &'static str = "view";
    const NONE: Code = Code::NoView;

    fn read_field<'t>(pieces: &mut Pieces<'_, 't>, name: &str, field: Node, raw: &mut raw::ViewFile<'t>) {
        match name {
            "format" => raw.format = pieces.piece(field).flatten(),
            "name" => raw.name = pieces.piece(field).flatten(),
            "dossier" => raw.dossier = pieces.piece(field).flatten(),
            "backdrop" => raw.backdrop = pieces.piece(field).flatten(),
            "state" => raw.state = pieces.piece(field).flatten(),
            "steps" => raw.steps = pieces.piece(field).unwrap_or_default(),
            _ => {}
        }
    }

    fn check(raw: Self::Raw<'_>, _: &Known, look_into_texts: bool) -> Vec<Problem> {
        view_problems(&raw, look_into_texts)
    }
}
