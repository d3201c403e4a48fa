//! The members of a text with their comments: which comment stands before which member, and which at the end of its line.

use std::iter::Peekable;

use super::{WIDTH, is_line_comment, trimmed};
use crate::parse::closing;
use crate::token::{AllTokens, Kind, Token};

/// A comment before a member, or before a closing bracket.
pub(super) struct Lead<'t> {
    pub text: &'t str,
    /// True if a blank line stands before it.
    pub is_after_blank: bool,
    /// True if what follows begins another line.
    pub ends_line: bool,
}

/// A field, entry or element, or the outermost value.
#[derive(Default)]
pub(super) struct Member<'t> {
    pub lead: Vec<Lead<'t>>,
    /// True if a blank line stands between its comments and itself.
    pub is_after_blank: bool,
    pub pieces: Vec<Piece<'t>>,
    /// Block comments after the value, before its comma.
    pub suffix: Vec<&'t str>,
    /// Comments after its comma, at the end of the line.
    pub trail: Vec<&'t str>,
    /// How many characters it takes on one line without the comments before it; nothing if it cannot stand on one.
    pub width: Option<usize>,
    /// True if a list or table in it can be spread over lines.
    pub can_break: bool,
}

/// A part of a member.
pub(super) enum Piece<'t> {
    /// A name, number or text.
    Word(&'t str),
    Colon,
    /// A comment between parts.
    Comment(&'t str),
    Group(Group<'t>),
}

/// What stands in brackets.
pub(super) struct Group<'t> {
    pub bracket: u8,
    /// Comments on the line of the opening bracket.
    pub head: Vec<&'t str>,
    pub members: Vec<Member<'t>>,
    /// Comments after the last member.
    pub tail: Vec<Lead<'t>>,
    /// True if the first member begins a line.
    pub is_spread: bool,
    /// How many characters it takes on one line; nothing if it cannot stand on one.
    pub width: Option<usize>,
}

/// Gathers the outermost value of a sound text, which begins at `start` and ends with the text.
pub(super) fn gather(text: &str, start: usize) -> Member<'_> {
    let mut gather = Gather { text, tokens: AllTokens::new(text, start).peekable() };
    let first = gather.next();
    first.map_or_else(Member::default, |first| gather.member(Vec::new(), first, &mut Vec::new()))
}

/// A token that is not blank.
#[derive(Clone, Copy)]
struct Seen<'t> {
    kind: Kind,
    text: &'t str,
    /// Line ends before it.
    line_ends: usize,
}

struct Gather<'t> {
    text: &'t str,
    tokens: Peekable<AllTokens<'t>>,
}

impl<'t> Gather<'t> {
    fn line_ends(&self, token: Token) -> usize {
        memchr::memchr_iter(b'\n', &self.text.as_bytes()[token.span.range()]).count()
    }

    fn next(&mut self) -> Option<Seen<'t>> {
        let mut line_ends = 0;
        loop {
            let token = self.tokens.next()?;
            if token.kind != Kind::Blank {
                return Some(Seen { kind: token.kind, text: &self.text[token.span.range()], line_ends });
            }
            line_ends += self.line_ends(token);
        }
    }

    fn lead(&mut self, seen: Seen<'t>) -> Lead<'t> {
        let text = trimmed(seen.text);
        let next = self.tokens.peek().copied();
        let is_broken = next.is_some_and(|next| next.kind == Kind::Blank && self.line_ends(next) > 0);
        Lead { text, is_after_blank: seen.line_ends > 1, ends_line: is_broken || is_line_comment(text) }
    }

    /// Reads the inside of brackets, with the closing one.
    fn group(&mut self, bracket: u8) -> Group<'t> {
        let mut group = Group {
            bracket,
            head: Vec::new(),
            members: Vec::new(),
            tail: Vec::new(),
            is_spread: false,
            width: None,
        };
        // Comments that may belong to what follows: those on lines of their own, and those on the line of the bracket or
        // comma before them.
        let (mut held, mut beside): (Vec<Lead<'t>>, Vec<Lead<'t>>) = (Vec::new(), Vec::new());
        while let Some(seen) = self.next() {
            group.is_spread |= group.members.is_empty() && seen.line_ends > 0;
            match seen.kind {
                Kind::Comment => {
                    let lead = self.lead(seen);
                    let is_free = group.members.last().is_none_or(|last| last.trail.is_empty());
                    if seen.line_ends > 0 || !held.is_empty() || !is_free {
                        held.append(&mut beside);
                        held.push(lead);
                        continue;
                    }
                    let ends_line = lead.ends_line;
                    beside.push(lead);
                    if ends_line {
                        let to = group.members.last_mut().map_or(&mut group.head, |last| &mut last.trail);
                        to.extend(beside.drain(..).map(|lead| lead.text));
                    }
                }
                Kind::Close(found) if found == closing(bracket) => break,
                Kind::Comma => {}
                _ => {
                    held.append(&mut beside);
                    let member = self.member(std::mem::take(&mut held), seen, &mut held);
                    group.members.push(member);
                }
            }
        }
        match group.members.last_mut() {
            Some(last) if held.is_empty() => last.suffix.extend(beside.drain(..).map(|lead| lead.text)),
            _ => held.append(&mut beside),
        }
        if let Some(last) = group.members.last_mut() {
            last.measure();
        }
        group.tail = held;
        group.measure();
        group
    }

    /// Reads a member from its first token on, with its comma. Comments on lines of their own before the comma are added to
    /// `held`.
    fn member(&mut self, lead: Vec<Lead<'t>>, first: Seen<'t>, held: &mut Vec<Lead<'t>>) -> Member<'t> {
        let is_after_blank = first.line_ends > 1;
        let mut member = Member { lead, is_after_blank, ..Member::default() };
        let mut seen = first;
        // Comments after the last piece, which are within the member only if another piece follows.
        let mut gap: Vec<(Seen<'t>, Lead<'t>)> = Vec::new();
        loop {
            if seen.kind == Kind::Comment {
                let lead = self.lead(seen);
                gap.push((seen, lead));
            } else {
                member.pieces.extend(gap.drain(..).map(|(_, lead)| Piece::Comment(lead.text)));
                member.pieces.push(match seen.kind {
                    Kind::Open(bracket) => Piece::Group(self.group(bracket)),
                    Kind::Colon => Piece::Colon,
                    _ => Piece::Word(seen.text),
                });
            }
            match self.peek_kind() {
                None | Some(Kind::Close(_)) => break,
                Some(Kind::Comma) => {
                    self.next();
                    break;
                }
                Some(_) => match self.next() {
                    Some(next) => seen = next,
                    None => break,
                },
            }
        }
        let mut is_beside = true;
        for (seen, lead) in gap {
            is_beside &= seen.line_ends == 0;
            if !is_beside {
                held.push(Lead { ends_line: true, ..lead });
            } else if is_line_comment(lead.text) {
                member.trail.push(lead.text);
                is_beside = false;
            } else {
                member.suffix.push(lead.text);
            }
        }
        member.measure();
        member
    }

    /// The kind of the next token that is not blank.
    fn peek_kind(&self) -> Option<Kind> {
        self.tokens.clone().map(|token| token.kind).find(|kind| *kind != Kind::Blank)
    }
}

impl<'t> Member<'t> {
    /// True if comments at its ends keep it from standing on a line with others.
    pub fn is_loose(&self) -> bool {
        !self.trail.is_empty() || self.lead.iter().any(|lead| lead.ends_line)
    }

    /// The comments that stand on its line, before it.
    pub fn inline_lead(&self) -> &[Lead<'t>] {
        let from = self.lead.iter().rposition(|lead| lead.ends_line).map_or(0, |at| at + 1);
        &self.lead[from..]
    }

    /// Like `width`, with the comments on its line before it.
    pub fn whole_width(&self) -> Option<usize> {
        let lead: Option<usize> = self.inline_lead().iter().map(|lead| Some(comment(lead.text)? + 1)).sum();
        Some(lead? + self.width?)
    }

    /// True if it has a name or key.
    pub fn is_keyed(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Colon))
    }

    /// The brackets that end it.
    pub fn group(&self) -> Option<&Group<'t>> {
        match self.pieces.last() {
            Some(Piece::Group(group)) => Some(group),
            _ => None,
        }
    }

    fn measure(&mut self) {
        let between: usize =
            (1..self.pieces.len()).map(|at| blank(&self.pieces[at - 1], &self.pieces[at]).len()).sum();
        let pieces: Option<usize> = self.pieces.iter().map(Piece::width).sum();
        let suffix: Option<usize> = self.suffix.iter().map(|text| Some(comment(text)? + 1)).sum();
        self.width = pieces.zip(suffix).map(|(pieces, suffix)| pieces + between + suffix);
        self.can_break = self.group().is_some_and(Group::can_break);
    }
}

impl Piece<'_> {
    fn width(&self) -> Option<usize> {
        match self {
            Self::Word(text) => Some(text.chars().count()),
            Self::Colon => Some(1),
            Self::Comment(text) => comment(text),
            Self::Group(group) => group.width,
        }
    }
}

/// What stands between two pieces on one line.
pub(super) fn blank(before: &Piece<'_>, after: &Piece<'_>) -> &'static str {
    match (before, after) {
        (Piece::Colon | Piece::Comment(_), _) | (_, Piece::Comment(_)) => " ",
        _ => "",
    }
}

/// The width of a comment that can stand on one line with what follows it.
fn comment(text: &str) -> Option<usize> {
    (!is_line_comment(text) && !text.contains('\n')).then(|| text.chars().count())
}

impl Group<'_> {
    /// True if a list or table can be spread over lines.
    fn can_break(&self) -> bool {
        match self.bracket {
            b'(' => self.members.iter().any(|member| member.can_break),
            // A short list stays with what is around it, as a text does.
            _ => !self.members.is_empty() && self.width.is_none_or(|width| width > WIDTH / 2),
        }
    }

    /// True if its members have names.
    pub fn is_keyed(&self) -> bool {
        self.members.first().is_some_and(Member::is_keyed)
    }

    /// True for a list of which as many items as fit stand on a line: of words, numbers or positions.
    pub fn is_filled(&self) -> bool {
        self.bracket == b'[' && !self.members.iter().any(is_row)
    }

    fn measure(&mut self) {
        let is_bare = self.head.is_empty() && (self.members.is_empty() || self.tail.is_empty());
        let is_closed = self.tail.iter().all(|lead| !lead.ends_line);
        // What its author has spread over lines stays so.
        let is_spread = self.is_spread && !self.members.is_empty();
        if !is_bare || !is_closed || is_spread || self.members.iter().any(Member::is_loose) {
            self.width = None;
            return;
        }
        let members: Option<usize> = self.members.iter().map(Member::whole_width).sum();
        let tail: Option<usize> = self.tail.iter().map(|lead| comment(lead.text)).sum();
        let commas = 2 * self.members.len().saturating_sub(1) + self.tail.len().saturating_sub(1);
        let blanks = if self.bracket == b'{' && !self.members.is_empty() { 2 } else { 0 };
        self.width = members.zip(tail).map(|(members, tail)| 2 + members + tail + commas + blanks);
    }
}

/// True for an item of a list that has fields and is no position.
fn is_row(item: &Member<'_>) -> bool {
    let [Piece::Group(group)] = item.pieces.as_slice() else { return false };
    let is_coordinate =
        |member: &Member<'_>| matches!(member.pieces.first(), Some(Piece::Word("lon" | "lat")));
    group.bracket == b'(' && group.is_keyed() && !group.members.iter().all(is_coordinate)
}
