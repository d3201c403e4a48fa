//! The lineage as one of the views.

use egui::{Ui, Vec2};

use super::super::picture::legend::{Entry, Sample, pale, used};
use super::super::picture::scene;
use super::super::{Context, Description};
use crate::analysis::alt_text::{self, AltText};
use crate::analysis::lineage::Origins;
use crate::dossier::ClaimId;
use crate::session::{Session, View};

impl View {
    /// Who passed each claim on to whom.
    pub const LINEAGE: Self = Self::named("Lineage");
}

/// Who passed each claim on to whom.
pub struct LineageView;

impl Description for LineageView {
    fn view(&self) -> View {
        View::LINEAGE
    }

    fn word(&self) -> &'static str {
        "lineage"
    }

    fn about(&self) -> &'static str {
        "Who had it from whom"
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

    fn settings(&self, session: &Session) -> u64 {
        u64::from(session.lineage.folds)
    }

    fn alt_text(&self, ctx: &Context<'_>) -> AltText {
        alt_text::lineage(&scene(ctx), &super::folding(ctx))
    }

    fn legend(&self, ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<Entry> {
        let folding = super::folding(ctx);
        let counts = Origins::count(ctx.dossier, claims, &folding);
        let corrects = claims.iter().any(|id| {
            let other = ctx.dossier.claims[*id].corrects;
            let by = |id: ClaimId| folding.fold(ctx.dossier.claims[id].by);
            other.is_some_and(|other| claims.contains(&other) && by(*id) != by(other))
        });
        let mut entries = used(vec![
            (true, Sample::Sign("3"), "after a name: its claims; the thickness of a line has no meaning"),
            (counts.repeated > 0, Sample::Disc, "one statement, read in several places"),
            (
                corrects,
                Sample::Mark(super::corrections::sample),
                "puts forward a correction of the other's figure; the program takes neither for right",
            ),
        ]);
        entries.extend(pale(ctx, claims, &[]));
        entries
    }
}
