//! The outline of a text: which value contains which, and where each begins and ends.
//!
//! Nothing is stored. The members of a value are walked on demand and brackets inside them are skipped by
//! counting, so neither deep nesting nor large files cost memory.

use super::tokens::{Kind, Span, Token, Tokens};

/// Maximum nesting of values; nothing in a dossier is nested more deeply.
pub(super) const DEEPEST: usize = 16;

/// One member of a value: a field, an entry of a map or an element of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// The name or id before the colon.
    pub key: Option<Span>,
    /// From the first byte of the value to just after its last.
    pub value: Span,
    /// From the key to just after the comma.
    pub whole: Span,
    /// The bracket of the value it belongs to.
    pub inside: u8,
}

impl Member {
    /// Where the member begins: at its key, or else at its value.
    pub(super) fn start(&self) -> usize {
        self.key.map_or(self.value.start, |key| key.start)
    }

    /// True if it is a field of a struct.
    pub(super) fn is_field(&self) -> bool {
        self.key.is_some() && self.inside == b'('
    }

    /// True if it is an entry of a map.
    pub(super) fn is_entry(&self) -> bool {
        self.key.is_some() && self.inside == b'{'
    }
}

/// The members of a value, in order.
#[derive(Clone, Debug)]
pub(super) struct Members<'t> {
    tokens: Tokens<'t>,
    inside: Option<u8>,
}

/// Returns the members of the value that begins at `start`; none if it is a single word or string.
pub(super) fn members(text: &str, start: usize) -> Members<'_> {
    let mut tokens = Tokens::new(text, start);
    let mut first = tokens.next();
    if first.is_some_and(|token| token.kind == Kind::Word) {
        first = tokens.next();
    }
    let inside = match first.map(|token| token.kind) {
        Some(Kind::Open(bracket)) => Some(bracket),
        _ => None,
    };
    Members { tokens, inside }
}

impl Iterator for Members<'_> {
    type Item = Member;

    fn next(&mut self) -> Option<Member> {
        let inside = self.inside?;
        let mut member = Unfinished::default();
        let mut depth = 0_usize;
        for token in self.tokens.by_ref() {
            match token.kind {
                Kind::Comma if depth == 0 => {
                    return Some(member.finish(inside, token.span.start, token.span.end));
                }
                Kind::Close(_) if depth == 0 => {
                    self.inside = None;
                    let at = token.span.start;
                    return member.begun().then(|| member.finish(inside, at, member.last_end(at)));
                }
                Kind::Colon if depth == 0 && member.key.is_none() => member.key = member.value.take(),
                kind => {
                    match kind {
                        Kind::Open(_) => depth += 1,
                        Kind::Close(_) => depth -= 1,
                        _ => {}
                    }
                    member.extend(token);
                }
            }
        }
        self.inside = None;
        let end = self.tokens.clone().next().map_or(member.last_end(0), |token| token.span.end);
        member.begun().then(|| member.finish(inside, end, end))
    }
}

#[derive(Clone, Copy, Default)]
struct Unfinished {
    key: Option<Span>,
    value: Option<Span>,
}

impl Unfinished {
    fn begun(&self) -> bool {
        self.key.is_some() || self.value.is_some()
    }

    fn extend(&mut self, token: Token) {
        let start = self.value.map_or(token.span.start, |value| value.start);
        self.value = Some(Span { start, end: token.span.end });
    }

    fn last_end(&self, otherwise: usize) -> usize {
        self.value.or(self.key).map_or(otherwise, |span| span.end)
    }

    /// Completes the member; if it has no value, the value is empty at `at`.
    fn finish(self, inside: u8, at: usize, end: usize) -> Member {
        let value = self.value.unwrap_or(Span { start: at, end: at });
        let start = self.key.unwrap_or(value).start;
        Member { key: self.key, value, whole: Span { start, end }, inside }
    }
}

/// The outermost value of the text, after attributes such as `#![enable(…)]`; `None` if there is nothing.
pub(super) fn root(text: &str) -> Option<usize> {
    let mut tokens = Tokens::new(text, 0);
    let mut first = tokens.next()?;
    while text[first.span.start..first.span.end].starts_with('#') {
        let mut depth = 0_usize;
        for token in tokens.by_ref() {
            match token.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        first = tokens.next()?;
    }
    Some(first.span.start)
}

/// The members that contain byte `at`, from the outermost to the innermost.
pub(super) fn chain(text: &str, at: usize) -> Vec<Member> {
    let mut chain: Vec<Member> = Vec::new();
    let mut value = root(text);
    while let Some(start) = value {
        let holds = |member: &Member| member.start() <= at && at <= member.whole.end.max(member.value.end);
        // Of two members that touch at `at`, the one that begins there counts.
        let found = members(text, start).take_while(|member| member.start() <= at).filter(holds).last();
        chain.extend(found);
        value = found.filter(|_| chain.len() < DEEPEST).map(|member| member.value.start);
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_found_whatever_they_hold() {
        let text = "Dossier(a: [1, (2, 3)], /* x: */ b: \"c, d: e\", {\"k\": V(1)}, )";
        let found: Vec<_> = members(text, 0)
            .map(|m| (m.key.map(|key| &text[key.start..key.end]), &text[m.value.start..m.value.end]))
            .collect();
        let expected = [(Some("a"), "[1, (2, 3)]"), (Some("b"), "\"c, d: e\""), (None, "{\"k\": V(1)}")];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_chain_leads_to_the_innermost_member() {
        let text = "#![enable(implicit_some)]\n(claims: {\"a\": (by: \"x\", via: [1, 2])})";
        let at = text.find('2').unwrap_or_default();
        let keys: Vec<_> = chain(text, at).iter().map(|m| m.key.map(|k| &text[k.start..k.end])).collect();
        assert_eq!(keys, [Some("claims"), Some("\"a\""), Some("via"), None]);
    }

    #[test]
    fn depth_costs_nothing() {
        let deep = "[".repeat(1_000_000);
        assert!(chain(&deep, 999_999).len() <= DEEPEST);
    }
}
