//! Publishing: each format gives what it promises, on the command line and in the window alike.

use std::sync::mpsc::channel;
use std::time::Duration;

use crate::common::spelled;
use crate::fixture::FERRY;
use parallax::app::Parallax;
use parallax::app::publish::{self, News, PublishError, Wish};
use parallax::load;
use parallax::session::{Destination, Extras, Format, Publication, Subject, View};
use parallax::views::picture::Dress;

fn ferry() -> Parallax {
    Parallax::new("ferry.ron", load::read(FERRY))
}

fn made(subject: Subject, format: Format) -> Vec<u8> {
    publish::make(&mut ferry(), &Wish::usual(subject, format)).expect("made")
}

fn text(subject: Subject, format: Format) -> String {
    spelled(&String::from_utf8(made(subject, format)).expect("text"))
}

fn png_size(png: &[u8]) -> [u32; 2] {
    [16, 20].map(|at| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes")))
}

#[test]
fn every_view_comes_in_every_format_of_its_menu() {
    for view in View::all() {
        let subject = Subject::View(view);
        let svg = text(subject, Format::Svg);
        assert!(svg.contains("<text") && svg.contains("<desc id=\"desc\">"), "{view:?}");
        assert!(svg.contains("role=\"img\" aria-labelledby=\"title desc\""), "{view:?}");
        let outlined = text(subject, Format::SvgOutlines);
        assert!(!outlined.contains("<text") && outlined.contains("<desc"), "{view:?}");
        assert!(made(subject, Format::Png(1)).starts_with(b"\x89PNG"), "{view:?}");
        let csv = text(subject, Format::Csv);
        assert!(
            csv.starts_with("\u{feff}id,by,via,document,paragraph") && csv.lines().count() > 1,
            "{view:?}"
        );
        let json: serde_json::Value = serde_json::from_str(&text(subject, Format::Json)).expect("JSON");
        let claims = json["claims"].as_array().expect("a list").len();
        assert!(claims > 0, "{view:?}: {claims} claims");
    }
}

#[test]
fn a_scale_multiplies_pixels_and_nothing_else() {
    let [one, two, four] =
        [1, 2, 4].map(|scale| png_size(&made(Subject::View(View::ESTIMATES), Format::Png(scale))));
    assert_eq!(two, one.map(|side| 2 * side));
    assert_eq!(four, one.map(|side| 4 * side));
}

#[test]
fn a_table_of_a_view_holds_the_claims_it_shows() {
    let rows = |view| text(Subject::View(view), Format::Csv).lines().count() - 1;
    assert_eq!(rows(View::ESTIMATES), 13);
    assert_eq!(rows(View::TABLE), 30);
    assert_eq!(rows(View::ACCOUNTS), 3);
}

#[test]
fn what_is_made_of_a_file_with_conflicts_of_a_merge_says_so_or_is_refused() {
    let words = "1 merge conflict in the file of this dossier is not settled";
    // A small dossier: each of its pictures is drawn.
    let merged = load::STARTER.replacen(
        "        \"mayor-eleven\": (",
        "        // Merge conflict: OURS is kept. THEIRS has paragraph: 9\n        \"mayor-eleven\": (",
        1,
    );
    let made = |subject: Subject, format: Format, dress: Dress| {
        let mut program = Parallax::new("merged.ron", load::read(&merged));
        publish::make(&mut program, &Wish { dress, ..Wish::usual(subject, format) })
    };
    let told = |subject: Subject, format: Format| {
        spelled(&String::from_utf8(made(subject, format, Dress::Framed).expect("made")).expect("text"))
    };
    for view in View::all() {
        let svg = told(Subject::View(view), Format::Svg);
        assert!(svg.matches(words).count() >= 2, "{view:?}: in the picture and in its description");
        for format in [Format::Csv, Format::Json] {
            let refused = made(Subject::View(view), format, Dress::Framed).expect_err("data say nothing");
            assert!(refused.to_string().contains("a file of data cannot say that"), "{refused}");
        }
        let refused = made(Subject::View(view), Format::Svg, Dress::Plain).expect_err("without a caption");
        assert!(refused.to_string().contains("a picture without a caption cannot say that"), "{refused}");
    }
    assert!(told(Subject::Window, Format::Svg).contains(words));
    for subject in
        [Subject::Report, Subject::Page, Subject::Embed(View::MAP), Subject::Embed(View::AGREEMENT)]
    {
        assert!(told(subject, Format::Html).contains(words), "{subject:?}");
    }
}

#[test]
fn too_many_pixels_are_refused_in_words() {
    let wish = Wish {
        size: Some(egui::vec2(8000.0, 8000.0)),
        ..Wish::usual(Subject::View(View::MAP), Format::Png(4))
    };
    let error = publish::make(&mut ferry(), &wish).expect_err("a gigabyte");
    assert!(error.to_string().contains("take a smaller scale or size"), "{error}");
}

#[test]
fn what_does_not_fit_or_is_not_there_is_refused() {
    let report = Wish::usual(Subject::Report, Format::Png(1));
    assert!(matches!(publish::make(&mut ferry(), &report), Err(PublishError::Format(..))));
    for format in [Format::Csv, Format::Json, Format::Html] {
        let window = Wish::usual(Subject::Window, format);
        let made = publish::make(&mut ferry(), &window);
        assert!(matches!(made, Err(PublishError::Format(..))), "{format:?}");
    }
    let mut refused = Parallax::new("x.ron", load::read("Dossier("));
    let wish = Wish::usual(Subject::View(View::MAP), Format::Svg);
    assert!(matches!(publish::make(&mut refused, &wish), Err(PublishError::NoDossier)));
}

#[test]
fn a_framed_picture_says_what_it_was_made_from_and_a_plain_one_is_only_the_view() {
    for view in View::all() {
        let subject = Subject::View(view);
        let framed = text(subject, Format::Svg);
        let fingerprint = load::read(FERRY).fingerprint.short();
        for words in [
            "Attack on the ferry at Orlin, 3 May 1931",
            "WHO SPEAKS HERE, AND WHERE IT WAS READ",
            &format!("ferry.ron, SHA-256 {fingerprint}"),
            "The ferry, by a correspondent",
        ] {
            assert!(framed.contains(words), "{view:?}: {words}");
        }
        assert_eq!(framed.contains("Base map: Natural Earth"), view == View::MAP, "{view:?}");
        let wish = Wish { dress: Dress::Plain, ..Wish::usual(subject, Format::Svg) };
        let plain = publish::make(&mut ferry(), &wish).expect("made");
        let plain = spelled(&String::from_utf8(plain).expect("text"));
        assert!(!plain.contains("WHO SPEAKS HERE") && !plain.contains(">ferry.ron"), "{view:?}");
    }
}

#[test]
fn every_source_of_a_picture_is_listed_with_its_paragraphs() {
    let svg = text(Subject::View(View::ESTIMATES), Format::Svg);
    for words in [">Relatives of the crew</text>", "Herald ¶8, ¶9", "Report ¶12, ¶14, ¶15"] {
        assert!(svg.contains(words), "{words}");
    }
}

#[test]
fn legends_explain_only_what_is_there() {
    let map = text(Subject::View(View::MAP), Format::Svg);
    assert!(map.contains("for orientation only") && map.contains("lies somewhere within"));
    assert!(!map.contains("named by more than 12 sources") && !map.contains("not a route taken"));
    let timeline = text(Subject::View(View::TIMELINE), Format::Svg);
    assert!(timeline.contains("approximate end") && timeline.contains("the date itself is in doubt"));
    let sound = r#"Dossier(format: 1, title: "T", sources: {"s": (name: "S")}, documents: {"d": (title: "D")},
        claims: {"a": (by: "s", document: "d", paragraph: 1, said: "2018-02-07")})"#;
    let mut program = Parallax::new("d.ron", load::read(sound));
    let wish = Wish::usual(Subject::View(View::TIMELINE), Format::Svg);
    let small = publish::make(&mut program, &wish).expect("made");
    let small = spelled(&String::from_utf8(small).expect("text"));
    assert!(small.contains("one day") && !small.contains("approximate end"), "{small}");
}

/// The clipboard needs no dialog, so this runs the same thread that the window starts.
#[test]
fn a_picture_for_the_clipboard_is_made_beside_the_window() {
    let (tell, news) = channel();
    let publication = Publication {
        subject: Subject::View(View::ESTIMATES),
        format: Format::Png(2),
        to: Destination::Clipboard,
        extras: Extras::default(),
    };
    publish::start(ferry().snapshot(), publication, move |told| {
        let _ = tell.send(told);
    });
    let wait = Duration::from_mins(1);
    assert!(matches!(news.recv_timeout(wait).expect("news"), News::Doing(_)));
    let News::Picture(image) = news.recv_timeout(wait).expect("more news") else { panic!("no picture") };
    assert_eq!(image.width(), 2400);
    assert!(news.recv_timeout(wait).is_err(), "that was the last news");
}

/// A picture embeds the letters of its text, and no others.
#[test]
fn a_picture_brings_the_letters_of_its_text() {
    let svg = text(Subject::View(View::ESTIMATES), Format::Svg);
    assert_eq!(svg.matches("@font-face{font-family:'Noto Sans';font-weight:400").count(), 1);
    assert_eq!(svg.matches("@font-face{font-family:'Noto Sans';font-weight:600").count(), 1);
    assert!(svg.len() < 160_000, "{} bytes", svg.len());
    let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default());
    assert!(tree.is_ok(), "{:?}", tree.err());
    assert!(!text(Subject::View(View::ESTIMATES), Format::SvgOutlines).contains("@font-face"));
}

/// The text that is drawn, without the description.
fn drawn(text: &str) -> Vec<String> {
    let mut program = Parallax::new("a.ron", load::read(text));
    let wish = Wish::usual(Subject::View(View::ESTIMATES), Format::Svg);
    let svg = spelled(&String::from_utf8(publish::make(&mut program, &wish).expect("made")).expect("text"));
    let texts = svg.split("<text ").skip(1).filter_map(|rest| rest.split_once('>'));
    texts.filter_map(|(_, rest)| Some(rest.split_once('<')?.0.to_owned())).collect()
}

const PERSIA: &str = include_str!("../data/persian-army-480.ron");

#[test]
fn what_is_said_beside_a_bar_stands_there_whole() {
    let words = drawn(FERRY);
    assert!(words.iter().any(|words| words == "count not closed"), "{words:#?}");
    let words = drawn(PERSIA);
    assert!(words.iter().any(|words| words.starts_with("the fighting men doubled")), "{words:#?}");
    let dossier = load::read(PERSIA).dossier.expect("sound");
    for claim in dossier.claims.rows().iter().filter(|claim| claim.count().is_some()) {
        let figure = parallax::analysis::measure(claim).unwrap_or_default();
        let said = claim.hedge.as_deref().filter(|hedge| !figure.contains(hedge.trim_matches(['“', '”'])));
        for said in said.into_iter().chain([figure.as_str()]) {
            let said = said.replace('\'', "&apos;");
            let is_there = |words: &String| words.replace("&#39;", "&apos;").replace('\'', "&apos;") == said;
            assert!(words.iter().any(is_there), "{said}");
        }
    }
}

#[test]
fn a_picture_names_its_documents_and_not_only_how_many_there_are() {
    let words = drawn(PERSIA).join(" ");
    assert!(!words.contains("see the dossier"), "{words}");
    assert!(words.contains("Justin 2: Justin") && words.contains("Rawlinson, Persia: The Seven"), "{words}");
}

/// Forty claims and forty questions, each by or to a source of its own.
fn forty() -> Parallax {
    let each = |row: &dyn Fn(usize) -> String| (0..40).map(row).collect::<String>();
    let text = format!(
        r#"Dossier(format: 1, title: "Forty", groups: {{"g": (name: "All")}}, documents: {{"d": (title: "D")}},
        events: {{"e": (name: "E", on: "2020-01-01")}}, sources: {{{}}}, questions: {{{}}}, claims: {{{}{}}})"#,
        each(&|row| format!(r#""s{row}": (name: "<{row}>", kind: Media),"#)),
        each(&|row| format!(r#""q{row}": "Is it {row}?","#)),
        each(&|row| {
            format!(
                r#""c{row}": (by: "s{row}", document: "d", paragraph: 1, event: "e", says: Count(outcome: Killed, of: "g", quantity: Exactly({}))),"#,
                row + 1
            )
        }),
        each(&|row| {
            format!(
                r#""a{row}": (by: "s0", document: "d", paragraph: 1, says: Answer(to: "q{row}", text: "Yes, {row}")),"#
            )
        }),
    );
    let loaded = load::read(&text);
    assert!(loaded.dossier.is_some(), "{:?}", loaded.diagnostics);
    Parallax::new("forty.ron", loaded)
}

/// The words of each text of a drawing.
fn texts(svg: &str) -> Vec<&str> {
    svg.split("</text>").filter_map(|part| part.rsplit_once('>')).map(|(_, words)| words).collect()
}

/// What is drawn and what is said to be missing are together all there is.
#[test]
fn a_picture_that_is_cut_says_how_many_rows_are_missing() {
    let size = Some(egui::vec2(1600.0, 500.0));
    for (view, noun, mark) in [
        (View::ESTIMATES, "claim", "&lt;"),
        (View::TABLE, "claim", "&lt;"),
        (View::ACCOUNTS, "question", "Is it "),
    ] {
        let wish = Wish { dress: Dress::Plain, size, ..Wish::usual(Subject::View(view), Format::Svg) };
        let made = publish::make_and_tell(&mut forty(), &wish).expect("made");
        let left_out = made.left_out.expect("it is cut");
        let svg = spelled(&String::from_utf8(made.bytes).expect("text"));
        let drawn = texts(&svg).into_iter().filter(|words| words.starts_with(mark)).count();
        let all = if view == View::TABLE { 80 } else { 40 };
        let missing = format!("{} {noun}s", all - drawn);
        assert!(drawn > 3, "{view:?}: {drawn} drawn, {left_out}");
        let words = format!("not everything fits into this picture, {missing} left out");
        assert_eq!(left_out, words, "{view:?}: {drawn} drawn");
        assert!(svg.contains(&format!("TRUNCATED: this picture leaves out {missing}<")), "{view:?}");
        let whole = publish::make_and_tell(&mut forty(), &Wish { size: None, ..wish }).expect("made");
        assert_eq!(whole.left_out, None, "{view:?}");
    }
}

/// Findings and rows of the matrix are counted apart.
#[test]
fn a_cut_picture_of_agreement_counts_what_is_below() {
    let wish = Wish {
        dress: Dress::Plain,
        size: Some(egui::vec2(1600.0, 500.0)),
        ..Wish::usual(Subject::View(View::AGREEMENT), Format::Svg)
    };
    let made = publish::make_and_tell(&mut forty(), &wish).expect("made");
    let left_out = made.left_out.expect("it is cut");
    let svg = spelled(&String::from_utf8(made.bytes).expect("text"));
    // The matrix begins below the text, so none of its rows is drawn.
    assert!(left_out.ends_with(" findings and 40 rows left out"), "{left_out}");
    assert!(svg.contains("TRUNCATED: this picture leaves out "), "{left_out}");
}

/// A dossier of this many claims, each of another number of people.
fn many(claims: usize) -> Parallax {
    use std::fmt::Write as _;
    let mut rows = String::new();
    for row in 1..=claims {
        writeln!(
            rows,
            "\"c{row}\": (by: \"s\", document: \"d\", says: Count(outcome: Killed, of: \"g\", quantity: Exactly({row}))),"
        )
        .expect("writing to a string");
    }
    let text = format!(
        "Dossier(format: 1, title: \"T\", groups: {{\"g\": (name: \"G\")}}, sources: {{\"s\": (name: \"S\")}}, \
         documents: {{\"d\": (title: \"D\")}}, claims: {{{rows}}})"
    );
    Parallax::new("many.ron", load::read(&text))
}

#[test]
fn the_pages_of_a_picture_hold_every_row_once_on_one_axis() {
    for (view, size) in
        [(View::ESTIMATES, egui::vec2(900.0, 700.0)), (View::TABLE, egui::vec2(1400.0, 900.0))]
    {
        let mut program = many(90);
        let wish = Wish { size: Some(size), ..Wish::usual(Subject::View(view), Format::Svg) };
        let pages = publish::pages(&mut program, &wish).expect("pages");
        assert!((3..30).contains(&pages.len()), "{view:?}: {} pages", pages.len());
        let (mut figures, mut axes) = (Vec::new(), Vec::new());
        for page in &pages {
            program.turn_to(Some(page.clone()));
            let made = publish::make_and_tell(&mut program, &wish).expect("made");
            assert_eq!(made.left_out, None, "{view:?}: {}", page.caption());
            let csv =
                publish::make(&mut program, &Wish::usual(Subject::View(view), Format::Csv)).expect("made");
            let csv = String::from_utf8(csv).expect("text");
            figures.extend(csv.lines().skip(1).filter_map(|line| line.split(',').next().map(str::to_owned)));
            let svg = spelled(&String::from_utf8(made.bytes).expect("text"));
            assert!(svg.contains(&page.caption()), "{view:?}: {}", page.caption());
            axes.push(program.picture(|ctx| (ctx.estimates.least(), ctx.estimates.reach())).expect("drawn"));
        }
        let all: Vec<String> = (1..=90).map(|row| format!("c{row}")).collect();
        assert_eq!(figures, all, "{view:?}");
        assert!(axes.iter().all(|axis| *axis == (1, 90)), "{view:?}: {axes:?}");
    }
}

#[test]
fn only_rows_go_on_on_another_page_and_a_page_holds_at_least_one() {
    let wish = |view, size| Wish { size: Some(size), ..Wish::usual(Subject::View(view), Format::Png(1)) };
    let refused = publish::pages(&mut many(90), &wish(View::MAP, egui::vec2(900.0, 700.0)));
    assert!(matches!(refused, Err(PublishError::NoRows)), "{refused:?}");
    let refused = publish::pages(&mut many(90), &wish(View::ESTIMATES, egui::vec2(300.0, 200.0)));
    assert!(matches!(refused, Err(PublishError::NoRowFits)), "{refused:?}");
    let none = publish::pages(&mut many(0), &wish(View::TABLE, egui::vec2(900.0, 700.0))).expect("no pages");
    assert!(none.is_empty());
}
