//! `merge`: two versions of a dossier become one, also when git asks for it.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::run;

const BASE: &str = r#"// The harbour.
Dossier(
    format: 2,
    title: "Harbour",

    groups: {
        "dockers": (name: "Dockers"),
    },

    sources: {
        "mayor": (name: "The mayor"), // elected
        "union": (name: "The union"),
    },

    documents: {
        "gazette": (title: "Gazette"),
    },

    claims: {
        // First of all.
        "mayor-three": (by: "mayor", document: "gazette", paragraph: 1, says: Count(outcome: Killed, of: "dockers", quantity: Exactly(3)), note: "n"),
        "union-nine": (by: "union", document: "gazette", paragraph: 2, says: Count(outcome: Killed, of: "dockers", quantity: Exactly(9))),
    },
)
"#;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn file(&self, name: &str, text: &str) -> String {
        fs::write(self.path(name), text).expect("writable");
        self.path(name)
    }

    /// Merges two versions of the dossier above: exit code, text, standard error.
    fn merge(&self, ours: &str, theirs: &str) -> (i32, String, String) {
        let files =
            [self.file("base.ron", BASE), self.file("ours.ron", ours), self.file("theirs.ron", theirs)];
        let to = self.path("out.ron");
        let done = run(&["merge", &files[0], &files[1], &files[2], "--to", &to]);
        (done.code, fs::read_to_string(&to).unwrap_or_default(), done.err)
    }
}

const ADDED: &str = "        \"union-ten\": (by: \"union\", document: \"gazette\", paragraph: 3, says: Count(outcome: Killed, of: \"dockers\", quantity: Exactly(10))),\n";

/// The dossier with a claim more.
fn with_a_claim() -> String {
    BASE.replacen("    },\n)\n", &format!("{ADDED}    }},\n)\n"), 1)
}

#[test]
fn what_each_changed_is_in_the_text_of_ours_and_nothing_else_is_touched() {
    let folder = Folder::new();
    let ours = BASE.replace("Exactly(3)", "AtLeast(3)").replace("// elected", "// elected in 1930");
    let theirs = with_a_claim()
        .replace("note: \"n\"", "note: \"m\"")
        .replace("\"union\": (name: \"The union\")", "\"union\": (name: \"The dockers' union\")");
    let (code, merged, told) = folder.merge(&ours, &theirs);
    assert_eq!((code, told.as_str()), (0, ""));
    let wanted = with_a_claim()
        .replace("Exactly(3)", "AtLeast(3)")
        .replace("// elected", "// elected in 1930")
        .replace("note: \"n\"", "note: \"m\"")
        .replace("The union", "The dockers' union");
    assert_eq!(merged, wanted);
    let (code, same, _) = folder.merge(BASE, BASE);
    assert_eq!((code, same.as_str()), (0, BASE));
}

#[test]
fn a_conflict_keeps_ours_and_is_told_in_a_sentence_and_in_a_comment() {
    let folder = Folder::new();
    let ours = BASE.replace("Exactly(3)", "AtLeast(3)");
    let theirs = BASE.replace("Exactly(3)", "MoreThan(3)").replace("note: \"n\"", "note: \"m\"");
    let (code, merged, told) = folder.merge(&ours, &theirs);
    assert_eq!(code, 1);
    assert!(told.starts_with("claim mayor-three: both changed `says`. OURS: Count("), "{told}");
    assert!(told.contains("MoreThan(3)") && told.ends_with("OURS is kept.\n"), "{told}");
    let comment = "        // Merge conflict: OURS is kept. THEIRS has says: Count(outcome: Killed, of: \"dockers\", quantity: MoreThan(3))\n        \"mayor-three\"";
    assert!(merged.contains(comment), "{merged}");
    assert!(merged.contains("AtLeast(3)") && merged.contains("note: \"m\""), "{merged}");
    let checked = run(&["check", &folder.path("out.ron")]);
    assert_eq!(checked.code, 0);
    assert!(
        format!("{}{}", checked.out, checked.err).contains("warning[merge-conflict]"),
        "{}{}",
        checked.out,
        checked.err
    );
    // A file of data has no place to say that something is not settled.
    for (command, to) in [("table", "out.csv"), ("table", "out.json"), ("dossier", "out.xlsx")] {
        let refused = run(&[command, &folder.path("out.ron"), "--to", &folder.path(to)]);
        assert_eq!(refused.code, 2, "{to}");
        assert!(
            refused.err.contains("1 merge conflict in the file of this dossier is not settled"),
            "{}",
            refused.err
        );
        assert!(!Path::new(&folder.path(to)).exists(), "{to}");
    }
    // Without the comment it is our text with what theirs changed besides.
    let lines: Vec<&str> = merged.lines().filter(|line| !line.contains("Merge conflict")).collect();
    assert_eq!(lines.join("\n") + "\n", ours.replace("note: \"n\"", "note: \"m\""));
}

#[test]
fn what_one_removed_and_the_other_changed_is_kept() {
    let folder = Folder::new();
    let removed: String = BASE.split_inclusive('\n').filter(|line| !line.contains("union-nine")).collect();
    let changed = BASE.replace("Exactly(9)", "About(9)");
    for (ours, theirs, words) in [
        (&removed, &changed, "OURS removed it and THEIRS changed it. It is kept as THEIRS has it."),
        (&changed, &removed, "THEIRS removed it and OURS changed it. It is kept as OURS has it."),
    ] {
        let (code, merged, told) = folder.merge(ours, theirs);
        assert_eq!((code, told), (1, format!("claim union-nine: {words}\n")));
        assert!(merged.contains("About(9)") && merged.contains("// Merge conflict: "), "{merged}");
    }
    // Removed by one alone, it is gone.
    let (code, merged, _) = folder.merge(BASE, &removed);
    assert_eq!((code, merged), (0, removed));
}

#[test]
fn a_reference_to_what_the_other_removed_is_an_error_that_is_told() {
    let folder = Folder::new();
    let keep = |line: &&str| !line.contains("\"union\": (") && !line.contains("union-nine");
    let without: String = BASE.split_inclusive('\n').filter(keep).collect();
    let (code, merged, told) = folder.merge(&without, &with_a_claim());
    assert_eq!(code, 1);
    assert!(told.contains("there is no source `union`") && merged.contains("union-ten"), "{told}");
}

#[test]
fn what_is_no_dossier_is_refused_and_nothing_is_written() {
    let folder = Folder::new();
    let (code, merged, told) = folder.merge(BASE, "Dossier(title: \"T\"");
    assert_eq!((code, merged.as_str()), (2, ""));
    assert!(told.contains("theirs.ron: "), "{told}");
    let (code, _, told) = folder.merge("<<<<<<< HEAD", BASE);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("ours.ron: "), "{told}");
}

/// Runs git in a folder; returns whether it succeeded.
fn git(folder: &Path, args: &[&str]) -> bool {
    let done = Command::new("git")
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"])
        .args(args)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output();
    done.is_ok_and(|output| output.status.success())
}

#[test]
fn git_merges_dossiers_with_it() {
    if Command::new("git").arg("--version").output().is_err() {
        println!("git is not installed: not tried");
        return;
    }
    let folder = Folder::new();
    let here = folder.0.path();
    let write = |text: &str| fs::write(here.join("harbour.dossier.ron"), text).expect("writable");
    let read = || fs::read_to_string(here.join("harbour.dossier.ron")).expect("readable");
    let commit = |text: &str, message: &str| {
        write(text);
        assert!(git(here, &["add", "-A"]) && git(here, &["commit", "-q", "-m", message]));
    };
    // As the README says.
    let driver = format!("'{}' merge %O %A %B --to %A", env!("CARGO_BIN_EXE_parallax-headless"));
    assert!(git(here, &["init", "-q", "-b", "main"]));
    assert!(git(here, &["config", "merge.dossier.name", "dossiers"]));
    assert!(git(here, &["config", "merge.dossier.driver", &driver]));
    fs::write(here.join(".gitattributes"), "*.dossier.ron merge=dossier\n").expect("writable");
    commit(BASE, "base");
    assert!(git(here, &["checkout", "-q", "-b", "other"]));
    // Both add a claim at the same place and change the same line, which git alone would not merge.
    commit(&with_a_claim().replace("note: \"n\"", "note: \"m\""), "theirs");
    assert!(git(here, &["checkout", "-q", "main"]));
    let own = ADDED.replace("union-ten", "union-eleven").replace("Exactly(10)", "Exactly(11)");
    commit(
        &BASE.replace("Exactly(3)", "AtLeast(3)").replacen("    },\n)\n", &format!("{own}    }},\n)\n"), 1),
        "ours",
    );
    assert!(git(here, &["merge", "-q", "--no-edit", "other"]), "{}", read());
    let merged = read();
    for words in ["union-ten", "union-eleven", "AtLeast(3)", "note: \"m\""] {
        assert!(merged.contains(words), "{words}: {merged}");
    }
    assert!(!merged.contains("Merge conflict"));

    // The same field in two ways: git stops, and the file opens.
    assert!(git(here, &["checkout", "-q", "-b", "third"]));
    commit(&merged.replace("Exactly(9)", "MoreThan(9)"), "theirs");
    assert!(git(here, &["checkout", "-q", "main"]));
    commit(&merged.replace("Exactly(9)", "AtLeast(9)"), "ours");
    assert!(!git(here, &["merge", "-q", "--no-edit", "third"]));
    let merged = read();
    assert!(merged.contains("THEIRS has says: ") && !merged.contains("<<<<"), "{merged}");
    assert_eq!(run(&["check", &folder.path("harbour.dossier.ron")]).code, 0);
}
