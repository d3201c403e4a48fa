//! The words beside a mark: what a claim counts, of whom, and who says it; the name of an event or a document.
//!
//! A figure stands whole and with what it counts, or not at all: the beginning of a figure is another figure, and so
//! is a figure of wounded that could be one of dead. The population may be cut, for all to see.

use std::sync::Arc;

use egui::{Galley, Ui};

use super::super::Context;
use super::super::ruler::{Ruler, wrapped};
use super::bars::Wanted;
use crate::analysis::headline;
use crate::dossier::{Claim, Item, Outcome, Says, Stance};
use crate::theme::{Type, lay};

/// More room than this is never kept for what is no figure.
const MOST: f32 = 190.0;
/// Between the figure and what follows it.
pub const GAP: f32 = 6.0;
/// What follows a figure is worth printing from this width on.
const LEAST: f32 = 28.0;

/// The words of an item.
pub struct Words {
    /// The figure with what it counts, in full.
    pub figure: Option<String>,
    /// What may be cut: of a count its population.
    pub rest: String,
    /// Who says it, where the rest does not: in full or not at all.
    pub who: Option<String>,
}

/// What a count states, never without what it counts: "48 killed", "declines to say (killed)".
fn stated(claim: &Claim, outcome: Outcome) -> String {
    let headline = headline(claim);
    match claim.stance {
        Stance::Declines | Stance::Silent | Stance::NotKnown => format!("{headline} ({})", outcome.word()),
        Stance::Asserts | Stance::Denies | Stance::Doubts | Stance::LeavesOpen => headline,
    }
}

impl Words {
    /// The words of an item.
    pub fn of(ctx: &Context<'_>, item: Item) -> Self {
        let Item::Claim(id) = item else {
            return Self { figure: None, rest: ctx.dossier.name(item).to_owned(), who: None };
        };
        let claim = &ctx.dossier.claims[id];
        let who = ctx.dossier.sources[claim.by].label();
        match &claim.says {
            Says::Count(count) => Self {
                figure: Some(format!("{},", stated(claim, count.outcome))),
                rest: ctx.dossier.groups[count.of].name.clone(),
                who: Some(format!("· {who}")),
            },
            Says::Answer { .. } | Says::Remark => {
                let said = headline(claim);
                // A remark often begins with its speaker.
                let rest = if said.starts_with(who) { said } else { format!("{who}: {said}") };
                Self { figure: None, rest, who: None }
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
        let who = self.who.as_ref().map_or(0.0, |who| GAP + small.width(ui, who) * 1.02 + 1.0);
        Wanted { all: least + gap + rest + who, least }
    }

    /// Laid out for so many points: the figure, the rest and who says it, each where it has room; the rest before the
    /// speaker.
    pub fn fitted(&self, ui: &Ui, room: f32) -> [Option<Arc<Galley>>; 3] {
        let laid = |text: &str, kind, room| lay(ui.painter(), wrapped(text, kind, room, 1));
        let figure = self.figure.as_ref().map(|figure| laid(figure, Type::SmallStrong, f32::INFINITY));
        let left = match &figure {
            Some(figure) if figure.size().x > room => return [None, None, None],
            Some(figure) => room - figure.size().x - GAP,
            None => room,
        };
        // A word that is too long for its line leaves nothing but the ellipsis.
        let rest = |left: f32| {
            let rest = (left >= LEAST).then(|| laid(&self.rest, Type::Small, left));
            rest.filter(|rest| rest.text() != "…" && rest.size().x <= left + 1.0)
        };
        let who = self.who.as_ref().map(|who| laid(who, Type::Small, f32::INFINITY));
        if let Some(who) = who
            && let Some(rest) = rest(left - GAP - who.size().x)
        {
            return [figure, Some(rest), Some(who)];
        }
        match (rest(left), &self.figure) {
            (Some(rest), _) => [figure, Some(rest), None],
            // A comma is no end.
            (None, Some(alone)) => {
                [Some(laid(alone.trim_end_matches(','), Type::SmallStrong, f32::INFINITY)), None, None]
            }
            (None, None) => [None, None, None],
        }
    }
}

/// The rulers for both kinds of words.
pub fn rulers(ui: &Ui) -> [Ruler; 2] {
    [Ruler::new(ui, Type::SmallStrong), Ruler::new(ui, Type::Small)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn no_figure_stands_without_what_it_counts() {
        for text in [load::KHUSHAM, include_str!("../../../data/persian-army-480.ron")] {
            let dossier = load::read(text).dossier.expect("sound");
            for claim in dossier.claims.rows() {
                if let Some(count) = claim.count() {
                    let stated = stated(claim, count.outcome);
                    assert!(stated.contains(count.outcome.word()), "{}: {stated}", claim.key);
                }
            }
        }
    }

    #[test]
    fn the_population_is_cut_before_the_figure_and_the_speaker_goes_first() {
        let words = Words {
            figure: Some("48 killed,".to_owned()),
            rest: "Pro-government forces of several kinds".to_owned(),
            who: Some("· SOHR".to_owned()),
        };
        egui::__run_test_ui(|ui| {
            let all = words.room(ui, &mut rulers(ui)).all + 300.0;
            let told = |room: f32| {
                words
                    .fitted(ui, room)
                    .map(|part| part.map(|part| part.rows.iter().map(|row| row.text()).collect::<String>()))
            };
            let [figure, rest, who] = told(all);
            assert_eq!(figure.as_deref(), Some("48 killed,"));
            assert!(rest.is_some_and(|rest| rest.starts_with("Pro-government forces")));
            assert_eq!(who.as_deref(), Some("· SOHR"));
            for room in (0..all as u16).map(f32::from) {
                let [figure, rest, who] = told(room);
                assert!(
                    figure.as_deref().is_none_or(|figure| figure.trim_end_matches(',') == "48 killed"),
                    "{figure:?}"
                );
                assert!(
                    figure.is_some() || (rest.is_none() && who.is_none()),
                    "{room}: words without the figure"
                );
                assert_eq!(rest.is_some(), figure.is_some_and(|figure| figure.ends_with(',')), "{room}");
                assert!(who.is_none() || rest.is_some(), "{room}: the speaker alone would look counted");
            }
        });
    }
}
