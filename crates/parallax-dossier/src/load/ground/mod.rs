//! What the map draws under its places: the lines and areas of the dossier itself and of `GeoJSON` files beside it, and a raster
//! picture beside it.
//!
//! A dossier and its files are untrusted: every file is bounded, and nothing outside the folder of the dossier is opened.

mod geojson;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use parallax_raster::Raster;

use super::diagnostic::Code;
use super::folder::{DossierFolder, FolderError};
use super::resolve::{Problem, quoted};
use super::site::{Section, Site};
use super::visible::visible;
use crate::dossier::{self, Dossier, Id as _, Location, Shape, ShapeId, ShapeKind};
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
    /// The picture under them.
    pub backdrop: Option<Backdrop>,
    /// What could not be drawn of which file, in sentences without a full stop.
    pub unread: Vec<String>,
}

/// A raster picture of the ground: where it is and what it covers; no pixels are held.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// The file.
    pub raster: Arc<Raster>,
    /// Where it is.
    pub path: PathBuf,
    /// Its name, for sentences.
    pub name: String,
    /// Whose work it is, as every picture of the map says.
    pub credit: String,
}

impl Backdrop {
    /// Looks at the file at `path`, which the reader has chosen.
    ///
    /// # Errors
    /// A sentence without a full stop that says why it cannot be drawn, and what to do.
    pub fn open(path: &Path, credit: &str) -> Result<Self, String> {
        let beside = |ending: &str| Some(path.with_extension(ending)).filter(|beside| beside.is_file());
        let name = path.file_name().map_or_else(String::new, |name| visible(&name.to_string_lossy()));
        let raster = Raster::open(path, &beside).map_err(|error| visible(&format!("{name}: {error}")))?;
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        Ok(Self { raster: Arc::new(raster), path, name, credit: visible(credit) })
    }
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
    pub fn from_dossier(dossier: &Dossier) -> Self {
        let outlines = dossier.shapes.iter().filter_map(|(id, shape)| inline(id, shape));
        Self { outlines: outlines.collect(), ..Self::default() }
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
    let has_files =
        dossier.backdrop.is_some() || dossier.shapes.rows().iter().any(|shape| shape.from.is_some());
    let folder = has_files.then(|| DossierFolder::new(path));
    if let (Some(backdrop), Some(folder)) = (&dossier.backdrop, &folder) {
        match folder.as_ref().map_err(FolderError::to_string).and_then(|folder| backdrop_in(folder, backdrop))
        {
            Ok(found) => ground.backdrop = Some(found),
            Err(why) => {
                let message = visible(&format!("{}: {why}", quoted(&backdrop.from.file)));
                ground.unread.push(message.clone());
                let site = Site::ROOT.field("backdrop").field("file");
                problems.push(Problem { code: Code::UnreadBackdrop, site, message, hint: None });
            }
        }
    }
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

/// The picture that a dossier or view in this folder names; its world file lies beside it, and in the folder too.
pub(super) fn backdrop_in(folder: &DossierFolder, backdrop: &dossier::Backdrop) -> Result<Backdrop, String> {
    let file = backdrop.from.file.as_str();
    let found = folder.find(file).map_err(|error| error.to_string())?;
    let beside = |ending: &str| -> Option<PathBuf> {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        folder.find(&format!("{stem}.{ending}")).ok()
    };
    let raster = Raster::open(&found, &beside).map_err(|error| error.to_string())?;
    let name = file.rsplit('/').next().unwrap_or(file).to_owned();
    Ok(Backdrop { raster: Arc::new(raster), path: found, name, credit: backdrop.credit.clone() })
}

#[cfg(test)]
mod tests;
