//! What a state of the window shows, in words.

use crate::dossier::{Claim, Column, Date, Dossier, Figure, Item, Moment, ViewState};
use crate::{headline, speaker};

/// Maximum number of items that are named one by one.
const NAMED: usize = 8;

/// Says what a state chooses, choice by choice: "the estimates", "as said by 9 February 2018".
///
/// ```
/// use parallax_analysis::state_in_words;
/// use parallax_dossier::dossier::{Dossier, View, ViewState};
/// let state = ViewState { view: Some(View::Map), alone: true, figures_from: Some(100), ..ViewState::default() };
/// assert_eq!(state_in_words(&Dossier::default(), &state), ["the map alone", "figures from 100"]);
/// ```
#[must_use]
pub fn state_in_words(dossier: &Dossier, state: &ViewState) -> Vec<String> {
    let mut words = layout(state);
    words.extend(narrowed(dossier, state));
    words.extend(estimates(dossier, state));
    let order = state.order.map(|column| {
        let way = if state.descending { ", descending" } else { "" };
        format!("the table ordered by {}{way}", column.word())
    });
    words.extend(order.or(state.descending.then(|| "descending".to_owned())));
    words.extend(
        state
            .filters
            .iter()
            .map(|(column, text)| format!("in the table, {} contains “{text}”", column.word())),
    );
    words.extend(table_columns(state));
    words.extend(state.sources_down.map(|sources| {
        let rows = if sources { "sources" } else { "questions" };
        format!("{rows} as rows of the accounts")
    }));
    words.extend(lanes(dossier, state));
    if state.folded {
        words.push("institutions folded in the lineage".to_owned());
    }
    if state.everywhere {
        words.push("every place on the map".to_owned());
    }
    words.extend(state.frame.map(|frame| {
        let (lon, lat) = (frame.center.lon, frame.center.lat);
        format!("the map about {} km wide around {lat}, {lon}", frame.width_km)
    }));
    words
}

/// What narrows every view: the time, the figures, the pins, the day.
#[must_use]
pub fn narrowed(dossier: &Dossier, state: &ViewState) -> Vec<String> {
    let mut words = Vec::new();
    words.extend(state.during.as_ref().map(|during| format!("said {}", when(during))));
    words.extend(figures(state.figures_from, state.figures_to));
    let pinned = named(dossier, &state.pinned);
    if !state.pinned.is_empty() {
        words.push(format!("pinned: {pinned}"));
    }
    if state.only_pinned {
        words.push("only what is pinned".to_owned());
    }
    words.extend(state.as_of.as_ref().map(|day| format!("as said by {day}")));
    if !state.selected.is_empty() {
        words.push(format!("selected: {}", named(dossier, &state.selected)));
    }
    words
}

/// "figures from 10 to 100"; `None` if there are no bounds.
#[must_use]
pub fn figures(from: Option<u64>, until: Option<u64>) -> Option<String> {
    match (from.map(Figure), until.map(Figure)) {
        (Some(from), Some(until)) => Some(format!("figures from {from} to {until}")),
        (Some(from), None) => Some(format!("figures from {from}")),
        (None, Some(until)) => Some(format!("figures to {until}")),
        (None, None) => None,
    }
}

/// A date in a sentence: "on 7 February 2018", "between 7 and 9 February 2018".
fn when(date: &Date) -> String {
    date.moment().map_or_else(|| date.to_string(), Moment::in_sentence)
}

fn layout(state: &ViewState) -> Vec<String> {
    let alone = if state.alone { " alone" } else { "" };
    let mut words: Vec<String> =
        state.view.iter().map(|view| format!("the {}{alone}", view.word())).collect();
    if state.alone && state.view.is_none() {
        words.push("one view alone".to_owned());
    }
    words.extend(state.beside.map(|view| format!("beside it the {}", view.word())));
    words
}

/// "the columns by, quantity of the table", "its column quantity 300 points wide".
fn table_columns(state: &ViewState) -> Vec<String> {
    let mut words = Vec::new();
    if !state.columns.is_empty() {
        let columns: Vec<&str> = state.columns.iter().map(|column| column.word()).collect();
        words.push(format!("the columns {} of the table", columns.join(", ")));
    }
    let wide = |(column, width): &(Column, u16)| format!("its column {} {width} points wide", column.word());
    words.extend(state.widths.iter().map(wide));
    words
}

fn lanes(dossier: &Dossier, state: &ViewState) -> Vec<String> {
    let mut words = Vec::new();
    if state.lanes_by_source {
        words.push("a lane of the timeline for each source".to_owned());
    }
    words.extend(
        state.folded_lanes.iter().map(|lane| format!("the lane “{}” folded", dossier.lane_name(*lane))),
    );
    if state.unbroken {
        words.push("the time axis unbroken".to_owned());
    }
    words
}

fn estimates(dossier: &Dossier, state: &ViewState) -> Vec<String> {
    let mut words = Vec::new();
    words.extend(state.outcome.map(|outcome| format!("estimates of {}", outcome.word())));
    words.extend(state.population.map(|id| format!("the population “{}”", dossier.groups[id].name)));
    if state.whole_only {
        words.push("without its parts".to_owned());
    }
    words.extend(state.sort.map(|sort| format!("the order by {}", sort.word())));
    words.extend(state.group_by.map(|by| format!("headings by {}", by.word())));
    words.extend(state.axis.map(|axis| format!("a {} axis", axis.word())));
    if state.intervals {
        words.push("dots with whiskers".to_owned());
    }
    if state.coding {
        words.push("what other projects could store".to_owned());
    }
    words.extend(state.reading.as_ref().map(|reading| format!("the reading “{reading}”")));
    words
}

/// Items by name: "SOHR: 48 killed; Reuters".
fn named(dossier: &Dossier, items: &[Item]) -> String {
    let name = |item: &Item| match *item {
        Item::Claim(id) => {
            let claim: &Claim = &dossier.claims[id];
            format!("{}: {}", speaker(dossier, claim), headline(claim).trim_end_matches('.'))
        }
        item => format!("{} {}", item.kind().word(), dossier.name(item)),
    };
    let mut names: Vec<String> = items.iter().take(NAMED).map(name).collect();
    if items.len() > NAMED {
        names.push(format!("{} more", items.len() - NAMED));
    }
    names.join("; ")
}
