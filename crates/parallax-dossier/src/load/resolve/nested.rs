//! Nesting: populations within populations, events within events, and sources that are part of others.

use super::super::diagnostic::Code;
use super::super::site::{Section, Site};
use super::report::{Report, quoted};
use crate::dossier::{Event, Group, Id, Source};

/// Maximum number of populations, events or sources around one of their kind.
pub(super) const DEEPEST: usize = 32;

/// A row that may be part of another one of its table.
pub(super) trait Nested {
    /// The table.
    const SECTION: Section;
    /// The field that names the row it is part of.
    const FIELD: &str;
    /// How it is part of that, between two ids.
    const LINK: &str = " within ";

    /// The row it is part of.
    fn whole(&self) -> Option<usize>;
}

impl Nested for Group {
    const SECTION: Section = Section::Groups;
    const FIELD: &str = "within";

    fn whole(&self) -> Option<usize> {
        self.within.map(Id::index)
    }
}

impl Nested for Event {
    const SECTION: Section = Section::Events;
    const FIELD: &str = "within";

    fn whole(&self) -> Option<usize> {
        self.within.map(Id::index)
    }
}

impl Nested for Source {
    const SECTION: Section = Section::Sources;
    const FIELD: &str = "part_of";
    const LINK: &str = " part of ";

    fn whole(&self) -> Option<usize> {
        self.part_of.map(Id::index)
    }
}

/// Reports every cycle of nesting, and nesting that is too deep.
pub(super) fn report_unfit<T: Nested>(rows: &[T], keys: &[String], to: &mut Report) {
    report_cycles(rows, keys, to);
    report_depths(rows, to);
}

/// Reports every cycle of nesting once, at its first member in the file.
fn report_cycles<T: Nested>(rows: &[T], keys: &[String], to: &mut Report) {
    // 0: not visited; otherwise the number of the walk that visited it.
    let mut seen = vec![0; rows.len()];
    for start in 0..rows.len() {
        let walk = start + 1;
        let mut at = start;
        while seen[at] == 0 {
            seen[at] = walk;
            match rows[at].whole() {
                Some(larger) => at = larger,
                None => break,
            }
        }
        if seen[at] == walk && rows[at].whole().is_some() {
            report_cycle(rows, keys, at, to);
        }
    }
}

/// Reports rows nested too deeply, at the first of each chain; a drawing of them would show only a staircase.
/// Cycles are reported separately.
fn report_depths<T: Nested>(rows: &[T], to: &mut Report) {
    const UNKNOWN: usize = usize::MAX;
    let mut depths = vec![UNKNOWN; rows.len()];
    let mut way = Vec::new();
    for start in 0..rows.len() {
        let mut at = start;
        way.clear();
        while depths[at] == UNKNOWN {
            // In a cycle, this row is reached again and already has a depth; chains leading into the cycle
            // count from there.
            depths[at] = 0;
            way.push(at);
            match rows[at].whole() {
                Some(larger) => at = larger,
                None => break,
            }
        }
        if way.contains(&at) && rows[at].whole().is_some() {
            continue;
        }
        let is_top = way.last() == Some(&at);
        let first = if is_top { 0 } else { depths[at] + 1 };
        for (depth, row) in (first..).zip(way.drain(..).rev()) {
            depths[row] = depth;
            if depth == DEEPEST + 1 {
                let message = format!("this {} is nested in more than {DEEPEST} others", T::SECTION.word());
                to.add(Code::TooDeep, Site::row(T::SECTION, row).field(T::FIELD), message);
            }
        }
    }
}

fn report_cycle<T: Nested>(rows: &[T], keys: &[String], on_it: usize, to: &mut Report) {
    const MOST_NAMED: usize = 12;
    let next = |at: &usize| rows[*at].whole();
    let ring = || {
        let rest = std::iter::successors(next(&on_it), next).take_while(|at| *at != on_it);
        std::iter::once(on_it).chain(rest)
    };
    let Some(first) = ring().min() else { return };
    let members = std::iter::successors(Some(first), next).take(ring().count().min(MOST_NAMED));
    let mut names: Vec<String> = members.map(|at| quoted(&keys[at])).collect();
    if ring().count() > MOST_NAMED {
        names.push("…".to_owned());
    }
    names.push(quoted(&keys[first]));
    let word = T::SECTION.word();
    let article = if word.starts_with('e') { "an" } else { "a" };
    let message = format!("{article} {word} cannot be part of itself: {}", names.join(T::LINK));
    to.add(Code::Cycle, Site::row(T::SECTION, first).field(T::FIELD), message);
}
