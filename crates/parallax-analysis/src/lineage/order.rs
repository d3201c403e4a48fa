//! The order within columns, so that few edges cross.
//!
//! The method of K. Sugiyama, S. Tagawa and M. Toda ("Methods for visual understanding of hierarchical system
//! structures", 1981): columns are sorted by the mean position of their neighbours, from left to right and
//! back, several times; the best order found is kept. Then neighbours are swapped while that helps. All ties
//! keep the order of sides and file, so the same claims always give the same picture.

use std::collections::HashMap;

use super::{EdgeId, Lineage, Slot};

/// Number of sorting passes in each direction.
const SWEEPS: usize = 12;
/// Maximum of edges times sweeps, so that the largest dossier still opens quickly.
const WORK: usize = 4_000_000;
/// Maximum length of a column whose rows are swapped pairwise.
const SWAPPED: usize = 600;
/// Maximum number of comparisons for weighing two rows against each other.
const WEIGHED: usize = 40_000;
/// Number of rounds of swapping neighbours.
const ROUNDS: usize = 8;

/// Orders the columns of a lineage; `None` if that was no longer wanted before it was done.
pub fn untangle(lineage: &mut Lineage, is_wanted: &dyn Fn() -> bool) -> Option<()> {
    let slots: Vec<Slot> = lineage.columns.iter().flatten().copied().collect();
    let mut layers = Layers::default();
    let mut next = 0;
    for column in &lineage.columns {
        layers.columns.push((next..next + column.len()).collect());
        next += column.len();
    }
    layers.left = vec![Vec::new(); next];
    layers.right = vec![Vec::new(); next];
    let row_of = SlotRows::new(lineage);
    for steps in lineage.steps() {
        for pair in steps.windows(2) {
            let [from, to] = [pair[0], pair[1]].map(|(column, slot)| row_of.get(column, slot));
            // If there were too many bends, an edge has none, and its step skips columns.
            if let (Some(from), Some(to)) = (from, to)
                && pair[1].0 == pair[0].0 + 1
            {
                layers.right[from].push(to);
                layers.left[to].push(from);
            }
        }
    }
    layers.untangle(is_wanted)?;
    lineage.columns =
        layers.columns.iter().map(|rows| rows.iter().map(|row| slots[*row]).collect()).collect();
    Some(())
}

/// The entries of all columns as rows: numbered column by column, each from top to bottom.
#[derive(Debug)]
pub struct SlotRows {
    nodes: Vec<Option<usize>>,
    bends: HashMap<(usize, EdgeId), usize>,
}

impl SlotRows {
    /// Numbers the entries.
    #[must_use]
    pub fn new(lineage: &Lineage) -> Self {
        let mut rows = Self { nodes: vec![None; lineage.nodes.len()], bends: HashMap::new() };
        let entries = lineage.columns.iter().enumerate();
        let entries = entries.flat_map(|(column, slots)| slots.iter().map(move |slot| (column, *slot)));
        for (row, (column, slot)) in entries.enumerate() {
            match slot {
                Slot::Node(node) => rows.nodes[node.index()] = Some(row),
                Slot::Bend(edge) => {
                    rows.bends.insert((column, edge), row);
                }
            }
        }
        rows
    }

    /// The row of an entry of this column; `None` if there is no such entry.
    #[must_use]
    pub fn get(&self, column: usize, slot: Slot) -> Option<usize> {
        match slot {
            Slot::Node(node) => self.nodes[node.index()],
            Slot::Bend(edge) => self.bends.get(&(column, edge)).copied(),
        }
    }
}

impl Lineage {
    /// For every edge, the slots it passes with their columns, from its first node to its last.
    #[must_use = "iterators do nothing by themselves"]
    pub fn steps(&self) -> impl Iterator<Item = Vec<(usize, Slot)>> + '_ {
        let bends = self.columns.iter().flatten().any(|slot| matches!(slot, Slot::Bend(_)));
        self.edges.iter().enumerate().map(move |(row, edge)| {
            let (first, last) = (self.node(edge.from).column, self.node(edge.to).column);
            let mut steps = vec![(first, Slot::Node(edge.from))];
            if bends {
                steps.extend((first + 1..last).map(|column| (column, Slot::Bend(super::EdgeId(row)))));
            }
            steps.push((last, Slot::Node(edge.to)));
            steps
        })
    }
}

/// Rows in columns, and the rows each is connected to in adjacent columns.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    pub columns: Vec<Vec<usize>>,
    pub left: Vec<Vec<usize>>,
    pub right: Vec<Vec<usize>>,
}

impl Layers {
    /// Orders the columns; the number of crossings never increases. `None` if that was no longer wanted before it was done.
    pub fn untangle(&mut self, is_wanted: &dyn Fn() -> bool) -> Option<()> {
        let edges: usize = self.right.iter().map(Vec::len).sum();
        let mut best = (self.crossings(), self.columns.clone());
        for _ in 0..SWEEPS.min(WORK / (edges + 1)).max(1) {
            if best.0 == 0 {
                break;
            }
            is_wanted().then_some(())?;
            let mut places = self.places();
            for column in 1..self.columns.len() {
                self.sort(column, Side::Left, &mut places);
            }
            for column in (0..self.columns.len().saturating_sub(1)).rev() {
                self.sort(column, Side::Right, &mut places);
            }
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.columns.clone());
            }
        }
        self.columns = best.1;
        for _ in 0..ROUNDS {
            is_wanted().then_some(())?;
            if !self.swap_neighbours() {
                break;
            }
        }
        Some(())
    }

    /// Sorts a column by the mean position of the neighbours on one side; rows without neighbours keep their
    /// position.
    fn sort(&mut self, column: usize, side: Side, places: &mut [usize]) {
        let mut sorted: Vec<(f64, usize)> = self.columns[column]
            .iter()
            .map(|row| {
                let neighbours = match side {
                    Side::Left => &self.left[*row],
                    Side::Right => &self.right[*row],
                };
                let sum: usize = neighbours.iter().map(|row| places[*row]).sum();
                let mean = sum as f64 / neighbours.len() as f64;
                (if neighbours.is_empty() { places[*row] as f64 } else { mean }, *row)
            })
            .collect();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (place, (_, row)) in sorted.into_iter().enumerate() {
            self.columns[column][place] = row;
            places[row] = place;
        }
    }

    /// Swaps adjacent rows if fewer edges cross afterwards. Returns true if any were swapped.
    fn swap_neighbours(&mut self) -> bool {
        let mut any = false;
        let mut places = self.places();
        for column in 0..self.columns.len() {
            if self.columns[column].len() > SWAPPED {
                continue;
            }
            for place in 1..self.columns[column].len() {
                let (above, below) = (self.columns[column][place - 1], self.columns[column][place]);
                let work = self.left[above].len() * self.left[below].len()
                    + self.right[above].len() * self.right[below].len();
                if work > WEIGHED {
                    continue;
                }
                let count = |above: usize, below: usize| {
                    pair_crossings(&self.left[above], &self.left[below], &places)
                        + pair_crossings(&self.right[above], &self.right[below], &places)
                };
                if count(below, above) < count(above, below) {
                    self.columns[column].swap(place - 1, place);
                    (places[above], places[below]) = (place, place - 1);
                    any = true;
                }
            }
        }
        any
    }

    /// The number of pairs of edges that cross.
    pub fn crossings(&self) -> usize {
        let places = self.places();
        (1..self.columns.len()).map(|column| self.crossings_before(column, &places)).sum()
    }

    /// The number of crossings between a column and the previous one: the inversions among the ends of edges
    /// sorted by their starts, counted with a tree of prefix sums (P. Fenwick, 1994).
    fn crossings_before(&self, column: usize, places: &[usize]) -> usize {
        let mut sums = vec![0_usize; self.columns[column].len() + 1];
        let (mut crossings, mut so_far) = (0, 0);
        for row in &self.columns[column - 1] {
            let mut ends: Vec<usize> = self.right[*row].iter().map(|end| places[*end]).collect();
            ends.sort_unstable();
            for end in &ends {
                let mut at = end + 1;
                let mut not_below = 0;
                while at > 0 {
                    not_below += sums[at];
                    at &= at - 1;
                }
                crossings += so_far - not_below;
            }
            for end in &ends {
                let mut at = end + 1;
                while at < sums.len() {
                    sums[at] += 1;
                    at += at & at.wrapping_neg();
                }
            }
            so_far += ends.len();
        }
        crossings
    }

    /// The position of each row in its column.
    fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.right.len()];
        for column in &self.columns {
            for (place, row) in column.iter().enumerate() {
                places[*row] = place;
            }
        }
        places
    }
}

/// Which neighbours determine the order.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// The number of crossings between edges of a row and of the row below it.
fn pair_crossings(above: &[usize], below: &[usize], places: &[usize]) -> usize {
    let crossing = |end: &usize| below.iter().filter(|other| places[**other] < places[*end]).count();
    above.iter().map(crossing).sum()
}
