//! The colours of both themes. A test checks the contrast of every pair that is read together.

#![expect(clippy::disallowed_methods, reason = "this is the one file that makes colours")]

use egui::Color32;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Dark ink on a light ground.
    #[default]
    Light,
    /// Light ink on a dark ground.
    Dark,
}

impl Mode {
    /// The colours of this mode.
    #[must_use]
    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }

    /// The other mode.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

/// The two shades of a side: one for marks, and one with enough contrast for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SideTone {
    /// For bars and symbols: contrast at least 3:1 on paper.
    pub mark: Color32,
    /// For text: contrast at least 4.5:1 on paper, panel and highlight.
    pub text: Color32,
}

/// The number of sides with a distinct look; further sides repeat them.
pub const SIDE_SLOTS: usize = 7;

/// The colours of one theme, by purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Which theme this is.
    pub mode: Mode,
    /// Background of charts and cards.
    pub paper: Color32,
    /// Background of bars, index and inspector.
    pub panel: Color32,
    /// Background of the map.
    pub land: Color32,
    /// Sea on the map.
    pub sea: Color32,
    /// Separators.
    pub hairline: Color32,
    /// Axes and graticule.
    pub grid: Color32,
    /// Borders and coasts of the base map.
    pub border: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub mute: Color32,
    /// Decoration only; too pale to read.
    pub faint: Color32,
    /// Selection ring, links, primary buttons.
    pub accent: Color32,
    /// Background of a selected row.
    pub highlight: Color32,
    /// Background of a row under the pointer.
    pub hover: Color32,
    /// Water lines.
    pub river: Color32,
    /// Woods, under the places of the map.
    pub wood: Color32,
    /// Built-up areas.
    pub built_up: Color32,
    /// Buildings.
    pub building: Color32,
    /// Roads, and their edges.
    pub road: Color32,
    /// The edges of roads, walls and railways.
    pub road_edge: Color32,
    /// Areas of gas and oil fields.
    pub field: Color32,
    /// Names of gas and oil fields.
    pub field_text: Color32,
    /// Errors.
    pub error: Color32,
    /// Sides in the order a dossier lists them.
    pub sides: [SideTone; SIDE_SLOTS],
    /// Sources without a side.
    pub no_side: SideTone,
}

impl Palette {
    /// Returns the tone of the side in `slot`, or the one for no side.
    #[must_use]
    pub const fn side(&self, slot: Option<usize>) -> SideTone {
        match slot {
            Some(slot) => self.sides[slot % SIDE_SLOTS],
            None => self.no_side,
        }
    }

    /// Returns `color` for a mark out of focus: mostly blended into the paper.
    #[must_use]
    pub fn dimmed(&self, color: Color32) -> Color32 {
        color.lerp_to_gamma(self.paper, 0.68)
    }

    /// Returns `color` for a mark that may or may not be included: half way to [`Palette::dimmed`].
    #[must_use]
    pub fn perhaps(&self, color: Color32) -> Color32 {
        color.lerp_to_gamma(self.paper, 0.38)
    }

    /// Background of a cell that is kept as words, with a yellow that leaves its text legible.
    #[must_use]
    pub fn kept_ground(&self) -> Color32 {
        self.paper.lerp_to_gamma(self.field, 0.2)
    }

    /// Background of a cell that is left out, with a red that leaves its text legible.
    #[must_use]
    pub fn left_out_ground(&self) -> Color32 {
        self.paper.lerp_to_gamma(self.error, 0.16)
    }

    /// The colour of text out of focus: paler than secondary text, still legible.
    #[must_use]
    pub fn dimmed_text(&self) -> Color32 {
        self.mute.lerp_to_gamma(self.paper, 0.22)
    }
}

impl Palette {
    /// The colour of a name on the ground of the map: legible, and paler than any name of the dossier.
    #[must_use]
    pub fn ground_name(&self) -> Color32 {
        self.mute.lerp_to_gamma(self.land, 0.18)
    }

    /// The same for water.
    #[must_use]
    pub fn water_name(&self) -> Color32 {
        self.accent.lerp_to_gamma(self.land, 0.22)
    }
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const fn tone(mark: u32, text: u32) -> SideTone {
    SideTone { mark: hex(mark), text: hex(text) }
}

// Side colours follow Okabe and Ito's palette for colour-blind readers ("Color Universal Design", 2008); the
// fifth is the indigo of Paul Tol's "muted" scheme, lighter on a dark background. Grey is reserved for
// sources without a side.
const LIGHT: Palette = Palette {
    mode: Mode::Light,
    paper: hex(0x00FF_FFFF),
    panel: hex(0x00FA_F9F6),
    land: hex(0x00F7_F4EC),
    sea: hex(0x00E6_EEF5),
    hairline: hex(0x00E3_E0D8),
    grid: hex(0x00EC_E8DE),
    border: hex(0x00B9_B4A6),
    ink: hex(0x001E_2227),
    mute: hex(0x0064_6970),
    faint: hex(0x009A_A0A6),
    accent: hex(0x000B_5CAD),
    highlight: hex(0x00E8_F0FA),
    hover: hex(0x00F1_F0EC),
    river: hex(0x009D_C3E6),
    wood: hex(0x00E6_EBD9),
    built_up: hex(0x00EF_E9DD),
    building: hex(0x00DD_D5C6),
    road: hex(0x00FF_FFFF),
    road_edge: hex(0x00C4_BCAA),
    field: hex(0x00B8_860B),
    field_text: hex(0x0080_5B00),
    error: hex(0x00B3_261E),
    sides: [
        tone(0x0000_72B2, 0x0000_639C),
        tone(0x00D5_5E00, 0x00A8_4800),
        tone(0x0000_966D, 0x0000_7152),
        tone(0x00B0_679B, 0x0091_4C7D),
        tone(0x0044_309C, 0x0044_309C),
        tone(0x00A0_7A00, 0x0078_5A00),
        tone(0x003F_8FC4, 0x0024_6A99),
    ],
    no_side: tone(0x006E_7378, 0x005C_6167),
};

const DARK: Palette = Palette {
    mode: Mode::Dark,
    paper: hex(0x0016_191D),
    panel: hex(0x001C_2025),
    land: hex(0x001B_1F22),
    sea: hex(0x0017_2530),
    hairline: hex(0x002E_343B),
    grid: hex(0x0026_2B30),
    border: hex(0x004A_525A),
    ink: hex(0x00E6_E8EA),
    mute: hex(0x009B_A3AC),
    faint: hex(0x006C_747D),
    accent: hex(0x006F_B1F0),
    highlight: hex(0x0020_303F),
    hover: hex(0x0023_282E),
    river: hex(0x003E_6C96),
    wood: hex(0x001F_2820),
    built_up: hex(0x0022_262A),
    building: hex(0x0030_363C),
    road: hex(0x003A_424A),
    road_edge: hex(0x0058_616A),
    field: hex(0x00B8_860B),
    field_text: hex(0x00D9_A93A),
    error: hex(0x00F2_8B82),
    sides: [
        tone(0x0056_B4E9, 0x0056_B4E9),
        tone(0x00E9_8A4B, 0x00E9_8A4B),
        tone(0x003F_C79A, 0x003F_C79A),
        tone(0x00D9_A0C8, 0x00D9_A0C8),
        tone(0x0076_76E0, 0x009A_94F5),
        tone(0x00D9_B23A, 0x00D9_B23A),
        tone(0x007F_B8DE, 0x007F_B8DE),
    ],
    no_side: tone(0x00A3_A9B0, 0x00A3_A9B0),
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio of two opaque colours (WCAG 2.2, relative luminance).
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |color: Color32| {
            let [r, g, b, _] = egui::Rgba::from(color).to_array();
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[track_caller]
    fn holds(what: &str, mode: Mode, front: Color32, back: Color32, least: f32) {
        let found = contrast(front, back);
        assert!(found >= least, "{what} in {mode:?}: {found:.2} is less than {least}");
    }

    #[test]
    fn contrast_is_measured_as_the_standard_does() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    }

    /// Colours as seen with one type of cone missing, by the matrices of Machado, Oliveira and Fernandes
    /// (2009) at full severity; the first matrix is normal vision.
    const EYES: [[[f32; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ];

    /// The distance of two colours in Oklab, in hundredths, for the kind of vision that distinguishes them
    /// worst.
    #[expect(clippy::many_single_char_names, reason = "they are those of the colour spaces")]
    fn apart(a: Color32, b: Color32) -> f32 {
        let seen = |color: Color32, eyes: &[[f32; 3]; 3]| {
            let [r, g, b, _] = egui::Rgba::from(color).to_array();
            eyes.map(|row| (row[0] * r + row[1] * g + row[2] * b).clamp(0.0, 1.0))
        };
        let oklab = |[r, g, b]: [f32; 3]| {
            let l = (0.412_221 * r + 0.536_333 * g + 0.051_446 * b).cbrt();
            let m = (0.211_903 * r + 0.680_700 * g + 0.107_397 * b).cbrt();
            let s = (0.088_302 * r + 0.281_719 * g + 0.629_979 * b).cbrt();
            [
                0.210_454 * l + 0.793_618 * m - 0.004_072 * s,
                1.977_998 * l - 2.428_592 * m + 0.450_594 * s,
                0.025_904 * l + 0.782_772 * m - 0.808_676 * s,
            ]
        };
        let distance = |eyes| {
            let [a, b] = [a, b].map(|color| oklab(seen(color, eyes)));
            a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt() * 100.0
        };
        EYES.iter().map(distance).fold(f32::INFINITY, f32::min)
    }

    /// Pages are also written by a program that does not know this crate.
    #[test]
    fn pages_have_the_colors_of_the_program() {
        let page = include_str!("page.css");
        let (light, dark) = page.split_once("@media screen and (prefers-color-scheme:dark)").expect("both");
        for (mode, css) in [(Mode::Light, light), (Mode::Dark, dark)] {
            let p = mode.palette();
            let named = [
                ("paper", p.paper),
                ("ink", p.ink),
                ("mute", p.mute),
                ("line", p.hairline),
                ("soft", p.highlight),
                ("accent", p.accent),
                ("error", p.error),
            ];
            for (name, color) in named {
                let [r, g, b, _] = color.to_array();
                let rule = format!("--{name}:#{r:02x}{g:02x}{b:02x};");
                assert!(css.contains(&rule), "page.css lacks {rule} in {mode:?}");
            }
            assert_eq!(css.matches("--").count(), named.len(), "{mode:?}");
        }
    }

    #[test]
    fn the_fifth_side_looks_like_no_other_and_no_side_like_none() {
        for mode in [Mode::Light, Mode::Dark] {
            let p = mode.palette();
            for (slot, side) in p.sides.iter().enumerate() {
                let from_none = apart(side.mark, p.no_side.mark);
                let from_fifth = apart(side.mark, p.sides[4].mark);
                assert!(from_none >= 3.4, "side {slot} and no side in {mode:?}: {from_none}");
                assert!(
                    slot == 4 || from_fifth >= 10.0,
                    "side {slot} and the fifth in {mode:?}: {from_fifth}"
                );
            }
            assert!(apart(p.sides[4].mark, p.no_side.mark) >= 13.0, "{mode:?}");
        }
        assert!(apart(Color32::WHITE, Color32::BLACK) > 95.0);
    }

    #[test]
    fn text_can_be_read_and_marks_can_be_told_from_their_ground() {
        for mode in [Mode::Light, Mode::Dark] {
            let p = mode.palette();
            for ground in [p.paper, p.panel, p.land, p.highlight, p.hover] {
                holds("ink", mode, p.ink, ground, 7.0);
                holds("mute", mode, p.mute, ground, 4.5);
                holds("accent", mode, p.accent, ground, 4.5);
                holds("error", mode, p.error, ground, 4.5);
                for side in p.sides.iter().chain([&p.no_side]) {
                    holds("words of a side", mode, side.text, ground, 4.5);
                    holds("mark of a side", mode, side.mark, ground, 3.0);
                }
            }
            holds("field", mode, p.field, p.land, 2.9);
            holds("field's name", mode, p.field_text, p.land, 4.5);
        }
    }
}
