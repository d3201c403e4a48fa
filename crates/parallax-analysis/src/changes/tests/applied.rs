//! The JSON of the differences is complete: applied to the old dossier it gives the new one, over random drafts.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::changes::{Changes, Compared, Version, tell, to_json};
use parallax_dossier::draft::random::{Dice, draft};
use parallax_dossier::draft::{Dossier, Entries};

/// JSON that keeps the order of its fields.
#[derive(Clone, Debug, PartialEq)]
enum Json {
    Plain(serde_json::Value),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

impl Json {
    fn parse(text: &[u8]) -> Self {
        serde_json::from_slice(text).expect("JSON")
    }

    fn get(&self, name: &str) -> Option<&Self> {
        let Self::Map(fields) = self else { return None };
        fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Self::Plain(value) => value.as_str(),
            _ => None,
        }
    }

    fn number(&self, name: &str) -> Option<usize> {
        match self.get(name)? {
            Self::Plain(value) => value.as_u64().map(|number| number as usize),
            _ => None,
        }
    }

    fn items(&self, name: &str) -> &[Self] {
        match self.get(name) {
            Some(Self::List(items)) => items,
            _ => &[],
        }
    }

    fn is_null(&self) -> bool {
        *self == Self::Plain(serde_json::Value::Null)
    }

    /// Sets a field; null takes it away.
    fn set(&mut self, name: &str, to: Self) {
        let Self::Map(fields) = self else { panic!("no fields: {self:?}") };
        fields.retain(|(field, _)| field != name || !to.is_null());
        match fields.iter_mut().find(|(field, _)| field == name) {
            Some((_, value)) => *value = to,
            None if to.is_null() => {}
            None => fields.push((name.to_owned(), to)),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Json;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json::Plain(serde_json::Value::Null))
            }

            fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
                Ok(Json::Plain(flag.into()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
                Ok(Json::Plain(number.into()))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
                Ok(Json::Plain(number.into()))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
                Ok(Json::Plain(number.into()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Json, E> {
                Ok(Json::Plain(text.into()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Json::List(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Json::Map(fields))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(value) => value.serialize(serializer),
            Self::List(items) => items.serialize(serializer),
            Self::Map(fields) => serializer.collect_map(fields.iter().map(|(name, value)| (name, value))),
        }
    }
}

/// The new dossier, made of the old one and of the differences, as a reader of `docs/format.md` would make it.
fn apply(old: &Json, differences: &Json) -> Json {
    let mut new = old.clone();
    let changes = differences.items("changes");
    for change in changes.iter().filter(|change| change.get("table").is_none_or(Json::is_null)) {
        set_fields(&mut new, change);
    }
    let tables: std::collections::BTreeSet<&str> =
        changes.iter().filter_map(|change| change.text("table")).collect();
    for table in tables {
        let of = |kind: &str| {
            let is_of =
                |change: &&Json| change.text("table") == Some(table) && change.text("change") == Some(kind);
            changes.iter().filter(is_of).collect::<Vec<_>>()
        };
        let rows = match old.get(table) {
            Some(Json::Map(rows)) => rows.clone(),
            _ => Vec::new(),
        };
        let mut rows: Vec<Option<(String, Json)>> = rows.into_iter().map(Some).collect();
        let place = |change: &Json| change.number("old_position").expect("a place");
        for change in of("withdrawn") {
            rows[place(change)] = None;
        }
        for change in of("renamed") {
            let (id, _) = rows[place(change)].as_mut().expect("a row");
            assert_eq!(Some(id.as_str()), change.text("old_id"));
            *id = change.text("id").expect("an id").to_owned();
        }
        for change in of("changed") {
            let (id, row) = rows[place(change)].as_mut().expect("a row");
            assert_eq!(Some(id.as_str()), change.text("id"));
            set_fields(row, change);
        }
        let mut kept: Vec<(String, Json)> = match of("reordered")[..] {
            [change] => {
                let places = change.items("order").iter().map(|place| match place {
                    Json::Plain(place) => place.as_u64().expect("a place") as usize,
                    other => panic!("{other:?}"),
                });
                places.map(|place| rows[place].take().expect("a row")).collect()
            }
            _ => rows.into_iter().flatten().collect(),
        };
        for change in of("added") {
            let row =
                (change.text("id").expect("an id").to_owned(), change.get("entry").expect("a row").clone());
            kept.insert(change.number("position").expect("a place"), row);
        }
        let null = Json::Plain(serde_json::Value::Null);
        new.set(table, if kept.is_empty() { null } else { Json::Map(kept) });
    }
    new
}

fn set_fields(row: &mut Json, change: &Json) {
    for field in change.items("fields") {
        let (old, new) = (field.get("old").expect("old"), field.get("new").expect("new"));
        if let Some(name) = field.text("field") {
            assert_eq!(row.get(name).unwrap_or(&Json::Plain(serde_json::Value::Null)), old, "{name}");
            row.set(name, new.clone());
        } else {
            assert_eq!(row, old);
            *row = new.clone();
        }
    }
}

fn differences(old: &Dossier<'_>, new: &Dossier<'_>) -> (bool, Json) {
    let (before, now) = (old.tree(), new.tree());
    let changes = Changes::between(&before, &now);
    let [was, is] = [old, new].map(|draft| draft.clone().build().dossier);
    let told = tell(
        &changes,
        Version { tree: &before, dossier: was.as_ref() },
        Version { tree: &now, dossier: is.as_ref() },
    );
    let file = Compared { file: "x.ron".to_owned(), sha256: "0".to_owned() };
    let empty: Vec<_> = told
        .sections
        .iter()
        .flat_map(|section| &section.lines)
        .filter(|line| line.sentence.len() < 3 || line.sentence.ends_with(": ."))
        .collect();
    assert!(empty.is_empty(), "nothing is said of a difference: {empty:?}");
    (changes.is_empty(), Json::parse(&to_json(&changes, &told, &file, &file).expect("written")))
}

/// Moves, renames, repeats and takes away rows.
fn shuffle<T: Clone>(dice: &mut Dice, table: &mut Entries<T>) {
    let mut rows: Vec<(String, T)> = table.iter().map(|(id, row)| (id.to_owned(), row.clone())).collect();
    for _ in 0..dice.below(4) {
        if rows.is_empty() {
            break;
        }
        let (at, to) = (dice.below(rows.len()), dice.below(rows.len()));
        match dice.below(4) {
            0 => rows.swap(at, to),
            1 => rows[at].0 = format!("renamed-{to}"),
            2 => rows.insert(to, rows[at].clone()),
            _ => drop(rows.remove(at)),
        }
    }
    *table = rows.into_iter().collect();
}

fn shuffled(seed: u64) -> Dossier<'static> {
    let mut draft = draft(&mut Dice(seed));
    let dice = &mut Dice(seed + 1000);
    shuffle(dice, &mut draft.places);
    shuffle(dice, &mut draft.sources);
    shuffle(dice, &mut draft.questions);
    shuffle(dice, &mut draft.readings);
    shuffle(dice, &mut draft.claims);
    draft
}

#[test]
fn the_differences_applied_to_the_old_dossier_give_the_new_one() {
    let mut kinds = std::collections::BTreeSet::new();
    for seed in 0..120 {
        let old = draft(&mut Dice(seed));
        for new in [draft(&mut Dice(seed + 500)), shuffled(seed), Dossier::new("T")] {
            for (old, new) in [(&old, &new), (&new, &old)] {
                let (is_same, told) = differences(old, new);
                assert_eq!(is_same, old == new);
                let [before, now] = [old, new].map(|draft| serde_json::to_vec(draft).expect("written"));
                let made = serde_json::to_vec(&apply(&Json::parse(&before), &told)).expect("written");
                let made: Dossier<'_> = serde_json::from_slice(&made).expect("a draft");
                assert_eq!(&made, new, "{seed}: {}", String::from_utf8_lossy(&now));
                kinds.extend(
                    told.items("changes").iter().filter_map(|one| one.text("change").map(str::to_owned)),
                );
            }
        }
    }
    let kinds: Vec<_> = kinds.iter().map(String::as_str).collect();
    assert_eq!(kinds, ["added", "changed", "renamed", "reordered", "withdrawn"]);
}

#[test]
fn no_dossier_differs_from_itself() {
    for seed in 0..150 {
        let draft = shuffled(seed);
        let (is_same, told) = differences(&draft, &draft.clone());
        assert!(is_same && told.items("changes").is_empty(), "{seed}: {told:?}");
    }
}

#[test]
fn a_draft_as_json_is_read_as_it_was_written() {
    for seed in 0..150 {
        let draft = draft(&mut Dice(seed));
        let json = serde_json::to_string_pretty(&draft).expect("written");
        let read: Dossier<'_> = serde_json::from_str(&json).expect("a draft");
        assert_eq!(read, draft, "{seed}");
    }
}
