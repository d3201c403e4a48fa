//! The fields of a claim's record: its own, and those of its source and relays, document, event, place,
//! population and people, so that a row of CSV is self-contained.

use super::records::Field;
use super::words::{
    attribution, document_kind, identity, interval_kind, kind_of_place, precision, role, source_kind,
};
use super::world::{Entry, evidence};
use crate::dossier::{
    Claim, ClaimId, Count, Date, Declared, Document, Dossier, Estimate, Event, Group, Item, KeptCopy, Native,
    Part, Person, PersonId, Place, Quantity, Reading, Says, Source, SourceId,
};
use crate::figure as stated_figure;
use crate::{Interval, Stated, WhenSaid, assessments_of, facts_of, grade_explained, grade_given, written_by};

/// The data of a record.
pub(super) struct Row<'d> {
    dossier: &'d Dossier,
    reading: &'d Reading,
    id: ClaimId,
    claim: &'d Claim,
    when: WhenSaid<'d>,
    own: Option<Interval>,
    read: Option<Interval>,
}

/// A field of a record: its name, and how to get its value.
pub(super) type Column = (&'static str, fn(&Row<'_>) -> Field);

/// The fields, in order.
///
/// `quantity` is in the document's words, `quantity_plain` the same in plain words. `low` and `high` are the
/// range that the source itself gives, `read_low` and `read_high` the range of its words under `reading`; a
/// claim that denies, doubts, leaves open or declines gives none, and neither does an estimate: its figures are in
/// `point` and `interval_low` to `method`. `times` and `relative_to` are for a figure relative to that of another claim.
/// `parts` are the figures that the same claim gives for parts of the population. `named` are the people whose names make a
/// count, `people` all those the claim names. `said` is the date that the dossier states, in EDTF;
/// `said_not_before` and `said_not_after` are bounds derived from event and document. `bears_on` are
/// questions that it concerns without answering them.
pub(super) const COLUMNS: &[Column] = &[
    ("id", |row| Field::from(&row.claim.key)),
    ("by", |row| Field::from(&row.by().name)),
    ("via", |row| Field::list(row.relays().map(|source| &source.name))),
    ("document", |row| Field::from(&row.document().title)),
    ("paragraph", |row| Field::number(row.claim.locator.paragraph.map(u64::from))),
    ("said", |row| Field::text(row.claim.said.as_ref().map(Date::as_str))),
    ("said_basis", |row| Field::from(&row.claim.said_basis)),
    ("said_not_before", |row| moment(row.when.not_before)),
    ("said_not_after", |row| moment(row.when.not_after)),
    ("foretells", |row| Field::Flag(row.claim.foretells)),
    ("outcome", |row| Field::text(row.count().map(|count| count.outcome.id()))),
    ("outcome_name", |row| Field::text(row.count().map(|count| count.outcome.label()))),
    ("outcome_one", |row| Field::text(row.declared().map(|declared| declared.noun(true)))),
    ("outcome_counts", |row| {
        Field::text(row.count().map(|count| if count.outcome.counts_people() { "people" } else { "things" }))
    }),
    ("outcome_part_of", |row| {
        Field::text(
            row.declared()
                .and_then(parallax_dossier::dossier::Declared::part_of)
                .map(parallax_dossier::dossier::Outcome::id),
        )
    }),
    ("population", |row| Field::text(row.group().map(|group| group.name.as_str()))),
    ("quantity", |row| stated_figure(row.claim).map_or(Field::Absent, Field::Text)),
    ("quantity_plain", |row| row.count().map_or(Field::Absent, |count| Field::Text(count.figure()))),
    ("quantity_kind", |row| Field::text(row.count().map(|count| count.quantity.kind()))),
    ("worded", |row| Field::text(row.claim.worded.as_deref())),
    ("so_far", |row| row.count().map_or(Field::Absent, |count| Field::Flag(count.so_far))),
    ("about", |row| row.count().map_or(Field::Absent, |count| Field::Flag(count.is_about()))),
    ("and_more", |row| row.count().map_or(Field::Absent, |count| Field::Flag(count.and_more))),
    ("point", |row| Field::number(row.estimate().and_then(|estimate| estimate.point))),
    ("interval_low", |row| Field::number(row.estimate().and_then(|estimate| estimate.low))),
    ("interval_high", |row| Field::number(row.estimate().and_then(|estimate| estimate.high))),
    ("interval_level", |row| {
        row.estimate()
            .and_then(|estimate| estimate.level)
            .map_or(Field::Absent, |level| Field::Text(level.digits()))
    }),
    ("interval_kind", |row| {
        let estimate = row.estimate().filter(|estimate| estimate.interval().is_some());
        estimate.map_or(Field::Absent, |estimate| Field::from(interval_kind(estimate.kind)))
    }),
    ("method", |row| Field::text(row.estimate().map(|estimate| estimate.method.as_str()))),
    ("times", |row| match row.count().map(|count| &count.quantity) {
        Some(Quantity::Times { times, .. }) => Field::Text(times.digits()),
        _ => Field::Absent,
    }),
    ("relative_to", |row| row.tie(row.count().and_then(|count| count.quantity.relative_to().copied()))),
    ("parts", |row| Field::list(row.parts().map(|part| part_of(row.dossier, part)))),
    ("parts_ids", |row| Field::list(row.parts().map(|part| &row.dossier.groups[part.of].key))),
    ("named", |row| Field::list(row.named().map(|person| &person.name))),
    ("named_ids", |row| Field::list(row.named().map(|person| &person.key))),
    ("low", |row| Field::number(row.own.map(|range| range.low))),
    ("high", |row| Field::number(row.own.and_then(|range| range.high))),
    ("read_low", |row| Field::number(row.read.map(|range| range.low))),
    ("read_high", |row| Field::number(row.read.and_then(|range| range.high))),
    ("reading", |row| Field::text(row.read.map(|_| row.reading.name.as_str()))),
    ("stance", |row| Field::from(row.claim.stance.verb())),
    ("attribution", |row| Field::from(attribution(row.claim.attribution))),
    ("hedge", |row| Field::text(row.claim.hedge.as_deref())),
    ("question", |row| row.answer().map_or(Field::Absent, |(question, _, _)| Field::from(question))),
    ("question_id", |row| row.answer().map_or(Field::Absent, |(_, key, _)| Field::from(key))),
    ("answer", |row| row.answer().map_or(Field::Absent, |(_, _, text)| Field::from(text))),
    ("position", |row| {
        Field::text(row.dossier.position_of(row.claim).map(|position| position.words.as_str()))
    }),
    ("position_id", |row| {
        Field::text(row.dossier.position_of(row.claim).map(|position| position.key.as_str()))
    }),
    ("bears_on", |row| Field::list(row.questions().map(|question| &question.text))),
    ("bears_on_ids", |row| Field::list(row.questions().map(|question| &question.key))),
    ("gist", |row| Field::from(&row.claim.gist)),
    ("note", |row| Field::from(&row.claim.note)),
    ("assessments", |row| row.graded(Some(Item::Claim(row.id)))),
    ("event_assessments", |row| row.graded(row.claim.event.map(Item::Event))),
    ("place_assessments", |row| row.graded(row.claim.at.map(Item::Place))),
    ("revises", |row| row.tie(row.claim.revises)),
    ("corrects", |row| row.tie(row.claim.corrects)),
    ("same_as", |row| row.tie(row.claim.same_as)),
    ("entered_by", |row| Field::text(row.claim.entered_by.as_deref())),
    ("checked_by", |row| Field::text(row.claim.checked_by.as_deref())),
    ("page", |row| Field::text(row.claim.locator.page.as_deref())),
    ("column", |row| Field::text(row.claim.locator.column.as_deref())),
    ("section", |row| Field::text(row.claim.locator.section.as_deref())),
    ("post", |row| Field::text(row.claim.locator.post.as_deref())),
    ("timecode", |row| Field::text(row.claim.locator.timecode.as_deref())),
    ("locator", |row| Field::text(row.claim.locator.other.as_deref())),
    ("people", |row| Field::list(row.people().map(|person| &person.name))),
    ("people_ids", |row| Field::list(row.people().map(|person| &person.key))),
    ("people_also", |row| Field::list(row.people().flat_map(|person| &person.also))),
    ("people_native", |row| {
        Field::list(row.people().filter_map(|person| person.native.as_ref()).map(native))
    }),
    ("people_names_in", |row| Field::list(row.people().flat_map(|person| &person.names_in).map(native))),
    ("people_facts", |row| Field::list(row.people().flat_map(|person| row.facts(person)))),
    ("people_homes", |row| {
        Field::list(row.people().filter_map(|person| Some(&row.dossier.places[person.home?].name)))
    }),
    ("people_notes", |row| {
        Field::list(row.people().map(|person| &person.note).filter(|note| !note.is_empty()))
    }),
    ("by_id", |row| Field::from(&row.by().key)),
    ("by_short", |row| Field::text(row.by().short.as_deref())),
    ("by_native", |row| row.by().native.as_ref().map_or(Field::Absent, |name| Field::Text(native(name)))),
    ("by_kind", |row| Field::from(source_kind(row.by().kind))),
    ("by_part_of", |row| row.whole().map_or(Field::Absent, |whole| Field::from(&whole.name))),
    ("by_part_of_id", |row| row.whole().map_or(Field::Absent, |whole| Field::from(&whole.key))),
    ("by_side", |row| row.side(row.by()).map_or(Field::Absent, |(name, _)| Field::from(name))),
    ("by_side_id", |row| row.side(row.by()).map_or(Field::Absent, |(_, key)| Field::from(key))),
    ("by_identity", |row| Field::from(identity(row.by().identity))),
    ("by_note", |row| Field::from(&row.by().note)),
    ("via_ids", |row| Field::list(row.relays().map(|source| &source.key))),
    ("via_kinds", |row| Field::list(row.relays().map(|source| source_kind(source.kind)))),
    ("via_sides", |row| {
        Field::list(row.relays().map(|source| row.side(source).map_or("no side assigned", |(name, _)| name)))
    }),
    ("via_notes", |row| Field::list(row.relays().map(|source| &source.note).filter(|note| !note.is_empty()))),
    ("document_id", |row| Field::from(&row.document().key)),
    ("document_short", |row| Field::text(row.document().short.as_deref())),
    ("document_publisher", |row| Field::text(row.document().publisher.as_deref())),
    ("document_kind", |row| Field::from(document_kind(row.document().kind))),
    ("document_author", |row| Field::text(written_by(row.dossier, row.document()))),
    ("document_author_id", |row| row.author().map_or(Field::Absent, |author| Field::from(&author.key))),
    ("document_by_line", |row| Field::text(row.document().by_line.as_deref())),
    ("document_dated", |row| Field::text(row.document().dated.as_ref().map(Date::as_str))),
    ("document_dated_basis", |row| Field::from(&row.document().dated_basis)),
    ("document_language", |row| Field::text(row.document().language.as_deref())),
    ("document_url", |row| Field::text(row.document().url.as_deref())),
    ("document_archive_url", |row| Field::text(row.document().archive_url.as_deref())),
    ("document_accessed", |row| Field::text(row.document().accessed.as_ref().map(Date::as_str))),
    ("document_copy", |row| row.copy().map_or(Field::Absent, |copy| Field::from(&copy.file))),
    ("document_copy_sha256", |row| Field::text(row.copy().and_then(|copy| copy.sha256.as_deref()))),
    ("document_paragraphs", |row| Field::number(row.document().paragraphs.map(u64::from))),
    ("document_note", |row| Field::from(&row.document().note)),
    ("event", |row| Field::text(row.event().map(|event| event.name.as_str()))),
    ("event_id", |row| Field::text(row.event().map(|event| event.key.as_str()))),
    ("event_within", |row| {
        Field::text(row.event().and_then(|event| Some(row.dossier.events[event.within?].name.as_str())))
    }),
    ("event_on", |row| Field::text(row.event().and_then(|event| Some(event.on.as_ref()?.as_str())))),
    ("event_on_basis", |row| Field::text(row.event().map(|event| event.on_basis.as_str()))),
    ("event_at", |row| {
        Field::text(row.event().and_then(|event| Some(row.dossier.places[event.at?].name.as_str())))
    }),
    ("event_gist", |row| Field::text(row.event().map(|event| event.gist.as_str()))),
    ("place", |row| Field::text(row.place().map(|place| place.name.as_str()))),
    ("place_id", |row| Field::text(row.place().map(|place| place.key.as_str()))),
    ("place_also", |row| Field::list(row.place().into_iter().flat_map(|place| &place.also))),
    ("place_native", |row| {
        Field::list(row.place().and_then(|place| place.native.as_ref()).map(native).into_iter())
    }),
    ("place_kind", |row| Field::text(row.place().map(|place| kind_of_place(place.kind)))),
    ("place_position", |row| row.place().map_or(Field::Absent, position)),
    ("place_precision", |row| {
        row.place().map_or(Field::Absent, |place| Field::Text(precision(place.precision)))
    }),
    ("place_basis", |row| Field::text(row.place().map(|place| place.basis.as_str()))),
    ("place_role", |row| Field::text(row.place().map(|place| role(place.role)))),
    ("place_note", |row| Field::text(row.place().map(|place| place.note.as_str()))),
    ("population_id", |row| Field::text(row.group().map(|group| group.key.as_str()))),
    ("population_one", |row| Field::text(row.group().and_then(|group| group.one.as_deref()))),
    ("population_many", |row| Field::text(row.group().and_then(|group| group.many.as_deref()))),
    ("population_within", |row| {
        Field::text(row.group().and_then(|group| Some(row.dossier.groups[group.within?].name.as_str())))
    }),
    ("population_by", |row| Field::text(row.group().and_then(|group| group.by.as_deref()))),
    ("population_disjoint", |row| row.group().map_or(Field::Absent, |group| Field::Flag(group.disjoint))),
    ("population_breakdowns", |row| {
        let breakdowns = row.group().into_iter().flat_map(|group| &group.breakdowns);
        Field::list(breakdowns.map(|one| format!("{}: {}", one.by, one.extent.word())))
    }),
    ("population_note", |row| Field::text(row.group().map(|group| group.note.as_str()))),
];

/// What JSON alone holds of a claim. These stay with the author: the rights in a quoted passage are the author's affair, so
/// that a table to be passed around does not repeat it.
pub(super) fn json_only(claim: &Claim) -> Entry {
    let quote = claim.quote.as_ref().map_or(Field::Absent, |quote| {
        Field::Entry(vec![
            ("text", Field::from(&quote.text)),
            ("lang", Field::text(quote.lang.as_deref())),
            ("translation", Field::text(quote.translation.as_deref())),
        ])
    });
    vec![("quote", quote), ("evidence", evidence(&claim.evidence))]
}

impl<'d> Row<'d> {
    pub(super) fn new(dossier: &'d Dossier, reading: &'d Reading, id: ClaimId) -> Self {
        let claim = &dossier.claims[id];
        let stated = Stated::from_claim(claim, reading);
        let (own, read) = match stated {
            Stated::Read(range) => (None, Some(range)),
            Stated::Figure(_) | Stated::Named(_) | Stated::Nothing(_) => (stated.interval(), None),
        };
        Self { dossier, reading, id, claim, when: WhenSaid::from_claim(dossier, claim), own, read }
    }

    fn by(&self) -> &'d Source {
        &self.dossier.sources[self.claim.by]
    }

    /// The institution of which the source is a part.
    fn whole(&self) -> Option<&'d Source> {
        Some(&self.dossier.sources[self.by().part_of?])
    }

    fn relays(&self) -> impl Iterator<Item = &'d Source> {
        let dossier = self.dossier;
        self.claim.via.iter().map(move |id: &SourceId| &dossier.sources[*id])
    }

    /// The side of a source, and its id.
    fn side(&self, source: &Source) -> Option<(&'d str, &'d str)> {
        let side = &self.dossier.sides[source.side?];
        Some((&side.name, &side.key))
    }

    fn document(&self) -> &'d Document {
        &self.dossier.documents[self.claim.document]
    }

    /// The source that wrote the document.
    fn author(&self) -> Option<&'d Source> {
        Some(&self.dossier.sources[self.document().author?])
    }

    fn copy(&self) -> Option<&'d KeptCopy> {
        self.document().copy.as_ref()
    }

    fn event(&self) -> Option<&'d Event> {
        Some(&self.dossier.events[self.claim.event?])
    }

    fn place(&self) -> Option<&'d Place> {
        Some(&self.dossier.places[self.claim.at?])
    }

    fn count(&self) -> Option<&'d Count> {
        self.claim.count()
    }

    fn declared(&self) -> Option<Declared> {
        self.count()?.outcome.declared()
    }

    fn estimate(&self) -> Option<&'d Estimate> {
        match &self.count()?.quantity {
            Quantity::Estimate(estimate) => Some(estimate),
            _ => None,
        }
    }

    fn parts(&self) -> impl Iterator<Item = &'d Part> {
        self.count().into_iter().flat_map(|count| &count.parts)
    }

    fn group(&self) -> Option<&'d Group> {
        Some(&self.dossier.groups[self.count()?.of])
    }

    fn people(&self) -> impl Iterator<Item = &'d Person> {
        let dossier = self.dossier;
        self.claim.people.iter().map(move |id| &dossier.people[*id])
    }

    /// "A. B.: age 34 years, says the Ministry (June list)", for each thing said of a person.
    fn facts(&self, person: &'d Person) -> Vec<String> {
        let lines = facts_of(self.dossier, person, None).into_iter();
        lines.map(|(about, text)| format!("{}: {} {text}", person.name, about.to_lowercase())).collect()
    }

    /// The grades that named bodies give of an item.
    fn graded(&self, item: Option<Item>) -> Field {
        let grades = item.into_iter().flat_map(|item| assessments_of(self.dossier, item, None));
        Field::list(grades.map(|one| {
            let explained = grade_explained(self.dossier, one);
            let given = grade_given(self.dossier, one);
            if explained.is_empty() { given } else { format!("{given}. {explained}") }
        }))
    }

    /// The people whose names make a count.
    fn named(&self) -> impl Iterator<Item = &'d Person> {
        let named: &'d [PersonId] = match self.count().map(|count| &count.quantity) {
            Some(Quantity::Named(people)) => people,
            _ => &[],
        };
        let dossier = self.dossier;
        named.iter().map(move |id| &dossier.people[*id])
    }

    fn questions(&self) -> impl Iterator<Item = &'d crate::dossier::Question> {
        let dossier = self.dossier;
        self.claim.bears_on.iter().map(move |id| &dossier.questions[*id])
    }

    /// The question that it answers, its id, and the answer.
    fn answer(&self) -> Option<(&'d str, &'d str, &'d str)> {
        match &self.claim.says {
            Says::Answer { to, text, .. } => {
                let question = &self.dossier.questions[*to];
                Some((&question.text, &question.key, text))
            }
            Says::Count(_) | Says::Remark => None,
        }
    }

    fn tie(&self, other: Option<crate::dossier::ClaimId>) -> Field {
        Field::text(other.map(|id| self.dossier.claims[id].key.as_str()))
    }
}

/// A day or a time as EDTF writes it, a time with its offset.
fn moment(at: Option<crate::dossier::Moment>) -> Field {
    at.map_or(Field::Absent, |at| Field::Text(Date::from(at).as_str().to_owned()))
}

/// A part of a count with its population: "250: Men".
fn part_of(dossier: &Dossier, part: &Part) -> String {
    format!("{}: {}", part.quantity, dossier.groups[part.of].name)
}

fn native(name: &Native) -> String {
    format!("{} ({})", name.text, name.lang)
}

/// Longitude and latitude of each position, as "40.29 35.3"; absent for a place without a position.
fn position(place: &Place) -> Field {
    Field::list(place.at.positions().iter().map(|at| format!("{} {}", at.lon, at.lat)))
}
