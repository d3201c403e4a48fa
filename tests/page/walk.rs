//! The walk of a dossier in its page: the words, and a picture of each step.

use parallax::load;
use parallax::session::Subject;

use super::parts::{between, data, made};
use crate::fixture::FERRY;

fn with_steps() -> String {
    let steps = r#"steps: [(title: "First <b>", text: "What was said.", state: (view: Estimates)),
        (title: "Then", state: (view: Map)), (title: "Last", text: "When.", state: (view: Timeline))],"#;
    let at = FERRY.find("places:").expect("places");
    format!("{}{steps}\n{}", &FERRY[..at], &FERRY[at..])
}

#[test]
fn each_step_has_its_picture_and_its_words_without_a_script() {
    let text = with_steps();
    let loaded = load::read(&text);
    assert!(loaded.dossier.is_some(), "{:?}", loaded.diagnostics);
    let page = made(&text, Subject::Page, &[]);
    let walk = between(&page, "<section id=\"walk\"", "</section>");
    assert_eq!(walk.matches("<svg").count(), 3);
    assert_eq!(walk.matches("<h3").count(), 3);
    assert!(walk.contains("First &lt;b&gt;") && walk.contains("What was said."));
    assert!(
        !walk.contains("data-drawing") && !walk.contains("data-of"),
        "a picture of a step is of one moment"
    );
    // Ids are those of one drawing each.
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len());
    // The walk is the same under every choice.
    let data = data(&page);
    let place = data["sections"].as_array().and_then(|all| all.iter().position(|one| one == "walk"));
    let place = place.expect("a section");
    for variant in data["variants"].as_array().expect("variants") {
        assert!(variant[2][place].is_null(), "{variant}");
    }
}
