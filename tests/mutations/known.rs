//! Mistakes at known places: some error must be in the line of the mistake.

use std::fmt::Write as _;

use parallax::load::{Code, KHUSHAM, Severity, decode, read};

use super::base::{is_code, line_of, part};
use super::cases;

/// A text with one mistake, and the lines in which it may be reported.
struct Slip {
    text: String,
    lines: Vec<u32>,
    /// The code of the error, if only one is right.
    code: Option<Code>,
}

/// Returns `text` with the bytes of `span` replaced; the mistake is in the line where that begins.
fn slip(text: &str, at: usize, length: usize, with: &str) -> Slip {
    let text = format!("{}{with}{}", &text[..at], &text[at + length..]);
    let lines = vec![line_of(&text, at)];
    Slip { text, lines, code: None }
}

fn slip_of(code: Code, text: &str, at: usize, length: usize, with: &str) -> Slip {
    Slip { code: Some(code), ..slip(text, at, length, with) }
}

/// The same file as another editor would save it: lines and columns are unchanged.
fn saved_otherwise(text: &str, turn: usize) -> String {
    match turn % 3 {
        0 => text.to_owned(),
        1 => text.replace('\n', "\r\n"),
        _ => format!("\u{feff}{}", text.replace('\n', "\r\n")),
    }
}

/// Makes a mistake at up to `usual` of the places that `places` finds, spread evenly, in the part and in the
/// whole.
fn each(usual: u32, places: impl Fn(&str) -> Vec<usize>, make: impl Fn(&str, usize) -> Option<Slip>) {
    let mut failures = String::new();
    for (base, usual) in [(part(), usual), (KHUSHAM.to_owned(), usual / 16)] {
        let places = places(&base);
        assert!(base != KHUSHAM || !places.is_empty(), "no place was found, so this shows nothing");
        let step = (places.len() / cases(usual).max(1) as usize).max(1);
        for (turn, at) in places.iter().step_by(step).enumerate() {
            let Some(slip) = make(&base, *at) else { continue };
            let loaded = read(&saved_otherwise(&slip.text, turn));
            let is_right = loaded.diagnostics.iter().any(|one| {
                one.severity == Severity::Error
                    && slip.lines.contains(&one.position.line)
                    && slip.code.is_none_or(|code| code == one.code)
            });
            if !is_right {
                let line = slip.text.lines().nth(slip.lines[0] as usize - 1).unwrap_or_default();
                let line: String = line.chars().take(100).collect();
                let found: Vec<_> = loaded.diagnostics.iter().take(3).map(ToString::to_string).collect();
                writeln!(failures, "{:?} {line}\n    {found:?}", slip.lines).expect("writing to a string");
            }
        }
    }
    assert!(failures.is_empty(), "{} wrong:\n{failures}", failures.lines().count() / 2);
}

/// The occurrences of `word` outside strings and comments.
fn code_places(text: &str, word: &str) -> Vec<usize> {
    let code = is_code(text);
    text.match_indices(word).map(|(at, _)| at).filter(|at| code[*at]).collect()
}

/// Where the values of fields of this name begin.
fn values(text: &str, field: &str) -> Vec<usize> {
    let name = format!("{field}: ");
    let is_whole = |at: &usize| text[..*at].ends_with([' ', '(', '\n']);
    code_places(text, &name).into_iter().filter(is_whole).map(|at| at + name.len()).collect()
}

/// The length of the string with its quotes, or of the number or word, that begins at `at`.
fn length(text: &str, at: usize) -> usize {
    match text[at..].strip_prefix('"') {
        Some(rest) => rest.find('"').expect("its end") + 2,
        None => text[at..].find(|c: char| !c.is_alphanumeric() && c != '.' && c != '-').expect("an end"),
    }
}

#[test]
fn a_reference_to_nothing() {
    for field in ["by", "document", "event", "of", "within", "side", "home", "to", "revises"] {
        let is_text = |text: &str, at: usize| text[at..].starts_with('"');
        let places = |text: &str| -> Vec<usize> {
            values(text, field).into_iter().filter(|at| is_text(text, *at)).collect()
        };
        if !places(&part()).is_empty() {
            each(40, places, |text, at| {
                Some(slip_of(Code::UnknownId, text, at, length(text, at), "\"nothing-of-this-name\""))
            });
        }
    }
}

#[test]
fn an_id_that_is_none_or_that_others_use() {
    let ids =
        |text: &str| -> Vec<usize> { text.match_indices("\n        \"").map(|(at, _)| at + 9).collect() };
    each(120, ids, |text, at| Some(slip_of(Code::BadId, text, at + 1, 0, "X ")));
    // Every reference to a renamed entry is broken.
    let text = part();
    for at in ids(&text) {
        let id = &text[at..at + length(&text, at)];
        let renamed = text.replacen(&format!("\n        {id}:"), "\n        \"zzz-new-name\":", 1);
        let loaded = read(&renamed);
        for (at, _) in renamed.match_indices(&format!("\"{}\"", id.trim_matches('"'))).filter(|(at, _)| {
            ["by", "document", "event", "of"]
                .iter()
                .any(|name| renamed[..*at].ends_with(&format!(" {name}: ")))
        }) {
            let line = line_of(&renamed, at);
            let is_told =
                |one: &parallax::load::Diagnostic| one.position.line == line && one.span.start == at;
            assert!(loaded.diagnostics.iter().any(is_told), "{id} in line {line}: {:?}", loaded.diagnostics);
        }
    }
}

#[test]
fn numbers_that_are_too_large() {
    for (field, with, code) in [
        ("paragraph", "99999999999999999999999999", Code::BadNumber),
        ("paragraph", "4294967296", Code::BadNumber),
        ("paragraph", "-1", Code::BadNumber),
        ("lon", "1e400", Code::OffTheGlobe),
        ("lat", "-90.5", Code::OffTheGlobe),
        ("width_km", "1e300", Code::BadDistance),
        ("format", "18446744073709551616", Code::BadNumber),
        ("format", "3", Code::Format),
    ] {
        each(
            40,
            |text| values(text, field),
            |text, at| Some(slip_of(code, text, at, length(text, at), with)),
        );
    }
    let exactly =
        |text: &str| code_places(text, "Exactly(").into_iter().map(|at| at + "Exactly(".len()).collect();
    each(40, exactly, |text, at| {
        Some(slip_of(Code::BadNumber, text, at, length(text, at), &"9".repeat(10_000)))
    });
}

#[test]
fn words_that_are_misspelt() {
    for field in ["name", "kind", "at", "note", "by", "document", "says", "outcome", "paragraph", "said"] {
        let names = |text: &str| -> Vec<usize> {
            values(text, field).into_iter().map(|at| at - field.len() - 2).collect()
        };
        each(40, names, |text, at| {
            let wrong = slip_of(Code::UnknownField, text, at, field.len(), &format!("{field}x"));
            Some(wrong)
        });
        // Duplicates.
        each(20, names, |text, at| {
            let end = at + field.len() + 2 + length(text, at + field.len() + 2);
            let is_plain = text[end..].starts_with(',');
            is_plain.then(|| slip_of(Code::DuplicateField, text, at, 0, &format!("{}, ", &text[at..end])))
        });
    }
    for field in ["kind", "outcome", "role", "stance"] {
        each(
            60,
            |text| values(text, field),
            |text, at| Some(slip_of(Code::UnknownVariant, text, at, 1, "Qx")),
        );
    }
}

#[test]
fn dates_and_links_that_are_none() {
    for field in ["said", "dated", "on", "period"] {
        for (with, code) in [("\"2018-13-01\"", Code::BadDate), ("\"9999-01/0001\"", Code::UpsideDown)] {
            each(
                40,
                |text| values(text, field),
                |text, at| Some(slip_of(code, text, at, length(text, at), with)),
            );
        }
    }
}

/// The bracket that closes the one at `at`.
fn partner(text: &str, code: &[bool], at: usize) -> usize {
    let mut depth = 0_usize;
    for (place, byte) in text.bytes().enumerate().skip(at).filter(|(place, _)| code[*place]) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return place;
        }
    }
    panic!("nothing closes {at}");
}

#[test]
fn a_bracket_that_is_missing() {
    for bracket in ["(", "[", "{"] {
        let opened = |text: &str| code_places(text, bracket);
        each(100, opened, |text, at| Some(slip(text, at, 1, "")));
        // A missing end is reported at the bracket that it leaves open.
        each(100, opened, |text, at| {
            let end = partner(text, &is_code(text), at);
            let mut slip = slip(text, end, 1, "");
            slip.lines.push(line_of(text, at));
            Some(slip)
        });
    }
}

#[test]
fn a_bracket_that_is_too_many() {
    for bracket in ["(", "[", "{", ")", "]", "}"] {
        let commas = |text: &str| code_places(text, ",");
        each(60, commas, |text, at| Some(slip(text, at, 0, bracket)));
    }
}

#[test]
fn a_quotation_mark_that_is_missing() {
    let marks = |text: &str| code_places(text, "\"");
    each(100, marks, |text, at| Some(slip(text, at, 1, "")));
}

#[test]
fn a_colon_or_comma_that_is_missing() {
    each(100, |text| code_places(text, ":"), |text, at| Some(slip(text, at, 1, "")));
    each(
        200,
        |text| code_places(text, ","),
        |text, at| {
            // The last comma of a list may be missing; after any other, the next token is misplaced.
            let next =
                text[at + 1..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |blank| at + 1 + blank);
            let may_be_missing = text[next..].starts_with([')', ']', '}', '/']);
            let mut slip = slip(text, at, 1, "");
            slip.lines.push(line_of(text, next));
            (!may_be_missing).then_some(slip)
        },
    );
}

#[test]
fn characters_that_cannot_be() {
    let everywhere = |text: &str| {
        let code = is_code(text);
        let in_comment = |at: usize| {
            text[..at].rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with("//"))
        };
        let places = (0..text.len()).step_by(7).filter(|at| text.is_char_boundary(*at) && code[*at]);
        places.filter(|at| !in_comment(*at)).collect()
    };
    each(150, everywhere, |text, at| Some(slip(text, at, 0, "\0")));
    // Also in a string; the error is at the start of the string, which is the same line in this dossier.
    let texts = |text: &str| values(text, "note").into_iter().map(|at| at + 1).collect();
    each(60, texts, |text, at| Some(slip_of(Code::ControlCharacter, text, at, 0, "\0")));
}

#[test]
fn nesting_without_end() {
    for part in ["[", "(", "{", "Some(", "/*", "[[(\n"] {
        each(4, |text| values(text, "note"), |text, at| Some(slip(text, at, 0, &part.repeat(10_000))));
    }
}

#[test]
fn an_entry_that_stands_twice() {
    let entries = |text: &str| {
        let rows = text.match_indices("\n        \"").map(|(at, _)| at + 1);
        rows.filter(|at| text[*at..].lines().next().is_some_and(|line| line.ends_with("),"))).collect()
    };
    each(60, entries, |text, at| {
        let line = &text[at..=at + text[at..].find('\n').expect("a line")];
        let mut twice = slip_of(Code::DuplicateId, text, at, 0, line);
        twice.lines = vec![twice.lines[0] + 1];
        Some(twice)
    });
}

#[test]
fn bytes_that_are_no_text() {
    let text = KHUSHAM;
    for at in (0..text.len()).step_by(5_003).filter(|at| text.is_char_boundary(*at)) {
        for wrong in [&b"\xe9"[..], b"\xff", b"\xc3(", b"\xed\xa0\x80"] {
            let mut bytes = text.as_bytes().to_vec();
            bytes.splice(at..at, wrong.iter().copied());
            let error = decode(bytes).expect_err("not text").to_string();
            let expected = format!("line {}, byte {}: ", line_of(text, at), at + 1);
            assert!(error.starts_with(&expected), "{error} for {expected}");
        }
    }
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes = text.encode_utf16().flat_map(order).collect();
        assert!(decode(bytes).expect_err("not text").to_string().contains("UTF-16"));
    }
}
