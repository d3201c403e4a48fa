//! Every count read aloud: what its mark says must give back its row of the ledger.
//!
//! A mark's accessible name is taken apart again, by rules of its own, and held against the table.

use parallax::analysis::spoken;
use parallax::dossier::{Dossier, Reading};

use super::{DOCUMENTS, claim, khusham, lines};

/// What was heard, written as the table writes it: speaker, where, when, what, stance.
fn heard(dossier: &Dossier, aloud: &str) -> [String; 5] {
    let (who, rest) = aloud.split_once(": ").expect("who says it");
    // The last part is where it was read; labels of documents hold commas themselves.
    let (rest, label, key) = dossier
        .documents
        .rows()
        .iter()
        .find_map(|document| {
            let at = rest.rfind(&format!(", {} ¶", document.label()))?;
            Some((&rest[..at], rest[at..].rsplit('¶').next().unwrap_or_default(), &document.key))
        })
        .expect("where it was read");
    let short = DOCUMENTS.iter().find(|(_, known)| known == key).map_or("?", |(short, _)| short);
    let (outcome, at, word) = [
        ("Killed", " killed of "),
        ("Wounded", " wounded of "),
        ("Casualties", " casualties of "),
        ("Captured", " captured of "),
        ("Strength", " present of "),
    ]
    .into_iter()
    .find_map(|(outcome, word)| Some((outcome, format!(" {rest}").find(word)?, word)))
    .expect("what is counted");
    let figure = rest.get(..at.saturating_sub(1)).unwrap_or_default();
    let rest = &format!(" {rest}")[at + word.len()..];
    let group = dossier
        .groups
        .rows()
        .iter()
        .filter(|group| rest == group.name || rest.starts_with(&format!("{},", group.name)))
        .max_by_key(|group| group.name.len())
        .expect("of whom");
    let rest = &rest[group.name.len()..];
    let (rest, _hedge) = rest.split_once(", hedge: ").unwrap_or((rest, ""));
    // Where there is no number, that comes before the day.
    let (given, rest) = match rest.strip_prefix(", no number given") {
        Some(rest) => (false, rest),
        None => (true, rest),
    };
    let (said, kind) = when_and_how(dossier, rest);
    let (stance, figure) = stance(figure);
    let what = format!(
        "{outcome} of {}: {}",
        group.key,
        if given { quantity(dossier, figure, &kind) } else { "NotGiven".to_owned() }
    );
    [speaker(dossier, who), format!("{short} {label}"), said, what, stance]
}

/// Speakers and relays back to their keys.
fn speaker(dossier: &Dossier, who: &str) -> String {
    let mut who = who.to_owned();
    let mut attribution = "";
    for (said, written) in
        [(" (implied, not stated)", " (Implied)"), (" (unclear who says it)", " (Unclear)")]
    {
        if who.contains(said) {
            who = who.replacen(said, "", 1);
            attribution = written;
        }
    }
    let key = |label: &str| {
        let found: Vec<_> = dossier.sources.rows().iter().filter(|source| source.label() == label).collect();
        assert_eq!(found.len(), 1, "`{label}` must mean one source");
        found[0].key.clone()
    };
    match who.split_once(", via ") {
        None => format!("{}{attribution}", key(&who)),
        Some((who, relays)) => {
            let relays: Vec<_> = relays.split(" and ").map(key).collect();
            format!("{} < {}{attribution}", key(who), relays.join(" < "))
        }
    }
}

/// The day, as the dossier writes it, and what is said of how sharp the figure is.
fn when_and_how(dossier: &Dossier, rest: &str) -> (String, String) {
    let Some(rest) = rest.strip_prefix(", said ") else {
        return ("-".to_owned(), rest.trim_start_matches(", ").to_owned());
    };
    let dates = dossier.claims.rows().iter().filter_map(|claim| claim.said.as_ref());
    let spelled = dates.map(|date| (date.as_str(), date.to_string()));
    let (text, words) = spelled
        .filter(|(_, words)| rest == words || rest.starts_with(&format!("{words},")))
        .max_by_key(|(_, words)| words.len())
        .expect("a date");
    (text.to_owned(), rest[words.len()..].trim_start_matches(", ").to_owned())
}

fn stance(figure: &str) -> (String, &str) {
    for (verb, name) in [
        ("denies", "Denies"),
        ("doubts", "Doubts"),
        ("leaves open", "LeavesOpen"),
        ("declines to say", "Declines"),
        ("is silent", "Silent"),
    ] {
        if let Some(rest) = figure.strip_prefix(verb) {
            return (name.to_owned(), rest.trim_start());
        }
    }
    ("Asserts".to_owned(), figure)
}

/// The quantity from its words and from what is said of its sharpness.
fn quantity(dossier: &Dossier, figure: &str, kind: &str) -> String {
    if kind == "people named, not a total" {
        let names = figure.split_once(" (").and_then(|(_, names)| names.strip_suffix(')')).expect("names");
        let key = |name: &str| {
            let person = dossier.people.rows().iter().find(|person| person.name == name);
            person.expect("a person of that name").key.clone()
        };
        return format!("Named({})", names.split(", ").map(key).collect::<Vec<_>>().join(", "));
    }
    if let Some(words) = figure.strip_prefix('“').and_then(|words| words.strip_suffix('”')) {
        return format!("Words({words})");
    }
    let kind = match kind {
        "" | "stated as none" => "Exactly",
        "no upper end" => "AtLeast",
        "the figure itself excluded, no upper end" => "MoreThan",
        "no more than that" => "AtMost",
        "approximately" => "About",
        other => panic!("`{other}` says nothing of how sharp `{figure}` is"),
    };
    format!("{kind}({})", number(figure))
}

fn number(figure: &str) -> u64 {
    let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
    match (digits.parse(), figure) {
        (Ok(number), _) => number,
        (_, "none" | "no one") => 0,
        (_, "two") => 2,
        (_, "three") => 3,
        (_, "five") => 5,
        (_, other) => panic!("`{other}` names no figure"),
    }
}

#[test]
fn every_count_read_aloud_gives_back_its_row() {
    let dossier = khusham();
    let mut counts = 0;
    for line in lines() {
        let claim = claim(&dossier, line[1]);
        if claim.count().is_none() {
            continue;
        }
        counts += 1;
        let aloud = spoken(&dossier, claim, &Reading::words_only());
        let mut row: Vec<_> = line[2..].iter().map(|cell| (*cell).to_owned()).collect();
        // Said in words of its own or not: the figure is the same, and the words are in what is heard.
        if let Some((what, worded)) = row[3].clone().split_once(" as ") {
            assert!(aloud.contains(worded), "{aloud} does not say `{worded}`");
            row[3] = what.to_owned();
        }
        // "None" can be denied or stated; the mark is the same ring, so the ear hears the same.
        if row[3].ends_with("Exactly(0)") {
            row[4] = "Asserts".to_owned();
        }
        assert_eq!(heard(&dossier, &aloud).as_slice(), row, "{}: {aloud}", line[1]);
    }
    assert_eq!(counts, 37);
}
