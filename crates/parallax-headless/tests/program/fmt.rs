//! `fmt`: files in place, standard input, and what is left alone.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use super::run;

const UNTIDY: &str = "// Mine.\nDossier(format:2,title:\"T\", // for now\n  sides:{\"a\":(name:\"A\")},)\n";
const TIDY: &str = "// Mine.\nDossier(\n    format: 2,\n    title: \"T\", // for now\n\n    sides: {\n        \"a\": (name: \"A\"),\n    },\n)\n";

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        fs::write(&path, text).expect("writable");
        path.display().to_string()
    }
}

fn text(path: &str) -> String {
    fs::read_to_string(path).expect("readable")
}

/// Runs the program with this on its standard input.
fn run_on(input: &str, args: &[&str]) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_parallax-headless"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (output.status.code().expect("it exits by itself"), text(output.stdout), text(output.stderr))
}

#[test]
fn files_are_laid_out_in_place_and_check_only_names_them() {
    let folder = Folder::new();
    let (untidy, tidy) = (folder.file("untidy.ron", UNTIDY), folder.file("tidy.ron", TIDY));
    let view = folder.file("v.view.ron", "View(format:1,name:\"V\")");

    let checked = run(&["fmt", "--check", &untidy, &tidy, &view]);
    assert_eq!((checked.code, checked.out, checked.err), (1, format!("{untidy}\n{view}\n"), String::new()));
    assert_eq!((text(&untidy).as_str(), text(&tidy).as_str()), (UNTIDY, TIDY));

    let done = run(&["fmt", &untidy, &tidy, &view]);
    let said = format!("{untidy}: laid out\n{tidy}: already in the house style\n{view}: laid out\n");
    assert_eq!((done.code, done.out, done.err), (0, said, String::new()));
    assert_eq!((text(&untidy).as_str(), text(&tidy).as_str()), (TIDY, TIDY));
    assert_eq!(text(&view), "View(\n    format: 1,\n    name: \"V\",\n)\n");
    assert_eq!(run(&["fmt", "--check", &untidy, &tidy, &view]).code, 0);
    assert_eq!(fs::read_dir(folder.0.path()).expect("a folder").count(), 3, "no other file is left");
}

#[test]
fn a_file_with_errors_of_syntax_is_refused_and_left_alone_and_the_others_are_laid_out() {
    let folder = Folder::new();
    let broken = "Dossier(format:2,title:\"T\" sides:{},wrong:1)";
    let (broken_file, untidy) = (folder.file("broken.ron", broken), folder.file("untidy.ron", UNTIDY));
    let refused = run(&["fmt", &broken_file, &untidy]);
    assert_eq!((refused.code, refused.out), (1, format!("{untidy}: laid out\n")));
    assert!(refused.err.starts_with(&format!("{broken_file}:1:")), "{}", refused.err);
    assert!(refused.err.contains("error[syntax]") && !refused.err.contains("wrong"), "{}", refused.err);
    assert_eq!(text(&broken_file), broken);

    // What is wrong with its content does not keep a text from being laid out.
    let unsound = folder.file("unsound.ron", "Dossier(format:2,title:\"\")");
    assert_eq!(run(&["fmt", &unsound]).code, 0);
    assert_eq!(text(&unsound), "Dossier(\n    format: 2,\n    title: \"\",\n)\n");

    let missing = run(&["fmt", "missing.ron", &broken_file]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.starts_with("missing.ron: cannot read the file: "), "{}", missing.err);
}

#[test]
fn standard_input_goes_to_standard_output() {
    assert_eq!(run_on(UNTIDY, &["fmt", "-"]), (0, TIDY.to_owned(), String::new()));
    assert_eq!(run_on(UNTIDY, &["fmt", "--check", "-"]), (1, "standard input\n".to_owned(), String::new()));
    assert_eq!(run_on(TIDY, &["fmt", "--check", "-"]), (0, String::new(), String::new()));
    let (code, out, err) = run_on("Dossier(", &["fmt", "-"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.starts_with("standard input:1:8: error[syntax]"), "{err}");
    assert_eq!(run(&["fmt", "-", "a.ron"]).code, 2);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Folder::new();
    let file = folder.file("untidy.ron", UNTIDY);
    let link = folder.0.path().join("link.ron");
    symlink(&file, &link).expect("a link");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("permissions");
    assert_eq!(run(&["fmt", &link.display().to_string()]).code, 0);
    assert_eq!(text(&file), TIDY);
    assert!(link.is_symlink());
    assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o640);
}

#[test]
fn the_dossiers_that_are_built_in_are_in_the_house_style() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
    let mut files: Vec<String> = fs::read_dir(data)
        .expect("a folder")
        .map(|file| file.expect("a file").path())
        .filter(|file| file.extension().is_some_and(|ending| ending == "ron"))
        .map(|file| file.display().to_string())
        .collect();
    files.sort();
    assert!(files.len() >= 4, "{files:?}");
    let args: Vec<&str> = ["fmt", "--check"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let checked = run(&args);
    assert_eq!((checked.code, checked.out, checked.err), (0, String::new(), String::new()));
    {
        let text = parallax_dossier::load::STARTER;
        assert_eq!(run_on(text, &["fmt", "--check", "-"]).0, 0, "the dossier to start from");
    }
}
