//! The inputs of derived values, each with a revision: a number that is another one whenever the input is.
//!
//! What is derived names the [`Input`]s that it reads, and is made again when one of their revisions has changed
//! ([`memo`](crate::memo)). So no key compares or copies what was chosen, however much that is.

use std::sync::atomic::{AtomicU64, Ordering};

use super::Session;

/// Something that derived values are made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Which file is open; saving it again does not change this.
    File,
    /// The dossier, with everything that follows from it alone.
    Dossier,
    /// What is selected.
    Selection,
    /// Light or dark.
    Theme,
    /// How number words are read.
    Reading,
    /// The chosen day.
    Day,
    /// What is pinned, and whether views are narrowed to it.
    Tray,
    /// The part of an axis that views are narrowed to.
    Brush,
    /// Which rows the estimates show, in which order.
    Query,
    /// How the estimates draw them, and on which page.
    Chart,
    /// The part of the figures' axis that is shown.
    AxisSpan,
    /// How the accounts are laid out.
    Accounts,
    /// How the lineage is shown.
    Lineage,
    /// How the table is sorted and filtered.
    Table,
    /// The columns of the table.
    Columns,
    /// How the timeline is shown.
    Timeline,
    /// The part of the world on the map, and the one to go back to.
    Map,
    /// A picture of the reader's own under the map.
    Backdrop,
    /// The state of the index.
    Index,
    /// What covers the window.
    Overlay,
    /// The parts of the window that are folded away.
    Folded,
    /// The size of the interface.
    Scale,
    /// Whether the interface is animated.
    Motion,
    /// The page of a picture, where its rows go on from one picture to the next.
    Page,
    /// Derived: the claims that views show. A day or a tray that leaves the same claims does not change it.
    Narrowing,
    /// Derived: the rows of the estimates.
    Rows,
}

/// The number of inputs.
const INPUTS: usize = Input::Rows as usize + 1;

/// Revisions are counted for the whole program: the same number never stands for two states, of whichever window, preview
/// or picture. What was copied together with its revisions has the same ones.
static LAST: AtomicU64 = AtomicU64::new(0);

fn next() -> u64 {
    // 0 stands for an input that is not read.
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

/// The present revision of every input.
#[derive(Clone, Debug)]
pub struct Revisions {
    of: [u64; INPUTS],
    /// The choices that these revisions are of.
    seen: Session,
}

impl Default for Revisions {
    fn default() -> Self {
        Self { of: [next(); INPUTS], seen: Session::default() }
    }
}

/// The revisions of the inputs that a derived value reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reads([u64; INPUTS]);

impl Revisions {
    /// The revisions of these inputs.
    #[must_use]
    pub fn of(&self, inputs: &[Input]) -> Reads {
        let mut reads = Reads([0; INPUTS]);
        for input in inputs {
            reads.0[*input as usize] = self.of[*input as usize];
        }
        reads
    }

    /// The revisions of all inputs.
    #[must_use]
    pub const fn all(&self) -> Reads {
        Reads(self.of)
    }

    /// The revision of one input.
    #[must_use]
    pub const fn one(&self, input: Input) -> u64 {
        self.of[input as usize]
    }

    /// Notes that an input is another one.
    pub fn bump(&mut self, input: Input) {
        self.of[input as usize] = next();
    }

    /// Bumps the revisions of all choices that differ from those seen last; returns true if any does. What the pointer is over
    /// and what is scrolled to last for one frame and are no inputs.
    pub fn follow(&mut self, session: &Session) -> bool {
        let Self { of, seen } = self;
        let before = *of;
        // No `..`: a choice that is added has to be an input as well.
        let Session {
            selection,
            hovered: _,
            reveal: _,
            mode,
            reading,
            as_of,
            tray,
            brush,
            estimates,
            axis_span,
            accounts,
            lineage,
            timeline,
            table,
            map,
            map_before,
            backdrop,
            index,
            overlay,
            folded,
            scale,
            motion,
        } = session;
        follow(of, Input::Selection, &mut seen.selection, selection);
        follow(of, Input::Theme, &mut seen.mode, mode);
        follow(of, Input::Reading, &mut seen.reading, reading);
        follow(of, Input::Day, &mut seen.as_of, as_of);
        follow(of, Input::Tray, &mut seen.tray, tray);
        follow(of, Input::Brush, &mut seen.brush, brush);
        follow(of, Input::Query, &mut seen.estimates.query, &estimates.query);
        follow(of, Input::Chart, &mut seen.estimates, estimates);
        follow(of, Input::AxisSpan, &mut seen.axis_span, axis_span);
        follow(of, Input::Accounts, &mut seen.accounts, accounts);
        follow(of, Input::Lineage, &mut seen.lineage, lineage);
        follow(of, Input::Timeline, &mut seen.timeline, timeline);
        follow(of, Input::Columns, &mut seen.table.columns, &table.columns);
        follow(of, Input::Table, &mut seen.table, table);
        follow(of, Input::Map, &mut seen.map, map);
        follow(of, Input::Map, &mut seen.map_before, map_before);
        follow(of, Input::Backdrop, &mut seen.backdrop, backdrop);
        follow(of, Input::Index, &mut seen.index, index);
        follow(of, Input::Overlay, &mut seen.overlay, overlay);
        follow(of, Input::Folded, &mut seen.folded, folded);
        follow(of, Input::Scale, &mut seen.scale, scale);
        follow(of, Input::Motion, &mut seen.motion, motion);
        *of != before
    }
}

/// Takes over a choice that is another one now, and bumps its revision.
fn follow<T: PartialEq + Clone>(of: &mut [u64; INPUTS], input: Input, seen: &mut T, now: &T) {
    if seen != now {
        of[input as usize] = next();
        seen.clone_from(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Id as _, Item, PlaceId};
    use crate::session::{Axis, Scope, Selected};
    use crate::theme::Mode;

    fn changed(revisions: &mut Revisions, session: &Session) -> Vec<usize> {
        let before = revisions.of;
        let is_changed = revisions.follow(session);
        let changed: Vec<usize> = (0..INPUTS).filter(|at| before[*at] != revisions.of[*at]).collect();
        assert_eq!(is_changed, !changed.is_empty());
        changed
    }

    #[test]
    fn only_what_has_changed_gets_another_revision() {
        let (mut revisions, mut session) = (Revisions::default(), Session::default());
        assert_eq!(changed(&mut revisions, &session), [0; 0]);
        session.mode = Mode::Dark;
        assert_eq!(changed(&mut revisions, &session), [Input::Theme as usize]);
        assert_eq!(changed(&mut revisions, &session), [0; 0], "it is seen");
        session.selection.select(Selected::Item(Item::Place(PlaceId::from_index(0))));
        session.tray.scope = Scope::Tray;
        assert_eq!(changed(&mut revisions, &session), [Input::Selection as usize, Input::Tray as usize]);
        session.estimates.axis = Axis::Log;
        assert_eq!(changed(&mut revisions, &session), [Input::Chart as usize]);
        session.estimates.query.outcome = Some(crate::dossier::Outcome::Killed);
        assert_eq!(changed(&mut revisions, &session), [Input::Query as usize]);
        session.hovered = Some(Item::Place(PlaceId::from_index(0)));
        assert_eq!(changed(&mut revisions, &session), [0; 0], "the pointer is no input");
    }

    #[test]
    fn what_reads_other_inputs_stays_and_no_two_states_share_a_revision() {
        let (mut revisions, mut session) = (Revisions::default(), Session::default());
        let reads = [Input::Dossier, Input::Day];
        let before = revisions.of(&reads);
        session.mode = Mode::Dark;
        revisions.follow(&session);
        assert_eq!(revisions.of(&reads), before);
        assert_eq!(revisions.clone().of(&reads), before);
        assert_ne!(Revisions::default().of(&reads), before);
        revisions.bump(Input::Dossier);
        assert_ne!(revisions.of(&reads), before);
    }
}
