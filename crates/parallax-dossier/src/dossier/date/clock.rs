//! Times of day in words: what the clock of the dossier's zone shows, with UTC beside it.

use std::fmt::Write as _;

use super::super::moment::Grain;
use super::part::{Doubt, Part};

/// Whether a time in a narrow place has UTC beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Utc {
    Beside,
    LeftOut,
}

impl Part {
    /// True if both are times of one day without marks, so that the day need be printed only once.
    pub(super) fn is_plain_time_of_day(self, other: Self) -> bool {
        self.is_plain_time() && other.is_plain_time() && self.day() == other.day()
    }

    fn is_plain_time(self) -> bool {
        self.grain.is_time() && self.doubt == Doubt::None
    }

    /// What the clock shows, without UTC: "22:00", "22:00:30".
    fn face(self, clock: jiff::civil::DateTime) -> String {
        let mut text = format!("{:02}:{:02}", clock.hour(), clock.minute());
        if self.grain == Grain::Second {
            // Writing to a `String` cannot fail.
            let _ = write!(text, ":{:02}", clock.second());
        }
        text
    }

    /// The times of its clock and of UTC, for sentences: "22:00 (19:00 UTC)", "02:30 (00:30 or 01:30 UTC)", "22:00 UTC".
    pub(super) fn clock(self) -> String {
        let local = self.face(self.first.civil());
        if self.first.is_utc() && !self.is_twofold() {
            return format!("{local} UTC");
        }
        let mut utc = self.face(self.first.utc());
        if self.is_twofold() {
            utc = format!("{utc} or {}", self.face(self.last.utc()));
        }
        let day = match self.first.utc().date().cmp(&self.day()) {
            std::cmp::Ordering::Less => " the day before",
            std::cmp::Ordering::Equal => "",
            std::cmp::Ordering::Greater => " the day after",
        };
        format!("{local} ({utc} UTC{day})")
    }

    /// The same for narrow places: "22:00 (19:00Z)", "22:00Z".
    pub(super) fn short_clock(self, utc: Utc) -> String {
        let local = self.face(self.first.civil());
        if self.first.is_utc() && !self.is_twofold() {
            return format!("{local}Z");
        }
        match utc {
            Utc::Beside => format!("{local} ({}Z)", self.short_utc()),
            Utc::LeftOut => local,
        }
    }

    fn short_utc(self) -> String {
        let utc = self.face(self.first.utc());
        let utc = if self.is_twofold() { format!("{utc} or {}", self.face(self.last.utc())) } else { utc };
        match self.first.utc().date() {
            day if day == self.day() => utc,
            day => format!("{} {} {utc}", day.day(), &super::words::month_name(day)[..3]),
        }
    }

    /// From one time of a day to another: "18:59–22:00 (15:59–19:00Z)".
    pub(super) fn short_clocks(self, to: Self, utc: Utc) -> String {
        let [from_face, to_face] = [self, to].map(|part| part.face(part.first.civil()));
        if self.first.is_utc() && to.first.is_utc() && !self.is_twofold() && !to.is_twofold() {
            return format!("{from_face}–{to_face}Z");
        }
        if utc == Utc::LeftOut {
            return format!("{from_face}–{to_face}");
        }
        let from_utc = self.short_utc();
        // The day of both, where it is another than that of the clock, is printed once.
        let is_one = self.first.utc().date() == to.first.utc().date() && !to.is_twofold();
        let to_utc = if is_one { to.face(to.first.utc()) } else { to.short_utc() };
        format!("{from_face}–{to_face} ({from_utc}–{to_utc}Z)")
    }
}
