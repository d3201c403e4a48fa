//! Statistical estimates: a figure, an interval around it, or both. They rule no figure out, so they have no bounds.

use std::fmt;

use serde::Deserialize;

use super::{Decimal, Figure};

/// A statistical estimate as a source gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Estimate {
    /// The central figure.
    pub point: Option<u64>,
    /// The lower end of the interval.
    pub low: Option<u64>,
    /// The upper end of the interval.
    pub high: Option<u64>,
    /// The level of the interval, in percent.
    pub level: Option<Decimal>,
    /// What kind of interval it is.
    pub kind: IntervalKind,
    /// How the estimate was made; empty if that is not said.
    pub method: String,
}

/// The kind of an interval, as the source calls it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum IntervalKind {
    /// A confidence interval.
    Confidence,
    /// A credible interval.
    Credible,
    /// A range, such as that of several scenarios.
    Range,
    /// The source does not say.
    #[default]
    NotStated,
}

impl IntervalKind {
    /// The kind in words, after its level: "confidence interval".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Confidence => "confidence interval",
            Self::Credible => "credible interval",
            Self::Range => "range",
            Self::NotStated => "interval",
        }
    }
}

impl Estimate {
    /// Both ends of the interval, if it has any.
    ///
    /// ```
    /// use parallax_dossier::dossier::Estimate;
    /// let only_point = Estimate { point: Some(2_975), ..Estimate::default() };
    /// assert_eq!(only_point.interval(), None);
    /// ```
    #[must_use]
    pub fn interval(&self) -> Option<(u64, u64)> {
        self.low.zip(self.high)
    }

    /// The figures that stand in it: the point, then the ends of the interval.
    pub fn figures(&self) -> impl Iterator<Item = u64> + use<> {
        [self.point, self.low, self.high].into_iter().flatten()
    }

    /// The kind of the interval with its level, as in "95% confidence interval".
    #[must_use]
    pub fn interval_name(&self) -> String {
        match self.level {
            Some(level) => format!("{level}% {}", self.kind.words()),
            None => self.kind.words().to_owned(),
        }
    }

    /// The interval in words: "95% confidence interval 2,658 to 3,290"; `None` without one.
    #[must_use]
    pub fn interval_words(&self) -> Option<String> {
        let (low, high) = self.interval()?;
        Some(format!("{} {} to {}", self.interval_name(), Figure(low), Figure(high)))
    }
}

/// `2,975 (95% confidence interval 2,658 to 3,290)`; the level always stands beside the figures.
impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.point, self.interval_words()) {
            (Some(point), Some(interval)) => write!(f, "{} ({interval})", Figure(point)),
            (Some(point), None) => write!(f, "{} (an estimate)", Figure(point)),
            (None, Some(interval)) => f.write_str(&interval),
            (None, None) => f.write_str("an estimate without a figure"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_stands_beside_the_figures() {
        let whole = Estimate {
            point: Some(2_975),
            low: Some(2_658),
            high: Some(3_290),
            level: Some(Decimal::from(95)),
            kind: IntervalKind::Confidence,
            method: String::new(),
        };
        assert_eq!(whole.to_string(), "2,975 (95% confidence interval 2,658 to 3,290)");
        let unsaid = Estimate { kind: IntervalKind::NotStated, ..whole.clone() };
        assert_eq!(unsaid.to_string(), "2,975 (95% interval 2,658 to 3,290)");
        let alone = Estimate { point: None, level: None, kind: IntervalKind::Range, ..whole.clone() };
        assert_eq!(alone.to_string(), "range 2,658 to 3,290");
        let point = Estimate { point: Some(64), ..Estimate::default() };
        assert_eq!(point.to_string(), "64 (an estimate)");
        assert_eq!(whole.figures().collect::<Vec<_>>(), [2_975, 2_658, 3_290]);
    }
}
