//! That claims which two threads share are read as one would.

use std::fmt::Write as _;

use super::tables::MANY;
use crate::load::read;

/// A dossier of so many claims that two threads share them; line 3 has the first. `odd` writes a claim otherwise.
fn many(odd: impl Fn(usize) -> Option<&'static str>) -> (String, usize) {
    let count = MANY + 400;
    let mut text =
        "Dossier(format: 2, title: \"T\", sources: {\"s\": (name: \"S\"), \"late\": (name: \"L\")},\n\
         documents: {\"d\": (title: \"D\")}, claims: {\n"
            .to_owned();
    for row in 0..count {
        let rest = odd(row).unwrap_or("by: \"s\", says: Remark");
        let _ = writeln!(text, "\"c-{row}\": ({rest}, document: \"d\", paragraph: {}),", row + 1);
    }
    (text + "})", count)
}

fn told(text: &str) -> Vec<String> {
    read(text).diagnostics.iter().map(ToString::to_string).collect()
}

#[test]
fn claims_of_both_halves_are_in_their_order() {
    let (text, count) = many(|row| (row > MANY).then_some("by: \"late\", says: Remark"));
    let loaded = read(&text);
    assert_eq!(loaded.diagnostics.len(), 0, "{:?}", loaded.diagnostics.first());
    let dossier = loaded.dossier.expect("a sound dossier");
    let keys: Vec<&str> = dossier.claims.rows().iter().map(|claim| claim.key.as_str()).collect();
    assert_eq!(keys, (0..count).map(|row| format!("c-{row}")).collect::<Vec<_>>());
}

#[test]
fn what_is_wrong_in_either_half_is_told_at_its_line_and_once() {
    let (text, count) = many(|row| match row {
        10 => Some("by: \"lat\", said: \"2018-02-30\", says: Remark"),
        20 => Some("by: \"s\", gist: \"\u{1781}\", says: Remark"),
        _ if row == MANY + 300 => {
            Some("by: \"s\", said: \"2018-02-08T10:00Z\", gist: \"\u{1781}\", says: Remark")
        }
        _ if row == MANY + 399 => Some("by: \"lat\", says: Remark"),
        _ => None,
    });
    let found = told(&text);
    let starts: Vec<&str> = found.iter().map(|one| one.split("; ").next().unwrap_or(one)).collect();
    assert_eq!(count, MANY + 400);
    let unknown = "error[unknown-id]: there is no source `lat` (did you mean `late`?)";
    let expected = [
        format!("13:14: {unknown}"),
        "13:27: error[bad-date]: `2018-02-30`: ".to_owned(),
        "23:25: warning[no-font]: ".to_owned(),
        format!("{}:27: warning[no-zone]: ", MANY + 303),
        format!("{}:16: {unknown}", MANY + 402),
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (one, expected) in starts.iter().zip(&expected) {
        assert!(one.starts_with(expected.as_str()), "{one} is not {expected}");
    }
}
