//! A value of wikitext as lines of plain words, with the references beside them.

use super::{Reference, Wiki, folded};

/// Most templates within one another that are read; those deeper stay as they are written.
const DEEPEST: usize = 8;

/// A line of a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::shape) struct Line {
    pub text: String,
    /// How many bullets it begins with.
    pub level: usize,
    /// Where it begins in the whole text.
    pub at: usize,
    /// References, each after so many bytes of `text`.
    pub refs: Vec<(usize, Reference)>,
}

impl Wiki {
    /// The lines of a value.
    pub(in crate::shape) fn lines(&self, start: usize, end: usize) -> Vec<Line> {
        let mut lines = vec![Line { at: start, ..Line::default() }];
        self.flatten(start, end, 0, &mut lines);
        for line in &mut lines {
            line.tidy();
        }
        lines.retain(|line| !line.text.is_empty() || !line.refs.is_empty());
        lines
    }

    /// A value as plain words on one line.
    pub(in crate::shape) fn words(&self, start: usize, end: usize) -> String {
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
