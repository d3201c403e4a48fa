//! Drawing the place of the open form: its positions are put and moved with the pointer or the arrow keys, and the circle of its
//! precision is pulled. What is drawn goes into the form, where the field for its basis then waits.

use egui::{
    Align2, CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Shape, Stroke,
    Ui, Vec2, WidgetInfo, vec2,
};

use super::super::Context;
use super::course;
use super::pointer::position;
use crate::geo::LonLat;
use crate::map::{Projector, measure};
use crate::session::{Command, Drawn, Sketch, Write};
use crate::theme::{Type, galley, halo};

/// The size of a handle, in points, and of the area in which it is taken.
const HANDLE: f32 = 9.0;
const TARGET: f32 = 20.0;
/// How far outside the circle of a position's precision the handle of the circle is, in points, so that both can be taken.
const BESIDE: f32 = 22.0;
/// The smallest precision that can be drawn, in points.
const SMALLEST: f32 = 3.0;

/// The ground while positions are added: above all marks, so that a click means a position. `None` otherwise.
pub fn ground(ctx: &Context<'_>, ui: &Ui, viewport: Rect) -> Option<Response> {
    sketch(ctx).filter(|sketch| sketch.adds)?;
    let ground = ui.interact(viewport, ui.scope_id().with("sketch"), Sense::click_and_drag());
    ground.widget_info(|| WidgetInfo::labeled(Role::Pane, true, "Map: click where the place is"));
    Some(ground)
}

/// Draws the place of the form and follows the pointer; `ground` is that of [`ground`].
pub fn attend(ctx: &Context<'_>, ui: &Ui, projector: &Projector, ground: Option<&Response>) {
    let Some(sketch) = sketch(ctx) else { return };
    let id = ui.scope_id().with("sketch as dragged");
    let mut now: Sketch = ui.data(|data| data.get_temp(id)).unwrap_or_else(|| sketch.clone());
    let mut moves = Moves { ctx, ui, projector, is_dragged: false, is_left: false };
    moves.corners(&mut now);
    moves.precision(&mut now);
    let Moves { is_dragged, is_left, .. } = moves;
    paint(ctx, ui, projector, &now);
    if is_dragged {
        ui.data_mut(|data| data.insert_temp(id, now.clone()));
    } else {
        ui.data_mut(|data| data.remove::<Sketch>(id));
    }
    if is_left {
        let step = if now.adds { Write::Sketch(now) } else { Write::Sketched(now) };
        ctx.send(Command::Write(step));
        return;
    }
    if let Some(ground) = ground {
        add(ctx, ui, projector, ground, sketch);
        tell(ctx, ui, ground.rect, sketch);
    }
}

fn sketch<'a>(ctx: &Context<'a>) -> Option<&'a Sketch> {
    ctx.drafted?.sketch.as_ref()
}

/// Takes clicks and keys that add positions.
fn add(ctx: &Context<'_>, ui: &Ui, projector: &Projector, ground: &Response, sketch: &Sketch) {
    ui.set_cursor_icon(CursorIcon::Crosshair);
    let is_enough = sketch.corners.len() >= sketch.drawn.least();
    let types = ui.text_edit_focused();
    let pressed = |key| !types && ui.input(|input| input.key_pressed(key));
    let ended = Sketch { adds: false, ..sketch.clone() };
    if is_enough && (ground.double_clicked() || pressed(Key::Enter)) {
        return ctx.send(Command::Write(Write::Sketched(ended)));
    }
    if pressed(Key::Backspace) && !sketch.corners.is_empty() {
        let mut shorter = sketch.clone();
        shorter.corners.pop();
        return ctx.send(Command::Write(Write::Sketch(shorter)));
    }
    let clicked = ground.interact_pointer_pos().filter(|_| ground.clicked() && !ground.double_clicked());
    let Some(at) = clicked.filter(|at| projector.world().contains(*at)) else { return };
    let at = rounded(projector, position(projector, at));
    ctx.send(Command::Write(if sketch.drawn == Drawn::Point {
        Write::Sketched(Sketch { corners: vec![at], ..ended })
    } else {
        let mut longer = sketch.clone();
        longer.corners.push(at);
        Write::Sketch(longer)
    }));
}

/// Says what a click does.
fn tell(ctx: &Context<'_>, ui: &Ui, viewport: Rect, sketch: &Sketch) {
    let words = match (sketch.drawn, sketch.corners.len() >= sketch.drawn.least()) {
        (Drawn::Point, _) => "Click where the place is. Esc: not here",
        (Drawn::Line, false) => "Click where the line begins, and where it goes on. Esc: no line",
        (Drawn::Area, false) => "Click at least three corners of the area. Esc: no area",
        (Drawn::Line, true) => "Double click or Enter: the line is complete. Backspace: one step back",
        (Drawn::Area, true) => "Double click or Enter: the area is complete. Backspace: one step back",
    };
    let laid = galley(ui.painter(), words, Type::Small, ctx.palette.ink, viewport.width() - 24.0);
    let rect = Align2::CENTER_TOP.anchor_size(viewport.center_top() + vec2(0.0, 12.0), laid.size());
    let told = ui.interact(rect, ui.scope_id().with("what a click does"), Sense::hover());
    told.widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
    let ground = rect.expand2(vec2(8.0, 4.0));
    ui.painter().rect_filled(ground, crate::theme::space::CORNER, ctx.palette.panel);
    halo(ui.painter(), rect.min, laid, ctx.palette.ink, ctx.palette.panel);
}

/// A position with as many digits as a point of the screen can tell apart here: none is made up.
fn rounded(projector: &Projector, at: LonLat) -> LonLat {
    let here = projector.lon_lat_to_screen(at);
    let beside = position(projector, here + Vec2::X);
    let step = (beside.lon - at.lon).abs().clamp(1e-7, 1.0);
    let digits = (-step.log10()).ceil().clamp(0.0, 6.0) as i32;
    let round = |degrees: f64| (degrees * 10_f64.powi(digits)).round() / 10_f64.powi(digits);
    LonLat::new(round(at.lon), round(at.lat))
}

/// A length in kilometres with two digits: no hand draws more.
fn two_digits(km: f64) -> f64 {
    let digits = 1 - km.abs().max(1e-6).log10().floor() as i32;
    (km * 10_f64.powi(digits)).round() / 10_f64.powi(digits)
}

/// The handles, and what was done with them in this frame.
struct Moves<'a, 'c> {
    ctx: &'a Context<'c>,
    ui: &'a Ui,
    projector: &'a Projector,
    /// Whether one is being dragged.
    is_dragged: bool,
    /// Whether one was put down, or moved by a key.
    is_left: bool,
}

impl Moves<'_, '_> {
    /// A handle at a point of the screen; returns where it is moved to.
    fn handle(&mut self, at: Pos2, id: Id, name: &str) -> Option<Pos2> {
        let ui = self.ui;
        if !ui.clip_rect().expand(TARGET).contains(at) {
            return None;
        }
        let rect = Rect::from_center_size(at, Vec2::splat(TARGET));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        super::super::rows::focus_ring(self.ctx, ui, rect, &response);
        let response = response.on_hover_cursor(CursorIcon::Grab);
        self.is_left |= response.drag_stopped();
        if response.dragged() {
            self.is_dragged = true;
            return response.interact_pointer_pos();
        }
        if response.drag_stopped() {
            return response.interact_pointer_pos();
        }
        if !response.has_focus() {
            return None;
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let far = |key| ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
        let keys = [
            (Key::ArrowLeft, -Vec2::X),
            (Key::ArrowRight, Vec2::X),
            (Key::ArrowUp, -Vec2::Y),
            (Key::ArrowDown, Vec2::Y),
        ];
        let step = keys
            .into_iter()
            .find_map(|(key, way)| if far(key) { Some(10.0 * way) } else { pressed(key).then_some(way) })?;
        self.is_left = true;
        Some(at + step)
    }

    fn corners(&mut self, sketch: &mut Sketch) {
        let count = sketch.corners.len();
        for (row, corner) in sketch.corners.iter_mut().enumerate() {
            let name = if count == 1 {
                "Position of the place in the form: drag it, or use the arrow keys".to_owned()
            } else {
                format!(
                    "Position {} of {count} of the place in the form: drag it, or use the arrow keys",
                    row + 1
                )
            };
            let id = self.ui.scope_id().with(("sketched corner", row));
            let at = self.projector.lon_lat_to_screen(*corner);
            if let Some(to) = self.handle(at, id, &name).filter(|to| self.projector.world().contains(*to)) {
                *corner = rounded(self.projector, position(self.projector, to));
            }
        }
    }

    fn precision(&mut self, sketch: &mut Sketch) {
        let (Drawn::Point, false, [at]) = (sketch.drawn, sketch.adds, sketch.corners.as_slice()) else {
            return;
        };
        let middle = self.projector.lon_lat_to_screen(*at);
        let id = self.ui.scope_id().with("sketched precision");
        let name = match sketch.precision_km {
            Some(km) => format!("Known to within {km} km: drag it, or use the arrow keys"),
            None => "Precision not stated: drag to state it".to_owned(),
        };
        let edge = edge(self.projector, sketch, middle);
        let Some(to) = self.handle(edge + Vec2::X * BESIDE, id, &name) else { return };
        let reach = (to.distance(middle) - BESIDE).max(SMALLEST);
        let km = measure(*at, position(self.projector, middle + Vec2::X * reach)).km;
        sketch.precision_km = Some(two_digits(km));
    }
}

/// The point of the circle of the precision that lies east of the position; the position itself if no precision is stated.
fn edge(projector: &Projector, sketch: &Sketch, middle: Pos2) -> Pos2 {
    let radius = match (sketch.precision_km, sketch.corners.as_slice()) {
        (Some(km), [at]) => (km * projector.points_per_km_at(at.to_mercator())) as f32,
        _ => 0.0,
    };
    middle + Vec2::X * radius
}

fn paint(ctx: &Context<'_>, ui: &Ui, projector: &Projector, sketch: &Sketch) {
    let (ink, ground) = (ctx.palette.accent, ctx.palette.paper);
    let outlines = match sketch.drawn {
        Drawn::Point => Vec::new(),
        Drawn::Area if sketch.corners.len() > 2 => course::area(projector, &sketch.corners),
        Drawn::Line | Drawn::Area => course::line(projector, &sketch.corners, 0.0),
    };
    for outline in outlines {
        ui.painter().extend(Shape::dashed_line(&outline, Stroke::new(2.0, ink), 6.0, 4.0));
    }
    let handle = |at: Pos2| {
        ui.painter().circle(at, HANDLE / 2.0, ground, Stroke::new(2.0, ink));
    };
    if let (Drawn::Point, false, [at]) = (sketch.drawn, sketch.adds, sketch.corners.as_slice()) {
        let middle = projector.lon_lat_to_screen(*at);
        let edge = edge(projector, sketch, middle);
        if sketch.precision_km.is_some() {
            ui.painter().circle_stroke(middle, middle.distance(edge), Stroke::new(1.2, ink));
        }
        let beside = edge + Vec2::X * BESIDE;
        ui.painter().extend(Shape::dotted_line(&[edge, beside], ink, 4.0, 0.9));
        handle(beside);
    }
    sketch.corners.iter().for_each(|corner| handle(projector.lon_lat_to_screen(*corner)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Camera;

    #[test]
    fn no_more_digits_are_written_than_the_map_can_tell_apart() {
        let viewport = Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0));
        let digits = |width_km: f64| {
            let camera = Camera::over(LonLat::new(40.28, 35.3), width_km, viewport.size());
            let projector = Projector::new(camera, viewport);
            let at = rounded(&projector, position(&projector, Pos2::new(311.0, 207.0)));
            at.lon.to_string().split_once('.').map_or(0, |(_, after)| after.len())
        };
        // A point is 5 km, 50 m and 1 m wide.
        assert!(digits(4_000.0) <= 2 && digits(40.0) <= 4 && digits(0.8) <= 5);
        assert!(digits(40.0) > 2);
        let rounded = [0.123, 12.6, 987.0].map(|km| two_digits(km).to_string());
        assert_eq!(rounded, ["0.12", "13", "990"]);
    }
}
