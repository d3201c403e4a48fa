//! Warns about rows that are defined but never used: probably a mistake, but no reason not to open the
//! dossier.

use super::super::diagnostic::Code;
use super::report::{Report, quoted};
use super::{Keys, Tables};
use crate::dossier::{Event, Person, Place, PlaceRole};

/// The rows that can be used although nothing refers to them: they cite a document.
pub(super) struct Rows<'r> {
    pub places: &'r [Place],
    pub people: &'r [Person],
    pub events: &'r [Event],
}

impl Tables<'_> {
    /// Warns of what nothing refers to. A place, a person or an event that cites a document is named there, and so used.
    pub(super) fn report_unused(&mut self, keys: &Keys, rows: &Rows<'_>, to: &mut Report) {
        for (index, place) in rows.places.iter().enumerate() {
            if place.role == PlaceRole::Context || !place.cited.is_empty() {
                self.places.mark_used(index);
            }
        }
        for (index, person) in rows.people.iter().enumerate() {
            if !person.cited.is_empty() {
                self.people.mark_used(index);
            }
        }
        for (index, event) in rows.events.iter().enumerate() {
            if !event.cited.is_empty() {
                self.events.mark_used(index);
            }
        }
        for (site, id) in self.sides.unused(&keys.sides) {
            to.add(Code::UnusedSide, site, format!("no source is on the side {}", quoted(id)));
        }
        for (site, id) in self.documents.unused(&keys.documents) {
            to.add(Code::UnusedDocument, site, format!("nothing was read in the document {}", quoted(id)));
        }
        for (site, id) in self.events.unused(&keys.events) {
            to.add(Code::UnusedEvent, site, format!("no claim is about the event {}", quoted(id)));
        }
        for (site, id) in self.places.unused(&keys.places) {
            let message = format!("nothing refers to the place {}", quoted(id));
            to.add_hinted(
                Code::UnusedPlace,
                site,
                message,
                "write `role: Context` if it is there for orientation only".to_owned(),
            );
        }
        for (site, id) in self.groups.unused(&keys.groups) {
            to.add(Code::UnusedGroup, site, format!("no claim counts the group {}", quoted(id)));
        }
        for (site, id) in self.outcomes.unused(&keys.outcomes) {
            to.add(Code::UnusedOutcome, site, format!("no claim counts the outcome {}", quoted(id)));
        }
        for (site, id) in self.sources.unused(&keys.sources) {
            to.add(
                Code::UnusedSource,
                site,
                format!("the source {} makes no claim and passes none on", quoted(id)),
            );
        }
        for (site, id) in self.questions.unused(&keys.questions) {
            to.add(Code::UnansweredQuestion, site, format!("no claim answers the question {}", quoted(id)));
        }
        for (site, id) in self.people.unused(&keys.people) {
            to.add(Code::UnnamedPerson, site, format!("nothing names the person {}", quoted(id)));
        }
    }
}
