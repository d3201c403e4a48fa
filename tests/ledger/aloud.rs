//! Every count read aloud: the accessible name of its mark must give back its row of the ledger.
//!
//! The name is parsed by rules of its own, and compared with the table.

use parallax::analysis::spoken;
use parallax::dossier::{Dossier, Outcome, Reading};

use super::{DOCUMENTS, claim, khusham, lines};

/// What may follow a clause: how precise its figure is. Longer ones first.
const KINDS: [(&str, &str); 4] = [
    ("a running count", "so far"),
    // Every stated "none" of this dossier is a denial, and none is called one beside its words.
    ("stated as none", "Denied"),
    ("people named, not a total", "Named"),
    ("words only", "Words"),
];

/// The beginnings of figures that are bounds.
const BOUNDS: [(&str, &str); 6] = [
    ("more than ", "MoreThan"),
    ("over ", "MoreThan"),
    ("at least ", "AtLeast"),
    ("no more than ", "AtMost"),
    ("at most ", "AtMost"),
    ("some ", "About"),
];

/// The beginnings of clauses that do not assert.
const STANCES: [(&str, &str); 8] = [
    ("denies that ", "Denies"),
    ("doubts or does not believe that ", "Doubts"),
    ("leaves open whether ", "LeavesOpen"),
    ("says it is not known how many ", "NotKnown"),
    ("says it is not known whether ", "NotKnown"),
    ("declines to say how many ", "Declines"),
    ("declines to say whether ", "Declines"),
    ("no mention of whether ", "Silent"),
];

/// Converts what was heard to the table's notation: source, where, when, what, stance.
pub fn heard(dossier: &Dossier, aloud: &str) -> [String; 5] {
    let (who, rest) = aloud.split_once(": ").expect("who says it");
    // The last part is where it was read; names of documents may contain commas.
    let (rest, paragraph, key) = dossier
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
    let (rest, kind) = match rest.split_once(", read as ") {
        Some((rest, _)) => (rest, "Words"),
        None => KINDS
            .iter()
            .find_map(|(words, kind)| Some((rest.strip_suffix(words)?.strip_suffix(", ")?, *kind)))
            .unwrap_or((rest, "")),
    };
    let (clause, said) = match rest.split_once(", said ") {
        Some((clause, said)) => (clause, date(dossier, said)),
        None => (rest, "-".to_owned()),
    };
    let (clause, stance) = STANCES
        .iter()
        .find_map(|(begin, stance)| Some((clause.strip_prefix(begin)?, *stance)))
        .unwrap_or((clause, if kind == "Denied" { "Denies" } else { "Asserts" }));
    // None of the people is "no one".
    let clause = &clause.replacen("no one", "no people", 1);
    let (outcome, group, figure) = named(dossier, clause).unwrap_or_else(|| of_whom(dossier, clause));
    let what = format!("{outcome:?} of {group}: {}", quantity(dossier, figure, kind));
    [speaker(dossier, who), format!("{short} {paragraph}"), said, what, stance.to_owned()]
}

/// "names Ada as killed (counted here among fighters)".
fn named<'c>(dossier: &Dossier, clause: &'c str) -> Option<(Outcome, String, &'c str)> {
    let (figure, rest) = clause.strip_prefix("names ")?.split_once(" as ")?;
    let (outcome, among) = rest.split_once(" (counted here among ")?;
    let outcome = Outcome::ALL.into_iter().find(|known| known.participle() == outcome)?;
    let among = among.strip_suffix(')')?;
    let group = dossier.groups.rows().iter().find(|group| group.many.as_deref() == Some(among))?;
    Some((outcome, group.key.clone(), figure))
}

/// Splits a clause into outcome, population and the text before them.
fn of_whom<'c>(dossier: &Dossier, clause: &'c str) -> (Outcome, String, &'c str) {
    let mut found: Vec<(usize, usize, Outcome, String)> = Vec::new();
    for group in dossier.groups.rows() {
        for noun in [&group.one, &group.many].into_iter().flatten() {
            for outcome in Outcome::ALL {
                for verb in ["", "was ", "were "] {
                    let words = format!("{noun} {verb}{}", outcome.participle());
                    // For people who took part, nothing more is said.
                    let alone = (outcome == Outcome::Strength && verb.is_empty() && clause.ends_with(noun))
                        .then(|| clause.len() - noun.len());
                    let Some(at) = clause.find(&words).or(alone) else { continue };
                    let is_whole = at == 0 || clause[..at].ends_with([' ', '“']);
                    if is_whole {
                        found.push((words.len(), at, outcome, group.key.clone()));
                    }
                }
            }
        }
    }
    found.sort();
    let (_, at, outcome, group) = found.pop().unwrap_or_else(|| panic!("of whom: {clause}"));
    (outcome, group, clause[..at].trim_end())
}

/// Converts the sources and relays back to their keys.
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

/// Converts a date in words to the dossier's notation; empty if it is only derived.
fn date(dossier: &Dossier, said: &str) -> String {
    if said.contains("(derived: ") || said.contains("(date of the source's own document)") {
        return "-".to_owned();
    }
    let dates = dossier.claims.rows().iter().filter_map(|claim| claim.said.as_ref());
    let found = dates.into_iter().find(|date| date.to_string() == said);
    found.unwrap_or_else(|| panic!("`{said}` is no date")).as_str().to_owned()
}

/// Reconstructs the quantity from its words and from the words for its precision.
fn quantity(dossier: &Dossier, figure: &str, kind: &str) -> String {
    let figure = figure.strip_suffix(" of").unwrap_or(figure);
    let figure = figure.strip_suffix(" numbers").unwrap_or(figure);
    if kind == "Named" {
        let key = |name: &str| {
            let person = dossier.people.rows().iter().find(|person| person.name == name);
            person.expect("a person of that name").key.clone()
        };
        let names = figure.replace(" and ", ", ");
        return format!("Named({})", names.split(", ").map(key).collect::<Vec<_>>().join(", "));
    }
    if let Some(words) = figure.strip_prefix('“').and_then(|words| words.strip_suffix('”')) {
        // Two words quoted apart are told apart: “dozens” or “hundreds”.
        return format!("Words({})", words.replace(['“', '”'], ""));
    }
    match (figure, kind) {
        ("", _) => "NotGiven".to_owned(),
        (_, "" | "Denied") => match BOUNDS.iter().find(|(begin, _)| figure.starts_with(begin)) {
            Some((_, bound)) => format!("{bound}({})", number(figure)),
            None => format!("Exactly({})", number(figure)),
        },
        (_, "so far") => format!("Exactly({}) so far", number(figure)),
        (_, "Words") => panic!("`{figure}` is no word"),
        (_, kind) => format!("{kind}({})", number(figure)),
    }
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

/// The expected reading of a row of the table, and the words that must be heard.
pub fn row(line: &[&str; 7]) -> ([String; 5], Option<String>) {
    let mut row: Vec<_> = line[2..].iter().map(|cell| (*cell).to_owned()).collect();
    // Whether worded or not, the figure is the same, and the words are heard.
    let mut worded = None;
    if let Some((what, words)) = row[3].clone().split_once(" as ") {
        worded = Some(words.to_owned());
        what.clone_into(&mut row[3]);
    }
    (row.try_into().expect("five cells"), worded)
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
        let (row, worded) = row(&line);
        assert_eq!(heard(&dossier, &aloud), row, "{}: {aloud}", line[1]);
        assert!(worded.is_none_or(|words| aloud.contains(&words)), "{}: {aloud}", line[1]);
    }
    assert_eq!(counts, 37);
}
