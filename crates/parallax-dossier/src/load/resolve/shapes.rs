//! Lines and areas for orientation, and files of them.

use super::super::diagnostic::Code;
use super::super::raw;
use super::super::site::Site;
use super::report::Report;
use super::{Tables, rows};
use crate::dossier::{Backdrop, KeptCopy, Location, Shape};
use crate::letters::Length;

/// The picture under the map; its file is looked at when the map is opened.
pub(super) fn backdrop(raw: Option<raw::Backdrop>, to: &mut Report) -> Option<Backdrop> {
    let site = Site::ROOT.field("backdrop");
    let raw::Backdrop { file, sha256, credit, note } = raw?;
    to.prose(&note, site.field("note"));
    let from = KeptCopy { file: to.path(file, site), sha256: to.sha256(sha256, site) };
    if let Some(credit) = &credit {
        to.filled(credit, Length::Name, site.field("credit"));
    } else {
        let message = "the backdrop has no field `credit`".to_owned();
        let hint = "say whose work the picture is: every picture of the map names it".to_owned();
        to.add_hinted(Code::MissingField, site.field("credit"), message, hint);
    }
    Some(Backdrop { from, credit: credit.unwrap_or_default(), note })
}

impl Tables<'_> {
    pub(super) fn shape(&mut self, raw: raw::Shape<'_>, site: Site, to: &mut Report) -> Shape {
        to.optional_filled(raw.name.as_ref(), site.field("name"));
        to.prose(&raw.note, site.field("note"));
        let at = rows::location(&raw.at, site.field("at"), to);
        match (&at, &raw.from) {
            (Location::Point(_), _) => {
                let message = "a shape is a line or an area; a single position is a place".to_owned();
                let hint = "write it in `places`, with the role `Context`".to_owned();
                to.add_hinted(Code::TooFewPositions, site.field("at"), message, hint);
            }
            (Location::NotLocated, None) => {
                let message =
                    "the shape has neither a line or an area in `at` nor a file in `from`".to_owned();
                to.add(Code::MissingField, site, message);
            }
            (Location::Line(_) | Location::Area(_), Some(_)) => {
                let message = "the shape is given twice: in `at` and by the file in `from`".to_owned();
                let hint = "make two shapes of it".to_owned();
                to.add_hinted(Code::DuplicateField, site.field("from"), message, hint);
            }
            (Location::Line(_) | Location::Area(_), None) | (Location::NotLocated, Some(_)) => {}
        }
        Shape {
            key: String::new(),
            kind: raw.kind,
            name: raw.name,
            at,
            from: to.kept_copy(raw.from, site.field("from")),
            credit: to.required(raw.credit, site, "credit"),
            document: self.documents.find_optional(raw.document.as_ref(), site.field("document"), to),
            note: raw.note,
        }
    }
}
