//! The bundled fonts and the font families of the program. Sizes and colours are decided elsewhere.
//!
//! Pictures of the included dossiers must look the same on every machine, so the bundled fonts come first.
//! Letters they lack come from the system's fonts if those have them ([`parallax_fonts`]), only for dossiers with
//! such letters and only if a person started the program.
//!
//! egui lays out everything from left to right. So every family exists once for each embedding level: a piece
//! of text in the family [`at_level`] 1 runs from right to left ([`super::bidi`]).

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontTweak};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

use crate::letters::{Lacking, Level, PLAIN, family_at, level_of};
use parallax_fonts::SystemFont;
pub use parallax_fonts::{Face, face};

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

/// The families of text in an SVG, in the order in which a program that shows it tries them. The last ones are no wider than
/// Noto Sans, so that text stays apart even where nothing holds its width.
pub const FAMILIES: &str = "'Noto Sans','Noto Sans Arabic','Noto Sans Hebrew','Noto Sans Math','Noto Sans Symbols2','Noto Sans Symbols','Open Sans','Liberation Sans',Arial,Helvetica,sans-serif";

/// The embedding levels other than 0.
const LEVELS: [Level; 2] = [1, 2];

/// Returns the family for text at an embedding level: the same faces under a name that encodes the level.
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

/// The fonts that a dossier is drawn with: the bundled ones, the system fonts that are needed, and the
/// letters that none of them has.
#[derive(Clone, Debug, Default)]
pub struct Fonts {
    system: Vec<SystemFont>,
    lacking: Arc<Lacking>,
}

impl Fonts {
    /// The bundled fonts alone, for a dossier that needs these letters they lack.
    #[must_use]
    pub fn bundled(lacking: Lacking) -> Self {
        Self { system: Vec::new(), lacking: Arc::new(lacking) }
    }

    /// The bundled fonts and any system fonts that have missing letters. The system is not searched if no
    /// letters are missing.
    #[must_use]
    pub fn with_system(lacking: Lacking) -> Self {
        let (system, lacking) = parallax_fonts::complete(lacking);
        Self { system, lacking: Arc::new(lacking) }
    }

    /// The letters that none of the fonts has.
    #[must_use]
    pub fn lacking(&self) -> &Lacking {
        &self.lacking
    }

    /// A sentence about the letters that cannot be drawn, if there are any.
    #[must_use]
    pub fn not_drawn(&self) -> Option<String> {
        not_drawn(&self.lacking)
    }

    /// The system font families in use, each with its purpose: "Noto Sans Thai (Thai)".
    #[must_use]
    pub fn system_families(&self) -> Vec<String> {
        self.system.iter().map(SystemFont::described).collect()
    }

    /// The fonts in egui's form.
    #[must_use]
    pub fn definitions(&self) -> FontDefinitions {
        let mut definitions = FontDefinitions::empty();
        for kind in Face::ALL {
            let data = FontData::from_static(face(kind));
            definitions.font_data.insert(kind.name().to_owned(), Arc::new(on_the_line(data)));
        }
        for font in &self.system {
            let data = FontData::from_blob(font.bytes(), font.index());
            definitions.font_data.insert(font.key(), Arc::new(on_the_line(data)));
        }
        let chain = |first: Face| -> Vec<String> {
            let others = Face::ALL.into_iter().filter(|face| !matches!(face, Face::Regular | Face::SemiBold));
            let bundled = std::iter::once(first).chain(others).map(|face| face.name().to_owned());
            bundled.chain(self.system.iter().map(SystemFont::key)).collect()
        };
        // Figures of Noto Sans all have the same width, so columns of numbers need no monospaced face.
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

    /// Installs the fonts in a context that does not have them yet.
    pub fn install(&self, ctx: &egui::Context) {
        if !self.is_in(ctx) {
            ctx.set_fonts(self.definitions());
            self.note(ctx);
        }
    }

    /// Records in a context that already has these fonts which letters they lack.
    pub fn note(&self, ctx: &egui::Context) {
        ctx.data_mut(|data| data.insert_temp(key(), Noted(self.clone())));
    }

    fn is_in(&self, ctx: &egui::Context) -> bool {
        let noted = ctx.data(|data| data.get_temp::<Noted>(key()));
        match noted {
            Some(Noted(fonts)) => {
                Arc::ptr_eq(&fonts.lacking, &self.lacking) && fonts.system.len() == self.system.len()
            }
            // Code that draws with the bundled fonts alone may have installed them without this record.
            None => self.system.is_empty() && self.lacking.is_empty(),
        }
    }
}

/// The letters that the fonts of a context lack.
#[must_use]
pub fn lacking(ctx: &egui::Context) -> Arc<Lacking> {
    ctx.data(|data| data.get_temp::<Noted>(key())).map(|noted| noted.0.lacking).unwrap_or_default()
}

/// A sentence about the letters that cannot be drawn; `None` if there are none.
#[must_use]
pub fn not_drawn(lacking: &Lacking) -> Option<String> {
    (!lacking.is_empty()).then(|| format!("Not drawn, because no font has them: {}", lacking.names()))
}

/// The record of a context's fonts.
#[derive(Clone)]
struct Noted(Fonts);

fn key() -> egui::Id {
    egui::Id::unique("fonts of the dossier")
}

/// The bundled fonts alone, in egui's form.
#[must_use]
pub fn definitions() -> FontDefinitions {
    Fonts::default().definitions()
}

/// Moves a font onto the baseline of Noto Sans: egui centres fonts of different heights on each other.
fn on_the_line(data: FontData) -> FontData {
    let Some((ascent, height)) = measures(data.bytes(), data.index) else { return data };
    let Some((line, whole)) = measures(face(Face::Regular), 0) else { return data };
    let centred = ascent + 0.5 * (whole - height);
    data.tweak(FontTweak { y_offset_factor: line - centred, ..FontTweak::default() })
}

/// The ascent and the line height, in ems.
fn measures(bytes: &[u8], index: u32) -> Option<(f32, f32)> {
    let font = FontRef::from_index(bytes, index).ok()?;
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    let em = f32::from(metrics.units_per_em.max(1));
    Some((metrics.ascent / em, (metrics.ascent - metrics.descent + metrics.leading) / em))
}

#[cfg(test)]
mod tests;
