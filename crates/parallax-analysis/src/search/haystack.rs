//! Everything in a dossier that can be found, folded once.

use std::collections::BTreeSet;

use super::fields::{Field, checked, figures_of, of_claim};
use super::figure::Figure;
use super::fold::{fold, ungrouped};
use super::names::spellings;
use super::query::{Names, Query, Rank, Sentence};
use super::sieve::Sieve;
use crate::dossier::{Claim, ClaimId, Dossier, Item, ItemKind, Reading};

/// Every item of a dossier by its names, and every claim by all that is said about it.
#[derive(Debug)]
pub struct Haystack {
    names: Vec<(Item, Names)>,
    /// What `check` warns of in them, where it does.
    checks: Vec<(Item, Sentence)>,
    claims: Claims,
}

/// One search result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub item: Item,
    /// How well it matches.
    pub rank: Rank,
}

/// The results of a search.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The best results, best first; ties are in the order of kinds in the index, then in file order.
    pub hits: Vec<Hit>,
    /// The total number of matches.
    pub count: usize,
}

impl Haystack {
    /// Folds everything; claims also match by their words under `reading`.
    #[must_use]
    pub fn new(dossier: &Dossier, reading: &Reading) -> Self {
        let kinds = ItemKind::ALL.into_iter().filter(|kind| *kind != ItemKind::Claim);
        let items = kinds.flat_map(|kind| dossier.items(kind));
        let mut checks = Vec::new();
        let names = items.map(|item| {
            checks.extend(checked(dossier, item).map(|(_, text)| (item, Sentence::new(&text))));
            let all = spellings(dossier, item);
            (item, Names::new(all.iter().map(|(_, text)| text.as_str())))
        });
        let names = names.collect();
        Self { names, checks, claims: Claims::new(dossier, reading) }
    }

    /// Returns the best `most` matches. Names also match if letters are left out; claims, which are
    /// sentences, match only by whole words, those with the requested figure as their own first.
    #[must_use]
    pub fn find(&self, query: &mut Query, most: usize) -> Found {
        let mut hits: Vec<Hit> = self
            .names
            .iter()
            .filter_map(|(item, names)| Some(Hit { item: *item, rank: query.rank(names)? }))
            .collect();
        self.add_checked(query, &mut hits);
        // Sorting keeps the order of equals: kinds as the index lists them, then the order of the file.
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.rank));
        let whole = hits.partition_point(|hit| hit.rank >= Rank::SENTENCE);
        let said = self.claims.find(query, most.saturating_sub(whole));
        let count = hits.len() + said.count;
        let said =
            said.claims.into_iter().map(|claim| Hit { item: Item::Claim(claim), rank: Rank::SENTENCE });
        hits.splice(whole..whole, said);
        hits.truncate(most);
        Found { hits, count }
    }
}

impl Haystack {
    /// Adds the items that are found by what `check` warns of, unless their names hold every word.
    fn add_checked(&self, query: &Query, hits: &mut Vec<Hit>) {
        if query.is_empty() {
            return;
        }
        let said: BTreeSet<Item> =
            self.checks.iter().filter(|(_, said)| query.is_said_in(said)).map(|(item, _)| *item).collect();
        if said.is_empty() {
            return;
        }
        let named: BTreeSet<Item> =
            hits.iter().filter(|hit| hit.rank.is_whole()).map(|hit| hit.item).collect();
        let is_said = |item: &Item| said.contains(item) && !named.contains(item);
        hits.retain(|hit| !is_said(&hit.item));
        hits.extend(
            said.iter().filter(|item| is_said(item)).map(|item| Hit { item: *item, rank: Rank::SENTENCE }),
        );
    }
}

/// All claims, their words one after the other.
#[derive(Debug)]
struct Claims {
    ids: Vec<ClaimId>,
    /// Everything that claims can be found by, folded.
    words: String,
    /// The end of each claim's words, first without its note, which often is about other claims, then with
    /// it.
    ends: Vec<(usize, usize)>,
    sieves: Vec<Sieve>,
    figures: Vec<Figure>,
    /// The end of each claim's figures.
    figure_ends: Vec<usize>,
}

/// The claims found.
struct FoundClaims {
    claims: Vec<ClaimId>,
    count: usize,
}

impl Claims {
    fn new(dossier: &Dossier, reading: &Reading) -> Self {
        let mut all = Self {
            ids: Vec::new(),
            words: String::new(),
            ends: Vec::new(),
            sieves: Vec::new(),
            figures: Vec::new(),
            figure_ends: Vec::new(),
        };
        for (id, claim) in dossier.claims.iter() {
            all.add(id, claim, dossier, reading);
        }
        all
    }

    fn add(&mut self, id: ClaimId, claim: &Claim, dossier: &Dossier, reading: &Reading) {
        let start = self.words.len();
        let mut end = None;
        let figures = figures_of(claim);
        // A figure in words is also found by its digits.
        for number in figures.iter().flat_map(Figure::numbers) {
            self.words.push_str(&number.to_string());
            self.words.push('\n');
        }
        for (field, text) in of_claim(dossier, id, reading) {
            if field == Field::Note {
                end = Some(self.words.len());
            }
            let folded = ungrouped(fold(&text));
            // Much is repeated, in the sentence and in a field.
            if !self.words[start..].contains(&folded) {
                self.words.push_str(&folded);
                self.words.push('\n');
            }
        }
        self.ids.push(id);
        let last = self.words.len();
        self.sieves.push(Sieve::new(&self.words[start..]));
        self.ends.push((end.unwrap_or(last), last));
        self.figures.extend(figures);
        self.figure_ends.push(self.figures.len());
    }

    /// Returns the first `most` claims that match: those with the requested figure as their own first, those
    /// that match only by their note last.
    fn find(&self, query: &Query, most: usize) -> FoundClaims {
        let [mut by_figure, mut by_words, mut by_note] = [const { Vec::new() }; 3];
        let (mut count, mut start, mut first_figure) = (0, 0, 0);
        let claims = self.ids.iter().zip(&self.ends).zip(&self.figure_ends).zip(&self.sieves);
        for (((id, (end, last)), last_figure), sieve) in claims {
            let figures = &self.figures[first_figure..*last_figure];
            let found = if !query.passes(sieve) {
                None
            } else if query.is_met_by(&self.words[start..*end], figures) {
                Some(if query.asks_for_one_of(figures) { &mut by_figure } else { &mut by_words })
            } else if end < last && query.is_met_by(&self.words[start..*last], figures) {
                Some(&mut by_note)
            } else {
                None
            };
            if let Some(found) = found {
                count += 1;
                if found.len() < most {
                    found.push(*id);
                }
            }
            (start, first_figure) = (*last, *last_figure);
        }
        let mut claims = by_figure;
        claims.extend(by_words.into_iter().chain(by_note));
        claims.truncate(most);
        FoundClaims { claims, count }
    }
}
