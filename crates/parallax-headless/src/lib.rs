//! What Parallax does without a window: [`check`], [`new`], [`upgrade`], and claims as JSON and CSV ([`table`]).
//!
//! The program `parallax` and the small program `parallax-headless` run this same code; the latter needs neither the
//! interface nor its libraries, so that a dossier's own continuous integration can build it quickly.

pub mod args;
pub mod check;
mod exit;
pub mod new;
mod pipe;
pub mod table;
pub mod upgrade;

pub use exit::{exit, refuse, refuse_arguments};
pub use pipe::UntilClosed;
