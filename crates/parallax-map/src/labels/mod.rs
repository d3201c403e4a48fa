//! Places labels beside their marks so that none overlaps another label, a mark or an obstacle.
//!
//! Greedy by priority: each label takes the first free spot of a fixed list (beside the mark, then diagonal,
//! then farther away with a leader line) or stays hidden. The same requests always give the same result. It
//! knows no text: the caller measures it.

mod occupancy;
mod spots;

use egui::{Pos2, Rect, Vec2};

use occupancy::Occupancy;

/// A mark that needs a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelRequest {
    /// The centre of the mark; outside the viewport it gets no label.
    pub anchor: Pos2,
    /// The radius of the mark, in screen points; no label covers this disc.
    pub mark_radius: f32,
    /// The size of the laid-out text, in screen points.
    pub size: Vec2,
    /// Higher priorities are placed first; among equals, earlier requests.
    pub priority: i32,
}

/// The position of a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The rectangle of the text.
    pub rect: Rect,
    /// A line from the mark's edge to the text, if the text is not next to its mark.
    pub leader: Option<[Pos2; 2]>,
}

/// Returns one result per request, in the order of the requests; `None` if no spot is free.
///
/// Labels lie inside the viewport; they cover no label, mark, leader line or obstacle, and leaders cross
/// none.
#[must_use]
pub fn place(requests: &[LabelRequest], obstacles: &[Rect], viewport: Rect) -> Vec<Option<Placed>> {
    let mut answers = vec![None; requests.len()];
    let Some(mut taken) = Occupancy::new(viewport) else { return answers };
    for obstacle in obstacles {
        taken.add_rect(*obstacle);
    }
    for (owner, request) in requests.iter().enumerate() {
        taken.add_disc(owner, request.anchor, request.mark_radius);
    }
    let mut order: Vec<usize> =
        (0..requests.len()).filter(|&i| can_be_labelled(&requests[i], viewport)).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(requests[i].priority), i));
    for i in order {
        let free = spots::candidates(&requests[i]).find(|spot| taken.is_free(i, spot));
        if let Some(spot) = free {
            taken.add_rect(spot.rect);
            if let Some(leader) = spot.leader {
                taken.add_leader(leader);
            }
            answers[i] = Some(spot);
        }
    }
    answers
}

/// Space into which labels are placed one after another, each as [`place`] would alone.
pub struct Room {
    viewport: Rect,
    /// `None` if the viewport has no size.
    taken: Option<Occupancy>,
}

impl Room {
    /// The space that some obstacles leave in a viewport.
    #[must_use]
    pub fn new(viewport: Rect, obstacles: impl IntoIterator<Item = Rect>) -> Self {
        let mut room = Self { viewport, taken: Occupancy::new(viewport) };
        obstacles.into_iter().for_each(|obstacle| room.take(obstacle));
        room
    }

    /// Takes a rectangle.
    pub fn take(&mut self, rect: Rect) {
        if let Some(taken) = &mut self.taken {
            taken.add_rect(rect);
        }
    }

    /// The first free spot for a label. Rectangles equal to `own`, the area of its own mark, are no obstacles.
    #[must_use]
    pub fn spot(&self, request: &LabelRequest, own: Option<Rect>) -> Option<Placed> {
        self.first(request, spots::candidates(request), own)
    }

    /// The first free spot for a label directly beside its mark, without a leader line.
    #[must_use]
    pub fn spot_beside(&self, request: &LabelRequest) -> Option<Placed> {
        self.first(request, spots::beside(request), None)
    }

    fn first(
        &self,
        request: &LabelRequest,
        mut spots: impl Iterator<Item = Placed>,
        own: Option<Rect>,
    ) -> Option<Placed> {
        let taken = self.taken.as_ref().filter(|_| can_be_labelled(request, self.viewport))?;
        spots.find(|spot| taken.is_free_beside(own, spot))
    }
}

fn can_be_labelled(request: &LabelRequest, viewport: Rect) -> bool {
    let measured =
        request.size.is_finite() && request.size.min_elem() > 0.0 && request.mark_radius.is_finite();
    measured && viewport.contains(request.anchor)
}

#[cfg(test)]
mod tests;
