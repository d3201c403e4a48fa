//! One figure with what qualifies it: "at least 12 civilians", "about 50,000 to 80,000", "48 so far".

use parallax_dossier::dossier::Outcome;

use super::number::{Digits, Number};
use super::token::{Kind, Token};
use super::words::{Meaning, phrase};
use super::{Amount, Said, brackets, spoken, words};

/// A figure and where it ends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figure {
    pub amount: Amount,
    pub about: bool,
    pub so_far: bool,
    pub and_more: bool,
    pub outcome: Option<Outcome>,
    pub of: Option<String>,
    pub doubt: Option<String>,
    /// Why it says nothing that can be held.
    pub clash: Option<String>,
}

/// Reads a cell that is one figure, with remarks in brackets; `None` if it is something else.
pub(crate) fn read(tokens: &[Token], text: &str) -> Option<Vec<Said>> {
    if words::is_blank(text) || is_all(tokens, Meaning::NotGiven) {
        return Some(vec![Said { worded: text.to_owned(), ..Said::default() }]);
    }
    let (figure, next) = figure(tokens, 0)?;
    let mut said = from_figure(figure, text);
    let rest = tokens.get(next..)?;
    if said.is_words() {
        return rest.is_empty().then(|| vec![said]);
    }
    let mut more = Vec::new();
    let is_read = rest.is_empty()
        || brackets::apply(&mut said, rest, text, &mut more)
        || brackets::including_after(&mut said, rest, text);
    if !is_read {
        return None;
    }
    if let Some(first) = more.first().map(|one: &Said| one.worded.as_str()) {
        let start = text.find(first).unwrap_or(text.len());
        text[..start].trim_end_matches(['(', ' ', '[']).clone_into(&mut said.worded);
    }
    more.insert(0, said);
    Some(more)
}

fn is_all(tokens: &[Token], meaning: Meaning) -> bool {
    phrase(tokens, 0).is_some_and(|(found, length)| found == meaning && length == tokens.len())
}

/// What a figure says; words where it says nothing that can be held.
pub(crate) fn from_figure(figure: Figure, worded: &str) -> Said {
    if figure.clash.is_some() {
        return Said { doubt: figure.clash, ..Said::words(worded) };
    }
    let Figure { amount, about, so_far, and_more, outcome, of, doubt, clash: _ } = figure;
    Said { worded: worded.to_owned(), amount, about, so_far, and_more, outcome, of, doubt, ..Said::default() }
}

/// What stands before a figure.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    about: bool,
    bound: Option<Meaning>,
    /// "Between" or "from".
    range: Option<Meaning>,
}

/// The figure that begins at `at`, and the place of the token after it.
pub(crate) fn figure(tokens: &[Token], at: usize) -> Option<(Figure, usize)> {
    let mut before = Before::default();
    let mut next = at;
    if let Some((Meaning::Nobody, length)) = phrase(tokens, at) {
        let figure = Figure { amount: Amount::Exactly(0), ..Figure::default() };
        return nouns(figure, tokens, at + length);
    }
    while let Some((meaning, length)) = phrase(tokens, next) {
        match meaning {
            Meaning::About => before.about = true,
            Meaning::Filler => {}
            Meaning::Until if before.bound.is_none() => before.bound = Some(Meaning::AtMost),
            Meaning::AtLeast | Meaning::MoreThan | Meaning::AtMost | Meaning::FewerThan
                if before.bound.is_none() =>
            {
                before.bound = Some(meaning);
            }
            Meaning::Between | Meaning::From if before.range.is_none() => before.range = Some(meaning),
            _ => break,
        }
        next += length;
    }
    let (low, length) = number(tokens, next)?;
    next += length;
    let (high, next) = upper(tokens, next, before)?;
    let figure =
        Figure { about: before.about || high.as_ref().is_some_and(|(_, about)| *about), ..Figure::default() };
    let (mut figure, next) = suffixes(figure, tokens, next, before, &low, high.map(|(high, _)| high))?;
    figure.doubt = low.doubt;
    Some((figure, next))
}

/// A number with its scale.
struct Scaled {
    value: u64,
    /// True if a word of scale rounds it: "5 million".
    scale: Option<u64>,
    is_grouped: bool,
    doubt: Option<String>,
}

/// The number at `at`, in digits or in words, and how many tokens it has.
fn number(tokens: &[Token], at: usize) -> Option<(Scaled, usize)> {
    let first = tokens.get(at)?;
    let (number, mut length) = match &first.kind {
        Kind::Number(number) => (number.clone(), 1),
        // "UN" is no number, "un" is one.
        Kind::Word(_) if first.text.chars().filter(|letter| letter.is_uppercase()).count() < 2 => {
            let (value, length) = spoken::number(tokens, at)?;
            (Number::spoken(value), length)
        }
        _ => return None,
    };
    let mut scale: Option<u64> = None;
    while let Some((Meaning::Scale(power), words)) = phrase(tokens, at + length) {
        scale = Some(scale.unwrap_or(1).checked_mul(power)?);
        length += words;
    }
    let value = match scale {
        None => number.whole()?,
        Some(scale) => number.times(scale)?,
    };
    let is_decimal = matches!(number.reading, Digits::Decimal(..));
    let doubt = number.doubt.filter(|_| !is_decimal);
    Some((Scaled { value, scale, is_grouped: number.is_grouped, doubt }, length))
}

/// The upper end of a range, if one follows at `at`, whether it is approximate, and the place after it; `None` if there
/// should be one and is not.
fn upper(tokens: &[Token], at: usize, before: Before) -> Option<(Option<(Scaled, bool)>, usize)> {
    let joint = tokens.get(at);
    let found = phrase(tokens, at);
    let is_between = before.range == Some(Meaning::Between);
    let (length, is_choice) = match (joint.map(|token| &token.kind), found) {
        (Some(Kind::Dash | Kind::Sign('…')), _) => (1, false),
        // "5~10", but not "5 ~10".
        (Some(Kind::Sign('~')), _) if before.range.is_none() && !before.about => (1, false),
        (_, Some((Meaning::To | Meaning::Until, length))) => (length, false),
        (_, Some((Meaning::And, length))) if is_between => (length, false),
        (_, Some((Meaning::Or, length))) => (length, true),
        _ => return before.range.is_none().then_some((None, at)),
    };
    let mut next = at + length;
    let mut about = false;
    if let Some((Meaning::About, length)) = phrase(tokens, next) {
        about = true;
        next += length;
    }
    match number(tokens, next) {
        Some((high, length)) => {
            if is_choice && before.range.is_none() {
                let low = number(tokens, at.checked_sub(1)?)?.0;
                // One of two figures is no range, unless no figure lies between them.
                if low.value.checked_add(1) != Some(high.value) || high.scale.is_some() {
                    return None;
                }
            }
            Some((Some((high, about)), next + length))
        }
        // "or more" comes later; a dash without an end is left over.
        None => before.range.is_none().then_some((None, at)),
    }
}

/// Reads what stands after a figure, and puts all together.
fn suffixes(
    mut figure: Figure,
    tokens: &[Token],
    at: usize,
    before: Before,
    low: &Scaled,
    high: Option<Scaled>,
) -> Option<(Figure, usize)> {
    let mut next = at;
    let mut bound = before.bound;
    let mut more = false;
    loop {
        if tokens.get(next).is_some_and(|token| token.is('+')) && !is_number(tokens, next + 1) {
            more = true;
            next += 1;
            continue;
        }
        let Some((meaning, length)) = phrase(tokens, next) else { break };
        match meaning {
            Meaning::OrMore => more = true,
            Meaning::SoFar => figure.so_far = true,
            Meaning::About => figure.about = true,
            Meaning::OrFewer if bound.is_none() => bound = Some(Meaning::AtMost),
            Meaning::AtLeast | Meaning::AtMost if bound.is_none() => bound = Some(meaning),
            Meaning::Outcome(_) | Meaning::People => {
                let (named, after) = nouns(figure, tokens, next)?;
                figure = named;
                next = after;
                continue;
            }
            _ => break,
        }
        next += length;
    }
    let clash = |reason: &str| Some(reason.to_owned());
    match high {
        None => {
            figure.about |= low.scale.is_some() && bound.is_none() && !more;
            let n = low.value;
            figure.amount = match bound {
                None if more => Amount::AtLeast(n),
                None => Amount::Exactly(n),
                Some(Meaning::AtLeast) => Amount::AtLeast(n),
                Some(Meaning::MoreThan) if n < u64::MAX => Amount::MoreThan(n),
                Some(Meaning::AtMost) if !more => Amount::AtMost(n),
                Some(Meaning::FewerThan) if n > 0 && !more => Amount::FewerThan(n),
                Some(_) => {
                    figure.clash = clash("the bounds contradict each other");
                    Amount::NotGiven
                }
            };
            if figure.so_far && matches!(figure.amount, Amount::AtMost(_) | Amount::FewerThan(_)) {
                figure.clash = clash("a maximum is no running count");
            }
        }
        Some(high) => {
            // "5 to 6 thousand" has one word of scale for both.
            let lower = match (low.scale, high.scale) {
                (None, Some(scale)) => low.value.checked_mul(scale)?,
                _ => low.value,
            };
            let could_be_short = low.scale.is_none()
                && high.scale.is_none()
                && high.is_grouped
                && low.value < 1000
                && low.value > 0
                && low.value <= high.value / 1000;
            figure.about |= low.scale.is_some() || high.scale.is_some();
            figure.and_more = more;
            figure.amount = Amount::Between(lower, high.value);
            figure.clash = if lower > high.value {
                clash("the range ends below its beginning")
            } else if could_be_short {
                Some(format!("the range could begin at {} or at {} thousand", low.value, low.value))
            } else if bound.is_some() {
                clash("a range with a bound before or after it")
            } else if figure.so_far {
                clash("a range is no running count")
            } else {
                None
            };
        }
    }
    Some((figure, next))
}

fn is_number(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Number(_)))
}

/// Reads who is counted and what happened to them: "civilians killed".
pub(crate) fn nouns(mut figure: Figure, tokens: &[Token], at: usize) -> Option<(Figure, usize)> {
    let mut next = at;
    while let Some((meaning, length)) = phrase(tokens, next) {
        match meaning {
            Meaning::Outcome(outcome) if figure.outcome.is_none_or(|known| known == outcome) => {
                figure.outcome = Some(outcome);
            }
            Meaning::People => {
                let words: Vec<&str> = tokens[next..next + length].iter().map(|token| token.text).collect();
                let words = words.join(" ");
                // "People" is no population.
                if !is_anybody(&words) {
                    figure.of = Some(figure.of.map_or(words.clone(), |before| format!("{before} {words}")));
                }
            }
            Meaning::Outcome(_) => return None,
            _ => break,
        }
        next += length;
    }
    Some((figure, next))
}

/// True for words that mean people as such.
fn is_anybody(words: &str) -> bool {
    const ANYBODY: [&str; 14] = [
        "personne",
        "persona",
        "people",
        "persons",
        "person",
        "personnes",
        "personas",
        "человек",
        "людей",
        "человека",
        "осіб",
        "особи",
        "شخص",
        "شخصا",
    ];
    let folded = words::fold(words);
    ANYBODY.iter().any(|word| words::fold(word) == folded) || folded == words::fold("أشخاص")
}
