//! The accounts: which source answers which question how, and where their answers differ.
//!
//! A count or a remark that bears on a question is heard there too, as what it is.
//! Sources stand beside each other, by side and in file order; none is ranked, and nothing says who is right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{counted, headline, text_alone};
use crate::dossier::{Attribution, Claim, ClaimId, Dossier, Id as _, QuestionId, SideId, SourceId, Stance};

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
    /// Its answers and what else of it bears on the question, in file order, at least one.
    Answers(&'a [ClaimId]),
    /// It speaks to it, and what it says is not among the claims that are shown.
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

/// How far the answers to one question differ, what bears on it among them. Only words are compared, not what they
/// mean; stance counts: to doubt a thing is not to say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Sources that answer.
    pub sources: usize,
    /// Their answers.
    pub answers: usize,
    /// Differently worded ones among these; case and the punctuation around them are ignored.
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
        // Stable: within a side sources keep the order of the file.
        found.sources.sort_by_key(|source| side_rank(dossier, *source));
        found.questions = dossier.questions.ids().map(|id| (id, found.difference(dossier, id))).collect();
        found
    }

    /// The same without the answers of which `wanted` does not hold, and without whoever gave only such; the questions
    /// all stay.
    #[must_use]
    pub fn kept(&self, dossier: &Dossier, wanted: impl Fn(ClaimId) -> bool) -> Self {
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
        let mut different = BTreeSet::new();
        for (_, claims) in of_this {
            difference.sources += 1;
            difference.answers += claims.len();
            different.extend(claims.iter().map(|id| gist_of_answer(dossier, &dossier.claims[*id])));
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

    /// How many answers are shown, with what else bears on a question; once for every question.
    #[must_use]
    pub fn answers(&self) -> usize {
        self.answers.values().map(Vec::len).sum()
    }
}

impl Difference {
    /// Whether two sources answer in different words.
    #[must_use]
    pub const fn is_marked(self) -> bool {
        self.sources > 1 && self.different > 1
    }
}

/// "5 sources, 6 answers, worded differently", "2 sources, all in the same words", "1 source", "no answer here".
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sources = counted(self.sources, "source");
        let answers = counted(self.answers, "answer");
        match (self.sources, self.different) {
            (0, _) => f.write_str("no answer here"),
            (1, 0 | 1) => f.write_str(&sources),
            (1, _) => write!(f, "{sources}, {answers}"),
            (_, 1) => write!(f, "{sources}, all in the same words"),
            _ => write!(f, "{sources}, {answers}, worded differently"),
        }
    }
}

/// What a claim says under a question: an answer or a remark in its own words, a count with whom it counts, a silence
/// or a refusal as such. Whoever shows an answer or a remark shows its stance beside it; where it stands alone, it is
/// told by [`headline`].
///
/// ```text
/// none present of Russian servicemen        “several” killed of Russian military advisers
/// does not mention it                       declines to say
/// ```
#[must_use]
pub fn words(dossier: &Dossier, claim: &Claim) -> String {
    let headline = text_alone(claim).map_or_else(|| headline(claim), str::to_owned);
    match claim.count() {
        Some(count) if !matches!(claim.stance, Stance::Silent | Stance::Declines | Stance::NotKnown) => {
            format!("{headline} of {}", dossier.groups[count.of].name)
        }
        _ => headline,
    }
}

/// How loosely the document ties a claim to its source; empty where it states it.
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

/// What makes an answer the same as another: its words without case and surrounding punctuation, and its stance.
fn gist_of_answer(dossier: &Dossier, claim: &Claim) -> (String, &'static str) {
    let words = words(dossier, claim);
    let words = words.trim_matches(|letter: char| !letter.is_alphanumeric());
    (words.to_lowercase(), Stance::verb(claim.stance))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Links;
    use crate::dossier::{Item, ItemKind, Says};
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
            ("2 sources, all in the same words", false),
            ("2 sources, 2 answers, worded differently", true),
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
    fn every_claim_of_the_built_in_dossier_that_speaks_to_a_question_stands_in_one_cell() {
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
        let speaks = |claim: &Claim| matches!(claim.says, Says::Answer { .. }) || !claim.bears_on.is_empty();
        let all = dossier.claims.iter().filter(|(_, claim)| speaks(claim)).map(|(id, _)| id);
        assert_eq!(shown, all.collect::<Vec<_>>());
    }

    /// What the built-in dossier shows in the cell of a source: words, stance, how it is attributed.
    fn shown(question: &str, source: &str) -> Vec<String> {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let Some(Item::Question(question)) = dossier.find(ItemKind::Question, question) else { panic!() };
        let Some(Item::Source(source)) = dossier.find(ItemKind::Source, source) else { panic!() };
        let accounts = Accounts::new(&dossier, None);
        let Cell::Answers(claims) = accounts.cell(question, source) else { return Vec::new() };
        let told = |id: &ClaimId| {
            let claim = &dossier.claims[*id];
            format!("{} [{}]", words(&dossier, claim), claim.stance.verb())
        };
        claims.iter().map(told).collect()
    }

    #[test]
    fn a_count_that_bears_on_a_question_is_heard_as_what_it_is() {
        let none = "none present of Russian servicemen [denies]";
        assert_eq!(shown("russian-presence", "russian-mod"), [none; 3]);
        let several = "“several” killed of Russian military advisers [asserts]";
        assert!(shown("russian-presence", "tasnim").contains(&several.to_owned()));
        for source in ["government-sources", "opposition-sources"] {
            assert_eq!(shown("russian-presence", source), ["does not mention it [is silent]"]);
        }
        assert!(shown("warning", "tasnim").is_empty());
    }

    #[test]
    fn what_bears_on_a_question_counts_among_its_answers_and_its_claims() {
        let text =
            TEXT.replace("gist: \"A remark\"", "gist: \"YES\", bears_on: [\"one\", \"three\", \"four\"]");
        let dossier = load::read(&text).dossier.expect("sound");
        let accounts = Accounts::new(&dossier, None);
        let told: Vec<_> = accounts.questions().iter().map(|(_, found)| found.to_string()).collect();
        let three = "2 sources, 3 answers, worded differently";
        let two = "2 sources, 2 answers, worded differently";
        assert_eq!(told, ["3 sources, all in the same words", two, three, "1 source"]);
        assert_eq!(accounts.answers(), 9);
        let last = dossier.claims.ids().last().expect("claims");
        let links = Links::new(&dossier);
        for (question, bears) in dossier.questions.ids().zip([true, false, true, true]) {
            assert_eq!(links.claims_of(Item::Question(question)).contains(&last), bears);
        }
        // Out of what is narrowed to, it is left out, not silent.
        let narrowed = Accounts::new(&dossier, Some(&[]));
        let (four, e) = (accounts.questions()[3].0, dossier.claims[last].by);
        assert_eq!(narrowed.cell(four, e), Cell::LeftOut);
    }

    #[test]
    fn an_attribution_that_is_not_stated_has_words() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        for claim in dossier.claims.rows() {
            assert_eq!(
                attributed(claim).is_empty(),
                claim.attribution == Attribution::Stated,
                "{}",
                claim.key
            );
        }
    }
}
