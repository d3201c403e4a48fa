//! What a reader has chosen, as a value: a step of a walk, or the state that a view file holds.

use std::ops::RangeInclusive;

use serde::Deserialize;

use super::{Axis, Date, Frame, GroupId, Item, Lane, Outcome, Sort, View};

/// A step of a walk through the evidence: what is shown, and a sentence about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// Its heading.
    pub title: String,
    /// A sentence or two.
    pub text: String,
    /// What is shown.
    pub state: ViewState,
}

/// What a reader has chosen. Whatever is left open narrows nothing.
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewState {
    /// The view that is in front.
    pub view: Option<View>,
    /// The view that is in front of the other tabs.
    pub beside: Option<View>,
    /// Whether the view has all the room.
    pub alone: bool,
    /// What is selected: one item, or several claims.
    pub selected: Vec<Item>,
    /// The pinned sources and claims, in the order they were pinned.
    pub pinned: Vec<Item>,
    /// Whether only those are shown.
    pub only_pinned: bool,
    /// The day or time as of which things are known: a single one.
    pub as_of: Option<Date>,
    /// The time within which claims are to have been made.
    pub during: Option<Date>,
    /// The smallest figure that is shown.
    pub figures_from: Option<u64>,
    /// The largest figure that is shown.
    pub figures_to: Option<u64>,
    /// The key of the reading of number words.
    pub reading: Option<String>,
    /// The outcome that the estimates show; all if `None`.
    pub outcome: Option<Outcome>,
    /// The population that they show; all if `None`.
    pub population: Option<GroupId>,
    /// Whether its parts are left out.
    pub whole_only: bool,
    /// Their order; by date if `None`.
    pub sort: Option<Sort>,
    /// Their headings; by population if `None`.
    pub group_by: Option<GroupBy>,
    /// The scale of their axis; the one on which all figures are visible if `None`.
    pub axis: Option<Axis>,
    /// Whether they are drawn as dots with whiskers instead of bars.
    pub intervals: bool,
    /// Whether they show what other projects could store instead of the chart.
    pub coding: bool,
    /// Whether sources are the rows of the accounts, or questions; whichever fits if `None`.
    pub sources_down: Option<bool>,
    /// Whether the lineage shows members of an institution as that institution.
    pub folded: bool,
    /// The column by which the table is sorted; file order if `None`.
    pub order: Option<Column>,
    /// Whether that is from the last to the first.
    pub descending: bool,
    /// What cells of the table must contain, by column.
    pub filters: Vec<(Column, String)>,
    /// The columns of the table, from left to right; those that fit if empty.
    pub columns: Vec<Column>,
    /// Their widths in points, where the reader chose them.
    pub widths: Vec<(Column, u16)>,
    /// Whether each source has a lane of the timeline, instead of each side.
    pub lanes_by_source: bool,
    /// The lanes that are folded.
    pub folded_lanes: Vec<Lane>,
    /// Whether the timeline also draws the time in which nothing happens.
    pub unbroken: bool,
    /// Whether the map shows every place.
    pub everywhere: bool,
    /// The part of the world that the map shows; the frame of the dossier if neither is given.
    pub frame: Option<Frame>,
}

/// The headings of the estimates. In any case, claims about different populations never share one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum GroupBy {
    /// Populations, part below whole.
    #[default]
    Population,
    /// Sources, and their populations below.
    Source,
    /// Documents, and their populations below.
    Document,
    /// Sides of the sources, and their populations below.
    Side,
}

impl GroupBy {
    /// All headings.
    pub const ALL: [Self; 4] = [Self::Population, Self::Source, Self::Document, Self::Side];

    /// The heading in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Population => "population",
            Self::Source => "source",
            Self::Document => "document",
            Self::Side => "side",
        }
    }

    /// The headings as a choice.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Population => "populations, part below whole",
            Self::Source => "sources",
            Self::Document => "documents",
            Self::Side => "sides of the sources",
        }
    }
}

/// A column of the table of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Column {
    /// The source, marked if the document only implies it.
    By,
    /// The relays.
    Via,
    /// Where it was read: document and paragraph.
    Read,
    /// When it was said.
    Said,
    /// The outcome; or that it is an answer or a remark.
    Outcome,
    /// The population; for an answer, the question.
    Population,
    /// The number, in the document's words; for an answer or a remark, its own words.
    Quantity,
    /// The range under the chosen reading.
    Range,
    /// The source's stance.
    Stance,
    /// The qualification by the source or the document.
    Hedge,
}

impl Column {
    /// All columns, in the order of the table.
    pub const ALL: [Self; 10] = [
        Self::By,
        Self::Via,
        Self::Read,
        Self::Said,
        Self::Outcome,
        Self::Population,
        Self::Quantity,
        Self::Range,
        Self::Stance,
        Self::Hedge,
    ];

    /// The columns without which a claim could not be read: who says what of whom. They are always shown.
    pub const FIXED: [Self; 3] = [Self::By, Self::Population, Self::Quantity];
    /// The widths that a column can have, in points.
    pub const WIDTHS: RangeInclusive<u16> = 44..=1_200;

    /// The column that is called so.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.word() == word)
    }

    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::By => "By",
            Self::Via => "Via",
            Self::Read => "Read in",
            Self::Said => "Said",
            Self::Outcome => "Outcome",
            Self::Population => "Of whom, on what",
            Self::Quantity => "As worded",
            Self::Range => "Range",
            Self::Stance => "Stance",
            Self::Hedge => "Hedge",
        }
    }

    /// Its heading where there is little room.
    #[must_use]
    pub const fn short_title(self) -> &'static str {
        match self {
            Self::Population => "Of whom",
            other => other.title(),
        }
    }

    /// The column in a word, as filters name it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::By => "by",
            Self::Via => "via",
            Self::Read => "read",
            Self::Said => "said",
            Self::Outcome => "outcome",
            Self::Population => "population",
            Self::Quantity => "quantity",
            Self::Range => "range",
            Self::Stance => "stance",
            Self::Hedge => "hedge",
        }
    }
}
