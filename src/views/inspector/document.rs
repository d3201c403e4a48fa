//! The page of a document: its claims in the order of their places in it, and its differing counts.

use std::collections::HashMap;

use egui::{Role, Ui, WidgetInfo, vec2};

use super::super::memo::{memoize_beside, ready_or_wait};
use super::super::rows::focus_ring;
use super::super::{AGREEMENT, Context};
use super::facts::section;
use super::related;
use super::together::LISTED;
use crate::analysis::agreement::Agreement;
use crate::analysis::{counted_of, differing_counts, measure, place_in_document, with_hedge};
use crate::dossier::{ClaimId, DocumentId, Item};
use crate::memo::{IsWanted, Later};
use crate::session::Command;
use crate::theme::{Type, label, space};

/// What is computed once for a document under a reading.
#[derive(Debug)]
struct Reading {
    /// In the order of their places in it, those without one last.
    claims: Vec<ClaimId>,
    /// Sets of its claims, each with a sentence about them.
    differing: Vec<(Vec<ClaimId>, String)>,
    /// Whether there are further pairs, which were not looked for.
    has_more: bool,
}

/// What is read in a document of more claims is worked out beside the window's own work.
const AT_ONCE: usize = 1_000;
/// The height of what is shown meanwhile, in points.
const WAITING: f32 = 90.0;

/// Draws the page below the document's facts.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, id: DocumentId) {
    let is_large = ctx.stock.links.claims_of(Item::Document(id)).len() > AT_ONCE;
    let key = (AGREEMENT, id);
    let make =
        move |ctx: &Context<'_>, _: &egui::Context, is_wanted: IsWanted<'_>| Reading::new(ctx, id, is_wanted);
    let read = match memoize_beside(ctx, ui, ui.scope_id().with("document"), key, is_large, make) {
        Later::Ready(read) => read,
        later => {
            let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), WAITING), egui::Sense::hover());
            ready_or_wait(ctx, ui, later, area, "what is read here");
            return related::others(ctx, ui);
        }
    };
    if !read.differing.is_empty() {
        section(ctx, ui, "Read here and not in agreement", None);
        for (claims, sentence) in read.differing.iter().take(LISTED) {
            let words = label(sentence, Type::Body, ctx.palette.ink);
            let response = ctx.stop_words(ui, words);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, sentence));
            focus_ring(ctx, ui, response.rect, &response);
            if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                ctx.send(Command::SelectClaims(claims.clone()));
            }
            ui.add_space(space::XS);
        }
        if read.differing.len() > LISTED || read.has_more {
            let more = "And more: the agreement of these claims, and the table, have all";
            ui.add(label(more, Type::Small, ctx.palette.mute));
        }
    }
    related::claims(ctx, ui, "Claims read here, in its order", &read.claims);
    related::others(ctx, ui);
}

impl Reading {
    fn new(ctx: &Context<'_>, id: DocumentId, is_wanted: IsWanted<'_>) -> Option<Self> {
        let mut claims = ctx.stock.links.claims_of(Item::Document(id)).to_vec();
        let in_file_order = ctx.ahead.without(claims.iter().copied());
        let place = |id: &ClaimId| ctx.dossier.claims[*id].locator.order();
        claims.sort_by(|a, b| place(a).cmp(&place(b)));
        let shown = ctx.ahead.without(claims.iter().copied());
        let agreement = Agreement::new(ctx.dossier, ctx.reading(), &shown);
        let conflicts = agreement.conflicts().iter();
        let mut differing: Vec<_> =
            conflicts.map(|conflict| (conflict.claims.clone(), conflict.sentence.clone())).collect();
        if !is_wanted() {
            return None;
        }
        let said = Among::new(differing.iter().map(|(claims, _)| claims));
        let pairs = differing_counts(ctx.dossier, &in_file_order).filter(|pair| !said.holds(*pair));
        let mut pairs = pairs.take_while(|_| is_wanted());
        differing.extend(pairs.by_ref().take(LISTED).map(|pair| (pair.to_vec(), two_readings(ctx, pair))));
        let has_more = pairs.next().is_some();
        is_wanted().then_some(Self { claims, differing, has_more })
    }
}

/// Sets of claims, looked up by their members.
struct Among(HashMap<ClaimId, Vec<usize>>);

impl Among {
    fn new<'a>(sets: impl Iterator<Item = &'a Vec<ClaimId>>) -> Self {
        let mut of: HashMap<ClaimId, Vec<usize>> = HashMap::new();
        for (set, claims) in sets.enumerate() {
            for claim in claims {
                of.entry(*claim).or_default().push(set);
            }
        }
        Self(of)
    }

    /// True if one set holds both.
    fn holds(&self, [a, b]: [ClaimId; 2]) -> bool {
        let sets = |claim| self.0.get(&claim).map_or(&[][..], Vec::as_slice);
        sets(a).iter().any(|set| sets(b).binary_search(set).is_ok())
    }
}

/// "Two figures for Russian nationals killed: no more than 5 (15 February article, ¶3); at least 5 (15 February article, ¶8)."
fn two_readings(ctx: &Context<'_>, pair: [ClaimId; 2]) -> String {
    let [first, second] = pair.map(|id| {
        let claim = &ctx.dossier.claims[id];
        let place = place_in_document(claim);
        let figure = with_hedge(measure(claim).unwrap_or_default(), claim);
        format!("{figure} ({}, {place})", ctx.dossier.sources[claim.by].label())
    });
    let people = ctx.dossier.claims[pair[0]].count().map_or_else(String::new, |count| {
        format!(" for {}", counted_of(&ctx.dossier.groups[count.of], count.outcome))
    });
    format!("Two figures{people}: {first}; {second}.")
}
