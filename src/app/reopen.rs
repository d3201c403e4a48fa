//! Opens a file: another one, or the same one after it was saved again.

use super::content::Content;
use super::undo::Undo;
use super::walk;
use super::{Letters, Origin, Parallax, Problems, layout};
use crate::dossier::Step;
use crate::load::{Loaded, ReadError, Severity};
use crate::session::{AxisBy, Folded, Input, Request, Session, TableColumns, TableSettings, carry_over};
use crate::theme::fonts::Fonts;

/// A file that was read, with everything that follows from it alone: what a thread works out before the window takes it up.
pub struct Ready {
    content: Content,
    fonts: Fonts,
}

impl Ready {
    /// Works out what follows from the file called `name`.
    #[must_use]
    pub(in crate::app) fn new(name: &str, mut loaded: Loaded, letters: Letters) -> Self {
        let fonts = letters.find(&mut loaded);
        Self { content: Content::new(name, loaded), fonts }
    }
}

impl Parallax {
    /// Adopts the result of reading `origin`; what follows from the dossier alone is worked out at once.
    ///
    /// When the open file is read again, the reader's choices are kept, and a broken state leaves the last
    /// good one on screen. Another file replaces it even if it has errors, unless it cannot be read at all.
    ///
    /// Returns true if `origin` is now open.
    pub fn take_up(&mut self, origin: Origin, read: Result<Loaded, ReadError>) -> bool {
        let ready = read.map(|loaded| Ready::new(&origin.name(), loaded, self.letters));
        self.open(origin, ready)
    }

    /// The same, where that was worked out before, on whichever thread.
    pub(in crate::app) fn open(&mut self, origin: Origin, read: Result<Ready, ReadError>) -> bool {
        let is_same = origin == self.origin;
        let was_refused = self.content.dossier().is_none();
        match read {
            Err(error) if is_same => self.problems = Some(Problems::Unreadable(error.to_string())),
            Err(error) => {
                self.notices.failed(format!("{}: {error}", origin.name()));
                return false;
            }
            Ok(Ready { content: Content::Refused(refused), .. }) if is_same && !was_refused => {
                self.problems = Some(Problems::broken(refused.diagnostics));
            }
            Ok(Ready { content, fonts }) => {
                self.fonts = fonts;
                // Saves the map position before another file is opened.
                self.recent = self.recent_now();
                self.built_in_look = self.look_of_built_in();
                self.left_examples = self.examples_now();
                self.own_backdrop.in_examples = self.example_backdrops_now();
                self.undo = self.undo_carried_over(is_same, &content);
                self.wished_reading = self.chosen_reading().map(ToOwned::to_owned);
                self.walk = self.walk_carried_over(is_same, &content);
                self.presenting = self.presenting.take().filter(|_| is_same);
                self.session = if is_same { self.carried_over(&content) } else { self.anew(&content) };
                if !is_same {
                    self.stop_editing();
                    self.own_backdrop.lost = None;
                }
                self.derived.leave(std::mem::replace(&mut self.content, content));
                self.origin = origin;
                self.problems = None;
                self.revisions.bump(Input::Dossier);
                if !is_same {
                    self.revisions.bump(Input::File);
                }
                if !is_same || was_refused {
                    self.remember_open();
                    self.tell_lacking();
                }
            }
        }
        true
    }

    /// The line of the first error in the current file, if it has any.
    #[must_use]
    pub fn first_wrong_line(&self) -> Option<u32> {
        let diagnostics = match (&self.problems, &self.content) {
            (Some(Problems::Broken(diagnostics)), _) => diagnostics,
            (_, Content::Refused(refused)) => &refused.diagnostics,
            _ => return None,
        };
        let error = diagnostics.iter().find(|found| found.severity == Severity::Error);
        error.map(|found| found.position.line)
    }

    /// True if the file differs from what is on screen because its new state cannot be shown.
    #[must_use]
    pub const fn is_behind(&self) -> bool {
        self.problems.is_some()
    }

    /// The current choices, carried over to a new state of the same file.
    fn carried_over(&self, content: &Content) -> Session {
        match (&self.content, content) {
            (Content::Opened(from), Content::Opened(to)) => {
                let mut session = carry_over(&self.session, from.state(), to.state());
                let estimates = &mut session.estimates;
                if estimates.axis_by == AxisBy::Figures {
                    estimates.axis = to.axis(session.reading, estimates.query);
                }
                session
            }
            _ => self.anew(content),
        }
    }

    /// The steps made here in a new state of the same file; none in another one.
    fn walk_carried_over(&self, is_same: bool, content: &Content) -> Option<Vec<Step>> {
        let walk = self.walk.as_ref().filter(|_| is_same)?;
        match (&self.content, content) {
            (Content::Opened(from), Content::Opened(to)) => Some(walk::carried_over(walk, from, &to.dossier)),
            _ => None,
        }
    }

    /// What can be undone in a new state of the same file; nothing in another one.
    fn undo_carried_over(&self, is_same: bool, content: &Content) -> Undo {
        match (&self.content, content) {
            (Content::Opened(from), Content::Opened(to)) if is_same => self.undo.carried_over(from, to),
            _ => Undo::default(),
        }
    }

    /// The choices for another file: only those independent of the dossier are kept.
    fn anew(&self, content: &Content) -> Session {
        let now = &self.session;
        let Session { mode, folded, scale, motion, .. } = *now;
        let table = TableSettings { columns: now.table.columns.clone(), ..TableSettings::default() };
        Session { mode, table, folded, scale, motion, ..content.session() }
    }

    /// Puts the panes, and what is folded, back as they are on the first start.
    pub(super) fn reset_layout(&mut self) {
        self.panes = layout::tree();
        self.session.folded = Folded::default();
        self.notices.done("The layout has been reset");
    }

    /// Resets everything that is kept between runs. The selection and the compare tray are not, and stay.
    pub(super) fn reset(&mut self) {
        let fresh = self.content.session();
        self.session = Session {
            mode: fresh.mode,
            scale: fresh.scale,
            motion: fresh.motion,
            reading: fresh.reading,
            lineage: fresh.lineage,
            map: fresh.map,
            folded: fresh.folded,
            table: TableSettings { columns: TableColumns::default(), ..self.session.table.clone() },
            overlay: None,
            ..self.session.clone()
        };
        self.panes = layout::tree();
        self.recent.clear();
        self.built_in_look = None;
        self.wished_reading = None;
        self.reopens = true;
        self.left_examples.clear();
        self.own_backdrop.in_examples.clear();
        self.forms.clear();
        self.folder = None;
        self.welcomed = false;
        self.remember_open();
        self.requests.push(Request::Forget);
        self.notices.done("All settings have been reset");
    }
}
