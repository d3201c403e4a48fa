//! The search for figures that fit: a guess that is checked, or ranges divided in two.

use super::super::budget::Budget;
use super::node::Figures;
use super::{Answer, Channel, Network, Ranges, Span};

impl Network {
    /// Looks for figures that fit.
    pub(in super::super) fn solve(&self, ranges: &[Ranges], budget: &Budget) -> Answer {
        let mut first = ranges.to_vec();
        if self.narrow(&mut first, budget).is_err() {
            return Answer::Fails;
        }
        let mut left = vec![first.clone()];
        while let Some(mut ranges) = left.pop() {
            if self.narrow(&mut ranges, budget).is_err() {
                continue;
            }
            for figures in self.guesses(&ranges) {
                if self.is_fit(&figures, &ranges) {
                    return Answer::Fits { figures, within: first };
                }
            }
            let Some((node, channel, middle)) = self.choice(&ranges) else {
                return Answer::Undecided { within: first };
            };
            if budget.spend(self.cost() * 4).is_err() {
                return Answer::Undecided { within: first };
            }
            let mut lower = ranges.clone();
            lower[node].narrow(channel, Span::up_to(middle - 1));
            ranges[node].narrow(channel, Span::from(middle));
            left.push(lower);
            left.push(ranges);
        }
        Answer::Fails
    }

    /// Figures that may fit: the lowest; and the lowest with what they leave open divided in favour of the killed, or of
    /// the wounded.
    fn guesses(&self, ranges: &[Ranges]) -> [Vec<Figures>; 3] {
        let lowest = ranges.iter().map(|own| own.0.map(|span| span.low)).collect();
        [lowest, self.divided(ranges, true), self.divided(ranges, false)]
    }

    fn divided(&self, ranges: &[Ranges], by_killed: bool) -> Vec<Figures> {
        let mut figures: Vec<Figures> = Vec::with_capacity(self.size);
        for (node, own) in ranges.iter().enumerate() {
            let [mut killed, mut wounded, mut casualties, mut strength] = own.0.map(|span| span.low);
            for sum in self.sums_at(node) {
                let total =
                    |channel: usize| self.parts_of(sum).iter().map(|part| figures[*part][channel]).sum();
                killed = killed.max(total(0));
                wounded = wounded.max(total(1));
                casualties = casualties.max(total(2));
                strength = strength.max(total(3));
            }
            let extra = casualties.saturating_sub(killed + wounded);
            let [of_killed, of_wounded, ..] = own.0;
            if by_killed {
                let more = extra.min(of_killed.high.saturating_sub(killed));
                (killed, wounded) = (killed + more, wounded + (extra - more));
            } else {
                let more = extra.min(of_wounded.high.saturating_sub(wounded));
                (killed, wounded) = (killed + (extra - more), wounded + more);
            }
            casualties = killed + wounded;
            figures.push([killed, wounded, casualties, strength.max(casualties)]);
        }
        figures
    }

    /// A number of which the lowest figures do not tell, and where to divide its range: some casualties are not divided
    /// into killed and wounded, or a whole is more than its parts at their least although they are all of it.
    fn choice(&self, ranges: &[Ranges]) -> Option<(usize, Channel, u128)> {
        for (node, own) in ranges.iter().enumerate() {
            let [killed, wounded, casualties, _] = own.0;
            let extra = casualties.low - (killed.low + wounded.low).min(casualties.low);
            if extra > 0 {
                return Some((node, Channel::Killed, killed.low + extra.div_ceil(2)));
            }
        }
        for sum in self.sums.iter().filter(|sum| sum.is_complete).rev() {
            for channel in Channel::ALL {
                let low = |node: usize| ranges[node].span(channel).low;
                let total: u128 = self.parts_of(sum).iter().map(|part| low(*part)).sum();
                let extra = low(sum.whole).saturating_sub(total);
                let slack = |part: &usize| ranges[*part].span(channel).high - low(*part);
                let widest = self.parts_of(sum).iter().copied().max_by_key(slack);
                if let Some(part) = widest.filter(|part| extra > 0 && slack(part) > 0) {
                    return Some((part, channel, low(part) + extra.min(slack(&part)).div_ceil(2)));
                }
            }
        }
        None
    }
}
