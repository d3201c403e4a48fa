//! Two texts that were made of one: what changed in each, entry by entry, and a text with both as somebody decides.

use std::collections::{BTreeMap, BTreeSet};

use parallax_dossier::draft::{Dossier, Node};

use crate::at::{At, Entry, Unit};
use crate::edit::{Change, Edit, Refused, Spot};
use crate::ids;
use crate::section::Section;
use crate::text::Text;

/// Which of the two changed a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Only here.
    Mine,
    /// Only in the other text.
    Theirs,
    /// In both, in the same way.
    Same,
    /// In both, in different ways.
    Conflict,
}

/// Whose content of a unit is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The one here.
    Mine,
    /// The one of the other text.
    Theirs,
    /// Both: in one entry, if they changed different fields; or else mine as another entry, under an id of its own.
    Both,
}

/// An entry, or a field of the dossier, that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub unit: Unit,
    /// Its content before; `None` if there was none.
    pub base: Option<Node>,
    /// Its content here; `None` if there is none.
    pub mine: Option<Node>,
    /// Its content in the other text.
    pub theirs: Option<Node>,
    /// Who changed it.
    pub who: Who,
    /// The content with the changes of both, if they are of different fields.
    pub merged: Option<Node>,
}

impl Item {
    /// True if both could be kept.
    #[must_use]
    pub fn can_keep_both(&self) -> bool {
        let is_entry = matches!(self.unit, Unit::Entry(_));
        self.merged.is_some() || (is_entry && self.mine.is_some() && self.theirs.is_some())
    }
}

/// Two texts that were made of one.
#[derive(Clone, Debug)]
pub struct Divergence {
    /// What differs from the text before, in the order of the format.
    pub items: Vec<Item>,
    theirs: String,
    /// The entry before each new one of mine.
    before: BTreeMap<Entry, String>,
}

/// Which of three texts cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{which} cannot be compared: {why}")]
pub struct NotCompared {
    /// "the text before", "the text here", "the other text".
    pub which: &'static str,
    /// What is wrong with it.
    pub why: Refused,
}

/// The units of a text, in the order of the format.
struct Units {
    all: BTreeMap<Unit, Node>,
    order: Vec<Unit>,
}

impl Units {
    fn from_text(text: &str, which: &'static str) -> Result<Self, NotCompared> {
        let wrong = |why: &str| NotCompared { which, why: Refused::Unreadable(why.to_owned()) };
        // A text whose brackets do not match is refused with their line.
        Text::new(text).map_err(|why| NotCompared { which, why })?;
        let draft = Dossier::parse(text).ok_or_else(|| wrong("a value is not what the format has there"))?;
        let (mut all, mut order) = (BTreeMap::new(), Vec::new());
        let Node::Fields { fields, .. } = draft.tree() else { return Ok(Self { all, order }) };
        for (name, value) in fields {
            let rows = match (Section::from_field(name), value) {
                (Some(section), Node::Table(rows)) => {
                    rows.into_iter().map(|(id, row)| (Unit::Entry(Entry::new(section, id)), row)).collect()
                }
                (_, value) => vec![(Unit::Own(name.to_owned()), value)],
            };
            for (unit, value) in rows {
                if let std::collections::btree_map::Entry::Vacant(free) = all.entry(unit) {
                    order.push(free.key().clone());
                    free.insert(value);
                }
            }
        }
        Ok(Self { all, order })
    }

    fn get(&self, unit: &Unit) -> Option<&Node> {
        self.all.get(unit)
    }
}

impl Divergence {
    /// Compares two texts with the one of which both were made.
    ///
    /// # Errors
    /// If one of them cannot be read. Whether they are sound is not asked.
    pub fn between(base: &str, mine: &str, theirs: &str) -> Result<Self, NotCompared> {
        let before = Units::from_text(base, "the text before")?;
        let here = Units::from_text(mine, "the text here")?;
        let there = Units::from_text(theirs, "the other text")?;
        let mut seen = BTreeSet::new();
        let mut items = Vec::new();
        for unit in before.order.iter().chain(&here.order).chain(&there.order) {
            if seen.insert(unit) {
                items.extend(item(unit, before.get(unit), here.get(unit), there.get(unit)));
            }
        }
        let mut new = BTreeMap::new();
        for pair in here.order.windows(2) {
            if let [Unit::Entry(one), Unit::Entry(next)] = pair
                && one.section == next.section
                && before.get(&pair[1]).is_none()
            {
                new.insert(next.clone(), one.id.clone());
            }
        }
        Ok(Self { items, theirs: theirs.to_owned(), before: new })
    }

    /// The items that both changed in different ways.
    pub fn conflicts(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.who == Who::Conflict)
    }

    /// Returns the other text with what was changed here. `keep` decides about each conflict; what only one of the two changed
    /// is kept as that one has it. Every byte of the other text stays that is not part of a field in which they differ.
    ///
    /// # Errors
    /// If a change cannot be made in the other text.
    pub fn resolve(&self, keep: impl Fn(&Item) -> Keep) -> Result<String, Refused> {
        let mut text = Text::new(self.theirs.as_str())?;
        let mut edit = Edit::new("Merge");
        for item in &self.items {
            let kept = match item.who {
                Who::Theirs | Who::Same => Keep::Theirs,
                Who::Mine => Keep::Mine,
                Who::Conflict => keep(item),
            };
            edit.changes.extend(self.changes(item, kept, &text));
        }
        text.apply(&edit)?;
        Ok(text.as_str().to_owned())
    }

    fn changes(&self, item: &Item, keep: Keep, text: &Text) -> Option<Change> {
        let set = |value: Option<&Node>| {
            let at = At { unit: item.unit.clone(), steps: Vec::new() };
            Change::Set { at, value: value.cloned() }
        };
        match (keep, &item.unit, &item.mine, &item.theirs) {
            (Keep::Both, ..) if item.merged.is_some() => Some(set(item.merged.as_ref())),
            (Keep::Both, Unit::Entry(entry), Some(mine), Some(_)) => {
                let is_taken = |id: &str| {
                    let entry = Entry::new(entry.section, id);
                    text.has(&entry) || self.items.iter().any(|item| item.unit == Unit::Entry(entry.clone()))
                };
                let id = ids::suggest(&[&entry.id], entry.section.one(), is_taken);
                let other = Entry::new(entry.section, id);
                Some(Change::Add { entry: other, content: mine.clone(), spot: Spot::After(entry.id.clone()) })
            }
            (Keep::Mine | Keep::Both, Unit::Own(_), mine, _) => Some(set(mine.as_ref())),
            (Keep::Mine, Unit::Entry(_), Some(mine), Some(_)) => Some(set(Some(mine))),
            (Keep::Mine | Keep::Both, Unit::Entry(entry), Some(mine), None) => {
                let spot = self.before.get(entry).map_or(Spot::Natural, |id| Spot::After(id.clone()));
                Some(Change::Add { entry: entry.clone(), content: mine.clone(), spot })
            }
            (Keep::Mine, Unit::Entry(entry), None, Some(_)) => Some(Change::Remove(entry.clone())),
            (Keep::Theirs, ..)
            | (Keep::Both, Unit::Entry(_), None, Some(_))
            | (_, Unit::Entry(_), None, None) => None,
        }
    }
}

/// What became of a unit, if anything.
fn item(unit: &Unit, base: Option<&Node>, mine: Option<&Node>, theirs: Option<&Node>) -> Option<Item> {
    let who = match (base == mine, base == theirs) {
        (true, true) => return None,
        (false, true) => Who::Mine,
        (true, false) => Who::Theirs,
        (false, false) if mine == theirs => Who::Same,
        (false, false) => Who::Conflict,
    };
    let merged = match (who, base, mine, theirs) {
        (Who::Conflict, Some(base), Some(mine), Some(theirs)) => merge(base, mine, theirs),
        _ => None,
    };
    let of = |node: Option<&Node>| node.cloned();
    Some(Item { unit: unit.clone(), base: of(base), mine: of(mine), theirs: of(theirs), who, merged })
}

/// The fields of both, if no field was changed in different ways.
fn merge(base: &Node, mine: &Node, theirs: &Node) -> Option<Node> {
    let (
        Node::Fields { of, fields: base },
        Node::Fields { fields: mine, .. },
        Node::Fields { fields: theirs, .. },
    ) = (base, mine, theirs)
    else {
        return None;
    };
    let find = |fields: &[(&'static str, Node)], name: &str| {
        fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone())
    };
    let mut names: Vec<&'static str> = Vec::new();
    for (name, _) in base.iter().chain(mine).chain(theirs) {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let mut fields = Vec::new();
    for name in names {
        let (base, mine, theirs) = (find(base, name), find(mine, name), find(theirs, name));
        let kept = if mine == theirs || base == theirs {
            mine
        } else if base == mine {
            theirs
        } else {
            return None;
        };
        fields.extend(kept.map(|value| (name, value)));
    }
    Some(Node::Fields { of, fields })
}
