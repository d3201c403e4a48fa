//! How claims are linked: which figure replaced or corrects which, and which report the same statement.

use std::collections::BTreeMap;

use crate::dossier::{ClaimId, Dossier, Id as _};

/// Links between the claims of a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// For each claim, the claims that revise it, in file order. Empty if the dossier has no such links at
    /// all.
    revised_by: Vec<Vec<ClaimId>>,
    /// For each claim whose figure others correct, those, in file order.
    corrected_by: BTreeMap<ClaimId, Vec<ClaimId>>,
    /// For each claim, the first report of its statement in the file.
    statement: Vec<ClaimId>,
    /// The reports of every statement that was reported more than once, keyed by the first, in file order.
    reports: BTreeMap<ClaimId, Vec<ClaimId>>,
}

impl Ties {
    /// Works out the links in `dossier`; linear in its claims.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let mut corrected_by: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
        for (id, claim) in dossier.claims.iter() {
            if let Some(other) = claim.corrects {
                corrected_by.entry(other).or_default().push(id);
            }
        }
        if dossier.claims.rows().iter().all(|claim| claim.revises.is_none() && claim.same_as.is_none()) {
            return Self { corrected_by, ..Self::default() };
        }
        let mut ties = Self {
            revised_by: vec![Vec::new(); dossier.claims.len()],
            corrected_by,
            statement: dossier.claims.ids().collect(),
            reports: BTreeMap::new(),
        };
        for (id, claim) in dossier.claims.iter() {
            if let Some(earlier) = claim.revises {
                ties.revised_by[earlier.index()].push(id);
            }
            if let Some(other) = claim.same_as {
                ties.join(id, other);
            }
        }
        for row in 0..ties.statement.len() {
            let (id, first) = (ClaimId::from_index(row), ties.first(ClaimId::from_index(row)));
            ties.statement[row] = first;
            ties.reports.entry(first).or_default().push(id);
        }
        ties.reports.retain(|_, reports| reports.len() > 1);
        ties
    }

    /// The claims that revise `claim`, in file order.
    #[must_use]
    pub fn revised_by(&self, claim: ClaimId) -> &[ClaimId] {
        self.revised_by.get(claim.index()).map_or(&[], Vec::as_slice)
    }

    /// The claims of other sources that correct the figure of `claim`, in file order.
    #[must_use]
    pub fn corrected_by(&self, claim: ClaimId) -> &[ClaimId] {
        self.corrected_by.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// The other reports of the statement of `claim`, in file order.
    pub fn other_reports(&self, claim: ClaimId) -> impl Iterator<Item = ClaimId> + '_ {
        let reports = self.reports.get(&self.statement(claim));
        reports.into_iter().flatten().copied().filter(move |other| *other != claim)
    }

    /// The claim that represents the statement of `claim`: the first of its reports, or the claim itself if
    /// it is the only one.
    #[must_use]
    pub fn statement(&self, claim: ClaimId) -> ClaimId {
        self.statement.get(claim.index()).copied().unwrap_or(claim)
    }

    fn first(&self, claim: ClaimId) -> ClaimId {
        let mut at = claim;
        while self.statement[at.index()] != at {
            at = self.statement[at.index()];
        }
        at
    }

    fn join(&mut self, a: ClaimId, b: ClaimId) {
        let (a, b) = (self.first(a), self.first(b));
        self.statement[a.max(b).index()] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Item, ItemKind};

    const TEXT: &str = r#"Dossier(format: 1, title: "T", sources: {"s": (name: "S")},
        documents: {"d": (title: "D"), "e": (title: "E")},
        claims: {
            "a": (by: "s", document: "d", paragraph: 1),
            "b": (by: "s", document: "e", paragraph: 1, same_as: "c"),
            "c": (by: "s", document: "d", paragraph: 2, same_as: "a"),
            "d": (by: "s", document: "d", paragraph: 3, revises: "a"),
            "e": (by: "s", document: "d", paragraph: 4),
        })"#;

    #[test]
    fn a_correction_is_found_from_the_figure_that_it_corrects() {
        let text = r#"Dossier(format: 2, title: "T", sources: {"s": (name: "S"), "t": (name: "T")},
            groups: {"g": (name: "G")}, documents: {"d": (title: "D")}, claims: {
                "a": (by: "s", document: "d", paragraph: 1, says: Count(outcome: Killed, of: "g", quantity: Exactly(4))),
                "b": (by: "t", document: "d", paragraph: 2, corrects: "a",
                    says: Count(outcome: Killed, of: "g", quantity: Exactly(5))),
            })"#;
        let loaded = crate::load::read(text);
        assert_eq!(loaded.diagnostics, []);
        let dossier = loaded.dossier.expect("a sound dossier");
        let ties = Ties::new(&dossier);
        let [a, b] = [0, 1].map(ClaimId::from_index);
        assert_eq!(ties.corrected_by(a), [b]);
        assert_eq!(ties.corrected_by(b), [] as [ClaimId; 0]);
        // A correction by another source replaces nothing.
        assert_eq!(ties.revised_by(a), [] as [ClaimId; 0]);
    }

    #[test]
    fn reports_of_reports_are_reports_of_one_statement() {
        let dossier = crate::load::read(TEXT).dossier.expect("a sound dossier");
        let ties = Ties::new(&dossier);
        let id = |key: &str| match dossier.find(ItemKind::Claim, key) {
            Some(Item::Claim(id)) => id,
            _ => panic!("no claim {key}"),
        };
        for key in ["a", "b", "c"] {
            assert_eq!(ties.statement(id(key)), id("a"), "{key}");
            assert_eq!(ties.other_reports(id(key)).count(), 2, "{key}");
        }
        assert_eq!(ties.revised_by(id("a")), [id("d")]);
        assert_eq!(ties.other_reports(id("e")).count(), 0);
        assert_eq!(ties.statement(id("e")), id("e"));
        assert_eq!(Ties::default().statement(id("e")), id("e"));
    }
}
