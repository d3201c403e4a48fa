//! A view as a self-contained picture: title, what is shown, legend, sources, what it was made from.

mod footer;
pub mod legend;
mod page;
mod print;
mod shown;
mod sources;

use std::sync::Arc;

use egui::{CentralPanel, Frame, Galley, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

use super::ruler::wrapped;
use super::{Context, Edge, cut, marks};
use crate::analysis::{headline, speaker};
use crate::dossier::Item;
use crate::letters::isolated;
use crate::session::View;
use crate::theme::{Type, galley, lay, space};
use footer::Footer;

pub use super::cut::{claims_left_out, left_out};
pub use footer::source_of;
pub use page::Page;
pub use shown::{alt_text, claims_shown, scene, sentences};

const MARGIN: f32 = 28.0;
/// The margin that some views have themselves.
const OWN: f32 = 16.0;
/// The top of the title, and the distance of the caption below it.
const TITLE: f32 = 14.0;
const CAPTION: f32 = 41.0;
/// Maximum number of lines of a publisher's title, subtitle and note.
const OWN_LINES: usize = 3;
/// Maximum height of a picture, in points.
pub const HIGHEST: f32 = 16_000.0;

/// Where a picture is too small for everything: the share of its height that its caption and its view have, the height of a
/// line of its caption, and the smallest view that can be read.
const CAPTION_SHARE: f32 = 0.2;
const VIEW_SHARE: f32 = 0.25;
const CAPTION_LINE: f32 = 16.0;
const LEAST: Vec2 = vec2(480.0, 90.0);

/// What surrounds the view in a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dress {
    /// Title, caption, legend, sources and what it was made from: self-contained.
    #[default]
    Framed,
    /// Nothing.
    Plain,
}

/// The words that a publisher puts on a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Texts {
    /// The title; that of the dossier if empty.
    pub title: String,
    /// A line below it.
    pub subtitle: String,
    /// A note above the last lines.
    pub note: String,
}

/// What of a framed picture is drawn beside its view.
#[expect(clippy::struct_excessive_bools, reason = "each is a part of its own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Parts {
    /// What is shown, selected and narrowed.
    pub caption: bool,
    /// The signs.
    pub legend: bool,
    /// The sources of the claims.
    pub sources: bool,
    /// The documents in which they were read.
    pub documents: bool,
}

impl Default for Parts {
    fn default() -> Self {
        Self { caption: true, legend: true, sources: true, documents: true }
    }
}

/// What is written and drawn around a view.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Surround {
    /// The words.
    pub texts: Texts,
    /// The parts.
    pub parts: Parts,
    /// The width of the edge on which nothing is drawn, in points, where that is more than the usual margin.
    pub edge: u16,
}

impl Surround {
    /// True for a page of paper: it alone has an edge.
    const fn is_on_paper(&self) -> bool {
        self.edge > 0
    }
}

/// The size at which nothing is truncated, about as wide as `least`; at most 16,000 points high, and if that
/// is too low the caption says so.
#[must_use]
pub fn natural_size(
    ctx: &Context<'_>,
    ui: &Ui,
    subject: View,
    dress: Dress,
    least: Vec2,
    around: &Surround,
) -> Vec2 {
    let aside = 2.0 * margin(subject, dress);
    let content = content_size(ctx, ui, subject, vec2(least.x - aside, 0.0));
    let width = least.x.max(content.x + aside);
    let height = match dress {
        Dress::Plain => content.y + 2.0 * space::S,
        Dress::Framed => {
            let header =
                Header { around, width, rows: usize::MAX }.lay(ctx, ui, subject, Fits::Whole).height();
            let claims = claims_shown(ctx, subject);
            let room = vec2(width - 2.0 * MARGIN, f32::INFINITY);
            let footer = Footer::new(ctx, ui, subject, &claims, room, around);
            header + content.y + space::M + footer.height()
        }
    };
    vec2(width, height.ceil().min(HIGHEST))
}

/// The size of the view itself; a view with nothing to show still has room to say so.
fn content_size(ctx: &Context<'_>, ui: &Ui, subject: View, least: Vec2) -> Vec2 {
    subject.description().natural_size(ctx, ui, least).max(vec2(0.0, LEAST.y))
}

/// The same, within so much width.
fn size_within(ctx: &Context<'_>, ui: &Ui, subject: View, width: f32) -> Vec2 {
    subject.description().size_within(ctx, ui, width).max(vec2(0.0, LEAST.y))
}

fn margin(subject: View, dress: Dress) -> f32 {
    match (dress, subject.description().edge()) {
        (Dress::Framed, Edge::Own) => MARGIN - OWN,
        (Dress::Framed, Edge::Margin | Edge::Filled) => MARGIN,
        (Dress::Plain, Edge::Own | Edge::Filled) => 0.0,
        (Dress::Plain, Edge::Margin) => space::M,
    }
}

/// Whether a view fills whatever room it is given, and so is never cut.
fn is_filled(subject: View) -> bool {
    subject.description().edge() == Edge::Filled
}

/// Draws the picture into all of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, subject: View, dress: Dress, around: &Surround) {
    CentralPanel::default().frame(Frame::new().fill(ctx.palette.paper)).show(ui, |ui| {
        let area = ui.available_rect_before_wrap();
        ui.allocate_rect(area, Sense::hover());
        cut::begin(ui);
        marks::begin(ui);
        match dress {
            Dress::Plain => {
                let content = size_within(ctx, ui, subject, area.width() - 2.0 * margin(subject, dress));
                let room = area.size() - 2.0 * vec2(margin(subject, dress), space::S);
                let is_cut = content.x > room.x + 1.0 || content.y > room.y + 1.0;
                if is_cut && !is_filled(subject) {
                    cut::note(ui);
                }
                let aside = vec2(margin(subject, dress), if is_filled(subject) { 0.0 } else { space::S });
                view(ctx, ui, subject, area.shrink2(aside));
            }
            Dress::Framed => framed(ctx, ui, subject, within_edge(area, around.edge), around),
        }
    });
}

/// Leaves out what an edge of this width has beyond the margins that every picture has.
fn within_edge(area: Rect, edge: u16) -> Rect {
    let edge = f32::from(edge);
    area.shrink2(vec2((edge - MARGIN).max(0.0), (edge - TITLE).max(0.0)))
}

fn framed(ctx: &Context<'_>, ui: &mut Ui, subject: View, area: Rect, around: &Surround) {
    let aside = margin(subject, Dress::Framed);
    let content = size_within(ctx, ui, subject, area.width() - 2.0 * aside);
    let claims = claims_shown(ctx, subject);
    let header = |rows| Header { around, width: area.width(), rows };
    let whole = header(usize::MAX).lay(ctx, ui, subject, Fits::Whole);
    let title = whole.height();
    let beside = area.height() - title - content.y - space::M;
    // If the picture is too small for everything, the list of sources is shortened before the view.
    let room = beside.max(0.33 * area.height());
    let room = vec2(area.width() - 2.0 * MARGIN, room);
    let mut footer = Footer::new(ctx, ui, subject, &claims, room, around);
    let is_whole = content.x + 2.0 * aside <= area.width() + 1.0 && footer.height() <= beside + 1.0;
    let rows = ((CAPTION_SHARE * area.height()) / CAPTION_LINE) as usize;
    let warned = header(rows).lay(ctx, ui, subject, Fits::CutOff);
    let left = area.height() - warned.height() - space::S;
    let is_squeezed = !is_whole && footer.squeeze(ctx, ui, left - LEAST.y.max(VIEW_SHARE * area.height()));
    let bottom = area.bottom() - footer.height();
    let rect = |top: f32| {
        Rect::from_min_max(area.min + vec2(aside, top), pos2(area.right() - aside, bottom - space::S))
    };
    let is_drawn = is_large_enough(rect(warned.height()).size());
    let is_cut = !is_drawn || is_squeezed || !(is_whole || is_filled(subject));
    let header = if is_cut { warned } else { whole };
    let rect = rect(header.height());
    if is_cut {
        cut::note(ui);
    }
    header.ui(ctx, ui, area);
    if is_drawn {
        view(ctx, ui, subject, rect);
    } else {
        too_small(ctx, ui, Rect::from_min_max(pos2(area.left() + MARGIN, rect.top()), rect.max));
    }
    if is_filled(subject) && is_drawn {
        let stroke = Stroke::new(1.0, ctx.palette.hairline);
        ui.painter().rect_stroke(rect, 0.0, stroke, egui::StrokeKind::Inside);
    }
    footer.ui(ctx, ui, pos2(area.left() + MARGIN, bottom));
}

/// Whether anything can be read in a view of this size.
fn is_large_enough(size: Vec2) -> bool {
    size.x >= LEAST.x && size.y >= LEAST.y
}

/// What stands in the place of a view that would be too small to be read.
fn too_small(ctx: &Context<'_>, ui: &Ui, rect: Rect) {
    cut::note_nothing_drawn(ui);
    let words =
        wrapped("Too small for this view: take a larger size.", Type::Small, rect.width(), usize::MAX);
    let words = lay(ui.painter(), words);
    if words.size().y <= rect.height() {
        ui.painter().galley(rect.min, words, ctx.palette.ink);
    }
}

fn view(ctx: &Context<'_>, ui: &mut Ui, subject: View, rect: Rect) {
    let child = &mut ui.new_child(UiBuilder::new().max_rect(rect));
    child.set_clip_rect(rect);
    subject.description().ui(ctx, child);
}

/// Whether the picture shows all of its view.
#[derive(Clone, Copy, PartialEq)]
enum Fits {
    Whole,
    CutOff,
}

/// What stands above the view.
struct Header<'a> {
    around: &'a Surround,
    /// The width of the picture.
    width: f32,
    /// Maximum number of lines of the caption.
    rows: usize,
}

/// The same, laid out.
struct Head {
    title: Arc<Galley>,
    /// A line by whoever publishes the picture; `None` if there is none.
    subtitle: Option<Arc<Galley>>,
    caption: Arc<Galley>,
}

impl Header<'_> {
    fn lay(&self, ctx: &Context<'_>, ui: &Ui, subject: View, fits: Fits) -> Head {
        let (painter, width) = (ui.painter(), self.width - 2.0 * MARGIN);
        let Texts { title, subtitle, .. } = &self.around.texts;
        let own = if title.trim().is_empty() { &ctx.dossier.title } else { title };
        let lines = if title.trim().is_empty() { 1 } else { OWN_LINES };
        let lay_words = |text: &str, kind: Type| lay(painter, wrapped(text, kind, width, OWN_LINES));
        Head {
            title: if lines == 1 {
                galley(painter, own, Type::Title, ctx.palette.ink, width)
            } else {
                lay_words(own, Type::Title)
            },
            subtitle: (!subtitle.trim().is_empty()).then(|| lay_words(subtitle, Type::Body)),
            caption: caption(ctx, ui, subject, width, (fits, self.rows), self.around.parts.caption),
        }
    }
}

impl Head {
    fn height(&self) -> f32 {
        self.caption_top() + self.caption.size().y + space::M
    }

    /// A title of one line leaves the caption where it is in every picture.
    fn subtitle_top(&self) -> f32 {
        CAPTION.max(TITLE + self.title.size().y + space::XS)
    }

    fn caption_top(&self) -> f32 {
        let subtitle = self.subtitle.as_ref().map_or(0.0, |words| words.size().y + space::XS);
        self.subtitle_top() + subtitle
    }

    fn ui(self, ctx: &Context<'_>, ui: &Ui, area: Rect) {
        let painter = ui.painter();
        let (subtitle_top, caption_top) = (self.subtitle_top(), self.caption_top());
        painter.galley(area.min + vec2(MARGIN, TITLE), self.title, ctx.palette.ink);
        if let Some(subtitle) = self.subtitle {
            painter.galley(area.min + vec2(MARGIN, subtitle_top), subtitle, ctx.palette.ink);
        }
        painter.galley(area.min + vec2(MARGIN, caption_top), self.caption, ctx.palette.mute);
    }
}

/// Maximum number of claims of a set that are named.
const NAMED: usize = 4;

/// The selection, by name.
fn selected(ctx: &Context<'_>) -> Option<String> {
    let name = |item: Item| match item {
        Item::Claim(id) => {
            let claim = &ctx.dossier.claims[id];
            format!("{}: {}", speaker(ctx.dossier, claim), headline(claim).trim_end_matches('.'))
        }
        _ => ctx.dossier.name(item).to_owned(),
    };
    let names: Vec<String> = ctx.chosen().map(|item| isolated(&name(item))).collect();
    match names.len() {
        0 => None,
        1 => Some(format!("selected: {}", names[0])),
        count if count <= NAMED => Some(format!("selected: {count} claims: {}", names.join("; "))),
        count => Some(format!(
            "selected: {count} claims: {}; and {} more",
            names[..NAMED].join("; "),
            count - NAMED
        )),
    }
}

/// What is shown, narrowed, selected, and how words are read; in as many lines as it takes, up to `rows`.
fn caption(
    ctx: &Context<'_>,
    ui: &Ui,
    subject: View,
    width: f32,
    (fits, rows): (Fits, usize),
    is_wanted: bool,
) -> Arc<Galley> {
    let mut parts = Vec::new();
    if fits == Fits::CutOff {
        parts.push("TRUNCATED: not everything fits into this picture".to_owned());
    }
    parts.extend(ctx.dossier.unsettled_in_words());
    parts.extend(ctx.page.map(Page::caption));
    parts.extend(describe_shown(ctx, subject, is_wanted));
    if is_wanted {
        parts.extend(selected(ctx));
    }
    lay(ui.painter(), wrapped(&parts.join(" · "), Type::Small, width, rows))
}

/// What a picture of this view shows, whatever is selected: as its caption says it.
#[must_use]
pub fn shown_in_words(ctx: &Context<'_>, subject: View) -> Vec<String> {
    ctx.dossier.unsettled_in_words().into_iter().chain(describe_shown(ctx, subject, true)).collect()
}

fn describe_shown(ctx: &Context<'_>, subject: View, is_wanted: bool) -> Vec<String> {
    let mut parts = Vec::new();
    if is_wanted {
        parts.extend(subject.description().caption(ctx));
        parts.extend(ctx.zone_caption());
    }
    // What is left out of a picture is told in every picture.
    parts.extend(ctx.brushed_caption());
    parts.extend(ctx.as_of_caption());
    parts.extend(ctx.ahead_caption());
    parts
}
