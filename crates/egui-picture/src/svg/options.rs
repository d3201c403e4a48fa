//! How a picture is written as SVG.

use super::super::About;
use super::super::drawing::Text;

/// How a picture is written.
#[derive(Clone, Debug)]
pub struct SvgOptions {
    /// How text is written.
    pub text: Text,
    /// Its metadata.
    pub about: About,
    /// The value of `font-family` for text, the families to try in order; a piece of text in another family than the first
    /// names its own before them.
    pub families: String,
    /// The prefix of all ids, so that several drawings can share a page; letters, digits and hyphens.
    pub prefix: String,
    /// Whether fonts are embedded.
    pub fonts: Fonts,
    /// What it can rely on where it is shown.
    pub viewer: Viewer,
    /// Whether the groups of the painting are written.
    pub groups: Groups,
}

/// Whether shapes that stand for one thing are a group of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Groups {
    /// They are.
    #[default]
    Written,
    /// They are not, but nothing joins them with shapes of others either: the drawing is the same, without the groups.
    Apart,
}

impl Default for SvgOptions {
    fn default() -> Self {
        Self {
            text: Text::default(),
            about: About::default(),
            families: "sans-serif".to_owned(),
            prefix: String::new(),
            fonts: Fonts::default(),
            viewer: Viewer::default(),
            groups: Groups::default(),
        }
    }
}

/// The programs that will show a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Viewer {
    /// A browser, or resvg: they know `paint-order` and `textLength`.
    #[default]
    Browser,
    /// A browser, in a page of HTML that holds many drawings, where every byte counts: positions are in tenths, dashes and dots
    /// at equal distances are said and not listed, and a style sheet of the page gives `font-family` and `text-rendering`.
    Page,
    /// Any program that shows SVG. LibreOffice does not know `paint-order`, and librsvg not `textLength`: so a halo is an
    /// element of its own, and every word has its own place. Inkscape loses Arabic whose direction or width is told, so
    /// that is told by its letters alone.
    Any,
}

/// How a picture with selectable text refers to its font.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fonts {
    /// It names it; where that font is missing another one takes its place, in the same width where the program that shows
    /// it knows `textLength`.
    #[default]
    Named,
    /// The glyphs that its text needs are embedded.
    Embedded,
}
