//! What the dossier itself decided about populations and events, as far as a contradiction rests on it.

use super::super::fact::Fact;
use super::super::forest::BreakdownId;
use super::super::phrase;
use super::{ClashSite, Explainer};
use crate::dossier::GroupId;

impl Explainer<'_> {
    /// The breakdowns of which facts count several parts, so that these add up; if `top` is given, those of it or of its
    /// parts.
    pub(super) fn exclusive(self, facts: &[&Fact], top: Option<GroupId>) -> Vec<BreakdownId> {
        let mut found = Vec::new();
        for (at, a) in facts.iter().enumerate() {
            for b in &facts[..at] {
                let meeting = self.forest.meeting(a.group, b.group);
                let is_below = |whole: GroupId| top.is_none_or(|top| self.forest.lies_in(whole, top));
                found.extend(
                    meeting.filter(|meeting| is_below(meeting.whole)).and_then(|meeting| meeting.breakdown),
                );
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The complete breakdowns to whose parts the facts' populations belong.
    pub(super) fn complete(self, facts: &[&Fact]) -> Vec<BreakdownId> {
        let groups = facts.iter().flat_map(|fact| self.forest.upward(fact.group));
        let mut found: Vec<BreakdownId> = groups
            .filter_map(|group| self.forest.breakdown_of(group))
            .filter(|id| self.forest.breakdown(*id).is_complete)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// "the parts of “Everybody” by sex share nobody".
    pub(super) fn share_nobody(self, id: BreakdownId) -> String {
        format!("{} share nobody", self.parts_of(id))
    }

    /// "the parts of “Everybody” by sex share nobody and are all of it".
    pub(super) fn are_all(self, id: BreakdownId) -> String {
        format!("{} share nobody and are all of it", self.parts_of(id))
    }

    fn parts_of(self, id: BreakdownId) -> String {
        let breakdown = self.forest.breakdown(id);
        let by = breakdown.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        format!("the parts of “{}”{by}", self.dossier.groups[breakdown.whole].name)
    }

    /// What the dossier says about the populations and events that the conflict depends on: which is part of which, and
    /// whose parts have no members in common.
    pub(super) fn nested(self, low: &[&Fact], place: &ClashSite<'_>, shares: &[BreakdownId]) -> Vec<String> {
        let group = place.group;
        let mut steps = Vec::new();
        let mut told: Vec<GroupId> = Vec::new();
        for fact in low {
            let way = self.forest.way(fact.group, group).unwrap_or_default();
            let is_part_of_sum =
                way.len() == 2 && self.forest.breakdown_of(fact.group).is_some_and(|id| shares.contains(&id));
            // A path at the end of a longer one is covered by that.
            let is_end = low
                .iter()
                .any(|longer| longer.group != fact.group && self.forest.lies_in(longer.group, fact.group));
            if !is_part_of_sum && !is_end && !told.contains(&fact.group) {
                steps.extend(phrase::way(self.dossier, &way));
            }
            told.push(fact.group);
        }
        for share in shares {
            steps.push(self.share_nobody(*share));
        }
        for fact in low {
            let way = self.forest.way_of_events(fact.happening, place.happening).unwrap_or_default();
            let step = phrase::way_of_events(self.dossier, &way).filter(|step| !steps.contains(step));
            steps.extend(step);
        }
        steps
    }
}
