//! Makes a tree, in one pass over the tokens and without recursion.

use super::brackets::DEEPEST;
use super::syntax::{SyntaxError, SyntaxErrorKind};
use super::token::{Kind, Span, Token, Tokens};
use super::tree::{Member, Node, Tree};

/// Maximum number of errors that are listed, so that a hostile text cannot exhaust memory.
const MOST_ERRORS: usize = 10_000;

/// How much of a member has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing.
    Start,
    /// The key and its colon.
    Key,
    /// A word, which is a value or the name of one in brackets.
    Word,
    /// A value.
    Done,
}

/// An open bracket.
struct Frame {
    /// The node whose value it is.
    node: u32,
    bracket: u8,
    /// The member of it that is being read.
    member: u32,
    stage: Stage,
    /// Whether a member with a key has been read.
    has_keys: bool,
}

/// Whether the tree is to have what row `row`, counted from 0, of the table in this field contains.
pub(super) type IsWanted<'w> = &'w dyn Fn(&str, usize) -> bool;

/// How many brackets are open inside a table of the root, with the one that the root is in.
const IN_TABLE: usize = 3;

struct Parser<'t, 'w> {
    text: &'t str,
    tokens: Tokens<'t>,
    members: Vec<Member>,
    errors: Vec<SyntaxError>,
    open: Vec<Frame>,
    is_unbalanced: bool,
    /// What rows of tables to look into; `None` for all.
    is_wanted: Option<IsWanted<'w>>,
    /// The number of rows that have begun in the table that is being read.
    rows: usize,
}

/// Makes the tree of `text`, without the content of rows that are not wanted.
pub(super) fn parse<'t>(text: &'t str, is_wanted: Option<IsWanted<'_>>) -> Tree<'t> {
    let longest = text.floor_char_boundary(u32::MAX as usize - 1);
    let mut parser = Parser {
        text: &text[..longest],
        tokens: Tokens::new(&text[..longest], 0),
        members: Vec::new(),
        errors: Vec::new(),
        open: Vec::new(),
        is_unbalanced: false,
        is_wanted,
        rows: 0,
    };
    parser.skip_attributes();
    parser.run();
    let Parser { members, errors, is_unbalanced, .. } = parser;
    Tree { text, members, errors, is_unbalanced }
}

impl Parser<'_, '_> {
    fn peek(&self) -> Option<Token> {
        self.tokens.clone().next()
    }

    /// Skips attributes such as `#![enable(…)]`.
    fn skip_attributes(&mut self) {
        while self.peek().is_some_and(|token| self.text[token.span.start..].starts_with('#')) {
            let (mut depth, mut is_open) = (0_usize, false);
            self.tokens.next();
            while let Some(token) = self.peek() {
                match token.kind {
                    Kind::Open(_) => depth += 1,
                    // One that closes nothing is left for the outermost value.
                    Kind::Close(_) if depth > 0 => depth -= 1,
                    _ if depth > 0 || &self.text[token.span.range()] == "!" => {}
                    _ => break,
                }
                is_open |= depth > 0;
                self.tokens.next();
                if is_open && depth == 0 {
                    break;
                }
            }
        }
    }

    fn run(&mut self) {
        // The root is the only member of a frame that has no bracket.
        self.open.push(Frame { node: 0, bracket: 0, member: 0, stage: Stage::Start, has_keys: false });
        while let Some(token) = self.tokens.next() {
            match token.kind {
                Kind::Text | Kind::Word => self.value(token, None),
                Kind::Open(bracket) => self.value(token, Some(bracket)),
                Kind::Comma => self.comma(token),
                Kind::Colon => self.colon(token),
                Kind::Close(bracket) => self.close(bracket, token.span),
                Kind::Unclosed => {
                    self.is_unbalanced = true;
                    self.value(token, None);
                }
                Kind::Blank | Kind::Comment => {}
            }
            if self.open.len() > DEEPEST + 1 {
                self.is_unbalanced = true;
                break;
            }
            if self.open.is_empty() {
                return;
            }
        }
        self.is_unbalanced |= self.open.len() > 1;
        let end = self.text.len();
        while self.open.len() > 1 {
            self.end_group(Span::empty(end));
        }
        self.end_root();
    }

    fn end_root(&mut self) {
        if let Some(root) = self.members.first_mut() {
            root.whole_end = root.value.1;
        }
    }

    fn top(&mut self) -> &mut Frame {
        // The frame of the root is there until reading ends.
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    fn stage(&self) -> Stage {
        self.open.last().map_or(Stage::Done, |frame| frame.stage)
    }

    fn current(&mut self) -> &mut Member {
        let at = self.top().member as usize;
        &mut self.members[at]
    }

    /// Begins a member whose value begins with `span`.
    fn begin(&mut self, span: Span) {
        let at = self.members.len() as u32;
        let Frame { node: parent, bracket: inside, .. } = *self.top();
        let (start, end) = (span.start as u32, span.end as u32);
        self.members.push(Member {
            key: (start, start),
            value: (start, end),
            open: start,
            whole_end: end,
            next: at + 1,
            parent,
            inside,
            bracket: 0,
            is_junk: false,
        });
        self.top().member = at;
        if self.open.len() == IN_TABLE {
            self.rows += 1;
        }
    }

    fn error(&mut self, kind: SyntaxErrorKind, span: Span, node: u32) {
        if self.errors.len() < MOST_ERRORS {
            self.errors.push(SyntaxError { kind, span, node: Node(node) });
        }
    }

    /// A word, a string or an opening bracket.
    fn value(&mut self, token: Token, bracket: Option<u8>) {
        match self.stage() {
            Stage::Start => self.begin(token.span),
            Stage::Key => {
                let member = self.current();
                member.value = (token.span.start as u32, token.span.end as u32);
                member.open = member.value.0;
            }
            Stage::Word if bracket.is_some_and(|bracket| self.may_be_named(bracket)) => {
                self.current().open = token.span.start as u32;
            }
            Stage::Word | Stage::Done => return self.superfluous(token, bracket),
        }
        match bracket {
            Some(bracket) => self.open_group(bracket),
            None if token.kind == Kind::Word => self.top().stage = Stage::Word,
            None => self.top().stage = Stage::Done,
        }
    }

    /// True if the word before can be the name of a value in this bracket, and not a key without its colon.
    fn may_be_named(&mut self, bracket: u8) -> bool {
        let inside = self.top().bracket;
        let Member { key, .. } = *self.current();
        bracket == b'(' || key.0 < key.1 || !matches!(inside, b'(' | b'{')
    }

    fn open_group(&mut self, bracket: u8) {
        self.current().bracket = bracket;
        if !self.is_row_wanted() {
            return self.pass_over();
        }
        if self.open.len() + 1 == IN_TABLE {
            self.rows = 0;
        }
        let node = self.top().member;
        self.open.push(Frame { node, bracket, member: 0, stage: Stage::Start, has_keys: false });
    }

    /// Something after a value, without a comma.
    fn superfluous(&mut self, token: Token, bracket: Option<u8>) {
        let Frame { bracket: inside, has_keys, member: node, .. } = *self.top();
        let Member { key, value, is_junk, .. } = *self.current();
        if inside == 0 {
            return self.trailing(token.span);
        }
        let has_key = key.0 < key.1;
        let is_name = bracket.is_none() && self.peek().is_some_and(|next| next.kind == Kind::Colon);
        if inside == b'[' || is_name {
            if inside != b'[' && !has_key && !is_junk {
                self.error(SyntaxErrorKind::MissingColon, token.span, node);
                self.current().is_junk = true;
            } else if !is_junk {
                let node = self.members.len() as u32;
                self.error(SyntaxErrorKind::MissingComma, token.span, node);
            }
            self.end_without_comma();
            return self.value(token, bracket);
        }
        let word = &self.text[value.0 as usize..value.1 as usize];
        let may_be_field =
            self.stage() == Stage::Word && (has_keys || is_field_name(word)) && is_identifier(word);
        if !has_key && !is_junk && (inside == b'{' || may_be_field) {
            self.error(SyntaxErrorKind::MissingColon, token.span, node);
            self.name(token.span.start as u32);
            return self.value(token, bracket);
        }
        self.junk(token, bracket);
    }

    /// Something that can neither belong to the value before it nor begin another.
    fn junk(&mut self, token: Token, bracket: Option<u8>) {
        let node = self.top().member;
        if !self.current().is_junk {
            self.error(SyntaxErrorKind::Junk, token.span, node);
        }
        self.current().is_junk = true;
        self.current().whole_end = token.span.end as u32;
        self.top().stage = Stage::Done;
        if let Some(bracket) = bracket {
            // What is in it belongs to nothing; it is kept so that brackets match.
            let at = self.members.len() as u32;
            let (start, end) = (token.span.start as u32, token.span.end as u32);
            self.members.push(Member {
                key: (start, start),
                value: (start, end),
                open: start,
                whole_end: end,
                next: at + 1,
                parent: node,
                inside: 0,
                bracket,
                is_junk: true,
            });
            self.open.push(Frame { node: at, bracket, member: 0, stage: Stage::Start, has_keys: false });
        }
    }

    /// False if the group that begins is a row that the tree need not look into.
    fn is_row_wanted(&self) -> bool {
        let Some(is_wanted) = self.is_wanted.filter(|_| self.open.len() == IN_TABLE) else { return true };
        let table = self.open.last().map(|frame| self.members[frame.node as usize].key);
        let name = table.and_then(|(start, end)| self.text.get(start as usize..end as usize));
        name.is_none_or(|name| is_wanted(name.strip_prefix("r#").unwrap_or(name), self.rows - 1))
    }

    /// Goes on after the group that has just begun.
    fn pass_over(&mut self) {
        let mut depth = 1_usize;
        let mut end = self.text.len();
        for token in self.tokens.by_ref() {
            match token.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                end = token.span.end;
                break;
            }
        }
        self.is_unbalanced |= depth > 0;
        let member = self.current();
        member.value.1 = end as u32;
        member.whole_end = end as u32;
        self.top().stage = Stage::Done;
    }

    /// More after the outermost value, which is not read.
    fn trailing(&mut self, span: Span) {
        self.error(SyntaxErrorKind::Trailing, span, 0);
        self.end_root();
        let mut depth: Vec<u8> = Vec::new();
        let first = match self.text.as_bytes()[span.start] {
            bracket @ (b'(' | b'[' | b'{') => Some(Kind::Open(bracket)),
            _ => None,
        };
        for kind in first.into_iter().chain(self.tokens.by_ref().map(|token| token.kind)) {
            match kind {
                Kind::Open(bracket) if depth.len() < DEEPEST => depth.push(bracket),
                Kind::Close(bracket) if depth.last().is_some_and(|open| closing(*open) == bracket) => {
                    depth.pop();
                }
                Kind::Open(_) | Kind::Close(_) | Kind::Unclosed => self.is_unbalanced = true,
                _ => {}
            }
        }
        self.is_unbalanced |= !depth.is_empty();
        self.open.clear();
    }

    /// Makes what has been read of the member its key. If there is no value, it is empty at `at`.
    fn name(&mut self, at: u32) {
        let member = self.current();
        member.key = member.value;
        member.value = (at, at);
        member.open = at;
        self.top().stage = Stage::Key;
        self.top().has_keys = true;
    }

    fn colon(&mut self, token: Token) {
        let inside = self.top().bracket;
        match self.stage() {
            Stage::Start => self.value(Token { kind: Kind::Text, ..token }, None),
            Stage::Key => self.junk(token, None),
            Stage::Word | Stage::Done => {
                let Member { key, is_junk, .. } = *self.current();
                if inside == b'[' {
                    self.junk(token, None);
                } else if key.0 < key.1 || is_junk || inside == 0 {
                    self.superfluous(token, None);
                } else {
                    self.name(token.span.end as u32);
                    // A group before the colon is a key: its members are no part of the value.
                    self.current().bracket = 0;
                }
            }
        }
    }

    fn comma(&mut self, token: Token) {
        let Span { start, end } = token.span;
        if self.top().bracket == 0 {
            if self.stage() == Stage::Start {
                return self.value(Token { kind: Kind::Text, ..token }, None);
            }
            return self.trailing(token.span);
        }
        match self.stage() {
            Stage::Start => self.begin(Span::empty(start)),
            Stage::Key => self.set_empty(start),
            Stage::Word | Stage::Done => {}
        }
        self.end_member(end);
    }

    /// The value is missing: it would begin at `at`.
    fn set_empty(&mut self, at: usize) {
        let member = self.current();
        member.value = (at as u32, at as u32);
        member.open = at as u32;
    }

    fn end_without_comma(&mut self) {
        let Member { value, whole_end, .. } = *self.current();
        self.end_member(value.1.max(whole_end) as usize);
    }

    /// Ends the member that is being read; `end` is after its comma, or after its value.
    fn end_member(&mut self, end: usize) {
        self.current().whole_end = end as u32;
        self.top().stage = Stage::Start;
    }

    fn close(&mut self, bracket: u8, at: Span) {
        let Some(depth) =
            self.open.iter().rposition(|frame| frame.bracket > 0 && closing(frame.bracket) == bracket)
        else {
            self.is_unbalanced = true;
            return;
        };
        self.is_unbalanced |= depth + 1 < self.open.len();
        while self.open.len() > depth + 1 {
            self.end_group(Span::empty(at.start));
        }
        self.end_group(at);
    }

    /// Ends the innermost group with its closing bracket, which may be missing.
    fn end_group(&mut self, close: Span) {
        match self.stage() {
            Stage::Start => {}
            Stage::Key => {
                self.set_empty(close.start);
                self.end_member(close.start);
            }
            Stage::Word | Stage::Done => self.end_without_comma(),
        }
        let Some(Frame { node, .. }) = self.open.pop() else { return };
        let next = self.members.len() as u32;
        let group = &mut self.members[node as usize];
        group.next = next;
        group.value.1 = close.end as u32;
        group.whole_end = close.end as u32;
        // The same, unless the group is junk after a value.
        let member = self.current();
        member.next = next;
        member.whole_end = close.end as u32;
        self.top().stage = Stage::Done;
    }
}

fn is_identifier(word: &str) -> bool {
    word.starts_with(|c: char| c == '_' || c.is_alphabetic())
}

/// True if the word begins in lower case, as names of fields do and names of variants do not.
fn is_field_name(text: &str) -> bool {
    text.starts_with(|c: char| c == '_' || c.is_lowercase())
}

pub(super) const fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}
