//! Dossiers in the making: rows as they stand in the file, with ids as words, that a program can fill in, check, change
//! and write.
//!
//! A draft has the fields of `docs/format.md` under the same names; what is left out has the same meaning as in a file.
//! [`Dossier::build`] turns it into a [dossier](crate::dossier::Dossier) with the checks of [`load`](crate::load),
//! [`Dossier::from_dossier`] turns a dossier back into the draft that its author wrote, and [`Dossier::write`] writes a draft,
//! sound or not, as RON in the style of the bundled dossiers. Drafts are read from and written as JSON, or any other format
//! of serde, by the same names (`docs/format.md`, *As JSON*), and [`Dossier::tree`] shows all fields alike.
//!
//! ```
//! use parallax_dossier::draft::{Claim, Document, Dossier, Group, Quantity, Says, Source};
//! use parallax_dossier::dossier::Outcome;
//!
//! let mut draft = Dossier::new("Collapse of the grandstand");
//! draft.groups.add("all", Group { name: Some("Everybody on the stand".into()), ..Group::default() });
//! draft.sources.add("mayor", Source { name: Some("The mayor".into()), ..Source::default() });
//! draft.documents.add("gazette", Document { title: Some("The grandstand".into()), ..Document::default() });
//! draft.claims.add(
//!     "mayor-eleven",
//!     Claim {
//!         by: Some("mayor".into()),
//!         document: Some("gazette".into()),
//!         paragraph: Some(3),
//!         says: Says::Count {
//!             outcome: Outcome::Wounded.into(),
//!             of: "all".into(),
//!             quantity: Quantity::Exactly(11),
//!             so_far: false,
//!             about: false,
//!             and_more: false,
//!             parts: Default::default(),
//!         },
//!         ..Claim::default()
//!     },
//! );
//!
//! let text = draft.write();
//! assert!(text.contains("says: Count(outcome: Wounded, of: \"all\", quantity: Exactly(11)),"));
//! let dossier = draft.build().into_result().map_err(|problems| format!("{problems:?}"))?;
//! assert_eq!(dossier.claims.len(), 1);
//! // What was built is what would be read.
//! assert_eq!(parallax_dossier::load::read(&text).dossier, Some(dossier));
//! # Ok::<(), String>(())
//! ```

mod dice;
mod entries;
mod from_dossier;
mod layout;
pub(crate) mod newer;
#[doc(hidden)]
pub mod random;
mod serialize;
#[cfg(test)]
pub(crate) mod strewn;
mod style;
#[cfg(test)]
mod styled;
#[cfg(test)]
mod tests;
mod tree;
mod value;

use crate::dossier::Format;
pub use crate::load::build::{Built, Problem};
pub use crate::load::raw::{
    AgeSaid, Assessed, Assessment, Backdrop, Citation, Claim, Counted, DeclaredOutcome, Defaults, DiedSaid,
    Document, Dossier, DossierLink, Entries, Event, Evidence, FamilySaid, Frame, Group, KeptCopy, Location,
    LonLat, Opens, Person, Place, Quantity, Question, Quote, Reading, Says, Scheme, SexSaid, Shape, Side,
    Source, Spot, StatusSaid, Step, ViewFile, ViewState, Word, WordRange,
};
pub use layout::{Node, quote};
pub use style::{Rows, Style};
pub use value::ToNode;

/// Writes a dossier as its author would: the text has the same content as the one that it was read from, without the
/// comments.
///
/// ```
/// use parallax_dossier::{draft, load};
/// let dossier = load::read(load::KHUSHAM).dossier.ok_or("not sound")?;
/// let text = draft::write(&dossier);
/// assert_eq!(load::read(&text).dossier, Some(dossier));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn write(dossier: &crate::dossier::Dossier) -> String {
    Dossier::from_dossier(dossier).write()
}

impl Dossier<'_> {
    /// Makes an empty draft of the newest format.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self { format: Some(Format::default().version()), title: Some(title.into()), ..Self::default() }
    }
}
