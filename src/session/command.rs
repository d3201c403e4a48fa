//! The commands that a view can send. `app` carries them out in one place.

use std::path::PathBuf;
use std::sync::Arc;

use super::{
    AccountLayout, AxisSpan, Brush, Destination, Disk, EstimateSettings, LineageSettings, MapFocus, Motion,
    Overlay, Part, Present, Publication, ReviewStep, Scope, TableSettings, TimelineSettings, UiScale, View,
    WalkEdit, Wanted, Write,
};
use crate::dossier::{ClaimId, Item, ItemKind, Moment, ReadingId, ViewState};
use crate::load::BuiltIn;
use crate::load::ground::Backdrop;
use crate::theme::Mode;

/// One request by the reader.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Select an item.
    Select(Item),
    /// Select several claims as a set.
    SelectClaims(Vec<ClaimId>),
    /// Clear the selection.
    Clear,
    /// Go back to the previous selection.
    Back,
    /// Go forward to the next selection.
    Forward,
    /// Report that the pointer is over an item in this frame.
    Hover(Item),
    /// Report that the keyboard focus is on an item in this frame.
    Focus(Item),
    /// Switch to this theme.
    Theme(Mode),
    /// Scroll to this item where a view shows it.
    Reveal(Item),
    /// Bring this view to the front.
    Show(View),
    /// Maximise this view, or restore the others.
    Alone(View),
    /// Fold this part of the window away.
    Fold(Part),
    /// Bring this part of the window back.
    Unfold(Part),
    /// Put the panes, and what is folded, back as they are on the first start.
    ResetLayout,
    /// Read number words by this rule.
    Reading(ReadingId),
    /// Show what had been said by this day, or everything.
    AsOf(Option<Moment>),
    /// Pin an item in the compare tray, or remove it.
    Pin(Item),
    /// Pin several items in the compare tray, or remove them if all are pinned.
    PinAll(Vec<Item>),
    /// Show everything, or only what is pinned.
    Scope(Scope),
    /// Pin these items in place of what is pinned, and show only them.
    ShowOnly(Vec<Item>),
    /// Empty the tray.
    EmptyTray,
    /// Narrow every view to a span of time and a range of figures.
    Brush(Brush),
    /// Show this state of the dossier, by name.
    State(Arc<ViewState>, String),
    /// Present the walk, or another step of it.
    Present(Present),
    /// Change the steps of the walk.
    Walk(WalkEdit),
    /// Undo the last choice.
    Undo,
    /// Make the choice again that was undone last.
    Redo,
    /// Reopen what was open when the program ends, or not.
    Reopens(bool),
    /// Set how the estimates are shown.
    Estimates(EstimateSettings),
    /// Show this part of the figures' axis.
    AxisSpan(AxisSpan),
    /// Set how the accounts are laid out.
    Accounts(AccountLayout),
    /// Set how the lineage is shown.
    Lineage(LineageSettings),
    /// Set how the timeline is shown.
    Timeline(TimelineSettings),
    /// Set how the table is sorted and filtered, and its columns.
    Table(TableSettings),
    /// Copy a text to the clipboard.
    Copy(String),
    /// Show this on the map.
    Map(MapFocus),
    /// Show this on the map because of what was selected; clearing the selection takes the map back.
    Follow(MapFocus),
    /// Lay a picture under the map instead of the dossier's, or take it away.
    Backdrop(Option<Arc<Backdrop>>),
    /// Ask whose work this picture is, and lay it under the map then.
    OfferBackdrop(PathBuf),
    /// Show only matching items in the index.
    Filter(String),
    /// Expand a section of the index to all its items, or shorten it again.
    ToggleAll(ItemKind),
    /// Collapse a section of the index, or expand it.
    ToggleSection(ItemKind),
    /// Read something beside the dossier.
    Fetch(Wanted),
    /// Open a web address in the browser.
    OpenLink(String),
    /// Show this overlay, or close the one that is open.
    Overlay(Option<Overlay>),
    /// Set the size of the interface.
    Scale(UiScale),
    /// Turn animation on or off.
    Motion(Motion),
    /// Dismiss a notice, counted from the oldest on screen.
    Dismiss(usize),
    /// Reset all settings that are kept between runs.
    ResetSettings,
    /// A step of reviewing a sheet that is imported.
    Review(ReviewStep),
    /// A step of writing in the dossier.
    Write(Write),
    /// A request for the window around the program.
    Ask(Request),
}

/// Requests that only the window around the program can carry out: files, other programs, the window itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Ask the reader for a dossier file and open it.
    AskOpen,
    /// Open this file.
    Open(PathBuf),
    /// Ask the reader for a file and import it.
    AskImport,
    /// Ask for a file with the text of a document.
    AskText,
    /// Import this file.
    Import(PathBuf),
    /// Ask for what was copied, to import it.
    Paste,
    /// Import a text that was pasted.
    ImportPasted(String),
    /// Write what the sheet under review becomes as a dossier, and open it.
    SaveImport,
    /// Write what the sheet under review changes in the dossier that was made of it.
    UpdateImport,
    /// Write what its columns are for beside it.
    KeepMapping,
    /// Open a dossier that is built in.
    OpenBuiltIn(&'static BuiltIn),
    /// Reload the open file.
    Reload,
    /// Show the open file in the reader's editor, at this line; if `None`, at the first error or at the
    /// selected item.
    Edit(Option<u32>),
    /// Show the open file in the reader's editor, where this item is written.
    EditAt(Item),
    /// Open a file beside the dossier, given by its path from there, with the system's program for it.
    OpenBeside(String),
    /// Ask for a picture to lay under the map; this is whose work it is.
    AskBackdrop(String),
    /// Lay this picture under the map; and whose work it is.
    LayBackdrop(PathBuf, String),
    /// Ask where to, and save what is shown as a view of this name.
    SaveView(String),
    /// Make the picture of a view that its dialog describes.
    Export(View, Destination),
    /// Ask for a folder, and write each step of the walk as a picture into it.
    ExportSteps,
    /// Fill the whole screen with the window, or not.
    FullScreen(bool),
    /// Fill the whole screen if the window does not, and the other way round.
    ToggleFullScreen,
    /// Show a folder in the system's file manager.
    OpenFolder(PathBuf),
    /// Export or copy a picture, a table or the report.
    Publish(Publication),
    /// Delete what was stored from earlier runs.
    Forget,
    /// Read or write a file that is edited.
    Disk(Disk),
    /// Close the window.
    Quit,
}
