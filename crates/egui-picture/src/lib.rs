//! Pictures without a window: painted egui shapes become SVG, and SVG becomes PNG.
//!
//! This crate knows what egui paints (`egui::Shape`) and nothing of what is shown. The fonts come with the painting. The stages of a picture:
//!
//! 1. [`headless`] runs interface code without window or GPU and keeps the shapes: a [`Painted`];
//! 2. `drawing` lowers the shapes to a few kinds of marks, placed as egui's own tessellator would place them;
//! 3. [`svg`] writes the marks; [`png`] lets resvg draw that same SVG, so that both pictures are the same.
//!
//! Everything is deterministic: the same painting gives the same bytes.

#![warn(missing_docs)]

mod drawing;
pub mod headless;
pub mod png;
mod raster;
mod subset;
pub mod svg;
mod typeface;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

pub use raster::Raster;

use egui::{Color32, FontDefinitions, Vec2, epaint::ClippedShape};

/// The shapes that interface code painted, at one pixel per point.
#[derive(Clone, Debug)]
pub struct Painted {
    /// The shapes, bottom first, each with the rectangle it may paint in.
    pub shapes: Vec<ClippedShape>,
    /// Width and height of the picture in points.
    pub size: Vec2,
    /// The colour beneath all shapes.
    pub background: Color32,
    /// The fonts the text was laid out with.
    pub fonts: FontDefinitions,
    /// What textured rectangles are filled with; a texture that is not here cannot be drawn.
    pub rasters: Vec<Raster>,
    /// Shapes that are written as a group of their own; empty unless whoever painted them says so.
    pub groups: Vec<Group>,
}

/// Shapes that stand for one thing, so that a page can find them: written as `<g data-of="NAME">`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Which of the shapes of the painting. Where two groups hold a shape, it is in the one that is listed first.
    pub shapes: std::ops::Range<usize>,
    /// What they stand for: letters, digits and hyphens; others are left out.
    pub name: String,
}

impl Painted {
    /// The same picture with other shapes, without groups.
    fn with(&self, shapes: Vec<ClippedShape>) -> Self {
        Self {
            shapes,
            size: self.size,
            background: self.background,
            fonts: self.fonts.clone(),
            rasters: self.rasters.clone(),
            groups: Vec::new(),
        }
    }
}

/// Metadata of a picture, for programs that show, speak or store it; empty texts are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The title.
    pub title: String,
    /// What it shows, in sentences.
    pub description: String,
    /// What it was made from.
    pub source: String,
    /// The name and version of the program that makes it.
    pub software: String,
}

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// Width or height is zero, not a number, or too large for memory.
    #[error(
        "a picture of {width} x {height} pixels cannot be made: each side must be from 1 to {}, and all pixels no more than {} million; take a smaller scale or size, or SVG",
        png::MAX_SIDE,
        png::MAX_PIXELS / 1_000_000
    )]
    Size {
        /// The requested width, in pixels.
        width: f32,
        /// The requested height, in pixels.
        height: f32,
    },
    /// The SVG could not be read back; a bug in this crate.
    #[error("the picture's own SVG cannot be drawn: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// The pixels could not be encoded as PNG.
    #[error("the pixels cannot be packed as PNG: {0}")]
    Png(String),
}
