//! Settings kept between runs: appearance, reading, panes, recent files and their map positions. Plain data.
//!
//! `store` reads and writes them; nothing else here touches a file.

mod columns;
mod fields;
mod mend;
mod merge;
mod panes;
pub mod store;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::laid::Laid;
use super::{Content, Origin, Parallax};
use crate::geo::Mercator;
use crate::map::Camera;
use crate::session::{Fit, MapFocus, Overlay};

pub use fields::Settings;

/// The version of the settings that this program writes. Other versions are not read.
pub const VERSION: u32 = 1;
/// Maximum number of recent files.
const RECENT: usize = 12;

/// The dossier that was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Last {
    /// A file.
    File(PathBuf),
    /// A built-in dossier, by its key.
    Example(String),
}

/// A file that was opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recent {
    /// Its path.
    pub path: PathBuf,
    /// Its map position; `None` for the dossier's frame.
    camera: Option<Look>,
    /// The choices that were left in it, as view files have them.
    #[serde(default)]
    left: Option<String>,
    /// The reader's own picture under its map.
    #[serde(default)]
    backdrop: Option<Laid>,
}

/// A map position, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Look {
    /// Fitted to every place with a position.
    All,
    /// A free position of the camera.
    At {
        /// The centre, on the Mercator plane.
        x: f64,
        /// The centre, on the Mercator plane.
        y: f64,
        /// The width of the world, in points.
        scale: f64,
    },
}

impl Settings {
    /// Recent files, most recent first.
    #[must_use]
    pub fn recent(&self) -> &[Recent] {
        &self.recent
    }

    /// Returns the settings with the size of the window, in points.
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

impl Look {
    fn from_focus(focus: MapFocus) -> Option<Self> {
        match focus {
            // A part of the ground is kept with the other choices.
            MapFocus::Fit(Fit::Theatre) | MapFocus::Over(_) => None,
            MapFocus::Fit(Fit::All) => Some(Self::All),
            MapFocus::Free(camera) => {
                Some(Self::At { x: camera.center.x, y: camera.center.y, scale: camera.scale })
            }
        }
    }

    fn focus(self) -> MapFocus {
        match self {
            Self::All => MapFocus::Fit(Fit::All),
            // The camera clamps invalid numbers.
            Self::At { x, y, scale } => MapFocus::Free(Camera::new(Mercator::new(x, y), scale)),
        }
    }
}

impl Parallax {
    /// Applies the settings of an earlier run. Values that make no sense are ignored.
    pub fn restore(&mut self, settings: Settings) {
        settings.take_up(self);
        self.recent.truncate(RECENT);
        self.remember_open();
    }

    /// Returns the settings to be kept.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings::from_program(self)
    }

    /// True if [`settings`](Self::settings) would return these, but for the window. Nothing is copied, so that it can be
    /// asked in every frame.
    #[must_use]
    pub fn would_keep(&self, kept: &Settings) -> bool {
        kept.are_those_of(self)
    }

    /// Shows the introduction over a dossier, unless it was closed before.
    fn welcome_unless(&mut self, welcomed: bool) {
        if !welcomed && matches!(self.content, Content::Opened(_)) {
            self.session.overlay = Some(Overlay::Welcome);
        }
        self.welcomed = welcomed;
    }

    /// True if [`recent_now`](Self::recent_now) would return these; nothing is copied.
    fn keeps_recent(&self, kept: &[Recent]) -> bool {
        let is_same = |now: &Recent, kept: &Recent| {
            let is_open = self.is_open(&now.path);
            let camera = if is_open { Look::from_focus(self.session.map) } else { now.camera };
            let left = if is_open { &self.left } else { &now.left };
            let backdrop = if is_open { &self.own_backdrop.left } else { &now.backdrop };
            now.path == kept.path && camera == kept.camera && *left == kept.left && *backdrop == kept.backdrop
        };
        self.recent.len() == kept.len() && self.recent.iter().zip(kept).all(|(now, kept)| is_same(now, kept))
    }

    /// True if a dossier from this file is open.
    fn is_open(&self, path: &Path) -> bool {
        matches!(self.content, Content::Opened(_)) && self.origin.path() == Some(path)
    }

    /// Recent files, most recent first.
    #[must_use]
    pub fn recent(&self) -> &[Recent] {
        &self.recent
    }

    /// The same, with the current map position of the open file.
    pub(super) fn recent_now(&self) -> Vec<Recent> {
        let mut recent = self.recent.clone();
        if let Some(entry) = recent.iter_mut().find(|entry| self.is_open(&entry.path)) {
            entry.camera = Look::from_focus(self.session.map);
            entry.left.clone_from(&self.left);
            entry.backdrop.clone_from(&self.own_backdrop.left);
        }
        recent
    }

    /// The map position in the dossier that opens by itself, now or when it was left.
    pub(super) fn look_of_built_in(&self) -> Option<Look> {
        match (&self.origin, &self.content) {
            (origin, Content::Opened(_)) if *origin == Origin::default() => {
                Look::from_focus(self.session.map)
            }
            _ => self.built_in_look,
        }
    }

    /// The key of the reading that the reader chose, if it is not the default.
    pub(super) fn chosen_reading(&self) -> Option<&str> {
        match &self.content {
            Content::Opened(opened) if self.session.reading != self.content.opening_reading() => {
                Some(&opened.readings.get(self.session.reading).key)
            }
            // If this dossier does not have it, it is kept for the next.
            Content::Opened(opened) => {
                self.wished_reading.as_deref().filter(|key| opened.readings.find(key).is_none())
            }
            Content::Refused(_) => self.wished_reading.as_deref(),
        }
    }

    /// What is open.
    fn last(&self) -> Option<Last> {
        match (&self.origin, &self.content) {
            (_, Content::Refused(_)) => None,
            (Origin::File(path), _) => Some(Last::File(path.clone())),
            (Origin::BuiltIn(dossier), _) => Some(Last::Example(dossier.key.to_owned())),
        }
    }

    /// The choices that were left in the built-in dossier that is open.
    fn left_example(&self) -> Option<&String> {
        match &self.origin {
            Origin::BuiltIn(dossier) => self.left_examples.get(dossier.key),
            Origin::File(_) => None,
        }
    }

    /// The choices in the built-in dossiers, now or when they were left.
    pub(super) fn examples_now(&self) -> BTreeMap<String, String> {
        let mut examples = self.left_examples.clone();
        if let (Origin::BuiltIn(dossier), Some(left)) = (&self.origin, &self.left) {
            examples.insert(dossier.key.to_owned(), left.clone());
        }
        examples
    }

    /// True if [`examples_now`](Self::examples_now) would return these; nothing is copied.
    fn keeps_examples(&self, kept: &BTreeMap<String, String>) -> bool {
        let open = match &self.origin {
            Origin::BuiltIn(dossier) => self.left.as_ref().map(|left| (dossier.key, left)),
            Origin::File(_) => None,
        };
        match open {
            Some((key, left)) => {
                kept.get(key) == Some(left)
                    && kept
                        .iter()
                        .filter(|(other, _)| *other != key)
                        .eq(self.left_examples.iter().filter(|(other, _)| *other != key))
            }
            None => *kept == self.left_examples,
        }
    }

    /// The reader's own pictures under the maps of the built-in dossiers, now or when they were left.
    pub(super) fn example_backdrops_now(&self) -> BTreeMap<String, Laid> {
        let mut backdrops = self.own_backdrop.in_examples.clone();
        if let (Origin::BuiltIn(dossier), Content::Opened(_)) = (&self.origin, &self.content) {
            match &self.own_backdrop.left {
                Some(laid) => backdrops.insert(dossier.key.to_owned(), laid.clone()),
                None => backdrops.remove(dossier.key),
            };
        }
        backdrops
    }

    /// True if [`example_backdrops_now`](Self::example_backdrops_now) would return these; nothing is copied.
    fn keeps_example_backdrops(&self, kept: &BTreeMap<String, Laid>) -> bool {
        let open = match (&self.origin, &self.content) {
            (Origin::BuiltIn(dossier), Content::Opened(_)) => Some(dossier.key),
            _ => None,
        };
        let others = |of: &&String| Some(of.as_str()) != open;
        open.is_none_or(|key| kept.get(key) == self.own_backdrop.left.as_ref())
            && kept.iter().filter(|(key, _)| others(key)).eq(self
                .own_backdrop
                .in_examples
                .iter()
                .filter(|(key, _)| others(key)))
    }

    /// Takes up what was kept of the open dossier, unless the reader does not want that; the map position in any case.
    fn take_up_kept(&mut self, left: Option<&str>, camera: Option<Look>, backdrop: Option<&Laid>) {
        if let Some(left) = left.filter(|_| self.reopens) {
            self.take_up_left(left);
        }
        self.lay_again(backdrop.filter(|_| self.reopens));
        if let Some(look) = camera {
            self.session.map = look.focus();
        }
        self.keep_state();
    }

    /// Moves the open file to the front of the recent files, restores its map position, and applies the last
    /// chosen reading if the dossier has it.
    pub(super) fn remember_open(&mut self) {
        if let (Content::Opened(opened), Some(key)) = (&self.content, &self.wished_reading)
            && let Some(reading) = opened.readings.find(key)
        {
            self.session.reading = reading;
        }
        let Some(path) = self.origin.path() else {
            let left = self.left_example().cloned();
            let look = self.built_in_look.filter(|_| self.origin == Origin::default());
            let backdrop = match &self.origin {
                Origin::BuiltIn(dossier) => self.own_backdrop.in_examples.get(dossier.key).cloned(),
                Origin::File(_) => None,
            };
            self.take_up_kept(left.as_deref(), look, backdrop.as_ref());
            return;
        };
        let known = self.recent.iter().position(|entry| entry.path == path);
        let entry = match known {
            Some(known) => self.recent.remove(known),
            None => Recent { path: path.to_owned(), camera: None, left: None, backdrop: None },
        };
        if let (None, Some(view)) = (known, self.content.opening_view()) {
            super::layout::show(&mut self.panes, view);
            super::layout::show(&mut self.narrow, view);
        }
        self.take_up_kept(entry.left.as_deref(), entry.camera, entry.backdrop.as_ref());
        self.recent.insert(0, entry);
        self.recent.truncate(RECENT);
    }
}
