//! Placing labels beside their marks so that none overlaps another label, a mark or an obstacle.
//!
//! Greedy by priority: each label takes the first free spot of a fixed list (beside the mark, then diagonal, then
//! farther away with a leader line) or stays hidden. The same requests always give the same answer. Knows no text:
//! whoever asks has measured it.

mod occupancy;
mod spots;

use egui::{Pos2, Rect, Vec2};

use occupancy::Occupancy;

/// A mark that asks for a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelRequest {
    /// The middle of the mark; outside the viewport it gets no label.
    pub anchor: Pos2,
    /// How far the mark reaches from its middle, in screen points; no label covers this disc.
    pub mark_radius: f32,
    /// The size of the laid-out text, in screen points.
    pub size: Vec2,
    /// The higher, the earlier it is placed; the earlier request among equals.
    pub priority: i32,
}

/// Where a label goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The rectangle of the text.
    pub rect: Rect,
    /// A line from the mark's edge to the text, where the text could not stand next to its mark.
    pub leader: Option<[Pos2; 2]>,
}

/// One answer for each request, in the order of the requests; nothing where no spot is free.
///
/// Labels lie inside the viewport; they cover no label, mark, leader line or obstacle, and leaders cross none.
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
        let free = spots::of(&requests[i]).find(|spot| taken.is_free(i, spot));
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

fn can_be_labelled(request: &LabelRequest, viewport: Rect) -> bool {
    let measured =
        request.size.is_finite() && request.size.min_elem() > 0.0 && request.mark_radius.is_finite();
    measured && viewport.contains(request.anchor)
}

#[cfg(test)]
mod tests;
