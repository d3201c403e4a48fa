//! The choices above the chart, and the command for each.

use egui::Ui;

use super::super::super::{Context, memo::memoize};
use crate::analysis::{EstimateQuery, EstimateRows, GroupBy, GroupRow, Parts, Sort, counted};
use crate::session::{Axis, AxisBy, Command, EstimateSettings, Input, MarkStyle};

/// A control above the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// The reading of number words.
    Reading,
    /// The population shown.
    Population,
    /// The order within a heading.
    Sort,
    /// The headings.
    GroupBy,
    /// The scale of the axis.
    Axis,
    /// The style of the marks.
    Marks,
}

/// One entry of a menu.
pub struct Choice {
    /// Its name.
    pub words: String,
    /// An explanation; may be empty.
    pub hint: String,
    /// The level of indentation.
    pub depth: usize,
    /// Whether it is currently chosen.
    pub standing: Standing,
    /// The command that chooses it.
    pub command: Command,
}

/// Whether an entry is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Chosen.
    Chosen,
    /// Not chosen.
    Offered,
}

impl Standing {
    fn new<T: PartialEq>(choice: &T, chosen: &T) -> Self {
        if choice == chosen { Self::Chosen } else { Self::Offered }
    }
}

impl Control {
    /// All controls, in the order in which a narrow row keeps them.
    pub const ALL: [Self; 6] =
        [Self::Reading, Self::Population, Self::Sort, Self::GroupBy, Self::Axis, Self::Marks];

    /// The name of the control.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Reading => "Reading",
            Self::Population => "Population",
            Self::Sort => "Sort",
            Self::GroupBy => "Group by",
            Self::Axis => "Axis",
            Self::Marks => "Marks",
        }
    }

    /// The maximum width, in points.
    pub const fn widest(self) -> f32 {
        match self {
            Self::Reading => 256.0,
            Self::Population => 190.0,
            Self::Sort | Self::GroupBy | Self::Axis | Self::Marks => 170.0,
        }
    }

    /// The longest name that it can have; `None` if that depends on the dossier.
    pub fn longest(self) -> Option<String> {
        let titles: &[&str] = match self {
            Self::Reading | Self::Population => return None,
            Self::Sort => &Sort::ALL.map(Sort::word),
            Self::GroupBy => &GroupBy::ALL.map(GroupBy::word),
            Self::Axis => &Axis::ALL.map(Axis::word),
            Self::Marks => &MarkStyle::ALL.map(MarkStyle::word),
        };
        let longest = titles.iter().max_by_key(|title| title.len())?;
        Some(format!("{}: {longest}", self.title()))
    }

    /// The name with the current choice: "Sort: day it was said".
    pub fn words(self, ctx: &Context<'_>) -> String {
        format!("{}: {}", self.title(), self.chosen(ctx))
    }

    fn chosen(self, ctx: &Context<'_>) -> String {
        let settings @ EstimateSettings { query, axis, .. } = &ctx.session.estimates;
        match self {
            Self::Reading => ctx.reading().name.clone(),
            Self::Population => match query.population.and_then(|group| ctx.dossier.groups.get(group)) {
                None => "all".to_owned(),
                Some(group) if query.parts == Parts::Closed => format!("{}, without its parts", group.name),
                Some(group) => group.name.clone(),
            },
            Self::Sort => query.sort.word().to_owned(),
            Self::GroupBy => query.group_by.word().to_owned(),
            Self::Axis => axis.word().to_owned(),
            Self::Marks => settings.drawn_style().word().to_owned(),
        }
    }

    /// The current choice, in full.
    pub fn hint(self, ctx: &Context<'_>) -> String {
        match self {
            Self::Reading => {
                format!(
                    "Number words are read {}.\n{}",
                    ctx.readings.caption(ctx.session.reading),
                    ctx.reading().basis
                )
            }
            Self::Population => self.words(ctx),
            Self::Sort => format!("Under each heading: {}", ctx.session.estimates.query.sort.title()),
            Self::GroupBy => "The headings; populations are never merged under any".to_owned(),
            Self::Axis => axis_hint(ctx.session.estimates.axis).to_owned(),
            Self::Marks => match ctx.session.estimates.axis {
                Axis::Linear => "How a claim is drawn",
                Axis::Log => "How a claim is drawn. A logarithmic axis has no zero that a bar could begin at",
            }
            .to_owned(),
        }
    }

    /// The entries to choose from.
    pub fn choices(self, ctx: &Context<'_>, ui: &Ui) -> Vec<Choice> {
        match self {
            Self::Reading => readings(ctx),
            Self::Population => populations(ctx, ui),
            Self::Sort => Sort::ALL.map(|sort| plain(ctx, sort.title(), |s| s.query.sort = sort)).into(),
            Self::GroupBy => GroupBy::ALL.map(|by| plain(ctx, by.word(), |s| s.query.group_by = by)).into(),
            Self::Axis => axes(ctx),
            Self::Marks => {
                let is_offered = |style: &MarkStyle| {
                    ctx.session.estimates.axis == Axis::Linear || *style == MarkStyle::Intervals
                };
                let offered = MarkStyle::ALL.into_iter().filter(is_offered);
                let choice = |style| Choice {
                    standing: Standing::new(&style, &ctx.session.estimates.drawn_style()),
                    ..plain(ctx, style.word(), |settings| settings.style = style)
                };
                offered.map(choice).collect()
            }
        }
    }
}

/// The scales, and the one that the figures ask for.
fn axes(ctx: &Context<'_>) -> Vec<Choice> {
    let chosen = Axis::ALL.map(|axis| Choice {
        hint: axis_hint(axis).to_owned(),
        ..plain(ctx, axis.word(), |settings| {
            (settings.axis, settings.axis_by) = (axis, AxisBy::Reader);
        })
    });
    let by_figures = Choice {
        hint: "Logarithmic if the smallest figure could not be seen on a linear axis; chosen anew with the population"
            .to_owned(),
        ..plain(ctx, "whichever the figures need", |settings| settings.axis_by = AxisBy::Figures)
    };
    chosen.into_iter().chain([by_figures]).collect()
}

/// An entry that changes the settings; it counts as chosen if it would change nothing.
fn plain(ctx: &Context<'_>, words: &str, change: impl FnOnce(&mut EstimateSettings)) -> Choice {
    let mut settings = ctx.session.estimates.clone();
    change(&mut settings);
    let standing = Standing::new(&settings, &ctx.session.estimates);
    Choice {
        words: words.to_owned(),
        hint: String::new(),
        depth: 0,
        standing,
        command: Command::Estimates(settings),
    }
}

fn readings(ctx: &Context<'_>) -> Vec<Choice> {
    let offered = ctx.readings.iter().map(|(id, reading)| Choice {
        words: reading.name.clone(),
        hint: if ctx.readings.is_declared(id) {
            format!("Declared by this dossier. {}", reading.basis)
        } else {
            reading.basis.clone()
        },
        depth: 0,
        standing: Standing::new(&id, &ctx.session.reading),
        command: Command::Reading(id),
    });
    offered.collect()
}

/// All populations, or one of those that are counted, with or without its parts.
fn populations(ctx: &Context<'_>, ui: &Ui) -> Vec<Choice> {
    let query = ctx.session.estimates.query;
    let reads = &[Input::Dossier, Input::Query, Input::Narrowing];
    let rows = memoize(ctx, ui, egui::Id::unique("populations to choose from"), (reads, ()), || {
        EstimateRows::populations(ctx.dossier, query.outcome, ctx.only)
    });
    let mut choices = Vec::with_capacity(rows.len() + 2);
    if let Some(group) = query.population.and_then(|group| ctx.dossier.groups.get(group)) {
        let other = match query.parts {
            Parts::Open => Parts::Closed,
            Parts::Closed => Parts::Open,
        };
        let mut switch = plain(ctx, "with its parts", |settings| settings.query.parts = other);
        switch.standing = Standing::new(&query.parts, &Parts::Open);
        switch.hint = format!("Whether claims of parts of {} are shown below it", group.name);
        choices.push(switch);
    }
    choices.push(plain(ctx, "All populations", |settings| settings.query.population = None));
    choices.extend(rows.iter().map(|row| population(ctx, query, row)));
    choices
}

fn population(ctx: &Context<'_>, query: EstimateQuery, row: &GroupRow) -> Choice {
    let name = &ctx.dossier.groups[row.group].name;
    let words = match row.claims {
        0 => format!("{name}: only in its parts"),
        claims => format!("{name}: {}", counted(claims, "claim")),
    };
    let choice = plain(ctx, &words, |settings| include_parts_if_needed(&mut settings.query, row));
    let standing = Standing::new(&query.population, &Some(row.group));
    Choice { depth: row.depth, standing, hint: ctx.dossier.groups[row.group].note.clone(), ..choice }
}

/// A population of which only parts are counted is shown with its parts, because alone it would be empty.
fn include_parts_if_needed(query: &mut EstimateQuery, row: &GroupRow) {
    query.population = Some(row.group);
    if row.claims == 0 {
        query.parts = Parts::Open;
    }
}

const fn axis_hint(axis: Axis) -> &'static str {
    match axis {
        Axis::Linear => "Equal steps are equally long",
        Axis::Log => {
            "Equal factors are equally long: lengths are not proportional to numbers. Zero has a place of its own"
        }
    }
}
