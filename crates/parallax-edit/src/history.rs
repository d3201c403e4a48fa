//! Undo and redo, over all edits and across saves.

use std::collections::VecDeque;

use crate::splice::Patch;
use crate::text::Text;

/// Maximum number of steps that can be undone.
const MOST_STEPS: usize = 10_000;

/// Maximum number of bytes that steps take, unless one alone takes more.
const MOST_BYTES: usize = 64 << 20;

/// One step.
#[derive(Clone, Debug)]
struct Step {
    name: String,
    patches: Vec<Patch>,
    /// The next edit with the same word becomes part of this step.
    joins: Option<String>,
    /// The state after it, which no other step leads to.
    state: u64,
}

impl Step {
    fn weight(&self) -> usize {
        size_of::<Self>() + self.name.len() + self.patches.iter().map(Patch::weight).sum::<usize>()
    }
}

/// The steps that were made, as what they put in the place of what: no step holds a text.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    weight: usize,
    /// The state before the first step.
    first: u64,
    last: u64,
}

impl History {
    /// Records what an edit changed. What was undone can no longer be redone.
    pub(crate) fn record(&mut self, name: &str, joins: Option<&str>, patches: Vec<Patch>) {
        self.last += 1;
        for step in self.undone.drain(..) {
            self.weight -= step.weight();
        }
        let state = self.last;
        if let Some(step) =
            self.done.back_mut().filter(|step| joins.is_some() && step.joins.as_deref() == joins)
        {
            self.weight -= step.weight();
            name.clone_into(&mut step.name);
            step.state = state;
            for patch in patches {
                match step.patches.last_mut().map_or(Err(patch.clone()), |last| last.absorb(patch)) {
                    Ok(()) => {}
                    Err(patch) => step.patches.push(patch),
                }
            }
            self.weight += step.weight();
        } else {
            let joins = joins.map(str::to_owned);
            let step = Step { name: name.to_owned(), patches, joins, state };
            self.weight += step.weight();
            self.done.push_back(step);
        }
        while self.done.len() > 1 && (self.done.len() > MOST_STEPS || self.weight > MOST_BYTES) {
            if let Some(oldest) = self.done.pop_front() {
                self.weight -= oldest.weight();
                self.first = oldest.state;
            }
        }
    }

    /// Lets the next edit be a step of its own, whatever word it has: the field was left.
    pub fn seal(&mut self) {
        if let Some(step) = self.done.back_mut() {
            step.joins = None;
        }
    }

    /// Undoes the last step, and returns its name and what was changed; `None` if there is none.
    pub(crate) fn undo(&mut self, text: &mut Text) -> Option<(String, Vec<Patch>)> {
        self.seal();
        let step = self.done.pop_back()?;
        let back: Vec<Patch> = step.patches.iter().rev().map(Patch::inverse).collect();
        if !apply_all(text, &back) {
            // It was made on another text: nothing before it fits either.
            self.clear();
            return None;
        }
        let name = step.name.clone();
        self.undone.push(step);
        Some((name, back))
    }

    /// Makes the step again that was undone last.
    pub(crate) fn redo(&mut self, text: &mut Text) -> Option<(String, Vec<Patch>)> {
        let step = self.undone.pop()?;
        if !apply_all(text, &step.patches) {
            self.clear();
            return None;
        }
        let (name, patches) = (step.name.clone(), step.patches.clone());
        self.done.push_back(step);
        Some((name, patches))
    }

    fn clear(&mut self) {
        let last = self.last + 1;
        *self = Self { first: last, last, ..Self::default() };
    }

    /// What *undo* would take back, in words.
    #[must_use]
    pub fn undo_name(&self) -> Option<&str> {
        self.done.back().map(|step| step.name.as_str())
    }

    /// What *redo* would do again, in words.
    #[must_use]
    pub fn redo_name(&self) -> Option<&str> {
        self.undone.last().map(|step| step.name.as_str())
    }

    /// The names of the steps that can be undone, the last first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.done.iter().rev().map(|step| step.name.as_str())
    }

    /// The number of steps that can be undone.
    #[must_use]
    pub fn len(&self) -> usize {
        self.done.len()
    }

    /// True if nothing can be undone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// Number of bytes that the steps take in memory, about.
    #[must_use]
    pub const fn weight(&self) -> usize {
        self.weight
    }

    /// The state of the text, which changes with every edit and comes back with undo.
    #[must_use]
    pub fn state(&self) -> u64 {
        self.done.back().map_or(self.first, |step| step.state)
    }
}

/// Makes several changes, or none.
fn apply_all(text: &mut Text, patches: &[Patch]) -> bool {
    for (index, patch) in patches.iter().enumerate() {
        if !text.patch(patch) {
            for made in patches[..index].iter().rev() {
                text.patch(&made.inverse());
            }
            return false;
        }
    }
    true
}
