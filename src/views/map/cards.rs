//! What stands in the corners of the map: inset, list of what is not drawn, buttons, scale, north.

use std::sync::Arc;

use egui::{Align2, CornerRadius, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::super::Context;
use super::super::context::Surface;
use super::super::memo::memoize;
use super::aside::{Aside, Listed};
use super::corners::Corners;
use super::{focus, gathered, inset, note, pointer, rings};
use crate::map::{Projector, ScaleBar, Unit, scale_bar};
use crate::session::{Command, Fit, MapFocus, Part};
use crate::theme::{Type, galley, halo, space};

const MARGIN: f32 = 14.0;
const BUTTON: Vec2 = Vec2::new(72.0, 22.0);

/// The corners that each card prefers, best first.
const SCALE_IN: [Align2; 4] =
    [Align2::RIGHT_BOTTOM, Align2::LEFT_BOTTOM, Align2::RIGHT_TOP, Align2::LEFT_TOP];
const INSET_IN: [Align2; 4] =
    [Align2::RIGHT_BOTTOM, Align2::RIGHT_TOP, Align2::LEFT_BOTTOM, Align2::LEFT_TOP];
const ASIDE_IN: [Align2; 4] =
    [Align2::LEFT_BOTTOM, Align2::LEFT_TOP, Align2::RIGHT_BOTTOM, Align2::RIGHT_TOP];
const SCALE: Vec2 = Vec2::new(186.0, 43.0);

/// The positions of the corner cards in this frame.
#[derive(Debug)]
pub struct Layout {
    inset: Option<Rect>,
    aside: Option<(Rect, Aside)>,
    buttons: Option<Rect>,
    scale: Rect,
    left_out: LeftOut,
}

/// What had no room in any corner, because places are there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeftOut {
    /// What the card of places without a position would list.
    pub listed: Option<Listed>,
    /// True if the inset is left out.
    pub is_inset: bool,
}

/// The area that nothing of a map may cover, and what has no card there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// The rectangles of the cards.
    pub cards: Vec<Rect>,
    /// What the map's note has to say instead.
    pub left_out: LeftOut,
}

impl Layout {
    /// Returns the layout for this frame, recomputed only when the camera, the dossier or what is counted changes.
    pub fn cached(ctx: &Context<'_>, ui: &Ui, projector: &Projector) -> Arc<Self> {
        let key = (gathered::Key::new(ctx, projector), ctx.session.folded.has(Part::NotLocated));
        memoize(ctx, ui, ui.scope_id().with("cards"), (gathered::PLACES, key), || {
            Self::new(ctx, ui, projector)
        })
    }

    /// Finds a corner for each card where it covers no place; a card without one is made smaller or left out. Small maps
    /// have no inset.
    pub fn new(ctx: &Context<'_>, ui: &Ui, projector: &Projector) -> Self {
        let viewport = projector.viewport();
        let heard = rings::heard(ctx, ui);
        let gathering = gathered::cached(ctx, ui, projector, &heard);
        let mut corners = Corners::new(ctx.dossier, projector, &gathering);
        let buttons = (ctx.surface == Surface::Window).then(|| {
            let corner = viewport.right_top() + Vec2::new(-MARGIN - BUTTON.x, MARGIN);
            Rect::from_min_size(corner, Vec2::new(BUTTON.x, 4.0 * (BUTTON.y + 4.0)))
        });
        if let Some(buttons) = buttons {
            corners.take(buttons);
        }
        let inside = viewport.shrink(MARGIN);
        let low = Rect::from_min_max(inside.min, viewport.max - Vec2::new(MARGIN, 10.0));
        let scale = corners.find(SCALE, low, &SCALE_IN).or_else(|| corners.find_any(SCALE, low, &SCALE_IN));
        let scale = scale.unwrap_or(Align2::RIGHT_BOTTOM.align_size_within_rect(SCALE, low));
        corners.take(scale);
        // The degrees stand along the lower edge.
        let above = Rect::from_min_max(inside.min, inside.max - Vec2::new(0.0, 12.0));
        let mut left_out = LeftOut::default();
        // Beside the buttons of a window, a low map has no corner left for its note.
        let is_crowded = buttons.is_some() && viewport.height() < note::LOW;
        let aside = Aside::variants(ctx, ui).find_map(|aside| {
            let has_room = !is_crowded && aside.size().y < viewport.height() - 60.0;
            let rect = corners.find(aside.size(), above, &ASIDE_IN).filter(|_| has_room)?;
            Some((rect, aside))
        });
        match &aside {
            Some((rect, _)) => corners.take(*rect),
            None => left_out.listed = Listed::new(ctx, ui),
        }
        let above_buttons = buttons.map_or(0.0, |rect| rect.height() + MARGIN);
        let room = viewport.height() - SCALE.y - 10.0 - above_buttons - 2.0 * MARGIN;
        let has_room = room > inset::SIZE.y && viewport.width() > 560.0;
        let has_inset = has_room && inset::is_useful(projector);
        let inset = inset::SIZES.into_iter().find_map(|size| corners.find(size, above, &INSET_IN));
        left_out.is_inset = has_inset && inset.is_none() && ctx.surface == Surface::Picture;
        Self { inset: inset.filter(|_| has_inset), aside, buttons, scale, left_out }
    }

    /// The rectangles that labels avoid.
    pub fn obstacles(&self) -> Vec<Rect> {
        let aside = self.aside.as_ref().map(|(rect, _)| *rect);
        let cards = [self.inset, aside, self.buttons, Some(self.scale)];
        cards.into_iter().flatten().map(|rect| rect.expand(4.0)).collect()
    }

    /// The cards that can stand in any corner.
    #[cfg(test)]
    pub fn movable(&self) -> Vec<Rect> {
        self.inset.into_iter().chain(self.aside.as_ref().map(|(rect, _)| *rect)).collect()
    }

    /// The same, and what has no card.
    pub fn taken(&self) -> Taken {
        Taken { cards: self.obstacles(), left_out: self.left_out.clone() }
    }
}

/// Draws the cards.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, projector: &Projector, layout: &Layout) {
    scale(ctx, ui, projector, layout.scale);
    if let Some(rect) = layout.inset {
        inset::ui(ctx, ui, projector, rect);
    }
    if let Some((rect, aside)) = &layout.aside {
        aside.ui(ctx, ui, *rect);
    }
    if let Some(rect) = layout.buttons {
        buttons(ctx, ui, projector, rect);
    }
}

/// Draws the background of a card. It captures the pointer, so that nothing below reacts.
pub fn card(ctx: &Context<'_>, ui: &Ui, rect: Rect, name: &str) {
    ui.interact(rect, ui.scope_id().with(name), Sense::CLICK | Sense::DRAG);
    let corner = CornerRadius::same(space::CORNER);
    let stroke = Stroke::new(1.0, ctx.palette.hairline);
    ui.painter().rect(rect, corner, ctx.palette.paper, stroke, StrokeKind::Inside);
}

fn buttons(ctx: &Context<'_>, ui: &Ui, projector: &Projector, rect: Rect) {
    let camera = projector.camera();
    let zoom = |factor| Command::Map(MapFocus::Free(camera.zoomed_at(Vec2::ZERO, factor)));
    let half = Vec2::new((BUTTON.x - 4.0) / 2.0, BUTTON.y);
    let right = rect.min + Vec2::new(half.x + 4.0, 0.0);
    button(ctx, ui, Rect::from_min_size(rect.min, half), "+", "Zoom in", Some(zoom(2.0)));
    button(ctx, ui, Rect::from_min_size(right, half), "–", "Zoom out", Some(zoom(0.5)));
    let viewport = projector.viewport().size();
    let selection = focus::on_selection_kept(ctx, ui, viewport);
    let fits = [
        ("theatre", "Fit the theatre", Some(MapFocus::Fit(Fit::Theatre)), BUTTON),
        ("all", "Fit all places", Some(MapFocus::Fit(Fit::All)), half),
        ("selection", "Fit the selection", selection.map(MapFocus::Free), BUTTON),
    ];
    let row = |row: usize| Vec2::new(0.0, (BUTTON.y + 4.0) * (row + 1) as f32);
    for (at, (words, name, focus, size)) in fits.into_iter().enumerate() {
        button(ctx, ui, Rect::from_min_size(rect.min + row(at), size), words, name, focus.map(Command::Map));
    }
    // Beside "all": a row of its own would leave less room for places.
    let face = Face { words: "km", name: "Measure distance and bearing", is_enabled: true };
    let beside = Rect::from_min_size(right + row(1), half);
    if pressed(ctx, ui, beside, &face, pointer::measuring(ui) != pointer::Measuring::Off) {
        pointer::toggle(ui);
    }
}

/// Draws a small button; without a command it is disabled.
fn button(ctx: &Context<'_>, ui: &Ui, rect: Rect, words: &str, name: &str, command: Option<Command>) {
    let face = Face { words, name, is_enabled: command.is_some() };
    let is_pressed = pressed(ctx, ui, rect, &face, false);
    if let Some(command) = command.filter(|_| is_pressed) {
        ctx.send(command);
    }
}

/// What a button says, in short and to those who ask.
struct Face<'a> {
    words: &'a str,
    name: &'a str,
    is_enabled: bool,
}

/// Draws a button, filled if what it stands for is `on`; true if it was clicked.
fn pressed(ctx: &Context<'_>, ui: &Ui, rect: Rect, face: &Face<'_>, on: bool) -> bool {
    let Face { words, name, is_enabled } = *face;
    let sense = if is_enabled { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.scope_id().with(name), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, name));
    let palette = ctx.palette;
    let fill = match (on, is_enabled && response.hovered()) {
        (true, _) => palette.highlight,
        (false, true) => palette.hover,
        (false, false) => palette.paper,
    };
    let outline = if response.has_focus() { palette.accent } else { palette.hairline };
    let corner = CornerRadius::same(space::CORNER);
    ui.painter().rect(rect, corner, fill, Stroke::new(1.0, outline), StrokeKind::Inside);
    let color = if is_enabled { palette.ink } else { palette.faint };
    let kind = if words.chars().count() == 1 { Type::Body } else { Type::Small };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, words, kind.font(), color);
    response.on_hover_text(name).clicked()
}

/// Draws the scale in kilometres over the scale in miles, on one line.
fn scale(ctx: &Context<'_>, ui: &Ui, projector: &Projector, rect: Rect) {
    let right = Pos2::new(rect.right(), rect.bottom() - 19.0);
    let [km, miles] = [Unit::Kilometres, Unit::Miles].map(|unit| scale_bar(projector, 120.0, unit));
    let longer = km.points.max(miles.points);
    // In a picture the scale is measured on paper: no river or hatch runs through its line and figures.
    if ctx.surface == Surface::Picture {
        let ground = Rect::from_min_max(Pos2::new(rect.right() - longer - 48.0, rect.top()), rect.max);
        let ground = ground.expand2(Vec2::new(5.0, 1.0)).intersect(projector.viewport());
        ui.painter().rect_filled(ground, space::CORNER, ctx.palette.paper);
    }
    half_scale(ctx, ui, right, &miles, 1.0);
    half_scale(ctx, ui, right, &km, -1.0);
    north(ctx, ui, Pos2::new(rect.right() - 8.0 - longer - 24.0, rect.bottom() - 22.0));
}

/// One side of the scale: its ticks and its words above the line (-1) or below it (1).
fn half_scale(ctx: &Context<'_>, ui: &Ui, right: Pos2, bar: &ScaleBar, side: f32) {
    let (painter, ink, ground) = (ui.painter(), ctx.palette.ink, ctx.palette.land);
    let left = right - Vec2::new(bar.points, 0.0);
    let tick = Vec2::new(0.0, 4.0 * side);
    let line = vec![left + tick, left, right, right + tick];
    painter.add(Shape::line(line.clone(), Stroke::new(4.0, ground)));
    painter.add(Shape::line(line, Stroke::new(1.3, ink)));
    let words = galley(painter, bar.label.clone(), Type::Small, ink, 200.0);
    let middle = Pos2::new(f32::midpoint(left.x, right.x), right.y + 2.0 * side);
    let align = if side < 0.0 { Align2::CENTER_BOTTOM } else { Align2::CENTER_TOP };
    halo(painter, align.anchor_size(middle, words.size()).min, words, ink, ground);
}

/// Draws the north arrow. Web Mercator has north up everywhere; the arrow says so to readers who see only the
/// picture.
fn north(ctx: &Context<'_>, ui: &Ui, at: Pos2) {
    let ink = ctx.palette.ink;
    let tip = at - Vec2::new(0.0, 10.0);
    let arrow = [tip, at + Vec2::new(4.0, 0.0), at - Vec2::new(0.0, 2.5), at - Vec2::new(4.0, 0.0)];
    for triangle in [[arrow[0], arrow[1], arrow[2]], [arrow[0], arrow[2], arrow[3]]] {
        ui.painter().add(Shape::convex_polygon(triangle.to_vec(), ink, Stroke::NONE));
    }
    let words = galley(ui.painter(), "N", Type::Section, ink, 40.0);
    let pos = Align2::CENTER_TOP.anchor_size(at + Vec2::new(0.0, 1.0), words.size()).min;
    halo(ui.painter(), pos, words, ink, ctx.palette.land);
}
