//! What a view is given: the dossier and everything derived from it, to read; a list of commands, to add to.

use std::cell::RefCell;

use egui::{Color32, Response, Role, Ui, WidgetInfo};

use super::index::IndexRows;
use crate::analysis::{EstimateRows, Links, Related};
use crate::dossier::{Dossier, Item, Outcome, PlaceId, SourceId};
use crate::session::{Command, Session};
use crate::theme::{Palette, SideTone, Symbol, side_symbol};

/// How much an item stands out while something is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// Nothing is selected.
    Plain,
    /// It is the selected item.
    Selected,
    /// It belongs to the selected item.
    Related,
    /// It does not.
    Dimmed,
}

/// What is drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Surface {
    /// A window: with buttons and scroll bars.
    #[default]
    Window,
    /// A picture that stands alone: only what it shows.
    Picture,
}

/// The read-only view of everything that drawing needs.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The dossier on screen.
    pub dossier: &'a Dossier,
    /// Counts the dossiers opened so far, from 0; part of the key of everything derived from one.
    pub revision: u64,
    /// Which claims belong to what.
    pub links: &'a Links,
    /// The rows of the estimates.
    pub estimates: &'a EstimateRows,
    /// The rows of the index.
    pub index: &'a IndexRows,
    /// Outcomes that are counted, with the number of claims.
    pub outcomes: &'a [(Outcome, usize)],
    /// Places without a position, in file order.
    pub unlocated: &'a [PlaceId],
    /// What belongs to the selected item.
    pub related: Option<&'a Related>,
    /// What the reader has chosen.
    pub session: &'a Session,
    /// A window to work in, or a picture to print.
    pub surface: Surface,
    /// The colours.
    pub palette: &'static Palette,
    /// Where commands go.
    pub commands: &'a RefCell<Vec<Command>>,
}

impl Context<'_> {
    /// Asks for something.
    pub fn send(&self, command: Command) {
        self.commands.borrow_mut().push(command);
    }

    /// What is selected.
    #[must_use]
    pub fn selected(&self) -> Option<Item> {
        self.session.selection.current()
    }

    /// How much `item` stands out.
    #[must_use]
    pub fn emphasis(&self, item: Item) -> Emphasis {
        match self.related {
            None => Emphasis::Plain,
            Some(related) if related.item() == item => Emphasis::Selected,
            Some(related) if related.contains(item) => Emphasis::Related,
            Some(_) => Emphasis::Dimmed,
        }
    }

    /// Whether the pointer was over `item`, in any view, a frame ago.
    #[must_use]
    pub fn is_hovered(&self, item: Item) -> bool {
        self.session.hovered == Some(item)
    }

    /// `color`, paler where attention is elsewhere.
    #[must_use]
    pub fn mark_color(&self, item: Item, color: Color32) -> Color32 {
        match self.emphasis(item) {
            Emphasis::Dimmed if !self.is_hovered(item) => self.palette.dimmed(color),
            _ => color,
        }
    }

    /// `color` for words, paler where attention is elsewhere.
    #[must_use]
    pub fn text_color(&self, item: Item, color: Color32) -> Color32 {
        match self.emphasis(item) {
            Emphasis::Dimmed if !self.is_hovered(item) => self.palette.dimmed_text(),
            _ => color,
        }
    }

    /// The colours of a source's side.
    #[must_use]
    pub fn tone(&self, source: SourceId) -> SideTone {
        self.palette.side(self.slot(source))
    }

    /// The symbol of a source's side.
    #[must_use]
    pub fn symbol(&self, source: SourceId) -> Symbol {
        side_symbol(self.slot(source))
    }

    fn slot(&self, source: SourceId) -> Option<usize> {
        self.dossier.sources[source].side.map(crate::dossier::Id::index)
    }

    /// Gives a painted mark what every mark of an item has: a name for screen readers and tests, selection
    /// on click, and the pointer's attention in all views. The name is made only when somebody listens.
    pub fn wire(&self, ui: &Ui, response: Response, item: Item, name: impl Fn() -> String) -> Response {
        let selected = self.selected() == Some(item);
        response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, name()));
        if response.hovered() {
            self.send(Command::Hover(item));
        } else if response.has_focus() {
            self.send(Command::Focus(item));
        }
        if response.clicked() {
            self.send(Command::Select(item));
        }
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    }
}
