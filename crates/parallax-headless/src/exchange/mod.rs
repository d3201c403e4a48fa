//! Parts of a dossier in the formats of other programs: places as `GeoJSON`, documents as CSL-JSON and `BibLaTeX`, and what was
//! said as wikitext. These ways lead out only; what comes back whole is [`dossier`](crate::dossier).

mod bib;
mod csl;
mod geojson;
mod wiki;

use parallax_dossier::dossier::{Date, Document, Dossier};

pub use bib::to_bib;
pub use csl::to_csl;
pub use geojson::to_geojson;
pub use wiki::to_wiki;

/// Who wrote a document, as far as it says: the by-line as printed, or else the name of its author.
fn author<'d>(dossier: &'d Dossier, document: &'d Document) -> Option<&'d str> {
    let by_line = document.by_line.as_deref();
    by_line.or_else(|| document.author.map(|id| dossier.sources[id].name.as_str()))
}

/// The year, the month and the day of a date that is just one of them, in our era, without any mark.
fn plain_date(date: &Date) -> Option<Vec<u16>> {
    let text = date.as_str();
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    if !matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]) {
        return None;
    }
    let parts: Option<Vec<u16>> = text.split('-').map(|part| part.parse().ok()).collect();
    parts.filter(|parts| parts[0] > 0)
}

/// A text on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
