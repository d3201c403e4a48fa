//! View files, sizes for certain purposes, and walks on the command line.

use std::fs;

use super::{SOUND, code, err, file, folder, out, parallax, text};
use crate::common::spelled;
use crate::fixture::FERRY;

/// A view of the dossier `ferry.ron`, with the text of its state.
fn view(state: &str) -> String {
    format!("View(format: 1, name: \"V\", dossier: (file: \"ferry.ron\"), state: ({state}))")
}

#[test]
fn a_view_file_is_drawn_as_it_is_left_with_the_words_that_are_asked_for() {
    let folder = folder();
    file(&folder, "ferry.ron", FERRY);
    let state = file(
        &folder,
        "v.view.ron",
        &view(
            "view: Estimates, outcome: Killed, axis: Log, pinned: [\"source:relatives\"], only_pinned: true",
        ),
    );
    let to = folder.path().join("v.svg");
    let words = ["--title", "A title of my own", "--subtitle", "Below it", "--note", "Of \u{202e} note"];
    let args = [&["export", "--state", &state, "--to", text(&to)][..], &words].concat();
    let output = parallax(&args);
    assert_eq!((code(&output), err(&output).as_str()), (0, ""));
    let drawn = spelled(&fs::read_to_string(&to).expect("drawn"));
    for words in ["A title of my own", "Below it", "logarithmic"] {
        assert!(drawn.contains(words), "{words}");
    }
    assert!(drawn.contains("Of ") && !drawn.contains('\u{202e}'), "nothing reorders the letters of a note");
    assert!(!drawn.contains("Commission"), "only what is pinned is shown");
    // What is given beside it counts.
    let output = parallax(&[
        "export",
        "--state",
        &state,
        "--view",
        "table",
        "--to",
        text(&folder.path().join("v.csv")),
    ]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let table = fs::read_to_string(folder.path().join("v.csv")).expect("written");
    assert_eq!(
        table.lines().skip(1).filter(|line| line.contains("relatives")).count(),
        table.lines().count() - 1
    );
}

#[test]
fn a_preset_decides_on_the_pixels_and_the_print() {
    let folder = folder();
    for (preset, width, height, per_metre) in
        [("1200x675", 1200, Some(675), 3780), ("a4", 2480, Some(3508), 11_811), ("88mm", 1039, None, 11_811)]
    {
        let to = folder.path().join(format!("{preset}.png"));
        let output =
            parallax(&["export", "--view", "map", "--preset", preset, "--title", "Mine", "--to", text(&to)]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        let bytes = fs::read(&to).expect("drawn");
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        let chunk = |name: &[u8]| bytes.windows(name.len()).position(|found| found == name).expect("a chunk");
        assert_eq!((number(16), number(chunk(b"pHYs") + 4)), (width, per_metre), "{preset}");
        assert!(height.is_none_or(|height| number(20) == height), "{preset}: {}", number(20));
        if preset == "a4" {
            let drawn = image::load_from_memory(&bytes).expect("a PNG").to_luma8();
            let is_bare = |x: u32, y: u32| drawn.get_pixel(x, y).0[0] == 255;
            let edge = 118; // 10 mm
            assert!(
                (0..2480).all(|x| (0..edge).all(|y| is_bare(x, y) && is_bare(x, 3507 - y))),
                "above and below"
            );
            assert!((0..3508).all(|y| (0..edge).all(|x| is_bare(x, y) && is_bare(2479 - x, y))), "beside");
        }
        let title = &bytes[chunk(b"iTXtTitle")..][..24];
        assert!(title.windows(4).any(|found| found == b"Mine"), "{preset}: {title:?}");
    }
}

#[test]
fn bad_view_files_are_refused_with_file_line_and_column_and_lost_entries_are_listed() {
    let folder = folder();
    file(&folder, "ferry.ron", FERRY);
    let to = folder.path().join("v.svg");
    let export = |state: &str| parallax(&["export", "--state", state, "--to", text(&to)]);
    let bad = file(&folder, "bad.view.ron", "View(format: 1,\n  stat: ())");
    let output = export(&bad);
    assert_eq!(code(&output), 1);
    assert_eq!(
        err(&output),
        format!("{bad}:2:3: error[unknown-field]: there is no field `stat` (did you mean `state`?)\n")
    );
    assert_eq!(code(&parallax(&[&bad])), 1, "no window is opened for it");
    let gone = file(&folder, "gone.view.ron", &view("view: Table, pinned: [\"source:agecny\"]"));
    let output = export(&gone);
    assert_eq!(code(&output), 0);
    assert_eq!(
        err(&output),
        format!("{gone}:1:88: warning[unknown-id]: there is no source `agecny` (did you mean `agency`?)\n")
    );
    let hash = "0".repeat(64);
    let moved =
        format!("View(format: 1, dossier: (file: \"a.ron\", sha256: \"{hash}\"), state: (view: Table))");
    let moved = file(&folder, "moved.view.ron", &moved);
    let output = export(&moved);
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains("its dossier a.ron is not in its folder; name the dossier too"),
        "{}",
        err(&output)
    );
    let dossier = file(&folder, "a.ron", SOUND);
    let output = export(&moved);
    assert_eq!(code(&output), 0);
    assert!(err(&output).contains("the dossier has changed since this view was saved"), "{}", err(&output));
    assert_eq!(code(&parallax(&["export", &dossier, "--state", &gone, "--to", text(&to)])), 0);
    let checked = parallax(&["check", "--format", "short", &bad, &gone, &moved]);
    assert_eq!(code(&checked), 1);
    let told = out(&checked);
    assert!(told.contains("bad.view.ron:2:3: error[unknown-field]"), "{told}");
    assert!(told.contains("gone.view.ron:1:88: warning[unknown-id]"), "{told}");
    assert!(err(&checked).contains("moved.view.ron: the dossier has changed"), "{}", err(&checked));
    let over = parallax(&["export", "--state", &moved, "--to", &dossier]);
    assert_eq!(code(&over), 2, "the dossier is not written over");
}

#[test]
fn a_walk_is_written_as_numbered_pictures_and_as_a_page() {
    let folder = folder();
    let ferry = file(&folder, "ferry.ron", FERRY);
    let steps = r#"steps: [(title: "Three figures", text: "Each counts others.", state: (view: Estimates, outcome: Killed)),
        (title: "Where", state: (view: Map, selected: ["place:orlin"]))]"#;
    let walk = format!("View(format: 1, dossier: (file: \"ferry.ron\"), {steps})");
    let walk = file(&folder, "walk.view.ron", &walk);
    let to = folder.path().join("steps");
    let output = parallax(&["export", "--state", &walk, "--steps", text(&to)]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let mut names: Vec<_> = fs::read_dir(&to)
        .expect("a folder")
        .map(|one| one.expect("a file").file_name().into_string().expect("text"))
        .collect();
    names.sort();
    assert_eq!(names, ["01-three-figures.png", "02-where.png"]);
    let page = folder.path().join("walk.html");
    let output = parallax(&["report", "--steps", "--state", &walk, "--to", text(&page)]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let page = fs::read_to_string(&page).expect("written");
    for words in
        ["Three figures", "Each counts others.", "selected: place Orlin", "A walk through the evidence"]
    {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(page.matches("<svg").count(), 2);
    let none = parallax(&["export", "--steps", text(&to), &ferry]);
    assert_eq!(code(&none), 2);
    assert!(err(&none).contains("there are no steps"), "{}", err(&none));
}

#[test]
fn a_page_for_a_frame_takes_only_what_belongs_to_it() {
    let folder = folder();
    let (page, picture) = (folder.path().join("map.html"), folder.path().join("map.png"));
    let base = ["page", "--example", "maria-2017", "--to", text(&page)];
    let with = |more: &[&str]| parallax(&[&base[..], more].concat());
    for (more, told) in [
        (&["--embed", "map", "--link", "javascript:alert(1)"][..], "a link begins with https://"),
        (&["--embed", "map", "--link", "https://example.org/#x"], "leave out what follows the #"),
        (&["--embed", "lineage"], "estimates, map, timeline, agreement"),
        (&["--embed", "map", "--with-dossier"], "cannot be used with"),
        (&["--embed", "map", "--select", "place:nowhere"], "there is no place `nowhere`"),
        (&["--embed", "map", "--picture", "map.svg"], "the picture's ending must be .png"),
        (&["--link", "https://example.org/"], "--embed"),
    ] {
        let output = with(more);
        assert_eq!(code(&output), 2, "{more:?}");
        assert!(err(&output).contains(told), "{more:?}: {}", err(&output));
        assert!(!page.exists());
    }
    let output = with(&["--embed", "map", "--link", "https://example.org/a", "--picture", text(&picture)]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(fs::read_to_string(&page).expect("written").contains("href=\"https://example.org/a\""));
    assert!(fs::read(&picture).expect("written").starts_with(b"\x89PNG"));
    let output = with(&["--with-dossier"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(
        err(&output).contains("the whole dossier is in it, with its quotes, evidence"),
        "{}",
        err(&output)
    );
    assert!(fs::read_to_string(&page).expect("written").contains("download=\"maria-2017.ron\""));
}

/// A view of a dossier without places in sight, with a picture under its map; the folder has the dossier and the picture.
fn with_picture(folder: &tempfile::TempDir, backdrop: &str) -> String {
    let ground = "Dossier(format: 2, title: \"G\", frame: (center: (lon: 40.0, lat: 35.0), width_km: 10))";
    file(folder, "g.ron", ground);
    let picture = image::RgbImage::from_fn(4, 4, |x, _| image::Rgb(if x < 2 { [0; 3] } else { [255; 3] }));
    fs::create_dir_all(folder.path().join("map")).expect("a folder");
    picture.save(folder.path().join("map/aerial.png")).expect("written");
    fs::write(folder.path().join("map/aerial.pgw"), "0.25\n0\n0\n-0.25\n39.625\n35.375\n").expect("written");
    let view =
        format!("View(format: 1, dossier: (file: \"g.ron\"),\n  backdrop: ({backdrop}), state: (view: Map))");
    file(folder, "v.view.ron", &view)
}

#[test]
fn the_picture_under_the_map_of_a_view_file_is_drawn_and_credited() {
    let folder = folder();
    let view = with_picture(&folder, "file: \"map/aerial.png\", credit: \"Own flight, 2024\"");
    let (png, svg) = (folder.path().join("m.png"), folder.path().join("m.svg"));
    let export =
        |to: &std::path::Path| parallax(&["export", "--state", &view, "--size", "900x700", "--to", text(to)]);
    let output = export(&png);
    assert_eq!((code(&output), err(&output).as_str()), (0, ""));
    let drawn = image::open(&png).expect("a PNG").to_luma8();
    let [west, east] = [225, 675].map(|x| drawn.get_pixel(x, 280).0[0]);
    assert!(east.saturating_sub(west) >= 80, "a third of black and white: {west} {east}");
    assert_eq!(code(&export(&svg)), 0);
    assert!(spelled(&fs::read_to_string(&svg).expect("drawn")).contains("Own flight, 2024"));
    let page = folder.path().join("walk.html");
    let steps = fs::read_to_string(&view)
        .expect("written")
        .replace("state:", "steps: [(title: \"A\", state: (view: Map))], state:");
    let steps = file(&folder, "w.view.ron", &steps);
    let output = parallax(&["report", "--steps", "--state", &steps, "--to", text(&page)]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(spelled(&fs::read_to_string(&page).expect("written")).contains("Own flight, 2024"));
    let checked = parallax(&["check", "--format", "short", &view]);
    assert_eq!((code(&checked), out(&checked).contains("warning")), (0, false), "{}", out(&checked));
}

#[test]
fn a_picture_that_a_view_file_does_not_find_is_told_with_its_place_and_the_map_is_drawn() {
    let folder = folder();
    let to = folder.path().join("m.svg");
    for (backdrop, code_of, words) in [
        (
            "file: \"gone.tif\", credit: \"F\"",
            0,
            "2:20: warning[unread-backdrop]: `gone.tif`: there is no such file",
        ),
        ("file: \"g.ron\", credit: \"F\"", 0, "2:20: warning[unread-backdrop]: `g.ron`: it is not a GeoTIFF"),
        ("file: \"/etc/passwd\", credit: \"F\"", 1, "2:20: error[bad-path]"),
        ("file: \"../up.tif\", credit: \"F\"", 1, "2:20: error[bad-path]"),
        ("file: \"map/aerial.png\"", 1, "error[missing-field]: the backdrop has no field `credit`"),
    ] {
        let view = with_picture(&folder, backdrop);
        let output = parallax(&["export", "--state", &view, "--to", text(&to)]);
        assert_eq!(code(&output), code_of, "{backdrop}: {}", err(&output));
        assert!(err(&output).contains(words), "{backdrop}: {}", err(&output));
        let checked = parallax(&["check", "--format", "short", &view]);
        assert!(out(&checked).contains(words), "{backdrop}: {}", out(&checked));
    }
    let view = with_picture(
        &folder,
        &format!("file: \"map/aerial.png\", credit: \"F\", sha256: \"{}\"", "0".repeat(64)),
    );
    assert!(!out(&parallax(&["check", "--format", "short", &view])).contains("warning"));
    let checked = parallax(&["check", "--files", "--format", "short", &view]);
    assert!(out(&checked).contains("warning[changed-file]"), "{}", out(&checked));
}
