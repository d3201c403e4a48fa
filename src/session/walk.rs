//! Presenting a walk, and changing its steps. Plain data.

use std::sync::Arc;

use crate::dossier::Step;

/// What is presented next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Present {
    /// This step, counted from 0; presenting begins if it has not.
    At(usize),
    /// The next step.
    Next,
    /// The step before.
    Previous,
    /// The first step.
    First,
    /// The last step.
    Last,
    /// Nothing any more: everything is as it was before.
    End,
}

/// A change of the steps, which are counted from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum WalkEdit {
    /// Add what is shown as a step.
    Add,
    /// Take what is shown for a step.
    Retake(usize),
    /// Give a step this title and this sentence.
    Words(usize, String, String),
    /// Move a step before the one that precedes it.
    Earlier(usize),
    /// Remove a step.
    Remove(usize),
    /// Take these steps instead.
    Set(Arc<[Step]>),
}
