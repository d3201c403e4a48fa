//! A request to publish: the subject, the format and the destination. Plain data.

use super::View;
use crate::dossier::{Dossier, Evidence};

/// One picture, table or page to be made from the current state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Publication {
    /// What is published.
    pub subject: Subject,
    /// The format.
    pub format: Format,
    /// The destination.
    pub to: Destination,
    /// What a report prints besides.
    pub extras: Extras,
}

/// What lies beside a dossier's own words, and is in a report only if somebody asks for it.
#[expect(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Extras {
    /// The passages of claims in the words of their documents.
    pub quotes: bool,
    /// The evidence of claims, events and places, by kind, caption and file, without graphic entries.
    pub evidence: bool,
    /// Graphic entries too.
    pub graphic: bool,
    /// The dossier's file itself, attached to a page to click: all of the above, and the comments of its author.
    pub dossier: bool,
}

impl Extras {
    /// What a dossier has of them.
    #[must_use]
    pub fn available_in(dossier: &Dossier) -> Self {
        let of_claims = dossier.claims.rows().iter().map(|claim| &claim.evidence);
        let of_events = dossier.events.rows().iter().map(|event| &event.evidence);
        let of_places = dossier.places.rows().iter().map(|place| &place.evidence);
        let all: Vec<&Evidence> = of_claims.chain(of_events).chain(of_places).flatten().collect();
        Self {
            quotes: dossier.claims.rows().iter().any(|claim| claim.quote.is_some()),
            evidence: !all.is_empty(),
            graphic: all.iter().any(|evidence| evidence.graphic),
            dossier: true,
        }
    }

    /// What can be asked for of these, each with its words: "quotes and evidence".
    #[must_use]
    pub fn offers(self) -> Vec<(&'static str, Self)> {
        let quotes = Self { quotes: true, ..Self::default() };
        let evidence = Self { evidence: true, ..Self::default() };
        let both = Self { evidence: true, ..quotes };
        let offers = [
            (self.quotes, "quotes", quotes),
            (self.evidence, "a list of evidence", evidence),
            (self.quotes && self.evidence, "quotes and a list of evidence", both),
            (self.graphic, "a list of evidence, graphic too", Self { graphic: true, ..evidence }),
            (
                self.quotes && self.graphic,
                "quotes and a list of evidence, graphic too",
                Self { graphic: true, ..both },
            ),
        ];
        offers
            .into_iter()
            .filter(|(is_there, ..)| *is_there)
            .map(|(_, words, asked)| (words, asked))
            .collect()
    }
}

/// What can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// One view, as a self-contained picture.
    View(View),
    /// The whole window.
    Window,
    /// The report: everything on one page.
    Report,
    /// The report as a page to click.
    Page,
    /// One view as a page to click, for a frame in a page of somebody else.
    Embed(View),
    /// The steps of the walk on one page.
    Walk,
}

/// The file formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// SVG with selectable text.
    Svg,
    /// A drawing whose text is outlines: it needs no font where it is shown.
    SvgOutlines,
    /// PNG with this many pixels per point, 1 to 4.
    Png(u8),
    /// The claims as a table for spreadsheets.
    Csv,
    /// The claims as JSON.
    Json,
    /// A web page.
    Html,
}

impl Format {
    /// True if the format is a picture, whose text has to be drawn.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Svg | Self::SvgOutlines | Self::Png(_))
    }
}

/// The destination of a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Destination {
    /// A file chosen by the reader.
    File,
    /// The clipboard.
    Clipboard,
}
