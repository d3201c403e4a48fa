//! A tolerant RON tokenizer: never fails, never recurses, never reads a token twice.
//!
//! It agrees with `ron` on where strings and comments end, which is enough to find places.

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    Comma,
    Colon,
    /// A string or character, with its quotes.
    Text,
    /// A name, number or anything else.
    Word,
    /// A string or comment that is never closed and so reaches the end of the file.
    Unclosed,
}

/// A span of the text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// An empty span at `at`.
    pub(super) fn empty(at: usize) -> Self {
        Self { start: at, end: at }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    pub span: Span,
}

/// The tokens of a text from some byte on, without whitespace and comments.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tokens<'t> {
    /// Starts at `from`, which must lie between tokens.
    pub(super) fn new(text: &'t str, from: usize) -> Self {
        Self { text, at: from }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Skips whitespace and comments; returns the start of a comment that never ends.
    fn skip_blanks(&mut self) -> Option<usize> {
        loop {
            match self.byte(self.at)? {
                b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => self.at += 1,
                b'/' if self.byte(self.at + 1) == Some(b'/') => {
                    let line = &self.text.as_bytes()[self.at..];
                    self.at += line.iter().position(|byte| *byte == b'\n').unwrap_or(line.len());
                }
                b'/' if self.byte(self.at + 1) == Some(b'*') => {
                    let start = self.at;
                    if !self.skip_block_comment() {
                        return Some(start);
                    }
                }
                0x80.. => match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
                    Some(c @ ('\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')) => {
                        self.at += c.len_utf8();
                    }
                    _ => return None,
                },
                _ => return None,
            }
        }
    }

    /// Skips a block comment, which may contain others. Returns false if it never ends.
    fn skip_block_comment(&mut self) -> bool {
        let mut depth = 0_usize;
        while let Some(byte) = self.byte(self.at) {
            match (byte, self.byte(self.at + 1)) {
                (b'/', Some(b'*')) => {
                    depth += 1;
                    self.at += 2;
                }
                (b'*', Some(b'/')) => {
                    depth -= 1;
                    self.at += 2;
                }
                _ => self.at += 1,
            }
            if depth == 0 {
                return true;
            }
        }
        false
    }

    /// The end of a string whose content begins at `from`, after its closing quote; `None` if it never ends.
    fn text_end(&self, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            match self.byte(at)? {
                b'"' => return Some(at + 1),
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
    }

    /// The raw string at `self.at`; `None` if it is something else that begins the same way.
    fn raw_text(&self) -> Option<(Kind, usize)> {
        let mut at = self.at + usize::from(self.byte(self.at) == Some(b'b'));
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
        Some(
            length.map_or((Kind::Unclosed, self.text.len()), |length| {
                (Kind::Text, at + 1 + length + ending.len())
            }),
        )
    }

    /// The end of a quoted character at `self.at`; `None` if there is none.
    fn char_end(&self) -> Option<usize> {
        const LONGEST_ESCAPE: usize = 12;
        let inner = self.text.get(self.at + 1..)?;
        let first = inner.chars().next()?;
        let body = if first == '\\' {
            let escaped = inner[1..].chars().next()?.len_utf8();
            let rest = inner.as_bytes().iter().take(LONGEST_ESCAPE).skip(1 + escaped);
            1 + escaped + rest.take_while(|byte| **byte != b'\'').count()
        } else {
            first.len_utf8()
        };
        let end = self.at + 1 + body;
        (self.byte(end) == Some(b'\'')).then_some(end + 1)
    }

    fn word_end(&self) -> usize {
        let rest = self.text[self.at..].char_indices().skip(1);
        let mut rest = rest.skip_while(|(_, c)| !ends_word(*c));
        rest.next().map_or(self.text.len(), |(length, _)| self.at + length)
    }

    /// The kind of the token at `self.at`, and its end.
    fn token(&self, first: u8) -> (Kind, usize) {
        let text_or =
            |end: Option<usize>| end.map_or((Kind::Unclosed, self.text.len()), |end| (Kind::Text, end));
        match first {
            b'(' | b'[' | b'{' => (Kind::Open(first), self.at + 1),
            b')' | b']' | b'}' => (Kind::Close(first), self.at + 1),
            b',' => (Kind::Comma, self.at + 1),
            b':' => (Kind::Colon, self.at + 1),
            b'"' => text_or(self.text_end(self.at + 1)),
            b'b' if self.byte(self.at + 1) == Some(b'"') => text_or(self.text_end(self.at + 2)),
            b'b' | b'r' => self.raw_text().unwrap_or_else(|| (Kind::Word, self.word_end())),
            b'\'' => match self.char_end() {
                Some(end) => (Kind::Text, end),
                None => (Kind::Word, self.word_end()),
            },
            _ => (Kind::Word, self.word_end()),
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let (start, (kind, end)) = match self.skip_blanks() {
            Some(comment) => (comment, (Kind::Unclosed, self.text.len())),
            None => (self.at, self.token(self.byte(self.at)?)),
        };
        self.at = end;
        Some(Token { kind, span: Span { start, end } })
    }
}

fn ends_word(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | ',' | ':' | '"' | '\'' | '/')
        || c.is_whitespace()
        || matches!(c, '\u{200e}' | '\u{200f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<(Kind, &str)> {
        Tokens::new(text, 0).map(|token| (token.kind, &text[token.span.start..token.span.end])).collect()
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
