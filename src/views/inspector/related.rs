//! Lists of what belongs to the selected item: its claims in full rows, everything else as links.

use egui::{Rect, Sense, Ui, Vec2};

use super::super::memo::memoize;
use super::super::rows::{RowText, Weight, item_row, visible_rows};
use super::super::{Context, tooltip};
use super::facts::section;
use crate::analysis::accounts::{Accounts, position_heading};
use crate::analysis::{circumstances, headline, hedge_beside, where_read};
use crate::dossier::{ClaimId, Item, ItemKind, QuestionId, Says};
use crate::session::Input;
use crate::theme::space;

/// The height of a claim's row: two lines.
const CLAIM_ROW: f32 = 40.0;

/// What lists of the inspector are made from. They may hold all claims of the dossier.
const LISTS: &[Input] = &[Input::Dossier, Input::Selection, Input::Day, Input::Narrowing];

/// What is worked out once for a list of claims.
#[derive(Debug)]
struct Listed {
    number: String,
    /// Those that do not lie ahead of the day chosen; all where nothing does.
    shown: Option<Vec<ClaimId>>,
}

/// Draws the lists.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, item: Item) {
    let Some(related) = ctx.related else { return };
    if let Item::Claim(id) = item {
        // Everything that a claim itself names is among its facts.
        let title = match &ctx.dossier.claims[id].says {
            Says::Count(_) => "Others on the same count",
            Says::Answer { .. } | Says::Remark => "Other answers",
        };
        return claims(ctx, ui, title, related.on_the_same());
    }
    if let Item::Document(id) = item {
        return super::document::ui(ctx, ui, id);
    }
    match item {
        Item::Question(id) if !ctx.dossier.questions[id].positions.is_empty() => by_position(ctx, ui, id),
        _ => claims(ctx, ui, claims_title(item), ctx.stock.links.claims_of(item)),
    }
    claims(ctx, ui, "On events here, naming no place", related.through_events());
    others(ctx, ui);
}

/// The claims of a question under the positions of its answers, then the answers without one, then what else bears on it.
fn by_position(ctx: &Context<'_>, ui: &mut Ui, question: QuestionId) {
    let (id, key) = (egui::Id::unique("answers by position"), (&[Input::Dossier][..], question));
    let lists = memoize(ctx, ui, id, key, || lists_of(ctx, question));
    for (heading, list) in &*lists {
        claims(ctx, ui, heading, list);
    }
}

/// The lists of [`by_position`] with their headings.
fn lists_of(ctx: &Context<'_>, question: QuestionId) -> Vec<(String, Vec<ClaimId>)> {
    let all = ctx.stock.links.claims_of(Item::Question(question));
    let claim = |id: &ClaimId| &ctx.dossier.claims[*id];
    let is_answer = |id: &ClaimId| matches!(claim(id).says, Says::Answer { to, .. } if to == question);
    let (answers, others): (Vec<_>, Vec<_>) = all.iter().copied().partition(is_answer);
    let answers = answers.into_iter().map(|id| vec![id]).collect();
    let placed = Accounts::by_position(ctx.dossier, question, answers).into_iter();
    let placed = placed
        .map(|(position, answers)| (position_heading(ctx.dossier, question, position), answers.concat()));
    placed.chain([("Bears on it".to_owned(), others)]).collect()
}

/// Draws everything related except claims, kind by kind.
pub fn others(ctx: &Context<'_>, ui: &mut Ui) {
    let Some(related) = ctx.related else { return };
    for kind in ItemKind::ALL {
        let others = related.of_kind(kind);
        if kind == ItemKind::Claim || others.is_empty() {
            continue;
        }
        let id = ui.scope_id().with(("number of", kind));
        let number = memoize(ctx, ui, id, (LISTS, ()), || number_of(ctx, others));
        section(ctx, ui, &format!("Related {}", kind.plural().to_lowercase()), Some(&number));
        visible_rows(ui, others.len(), space::ROW, |ui, index, rect| {
            plain_row(ctx, ui, rect, others[index]);
        });
    }
}

/// A list of claims under a heading, without those that lie ahead of the day chosen; nothing where there is none.
pub fn claims(ctx: &Context<'_>, ui: &mut Ui, title: &str, claims: &[ClaimId]) {
    if claims.is_empty() {
        return;
    }
    // Which list it is follows from the selection and its heading.
    let id = ui.scope_id().with(("list", title));
    let listed = memoize(ctx, ui, id, (LISTS, ()), || Listed {
        number: number(ctx, claims),
        shown: (!ctx.ahead.is_empty()).then(|| ctx.ahead.without(claims.iter().copied())),
    });
    section(ctx, ui, title, Some(&listed.number));
    let claims = listed.shown.as_deref().unwrap_or(claims);
    visible_rows(ui, claims.len(), CLAIM_ROW, |ui, index, rect| claim_row(ctx, ui, rect, claims[index]));
}

/// The number of items, or "3 of 8" if not all may have happened, been said or been published by the chosen
/// day.
fn number_of(ctx: &Context<'_>, items: &[Item]) -> String {
    let told = items.iter().filter(|item| ctx.is_counted(**item)).count();
    if told == items.len() { told.to_string() } else { format!("{told} of {}", items.len()) }
}

/// The number of claims that are counted: "8", "3 of 8".
fn number(ctx: &Context<'_>, claims: &[ClaimId]) -> String {
    let (told, all) = (ctx.shown().count(ctx.dossier, claims), claims.len());
    if told == all { all.to_string() } else { format!("{told} of {all}") }
}

const fn claims_title(item: Item) -> &'static str {
    match item {
        Item::Place(_) => "Claims that name it",
        Item::Source(_) => "Claims it makes or relays",
        Item::Document(_) => "Claims read here",
        Item::Event(_) => "Claims about it",
        Item::Group(_) => "Claims that count it",
        Item::Question(_) => "Answers, and what bears on it",
        Item::Person(_) => "Claims that name this person",
        Item::Claim(_) => "Claims",
    }
}

fn claim_row(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, id: ClaimId) {
    let claim = &ctx.dossier.claims[id];
    // A figure is placed beside its source; words need the line below.
    let (right, below, right_color) = if claim.count().is_some() {
        let said = headline(claim);
        let below = [hedge_beside(&said, claim).map(str::to_owned), Some(circumstances(ctx.dossier, claim))];
        let below: Vec<_> = below.into_iter().flatten().collect();
        (said, below.join(" · "), ctx.tone(claim.by).text)
    } else {
        (where_read(ctx.dossier, claim.citation()), headline(claim), ctx.palette.mute)
    };
    let text = RowText {
        name: ctx.dossier.sources[claim.by].label(),
        right: &right,
        below: &below,
        strong: Weight::Strong,
        right_color,
    };
    let response = item_row(&plain(ctx), ui, rect, Item::Claim(id), &text);
    tooltip::attach(ctx, response, Item::Claim(id));
}

/// The same context without emphasis: everything listed here belongs here, so nothing is pale.
fn plain<'a>(ctx: &Context<'a>) -> Context<'a> {
    Context { related: None, ..*ctx }
}

/// Draws a row for an item, one line high.
pub fn link_row(ctx: &Context<'_>, ui: &mut Ui, item: Item) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), space::ROW), Sense::hover());
    plain_row(ctx, ui, rect, item);
}

fn plain_row(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, item: Item) {
    let text = RowText {
        name: ctx.dossier.name(item),
        right: "",
        below: "",
        strong: Weight::Plain,
        right_color: ctx.palette.mute,
    };
    let response = item_row(&plain(ctx), ui, rect, item, &text);
    tooltip::attach(ctx, response, item);
}
