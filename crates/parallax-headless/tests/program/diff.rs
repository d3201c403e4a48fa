//! What changed between two files, and how git shows it.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run;

const OLD: &str = r#"Dossier(
    format: 1,
    title: "Fire <b>at</b> the harbour",
    groups: { "workers": (name: "Dock workers", many: "dock workers") },
    sources: { "union": (name: "Dockers' union") },
    documents: { "gazette": (title: "Harbour gazette", paragraphs: 6) },
    events: { "fire": (name: "The fire", on: "1931-05-02") },
    claims: {
        "union-two": (by: "union", document: "gazette", paragraph: 2, event: "fire",
            says: Count(outcome: Wounded, of: "workers", quantity: Exactly(2))),
        "union-gone": (by: "union", document: "gazette", paragraph: 3, gist: "It blames <script>alert(1)</script> the port."),
    },
)"#;

/// The old file and a new one, in a folder of their own.
fn files(new: &str) -> (tempfile::TempDir, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let [old_path, new_path] =
        ["old.ron", "new.ron"].map(|name| folder.path().join(name).display().to_string());
    fs::write(&old_path, OLD).expect("written");
    fs::write(&new_path, new).expect("written");
    (folder, old_path, new_path)
}

/// The old text with another figure and without the last claim.
fn changed() -> String {
    let start = OLD.find("        \"union-gone\"").expect("the last claim");
    format!("{}    }},\n)", &OLD[..start]).replace("Exactly(2)", "Exactly(3)")
}

#[test]
fn differences_are_sentences_and_exit_codes_are_those_of_diff() {
    let (_folder, old, new) = files(&changed());
    let told = run(&["diff", &old, &new]);
    assert_eq!((told.code, told.err.as_str()), (1, ""));
    for line in [
        "Claims: 1 changed, 1 withdrawn from the dossier.",
        "  [union-two] Dockers' union: 2 dock workers wounded became 3 dock workers wounded.",
        "  [union-gone] Withdrawn from the dossier: Dockers' union.",
        "      gist: It blames <script>alert(1)</script> the port.",
        "Comments, line breaks between fields, and the order of fields are not compared.",
    ] {
        assert!(told.out.lines().any(|known| known == line), "{line}\n{}", told.out);
    }
    let same = run(&["diff", &old, &old]);
    assert_eq!(same.code, 0);
    assert!(same.out.contains("Both files are the same, byte by byte."), "{}", same.out);
    let (_folder, old, commented) = files(&OLD.replace("    groups:", "    // A remark.\n    groups:"));
    let commented = run(&["diff", &old, &commented]);
    assert_eq!(commented.code, 0);
    assert!(commented.out.contains("No difference was found between the two dossiers."), "{}", commented.out);
}

#[test]
fn what_cannot_be_compared_is_trouble() {
    let (folder, old, broken) = files("Dossier(");
    let refused = run(&["diff", &old, &broken]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("new.ron:1:"), "{}", refused.err);
    let missing = folder.path().join("missing.ron").display().to_string();
    assert_eq!(run(&["diff", &old, &missing]).code, 2);
    let onto_itself = run(&["diff", &old, &old, "--to", &old]);
    assert_eq!((onto_itself.code, fs::read_to_string(&old).expect("readable").as_str()), (2, OLD));
}

#[test]
fn an_empty_file_is_a_dossier_without_anything() {
    let (_folder, old, empty) = files("\u{feff}\n");
    let told = run(&["diff", &empty, &old]);
    assert_eq!(told.code, 1);
    assert!(told.out.contains("Claims: 2 added."), "{}", told.out);
}

#[test]
fn nothing_of_a_dossier_controls_the_terminal() {
    let (_folder, old, new) = files(&OLD.replace("Dockers' union", "Dockers\\u{1b}[2J \\u{202e}union"));
    let told = run(&["diff", &old, &new]);
    assert_eq!(told.code, 1);
    assert!(!told.out.contains(['\u{1b}', '\u{202e}']) && told.out.contains("\\u{1b}[2J"), "{}", told.out);
}

#[test]
fn the_page_stands_alone_and_no_text_becomes_markup() {
    let (folder, old, new) = files(&changed());
    let to = folder.path().join("changes.html").display().to_string();
    let written = run(&["diff", &old, &new, "--to", &to]);
    assert_eq!((written.code, written.out.as_str()), (1, ""));
    let page = fs::read_to_string(&to).expect("readable");
    assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"), "{page}");
    assert!(page.contains("prefers-color-scheme:dark") && page.contains("--paper:#ffffff"));
    assert!(page.contains("2 dock workers wounded became 3 dock workers wounded."));
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !page.contains("<script"), "{page}");
    assert!(page.contains("<dd dir=\"auto\">Dockers' union (`union`)</dd>"), "{page}");
    assert!(
        page.contains("<bdi>old.ron</bdi>") && !page.contains(&old),
        "the page has a path of this computer"
    );
    assert!(page.contains("Fire &lt;b&gt;at&lt;/b&gt; the harbour"));
    assert!(!page.contains("src=") && !page.contains("href=") && !page.contains("url("));
}

#[test]
fn json_has_the_old_and_the_new_value() {
    let (_folder, old, new) = files(&changed());
    let told = run(&["diff", &old, &new, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!((told.code, &json["format"], &json["same"]), (1, &1.into(), &false.into()));
    let count = |figure: u64| serde_json::json!({ "Count": { "outcome": "Wounded", "of": "workers", "quantity": { "Exactly": figure } } });
    assert_eq!(
        json["changes"][0]["fields"],
        serde_json::json!([{ "field": "says", "old": count(2), "new": count(3) }])
    );
    let gone = &json["changes"][1];
    assert_eq!((&gone["change"], &gone["old_position"]), (&"withdrawn".into(), &1.into()));
    assert_eq!(gone["entry"]["gist"], "It blames <script>alert(1)</script> the port.");
}

/// The commands of the README's chapter on git, for this program.
fn recipe() -> Vec<String> {
    let readme = include_str!("../../../../README.md");
    let block = readme.split("```sh\n").find(|block| block.contains("gitattributes")).expect("the recipe");
    let lines: Vec<_> = block.lines().take_while(|line| !line.starts_with("```")).collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    let program = format!("'{}' diff", env!("CARGO_BIN_EXE_parallax-headless"));
    // The program is quoted within quotes.
    lines.iter().map(|line| line.replace("parallax diff", &program.replace('\'', "\""))).collect()
}

#[test]
fn git_shows_the_sentences_as_the_readme_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("harbour.dossier.ron");
    let shell = |line: &str| shell(folder.path(), line);
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("skipped: there is no git here");
        return;
    }
    fs::write(&file, OLD).expect("written");
    let [attributes, config, _] = &recipe()[..] else { panic!("three commands") };
    shell("git init -q . && git config user.name a && git config user.email a@example.org");
    shell(attributes);
    shell(config);
    shell("git add . && git commit -q -m one");
    fs::write(&file, changed()).expect("written");
    let shown = shell("git --no-pager diff");
    assert!(shown.contains("[union-two] Dockers' union: 2 dock workers wounded became 3"), "{shown}");
    shell("git commit -q -a -m two");
    let logged = shell("git --no-pager log -p --ext-diff");
    assert!(logged.contains("[union-gone] Withdrawn from the dossier"), "{logged}");
    // The first commit adds the whole file.
    assert!(logged.contains("Claims: 2 added."), "{logged}");
}

/// Runs a line as a shell does, without anybody's own settings of git; returns what it says.
fn shell(folder: &Path, line: &str) -> String {
    let done = Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("HOME", folder)
        .output()
        .expect("a shell");
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(done.status.success(), "{line}: {}{}", said(&done.stdout), said(&done.stderr));
    said(&done.stdout)
}
