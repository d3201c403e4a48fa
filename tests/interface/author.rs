//! An author at a stage: the program with a file, and a desk that does what it asks of the disk. Files lie in folders of the tests'
//! own.

use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers, Rect};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use parallax::app::Origin;
use parallax::app::edit::{Desk, Effect};
use parallax::dossier::{Item, ItemKind};
use parallax::load;
use parallax::session::{Command, Disk, Request};
use parallax::theme::Mode;

use super::stage::{Stage, USUAL};

/// An author at a stage, with a folder for files and one for journals.
pub struct Author {
    pub stage: Stage,
    pub folder: tempfile::TempDir,
    pub desk: Desk,
    path: PathBuf,
}

impl Author {
    /// Opens a file with this text.
    pub fn of(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ferry.dossier.ron");
        std::fs::write(&path, text).expect("written");
        Self::at(folder, path)
    }

    /// Opens the file at a path; journals are kept in the folder.
    pub fn at(folder: tempfile::TempDir, path: PathBuf) -> Self {
        let text = std::fs::read_to_string(&path).expect("read");
        let mut stage = Stage::with(USUAL, Mode::Light, &text);
        let program = stage.harness.state_mut();
        *program = program.take().map(|program| program.from_file(path.clone()));
        let desk = Desk::new(Some(folder.path().join("edits")));
        let mut author = Self { stage, folder, desk, path };
        let desk = &author.desk;
        desk.carry_out(author.stage.harness.state_mut().as_mut().expect("a program"), Disk::Recover);
        author.settle();
        author
    }

    /// A second window with the same file.
    pub fn beside(&self) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut other = Self::at(folder, self.path.clone());
        other.desk = Desk::new(Some(self.folder.path().join("edits")));
        other
    }

    /// Ends without saving, as a crash does, and begins again with the same file.
    pub fn crash(self) -> Self {
        let Self { folder, path, stage, .. } = self;
        drop(stage);
        Self::at(folder, path)
    }

    /// Does what was asked of the disk, until nothing is. Frames are drawn as long as something asks for them.
    pub fn settle(&mut self) {
        self.stage.harness.run();
        for _ in 0..8 {
            let requests = self.stage.program().take_requests();
            if requests.is_empty() {
                return;
            }
            for request in requests {
                let Request::Disk(disk) = request else { continue };
                let program = self.stage.harness.state_mut().as_mut().expect("a program");
                if let Effect::Open(path) = self.desk.carry_out(program, disk) {
                    program.take_up(Origin::File(path.clone()), load::read_file(&path));
                    self.path = path;
                }
            }
            self.stage.harness.run();
        }
        panic!("requests without end");
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.stage.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub fn key(&mut self, key: Key) {
        self.press(Modifiers::NONE, key);
    }

    pub fn click(&mut self, name: &str) {
        self.stage.click(name);
        self.settle();
    }

    pub fn send(&mut self, command: Command) {
        self.stage.send(command);
        self.settle();
    }

    pub fn names(&self) -> Vec<String> {
        self.stage.names_in(Rect::EVERYTHING)
    }

    pub fn says(&self, words: &str) -> bool {
        self.names().iter().any(|name| name.contains(words))
    }

    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is not general enough")]
    pub fn focused(&self) -> Option<String> {
        let mut found = self.stage.harness.query_all(By::new().predicate(|node| node.is_focused()));
        found.find_map(|node| node.accesskit_node().label())
    }

    /// Presses Tab until the control of this name has the focus.
    pub fn tab_to(&mut self, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..80 {
            if self.focused().as_deref() == Some(name) {
                return;
            }
            passed.extend(self.focused());
            self.key(Key::Tab);
        }
        panic!("Tab does not lead to `{name}`, but past {passed:#?}");
    }

    /// Types into what has the focus.
    pub fn write(&mut self, text: &str) {
        self.stage.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Types into a field, to which Tab leads.
    pub fn fill(&mut self, name: &str, text: &str) {
        self.tab_to(name);
        self.write(text);
    }

    /// Chooses an entry by name, or makes one, with Enter.
    pub fn pick(&mut self, name: &str, text: &str) {
        self.fill(name, text);
        self.key(Key::Enter);
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn on_disk(&self) -> String {
        std::fs::read_to_string(&self.path).expect("read")
    }

    pub fn item(&mut self, kind: ItemKind, key: &str) -> Item {
        let dossier = self.stage.program().content().dossier().expect("a dossier");
        dossier.find(kind, key).unwrap_or_else(|| panic!("no {} `{key}`", kind.word()))
    }

    pub fn select(&mut self, kind: ItemKind, key: &str) {
        let item = self.item(kind, key);
        self.send(Command::Select(item));
    }

    pub fn unsaved(&mut self) -> Option<String> {
        self.stage.program().writing().unsaved().map(ToOwned::to_owned)
    }
}
