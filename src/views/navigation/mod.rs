//! Keyboard navigation among the marks of a view.
//!
//! A view is a single Tab stop; inside it, arrows go from mark to mark, and to marks out of view by
//! scrolling. Views pass every mark to [`Context::stop`](super::Context::stop); the next mark is found from
//! their positions, so that a new view needs no code of its own. The state between frames is in egui's
//! memory: it is not a choice of the reader's, and it ends with the window.

mod order;
mod region;

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use egui::{EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Ui, Vec2};

use super::Context;
use crate::dossier::{Item, ItemKind};
use crate::session::{Command, Tray, View};
pub use order::{Step, distance, struck};
use order::{end, in_reading_order, next};
pub use region::{Drawn, drawn, region, want};

/// A part of the window that can be focused as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Region {
    /// The index.
    Index,
    /// A view.
    View(View),
    /// The inspector.
    Inspector,
}

/// A mark and its visibility.
#[derive(Clone, Copy, Debug)]
pub struct Stop {
    /// Its widget.
    pub id: Id,
    /// Its position on the screen.
    pub rect: Rect,
    /// The visible area of the list it belongs to.
    pub clip: Rect,
    /// Its parent in the accessibility tree.
    parent: Id,
    /// The item it represents.
    item: Option<Item>,
}

/// The state of a region between frames.
#[derive(Clone, Default)]
struct State {
    /// The dossier it belongs to: in another, the same rows are other items.
    revision: u64,
    /// The kind and the file's id of the focused item.
    holder: Option<(ItemKind, String)>,
    /// The marks of the previous frame, in reading order.
    stops: Arc<Vec<Stop>>,
    /// The mark that was focused last, and its position.
    current: Option<Id>,
    rect: Option<Rect>,
    /// How far the list has to be scrolled.
    scroll: Option<Vec2>,
    /// A step for which nothing in view was found.
    open: Option<Open>,
}

/// A step that waits for the list to scroll.
#[derive(Clone, Copy, Debug)]
struct Open {
    step: Step,
    from: Rect,
    /// The number of frames left.
    frames: u8,
}

impl Open {
    /// The number of frames that a step waits.
    const WAIT: u8 = 8;
    /// The number of frames left at which a list that can scroll has started to.
    const MOVED: u8 = 4;
}

/// Whether the focus enters a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    /// Now.
    Now,
    /// Not in this frame.
    No,
}

/// True if this is one of the marks of a region that was drawn, which show the focus by themselves.
#[must_use]
pub fn is_mark(ui: &Ui, id: Id) -> bool {
    drawn(ui).into_iter().any(|drawn| {
        let state: Option<State> = ui.data(|data| data.get_temp(state_id(drawn.region)));
        state.is_some_and(|state| state.stops.iter().any(|stop| stop.id == id))
    })
}

/// Keyboard navigation through one region in one frame.
pub struct Navigation {
    region: Region,
    /// The item that was focused before the file was reloaded, if it still exists.
    follows: Option<Item>,
    /// The mark that Tab reaches; the first one drawn if none is known yet.
    stop: Cell<Option<Id>>,
    stops: RefCell<Vec<Stop>>,
    state: RefCell<State>,
}

fn state_id(region: Region) -> Id {
    Id::unique(("navigation", region))
}

impl Navigation {
    /// Starts a frame: restores the state, and takes the keys that marks would consume.
    fn begin(ctx: &Context<'_>, ui: &Ui, region: Region) -> Self {
        let mut state: State = ui.data(|data| data.get_temp(state_id(region))).unwrap_or_default();
        let follows = (state.revision != ctx.revision()).then(|| state.leave(ctx, ui)).flatten();
        let focused = ui.memory(egui::Memory::focused);
        let known = |id: Id| state.stops.iter().find(|stop| stop.id == id);
        asked_for(ui, &state.stops);
        if let Some(stop) = focused.and_then(known) {
            pin(ctx, ui, stop);
        }
        let selected = || {
            let of = |stop: &&Stop| stop.item.is_some_and(|item| ctx.is_chosen(item));
            state.stops.iter().find(of).map(|stop| stop.id)
        };
        let here = focused.filter(|id| known(*id).is_some());
        let stop = here
            .or(state.current.filter(|id| known(*id).is_some()))
            .or_else(selected)
            .or_else(|| state.stops.first().map(|stop| stop.id));
        Self { region, follows, stop: Cell::new(stop), stops: RefCell::default(), state: RefCell::new(state) }
    }

    /// True if Tab reaches a mark that is about to be created.
    pub(super) fn comes_to(&self, ui: &Ui, id: Id) -> bool {
        if self.stop.get().is_none() {
            self.stop.set(Some(id));
        }
        self.stop.get() == Some(id) || ui.memory(|memory| memory.has_focus(id))
    }

    /// Records a mark.
    pub(super) fn add(&self, ui: &Ui, rect: Rect, id: Id) {
        let clip = ui.clip_rect();
        self.stops.borrow_mut().push(Stop { id, rect, clip, parent: ui.unique_id(), item: None });
    }

    /// Records the item that the last added mark represents.
    pub(super) fn stands_for(&self, id: Id, item: Item) {
        if let Some(stop) = self.stops.borrow_mut().iter_mut().rev().find(|stop| stop.id == id) {
            stop.item = Some(item);
        }
    }

    /// Scrolls the list around `ui` as far as a step requires.
    pub fn scroll(&self, ui: &Ui) {
        if let Some(delta) = self.state.borrow_mut().scroll.take() {
            ui.scroll_with_delta_animation(delta, egui::style::ScrollAnimation::none());
        }
    }

    /// The step that led out of view, and from where; for a view that is moved in another way than by
    /// scrolling.
    pub fn out_of_sight(&self) -> Option<(Step, Rect)> {
        let mut state = self.state.borrow_mut();
        let open = state.open.take()?;
        state.scroll = None;
        Some((open.step, open.from))
    }

    /// Focuses a mark that is about to come into view.
    pub fn send_to(&self, ui: &Ui, id: Id, rect: Rect) {
        let mut state = self.state.borrow_mut();
        (state.current, state.rect) = (Some(id), Some(rect));
        ui.memory_mut(|memory| memory.request_focus(id));
    }

    /// How far a step leads sideways, in screen points; for a view that moves horizontally without scrolling.
    pub fn sideways(&self) -> Option<f32> {
        let mut state = self.state.borrow_mut();
        let delta = state.scroll.filter(|delta| delta.x != 0.0 && delta.y == 0.0)?;
        state.scroll = None;
        Some(delta.x)
    }

    /// True if one of the marks drawn so far is focused.
    pub fn has_focus(&self, ui: &Ui) -> bool {
        let focused = ui.memory(egui::Memory::focused);
        focused.is_some_and(|id| self.state.borrow().stops.iter().any(|stop| stop.id == id))
    }

    /// Ends the frame: takes a step if one was requested. Returns true if the focus is in the region.
    fn finish(self, ctx: &Context<'_>, ui: &Ui, tree: Id, arrival: Arrival) -> bool {
        let mut stops = self.stops.into_inner();
        in_reading_order(&mut stops);
        region::reorder(ui, tree, &stops);
        let mut state = self.state.into_inner();
        let focused = ui.memory(egui::Memory::focused);
        let here = focused.and_then(|id| stops.iter().find(|stop| stop.id == id)).copied();
        if let Some(here) = here {
            let seen = here.clip.intersect(here.rect).height().max(0.0);
            let is_new = state.current != Some(here.id) && !ui.input(|input| input.pointer.any_down());
            if is_new && seen < 0.5 * here.rect.height().min(here.clip.height()) {
                // Tab came to it where it was out of sight.
                state.go(ui, here);
            }
            state.current = Some(here.id);
            state.rect = Some(here.rect);
            state.hold(ctx, here.item);
            hold(ui, here.id);
            if let Some(step) = Step::pressed(ui) {
                state.take(ui, &stops, step, here);
            }
        } else if let Some(stop) = self.follows.and_then(|item| stop_of(&stops, item)) {
            state.go(ui, stop);
        } else if arrival == Arrival::Now {
            state.arrive(ui, &stops, self.stop.get());
        } else if focused.is_some() && focused == state.current && state.open.is_none() {
            state.stay(ui, &stops);
        }
        if let Some(open) = state.open.take() {
            state.go_on(ui, &stops, open, here);
        }
        state.stops = Arc::new(stops);
        ui.data_mut(|data| data.insert_temp(state_id(self.region), state));
        here.is_some()
    }
}

impl State {
    /// Drops the marks of a dossier that is no longer open, and removes the focus from them: the same row is
    /// another item now. Returns what has become of the focused item.
    fn leave(&mut self, ctx: &Context<'_>, ui: &Ui) -> Option<Item> {
        let old = std::mem::replace(self, Self { revision: ctx.revision(), ..Self::default() });
        let focused = ui.memory(egui::Memory::focused)?;
        let had = old.current == Some(focused) || old.stops.iter().any(|stop| stop.id == focused);
        if !had {
            return None;
        }
        ui.memory_mut(|memory| memory.surrender_focus(focused));
        ui.ctx().request_repaint();
        old.holder.and_then(|(kind, key)| ctx.dossier.find(kind, &key))
    }

    /// Records the focused item.
    fn hold(&mut self, ctx: &Context<'_>, item: Option<Item>) {
        let held = item.map(|item| (item.kind(), ctx.dossier.key(item)));
        if self.holder.as_ref().map(|(kind, key)| (*kind, key.as_str())) != held {
            self.holder = held.map(|(kind, key)| (kind, key.to_owned()));
        }
    }

    /// Focuses the next mark in view, or scrolls and waits.
    fn take(&mut self, ui: &Ui, stops: &[Stop], step: Step, here: Stop) {
        // egui would go to the nearest widget of any kind.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        if let Some(found) = next(stops, step, here.rect, Some(here.id)) {
            self.go(ui, found);
        } else {
            self.scroll = Some(step.scroll(here.clip, here.rect));
            self.open = Some(Open { step, from: here.rect, frames: Open::WAIT });
        }
        ui.ctx().request_repaint();
    }

    /// Focuses the nearest visible mark, because the focused one has gone out of view.
    fn stay(&mut self, ui: &Ui, stops: &[Stop]) {
        let Some(from) = self.rect else { return };
        let far = |stop: &&Stop| stop.rect.center().distance(from.center());
        let nearest = |is_seen: &dyn Fn(&Stop) -> bool| {
            let seen = stops.iter().filter(|stop| is_seen(stop));
            seen.min_by(|a, b| far(a).total_cmp(&far(b))).copied()
        };
        // If all of them extend beyond the edges, one that is partly visible.
        let whole = nearest(&|stop| stop.clip.contains_rect(stop.rect));
        if let Some(stop) = whole.or_else(|| nearest(&|stop| stop.clip.intersect(stop.rect).is_positive())) {
            self.go(ui, stop);
        }
    }

    /// Focuses the mark that was focused last, or the first in view.
    fn arrive(&mut self, ui: &Ui, stops: &[Stop], stop: Option<Id>) {
        let known = stops.iter().find(|known| Some(known.id) == stop);
        if let Some(stop) = known.copied().or_else(|| end(stops, Step::First)) {
            self.go(ui, stop);
        }
    }

    fn go(&mut self, ui: &Ui, stop: Stop) {
        ui.memory_mut(|memory| memory.request_focus(stop.id));
        self.current = Some(stop.id);
        let wanted = stop.rect.expand(order::MARGIN);
        let by = |low: f32, high: f32, min: f32, max: f32| {
            if low < min {
                (min - low).min(max - min)
            } else if high > max {
                (max - high).max(min - low)
            } else {
                0.0
            }
        };
        let delta = Vec2::new(
            by(wanted.left(), wanted.right(), stop.clip.left(), stop.clip.right()),
            by(wanted.top(), wanted.bottom(), stop.clip.top(), stop.clip.bottom()),
        );
        // A wide mark counts as visible if a good part of it is.
        let seen = stop.rect.x_range().intersection(stop.clip.x_range()).span();
        let delta = Vec2::new(if seen > order::ENOUGH { 0.0 } else { delta.x }, delta.y);
        self.scroll = (delta != Vec2::ZERO).then_some(delta);
        ui.ctx().request_repaint();
    }

    /// Resumes a step: an arrow as soon as something comes into view, a step to an end once nothing moves.
    fn go_on(&mut self, ui: &Ui, stops: &[Stop], open: Open, here: Option<Stop>) {
        let from = here.map_or(open.from, |here| here.rect);
        let rests = open.frames <= Open::MOVED && self.stops.len() == stops.len() && {
            let rects = |stops: &[Stop]| [stops.first(), stops.last()].map(|stop| stop.map(|stop| stop.rect));
            rects(&self.stops) == rects(stops)
        };
        let is_arrow = open.step.direction().is_some();
        let found = if is_arrow || rests || open.frames == 0 {
            end(stops, open.step).or_else(|| next(stops, open.step, from, here.map(|here| here.id)))
        } else {
            None
        };
        match found {
            Some(stop) => self.go(ui, stop),
            None if open.frames > 0 => {
                self.open = Some(Open { frames: open.frames - 1, ..open });
                ui.ctx().request_repaint();
            }
            None => {}
        }
    }
}

/// The first mark of an item.
fn stop_of(stops: &[Stop], item: Item) -> Option<Stop> {
    stops.iter().find(|stop| stop.item == Some(item)).copied()
}

/// Keeps egui from handling arrows and Esc, which would move the focus.
fn hold(ui: &Ui, id: Id) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// Space pins the focused item if it can be pinned; otherwise it clicks, as usual.
fn pin(ctx: &Context<'_>, ui: &Ui, stop: &Stop) {
    if let Some(item) = stop.item.filter(|item| Tray::takes(*item))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space))
    {
        ctx.send(Command::Pin(item));
    }
}

/// Moves the focus where a screen reader requests it: egui itself knows only Tab stops.
fn asked_for(ui: &Ui, stops: &[Stop]) {
    use egui::accesskit::Action;
    let asked = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            egui::Event::AccessKitActionRequest(request) if request.action == Action::Focus => {
                stops.iter().map(|stop| stop.id).find(|id| id.accesskit_id() == request.target_node)
            }
            _ => None,
        })
    });
    if let Some(id) = asked {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}
