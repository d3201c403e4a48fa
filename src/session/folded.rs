//! What of the window is folded away.

use serde::{Deserialize, Serialize};

/// A part of the window that can be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The index on the left.
    Index,
    /// The inspector on the right.
    Inspector,
    /// The strip of days below the views.
    Days,
    /// The legend below the estimates.
    Legend,
    /// The card of places without a position, on the map.
    NotLocated,
}

impl Part {
    /// All parts, in the order of menus.
    pub const ALL: [Self; 5] = [Self::Index, Self::Inspector, Self::Days, Self::Legend, Self::NotLocated];

    /// What it is called: "the index".
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Index => "the index",
            Self::Inspector => "the inspector",
            Self::Days => "the strip of days",
            Self::Legend => "the legend of the estimates",
            Self::NotLocated => "the places without a position",
        }
    }
}

/// Which parts are folded away; none at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Folded {
    index: bool,
    inspector: bool,
    days: bool,
    legend: bool,
    not_located: bool,
}

impl Folded {
    /// True if a part is folded away.
    #[must_use]
    pub const fn has(self, part: Part) -> bool {
        match part {
            Part::Index => self.index,
            Part::Inspector => self.inspector,
            Part::Days => self.days,
            Part::Legend => self.legend,
            Part::NotLocated => self.not_located,
        }
    }

    /// Folds a part away, or brings it back.
    pub const fn toggle(&mut self, part: Part) {
        let folded = match part {
            Part::Index => &mut self.index,
            Part::Inspector => &mut self.inspector,
            Part::Days => &mut self.days,
            Part::Legend => &mut self.legend,
            Part::NotLocated => &mut self.not_located,
        };
        *folded = !*folded;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_folded_by_itself_and_comes_back() {
        for part in Part::ALL {
            let mut folded = Folded::default();
            folded.toggle(part);
            assert_eq!(Part::ALL.map(|other| folded.has(other)), Part::ALL.map(|other| other == part));
            folded.toggle(part);
            assert_eq!(folded, Folded::default());
        }
    }
}
