//! From a dossier back to the draft that its author wrote: typed ids become words again, and rows that loading changed
//! are as they were.
//!
//! Every row is taken apart field by field, so that the compiler asks for a field that is missing.

mod claims;
mod parts;
mod state;

use std::collections::BTreeMap;

use super::{
    AgeSaid, Assessed, Assessment, Backdrop, Citation, DeclaredOutcome, Defaults, DiedSaid, Document,
    Dossier, Entries, Event, FamilySaid, Frame, Group, KeptCopy, Opens, Person, Place, Question, Reading,
    Scheme, SexSaid, Shape, Side, Source, StatusSaid, Step, Word,
};
use crate::dossier::{self, Date, Format, Id, Table};
use parts::{evidence, kept_copy, location, range};

impl<'a> Dossier<'a> {
    /// Returns the draft of a dossier, as its author wrote it.
    #[must_use]
    pub fn from_dossier(dossier: &'a dossier::Dossier) -> Self {
        let dossier::Dossier {
            format,
            title,
            summary,
            language,
            period,
            zone,
            has_times: _,
            frame,
            backdrop,
            opens,
            defaults,
            places,
            shapes,
            sides,
            groups,
            outcomes,
            sources,
            documents,
            events,
            questions,
            people,
            readings,
            claims,
            assessments,
            steps,
            remarks: _,
            misfits: _,
            unsettled: _,
            written,
        } = dossier;
        let ids = Ids(dossier);
        let assessed = written.assessments.as_ref().unwrap_or(assessments);
        Self {
            format: Some(format.version()),
            title: Some(written.title.as_ref().unwrap_or(title).clone()),
            summary: summary.clone(),
            language: written.language.as_ref().or(language.as_ref()).cloned(),
            period: date(period.as_ref()),
            zone: zone.stated().map(Into::into),
            frame: frame.map(|frame| Frame { center: frame.center.into(), width_km: frame.width_km }),
            backdrop: backdrop.as_ref().map(|backdrop| {
                let dossier::Backdrop { from, credit, note } = backdrop;
                let KeptCopy { file, sha256 } = kept_copy(from);
                let credit = written.backdrop_credit.as_ref().unwrap_or(credit).clone();
                Backdrop { file, sha256, credit: Some(credit), note: note.clone() }
            }),
            opens: opens.as_ref().map(|opens| ids.opens(opens)),
            defaults: defaults.map(|defaults| ids.defaults(defaults)),
            sides: table(sides, &written.sides, side),
            places: table(places, &written.places, |row| ids.place(row)),
            shapes: table(shapes, &written.shapes, |row| ids.shape(row)),
            groups: table(groups, &written.groups, |row| ids.group(row)),
            outcomes: table(outcomes, &written.outcomes, outcome),
            sources: table(sources, &written.sources, |row| ids.source(row)),
            documents: table(documents, &written.documents, |row| ids.document(row)),
            events: table(events, &written.events, |row| ids.event(row)),
            questions: table(questions, &written.questions, question),
            people: table(people, &written.people, |row| ids.person(row)),
            readings: table(readings, &written.readings, reading),
            schemes: assessed.schemes.iter().map(scheme).collect(),
            claims: ids.claims(claims, written),
            assessments: assessed.list().iter().map(|row| ids.assessment(row)).collect(),
            steps: written
                .steps
                .as_ref()
                .unwrap_or(steps)
                .iter()
                .map(|step| Step::from_step(step, dossier))
                .collect(),
        }
    }
}

/// A row with its id and its draft.
type Entry<'a, T> = (&'a str, T);

fn table<'a, I: Id, R, T>(
    rows: &'a Table<I, R>,
    written: &'a BTreeMap<I, R>,
    draft: impl Fn(&'a R) -> Entry<'a, T>,
) -> Entries<T> {
    rows.iter().map(|(id, row)| draft(written.get(&id).unwrap_or(row))).collect()
}

fn date(date: Option<&Date>) -> Option<Word<'_>> {
    date.map(|date| date.as_str().into())
}

fn side(row: &dossier::Side) -> Entry<'_, Side> {
    let dossier::Side { key, name } = row;
    (key, Side { name: Some(name.clone()) })
}

fn outcome(row: &dossier::DeclaredOutcome) -> Entry<'_, DeclaredOutcome<'_>> {
    let dossier::DeclaredOutcome { key, name, one, counts, part_of, outcome: _ } = row;
    let draft = DeclaredOutcome {
        name: Some(name.clone()),
        one: one.clone(),
        counts: *counts,
        part_of: part_of.map(Into::into),
    };
    (key, draft)
}

fn scheme(scheme: &dossier::Scheme) -> (String, Scheme) {
    let dossier::Scheme { name, basis, grades } = scheme;
    (name.clone(), Scheme { basis: basis.clone(), grades: grades.iter().cloned().collect() })
}

fn question(row: &dossier::Question) -> Entry<'_, Question> {
    let dossier::Question { key, text, positions } = row;
    let positions = positions.iter().map(|dossier::Position { key, words }| (key.clone(), words.clone()));
    (key, Question { ask: Some(text.clone()), positions: positions.collect() })
}

fn reading(row: &dossier::Reading) -> Entry<'_, Reading> {
    let dossier::Reading { key, name, basis, words, of_range, about } = row;
    let words = words.iter().map(|one| (one.words.clone(), range(one.range.as_ref())));
    let draft = Reading {
        name: Some(name.clone()),
        basis: basis.clone(),
        words: words.collect(),
        of_range: *of_range,
        about: *about,
    };
    (key, draft)
}

/// The ids of a dossier, as words.
#[derive(Clone, Copy)]
struct Ids<'a>(&'a dossier::Dossier);

impl<'a> Ids<'a> {
    fn shape(self, row: &'a dossier::Shape) -> Entry<'a, Shape<'a>> {
        let dossier::Shape { key, kind, name, at, from, credit, document, note } = row;
        let draft = Shape {
            kind: *kind,
            name: name.clone(),
            at: location(at),
            from: from.as_ref().map(kept_copy),
            credit: Some(credit.clone()),
            document: document.map(|id| self.0.documents[id].key.as_str().into()),
            note: note.clone(),
        };
        (key, draft)
    }

    fn place(self, row: &'a dossier::Place) -> Entry<'a, Place<'a>> {
        let dossier::Place {
            key,
            name,
            also,
            native,
            kind,
            at,
            precision,
            basis,
            role,
            note,
            cited,
            evidence: files,
        } = row;
        let draft = Place {
            name: Some(name.clone()),
            also: also.clone(),
            native: native.clone(),
            kind: *kind,
            at: location(at),
            precision: *precision,
            basis: basis.clone(),
            role: *role,
            note: note.clone(),
            cited: self.citations(cited),
            evidence: evidence(files),
        };
        (key, draft)
    }

    fn group(self, row: &'a dossier::Group) -> Entry<'a, Group<'a>> {
        let dossier::Group { key, name, one, many, within, by, disjoint, breakdowns, note } = row;
        let breakdowns =
            breakdowns.iter().map(|dossier::Breakdown { by, extent }| (by.clone(), *extent)).collect();
        let draft = Group {
            name: Some(name.clone()),
            one: one.clone(),
            many: many.clone(),
            within: within.map(|id| self.0.groups[id].key.as_str().into()),
            by: by.clone(),
            disjoint: *disjoint,
            breakdowns,
            note: note.clone(),
        };
        (key, draft)
    }

    fn source(self, row: &'a dossier::Source) -> Entry<'a, Source<'a>> {
        let dossier::Source { key, name, short, native, kind, part_of, side, identity, note } = row;
        let draft = Source {
            name: Some(name.clone()),
            short: short.clone(),
            native: native.clone(),
            kind: *kind,
            part_of: part_of.map(|id| self.0.sources[id].key.as_str().into()),
            side: side.map(|id| self.0.sides[id].key.as_str().into()),
            identity: *identity,
            note: note.clone(),
        };
        (key, draft)
    }

    fn document(self, row: &'a dossier::Document) -> Entry<'a, Document<'a>> {
        let dossier::Document {
            key,
            title,
            short,
            publisher,
            kind,
            author,
            by_line,
            dated,
            dated_basis,
            language,
            url,
            archive_url,
            accessed,
            copy,
            paragraphs,
            note,
        } = row;
        let author = author.map(|id| self.0.sources[id].key.as_str().into());
        // In format 1 `author` is the by-line.
        let (author, by_line) = match self.0.format {
            Format::One => (by_line.as_deref().map(Word::from), None),
            Format::Two => (author, by_line.clone()),
        };
        let draft = Document {
            title: Some(title.clone()),
            short: short.clone(),
            publisher: publisher.clone(),
            kind: *kind,
            author,
            by_line,
            dated: date(dated.as_ref()),
            dated_basis: dated_basis.clone(),
            language: language.clone(),
            url: url.clone(),
            archive_url: archive_url.clone(),
            accessed: date(accessed.as_ref()),
            copy: copy.as_ref().map(kept_copy),
            paragraphs: *paragraphs,
            note: note.clone(),
        };
        (key, draft)
    }

    fn event(self, row: &'a dossier::Event) -> Entry<'a, Event<'a>> {
        let dossier::Event { key, name, within, on, on_basis, at, gist, cited, evidence: files } = row;
        let draft = Event {
            name: Some(name.clone()),
            within: within.map(|id| self.0.events[id].key.as_str().into()),
            on: date(on.as_ref()),
            on_basis: on_basis.clone(),
            at: at.map(|id| self.0.places[id].key.as_str().into()),
            gist: gist.clone(),
            cited: self.citations(cited),
            evidence: evidence(files),
        };
        (key, draft)
    }

    fn person(self, row: &'a dossier::Person) -> Entry<'a, Person<'a>> {
        let dossier::Person { key, name, also, native, names_in, facts, home, note, cited } = row;
        let dossier::Facts { age, sex, status, family, died, ids } = facts;
        let draft = Person {
            name: Some(name.clone()),
            also: also.clone(),
            native: native.clone(),
            names_in: names_in.clone(),
            age: self.facts(age, |is, by, document| AgeSaid { is: Some(*is), by, document }),
            sex: self.facts(sex, |is, by, document| SexSaid { is: Some(*is), by, document }),
            status: self.facts(status, |is, by, document| StatusSaid { is: Some(*is), by, document }),
            family: self.facts(family, |is, by, document| FamilySaid { is: Some(is.clone()), by, document }),
            died: self.facts(died, |is, by, document| DiedSaid { is: date(Some(is)), by, document }),
            ids: ids.iter().map(|id| (id.list.clone(), id.id.clone())).collect(),
            home: home.map(|id| self.0.places[id].key.as_str().into()),
            note: note.clone(),
            cited: self.citations(cited),
        };
        (key, draft)
    }

    /// The facts of one kind, each with who says it and where.
    fn facts<T, D>(
        self,
        facts: &'a [dossier::Fact<T>],
        draft: impl Fn(&'a T, Option<Word<'a>>, Option<Word<'a>>) -> D,
    ) -> Vec<D> {
        let fact = |dossier::Fact { is, by, document }: &'a dossier::Fact<T>| {
            let by = by.map(|id| self.0.sources[id].key.as_str().into());
            draft(is, by, document.map(|id| self.0.documents[id].key.as_str().into()))
        };
        facts.iter().map(fact).collect()
    }

    fn assessment(self, row: &'a dossier::Assessment) -> Assessment<'a> {
        let dossier::Assessment { by, scheme, grade, of, on, document, meaning } = row;
        let of = match *of {
            dossier::Assessed::Claim(id) => Assessed::Claim(self.0.claims[id].key.as_str().into()),
            dossier::Assessed::Event(id) => Assessed::Event(self.0.events[id].key.as_str().into()),
            dossier::Assessed::Place(id) => Assessed::Place(self.0.places[id].key.as_str().into()),
        };
        Assessment {
            by: Some(self.0.sources[*by].key.as_str().into()),
            scheme: Some(scheme.clone()),
            grade: Some(grade.clone()),
            of: Some(of),
            on: date(on.as_ref()),
            document: document.map(|id| self.0.documents[id].key.as_str().into()),
            meaning: meaning.clone(),
        }
    }

    fn opens(self, opens: &'a dossier::Opens) -> Opens<'a> {
        let dossier::Opens { view, outcome, axis, sort, population, reading } = opens;
        Opens {
            view: *view,
            outcome: outcome.map(Into::into),
            axis: *axis,
            sort: *sort,
            population: population.map(|id| self.0.groups[id].key.as_str().into()),
            reading: reading.as_deref().map(Into::into),
        }
    }

    fn defaults(self, defaults: dossier::Defaults) -> Defaults<'a> {
        let dossier::Defaults { event } = defaults;
        Defaults { event: event.map(|id| self.0.events[id].key.as_str().into()) }
    }

    fn citations(self, cited: &[dossier::Citation]) -> Vec<Citation<'a>> {
        let draft = |dossier::Citation { document, locator }: &dossier::Citation| {
            let dossier::Locator { paragraph, page, column, section, post, timecode, other } = locator;
            Citation {
                document: self.0.documents[*document].key.as_str().into(),
                paragraph: *paragraph,
                page: page.clone(),
                column: column.clone(),
                section: section.clone(),
                post: post.clone(),
                timecode: timecode.clone(),
                locator: other.clone(),
            }
        };
        cited.iter().map(draft).collect()
    }
}
