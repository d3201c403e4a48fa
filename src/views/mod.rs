//! One room per view. A view reads a [`Context`], paints, and sends commands; it changes nothing.

pub mod accounts;
pub mod agreement;
mod context;
pub mod estimates;
mod glyph;
pub mod index;
pub mod inspector;
mod kept;
pub mod map;
pub mod picture;
mod rows;
mod ruler;
mod sheet;
pub mod table;
mod tooltip;

pub use context::{Context, Emphasis, Surface};
