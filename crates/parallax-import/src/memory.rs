//! What an earlier import leaves to a later one, so that the same entry has the same id in both.

use std::collections::{HashMap, HashSet};

use crate::making::{Kind, Origin};

/// The ids that entries had, the ids that are taken, and the names of rows.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The id of an entry by its key.
    pub ids: HashMap<(Kind, String), String>,
    /// Ids that no new entry may have.
    pub taken: HashSet<(Kind, String)>,
    /// The number by which ids name a row, where it is not the row's own.
    pub rows: HashMap<Origin, u32>,
}

impl Memory {
    pub(crate) fn id(&self, key: &(Kind, String)) -> Option<&str> {
        self.ids.get(key).map(String::as_str)
    }

    pub(crate) fn has(&self, kind: Kind, id: &str) -> bool {
        !self.taken.is_empty() && self.taken.contains(&(kind, id.to_owned()))
    }

    pub(crate) fn row_name(&self, row: Origin) -> u32 {
        self.rows.get(&row).copied().unwrap_or(row.row)
    }
}
