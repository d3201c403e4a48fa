//! The scale: the distance of a value from the axis, and the positions of the grid and its numbers.
//!
//! Positions are in points from the left edge of the plot. It knows no claims and paints nothing.

use std::ops::RangeInclusive;

use crate::session::{Axis, AxisSpan};

/// The space to the right of the longest bar for its text, in points.
const WORDS: f32 = 190.0;
/// The width of the slot for zero before a logarithmic axis, in points.
const SLOT: f32 = 34.0;
/// The position of zero in its slot.
const ZERO: f32 = 14.0;
/// The share of a decade between the slot and the decades, so that a bar of 1 is visible; and its minimum, in
/// points.
const LEAD: f64 = 0.3;
const LEAST_LEAD: f64 = 18.0;
/// Numbers below the axis: the width of a digit and the space between two numbers, in points.
const DIGIT: f32 = 6.0;
const BETWEEN: f32 = 14.0;

/// The scale of an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    kind: Axis,
    width: f32,
    /// The end of the longest bar, in points.
    bars: f32,
    /// Points per unit, or per decade.
    unit: f64,
    /// Points between the slot for zero and the start of the decades.
    lead: f64,
    /// The power of ten at which the decades begin.
    first: i32,
    /// The part of the axis that is shown across the whole width.
    span: AxisSpan,
}

/// A line of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Points from the left edge of the plot.
    pub at: f32,
    /// The number below it; `None` if the next number would be too close.
    pub label: Option<String>,
}

impl Scale {
    /// Makes the scale for figures above zero in this range, in a plot of this width in points.
    #[cfg(test)]
    pub fn new(kind: Axis, figures: RangeInclusive<u64>, width: f32) -> Self {
        Self::ending(kind, figures, width, bars_end(width))
    }

    /// Makes the scale for figures above zero in this range, in a plot of this width, with the end of the
    /// longest bar at `end`, in points.
    pub fn ending(kind: Axis, figures: RangeInclusive<u64>, width: f32, end: f32) -> Self {
        let (bars, reach) = (f64::from(end), *figures.end());
        if kind == Axis::Linear {
            let unit = bars / reach.max(8) as f64;
            return Self { kind, width, bars: end, unit, lead: 0.0, first: 0, span: AxisSpan::WHOLE };
        }
        // Empty decades would leave the figures less room to differ; one below the smallest is kept, so that
        // its bar is visible. For small figures the axis begins at 1.
        let first = match *figures.start() {
            ..1000 => 0,
            least => i32::try_from(least.ilog10()).unwrap_or(0) - 1,
        };
        let decades = ((reach.max(10) as f64).log10() - f64::from(first)).max(1.0);
        let room = (bars - f64::from(SLOT)).max(1.0);
        let lead = (LEAD * room / (LEAD + decades)).max(LEAST_LEAD).min(room / 2.0);
        Self { kind, width, bars: end, unit: (room - lead) / decades, lead, first, span: AxisSpan::WHOLE }
    }

    /// A linear scale for samples of marks: `unit` points per unit.
    pub const fn sample(unit: f64) -> Self {
        let (kind, span) = (Axis::Linear, AxisSpan::WHOLE);
        Self { kind, width: 60.0, bars: 60.0, unit, lead: 0.0, first: 0, span }
    }

    /// The same scale, of which this part is shown across the whole width.
    pub const fn within(self, span: AxisSpan) -> Self {
        Self { span, ..self }
    }

    /// The part of the axis that is shown.
    pub const fn span(&self) -> AxisSpan {
        self.span
    }

    /// The position of `value`: left of zero or beyond the width if it is not on the part that is shown.
    pub fn x(&self, value: u64) -> f32 {
        self.shown(self.on_whole(value as f64))
    }

    /// The position of `value` where the whole axis is shown.
    pub fn x_on_whole(&self, value: u64) -> f32 {
        self.on_whole(value as f64)
    }

    /// The position of the start of bars where the whole axis is shown.
    pub const fn base_on_whole(&self) -> f32 {
        match self.kind {
            Axis::Linear => 0.0,
            Axis::Log => SLOT,
        }
    }

    /// The position on the whole axis of a position on the part that is shown.
    pub fn whole_of(&self, at: f32) -> f32 {
        self.span.from() * self.width + at * self.span.length()
    }

    fn shown(&self, on_whole: f32) -> f32 {
        (on_whole - self.span.from() * self.width) / self.span.length()
    }

    fn on_whole(&self, value: f64) -> f32 {
        match self.kind {
            Axis::Linear => (value * self.unit) as f32,
            Axis::Log if value < 1.0 => ZERO,
            Axis::Log => {
                let decades = (value.log10() - f64::from(self.first)).max(0.0);
                SLOT + (self.lead + decades * self.unit) as f32
            }
        }
    }

    /// The start of bars, or of what is shown of them.
    pub fn base(&self) -> f32 {
        self.shown(self.base_on_whole()).max(0.0)
    }

    /// The end of the slot for zero, if it is shown.
    pub fn slot(&self) -> Option<f32> {
        let end = self.shown(SLOT);
        (self.kind == Axis::Log && end > 0.0).then(|| end.min(self.width))
    }

    /// The grid lines on the part that is shown, ascending.
    pub fn ticks(&self) -> Vec<Tick> {
        let (from, to) = (self.value_at(0.0), self.value_at(self.width));
        match self.kind {
            Axis::Linear => self.even_ticks(from, to, self.unit / f64::from(self.span.length())),
            // Within less than a decade, 1, 2, 5 and 10 are too few; the numbers are closest at the upper end.
            Axis::Log if from >= 1.0 && to < 10.0 * from => {
                let per_unit = self.unit / f64::from(self.span.length()) / (to * std::f64::consts::LN_10);
                self.even_ticks(from, to, per_unit)
            }
            Axis::Log => self.decades(),
        }
    }

    /// The value at a position on the part that is shown; left of 1 on a logarithmic axis it is 0.
    fn value_at(&self, at: f32) -> f64 {
        let at = f64::from(self.whole_of(at));
        match self.kind {
            Axis::Linear => at / self.unit,
            Axis::Log => {
                let decades = (at - f64::from(SLOT) - self.lead) / self.unit;
                if decades < 0.0 { 0.0 } else { 10_f64.powf(decades + f64::from(self.first)) }
            }
        }
    }

    /// Lines at 1, 2, 2.5 or 5 times a power of ten, whole numbers only, as close as their numbers allow at
    /// `per_unit` points per unit.
    fn even_ticks(&self, from: f64, to: f64, per_unit: f64) -> Vec<Tick> {
        let apart = f64::from((label_width(&number(to)) + 24.0).max(72.0));
        let least = (apart / per_unit).max(1.0);
        let decade = 10_f64.powf(least.log10().floor());
        let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|step| step * decade);
        let is_whole = |step: &f64| *step >= least && step.fract() == 0.0;
        let step = steps.into_iter().find(is_whole).unwrap_or(10.0 * decade);
        // The left edge of the axis is zero, and rounding does not take its line away.
        let first = (from / step - 1e-6).ceil().max(0.0);
        let lines = ((to / step).floor() - first).clamp(-1.0, 1e3) as i32;
        let value = |line| (first + f64::from(line)) * step;
        let tick =
            |line| Tick { at: self.shown(self.on_whole(value(line))), label: Some(number(value(line))) };
        (0..=lines).map(tick).collect()
    }

    /// Zero, and a line for each decade; with lines at 2 and 5 in between if their numbers fit.
    fn decades(&self) -> Vec<Tick> {
        let mut ticks = vec![Tick { at: self.shown(ZERO), label: Some("0".to_owned()) }];
        // One decade beyond the largest figure: longer numbers further out would only thin out the others.
        let end = self.shown(self.bars + self.unit as f32).min(self.width - 24.0);
        let at = |step: u8, power| self.shown(self.on_whole(f64::from(step) * 10_f64.powi(power)));
        let powers: Vec<i32> = (self.first..=20).take_while(|power| at(1, *power) <= end).collect();
        let widest = powers.iter().map(|power| label_width(&decimal(1, *power))).fold(0.0, f32::max);
        let apart = f64::from(widest + BETWEEN);
        let unit = self.unit / f64::from(self.span.length());
        let stride = ((apart / unit).ceil() as i32).max(1);
        // The closest two lines among 1, 2, 5, 10 are 1 and 2.
        let steps: &[u8] = if 2_f64.log10() * unit >= apart { &[1, 2, 5] } else { &[1] };
        for power in powers {
            for step in steps {
                let at = at(*step, power);
                if at <= end {
                    let label = ((power - self.first) % stride == 0).then(|| decimal(*step, power));
                    ticks.push(Tick { at, label });
                }
            }
        }
        ticks.retain(|tick| (0.0..=self.width).contains(&tick.at));
        ticks
    }
}

/// The usual end of the longest bar in a plot of this width, in points.
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

/// Formats a whole number with thousands separators.
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
        assert_eq!(labels(&Scale::new(Axis::Linear, 1..=100, 800.0))[..4], ["0", "20", "40", "60"]);
        assert_eq!(labels(&Scale::new(Axis::Linear, 1..=3, 800.0))[..4], ["0", "1", "2", "3"]);
        assert!(labels(&Scale::new(Axis::Linear, 1..=25, 900.0)).iter().all(|label| !label.contains('.')));
    }

    #[test]
    fn a_logarithmic_axis_has_zero_apart_and_numbers_where_they_fit() {
        let short = labels(&Scale::new(Axis::Log, 1..=500, 800.0));
        assert_eq!(short[..10], ["0", "1", "2", "5", "10", "20", "50", "100", "200", "500"]);
        assert_eq!(labels(&Scale::new(Axis::Log, 1..=1000, 400.0))[..4], ["0", "1", "10", "100"]);
        let wide = labels(&Scale::new(Axis::Log, 1..=u64::MAX, 700.0));
        assert!(wide.contains(&"10^16".to_owned()) && wide.len() < 12, "{wide:?}");
        let large = labels(&Scale::new(Axis::Log, 20_000..=5_283_220, 700.0));
        assert_eq!(large[..4], ["0", "1,000", "10,000", "100,000"], "no room for decades without a figure");
    }

    #[test]
    fn zero_lies_left_of_where_bars_begin_and_one_right_of_it() {
        let log = Scale::new(Axis::Log, 1..=1_000_000, 600.0);
        assert!(log.x(0) < log.base() && log.base() + 4.0 < log.x(1), "{log:?}");
        let equal = (log.x(10) - log.x(1)) - (log.x(1000) - log.x(100));
        assert!(equal.abs() < 0.01, "equal factors are equally long");
        let linear = Scale::new(Axis::Linear, 1..=1000, 600.0);
        assert_eq!((linear.x(0), linear.base(), linear.slot()), (0.0, 0.0, None));
    }

    #[test]
    fn a_part_of_the_axis_has_the_whole_width_and_numbers_of_its_own() {
        // 410 of 600 points are 1,000 units, so the width is 1,463 of them, and the middle half 366 to 1,098.
        let part = Scale::new(Axis::Linear, 1..=1000, 600.0).within(AxisSpan::new(0.25, 0.75));
        assert!((part.x(732) - 300.0).abs() < 0.5 && part.x(300) < 0.0 && part.x(1_200) > 600.0, "{part:?}");
        assert_eq!(labels(&part), ["400", "500", "600", "700", "800", "900", "1,000"]);
        assert_eq!((part.base(), part.slot()), (0.0, None));
        let log = Scale::new(Axis::Log, 1..=1_000_000, 600.0);
        let (from, to) = (log.x(20) / 600.0, log.x(80) / 600.0);
        let part = log.within(AxisSpan::new(from, to));
        assert!(part.x(20).abs() < 0.1 && (part.x(80) - 600.0).abs() < 0.1, "{part:?}");
        // At 80 ten units are 54 points, less than two numbers need.
        assert_eq!(labels(&part), ["20", "40", "60", "80"]);
        assert_eq!((part.base(), part.slot()), (0.0, None), "the slot for zero is not shown");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Larger values are further out, nothing is outside, and numbers never touch.
        #[test]
        fn values_keep_their_order_and_numbers_their_distance(
            reach in prop_oneof![any::<u64>(), 0..500_u64, Just(u64::MAX)],
            least in prop_oneof![Just(1), any::<u64>(), 0..5_000_000_u64],
            share in 0.0..=1.0_f64, width in 60.0..2000.0_f32, log in any::<bool>(),
            from in 0.0..1.0_f32, length in 0.0..1.0_f32,
        ) {
            let kind = if log { Axis::Log } else { Axis::Linear };
            let scale = Scale::new(kind, least.min(reach)..=reach, width);
            let value = (reach as f64 * share) as u64;
            prop_assert!(scale.x(0) <= scale.x(value) && scale.x(value) <= scale.x(reach));
            prop_assert!(scale.x(reach) <= width.max(SLOT + 40.0), "{:?}", scale);
            let ticks = scale.ticks();
            prop_assert!(ticks.len() < 1200 && ticks.iter().all(|tick| tick.at.is_finite()));
            let labelled: Vec<_> = ticks.iter().filter_map(|tick| Some((tick.at, tick.label.as_ref()?))).collect();
            for pair in labelled.windows(2) {
                let room = label_width(pair[0].1).midpoint(label_width(pair[1].1));
                // Zero and 1 may be closer on a plot that is hardly wider than the slot.
                prop_assert!(pair[1].0 - pair[0].0 >= room.min(20.0), "{:?}", pair);
            }
            let part = scale.within(AxisSpan::new(from, from + length));
            prop_assert!(part.x(0) <= part.x(value) && part.x(value) <= part.x(reach));
            let shown = part.ticks();
            prop_assert!(shown.len() < 1200 && shown.iter().all(|tick| tick.at >= -0.5 && tick.at <= width + 0.5));
        }
    }
}
