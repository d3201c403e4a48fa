//! Text in SVG: as text or as outlines, with a halo beneath.

use super::{Viewer, Writer};
use crate::drawing::{Direction, Letters, Pen, Slant, Words};
use text_direction::{is_drawn_with_the_letter_before, is_rtl, needs_shaping};

const RIGHT_TO_LEFT_MARK: &str = "\u{200f}";

impl Writer {
    pub(super) fn letters(&mut self, letters: &Letters) {
        match letters.halo {
            Some(pen) if self.viewer == Viewer::Any => self.letters_in_two(letters, pen),
            halo => {
                self.open_outlines(letters);
                self.out.color("fill", letters.color);
                self.halo_of_its_own(halo);
                self.out.raw("/>\n");
            }
        }
    }

    /// Letters above their halo, both drawn from one element.
    fn letters_in_two(&mut self, letters: &Letters, halo: Pen) {
        let id = format!("{}h{}", self.prefix, self.halos);
        self.halos += 1;
        self.out.raw("<g fill=\"none\"");
        self.pen(halo);
        self.out.raw(">");
        self.open_outlines(letters);
        self.out.attribute("id", &id);
        self.out.raw(&format!("/></g><use xlink:href=\"#{id}\""));
        self.out.color("fill", letters.color);
        self.out.raw("/>\n");
    }

    /// The halo of the words that follow. It is no text, so that the words are there once to whoever searches or copies
    /// them.
    pub(super) fn halo(&mut self, letters: &Letters) {
        let Some(pen) = letters.halo.filter(|_| self.viewer == Viewer::Any) else { return };
        self.out.raw("<path d=\"");
        for (outline, place) in &letters.glyphs {
            self.out.rough_steps(outline, *place);
        }
        self.out.raw("\" fill=\"none\"");
        self.pen(pen);
        self.out.raw("/>\n");
    }

    fn open_outlines(&mut self, letters: &Letters) {
        self.out.raw("<path d=\"");
        for (outline, place) in &letters.glyphs {
            self.out.placed_steps(outline, *place);
        }
        self.out.raw("\"");
    }

    fn halo_of_its_own(&mut self, halo: Option<Pen>) {
        if let Some(pen) = halo {
            self.pen(pen);
            self.out.attribute("paint-order", "stroke");
        }
    }

    pub(super) fn words(&mut self, words: &Words) {
        self.out.raw("<text");
        self.setting(words);
        self.out.color("fill", words.color);
        self.halo_of_its_own(words.halo.filter(|_| self.viewer != Viewer::Any));
        self.out.raw(">");
        self.spelling(words);
        self.out.raw("</text>\n");
    }

    /// Where and how a text is set.
    fn setting(&mut self, words: &Words) {
        self.out.place("x", words.at.x);
        self.out.place("y", words.at.y);
        // A quote in a family's name would end it.
        let family = format!("'{}'", words.family.replace(['\'', '\\'], ""));
        if !words.family.is_empty() && self.families.split(',').next() != Some(&family) {
            self.out.attribute("font-family", &format!("{family},{}", self.families));
        }
        if self.text_size != Some(words.size) {
            self.out.number("font-size", words.size);
        }
        if words.weight != 400 {
            self.out.number("font-weight", f32::from(words.weight));
        }
        if words.slant == Slant::Italic {
            self.out.attribute("font-style", "italic");
        }
        if words.direction == Direction::RightToLeft && self.viewer != Viewer::Any {
            // Of text that runs leftward, the end is on the left.
            self.out.raw(" direction=\"rtl\" unicode-bidi=\"embed\" text-anchor=\"end\"");
        }
        if words.width > 0.0 && !self.is_placed_word_by_word(words) && !self.is_left_to_the_letters(words) {
            // Holds the layout where the font is missing; with the font it changes nothing.
            self.hold(words);
        }
        if let Some((angle, pivot)) = words.turn {
            self.out.numbers_in("transform", "rotate", &[angle.to_degrees(), pivot.x, pivot.y]);
        }
    }

    /// Holds a text to its width. In a page, letters that are not joined keep their shape, and what is between them gives way;
    /// of a few letters the width differs too little to matter.
    fn hold(&mut self, words: &Words) {
        const FEW: usize = 18;
        let is_plain = self.viewer == Viewer::Page && !words.text.chars().any(needs_shaping);
        if is_plain && words.text.chars().nth(FEW).is_none() {
            return;
        }
        self.out.place("textLength", words.width);
        if !is_plain {
            self.out.attribute("lengthAdjust", "spacingAndGlyphs");
        }
    }

    /// Whether each word has a place and width of its own, because a program may know no width of a whole text.
    fn is_placed_word_by_word(&self, words: &Words) -> bool {
        self.viewer == Viewer::Any && !words.starts.is_empty()
    }

    /// Whether nothing is said of a text that runs leftward: its letters tell its direction to every program. Inkscape loses
    /// it where its direction or its width is told, and LibreOffice sets what is anchored at its end over what is before it.
    fn is_left_to_the_letters(&self, words: &Words) -> bool {
        self.viewer == Viewer::Any && words.direction == Direction::RightToLeft
    }

    /// The words themselves.
    fn spelling(&mut self, words: &Words) {
        if self.is_left_to_the_letters(words) {
            let [before, after] = held_by(&words.text);
            self.out.text(before);
            self.out.text(&words.text);
            self.out.text(after);
            return;
        }
        if !self.is_placed_word_by_word(words) {
            self.out.text(&words.text);
            return;
        }
        let ends = words.starts.iter().copied().chain([(words.text.len(), words.width)]);
        let mut from = (0, 0.0);
        for to in ends {
            self.out.raw("<tspan");
            if from.0 > 0 {
                self.out.number("x", words.at.x + from.1);
            }
            self.out.number("textLength", to.1 - from.1);
            self.out.raw(">");
            self.out.text(&words.text[from.0..to.0]);
            self.out.raw("</tspan>");
            from = to;
        }
    }
}

/// What stands before and after a text that runs leftward, so that signs at its ends run leftward too: nothing, or a mark
/// that is not seen and counts as a letter.
fn held_by(text: &str) -> [&'static str; 2] {
    let mark = |end: Option<char>| if end.is_some_and(is_rtl) { "" } else { RIGHT_TO_LEFT_MARK };
    [mark(text.chars().next()), mark(text.chars().rfind(|letter| !is_drawn_with_the_letter_before(*letter)))]
}
