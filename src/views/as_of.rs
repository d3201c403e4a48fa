//! Views and the chosen day: what had been said by then, and how anything else is drawn and named.

use egui::{Color32, Pos2, Shape, Stroke};

use super::Context;
use crate::analysis::alt_text::of_all;
use crate::analysis::{Known, Shown, Tally, narrowed_in_words};
use crate::dossier::{ClaimId, Item, Moment, ViewState};
use crate::session::{Brush, Scope};
use crate::theme::Symbol;

impl<'a> Context<'a> {
    /// Whether `claim` had been said by the chosen day; known if no day is chosen.
    #[must_use]
    pub fn known(&self, claim: ClaimId) -> Known {
        self.known_item(Item::Claim(claim))
    }

    /// Whether `item` had happened, been said or been published by the chosen day; known if no day is chosen.
    #[must_use]
    pub fn known_item(&self, item: Item) -> Known {
        self.session
            .as_of
            .map_or(Known::Known, |day| Known::of_item(self.dossier, self.stock.links, item, day))
    }

    /// The chosen day, in words: "as said by 9 February 2018".
    #[must_use]
    pub fn as_of_caption(&self) -> Option<String> {
        self.session.as_of.map(Moment::as_said_by)
    }

    /// What the time and the figures are narrowed to, in words; none if they are not.
    #[must_use]
    pub fn brushed_caption(&self) -> Option<String> {
        let Brush { during, figures_from, figures_to } = self.session.brush.clone();
        let state = ViewState { during, figures_from, figures_to, ..ViewState::default() };
        let words = narrowed_in_words(self.dossier, &state);
        (!words.is_empty()).then(|| words.join(" · "))
    }

    /// What narrows the views beside the day, in sentences.
    #[must_use]
    pub fn narrowing(&self) -> Vec<String> {
        let tray = self.is_narrowed_to_pins().then(|| "Only what was put side by side is shown.".to_owned());
        let brushed =
            self.brushed_caption().map(|words| format!("Narrowed to: {}.", words.replace(" · ", ", ")));
        tray.into_iter().chain(brushed).collect()
    }

    /// True if only what is pinned is shown.
    #[must_use]
    pub fn is_narrowed_to_pins(&self) -> bool {
        self.session.tray.scope == Scope::Tray
    }

    /// Whose clock times of day follow, as [`Zone::caption`](crate::dossier::Zone::caption); none if the dossier has none.
    #[must_use]
    pub fn zone_caption(&self) -> Option<String> {
        self.dossier.has_times.then(|| self.dossier.zone.caption())
    }

    /// How many claims are not even shown on the day chosen, and why; none where all are.
    #[must_use]
    pub fn ahead_caption(&self) -> Option<String> {
        self.ahead.words(self.tray)
    }

    /// How a picture of claims shows what is not known for certain on the day chosen; none where none is.
    #[must_use]
    pub fn as_of_key(&self) -> Option<String> {
        let then = self.session.as_of?.on_that_day();
        Some(format!(
            "pale: perhaps not yet said {then}; paler, with an outlined symbol: not yet said {then}"
        ))
    }

    /// What follows the name of `item` if it is not certainly known on the chosen day; otherwise empty.
    #[must_use]
    pub fn as_of_suffix(&self, item: Item) -> String {
        let Some(day) = self.session.as_of else { return String::new() };
        let what = match item {
            Item::Event(_) => "happened",
            Item::Document(_) => "out",
            _ => "said",
        };
        match self.known_item(item) {
            Known::Known => String::new(),
            Known::Perhaps => format!(", perhaps not yet {what} {}", day.in_sentence()),
            Known::NotYet => format!(", not yet {what} {}", day.in_sentence()),
        }
    }

    /// Which claims are counted: those that views are narrowed to, if they may have been said by the chosen
    /// day.
    #[must_use]
    pub const fn shown(&self) -> Shown<'a> {
        Shown { only: self.only, day: self.session.as_of, links: Some(self.stock.links) }
    }

    /// True if an event, a claim or a document is counted: a claim if it is shown, anything else if it may
    /// have happened or been published by the chosen day.
    #[must_use]
    pub fn is_counted(&self, item: Item) -> bool {
        match item {
            Item::Claim(id) => self.shown().holds(self.dossier, id),
            _ => !self.ahead.holds(item) && self.known_item(item) != Known::NotYet,
        }
    }

    /// The number of counted claims that belong to `item`, and of their sources.
    #[must_use]
    pub fn tally(&self, item: Item) -> Tally {
        self.shown().tally(self.dossier, self.stock.links, item)
    }

    /// How many of all claims, or of those that the tray leaves, are counted: "23 claims", "3 of 23 claims".
    #[must_use]
    pub fn claims_counted(&self) -> String {
        of_all(self.amounts.claims, self.tray.map_or(self.dossier.claims.len(), <[_]>::len), "claim")
    }

    /// How many of `claims` are counted, with the total if it is larger: "3 of 8 claims", "8 claims".
    #[must_use]
    pub fn counted(&self, claims: &[ClaimId], noun: &str) -> String {
        of_all(self.shown().count(self.dossier, claims), claims.len(), noun)
    }

    /// The symbol of an item, drawn by how certainly it is known: filled, half filled with an outline, or an
    /// outline only.
    pub fn sign(&self, item: Item, symbol: Symbol, center: Pos2, radius: f32, color: Color32) -> Shape {
        let color = self.mark_color(item, color);
        let shape = symbol.shape(center, radius, color);
        match self.known_item(item) {
            Known::Known => shape,
            Known::Perhaps => outlined(shape, color, color.gamma_multiply(0.35)),
            Known::NotYet => outlined(shape, color, Color32::TRANSPARENT),
        }
    }
}

/// Returns a closed shape with another fill and an outline.
fn outlined(shape: Shape, color: Color32, fill: Color32) -> Shape {
    const LINE: f32 = 1.2;
    match shape {
        Shape::Path(mut path) => {
            path.fill = fill;
            path.stroke = Stroke::new(LINE, color).into();
            Shape::Path(path)
        }
        Shape::Circle(mut circle) => {
            circle.fill = fill;
            circle.stroke = Stroke::new(LINE, color);
            circle.radius -= LINE / 2.0;
            Shape::Circle(circle)
        }
        other => other,
    }
}
