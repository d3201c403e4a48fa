//! What a view can ask for. Views send these; `app` carries them out in one place.

use std::path::PathBuf;

use super::{
    AccountLayout, EstimateSettings, MapFocus, Motion, Overlay, Publication, Scope, TableSettings, UiScale,
    View,
};
use crate::dossier::{ClaimId, Day, Item, ItemKind, ReadingId};
use crate::theme::Mode;

/// One wish of the reader.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Select an item.
    Select(Item),
    /// Select claims that belong together.
    SelectClaims(Vec<ClaimId>),
    /// Select nothing.
    Clear,
    /// Go to the selection before this one.
    Back,
    /// Go to the selection after this one.
    Forward,
    /// The pointer is over an item in this frame.
    Hover(Item),
    /// The keyboard is on an item in this frame.
    Focus(Item),
    /// Use this theme.
    Theme(Mode),
    /// Bring this view to the front.
    Show(View),
    /// Give this view all the room, or give the others theirs back.
    Alone(View),
    /// Read words by this rule.
    Reading(ReadingId),
    /// Show what was known on this day; everything where none.
    AsOf(Option<Day>),
    /// Put an item into the compare tray, or take it out again.
    Pin(Item),
    /// Put items into the compare tray that belong together, or take them out again where all are in it.
    PinAll(Vec<Item>),
    /// Show everything, or only what is in the tray.
    Scope(Scope),
    /// Empty the tray.
    EmptyTray,
    /// Show the estimates this way.
    Estimates(EstimateSettings),
    /// Lay the accounts out this way.
    Accounts(AccountLayout),
    /// Sort and filter the table this way.
    Table(TableSettings),
    /// Put a text on the clipboard.
    Copy(String),
    /// Show this on the map.
    Map(MapFocus),
    /// Show only what matches in the index.
    Filter(String),
    /// Show all items of a section of the index, or the first few again.
    ToggleAll(ItemKind),
    /// Close a section of the index, or open it again.
    ToggleSection(ItemKind),
    /// Open a web address outside the program.
    OpenLink(String),
    /// Lay this over the window, or nothing.
    Overlay(Option<Overlay>),
    /// Make the interface this large.
    Scale(UiScale),
    /// Let things move, or not.
    Motion(Motion),
    /// Say no more of this notice, counted from the oldest on screen.
    Dismiss(usize),
    /// Forget everything that lasts from run to run.
    ResetSettings,
    /// What needs more than the program itself.
    Ask(Request),
}

/// What only the window around the program can do: files, other programs, itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Ask for a dossier and open it.
    AskOpen,
    /// Open this dossier.
    Open(PathBuf),
    /// Open the dossier that comes with the program.
    OpenBuiltIn,
    /// Read the open file again.
    Reload,
    /// Show the open file in the reader's editor, at this line; where none, at the first error or at what
    /// is selected.
    Edit(Option<u32>),
    /// Make something to publish.
    Publish(Publication),
    /// Forget what was kept of earlier runs.
    Forget,
    /// Close the window.
    Quit,
}
