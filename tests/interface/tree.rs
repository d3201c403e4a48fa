//! The accessibility tree, as a screen reader walks it: every view of two dossiers.

use std::collections::BTreeSet;

use egui::accesskit::{Action, Role, TreeId};
use egui::{Key, Modifiers, Rect};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;
use parallax::dossier::ItemKind;
use parallax::session::{Axis, Command, Scope, View};
use parallax::theme::Mode;

use super::stage::{Stage, USUAL};
use crate::fixture::crowded;

/// The fixture with more than there is room for, and a dossier of a very different kind.
fn stages() -> impl Iterator<Item = Stage> {
    let persia = include_str!("../../data/persian-army-480.ron");
    [crowded(), persia.to_owned()].into_iter().map(|text| Stage::with(USUAL, Mode::Light, &text))
}

/// All nodes below a node, in the order of the tree.
fn walk<'a>(node: Node<'a>, found: &mut Vec<Node<'a>>) {
    found.push(node);
    for child in node.children() {
        walk(child, found);
    }
}

fn all(stage: &Stage) -> Vec<Node<'_>> {
    let mut found = Vec::new();
    walk(stage.harness.root(), &mut found);
    found
}

fn name(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    node.label().or_else(|| node.value()).unwrap_or_default()
}

fn takes_focus(node: &Node<'_>) -> bool {
    node.accesskit_node().data().supports_action(Action::Focus)
}

fn region(stage: &Stage, view: View) -> Node<'_> {
    let is_region = |node: &Node<'_>| node.accesskit_node().role() == Role::Region;
    let of_view = |node: &Node<'_>| name(node).starts_with(view.title());
    let mut found = all(stage).into_iter().filter(is_region).filter(of_view);
    let region = found.next().unwrap_or_else(|| panic!("{view:?} is a region"));
    assert!(found.next().is_none(), "{view:?} is one region");
    region
}

#[test]
fn whatever_takes_the_keyboard_has_a_name_and_a_role() {
    for mut stage in stages() {
        for view in View::all() {
            stage.go_to(view);
            for node in all(&stage).into_iter().filter(takes_focus) {
                let role = node.accesskit_node().role();
                assert!(!name(&node).is_empty(), "{view:?}: {role:?} at {} has no name", node.rect());
                assert!(
                    !matches!(role, Role::Unknown | Role::GenericContainer),
                    "{view:?}: {} has no role",
                    name(&node)
                );
            }
            let focused = all(&stage).into_iter().filter(|node| node.accesskit_node().is_focused()).count();
            assert!(focused <= 1, "{view:?}: {focused} nodes have the keyboard");
        }
    }
}

#[test]
fn every_view_is_a_region_with_a_name_and_its_text_equivalent() {
    for mut stage in stages() {
        for view in View::all() {
            stage.go_to(view);
            let wanted = stage
                .program()
                .picture(|ctx| parallax::views::picture::alt_text(ctx, view))
                .expect("an opened dossier");
            let region = region(&stage, view);
            let told = region.accesskit_node().data().description().map(str::to_owned).unwrap_or_default();
            assert_eq!(told, wanted, "{view:?}");
            assert!(told.len() > 60, "{view:?}: {told}");
        }
        let is_region = |node: &&Node<'_>| node.accesskit_node().role() == Role::Region;
        let names: Vec<_> = all(&stage).iter().filter(is_region).map(name).collect();
        assert!(
            names.iter().any(|name| name == "Index")
                && names.iter().any(|name| name.starts_with("Inspector"))
        );
    }
}

#[test]
fn the_text_equivalent_follows_every_choice_that_it_tells_of() {
    let mut stage = Stage::new(USUAL);
    let source = stage.item(ItemKind::Source, "north");
    let mut table = stage.session().table.clone();
    table.filters[0] = "aboard".to_owned();
    let mut estimates = stage.session().estimates.clone();
    estimates.axis = Axis::Log;
    for (view, command) in [
        (View::ESTIMATES, Command::Estimates(estimates)),
        (View::TABLE, Command::Table(table)),
        (View::MAP, Command::AsOf(Some(jiff::civil::date(1931, 5, 4).into()))),
        (View::AGREEMENT, Command::Pin(source)),
        (View::TIMELINE, Command::Scope(Scope::Tray)),
    ] {
        stage.go_to(view);
        let told =
            |stage: &Stage| region(stage, view).accesskit_node().data().description().map(str::to_owned);
        let before = told(&stage);
        stage.send(command.clone());
        let alt = stage.program().picture(|ctx| parallax::views::picture::alt_text(ctx, view));
        assert_eq!(told(&stage), alt, "{view:?} after {command:?}");
        let is_told = !matches!(command, Command::Pin(_));
        assert_eq!(before != alt, is_told, "{view:?}: {command:?} shows nothing");
    }
}

/// The clickable direct children of a region: its marks, which are ordered there.
fn marks(region: &Node<'_>) -> Vec<(String, Rect)> {
    let marks = region.children().filter(|node| node.accesskit_node().data().supports_action(Action::Click));
    marks.filter(takes_focus).map(|node| (name(&node), node.rect())).collect()
}

#[test]
fn marks_are_read_line_by_line_and_from_left_to_right() {
    for mut stage in stages() {
        for view in View::all() {
            stage.go_to(view);
            let region = region(&stage, view);
            let marks = marks(&region);
            assert!(marks.len() >= 2, "{view:?}: {marks:#?}");
            for pair in marks.windows(2) {
                let (a, b) = (pair[0].1, pair[1].1);
                let ordered = b.top() > a.top() - 8.0 || b.left() >= a.left();
                assert!(ordered, "{view:?}: {} at {b} is read after {} at {a}", pair[1].0, pair[0].0);
            }
        }
    }
}

#[test]
fn tab_reaches_every_control_once_and_comes_round() {
    let mut stage = Stage::new(USUAL);
    stage.go_to(View::ESTIMATES);
    stage.press(Modifiers::NONE, Key::Escape);
    let mut reached = BTreeSet::new();
    for _ in 0..120 {
        stage.press(Modifiers::NONE, Key::Tab);
        reached.extend(stage.focused().map(|(name, _)| name));
    }
    // Marks are reached by arrows; everything else that can be focused must be a Tab stop.
    let regions: Vec<Vec<(String, Rect)>> = {
        let is_region = |node: &Node<'_>| node.accesskit_node().role() == Role::Region;
        all(&stage).into_iter().filter(is_region).map(|region| marks(&region)).collect()
    };
    let is_mark = |node: &Node<'_>| {
        regions.iter().flatten().any(|(known, rect)| *known == name(node) && *rect == node.rect())
    };
    for node in all(&stage).into_iter().filter(takes_focus) {
        // A pin is in the row that is focused or hovered.
        let passing = name(&node).starts_with("Pin ");
        assert!(
            is_mark(&node) || passing || reached.contains(&name(&node)),
            "Tab never comes to {:?} {}",
            node.accesskit_node().role(),
            name(&node)
        );
    }
    for marks in regions {
        if !marks.is_empty() {
            assert!(
                marks.iter().any(|(name, _)| reached.contains(name)),
                "one of {marks:#?} is a stop of Tab"
            );
        }
    }
}

#[test]
fn a_screen_reader_may_put_the_keyboard_on_any_mark_and_click_it() {
    let mut stage = Stage::new(USUAL);
    stage.go_to(View::ESTIMATES);
    let (wanted, id) = {
        let region = region(&stage, View::ESTIMATES);
        let node = region.children().filter(takes_focus).nth(6).expect("a mark");
        (name(&node), node.accesskit_node().locate().0)
    };
    let request = egui::accesskit::ActionRequest {
        action: Action::Focus,
        target_tree: TreeId::ROOT,
        target_node: id,
        data: None,
    };
    stage.harness.event(egui::Event::AccessKitActionRequest(request));
    stage.settle();
    assert_eq!(stage.focused().map(|(name, _)| name), Some(wanted));
    stage.press(Modifiers::NONE, Key::Enter);
    assert!(stage.selected().is_some());
}
