//! The lines and areas that the map draws under its places: those of the dossier itself, and those of `GeoJSON` files beside
//! it.
//!
//! A dossier and its files are untrusted: every file is bounded, and nothing outside the folder of the dossier is opened.

mod geojson;

use std::path::Path;

use super::diagnostic::Code;
use super::folder::{DossierFolder, FolderError};
use super::resolve::{Problem, quoted};
use super::site::{Section, Site};
use super::visible::visible;
use crate::dossier::{Dossier, Id as _, Location, Shape, ShapeId, ShapeKind};
use crate::geo::LonLat;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 32 << 20;
/// The number of positions of all files together.
pub const MOST_POSITIONS: usize = 500_000;

/// What lies under the places of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// All lines and areas, in the order of the dossier and of its files.
    pub outlines: Vec<Outline>,
    /// What could not be drawn of which file, in sentences without a full stop.
    pub unread: Vec<String>,
}

/// A line or an area.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// The shape that it belongs to, whose credit it has.
    pub shape: ShapeId,
    /// What it is.
    pub kind: ShapeKind,
    /// Its name.
    pub name: Option<String>,
    /// Where it is.
    pub form: Form,
}

/// The positions of a line or an area.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A line of at least two positions.
    Line(Vec<LonLat>),
    /// Rings of at least three positions each, not closed: the outline, then its holes.
    Area(Vec<Vec<LonLat>>),
}

impl Ground {
    /// The lines and areas that stand in the dossier itself.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let outlines = dossier.shapes.iter().filter_map(|(id, shape)| inline(id, shape));
        Self { outlines: outlines.collect(), unread: Vec::new() }
    }
}

/// The line or area of a shape that is in no file.
fn inline(id: ShapeId, shape: &Shape) -> Option<Outline> {
    let form = match &shape.at {
        Location::Line(line) => Form::Line(line.clone()),
        Location::Area(ring) => Form::Area(vec![ring.clone()]),
        Location::Point(_) | Location::NotLocated => return None,
    };
    Some(Outline { shape: id, kind: shape.kind, name: shape.name.clone(), form })
}

/// Reads all files of shapes of the dossier in the file at `path`, and lists what is wrong with them.
pub(super) fn read(dossier: &Dossier, path: &Path) -> (Ground, Vec<Problem>) {
    let (mut ground, mut problems) = (Ground::default(), Vec::new());
    let mut left = MOST_POSITIONS;
    let folder =
        dossier.shapes.rows().iter().any(|shape| shape.from.is_some()).then(|| DossierFolder::new(path));
    for (id, shape) in dossier.shapes.iter() {
        ground.outlines.extend(inline(id, shape));
        let (Some(from), Some(folder)) = (&shape.from, &folder) else { continue };
        let outlines = match folder {
            Ok(folder) => folder.read(&from.file, LARGEST_FILE).map_err(|error| error.to_string()),
            Err(error) => Err(FolderError::to_string(error)),
        }
        .and_then(|bytes| geojson::read(&bytes, id, shape, &mut left));
        let faults = match outlines {
            Ok(read) => {
                ground.outlines.extend(read.outlines);
                read.left_out
            }
            Err(why) => Some(why),
        };
        if let Some(why) = faults {
            let message = visible(&format!("{}: {why}", quoted(&from.file)));
            let site = Site::row(Section::Shapes, id.index()).field("from").field("file");
            ground.unread.push(message.clone());
            problems.push(Problem { code: Code::UnreadShapes, site, message, hint: None });
        }
    }
    (ground, problems)
}

#[cfg(test)]
mod tests;
