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
    let (rest, _hedge) = rest.split_once(", hedge: ").unwrap_or((rest, ""));
    let (clause, rest) = rest.split_once(", said ").expect("when it was said");
    let (said, kind) = when_and_how(dossier, rest);
    let (what, stance) = what(dossier, clause, &kind);
    [speaker(dossier, who), format!("{short} {label}"), said, what, stance.to_owned()]
}

/// Of whom, what became of them and how many: "48 pro-government fighters killed so far".
fn what(dossier: &Dossier, clause: &str, kind: &str) -> (String, &'static str) {
    let (clause, _words) = clause.split_once(" (in its words: ").unwrap_or((clause, ""));
    let (clause, so_far) = clause.strip_suffix(" so far").map_or((clause, ""), |clause| (clause, " so far"));
    let (stance, clause) = stance(clause);
    // The longest name that fits: "militiamen" are not "Syrian militiamen".
    let (figure, group, outcome) = dossier
        .groups
        .rows()
        .iter()
        .flat_map(|group| OUTCOMES.map(|(outcome, word)| (group, outcome, word)))
        .filter_map(|(group, outcome, word)| {
            let many = group.many.as_deref().expect("every population has its forms");
            let rest = clause.strip_suffix(word)?.trim_end();
            let rest = rest.strip_suffix(" were").unwrap_or(rest);
            Some((rest.strip_suffix(many)?.trim_end(), group, outcome))
        })
        .min_by_key(|(figure, ..)| figure.len())
        .expect("of whom, and what became of them");
    let quantity = quantity(dossier, figure, kind);
    (format!("{outcome} of {}: {quantity}{so_far}", group.key), stance)
}

const OUTCOMES: [(&str, &str); 6] = [
    ("Casualties", "killed or wounded"),
    ("Killed", "killed"),
    ("Wounded", "wounded"),
    ("Captured", "captured"),
    ("Missing", "missing"),
    ("Strength", "present"),
];

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

/// The day, as the dossier writes it, and what is said of how sharp the figure is. A day that follows from the event
/// and the document is no day that was stated.
fn when_and_how(dossier: &Dossier, rest: &str) -> (String, String) {
    if let Some((_, derived)) = rest.split_once(" (derived: ") {
        let (_, rest) = derived.split_once(')').expect("what it follows from");
        return ("-".to_owned(), rest.trim_start_matches(", ").to_owned());
    }
    let dates = dossier.claims.rows().iter().filter_map(|claim| claim.said.as_ref());
    let spelled = dates.map(|date| (date.as_str(), date.to_string()));
    let (text, words) = spelled
        .filter(|(_, words)| rest == words || rest.starts_with(&format!("{words},")))
        .max_by_key(|(_, words)| words.len())
        .expect("a date");
    (text.to_owned(), rest[words.len()..].trim_start_matches(", ").to_owned())
}

fn stance(clause: &str) -> (&'static str, &str) {
    for (verb, name) in [
        ("denies that ", "Denies"),
        ("does not believe that ", "Doubts"),
        ("leaves open whether ", "LeavesOpen"),
        ("says it is not known how many ", "NotKnown"),
        ("declines to say how many ", "Declines"),
        ("does not mention ", "Silent"),
    ] {
        if let Some(rest) = clause.strip_prefix(verb) {
            return (name, rest);
        }
    }
    ("Asserts", clause)
}

/// The quantity from its words and from what is said of its sharpness.
fn quantity(dossier: &Dossier, figure: &str, kind: &str) -> String {
    if let Some(names) = figure.strip_prefix("names ").and_then(|names| names.strip_suffix(" among the")) {
        let key = |name: &str| {
            let person = dossier.people.rows().iter().find(|person| person.name == name);
            person.expect("a person of that name").key.clone()
        };
        let keys: Vec<_> = names.split(", ").flat_map(|names| names.split(" and ")).map(key).collect();
        return format!("Named({})", keys.join(", "));
    }
    let figure = figure.strip_suffix(" of").unwrap_or(figure);
    let figure = figure.strip_suffix(" numbers").unwrap_or(figure);
    if let Some(words) = figure.strip_prefix('“').and_then(|words| words.strip_suffix('”')) {
        return format!("Words({words})");
    }
    let kind = match kind {
        _ if figure.is_empty() => return "NotGiven".to_owned(),
        "" | "stated as none" | "a running count, no upper end" => "Exactly",
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
        (_, "no") => 0,
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
