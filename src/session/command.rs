//! What a view can ask for. Views send these; `app` carries them out in one place.

use super::MapFocus;
use crate::dossier::{Item, ItemKind, Outcome};
use crate::theme::Mode;

/// One wish of the reader.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Select an item.
    Select(Item),
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
    /// Show the estimates of one outcome, or of all.
    Outcome(Option<Outcome>),
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
}
