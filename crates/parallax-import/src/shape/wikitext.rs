//! Wikitext: templates with their arguments, and a value as lines of plain words with the references beside them. What a
//! template means that is not known here is not guessed: it stays as it is written.

mod lines;

use std::collections::HashMap;

pub(super) use lines::Line;

/// A text with the ends of its brackets.
pub(super) struct Wiki {
    text: String,
    /// Where `{{` or `[[` begins, and where what closes it begins.
    ends: HashMap<usize, usize>,
}

/// A template, by where its arguments stand in the text.
pub(super) struct Template {
    pub name: String,
    pub args: Vec<Arg>,
}

/// An argument of a template: where its value begins and ends.
pub(super) struct Arg {
    /// Its name, in lower case; empty if it has none.
    pub name: String,
    pub start: usize,
    pub end: usize,
}

/// A reference, by its name or with what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reference {
    /// Defined elsewhere in the text.
    Named(String),
    /// From here to there in the text.
    Written(usize, usize),
    /// A note, or a mark that a source is wanted, as it is written.
    Remark(String),
}

impl Wiki {
    pub(super) fn new(text: &str) -> Self {
        let text = without_comments(text);
        let mut ends = HashMap::new();
        let mut open: Vec<(usize, &[u8])> = Vec::new();
        let bytes = text.as_bytes();
        let mut at = 0;
        while at + 1 < bytes.len() {
            match &bytes[at..at + 2] {
                b"{{" => open.push((at, b"}}")),
                b"[[" => open.push((at, b"]]")),
                close @ (b"}}" | b"]]") => {
                    // What is open within it is closed by nothing.
                    let is_last = |depth: &usize| open[*depth].1 == close;
                    let near = open.len().saturating_sub(64)..open.len();
                    if let Some(depth) = near.rev().find(is_last) {
                        ends.insert(open[depth].0, at);
                        open.truncate(depth);
                    }
                }
                _ => {
                    at += 1;
                    continue;
                }
            }
            at += 2;
        }
        Self { text, ends }
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Templates whose name begins with `name`, outside of any other.
    pub(super) fn outermost(&self, name: &str) -> Vec<Template> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(next) = self.text[at..].find("{{").map(|found| at + found) {
            let Some(end) = self.ends.get(&next) else {
                at = next + 2;
                continue;
            };
            if folded(&self.slice(next + 2, *end).chars().take(80).collect::<String>()).starts_with(name) {
                found.extend(self.template(next));
            }
            at = *end + 2;
        }
        found
    }

    /// The template that begins here.
    fn template(&self, at: usize) -> Option<Template> {
        let end = *self.ends.get(&at)?;
        let mut parts = self.split(at + 2, end).into_iter();
        let (start, stop) = parts.next()?;
        let name = folded(self.slice(start, stop));
        let arg = |(start, end): (usize, usize)| {
            let text = self.slice(start, end);
            // A name has no brackets; what has is a value with a sign of equality in it.
            let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '_' | '-' | '\n');
            let named = text.find('=').filter(|at| *at < 60 && text[..*at].chars().all(is_name));
            match named {
                Some(at) => Arg { name: folded(&text[..at]), start: start + at + 1, end },
                None => Arg { name: String::new(), start, end },
            }
        };
        Some(Template { name, args: parts.map(arg).collect() })
    }

    /// The parts between the bars that stand outside of brackets and references.
    fn split(&self, start: usize, end: usize) -> Vec<(usize, usize)> {
        let (mut parts, mut from, mut at) = (Vec::new(), start, start);
        let bytes = self.text.as_bytes();
        while at < end {
            match bytes[at] {
                b'{' | b'[' => {
                    at = self.ends.get(&at).filter(|close| **close < end).map_or(at + 1, |close| close + 2);
                    continue;
                }
                b'<' => {
                    at = self.reference(at, end).map_or(at + 1, |(_, _, end)| end);
                    continue;
                }
                b'|' => {
                    parts.push((from, at));
                    from = at + 1;
                }
                _ => {}
            }
            at += 1;
        }
        parts.push((from, end));
        parts
    }

    /// All references of the text that have a name and are written out.
    pub(super) fn references(&self) -> HashMap<String, (usize, usize)> {
        let mut found = HashMap::new();
        let mut at = 0;
        while let Some(next) = self.text[at..].find("<ref").map(|found| at + found) {
            let Some((reference, name, end)) = self.reference(next, self.text.len()) else {
                at = next + 4;
                continue;
            };
            if let (Reference::Written(start, end), Some(name)) = (reference, name) {
                found.entry(name).or_insert((start, end));
            }
            at = end;
        }
        found
    }

    /// The reference that begins here, its name, and where it ends.
    fn reference(&self, at: usize, limit: usize) -> Option<(Reference, Option<String>, usize)> {
        let rest = self.slice(at, limit);
        let after = rest.strip_prefix("<ref")?;
        if !after.starts_with([' ', '>', '/', '\n']) {
            return None;
        }
        let close = after.find('>').filter(|close| *close < 400)?;
        let tag = &after[..close];
        let name = tag.split_once("name").and_then(|(_, name)| name.trim_start().strip_prefix('='));
        let name = name.map(|name| {
            let name = name.trim().trim_end_matches('/').trim();
            let quote = name.chars().next().filter(|quote| matches!(quote, '"' | '\''));
            match quote {
                Some(quote) => name[1..].split(quote).next().unwrap_or_default().trim().to_owned(),
                None => name.split_whitespace().next().unwrap_or_default().to_owned(),
            }
        });
        let start = at + 4 + close + 1;
        if tag.trim_end().ends_with('/') {
            return Some((Reference::Named(name.clone()?), name, start));
        }
        // A reference is no chapter; one that is not closed is none.
        let mut most = limit.min(start + 20_000);
        while !self.text.is_char_boundary(most) {
            most -= 1;
        }
        let length = self.slice(start, most).find("</ref")?;
        let end = self.slice(start + length, limit).find('>')? + start + length + 1;
        Some((Reference::Written(start, start + length), name, end))
    }

    /// The first template in a reference whose name says that it cites something.
    pub(super) fn citation(&self, start: usize, end: usize) -> Option<Template> {
        let mut at = start;
        for _ in 0..8 {
            let next = at + self.slice(at, end).find("{{")?;
            let template = self.template(next);
            let is_one = |name: &str| name.starts_with("cite ") || name == "citation";
            if let Some(template) = template.filter(|template| is_one(&template.name)) {
                return Some(template);
            }
            at = next + 2;
        }
        None
    }
}

/// A name of a template or of an argument, whatever its case and the signs between its words.
fn folded(text: &str) -> String {
    text.replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Comments become spaces, so that all lines and places stay what they were.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("<!--") {
        let Some(length) = rest[at..].find("-->") else { break };
        out.push_str(&rest[..at]);
        out.extend(rest[at..at + length + 3].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        rest = &rest[at + length + 3..];
    }
    out.push_str(rest);
    out
}
