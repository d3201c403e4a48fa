//! Claims that could be made of the figures of a text, and the figures that no claim of a dossier uses.

use std::collections::HashMap;

use parallax_dossier::dossier::{self, Outcome, Quantity};
use parallax_dossier::draft::{Claim, Counted, Dossier, Entries, Quote, Says, Word};

use super::{Mark, MarkKind, Names, marks, paragraphs};
use crate::cell::{Amount, Said, fold};

/// A figure of a text, and a claim that could be made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub mark: Mark,
    /// The claim with document, paragraph, quantity, words and passage. Its source, its population and, if the text does not say
    /// it beside the figure, its outcome are left to the author.
    pub claim: Claim<'static>,
    /// True if a claim of the dossier has the same figure from the same paragraph.
    pub is_used: bool,
}

/// The longest passage that is quoted around a figure, in bytes.
const LONGEST_QUOTE: usize = 600;

/// A draft for each figure of a text, which is that of a document of the dossier.
pub fn drafts<'t>(
    text: &'t str,
    names: &'t Names,
    used: &'t Used,
    document: &'t str,
) -> impl Iterator<Item = Draft> + 't {
    drafts_of(text, marks(text, names), used, document)
}

/// The same of its marks, in their order.
pub fn drafts_of<'t>(
    text: &'t str,
    marks: impl Iterator<Item = Mark> + 't,
    used: &'t Used,
    document: &'t str,
) -> impl Iterator<Item = Draft> + 't {
    let mut paragraphs = paragraphs(text).peekable();
    let figures = marks.filter(|mark| matches!(mark.kind, MarkKind::Figure(_)));
    figures.filter_map(move |mark| {
        while paragraphs.peek().is_some_and(|paragraph| paragraph.number < mark.paragraph) {
            paragraphs.next();
        }
        let span = paragraphs.peek()?.span.clone();
        let passage = sentence(&text[span.clone()], mark.span.start - span.start, mark.span.end - span.start);
        let MarkKind::Figure(said) = &mark.kind else { return None };
        let claim = claim(said, document, mark.paragraph, passage);
        let is_used = used.has(&mark);
        Some(Draft { mark, claim, is_used })
    })
}

fn claim(said: &Said, document: &str, paragraph: u32, passage: &str) -> Claim<'static> {
    let mut says = said.says(said.outcome.unwrap_or(Outcome::Killed), Word::from(""), Entries::default());
    if let (Says::Count { outcome, .. }, None) = (&mut says, said.outcome) {
        *outcome = Counted::Declared(Word::from(""));
    }
    let is_digits = said.worded.chars().all(|letter| letter.is_ascii_digit());
    Claim {
        document: Some(document.to_owned().into()),
        paragraph: Some(paragraph),
        says,
        worded: (!is_digits && !matches!(said.amount, Amount::Words(_))).then(|| said.worded.clone()),
        quote: Some(Quote { text: Some(passage.to_owned()), lang: None, translation: None }),
        ..Claim::default()
    }
}

/// The sentence around some bytes of a paragraph.
fn sentence(paragraph: &str, start: usize, end: usize) -> &str {
    const ENDS: [char; 6] = ['.', '!', '?', '…', '؟', '\n'];
    let is_end = |at: usize, sign: char| {
        let rest = &paragraph[at + sign.len_utf8()..];
        sign == '\n' || rest.is_empty() || rest.starts_with([' ', '\u{a0}', '\n', '”', '"', '»'])
    };
    let least = paragraph.floor_char_boundary(start.saturating_sub(LONGEST_QUOTE / 2));
    let most = paragraph.floor_char_boundary((end + LONGEST_QUOTE / 2).min(paragraph.len()));
    let before = paragraph[least..start]
        .char_indices()
        .rev()
        .find(|(at, sign)| ENDS.contains(sign) && is_end(least + at, *sign));
    let after =
        paragraph[end..most].char_indices().find(|(at, sign)| ENDS.contains(sign) && is_end(end + at, *sign));
    let from = before.map_or(least, |(at, sign)| least + at + sign.len_utf8());
    let to = after.map_or(most, |(at, sign)| end + at + sign.len_utf8());
    paragraph[from..to].trim().trim_start_matches(['”', '"', '»', ' '])
}

/// The figures that the claims of a dossier have from one document.
#[derive(Clone, Debug, Default)]
pub struct Used {
    /// By paragraph.
    by_paragraph: HashMap<u32, Vec<Figures>>,
}

/// What one claim says in figures and in words.
#[derive(Clone, Debug, Default)]
struct Figures {
    /// What is counted, if that is an outcome of the format.
    outcome: Option<Outcome>,
    numbers: Vec<Vec<u64>>,
    words: Vec<String>,
}

impl Used {
    /// Gathers what the claims of a document count.
    #[must_use]
    pub fn from_document(dossier: &Dossier<'_>, document: &str) -> Self {
        let mut used = Self::default();
        for (_, claim) in dossier.claims.iter() {
            let is_here = claim.document.as_ref().is_some_and(|word| word.0 == document);
            let (Says::Count { quantity, parts, outcome, .. }, Some(paragraph), true) =
                (&claim.says, claim.paragraph, is_here)
            else {
                continue;
            };
            let parts = parts.iter().map(|(_, quantity)| quantity);
            let outcome = match outcome {
                Counted::Format(outcome) => Some(*outcome),
                Counted::Declared(_) => None,
            };
            used.add(paragraph, std::iter::once(quantity).chain(parts), claim.worded.as_deref(), outcome);
        }
        used
    }

    /// The same of a dossier that was read.
    #[must_use]
    pub fn of_document(dossier: &dossier::Dossier, document: dossier::DocumentId) -> Self {
        let mut used = Self::default();
        for (_, claim) in dossier.claims.iter().filter(|(_, claim)| claim.document == document) {
            if let (Some(count), Some(paragraph)) = (claim.count(), claim.locator.paragraph) {
                let parts = count.parts.iter().map(|part| &part.quantity);
                let all = std::iter::once(&count.quantity).chain(parts);
                let outcome = Some(count.outcome).filter(|outcome| Outcome::ALL.contains(outcome));
                used.add(paragraph, all, claim.worded.as_deref(), outcome);
            }
        }
        used
    }

    fn add<'q, P: 'q, C: 'q>(
        &mut self,
        paragraph: u32,
        quantities: impl Iterator<Item = &'q Quantity<P, C>>,
        worded: Option<&str>,
        outcome: Option<Outcome>,
    ) {
        let mut here = Figures { outcome, ..Figures::default() };
        for quantity in quantities {
            here.numbers.extend(figures_of(quantity));
            if let Quantity::Words(words) = quantity {
                here.words.push(fold(words));
            }
        }
        here.words.extend(worded.map(fold));
        self.by_paragraph.entry(paragraph).or_default().push(here);
    }

    /// True if a claim has the figure of this mark from the same paragraph. Other marks are never used.
    #[must_use]
    pub fn has(&self, mark: &Mark) -> bool {
        let MarkKind::Figure(said) = &mark.kind else { return false };
        let Some(here) = self.by_paragraph.get(&mark.paragraph) else { return false };
        let (wanted, words) = (figures(&said.amount), fold(&said.worded));
        let can_be =
            |claim: &&Figures| claim.outcome.zip(said.outcome).is_none_or(|(one, other)| one == other);
        here.iter().filter(can_be).any(|claim| {
            wanted.as_ref().is_some_and(|wanted| claim.numbers.contains(wanted))
                || claim.words.iter().any(|known| !known.is_empty() && known.contains(&words))
        })
    }
}

/// The figures that an amount names.
fn figures(amount: &Amount) -> Option<Vec<u64>> {
    match amount {
        Amount::Exactly(n)
        | Amount::AtLeast(n)
        | Amount::MoreThan(n)
        | Amount::AtMost(n)
        | Amount::FewerThan(n) => Some(vec![*n]),
        Amount::Between(low, high) | Amount::Estimate { low, high, .. } => Some(vec![*low, *high]),
        Amount::Words(_) | Amount::NotGiven => None,
    }
}

fn figures_of<P, C>(quantity: &Quantity<P, C>) -> Option<Vec<u64>> {
    match quantity {
        Quantity::Exactly(n)
        | Quantity::AtLeast(n)
        | Quantity::MoreThan(n)
        | Quantity::AtMost(n)
        | Quantity::FewerThan(n)
        | Quantity::About(n) => Some(vec![*n]),
        Quantity::Between(low, high) => Some(vec![*low, *high]),
        Quantity::Named(people) => u64::try_from(people.len()).ok().map(|count| vec![count]),
        _ => None,
    }
}
