//! Saving, the journal, and other programs.

use std::fs;
use std::path::{Path, PathBuf};

use parallax_dossier::draft::Source;
use parallax_dossier::load::{self, Fingerprint};

use crate::{Edit, Editor, Entry, Journal, JournalError, Keep, OpenError, SaveError, Section};

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new(text: &str) -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder") };
        fs::write(desk.file(), text).expect("written");
        desk
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("harbour.dossier.ron")
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    fn read(&self) -> String {
        fs::read_to_string(self.file()).expect("readable")
    }

    /// Opens the file as a program does that starts; the names of the steps that were recovered.
    fn start(&self) -> (Editor, Vec<String>, bool) {
        let mut editor = Editor::open(&self.file()).expect("a dossier");
        let opened = Journal::open(&self.state(), &self.file(), editor.as_str()).expect("a journal");
        editor.keep_journal(opened.journal);
        let mut names = Vec::new();
        if let Some(recovered) = opened.recovered {
            names = recovered.history.names().map(str::to_owned).collect();
            names.reverse();
            editor.take_up(recovered);
        }
        (editor, names, opened.aside.is_some())
    }

    fn journal(&self) -> PathBuf {
        let with = |ending: &str| {
            let entries = fs::read_dir(self.state()).expect("a folder");
            entries
                .flatten()
                .map(|entry| entry.path())
                .find(|path| path.extension().is_some_and(|end| end == ending))
        };
        with("journal").expect("a journal")
    }
}

const TEXT: &str = "Dossier(format: 2, title: \"T\", sources: {\n    \"a\": (name: \"A\"), // first\n})\n";

fn note(text: &str) -> Edit {
    let at = Entry::new(Section::Sources, "a").field("note");
    Edit::new(format!("Note {text}")).set(at, &text.to_owned())
}

fn new_source(id: &str) -> Edit {
    Edit::new(format!("New source {id}"))
        .add(id, &Source { name: Some(id.to_uppercase()), ..Source::default() })
}

#[test]
fn a_text_is_saved_over_the_text_that_was_read() {
    let desk = Desk::new(TEXT);
    let (mut editor, ..) = desk.start();
    assert!(!editor.is_changed());
    editor.apply(&note("one")).expect("made");
    assert!(editor.is_changed());
    editor.save().expect("saved");
    assert!(!editor.is_changed());
    assert_eq!(desk.read(), editor.as_str());
    assert!(desk.read().contains("\"a\": (name: \"A\", note: \"one\"), // first\n"));
    // Undo goes on behind a save.
    assert_eq!(editor.undo().as_deref(), Some("Note one"));
    assert!(editor.is_changed());
    assert_eq!(editor.as_str(), TEXT);
    assert_eq!(editor.redo().as_deref(), Some("Note one"));
    assert!(!editor.is_changed(), "it is the text that was saved");
    editor.undo();
    editor.save().expect("saved");
    assert_eq!(desk.read(), TEXT);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let desk = Desk::new(TEXT);
    fs::set_permissions(desk.file(), fs::Permissions::from_mode(0o640)).expect("set");
    let link = desk.folder.path().join("link.ron");
    symlink(desk.file(), &link).expect("linked");
    let mut editor = Editor::open(&link).expect("a dossier");
    editor.apply(&note("one")).expect("made");
    editor.save().expect("saved");
    assert!(link.is_symlink());
    assert_eq!(fs::metadata(desk.file()).expect("there").permissions().mode() & 0o777, 0o640);
    assert_eq!(desk.read(), editor.as_str());
}

#[test]
fn what_another_program_saved_is_never_written_over() {
    let desk = Desk::new(TEXT);
    let (mut editor, ..) = desk.start();
    editor.apply(&note("mine")).expect("made");
    editor.apply(&new_source("b")).expect("made");
    let theirs =
        TEXT.replace("\"T\"", "\"Title\" /* theirs */").replace("name: \"A\"", "name: \"AA\", short: \"A\"");
    fs::write(desk.file(), &theirs).expect("written");
    let Err(SaveError::Changed(found)) = editor.save() else { panic!("saved over") };
    assert_eq!(desk.read(), theirs);
    let found = found.0.expect("a text");
    let divergence = editor.diverged(&found).expect("compared");
    let told: Vec<_> = divergence.items.iter().map(|item| format!("{}: {:?}", item.unit, item.who)).collect();
    assert_eq!(told, ["title of the dossier: Theirs", "source a: Conflict", "source b: Mine"]);
    let merged = |keep| divergence.resolve(|_| keep).expect("merged");
    assert_eq!(
        merged(Keep::Both),
        "Dossier(format: 2, title: \"Title\" /* theirs */, sources: {\n    \"a\": (name: \"AA\", short: \"A\", note: \"mine\"), // first\n    \"b\": (name: \"B\"),\n})\n"
    );
    assert!(
        merged(Keep::Theirs)
            .contains("\"a\": (name: \"AA\", short: \"A\"), // first\n    \"b\": (name: \"B\"),\n")
    );
    assert!(
        merged(Keep::Mine)
            .contains("\"a\": (name: \"A\", note: \"mine\"), // first\n    \"b\": (name: \"B\"),\n")
    );
    editor.merge(&found, |_| Keep::Both).expect("merged");
    editor.save().expect("saved");
    assert_eq!(desk.read(), merged(Keep::Both));
    editor.undo();
    assert!(editor.as_str().contains("note: \"mine\"") && !editor.as_str().contains("theirs"));
}

#[test]
fn both_can_be_kept_where_they_differ() {
    let base = "(sources: {\"a\": (name: \"A\")})";
    let (mine, theirs) =
        ("(sources: {\"a\": (name: \"M\")})", "(sources: {\"a\": (name: \"T\"), \"a-2\": (name: \"N\")})");
    let divergence = crate::Divergence::between(base, mine, theirs).expect("compared");
    assert!(divergence.conflicts().all(crate::Item::can_keep_both));
    let both = divergence.resolve(|_| Keep::Both).expect("merged");
    assert_eq!(both, "(sources: {\"a\": (name: \"T\"), \"a-3\": (name: \"M\"), \"a-2\": (name: \"N\")})");
    // One removes what the other changes.
    let divergence = crate::Divergence::between(base, "(sources: {})", theirs).expect("compared");
    assert_eq!(divergence.resolve(|_| Keep::Mine).expect("merged"), "(sources: {\"a-2\": (name: \"N\")})");
    assert_eq!(divergence.resolve(|_| Keep::Theirs).expect("merged"), theirs);
    let other = crate::Divergence::between(base, theirs, "(sources: {})").expect("compared");
    assert_eq!(
        other.resolve(|_| Keep::Mine).expect("merged"),
        "(sources: {\"a\": (name: \"T\"), \"a-2\": (name: \"N\")})"
            .replace("{\"a\"", "{ \"a\"")
            .replace(")})", ") })")
    );
    assert!(crate::Divergence::between(base, mine, "(sources: {").is_err());
}

#[test]
fn a_file_that_is_gone_or_no_text_any_more_is_not_made_again() {
    let desk = Desk::new(TEXT);
    let (mut editor, ..) = desk.start();
    editor.apply(&note("one")).expect("made");
    fs::remove_file(desk.file()).expect("removed");
    assert!(matches!(editor.save(), Err(SaveError::Gone)));
    assert!(matches!(editor.look(), Err(SaveError::Gone)));
    assert!(!desk.file().exists());
    fs::write(desk.file(), b"\xff\xfe").expect("written");
    assert!(matches!(editor.save(), Err(SaveError::Changed(found)) if found.0.is_err()));
    assert!(editor.is_changed());
    let copy = editor.save_as(&desk.folder.path().join("copy.ron")).expect("saved under another name");
    assert_eq!(fs::read_to_string(copy).expect("readable"), editor.as_str());
    assert!(matches!(Editor::open(&desk.file()), Err(OpenError::Read(_))));
    // A folder that is not there, and one that may not be written to.
    assert!(matches!(editor.save_as(Path::new("/proc/no/such.ron")), Err(SaveError::Write(_))));
    assert!(matches!(Editor::new(TEXT).expect("a text").save(), Err(SaveError::NoFile)));
}

#[test]
fn what_was_not_saved_is_there_after_a_crash() {
    let desk = Desk::new(TEXT);
    let (mut editor, names, _) = desk.start();
    assert!(names.is_empty());
    editor.apply(&note("one")).expect("made");
    editor.apply(&note("two")).expect("made");
    editor.undo();
    editor.apply(&new_source("b")).expect("made");
    let text = editor.as_str().to_owned();
    drop(editor);
    let (mut editor, names, _) = desk.start();
    assert_eq!(names, ["Note one", "New source b"]);
    assert_eq!(editor.as_str(), text);
    assert!(editor.is_changed());
    // And once more, with more.
    editor.apply(&note("three")).expect("made");
    drop(editor);
    let (mut editor, names, _) = desk.start();
    assert_eq!(names, ["Note one", "New source b", "Note three"]);
    editor.save().expect("saved");
    drop(editor);
    let (mut editor, names, _) = desk.start();
    assert!(names.is_empty(), "what was saved is not offered");
    editor.apply(&note("four")).expect("made");
    editor.discard();
    drop(editor);
    assert!(desk.start().1.is_empty(), "what was given up is not offered");
}

#[test]
fn what_was_not_saved_is_merged_with_a_file_that_was_changed_meanwhile() {
    let desk = Desk::new(TEXT);
    let (mut editor, ..) = desk.start();
    editor.apply(&note("mine")).expect("made");
    drop(editor);
    fs::write(desk.file(), TEXT.replace("\"T\"", "\"U\"")).expect("written");
    let (mut editor, names, _) = desk.start();
    assert_eq!(names, ["Note mine"]);
    let Err(SaveError::Changed(found)) = editor.save() else { panic!("saved over") };
    editor.merge(&found.0.expect("a text"), |_| Keep::Mine).expect("merged");
    let text = editor.as_str().to_owned();
    drop(editor);
    // The merge was in the journal as well.
    let (mut editor, names, _) = desk.start();
    assert_eq!((names.len(), editor.as_str()), (1, text.as_str()));
    editor.save().expect("saved");
    assert!(desk.read().contains("\"U\"") && desk.read().contains("mine"));
}

#[test]
fn a_journal_that_is_cut_off_or_damaged_is_read_as_far_as_it_is_whole() {
    let desk = Desk::new(TEXT);
    let (mut editor, ..) = desk.start();
    let mut texts = vec![TEXT.to_owned()];
    for row in 0..6 {
        editor.apply(&note(&format!("{row}\n\u{202e}\""))).expect("made");
        texts.push(editor.as_str().to_owned());
    }
    drop(editor);
    let path = desk.journal();
    let whole = fs::read(&path).expect("readable");
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).expect("written");
        let opened = Journal::open(&desk.state(), &desk.file(), TEXT).expect("a journal");
        let lines = whole[..length].split(|byte| *byte == b'\n').count() - 1;
        let text = opened.recovered.map_or(TEXT.to_owned(), |recovered| recovered.text.as_str().to_owned());
        assert_eq!(text, texts[lines.saturating_sub(1)], "{length}");
    }
    for at in (0..whole.len()).step_by(7) {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(&path, &damaged).expect("written");
        let opened = Journal::open(&desk.state(), &desk.file(), TEXT).expect("a journal");
        let lines = whole[..at].split(|byte| *byte == b'\n').count() - 1;
        let text = opened.recovered.map_or(TEXT.to_owned(), |recovered| recovered.text.as_str().to_owned());
        assert_eq!(text, texts[lines.saturating_sub(1)], "{at}");
        // A last line without its end was never whole.
        assert!(opened.aside.is_some() || at + 1 == whole.len(), "{at}: what cannot be read is kept");
        if let Some(aside) = opened.aside {
            fs::remove_file(aside).expect("removed");
        }
    }
    fs::write(&path, [0xff; 100]).expect("written");
    let (mut editor, names, is_aside) = desk.start();
    assert!(names.is_empty() || is_aside);
    editor.apply(&note("again")).expect("made");
    assert!(editor.journal_fault().is_none());
    drop(editor);
    assert_eq!(desk.start().1, ["Note again"]);
}

#[test]
fn a_save_that_was_killed_on_its_way_loses_nothing() {
    let desk = Desk::new(TEXT);
    let (mut editor, ..) = desk.start();
    editor.apply(&note("one")).expect("made");
    let text = editor.as_str().to_owned();
    // Killed after the file was replaced, and before the journal was emptied.
    let mut journal = {
        drop(editor);
        Journal::open(&desk.state(), &desk.file(), TEXT).expect("a journal").journal
    };
    journal.saving(TEXT, &Fingerprint::from_text(&text)).expect("noted");
    drop(journal);
    fs::write(desk.file(), &text).expect("written");
    let (editor, names, is_aside) = desk.start();
    assert!(names.is_empty() && !is_aside, "{names:?}");
    assert_eq!(editor.as_str(), text);
    drop(editor);
    // Killed before the file was replaced.
    fs::write(desk.file(), TEXT).expect("written");
    assert_eq!(desk.start().1, ["Note one"]);
}

#[test]
fn a_dossier_is_edited_in_one_program_at_a_time() {
    let desk = Desk::new(TEXT);
    let (mut editor, ..) = desk.start();
    editor.apply(&note("one")).expect("made");
    let other = Journal::open(&desk.state(), &desk.file(), TEXT);
    let Err(JournalError::InUse { process }) = other else { panic!("opened twice") };
    assert_eq!(process, Some(std::process::id()));
    drop(editor);
    assert!(Journal::open(&desk.state(), &desk.file(), TEXT).is_ok());
}

#[test]
fn a_thousand_saves_of_another_program_lose_nothing_of_either() {
    let desk = Desk::new(TEXT);
    let (mut editor, ..) = desk.start();
    let storms = 1_000;
    std::thread::scope(|scope| {
        let file = desk.file();
        let other = scope.spawn(move || {
            // Reads, adds an entry of its own, and saves if nobody came in between, as an honest program does.
            let mut done = 0;
            while done < storms {
                let text = fs::read_to_string(&file).expect("readable");
                let id = format!("theirs-{done}");
                let new =
                    text.replacen("sources: {\n", &format!("sources: {{\n    \"{id}\": (name: \"X\"),\n"), 1);
                let is_same = |file: &mut fs::File| Ok(std::io::read_to_string(file)? == text);
                if atomic_file::replace_expected(&file, new.as_bytes(), is_same).expect("written")
                    == atomic_file::Replaced::Done
                {
                    done += 1;
                }
            }
        });
        let mut mine = 0;
        while !other.is_finished() {
            editor.apply(&new_source(&format!("mine-{mine}"))).expect("made");
            mine += 1;
            while let Err(error) = editor.save() {
                match error {
                    SaveError::Changed(found) => {
                        editor.merge(&found.0.expect("a text"), |_| Keep::Both).expect("merged");
                    }
                    error => panic!("{error}"),
                }
            }
        }
        editor.save().unwrap_or_default();
    });
    while let Err(SaveError::Changed(found)) = editor.save() {
        editor.merge(&found.0.expect("a text"), |_| Keep::Both).expect("merged");
    }
    let text = crate::Text::new(desk.read()).expect("a text");
    let ids: Vec<String> = text.ids(Section::Sources).collect();
    for row in 0..storms {
        assert!(ids.contains(&format!("theirs-{row}")), "theirs-{row} is lost");
    }
    let mine = ids.iter().filter(|id| id.starts_with("mine-")).count();
    assert!(mine > 0 && (0..mine).all(|row| ids.contains(&format!("mine-{row}"))), "{mine}");
}

#[test]
fn a_journal_that_cannot_be_written_is_told_and_caught_up_with() {
    let desk = Desk::new(TEXT);
    let mut editor = Editor::open(&desk.file()).expect("a dossier");
    // A folder where the journal should lie cannot be made below a file.
    let error = Journal::open(&desk.file().join("state"), &desk.file(), TEXT).expect_err("no folder");
    assert!(error.to_string().contains("save often"), "{error}");
    editor.apply(&note("one")).expect("made without");
    editor.save().expect("saved");
}

/// A thousand edits typed into one field are one step; a thousand edits are a thousand, and take little memory.
#[test]
fn a_thousand_steps_take_little_memory() {
    let mut editor = Editor::new(load::KHUSHAM).expect("a text");
    let at = Entry::new(Section::Claims, "sohr-48").field("note");
    for row in 0..1_000 {
        let edit = Edit::new("Note").set(at.clone(), &"x".repeat(row % 100)).joined("note");
        editor.apply(&edit).expect("made");
    }
    assert_eq!(editor.history().len(), 1);
    editor.seal();
    for row in 0..1_000 {
        let edit = Edit::new(format!("Note {row}")).set(at.clone(), &"x".repeat(row % 100)).joined("note");
        editor.apply(&edit).expect("made");
        editor.seal();
    }
    assert!(editor.history().len() > 980, "{}", editor.history().len());
    assert!(editor.history().weight() < 1 << 20, "{}", editor.history().weight());
    while editor.undo().is_some() {}
    assert_eq!(editor.as_str(), load::KHUSHAM);
    assert!(!editor.is_changed());
    while editor.redo().is_some() {}
    assert!(editor.as_str().contains(&"x".repeat(99)));
}
