//! What the reader has chosen: selection, theme, filters, where the map looks. Plain data.
//!
//! Views read a [`Session`] and send [`Command`]s; only `app` changes it. It knows no views and no widgets.

mod carry_over;
mod command;
mod history;
mod publication;
mod selected;
mod settings;
mod tray;

pub use carry_over::{State, carry_over};
pub use command::{Command, Request};
pub use history::History;
pub use publication::{Destination, Format, Publication, Subject};
pub use selected::Selected;
pub use settings::{
    AccountLayout, AxisKind, Direction, EstimatePage, EstimateSettings, MarkStyle, TableSettings, View,
};
pub use tray::{Scope, Tray};

use crate::dossier::{Day, Id as _, Item, ItemKind, ReadingId};
use crate::map::Camera;
use crate::theme::Mode;

/// What the map shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MapFocus {
    /// Fitted to something, whatever the size of the window.
    Fit(Fit),
    /// Where the reader moved it.
    Free(Camera),
}

/// What the map can be fitted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The dossier's frame.
    Theatre,
    /// Every located place.
    All,
}

/// What the index shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexState {
    /// Only items whose names hold this text, case ignored; everything where empty.
    pub filter: String,
    /// Sections that list all their items instead of the first few.
    pub expanded: Vec<ItemKind>,
    /// Sections that list nothing but their heading.
    pub closed: Vec<ItemKind>,
}

/// What lies over the window until it is answered or closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Overlay {
    /// Everything that can be found and done, by name.
    Palette,
    /// The keys.
    Keys,
    /// What Parallax does, for whoever opens it for the first time.
    Welcome,
}

/// How large the interface is, in hundredths; 50 to 300.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UiScale(u16);

impl UiScale {
    /// The nearest size that is allowed.
    #[must_use]
    pub fn percent(percent: u16) -> Self {
        Self(percent.clamp(50, 300))
    }

    /// In hundredths.
    #[must_use]
    pub const fn as_percent(self) -> u16 {
        self.0
    }

    /// As a factor.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// One step larger.
    #[must_use]
    pub fn larger(self) -> Self {
        Self::percent(self.0 + 10)
    }

    /// One step smaller.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self::percent(self.0.saturating_sub(10))
    }
}

impl Default for UiScale {
    fn default() -> Self {
        Self(100)
    }
}

/// Whether things may move by themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Motion {
    /// What changes may glide.
    #[default]
    Full,
    /// What changes is simply there.
    Reduced,
}

/// What the reader has chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// What is selected, and the way there.
    pub selection: History,
    /// What the pointer was over in the frame before.
    pub hovered: Option<Item>,
    /// What views should scroll to in this frame: set for one frame by a change of the selection.
    pub reveal: Option<Item>,
    /// Light or dark.
    pub mode: Mode,
    /// How words are read; a row of the readings to choose from, see [`Readings`](crate::analysis::Readings).
    pub reading: ReadingId,
    /// Only what was said by this day is known; everything where none.
    pub as_of: Option<Day>,
    /// Sources and claims to compare.
    pub tray: Tray,
    /// How the estimates are shown.
    pub estimates: EstimateSettings,
    /// How the accounts are laid out.
    pub accounts: AccountLayout,
    /// How the table is sorted and filtered.
    pub table: TableSettings,
    /// What the map shows.
    pub map: MapFocus,
    /// What the index shows.
    pub index: IndexState,
    /// What lies over the window.
    pub overlay: Option<Overlay>,
    /// How large the interface is.
    pub scale: UiScale,
    /// Whether things may move by themselves.
    pub motion: Motion,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            selection: History::default(),
            hovered: None,
            reveal: None,
            mode: Mode::Light,
            reading: ReadingId::from_index(0),
            as_of: None,
            tray: Tray::default(),
            estimates: EstimateSettings::default(),
            accounts: AccountLayout::default(),
            table: TableSettings::default(),
            map: MapFocus::Fit(Fit::Theatre),
            index: IndexState::default(),
            overlay: None,
            scale: UiScale::default(),
            motion: Motion::default(),
        }
    }
}
