//! What all pages of HTML have in common: the look of the report, in light and dark, and that nothing is fetched or executed.

/// The colours of a page, by purpose, for light and dark; a test of `parallax-theme` compares them with those of the program.
pub const COLORS: &str = include_str!("../../parallax-theme/src/page.css");

/// The style sheet of a page, in the [`COLORS`].
pub const STYLE: &str = include_str!("page.css");

/// The Content-Security-Policy of a page: nothing may be fetched or executed, whatever a dossier contains.
pub const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
