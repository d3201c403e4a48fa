//! The estimates as one of the views.

use egui::{Ui, Vec2, vec2};

use super::super::description::{fingerprint, in_file_order};
use super::super::picture::legend::Entry;
use super::super::picture::scene;
use super::super::{Context, Description, Edge};
use super::{caption, natural_height, natural_width, outcomes};
use crate::analysis::EstimateRow;
use crate::analysis::alt_text::{self, AltText};
use crate::analysis::coding::{Coding, Subject};
use crate::dossier::ClaimId;
use crate::session::{Axis, EstimatePage, MarkStyle, Session, View};

impl View {
    /// The estimates.
    pub const ESTIMATES: Self = Self::named("Estimates");
}

/// The estimates: the chart, and how other projects could code the same claims.
pub struct EstimatesView;

impl Description for EstimatesView {
    fn view(&self) -> View {
        View::ESTIMATES
    }

    fn word(&self) -> &'static str {
        "estimates"
    }

    fn about(&self) -> &'static str {
        "The estimates"
    }

    fn spoken(&self, ctx: &Context<'_>) -> String {
        let claims: Vec<_> = ctx.estimates.claim_ids().collect();
        format!("Estimates, chart of {}", ctx.counted(&claims, "claim"))
    }

    fn ui(&self, ctx: &Context<'_>, ui: &mut Ui) {
        super::ui(ctx, ui);
    }

    fn bar(&self, ctx: &Context<'_>, ui: &mut Ui) {
        outcomes::pills(ctx, ui);
    }

    fn natural_size(&self, ctx: &Context<'_>, ui: &Ui, least: Vec2) -> Vec2 {
        let width = natural_width(ctx, ui, least.x);
        vec2(width, natural_height(ctx, ui, width))
    }

    fn caption(&self, ctx: &Context<'_>) -> Vec<String> {
        caption(ctx)
    }

    fn claims(&self, ctx: &Context<'_>) -> Vec<ClaimId> {
        in_file_order(match ctx.session.estimates.page {
            EstimatePage::Coding => {
                let subject = Subject::find(ctx.dossier, ctx.only);
                [subject.killed, subject.wounded, subject.casualties].concat()
            }
            EstimatePage::Chart => {
                let claim = |row: &EstimateRow| match row {
                    EstimateRow::Claim(id) => Some(*id),
                    _ => None,
                };
                ctx.estimates.rows().iter().filter_map(claim).collect()
            }
        })
    }

    fn rows(&self, ctx: &Context<'_>) -> Option<Vec<ClaimId>> {
        let is_chart = ctx.session.estimates.page == EstimatePage::Chart;
        is_chart.then(|| ctx.estimates.claim_ids().collect())
    }

    fn alt_text(&self, ctx: &Context<'_>) -> AltText {
        let settings = &ctx.session.estimates;
        match settings.page {
            EstimatePage::Coding => {
                let coding = Coding::new(ctx.dossier, Subject::find(ctx.dossier, ctx.only));
                alt_text::coding(&scene(ctx), &coding)
            }
            EstimatePage::Chart => {
                alt_text::estimates(&scene(ctx), &form(ctx), settings.query, ctx.estimates)
            }
        }
    }

    /// The chart explains its marks itself, beside the axis.
    fn legend(&self, _: &Context<'_>, _: &[ClaimId]) -> Vec<Entry> {
        Vec::new()
    }

    fn settings(&self, session: &Session) -> u64 {
        fingerprint(&session.estimates)
    }

    fn edge(&self) -> Edge {
        Edge::Own
    }

    fn is_narrowed_by_counts(&self) -> bool {
        false
    }
}

/// How the estimates are drawn, in words.
fn form(ctx: &Context<'_>) -> String {
    let settings = &ctx.session.estimates;
    let form = match settings.style {
        MarkStyle::Bars => "Bar chart",
        MarkStyle::Intervals => "Chart of dots and whiskers",
    };
    match settings.axis {
        Axis::Linear => form.to_owned(),
        Axis::Log => format!("{form} on a logarithmic axis"),
    }
}
