//! A picture of the ground under the map: drawn dimmed, credited in every picture, in sight or not there.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Shape, TextureId, vec2};
use egui_kittest::kittest::Queryable as _;
use image::{Rgb, RgbImage};
use parallax::app::Parallax;
use parallax::app::publish::{self, Wish};
use parallax::load::{self, ground::Backdrop};
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
