//! The program: one opened dossier, the reader's choices, and the one place where commands are carried out.
//!
//! Drawing reads [`Parallax`] and collects commands; after the frame has been drawn, `apply` carries them
//! out.

mod apply;
mod arrangement;
mod ask;
mod backdrop;
mod bar;
mod both_ends;
mod card;
mod content;
mod derived;
mod dialog;
mod dropped;
pub mod edit;
pub(crate) mod ends;
mod export;
mod fetch;
mod focus;
mod frame;
mod help;
pub(crate) mod jobs;
pub mod keys;
mod laid;
mod layout;
pub mod log;
mod menu;
mod narrowed;
mod notices;
mod origin;
mod palette;
mod pane;
pub(crate) mod panics;
mod presenter;
mod problems;
mod programs;
pub mod publish;
mod reopen;
mod review;
mod save_view;
pub mod settings;
mod state;
mod status;
mod steps_page;
mod thumbnail;
mod timeline_strip;
mod tray;
mod undo;
mod view_files;
mod walk;
mod welcome;
mod window;

use std::path::PathBuf;
use std::sync::Arc;

use crate::dossier::{Item, Outcome};
use crate::letters::Lacking;
use crate::load::{BuiltIn, Loaded};
use crate::session::{Command, Input, Motion, Request, Revisions, Session, View};
use crate::theme::Mode;
use crate::theme::fonts::Fonts;
use crate::views::picture::Page;

pub use content::Content;
use derived::Derived;
pub use dropped::is_imported;
use fetch::Fetcher;
use notices::Notices;
pub use origin::Origin;
use pane::Pane;
use problems::Problems;
use review::Reviewing;
use settings::{Look, Recent};
pub use state::table_settings;
pub use window::view_files::origin as view_origin;
pub use window::{WindowError, run};

/// Duration of animations, in seconds.
const GLIDE: f32 = 0.08;

/// Which fonts a dossier may be drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letters {
    /// The bundled ones: the same everywhere.
    Bundled,
    /// System fonts too, for letters that the bundled ones lack.
    OfTheSystem,
}

impl Letters {
    /// Returns the fonts for a text that has these letters, which the bundled fonts lack.
    fn fonts(self, lacking: Lacking) -> Fonts {
        match self {
            Self::Bundled => Fonts::bundled(lacking),
            Self::OfTheSystem => Fonts::with_system(lacking),
        }
    }

    /// Returns the fonts for a loaded dossier; removes the warnings about letters for which one is found.
    fn find(self, loaded: &mut Loaded) -> Fonts {
        let fonts = self.fonts(loaded.lacking.clone());
        loaded.settle(fonts.lacking().clone());
        fonts
    }
}

/// The whole program, with or without a window.
pub struct Parallax {
    content: Content,
    session: Session,
    derived: Derived,
    /// The files beside the dossier.
    fetcher: Fetcher,
    /// Whether what is drawn is to be passed on, so that nothing of those files is shown.
    is_printed: bool,
    panes: egui_tiles::Tree<Pane>,
    /// The panes of a narrow window.
    narrow: egui_tiles::Tree<Pane>,
    /// The views that were in sight in the last frame.
    in_sight: Vec<View>,
    /// Which state of everything that derived values are made from this is.
    revisions: Revisions,
    origin: Origin,
    /// The fonts of the dossier.
    fonts: Fonts,
    /// Whether system fonts may be used.
    letters: Letters,
    /// The problems of the file as it is now, while an earlier state of it is on screen.
    problems: Option<Problems>,
    notices: Notices,
    /// The sheet that is imported, until it is a dossier.
    review: Option<Box<Reviewing>>,
    /// Requests for the window to carry out.
    requests: Vec<Request>,
    recent: Vec<Recent>,
    /// The map position in the built-in dossier.
    built_in_look: Option<Look>,
    /// Whether the introduction was closed, now or in an earlier run.
    welcomed: bool,
    /// The reading chosen in an earlier run, for dossiers that have it.
    wished_reading: Option<String>,
    /// The choices that can be undone.
    undo: undo::Undo,
    /// Whether the next run reopens what is open now, as it is left.
    reopens: bool,
    /// The text of the choices as they are now, for the settings.
    left: Option<String>,
    /// The choices that were left in the built-in dossiers, by key.
    left_examples: std::collections::BTreeMap<String, String>,
    /// The reader's own picture under the map.
    own_backdrop: laid::Own,
    /// The width of the map, as it was drawn last.
    map_width: Option<f32>,
    /// The choices for pictures, by the name of the view.
    forms: std::collections::BTreeMap<String, export::Form>,
    /// The steps made here or of a view file; those of the dossier if `None`.
    walk: Option<Vec<crate::dossier::Step>>,
    /// The walk that is presented.
    presenting: Option<walk::Presenting>,
    /// What is written in the dossier.
    writing: edit::Writing,
    /// The open dialog for a picture.
    exporter: Option<export::Exporter>,
    /// Where the last file was written.
    folder: Option<PathBuf>,
}

impl Parallax {
    /// Makes a program with the result of loading `name`, which is not watched.
    #[must_use]
    pub fn new(name: &str, loaded: Loaded) -> Self {
        let fonts = Fonts::bundled(loaded.lacking.clone());
        let content = Content::new(name, loaded);
        let session = content.session();
        Self { fonts, ..Self::holding(content, session) }
    }

    /// The same, with system fonts allowed: letters that the bundled fonts lack are drawn with them.
    #[must_use]
    pub fn on_this_machine(name: &str, mut loaded: Loaded) -> Self {
        let letters = Letters::OfTheSystem;
        let fonts = letters.find(&mut loaded);
        let mut program = Self { fonts, letters, ..Self::new(name, loaded) };
        program.tell_lacking();
        program
    }

    /// Shows a notice about letters of the dossier and files of shapes that cannot be drawn.
    fn tell_lacking(&mut self) {
        for why in self.unread_shapes() {
            self.notices.failed(why);
        }
        if let Some(words) = self.fonts.not_drawn() {
            self.notices.failed(words);
        }
    }

    /// What could not be drawn of which file of shapes.
    #[must_use]
    pub fn unread_shapes(&self) -> Vec<String> {
        match &self.content {
            Content::Opened(opened) => opened.ground.unread.clone(),
            Content::Refused(_) => Vec::new(),
        }
    }

    /// The fonts of the dossier.
    #[must_use]
    pub const fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Makes a program with default settings.
    fn holding(content: Content, session: Session) -> Self {
        Self {
            content,
            session,
            derived: Derived::default(),
            fetcher: Fetcher::default(),
            is_printed: false,
            panes: layout::tree(),
            narrow: layout::narrow(),
            in_sight: Vec::new(),
            revisions: Revisions::default(),
            origin: Origin::default(),
            fonts: Fonts::default(),
            letters: Letters::Bundled,
            problems: None,
            notices: Notices::default(),
            review: None,
            requests: Vec::new(),
            recent: Vec::new(),
            built_in_look: None,
            welcomed: true,
            wished_reading: None,
            undo: undo::Undo::default(),
            reopens: true,
            left: None,
            left_examples: std::collections::BTreeMap::new(),
            own_backdrop: laid::Own::default(),
            map_width: None,
            forms: std::collections::BTreeMap::new(),
            walk: None,
            presenting: None,
            writing: edit::Writing::default(),
            exporter: None,
            folder: None,
        }
    }

    /// Returns a copy of dossier and choices to draw from, while this program continues.
    #[must_use]
    pub fn snapshot(&self) -> Self {
        Self {
            panes: self.panes.clone(),
            revisions: self.revisions.clone(),
            origin: self.origin.clone(),
            fonts: self.fonts.clone(),
            letters: self.letters,
            problems: self.problems.clone(),
            walk: self.walk.clone(),
            ..Self::holding(self.content.clone(), self.session.clone())
        }
    }

    /// Returns the requests for the window, in order, and clears them.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    /// Records that the dossier was opened from this file.
    #[must_use]
    pub fn from_file(mut self, path: PathBuf) -> Self {
        self.origin = Origin::File(path);
        self
    }

    /// Records that the dossier is this one, which is built in.
    #[must_use]
    pub fn from_built_in(mut self, dossier: &'static BuiltIn) -> Self {
        self.origin = Origin::BuiltIn(dossier);
        self
    }

    /// The origin of the open dossier.
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The notices, for messages to the reader.
    pub const fn notices(&mut self) -> &mut Notices {
        &mut self.notices
    }

    /// The content: a dossier, or why there is none.
    #[must_use]
    pub const fn content(&self) -> &Content {
        &self.content
    }

    /// What the reader has chosen.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Sets the theme.
    #[must_use]
    pub fn with_mode(mut self, mode: Mode) -> Self {
        self.session.mode = mode;
        self
    }

    /// Turns to a page of pictures whose rows go on from each to the next, or back to all rows.
    pub fn turn_to(&mut self, page: Option<Page>) {
        self.derived.page = page.map(Arc::new);
        self.revisions.bump(Input::Page);
    }

    /// Selects an item, as a click would.
    #[must_use]
    pub fn with_selection(mut self, item: Option<Item>) -> Self {
        if let Some(item) = item {
            self.carry_out(Command::Select(item), None);
        }
        self
    }

    /// Shows the estimates of one outcome, or of all.
    #[must_use]
    pub fn with_outcome(mut self, outcome: Option<Outcome>) -> Self {
        self.session.estimates.query.outcome = outcome;
        self
    }

    /// Carries out one command, as if a view had sent it.
    #[must_use]
    pub fn with(mut self, command: Command) -> Self {
        self.apply(command);
        self
    }

    /// The same, by mutable reference.
    pub fn apply(&mut self, command: Command) {
        self.carry_out(command, None);
        self.keep_state();
    }

    /// Sets the fonts and the style of a fresh context. Called once, before the first frame.
    pub fn prepare(&self, ctx: &egui::Context) {
        ctx.set_fonts(self.fonts.definitions());
        self.fonts.note(ctx);
        // The size is a setting that is kept, so it is changed in one place only.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        ctx.set_zoom_factor(self.session.scale.factor());
        self.look(ctx);
    }

    /// Sets colours and animation.
    fn look(&self, ctx: &egui::Context) {
        crate::theme::apply(ctx, self.session.mode);
        if self.session.motion == Motion::Full {
            ctx.all_styles_mut(|style| style.animation_time = GLIDE);
        }
    }
}
