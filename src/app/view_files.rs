//! View files: what is shown, written with a name and the dossier that it belongs to, and shown again.

use std::path::Path;

use super::laid::below;
use super::{Content, Origin, Parallax, state};
use crate::draft;
use crate::load::ground::Backdrop;
use crate::load::view_file::{ENDING, Fitted, ViewFile};
use crate::load::{Diagnostic, Severity};

/// Maximum number of things that are not in the dossier and are named in a notice.
const NAMED: usize = 3;

impl Parallax {
    /// The text of a view file with what is shown now, for a file in `folder`; `None` without a dossier.
    #[must_use]
    pub fn view_text(&self, name: &str, folder: Option<&Path>) -> Option<String> {
        let Content::Opened(opened) = &self.content else { return None };
        let state = self.view_state()?;
        let (file, example) = match &self.origin {
            Origin::BuiltIn(dossier) => (None, Some(dossier.key.to_owned())),
            Origin::File(path) => (relative(path, folder), None),
        };
        let link = draft::DossierLink {
            file,
            example,
            sha256: Some(opened.fingerprint.to_string()),
            title: opened.dossier.title.clone(),
        };
        // Those of the dossier are in the dossier.
        let walk = self.walk.as_deref().unwrap_or_default();
        let file = draft::ViewFile {
            format: Some(1),
            name: Some(name.to_owned()).filter(|name| !name.is_empty()),
            dossier: Some(link),
            backdrop: self.backdrop_link(folder).map(|link| link.backdrop),
            state: Some(draft::ViewState::from_state(&state, &opened.dossier)),
            steps: walk.iter().map(|step| draft::Step::from_step(step, &opened.dossier)).collect(),
        };
        Some(file.write())
    }

    /// Shows a view of the open dossier with its picture under the map, and says what has changed since it was saved.
    pub fn show_view(&mut self, view: &ViewFile, backdrop: Option<Result<Backdrop, Diagnostic>>) {
        let Content::Opened(opened) = &self.content else { return };
        let Fitted { state, steps, mut left_out } = view.fit(&opened.dossier);
        let is_changed = view.dossier.is_changed(opened.fingerprint);
        self.show_state(&state);
        left_out.extend(self.lay_that_of_view(backdrop));
        if !steps.is_empty() {
            self.walk = Some(steps);
        }
        self.keep_state();
        let name = if view.name.is_empty() { "The view" } else { view.name.as_str() };
        if let Some(words) = lost(name, is_changed, &left_out) {
            self.notices.failed(words);
        } else {
            self.notices.done(format!("Shown: {name}"));
        }
    }

    /// Notes the choices as they are now, for the settings.
    pub(super) fn keep_state(&mut self) {
        self.left = match &self.content {
            Content::Opened(opened) => state::text_of(&self.choices(opened), &opened.dossier),
            Content::Refused(_) => None,
        };
        self.own_backdrop.left = self.laid_now();
    }

    /// Takes up choices that were left in an earlier run, as far as the dossier has them.
    pub(super) fn take_up_left(&mut self, text: &str) {
        let Content::Opened(opened) = &self.content else { return };
        if let Some(view) = crate::load::view_file::read(text).file {
            let state = view.fit(&opened.dossier).state;
            self.choose(&state);
        }
    }
}

/// The path of a dossier from the folder of a view file; its name alone if it does not lie in that folder or below.
fn relative(dossier: &Path, folder: Option<&Path>) -> Option<String> {
    let below = folder.and_then(|folder| below(dossier, folder));
    below.or_else(|| Some(dossier.file_name()?.to_str()?.to_owned()))
}

/// What to say of a view that does not fit its dossier in everything; `None` if it does.
fn lost(name: &str, is_changed: bool, left_out: &[Diagnostic]) -> Option<String> {
    if !is_changed && left_out.is_empty() {
        return None;
    }
    let changed = if is_changed { "the dossier has changed since it was saved" } else { "" };
    if left_out.is_empty() {
        return Some(format!("{name}: {changed}. Everything in the view was found"));
    }
    let named: Vec<&str> = left_out.iter().take(NAMED).map(|one| one.message.as_str()).collect();
    let more = left_out.len().saturating_sub(NAMED);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    let joint = if is_changed { "; " } else { "" };
    let count = match left_out.len() {
        1 => "1 entry".to_owned(),
        several => format!("{several} entries"),
    };
    Some(format!("{name}: {changed}{joint}{count} of the view left out: {}{more}", named.join("; ")))
}

/// What to say of a view file with errors: the first of them, each with its place.
#[must_use]
pub fn faults(path: &Path, diagnostics: &[Diagnostic]) -> String {
    let errors: Vec<_> = diagnostics.iter().filter(|one| one.severity == Severity::Error).collect();
    let file = path.file_name().unwrap_or_default().display();
    let named: Vec<String> = errors.iter().take(NAMED).map(|one| format!("{file}:{one}")).collect();
    let more = errors.len().saturating_sub(NAMED);
    let more =
        if more > 0 { format!("\nand {more} more: `parallax check` lists them") } else { String::new() };
    named.join("\n") + &more
}

/// The name of a file for a view: "dozens.view.ron".
#[must_use]
pub fn file_name(view: &str, dossier: &str) -> String {
    let stem = super::publish::plain(if view.trim().is_empty() { dossier } else { view });
    format!("{stem}{ENDING}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{self, view_file};
    use crate::session::{Command, Overlay};

    #[test]
    fn a_view_names_its_dossier_from_its_own_folder() {
        let dossier = Path::new("/a/b/c.ron");
        assert_eq!(relative(dossier, Some(Path::new("/a"))).as_deref(), Some("b/c.ron"));
        assert_eq!(relative(dossier, Some(Path::new("/a/b"))).as_deref(), Some("c.ron"));
        for elsewhere in [Some(Path::new("/x")), None] {
            assert_eq!(relative(dossier, elsewhere).as_deref(), Some("c.ron"));
        }
    }

    #[test]
    fn a_saved_view_is_read_back_with_its_name_and_its_dossier() {
        let mut program = Parallax::new("k", load::read(load::KHUSHAM)).from_file("/d/k.ron".into());
        program.apply(Command::Overlay(Some(Overlay::SaveView)));
        let text = program.view_text("Dozens “or” more", Some(Path::new("/d"))).expect("a dossier");
        let loaded = view_file::read(&text);
        let view = loaded.file.unwrap_or_else(|| panic!("{:?}\n{text}", loaded.diagnostics));
        assert_eq!((view.name.as_str(), view.dossier.file.as_deref()), ("Dozens “or” more", Some("k.ron")));
        assert!(!view.dossier.is_changed(load::Fingerprint::from_text(load::KHUSHAM)));
        program.show_view(&view, None);
        assert_eq!(program.notices.words().collect::<Vec<_>>(), ["Shown: Dozens “or” more"]);
    }

    #[test]
    fn a_changed_dossier_and_what_is_gone_are_told() {
        let hash = "0".repeat(64);
        let text = format!(
            "View(format: 1, name: \"V\", dossier: (sha256: \"{hash}\"), state: (pinned: [\"claim:gone\"]))"
        );
        let mut program = Parallax::new("k", load::read(load::KHUSHAM));
        program.show_view(&view_file::read(&text).file.expect("a view"), None);
        assert_eq!(
            program.notices.words().collect::<Vec<_>>(),
            [
                "V: the dossier has changed since it was saved; 1 entry of the view left out: there is no claim `gone`"
            ]
        );
    }
}
