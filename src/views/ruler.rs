//! How much room text takes: broken into lines, and estimated without layout.

use std::collections::HashMap;
use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, Ui};

use crate::letters::{Lacking, Length, shown};
use crate::theme::{Type, fonts};

/// Words broken into lines no wider than `width`; what is below the last of `rows` lines is cut with an ellipsis, and so
/// is what is longer than anybody reads.
pub fn wrapped(text: &str, kind: Type, width: f32, rows: usize) -> LayoutJob {
    let mut job =
        LayoutJob::simple(shown(text, Length::Prose).into_owned(), kind.font(), Color32::PLACEHOLDER, width);
    job.wrap = TextWrapping { max_width: width, max_rows: rows.max(1), ..TextWrapping::default() };
    // A word too long for a single line keeps its beginning.
    job.wrap.break_anywhere = rows <= 1;
    job
}

/// Where fonts are: in what is drawn on, or, for work on another thread, in the context.
pub trait Fonts {
    /// The context.
    fn fonts(&self) -> &egui::Context;
}

impl Fonts for Ui {
    fn fonts(&self) -> &egui::Context {
        self.ctx()
    }
}

impl Fonts for egui::Context {
    fn fonts(&self) -> &egui::Context {
        self
    }
}

/// Estimates the number of lines of a text without laying it out: a sheet needs the height of every row,
/// visible or not.
pub struct Ruler {
    kind: Type,
    line: f32,
    widths: HashMap<char, f32>,
    /// Letters that are replaced by their name.
    lacking: Arc<Lacking>,
}

/// Kerning makes text narrower or wider than its single letters: the share of the width that is used.
const RESERVE: f32 = 0.997;

impl Ruler {
    /// Makes a ruler for one step of the type scale.
    pub fn new(ui: &impl Fonts, kind: Type) -> Self {
        // The height that one more line adds to laid-out text.
        let lay = |job| ui.fonts().fonts_mut(|fonts| fonts.layout_job(job));
        let high = |words: &str| lay(wrapped(words, kind, f32::INFINITY, 2)).size().y;
        let line = high("x\nx") - high("x");
        Self { kind, line, widths: HashMap::new(), lacking: fonts::lacking(ui.fonts()) }
    }

    /// The step it measures.
    pub const fn kind(&self) -> Type {
        self.kind
    }

    /// The height of one line in points.
    pub const fn line(&self) -> f32 {
        self.line
    }

    /// The width of `text` on one line.
    pub fn width(&mut self, ui: &impl Fonts, text: &str) -> f32 {
        let named = self.lacking.named_in(text);
        named.as_deref().unwrap_or(text).chars().map(|letter| self.letter(ui, letter)).sum()
    }

    /// The height of `text`, broken into lines no wider than `width`.
    pub fn height(&mut self, ui: &impl Fonts, text: &str, width: f32) -> f32 {
        self.lines(ui, text, width) as f32 * self.line
    }

    /// The number of lines of `text`, broken at spaces and within words that are too long.
    pub fn lines(&mut self, ui: &impl Fonts, text: &str, width: f32) -> usize {
        let width = width * RESERVE;
        // As `wrapped` shows it.
        let text = &*shown(text, Length::Prose);
        let named = self.lacking.named_in(text);
        let text = named.as_deref().unwrap_or(text);
        text.split('\n').map(|paragraph| self.lines_of_paragraph(ui, paragraph, width)).sum()
    }

    fn lines_of_paragraph(&mut self, ui: &impl Fonts, text: &str, width: f32) -> usize {
        let space = self.letter(ui, ' ');
        let (mut lines, mut at) = (1, 0.0);
        let mut words = text.split(' ').peekable();
        while let Some(word) = words.next() {
            // The space after a word must fit too.
            let after = if words.peek().is_some() { space } else { 0.0 };
            let length = self.width(ui, word) + after;
            if at > 0.0 && at + length > width {
                lines += 1;
                at = 0.0;
            }
            if length > width {
                let mut rest = word.len();
                for piece in pieces(word) {
                    rest -= piece.len();
                    let after = if rest == 0 { after } else { 0.0 };
                    let length = self.width(ui, piece) + after;
                    if at > 0.0 && at + length > width {
                        lines += 1;
                        at = 0.0;
                    }
                    for letter in piece.chars() {
                        let wide = self.letter(ui, letter);
                        if at > 0.0 && at + wide > width {
                            lines += 1;
                            at = 0.0;
                        }
                        at += wide;
                    }
                }
                // If only the space after it does not fit, the next line begins with that space.
                if at > 0.0 && at + after > width {
                    lines += 1;
                    at = 0.0;
                }
                at += after;
            } else {
                at += length;
            }
        }
        lines
    }

    fn letter(&mut self, ui: &impl Fonts, letter: char) -> f32 {
        let kind = self.kind;
        *self
            .widths
            .entry(letter)
            .or_insert_with(|| ui.fonts().fonts_mut(|fonts| fonts.glyph_width(&kind.font(), letter)))
    }
}

/// Where a word too long for a line is broken: after hyphens, or else after other punctuation.
fn pieces(word: &str) -> impl Iterator<Item = &str> {
    let has_hyphen = word.contains('-');
    let ends = move |letter: char| if has_hyphen { letter == '-' } else { letter.is_ascii_punctuation() };
    word.split_inclusive(ends)
}

#[cfg(test)]
mod tests {
    use egui::Vec2;

    use super::*;
    use crate::dossier::Says;
    use crate::load;
    use crate::theme::{Mode, fonts, lay};

    /// Too few lines would cut an answer; more than one too many would leave a hole.
    #[test]
    fn the_lines_foretold_are_enough_and_hardly_more() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let answers = dossier.claims.rows().iter().map(|claim| match &claim.says {
            Says::Answer { text, .. } => text.as_str(),
            _ => claim.gist.as_str(),
        });
        let hard =
            ["Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", "a b\nc", "", "AVAVAV To. Ta, Wa"];
        let endless = "Rindfleischetikettierungsaufgaben".repeat(13);
        let texts: Vec<&str> = answers.chain(hard).chain([endless.as_str()]).collect();
        let (mut exact, mut all) = (0, 0);
        let setup = |ctx: &egui::Context| crate::theme::apply(ctx, Mode::Light);
        egui_picture::headless::paint(Vec2::splat(100.0), fonts::definitions(), setup, |ui| {
            for kind in [Type::Body, Type::Small, Type::Strong] {
                let mut ruler = Ruler::new(ui, kind);
                for (text, width) in
                    texts.iter().flat_map(|text| [90.0, 160.0, 240.0].map(|width| (text, width)))
                {
                    let found = lay(ui.painter(), wrapped(text, kind, width, usize::MAX)).rows.len();
                    let foretold = ruler.lines(ui, text, width);
                    assert!(foretold >= found, "{foretold} instead of {found} lines of {width}: {text}");
                    let high = lay(ui.painter(), wrapped(text, kind, width, usize::MAX)).size().y;
                    assert!(ruler.height(ui, text, width) >= high - 0.5, "not as high as {high}: {text}");
                    // The reserve of each line may add up to a line or two in long texts.
                    assert!(foretold <= found + 1 + found / 6, "{foretold} instead of {found} lines: {text}");
                    exact += usize::from(foretold == found);
                    all += 1;
                }
            }
        });
        assert!(exact * 10 > all * 8, "{exact} of {all} are exact");
    }
}
