//! CSL-JSON, as Zotero and other programs export it: each entry is a document.

use parallax_dossier::dossier::DocumentKind;
use serde_json::Value;

use super::Job;
use super::references::Reference;
use crate::date::{self, DayOrder};
use crate::input::{Content, Paper};
use crate::summary::OfSheet;
use crate::tree::text;

pub(super) const TITLE: &str = "CSL-JSON: each entry becomes a document";

/// Kinds of entries that nothing but CSL has in this form.
const KINDS: [&str; 22] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "dataset",
    "document",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "motion_picture",
    "paper-conference",
    "post",
    "post-weblog",
    "report",
    "speech",
    "thesis",
    "webpage",
];

fn entries(tree: &Value) -> Option<&Vec<Value>> {
    tree.as_array().or_else(|| tree.get("items")?.as_array())
}

pub(super) fn is(tree: &Value) -> bool {
    let is_entry = |entry: &Value| {
        let kind = entry.get("type").and_then(Value::as_str).unwrap_or_default();
        KINDS.contains(&kind) && entry.get("id").is_some()
    };
    entries(tree).is_some_and(|list| !list.is_empty() && list.iter().all(is_entry))
}

pub(super) fn read(papers: &[&Paper], job: &mut Job) {
    for paper in papers {
        let Content::Tree(tree) = &paper.content else { continue };
        let list: &[Value] = entries(tree).map_or(&[], Vec::as_slice);
        job.summary.sheets.push(OfSheet::of_paper(paper, list.len(), ("entry", "entries"), "by its keys"));
        for (at, entry) in (1..).zip(list) {
            let mut days = |key: &str| match day(entry.get(key)) {
                Ok(day) => day,
                Err(words) => {
                    job.leave_out(paper, "entry", at, &words, "the date cannot be read");
                    None
                }
            };
            let (dated, accessed) = (days("issued"), days("accessed"));
            let get = |key: &str| entry.get(key).map(text).unwrap_or_default();
            let archive = get("archive_location");
            let reference = Reference {
                id: get("id"),
                title: get("title"),
                publisher: [get("container-title"), get("publisher")]
                    .into_iter()
                    .find(|text| !text.is_empty())
                    .unwrap_or_default(),
                kind: kind(&get("type")),
                authors: authors(entry),
                dated,
                language: get("language"),
                url: get("URL"),
                archive_url: archive,
                accessed,
                more: vec![
                    ("DOI", get("DOI")),
                    ("Archive", get("archive")),
                    (
                        "Hash",
                        entry
                            .get("custom")
                            .and_then(|custom| custom.get("sha256"))
                            .map(text)
                            .unwrap_or_default(),
                    ),
                    ("Note", get("note")),
                ],
            };
            reference.add(paper, "entry", at, job);
        }
    }
}

fn kind(kind: &str) -> DocumentKind {
    match kind {
        "article-magazine" | "article-newspaper" | "article-journal" | "article" => DocumentKind::Article,
        "report" => DocumentKind::Report,
        "book" | "chapter" => DocumentKind::Book,
        "post" => DocumentKind::Post,
        "motion_picture" | "broadcast" => DocumentKind::Video,
        "hearing" => DocumentKind::Record,
        _ => DocumentKind::NotStated,
    }
}

/// The names of the authors as they are read: "Ana Duarte", "Ministry of Health".
fn authors(entry: &Value) -> Vec<String> {
    let list = entry.get("author").and_then(Value::as_array);
    let one = |author: &Value| {
        let get = |key: &str| author.get(key).map(text).unwrap_or_default();
        let parts =
            [get("literal"), get("given"), get("non-dropping-particle"), get("family"), get("suffix")];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    list.into_iter().flatten().map(one).filter(|author| !author.is_empty()).collect()
}

/// A date in EDTF; in error the words that are no date.
fn day(value: Option<&Value>) -> Result<Option<String>, String> {
    let Some(value) = value else { return Ok(None) };
    if let Some(parts) = value.get("date-parts").and_then(Value::as_array) {
        let dates: Option<Vec<String>> = parts.iter().map(from_parts).collect();
        return match dates.as_deref() {
            Some([]) => Ok(None),
            Some([one]) => Ok(Some(one.clone())),
            Some([first, last]) if first <= last => Ok(Some(format!("{first}/{last}"))),
            _ => Err(value.to_string()),
        };
    }
    let words = ["literal", "raw"].into_iter().find_map(|key| value.get(key)?.as_str());
    let Some(words) = words.or_else(|| value.as_str()) else { return Ok(None) };
    date::read(words, DayOrder::NotShown).map(Some).map_err(|_| words.to_owned())
}

fn from_parts(parts: &Value) -> Option<String> {
    let numbers: Vec<u16> =
        parts.as_array()?.iter().map(|part| text(part).parse().ok()).collect::<Option<_>>()?;
    let written = match numbers[..] {
        [year] => format!("{year:04}"),
        [year, month] => format!("{year:04}-{month:02}"),
        [year, month, day] => format!("{year:04}-{month:02}-{day:02}"),
        _ => return None,
    };
    date::read(&written, DayOrder::NotShown).ok()
}
