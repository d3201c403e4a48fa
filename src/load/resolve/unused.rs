//! Warns about rows that are defined but never used: probably a mistake, but no reason not to open the
//! dossier.

use super::super::diagnostic::Code;
use super::report::{Report, quoted};
use super::{Keys, Tables};
use crate::dossier::{Person, Place, PlaceRole};

impl Tables<'_> {
    /// Warns about rows that nothing refers to. A place or person that cites a document is named there, and
    /// so counts as used.
    pub(super) fn report_unused(
        &mut self,
        keys: &Keys,
        places: &[Place],
        people: &[Person],
        to: &mut Report,
    ) {
        for (index, place) in places.iter().enumerate() {
            if place.role == PlaceRole::Context || !place.cited.is_empty() {
                self.places.mark_used(index);
            }
        }
        for (index, person) in people.iter().enumerate() {
            if !person.cited.is_empty() {
                self.people.mark_used(index);
            }
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
