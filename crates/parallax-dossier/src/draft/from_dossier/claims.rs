//! Claims, with what they say.

use super::super::{Claim, Entries, Quantity, Says, Word};
use super::parts::{evidence, quote};
use super::{Entry, Ids, date, table};
use crate::dossier::{self, ClaimId, Id as _, PersonId, Table};

impl<'a> Ids<'a> {
    /// All claims, without the event of those that name none.
    pub(super) fn claims(
        self,
        claims: &'a Table<ClaimId, dossier::Claim>,
        written: &'a dossier::Written,
    ) -> Entries<Claim<'a>> {
        let mut entries = table(claims, &written.claims, |row| self.claim(row));
        for id in &written.without_event {
            entries.rows[id.index()].event = None;
        }
        entries
    }

    fn claim(self, row: &'a dossier::Claim) -> Entry<'a, Claim<'a>> {
        let dossier::Claim {
            key,
            by,
            attribution,
            via,
            document,
            locator,
            quote: quoted,
            evidence: files,
            said,
            said_basis,
            foretells,
            event,
            at,
            people,
            revises,
            corrects,
            same_as,
            bears_on,
            says,
            stance,
            worded,
            hedge,
            gist,
            note,
            entered_by,
            checked_by,
        } = row;
        let dossier::Locator { paragraph, page, column, section, post, timecode, other } = locator;
        let draft = Claim {
            by: Some(self.0.sources[*by].key.as_str().into()),
            attribution: *attribution,
            via: via.iter().map(|id| self.0.sources[*id].key.as_str().into()).collect(),
            document: Some(self.0.documents[*document].key.as_str().into()),
            paragraph: *paragraph,
            page: page.clone(),
            column: column.clone(),
            section: section.clone(),
            post: post.clone(),
            timecode: timecode.clone(),
            locator: other.clone(),
            quote: quoted.as_ref().map(quote),
            evidence: evidence(files),
            said: date(said.as_ref()),
            said_basis: said_basis.clone(),
            foretells: *foretells,
            event: event.map(|id| self.0.events[id].key.as_str().into()),
            at: at.map(|id| self.0.places[id].key.as_str().into()),
            people: self.people(people),
            revises: revises.map(|id| self.0.claims[id].key.as_str().into()),
            corrects: corrects.map(|id| self.0.claims[id].key.as_str().into()),
            same_as: same_as.map(|id| self.0.claims[id].key.as_str().into()),
            bears_on: bears_on.iter().map(|id| self.0.questions[*id].key.as_str().into()).collect(),
            says: self.says(says),
            stance: *stance,
            worded: worded.clone(),
            hedge: hedge.clone(),
            gist: gist.clone(),
            note: note.clone(),
            entered_by: entered_by.clone(),
            checked_by: checked_by.clone(),
        };
        (key, draft)
    }

    fn says(self, says: &'a dossier::Says) -> Says<'a> {
        match says {
            dossier::Says::Remark => Says::Remark,
            dossier::Says::Answer { to, text, position } => {
                let question = &self.0.questions[*to];
                let position = position.and_then(|position| question.positions.get(position));
                Says::Answer {
                    to: question.key.as_str().into(),
                    text: text.clone(),
                    position: position.map(|position| position.key.as_str().into()),
                }
            }
            dossier::Says::Count(dossier::Count {
                outcome,
                of,
                quantity,
                so_far,
                about,
                and_more,
                parts,
            }) => Says::Count {
                outcome: (*outcome).into(),
                of: self.0.groups[*of].key.as_str().into(),
                quantity: self.quantity(quantity),
                so_far: *so_far,
                about: *about,
                and_more: *and_more,
                parts: parts
                    .iter()
                    .map(|dossier::Part { of, quantity }| {
                        (self.0.groups[*of].key.clone(), self.quantity(quantity))
                    })
                    .collect(),
            },
        }
    }

    pub(super) fn quantity(self, quantity: &dossier::Quantity) -> Quantity<'a> {
        let claim = |id: dossier::ClaimId| self.0.claims[id].key.as_str().into();
        quantity.clone().with_ids(|people| self.people(&people), claim)
    }

    pub(super) fn people(self, people: &[PersonId]) -> Vec<Word<'a>> {
        people.iter().map(|id| self.0.people[*id].key.as_str().into()).collect()
    }
}
