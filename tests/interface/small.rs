//! Small pictures: nothing is printed over anything else, and what was left out is said.

use egui::{Vec2, vec2};
use egui_picture::headless;
use parallax::app::Parallax;
use parallax::load;
use parallax::session::View;
use parallax::theme::{self, Mode};
use parallax::views::picture::{self, Dress};

use super::long::{assert_apart, inputs};
use crate::fixture::FERRY;

const PERSIA: &str = include_str!("../../data/persian-army-480.ron");
/// The smallest is "not everything fits" and little else.
const SIZES: [Vec2; 4] = [vec2(200.0, 200.0), vec2(300.0, 200.0), vec2(560.0, 300.0), vec2(640.0, 480.0)];

/// Many places on few spots, with sources of many sides, and long names.
fn crowded() -> String {
    let places: Vec<String> = (0..60)
        .map(|number| {
            let (lon, lat) = (10.0 + f64::from(number % 4) * 0.01, 50.0 + f64::from(number % 3) * 0.01);
            format!(
                "\"p{number}\": (name: \"Place of number {number}\", at: Point((lon: {lon}, lat: {lat}))),"
            )
        })
        .collect();
    let sources: Vec<String> = (0..12)
        .map(|number| format!("\"s{number}\": (name: \"Speaker of side {number}\", side: \"side{number}\"),"))
        .collect();
    let sides: Vec<String> =
        (0..12).map(|number| format!("\"side{number}\": (name: \"The side of number {number}\"),")).collect();
    let claims: Vec<String> = (0..60)
        .map(|number| {
            format!(
                "\"c{number}\": (by: \"s{}\", document: \"d\", paragraph: {}, at: \"p{number}\", event: \"e\",
                says: Count(outcome: Killed, of: \"g\", quantity: AtLeast({})), hedge: \"so it is said\"),",
                number % 12,
                number + 1,
                number * 7 + 1
            )
        })
        .collect();
    format!(
        r#"Dossier(format: 1, title: "A crowded place", period: "2020-01-01/2020-02-01", places: {{{}}},
        sides: {{{}}}, sources: {{{}}}, groups: {{"g": (name: "Everybody")}},
        documents: {{"d": (title: "The only document", dated: "2020-01-05", paragraphs: 99)}},
        events: {{"e": (name: "The day", on: "2020-01-03")}}, claims: {{{}}})"#,
        places.concat(),
        sides.concat(),
        sources.concat(),
        claims.concat()
    )
}

fn dossiers() -> Vec<(&'static str, String)> {
    let [sentences, endless] = inputs();
    vec![
        ("ferry", FERRY.to_owned()),
        ("persia", PERSIA.to_owned()),
        ("crowded", crowded()),
        ("sentences", sentences),
        ("endless", endless),
    ]
}

#[test]
fn in_a_small_picture_nothing_is_printed_over_anything() {
    for (name, text) in dossiers() {
        let mut program = Parallax::new("small.ron", load::read(&text)).with_mode(Mode::Light);
        assert!(program.content().dossier().is_some(), "{name}");
        for view in View::all() {
            for size in SIZES {
                let (mut cut, setup) = (false, |ctx: &egui::Context| theme::apply(ctx, Mode::Light));
                let painted = headless::paint(size, theme::fonts::definitions(), setup, |ui| {
                    program
                        .picture(|ctx| {
                            picture::ui(ctx, ui, view, Dress::Framed, &picture::Surround::default());
                        })
                        .expect("opened");
                    cut = picture::left_out(ui.ctx()).is_some();
                });
                let what = format!("{view:?} of {name} at {size}");
                assert_apart(&painted.shapes, &what);
                let says_so = painted.shapes.iter().any(|clipped| match &clipped.shape {
                    egui::Shape::Text(text) => text.galley.text().starts_with("TRUNCATED"),
                    _ => false,
                });
                assert_eq!(says_so, cut, "{what}");
                assert!(cut || size.x > 300.0, "{what}");
            }
        }
    }
}
