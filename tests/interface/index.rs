//! The index: it lists everything, and finds it by any spelling.

use std::collections::BTreeSet;

use egui::{Key, Modifiers};
use parallax::analysis::{Ahead, Links, Shown};
use parallax::dossier::{Item, ItemKind};
use parallax::session::IndexState;
use parallax::views::index::{IndexRow, IndexRows};

use super::stage::{Stage, USUAL};

fn search(stage: &mut Stage, words: &str) {
    stage.press(Modifiers::COMMAND, Key::F);
    stage.harness.event(egui::Event::Text(words.to_owned()));
    stage.settle();
}

#[test]
fn the_native_spelling_finds_a_place() {
    let mut stage = Stage::new(USUAL);
    search(&mut stage, "Орлин");
    assert_eq!(stage.session().index.filter, "Орлин");
    let names = stage.names_in(stage.index_rect());
    assert!(names.iter().any(|name| name.starts_with("Orlin")), "{names:#?}");
    assert!(!names.iter().any(|name| name.starts_with("Old quay")), "{names:#?}");
}

#[test]
fn another_spelling_in_another_case_finds_it_too() {
    let mut stage = Stage::new(USUAL);
    search(&mut stage, "ORLYN");
    let index = stage.index_rect();
    let row = stage.names_in(index).into_iter().find(|name| name.starts_with("Orlin")).expect("a row");
    stage.click_in(&row, index);
    assert_eq!(stage.selected(), Some(stage.item(ItemKind::Place, "orlin")));
}

#[test]
fn nothing_found_is_no_trouble_and_escape_ends_the_search() {
    let mut stage = Stage::new(USUAL);
    stage.click("Orlin, town on the map");
    search(&mut stage, "zzzz");
    let index = stage.index_rect();
    assert!(stage.names_in(index).iter().all(|name| !name.contains(", ")), "rows are left");
    stage.press(Modifiers::NONE, Key::Escape);
    assert_eq!(stage.session().index.filter, "");
    assert!(stage.selected().is_some(), "the first Esc ends the search, not the selection");
}

#[test]
fn an_item_of_every_kind_is_found_by_its_name_and_selected() {
    for kind in ItemKind::ALL.into_iter().filter(|kind| *kind != ItemKind::Claim) {
        let mut stage = Stage::new(USUAL);
        let last = stage.dossier().items(kind).last().expect("the dossier has every kind");
        let name = stage.dossier().name(last).to_owned();
        search(&mut stage, &name);
        let index = stage.index_rect();
        let names = stage.names_in(index);
        let fits = |row: &&String| **row == name || row.starts_with(&format!("{name}, "));
        let rows: BTreeSet<String> = names.iter().filter(fits).cloned().collect();
        assert!(!rows.is_empty(), "`{name}` is not in {names:#?}");
        // A source and a document may have the same name.
        let selected: Vec<_> = rows.iter().flat_map(|row| select_each(&mut stage, row)).collect();
        assert!(selected.contains(&last), "{rows:?}");
    }
}

/// Clicks every row of this name in the index; returns what that selected.
fn select_each(stage: &mut Stage, row: &str) -> Vec<Item> {
    let index = stage.index_rect();
    let places: Vec<_> = stage.named_in(row, index).iter().map(|node| node.rect().center()).collect();
    let clicks = places.into_iter().filter_map(|at| {
        stage.click_at(at);
        stage.selected()
    });
    clicks.collect()
}

#[test]
fn opened_in_full_the_index_lists_every_item_once() {
    let stage = Stage::new(USUAL);
    let dossier = stage.dossier();
    let opened = IndexState { expanded: ItemKind::ALL.to_vec(), ..IndexState::default() };
    let index = IndexRows::new(dossier, &Links::new(dossier), Shown::default(), &Ahead::default(), &opened);
    let listed = |row: &IndexRow| if let IndexRow::Entry { item, .. } = row { Some(*item) } else { None };
    let listed: Vec<_> = index.rows().iter().filter_map(listed).collect();
    let all: Vec<_> = ItemKind::ALL.into_iter().flat_map(|kind| dossier.items(kind)).collect();
    assert_eq!(listed, all);
}

#[test]
fn a_section_opens_in_full_and_closes() {
    let mut stage = Stage::crowded(USUAL);
    let places = stage.dossier().places.len();
    stage.click(&format!("Places: {} more", places - 8));
    assert_eq!(stage.session().index.expanded, [ItemKind::Place]);
    stage.click(&format!("Places, {places}"));
    assert_eq!(stage.session().index.closed, [ItemKind::Place]);
    let names = stage.names_in(stage.index_rect());
    assert!(!names.iter().any(|name| name.starts_with("Orlin")), "{names:#?}");
}
