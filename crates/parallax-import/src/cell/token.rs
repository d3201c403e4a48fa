//! The text of a cell as numbers, words and signs.

use super::number::{self, Manner, Number};
use super::words::fold;

/// One piece of a cell.
#[derive(Clone, Debug)]
pub(crate) struct Token<'t> {
    pub kind: Kind,
    /// As it stands in the cell.
    pub text: &'t str,
    /// Its place in the cell, in bytes.
    pub start: usize,
    /// True if a space stands before it.
    pub is_apart: bool,
}

impl Token<'_> {
    pub(crate) const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(crate) fn is(&self, sign: char) -> bool {
        matches!(self.kind, Kind::Sign(found) if found == sign)
    }

    pub(crate) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Number(Number),
    /// A word without case and marks.
    Word(String),
    /// Any dash, one or two.
    Dash,
    /// A sign; brackets of all kinds are round, and `≤` stands for `<=` too.
    Sign(char),
}

/// The tokens of a cell on one line, without marks of footnotes.
pub(crate) fn tokens(text: &str, manner: Manner) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        if matches!(letter, ' ' | '\n') {
            at += 1;
            continue;
        }
        if let Some(length) = footnote(rest) {
            at += length;
            continue;
        }
        let (kind, length) = one(rest, letter, manner);
        let is_apart = text[..at].ends_with([' ', '\n']);
        tokens.push(Token { kind, text: &text[at..at + length], start: at, is_apart });
        at += length;
        // The point of an abbreviation belongs to its word, and one that ends the cell to nothing.
        if let [.., word, stop] = &tokens[..]
            && stop.is('.')
            && !stop.is_apart
            && (word.word().is_some() || at == text.len())
        {
            let end = stop.end();
            tokens.pop();
            if let Some(word) = tokens.last_mut() {
                word.text = &text[word.start..end];
            }
        }
    }
    tokens
}

/// The first token of a text and its length in bytes.
fn one(rest: &str, letter: char, manner: Manner) -> (Kind, usize) {
    if number::value_of(letter).is_some() {
        let (length, groups) = number::scan(rest);
        return (Kind::Number(number::read(&groups, manner)), length);
    }
    if letter.is_alphabetic() {
        let is_mark = |letter: char| {
            ('\u{300}'..='\u{36f}').contains(&letter) || ('\u{64b}'..='\u{65f}').contains(&letter)
        };
        let mut length = 0;
        for (at, letter) in rest.char_indices() {
            let next = rest[at + letter.len_utf8()..].chars().next();
            let joins = matches!(letter, '\'' | '’' | 'ʼ') && next.is_some_and(char::is_alphabetic);
            if !(letter.is_alphabetic() || is_mark(letter) || joins) {
                break;
            }
            length = at + letter.len_utf8();
        }
        return (Kind::Word(fold(&rest[..length])), length);
    }
    let two =
        |first: char, second: char| rest.starts_with(first) && rest[first.len_utf8()..].starts_with(second);
    if two('>', '=') {
        return (Kind::Sign('≥'), 2);
    }
    if two('<', '=') || two('=', '<') {
        return (Kind::Sign('≤'), 2);
    }
    if two('-', '-') || two('–', '–') {
        return (Kind::Dash, letter.len_utf8() * 2);
    }
    if rest.starts_with("...") {
        return (Kind::Sign('…'), 3);
    }
    if rest.starts_with("..") {
        return (Kind::Sign('…'), 2);
    }
    let kind = match letter {
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' => Kind::Dash,
        '(' | '[' | '（' => Kind::Sign('('),
        ')' | ']' | '）' => Kind::Sign(')'),
        '≥' | '⩾' | '≧' => Kind::Sign('≥'),
        '≤' | '⩽' | '≦' => Kind::Sign('≤'),
        '≈' | '∼' | '～' | '〜' | '≃' | '≅' | '~' => Kind::Sign('~'),
        '+' | '＋' => Kind::Sign('+'),
        '>' | '＞' => Kind::Sign('>'),
        '<' | '＜' => Kind::Sign('<'),
        ';' | '؛' | '|' => Kind::Sign(';'),
        ',' | '،' => Kind::Sign(','),
        '%' | '٪' => Kind::Sign('%'),
        other => Kind::Sign(other),
    };
    (kind, letter.len_utf8())
}

/// The length of the mark of a footnote that the text begins with: "[3]", "[note 2]", "*", "†", "²".
fn footnote(text: &str) -> Option<usize> {
    const LONGEST: usize = 32;
    let first = text.chars().next()?;
    if matches!(first, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹') {
        return Some(first.len_utf8());
    }
    let end = text.bytes().take(LONGEST).position(|byte| byte == b']')?;
    let inner = text.strip_prefix('[')?.get(..end.checked_sub(1)?)?;
    let is_number =
        |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = |text: &str| text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    let word = |prefix: &str| {
        inner.strip_prefix(prefix).is_some_and(|rest| is_number(rest.trim()) || is_letter(rest.trim()))
    };
    let is_mark = is_number(inner)
        || is_letter(inner)
        || ["note", "nb", "n.", "ref"].into_iter().any(word)
        || inner == "citation needed";
    is_mark.then_some(inner.len() + 2)
}

/// What the first doubtful number could also mean.
pub(crate) fn doubt(tokens: &[Token]) -> Option<String> {
    tokens.iter().find_map(|token| match &token.kind {
        Kind::Number(number) => number.doubt.clone(),
        _ => None,
    })
}
