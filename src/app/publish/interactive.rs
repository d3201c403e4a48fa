//! Makes the page for readers to click: the drawings of the report with their marks, what is said of each item, and what of
//! all this is another on another day, under another reading or on another axis.

use super::artist::{Artist, Pen};
use super::attached;
use super::report::{Drawn, blank};
use super::{Made, PublishError};
use egui::{Vec2, vec2};

use crate::analysis::{Ahead, Known, Related, known};
use crate::app::Parallax;
use crate::dossier::{Date, Item, ItemKind, Moment, ReadingId, Step};
use crate::report::interactive::{self, Choices, Day, Interactive, Line, Reading, Redrawn, Variant, told};
use crate::report::{Chart, Figure, Form};
use crate::session::{Axis, AxisBy, Command, EstimateSettings, Extras};
use crate::views::Context;
use crate::views::picture::scene;
use crate::views::tooltip::{self, Kind};

/// The page holds what it says on each day and under each reading, if that is at most so many claims, each counted for every
/// day and reading.
const MOST_VARIED: usize = 40_000;

/// The size of the picture of a step, in points: it stands beside its text.
const STEP: Vec2 = vec2(720.0, 0.0);
/// Maximum number of steps that have a picture.
const MOST_STEPS: usize = 60;

/// Maximum number of claims of which the charts are also drawn on the other axis.
const MOST_ON_BOTH_AXES: usize = 4_000;

/// Returns the page, with the choices made in `program`, as [`html`](super::report::html) returns the report.
pub fn html(program: &Parallax, extras: Extras) -> Result<Made, PublishError> {
    let mut artist = Artist::new(program, Form::Interactive);
    artist.refuse_too_many()?;
    let attached = extras.dossier.then(|| attached::file(program)).transpose()?;
    let figures = artist.figures()?;
    let steps = program.steps().len();
    let without = (steps > MOST_STEPS).then(|| format!("{MOST_STEPS} of {steps} steps have a picture"));
    let left_out: Vec<String> = figures.left_out().into_iter().chain(without).collect();
    let left_out = (!left_out.is_empty()).then(|| left_out.join("; "));
    let explained = explain_all(&mut artist);
    let items: Vec<Item> = explained.iter().map(|(item, _)| *item).collect();
    let plan = Plan::new(&mut artist);
    let redrawn = plan.redraw(&mut artist, &figures.charts, &figures.timeline)?;
    let walk = artist.walk(program, STEP, MOST_STEPS)?;
    let choices = plan.vary(&mut artist, &items, redrawn, (&blank(&walk), extras))?;
    plan.reset(&mut artist);
    let Artist { mut light, tones, form, areas, sets, .. } = artist;
    let drawn = Drawn { figures, walk, tones, extras, form };
    let page = light.picture(|ctx| {
        let agreement = ctx.agreement();
        let report = drawn.report(ctx, &agreement);
        interactive::page(&Interactive { report, explained, areas, sets, choices, frame: None, attached })
    });
    Ok(Made { bytes: page.ok_or(PublishError::NoDossier)?.into_bytes(), left_out })
}

/// What the tooltips of all items that the report tells say.
pub fn explain_all(artist: &mut Artist) -> Vec<(Item, Vec<Line>)> {
    let found =
        artist.light.picture(|ctx| told(&scene(ctx)).map(|item| (item, explain(ctx, item))).collect());
    found.unwrap_or_default()
}

/// What the tooltip of an item says.
fn explain(ctx: &Context<'_>, item: Item) -> Vec<Line> {
    let line = |line: tooltip::Line| {
        let class = match line.kind {
            Kind::Name => "name",
            Kind::Native => "native",
            Kind::Figure(_) => "figure",
            Kind::Gist => "gist",
            Kind::Remark => "remark",
        };
        Line { class, text: line.text }
    };
    tooltip::lines(ctx, item).into_iter().map(line).collect()
}

/// What a reader of the page can choose.
struct Plan {
    /// The days; none if the page is of one day.
    days: Vec<Moment>,
    readings: Vec<(ReadingId, Reading)>,
    /// Which of the readings, and which axis, the page opens with.
    reading: usize,
    settings: EstimateSettings,
    day: Option<Moment>,
    /// How many claims there are.
    claims: usize,
}

impl Plan {
    fn new(artist: &mut Artist) -> Self {
        let settings = artist.light.session().estimates.clone();
        let (day, reading) = (artist.light.session().as_of, artist.light.session().reading);
        let found = artist.light.picture(|ctx| {
            let words = |id| ctx.readings.caption(id);
            let one = |(id, of): (ReadingId, &crate::dossier::Reading)| {
                (id, Reading { key: of.key.clone(), name: of.name.clone(), words: words(id) })
            };
            let readings: Vec<_> = ctx.readings.iter().map(one).collect();
            let is_read = crate::analysis::reads_words(ctx.dossier);
            let readings = readings.into_iter().filter(|(id, _)| is_read || *id == reading).collect();
            let days = if day.is_some() { Vec::new() } else { known::steps(ctx.dossier) };
            (days, readings, ctx.only.map_or(ctx.dossier.claims.len(), <[_]>::len))
        });
        let (days, readings, claims): (_, Vec<(ReadingId, Reading)>, _) = found.unwrap_or_default();
        let place = readings.iter().position(|(id, _)| *id == reading).unwrap_or_default();
        let mut plan = Self { days, readings, reading: place, settings, day, claims };
        if claims * (plan.days.len() + 1) > MOST_VARIED {
            plan.days.clear();
        }
        if claims * plan.readings.len() > MOST_VARIED {
            plan.readings = plan.readings.drain(..).skip(place).take(1).collect();
            plan.reading = 0;
        }
        plan
    }

    /// Goes back to the choices with which the page opens.
    fn reset(&self, artist: &mut Artist) {
        artist.take(Pen::Draws);
        artist.apply(&Command::AsOf(self.day));
        if let Some((id, _)) = self.readings.get(self.reading) {
            artist.apply(&Command::Reading(*id));
        }
        artist.apply(&Command::Estimates(self.settings.clone()));
    }

    fn other_axis(&self) -> Axis {
        match self.settings.axis {
            Axis::Linear => Axis::Log,
            Axis::Log => Axis::Linear,
        }
    }

    /// Draws the charts again on the other axis and under the other readings, and the timeline under these; what is the same
    /// as before is left out.
    fn redraw(
        &self,
        artist: &mut Artist,
        charts: &[Chart],
        timeline: &Figure,
    ) -> Result<Vec<Redrawn>, PublishError> {
        let mut redrawn: Vec<Redrawn> = Vec::new();
        let own = std::mem::take(&mut artist.areas);
        let before = |charts: &[Chart], name: &str| {
            charts
                .iter()
                .filter_map(|chart| chart.figure.as_ref())
                .find(|figure| figure.name == name)
                .cloned()
        };
        let axes = [self.settings.axis, self.other_axis()];
        let axes = if self.claims > MOST_ON_BOTH_AXES { &axes[..1] } else { &axes[..] };
        for axis in axes.iter().copied() {
            let is_other = axis != self.settings.axis;
            for (place, (id, _)) in self.readings.iter().enumerate() {
                if !is_other && place == self.reading {
                    continue;
                }
                artist.apply(&Command::Reading(*id));
                // The other axis is that of every drawing, whichever its figures would need.
                let axis_by = if is_other { AxisBy::Reader } else { self.settings.axis_by };
                artist.apply(&Command::Estimates(EstimateSettings {
                    axis,
                    axis_by,
                    ..self.settings.clone()
                }));
                let drawn = artist.charts(super::artist::MOST_CHARTS)?;
                let mut figures: Vec<Figure> = drawn.into_iter().filter_map(|chart| chart.figure).collect();
                if !is_other {
                    figures.push(artist.timeline()?);
                }
                let areas: std::collections::HashMap<_, _> = artist.areas.drain(..).collect();
                for figure in figures {
                    let first = if figure.name == timeline.name {
                        Some(timeline.clone())
                    } else {
                        before(charts, &figure.name)
                    };
                    let is_same = first.is_some_and(|first| drawn_alike(&first.svg, &figure.svg));
                    let marks = areas.get(&figure.name).cloned().unwrap_or_default();
                    let same_marks = own.iter().any(|(name, own)| *name == figure.name && *own == marks);
                    if is_same && same_marks {
                        continue;
                    }
                    redrawn.push(Redrawn {
                        name: figure.name,
                        reading: place,
                        is_other_axis: is_other,
                        svg: (!is_same).then_some(figure.svg),
                        areas: marks,
                    });
                }
            }
        }
        artist.areas = own;
        self.reset(artist);
        Ok(redrawn)
    }

    /// What the page says on each day and under each reading.
    fn vary(
        &self,
        artist: &mut Artist,
        items: &[Item],
        redrawn: Vec<Redrawn>,
        (walk, extras): (&[(Step, Option<Figure>)], Extras),
    ) -> Result<Choices, PublishError> {
        artist.take(Pen::Describes);
        let mut variants = Vec::new();
        let mut days = Vec::new();
        let crossed = self.claims * (self.days.len() + 1) * self.readings.len() <= MOST_VARIED;
        for (place, (id, _)) in self.readings.iter().enumerate() {
            artist.apply(&Command::Reading(*id));
            let all = self.days.iter().enumerate().map(|(number, day)| (Some(number), Some(*day)));
            for (number, day) in all.chain([(None, self.day)]) {
                let is_own = place == self.reading;
                if (number.is_none() && is_own) || (number.is_some() && !is_own && !crossed) {
                    continue;
                }
                artist.apply(&Command::AsOf(day));
                let figures = artist.figures()?;
                artist.apply(&Command::Estimates(self.settings.clone()));
                let tones = egui_picture::svg::Tones::default();
                let drawn = Drawn { figures, walk: walk.to_vec(), tones, extras, form: Form::Interactive };
                let sections = artist.light.picture(|ctx| {
                    let agreement = ctx.agreement();
                    interactive::sections(&drawn.report(ctx, &agreement))
                });
                variants.push(Variant {
                    day: number,
                    reading: place,
                    sections: sections.unwrap_or_default(),
                });
                if let Some(day) = day.filter(|_| is_own && number.is_some()) {
                    days.extend(artist.light.picture(|ctx| on_day(ctx, day, items)));
                }
            }
        }
        self.reset(artist);
        let known = artist.light.picture(|ctx| known_from(ctx, &self.days, items));
        let words = |axis: Axis| match axis {
            Axis::Linear => "linear",
            Axis::Log => "log",
        };
        Ok(Choices {
            days,
            readings: self.readings.iter().map(|(_, reading)| reading.clone()).collect(),
            reading: self.reading,
            axes: [words(self.settings.axis), words(self.other_axis())],
            known: known.unwrap_or_default(),
            variants,
            redrawn,
            is_crossed: crossed,
        })
    }
}

/// Whether two drawings are the same but for their descriptions, which name the reading.
fn drawn_alike(one: &str, other: &str) -> bool {
    let drawn = |svg: &str| {
        let (before, rest) = svg.split_once("<desc").unwrap_or((svg, ""));
        let after = rest.split_once("</desc>").map_or("", |(_, after)| after);
        (before.len(), [before, after].concat())
    };
    drawn(one) == drawn(other)
}

/// What is said of the items on a day, where `ctx` is of that day.
fn on_day(ctx: &Context<'_>, day: Moment, items: &[Item]) -> Day {
    let seen = |item: Item| !ctx.ahead.holds(item);
    let mut suffixes: Vec<(ItemKind, Known, String)> = Vec::new();
    let explained = items.iter().filter(|item| seen(**item)).map(|item| {
        let (mut lines, suffix) = (explain(ctx, *item), ctx.as_of_suffix(*item));
        let known = Known::of_item(ctx.dossier, ctx.stock.links, *item, day);
        if !suffix.is_empty() {
            // The last line says the same.
            lines.pop();
            if !suffixes.iter().any(|(kind, other, _)| (*kind, *other) == (item.kind(), known)) {
                suffixes.push((item.kind(), known, suffix));
            }
        }
        (*item, lines)
    });
    let explained = explained.collect();
    let related = if ctx.ahead.is_empty() {
        Vec::new()
    } else {
        let of = |item: &Item| {
            let related = Related::new(ctx.dossier, ctx.stock.links, ctx.ahead, *item);
            let all = ItemKind::ALL.into_iter().flat_map(|kind| related.of_kind(kind).iter().copied());
            (*item, all.collect())
        };
        items.iter().filter(|item| seen(**item)).map(of).collect()
    };
    let date = Date::from(day);
    Day {
        text: date.as_str().to_owned(),
        words: date.to_string(),
        counted: ctx.claims_counted(),
        left_out: ctx.ahead.words(None),
        explained,
        suffixes,
        related,
    }
}

/// For each item, from which of the days on it is not ahead, may be known, and is known; the number of days if on none.
fn known_from(ctx: &Context<'_>, days: &[Moment], items: &[Item]) -> Vec<[usize; 3]> {
    let aheads: Vec<Ahead> =
        days.iter().map(|day| Ahead::new(ctx.dossier, ctx.stock.links, Some(*day))).collect();
    let one = |item: &Item| {
        let known: Vec<Known> =
            days.iter().map(|day| Known::of_item(ctx.dossier, ctx.stock.links, *item, *day)).collect();
        let first =
            |found: &dyn Fn(usize) -> bool| (0..days.len()).find(|day| found(*day)).unwrap_or(days.len());
        [
            first(&|day| !aheads[day].holds(*item)),
            first(&|day| known[day] != Known::NotYet),
            first(&|day| known[day] == Known::Known),
        ]
    };
    items.iter().map(one).collect()
}
