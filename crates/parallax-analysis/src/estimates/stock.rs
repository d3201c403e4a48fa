//! What charts ask of every claim, in a few bytes each: a chart of 100,000 claims is made again within a frame.

use std::collections::HashMap;

use super::super::{Links, Mark, Times};
use crate::dossier::{
    Claim, ClaimId, Count, DocumentId, Dossier, EventId, GroupId, Id as _, Outcome, Quantity, Reading,
    SourceId,
};

/// What a claim that counts is put under.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub outcome: Outcome,
    pub of: GroupId,
    pub by: SourceId,
    pub document: DocumentId,
    pub event: Option<EventId>,
    /// The number of its parts.
    pub parts: u32,
}

impl Row {
    fn from_claim(claim: &Claim) -> Option<Self> {
        let count = claim.count()?;
        Some(Self {
            outcome: count.outcome,
            of: count.of,
            by: claim.by,
            document: claim.document,
            event: claim.event,
            parts: count.parts.len() as u32,
        })
    }
}

/// What every claim of a dossier is put under, and its figures as far as no reading has a say in them.
#[derive(Clone, Debug)]
pub struct Counted {
    /// `None` for claims that count nothing.
    rows: Vec<Option<Row>>,
    /// The mark of each, where no reading has a say in it.
    marks: Vec<Option<Mark>>,
    extents: Vec<Extent>,
    /// The claims with number words, which a reading may give figures.
    worded: Vec<ClaimId>,
}

impl Counted {
    /// Takes it from all claims.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let (claims, words_only) = (dossier.claims.rows(), Reading::words_only());
        let marks: Vec<Option<Mark>> =
            claims.iter().map(|claim| Mark::from_claim(claim, &words_only)).collect();
        let extents = claims.iter().zip(&marks);
        let is_worded =
            |count: &Count| count.stated().any(|(_, quantity)| matches!(quantity, Quantity::Words(_)));
        let worded = dossier.claims.iter().filter(|(_, claim)| claim.count().is_some_and(is_worded));
        Self {
            rows: claims.iter().map(Row::from_claim).collect(),
            extents: extents.map(|(claim, own)| Extent::with_mark(*own, claim, &words_only)).collect(),
            marks,
            worded: worded.map(|(id, _)| id).collect(),
        }
    }

    /// The outcome that a claim counts; `None` if it counts nothing.
    #[must_use]
    pub fn outcome(&self, id: ClaimId) -> Option<Outcome> {
        self.rows[id.index()].map(|row| row.outcome)
    }
}

/// The figures of a claim and its parts under a reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// The smallest above zero.
    pub least: Option<u64>,
    /// The largest.
    pub reach: u64,
    /// By what the claim itself is sorted.
    pub size: Option<(u64, i8)>,
}

impl Extent {
    fn from_claim(claim: &Claim, reading: &Reading) -> Self {
        Self::with_mark(Mark::from_claim(claim, reading), claim, reading)
    }

    /// The same, where the mark of the claim itself is known.
    fn with_mark(own: Option<Mark>, claim: &Claim, reading: &Reading) -> Self {
        let parts = claim.count().into_iter().flat_map(Count::each_part);
        let marks = own.into_iter().chain(parts.map(|part| Mark::of_count(&part, reading)));
        let extent = Self { size: own.and_then(Mark::size), ..Self::default() };
        marks.fold(extent, |extent, mark| Self {
            least: [extent.least, mark.least()].into_iter().flatten().min(),
            reach: extent.reach.max(mark.reach().unwrap_or(0)),
            ..extent
        })
    }
}

/// The figures of every claim of a dossier under a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    extents: Vec<Extent>,
    /// The marks of number words.
    worded: HashMap<ClaimId, Mark>,
}

impl Figures {
    /// Reads them off all claims, of which the reading changes only those with number words.
    #[must_use]
    pub fn new(dossier: &Dossier, links: &Links, reading: &Reading) -> Self {
        let counted = links.counted();
        let mut figures = Self { extents: counted.extents.clone(), worded: HashMap::new() };
        for id in &counted.worded {
            let claim = &dossier.claims[*id];
            let mark = Mark::from_claim(claim, reading);
            figures.extents[id.index()] = Extent::with_mark(mark, claim, reading);
            figures.worded.extend(mark.map(|mark| (*id, mark)));
        }
        figures
    }
}

/// What is known of all claims beforehand.
#[derive(Clone, Copy, Debug)]
pub struct Stock<'a> {
    /// What follows from the dossier.
    pub links: &'a Links,
    /// What follows from it under the reading.
    pub figures: &'a Figures,
}

impl Stock<'_> {
    /// The mark of a claim under the reading; `None` if it counts nothing.
    #[must_use]
    pub fn mark(&self, id: ClaimId) -> Option<Mark> {
        match self.links.counted().marks[id.index()] {
            Some(Mark::Words(_)) => self.figures.worded.get(&id).copied(),
            mark => mark,
        }
    }
}

/// A dossier under a reading, asked claim by claim: what is known beforehand is looked up, the rest worked out.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub dossier: &'a Dossier,
    pub reading: &'a Reading,
    pub stock: Option<Stock<'a>>,
}

impl<'a> Asked<'a> {
    pub fn row(&self, id: ClaimId) -> Option<Row> {
        match self.stock {
            Some(stock) => stock.links.counted().rows[id.index()],
            None => Row::from_claim(&self.dossier.claims[id]),
        }
    }

    pub fn extent(&self, id: ClaimId) -> Extent {
        match self.stock {
            Some(stock) => stock.figures.extents[id.index()],
            None => Extent::from_claim(&self.dossier.claims[id], self.reading),
        }
    }

    pub fn times(&self) -> Option<&'a Times> {
        self.stock.map(|stock| stock.links.times())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Readings;
    use crate::load;

    #[test]
    fn the_figures_of_a_reading_are_those_of_all_marks_under_it() {
        for built_in in &load::BUILT_IN {
            let dossier = load::read(built_in.text).dossier.expect("sound");
            let links = Links::new(&dossier);
            for (_, reading) in Readings::new(&dossier, load::readings()).iter() {
                let each: Vec<Extent> =
                    dossier.claims.rows().iter().map(|claim| Extent::from_claim(claim, reading)).collect();
                let figures = Figures::new(&dossier, &links, reading);
                assert_eq!(figures.extents, each, "{}", reading.key);
                for (id, claim) in dossier.claims.iter() {
                    let mark = Mark::from_claim(claim, reading);
                    assert_eq!(Stock { links: &links, figures: &figures }.mark(id), mark, "{}", reading.key);
                }
            }
        }
    }
}
