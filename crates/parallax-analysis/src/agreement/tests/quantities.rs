//! "About", "and more", estimates and figures relative to others.

use super::sentences::{conflicts, dossier, says};
use crate::agreement::{Agreement, Asked, Verdict, verdict};
use crate::dossier::{ClaimId, Decimal, Dossier, Reading, Tolerance};

fn whole(dossier: &Dossier, reading: &Reading) -> Agreement {
    let all: Vec<ClaimId> = dossier.claims.ids().collect();
    let agreement = Agreement::new(dossier, reading, &all);
    assert_eq!(agreement.verdict(), verdict(dossier, reading, &all), "the linear verdict is the same");
    agreement
}

fn within(percent: u32) -> Reading {
    let about = Some(Tolerance::Percent(Decimal::from(percent)));
    Reading { name: "A tenth".to_owned(), about, ..Reading::words_only() }
}

fn not_compared(dossier: &Dossier, agreement: &Agreement) -> Vec<String> {
    agreement.not_compared(dossier, Asked::Chosen).iter().map(ToString::to_string).collect()
}

#[test]
fn about_is_listed_by_name_unless_the_reading_says_how_far_it_reaches() {
    let dossier = dossier(&[
        says!("a", Killed of "guards": "About(379)"),
        says!("b", Killed of "guards": "Exactly(1052)"),
        says!("c", Killed of "guards": "Between(500, 900)", "worded: \"some 500 to 900\""),
    ]);
    let words = whole(&dossier, &Reading::words_only());
    assert_eq!(words.verdict(), Verdict::Conflict, "500 to 900 is stated plainly here");
    let listed = not_compared(&dossier, &words);
    assert_eq!(listed, ["Approximate, without saying how near. Alpha: about 379 guards killed."]);
    let tenth = whole(&dossier, &within(10));
    let found: Vec<_> = tenth.conflicts().iter().map(|conflict| conflict.sentence.as_str()).collect();
    assert_eq!(
        found[0],
        "Alpha: about 379 guards killed (read as 342 to 416). Betas: 1,052 guards killed. They cannot both be true if, \
         as the rule “A tenth” has it, about 379 means 342 to 416: this dossier takes both to count the same people."
    );
    assert!(not_compared(&dossier, &tenth).is_empty());
    // 379 and 1,052 are near if "about" may mean within 100 percent only in words; 2 × 379 is 758.
    let double = whole(&dossier, &within(100));
    assert_eq!(double.pair(ClaimId::from_index(0), ClaimId::from_index(2)), crate::agreement::Pair::Agree);
}

use crate::dossier::Id as _;

#[test]
fn about_a_range_or_a_bound_takes_part_only_under_a_declared_tolerance() {
    let claims = [
        "by: \"a\", event: \"clash\", says: Count(outcome: Killed, of: \"left\", quantity: AtLeast(8000), about: true)",
        says!("b", Killed of "left": "Exactly(7300)"),
        says!("c", Killed of "left": "Exactly(7100)"),
    ];
    let dossier = dossier(&claims);
    let words = whole(&dossier, &Reading::words_only());
    assert_eq!(
        not_compared(&dossier, &words),
        ["Approximate, without saying how near. Alpha: at least about 8000 killed (Left)."
            .replace("8000", "8,000")]
    );
    // A tenth less than 8,000 is 7,200: 7,300 is near enough and 7,100 is not.
    let tenth = whole(&dossier, &within(10));
    let [a, b, c] = [0, 1, 2].map(ClaimId::from_index);
    assert_eq!(tenth.pair(a, b), crate::agreement::Pair::Agree);
    assert_eq!(tenth.pair(a, c), crate::agreement::Pair::Conflict);
}

#[test]
fn and_more_and_so_far_are_floors() {
    let more = "by: \"a\", event: \"clash\", says: Count(outcome: Killed, of: \"left\", quantity: Between(2800, 5000), and_more: true)";
    let rising = "by: \"c\", event: \"clash\", says: Count(outcome: Killed, of: \"left\", quantity: Exactly(48), so_far: true)";
    assert_eq!(conflicts(&[more, says!("b", Killed of "left": "Exactly(9000)")]), Vec::<String>::new());
    assert_eq!(conflicts(&[rising, says!("b", Killed of "left": "Exactly(9000)")]), Vec::<String>::new());
    assert_eq!(conflicts(&[more, says!("b", Killed of "left": "Exactly(2799)")]).len(), 1);
    assert_eq!(conflicts(&[rising, says!("b", Killed of "left": "Exactly(47)")]).len(), 1);
}

fn estimate(by: &str, written: &str) -> String {
    format!(
        "by: \"{by}\", event: \"clash\", says: Count(outcome: Killed, of: \"guards\", quantity: Estimate({written}))"
    )
}

#[test]
fn an_interval_contradicts_nothing_and_what_lies_outside_it_is_said_apart() {
    let of_study = estimate("a", "point: 822, low: 605, high: 1039, level: 95, kind: Confidence");
    let of_model = estimate("c", "low: 1100, high: 1300, level: 90, kind: Credible");
    let inside = estimate("b", "low: 1000, high: 1200");
    let dossier = dossier(&[
        &of_study,
        says!("b", Killed of "guards": "Exactly(1052)"),
        says!("b", Killed of "guards": "Exactly(700)", "stance: Doubts"),
        &of_model,
        &inside,
        says!("c", Killed of "right": "Exactly(3)"),
    ]);
    let found = whole(&dossier, &Reading::words_only());
    assert_eq!(found.verdict(), Verdict::NoneFound);
    let told: Vec<_> = found.outliers().iter().map(|outlier| outlier.sentence.as_str()).collect();
    assert_eq!(
        told,
        [
            "Alpha: an estimated 822 guards killed (95% confidence interval 605 to 1,039). Gamma: an estimated 1,100 to \
             1,300 guards killed (90% credible interval). As numbers, the 95% confidence interval and the 90% credible \
             interval do not overlap; such an interval rules no figure out, so this is no contradiction.",
            "Alpha: an estimated 822 guards killed (95% confidence interval 605 to 1,039). Betas: 1,052 guards killed. As \
             numbers, the second figure lies outside the 95% confidence interval of the first, above it; such an interval \
             rules no figure out, so this is no contradiction.",
            "Gamma: an estimated 1,100 to 1,300 guards killed (90% credible interval). Betas: 1,052 guards killed. As \
             numbers, the second figure lies outside the 90% credible interval of the first, below it; such an interval \
             rules no figure out, so this is no contradiction.",
        ]
    );
    let listed = not_compared(&dossier, &found);
    assert!(
        listed[0].starts_with(
            "A statistical estimate, which is not used here to rule figures out. Alpha: an estimated 822"
        ),
        "{listed:?}"
    );
}

/// The interval of format 1, which has only words for it, and the same written as what it is.
#[test]
fn the_same_study_in_both_formats_contradicts_nothing() {
    for study in [
        says!("a", Killed of "left": "Between(605, 1039)", "worded: \"822 (95% CI 605 to 1,039)\"")
            .to_owned(),
        estimate("a", "point: 822, low: 605, high: 1039, level: 95, kind: Confidence"),
    ] {
        let dossier = dossier(&[&study, says!("b", Killed of "left": "Exactly(1052)")]);
        let found = whole(&dossier, &Reading::words_only());
        assert!(found.conflicts().is_empty() && found.verdict() == Verdict::NoneFound, "{study}");
    }
}

#[test]
fn figures_relative_to_others_are_listed_and_never_worked_out() {
    let half = says!("b", Wounded of "guards": "Half(of: \"c0\")");
    let dossier = dossier(&[
        says!("a", Killed of "guards": "Exactly(90)"),
        half,
        says!("c", Wounded of "guards": "Exactly(44)"),
        says!("c", Casualties of "guards": "Exactly(134)"),
    ]);
    let found = whole(&dossier, &Reading::words_only());
    assert!(found.conflicts().is_empty());
    assert_eq!(found.verdict(), Verdict::NoneFound, "half of 90 is not 44, but nobody said 45");
    assert_eq!(
        not_compared(&dossier, &found),
        [
            "Relative to another figure, and not worked out. Betas: guards wounded, half of another figure (that of Alpha: \
          90 guards killed)."
        ]
    );
}
