//! One view as a page for a frame.

use std::collections::BTreeSet;

use parallax::app::Parallax;
use parallax::app::publish::{self, EMBEDDED, Wish};
use parallax::dossier::ItemKind;
use parallax::load;
use parallax::session::{Command, Format, Subject, View};

use super::numbers;
use super::parts::data;
use crate::fixture::FERRY;

fn framed(text: &str, view: View, selected: Option<(ItemKind, &str)>, link: Option<&str>) -> String {
    let loaded = load::read(text);
    let item = selected.map(|(kind, key)| {
        loaded.dossier.as_ref().and_then(|dossier| dossier.find(kind, key)).expect("an item")
    });
    let mut program = Parallax::new("/home/somebody/a.ron", loaded);
    if let Some(item) = item {
        program.apply(Command::Select(item));
    }
    let wish = Wish { link: link.map(str::to_owned), ..Wish::usual(Subject::Embed(view), Format::Html) };
    let page = String::from_utf8(publish::make(&mut program, &wish).expect("a page")).expect("UTF-8");
    assert_eq!((page.matches("<script").count(), page.matches("<style").count()), (2, 1));
    assert!(!page.contains("/home/"));
    page
}

#[test]
fn each_is_small_and_says_where_it_comes_from() {
    for view in EMBEDDED {
        let page = framed(FERRY, view, None, None);
        assert!(page.len() <= 150_000, "{}: {} bytes", view.title(), page.len());
        assert!(page.contains("Attack on the ferry"));
        assert!(page.contains("<b>a.ron</b>") && page.contains("SHA-256") && page.contains("by Parallax"));
        assert_eq!(page.matches("<svg").count(), usize::from(view != View::AGREEMENT));
        assert!(!page.contains("href="), "no link leads out of it: {}", view.title());
        let map = page.contains("Natural Earth");
        assert_eq!(map, view == View::MAP, "only the map is drawn on one");
    }
}

#[test]
fn its_data_are_of_what_the_view_shows_and_what_is_selected_opens_it() {
    for view in EMBEDDED {
        let page =
            framed(FERRY, view, Some((ItemKind::Source, "agency")), Some("https://example.org/page.html"));
        let data = data(&page);
        let numbers = numbers(&data);
        assert_eq!(data["frame"][0], "https://example.org/page.html");
        assert_eq!(data["frame"][1], serde_json::json!([numbers["source-agency"]]));
        assert_eq!(data["days"], serde_json::json!([]));
        let parts = page.split(" data-of=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let names: BTreeSet<&str> =
            parts.flat_map(|names| names.split(' ')).filter(|name| !name.starts_with("set-")).collect();
        assert!(!names.is_empty() && names.iter().all(|name| numbers.contains_key(name)), "{names:?}");
        // A click leads to the whole page.
        let links: Vec<&str> =
            page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(!links.is_empty());
        assert!(links.iter().all(|link| link.starts_with("https://example.org/page.html")), "{links:?}");
        assert_eq!(page.matches("href=").count(), page.matches("target=\"_top\"").count());
    }
}

#[test]
fn what_narrows_it_is_told() {
    let mut program = Parallax::new("a.ron", load::read(FERRY));
    let day = program
        .content()
        .dossier()
        .and_then(|dossier| parallax::analysis::known::steps(dossier).first().copied());
    program.apply(Command::AsOf(day));
    for view in EMBEDDED {
        let wish = Wish::usual(Subject::Embed(view), Format::Html);
        let page = String::from_utf8(publish::make(&mut program, &wish).expect("a page")).expect("UTF-8");
        assert!(page.contains("said by") || page.contains("Said by"), "{}", view.title());
    }
}
