//! The settings of each view: plain choices, one struct per view.

use super::TableColumns;
pub use crate::analysis::Direction;
use crate::analysis::timeline::LaneBy;
use crate::analysis::{Column, EstimateQuery};
/// The scale of an axis of figures.
pub use crate::dossier::Axis;
use crate::dossier::Lane;

/// How the estimates are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct EstimateSettings {
    /// Which claims, in which order, grouped by what.
    pub query: EstimateQuery,
    /// The scale of the axis.
    pub axis: Axis,
    /// Who chose it.
    pub axis_by: AxisBy,
    /// How a claim is drawn on a linear axis; see [`drawn_style`](Self::drawn_style).
    pub style: MarkStyle,
    /// Which page is shown.
    pub page: EstimatePage,
}

impl EstimateSettings {
    /// How a claim is drawn. A logarithmic axis has no zero that a bar could begin at, so there are no bars on it.
    #[must_use]
    pub const fn drawn_style(&self) -> MarkStyle {
        match self.axis {
            Axis::Linear => self.style,
            Axis::Log => MarkStyle::Intervals,
        }
    }
}

/// The pages of the estimates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EstimatePage {
    /// The chart.
    #[default]
    Chart,
    /// How other projects could code the same claims.
    Coding,
}

/// Who chose the scale of an axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AxisBy {
    /// It is the one on which all figures can be seen, or the one with which the dossier opens; chosen anew when other figures
    /// are shown.
    #[default]
    Figures,
    /// The reader; it stays.
    Reader,
}

/// How a claim is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MarkStyle {
    /// Bars from zero.
    #[default]
    Bars,
    /// A dot with a whisker across the range.
    Intervals,
}

impl MarkStyle {
    /// Both styles.
    pub const ALL: [Self; 2] = [Self::Bars, Self::Intervals];

    /// The style in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bars => "bars",
            Self::Intervals => "intervals",
        }
    }

    /// The style as a choice.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Bars => "bars from zero",
            Self::Intervals => "a dot and a whisker over the range",
        }
    }
}

/// How the lineage is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LineageSettings {
    /// True if members of an institution are shown as that institution.
    pub folds: bool,
}

/// The part of the figures' axis that is shown, as shares of its length: 0 is its beginning, 1 its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisSpan {
    from: f32,
    to: f32,
}

impl AxisSpan {
    /// The whole axis.
    pub const WHOLE: Self = Self { from: 0.0, to: 1.0 };

    /// The shortest part, as a share: closer than that, the figures of a dossier are single lines.
    const SHORTEST: f32 = 0.005;

    /// The part between two shares, moved and shortened to lie on the axis; the whole axis if a share is not a number.
    #[must_use]
    pub fn new(from: f32, to: f32) -> Self {
        if !(from.is_finite() && to.is_finite()) {
            return Self::WHOLE;
        }
        let length = (to - from).clamp(Self::SHORTEST, 1.0);
        let from = from.clamp(0.0, 1.0 - length);
        Self { from, to: from + length }
    }

    /// Where it begins.
    #[must_use]
    pub const fn from(self) -> f32 {
        self.from
    }

    /// How much of the axis it is.
    #[must_use]
    pub fn length(self) -> f32 {
        self.to - self.from
    }

    /// Whether it is the whole axis, as far as an eye can tell.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.length() > 0.999
    }

    /// The part with the same middle that is `factor` times as long.
    #[must_use]
    pub fn stretched(self, factor: f32) -> Self {
        let (middle, half) = (f32::midpoint(self.from, self.to), self.length() * factor / 2.0);
        Self::new(middle - half, middle + half)
    }
}

impl Default for AxisSpan {
    fn default() -> Self {
        Self::WHOLE
    }
}

/// How the timeline is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TimelineSettings {
    /// How claims are divided into lanes.
    pub by: LaneBy,
    /// The lanes that are folded.
    pub folded: Vec<Lane>,
    /// Whether long times in which nothing happens are drawn as well.
    pub is_unbroken: bool,
}

/// How the accounts are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AccountLayout {
    /// Whichever of the others fits.
    #[default]
    Fitting,
    /// Questions are rows, sources columns.
    QuestionsDown,
    /// Sources are rows, questions columns.
    SourcesDown,
}

/// How the table of claims is sorted and filtered, and its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TableSettings {
    /// The column to sort by; file order if `None`.
    pub sort: Option<(Column, Direction)>,
    /// For each column, a text that its cells must contain, ignoring case; an empty text matches everything.
    pub filters: Box<[String; Column::ALL.len()]>,
    /// Its columns.
    pub columns: TableColumns,
}

#[cfg(test)]
mod tests {
    use super::AxisSpan;

    #[test]
    fn a_part_of_the_axis_lies_on_it() {
        let near = |span: AxisSpan, from: f32, length: f32| {
            (span.from() - from).abs() < 1e-6 && (span.length() - length).abs() < 1e-6
        };
        assert!(near(AxisSpan::new(0.25, 0.5), 0.25, 0.25));
        assert!(near(AxisSpan::new(-0.5, 0.0), 0.0, 0.5), "dragged beyond zero it stops there");
        assert!(near(AxisSpan::new(0.75, 1.25), 0.5, 0.5));
        assert!(near(AxisSpan::new(0.5, 0.5), 0.5, 0.005), "never less than a two-hundredth");
        assert!(AxisSpan::new(-3.0, 9.0).is_whole() && AxisSpan::new(f32::NAN, 1.0).is_whole());
        assert!(near(AxisSpan::WHOLE.stretched(0.5), 0.25, 0.5));
        assert!(AxisSpan::new(0.25, 0.75).stretched(2.0).is_whole());
    }
}
