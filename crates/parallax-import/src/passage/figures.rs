//! Figures in a text with what qualifies them, and words for quantities: "more than 100", "about two hundred", "several dozen",
//! "no soldiers".

use std::ops::Range;

use super::MarkKind;
use super::dates::{self, is_word_of_people};
use super::flat::{Flat, is_glued, is_word};
use super::languages::{Language, is_article, is_joint, is_vague, of_word};
use crate::cell::phrase::{figure, from_figure};
use crate::cell::token::{Kind, Token};
use crate::cell::words::{Meaning, phrase};
use crate::cell::{Amount, Said};

/// A figure, or a year, and its bytes.
pub(super) struct Found {
    pub span: Range<usize>,
    pub kind: MarkKind,
}

/// Most tokens of what qualifies a figure before it.
const MOST_BEFORE: usize = 7;

/// The figures among tokens whose number words are numbers.
pub(super) fn find(tokens: &[Token<'_>], flat: &Flat, latin: Language) -> Vec<Found> {
    let reader = Reader { tokens, flat, latin };
    let mut found = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < tokens.len() {
        let read = match &tokens[at].kind {
            Kind::Number(_) => reader.number(at, free),
            Kind::Word(_) => reader.nobody(at).or_else(|| reader.vague(at, free)),
            _ => None,
        };
        match read {
            Some((mark, end)) => {
                found.push(mark);
                at = end.max(at + 1);
                free = at;
            }
            None => at += 1,
        }
    }
    found
}

struct Reader<'r, 't> {
    tokens: &'r [Token<'t>],
    flat: &'r Flat,
    latin: Language,
}

impl Reader<'_, '_> {
    /// The figure with the number at `at`; what belongs to it does not begin before `free`.
    fn number(&self, at: usize, free: usize) -> Option<(Found, usize)> {
        if self.is_no_figure(at) {
            return None;
        }
        if let Some(found) = self.year(at, free) {
            return Some(found);
        }
        if let Some(found) = self.dozens(at, free).or_else(|| self.choice(at, free)) {
            return Some(found);
        }
        let first = at.saturating_sub(MOST_BEFORE).max(free);
        let whole = (first..=at).find_map(|start| {
            let (read, end) = figure(self.tokens, start)?;
            (end > at).then_some((start, read, end))
        });
        let (start, read, end) = match whole {
            Some(whole) => whole,
            // What follows is not understood together with it, so that it stands alone.
            None => figure(&self.tokens[..=at], at).map(|(read, end)| (at, read, end))?,
        };
        let outcome = read.outcome;
        let end_of_words = (at + 1..end).find(|next| is_word_of_people(self.tokens, *next)).unwrap_or(end);
        let (span, worded) = self.words(start, end_of_words);
        let mut said = from_figure(read, &worded);
        said.outcome = outcome;
        Some((Found { span, kind: MarkKind::Figure(Box::new(said)) }, end_of_words))
    }

    /// True for numbers that count nobody: parts of names, ordinals, shares, prices, times.
    fn is_no_figure(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let is_sign = |at: Option<usize>, signs: &str| {
            at.and_then(|at| tokens.get(at))
                .is_some_and(|token| matches!(token.kind, Kind::Sign(sign) if signs.contains(sign)))
        };
        let is_dash =
            |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Dash && !token.is_apart);
        let before = at.checked_sub(1);
        let is_glued_before = is_glued(tokens, at);
        let after_name = is_glued_before
            && before.is_some_and(|before| {
                is_word(tokens, before) || is_dash(before) && before > 0 && is_word(tokens, before - 1)
            });
        let is_priced = is_sign(before, "$€£₽₴№#¥") && is_glued_before || is_sign(before, "№#$€£");
        let is_share = is_sign(Some(at + 1), "%٪°$€£₽₴");
        let is_clock = is_sign(Some(at + 1), ":") && is_glued(tokens, at + 1) && is_glued(tokens, at + 2)
            || is_sign(before, ":/") && is_glued_before;
        let is_ordinal = is_glued(tokens, at + 1) && is_word(tokens, at + 1) && !self.is_scale(at + 1)
            || is_dash(at + 1) && is_glued(tokens, at + 2) && is_word(tokens, at + 2);
        after_name || is_priced || is_share || is_clock || is_ordinal
    }

    fn is_scale(&self, at: usize) -> bool {
        matches!(phrase(self.tokens, at), Some((Meaning::Scale(_), _)))
    }

    /// A year that stands by itself.
    fn year(&self, at: usize, free: usize) -> Option<(Found, usize)> {
        let (year, next) = dates::year(self.tokens, at).filter(|(year, _)| *year >= 1900)?;
        let is_qualified = at > free
            && matches!(phrase(self.tokens, at - 1), Some((meaning, _)) if !matches!(meaning, Meaning::From | Meaning::Hedge | Meaning::And | Meaning::To));
        let is_counted = (next..next + 3).any(|next| is_word_of_people(self.tokens, next));
        if is_qualified || is_counted {
            return None;
        }
        let (span, _) = self.words(at, next);
        Some((Found { span, kind: MarkKind::Date(Some(year.to_string())) }, next))
    }

    /// "Two dozen", "3 dozens": words, because nobody counted.
    fn dozens(&self, at: usize, free: usize) -> Option<(Found, usize)> {
        let is_dozen = |at: usize| self.is_vague_at(at) && !self.is_scale_word(at);
        is_dozen(at + 1).then(|| self.vague_words(self.before(at, free), at + 1))
    }

    /// A word that multiplies a number: what rounds it, and is read with it.
    fn is_scale_word(&self, at: usize) -> bool {
        self.is_scale(at)
    }

    /// "Five or seven": one of two figures is neither of them, and no range.
    fn choice(&self, at: usize, free: usize) -> Option<(Found, usize)> {
        let Some((Meaning::Or, length)) = phrase(self.tokens, at + 1) else { return None };
        let other = at + 1 + length;
        let whole = |at: usize| match &self.tokens.get(at)?.kind {
            Kind::Number(number) => number.whole(),
            _ => None,
        };
        let (low, high) = (whole(at)?, whole(other)?);
        if low.checked_add(1) == Some(high) || self.is_no_figure(other) {
            return None;
        }
        Some(self.as_words(self.before(at, free), other + 1))
    }

    /// "Nobody", "none", or "no" before people.
    fn nobody(&self, at: usize) -> Option<(Found, usize)> {
        let Some((Meaning::Nobody, length)) = phrase(self.tokens, at) else { return None };
        let token = &self.tokens[at];
        let language = of_word(token, self.latin);
        let end = at + length;
        let word = token.word()?;
        // "There is no" needs people after it.
        let is_there_none = word == "لا" && self.tokens.get(at + 1).and_then(Token::word) == Some("يوجد");
        let is_nobody = matches!(word, "none" | "nobody" | "никто" | "ніхто") || length > 1 && !is_there_none;
        // In English an adjective or two may stand between.
        let reach = if language == Language::English { 3 } else { 2 };
        let has_people = (end..end + reach).any(|next| is_word_of_people(self.tokens, next));
        let fits = match word {
            "no" | "none" | "nobody" | "nil" => language == Language::English,
            "aucun" | "aucune" => language == Language::French,
            _ => true,
        };
        if !fits || !(is_nobody || has_people) {
            return None;
        }
        let (span, worded) = self.words(at, end);
        let said = Said { worded, amount: Amount::Exactly(0), ..Said::default() };
        Some((Found { span, kind: MarkKind::Figure(Box::new(said)) }, end))
    }

    /// Words such as "dozens" with what stands before them.
    fn vague(&self, at: usize, free: usize) -> Option<(Found, usize)> {
        // "As many as 15" is a maximum.
        let is_inside =
            |start: usize| phrase(self.tokens, start).is_some_and(|(_, length)| start + length > at);
        let is_part = (at.saturating_sub(3)..at).any(is_inside);
        (self.is_vague_at(at) && !is_part).then(|| self.vague_words(self.before(at, free), at))
    }

    fn is_vague_at(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| is_vague(token, self.latin))
    }

    /// Such words from `start` on, as many as follow `at`.
    fn vague_words(&self, start: usize, at: usize) -> (Found, usize) {
        let mut end = at + 1;
        loop {
            let is_between = self.tokens.get(end).and_then(Token::word).is_some_and(is_joint);
            if self.is_vague_at(end) {
                end += 1;
            } else if is_between && self.is_vague_at(end + 1) {
                end += 2;
            } else {
                break;
            }
        }
        self.as_words(start, end)
    }

    /// Where what qualifies a quantity begins: "at least", "more than a".
    fn before(&self, at: usize, free: usize) -> usize {
        let first = at.saturating_sub(MOST_BEFORE).max(free);
        (first..at).find(|start| self.leads(*start, at)).unwrap_or(at)
    }

    /// True if what qualifies a quantity goes from `start` to `at` without anything else.
    fn leads(&self, start: usize, at: usize) -> bool {
        let mut next = start;
        while next < at {
            let is_qualifier = |meaning: Meaning| {
                matches!(
                    meaning,
                    Meaning::About
                        | Meaning::AtLeast
                        | Meaning::MoreThan
                        | Meaning::AtMost
                        | Meaning::FewerThan
                )
            };
            match phrase(self.tokens, next) {
                Some((meaning, length)) if is_qualifier(meaning) && next + length <= at => next += length,
                _ if next + 1 == at
                    && self.tokens[next].word().is_some_and(|word| is_article(word, self.latin)) =>
                {
                    next += 1;
                }
                _ => return false,
            }
        }
        true
    }

    fn as_words(&self, start: usize, end: usize) -> (Found, usize) {
        let (span, worded) = self.words(start, end);
        let said = Said { amount: Amount::Words(worded.clone()), worded, ..Said::default() };
        (Found { span, kind: MarkKind::Figure(Box::new(said)) }, end)
    }

    /// The bytes of some tokens, and their words with single blanks.
    fn words(&self, start: usize, end: usize) -> (Range<usize>, String) {
        let from = self.tokens[start].start;
        let to = self.tokens[end - 1].end().max(from);
        let text = &self.flat.text[from..to];
        (self.flat.bytes(from, to), text.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
