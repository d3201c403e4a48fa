//! The page to click: without its script it is the report, and what the script shows is what the program works out.

mod attached;
mod frame;
mod names;
mod parts;
mod walk;

use std::collections::{BTreeSet, HashMap};

use egui_picture::svg::base64;
use parallax::analysis::{Ahead, Links, Related};
use parallax::app::Parallax;
use parallax::app::publish::{self, Wish};
use parallax::dossier::{Dossier, Item, ItemKind};
use parallax::load::{self, Fingerprint};
use parallax::session::{Command, Extras, Format, Scope, Subject};
use serde_json::Value;

use crate::fixture::{FERRY, crowded};
use parts::{
    between, body, cut, data, made, page, script, sections, unpacked, without_attributes, without_script,
};

#[test]
fn without_its_script_the_page_is_the_report() {
    for text in [&crowded(), FERRY] {
        let report = made(text, Subject::Report, &[]);
        let page = without_script(&page(text));
        let (ours, theirs) = (body(&page), body(&report));
        let at = ours.bytes().zip(theirs.bytes()).take_while(|(a, b)| a == b).count();
        let near = |text: &str| text.chars().skip(at.saturating_sub(60)).take(200).collect::<String>();
        assert_eq!(ours.len(), theirs.len(), "{}\n---\n{}", near(ours), near(theirs));
        assert!(ours == theirs, "{}\n---\n{}", near(ours), near(theirs));
        let sheet = |page: &str| between(page, "<style>", "</style>").to_owned();
        let (ours, theirs) = (sheet(&page), sheet(&report));
        let plain = without_tones(&ours);
        assert!(
            plain.starts_with(&without_tones(&theirs)),
            "its style goes on where that of the report ends"
        );
        for (ours, theirs) in tones(&ours).into_iter().zip(tones(&theirs)) {
            assert!(ours.starts_with(theirs), "the drawings that it has more have more colours");
        }
    }
}

/// The colours of the drawings, for light and for dark.
fn tones(sheet: &str) -> Vec<&str> {
    let lists = sheet.split(":root{--t0:").skip(1).filter_map(|list| list.split('}').next());
    let lists: Vec<&str> = lists.collect();
    assert_eq!(lists.len(), 2, "light and dark");
    lists
}

fn without_tones(sheet: &str) -> String {
    tones(sheet).into_iter().fold(sheet.to_owned(), |sheet, list| sheet.replace(list, ""))
}

#[test]
fn the_page_is_the_same_every_time_and_small() {
    let page = page(FERRY);
    assert_eq!(page, made(FERRY, Subject::Page, &[]), "no clock, no chance");
    assert!(page.len() <= 300_000, "{} bytes", page.len());
    assert!(script(&page).len() < 48_000, "{} bytes of script", script(&page).len());
    assert!(!page.contains("/home/"));
}

#[test]
fn only_its_own_script_and_style_may_run_and_nothing_is_fetched() {
    let page = page(FERRY);
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    let hash = |text: &str| format!("'sha256-{}'", base64(&Fingerprint::from_text(text).bytes()));
    let sheet = between(&page, "<style>", "</style>");
    let expected = format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        hash(script(&page)),
        hash(sheet)
    );
    assert_eq!(policy.replace("&#39;", "'"), expected);
    assert_eq!((page.matches("<script").count(), page.matches("<style").count()), (2, 1));
    for fetched in [" src=", "<img", "<iframe", "@import", "url(http", "url(//", " style=\""] {
        assert!(!page.contains(fetched), "{fetched}");
    }
    let tags = page.split('<').skip(1).filter_map(|tag| tag.split('>').next());
    assert!(!tags.filter(|tag| !tag.contains(';')).any(|tag| tag.contains(" on")), "no handlers in tags");
    for word in [
        "eval",
        "Function(",
        "fetch",
        "XMLHttpRequest",
        "WebSocket",
        "sendBeacon",
        "import(",
        "insertAdjacentHTML",
    ] {
        assert!(!script(&page).contains(word), "{word}");
    }
}

/// The places in the list of items.
fn numbers(data: &Value) -> HashMap<&str, usize> {
    let items = data["items"].as_array().expect("items");
    items.iter().enumerate().map(|(number, item)| (item[0].as_str().expect("a name"), number)).collect()
}

fn name(dossier: &Dossier, item: Item) -> String {
    format!("{}-{}", item.kind().word(), dossier.key(item))
}

#[test]
fn what_belongs_to_what_is_what_the_program_says() {
    for text in [&crowded(), FERRY] {
        let dossier = load::read(text).dossier.expect("sound");
        let data = data(&page(text));
        let (links, ahead, numbers) = (Links::new(&dossier), Ahead::default(), numbers(&data));
        let all: Vec<Item> = ItemKind::ALL.into_iter().flat_map(|kind| dossier.items(kind)).collect();
        assert_eq!(numbers.len(), all.len());
        for item in &all {
            let told = &data["items"][numbers[name(&dossier, *item).as_str()]];
            let lit: BTreeSet<usize> = told[4]
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(Value::as_u64)
                .map(|n| n as usize)
                .collect();
            let related = Related::new(&dossier, &links, &ahead, *item);
            for other in &all {
                let number = numbers[name(&dossier, *other).as_str()];
                let expected = related.contains(*other) && other != item;
                assert_eq!(lit.contains(&number), expected, "{item:?} {other:?}");
            }
        }
    }
}

#[test]
fn every_shape_and_every_area_stands_for_something_of_the_dossier() {
    for text in [&crowded(), FERRY] {
        let page = page(text);
        let data = data(&page);
        let numbers = numbers(&data);
        let sets = data["sets"].as_array().expect("sets").len();
        let is_known = |of: &str| {
            of.strip_prefix("set-")
                .and_then(|number| number.parse::<usize>().ok())
                .is_some_and(|number| number < sets)
                || numbers.contains_key(of)
        };
        let parts = page.split(" data-of=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let mut seen = BTreeSet::new();
        for of in parts.flat_map(|names| names.split(' ')) {
            assert!(is_known(of), "{of}");
            seen.insert(of.to_owned());
        }
        let areas = data["areas"].as_object().expect("areas");
        assert!(["map", "timeline", "lineage"].iter().all(|drawing| areas.contains_key(*drawing)));
        for area in areas.values().flat_map(|areas| areas.as_array().expect("a list")) {
            assert!(is_known(area[0].as_str().expect("a name")), "{area}");
            let name = &data["texts"][area[5].as_u64().expect("a place") as usize];
            assert!(!name.as_str().expect("a name for people").is_empty(), "{area}");
        }
        // Everything that is drawn in the window can be found in the page.
        let claims = numbers.keys().filter(|name| name.starts_with("claim-"));
        for claim in claims {
            assert!(seen.contains(*claim), "{claim} is drawn nowhere");
        }
    }
}

#[test]
fn what_the_desk_keeps_is_in_the_page_only_if_it_is_asked_for() {
    let text = r#"// For my editor only.
Dossier(format: 2, title: "T", sources: {"s": (name: "S")}, groups: {"g": (name: "G")}, documents: {"d": (title: "D")},
    claims: {"c": (by: "s", document: "d", says: Count(outcome: Killed, of: "g", quantity: Exactly(3)),
        quote: (text: "the words of the document"),
        evidence: [(kind: Photo, file: "evidence/plain.jpg", caption: "a street"),
            (kind: Photo, file: "evidence/dead.jpg", caption: "the dead", graphic: true)])})"#;
    let of = |extras: Extras| {
        let loaded = load::read(text);
        assert!(loaded.dossier.is_some(), "{:?}", loaded.diagnostics);
        let wish = Wish { extras, ..Wish::usual(Subject::Page, Format::Html) };
        let bytes = publish::make(&mut Parallax::new("a.ron", loaded), &wish).expect("a page");
        String::from_utf8(bytes).expect("UTF-8")
    };
    let kept =
        ["the words of the document", "plain.jpg", "a street", "dead.jpg", "the dead", "For my editor"];
    // What is packed is looked into as well.
    let has = |page: &str| kept.map(|words| page.contains(words) || unpacked(page).contains(words));
    assert_eq!(has(&of(Extras::default())), [false; 6]);
    let quotes = Extras { quotes: true, ..Extras::default() };
    assert_eq!(has(&of(quotes)), [true, false, false, false, false, false]);
    let evidence = Extras { evidence: true, ..Extras::default() };
    assert_eq!(has(&of(evidence)), [false, true, true, false, false, false]);
    let graphic = Extras { graphic: true, ..evidence };
    assert_eq!(has(&of(graphic)), [false, true, true, true, true, false]);
}

#[test]
fn what_is_narrowed_away_is_not_in_the_data() {
    let dossier = load::read(FERRY).dossier.expect("sound");
    let agency = dossier.find(ItemKind::Source, "agency").expect("the agency");
    let page = made(FERRY, Subject::Page, &[Command::Pin(agency), Command::Scope(Scope::Tray)]);
    let data = data(&page);
    let claims = numbers(&data).keys().filter(|name| name.starts_with("claim-")).count();
    let by = dossier.claims.rows().iter().filter(|claim| Item::Source(claim.by) == agency).count();
    let via = dossier
        .claims
        .rows()
        .iter()
        .filter(|claim| claim.via.iter().any(|via| Item::Source(*via) == agency))
        .count();
    assert!(claims >= by && claims <= by + via && claims > 0, "{claims}, {by} and {via}");
    let day = Command::AsOf(Some(jiff::civil::date(1931, 5, 4).into()));
    let page = made(FERRY, Subject::Page, &[day]);
    assert!(!numbers(&self::data(&page)).contains_key("claim-north-52"), "said on the 5th");
    assert!(!page.contains("now says that 52") && !unpacked(&page).contains("now says that 52"));
}

/// Every text of the fixture becomes an attack; none of them escapes, and the data stays data.
#[test]
fn no_text_ends_the_data_or_becomes_markup() {
    let attack = r#"</script><script>alert(1)</script><!--<b onclick='x' title=\"y\">"#;
    let mut text = FERRY.to_owned();
    for field in ["name", "title", "short", "summary", "text", "gist", "note", "basis", "hedge", "worded"] {
        text = text.replace(&format!("{field}: \""), &format!("{field}: \"{attack}"));
    }
    let page = page(&text);
    assert_eq!(page.matches("<script").count(), 2);
    assert!(!page.contains("<b onclick") && !page.contains("<!--"));
    assert!(data(&page)["items"].to_string().contains("<script>alert(1)"), "the attack is in it, as a text");
}

#[test]
fn a_dossier_of_nothing_is_a_page_too() {
    let page = page("Dossier(format: 1, title: \"Nothing\")");
    assert!(page.contains("<h1>Nothing</h1>") && page.ends_with("</html>"));
    assert_eq!(data(&page)["items"], serde_json::json!([]));
}

/// For every day and every reading, what the script puts together is what the program writes for them.
#[test]
fn on_another_day_and_under_another_reading_the_page_says_what_the_program_says() {
    let page = page(FERRY);
    let data = data(&page);
    let opening = sections(&page);
    let texts =
        |place: i64| data["texts"][usize::try_from(place).expect("a place")].as_str().expect("a text");
    let anchors: Vec<&str> =
        data["sections"].as_array().expect("anchors").iter().filter_map(Value::as_str).collect();
    let variants = data["variants"].as_array().expect("variants");
    let readings = data["readings"].as_array().expect("readings");
    assert_eq!(variants.len(), (data["days"].as_array().expect("days").len() + 1) * readings.len() - 1);
    let program = Parallax::new("a.ron", load::read(FERRY));
    let places: Vec<_> = {
        let mut program = program.snapshot();
        program
            .picture(|ctx| ctx.readings.iter().map(|(id, reading)| (reading.key.clone(), id)).collect())
            .expect("opened")
    };
    // Each day once, and each reading without a day and on two days.
    let is_tried = |day: &Value, reading: u64| reading == 0 || day.is_null() || day == 5 || day == 8;
    for variant in variants {
        let (day, reading) = (&variant[0], variant[1].as_u64().expect("a reading"));
        if !is_tried(day, reading) {
            continue;
        }
        let key = readings[reading as usize][0].as_str().expect("a key");
        let mut commands: Vec<Command> =
            places.iter().filter(|(own, _)| own == key).map(|(_, id)| Command::Reading(*id)).collect();
        if let Some(day) = day.as_u64() {
            let text = data["days"][day as usize][0].as_str().expect("a day");
            let zone = &program.content().dossier().expect("opened").zone;
            commands.push(Command::AsOf(Some(parallax::dossier::Moment::read(text, zone).expect("a day"))));
        }
        let expected = sections(&made(FERRY, Subject::Report, &commands));
        for (at, anchor) in anchors.iter().enumerate() {
            let said = match variant[2][at].as_i64() {
                None => opening.get(*anchor).cloned(),
                Some(-1) => None,
                Some(place) => {
                    let own = opening.get(*anchor).map_or_else(Vec::new, |markup| cut(markup));
                    assert_eq!(own.len() as u64, data["pieces"][at].as_u64().expect("a number"), "{anchor}");
                    let runs = data["written"][place as usize].as_array().expect("pieces");
                    let runs: Vec<i64> = runs.iter().filter_map(Value::as_i64).collect();
                    let places = runs.chunks(2).flat_map(|run| {
                        (0..run[1]).map(|more| if run[0] < 0 { run[0] - more } else { run[0] + more })
                    });
                    let piece =
                        |place: i64| if place < 0 { own[(-place - 1) as usize] } else { texts(place) };
                    Some(places.map(piece).collect::<String>())
                }
            };
            let said = said.map(|markup| without_attributes(&markup));
            assert!(
                said.as_ref() == expected.get(*anchor),
                "{anchor} on {day} under {key}\n{said:?}\n\n{:?}",
                expected.get(*anchor)
            );
        }
    }
}

/// A finding that is conditional on a day shares its words with the one that is not: what makes it so is a piece of its own, and no
/// text of the page has it with words after it.
#[test]
fn the_words_that_make_a_finding_conditional_stand_by_themselves() {
    const CONDITION: &str = "If all of this had been said by then: ";
    let data = data(&page(FERRY));
    let texts = data["texts"].as_array().expect("texts").iter().filter_map(Value::as_str);
    let conditional: Vec<&str> = texts.filter(|text| text.contains(CONDITION)).collect();
    assert!(!conditional.is_empty(), "no finding of the fixture is conditional");
    let longer: Vec<&&str> = conditional.iter().filter(|text| !text.ends_with(CONDITION)).collect();
    assert!(longer.is_empty(), "{longer:?}");
}

#[test]
fn what_is_known_on_which_day_is_what_the_program_says() {
    use parallax::analysis::{Known, known};
    let dossier = load::read(FERRY).dossier.expect("sound");
    let data = data(&page(FERRY));
    let (links, numbers) = (Links::new(&dossier), numbers(&data));
    let steps = known::steps(&dossier);
    assert_eq!(data["days"].as_array().map(Vec::len), Some(steps.len()));
    for (day, at) in steps.iter().enumerate() {
        let ahead = Ahead::new(&dossier, &links, Some(*at));
        for item in ItemKind::ALL.into_iter().flat_map(|kind| dossier.items(kind)) {
            let number = numbers[name(&dossier, item).as_str()];
            let told = &data["items"][number][5];
            let from = |which: usize| day as u64 >= told[which].as_u64().expect("a day");
            let expected = Known::of_item(&dossier, &links, item, *at);
            assert_eq!(from(0), !ahead.holds(item), "{item:?} on {at:?}");
            assert_eq!(
                (from(1), from(2)),
                (expected != Known::NotYet, expected == Known::Known),
                "{item:?} on {at:?}"
            );
            if ahead.holds(item) {
                continue;
            }
            // What belongs to it then: the data of the day, or else that of no day without what lies ahead.
            let on_day = &data["days"][day][5][number.to_string()];
            let listed = if on_day.is_null() { &data["items"][number][4] } else { on_day };
            let listed = listed.as_array().expect("a list").iter().filter_map(Value::as_u64);
            let seen =
                |other: &u64| day as u64 >= data["items"][*other as usize][5][0].as_u64().expect("a day");
            let lit: BTreeSet<u64> = listed.filter(seen).collect();
            let related = Related::new(&dossier, &links, &ahead, item);
            let all = ItemKind::ALL.into_iter().flat_map(|kind| related.of_kind(kind).iter().copied());
            let expected: BTreeSet<u64> =
                all.map(|other| numbers[name(&dossier, other).as_str()] as u64).collect();
            assert_eq!(lit, expected, "{item:?} on {at:?}");
        }
    }
}
