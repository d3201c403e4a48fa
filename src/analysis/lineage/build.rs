//! From claims to nodes, edges and columns, not yet untangled.

use std::collections::BTreeMap;

use super::{Edge, EdgeId, Lineage, Node, NodeId, Role, Slot};
use crate::dossier::{Attribution, Claim, ClaimId, Dossier, Id as _};

/// So many bends at most. A dossier of absurdly long chains is still drawn, its long edges straight.
const MOST_BENDS: usize = 200_000;

/// Where a node stands before anything is untangled: by column, then by side, then in file order.
type Place = (usize, usize, Role);

/// All ways, with their columns in the order of sides and file.
pub fn ways(dossier: &Dossier, claims: &[ClaimId]) -> Lineage {
    let relays = claims.iter().map(|id| dossier.claims[*id].via.len()).max();
    let Some(relays) = relays else { return Lineage::default() };
    let mut nodes: BTreeMap<Place, Vec<ClaimId>> = BTreeMap::new();
    let mut edges: BTreeMap<(Place, Place, usize), Vec<ClaimId>> = BTreeMap::new();
    for id in claims {
        let claim = &dossier.claims[*id];
        let mut before: Option<Place> = None;
        for place in way(dossier, claim, relays + 1) {
            nodes.entry(place).or_default().push(*id);
            if let Some(before) = before {
                edges.entry((before, place, rank(claim.attribution))).or_default().push(*id);
            }
            before = Some(place);
        }
    }
    let rows: BTreeMap<Place, NodeId> =
        nodes.keys().enumerate().map(|(row, place)| (*place, NodeId(row))).collect();
    let mut found = Lineage {
        nodes: nodes.into_iter().map(|((column, _, role), claims)| Node { role, column, claims }).collect(),
        edges: edges
            .into_iter()
            .map(|((from, to, rank), claims)| Edge {
                from: rows[&from],
                to: rows[&to],
                attribution: FIRMNESS[rank],
                claims,
            })
            .collect(),
        ..Lineage::default()
    };
    found.columns = columns(&found, relays + 2);
    found
}

const FIRMNESS: [Attribution; 3] = [Attribution::Stated, Attribution::Implied, Attribution::Unclear];

const fn rank(attribution: Attribution) -> usize {
    match attribution {
        Attribution::Stated => 0,
        Attribution::Implied => 1,
        Attribution::Unclear => 2,
    }
}

/// The nodes that a claim passes, from whoever spoke to the document in column `last`.
fn way<'a>(dossier: &'a Dossier, claim: &'a Claim, last: usize) -> impl Iterator<Item = Place> + 'a {
    let side = |source| dossier.sources[source].side.map_or(usize::MAX, crate::dossier::Id::index);
    let relays = claim.via.iter().enumerate();
    std::iter::once((0, side(claim.by), Role::Origin(claim.by)))
        .chain(relays.map(move |(step, source)| (step + 1, side(*source), Role::Relay(*source))))
        .chain(std::iter::once((last, claim.document.index(), Role::Document(claim.document))))
}

fn columns(found: &Lineage, count: usize) -> Vec<Vec<Slot>> {
    let mut columns = vec![Vec::new(); count];
    for (row, node) in found.nodes.iter().enumerate() {
        columns[node.column].push(Slot::Node(NodeId(row)));
    }
    let passed = |edge: &Edge| found.node(edge.from).column + 1..found.node(edge.to).column;
    let bends: usize = found.edges.iter().map(|edge| passed(edge).len()).sum();
    if bends <= MOST_BENDS {
        for (row, edge) in found.edges.iter().enumerate() {
            for column in passed(edge) {
                columns[column].push(Slot::Bend(EdgeId(row)));
            }
        }
    }
    columns
}
