//! The style in which RON is written: line ends, indentation, blanks and commas.

use std::borrow::Cow;

/// How values are laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// What ends a line.
    pub line_end: &'static str,
    /// How much deeper the inside of brackets stands.
    pub step: Cow<'static, str>,
    /// A line is no longer than this, in characters, unless a single text is.
    pub width: usize,
    /// Which values stand on one line.
    pub rows: Rows,
    /// A colon with the blank after it.
    pub colon: &'static str,
    /// A comma with the blank after it, on one line.
    pub comma: &'static str,
    /// The blank inside `(…)` on one line.
    pub in_round: &'static str,
    /// The blank inside `[…]` on one line.
    pub in_square: &'static str,
    /// The blank inside `{…}` on one line.
    pub in_braces: &'static str,
    /// Whether the last of several lines ends with a comma.
    pub ends_with_comma: bool,
}

/// Which values stand on one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rows {
    /// Those that fit.
    #[default]
    Fit,
    /// All.
    OneLine,
    /// Only what is inside a row.
    Broken,
}

impl Style {
    /// The style of the bundled dossiers.
    pub const HOUSE: Self = Self {
        line_end: "\n",
        step: Cow::Borrowed("    "),
        width: 110,
        rows: Rows::Fit,
        colon: ": ",
        comma: ", ",
        in_round: "",
        in_square: "",
        in_braces: " ",
        ends_with_comma: true,
    };
}
