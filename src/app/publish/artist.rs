//! Draws the figures of a report, for light and dark, or only describes them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use egui::{Vec2, vec2};
use egui_picture::headless::Stage;
use egui_picture::svg::{Groups, SvgOptions, Text, Tones, Viewer, to_svg_in_tones};
use egui_picture::{About, Group, Painted};

use super::{PublishError, Wish, paint_and_note, stage_with};
use crate::analysis::{EstimateQuery, EstimateRow, EstimateRows, Known, Parts};
use crate::app::Parallax;
use crate::dossier::{ClaimId, Dossier, GroupId, Outcome, Step};
use crate::report::interactive::{Area, Sets, name_of};
use crate::report::{Chart, Figure, Form};
use crate::session::{Command, EstimatePage, EstimateSettings, Fit, Format, MapFocus, Subject, View};
use crate::theme::Mode;
use crate::theme::fonts::FAMILIES;
use crate::views::marks::{self, Mark, Marks, Owner};
use crate::views::picture::{self, Dress, Surround};

/// The size of a chart, in points: as wide as a column of the page.
const CHART: Vec2 = vec2(960.0, 0.0);
/// The size of other drawings, in points.
pub const WIDE: Vec2 = vec2(1120.0, 0.0);

/// Maximum number of claims in a report: with more, its page would be too large to read.
const MOST_CLAIMS: usize = 20_000;
/// Maximum number of charts that are drawn. The claims about other populations are listed without one.
pub const MOST_CHARTS: usize = 500;

/// The size of a drawing about as wide as `least`.
fn sized(stage: &mut Stage, program: &mut Parallax, view: View, least: Vec2) -> Vec2 {
    let around = Surround::default();
    super::painting::measure(stage, program, view, Dress::Plain, least, &around).unwrap_or(least)
}

/// Draws everything for both light and dark.
pub struct Artist {
    pub light: Parallax,
    dark: Parallax,
    /// A context for each of them.
    stages: [Stage; 2],
    pub tones: Tones,
    /// The number of drawings so far, used as the prefix of their ids.
    drawn: usize,
    /// What was drawn under which name: its number, and what it leaves out for want of room.
    known: HashMap<String, (usize, Option<String>)>,
    pen: Pen,
    pub form: Form,
    /// By drawing, the areas that can be clicked; noted for a page to click.
    pub areas: Vec<(String, Vec<Area>)>,
    /// The sets of claims that shapes and areas stand for.
    pub sets: Sets,
}

/// Whether figures are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pen {
    /// They are.
    Draws,
    /// They have their sentences alone: their drawings are those that were drawn under the same names.
    Describes,
}

/// All figures of a report.
#[derive(Default)]
pub struct Figures {
    pub map: Figure,
    pub charts: Vec<Chart>,
    pub timeline: Figure,
    pub lineage: Figure,
}

impl Figures {
    /// How many of the charts are drawn, if not all.
    pub fn left_out(&self) -> Option<String> {
        let drawn = self.charts.iter().filter(|chart| chart.figure.is_some()).count();
        (drawn < self.charts.len()).then(|| format!("{drawn} of {} charts are drawn", self.charts.len()))
    }
}

impl Artist {
    pub fn new(program: &Parallax, form: Form) -> Self {
        let mut light = program.snapshot().with_mode(Mode::Light);
        light.apply(Command::Clear);
        light.apply(Command::Map(MapFocus::Fit(Fit::Theatre)));
        let dark = light.snapshot().with_mode(Mode::Dark);
        let stages = [&light, &dark].map(|program| {
            // Also for a report: its drawings are those of the page.
            stage_with(program, marks::note_all)
        });
        Self {
            light,
            dark,
            stages,
            tones: Tones::default(),
            drawn: 0,
            known: HashMap::new(),
            pen: Pen::Draws,
            form,
            areas: Vec::new(),
            sets: Sets::default(),
        }
    }

    /// Refuses a report that would be too large to read.
    pub fn refuse_too_many(&mut self) -> Result<(), PublishError> {
        let claims = self.light.picture(|ctx| ctx.only.map_or(ctx.dossier.claims.len(), <[ClaimId]>::len));
        match claims.filter(|claims| *claims > MOST_CLAIMS) {
            Some(claims) => Err(PublishError::TooMany(claims, MOST_CLAIMS)),
            None => Ok(()),
        }
    }

    /// Draws or describes everything from now on.
    pub const fn take(&mut self, pen: Pen) {
        self.pen = pen;
    }

    /// All figures, as the choices made so far have them.
    pub fn figures(&mut self) -> Result<Figures, PublishError> {
        Ok(Figures {
            map: self.figure(View::MAP, "Map", WIDE, "map".to_owned())?,
            timeline: self.timeline()?,
            lineage: self.figure(View::LINEAGE, "Lineage", WIDE, "lineage".to_owned())?,
            charts: self.charts(MOST_CHARTS)?,
        })
    }

    /// The steps of the walk of `program`, the first of them with pictures. Their ids and colours go on where those of the other
    /// drawings end.
    pub fn walk(
        &mut self,
        program: &Parallax,
        least: Vec2,
        most: usize,
    ) -> Result<Vec<(Step, Option<Figure>)>, PublishError> {
        let mut walker = Self::new(program, Form::Report);
        walker.drawn = self.drawn;
        std::mem::swap(&mut walker.tones, &mut self.tones);
        let mut walk = Vec::with_capacity(program.steps().len());
        for (place, step) in program.steps().iter().enumerate() {
            let figure = if place < most { Some(walker.step(place, step, least)?) } else { None };
            walk.push((step.clone(), figure));
        }
        self.drawn = walker.drawn;
        std::mem::swap(&mut walker.tones, &mut self.tones);
        Ok(walk)
    }

    fn step(&mut self, place: usize, step: &Step, least: Vec2) -> Result<Figure, PublishError> {
        self.apply(&Command::State(Arc::new(step.state.clone()), String::new()));
        let (view, _) = Parallax::views_of(step);
        self.figure(view, &step.title, least, format!("step-{}", place + 1))
    }

    /// The timeline.
    pub fn timeline(&mut self) -> Result<Figure, PublishError> {
        self.figure(View::TIMELINE, "Timeline", WIDE, "timeline".to_owned())
    }

    pub fn apply(&mut self, command: &Command) {
        self.light.apply(command.clone());
        self.dark.apply(command.clone());
    }

    pub fn figure(
        &mut self,
        view: View,
        title: &str,
        least: Vec2,
        name: String,
    ) -> Result<Figure, PublishError> {
        let alt_text =
            self.light.picture(|ctx| picture::sentences(ctx, view)).ok_or(PublishError::NoDossier)?;
        if self.pen == Pen::Describes {
            let left_out = self.known.get(&name).and_then(|(_, left_out)| left_out.clone());
            return Ok(Figure { name, svg: String::new(), alt_text, left_out });
        }
        let number = self.known.get(&name).map_or(self.drawn + 1, |(number, _)| *number);
        self.drawn = self.drawn.max(number);
        let options = SvgOptions {
            text: Text::Selectable,
            // The page prints all sentences below the drawing.
            about: About { title: title.to_owned(), description: alt_text.opening(), ..About::default() },
            families: FAMILIES.to_owned(),
            prefix: format!("f{number}-"),
            viewer: Viewer::Page,
            groups: if self.form == Form::Interactive { Groups::Written } else { Groups::Apart },
            ..SvgOptions::default()
        };
        let wish = Wish { dress: Dress::Plain, ..Wish::usual(Subject::View(view), Format::Svg) };
        let [light, dark] = &mut self.stages;
        let size = sized(light, &mut self.light, view, least);
        let (mut light, left_out, bright) = paint_and_note(light, &mut self.light, &wish, size);
        let (mut dark, _, dusky) = paint_and_note(dark, &mut self.dark, &wish, size);
        if let Some(dossier) = self.light.content().dossier() {
            light.groups = groups(dossier, &mut self.sets, view, &light, &bright);
            dark.groups = groups(dossier, &mut self.sets, view, &dark, &dusky);
            let areas = bright.marks.into_iter().map(|mark| area(dossier, &mut self.sets, mark));
            self.areas.push((name.clone(), areas.collect()));
        }
        self.known.insert(name.clone(), (number, left_out.clone()));
        let svg = to_svg_in_tones(&light, &dark, &options, &mut self.tones);
        Ok(Figure { name, svg, alt_text, left_out })
    }

    /// A chart for each population that is counted, outcome by outcome; only the first `most` are drawn.
    pub fn charts(&mut self, most: usize) -> Result<Vec<Chart>, PublishError> {
        let mut charts = Vec::new();
        let mut populations = self.populations().into_iter();
        while charts.len() < most
            && let Some((outcome, group)) = populations.next()
        {
            let asked = self.light.session().estimates.clone();
            let query = EstimateQuery {
                outcome: Some(outcome),
                population: Some(group),
                parts: Parts::Closed,
                ..asked.query
            };
            let settings = EstimateSettings { query, page: EstimatePage::Chart, ..asked };
            self.apply(&Command::Estimates(settings));
            let claims = self.claims();
            if claims.is_empty() {
                continue;
            }
            let name = self.light.content().dossier().map(|dossier| dossier.groups[group].name.clone());
            let title = format!("{}: {}", outcome.title(), name.unwrap_or_default());
            let key = self.light.content().dossier().map(|dossier| dossier.groups[group].key.clone());
            let key = format!("chart-{}-{}", outcome.word(), key.unwrap_or_default());
            let figure = self.figure(View::ESTIMATES, &title, CHART, key)?;
            charts.push(Chart { outcome, group, claims, figure: Some(figure) });
        }
        let mut listed = self.listed(populations.as_slice());
        for (outcome, group) in populations {
            let claims = listed.remove(&(outcome, group)).unwrap_or_default();
            if !claims.is_empty() {
                charts.push(Chart { outcome, group, claims, figure: None });
            }
        }
        Ok(charts)
    }

    /// The claims about populations whose chart is not drawn, in the order of a chart. Each outcome is walked once,
    /// however many populations there are.
    fn listed(&mut self, populations: &[(Outcome, GroupId)]) -> HashMap<(Outcome, GroupId), Vec<ClaimId>> {
        let mut outcomes: Vec<Outcome> = populations.iter().map(|(outcome, _)| *outcome).collect();
        outcomes.dedup();
        let query = self.light.session().estimates.query;
        let found = self.light.picture(|ctx| {
            let mut found = HashMap::new();
            for outcome in outcomes {
                let query =
                    EstimateQuery { outcome: Some(outcome), sort: query.sort, ..EstimateQuery::default() };
                let rows = EstimateRows::new(ctx.dossier, ctx.reading(), query, ctx.only);
                for id in rows.claim_ids().filter(|id| ctx.known(*id) != Known::NotYet) {
                    if let Some(count) = ctx.dossier.claims[id].count() {
                        found.entry((outcome, count.of)).or_insert_with(Vec::new).push(id);
                    }
                }
            }
            found
        });
        found.unwrap_or_default()
    }

    /// The outcomes with the populations that are counted, in the order of their tree.
    fn populations(&mut self) -> Vec<(Outcome, GroupId)> {
        let found = self.light.picture(|ctx| {
            let of = |outcome: Outcome| {
                let rows = EstimateRows::populations(ctx.dossier, Some(outcome), ctx.only);
                rows.into_iter().filter(|row| row.claims > 0).map(move |row| (outcome, row.group))
            };
            ctx.outcomes.iter().flat_map(|(outcome, _)| of(*outcome)).collect()
        });
        found.unwrap_or_default()
    }

    /// The claims of the chart, in display order, without those made after the chosen day.
    fn claims(&mut self) -> Vec<ClaimId> {
        let found = self.light.picture(|ctx| {
            let rows = ctx.estimates.rows().iter();
            let claims =
                rows.filter_map(|row| if let EstimateRow::Claim(id) = row { Some(*id) } else { None });
            claims.filter(|id| ctx.known(*id) != Known::NotYet).collect()
        });
        found.unwrap_or_default()
    }
}

/// What shapes are called that stand for something.
fn groups(dossier: &Dossier, sets: &mut Sets, view: View, painted: &Painted, noted: &Marks) -> Vec<Group> {
    let mut group =
        |shapes: Range<usize>, owner: &Owner| Group { shapes, name: called(dossier, sets, owner) };
    let mut groups: Vec<Group> =
        noted.parts.iter().map(|(shapes, owner)| group(shapes.clone(), owner)).collect();
    if view == View::ESTIMATES {
        // The plot draws all bars at once; each lies in the row of its claim.
        let has_owner = |index: usize| noted.parts.iter().any(|(shapes, _)| shapes.contains(&index));
        for (index, clipped) in painted.shapes.iter().enumerate().filter(|(index, _)| !has_owner(*index)) {
            let bounds = clipped.shape.visual_bounding_rect().intersect(clipped.clip_rect);
            let row = noted.marks.iter().find(|mark| bounds.is_positive() && mark.rect.contains_rect(bounds));
            groups.extend(row.map(|mark| group(index..index + 1, &mark.selects)));
        }
    }
    groups
}

fn area(dossier: &Dossier, sets: &mut Sets, mark: Mark) -> Area {
    let (min, size) = (mark.rect.min, mark.rect.size());
    let of = called(dossier, sets, &mark.selects);
    Area { of, rect: [min.x, min.y, size.x, size.y], name: mark.name }
}

fn called(dossier: &Dossier, sets: &mut Sets, owner: &Owner) -> String {
    match owner {
        Owner::Item(item) => name_of(dossier, *item),
        Owner::Claims(claims) => sets.name(dossier, claims),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn a_chart_that_is_not_drawn_lists_the_claims_of_the_chart() {
        for text in [load::KHUSHAM, include_str!("../../../data/persian-army-480.ron")] {
            let program = Parallax::new("test.ron", load::read(text));
            let charts = |most: usize| Artist::new(&program, Form::Report).charts(most).expect("charts");
            let told = |charts: &[Chart]| -> Vec<(Outcome, GroupId, Vec<ClaimId>)> {
                charts.iter().map(|chart| (chart.outcome, chart.group, chart.claims.clone())).collect()
            };
            let (all, few) = (charts(usize::MAX), charts(2));
            assert!(all.len() > 4 && all.iter().all(|chart| chart.figure.is_some()));
            assert_eq!(few.iter().filter(|chart| chart.figure.is_some()).count(), 2);
            assert_eq!(told(&few), told(&all));
        }
    }
}
