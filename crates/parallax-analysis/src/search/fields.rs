//! What a claim can be found by, field by field: everything that the program says about it.

use std::fmt;

use super::figure::Figure;
use crate::dossier::{Claim, ClaimId, Count, Dossier, Item, Outcome, Quantity, Reading, Says};
use crate::{WhenSaid, clause, figure, grade_given, headline, read_as, relays, with_outcome};

/// A field of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Another spelling of a name.
    Also,
    /// The full name, if a shorter one is shown.
    InFull,
    /// The name in its own script.
    Native,
    /// The id in the file.
    Id,
    /// The quantity in plain words.
    Figure,
    /// The quantity in the document's words.
    Worded,
    /// What the program says about the precision of the quantity.
    Bound,
    /// The range of its words under the chosen reading.
    ReadAs,
    /// The source's stance.
    Stance,
    /// The qualification by the source or the document.
    Hedge,
    Source,
    /// The relays.
    Via,
    /// How firmly the document ties it to its source.
    Attribution,
    /// The population counted.
    Population,
    /// The figure of a part of the population, in the same claim.
    Part,
    /// The question that it answers or bears on.
    Question,
    /// The position under which its answer is grouped.
    Position,
    /// The answer, or the whole statement.
    Says,
    /// The event it is about.
    Event,
    Place,
    /// The people it names.
    Person,
    Document,
    /// The place in the document.
    Locator,
    /// What kind of document it is.
    Kind,
    /// Who wrote it.
    ByLine,
    /// A grade that a named body gives.
    Assessment,
    /// When it was said.
    Said,
    /// What `check` warns about.
    Check,
    Gist,
    Note,
}

impl Field {
    /// The name of the field, shown before its content: "also spelled", "figure:".
    const fn label(self) -> &'static str {
        match self {
            Self::Also => "also spelled",
            Self::InFull => "in full:",
            Self::Native => "native name:",
            Self::Id => "id:",
            Self::Figure => "figure:",
            Self::Worded => "worded:",
            Self::Bound => "bound:",
            Self::ReadAs | Self::Said | Self::Via | Self::Locator => "",
            Self::Stance => "stance:",
            Self::Hedge => "hedge:",
            Self::Source => "source:",
            Self::Attribution => "attribution:",
            Self::Part => "part:",
            Self::Population => "population:",
            Self::Question => "question:",
            Self::Position => "position:",
            Self::Says => "says:",
            Self::Event => "event:",
            Self::Place => "place:",
            Self::Person => "person:",
            Self::Document => "document:",
            Self::Kind => "kind:",
            Self::ByLine => "by:",
            Self::Assessment => "graded:",
            Self::Check => "check:",
            Self::Gist => "gist:",
            Self::Note => "note:",
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

/// A field with its content.
pub type Filled = (Field, String);

/// Everything that a claim can be found by, what is most worth telling first.
pub fn of_claim(dossier: &Dossier, id: ClaimId, reading: &Reading) -> Vec<Filled> {
    let claim = &dossier.claims[id];
    let mut fields = Fields(Vec::with_capacity(20));
    if let Some(count) = claim.count() {
        counted(&mut fields, claim, count);
        fields.add(Field::Population, &dossier.groups[count.of].name);
        for part in &count.parts {
            let name = &dossier.groups[part.of].name;
            fields.add(Field::Part, format!("{} {} ({name})", part.quantity, count.outcome.participle()));
        }
    }
    fields.add_some(Field::ReadAs, read_as(claim, reading));
    fields.add(Field::Stance, claim.stance.verb());
    fields.add_some(Field::Hedge, claim.hedge.as_deref());
    fields.add(Field::Source, dossier.sources[claim.by].label());
    fields.add_some(Field::Via, relays(dossier, claim));
    fields.add_some(Field::Attribution, claim.attribution.qualifier());
    for question in claim.questions() {
        fields.add(Field::Question, &dossier.questions[question].text);
    }
    fields.add_some(Field::Position, dossier.position_of(claim).map(|position| &position.words));
    let says = clause(dossier, claim).unwrap_or_else(|| headline(claim));
    if says != claim.gist {
        fields.add(Field::Says, says);
    }
    fields.add_some(Field::Place, claim.at.map(|at| &dossier.places[at].name));
    fields.add_some(Field::Event, claim.event.map(|event| &dossier.events[event].name));
    for person in named(claim) {
        fields.add(Field::Person, &dossier.people[person].name);
    }
    fields.add(Field::Document, dossier.documents[claim.document].label());
    fields.add(Field::Locator, claim.locator.to_string());
    fields.add_some(Field::Said, describe_date(dossier, claim));
    for assessment in dossier.assessments.for_item(Item::Claim(id)) {
        fields.add(Field::Assessment, grade_given(dossier, assessment));
    }
    fields.0.extend(checked(dossier, Item::Claim(id)));
    fields.add(Field::Gist, &claim.gist);
    fields.add(Field::Id, &claim.key);
    fields.add(Field::Note, &claim.note);
    fields.0
}

/// The figures of a claim: its quantity, and those in its own words. Not those in its note, which are about
/// other claims.
pub fn figures_of(claim: &Claim) -> Vec<Figure> {
    let mut found: Vec<Figure> = claim.counts().filter_map(|count| Figure::from_count(&count)).collect();
    let answer = match &claim.says {
        Says::Answer { text, .. } => Some(text),
        Says::Count(_) | Says::Remark => None,
    };
    for text in claim.worded.iter().chain(answer).chain([&claim.gist]) {
        for figure in super::figure::figures(&super::fold(text)) {
            if !found.contains(&figure) {
                found.push(figure);
            }
        }
    }
    found
}

fn counted(fields: &mut Fields, claim: &Claim, count: &Count) {
    let plain = count.to_string();
    let own = figure(claim).filter(|words| *words != plain);
    fields.add(Field::Figure, with_participle(&plain, count.outcome));
    fields.add_some(Field::Worded, own);
    fields.add_some(Field::Bound, bound(claim, count).map(str::to_owned));
}

/// "48 killed or wounded", "48 excess deaths".
fn with_participle(figure: &str, outcome: Outcome) -> String {
    match outcome.declared() {
        Some(_) => with_outcome(figure, outcome),
        None => format!("{figure} {}", outcome.participle()),
    }
}

/// The kind of figure, in words that people search for.
fn bound(claim: &Claim, count: &Count) -> Option<&'static str> {
    if !claim.states_its_own() {
        return None;
    }
    count.precision()
}

/// When it was said, stated or derived.
fn describe_date(dossier: &Dossier, claim: &Claim) -> Option<String> {
    if let Some(said) = &claim.said {
        return Some(format!("said {said}"));
    }
    let when = WhenSaid::from_claim(dossier, claim);
    when.derived().map(|said| format!("said {said} ({})", when.derived_from()))
}

/// The people a claim names, in its count or besides.
fn named(claim: &Claim) -> impl Iterator<Item = crate::dossier::PersonId> + '_ {
    let counted = || {
        let stated = claim.count().into_iter().flat_map(Count::stated);
        stated.flat_map(|(_, quantity)| match quantity {
            Quantity::Named(people) => people.as_slice(),
            _ => &[],
        })
    };
    let others = claim.people.iter().filter(move |person| !counted().any(|counted| counted == *person));
    counted().chain(others).copied()
}

/// What `parallax check` warns of in an entry, each by its code and its words.
pub fn checked(dossier: &Dossier, item: Item) -> impl Iterator<Item = Filled> + '_ {
    dossier.remarks.for_item(item).iter().map(|remark| (Field::Check, remark.to_string()))
}

struct Fields(Vec<Filled>);

impl Fields {
    fn add(&mut self, field: Field, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.0.push((field, text));
        }
    }

    fn add_some(&mut self, field: Field, text: Option<impl Into<String>>) {
        if let Some(text) = text {
            self.add(field, text);
        }
    }
}
