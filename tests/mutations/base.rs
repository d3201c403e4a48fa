//! The inputs of the mutations: the built-in dossier, and a self-contained part of it.

use parallax::load::{Code, Diagnostic, KHUSHAM};

/// The number of claims in the part.
const CLAIMS: usize = 4;

/// Some claims of the built-in dossier, with everything they refer to; a dossier without errors.
pub fn part() -> String {
    let lines: Vec<&str> = KHUSHAM.lines().collect();
    // A section begins with a line indented by four spaces and ends with `    },`; its entries begin with
    // eight spaces and a quote.
    let mut entries: Vec<(usize, usize, &str)> = Vec::new();
    let mut row = 0;
    while row < lines.len() {
        if let Some(rest) = lines[row].strip_prefix("        \"") {
            let id = &rest[..rest.find('"').expect("the end of an id")];
            let first = row;
            let is_long = lines[first].ends_with('(');
            while if is_long { lines[row] != "        )," } else { !lines[row].ends_with(',') } {
                row += 1;
            }
            entries.push((first, row, id));
        }
        row += 1;
    }
    let claims = lines.iter().position(|line| *line == "    claims: {").expect("claims");
    let readings = lines.iter().position(|line| line.starts_with("    readings: {")).unwrap_or(claims);
    let text_of = |entry: &(usize, usize, &str)| lines[entry.0..=entry.1].join("\n");
    let mut kept: Vec<bool> = vec![false; entries.len()];
    for (index, _) in entries.iter().enumerate().filter(|(_, entry)| entry.0 > claims).take(CLAIMS) {
        kept[index] = true;
    }
    for (index, entry) in entries.iter().enumerate() {
        kept[index] |= entry.0 > readings && entry.0 < claims;
    }
    loop {
        let text: String =
            (0..entries.len()).filter(|at| kept[*at]).map(|at| text_of(&entries[at])).collect();
        let wanted = |at: &usize| !kept[*at] && text.contains(&format!("\"{}\"", entries[*at].2));
        let more: Vec<usize> = (0..entries.len()).filter(wanted).collect();
        if more.is_empty() {
            break;
        }
        for at in more {
            kept[at] = true;
        }
    }
    let dropped = |row: usize| {
        entries.iter().zip(&kept).any(|(entry, kept)| !kept && (entry.0..=entry.1).contains(&row))
    };
    let rows = (0..lines.len()).filter(|row| !dropped(*row));
    let mut part = rows.map(|row| lines[row]).collect::<Vec<_>>().join("\n");
    part.push('\n');
    part
}

/// The line of byte `at`, counted from 1.
pub fn line_of(text: &str, at: usize) -> u32 {
    u32::try_from(text[..at].matches('\n').count()).expect("few lines") + 1
}

/// Which bytes are neither in a string nor in a comment.
pub fn is_code(text: &str) -> Vec<bool> {
    let bytes = text.as_bytes();
    let mut code = vec![true; bytes.len()];
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            b'"' => {
                at += 1;
                while bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                // The quotes themselves are code.
                code[start + 1..at].fill(false);
            }
            b'/' if bytes[at + 1] == b'/' => {
                at += text[at..].find('\n').expect("a line end");
                code[start..at].fill(false);
            }
            _ => {}
        }
        at += 1;
    }
    code
}

#[test]
fn the_part_is_sound_and_real() {
    let part = part();
    let loaded = parallax::load::read(&part);
    let dossier = loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    let is_question = |one: &Diagnostic| one.code == Code::UnansweredQuestion;
    assert!(loaded.diagnostics.iter().all(is_question), "{:?}", loaded.diagnostics);
    assert_eq!(dossier.claims.len(), CLAIMS);
    assert!((8_000..40_000).contains(&part.len()), "{} bytes", part.len());
}
