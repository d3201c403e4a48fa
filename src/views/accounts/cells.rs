//! The cells of the accounts: answers, where they were read, and that somebody did not say.

use egui::{Color32, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::rows::{focus_ring, ground};
use super::super::ruler::wrapped;
use super::super::sheet::Part;
use super::super::{Context, tooltip};
use super::layout::{Grid, Lane, PAD, of_cell};
use crate::analysis::accounts::{Accounts, Cell, attributed, words};
use crate::analysis::{relays, where_read};
use crate::dossier::{Claim, ClaimId, Dossier, Id as _, Item, QuestionId, SourceId, Stance};
use crate::theme::{Type, galley, lay, space};

/// Between two answers of one source.
pub const GAP: f32 = 10.0;

/// One answer in words.
pub struct Block {
    /// What is answered, or what else bears on the question.
    pub answer: String,
    /// How the source stands to it; empty where it plainly asserts it.
    pub stance: &'static str,
    /// How loosely it is tied to its source; empty where the document states it.
    pub attribution: &'static str,
    /// Through whom, and where it was read.
    pub read: String,
    /// How it is softened; empty where it is not.
    pub hedge: String,
}

impl Block {
    /// The words of an answer.
    pub fn of(dossier: &Dossier, claim: &Claim) -> Self {
        let stance = if claim.stance == Stance::Asserts { "" } else { claim.stance.verb() };
        let mut read = where_read(dossier, claim.citation());
        if let Some(at) = read.rfind(" ¶") {
            // A paragraph's number does not stand alone on a line.
            read.replace_range(at..=at, "\u{a0}");
        }
        if let Some(relays) = relays(dossier, claim) {
            read = format!("{relays} · {read}");
        }
        let hedge = claim.hedge.as_ref().map(|hedge| format!("hedge: {hedge}")).unwrap_or_default();
        Self { answer: words(dossier, claim), stance, attribution: attributed(claim), read, hedge }
    }
}

/// Draws the cells that can be seen, and the lines between them.
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

/// Hairlines between rows, and between sides that stand beside each other.
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
            for id in claims {
                top = answer(ctx, ui, question, *id, rect, top) + GAP;
            }
            return;
        }
        // To say that it did not say would be untrue.
        Cell::LeftOut => "answer not pinned",
        Cell::Nothing => "did not say",
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

/// Draws one answer from `top` down; returns where it ends.
fn answer(ctx: &Context<'_>, ui: &mut Ui, question: QuestionId, id: ClaimId, cell: Rect, top: f32) -> f32 {
    let (item, claim) = (Item::Claim(id), &ctx.dossier.claims[id]);
    let block = Block::of(ctx.dossier, claim);
    let room = cell.width() - 2.0 * PAD;
    let mute = ctx.text_color(item, ctx.palette.mute);
    let parts = [
        (block.answer.as_str(), Type::Body, ctx.text_color(item, ctx.palette.ink)),
        (block.stance, Type::SmallStrong, ctx.text_color(item, ctx.tone(claim.by).text)),
        (block.attribution, Type::Small, mute),
        (block.read.as_str(), Type::Small, mute),
        (block.hedge.as_str(), Type::Small, mute),
    ];
    let painter = ui.painter().clone();
    let parts = parts.into_iter().filter(|(text, ..)| !text.is_empty()).map(|(text, kind, color)| {
        // Heights are foretold; should they ever be too low, the row below is not painted over.
        let line = ui.fonts_mut(|fonts| fonts.row_height(&kind.font()));
        let rows = ((cell.bottom() - top) / line).floor() as usize;
        (lay(&painter, wrapped(text, kind, room, rows)), color)
    });
    let parts: Vec<(_, Color32)> = parts.collect();
    let height: f32 = parts.iter().map(|(words, _)| words.size().y).sum();
    let target = Rect::from_min_size(pos2(cell.left() + PAD, top), vec2(room, height));
    // A claim can bear on several questions.
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
