//! Breakdowns: how the parts of a population are grouped, and how much of it they make up.

use std::collections::HashSet;

use super::super::diagnostic::Code;
use super::super::raw;
use super::super::site::{Section, Site};
use super::names::closest;
use super::report::{Report, quoted};
use crate::dossier::{Breakdown, Extent};
use crate::letters::Length;

/// Reads the breakdowns of one population; each may be named once.
pub(super) fn read(raw: raw::Entries<Extent>, site: Site, to: &mut Report) -> Vec<Breakdown> {
    let mut seen = HashSet::new();
    let entries = raw.keys.into_iter().zip(raw.rows).enumerate();
    let breakdown = |(index, (by, extent)): (usize, (String, Extent))| {
        to.filled(&by, Length::Name, site.key(index));
        if !seen.insert(by.clone()) {
            let message = format!("the breakdown {} is listed twice", quoted(&by));
            to.add(Code::DuplicateId, site.key(index), message);
        }
        Breakdown { by, extent }
    };
    entries.map(breakdown).collect()
}

/// Reports a part that names a breakdown of nothing, and a breakdown that no part names. Only for a file of which every
/// part could be read.
pub(super) fn report_unfit(groups: &[raw::Group<'_>], keys: &[String], to: &mut Report) {
    if groups.iter().all(|group| group.by.is_none() && group.breakdowns.rows.is_empty()) {
        return;
    }
    let wholes: HashSet<&str> = keys.iter().map(String::as_str).collect();
    let whole = |group: &raw::Group<'_>| group.within.as_ref().map(|word| word.0.clone().into_owned());
    let mut named: HashSet<(String, &str)> = HashSet::new();
    // What a part is of that names a whole which does not exist, which is reported as such.
    let mut lost: HashSet<&str> = HashSet::new();
    for (row, group) in groups.iter().enumerate() {
        let Some(by) = &group.by else { continue };
        match whole(group) {
            Some(whole) if wholes.contains(whole.as_str()) => {
                named.insert((whole, by));
            }
            Some(_) => {
                lost.insert(by);
            }
            None => {
                let message = "`by` names a breakdown of a larger population, and there is no `within`";
                to.add(Code::UnfitBreakdown, Site::row(Section::Groups, row).field("by"), message.to_owned());
            }
        }
    }
    for (row, (group, key)) in groups.iter().zip(keys).enumerate() {
        for (index, by) in group.breakdowns.keys.iter().enumerate() {
            if lost.contains(by.as_str()) || named.contains(&(key.clone(), by.as_str())) {
                continue;
            }
            let site = Site::row(Section::Groups, row).field("breakdowns").key(index);
            let message = format!("no part of {} has `by: \"{by}\"`", quoted(key));
            let others = named.iter().filter(|(whole, _)| whole == key).map(|(_, by)| *by);
            match if to.take_guess() { closest(by, others) } else { None } {
                Some(near) => {
                    to.add_hinted(Code::UnfitBreakdown, site, message, format!("did you mean `{near}`?"));
                }
                None => to.add(Code::UnfitBreakdown, site, message),
            }
        }
    }
}
