//! How a dossier opens and the steps of its walk, which are states of the views.

use super::{Entry, date, spot};
use crate::dossier::{
    Axis, Column, Defaults, Dossier, GroupBy, Item, Opens, Outcome, Sort, Step, View, ViewState,
};
use crate::table::records::Field;

/// How the dossier wants to be met first.
pub(super) fn how_it_opens(dossier: &Dossier, opens: &Opens) -> Entry {
    vec![
        ("view", Field::text(opens.view.map(View::word))),
        ("outcome", Field::text(opens.outcome.map(Outcome::id))),
        ("axis", Field::text(opens.axis.map(Axis::word))),
        ("sort", Field::text(opens.sort.map(Sort::word))),
        ("population", Field::text(opens.population.map(|id| dossier.groups[id].key.as_str()))),
        ("reading", Field::text(opens.reading.as_deref())),
    ]
}

pub(super) fn step_of(dossier: &Dossier, step: &Step) -> Entry {
    let Step { title, text, state } = step;
    vec![
        ("title", Field::from(title)),
        ("text", Field::from(text)),
        ("state", Field::Entry(state_of(dossier, state))),
    ]
}

/// A state by the names of the format; a whole number that is absent has no bound.
fn state_of(dossier: &Dossier, state: &ViewState) -> Entry {
    let items = |items: &[Item]| {
        Field::list(items.iter().map(|item| format!("{}:{}", item.kind().word(), dossier.key(*item))))
    };
    let figure = |figure: Option<u64>| figure.map_or(Field::Absent, Field::Number);
    let frame = state.frame.map_or(Field::Absent, |frame| {
        Field::Entry(vec![("center", spot(frame.center)), ("width_km", Field::Real(frame.width_km))])
    });
    vec![
        ("view", Field::text(state.view.map(View::word))),
        ("beside", Field::text(state.beside.map(View::word))),
        ("alone", Field::Flag(state.alone)),
        ("selected", items(&state.selected)),
        ("pinned", items(&state.pinned)),
        ("only_pinned", Field::Flag(state.only_pinned)),
        ("as_of", date(state.as_of.as_ref())),
        ("during", date(state.during.as_ref())),
        ("figures_from", figure(state.figures_from)),
        ("figures_to", figure(state.figures_to)),
        ("reading", Field::text(state.reading.as_deref())),
        ("outcome", Field::text(state.outcome.map(Outcome::id))),
        ("population", Field::text(state.population.map(|id| dossier.groups[id].key.as_str()))),
        ("whole_only", Field::Flag(state.whole_only)),
        ("sort", Field::text(state.sort.map(Sort::word))),
        ("group_by", Field::text(state.group_by.map(GroupBy::word))),
        ("axis", Field::text(state.axis.map(Axis::word))),
        ("intervals", Field::Flag(state.intervals)),
        ("coding", Field::Flag(state.coding)),
        ("sources_down", state.sources_down.map_or(Field::Absent, Field::Flag)),
        ("folded", Field::Flag(state.folded)),
        ("order", Field::text(state.order.map(Column::word))),
        ("descending", Field::Flag(state.descending)),
        (
            "filters",
            Field::list(state.filters.iter().map(|(column, text)| format!("{}: {text}", column.word()))),
        ),
        ("columns", Field::list(state.columns.iter().map(|column| column.word()))),
        (
            "widths",
            Field::list(state.widths.iter().map(|(column, width)| format!("{}: {width}", column.word()))),
        ),
        ("lanes_by_source", Field::Flag(state.lanes_by_source)),
        ("folded_lanes", Field::list(state.folded_lanes.iter().map(|lane| dossier.lane_word(*lane)))),
        ("unbroken", Field::Flag(state.unbroken)),
        ("everywhere", Field::Flag(state.everywhere)),
        ("frame", frame),
    ]
}

pub(super) fn defaults_of(dossier: &Dossier, defaults: Defaults) -> Entry {
    vec![("event", Field::text(defaults.event.map(|id| dossier.events[id].key.as_str())))]
}
