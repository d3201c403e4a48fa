//! Warns about entries that share a name: a reader cannot distinguish them, and a thing entered twice is
//! counted twice.

use std::collections::BTreeMap;

use super::super::diagnostic::Code;
use super::super::site::{Section, Site};
use super::Keys;
use super::fold::fold;
use super::report::{Report, quoted};
use crate::dossier::{Document, Event, Group, Person, Place, Side, Source};

/// The rows whose names are compared, before names are disambiguated.
pub(super) struct Named<'r> {
    pub sides: &'r [Side],
    pub places: &'r [Place],
    pub groups: &'r [Group],
    pub sources: &'r [Source],
    pub documents: &'r [Document],
    pub events: &'r [Event],
    pub people: &'r [Person],
}

/// Warns once about every set of entries that share a name, at the last of them. Names are alike if they
/// differ only in case, spaces or diacritics. Alternative spellings are compared for people only, who are
/// most easily entered twice.
pub(super) fn report_likes(rows: &Named<'_>, keys: &Keys, to: &mut Report) {
    let hint = "if they are one place, keep one entry; if not, make the names differ, for example “City” and “City (province)”";
    report(
        Section::Places,
        &keys.places,
        rows.places.iter().map(|place| vec![place.name.as_str()]),
        hint,
        to,
    );
    let hint = "if they are one population, keep one entry; if not, make the names differ: they are shown with what tells them \
                apart in brackets";
    report(
        Section::Groups,
        &keys.groups,
        rows.groups.iter().map(|group| vec![group.name.as_str()]),
        hint,
        to,
    );
    let hint = "if they are one source, keep one entry; if not, make the names differ: they are shown with what tells them apart in \
                brackets";
    let sources = rows.sources.iter().map(|source| {
        if source.label() == source.name {
            vec![source.name.as_str()]
        } else {
            vec![source.name.as_str(), source.label()]
        }
    });
    report(Section::Sources, &keys.sources, sources, hint, to);
    // Issues of a periodical have the same title; publisher and date distinguish them.
    let titles: Vec<String> = rows.documents.iter().map(title).collect();
    let hint =
        "if they are one document, keep one entry; if not, give publisher or date, or let the titles differ";
    report(Section::Documents, &keys.documents, titles.iter().map(|title| vec![title.as_str()]), hint, to);
    let hint = "if they are one event, keep one entry; if not, make the names differ, for example by the day";
    let events = rows.events.iter().map(|event| vec![event.name.as_str()]);
    report(Section::Events, &keys.events, events, hint, to);
    let hint = "if they are one side, keep one entry; if not, make the names differ";
    report(Section::Sides, &keys.sides, rows.sides.iter().map(|side| vec![side.name.as_str()]), hint, to);
    let people = rows.people.iter().map(|person| {
        std::iter::once(&person.name).chain(&person.also).map(String::as_str).collect::<Vec<_>>()
    });
    let hint = "if they are one person, keep one entry, or one person is counted twice; if not, make the names differ, for example “A. B. (born 1990)”";
    report(Section::People, &keys.people, people, hint, to);
}

fn title(document: &Document) -> String {
    let dated = document.dated.as_ref().map(crate::dossier::Date::as_str).unwrap_or_default();
    format!("{} {} {dated}", document.title, document.publisher.as_deref().unwrap_or_default())
}

/// Warns about rows of a section that share a name; a pair of rows is reported once, however many names they
/// share.
fn report<'r>(
    section: Section,
    keys: &[String],
    names: impl Iterator<Item = Vec<&'r str>>,
    hint: &str,
    to: &mut Report,
) {
    let mut classes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (row, names) in names.enumerate() {
        for name in names {
            let rows = classes.entry(fold(name)).or_default();
            // A duplicate id is a separate error.
            if rows.iter().all(|other| keys[*other] != keys[row]) {
                rows.push(row);
            }
        }
    }
    let mut classes: Vec<Vec<usize>> = classes.into_values().filter(|rows| rows.len() > 1).collect();
    classes.sort_unstable();
    classes.dedup();
    for rows in classes {
        let Some((last, others)) = rows.split_last() else { continue };
        let others: Vec<_> = others.iter().map(|row| quoted(&keys[*row])).collect();
        let others = match others.split_last() {
            Some((only, [])) => format!("the {} {only}", section.word()),
            Some((end, rest)) => format!("the {} {} and {end}", section.words(), rest.join(", ")),
            None => continue,
        };
        let message = format!("{} has the same name as {others}", quoted(&keys[*last]));
        to.add_hinted(Code::LikeName, Site::row(section, *last), message, hint.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use crate::load;

    #[test]
    fn the_built_in_dossiers_have_no_likes_and_hear_every_side() {
        for text in [load::KHUSHAM, include_str!("../../../../../data/persian-army-480.ron")] {
            let found = load::read(text).diagnostics;
            let named = ["like-name", "one-sided"];
            assert!(found.iter().all(|one| !named.contains(&one.code.word())), "{found:?}");
        }
    }
}
