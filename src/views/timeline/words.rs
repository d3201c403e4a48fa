//! The words beside a mark: a claim's figure and its speaker, the name of an event or a document.
//!
//! A figure stands whole or not at all, for the beginning of a figure is another figure.

use std::sync::Arc;

use egui::{Galley, Ui};

use super::super::Context;
use super::super::ruler::{Ruler, wrapped};
use super::bars::Wanted;
use crate::analysis::{headline, measure};
use crate::dossier::{Item, Says};
use crate::theme::{Type, lay};

/// More room than this is never kept for what is no figure.
const MOST: f32 = 190.0;
/// Between the figure and what follows it.
pub const GAP: f32 = 6.0;
/// What follows a figure is worth printing from this width on.
const LEAST: f32 = 28.0;

/// The words of an item.
pub struct Words {
    /// The figure, in full.
    pub figure: Option<String>,
    /// What may be cut.
    pub rest: String,
}

impl Words {
    /// The words of an item.
    pub fn of(ctx: &Context<'_>, item: Item) -> Self {
        let Item::Claim(id) = item else {
            return Self { figure: None, rest: ctx.dossier.name(item).to_owned() };
        };
        let claim = &ctx.dossier.claims[id];
        let who = ctx.dossier.sources[claim.by].label();
        match claim.says {
            Says::Count(_) => Self { figure: measure(claim), rest: who.to_owned() },
            Says::Answer { .. } | Says::Remark => {
                let said = headline(claim);
                // A remark often begins with its speaker.
                let rest = if said.starts_with(who) { said } else { format!("{who}: {said}") };
                Self { figure: None, rest }
            }
        }
    }

    /// The room that is kept for them, foretold without laying them out.
    pub fn room(&self, ui: &Ui, rulers: &mut [Ruler; 2]) -> Wanted {
        let [strong, small] = rulers;
        let rest = small.width(ui, &self.rest).min(MOST) + 2.0;
        // Letters are drawn a little closer or wider than they are one by one.
        let least = self.figure.as_ref().map_or(0.0, |figure| strong.width(ui, figure) * 1.02 + 1.0);
        let gap = if self.figure.is_some() { GAP } else { 0.0 };
        Wanted { all: least + gap + rest, least }
    }

    /// Laid out for so many points: the figure and the rest, each where it has room.
    pub fn fitted(&self, ui: &Ui, room: f32) -> [Option<Arc<Galley>>; 2] {
        let laid = |text: &str, kind, room| lay(ui.painter(), wrapped(text, kind, room, 1));
        let figure = self.figure.as_ref().map(|figure| laid(figure, Type::SmallStrong, f32::INFINITY));
        let left = match &figure {
            Some(figure) if figure.size().x > room => return [None, None],
            Some(figure) => room - figure.size().x - GAP,
            None => room,
        };
        let rest = (left >= LEAST).then(|| laid(&self.rest, Type::Small, left));
        // A word that is too long for its line leaves nothing but the ellipsis.
        [figure, rest.filter(|rest| rest.text() != "…" && rest.size().x <= left + 1.0)]
    }
}

/// The rulers for both kinds of words.
pub fn rulers(ui: &Ui) -> [Ruler; 2] {
    [Ruler::new(ui, Type::SmallStrong), Ruler::new(ui, Type::Small)]
}
