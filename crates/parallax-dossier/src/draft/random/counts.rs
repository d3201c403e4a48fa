//! Random quantities, parts of counts, and figures relative to those of other claims.

use super::super::{Claim, Dossier, Entries, Quantity, Says};
use super::{Dice, Sizes, refer, several};
use crate::dossier::{Decimal, Estimate, IntervalKind, Stance};

pub(super) fn quantity(dice: &mut Dice, of: &Sizes) -> Quantity<'static> {
    let figure = dice.figure();
    match dice.below(11) {
        0 => Quantity::Exactly(figure),
        1 => Quantity::AtLeast(figure),
        2 => Quantity::MoreThan(figure),
        3 => Quantity::AtMost(figure),
        4 => Quantity::FewerThan(figure.max(1)),
        5 => Quantity::Between(figure / 2, figure),
        6 => Quantity::About(figure),
        7 if of.people > 0 => {
            let mut named = several(dice, "people", of.people);
            if named.is_empty() {
                named.push(refer("people", dice.below(of.people)));
            }
            Quantity::Named(named)
        }
        7 => Quantity::NotGiven,
        8 => Quantity::Estimate(estimate(dice)),
        _ => Quantity::Words(dice.pick(&["dozens", "several", "48", "سبعة", "two\nor three"]).to_owned()),
    }
}

/// A number of percent that is neither 0 nor 100.
pub(super) fn percent(dice: &mut Dice) -> Decimal {
    Decimal::new(dice.pick(&[10.0, 95.0, 99.5, 68.27, 0.001])).unwrap_or_default()
}

fn estimate(dice: &mut Dice) -> Estimate {
    let figure = dice.figure();
    let has_interval = !dice.one_in(4);
    Estimate {
        point: (!has_interval || dice.one_in(2)).then_some(figure),
        low: has_interval.then_some(figure / 2),
        high: has_interval.then_some(figure),
        level: if has_interval { dice.perhaps(percent) } else { None },
        kind: dice.or_default(&[
            IntervalKind::NotStated,
            IntervalKind::Confidence,
            IntervalKind::Credible,
            IntervalKind::Range,
        ]),
        method: dice.prose(),
    }
}

/// Makes some figures relative to those of earlier claims.
pub(super) fn relate(dice: &mut Dice, claims: &mut Entries<Claim<'static>>) {
    for row in 1..claims.rows.len() {
        let earlier = dice.below(row);
        if !matches!(claims.rows[earlier].says, Says::Count { .. }) || !dice.one_in(3) {
            continue;
        }
        let Says::Count { quantity, so_far, about, and_more, .. } = &mut claims.rows[row].says else {
            continue;
        };
        let of = refer("claims", earlier);
        *quantity = match dice.below(3) {
            0 => {
                Quantity::Times { times: Decimal::new(dice.pick(&[3.0, 1.5, 20.0])).unwrap_or_default(), of }
            }
            1 => Quantity::Half { of },
            _ => Quantity::Most { of },
        };
        (*so_far, *and_more) = (false, false);
        *about = quantity.can_be_about() && dice.one_in(2);
    }
}

/// Gives some asserted counts parts, of populations within theirs.
pub(super) fn add_parts(dice: &mut Dice, draft: &mut Dossier<'static>, of: &Sizes) {
    let wholes: Vec<Option<String>> =
        draft.groups.rows.iter().map(|group| group.within.as_ref().map(ToString::to_string)).collect();
    for claim in &mut draft.claims.rows {
        let Says::Count { of: whole, parts, .. } = &mut claim.says else { continue };
        if claim.stance != Stance::Asserts {
            continue;
        }
        for (row, within) in wholes.iter().enumerate() {
            if within.as_deref() == Some(whole.0.as_ref()) && dice.one_in(2) {
                parts.add(format!("groups-{row}"), quantity(dice, of));
            }
        }
    }
}
