//! However a file is damaged, reading it never panics, hangs or points past its end.

use std::time::Duration;

use parallax::load::{Code, KHUSHAM, ReadError, Severity, checks, decode, read};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;

use super::base::part;
use super::cases;
use crate::common::effort;

/// Maximum processor time to read a file, in the dev profile.
const PATIENCE: Duration = Duration::from_secs(10);

/// A change to the bytes of a file.
#[derive(Clone, Debug)]
enum Change {
    Cut(Index),
    Delete(Index, usize),
    Double(Index, usize),
    Move(Index, Index, usize),
    SwapLines(Index, Index),
    Put(Index, Vec<u8>),
    Repeat(Index, &'static str, usize),
    Rename(Index, Index),
    Digits(Index, &'static str),
    LineEnds,
    Mark,
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let length = bytes.len();
        let within = |at: Index, many: usize| at.index(length)..(at.index(length) + many).min(length);
        match self {
            Self::Cut(at) => bytes.truncate(at.index(length)),
            Self::Delete(at, many) => drop(bytes.drain(within(*at, *many))),
            Self::Double(at, many) => {
                let part = bytes[within(*at, *many)].to_vec();
                drop(bytes.splice(at.index(length)..at.index(length), part));
            }
            Self::Move(from, to, many) => {
                let part: Vec<u8> = bytes.drain(within(*from, *many)).collect();
                let to = to.index(bytes.len() + 1);
                drop(bytes.splice(to..to, part));
            }
            Self::SwapLines(a, b) => {
                let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
                let (a, b) = (a.index(lines.len()), b.index(lines.len()));
                lines.swap(a, b);
                *bytes = lines.join(&b'\n');
            }
            Self::Put(at, what) => {
                drop(bytes.splice(at.index(length)..at.index(length), what.iter().copied()));
            }
            Self::Repeat(at, what, times) => {
                let at = at.index(length);
                bytes.splice(at..at, what.repeat(*times).into_bytes());
            }
            Self::Rename(from, to) => rename(bytes, *from, *to),
            Self::Digits(at, with) => {
                let places: Vec<usize> = (0..length).filter(|at| bytes[*at].is_ascii_digit()).collect();
                if !places.is_empty() {
                    let at = places[at.index(places.len())];
                    bytes.splice(at..=at, with.bytes());
                }
            }
            Self::LineEnds => {
                *bytes = bytes.split(|byte| *byte == b'\n').collect::<Vec<_>>().join(&b"\r\n"[..]);
            }
            Self::Mark => drop(bytes.splice(0..0, "\u{feff}".bytes())),
        }
    }
}

/// Replaces one quoted string by another.
fn rename(bytes: &mut Vec<u8>, from: Index, to: Index) {
    let marks: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'"').collect();
    let texts: Vec<_> = marks.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect();
    if texts.is_empty() {
        return;
    }
    let with = bytes[texts[to.index(texts.len())].clone()].to_vec();
    bytes.splice(texts[from.index(texts.len())].clone(), with);
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    let many = || prop_oneof![4 => 1..40_usize, 1 => 1..5_000_usize];
    let put = prop_oneof![
        4 => prop::sample::select("()[]{}\",:'\\/*r#0-. \n\0é\u{feff}\u{202e}\u{85}".chars().collect::<Vec<_>>())
            .prop_map(|c| c.to_string().into_bytes()),
        1 => prop::collection::vec(any::<u8>(), 1..4),
    ];
    let deep = prop::sample::select(vec![
        "(",
        "[",
        "{",
        "Some(",
        "/*",
        "{\"a\":(",
        "Dossier(claims:{\"a\":(",
        "#",
        "r#",
        "\\",
    ]);
    let digits = prop::sample::select(vec![
        "99999999999999999999999",
        "1e999",
        "-1",
        "0x",
        "1_000",
        "NaN",
        "18446744073709551615",
    ]);
    prop_oneof![
        1 => at().prop_map(Change::Cut),
        4 => (at(), many()).prop_map(|(at, many)| Change::Delete(at, many)),
        3 => (at(), many()).prop_map(|(at, many)| Change::Double(at, many)),
        3 => (at(), at(), many()).prop_map(|(a, b, many)| Change::Move(a, b, many)),
        3 => (at(), at()).prop_map(|(a, b)| Change::SwapLines(a, b)),
        4 => (at(), put).prop_map(|(at, what)| Change::Put(at, what)),
        1 => (at(), deep, 1..10_000_usize).prop_map(|(at, what, times)| Change::Repeat(at, what, times)),
        4 => (at(), at()).prop_map(|(a, b)| Change::Rename(a, b)),
        3 => (at(), digits).prop_map(|(at, with)| Change::Digits(at, with)),
        1 => Just(Change::LineEnds),
        1 => Just(Change::Mark),
    ]
}

/// Mutates `base` and checks the result of reading it.
fn mutate(base: &str, usual: u32) {
    let config =
        ProptestConfig { cases: cases(usual), failure_persistence: None, ..ProptestConfig::default() };
    let changes = prop::collection::vec(change(), 1..4);
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&changes, |changes| {
        let mut bytes = base.as_bytes().to_vec();
        for change in &changes {
            change.apply(&mut bytes);
        }
        let start = effort::spent();
        look_at(bytes)?;
        prop_assert!(effort::since(start) < PATIENCE);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

fn look_at(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let whole = bytes.clone();
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(ReadError::NotText { byte, position, .. }) => {
            let before = whole.get(..byte.saturating_sub(1)).unwrap_or_default();
            let line = before.split(|byte| *byte == b'\n').count();
            prop_assert_eq!(position.line as usize, line, "byte {}", byte);
            return Ok(());
        }
        Err(other) => return Err(TestCaseError::fail(other.to_string())),
    };
    let loaded = read(&text);
    let errors = loaded.diagnostics.iter().filter(|one| one.severity == Severity::Error).count();
    prop_assert_eq!(loaded.dossier.is_none(), errors > 0);
    for one in loaded.diagnostics.iter().take(20).chain(loaded.diagnostics.last()) {
        prop_assert_eq!(checks::complaint(&text, one), None, "{}", one);
        prop_assert!(one.message.len() < 2_500 && !one.message.contains('\n'), "{}", one.message);
    }
    let is_given_up = |one: &parallax::load::Diagnostic| one.code == Code::TooMany;
    prop_assert!(loaded.diagnostics.len() > 20 || !loaded.diagnostics.iter().any(is_given_up));
    Ok(())
}

#[test]
fn the_part_survives_thousands_of_mutations() {
    mutate(&part(), 1_500);
}

#[test]
fn the_whole_survives_hundreds_of_mutations() {
    mutate(KHUSHAM, 60);
}
