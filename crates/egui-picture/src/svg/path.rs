//! Path data: relative steps in whole hundredths, so that rounding errors never add up and numbers stay
//! short.

use egui::Pos2;

use super::markup::{Grain, Markup, grained, hundredths};
use crate::drawing::{Affine, Step};

/// The position of the pen, in hundredths, and what it wrote last.
struct Trace<'a> {
    out: &'a mut String,
    at: [i32; 2],
    start: [i32; 2],
    last: char,
}

impl Markup {
    /// Adds the path data of an outline.
    pub fn steps(&mut self, steps: &[Step]) {
        let grain = self.grain();
        trace(&mut self.0, steps, grain, |point| point);
    }

    /// Adds the path data of lines; one of no length is a point.
    pub fn lines(&mut self, lines: impl Iterator<Item = [Pos2; 2]>) {
        let grain = self.grain();
        let mut trace = Trace { out: &mut self.0, at: [0; 2], start: [0; 2], last: ' ' };
        for ends in lines {
            let [from, to] = ends.map(|point| [grained(point.x, grain), grained(point.y, grain)]);
            trace.go_to(from);
            if from == to {
                trace.command('h');
                trace.value(0);
            }
            trace.line(to);
        }
    }

    /// Adds the path data of an outline, transformed by `place`.
    pub fn placed_steps(&mut self, steps: &[Step], place: Affine) {
        trace(&mut self.0, steps, 1, |point| place.apply(point));
    }

    /// Adds the path data of an outline that is only the core of a wide line: corners in tenths, and no curves.
    pub fn rough_steps(&mut self, steps: &[Step], place: Affine) {
        let corners = steps.iter().map(|step| match *step {
            Step::Quad(_, to) | Step::Cubic(_, _, to) => Step::Line(to),
            other => other,
        });
        let corners: Vec<Step> = corners.collect();
        trace(&mut self.0, &corners, 1, |point| (place.apply(point) * 10.0).round() / 10.0);
    }
}

fn trace(out: &mut String, steps: &[Step], grain: Grain, place: impl Fn(Pos2) -> Pos2) {
    let mut trace = Trace { out, at: [0; 2], start: [0; 2], last: ' ' };
    let whole = |point: Pos2| {
        let point = place(point);
        [grained(point.x, grain), grained(point.y, grain)]
    };
    for step in steps {
        match *step {
            Step::Move(to) => trace.start_at(whole(to)),
            Step::Line(to) => trace.line(whole(to)),
            Step::Quad(a, to) => trace.curve('q', &[whole(a), whole(to)]),
            Step::Cubic(a, b, to) => trace.curve('c', &[whole(a), whole(b), whole(to)]),
            Step::Close => {
                trace.out.push('z');
                trace.last = 'z';
                trace.at = trace.start;
            }
        }
    }
}

impl Trace<'_> {
    fn start_at(&mut self, to: [i32; 2]) {
        self.out.push('M');
        self.last = 'M';
        self.value(to[0]);
        self.value(to[1]);
        (self.at, self.start) = (to, to);
    }

    /// Begins another part of an outline, from where the pen is.
    fn go_to(&mut self, to: [i32; 2]) {
        if self.last == ' ' {
            return self.start_at(to);
        }
        let [dx, dy] = [to[0] - self.at[0], to[1] - self.at[1]];
        self.command('m');
        self.value(dx);
        self.value(dy);
        (self.at, self.start) = (to, to);
    }

    fn line(&mut self, to: [i32; 2]) {
        let [dx, dy] = [to[0] - self.at[0], to[1] - self.at[1]];
        match (dx, dy) {
            (0, 0) => return,
            (_, 0) => {
                self.command('h');
                self.value(dx);
            }
            (0, _) => {
                self.command('v');
                self.value(dy);
            }
            _ => {
                self.command('l');
                self.value(dx);
                self.value(dy);
            }
        }
        self.at = to;
    }

    fn curve(&mut self, command: char, points: &[[i32; 2]]) {
        self.command(command);
        for point in points {
            self.value(point[0] - self.at[0]);
            self.value(point[1] - self.at[1]);
        }
        if let Some(end) = points.last() {
            self.at = *end;
        }
    }

    /// Writes a command letter, unless it repeats the last one.
    fn command(&mut self, command: char) {
        if self.last != command {
            self.out.push(command);
            self.last = command;
        }
    }

    /// Writes a number, separated from the previous one unless its sign does that.
    fn value(&mut self, value: i32) {
        if value >= 0 && self.out.ends_with(|last: char| last.is_ascii_digit()) {
            self.out.push(' ');
        }
        hundredths(self.out, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn written(steps: &[Step]) -> String {
        let mut markup = Markup::new(super::super::markup::Paint::Fixed);
        markup.steps(steps);
        markup.finish().0
    }

    #[test]
    fn steps_are_relative_and_letters_are_not_repeated() {
        let steps = [
            Step::Move(pos2(1.0, 2.0)),
            Step::Line(pos2(4.0, 2.0)),
            Step::Line(pos2(5.5, 1.5)),
            Step::Line(pos2(6.0, 3.0)),
            Step::Quad(pos2(6.0, 4.0), pos2(5.0, 4.0)),
            Step::Close,
            Step::Move(pos2(0.0, 0.0)),
            Step::Cubic(pos2(1.0, 0.0), pos2(1.0, 1.0), pos2(0.0, 1.0)),
        ];
        assert_eq!(written(&steps), "M1 2h3l1.5-.5 .5 1.5q0 1-1 1zM0 0c1 0 1 1 0 1");
    }

    #[test]
    fn rounding_does_not_add_up() {
        let steps: Vec<Step> = (0..1000)
            .map(|i| pos2(i as f32 * 0.333, i as f32 * 0.333))
            .enumerate()
            .map(|(i, at)| if i == 0 { Step::Move(at) } else { Step::Line(at) })
            .collect();
        let data = written(&steps);
        let sum: f64 = data["M0 0l".len()..]
            .split(' ')
            .step_by(2)
            .map(|number| number.parse::<f64>().expect("a number"))
            .sum();
        assert!((sum - 332.667).abs() < 0.01, "{sum}");
    }
}
