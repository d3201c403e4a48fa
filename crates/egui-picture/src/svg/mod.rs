//! SVG from a painting: plain SVG 1.1, compact, and the same bytes for the same painting.
//!
//! This file owns SVG's syntax. `drawing` has decided what is drawn where.
#![expect(clippy::float_cmp, reason = "numbers that are meant to be the same are copies of one number")]

mod font_face;
mod layers;
mod markup;
mod papers;
mod path;
mod runs;
mod text;
mod tones;

use egui::Rect;

pub use super::drawing::Text;
use super::{
    About, Painted, Raster,
    drawing::{self, Drawing, Form, Ink, Join, Mark, Pen, Rgba, Rim},
};
pub use font_face::base64;
pub use layers::to_layers;
use markup::{Markup, Paint};
pub use papers::to_svg_in_tones;
pub use tones::Tones;

/// How a picture is written.
#[derive(Clone, Debug)]
pub struct SvgOptions {
    /// How text is written.
    pub text: Text,
    /// Its metadata.
    pub about: About,
    /// The value of `font-family` for text, the families to try in order; a piece of text in another family than the first
    /// names its own before them.
    pub families: String,
    /// The prefix of all ids, so that several drawings can share a page; letters, digits and hyphens.
    pub prefix: String,
    /// Whether fonts are embedded.
    pub fonts: Fonts,
    /// What it can rely on where it is shown.
    pub viewer: Viewer,
    /// Whether the groups of the painting are written.
    pub groups: Groups,
}

/// Whether shapes that stand for one thing are a group of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Groups {
    /// They are.
    #[default]
    Written,
    /// They are not, but nothing joins them with shapes of others either: the drawing is the same, without the groups.
    Apart,
}

impl Default for SvgOptions {
    fn default() -> Self {
        Self {
            text: Text::default(),
            about: About::default(),
            families: "sans-serif".to_owned(),
            prefix: String::new(),
            fonts: Fonts::default(),
            viewer: Viewer::default(),
            groups: Groups::default(),
        }
    }
}

/// The programs that will show a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Viewer {
    /// A browser, or resvg: they know `paint-order` and `textLength`.
    #[default]
    Browser,
    /// A browser, in a page of HTML that holds many drawings, where every byte counts: positions are in tenths, dashes and dots
    /// at equal distances are said and not listed, and a style sheet of the page gives `font-family` and `text-rendering`.
    Page,
    /// Any program that shows SVG. LibreOffice does not know `paint-order`, and librsvg not `textLength`: so a halo is an
    /// element of its own, and every word has its own place. Inkscape loses Arabic whose direction or width is told, so
    /// that is told by its letters alone.
    Any,
}

/// How a picture with selectable text refers to its font.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fonts {
    /// It names it; where that font is missing another one takes its place, in the same width where the program that shows
    /// it knows `textLength`.
    #[default]
    Named,
    /// The glyphs that its text needs are embedded.
    Embedded,
}

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

/// The number that most marks have, of those that have one.
fn usual(drawings: &[&Drawing], number: impl Fn(&Mark) -> Option<f32>) -> Option<f32> {
    let mut counts: Vec<(f32, usize)> = Vec::new();
    for value in drawings.iter().flat_map(|drawing| &drawing.marks).filter_map(|(_, mark)| number(mark)) {
        match counts.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => counts.push((value, 1)),
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(value, _)| value)
}

const fn size_of_words(mark: &Mark) -> Option<f32> {
    if let Mark::Words(words) = mark { Some(words.size) } else { None }
}

const fn width_of_line(mark: &Mark) -> Option<f32> {
    if let Mark::Area { pen: Some(pen), .. } = mark { Some(pen.width) } else { None }
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

    /// Opens the picture and writes its metadata.
    fn open(&mut self, size: egui::Vec2, drawings: &[&Drawing], options: &SvgOptions) {
        self.out.raw("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        if self.viewer == Viewer::Any {
            self.out.attribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
        }
        self.out.number("width", size.x);
        self.out.number("height", size.y);
        self.out.numbers("viewBox", &[0.0, 0.0, size.x, size.y]);
        // Fades and text rely on preserved spaces and a single font list.
        self.out.attribute("xml:space", "preserve");
        if self.viewer == Viewer::Page {
            self.text_size = usual(drawings, size_of_words);
            if let Some(size) = self.text_size {
                self.out.number("font-size", size);
            }
            self.line_width = usual(drawings, width_of_line).unwrap_or(self.line_width);
            if self.line_width != 1.0 {
                self.out.number("stroke-width", self.line_width);
            }
        } else {
            self.out.attribute("font-family", &options.families);
            // Browsers would round the width of each letter to whole pixels otherwise.
            self.out.attribute("text-rendering", "geometricPrecision");
        }
        let described = [("title", &options.about.title), ("desc", &options.about.description)];
        let named: Vec<String> = described
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(tag, _)| format!("{}{tag}", self.prefix))
            .collect();
        if !named.is_empty() {
            self.out.attribute("role", "img");
            self.out.attribute("aria-labelledby", &named.join(" "));
        }
        self.out.raw(">");
        for (tag, text) in described {
            self.described(tag, text);
        }
        if !options.about.source.is_empty() {
            self.made_from(&options.about);
        }
    }

    /// Embeds the fonts, if requested.
    fn fonts(&mut self, options: &SvgOptions, rules: impl FnOnce() -> String) {
        if options.fonts == Fonts::Embedded {
            let rules = rules();
            if !rules.is_empty() {
                self.out.raw(&format!("<style>{rules}</style>\n"));
            }
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

    /// Writes what it was made from and by which program, in Dublin Core terms.
    fn made_from(&mut self, about: &About) {
        self.out.raw("<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" ");
        self.out
            .raw("xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\"><dc:source>");
        self.out.text(&about.source);
        self.out.raw("</dc:source><dc:creator>");
        self.out.text(&about.software);
        self.out.raw("</dc:creator></rdf:Description></rdf:RDF></metadata>\n");
    }

    fn described(&mut self, tag: &str, text: &str) {
        if !text.is_empty() {
            self.out.raw(&format!("<{tag} id=\"{}{tag}\">", self.prefix));
            self.out.text(text);
            self.out.raw(&format!("</{tag}>\n"));
        }
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

    fn raster(&mut self, raster: &Raster, rect: Rect) {
        self.out.raw("<image");
        self.rect_places(rect);
        self.out.attribute("preserveAspectRatio", "none");
        // The older name is the one that all programs know.
        let name = if self.viewer == Viewer::Any { "xlink:href" } else { "href" };
        self.out.attribute(name, &raster.href);
        self.out.raw("/>\n");
    }

    fn area(&mut self, form: &Form, ink: Option<Ink>, pen: Option<Pen>, rim: Rim) {
        let ramp = match ink {
            Some(Ink::Ramp { from, to }) => Some(self.ramp(from, to)),
            _ => None,
        };
        match form {
            Form::Rect(rect, radius) => {
                self.out.raw("<rect");
                self.rect_places(*rect);
                if *radius > 0.0 {
                    self.out.number("rx", *radius);
                }
            }
            Form::Ellipse(center, radius) if radius.x == radius.y => {
                self.out.raw("<circle");
                self.out.place("cx", center.x);
                self.out.place("cy", center.y);
                self.out.number("r", radius.x);
            }
            Form::Ellipse(center, radius) => {
                self.out.raw("<ellipse");
                self.out.place("cx", center.x);
                self.out.place("cy", center.y);
                self.out.number("rx", radius.x);
                self.out.number("ry", radius.y);
            }
            Form::Line([a, b]) => {
                self.out.raw("<line");
                self.out.place("x1", a.x);
                self.out.place("y1", a.y);
                self.out.place("x2", b.x);
                self.out.place("y2", b.y);
            }
            Form::Path(steps) => {
                self.out.raw("<path d=\"");
                self.out.steps(steps);
                self.out.raw("\"");
            }
        }
        match (ink, ramp) {
            (_, Some(index)) => self.out.attribute("fill", &format!("url(#{}r{index})", self.prefix)),
            (Some(Ink::Solid(color)), None) => self.out.color("fill", color),
            // A line has no interior.
            _ if matches!(form, Form::Line(_)) => {}
            _ => self.out.attribute("fill", "none"),
        }
        if let Some(pen) = pen {
            // One piece has no corners.
            let is_one = matches!(form, Form::Path(steps) if steps.len() <= 2);
            let join = if is_one && self.viewer == Viewer::Page { Join::Sharp } else { pen.join };
            self.pen(Pen { join, ..pen });
        }
        if rim == Rim::Seamless {
            self.out.attribute("shape-rendering", "crispEdges");
        }
        self.out.raw("/>\n");
    }

    fn pen(&mut self, pen: Pen) {
        self.out.color("stroke", pen.color);
        if pen.width != self.line_width {
            self.out.number("stroke-width", pen.width);
        }
        if pen.join == Join::Round {
            self.out.attribute("stroke-linejoin", "round");
        }
    }

    fn rect_places(&mut self, rect: Rect) {
        self.out.place("x", rect.min.x);
        self.out.place("y", rect.min.y);
        self.out.place("width", rect.width());
        self.out.place("height", rect.height());
    }

    fn ramp(&mut self, from: (egui::Pos2, Rgba), to: (egui::Pos2, Rgba)) -> usize {
        let index = self.ramps;
        self.ramps += 1;
        self.out
            .raw(&format!("<linearGradient id=\"{}r{index}\" gradientUnits=\"userSpaceOnUse\"", self.prefix));
        self.out.place("x1", from.0.x);
        self.out.place("y1", from.0.y);
        self.out.place("x2", to.0.x);
        self.out.place("y2", to.0.y);
        self.out.raw("><stop");
        self.out.color("stop", from.1);
        self.out.raw("/><stop offset=\"1\"");
        self.out.color("stop", to.1);
        self.out.raw("/></linearGradient>\n");
        index
    }
}

#[cfg(test)]
mod tests;
