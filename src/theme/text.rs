//! Type: one scale of sizes, and helpers that lay text out in it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, FontFamily, FontId, Galley, Label, Painter, Pos2, Response, RichText, Role, Sense, Shape,
    TextWrapMode, Ui, Vec2, Widget, WidgetInfo, WidgetText,
};

use super::{bidi, fonts};
use crate::letters;

/// A step of the type scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// The name of what the inspector shows.
    Title,
    /// The title of the dossier.
    Heading,
    /// Names in lists and on the map.
    Strong,
    /// Running text.
    Body,
    /// Tabs and buttons.
    Button,
    /// Secondary text.
    Small,
    /// Secondary text with weight: figures beside marks.
    SmallStrong,
    /// Headings of sections, set in capitals.
    Section,
    /// Numbers on axes.
    Axis,
}

impl Type {
    /// Font and size in points.
    #[must_use]
    pub fn font(self) -> FontId {
        let (size, family) = match self {
            Self::Title => (19.0, fonts::semibold()),
            Self::Heading => (16.0, fonts::semibold()),
            Self::Strong => (13.0, fonts::semibold()),
            Self::Body | Self::Button => (13.0, FontFamily::Proportional),
            Self::Small => (11.5, FontFamily::Proportional),
            Self::SmallStrong => (11.5, fonts::semibold()),
            Self::Section => (10.5, fonts::semibold()),
            Self::Axis => (10.5, FontFamily::Proportional),
        };
        FontId::new(size, family)
    }
}

/// Text in a step of the scale: a widget, and the words of egui's widgets.
pub fn label(text: impl Into<String>, kind: Type, color: Color32) -> Lettering {
    Lettering { text: text.into(), font: kind.font(), color, sense: None }
}

/// Words to be shown, in the order in which they are read. As a widget (`ui.add`) they break into rows wherever they
/// run, and whoever listens hears them as they are read.
#[derive(Clone, Debug)]
#[must_use]
pub struct Lettering {
    text: String,
    font: FontId,
    color: Color32,
    sense: Option<Sense>,
}

impl Lettering {
    /// In another font.
    pub fn font(mut self, font: FontId) -> Self {
        self.font = font;
        self
    }

    /// With a sense of its own, for words that can be clicked; they cannot be selected then.
    pub const fn sense(mut self, sense: Sense) -> Self {
        self.sense = Some(sense);
        self
    }

    /// The words for one of egui's widgets, with the names of letters that no font has in their place.
    #[must_use]
    pub fn in_widget(mut self, ctx: &egui::Context) -> WidgetText {
        if let Some(named) = fonts::lacking(ctx).named_in(&self.text) {
            self.text = named;
        }
        self.into()
    }

    fn rich(self) -> RichText {
        RichText::new(self.text).font(self.font).color(self.color)
    }

    /// The words as they are read, to be laid out in `ui` at its place and in its width.
    fn job(&self, ui: &Ui) -> LayoutJob {
        let mut job = LayoutJob::simple(self.text.clone(), self.font.clone(), self.color, f32::INFINITY);
        let width = ui.available_width();
        match ui.wrap_mode() {
            TextWrapMode::Extend => {}
            TextWrapMode::Wrap => job.wrap.max_width = width,
            TextWrapMode::Truncate => job.wrap = TextWrapping::truncate_at_width(width),
        }
        job
    }
}

impl From<Lettering> for WidgetText {
    fn from(words: Lettering) -> Self {
        if letters::needs_setting(&words.text) {
            let job = LayoutJob::simple(words.text, words.font, words.color, f32::INFINITY);
            return Self::LayoutJob(Arc::new(bidi::unbroken(&job)));
        }
        Self::RichText(Arc::new(words.rich()))
    }
}

impl Widget for Lettering {
    fn ui(self, ui: &mut Ui) -> Response {
        let sensing = |label: Label, sense: Option<Sense>| match sense {
            Some(sense) => label.selectable(false).sense(sense),
            None => label,
        };
        let lacking = fonts::lacking(ui.ctx());
        if !letters::needs_setting(&self.text) && lacking.named_in(&self.text).is_none() {
            let sense = self.sense;
            return ui.add(sensing(Label::new(self.rich()), sense));
        }
        let galley = lay(ui.painter(), self.job(ui));
        // What was selected would be copied in the order in which it is seen.
        let response = ui.add(sensing(Label::new(galley).selectable(false), self.sense));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), &self.text));
        response
    }
}

/// Lays out what may hold letters that run from right to left, and letters that no font has.
#[must_use]
pub fn lay(painter: &Painter, job: LayoutJob) -> Arc<Galley> {
    let job = bidi::drawable(&job, &fonts::lacking(painter.ctx())).unwrap_or(job);
    bidi::arrange(job, |job| painter.layout_job(job))
}

/// One line of text, laid out; cut with an ellipsis past `max_width` points.
#[must_use]
pub fn galley(
    painter: &Painter,
    text: impl Into<String>,
    kind: Type,
    color: Color32,
    max_width: f32,
) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.into(), kind.font(), color);
    job.wrap = TextWrapping::truncate_at_width(max_width);
    lay(painter, job)
}

/// Paints text that stays readable on any ground: a halo in the ground's colour under it.
pub fn halo(painter: &Painter, pos: Pos2, galley: Arc<Galley>, color: Color32, ground: Color32) {
    const REACH: f32 = 1.6;
    for direction in 0..8_u8 {
        let angle = f32::from(direction) * std::f32::consts::FRAC_PI_4;
        let shape = egui::epaint::TextShape::new(pos + REACH * Vec2::angled(angle), galley.clone(), ground)
            .with_override_text_color(ground);
        painter.add(Shape::Text(shape));
    }
    let shape = egui::epaint::TextShape::new(pos, galley, color);
    painter.add(Shape::Text(shape));
}
