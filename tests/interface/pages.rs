//! Every item of the dossier has a page that can be drawn, in both themes, with glyphs for all its text.

use std::collections::BTreeSet;

use egui::FontId;
use parallax::analysis::speaker;
use parallax::dossier::{Item, ItemKind};
use parallax::load;
use parallax::theme::{Mode, fonts};

use super::stage::{SMALL, Stage, USUAL};
use crate::fixture::FERRY;

/// The page of every item contains its name; missing glyphs or unnamed controls would panic.
fn every_page(size: egui::Vec2, mode: Mode) {
    let mut stage = Stage::with(size, mode, FERRY);
    let items: Vec<_> = ItemKind::ALL.into_iter().flat_map(|kind| stage.dossier().items(kind)).collect();
    for item in items {
        stage.select(item);
        assert_eq!(stage.selected(), Some(item));
        let title = title(&stage, item);
        stage.assert_inspector_says(&title);
    }
}

fn title(stage: &Stage, item: Item) -> String {
    let dossier = stage.dossier();
    match item {
        Item::Claim(id) => speaker(dossier, &dossier.claims[id]),
        Item::Document(id) => dossier.documents[id].title.clone(),
        _ => dossier.name(item).to_owned(),
    }
}

#[test]
fn every_item_has_a_page_in_light() {
    every_page(USUAL, Mode::Light);
}

#[test]
fn every_item_has_a_page_in_dark() {
    every_page(SMALL, Mode::Dark);
}

/// Also those not visible at first: they may be scrolled into view, or come with a tooltip.
#[test]
fn the_fonts_have_every_letter_of_the_dossier() {
    let stage = Stage::khusham(USUAL);
    let letters: BTreeSet<char> = load::KHUSHAM.chars().filter(|letter| *letter != '\n').collect();
    let letters: Vec<char> = letters.into_iter().collect();
    assert!(letters.iter().any(|letter| ('\u{600}'..='\u{6ff}').contains(letter)));
    let missing = |family: egui::FontFamily, letters: &[char]| -> String {
        let font = FontId::new(13.0, family);
        let has = |letter| stage.harness.ctx.fonts_mut(|fonts| fonts.has_glyph(&font, letter));
        letters.iter().copied().filter(|letter| !has(*letter)).collect()
    };
    for family in [fonts::regular(), fonts::semibold()] {
        assert_eq!(missing(fonts::at_level(&family, 1), &letters), "");
        assert_eq!(missing(family, &letters), "");
    }
    assert_eq!(missing(fonts::regular(), &['\u{e000}']), "\u{e000}", "the check can fail");
}

/// At twice the usual size of the interface, a window has half as many points.
#[test]
fn side_panels_keep_their_share_whatever_they_hold() {
    let name = "Unbreakable".repeat(30);
    let text = format!(
        r#"Dossier(format: 1, title: "{name}", sources: {{"s": (name: "{name}")}},
            documents: {{"d": (title: "{name}", paragraphs: 9)}}, groups: {{"g": (name: "{name}")}},
            questions: {{"q": "{name}"}}, people: {{"p": (name: "{name}")}},
            claims: {{"c": (by: "s", document: "d", paragraph: 1, people: ["p"],
                says: Count(outcome: Killed, of: "g", quantity: Named(["p"])))}})"#
    );
    for size in [egui::vec2(900.0, 600.0), USUAL] {
        for text in [&text, FERRY] {
            let stage = Stage::with(size, Mode::Light, text);
            let (index, inspector) = (stage.index_rect().width(), stage.inspector_rect().width());
            assert!((140.0..=0.22 * size.x + 10.0).contains(&index), "{size}: {index}");
            assert!((190.0..=0.4 * size.x).contains(&inspector), "{size}: {inspector}");
        }
    }
}
