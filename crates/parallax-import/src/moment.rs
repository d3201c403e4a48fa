//! When something was said or happened, of the cells of a row: a day, and its time where the zone of that time is known.

use std::cell::Cell;

use parallax_dossier::dossier::{Date, Zone};
use parallax_dossier::draft::Word;

use crate::clock::Clock;
use crate::columns::{Role, Table};
use crate::date::{self, DayOrder};
use crate::making::line;
use crate::sheet::Row;

/// A date as the format writes it, and the words of the sheet where they say more or something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub date: Word<'static>,
    pub basis: String,
    /// True if the words say more than the date does.
    pub is_less: bool,
}

/// How the dates of a table are read.
pub(crate) struct Moments {
    order: DayOrder,
    zone: Zone,
    /// The date that a column of times belongs to.
    timed: Role,
    without_zone: Cell<usize>,
    /// What is given as a zone and is none.
    no_zone: Option<String>,
}

impl Moments {
    pub(crate) fn from_table(table: &Table) -> Self {
        let given = table.map.zone.as_deref();
        let zone: Option<Zone> = given.and_then(|zone| zone.parse().ok());
        let timed = if table.column(Role::EventDate).is_some() { Role::EventDate } else { Role::Published };
        Self {
            order: table.map.dates.unwrap_or(DayOrder::NotShown),
            no_zone: given.filter(|_| zone.is_none()).map(str::to_owned),
            zone: zone.unwrap_or_default(),
            timed,
            without_zone: Cell::new(0),
        }
    }

    /// What is to be told once of the whole table.
    pub(crate) fn describe(&self) -> Option<String> {
        if let Some(zone) = &self.no_zone {
            return Some(format!(
                "“{zone}” is no zone; name one of the time zone database, as Asia/Damascus, or an offset, as +03:00"
            ));
        }
        let count = self.without_zone.get();
        (count > 0).then(|| {
            format!(
                "{count} {} of day without a zone {} in the basis of the date only; name the zone (--zone Asia/Damascus, or zone in the map) to keep {}",
                if count == 1 { "time" } else { "times" },
                if count == 1 { "stands" } else { "stand" },
                if count == 1 { "it" } else { "them" },
            )
        })
    }

    /// The date of a row in this role; what cannot be read goes to `left`.
    pub(crate) fn read(
        &self,
        table: &Table,
        row: &Row,
        role: Role,
        left: &mut Vec<(Role, String, String)>,
    ) -> Option<Moment> {
        let text = table.cell(row, role);
        let time = if role == self.timed { table.cell(row, Role::Time) } else { "" };
        let mut apart = None;
        if !time.is_empty() {
            match Clock::read(time) {
                Some(clock) => apart = Some(clock).filter(|clock| !clock.is_midnight()),
                None => {
                    left.push((Role::Time, time.to_owned(), "it is no time of day to the minute".to_owned()));
                }
            }
        }
        if text.is_empty() {
            if apart.is_some() {
                left.push((Role::Time, time.to_owned(), "there is no day to the time".to_owned()));
            }
            return None;
        }
        let (date, clock) = match date::read_timed(text, self.order) {
            Ok(found) => found,
            Err(why) => {
                left.push((role, text.to_owned(), why));
                return None;
            }
        };
        let clock = clock.or(apart);
        let words = if time.is_empty() { line(text) } else { line(&format!("{text} {time}")) };
        let moment = |date: String, is_less: bool| {
            let basis = if words == date { String::new() } else { format!("The sheet: {words}") };
            Some(Moment { date: date.into(), basis, is_less })
        };
        let is_choice = date.starts_with('[');
        let Some(clock) = clock else { return moment(date, is_choice) };
        if !clock.has_offset() && self.zone.stated().is_none() {
            self.without_zone.set(self.without_zone.get() + 1);
            return moment(date, true);
        }
        let timed = format!("{date}T{clock}");
        match Date::read(&timed, &self.zone) {
            Ok(_) => moment(timed, false),
            Err(why) => {
                left.push((role, words.clone(), format!("the time was left out: {why}")));
                moment(date, true)
            }
        }
    }
}
