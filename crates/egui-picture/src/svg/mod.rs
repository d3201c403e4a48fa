//! SVG from a painting: plain SVG 1.1, compact, and the same bytes for the same painting.
//!
//! This file owns SVG's syntax. `drawing` has decided what is drawn where.
#![expect(clippy::float_cmp, reason = "numbers that are meant to be the same are copies of one number")]

mod figures;
mod font_face;
mod head;
mod layers;
mod markup;
mod options;
mod papers;
mod path;
mod runs;
mod text;
mod tones;

use egui::Rect;

pub use super::drawing::Text;
use super::{
    Painted,
    drawing::{self, Drawing, Form, Ink, Mark, Rgba, Rim},
};
pub use font_face::base64;
pub use layers::to_layers;
use markup::{Markup, Paint};
pub use options::{Fonts, Groups, SvgOptions, Viewer};
pub use papers::to_svg_in_tones;
pub use tones::Tones;

/// Writes the painting as a complete SVG file.
#[must_use]
pub fn to_svg(painted: &Painted, options: &SvgOptions) -> String {
    write(painted, options, Paint::Fixed).0
}

fn write(painted: &Painted, options: &SvgOptions, paint: Paint) -> (String, Paint) {
    let drawing = drawing::lower(painted, options.text);
    let mut writer = Writer::new(paint, options);
    writer.open(painted.size, &[&drawing], options);
    writer.fonts(options, || font_face::rules(painted, &drawing));
    writer.marks(painted, &drawing);
    writer.close();
    writer.out.finish()
}

/// The number of shapes in the painting without a counterpart in a picture: textured meshes and backend
/// callbacks.
#[must_use]
pub fn unsupported(painted: &Painted) -> usize {
    drawing::lower(painted, Text::Selectable).unsupported
}

struct Writer {
    out: Markup,
    /// The number of gradients written so far.
    ramps: usize,
    /// Clips written so far; they are numbered and reused.
    clips: Vec<Rect>,
    /// Texts with a halo of their own written so far; they are numbered.
    halos: usize,
    /// What all ids begin with.
    prefix: String,
    families: String,
    /// The size of text that names none.
    text_size: Option<f32>,
    /// The width of lines that name none.
    line_width: f32,
    viewer: Viewer,
    groups: Groups,
}

/// Whether a letter can stand in a name; another could end the attribute that the name stands in.
fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-'
}

/// For each shape that is in a group, which one.
fn owners(painted: &Painted) -> Vec<Option<usize>> {
    if painted.groups.is_empty() {
        return Vec::new();
    }
    let mut owners = vec![None; painted.shapes.len()];
    for (index, group) in painted.groups.iter().enumerate().rev() {
        let end = group.shapes.end.min(owners.len());
        owners[group.shapes.start.min(end)..end].fill(Some(index));
    }
    owners
}

impl Writer {
    fn new(paint: Paint, options: &SvgOptions) -> Self {
        let prefix = options.prefix.chars().filter(|letter| is_plain(*letter)).collect();
        Self {
            out: if options.viewer == Viewer::Page { Markup::rough(paint) } else { Markup::new(paint) },
            ramps: 0,
            clips: Vec::new(),
            halos: 0,
            prefix,
            families: options.families.clone(),
            text_size: None,
            line_width: 1.0,
            viewer: options.viewer,
            groups: options.groups,
        }
    }

    fn close(&mut self) {
        self.out.raw("</svg>\n");
    }

    /// Writes the background and all marks.
    fn marks(&mut self, painted: &Painted, drawing: &Drawing) {
        if let Some(color) = Rgba::visible(painted.background) {
            let ground = Rect::from_min_size(egui::Pos2::ZERO, painted.size);
            self.area(&Form::Rect(ground, 0.0), Some(Ink::Solid(color)), None, Rim::Smooth);
        }
        let owners = owners(painted);
        let (mut open, mut owner) = (None, None);
        let owner_of = |at: usize| owners.get(drawing.shapes[at]).copied().flatten();
        let mut at = 0;
        while let Some((clip, mark)) = drawing.marks.get(at) {
            let of = owner_of(at);
            // A group stands within a clip, so that both can end.
            if owner.is_some() && (of != owner || *clip != open) {
                self.out.raw("</g>\n");
                owner = None;
            }
            if *clip != open {
                if open.is_some() {
                    self.out.raw("</g>\n");
                }
                if let Some(clip) = *clip {
                    self.open_clip(clip);
                }
                open = *clip;
            }
            if of != owner && self.groups == Groups::Written {
                self.open_group(of.map_or("", |group| painted.groups[group].name.as_str()));
                owner = of;
            }
            let alike = drawing.marks[at..].iter().enumerate().take_while(|(next, (other, mark))| {
                other == clip && owner_of(at + next) == of && runs::continues(&drawing.marks[at].1, mark)
            });
            let run = alike.count();
            if run >= runs::FEWEST && self.run(&drawing.marks[at..at + run]) {
                at += run;
            } else {
                self.mark(painted, mark);
                at += 1;
            }
        }
        for _ in 0..usize::from(owner.is_some()) + usize::from(open.is_some()) {
            self.out.raw("</g>\n");
        }
    }

    fn open_group(&mut self, name: &str) {
        let plain: String = name.chars().filter(|letter| is_plain(*letter)).collect();
        self.out.raw("<g");
        self.out.attribute("data-of", &plain);
        self.out.raw(">\n");
    }

    /// Opens the group clipped to `clip`, with the definition of the clip if it is new.
    fn open_clip(&mut self, clip: Rect) {
        let known = self.clips.iter().position(|known| *known == clip);
        let index = known.unwrap_or_else(|| {
            self.out.raw(&format!("<clipPath id=\"{}c{}\">", self.prefix, self.clips.len()));
            self.out.raw("<rect");
            self.rect_places(clip);
            self.out.raw("/></clipPath>\n");
            self.clips.push(clip);
            self.clips.len() - 1
        });
        self.out.raw(&format!("<g clip-path=\"url(#{}c{index})\">\n", self.prefix));
    }

    fn mark(&mut self, painted: &Painted, mark: &Mark) {
        match mark {
            Mark::Area { form, ink, pen, rim } => self.area(form, *ink, *pen, *rim),
            Mark::Words(words) => self.words(words),
            Mark::Letters(letters) => self.letters(letters),
            Mark::Halo(letters) => self.halo(letters),
            Mark::Raster(index, rect) => self.raster(&painted.rasters[*index], *rect),
        }
    }
}

#[cfg(test)]
mod tests;
