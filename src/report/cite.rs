//! Links within the page: from a claim to where it was read, and back; names in their own scripts.

use std::fmt::Write as _;

use maud::{Markup, html};

use crate::dossier::{Cited, Claim, Date, DocumentId, Dossier, Id as _, Item, Locator, Native, SourceId};
use crate::letters;

/// The anchor of a claim's row in the table of all claims.
pub fn claim_anchor(claim: &Claim) -> String {
    format!("claim-{}", claim.key)
}

/// The anchor of a source.
pub fn source_anchor(dossier: &Dossier, id: SourceId) -> String {
    format!("source-{}", dossier.sources[id].key)
}

/// The anchor of a document's note.
pub fn document_anchor(id: DocumentId) -> String {
    format!("document-{}", id.index() + 1)
}

/// Words within a sentence: right-to-left text is isolated, so that it does not affect the order around it.
pub fn words(text: &str) -> Markup {
    let direction = if letters::runs_from_right(text) { "rtl" } else { "ltr" };
    html! { @if letters::turns(text) { bdi dir=(direction) { (text) } } @else { (text) } }
}

/// The language of the dossier's own prose, for `lang`.
pub fn tongue(dossier: &Dossier) -> Option<&str> {
    dossier.language.as_deref().map(tag)
}

/// Words with a full stop, unless they end with punctuation.
pub fn ended(text: &str) -> Markup {
    html! { (words(text)) @if !text.ends_with(['.', '?', '!', '…']) { "." } }
}

/// A sentence by the program that contains texts of the dossier: each right-to-left stretch is isolated.
pub fn sentence(text: &str) -> Markup {
    let mut parts = Vec::new();
    let mut at = 0;
    for phrase in letters::phrases(text) {
        parts.push((&text[at..phrase.start], &text[phrase.clone()]));
        at = phrase.end;
    }
    html! {
        @for (before, phrase) in &parts { (before) bdi dir="rtl" { (phrase) } }
        (text[at..])
    }
}

/// The anchor of an item that has its own entry.
pub fn item_anchor(dossier: &Dossier, item: Item) -> String {
    format!("{}-{}", item.kind().word(), dossier.key(item))
}

/// The name of an item, as a link to its entry.
pub fn item(dossier: &Dossier, item: Item) -> Markup {
    html! { a.who href={ "#" (item_anchor(dossier, item)) } { (words(dossier.name(item))) } }
}

/// The id of an entry in the dossier's file, after a space; both are hidden in print.
pub fn key(key: &str) -> Markup {
    html! { span.id { " " code { (key) } } }
}

/// A date in words, with the EDTF notation for programs.
pub fn date(date: &Date) -> Markup {
    html! { data value=(date.as_str()) { (date) } }
}

/// The reference to where something was read: "[3 ¶12]", as a link to the document.
pub fn cite(dossier: &Dossier, cited: Cited<'_>) -> Markup {
    let number = cited.document.index() + 1;
    let label = dossier.documents[cited.document].label();
    let spoken = match cited.locator.to_string() {
        place if place.is_empty() => format!("Read in {label}"),
        place => format!("Read in {label}, {place}"),
    };
    html! {
        a.cite dir="ltr" href={ "#" (document_anchor(cited.document)) } aria-label=(spoken) {
            "[" (number) (place(cited.locator)) "]"
        }
    }
}

/// The place in a document, after a blank: " ¶12", " p. 29 ¶3"; a short one never breaks.
pub fn place(locator: &Locator) -> Markup {
    const LONGEST: usize = 24;
    let place = locator.short();
    let place = if place.len() <= LONGEST { place.replace(' ', "\u{a0}") } else { place };
    html! { @if !place.is_empty() { "\u{a0}" (words(&place)) } }
}

/// A source's short name, as a link to its entry.
pub fn source(dossier: &Dossier, id: SourceId) -> Markup {
    html! { a.who href={ "#" (source_anchor(dossier, id)) } { (words(dossier.sources[id].label())) } }
}

/// A name in its own script, with its language and direction.
pub fn native(native: Option<&Native>) -> Markup {
    html! {
        @if let Some(native) = native { " " span.native lang=(tag(&native.lang)) dir="auto" { (native.text) } }
    }
}

/// A language tag as permitted in a page; `und` if it is invalid.
pub fn tag(tag: &str) -> &str {
    let is_tag = !tag.is_empty() && tag.len() <= 35;
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    if is_tag && tag.split('-').all(is_part) { tag } else { "und" }
}

/// An address as a link if it is a web address, else as plain text.
pub fn address(url: &str) -> Markup {
    let lower = url.to_ascii_lowercase();
    html! {
        @if lower.starts_with("https://") || lower.starts_with("http://") {
            a.url href=(encoded(url)) rel="noreferrer noopener external" { (url) }
        } @else {
            (url)
        }
    }
}

/// The address with invalid characters percent-encoded (RFC 3986, section 2.1).
pub fn encoded(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert!(address("HTTPS://example.org/a").into_string().starts_with("<a "));
        for text in ["javascript:alert(1)", "data:text/html,x", " https://example.org", "//example.org", ""] {
            assert!(!address(text).into_string().contains("<a"), "{text}");
        }
        let odd = address("https://example.org/\"><b>خ").into_string();
        assert!(odd.contains("href=\"https://example.org/%22%3E%3Cb%3E%D8%AE\""), "{odd}");
    }

    #[test]
    fn a_language_that_is_none_is_undetermined() {
        assert_eq!(
            (tag("ar"), tag("zh-Hant"), tag("a\"b"), tag(""), tag("-")),
            ("ar", "zh-Hant", "und", "und", "und")
        );
    }
}
