//! The commands that a reader would use to get what the options of the command line ask for.

use std::sync::Arc;

use anyhow::{anyhow, bail};
use parallax_headless::table;

use crate::analysis::{Column, Direction, EstimateQuery, EstimateRows, Parts, Readings, Sort};
use crate::app::table_settings;
use crate::cli::args::Export;
use crate::dossier::{Claim, ClaimId, Dossier, GroupId, Item, ItemKind, Moment, Outcome, Reading, ViewState};
use crate::load;
use crate::session::{
    AccountLayout, AxisBy, Command, EstimatePage, EstimateSettings, LineageSettings, Scope, Subject,
    TableSettings, Tray,
};

/// The day or time as of which things are to be known; a time without an offset is one of the dossier's zone.
pub fn as_of(dossier: &Dossier, text: Option<&str>) -> anyhow::Result<Option<Moment>> {
    let read = |text| Moment::read(text, &dossier.zone).map_err(|error| anyhow!("--as-of {text}: {error}"));
    text.map(read).transpose()
}

/// The commands that a reader would use to get the requested view.
pub(super) fn commands(
    wanted: &Export,
    view: Subject,
    dossier: &Dossier,
    state: Option<&ViewState>,
) -> anyhow::Result<Vec<Command>> {
    let mut commands = match state {
        Some(state) => vec![Command::State(Arc::new(state.clone()), String::new())],
        None => Vec::new(),
    };
    // What is given besides a state counts; what is not given is that of the state.
    if state.is_none() || wanted.chart.is_given() {
        commands.push(Command::Estimates(estimates(wanted, dossier)?));
    }
    commands.extend(reading(dossier, wanted.reading.as_deref())?);
    if wanted.transpose {
        commands.push(Command::Accounts(AccountLayout::SourcesDown));
    }
    if wanted.fold {
        commands.push(Command::Lineage(LineageSettings { folds: true }));
    }
    commands.extend(pins(dossier, &wanted.only, wanted.second_look)?);
    // In the window, the estimates have their own query.
    let is_narrowed = match view {
        Subject::View(view) => view.description().is_narrowed_by_counts(),
        _ => false,
    };
    if is_narrowed && wanted.only.is_empty() && !wanted.second_look {
        commands
            .extend(selected_counts(wanted, dossier)?.into_iter().map(|id| Command::Pin(Item::Claim(id))));
    }
    if commands.iter().any(|command| matches!(command, Command::Pin(_))) {
        commands.push(Command::Scope(Scope::Tray));
    }
    if let Some(sort) = table_sort(wanted) {
        let of_state = state.map(table_settings).unwrap_or_default();
        commands.push(Command::Table(TableSettings { sort: Some(sort), ..of_state }));
    }
    if let Some((kind, key)) = &wanted.select {
        commands.push(Command::Select(find(dossier, *kind, key)?));
    }
    Ok(commands)
}

/// The command for the reading of this name, if one is given.
pub fn reading(dossier: &Dossier, name: Option<&str>) -> anyhow::Result<Option<Command>> {
    let Some(name) = name else { return Ok(None) };
    let readings = Readings::new(dossier, load::readings());
    Ok(Some(Command::Reading(table::reading_named(&readings, name)?)))
}

/// The commands that pin what `--only` lists, or all claims that need a second look.
pub fn pins(
    dossier: &Dossier,
    only: &[(ItemKind, String)],
    is_second_look: bool,
) -> anyhow::Result<Vec<Command>> {
    if is_second_look {
        let claims: Vec<Command> =
            crate::analysis::second_look(dossier).map(|id| Command::Pin(Item::Claim(id))).collect();
        if claims.is_empty() {
            bail!("no claim needs a second look: each was compared by somebody other than who entered it");
        }
        return Ok(claims);
    }
    let pin = |(kind, key): &(ItemKind, String)| {
        let item = find(dossier, *kind, key)?;
        if !Tray::takes(item) {
            bail!("--only takes sources and claims, and {} is a {}", key, kind.word());
        }
        Ok(Command::Pin(item))
    };
    only.iter().map(pin).collect()
}

fn estimates(wanted: &Export, dossier: &Dossier) -> anyhow::Result<EstimateSettings> {
    let opens = dossier.opens.clone().unwrap_or_default();
    let population = population(wanted, dossier)?.or(opens.population);
    let first = || EstimateRows::outcomes(dossier).first().map(|(outcome, _)| *outcome);
    let sort = wanted.chart.sort.or(opens.sort);
    let query = EstimateQuery {
        outcome: match &wanted.chart.outcome {
            Some(word) => outcome(dossier, word)?,
            None => opens.outcome.or_else(first),
        },
        population,
        parts: if wanted.chart.without_parts { Parts::Closed } else { Parts::Open },
        sort: sort.unwrap_or_default(),
        group_by: wanted.chart.by.unwrap_or_default(),
    };
    // Words never exceed figures, so the reading does not matter here.
    let natural = || query.natural_axis(dossier, None, &Reading::words_only());
    Ok(EstimateSettings {
        query,
        axis: wanted.chart.axis.asked().or(opens.axis).unwrap_or_else(natural),
        axis_by: wanted.chart.axis.asked().map_or(AxisBy::Figures, |_| AxisBy::Reader),
        style: wanted.chart.style.unwrap_or_default(),
        page: if wanted.chart.coding { EstimatePage::Coding } else { EstimatePage::Chart },
    })
}

/// The population that `--group` names.
fn population(wanted: &Export, dossier: &Dossier) -> anyhow::Result<Option<GroupId>> {
    let Some(key) = &wanted.chart.group else { return Ok(None) };
    Ok(match find(dossier, ItemKind::Group, key)? {
        Item::Group(group) => Some(group),
        _ => None,
    })
}

/// The counts selected by `--outcome` and `--group`; empty if neither is given.
fn selected_counts(wanted: &Export, dossier: &Dossier) -> anyhow::Result<Vec<ClaimId>> {
    let outcome = wanted.chart.outcome.as_deref().map(|word| outcome(dossier, word)).transpose()?.flatten();
    // What the dossier wants to open with narrows nothing else.
    let population = population(wanted, dossier)?;
    let query = EstimateQuery { outcome, population, ..estimates(wanted, dossier)?.query };
    if outcome.is_none() && query.population.is_none() {
        return Ok(Vec::new());
    }
    let meant = |claim: &Claim| {
        claim.count().is_some_and(|count| {
            outcome.is_none_or(|outcome| outcome == count.outcome) && query.shows_count(dossier, count)
        })
    };
    let found: Vec<_> = dossier.claims.iter().filter(|(_, claim)| meant(claim)).map(|(id, _)| id).collect();
    if found.is_empty() {
        bail!("no claim counts that: see --outcome and --group");
    }
    Ok(found)
}

/// The outcome with this word or id; `None` for all.
pub(super) fn outcome(dossier: &Dossier, word: &str) -> anyhow::Result<Option<Outcome>> {
    const ALL: &str = "all";
    if word == ALL {
        return Ok(None);
    }
    dossier.all_outcomes().find(|outcome| outcome.id() == word).map(Some).ok_or_else(|| {
        let words = || dossier.all_outcomes().map(Outcome::id).chain([ALL]);
        let hint =
            load::closest(word, words()).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        anyhow!(
            "there is no outcome `{word}` in the dossier{hint} (there are: {})",
            words().collect::<Vec<_>>().join(", ")
        )
    })
}

/// The column selected by `--sort`; `None` for file order.
fn table_sort(wanted: &Export) -> Option<(Column, Direction)> {
    match wanted.chart.sort? {
        Sort::Date => Some((Column::Said, Direction::Ascending)),
        Sort::Size => Some((Column::Range, Direction::Descending)),
        Sort::Source => Some((Column::By, Direction::Ascending)),
    }
}

pub fn find(dossier: &Dossier, kind: ItemKind, key: &str) -> anyhow::Result<Item> {
    dossier.find(kind, key).ok_or_else(|| no_such(dossier, kind, key))
}

fn no_such(dossier: &Dossier, kind: ItemKind, key: &str) -> anyhow::Error {
    let keys = dossier.items(kind).map(|item| dossier.key(item));
    let hint = load::closest(key, keys).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    anyhow!("there is no {} `{key}` in the dossier{hint}", kind.word())
}
