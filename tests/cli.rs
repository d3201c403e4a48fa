//! The real program, run as a person runs it: what it prints and writes, and how it exits.

use crate::common::spelled;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const SOUND: &str = r#"Dossier(format: 1, title: "T", sources: {"s": (name: "S")}, documents: {"d": (title: "D")},
    claims: {"a": (by: "s", document: "d", paragraph: 1)})"#;

/// Runs the program without a display.
fn parallax(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    for display in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(display);
    }
    command.args(args).output().expect("the program starts")
}

/// The words of all views.
fn views() -> impl Iterator<Item = &'static str> {
    parallax::views::ALL.iter().map(|view| view.word())
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it exits by itself")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain name")
}

/// Writes a file into the folder; returns its full name.
fn file(folder: &tempfile::TempDir, name: &str, words: &str) -> String {
    let path = folder.path().join(name);
    fs::write(&path, words).expect("written");
    text(&path).to_owned()
}

#[test]
fn it_tells_its_version() {
    let output = parallax(&["--version"]);
    assert_eq!((code(&output), out(&output)), (0, format!("parallax {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn help_names_everything_it_can_do() {
    let output = parallax(&["--help"]);
    assert_eq!((code(&output), err(&output)), (0, String::new()));
    for word in ["check", "export", "FILE", "--version"] {
        assert!(out(&output).contains(word), "{word} is missing:\n{}", out(&output));
    }
    let export = out(&parallax(&["export", "--help"]));
    for word in ["--view", "--to", "--size", "--theme", "--select", "estimates"] {
        assert!(export.contains(word), "{word} is missing:\n{export}");
    }
}

#[test]
fn wrong_arguments_exit_with_2() {
    for args in [&["--nonsense"][..], &["check"], &["export"], &["export", "--view", "moon", "--to", "a.svg"]]
    {
        let output = parallax(args);
        assert_eq!((code(&output), out(&output)), (2, String::new()), "{args:?}");
        assert!(!err(&output).is_empty(), "{args:?}");
    }
}

#[test]
fn check_tells_clean_warnings_errors_and_missing_files_apart() {
    let folder = folder();
    let sound = file(&folder, "sound.ron", SOUND);
    let warned = file(&folder, "warned.ron", &SOUND.replace(", paragraph: 1", ""));
    let broken = file(&folder, "broken.ron", &SOUND.replace("by: \"s\"", "by: \"t\""));
    let missing = text(&folder.path().join("missing.ron")).to_owned();
    let output = parallax(&["check", &sound]);
    assert_eq!((code(&output), out(&output)), (0, format!("{sound}: ok, 1 claim\n")));
    let output = parallax(&["check", &warned]);
    assert_eq!(code(&output), 0);
    assert!(out(&output).contains("warning[no-paragraph]"), "{}", out(&output));
    let output = parallax(&["check", &sound, &broken]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains(&format!(" --> {broken}:2:24")), "{}", out(&output));
    let output = parallax(&["check", "--format", "short", &broken]);
    assert!(out(&output).contains(&format!("{broken}:2:24: error[unknown-id]: ")), "{}", out(&output));
    let output = parallax(&["check", &broken, &missing]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("missing.ron"), "{}", err(&output));
}

#[test]
fn export_writes_svg_and_png() {
    let folder = folder();
    for view in ["map", "estimates", "window"] {
        let svg = folder.path().join(format!("{view}.svg"));
        let output = parallax(&["export", "--view", view, "--to", text(&svg), "--size", "900x600"]);
        assert_eq!(code(&output), 0, "{view}: {}", err(&output));
        // The estimates need more room, and say so.
        assert_eq!(err(&output).contains("truncated"), view == "estimates", "{view}: {}", err(&output));
        let svg = fs::read_to_string(svg).expect("written");
        assert!(svg.starts_with("<?xml") || svg.starts_with("<svg"), "{view}: {}", &svg[..40]);
        assert!(svg.trim_end().ends_with("</svg>"), "{view}");
    }
    let png = folder.path().join("map.PNG");
    let output =
        parallax(&["export", "--view", "map", "--to", text(&png), "--size", "640x480", "--theme", "dark"]);
    assert_eq!((code(&output), err(&output)), (0, String::new()));
    let png = fs::read(png).expect("written");
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let sides = [16, 20].map(|at| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes")));
    assert_eq!(sides, [640, 480]);
}

#[test]
fn export_refuses_other_endings_and_writes_nothing() {
    let folder = folder();
    for name in ["map.jpg", "map", "map.svg.bak"] {
        let to = folder.path().join(name);
        let output = parallax(&["export", "--view", "map", "--to", text(&to)]);
        assert_eq!(code(&output), 2, "{name}");
        assert!(err(&output).contains(".svg, .png, .csv or .json"), "{}", err(&output));
        assert!(!to.exists(), "{name}");
    }
}

#[test]
fn an_unknown_selection_gets_a_proposal() {
    let folder = folder();
    let to = folder.path().join("map.svg");
    let output = parallax(&["export", "--view", "map", "--to", text(&to), "--select", "place:kusham"]);
    assert_eq!(code(&output), 2);
    let said = err(&output);
    assert!(said.contains("no place `kusham`") && said.contains("did you mean `khusham`?"), "{said}");
    assert!(!to.exists());
    let output = parallax(&["export", "--view", "map", "--to", text(&to), "--select", "town:khusham"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("there is no kind `town`"), "{}", err(&output));
}

#[test]
fn a_selection_shows_in_the_picture() {
    let folder = folder();
    let draw = |name: &str, more: &[&str]| {
        let to = folder.path().join(name);
        let args = [&["export", "--view", "map", "--to", text(&to)][..], more].concat();
        assert_eq!(code(&parallax(&args)), 0);
        fs::read(to).expect("written")
    };
    let (plain, chosen) = (draw("a.svg", &[]), draw("b.svg", &["--select", "place:khusham"]));
    assert_ne!(plain, chosen);
    assert_eq!(plain, draw("c.svg", &[]), "the same picture twice is the same file");
}

#[test]
fn a_file_that_may_not_be_written_stays_as_it_was() {
    let folder = folder();
    let old = folder.path().join("map.svg");
    fs::write(&old, "old").expect("written");
    let mut permissions = fs::metadata(&old).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&old, permissions).expect("set");
    let nowhere = folder.path().join("nowhere").join("map.svg");
    for to in [text(&old), text(&nowhere), text(folder.path()), &format!("{}/x.svg", text(&old))] {
        let output = parallax(&["export", "--view", "map", "--to", to]);
        assert_eq!(code(&output), 2, "{to}");
        let said = err(&output);
        assert!(said.starts_with("parallax: ") && said.lines().count() == 1, "{said}");
    }
    assert_eq!(fs::read_to_string(&old).expect("readable"), "old");
    assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1, "nothing is left behind");
}

#[test]
fn a_dossier_with_errors_is_not_drawn_and_says_why() {
    let folder = folder();
    let broken = file(&folder, "broken.ron", &SOUND.replace("by: \"s\"", "by: \"t\""));
    let to = folder.path().join("map.svg");
    let output = parallax(&["export", &broken, "--view", "map", "--to", text(&to)]);
    assert_eq!(code(&output), 1);
    let said = err(&output);
    assert!(said.contains(&format!("{broken}:2:24: error[")), "{said}");
    assert!(!to.exists());
}

#[test]
fn a_dossier_that_is_not_there_exits_with_2() {
    let folder = folder();
    let missing = text(&folder.path().join("missing.ron")).to_owned();
    let to = text(&folder.path().join("map.svg")).to_owned();
    for args in [&[missing.as_str()][..], &["export", missing.as_str(), "--view", "map", "--to", to.as_str()]]
    {
        let output = parallax(args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(err(&output).contains("missing.ron"), "{}", err(&output));
    }
}

/// Only X11 and Wayland name their displays; on other systems a window would open.
#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn without_a_display_it_says_so_in_one_sentence() {
    let output = parallax(&[]);
    assert_eq!((code(&output), out(&output)), (2, String::new()));
    let said = err(&output);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("there is no display") && !said.contains("panicked"), "{said}");
}

#[test]
fn outcome_and_group_narrow_other_views_and_leave_the_window_alone() {
    let folder = folder();
    let wounded = svg(&folder, &["agreement", "--outcome", "wounded"]);
    assert!(wounded.contains("No contradiction found"), "{wounded}");
    let russians = svg(&folder, &["table", "--group", "russians", "--outcome", "killed"]);
    assert!(russians.contains("no more than 5") && !russians.contains("running count"));
    assert!(!svg(&folder, &["window", "--outcome", "wounded"]).contains("COMPARE"));
    let to = text(&folder.path().join("x.svg")).to_owned();
    let output = parallax(&["export", "--view", "table", "--outcome", "missing", "--to", &to]);
    assert!(code(&output) == 2 && err(&output).contains("no claim counts that"), "{}", err(&output));
}

/// Draws a view of the built-in dossier as SVG.
fn svg(folder: &tempfile::TempDir, args: &[&str]) -> String {
    let to = folder.path().join("view.svg");
    let output = parallax(&[&["export", "--to", text(&to), "--view"], args].concat());
    assert_eq!(code(&output), 0, "{args:?}: {}", err(&output));
    spelled(&fs::read_to_string(&to).expect("readable"))
}

#[test]
fn every_view_can_be_drawn_and_says_how_words_are_read() {
    let folder = folder();
    for (view, words) in [
        ("estimates", "running count"),
        ("agreement", " counts cannot all be true"),
        ("accounts", "no answer here"),
        ("table", "asserts"),
    ] {
        let drawn = svg(&folder, &[view]);
        assert!(drawn.contains(words), "{view} does not say “{words}”");
        assert!(!drawn.contains("TRUNCATED"), "{view} is cut off");
        let read = drawn.contains("number words read by ");
        assert_eq!(
            read,
            view != "accounts",
            "{view}: a caption names the reading where there are words to read"
        );
    }
}

#[test]
fn a_reading_changes_words_and_nothing_else() {
    let folder = folder();
    let draw = |reading: &str| svg(&folder, &["estimates", "--reading", reading]);
    assert!(draw("declared").contains("read as at least 24"));
    assert!(draw("airwars").contains("read as 12 to 24"));
    assert!(draw("acled").contains("read as 12"));
    let words = draw("words-only");
    assert!(!words.contains("read as") && words.contains("“dozens”"));
    assert!(svg(&folder, &["agreement", "--reading", "words-only"]).contains(" counts cannot all be true"));
}

#[test]
fn the_chart_is_narrowed_sorted_and_drawn_as_asked() {
    let folder = folder();
    let plain = svg(&folder, &["estimates"]);
    for args in [
        &["--group", "russians"][..],
        &["--group", "russians", "--without-parts"],
        &["--sort", "size"],
        &["--by", "source"],
        &["--style", "intervals"],
        &["--log"],
        &["--outcome", "all"],
        &["--only", "source:sohr"],
        &["--coding"],
    ] {
        let drawn = svg(&folder, &[&["estimates"], args].concat());
        assert_ne!(drawn, plain, "{args:?} changes nothing");
    }
    let own = svg(&folder, &["estimates", "--group", "russians", "--without-parts"]);
    assert!(own.contains("no more than 5") && !own.contains("over 100"));
    let only = svg(&folder, &["estimates", "--only", "source:sohr", "--only", "claim:buga-dozens"]);
    assert!(only.contains("running count") && only.contains("“dozens”") && !only.contains("over 100"));
}

#[test]
fn unknown_names_get_a_proposal() {
    let folder = folder();
    let to = text(&folder.path().join("x.svg")).to_owned();
    for (args, proposal) in [
        (["--reading", "acleed"], "did you mean `acled`?"),
        (["--group", "russian"], "did you mean `russians`?"),
        (["--only", "source:sohrr"], "did you mean `sohr`?"),
        (["--sort", "dat"], "date"),
    ] {
        let output = parallax(&[&["export", "--view", "estimates", "--to", &to], &args[..]].concat());
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(err(&output).contains(proposal), "{args:?}: {}", err(&output));
    }
    assert!(!Path::new(&to).exists());
}

#[test]
fn the_claims_of_any_view_are_written_as_csv_and_json() {
    let folder = folder();
    let write = |view: &str, name: &str| {
        let to = folder.path().join(name);
        let output = parallax(&["export", "--view", view, "--only", "source:sohr", "--to", text(&to)]);
        (code(&output), err(&output), fs::read_to_string(&to).unwrap_or_default())
    };
    let (exit, _, csv) = write("table", "t.csv");
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!((exit, lines.len()), (0, 2), "{csv}");
    assert!(
        lines[0].starts_with("\u{feff}id,by,via,document,paragraph,said,")
            && lines[1].starts_with("sohr-48,")
    );
    let (exit, _, json) = write("table", "t.json");
    assert!(exit == 0 && json.contains("\"sohr-48\"") && json.contains("\"dossier\""), "{json}");
    for view in views().filter(|view| *view != "table") {
        let (exit, said, csv) = write(view, &format!("{view}.csv"));
        assert!(exit == 0 && said.is_empty() && csv.starts_with("\u{feff}id,by,via,"), "{view}: {said}");
        let (exit, _, json) = write(view, &format!("{view}.json"));
        assert!(exit == 0 && json.contains("\"format\": 2"), "{view}: {json}");
    }
    let (exit, said, _) = write("window", "w.csv");
    assert!(exit == 2 && said.contains("--view table"), "{said}");
}

/// Who does not look at the picture hears what it says.
#[test]
fn what_a_small_picture_leaves_out_is_said_on_standard_error() {
    let folder = folder();
    for view in views() {
        let to = folder.path().join(format!("{view}.svg"));
        let export = |args: &[&str]| {
            let output = parallax(&[&["export", "--view", view, "--to", text(&to)], args].concat());
            assert_eq!(code(&output), 0, "{view}: {}", err(&output));
            (err(&output), fs::read_to_string(&to).expect("written").contains("TRUNCATED"))
        };
        let (said, shown) = export(&["--size", "300x200"]);
        assert!(
            shown && said.contains("truncated: not everything fits") && said.lines().count() == 1,
            "{view}: {said}"
        );
        assert_eq!(export(&[]), (String::new(), false), "{view}");
    }
    let to = folder.path().join("window.png");
    let output = parallax(&["export", "--view", "window", "--size", "640x480", "--to", text(&to)]);
    assert!(
        code(&output) == 2 && err(&output).contains("at least 800x500") && !to.exists(),
        "{}",
        err(&output)
    );
}

/// No single file opens right in every spreadsheet.
#[test]
fn rows_without_room_go_on_in_numbered_files() {
    let folder = folder();
    let to = folder.path().join("out.png");
    let args = ["export", "--view", "table", "--size", "1600x900", "--pages", "--to", text(&to)];
    let output = parallax(&args);
    assert_eq!((code(&output), err(&output)), (0, String::new()));
    let mut files: Vec<String> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    files.sort_unstable_by_key(|name| (name.len(), name.clone()));
    let expected =
        std::iter::once("out.png".to_owned()).chain((2..=files.len()).map(|n| format!("out-{n}.png")));
    assert_eq!(files, expected.collect::<Vec<_>>());
    assert!(files.len() > 2, "{files:?}");
    let refused = parallax(&["export", "--view", "map", "--pages", "--to", text(&to)]);
    assert!(
        code(&refused) != 0 && err(&refused).contains("--pages is for pictures of the estimates"),
        "{}",
        err(&refused)
    );
}

#[test]
fn a_csv_file_has_the_separator_and_the_mark_that_are_asked_for() {
    let folder = folder();
    let to = folder.path().join("t.csv");
    let write = |args: &[&str]| {
        let output = parallax(&[&["export", "--view", "table", "--to", text(&to)], args].concat());
        assert_eq!((code(&output), err(&output)), (0, String::new()), "{args:?}");
        fs::read_to_string(&to).expect("written")
    };
    assert!(write(&[]).starts_with("\u{feff}id,by,"));
    assert!(write(&["--separator", "semicolon"]).starts_with("\u{feff}id;by;"));
    assert!(write(&["--separator", "tab", "--no-bom"]).starts_with("id\tby\t"));
    for args in [&["--separator", "tab"][..], &["--no-bom"]] {
        let map = folder.path().join("map.png");
        let output = parallax(&[&["export", "--view", "map", "--to", text(&map)], args].concat());
        assert!(code(&output) == 2 && err(&output).contains("is for .csv"), "{}", err(&output));
    }
}

/// The file holds the claims that the view shows, and none that was not yet said on the day.
#[test]
fn the_claims_of_a_view_are_those_it_shows() {
    let folder = folder();
    let ids = |args: &[&str]| -> Vec<String> {
        let to = folder.path().join("claims.csv");
        let output = parallax(&[&["export", "--to", text(&to), "--view"], args].concat());
        assert_eq!((code(&output), err(&output)), (0, String::new()), "{args:?}");
        let csv = fs::read_to_string(&to).expect("written");
        csv.lines().skip(1).filter_map(|line| line.split_once(',')).map(|(id, _)| id.to_owned()).collect()
    };
    assert_eq!(ids(&["estimates", "--outcome", "captured"]), ["isis-two-captured"]);
    let narrowed = ids(&["map", "--only", "claim:sohr-48"]);
    assert!(narrowed.iter().all(|id| id == "sohr-48"), "{narrowed:?}");
    let compared = ids(&["estimates", "--coding"]);
    assert!(
        compared.iter().any(|id| id == "mod-wounded-24"),
        "the page compares the wounded too: {compared:?}"
    );
    let all = ids(&["timeline"]);
    assert!(all.len() > 90, "{}", all.len());
    assert!(ids(&["timeline", "--as-of", "2018-02-08"]).len() < all.len());
}

#[test]
fn a_picture_shows_what_was_known_on_a_day_and_says_so() {
    let folder = folder();
    let now = svg(&folder, &["estimates"]);
    let then = svg(&folder, &["estimates", "--as-of", "2018-02-09"]);
    assert!(!now.contains("as known on") && then.contains("as known on 9 February 2018"));
    for view in views() {
        let (now, then) = (svg(&folder, &[view]), svg(&folder, &[view, "--as-of", "2018-02-09"]));
        assert!(then.contains("as known on 9 February 2018"), "{view} does not name the day");
        // More than the caption differs: this many lines.
        let differing = now.lines().zip(then.lines()).filter(|(now, then)| now != then).count();
        assert!(differing > 8, "{view} does not follow the day: {differing} lines differ");
    }
    let map = |args: &[&str]| svg(&folder, &[&["map"], args].concat()).contains("3 claims by 2 sources");
    assert!(map(&[]) && !map(&["--as-of", "2018-02-09"]), "Khusham is first named on the 12th");
    let words = svg(&folder, &["agreement", "--as-of", "2018-02-09"]);
    assert!(words.contains("certainly said later") && !words.contains("Buga"), "said on the 12th");
    assert!(words.contains("Bloomberg"), "probably said on the 13th, so perhaps before");
    let to = text(&folder.path().join("x.svg")).to_owned();
    let output = parallax(&["export", "--view", "map", "--as-of", "9 February", "--to", &to]);
    assert!(code(&output) == 2 && err(&output).contains("--as-of"), "{}", err(&output));
}

/// The words that a picture shows and those that describe it, without what it is drawn with.
fn words_of(svg: &str) -> Vec<&str> {
    let pieces =
        svg.split('<').filter(|piece| !piece.starts_with("style")).filter_map(|tag| tag.split_once('>'));
    pieces.map(|(_, words)| words.trim()).filter(|words| !words.is_empty()).collect()
}

/// What nobody could know: figures and words about an event that had not begun, drawn pale or not, and who said them.
#[test]
fn on_a_day_before_an_event_no_picture_holds_anything_that_was_said_about_it() {
    let folder = folder();
    let dossier = parallax::load::read(parallax::load::KHUSHAM).dossier.expect("sound");
    // Not said before the article that has no last day, and of no event: perhaps said long before.
    let perhaps = ["states-accuse", "us-denies"];
    let claims = || dossier.claims.rows().iter().filter(|claim| !perhaps.contains(&claim.key.as_str()));
    let gists = || claims().map(|claim| claim.gist.as_str()).filter(|gist| !gist.is_empty());
    let is_figure = |word: &str| ["48", "100", "500", "dozens", "scores"].contains(&word);
    for view in views().chain(["window"]) {
        let mut args = vec![view, "--as-of", "2017-06-01"];
        if view == "estimates" {
            args.extend(["--outcome", "all"]);
        }
        let picture = svg(&folder, &args);
        let words = words_of(&picture);
        let figures = words.iter().flat_map(|line| line.split(|letter: char| !letter.is_alphanumeric()));
        let found: Vec<_> = figures.filter(|word| is_figure(word)).collect();
        assert!(found.is_empty(), "{view}: {found:?}");
        for gist in gists() {
            let told = words.iter().find(|line| line.contains(gist.trim_end_matches('.')));
            assert!(told.is_none(), "{view}: {told:?}");
        }
        for name in ["Bloomberg", "SOHR", "Buga", "Zakharova"].iter().filter(|_| view != "window") {
            assert!(!words.iter().any(|line| line.contains(name)), "{view} names {name}");
        }
        assert!(
            words.iter().any(|line| line.contains("107 later claims")),
            "{view} does not say what it leaves out"
        );
    }
    let then = svg(&folder, &["estimates", "--as-of", "2018-02-13"]);
    let then = words_of(&then);
    assert!(
        then.iter().any(|line| line.contains("perhaps not yet said")),
        "pale, as what was said on the 15th"
    );
    assert!(then.contains(&"48 so far") && !then.iter().any(|line| line.contains("later claim")), "{then:?}");
}

#[test]
fn frames_are_numbered_pictures_of_one_size_one_for_each_step() {
    let folder = folder();
    let dossier = file(
        &folder,
        "d.ron",
        &SOUND.replace("paragraph: 1", "paragraph: 1, said: \"2018-02-07/2018-02-09\""),
    );
    let frames = folder.path().join("frames");
    let output =
        parallax(&["export", &dossier, "--view", "timeline", "--size", "400x300", "--frames", text(&frames)]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let mut names: Vec<_> = fs::read_dir(&frames)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"))
        .collect();
    names.sort();
    assert_eq!(names, ["0001-2018-02-07.png", "0002-2018-02-09.png"]);
    let undated = file(&folder, "undated.ron", SOUND);
    let output = parallax(&["export", &undated, "--view", "timeline", "--frames", text(&frames)]);
    assert!(code(&output) == 2 && err(&output).contains("no days to draw"), "{}", err(&output));
}

#[test]
fn a_picture_can_be_plain_outlined_and_larger() {
    let folder = folder();
    let framed = svg(&folder, &["estimates"]);
    let plain = svg(&folder, &["estimates", "--plain"]);
    assert!(framed.contains("SHA-256") && !plain.contains("SHA-256") && plain.contains("<text"));
    let outlined = svg(&folder, &["estimates", "--outlines"]);
    assert!(!outlined.contains("<text") && outlined.contains("<desc"));
    let side = |args: &[&str]| {
        let to = folder.path().join("x.png");
        let output = parallax(&[&["export", "--view", "map", "--to", text(&to)], args].concat());
        assert_eq!(code(&output), 0, "{}", err(&output));
        let png = fs::read(&to).expect("written");
        u32::from_be_bytes(png[16..20].try_into().expect("four bytes"))
    };
    assert_eq!((side(&[]), side(&["--scale", "2"])), (1200, 2400));
    for (args, words) in [(["--scale", "3"], "1, 2 or 4"), (["--scale", "2"], "--scale is for .png")] {
        let to = text(&folder.path().join("y.svg")).to_owned();
        let output = parallax(&[&["export", "--view", "map", "--to", &to], &args[..]].concat());
        assert!(code(&output) == 2 && err(&output).contains(words), "{args:?}: {}", err(&output));
    }
    let to = text(&folder.path().join("large.png")).to_owned();
    let large = ["export", "--view", "map", "--size", "8000x8000", "--scale", "4", "--to", &to];
    let output = parallax(&large);
    assert!(code(&output) == 2 && err(&output).contains("smaller scale"), "{}", err(&output));
    assert!(!Path::new(&to).exists());
}

#[test]
fn what_a_picture_shows_is_printed_in_sentences() {
    for view in views() {
        let output = parallax(&["export", "--view", view, "--alt-text"]);
        let told = out(&output);
        assert_eq!(code(&output), 0, "{view}: {}", err(&output));
        assert!(told.len() > 300 && told.trim_end().ends_with('.'), "{view}: {told}");
        // The picture contains the same words.
        let first = told.lines().next().expect("a sentence").replace('&', "&amp;");
        assert!(svg(&folder(), &[view]).contains(&first), "{view}: {first}");
    }
    let output = parallax(&["export", "--view", "window", "--alt-text"]);
    let told = out(&output);
    assert_eq!(code(&output), 0, "{}", err(&output));
    for words in ["Window with ", "\n\nMap. Map of ", "\n\nEstimates. Bar chart "] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let output = parallax(&["export", "--view", "map"]);
    assert!(code(&output) == 2 && err(&output).contains("--to"), "{}", err(&output));
}

#[test]
fn a_report_is_written_or_says_why_not() {
    let folder = folder();
    let to = text(&folder.path().join("report.html")).to_owned();
    let output = parallax(&["report", "--to", &to, "--as-of", "2018-02-09", "--reading", "acled"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let page = fs::read_to_string(&to).expect("written");
    assert!(page.contains("9 February 2018") && page.contains("ACLED"));
    let broken = file(&folder, "broken.ron", "Dossier(format: 1");
    let output = parallax(&["report", &broken, "--to", &to]);
    assert!(code(&output) == 1 && err(&output).contains("error["), "{}", err(&output));
    assert_eq!(fs::read_to_string(&to).expect("still there"), page, "the report before is unchanged");
    let nowhere = text(&folder.path().join("nowhere/report.html")).to_owned();
    let output = parallax(&["report", "--to", &nowhere]);
    assert!(code(&output) == 2 && err(&output).contains("make the folder first"), "{}", err(&output));
    let output = parallax(&["report", "--reading", "acledd", "--to", &to]);
    assert!(code(&output) == 2 && err(&output).contains("did you mean"), "{}", err(&output));
}

#[test]
fn the_dossier_itself_is_never_written_over() {
    let folder = folder();
    let sound = "Dossier(format: 1, title: \"T\", sources: {\"a\": (name: \"A\")})";
    let dossier = file(&folder, "a.html", sound);
    let output = parallax(&["report", &dossier, "--to", &dossier]);
    assert!(code(&output) == 2 && err(&output).contains("the dossier itself"), "{}", err(&output));
    let output = parallax(&["report", &dossier, "--to", text(&folder.path().join("b.ron"))]);
    assert!(code(&output) == 2 && err(&output).contains("must be .html"), "{}", err(&output));
    #[cfg(unix)]
    {
        let link = folder.path().join("link.svg");
        std::os::unix::fs::symlink(&dossier, &link).expect("a link");
        let output = parallax(&["export", &dossier, "--view", "map", "--to", text(&link)]);
        assert!(code(&output) == 2 && err(&output).contains("the dossier itself"), "{}", err(&output));
    }
    assert_eq!(fs::read_to_string(&dossier).expect("still there"), sound);
}

#[test]
fn what_was_typed_is_repeated_visibly() {
    let output = parallax(&["export", "--view", "m\u{202e}pa\u{1b}[2J\u{ad}", "--to", "x.svg"]);
    let told = err(&output);
    assert_eq!(code(&output), 2);
    assert!(told.contains("\\u{202e}") && told.contains("\\u{ad}"), "{told:?}");
    assert!(!told.contains(|c: char| c != '\n' && parallax::load::is_unseen(c)), "{told:?}");
}

/// A dossier with an outcome of its own.
const DECLARING: &str = r#"Dossier(format: 2, title: "T", groups: {"g": (name: "Residents", one: "resident", many: "residents")},
    outcomes: {"excess": (name: "excess deaths", one: "excess death", part_of: Killed), "shots": (name: "shots fired", counts: Things)},
    sources: {"s": (name: "S")}, documents: {"d": (title: "D")}, claims: {
        "a": (by: "s", document: "d", paragraph: 1, says: Count(outcome: "excess", of: "g", quantity: Exactly(12))),
        "b": (by: "s", document: "d", paragraph: 2, says: Count(outcome: "shots", of: "g", quantity: AtLeast(30))),
        "c": (by: "s", document: "d", paragraph: 3, says: Count(outcome: Strength, of: "g", quantity: Exactly(900)))})"#;

#[test]
fn declared_outcomes_are_named_by_their_ids() {
    let folder = folder();
    let dossier = file(&folder, "a.ron", DECLARING);
    let to = folder.path().join("a.json");
    for (word, claims) in [("excess", 1), ("shots", 1), ("strength", 1), ("all", 3)] {
        let output =
            parallax(&["export", &dossier, "--view", "estimates", "--outcome", word, "--to", text(&to)]);
        assert_eq!((code(&output), err(&output)), (0, String::new()), "{word}");
        let json: serde_json::Value = serde_json::from_slice(&fs::read(&to).expect("written")).expect("JSON");
        let found = json["claims"].as_array().expect("claims");
        assert_eq!(found.len(), claims, "{word}");
        assert!(word == "all" || found[0]["outcome"] == word, "{word}: {}", found[0]["outcome"]);
    }
    let output =
        parallax(&["export", &dossier, "--view", "estimates", "--outcome", "shot", "--to", text(&to)]);
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains(
            "there is no outcome `shot` in the dossier; did you mean `shots`? (there are: killed, wounded, casualties, captured, \
             missing, strength, excess, shots, all)"
        ),
        "{}",
        err(&output)
    );
    let told = |outcome: &str| {
        out(&parallax(&["export", &dossier, "--view", "estimates", "--outcome", outcome, "--alt-text"]))
    };
    assert!(told("excess").contains("S: 12 excess deaths among residents"), "{}", told("excess"));
    let shots = told("shots");
    assert!(shots.contains("S: at least 30 shots fired (Residents)") && !shots.contains("people"), "{shots}");
}

#[test]
fn a_dossier_that_is_included_is_drawn_by_its_name() {
    let folder = folder();
    let drawn = svg(&folder, &["timeline", "--example", "maria-2017"]);
    assert!(drawn.contains("Deaths in Puerto Rico after Hurricane Maria, 2017"), "its title");
    assert!(drawn.contains("built-in dossier maria-2017"), "what it was made from");
    let to = text(&folder.path().join("x.svg")).to_owned();
    let output = parallax(&["export", "--example", "nobody", "--view", "map", "--to", &to]);
    assert!(
        code(&output) == 2 && err(&output).contains("maria-2017"),
        "the names are told: {}",
        err(&output)
    );
    let both =
        parallax(&["export", "data/khusham.ron", "--example", "maria-2017", "--view", "map", "--to", &to]);
    assert_eq!(code(&both), 2, "a file and an example");
}
