//! Vertical positions of rows: near what they are connected to, in order, without overlaps. It knows no
//! dossier.

/// Number of passes from side to side.
const ROUNDS: usize = 6;

/// Rows in columns from top to bottom, with their heights and connections.
#[derive(Debug, Default)]
pub struct Rows {
    /// Rows by column.
    pub columns: Vec<Vec<usize>>,
    /// The height of each row.
    pub heights: Vec<f32>,
    /// The rows connected to each, in columns to the left.
    pub left: Vec<Vec<usize>>,
    /// The rows connected to each, in columns to the right.
    pub right: Vec<Vec<usize>>,
}

impl Rows {
    /// Returns the centre of each row, and the total height. The highest column is packed closely; the others
    /// follow it.
    pub fn settle(&self) -> (Vec<f32>, f32) {
        let mut middles = vec![0.0; self.heights.len()];
        let totals: Vec<f32> = self.columns.iter().map(|column| self.total(column)).collect();
        let all = totals.iter().copied().fold(0.0, f32::max);
        for (column, total) in self.columns.iter().zip(&totals) {
            let mut top = (all - total) / 2.0;
            for row in column {
                middles[*row] = top + self.heights[*row] / 2.0;
                top += self.heights[*row];
            }
        }
        let highest = totals.iter().position(|total| *total >= all).unwrap_or(0);
        for round in 0..ROUNDS {
            let leftward = round % 2 == 1;
            for at in 0..self.columns.len() {
                let column = if leftward { self.columns.len() - 1 - at } else { at };
                if column != highest {
                    self.settle_column(column, leftward, all, &mut middles);
                }
            }
        }
        (middles, all)
    }

    fn total(&self, column: &[usize]) -> f32 {
        column.iter().map(|row| self.heights[*row]).sum()
    }

    /// Moves the rows of a column as close as possible to the mean of their neighbours: least squares under a
    /// fixed order, by pooling adjacent violators (M. Ayer and others, 1955).
    fn settle_column(&self, column: usize, leftward: bool, all: f32, middles: &mut [f32]) {
        let rows = &self.columns[column];
        // The desired position of a row minus the height of those above it: then only the order constrains
        // it.
        let mut above = 0.0;
        let mut pools: Vec<(f32, usize)> = Vec::new();
        let mut offsets = Vec::with_capacity(rows.len());
        for row in rows {
            let offset = above + self.heights[*row] / 2.0;
            above += self.heights[*row];
            offsets.push(offset);
            let (first, second) =
                if leftward { (&self.right, &self.left) } else { (&self.left, &self.right) };
            let joined = if first[*row].is_empty() { &second[*row] } else { &first[*row] };
            let wish = match joined.len() {
                0 => middles[*row],
                count => joined.iter().map(|row| middles[*row]).sum::<f32>() / count as f32,
            };
            let mut pool = (wish - offset, 1);
            while let Some((mean, size)) = pools.pop_if(|(mean, _)| *mean > pool.0) {
                let sum = mean * size as f32 + pool.0 * pool.1 as f32;
                pool = (sum / (size + pool.1) as f32, size + pool.1);
            }
            pools.push(pool);
        }
        let lowest = (all - above).max(0.0);
        let places = pools.into_iter().flat_map(|(mean, size)| std::iter::repeat_n(mean, size));
        for ((row, offset), place) in rows.iter().zip(offsets).zip(places) {
            middles[*row] = place.clamp(0.0, lowest) + offset;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn some_rows() -> impl Strategy<Value = Rows> {
        let columns = prop::collection::vec(prop::collection::vec(4.0_f32..40.0, 1..12), 1..5);
        (columns, prop::collection::vec((0..4_usize, 0..12_usize, 0..12_usize), 0..40)).prop_map(
            |(columns, links)| {
                let mut rows = Rows::default();
                for column in columns {
                    let first = rows.heights.len();
                    rows.columns.push((first..first + column.len()).collect());
                    rows.heights.extend(column);
                }
                rows.left = vec![Vec::new(); rows.heights.len()];
                rows.right = vec![Vec::new(); rows.heights.len()];
                for (column, from, to) in links {
                    if column + 1 < rows.columns.len() {
                        let from = rows.columns[column][from % rows.columns[column].len()];
                        let to = rows.columns[column + 1][to % rows.columns[column + 1].len()];
                        rows.right[from].push(to);
                        rows.left[to].push(from);
                    }
                }
                rows
            },
        )
    }

    proptest! {
        #[test]
        fn rows_keep_their_order_and_never_overlap(rows in some_rows()) {
            let (middles, all) = rows.settle();
            for column in &rows.columns {
                let mut bottom = -0.01;
                for row in column {
                    prop_assert!(middles[*row] - rows.heights[*row] / 2.0 >= bottom - 0.01);
                    bottom = middles[*row] + rows.heights[*row] / 2.0;
                }
                prop_assert!(bottom <= all + 0.01);
            }
        }
    }

    #[test]
    fn a_row_alone_stands_beside_the_middle_of_its_neighbours() {
        let rows = Rows {
            columns: vec![vec![0, 1, 2], vec![3]],
            heights: vec![10.0; 4],
            left: vec![vec![], vec![], vec![], vec![1, 2]],
            right: vec![vec![], vec![3], vec![3], vec![]],
        };
        assert_eq!(rows.settle(), (vec![5.0, 15.0, 25.0, 20.0], 30.0));
    }
}
