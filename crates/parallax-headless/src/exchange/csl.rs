//! The documents of a dossier as CSL-JSON, for Zotero, pandoc and other programs that format citations.

use parallax_dossier::dossier::{Date, Document, DocumentKind, Dossier};
use serde_json::{Map, Value, json};

use super::{author, line, plain_date};

/// Returns the documents as a list of items, in the order of the dossier. A date that CSL cannot hold as it is stands there in
/// words; none is made more precise.
#[must_use]
pub fn to_csl(dossier: &Dossier) -> Value {
    dossier.documents.rows().iter().map(|document| item(dossier, document)).collect()
}

fn item(dossier: &Dossier, document: &Document) -> Value {
    let (kind, genre) = kind(document.kind);
    let mut item = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(name.to_owned(), value);
        }
    };
    let text = |text: &Option<String>| text.as_deref().map(|text| json!(line(text)));
    put("id", Some(json!(document.key)));
    put("type", Some(json!(kind)));
    put("title", Some(json!(line(&document.title))));
    put("title-short", text(&document.short));
    put("genre", genre.map(|genre| json!(genre)));
    put("author", author(dossier, document).map(|name| json!([{ "literal": line(name) }])));
    // What a newspaper publishes stands in it.
    let is_in = matches!(document.kind, DocumentKind::Article | DocumentKind::Post);
    put(if is_in { "container-title" } else { "publisher" }, text(&document.publisher));
    put("issued", document.dated.as_ref().map(date));
    put("accessed", document.accessed.as_ref().map(date));
    put("URL", document.url.as_deref().map(|url| json!(url)));
    put("archive_location", document.archive_url.as_deref().map(|url| json!(url)));
    put("language", text(&document.language));
    put("note", Some(json!(document.note)).filter(|_| !document.note.is_empty()));
    Value::Object(item)
}

/// The type in CSL, and a word for what that does not say.
const fn kind(kind: DocumentKind) -> (&'static str, Option<&'static str>) {
    match kind {
        DocumentKind::NotStated => ("document", None),
        DocumentKind::Article => ("article-newspaper", None),
        DocumentKind::Report => ("report", None),
        DocumentKind::Book => ("book", None),
        DocumentKind::Statement => ("document", Some("Statement")),
        DocumentKind::Post => ("post", None),
        DocumentKind::Video => ("motion_picture", None),
        DocumentKind::Record => ("document", Some("Record")),
    }
}

fn date(date: &Date) -> Value {
    plain_date(date)
        .map_or_else(|| json!({ "literal": date.to_string() }), |parts| json!({ "date-parts": [parts] }))
}
