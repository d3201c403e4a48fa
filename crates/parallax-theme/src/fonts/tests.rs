//! The families, and the coverage of the bundled fonts.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::*;

#[test]
fn every_family_asks_its_own_face_first_at_every_level() {
    let families = definitions().families;
    for (family, first) in
        [(regular(), Face::Regular), (FontFamily::Monospace, Face::Regular), (semibold(), Face::SemiBold)]
    {
        for level in [0, 1, 2] {
            let chain = &families[&at_level(&family, level)];
            assert_eq!(chain.first().map(String::as_str), Some(first.name()), "{family:?}");
            assert_eq!(chain.len(), Face::ALL.len() - 1);
        }
    }
    assert_eq!(at_level(&at_level(&regular(), 1), 2), at_level(&regular(), 1), "embedded once");
}

#[test]
fn every_name_in_a_family_is_a_bundled_font() {
    let definitions = definitions();
    for name in definitions.families.values().flatten() {
        assert!(definitions.font_data.contains_key(name), "{name}");
    }
}

/// `UPDATE_EXPECT=1` rewrites the list.
#[test]
fn the_list_of_what_the_bundled_fonts_have_is_that_of_the_fonts() {
    let mut codes = BTreeSet::new();
    for kind in Face::ALL {
        let font = FontRef::new(face(kind)).expect("a font");
        codes.extend(font.charmap().mappings().map(|(code, _)| code));
    }
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for code in codes {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == code => *last = code,
            _ => ranges.push((code, code)),
        }
    }
    let mut list = String::new();
    for (first, last) in ranges {
        writeln!(list, "{first:04X}-{last:04X}").expect("writing to a string");
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/fonts/coverage.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, &list).expect("a writable file");
    }
    assert_eq!(std::fs::read_to_string(path).expect("the list"), list);
}

#[test]
fn all_fonts_stand_on_one_line() {
    let (line, whole) = measures(face(Face::Regular), 0).expect("a font");
    for (name, data) in definitions().font_data {
        let (ascent, height) = measures(data.bytes(), 0).expect("a font");
        let seen = ascent + 0.5 * (whole - height) + data.tweak.y_offset_factor;
        assert!((seen - line).abs() < 1e-4, "{name}: {seen}");
    }
}
