//! The marks that a picture consists of, between egui's shapes and SVG: few kinds, final positions, plain
//! colours.
//!
//! Lowering happens here: shapes outside their clip or the picture are dropped, nested shapes are flattened,
//! and positions are rounded to pixels in the same way as in egui's tessellator, so that a picture looks like
//! the window. It knows no SVG syntax.

mod bounds;
mod color;
mod halo;
mod mesh;
mod shapes;
mod text;

use std::{borrow::Cow, sync::Arc};

use egui::{
    Pos2, Rect, Shape, Vec2,
    emath::{GuiRounding as _, TSTransform},
    epaint::ClippedShape,
};

pub(super) use color::Rgba;

use super::{Painted, Raster, typeface::Typefaces};

/// One step of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    Move(Pos2),
    Line(Pos2),
    Quad(Pos2, Pos2),
    Cubic(Pos2, Pos2, Pos2),
    Close,
}

/// The shape of an area or a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    /// A rectangle and its corner radius.
    Rect(Rect, f32),
    Ellipse(Pos2, Vec2),
    Line([Pos2; 2]),
    Path(Vec<Step>),
}

/// What fills an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ink {
    Solid(Rgba),
    /// A linear gradient from one colour to another.
    Ramp {
        from: (Pos2, Rgba),
        to: (Pos2, Rgba),
    },
}

/// How an outline is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pen {
    pub width: f32,
    pub color: Rgba,
    pub join: Join,
}

/// How the corners of a line are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// Closed shapes keep sharp corners.
    Sharp,
    /// Rivers and curves must not have spikes.
    Round,
}

/// How the edge of an area is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rim {
    /// Anti-aliased.
    Smooth,
    /// Not anti-aliased, so that the pieces of one surface show no seams.
    Seamless,
}

/// A piece of text of one colour and size, kept as text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    pub text: String,
    /// Left end of the baseline.
    pub at: Pos2,
    pub width: f32,
    /// Where each word but the first begins: its byte, and how far to the right of `at`. Empty where it runs leftward.
    pub starts: Vec<(usize, f32)>,
    pub size: f32,
    pub family: String,
    pub weight: u16,
    /// Its runs, each in a single face.
    pub faces: Vec<Part>,
    pub color: Rgba,
    pub direction: Direction,
    pub slant: Slant,
    /// Drawn around and beneath the letters.
    pub halo: Option<Pen>,
    /// Clockwise rotation in radians about a point.
    pub turn: Option<(f32, Pos2)>,
}

/// A run in a single face.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    pub family: String,
    pub weight: u16,
    pub text: String,
}

/// The direction of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    LeftToRight,
    RightToLeft,
}

/// Whether letters are slanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slant {
    Upright,
    Italic,
}

/// A piece of text of one colour and size, as outlines.
#[derive(Clone, Debug)]
pub(super) struct Letters {
    /// The outlines in ems, each with the transformation into the picture.
    pub glyphs: Vec<(Arc<[Step]>, Affine)>,
    pub color: Rgba,
    /// Drawn around and beneath the letters.
    pub halo: Option<Pen>,
}

/// An affine map: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Affine {
    pub linear: [f32; 4],
    pub origin: Pos2,
}

impl Affine {
    pub fn apply(self, point: Pos2) -> Pos2 {
        let [a, b, c, d] = self.linear;
        self.origin + egui::vec2(a * point.x + c * point.y, b * point.x + d * point.y)
    }
}

/// What is drawn.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    Area {
        form: Form,
        ink: Option<Ink>,
        pen: Option<Pen>,
        rim: Rim,
    },
    Words(Words),
    Letters(Letters),
    /// A raster of the painting, which one, in a rectangle.
    Raster(usize, Rect),
    /// The halo of the words that follow, for programs that cannot draw it with them.
    Halo(Letters),
}

/// How text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Text {
    /// As text that can be searched, copied and read aloud; drawn with the reader's Noto Sans, or the nearest
    /// font.
    #[default]
    Selectable,
    /// The letters' outlines: they need no font where they are shown, and PNG uses them.
    Outlines,
}

/// All marks of a picture, bottom first, each with the rectangle it must be clipped to, if any.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub marks: Vec<(Option<Rect>, Mark)>,
    /// For each mark, which shape of the painting it is of.
    pub shapes: Vec<usize>,
    /// The number of shapes without a counterpart: textured meshes and backend callbacks.
    pub unsupported: usize,
}

/// Converts painted shapes into marks.
pub(super) fn lower(painted: &Painted, text: Text) -> Drawing {
    let mut lowering = Lowering {
        drawing: Drawing::default(),
        canvas: Rect::from_min_size(Pos2::ZERO, painted.size),
        clip: Rect::NOTHING,
        clips: Vec::new(),
        current: 0,
        cut: None,
        halo: None,
        typefaces: Typefaces::new(&painted.fonts),
        rasters: &painted.rasters,
        text,
    };
    let placed: Vec<Cow<'_, Shape>> = painted.shapes.iter().map(placed).collect();
    let mut shapes = Vec::with_capacity(painted.shapes.len());
    for (index, (clipped, shape)) in painted.shapes.iter().zip(&placed).enumerate() {
        // Renderers clip at whole pixels.
        let clip = clipped.clip_rect.round().intersect(lowering.canvas);
        flatten((clip, index), shape, &mut shapes);
    }
    let mut next = 0;
    while next < shapes.len() {
        let halo = halo::at_start_of(&shapes[next..]);
        next += halo.as_ref().map_or(0, |halo| halo.copies);
        lowering.halo = halo.map(|halo| halo.pen);
        let ((clip, index), shape) = shapes[next];
        lowering.current = index;
        lowering.shape(clip, shape);
        next += 1;
    }
    join_cuts(&mut lowering.drawing.marks, &lowering.clips);
    lowering.drawing
}

/// Extends a clip over the unclipped marks between two that need it, if those have the same clip, which
/// changes nothing: every clipped group costs a renderer a layer of its own.
fn join_cuts(marks: &mut [(Option<Rect>, Mark)], clips: &[Rect]) {
    let mut last_cut: Option<usize> = None;
    for at in 0..marks.len() {
        let Some(clip) = marks[at].0 else { continue };
        if let Some(last) = last_cut.filter(|last| clips[*last..at].iter().all(|other| *other == clip)) {
            for (cut, _) in &mut marks[last + 1..at] {
                *cut = Some(clip);
            }
        }
        last_cut = Some(at);
    }
}

/// The shape at its final position. Only popups during their opening animation are scaled after layout, and
/// those are not animated here.
fn placed(clipped: &ClippedShape) -> Cow<'_, Shape> {
    if clipped.transform_after_tessellation == TSTransform::IDENTITY {
        return Cow::Borrowed(&clipped.shape);
    }
    let mut shape = clipped.shape.clone();
    shape.transform(clipped.transform_after_tessellation);
    Cow::Owned(shape)
}

/// Where a shape may be painted, and which shape of the painting it is or is part of.
type Place = (Rect, usize);

fn flatten<'a>(place: Place, shape: &'a Shape, out: &mut Vec<(Place, &'a Shape)>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| flatten(place, shape, out)),
        shape => out.push((place, shape)),
    }
}

/// The state while lowering.
struct Lowering<'a> {
    drawing: Drawing,
    canvas: Rect,
    /// The area that the current shape may paint on, within the canvas.
    clip: Rect,
    /// The clip of every mark so far, whether it needs it or not.
    clips: Vec<Rect>,
    /// Which shape of the painting is lowered.
    current: usize,
    /// The clip, if the current shape extends beyond it.
    cut: Option<Rect>,
    /// The outline of the current text.
    halo: Option<Pen>,
    typefaces: Typefaces<'a>,
    rasters: &'a [Raster],
    text: Text,
}

impl Lowering<'_> {
    fn shape(&mut self, clip: Rect, shape: &Shape) {
        let bounds = bounds::measure(shape);
        if !bounds.is_finite() || !clip.is_positive() || !bounds.intersects(clip) {
            return;
        }
        self.clip = clip;
        let inside = clip.contains_rect(bounds.intersect(self.canvas).round_ui());
        self.cut = (!inside).then_some(clip);
        match shape {
            Shape::Noop | Shape::Vec(_) => {}
            Shape::Text(text) => text::lower(self, text),
            Shape::Mesh(mesh) => mesh::lower(self, mesh),
            Shape::Callback(_) => self.drawing.unsupported += 1,
            other => shapes::lower(self, other),
        }
    }

    fn push(&mut self, mark: Mark) {
        self.drawing.marks.push((self.cut, mark));
        self.drawing.shapes.push(self.current);
        self.clips.push(self.clip);
    }

    /// Adds an area unless all of it would be invisible.
    fn area(&mut self, form: Form, fill: egui::Color32, pen: Option<Pen>) {
        let ink = Rgba::visible(fill).map(Ink::Solid);
        match (form, self.cut) {
            _ if ink.is_none() && pen.is_none() => {}
            // A plain rectangle is clipped by making it smaller.
            (Form::Rect(rect, 0.0), Some(clip)) if pen.is_none() => {
                let form = Form::Rect(rect.intersect(clip), 0.0);
                self.cut = None;
                self.push(Mark::Area { form, ink, pen, rim: Rim::Smooth });
                self.cut = Some(clip);
            }
            (form, _) => self.push(Mark::Area { form, ink, pen, rim: Rim::Smooth }),
        }
    }
}
