//! The colours of both themes. A test checks the contrast of every pair that is read together.

#![expect(clippy::disallowed_methods, reason = "this is the one file that makes colours")]

use egui::Color32;

use crate::mode::Mode;

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

    /// Background of a claim that names the selected place: half of [`Palette::highlight`].
    #[must_use]
    pub fn named_ground(&self) -> Color32 {
        self.highlight.lerp_to_gamma(self.paper, 0.5)
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
        self.mute.lerp_to_gamma(self.land, 0.05)
    }

    /// The same for water.
    #[must_use]
    pub fn water_name(&self) -> Color32 {
        self.accent.lerp_to_gamma(self.land, 0.15)
    }
}

/// Returns the colour that a style sheet calls `#1E2227`. For constants: what is no digit does not compile.
const fn hex(code: &str) -> Color32 {
    let code = code.as_bytes();
    assert!(code.len() == 7 && code[0] == b'#', "a colour is # and six digits");
    Color32::from_rgb(byte(code[1], code[2]), byte(code[3], code[4]), byte(code[5], code[6]))
}

const fn byte(high: u8, low: u8) -> u8 {
    digit(high) * 16 + digit(low)
}

const fn digit(letter: u8) -> u8 {
    match letter {
        b'0'..=b'9' => letter - b'0',
        b'A'..=b'F' => letter - b'A' + 10,
        _ => panic!("no hexadecimal digit"),
    }
}

const fn tone(mark: &str, text: &str) -> SideTone {
    SideTone { mark: hex(mark), text: hex(text) }
}

// Side colours follow Okabe and Ito's palette for colour-blind readers ("Color Universal Design", 2008); the
// fifth is the indigo of Paul Tol's "muted" scheme, lighter on a dark background. Grey is reserved for
// sources without a side.
pub(crate) const LIGHT: Palette = Palette {
    mode: Mode::Light,
    paper: hex("#FFFFFF"),
    panel: hex("#FAF9F6"),
    land: hex("#F7F4EC"),
    sea: hex("#D8E5EF"),
    hairline: hex("#E3E0D8"),
    grid: hex("#ECE8DE"),
    border: hex("#A9A395"),
    ink: hex("#1E2227"),
    mute: hex("#646970"),
    faint: hex("#9AA0A6"),
    accent: hex("#0B5CAD"),
    highlight: hex("#E8F0FA"),
    hover: hex("#F1F0EC"),
    river: hex("#9DC3E6"),
    wood: hex("#E6EBD9"),
    built_up: hex("#EFE9DD"),
    building: hex("#DDD5C6"),
    road: hex("#FFFFFF"),
    road_edge: hex("#C4BCAA"),
    field: hex("#B8860B"),
    field_text: hex("#805B00"),
    error: hex("#B3261E"),
    sides: [
        tone("#0072B2", "#00639C"),
        tone("#D55E00", "#A84800"),
        tone("#00966D", "#007152"),
        tone("#B0679B", "#914C7D"),
        tone("#44309C", "#44309C"),
        tone("#A07A00", "#785A00"),
        tone("#3F8FC4", "#246A99"),
    ],
    no_side: tone("#6E7378", "#5C6167"),
};

pub(crate) const DARK: Palette = Palette {
    mode: Mode::Dark,
    paper: hex("#16191D"),
    panel: hex("#1C2025"),
    land: hex("#1B1F22"),
    sea: hex("#182C3B"),
    hairline: hex("#2E343B"),
    grid: hex("#262B30"),
    border: hex("#4A525A"),
    ink: hex("#E6E8EA"),
    mute: hex("#9BA3AC"),
    faint: hex("#6C747D"),
    accent: hex("#6FB1F0"),
    highlight: hex("#20303F"),
    hover: hex("#23282E"),
    river: hex("#3E6C96"),
    wood: hex("#1F2820"),
    built_up: hex("#22262A"),
    building: hex("#30363C"),
    road: hex("#3A424A"),
    road_edge: hex("#58616A"),
    field: hex("#B8860B"),
    field_text: hex("#D9A93A"),
    error: hex("#F28B82"),
    sides: [
        tone("#56B4E9", "#56B4E9"),
        tone("#E98A4B", "#E98A4B"),
        tone("#3FC79A", "#3FC79A"),
        tone("#D9A0C8", "#D9A0C8"),
        tone("#7676E0", "#9A94F5"),
        tone("#D9B23A", "#D9B23A"),
        tone("#7FB8DE", "#7FB8DE"),
    ],
    no_side: tone("#A3A9B0", "#A3A9B0"),
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of an opaque colour.
    fn luminance(color: Color32) -> f32 {
        let [r, g, b, _] = egui::Rgba::from(color).to_array();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio of two opaque colours (WCAG 2.2, relative luminance).
    fn contrast(a: Color32, b: Color32) -> f32 {
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
    fn land_sea_and_coast_are_told_apart_on_paper_that_is_printed_in_grey() {
        // CIE L*.
        let lightness = |color| 116.0 * luminance(color).cbrt() - 16.0;
        for mode in [Mode::Light, Mode::Dark] {
            let p = mode.palette();
            let [land, sea, coast] = [p.land, p.sea, p.border].map(lightness);
            assert!((land - sea).abs() >= 5.0, "{mode:?}: {land} and {sea}");
            assert!((sea - coast).abs() >= 15.0, "{mode:?}: {sea} and {coast}");
        }
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
            for ground in [p.land, p.sea, p.wood, p.built_up] {
                holds("name of the ground", mode, p.ground_name(), ground, 3.5);
                holds("name of water", mode, p.water_name(), ground, 3.5);
            }
            holds("field", mode, p.field, p.land, 2.9);
            holds("field's name", mode, p.field_text, p.land, 4.5);
        }
    }
}
