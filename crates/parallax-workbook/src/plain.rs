//! Values that can be said plainly: `more than 100` for `MoreThan(100)`, `0.5 km` for `Km(0.5)`.
//!
//! A plain form is written only if reading it gives the same value; everything else stands in the notation of the format.
//! What people type is read more freely: what is neither of the two goes to the reader of other people's sheets
//! ([`parallax_import::cell`]), which makes nothing sharper and keeps the words.

use parallax_dossier::draft::Node;
use parallax_import::cell::{self, Amount, Interval, Manner, Said};
use ron_tree::{AllTokens, Kind};

use crate::layout::words;

/// What a cell with a quantity says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figure {
    /// The value in the notation of the format.
    pub notation: String,
    /// The words of the cell, where they say more than the value.
    pub worded: Option<String>,
    /// Fields of a count that the words say besides.
    pub flags: Vec<&'static str>,
    /// What could be read in another way.
    pub doubt: Option<String>,
}

/// The value of this enum as it stands in a cell.
pub(crate) fn to_cell(of: &str, node: &Node) -> String {
    let notation = node.to_line();
    let plain = say(of, node).filter(|plain| crate::text::to_cell(plain) == *plain);
    let as_written = Figure { notation, ..Figure::default() };
    match plain {
        Some(plain) if from_cell(of, &plain).as_ref() == Ok(&as_written) => plain,
        _ => as_written.notation,
    }
}

/// The plain form of a value, if it has one.
fn say(of: &str, node: &Node) -> Option<String> {
    let Node::Choice { word, inner, .. } = node else { return None };
    let values: Vec<&Node> = match inner.as_deref() {
        Some(Node::Tuple(values)) => values.iter().collect(),
        None => Vec::new(),
        Some(_) => return None,
    };
    Some(match (of, &**word, values.as_slice()) {
        ("Quantity" | "WordRange", "Exactly", [Node::Plain(n)]) | ("Age", "Years", [Node::Plain(n)]) => {
            n.clone()
        }
        ("Quantity", "Words", [Node::Text(text)]) => text.clone(),
        ("Quantity", "Named", [Node::List { items, .. }]) => {
            let ids: Vec<&str> = items
                .iter()
                .filter_map(|item| if let Node::Text(id) = item { Some(id.as_str()) } else { None })
                .collect();
            format!("named: {}", ids.join("; "))
        }
        ("WordRange", "NoRange", []) => "no range".to_owned(),
        ("Age", "Months", [Node::Plain(n)]) => format!("{n} months"),
        ("Precision", "Km", [Node::Plain(n)]) => format!("{n} km"),
        ("Tolerance", "Percent", [Node::Plain(n)]) => format!("{n} %"),
        (_, "Between", [Node::Plain(low), Node::Plain(high)]) => format!("{low} to {high}"),
        (_, word, [Node::Plain(n)]) => {
            let (said, _) = BOUNDS.iter().find(|(_, bound)| *bound == word)?;
            format!("{said} {n}")
        }
        _ => return None,
    })
}

/// The words before a figure, and what they make of it.
const BOUNDS: [(&str, &str); 5] = [
    ("at least", "AtLeast"),
    ("more than", "MoreThan"),
    ("at most", "AtMost"),
    ("fewer than", "FewerThan"),
    ("about", "About"),
];

/// A plain form in the notation of the format.
pub(crate) fn read_plain(of: &str, text: &str) -> Option<String> {
    let whole = |text: &str| text.bytes().all(|b| b.is_ascii_digit()) && text.parse::<u64>().is_ok();
    let number = |text: &str| !text.is_empty() && crate::cells::is_number(text);
    let between = || {
        let (low, high) = text.split_once(" to ")?;
        (whole(low) && whole(high)).then(|| format!("Between({low}, {high})"))
    };
    match of {
        "Quantity" | "WordRange" => {
            if whole(text) {
                return Some(format!("Exactly({text})"));
            }
            if of == "WordRange" && text == "no range" {
                return Some("NoRange".to_owned());
            }
            if of == "Quantity"
                && let Some(ids) = text.strip_prefix("named: ")
            {
                let ids: Vec<String> = crate::text::list_from_cell(ids, &[';', ','])
                    .into_iter()
                    .map(|id| Node::Text(id).to_line())
                    .collect();
                return Some(format!("Named([{}])", ids.join(", ")));
            }
            let bound = BOUNDS.iter().find_map(|(said, word)| {
                let n = text.strip_prefix(said)?.strip_prefix(' ')?;
                (whole(n) && (*word != "About" || of == "Quantity")).then(|| format!("{word}({n})"))
            });
            bound.or_else(between)
        }
        "Age" => {
            if whole(text) {
                return Some(format!("Years({text})"));
            }
            let months = text.strip_suffix(" months").or_else(|| text.strip_suffix(" month"));
            months.filter(|n| whole(n)).map(|n| format!("Months({n})")).or_else(between)
        }
        "Precision" => {
            let km = text.strip_suffix("km")?.trim_end();
            number(km).then(|| format!("Km({km})"))
        }
        "Tolerance" => {
            let percent = text.strip_suffix('%')?.trim_end();
            number(percent).then(|| format!("Percent({percent})"))
        }
        _ => None,
    }
}

/// The value of this enum that a cell holds.
///
/// # Errors
/// Why it holds none, in a sentence without a full stop.
pub(crate) fn from_cell(of: &str, cell: &str) -> Result<Figure, String> {
    if let Some(notation) = read_plain(of, cell) {
        return Ok(Figure { notation, ..Figure::default() });
    }
    if words(of).contains(&cell) {
        return Ok(Figure { notation: cell.to_owned(), ..Figure::default() });
    }
    if looks_like_notation(cell) {
        return if is_whole(cell) {
            Ok(Figure { notation: cell.to_owned(), ..Figure::default() })
        } else {
            Err("this is not whole: a bracket or a quotation mark is missing, or one is too many".to_owned())
        };
    }
    if of != "Quantity" {
        // The reader of the dossier says what it should be.
        return Ok(Figure { notation: Node::Text(cell.to_owned()).to_line(), ..Figure::default() });
    }
    let said = cell::read(cell, Manner::default()).said;
    match said.as_slice() {
        [one] if one.speaker.is_none() && one.outcome.is_none() && one.of.is_none() && one.parts.is_empty() => {
            Ok(figure(one, cell))
        }
        [one] if one.is_words() => Ok(figure(one, cell)),
        _ => Err("this says more than one quantity, or of whom: give each a row of its own, or write it as `Words(\"…\")`".to_owned()),
    }
}

fn figure(said: &Said, cell: &str) -> Figure {
    let notation = match &said.amount {
        Amount::Exactly(n) if said.about => format!("About({n})"),
        Amount::Exactly(n) => format!("Exactly({n})"),
        Amount::AtLeast(n) => format!("AtLeast({n})"),
        Amount::MoreThan(n) => format!("MoreThan({n})"),
        Amount::AtMost(n) => format!("AtMost({n})"),
        Amount::FewerThan(n) => format!("FewerThan({n})"),
        Amount::Between(low, high) => format!("Between({low}, {high})"),
        Amount::Estimate { point, low, high, level, kind } => {
            let point = point.map_or_else(String::new, |n| format!("point: {n}, "));
            let level = level.map_or_else(String::new, |n| format!(", level: {n}"));
            let kind = match kind {
                Interval::Confidence => ", kind: Confidence",
                Interval::Credible => ", kind: Credible",
                Interval::Range => ", kind: Range",
            };
            format!("Estimate({point}low: {low}, high: {high}{level}{kind})")
        }
        Amount::Words(words) => format!("Words({})", Node::Text(words.clone()).to_line()),
        Amount::NotGiven => "NotGiven".to_owned(),
    };
    let is_single = matches!(said.amount, Amount::Exactly(_));
    let flags = [
        (said.about && !is_single && !said.is_words(), "about"),
        (said.so_far, "so_far"),
        (said.and_more, "and_more"),
    ];
    Figure {
        notation,
        worded: (!said.is_words()).then(|| cell.to_owned()),
        flags: flags.into_iter().filter(|(is_said, _)| *is_said).map(|(_, name)| name).collect(),
        doubt: said.doubt.clone().filter(|_| !said.is_words()),
    }
}

/// True for `Word(…)`, also of a word that the format does not have.
pub(crate) fn looks_like_notation(cell: &str) -> bool {
    let name = cell.split('(').next().unwrap_or_default();
    cell.contains('(')
        && !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphabetic())
        && name.starts_with(|c: char| c.is_ascii_uppercase())
}

/// True if a cell of values of any kind would take a text for the notation of the format.
pub(crate) fn is_taken_for_notation(text: &str) -> bool {
    let is_word = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_uppercase()) && text.chars().all(|c| c.is_ascii_alphabetic())
    };
    text.starts_with(['(', '[', '{', '"'])
        || looks_like_notation(text)
        || crate::cells::is_number(text)
        || is_word(text)
        || matches!(text, "true" | "false")
}

/// True if a text is one value in the notation of the format, which ends where the text does.
pub(crate) fn is_whole(text: &str) -> bool {
    let mut open = Vec::new();
    for token in AllTokens::new(text, 0) {
        match token.kind {
            Kind::Comment | Kind::Unclosed => return false,
            Kind::Comma | Kind::Colon if open.is_empty() => return false,
            Kind::Open(bracket) => open.push(bracket),
            Kind::Close(bracket) => match (open.pop(), bracket) {
                (Some(b'('), b')') | (Some(b'['), b']') | (Some(b'{'), b'}') => {}
                _ => return false,
            },
            _ => {}
        }
    }
    open.is_empty()
}

#[cfg(test)]
mod tests {
    use parallax_dossier::dossier::Outcome;
    use parallax_dossier::draft::{Claim, Dossier, Entries, Quantity, Says};

    use super::*;

    /// A quantity as its node.
    fn node(quantity: Quantity<'static>) -> Node {
        let mut draft = Dossier::new("T");
        let says = Says::Count {
            outcome: Outcome::Killed.into(),
            of: "g".into(),
            quantity,
            so_far: false,
            about: false,
            and_more: false,
            parts: Entries::default(),
        };
        draft.claims.add("c", Claim { says, ..Claim::default() });
        let tree = draft.tree();
        crate::cells::find(&tree, &["claims", "c", "says", "quantity"]).expect("a quantity").clone()
    }

    #[test]
    fn quantities_are_said_plainly_or_in_notation_and_read_back() {
        for (quantity, cell) in [
            (Quantity::Exactly(48), "48"),
            (Quantity::AtLeast(48), "at least 48"),
            (Quantity::MoreThan(100), "more than 100"),
            (Quantity::AtMost(5), "at most 5"),
            (Quantity::FewerThan(5), "fewer than 5"),
            (Quantity::Between(20, 30), "20 to 30"),
            (Quantity::About(500), "about 500"),
            (Quantity::Words("dozens".to_owned()), "dozens"),
            (Quantity::Words("unknown".to_owned()), "Words(\"unknown\")"),
            (Quantity::Words("48".to_owned()), "Words(\"48\")"),
            (Quantity::Named(vec!["a-b".into(), "c".into()]), "named: a-b; c"),
            (Quantity::Half { of: "c".into() }, "Half(of: \"c\")"),
        ] {
            let node = node(quantity);
            assert_eq!(to_cell("Quantity", &node), cell);
            let figure = from_cell("Quantity", cell).expect("a quantity");
            assert_eq!(figure, Figure { notation: node.to_line(), ..Figure::default() }, "{cell}");
        }
    }

    #[test]
    fn what_people_type_is_made_no_sharper_and_its_words_are_kept() {
        let read = |cell: &str| {
            let Figure { notation, worded, flags, .. } = from_cell("Quantity", cell).expect("a quantity");
            (notation, worded.unwrap_or_default(), flags)
        };
        let typed = |cell: &str, notation: &str, flags: &[&'static str]| {
            assert_eq!(read(cell), (notation.to_owned(), cell.to_owned(), flags.to_vec()));
        };
        typed("over 100", "MoreThan(100)", &[]);
        typed("1,000+", "AtLeast(1000)", &[]);
        typed("48 so far", "Exactly(48)", &["so_far"]);
        typed("about 50,000 to 80,000", "Between(50000, 80000)", &["about"]);
        typed("~500", "About(500)", &[]);
        typed("unknown", "NotGiven", &[]);
        assert_eq!(read("dozens"), ("Words(\"dozens\")".to_owned(), String::new(), vec![]));
        assert_eq!(read("Exactli(48)").0, "Exactli(48)");
        assert!(from_cell("Quantity", "Exactly(48").is_err());
        for cell in [
            "Exactly(48) // )",
            "Exactly(48),",
            "Exactly(48), so_far: true",
            "Exactly(48]",
            "Exactly(48)), by: (1",
        ] {
            assert!(from_cell("Quantity", cell).is_err(), "{cell}");
        }
        assert!(from_cell("Quantity", "47 (official) – 1,000+ (alternative)").is_err());
    }

    #[test]
    fn other_values_have_plain_forms_too() {
        for (of, cell, notation) in [
            ("WordRange", "at least 24", "AtLeast(24)"),
            ("WordRange", "no range", "NoRange"),
            ("Age", "34", "Years(34)"),
            ("Age", "30 to 35", "Between(30, 35)"),
            ("Age", "7 months", "Months(7)"),
            ("Precision", "0.5 km", "Km(0.5)"),
            ("Precision", "Schematic", "Schematic"),
            ("Tolerance", "10 %", "Percent(10)"),
            ("Tolerance", "12.5%", "Percent(12.5)"),
            ("Age", "old", "\"old\""),
        ] {
            assert_eq!(from_cell(of, cell).map(|figure| figure.notation).as_deref(), Ok(notation));
        }
    }
}
