//! Long text: nothing overlaps a bar or other text, no ellipsis stands alone, and shortened text is read
//! aloud in full.

use egui::epaint::ClippedShape;
use egui::{Rect, Shape, Vec2};
use egui_kittest::kittest::Queryable as _;
use egui_picture::headless;
use parallax::app::Parallax;
use parallax::dossier::ItemKind;
use parallax::load;
use parallax::session::{Command, View};
use parallax::theme::{self, Mode};
use parallax::views::picture::{self, Dress};

use super::stage::{SMALL, Stage};

/// A figure that its document words as a sentence, short names, and a number of maximum length.
const SENTENCES: &str = r#"Dossier(
    format: 1, title: "Sentences", period: "2020-01-01/2020-01-20",
    groups: { "all": (name: "Everybody in the market hall"), "part": (name: "Porters", within: "all") },
    sources: { "a": (name: "Committee of inquiry"), "b": (name: "AFP"), "c": (name: "CNN") },
    documents: {
        "n": (title: "NTB", dated: "2020-01-05", paragraphs: 9),
        "m": (title: "AFP", dated: "2020-01-05", paragraphs: 9),
        "o": (title: "Ox", dated: "2020-01-19", paragraphs: 9),
    },
    events: { "e": (name: "War", on: "2020-01-03"), "f": (name: "Ash", on: "2020-01-19") },
    claims: {
        "s": (by: "a", document: "n", paragraph: 1, said: "2020-01-04", event: "e", says: Count(outcome: Killed,
            of: "all", quantity: AtLeast(2000)), worded: "2,000 is on no account too high an estimate of the loss",
            hedge: "as far as could be established by the end of the winter"),
        "t": (by: "b", document: "m", paragraph: 1, event: "e", says: Count(outcome: Killed, of: "all",
            quantity: Exactly(10)), worded: "not a single one more than ten, the children of the porters included"),
        "u": (by: "c", document: "o", paragraph: 2, said: "2020-01-19", event: "e",
            says: Count(outcome: Killed, of: "part", quantity: Exactly(1999)), hedge: "at the most"),
        "v": (by: "c", document: "o", paragraph: 3, said: "2020-01-19", event: "e", stance: Denies,
            says: Count(outcome: Killed, of: "all", quantity: AtLeast(18000000)), worded: "eighteen million or more"),
    },
)"#;

/// A word of 400 letters wherever a word can occur.
fn endless() -> String {
    let word: String = "Rindfleischetikettierungsaufgaben".chars().cycle().take(400).collect();
    r#"Dossier(
        format: 1, title: "WORD", summary: "WORD", period: "2020-01-01/2020-01-20",
        places: {
            "p": (name: "WORD", native: (text: "WORD", lang: "de"), at: Point((lon: 10.0, lat: 50.0)),
                precision: Km(1.0), basis: "WORD", note: "WORD"),
            "q": (name: "WORD", at: NotLocated),
        },
        groups: { "all": (name: "WORD"), "part": (name: "WORD", within: "all") },
        sides: { "s": (name: "WORD") },
        sources: { "a": (name: "WORD", side: "s"), "b": (name: "AFP") },
        documents: { "d": (title: "WORD", publisher: "WORD", author: "WORD", dated: "2020-01-05", paragraphs: 9) },
        events: { "e": (name: "WORD", on: "2020-01-03", at: "p", gist: "WORD") },
        questions: { "q": "WORD" },
        people: { "h": (name: "WORD", home: "p") },
        claims: {
            "x": (by: "a", document: "d", paragraph: 2, event: "e", at: "p", said: "2020-01-04", says: Count(
                outcome: Killed, of: "all", quantity: AtLeast(1000)), worded: "WORD", hedge: "WORD", gist: "WORD"),
            "y": (by: "b", via: ["a"], document: "d", paragraph: 3, event: "e", at: "q", says: Count(
                outcome: Killed, of: "part", quantity: Exactly(2291)), hedge: "WORD"),
            "w": (by: "a", document: "d", paragraph: 4, says: Answer(to: "q", text: "WORD"), gist: "WORD"),
            "n": (by: "a", document: "d", paragraph: 5, says: Count(outcome: Captured, of: "all",
                quantity: Named(["h"]))),
        },
    )"#
    .replace("WORD", &word)
}

pub fn inputs() -> [String; 2] {
    [SENTENCES.to_owned(), endless()]
}

/// Text and its position.
type Seen = (String, Rect);

fn collect(clip: Rect, shape: &Shape, words: &mut Vec<Seen>, bars: &mut Vec<Rect>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(clip, shape, words, bars)),
        Shape::Text(text) => {
            let seen = text.galley.rect.translate(text.pos.to_vec2()).intersect(clip);
            if seen.is_positive() {
                let cut = if text.galley.elided { "…" } else { "" };
                words.push((format!("{}{cut}", text.galley.text()), seen));
            }
        }
        // The solid part of a mark of the estimates is 12 points high.
        Shape::Rect(rect) if (rect.rect.height() - 12.0).abs() < 0.6 && rect.fill.a() > 150 => {
            bars.push(rect.rect.intersect(clip));
        }
        _ => {}
    }
}

fn painted(shapes: &[ClippedShape]) -> (Vec<Seen>, Vec<Rect>) {
    let (mut words, mut bars) = (Vec::new(), Vec::new());
    for clipped in shapes {
        collect(clipped.clip_rect, &clipped.shape, &mut words, &mut bars);
    }
    (words, bars)
}

fn picture(text: &str, view: View, mode: Mode) -> Vec<ClippedShape> {
    picture_of(text, view, mode, None)
}

/// The same at a size; as large as its content if there is none.
fn picture_of(text: &str, view: View, mode: Mode, wanted: Option<Vec2>) -> Vec<ClippedShape> {
    let mut program = Parallax::new("long.ron", load::read(text)).with_mode(mode);
    let setup = |ctx: &egui::Context| theme::apply(ctx, mode);
    let fonts = theme::fonts::definitions;
    let mut size = Vec2::ZERO;
    headless::paint(SMALL, fonts(), setup, |ui| {
        let natural = Vec2::new(1200.0, 0.0);
        let found = program.picture(|ctx| {
            picture::natural_size(ctx, ui, view, Dress::Framed, natural, &picture::Surround::default())
        });
        size = wanted.unwrap_or(found.expect("opened"));
    });
    let draw = |ui: &mut egui::Ui| {
        program.picture(|ctx| picture::ui(ctx, ui, view, Dress::Framed, &picture::Surround::default()));
    };
    headless::paint(size, fonts(), setup, draw).shapes
}

/// That no words lie over others, over a bar, or say nothing but that something is left out.
pub fn assert_apart(shapes: &[ClippedShape], what: &str) {
    let (words, bars) = painted(shapes);
    assert!(words.len() > 2, "{what}: only {words:?}");
    let short = |words: &str| words.chars().take(40).collect::<String>();
    for (index, (text, rect)) in words.iter().enumerate() {
        assert!(!matches!(text.trim(), "…" | "· …"), "{what}: an ellipsis alone at {rect}");
        let rect = rect.shrink(2.0);
        for (other, second) in &words[index + 1..] {
            // The halo around text is the same text.
            let is_halo = text == other && rect.center().distance(second.center()) < 6.0;
            let is_over = rect.is_positive() && rect.intersects(second.shrink(2.0));
            assert!(is_halo || !is_over, "{what}: “{}” over “{}” at {rect}", short(text), short(other));
        }
        let bar = bars.iter().find(|bar| bar.shrink(1.0).is_positive() && bar.shrink(1.0).intersects(rect));
        assert!(bar.is_none(), "{what}: “{}” at {rect} runs over a bar at {bar:?}", short(text));
    }
}

#[test]
fn in_a_picture_nothing_runs_over_anything() {
    for (number, text) in inputs().iter().enumerate() {
        for view in View::all() {
            for mode in [Mode::Light, Mode::Dark] {
                assert_apart(&picture(text, view, mode), &format!("{view:?} of input {number}, {mode:?}"));
            }
        }
    }
}

#[test]
fn in_the_small_window_nothing_runs_over_anything() {
    for (number, text) in inputs().iter().enumerate() {
        let mut stage = Stage::with(SMALL, Mode::Light, text);
        for view in View::all() {
            stage.send(Command::Show(view));
            // A notice lies over what is there, on a ground of its own.
            stage.send(Command::Dismiss(0));
            assert_apart(&stage.harness.output().shapes, &format!("{view:?} of input {number}"));
        }
        let items = ItemKind::ALL.into_iter().flat_map(|kind| stage.dossier().items(kind));
        for item in items.collect::<Vec<_>>() {
            stage.select(item);
            assert_apart(&stage.harness.output().shapes, &format!("{item:?} of input {number} selected"));
        }
    }
}

#[test]
fn what_is_shortened_is_heard_in_full_and_explained_inside_the_window() {
    let text = endless();
    let mut stage = Stage::with(SMALL, Mode::Light, &text);
    let claim = stage.item(ItemKind::Claim, "x");
    let spoken = stage.spoken(claim);
    assert!(spoken.len() > 1_000);
    // Agreement describes claims in sentences of its own.
    for view in [View::ESTIMATES, View::TIMELINE, View::TABLE] {
        stage.send(Command::Show(view));
        let names = stage.names_in(stage.chart_rect());
        assert!(names.iter().any(|name| name.contains(&spoken)), "{view:?}");
    }
    for key in ["p", "q"] {
        let place = stage.item(ItemKind::Place, key);
        stage.send(Command::Pin(place));
    }
    stage.send(Command::Pin(claim));
    assert_apart(&stage.harness.output().shapes, "with the tray");
    let rect = stage.harness.get_all_by_label_contains("pinned").next().expect("a pill").rect();
    assert!(rect.width() < 320.0, "{rect}");
    stage.harness.hover_at(rect.center());
    stage.settle();
    let window = Rect::from_min_size(egui::Pos2::ZERO, SMALL);
    for clipped in &stage.harness.output().shapes {
        let Shape::Text(text) = &clipped.shape else { continue };
        let rect = text.galley.rect.translate(text.pos.to_vec2());
        let is_seen = rect.intersects(clipped.clip_rect.intersect(window));
        let is_inside = rect.left() >= -1.0 && rect.right() <= window.right() + 1.0;
        assert!(!is_seen || is_inside, "{}… at {rect} leaves the window", &text.galley.text()[..20]);
    }
}

/// Marks of the timeline have text: also names of three letters, and on the last day of the period.
#[test]
fn three_letters_are_a_name() {
    let (words, _) = painted(&picture(SENTENCES, View::TIMELINE, Mode::Light));
    for name in ["NTB", "AFP", "War", "Ash", "Ox"] {
        assert!(words.iter().any(|(text, _)| text == name), "{name} is not among {words:?}");
    }
    for (figure, who) in
        [("2,000 is on", "· Committee"), ("not a single one", "· AFP"), ("1,999 killed", "· CNN")]
    {
        let at = words.iter().find(|(text, _)| text.starts_with(figure));
        let (_, rect) = at.unwrap_or_else(|| panic!("{figure} is not among {words:?}"));
        let is_beside =
            |seen: &Rect| (seen.center().y - rect.center().y).abs() < 3.0 && seen.left() > rect.left();
        let speaker = words.iter().any(|(text, seen)| text.starts_with(who) && is_beside(seen));
        assert!(speaker, "nobody says {figure}: {words:?}");
    }
}

/// The bars of the timeline are 15 points high.
fn bars_of_timeline(shapes: &[ClippedShape]) -> Vec<Rect> {
    fn collect(clip: Rect, shape: &Shape, bars: &mut Vec<Rect>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(clip, shape, bars)),
            // They are gradients, most of them of one colour.
            Shape::Mesh(mesh) if (mesh.calc_bounds().height() - 15.0).abs() < 0.6 => {
                bars.push(mesh.calc_bounds().intersect(clip));
            }
            _ => {}
        }
    }
    let mut bars = Vec::new();
    for clipped in shapes {
        collect(clipped.clip_rect, &clipped.shape, &mut bars);
    }
    bars
}

/// That words lie in a bar as a whole, or beside it: never under one of its ends.
fn assert_in_or_beside_bars(shapes: &[ClippedShape], what: &str) {
    let (words, bars) = (painted(shapes).0, bars_of_timeline(shapes));
    assert!(bars.len() > 1, "{what}: {} bars", bars.len());
    for (text, rect) in &words {
        let rect = rect.shrink(1.0);
        let in_row = bars.iter().filter(|bar| bar.y_range().contains(rect.center().y));
        for bar in in_row {
            let is_beside = rect.right() <= bar.left() + 1.0 || rect.left() >= bar.right() - 1.0;
            let is_in = bar.x_range().contains(rect.left()) && bar.x_range().contains(rect.right());
            assert!(is_beside || is_in, "{what}: “{text}” at {rect} runs under the bar at {bar}");
        }
    }
}

#[test]
fn no_words_of_the_timeline_run_under_a_bar_on_paper_or_in_a_window() {
    use parallax::session::Preset;
    let ferry = crate::fixture::FERRY.to_owned();
    for (number, text) in [ferry, SENTENCES.to_owned(), load::KHUSHAM.to_owned()].iter().enumerate() {
        for mode in [Mode::Light, Mode::Dark] {
            for preset in [Preset::A4, Preset::A4Landscape] {
                let shapes = picture_of(text, View::TIMELINE, mode, preset.size());
                assert_in_or_beside_bars(&shapes, &format!("input {number} as {preset:?}"));
            }
        }
        for size in [SMALL, Vec2::new(1920.0, 1080.0)] {
            let mut stage = Stage::with(size, Mode::Light, text);
            stage.send(Command::Show(View::TIMELINE));
            assert_in_or_beside_bars(&stage.harness.output().shapes, &format!("input {number} at {size}"));
        }
    }
}

/// A picture that is narrower than the text of its columns wraps it: nothing is missing, and it says nothing of the kind.
#[test]
fn a_table_whose_text_wraps_is_not_called_truncated() {
    let words = |width: f32| {
        let shapes = picture_of(SENTENCES, View::TABLE, Mode::Light, Some(Vec2::new(width, 900.0)));
        painted(&shapes).0
    };
    let is_cut = |words: &[Seen]| words.iter().any(|(text, _)| text.starts_with("TRUNCATED"));
    assert!(!is_cut(&words(1280.0)), "{:?}", words(1280.0));
    assert!(is_cut(&words(560.0)), "columns are left out");
}
