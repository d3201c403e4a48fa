//! What is said of people, the evidence beside the dossier, and the grades that others give.

use std::collections::HashSet;

use super::super::diagnostic::Code;
use super::super::raw::{self, Word};
use super::super::site::Site;
use super::Tables;
use super::report::{Report, quoted};
use crate::dossier::{Age, Assessed, Assessment, Assessments, Evidence, Fact, Facts, ListId, Native, Scheme};
use crate::letters::Length;

/// Takes one kind of facts out of a raw person.
macro_rules! facts {
    ($self:ident, $rows:expr, $list:expr, $to:ident, $turn:expr) => {{
        let rows = $rows;
        let mut found = Vec::with_capacity(rows.len());
        for (index, row) in rows.into_iter().enumerate() {
            let site = $list.item(index);
            let by = $self.sources.find_optional(row.by.as_ref(), site.field("by"), $to);
            let document = $self.documents.find_optional(row.document.as_ref(), site.field("document"), $to);
            let Some(is) = required(row.is, site, $to) else { continue };
            let turn: fn(_, Site, &mut Report) -> Option<_> = $turn;
            found.extend(turn(is, site.field("is"), $to).map(|is| Fact { is, by, document }));
        }
        found
    }};
}

/// The content of a fact, which must be there.
fn required<T>(is: Option<T>, site: Site, to: &mut Report) -> Option<T> {
    if is.is_none() {
        to.add(Code::MissingField, site.field("is"), "the fact has no field `is`".to_owned());
    }
    is
}

impl Tables<'_> {
    pub(super) fn facts(&mut self, raw: &mut raw::Person<'_>, owner: Site, to: &mut Report) -> Facts {
        let age = facts!(self, std::mem::take(&mut raw.age), owner.field("age"), to, |age, site, to| {
            if let Age::Between(from, until) = age {
                to.between(u64::from(from), u64::from(until), site);
            }
            Some(age)
        });
        let sex = facts!(self, std::mem::take(&mut raw.sex), owner.field("sex"), to, |sex, _, _| Some(sex));
        let status =
            facts!(self, std::mem::take(&mut raw.status), owner.field("status"), to, |status, _, _| Some(
                status
            ));
        let family = facts!(
            self,
            std::mem::take(&mut raw.family),
            owner.field("family"),
            to,
            |family: String, site, to| {
                to.filled(&family, Length::Prose, site);
                Some(family)
            }
        );
        let died = facts!(
            self,
            std::mem::take(&mut raw.died),
            owner.field("died"),
            to,
            |died: Word<'_>, site, to| to.date(Some(&died), site)
        );
        Facts {
            age,
            sex,
            status,
            family,
            died,
            ids: ids(std::mem::take(&mut raw.ids), owner.field("ids"), to),
        }
    }

    pub(super) fn assessments(
        &mut self,
        schemes: raw::Entries<raw::Scheme>,
        list: Vec<raw::Assessment<'_>>,
        to: &mut Report,
    ) -> Assessments {
        let schemes = schemes_of(schemes, to);
        let all = Site::ROOT.field("assessments");
        let mut found = Vec::with_capacity(list.len());
        for (index, raw) in list.into_iter().enumerate() {
            found.extend(self.assessment(raw, all.item(index), to));
        }
        // Rows that refer to nothing are left out, after an error.
        let assessments = Assessments::new(schemes, found);
        if !to.has_errors() {
            for (index, one) in
                assessments.list().iter().enumerate().filter(|(_, one)| assessments.lacks(one))
            {
                let message = format!(
                    "the scheme {} does not define the grade {}",
                    quoted(&one.scheme),
                    quoted(&one.grade)
                );
                to.add(Code::UnknownGrade, all.item(index).field("grade"), message);
            }
        }
        assessments
    }

    fn assessment(&mut self, raw: raw::Assessment<'_>, site: Site, to: &mut Report) -> Option<Assessment> {
        let by = raw.by.as_ref().and_then(|by| self.sources.find(by, site.field("by"), to));
        let at = site.field("of");
        let of = match &raw.of {
            Some(raw::Assessed::Claim(id)) => self.claims.find(id, at, to).map(Assessed::Claim),
            Some(raw::Assessed::Event(id)) => self.events.find(id, at, to).map(Assessed::Event),
            Some(raw::Assessed::Place(id)) => self.places.find(id, at, to).map(Assessed::Place),
            None => None,
        };
        for (field, is_missing) in [("by", raw.by.is_none()), ("of", raw.of.is_none())] {
            if is_missing {
                to.add(
                    Code::MissingField,
                    site.field(field),
                    format!("the assessment has no field `{field}`"),
                );
            }
        }
        let name = |text: Option<String>, field: &'static str, to: &mut Report| {
            match &text {
                Some(text) => to.filled(text, Length::Name, site.field(field)),
                None => {
                    to.add(
                        Code::MissingField,
                        site.field(field),
                        format!("the assessment has no field `{field}`"),
                    );
                }
            }
            text.unwrap_or_default()
        };
        let (scheme, grade) = (name(raw.scheme, "scheme", to), name(raw.grade, "grade", to));
        to.prose(&raw.meaning, site.field("meaning"));
        let on = to.date(raw.on.as_ref(), site.field("on"));
        let document = self.documents.find_optional(raw.document.as_ref(), site.field("document"), to);
        Some(Assessment { by: by?, scheme, grade, of: of?, on, document, meaning: raw.meaning })
    }
}

fn schemes_of(raw: raw::Entries<raw::Scheme>, to: &mut Report) -> Vec<Scheme> {
    let all = Site::ROOT.field("schemes");
    let mut seen = HashSet::new();
    let mut schemes = Vec::with_capacity(raw.rows.len());
    for (index, (name, row)) in raw.keys.into_iter().zip(raw.rows).enumerate() {
        to.filled(&name, Length::Name, all.key(index));
        if !seen.insert(name.clone()) {
            to.add(
                Code::DuplicateId,
                all.key(index),
                format!("the scheme {} is defined twice", quoted(&name)),
            );
        }
        let site = all.item(index);
        to.prose(&row.basis, site.field("basis"));
        let mut known = HashSet::new();
        let list = site.field("grades");
        let grades = row.grades.keys.into_iter().zip(row.grades.rows).collect::<Vec<_>>();
        for (grade, meaning) in &grades {
            to.filled(grade, Length::Name, list);
            to.prose(meaning, list);
            if !known.insert(grade.as_str()) {
                to.add(Code::DuplicateId, list, format!("the grade {} is defined twice", quoted(grade)));
            }
        }
        schemes.push(Scheme { name, basis: row.basis, grades });
    }
    schemes
}

fn ids(raw: raw::Entries<String>, site: Site, to: &mut Report) -> Vec<ListId> {
    let mut seen = HashSet::new();
    let mut ids = Vec::with_capacity(raw.rows.len());
    for (index, (list, id)) in raw.keys.into_iter().zip(raw.rows).enumerate() {
        to.filled(&list, Length::Name, site.key(index));
        to.filled(&id, Length::Name, site.item(index));
        if !seen.insert(list.clone()) {
            to.add(Code::DuplicateId, site.key(index), format!("the list {} is named twice", quoted(&list)));
        }
        ids.push(ListId { list, id });
    }
    ids
}

impl Report {
    /// Checks names in other scripts or languages.
    pub(super) fn natives(&mut self, names: &[Native], list: Site) {
        for (index, name) in names.iter().enumerate() {
            self.native(Some(name), list.item(index));
        }
    }

    /// Checks the evidence of an entry.
    pub(super) fn evidence(&mut self, raw: Vec<raw::Evidence>, list: Site) -> Vec<Evidence> {
        let mut found = Vec::with_capacity(raw.len());
        for (index, raw::Evidence { file, sha256, kind, caption, graphic }) in raw.into_iter().enumerate() {
            let site = list.item(index);
            self.prose(&caption, site.field("caption"));
            let (file, sha256) = (self.path(file, site), self.sha256(sha256, site));
            found.push(Evidence { file, sha256, kind, caption, graphic });
        }
        found
    }
}
