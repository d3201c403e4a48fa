//! A part of a text in which every blank is a plain one and nothing is hidden, with the way back to the bytes that it was
//! made of.

use std::ops::Range;

use crate::cell::Manner;
use crate::cell::token::{Kind, Token, tokens};

pub(super) struct Flat {
    pub text: String,
    /// From which byte on the text before was longer, and by how much.
    shifts: Vec<(usize, usize)>,
}

impl Flat {
    pub fn new(part: &str) -> Self {
        let mut flat = Self { text: String::with_capacity(part.len()), shifts: Vec::new() };
        for (at, letter) in part.char_indices() {
            if letter == '\n' {
                flat.text.push('\n');
            } else if letter.is_whitespace() {
                flat.text.push(' ');
            } else if !parallax_dossier::load::is_unseen(letter) {
                flat.text.push(letter);
            }
            let behind = at + letter.len_utf8() - flat.text.len();
            if flat.shifts.last().map_or(0, |(_, behind)| *behind) != behind {
                flat.shifts.push((flat.text.len(), behind));
            }
        }
        flat
    }

    pub fn tokens(&self) -> Vec<Token<'_>> {
        let mut tokens = tokens(&self.text, Manner::NotShown);
        // The point after a word ends an abbreviation or a sentence, and is no part of what is marked.
        for token in tokens.iter_mut().filter(|token| token.text.len() > 1) {
            token.text = token.text.trim_end_matches('.');
        }
        tokens
    }

    /// The bytes of some tokens in the text before.
    pub fn span(&self, tokens: &[Token<'_>], range: &Range<usize>) -> Range<usize> {
        let start = tokens.get(range.start).map_or(0, |token| token.start);
        let end = range.end.checked_sub(1).and_then(|last| tokens.get(last)).map_or(start, Token::end);
        self.bytes(start, end)
    }

    /// The same for bytes of this text.
    pub fn bytes(&self, start: usize, end: usize) -> Range<usize> {
        let last = self.text[..end].chars().next_back().map_or(0, char::len_utf8).min(end - start);
        self.before(start)..self.before(end - last) + last
    }

    fn before(&self, at: usize) -> usize {
        let next = self.shifts.partition_point(|(from, _)| *from <= at);
        at + next.checked_sub(1).map_or(0, |shift| self.shifts[shift].1)
    }
}

/// True if two tokens stand without a blank between them.
pub(super) fn is_glued(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| !token.is_apart)
}

/// True for a token that is a word with letters.
pub(super) fn is_word(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Word(_)))
}
