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
    /// Its place among all claims by [`WhenSaid::sort_key`], those without one last; equal ones share a place.
    rank: u32,
    /// From when on it is shown, as said or as yet to be said: see [`Ahead`](super::Ahead).
    shown: Option<Instant>,
}

impl Times {
    /// Works out the times of all claims.
    pub(super) fn new(dossier: &Dossier) -> Self {
        let mut said = Vec::with_capacity(dossier.claims.len());
        let times = dossier.claims.rows().iter().map(|claim| {
            let when = WhenSaid::from_claim(dossier, claim);
            said.push(when.sort_key());
            Time {
                first: when.first().map(Moment::first),
                last: when.last().map(Moment::last),
                rank: 0,
                shown: ahead::shown_from(dossier, claim).map(Moment::first),
            }
        });
        let mut claims: Vec<Time> = times.collect();
        for (claim, rank) in claims.iter_mut().zip(ranks(&said)) {
            claim.rank = rank;
        }
        Self { claims }
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

    /// The place of a claim among all by when it was said.
    pub(super) fn rank(&self, claim: ClaimId) -> u32 {
        self.claims[claim.index()].rank
    }

    /// True if a claim is not shown yet on a day, not even as yet to be said.
    pub(super) fn is_ahead(&self, claim: ClaimId, day: Moment) -> bool {
        self.claims[claim.index()].shown.is_some_and(|from| day.last() < from)
    }
}

/// The places of claims by when they were said, those of which nothing is known last; equal ones share a place.
pub(super) fn ranks(said: &[Option<(Instant, Instant)>]) -> Vec<u32> {
    let key = |row: &usize| (said[*row].is_none(), said[*row]);
    let mut order: Vec<usize> = (0..said.len()).collect();
    order.sort_unstable_by_key(key);
    let mut ranks = vec![0; said.len()];
    for (place, pair) in order.windows(2).enumerate() {
        let is_same = key(&pair[0]) == key(&pair[1]);
        ranks[pair[1]] = if is_same { ranks[pair[0]] } else { place as u32 + 1 };
    }
    ranks
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
