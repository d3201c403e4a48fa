//! The documents of a dossier as BibLaTeX, for LaTeX and reference managers.

use std::fmt::Write as _;

use parallax_dossier::dossier::{Date, Document, DocumentKind, Dossier};

use super::{author, line};

/// Returns the documents as entries of a BibLaTeX file, in the order of the dossier, by their ids. A date that BibLaTeX cannot
/// hold as it is stands in words in the note; none is made more precise.
#[must_use]
pub fn to_bib(dossier: &Dossier) -> String {
    dossier.documents.rows().iter().map(|document| entry(dossier, document)).collect::<Vec<_>>().join("\n")
}

fn entry(dossier: &Dossier, document: &Document) -> String {
    let mut out = format!("@{}{{{},\n", kind(document.kind), document.key);
    let mut put = |name: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  {name} = {{{value}}},");
    };
    // A second pair of braces keeps capitals, and names whole.
    let whole = |text: &str| format!("{{{}}}", escaped(&line(text)));
    put("title", whole(&document.title));
    if let Some(short) = &document.short {
        put("shorttitle", whole(short));
    }
    if let Some(name) = author(dossier, document) {
        put("author", whole(name));
    }
    if let Some(publisher) = &document.publisher {
        let name = match document.kind {
            DocumentKind::Article => "journaltitle",
            DocumentKind::Report => "institution",
            DocumentKind::Post => "organization",
            _ => "publisher",
        };
        put(name, whole(publisher));
    }
    let mut notes = Vec::new();
    if let Some(dated) = &document.dated {
        if is_held(dated) {
            put("date", dated.as_str().to_owned());
        } else {
            notes.push(format!("Published {dated}"));
        }
    }
    if let Some(url) = &document.url {
        put("url", address(url));
    }
    if let Some(accessed) = &document.accessed {
        if is_held(accessed) {
            put("urldate", accessed.as_str().to_owned());
        } else {
            notes.push(format!("Read {accessed}"));
        }
    }
    if let Some(language) = document.language.as_deref().filter(|language| !language.trim().is_empty()) {
        put("language", whole(language));
    }
    notes.extend(Some(line(&document.note)).filter(|note| !note.is_empty()));
    if !notes.is_empty() {
        put("note", escaped(&notes.join(". ")));
    }
    if let Some(archived) = &document.archive_url {
        put("addendum", format!("Archived: \\url{{{}}}", address(archived)));
    }
    out.push_str("}\n");
    out
}

const fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Article => "article",
        DocumentKind::Report => "report",
        DocumentKind::Book => "book",
        DocumentKind::Post => "online",
        DocumentKind::Video => "video",
        DocumentKind::NotStated | DocumentKind::Statement | DocumentKind::Record => "misc",
    }
}

/// True if BibLaTeX has a date in the same form: days, months and years, with marks, and spans of them.
fn is_held(date: &Date) -> bool {
    !date.is_one_of() && !date.is_timed()
}

/// A text in which no letter is a command.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => safe.push_str("\\textbackslash{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            // BibTeX counts braces that are escaped too.
            '{' => safe.push_str("\\textbraceleft{}"),
            '}' => safe.push_str("\\textbraceright{}"),
            '#' | '$' | '%' | '&' | '_' => {
                safe.push('\\');
                safe.push(letter);
            }
            _ => safe.push(letter),
        }
    }
    safe
}

/// An address, in which what would end the field is written as the web writes it.
fn address(url: &str) -> String {
    url.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}
