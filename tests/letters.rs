//! Letters that the bundled fonts lack are named in place, by `check`, the window and every picture; the
//! included dossiers need no other fonts.

use egui::{Ui, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_picture::headless;
use egui_picture::svg::{SvgOptions, Text, to_svg};
use parallax::app::Parallax;
use parallax::letters::Lacking;
use parallax::load::{self, Code};
use parallax::session::View;
use parallax::theme::fonts::Fonts;
use parallax::theme::{self, Mode};
use parallax::views::picture;

use crate::interface::stage::Stage;

const NO_FONT: &str = r#"Dossier(format: 1, title: "Lhasa (བོད་)", groups: {"g": (name: "All")},
    sources: {"s": (name: "བོད་ཀྱི"), "line": (name: "one\ntwo\tthree")}, documents: {"d": (title: "≥40 of ಕನ್ನಡ", paragraphs: 3)},
    claims: {
        "a": (by: "s", document: "d", paragraph: 1, worded: "≥40 \u{1f480}", says: Count(outcome: Killed, of: "g", quantity: AtLeast(40))),
        "b": (by: "line", document: "d", paragraph: 2, says: Count(outcome: Killed, of: "g", quantity: Exactly(3))),
    })"#;

fn lacking(text: &str) -> String {
    load::read(text).lacking.names()
}

#[test]
fn the_built_in_dossiers_need_no_font_of_the_system() {
    assert_eq!(lacking(load::KHUSHAM), "");
    assert_eq!(lacking(include_str!("../data/persian-army-480.ron")), "");
    assert_eq!(lacking(load::STARTER), "");
}

#[test]
fn a_warning_goes_where_a_font_is_found() {
    let mut loaded = load::read(NO_FONT);
    let warned =
        |loaded: &load::Loaded| loaded.diagnostics.iter().filter(|one| one.code == Code::NoFont).count();
    assert_eq!((loaded.lacking.names().as_str(), warned(&loaded)), ("Kannada, Tibetan, U+1F480", 3));
    let mut left = loaded.lacking.clone();
    left.retain(|letter| Lacking::name(letter) != "Tibetan");
    loaded.settle(left);
    assert_eq!((loaded.lacking.names().as_str(), warned(&loaded)), ("Kannada, U+1F480", 2));
    loaded.settle(Lacking::default());
    assert_eq!(warned(&loaded), 0);
}

#[test]
fn every_picture_names_what_it_cannot_draw() {
    for view in [View::ESTIMATES, View::TABLE, View::LINEAGE] {
        let mut program = Parallax::new("x.ron", load::read(NO_FONT));
        let fonts = program.fonts().clone();
        let setup = |ctx: &egui::Context| {
            theme::apply(ctx, Mode::Light);
            fonts.note(ctx);
        };
        let painted = headless::paint(vec2(1200.0, 800.0), fonts.definitions(), setup, |ui: &mut Ui| {
            program
                .picture(|ctx| {
                    picture::ui(ctx, ui, view, picture::Dress::Framed, &picture::Surround::default());
                })
                .expect("opened");
        });
        let svg = to_svg(&painted, &SvgOptions { text: Text::Selectable, ..SvgOptions::default() });
        let drawn = svg.split_once("<text").expect("text").1;
        assert!(drawn.contains("[Tibetan]") && drawn.contains("[Kannada]"), "{view:?}: {drawn}");
        assert!(
            drawn.contains("Not drawn, because no font has them: Kannada, Tibetan, U+1F480"),
            "{view:?}: {drawn}"
        );
        let named = drawn.matches("[Tibetan]").count();
        assert!(named > 2, "in the title, in the drawing and among the sources: {view:?}: {named}");
        assert!(!drawn.contains('བ') && !drawn.contains('ಕ'), "{view:?}: {drawn}");
        if view == View::ESTIMATES {
            assert!(drawn.contains('≥') && drawn.contains("[U+1F480]"), "{drawn}");
            assert!(drawn.contains("one two three"), "a name stands on one line: {drawn}");
        }
    }
}

#[test]
fn the_window_names_what_it_cannot_draw_and_is_heard_as_it_was_written() {
    let program = Parallax::new("x.ron", load::read(NO_FONT));
    assert_eq!(
        program.fonts().not_drawn().as_deref(),
        Some("Not drawn, because no font has them: Kannada, Tibetan, U+1F480")
    );
    let mut stage = Stage::with(vec2(1280.0, 800.0), Mode::Light, NO_FONT);
    stage.settle();
    assert!(stage.harness.query_all_by_label_contains("བོད་ཀྱི").next().is_some());
}

#[test]
fn fonts_of_the_system_are_asked_for_nothing_that_is_bundled() {
    let fonts = Fonts::with_system(load::read(load::KHUSHAM).lacking);
    assert!(fonts.system_families().is_empty());
    assert_eq!(fonts.definitions().font_data.len(), theme::fonts::Face::ALL.len());
}
