//! Counts with parts: a claim is true as a whole or not at all.

use std::collections::BTreeSet;

use super::sentences::{agreement, conflicts, dossier, says};
use crate::agreement::{Complete, Pair, Presented, Verdict};
use crate::dossier::{ClaimId, Dossier, Id as _};

fn parts(by: &str, of: &str, whole: &str, parts: &str) -> String {
    format!(
        "by: \"{by}\", event: \"clash\", says: Count(outcome: Killed, of: \"{of}\", quantity: {whole}, parts: {{{parts}}})"
    )
}

#[test]
fn a_part_is_compared_as_a_count_of_its_population() {
    let counted = parts("a", "all", "Exactly(100)", "\"left\": Exactly(60), \"guards\": Exactly(7)");
    assert_eq!(
        conflicts(&[&counted, says!("b", Killed of "guards": "Exactly(9)")]),
        [
            "Alpha: 7 guards killed, a part of its 100. Betas: 9 guards killed. They cannot both be true: this dossier takes \
          both to count the same people."
        ]
    );
    assert_eq!(conflicts(&[&counted, says!("b", Killed of "guards": "Exactly(7)")]), Vec::<String>::new());
    let dossier = dossier(&[&counted, says!("b", Killed of "guards": "Exactly(9)")]);
    let found = agreement(&dossier);
    assert_eq!(found.pair(ClaimId::from_index(0), ClaimId::from_index(1)), Pair::Conflict);
    assert_eq!(found.taking_part().len(), 2);
    let without: Vec<_> =
        found.consistent().iter().map(|set| (set.claims.len(), set.without.len())).collect();
    assert_eq!(without, [(1, 1), (1, 1)]);
}

#[test]
fn two_that_contradict_in_whole_and_part_are_one_conflict() {
    let a = parts("a", "all", "Exactly(100)", "\"left\": Exactly(60)");
    let b = parts("b", "all", "Exactly(90)", "\"left\": Exactly(50)");
    assert_eq!(conflicts(&[&a, &b]).len(), 1);
}

#[test]
fn parts_of_different_claims_add_up_where_the_dossier_says_that_they_share_nobody() {
    let a = parts("a", "all", "AtLeast(1)", "\"left\": Exactly(60)");
    let b = parts("b", "all", "AtMost(100)", "\"right\": Exactly(50)");
    let found = conflicts(&[&a, &b]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("at least 110") && found[0].contains("at most 100"), "{found:?}");
}

/// One count rarely contradicts itself; the dossier may have put two breakdowns into one.
#[test]
fn a_count_whose_own_parts_exceed_it_proves_nothing_of_parts_that_name_no_breakdown() {
    let own = parts("a", "all", "Exactly(100)", "\"left\": Exactly(60), \"right\": Exactly(50)");
    let dossier = dossier(&[&own]);
    let found = agreement(&dossier);
    assert_eq!(found.verdict(), Verdict::NoneFound);
    assert!(found.conflicts().is_empty());
    let told = found.comparisons(&dossier);
    assert!(
        told.iter().any(|told| told.starts_with("Not used: this dossier says that the parts of “All”")),
        "{told:?}"
    );
    let alone = unquestioned(&[&own]);
    let taken = agreement(&alone);
    let headline = taken.headline(&alone, super::super::Asked::Chosen);
    assert_eq!(taken.verdict(), Verdict::Conflict);
    assert_eq!(taken.conflicts()[0].claims.len(), 1);
    assert!(headline.ends_with("the figures of one count cannot all be true"), "{headline}");
}

/// More contradictions than are listed one by one, and one of them is of three figures of two counts.
#[test]
fn a_contradiction_of_several_figures_of_two_counts_is_not_lost_among_many() {
    let counted = parts("a", "all", "AtLeast(1)", "\"left\": Exactly(60), \"right\": Exactly(50)");
    let other = parts("b", "all", "AtMost(100)", "");
    let more = says!("c", Killed of "left": "Exactly(9)");
    let claims = [&counted, &other, more, more, more, more, more, more].map(|claim: &str| claim);
    let dossier = unquestioned(&claims);
    let found = agreement(&dossier);
    assert_eq!(found.pair(ClaimId::from_index(0), ClaimId::from_index(1)), Pair::Conflict);
    let all: Vec<_> = found.conflicts().iter().collect();
    assert_eq!(all.len(), 7);
    let told = found.present(&dossier, &all);
    let told: usize = told
        .iter()
        .map(|told| match told {
            Presented::Alone(_) => 1,
            Presented::Together(group) => group.with.iter().map(|with| with.claims.len()).sum(),
        })
        .sum();
    assert_eq!(told, 7);
}

#[test]
fn a_part_in_words_keeps_the_answer_open() {
    let own = parts("a", "all", "Exactly(100)", "\"left\": Words(\"scores\")");
    let dossier = dossier(&[&own, says!("b", Killed of "all": "AtLeast(90)")]);
    let found = agreement(&dossier);
    assert_eq!(found.verdict(), Verdict::NoneFound, "“scores” of a part could contradict");
    assert!(found.conflicts().is_empty());
}

/// The dossier of these claims, whose breakdown is taken as it is given even where figures of its document do not fit it.
fn unquestioned(claims: &[&str]) -> Dossier {
    Dossier { misfits: Vec::new(), ..dossier(claims) }
}

/// Throws small dossiers with parts, and compares with what is found by trying every set of claims, where every part is
/// a claim of its own.
#[test]
fn conflicts_and_sets_of_claims_are_those_of_all_their_figures() {
    let mut seed = 7_u64;
    let mut dice = move |most: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % most
    };
    let mut with_conflicts = 0;
    for _ in 0..120 {
        let mut whole: Vec<String> = Vec::new();
        // Each claim with its parts as claims.
        let mut split: Vec<Vec<String>> = Vec::new();
        for _ in 0..4 {
            let kind = ["Exactly", "AtLeast", "AtMost"][dice(3) as usize];
            let total = format!("{kind}({})", dice(6));
            let pieces: Vec<(&str, String)> = ["left", "right", "guards"]
                .into_iter()
                .filter_map(
                    |of| if dice(2) == 0 { Some((of, format!("Exactly({})", dice(4)))) } else { None },
                )
                .collect();
            let list: Vec<_> = pieces.iter().map(|(of, n)| format!("\"{of}\": {n}")).collect();
            whole.push(parts("a", "all", &total, &list.join(", ")));
            let alone = |of: &str, n: &str| parts("a", of, n, "");
            let mut claims = vec![alone("all", &total)];
            claims.extend(pieces.iter().map(|(of, n)| alone(of, n)));
            split.push(claims);
        }
        let stands = |set: usize| {
            let chosen = (0..4).filter(|at| set & (1 << at) != 0).flat_map(|at| split[at].iter());
            let chosen: Vec<&str> = chosen.map(String::as_str).collect();
            agreement(&unquestioned(&chosen)).verdict() != Verdict::Conflict
        };
        let standing: Vec<bool> = (0..16).map(stands).collect();
        let subset = |a: usize, b: usize| a & b == a;
        let minimal: BTreeSet<usize> = (0..16_usize)
            .filter(|set| {
                !standing[*set] && (0..16).all(|part| part == *set || !subset(part, *set) || standing[part])
            })
            .collect();
        let maximal: BTreeSet<usize> = (0..16_usize)
            .filter(|set| {
                standing[*set] && (0..16).all(|more| more == *set || !subset(*set, more) || !standing[more])
            })
            .collect();
        let texts: Vec<&str> = whole.iter().map(String::as_str).collect();
        let found = agreement(&unquestioned(&texts));
        assert_eq!(found.complete(), Complete::Yes);
        let bits = |claims: &[ClaimId]| claims.iter().map(|id| 1 << id.index()).sum::<usize>();
        let conflicts: Vec<usize> = found.conflicts().iter().map(|conflict| bits(&conflict.claims)).collect();
        assert_eq!(conflicts.len(), minimal.len(), "{texts:#?}");
        assert_eq!(conflicts.into_iter().collect::<BTreeSet<_>>(), minimal, "{texts:#?}");
        let sets: BTreeSet<usize> = found.consistent().iter().map(|set| bits(&set.claims)).collect();
        assert_eq!(sets, maximal, "{texts:#?}");
        with_conflicts += usize::from(!minimal.is_empty());
    }
    assert!(with_conflicts > 60, "{with_conflicts}");
}

/// Many contradictions of one claim are told together; one with a part of it names the part.
#[test]
fn what_contradicts_a_part_is_told_with_the_part() {
    let counted = parts("a", "all", "Exactly(100)", "\"left\": Exactly(60)");
    let more = says!("b", Killed of "all": "AtLeast(101)");
    let of_part = says!("c", Killed of "left": "Exactly(9)");
    let claims = [&counted, more, more, more, more, more, more, of_part].map(|claim: &str| claim);
    let dossier = dossier(&claims);
    let found = agreement(&dossier);
    let all: Vec<_> = found.conflicts().iter().collect();
    let told = found.present(&dossier, &all);
    let [Presented::Together(group)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(
        group.with[1].sentence,
        "Because this dossier takes them as the same people (of a part: 60 killed (Left)): Gamma: 9."
    );
}
