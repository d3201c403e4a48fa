//! The name of each view and what it shows in words, for whoever hears the window.

use egui::{Id, Ui};

use super::kept::kept;
use super::{Context, picture};
use crate::analysis::counted;
use crate::session::{Session, View};

/// What a view is, in a few words: "Estimates, chart of 23 claims".
#[must_use]
pub fn name(ctx: &Context<'_>, view: View) -> String {
    let dossier = ctx.dossier;
    let claims = || counted(ctx.only.map_or(dossier.claims.len(), <[_]>::len), "claim");
    match view {
        View::Map => format!("Map of {}", counted(dossier.places.len(), "place")),
        View::Estimates => format!("Estimates, chart of {}", counted(ctx.estimates.claims(), "claim")),
        View::Agreement => {
            let counts = counted(ctx.agreement().taking_part().len(), "count");
            format!("Agreement of {counts}")
        }
        View::Accounts => format!("Accounts, answers to {}", counted(dossier.questions.len(), "question")),
        View::Table => format!("Table of {}", claims()),
        View::Timeline => format!("Timeline of {}", claims()),
        View::Lineage => format!("Lineage of {}", claims()),
    }
}

/// What a view shows, in sentences; worked out again only when the reader chooses something else.
#[must_use]
pub fn text(ctx: &Context<'_>, ui: &Ui, view: View) -> String {
    let chosen = Session { hovered: None, reveal: None, ..ctx.session.clone() };
    let told = kept(ui, Id::unique(("text of a view", view)), (ctx.revision, chosen), || {
        picture::alt_text(ctx, view)
    });
    (*told).clone()
}
