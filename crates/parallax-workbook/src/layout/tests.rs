//! Sections and columns by name.

use std::collections::BTreeSet;

use super::*;

fn names(section: &str) -> Vec<&'static str> {
    Section::named(section).expect("a section").columns.iter().map(|one| one.name.as_str()).collect()
}

#[test]
fn tables_lists_and_structs_become_sections_and_columns() {
    assert_eq!(names("sides"), ["id", "name"]);
    assert_eq!(names("facts"), ["person", "age", "sex", "status", "family", "died", "by", "document"]);
    let citations = names("citations");
    assert_eq!(citations[..5], ["place", "event", "person", "document", "paragraph"]);
    assert_eq!(names("parts"), ["claim", "of", "quantity"]);
    let claims = names("claims");
    for name in ["by", "via", "quote.text", "outcome", "of", "quantity", "so_far", "answer.to", "answer.text"]
    {
        assert!(claims.contains(&name), "{name} in {claims:?}");
    }
    assert_eq!(names("questions"), ["id", "ask"]);
    assert_eq!(names("positions"), ["question", "position", "meaning"]);
    for gone in ["says", "evidence", "parts"] {
        assert!(!claims.contains(&gone), "{gone} in {claims:?}");
    }
    let places = names("places");
    for name in ["lon", "lat", "shape", "precision", "native.text"] {
        assert!(places.contains(&name), "{name} in {places:?}");
    }
    assert!(names("dossier").contains(&"frame.lon") && names("dossier").contains(&"frame.width_km"));
    let assessed = names("assessments");
    for name in ["claim", "event", "place"] {
        assert!(assessed.contains(&name), "{name} in {assessed:?}");
    }
}

#[test]
fn no_name_stands_twice_and_no_sheet_has_a_name_that_programs_refuse() {
    let all: BTreeSet<&str> = Section::all().iter().map(|section| section.name.as_str()).collect();
    assert_eq!(all.len(), Section::all().len());
    for section in Section::all() {
        let columns: BTreeSet<&str> = section.columns.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(columns.len(), section.columns.len(), "{}", section.name);
        assert!(section.name.len() <= 31 && section.name.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
        assert!(section.about.ends_with('.'), "{}: {}", section.name, section.about);
        if let Rows::Inside(owners) = &section.rows {
            for owner in owners {
                assert_eq!(section.columns[owner.column].part, Part::Owner, "{}", section.name);
                if let Some(only) = owner.only_with {
                    assert_eq!(owner.at, [Step::Field(section.columns[only].name.as_str())]);
                }
            }
        }
    }
}
