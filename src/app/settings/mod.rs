//! What lasts from run to run: looks, reading, panes, recent files and where their maps looked. Plain data.
//!
//! Where it is kept is told by `store`; nothing here touches a file.

mod mend;
mod merge;
mod panes;
pub mod store;

use std::path::PathBuf;

use egui_tiles::Tree;
use serde::{Deserialize, Serialize};

use super::{Content, Origin, Parallax};
use crate::geo::Mercator;
use crate::map::Camera;
use crate::session::{Fit, MapFocus, Motion, Overlay, UiScale, View};
use crate::theme::Mode;

/// The version of the settings that this program writes. Others are not read.
pub const VERSION: u32 = 1;
/// So many files are remembered.
const RECENT: usize = 12;

/// Everything that lasts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Of which kind this is; see [`VERSION`].
    pub version: u32,
    dark: bool,
    /// The size of the interface, in hundredths.
    scale: u16,
    reduced_motion: bool,
    /// The reading's key, where it is not the one that a dossier opens with.
    reading: Option<String>,
    /// Whether the first-run card was closed.
    welcomed: bool,
    /// The size of the window in points.
    pub window: Option<(f32, f32)>,
    #[serde(deserialize_with = "panes::deserialize")]
    panes: Option<Tree<View>>,
    /// Files, the last one first.
    recent: Vec<Recent>,
    /// Where the map of the built-in dossier looked.
    built_in: Option<Look>,
}

/// A file that was open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// Where its map looked; none where it shows the theatre.
    camera: Option<Look>,
}

/// What a map shows, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Look {
    /// Every located place.
    All,
    /// What a camera shows.
    At {
        /// The middle, on the Mercator plane.
        x: f64,
        /// The middle, on the Mercator plane.
        y: f64,
        /// The width of the world in points.
        scale: f64,
    },
}

impl Settings {
    /// The files that were open, the last one first.
    #[must_use]
    pub fn recent(&self) -> &[Recent] {
        &self.recent
    }

    /// The same with the size of the window, in points.
    #[must_use]
    pub const fn with_window(mut self, window: Option<(f32, f32)>) -> Self {
        self.window = window;
        self
    }

    /// The same with the panes of others.
    #[must_use]
    pub fn with_panes_of(self, others: &Self) -> Self {
        Self { panes: others.panes.clone(), ..self }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: VERSION,
            dark: false,
            scale: UiScale::default().as_percent(),
            reduced_motion: false,
            reading: None,
            welcomed: false,
            window: None,
            panes: None,
            recent: Vec::new(),
            built_in: None,
        }
    }
}

impl Look {
    fn of(focus: MapFocus) -> Option<Self> {
        match focus {
            MapFocus::Fit(Fit::Theatre) => None,
            MapFocus::Fit(Fit::All) => Some(Self::All),
            MapFocus::Free(camera) => {
                Some(Self::At { x: camera.center.x, y: camera.center.y, scale: camera.scale })
            }
        }
    }

    fn focus(self) -> MapFocus {
        match self {
            Self::All => MapFocus::Fit(Fit::All),
            // The camera brings numbers that are none within its limits.
            Self::At { x, y, scale } => MapFocus::Free(Camera::new(Mercator::new(x, y), scale)),
        }
    }
}

impl Parallax {
    /// Takes up what lasted from an earlier run. What makes no sense in it is left out.
    pub fn restore(&mut self, settings: Settings) {
        self.session.mode = if settings.dark { Mode::Dark } else { Mode::Light };
        self.session.scale = UiScale::percent(settings.scale);
        self.session.motion = if settings.reduced_motion { Motion::Reduced } else { Motion::Full };
        if let Some(panes) = settings.panes {
            self.panes = panes;
        }
        if !settings.welcomed && matches!(self.content, Content::Opened(_)) {
            self.session.overlay = Some(Overlay::Welcome);
        }
        self.welcomed = settings.welcomed;
        self.wished_reading = settings.reading;
        self.recent = settings.recent;
        self.built_in_look = settings.built_in;
        self.recent.truncate(RECENT);
        self.remember_open();
    }

    /// What is to last of this run.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings {
            version: VERSION,
            dark: self.session.mode == Mode::Dark,
            scale: self.session.scale.as_percent(),
            reduced_motion: self.session.motion == Motion::Reduced,
            reading: self.chosen_reading(),
            welcomed: self.welcomed,
            window: None,
            panes: Some(self.panes.clone()),
            recent: self.recent_now(),
            built_in: self.look_of_built_in(),
        }
    }

    /// The files that were open, the last one first.
    #[must_use]
    pub fn recent(&self) -> &[Recent] {
        &self.recent
    }

    /// The same, the open one with where its map looks now.
    pub(super) fn recent_now(&self) -> Vec<Recent> {
        let mut recent = self.recent.clone();
        if let (Some(path), Content::Opened(_)) = (self.origin.path(), &self.content)
            && let Some(entry) = recent.iter_mut().find(|entry| entry.path == path)
        {
            entry.camera = Look::of(self.session.map);
        }
        recent
    }

    /// Where the map of the built-in dossier looks, or looked when it was left.
    pub(super) fn look_of_built_in(&self) -> Option<Look> {
        match (&self.origin, &self.content) {
            (Origin::BuiltIn, Content::Opened(_)) => Look::of(self.session.map),
            _ => self.built_in_look,
        }
    }

    /// The key of a reading that the reader chose, not the one a dossier opens with.
    pub(super) fn chosen_reading(&self) -> Option<String> {
        match &self.content {
            Content::Opened(opened) if self.session.reading != crate::session::Session::default().reading => {
                Some(opened.readings.get(self.session.reading).key.clone())
            }
            // One that this dossier does not have is for the next.
            Content::Opened(opened) => {
                self.wished_reading.clone().filter(|key| opened.readings.find(key).is_none())
            }
            Content::Refused(_) => self.wished_reading.clone(),
        }
    }

    /// Brings the open file to the front of those remembered, its map to where it looked, and the reading that was
    /// chosen last into effect where the dossier has it.
    pub(super) fn remember_open(&mut self) {
        if let (Content::Opened(opened), Some(key)) = (&self.content, &self.wished_reading)
            && let Some(reading) = opened.readings.find(key)
        {
            self.session.reading = reading;
        }
        let Some(path) = self.origin.path() else {
            if let Some(look) = self.built_in_look {
                self.session.map = look.focus();
            }
            return;
        };
        let known = self.recent.iter().position(|entry| entry.path == path);
        let entry = match known {
            Some(known) => self.recent.remove(known),
            None => Recent { path: path.to_owned(), camera: None },
        };
        if let Some(look) = entry.camera {
            self.session.map = look.focus();
        }
        self.recent.insert(0, entry);
        self.recent.truncate(RECENT);
    }
}
