//! Edits of texts, against edits of drafts.

mod files;
mod layouts;
mod processes;
mod random;
mod written;
