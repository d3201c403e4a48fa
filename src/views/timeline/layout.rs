//! The positions of everything: lanes, rows without overlaps, and the trays below.

mod band;
mod placed;

use std::sync::Arc;

use egui::{Id, Ui};

use super::super::memo::memoize_later;
use super::super::{Context, Surface};
use super::bars::{Cell, Wanted};
use super::packing::packed;
use super::stock::Stock;
use super::tray::Tray;
use super::window::{Window, days};
use crate::analysis::timeline::{Basis, Entry, Fineness, Lane, LaneBy, Timeline};
use crate::dossier::Item;
use crate::memo::{IsWanted, Later};
use crate::session::Input;
pub use band::Band;
use band::side_of;
pub use placed::Placed;
use placed::{Still, side_by_side};

/// The height of a row in points.
pub const ROW: f32 = 20.0;
/// The space above and below the rows of a lane.
pub const PAD: f32 = 6.0;
/// Trays of a picture. A time that is open from an earlier day on, or up to a later one, may also lie in
/// between.
const EARLIER: [&str; 2] =
    ["Before the days shown, or open from there on", "Before the time shown, or open from there on"];
const UNDATED: &str = "Undated";
const LATER: [&str; 2] =
    ["After the days shown, or open up to there", "After the time shown, or open up to there"];
/// The space between two entries in a row.
const BETWEEN: f32 = 8.0;

/// The positions of everything.
#[derive(Debug)]
pub struct Layout {
    /// The lanes, from top to bottom.
    pub bands: Vec<Band>,
    rows: Vec<Vec<Placed>>,
    /// The trays below the lanes.
    pub trays: Vec<Tray>,
}

/// What the entries are made from.
pub const ENTRIES: &[Input] = &[Input::Dossier, Input::Narrowing];
/// What their places are made from.
const PLACES: &[Input] = &[Input::Dossier, Input::Narrowing, Input::Timeline];

/// Returns the layout for a scale, kept between frames. It changes in steps of the scale only, so that
/// entries do not jump between rows with every turn of the wheel.
pub fn cached(
    ctx: &Context<'_>,
    ui: &Ui,
    (by, stock): (LaneBy, &Arc<Stock>),
    window: &Window,
    width: f32,
) -> Later<Layout> {
    let step = (window.per_day.log2() * 2.0).floor();
    let per_day = (step / 2.0).exp2();
    // A picture cannot be scrolled: entries outside are listed below, and text is clear of its right edge.
    let still = (ctx.surface == Surface::Picture).then_some(Still { window: *window, width });
    let key = (PLACES, (by, step as i32, still));
    memoize_later(ctx, ui, Id::unique("timeline layout"), key, stock.is_large(), || {
        let (stock, scale) = (stock.clone(), Window { per_day, ..*window });
        let folded = ctx.session.timeline.folded.clone();
        move |_: IsWanted<'_>| Some(Layout::new(&stock.timeline, &stock.words, scale, still, &folded))
    })
}

impl Layout {
    fn new(
        timeline: &Timeline,
        words: &[Wanted],
        scale: Window,
        still: Option<Still>,
        folded: &[Lane],
    ) -> Self {
        let start = timeline.reach.map_or(0.0, |(first, _)| days(first));
        let window = still.map_or(Window { start, ..scale }, |still| still.window);
        let outside = still.map(|still| still.window.seen(still.width));
        let mut layout = Self { bands: Vec::new(), rows: Vec::new(), trays: Vec::new() };
        let (mut top, mut words) = (0.0, words.iter());
        let (mut earlier, mut later) = (Vec::new(), Vec::new());
        for (lane, entries) in &timeline.lanes {
            let mut placed: Vec<Placed> = entries
                .iter()
                .zip(&mut words)
                .map(|(entry, words)| Placed { entry: *entry, words: *words, cell: Cell::WHOLE })
                .collect();
            if let Some(seen) = &outside {
                placed.retain(|placed| {
                    let out = side_of(placed.entry, (seen, window.grain), [&mut earlier, &mut later]);
                    out.map(|tray| tray.push(placed.entry.item)).is_none()
                });
            }
            let first = layout.rows.len();
            if folded.contains(lane) {
                if !placed.is_empty() {
                    layout.rows.push(placed.clone());
                    let mut band = Band::new(*lane, first..first + 1, top, &placed, window.grain);
                    band.is_folded = true;
                    top = band.bottom();
                    layout.bands.push(band);
                }
                continue;
            }
            let (derived, stated): (Vec<Placed>, Vec<Placed>) =
                placed.iter().copied().partition(|placed| placed.entry.basis == Basis::Derived);
            // Derived times are below stated ones, those that share a time side by side.
            for units in [stated.into_iter().map(|one| vec![one]).collect(), side_by_side(&derived, &window)]
            {
                let spans = units.iter().map(|unit: &Vec<Placed>| {
                    let ends = |at: Option<&Placed>| {
                        at.map_or(0.0..0.0, |placed| match still {
                            Some(still) => still.span(placed),
                            None => placed.span(&window),
                        })
                    };
                    ends(unit.first()).start..ends(unit.last()).end + BETWEEN
                });
                let rows = packed(&spans.collect::<Vec<_>>());
                let row = |row: Vec<usize>| row.into_iter().flat_map(|at| units[at].clone()).collect();
                layout.rows.extend(rows.into_iter().map(row));
            }
            if !placed.is_empty() {
                let band = Band::new(*lane, first..layout.rows.len(), top, &placed, window.grain);
                top = band.bottom();
                layout.bands.push(band);
            }
        }
        let [before, after] =
            [EARLIER, LATER].map(|words| words[usize::from(window.grain == Fineness::Minutes)]);
        for (heading, items) in [(before, earlier), (after, later), (UNDATED, timeline.undated.clone())] {
            if !items.is_empty() {
                layout.trays.push(Tray { heading, items });
            }
        }
        layout
    }

    /// The height of all lanes, in points.
    pub fn lanes_height(&self) -> f32 {
        self.bands.last().map_or(0.0, Band::bottom)
    }

    /// The height at which a picture with so much room ends: below a whole row of a lane, or of a tray.
    pub fn whole(&self, room: f32, width: f32) -> f32 {
        let lanes = self.lanes_height();
        if room < lanes {
            let band = self.bands.iter().rev().find(|band| band.top <= room);
            return band.map_or(0.0, |band| {
                let rows = ((room - band.top - PAD) / ROW).floor();
                if rows < 1.0 { band.top } else { band.top + PAD + ROW * rows }
            });
        }
        let mut end = lanes;
        for tray in &self.trays {
            let height = tray.height(width);
            if end + height > room {
                return end + Tray::whole(room - end);
            }
            end += height;
        }
        room
    }

    /// The entries of a row that may be visible in a window of `width` points.
    pub fn in_row(&self, row: usize, window: &Window, width: f32) -> &[Placed] {
        let placed = &self.rows[row];
        // Entries of a row are in order, so the visible ones are contiguous.
        let first = placed.partition_point(|placed| placed.span(window).end < 0.0);
        let end = placed.partition_point(|placed| placed.span(window).start <= width);
        &placed[first..end.max(first)]
    }

    /// The row of a folded lane.
    pub fn folded_row(&self, band: &Band) -> &[Placed] {
        self.rows.get(band.rows.start).map_or(&[], Vec::as_slice)
    }

    /// The position of an item: its height from the top of all lanes, and its place in time.
    pub fn find(&self, item: Item) -> Option<(f32, Entry)> {
        self.bands.iter().find_map(|band| {
            band.rows.clone().find_map(|row| {
                let placed = self.rows[row].iter().find(|placed| placed.entry.item == item)?;
                Some((band.top + PAD + ROW * (row - band.rows.start) as f32, placed.entry))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::bars::Bar;
    use super::super::window::Breaks;
    use super::*;
    use crate::analysis::Ahead;
    use crate::dossier::Moment;
    use crate::load;

    fn scale(per_day: f64) -> Window {
        Window { start: 0.0, per_day, grain: Fineness::Days, breaks: Breaks::default() }
    }

    /// The beginning of a day of 2018, in days.
    fn day(month: i8, day: i8) -> f64 {
        days(Moment::from(jiff::civil::date(2018, month, day)).first())
    }

    fn layout(per_day: f64) -> Layout {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let timeline = Timeline::new(&dossier, None, &Ahead::default(), LaneBy::Side);
        let entries = timeline.lanes.iter().map(|(_, entries)| entries.len()).sum();
        Layout::new(&timeline, &vec![Wanted { all: 90.0, least: 30.0 }; entries], scale(per_day), None, &[])
    }

    #[test]
    fn nothing_in_a_row_overlaps_at_its_scale_or_any_larger_one() {
        for per_day in [0.01, 1.0, 30.0, 100.0] {
            let layout = layout(per_day);
            for factor in [1.0, 1.3] {
                let window = Window { start: 17_500.0, ..scale(per_day * factor) };
                for row in &layout.rows {
                    for pair in row.windows(2) {
                        let [a, b] = [pair[0], pair[1]].map(|placed| placed.span(&window));
                        assert!(a.end < b.start + 0.01, "{per_day}: {:?} {:?}", pair[0], pair[1]);
                    }
                }
            }
        }
    }

    #[test]
    fn the_layout_is_the_same_every_time_and_holds_everything() {
        let (one, other) = (layout(60.0), layout(60.0));
        let items = |layout: &Layout| -> Vec<Vec<Item>> {
            layout.rows.iter().map(|row| row.iter().map(|placed| placed.entry.item).collect()).collect()
        };
        assert_eq!(items(&one), items(&other));
        let count: usize = one.bands.iter().map(|band| band.count).sum();
        assert_eq!(items(&one).concat().len(), count);
    }

    /// Text that a picture would cut off at its right edge is placed before its bar, in a row that is free
    /// there.
    #[test]
    fn no_mark_of_a_picture_stands_without_its_words() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let timeline = Timeline::new(&dossier, None, &Ahead::default(), LaneBy::Side);
        let entries: usize = timeline.lanes.iter().map(|(_, entries)| entries.len()).sum();
        let still = Still { window: Window { start: day(2, 7), ..scale(90.0) }, width: 9.5 * 90.0 };
        let words = vec![Wanted { all: 180.0, least: 60.0 }; entries];
        let layout = Layout::new(&timeline, &words, scale(90.0), Some(still), &[]);
        let mut before = 0;
        for row in &layout.rows {
            let mut free = 0.0;
            for placed in row {
                let bar = Bar::new(&placed.entry, &still.window);
                let spot = placed.spot(&bar, still.width, free);
                assert!(spot.end <= still.width && spot.start >= 0.0, "{spot:?} of {:?}", placed.entry);
                assert!(spot.start >= free, "{spot:?} of {:?} over what is before", placed.entry);
                before += usize::from(spot.end <= bar.left);
                free = if placed.cell == Cell::WHOLE {
                    bar.outer_right.max(spot.end)
                } else {
                    placed.span(&still.window).end
                };
            }
        }
        assert!(before > 5, "{before} before their bar: the test has nothing to look at");
    }

    #[test]
    fn a_picture_ends_below_a_whole_row() {
        let layout = layout(60.0);
        let first = &layout.bands[0];
        let below = |rows: f32| first.top + PAD + ROW * rows;
        assert!(first.rows.len() > 3, "the test has nothing to look at");
        let ends = |room: f32, at: f32| (layout.whole(room, 900.0) - at).abs() < 0.01;
        assert!(ends(below(2.0) + 0.5 * ROW, below(2.0)) && ends(below(2.0), below(2.0)));
        assert!(ends(PAD + 3.0, 0.0), "no half row");
        assert!(ends(1e6, 1e6), "everything");
    }

    #[test]
    fn what_lies_outside_of_a_picture_is_listed() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let timeline = Timeline::new(&dossier, None, &Ahead::default(), LaneBy::Side);
        let entries: usize = timeline.lanes.iter().map(|(_, entries)| entries.len()).sum();
        let layout = Layout::new(
            &timeline,
            &vec![Wanted { all: 90.0, least: 30.0 }; entries],
            scale(60.0),
            Some(Still { window: Window { start: day(2, 7), ..scale(60.0) }, width: 9.0 * 60.0 }),
            &[],
        );
        let headings: Vec<_> = layout.trays.iter().map(|tray| tray.heading).collect();
        assert_eq!(headings[..2], [EARLIER[0], LATER[0]]);
        let listed: usize = layout.trays.iter().map(|tray| tray.items.len()).sum();
        let shown: usize = layout.bands.iter().map(|band| band.count).sum();
        assert_eq!(listed + shown, entries + timeline.undated.len());
    }
}
