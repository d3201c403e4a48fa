//! The look of the page: the style sheet of all pages of this program, and the colours of the drawings for light and dark.

use egui_picture::svg::Tones;
use parallax_headless::page;

/// The style sheet of a page with drawings in these tones. In print, everything is light.
#[must_use]
pub fn sheet(tones: &Tones) -> String {
    let (bright, dusky) = (tones.light(), tones.dark());
    format!(
        "{}:root{{{bright}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dusky}}}}}\n{}",
        page::COLORS,
        page::STYLE
    )
}
