//! The arguments, as clap reads them.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::dossier::{ItemKind, Outcome};
use crate::theme::Mode;

/// Who said what of one contested event, of whom, and through whom.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, about, args_conflicts_with_subcommands = true)]
pub struct Args {
    /// The dossier to open; without one, the built-in dossier on the clash near Khusham
    pub file: Option<PathBuf>,
    /// Something else than opening a window
    #[command(subcommand)]
    pub action: Option<Action>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Check dossiers and print every problem with file, line and column
    ///
    /// Exits with 0 where there are no errors, 1 where there are, 2 where a file cannot be read.
    Check {
        /// The dossiers
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Draw a view into an SVG or PNG file, without a window
    Export(Export),
}

/// What to draw, and where to.
#[derive(Debug, ClapArgs)]
pub struct Export {
    /// The dossier; without one, the built-in dossier on the clash near Khusham
    pub file: Option<PathBuf>,
    /// What to draw
    #[arg(long, value_enum)]
    pub view: View,
    /// The file to write; its ending decides the format: .svg or .png
    #[arg(long, value_name = "OUT.svg|OUT.png")]
    pub to: PathBuf,
    /// Width and height in points [default: 1200x800; estimates are as high as their rows need]
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub size: Option<(u32, u32)>,
    /// Light or dark
    #[arg(long, value_enum, default_value = "light")]
    pub theme: Theme,
    /// What to select, as KIND:ID, for instance place:khusham
    #[arg(long, value_name = "KIND:ID", value_parser = select)]
    pub select: Option<(ItemKind, String)>,
    /// The outcome that the estimates show [default: the gravest that is counted]
    #[arg(long, value_enum)]
    pub outcome: Option<Shown>,
}

/// What can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum View {
    /// The map
    Map,
    /// The estimates
    Estimates,
    /// The whole window
    Window,
}

/// The themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// Dark ink on a light ground
    Light,
    /// Light ink on a dark ground
    Dark,
}

impl From<Theme> for Mode {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
        }
    }
}

/// The outcomes, and all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shown {
    /// People killed
    Killed,
    /// People wounded
    Wounded,
    /// Killed or wounded, not told apart
    Casualties,
    /// People captured
    Captured,
    /// People missing
    Missing,
    /// People present or taking part
    Strength,
    /// Every outcome under its own heading
    All,
}

impl From<Shown> for Option<Outcome> {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Killed => Some(Outcome::Killed),
            Shown::Wounded => Some(Outcome::Wounded),
            Shown::Casualties => Some(Outcome::Casualties),
            Shown::Captured => Some(Outcome::Captured),
            Shown::Missing => Some(Outcome::Missing),
            Shown::Strength => Some(Outcome::Strength),
            Shown::All => None,
        }
    }
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let wrong = || "write it as WIDTHxHEIGHT, for instance 1200x800, each from 200 to 8000".to_owned();
    let (width, height) = text.split_once('x').ok_or_else(wrong)?;
    let side = |text: &str| text.parse().ok().filter(|side| (200..=8000).contains(side)).ok_or_else(wrong);
    Ok((side(width)?, side(height)?))
}

fn select(text: &str) -> Result<(ItemKind, String), String> {
    let kinds = || ItemKind::ALL.map(ItemKind::word).join(", ");
    let (kind, key) = text.split_once(':').ok_or_else(|| {
        format!("write it as KIND:ID, for instance place:khusham; KIND is one of {}", kinds())
    })?;
    let kind = ItemKind::ALL
        .into_iter()
        .find(|known| known.word() == kind)
        .ok_or_else(|| format!("there is no kind `{kind}`; it is one of {}", kinds()))?;
    Ok((kind, key.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_holds_together() {
        use clap::CommandFactory as _;
        Args::command().debug_assert();
    }

    #[test]
    fn sizes_are_bounded() {
        assert_eq!(size("1200x800"), Ok((1200, 800)));
        for wrong in ["", "1200", "0x800", "1200x", "99999x800", "-3x400", "1200×800"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_selection_names_its_kind() {
        assert_eq!(select("place:khusham"), Ok((ItemKind::Place, "khusham".to_owned())));
        assert!(select("khusham").is_err());
        assert!(select("town:khusham").unwrap_err().contains("`town`"));
    }
}
