//! The timeline as one of the views.

use egui::{Ui, Vec2};

use super::super::description::fingerprint;
use super::super::picture::legend::Entry;
use super::super::picture::scene;
use super::super::{Context, Description};
use super::legend;
use crate::analysis::alt_text::{self, AltText};
use crate::analysis::timeline::lasting;
use crate::dossier::{ClaimId, Date, Instant, Moment};
use crate::session::{Session, View};

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
        let mut alt_text = alt_text::timeline(&scene(ctx));
        let breaks = super::shown_breaks(ctx);
        let words = |(from, to): &(Instant, Instant)| {
            let zone = &ctx.dossier.zone;
            let at = |at: Instant| {
                let has_times = ctx.dossier.has_times;
                Date::from(if has_times { Moment::minute_at(at, zone) } else { Moment::day_at(at, zone) })
            };
            format!("{}, from {} to {}", lasting((*from, *to)), at(*from), at(to.plus(-1)))
        };
        alt_text
            .part("Left out of the axis, because nothing is dated in it", breaks.iter().map(words).collect());
        alt_text
    }

    fn settings(&self, session: &Session) -> u64 {
        fingerprint(&session.timeline)
    }

    fn legend(&self, ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<Entry> {
        legend::entries(ctx, claims)
    }
}
