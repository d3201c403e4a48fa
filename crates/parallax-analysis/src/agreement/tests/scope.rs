//! What stands beside the answer: how many counts it rests on, which hedges are set aside, and which figures only look alike.

use super::sentences::{agreement, agreement_of_all, conflicts, dossier, says};
use crate::agreement::{Asked, TakenFor};
use crate::load;

/// The answer, and what stands beside it.
fn answer(claims: &[&str]) -> [String; 2] {
    let dossier = dossier(claims);
    let found = agreement(&dossier);
    [found.headline(&dossier, Asked::Chosen), found.scope(&dossier)]
}

#[test]
fn the_answer_says_how_many_counts_it_rests_on() {
    let (three, four) =
        (says!("a", Killed of "left": "Exactly(3)"), says!("b", Killed of "left": "Exactly(4)"));
    let any = says!("c", Killed of "all": "AtLeast(1)");
    assert_eq!(
        answer(&[three, four]),
        ["As this dossier takes populations, the 2 counts compared cannot all be true", ""]
    );
    let denied = says!("a", Killed of "guards": "Exactly(9)", "stance: Denies");
    assert_eq!(
        answer(&[three, four, any, says!("c", Killed of "left": "About(500)"), denied]),
        [
            "As this dossier takes populations, 2 of the 3 counts compared cannot all be true; 2 were not compared",
            "No contradiction was found that involves the other 1. Answers to questions, and what sources deny or doubt, are not \
             compared."
        ]
    );
    assert_eq!(
        answer(&[three, any]),
        ["As this dossier takes populations, the 2 counts compared can all be true", ""]
    );
    assert_eq!(
        answer(&[three]),
        ["No contradiction found: no count was compared with another; 1 was not compared", ""]
    );
}

#[test]
fn claims_stand_in_the_order_of_the_file_whosever_figure_is_the_larger() {
    let (most, more) =
        (says!("a", Killed of "all": "AtMost(5)"), says!("b", Killed of "left": "MoreThan(100)"));
    let told = |claims: &[&str]| conflicts(claims).concat();
    assert!(told(&[most, more]).starts_with("Alpha: at most 5"), "{}", told(&[most, more]));
    assert!(told(&[more, most]).starts_with("Betas: more than 100"), "{}", told(&[more, most]));
    let three = [
        says!("a", Killed of "left": "Exactly(30)"),
        says!("c", Killed of "all": "AtMost(50)"),
        says!("b", Killed of "right": "Exactly(30)"),
    ];
    let words =
        "the first and the third together need at least 60 killed (All), and the second allows at most 50.";
    assert!(told(&three).ends_with(words), "{}", told(&three));
    // The fourth contradicts the others one by one: by size, what leaves out only that would stand first.
    let dossier = dossier(&[
        says!("a", Killed of "left": "AtLeast(30)"),
        says!("b", Killed of "left": "AtLeast(31)"),
        says!("c", Killed of "left": "AtLeast(32)"),
        says!("a", Killed of "left": "AtMost(5)"),
    ]);
    let left_out: Vec<usize> = agreement(&dossier).consistent().iter().map(|set| set.without.len()).collect();
    assert_eq!(left_out, [3, 1]);
}

#[test]
fn a_hedge_that_is_set_aside_is_named() {
    let hedged = says!("a", Killed of "left": "Exactly(3)", "hedge: \"probably\"");
    let four = says!("b", Killed of "left": "Exactly(4)");
    assert_eq!(
        conflicts(&[hedged, four]),
        [
            "Alpha: 3 killed (Left) (probably). Betas: 4 killed (Left). They cannot both be true: this dossier takes both to count \
             the same people. The hedge of Alpha is set aside for this comparison."
        ]
    );
    let dossier = dossier(&[hedged, four]);
    assert_eq!(
        agreement(&dossier).rules(&dossier),
        "The only rule used: a hedge beside a figure, such as “probably”, is set aside."
    );
    // A running count that its hedge calls one is taken as one.
    let rising = "by: \"a\", event: \"clash\", hedge: \"so far\", says: Count(outcome: Killed, of: \"left\", \
                  quantity: Exactly(48), so_far: true)";
    assert!(!conflicts(&[rising, four])[0].contains("hedge"));
}

#[test]
fn figures_look_alike_if_they_are_near_or_if_their_populations_share_a_word() {
    let alike = |a: u64, b: u64| {
        let text = format!(
            "Dossier(format: 1, title: \"t\", groups: {{\"g\": (name: \"Listed as Belgian\", many: \"people listed as Belgian\"), \
             \"h\": (name: \"Belgian nationals\"), \"i\": (name: \"Infants\")}}, sources: {{\"a\": (name: \"A\"), \"b\": (name: \
             \"B\")}}, documents: {{\"d\": (title: \"D\")}}, claims: {{\
             \"x\": (by: \"a\", document: \"d\", paragraph: 1, says: Count(outcome: Killed, of: \"g\", quantity: Exactly({a}))),\
             \"y\": (by: \"b\", document: \"d\", paragraph: 1, says: Count(outcome: Killed, of: \"h\", quantity: Exactly({b}))),\
             \"z\": (by: \"b\", document: \"d\", paragraph: 1, says: Count(outcome: Killed, of: \"i\", quantity: Exactly({b})))}})"
        );
        let dossier = load::read(&text).dossier.expect("it opens");
        let found = agreement_of_all(&dossier);
        found
            .look_alikes()
            .iter()
            .map(|alike| (alike.claims.map(|id| dossier.claims[id].key.clone()).concat(), alike.taken_for))
            .collect::<Vec<_>>()
    };
    let pair = |keys: &str, taken_for| (keys.to_owned(), taken_for);
    assert_eq!(alike(4, 5), [pair("xy", TakenFor::Conflict)], "a word in common, and small figures");
    assert_eq!(alike(3, 3), [pair("xy", TakenFor::OneFigure)], "as many infants is no finding");
    // The second and the third have one source, and as many is not noticed less for that.
    assert_eq!(
        alike(27, 30),
        [pair("yz", TakenFor::OneFigure), pair("xy", TakenFor::Conflict), pair("xz", TakenFor::Conflict)],
        "within a tenth"
    );
    assert_eq!(
        alike(26, 30),
        [pair("yz", TakenFor::OneFigure), pair("xy", TakenFor::Conflict)],
        "4 of 30 is more than a tenth"
    );
}
