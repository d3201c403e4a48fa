//! The beginning of a file: its size, its metadata, and what most marks have in common.

use super::super::About;
use super::super::drawing::{Drawing, Mark};
use super::{Fonts, SvgOptions, Viewer, Writer};

impl Writer {
    /// Opens the picture and writes its metadata.
    pub(super) fn open(&mut self, size: egui::Vec2, drawings: &[&Drawing], options: &SvgOptions) {
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
    pub(super) fn fonts(&mut self, options: &SvgOptions, rules: impl FnOnce() -> String) {
        if options.fonts == Fonts::Embedded {
            let rules = rules();
            if !rules.is_empty() {
                self.out.raw(&format!("<style>{rules}</style>\n"));
            }
        }
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
