//! The scale: how far from the axis a value lies, and where the grid and its numbers stand.
//!
//! Positions are points from the left edge of the plot. It knows no claims and paints nothing.

use std::ops::RangeInclusive;

use crate::session::AxisKind;

/// Room right of the longest bar for its words, in points.
const WORDS: f32 = 190.0;
/// A logarithmic axis begins with a slot for zero, in points.
const SLOT: f32 = 34.0;
/// Where zero stands in its slot.
const ZERO: f32 = 14.0;
/// How much of a decade lies between the slot and the decades, so that a bar of 1 can be seen; and how much at least, in points.
const LEAD: f64 = 0.3;
const LEAST_LEAD: f64 = 18.0;
/// Numbers below the axis: the width of a digit and the room between two numbers, in points.
const DIGIT: f32 = 6.0;
const BETWEEN: f32 = 14.0;

/// How values lie along the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    kind: AxisKind,
    width: f32,
    /// Where the longest bar ends, in points.
    bars: f32,
    /// Points for each one, or for each decade.
    unit: f64,
    /// Points between the slot for zero and where the decades begin.
    lead: f64,
    /// The power of ten with which the decades begin.
    first: i32,
}

/// A line of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Points from the left edge of the plot.
    pub at: f32,
    /// The number below it; none where the next number would be too near.
    pub label: Option<String>,
}

impl Scale {
    /// The scale for figures above zero from the smallest to the largest, in a plot so many points wide.
    #[cfg(test)]
    pub fn new(kind: AxisKind, figures: RangeInclusive<u64>, width: f32) -> Self {
        Self::ending(kind, figures, width, bars_end(width))
    }

    /// The scale for figures above zero from the smallest to the largest, in a plot so many points wide, where the longest bar ends so many points from the left edge.
    pub fn ending(kind: AxisKind, figures: RangeInclusive<u64>, width: f32, end: f32) -> Self {
        let (bars, reach) = (f64::from(end), *figures.end());
        if kind == AxisKind::Linear {
            return Self { kind, width, bars: end, unit: bars / reach.max(8) as f64, lead: 0.0, first: 0 };
        }
        // Decades in which nothing lies would leave the figures no room to differ; one below the smallest is kept, so
        // that its bar can be seen. Among small figures the axis begins with 1.
        let first = match *figures.start() {
            ..1000 => 0,
            least => i32::try_from(least.ilog10()).unwrap_or(0) - 1,
        };
        let decades = ((reach.max(10) as f64).log10() - f64::from(first)).max(1.0);
        let room = (bars - f64::from(SLOT)).max(1.0);
        let lead = (LEAD * room / (LEAD + decades)).max(LEAST_LEAD).min(room / 2.0);
        Self { kind, width, bars: end, unit: (room - lead) / decades, lead, first }
    }

    /// A linear scale for samples of marks: `unit` points for each one.
    pub const fn sample(unit: f64) -> Self {
        Self { kind: AxisKind::Linear, width: 60.0, bars: 60.0, unit, lead: 0.0, first: 0 }
    }

    /// Where `value` lies.
    pub fn x(&self, value: u64) -> f32 {
        self.of(value as f64)
    }

    fn of(&self, value: f64) -> f32 {
        match self.kind {
            AxisKind::Linear => (value * self.unit) as f32,
            AxisKind::Log if value < 1.0 => ZERO,
            AxisKind::Log => {
                let decades = (value.log10() - f64::from(self.first)).max(0.0);
                SLOT + (self.lead + decades * self.unit) as f32
            }
        }
    }

    /// Where bars begin.
    pub const fn base(&self) -> f32 {
        match self.kind {
            AxisKind::Linear => 0.0,
            AxisKind::Log => SLOT,
        }
    }

    /// Where the slot for zero ends, where it has one.
    pub const fn slot(&self) -> Option<f32> {
        match self.kind {
            AxisKind::Linear => None,
            AxisKind::Log => Some(SLOT),
        }
    }

    /// The grid, ascending.
    pub fn ticks(&self) -> Vec<Tick> {
        match self.kind {
            AxisKind::Linear => self.even_ticks(),
            AxisKind::Log => self.decades(),
        }
    }

    /// Lines at 1, 2, 2.5 or 5 times a power of ten, whole numbers only, as near as their numbers allow.
    fn even_ticks(&self) -> Vec<Tick> {
        let most = f64::from(self.width) / self.unit;
        let apart = f64::from((label_width(&number(most)) + 24.0).max(72.0));
        let least = (apart / self.unit).max(1.0);
        let decade = 10_f64.powf(least.log10().floor());
        let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|step| step * decade);
        let is_whole = |step: &f64| *step >= least && step.fract() == 0.0;
        let step = steps.into_iter().find(is_whole).unwrap_or(10.0 * decade);
        let lines = (most / step).floor().min(1e3) as u32;
        let value = |line| f64::from(line) * step;
        (0..=lines).map(|line| Tick { at: self.of(value(line)), label: Some(number(value(line))) }).collect()
    }

    /// Zero, and a line for each decade; with lines at 2 and 5 between where their numbers fit.
    fn decades(&self) -> Vec<Tick> {
        let mut ticks = vec![Tick { at: ZERO, label: Some("0".to_owned()) }];
        // One decade past the largest figure: longer numbers further out would only thin out the others.
        let end = (self.bars + self.unit as f32).min(self.width - 24.0);
        let powers: Vec<i32> =
            (self.first..=20).take_while(|power| self.of(10_f64.powi(*power)) <= end).collect();
        let widest = powers.iter().map(|power| label_width(&decimal(1, *power))).fold(0.0, f32::max);
        let apart = f64::from(widest + BETWEEN);
        let stride = ((apart / self.unit).ceil() as i32).max(1);
        // The nearest two lines of 1, 2, 5, 10 are 1 and 2.
        let steps: &[u8] = if 2_f64.log10() * self.unit >= apart { &[1, 2, 5] } else { &[1] };
        for power in powers {
            for step in steps {
                let at = self.of(f64::from(*step) * 10_f64.powi(power));
                if at <= end {
                    let label = ((power - self.first) % stride == 0).then(|| decimal(*step, power));
                    ticks.push(Tick { at, label });
                }
            }
        }
        ticks
    }
}

/// Where the longest bar usually ends in a plot so many points wide.
pub fn bars_end(width: f32) -> f32 {
    (width - WORDS).max(width * 0.4)
}

fn label_width(label: &str) -> f32 {
    DIGIT * label.chars().count() as f32
}

/// `step` times ten to the `power`: "500", "20 million", "10^15".
fn decimal(step: u8, power: i32) -> String {
    let named =
        |name: &str, from: i32| format!("{} {name}", number(f64::from(step) * 10_f64.powi(power - from)));
    match power {
        ..6 => number(f64::from(step) * 10_f64.powi(power)),
        6..9 => named("million", 6),
        9..12 => named("billion", 9),
        12..15 => named("trillion", 12),
        _ if step == 1 => format!("10^{power}"),
        _ => format!("{step}·10^{power}"),
    }
}

/// A whole number with its thousands apart.
pub fn number(value: f64) -> String {
    let digits = format!("{:.0}", value.max(0.0));
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn labels(scale: &Scale) -> Vec<String> {
        scale.ticks().into_iter().filter_map(|tick| tick.label).collect()
    }

    #[test]
    fn thousands_stand_apart() {
        let spelled: Vec<_> = [0.0, 25.0, 999.0, 1000.0, 1_700_000.0].into_iter().map(number).collect();
        assert_eq!(spelled, ["0", "25", "999", "1,000", "1,700,000"]);
    }

    #[test]
    fn a_linear_axis_is_counted_in_round_whole_numbers() {
        assert_eq!(labels(&Scale::new(AxisKind::Linear, 1..=100, 800.0))[..4], ["0", "20", "40", "60"]);
        assert_eq!(labels(&Scale::new(AxisKind::Linear, 1..=3, 800.0))[..4], ["0", "1", "2", "3"]);
        assert!(
            labels(&Scale::new(AxisKind::Linear, 1..=25, 900.0)).iter().all(|label| !label.contains('.'))
        );
    }

    #[test]
    fn a_logarithmic_axis_has_zero_apart_and_numbers_where_they_fit() {
        let short = labels(&Scale::new(AxisKind::Log, 1..=500, 800.0));
        assert_eq!(short[..10], ["0", "1", "2", "5", "10", "20", "50", "100", "200", "500"]);
        assert_eq!(labels(&Scale::new(AxisKind::Log, 1..=1000, 400.0))[..4], ["0", "1", "10", "100"]);
        let wide = labels(&Scale::new(AxisKind::Log, 1..=u64::MAX, 700.0));
        assert!(wide.contains(&"10^16".to_owned()) && wide.len() < 12, "{wide:?}");
        let large = labels(&Scale::new(AxisKind::Log, 20_000..=5_283_220, 700.0));
        assert_eq!(large[..4], ["0", "1,000", "10,000", "100,000"], "no room for decades without a figure");
    }

    #[test]
    fn zero_lies_left_of_where_bars_begin_and_one_right_of_it() {
        let log = Scale::new(AxisKind::Log, 1..=1_000_000, 600.0);
        assert!(log.x(0) < log.base() && log.base() + 4.0 < log.x(1), "{log:?}");
        let equal = (log.x(10) - log.x(1)) - (log.x(1000) - log.x(100));
        assert!(equal.abs() < 0.01, "equal factors are equally long");
        let linear = Scale::new(AxisKind::Linear, 1..=1000, 600.0);
        assert_eq!((linear.x(0), linear.base(), linear.slot()), (0.0, 0.0, None));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Larger values lie further out, nothing lies outside, and numbers never touch.
        #[test]
        fn values_keep_their_order_and_numbers_their_distance(
            reach in prop_oneof![any::<u64>(), 0..500_u64, Just(u64::MAX)],
            least in prop_oneof![Just(1), any::<u64>(), 0..5_000_000_u64],
            share in 0.0..=1.0_f64, width in 60.0..2000.0_f32, log in any::<bool>(),
        ) {
            let kind = if log { AxisKind::Log } else { AxisKind::Linear };
            let scale = Scale::new(kind, least.min(reach)..=reach, width);
            let value = (reach as f64 * share) as u64;
            prop_assert!(scale.x(0) <= scale.x(value) && scale.x(value) <= scale.x(reach));
            prop_assert!(scale.x(reach) <= width.max(SLOT + 40.0), "{:?}", scale);
            let ticks = scale.ticks();
            prop_assert!(ticks.len() < 1200 && ticks.iter().all(|tick| tick.at.is_finite()));
            let labelled: Vec<_> = ticks.iter().filter_map(|tick| Some((tick.at, tick.label.as_ref()?))).collect();
            for pair in labelled.windows(2) {
                let room = label_width(pair[0].1).midpoint(label_width(pair[1].1));
                // Zero and 1 may be nearer on a plot that is hardly wider than the slot.
                prop_assert!(pair[1].0 - pair[0].0 >= room.min(20.0), "{:?}", pair);
            }
        }
    }
}
