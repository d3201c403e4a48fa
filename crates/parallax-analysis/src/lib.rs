//! Everything derived from a dossier: what belongs to what, the rows of the charts, the words for a claim.
//!
//! Everything here is a function of the dossier alone. Nothing here knows screens or egui.

pub mod accounts;
pub mod agreement;
mod ahead;
pub mod alt_text;
pub mod changes;
mod clause;
pub mod coding;
mod describe;
mod differing_counts;
mod enumerated;
mod estimates;
#[cfg(test)]
mod evening;
mod facts;
mod grouped;
mod interval;
mod keys;
pub mod known;
pub mod lineage;
mod links;
mod mark;
pub mod passage;
mod people;
pub mod placed;
mod query;
mod readings;
mod related;
pub mod search;
mod second_look;
mod sources;
pub mod table;
#[cfg(test)]
mod tests;
mod ties;
pub mod timeline;
mod times;
mod view_state;
mod when_said;
mod wording;

use parallax_dossier::{dossier, geo, load};

pub use ahead::Ahead;
pub use clause::{among, clause, counted_of, figure_of, names, plural, with_outcome};
pub use describe::{Tally, describe, tally};
pub use differing_counts::differing_counts;
pub use enumerated::enumerated;
pub use estimates::{EstimateRow, EstimateRows, Figures, GroupRow, Section, Stock};
pub use facts::{assessments_of, facts_of, grade_explained, grade_given};
pub use grouped::grouped;
pub use interval::{Interval, NoRange, Stated};
pub use keys::Keys;
pub use known::{Amounts, Known, Shown, provided};
pub use links::{Elsewhere, Links, unlocated};
pub use mark::{Gutter, Mark, Whisker};
pub use people::different_people;
pub use query::{EstimateQuery, GroupBy, Parts, Sort};
pub use readings::{Readings, reads_words, rule_in_words};
pub use related::Related;
pub use second_look::second_look;
pub use sources::{Speaker, read_in, speakers, written_by};
pub use table::{Column, Direction, TableRows};
pub use ties::Ties;
pub use times::Times;
pub use view_state::{figures as figures_in_words, narrowed as narrowed_in_words, state_in_words};
pub use when_said::WhenSaid;
pub use wording::{
    REMARKED, circumstances, citation, counted, denies_any, document_citation, figure, figure_with_source,
    headline, hedge_beside, hedged, measure, place_at_end, place_in_document, read_as, relays, speaker,
    spoken, text_alone, when_said, where_read, with_hedge,
};
