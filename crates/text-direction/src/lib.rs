//! What is true of letters whoever draws them: which way they run, which of them are shaped beside each other, and which
//! script they belong to.
//!
//! Everything that orders, draws, exports or checks text asks here, so that there is one answer. Nothing here knows outlines
//! of fonts or an interface.

#![warn(missing_docs)]

#[doc(hidden)]
pub mod checks;
mod direction;
mod phrases;
mod script;

pub use direction::{Level, PLAIN, Paragraph, Piece, as_set, family_at, level_of, pieces, reading_order};
pub use phrases::{is_backward, is_mark, is_rtl, isolated, phrases, runs_from_right, turns};
pub use script::{Lacking, is_drawn_with_the_letter_before, is_unseen, needs_shaping};

/// True if a text must be laid out piece by piece: some of it runs from right to left, or has letters that
/// change beside each other. Cheap for all other texts.
#[must_use]
pub fn needs_setting(text: &str) -> bool {
    // Letters of these scripts begin at U+0590, whose first byte is 0xD6.
    text.bytes().any(|byte| byte >= 0xD6)
        && text.chars().any(|letter| needs_shaping(letter) || is_backward(letter))
}
