//! The parts of a page to click: its script, its data, its sections.

use std::collections::HashMap;
use std::sync::LazyLock;

use parallax::app::Parallax;
use parallax::app::publish::{self, Wish};
use parallax::load;
use parallax::session::{Command, Format, Subject};
use serde_json::Value;

use crate::fixture::FERRY;

pub fn made(text: &str, subject: Subject, commands: &[Command]) -> String {
    let mut program = Parallax::new("/home/somebody/a.ron", load::read(text));
    for command in commands {
        program.apply(command.clone());
    }
    let bytes = publish::make(&mut program, &Wish::usual(subject, Format::Html)).expect("a page");
    String::from_utf8(bytes).expect("UTF-8")
}

pub fn page(text: &str) -> String {
    static OF_FERRY: LazyLock<String> = LazyLock::new(|| made(FERRY, Subject::Page, &[]));
    if text == FERRY { OF_FERRY.clone() } else { made(text, Subject::Page, &[]) }
}

pub fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("no {start}"));
    rest.split_once(end).unwrap_or_else(|| panic!("no {end} after {start}")).0
}

pub fn from_base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    for four in text.as_bytes().chunks(4) {
        let digit = |at: usize| DIGITS.iter().position(|digit| *digit == four[at]);
        let word = (0..4).fold(0, |word, at| word << 6 | digit(at).unwrap_or_default());
        let kept = four.iter().filter(|digit| **digit != b'=').count();
        bytes.extend([16, 8, 0].map(|shift| (word >> shift) as u8).into_iter().take(kept - 1));
    }
    bytes
}

/// The data of the page, unpacked.
pub fn unpacked(page: &str) -> String {
    let bytes = from_base64(between(page, "<script id=\"data\" type=\"text/plain\">", "</script>"));
    String::from_utf8(miniz_oxide::inflate::decompress_to_vec_zlib(&bytes).expect("zlib")).expect("UTF-8")
}

pub fn data(page: &str) -> Value {
    serde_json::from_str(&unpacked(page)).expect("JSON")
}

pub fn script(page: &str) -> &str {
    between(page, "</script><script>", "</script>")
}

/// The page without what only the script reads.
pub fn without_script(page: &str) -> String {
    let (before, rest) = page.split_once("<script id=\"data\"").expect("data");
    let after = rest.rsplit_once("</script>").expect("the script").1;
    let page = format!("{before}{after}");
    let mut out = String::with_capacity(page.len());
    // Groups are on lines of their own.
    let mut open = Vec::new();
    for line in page.split_inclusive('\n') {
        let is_group = line.starts_with("<g data-of=");
        if line.starts_with("<g") {
            open.push(is_group);
        }
        if is_group || (line == "</g>\n" && open.pop().unwrap_or_default()) {
            continue;
        }
        out.push_str(line);
    }
    without_attributes(&out)
}

/// The same without the attributes that only the script reads.
pub fn without_attributes(markup: &str) -> String {
    let mut out = markup.to_owned();
    for attribute in [" data-of=\"", " data-drawing=\"", " data-outcome=\""] {
        let mut parts = out.split(attribute);
        let mut rest = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            rest.push_str(part.split_once('"').expect("its end").1);
        }
        out = rest;
    }
    out
}

/// What stands in the body.
pub fn body(page: &str) -> &str {
    page.split_once("<body>").expect("a body").1
}

/// The pieces of a section, cut as the script cuts them.
pub fn cut(markup: &str) -> Vec<&str> {
    let is_end = |at: usize| {
        let after = [": ", ". ", ", "].into_iter().any(|end| markup[..at].ends_with(end));
        at > 0 && (markup[at..].starts_with('<') || after)
    };
    let ends = markup.char_indices().map(|(at, _)| at).filter(|at| is_end(*at)).chain([markup.len()]);
    let mut from = 0;
    ends.map(|to| &markup[std::mem::replace(&mut from, to)..to]).collect()
}

/// The sections of a page without its drawings, by anchor.
pub fn sections(page: &str) -> HashMap<String, String> {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<svg ") {
        out.push_str(before);
        rest = after.split_once("</svg>\n").expect("its end").1;
    }
    out.push_str(rest);
    let main = between(&out, "<main id=\"content\">", "</main>");
    let starts: Vec<usize> =
        main.match_indices("<section id=\"").map(|(at, _)| at).chain([main.len()]).collect();
    let sections = starts.windows(2).map(|ends| {
        let markup = &main[ends[0]..ends[1]];
        (markup.split('"').nth(1).expect("an id").to_owned(), markup.to_owned())
    });
    let header = format!("<header>{}</header>", between(&out, "<header>", "</header>"));
    sections.chain([("header".to_owned(), header)]).collect()
}
