//! What stands beside the answer: how many counts it rests on, which hedges are set aside, and which figures only look alike.

use super::sentences::{agreement, agreement_of_all, conflicts, dossier, says};
use crate::agreement::{Asked, TakenFor};
use crate::load;

fn scope(claims: &[&str]) -> String {
    let dossier = dossier(claims);
    agreement(&dossier).scope(&dossier, Asked::Chosen)
}

#[test]
fn the_answer_says_how_many_counts_it_rests_on() {
    let (three, four) =
        (says!("a", Killed of "left": "Exactly(3)"), says!("b", Killed of "left": "Exactly(4)"));
    let any = says!("c", Killed of "all": "AtLeast(1)");
    assert_eq!(
        scope(&[three, four]),
        "2 counts were compared: all of them stand in a contradiction that was found."
    );
    let denied = says!("a", Killed of "guards": "Exactly(9)", "stance: Denies");
    assert_eq!(
        scope(&[three, four, any, says!("c", Killed of "left": "About(500)"), denied]),
        "3 counts were compared: 2 stand in a contradiction that was found, and none was found that involves the other 1. \
         2 counts were not compared. Answers to questions, and what sources deny or doubt, are not compared."
    );
    assert_eq!(scope(&[three, any]), "2 counts were compared.");
    assert_eq!(scope(&[three]), "No count was compared with another. 1 count was not compared.");
}

#[test]
fn a_hedge_that_is_set_aside_is_named() {
    let hedged = says!("a", Killed of "left": "Exactly(3)", "hedge: \"probably\"");
    let four = says!("b", Killed of "left": "Exactly(4)");
    assert_eq!(
        conflicts(&[hedged, four]),
        [
            "Betas: 4 killed (Left). Alpha: 3 killed (Left) (probably). They cannot both be true: this dossier takes both to count \
             the same people. Taken as it stands, without its hedge: Alpha."
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
