//! Which rows of a sheet are those of an earlier state of it.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::trace::short_hash;
use crate::columns::{Role, Table};

/// A row as it was imported: the number by which ids name it, its own id in the sheet if it has one, and a hash of its cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RowTrace(pub u32, pub String, pub String);

/// The rows of a table, each under its own number.
pub(super) fn of_table(table: &Table) -> Vec<RowTrace> {
    let of = |row: &crate::sheet::Row| {
        let cells: Vec<&str> = (0..row.cells.len()).map(|at| row.cell(at)).collect();
        let cells = cells.join("\u{1f}");
        RowTrace(
            row.number,
            table.cell(row, Role::Id).to_owned(),
            short_hash(cells.trim_end_matches('\u{1f}')),
        )
    };
    table.rows.iter().map(of).collect()
}

/// The name of each new row: that of the old row that it is, or else one that no row had.
///
/// Rows with an id of their own are the same if it is the same. Others are the same if their cells are; between such rows, as
/// many changed rows as there were are taken for those, in order.
pub(super) fn pair(old: &[RowTrace], new: &[RowTrace]) -> Vec<(u32, u32)> {
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut is_paired = vec![false; old.len()];
    for key in [
        |row: &RowTrace| Some(row.1.clone()).filter(|id| !id.is_empty()),
        |row: &RowTrace| Some(row.2.clone()),
    ] {
        let is_by_id = |row: &RowTrace| key(row).is_some_and(|key| key == row.1);
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in old.iter().enumerate().rev().filter(|(at, _)| !is_paired[*at]) {
            if let Some(key) = key(row) {
                places.entry(key).or_default().push(at);
            }
        }
        let mut counts: HashMap<String, usize> = HashMap::new();
        for key in new.iter().filter_map(key) {
            *counts.entry(key).or_default() += 1;
        }
        for (at, row) in new.iter().enumerate().filter(|(at, _)| partner[*at].is_none()).collect::<Vec<_>>() {
            let Some(key) = key(row) else { continue };
            let Some(found) = places.get_mut(&key) else { continue };
            // An id that several rows have tells none from the others.
            if is_by_id(row) && (found.len() > 1 || counts.get(&key).is_some_and(|count| *count > 1)) {
                continue;
            }
            if let Some(place) = found.pop() {
                (partner[at], is_paired[place]) = (Some(place), true);
            }
        }
    }
    let mut at = 0;
    while at < new.len() {
        if partner[at].is_some() {
            at += 1;
            continue;
        }
        let end = (at..new.len()).find(|next| partner[*next].is_some()).unwrap_or(new.len());
        let start = at.checked_sub(1).and_then(|before| partner[before]).map_or(0, |before| before + 1);
        let free = (start..old.len()).take_while(|place| !is_paired[*place]).count();
        if free == end - at {
            for (step, next) in (at..end).enumerate() {
                (partner[next], is_paired[start + step]) = (Some(start + step), true);
            }
        }
        at = end;
    }
    let mut used: HashSet<u32> = old.iter().map(|row| row.0).collect();
    let mut next = used.iter().max().copied().unwrap_or_default();
    let mut names = Vec::with_capacity(new.len());
    for (row, partner) in new.iter().zip(partner) {
        let name = match partner {
            Some(place) => old[place].0,
            None if used.insert(row.0) => row.0,
            None => {
                next += 1;
                used.insert(next);
                next
            }
        };
        names.push((row.0, name));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(texts: &[&str]) -> Vec<RowTrace> {
        let row = |(number, text): (u32, &&str)| {
            let id = text.split_once(':').map_or("", |(id, _)| id);
            RowTrace(number, id.to_owned(), (*text).to_owned())
        };
        (2..).zip(texts).map(row).collect()
    }

    fn names(old: &[&str], new: &[&str]) -> Vec<u32> {
        pair(&rows(old), &rows(new)).into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn rows_are_found_again_wherever_they_stand_now() {
        assert_eq!(names(&["a", "b", "c"], &["a", "b", "c"]), [2, 3, 4]);
        assert_eq!(names(&["a", "b", "c"], &["x", "a", "b", "c"]), [5, 2, 3, 4], "inserted above");
        assert_eq!(names(&["a", "b", "c"], &["a", "c"]), [2, 4], "withdrawn");
        assert_eq!(names(&["a", "b", "c"], &["a", "B", "c"]), [2, 3, 4], "changed in its place");
        assert_eq!(names(&["a", "b", "c"], &["c", "b", "a"]), [4, 3, 2], "sorted otherwise");
        assert_eq!(names(&["a", "a", "b"], &["a", "b"]), [2, 4], "of equal rows the first stays");
        // Two rows where one was: neither is taken for it.
        assert_eq!(names(&["a", "b", "c"], &["a", "x", "y", "c"]), [2, 5, 6, 4]);
    }

    #[test]
    fn an_id_of_the_sheet_counts_more_than_the_place() {
        assert_eq!(names(&["1:a", "2:b", "3:c"], &["3:C", "1:a", "2:B"]), [4, 2, 3]);
        // An id that stands twice is none.
        assert_eq!(names(&["1:a", "1:b"], &["1:b", "1:a"]), [3, 2]);
    }
}
