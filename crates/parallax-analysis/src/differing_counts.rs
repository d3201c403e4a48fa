//! Counts by one source in one document that differ.

use std::collections::HashMap;

use crate::dossier::{ClaimId, Count, Dossier, EventId, GroupId, Outcome, Quantity, SourceId};

/// Pairs of counts among `claims`, which one document holds: by one source, of the same event, outcome and population but
/// different quantities, in the order of the claims. They may not contradict each other: "no more than 5" and "at least 5" do
/// not.
///
/// There may be as many as the square of the claims. Each is worked out only when it is asked for, at a cost that is linear in
/// the claims.
pub fn differing_counts<'a>(
    dossier: &'a Dossier,
    claims: &[ClaimId],
) -> impl Iterator<Item = [ClaimId; 2]> + use<'a> {
    let stated = |id: ClaimId| -> Option<&'a Count> {
        let claim = &dossier.claims[id];
        let names = |count: &Count| matches!(count.quantity, Quantity::Named(_));
        claim
            .count()
            .filter(|count| claim.states_its_own() && count.quantity != Quantity::NotGiven && !names(count))
    };
    let mut places: HashMap<(SourceId, Option<EventId>, Outcome, GroupId), usize> = HashMap::new();
    let mut alike: Vec<Vec<(ClaimId, &'a Quantity)>> = Vec::new();
    let mut found = Vec::with_capacity(claims.len());
    for id in claims {
        let Some(count) = stated(*id) else { continue };
        let claim = &dossier.claims[*id];
        let place = *places.entry((claim.by, claim.event, count.outcome, count.of)).or_insert_with(|| {
            alike.push(Vec::new());
            alike.len() - 1
        });
        found.push((place, alike[place].len()));
        alike[place].push((*id, &count.quantity));
    }
    // Where all say the same, nobody needs to look at each of them again.
    alike.iter_mut().filter(|all| all.iter().all(|(_, one)| *one == all[0].1)).for_each(Vec::clear);
    let mut found = found.into_iter();
    let mut now: Option<(usize, usize, usize)> = None;
    std::iter::from_fn(move || {
        loop {
            let (place, at, next) = match now {
                Some(now) => now,
                None => found.next().map(|(place, at)| (place, at, at + 1))?,
            };
            let all = &alike[place];
            let second = (next..all.len()).find(|second| all[*second].1 != all[at].1);
            now = second.map(|second| (place, at, second + 1));
            if let Some(second) = second {
                return Some([all[at].0, all[second].0]);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Links;
    use crate::dossier::{Item, ItemKind};

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
            let pairs = differing_counts(&dossier, links.claims_of(Item::Document(id)));
            pairs.map(|pair| pair.map(|id| dossier.claims[id].key.clone())).collect::<Vec<_>>()
        };
        assert_eq!(found("unsigned-15-february"), [["fifteenth-no-more-than-5", "fifteenth-at-least-5"]]);
        assert!(found("unsigned-february").is_empty());
        assert!(found("newsweek").is_empty());
    }

    /// What the pairs are, tried pair by pair.
    #[test]
    fn every_pair_that_differs_is_found_once_and_in_order() {
        let quantities = ["Exactly(3)", "Exactly(3)", "AtLeast(3)", "NotGiven", "Exactly(4)", "AtLeast(3)"];
        let claims = quantities.iter().enumerate().map(|(row, quantity)| {
            let (by, of) = (["s", "t"][row / 5], ["g", "h"][usize::from(row == 4)]);
            format!("\"c{row}\": (by: \"{by}\", document: \"d\", paragraph: 1, says: Count(outcome: Killed, of: \"{of}\", quantity: {quantity})),")
        });
        let text = format!(
            "Dossier(format: 1, title: \"T\", sources: {{\"s\": (name: \"S\"), \"t\": (name: \"T\")}}, documents: {{\"d\": (title: \"D\")}}, \
             groups: {{\"g\": (name: \"G\"), \"h\": (name: \"H\")}}, claims: {{{}}})",
            claims.collect::<String>()
        );
        let dossier = crate::load::read(&text).dossier.expect("sound");
        let ids: Vec<_> = dossier.claims.ids().collect();
        let found: Vec<_> = differing_counts(&dossier, &ids).collect();
        assert_eq!(found, [[ids[0], ids[2]], [ids[1], ids[2]]], "only of one source and one population");
        assert_eq!(differing_counts(&dossier, &ids[..2]).count(), 0, "the same figure twice is no other");
    }
}
