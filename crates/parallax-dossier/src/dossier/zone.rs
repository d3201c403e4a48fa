//! The line of time, and the zone whose clock and calendar a dossier follows.
//!
//! Time is counted in whole seconds. The rules of named zones are those of the time zone database in this program, never
//! those of the computer, so that a dossier means the same everywhere.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{self, DateTime};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};
use jiff::{SignedDuration, Timestamp};

use super::Day;

/// A whole second, counted from the beginning of 1970 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// The instant from which seconds are counted.
const EPOCH: DateTime = civil::datetime(1970, 1, 1, 0, 0, 0, 0);

impl Instant {
    /// Earlier than everything in the calendar.
    pub const MIN: Self = Self(-500_000_000_000);
    /// Later than everything in the calendar.
    pub const MAX: Self = Self(500_000_000_000);

    /// The instant so many seconds after the beginning of 1970 in UTC.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// The number of seconds since the beginning of 1970 in UTC.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The instant so many seconds later.
    #[must_use]
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// What a clock shows that is so many seconds ahead of UTC; clamped to the calendar.
    pub(super) fn civil(self, offset: i32) -> DateTime {
        EPOCH.saturating_add(SignedDuration::from_secs(self.0.saturating_add(i64::from(offset))))
    }

    /// The instant at which a clock shows `civil` that is so many seconds ahead of UTC.
    pub(super) fn of_civil(civil: DateTime, offset: i32) -> Self {
        Self(civil.duration_since(EPOCH).as_secs() - i64::from(offset))
    }
}

/// The instants at which a clock shows a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// One, with the offset from UTC in seconds.
    Once(i32),
    /// Two, because the clock was put back: the offset of the earlier, then of the later.
    Twice(i32, i32),
    /// None, because the clock was put forward: the offset before and after.
    Never(i32, i32),
}

/// The zone of a dossier: a name of the time zone database, an offset from UTC, or UTC where the dossier states none.
///
/// ```
/// use parallax_dossier::dossier::Zone;
/// let zone: Zone = "Asia/Damascus".parse()?;
/// assert_eq!(zone.stated(), Some("Asia/Damascus"));
/// assert_eq!(zone.name(), "Asia/Damascus");
/// assert_eq!("+03".parse::<Zone>()?.name(), "UTC+03:00");
/// assert_eq!(Zone::default().name(), "UTC");
/// # Ok::<(), parallax_dossier::dossier::ParseZoneError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    text: Option<Box<str>>,
    rules: TimeZone,
}

/// A text that names no zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "this is not a zone; write a name of the time zone database, as Asia/Damascus, or an offset, as +03:00"
)]
pub struct ParseZoneError;

impl Default for Zone {
    fn default() -> Self {
        Self { text: None, rules: TimeZone::UTC }
    }
}

impl FromStr for Zone {
    type Err = ParseZoneError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let rules = if let Some(seconds) = offset(text) {
            TimeZone::fixed(Offset::from_seconds(seconds).map_err(|_| ParseZoneError)?)
        } else {
            TimeZoneDatabase::bundled().get(text).map_err(|_| ParseZoneError)?
        };
        // There is a name for not knowing the zone.
        if rules.is_unknown() {
            return Err(ParseZoneError);
        }
        Ok(Self { text: Some(text.into()), rules })
    }
}

impl Zone {
    /// The text as written; `None` if the dossier states no zone.
    #[must_use]
    pub fn stated(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The name for the reader: "Asia/Damascus", "UTC+03:00", "UTC".
    #[must_use]
    pub fn name(&self) -> String {
        match self.rules.iana_name() {
            Some(name) => name.to_owned(),
            None => OffsetWords(self.rules.to_offset(Timestamp::UNIX_EPOCH).seconds()).to_string(),
        }
    }

    /// Whose clock times of day follow: "times of day in Asia/Damascus, with UTC (Z) in brackets", "times of day in UTC (Z)".
    #[must_use]
    pub fn caption(&self) -> String {
        match self.name().as_str() {
            "UTC" => "times of day in UTC (Z)".to_owned(),
            name => format!("times of day in {name}, with UTC (Z) in brackets"),
        }
    }

    /// The name of the database nearest to a text that names no zone, if one is near.
    #[must_use]
    pub fn guess(text: &str) -> Option<String> {
        let names = TimeZoneDatabase::bundled();
        let names = names.available().map(|name| name.to_string());
        let last = |name: &str| name.rsplit('/').next().unwrap_or_default().to_lowercase().replace('_', " ");
        let wanted = text.to_lowercase().replace('_', " ");
        let near = |name: &str| {
            let place = strsim::jaro_winkler(&last(&wanted), &last(name));
            place.max(strsim::jaro_winkler(&wanted, &name.to_lowercase().replace('_', " ")))
        };
        let scored = names.map(|name| (near(&name), name)).filter(|(near, _)| *near > 0.9);
        scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1))).map(|(_, name)| name)
    }

    /// How many seconds the clock of the zone is ahead of UTC.
    #[must_use]
    pub fn offset_at(&self, at: Instant) -> i32 {
        let (first, last) = (Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
        // Beyond what the database knows, its first and its last rule go on.
        let at = Timestamp::from_second(at.seconds().clamp(first, last)).unwrap_or_default();
        self.rules.to_offset(at).seconds()
    }

    /// When the clock of the zone shows `civil`.
    pub(super) fn shown(&self, civil: DateTime) -> Shown {
        match self.rules.to_ambiguous_timestamp(civil).offset() {
            AmbiguousOffset::Unambiguous { offset } => Shown::Once(offset.seconds()),
            AmbiguousOffset::Fold { before, after } => Shown::Twice(before.seconds(), after.seconds()),
            AmbiguousOffset::Gap { before, after } => Shown::Never(before.seconds(), after.seconds()),
        }
    }

    /// The first second of a day.
    pub(super) fn start_of(&self, day: Day) -> Instant {
        self.shows(day.at(0, 0, 0, 0)).0
    }

    /// The last second of a day.
    pub(super) fn end_of(&self, day: Day) -> Instant {
        match day.tomorrow() {
            Ok(tomorrow) => self.shows(tomorrow.at(0, 0, 0, 0)).1.plus(-1),
            Err(_) => self.shows(day.at(23, 59, 59, 0)).1,
        }
    }

    /// The first and the last instant at which the clock shows `civil`; where it never does, the instant at which it was
    /// put forward.
    fn shows(&self, civil: DateTime) -> (Instant, Instant) {
        let at = |offset| Instant::of_civil(civil, offset);
        match self.shown(civil) {
            Shown::Once(offset) => (at(offset), at(offset)),
            Shown::Twice(before, after) => (at(before), at(after)),
            Shown::Never(_, after) => {
                let forward = self.forward_after(at(after));
                (forward, forward)
            }
        }
    }

    /// The first instant after `at` at which the clock is put forward or back; `at` if it never is.
    fn forward_after(&self, at: Instant) -> Instant {
        let next = Timestamp::from_second(at.seconds()).ok().and_then(|at| self.rules.following(at).next());
        next.map_or(at, |change| Instant::from_seconds(change.timestamp().as_second()))
    }

    /// What the clock of the zone shows, clamped to the calendar.
    #[must_use]
    pub fn civil_at(&self, at: Instant) -> DateTime {
        at.civil(self.offset_at(at))
    }

    /// The first instant at which the clock of the zone shows `civil`, or had been put forward beyond it.
    #[must_use]
    pub fn instant_of(&self, civil: DateTime) -> Instant {
        self.shows(civil).0
    }
}

/// Seconds ahead of UTC, from `Z`, `+03`, `+03:00`; `None` if the text is none of these.
pub(super) fn offset(text: &str) -> Option<i32> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, rest) = match text.as_bytes() {
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        _ => return None,
    };
    let two = |digits: &[u8]| match digits {
        [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some(i32::from(a - b'0') * 10 + i32::from(b - b'0')),
        _ => None,
    };
    let (hours, minutes) = match rest {
        [_, _] => (two(rest)?, 0),
        [_, _, b':', minutes @ ..] => (two(&rest[..2])?, two(minutes)?),
        _ => return None,
    };
    // No clock was ever further from UTC.
    (hours < 16 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// Seconds ahead of UTC in words: "UTC+03:00", "UTC".
struct OffsetWords(i32);

impl fmt::Display for OffsetWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("UTC");
        }
        let (sign, seconds) = (if self.0 < 0 { '-' } else { '+' }, self.0.unsigned_abs());
        write!(f, "UTC{sign}{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(text: &str) -> Zone {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn a_zone_is_a_name_or_an_offset() {
        for text in ["+03", "+03:00", "-09:30", "Z", "UTC", "Europe/Berlin", "America/St_Johns"] {
            assert_eq!(zone(text).stated(), Some(text));
        }
        for text in ["", "+3", "+0300", "GMT+3", "+03:60", "+16", "Damascus", "Asia", "EET-2", "Etc/Unknown"]
        {
            assert_eq!(text.parse::<Zone>(), Err(ParseZoneError), "{text}");
        }
        assert_eq!(zone("-09:30").name(), "UTC-09:30");
        assert_eq!(Zone::guess("Damascus").as_deref(), Some("Asia/Damascus"));
        assert_eq!(Zone::guess("asia/damaskus").as_deref(), Some("Asia/Damascus"));
        assert_eq!(Zone::guess("gibberish"), None);
    }

    #[test]
    fn a_day_may_be_shorter_or_longer_and_begin_late() {
        let hours =
            |zone: &Zone, day: Day| (zone.end_of(day).seconds() + 1 - zone.start_of(day).seconds()) / 3600;
        let berlin = zone("Europe/Berlin");
        let days = [civil::date(2018, 3, 25), civil::date(2018, 10, 28), civil::date(2018, 2, 7)];
        assert_eq!(days.map(|day| hours(&berlin, day)), [23, 25, 24]);
        // In Syria the clocks were put forward at midnight.
        let damascus = zone("Asia/Damascus");
        let day = civil::date(2018, 3, 30);
        assert_eq!(damascus.civil_at(damascus.start_of(day)), day.at(1, 0, 0, 0));
        assert_eq!(hours(&damascus, day), 23);
        assert_eq!(damascus.end_of(civil::date(2018, 3, 29)).plus(1), damascus.start_of(day));
        // Any time that was left out is the instant of the change.
        let left_out = [0, 20, 59].map(|minute| damascus.instant_of(day.at(0, minute, 0, 0)));
        assert_eq!(left_out, [damascus.start_of(day); 3]);
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        for zone in [Zone::default(), zone("Asia/Damascus"), zone("-12:00"), zone("+14:00")] {
            for day in [Day::MIN, Day::MAX] {
                let (first, last) = (zone.start_of(day), zone.end_of(day));
                assert!(Instant::MIN < first && first < last && last < Instant::MAX);
                assert_eq!(zone.civil_at(first).date(), day);
                assert_eq!(zone.civil_at(last).date(), day);
            }
        }
    }
}
