//! What the reader has chosen: selection, theme, filters, the part of the map in view. Plain data.
//!
//! Views read a [`Session`] and send [`Command`]s; only `app` changes it. This room knows nothing of views or
//! widgets.

mod brush;
mod carry_over;
mod columns;
mod command;
mod folded;
mod history;
mod preset;
mod publication;
mod review;
mod revisions;
mod selected;
mod settings;
mod tray;
mod view;
mod walk;
mod wanted;
mod write;

pub use brush::Brush;
pub use carry_over::{State, carry_over};
pub use columns::TableColumns;
pub use command::{Command, Request};
pub use folded::{Folded, Part};
pub use history::History;
pub use preset::Preset;
pub use publication::{Destination, Extras, Format, Publication, Subject};
pub use review::{Leaving, ReviewStep};
pub use revisions::{Input, Reads, Revisions};
pub use selected::Selected;
pub use settings::{
    AccountLayout, Axis, AxisBy, AxisSpan, Direction, EstimatePage, EstimateSettings, LineageSettings,
    MarkStyle, TableSettings, TimelineSettings,
};
pub use tray::{Scope, Tray};
pub use view::View;
pub use walk::{Present, WalkEdit};
pub use wanted::Wanted;
pub use write::{Disk, Drafted, Drawn, NewDossier, Sketch, TextStep, Write, WriteCard, kind, section};

use std::sync::Arc;

use crate::dossier::{Frame, Id as _, Item, ItemKind, Moment, ReadingId};
use crate::load::ground::Backdrop;
use crate::map::Camera;
use crate::theme::Mode;

/// The part of the world that the map shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MapFocus {
    /// Fitted to something, at any window size.
    Fit(Fit),
    /// Moved there by the reader.
    Free(Camera),
    /// This part of the ground, at any window size.
    Over(Frame),
}

/// What the map can be fitted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The dossier's frame.
    Theatre,
    /// Every place with a known position.
    All,
}

/// The state of the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexState {
    /// Only items whose names contain this text are listed, ignoring case; all items if it is empty.
    pub filter: String,
    /// Sections expanded to all their items.
    pub expanded: Vec<ItemKind>,
    /// Collapsed sections, which show only their heading.
    pub closed: Vec<ItemKind>,
}

/// What covers the window until it is answered or closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Overlay {
    /// The command palette: search and commands.
    Palette,
    /// The list of keys.
    Keys,
    /// The introduction shown on the first start.
    Welcome,
    /// Naming a view before it is saved.
    SaveView,
    /// Making a picture of a view.
    Export(View),
    /// Laying a picture under the map.
    Backdrop,
    /// The steps of the walk.
    Steps,
    /// Whether all settings are to be reset.
    ResetSettings,
    /// A question about writing.
    Write(WriteCard),
}

/// The size of the interface in percent, 50 to 300.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UiScale(u16);

impl UiScale {
    /// Makes a size from a percentage, clamped to the permitted range.
    #[must_use]
    pub fn percent(percent: u16) -> Self {
        Self(percent.clamp(50, 300))
    }

    /// The size in percent.
    #[must_use]
    pub const fn as_percent(self) -> u16 {
        self.0
    }

    /// As a factor.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// Returns the next larger size.
    #[must_use]
    pub fn larger(self) -> Self {
        Self::percent(self.0 + 10)
    }

    /// Returns the next smaller size.
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

/// Whether the interface is animated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Motion {
    /// Changes may be animated.
    #[default]
    Full,
    /// Changes are immediate.
    Reduced,
}

/// What the reader has chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The selection with its history.
    pub selection: History,
    /// The item under the pointer in the previous frame.
    pub hovered: Option<Item>,
    /// The item that views scroll to in this frame; set for one frame when the selection changes.
    pub reveal: Option<Item>,
    /// Light or dark.
    pub mode: Mode,
    /// The rule for reading number words, a row of [`Readings`](crate::analysis::Readings).
    pub reading: ReadingId,
    /// Only what was said by this day is shown; everything if `None`.
    pub as_of: Option<Moment>,
    /// The sources and claims pinned for comparison.
    pub tray: Tray,
    /// The time and the figures that views are narrowed to.
    pub brush: Brush,
    /// How the estimates are shown.
    pub estimates: EstimateSettings,
    /// The part of the figures' axis that the window shows; pictures show all of it.
    pub axis_span: AxisSpan,
    /// How the accounts are laid out.
    pub accounts: AccountLayout,
    /// How the lineage is shown.
    pub lineage: LineageSettings,
    /// How the timeline is shown.
    pub timeline: TimelineSettings,
    /// How the table is sorted and filtered, and its columns.
    pub table: TableSettings,
    /// The part of the world that the map shows.
    pub map: MapFocus,
    /// What it showed before it followed the selection, until the reader moves it.
    pub map_before: Option<MapFocus>,
    /// A picture of the reader's own under the map, instead of the dossier's.
    pub backdrop: Option<Arc<Backdrop>>,
    /// The state of the index.
    pub index: IndexState,
    /// What covers the window.
    pub overlay: Option<Overlay>,
    /// The parts of the window that are folded away.
    pub folded: Folded,
    /// The size of the interface.
    pub scale: UiScale,
    /// Whether the interface is animated.
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
            brush: Brush::default(),
            estimates: EstimateSettings::default(),
            axis_span: AxisSpan::WHOLE,
            accounts: AccountLayout::default(),
            lineage: LineageSettings::default(),
            timeline: TimelineSettings::default(),
            table: TableSettings::default(),
            map: MapFocus::Fit(Fit::Theatre),
            map_before: None,
            backdrop: None,
            index: IndexState::default(),
            overlay: None,
            folded: Folded::default(),
            scale: UiScale::default(),
            motion: Motion::default(),
        }
    }
}
