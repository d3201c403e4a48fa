//! A lossless, error-tolerant syntax tree of RON text.
//!
//! * Every text has a [`Tree`], whatever is wrong with it: comments, white space and commas are kept, and all errors of
//!   syntax are found in one pass, in linear time and without recursion.
//! * [`Tree::reader`] reads one node into any type that serde can make. An error names the node and the bytes at fault.
//!   What could not be read can be left out in the next attempt, so that one wrong value hides no other.
//! * Fields, entries and elements are found by name and number, each with the spans of its key, its value and the whole
//!   with its comma, which is also what an editor of the text needs.
//! * [`format()`] lays a text out in one style and keeps its comments.
//!
//! The dialect is that of `ron` with `implicit_some` and `unwrap_variant_newtypes`; both forms of a newtype variant are
//! read, with brackets of its own around the content and without. Ranges, byte strings and the other extensions are not
//! read into types.

mod brackets;
mod error;
mod names;
mod parse;
mod read;
mod scalar;
mod style;
mod syntax;
mod token;
mod tree;

pub use brackets::{DEEPEST, Imbalance, ImbalanceKind, Open, faults, is_below, opening};
pub use error::{Error, Expected, Kind as ErrorKind, Location};
pub use names::{StructNames, struct_names};
pub use read::{Reader, Skipped};
pub use style::{STEP, WIDTH, differs_in_layout_only, format};
pub use syntax::{SyntaxError, SyntaxErrorKind};
pub use token::{AllTokens, Kind, Span, Token, Tokens};
pub use tree::{Node, Shape, Tree};
