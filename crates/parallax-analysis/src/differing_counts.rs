//! Counts by one source in one document that differ.

use super::Links;
use crate::dossier::{ClaimId, Count, DocumentId, Dossier, Item, Quantity};

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
            let mark = crate::Mark::from_claim(claim, &crate::dossier::Reading::words_only());
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
}
