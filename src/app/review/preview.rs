//! The claims of one row as a small dossier, so that the program's own words and marks show them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::made::Made;
use crate::app::content::{Content, Opened};
use crate::app::derived::Derived;
use crate::draft::{Dossier, Says};
use crate::load::ground::Ground;
use crate::load::{Fingerprint, Loaded};
use crate::session::{Revisions, Session};

/// A small dossier with everything that drawing it needs.
pub struct Preview {
    /// The row, counted from 0 below the header.
    pub row: usize,
    /// The result that the row belongs to.
    pub of: u64,
    /// The dossier.
    pub opened: Arc<Opened>,
    /// How it is shown.
    pub session: Session,
    /// What follows from both.
    pub derived: Derived,
    /// Distinguishes all of this from what other dossiers have.
    pub revisions: Revisions,
}

impl Preview {
    /// Makes the dossier of one row; `None` if it has no claims.
    pub fn of_row(made: &Made, row: usize, of: u64, session: &Session) -> Option<Self> {
        let claims = made.account.rows.get(row)?.claims.clone();
        let draft = part(made, claims)?;
        let built = draft.build();
        let loaded = Loaded {
            ground: built.dossier.as_ref().map(Ground::from_dossier).unwrap_or_default(),
            dossier: built.dossier,
            diagnostics: Vec::new(),
            fingerprint: Fingerprint::from_text(""),
            lacking: built.lacking,
        };
        Some(Self { row, of, ..Self::of_loaded(loaded, session)? })
    }

    /// Makes one of a dossier; `None` if it is unsound.
    pub fn of_loaded(loaded: Loaded, session: &Session) -> Option<Self> {
        let content = Content::new("", loaded);
        let mut own = content.session();
        own.estimates.query.outcome = None;
        let session = Session { mode: session.mode, reading: own.reading, ..own };
        let Content::Opened(opened) = content else { return None };
        let (mut revisions, mut derived) = (Revisions::default(), Derived::default());
        derived.refresh(&mut revisions, &opened, &session);
        Some(Self { row: 0, of: 0, opened, session, derived, revisions })
    }
}

/// Some claims with everything that they refer to.
fn part(made: &Made, claims: std::ops::Range<usize>) -> Option<Dossier<'static>> {
    let whole = &made.import.draft;
    let mut part = Dossier::new(whole.title.clone().unwrap_or_default());
    let [mut sources, mut documents, mut events, mut places, mut groups] =
        [(); 5].map(|()| BTreeSet::<&usize>::new());
    let [source_at, document_at, event_at, place_at, group_at] = &made.places;
    for at in claims {
        let (id, claim) = whole.claims.at(at)?;
        sources.extend(claim.by.iter().chain(&claim.via).filter_map(|id| source_at.get(&id.to_string())));
        documents.extend(claim.document.iter().filter_map(|id| document_at.get(&id.to_string())));
        events.extend(claim.event.iter().filter_map(|id| event_at.get(&id.to_string())));
        places.extend(claim.at.iter().filter_map(|id| place_at.get(&id.to_string())));
        if let Says::Count { of, parts, .. } = &claim.says {
            groups.extend(group_at.get(&of.to_string()));
            groups.extend(parts.iter().filter_map(|(id, _)| group_at.get(id)));
        }
        part.claims.add(id, claim.clone());
    }
    places.extend(events.iter().filter_map(|at| {
        let (_, event) = whole.events.at(**at)?;
        place_at.get(&event.at.as_ref()?.to_string())
    }));
    // Populations lie within others.
    let mut outer: Vec<&usize> = groups.iter().copied().collect();
    while let Some(at) = outer.pop() {
        let within =
            whole.groups.at(*at).and_then(|(_, group)| group_at.get(&group.within.as_ref()?.to_string()));
        outer.extend(within.filter(|at| groups.insert(at)));
    }
    for (id, row) in sources.into_iter().filter_map(|at| whole.sources.at(*at)) {
        part.sources.add(id, row.clone());
    }
    for (id, row) in documents.into_iter().filter_map(|at| whole.documents.at(*at)) {
        part.documents.add(id, row.clone());
    }
    for (id, row) in events.into_iter().filter_map(|at| whole.events.at(*at)) {
        part.events.add(id, row.clone());
    }
    for (id, row) in places.into_iter().filter_map(|at| whole.places.at(*at)) {
        part.places.add(id, row.clone());
    }
    for (id, row) in groups.into_iter().filter_map(|at| whole.groups.at(*at)) {
        part.groups.add(id, row.clone());
    }
    (!part.claims.is_empty()).then_some(part)
}
