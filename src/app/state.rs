//! The reader's choices as a value that can be written, and back: what view files, steps and the settings hold.

use super::content::Opened;
use super::{Content, Parallax, layout};
use crate::analysis::timeline::LaneBy;
use crate::analysis::{Column, Direction, EstimateQuery, Parts};
use crate::dossier::{self, ClaimId, Date, Dossier, Frame, Item, ViewState};
use crate::session::{
    AccountLayout, AxisBy, Brush, EstimatePage, EstimateSettings, Fit, LineageSettings, MapFocus, MarkStyle,
    Scope, Selected, Session, TableColumns, TableSettings, TimelineSettings, Tray, View,
};

/// The width of a map in points, where none was drawn yet.
const MAP_WIDTH: f32 = 800.0;

impl Parallax {
    /// What the reader has chosen, with the views that are in front; `None` without a dossier.
    #[must_use]
    pub fn view_state(&self) -> Option<ViewState> {
        let Content::Opened(opened) = &self.content else { return None };
        let in_sight = layout::in_sight(&self.panes);
        let front = in_sight.iter().rev().find(|view| **view != View::MAP).or(in_sight.first());
        let beside = in_sight.iter().find(|view| Some(*view) != front);
        let word = |view: &View| {
            dossier::View::ALL.into_iter().find(|known| known.word() == view.description().word())
        };
        Some(ViewState {
            view: front.and_then(word),
            beside: beside.and_then(word),
            alone: layout::is_alone(&self.panes),
            ..self.choices(opened)
        })
    }

    /// What the reader has chosen, without the panes.
    pub(super) fn choices(&self, opened: &Opened) -> ViewState {
        let session = &self.session;
        let EstimateSettings { query, axis, axis_by, style, page } = &session.estimates;
        let width = self.map_width.unwrap_or(MAP_WIDTH);
        ViewState {
            selected: session.selection.selected().items().collect(),
            pinned: session.tray.pinned().to_vec(),
            only_pinned: session.tray.scope == Scope::Tray,
            as_of: session.as_of.map(Date::from),
            during: session.brush.during.clone(),
            figures_from: session.brush.figures_from,
            figures_to: session.brush.figures_to,
            reading: Some(opened.readings.get(session.reading).key.clone()),
            outcome: query.outcome,
            population: query.population,
            whole_only: query.parts == Parts::Closed,
            sort: Some(query.sort),
            group_by: Some(query.group_by),
            axis: (*axis_by == AxisBy::Reader).then_some(*axis),
            intervals: *style == MarkStyle::Intervals,
            coding: *page == EstimatePage::Coding,
            sources_down: match session.accounts {
                AccountLayout::Fitting => None,
                AccountLayout::QuestionsDown => Some(false),
                AccountLayout::SourcesDown => Some(true),
            },
            folded: session.lineage.folds,
            order: session.table.sort.map(|(column, _)| column),
            descending: matches!(session.table.sort, Some((_, Direction::Descending))),
            filters: filters_of(&session.table),
            columns: session.table.columns.chosen().unwrap_or_default().to_vec(),
            widths: session.table.columns.widths().collect(),
            lanes_by_source: session.timeline.by == LaneBy::Source,
            folded_lanes: session.timeline.folded.clone(),
            unbroken: session.timeline.is_unbroken,
            everywhere: session.map == MapFocus::Fit(Fit::All),
            frame: match session.map {
                MapFocus::Fit(_) => None,
                MapFocus::Over(frame) => Some(frame),
                MapFocus::Free(camera) => Some(Frame {
                    center: camera.center.to_lon_lat(),
                    width_km: camera.width_km(egui::vec2(width, width)),
                }),
            },
            ..ViewState::default()
        }
    }

    /// Shows a state, with the views that it has in front.
    pub(super) fn show_state(&mut self, state: &ViewState) {
        self.choose(state);
        let find =
            |wanted: dossier::View| View::all().find(|view| view.description().word() == wanted.word());
        let view = state.view.and_then(find);
        if view.is_some() || state.alone {
            layout::show_all(&mut self.panes);
        }
        for view in state.beside.and_then(find).into_iter().chain(view) {
            layout::show(&mut self.panes, view);
            layout::show(&mut self.narrow, view);
        }
        if let (true, Some(view)) = (state.alone, view) {
            layout::toggle_alone(&mut self.panes, view);
        }
    }

    /// Takes up the choices of a state; the panes stay.
    pub(super) fn choose(&mut self, state: &ViewState) {
        let Content::Opened(opened) = &self.content else { return };
        let reading = state.reading.as_deref().and_then(|key| opened.readings.find(key));
        let reading = reading.unwrap_or_else(|| self.content.opening_reading());
        let query = EstimateQuery {
            outcome: state.outcome,
            population: state.population,
            parts: if state.whole_only { Parts::Closed } else { Parts::Open },
            sort: state.sort.unwrap_or_default(),
            group_by: state.group_by.unwrap_or_default(),
        };
        let estimates = EstimateSettings {
            query,
            axis: state.axis.unwrap_or_else(|| opened.axis(reading, query)),
            axis_by: state.axis.map_or(AxisBy::Figures, |_| AxisBy::Reader),
            style: if state.intervals { MarkStyle::Intervals } else { MarkStyle::Bars },
            page: if state.coding { EstimatePage::Coding } else { EstimatePage::Chart },
        };
        let mut selection = self.session.selection.clone();
        selection.select(selected(&state.selected));
        let mut tray = Tray::default();
        tray.toggle_all(&state.pinned);
        if state.only_pinned && !tray.pinned().is_empty() {
            tray.scope = Scope::Tray;
        }
        self.session = Session {
            selection,
            reading,
            as_of: state.as_of.as_ref().and_then(Date::moment),
            tray,
            brush: Brush {
                during: state.during.clone(),
                figures_from: state.figures_from,
                figures_to: state.figures_to,
            },
            estimates,
            accounts: match state.sources_down {
                None => AccountLayout::Fitting,
                Some(false) => AccountLayout::QuestionsDown,
                Some(true) => AccountLayout::SourcesDown,
            },
            lineage: LineageSettings { folds: state.folded },
            timeline: TimelineSettings {
                by: if state.lanes_by_source { LaneBy::Source } else { LaneBy::Side },
                folded: state.folded_lanes.clone(),
                is_unbroken: state.unbroken,
            },
            table: table_settings(state),
            map: map(state),
            reveal: state.selected.first().copied(),
            ..self.session.clone()
        };
    }
}

fn selected(items: &[Item]) -> Selected {
    match items {
        [] => Selected::Nothing,
        [item] => Selected::Item(*item),
        items => Selected::claims(items.iter().filter_map(|item| claim(*item)).collect()),
    }
}

const fn claim(item: Item) -> Option<ClaimId> {
    match item {
        Item::Claim(id) => Some(id),
        _ => None,
    }
}

fn map(state: &ViewState) -> MapFocus {
    match state.frame {
        Some(frame) => MapFocus::Over(frame),
        None if state.everywhere => MapFocus::Fit(Fit::All),
        None => MapFocus::Fit(Fit::Theatre),
    }
}

/// How a state sorts, filters and shows the table.
#[must_use]
pub fn table_settings(state: &ViewState) -> TableSettings {
    let direction = if state.descending { Direction::Descending } else { Direction::Ascending };
    let mut settings = TableSettings {
        sort: state.order.map(|column| (column, direction)),
        columns: TableColumns::new(state.columns.clone(), state.widths.iter().copied()),
        ..TableSettings::default()
    };
    for (word, text) in &state.filters {
        if let Some(place) = Column::ALL.iter().position(|column| column == word) {
            settings.filters[place].clone_from(text);
        }
    }
    settings
}

fn filters_of(table: &TableSettings) -> Vec<(Column, String)> {
    let filters = Column::ALL.into_iter().zip(table.filters.iter());
    filters.filter(|(_, text)| !text.is_empty()).map(|(column, text)| (column, text.clone())).collect()
}

/// The text of a state by itself, as view files have it; `None` if it is too long to be kept with the settings.
pub(super) fn text_of(state: &ViewState, dossier: &Dossier) -> Option<String> {
    const MOST_ITEMS: usize = 500;
    const LONGEST: usize = 40_000;
    if state.pinned.len() + state.selected.len() > MOST_ITEMS {
        return None;
    }
    let state = Some(crate::draft::ViewState::from_state(state, dossier));
    let file = crate::draft::ViewFile { format: Some(1), state, ..crate::draft::ViewFile::default() };
    Some(file.write()).filter(|text| text.len() <= LONGEST)
}

#[cfg(test)]
mod tests;
