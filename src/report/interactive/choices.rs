//! What a reader of the page can choose, and what is another then.

use super::{Area, Line};
use crate::analysis::Known;
use crate::dossier::{Item, ItemKind};

/// What can be chosen, beside what is selected.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// The days on which anything becomes known; none where the page is of one day.
    pub days: Vec<Day>,
    /// How number words are read.
    pub readings: Vec<Reading>,
    /// The reading with which the page opens.
    pub reading: usize,
    /// The word of the axis with which the page opens, and of the other.
    pub axes: [&'static str; 2],
    /// For each item, from which day on it is not ahead, may be known, is known.
    pub known: Vec<[usize; 3]>,
    /// What the page says then.
    pub variants: Vec<Variant>,
    /// The drawings that are others then.
    pub redrawn: Vec<Redrawn>,
    /// Whether a day can be chosen together with another reading.
    pub is_crossed: bool,
}

impl Choices {
    /// When a drawing takes the place of that with which the page opens: "acled log".
    #[must_use]
    pub fn when(&self, drawing: &Redrawn) -> String {
        let reading = self.readings.get(drawing.reading).map_or("", |reading| reading.key.as_str());
        format!("{reading} {}", self.axes[usize::from(drawing.is_other_axis)])
    }
}

/// A day, and what is said of the items on it.
#[derive(Clone, Debug)]
pub struct Day {
    /// For addresses: "2018-02-09".
    pub text: String,
    /// For people.
    pub words: String,
    /// "89 of 109 claims".
    pub counted: String,
    /// What is not shown at all, in words.
    pub left_out: Option<String>,
    /// What explains an item on that day.
    pub explained: Vec<(Item, Vec<Line>)>,
    /// What follows the names of items of a kind that had not been said by then, or may not have been: ", not yet said by …".
    pub suffixes: Vec<(ItemKind, Known, String)>,
    /// What belongs to each item, where that is another than on no day.
    pub related: Vec<(Item, Vec<Item>)>,
}

/// A way to read number words.
#[derive(Clone, Debug)]
pub struct Reading {
    /// For addresses.
    pub key: String,
    /// For a list.
    pub name: String,
    /// As captions name it.
    pub words: String,
}

/// The words of the page under other choices.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Which day; none if no day is chosen.
    pub day: Option<usize>,
    /// Which reading.
    pub reading: usize,
    /// The sections, as [`sections`](super::sections) returns them.
    pub sections: Vec<(String, String)>,
}

/// A drawing under other choices.
#[derive(Clone, Debug)]
pub struct Redrawn {
    /// Which drawing.
    pub name: String,
    /// Which reading.
    pub reading: usize,
    /// Whether it has the other axis.
    pub is_other_axis: bool,
    /// The drawing; none if only the names of its marks are others.
    pub svg: Option<String>,
    /// What of it can be clicked.
    pub areas: Vec<Area>,
}
