//! What Parallax does without a window: [`check`], [`new`], [`upgrade`], [`fmt`](mod@fmt), [`diff`](mod@diff), [`merge`], [`import`], drafts of claims from a text
//! ([`passages`]), claims as JSON and
//! CSV ([`table`]), the whole dossier as JSON, workbook or CSV ([`dossier`]), parts of it for other programs ([`exchange`]), and
//! the JSON Schema ([`schema`]).
//!
//! The program `parallax` and the small program `parallax-headless` run this same code; the latter needs neither the
//! interface nor its libraries, so that a dossier's own continuous integration can build it quickly.

mod action;
pub mod args;
mod asked;
pub mod check;
pub mod diff;
pub mod dossier;
pub mod exchange;
mod exit;
pub mod fmt;
pub mod import;
pub mod merge;
pub mod new;
pub mod page;
pub mod passages;
mod pipe;
pub mod schema;
pub mod table;
pub mod upgrade;

pub use action::Action;
pub use asked::{Unread, read_named};
pub use exit::{describe, exit, refuse, refuse_arguments};
pub use pipe::UntilClosed;
