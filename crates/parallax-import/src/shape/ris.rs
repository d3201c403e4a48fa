//! RIS: lines of a tag and a value, an entry from `TY` to `ER`.

use parallax_dossier::dossier::DocumentKind;

use super::Job;
use super::references::Reference;
use crate::date::{self, DayOrder};
use crate::input::{Content, Paper};
use crate::summary::OfSheet;

pub(super) const TITLE: &str = "RIS: each entry becomes a document";

/// The tag of a line and its value: `TI  - The quay`.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.trim_start_matches('\u{feff}').split_once("  -")?;
    let is_tag = tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    is_tag.then(|| (tag, value.trim()))
}

pub(super) fn is(text: &str) -> bool {
    let first =
        text.lines().map(str::trim_end).find(|line| !line.trim_start_matches('\u{feff}').trim().is_empty());
    first.and_then(tagged).is_some_and(|(tag, _)| tag == "TY")
}

pub(super) fn read(papers: &[&Paper], job: &mut Job) {
    for paper in papers {
        let Content::Text(text) = &paper.content else { continue };
        let sheet = job.summary.sheets.len();
        job.summary.sheets.push(OfSheet::of_paper(paper, 0, ("entry", "entries"), "by its first line"));
        let mut entry: Option<(usize, Reference)> = None;
        let mut count = 0;
        for (number, line) in (1..).zip(text.lines()) {
            if line.trim().is_empty() {
                continue;
            }
            match (tagged(line), &mut entry) {
                (Some(("TY", kind)), _) => {
                    if let Some((at, reference)) = entry.take() {
                        reference.add(paper, "line", at, job);
                    }
                    count += 1;
                    entry = Some((number, Reference { kind: kind_of(kind), ..Reference::default() }));
                }
                (Some(("ER", _)), _) => {
                    if let Some((at, reference)) = entry.take() {
                        reference.add(paper, "line", at, job);
                    }
                }
                (Some((tag, value)), Some((_, reference))) => put(tag, value, number, paper, reference, job),
                // A value may go on in the next line.
                (None, Some((_, reference))) => reference.more.push(("Note", line.trim().to_owned())),
                _ => job.leave_out(paper, "line", number, line, "it stands in no entry"),
            }
        }
        if let Some((at, reference)) = entry.take() {
            job.leave_out(paper, "line", at, "", "the entry is not closed by ER; what stands there was kept");
            reference.add(paper, "line", at, job);
        }
        job.summary.sheets[sheet].rows = count;
    }
}

fn put(tag: &str, value: &str, number: usize, paper: &Paper, reference: &mut Reference, job: &mut Job) {
    if value.is_empty() {
        return;
    }
    let set = |field: &mut String| {
        if field.is_empty() {
            value.clone_into(field);
        }
    };
    match tag {
        "TI" | "T1" => set(&mut reference.title),
        "AU" | "A1" => reference.authors.push(value.to_owned()),
        "T2" | "JO" | "JF" | "PB" => set(&mut reference.publisher),
        "LA" => set(&mut reference.language),
        "UR" if reference.url.is_empty() => set(&mut reference.url),
        "DA" | "PY" | "Y1" | "Y2" => {
            let field = if tag == "Y2" { &mut reference.accessed } else { &mut reference.dated };
            // `2018/02/07/` with what is not known left empty.
            let parts: Vec<&str> =
                value.split('/').map(str::trim).take_while(|part| !part.is_empty()).take(3).collect();
            match date::read(&parts.join("-"), DayOrder::NotShown) {
                // The day says more than the year alone.
                Ok(date) if field.as_ref().is_none_or(|before| before.len() < date.len()) => {
                    *field = Some(date);
                }
                Ok(_) => {}
                Err(why) => job.leave_out(paper, "line", number, value, &why),
            }
        }
        "ID" => set(&mut reference.id),
        "DO" => reference.more.push(("DOI", value.to_owned())),
        "N1" => reference.more.push(("Note", value.to_owned())),
        "UR" | "L1" | "L2" => reference.more.push(("Also at", value.to_owned())),
        "DB" | "AN" => reference.more.push(("Archive", value.to_owned())),
        "AB" | "N2" => job.leave_out(paper, "line", number, value, "abstracts are not copied"),
        _ => job.leave_out(paper, "line", number, value, &format!("nothing is known of the tag {tag}")),
    }
}

fn kind_of(kind: &str) -> DocumentKind {
    match kind {
        "NEWS" | "MGZN" | "JOUR" | "EJOUR" => DocumentKind::Article,
        "RPRT" => DocumentKind::Report,
        "BOOK" | "CHAP" | "EBOOK" => DocumentKind::Book,
        "VIDEO" | "MPCT" => DocumentKind::Video,
        "HEAR" => DocumentKind::Record,
        _ => DocumentKind::NotStated,
    }
}
