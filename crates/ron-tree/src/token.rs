//! The tokens of a text: a tokenizer that never fails, never recurses and never reads a byte twice.
//!
//! It agrees with `ron` on where strings and comments end. Nothing is stored: a token is a kind and a span,
//! and scanning can start again wherever a token begins.

use std::ops::Range;

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// White space.
    Blank,
    /// A comment: `// …` without its line end, or `/* … */`.
    Comment,
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A string or character, with its quotes.
    Text,
    /// A name, number or anything else.
    Word,
    /// A string or comment that is never closed and so reaches the end of the text.
    Unclosed,
}

impl Kind {
    /// True for white space and comments.
    #[must_use]
    pub const fn is_trivia(self) -> bool {
        matches!(self, Self::Blank | Self::Comment)
    }
}

/// A span of the text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// An empty span at `at`.
    #[must_use]
    pub const fn empty(at: usize) -> Self {
        Self { start: at, end: at }
    }

    /// The same as a range, which indexes a text.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// True if `other` lies within this span.
    #[must_use]
    pub const fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    /// Its bytes.
    pub span: Span,
}

/// The tokens of a text from some byte on, with white space and comments: one after the other they are the
/// text.
///
/// ```
/// use ron_tree::AllTokens;
/// let text = "(a: 1, // one\n b: \"/*\" /* two */)";
/// let again: String = AllTokens::new(text, 0).map(|token| &text[token.span.range()]).collect();
/// assert_eq!(again, text);
/// ```
#[derive(Clone, Debug)]
pub struct AllTokens<'t> {
    text: &'t str,
    at: usize,
}

/// The same without white space and comments.
#[derive(Clone, Debug)]
pub struct Tokens<'t>(AllTokens<'t>);

impl<'t> Tokens<'t> {
    /// Starts at `from`, which must lie between tokens.
    #[must_use]
    pub fn new(text: &'t str, from: usize) -> Self {
        Self(AllTokens::new(text, from))
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        let all = &mut self.0;
        loop {
            all.at = all.blank_end(all.at);
            let start = all.at;
            let (kind, end) = all.token(start, all.byte(start)?);
            all.at = end;
            if kind != Kind::Comment {
                return Some(Token { kind, span: Span { start, end } });
            }
        }
    }
}

/// What a byte begins, or is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    /// It ends a word.
    Mark,
    Word,
    /// A byte of a character beyond ASCII.
    Wide,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Word; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => Class::Blank,
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b':' | b'"' | b'\'' | b'/' => Class::Mark,
            0x80.. => Class::Wide,
            _ => Class::Word,
        };
        byte += 1;
    }
    classes
};

impl<'t> AllTokens<'t> {
    /// Starts at `from`, which must lie between tokens.
    #[must_use]
    pub fn new(text: &'t str, from: usize) -> Self {
        Self { text, at: from.min(text.len()) }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn class(&self, at: usize) -> Option<Class> {
        self.byte(at).map(|byte| CLASSES[usize::from(byte)])
    }

    fn letter(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    /// The end of the white space that begins at `at`; `at` itself if there is none.
    #[inline]
    fn blank_end(&self, mut at: usize) -> usize {
        loop {
            match self.class(at) {
                Some(Class::Blank) => at += 1,
                Some(Class::Wide) => match self.letter(at) {
                    Some(c @ ('\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')) => {
                        at += c.len_utf8();
                    }
                    _ => return at,
                },
                _ => return at,
            }
        }
    }

    /// The comment at `at`, where a `/` is; `None` if there is none.
    fn comment(&self, at: usize) -> Option<(Kind, usize)> {
        let bytes = self.text.as_bytes();
        match self.byte(at + 1)? {
            b'/' => {
                let length = memchr::memchr(b'\n', &bytes[at..]);
                Some((Kind::Comment, length.map_or(bytes.len(), |length| at + length)))
            }
            b'*' => {
                let end = block_end(bytes, at);
                Some(end.map_or((Kind::Unclosed, bytes.len()), |end| (Kind::Comment, end)))
            }
            _ => None,
        }
    }

    /// The end of a string whose content begins at `from`, after its closing quote; `None` if it never ends.
    fn text_end(&self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        loop {
            let found = at + memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
            if bytes[found] == b'"' {
                return Some(found + 1);
            }
            at = found + 2;
        }
    }

    /// The raw string at `at`; `None` if it is something else that begins the same way.
    fn raw_text(&self, at: usize) -> Option<(Kind, usize)> {
        let mut at = at + usize::from(self.byte(at) == Some(b'b'));
        if self.byte(at) != Some(b'r') {
            return None;
        }
        at += 1;
        let hashes = self.text.as_bytes()[at..].iter().take_while(|byte| **byte == b'#').count();
        at += hashes;
        if self.byte(at) != Some(b'"') {
            return None;
        }
        let ending = format!("\"{}", "#".repeat(hashes));
        let length = self.text[at + 1..].find(&ending);
        let end = length.map(|length| at + 1 + length + ending.len());
        Some(end.map_or((Kind::Unclosed, self.text.len()), |end| (Kind::Text, end)))
    }

    /// The end of a quoted character at `at`; `None` if there is none.
    fn char_end(&self, at: usize) -> Option<usize> {
        const LONGEST_ESCAPE: usize = 12;
        let inner = self.text.get(at + 1..)?;
        let first = inner.chars().next()?;
        let body = if first == '\\' {
            let escaped = inner[1..].chars().next()?.len_utf8();
            let rest = inner.as_bytes().iter().take(LONGEST_ESCAPE).skip(1 + escaped);
            1 + escaped + rest.take_while(|byte| **byte != b'\'').count()
        } else {
            first.len_utf8()
        };
        let end = at + 1 + body;
        (self.byte(end) == Some(b'\'')).then_some(end + 1)
    }

    /// The end of the word that begins at `at` with any character.
    fn word_end(&self, at: usize) -> usize {
        let mut at = at + self.letter(at).map_or(1, char::len_utf8);
        loop {
            match self.class(at) {
                Some(Class::Word) => at += 1,
                Some(Class::Wide) => match self.letter(at) {
                    Some(c) if !c.is_whitespace() && !matches!(c, '\u{200e}' | '\u{200f}') => {
                        at += c.len_utf8();
                    }
                    _ => return at,
                },
                _ => return at.min(self.text.len()),
            }
        }
    }

    /// The kind of the token at `at`, and its end.
    fn token(&self, at: usize, first: u8) -> (Kind, usize) {
        let text_or =
            |end: Option<usize>| end.map_or((Kind::Unclosed, self.text.len()), |end| (Kind::Text, end));
        match first {
            b'(' | b'[' | b'{' => (Kind::Open(first), at + 1),
            b')' | b']' | b'}' => (Kind::Close(first), at + 1),
            b',' => (Kind::Comma, at + 1),
            b':' => (Kind::Colon, at + 1),
            b'"' => text_or(self.text_end(at + 1)),
            b'b' if self.byte(at + 1) == Some(b'"') => text_or(self.text_end(at + 2)),
            b'b' | b'r' => self.raw_text(at).unwrap_or_else(|| (Kind::Word, self.word_end(at))),
            b'\'' => match self.char_end(at) {
                Some(end) => (Kind::Text, end),
                None => (Kind::Word, self.word_end(at)),
            },
            b'/' => self.comment(at).unwrap_or_else(|| (Kind::Word, self.word_end(at))),
            _ => (Kind::Word, self.word_end(at)),
        }
    }
}

/// The end of the block comment at `at`, which may contain others; `None` if it never ends.
fn block_end(bytes: &[u8], at: usize) -> Option<usize> {
    let (mut at, mut depth) = (at, 0_usize);
    loop {
        at += memchr::memchr2(b'/', b'*', bytes.get(at..)?)?;
        match (bytes[at], bytes.get(at + 1)) {
            (b'/', Some(b'*')) => {
                depth += 1;
                at += 2;
            }
            (b'*', Some(b'/')) => {
                depth -= 1;
                at += 2;
            }
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

impl Iterator for AllTokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let start = self.at;
        let first = self.byte(start)?;
        let blank = match CLASSES[usize::from(first)] {
            Class::Blank | Class::Wide => self.blank_end(start),
            Class::Mark | Class::Word => start,
        };
        let (kind, end) = if blank > start { (Kind::Blank, blank) } else { self.token(start, first) };
        self.at = end;
        Some(Token { kind, span: Span { start, end } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<(Kind, &str)> {
        Tokens::new(text, 0).map(|token| (token.kind, &text[token.span.range()])).collect()
    }

    #[test]
    fn texts_and_comments_hide_their_brackets() {
        use Kind::{Close, Colon, Comma, Open, Text, Word};
        let found = tokens("A( /* ( /* [ */ */ b: \"(\\\"\", // {\n r#\"a\")\"#, '\"', '\\'', خشام)");
        let expected = [
            (Word, "A"),
            (Open(b'('), "("),
            (Word, "b"),
            (Colon, ":"),
            (Text, "\"(\\\"\""),
            (Comma, ","),
            (Text, "r#\"a\")\"#"),
            (Comma, ","),
            (Text, "'\"'"),
            (Comma, ","),
            (Text, "'\\''"),
            (Comma, ","),
            (Word, "خشام"),
            (Close(b')'), ")"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_never_ends_reaches_the_end() {
        assert_eq!(tokens("a \"b\\\""), [(Kind::Word, "a"), (Kind::Unclosed, "\"b\\\"")]);
        assert_eq!(tokens("a /* b /* */"), [(Kind::Word, "a"), (Kind::Unclosed, "/* b /* */")]);
        assert_eq!(tokens("r##\"b\"#"), [(Kind::Unclosed, "r##\"b\"#")]);
        assert_eq!(tokens("\"\\"), [(Kind::Unclosed, "\"\\")]);
    }
}
