//! The choices for a picture of a view. Plain data, kept between runs.

use serde::{Deserialize, Serialize};

use crate::session::{Format, Preset};
use crate::views::picture::{Parts, Surround, Texts};

/// The choices for a picture of a view.
#[expect(clippy::struct_excessive_bools, reason = "each is a box to tick")]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// The title; that of the dossier if empty.
    pub title: String,
    /// A line below it.
    pub subtitle: String,
    /// A note below the view.
    pub note: String,
    /// The size; as the content needs it if `None`.
    pub preset: Option<Preset>,
    /// Whether it is a drawing (SVG) and not pixels.
    pub is_svg: bool,
    /// How many times as many pixels.
    pub scale: u8,
    /// Light or dark.
    pub theme: Theme,
    /// The axis of figures.
    pub axis: PictureAxis,
    /// Whether what is shown is told below the title.
    pub caption: bool,
    /// Whether signs are explained.
    pub legend: bool,
    /// Whether sources are listed.
    pub sources: bool,
    /// Whether documents are listed.
    pub documents: bool,
}

/// The colours of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Theme {
    /// As in the window.
    #[default]
    AsShown,
    /// Dark ink on a light ground.
    Light,
    /// Light ink on a dark ground.
    Dark,
}

/// The axis of a picture of estimates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PictureAxis {
    /// As in the window.
    #[default]
    AsShown,
    /// Linear.
    Linear,
    /// Logarithmic.
    Log,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            title: String::new(),
            subtitle: String::new(),
            note: String::new(),
            preset: None,
            is_svg: false,
            scale: 1,
            theme: Theme::default(),
            axis: PictureAxis::default(),
            caption: true,
            legend: true,
            sources: true,
            documents: true,
        }
    }
}

impl Form {
    /// The format of the file.
    #[must_use]
    pub fn format(&self) -> Format {
        if self.is_svg { Format::Svg } else { Format::Png(self.scale.clamp(1, 4)) }
    }

    /// What is written and drawn around the view.
    #[must_use]
    pub fn around(&self) -> Surround {
        let Self { caption, legend, sources, documents, .. } = *self;
        // Pasted text may hold letters that hide or reorder others.
        let [title, subtitle, note] =
            [&self.title, &self.subtitle, &self.note].map(|text| crate::load::visible(text.trim()));
        Surround {
            texts: Texts { title, subtitle, note },
            parts: Parts { caption, legend, sources, documents },
            ..Surround::default()
        }
    }
}
