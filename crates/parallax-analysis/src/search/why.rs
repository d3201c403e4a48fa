//! Why something was found: which field matches the query.

use std::fmt;

use super::fields::{Field, Filled, checked, figures_of, of_claim};
use super::figure::{Figure, figures};
use super::fold::{fold, romanised, ungrouped};
use super::names::spellings;
use super::query::{Names, Query, Word};
use crate::dossier::{Dossier, Item, Reading};

/// Approximate maximum number of letters shown of a long text.
const LONGEST: usize = 44;

/// The field that matches: "figure: more than 100", "also spelled Khasham".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    pub field: Field,
    /// Its content, cut to the words around the match.
    pub text: String,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = self.field.to_string();
        if label.is_empty() { f.write_str(&self.text) } else { write!(f, "{label} {}", self.text) }
    }
}

/// The fields by which `item` was found, as few as possible; empty if its displayed name shows it, or nothing
/// was typed.
#[must_use]
pub fn why(dossier: &Dossier, reading: &Reading, item: Item, query: &mut Query) -> Vec<Why> {
    if query.is_empty() {
        return Vec::new();
    }
    match item {
        Item::Claim(id) => {
            let claim = &dossier.claims[id];
            of_the_claim(&of_claim(dossier, id, reading), &figures_of(claim), query)
        }
        _ => of_the_name(dossier, item, query).into_iter().collect(),
    }
}

/// The spelling that matches as a whole, or else by its letters, if it is not the displayed one.
fn of_the_name(dossier: &Dossier, item: Item, query: &mut Query) -> Option<Why> {
    let holds = |text: &str| {
        let figures: Vec<Figure> = figures(&fold(text)).collect();
        let folded = [Some(fold(text)), romanised(text)];
        folded.into_iter().flatten().any(|folded| query.is_met_by(&ungrouped(folded), &figures))
    };
    let mut spellings = spellings(dossier, item);
    let whole = spellings.iter().position(|(_, text)| holds(text));
    if whole.is_none()
        && let Some((field, text)) = checked(dossier, item).find(|(_, text)| holds(text))
    {
        return Some(Why { field, text });
    }
    let strewn = || spellings.iter().position(|(_, text)| query.rank(&Names::new([text.as_str()])).is_some());
    let (field, text) = spellings.swap_remove(whole.or_else(strewn)?);
    Some(Why { field: field?, text })
}

/// The field that contains the whole query, as a phrase if possible; otherwise the fewest fields that do
/// together.
fn of_the_claim(fields: &[Filled], own: &[Figure], query: &Query) -> Vec<Why> {
    let folded: Vec<(usize, String, Vec<Figure>)> = fields
        .iter()
        .enumerate()
        .map(|(at, (field, text))| {
            let folded = ungrouped(fold(text));
            let figures = match field {
                Field::Figure => own.first().copied().into_iter().collect(),
                Field::Note => Vec::new(),
                _ => figures(&folded).collect(),
            };
            (at, folded, figures)
        })
        .collect();
    let Some((words, asked)) = query.ways().find(|(words, asked)| {
        let is_met = |word: &Word| folded.iter().any(|(_, text, figures)| word.is_met_by(text, figures));
        let is_given = |figure: &Figure| {
            folded.iter().any(|(.., found)| found.iter().any(|one| figure.is_answered_by(one)))
        };
        words.iter().all(is_met) && asked.iter().all(is_given)
    }) else {
        return Vec::new();
    };
    let mut left = Left { words: words.iter().collect(), figures: asked.iter().collect() };
    let phrase = left.phrase();
    let mut told = Vec::new();
    let is_phrase = |text: &str| phrase.as_ref().is_some_and(|phrase| text.contains(phrase.as_str()));
    while !left.is_empty() {
        // Of fields that match equally, the first is the most informative.
        let best = folded
            .iter()
            .map(|(at, text, figures)| {
                (
                    left.held_by(text, figures)
                        + left.weight(fields[*at].0, figures)
                        + usize::from(is_phrase(text)),
                    std::cmp::Reverse(*at),
                )
            })
            .max();
        let Some((held, std::cmp::Reverse(at))) = best else { break };
        if held == 0 {
            break;
        }
        let (_, text, figures) = &folded[at];
        left.take(text, figures);
        told.push(Why { field: fields[at].0, text: excerpt_around(&fields[at].1, query) });
    }
    told
}

/// The part of the query that is not accounted for yet.
struct Left<'a> {
    words: Vec<&'a Word>,
    figures: Vec<&'a Figure>,
}

impl Left<'_> {
    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.figures.is_empty()
    }

    /// Several words as they were typed, if nothing else is left.
    fn phrase(&self) -> Option<String> {
        let is_phrase = self.words.len() > 1 && self.figures.is_empty();
        is_phrase.then(|| self.words.iter().map(|word| word.text()).collect::<Vec<_>>().join(" "))
    }

    fn held_by(&self, text: &str, figures: &[Figure]) -> usize {
        let words = self.words.iter().filter(|word| word.is_met_by(text, figures)).count();
        words + self.figures.iter().filter(|asked| gives(figures, asked)).count()
    }

    /// A requested figure is best shown by the count's own.
    fn weight(&self, field: Field, figures: &[Figure]) -> usize {
        usize::from(field == Field::Figure && self.figures.iter().any(|asked| gives(figures, asked)))
    }

    fn take(&mut self, text: &str, figures: &[Figure]) {
        self.words.retain(|word| !word.is_met_by(text, figures));
        self.figures.retain(|asked| !gives(figures, asked));
    }
}

fn gives(figures: &[Figure], asked: &Figure) -> bool {
    figures.iter().any(|found| asked.is_answered_by(found))
}

/// The words of `text` around the match; all of it if it is short. Only whole words are left out.
fn excerpt_around(text: &str, query: &Query) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let first = query.some_words(text).first().map_or(0, |range| range.start);
    let mut at = 0;
    let mut words: Vec<(usize, &str)> = Vec::new();
    for word in text.split(' ') {
        words.push((at, word));
        at += word.len() + 1;
    }
    let middle = words.iter().rposition(|(at, _)| *at <= first).unwrap_or(0);
    let (mut from, mut to) = (middle, middle + 1);
    let long = |from: usize, to: usize| {
        words[from..to].iter().map(|(_, word)| word.chars().count() + 1).sum::<usize>()
    };
    loop {
        let (wider_left, wider_right) = (from > 0 && middle - from < 2, to < words.len());
        if wider_left && long(from - 1, to) <= LONGEST {
            from -= 1;
        } else if wider_right && long(from, to + 1) <= LONGEST {
            to += 1;
        } else {
            break;
        }
    }
    let inside: Vec<&str> = words[from..to].iter().map(|(_, word)| *word).collect();
    let (before, after) = (if from > 0 { "… " } else { "" }, if to < words.len() { " …" } else { "" });
    format!("{before}{}{after}", inside.join(" "))
}
