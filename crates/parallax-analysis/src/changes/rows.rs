//! Which entries of two tables are the same: by id, and if an id is used twice, by the order of those that share it.

use std::collections::HashMap;

use super::{Entry, EntryChange, TableChanges, fields};
use parallax_dossier::draft::Node;

type Row = (String, Node);

/// Compares two tables of this name, which differ.
pub(super) fn compare<'a>(table: &'static str, old: &'a [Row], new: &'a [Row]) -> TableChanges<'a> {
    let entry = |rows: &'a [Row], position: usize| {
        let (id, content) = &rows[position];
        Entry { position, id, content }
    };
    let mut pairs = by_id(old, new);
    let renamed = by_content(old, new, &pairs);
    let mut is_kept = vec![false; old.len()];
    let mut entries = Vec::new();
    for (now, before) in pairs.iter_mut().enumerate() {
        if let Some(before) = *before {
            let (before, now) = (entry(old, before), entry(new, now));
            if before.content != now.content {
                entries.push(EntryChange::Changed(before, now, fields(before.content, now.content)));
            }
        } else if let Some(same) = renamed.get(&now) {
            *before = Some(*same);
            entries.push(EntryChange::Renamed(entry(old, *same), entry(new, now)));
        }
    }
    let order: Vec<usize> = pairs.iter().flatten().copied().collect();
    for before in &order {
        is_kept[*before] = true;
    }
    let added = pairs.iter().enumerate().filter(|(_, before)| before.is_none());
    entries.extend(added.map(|(now, _)| EntryChange::Added(entry(new, now))));
    let gone = is_kept.iter().enumerate().filter(|(_, kept)| !**kept);
    entries.extend(gone.map(|(before, _)| EntryChange::Withdrawn(entry(old, before))));
    let order = (!order.is_sorted()).then_some(order);
    TableChanges { table, entries, order }
}

/// For each new row, the old row of the same id.
fn by_id(old: &[Row], new: &[Row]) -> Vec<Option<usize>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::with_capacity(old.len());
    // From the last, so that the first is taken first.
    for (place, (id, _)) in old.iter().enumerate().rev() {
        places.entry(id).or_default().push(place);
    }
    new.iter().map(|(id, _)| places.get_mut(id.as_str())?.pop()).collect()
}

/// New rows with the content of an old row, where each is the only one of that content that has no partner.
fn by_content(old: &[Row], new: &[Row], pairs: &[Option<usize>]) -> HashMap<usize, usize> {
    let mut is_paired = vec![false; old.len()];
    for place in pairs.iter().flatten() {
        is_paired[*place] = true;
    }
    // Where a content is in the old table, and where in the new one.
    let mut seen: HashMap<&Node, [Vec<usize>; 2]> = HashMap::new();
    let lone_old = (0..old.len()).filter(|place| !is_paired[*place]).map(|place| (0, place, &old[place].1));
    let lone_new =
        (0..new.len()).filter(|place| pairs[*place].is_none()).map(|place| (1, place, &new[place].1));
    for (side, place, content) in lone_old.chain(lone_new).filter(|(_, _, content)| is_telling(content)) {
        seen.entry(content).or_default()[side].push(place);
    }
    let only = |[old, new]: &[Vec<usize>; 2]| match (old.as_slice(), new.as_slice()) {
        ([old], [new]) => Some((*new, *old)),
        _ => None,
    };
    seen.values().filter_map(only).collect()
}

/// Whether the content could not well be that of two entries by chance.
fn is_telling(content: &Node) -> bool {
    match content {
        Node::Fields { fields, .. } => !fields.is_empty(),
        Node::Text(text) => !text.is_empty(),
        _ => true,
    }
}

/// How many entries stand elsewhere: the fewest that would have to be moved.
pub(super) fn count_moved(order: &[usize]) -> usize {
    // The last place of the best rising run of each length.
    let mut ends: Vec<usize> = Vec::new();
    for place in order {
        let length = ends.partition_point(|end| end < place);
        match ends.get_mut(length) {
            Some(end) => *end = *place,
            None => ends.push(*place),
        }
    }
    order.len() - ends.len()
}
