//! Clauses read as English.

use super::*;
use crate::load;

fn sentence(forms: &str, claim: &str, count: &str) -> String {
    let text = format!(
        "Dossier(format: 1, title: \"T\", groups: {{\"g\": (name: \"Fighters\"{forms})}}, sources: {{\"s\": (name: \"S\")}}, \
         documents: {{\"d\": (title: \"D\")}}, people: {{\"a\": (name: \"Ada\"), \"b\": (name: \"Bob\")}}, claims: {{\
         \"c\": (by: \"s\", document: \"d\", paragraph: 1, {claim} says: Count(of: \"g\", {count}))}})"
    );
    let loaded = load::read(&text);
    let dossier = loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    clause(&dossier, &dossier.claims.rows()[0]).expect("a count")
}

#[test]
fn counts_read_as_english() {
    let forms = ", one: \"fighter\", many: \"fighters\"";
    for (claim, count, expected) in [
        ("", "outcome: Killed, quantity: Exactly(48)", "48 fighters killed"),
        ("", "outcome: Killed, quantity: Exactly(48), so_far: true", "48 fighters killed so far"),
        ("", "outcome: Killed, quantity: Exactly(1)", "1 fighter killed"),
        ("worded: \"at least one\",", "outcome: Killed, quantity: AtLeast(1)", "at least one fighter killed"),
        ("", "outcome: Killed, quantity: Words(\"dozens\")", "“dozens” of fighters killed"),
        ("", "outcome: Killed, quantity: Words(\"several\")", "“several” fighters killed"),
        (
            "stance: LeavesOpen,",
            "outcome: Killed, quantity: Words(\"large-scale\")",
            "leaves open whether “large-scale” numbers of fighters were killed",
        ),
        ("worded: \"70 myriads\",", "outcome: Strength, quantity: Exactly(700000)", "70 myriads of fighters"),
        ("", "outcome: Strength, quantity: Words(\"beyond number\")", "fighters “beyond number”"),
        ("worded: \"some 500\",", "outcome: Strength, quantity: About(500)", "some 500 fighters"),
        ("", "outcome: Strength, quantity: Exactly(0)", "no fighters present"),
        ("stance: Denies,", "outcome: Killed, quantity: Exactly(0)", "no fighters killed"),
        ("stance: Denies,", "outcome: Strength", "denies that fighters were present"),
        (
            "stance: Denies,",
            "outcome: Killed, quantity: Words(\"dozens\")",
            "denies that “dozens” of fighters were killed",
        ),
        (
            "stance: Doubts,",
            "outcome: Casualties",
            "doubts or does not believe that fighters were killed or wounded",
        ),
        ("stance: NotKnown,", "outcome: Killed", "says it is not known how many fighters were killed"),
        (
            "stance: Declines,",
            "outcome: Casualties",
            "declines to say how many fighters were killed or wounded",
        ),
        (
            "stance: LeavesOpen,",
            "outcome: Killed, quantity: Exactly(1)",
            "leaves open whether 1 fighter was killed",
        ),
        ("stance: Silent,", "outcome: Killed", "no mention of whether fighters were killed"),
        ("", "outcome: Missing", "fighters missing, no number given"),
        (
            "",
            "outcome: Killed, quantity: Named([\"a\", \"b\"])",
            "names Ada and Bob as killed (counted here among fighters)",
        ),
    ] {
        assert_eq!(sentence(forms, claim, count), expected);
    }
}

#[test]
fn none_of_the_people_is_no_one() {
    for (many, claim, expected) in [
        ("people", "", "no one killed"),
        ("people (side not stated)", "", "no one (side not stated) killed"),
        ("peoples", "", "no peoples killed"),
        ("people", "stance: LeavesOpen,", "leaves open whether no one was killed"),
    ] {
        let forms = format!(", one: \"one\", many: \"{many}\"");
        assert_eq!(sentence(&forms, claim, "outcome: Killed, quantity: Exactly(0)"), expected);
    }
}

#[test]
fn declared_outcomes_read_as_english() {
    let declared_sentence = |forms: &str, claim: &str, count: &str| {
        let declared = format!(
            "{forms})}}, outcomes: {{\"excess\": (name: \"excess deaths\", one: \"excess death\"), \
             \"shots\": (name: \"shots fired\", one: \"shot fired\", counts: Things"
        );
        sentence(&declared, claim, count)
    };
    let forms = ", one: \"resident\", many: \"residents\"";
    for (claim, count, expected) in [
        ("", "outcome: \"excess\", quantity: Exactly(48)", "48 excess deaths among residents"),
        (
            "",
            "outcome: \"excess\", quantity: Exactly(48), so_far: true",
            "48 excess deaths among residents so far",
        ),
        ("", "outcome: \"excess\", quantity: Exactly(1)", "1 excess death among residents"),
        ("", "outcome: \"excess\", quantity: Words(\"dozens\")", "“dozens” of excess deaths among residents"),
        ("", "outcome: \"excess\"", "excess deaths among residents, no number given"),
        ("", "outcome: \"excess\", quantity: Exactly(0)", "no excess deaths among residents"),
        (
            "",
            "outcome: \"excess\", quantity: Named([\"a\"])",
            "names Ada as counted under “excess deaths” (counted here among residents)",
        ),
        ("", "outcome: \"shots\", quantity: AtLeast(1650)", "at least 1,650 shots fired (Fighters)"),
        (
            "stance: Denies,",
            "outcome: \"shots\", quantity: Exactly(1)",
            "denies that there was 1 shot fired (Fighters)",
        ),
        ("stance: Denies,", "outcome: \"excess\"", "denies that there were excess deaths among residents"),
        (
            "stance: Doubts,",
            "outcome: \"excess\", quantity: Exactly(0)",
            "doubts or does not believe that there were no excess deaths among residents",
        ),
        (
            "stance: NotKnown,",
            "outcome: \"excess\"",
            "says it is not known how many excess deaths there were among residents",
        ),
        (
            "",
            "outcome: \"excess\", quantity: Estimate(point: 2975, low: 2658, high: 3290, level: 95)",
            "an estimated 2,975 excess deaths among residents (95% interval 2,658 to 3,290)",
        ),
        (
            "stance: Doubts,",
            "outcome: \"excess\", quantity: Estimate(point: 2975)",
            "doubts or does not believe that there were an estimated 2,975 excess deaths among residents",
        ),
        ("stance: Silent,", "outcome: \"shots\"", "no mention of whether there were shots fired (Fighters)"),
    ] {
        assert_eq!(declared_sentence(forms, claim, count), expected);
    }
}

#[test]
fn nothing_is_guessed_from_a_name() {
    assert_eq!(sentence("", "", "outcome: Killed, quantity: Exactly(48)"), "48 killed (Fighters)");
    assert_eq!(
        sentence("", "stance: Denies,", "outcome: Strength"),
        "denies that any were present (Fighters)"
    );
    let asked = sentence("", "stance: Declines,", "outcome: Killed");
    assert_eq!(asked, "declines to say how many were killed (Fighters)");
}
