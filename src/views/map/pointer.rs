//! What the pointer asks of the map's ground: the coordinates under it, to be read and copied, and the distance and bearing between
//! two positions. Only in a window; nothing of it is kept with a dossier.

use egui::{Align2, Id, Key, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};

use super::super::Context;
use super::super::context::Surface;
use super::rings;
use super::scene::Scene;
use crate::draft::Node;
use crate::edit::Section;
use crate::geo::LonLat;
use crate::map::outline::{Outline, Part};
use crate::map::{Measured, Projector, measure};
use crate::session::{Command, Write};
use crate::theme::{Type, galley, halo};

/// A click this near to the middle of a mark, in points, means the mark.
const SNAP: f32 = 10.0;
/// The distance of the readout from the lower left corner, above the degrees.
const CORNER: Vec2 = Vec2::new(10.0, -22.0);
/// The size of the cross at either end of what is measured, in points.
const CROSS: f32 = 5.0;

/// What is being measured.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Measuring {
    /// Nothing.
    #[default]
    Off,
    /// The next click is the beginning.
    Wanted,
    /// The next click is the end.
    From(LonLat),
    /// From one position to the other; the next click begins anew.
    Done(LonLat, LonLat),
}

fn id(ui: &Ui) -> Id {
    ui.scope_id().with("measuring")
}

/// What is being measured on this map.
pub fn measuring(ui: &Ui) -> Measuring {
    ui.data(|data| data.get_temp(id(ui))).unwrap_or_default()
}

/// Begins or ends measuring.
pub fn toggle(ui: &Ui) {
    let next = if measuring(ui) == Measuring::Off { Measuring::Wanted } else { Measuring::Off };
    set(ui, next);
}

fn set(ui: &Ui, measuring: Measuring) {
    ui.data_mut(|data| data.insert_temp(id(ui), measuring));
}

/// The ground while something is measured: above all marks, so that a click means a position. `None` otherwise.
pub fn ground(ctx: &Context<'_>, ui: &Ui, viewport: Rect) -> Option<Response> {
    if ctx.surface != Surface::Window || measuring(ui) == Measuring::Off {
        return None;
    }
    let ground = ui.interact(viewport, id(ui).with("ground"), Sense::click_and_drag());
    ground.widget_info(|| WidgetInfo::labeled(Role::Pane, true, "Map: click two positions to measure"));
    Some(ground)
}

/// Takes clicks and keys, draws what is measured and the coordinates under the pointer, clear of the cards.
pub fn attend(
    ctx: &Context<'_>,
    ui: &Ui,
    projector: &Projector,
    scene: &Scene,
    ground: &Response,
    is_measured: bool,
    cards: &[Rect],
) {
    if ctx.surface != Surface::Window {
        return;
    }
    if is_measured {
        take_clicks(ui, projector, scene, ground);
    }
    let pointer = ground.hover_pos().filter(|at| ground.hovered() && projector.world().contains(*at));
    let under =
        pointer.map(|at| position(projector, snapped(scene, at).filter(|_| is_measured).unwrap_or(at)));
    let told = match (measuring(ui), under) {
        (Measuring::Wanted, _) => Some("Measure: click where to begin".to_owned()),
        (Measuring::From(from), Some(to)) | (Measuring::Done(from, to), _) => {
            Some(line(ctx, ui, projector, from, to))
        }
        (Measuring::From(_), None) => Some("Measure: click where to end".to_owned()),
        (Measuring::Off, _) => None,
    };
    let lines = [("position", under.map(readout)), ("measured", told)];
    let mut bottom = ground.rect.left_bottom() + CORNER;
    for (name, words) in lines.into_iter().filter_map(|(name, words)| Some((name, words?))) {
        let laid = galley(ui.painter(), &words, Type::Small, ctx.palette.ink, ground.rect.width());
        let at = |bottom| Align2::LEFT_BOTTOM.anchor_size(bottom, laid.size());
        // From the lowest card upward, so that what is moved above one is seen by the next.
        let mut lower: Vec<&Rect> = cards.iter().collect();
        lower.sort_by(|a, b| b.top().total_cmp(&a.top()));
        for card in lower {
            if at(bottom).intersects(*card) {
                bottom.y = card.top() - 2.0;
            }
        }
        let rect = at(bottom);
        bottom.y -= laid.size().y + 2.0;
        halo(ui.painter(), rect.min, laid, ctx.palette.ink, ctx.palette.land);
        let told = ui.interact(rect, id(ui).with(name), Sense::hover());
        told.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    }
    menu(ctx, ui, ground, projector);
}

fn take_clicks(ui: &Ui, projector: &Projector, scene: &Scene, ground: &Response) {
    ui.set_cursor_icon(egui::CursorIcon::Crosshair);
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        return set(ui, Measuring::Off);
    }
    let Some(at) = ground.interact_pointer_pos().filter(|_| ground.clicked()) else { return };
    let at = position(projector, snapped(scene, at).unwrap_or(at));
    set(
        ui,
        match measuring(ui) {
            Measuring::From(from) => Measuring::Done(from, at),
            Measuring::Off | Measuring::Wanted | Measuring::Done(..) => Measuring::From(at),
        },
    );
}

/// The middle of the nearest mark, if one is very near.
fn snapped(scene: &Scene, pointer: Pos2) -> Option<Pos2> {
    let middles = scene.marks.iter().filter_map(|mark| rings::middle(&mark.form));
    let near = middles.filter(|at| at.distance(pointer) <= SNAP);
    near.min_by(|a, b| a.distance(pointer).total_cmp(&b.distance(pointer)))
}

/// The position under a point of the screen.
pub fn position(projector: &Projector, at: Pos2) -> LonLat {
    let at = projector.to_plane(at).to_lon_lat();
    // The plane goes on past 180 degrees; the globe does not.
    LonLat::new((at.lon + 180.0).rem_euclid(360.0) - 180.0, at.lat)
}

/// "35.30090, 40.28920 · 37SFV 17212 07174".
fn readout(at: LonLat) -> String {
    let mgrs = at.to_mgrs().map(|mgrs| format!(" · {mgrs}")).unwrap_or_default();
    format!("{}{mgrs}", at.to_decimal())
}

/// Draws the shortest way between two positions; returns its length and direction in words.
fn line(ctx: &Context<'_>, ui: &Ui, projector: &Projector, from: LonLat, to: LonLat) -> String {
    let Measured { way, .. } = &measure(from, to);
    let (ink, ground) = (ctx.palette.accent, ctx.palette.land);
    if let Some(outline) = Outline::line(way) {
        for piece in outline.on_screen(projector, Part::InView) {
            ui.painter().add(Shape::line(piece.clone(), Stroke::new(4.0, ground)));
            ui.painter().add(Shape::line(piece, Stroke::new(1.6, ink)));
        }
    }
    for end in [from, to].map(|at| projector.lon_lat_to_screen(at)) {
        for (width, color) in [(4.0, ground), (1.6, ink)] {
            let stroke = Stroke::new(width, color);
            ui.painter().line_segment([end - Vec2::X * CROSS, end + Vec2::X * CROSS], stroke);
            ui.painter().line_segment([end - Vec2::Y * CROSS, end + Vec2::Y * CROSS], stroke);
        }
    }
    measure(from, to).describe()
}

/// The menu of the ground: coordinates to copy, and measuring from there.
fn menu(ctx: &Context<'_>, ui: &Ui, ground: &Response, projector: &Projector) {
    let at = ground.interact_pointer_pos().filter(|_| ground.secondary_clicked());
    let key = id(ui).with("menu");
    if let Some(at) = at {
        ui.data_mut(|data| data.insert_temp(key, position(projector, at)));
    }
    let Some(at): Option<LonLat> = ui.data(|data| data.get_temp(key)) else { return };
    let measuring = id(ui);
    ground.context_menu(|ui| {
        let written = [Some(at.to_decimal()), Some(at.to_dms()), at.to_mgrs()];
        for words in written.into_iter().flatten() {
            if ui.button(format!("Copy {words}")).clicked() {
                ctx.send(Command::Copy(words));
                ui.close();
            }
        }
        ui.separator();
        if ui.button("Measure from here").clicked() {
            ui.data_mut(|data| data.insert_temp(measuring, Measuring::From(at)));
            ui.close();
        }
        if ui.button("New place here...").clicked() {
            let written = Node::Plain(format!("Point((lon: {:.5}, lat: {:.5}))", at.lon, at.lat));
            ctx.send(Command::Write(Write::NewWith(Section::Places, vec![("at", written)])));
            ui.close();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Camera;
    use egui::pos2;

    #[test]
    fn what_is_under_the_pointer_is_on_the_globe_on_both_sides_of_180_degrees() {
        let viewport = Rect::from_min_size(Pos2::ZERO, Vec2::new(800.0, 600.0));
        let camera = Camera::over(LonLat::new(180.0, -16.0), 200.0, viewport.size());
        let projector = Projector::new(camera, viewport);
        let (west, east) =
            (position(&projector, pos2(100.0, 300.0)), position(&projector, pos2(700.0, 300.0)));
        assert!(west.lon > 179.0 && east.lon < -179.0, "{west:?} {east:?}");
        assert!(readout(LonLat::new(44.4, 33.3)).starts_with("33.30000, 44.40000 · 38SMB "));
        assert_eq!(readout(LonLat::new(0.0, 85.0)), "85.00000, 0.00000", "no grid there");
    }
}
