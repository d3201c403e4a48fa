//! Named pairs of colours, one for light and one for dark paper: they let one drawing serve both.

use std::collections::HashMap;

use super::Rgba;

/// The pairs of colours of all drawings on one page, in order of first use.
#[derive(Clone, Debug, Default)]
pub struct Tones {
    pairs: Vec<(Rgba, Rgba)>,
    known: HashMap<([u8; 4], [u8; 4]), usize>,
    /// Whether any picture holds two drawings, one for each paper.
    choice: Choice,
}

/// The colour scheme of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paper {
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Choice {
    #[default]
    None,
    OfDrawings,
}

impl Tones {
    /// Returns the name of a pair: a custom property of a style sheet, without its hyphens.
    pub(super) fn name(&mut self, light: Rgba, dark: Rgba) -> String {
        let next = self.pairs.len();
        let index = *self.known.entry((bytes(light), bytes(dark))).or_insert(next);
        if index == next {
            self.pairs.push((light, dark));
        }
        format!("t{index}")
    }

    /// Returns how a drawing for one paper only is displayed. Without declarations, the one for light paper
    /// is shown.
    pub(super) const fn only_on(&mut self, paper: Paper) -> &'static str {
        self.choice = Choice::OfDrawings;
        match paper {
            Paper::Light => "var(--on-light,inline)",
            Paper::Dark => "var(--on-dark,none)",
        }
    }

    /// The declarations for light paper, for a style sheet: `--t0:#fff;--t1:#1a1a1a`.
    #[must_use]
    pub fn light(&self) -> String {
        self.declared(Paper::Light)
    }

    /// The declarations for dark paper.
    #[must_use]
    pub fn dark(&self) -> String {
        self.declared(Paper::Dark)
    }

    fn declared(&self, paper: Paper) -> String {
        let displayed = match paper {
            _ if self.choice == Choice::None => None,
            Paper::Light => Some("--on-light:inline;--on-dark:none".to_owned()),
            Paper::Dark => Some("--on-light:none;--on-dark:inline".to_owned()),
        };
        let colors = self.pairs.iter().enumerate().map(|(index, (light, dark))| {
            let [r, g, b, alpha] = bytes(if paper == Paper::Light { *light } else { *dark });
            let opacity = if alpha < u8::MAX { format!("{alpha:02x}") } else { String::new() };
            format!("--t{index}:#{r:02x}{g:02x}{b:02x}{opacity}")
        });
        displayed.into_iter().chain(colors).collect::<Vec<_>>().join(";")
    }
}

const fn bytes(color: Rgba) -> [u8; 4] {
    let [r, g, b] = color.rgb;
    [r, g, b, color.alpha]
}
