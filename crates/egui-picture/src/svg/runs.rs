//! Runs of like marks as one element: the dashes of a line, its dots, the strokes of a hatch. Most of what a drawing holds are
//! these.

use egui::Pos2;

use super::super::drawing::{Form, Ink, Mark, Pen, Rgba, Rim};
use super::{Viewer, Writer};

/// Minimum number of marks in a run; fewer are written one by one.
pub(super) const FEWEST: usize = 3;

/// A mark that can be one of a run. What is seen through is none: where two overlap it would be darker.
enum Piece {
    Line([Pos2; 2], Pen),
    Dot(Pos2, f32, Rgba),
}

fn piece(mark: &Mark) -> Option<Piece> {
    match mark {
        Mark::Area { form: Form::Line(ends), ink: None, pen: Some(pen), rim: Rim::Smooth }
            if pen.color.alpha == 255 =>
        {
            Some(Piece::Line(*ends, *pen))
        }
        Mark::Area {
            form: Form::Ellipse(at, radius),
            ink: Some(Ink::Solid(color)),
            pen: None,
            rim: Rim::Smooth,
        } if radius.x == radius.y && color.alpha == 255 => Some(Piece::Dot(*at, radius.x, *color)),
        _ => None,
    }
}

/// Whether `other` can be in one run with `first`.
pub(super) fn continues(first: &Mark, other: &Mark) -> bool {
    match (piece(first), piece(other)) {
        (Some(Piece::Line(_, pen)), Some(Piece::Line(_, other))) => pen == other,
        (Some(Piece::Dot(_, radius, color)), Some(Piece::Dot(_, other, ink))) => {
            radius == other && color == ink
        }
        _ => false,
    }
}

impl Writer {
    /// Writes marks that continue each other as one path. Returns false if they cannot be.
    pub(super) fn run(&mut self, marks: &[(Option<egui::Rect>, Mark)]) -> bool {
        let pieces: Vec<Piece> = marks.iter().filter_map(|(_, mark)| piece(mark)).collect();
        if self.viewer == Viewer::Page {
            self.dashed(&pieces);
            return true;
        }
        match pieces.first() {
            None => return false,
            // A line of no length is a dot, where its ends are round. Not every program draws it.
            Some(Piece::Dot(..)) if self.viewer == Viewer::Any => return false,
            Some(_) => self.listed(&pieces, pieces.iter().map(Piece::ends)),
        }
        true
    }

    /// Writes pieces at equal distances on one line as that line with dashes, and the others one after the other.
    fn dashed(&mut self, pieces: &[Piece]) {
        let ends: Vec<[Pos2; 2]> = pieces.iter().map(Piece::ends).collect();
        let (mut rest, mut others, mut lines) = (&ends[..], Vec::new(), Vec::new());
        while !rest.is_empty() {
            let count = if let Some(found) = in_step(rest) {
                let count = found.count;
                lines.push(found);
                count
            } else {
                let count = snapped(rest).max(1);
                others.extend_from_slice(&rest[..count]);
                count
            };
            rest = &rest[count..];
        }
        if !others.is_empty() {
            self.listed(pieces, others.into_iter());
        }
        for found in lines {
            self.out.raw("<path d=\"");
            self.out.lines(std::iter::once(found.line));
            self.close_run(pieces, Some([found.dash, found.gap]));
        }
    }

    /// Writes pieces one after the other.
    fn listed(&mut self, pieces: &[Piece], ends: impl Iterator<Item = [Pos2; 2]>) {
        self.out.raw("<path d=\"");
        self.out.lines(ends);
        self.close_run(pieces, None);
    }

    /// Ends the path of pieces that look like the first of them.
    fn close_run(&mut self, pieces: &[Piece], dashes: Option<[f32; 2]>) {
        // Nothing is inside of lines that do not bend.
        self.out.raw("\"");
        match pieces.first() {
            Some(Piece::Line(_, pen)) => self.pen(*pen),
            Some(Piece::Dot(_, radius, color)) => {
                self.out.color("stroke", *color);
                self.out.number("stroke-width", 2.0 * radius);
                self.out.attribute("stroke-linecap", "round");
            }
            None => {}
        }
        if let Some(dashes) = dashes {
            self.out.numbers("stroke-dasharray", &dashes);
        }
        self.out.raw("/>\n");
    }
}

/// How far a dash may lie from where equal distances put it, in points: less than is seen.
const OFF: f32 = 0.04;
/// The same of level and upright dashes, whose ends were moved to whole pixels.
const SNAPPED: f32 = 1.01;
/// Minimum number of pieces for which it is worth while: fewer are shorter one by one.
const FEWEST_IN_STEP: usize = 12;

/// The first of some pieces, at equal distances on a line.
#[derive(Debug, PartialEq)]
struct InStep {
    count: usize,
    line: [Pos2; 2],
    /// The length of a dash; none of a dot.
    dash: f32,
    gap: f32,
}

/// How many of the first pieces lie at equal distances on a line. The last dash may be shorter.
fn in_step(all: &[[Pos2; 2]]) -> Option<InStep> {
    let [first, second, ..] = *all else { return None };
    let on_line = snapped(all);
    let is_snapped = on_line >= FEWEST_IN_STEP;
    let all = if is_snapped { &all[..on_line] } else { all };
    let (off, step, dash) = if is_snapped {
        let step = (all[on_line - 1][0] - first[0]) / (all.len() - 1) as f32;
        let before = &all[..all.len() - 1];
        let whole = before.iter().fold(egui::Vec2::ZERO, |sum, [from, to]| sum + (*to - *from));
        (SNAPPED, step, whole / (all.len() - 1) as f32)
    } else {
        (OFF, second[0] - first[0], first[1] - first[0])
    };
    let is_straight = |part: egui::Vec2| (part - step.normalized() * part.length()).length() <= off;
    let gap = step.length() - dash.length();
    if !(step.length() > OFF && gap > OFF && is_straight(dash)) {
        return None;
    }
    let is_there = |(number, [from, _]): &(usize, &[Pos2; 2])| {
        (*from - (first[0] + step * *number as f32)).length() <= off
    };
    let is_long = |(_, [from, to]): &(usize, &[Pos2; 2])| ((*to - *from) - dash).length() <= off;
    let mut count = all.iter().enumerate().take_while(|one| is_there(one) && is_long(one)).count();
    let mut end = first[0] + step * count.saturating_sub(1) as f32 + dash;
    if let Some(next) = all.get(count)
        && count + 1 == all.len()
        && is_there(&(count, next))
        && (next[1] - next[0]).length() <= dash.length()
        && is_straight(next[1] - next[0])
    {
        (count, end) = (count + 1, next[1]);
    }
    if dash == egui::Vec2::ZERO {
        // A dot at the very end might be lost.
        end += step / 2.0;
    }
    (count >= FEWEST_IN_STEP).then_some(InStep { count, line: [first[0], end], dash: dash.length(), gap })
}

/// How many of the first pieces are dashes on one level or upright line, about as far from each other as the first two.
fn snapped(all: &[[Pos2; 2]]) -> usize {
    let [first, second, ..] = all else { return 0 };
    let is_level = |one: &[Pos2; 2]| one[0].y == first[0].y && one[1].y == first[0].y;
    let is_upright = |one: &[Pos2; 2]| one[0].x == first[0].x && one[1].x == first[0].x;
    if first[0] == first[1] || !(is_level(second) || is_upright(second)) {
        return 0;
    }
    let step = second[0] - first[0];
    let is_far = |pair: &[[Pos2; 2]]| ((pair[1][0] - pair[0][0]) - step).length() > SNAPPED;
    let on_line = all.iter().take_while(|one| is_level(one) || is_upright(one)).count();
    all[..on_line].windows(2).position(is_far).map_or(on_line, |at| at + 1)
}

impl Piece {
    fn ends(&self) -> [Pos2; 2] {
        match self {
            Self::Line(ends, _) => *ends,
            Self::Dot(at, ..) => [*at, *at],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn dots(at: impl Iterator<Item = Pos2>) -> Vec<[Pos2; 2]> {
        at.map(|at| [at, at]).collect()
    }

    fn dashes(ends: impl IntoIterator<Item = (f32, f32)>) -> Vec<[Pos2; 2]> {
        ends.into_iter().map(|(from, to)| [pos2(3.0, from), pos2(3.0, to)]).collect()
    }

    #[test]
    fn dots_at_equal_distances_are_one_line() {
        let found = in_step(&dots((0..15).map(|n| pos2(10.0 + 4.4 * n as f32, 7.0)))).expect("in step");
        assert!(found.count == 15 && found.dash == 0.0 && (found.gap - 4.4).abs() < 0.01, "{found:?}");
        assert!(
            (found.line[1] - pos2(10.0 + 4.4 * 14.5, 7.0)).length() < 0.01,
            "the last dot is within the line"
        );
        // Where they bend or lose the step, the line ends.
        let bent = (0..20).map(|n| pos2(4.0 * n as f32, if n > 13 { 0.5 } else { 0.0 }));
        assert_eq!(in_step(&dots(bent)).map(|found| found.count), Some(14));
        let uneven = (0..20).map(|n| pos2(4.0 * n as f32 + if n == 2 { 1.0 } else { 0.0 }, 0.0));
        assert!(in_step(&dots(uneven)).is_none());
        assert!(in_step(&dots(std::iter::repeat_n(pos2(1.0, 1.0), 20))).is_none(), "no distance");
    }

    #[test]
    fn dashes_are_too_also_where_they_were_moved_to_whole_pixels() {
        let even = (0..12).map(|n| 9.5 * n as f32).map(|from| (from, from + 6.0));
        let found = in_step(&dashes(even.clone().chain([(114.0, 116.0)]))).expect("the last one is shorter");
        assert_eq!(
            found,
            InStep { count: 13, line: [pos2(3.0, 0.0), pos2(3.0, 116.0)], dash: 6.0, gap: 3.5 }
        );
        let moved = (0..14).map(|n| 5.5 * n as f32).map(|from| (from.floor(), (from + 3.5).floor()));
        let found = in_step(&dashes(moved.clone().chain([(77.0, 80.0)]))).expect("5.5 apart");
        assert!(
            found.count == 15 && (found.dash - 3.5).abs() < 0.3 && (found.gap - 2.0).abs() < 0.3,
            "{found:?}"
        );
        let further = dashes(moved.chain([(200.0, 203.0), (205.0, 209.0)]));
        assert_eq!(
            in_step(&further).map(|found| found.count),
            Some(14),
            "behind a longer gap another line begins"
        );
        let closed = dashes((0..20).map(|n| 6.0 * n as f32).map(|from| (from, from + 6.0)));
        assert!(in_step(&closed).is_none(), "no gap");
        assert!(in_step(&dashes(even.take(5))).is_none(), "too few");
    }
}
