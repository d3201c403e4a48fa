//! When every claim of a dossier can have been said, worked out once: dates are asked for all claims at once, for every day
//! of a play.

use super::{WhenSaid, ahead};
use crate::Known;
use crate::dossier::{ClaimId, Dossier, Id as _, Instant, Moment};

/// The times of all claims.
#[derive(Clone, Debug)]
pub struct Times {
    claims: Vec<Time>,
}

/// The times of one claim; `None` where nothing is known.
#[derive(Clone, Copy, Debug)]
struct Time {
    /// The beginning of the first day or time at which it can have been said.
    first: Option<Instant>,
    /// The end of the last one.
    last: Option<Instant>,
    /// By what it is sorted: see [`WhenSaid::sort_key`].
    order: Option<(Instant, Instant)>,
    /// From when on it is shown, as said or as yet to be said: see [`Ahead`](super::Ahead).
    shown: Option<Instant>,
}

impl Times {
    /// Works out the times of all claims.
    pub(super) fn new(dossier: &Dossier) -> Self {
        let claims = dossier.claims.rows().iter().map(|claim| {
            let when = WhenSaid::from_claim(dossier, claim);
            Time {
                first: when.first().map(Moment::first),
                last: when.last().map(Moment::last),
                order: when.sort_key(),
                shown: ahead::shown_from(dossier, claim).map(Moment::first),
            }
        });
        Self { claims: claims.collect() }
    }

    /// Whether a claim had been said by a day or time: as [`Known::of_claim`].
    #[must_use]
    pub fn known(&self, claim: ClaimId, at: Moment) -> Known {
        let time = self.claims[claim.index()];
        if time.first.is_some_and(|first| first > at.last()) {
            Known::NotYet
        } else if time.last.is_some_and(|last| last <= at.last()) {
            Known::Known
        } else {
            Known::Perhaps
        }
    }

    /// The beginning of the first day or time at which a claim can have been said; `None` if unknown.
    pub(super) fn first(&self, claim: ClaimId) -> Option<Instant> {
        self.claims[claim.index()].first
    }

    /// The sort key of a claim by when it was said; `None` if unknown.
    pub(super) fn order(&self, claim: ClaimId) -> Option<(Instant, Instant)> {
        self.claims[claim.index()].order
    }

    /// True if a claim is not shown yet on a day, not even as yet to be said.
    pub(super) fn is_ahead(&self, claim: ClaimId, day: Moment) -> bool {
        self.claims[claim.index()].shown.is_some_and(|from| day.last() < from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn the_times_of_a_claim_say_what_its_dates_say() {
        for built_in in &load::BUILT_IN {
            let dossier = load::read(built_in.text).dossier.expect("sound");
            let times = Times::new(&dossier);
            let steps = crate::known::steps(&dossier);
            assert!(steps.len() > 5, "{} steps", steps.len());
            for at in steps {
                for (id, claim) in dossier.claims.iter() {
                    assert_eq!(
                        times.known(id, at),
                        Known::of_claim(&dossier, claim, at),
                        "{} at {at:?}",
                        claim.key
                    );
                }
            }
        }
    }
}
