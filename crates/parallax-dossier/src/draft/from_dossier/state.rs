//! Steps, and what a reader has chosen.

use super::super::{Frame, Step, ViewState};
use super::date;
use crate::dossier;

impl<'a> Step<'a> {
    /// Returns a step of a dossier as it is written.
    #[must_use]
    pub fn from_step(step: &'a dossier::Step, dossier: &'a dossier::Dossier) -> Self {
        let dossier::Step { title, text, state } = step;
        let state =
            Some(ViewState::from_state(state, dossier)).filter(|state| *state != ViewState::default());
        Self { title: Some(title.clone()), text: text.clone(), state }
    }
}

impl<'a> ViewState<'a> {
    /// Returns a state of a dossier as it is written.
    #[must_use]
    pub fn from_state(state: &'a dossier::ViewState, dossier: &'a dossier::Dossier) -> Self {
        let dossier::ViewState {
            view,
            beside,
            alone,
            selected,
            pinned,
            only_pinned,
            as_of,
            during,
            figures_from,
            figures_to,
            reading,
            outcome,
            population,
            whole_only,
            sort,
            group_by,
            axis,
            intervals,
            coding,
            sources_down,
            folded,
            order,
            descending,
            filters,
            columns,
            widths,
            lanes_by_source,
            folded_lanes,
            unbroken,
            everywhere,
            frame,
        } = state;
        let items = |items: &[dossier::Item]| {
            let item = |item: &dossier::Item| format!("{}:{}", item.kind().word(), dossier.key(*item)).into();
            items.iter().map(item).collect()
        };
        Self {
            view: *view,
            beside: *beside,
            alone: *alone,
            selected: items(selected),
            pinned: items(pinned),
            only_pinned: *only_pinned,
            as_of: date(as_of.as_ref()),
            during: date(during.as_ref()),
            figures_from: *figures_from,
            figures_to: *figures_to,
            reading: reading.as_deref().map(Into::into),
            outcome: outcome.map(Into::into),
            population: population.map(|id| dossier.groups[id].key.as_str().into()),
            whole_only: *whole_only,
            sort: *sort,
            group_by: *group_by,
            axis: *axis,
            intervals: *intervals,
            coding: *coding,
            sources_down: *sources_down,
            folded: *folded,
            order: *order,
            descending: *descending,
            filters: filters.iter().map(|(column, text)| format!("{}: {text}", column.word())).collect(),
            columns: columns.iter().map(|column| column.word().to_owned()).collect(),
            widths: widths.iter().map(|(column, width)| format!("{}: {width}", column.word())).collect(),
            lanes_by_source: *lanes_by_source,
            folded_lanes: folded_lanes.iter().map(|lane| dossier.lane_word(*lane).into()).collect(),
            unbroken: *unbroken,
            everywhere: *everywhere,
            frame: frame.map(|frame| Frame { center: frame.center.into(), width_km: frame.width_km }),
        }
    }
}
