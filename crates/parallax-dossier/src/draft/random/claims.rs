//! Random claims, with quotes, and what others say of them.

use super::super::{Assessed, Assessment, Claim, Entries, Quantity, Quote, Says, Scheme};
use super::{Dice, Sizes, counts, evidence, optional, place_in, refer, several, timecode};
use crate::dossier::{Attribution, Outcome, Stance};

pub(super) fn claim(dice: &mut Dice, of: &Sizes) -> Claim<'static> {
    let by = refer("sources", dice.below(of.sources));
    let mut via = several(dice, "sources", of.sources);
    via.retain(|relay| *relay != by);
    let says = says(dice, of);
    let mut bears_on = several(dice, "questions", of.questions);
    if let Says::Answer { to, .. } = &says {
        bears_on.retain(|question| question != to);
    }
    Claim {
        by: Some(by),
        attribution: dice.or_default(&[Attribution::Stated, Attribution::Implied, Attribution::Unclear]),
        via,
        document: Some(refer("documents", dice.below(of.documents))),
        paragraph: (!dice.one_in(9)).then(|| 1 + dice.below(9) as u32),
        page: place_in(dice),
        column: place_in(dice),
        section: place_in(dice),
        post: place_in(dice),
        timecode: timecode(dice),
        locator: place_in(dice),
        quote: quote(dice),
        evidence: evidence(dice),
        said: dice.perhaps(Dice::date),
        said_basis: dice.prose(),
        foretells: dice.one_in(5),
        event: optional(dice, "events", of.events),
        at: optional(dice, "places", of.places),
        people: several(dice, "people", of.people),
        revises: None,
        corrects: None,
        same_as: None,
        bears_on,
        says,
        stance: dice.or_default(&Stance::ALL),
        worded: dice.perhaps(Dice::name),
        hedge: dice.perhaps(Dice::name),
        gist: format!("g{}", dice.prose()),
        note: dice.prose(),
        entered_by: dice.perhaps(Dice::name),
        checked_by: dice.perhaps(Dice::name),
    }
}

pub(super) fn says(dice: &mut Dice, of: &Sizes) -> Says<'static> {
    match dice.below(4) {
        0 if of.questions > 0 => {
            let row = dice.below(of.questions);
            let position = (row > 0).then(|| dice.perhaps(|dice| refer("position", dice.below(row))));
            Says::Answer {
                to: refer("questions", row),
                text: format!("x{}", dice.prose()),
                position: position.flatten(),
            }
        }
        1 => Says::Remark,
        _ => {
            let quantity = counts::quantity(dice, of);
            Says::Count {
                outcome: dice.pick(&Outcome::ALL).into(),
                of: refer("groups", dice.below(of.groups)),
                so_far: quantity.can_rise() && dice.one_in(4),
                about: quantity.can_be_about() && dice.one_in(2),
                and_more: matches!(quantity, Quantity::Between(..)) && dice.one_in(2),
                quantity,
                parts: Entries::default(),
            }
        }
    }
}

/// Lets some claims revise, or repeat, an earlier one by the same source.
pub(super) fn link_claims(dice: &mut Dice, claims: &mut Entries<Claim<'static>>) {
    for row in 1..claims.rows.len() {
        let earlier = dice.below(row);
        let id = Some(refer("claims", earlier));
        if claims.rows[earlier].by != claims.rows[row].by {
            if dice.one_in(3) {
                claims.rows[row].corrects = id;
            }
            continue;
        }
        match dice.below(3) {
            0 => claims.rows[row].revises = id,
            1 => claims.rows[row].same_as = id,
            _ => {}
        }
    }
}

pub(super) fn quote(dice: &mut Dice) -> Option<Quote> {
    dice.one_in(3).then(|| Quote {
        text: Some(format!("q{}", dice.prose())),
        lang: dice.perhaps(|dice| dice.pick(&["ar", "", "ru\n"]).to_owned()),
        translation: dice.perhaps(|dice| format!("t{}", dice.prose())),
    })
}

pub(super) fn scheme(dice: &mut Dice) -> Scheme {
    let grades = dice.below(4);
    Scheme {
        basis: dice.prose(),
        grades: (0..grades).map(|row| (format!("Grade {row}"), dice.prose())).collect(),
    }
}

pub(super) fn assessments(dice: &mut Dice, of: &Sizes, claims: usize) -> Vec<Assessment<'static>> {
    let count = dice.below(5);
    let one = |dice: &mut Dice| {
        let [claim, event, place] = [("claims", claims), ("events", of.events), ("places", of.places)]
            .map(|(table, count)| (count > 0).then(|| refer(table, dice.below(count))));
        let known = [claim.map(Assessed::Claim), event.map(Assessed::Event), place.map(Assessed::Place)];
        let known: Vec<_> = known.into_iter().flatten().collect();
        let of_it = known.get(dice.below(known.len()))?.clone();
        Some(Assessment {
            by: Some(refer("sources", dice.below(of.sources))),
            scheme: Some(dice.pick(&["Scheme 0\n", "Another"]).to_owned()),
            grade: Some(dice.name()),
            of: Some(of_it),
            on: dice.perhaps(Dice::date),
            document: optional(dice, "documents", of.documents),
            meaning: dice.prose(),
        })
    };
    (0..count).filter_map(|_| one(dice)).collect()
}
