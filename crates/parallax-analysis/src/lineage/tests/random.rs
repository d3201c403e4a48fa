//! The lineage of random ways: every claim has its whole way, whatever the order and whatever the circles.

use proptest::prelude::*;

use super::super::order::Layers;
use super::super::*;
use super::{of_all, ways};
use crate::counted;
use crate::dossier::Id as _;

/// Paths of one to four sources, none directly after itself, and a document.
fn some_ways() -> impl Strategy<Value = Vec<(Vec<usize>, usize)>> {
    let way = prop::collection::vec(0..6_usize, 1..5).prop_map(|mut way| {
        let first = way[0];
        let mut seen = vec![first];
        way.retain(|source| {
            let is_new = !seen.contains(source);
            seen.push(*source);
            is_new
        });
        way.insert(0, first);
        way
    });
    prop::collection::vec((way, 0..3_usize), 1..14)
}

/// Columns of up to nine rows, with edges between adjacent columns.
fn some_layers() -> impl Strategy<Value = Layers> {
    let sizes = prop::collection::vec(1..9_usize, 2..5);
    (sizes, prop::collection::vec((0..4_usize, 0..9_usize, 0..9_usize), 0..40)).prop_map(|(sizes, edges)| {
        let mut layers = Layers::default();
        let mut next = 0;
        for size in &sizes {
            layers.columns.push((next..next + size).collect());
            next += size;
        }
        layers.left = vec![Vec::new(); next];
        layers.right = vec![Vec::new(); next];
        for (column, from, to) in edges {
            let column = column % (sizes.len() - 1);
            let from = layers.columns[column][from % sizes[column]];
            let to = layers.columns[column + 1][to % sizes[column + 1]];
            layers.right[from].push(to);
            layers.left[to].push(from);
        }
        layers
    })
}

/// Counts pairs of edges that cross, one by one.
fn crossings_counted(layers: &Layers) -> usize {
    let mut found = 0;
    for columns in layers.columns.windows(2) {
        let place = |row: usize, column: &[usize]| column.iter().position(|other| *other == row);
        let edges: Vec<_> = (columns[0].iter())
            .flat_map(|from| layers.right[*from].iter().map(|to| (*from, *to)))
            .map(|(from, to)| (place(from, &columns[0]), place(to, &columns[1])))
            .collect();
        for (row, a) in edges.iter().enumerate() {
            found +=
                edges[..row].iter().filter(|b| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1)).count();
        }
    }
    found
}

proptest! {
    #[test]
    fn sorting_never_adds_crossings_and_loses_nothing(mut layers in some_layers()) {
        prop_assert_eq!(layers.crossings(), crossings_counted(&layers));
        let before = layers.clone();
        assert_eq!(layers.untangle(&|| true), Some(()));
        prop_assert_eq!(layers.crossings(), crossings_counted(&layers));
        prop_assert!(layers.crossings() <= before.crossings());
        for (old, new) in before.columns.iter().zip(&layers.columns) {
            let mut new = new.clone();
            new.sort_unstable();
            prop_assert_eq!(old, &new);
        }
    }

    #[test]
    fn the_order_of_claims_does_not_matter(claims in some_ways(), seed in any::<u64>()) {
        let dossier = ways(&claims);
        let mut ids: Vec<_> = dossier.claims.ids().collect();
        let sorted = Lineage::new(&dossier, &ids);
        let key = |id: &ClaimId| (id.index() as u64 + 1).wrapping_mul(seed | 1).rotate_left(17);
        ids.sort_by_key(key);
        ids.push(ids[0]);
        prop_assert_eq!(sorted, Lineage::new(&dossier, &ids));
    }

    #[test]
    fn every_claim_has_its_whole_way(claims in some_ways()) {
        let dossier = ways(&claims);
        let lineage = of_all(&dossier);
        for (id, claim) in dossier.claims.iter() {
            let on_way = lineage.edges().iter().filter(|edge| edge.claims.contains(&id));
            prop_assert_eq!(on_way.count(), claim.via.len() + 1);
        }
        for edge in lineage.edges() {
            prop_assert!(lineage.node(edge.from).column < lineage.node(edge.to).column);
        }
        prop_assert!(lineage.counts().to_string().starts_with(&counted(lineage.counts().documents, "document")));
    }

    /// Two sources are in one circle if each can be reached from the other.
    #[test]
    fn circles_are_found_and_end(claims in some_ways()) {
        let dossier = ways(&claims);
        let mut reach = [[false; 6]; 6];
        for claim in dossier.claims.rows() {
            let way: Vec<_> = std::iter::once(claim.by).chain(claim.via.iter().copied()).collect();
            for pair in way.windows(2) {
                reach[pair[0].index()][pair[1].index()] = true;
            }
        }
        for middle in 0..6 {
            for from in 0..6 {
                for to in 0..6 {
                    reach[from][to] |= reach[from][middle] && reach[middle][to];
                }
            }
        }
        let lineage = of_all(&dossier);
        for (a, reached) in reach.iter().enumerate() {
            for b in (0..6).filter(|b| *b != a) {
                let [x, y] = [a, b].map(SourceId::from_index);
                let together = lineage.circles().iter().any(|circle| circle.contains(&x) && circle.contains(&y));
                prop_assert_eq!(together, reached[b] && reach[b][a]);
            }
        }
    }
}
