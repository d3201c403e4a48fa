//! One evening told by the clock: order, what was known when, and what the timeline says. The times are worked out by
//! hand: the zone is three hours ahead of UTC.

use crate::dossier::{ClaimId, Date, Dossier, Item, Moment, Reading};
use crate::known::steps;
use crate::search::{Haystack, Query};
use crate::timeline::{Basis, LaneBy, Timeline};
use crate::{Ahead, Known, Links, Shown, WhenSaid, load};

fn evening() -> Dossier {
    let loaded = load::read(include_str!("evening.ron"));
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    loaded.dossier.expect("sound")
}

fn at(dossier: &Dossier, text: &str) -> Moment {
    Moment::read(text, &dossier.zone).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn key(dossier: &Dossier, id: ClaimId) -> &str {
    &dossier.claims[id].key
}

#[test]
fn the_claims_of_an_evening_are_in_the_order_of_the_clock() {
    let dossier = evening();
    let mut claims: Vec<ClaimId> = dossier.claims.ids().collect();
    claims.sort_by_key(|id| WhenSaid::from_claim(&dossier, &dossier.claims[*id]).sort_key());
    let keys: Vec<&str> = claims.iter().map(|id| key(&dossier, *id)).collect();
    // Some time on the day; from 18:59 by 22:00; from 18:59 by 9 February; 20:00 or later; 21:10; 22:45.
    assert_eq!(keys, ["paper-30", "hospital-9", "hospital-41", "agency-15", "agency-12", "ministry-40"]);
}

#[test]
fn what_follows_from_event_and_document_is_as_fine_as_they_are() {
    let dossier = evening();
    let words = |wanted: &str| {
        let claim = dossier.claims.rows().iter().find(|claim| claim.key == wanted).expect("there");
        let when = WhenSaid::from_claim(&dossier, claim);
        let ends = [when.first(), when.last()].map(|end| end.map(|end| Date::from(end).as_str().to_owned()));
        (when.to_string(), ends)
    };
    let end = |text: &str| Some(text.to_owned());
    assert_eq!(
        words("hospital-41"),
        (
            "not stated; between 18:59 (15:59 UTC) on 7 February 2018 and 9 February 2018 \
             (derived: not before its event, not after its document)"
                .to_owned(),
            [end("2018-02-07T18:59+03:00"), end("2018-02-09")]
        )
    );
    assert_eq!(
        words("paper-30"),
        ("7 February 2018".to_owned(), [end("2018-02-07T18:59+03:00"), end("2018-02-07")])
    );
    assert_eq!(words("hospital-9").1, [end("2018-02-07T18:59+03:00"), end("2018-02-07T22:00+03:00")]);
}

#[test]
fn at_each_time_only_what_had_been_said_is_known() {
    let dossier = evening();
    let links = Links::new(&dossier);
    let counts = |text: &str| {
        let at = at(&dossier, text);
        let known = |wanted: Known| {
            let claims = dossier.claims.rows().iter();
            claims.filter(|claim| Known::of_claim(&dossier, claim, at) == wanted).count()
        };
        let ahead = Ahead::new(&dossier, &links, Some(at));
        let claims: Vec<ClaimId> = dossier.claims.ids().collect();
        let shown = Shown { day: Some(at), ..Shown::default() }.count(&dossier, &claims);
        let counts = [known(Known::Known), known(Known::Perhaps), known(Known::NotYet)];
        (counts, claims.len() - ahead.without(claims.iter().copied()).len(), shown)
    };
    // Of six claims: known, perhaps, not yet; how many lie ahead; how many are counted.
    assert_eq!(counts("2018-02-06"), ([0, 0, 6], 6, 0));
    assert_eq!(counts("2018-02-07T18:58"), ([0, 0, 6], 6, 0));
    assert_eq!(
        counts("2018-02-07T18:59"),
        ([0, 3, 3], 0, 3),
        "begun; by 22:00, on the day, and undated are open"
    );
    assert_eq!(counts("2018-02-07T20:00"), ([0, 4, 2], 0, 4));
    assert_eq!(counts("2018-02-07T18:09Z"), ([0, 4, 2], 0, 4), "21:09");
    assert_eq!(counts("2018-02-07T18:10Z"), ([1, 4, 1], 0, 5), "21:10");
    assert_eq!(counts("2018-02-07T21:59"), ([1, 4, 1], 0, 5));
    assert_eq!(counts("2018-02-07T22:00"), ([2, 3, 1], 0, 5));
    assert_eq!(counts("2018-02-07T22:44:59"), ([2, 3, 1], 0, 5));
    assert_eq!(counts("2018-02-07T22:45"), ([3, 3, 0], 0, 6));
    assert_eq!(counts("2018-02-07T23:30"), ([4, 2, 0], 0, 6));
    assert_eq!(counts("2018-02-07"), ([5, 1, 0], 0, 6));
    assert_eq!(counts("2018-02-08"), ([5, 1, 0], 0, 6));
    assert_eq!(counts("2018-02-09"), ([6, 0, 0], 0, 6));
}

#[test]
fn the_steps_of_an_evening_are_its_minutes_and_the_days_after() {
    let dossier = evening();
    let words: Vec<String> = steps(&dossier).iter().map(|step| Date::from(*step).short(None)).collect();
    assert_eq!(
        words,
        [
            "7 Feb 2018 18:59 (15:59Z)",
            "7 Feb 2018 20:00 (17:00Z)",
            "7 Feb 2018 21:10 (18:10Z)",
            "7 Feb 2018 22:00 (19:00Z)",
            "7 Feb 2018 22:45 (19:45Z)",
            "7 Feb 2018 23:30 (20:30Z)",
            "7 Feb 2018",
            "9 Feb 2018",
        ]
    );
}

#[test]
fn the_timeline_keeps_each_time_as_fine_as_it_is() {
    let dossier = evening();
    let timeline = Timeline::new(&dossier, None, &Ahead::default(), LaneBy::Side);
    let entries: Vec<_> = timeline.lanes.iter().flat_map(|(_, entries)| entries.clone()).collect();
    let find = |wanted: &str| {
        let is_it = |item: Item| matches!(item, Item::Claim(id) if key(&dossier, id) == wanted);
        *entries.iter().find(|entry| is_it(entry.item)).expect("there")
    };
    let seconds = |wanted: &str| {
        let extent = find(wanted).extent;
        extent.from.stated().zip(extent.to.stated()).map(|(from, to)| to.seconds() - from.seconds())
    };
    assert_eq!(seconds("ministry-40"), Some(60));
    assert_eq!(seconds("paper-30"), Some(86_400));
    assert_eq!(seconds("hospital-9"), None, "it has no beginning");
    let second = at(&dossier, "2018-02-07T23:30").first();
    let after_first = at(&dossier, "2018-02-07T20:01").first();
    assert_eq!(find("agency-15").basis, Basis::OneOf { after_first, second });
    let ends = timeline.period(dossier.period.as_ref());
    let last = at(&dossier, "2018-02-07T23:59").last().plus(1);
    assert_eq!(ends, Some((at(&dossier, "2018-02-07T18:00").first(), last)));
}

/// What a table shows of a time is what it was given, and CSV and JSON hold the text and the derived bounds.
#[test]
fn a_record_holds_the_times_as_written_and_as_derived() {
    let dossier = evening();
    let claims: Vec<ClaimId> = dossier.claims.ids().collect();
    let records = crate::table::Records::new(&dossier, &Reading::words_only(), &claims);
    let csv = crate::table::to_csv(&records, crate::table::Dialect::default()).expect("no text is too long");
    let csv = String::from_utf8(csv).expect("UTF-8");
    for text in [
        "2018-02-07T19:45Z",
        "2018-02-07T20:10+02",
        "../2018-02-07T22:00",
        "\"[2018-02-07T20:00, 2018-02-07T23:30]\"",
        "2018-02-07T18:59+03:00",
    ] {
        assert!(csv.contains(text), "{text} in {csv}");
    }
}

#[test]
fn search_finds_a_claim_by_either_clock_and_takes_no_time_for_a_figure() {
    let dossier = evening();
    let haystack = Haystack::new(&dossier, &Reading::words_only());
    let found = |text: &str| -> Vec<String> {
        let hits = haystack.find(&mut Query::new(text), 9).hits;
        let claims = hits.iter().filter_map(|hit| match hit.item {
            Item::Claim(id) => Some(key(&dossier, id).to_owned()),
            _ => None,
        });
        claims.collect()
    };
    for text in ["22:45", "19:45 utc"] {
        assert_eq!(found(text), ["ministry-40"], "{text}");
    }
    assert_eq!(found("over 22"), Vec::<String>::new());
}
