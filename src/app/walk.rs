//! A walk through the evidence: its steps, from the dossier, a view file or made here, and presenting them.

use std::borrow::Cow;

use super::content::Opened;
use super::keys::table::{Shortcut, printed};
use super::{Content, Parallax};
use crate::dossier::{self, Dossier, Step};
use crate::draft;
use crate::load::view_file;
use crate::session::{Overlay, Present, Request, Session, View, WalkEdit};

/// A walk that is presented.
pub struct Presenting {
    /// The step that is shown, counted from 0.
    pub at: usize,
    /// What was chosen before, to come back to.
    before: Session,
}

impl Parallax {
    /// The steps of the walk: those made here or of a view file, else those of the dossier.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        match (&self.walk, &self.content) {
            (Some(walk), _) => walk,
            (None, Content::Opened(opened)) => &opened.dossier.steps,
            (None, Content::Refused(_)) => &[],
        }
    }

    /// Presents, moves to another step, or ends.
    pub(super) fn present(&mut self, present: Present) {
        let last = self.steps().len().saturating_sub(1);
        let at = self.presenting.as_ref().map(|presenting| presenting.at);
        let wanted = match (present, at) {
            (Present::At(step), _) => step,
            (Present::Next, Some(at)) => at.saturating_add(1).min(last),
            (Present::Previous, Some(at)) => at.saturating_sub(1),
            (Present::First, Some(_)) => 0,
            (Present::Last, Some(_)) => last,
            (Present::End, _) => return self.end_presenting(),
            (_, None) => return,
        };
        let Some(step) = self.steps().get(wanted).cloned() else { return };
        if let Some(presenting) = &mut self.presenting {
            presenting.at = wanted;
        } else {
            self.presenting = Some(Presenting { at: wanted, before: self.session.clone() });
            self.requests.push(Request::FullScreen(true));
        }
        self.session.overlay = None;
        self.choose(&step.state);
    }

    fn end_presenting(&mut self) {
        if let Some(Presenting { before, .. }) = self.presenting.take() {
            let now = &self.session;
            self.session = Session { mode: now.mode, scale: now.scale, motion: now.motion, ..before };
            self.requests.push(Request::FullScreen(false));
        }
    }

    /// Changes the steps of the walk.
    pub(super) fn edit_walk(&mut self, edit: WalkEdit) {
        let state = self.view_state().unwrap_or_default();
        let mut walk = self.steps().to_vec();
        match edit {
            WalkEdit::Add => {
                let title = format!("Step {}", walk.len() + 1);
                walk.push(Step { title, text: String::new(), state });
                // The list of steps shows it already.
                if self.session.overlay != Some(Overlay::Steps) {
                    let keys = printed(Shortcut::SaveView);
                    self.notices
                        .done(format!("Step {} of the walk; {keys} saves it with the view", walk.len()));
                }
            }
            WalkEdit::Retake(at) => {
                if let Some(step) = walk.get_mut(at) {
                    step.state = state;
                }
            }
            WalkEdit::Words(at, title, text) => {
                if let Some(step) = walk.get_mut(at) {
                    (step.title, step.text) = (title, text);
                }
            }
            WalkEdit::Earlier(at) => {
                if at > 0 && at < walk.len() {
                    walk.swap(at - 1, at);
                }
            }
            WalkEdit::Remove(at) => {
                if at < walk.len() {
                    walk.remove(at);
                }
            }
            WalkEdit::Set(steps) => walk = steps.to_vec(),
        }
        self.walk = Some(walk);
    }

    /// The views of a step: the one in front, and the one beside it if there is room for two.
    pub(super) fn views_of(step: &Step) -> (View, Option<View>) {
        let find = |wanted: dossier::View| View::find_by_word(Some(wanted.word()));
        let front = step.state.view.and_then(find).unwrap_or(View::ESTIMATES);
        let beside = step.state.beside.and_then(find).filter(|view| *view != front && !step.state.alone);
        (front, beside)
    }
}

/// The steps of a walk in a new state of the dossier, as far as it has what they name.
pub fn carried_over(walk: &[Step], from: &Opened, to: &Dossier) -> Vec<Step> {
    let text = text_of(walk, &from.dossier);
    view_file::read(&text).file.map(|file| file.fit(to).steps).unwrap_or_default()
}

fn text_of(walk: &[Step], dossier: &Dossier) -> String {
    let steps = walk.iter().map(|step| draft::Step::from_step(step, dossier)).collect();
    draft::ViewFile { format: Some(1), steps, ..draft::ViewFile::default() }.write()
}

/// The heading of a step while it is presented: "2 of 5: Three figures".
#[must_use]
pub fn heading(steps: &[Step], at: usize) -> Cow<'_, str> {
    steps.get(at).map_or(Cow::Borrowed(""), |step| {
        Cow::Owned(format!("{} of {}: {}", at + 1, steps.len(), step.title))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::session::Command;

    const WALK: &str = r#"steps: [(title: "One", state: (view: Map, selected: ["place:khusham"])),
        (title: "Two", text: "Said later.", state: (view: Estimates, outcome: Killed, as_of: "2018-02-09")),
        (title: "Three", state: (pinned: ["source:sohr"], only_pinned: true))],"#;

    fn program() -> Parallax {
        let text = load::KHUSHAM.replacen("format: 1,", &format!("format: 2, {WALK}"), 1);
        let text = if text.contains("steps: [") {
            text
        } else {
            load::KHUSHAM.replacen("format: 2,", &format!("format: 2, {WALK}"), 1)
        };
        let loaded = load::read(&text);
        assert!(loaded.dossier.is_some(), "{:?}", loaded.diagnostics);
        Parallax::new("k", loaded)
    }

    #[test]
    fn a_walk_is_presented_step_by_step_and_leaves_everything_as_it_was() {
        let mut program = program();
        let before = program.session().clone();
        program.apply(Command::Present(Present::At(0)));
        assert!(program.session().selection.current().is_some());
        program.apply(Command::Present(Present::Next));
        assert_eq!(heading(program.steps(), 1), "2 of 3: Two");
        assert!(program.session().as_of.is_some() && program.session().selection.current().is_none());
        for _ in 0..5 {
            program.apply(Command::Present(Present::Next));
        }
        assert_eq!(program.session().tray.pinned().len(), 1);
        program.apply(Command::Present(Present::First));
        program.apply(Command::Present(Present::Previous));
        assert_eq!(program.presenting.as_ref().map(|presenting| presenting.at), Some(0));
        program.apply(Command::Present(Present::End));
        let reveal = None;
        assert_eq!(Session { reveal, ..program.session().clone() }, Session { reveal, ..before });
        assert_eq!(program.take_requests(), [Request::FullScreen(true), Request::FullScreen(false)]);
    }

    #[test]
    fn steps_are_added_named_moved_and_removed_and_stay_in_a_new_state_of_the_dossier() {
        let mut program = program();
        program.apply(Command::Walk(WalkEdit::Add));
        program.apply(Command::Walk(WalkEdit::Words(3, "Four".to_owned(), "A sentence.".to_owned())));
        program.apply(Command::Walk(WalkEdit::Earlier(3)));
        program.apply(Command::Walk(WalkEdit::Remove(0)));
        program.apply(Command::Walk(WalkEdit::Remove(9)));
        let titles: Vec<&str> = program.steps().iter().map(|step| step.title.as_str()).collect();
        assert_eq!(titles, ["Two", "Four", "Three"]);
        let Content::Opened(opened) = program.content() else { panic!("no dossier") };
        assert_eq!(carried_over(program.steps(), opened, &opened.dossier), program.steps());
    }

    #[test]
    fn without_steps_nothing_is_presented() {
        let mut program = Parallax::new("k", load::read(load::KHUSHAM));
        program.apply(Command::Present(Present::At(0)));
        program.apply(Command::Present(Present::Next));
        assert!(program.presenting.is_none() && program.take_requests().is_empty());
    }
}
