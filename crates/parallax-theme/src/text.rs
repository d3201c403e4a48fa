//! Type: one scale of sizes, and helpers that lay out text in it.

use std::borrow::Cow;
use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, FontFamily, FontId, Galley, Label, Painter, Pos2, Response, RichText, Role, Sense, Shape,
    TextWrapMode, Ui, Vec2, Widget, WidgetInfo, WidgetText,
};

use super::{bidi, fonts};
use crate::letters::{self, Length, ends_in_number, shown};

/// A step of the type scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// The name of the inspected item.
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
    /// The small print of a page of paper: sources and credits.
    Print,
    /// Names in it.
    PrintStrong,
}

impl Type {
    /// Font and size, in points.
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
            Self::Print => (9.0, FontFamily::Proportional),
            Self::PrintStrong => (9.0, fonts::semibold()),
        };
        FontId::new(size, family)
    }
}

impl Type {
    /// How much of a text is laid out in it.
    #[must_use]
    pub const fn length(self) -> Length {
        match self {
            Self::Heading | Self::Section | Self::Button | Self::Axis | Self::PrintStrong => Length::Name,
            // What a claim says is the title of its page.
            Self::Title | Self::Strong | Self::Body | Self::Small | Self::SmallStrong | Self::Print => {
                Length::Prose
            }
        }
    }
}

/// Text in a step of the scale: a widget, and the words of egui's widgets. Of a text that is longer than anybody reads,
/// the beginning.
pub fn label(text: impl Into<String>, kind: Type, color: Color32) -> Lettering {
    let text = text.into();
    let text = match shown(&text, kind.length()) {
        Cow::Owned(begun) => begun,
        Cow::Borrowed(_) => text,
    };
    Lettering { text, font: kind.font(), color, sense: None }
}

/// Text to be shown, in reading order. As a widget (`ui.add`) it wraps in both directions of writing, and
/// screen readers receive it in reading order.
#[derive(Clone, Debug)]
#[must_use]
pub struct Lettering {
    text: String,
    font: FontId,
    color: Color32,
    sense: Option<Sense>,
}

impl Lettering {
    /// Sets another font.
    pub fn font(mut self, font: FontId) -> Self {
        self.font = font;
        self
    }

    /// Sets the sense, for text that can be clicked; such text cannot be selected.
    pub const fn sense(mut self, sense: Sense) -> Self {
        self.sense = Some(sense);
        self
    }

    /// The text for one of egui's widgets, with missing letters replaced by their names.
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

    /// The text in reading order, to be laid out in `ui` at its place and in its width.
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
        // Selected text would be copied in visual order.
        let response = ui.add(sensing(Label::new(galley).selectable(false), self.sense));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), &self.text));
        response
    }
}

/// Lays out text that may contain right-to-left letters, or letters that no font has.
#[must_use]
pub fn lay(painter: &Painter, job: LayoutJob) -> Arc<Galley> {
    let job = bidi::drawable(&job, &fonts::lacking(painter.ctx())).unwrap_or(job);
    bidi::arrange(job, |job| painter.layout_job(job))
}

/// Lays out one line of text; if it is wider than `max_width` points it is [`shortened`], and it is empty if
/// not even a letter fits.
#[must_use]
pub fn galley(
    painter: &Painter,
    text: impl Into<String>,
    kind: Type,
    color: Color32,
    max_width: f32,
) -> Arc<Galley> {
    let text = text.into();
    let empty = || one_line(painter, String::new(), kind, color);
    shortened(painter, &text, kind, color, max_width).unwrap_or_else(empty)
}

fn one_line(painter: &Painter, text: String, kind: Type, color: Color32) -> Arc<Galley> {
    lay(painter, LayoutJob::simple_singleline(text, kind.font(), color))
}

/// No line holds more letters than this.
const MOST_LETTERS: usize = Length::Name.laid_out();

/// Lays out one line of text; if it is wider than `max_width` points, only its beginning and an ellipsis. It
/// never ends within or right after a number, because the beginning of a number is another number, and "5
/// million" is not 5. Empty if not even one letter fits: an ellipsis alone says nothing.
#[must_use]
pub fn shortened(
    painter: &Painter,
    text: &str,
    kind: Type,
    color: Color32,
    max_width: f32,
) -> Option<Arc<Galley>> {
    let laid = |text: String| one_line(painter, text, kind, color);
    let is_short = text.len() <= 4 * MOST_LETTERS;
    if is_short {
        let whole = laid(text.to_owned());
        // Widths are sums of rounded numbers.
        if whole.size().x <= max_width + 0.01 {
            return Some(whole);
        }
    }
    let cuts: Vec<usize> = cuts(text).collect();
    let begun = |cut: usize| laid(format!("{}…", text[..cut].trim_end()));
    let fitting = cuts.partition_point(|cut| begun(*cut).size().x <= max_width + 0.01);
    fitting.checked_sub(1).map(|last| begun(cuts[last]))
}

/// A name of at least this many letters is long: many of the same kind begin alike.
const LONG_NAME: usize = 48;
/// The share of the width that the end of a long name has.
const END: f32 = 0.4;

/// Lays out a name on one line. A long one that is wider than `max_width` points keeps its beginning and its end, because long
/// names of one kind begin alike: "Ministry of the Interior, … Press Office". Any other is [`shortened`].
#[must_use]
pub fn name(painter: &Painter, text: &str, kind: Type, color: Color32, max_width: f32) -> Arc<Galley> {
    let is_long = text.chars().nth(LONG_NAME - 1).is_some();
    let both = || {
        let laid = |text: String| one_line(painter, text, kind, color);
        let whole = (text.len() <= 4 * MOST_LETTERS).then(|| laid(text.to_owned()));
        if whole.is_some_and(|whole| whole.size().x <= max_width) {
            return None;
        }
        // The end begins with a word, and with no number: "…5 million" would be another number.
        let words: Vec<usize> = text
            .match_indices(' ')
            .map(|(at, _)| at + 1)
            .filter(|at| {
                text[*at..].starts_with(|letter: char| !letter.is_numeric() && !letter.is_whitespace())
            })
            .filter(|at| text.len() - at <= 4 * MOST_LETTERS)
            .collect();
        let fits = |at: &usize| laid(text[*at..].to_owned()).size().x <= END * max_width;
        let end = *words.get(words.partition_point(|at| !fits(at)))?;
        let both = |cut: usize| laid(format!("{}… {}", text[..cut].trim_end(), &text[end..]));
        let cuts: Vec<usize> = cuts(&text[..end]).collect();
        let fitting = cuts.partition_point(|cut| both(*cut).size().x <= max_width + 0.01);
        fitting.checked_sub(1).map(|last| both(cuts[last]))
    };
    is_long.then(both).flatten().unwrap_or_else(|| galley(painter, text, kind, color, max_width))
}

/// Where a text may be cut: after a letter, but not within or right after a number.
fn cuts(text: &str) -> impl Iterator<Item = usize> {
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(MOST_LETTERS);
    let first = text.len() - text.trim_start().len();
    ends.filter(move |end| (first + 1..text.len()).contains(end) && !ends_in_number(&text[..*end]))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, width: f32) -> Option<String> {
        let mut drawn = None;
        egui::__run_test_ui(|ui| {
            let galley = shortened(ui.painter(), text, Type::Small, Color32::BLACK, width);
            drawn = galley.map(|galley| {
                assert!(galley.size().x <= width + 0.5, "{text} at {width}");
                galley.rows.iter().map(|row| row.text()).collect()
            });
        });
        drawn
    }

    #[test]
    fn what_is_shortened_keeps_its_beginning_and_is_never_an_ellipsis_alone() {
        let long = "Rindfleischetikettierungsaufgaben".repeat(13);
        for text in [long.as_str(), "Press Office of the Ministry", "AFP"] {
            for width in (0..300_u16).map(f32::from) {
                let Some(drawn) = drawn(text, width) else { continue };
                let begun = drawn.trim_end_matches('…');
                assert!(!begun.is_empty() && text.starts_with(begun), "{drawn} at {width}");
                assert!(drawn == text || drawn.ends_with('…'), "{drawn} at {width}");
            }
            assert!(drawn(text, 60.0).is_some() && drawn(text, 0.0).is_none(), "{text}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_beginning_and_its_end() {
        let office =
            "Ministry of the Interior, Department for the Coordination of Emergency Response, Press Office";
        let desk =
            "Ministry of the Interior, Department for the Coordination of Emergency Response, Duty Desk 2018";
        let mut seen = 0;
        egui::__run_test_ui(|ui| {
            let drawn = |text: &str, width: f32| -> String {
                let galley = name(ui.painter(), text, Type::Small, Color32::BLACK, width);
                assert!(galley.size().x <= width + 0.5, "{text} at {width}");
                galley.rows.iter().map(|row| row.text()).collect()
            };
            for width in (0..900_u16).map(f32::from) {
                let shown = [office, desk].map(|text| drawn(text, width));
                for (text, shown) in [office, desk].iter().zip(&shown) {
                    let (begun, end) = shown.split_once('…').unwrap_or((text, ""));
                    assert!(
                        text.starts_with(begun) && text.ends_with(end.trim_start()),
                        "{shown} at {width}"
                    );
                    assert!(!end.trim_start().starts_with(char::is_numeric), "{shown} at {width}");
                    seen += usize::from(end.len() > 3);
                }
                assert!(width < 200.0 || shown[0] != shown[1], "{width}: {shown:?}");
            }
            assert_eq!(drawn(office, 900.0), office);
            assert!(
                drawn("Agence France-Presse", 60.0).ends_with('…'),
                "a short name keeps its beginning alone"
            );
        });
        assert!(seen > 500, "{seen}");
    }

    #[test]
    fn no_number_is_cut_and_none_ends_what_is_left() {
        for text in
            ["1,000 is by no means an exaggerated calculation", "more than 5.28 million men", "12,345,678"]
        {
            for width in (0..300_u16).map(f32::from) {
                let Some(drawn) = drawn(text, width) else { continue };
                let begun = drawn.trim_end_matches('…');
                assert!(drawn == text || !ends_in_number(begun), "{drawn} at {width}");
            }
        }
        assert_eq!(drawn("12,345,678", 30.0), None);
    }
}
