//! The base map: land, coasts and borders of the world.

use std::sync::LazyLock;

use egui::{Color32, Mesh, Pos2};

use super::Projector;

/// What a line of the base map is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Where land meets the sea.
    Coast,
    /// Between two countries that do not dispute it.
    Border,
    /// Between parties of whom at least one disputes it; to be drawn so that it asserts nothing.
    DisputedBorder,
}

/// Land, coasts and borders of the world, ready to be drawn.
#[derive(Clone, Debug, Default)]
pub struct Basemap {}

impl Basemap {
    /// The base map that is part of the program, decoded at first use.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Basemap> = LazyLock::new(Basemap::default);
        &BUNDLED
    }

    /// The land in view as triangles of one colour.
    #[must_use]
    pub fn land_mesh(&self, _projector: &Projector, _color: Color32) -> Mesh {
        Mesh::default()
    }

    /// The lines of one kind in view, in screen points.
    pub fn lines(&self, _projector: &Projector, _kind: LineKind) -> impl Iterator<Item = Vec<Pos2>> {
        std::iter::empty()
    }
}
