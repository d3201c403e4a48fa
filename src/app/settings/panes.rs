//! Reads a saved arrangement of the panes, as far as this version knows it, whichever version wrote it.
//!
//! A pane of an unknown view is left out, a missing view is added, and the rest is unchanged. If it is not an
//! arrangement at all, only the arrangement is dropped, not the other settings.

use std::collections::BTreeMap;

use egui_tiles::{Container, Linear, LinearDir, Tile, TileId, Tree};
use ron::value::RawValue;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::layout;
use super::super::pane::Pane;

/// A saved pane.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Saved {
    Known(Pane),
    /// A pane of another version.
    Unknown,
}

impl<'de> Deserialize<'de> for Saved {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Ok(Pane::find(raw.get_ron().trim()).map_or(Self::Unknown, Self::Known))
    }
}

/// The name alone, as RON writes a variant.
impl Serialize for Pane {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("Pane", 0, self.name())
    }
}

impl<'de> Deserialize<'de> for Pane {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Saved::deserialize(deserializer)? {
            Saved::Known(pane) => Ok(pane),
            Saved::Unknown => Err(D::Error::custom("no pane has this name")),
        }
    }
}

impl Serialize for Saved {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(pane) => pane.serialize(serializer),
            Self::Unknown => serializer.serialize_unit(),
        }
    }
}

/// Reads an arrangement; `None` if it is invalid.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Tree<Pane>>, D::Error> {
    let raw = Option::<Box<RawValue>>::deserialize(deserializer)?;
    Ok(raw.and_then(|raw| take_up(raw.get_ron())))
}

/// Parses an arrangement and completes it so that it contains every view exactly once.
fn take_up(text: &str) -> Option<Tree<Pane>> {
    let mut saved: Tree<Saved> = ron::from_str(text).ok()?;
    if !is_tree(&saved) {
        return None;
    }
    let mut found: Vec<Pane> = Vec::new();
    for (id, pane) in panes(&saved) {
        match pane {
            Saved::Known(pane) if !found.contains(&pane) => found.push(pane),
            Saved::Known(_) | Saved::Unknown => drop(saved.remove_recursively(id)),
        }
    }
    // Nothing unknown is left, so it parses as an arrangement of panes.
    let mut tree: Tree<Pane> = ron::from_str(&ron::to_string(&saved).ok()?).ok()?;
    tree.root.filter(|root| tree.tiles.get(*root).is_some())?;
    tree.tiles.recompute_next_tile_id();
    let missing = Pane::beside_the_index().filter(|pane| !found.contains(pane));
    add(&mut tree, missing.clone().filter(|pane| pane.view().is_some()).collect());
    if missing.clone().any(|pane| pane == Pane::Inspector) {
        add_inspector(&mut tree);
    }
    activate(&mut tree);
    Some(tree)
}

/// The panes in the order of their ids.
fn panes<P: Copy>(tree: &Tree<P>) -> Vec<(TileId, P)> {
    let mut panes: Vec<(TileId, P)> = tree
        .tiles
        .iter()
        .filter_map(|(id, tile)| if let Tile::Pane(pane) = tile { Some((*id, *pane)) } else { None })
        .collect();
    panes.sort_unstable_by_key(|(id, _)| id.0);
    panes
}

/// Adds views as tabs to the group with most tabs; if there is none, below everything.
fn add(tree: &mut Tree<Pane>, missing: Vec<Pane>) {
    if missing.is_empty() {
        return;
    }
    let new: Vec<TileId> = missing.into_iter().map(|pane| tree.tiles.insert_pane(pane)).collect();
    let tabs = tree.tiles.iter().filter_map(|(id, tile)| match tile {
        Tile::Container(Container::Tabs(tabs)) => Some((tabs.children.len(), std::cmp::Reverse(id.0))),
        _ => None,
    });
    let largest = tabs.max().map(|(_, std::cmp::Reverse(id))| TileId::from_u64(id));
    if let Some(Tile::Container(container)) = largest.and_then(|id| tree.tiles.get_mut(id)) {
        for pane in new {
            container.add_child(pane);
        }
    } else {
        let below = tree.tiles.insert_tab_tile(new);
        let rows = tree.root.into_iter().chain([below]).collect();
        tree.root = Some(tree.tiles.insert_container(Linear::new(LinearDir::Vertical, rows)));
    }
}

/// Adds the inspector at the right edge, where versions before it was a pane had it.
fn add_inspector(tree: &mut Tree<Pane>) {
    let pane = tree.tiles.insert_pane(Pane::Inspector);
    let tabs = tree.tiles.insert_tab_tile(vec![pane]);
    let Some(root) = tree.root else { return };
    let beside = layout::split(LinearDir::Horizontal, [(root, 2.0), (tabs, 1.0)]);
    tree.root = Some(tree.tiles.insert_container(beside));
}

/// If the active tab of a group was removed, its first becomes active; if everything visible was removed,
/// everything is shown.
fn activate(tree: &mut Tree<Pane>) {
    for tile in tree.tiles.tiles_mut() {
        if let Tile::Container(Container::Tabs(tabs)) = tile {
            tabs.active = tabs
                .active
                .filter(|active| tabs.children.contains(active))
                .or(tabs.children.first().copied());
        }
    }
    let panes = panes(tree);
    if !panes.iter().any(|(id, _)| tree.tiles.is_visible(*id)) {
        for (id, _) in panes {
            tree.tiles.set_visible(id, true);
        }
    }
}

/// True if the root and all children exist, and every tile but the root has exactly one parent, so that
/// walking down ends.
fn is_tree<P>(panes: &Tree<P>) -> bool {
    let mut parents = BTreeMap::new();
    for (_, tile) in panes.tiles.iter() {
        if let Tile::Container(container) = tile {
            for child in container.children() {
                *parents.entry(child.0).or_insert(0) += 1;
            }
        }
    }
    let all_there = parents.keys().all(|id| panes.tiles.get(TileId::from_u64(*id)).is_some());
    let hangs_once = panes.tiles.iter().all(|(id, _)| {
        let count = parents.get(&id.0).copied().unwrap_or(0);
        if Some(*id) == panes.root { count == 0 } else { count == 1 }
    });
    all_there && hangs_once && panes.root.is_some_and(|root| panes.tiles.get(root).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Parallax, layout};
    use crate::load;
    use crate::session::{Command, View};

    fn arranged() -> Tree<Pane> {
        let program = Parallax::new("x", load::read("Dossier(format: 1, title: \"T\")"));
        program.with(Command::Show(View::LINEAGE)).settings().panes.expect("panes")
    }

    fn all() -> Vec<Pane> {
        Pane::beside_the_index().collect()
    }

    fn sorted(tree: &Tree<Pane>) -> Vec<Pane> {
        let mut found: Vec<Pane> = panes(tree).into_iter().map(|(_, pane)| pane).collect();
        found.sort_by_key(|pane| Pane::beside_the_index().position(|other| other == *pane));
        found
    }

    #[test]
    fn what_was_saved_comes_back_as_it_was() {
        let tree = arranged();
        assert_eq!(take_up(&ron::to_string(&tree).expect("text")), Some(tree));
    }

    #[test]
    fn a_pane_of_another_version_is_left_out_and_the_others_stand_as_they_stood() {
        let tree = arranged();
        let text = ron::to_string(&tree).expect("text");
        for unknown in ["Compare", "Compare(3)", "Compare(of: [\"a\"])", "\"compare\"", "()"] {
            // An eighth pane beside the others, as a later version may write it.
            let mut later = tree.clone();
            let pane = later.tiles.insert_pane(Pane::View(View::MAP));
            let place =
                later.tiles.parent_of(later.tiles.find_pane(&Pane::View(View::TABLE)).expect("a table"));
            let Some(Tile::Container(tabs)) = place.and_then(|id| later.tiles.get_mut(id)) else {
                panic!("the table stands among tabs")
            };
            tabs.add_child(pane);
            let eighth = format!("{}:Pane(Map)", pane.0);
            let later = ron::to_string(&later).expect("text").replace(&format!("({eighth}"), &eighth);
            let later =
                later.replace(&format!("({}):Pane(Map)", pane.0), &format!("({}):Pane({unknown})", pane.0));
            assert!(later.contains(unknown) && later != text, "{later}");
            let taken = take_up(&later).unwrap_or_else(|| panic!("{unknown} threw the arrangement away"));
            assert_eq!(sorted(&taken), all(), "{unknown}");
            assert_eq!(ron::to_string(&taken.root).ok(), ron::to_string(&tree.root).ok(), "{unknown}");
            assert_eq!(taken.active_tiles().len(), tree.active_tiles().len(), "{unknown}");
        }
    }

    #[test]
    fn a_view_that_was_not_there_yet_is_added_and_one_too_many_left_out() {
        let text = ron::to_string(&arranged()).expect("text");
        let twice = text.replace("Timeline", "Lineage");
        assert_ne!(twice, text);
        let taken = take_up(&twice).expect("an arrangement");
        assert_eq!(sorted(&taken), all());
        let alone = take_up(&text.replace("Pane(Map)", "Pane(Globe)")).expect("an arrangement");
        assert_eq!(sorted(&alone), all(), "the map's own tabs are gone, the map is not");
        assert_eq!(sorted(&layout::tree()), all());
    }

    #[test]
    fn an_arrangement_from_before_the_inspector_was_a_pane_gets_it_at_the_right_edge() {
        let text = ron::to_string(&arranged()).expect("text");
        let before = take_up(&text.replace("Pane(Inspector)", "Pane(Globe)")).expect("an arrangement");
        assert_eq!(sorted(&before), all());
        let Some(Tile::Container(Container::Linear(root))) = before.root.and_then(|id| before.tiles.get(id))
        else {
            panic!("columns")
        };
        assert_eq!((root.dir, root.children.len()), (LinearDir::Horizontal, 2));
    }

    #[test]
    fn what_is_no_arrangement_is_dropped() {
        let text = ron::to_string(&arranged()).expect("text");
        for broken in [
            "3",
            "",
            "()",
            &text.replace("root:Some((", "root:Some((9"),
            &text.replace("root:Some", "root:None//"),
        ] {
            assert_eq!(take_up(broken), None, "{broken}");
        }
    }
}
