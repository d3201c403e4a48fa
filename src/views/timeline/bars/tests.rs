//! Where bars lie, and what they say.

use super::super::window::Breaks;
use super::*;
use crate::analysis::timeline::Fineness;

fn bar(text: &str) -> Bar {
    let window = Window { start: 17_560.0, per_day: 50.0, grain: Fineness::Days, breaks: Breaks::default() };
    Bar::from_extent(Extent::from_date(&text.parse().expect("a date")), &window)
}

#[test]
fn a_day_is_as_wide_as_a_day_and_a_month_as_a_month() {
    let day = bar("2018-02-08");
    assert!((day.right - day.left - 50.0).abs() < 0.01 && day.shape == Shown::Day);
    let month = bar("2018-02");
    assert!((month.right - month.left - 28.0 * 50.0).abs() < 0.1 && month.shape == Shown::Span);
}

#[test]
fn about_fades_beyond_its_days_and_is_no_day() {
    let about = bar("2018-02-08~");
    assert_eq!((about.shape, about.from, about.to), (Shown::Span, Edge::Soft, Edge::Soft));
    assert!((about.left - about.outer_left - 150.0).abs() < 0.01);
    assert!((about.outer_right - about.right - 150.0).abs() < 0.01);
}

#[test]
fn one_of_several_days_has_its_words_between_them_or_after_the_last() {
    let date: crate::dossier::Date = "[2018-02-07,2018-02-14]".parse().expect("a date");
    let [first, second] = [&date.alternatives()[0], &date.alternatives()[1]].map(Extent::from_date);
    let [after_first, second] = [first.to.stated(), second.from.stated()].map(Option::unwrap);
    let entry = Entry {
        item: crate::dossier::Item::Claim(crate::dossier::Id::from_index(0)),
        extent: Extent::from_date(&date),
        basis: Basis::OneOf { after_first, second },
        doubt: Doubt::None,
    };
    let bar = Bar::new(
        &entry,
        &Window { start: 17_560.0, per_day: 50.0, grain: Fineness::Days, breaks: Breaks::default() },
    );
    let Shown::OneOf(from, to) = bar.shape else { panic!("{bar:?}") };
    assert!((to - from - 300.0).abs() < 0.01, "six days lie between");
    let (x, room) = bar.room(Wanted { all: 200.0, least: 30.0 });
    assert!(x > from && x + room + LEAST_LINE < to, "some of the line stays");
    let (x, _) = bar.room(Wanted { all: 500.0, least: 500.0 });
    assert!(x > bar.right);
}

#[test]
fn the_cells_of_a_derived_time_take_all_of_it() {
    let cells = [Cell { first: 0, end: 1, of: 3 }, Cell { first: 1, end: 3, of: 3 }];
    let [first, last] = cells.map(|cell| cell.within((30.0, 90.0)));
    assert_eq!((first, last), (30.0..50.0, 50.0..90.0));
}

#[test]
fn an_open_end_is_of_fixed_length() {
    for (text, from, to) in
        [("2018-02-12/..", Edge::Sharp, Edge::Open), ("../2018-02-15", Edge::Open, Edge::Sharp)]
    {
        let open = bar(text);
        assert_eq!((open.from, open.to), (from, to));
        assert!((open.right - open.left - FADE).abs() < 0.01, "{text}");
    }
}

#[test]
fn no_words_run_across_the_end_of_a_bar() {
    let bars = ["2018-02-08", "2018-02-08~", "2018-02", "2018-02-07/2018-02-14", "../2018-02-15"].map(bar);
    for all in [10.0, 30.0, 60.0, 200.0, 900.0] {
        for bar in &bars {
            let (x, room) = bar.room(Wanted { all, least: all });
            assert!(x >= bar.right || x + room <= bar.right, "{all} points of words in {bar:?}");
        }
    }
}

#[test]
fn words_stand_inside_only_where_they_fit() {
    let span = bar("2018-02-07/2018-02-14");
    let fits = Wanted { all: 100.0, least: 0.0 };
    let [cut, whole] = [0.0, 1000.0].map(|least| Wanted { all: 1000.0, least });
    assert!(span.room(fits).0 < span.right && span.room(cut).0 < span.right, "what may be cut is");
    assert!(span.right_of(cut) <= span.right && span.room(whole).0 > span.right);
    assert!(span.right_of(whole) > span.right + 1000.0);
}

#[test]
fn under_an_axis_of_hours_a_day_is_some_time_within_it_and_a_minute_has_the_symbol() {
    let fine = |text: &str, per_day: f64| {
        let window = Window { start: 17_560.0, per_day, grain: Fineness::Minutes, breaks: Breaks::default() };
        Bar::from_extent(Extent::from_date(&text.parse().expect("a date")), &window)
    };
    let day = fine("2018-02-08", 1440.0);
    assert!(day.shape == Shown::Span && (day.right - day.left - 1440.0).abs() < 0.1);
    assert_eq!(fine("2018-02-08", 60.0).shape, Shown::Day, "under an axis of days");
    let minute = fine("2018-02-08T10:00Z", 1440.0);
    assert!(minute.shape == Shown::Day && (minute.right - minute.left - 1.0).abs() < 0.01);
    assert!((minute.left - day.left - 600.0).abs() < 0.1, "ten hours after midnight");
    let about = fine("2018-02-08T10:00Z~", 1440.0);
    assert!(about.shape == Shown::Span && (about.left - about.outer_left - 60.0).abs() < 0.1);
}

#[test]
fn one_of_several_times_is_not_the_time_between_them() {
    let date: crate::dossier::Date = "[2018-02-07T20:00Z,2018-02-07T23:30Z]".parse().expect("a date");
    let window =
        Window { start: 17_560.0, per_day: 1440.0, grain: Fineness::Minutes, breaks: Breaks::default() };
    let bars: Vec<Bar> =
        date.alternatives().iter().map(|one| Bar::from_extent(Extent::from_date(one), &window)).collect();
    assert!(bars.iter().all(|bar| bar.shape == Shown::Day && bar.right - bar.left < 1.1), "{bars:?}");
    assert!((bars[1].left - bars[0].left - 210.0).abs() < 0.1, "three and a half hours");
}
