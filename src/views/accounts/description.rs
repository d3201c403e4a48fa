//! The accounts as one of the views.

use egui::{Painter, Pos2, Stroke, Ui, Vec2, vec2};

use super::super::description::in_file_order;
use super::super::picture::legend::{Entry, Sample, pale, used};
use super::super::picture::scene;
use super::super::{Context, Description};
use super::shown;
use crate::analysis::accounts::{Accounts, Cell};
use crate::analysis::alt_text::{self, AltText};
use crate::analysis::counted;
use crate::dossier::ClaimId;
use crate::session::View;

impl View {
    /// Questions and answers.
    pub const ACCOUNTS: Self = Self::named("Accounts");
}

/// Questions and answers.
pub struct AccountsView;

impl Description for AccountsView {
    fn view(&self) -> View {
        View::ACCOUNTS
    }

    fn word(&self) -> &'static str {
        "accounts"
    }

    fn about(&self) -> &'static str {
        "Questions and who answers them how"
    }

    fn spoken(&self, ctx: &Context<'_>) -> String {
        format!("Accounts, answers to {}", counted(ctx.dossier.questions.len(), "question"))
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
        let accounts = shown(ctx);
        let mut found = Vec::new();
        for (question, _) in accounts.questions() {
            for source in accounts.sources() {
                if let Cell::Answers(claims) = accounts.cell(*question, *source) {
                    found.extend_from_slice(claims);
                }
            }
        }
        in_file_order(found)
    }

    fn alt_text(&self, ctx: &Context<'_>) -> AltText {
        alt_text::accounts(&scene(ctx), &Accounts::new(ctx.dossier, ctx.tray))
    }

    fn legend(&self, ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<Entry> {
        let accounts = shown(ctx);
        let differ = accounts.questions().iter().any(|(_, difference)| difference.is_marked());
        let placed = accounts.questions().iter().any(|(_, difference)| difference.positions > 0);
        let hedged = claims.iter().any(|id| ctx.dossier.claims[*id].hedge.is_some());
        let mut entries = used(vec![
            (
                differ,
                Sample::Mark(differs),
                if placed {
                    "answers differ: by the position under which the dossier groups them or, without one, by their words"
                } else {
                    "answers are not in the same words; whether they differ in substance is not said"
                },
            ),
            (hedged, Sample::Nothing, "hedge: how the source or the document softens it"),
        ]);
        entries.extend(pale(ctx, claims, &[]));
        entries
    }
}

/// Answers in different words.
fn differs(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    let lines = [[(-4.0, -2.0), (4.0, -2.0)], [(-4.0, 2.0), (4.0, 2.0)], [(2.2, -5.0), (-2.2, 5.0)]];
    for line in lines {
        painter.line_segment(line.map(|(x, y)| center + vec2(x, y)), Stroke::new(1.4, ctx.palette.mute));
    }
}
