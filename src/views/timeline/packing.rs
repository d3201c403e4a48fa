//! Packing: rows without overlaps. It knows lengths only.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::ops::Range;

/// Packs spans into rows without overlaps: each, in the order of their starts, into the topmost row that is
/// free there. Returns the indices of the spans, row by row, from left to right.
#[must_use]
pub fn packed(spans: &[Range<f32>]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by(|a, b| spans[*a].start.total_cmp(&spans[*b].start));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut busy: BinaryHeap<Reverse<(End, usize)>> = BinaryHeap::new();
    let mut free: BinaryHeap<Reverse<usize>> = BinaryHeap::new();
    for at in order {
        while let Some(Reverse((end, row))) = busy.peek()
            && end.0 <= spans[at].start
        {
            free.push(Reverse(*row));
            busy.pop();
        }
        let row = free.pop().map_or(rows.len(), |Reverse(row)| row);
        if row == rows.len() {
            rows.push(Vec::new());
        }
        rows[row].push(at);
        busy.push(Reverse((End(spans[at].end), row)));
    }
    rows
}

/// The end of a span, with a total order.
#[derive(Clone, Copy, PartialEq)]
struct End(f32);

impl Eq for End {}

impl PartialOrd for End {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for End {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_topmost_free_row_is_taken() {
        let spans = [0.0..10.0, 2.0..4.0, 5.0..7.0, 10.0..12.0];
        assert_eq!(packed(&spans), [vec![0, 3], vec![1, 2]]);
        assert!(packed(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn everything_has_one_place_and_nothing_overlaps(
            spans in prop::collection::vec((0.0..500.0_f32, 0.1..90.0_f32), 0..60)
        ) {
            let spans: Vec<Range<f32>> = spans.into_iter().map(|(start, wide)| start..start + wide).collect();
            let rows = packed(&spans);
            for row in &rows {
                prop_assert!(row.windows(2).all(|pair| spans[pair[0]].end <= spans[pair[1]].start));
            }
            let mut all = rows.concat();
            all.sort_unstable();
            prop_assert_eq!(all, (0..spans.len()).collect::<Vec<_>>());
            // Fewer rows are impossible: somewhere this many spans overlap.
            let deepest = spans.iter().map(|at| {
                spans.iter().filter(|other| other.start <= at.start && at.start < other.end).count()
            });
            prop_assert_eq!(rows.len(), deepest.max().unwrap_or_default());
        }
    }
}
