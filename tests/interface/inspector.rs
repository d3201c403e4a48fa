//! The inspector: every related item is one click away.

use parallax::dossier::{Item, ItemKind};
use parallax::session::Selected;

use super::stage::{SIZES, Stage, USUAL};

#[test]
fn a_claim_leads_to_the_document_it_was_read_in() {
    for size in SIZES {
        // Below what is said, which may take all the room that a small window has.
        let mut stage = Stage::new(egui::vec2(size.x, 1200.0));
        let claim = stage.item(ItemKind::Claim, "north-48");
        stage.select(claim);
        let inspector = stage.inspector_rect();
        let link = "Gazette ¶3";
        stage.click_in(link, inspector);
        let document = stage.item(ItemKind::Document, "gazette");
        assert_eq!(stage.selected(), Some(document));
        let Item::Document(id) = document else { unreachable!("it was found among the documents") };
        let title = stage.dossier().documents[id].title.clone();
        stage.assert_inspector_says(&title);
    }
}

#[test]
fn a_claim_leads_to_its_source_and_population() {
    for (kind, key) in [(ItemKind::Source, "north"), (ItemKind::Group, "aboard")] {
        let mut stage = Stage::new(USUAL);
        let claim = stage.item(ItemKind::Claim, "north-48");
        stage.select(claim);
        let target = stage.item(kind, key);
        let name = stage.dossier().name(target).to_owned();
        let inspector = stage.inspector_rect();
        let links = stage.named_in(&name, inspector);
        links.first().unwrap_or_else(|| panic!("no link `{name}`")).click();
        drop(links);
        stage.settle();
        assert_eq!(stage.selected(), Some(target));
    }
}

#[test]
fn with_nothing_selected_the_documents_are_one_click_away() {
    let mut stage = Stage::new(high());
    let document = stage.item(ItemKind::Document, "herald");
    let (name, inspector) = (stage.dossier().name(document).to_owned(), stage.inspector_rect());
    stage.click_in(&name, inspector);
    assert_eq!(stage.selected(), Some(document));
}

/// The page of a document lists, by paragraph, what was read in it, and the counts that differ.
#[test]
fn a_document_tells_its_claims_by_paragraph_and_where_they_do_not_agree() {
    let mut stage = Stage::khusham(high());
    let document = stage.item(ItemKind::Document, "unsigned-15-february");
    stage.select(document);
    let names = stage.names_in(stage.inspector_rect());
    let two = names
        .iter()
        .find(|name| name.starts_with("Two figures for Russians killed: no more than "))
        .expect("both figures")
        .clone();
    assert!(two.contains("¶3") && two.contains("at least ") && two.contains("¶8"), "{two}");
    assert!(
        names
            .iter()
            .any(|name| name.starts_with("Bloomberg: over ") && name.contains("They cannot both be true"))
    );
    let paragraphs: Vec<u32> = names
        .iter()
        .filter_map(|name| {
            name.rsplit_once("15 Feb 2018 ¶")?.1.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
        })
        .collect();
    assert!(paragraphs.len() > 10 && paragraphs.is_sorted(), "{paragraphs:?}");
    stage.click(&two);
    let Item::Claim(most) = stage.item(ItemKind::Claim, "fifteenth-no-more-than-5") else {
        panic!("no claim")
    };
    let Item::Claim(least) = stage.item(ItemKind::Claim, "fifteenth-at-least-5") else { panic!("no claim") };
    assert_eq!(*stage.session().selection.selected(), Selected::claims(vec![most, least]));
}

#[test]
fn the_people_whom_claims_name_stand_in_the_overview_with_who_named_them() {
    let mut stage = Stage::new(high());
    let names = stage.names_in(stage.inspector_rect());
    let dana = names.iter().find(|name| name.starts_with("Dana Brel")).expect("a row").clone();
    for words in ["Orlin", "Relatives of the crew", "Herald ¶9"] {
        assert!(dana.contains(words), "{dana}");
    }
    assert!(names.iter().any(|name| name.starts_with("2 people as killed")), "{names:#?}");
    let inspector = stage.inspector_rect();
    stage.click_in(&dana, inspector);
    assert_eq!(stage.selected(), Some(stage.item(ItemKind::Person, "dana")));
}

#[test]
fn reports_of_one_statement_lead_to_each_other() {
    let mut stage = Stage::new(USUAL);
    let claim = stage.item(ItemKind::Claim, "north-wounded-again");
    stage.select(claim);
    let inspector = stage.inspector_rect();
    stage.click_in("31 wounded, Gazette ¶5", inspector);
    assert_eq!(stage.selected(), Some(stage.item(ItemKind::Claim, "north-wounded")));
}

/// High enough for a whole page of the inspector.
fn high() -> egui::Vec2 {
    egui::vec2(1440.0, 2400.0)
}
