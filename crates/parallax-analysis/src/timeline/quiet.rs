//! The long times in which nothing of a timeline lies: a time axis may leave them out.

use super::{Fineness, Timeline};
use crate::dossier::Instant;

/// Maximum number of times that are left out: an axis with more breaks is no axis.
pub const MOST_QUIET: usize = 8;
/// A time is long if it is more than this share of what would be left of the axis.
const SHARE: i64 = 5;

impl Fineness {
    /// The shortest time that is long, in seconds: ten days, or three hours.
    const fn long(self) -> i64 {
        match self {
            Self::Days => 10 * super::DAY,
            Self::Minutes => 3 * 60 * 60,
        }
    }

    /// What stays of a long time at both of its ends, in seconds: a day, or a quarter of an hour.
    const fn margin(self) -> i64 {
        match self {
            Self::Days => super::DAY,
            Self::Minutes => 15 * 60,
        }
    }
}

impl Timeline {
    /// The long times in which nothing lies, not even perhaps, in order; without a margin at both ends.
    ///
    /// The longest is left out first, and others as long as they are a fifth of the rest or more.
    #[must_use]
    pub fn quiet(&self, grain: Fineness) -> Vec<(Instant, Instant)> {
        let mut busy: Vec<(Instant, Instant)> = self
            .lanes
            .iter()
            .flat_map(|(_, entries)| entries)
            .filter_map(|entry| {
                let (from, to) = (entry.extent.from.outermost(), entry.extent.to.outermost());
                // An open end is drawn beside the other one.
                Some((from.or_else(|| to.map(|to| to.plus(-grain.unit())))?, to.or(from)?))
            })
            .collect();
        busy.sort_unstable();
        let (Some((first, _)), Some(last)) = (busy.first().copied(), busy.iter().map(|(_, to)| *to).max())
        else {
            return Vec::new();
        };
        let (mut quiet, mut end) = (Vec::new(), first);
        for (from, to) in busy {
            if length((end, from)) >= grain.long() {
                quiet.push((end.plus(grain.margin()), from.plus(-grain.margin())));
            }
            end = end.max(to);
        }
        let mut left = length((first, last));
        quiet.sort_by_key(|span| std::cmp::Reverse((length(*span), span.0)));
        let mut found = Vec::new();
        for span in quiet.into_iter().take(MOST_QUIET) {
            if SHARE * length(span) < left {
                break;
            }
            left -= length(span);
            found.push(span);
        }
        found.sort_unstable();
        found
    }
}

fn length((from, to): (Instant, Instant)) -> i64 {
    to.seconds() - from.seconds()
}

/// A length of time in one unit, rounded down: "45 years", "31 days", "34 hours".
#[must_use]
pub fn lasting((from, to): (Instant, Instant)) -> String {
    const UNITS: [(i64, &str); 4] =
        [(31_556_952, "year"), (2_629_746, "month"), (super::DAY, "day"), (3_600, "hour")];
    let seconds = length((from, to)).max(0);
    let unit = UNITS.into_iter().find(|(unit, _)| seconds >= 2 * unit).unwrap_or((60, "minute"));
    crate::counted(usize::try_from(seconds / unit.0).unwrap_or_default(), unit.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Ahead;
    use crate::dossier::Dossier;
    use crate::load;
    use crate::timeline::LaneBy;

    fn dossier(dates: &[&str]) -> Dossier {
        let events: Vec<String> = dates
            .iter()
            .enumerate()
            .map(|(at, on)| format!("\"e-{at}\": (name: \"E\", on: \"{on}\")"))
            .collect();
        let text =
            format!("Dossier(format: 2, title: \"T\", zone: \"UTC\", events: {{{}}})", events.join(", "));
        load::read(&text).dossier.expect("sound")
    }

    fn quiet(dates: &[&str]) -> Vec<String> {
        let dossier = dossier(dates);
        let timeline = Timeline::new(&dossier, None, &Ahead::default(), LaneBy::Side);
        let spans = timeline.quiet(Fineness::from_dossier(&dossier));
        let day = |at: Instant| dossier.zone.civil_at(at).to_string();
        spans.into_iter().map(|span| format!("{} {}: {}", day(span.0), day(span.1), lasting(span))).collect()
    }

    #[test]
    fn a_time_is_left_out_where_nothing_can_lie_in_it_for_long() {
        assert_eq!(
            quiet(&["1972-03-01", "2017-10-01", "2018-02-07", "2018-02-09"]),
            [
                "1972-03-03T00:00:00 2017-09-30T00:00:00: 45 years",
                "2017-10-03T00:00:00 2018-02-06T00:00:00: 4 months",
            ]
        );
        assert_eq!(quiet(&["2018-02-07", "2018-02-12"]), [""; 0], "five days are not long");
        assert_eq!(quiet(&["2018-02-01/2018-03-31", "2018-02-07", "2018-06"]).len(), 1, "April and May");
        assert_eq!(
            quiet(&["1972-03-01", "1972/2018", "2018-02-09"]),
            [""; 0],
            "it may lie anywhere in between"
        );
        assert_eq!(quiet(&["1972-03-01", "../2018-02-09"]).len(), 1, "an open end is drawn beside the other");
        assert_eq!(quiet(&[]), [""; 0]);
    }

    #[test]
    fn of_an_evening_and_a_later_day_the_night_between_is_left_out() {
        assert_eq!(
            quiet(&["2018-02-07T20:00", "2018-02-07T22:00", "2018-02-09T10:00"]),
            ["2018-02-07T22:16:00 2018-02-09T09:45:00: 35 hours"]
        );
    }

    #[test]
    fn what_is_short_beside_the_rest_stays() {
        let months: Vec<String> =
            (0..40).map(|at| format!("{}-{:02}-01", 2000 + at / 12, at % 12 + 1)).collect();
        let months: Vec<&str> = months.iter().map(String::as_str).collect();
        assert_eq!(quiet(&months), [""; 0], "a month each time");
        assert!(quiet(&[&months[..], &["2019-01-01"]].concat()).len() == 1);
    }
}
