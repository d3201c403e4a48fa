//! Dates in words.

use super::super::super::Zone;
use super::*;

fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn words_are_no_sharper_than_the_date() {
    for (text, words) in [
        ("2018-02-08", "8 February 2018"),
        ("2018-02-08~", "about 8 February 2018"),
        ("2018-02-08?", "perhaps 8 February 2018"),
        ("2018-02%", "perhaps about February 2018"),
        ("2018-02-07/2018-02-14", "between 7 and 14 February 2018"),
        ("2018-01-28/2018-02-03", "between 28 January and 3 February 2018"),
        ("2017-12-28/2018-01-03", "between 28 December 2017 and 3 January 2018"),
        ("2018-02-07~/2018-02-14", "between about 7 February 2018 and 14 February 2018"),
        ("2016/2018", "between 2016 and 2018"),
        ("2018/2018", "between 2018 and 2018"),
        ("2018-01/2018-03", "between January and March 2018"),
        ("../2018-02-15", "by 15 February 2018"),
        ("/2018-02-15", "by 15 February 2018"),
        ("2018-02-12/..", "12 February 2018 or later"),
        ("[2018-02-07,2018-02-14]", "7 or 14 February 2018"),
        ("[2018-01-31, 2018-02-07, 2018-02-14]", "31 January 2018 or 7 or 14 February 2018"),
        ("[1667,1668~]", "1667 or about 1668"),
        ("2018-02", "February 2018"),
        ("-0479", "480 BC"),
        ("0000", "1 BC"),
        ("-0479-09", "September 480 BC"),
        ("0077", "AD 77"),
        ("-0026/0014", "between 27 BC and AD 14"),
        ("-0429/-0424~", "between 430 BC and about 425 BC"),
        ("0999/1000", "between AD 999 and 1000"),
    ] {
        assert_eq!(date(text).to_string(), words, "{text}");
        assert_eq!(date(text).as_str(), text);
    }
}

#[test]
fn short_forms_leave_out_the_known_year_only() {
    let period = date("2018-02-07/2018-02-15");
    for (text, within, alone) in [
        ("2018-02-08", "8 Feb", "8 Feb 2018"),
        ("2018-02-08~", "~8 Feb", "~8 Feb 2018"),
        ("2018-02-08%", "~8 Feb?", "~8 Feb 2018?"),
        ("2018-02-07/2018-02-14", "7–14 Feb", "7–14 Feb 2018"),
        ("2018-01-28/2018-02-03", "28 Jan – 3 Feb", "28 Jan – 3 Feb 2018"),
        ("2017-12-28/2018-01-03", "28 Dec 2017 – 3 Jan", "28 Dec 2017 – 3 Jan 2018"),
        ("../2018-02-15", "by 15 Feb", "by 15 Feb 2018"),
        ("2018-02-12/..", "from 12 Feb", "from 12 Feb 2018"),
        ("[2018-02-07,2018-02-14]", "7 or 14 Feb", "7 or 14 Feb 2018"),
        ("2018-02", "Feb", "Feb 2018"),
        ("2018", "2018", "2018"),
        ("2017-05-01", "1 May 2017", "1 May 2017"),
    ] {
        assert_eq!(date(text).short(Some(&period)), within, "{text}");
        assert_eq!(date(text).short(None), alone, "{text}");
    }
}

#[test]
fn a_reference_of_several_years_leaves_no_year_out() {
    let ages = date("-0480/2021");
    for (text, words) in [
        ("-0480-01-01", "1 Jan 481 BC"),
        ("-0479-08~/-0479-09~", "~Aug – ~Sep 480 BC"),
        ("-0026/0014", "27 BC – AD 14"),
        ("2021-12-31", "31 Dec 2021"),
    ] {
        assert_eq!(date(text).short(Some(&ages)), words, "{text}");
    }
}

#[test]
fn times_are_told_in_the_dossiers_zone_with_utc_beside_them() {
    let period = date("2018-02-07");
    for (text, zone, words, short) in [
        ("2018-02-07T22:00+03", "+03", "22:00 (19:00 UTC) on 7 February 2018", "7 Feb 22:00 (19:00Z)"),
        ("2018-02-07T22:00Z", "UTC", "22:00 UTC on 7 February 2018", "7 Feb 22:00Z"),
        (
            "2018-02-07T22:30Z",
            "+03",
            "01:30 (22:30 UTC the day before) on 8 February 2018",
            "8 Feb 01:30 (7 Feb 22:30Z)",
        ),
        (
            "2018-02-07T22:00:30~",
            "-05",
            "about 22:00:30 (03:00:30 UTC the day after) on 7 February 2018",
            "~7 Feb 22:00:30 (8 Feb 03:00:30Z)",
        ),
        ("2018-02-07T22:00?", "+03", "perhaps 22:00 (19:00 UTC) on 7 February 2018", "7 Feb 22:00 (19:00Z)?"),
        ("../2018-02-07T22:00", "+03", "by 22:00 (19:00 UTC) on 7 February 2018", "by 7 Feb 22:00 (19:00Z)"),
        (
            "2018-02-07T22:00/..",
            "+03",
            "22:00 (19:00 UTC) on 7 February 2018 or later",
            "from 7 Feb 22:00 (19:00Z)",
        ),
        (
            "2018-02-07T18:59/2018-02-07T22:00",
            "+03",
            "between 18:59 (15:59 UTC) and 22:00 (19:00 UTC) on 7 February 2018",
            "7 Feb 18:59–22:00 (15:59–19:00Z)",
        ),
        (
            "2018-02-07T18:59/2018-02-07T22:00",
            "Z",
            "between 18:59 UTC and 22:00 UTC on 7 February 2018",
            "7 Feb 18:59–22:00Z",
        ),
        (
            "2018-02-07T22:00/2018-02-08T01:00",
            "+03",
            "between 22:00 (19:00 UTC) on 7 February and 01:00 (22:00 UTC the day before) on 8 February 2018",
            "7 Feb 22:00 (19:00Z) – 8 Feb 01:00 (7 Feb 22:00Z)",
        ),
        (
            "2018-02-07T22:00/2018-02-07",
            "+03",
            "22:00 (19:00 UTC) on 7 February 2018 or later that day",
            "7 Feb, from 22:00 (19:00Z)",
        ),
        (
            "2018-02-07/2018-02-07T22:00",
            "+03",
            "7 February 2018, by 22:00 (19:00 UTC)",
            "7 Feb, by 22:00 (19:00Z)",
        ),
        (
            "[2018-02-07T18:59,2018-02-07T22:00]",
            "+03",
            "18:59 (15:59 UTC) or 22:00 (19:00 UTC) on 7 February 2018",
            "7 Feb 18:59 (15:59Z) or 22:00 (19:00Z)",
        ),
        (
            "2018-10-28T02:30",
            "Europe/Berlin",
            "02:30 (00:30 or 01:30 UTC) on 28 October 2018",
            "28 Oct 02:30 (00:30 or 01:30Z)",
        ),
        ("2018-02-07", "+03", "7 February 2018", "7 Feb"),
    ] {
        let zone: Zone = zone.parse().expect("a zone");
        let date = Date::read(text, &zone).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(date.to_string(), words, "{text}");
        assert_eq!(date.short(Some(&period)), short, "{text}");
    }
}

#[test]
fn where_there_is_no_room_utc_is_left_out() {
    let zone: Zone = "+03".parse().expect("a zone");
    for (text, short) in [
        ("2018-02-07T22:00", "7 Feb 2018 22:00"),
        ("2018-02-07T18:59/2018-02-07T22:00~", "7 Feb 18:59 – ~7 Feb 2018 22:00"),
        ("2018-02-07T18:59/2018-02-07T22:00", "7 Feb 2018 18:59–22:00"),
        ("[2018-02-07T18:59,2018-02-07T22:00]", "7 Feb 2018 18:59 or 22:00"),
        ("2018-02-07T22:00/2018-02-09", "7 Feb 22:00 – 9 Feb 2018"),
        ("2018-02-07", "7 Feb 2018"),
    ] {
        let date = Date::read(text, &zone).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(date.short_local(None), short, "{text}");
    }
    let utc: Date = "2018-02-07T22:00Z".parse().expect("a date");
    assert_eq!(utc.short_local(None), "7 Feb 2018 22:00Z");
}
