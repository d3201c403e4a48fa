//! The look of the page: the style sheet of all pages of this program, and the colours of the drawings for light and dark.

use crate::theme::fonts::FAMILIES;
use egui_picture::svg::Tones;
use parallax_headless::page;

/// Where the font of the drawings is missing, the font in its place is drawn as large as that its letters are about as wide. It
/// is one of the reader's own; nothing is fetched.
const ALIKE: &str = "@font-face{font-family:Alike;src:local(Arial),local('Liberation Sans'),local(Helvetica);size-adjust:104%}\n\
     @font-face{font-family:Alike;font-weight:600 700;src:local('Arial Bold'),local('Liberation Sans Bold'),local('Helvetica Bold');size-adjust:103%}";

/// The style sheet of a page with drawings in these tones. In print, everything is light.
#[must_use]
pub fn sheet(tones: &Tones) -> String {
    format!("{}{}", colored(tones, page::STYLE), drawings())
}

/// The same without the style of the report.
#[must_use]
pub fn bare(tones: &Tones) -> String {
    format!("{}{}", colored(tones, ""), drawings())
}

fn colored(tones: &Tones, style: &str) -> String {
    let (bright, dusky) = (tones.light(), tones.dark());
    format!(
        "{}:root{{{bright}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dusky}}}}}\n{style}",
        page::COLORS
    )
}

fn drawings() -> String {
    let families = FAMILIES.replace("'Open Sans'", "Alike");
    format!("{ALIKE}\n.drawing svg{{font-family:{families};text-rendering:geometricPrecision}}\n")
}
