//! Marks that would cover each other: which of them stand together, and where they go when they are fanned out.
//!
//! It knows no dossier: the caller says how far each mark reaches and which comes first.

use std::collections::BTreeSet;
use std::f32::consts::TAU;

use egui::{Pos2, Rect, Vec2};

/// How much wider marks are gathered in the next attempt, if there are still too many.
const WIDER: f32 = 1.3;
/// Maximum number of marks in a single circle, and in each of several.
const MOST_ON_ONE: usize = 16;
const EACH: usize = 12;
/// So many marks are not too many, wherever they are.
const FEW: usize = 12;

/// Maximum number of grid cells along a side.
const MOST_CELLS: f32 = 256.0;

/// A number, a position, and how far the spot reaches.
type Spot = (usize, Pos2, f32);

/// Spots on the screen by grid cell, so that a query costs only what lies near it.
#[derive(Debug)]
pub struct Spots {
    cell: f32,
    corner: Pos2,
    columns: usize,
    rows: usize,
    /// Column by column.
    cells: Vec<Vec<Spot>>,
    widest: f32,
}

impl Spots {
    /// No spots. Queries are fastest if spots lie in `area` and reach about half as far as `cell` points.
    #[must_use]
    pub fn new(cell: f32, area: Rect) -> Self {
        let along = |points: f32| (points / cell.max(1.0)).ceil().clamp(1.0, MOST_CELLS) as usize;
        let (columns, rows) = (along(area.width()), along(area.height()));
        // A long area has larger cells.
        let cell = cell.max(1.0).max(area.width() / columns as f32).max(area.height() / rows as f32);
        let cells = vec![Vec::new(); columns * rows];
        Self { cell, corner: area.min, columns, rows, cells, widest: 0.0 }
    }

    /// Adds a spot that reaches `reach` points, under a number of the caller's.
    pub fn add(&mut self, number: usize, at: Pos2, reach: f32) {
        self.widest = self.widest.max(reach);
        let (column, row) = (self.column(at.x), self.row(at.y));
        self.cells[column * self.rows + row].push((number, at, reach));
    }

    /// Returns the number of the nearest spot whose reach touches that of `at`; among equally near ones, the one added
    /// first.
    #[must_use]
    pub fn touched(&self, at: Pos2, reach: f32) -> Option<usize> {
        let far = reach + self.widest;
        let rows = self.row(at.y - far)..=self.row(at.y + far);
        let columns = self.column(at.x - far)..=self.column(at.x + far);
        let cells = columns.flat_map(|column| &self.cells[column * self.rows..][rows.clone()]);
        let hits = cells.flatten().filter(|(_, other, far)| {
            let touch = reach + far;
            other.distance_sq(at) < touch * touch
        });
        hits.min_by(|a, b| a.1.distance_sq(at).total_cmp(&b.1.distance_sq(at)).then(a.0.cmp(&b.0)))
            .map(|(number, ..)| *number)
    }

    /// The column of a position; what lies outside the area is in the outermost ones.
    fn column(&self, x: f32) -> usize {
        (((x - self.corner.x) / self.cell) as usize).min(self.columns - 1)
    }

    fn row(&self, y: f32) -> usize {
        (((y - self.corner.y) / self.cell) as usize).min(self.rows - 1)
    }
}

/// Groups marks, given with their reach, the most important first: each joins the nearest earlier one that it would touch,
/// or leads a group of its own. Every mark is in one group, the leader first, and no two leaders touch.
///
/// Takes n log n steps.
#[must_use]
pub fn gather(marks: &[(Pos2, f32)]) -> Vec<Vec<usize>> {
    gather_as(marks, 1.0)
}

/// The same; but if there are more groups than twice as many as there are squares of `side` points with a mark in them, all
/// marks are given the widest reach, and it is widened step by step until no square has more than one group on average.
/// Returns whether that was necessary.
#[must_use]
pub fn gather_to(marks: &[(Pos2, f32)], side: f32) -> (Vec<Vec<usize>>, bool) {
    let groups = gather(marks);
    let square = |at: &Pos2| ((at.x / side).floor() as i32, (at.y / side).floor() as i32);
    let squares: BTreeSet<(i32, i32)> = groups.iter().map(|group| square(&marks[group[0]].0)).collect();
    if groups.len() <= 2 * squares.len() + FEW {
        return (groups, false);
    }
    let widest = marks.iter().map(|(_, reach)| *reach).fold(1.0, f32::max);
    // Only those that lead already are gathered again, however many marks there are.
    let leaders: Vec<(Pos2, f32)> = groups.iter().map(|group| (marks[group[0]].0, widest)).collect();
    let (mut wider, mut of_groups) = (1.0, gather(&leaders));
    while of_groups.len() > squares.len() && wider < 100.0 {
        wider *= WIDER;
        of_groups = gather_as(&leaders, wider);
    }
    let flat = |of: &Vec<usize>| of.iter().flat_map(|group| groups[*group].iter().copied()).collect();
    (of_groups.iter().map(flat).collect(), true)
}

fn gather_as(marks: &[(Pos2, f32)], wider: f32) -> Vec<Vec<usize>> {
    let widest = marks.iter().map(|(_, reach)| *reach).fold(1.0, f32::max);
    let area = marks.iter().fold(Rect::NOTHING, |area, (at, _)| area.union(Rect::from_pos(*at)));
    let mut leaders = Spots::new(2.0 * wider * widest, area);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (index, (at, reach)) in marks.iter().enumerate() {
        if let Some(group) = leaders.touched(*at, wider * reach) {
            groups[group].push(index);
        } else {
            leaders.add(groups.len(), *at, wider * reach);
            groups.push(vec![index]);
        }
    }
    groups
}

/// Returns spots around `center` for `count` marks that each reach `reach` points, in circles within `inside`, clockwise from
/// the top, those of one circle between those of the next; the circles are moved together if they do not fit. Returns fewer
/// spots if even then there is no room.
#[must_use]
pub fn circles(center: Pos2, count: usize, reach: f32, inside: Rect) -> Vec<Pos2> {
    if count == 0 {
        return Vec::new();
    }
    let apart = 2.0 * reach + 2.0;
    let rings = if count <= MOST_ON_ONE { 1 } else { count.div_ceil(EACH) };
    let each = count.div_ceil(rings);
    // Chords are shorter than arcs.
    let chord = 2.0 * (TAU / 2.0 / each as f32).sin();
    let inner = if each > 1 { (apart / chord).max(2.8 * reach) } else { 2.8 * reach };
    let outer = inner + (rings - 1) as f32 * apart + reach;
    let room = inside.shrink(outer.min(inside.size().min_elem() / 2.0));
    let middle = room.clamp(center);
    let spot = |nth: usize| {
        let (ring, place) = (nth / each, nth % each);
        let on_it = each.min(count - ring * each) as f32;
        let turn = TAU * (place as f32 + 0.5 * (ring % 2) as f32) / on_it;
        middle + (inner + ring as f32 * apart) * Vec2::angled(turn - TAU / 4.0)
    };
    (0..count).map(spot).filter(|at| inside.shrink(reach).contains(*at)).collect()
}

/// Returns free spots for `count` marks around `center`: the circles if all are free, or else the nearest ones up to
/// `farthest` points away. `None` if there are not enough.
#[must_use]
pub fn fan(
    center: Pos2,
    count: usize,
    reach: f32,
    inside: Rect,
    farthest: f32,
    is_free: impl Fn(Pos2) -> bool,
) -> Option<Vec<Pos2>> {
    let neat = circles(center, count, reach, inside);
    if neat.len() == count && neat.iter().all(|at| is_free(*at)) {
        return Some(neat);
    }
    let apart = 2.0 * reach + 2.0;
    let mut found = Spots::new(apart, inside);
    let mut spots = Vec::with_capacity(count);
    let mut radius = 2.2 * reach;
    while spots.len() < count && radius <= farthest {
        let steps = (TAU * radius / (0.5 * apart)).ceil();
        let around = (0..steps as u16).map(|step| TAU * f32::from(step) / steps - TAU / 4.0);
        for at in around.map(|angle| center + radius * Vec2::angled(angle)) {
            let fits = inside.shrink(reach).contains(at) && found.touched(at, reach + 1.0).is_none();
            if spots.len() < count && fits && is_free(at) {
                found.add(spots.len(), at, reach + 1.0);
                spots.push(at);
            }
        }
        radius += 0.5 * apart;
    }
    (spots.len() == count).then_some(spots)
}

/// Returns the indices of `spots` in the order of their direction from `center`, clockwise from the top.
#[must_use]
pub fn clockwise(center: Pos2, spots: &[Pos2]) -> Vec<usize> {
    let turn = |index: &usize| ((spots[*index] - center).angle() + TAU / 4.0 + TAU).rem_euclid(TAU);
    let mut order: Vec<usize> = (0..spots.len()).collect();
    order.sort_by(|a, b| turn(a).total_cmp(&turn(b)));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};
    use proptest::prelude::*;

    const SCREEN: Rect = Rect { min: Pos2::ZERO, max: Pos2::new(900.0, 600.0) };

    fn marks(most: usize) -> impl Strategy<Value = Vec<(Pos2, f32)>> {
        let mark = (0.0..300.0_f32, 0.0..200.0_f32, prop_oneof![Just(12.5_f32), Just(4.5_f32)]);
        prop::collection::vec(mark.prop_map(|(x, y, reach)| (pos2(x, y), reach)), 0..most)
    }

    proptest! {
        #[test]
        fn every_mark_is_in_one_group_and_no_leaders_touch(marks in marks(120)) {
            let groups = gather(&marks);
            let mut all: Vec<usize> = groups.iter().flatten().copied().collect();
            all.sort_unstable();
            prop_assert_eq!(all, (0..marks.len()).collect::<Vec<_>>());
            let touch = |a: usize, b: usize| marks[a].0.distance(marks[b].0) < marks[a].1 + marks[b].1;
            for (index, group) in groups.iter().enumerate() {
                prop_assert!(group[1..].iter().all(|member| touch(group[0], *member)));
                prop_assert!(groups[index + 1..].iter().all(|other| !touch(group[0], other[0])));
            }
            prop_assert_eq!(groups, gather(&marks), "the same every time");
        }

        #[test]
        fn what_is_fanned_out_lies_apart_and_inside(
            x in 0.0..900.0_f32, y in 0.0..600.0_f32, count in 1..30_usize, blocked in 0.0..900.0_f32,
        ) {
            let is_free = |at: Pos2| (at.x - blocked).abs() > 20.0;
            if let Some(spots) = fan(pos2(x, y), count, 12.5, SCREEN, 220.0, is_free) {
                prop_assert_eq!(spots.len(), count);
                for (index, at) in spots.iter().enumerate() {
                    prop_assert!(SCREEN.contains(*at) && is_free(*at));
                    prop_assert!(spots[index + 1..].iter().all(|other| other.distance(*at) >= 25.0));
                }
            }
        }
    }

    #[test]
    fn twelve_at_one_spot_stand_in_a_circle_around_it() {
        let spots = fan(pos2(450.0, 300.0), 12, 12.5, SCREEN, 160.0, |_| true).unwrap();
        assert!(spots.iter().all(|at| at.distance(pos2(450.0, 300.0)) < 70.0));
        let corner = circles(pos2(2.0, 2.0), 12, 12.5, SCREEN);
        assert_eq!(corner.len(), 12, "moved together away from the corner");
        assert_eq!(fan(pos2(450.0, 300.0), 2, 12.5, SCREEN, 160.0, |_| false), None);
        assert!(circles(Pos2::ZERO, 9, 12.5, Rect::from_min_size(Pos2::ZERO, vec2(8.0, 8.0))).is_empty());
    }

    #[test]
    fn directions_are_ordered_clockwise_from_the_top() {
        let spots = [pos2(0.0, 9.0), pos2(-9.0, 0.0), pos2(1.0, -9.0), pos2(9.0, 0.0)];
        assert_eq!(clockwise(Pos2::ZERO, &spots), [2, 3, 0, 1]);
    }

    /// However many marks there are, a cell holds only as many leaders as have room in it, so that gathering is not quadratic.
    #[test]
    fn many_marks_are_compared_with_few_leaders() {
        let marks: Vec<(Pos2, f32)> =
            (0..20_000).map(|i| (pos2((i * 7919 % 1200) as f32, (i * 104_729 % 700) as f32), 12.5)).collect();
        let groups = gather(&marks);
        assert!(groups.len() < 2_000, "leaders lie apart: {}", groups.len());
        assert_eq!(gather(&vec![(pos2(5.0, 5.0), 12.5); 20_000]).len(), 1);
        let mut leaders = Spots::new(25.0, Rect::from_min_size(Pos2::ZERO, vec2(1200.0, 700.0)));
        for (number, group) in groups.iter().enumerate() {
            leaders.add(number, marks[group[0]].0, 12.5);
        }
        assert!(leaders.cells.iter().all(|cell| cell.len() <= 4));
    }

    #[test]
    fn a_crowd_is_gathered_until_it_can_be_read() {
        let marks: Vec<(Pos2, f32)> =
            (0..4_000).map(|i| (pos2((i * 7919 % 1200) as f32, (i * 104_729 % 700) as f32), 12.5)).collect();
        let (groups, is_coarse) = gather_to(&marks, 72.0);
        assert!(is_coarse && groups.len() <= 170 && groups.len() > 60, "{}", groups.len());
        assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), 4_000);
        let (few, is_coarse) = gather_to(&marks[..20], 72.0);
        assert_eq!((few, is_coarse), (gather(&marks[..20]), false));
    }
}
