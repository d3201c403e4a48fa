//! What a field of the reference is in a sheet: columns, a sheet of its own, or one cell.

use std::sync::LazyLock;

use parallax_dossier::load::schema::{Enclosed, Schema};
use parallax_dossier::reference::{Holds, Reference};

use super::{Kind, entry, words};

static SCHEMA: LazyLock<Schema> = LazyLock::new(Schema::of_dossier);

pub(super) fn kind_of(holds: &Holds) -> Kind {
    match holds {
        Holds::Text => Kind::Text,
        Holds::Date => Kind::Date,
        Holds::Link => Kind::Link,
        Holds::Id(table) => Kind::Id(table),
        Holds::Flag => Kind::Flag,
        Holds::Whole => Kind::Whole,
        Holds::Number => Kind::Number,
        Holds::Type("Outcome") => Kind::Outcome,
        Holds::Type(of @ ("Quantity" | "WordRange" | "Age" | "Precision" | "Tolerance")) => Kind::Plain(of),
        Holds::Type(of) if is_plain_choice(of) => Kind::Word(of),
        Holds::List(held) => match kind_of(held) {
            kind @ (Kind::Text | Kind::Id(_)) => Kind::List(Box::new(kind)),
            _ => Kind::Notation,
        },
        Holds::Table(_) | Holds::Type(_) | Holds::Either(_) | Holds::Unknown(_) => Kind::Notation,
    }
}

pub(super) fn is_struct(of: &str) -> bool {
    Reference::get().structs.contains_key(of)
}

pub(super) fn fields_of(of: &str) -> Vec<&'static str> {
    Reference::get()
        .structs
        .get(of)
        .map_or_else(Vec::new, |described| described.rows.iter().map(|field| field.name).collect())
}

/// What each word of an enum encloses; empty if it is none.
fn enclosed(of: &str) -> Vec<&'static Enclosed> {
    SCHEMA.enclosed.iter().filter(|((name, _), _)| *name == of).map(|(_, held)| held).collect()
}

/// True for an enum of words that enclose nothing.
fn is_plain_choice(of: &str) -> bool {
    let all = enclosed(of);
    !all.is_empty() && all.iter().all(|held| matches!(held, Enclosed::Nothing))
}

/// True for an enum whose words enclose fields, if anything.
pub(super) fn is_choice_of_structs(of: &str) -> bool {
    let all = enclosed(of);
    of != "Quantity"
        && all.iter().any(|held| matches!(held, Enclosed::Fields))
        && all.iter().all(|held| matches!(held, Enclosed::Nothing | Enclosed::Fields))
}

/// True for an enum whose words are entries of tables and enclose their ids.
pub(super) fn is_choice_of_ids(of: &str) -> bool {
    let all = enclosed(of);
    let is_text =
        |held: &&Enclosed| matches!(held, Enclosed::Values(values) if values.as_slice() == ["text"]);
    !all.is_empty() && all.iter().all(is_text) && words(of).iter().all(|word| table_of(word).is_some())
}

/// The table whose entries are called so: `Claim`.
pub(super) fn table_of(word: &str) -> Option<&'static str> {
    let dossier = Reference::get().structs.get("Dossier")?;
    let mut tables = dossier.rows.iter().filter(|field| matches!(field.holds, Holds::Table(_)));
    tables.find(|field| entry(field.name) == word.to_lowercase()).map(|field| field.name)
}
