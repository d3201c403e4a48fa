//! The context of a view: the dossier and everything derived from it, read-only, and a list of commands to
//! add to.

use std::cell::RefCell;
use std::sync::Arc;

use egui::{Color32, Id, Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::attachments::Attachments;
use super::index::IndexRows;
use super::navigation::Navigation;
use super::picture::Page;

use crate::analysis::agreement::Agreement;
use crate::analysis::{
    Ahead, Amounts, EstimateRows, Known, Mark, Readings, Related, Stock, Ties, reads_words, spoken,
};
use crate::dossier::{ClaimId, Dossier, Item, Outcome, PlaceId, Reading, SourceId};
use crate::load::Fingerprint;
use crate::load::ground::{Backdrop, Ground};
use crate::memo::{Memo, Start};
use crate::session::{Command, Drafted, Input, Reads, Revisions, Session, Tray, View};
use crate::theme::{Lettering, Palette, SideTone, Symbol, side_symbol};

/// How much an item stands out while something is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// Nothing is selected.
    Plain,
    /// The selected item.
    Selected,
    /// Belongs to the selected item.
    Related,
    /// Names no place, and is about an event at the selected one.
    ThroughEvent,
    /// Does not belong to it.
    Dimmed,
}

/// What is drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Surface {
    /// A window: with buttons and scroll bars.
    #[default]
    Window,
    /// A self-contained picture: only the content.
    Picture,
}

/// Everything that a context reads, as it is now: for work on another thread.
pub trait Snapshot: Send {
    /// Calls `work` with it, as in a window; nobody carries out its commands.
    fn with(&self, work: &mut dyn FnMut(&Context<'_>));
}

/// Where a snapshot is made.
pub trait Source {
    /// Returns a copy of what contexts read; large parts are shared.
    fn snapshot(&self, session: &Session, revisions: &Revisions) -> Option<Box<dyn Snapshot>>;
}

/// A read-only view of everything that drawing needs.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The open dossier.
    pub dossier: &'a Arc<Dossier>,
    /// The lines and areas under the places of the map.
    pub ground: &'a Arc<Ground>,
    /// The name of its file.
    pub name: &'a str,
    /// Identifies the text it was read from.
    pub fingerprint: Fingerprint,
    /// Which state of everything that derived values are made from this is.
    pub revisions: &'a Revisions,
    /// Where snapshots are made.
    pub source: &'a dyn Source,
    /// What is known of all claims under the chosen reading, and which belong to which item.
    pub stock: Stock<'a>,
    /// How claims of one source are linked.
    pub ties: &'a Arc<Ties>,
    /// The rows of the estimates.
    pub estimates: &'a EstimateRows,
    /// The readings to choose from.
    pub readings: &'a Readings,
    /// The claims that the tray narrows views to, ascending; all where none.
    pub tray: Option<&'a [ClaimId]>,
    /// The claims that views show: of those, the ones that do not lie ahead of the chosen day, ascending; all if no day is chosen.
    pub only: Option<&'a [ClaimId]>,
    /// What lies ahead of the day chosen.
    pub ahead: &'a Ahead,
    /// Which claims can be true together, see [`Context::agreement`].
    pub agreement: &'a Memo<Reads, Agreement>,
    /// The claims in conflict with the selected one, see [`Context::is_opposed`].
    pub opposed: &'a Memo<Reads, Vec<ClaimId>>,
    /// The rows of the index.
    pub index: &'a IndexRows,
    /// The outcomes that are counted, with the number of claims.
    pub outcomes: &'a [(Outcome, usize)],
    /// The numbers of what is counted, for the narrowed views and the chosen day.
    pub amounts: &'a Amounts,
    /// Places without a position, in file order.
    pub unlocated: &'a [PlaceId],
    /// Everything that belongs to the selected item.
    pub related: Option<&'a Related>,
    /// What the reader has chosen.
    pub session: &'a Session,
    /// The files beside the dossier; `None` in anything to be passed on, which never shows them.
    pub attachments: Option<&'a Attachments>,
    /// Whether the dossier is a file, so that there can be others beside it.
    pub is_from_file: bool,
    /// What the open form lets views change; `None` without one, and in a picture.
    pub drafted: Option<&'a Drafted>,
    /// The page that is drawn, where a picture has several.
    pub page: Option<&'a Page>,
    /// A window to work in, or a picture to print.
    pub surface: Surface,
    /// The colours.
    pub palette: &'static Palette,
    /// The view being drawn; `None` outside of the panes.
    pub view: Option<View>,
    /// Starts work on another thread.
    pub start: Start,
    /// Keyboard navigation in the view being drawn; `None` in a picture.
    pub navigation: Option<&'a Navigation>,
    /// The list that commands are added to.
    pub commands: &'a RefCell<Vec<Command>>,
}

impl<'a> Context<'a> {
    /// Sends a command.
    pub fn send(&self, command: Command) {
        self.commands.borrow_mut().push(command);
    }

    /// Everything that this context reads, for work on another thread.
    #[must_use]
    pub fn snapshot(&self) -> Option<Box<dyn Snapshot>> {
        self.source.snapshot(self.session, self.revisions)
    }

    /// Identifies the dossier as it is now; another one, or a new state of its file, has another number.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revisions.one(Input::Dossier)
    }

    /// Identifies the opened file; saving it again does not change this. For settings of views that outlast it.
    #[must_use]
    pub const fn opening(&self) -> u64 {
        self.revisions.one(Input::File)
    }

    /// The picture under the map: the reader's own, or else the dossier's.
    #[must_use]
    pub fn backdrop(&self) -> Option<&'a Backdrop> {
        self.session.backdrop.as_deref().or(self.ground.backdrop.as_ref())
    }

    /// The rule for reading number words.
    #[must_use]
    pub fn reading(&self) -> &Reading {
        self.readings.get(self.session.reading)
    }

    /// How number words are read, for captions; `None` if there are none.
    #[must_use]
    pub fn words_read(&self) -> Option<String> {
        let caption = || format!("number words read {}", self.readings.caption(self.session.reading));
        reads_words(self.dossier).then(caption)
    }

    /// A claim in one self-contained line, with the range its words are read as.
    #[must_use]
    pub fn spoken(&self, claim: ClaimId) -> String {
        spoken(self.dossier, &self.dossier.claims[claim], self.reading())
    }

    /// The mark of a claim under the current reading.
    #[must_use]
    pub fn mark(&self, claim: ClaimId) -> Option<Mark> {
        self.stock.mark(claim)
    }

    /// All that is selected and does not lie ahead of the day chosen: one item, or each claim of a set. Whatever a view does for one item, it does for these.
    pub fn chosen(&self) -> impl Iterator<Item = Item> + 'a {
        let ahead = self.ahead;
        self.session.selection.selected().items().filter(|item| !ahead.holds(*item))
    }

    /// True if `item` is among [`chosen`](Self::chosen); a large set is not walked.
    #[must_use]
    pub fn is_chosen(&self, item: Item) -> bool {
        self.session.selection.selected().holds(item) && !self.ahead.holds(item)
    }

    /// The item that is selected, where it is one and no set, and does not lie ahead: for what only one item can have. Anything else asks for
    /// [`chosen`](Self::chosen).
    #[must_use]
    pub fn selected(&self) -> Option<Item> {
        self.session.selection.current().filter(|item| !self.ahead.holds(*item))
    }

    /// Returns how much `item` stands out.
    #[must_use]
    pub fn emphasis(&self, item: Item) -> Emphasis {
        match self.related {
            None => Emphasis::Plain,
            Some(related) if related.is_root(item) => Emphasis::Selected,
            Some(related) if related.is_through_event(item) => Emphasis::ThroughEvent,
            Some(related) if related.contains(item) => Emphasis::Related,
            Some(_) => Emphasis::Dimmed,
        }
    }

    /// True if `item` names the selected place itself, while others only concern an event there.
    #[must_use]
    pub fn names_the_place(&self, item: Item) -> bool {
        let has_both = self.related.is_some_and(|related| !related.through_events().is_empty());
        has_both && matches!(item, Item::Claim(_)) && self.emphasis(item) == Emphasis::Related
    }

    /// True if `item` is in the compare tray.
    #[must_use]
    pub fn is_pinned(&self, item: Item) -> bool {
        self.session.tray.holds(item)
    }

    /// True if the pointer was over `item`, in any view, in the previous frame.
    #[must_use]
    pub fn is_hovered(&self, item: Item) -> bool {
        self.session.hovered == Some(item)
    }

    /// True if `item` is a figure that its source has replaced by a later one, as far as is known.
    #[must_use]
    pub fn is_superseded(&self, item: Item) -> bool {
        let Item::Claim(id) = item else { return false };
        self.ties.revised_by(id).iter().any(|later| self.known(*later) != Known::NotYet)
    }

    /// Returns `color` for a mark, paler if `item` is out of focus or not certainly known.
    #[must_use]
    pub fn mark_color(&self, item: Item, color: Color32) -> Color32 {
        let color = match self.known_item(item) {
            Known::Known => color,
            Known::Perhaps => self.palette.perhaps(color),
            Known::NotYet => return self.palette.dimmed(color),
        };
        if self.is_superseded(item) {
            return self.palette.dimmed(color);
        }
        match self.emphasis(item) {
            Emphasis::Dimmed if !self.is_hovered(item) => self.palette.dimmed(color),
            _ => color,
        }
    }

    /// Returns `color` for text, paler if `item` is out of focus or not certainly known.
    #[must_use]
    pub fn text_color(&self, item: Item, color: Color32) -> Color32 {
        match (self.known_item(item), self.emphasis(item)) {
            (Known::NotYet, _) => self.palette.dimmed_text(),
            (_, Emphasis::Dimmed) if !self.is_hovered(item) => self.palette.dimmed_text(),
            (Known::Perhaps, _) => self.palette.mute,
            (Known::Known, _) => color,
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

    /// A clickable mark that is also reached by the arrow keys; Tab reaches only one mark per view.
    #[must_use]
    pub fn stop(&self, ui: &Ui, rect: Rect, id: Id) -> Response {
        let response = ui.interact(rect, id, self.stop_sense(ui, id));
        self.note_stop(ui, &response);
        response
    }

    /// The same for text in the normal layout.
    #[must_use]
    pub fn stop_words(&self, ui: &mut Ui, words: Lettering) -> Response {
        let sense = self.stop_sense(ui, ui.next_auto_id());
        let response = ui.add(words.sense(sense));
        self.note_stop(ui, &response);
        response
    }

    fn stop_sense(&self, ui: &Ui, id: Id) -> Sense {
        if self.navigation.is_none_or(|navigation| navigation.comes_to(ui, id)) {
            Sense::click()
        } else {
            Sense::CLICK
        }
    }

    fn note_stop(&self, ui: &Ui, response: &Response) {
        let Some(navigation) = self.navigation else { return };
        navigation.add(ui, response.rect, response.id);
        // A screen reader may focus any of them.
        let focus = egui::accesskit::Action::Focus;
        ui.ctx().accesskit_node_builder(response.id, |node| node.add_action(focus));
    }

    /// Scrolls the list around `ui` as requested by the keyboard.
    pub fn scroll_by_keys(&self, ui: &Ui) {
        if let Some(navigation) = self.navigation {
            navigation.scroll(ui);
        }
    }

    /// Gives a painted mark what every mark of an item has: an accessible name, selection on click, and
    /// hovering in all views. The name is computed only if it is needed.
    pub fn wire(&self, ui: &Ui, response: Response, item: Item, name: impl Fn() -> String) -> Response {
        let selected = self.emphasis(item) == Emphasis::Selected;
        if let Some(navigation) = self.navigation {
            navigation.stands_for(response.id, item);
        }
        self.note_mark(ui, response.rect, || item, || name() + &self.as_of_suffix(item));
        response.widget_info(|| {
            let name = name() + &self.as_of_suffix(item);
            WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, name)
        });
        if response.hovered() {
            self.send(Command::Hover(item));
        } else if response.has_focus() {
            self.send(Command::Focus(item));
        }
        if response.clicked() {
            let pins = Tray::takes(item) && ui.input(|input| input.modifiers.command);
            self.send(if pins { Command::Pin(item) } else { Command::Select(item) });
        }
        super::actions::offer(self, &response, item);
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    }
}
