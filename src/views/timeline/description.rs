//! The timeline as one of the views.

use egui::{Ui, Vec2};

use super::super::picture::legend::Entry;
use super::super::picture::scene;
use super::super::{Context, Description};
use super::legend;
use crate::analysis::alt_text::{self, AltText};
use crate::dossier::ClaimId;
use crate::session::View;

impl View {
    /// When events happened and when claims were made.
    pub const TIMELINE: Self = Self::named("Timeline");
}

/// When events happened and when claims were made.
pub struct TimelineView;

impl Description for TimelineView {
    fn view(&self) -> View {
        View::TIMELINE
    }

    fn word(&self) -> &'static str {
        "timeline"
    }

    fn about(&self) -> &'static str {
        "When things happened and when they were said"
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

    fn alt_text(&self, ctx: &Context<'_>) -> AltText {
        alt_text::timeline(&scene(ctx))
    }

    fn legend(&self, ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<Entry> {
        legend::entries(ctx, claims)
    }
}
