//! Makes the report: draws its figures, view by view, for light and dark, and passes them to the room that
//! writes the page.

use std::collections::HashMap;

use egui::{Vec2, vec2};
use egui_picture::About;
use egui_picture::headless::Stage;
use egui_picture::svg::{SvgOptions, Text, Tones, to_svg_in_tones};

use super::{Made, PublishError, Wish, paint, stage};
use crate::analysis::{EstimateQuery, EstimateRow, EstimateRows, Known, Parts};
use crate::app::Parallax;
use crate::dossier::{ClaimId, GroupId, Outcome};
use crate::report::{self, Chart, Figure, Report};
use crate::session::{Command, EstimatePage, EstimateSettings, Extras, Fit, Format, MapFocus, Subject, View};
use crate::theme::Mode;
use crate::theme::fonts::FAMILIES;
use crate::views::picture::{self, Dress, Surround};

/// The size of a chart, in points: as wide as a column of the page.
const CHART: Vec2 = vec2(960.0, 0.0);
/// The size of other drawings, in points.
const WIDE: Vec2 = vec2(1120.0, 0.0);

/// Maximum number of claims in a report: with more, its page would be too large to read.
const MOST_CLAIMS: usize = 20_000;
/// Maximum number of charts that are drawn. The claims about other populations are listed without one.
const MOST_CHARTS: usize = 500;

/// Returns the report as one page of HTML, with the choices made in `program`; what lies beside the dossier's own words is in
/// it only as far as `extras` asks for it.
pub fn html(program: &Parallax, extras: Extras) -> Result<Made, PublishError> {
    let mut artist = Artist::new(program);
    let claims = artist.light.picture(|ctx| ctx.only.map_or(ctx.dossier.claims.len(), <[ClaimId]>::len));
    if let Some(claims) = claims.filter(|claims| *claims > MOST_CLAIMS) {
        return Err(PublishError::TooMany(claims, MOST_CLAIMS));
    }
    let map = artist.figure(View::MAP, "Map", WIDE)?;
    let timeline = artist.figure(View::TIMELINE, "Timeline", WIDE)?;
    let lineage = artist.figure(View::LINEAGE, "Lineage", WIDE)?;
    let charts = artist.charts(MOST_CHARTS)?;
    let drawn = charts.iter().filter(|chart| chart.figure.is_some()).count();
    let left_out = (drawn < charts.len()).then(|| format!("{drawn} of {} charts are drawn", charts.len()));
    let Artist { mut light, tones, .. } = artist;
    let walk: Vec<_> = program.steps().iter().map(|step| (step.clone(), None)).collect();
    let page = light.picture(|ctx| {
        report::page(&Report {
            scene: picture::scene(ctx),
            agreement: &ctx.agreement(),
            name: ctx.name,
            fingerprint: ctx.fingerprint,
            map,
            charts,
            timeline,
            lineage,
            walk,
            tones,
            extras,
        })
    });
    let bytes = page.ok_or(PublishError::NoDossier)?.into_bytes();
    Ok(Made { bytes, left_out })
}

/// Returns the steps of the walk as one page of HTML, each with its picture.
pub fn walk(program: &Parallax) -> Result<Made, PublishError> {
    let steps = program.steps().to_vec();
    if steps.is_empty() {
        return Err(PublishError::NoSteps);
    }
    let mut artist = Artist::new(program);
    let mut walk = Vec::with_capacity(steps.len());
    for step in steps {
        let state = std::sync::Arc::new(step.state.clone());
        artist.apply(&Command::State(state, String::new()));
        let (view, _) = Parallax::views_of(&step);
        let figure = artist.figure(view, &step.title, WIDE)?;
        walk.push((step, Some(figure)));
    }
    let Artist { mut light, tones, .. } = artist;
    let page = light.picture(|ctx| {
        report::walk::page(&report::walk::WalkPage {
            dossier: ctx.dossier,
            name: std::path::Path::new(ctx.name)
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or(ctx.name),
            fingerprint: ctx.fingerprint,
            walk,
            tones,
        })
    });
    Ok(Made { bytes: page.ok_or(PublishError::NoDossier)?.into_bytes(), left_out: None })
}

/// The size of a drawing about as wide as `least`.
fn sized(stage: &mut Stage, program: &mut Parallax, view: View, least: Vec2) -> Vec2 {
    let mut size = least;
    let around = Surround::default();
    stage.paint(super::WINDOW, |ui| {
        let measured =
            program.picture(|ctx| picture::natural_size(ctx, ui, view, Dress::Plain, least, &around));
        size = measured.unwrap_or(least);
    });
    size
}

/// Draws everything for both light and dark.
struct Artist {
    light: Parallax,
    dark: Parallax,
    /// A context for each of them.
    stages: [Stage; 2],
    tones: Tones,
    /// The number of drawings so far, used as the prefix of their ids.
    drawn: usize,
}

impl Artist {
    fn new(program: &Parallax) -> Self {
        let mut light = program.snapshot().with_mode(Mode::Light);
        light.apply(Command::Clear);
        light.apply(Command::Map(MapFocus::Fit(Fit::Theatre)));
        let dark = light.snapshot().with_mode(Mode::Dark);
        let stages = [stage(&light), stage(&dark)];
        Self { light, dark, stages, tones: Tones::default(), drawn: 0 }
    }

    fn apply(&mut self, command: &Command) {
        self.light.apply(command.clone());
        self.dark.apply(command.clone());
    }

    fn figure(&mut self, view: View, title: &str, least: Vec2) -> Result<Figure, PublishError> {
        let alt_text =
            self.light.picture(|ctx| picture::sentences(ctx, view)).ok_or(PublishError::NoDossier)?;
        self.drawn += 1;
        let options = SvgOptions {
            text: Text::Selectable,
            // The page prints all sentences below the drawing.
            about: About { title: title.to_owned(), description: alt_text.opening(), ..About::default() },
            families: FAMILIES.to_owned(),
            prefix: format!("f{}-", self.drawn),
            ..SvgOptions::default()
        };
        let wish = Wish { dress: Dress::Plain, ..Wish::usual(Subject::View(view), Format::Svg) };
        let [light, dark] = &mut self.stages;
        let size = sized(light, &mut self.light, view, least);
        let (light, left_out) = paint(light, &mut self.light, &wish, size);
        let (dark, _) = paint(dark, &mut self.dark, &wish, size);
        let svg = to_svg_in_tones(&light, &dark, &options, &mut self.tones);
        Ok(Figure { svg, alt_text, left_out })
    }

    /// A chart for each population that is counted, outcome by outcome; only the first `most` are drawn.
    fn charts(&mut self, most: usize) -> Result<Vec<Chart>, PublishError> {
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
            let figure = self.figure(View::ESTIMATES, &title, CHART)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn a_chart_that_is_not_drawn_lists_the_claims_of_the_chart() {
        for text in [load::KHUSHAM, include_str!("../../../data/persian-army-480.ron")] {
            let program = Parallax::new("test.ron", load::read(text));
            let charts = |most: usize| Artist::new(&program).charts(most).expect("charts");
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
