//! Wikitext: templates with their arguments, and a value as lines of plain words with the references beside them. What a
//! template means that is not known here is not guessed: it stays as it is written.

use std::collections::HashMap;

/// Most templates within one another that are read; those deeper stay as they are written.
const DEEPEST: usize = 8;

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

/// A line of a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    /// How many bullets it begins with.
    pub level: usize,
    /// Where it begins in the whole text.
    pub at: usize,
    /// References, each after so many bytes of `text`.
    pub refs: Vec<(usize, Reference)>,
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

    /// The lines of a value.
    pub(super) fn lines(&self, start: usize, end: usize) -> Vec<Line> {
        let mut lines = vec![Line { at: start, ..Line::default() }];
        self.flatten(start, end, 0, &mut lines);
        for line in &mut lines {
            line.tidy();
        }
        lines.retain(|line| !line.text.is_empty() || !line.refs.is_empty());
        lines
    }

    /// A value as plain words on one line.
    pub(super) fn words(&self, start: usize, end: usize) -> String {
        self.lines(start, end).into_iter().map(|line| line.text).collect::<Vec<_>>().join(", ")
    }

    fn flatten(&self, start: usize, end: usize, depth: usize, lines: &mut Vec<Line>) {
        let mut at = start;
        while at < end {
            let rest = self.slice(at, end);
            let Some(letter) = rest.chars().next() else { return };
            let close = self.ends.get(&at).copied().filter(|close| *close < end);
            match (letter, close) {
                ('{', Some(close)) => {
                    if depth >= DEEPEST || !self.put_template(at, depth, lines) {
                        put(lines, self.slice(at, close + 2));
                    }
                    at = close + 2;
                }
                ('[', Some(close)) => {
                    self.put_link(at + 2, close, depth, lines);
                    at = close + 2;
                }
                ('<', _) => at += self.put_tag(at, end, lines),
                ('\n', _) => {
                    let bullets =
                        rest[1..].bytes().take_while(|byte| matches!(byte, b'*' | b'#' | b':')).count();
                    lines.push(Line { level: bullets, at: at + 1, ..Line::default() });
                    at += 1 + bullets;
                }
                ('*', _) if lines.last().is_some_and(|line| line.text.trim().is_empty()) => {
                    if let Some(line) = lines.last_mut() {
                        line.level += 1;
                    }
                    at += 1;
                }
                ('\'', _) if rest.starts_with("''") => {
                    at += rest.bytes().take_while(|byte| *byte == b'\'').count();
                }
                ('&', _) => {
                    let known = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity));
                    let (entity, sign) = known.copied().unwrap_or(("&", "&"));
                    put(lines, sign);
                    at += entity.len();
                }
                _ => {
                    put(lines, &rest[..letter.len_utf8()]);
                    at += letter.len_utf8();
                }
            }
        }
    }

    /// A link by what is shown of it.
    fn put_link(&self, start: usize, end: usize, depth: usize, lines: &mut Vec<Line>) {
        let target = folded(&self.slice(start, end).chars().take(10).collect::<String>());
        if ["file:", "image:", "category:"].iter().any(|kind| target.starts_with(kind)) {
            return;
        }
        if let Some((start, end)) = self.split(start, end).pop() {
            if depth < DEEPEST {
                self.flatten(start, end, depth + 1, lines);
            } else {
                put(lines, self.slice(start, end));
            }
        }
    }

    /// A tag: how many bytes of the text it takes.
    fn put_tag(&self, at: usize, limit: usize, lines: &mut Vec<Line>) -> usize {
        if let Some((reference, _, end)) = self.reference(at, limit) {
            refer(lines, reference);
            return end - at;
        }
        let rest = self.slice(at, limit);
        let is_tag = rest[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/');
        let head: &[u8] = rest.as_bytes().get(..rest.len().min(300)).unwrap_or_default();
        let close = head.iter().position(|byte| *byte == b'>');
        let Some(close) = close.filter(|_| is_tag) else {
            put(lines, "<");
            return 1;
        };
        let name = rest[1..close].trim_start_matches('/').to_ascii_lowercase();
        if ["br", "li", "p", "div", "hr"].iter().any(|kind| name.trim_end_matches([' ', '/']) == *kind) {
            let level = lines.last().map_or(0, |line| line.level);
            lines.push(Line { level, at: at + close + 1, ..Line::default() });
        }
        close + 1
    }

    /// False if it is not known what the template means.
    fn put_template(&self, at: usize, depth: usize, lines: &mut Vec<Line>) -> bool {
        let Some(template) = self.template(at) else { return false };
        let is_number = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
        let mut unnamed = template.args.iter().filter(|arg| is_number(&arg.name));
        match template.name.as_str() {
            "plainlist" | "flatlist" | "nowrap" | "small" | "big" | "nobold" | "abbr" | "flag"
            | "flagcountry" | "flagdeco" | "nobr" | "center" | "smaller" | "larger" | "bold" | "strong"
            | "em" | "formatnum" => {
                if let Some(arg) = unnamed.next() {
                    self.flatten(arg.start, arg.end, depth + 1, lines);
                }
            }
            "lang" | "ill" | "interlanguage link" => {
                let shown = if template.name == "lang" { unnamed.nth(1) } else { unnamed.next() };
                if let Some(arg) = shown {
                    self.flatten(arg.start, arg.end, depth + 1, lines);
                }
            }
            "circa" | "c." | "ca." | "approx" => {
                put(lines, "c. ");
                if let Some(arg) = unnamed.next() {
                    self.flatten(arg.start, arg.end, depth + 1, lines);
                }
            }
            "ubl" | "ublist" | "unbulleted list" | "bulleted list" | "collapsible list" | "hlist"
            | "blist" => {
                for arg in template.args.iter().filter(|arg| is_number(&arg.name) || arg.name == "title") {
                    lines.push(Line { level: 1, at: arg.start, ..Line::default() });
                    self.flatten(arg.start, arg.end, depth + 1, lines);
                }
                lines.push(Line { at, ..Line::default() });
            }
            "flagicon" | "flagicon image" | "kia" | "wia" | "mia" | "pow" | "dagger" | "double-dagger"
            | "plainlist end" | "endplainlist" | "clear" => {}
            "nbsp" | "spaces" | "space" | "break" => put(lines, " "),
            "snd" | "spnd" | "spaced ndash" => put(lines, " – "),
            "ndash" | "en dash" => put(lines, "–"),
            "sfn"
            | "sfnp"
            | "harvnb"
            | "r"
            | "efn"
            | "efn-ua"
            | "refn"
            | "citation needed"
            | "cn"
            | "fact"
            | "better source needed"
            | "better source"
            | "dubious"
            | "disputed inline"
            | "page needed"
            | "when"
            | "who"
            | "according to whom" => {
                let end = self.ends.get(&at).map_or(at, |end| end + 2);
                refer(
                    lines,
                    Reference::Remark(self.slice(at, end).split_whitespace().collect::<Vec<_>>().join(" ")),
                );
            }
            _ => return false,
        }
        true
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

impl Line {
    /// Single spaces, with the references where they were.
    fn tidy(&mut self) {
        let mut text = String::with_capacity(self.text.len());
        let mut refs = std::mem::take(&mut self.refs).into_iter().peekable();
        for (at, letter) in self.text.char_indices() {
            while let Some((_, reference)) = refs.next_if(|(after, _)| *after <= at) {
                self.refs.push((text.len(), reference));
            }
            if !letter.is_whitespace() {
                text.push(letter);
            } else if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
        }
        text.truncate(text.trim_end().len());
        self.refs.extend(refs);
        for (after, _) in &mut self.refs {
            *after = (*after).min(text.len());
        }
        self.text = text;
    }
}

const ENTITIES: [(&str, &str); 9] = [
    ("&nbsp;", " "),
    ("&thinsp;", "\u{2009}"),
    ("&ndash;", "–"),
    ("&mdash;", "—"),
    ("&minus;", "−"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&amp;", "&"),
];

fn put(lines: &mut [Line], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.text.push_str(text);
    }
}

fn refer(lines: &mut [Line], reference: Reference) {
    if let Some(line) = lines.last_mut() {
        line.refs.push((line.text.len(), reference));
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
