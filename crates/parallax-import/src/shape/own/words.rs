//! Words and figures of a table that Parallax wrote, read back.

use std::fmt::Debug;

use parallax_dossier::dossier::{
    Attribution, Decimal, DocumentKind, Estimate, Identity, IntervalKind, PlaceKind, PlaceRole, Precision,
    SourceKind, Stance,
};
use parallax_dossier::draft::Quantity;

/// Finds the choice whose name in the program, in lower case and with spaces, is the word.
fn choose<T: Copy + Debug + Default>(all: &[T], word: &str) -> T {
    let spaced = |name: String| {
        let mut words = String::new();
        for letter in name.chars() {
            if letter.is_uppercase() && !words.is_empty() {
                words.push(' ');
            }
            words.extend(letter.to_lowercase());
        }
        words
    };
    all.iter().copied().find(|one| spaced(format!("{one:?}")) == word).unwrap_or_default()
}

pub(super) fn attribution(word: &str) -> Attribution {
    choose(&[Attribution::Stated, Attribution::Implied, Attribution::Unclear], word)
}

pub(super) fn document_kind(word: &str) -> DocumentKind {
    use DocumentKind::{Article, Book, NotStated, Post, Record, Report, Statement, Video};
    choose(&[NotStated, Article, Report, Book, Statement, Post, Video, Record], word)
}

pub(super) fn identity(word: &str) -> Identity {
    choose(&[Identity::Named, Identity::Anonymous, Identity::Unclear], word)
}

pub(super) fn source_kind(word: &str) -> SourceKind {
    use SourceKind::{
        Agency, Analyst, ArmedGroup, Community, Government, Media, Military, Monitor, Narrator, Official,
        Other, Political, Researcher,
    };
    #[rustfmt::skip]
    let all = [Government, Military, Official, ArmedGroup, Agency, Media, Monitor, Researcher, Analyst, Community, Political, Narrator, Other];
    choose(&all, word)
}

pub(super) fn place_kind(word: &str) -> PlaceKind {
    use PlaceKind::{Airfield, Boundary, City, Field, Region, River, Site, Town, Village};
    choose(&[City, Town, Village, Region, River, Boundary, Field, Airfield, Site], word)
}

pub(super) fn place_role(word: &str) -> PlaceRole {
    choose(&[PlaceRole::Named, PlaceRole::Context], word)
}

pub(super) fn precision(word: &str) -> Precision {
    match word.strip_suffix(" km").and_then(|km| km.parse::<f64>().ok()) {
        Some(km) if km.is_finite() && km > 0.0 => Precision::Km(km),
        _ if word == "schematic" => Precision::Schematic,
        _ => Precision::NotStated,
    }
}

pub(super) fn stance(verb: &str) -> Option<Stance> {
    Stance::ALL.into_iter().find(|stance| stance.verb() == verb)
}

/// The cells of a count.
pub(super) struct Cells<'r> {
    pub kind: &'r str,
    /// The figure in plain words.
    pub plain: &'r str,
    pub point: Option<u64>,
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub level: &'r str,
    pub interval_kind: &'r str,
    pub method: &'r str,
}

/// The quantity of the row, unless it refers to people or to another claim; `None` if the cells do not agree.
pub(super) fn quantity(cells: &Cells) -> Option<Quantity<'static>> {
    let numbers = numbers(cells.plain);
    let one = || if let [n] = numbers[..] { Some(n) } else { None };
    Some(match cells.kind {
        "exactly" => Quantity::Exactly(if cells.plain.contains("none") { 0 } else { one()? }),
        "at least" => Quantity::AtLeast(one()?),
        "more than" => Quantity::MoreThan(one()?),
        "at most" => Quantity::AtMost(one()?),
        "fewer than" => Quantity::FewerThan(one()?),
        "between" => match numbers[..] {
            [low, high] if low <= high => Quantity::Between(low, high),
            _ => return None,
        },
        "about" => Quantity::About(one()?),
        "words" => Quantity::Words(cells.plain.split_once('“')?.1.rsplit_once('”')?.0.to_owned()),
        "estimate" => Quantity::Estimate(Estimate {
            point: cells.point,
            low: cells.low,
            high: cells.high,
            level: cells.level.parse().ok().and_then(Decimal::new),
            kind: choose(
                &[
                    IntervalKind::Confidence,
                    IntervalKind::Credible,
                    IntervalKind::Range,
                    IntervalKind::NotStated,
                ],
                cells.interval_kind,
            ),
            method: cells.method.to_owned(),
        }),
        "not given" => Quantity::NotGiven,
        _ => return None,
    })
}

/// The quantity of a part, from its words.
pub(super) fn of_part(plain: &str) -> Option<Quantity<'static>> {
    let kind = if plain.contains('“') {
        "words"
    } else if plain.contains(" to ") {
        "between"
    } else if plain == "no number given" {
        "not given"
    } else {
        ["at least", "more than", "at most", "fewer than", "about"]
            .into_iter()
            .find(|kind| plain.starts_with(kind))
            .unwrap_or("exactly")
    };
    quantity(&Cells {
        kind,
        plain,
        point: None,
        low: None,
        high: None,
        level: "",
        interval_kind: "",
        method: "",
    })
}

/// The figures in plain words, such as "1,000 to 2,000".
fn numbers(text: &str) -> Vec<u64> {
    text.split_whitespace().filter_map(|word| word.replace(',', "").parse().ok()).collect()
}
