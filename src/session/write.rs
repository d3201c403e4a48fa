//! The steps of writing in a dossier. Plain data.

use std::path::PathBuf;
use std::sync::Arc;

use parallax_edit::{Entry, Keep, Section};

use crate::dossier::{Item, ItemKind};
use crate::draft::Node;
use crate::geo::LonLat;

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// Open the form of this item.
    Form(Item),
    /// Open the form of an entry of this table.
    Entry(Entry),
    /// Open the form of a new entry of this table.
    New(Section),
    /// Open the form of a new entry of this table that has these fields.
    NewWith(Section, Vec<(&'static str, Node)>),
    /// Put values into fields of the form, and go to the field that says on what they rest.
    Fill {
        /// The fields.
        fields: Vec<(&'static str, Node)>,
        /// The field to go to.
        basis: &'static str,
    },
    /// Draw on the map where the place of the form is.
    Draw(Drawn),
    /// What was drawn so far.
    Sketch(Sketch),
    /// Put into the form what was drawn.
    Sketched(Sketch),
    /// Draw no further; the form keeps what it had.
    StopDrawing,
    /// Ask for the text of the document with this id.
    AskText(String),
    /// Read this text beside the form.
    Text(TextStep),
    /// Something in the form has changed.
    Changed,
    /// Keep what the form holds: add its entry, if it is new.
    Add,
    /// The same, and go on with the form of the next claim of the same document.
    AddNext,
    /// Make an entry of this table with this name, and choose it in a field of the form.
    Create {
        /// The table.
        section: Section,
        /// The name of the entry.
        name: String,
        /// The field.
        field: String,
    },
    /// Give the entry of the form this id, everywhere.
    Rename(String),
    /// Ask whether the entry of the form is to be removed.
    Remove,
    /// Remove it, with what refers to it.
    RemoveAlong,
    /// Leave the form.
    Close,
    /// Leave the form, although its entry was not added.
    Drop,
    /// Undo the last edit.
    Undo,
    /// Make the edit again that was undone last.
    Redo,
    /// Save.
    Save,
    /// Save under this name.
    SaveAs(PathBuf),
    /// Save after each edit, or not.
    SavesAsYouGo(bool),
    /// Give up all edits that were not saved, and do what waits for it.
    Discard,
    /// Take up the edits of an earlier run that were not saved.
    TakeUp,
    /// Forget them.
    Forget,
    /// Choose whose content of the item at this place is kept.
    Keep(usize, Keep),
    /// Choose whose content of all items is kept.
    KeepAll(Keep),
    /// Take up what another program has saved, as chosen.
    Merge,
    /// Write a new dossier, and open it.
    Make(Box<NewDossier>),
}

/// A step of reading the text of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextStep {
    /// Read what was pasted.
    Pasted(String),
    /// Read a file.
    File(PathBuf),
    /// Stop reading, or looking for figures.
    Cancel,
    /// Begin a claim with the figure at this place among all of them.
    Take(usize),
    /// Show this page of paragraphs, counted from 0.
    Page(usize),
    /// List only the figures that no claim uses, or show the text.
    OnlyUnused(bool),
    /// Keep the text as the document's copy, beside the dossier.
    Keep,
    /// Close the text.
    Close,
}

/// What views need to know of the open form, so that what it is about can be changed in them.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafted {
    /// The item; `None` if it is not in the dossier yet.
    pub item: Option<Item>,
    /// Where it is, if it is a place.
    pub sketch: Option<Sketch>,
}

/// The forms in which a place can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// One position.
    Point,
    /// A line through at least two positions.
    Line,
    /// A ring of at least three positions.
    Area,
}

impl Drawn {
    /// How many positions it takes at least.
    #[must_use]
    pub const fn least(self) -> usize {
        match self {
            Self::Point => 1,
            Self::Line => 2,
            Self::Area => 3,
        }
    }
}

/// Where the place of a form is, as it is drawn on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    /// Its form.
    pub drawn: Drawn,
    /// Its positions.
    pub corners: Vec<LonLat>,
    /// How precisely a point is known, in kilometres; `None` if that is not stated.
    pub precision_km: Option<f64>,
    /// Whether a click on the map adds a position.
    pub adds: bool,
}

/// The questions about writing that cover the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WriteCard {
    /// What is to become of edits that were not saved.
    Unsaved,
    /// Where to save.
    SaveAs,
    /// What another program has changed.
    Diverged,
    /// Edits of an earlier run that were not saved.
    Recovered,
    /// Whether an entry is to be removed.
    Remove,
    /// Whether a new entry is to be dropped.
    Drop,
    /// A new dossier.
    New,
    /// Where the text of a document comes from.
    Text,
}

/// What files are asked for while writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disk {
    /// Read the open dossier for editing.
    Begin,
    /// Look for edits of an earlier run that were not saved.
    Recover,
    /// Save it.
    Save,
    /// Save it under a name that no file has.
    SaveAs(PathBuf),
    /// Write a new dossier, and open it.
    Create(PathBuf, String),
    /// Write the text that is read beside the dossier, as the copy of the document with this id.
    KeepCopy {
        /// The id of the document.
        document: String,
        /// The text.
        text: Arc<str>,
    },
}

/// The table of an item.
#[must_use]
pub const fn section(kind: ItemKind) -> Section {
    match kind {
        ItemKind::Place => Section::Places,
        ItemKind::Source => Section::Sources,
        ItemKind::Document => Section::Documents,
        ItemKind::Claim => Section::Claims,
        ItemKind::Event => Section::Events,
        ItemKind::Group => Section::Groups,
        ItemKind::Question => Section::Questions,
        ItemKind::Person => Section::People,
    }
}

/// The kind of the entries of a table that can be selected.
#[must_use]
pub const fn kind(section: Section) -> Option<ItemKind> {
    Some(match section {
        Section::Places => ItemKind::Place,
        Section::Sources => ItemKind::Source,
        Section::Documents => ItemKind::Document,
        Section::Claims => ItemKind::Claim,
        Section::Events => ItemKind::Event,
        Section::Groups => ItemKind::Group,
        Section::Questions => ItemKind::Question,
        Section::People => ItemKind::Person,
        Section::Sides | Section::Shapes | Section::Outcomes | Section::Readings | Section::Schemes => {
            return None;
        }
    })
}

/// What a new dossier begins with, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewDossier {
    /// Its title.
    pub title: String,
    /// What happened.
    pub event: String,
    /// Where, by name.
    pub place: String,
    /// When, as a date of the format; may be empty.
    pub day: String,
    /// The file.
    pub file: PathBuf,
}
