//! Light or dark: which of the two palettes is used.

use crate::palette::{DARK, LIGHT, Palette};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Dark ink on a light ground.
    #[default]
    Light,
    /// Light ink on a dark ground.
    Dark,
}

impl Mode {
    /// Both modes.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The colours of this mode.
    #[must_use]
    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }

    /// The mode in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The mode as a choice.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Light => "dark ink on a light ground",
            Self::Dark => "light ink on a dark ground",
        }
    }

    /// The other mode.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}
