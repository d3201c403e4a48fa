//! When a claim was made: the date that the dossier states, and bounds that follow from elsewhere.
//!
//! A claim about an event was not made before the event began, and a claim in a document had been made when
//! the document was published. These bounds are derived, never stated, and are shown as derived. A claim that
//! foretells its event has no lower bound. If the dossier's own date contradicts a bound, the date prevails.

use std::fmt;

use crate::dossier::{Claim, Date, Dossier, Instant, Moment, Zone};

/// When a claim was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WhenSaid<'d> {
    /// The date that the dossier states.
    pub stated: Option<&'d Date>,
    /// Not before this day or time, because its event had not begun.
    pub not_before: Option<Moment>,
    /// Not after this day or time, because its document had been published.
    pub not_after: Option<Moment>,
    /// The date of its document, if the claim states none and its source wrote the document.
    written: Option<&'d Date>,
    /// True if the document's date, the basis of `not_after`, is approximate.
    is_about: bool,
    /// The zone whose days are meant.
    zone: &'d Zone,
}

impl<'d> WhenSaid<'d> {
    /// Returns the date of a claim with its derived bounds. A bound that the stated date contradicts is left
    /// out.
    #[must_use]
    pub fn from_claim(dossier: &'d Dossier, claim: &'d Claim) -> Self {
        let stated = claim.said.as_ref();
        let begins =
            claim.event.and_then(|event| dossier.events[event].on.as_ref()).and_then(Date::not_before);
        let document = &dossier.documents[claim.document];
        let dated = document.dated.as_ref();
        // What others passed on to the author was said elsewhere, and before.
        // A spokesman who writes speaks for the institution behind him.
        let writes = document.author.is_some_and(|author| {
            dossier.institutions_around(author).any(|institution| institution == claim.by)
        });
        let is_written = stated.is_none() && claim.via.is_empty() && writes;
        let written = dated.filter(|_| is_written);
        let own = stated.or(written);
        let is_out = dated.and_then(Date::not_after);
        let ends_before =
            |at: Moment| own.and_then(Date::latest_possible).is_some_and(|one| one.last() < at.first());
        let begins_after =
            |at: Moment| stated.and_then(Date::earliest_possible).is_some_and(|one| one.first() > at.last());
        Self {
            stated,
            not_before: [
                begins.filter(|at| !claim.foretells && !ends_before(*at)),
                written.and_then(Date::not_before),
            ]
            .into_iter()
            .flatten()
            .max_by_key(|at| at.first()),
            not_after: is_out.filter(|at| !begins_after(*at)),
            written,
            is_about: dated.is_some_and(Date::is_approximate),
            zone: &dossier.zone,
        }
    }

    /// The first day or time at which it can have been said, stated or derived; `None` if unknown.
    #[must_use]
    pub fn first(&self) -> Option<Moment> {
        let begins = [self.not_before, self.stated.and_then(Date::not_before)];
        begins.into_iter().flatten().max_by_key(|at| at.first())
    }

    /// The last day or time at which it can have been said, stated or derived; `None` if unknown.
    #[must_use]
    pub fn last(&self) -> Option<Moment> {
        let ends = [self.stated.and_then(Date::not_after), self.not_after];
        ends.into_iter().flatten().min_by_key(|at| at.last())
    }

    /// The date that follows from event and document alone, for a claim without a stated one: the date of a document
    /// that its source wrote, or else the span between event and document. `None` if nothing follows or a date is stated.
    #[must_use]
    pub fn derived(&self) -> Option<Date> {
        if self.stated.is_some() {
            return None;
        }
        self.written
            .cloned()
            .or_else(|| Date::between(self.not_before.map(|at| self.no_finer(at)), self.not_after))
    }

    /// The day of a lower bound that is a time of day, where nothing is known of the document's date: only the day of it is needed to place
    /// the claim, and the time of its event would look like the time at which it was said.
    fn no_finer(&self, at: Moment) -> Moment {
        if at.grain().is_time() && self.not_after.is_none() {
            Moment::day_at(at.first(), self.zone)
        } else {
            at
        }
    }

    /// A sort key: the first instant at which it can have been said, then the last, stated or else derived;
    /// `None` if unknown. An open end counts as infinitely far away.
    #[must_use]
    pub fn sort_key(&self) -> Option<(Instant, Instant)> {
        let first = self.stated.and_then(Date::earliest).or(self.not_before);
        let last = self.stated.and_then(Date::latest).or(self.not_after);
        let is_told = self.stated.is_some() || first.is_some() || last.is_some();
        let ends = (first.map(Moment::first), last.map(Moment::last));
        is_told.then(|| (ends.0.unwrap_or(Instant::MIN), ends.1.unwrap_or(Instant::MAX)))
    }

    /// For narrow places: the stated date as [`Date::short`], a derived one in brackets, "(7–13 Feb)"; `None`
    /// if unknown.
    #[must_use]
    pub fn short(&self, reference: Option<&Date>) -> Option<String> {
        self.short_by(|date| date.short(reference))
    }

    /// The same as [`Date::short_local`], where there is no room for UTC.
    #[must_use]
    pub fn short_local(&self, reference: Option<&Date>) -> Option<String> {
        self.short_by(|date| date.short_local(reference))
    }

    fn short_by(&self, short: impl Fn(&Date) -> String) -> Option<String> {
        match (self.stated, self.derived()) {
            (Some(stated), _) => Some(short(stated)),
            (None, derived) => derived.map(|date| format!("({})", short(&date))),
        }
    }

    /// True if no date is stated and it is that of the document, which its source wrote.
    #[must_use]
    pub const fn is_of_own_document(&self) -> bool {
        self.written.is_some()
    }

    /// The basis of a derived date, in words: "derived: not before its event".
    #[must_use]
    pub const fn derived_from(&self) -> &'static str {
        if self.written.is_some() {
            return "date of the source's own document";
        }
        match (self.not_before, self.not_after) {
            (Some(_), Some(_)) if self.is_about => {
                "derived: not before its event, not after its document, whose date is approximate"
            }
            (None, Some(_)) if self.is_about => "derived: not after its document, whose date is approximate",
            (Some(_), Some(_)) => "derived: not before its event, not after its document",
            (Some(_), None) => "derived: not before its event",
            (None, Some(_)) => "derived: not after its document",
            (None, None) => "no date stated",
        }
    }
}

/// "12 February 2018", "not stated; between 7 and 13 February 2018 (derived: not before its event, …)", "not stated".
impl fmt::Display for WhenSaid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.stated, self.derived()) {
            (Some(stated), _) => write!(f, "{stated}"),
            (None, Some(date)) if self.written.is_some() => write!(f, "{date} ({})", self.derived_from()),
            (None, Some(date)) => write!(f, "not stated; {date} ({})", self.derived_from()),
            (None, None) => f.write_str("not stated"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    fn when(claim: &str, event: &str, document: &str) -> (Option<Moment>, Option<Moment>, Option<String>) {
        let text = format!(
            "Dossier(format: 1, title: \"T\", sources: {{\"s\": (name: \"S\")}}, documents: {{\"d\": (title: \"D\"{document})}}, \
             events: {{\"e\": (name: \"E\"{event})}}, claims: {{\
             \"c\": (by: \"s\", document: \"d\", paragraph: 1, event: \"e\", says: Remark, gist: \"g\"{claim})}})"
        );
        let loaded = load::read(&text);
        let dossier = loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        let when = WhenSaid::from_claim(&dossier, &dossier.claims.rows()[0]);
        (when.first(), when.last(), when.derived().map(|date| date.as_str().to_owned()))
    }

    #[expect(clippy::unnecessary_wraps, reason = "it is compared with days that may be missing")]
    fn day(d: i8) -> Option<Moment> {
        Some(jiff::civil::date(2018, 2, d).into())
    }

    fn days(first: i8, last: i8) -> Option<(Instant, Instant)> {
        day(first).map(Moment::first).zip(day(last).map(Moment::last))
    }

    #[test]
    fn event_and_document_bound_what_states_no_date() {
        let (event, document) = (", on: \"2018-02-07\"", ", dated: \"2018-02-15\"");
        let span = Some("2018-02-07/2018-02-15".to_owned());
        assert_eq!(when("", event, document), (day(7), day(15), span));
        assert_eq!(when("", event, ""), (day(7), None, Some("2018-02-07/..".to_owned())));
        assert_eq!(when(", foretells: true", event, ""), (None, None, None));
        let (first, _, derived) = when("", ", on: \"2018-02-07T18:59:03Z\"", "");
        assert!(first.is_some_and(|at| at.grain().is_time()), "it bounds the claim to the second");
        assert_eq!(
            derived.as_deref(),
            Some("2018-02-07/.."),
            "and only its day is told of a page without a date"
        );
        assert_eq!(
            when("", ", on: \"2018-02-07?\"", ""),
            (None, None, None),
            "a doubtful date bounds nothing"
        );
    }

    #[test]
    fn a_derived_date_says_what_it_rests_on_and_never_looks_stated() {
        let text = |claim: &str, document: &str| {
            let text = format!(
                "Dossier(format: 1, title: \"T\", sources: {{\"s\": (name: \"S\")}}, \
                 documents: {{\"d\": (title: \"D\"{document})}}, events: {{\"e\": (name: \"E\", on: \"2018-02-07\")}}, \
                 claims: {{\"c\": (by: \"s\", document: \"d\", paragraph: 1, event: \"e\", says: Remark, gist: \"g\"{claim})}})"
            );
            let dossier = load::read(&text).dossier.unwrap_or_else(|| panic!("{text}"));
            let when = WhenSaid::from_claim(&dossier, &dossier.claims.rows()[0]);
            (when.to_string(), when.short(None), when.sort_key())
        };
        let out = ", dated: \"2018-02-13\"";
        assert_eq!(
            text("", out),
            (
                "not stated; between 7 and 13 February 2018 (derived: not before its event, not after its document)"
                    .to_owned(),
                Some("(7–13 Feb 2018)".to_owned()),
                days(7, 13),
            )
        );
        let open = (
            "not stated; 7 February 2018 or later (derived: not before its event)".to_owned(),
            Some("(from 7 Feb 2018)".to_owned()),
            day(7).map(Moment::first).zip(Some(Instant::MAX)),
        );
        assert_eq!(text("", ""), open);
        let stated = ("7 or 14 February 2018".to_owned(), Some("7 or 14 Feb 2018".to_owned()), days(7, 14));
        assert_eq!(text(", said: \"[2018-02-07,2018-02-14]\"", ""), stated);
        assert_eq!(text(", foretells: true", ""), ("not stated".to_owned(), None, None));
    }

    #[test]
    fn what_the_author_of_a_document_says_has_the_date_of_the_document() {
        let with = |behind: &str, claim: &str, dated: &str, format: u8| {
            let text = format!(
                "Dossier(format: {format}, title: \"T\", sources: {{\"s\": (name: \"S\"{behind}), \"t\": (name: \"T\")}}, \
                 documents: {{\"d\": (title: \"D\", author: \"s\"{dated})}}, events: {{\"e\": (name: \"E\", on: \"2018-02-07\")}}, \
                 claims: {{\"c\": (document: \"d\", paragraph: 1, event: \"e\", says: Remark, gist: \"g\", {claim})}})"
            );
            let loaded = load::read(&text);
            let dossier = loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
            let when = WhenSaid::from_claim(&dossier, &dossier.claims.rows()[0]);
            (when.first(), when.last(), when.to_string())
        };
        let when = |claim: &str, dated: &str, format: u8| with("", claim, dated, format);
        let dated = ", dated: \"2018-02-13\"";
        let written = "13 February 2018 (date of the source's own document)";
        assert_eq!(when("by: \"s\"", dated, 2), (day(13), day(13), written.to_owned()));
        let behind = with(", part_of: \"t\"", "by: \"t\"", dated, 2);
        assert_eq!(behind, (day(13), day(13), written.to_owned()), "the institution behind the author");
        let between = "not stated; between 7 and 13 February 2018 (derived: not before its event, not after its document)";
        for claim in ["by: \"t\"", "by: \"s\", via: [\"t\"]"] {
            assert_eq!(when(claim, dated, 2), (day(7), day(13), between.to_owned()), "{claim}");
        }
        // In format 1 the author is a text and no source.
        assert_eq!(when("by: \"s\"", dated, 1).2, between);
        assert_eq!(when("by: \"s\", said: \"2018-02-10\"", dated, 2).2, "10 February 2018");
        let open = "not stated; 7 February 2018 or later (derived: not before its event)";
        assert_eq!(when("by: \"s\"", "", 2).2, open, "a document without a date gives none");
        // A month stays a month, and its event bounds it.
        let month = when("by: \"s\"", ", dated: \"2018-02\"", 2);
        assert_eq!((month.0, month.2.contains("February 2018 (date of")), (day(7), true), "{}", month.2);
    }

    #[test]
    fn a_stated_date_is_narrowed_and_never_overruled() {
        let (event, document) = (", on: \"2018-02-07\"", ", dated: \"2018-02-15\"");
        assert_eq!(when(", said: \"2018-02-12/..\"", event, document), (day(12), day(15), None));
        assert_eq!(when(", said: \"2018-02-12?\"", event, document), (day(7), day(15), None));
        assert_eq!(
            when(", said: \"2018-02-01\"", event, document),
            (day(1), day(1), None),
            "before its event"
        );
        assert_eq!(
            when(", said: \"2018-02-20\"", event, document),
            (day(20), day(20), None),
            "after its document"
        );
    }
}
