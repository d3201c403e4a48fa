//! The bundled fonts and the families the program writes in. It owns no sizes and no colours.
//!
//! Pictures of the dossiers that come with the program must come out the same on every machine: whatever the bundled
//! fonts have is drawn with them. Letters that they lack come from the system's fonts where those have them
//! ([`system`]), for dossiers that hold such letters and only where the program was started by a person.
//!
//! egui lays out from left to right whatever it is given. So every family exists once for each depth of embedding: a piece
//! of text in the family [`at_level`] 1 runs from right to left ([`super::bidi`]).

pub mod system;

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontTweak};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

use crate::letters::{Lacking, Level, PLAIN, family_at, level_of};
use system::SystemFont;

/// One of the bundled font files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Noto Sans, weight 400: running text.
    Regular,
    /// Noto Sans, weight 600: headings and names that matter.
    SemiBold,
    /// Noto Sans Arabic, weight 400.
    Arabic,
    /// Noto Sans Hebrew, weight 400.
    Hebrew,
    /// Noto Sans Armenian, weight 400.
    Armenian,
    /// Noto Sans Georgian, weight 400.
    Georgian,
    /// Noto Sans Devanagari, weight 400.
    Devanagari,
    /// Of Noto Sans Math arrows and the signs of mathematics.
    Math,
    /// Of Noto Sans Symbols 2 geometric shapes and pictures.
    Shapes,
    /// Of Noto Sans Symbols numbers in circles and pictures.
    Symbols,
}

impl Face {
    /// Every bundled face, in the order in which they are asked for a letter.
    pub const ALL: [Self; 10] = [
        Self::Regular,
        Self::SemiBold,
        Self::Arabic,
        Self::Hebrew,
        Self::Armenian,
        Self::Georgian,
        Self::Devanagari,
        Self::Math,
        Self::Shapes,
        Self::Symbols,
    ];

    /// The key of this face in [`FontDefinitions::font_data`].
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Regular => "noto-sans",
            Self::SemiBold => "noto-sans-semibold",
            Self::Arabic => "noto-sans-arabic",
            Self::Hebrew => "noto-sans-hebrew",
            Self::Armenian => "noto-sans-armenian",
            Self::Georgian => "noto-sans-georgian",
            Self::Devanagari => "noto-sans-devanagari",
            Self::Math => "noto-sans-math",
            Self::Shapes => "noto-sans-symbols2",
            Self::Symbols => "noto-sans-symbols",
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
        Face::Hebrew => include_bytes!("../../assets/fonts/NotoSansHebrew-Regular.ttf"),
        Face::Armenian => include_bytes!("../../assets/fonts/NotoSansArmenian-Regular.ttf"),
        Face::Georgian => include_bytes!("../../assets/fonts/NotoSansGeorgian-Regular.ttf"),
        Face::Devanagari => include_bytes!("../../assets/fonts/NotoSansDevanagari-Regular.ttf"),
        Face::Math => include_bytes!("../../assets/fonts/NotoSansMath-Signs.ttf"),
        Face::Shapes => include_bytes!("../../assets/fonts/NotoSansSymbols2-Signs.ttf"),
        Face::Symbols => include_bytes!("../../assets/fonts/NotoSansSymbols-Signs.ttf"),
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

/// How deep text of a family may be embedded, beside not at all.
const LEVELS: [Level; 2] = [1, 2];

/// A family for text that is embedded so deep in text that runs the other way: the same faces
/// under a name from which whoever has the galley can tell the level.
#[must_use]
pub fn at_level(family: &FontFamily, level: Level) -> FontFamily {
    let base = match family {
        FontFamily::Proportional => "regular",
        FontFamily::Monospace => "monospace",
        FontFamily::Name(name) => name,
    };
    if level == PLAIN || level_of(base) != PLAIN {
        return family.clone();
    }
    FontFamily::Name(family_at(base, level).into())
}

/// The fonts that a dossier is drawn with: the bundled ones, those of the system that were needed, and what none of them
/// has.
#[derive(Clone, Debug, Default)]
pub struct Fonts {
    system: Vec<SystemFont>,
    lacking: Arc<Lacking>,
}

impl Fonts {
    /// The bundled fonts alone, for a dossier in which they lack these letters.
    #[must_use]
    pub fn bundled(lacking: Lacking) -> Self {
        Self { system: Vec::new(), lacking: Arc::new(lacking) }
    }

    /// The bundled fonts and those of the system that have letters that are lacking. Where nothing is, none is looked for.
    #[must_use]
    pub fn with_system(mut lacking: Lacking) -> Self {
        let system = system::find(&lacking);
        lacking.retain(|letter| !system.iter().any(|font| font.letters.contains(&letter)));
        Self { system, lacking: Arc::new(lacking) }
    }

    /// What none of them has.
    #[must_use]
    pub fn lacking(&self) -> &Lacking {
        &self.lacking
    }

    /// What none of them has, in a sentence.
    #[must_use]
    pub fn not_drawn(&self) -> Option<String> {
        not_drawn(&self.lacking)
    }

    /// The families of the system that are used, with what each is used for: "Noto Sans Thai (Thai)".
    #[must_use]
    pub fn system_families(&self) -> Vec<String> {
        self.system.iter().map(SystemFont::described).collect()
    }

    /// The fonts as egui wants them.
    #[must_use]
    pub fn definitions(&self) -> FontDefinitions {
        let mut definitions = FontDefinitions::empty();
        for kind in Face::ALL {
            let data = FontData::from_static(face(kind));
            definitions.font_data.insert(kind.name().to_owned(), Arc::new(on_the_line(data)));
        }
        for font in &self.system {
            let data = FontData::from_blob(font.bytes.clone(), font.index);
            definitions.font_data.insert(font.key(), Arc::new(on_the_line(data)));
        }
        let chain = |first: Face| -> Vec<String> {
            let others = Face::ALL.into_iter().filter(|face| !matches!(face, Face::Regular | Face::SemiBold));
            let bundled = std::iter::once(first).chain(others).map(|face| face.name().to_owned());
            bundled.chain(self.system.iter().map(SystemFont::key)).collect()
        };
        // Figures of Noto Sans are all equally wide, so columns of numbers need no monospaced face.
        for (family, first) in
            [(regular(), Face::Regular), (FontFamily::Monospace, Face::Regular), (semibold(), Face::SemiBold)]
        {
            for level in LEVELS {
                definitions.families.insert(at_level(&family, level), chain(first));
            }
            definitions.families.insert(family, chain(first));
        }
        definitions
    }

    /// Gives a context these fonts, unless it has them.
    pub fn install(&self, ctx: &egui::Context) {
        if !self.is_in(ctx) {
            ctx.set_fonts(self.definitions());
            self.note(ctx);
        }
    }

    /// Notes in a context that has these fonts what they lack.
    pub fn note(&self, ctx: &egui::Context) {
        ctx.data_mut(|data| data.insert_temp(key(), Noted(self.clone())));
    }

    fn is_in(&self, ctx: &egui::Context) -> bool {
        let noted = ctx.data(|data| data.get_temp::<Noted>(key()));
        match noted {
            Some(Noted(fonts)) => {
                Arc::ptr_eq(&fonts.lacking, &self.lacking) && fonts.system.len() == self.system.len()
            }
            // Who draws the bundled fonts alone may have set them without a note.
            None => self.system.is_empty() && self.lacking.is_empty(),
        }
    }
}

/// What the fonts of a context lack.
#[must_use]
pub fn lacking(ctx: &egui::Context) -> Arc<Lacking> {
    ctx.data(|data| data.get_temp::<Noted>(key())).map(|noted| noted.0.lacking).unwrap_or_default()
}

/// What no font has, in a sentence; none where nothing is lacking.
#[must_use]
pub fn not_drawn(lacking: &Lacking) -> Option<String> {
    (!lacking.is_empty()).then(|| format!("Not drawn, because no font has them: {}", lacking.names()))
}

/// The fonts of a context, as they are kept in it.
#[derive(Clone)]
struct Noted(Fonts);

fn key() -> egui::Id {
    egui::Id::unique("fonts of the dossier")
}

/// The bundled fonts as egui wants them, and nothing from the system.
#[must_use]
pub fn definitions() -> FontDefinitions {
    Fonts::default().definitions()
}

/// A font moved onto the base line of Noto Sans: egui centres fonts of different heights on each other.
fn on_the_line(data: FontData) -> FontData {
    let Some((ascent, height)) = measures(data.bytes(), data.index) else { return data };
    let Some((line, whole)) = measures(face(Face::Regular), 0) else { return data };
    let centred = ascent + 0.5 * (whole - height);
    data.tweak(FontTweak { y_offset_factor: line - centred, ..FontTweak::default() })
}

/// From the base line to the top of a line, and the height of a line, in ems.
fn measures(bytes: &[u8], index: u32) -> Option<(f32, f32)> {
    let font = FontRef::from_index(bytes, index).ok()?;
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    let em = f32::from(metrics.units_per_em.max(1));
    Some((metrics.ascent / em, (metrics.ascent - metrics.descent + metrics.leading) / em))
}

#[cfg(test)]
mod tests;
