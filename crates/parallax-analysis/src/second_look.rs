//! Claims that nobody but the person who entered them is known to have compared with their document.

use parallax_dossier::dossier::{ClaimId, Dossier, Id as _};

/// The claims that need a second look, in the order of the dossier.
///
/// ```
/// let text = r#"Dossier(format: 2, title: "T", sources: {"s": (name: "S")}, documents: {"d": (title: "D")}, claims: {
///     "a": (by: "s", document: "d", paragraph: 1, gist: "One."),
///     "b": (by: "s", document: "d", paragraph: 2, gist: "Two.", entered_by: "A. B.", checked_by: " a. b. "),
///     "c": (by: "s", document: "d", paragraph: 3, gist: "Three.", entered_by: "A. B.", checked_by: "C. D."),
/// })"#;
/// let dossier = parallax_dossier::load::read(text).dossier.unwrap();
/// let ids: Vec<&str> = parallax_analysis::second_look(&dossier).map(|id| dossier.claims[id].key.as_str()).collect();
/// assert_eq!(ids, ["a", "b"]);
/// ```
pub fn second_look(dossier: &Dossier) -> impl Iterator<Item = ClaimId> + '_ {
    let rows = dossier.claims.rows().iter().enumerate();
    rows.filter(|(_, claim)| claim.needs_second_look()).map(|(row, _)| ClaimId::from_index(row))
}
