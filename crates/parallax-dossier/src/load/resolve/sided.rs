//! Warns about questions that list the counts of one side but not those of another.
//!
//! A count that bears on a question is shown in its row of the accounts. If "no Russian servicemen present"
//! is shown there and "dozens of Russian fighters killed", said by a source of another side, is not, then the
//! row shows one side only.

use std::collections::{BTreeMap, BTreeSet};

use super::super::diagnostic::Code;
use super::super::site::{Section, Site};
use super::report::{Report, quoted};
use crate::dossier::{
    Claim, Count, Dossier, GroupId, Id as _, Outcome, Quantity, QuestionId, SideId, SourceId, Stance,
};

/// The side on which a source speaks; a source without a side stands alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Camp {
    Side(SideId),
    Alone(SourceId),
}

impl Camp {
    pub(super) fn from_claim(dossier: &Dossier, claim: &Claim) -> Self {
        dossier.sources[claim.by].side.map_or(Self::Alone(claim.by), Self::Side)
    }

    fn name(self, dossier: &Dossier) -> &str {
        match self {
            Self::Side(id) => &dossier.sides[id].name,
            Self::Alone(id) => &dossier.sources[id].name,
        }
    }
}

/// The subject of a count that bears on a question: the people and the outcome.
type Matter = (GroupId, Outcome);

/// Whether a count says that there were some, that there were none, or neither.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    Some,
    None,
    Neither,
}

impl Word {
    fn from_claim(claim: &Claim, count: &Count) -> Self {
        match claim.stance {
            Stance::Asserts if count.quantity != Quantity::Exactly(0) => Self::Some,
            Stance::Asserts => Self::None,
            stance if stance.is_against() => Self::None,
            _ => Self::Neither,
        }
    }
}

/// Warns if a count of one side bears on a question, but a count of the same people and outcome by another
/// side does not, and nothing else by that side is listed under the question. Part of a population counts as
/// the same people, and anyone killed, wounded, captured or missing was present. If several sides are listed
/// already, only a count that says otherwise (some, none, neither) is reported. One warning per question and
/// side, at the first omitted count. Only for a dossier without errors.
pub(super) fn report_one_sided(dossier: &Dossier, to: &mut Report) {
    let mut matters: BTreeMap<QuestionId, BTreeSet<(Matter, Word)>> = BTreeMap::new();
    let mut camps: BTreeMap<QuestionId, BTreeSet<Camp>> = BTreeMap::new();
    for claim in dossier.claims.rows() {
        for question in claim.questions() {
            camps.entry(question).or_default().insert(Camp::from_claim(dossier, claim));
        }
        let Some(count) = claim.count() else { continue };
        for question in &claim.bears_on {
            let matter = ((count.of, count.outcome), Word::from_claim(claim, count));
            matters.entry(*question).or_default().insert(matter);
        }
    }
    for (question, matters) in &matters {
        let heard = &camps[question];
        let mut missing: BTreeMap<Camp, Vec<usize>> = BTreeMap::new();
        for (id, claim) in dossier.claims.iter() {
            let (camp, Some(count)) = (Camp::from_claim(dossier, claim), claim.count()) else { continue };
            let word = Word::from_claim(claim, count);
            let is_missed = words_on(dossier, matters, count).any(|other| heard.len() == 1 || other != word);
            if is_missed && !heard.contains(&camp) {
                missing.entry(camp).or_default().push(id.index());
            }
        }
        for (camp, rows) in missing {
            report(dossier, *question, camp, &rows, to);
        }
    }
}

/// What the claims listed under a question say about the people and outcome of a count.
fn words_on<'a>(
    dossier: &'a Dossier,
    matters: &'a BTreeSet<(Matter, Word)>,
    count: &'a Count,
) -> impl Iterator<Item = Word> + 'a {
    let is_of = move |(group, outcome): Matter| {
        (outcome == count.outcome || outcome == Outcome::Strength)
            && dossier.lineage_of(count.of).any(|whole| whole == group)
    };
    matters.iter().filter(move |(matter, _)| is_of(*matter)).map(|(_, word)| *word)
}

/// The keys of the first of some claims, and how many more there are.
pub(super) fn first_keys(dossier: &Dossier, rows: &[usize]) -> String {
    const NAMED: usize = 4;
    let key = |row: &usize| quoted(&dossier.claims.rows()[*row].key);
    let keys = rows.iter().take(NAMED).map(key).collect::<Vec<_>>().join(", ");
    match rows.len().saturating_sub(NAMED) {
        0 => keys,
        more => format!("{keys} and {more} more"),
    }
}

fn report(dossier: &Dossier, question: QuestionId, camp: Camp, rows: &[usize], to: &mut Report) {
    let Some(first) = rows.first() else { return };
    let question = quoted(&dossier.questions[question].key);
    let keys = first_keys(dossier, rows);
    let message = format!(
        "counts of the same people bear on the question {question}, but nothing from {} does",
        quoted(camp.name(dossier)),
    );
    let hint = format!("add {question} to `bears_on` of {keys}, so that the counts of every side are listed");
    to.add_hinted(Code::OneSided, Site::row(Section::Claims, *first), message, hint);
}

#[cfg(test)]
mod tests {
    use crate::load;

    fn warnings(claims: &str) -> Vec<String> {
        let text = format!(
            r#"Dossier(format: 1, title: "T",
            sides: {{"n": (name: "North"), "s": (name: "South")}},
            groups: {{"all": (name: "All"), "few": (name: "Few", within: "all"), "apart": (name: "Apart")}},
            sources: {{"a": (name: "A", side: "n"), "b": (name: "B", side: "s"), "c": (name: "C")}},
            documents: {{"d": (title: "D")}}, questions: {{"q": "Any there?", "r": "Other?"}},
            claims: {{ "x": (by: "a", document: "d", paragraph: 1, stance: Denies, bears_on: ["q"],
                says: Count(outcome: Killed, of: "all", quantity: Exactly(0))), {claims} }})"#
        );
        let found = load::read(&text).diagnostics;
        let found = found
            .iter()
            .filter(|one| one.code.word() == "one-sided" || one.severity == load::Severity::Error);
        found.map(|one| format!("{}: {}", one.position.line, one.message)).collect()
    }

    fn claim(key: &str, by: &str, rest: &str, outcome: &str, of: &str) -> String {
        format!(
            "\n\"{key}\": (by: \"{by}\", document: \"d\", paragraph: 1, {rest}says: Count(outcome: {outcome}, of: \"{of}\", quantity: Exactly(3))),"
        )
    }

    #[test]
    fn a_question_that_hears_one_side_only_is_warned_of() {
        let unheard = claim("y", "b", "", "Killed", "few");
        let message = "counts of the same people bear on the question `q`, but nothing from `South` does";
        assert_eq!(warnings(&unheard), [format!("8: {message}")]);
        // Several counts of one side are one warning; each further side is another.
        let more =
            unheard.clone() + &claim("z", "b", "", "Killed", "all") + &claim("w", "c", "", "Killed", "all");
        assert_eq!(warnings(&more).len(), 2, "{:?}", warnings(&more));
    }

    #[test]
    fn what_is_heard_or_is_another_matter_brings_no_warning() {
        for sound in [
            claim("y", "b", "bears_on: [\"q\"], ", "Killed", "few"),
            claim("y", "b", "bears_on: [\"r\"], ", "Wounded", "all"),
            claim("y", "b", "", "Killed", "apart"),
            claim("y", "a", "", "Killed", "all"),
            // Another claim of that side answers.
            claim("y", "b", "", "Killed", "all")
                + "\"z\": (by: \"b\", document: \"d\", paragraph: 1, says: Answer(to: \"q\", text: \"Yes\"))",
        ] {
            assert_eq!(warnings(&sound), Vec::<String>::new(), "{sound}");
        }
    }

    #[test]
    fn where_several_sides_are_heard_only_what_says_otherwise_is_missed() {
        let heard = claim("y", "b", "bears_on: [\"r\"], ", "Wounded", "all")
            + "\"z\": (by: \"a\", document: \"d\", paragraph: 1, says: Answer(to: \"r\", text: \"Yes\")),";
        let alike = heard.clone() + &claim("w", "c", "", "Wounded", "few");
        assert_eq!(warnings(&alike), Vec::<String>::new());
        let otherwise = heard + &claim("w", "c", "stance: Denies, ", "Wounded", "few");
        assert_eq!(warnings(&otherwise).len(), 1);
    }

    #[test]
    fn whoever_was_killed_was_present() {
        let present =
            claim("y", "a", "bears_on: [\"r\"], ", "Strength", "few") + &claim("z", "b", "", "Killed", "few");
        let found = warnings(&present);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().any(|one| one.contains("`r`")));
    }
}
