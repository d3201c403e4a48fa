//! Sheets: rows and columns whose headings stay in sight while the rest scrolls both ways, and the room their words
//! take. What stands in them is not known here.

use std::collections::HashMap;
use std::ops::Range;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, Pos2, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2};

use super::{Context, Surface};
use crate::theme::Type;

/// How a sheet is laid out, in points.
pub struct Sheet {
    /// Tells it from others.
    pub id: &'static str,
    /// Where it stands.
    pub area: Rect,
    /// The height of the headings of columns.
    pub header: f32,
    /// The width of the headings of rows; 0 where there are none.
    pub side: f32,
    /// The size of all that scrolls, without the headings.
    pub content: Vec2,
}

/// One of the four parts of a sheet on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Where it can be seen.
    pub rect: Rect,
    /// Where the content's own corner lies, scrolled or not.
    pub origin: Pos2,
}

/// The parts of a sheet on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// Where both kinds of headings meet.
    pub corner: Part,
    /// The headings of columns.
    pub header: Part,
    /// The headings of rows.
    pub side: Part,
    /// The cells.
    pub body: Part,
}

impl Sheet {
    /// Draws the sheet; `reveal` is scrolled to, in points of the content.
    pub fn show(
        &self,
        ctx: &Context<'_>,
        ui: &mut Ui,
        reveal: Option<Rect>,
        draw: impl FnOnce(&mut Ui, &Parts),
    ) {
        if ctx.surface == Surface::Picture {
            return draw(ui, &self.parts(Vec2::ZERO));
        }
        let headings = Vec2::new(self.side, self.header);
        let child = &mut ui.new_child(UiBuilder::new().max_rect(self.area));
        child.set_clip_rect(self.area.intersect(ui.clip_rect()));
        ScrollArea::both().id_salt(self.id).auto_shrink(false).show_viewport(child, |ui, viewport| {
            let (block, _) = ui.allocate_exact_size(self.content + headings, Sense::hover());
            let parts = self.parts(viewport.min.to_vec2());
            if let Some(wanted) = reveal {
                // The headings cover a strip of what is seen: the target reaches as much further.
                let target = Rect::from_min_max(wanted.min, wanted.max + headings);
                ui.scroll_to_rect(target.translate(block.min.to_vec2()), None);
            }
            draw(ui, &parts);
        });
    }

    fn parts(&self, offset: Vec2) -> Parts {
        let (area, inner) = (self.area, self.area.min + Vec2::new(self.side, self.header));
        let part = |min: Pos2, max: Pos2, offset: Vec2| Part {
            rect: Rect::from_min_max(min, max.max(min)),
            origin: min - offset,
        };
        Parts {
            corner: part(area.min, inner, Vec2::ZERO),
            header: part(pos2(inner.x, area.top()), pos2(area.right(), inner.y), Vec2::new(offset.x, 0.0)),
            side: part(pos2(area.left(), inner.y), pos2(inner.x, area.bottom()), Vec2::new(0.0, offset.y)),
            body: part(inner, area.max, offset),
        }
    }
}

impl Part {
    /// A part of the interface that paints in here only.
    pub fn ui(&self, ui: &mut Ui, salt: &'static str) -> Ui {
        let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(self.rect));
        child.set_clip_rect(self.rect.intersect(ui.clip_rect()));
        child
    }

    /// The span of the content that can be seen, from left to right.
    pub fn seen_x(&self) -> Range<f32> {
        self.rect.left() - self.origin.x..self.rect.right() - self.origin.x
    }

    /// The span of the content that can be seen, from top to bottom.
    pub fn seen_y(&self) -> Range<f32> {
        self.rect.top() - self.origin.y..self.rect.bottom() - self.origin.y
    }
}

/// Where lanes, rows or columns, begin and end, in points from the first.
#[derive(Clone, Debug)]
pub enum Lanes {
    /// So many, all of one size.
    Even(usize, f32),
    /// The end of each.
    Ends(Vec<f32>),
}

impl Lanes {
    /// Lanes of these sizes.
    pub fn of_sizes(sizes: impl IntoIterator<Item = f32>) -> Self {
        let ends = sizes.into_iter().scan(0.0, |end, size| {
            *end += size;
            Some(*end)
        });
        Self::Ends(ends.collect())
    }

    /// Where a lane begins and ends.
    pub fn span(&self, lane: usize) -> Range<f32> {
        match self {
            Self::Even(_, size) => lane as f32 * size..(lane + 1) as f32 * size,
            Self::Ends(ends) => {
                let end = |lane: usize| ends.get(lane).copied().unwrap_or_default();
                (if lane == 0 { 0.0 } else { end(lane - 1) })..end(lane)
            }
        }
    }

    /// Where the last one ends.
    pub fn total(&self) -> f32 {
        match self {
            Self::Even(count, size) => *count as f32 * size,
            Self::Ends(ends) => ends.last().copied().unwrap_or_default(),
        }
    }

    /// The lanes of which something lies in `seen`.
    pub fn within(&self, seen: &Range<f32>) -> Range<usize> {
        match self {
            Self::Even(count, size) => {
                let at = |x: f32| ((x / size).floor().max(0.0) as usize).min(*count);
                at(seen.start)..(at(seen.end) + 1).min(*count)
            }
            Self::Ends(ends) => {
                let first = ends.partition_point(|end| *end <= seen.start);
                let past = ends.partition_point(|end| *end < seen.end);
                first..(past + 1).min(ends.len())
            }
        }
    }
}

/// Words broken into lines no wider than `width`; what is below the last of `rows` lines is cut with an ellipsis.
pub fn wrapped(text: &str, kind: Type, width: f32, rows: usize) -> LayoutJob {
    let mut job = LayoutJob::simple(text.to_owned(), kind.font(), Color32::PLACEHOLDER, width);
    job.wrap = TextWrapping { max_width: width, max_rows: rows.max(1), ..TextWrapping::default() };
    job
}

/// Foretells how many lines words take, without laying them out: a sheet needs the height of every row, seen or not.
pub struct Ruler {
    kind: Type,
    line: f32,
    widths: HashMap<char, f32>,
}

/// Letters drawn closer or wider than they are one by one: how much of the width is kept in reserve.
const RESERVE: f32 = 0.985;

impl Ruler {
    /// A ruler for one step of the type scale.
    pub fn new(ui: &Ui, kind: Type) -> Self {
        let line = ui.fonts_mut(|fonts| fonts.row_height(&kind.font()));
        Self { kind, line, widths: HashMap::new() }
    }

    /// The height of one line in points.
    pub const fn line(&self) -> f32 {
        self.line
    }

    /// How wide `text` is on one line.
    pub fn width(&mut self, ui: &Ui, text: &str) -> f32 {
        text.chars().map(|letter| self.letter(ui, letter)).sum()
    }

    /// How high `text` is, broken into lines no wider than `width`.
    pub fn height(&mut self, ui: &Ui, text: &str, width: f32) -> f32 {
        self.lines(ui, text, width) as f32 * self.line
    }

    /// How many lines `text` takes, at spaces and within words that are too long.
    pub fn lines(&mut self, ui: &Ui, text: &str, width: f32) -> usize {
        let width = width * RESERVE;
        text.split('\n').map(|paragraph| self.lines_of_paragraph(ui, paragraph, width)).sum()
    }

    fn lines_of_paragraph(&mut self, ui: &Ui, text: &str, width: f32) -> usize {
        let space = self.letter(ui, ' ');
        let (mut lines, mut at) = (1, 0.0);
        for word in text.split(' ') {
            let length = self.width(ui, word);
            if at > 0.0 && at + length > width {
                lines += 1;
                at = 0.0;
            }
            if length > width {
                for letter in word.chars() {
                    let wide = self.letter(ui, letter);
                    if at > 0.0 && at + wide > width {
                        lines += 1;
                        at = 0.0;
                    }
                    at += wide;
                }
                at += space;
            } else {
                at += length + space;
            }
        }
        lines
    }

    fn letter(&mut self, ui: &Ui, letter: char) -> f32 {
        let kind = self.kind;
        *self
            .widths
            .entry(letter)
            .or_insert_with(|| ui.fonts_mut(|fonts| fonts.glyph_width(&kind.font(), letter)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Says;
    use crate::load;
    use crate::theme::{Mode, fonts};

    #[test]
    fn a_lane_is_found_by_where_it_lies() {
        for lanes in [Lanes::Even(5, 10.0), Lanes::of_sizes([10.0; 5])] {
            assert_eq!((lanes.total(), lanes.span(1)), (50.0, 10.0..20.0));
            assert_eq!(lanes.within(&(0.0..50.0)), 0..5);
            assert_eq!(lanes.within(&(12.0..25.0)), 1..3);
            assert_eq!(lanes.within(&(49.0..90.0)), 4..5);
            assert!(lanes.within(&(60.0..90.0)).is_empty());
        }
        assert!(
            Lanes::of_sizes([]).within(&(0.0..9.0)).is_empty()
                && Lanes::Even(0, 9.0).within(&(0.0..9.0)).is_empty()
        );
    }

    /// Too few lines foretold would cut an answer; more than one too many would leave a hole.
    #[test]
    fn the_lines_foretold_are_enough_and_hardly_more() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let answers = dossier.claims.rows().iter().map(|claim| match &claim.says {
            Says::Answer { text, .. } => text.as_str(),
            _ => claim.gist.as_str(),
        });
        let hard =
            ["Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", "a b\nc", "", "AVAVAV To. Ta, Wa"];
        let texts: Vec<&str> = answers.chain(hard).collect();
        let (mut exact, mut all) = (0, 0);
        let setup = |ctx: &egui::Context| crate::theme::apply(ctx, Mode::Light);
        crate::export::headless::paint(Vec2::splat(100.0), fonts::definitions(), setup, |ui| {
            for kind in [Type::Body, Type::Small, Type::Strong] {
                let mut ruler = Ruler::new(ui, kind);
                for (text, width) in
                    texts.iter().flat_map(|text| [90.0, 160.0, 240.0].map(|width| (text, width)))
                {
                    let found = ui.painter().layout_job(wrapped(text, kind, width, usize::MAX)).rows.len();
                    let foretold = ruler.lines(ui, text, width);
                    assert!(foretold >= found, "{foretold} instead of {found} lines of {width}: {text}");
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
