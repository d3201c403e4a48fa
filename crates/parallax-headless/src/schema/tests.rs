//! The schema takes what the program writes and refuses what it would not read.

use std::collections::BTreeSet;

use parallax_dossier::draft::Dossier;
use parallax_dossier::draft::random::{Dice, draft};
use parallax_dossier::load;
use parallax_dossier::load::schema::Schema;
use serde_json::{Value, json};

use super::{ID, LINK, schema};
use crate::dossier::to_json;

/// Checks a value against a part of a schema with the keywords that the schema uses; returns what is wrong first.
fn check(root: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    let ensure = |fits: bool, why: &str| if fits { Ok(()) } else { Err(format!("{why} in {value}")) };
    for (keyword, told) in schema.as_object().expect("a schema") {
        let texts = |told: &Value| -> Vec<String> {
            told.as_array()
                .expect("a list")
                .iter()
                .map(|one| one.as_str().expect("a text").to_owned())
                .collect()
        };
        match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let path = told.as_str().expect("a path").strip_prefix('#').expect("a path inside");
                check(root, root.pointer(path).unwrap_or_else(|| panic!("no {path}")), value)?;
            }
            "type" => ensure(
                match told.as_str() {
                    Some("object") => value.is_object(),
                    Some("array") => value.is_array(),
                    Some("string") => value.is_string(),
                    Some("boolean") => value.is_boolean(),
                    Some("number") => value.is_number(),
                    Some("integer") => value.is_u64() || value.is_i64(),
                    other => panic!("{other:?}"),
                },
                &format!("no {told}"),
            )?,
            "const" => ensure(value == told, &format!("not {told}"))?,
            "minimum" => ensure(value.as_i64().is_none_or(|number| number >= 0) && told == 0, "below 0")?,
            "pattern" => match told.as_str() {
                Some(LINK) => {
                    let start = value.as_str().unwrap_or_default().to_ascii_lowercase();
                    ensure(start.starts_with("http://") || start.starts_with("https://"), "no link")?;
                }
                Some(ID) => {
                    let is_part = |part: &str| {
                        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
                    };
                    ensure(value.as_str().is_some_and(|id| id.split('-').all(is_part)), "no id")?;
                }
                other => panic!("{other:?}"),
            },
            "required" => {
                for name in texts(told) {
                    ensure(value.get(&name).is_some(), &format!("no {name}"))?;
                }
            }
            "properties" => {
                for (name, part) in told.as_object().expect("properties") {
                    value.get(name).map_or(Ok(()), |held| check(root, part, held))?;
                }
            }
            "additionalProperties" => {
                for (name, held) in value.as_object().into_iter().flatten() {
                    let is_known = schema.get("properties").is_some_and(|known| known.get(name).is_some());
                    match told {
                        Value::Bool(false) => ensure(is_known, &format!("{name} is unknown"))?,
                        part => check(root, part, held)?,
                    }
                }
            }
            "propertyNames" => {
                for name in value.as_object().into_iter().flatten().map(|(name, _)| json!(name)) {
                    check(root, told, &name)?;
                }
            }
            "items" => {
                value.as_array().into_iter().flatten().try_for_each(|item| check(root, told, item))?;
            }
            "prefixItems" => {
                let parts = told.as_array().expect("a list");
                let items = value.as_array().into_iter().flatten();
                items.zip(parts).try_for_each(|(item, part)| check(root, part, item))?;
            }
            "minItems" => ensure(
                value.as_array().is_none_or(|all| all.len() as u64 >= told.as_u64().unwrap_or(0)),
                "few",
            )?,
            "maxItems" => ensure(
                value.as_array().is_none_or(|all| all.len() as u64 <= told.as_u64().unwrap_or(0)),
                "many",
            )?,
            "oneOf" | "anyOf" => {
                let parts = told.as_array().expect("a list");
                let wrong: Vec<_> = parts.iter().filter_map(|part| check(root, part, value).err()).collect();
                let fitting = parts.len() - wrong.len();
                let is_enough = if keyword == "oneOf" { fitting == 1 } else { fitting > 0 };
                ensure(is_enough, &format!("{fitting} of {keyword} ({})", wrong.join("; ")))?;
            }
            other => panic!("this test does not know the keyword {other}"),
        }
    }
    Ok(())
}

fn checked(value: &Value) -> Result<(), String> {
    let schema = schema();
    check(&schema, &schema, value)
}

#[test]
fn every_bundled_and_every_random_dossier_fits() {
    let root = schema();
    for text in [load::KHUSHAM, load::STARTER, include_str!("../../../../data/persian-army-480.ron")] {
        let dossier = load::read(text).dossier.expect("sound");
        let json: Value = serde_json::from_slice(&to_json(&dossier).expect("written")).expect("JSON");
        assert_eq!(check(&root, &root, &json), Ok(()));
    }
    for seed in 0..100 {
        let draft = draft(&mut Dice(seed));
        let json = serde_json::to_value(&draft).expect("JSON");
        assert_eq!(check(&root, &root, &json), Ok(()), "{seed}");
    }
}

#[test]
fn what_the_program_would_not_read_does_not_fit() {
    let whole = || {
        json!({
            "format": 1, "title": "T", "groups": { "g": { "name": "G" } }, "sources": { "s": { "name": "S" } },
            "documents": { "d": { "title": "D", "url": "https://example.org" } },
            "claims": { "c": { "by": "s", "document": "d", "paragraph": 1, "stance": "Denies",
                "says": { "Count": { "outcome": "Killed", "of": "g", "quantity": { "Between": [2, 3] } } } } },
        })
    };
    assert_eq!(checked(&whole()), Ok(()));
    assert!(serde_json::from_str::<Dossier<'_>>(&whole().to_string()).is_ok());
    let claim = "/claims/c";
    let quantity = "/claims/c/says/Count/quantity";
    for (at, to) in [
        ("/title", json!(3)),
        ("/format", json!("1")),
        ("/groups", json!({ "Big": { "name": "G" } })),
        ("/groups/g", json!({})),
        ("/groups/g", json!({ "name": "G", "nmae": "G" })),
        ("/documents/d/url", json!("ftp://example.org")),
        ("/claims/c/stance", json!("Denied")),
        ("/claims/c/by", json!("S S")),
        ("/claims/c/paragraph", json!(-1)),
        (claim, json!({ "by": "s", "document": "d", "says": "Count" })),
        (claim, json!({ "by": "s", "document": "d", "via": "s" })),
        (quantity, json!({ "Between": [2] })),
        (quantity, json!({ "Between": [2, 3, 4] })),
        (quantity, json!({ "Exactly": "2" })),
        (quantity, json!({ "Exactly": 2, "AtLeast": 2 })),
        (quantity, json!("Exactly")),
        (quantity, json!({ "NotGiven": null })),
    ] {
        let mut wrong = whole();
        *wrong.pointer_mut(at).unwrap_or_else(|| panic!("{at}")) = to;
        assert!(checked(&wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_schema_has_the_types_that_the_program_reads() {
    let (schema, read) = (schema(), Schema::of_dossier());
    let types = schema["$defs"].as_object().expect("types");
    let names: BTreeSet<&str> = read.structs.keys().chain(read.enums.keys()).copied().collect();
    assert_eq!(types.keys().map(String::as_str).collect::<BTreeSet<_>>(), names);
    for (name, fields) in &read.structs {
        let properties = types[*name]["properties"].as_object().expect("fields");
        assert_eq!(
            properties.keys().map(String::as_str).collect::<BTreeSet<_>>(),
            fields.keys().copied().collect(),
            "{name}"
        );
        for (field, told) in properties {
            assert!(told["description"].as_str().is_some_and(|text| text.len() > 5), "{name}.{field}");
        }
    }
    for (name, words) in &read.enums {
        let listed: BTreeSet<&str> = types[*name]["oneOf"]
            .as_array()
            .expect("words")
            .iter()
            .filter_map(|word| word["const"].as_str().or_else(|| word["required"][0].as_str()))
            .collect();
        assert_eq!(listed, words.iter().copied().collect(), "{name}");
    }
    assert_eq!(schema["$defs"]["Count"]["required"], json!(["outcome", "of"]));
}
