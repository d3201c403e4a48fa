//! Grades that named bodies give by schemes of their own: of a claim, an event or a place. They are shown as somebody's,
//! beside what they are about; the program gives none, and never makes an order of sources from them.

use std::collections::BTreeMap;

use super::{ClaimId, Date, DocumentId, Dossier, EventId, Item, Moment, PlaceId, SourceId};

/// What a body has graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assessed {
    Claim(ClaimId),
    Event(EventId),
    Place(PlaceId),
}

impl Assessed {
    /// The same as an item.
    #[must_use]
    pub const fn item(self) -> Item {
        match self {
            Self::Claim(id) => Item::Claim(id),
            Self::Event(id) => Item::Event(id),
            Self::Place(id) => Item::Place(id),
        }
    }
}

/// A named body's own grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Who grades.
    pub by: SourceId,
    /// The name of the scheme.
    pub scheme: String,
    /// The grade, in the words of the scheme.
    pub grade: String,
    /// What is graded.
    pub of: Assessed,
    /// When the grade was given.
    pub on: Option<Date>,
    /// The document where it was read.
    pub document: Option<DocumentId>,
    /// What the grade means, if the scheme is not defined.
    pub meaning: String,
}

/// A scheme of grades, as the body that uses it defines it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    pub name: String,
    /// Where it is defined, and by whom.
    pub basis: String,
    /// Its grades in its own order, and what each means.
    pub grades: Vec<(String, String)>,
}

/// All assessments of a dossier, and the schemes that it defines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessments {
    pub schemes: Vec<Scheme>,
    list: Vec<Assessment>,
    /// The rows of the list by what is graded.
    of: BTreeMap<Item, Vec<usize>>,
    /// Where each grade is defined, by its scheme and its name: the rows of the scheme and in it.
    defined: BTreeMap<String, (usize, BTreeMap<String, usize>)>,
}

impl Assessments {
    pub(crate) fn new(schemes: Vec<Scheme>, list: Vec<Assessment>) -> Self {
        let mut of: BTreeMap<Item, Vec<usize>> = BTreeMap::new();
        for (row, assessment) in list.iter().enumerate() {
            of.entry(assessment.of.item()).or_default().push(row);
        }
        let mut defined: BTreeMap<String, (usize, BTreeMap<String, usize>)> = BTreeMap::new();
        for (row, scheme) in schemes.iter().enumerate() {
            let grades = scheme.grades.iter().enumerate().map(|(at, (grade, _))| (grade.clone(), at));
            defined.entry(scheme.name.clone()).or_insert_with(|| (row, grades.collect()));
        }
        Self { schemes, list, of, defined }
    }

    /// All of them, in file order.
    #[must_use]
    pub fn list(&self) -> &[Assessment] {
        &self.list
    }

    /// Those of an item, in file order.
    pub fn for_item(&self, item: Item) -> impl Iterator<Item = &Assessment> {
        self.of.get(&item).into_iter().flatten().filter_map(|row| self.list.get(*row))
    }

    /// What a grade means: as its scheme defines it, or as the assessment says; empty if neither does.
    #[must_use]
    pub fn meaning<'a>(&'a self, assessment: &'a Assessment) -> &'a str {
        let defined = self.defined.get(&assessment.scheme).and_then(|(row, grades)| {
            let at = grades.get(&assessment.grade)?;
            Some(self.schemes.get(*row)?.grades.get(*at)?.1.as_str())
        });
        defined.unwrap_or(&assessment.meaning)
    }

    /// The scheme of an assessment, if the dossier defines it.
    #[must_use]
    pub fn scheme(&self, assessment: &Assessment) -> Option<&Scheme> {
        self.schemes.get(self.defined.get(&assessment.scheme)?.0)
    }

    /// True if the dossier defines the scheme of an assessment, but not its grade.
    pub(crate) fn lacks(&self, assessment: &Assessment) -> bool {
        self.defined
            .get(&assessment.scheme)
            .is_some_and(|(_, grades)| !grades.contains_key(&assessment.grade))
    }
}

impl Dossier {
    /// True if something came after `at`: by the date that is given, or else by that of the document where it was read.
    #[must_use]
    pub fn is_after(&self, on: Option<&Date>, document: Option<DocumentId>, at: Moment) -> bool {
        let date = on.or_else(|| self.documents[document?].dated.as_ref());
        date.and_then(Date::earliest_possible).is_some_and(|first| first.first() > at.last())
    }
}
