//! What a view shows, as data: its claims, and its text equivalent.

use super::super::Context;
use crate::analysis::alt_text::{AltText, Scene};
use crate::dossier::ClaimId;
use crate::session::View;

/// The claims that a view shows, each once; for the table in its order, else in file order.
#[must_use]
pub fn claims_shown(ctx: &Context<'_>, view: View) -> Vec<ClaimId> {
    view.description().claims(ctx)
}

/// The context shared by the descriptions of all views.
#[must_use]
pub fn scene<'a>(ctx: &Context<'a>) -> Scene<'a> {
    Scene {
        dossier: ctx.dossier,
        links: ctx.stock.links,
        ties: ctx.ties,
        reading: ctx.readings.get(ctx.session.reading),
        reading_name: ctx.readings.caption(ctx.session.reading),
        narrowing: ctx.narrowing(),
        tray: ctx.tray,
        only: ctx.only,
        ahead: ctx.ahead,
        as_of: ctx.session.as_of,
    }
}

/// What a view shows, in sentences: the text equivalent of its picture.
#[must_use]
pub fn sentences(ctx: &Context<'_>, view: View) -> AltText {
    view.description().alt_text(ctx)
}

/// The text equivalent of a view as a single text: sentences that say what it is, then one line per heading.
#[must_use]
pub fn alt_text(ctx: &Context<'_>, view: View) -> String {
    sentences(ctx, view).to_string()
}
