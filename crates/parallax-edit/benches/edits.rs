//! How long a key takes to the new text, and a save, in the bundled dossier and in one of 100,000 claims.
//!
//! `cargo bench -p parallax-edit`

use std::fmt::Write as _;
use std::fs;

use divan::{Bencher, black_box};
use parallax_dossier::draft::{Claim, Quantity, Word};
use parallax_dossier::load::KHUSHAM;
use parallax_edit::{Edit, Editor, Entry, Journal, Section, Text};

fn main() {
    memory();
    divan::main();
}

/// The bundled dossier with copies of one of its claims.
fn text(claims: usize) -> String {
    if claims == 0 {
        return KHUSHAM.to_owned();
    }
    let end = KHUSHAM.rfind("    },\n)").unwrap_or(KHUSHAM.len());
    let (before, after) = KHUSHAM.split_at(end);
    let start = KHUSHAM.find("        \"sohr-48\": (").unwrap_or_default();
    let length = KHUSHAM[start..].find("        ),\n").map_or(0, |length| length + "        ),\n".len());
    let claim = &KHUSHAM[start..start + length];
    let mut text = before.to_owned();
    for row in 0..claims {
        let _ = write!(text, "{}", claim.replace("\"sohr-48\": (", &format!("\"copy-{row}\": (")));
    }
    text + after
}

fn figure(n: u64) -> Edit {
    let at = Entry::new(Section::Claims, "sohr-48").field("says").field("quantity");
    Edit::new("SOHR 48 to 68").set(at, &Quantity::Exactly(n)).joined("quantity")
}

fn memory() {
    for claims in [0, 100_000] {
        let mut editor = Editor::new(text(claims)).expect("a dossier");
        for row in 0..1_000 {
            let at = Entry::new(Section::Claims, "sohr-48").field("note");
            editor.apply(&Edit::new(format!("Note {row}")).set(at, &format!("Note {row}"))).expect("made");
        }
        let (steps, bytes) = (editor.history().len(), editor.history().weight());
        println!("{claims} more claims, {} bytes: {steps} steps take {bytes} bytes", editor.as_str().len());
    }
}

const SIZES: [usize; 2] = [0, 100_000];

/// Finding where everything stands, once for each file.
#[divan::bench(args = SIZES)]
fn open(bencher: Bencher, claims: usize) {
    let text = text(claims);
    bencher.bench(|| Text::new(black_box(text.as_str())));
}

#[divan::bench(args = SIZES)]
fn key_to_new_text(bencher: Bencher, claims: usize) {
    let mut editor = Editor::new(text(claims)).expect("a dossier");
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        editor.apply(&figure(n)).expect("made")
    });
}

/// The same with the journal, which is on disk after each.
#[divan::bench(args = SIZES)]
fn key_to_new_text_in_the_journal(bencher: Bencher, claims: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.dossier.ron");
    fs::write(&path, text(claims)).expect("written");
    let mut editor = Editor::open(&path).expect("a dossier");
    editor.keep_journal(Journal::open(folder.path(), &path, editor.as_str()).expect("a journal").journal);
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        editor.apply(&figure(n)).expect("made")
    });
}

#[divan::bench(args = SIZES)]
fn new_claim(bencher: Bencher, claims: usize) {
    let mut editor = Editor::new(text(claims)).expect("a dossier");
    let mut n = 0;
    let by = |name: &'static str| Some(Word::from(name));
    let claim = Claim { by: by("sohr"), document: by("newsweek"), paragraph: Some(12), ..Claim::default() };
    bencher.bench_local(|| {
        n += 1;
        editor.apply(&Edit::new("New claim").add(format!("new-{n}"), &claim)).expect("made")
    });
}

#[divan::bench(args = SIZES)]
fn undo_and_redo(bencher: Bencher, claims: usize) {
    let mut editor = Editor::new(text(claims)).expect("a dossier");
    editor.apply(&figure(68)).expect("made");
    bencher.bench_local(|| (editor.undo(), editor.redo()));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn rename_a_source(bencher: Bencher, claims: usize) {
    let mut text = Text::new(text(claims)).expect("a dossier");
    let mut names = ["sohr", "observatory"];
    bencher.bench_local(|| {
        text.apply(&Edit::new("Rename").rename(Section::Sources, names[0], names[1])).expect("made");
        names.reverse();
    });
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn removal_of_a_source(bencher: Bencher, claims: usize) {
    let text = Text::new(text(claims)).expect("a dossier");
    bencher.bench_local(|| text.removal(&Entry::new(Section::Sources, "sohr")).along.len());
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn save(bencher: Bencher, claims: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.dossier.ron");
    fs::write(&path, text(claims)).expect("written");
    let mut editor = Editor::open(&path).expect("a dossier");
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        editor.apply(&figure(n)).expect("made");
        editor.save().expect("saved");
    });
}
