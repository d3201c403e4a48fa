//! Differing counts within a document, and how many different people claims name.

use super::{Links, Shown};
use crate::dossier::{ClaimId, Count, DocumentId, Dossier, Item, Outcome, PersonId, Quantity};

/// Pairs of counts by one source in one document, of the same event, outcome and population but different
/// quantities, in file order. They may not contradict each other: "no more than 5" and "at least 5" do not.
#[must_use]
pub fn differing_counts(dossier: &Dossier, links: &Links, document: DocumentId) -> Vec<[ClaimId; 2]> {
    let stated = |id: ClaimId| -> Option<&Count> {
        let claim = &dossier.claims[id];
        claim.count().filter(|count| claim.states_its_own() && count.quantity != Quantity::NotGiven)
    };
    let claims: Vec<_> = links.claims_of(Item::Document(document)).to_vec();
    let mut pairs = Vec::new();
    for (at, a) in claims.iter().enumerate() {
        let Some(first) = stated(*a) else { continue };
        for b in &claims[at + 1..] {
            let Some(second) = stated(*b) else { continue };
            let alike = first.outcome == second.outcome
                && first.of == second.of
                && dossier.claims[*a].event == dossier.claims[*b].event
                && dossier.claims[*a].by == dossier.claims[*b].by;
            let names = |count: &Count| matches!(count.quantity, Quantity::Named(_));
            if alike && first.quantity != second.quantity && !names(first) && !names(second) {
                pairs.push([*a, *b]);
            }
        }
    }
    pairs
}

/// The number of different people that the claims shown name for each outcome that occurs; each person counts
/// once.
#[must_use]
pub fn different_people(dossier: &Dossier, shown: Shown<'_>) -> Vec<(Outcome, usize)> {
    let mut named: Vec<(Outcome, PersonId)> = Vec::new();
    let claims = dossier.claims.iter().filter(|(id, _)| shown.holds(dossier, *id));
    for count in claims.filter_map(|(_, claim)| claim.count()) {
        for (_, quantity) in count.stated() {
            if let Quantity::Named(people) = quantity {
                named.extend(people.iter().map(|person| (count.outcome, *person)));
            }
        }
    }
    named.sort_unstable();
    named.dedup();
    named.chunk_by(|(a, _), (b, _)| a == b).map(|people| (people[0].0, people.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::ItemKind;

    /// Only an assertion, or a denial by which the source itself said "none", gives a figure of its own.
    #[test]
    fn neither_a_denial_of_the_presence_nor_a_doubt_about_none_is_a_zero() {
        let own = |stance: &str, quantity: &str| {
            let text = format!(
                "Dossier(format: 1, title: \"T\", sources: {{\"s\": (name: \"S\")}}, documents: {{\"d\": (title: \"D\")}}, \
                 groups: {{\"g\": (name: \"G\")}}, claims: {{\"c\": (by: \"s\", document: \"d\", paragraph: 1, stance: {stance}, \
                 says: Count(outcome: Strength, of: \"g\", quantity: {quantity}))}})"
            );
            let dossier = crate::load::read(&text).dossier.unwrap_or_else(|| panic!("{text}"));
            let claim = &dossier.claims.rows()[0];
            let mark = crate::Mark::of(claim, &crate::dossier::Reading::words_only());
            assert_eq!(mark == Some(crate::Mark::Zero), claim.states_its_own(), "{stance} {quantity}");
            claim.states_its_own()
        };
        assert!(own("Denies", "Exactly(0)") && own("Asserts", "Exactly(0)"));
        for stance in ["Denies", "Doubts", "LeavesOpen", "NotKnown", "Declines", "Silent"] {
            assert!(!own(stance, "NotGiven"), "{stance}");
            assert!(stance == "Denies" || !own(stance, "Exactly(0)"), "{stance}");
        }
    }

    #[test]
    fn the_two_readings_of_five_are_found_in_their_document_and_nowhere_else() {
        let dossier = crate::load::read(crate::load::KHUSHAM).dossier.expect("a sound dossier");
        let links = Links::new(&dossier);
        let found = |key: &str| {
            let Some(Item::Document(id)) = dossier.find(ItemKind::Document, key) else { panic!("no {key}") };
            let pairs = differing_counts(&dossier, &links, id);
            pairs.iter().map(|pair| pair.map(|id| dossier.claims[id].key.clone())).collect::<Vec<_>>()
        };
        assert_eq!(found("unsigned-15-february"), [["fifteenth-no-more-than-5", "fifteenth-at-least-5"]]);
        assert!(found("unsigned-february").is_empty());
        assert!(found("newsweek").is_empty());
    }

    #[test]
    fn people_count_once_however_often_they_are_named() {
        let text = r#"Dossier(format: 1, title: "T", groups: {"g": (name: "G")}, sources: {"s": (name: "S")},
            documents: {"d": (title: "D")}, people: {"a": (name: "A"), "b": (name: "B")},
            claims: {
                "x": (by: "s", document: "d", paragraph: 1, says: Count(outcome: Killed, of: "g", quantity: Named(["a", "b"]))),
                "y": (by: "s", document: "d", paragraph: 2, says: Count(outcome: Killed, of: "g", quantity: Named(["a"]))),
                "z": (by: "s", document: "d", paragraph: 3, says: Count(outcome: Wounded, of: "g", quantity: Named(["a"]))),
            })"#;
        let dossier = crate::load::read(text).dossier.expect("a sound dossier");
        assert_eq!(
            different_people(&dossier, Shown::default()),
            [(Outcome::Killed, 2), (Outcome::Wounded, 1)]
        );
    }
}
