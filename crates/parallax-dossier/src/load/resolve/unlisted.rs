//! Suggests `bears_on` for counts that a question leaves out although it lists most counts of the same people and outcome.

use std::collections::{BTreeMap, BTreeSet};

use super::super::diagnostic::Code;
use super::super::site::{Section, Site};
use super::report::{Report, quoted};
use super::sided::{Camp, first_keys};
use crate::dossier::{Dossier, GroupId, Id as _, Outcome, QuestionId};

/// What is counted: the people and the outcome.
type Matter = (GroupId, Outcome);

/// Warns where at least two counts of one matter bear on a question, and fewer do not. A question that takes up a few of
/// many counts does so on purpose. Counts of a side that nothing listed there is from are reported as one-sided. Only for a
/// dossier without errors.
pub(super) fn report_unlisted(dossier: &Dossier, to: &mut Report) {
    let mut of_matter: BTreeMap<Matter, Vec<usize>> = BTreeMap::new();
    let mut listed: BTreeMap<(QuestionId, Matter), usize> = BTreeMap::new();
    let mut heard: BTreeMap<QuestionId, BTreeSet<Camp>> = BTreeMap::new();
    for (id, claim) in dossier.claims.iter() {
        for question in claim.questions() {
            heard.entry(question).or_default().insert(Camp::from_claim(dossier, claim));
        }
        let Some(count) = claim.count() else { continue };
        let matter = (count.of, count.outcome);
        of_matter.entry(matter).or_default().push(id.index());
        for question in &claim.bears_on {
            *listed.entry((*question, matter)).or_default() += 1;
        }
    }
    for ((question, matter), count) in listed {
        let Some(rows) = of_matter.get(&matter) else { continue };
        let left_out = rows.len() - count;
        if count < 2 || left_out == 0 || left_out >= count {
            continue;
        }
        let claim = |row: &usize| &dossier.claims.rows()[*row];
        let missing = rows.iter().copied().filter(|row| {
            !claim(row).bears_on.contains(&question)
                && heard[&question].contains(&Camp::from_claim(dossier, claim(row)))
        });
        report(dossier, question, &missing.collect::<Vec<_>>(), to);
    }
}

fn report(dossier: &Dossier, question: QuestionId, rows: &[usize], to: &mut Report) {
    let Some(first) = rows.first() else { return };
    let question = quoted(&dossier.questions[question].key);
    let keys = first_keys(dossier, rows);
    let message =
        format!("most counts of the same people and outcome bear on the question {question}, but not this");
    let hint = format!("if it concerns the question, add {question} to `bears_on` of {keys}");
    to.add_hinted(Code::UnlistedCount, Site::row(Section::Claims, *first), message, hint);
}

#[cfg(test)]
mod tests {
    use crate::load;

    /// The warnings for so many counts that bear on the question, then so many that do not, by these sources.
    fn warnings(bearing: usize, others: &[(&str, &str)]) -> Vec<String> {
        let count = |row: usize, by: &str, outcome: &str, bears_on: &str| {
            format!(
                "\"c-{row}\": (by: \"{by}\", document: \"d\", paragraph: {}, {bears_on}\
                 says: Count(outcome: {outcome}, of: \"all\", quantity: Exactly({row}))),\n",
                row + 1
            )
        };
        let listed = (0..bearing).map(|row| count(row, "a", "Killed", "bears_on: [\"q\"], "));
        let rest =
            others.iter().enumerate().map(|(row, (by, outcome))| count(bearing + row, by, outcome, ""));
        let claims: String = listed.chain(rest).collect();
        let text = format!(
            r#"Dossier(format: 2, title: "T", groups: {{"all": (name: "All")}},
            sources: {{"a": (name: "A"), "b": (name: "B")}}, documents: {{"d": (title: "D")}}, questions: {{"q": "Any?"}},
            claims: {{
                {claims} "z": (by: "a", document: "d", paragraph: 99, says: Answer(to: "q", text: "Yes")) }})"#
        );
        let found = load::read(&text).diagnostics;
        let found = found.iter().filter(|one| one.code.word() == "unlisted-count");
        found.map(|one| one.hint.clone().unwrap_or_default()).collect()
    }

    #[test]
    fn a_count_is_missed_where_most_of_its_kind_are_listed() {
        let hint = "if it concerns the question, add `q` to `bears_on` of ";
        assert_eq!(warnings(2, &[("a", "Killed")]), [format!("{hint}`c-2`")]);
        assert_eq!(warnings(3, &[("a", "Killed"), ("a", "Killed")]), [format!("{hint}`c-3`, `c-4`")]);
    }

    #[test]
    fn a_selection_another_outcome_and_an_unheard_side_are_not_missed() {
        assert_eq!(warnings(1, &[("a", "Killed")]), [""; 0], "one count is no kind");
        assert_eq!(warnings(2, &[("a", "Killed"), ("a", "Killed")]), [""; 0], "as many are left out");
        assert_eq!(warnings(2, &[("a", "Wounded")]), [""; 0]);
        assert_eq!(warnings(2, &[]), [""; 0]);
        // What is one-sided is named there.
        assert_eq!(warnings(2, &[("b", "Killed")]), [""; 0]);
    }
}
