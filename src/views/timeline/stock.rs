//! What the timeline is laid out from: its entries, and how wide the text of each is.

use egui::{Id, Ui};

use super::super::Context;
use super::super::memo::memoize_beside;
use super::super::ruler::Fonts;
use super::bars::Wanted;
use super::layout::ENTRIES;
use super::words::{Words, rulers};
use crate::analysis::timeline::{LaneBy, Timeline};
use crate::memo::{IsWanted, Later};

/// The timeline of more claims than this is worked out beside the window's own work.
const AT_ONCE: usize = 5_000;
/// After so many entries the work looks whether it is still wanted.
const STRIDE: usize = 1_000;

/// The timeline, and the width of the text of each of its entries.
#[derive(Debug)]
pub struct Stock {
    /// The lanes with their entries.
    pub timeline: Timeline,
    /// The widths, entry by entry.
    pub words: Vec<Wanted>,
}

impl Stock {
    fn new(ctx: &Context<'_>, fonts: &impl Fonts, by: LaneBy, is_wanted: IsWanted<'_>) -> Option<Self> {
        let timeline = Timeline::new(ctx.dossier, ctx.only, ctx.ahead, by);
        let rulers = &mut rulers(fonts);
        let entries = timeline.lanes.iter().flat_map(|(_, entries)| entries).enumerate();
        let words = entries.map(|(index, entry)| {
            let goes_on = !index.is_multiple_of(STRIDE) || is_wanted();
            goes_on.then(|| Words::new(ctx, entry.item).room(fonts, rulers))
        });
        Some(Self { words: words.collect::<Option<_>>()?, timeline })
    }

    /// True if it is laid out beside the window's own work.
    pub fn is_large(&self) -> bool {
        self.words.len() > AT_ONCE
    }
}

/// The timeline of the dossier, kept until it or the choice of claims changes.
pub fn cached(ctx: &Context<'_>, ui: &Ui, by: LaneBy) -> Later<Stock> {
    let is_large = ctx.only.map_or(ctx.dossier.claims.len(), <[_]>::len) > AT_ONCE;
    memoize_beside(ctx, ui, Id::unique("timeline"), (ENTRIES, by), is_large, move |ctx, fonts, is_wanted| {
        Stock::new(ctx, fonts, by, is_wanted)
    })
}
