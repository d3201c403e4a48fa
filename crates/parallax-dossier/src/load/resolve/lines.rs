//! Names with a line end or a tab in them: each is one blank, wherever the name stands.
//!
//! A name stands in lists, on the map, in sentences, in the title of the window and in the cells of a table. It is set
//! right once, here, so that no view, export or sentence can forget it. Gists, notes and answers keep their lines.

use std::collections::BTreeMap;

use crate::dossier::{
    Assessment, Assessments, Citation, Dossier, Id, Locator, Native, Quantity, Says, Scheme, Table,
};

/// Sets all names of a dossier on one line, and keeps what was written.
pub(super) fn join(dossier: &mut Dossier) {
    let Dossier { written, .. } = dossier;
    let title = dossier.title.clone();
    one(&mut dossier.title);
    written.title = (title != dossier.title).then_some(title);
    let language = dossier.language.clone();
    dossier.language.iter_mut().for_each(one);
    written.language = language.filter(|language| Some(language) != dossier.language.as_ref());
    if let Some(backdrop) = &mut dossier.backdrop {
        let credit = backdrop.credit.clone();
        one(&mut backdrop.credit);
        written.backdrop_credit = (credit != backdrop.credit).then_some(credit);
    }
    let joined = assessments(&dossier.assessments);
    if joined != dossier.assessments {
        written.assessments = Some(std::mem::replace(&mut dossier.assessments, joined));
    }
    let steps = dossier.steps.clone();
    dossier.steps.iter_mut().for_each(|step| one(&mut step.title));
    written.steps = (steps != dossier.steps).then_some(steps);
    each(&mut dossier.sides, &mut written.sides, |side| one(&mut side.name));
    each(&mut dossier.places, &mut written.places, |place| {
        one(&mut place.name);
        place.also.iter_mut().for_each(one);
        native(&mut place.native);
        cited(&mut place.cited);
    });
    each(&mut dossier.shapes, &mut written.shapes, |shape| {
        shape.name.iter_mut().for_each(one);
        one(&mut shape.credit);
    });
    each(&mut dossier.groups, &mut written.groups, |group| {
        one(&mut group.name);
        group.one.iter_mut().chain(&mut group.many).chain(&mut group.by).for_each(one);
        group.breakdowns.iter_mut().for_each(|breakdown| one(&mut breakdown.by));
    });
    each(&mut dossier.outcomes, &mut written.outcomes, |outcome| {
        one(&mut outcome.name);
        outcome.one.iter_mut().for_each(one);
    });
    each(&mut dossier.sources, &mut written.sources, |source| {
        one(&mut source.name);
        source.short.iter_mut().for_each(one);
        native(&mut source.native);
    });
    each(&mut dossier.documents, &mut written.documents, |document| {
        one(&mut document.title);
        let others =
            [&mut document.short, &mut document.publisher, &mut document.by_line, &mut document.language];
        others.into_iter().flatten().for_each(one);
    });
    each(&mut dossier.events, &mut written.events, |event| {
        one(&mut event.name);
        cited(&mut event.cited);
    });
    each(&mut dossier.questions, &mut written.questions, |question| {
        one(&mut question.text);
        question.positions.iter_mut().for_each(|position| one(&mut position.words));
    });
    each(&mut dossier.people, &mut written.people, |person| {
        one(&mut person.name);
        person.also.iter_mut().for_each(one);
        native(&mut person.native);
        cited(&mut person.cited);
        for name in &mut person.names_in {
            one(&mut name.text);
            one(&mut name.lang);
        }
        for id in &mut person.facts.ids {
            one(&mut id.list);
            one(&mut id.id);
        }
    });
    each(&mut dossier.readings, &mut written.readings, |reading| {
        one(&mut reading.name);
        reading.words.iter_mut().for_each(|word| one(&mut word.words));
    });
    each(&mut dossier.claims, &mut written.claims, |claim| {
        let names = [&mut claim.worded, &mut claim.hedge, &mut claim.entered_by, &mut claim.checked_by];
        names.into_iter().flatten().for_each(one);
        locator(&mut claim.locator);
        if let Some(quote) = &mut claim.quote {
            quote.lang.iter_mut().for_each(one);
        }
        if let Says::Count(count) = &mut claim.says {
            let parts = count.parts.iter_mut().map(|part| &mut part.quantity);
            for quantity in std::iter::once(&mut count.quantity).chain(parts) {
                match quantity {
                    Quantity::Words(words) => one(words),
                    Quantity::Estimate(estimate) => one(&mut estimate.method),
                    _ => {}
                }
            }
        }
    });
}

/// Sets the names in assessments on one line.
fn assessments(all: &Assessments) -> Assessments {
    let joined = |text: &String| {
        let mut text = text.clone();
        one(&mut text);
        text
    };
    let schemes = all.schemes.iter().map(|scheme| Scheme {
        name: joined(&scheme.name),
        basis: scheme.basis.clone(),
        grades: scheme.grades.iter().map(|(grade, meaning)| (joined(grade), meaning.clone())).collect(),
    });
    let list = all.list().iter().map(|assessment| Assessment {
        scheme: joined(&assessment.scheme),
        grade: joined(&assessment.grade),
        ..assessment.clone()
    });
    Assessments::new(schemes.collect(), list.collect())
}

/// Changes the rows of a table and keeps those that differ afterwards as they were written.
fn each<I: Id, T: Clone + PartialEq>(
    table: &mut Table<I, T>,
    written: &mut BTreeMap<I, T>,
    mut change: impl FnMut(&mut T),
) {
    for (index, row) in table.rows_mut().iter_mut().enumerate() {
        let before = row.clone();
        change(row);
        if *row != before {
            written.entry(I::from_index(index)).or_insert(before);
        }
    }
}

fn cited(citations: &mut [Citation]) {
    for citation in citations {
        locator(&mut citation.locator);
    }
}

fn locator(locator: &mut Locator) {
    let Locator { paragraph: _, page, column, section, post, timecode, other } = locator;
    [page, column, section, post, timecode, other].into_iter().flatten().for_each(one);
}

fn native(native: &mut Option<Native>) {
    if let Some(native) = native {
        one(&mut native.text);
        one(&mut native.lang);
    }
}

/// Sets a text on one line: every stretch of blanks that holds a line end or a tab is one blank.
fn one(text: &mut String) {
    if text.contains(['\n', '\t']) {
        *text = joined(text);
    }
}

/// The text on one line.
pub(super) fn joined(text: &str) -> String {
    if !text.contains(['\n', '\t']) {
        return text.to_owned();
    }
    let mut joined = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(at) = rest.find(['\r', '\n', '\t']) {
        joined.push_str(rest[..at].trim_end());
        joined.push(' ');
        rest = rest[at..].trim_start();
    }
    joined.push_str(rest);
    joined
}

#[cfg(test)]
mod tests {
    use crate::dossier::Written;
    use crate::load;

    /// Every text of a dossier, each with a line end and a tab in it; the prose is named `prose`.
    const BROKEN: &str = r#"Dossier(format: 1, title: "T\n\tT",
        sides: {"s": (name: "S\nS")},
        places: {"p": (name: "P\r\nP", also: ["A\tA"], native: (text: "N\nN", lang: "ar"), cited: [(document: "d")])},
        shapes: {"w": (name: "W\nW", credit: "C\nC", at: Line([(lon: 1, lat: 2), (lon: 3, lat: 4)]), note: "prose\nprose")},
        groups: {"g": (name: "G \n  G", one: "g\ng", many: "gs\ngs", breakdowns: {"b\nb": Complete}),
            "h": (name: "H", within: "g", by: "b\nb")},
        sources: {"a": (name: "A\nB", short: "A\nC", side: "s", native: (text: "N\nN", lang: "ar"))},
        documents: {"d": (title: "D\nD", short: "D\nE", publisher: "P\nP", author: "A\nA", language: "e\nn", note: "prose\nprose")},
        events: {"e": (name: "E\nE", gist: "prose\nprose", at: "p")},
        questions: {"q": "Q\nQ"},
        people: {"x": (name: "X\nX", also: ["Y\nY"], native: (text: "N\nN", lang: "ar"), note: "prose\tprose")},
        readings: {"r": (name: "R\nR", basis: "prose\nprose", words: {"some\nmen": AtLeast(2)})},
        claims: {
            "c": (by: "a", document: "d", paragraph: 1, event: "e", people: ["x"], worded: "W\nW", hedge: "H\nH",
                says: Count(outcome: Killed, of: "g", quantity: Words("some\nmen")), gist: "prose\nprose", note: "prose\nprose"),
            "b": (by: "a", document: "d", paragraph: 1, event: "e", says: Answer(to: "q", text: "prose\nprose")),
        })"#;

    #[test]
    fn a_line_end_or_a_tab_in_a_name_is_one_blank_and_is_warned_of() {
        let loaded = load::read(BROKEN);
        let warned = loaded.diagnostics.iter().filter(|one| one.code.word() == "broken-line").count();
        assert_eq!(warned, 30, "{:#?}", loaded.diagnostics);
        let mut dossier = loaded.dossier.expect("a sound dossier");
        assert_eq!(dossier.written.title.as_deref(), Some("T\n\tT"));
        dossier.written = Written::default();
        assert_eq!((dossier.title.as_str(), dossier.groups.rows()[0].name.as_str()), ("T T", "G G"));
        let told = format!("{dossier:?}");
        for (at, _) in told.match_indices("\\n").chain(told.match_indices("\\t")) {
            assert!(told[..at].ends_with("prose"), "{}", &told[at.saturating_sub(80)..at + 10]);
        }
        // What is looked up by a wording is still found.
        assert!(dossier.readings.rows()[0].knows("some men"));
    }
}
