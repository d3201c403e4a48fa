//! Claims as records of named fields, for other programs: every figure apart from its kind, nothing sharpened.

use crate::analysis::figure as stated_figure;
use crate::analysis::{Interval, Stated};
use crate::dossier::{Attribution, Claim, ClaimId, Dossier, PersonId, Quantity, Reading, Says};

/// The names of the fields, in their order.
///
/// `quantity` is as the document words it, `quantity plain` the same in plain words. `low` and `high` are the range
/// that the source itself states, `read low` and `read high` the one that `reading` makes of its words; whoever
/// denies, doubts, leaves open or declines states none. `named` are the people whose names make a count of named people,
/// `attribution` is how firmly the document ties the claim to its source, `bears on` are questions that it speaks to
/// without answering them.
pub const FIELDS: [&str; 25] = [
    "id",
    "by",
    "via",
    "document",
    "paragraph",
    "said",
    "event",
    "outcome",
    "population",
    "quantity",
    "quantity plain",
    "quantity kind",
    "named",
    "low",
    "high",
    "read low",
    "read high",
    "reading",
    "stance",
    "attribution",
    "hedge",
    "question",
    "answer",
    "bears on",
    "gist",
];

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// Nothing is stated.
    Absent,
    /// A text.
    Text(String),
    /// Several texts.
    List(Vec<String>),
    /// A whole number.
    Number(u64),
}

/// Claims as records, and what they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// The title of the dossier.
    pub dossier: String,
    /// The name of the reading of words.
    pub reading: String,
    /// A record a claim, in the order of [`FIELDS`].
    pub claims: Vec<[Field; FIELDS.len()]>,
}

impl Records {
    /// The records of `claims`, in their order.
    #[must_use]
    pub fn new(dossier: &Dossier, reading: &Reading, claims: &[ClaimId]) -> Self {
        Self {
            dossier: dossier.title.clone(),
            reading: reading.name.clone(),
            claims: claims.iter().map(|id| record(dossier, reading, &dossier.claims[*id])).collect(),
        }
    }
}

fn record(dossier: &Dossier, reading: &Reading, claim: &Claim) -> [Field; FIELDS.len()] {
    let source = |id: &crate::dossier::SourceId| dossier.sources[*id].name.clone();
    let count = claim.count();
    let (own, read) = ranges(claim, reading);
    let (question, answer) = match &claim.says {
        Says::Answer { to, text } => (Some(&dossier.questions[*to].text), Some(text)),
        Says::Count(_) | Says::Remark => (None, None),
    };
    [
        Field::from(&claim.key),
        Field::Text(source(&claim.by)),
        Field::list(claim.via.iter().map(source)),
        Field::from(&dossier.documents[claim.document].title),
        Field::number(claim.paragraph.map(u64::from)),
        Field::text(claim.said.as_ref().map(crate::dossier::Date::as_str)),
        Field::text(claim.event.map(|event| dossier.events[event].name.as_str())),
        Field::text(count.map(|count| count.outcome.word())),
        Field::text(count.map(|count| dossier.groups[count.of].name.as_str())),
        stated_figure(claim).map_or(Field::Absent, Field::Text),
        count.map_or(Field::Absent, |count| Field::Text(count.quantity.to_string())),
        Field::text(count.map(|count| kind(&count.quantity))),
        Field::list(named(claim).iter().map(|id| dossier.people[*id].name.clone())),
        Field::number(own.map(|range| range.low)),
        Field::number(own.and_then(|range| range.high)),
        Field::number(read.map(|range| range.low)),
        Field::number(read.and_then(|range| range.high)),
        Field::text(read.map(|_| reading.name.as_str())),
        Field::from(claim.stance.verb()),
        Field::from(attribution(claim.attribution)),
        Field::text(claim.hedge.as_deref()),
        Field::text(question.map(String::as_str)),
        Field::text(answer.map(String::as_str)),
        Field::list(claim.bears_on.iter().map(|id| dossier.questions[*id].text.clone())),
        Field::from(&claim.gist),
    ]
}

/// The range that the source states, and the one that its words are read as.
fn ranges(claim: &Claim, reading: &Reading) -> (Option<Interval>, Option<Interval>) {
    let stated = Stated::of(claim, reading);
    match stated {
        Stated::Read(range) => (None, Some(range)),
        Stated::Figure(_) | Stated::Named(_) | Stated::Nothing(_) => (stated.interval(), None),
    }
}

/// The people whose names make a count.
fn named(claim: &Claim) -> &[PersonId] {
    match claim.count().map(|count| &count.quantity) {
        Some(Quantity::Named(people)) => people,
        _ => &[],
    }
}

const fn attribution(attribution: Attribution) -> &'static str {
    match attribution {
        Attribution::Stated => "stated",
        Attribution::Implied => "implied",
        Attribution::Unclear => "unclear",
    }
}

/// The kind of a quantity as words.
const fn kind(quantity: &Quantity) -> &'static str {
    match quantity {
        Quantity::Exactly(_) => "exactly",
        Quantity::AtLeast(_) => "at least",
        Quantity::MoreThan(_) => "more than",
        Quantity::AtMost(_) => "at most",
        Quantity::FewerThan(_) => "fewer than",
        Quantity::Between(..) => "between",
        Quantity::About(_) => "about",
        Quantity::Words(_) => "words",
        Quantity::Named(_) => "named people",
        Quantity::NotGiven => "not given",
    }
}

impl Field {
    fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Absent, Self::from)
    }

    fn list(texts: impl Iterator<Item = String>) -> Self {
        let texts: Vec<String> = texts.collect();
        if texts.is_empty() { Self::Absent } else { Self::List(texts) }
    }

    fn number(number: Option<u64>) -> Self {
        number.map_or(Self::Absent, Self::Number)
    }
}

/// A text; absent where it is empty.
impl<T: AsRef<str> + ?Sized> From<&T> for Field {
    fn from(text: &T) -> Self {
        let text = text.as_ref();
        if text.is_empty() { Self::Absent } else { Self::Text(text.to_owned()) }
    }
}
