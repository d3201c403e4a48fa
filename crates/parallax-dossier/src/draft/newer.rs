//! Finds in a draft of format 1 what only format 2 has.

use std::borrow::Cow;

use super::value::{TakeParts, Value};
use super::{Dossier, Entries};
use crate::load::newer::is_newer;
use crate::load::site::{Section, Site};

/// A field or word that format 1 does not have, and its place.
pub(crate) type Newer = (Site, Cow<'static, str>);

/// Returns the first field or word of a draft that format 1 does not have, in the order of `docs/format.md`. Nothing is
/// laid out, so that a sound file costs one look at each of its fields.
pub(crate) fn first(draft: &Dossier<'_>) -> Option<Newer> {
    let mut find = Find(None);
    draft.parts(&mut find);
    find.0
}

struct Find(Option<Newer>);

impl TakeParts for Find {
    fn field(&mut self, name: &'static str, value: &impl Value) {
        if self.0.is_none() && !value.is_default() {
            let site = Site::ROOT.field(name);
            self.0 = if is_newer("Dossier", name) { Some((site, name.into())) } else { value.newer(site) };
        }
    }

    fn table(&mut self, name: &'static str, table: &Entries<impl Value>) {
        if self.0.is_some() || table.is_empty() {
            return;
        }
        self.0 = match Section::of_field(name).filter(|_| !is_newer("Dossier", name)) {
            None => Some((Site::ROOT.field(name), name.into())),
            Some(section) => {
                let mut rows = table.rows.iter().enumerate();
                rows.find_map(|(row, value)| value.newer(Site::row(section, row)))
            }
        };
    }
}
