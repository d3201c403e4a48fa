//! A picture as several drawings, one above the other, for a renderer that clips a drawing to a rectangle at less cost than a
//! group within it.

use std::mem::take;

use egui::{Color32, Rect};

use super::markup::Paint;
use super::{Painted, SvgOptions, Writer, drawing};

/// A part of a picture.
pub struct Layer {
    /// Where it may paint, in points; everywhere if `None`.
    pub clip: Option<Rect>,
    /// An SVG of the size of the picture.
    pub svg: String,
}

/// Returns the layers of a picture, lowest first; the background is part of the first.
#[must_use]
pub fn to_layers(painted: &Painted, options: &SvgOptions) -> Vec<Layer> {
    let mut drawing = drawing::lower(painted, options.text);
    let clear = Painted { background: Color32::TRANSPARENT, ..painted.with(Vec::new()) };
    let mut marks = take(&mut drawing.marks).into_iter().peekable();
    let mut layers = Vec::new();
    loop {
        let clip = marks.peek().and_then(|(clip, _)| *clip).filter(|_| !layers.is_empty());
        let below = if layers.is_empty() { painted } else { &clear };
        while let Some((_, mark)) = marks.next_if(|(other, _)| *other == clip) {
            drawing.marks.push((None, mark));
        }
        drawing.shapes = vec![0; drawing.marks.len()];
        let mut writer = Writer::new(Paint::Fixed, options);
        writer.open(painted.size, &[&drawing], options);
        writer.marks(below, &drawing);
        writer.close();
        layers.push(Layer { clip, svg: writer.out.finish().0 });
        drawing.marks.clear();
        if marks.peek().is_none() {
            return layers;
        }
    }
}
