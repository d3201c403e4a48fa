//! A row of a table that Parallax wrote: its cells by the names of their columns.

use parallax_analysis::table::unguarded;
use parallax_dossier::dossier::Native;
use parallax_dossier::draft::Word;

use crate::columns::Table;
use crate::making::held;
use crate::sheet::Row;

pub(super) struct OwnRow<'a, 's> {
    pub(super) table: &'a Table<'s>,
    pub(super) row: &'a Row,
    pub(super) splits: &'a [char],
}

impl OwnRow<'_, '_> {
    pub(super) fn get(&self, name: &str) -> String {
        let cell = |at| held(&unguarded(self.row.cell(at), self.splits));
        self.table.named(name).map_or_else(String::new, cell)
    }

    pub(super) fn some(&self, name: &str) -> Option<String> {
        Some(self.get(name)).filter(|text| !text.is_empty())
    }

    pub(super) fn date(&self, name: &str) -> Option<Word<'static>> {
        self.some(name).map(Into::into)
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.get(name) == "yes"
    }

    pub(super) fn number(&self, name: &str) -> Option<u64> {
        self.get(name).parse().ok()
    }

    pub(super) fn list(&self, name: &str) -> Vec<String> {
        self.get(name).split("; ").filter(|text| !text.is_empty()).map(str::to_owned).collect()
    }

    /// Ids with the names that belong to them; `None` if a name holds what stands between names.
    pub(super) fn named(&self, ids: &str, names: &str) -> Option<Vec<(String, String)>> {
        let (ids, names) = (self.list(ids), self.list(names));
        (ids.len() == names.len()).then(|| ids.into_iter().zip(names).collect())
    }

    /// "خشام (ar)".
    pub(super) fn native(&self, name: &str) -> Option<Native> {
        let text = self.get(name);
        let (text, lang) = text.strip_suffix(')')?.rsplit_once(" (")?;
        Some(Native { text: text.to_owned(), lang: lang.to_owned() })
    }
}
