//! `parallax schema`: the JSON Schema of a dossier written as JSON, for editors and other programs.
//!
//! It is made of the reference of the format (`docs/format.md`), with what each word encloses from the types that the program
//! reads, so that it is kept nowhere besides.

#[cfg(test)]
mod tests;

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;
use parallax_dossier::load::schema::{Enclosed, Schema};
use parallax_dossier::reference::{Described, Field, Holds, Reference, Word};
use serde_json::{Map, Value, json};

use crate::UntilClosed;

/// What an id looks like.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// What a link begins with.
const LINK: &str = "^[hH][tT][tT][pP][sS]?://";

/// Writes the schema to this file, or to standard output; returns the exit code.
///
/// # Errors
/// If it cannot be written there.
pub fn run(to: Option<&Path>) -> anyhow::Result<u8> {
    let mut text = serde_json::to_vec_pretty(&schema())?;
    text.push(b'\n');
    if let Some(to) = to {
        atomic_file::write_atomically(to, &text)?;
    } else {
        let mut out = UntilClosed(io::stdout().lock());
        out.write_all(&text).context("standard output cannot be written")?;
    }
    Ok(0)
}

/// Returns the JSON Schema (draft 2020-12) of a dossier as JSON.
#[must_use]
pub fn schema() -> Value {
    let (reference, words) = (Reference::get(), Schema::of_dossier());
    let mut types = Map::new();
    for (name, described) in &reference.structs {
        types.insert((*name).to_owned(), of_struct(name, described));
    }
    for (name, described) in &reference.enums {
        types.insert((*name).to_owned(), of_enum(name, described, &words));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A dossier of Parallax as JSON",
        "$ref": "#/$defs/Dossier",
        "$defs": types,
    })
}

fn of_struct(name: &str, described: &Described<Field>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in &described.rows {
        let mut held = of_held(&field.holds);
        // Schemes have names instead of ids.
        if name == "Dossier" && field.name != "schemes" && matches!(field.holds, Holds::Table(_)) {
            held["propertyNames"] = json!({ "pattern": ID });
        }
        if (name, field.name) == ("Document", "author") {
            // In format 1 it is a text.
            held = json!({ "type": "string" });
        }
        held["description"] = field.left_out.map_or_else(
            || json!(field.meaning),
            |left_out| json!(format!("{}; if left out: {left_out}", field.meaning)),
        );
        properties.insert(field.name.to_owned(), held);
        required.extend(field.left_out.is_none().then_some(field.name));
    }
    json!({
        "description": described.about,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn of_enum(name: &str, described: &Described<Word>, words: &Schema) -> Value {
    let of_word = |word: &Word| {
        let enclosed = match words.enclosed.iter().find(|(of, _)| **of == (name, word.word)) {
            Some((_, Enclosed::Fields)) => refer(word.word),
            Some((_, Enclosed::Values(values))) => match values.as_slice() {
                [one] => of_recorded(one),
                several => json!({
                    "type": "array",
                    "prefixItems": several.iter().map(|one| of_recorded(one)).collect::<Vec<_>>(),
                    "minItems": several.len(),
                    "maxItems": several.len(),
                }),
            },
            Some((_, Enclosed::Nothing)) | None => {
                return json!({ "const": word.word, "description": word.meaning });
            }
        };
        json!({
            "description": word.meaning,
            "type": "object",
            "properties": { word.word: enclosed },
            "required": [word.word],
            "additionalProperties": false,
        })
    };
    let mut words: Vec<_> = described.rows.iter().map(of_word).collect();
    if name == "Outcome" {
        words.push(json!({ "type": "string", "pattern": ID, "title": "id in `outcomes`" }));
    }
    json!({ "description": described.about, "oneOf": words })
}

/// What a field holds.
fn of_held(holds: &Holds) -> Value {
    match holds {
        Holds::Text => json!({ "type": "string" }),
        Holds::Date => json!({ "type": "string", "title": "date in a subset of EDTF" }),
        Holds::Link => json!({ "type": "string", "pattern": LINK }),
        Holds::Id(table) => {
            json!({ "type": "string", "pattern": ID, "title": format!("id in `{table}`") })
        }
        Holds::Flag => json!({ "type": "boolean" }),
        Holds::Whole => json!({ "type": "integer", "minimum": 0 }),
        Holds::Number => json!({ "type": "number" }),
        Holds::List(item) => json!({ "type": "array", "items": of_held(item) }),
        Holds::Table(item) => json!({ "type": "object", "additionalProperties": of_held(item) }),
        Holds::Type(name) => refer(name),
        Holds::Either(all) => json!({ "anyOf": all.iter().map(of_held).collect::<Vec<_>>() }),
        // A test of the reference finds it.
        Holds::Unknown(_) => json!({}),
    }
}

/// What a word encloses, as it was recorded.
fn of_recorded(held: &str) -> Value {
    match held.strip_prefix("list of ") {
        Some(item) => json!({ "type": "array", "items": of_recorded(item) }),
        None => match held {
            "text" => of_held(&Holds::Text),
            "true or false" => of_held(&Holds::Flag),
            "whole number" => of_held(&Holds::Whole),
            "number" => of_held(&Holds::Number),
            name => refer(name),
        },
    }
}

fn refer(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}
