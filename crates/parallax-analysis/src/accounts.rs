//! The accounts: what each source answers to each question, and where the answers differ.
//!
//! A count or a remark that bears on a question is listed there too, as what it is. Sources stand side by
//! side, by side and in file order; none is ranked, and nothing says who is right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Ties, clause, counted, grouped, known, text_alone};
use crate::dossier::{
    Attribution, Claim, ClaimId, Dossier, Id as _, QuestionId, Says, SideId, SourceId, Stance,
};

/// Questions, sources, and each source's answers to each question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accounts {
    questions: Vec<(QuestionId, Difference)>,
    sources: Vec<SourceId>,
    answers: BTreeMap<(QuestionId, SourceId), Vec<ClaimId>>,
    left_out: BTreeSet<(QuestionId, SourceId)>,
    ties: Ties,
}

/// What a source says on a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Its answers and its other claims that bear on the question, in file order, at least one.
    Answers(&'a [ClaimId]),
    /// It says something on the question, but none of that is among the claims shown.
    LeftOut,
    /// The dossier holds no answer by this source, which does not mean that it gave none.
    Nothing,
}

/// The sources of one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Camp<'a> {
    /// The side; sources without a stated side come last.
    pub side: Option<SideId>,
    /// Its sources, in file order.
    pub sources: &'a [SourceId],
}

/// How far the answers to a question differ, including what bears on it. Answers are equal if the dossier puts them under
/// one position; of those without a position only wordings are compared, not meanings. The stance counts too, because
/// doubting a thing is not saying it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The number of sources that answer.
    pub sources: usize,
    /// The number of answers; reports of one statement count once.
    pub answers: usize,
    /// The number of different answers among these: by their position, or by their wording, ignoring case and
    /// surrounding punctuation.
    pub different: usize,
    /// The number of different wordings among these.
    pub wordings: usize,
    /// The number of positions that these take, in whatever stance.
    pub positions: usize,
    /// The number of answers without a position.
    pub unplaced: usize,
}

impl Accounts {
    /// Collects all questions and the sources that answer any of them. If `only` (sorted) is given: the
    /// sources of these claims, whether they answer or not, with those of their answers that are among the
    /// claims.
    #[must_use]
    pub fn new(dossier: &Dossier, only: Option<&[ClaimId]>) -> Self {
        let mut found = Self { ties: Ties::new(dossier), ..Self::default() };
        let mut sources = BTreeSet::new();
        for (id, claim) in dossier.claims.iter() {
            let shown = only.is_none_or(|only| known::has(only, id));
            if only.is_some() && shown {
                sources.insert(claim.by);
            }
            for to in claim.questions() {
                if shown {
                    sources.insert(claim.by);
                    found.answers.entry((to, claim.by)).or_default().push(id);
                } else {
                    found.left_out.insert((to, claim.by));
                }
            }
        }
        found.sources = sources.into_iter().collect();
        // A stable sort: within a side, sources keep the order of the file.
        found.sources.sort_by_key(|source| side_rank(dossier, *source));
        found.questions = dossier.questions.ids().map(|id| (id, found.difference(dossier, id))).collect();
        found
    }

    /// Returns the accounts without the answers for which `wanted` is false, and without sources that have no
    /// others; all questions stay.
    #[must_use]
    pub fn keep(&self, dossier: &Dossier, wanted: impl Fn(ClaimId) -> bool) -> Self {
        let mut kept = self.clone();
        for ((question, source), claims) in &mut kept.answers {
            let before = claims.len();
            claims.retain(|id| wanted(*id));
            if claims.len() < before {
                kept.left_out.insert((*question, *source));
            }
        }
        kept.answers.retain(|_, claims| !claims.is_empty());
        let speaks = |source: &SourceId, accounts: &Self| accounts.answers.keys().any(|(_, by)| by == source);
        let gone: Vec<_> =
            kept.sources.iter().copied().filter(|id| speaks(id, self) && !speaks(id, &kept)).collect();
        kept.sources.retain(|source| !gone.contains(source));
        kept.questions = dossier.questions.ids().map(|id| (id, kept.difference(dossier, id))).collect();
        kept
    }

    fn difference(&self, dossier: &Dossier, question: QuestionId) -> Difference {
        let first = SourceId::from_index(0);
        let of_this = self.answers.range((question, first)..).take_while(|((to, _), _)| *to == question);
        let mut difference = Difference::default();
        let mut answers = Vec::new();
        for (_, claims) in of_this {
            difference.sources += 1;
            let statements = self.statements(claims);
            difference.answers += statements.len();
            let first = statements.iter().filter_map(|reports| reports.first());
            answers.extend(first.map(|id| {
                let claim = &dossier.claims[*id];
                (position_on(claim, question), gist_of_answer(dossier, claim))
            }));
        }
        // An answer without a position is equal to one in the same words, if there is one.
        let mut placed: BTreeMap<&Gist, usize> = BTreeMap::new();
        for (position, gist) in &answers {
            if let Some(position) = position {
                placed.entry(gist).or_insert(*position);
            }
        }
        let key = |(position, gist): &'_ (Option<usize>, Gist)| {
            let position = position.or_else(|| placed.get(gist).copied());
            (position, if position.is_some() { String::new() } else { gist.0.clone() }, gist.1)
        };
        difference.different = answers.iter().map(key).collect::<BTreeSet<_>>().len();
        difference.wordings = answers.iter().map(|(_, gist)| gist).collect::<BTreeSet<_>>().len();
        let positions = answers.iter().filter_map(|(position, _)| *position);
        difference.positions = positions.collect::<BTreeSet<_>>().len();
        difference.unplaced = answers.iter().filter(|(position, _)| position.is_none()).count();
        difference
    }

    /// The questions in file order, with how far the answers to each differ.
    #[must_use]
    pub fn questions(&self) -> &[(QuestionId, Difference)] {
        &self.questions
    }

    /// The sources: by side in the dossier's order, those without a side last, then in file order.
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

    /// Returns what `source` says on `question`.
    #[must_use]
    pub fn cell(&self, question: QuestionId, source: SourceId) -> Cell<'_> {
        match self.answers.get(&(question, source)) {
            Some(claims) => Cell::Answers(claims),
            None if self.left_out.contains(&(question, source)) => Cell::LeftOut,
            None => Cell::Nothing,
        }
    }

    /// Groups the claims of a cell into answers, in file order; reports of one statement are one answer.
    #[must_use]
    pub fn statements(&self, claims: &[ClaimId]) -> Vec<Vec<ClaimId>> {
        let statements = grouped(claims.iter().map(|id| (self.ties.statement(*id), *id)));
        statements.into_iter().map(|(_, reports)| reports).collect()
    }

    /// Groups answers to a question by the position under which the dossier puts them, in its order; those without one
    /// come last. Within a group answers keep their order.
    #[must_use]
    pub fn by_position(
        dossier: &Dossier,
        question: QuestionId,
        answers: Vec<Vec<ClaimId>>,
    ) -> Vec<(Option<usize>, Vec<Vec<ClaimId>>)> {
        let rank = |reports: &[ClaimId]| {
            let position = reports.first().and_then(|id| position_on(&dossier.claims[*id], question));
            (position.is_none(), position)
        };
        let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for reports in answers {
            groups.entry(rank(&reports)).or_default().push(reports);
        }
        groups.into_iter().map(|((_, position), answers)| (position, answers)).collect()
    }

    /// The number of answers shown, including what else bears on a question, counted once per question.
    /// Reports of one statement count once.
    #[must_use]
    pub fn answers(&self) -> usize {
        self.answers.values().map(|claims| self.statements(claims).len()).sum()
    }
}

impl Difference {
    /// True if two sources give different answers, by their positions or, without those, by their words.
    #[must_use]
    pub const fn is_marked(self) -> bool {
        self.sources > 1 && self.different > 1
    }
}

/// "5 sources, 6 answers, not grouped", "2 sources, all in the same words", "1 source", "no answer here"; with
/// positions "5 sources, 6 answers, 2 positions", "2 sources, all with the same position".
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sources = counted(self.sources, "source");
        let answers = counted(self.answers, "answer");
        match (self.sources, self.different) {
            (0, _) => f.write_str("no answer here"),
            (1, 0 | 1) => f.write_str(&sources),
            (1, _) => write!(f, "{sources}, {answers}"),
            (_, 1) if self.wordings > 1 => write!(f, "{sources}, all with the same position"),
            (_, 1) => write!(f, "{sources}, all in the same words"),
            _ if self.positions == 0 => write!(f, "{sources}, {answers}, not grouped"),
            _ => {
                write!(f, "{sources}, {answers}, {}", counted(self.positions, "position"))?;
                match self.unplaced {
                    0 if self.positions == 1 => f.write_str(" in different stances"),
                    0 => Ok(()),
                    unplaced => write!(f, " and {} not grouped", counted(unplaced, "answer")),
                }
            }
        }
    }
}

/// The position of an answer to a question, by its place among those of the question; `None` for what only bears on it.
#[must_use]
pub fn position_on(claim: &Claim, question: QuestionId) -> Option<usize> {
    match claim.says {
        Says::Answer { to, position, .. } if to == question => position,
        _ => None,
    }
}

/// The heading of a group of answers: the words of their position, or that the dossier groups them under none.
#[must_use]
pub fn position_heading(dossier: &Dossier, question: QuestionId, position: Option<usize>) -> String {
    match position.and_then(|position| dossier.questions[question].positions.get(position)) {
        Some(position) => format!("Grouped under “{}”", position.words),
        None => "Not grouped".to_owned(),
    }
}

/// The words and the stance by which two answers without positions are the same.
type Gist = (String, &'static str);

/// What a claim says on a question: an answer or a remark in its own words, a count as an English clause.
/// Always shown together with [`stance_beside`].
///
/// ```text
/// no Russian servicemen present             “several” Russian military advisers killed
/// does not mention Russian nationals present
/// ```
#[must_use]
pub fn words(dossier: &Dossier, claim: &Claim) -> String {
    clause(dossier, claim).or_else(|| text_alone(claim).map(str::to_owned)).unwrap_or_default()
}

/// The stance to show beside the result of [`words`]; empty if those contain it already or the claim plainly
/// asserts.
#[must_use]
pub fn stance_beside(claim: &Claim) -> &'static str {
    match claim.stance {
        Stance::Asserts => "",
        // A count says its stance in its clause; "no servicemen present" is what the source says, not what it denies.
        _ if claim.count().is_some() => "",
        other => other.verb(),
    }
}

/// Attribution qualifier, empty if the document states the source explicitly.
#[must_use]
pub const fn attributed(claim: &Claim) -> &'static str {
    match claim.attribution {
        Attribution::Stated => "",
        Attribution::Implied => "implied, not stated",
        Attribution::Unclear => "unclear who says it",
    }
}

fn side_rank(dossier: &Dossier, source: SourceId) -> usize {
    dossier.sources[source].side.map_or(usize::MAX, crate::dossier::Id::index)
}

/// The key by which two answers are the same: the words without case and surrounding punctuation, and the
/// stance.
fn gist_of_answer(dossier: &Dossier, claim: &Claim) -> Gist {
    let words = words(dossier, claim);
    let words = words.trim_matches(|letter: char| !letter.is_alphanumeric());
    (words.to_lowercase(), Stance::verb(claim.stance))
}

#[cfg(test)]
mod tests;
