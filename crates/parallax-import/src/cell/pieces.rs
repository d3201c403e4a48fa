//! Cells with several figures, each with its own label: "47 (official) – 1,000+ (alternative)", "12 killed, 30 wounded".

use super::brackets::{self, Label, label, population, slice};
use super::phrase::{self, figure};
use super::token::{Kind, Token};
use super::words::{Meaning, phrase as meaning_at};
use super::{Said, token};

/// The signs that can stand between two figures, tried one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// None: one figure with a label before it.
    Nothing,
    Semicolon,
    Slash,
    Comma,
    Plus,
    Dash,
}

const JOINTS: [Joint; 6] =
    [Joint::Nothing, Joint::Semicolon, Joint::Slash, Joint::Comma, Joint::Plus, Joint::Dash];

/// Reads a cell of several labelled figures; `None` if it is anything else.
pub(super) fn read(tokens: &[Token], text: &str) -> Option<Vec<Said>> {
    JOINTS.into_iter().find_map(|joint| {
        let pieces = split(tokens, joint);
        if (pieces.len() > 1) == (joint == Joint::Nothing) {
            return None;
        }
        let mut said: Vec<Said> =
            pieces.iter().map(|piece| one(piece, text, pieces.len() > 1)).collect::<Option<_>>()?;
        if pieces[0].iter().any(|token| token.is(':')) {
            share_speaker(&mut said);
        }
        fits(&said, joint).then_some(())?;
        Some(worded(said, &pieces, text))
    })
}

/// "Union claim: 12 killed, 30 wounded": who is named before a colon says all outcomes that follow.
fn share_speaker(said: &mut [Said]) {
    let [first, others @ ..] = said else { return };
    let is_bare = |one: &Said| one.speaker.is_none() && one.outcome.is_some();
    if first.speaker.is_some() && first.outcome.is_some() && others.iter().all(is_bare) {
        for one in others {
            one.speaker.clone_from(&first.speaker);
        }
    }
}

/// The tokens between joints that stand outside of brackets.
fn split<'a, 't>(tokens: &'a [Token<'t>], joint: Joint) -> Vec<&'a [Token<'t>]> {
    let mut pieces = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, token) in tokens.iter().enumerate() {
        if token.is('(') {
            depth += 1;
        } else if token.is(')') {
            depth = depth.saturating_sub(1);
        }
        let and = || meaning_at(tokens, at) == Some((Meaning::And, 1));
        let is_apart = token.is_apart && tokens.get(at + 1).is_some_and(|next| next.is_apart);
        let is_joint = match joint {
            Joint::Nothing => false,
            Joint::Semicolon => token.is(';'),
            Joint::Slash => token.is('/') || matches!(token.word(), Some("vs" | "versus")),
            Joint::Comma => token.is(',') || and(),
            Joint::Plus => token.is('+') && is_apart,
            Joint::Dash => token.kind == Kind::Dash && is_apart,
        };
        if depth == 0 && is_joint {
            pieces.push(&tokens[start..at]);
            start = at + 1;
        }
    }
    pieces.push(&tokens[start..]);
    pieces
}

/// One figure with a label before it, after it, or in brackets.
fn one(tokens: &[Token], text: &str, among_others: bool) -> Option<Said> {
    let colon = tokens.iter().position(|token| token.is(':'));
    let (before, rest) = match colon {
        Some(at) => (&tokens[..at], &tokens[at + 1..]),
        None => (&tokens[..0], tokens),
    };
    let (figure, next) = figure(rest, 0)?;
    let end = rest[next..].iter().position(|token| token.is('(')).map_or(rest.len(), |at| next + at);
    let after = &rest[next..end];
    let of = if after.is_empty() { figure.of.clone() } else { Some(population(&figure, after, text)?) };
    let mut said = phrase::from_figure(figure, slice(tokens, text));
    said.of = of;
    if said.is_words() {
        return None;
    }
    put_label(&mut said, before, text)?;
    let inner = &rest[end..];
    let is_name = |tokens: &[Token]| match label(tokens, text) {
        Some(Label::Name(name) | Label::Acronym(name)) => Some(name),
        _ => None,
    };
    match inner {
        [] => {}
        // A name in brackets says who speaks only where several figures do.
        [_, name @ .., _]
            if among_others
                && said.speaker.is_none()
                && is_name(name).is_some()
                && inner[inner.len() - 1].is(')') =>
        {
            said.speaker = is_name(name);
        }
        _ => {
            let mut more = Vec::new();
            if !brackets::apply(&mut said, inner, text, &mut more) || !more.is_empty() {
                return None;
            }
        }
    }
    (said.speaker.is_some() || said.outcome.is_some() || said.of.is_some()).then_some(said)
}

/// Puts the words before a colon where they belong; `None` if they could mean anything else.
fn put_label(said: &mut Said, before: &[Token], text: &str) -> Option<()> {
    if before.is_empty() {
        return Some(());
    }
    match meaning_at(before, 0) {
        Some((Meaning::Outcome(outcome), length)) if length == before.len() && said.outcome.is_none() => {
            said.outcome = Some(outcome);
        }
        Some((Meaning::People, length)) if length == before.len() && said.of.is_none() => {
            said.of = Some(slice(before, text).to_owned());
        }
        _ => match label(before, text)? {
            // "Per IDF" and "according to the UN" are the IDF and the UN.
            Label::Speaker(name) => said.speaker = Some(brackets::bare(&name).to_owned()),
            Label::Acronym(name) | Label::Name(name) => said.speaker = Some(name),
        },
    }
    Some(())
}

/// True if the labels tell the figures apart, and a dash stands between those of speakers or outcomes only: between
/// populations it could be a range.
fn fits(said: &[Said], joint: Joint) -> bool {
    let key = |one: &Said| (one.speaker.clone(), one.outcome, one.of.clone());
    let is_apart = |at: usize| said[..at].iter().all(|before| key(before) != key(&said[at]));
    let speak = said.iter().filter(|one| one.speaker.is_some()).count();
    let happened = said.iter().filter(|one| one.outcome.is_some()).count();
    let one_kind = [speak, happened].iter().all(|count| *count == 0 || *count == said.len());
    (0..said.len()).all(is_apart) && one_kind && (joint != Joint::Dash || speak + happened > 0)
}

/// Gives each figure its words, up to the joint after it.
fn worded(mut said: Vec<Said>, pieces: &[&[Token]], text: &str) -> Vec<Said> {
    for (at, one) in said.iter_mut().enumerate() {
        let start = if at == 0 { Some(0) } else { pieces[at].first().map(|token| token.start) };
        let last = pieces[at].last().map_or(0, Token::end);
        let next = pieces.get(at + 1).and_then(|piece| piece.first()).map_or(text.len(), |token| token.start);
        // Marks of footnotes stand before the joint.
        let gap = &text[last..next];
        let end = if at + 1 == pieces.len() { text.len() } else { last + mark_length(gap) };
        if let Some(start) = start {
            text[start..end].trim().clone_into(&mut one.worded);
        }
        one.doubt = token::doubt(pieces[at]);
    }
    said
}

/// The length of footnote marks that a gap between two figures begins with.
fn mark_length(gap: &str) -> usize {
    let joint = [" and ", " & ", ", ", "; ", " vs", " - ", " – ", " — ", "/", ";", " +", "|", "،", "؛"];
    joint.iter().filter_map(|joint| gap.find(joint)).min().unwrap_or(0)
}
