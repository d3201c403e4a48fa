//! What a view is told of the day chosen: what was known by then, and how what was not is drawn and named.

use egui::{Color32, Pos2, Shape, Stroke};

use super::Context;
use crate::analysis::{Known, Tally, known, tally};
use crate::dossier::{ClaimId, Date, Item};
use crate::theme::Symbol;

impl Context<'_> {
    /// Whether `claim` had been said by the day chosen; known where none is.
    #[must_use]
    pub fn known(&self, claim: ClaimId) -> Known {
        self.known_item(Item::Claim(claim))
    }

    /// Whether `item` had happened, had been said or had come out by the day chosen; known where none is.
    #[must_use]
    pub fn known_item(&self, item: Item) -> Known {
        self.session.as_of.map_or(Known::Known, |day| Known::of_item(self.dossier, item, day))
    }

    /// The day chosen, in words: "as known on 9 February 2018".
    #[must_use]
    pub fn as_of_caption(&self) -> Option<String> {
        self.session.as_of.map(|day| format!("as known on {}", Date::from(day)))
    }

    /// How a picture of claims shows what is not known for certain on the day chosen; none where none is.
    #[must_use]
    pub fn as_of_key(&self) -> Option<String> {
        let key = "pale: perhaps not yet said then; paler, with an outlined symbol: not yet said then";
        self.session.as_of.map(|_| key.to_owned())
    }

    /// What is said after the name of `item` where it is not known for certain on the day chosen; else empty.
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
            Known::Perhaps => format!(", perhaps not yet {what} on {}", Date::from(day)),
            Known::NotYet => format!(", not yet {what} on {}", Date::from(day)),
        }
    }

    /// How many claims of `item`, that may have been said by the day chosen, there are, and by how many sources.
    #[must_use]
    pub fn tally(&self, item: Item) -> Tally {
        match self.session.as_of {
            Some(day) => known::tally_by(self.dossier, self.links, item, day),
            None => tally(self.dossier, self.links, item),
        }
    }

    /// The sign of an item, drawn as far as it is known: filled, half filled with an outline, or an outline only.
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

/// A closed form with another fill and a line around it.
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
