//! Claims: who says it, through whom, where it was read, and what is counted.

use std::collections::HashSet;

use super::super::diagnostic::Code;
use super::super::raw;
use super::super::site::Site;
use super::report::{Report, quoted};
use super::{Tables, counts, slips};
use crate::dossier::{
    Claim, ClaimId, Count, Dossier, Id as _, PersonId, Quantity, QuestionId, Says, SourceId,
};
use crate::letters::Length;

impl Tables<'_> {
    pub(super) fn claim(&mut self, mut raw: raw::Claim<'_>, site: Site, to: &mut Report) -> Claim {
        let by = self.sources.find_required(raw.by.as_ref(), site, "by", to);
        let document = self.documents.find_required(raw.document.as_ref(), site, "document", to);
        let via = self.relays(&raw, by, site.field("via"), to);
        let bears_on = self.bears_on(&raw, site.field("bears_on"), to);
        let locator = raw.take_locator();
        if locator.is_empty() {
            let message = "the claim does not say where in its document it stands".to_owned();
            let hint = "name its `paragraph`, `page`, `timecode` or another place".to_owned();
            to.add_hinted(Code::NoParagraph, site, message, hint);
        }
        // The length of a document that does not exist is unknown.
        let length_of = self.documents.has(raw.document.as_ref()).then(|| document.index());
        self.check_locator(&locator, length_of, site, to);
        to.prose(&raw.said_basis, site.field("said_basis"));
        to.optional_name(raw.worded.as_ref(), site.field("worded"));
        to.optional_name(raw.hedge.as_ref(), site.field("hedge"));
        to.prose(&raw.gist, site.field("gist"));
        to.prose(&raw.note, site.field("note"));
        to.optional_name(raw.entered_by.as_ref(), site.field("entered_by"));
        to.optional_name(raw.checked_by.as_ref(), site.field("checked_by"));
        let people = self.people.find_each(&raw.people, site.field("people"), to);
        let says = self.says(raw.says, site.field("says"), to);
        if let (Says::Count(count), Some(worded)) = (&says, &raw.worded) {
            slips::report_unlike(count, worded, site.field("worded"), to);
        }
        Claim {
            key: String::new(),
            by,
            attribution: raw.attribution,
            via,
            document,
            locator,
            quote: to.quote(raw.quote, site.field("quote")),
            evidence: to.evidence(raw.evidence, site.field("evidence")),
            said: to.date(raw.said.as_ref(), site.field("said")),
            said_basis: raw.said_basis,
            foretells: raw.foretells,
            event: match &raw.event {
                Some(event) => self.events.find(event, site.field("event"), to),
                None => self.default_event,
            },
            at: self.places.find_optional(raw.at.as_ref(), site.field("at"), to),
            people,
            revises: self.claims.find_optional(raw.revises.as_ref(), site.field("revises"), to),
            corrects: self.claims.find_optional(raw.corrects.as_ref(), site.field("corrects"), to),
            same_as: self.claims.find_optional(raw.same_as.as_ref(), site.field("same_as"), to),
            bears_on,
            says,
            stance: raw.stance,
            worded: raw.worded,
            hedge: raw.hedge,
            gist: raw.gist,
            note: raw.note,
            entered_by: raw.entered_by,
            checked_by: raw.checked_by,
        }
    }

    fn relays(&mut self, raw: &raw::Claim<'_>, by: SourceId, list: Site, to: &mut Report) -> Vec<SourceId> {
        let speaker = raw.by.as_ref().map(|word| word.0.as_ref());
        for (index, word) in raw.via.iter().enumerate() {
            if Some(word.0.as_ref()) == speaker {
                let message = format!("{} cannot relay itself", quoted(&word.0));
                to.add(Code::SelfRelay, list.item(index), message);
            }
        }
        let relays = self.sources.find_each(&raw.via, list, to);
        relays.into_iter().filter(|relay| *relay != by).collect()
    }

    fn bears_on(&mut self, raw: &raw::Claim<'_>, list: Site, to: &mut Report) -> Vec<QuestionId> {
        if let raw::Says::Answer { to: answered, .. } = &raw.says {
            for (index, word) in raw.bears_on.iter().enumerate() {
                if word.0 == answered.0 {
                    let message = format!("{} is the question that the claim answers", quoted(&word.0));
                    to.add(Code::RepeatedId, list.item(index), message);
                }
            }
        }
        self.questions.find_each(&raw.bears_on, list, to)
    }

    fn says(&mut self, raw: raw::Says<'_>, site: Site, to: &mut Report) -> Says {
        match raw {
            raw::Says::Remark => Says::Remark,
            raw::Says::Answer { to: question, text, position } => {
                to.filled(&text, Length::Prose, site.field("text"));
                let is_known = self.questions.has(Some(&question));
                let id = self.questions.find_required(Some(&question), site, "to", to);
                let position = position.filter(|_| is_known);
                let position =
                    position.and_then(|word| self.positions.find(id, &word, site.field("position"), to));
                Says::Answer { to: id, text, position }
            }
            raw::Says::Count { outcome, of, quantity, so_far, about, and_more, parts } => {
                let outcome = self.outcome(&outcome, site.field("outcome"), to);
                let of = self.groups.find_required(Some(&of), site, "of", to);
                let quantity = self.quantity(quantity, site.field("quantity"), to);
                let parts = self.parts(parts, site.field("parts"), to);
                let count = Count { outcome, of, quantity, so_far, about, and_more, parts };
                counts::report_unfit(&count, site, to);
                super::outcomes::report_unfit(&count, site, to);
                Says::Count(count)
            }
        }
    }
}

/// Adds people named in a count to the people of the claim, unless they are listed already.
pub(super) fn name_the_counted(dossier: &mut Dossier) {
    let written = &mut dossier.written.claims;
    for (row, claim) in dossier.claims.rows_mut().iter_mut().enumerate() {
        let Some(count) = claim.count() else { continue };
        let named = count.stated().filter_map(|(_, quantity)| match quantity {
            Quantity::Named(named) => Some(named.iter().copied()),
            _ => None,
        });
        let mut known: HashSet<PersonId> = claim.people.iter().copied().collect();
        let added: Vec<_> = named.flatten().filter(|person| known.insert(*person)).collect();
        if !added.is_empty() {
            written.entry(ClaimId::from_index(row)).or_insert_with(|| claim.clone());
            claim.people.extend(added);
        }
    }
}
