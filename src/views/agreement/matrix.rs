//! Every count against every other: can these two be true together?
//!
//! A triangle: each row has its claim on the left and its number on the diagonal, where its column begins.

use egui::{Align2, Color32, Painter, Pos2, Rect, Response, Role, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::super::rows::focus_ring;
use super::super::{Context, Surface, glyph, tooltip};
use super::findings::if_said;
use crate::analysis::agreement::{Apart, Pair};
use crate::analysis::measure;
use crate::dossier::{ClaimId, GroupId, Item};
use crate::session::Command;
use crate::theme::{Type, galley, label, space};

/// The width of a cell and the height of a row, with smaller values for many claims.
const CELL: f32 = 18.0;
const ROW: f32 = 20.0;
const SMALL_CELL: f32 = 16.0;
const SMALL_ROW: f32 = 16.0;
/// The number of claims from which the smaller values apply.
const MANY: usize = 25;
/// The width of the source and the figure, and of the figure alone, in which any number fits.
const CLAIM: f32 = 232.0;
const FIGURE: f32 = 168.0;

/// The width to the left of the cells, with `names` points for the names of populations.
const fn labels(names: f32) -> f32 {
    20.0 + CLAIM + space::S + names + space::S
}

/// The height of the heading and the explanation of signs.
const HEAD: f32 = 46.0;
/// Maximum number of claims in one matrix.
const MOST: usize = 120;

/// The claims in the order of their rows, with the result for each pair.
#[derive(Debug)]
pub struct Matrix {
    claims: Vec<ClaimId>,
    /// Row by row: row n has n pairs.
    pairs: Vec<Pair>,
    too_many: usize,
}

impl Matrix {
    /// Orders the claims by outcome and population, parts below wholes, so that claims that can contradict
    /// each other are close together.
    pub fn new(ctx: &Context<'_>) -> Self {
        let agreement = ctx.agreement();
        // A claim compared with nothing would have only dots; it is listed by name under what was not
        // compared.
        let found: Vec<ClaimId> = agreement.compared().flatten().copied().collect();
        if found.len() > MOST {
            return Self { claims: Vec::new(), pairs: Vec::new(), too_many: found.len() };
        }
        let mut claims = found;
        claims.sort_by_cached_key(|id| {
            let claim = &ctx.dossier.claims[*id];
            let count = claim.count();
            let path = count.map(|count| path(ctx, count.of)).unwrap_or_default();
            (claim.event, count.map(|count| count.outcome), path, *id)
        });
        let pairs = claims
            .iter()
            .enumerate()
            .flat_map(|(row, a)| claims[..row].iter().map(|b| agreement.pair(*a, *b)).collect::<Vec<_>>());
        Self { pairs: pairs.collect(), claims, too_many: 0 }
    }

    /// The size in points, with `names` points for the names of populations.
    pub fn size(&self, names: f32) -> Vec2 {
        match self.claims.len() {
            0 => vec2(labels(names), HEAD),
            rows => vec2(labels(names) + self.cell() * rows as f32, HEAD + self.row_height() * rows as f32),
        }
    }

    const fn cell(&self) -> f32 {
        if self.claims.len() < MANY { CELL } else { SMALL_CELL }
    }

    const fn row_height(&self) -> f32 {
        if self.claims.len() < MANY { ROW } else { SMALL_ROW }
    }

    /// The number of rows that end below `bottom`, if the top left corner is at `origin`.
    pub fn missing(&self, origin: Pos2, bottom: f32) -> usize {
        // Heights are rounded.
        let whole = ((bottom - origin.y - HEAD + 1.0) / self.row_height()).floor().max(0.0) as usize;
        self.claims.len().saturating_sub(whole)
    }

    /// Draws the visible rows, with the top left corner at `origin`; in a picture only rows that are wholly visible.
    pub fn ui(&self, ctx: &Context<'_>, ui: &Ui, origin: Pos2, names: f32) {
        self.head(ctx, ui.painter(), origin);
        let top = origin.y + HEAD;
        let clip = ui.clip_rect();
        let height = self.row_height();
        let first = ((clip.top() - top) / height).floor().max(0.0) as usize;
        let seen = (((clip.bottom() - top) / height).ceil().max(0.0) as usize).min(self.claims.len());
        let end = match ctx.surface {
            Surface::Window => seen,
            Surface::Picture => self.claims.len() - self.missing(origin, clip.bottom()),
        };
        for row in first..end.max(first) {
            let rect = Rect::from_min_size(
                pos2(origin.x, top + height * row as f32),
                vec2(self.size(names).x, height),
            );
            self.row(ctx, ui, rect, row, names);
        }
    }

    fn head(&self, ctx: &Context<'_>, painter: &Painter, origin: Pos2) {
        let palette = ctx.palette;
        let heading = galley(painter, "EACH BESIDE EACH", Type::Section, palette.mute, 300.0);
        painter.galley(origin + vec2(0.0, 4.0), heading, palette.mute);
        if self.too_many > 0 {
            let words = format!("{} counts are too many to show in pairs: pin some of them", self.too_many);
            let words = galley(painter, words, Type::Small, palette.mute, 600.0);
            painter.galley(origin + vec2(0.0, 22.0), words, palette.mute);
            return;
        }
        if self.claims.len() < 2 {
            let words =
                galley(painter, "No two counts bear on each other.", Type::Small, palette.mute, 600.0);
            painter.galley(origin + vec2(0.0, 22.0), words, palette.mute);
            return;
        }
        let mut x = origin.x;
        let y = origin.y + 30.0;
        for (pair, words) in [
            (Pair::Conflict, "cannot both be true"),
            (Pair::Agree, "no contradiction found"),
            (Pair::NotComparable(Apart::Populations), "do not bear on each other"),
        ] {
            paint_sign(ctx, painter, pos2(x + 5.0, y), pair, palette.mute);
            let words = galley(painter, words, Type::Small, palette.mute, 200.0);
            let pos = Align2::LEFT_CENTER.anchor_size(pos2(x + 15.0, y), words.size()).min;
            x = pos.x + words.size().x + 16.0;
            painter.galley(pos, words, palette.mute);
        }
    }

    fn row(&self, ctx: &Context<'_>, ui: &Ui, rect: Rect, row: usize, names: f32) {
        let (id, size) = (self.claims[row], vec2(self.cell(), rect.height()));
        name(ctx, ui, Rect::from_min_size(rect.min, vec2(labels(names) - space::S, rect.height())), id);
        let cells = rect.left() + labels(names);
        let diagonal = pos2(cells + size.x * (row as f32 + 0.5), rect.center().y);
        let number = format!("{}", row + 1);
        let color = ctx.text_color(Item::Claim(id), ctx.palette.mute);
        ui.painter().text(diagonal, Align2::CENTER_CENTER, number, Type::Axis.font(), color);
        if row + 1 < self.claims.len() {
            let line = cells..=cells + size.x * (row as f32 + 1.0);
            ui.painter().hline(line, rect.bottom(), Stroke::new(1.0, ctx.palette.grid));
        }
        let start = row * row.saturating_sub(1) / 2;
        for (column, pair) in self.pairs[start..start + row].iter().enumerate() {
            let cell = Rect::from_min_size(pos2(cells + size.x * column as f32, rect.top()), size);
            if ui.is_rect_visible(cell) {
                one_pair(ctx, ui, cell, [self.claims[column], id], *pair);
            }
        }
    }
}

/// The path from the root of the populations down to `group`.
fn path(ctx: &Context<'_>, group: GroupId) -> Vec<GroupId> {
    let mut path: Vec<_> = ctx.dossier.lineage_of(group).collect();
    path.reverse();
    path
}

/// Draws the claim on the left of its row.
fn name(ctx: &Context<'_>, ui: &Ui, rect: Rect, id: ClaimId) {
    let item = Item::Claim(id);
    let claim = &ctx.dossier.claims[id];
    let response = ctx.stop(ui, rect, ui.scope_id().with(("compared", item)));
    let response = ctx.wire(ui, response, item, || ctx.spoken(id));
    super::super::rows::ground(ctx, ui, rect.shrink2(vec2(2.0, 0.0)), item, &response);
    let painter = ui.painter();
    let y = rect.center().y;
    let (ink, mute) = (ctx.text_color(item, ctx.palette.ink), ctx.text_color(item, ctx.palette.mute));
    glyph::paint(ctx, painter, pos2(rect.left() + 8.0, y), item);
    let left = |x: f32, size: Vec2| Align2::LEFT_CENTER.anchor_size(pos2(x, y), size).min;
    let figure = measure(claim).unwrap_or_default();
    let tone = ctx.text_color(item, ctx.tone(claim.by).text);
    let figure = galley(painter, figure, Type::SmallStrong, tone, FIGURE);
    let who = ctx.dossier.sources[claim.by].label();
    let who = galley(painter, who, Type::Small, ink, CLAIM - figure.size().x - 6.0);
    let x = rect.left() + 20.0;
    let after = x + who.size().x + 6.0;
    painter.galley(left(x, who.size()), who, ink);
    painter.galley(left(after, figure.size()), figure, tone);
    if let Some(count) = claim.count() {
        // The outcome comes first: a long name of a population is cut at its end.
        let words = format!("{} · {}", count.outcome.label(), ctx.dossier.groups[count.of].name);
        let words = galley(painter, words, Type::Small, mute, rect.right() - x - CLAIM - space::S);
        painter.galley(left(x + CLAIM + space::S, words.size()), words, mute);
    }
    tooltip::attach(ctx, response, item);
}

fn one_pair(ctx: &Context<'_>, ui: &Ui, cell: Rect, claims: [ClaimId; 2], pair: Pair) {
    let response = ctx.stop(ui, cell, ui.scope_id().with(("pair", claims)));
    let selected = ctx.session.selection.selected().is_set(&claims);
    response
        .widget_info(|| WidgetInfo::selected(Role::Button, true, selected, describe_pair(ctx, claims, pair)));
    if response.clicked() {
        ctx.send(Command::SelectClaims(claims.to_vec()));
    }
    let fill = match (selected, response.hovered()) {
        (true, _) => Some(ctx.palette.highlight),
        (false, true) => Some(ctx.palette.hover),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(cell, space::CORNER, fill);
    }
    focus_ring(ctx, ui, cell.shrink2(vec2(6.0, 0.0)), &response);
    let pale = claims.iter().any(|claim| ctx.emphasis(Item::Claim(*claim)) == super::super::Emphasis::Dimmed);
    let dim = |color: Color32| if pale { ctx.palette.dimmed(color) } else { color };
    paint_sign(ctx, ui.painter(), cell.center(), pair, dim(ctx.palette.mute));
    explain(ctx, &response, claims, pair);
}

/// A pair in one line, for screen readers and tests.
fn describe_pair(ctx: &Context<'_>, claims: [ClaimId; 2], pair: Pair) -> String {
    let [a, b] = claims.map(|id| ctx.spoken(id));
    format!("{}{}: {a}; {b}", if_said(ctx, &claims), verdict(pair))
}

fn verdict(pair: Pair) -> String {
    match pair {
        Pair::Conflict => "Cannot both be true".to_owned(),
        Pair::Agree => "Can both be true".to_owned(),
        Pair::NotComparable(apart) => format!("Not compared: they {}", apart.reason()),
    }
}

fn explain(ctx: &Context<'_>, response: &Response, claims: [ClaimId; 2], pair: Pair) {
    crate::views::tooltip::show_beside(response, |ui| {
        ui.set_max_width(380.0);
        let palette = ctx.palette;
        let words = format!("{}{}", if_said(ctx, &claims), verdict(pair));
        ui.add(label(words, Type::Strong, palette.ink));
        for conflict in ctx.agreement().conflicts().iter().filter(|found| is_pair(&found.claims, claims)) {
            ui.add(label(&conflict.sentence, Type::Body, palette.ink));
        }
        for id in claims {
            ui.add(label(ctx.spoken(id), Type::Small, palette.mute));
        }
    });
}

/// True if a conflict is between exactly these two.
fn is_pair(conflict: &[ClaimId], [a, b]: [ClaimId; 2]) -> bool {
    conflict.len() == 2 && conflict.contains(&a) && conflict.contains(&b)
}

/// Draws the sign of a pair: in conflict, in agreement, or not comparable.
fn paint_sign(ctx: &Context<'_>, painter: &Painter, at: Pos2, pair: Pair, color: Color32) {
    match pair {
        Pair::Conflict => cross(painter, at, 4.2, ctx.palette.error),
        Pair::Agree => {
            painter.circle_filled(at, 3.2, color);
        }
        Pair::NotComparable(_) => {
            painter.circle_filled(at, 1.0, ctx.palette.faint);
        }
    }
}

/// Two crossing strokes.
pub fn cross(painter: &Painter, at: Pos2, reach: f32, color: Color32) {
    for sign in [-1.0, 1.0] {
        let arm = vec2(reach, reach * sign);
        painter.line_segment([at - arm, at + arm], Stroke::new(2.2, color));
    }
}
