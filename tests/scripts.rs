//! Names in Arabic, Persian, Cyrillic, Greek and with marks: joined, in order, complete, and read aloud in
//! reading order.

use std::sync::Arc;

use egui::{Color32, FontId, Galley, Pos2, Rect, Ui, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use egui_picture::headless;
use egui_picture::svg::{SvgOptions, Text, to_svg};
use parallax::app::Parallax;
use parallax::load;
use parallax::session::View;
use parallax::theme::{self, Mode, Type, fonts, label, lay};
use parallax::views::picture;

use crate::interface::stage::Stage;

const SCRIPTS: &str = include_str!("scripts.ron");

fn painted(size: Vec2, mut ui: impl FnMut(&mut Ui)) -> egui_picture::Painted {
    headless::paint(size, fonts::definitions(), |ctx| theme::apply(ctx, Mode::Light), |at| ui(at))
}

fn svg(painted: &egui_picture::Painted, text: Text) -> String {
    to_svg(painted, &SvgOptions { text, ..SvgOptions::default() })
}

/// The words of an SVG in the order of its file.
fn words(svg: &str) -> Vec<String> {
    let texts = svg.split("<text").skip(1);
    let inner = texts.filter_map(|text| text.split_once('>')?.1.split_once("</text>"));
    inner.map(|(words, _)| words.to_owned()).collect()
}

fn galley(ui: &Ui, text: &str, width: f32) -> Arc<Galley> {
    let job =
        egui::text::LayoutJob::simple(text.to_owned(), FontId::proportional(13.0), Color32::BLACK, width);
    lay(ui.painter(), job)
}

#[test]
fn the_dossier_of_scripts_is_sound() {
    assert_eq!(load::read(SCRIPTS).diagnostics, []);
}

#[test]
fn every_view_writes_names_as_they_are_read() {
    for (view, expected) in [
        (View::MAP, ["قرية لم يُحدَّد موقعها", "دير الزور"].as_slice()),
        (View::ESTIMATES, &["القتلى جميعهم", "Погибшие россияне"]),
        (View::ACCOUNTS, &["من بدأ إطلاق النار؟", "Нападение начали боевики"]),
        (View::TABLE, &["بحسب مصادر", "من بدأ إطلاق النار؟"]),
        (View::TIMELINE, &["المرصد السوري", "Минобороны"]),
        (View::LINEAGE, &["المرصد السوري لحقوق الإنسان", "Минобороны России"]),
        (View::AGREEMENT, &["القتلى جميعهم", "Погибшие россияне"]),
    ] {
        let mut program = Parallax::new("scripts.ron", load::read(SCRIPTS));
        let painted = painted(vec2(1200.0, 800.0), |ui| {
            program
                .picture(|ctx| {
                    picture::ui(ctx, ui, view, picture::Dress::Framed, &picture::Surround::default());
                })
                .expect("opened");
        });
        let found = words(&svg(&painted, Text::Selectable)).join("|");
        for name in expected {
            assert!(found.contains(name), "{view:?}: {name} in {found}");
        }
        assert!(!svg(&painted, Text::Outlines).contains("<text"), "{view:?}");
    }
}

#[test]
fn mixed_text_is_written_in_the_order_of_reading_and_placed_in_that_of_seeing() {
    let painted = painted(vec2(400.0, 60.0), |ui| {
        let galley = galley(ui, "قتل 48 شخصًا", f32::INFINITY);
        ui.painter().galley(Pos2::new(10.0, 10.0), galley, Color32::BLACK);
    });
    let svg = svg(&painted, Text::Selectable);
    assert_eq!(words(&svg), ["قتل", "48", "شخصًا"]);
    let at = |text: &str| -> f32 {
        text.split_once(" x=\"").expect("x").1.split_once('"').expect("x").0.parse().expect("x")
    };
    let places: Vec<f32> = svg.split("<text").skip(1).map(at).collect();
    assert!(places[0] > places[1] && places[1] > places[2], "from right to left: {places:?}");
}

#[test]
fn rows_end_between_words_and_an_ellipsis_stands_where_reading_ends() {
    painted(vec2(400.0, 60.0), |ui| {
        let text = "بدأت القوات الموالية إطلاق النار قرب الحقل في السابع من شباط";
        let wrapped = galley(ui, text, 150.0);
        assert!(wrapped.rows.len() > 1 && wrapped.size().x <= 151.0, "{}", wrapped.size());
        let row = |row: &str| row.split(' ').rev().collect::<Vec<_>>().join(" ");
        let rows: Vec<String> = wrapped.job.text.split('\n').map(row).collect();
        assert_eq!(rows.join(" "), text, "the rows hold whole words, in order");
        let cut = theme::galley(ui.painter(), text, Type::Body, Color32::BLACK, 120.0);
        assert!(
            cut.job.text.starts_with('…') && cut.size().x <= 121.0 && cut.rows.len() == 1,
            "{}",
            cut.job.text
        );
        let left = theme::galley(
            ui.painter(),
            "SOHR (المرصد السوري لحقوق الإنسان)",
            Type::Body,
            Color32::BLACK,
            90.0,
        );
        assert!(left.job.text.ends_with('…') && left.job.text.starts_with("SOHR"), "{}", left.job.text);
        let fits = theme::galley(ui.painter(), "خشام", Type::Body, Color32::BLACK, 120.0);
        assert_eq!(fits.job.text, "خشام");
        let plain = theme::galley(ui.painter(), "Khusham", Type::Body, Color32::BLACK, 120.0);
        assert!(
            (fits.size().y - plain.size().y).abs() <= 1.0,
            "lines are as high as others: {} {}",
            fits.size(),
            plain.size()
        );
        // Widths in which nothing fits do no harm.
        for width in [0.0, 1.0, 7.0] {
            galley(ui, text, width);
            let _ = theme::galley(ui.painter(), text, Type::Body, Color32::BLACK, width);
        }
    });
}

#[test]
fn what_is_heard_is_in_the_order_of_reading() {
    for text in ["قتل 48 شخصًا", "اشتباك قرب خشام (Khusham)", "SOHR (المرصد السوري)", "Матвеев", "Ξέρξης"]
    {
        let harness = Harness::builder()
            .with_size(vec2(300.0, 80.0))
            .renderer(crate::common::SvgRenderer)
            .build_ui(|ui| {
                ui.ctx().set_fonts(fonts::definitions());
                ui.add(label(text, Type::Body, Color32::BLACK));
            });
        assert!(harness.query_all_by_value(text).next().is_some(), "{text}");
    }
    let mut stage = Stage::with(vec2(1280.0, 800.0), Mode::Light, SCRIPTS);
    stage.settle();
    for name in ["اشتباك 7 شباط", "SOHR (المرصد السوري)", "من بدأ إطلاق النار؟"]
    {
        assert!(stage.harness.query_all_by_label_contains(name).next().is_some(), "{name}");
    }
}

#[test]
fn the_bundled_fonts_have_the_letters_of_these_names() {
    let missing = Arc::new(std::sync::Mutex::new(Vec::new()));
    painted(vec2(400.0, 60.0), |ui| {
        for (family, letters) in [
            (
                fonts::regular(),
                "ḥṭʿʾḍṣẓḫāīūḤṬ Ðč̣ абвгдеёжзийклмнопрстуфхцчшщъыьэюя ІЇЄҐ ἀἁᾶῆῶὦᾳῥΐὶάώς Ἑλλήσποντος ŻŁß “”«»…¶·–—",
            ),
            (fonts::semibold(), "ḥṭʿāīū Матвеев Ἡρόδοτος Ὀ"),
            (fonts::regular(), "خشایارشا مردونیه قتيلاً يُحدَّد ؟ ، ٤٨ ۴۸ پچژگکی ىئؤإأآة"),
            (fonts::semibold(), "ירושלים Հայաստան საქართველო श्रद्धानन्द ≥≤≈−→✓①☠"),
        ] {
            let font = FontId::new(13.0, family);
            for letter in letters.chars() {
                if !ui.fonts_mut(|fonts| fonts.has_glyph(&font, letter)) {
                    missing.lock().expect("alone").push(letter);
                }
            }
        }
        let galley = galley(ui, "ירושלים (1967)", f32::INFINITY);
        assert!(galley.size().x > 0.0 && galley.job.text.starts_with("(1967)"));
    });
    assert_eq!(*missing.lock().expect("alone"), Vec::<char>::new());
}

/// The letters drawn by the window's own text engine lie within the measured width.
#[test]
fn joined_words_lie_side_by_side() {
    painted(vec2(500.0, 60.0), |ui| {
        let galley = galley(ui, "قتل 48 شخصًا قرب خشام (Khusham)", f32::INFINITY);
        let row = &galley.rows[0];
        let bounds = Rect::from_min_size(Pos2::ZERO, galley.size()).expand(2.0);
        assert!(row.glyphs.iter().all(|glyph| bounds.contains(Pos2::new(glyph.max_x(), 5.0))));
    });
}

/// A tooltip stands beside what it explains, also at the edges of the window.
#[test]
fn no_tooltip_covers_what_it_explains() {
    let size = vec2(900.0, 320.0);
    let (tall, wide, small) = (vec2(30.0, 90.0), vec2(800.0, 24.0), vec2(40.0, 18.0));
    for mark in [tall, wide, small] {
        for along in [0.0, 0.5, 1.0] {
            for down in [0.0, 0.5, 1.0] {
                let at = Pos2::ZERO + vec2(along, down) * (size - mark);
                let rect = Rect::from_min_size(at, mark);
                let shown = Arc::new(std::sync::Mutex::new(None));
                let seen = Arc::clone(&shown);
                let mut harness = Harness::builder()
                    .with_size(size)
                    .renderer(crate::common::SvgRenderer)
                    .with_context_setup(|ctx| {
                        ctx.set_fonts(fonts::definitions());
                        theme::apply(ctx, Mode::Light);
                    })
                    .build_ui(move |ui| {
                        let response = ui.interact(rect, egui::Id::unique("mark"), egui::Sense::click());
                        parallax::views::show_beside(&response, |ui| {
                            ui.set_max_width(200.0);
                            ui.add(label(
                                "What is said of it, in a line or two of words.",
                                Type::Body,
                                Color32::BLACK,
                            ));
                            *seen.lock().expect("alone") = Some(ui.min_rect());
                        });
                    });
                harness.hover_at(rect.center());
                harness.run_steps(30);
                let found = shown.lock().expect("alone").expect("a tooltip");
                assert!(!found.intersects(rect), "{found} covers {rect}");
                assert!(Rect::from_min_size(Pos2::ZERO, size).contains_rect(found), "{found} is in sight");
            }
        }
    }
}
