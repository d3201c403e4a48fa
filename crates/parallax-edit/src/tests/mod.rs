//! Edits of texts, against edits of drafts.

mod files;
mod layouts;
mod random;
mod written;
