//! Everything derived from the dossier and the reader's choices together that more than one view reads.

use std::cell::RefCell;
use std::fmt::Debug;
use std::ops::Deref;
use std::sync::Arc;

use super::content::{Content, Opened};
use super::fetch::Onto;
use super::frame::context;
use super::jobs;
use crate::analysis::agreement::Agreement;
use crate::analysis::{Ahead, Amounts, EstimateRows, Related, Shown, known};
use crate::dossier::{ClaimId, Moment};
use crate::memo::Memo;
use crate::session::{Input, Reads, Revisions, Selected, Session};
use crate::views::index::IndexRows;
use crate::views::picture::Page;
use crate::views::{AGREEMENT, Context, Snapshot, Source, agreement_of};

/// A dossier of more claims than this is large.
const LARGE: usize = 5_000;

/// The derived state. Copies share their values.
#[derive(Clone, Default)]
pub struct Derived {
    /// The document that it is derived from.
    opened: Option<Arc<Opened>>,
    /// What the chosen day and the tray leave.
    pub narrowing: Kept<Narrowing>,
    /// The rows of the estimates.
    pub estimates: Kept<EstimateRows>,
    /// The rows of the index.
    pub index: Kept<IndexRows>,
    /// The numbers of what is shown.
    pub amounts: Kept<Amounts>,
    /// Everything that belongs to the selection.
    pub related: Kept<Option<Related>>,
    /// The days on which anything becomes known, ascending.
    pub steps: Kept<Vec<Moment>>,
    /// Which claims can be true together, computed on demand.
    pub agreement: Memo<Reads, Agreement>,
    /// The claims in conflict with the selected ones, computed on demand.
    pub opposed: Memo<Reads, Vec<ClaimId>>,
    /// The page that is drawn, where a picture has several.
    pub page: Option<Arc<Page>>,
}

/// A derived value that every frame reads.
#[derive(Default)]
pub struct Kept<V> {
    memo: Memo<Reads, V>,
    value: Arc<V>,
}

impl<V> Clone for Kept<V> {
    fn clone(&self) -> Self {
        Self { memo: self.memo.clone(), value: self.value.clone() }
    }
}

impl<V> Deref for Kept<V> {
    type Target = V;

    fn deref(&self) -> &V {
        &self.value
    }
}

impl<V: Debug> Kept<V> {
    /// Makes the value again if these inputs are others than before.
    fn update(&mut self, reads: Reads, make: impl FnOnce() -> V) {
        self.memo.follow(reads);
        self.value = self.memo.get(make);
    }

    /// The same; returns true if it is another value now, or the first.
    fn update_and_compare(&mut self, reads: Reads, make: impl FnOnce() -> V) -> bool
    where
        V: PartialEq,
    {
        let before = self.memo.known();
        self.update(reads, make);
        before.is_none_or(|before| !Arc::ptr_eq(&before, &self.value) && *before != *self.value)
    }
}

/// The claims that views show.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// What lies ahead of the day chosen.
    pub ahead: Ahead,
    /// The claims that the tray and what was brushed narrow views to.
    pub tray: Option<Vec<ClaimId>>,
    /// The claims of that list that do not lie ahead: what views show.
    pub only: Option<Vec<ClaimId>>,
}

impl Narrowing {
    fn new(opened: &Opened, session: &Session, page: Option<&Page>) -> Self {
        let dossier = &opened.dossier;
        let ahead = Ahead::new(dossier, &opened.links, session.as_of);
        let tray = session.narrowed(dossier, &opened.links);
        let only = ahead.narrowed(dossier, tray.as_deref());
        let only = page.map(|page| page.narrowed(only.as_deref())).or(only);
        Self { ahead, tray, only }
    }
}

impl Derived {
    /// Makes again whatever was made from inputs that have changed.
    pub fn refresh(&mut self, revisions: &mut Revisions, opened: &Arc<Opened>, session: &Session) {
        use Input::{Brush, Day, Dossier, Index, Page, Query, Reading, Rows, Selection, Tray};
        self.opened = Some(opened.clone());
        revisions.follow(session);
        let (dossier, links) = (&*opened.dossier, &opened.links);
        let reading = opened.readings.get(session.reading);
        self.steps.update(revisions.of(&[Dossier]), || known::steps(dossier));
        let page = self.page.as_deref();
        let narrowing = || Narrowing::new(opened, session, page);
        if self.narrowing.update_and_compare(revisions.of(&[Dossier, Tray, Brush, Day, Page]), narrowing) {
            revisions.bump(Input::Narrowing);
        }
        let Narrowing { ahead, tray, only } = &*self.narrowing;
        let shown = Shown { only: only.as_deref(), day: session.as_of, links: Some(links) };
        let stock = opened.stock(session.reading);
        let rows = || {
            let rows = EstimateRows::known(dossier, stock, reading, session.estimates.query, shown.only);
            match page {
                Some(page) => rows.with_axis(page.figures.0, page.figures.1),
                None => rows,
            }
        };
        let reads = revisions.of(&[Dossier, Reading, Query, Input::Narrowing]);
        if self.estimates.update_and_compare(reads, rows) {
            revisions.bump(Rows);
        }
        self.index.update(revisions.of(&[Dossier, Day, Index, Input::Narrowing]), || {
            IndexRows::new(dossier, links, shown, ahead, &session.index)
        });
        self.amounts.update(revisions.of(&[Dossier, Day, Input::Narrowing]), || {
            Amounts::count(dossier, links, shown, ahead)
        });
        let selected = session.selection.selected();
        self.related.update(revisions.of(&[Dossier, Selection, Input::Narrowing]), || {
            related(opened, ahead, selected)
        });
        self.agreement.follow(revisions.of(AGREEMENT));
        self.agreement.verify(|| agreement_of(dossier, reading, tray.as_deref(), shown));
        self.opposed.follow(revisions.of(&[AGREEMENT, &[Selection]].concat()));
    }
}

impl Derived {
    /// Leaves a document. Where it is large, to give its memory back takes longer than a frame, so that a thread does it.
    pub fn leave(&mut self, content: Content) {
        let left = (content, self.opened.take());
        if left.0.dossier().is_some_and(|dossier| dossier.claims.len() > LARGE) {
            jobs::start("leave", move || drop(left), |_| {});
        }
    }
}

impl Source for Derived {
    fn snapshot(&self, session: &Session, revisions: &Revisions) -> Option<Box<dyn Snapshot>> {
        let opened = self.opened.clone()?;
        let (session, revisions) = (session.clone(), revisions.clone());
        Some(Box::new(State { opened, derived: self.clone(), session, revisions }))
    }
}

/// A document, the reader's choices and what is derived from both, for work on another thread.
struct State {
    opened: Arc<Opened>,
    derived: Derived,
    session: Session,
    revisions: Revisions,
}

impl Snapshot for State {
    fn with(&self, work: &mut dyn FnMut(&Context<'_>)) {
        let Self { opened, derived, session, revisions } = self;
        let commands = RefCell::default();
        work(&context(opened, session, derived, revisions, Onto::THREAD, &commands));
    }
}

/// What belongs to what is selected, as far as that does not lie ahead of the day chosen.
fn related(opened: &Opened, ahead: &Ahead, selected: &Selected) -> Option<Related> {
    match selected {
        Selected::Nothing => None,
        Selected::Item(item) if ahead.holds(*item) => None,
        Selected::Item(item) => Some(Related::new(&opened.dossier, &opened.links, ahead, *item)),
        Selected::Claims(claims) => {
            let claims = ahead.without(claims.iter().copied());
            (!claims.is_empty()).then(|| Related::of_claims(&opened.dossier, &opened.links, &claims))
        }
    }
}
