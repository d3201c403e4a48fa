//! What of the window is folded away.

use serde::{Deserialize, Serialize};

use super::Command;

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
#[expect(clippy::struct_excessive_bools, reason = "each is a part that is folded or not")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Folded {
    index: bool,
    inspector: bool,
    days: bool,
    /// `None` while it is shown where there is room for it.
    legend: Option<bool>,
    not_located: bool,
}

impl Folded {
    /// What changes whether a part is shown.
    #[must_use]
    pub const fn toggling(self, part: Part) -> Command {
        if self.has(part) { Command::Unfold(part) } else { Command::Fold(part) }
    }

    /// True if a part is folded away.
    #[must_use]
    pub const fn has(self, part: Part) -> bool {
        match part {
            Part::Index => self.index,
            Part::Inspector => self.inspector,
            Part::Days => self.days,
            Part::Legend => matches!(self.legend, Some(true)),
            Part::NotLocated => self.not_located,
        }
    }

    /// True if the legend was asked for, whatever room it takes.
    #[must_use]
    pub const fn wants_legend(self) -> bool {
        matches!(self.legend, Some(false))
    }

    /// Folds a part away, or brings it back.
    pub const fn set(&mut self, part: Part, is_folded: bool) {
        *match part {
            Part::Index => &mut self.index,
            Part::Inspector => &mut self.inspector,
            Part::Days => &mut self.days,
            Part::Legend => return self.legend = Some(is_folded),
            Part::NotLocated => &mut self.not_located,
        } = is_folded;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_folded_by_itself_and_comes_back() {
        for part in Part::ALL {
            let mut folded = Folded::default();
            folded.set(part, true);
            assert_eq!(Part::ALL.map(|other| folded.has(other)), Part::ALL.map(|other| other == part));
            folded.set(part, false);
            assert!(!folded.has(part) && (part == Part::Legend) == folded.wants_legend());
        }
    }
}
