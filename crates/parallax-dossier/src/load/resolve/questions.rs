//! Questions, and the positions that answers to them name.

use std::collections::HashMap;

use super::super::diagnostic::Code;
use super::super::raw;
use super::super::site::Site;
use super::names::{closest, is_kebab_case};
use super::report::{Report, quoted};
use crate::dossier::{Id as _, Position, Question, QuestionId};
use crate::letters::Length;

/// Maximum number of positions that are searched for the one that a misspelt id means.
const MOST_GUESSED: usize = 200;

/// Checks a question and its positions. Its id is left empty, as those of all rows.
pub(super) fn question(raw: raw::Question, site: Site, to: &mut Report) -> Question {
    // A text alone is its own `ask`.
    match &raw.ask {
        Some(ask) => to.filled(ask, Length::Name, site.whole().field("ask")),
        None => to.missing(site, "ask"),
    }
    let list = site.field("positions");
    let mut seen = HashMap::with_capacity(raw.positions.len());
    let mut positions = Vec::with_capacity(raw.positions.len());
    for (index, (key, words)) in raw.positions.keys.into_iter().zip(raw.positions.rows).enumerate() {
        if let Some(count) = Length::Id.excess(&key) {
            to.too_long(count, Length::Id, list.key(index));
        } else if !is_kebab_case(&key) {
            let message = format!("the id {} is not kebab-case", quoted(&key));
            let hint = "lower-case letters and digits, joined by single hyphens".to_owned();
            to.add_hinted(Code::BadId, list.key(index), message, hint);
        }
        to.filled(&words, Length::Name, list.item(index));
        if seen.insert(key.clone(), index).is_some() {
            let message = format!("the position id {} is used twice", quoted(&key));
            to.add(Code::DuplicateId, list.key(index), message);
        }
        positions.push(Position { key, words });
    }
    Question { key: String::new(), text: raw.ask.unwrap_or_default(), positions }
}

/// The positions of all questions by their ids.
#[derive(Debug, Default)]
pub(super) struct Positions(Vec<HashMap<String, usize>>);

impl Positions {
    pub(super) fn new(questions: &[Question]) -> Self {
        let of_one = |question: &Question| {
            let keys = question.positions.iter().enumerate();
            keys.map(|(index, position)| (position.key.clone(), index)).collect()
        };
        Self(questions.iter().map(of_one).collect())
    }

    /// Finds the position of a question that `word` names; `None` after a report.
    pub(super) fn find(
        &self,
        question: QuestionId,
        word: &raw::Word<'_>,
        site: Site,
        to: &mut Report,
    ) -> Option<usize> {
        let positions = self.0.get(question.index())?;
        let found = positions.get(word.0.as_ref()).copied();
        if found.is_none() {
            let message = format!("the question lists no position {}", quoted(&word.0));
            let may_guess = positions.len() <= MOST_GUESSED && to.take_guess();
            let near = if may_guess { closest(&word.0, positions.keys().map(String::as_str)) } else { None };
            match near {
                Some(near) => {
                    to.add_hinted(Code::UnknownId, site, message, format!("did you mean `{near}`?"));
                }
                None if positions.is_empty() => {
                    let hint = "list it: `(ask: \"…\", positions: { \"an-id\": \"its words\" })`".to_owned();
                    to.add_hinted(Code::UnknownId, site, message, hint);
                }
                None => to.add(Code::UnknownId, site, message),
            }
        }
        found
    }
}
