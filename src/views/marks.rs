//! Which shapes of a picture stand for what, and which areas of it can be pointed at: for a page whose pictures answer a
//! click as the window does.
//!
//! Views say it where they paint; it is kept only while a page is made, in the memory of egui.

use std::ops::Range;

use egui::{Context as Egui, Id, LayerId, Rect, Ui};

use super::{Context, Surface};
use crate::dossier::{ClaimId, Item};

/// What a shape or an area stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// An item. It stands out with that item.
    Item(Item),
    /// Claims, ascending. It stands out with any of them.
    Claims(Vec<ClaimId>),
}

impl From<Item> for Owner {
    fn from(item: Item) -> Self {
        Self::Item(item)
    }
}

/// An area that can be clicked.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What a click selects.
    pub selects: Owner,
    /// Where it is, in points of the picture.
    pub rect: Rect,
    /// Its accessible name.
    pub name: String,
}

/// What a picture consists of.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// The areas, in the order of painting.
    pub marks: Vec<Mark>,
    /// Which shapes stand for what, inner ones first.
    pub parts: Vec<(Range<usize>, Owner)>,
}

fn id() -> Id {
    Id::unique("the marks of a picture")
}

/// Begins to note the marks of all pictures that are painted in this context.
pub fn note_all(ctx: &Egui) {
    ctx.data_mut(|data| data.insert_temp(id(), true));
}

/// The marks of the picture that was last painted; none unless they are noted.
#[must_use]
pub fn noted(ctx: &Egui) -> Marks {
    ctx.data(|data| data.get_temp(id())).unwrap_or_default()
}

/// A new picture begins.
pub fn begin(ui: &Ui) {
    if is_noted(ui) {
        ui.data_mut(|data| data.insert_temp(id(), Marks::default()));
    }
}

fn is_noted(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp::<bool>(id())) == Some(true)
}

/// While this lives, what is painted belongs to its owner.
#[must_use = "what is painted belongs to the owner only as long as this lives"]
pub struct Part(Option<(Egui, LayerId, usize, Owner)>);

fn shapes(ctx: &Egui, layer: LayerId) -> usize {
    ctx.graphics(|graphics| graphics.get(layer).map_or(0, |list| list.next_idx().0))
}

impl Drop for Part {
    fn drop(&mut self) {
        let Some((ctx, layer, from, owner)) = self.0.take() else { return };
        let to = shapes(&ctx, layer);
        if from < to {
            ctx.data_mut(|data| {
                data.get_temp_mut_or_default::<Marks>(id()).parts.push((from..to, owner));
            });
        }
    }
}

impl Context<'_> {
    /// Says that what is painted next stands for `owner`, until the result is dropped. A part within another is an owner of
    /// its own.
    pub fn part<O: Into<Owner>>(&self, ui: &Ui, owner: impl FnOnce() -> O) -> Part {
        if self.surface != Surface::Picture || !is_noted(ui) {
            return Part(None);
        }
        let (ctx, layer) = (ui.ctx().clone(), ui.layer_id());
        let from = shapes(&ctx, layer);
        Part(Some((ctx, layer, from, owner().into())))
    }

    /// Notes an area of a picture that a click selects.
    pub fn note_mark<O: Into<Owner>>(
        &self,
        ui: &Ui,
        rect: Rect,
        owner: impl FnOnce() -> O,
        name: impl FnOnce() -> String,
    ) {
        if self.surface != Surface::Picture || !is_noted(ui) {
            return;
        }
        let rect = rect.intersect(ui.clip_rect());
        if rect.is_positive() {
            let mark = Mark { selects: owner().into(), rect, name: name() };
            ui.data_mut(|data| data.get_temp_mut_or_default::<Marks>(id()).marks.push(mark));
        }
    }
}
