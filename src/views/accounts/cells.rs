//! The cells of the accounts: answers and where they were read. An empty cell says that no answer is here,
//! without saying whether one was given.

use egui::{Color32, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::rows::{focus_ring, ground};
use super::super::ruler::wrapped;
use super::super::sheet::Part;
use super::super::{Context, tooltip};
use super::layout::{Grid, Lane, PAD, of_cell};
use crate::analysis::accounts::{
    Accounts, Cell, attributed, position_heading, position_on, stance_beside, words,
};
use crate::analysis::{place_at_end, relays, where_read};
use crate::dossier::{Claim, ClaimId, Dossier, Id as _, Item, QuestionId, SourceId};
use crate::theme::{Type, galley, lay, space};

/// The text of an empty cell. Whether the source answered elsewhere is not known here.
const NO_ANSWER: &str = "no answer here";
/// The space between two answers of one source, in points.
pub const GAP: f32 = 10.0;

/// One answer as text.
pub struct Block {
    /// The position under which the dossier groups it; empty if it has none.
    pub position: String,
    /// The answer, or another claim that bears on the question.
    pub answer: String,
    /// The source's stance; empty if it plainly asserts.
    pub stance: &'static str,
    /// Attribution qualifier, empty when stated explicitly.
    pub attribution: &'static str,
    /// The relays, and where it was read.
    pub read: String,
    /// The hedge; may be empty.
    pub hedge: String,
}

impl Block {
    /// Makes the text of an answer, with where its first report was read.
    pub fn new(dossier: &Dossier, claim: &Claim, question: QuestionId) -> Self {
        let hedge = claim.hedge.as_ref().map(|hedge| format!("hedge: {hedge}")).unwrap_or_default();
        let position = position_on(claim, question);
        Self {
            position: position
                .map(|position| position_heading(dossier, question, Some(position)))
                .unwrap_or_default(),
            answer: words(dossier, claim),
            stance: stance_beside(claim),
            attribution: attributed(claim),
            read: place(dossier, claim),
            hedge,
        }
    }
}

/// The relays, and where it was read.
fn place(dossier: &Dossier, claim: &Claim) -> String {
    let mut read = where_read(dossier, claim.citation());
    // Keeps the number of a paragraph from standing alone on a line.
    let place = read.split_off(read.len() - place_at_end(claim));
    read.push_str(&place.replace(' ', "\u{a0}"));
    match relays(dossier, claim) {
        Some(relays) => format!("{relays} · {read}"),
        None => read,
    }
}

/// Another report of an answer: where it was read, with what differs from the first.
pub fn describe_other_report(
    dossier: &Dossier,
    question: QuestionId,
    first: &Claim,
    report: &Claim,
) -> String {
    let (block, before) = (Block::new(dossier, report, question), Block::new(dossier, first, question));
    let otherwise = [
        (block.position, before.position),
        (block.answer, before.answer),
        (block.attribution.to_owned(), before.attribution.to_owned()),
        (block.hedge, before.hedge),
    ];
    let mut parts: Vec<String> = otherwise
        .into_iter()
        .filter(|(now, before)| now != before && !now.is_empty())
        .map(|(now, _)| now)
        .collect();
    parts.push(block.read);
    parts.join(" · ")
}

/// Draws the visible cells, and the lines between them.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, accounts: &Accounts, grid: &Grid, part: &Part) {
    let columns = grid.columns.within(&part.seen_x());
    for row in grid.rows.within(&part.seen_y()) {
        let rows = grid.rows.span(row);
        for column in columns.clone() {
            let across = grid.columns.span(column);
            let rect = Rect::from_min_max(
                part.origin + vec2(across.start, rows.start),
                part.origin + vec2(across.end, rows.end),
            );
            if let Some((question, source)) = of_cell(grid.down[row], grid.across[column]) {
                cell(ctx, ui, accounts, question, source, rect);
            }
        }
    }
    lines(ctx, ui, grid, part);
}

/// Draws hairlines between rows, and between adjacent sides.
pub fn lines(ctx: &Context<'_>, ui: &Ui, grid: &Grid, part: &Part) {
    let stroke = Stroke::new(1.0, ctx.palette.hairline);
    let right = (part.origin.x + grid.columns.total()).min(part.rect.right());
    for row in grid.rows.within(&part.seen_y()) {
        let y = part.origin.y + grid.rows.span(row).end;
        ui.painter().hline(part.rect.left()..=right, y, stroke);
    }
    let bottom = (part.origin.y + grid.rows.total()).min(part.rect.bottom());
    let side = |lane: Lane| match lane {
        Lane::Source(id) => Some(ctx.dossier.sources[id].side),
        Lane::Side(_) | Lane::Question(..) => None,
    };
    for column in grid.columns.within(&part.seen_x()) {
        let before = column.checked_sub(1).and_then(|before| grid.across.get(before)).map(|lane| side(*lane));
        if before.is_some_and(|before| before != side(grid.across[column])) {
            let x = part.origin.x + grid.columns.span(column).start;
            ui.painter().vline(x, part.rect.top()..=bottom, stroke);
        }
    }
}

fn cell(
    ctx: &Context<'_>,
    ui: &mut Ui,
    accounts: &Accounts,
    question: QuestionId,
    source: SourceId,
    rect: Rect,
) {
    let words = match accounts.cell(question, source) {
        Cell::Answers(claims) => {
            let mut top = rect.top() + PAD;
            let answers = accounts.statements(claims);
            for (_, answers) in Accounts::by_position(ctx.dossier, question, answers) {
                for reports in answers {
                    top = statement(ctx, ui, question, &reports, rect, top) + GAP;
                }
            }
            return;
        }
        Cell::LeftOut if ctx.ahead.is_empty() => "answer not pinned",
        Cell::LeftOut => "answer not shown",
        Cell::Nothing => NO_ANSWER,
    };
    let id = ui.scope_id().with((question.index(), source.index()));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| {
        let who = ctx.dossier.sources[source].label();
        WidgetInfo::labeled(
            Role::Label,
            true,
            format!("{who} on “{}”: {words}", ctx.dossier.questions[question].text),
        )
    });
    let color = ctx.palette.dimmed_text();
    let words = galley(ui.painter(), words, Type::Small, color, rect.width() - 2.0 * PAD);
    ui.painter().galley(rect.min + vec2(PAD, PAD), words, color);
}

/// Draws one answer from `top` down, with all places where it was read; returns its lower end.
fn statement(
    ctx: &Context<'_>,
    ui: &mut Ui,
    question: QuestionId,
    reports: &[ClaimId],
    cell: Rect,
    top: f32,
) -> f32 {
    let Some((first, others)) = reports.split_first() else { return top };
    let claim = &ctx.dossier.claims[*first];
    let block = Block::new(ctx.dossier, claim, question);
    let item = Item::Claim(*first);
    let mute = ctx.text_color(item, ctx.palette.mute);
    let parts = [
        (block.position.as_str(), Type::SmallStrong, mute),
        (block.answer.as_str(), Type::Body, ctx.text_color(item, ctx.palette.ink)),
        (block.stance, Type::SmallStrong, ctx.text_color(item, ctx.tone(claim.by).text)),
        (block.attribution, Type::Small, mute),
        (block.read.as_str(), Type::Small, mute),
        (block.hedge.as_str(), Type::Small, mute),
    ];
    let mut bottom = report(ctx, ui, question, *first, &parts, cell, top);
    for id in others {
        let words = describe_other_report(ctx.dossier, question, claim, &ctx.dossier.claims[*id]);
        let mute = ctx.text_color(Item::Claim(*id), ctx.palette.mute);
        bottom = report(ctx, ui, question, *id, &[(words.as_str(), Type::Small, mute)], cell, bottom);
    }
    bottom
}

/// Draws one claim from `top` down; returns its lower end.
fn report(
    ctx: &Context<'_>,
    ui: &mut Ui,
    question: QuestionId,
    id: ClaimId,
    parts: &[(&str, Type, Color32)],
    cell: Rect,
    top: f32,
) -> f32 {
    let item = Item::Claim(id);
    let room = cell.width() - 2.0 * PAD;
    let painter = ui.painter().clone();
    let parts = parts.iter().filter(|(text, ..)| !text.is_empty()).map(|(text, kind, color)| {
        // Heights are estimated; if they are too low, at least the row below is not painted over.
        let line = ui.fonts_mut(|fonts| fonts.row_height(&kind.font()));
        let rows = ((cell.bottom() - top) / line).floor() as usize;
        (lay(&painter, wrapped(text, *kind, room, rows)), *color)
    });
    let parts: Vec<(_, Color32)> = parts.collect();
    let height: f32 = parts.iter().map(|(words, _)| words.size().y).sum();
    let target = Rect::from_min_size(pos2(cell.left() + PAD, top), vec2(room, height));
    // A claim may bear on several questions.
    let salt = ("answer", question.index(), id.index());
    let response = ctx.stop(ui, target, ui.scope_id().with(salt));
    let response = ctx.wire(ui, response, item, || ctx.spoken(id));
    ground(ctx, ui, target.expand2(vec2(0.0, space::XS)), item, &response);
    focus_ring(ctx, ui, target.expand2(vec2(0.0, space::XS)), &response);
    let mut y = top;
    for (words, color) in parts {
        painter.galley(pos2(target.left(), y), words.clone(), color);
        y += words.size().y;
    }
    tooltip::attach(ctx, response, item);
    y
}
