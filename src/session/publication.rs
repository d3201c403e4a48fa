//! A request to publish: the subject, the format and the destination. Plain data.

use super::View;

/// One picture, table or page to be made from the current state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Publication {
    /// What is published.
    pub subject: Subject,
    /// The format.
    pub format: Format,
    /// The destination.
    pub to: Destination,
}

/// What can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// One view, as a self-contained picture.
    View(View),
    /// The whole window.
    Window,
    /// The report: everything on one page.
    Report,
}

/// The file formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// SVG with selectable text.
    Svg,
    /// A drawing whose text is outlines: it needs no font where it is shown.
    SvgOutlines,
    /// PNG with this many pixels per point, 1 to 4.
    Png(u8),
    /// The claims as a table for spreadsheets.
    Csv,
    /// The claims as JSON.
    Json,
    /// A web page.
    Html,
}

impl Format {
    /// True if the format is a picture, whose text has to be drawn.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Svg | Self::SvgOutlines | Self::Png(_))
    }
}

/// The destination of a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Destination {
    /// A file chosen by the reader.
    File,
    /// The clipboard.
    Clipboard,
}
