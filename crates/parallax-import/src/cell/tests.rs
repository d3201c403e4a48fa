//! A table of cells with what each says, worked out by hand, and what holds for every cell.

use std::fmt::Write as _;

use parallax_dossier::draft::{Entries, Quantity, Says};
use proptest::prelude::*;

use super::*;

/// What a figure says, as the table writes it.
fn shown(said: &Said) -> String {
    let mut text = match &said.amount {
        Amount::Words(_) => "Words".to_owned(),
        Amount::Estimate { point, low, high, level, kind } => {
            let point = point.map(|point| format!("{point} ")).unwrap_or_default();
            let level = level.map(|level| format!(" {level}%")).unwrap_or_default();
            format!("Estimate {point}{low}–{high}{level} {kind:?}")
        }
        other => format!("{other:?}"),
    };
    for (is_so, words) in [
        (said.is_blank(), " blank"),
        (said.about, " about"),
        (said.so_far, " so far"),
        (said.and_more, " and more"),
    ] {
        if is_so {
            text.push_str(words);
        }
    }
    let mut put = |words: std::fmt::Arguments| {
        let _ = text.write_fmt(words);
    };
    if let Some(outcome) = said.outcome {
        put(format_args!(" {outcome:?}"));
    }
    if let Some(speaker) = &said.speaker {
        put(format_args!(" by {speaker}"));
    }
    if let Some(of) = &said.of {
        put(format_args!(" of {of}"));
    }
    for part in &said.parts {
        put(format_args!(" {{{}: {:?}{}}}", part.of, part.amount, if part.about { " about" } else { "" }));
    }
    if let Some(remark) = &said.remark {
        put(format_args!(" \"{remark}\""));
    }
    if said.doubt.is_some() {
        put(format_args!(" ?"));
    }
    text
}

fn table() -> Vec<(&'static str, &'static str)> {
    let lines = include_str!("cells.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once(" => ").expect("a cell and what it says")).collect()
}

#[test]
fn every_cell_of_the_table_says_what_it_says() {
    let mut wrong = Vec::new();
    for (cell, right) in table() {
        let told: Vec<String> = read(cell, Manner::default()).said.iter().map(shown).collect();
        let told = told.join(" | ");
        if told != right {
            wrong.push(format!("{cell:?} is read as {told}, and says {right}"));
        }
        checks::cell(cell.as_bytes());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(table().len() >= 700);
}

/// Cells of the table, put together and damaged.
fn damaged() -> impl Strategy<Value = String> {
    let row = 0..table().len();
    let letters = proptest::sample::select(
        "0123456789٤४,.'  –-+~<>≥()[]*;:/%aouncértkNO и و".chars().collect::<Vec<_>>(),
    );
    let change = (any::<proptest::sample::Index>(), letters, 0..4_u8);
    (row.clone(), row, any::<bool>(), proptest::collection::vec(change, 0..6)).prop_map(
        |(one, other, both, changes)| {
            let mut cell: Vec<char> = table()[one].0.chars().collect();
            if both {
                cell.push(' ');
                cell.extend(table()[other].0.chars());
            }
            for (at, letter, how) in changes {
                let at = at.index(cell.len() + 1);
                match (how, cell.get(at).copied()) {
                    (0, Some(_)) => drop(cell.remove(at)),
                    (1, Some(_)) => cell[at] = letter,
                    (2, Some(found)) => cell.insert(at, found),
                    _ => cell.insert(at, letter),
                }
            }
            cell.into_iter().collect()
        },
    )
}

/// A number written with separators of one kind.
fn written(n: u64, separator: &str) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

/// A figure as the format holds it: the quantity, and whether it is running, approximate, or open above.
fn held(said: &Said) -> (Quantity<'static>, [bool; 3]) {
    match said.says(Outcome::Killed, "people".into(), Entries::default()) {
        Says::Count { quantity, so_far, about, and_more, .. } => (quantity, [so_far, about, and_more]),
        other => panic!("{other:?} is no count"),
    }
}

/// The lowest and the highest number that a figure allows; words and "about" allow every one.
fn allowed(said: &Said) -> (u64, u64) {
    let (quantity, [so_far, about, and_more]) = held(said);
    let (low, high) = match quantity {
        Quantity::Exactly(n) => (n, n),
        Quantity::AtLeast(n) => (n, u64::MAX),
        Quantity::MoreThan(n) => (n + 1, u64::MAX),
        Quantity::AtMost(n) => (0, n),
        Quantity::FewerThan(n) => (0, n - 1),
        Quantity::Between(low, high) => (low, high),
        _ => (0, u64::MAX),
    };
    if about {
        return (0, u64::MAX);
    }
    (low, if so_far || and_more { u64::MAX } else { high })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_cell_holds_its_words_are_kept_and_none_is_made_sharper(cell in damaged()) {
        checks::cell(cell.as_bytes());
    }

    #[test]
    fn any_letters_are_kept(cell in "\\PC{0,40}") {
        checks::cell(cell.as_bytes());
    }

    /// What each wording allows is said here again, without the reader.
    #[test]
    fn bounds_hold_every_number_that_the_words_allow(
        n in 1_u64..2_000_000_000, more in 0_u64..5000, near in 0_u64..200,
        separator in proptest::sample::select(vec!["", ",", " ", "'", "\u{a0}", "\u{202f}"]), way in 0..12_usize,
    ) {
        let number = written(n, separator);
        let end = written(n + more, separator);
        let (cell, holds): (String, Vec<u64>) = match way {
            0 => (format!("at least {number}"), vec![n, n + more]),
            1 => (format!("{number}+"), vec![n, n + more]),
            2 => (format!("more than {number}"), vec![n + 1, n + 1 + more]),
            3 => (format!("up to {number}"), vec![n, n.saturating_sub(more), 0]),
            4 => (format!("<{number}"), vec![n - 1, 0]),
            5 => (format!("about {number}"), vec![n + near, n.saturating_sub(near)]),
            6 => (format!("{number} – {end}"), vec![n, n + more]),
            7 => (format!("~{number}+"), vec![n, n.saturating_sub(near), n + more]),
            8 => (format!("{number}–{end}+"), vec![n, n + more, n + more + near]),
            9 => (format!("{number} so far"), vec![n, n + more]),
            10 => (format!("{number} (provisional)"), vec![n, n + near, n.saturating_sub(near)]),
            _ => (format!("between about {number} and {end}"), vec![n, n.saturating_sub(near), n + more]),
        };
        let reading = read(&cell, Manner::NotShown);
        prop_assert_eq!(reading.said.len(), 1);
        let (low, high) = allowed(&reading.said[0]);
        for one in holds {
            prop_assert!((low..=high).contains(&one), "{} allows {}, and {:?} does not", cell, one, reading.said[0]);
        }
    }

    #[test]
    fn a_word_that_is_not_known_leaves_words(n in 1_u64..1_000_000, word in "[bdfhjz]{4,8}", after in any::<bool>()) {
        let cell = if after { format!("{n} {word}") } else { format!("{word} {n}") };
        let reading = read(&cell, Manner::NotShown);
        prop_assert_eq!(&reading.said[0].amount, &Amount::Words(cell.clone()));
    }
}

#[test]
fn a_column_shows_how_its_numbers_are_written() {
    let of = |cells: &[&str]| Manner::of_column(cells.iter().copied());
    assert_eq!(of(&["12", "1.234"]), Manner::NotShown);
    assert_eq!(of(&["1,234", "1.234"]), Manner::DecimalPoint);
    assert_eq!(of(&["1.234.567", "1.234"]), Manner::DecimalComma);
    assert_eq!(of(&["12,5"]), Manner::DecimalComma);
    assert_eq!(of(&["12.5", "12,5"]), Manner::NotShown);
    let amount = |cell, manner| read(cell, manner).said.remove(0).amount;
    assert_eq!(amount("1.234", Manner::DecimalComma), Amount::Exactly(1234));
    assert_eq!(amount("1.000", Manner::DecimalComma), Amount::Exactly(1000));
    assert_eq!(amount("1.234", Manner::DecimalPoint), Amount::Words("1.234".to_owned()));
    assert_eq!(amount("1,234", Manner::DecimalComma), Amount::Words("1,234".to_owned()));
    assert_eq!(read("1.234", Manner::DecimalComma).said[0].doubt, None);
}

#[test]
fn a_count_holds_what_the_cell_says() {
    let of = |cell| held(&read(cell, Manner::default()).said[0]);
    let plain = [false; 3];
    assert_eq!(of("~500"), (Quantity::About(500), plain));
    assert_eq!(of("unknown"), (Quantity::NotGiven, plain));
    assert_eq!(of("dozens"), (Quantity::Words("dozens".to_owned()), plain));
    assert_eq!(of("48 so far"), (Quantity::Exactly(48), [true, false, false]));
    assert_eq!(of("~8,000+"), (Quantity::AtLeast(8000), [false, true, false]));
    assert_eq!(of("~50,000–80,000"), (Quantity::Between(50_000, 80_000), [false, true, false]));
    assert_eq!(of("2,800–5,000+"), (Quantity::Between(2800, 5000), [false, false, true]));
    let (Quantity::Estimate(estimate), flags) = of("4,645 (95% CI, 793 to 8,498)") else {
        panic!("an estimate")
    };
    assert_eq!(
        (estimate.to_string().as_str(), flags),
        ("4,645 (95% confidence interval 793 to 8,498)", plain)
    );
    let about = of("about 4,645 (95% CI, 793 to 8,498)");
    assert_eq!(about, (Quantity::Words("about 4,645 (95% CI, 793 to 8,498)".to_owned()), plain));
}

#[test]
fn errors_of_formulas_and_words_for_nothing_are_blank() {
    for cell in ["#N/A", "#REF!", "#DIV/0!", "NULL", "NaN", "(blank)"] {
        assert!(read(cell, Manner::default()).said[0].is_blank(), "{cell}");
    }
}

#[test]
fn figures_on_lines_of_their_own_are_not_one_number() {
    let of = |cell| read(cell, Manner::default()).said;
    assert_eq!(of("12\n300")[0].amount, Amount::Words("12 300".to_owned()));
    assert_eq!(of("12 300")[0].amount, Amount::Exactly(12_300));
    let two = of("12 killed\n30 wounded");
    assert!(two.iter().all(|said| matches!(said.amount, Amount::Words(_))), "{two:?}");
    checks::cell("12\n300\n\n4 000".as_bytes());
}
