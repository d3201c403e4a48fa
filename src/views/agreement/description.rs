//! Agreement as one of the views.

use egui::{Painter, Pos2, Stroke, Ui, Vec2, vec2};

use super::super::description::in_file_order;
use super::super::picture::legend::{Entry, Sample, ends, used};
use super::super::picture::scene;
use super::super::{Context, Description, Edge};
use crate::analysis::agreement::Verdict;
use crate::analysis::alt_text::{self, AltText};
use crate::analysis::counted;
use crate::dossier::ClaimId;
use crate::session::View;

impl View {
    /// Which claims can be true together.
    pub const AGREEMENT: Self = Self::named("Agreement");
}

/// Which claims can be true together.
pub struct AgreementView;

impl Description for AgreementView {
    fn view(&self) -> View {
        View::AGREEMENT
    }

    fn word(&self) -> &'static str {
        "agreement"
    }

    fn about(&self) -> &'static str {
        "Which claims can be true together"
    }

    fn spoken(&self, ctx: &Context<'_>) -> String {
        if !ctx.is_agreement_at_hand() {
            return "Agreement".to_owned();
        }
        format!("Agreement of {}", counted(ctx.agreement().taking_part().len(), "count"))
    }

    fn ui(&self, ctx: &Context<'_>, ui: &mut Ui) {
        super::ui(ctx, ui);
    }

    fn natural_size(&self, ctx: &Context<'_>, ui: &Ui, least: Vec2) -> Vec2 {
        super::natural_size(ctx, ui, least)
    }

    fn caption(&self, ctx: &Context<'_>) -> Vec<String> {
        super::caption(ctx)
    }

    fn claims(&self, ctx: &Context<'_>) -> Vec<ClaimId> {
        in_file_order(ctx.agreement().claims().to_vec())
    }

    fn alt_text(&self, ctx: &Context<'_>) -> AltText {
        alt_text::agreement(&scene(ctx), &ctx.agreement())
    }

    /// Nothing is pale: what was not yet said is left out.
    fn legend(&self, ctx: &Context<'_>, _: &[ClaimId]) -> Vec<Entry> {
        let found = ctx.agreement();
        let is_conflict = found.verdict() == Verdict::Conflict;
        used(vec![
            (is_conflict, Sample::Mark(conflict), "claims that cannot all be true"),
            (!found.denials().is_empty(), Sample::Mark(denial), "a denial, and the figures that it denies"),
            (found.compared().next().is_some(), Sample::Disc, "claims with no contradiction between them"),
            (!found.look_alikes().is_empty(), Sample::Mark(two_rings), "their populations are kept apart"),
        ])
    }

    fn edge(&self) -> Edge {
        Edge::Own
    }
}

fn conflict(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    for (x, y) in [(4.0, 4.0), (4.0, -4.0)] {
        let arm = vec2(x, y);
        painter.line_segment([center - arm, center + arm], Stroke::new(1.8, ctx.palette.error));
    }
}

/// A denial, beside what it denies.
fn denial(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    let line = ends(center).map(|end| center + (end - center) * 0.4);
    painter.line_segment(line, Stroke::new(1.6, ctx.palette.ink));
}

/// Different people.
fn two_rings(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    for x in [-3.5, 3.5] {
        painter.circle_stroke(center + vec2(x, 0.0), 2.6, Stroke::new(1.4, ctx.palette.mute));
    }
}
