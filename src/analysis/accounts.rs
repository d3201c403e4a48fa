//! The accounts: which source answers which question how, and where their answers differ.
//!
//! Sources stand beside each other, by side and in file order; none is ranked, and nothing says who is right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::counted;
use crate::dossier::{Claim, ClaimId, Dossier, Id as _, QuestionId, Says, SideId, SourceId, Stance};

/// Questions, sources, and the answers of each to each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accounts {
    questions: Vec<(QuestionId, Difference)>,
    sources: Vec<SourceId>,
    answers: BTreeMap<(QuestionId, SourceId), Vec<ClaimId>>,
    left_out: BTreeSet<(QuestionId, SourceId)>,
}

/// What a source says to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Its answers, in file order, at least one.
    Answers(&'a [ClaimId]),
    /// It answers, and its answers are not among the claims that are shown.
    LeftOut,
    /// It did not say.
    Nothing,
}

/// Sources of one side, side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Camp<'a> {
    /// The side; sources without a stated one stand last.
    pub side: Option<SideId>,
    /// Its sources, in file order.
    pub sources: &'a [SourceId],
}

/// How far the answers to one question differ. Stance counts: to doubt a thing is not to say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Sources that answer.
    pub sources: usize,
    /// Their answers.
    pub answers: usize,
    /// Different ones among these; case and the punctuation around them are ignored.
    pub different: usize,
}

impl Accounts {
    /// All questions; the sources that answer one of them. With `only`, which is sorted, the sources of these claims
    /// whether they answer or not, and of their answers those that are among the claims.
    #[must_use]
    pub fn new(dossier: &Dossier, only: Option<&[ClaimId]>) -> Self {
        let mut found = Self::default();
        let mut sources = BTreeSet::new();
        for (id, claim) in dossier.claims.iter() {
            let shown = only.is_none_or(|only| only.binary_search(&id).is_ok());
            if only.is_some() && shown {
                sources.insert(claim.by);
            }
            let Says::Answer { to, .. } = claim.says else { continue };
            if shown {
                sources.insert(claim.by);
                found.answers.entry((to, claim.by)).or_default().push(id);
            } else {
                found.left_out.insert((to, claim.by));
            }
        }
        found.sources = sources.into_iter().collect();
        // Stable: within a side sources keep the order of the file.
        found.sources.sort_by_key(|source| side_rank(dossier, *source));
        found.questions = dossier.questions.ids().map(|id| (id, found.difference(dossier, id))).collect();
        found
    }

    fn difference(&self, dossier: &Dossier, question: QuestionId) -> Difference {
        let first = SourceId::from_index(0);
        let of_this = self.answers.range((question, first)..).take_while(|((to, _), _)| *to == question);
        let mut difference = Difference::default();
        let mut different = BTreeSet::new();
        for (_, claims) in of_this {
            difference.sources += 1;
            difference.answers += claims.len();
            different.extend(claims.iter().filter_map(|id| gist_of_answer(&dossier.claims[*id])));
        }
        difference.different = different.len();
        difference
    }

    /// The questions, in file order, and how far the answers to each differ.
    #[must_use]
    pub fn questions(&self) -> &[(QuestionId, Difference)] {
        &self.questions
    }

    /// The sources: by side in the dossier's order, those without one last, then in file order.
    #[must_use]
    pub fn sources(&self) -> &[SourceId] {
        &self.sources
    }

    /// The sources by side.
    pub fn camps<'a>(&'a self, dossier: &'a Dossier) -> impl Iterator<Item = Camp<'a>> {
        let side = |source: SourceId| dossier.sources[source].side;
        let runs = self.sources.chunk_by(move |a, b| side(*a) == side(*b));
        runs.map(move |sources| Camp { side: sources.first().and_then(|source| side(*source)), sources })
    }

    /// What `source` says to `question`.
    #[must_use]
    pub fn cell(&self, question: QuestionId, source: SourceId) -> Cell<'_> {
        match self.answers.get(&(question, source)) {
            Some(claims) => Cell::Answers(claims),
            None if self.left_out.contains(&(question, source)) => Cell::LeftOut,
            None => Cell::Nothing,
        }
    }

    /// How many answers are shown.
    #[must_use]
    pub fn answers(&self) -> usize {
        self.answers.values().map(Vec::len).sum()
    }
}

impl Difference {
    /// Whether two sources answer differently.
    #[must_use]
    pub const fn is_marked(self) -> bool {
        self.sources > 1 && self.different > 1
    }
}

/// "5 sources, 5 different answers", "2 sources, all say the same", "1 source", "no answer here".
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sources = counted(self.sources, "source");
        match (self.sources, self.different) {
            (0, _) => f.write_str("no answer here"),
            (1, 0 | 1) => f.write_str(&sources),
            (1, different) => write!(f, "{sources}, {}", counted(different, "answer")),
            (_, 1) => write!(f, "{sources}, all say the same"),
            (_, different) => write!(f, "{sources}, {different} different answers"),
        }
    }
}

fn side_rank(dossier: &Dossier, source: SourceId) -> usize {
    dossier.sources[source].side.map_or(usize::MAX, crate::dossier::Id::index)
}

/// What makes an answer the same as another: its words without case and surrounding punctuation, and its stance.
fn gist_of_answer(claim: &Claim) -> Option<(String, &'static str)> {
    let Says::Answer { text, .. } = &claim.says else { return None };
    let words = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    Some((words.to_lowercase(), Stance::verb(claim.stance)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    const TEXT: &str = r#"Dossier(
        format: 1,
        title: "T",
        sides: {"east": (name: "East"), "west": (name: "West")},
        sources: {
            "a": (name: "A", side: "west"), "b": (name: "B"), "c": (name: "C", side: "east"),
            "d": (name: "D", side: "west"), "e": (name: "E"),
        },
        documents: {"doc": (title: "Doc")},
        questions: {"one": "One?", "two": "Two?", "three": "Three?", "four": "Four?"},
        claims: {
            "a1": (by: "a", document: "doc", paragraph: 1, says: Answer(to: "one", text: "Yes."), gist: "g"),
            "b1": (by: "b", document: "doc", paragraph: 2, says: Answer(to: "one", text: "“yes”"), gist: "g"),
            "c2": (by: "c", document: "doc", paragraph: 3, says: Answer(to: "two", text: "It was"), gist: "g"),
            "d2": (by: "d", document: "doc", paragraph: 4, stance: Doubts, says: Answer(to: "two", text: "It was"), gist: "g"),
            "d3": (by: "d", document: "doc", paragraph: 5, says: Answer(to: "three", text: "First"), gist: "g"),
            "d3b": (by: "d", document: "doc", paragraph: 6, says: Answer(to: "three", text: "Second"), gist: "g"),
            "e": (by: "e", document: "doc", paragraph: 7, gist: "A remark"),
        },
    )"#;

    fn dossier() -> Dossier {
        let loaded = load::read(TEXT);
        loaded.dossier.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics))
    }

    fn keys(dossier: &Dossier, sources: &[SourceId]) -> Vec<String> {
        sources.iter().map(|id| dossier.sources[*id].key.clone()).collect()
    }

    #[test]
    fn only_sources_that_answer_stand_there_by_side_and_in_file_order() {
        let dossier = dossier();
        let accounts = Accounts::new(&dossier, None);
        assert_eq!(keys(&dossier, accounts.sources()), ["c", "a", "d", "b"]);
        let camps = accounts.camps(&dossier).map(|camp| {
            (camp.side.map(|side| dossier.sides[side].key.clone()), keys(&dossier, camp.sources))
        });
        let camps: Vec<_> =
            camps.map(|(side, sources)| (side.unwrap_or_default(), sources.join(" "))).collect();
        assert_eq!(camps, [("east", "c"), ("west", "a d"), ("", "b")].map(|(a, b)| (a.into(), b.into())));
        assert_eq!(accounts.answers(), 6);
    }

    #[test]
    fn a_question_is_marked_where_two_sources_differ_and_only_there() {
        let dossier = dossier();
        let accounts = Accounts::new(&dossier, None);
        let told = accounts
            .questions()
            .iter()
            .map(|(_, difference)| (difference.to_string(), difference.is_marked()));
        let told: Vec<_> = told.collect();
        let expected = [
            ("2 sources, all say the same", false),
            ("2 sources, 2 different answers", true),
            ("1 source, 2 answers", false),
            ("no answer here", false),
        ];
        assert_eq!(told, expected.map(|(words, marked)| (words.to_owned(), marked)));
    }

    #[test]
    fn whoever_is_narrowed_to_stands_there_and_an_answer_left_out_is_no_silence() {
        let dossier = dossier();
        let ids: Vec<ClaimId> = dossier.claims.ids().collect();
        let only = [ids[4], ids[6]];
        let accounts = Accounts::new(&dossier, Some(&only));
        assert_eq!(keys(&dossier, accounts.sources()), ["d", "e"]);
        let (d, e) = (accounts.sources()[0], accounts.sources()[1]);
        let question = |row: usize| accounts.questions()[row].0;
        assert_eq!(accounts.cell(question(2), d), Cell::Answers(&only[..1]));
        assert_eq!(accounts.cell(question(1), d), Cell::LeftOut);
        assert_eq!(accounts.cell(question(0), d), Cell::Nothing);
        assert_eq!(accounts.cell(question(0), e), Cell::Nothing);
        assert_eq!(accounts.questions()[2].1.to_string(), "1 source");
    }

    #[test]
    fn every_answer_of_the_built_in_dossier_stands_in_exactly_one_cell() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let accounts = Accounts::new(&dossier, None);
        let mut shown = Vec::new();
        for (question, _) in accounts.questions() {
            for source in accounts.sources() {
                if let Cell::Answers(claims) = accounts.cell(*question, *source) {
                    shown.extend_from_slice(claims);
                }
            }
        }
        shown.sort_unstable();
        let is_answer = |claim: &Claim| matches!(claim.says, Says::Answer { .. });
        let all = dossier.claims.iter().filter(|(_, claim)| is_answer(claim)).map(|(id, _)| id);
        assert_eq!(shown, all.collect::<Vec<_>>());
    }
}
