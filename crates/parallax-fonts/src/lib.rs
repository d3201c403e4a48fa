//! The bundled font files, and the system fonts that have the letters they lack. Nothing here draws.

mod system;

pub use system::{SystemFont, complete};

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
    /// Noto Sans Math, subset: arrows and mathematical signs.
    Math,
    /// Noto Sans Symbols 2, subset: geometric shapes and pictographs.
    Shapes,
    /// Noto Sans Symbols, subset: circled numbers and pictographs.
    Symbols,
}

impl Face {
    /// All bundled faces, in the order in which they are tried.
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

    /// A name for this face that no other has.
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

/// Returns the bytes of a bundled font file (TrueType).
#[must_use]
pub const fn face(face: Face) -> &'static [u8] {
    match face {
        Face::Regular => include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"),
        Face::SemiBold => include_bytes!("../../../assets/fonts/NotoSans-SemiBold.ttf"),
        Face::Arabic => include_bytes!("../../../assets/fonts/NotoSansArabic-Regular.ttf"),
        Face::Hebrew => include_bytes!("../../../assets/fonts/NotoSansHebrew-Regular.ttf"),
        Face::Armenian => include_bytes!("../../../assets/fonts/NotoSansArmenian-Regular.ttf"),
        Face::Georgian => include_bytes!("../../../assets/fonts/NotoSansGeorgian-Regular.ttf"),
        Face::Devanagari => include_bytes!("../../../assets/fonts/NotoSansDevanagari-Regular.ttf"),
        Face::Math => include_bytes!("../../../assets/fonts/NotoSansMath-Signs.ttf"),
        Face::Shapes => include_bytes!("../../../assets/fonts/NotoSansSymbols2-Signs.ttf"),
        Face::Symbols => include_bytes!("../../../assets/fonts/NotoSansSymbols-Signs.ttf"),
    }
}
