//! The text above the lineage: how many sources it rests on, the meaning of lines, circles, and in a window
//! what it is narrowed to.

use std::sync::Arc;

use egui::{Align2, Galley, Rect, Stroke, Ui, pos2, vec2};

use super::super::memo::memoize;
use super::super::ruler::wrapped;
use super::super::sheet::pill;
use super::super::{Context, Surface};
use super::SAID;
use super::breadth::{self, Breadth};
use super::layout::MARGIN;
use super::light::Light;
use super::threads;
use crate::analysis::lineage::{Folding, Lineage, Origins};
use crate::analysis::{counted, enumerated};
use crate::dossier::{Attribution, SourceId};
use crate::session::{Command, LineageSettings};
use crate::theme::{Type, galley, lay, space};

/// The height of the line with the meaning of lines.
const KEY: f32 = 20.0;
/// The space for the buttons in a window.
const BUTTONS: f32 = 30.0;
/// Maximum number of circles listed one by one.
const CIRCLES: usize = 4;
/// Maximum width of running text.
const MEASURE: f32 = 900.0;

/// What is said above a lineage, whatever is selected.
#[derive(Debug)]
struct Words {
    counts: String,
    circles: Vec<String>,
    kinds: Vec<Attribution>,
}

/// The laid-out lines above the lineage.
pub struct Head {
    paragraphs: Vec<Arc<Galley>>,
    kinds: Vec<Attribution>,
    buttons: f32,
}

impl Words {
    fn new(ctx: &Context<'_>, breadth: Option<Breadth>, lineage: &Lineage) -> Self {
        let has = |kind: Attribution| lineage.edges().iter().any(|edge| edge.attribution == kind);
        let mut kinds = vec![Attribution::Stated, Attribution::Implied, Attribution::Unclear];
        kinds.retain(|kind| has(*kind));
        if kinds == [Attribution::Stated] {
            kinds.clear();
        }
        Self { counts: counts(ctx, breadth, lineage), circles: circles(ctx, lineage), kinds }
    }
}

impl Head {
    /// Lays out the lines for a pane of this width.
    pub fn new(
        ctx: &Context<'_>,
        ui: &Ui,
        breadth: Option<Breadth>,
        lineage: &Lineage,
        light: &Light,
        width: f32,
    ) -> Self {
        let (id, key) = (egui::Id::unique("lineage head"), (SAID, breadth));
        let words = memoize(ctx, ui, id, key, || Words::new(ctx, breadth, lineage));
        // The caption of a picture says the rest.
        let in_window: &[String] = if ctx.surface == Surface::Window { &light.resting } else { &[] };
        let counts = (ctx.surface == Surface::Window).then_some((&words.counts, Type::Small));
        let resting = in_window.iter().map(|words| (words, Type::SmallStrong));
        let circles = words.circles.iter().map(|words| (words, Type::Small));
        let measure = (width - 2.0 * MARGIN).clamp(80.0, MEASURE);
        let laid_out = counts
            .into_iter()
            .chain(resting)
            .chain(circles)
            .map(|(words, kind)| lay(ui.painter(), wrapped(words, kind, measure, usize::MAX)));
        let paragraphs = laid_out.collect();
        let can_narrow = ctx.surface == Surface::Window
            && (breadth.is_some()
                || breadth::offered(ctx, ui, lineage).is_some()
                || Folding::is_offered(ctx.dossier));
        Self { paragraphs, kinds: words.kinds.clone(), buttons: if can_narrow { BUTTONS } else { 0.0 } }
    }

    /// The height in points.
    pub fn height(&self) -> f32 {
        let words: f32 = self.paragraphs.iter().map(|words| words.size().y + 2.0).sum();
        let key = if self.kinds.is_empty() { 0.0 } else { KEY };
        let above = if self.paragraphs.is_empty() { 0.0 } else { space::S };
        above + words + key + self.buttons + space::S
    }

    /// Draws the lines at the top of `area`.
    pub fn ui(&self, ctx: &Context<'_>, ui: &Ui, lineage: &Lineage, area: Rect) {
        let mut at = area.min + vec2(MARGIN, if self.paragraphs.is_empty() { 0.0 } else { space::S });
        for (row, words) in self.paragraphs.iter().enumerate() {
            let color = if row == 0 { ctx.palette.ink } else { ctx.palette.mute };
            ui.painter().galley_with_override_text_color(at, words.clone(), color);
            add_accessible_name(ui, Rect::from_min_size(at, words.size()), row, words.text());
            at.y += words.size().y + 2.0;
        }
        if self.buttons > 0.0 {
            buttons(ctx, ui, lineage, pos2(at.x, at.y + BUTTONS / 2.0));
            at.y += BUTTONS;
        }
        let mut x = at.x;
        for kind in &self.kinds {
            let y = at.y + KEY / 2.0;
            let stroke = Stroke::new(threads::WIDTH, ctx.palette.mute);
            threads::stroke(ui.painter(), &[pos2(x, y), pos2(x + 30.0, y)], *kind, stroke);
            let words = galley(ui.painter(), meaning(*kind), Type::Small, ctx.palette.mute, 300.0);
            let pos = Align2::LEFT_CENTER.anchor_size(pos2(x + 36.0, y), words.size()).min;
            x = pos.x + words.size().x + space::L;
            ui.painter().galley(pos, words, ctx.palette.mute);
        }
    }
}

/// Gives painted text an accessible name.
fn add_accessible_name(ui: &Ui, rect: Rect, row: usize, words: &str) {
    let response = ui.interact(rect, ui.scope_id().with(("lineage head", row)), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
}

const fn meaning(kind: Attribution) -> &'static str {
    match kind {
        Attribution::Stated => "the document names the source",
        Attribution::Implied => "attribution implied, not stated",
        Attribution::Unclear => "attribution unclear",
    }
}

fn counts(ctx: &Context<'_>, breadth: Option<Breadth>, lineage: &Lineage) -> String {
    let counts = if ctx.session.as_of.is_none() {
        lineage.counts()
    } else {
        let known = ctx.shown().among(ctx.dossier, lineage.claims().iter().copied());
        Origins::count(ctx.dossier, &known, &super::folding(ctx))
    };
    let words = match breadth {
        Some(breadth) => format!("Only {}: {counts}", breadth.words(ctx)),
        None => counts.to_string(),
    };
    let words = match counts.not_named {
        0 => words,
        1 => format!("{words}. 1 origin is not named"),
        more => format!("{words}. {more} origins are not named: some may be one and the same"),
    };
    let words = match counts.read_again() {
        Some(repeated) => format!("{words}. {repeated}"),
        None => words,
    };
    if super::folding(ctx).is_active() {
        format!("{words}. Members of an institution are shown as that institution")
    } else {
        words
    }
}

/// What is said of circles, the first few one by one.
fn circles(ctx: &Context<'_>, lineage: &Lineage) -> Vec<String> {
    let told = |circle: &Vec<SourceId>| {
        let names: Vec<_> = circle.iter().map(|id| ctx.dossier.sources[*id].label()).collect();
        format!("Passed on in a circle: {}. Where it began cannot be told from these claims", joined(&names))
    };
    let mut words: Vec<_> = lineage.circles().iter().take(CIRCLES).map(told).collect();
    let more = lineage.circles().len().saturating_sub(CIRCLES);
    if more > 0 {
        words.push(format!("and {}", counted(more, "further circle")));
    }
    words
}

/// "A", "A and B", "A, B and C"; long lists are shortened.
pub fn joined(names: &[&str]) -> String {
    const MOST: usize = 8;
    if names.len() <= MOST {
        return enumerated(names);
    }
    format!("{} and {} more", names[..MOST - 1].join(", "), names.len() - MOST + 1)
}

fn buttons(ctx: &Context<'_>, ui: &Ui, lineage: &Lineage, at: egui::Pos2) {
    let mut x = at.x;
    if breadth::current(ctx, ui).is_some() {
        let response = pill(ctx, ui, pos2(x, at.y), Align2::LEFT_CENTER, "All claims");
        x = response.rect.right() + space::S;
        if response.clicked() {
            breadth::set(ctx, ui, None);
        }
    }
    if let Some(breadth) = breadth::offered(ctx, ui, lineage) {
        let name = format!("Only {}", breadth.words(ctx));
        let response = pill(ctx, ui, pos2(x, at.y), Align2::LEFT_CENTER, &name);
        x = response.rect.right() + space::S;
        if response.clicked() {
            breadth::set(ctx, ui, Some(breadth));
        }
    }
    if Folding::is_offered(ctx.dossier) {
        let folds = ctx.session.lineage.folds;
        let name = if folds { "Show members" } else { "Fold into institutions" };
        if pill(ctx, ui, pos2(x, at.y), Align2::LEFT_CENTER, name).clicked() {
            ctx.send(Command::Lineage(LineageSettings { folds: !folds }));
        }
    }
}
