//! Colours as SVG has them. egui's are premultiplied by alpha; SVG's are not.

use egui::Color32;

/// A colour in sRGB, not premultiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rgba {
    pub rgb: [u8; 3],
    /// 255 is opaque.
    pub alpha: u8,
}

impl Rgba {
    /// Returns the colour, unless it is fully transparent.
    ///
    /// egui's additive colours (light without opacity) have no counterpart and count as transparent.
    pub fn visible(color: Color32) -> Option<Self> {
        (color.a() > 0).then(|| Self::from(color))
    }

    /// Returns the same colour, fully transparent.
    pub const fn vanished(self) -> Self {
        Self { alpha: 0, ..self }
    }

    /// Returns the two ends of a gradient. egui fades to "transparent black"; the transition must not darken.
    pub fn ramp(from: Color32, to: Color32) -> Option<[Self; 2]> {
        match (Self::visible(from), Self::visible(to)) {
            (Some(from), Some(to)) => Some([from, to]),
            (Some(from), None) => Some([from, from.vanished()]),
            (None, Some(to)) => Some([to.vanished(), to]),
            (None, None) => None,
        }
    }
}

impl From<Color32> for Rgba {
    fn from(color: Color32) -> Self {
        let [r, g, b, alpha] = color.to_srgba_unmultiplied();
        Self { rgb: [r, g, b], alpha }
    }
}

/// The mean of three colours, which egui's renderer would show in the middle of a triangle.
pub(super) fn mean(colors: [Color32; 3]) -> Color32 {
    let channel = |channel: usize| {
        let sum: u16 = colors.iter().map(|color| u16::from(color[channel])).sum();
        (sum / 3) as u8
    };
    Color32::from_rgba_premultiplied(channel(0), channel(1), channel(2), channel(3))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "colours made up for a test")]
mod tests {
    use super::*;

    #[test]
    fn opacity_is_taken_out_of_the_colour() {
        let half = Color32::from_rgba_unmultiplied(200, 100, 0, 128);
        let Rgba { rgb: [r, g, b], alpha } = Rgba::from(half);
        assert_eq!(alpha, 128);
        assert!(r.abs_diff(200) <= 1 && g.abs_diff(100) <= 1 && b == 0, "{r} {g} {b}");
    }

    #[test]
    fn a_fade_keeps_its_colour() {
        let [from, to] = Rgba::ramp(Color32::RED, Color32::TRANSPARENT).expect("half visible");
        assert_eq!((from.rgb, to.rgb, to.alpha), ([255, 0, 0], [255, 0, 0], 0));
        assert_eq!(Rgba::ramp(Color32::TRANSPARENT, Color32::TRANSPARENT), None);
    }
}
