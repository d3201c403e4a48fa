//! The positions of the rows and columns of the accounts. Heights are estimated from the texts without laying
//! them out.

use std::sync::Arc;

use egui::{Rect, Ui, Vec2, pos2, vec2};

use super::super::memo::memoize_beside;
use super::super::ruler::{Fonts, Ruler};
use super::super::sheet::Lanes;
use super::super::{Context, Surface};
use super::cells::{self, Block};
use crate::analysis::accounts::{Accounts, Cell, Difference};
use crate::dossier::{ClaimId, Item, QuestionId, SideId, SourceId};
use crate::memo::{IsWanted, Later};
use crate::session::{AccountLayout, Input};
use crate::theme::{Type, space};

/// The padding between text and the edge of its cell, in points.
pub const PAD: f32 = 10.0;
/// The minimum width of a column in a window, and its width in a picture.
const COLUMN: f32 = 184.0;
/// What a column may have if all of them fit then, in points.
const NARROWEST: f32 = 160.0;
/// The maximum width of a column if there are few.
const WIDEST: f32 = 380.0;
/// The width of the headings of rows.
const SIDE: f32 = 206.0;
/// The height of a side's heading above its sources.
pub const BAND: f32 = 26.0;
/// The space for a symbol before the name of a source or the words for a difference.
pub const SYMBOL: f32 = 16.0;

/// The content of a row or a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// The heading of a side, above its sources.
    Side(Option<SideId>),
    /// A source.
    Source(SourceId),
    /// A question, with how far the answers to it differ.
    Question(QuestionId, Difference),
}

/// The positions of everything.
#[derive(Debug)]
pub struct Grid {
    /// What the rows are.
    pub are: Rows,
    /// The contents of the columns.
    pub across: Vec<Lane>,
    /// The contents of the rows.
    pub down: Vec<Lane>,
    /// The positions of the columns.
    pub columns: Lanes,
    /// The positions of the rows.
    pub rows: Lanes,
    /// The height of the column headings.
    pub header: f32,
    /// The width of the row headings.
    pub side: f32,
}

/// Rulers for all texts of the accounts.
pub struct Rulers {
    /// Answers.
    pub body: Ruler,
    /// Names and questions.
    pub strong: Ruler,
    /// Where an answer was read.
    pub small: Ruler,
    /// Differences and stances.
    pub small_strong: Ruler,
}

impl Rulers {
    fn new(ui: &impl Fonts) -> Self {
        Self {
            body: Ruler::new(ui, Type::Body),
            strong: Ruler::new(ui, Type::Strong),
            small: Ruler::new(ui, Type::Small),
            small_strong: Ruler::new(ui, Type::SmallStrong),
        }
    }
}

/// Returns the grid for a pane of this width, recomputed only when an input changes.
pub fn cached(ctx: &Context<'_>, ui: &Ui, accounts: &Arc<Accounts>, width: f32) -> Later<Grid> {
    let rows = Rows::choose(ctx, accounts, width);
    let (side, column) = widths(ctx, accounts, rows, width);
    let reads = &[Input::Dossier, Input::Narrowing, Input::Accounts];
    let key = (rows, [side, column].map(f32::to_bits));
    let (id, of) = (egui::Id::unique("accounts grid"), accounts.clone());
    memoize_beside(ctx, ui, id, (reads, key), super::is_large(ctx), move |ctx, fonts, is_wanted| {
        Grid::new(ctx, fonts, &of, width, is_wanted)
    })
}

/// The width at which every column has its usual width, where there are `least` points in any case.
pub fn natural_width(ctx: &Context<'_>, accounts: &Accounts, least: f32) -> f32 {
    width_of(accounts, Rows::choose(ctx, accounts, least))
}

/// What the rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rows {
    /// Questions; sources are the columns.
    Questions,
    /// Sources; questions are the columns.
    Sources,
}

impl Rows {
    /// What the rows are in a pane of this width: as the reader chose, or else whichever has the columns that fit or, where
    /// they can be scrolled, that need less room; questions if both fit.
    pub fn choose(ctx: &Context<'_>, accounts: &Accounts, width: f32) -> Self {
        match ctx.session.accounts {
            AccountLayout::QuestionsDown => Self::Questions,
            AccountLayout::SourcesDown => Self::Sources,
            AccountLayout::Fitting => Self::fitting(accounts, ctx.surface, width),
        }
    }

    fn fitting(accounts: &Accounts, surface: Surface, width: f32) -> Self {
        // Columns of a window may be a little narrower, and can be scrolled.
        let column = if surface == Surface::Window { NARROWEST } else { COLUMN };
        let least = |rows| SIDE + columns(accounts, rows) as f32 * column;
        let [questions, sources] = [Self::Questions, Self::Sources].map(least);
        // A picture cannot be scrolled: turned, its rows are higher, and it would leave out more.
        let helps = sources <= width + 0.5 || surface == Surface::Window;
        if questions > width + 0.5 && sources < questions && helps { Self::Sources } else { Self::Questions }
    }
}

fn width_of(accounts: &Accounts, rows: Rows) -> f32 {
    SIDE + columns(accounts, rows) as f32 * COLUMN
}

fn columns(accounts: &Accounts, rows: Rows) -> usize {
    match rows {
        Rows::Questions => accounts.sources().len(),
        Rows::Sources => accounts.questions().len(),
    }
}

/// The widths of the row headings and of a column, in whole steps, so that dragging a pane does not remeasure
/// all texts at every pixel.
fn widths(ctx: &Context<'_>, accounts: &Accounts, rows: Rows, width: f32) -> (f32, f32) {
    let side = SIDE.min((0.4 * width / 8.0).floor() * 8.0);
    let share = (width - side) / columns(accounts, rows).max(1) as f32;
    let column = match ctx.surface {
        Surface::Window => (share / 8.0).floor() * 8.0,
        Surface::Picture => share.floor(),
    };
    let least = if column >= NARROWEST { NARROWEST } else { COLUMN };
    (side, column.clamp(least, WIDEST))
}

impl Grid {
    /// Computes the grid for a pane of this width; `None` if it is not wanted any more.
    pub fn new(
        ctx: &Context<'_>,
        ui: &impl Fonts,
        accounts: &Accounts,
        width: f32,
        is_wanted: IsWanted<'_>,
    ) -> Option<Self> {
        let rows = Rows::choose(ctx, accounts, width);
        let (side, column) = widths(ctx, accounts, rows, width);
        let rulers = &mut Rulers::new(ui);
        let questions: Vec<Lane> =
            accounts.questions().iter().map(|(id, difference)| Lane::Question(*id, *difference)).collect();
        let sources = accounts.sources().iter().map(|id| Lane::Source(*id));
        let (across, down) = match rows {
            Rows::Questions => (sources.collect(), questions),
            Rows::Sources => {
                let camps = accounts.camps(ctx.dossier);
                let lanes = camps.flat_map(|camp| {
                    let sources = camp.sources.iter().map(|id| Lane::Source(*id));
                    std::iter::once(Lane::Side(camp.side)).chain(sources)
                });
                (questions, lanes.collect::<Vec<_>>())
            }
        };
        let headings = across.iter().map(|lane| heading_height(ctx, ui, rulers, *lane, column));
        let band = if rows == Rows::Questions { BAND } else { 0.0 };
        let least = if ctx.surface == Surface::Window { 62.0 } else { 0.0 };
        let header = (headings.fold(0.0, f32::max) + band).max(least);
        let heights: Option<Vec<f32>> = down
            .iter()
            .map(|lane| {
                let heading = heading_height(ctx, ui, rulers, *lane, side);
                let cells =
                    across.iter().map(|other| cell_height(ctx, ui, rulers, accounts, *lane, *other, column));
                is_wanted().then(|| cells.fold(heading, f32::max))
            })
            .collect();
        Some(Self {
            are: rows,
            columns: Lanes::Even(across.len(), column),
            rows: Lanes::of_sizes(heights?),
            across,
            down,
            header,
            side,
        })
    }

    /// The total size, including headings.
    pub fn size(&self) -> Vec2 {
        vec2(self.side + self.columns.total(), self.header + self.rows.total())
    }

    /// The cell or lane of `item`.
    pub fn find(&self, ctx: &Context<'_>, accounts: &Accounts, item: Item) -> Option<Rect> {
        let (question, source) = match item {
            Item::Claim(id) => {
                let claim = ctx.dossier.claims.get(id)?;
                (Some(claim.questions().next()?), Some(claim.by))
            }
            Item::Question(id) => (Some(id), None),
            Item::Source(id) => (None, Some(id)),
            _ => return None,
        };
        if let (Some(question), Some(source)) = (question, source)
            && !matches!(accounts.cell(question, source), Cell::Answers(_))
        {
            return None;
        }
        let place = |lanes: &[Lane]| {
            lanes.iter().position(|lane| match lane {
                Lane::Side(_) => false,
                Lane::Source(id) => Some(*id) == source,
                Lane::Question(id, _) => Some(*id) == question,
            })
        };
        let (row, column) = (place(&self.down), place(&self.across));
        if row.is_none() && column.is_none() {
            return None;
        }
        let rows = row.map_or(0.0..1.0, |row| self.rows.span(row));
        let columns = column.map_or(0.0..1.0, |column| self.columns.span(column));
        Some(Rect::from_min_max(pos2(columns.start, rows.start), pos2(columns.end, rows.end)))
    }
}

/// The source and the question of a cell; `None` beside the heading of a side.
pub const fn of_cell(row: Lane, column: Lane) -> Option<(QuestionId, SourceId)> {
    match (row, column) {
        (Lane::Question(question, _), Lane::Source(source))
        | (Lane::Source(source), Lane::Question(question, _)) => Some((question, source)),
        _ => None,
    }
}

fn heading_height(ctx: &Context<'_>, ui: &impl Fonts, rulers: &mut Rulers, lane: Lane, width: f32) -> f32 {
    let room = width - 2.0 * PAD;
    let words = match lane {
        Lane::Side(_) => return BAND,
        Lane::Source(id) => rulers.strong.height(ui, ctx.dossier.sources[id].label(), room - SYMBOL),
        Lane::Question(id, difference) => {
            let question = rulers.strong.height(ui, &ctx.dossier.questions[id].text, room);
            question + space::XS + rulers.small_strong.height(ui, &difference.to_string(), room - SYMBOL)
        }
    };
    words + 2.0 * PAD
}

fn cell_height(
    ctx: &Context<'_>,
    ui: &impl Fonts,
    rulers: &mut Rulers,
    accounts: &Accounts,
    row: Lane,
    column: Lane,
    width: f32,
) -> f32 {
    let Some((question, source)) = of_cell(row, column) else { return 0.0 };
    let Cell::Answers(claims) = accounts.cell(question, source) else {
        return rulers.small.line() + 2.0 * PAD;
    };
    let statements = accounts.statements(claims);
    let heights =
        statements.iter().map(|reports| statement_height(ctx, ui, rulers, question, reports, width));
    heights.sum::<f32>() + 2.0 * PAD + cells::GAP * statements.len().saturating_sub(1) as f32
}

/// The height of one answer, including its other reports.
fn statement_height(
    ctx: &Context<'_>,
    ui: &impl Fonts,
    rulers: &mut Rulers,
    question: QuestionId,
    reports: &[ClaimId],
    width: f32,
) -> f32 {
    let Some((first, others)) = reports.split_first() else { return 0.0 };
    let claim = |id: &ClaimId| &ctx.dossier.claims[*id];
    let places = others.iter().map(|id| {
        rulers.small.height(
            ui,
            &cells::describe_other_report(ctx.dossier, question, claim(first), claim(id)),
            width - 2.0 * PAD,
        )
    });
    let places: f32 = places.sum();
    block_height(ctx, ui, rulers, question, *first, width) + places
}

/// The height of one claim, including the lines below it.
pub fn block_height(
    ctx: &Context<'_>,
    ui: &impl Fonts,
    rulers: &mut Rulers,
    question: QuestionId,
    id: ClaimId,
    width: f32,
) -> f32 {
    let room = width - 2.0 * PAD;
    let block = Block::new(ctx.dossier, &ctx.dossier.claims[id], question);
    let below =
        |ruler: &mut Ruler, text: &str| if text.is_empty() { 0.0 } else { ruler.height(ui, text, room) };
    below(&mut rulers.small_strong, &block.position)
        + rulers.body.height(ui, &block.answer, room)
        + below(&mut rulers.small_strong, block.stance)
        + below(&mut rulers.small, block.attribution)
        + below(&mut rulers.small, &block.read)
        + below(&mut rulers.small, &block.hedge)
}
