//! Makes the report: draws its figures, view by view, for light and dark, and passes them to the room that
//! writes the page.

use super::artist::{Artist, Figures, WIDE};
use super::{Made, PublishError};
use crate::analysis::agreement::Agreement;
use crate::app::Parallax;
use crate::dossier::Step;
use crate::report::{self, Figure, Form, Report};
use crate::session::{Extras, View};
use crate::views::Context;
use crate::views::picture;
use egui_picture::svg::Tones;

/// Returns the report as one page of HTML, with the choices made in `program`; what lies beside the dossier's own words is in
/// it only as far as `extras` asks for it.
pub fn html(program: &Parallax, extras: Extras) -> Result<Made, PublishError> {
    let mut artist = Artist::new(program, Form::Report);
    artist.refuse_too_many()?;
    let figures = artist.figures()?;
    let left_out = figures.left_out();
    let Artist { mut light, tones, form, .. } = artist;
    let drawn = Drawn { figures, walk: undrawn(program.steps()), tones, extras, form };
    let page = light.picture(|ctx| report::page(&drawn.report(ctx, &ctx.agreement())));
    Ok(Made { bytes: page.ok_or(PublishError::NoDossier)?.into_bytes(), left_out })
}

/// The same steps, each with a picture where it has one, but without what is drawn in it.
pub fn blank(walk: &[(Step, Option<Figure>)]) -> Vec<(Step, Option<Figure>)> {
    let blank = |figure: &Figure| Figure { svg: String::new(), ..figure.clone() };
    walk.iter().map(|(step, figure)| (step.clone(), figure.as_ref().map(blank))).collect()
}

/// The steps of a walk without pictures.
pub fn undrawn(steps: &[Step]) -> Vec<(Step, Option<Figure>)> {
    steps.iter().map(|step| (step.clone(), None)).collect()
}

/// What was drawn for a report, and what else is asked of it.
pub struct Drawn {
    pub figures: Figures,
    pub walk: Vec<(Step, Option<Figure>)>,
    pub tones: Tones,
    pub extras: Extras,
    pub form: Form,
}

impl Drawn {
    /// The report with these drawings.
    pub fn report<'c>(self, ctx: &Context<'c>, agreement: &'c Agreement) -> Report<'c> {
        let Figures { map, charts, timeline, lineage } = self.figures;
        Report {
            scene: picture::scene(ctx),
            agreement,
            name: ctx.name,
            fingerprint: ctx.fingerprint,
            map,
            credits: View::MAP.description().credits(ctx),
            charts,
            timeline,
            lineage,
            walk: self.walk,
            tones: self.tones,
            extras: self.extras,
            form: self.form,
        }
    }
}

/// Returns the steps of the walk as one page of HTML, each with its picture.
pub fn walk(program: &Parallax) -> Result<Made, PublishError> {
    if program.steps().is_empty() {
        return Err(PublishError::NoSteps);
    }
    let mut artist = Artist::new(program, Form::Report);
    let walk = artist.walk(program, WIDE, usize::MAX)?;
    let Artist { mut light, tones, .. } = artist;
    let page = light.picture(|ctx| {
        let mut credits: Vec<String> = Vec::new();
        for (step, _) in &walk {
            let (view, _) = Parallax::views_of(step);
            let others = view.description().credits(ctx);
            credits.extend(others.into_iter().filter(|credit| !credits.contains(credit)).collect::<Vec<_>>());
        }
        report::walk::page(&report::walk::WalkPage {
            credits,
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
