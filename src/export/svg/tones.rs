//! Pairs of colours, one for light and one for dark paper, by name: what lets one drawing serve both.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::Rgba;

/// The pairs of colours of the drawings of one page, in the order they were met.
#[derive(Clone, Debug, Default)]
pub struct Tones {
    pairs: Vec<(Rgba, Rgba)>,
    known: HashMap<([u8; 4], [u8; 4]), usize>,
}

impl Tones {
    /// The name of a pair: a custom property of a style sheet, without its hyphens.
    pub(super) fn name(&mut self, light: Rgba, dark: Rgba) -> String {
        let next = self.pairs.len();
        let index = *self.known.entry((bytes(light), bytes(dark))).or_insert(next);
        if index == next {
            self.pairs.push((light, dark));
        }
        format!("t{index}")
    }

    /// The declarations for light paper, for a style sheet: `--t0:#fff;--t1:#1a1a1a`.
    #[must_use]
    pub fn light(&self) -> String {
        self.declared(|pair| pair.0)
    }

    /// The declarations for dark paper.
    #[must_use]
    pub fn dark(&self) -> String {
        self.declared(|pair| pair.1)
    }

    fn declared(&self, choose: impl Fn(&(Rgba, Rgba)) -> Rgba) -> String {
        let mut css = String::new();
        for (index, pair) in self.pairs.iter().enumerate() {
            let [r, g, b, alpha] = bytes(choose(pair));
            let separator = if index > 0 { ";" } else { "" };
            // Writing to a string cannot fail.
            let _ = write!(css, "{separator}--t{index}:#{r:02x}{g:02x}{b:02x}");
            if alpha < u8::MAX {
                let _ = write!(css, "{alpha:02x}");
            }
        }
        css
    }
}

const fn bytes(color: Rgba) -> [u8; 4] {
    let [r, g, b] = color.rgb;
    [r, g, b, color.alpha]
}
