//! What refers to an entry, and what goes with it if it is removed.

use std::collections::{BTreeMap, BTreeSet};

use crate::at::{At, Entry, Step, Unit};
use crate::edit::{Change, Edit};
use crate::section::Section;
use crate::text::Text;

/// Something that refers to an entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Referrer {
    /// Where the reference stands.
    pub at: At,
    /// What it refers to.
    pub to: Entry,
}

/// The removal of an entry, as it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// What is to be removed.
    pub entry: Entry,
    /// All that refers to it.
    pub referrers: Vec<Referrer>,
    /// Entries that mean nothing without it, or without one of the others, and would be removed along.
    pub along: Vec<Entry>,
    /// Fields and items that would be left out elsewhere, in entries that stay.
    pub cleared: Vec<At>,
}

impl Text {
    /// Lists what refers to an entry.
    #[must_use]
    pub fn referrers(&self, entry: &Entry) -> Vec<Referrer> {
        let mut all = Vec::new();
        for unit in self.units_with(&entry.id) {
            for link in self.links(&unit) {
                if link.section == entry.section && link.id == entry.id {
                    let at = At { unit: unit.clone(), steps: link.path };
                    all.push(Referrer { at, to: entry.clone() });
                }
            }
        }
        all
    }

    /// Works out what would go with an entry. Nothing is removed.
    #[must_use]
    pub fn removal(&self, entry: &Entry) -> Removal {
        let mut gone = BTreeSet::from([entry.clone()]);
        let mut order = vec![entry.clone()];
        let mut cleared: BTreeSet<At> = BTreeSet::new();
        let mut next = 0;
        let links = self.links_by_target();
        while let Some(entry) = order.get(next).cloned() {
            next += 1;
            for (unit, falls) in links.get(&entry).into_iter().flatten() {
                match unit {
                    Unit::Entry(user) if falls.is_empty() => {
                        if gone.insert(user.clone()) {
                            order.push(user.clone());
                        }
                    }
                    unit => {
                        cleared.insert(At { unit: unit.clone(), steps: falls.clone() });
                        cleared.extend(needless(unit, falls));
                    }
                }
            }
        }
        cleared.retain(|at| !matches!(&at.unit, Unit::Entry(entry) if gone.contains(entry)));
        // What lies within something that goes anyway need not be named.
        let all: Vec<At> = cleared.into_iter().collect();
        let is_within = |at: &At| {
            all.iter().any(|other| other != at && other.unit == at.unit && at.steps.starts_with(&other.steps))
        };
        let cleared = all.iter().filter(|at| !is_within(at)).cloned().collect();
        order.remove(0);
        let referrers = self.referrers(entry);
        Removal { entry: entry.clone(), referrers, along: order, cleared }
    }

    /// All references, by what they refer to: the unit, and what in it has to go with the entry.
    fn links_by_target(&self) -> BTreeMap<Entry, Vec<(Unit, Vec<Step>)>> {
        let mut links: BTreeMap<Entry, Vec<(Unit, Vec<Step>)>> = BTreeMap::new();
        for unit in self.units_with("") {
            for link in self.links(&unit) {
                // A grade may be of a scheme that no entry explains.
                if link.section != Section::Schemes {
                    links
                        .entry(Entry::new(link.section, link.id))
                        .or_default()
                        .push((unit.clone(), link.falls));
                }
            }
        }
        links
    }
}

/// What means nothing without a field that is left out.
fn needless(unit: &Unit, falls: &[Step]) -> Option<At> {
    let is_group = matches!(unit, Unit::Entry(Entry { section: Section::Groups, .. }));
    let is_within = matches!(falls, [Step::Field(name)] if name == "within");
    (is_group && is_within).then(|| At { unit: unit.clone(), steps: vec![Step::Field("by".to_owned())] })
}

impl Removal {
    /// True if nothing refers to the entry.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.referrers.is_empty()
    }

    /// What goes, in words: "Remove source sohr and 40 claims".
    #[must_use]
    pub fn name(&self) -> String {
        let mut counts: BTreeMap<Section, usize> = BTreeMap::new();
        for entry in &self.along {
            *counts.entry(entry.section).or_default() += 1;
        }
        let mut parts = vec![self.entry.to_string()];
        parts.extend(counts.iter().map(|(section, count)| match count {
            1 => format!("1 {}", section.one()),
            _ => format!("{count} {}", section.many()),
        }));
        match parts.as_slice() {
            [only] => format!("Remove {only}"),
            [all @ .., last] => format!("Remove {} and {last}", all.join(", ")),
            [] => String::new(),
        }
    }

    /// The edit that removes the entry with all that means nothing without it, and leaves out what else refers to it.
    #[must_use]
    pub fn edit(&self) -> Edit {
        let mut edit = Edit::new(self.name());
        // Items of one list go from its end, so that the others keep their places.
        for at in self.cleared.iter().rev() {
            edit = edit.then(Change::Set { at: at.clone(), value: None });
        }
        for entry in self.along.iter().chain([&self.entry]) {
            edit = edit.then(Change::Remove(entry.clone()));
        }
        edit
    }
}
