//! A line end or a tab in a name changes nothing that is drawn, told or written.

use parallax::app::publish;
use parallax::dossier::ItemKind;
use parallax::session::{Command, Format, Subject, View};

use super::write::{SMALL, dossier, open, report, svg, view};

/// A small dossier with a sign between the two words of each name.
fn with(sign: &str) -> String {
    format!(
        r#"Dossier(format: 1, title: "Two{sign}words",
        places: {{"p": (name: "Old{sign}mill", also: ["The{sign}mill"], native: (text: "مطحنة{sign}قديمة", lang: "ar"), at: Point((lon: 10.0, lat: 50.0)), precision: Km(1.0))}},
        groups: {{"g": (name: "All{sign}people", one: "a{sign}person", many: "all{sign}people")}},
        sources: {{"s": (name: "Press{sign}office", short: "Press{sign}desk"), "r": (name: "News{sign}agency")}},
        documents: {{"d": (title: "Harbour{sign}gazette", publisher: "Old{sign}press", dated: "2020-01-05")}},
        questions: {{"q": "Who{sign}began?"}}, people: {{"x": (name: "Ann{sign}Other", home: "p")}},
        events: {{"e": (name: "The{sign}fire", on: "2020-01-01", at: "p")}},
        claims: {{
            "c": (by: "s", via: ["r"], document: "d", paragraph: 1, event: "e", at: "p", people: ["x"], worded: "some{sign}48", hedge: "so{sign}far",
                says: Count(outcome: Killed, of: "g", quantity: About(48))),
            "w": (by: "r", document: "d", paragraph: 2, event: "e", says: Count(outcome: Killed, of: "g", quantity: Words("many{sign}dozens"))),
            "a": (by: "r", document: "d", paragraph: 3, event: "e", says: Answer(to: "q", text: "They did")),
        }})"#
    )
}

#[test]
fn names_are_on_one_line_everywhere() {
    let plain = everything(&with(" "));
    for sign in ["\n", "\t", "\r\n  ", " \n\n\t"] {
        for ((what, plain), (_, broken)) in plain.iter().zip(everything(&with(sign))) {
            // Either is far too long to be shown.
            let differs = plain.lines().zip(broken.lines()).find(|(plain, broken)| plain != broken);
            assert!(*plain == broken, "{what} with {sign:?} between words: {differs:?}");
        }
    }
}

/// All that is made of a dossier, without its fingerprint and the fonts that draw that, with what each is.
fn everything(text: &str) -> Vec<(String, String)> {
    let mut program = open(text);
    let fingerprint = parallax::load::Fingerprint::from_text(text).to_string();
    let mut made = Vec::new();
    for shown in View::all() {
        let tell = publish::alt_text(&mut program, Subject::View(shown));
        made.push((format!("{shown:?} in words"), tell));
        made.push((format!("{shown:?} as SVG"), svg(&mut program, shown, Some(SMALL))));
    }
    let csv = String::from_utf8(view(&mut program, View::TABLE, Format::Csv, None)).expect("text");
    made.push(("CSV".to_owned(), csv));
    let place = dossier(&program).find(ItemKind::Place, "p").expect("a place");
    program.apply(Command::Select(place));
    made.push(("the window in words".to_owned(), publish::alt_text(&mut program, Subject::Window)));
    made.push(("the report".to_owned(), report(&mut program)));
    let short = fingerprint.get(..12).unwrap_or_default().to_owned();
    // Which letters the fonts bring along, and how wide the fingerprint is, follows from the file.
    let bare = |text: &str| {
        let lines = text.lines().filter(|line| !line.contains("SHA-256") && !line.contains("@font-face"));
        lines.collect::<Vec<_>>().join("\n").replace(&fingerprint, "-").replace(&short, "-")
    };
    made.into_iter().map(|(what, text)| (what, bare(&text))).collect()
}
