//! The inspector: every related item is one click away.

use parallax::dossier::{Item, ItemKind};

use super::stage::{SIZES, Stage, USUAL};

#[test]
fn a_claim_leads_to_the_document_it_was_read_in() {
    for size in SIZES {
        let mut stage = Stage::new(size);
        let claim = stage.item(ItemKind::Claim, "sohr-48");
        stage.select(claim);
        let inspector = stage.inspector_rect();
        let link = "Newsweek ¶12";
        stage.click_in(link, inspector);
        let document = stage.item(ItemKind::Document, "newsweek");
        assert_eq!(stage.selected(), Some(document));
        let Item::Document(id) = document else { unreachable!("it was found among the documents") };
        let title = stage.dossier().documents[id].title.clone();
        stage.assert_inspector_says(&title);
    }
}

#[test]
fn a_claim_leads_to_its_source_and_population() {
    for (kind, key) in [(ItemKind::Source, "sohr"), (ItemKind::Group, "pro-government")] {
        let mut stage = Stage::new(USUAL);
        let claim = stage.item(ItemKind::Claim, "sohr-48");
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
    let mut stage = Stage::new(USUAL);
    let document = stage.item(ItemKind::Document, "newsweek");
    let (name, inspector) = (stage.dossier().name(document).to_owned(), stage.inspector_rect());
    stage.click_in(&name, inspector);
    assert_eq!(stage.selected(), Some(document));
}
