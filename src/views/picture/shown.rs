//! What a view shows, as data: its claims, and its text equivalent.

use super::super::{Context, accounts};
use crate::analysis::accounts::{Accounts, Cell};
use crate::analysis::coding::{Coding, Subject};
use crate::analysis::telling::{self, Scene, Telling};
use crate::analysis::{EstimateRow, TableRows};
use crate::dossier::{ClaimId, Item};
use crate::session::{AxisKind, EstimatePage, MarkStyle, View};

/// The claims that a view shows, each once; for the table in its order, else in file order.
#[must_use]
pub fn claims_shown(ctx: &Context<'_>, view: View) -> Vec<ClaimId> {
    let all = || ctx.only.map_or_else(|| ctx.dossier.claims.ids().collect(), <[ClaimId]>::to_vec);
    let mut claims: Vec<ClaimId> = match view {
        View::Map => placed(ctx),
        View::Estimates if ctx.session.estimates.page == EstimatePage::Coding => {
            let subject = Subject::of(ctx.dossier, ctx.only);
            [subject.killed, subject.wounded, subject.casualties].concat()
        }
        View::Estimates => ctx
            .estimates
            .rows()
            .iter()
            .filter_map(|row| if let EstimateRow::Claim(id) = row { Some(*id) } else { None })
            .collect(),
        View::Agreement => ctx.agreement().claims().to_vec(),
        View::Accounts => answers(ctx),
        View::Timeline | View::Lineage => all(),
        View::Table => return table(ctx).claims().to_vec(),
    };
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// The counted claims that name a place.
fn placed(ctx: &Context<'_>) -> Vec<ClaimId> {
    let named = ctx.dossier.places.ids().flat_map(|place| ctx.links.claims_of(Item::Place(place)).to_vec());
    ctx.shown().among(ctx.dossier, named)
}

fn answers(ctx: &Context<'_>) -> Vec<ClaimId> {
    let accounts = accounts::shown(ctx);
    let mut found = Vec::new();
    for (question, _) in accounts.questions() {
        for source in accounts.sources() {
            if let Cell::Answers(claims) = accounts.cell(*question, *source) {
                found.extend_from_slice(claims);
            }
        }
    }
    found
}

fn table(ctx: &Context<'_>) -> TableRows {
    let settings = &ctx.session.table;
    TableRows::new(ctx.dossier, ctx.reading(), settings.sort, &settings.filters, ctx.only)
}

/// The context shared by the descriptions of all views.
#[must_use]
pub fn scene<'a>(ctx: &Context<'a>) -> Scene<'a> {
    Scene {
        dossier: ctx.dossier,
        links: ctx.links,
        ties: ctx.ties,
        reading: ctx.readings.get(ctx.session.reading),
        reading_name: ctx.readings.caption(ctx.session.reading),
        tray: ctx.tray,
        only: ctx.only,
        ahead: ctx.ahead,
        as_of: ctx.session.as_of,
    }
}

/// What a view shows, in sentences: the text equivalent of its picture.
#[must_use]
pub fn telling(ctx: &Context<'_>, view: View) -> Telling {
    let scene = scene(ctx);
    match view {
        View::Map => telling::map(&scene),
        View::Estimates if ctx.session.estimates.page == EstimatePage::Coding => {
            telling::coding(&scene, &Coding::new(ctx.dossier, Subject::of(ctx.dossier, ctx.only)))
        }
        View::Estimates => telling::estimates(&scene, &form(ctx), ctx.session.estimates.query, ctx.estimates),
        View::Agreement => telling::agreement(&scene, ctx.agreement()),
        View::Accounts => telling::accounts(&scene, &Accounts::new(ctx.dossier, ctx.tray)),
        View::Table => telling::table(&scene, &table(ctx)),
        View::Timeline => telling::timeline(&scene),
        View::Lineage => telling::lineage(&scene),
    }
}

/// The text equivalent of a view as a single text: sentences that say what it is, then one line per heading.
#[must_use]
pub fn alt_text(ctx: &Context<'_>, view: View) -> String {
    telling(ctx, view).to_string()
}

/// How the estimates are drawn, in words.
fn form(ctx: &Context<'_>) -> String {
    let settings = &ctx.session.estimates;
    let form = match settings.style {
        MarkStyle::Bars => "Bar chart",
        MarkStyle::Intervals => "Chart of dots and whiskers",
    };
    match settings.axis {
        AxisKind::Linear => form.to_owned(),
        AxisKind::Log => format!("{form} on a logarithmic axis"),
    }
}
