//! The text beside a mark: what a claim counts, the population, and the source; or the name of an event or a
//! document.
//!
//! A figure is shown whole, with its outcome and its source, or not at all: the beginning of a figure is another figure,
//! a figure of wounded could be mistaken for one of killed, and one without a source would be ours. Only a figure worded as a
//! sentence is shortened, never within a number, and it keeps its source. The population may be cut visibly. A hedge is shown
//! whole, or a word says that there is one.

use std::sync::Arc;

use egui::{Color32, Galley, Ui};

use super::super::Context;
use super::super::ruler::{Fonts, Ruler};
use super::bars::Wanted;
use crate::analysis::{REMARKED, headline, hedge_beside};
use crate::dossier::{Claim, Item, Outcome, Says};
use crate::theme::{Type, shortened};

/// Maximum width reserved for text other than the figure.
const MOST: f32 = 190.0;
/// The same for the name of an event or a document, which often ends with who tells of it.
const MOST_OF_NAME: f32 = 300.0;
/// A figure wider than this, in points, is a sentence, and may be shortened.
const SENTENCE: f32 = 150.0;
/// The space between the figure and what follows it.
pub const GAP: f32 = 6.0;
/// A hedge or a source leaves at least this much of what follows a figure, or all of it.
const KEPT: f32 = 96.0;
/// The least that is shown of a long name of a source.
const SPEAKER: f32 = 56.0;
/// Minimum width at which it is worth printing what follows a figure.
const LEAST: f32 = 28.0;

/// The text of an item.
pub struct Words {
    /// The figure with its outcome, in full.
    pub figure: Option<String>,
    /// The part that may be cut: for a count, its population.
    pub rest: String,
    /// The hedge, in full, or else [`REMARKED`].
    pub hedge: Option<String>,
    /// The source, with how loosely the document ties it to the claim, unless the rest contains it; in full.
    pub who: Option<String>,
    /// Whether it is of a claim.
    pub is_claim: bool,
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
            return Self { figure: None, rest, hedge: None, who: None, is_claim: false };
        };
        let claim = &ctx.dossier.claims[id];
        let who = match claim.attribution.mark() {
            Some(mark) => format!("{} ({mark})", ctx.dossier.sources[claim.by].label()),
            None => ctx.dossier.sources[claim.by].label().to_owned(),
        };
        let hedge = |words: &str| hedge_beside(words, claim).map(|hedge| format!("({hedge})"));
        match &claim.says {
            Says::Count(count) => {
                let figure = stated(claim, count.outcome);
                Self {
                    hedge: hedge(&figure),
                    figure: Some(format!("{figure},")),
                    rest: ctx.dossier.groups[count.of].name.clone(),
                    who: Some(format!("· {who}")),
                    is_claim: true,
                }
            }
            Says::Answer { .. } | Says::Remark => {
                let said = headline(claim);
                // A remark often begins with its source.
                let source = &ctx.dossier.sources[claim.by];
                let start = said.strip_prefix("The ").unwrap_or(&said);
                let is_named = claim.attribution.mark().is_none()
                    && [source.label(), &source.name].into_iter().any(|name| start.starts_with(name));
                let rest = if is_named { said } else { format!("{who}: {said}") };
                Self { figure: None, hedge: hedge(&rest), rest, who: None, is_claim: true }
            }
        }
    }

    /// The width to reserve, estimated without layout.
    pub fn room(&self, ui: &impl Fonts, rulers: &mut [Ruler; 2]) -> Wanted {
        let [strong, small] = rulers;
        let most = if self.is_claim { MOST } else { MOST_OF_NAME };
        let rest = small.width(ui, &self.rest).min(most) + 2.0;
        // Kerning makes text slightly narrower or wider than its single letters.
        let wide = |figure: &String| strong.width(ui, figure) * 1.02 + 1.0;
        let figure = self.figure.as_ref().map_or(0.0, wide).min(MOST + SENTENCE);
        let gap = if self.figure.is_some() { GAP } else { 0.0 };
        let mut after = |words: Option<&str>| {
            words.map_or(0.0, |words| GAP + small.width(ui, words).min(MOST) * 1.02 + 1.0)
        };
        let who = after(self.who.as_deref());
        let [hedge, mark] = [self.hedge.as_deref(), self.hedge.as_ref().map(|_| REMARKED)].map(&mut after);
        let least = match figure {
            0.0 => 0.0,
            figure => figure + gap + rest.min(LEAST) + mark.min(hedge) + who,
        };
        Wanted { all: figure + gap + rest + hedge + who, least }
    }

    /// Lays out the text for this width: the figure, the rest, the hedge and the source. The rest gives way to the hedge and the
    /// source; the hedge, where it has no room, to a word that says that there is one. Where not even that fits, only who says
    /// something is named.
    pub fn fitted(&self, ui: &Ui, room: f32) -> [Option<Arc<Galley>>; 4] {
        let laid = |text: &str, kind, room| shortened(ui.painter(), text, kind, Color32::PLACEHOLDER, room);
        let figure = self.figure.as_ref().and_then(|figure| laid(figure, Type::SmallStrong, f32::INFINITY));
        let left = match &figure {
            Some(figure) if figure.size().x > room && figure.size().x > SENTENCE => {
                return self.sentence(ui, room);
            }
            Some(figure) if figure.size().x > room => return self.speaker_alone(ui, room),
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
        let mark = self.hedge.as_ref().and_then(|_| whole(&REMARKED.to_owned()));
        let wide = |words: &Option<Arc<Galley>>| words.as_ref().map_or(0.0, |words| GAP + words.size().x);
        for (hedge, kept) in [(&hedge, if hedge.is_some() { KEPT } else { LEAST }), (&mark, LEAST)] {
            let after = wide(hedge) + wide(&who);
            // The population keeps the width that makes it worth reading. It gives way to the source, without
            // which a figure is nobody's, and to what softens it.
            let least = wide(&whole(&self.rest)).min(kept);
            if left - after >= least
                && let Some(rest) = rest(left - after)
            {
                return [figure, Some(rest), hedge.clone(), who];
            }
        }
        if self.figure.is_some() {
            // A long name of a source is cut visibly, like that of a population.
            let room_of_who = left - wide(&mark) - LEAST - GAP;
            let cut = self.who.as_ref().filter(|_| room_of_who >= SPEAKER);
            if let Some(who) = cut.and_then(|who| laid(who, Type::Small, room_of_who))
                && let Some(rest) = rest(left - wide(&mark) - GAP - who.size().x)
            {
                return [figure, Some(rest), mark, Some(who)];
            }
            return self.speaker_alone(ui, room);
        }
        // What is cut shows that it is, wherever that is.
        let all = [Some(&self.rest), self.hedge.as_ref()].into_iter().flatten();
        let all: Vec<&str> = all.map(String::as_str).collect();
        [None, laid(&all.join(" "), Type::Small, room), None, None]
    }

    /// Who says it, where nothing of it has room.
    fn speaker_alone(&self, ui: &Ui, room: f32) -> [Option<Arc<Galley>>; 4] {
        let who = self.who.as_deref().unwrap_or_default().trim_start_matches("· ");
        let words = format!("{who}: …");
        let words = shortened(ui.painter(), &words, Type::Small, Color32::PLACEHOLDER, room);
        [None, words.filter(|_| !who.is_empty()), None, None]
    }

    /// The beginning of a figure that is a whole sentence, its source, and whether it is hedged.
    fn sentence(&self, ui: &Ui, room: f32) -> [Option<Arc<Galley>>; 4] {
        let laid = |text: &str, kind, room| shortened(ui.painter(), text, kind, Color32::PLACEHOLDER, room);
        let who = self.who.as_ref().and_then(|who| laid(who, Type::Small, 0.4 * room));
        let mark = self.hedge.as_ref().and_then(|_| laid(REMARKED, Type::Small, f32::INFINITY));
        let after = [&who, &mark].into_iter().flatten().map(|words| words.size().x + GAP).sum::<f32>();
        let figure = self.figure.as_ref().and_then(|figure| laid(figure, Type::SmallStrong, room - after));
        if figure.is_some() { [figure, None, mark, who] } else { self.speaker_alone(ui, room) }
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
    fn the_population_is_cut_before_anything_else_and_no_figure_stands_without_speaker_and_hedge() {
        let words = Words {
            figure: Some("48 killed,".to_owned()),
            rest: "Pro-government forces of several kinds".to_owned(),
            hedge: Some("(running count)".to_owned()),
            who: Some("· SOHR".to_owned()),
            is_claim: true,
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
            let mut seen = std::collections::BTreeSet::new();
            for room in (0..all as u16).map(f32::from) {
                let [figure, rest, hedge, who] = told(room);
                if let Some(figure) = figure.as_deref() {
                    assert_eq!((figure, who.as_deref()), ("48 killed,", Some("· SOHR")), "{room}");
                    assert!(rest.is_some(), "{room}: the speaker alone would look counted");
                    let hedge = hedge.unwrap_or_else(|| panic!("{room}: nothing says that it is hedged"));
                    assert!(["(running count)", REMARKED].contains(&hedge.as_str()), "{room}: {hedge}");
                    seen.insert(hedge);
                } else {
                    assert_eq!((hedge, who), (None, None), "{room}: words without the figure");
                    let alone = rest.is_none_or(|rest| "SOHR: …".starts_with(rest.trim_end_matches('…')));
                    assert!(alone, "{room}: only who says something");
                    seen.insert("alone".to_owned());
                }
            }
            assert_eq!(seen.len(), 3, "{seen:?}: each of the three was tried");
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
            let words =
                Words { figure: None, rest: name.to_owned(), hedge: None, who: None, is_claim: false };
            let mut wanted = 0.0;
            with_fonts(|ui| wanted = words.room(ui, &mut rulers(ui)).all);
            assert_eq!(drawn(&words, &[wanted]), [[None, Some(name.to_owned()), None, None]]);
        }
        let long = Words {
            figure: None,
            rest: "Rindfleischetikettierung".repeat(9),
            hedge: None,
            who: None,
            is_claim: false,
        };
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
            is_claim: true,
        };
        let [figure, rest, _, who] = drawn(&words, &[190.0]).remove(0);
        assert!(figure.is_some_and(|figure| figure.starts_with("1,000 is by no ") && figure.ends_with('…')));
        assert_eq!((rest, who.as_deref()), (None, Some("· AFP")));
        let hedged = Words { hedge: Some("(as the paper has it)".to_owned()), ..words };
        let [figure, _, hedge, who] = drawn(&hedged, &[240.0]).remove(0);
        assert!(figure.is_some_and(|figure| figure.ends_with('…')));
        assert_eq!((hedge.as_deref(), who.as_deref()), (Some(REMARKED), Some("· AFP")));
    }

    #[test]
    fn an_answer_is_cut_or_shows_that_its_hedge_is() {
        let words = Words {
            figure: None,
            rest: "Washington: Chiefly to seize the field".to_owned(),
            hedge: Some("(“believes”; “main”)".to_owned()),
            who: None,
            is_claim: true,
        };
        let rooms: Vec<f32> = (0..500_u16).map(f32::from).collect();
        for (room, [figure, rest, hedge, who]) in rooms.iter().zip(drawn(&words, &rooms)) {
            assert_eq!((figure, who), (None, None));
            let Some(rest) = rest else { continue };
            let shows = hedge.is_some() || rest.ends_with('…') || rest.ends_with("“main”)");
            assert!(shows, "{room}: {rest} looks unhedged");
        }
    }
}
