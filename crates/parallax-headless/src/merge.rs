//! `parallax merge`: two versions of a dossier that were made of one become one, entry by entry and field by field, in the text of
//! OURS, of which no other byte changes.
//!
//! A field that both changed in different ways keeps what OURS has, and a comment beside it says what THEIRS has. The marks that
//! git puts into a file would make it unreadable: with a comment it opens, is checked and drawn, and nothing is lost.

mod conflict;

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;
use parallax_dossier::draft::Node;
use parallax_dossier::load::{self, Severity, visible_path};
use parallax_edit::{At, Change, Divergence, Edit, Item, Spot, Text, Unit, Who};

use crate::args::Merge;
use crate::{UntilClosed, read_named};
use conflict::{Conflict, Kind, with_comments};

/// Everything is merged.
const DONE: u8 = 0;
/// Both changed the same in different ways, or the merged dossier has errors that OURS has not.
const CONFLICT: u8 = 1;

/// Merges and writes; returns the exit code. Conflicts are told on standard error.
///
/// # Errors
/// If a file cannot be read, is no dossier, or OUT cannot be written.
pub fn run(wanted: &Merge) -> anyhow::Result<u8> {
    let base = read(&wanted.base)?;
    let ours = read(&wanted.ours)?;
    let theirs = read(&wanted.theirs)?;
    // The comparison builds on the second text what the first one changed.
    let divergence = Divergence::between(&base, &theirs, &ours).map_err(|error| {
        let (file, why) = match error.which {
            "the text before" => (&wanted.base, error.why),
            "the text here" => (&wanted.theirs, error.why),
            _ => (&wanted.ours, error.why),
        };
        anyhow::anyhow!("{}: {why}", visible_path(file))
    })?;
    let mut plan = Plan { edit: Edit::new("Merge"), conflicts: Vec::new(), taken: 0 };
    divergence.items.iter().for_each(|item| plan.decide(item));
    let Plan { edit, conflicts, taken } = plan;
    let mut text = Text::new(ours.as_str())?;
    text.apply(&edit)?;
    let merged = with_comments(text.as_str(), &conflicts);
    let broken = errors(&merged, &ours);
    atomic_file::write_atomically(&wanted.to, merged.as_bytes())?;
    let mut err = io::stderr().lock();
    for conflict in &conflicts {
        // Standard error may be closed.
        let _ = writeln!(err, "{}", conflict.sentence());
    }
    for error in &broken {
        let _ = writeln!(err, "{}:{error}", visible_path(&wanted.to));
    }
    let mut out = UntilClosed(io::stdout().lock());
    let changes = if taken == 1 { "1 change".to_owned() } else { format!("{taken} changes") };
    let clashes =
        if conflicts.len() == 1 { "1 conflict".to_owned() } else { format!("{} conflicts", conflicts.len()) };
    writeln!(
        out,
        "{}: {changes} taken from {}, {clashes}",
        visible_path(&wanted.to),
        visible_path(&wanted.theirs)
    )
    .context("standard output cannot be written")?;
    Ok(if conflicts.is_empty() && broken.is_empty() { DONE } else { CONFLICT })
}

/// The text of a version; an empty file, as git hands over what was not there, is a dossier without anything in it.
fn read(path: &Path) -> anyhow::Result<String> {
    let text = read_named(path, load::read_text)?;
    let is_empty = text.trim_start_matches('\u{feff}').trim().is_empty();
    Ok(if is_empty { "Dossier(\n)\n".to_owned() } else { text })
}

/// The errors of the merged text, if our text had none: of an entry that one side removed and the other refers to.
fn errors(merged: &str, ours: &str) -> Vec<String> {
    if load::read(ours).dossier.is_none() {
        return Vec::new();
    }
    let found = load::read(merged).diagnostics;
    found.iter().filter(|one| one.severity == Severity::Error).map(ToString::to_string).collect()
}

struct Plan {
    edit: Edit,
    conflicts: Vec<Conflict>,
    /// How many changes of theirs are taken.
    taken: usize,
}

impl Plan {
    /// In an item, `mine` is what THEIRS has and `theirs` what OURS has.
    fn decide(&mut self, item: &Item) {
        let (new, here) = (item.mine.as_ref(), item.theirs.as_ref());
        match item.who {
            Who::Theirs | Who::Same => {}
            Who::Mine => self.take(&item.unit, new, here.is_some()),
            Who::Conflict if item.merged.is_some() => self.take(&item.unit, item.merged.as_ref(), true),
            Who::Conflict => self.clash(item),
        }
    }

    /// Takes what THEIRS has.
    fn take(&mut self, unit: &Unit, new: Option<&Node>, is_here: bool) {
        self.taken += 1;
        let change = match (unit, new) {
            (Unit::Entry(entry), None) => Change::Remove(entry.clone()),
            (Unit::Entry(entry), Some(new)) if !is_here => {
                Change::Add { entry: entry.clone(), content: new.clone(), spot: Spot::Natural }
            }
            (unit, new) => {
                Change::Set { at: At { unit: unit.clone(), steps: Vec::new() }, value: new.cloned() }
            }
        };
        self.edit.changes.push(change);
    }

    fn clash(&mut self, item: &Item) {
        let mut tell = |field: Option<&'static str>, kind: Kind| {
            self.conflicts.push(Conflict { unit: item.unit.clone(), field, kind });
        };
        match (&item.mine, &item.theirs) {
            (Some(Node::Fields { of, fields: new }), Some(Node::Fields { fields: here, .. })) => {
                let base: &[(&'static str, Node)] = match &item.base {
                    Some(Node::Fields { fields, .. }) => fields,
                    _ => &[],
                };
                let (fields, clashes) = merge(base, here, new);
                for (field, ours, theirs) in clashes {
                    tell(Some(field), Kind::Both { ours, theirs });
                }
                let merged = Node::Fields { of, fields };
                if Some(&merged) != item.theirs.as_ref() {
                    self.take(&item.unit, Some(&merged), true);
                }
            }
            (Some(new), None) => {
                tell(None, Kind::OursRemoved);
                self.take(&item.unit, Some(new), false);
            }
            (None, Some(_)) => tell(None, Kind::TheirsRemoved),
            (new, here) => {
                let line = |node: &Option<Node>| node.as_ref().map(Node::to_line);
                tell(None, Kind::Both { ours: line(here), theirs: line(new) });
            }
        }
    }
}

/// A field that both changed, as OURS and as THEIRS has it.
type Clash = (&'static str, Option<String>, Option<String>);

/// The fields with the changes of both; where both changed a field in different ways, that of `here` stays.
fn merge(
    base: &[(&'static str, Node)],
    here: &[(&'static str, Node)],
    new: &[(&'static str, Node)],
) -> (Vec<(&'static str, Node)>, Vec<Clash>) {
    let find = |fields: &[(&'static str, Node)], name: &str| {
        fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone())
    };
    let mut names: Vec<&'static str> = here.iter().map(|(name, _)| *name).collect();
    for (name, _) in new.iter().chain(base) {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let (mut fields, mut clashes) = (Vec::new(), Vec::new());
    for name in names {
        let (before, ours, theirs) = (find(base, name), find(here, name), find(new, name));
        let kept = if before == ours {
            theirs
        } else {
            if before != theirs && ours != theirs {
                let line = |node: &Option<Node>| node.as_ref().map(Node::to_line);
                clashes.push((name, line(&ours), line(&theirs)));
            }
            ours
        };
        fields.extend(kept.map(|value| (name, value)));
    }
    (fields, clashes)
}
