//! How many different people claims name.

use super::Shown;
use crate::dossier::{Dossier, Outcome, PersonId, Quantity};

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
