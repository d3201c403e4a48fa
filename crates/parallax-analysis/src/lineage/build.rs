//! From claims to nodes, edges and columns, before untangling.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Ties;
use super::{Correction, Edge, EdgeId, Folding, Lineage, Node, NodeId, Role, Slot};
use crate::dossier::{Attribution, Claim, ClaimId, Dossier, Id as _, SourceId};
use crate::known;

/// Maximum number of bends. A dossier with absurdly long chains is still drawn, with straight long edges.
const MOST_BENDS: usize = 200_000;

/// The position of a node before untangling: by column, then by side, then in file order.
type NodeRank = (usize, usize, Role);

/// Builds all paths, with their columns in the order of sides and file.
pub fn ways(dossier: &Dossier, claims: &[ClaimId], folding: &Folding) -> Lineage {
    let relays = claims.iter().map(|id| folding.relays(&dossier.claims[*id]).count()).max();
    let Some(relays) = relays else { return Lineage::default() };
    let repeated = repeated(dossier, claims);
    let before = 1 + usize::from(!repeated.is_empty());
    let last = before + relays;
    let mut nodes: BTreeMap<NodeRank, Vec<ClaimId>> = BTreeMap::new();
    let mut gathering = BTreeSet::new();
    let mut edges: BTreeMap<(NodeRank, NodeRank, usize), Vec<ClaimId>> = BTreeMap::new();
    for id in claims {
        let claim = &dossier.claims[*id];
        let statement = repeated.get(id).map(|first| (1, first.index(), Role::Statement(*first)));
        let [origin, document] = ends(dossier, claim, folding, last);
        let speakers = std::iter::once(&claim.by).chain(&claim.via);
        gathering.extend(
            speakers.map(|id| (*id, folding.fold(*id))).filter(|(id, of)| id != of).map(|(_, of)| of),
        );
        let way = std::iter::once(origin)
            .chain(statement)
            .chain(relayed(dossier, claim, folding, before))
            .chain(std::iter::once(document));
        let mut before: Option<NodeRank> = None;
        for place in way {
            nodes.entry(place).or_default().push(*id);
            if let Some(before) = before {
                edges.entry((before, place, rank(claim.attribution))).or_default().push(*id);
            }
            before = Some(place);
        }
    }
    let rows: BTreeMap<NodeRank, NodeId> =
        nodes.keys().enumerate().map(|(row, place)| (*place, NodeId(row))).collect();
    let mut found = Lineage {
        corrections: corrections(dossier, claims, |source| {
            rows.get(&(0, side(dossier, folding.fold(source)), Role::Origin(folding.fold(source)))).copied()
        }),
        nodes: nodes
            .into_iter()
            .map(|((column, _, role), claims)| {
                let gathers = matches!(role, Role::Origin(id) | Role::Relay(id) if gathering.contains(&id));
                Node { role, column, claims, gathers }
            })
            .collect(),
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
    found.columns = columns(&found, last + 1);
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

/// Maps each of `claims` that reports a repeated statement to the first report, if there are at least two.
pub fn repeated(dossier: &Dossier, claims: &[ClaimId]) -> BTreeMap<ClaimId, ClaimId> {
    if dossier.claims.rows().iter().all(|claim| claim.same_as.is_none()) {
        return BTreeMap::new();
    }
    let ties = Ties::new(dossier);
    let mut reports: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
    for id in claims {
        reports.entry(ties.statement(*id)).or_default().push(*id);
    }
    let several = reports.into_values().filter(|reports| reports.len() > 1);
    several.flat_map(|reports| reports.clone().into_iter().map(move |id| (id, reports[0]))).collect()
}

/// The speaker, and the document in column `last`.
fn ends(dossier: &Dossier, claim: &Claim, folding: &Folding, last: usize) -> [NodeRank; 2] {
    let document = (last, claim.document.index(), Role::Document(claim.document));
    let by = folding.fold(claim.by);
    [(0, side(dossier, by), Role::Origin(by)), document]
}

/// The sources that passed a claim on, from column `first`.
fn relayed<'a>(
    dossier: &'a Dossier,
    claim: &'a Claim,
    folding: &'a Folding,
    first: usize,
) -> impl Iterator<Item = NodeRank> + 'a {
    let relays = folding.relays(claim).enumerate();
    relays.map(move |(step, source)| (first + step, side(dossier, source), Role::Relay(source)))
}

/// Who corrects whose figures among `claims`, where these are two nodes.
fn corrections(
    dossier: &Dossier,
    claims: &[ClaimId],
    origin: impl Fn(SourceId) -> Option<NodeId>,
) -> Vec<Correction> {
    let mut found: BTreeMap<(NodeId, NodeId), Vec<ClaimId>> = BTreeMap::new();
    for id in claims {
        let claim = &dossier.claims[*id];
        let corrected = claim.corrects.filter(|other| known::has(claims, *other));
        let of = corrected.and_then(|other| origin(dossier.claims[other].by));
        if let (Some(by), Some(of)) = (origin(claim.by), of)
            && by != of
        {
            found.entry((by, of)).or_default().push(*id);
        }
    }
    found.into_iter().map(|((by, of), claims)| Correction { by, of, claims }).collect()
}

/// The rank of a source's side; sources without one come last.
fn side(dossier: &Dossier, source: SourceId) -> usize {
    dossier.sources[source].side.map_or(usize::MAX, crate::dossier::Id::index)
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
