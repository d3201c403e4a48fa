//! The table of all claims: its columns, the words in its cells, which rows match and in which order.

mod columns;
mod file;
mod guard;
mod records;
mod rows;
#[cfg(test)]
mod tests;
mod words;
mod world;

pub use file::{ByteOrderMark, Dialect, Separator, TableError, to_csv, to_json};
pub use guard::{SPLITS, guarded, unguarded};
pub use records::{Field, Records, fields};
pub use rows::{Direction, TableRows};
pub use world::Entry;

use super::{Stated, WhenSaid, headline, measure, relays, where_read, with_hedge, with_outcome};
pub use crate::dossier::Column;
use crate::dossier::{Attribution, Claim, Count, Dossier, Quantity, Reading, Says, Stance};

/// The text of `claim` in `column`; may be empty.
///
/// A range is given only if the source gives one itself, or if `reading` makes one of its words, and then it
/// says so.
#[must_use]
pub fn cell(dossier: &Dossier, reading: &Reading, claim: &Claim, column: Column) -> String {
    match column {
        Column::By => format!("{}{}", dossier.sources[claim.by].label(), attributed(claim)),
        Column::Via => claim.via.iter().map(|id| dossier.sources[*id].label()).collect::<Vec<_>>().join(", "),
        Column::Read => where_read(dossier, claim.citation()),
        Column::Said => WhenSaid::from_claim(dossier, claim).short(None).unwrap_or_default(),
        Column::Outcome => outcome(claim).to_owned(),
        Column::Population => match &claim.says {
            Says::Count(count) => dossier.groups[count.of].name.clone(),
            Says::Answer { to, .. } => {
                let question = &dossier.questions[*to].text;
                match dossier.position_of(claim) {
                    // Sorted by this column, answers stand by their positions.
                    Some(position) => format!("{question} Grouped under “{}”", position.words),
                    None => question.clone(),
                }
            }
            Says::Remark => String::new(),
        },
        Column::Quantity => words(claim),
        Column::Range => range(claim, reading),
        Column::Stance => claim.stance.verb().to_owned(),
        Column::Hedge => claim.hedge.clone().unwrap_or_default(),
    }
}

/// The text of `claim` in `column` of a table that has only the columns `shown`.
///
/// Whatever the words of a claim must not be without stands with them if its own column is not shown: the relays with
/// the source; stance, outcome and hedge with the figure.
#[must_use]
pub fn cell_among(
    dossier: &Dossier,
    reading: &Reading,
    claim: &Claim,
    column: Column,
    shown: &[Column],
) -> String {
    let text = cell(dossier, reading, claim, column);
    let has = |column: Column| shown.contains(&column);
    match column {
        Column::By if !has(Column::Via) => match relays(dossier, claim) {
            Some(relays) => format!("{text}, {relays}"),
            None => text,
        },
        Column::Quantity => {
            let words = match (has(Column::Outcome), has(Column::Stance)) {
                (true, true) => text,
                (true, false) => measure(claim).unwrap_or_else(|| headline(claim)),
                (false, false) => match claim.count() {
                    // What it declines to give a number of.
                    Some(count) if !claim.stance.has_position() => {
                        format!("{} ({})", headline(claim), count.outcome.word())
                    }
                    _ => headline(claim),
                },
                (false, true) => match claim.count() {
                    Some(count) if count.quantity == Quantity::NotGiven => {
                        format!("{text} ({})", count.outcome.word())
                    }
                    Some(count) => with_outcome(&text, count.outcome),
                    None => text,
                },
            };
            if has(Column::Hedge) { words } else { with_hedge(words, claim) }
        }
        _ => text,
    }
}

/// What follows the source's name if the document does not state the attribution: " (implied)"; otherwise
/// empty.
#[must_use]
pub const fn attributed(claim: &Claim) -> &'static str {
    match claim.attribution {
        Attribution::Stated => "",
        Attribution::Implied => " (implied)",
        Attribution::Unclear => " (unclear)",
    }
}

/// True if a claim has only a stance on a count, such as a refusal or a silence, without a figure or number
/// words.
#[must_use]
pub fn is_without_figure(claim: &Claim) -> bool {
    let is_not_given = claim.count().is_some_and(|count| count.quantity == Quantity::NotGiven);
    is_not_given && claim.worded.is_none() && claim.stance != Stance::Asserts
}

/// What a claim counts, or what else it is.
fn outcome(claim: &Claim) -> &'static str {
    match &claim.says {
        Says::Count(count) => count.outcome.label(),
        Says::Answer { .. } => "answer",
        Says::Remark => "remark",
    }
}

fn words(claim: &Claim) -> String {
    match &claim.says {
        Says::Count(_) => super::figure(claim).unwrap_or_default(),
        Says::Answer { text, .. } => text.clone(),
        Says::Remark => claim.gist.clone(),
    }
}

fn range(claim: &Claim, reading: &Reading) -> String {
    match Stated::from_claim(claim, reading) {
        // In the source's own terms: "more than 100", never "101 or more".
        Stated::Figure(_) => claim.count().map(plain_range).unwrap_or_default(),
        Stated::Read(range) => format!("{range} (read)"),
        named @ Stated::Named(_) => named.interval().map(|range| range.to_string()).unwrap_or_default(),
        Stated::Nothing(_) => String::new(),
    }
}

fn plain_range(count: &Count) -> String {
    match &count.quantity {
        Quantity::Exactly(n) if count.so_far => Quantity::AtLeast(*n).to_string(),
        Quantity::Exactly(0) => "0".to_owned(),
        _ => count.figure(),
    }
}

/// The figure that a claim is about, for sorting, even if it is somebody else's; `None` for words.
fn figure(claim: &Claim) -> Option<(u64, u64)> {
    let count = claim.count()?;
    match count.quantity {
        Quantity::About(n) => Some((n, n)),
        Quantity::Estimate(ref estimate) => {
            let (low, high) = estimate.interval().or_else(|| estimate.point.map(|point| (point, point)))?;
            let middle = estimate.point.unwrap_or(low);
            Some((middle, high))
        }
        // Sorted by its figures, although they are near ones only.
        _ if count.about => count.quantity.bounds().map(|(low, high)| (low, high.unwrap_or(u64::MAX))),
        _ => count.bounds().map(|(low, high)| (low, high.unwrap_or(u64::MAX))),
    }
}
