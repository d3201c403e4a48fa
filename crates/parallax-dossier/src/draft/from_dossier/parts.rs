//! Small parts of rows, which name nothing else of the dossier.

use super::super::{Evidence, KeptCopy, Location, Quote, WordRange};
use crate::dossier;

pub(super) fn evidence(list: &[dossier::Evidence]) -> Vec<Evidence> {
    let draft = |dossier::Evidence { file, sha256, kind, caption, graphic }: &dossier::Evidence| Evidence {
        file: Some(file.clone()),
        sha256: sha256.clone(),
        kind: *kind,
        caption: caption.clone(),
        graphic: *graphic,
    };
    list.iter().map(draft).collect()
}

pub(super) fn kept_copy(copy: &dossier::KeptCopy) -> KeptCopy {
    let dossier::KeptCopy { file, sha256 } = copy;
    KeptCopy { file: Some(file.clone()), sha256: sha256.clone() }
}

pub(super) fn quote(quote: &dossier::Quote) -> Quote {
    let dossier::Quote { text, lang, translation } = quote;
    Quote { text: Some(text.clone()), lang: lang.clone(), translation: translation.clone() }
}

/// A range of a reading, which always has bounds if there is one.
pub(super) fn range(range: Option<&dossier::Quantity>) -> WordRange {
    use dossier::Quantity as Q;
    match range {
        Some(Q::Exactly(n)) => WordRange::Exactly(*n),
        Some(Q::AtLeast(n)) => WordRange::AtLeast(*n),
        Some(Q::MoreThan(n)) => WordRange::MoreThan(*n),
        Some(Q::AtMost(n)) => WordRange::AtMost(*n),
        Some(Q::FewerThan(n)) => WordRange::FewerThan(*n),
        Some(Q::Between(low, high)) => WordRange::Between(*low, *high),
        // No other quantity is a range of a reading.
        _ => WordRange::NoRange,
    }
}

pub(super) fn location(at: &dossier::Location) -> Location {
    match at {
        dossier::Location::Point(position) => Location::Point((*position).into()),
        dossier::Location::Line(points) => {
            Location::Line(points.iter().map(|point| (*point).into()).collect())
        }
        dossier::Location::Area(points) => {
            Location::Area(points.iter().map(|point| (*point).into()).collect())
        }
        dossier::Location::NotLocated => Location::NotLocated,
    }
}
