//! What brackets after a figure say: parts of it, further figures, who says it, or a remark. What could make the figure mean
//! something else is not understood, and then the whole cell stays words.

use super::phrase::{self, Figure, figure};
use super::token::{Kind, Token};
use super::words::{Meaning, phrase as meaning_at};
use super::{Amount, Part, Said};

/// Applies all brackets in `tokens` to `said`; figures of their own go to `more`. False if anything is not understood.
pub(super) fn apply(said: &mut Said, tokens: &[Token], text: &str, more: &mut Vec<Said>) -> bool {
    let mut at = 0;
    while at < tokens.len() {
        let Some(inner) = tokens[at].is('(').then(|| closed(&tokens[at + 1..])).flatten() else {
            return false;
        };
        if inner.is_empty() || !one(said, inner, text, more) {
            return false;
        }
        at += inner.len() + 2;
    }
    true
}

/// The tokens up to the next closing bracket; `None` if there is none, or another opens before it.
fn closed<'a, 't>(tokens: &'a [Token<'t>]) -> Option<&'a [Token<'t>]> {
    let end = tokens.iter().position(|token| token.is(')') || token.is('('))?;
    tokens[end].is(')').then_some(&tokens[..end])
}

fn one(said: &mut Said, inner: &[Token], text: &str, more: &mut Vec<Said>) -> bool {
    let words = slice(inner, text);
    if let Some((meaning, length)) = meaning_at(inner, 0) {
        if meaning == Meaning::Including {
            return including(said, &inner[length..], text, words);
        }
        if length == inner.len() {
            return alone(said, meaning, words);
        }
    }
    let starts_with = |at: usize, word: &str| inner.get(at).and_then(Token::word) == Some(word);
    if starts_with(0, "as") && starts_with(1, "of") && inner.len() > 2 {
        return as_of(said, words);
    }
    if inner[0].is('+') {
        return further(&inner[1..], words, more);
    }
    if let Some(found) = parts(inner, text) {
        let fits = found.iter().all(|part| can_be_part(part, said));
        if fits {
            said.parts.extend(found);
        }
        return fits;
    }
    match label(inner, text) {
        Some(Label::Speaker(name)) if said.speaker.is_none() => said.speaker = Some(bare(&name).to_owned()),
        Some(Label::Acronym(name)) if said.remark.is_none() => said.remark = Some(name),
        _ => return false,
    }
    true
}

/// A bracket that is one phrase: "(est.)", "(civilians)", "(official)".
fn alone(said: &mut Said, meaning: Meaning, words: &str) -> bool {
    match (meaning, &said.amount) {
        (Meaning::About, _) => said.about = true,
        (Meaning::SoFar, Amount::Exactly(_) | Amount::AtLeast(_) | Amount::MoreThan(_)) => said.so_far = true,
        (Meaning::AtLeast | Meaning::OrMore, Amount::Exactly(n)) => said.amount = Amount::AtLeast(*n),
        (Meaning::AtMost, Amount::Exactly(n)) => said.amount = Amount::AtMost(*n),
        (Meaning::Status, _) if said.remark.is_none() => said.remark = Some(words.to_owned()),
        (Meaning::Speaker, _) if said.speaker.is_none() => said.speaker = Some(words.to_owned()),
        (Meaning::People, _) if said.of.is_none() => said.of = Some(words.to_owned()),
        (Meaning::Outcome(outcome), _) if said.outcome.is_none() => said.outcome = Some(outcome),
        _ => return false,
    }
    true
}

/// "As of June 2025": what had been reached by then. Of a range and of a maximum that cannot be said.
fn as_of(said: &mut Said, words: &str) -> bool {
    let can_rise = matches!(said.amount, Amount::Exactly(_) | Amount::AtLeast(_) | Amount::MoreThan(_));
    if can_rise && said.remark.is_none() {
        said.so_far = true;
        said.remark = Some(words.to_owned());
    }
    can_rise
}

/// "12 killed, including 9 children": as in brackets.
pub(super) fn including_after(said: &mut Said, rest: &[Token], text: &str) -> bool {
    let rest = if rest[0].is(',') { &rest[1..] } else { rest };
    let has_more = rest.iter().any(|token| token.is('(') || token.is(';') || token.is('/'));
    match meaning_at(rest, 0) {
        Some((Meaning::Including, length)) if !has_more => {
            including(said, &rest[length..], text, slice(rest, text))
        }
        _ => false,
    }
}

/// "Including 9 children": the figure stays what it is. If the bracket adds another outcome, it does not.
fn including(said: &mut Said, rest: &[Token], text: &str, words: &str) -> bool {
    let has = |wanted: fn(Meaning) -> bool| {
        (0..rest.len()).any(|at| meaning_at(rest, at).is_some_and(|(found, _)| wanted(found)))
    };
    let has_outcome = has(|meaning| matches!(meaning, Meaning::Outcome(_)));
    if rest.is_empty() || has_outcome || said.remark.is_some() {
        return false;
    }
    if let Some(parts) = parts(rest, text).filter(|parts| parts.iter().all(|part| can_be_part(part, said))) {
        said.parts.extend(parts);
    }
    said.remark = Some(words.to_owned());
    true
}

/// A figure beside the first one: "(+14,222 missing)".
fn further(inner: &[Token], words: &str, more: &mut Vec<Said>) -> bool {
    let Some((figure, next)) = figure(inner, 0) else { return false };
    if next != inner.len() || figure.clash.is_some() || figure.outcome.is_none() {
        return false;
    }
    more.push(phrase::from_figure(figure, words));
    true
}

/// "13 US + 170 Afghan": figures that each say whom they count; `None` if anything else stands there.
fn parts(tokens: &[Token], text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut at = 0;
    loop {
        let (figure, next) = figure(tokens, at)?;
        let end = (next..tokens.len()).find(|at| is_joint(tokens, *at)).unwrap_or(tokens.len());
        let name = population(&figure, &tokens[next..end], text)?;
        let Figure { amount, about, so_far: false, and_more: false, outcome: None, clash: None, .. } = figure
        else {
            return None;
        };
        parts.push(Part { of: name, amount, about });
        if end == tokens.len() {
            return Some(parts);
        }
        at = end + 1;
    }
}

fn is_joint(tokens: &[Token], at: usize) -> bool {
    let is_and =
        meaning_at(tokens, at).is_some_and(|(meaning, length)| meaning == Meaning::And && length == 1);
    let token = &tokens[at];
    token.is('+') || token.is(',') || token.is(';') || token.is('&') || (is_and && at + 1 < tokens.len())
}

/// Whom a figure counts: its own words for people, or names with capitals after it.
pub(super) fn population(figure: &Figure, after: &[Token], text: &str) -> Option<String> {
    let named = match after {
        [] => None,
        _ if after.iter().all(is_name) && (0..after.len()).all(|at| is_free(after, at)) => {
            Some(slice(after, text).to_owned())
        }
        _ => {
            // "13 US soldiers"
            let (last, names) = after.split_last()?;
            let is_people =
                meaning_at(std::slice::from_ref(last), 0).is_some_and(|(found, _)| found == Meaning::People);
            let are_names = !names.is_empty()
                && names.iter().all(is_name)
                && (0..names.len()).all(|at| is_free(names, at));
            Some((is_people && are_names).then(|| slice(after, text).to_owned())?)
        }
    };
    match (&figure.of, named) {
        (Some(of), None) => Some(of.clone()),
        (Some(of), Some(name)) => Some(format!("{of} {name}")),
        (None, name) => name,
    }
}

/// A word that begins with a capital letter.
fn is_name(token: &Token) -> bool {
    matches!(token.kind, Kind::Word(_)) && token.text.chars().next().is_some_and(char::is_uppercase)
}

/// True if the word at `at` has no meaning of its own beside a figure, or is somebody who speaks.
fn is_free(tokens: &[Token], at: usize) -> bool {
    meaning_at(tokens, at).is_none_or(|(meaning, _)| meaning == Meaning::Speaker)
}

/// True unless the part is certainly larger than the whole, or the whole is none that has parts.
fn can_be_part(part: &Part, whole: &Said) -> bool {
    let most = match whole.amount {
        Amount::Exactly(n) | Amount::AtMost(n) | Amount::FewerThan(n) | Amount::Between(_, n) => n,
        _ => u64::MAX,
    };
    let least = match part.amount {
        Amount::Exactly(n) | Amount::AtLeast(n) | Amount::MoreThan(n) | Amount::Between(n, _) => n,
        _ => 0,
    };
    least <= most
}

/// What a label is.
pub(super) enum Label {
    /// A speaker, by a word for one.
    Speaker(String),
    /// A name in capital letters, of those who speak or of those who are counted.
    Acronym(String),
    /// Words that all begin with a capital letter.
    Name(String),
}

/// Whether words name somebody; `None` if any of them could qualify a figure.
pub(super) fn label(tokens: &[Token], text: &str) -> Option<Label> {
    let (mut speaks, mut is_acronym) = (false, false);
    let mut at = 0;
    while at < tokens.len() {
        match meaning_at(tokens, at) {
            Some((Meaning::Speaker, length)) => {
                speaks = true;
                at += length;
                continue;
            }
            Some(_) if !is_link(&tokens[at]) => return None,
            _ => {}
        }
        let token = &tokens[at];
        let has_capitals = token.text.chars().filter(|letter| letter.is_uppercase()).count() > 1;
        is_acronym |= has_capitals && token.text.chars().all(char::is_uppercase);
        if !(is_name(token) || is_link(token) || token.kind == Kind::Dash) {
            return None;
        }
        at += 1;
    }
    let words = slice(tokens, text).to_owned();
    match (speaks, is_acronym) {
        _ if tokens.is_empty() => None,
        (true, _) => Some(Label::Speaker(words)),
        (false, true) => Some(Label::Acronym(words)),
        (false, false) => Some(Label::Name(words)),
    }
}

/// A word that links names: "Ministry of Defence".
fn is_link(token: &Token) -> bool {
    matches!(token.word(), Some("of" | "the" | "de" | "and" | "for" | "by"))
}

/// The words from the first to the last of these tokens.
pub(super) fn slice<'t>(tokens: &[Token], text: &'t str) -> &'t str {
    match tokens {
        [first, .., last] => &text[first.start..last.end()],
        [only] => &text[only.start..only.end()],
        [] => "",
    }
}

/// A speaker without the words that only say that they speak.
pub(super) fn bare(name: &str) -> &str {
    const SAYS: [&str; 5] = ["according to the ", "according to ", "claimed by the ", "claimed by ", "per "];
    let starts = |says: &&&str| name.get(..says.len()).is_some_and(|start| start.eq_ignore_ascii_case(says));
    let rest = SAYS.iter().find(starts).map_or(name, |says| &name[says.len()..]);
    if rest.is_empty() { name } else { rest }
}
