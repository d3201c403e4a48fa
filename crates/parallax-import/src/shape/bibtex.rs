//! BibTeX and BibLaTeX: each entry is a document. Only what stands in the file is read: no styles, no cross-references.

use std::collections::HashMap;

use parallax_dossier::dossier::DocumentKind;

use super::Job;
use super::common::Lines;
use super::references::Reference;
use super::tex::plain;
use crate::date::{self, DayOrder};
use crate::input::{Content, Paper};
use crate::making::is_link;
use crate::summary::OfSheet;

pub(super) const TITLE: &str = "BibTeX and BibLaTeX: each entry becomes a document";

/// The type of the entry that begins here, and what follows its bracket.
fn head(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix('@')?;
    let end = rest.find(|letter: char| !letter.is_ascii_alphabetic()).filter(|end| *end > 0)?;
    let inner = rest[end..].trim_start_matches([' ', '\t']).strip_prefix(['{', '('])?;
    Some((&rest[..end], inner))
}

pub(super) fn is(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let line =
        text.lines().map(str::trim_start).find(|line| !line.trim().is_empty() && !line.starts_with('%'));
    line.is_some_and(|line| head(line).is_some())
}

pub(super) fn read(papers: &[&Paper], job: &mut Job) {
    for paper in papers {
        let Content::Text(text) = &paper.content else { continue };
        let sheet = job.summary.sheets.len();
        job.summary.sheets.push(OfSheet::of_paper(paper, 0, ("entry", "entries"), "by its first entry"));
        let lines = Lines::new(text);
        let mut strings: HashMap<String, String> = MONTHS
            .iter()
            .zip(1..)
            .map(|(month, number)| ((*month).to_owned(), format!("{number:02}")))
            .collect();
        let (mut at, mut count) = (0, 0);
        while let Some(next) = text[at..].find('@').map(|found| at + found) {
            let Some((kind, rest)) = head(&text[next..]) else {
                at = next + 1;
                continue;
            };
            let (kind, number) = (kind.to_ascii_lowercase(), lines.at(next));
            let mut fields = Fields { text, at: text.len() - rest.len(), strings: &strings };
            let mut id = String::new();
            match kind.as_str() {
                "comment" | "preamble" => {
                    fields.skip();
                    at = fields.at;
                    continue;
                }
                "string" => {}
                _ => fields.key().clone_into(&mut id),
            }
            let (mut found, mut is_closed) = (Vec::new(), true);
            loop {
                match fields.next() {
                    Next::Field(name, start, value) => found.push((name, lines.at(start), value)),
                    Next::End => break,
                    Next::Cut => {
                        is_closed = false;
                        break;
                    }
                }
            }
            at = fields.at.max(next + 1);
            if kind == "string" {
                strings.extend(found.into_iter().map(|(name, _, value)| (name, value)));
            } else {
                count += 1;
                let reference = Reference { id, ..reference(&kind, found, paper, job) };
                reference.add(paper, "line", number, job);
            }
            if !is_closed {
                let why = "the entry is not closed, or a field of it cannot be read; what stands before that was kept";
                job.leave_out(paper, "line", number, "", why);
            }
        }
        job.summary.sheets[sheet].rows = count;
    }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The fields of an entry, one after the other.
struct Fields<'a> {
    text: &'a str,
    at: usize,
    strings: &'a HashMap<String, String>,
}

enum Next {
    /// Its name in lower case, where it begins, and its value as it is written.
    Field(String, usize, String),
    End,
    Cut,
}

impl Fields<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// The key of the entry.
    fn key(&mut self) -> &str {
        let start = self.at;
        let rest = self.rest();
        self.at += rest.find([',', '}', ')', '\n']).unwrap_or(rest.len());
        self.text[start..self.at].trim()
    }

    /// To the end of what the bracket holds.
    fn skip(&mut self) {
        self.at += braced(self.rest()).map_or(0, |length| length + 1);
    }

    fn next(&mut self) -> Next {
        self.skip_space();
        while self.rest().starts_with(',') {
            self.at += 1;
            self.skip_space();
        }
        let rest = self.rest();
        if rest.starts_with(['}', ')']) {
            self.at += 1;
            return Next::End;
        }
        let start = self.at;
        let is_name =
            |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '+' | ':' | '.');
        let end = rest.find(|letter: char| !is_name(letter)).unwrap_or(0);
        let name = rest[..end].to_ascii_lowercase();
        self.at += end;
        self.skip_space();
        if name.is_empty() || !self.rest().starts_with('=') {
            return Next::Cut;
        }
        self.at += 1;
        let mut value = String::new();
        loop {
            self.skip_space();
            let rest = self.rest();
            let (length, part) = match rest.chars().next() {
                Some('{') => match braced(&rest[1..]) {
                    Some(length) => (length + 2, rest[1..=length].to_owned()),
                    None => return Next::Cut,
                },
                Some('"') => match quoted(&rest[1..]) {
                    Some(length) => (length + 2, rest[1..=length].to_owned()),
                    None => return Next::Cut,
                },
                _ => {
                    let length = rest.find(|letter: char| !is_name(letter)).unwrap_or(rest.len());
                    if length == 0 {
                        return Next::Cut;
                    }
                    let word = &rest[..length];
                    let known =
                        self.strings.get(&word.to_ascii_lowercase()).filter(|text| text.len() < 10_000);
                    (length, known.map_or_else(|| word.to_owned(), Clone::clone))
                }
            };
            value.push_str(&part);
            self.at += length;
            self.skip_space();
            // Parts are joined by this sign.
            if value.len() > 200_000 || !self.rest().starts_with('#') {
                return Next::Field(name, start, value);
            }
            self.at += 1;
        }
    }
}

/// The length up to the brace that closes; none where the next entry begins before that.
fn braced(text: &str) -> Option<usize> {
    length(text, b'}')
}

/// The length up to the closing quotation mark outside of braces.
fn quoted(text: &str) -> Option<usize> {
    length(text, b'"')
}

fn length(text: &str, close: u8) -> Option<usize> {
    let (mut depth, mut before) = (0_usize, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'@' if before == b'\n' && head(&text[at..]).is_some() => return None,
            _ if byte == close && depth == 0 && before != b'\\' => return Some(at),
            b'{' if before != b'\\' => depth += 1,
            b'}' if before != b'\\' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        before = if before == b'\\' && byte == b'\\' { 0 } else { byte };
    }
    None
}

fn reference(kind: &str, fields: Vec<(String, usize, String)>, paper: &Paper, job: &mut Job) -> Reference {
    let mut made = Reference { kind: kind_of(kind), ..Reference::default() };
    let (mut year, mut month, mut day) = (String::new(), String::new(), String::new());
    let (mut year_line, mut subtitle, mut editors) = (0, String::new(), String::new());
    for (name, line, value) in fields {
        let text = plain(&value);
        if text.is_empty() {
            continue;
        }
        let mut set = |field: &mut String| {
            if field.is_empty() {
                text.clone_into(field);
            } else {
                job.leave_out(paper, "line", line, &text, "the entry has another field for that already");
            }
        };
        match name.as_str() {
            "title" => set(&mut made.title),
            "subtitle" => subtitle = text,
            "author" => made.authors = people(&value),
            "editor" => editors = people(&value).join("; "),
            "journal" | "journaltitle" | "newspaper" | "publisher" | "institution" | "organization"
            | "school" | "howpublished" | "booktitle" => {
                let is_link_only = name == "howpublished" && is_link(&text) && made.url.is_empty();
                if is_link_only {
                    made.url = text;
                } else if made.publisher.is_empty() {
                    made.publisher = text;
                } else {
                    made.more.push(("Also published by", text));
                }
            }
            "date" | "urldate" => match date::read(&text, DayOrder::NotShown) {
                Ok(date) if name == "date" => made.dated = Some(date),
                Ok(date) => made.accessed = Some(date),
                Err(why) => job.leave_out(paper, "line", line, &text, &why),
            },
            "year" => (year, year_line) = (text, line),
            "month" => month = text,
            "day" => day = text,
            "language" | "langid" => {
                if made.language.is_empty() {
                    made.language = text;
                }
            }
            "url" => set(&mut made.url),
            "doi" => made.more.push(("DOI", text)),
            "isbn" => made.more.push(("ISBN", text)),
            "pages" => made.more.push(("Pages", text)),
            "volume" => made.more.push(("Volume", text)),
            "number" | "issue" => made.more.push(("Number", text)),
            "note" | "annote" | "annotation" | "addendum" => match text.strip_prefix("Archived: ") {
                Some(link) if is_link(link) => link.clone_into(&mut made.archive_url),
                _ => made.more.push(("Note", text)),
            },
            "abstract" => job.leave_out(paper, "line", line, &text, "abstracts are not copied"),
            _ => job.leave_out(paper, "line", line, &text, &format!("nothing is known of the field {name}")),
        }
    }
    if !subtitle.is_empty() {
        made.title = if made.title.is_empty() { subtitle } else { format!("{}: {subtitle}", made.title) };
    }
    made.more.push(("Editors", editors));
    if made.dated.is_none() && !year.is_empty() {
        let written = match (month.len(), day.is_empty()) {
            (0, _) => year.clone(),
            // The names of months are numbers by now.
            (1 | 2, true) => format!("{year}-{month:0>2}"),
            (1 | 2, false) => format!("{year}-{month:0>2}-{day:0>2}"),
            _ => format!("{day} {month} {year}").trim().to_owned(),
        };
        match date::read(&written, DayOrder::NotShown) {
            Ok(date) => made.dated = Some(date),
            Err(why) => job.leave_out(paper, "line", year_line, &written, &why),
        }
    }
    made
}

/// The names of people, divided by "and" outside of braces: "Roe, Ana" is Ana Roe, "{Ministry, Port}" stays.
fn people(value: &str) -> Vec<String> {
    let (mut names, mut depth, mut name) = (Vec::new(), 0_usize, String::new());
    for word in value.split_whitespace() {
        if depth == 0 && word == "and" {
            names.push(std::mem::take(&mut name));
            continue;
        }
        depth += word.matches('{').count();
        depth = depth.saturating_sub(word.matches('}').count());
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    names.push(name);
    let turned = |name: String| {
        let is_whole = name.starts_with('{') && name.ends_with('}');
        match name.split_once(',') {
            Some((last, first)) if !is_whole && !first.contains(',') => {
                format!("{} {}", plain(first), plain(last))
            }
            _ => plain(&name),
        }
    };
    names.into_iter().map(turned).filter(|name| !name.trim().is_empty()).collect()
}

fn kind_of(kind: &str) -> DocumentKind {
    match kind {
        "article" | "suppperiodical" => DocumentKind::Article,
        "report" | "techreport" => DocumentKind::Report,
        "book" | "mvbook" | "inbook" | "incollection" | "collection" | "booklet" => DocumentKind::Book,
        "video" | "movie" => DocumentKind::Video,
        _ => DocumentKind::NotStated,
    }
}
