//! `export`: pictures, what they are narrowed to, and their sentences.

use crate::common::spelled;
use crate::fixture::{FERRY, ferry};
use std::fs;
use std::path::Path;

use super::{FIXTURE, SOUND, code, err, export, file, folder, out, parallax, text, views};

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
    let output = export(&["--view", "map", "--to", text(&to), "--select", "place:orlim"]);
    assert_eq!(code(&output), 2);
    let said = err(&output);
    assert!(said.contains("no place `orlim`") && said.contains("did you mean `orlin`?"), "{said}");
    assert!(!to.exists());
    let output = export(&["--view", "map", "--to", text(&to), "--select", "town:orlin"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("there is no kind `town`"), "{}", err(&output));
}

#[test]
fn a_selection_shows_in_the_picture() {
    let folder = folder();
    let draw = |name: &str, more: &[&str]| {
        let to = folder.path().join(name);
        let args = [&["--view", "map", "--to", text(&to)][..], more].concat();
        assert_eq!(code(&export(&args)), 0);
        fs::read(to).expect("written")
    };
    let (plain, chosen) = (draw("a.svg", &[]), draw("b.svg", &["--select", "place:orlin"]));
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
fn outcome_and_group_narrow_other_views_and_leave_the_window_alone() {
    let folder = folder();
    let wounded = svg(&folder, &["agreement", "--outcome", "wounded"]);
    assert!(wounded.contains("No contradiction found"), "{wounded}");
    let soldiers = svg(&folder, &["table", "--group", "soldiers", "--outcome", "killed"]);
    assert!(soldiers.contains("over 200") && !soldiers.contains("count not closed"));
    assert!(!svg(&folder, &["window", "--outcome", "wounded"]).contains("Show only these"));
    let to = text(&folder.path().join("x.svg")).to_owned();
    let output = export(&["--view", "table", "--outcome", "wounded", "--group", "unformed", "--to", &to]);
    assert!(code(&output) == 2 && err(&output).contains("no claim counts that"), "{}", err(&output));
}

/// Draws a view as SVG: of the frozen dossier, unless another is named.
fn svg(folder: &tempfile::TempDir, args: &[&str]) -> String {
    let to = folder.path().join("view.svg");
    let names_a_file =
        |arg: &str| std::path::Path::new(arg).extension().is_some_and(|ending| ending == "ron");
    let is_another = args.iter().any(|arg| *arg == "--example" || names_a_file(arg));
    let args = [&["--to", text(&to), "--view"], args].concat();
    let output = if is_another { parallax(&[&["export"][..], &args].concat()) } else { export(&args) };
    assert_eq!(code(&output), 0, "{args:?}: {}", err(&output));
    spelled(&fs::read_to_string(&to).expect("readable"))
}

#[test]
fn every_view_can_be_drawn_and_says_how_words_are_read() {
    let folder = folder();
    for (view, words) in [
        ("estimates", "count not closed"),
        ("agreement", " counts compared cannot all be true"),
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
    assert!(
        svg(&folder, &["agreement", "--reading", "words-only"])
            .contains(" counts compared cannot all be true")
    );
}

#[test]
fn the_chart_is_narrowed_sorted_and_drawn_as_asked() {
    let folder = folder();
    let plain = svg(&folder, &["estimates"]);
    for args in [
        &["--group", "aboard"][..],
        &["--group", "aboard", "--without-parts"],
        &["--sort", "size"],
        &["--by", "source"],
        &["--style", "intervals"],
        &["--log"],
        &["--outcome", "all"],
        &["--only", "source:relatives"],
        &["--coding"],
    ] {
        let drawn = svg(&folder, &[&["estimates"], args].concat());
        assert_ne!(drawn, plain, "{args:?} changes nothing");
    }
    let own = svg(&folder, &["estimates", "--group", "aboard", "--without-parts"]);
    assert!(own.contains("at most 130") && !own.contains("over 200"));
    let only =
        svg(&folder, &["estimates", "--only", "source:relatives", "--only", "claim:commission-about-90"]);
    assert!(only.contains("some 90") && only.contains("“dozens”") && !only.contains("over 200"));
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
    let output = parallax(&["export", "--view", "window", "--size", "320x240", "--to", text(&to)]);
    assert!(
        code(&output) == 2 && err(&output).contains("at least 480x360") && !to.exists(),
        "{}",
        err(&output)
    );
}

#[test]
fn a_picture_shows_what_was_known_on_a_day_and_says_so() {
    let folder = folder();
    let now = svg(&folder, &["estimates"]);
    let then = svg(&folder, &["estimates", "--as-of", "1931-05-04"]);
    assert!(!now.contains("as said by") && then.contains("as said by 4 May 1931"));
    for view in views() {
        let (now, then) = (svg(&folder, &[view]), svg(&folder, &[view, "--as-of", "1931-05-04"]));
        assert!(then.contains("as said by 4 May 1931"), "{view} does not name the day");
        // More than the caption differs: this many lines.
        let differing = now.lines().zip(then.lines()).filter(|(now, then)| now != then).count();
        assert!(differing > 8, "{view} does not follow the day: {differing} lines differ");
    }
    let words = svg(&folder, &["agreement", "--as-of", "1931-05-04"]);
    assert!(words.contains("certainly said later") && !words.contains("52 people"), "said on the 5th");
    assert!(words.contains("Commission"), "said between the 3rd and the 12th, so perhaps before");
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
    let path = file(&folder, "ferry.ron", FERRY);
    let dossier = ferry();
    // Of no event: perhaps said long before.
    let claims = || dossier.claims.rows().iter().filter(|claim| claim.key != "south-depot");
    let gists = || claims().map(|claim| claim.gist.as_str()).filter(|gist| !gist.is_empty());
    let is_figure = |word: &str| ["48", "52", "130", "200", "500", "dozens", "several"].contains(&word);
    for view in views().chain(["window"]) {
        let mut args = vec![view, "--as-of", "1931-01-01"];
        if view == "estimates" {
            args.extend(["--outcome", "all"]);
        }
        args.push(&path);
        let picture = svg(&folder, &args);
        let words = words_of(&picture);
        let figures = words.iter().flat_map(|line| line.split(|letter: char| !letter.is_alphanumeric()));
        let found: Vec<_> = figures.filter(|word| is_figure(word)).collect();
        assert!(found.is_empty(), "{view}: {found:?}");
        for gist in gists() {
            let told = words.iter().find(|line| line.contains(gist.trim_end_matches('.')));
            assert!(told.is_none(), "{view}: {told:?}");
        }
        for name in ["RTA", "Varga", "Harbour master", "Relatives"].iter().filter(|_| view != "window") {
            assert!(!words.iter().any(|line| line.contains(name)), "{view} names {name}");
        }
        assert!(
            words.iter().any(|line| line.contains("29 later claims")),
            "{view} does not say what it leaves out"
        );
    }
    let then = svg(&folder, &["estimates", "--as-of", "1931-05-05", &path]);
    let then = words_of(&then);
    assert!(
        then.iter().any(|line| line.contains("perhaps not yet said")),
        "pale, as what has the date of a report of the 12th"
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
        let output = export(&["--view", view, "--alt-text"]);
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
    let both = parallax(&["export", FIXTURE, "--example", "maria-2017", "--view", "map", "--to", &to]);
    assert_eq!(code(&both), 2, "a file and an example");
}

#[test]
fn rows_without_room_go_on_in_numbered_files() {
    let folder = folder();
    let to = folder.path().join("out.png");
    let args = ["export", "--view", "table", "--size", "1600x900", "--pages", "--to", text(&to)];
    let output = parallax(&args);
    // The list of sources may be shortened; no claim is left out.
    assert!(code(&output) == 0 && !err(&output).contains("left out"), "{}", err(&output));
    let mut files: Vec<String> = fs::read_dir(folder.path())
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
