//! How far marks reach, without painting them: a chart of a hundred thousand claims is fitted by it.

use super::{FADE, HEAD, MarkStyle, PERSON, RING, Ruler, TICK, bars, estimate, intervals, people_shown};
use crate::analysis::Mark;

/// Returns where the text beside a mark begins, as [`paint`](super::paint) does; `right` is the right edge of what is
/// painted on, in points.
pub fn text_start(style: MarkStyle, mark: Mark, ruler: &Ruler, right: f32) -> f32 {
    let (on_figure, about) = match style {
        MarkStyle::Bars => (0.0, bars::SOFT),
        MarkStyle::Intervals => (intervals::DOT, intervals::HALO[0]),
    };
    match mark {
        Mark::Zero => ruler.x(0) + RING,
        Mark::Named(people) => ruler.base() + 4.0 + PERSON * people_shown(people, ruler.base(), right) as f32,
        Mark::Gutter(_) | Mark::Words(None) | Mark::Relative => ruler.left,
        Mark::Estimate(whisker) => estimate::end(whisker, ruler),
        Mark::Exactly(n) | Mark::AtMost(n) | Mark::FewerThan(n) => ruler.x(n) + on_figure,
        Mark::SoFar(n) => ruler.x(n) + on_figure + TICK,
        Mark::AtLeast(n) | Mark::MoreThan(n) => ruler.x(n) + FADE + HEAD,
        Mark::Between(_, high) => ruler.x(high),
        Mark::AndMore(_, high) | Mark::AboutAndMore(_, high) | Mark::AboutAtLeast(high) => {
            ruler.x(high) + FADE + HEAD
        }
        Mark::About(n) | Mark::AboutBetween(_, n) | Mark::AboutAtMost(n) => ruler.x(n) + about,
        Mark::Words(Some(range)) => {
            let is_ring = match style {
                MarkStyle::Bars => range.high == Some(0),
                MarkStyle::Intervals => range.high == Some(range.low),
            };
            match range.high {
                Some(high) if is_ring => ruler.x(high) + RING,
                Some(high) => ruler.x(high),
                None => ruler.x(range.low) + FADE + HEAD,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Color32, Rect, pos2, vec2};
    use egui_picture::headless;

    use super::*;
    use crate::analysis::{Interval, Whisker};
    use crate::session::Axis;
    use crate::theme::fonts;
    use crate::views::estimates::marks::paint;
    use crate::views::estimates::scale::Scale;

    #[test]
    fn text_begins_where_painting_ends() {
        let words = |low, high| Mark::Words(Some(Interval { low, high }));
        let figures = [0, 1, 7, 100, 4_000];
        let of_one = figures.into_iter().flat_map(|n| {
            [
                Mark::Exactly(n),
                Mark::SoFar(n),
                Mark::AtLeast(n),
                Mark::MoreThan(n),
                Mark::AtMost(n),
                Mark::FewerThan(n),
                Mark::About(n),
                Mark::Between(n, n + 50),
                Mark::AndMore(n, n + 50),
                Mark::AboutBetween(n, n + 50),
                Mark::AboutAndMore(n, n + 50),
                Mark::AboutAtLeast(n),
                Mark::AboutAtMost(n),
                Mark::Estimate(Whisker { point: Some(n), interval: None }),
                Mark::Estimate(Whisker { point: None, interval: Some((n, n + 50)) }),
                Mark::Estimate(Whisker { point: Some(n + 20), interval: Some((n, n + 50)) }),
                Mark::Estimate(Whisker { point: Some(n + 60), interval: Some((n, n + 50)) }),
                words(n, None),
                words(n, Some(n)),
                words(0, Some(n)),
                words(n, Some(n + 50)),
            ]
        });
        let others =
            [Mark::Zero, Mark::Relative, Mark::Words(None), Mark::Named(1), Mark::Named(3), Mark::Named(400)];
        let marks: Vec<Mark> = of_one.chain(others).collect();
        let size = vec2(900.0, 40.0);
        headless::paint(
            size,
            fonts::definitions(),
            |_| {},
            |ui| {
                let painter = ui.painter_at(Rect::from_min_size(pos2(0.0, 0.0), size));
                for kind in [Axis::Linear, Axis::Log] {
                    let ruler = Ruler { scale: Scale::new(kind, 1..=4_050, 700.0), left: 120.0 };
                    for style in MarkStyle::ALL {
                        for mark in &marks {
                            let end = paint(&painter, style, *mark, &ruler, 20.0, Color32::PLACEHOLDER);
                            let found = text_start(style, *mark, &ruler, size.x);
                            assert!(
                                (end - found).abs() < 1e-3,
                                "{mark:?}, {style:?}, {kind:?}: {end}, {found}"
                            );
                        }
                    }
                }
            },
        );
    }
}
