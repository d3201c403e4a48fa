//! A picture of the ground under the map: drawn dimmed, credited in every picture, in sight or not there.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Shape, TextureId, vec2};
use egui_kittest::kittest::Queryable as _;
use image::{Rgb, RgbImage};
use parallax::app::Parallax;
use parallax::app::publish::{self, Wish};
use parallax::app::settings::Settings;
use parallax::load::{self, ground::Backdrop, view_file};
use parallax::session::{Command, Format, Overlay, Request, Subject, View};

use super::stage::{Stage, USUAL};

/// A dossier that opens on 10 km around 40° E, 35° N, without a place that is named in what is compared.
const GROUND: &str = r#"Dossier(format: 2, title: "Ground", frame: (center: (lon: 40.0, lat: 35.0), width_km: 10),
    places: {"square": (name: "Square", at: Point((lon: 40.0, lat: 35.0)))},
    sources: {"s": (name: "S")}, documents: {"d": (title: "D")},
    claims: {"c": (by: "s", document: "d", paragraph: 1, at: "square", gist: "It was there.")},
)"#;

/// A picture of one degree around the place, black in the west and white in the east.
fn files() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = RgbImage::from_fn(400, 400, |x, _| if x < 200 { Rgb([0; 3]) } else { Rgb([255; 3]) });
    let path = folder.path().join("aerial.png");
    picture.save(&path).expect("written");
    std::fs::write(folder.path().join("aerial.pgw"), "0.0025\n0\n0\n-0.0025\n39.50125\n35.49875\n")
        .expect("written");
    (folder, path)
}

fn laid(path: &std::path::Path) -> Command {
    Command::Backdrop(Some(Arc::new(Backdrop::open(path, "Own flight, 2024").expect("a picture"))))
}

fn made(program: &mut Parallax, format: Format) -> Vec<u8> {
    let usual = Wish::usual(Subject::View(View::MAP), format);
    publish::make(program, &Wish { size: Some(vec2(900.0, 700.0)), ..usual }).expect("made")
}

/// The lightness of a picture a quarter of its width to each side of its middle, a fifth above it.
fn both_sides(png: &[u8]) -> [u8; 2] {
    let picture = image::load_from_memory(png).expect("a PNG").to_luma8();
    let (width, height) = picture.dimensions();
    [width / 4, 3 * width / 4].map(|x| picture.get_pixel(x + 3, 2 * height / 5).0[0])
}

#[test]
fn the_picture_is_in_svg_and_png_dimmed_and_credited() {
    let (_folder, path) = files();
    for mode in [parallax::theme::Mode::Light, parallax::theme::Mode::Dark] {
        let mut program = Parallax::new("x.ron", load::read(GROUND)).with_mode(mode);
        let bare = both_sides(&made(&mut program, Format::Png(1)));
        assert_eq!(bare[0], bare[1], "land on both sides");
        let mut program = program.with(laid(&path));
        let [west, east] = both_sides(&made(&mut program, Format::Png(1)));
        assert!(west < bare[0] && east > bare[0].saturating_sub(1), "{west} {east} beside {bare:?}");
        assert!((80..=98).contains(&(east - west)), "a third of black and white: {west} {east}");
        let svg = String::from_utf8(made(&mut program, Format::Svg)).expect("UTF-8");
        assert_eq!(svg.matches("xlink:href=\"data:image/").count(), 1);
        for word in ["Picture", "under", "flight,", "2024"] {
            assert!(svg.contains(word), "{word}");
        }
        assert!(!svg.contains("Not drawn"));
    }
}

#[test]
fn a_picture_that_is_damaged_since_says_so_and_the_rest_is_drawn() {
    let (_folder, path) = files();
    let laid = laid(&path);
    std::fs::write(&path, b"nothing").expect("written");
    let mut program = Parallax::new("x.ron", load::read(GROUND)).with(laid);
    let svg = String::from_utf8(made(&mut program, Format::Svg)).expect("UTF-8");
    for word in ["drawn", "aerial.png:", "Square"] {
        assert!(svg.contains(word), "{word}");
    }
}

fn is_shown(stage: &Stage) -> bool {
    stage.harness.output().shapes.iter().any(|clipped| match &clipped.shape {
        Shape::Mesh(mesh) => mesh.texture_id != TextureId::default(),
        _ => false,
    })
}

#[test]
fn the_window_shows_it_when_it_is_decoded_and_lets_it_go() {
    let (_folder, path) = files();
    let mut stage = Stage::with(USUAL, parallax::theme::Mode::Light, GROUND);
    stage.send(laid(&path));
    for _ in 0..200 {
        if is_shown(&stage) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        stage.harness.step();
    }
    assert!(is_shown(&stage));
    stage.press(egui::Modifiers::COMMAND, egui::Key::Z);
    assert!(!is_shown(&stage), "undone");
}

#[test]
fn the_credit_is_asked_for_before_the_file() {
    let mut stage = Stage::with(USUAL, parallax::theme::Mode::Light, GROUND);
    stage.harness.get_by_role_and_label(egui::accesskit::Role::Pane, "Map").click_secondary();
    stage.settle();
    stage.click("Picture under the map...");
    assert_eq!(stage.session().overlay, Some(Overlay::Backdrop));
    stage.click("Choose the file...");
    assert_eq!(stage.program().take_requests(), [], "not without a credit");
    stage.harness.get_by_label("Credit of the picture").focus();
    stage.settle();
    stage.harness.event(egui::Event::Text(" Own flight ".to_owned()));
    stage.settle();
    stage.harness.get_by_label("Choose the file...").click();
    stage.harness.run_steps(4);
    assert_eq!(stage.program().take_requests(), [Request::AskBackdrop("Own flight".to_owned())]);
    assert_eq!(stage.session().overlay, None);
}

/// A program in a run that begins with what another one kept.
fn next_run(kept: &str, dossier: &std::path::Path) -> Parallax {
    let settings: Settings = ron::from_str(kept).expect("settings");
    let mut program = Parallax::new("g.ron", load::read(GROUND)).from_file(dossier.to_owned());
    program.restore(settings);
    program
}

fn kept(program: &Parallax) -> String {
    assert!(program.would_keep(&program.settings()));
    ron::ser::to_string(&program.settings()).expect("written")
}

fn credit_of(program: &Parallax) -> Option<&str> {
    program.session().backdrop.as_deref().map(|backdrop| backdrop.credit.as_str())
}

#[test]
fn the_reader_s_own_picture_lies_there_again_in_the_next_run_with_its_credit() {
    let (folder, path) = files();
    let dossier = folder.path().join("g.ron");
    let mut stage = Stage::with(USUAL, parallax::theme::Mode::Light, GROUND);
    let origin = parallax::app::Origin::File(dossier.clone());
    stage.program().take_up(origin, Ok(load::read(GROUND)));
    let before = kept(stage.program());
    stage.send(laid(&path));
    assert!(
        !stage.program().would_keep(&ron::from_str(&before).expect("settings")),
        "it is a change to be kept"
    );
    let with = kept(stage.program());
    let mut again = next_run(&with, &dossier);
    assert_eq!(credit_of(&again), Some("Own flight, 2024"));
    assert_eq!(again.session().backdrop.as_ref().map(|laid| laid.path.clone()), Some(path));
    let [west, east] = both_sides(&made(&mut again, Format::Png(1)));
    assert!(east - west >= 80, "and is drawn: {west} {east}");
    // Another dossier has none, and this one has it again.
    again.take_up(parallax::app::Origin::File(folder.path().join("o.ron")), Ok(load::read(GROUND)));
    assert_eq!(credit_of(&again), None);
    again.take_up(parallax::app::Origin::File(dossier.clone()), Ok(load::read(GROUND)));
    assert_eq!(credit_of(&again), Some("Own flight, 2024"));
    // What is asked for on the command line counts, and what is removed stays removed.
    stage.send(Command::Backdrop(None));
    assert_eq!(credit_of(&next_run(&kept(stage.program()), &dossier)), None);
}

#[test]
fn a_picture_that_is_gone_in_the_next_run_is_told_and_nothing_is_lost() {
    let (folder, path) = files();
    let dossier = folder.path().join("g.ron");
    let mut stage = Stage::with(USUAL, parallax::theme::Mode::Light, GROUND);
    stage.program().take_up(parallax::app::Origin::File(dossier.clone()), Ok(load::read(GROUND)));
    stage.send(laid(&path));
    let place = stage.item(parallax::dossier::ItemKind::Place, "square");
    stage.send(Command::Select(place));
    let with = kept(stage.program());
    let aside = folder.path().join("elsewhere.png");
    std::fs::rename(&path, &aside).expect("renamed");
    let mut again = next_run(&with, &dossier);
    assert_eq!((credit_of(&again), again.session().selection.current()), (None, Some(place)));
    let told: Vec<String> = again.notices().words().map(ToOwned::to_owned).collect();
    assert!(
        told.iter().any(|words| words
            .starts_with("Your picture under the map is not drawn: aerial.png: it cannot be read")),
        "{told:?}"
    );
    // The file comes back, as one on another disk does.
    let still = kept(&again);
    std::fs::rename(&aside, &path).expect("renamed");
    assert_eq!(credit_of(&next_run(&still, &dossier)), Some("Own flight, 2024"));
    again.apply(Command::Backdrop(None));
    assert_eq!(credit_of(&next_run(&kept(&again), &dossier)), None, "it can be given up");
}

#[test]
fn a_view_file_names_the_picture_from_its_own_folder_and_shows_it_again() {
    let (folder, path) = files();
    let dossier = folder.path().join("g.ron");
    let program = Parallax::new("g.ron", load::read(GROUND)).from_file(dossier).with(laid(&path));
    let text = program.view_text("Ground", Some(folder.path())).expect("a dossier");
    assert!(text.contains("backdrop: (file: \"aerial.png\", credit: \"Own flight, 2024\")"), "{text}");
    assert_eq!(program.unreachable_backdrop(Some(folder.path())), None);
    let above = program.view_text("Ground", folder.path().parent()).expect("a dossier");
    let below = format!("file: \"{}/aerial.png\"", folder.path().file_name().expect("a name").display());
    assert!(above.contains(&below), "{above}");
    let view = view_file::read(&text).file.expect("a view");
    let opened = view.open_backdrop(&folder.path().join("v.view.ron"));
    let mut other = Parallax::new("g.ron", load::read(GROUND));
    other.show_view(&view, opened);
    assert_eq!(credit_of(&other), Some("Own flight, 2024"));
    // Elsewhere it names the file and no folder, and says what to do.
    let elsewhere = tempfile::tempdir().expect("a folder");
    let text = program.view_text("Ground", Some(elsewhere.path())).expect("a dossier");
    assert!(
        text.contains("file: \"aerial.png\"") && !text.contains(elsewhere.path().to_str().expect("text"))
    );
    let told = program.unreachable_backdrop(Some(elsewhere.path())).expect("told");
    assert!(told.contains("aerial.png, which is not in its folder: copy it there"), "{told}");
    let view = view_file::read(&text).file.expect("a view");
    other.show_view(&view, view.open_backdrop(&elsewhere.path().join("v.view.ron")));
    assert_eq!(credit_of(&other), None, "a view shows the same whatever lay there before");
    let told: Vec<&str> = other.notices().words().collect();
    let words = "Ground: 1 entry of the view left out: `aerial.png`: there is no such file";
    assert!(told.iter().any(|told| told.ends_with(words) || *told == words), "{told:?}");
    // What was asked for on the command line stays.
    let mut asked = Parallax::new("g.ron", load::read(GROUND)).with(laid(&path)).holding_backdrop();
    asked.show_view(&view, None);
    assert_eq!(credit_of(&asked), Some("Own flight, 2024"));
}

/// A file that was dropped.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody asks for these".to_owned())
    }
}

#[test]
fn a_picture_of_the_ground_that_is_dropped_is_laid_under_the_map_once_its_credit_is_written() {
    for name in ["aerial.tif", "Tiles.MBTILES", "a.pmtiles", "scan.png"] {
        let mut stage = Stage::with(USUAL, parallax::theme::Mode::Light, GROUND);
        stage.harness.input_mut().dropped_files.push(Arc::new(Dropped(name.into())));
        stage.settle();
        assert_eq!(stage.session().overlay, Some(Overlay::Backdrop), "{name}");
        assert!(stage.harness.query_by_label(&format!("File: {name}")).is_some(), "{name}");
        stage.harness.get_by_label("Credit of the picture").focus();
        stage.settle();
        stage.harness.event(egui::Event::Text("A flight".to_owned()));
        stage.settle();
        stage.click("Lay it under the map");
        let asked = stage.program().take_requests();
        assert_eq!(asked, [Request::LayBackdrop(name.into(), "A flight".to_owned())]);
        // The next time it asks for a file again.
        stage.send(Command::Overlay(Some(Overlay::Backdrop)));
        assert!(stage.harness.query_by_label("Choose the file...").is_some());
    }
}
