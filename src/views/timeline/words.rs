//! The text beside a mark: what a claim counts, the population, and the source; or the name of an event or a
//! document.
//!
//! A figure is shown whole and with its outcome, or not at all: the beginning of a figure is another figure,
//! and a figure of wounded could be mistaken for one of killed. Only a figure worded as a sentence is
//! shortened, never within a number, and it keeps its source. The population may be cut visibly.

use std::sync::Arc;

use egui::{Color32, Galley, Ui};

use super::super::Context;
use super::super::ruler::{Fonts, Ruler};
use super::bars::Wanted;
use crate::analysis::{headline, hedge_beside};
use crate::dossier::{Claim, Item, Outcome, Says};
use crate::theme::{Type, shortened};

/// Maximum width reserved for text other than the figure.
const MOST: f32 = 190.0;
/// A figure wider than this, in points, is a sentence, and may be shortened.
const SENTENCE: f32 = 150.0;
/// The space between the figure and what follows it.
pub const GAP: f32 = 6.0;
/// A hedge or a source leaves at least this much of what follows a figure, or all of it.
const KEPT: f32 = 96.0;
/// Minimum width at which it is worth printing what follows a figure.
const LEAST: f32 = 28.0;

/// The text of an item.
pub struct Words {
    /// The figure with its outcome, in full.
    pub figure: Option<String>,
    /// The part that may be cut: for a count, its population.
    pub rest: String,
    /// The hedge, in full or not at all.
    pub hedge: Option<String>,
    /// The source, unless the rest contains it, in full or not at all.
    pub who: Option<String>,
}

/// What a count states, always with its outcome: "48 killed", "declines to say (killed)".
fn stated(claim: &Claim, outcome: Outcome) -> String {
    let headline = headline(claim);
    if claim.stance.has_position() { headline } else { format!("{headline} ({})", outcome.word()) }
}

impl Words {
    /// Makes the text of an item.
    pub fn new(ctx: &Context<'_>, item: Item) -> Self {
        let Item::Claim(id) = item else {
            let mut rest = ctx.dossier.name(item).to_owned();
            if let Item::Event(id) = item
                && let Some(whole) = ctx.dossier.events[id].within
            {
                rest = format!("{rest}, part of {}", ctx.dossier.events[whole].name);
            }
            return Self { figure: None, rest, hedge: None, who: None };
        };
        let claim = &ctx.dossier.claims[id];
        let who = ctx.dossier.sources[claim.by].label();
        let hedge = |words: &str| hedge_beside(words, claim).map(|hedge| format!("({hedge})"));
        match &claim.says {
            Says::Count(count) => {
                let figure = stated(claim, count.outcome);
                Self {
                    hedge: hedge(&figure),
                    figure: Some(format!("{figure},")),
                    rest: ctx.dossier.groups[count.of].name.clone(),
                    who: Some(format!("· {who}")),
                }
            }
            Says::Answer { .. } | Says::Remark => {
                let said = headline(claim);
                // A remark often begins with its source.
                let rest = if said.starts_with(who) { said } else { format!("{who}: {said}") };
                Self { figure: None, hedge: hedge(&rest), rest, who: None }
            }
        }
    }

    /// The width to reserve, estimated without layout.
    pub fn room(&self, ui: &impl Fonts, rulers: &mut [Ruler; 2]) -> Wanted {
        let [strong, small] = rulers;
        let rest = small.width(ui, &self.rest).min(MOST) + 2.0;
        // Kerning makes text slightly narrower or wider than its single letters.
        let wide = |figure: &String| strong.width(ui, figure) * 1.02 + 1.0;
        let least = self.figure.as_ref().map_or(0.0, wide).min(MOST + SENTENCE);
        let gap = if self.figure.is_some() { GAP } else { 0.0 };
        let after = [&self.hedge, &self.who].into_iter().flatten();
        let after: f32 = after.map(|words| GAP + small.width(ui, words).min(MOST) * 1.02 + 1.0).sum();
        Wanted { all: least + gap + rest + after, least }
    }

    /// Lays out the text for this width: the figure, the rest, the hedge and the source, each if it fits; the
    /// rest takes precedence over the source, and that over the hedge.
    pub fn fitted(&self, ui: &Ui, room: f32) -> [Option<Arc<Galley>>; 4] {
        let laid = |text: &str, kind, room| shortened(ui.painter(), text, kind, Color32::PLACEHOLDER, room);
        let figure = self.figure.as_ref().and_then(|figure| laid(figure, Type::SmallStrong, f32::INFINITY));
        let left = match &figure {
            Some(figure) if figure.size().x > room && figure.size().x > SENTENCE => {
                return self.sentence(ui, room);
            }
            Some(figure) if figure.size().x > room => return [None, None, None, None],
            Some(figure) => room - figure.size().x - GAP,
            None => room,
        };
        let rest = |left: f32| {
            let rest = laid(&self.rest, Type::Small, left)?;
            let is_whole =
                || laid(&self.rest, Type::Small, f32::INFINITY).is_some_and(|all| all.size().x <= left);
            (left >= LEAST || is_whole()).then_some(rest)
        };
        let whole = |words: &String| laid(words, Type::Small, f32::INFINITY);
        let (hedge, who) = (self.hedge.as_ref().and_then(whole), self.who.as_ref().and_then(whole));
        let wide = |words: &Option<Arc<Galley>>| words.as_ref().map_or(0.0, |words| GAP + words.size().x);
        for (hedge, who) in [(&hedge, &who), (&None, &who), (&hedge, &None)] {
            let after = wide(hedge) + wide(who);
            // The population keeps the width that makes it worth reading. It gives way to the source, without
            // which a figure is nobody's.
            let kept = if hedge.is_some() { KEPT } else { LEAST };
            let least = wide(&whole(&self.rest)).min(kept);
            if after > 0.0
                && left - after >= least
                && let Some(rest) = rest(left - after)
            {
                return [figure, Some(rest), hedge.clone(), who.clone()];
            }
        }
        match (rest(left), &self.figure) {
            (Some(rest), _) => [figure, Some(rest), None, None],
            // A text must not end with a comma.
            (None, Some(alone)) => {
                let alone = laid(alone.trim_end_matches(','), Type::SmallStrong, f32::INFINITY);
                [alone, None, None, None]
            }
            (None, None) => [None, None, None, None],
        }
    }

    /// The beginning of a figure that is a whole sentence, and its source.
    fn sentence(&self, ui: &Ui, room: f32) -> [Option<Arc<Galley>>; 4] {
        let laid = |text: &str, kind, room| shortened(ui.painter(), text, kind, Color32::PLACEHOLDER, room);
        let who = self.who.as_ref().and_then(|who| laid(who, Type::Small, 0.4 * room));
        let left = who.as_ref().map_or(room, |who| room - who.size().x - GAP);
        let figure = self.figure.as_ref().and_then(|figure| laid(figure, Type::SmallStrong, left));
        if figure.is_some() { [figure, None, None, who] } else { [None, None, None, None] }
    }
}

/// The rulers for both kinds of text.
pub fn rulers(ui: &impl Fonts) -> [Ruler; 2] {
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
            hedge: Some("(running count)".to_owned()),
            who: Some("· SOHR".to_owned()),
        };
        egui::__run_test_ui(|ui| {
            let all = words.room(ui, &mut rulers(ui)).all + 600.0;
            let told = |room: f32| {
                words
                    .fitted(ui, room)
                    .map(|part| part.map(|part| part.rows.iter().map(|row| row.text()).collect::<String>()))
            };
            let [figure, rest, hedge, who] = told(all);
            assert_eq!(hedge.as_deref(), Some("(running count)"));
            assert_eq!(figure.as_deref(), Some("48 killed,"));
            assert!(rest.as_ref().is_some_and(|rest| rest.starts_with("Pro-government forces")), "{rest:?}");
            assert_eq!(who.as_deref(), Some("· SOHR"));
            for room in (0..all as u16).map(f32::from) {
                let [figure, rest, hedge, who] = told(room);
                assert!(
                    hedge.is_none() || rest.is_some(),
                    "{room}: a hedge alone would soften something else"
                );
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

    fn with_fonts(mut draw: impl FnMut(&Ui)) {
        let setup = |ctx: &egui::Context| crate::theme::apply(ctx, crate::theme::Mode::Light);
        let size = egui::Vec2::splat(100.0);
        egui_picture::headless::paint(size, crate::theme::fonts::definitions(), setup, |ui| draw(ui));
    }

    fn drawn(words: &Words, rooms: &[f32]) -> Vec<[Option<String>; 4]> {
        let text = |part: Arc<Galley>| part.rows.iter().map(|row| row.text()).collect::<String>();
        let mut drawn = Vec::new();
        with_fonts(|ui| {
            drawn = rooms.iter().map(|room| words.fitted(ui, *room).map(|part| part.map(text))).collect();
        });
        drawn
    }

    #[test]
    fn names_of_three_letters_stand_and_nothing_is_an_ellipsis_alone() {
        for name in ["AFP", "CNN", "NTB", "War"] {
            let words = Words { figure: None, rest: name.to_owned(), hedge: None, who: None };
            let mut wanted = 0.0;
            with_fonts(|ui| wanted = words.room(ui, &mut rulers(ui)).all);
            assert_eq!(drawn(&words, &[wanted]), [[None, Some(name.to_owned()), None, None]]);
        }
        let long = Words { figure: None, rest: "Rindfleischetikettierung".repeat(9), hedge: None, who: None };
        let rooms: Vec<f32> = (0..400_u16).map(f32::from).collect();
        let all = drawn(&long, &rooms).into_iter().flatten().flatten();
        assert_eq!(all.filter(|words| words.trim() == "…").count(), 0);
    }

    #[test]
    fn a_figure_that_is_a_sentence_keeps_its_beginning_and_its_speaker() {
        let words = Words {
            figure: Some("1,000 is by no means an exaggerated calculation killed,".to_owned()),
            rest: "People in the square".to_owned(),
            hedge: None,
            who: Some("· AFP".to_owned()),
        };
        let [figure, rest, _, who] = drawn(&words, &[190.0]).remove(0);
        assert!(figure.is_some_and(|figure| figure.starts_with("1,000 is by no ") && figure.ends_with('…')));
        assert_eq!((rest, who.as_deref()), (None, Some("· AFP")));
    }
}
