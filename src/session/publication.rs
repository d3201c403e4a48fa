//! What the reader wants to publish: of what, in which format, where to. Plain data.

use super::View;

/// One picture, table or page to be made of what is on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Publication {
    /// Of what.
    pub subject: Subject,
    /// In which format.
    pub format: Format,
    /// Where to.
    pub to: Destination,
}

/// What can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// One view, as a picture that can stand alone.
    View(View),
    /// The whole window.
    Window,
    /// Everything, as one page to read.
    Report,
}

/// In which format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A drawing whose text can be selected.
    Svg,
    /// A drawing whose text is outlines: it needs no font where it is shown.
    SvgOutlines,
    /// Pixels: so many to a point, 1 to 4.
    Png(u8),
    /// The claims as a table for spreadsheets.
    Csv,
    /// The claims for programs.
    Json,
    /// A page for browsers.
    Html,
}

impl Format {
    /// Whether letters are drawn in it.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Svg | Self::SvgOutlines | Self::Png(_))
    }
}

/// Where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Destination {
    /// A file that the reader is asked for.
    File,
    /// The clipboard.
    Clipboard,
}
