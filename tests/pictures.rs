//! Pictures: a few small ones compared with stored images, and properties of every picture.
//!
//! `UPDATE_SNAPSHOTS=true cargo test --test suite pictures::` redraws the stored images; look at them before you
//! commit them.

#[path = "../benches/generate/mod.rs"]
#[allow(dead_code, reason = "every file uses its own part")]
mod generate;

use egui::{Ui, Vec2, vec2};
use egui_kittest::{SnapshotOptions, SnapshotResults, try_image_snapshot_options};
use egui_picture::svg::{SvgOptions, Text, to_svg};
use egui_picture::{About, Painted, headless, png};
use parallax::app::Parallax;
use parallax::dossier::ItemKind;
use parallax::load;
use parallax::session::{AxisSpan, Command, View};
use parallax::theme::{self, Mode, fonts};
use parallax::views::{self, picture};
use resvg::usvg;

use crate::fixture::FERRY;

const SMALL: Vec2 = vec2(600.0, 400.0);
const WINDOW: Vec2 = vec2(1000.0, 640.0);

/// Everything that can be drawn; `None` is the whole window.
const VIEWS: [(&str, Option<View>); 3] =
    [("map", Some(View::MAP)), ("estimates", Some(View::ESTIMATES)), ("window", None)];

fn ferry(mode: Mode) -> Parallax {
    Parallax::new("ferry.ron", load::read(FERRY)).with_mode(mode)
}

fn paint(mut program: Parallax, subject: Option<View>, size: Vec2) -> Painted {
    let mode = program.session().mode;
    let setup = |ctx: &egui::Context| theme::apply(ctx, mode);
    headless::paint(size, fonts::definitions(), setup, |ui: &mut Ui| match subject {
        None => program.ui(ui),
        Some(subject) => {
            program
                .picture(|ctx| {
                    picture::ui(ctx, ui, subject, picture::Dress::Framed, &picture::Surround::default());
                })
                .expect("an opened dossier");
        }
    })
}

fn svg(painted: &Painted, text: Text) -> String {
    let about = About { title: "A title & a <tag>".to_owned(), ..About::default() };
    to_svg(
        painted,
        &SvgOptions { text, about, families: fonts::FAMILIES.to_owned(), ..SvgOptions::default() },
    )
}

/// Compares pictures with the stored ones. resvg draws the same on every machine except for rounding: a hundredth of the
/// colour difference that the eye can see, and a few pixels.
fn compare(pictures: impl Iterator<Item = (String, Painted)>) {
    let options = SnapshotOptions::new().threshold(0.6).max_failed_pixels(20_usize);
    let mut results = SnapshotResults::new();
    for (name, painted) in pictures {
        let pixels = png::to_rgba(&painted, 1.0).expect("drawn");
        let image = image::RgbaImage::from_raw(pixels.width, pixels.height, pixels.rgba).expect("all pixels");
        results.add(try_image_snapshot_options(&image, name, &options));
    }
    results.unwrap();
}

/// However small a picture, a hedge stands beside its figure: whole, or its beginning, or a word that says that there is one; and
/// how loosely a claim is tied to its source stands beside that.
#[test]
fn no_figure_looks_unhedged_because_a_picture_is_small() {
    let claim = |id: u8, says: &str| {
        format!(
            r#""c{id}": (by: "s", document: "d", paragraph: {id}, attribution: Implied, hedge: "preliminary, as they put it, and not certain",
            says: Count(outcome: Killed, of: "g", quantity: {says}))"#
        )
    };
    let claims = ["MoreThan(99000)", "Exactly(7)", "Named([\"a\", \"b\"])", "Words(\"dozens\")", "NotGiven"];
    let claims: Vec<String> = claims.into_iter().zip(1..).map(|(says, id)| claim(id, says)).collect();
    let dossier = format!(
        r#"Dossier(format: 1, title: "T", groups: {{"g": (name: "Residents")}},
        people: {{"a": (name: "Alexandra Konstantinopolska"), "b": (name: "Bartholomew Featherstonehaugh")}},
        sources: {{"s": (name: "Ministry of the Interior and of Local Affairs")}}, documents: {{"d": (title: "D")}},
        claims: {{{}}})"#,
        claims.join(", ")
    );
    let loaded = load::read(&dossier);
    assert!(loaded.dossier.is_some(), "{:?}", loaded.diagnostics);
    for width in [550.0, 600.0, 640.0, 800.0, 1000.0, 1400.0] {
        let painted =
            paint(Parallax::new("a.ron", load::read(&dossier)), Some(View::ESTIMATES), vec2(width, 700.0));
        let drawn = crate::common::spelled(&svg(&painted, Text::Selectable));
        let number = |words: &str| drawn.matches(words).count();
        let (begun, marked) = (number("prelim"), number("(remark)"));
        assert_eq!(begun + marked, 5, "{width}: {begun} hedges and {marked} that are said to be there");
        assert_eq!(number("implied"), 5, "{width}: implied to be the ministry's");
        assert!(width < 1400.0 || begun == 5, "there is room for all of them");
        assert!(width > 550.0 || marked > 0, "there is not");
    }
}

#[test]
fn the_pictures_are_as_they_were() {
    let pictures = [
        ("map_light", Mode::Light, Some(View::MAP), SMALL),
        ("estimates_dark", Mode::Dark, Some(View::ESTIMATES), SMALL),
        ("window_light", Mode::Light, None, WINDOW),
    ];
    compare(
        pictures
            .into_iter()
            .map(|(name, mode, subject, size)| (name.to_owned(), paint(ferry(mode), subject, size))),
    );
}

/// Every view, and the window with a page of the inspector, of a dossier with names in Arabic, Persian, Cyrillic and Greek.
#[test]
fn the_pictures_of_other_scripts_are_as_they_were() {
    let program =
        |mode| Parallax::new("scripts.ron", load::read(include_str!("scripts.ron"))).with_mode(mode);
    let modes = [("light", Mode::Light), ("dark", Mode::Dark)];
    compare(modes.into_iter().flat_map(|(word, mode)| {
        let views = views::ALL.iter().map(move |view| {
            (format!("scripts/{}_{word}", view.word()), paint(program(mode), Some(view.view()), SMALL))
        });
        let chosen = program(mode);
        let place = chosen.content().dossier().and_then(|dossier| dossier.find(ItemKind::Place, "khusham"));
        assert!(place.is_some());
        let inspector = paint(chosen.with_selection(place), None, WINDOW);
        views.chain([(format!("scripts/inspector_{word}"), inspector)])
    }));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for (name, subject) in VIEWS {
        for mode in [Mode::Light, Mode::Dark] {
            let draw = || svg(&paint(ferry(mode), subject, WINDOW), Text::Selectable);
            assert!(draw() == draw(), "{name}, {mode:?}");
        }
    }
}

#[test]
fn light_and_dark_differ_and_so_does_a_selection() {
    for (name, subject) in VIEWS {
        let light = svg(&paint(ferry(Mode::Light), subject, WINDOW), Text::Selectable);
        let dark = svg(&paint(ferry(Mode::Dark), subject, WINDOW), Text::Selectable);
        let program = ferry(Mode::Light);
        let agency = program.content().dossier().and_then(|dossier| dossier.find(ItemKind::Source, "agency"));
        assert!(agency.is_some());
        let chosen = svg(&paint(program.with_selection(agency), subject, WINDOW), Text::Selectable);
        assert!(light != dark && light != chosen, "{name}");
    }
}

/// `usvg` rejects XML that is not well-formed, and anything but SVG.
#[test]
fn every_picture_is_well_formed_and_of_its_size() {
    for (name, subject) in VIEWS {
        for text in [Text::Selectable, Text::Outlines] {
            let svg = svg(&paint(ferry(Mode::Light), subject, WINDOW), text);
            let tree = usvg::Tree::from_str(&svg, &usvg::Options::default());
            let size = tree.unwrap_or_else(|error| panic!("{name}, {text:?}: {error}")).size();
            assert_eq!(vec2(size.width(), size.height()), WINDOW, "{name}, {text:?}");
            let broken = svg.replacen("</svg>", "", 1);
            assert!(usvg::Tree::from_str(&broken, &usvg::Options::default()).is_err(), "the check can fail");
        }
    }
}

#[test]
fn hostile_names_stay_words() {
    let text = r#"Dossier(format: 1, title: "</text><script>alert(1)</script> & \"quotes\" ]]> <!--",
        places: {"a": (name: "<b>&amp;</b>", at: Point((lon: 0.0, lat: 0.0)))})"#;
    for (name, subject) in VIEWS {
        let program = Parallax::new("<hostile>&", load::read(text));
        assert!(program.content().dossier().is_some());
        let svg = svg(&paint(program, subject, WINDOW), Text::Selectable);
        assert!(!svg.contains("<script") && !svg.contains("<b>"), "{name}");
        assert!(usvg::Tree::from_str(&svg, &usvg::Options::default()).is_ok(), "{name}");
    }
}

/// Only visible shapes are drawn: a hundred times as many claims are not a hundred times as many shapes. The
/// number of places is the same, because every place in view is drawn.
#[test]
fn a_large_dossier_draws_about_as_many_shapes_as_a_small_one() {
    let shapes = |claims: usize, select: Option<&str>| {
        let program = Parallax::new("generated", load::read(&generate::dossier_of(claims, 20)));
        let dossier = program.content().dossier().expect("a sound dossier");
        let selected = select.map(|key| dossier.find(ItemKind::Source, key).expect("there"));
        paint(program.with_selection(selected), None, WINDOW).shapes.len()
    };
    for select in [None, Some("source-0")] {
        let (small, large) = (shapes(1_000, select), shapes(100_000, select));
        assert!(small > 200, "only {small} shapes");
        let ratio = large as f64 / small as f64;
        assert!(
            (0.5..1.5).contains(&ratio),
            "{small} shapes for 1,000 claims, {large} for 100,000 ({select:?})"
        );
    }
}

/// Bars that are cut at the left of a picture would look like lengths.
#[test]
fn a_picture_shows_the_whole_axis_whatever_the_window_shows() {
    let whole = svg(&paint(ferry(Mode::Light), Some(View::ESTIMATES), SMALL), Text::Selectable);
    let part = ferry(Mode::Light).with(Command::AxisSpan(AxisSpan::new(0.4, 0.5)));
    assert_eq!(part.session().axis_span, AxisSpan::new(0.4, 0.5));
    assert_eq!(svg(&paint(part, Some(View::ESTIMATES), SMALL), Text::Selectable), whole);
}
