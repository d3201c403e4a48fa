//! The bundled fonts and the families the program writes in. It owns no sizes and no colours.
//!
//! Pictures must come out the same on every machine, so no system font is ever used. egui shapes text but does not
//! reorder it: Arabic comes out right only as a piece of text of its own, in a family whose *first* font is Arabic.
//! Hence the family [`arabic`], to be used for native names, and never mixed with Latin text in one piece.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

/// One of the bundled font files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Noto Sans, weight 400: running text.
    Regular,
    /// Noto Sans, weight 600: headings and names that matter.
    SemiBold,
    /// Noto Sans Arabic, weight 400.
    Arabic,
}

impl Face {
    /// Every bundled face.
    pub const ALL: [Self; 3] = [Self::Regular, Self::SemiBold, Self::Arabic];

    /// The key of this face in [`FontDefinitions::font_data`].
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Regular => "noto-sans",
            Self::SemiBold => "noto-sans-semibold",
            Self::Arabic => "noto-sans-arabic",
        }
    }
}

/// The bytes of a bundled font file (TrueType).
#[must_use]
pub const fn face(face: Face) -> &'static [u8] {
    match face {
        Face::Regular => include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"),
        Face::SemiBold => include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf"),
        Face::Arabic => include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf"),
    }
}

/// The family of running text.
#[must_use]
pub const fn regular() -> FontFamily {
    FontFamily::Proportional
}

/// The family of headings and emphasis.
#[must_use]
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// The family of names in Arabic script; a piece of text in it holds nothing else, no digits either.
#[must_use]
pub fn arabic() -> FontFamily {
    FontFamily::Name("arabic".into())
}

/// The family for a name in the language of a BCP 47 tag; running text where the script needs no family of its own.
#[must_use]
pub fn for_language(tag: &str) -> FontFamily {
    let primary = tag.split('-').next().unwrap_or_default();
    match primary {
        "ar" | "fa" | "ur" | "ckb" | "ps" | "ug" | "sd" => arabic(),
        _ => regular(),
    }
}

/// The bundled fonts as egui wants them, and nothing from the system.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for kind in Face::ALL {
        definitions.font_data.insert(kind.name().to_owned(), Arc::new(FontData::from_static(face(kind))));
    }
    let mut family = |family: FontFamily, chain: [Face; 2]| {
        definitions.families.insert(family, chain.map(|face| face.name().to_owned()).to_vec());
    };
    family(regular(), [Face::Regular, Face::Arabic]);
    // Figures of Noto Sans are all equally wide, so columns of numbers need no monospaced face.
    family(FontFamily::Monospace, [Face::Regular, Face::Arabic]);
    family(semibold(), [Face::SemiBold, Face::Arabic]);
    family(arabic(), [Face::Arabic, Face::Regular]);
    definitions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_comes_first_only_in_its_own_family() {
        let families = definitions().families;
        assert_eq!(families[&arabic()][0], Face::Arabic.name());
        for other in [regular(), semibold(), FontFamily::Monospace] {
            assert_eq!(families[&other].last().map(String::as_str), Some(Face::Arabic.name()), "{other:?}");
        }
    }

    #[test]
    fn every_name_in_a_family_is_a_bundled_font() {
        let definitions = definitions();
        for name in definitions.families.values().flatten() {
            assert!(definitions.font_data.contains_key(name), "{name}");
        }
    }
}
