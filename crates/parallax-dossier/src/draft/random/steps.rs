//! Random walks.

use super::super::{Counted, Dossier, Frame, Step, ViewState, Word};
use super::{Dice, Sizes, optional, refer};
use crate::dossier::{Axis, Column, GroupBy, Outcome, Sort, View};

/// Some steps, mostly none.
pub(super) fn steps(
    dice: &mut Dice,
    of: &Sizes,
    claims: usize,
    draft: &Dossier<'static>,
) -> Vec<Step<'static>> {
    let many = dice.below(5);
    let step = |dice: &mut Dice| {
        // One that chooses nothing is the same as none.
        let state = Some(state(dice, of, claims, draft)).filter(|state| *state != ViewState::default());
        Step { title: Some(dice.name()), text: dice.prose(), state }
    };
    (0..many).map(|_| step(dice)).collect()
}

fn state(dice: &mut Dice, of: &Sizes, claims: usize, draft: &Dossier<'static>) -> ViewState<'static> {
    let word = |table: &str, kind: &str, row: usize| Word(format!("{kind}:{table}-{row}").into());
    let selected = match dice.below(10) {
        0 if of.places > 0 => vec![word("places", "place", dice.below(of.places))],
        1 => vec![word("sources", "source", dice.below(of.sources))],
        2 => vec![word("documents", "document", dice.below(of.documents))],
        3 if of.events > 0 => vec![word("events", "event", dice.below(of.events))],
        4 => vec![word("groups", "group", dice.below(of.groups))],
        5 if of.people > 0 => vec![word("people", "person", dice.below(of.people))],
        6 if of.questions > 0 => vec![word("questions", "question", dice.below(of.questions))],
        7 => (0..claims.min(3)).map(|row| word("claims", "claim", row)).collect(),
        _ => Vec::new(),
    };
    let pinned = (0..dice.below(of.sources + 1)).map(|row| word("sources", "source", row)).collect();
    let declared = optional(dice, "outcomes", draft.outcomes.len()).map(Counted::Declared);
    let from = dice.perhaps(|dice| dice.below(50) as u64);
    ViewState {
        view: dice.perhaps(|dice| dice.pick(&View::ALL)),
        beside: dice.perhaps(|dice| dice.pick(&View::ALL)),
        alone: dice.one_in(2),
        selected,
        pinned,
        only_pinned: dice.one_in(2),
        as_of: dice.perhaps(|_| "2018-02-09".into()),
        during: dice.perhaps(if draft.zone.is_some() { Dice::local_date } else { Dice::date }),
        figures_from: from,
        figures_to: dice.perhaps(|dice| from.unwrap_or_default() + dice.below(100) as u64),
        reading: dice.perhaps(|_| "acled".into()),
        outcome: declared.or_else(|| dice.perhaps(|dice| dice.pick(&Outcome::ALL).into())),
        population: dice.perhaps(|dice| refer("groups", dice.below(of.groups))),
        whole_only: dice.one_in(2),
        sort: dice.perhaps(|dice| dice.pick(&Sort::ALL)),
        group_by: dice.perhaps(|dice| dice.pick(&GroupBy::ALL)),
        axis: dice.perhaps(|dice| dice.pick(&Axis::ALL)),
        intervals: dice.one_in(2),
        coding: dice.one_in(2),
        sources_down: dice.perhaps(|dice| dice.one_in(2)),
        folded: dice.one_in(2),
        order: dice.perhaps(|dice| dice.pick(&Column::ALL)),
        descending: dice.one_in(2),
        filters: dice.perhaps(|dice| vec![format!("said: {}", dice.name())]).unwrap_or_default(),
        columns: dice.perhaps(columns).unwrap_or_default(),
        widths: dice.perhaps(|dice| vec![format!("said: {}", 44 + dice.below(1_157))]).unwrap_or_default(),
        lanes_by_source: dice.one_in(2),
        folded_lanes: dice.perhaps(|dice| lanes(dice, of)).unwrap_or_default(),
        unbroken: dice.one_in(2),
        everywhere: dice.one_in(2),
        frame: dice
            .perhaps(|dice| Frame { center: dice.position(), width_km: (1 + dice.below(9_000)) as f64 }),
    }
}

/// The columns that are always shown, and some others before and after them.
fn columns(dice: &mut Dice) -> Vec<String> {
    let is_first = dice.one_in(2);
    let mut columns: Vec<&str> = Column::ALL.map(Column::word).into_iter().collect();
    columns.retain(|word| Column::FIXED.iter().any(|fixed| fixed.word() == *word) || dice.one_in(2));
    if is_first {
        columns.rotate_left(1);
    }
    columns.into_iter().map(str::to_owned).collect()
}

fn lanes(dice: &mut Dice, of: &Sizes) -> Vec<Word<'static>> {
    let source = format!("source:sources-{}", dice.below(of.sources));
    let words = ["events".to_owned(), source, "no-side".to_owned(), "documents".to_owned()];
    words.into_iter().filter(|_| dice.one_in(2)).map(|word| Word(word.into())).collect()
}
