//! The steps of a play from the first moment to the last: each day or time at which an answer changes.

use super::must_follow;
use crate::dossier::{Date, Document, Dossier, Grain, Id as _, Instant, Moment, Zone};
use crate::{WhenSaid, ahead};

/// Every day or time at which the answer of anything changes, or at which it is shown for the first time, ascending: the
/// steps of a play from the first to the last.
///
/// Nothing changes before the first step or after the last. A day stands for all that changes from its beginning to its
/// end, unless something changes at a time within it: then its beginning is a step of its own.
#[must_use]
pub fn steps(dossier: &Dossier) -> Vec<Moment> {
    // What changes at the beginning of a day or time, and what at its end.
    let mut begins: Vec<Moment> = ahead::steps(dossier).collect();
    let mut ends: Vec<Moment> = Vec::new();
    // From when on each document can have come out.
    let own = |document: &Document| document.dated.as_ref().and_then(Date::not_before);
    let mut out: Vec<Option<Moment>> = dossier.documents.rows().iter().map(own).collect();
    for (id, claim) in dossier.claims.iter() {
        let when = WhenSaid::from_claim(dossier, claim);
        begins.extend(when.first());
        ends.extend(when.last());
        let out = &mut out[claim.document.index()];
        *out = [*out, must_follow(dossier, id)].into_iter().flatten().max_by_key(|at| at.first());
    }
    begins.extend(out.into_iter().flatten());
    for date in dossier.events.rows().iter().filter_map(|event| event.on.as_ref()) {
        begins.extend(date.not_before());
        ends.extend(date.not_after());
    }
    let came_out = dossier.documents.rows().iter().filter_map(|document| document.dated.as_ref());
    ends.extend(came_out.filter_map(Date::not_after));
    let mut changes: Vec<Instant> = begins.iter().map(|at| at.first()).collect();
    changes.extend(ends.iter().map(|at| at.last()));
    changes.sort_unstable();
    let mut steps = ends;
    steps.extend(begins.into_iter().map(|at| beginning(at, &changes, &dossier.zone)));
    steps.sort_unstable();
    // Of two that end together, the longer is the plainer name.
    steps.dedup_by_key(|step| step.last());
    steps
}

/// The longest of a moment, its first minute and its first second within which nothing else changes.
fn beginning(at: Moment, changes: &[Instant], zone: &Zone) -> Moment {
    let is_quiet = |moment: &Moment| {
        let next = changes.partition_point(|change| *change <= moment.first());
        changes.get(next).is_none_or(|change| *change >= moment.last())
    };
    let minute = || Some(Moment::minute_at(at.first(), zone)).filter(|_| at.grain() == Grain::Day);
    let second = || Moment::second_at(at.first(), zone);
    Some(at).filter(is_quiet).or_else(|| minute().filter(is_quiet)).unwrap_or_else(second)
}

/// The first of `steps` after a moment; without one, the first of all. `None` after the last.
#[must_use]
pub fn step_after(steps: &[Moment], at: Option<Moment>) -> Option<Moment> {
    let next = at.map_or(0, |at| steps.partition_point(|step| step.last() <= at.last()));
    steps.get(next).copied()
}

/// The last of `steps` before a moment; without one, the last of all. `None` before the first.
#[must_use]
pub fn step_before(steps: &[Moment], at: Option<Moment>) -> Option<Moment> {
    let end = at.map_or(steps.len(), |at| steps.partition_point(|step| step.last() < at.last()));
    end.checked_sub(1).and_then(|before| steps.get(before)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Item, ItemKind};
    use crate::{Ahead, Known, Links, load};

    fn day(d: i8) -> Moment {
        jiff::civil::date(2018, 2, d).into()
    }

    /// What is known and what is ahead.
    fn states(dossier: &Dossier, links: &Links, at: Moment) -> Vec<(Known, bool)> {
        let kinds = [ItemKind::Claim, ItemKind::Event, ItemKind::Document];
        let items = kinds.into_iter().flat_map(|kind| dossier.items(kind));
        let ahead = Ahead::new(dossier, links, Some(at));
        items.map(|item: Item| (Known::of_item(dossier, links, item, at), ahead.holds(item))).collect()
    }

    /// By brute force: on a walk through all days, something changes on the steps and on no other day.
    #[test]
    fn the_steps_are_the_days_on_which_something_changes() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let links = Links::new(&dossier);
        let mut today = jiff::civil::date(2017, 9, 1);
        let mut found = Vec::new();
        while today < jiff::civil::date(2018, 5, 1) {
            let tomorrow = today.tomorrow().expect("far from the end");
            if states(&dossier, &links, today.into()) != states(&dossier, &links, tomorrow.into()) {
                found.push(Moment::from(tomorrow));
            }
            today = tomorrow;
        }
        assert_eq!(steps(&dossier), found);
        assert!(found.len() > 5);
    }

    /// By brute force: on a walk through all minutes of three days, whatever changes does so within one step.
    #[test]
    fn with_times_the_steps_are_the_minutes_at_which_something_changes() {
        let text = "Dossier(format: 2, title: \"T\", zone: \"Asia/Damascus\", period: \"2018-02-07\",
            sources: {\"s\": (name: \"S\")}, documents: {\"d\": (title: \"D\", dated: \"2018-02-08\"), \"e\": (title: \"E\")},
            events: {\"bang\": (name: \"Bang\", on: \"2018-02-07T18:59\"), \"eve\": (name: \"Eve\", on: \"2018-02-06\"), \"march\": (name: \"March\", on: \"2018-02-07\")},
            claims: {
                \"minute\": (by: \"s\", document: \"d\", paragraph: 1, event: \"bang\", said: \"2018-02-07T19:45Z\", gist: \"g\"),
                \"by\": (by: \"s\", document: \"e\", paragraph: 1, event: \"bang\", said: \"../2018-02-07T22:00\", gist: \"h\"),
                \"day\": (by: \"s\", document: \"e\", paragraph: 1, event: \"bang\", said: \"2018-02-07\", gist: \"i\"),
                \"loose\": (by: \"s\", document: \"d\", paragraph: 1, event: \"bang\", gist: \"j\"),
            })";
        let loaded = load::read(text);
        let dossier = loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        let links = Links::new(&dossier);
        let steps = steps(&dossier);
        let words: Vec<String> = steps.iter().map(|step| Date::from(*step).to_string()).collect();
        assert_eq!(
            words,
            [
                "6 February 2018",
                "00:00 (22:00 UTC the day before) on 7 February 2018",
                "18:59 (16:59 UTC) on 7 February 2018",
                "21:45 (19:45 UTC) on 7 February 2018",
                "22:00 (20:00 UTC) on 7 February 2018",
                "7 February 2018",
                "8 February 2018",
            ]
        );
        let first = Moment::of_day(jiff::civil::date(2018, 2, 6), &dossier.zone).first();
        let minutes =
            (-1..3 * 24 * 60).map(|minute| Moment::minute_at(first.plus(minute * 60), &dossier.zone));
        let minutes: Vec<Moment> = minutes.collect();
        for pair in minutes.windows(2) {
            if states(&dossier, &links, pair[0]) != states(&dossier, &links, pair[1]) {
                let within = steps
                    .iter()
                    .filter(|step| step.first() <= pair[1].first() && pair[1].first() <= step.last());
                assert!(within.count() > 0, "{} is in no step", Date::from(pair[1]));
            }
        }
        for pair in steps.windows(2) {
            let (before, after) = (states(&dossier, &links, pair[0]), states(&dossier, &links, pair[1]));
            assert_ne!(before, after, "{} changes nothing", Date::from(pair[1]));
        }
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
}
