//! In which order choices and edits were made, so that `Ctrl` `Z` takes back the last of either.

/// What can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What the reader has chosen to see.
    Choice,
    /// A change of the dossier.
    Edit,
}

/// The kinds of what was done, and of what was undone, the last at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    done: Vec<Kind>,
    undone: Vec<Kind>,
}

/// Maximum number of steps whose order is known.
const MOST: usize = 10_000;

impl Order {
    /// Notes that something was done; what was undone of its kind cannot be made again.
    pub fn note(&mut self, kind: Kind) {
        self.undone.retain(|other| *other != kind);
        self.done.push(kind);
        if self.done.len() > MOST {
            self.done.remove(0);
        }
    }

    /// The kind of what was done last, among those that can be undone.
    #[must_use]
    pub fn last(&self, can: impl Fn(Kind) -> bool) -> Option<Kind> {
        last(&self.done, can)
    }

    /// The kind of what was undone last, among those that can be made again.
    #[must_use]
    pub fn last_undone(&self, can: impl Fn(Kind) -> bool) -> Option<Kind> {
        last(&self.undone, can)
    }

    /// Notes that the last of a kind was undone.
    pub fn undo(&mut self, kind: Kind) {
        forget(&mut self.done, kind);
        self.undone.push(kind);
    }

    /// Notes that the last of a kind was made again.
    pub fn redo(&mut self, kind: Kind) {
        forget(&mut self.undone, kind);
        self.done.push(kind);
    }
}

/// A kind of which nothing is noted can still be undone: what is older than the order.
fn last(noted: &[Kind], can: impl Fn(Kind) -> bool) -> Option<Kind> {
    let noted = noted.iter().rev().copied().find(|kind| can(*kind));
    noted.or_else(|| [Kind::Edit, Kind::Choice].into_iter().find(|kind| can(*kind)))
}

fn forget(noted: &mut Vec<Kind>, kind: Kind) {
    if let Some(at) = noted.iter().rposition(|other| *other == kind) {
        noted.remove(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_either_kind_comes_first() {
        let mut order = Order::default();
        order.note(Kind::Choice);
        order.note(Kind::Edit);
        order.note(Kind::Choice);
        assert_eq!(order.last(|_| true), Some(Kind::Choice));
        assert_eq!(order.last(|kind| kind == Kind::Edit), Some(Kind::Edit), "where no choice can be undone");
        order.undo(Kind::Choice);
        order.undo(Kind::Edit);
        assert_eq!(
            (order.last(|_| true), order.last_undone(|_| true)),
            (Some(Kind::Choice), Some(Kind::Edit))
        );
        order.redo(Kind::Edit);
        assert_eq!(order.last(|_| true), Some(Kind::Edit));
        order.note(Kind::Edit);
        assert_eq!(order.last_undone(|_| true), Some(Kind::Choice), "a choice can still be made again");
    }
}
