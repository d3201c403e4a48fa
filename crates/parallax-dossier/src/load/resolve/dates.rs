//! Dates that cannot be right: of claims, against those of their event, their document and the claim that they revise; of
//! documents, against the events that they report; and dates that have not come yet.

use std::collections::HashSet;

use jiff::{Timestamp, ToSpan as _, tz::TimeZone};

use super::super::diagnostic::Code;
use super::super::site::{Section, Site};
use super::report::Report;
use crate::dossier::{Claim, Date, Day, Document, Event, Id as _, Instant, Moment};

/// What to do where a date lies before an event.
const FORETELLS: &str = "write `foretells: true` if it speaks of the event in advance";

/// Warns of every claim whose stated date lies before its event began, unless it foretells the event, and of every
/// one whose stated date lies after its document was published, or before the claim that it revises or corrects. A claim without a date
/// is as old as its document at most.
pub(super) fn report_unfit(claims: &[Claim], events: &[Event], documents: &[Document], to: &mut Report) {
    let mut early = HashSet::new();
    for (row, claim) in claims.iter().enumerate() {
        let event = claim.event.filter(|_| !claim.foretells).and_then(|id| events.get(id.index()));
        let began = event.and_then(|event| event.on.as_ref());
        let out = documents.get(claim.document.index()).and_then(|document| document.dated.as_ref());
        if let Some((out, began)) = out.zip(began)
            && is_before(out, began)
            && early.insert(claim.document)
        {
            let message = format!(
                "the document is dated {out}, before an event that its claims report{}",
                named(began)
            );
            let site = Site::row(Section::Documents, claim.document.index()).field("dated");
            to.add_hinted(Code::UnfitDate, site, message, FORETELLS.to_owned());
        }
        let Some(said) = &claim.said else { continue };
        let site = Site::row(Section::Claims, row).field("said");
        if let Some(began) = began.filter(|began| is_before(said, began)) {
            let message = format!("the claim is dated {said}, before its event began{}", named(began));
            to.add_hinted(Code::UnfitDate, site, message, FORETELLS.to_owned());
        }
        for (verb, other) in [("revises", claim.revises), ("corrects", claim.corrects)] {
            let other = other.filter(|id| id.index() != row).and_then(|id| claims.get(id.index()));
            let before = other.and_then(|other| other.said.as_ref());
            if let Some(before) = before.filter(|before| is_before(said, before)) {
                let message =
                    format!("the claim is dated {said}, before the claim that it {verb}{}", named(before));
                to.add(Code::UnfitDate, site, message);
            }
        }
        if let Some(out) = out.filter(|out| is_before(out, said)) {
            let message =
                format!("the claim is dated {said}, after its document was published{}", named(out));
            to.add(Code::UnfitDate, site, message);
        }
    }
}

/// A date after what it is the date of: in brackets, unless it has brackets of its own.
fn named(date: &Date) -> String {
    if date.is_timed() { format!(": {date}") } else { format!(" ({date})") }
}

/// True if every instant at which `one` may lie comes before every one at which `other` may lie.
fn is_before(one: &Date, other: &Date) -> bool {
    let (last, first) = (one.latest_possible(), other.earliest_possible());
    last.zip(first).is_some_and(|(last, first)| last.last() < first.first())
}

/// Warns of every date that lies wholly in the future, in whatever part of the world it is read.
pub(super) fn report_future(
    claims: &[Claim],
    events: &[Event],
    documents: &[Document],
    period: Option<&Date>,
    to: &mut Report,
) {
    let now = Timestamp::now();
    let Ok(tomorrow) = now.to_zoned(TimeZone::UTC).date().checked_add(1.day()) else { return };
    let now = Now { tomorrow, instant: Instant::from_seconds(now.as_second()) };
    let dated = |section, field| move |row| Site::row(section, row).field(field);
    report_after(now, period.map(|period| (Site::ROOT.field("period"), period)), to);
    let at = dated(Section::Documents, "dated");
    report_after(now, rows(documents.iter().map(|document| document.dated.as_ref()), at), to);
    let at = dated(Section::Events, "on");
    report_after(now, rows(events.iter().map(|event| event.on.as_ref()), at), to);
    let at = dated(Section::Claims, "said");
    report_after(now, rows(claims.iter().map(|claim| claim.said.as_ref()), at), to);
}

/// So many years outside the period of the dossier are doubted.
const FAR: i32 = 100;

/// Warns of every event that lies a century or more outside the period of the dossier, and of every claim that was said as
/// long before it. Documents and claims that are younger by so much are those of historians.
pub(super) fn report_far(claims: &[Claim], events: &[Event], period: Option<&Date>, to: &mut Report) {
    let (first, last) =
        period.map_or((None, None), |period| (period.earliest_possible(), period.latest_possible()));
    let years = |from: Moment, to: Moment| i32::from(to.day().year()) - i32::from(from.day().year());
    let early = |date: &Date| Some(years(date.latest_possible()?, first?)).filter(|years| *years >= FAR);
    let late = |date: &Date| Some(years(last?, date.earliest_possible()?)).filter(|years| *years >= FAR);
    let mut report = |site: Site, date: &Date, years: i32, where_: &str| {
        let message = format!("{date} lies {years} years {where_} the period of the dossier");
        to.add(Code::FarDate, site, message);
    };
    for (row, date) in events.iter().enumerate().filter_map(|(row, event)| Some((row, event.on.as_ref()?))) {
        let site = Site::row(Section::Events, row).field("on");
        match (early(date), late(date)) {
            (Some(years), _) => report(site, date, years, "before"),
            (None, Some(years)) => report(site, date, years, "after"),
            (None, None) => {}
        }
    }
    for (row, date) in claims.iter().enumerate().filter_map(|(row, claim)| Some((row, claim.said.as_ref()?)))
    {
        if let Some(years) = early(date) {
            report(Site::row(Section::Claims, row).field("said"), date, years, "before");
        }
    }
}

/// The dates of rows, and where each stands.
fn rows<'d>(
    dates: impl Iterator<Item = Option<&'d Date>>,
    site: impl Fn(usize) -> Site,
) -> impl Iterator<Item = (Site, &'d Date)> {
    dates.enumerate().filter_map(move |(row, date)| Some((site(row), date?)))
}

/// What is in the future: of days those after tomorrow in UTC, which is today somewhere; of times those after this second.
#[derive(Clone, Copy)]
struct Now {
    tomorrow: Day,
    instant: Instant,
}

impl Now {
    fn is_before(self, at: Moment) -> bool {
        if at.grain().is_time() { at.first() > self.instant } else { at.day() > self.tomorrow }
    }
}

fn report_after<'d>(now: Now, dates: impl IntoIterator<Item = (Site, &'d Date)>, to: &mut Report) {
    for (site, date) in dates {
        if date.earliest_possible().is_some_and(|first| now.is_before(first)) {
            to.add(Code::FutureDate, site, format!("{date} has not come yet"));
        }
    }
}
