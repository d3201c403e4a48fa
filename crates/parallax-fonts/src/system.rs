//! System fonts for letters that the bundled fonts lack. Searched only for dossiers with such letters, so
//! that other starts do not wait for it.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use fontdb::{Database, FaceInfo, Stretch, Style, Weight};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use text_direction::Lacking;

/// Maximum number of fonts per script.
const MOST: usize = 3;

/// A system font.
#[derive(Clone)]
pub struct SystemFont {
    family: String,
    index: u32,
    bytes: Arc<dyn AsRef<[u8]> + Send + Sync>,
    /// The letters it is used for.
    letters: BTreeSet<char>,
}

impl std::fmt::Debug for SystemFont {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SystemFont")
            .field("family", &self.family)
            .field("letters", &self.letters)
            .finish_non_exhaustive()
    }
}

impl SystemFont {
    /// The bytes of the font file.
    #[must_use]
    pub fn bytes(&self) -> Arc<dyn AsRef<[u8]> + Send + Sync> {
        self.bytes.clone()
    }

    /// The number of the font in its file.
    #[must_use]
    pub const fn index(&self) -> u32 {
        self.index
    }

    /// The letters it is used for.
    #[must_use]
    pub const fn letters(&self) -> &BTreeSet<char> {
        &self.letters
    }

    /// A name for this font that no other has.
    #[must_use]
    pub fn key(&self) -> String {
        format!("system: {}", self.family)
    }

    /// "Noto Sans Thai (Thai)".
    #[must_use]
    pub fn described(&self) -> String {
        let mut drawn = Lacking::default();
        for letter in &self.letters {
            drawn.add(*letter);
        }
        format!("{} ({})", self.family, drawn.names())
    }
}

/// The system's fonts, loaded on first use.
static FOUND: OnceLock<Database> = OnceLock::new();

/// Finds fonts for these letters, those with most of the letters first.
fn find(lacking: &Lacking) -> Vec<SystemFont> {
    if lacking.is_empty() {
        return Vec::new();
    }
    let database = FOUND.get_or_init(|| {
        let mut database = Database::new();
        database.load_system_fonts();
        database
    });
    choose(database, lacking)
}

/// Finds fonts for these letters, and returns them with the letters that none of them has either.
#[must_use]
pub fn complete(mut lacking: Lacking) -> (Vec<SystemFont>, Lacking) {
    let system = find(&lacking);
    lacking.retain(|letter| !system.iter().any(|font| font.letters.contains(&letter)));
    (system, lacking)
}

/// Chooses fonts from a database for these letters.
fn choose(database: &Database, lacking: &Lacking) -> Vec<SystemFont> {
    let upright = database.faces().filter(|face| face.style == Style::Normal);
    let able: Vec<(&FaceInfo, BTreeSet<char>)> = upright
        .map(|face| (face, drawn_by(database, face, lacking)))
        .filter(|(_, drawn)| !drawn.is_empty())
        .collect();
    let mut chosen: Vec<SystemFont> = Vec::new();
    for name in lacking.list() {
        let mut open: BTreeSet<char> = lacking.letters_of(name).collect();
        for _ in 0..MOST {
            for font in &chosen {
                open.retain(|letter| !font.letters.contains(letter));
            }
            let best = able.iter().max_by_key(|(face, drawn)| {
                (drawn.intersection(&open).count(), suits(face, name), std::cmp::Reverse(family_of(face)))
            });
            let Some((face, drawn)) = best.filter(|(_, drawn)| drawn.intersection(&open).next().is_some())
            else {
                break;
            };
            let bytes = database.with_face_data(face.id, |bytes, index| (bytes.to_vec(), index));
            let Some((bytes, index)) = bytes else { break };
            let letters = drawn.clone();
            chosen.push(SystemFont {
                family: family_of(face).to_owned(),
                index,
                bytes: Arc::new(bytes),
                letters,
            });
        }
    }
    chosen
}

fn family_of(face: &FaceInfo) -> &str {
    face.families.first().map_or("", |(name, _)| name.as_str())
}

/// Rates how well a face matches the others for letters of this script: regular style, from the Noto family,
/// with the language's own letterforms.
fn suits(face: &FaceInfo, script: &str) -> u8 {
    let family = family_of(face);
    let form = match script {
        "Chinese or Japanese" => " SC",
        "Japanese" => " JP",
        "Korean" => " KR",
        _ => "",
    };
    let is_plain = face.weight == Weight::NORMAL && face.stretch == Stretch::Normal && !face.monospaced;
    8 * u8::from(is_plain)
        + 4 * u8::from(family.contains("Sans"))
        + 2 * u8::from(family.starts_with("Noto"))
        + u8::from(family.ends_with(form))
}

/// The letters for which a face has an outline; fonts with bitmaps only are useless for drawings.
fn drawn_by(database: &Database, face: &FaceInfo, lacking: &Lacking) -> BTreeSet<char> {
    let found = database.with_face_data(face.id, |bytes, index| {
        let Ok(font) = FontRef::from_index(bytes, index) else { return BTreeSet::new() };
        let charmap = font.charmap();
        let has = |letter: &char| {
            charmap.map(*letter).is_some_and(|glyph| glyph != GlyphId::NOTDEF && is_drawn(&font, glyph))
        };
        lacking.letters().filter(has).collect()
    });
    found.unwrap_or_default()
}

fn is_drawn(font: &FontRef<'_>, glyph: GlyphId) -> bool {
    let mut pen = Ink(false);
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    font.outline_glyphs().get(glyph).is_some_and(|outline| outline.draw(settings, &mut pen).is_ok() && pen.0)
}

/// True once anything is drawn.
struct Ink(bool);

impl OutlinePen for Ink {
    fn move_to(&mut self, _: f32, _: f32) {}

    fn line_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Face, face};

    fn lacking(text: &str) -> Lacking {
        let mut lacking = Lacking::default();
        for letter in text.chars() {
            lacking.add(letter);
        }
        lacking
    }

    #[test]
    fn the_font_with_the_letters_is_taken_and_no_other() {
        let mut database = Database::new();
        for kind in [Face::SemiBold, Face::Hebrew, Face::Devanagari] {
            database.load_font_data(face(kind).to_vec());
        }
        let chosen = choose(&database, &lacking("שלוםहि💀"));
        let described: Vec<_> = chosen.iter().map(SystemFont::described).collect();
        assert_eq!(described, ["Noto Sans Devanagari (Devanagari)", "Noto Sans Hebrew (Hebrew)"]);
        assert!(choose(&database, &lacking("💀")).is_empty());
    }

    #[test]
    fn nothing_is_looked_for_where_nothing_is_lacking() {
        assert!(find(&Lacking::default()).is_empty());
    }
}
