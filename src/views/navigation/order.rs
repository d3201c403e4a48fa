//! Which mark comes next, by the positions of the marks.

use egui::{Id, Key, Modifiers, Rect, Ui, Vec2};

use super::Stop;

/// The space state around a mark when scrolling to it.
pub const MARGIN: f32 = 4.0;
/// The width of a mark that must be visible to show that it is focused.
pub const ENOUGH: f32 = 60.0;
/// Tops that differ by less are in one line.
const LINE: f32 = 8.0;

/// A step of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the nearest mark above.
    Up,
    /// To the nearest mark below.
    Down,
    /// To the nearest mark at the left.
    Left,
    /// To the nearest mark at the right.
    Right,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// To the first mark of all.
    First,
    /// To the last mark of all.
    Last,
}

impl Step {
    const KEYS: [(Key, Self); 8] = [
        (Key::ArrowUp, Self::Up),
        (Key::ArrowDown, Self::Down),
        (Key::ArrowLeft, Self::Left),
        (Key::ArrowRight, Self::Right),
        (Key::PageUp, Self::PageUp),
        (Key::PageDown, Self::PageDown),
        (Key::Home, Self::First),
        (Key::End, Self::Last),
    ];

    /// The step for this frame's keys.
    pub(super) fn pressed(ui: &Ui) -> Option<Self> {
        ui.input_mut(|input| {
            let found = Self::KEYS.into_iter().find(|(key, _)| struck(input, Modifiers::NONE, *key))?;
            input.consume_key(Modifiers::NONE, found.0).then_some(found.1)
        })
    }

    /// How far to scroll a list if no mark in view is next; positive moves the content down. The mark itself
    /// stays in view, unless the step goes to an end.
    pub(super) fn scroll(self, seen: Rect, here: Rect) -> Vec2 {
        const FAR: f32 = 1e7;
        let near = 0.4 * seen.size();
        match self {
            Self::Up => Vec2::new(0.0, near.y),
            Self::Down => Vec2::new(0.0, -near.y),
            Self::Left => Vec2::new(near.x, 0.0),
            Self::Right => Vec2::new(-near.x, 0.0),
            Self::PageUp => Vec2::new(0.0, (seen.bottom() - here.bottom()).max(0.0)),
            Self::PageDown => Vec2::new(0.0, -(here.top() - seen.top()).max(0.0)),
            Self::First => Vec2::new(FAR, FAR),
            Self::Last => Vec2::new(0.0, -FAR),
        }
    }

    /// The direction in which a movable view must look.
    #[must_use]
    pub const fn direction(self) -> Option<Vec2> {
        match self {
            Self::Up => Some(Vec2::UP),
            Self::Down => Some(Vec2::DOWN),
            Self::Left => Some(Vec2::LEFT),
            Self::Right => Some(Vec2::RIGHT),
            Self::PageUp | Self::PageDown | Self::First | Self::Last => None,
        }
    }
}

/// True if a key was pressed with exactly these modifiers. They are those of the key event: by the end of the
/// frame they may have been released.
#[must_use]
pub fn struck(input: &egui::InputState, held: Modifiers, wanted: Key) -> bool {
    input.events.iter().any(|event| {
        matches!(event, egui::Event::Key { key, pressed: true, modifiers, .. }
            if *key == wanted && modifiers.matches_exact(held))
    })
}

/// Sorts line by line, from left to right.
pub fn in_reading_order(stops: &mut [Stop]) {
    stops.sort_by(|a, b| a.rect.top().total_cmp(&b.rect.top()));
    let mut from = 0;
    while from < stops.len() {
        let top = stops[from].rect.top();
        let line = stops[from..].partition_point(|stop| stop.rect.top() < top + LINE).max(1);
        stops[from..from + line].sort_by(|a, b| a.rect.left().total_cmp(&b.rect.left()));
        from += line;
    }
}

/// The visible mark that a step from `from` leads to; `None` if it leads out of view.
pub fn next(stops: &[Stop], step: Step, from: Rect, here: Option<Id>) -> Option<Stop> {
    let seen = |stop: &&Stop| stop.clip.intersects(stop.rect) && Some(stop.id) != here;
    let stops = || stops.iter().filter(seen);
    match step {
        Step::Up | Step::Down | Step::Left | Step::Right => {
            let direction = step.direction()?;
            let near = stops().filter_map(|stop| Some((distance(from, stop.rect, direction)?, stop)));
            near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, stop)| *stop)
        }
        Step::PageUp | Step::PageDown => {
            let sign = if step == Step::PageUp { -1.0 } else { 1.0 };
            let whole = |stop: &&Stop| {
                stop.clip.y_range().shrink(1.0).intersection(stop.rect.y_range()).span()
                    >= 0.8 * stop.rect.height()
            };
            let ahead = |stop: &&Stop| sign * (stop.rect.center().y - from.center().y) > 1.0;
            let beside = |stop: &Stop| apart(stop.rect.left(), stop.rect.right(), from.left(), from.right());
            let found = stops().filter(whole).filter(ahead);
            let far = |stop: &Stop| sign * stop.rect.center().y - 4.0 * beside(stop);
            found.max_by(|a, b| far(a).total_cmp(&far(b))).copied()
        }
        // Only the ends of the list count, and those are known once it has been scrolled there.
        Step::First | Step::Last => None,
    }
}

/// The first or last mark in view, once a list has been scrolled to its end.
pub fn end(stops: &[Stop], step: Step) -> Option<Stop> {
    let seen = |stop: &&Stop| stop.clip.intersects(stop.rect);
    match step {
        Step::First => stops.iter().find(seen).copied(),
        Step::Last => stops.iter().rev().find(seen).copied(),
        _ => None,
    }
}

/// The distance to `to` in a direction, with sideways distance weighted more; `None` if it does not lie that
/// way.
#[must_use]
pub fn distance(from: Rect, to: Rect, direction: Vec2) -> Option<f32> {
    const ASIDE: f32 = 2.5;
    let between = to.center() - from.center();
    let along = between.x * direction.x + between.y * direction.y;
    // A mark that begins in the same line is beside, and one that overlaps is hardly ahead.
    if along <= 1.0 {
        return None;
    }
    let (ahead, aside, center) = if direction.x == 0.0 {
        (
            apart(to.top(), to.bottom(), from.top(), from.bottom()),
            apart(to.left(), to.right(), from.left(), from.right()),
            between.x.abs(),
        )
    } else {
        (
            apart(to.left(), to.right(), from.left(), from.right()),
            apart(to.top(), to.bottom(), from.top(), from.bottom()),
            between.y.abs(),
        )
    };
    // A mark that is beside, and not or only a little ahead, does not lie that way.
    if aside > 0.0 && (ahead == 0.0 || aside > 2.0 * along) {
        return None;
    }
    // At equal distance, the one whose centre is nearer, then the one that begins first.
    Some(ahead + ASIDE * aside + 0.01 * along + 0.001 * center)
}

/// The gap between two spans; 0 if they overlap.
fn apart(low: f32, high: f32, other_low: f32, other_high: f32) -> f32 {
    (other_low - high).max(low - other_high).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    fn stop(name: &str, x: f32, y: f32, width: f32) -> Stop {
        let rect = Rect::from_min_size(pos2(x, y), vec2(width, 20.0));
        let clip = Rect::from_min_size(pos2(0.0, 0.0), vec2(500.0, 200.0));
        Stop { id: Id::unique(name), rect, clip, parent: Id::NULL, item: None }
    }

    fn grid() -> Vec<Stop> {
        let mut stops = vec![
            stop("b2", 200.0, 31.0, 90.0),
            stop("a1", 10.0, 0.0, 90.0),
            stop("head", 0.0, 60.0, 400.0),
            stop("a2", 10.0, 30.0, 90.0),
            stop("c1", 20.0, 90.0, 90.0),
            stop("out of sight", 20.0, 300.0, 90.0),
            stop("b1", 200.0, 1.0, 90.0),
        ];
        in_reading_order(&mut stops);
        stops
    }

    #[test]
    fn reading_order_is_line_by_line() {
        let names = ["a1", "b1", "a2", "b2", "head", "c1", "out of sight"].map(Id::unique);
        assert_eq!(grid().iter().map(|stop| stop.id).collect::<Vec<_>>(), names);
    }

    #[test]
    fn a_step_goes_to_the_nearest_that_way() {
        let stops = grid();
        for (from, step, to) in [
            ("a1", Step::Down, Some("a2")),
            ("a1", Step::Right, Some("b1")),
            ("b2", Step::Left, Some("a2")),
            ("a2", Step::Down, Some("head")),
            ("b2", Step::Down, Some("head")),
            ("head", Step::Down, Some("c1")),
            ("c1", Step::Up, Some("head")),
            ("a1", Step::Up, None),
            ("c1", Step::Down, None),
            ("a1", Step::PageDown, Some("c1")),
            ("c1", Step::PageUp, Some("a1")),
        ] {
            let own = stops.iter().find(|stop| stop.id == Id::unique(from)).expect("in the grid");
            let found = next(&stops, step, own.rect, Some(own.id)).map(|stop| stop.id);
            assert_eq!(found, to.map(Id::unique), "{step:?} from {from}");
        }
        assert_eq!(end(&stops, Step::First).map(|stop| stop.id), Some(Id::unique("a1")));
        assert_eq!(end(&stops, Step::Last).map(|stop| stop.id), Some(Id::unique("c1")), "the last in sight");
    }
}
