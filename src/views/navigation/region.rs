//! A region on the screen: its accessible name and text equivalent, the ring that shows the focus, and the
//! reading order of its marks.

use std::collections::BTreeMap;

use egui::{Id, Rect, Role, Stroke, StrokeKind, Ui, UiBuilder};

use super::super::{Context, Surface};
use super::{Arrival, Navigation, Region, Stop};

/// Draws a region, and handles keyboard navigation if the focus is in it. `name` gives its name, `told` its
/// content; both are computed only if needed.
pub fn region<T: AsRef<str>>(
    ctx: &Context<'_>,
    ui: &mut Ui,
    region: Region,
    name: impl FnOnce() -> String,
    told: impl FnOnce(&Ui) -> T,
    draw: impl FnOnce(&Context<'_>, &mut Ui),
) {
    if ctx.surface == Surface::Picture {
        return draw(ctx, ui);
    }
    let rect = ui.available_rect_before_wrap();
    let navigation = Navigation::begin(ctx, ui, region);
    let builder =
        UiBuilder::new().id_salt(("region", region)).max_rect(rect).accessibility_role(Role::Region);
    let tree = ui.scope_builder(builder, |ui| {
        draw(&Context { navigation: Some(&navigation), ..*ctx }, ui);
        ui.unique_id()
    });
    let tree = tree.inner;
    describe(ui, tree, name, told);
    let arrival = if arrives(ui, region, rect) { Arrival::Now } else { Arrival::No };
    note(ui, Drawn { region, rect });
    if navigation.finish(ctx, ui, tree, arrival) {
        ring(ctx, ui, rect);
    }
}

/// Gives a region its accessible name and text equivalent.
fn describe<T: AsRef<str>>(ui: &Ui, tree: Id, name: impl FnOnce() -> String, told: impl FnOnce(&Ui) -> T) {
    if ui.ctx().accesskit_node_builder(tree, |_| ()).is_none() {
        return;
    }
    // Computed before the tree is borrowed, because they may call egui.
    let (name, told) = (name(), told(ui));
    ui.ctx().accesskit_node_builder(tree, |node| {
        node.set_label(name);
        if !told.as_ref().is_empty() {
            node.set_description(told.as_ref());
        }
    });
}

/// Draws the ring around the focused region.
fn ring(ctx: &Context<'_>, ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(1.0, ctx.palette.accent);
    ui.painter().rect_stroke(rect.shrink(0.5), 0.0, stroke, StrokeKind::Inside);
}

/// A region on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn {
    /// The region.
    pub region: Region,
    /// Its area.
    pub rect: Rect,
}

fn drawn_id() -> Id {
    Id::unique("regions drawn")
}

fn note(ui: &Ui, drawn: Drawn) {
    let now = ui.cumulative_pass_nr();
    ui.data_mut(|data| {
        let all = data.get_temp_mut_or_default::<Vec<(u64, Drawn)>>(drawn_id());
        all.retain(|(pass, other)| *pass + 1 >= now && other.region != drawn.region);
        all.push((now, drawn));
    });
}

/// The regions of the last frame, in the order of keyboard navigation: the index, the views from top to
/// bottom, the inspector.
#[must_use]
pub fn drawn(ui: &Ui) -> Vec<Drawn> {
    let now = ui.cumulative_pass_nr();
    let all = ui.data(|data| data.get_temp::<Vec<(u64, Drawn)>>(drawn_id())).unwrap_or_default();
    let mut all: Vec<Drawn> =
        all.into_iter().filter(|(pass, _)| *pass + 1 >= now).map(|(_, drawn)| drawn).collect();
    let rank = |drawn: &Drawn| match drawn.region {
        Region::Index => 0,
        Region::View(_) => 1,
        Region::Inspector => 2,
    };
    all.sort_by(|a, b| {
        rank(a)
            .cmp(&rank(b))
            .then(a.rect.top().total_cmp(&b.rect.top()))
            .then(a.rect.left().total_cmp(&b.rect.left()))
    });
    all
}

fn wanted_id() -> Id {
    Id::unique("region wanted")
}

/// Focuses a region as soon as it is drawn: the mark that was focused last, or the first.
pub fn want(ui: &Ui, region: Region) {
    let now = ui.cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(wanted_id(), (now, region)));
    ui.ctx().request_repaint();
}

/// True if the focus enters this region now: because that was requested, or because an arrow is pressed while
/// nothing is focused and the last click was here.
fn arrives(ui: &Ui, region: Region, rect: Rect) -> bool {
    // A request for a view that is never drawn expires.
    const FRAMES: u64 = 8;
    let now = ui.cumulative_pass_nr();
    let wanted = ui.data(|data| data.get_temp::<(u64, Region)>(wanted_id()));
    if let Some((since, wanted)) = wanted {
        if since + FRAMES < now {
            ui.data_mut(|data| data.remove::<(u64, Region)>(wanted_id()));
        } else if wanted == region {
            ui.data_mut(|data| data.remove::<(u64, Region)>(wanted_id()));
            return true;
        }
    }
    let pressed =
        ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten());
    let pressed_id = Id::unique("region pressed");
    if pressed.is_some_and(|pos| rect.contains(pos) && ui.ctx().layer_id_at(pos) == Some(ui.layer_id())) {
        ui.data_mut(|data| data.insert_temp(pressed_id, region));
    }
    let free = ui.memory(|memory| memory.focused().is_none() && memory.allows_interaction(ui.layer_id()));
    free && ui.data(|data| data.get_temp::<Region>(pressed_id)) == Some(region)
        && super::Step::pressed(ui).is_some()
}

/// Orders the marks of a region below it in the accessibility tree as given: the order of painting depends on
/// overlaps.
pub(super) fn reorder(ui: &Ui, tree: Id, stops: &[Stop]) {
    let ctx = ui.ctx();
    if ctx.accesskit_node_builder(tree, |_| ()).is_none() {
        return;
    }
    let marks: Vec<&Stop> = stops.iter().filter(|stop| ctx.has_accesskit_node(stop.id)).collect();
    let mut parents: BTreeMap<u64, Id> = BTreeMap::new();
    let ids: std::collections::HashSet<_> = marks.iter().map(|stop| stop.id.accesskit_id()).collect();
    parents.extend(marks.iter().map(|stop| (stop.parent.value(), stop.parent)));
    for parent in parents.into_values() {
        ctx.accesskit_node_builder(parent, |node| {
            let others: Vec<_> = node.children().iter().filter(|id| !ids.contains(*id)).copied().collect();
            node.set_children(others);
        });
    }
    ctx.accesskit_node_builder(tree, |node| {
        for mark in &marks {
            node.push_child(mark.id.accesskit_id());
        }
    });
}
