//! The table as one of the views.

use egui::{Ui, Vec2};

use super::super::description::fingerprint;
use super::super::picture::legend::{Entry, Sample, pale, used};
use super::super::picture::scene;
use super::super::{Context, Description};
use super::make_rows;
use crate::analysis::alt_text::{self, AltText};
use crate::analysis::read_as;
use crate::dossier::{Attribution, ClaimId};
use crate::session::{Session, View};

impl View {
    /// All claims.
    pub const TABLE: Self = Self::named("Table");
}

/// All claims.
pub struct TableView;

impl Description for TableView {
    fn view(&self) -> View {
        View::TABLE
    }

    fn word(&self) -> &'static str {
        "table"
    }

    fn about(&self) -> &'static str {
        "All claims"
    }

    fn ui(&self, ctx: &Context<'_>, ui: &mut Ui) {
        super::ui(ctx, ui);
    }

    fn natural_size(&self, ctx: &Context<'_>, ui: &Ui, least: Vec2) -> Vec2 {
        super::natural_size(ctx, ui, least)
    }

    fn size_within(&self, ctx: &Context<'_>, ui: &Ui, width: f32) -> Vec2 {
        super::size_within(ctx, ui, width)
    }

    fn caption(&self, ctx: &Context<'_>) -> Vec<String> {
        super::caption(ctx)
    }

    /// In the order of the rows.
    fn claims(&self, ctx: &Context<'_>) -> Vec<ClaimId> {
        make_rows(ctx).claims().to_vec()
    }

    fn rows(&self, ctx: &Context<'_>) -> Option<Vec<ClaimId>> {
        Some(self.claims(ctx))
    }

    fn alt_text(&self, ctx: &Context<'_>) -> AltText {
        alt_text::table(&scene(ctx), &make_rows(ctx))
    }

    fn legend(&self, ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<Entry> {
        let has = |wanted: Attribution| claims.iter().any(|id| ctx.dossier.claims[*id].attribution == wanted);
        let is_read = |id: &ClaimId| read_as(&ctx.dossier.claims[*id], ctx.reading()).is_some();
        let mut entries = used(vec![
            (claims.iter().any(is_read), Sample::Nothing, "(read): the reading's range, not the source's"),
            (
                has(Attribution::Implied),
                Sample::Sign("(i)"),
                "“(implied)”: the document does not name the source",
            ),
            (
                has(Attribution::Unclear),
                Sample::Sign("(u)"),
                "“(unclear)”: the document does not settle who says it",
            ),
        ]);
        entries.extend(pale(ctx, claims, &[]));
        entries
    }

    fn settings(&self, session: &Session) -> u64 {
        fingerprint(&session.table)
    }
}
