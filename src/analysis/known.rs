//! What was known on a day: what had been said by then, what perhaps had, what certainly had not.
//!
//! Dates are as uncertain as they are, so there are three answers and not two. Nothing is invented: what has no date
//! has perhaps been said on any day.

use super::{Links, Tally, WhenSaid};
use crate::dossier::{Claim, ClaimId, Date, Day, Dossier, Item};

/// Whether something had happened, had been said or had come out by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// Certainly not by then.
    NotYet,
    /// Its date does not tell.
    Perhaps,
    /// Certainly by then.
    Known,
}

impl Known {
    /// Of something with this date.
    #[must_use]
    pub fn of_date(date: Option<&Date>, day: Day) -> Self {
        match date {
            Some(date) if date.certainly_by(day) => Self::Known,
            Some(date) if date.certainly_after(day) => Self::NotYet,
            _ => Self::Perhaps,
        }
    }

    /// Of a claim, by its own date and by what follows from its event and its document: see [`WhenSaid`].
    #[must_use]
    pub fn of_claim(dossier: &Dossier, claim: &Claim, day: Day) -> Self {
        let when = WhenSaid::of(dossier, claim);
        if when.first().is_some_and(|first| first > day) {
            Self::NotYet
        } else if when.last().is_some_and(|last| last <= day) {
            Self::Known
        } else {
            Self::Perhaps
        }
    }

    /// Of any item. Claims, events and documents have dates; places, sources, populations, questions and people are
    /// there from the beginning.
    #[must_use]
    pub fn of_item(dossier: &Dossier, item: Item, day: Day) -> Self {
        match item {
            Item::Claim(id) => Self::of_claim(dossier, &dossier.claims[id], day),
            Item::Event(id) => Self::of_date(dossier.events[id].on.as_ref(), day),
            Item::Document(id) => Self::of_date(dossier.documents[id].dated.as_ref(), day),
            Item::Place(_) | Item::Source(_) | Item::Group(_) | Item::Question(_) | Item::Person(_) => {
                Self::Known
            }
        }
    }
}

/// Those of `claims` that had, or perhaps had, been said by `day`, in the same order.
#[must_use]
pub fn said_by(dossier: &Dossier, claims: impl IntoIterator<Item = ClaimId>, day: Day) -> Vec<ClaimId> {
    let said = |id: &ClaimId| Known::of_claim(dossier, &dossier.claims[*id], day) != Known::NotYet;
    claims.into_iter().filter(said).collect()
}

/// Counts the claims of `item`, and their speakers, that had or perhaps had been said by `day`.
#[must_use]
pub fn tally_by(dossier: &Dossier, links: &Links, item: Item, day: Day) -> Tally {
    Tally::of(dossier, &said_by(dossier, links.claims_of(item).iter().copied(), day))
}

/// Every day on which the answer of anything changes, ascending: the steps of a play from the first to the last.
///
/// On the days before the first step, and on all days after the last, nothing changes any more.
#[must_use]
pub fn steps(dossier: &Dossier) -> Vec<Day> {
    let mut days = Vec::new();
    for claim in dossier.claims.rows() {
        let when = WhenSaid::of(dossier, claim);
        days.extend(when.first());
        days.extend(when.last());
    }
    let happened = dossier.events.rows().iter().filter_map(|event| event.on.as_ref());
    let came_out = dossier.documents.rows().iter().filter_map(|document| document.dated.as_ref());
    for date in happened.chain(came_out) {
        days.extend(date.not_before());
        days.extend(date.not_after());
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// The first of `steps` after a day; the first of all after none. None after the last.
#[must_use]
pub fn step_after(steps: &[Day], day: Option<Day>) -> Option<Day> {
    let at = day.map_or(0, |day| steps.partition_point(|step| *step <= day));
    steps.get(at).copied()
}

/// The last of `steps` before a day; the last of all before none. None before the first.
#[must_use]
pub fn step_before(steps: &[Day], day: Option<Day>) -> Option<Day> {
    let at = day.map_or(steps.len(), |day| steps.partition_point(|step| *step < day));
    at.checked_sub(1).and_then(|at| steps.get(at)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::ItemKind;
    use crate::load;

    fn day(d: i8) -> Day {
        jiff::civil::date(2018, 2, d)
    }

    fn dossier(claims: &str) -> Dossier {
        let text = format!(
            "Dossier(format: 1, title: \"T\", sources: {{\"s\": (name: \"S\", kind: Media)}}, documents: {{\
             \"tenth\": (title: \"D\", dated: \"2018-02-10\"), \"undated\": (title: \"E\")}}, claims: {{{claims}}})"
        );
        let loaded = load::read(&text);
        loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
    }

    fn of(claim: &str) -> [Known; 3] {
        let dossier = dossier(&format!("\"c\": (by: \"s\", says: Remark, gist: \"g\", {claim})"));
        [9, 10, 12].map(|d| Known::of_claim(&dossier, &dossier.claims.rows()[0], day(d)))
    }

    #[test]
    fn a_claim_is_known_from_its_day_on() {
        use super::Known::{Known, NotYet, Perhaps};
        assert_eq!(of("document: \"undated\", said: \"2018-02-10\""), [NotYet, Known, Known]);
        assert_eq!(of("document: \"undated\", said: \"2018-02-10/2018-02-12\""), [NotYet, Perhaps, Known]);
        assert_eq!(of("document: \"undated\", said: \"2018-02-10/..\""), [NotYet, Perhaps, Perhaps]);
        assert_eq!(of("document: \"undated\", said: \"2018-02-09~\""), [Perhaps, Perhaps, Known]);
        assert_eq!(of("document: \"undated\""), [Perhaps; 3], "without a date anything may be");
    }

    #[test]
    fn what_is_printed_had_been_said() {
        use super::Known::{Known, NotYet, Perhaps};
        assert_eq!(of("document: \"tenth\""), [Perhaps, Known, Known], "never certainly not yet");
        assert_eq!(of("document: \"tenth\", said: \"2018-02-08/..\""), [Perhaps, Known, Known]);
        assert_eq!(
            of("document: \"tenth\", said: \"2018-02-12\""),
            [NotYet, NotYet, Known],
            "its own date rules"
        );
    }

    /// By brute force: walking all days, something changes on the steps and on no other day.
    #[test]
    fn the_steps_are_the_days_on_which_something_changes() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let states = |day: Day| -> Vec<Known> {
            let kinds = [ItemKind::Claim, ItemKind::Event, ItemKind::Document];
            let items = kinds.into_iter().flat_map(|kind| dossier.items(kind));
            items.map(|item| Known::of_item(&dossier, item, day)).collect()
        };
        let mut today = jiff::civil::date(2017, 9, 1);
        let mut found = Vec::new();
        while today < jiff::civil::date(2018, 5, 1) {
            let tomorrow = today.tomorrow().expect("far from the end");
            if states(today) != states(tomorrow) {
                found.push(tomorrow);
            }
            today = tomorrow;
        }
        assert_eq!(steps(&dossier), found);
        assert!(found.len() > 5);
    }

    #[test]
    fn one_can_step_through_all_of_them_and_back() {
        let steps = [day(3), day(7), day(9)];
        assert_eq!(step_after(&steps, None), Some(day(3)));
        assert_eq!(step_after(&steps, Some(day(7))), Some(day(9)));
        assert_eq!(step_after(&steps, Some(day(9))), None);
        assert_eq!(step_before(&steps, None), Some(day(9)));
        assert_eq!(step_before(&steps, Some(day(8))), Some(day(7)));
        assert_eq!(step_before(&steps, Some(day(3))), None);
        assert_eq!((step_after(&[], None), step_before(&[], None)), (None, None));
    }

    #[test]
    fn a_place_counts_only_what_could_have_been_said() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let links = Links::new(&dossier);
        let khusham = dossier.find(ItemKind::Event, "clash").expect("there");
        let [before, after] = [6, 28].map(|d| tally_by(&dossier, &links, khusham, day(d)).claims);
        assert!(before < after, "{before} {after}");
        assert_eq!(after, super::super::tally(&dossier, &links, khusham).claims);
    }
}
