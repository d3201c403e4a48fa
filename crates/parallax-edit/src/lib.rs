//! Changes of a dossier's text that leave every other byte alone.
//!
//! * An [`Edit`] says in terms of the format what is to change: entries come and go, fields are set and left out, ids are
//!   renamed everywhere. [`Text::apply`] makes it a [`Patch`] of the text, written like its neighbours; comments, order and
//!   every byte that it is not about stay. Reading the text afterwards gives what [`Edit::apply_to_tree`] makes of the draft.
//! * [`Removal`] says what refers to an entry, and what would go with it.
//! * An [`Editor`] holds the text of one file with its [`History`] and a [`Journal`]. It saves only over the text that was read; if
//!   another program saved meanwhile, a [`Divergence`] lists what each of the two changed, to be kept item by item.
//!
//! Nothing here knows windows. A text need not be sound to be edited, only its brackets must match.

mod at;
mod divergence;
mod edit;
mod editor;
mod group;
mod history;
pub mod ids;
mod journal;
mod links;
mod node;
mod outline;
mod reconcile;
mod removal;
mod save;
mod section;
mod splice;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod tree;

pub use at::{At, Entry, Step, Unit};
pub use divergence::{Divergence, Item, Keep, NotCompared, Who};
pub use edit::{Change, Edit, Refused, Spot};
pub use editor::{Editor, MergeError, OpenError};
pub use history::History;
pub use journal::{Draft, Journal, JournalError, Opened, Recovered};
pub use removal::{Referrer, Removal};
pub use save::{SaveError, Theirs};
pub use section::{Row, Section};
pub use splice::{Patch, Splice};
pub use text::Text;
