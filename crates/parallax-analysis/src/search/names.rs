//! The names of an item: every spelling, and the field each comes from.

use super::fields::{Field, Filled};
use crate::dossier::{Dossier, Item, Native};

/// A spelling of a name; without a field if it is the one that is shown.
pub type Spelling = (Option<Field>, String);

/// Returns all spellings of an item, the displayed one first.
pub fn spellings(dossier: &Dossier, item: Item) -> Vec<Spelling> {
    let native = |native: &Option<Native>| native.as_ref().map(|native| (Field::Native, native.text.clone()));
    let also = |also: &[String]| also.iter().map(|name| (Field::Also, name.clone())).collect();
    let (label, mut others): (&str, Vec<Filled>) = match item {
        Item::Place(id) => {
            let place = &dossier.places[id];
            let mut others: Vec<Filled> = also(&place.also);
            others.extend(native(&place.native));
            (dossier.name(item), others)
        }
        Item::Person(id) => {
            let person = &dossier.people[id];
            let mut others: Vec<Filled> = also(&person.also);
            others.extend(native(&person.native));
            others.extend(person.names_in.iter().map(|name| (Field::Native, name.text.clone())));
            let ids = person.facts.ids.iter();
            others.extend(ids.map(|id| (Field::Id, format!("{} {}", id.list, id.id))));
            (dossier.name(item), others)
        }
        Item::Source(id) => {
            let source = &dossier.sources[id];
            let mut others = vec![(Field::InFull, source.name.clone())];
            others.extend(native(&source.native));
            (source.label(), others)
        }
        Item::Document(id) => {
            let document = &dossier.documents[id];
            let mut others = vec![(Field::InFull, document.title.clone())];
            others.extend(document.by_line.clone().map(|by_line| (Field::ByLine, by_line)));
            let kind = document.kind.title();
            others.extend((!kind.is_empty()).then(|| (Field::Kind, kind.to_owned())));
            (document.label(), others)
        }
        Item::Event(_) | Item::Group(_) | Item::Question(_) | Item::Claim(_) => {
            (dossier.name(item), Vec::new())
        }
    };
    if !matches!(item, Item::Claim(_)) {
        let grades = dossier.assessments.for_item(item);
        others.extend(grades.map(|one| (Field::Assessment, format!("{} {}", one.scheme, one.grade))));
    }
    others.push((Field::Id, dossier.key(item).to_owned()));
    let shown = (None, label.to_owned());
    let others = others.into_iter().map(|(field, text)| (Some(field), text));
    std::iter::once(shown).chain(others).collect()
}
