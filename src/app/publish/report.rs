//! Makes the report: draws its figures, view by view, for light and dark, and passes them to the room that
//! writes the page.

use egui::{Vec2, vec2};
use egui_picture::About;
use egui_picture::svg::{SvgOptions, Text, Tones, to_svg_in_tones};

use super::{PublishError, Wish, natural_size, paint};
use crate::analysis::{EstimateQuery, EstimateRow, EstimateRows, Known, Parts};
use crate::app::Parallax;
use crate::dossier::{ClaimId, GroupId, Outcome};
use crate::report::{self, Chart, Figure, Report, Room};
use crate::session::{Command, EstimatePage, EstimateSettings, Fit, Format, MapFocus, Subject, View};
use crate::theme::Mode;
use crate::theme::fonts::FAMILIES;
use crate::views::picture::{self, Dress};

/// The size of a chart, in points: as wide as a column of the page.
const CHART: Vec2 = vec2(960.0, 0.0);
/// The size of other drawings, in points.
const WIDE: Vec2 = vec2(1120.0, 0.0);

/// Returns the report as one page of HTML, with the choices made in `program`.
pub fn html(program: &Parallax) -> Result<String, PublishError> {
    let mut light = program.snapshot().with_mode(Mode::Light);
    light.apply(Command::Clear);
    light.apply(Command::Map(MapFocus::Fit(Fit::Theatre)));
    let mut artist =
        Artist { dark: light.snapshot().with_mode(Mode::Dark), light, tones: Tones::default(), drawn: 0 };
    let map = artist.figure(View::MAP, "Map", WIDE)?;
    let timeline = artist.figure(View::TIMELINE, "Timeline", WIDE)?;
    let lineage = artist.figure(View::LINEAGE, "Lineage", WIDE)?;
    let charts = artist.charts()?;
    let Artist { mut light, tones, .. } = artist;
    let page = light.picture(|ctx| {
        report::page(&Report {
            scene: picture::scene(ctx),
            agreement: ctx.agreement(),
            name: ctx.name,
            fingerprint: ctx.fingerprint,
            map,
            charts,
            timeline,
            lineage,
            tones,
        })
    });
    page.ok_or(PublishError::NoDossier)
}

/// Draws everything for both light and dark.
struct Artist {
    light: Parallax,
    dark: Parallax,
    tones: Tones,
    /// The number of drawings so far, used as the prefix of their ids.
    drawn: usize,
}

impl Artist {
    fn apply(&mut self, command: &Command) {
        self.light.apply(command.clone());
        self.dark.apply(command.clone());
    }

    fn figure(&mut self, view: View, title: &str, least: Vec2) -> Result<Figure, PublishError> {
        let telling = self.light.picture(|ctx| picture::telling(ctx, view)).ok_or(PublishError::NoDossier)?;
        self.drawn += 1;
        let options = SvgOptions {
            text: Text::Selectable,
            // The page prints all sentences below the drawing.
            about: About { title: title.to_owned(), description: telling.opening(), ..About::default() },
            families: FAMILIES.to_owned(),
            prefix: format!("f{}-", self.drawn),
            ..SvgOptions::default()
        };
        let wish = Wish { dress: Dress::Plain, ..Wish::usual(Subject::View(view), Format::Svg) };
        let size = natural_size(&mut self.light, view, Dress::Plain, least);
        let [light, dark] = [&mut self.light, &mut self.dark].map(|program| paint(program, &wish, size));
        let svg = to_svg_in_tones(&light, &dark, &options, &mut self.tones);
        let room = if size.y < picture::HIGHEST { Room::Enough } else { Room::TooLittle };
        Ok(Figure { svg, telling, room })
    }

    /// Draws a chart for each population that is counted, outcome by outcome.
    fn charts(&mut self) -> Result<Vec<Chart>, PublishError> {
        let mut charts = Vec::new();
        for (outcome, group) in self.populations() {
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
            charts.push(Chart { outcome, group, claims, figure });
        }
        Ok(charts)
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
