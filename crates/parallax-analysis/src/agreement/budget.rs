//! The work that may still be done.

use std::cell::Cell;

/// The remaining work, in steps of about a nanosecond. Counted, not timed, so that the same question always has the
/// same answer.
#[derive(Debug)]
pub(super) struct Budget(Cell<u64>);

/// The budget is used up, or the lists are too long.
#[derive(Debug)]
pub(super) struct Spent;

impl Budget {
    pub(super) const fn new(steps: u64) -> Self {
        Self(Cell::new(steps))
    }

    /// Takes steps from the budget.
    ///
    /// # Errors
    /// If fewer are left; then none are.
    pub(super) fn spend(&self, steps: u64) -> Result<(), Spent> {
        let left = self.0.get().checked_sub(steps);
        self.0.set(left.unwrap_or(0));
        left.map(|_| ()).ok_or(Spent)
    }
}
