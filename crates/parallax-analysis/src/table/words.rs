//! The words of the format's choices for other programs: lower case, as in the reference of the format.

use crate::dossier::{
    Attribution, DocumentKind, Identity, IntervalKind, PlaceKind, PlaceRole, Precision, SourceKind,
};

pub(super) const fn attribution(attribution: Attribution) -> &'static str {
    match attribution {
        Attribution::Stated => "stated",
        Attribution::Implied => "implied",
        Attribution::Unclear => "unclear",
    }
}

pub(super) const fn document_kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::NotStated => "not stated",
        DocumentKind::Article => "article",
        DocumentKind::Report => "report",
        DocumentKind::Book => "book",
        DocumentKind::Statement => "statement",
        DocumentKind::Post => "post",
        DocumentKind::Video => "video",
        DocumentKind::Record => "record",
    }
}

pub(super) const fn interval_kind(kind: IntervalKind) -> &'static str {
    match kind {
        IntervalKind::Confidence => "confidence",
        IntervalKind::Credible => "credible",
        IntervalKind::Range => "range",
        IntervalKind::NotStated => "not stated",
    }
}

pub(super) const fn identity(identity: Identity) -> &'static str {
    match identity {
        Identity::Named => "named",
        Identity::Anonymous => "anonymous",
        Identity::Unclear => "unclear",
    }
}

pub(super) const fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Government => "government",
        SourceKind::Military => "military",
        SourceKind::Official => "official",
        SourceKind::ArmedGroup => "armed group",
        SourceKind::Agency => "agency",
        SourceKind::Media => "media",
        SourceKind::Monitor => "monitor",
        SourceKind::Researcher => "researcher",
        SourceKind::Analyst => "analyst",
        SourceKind::Community => "community",
        SourceKind::Political => "political",
        SourceKind::Narrator => "narrator",
        SourceKind::Other => "other",
    }
}

pub(super) const fn kind_of_place(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::City => "city",
        PlaceKind::Town => "town",
        PlaceKind::Village => "village",
        PlaceKind::Region => "region",
        PlaceKind::River => "river",
        PlaceKind::Boundary => "boundary",
        PlaceKind::Field => "field",
        PlaceKind::Airfield => "airfield",
        PlaceKind::Site => "site",
    }
}

pub(super) const fn role(role: PlaceRole) -> &'static str {
    match role {
        PlaceRole::Named => "named",
        PlaceRole::Context => "context",
    }
}

/// "0.5 km", "schematic", "not stated".
pub(super) fn precision(precision: Precision) -> String {
    match precision {
        Precision::Km(km) => format!("{km} km"),
        Precision::Schematic => "schematic".to_owned(),
        Precision::NotStated => "not stated".to_owned(),
    }
}
