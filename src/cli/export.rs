//! `parallax export`: a view as SVG or PNG, without window, display or GPU.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, anyhow, bail};
use egui::{Ui, Vec2, vec2};

use super::args::{self, Drawn, Export};
use crate::analysis::table::Records;
use crate::analysis::{Column, Direction, EstimateQuery, Parts, Readings, Sort, known};
use crate::app::Parallax;
use crate::dossier::{Claim, ClaimId, Dossier, Item, ItemKind, Outcome};
use crate::export::svg::{SvgOptions, Text, to_svg};
use crate::export::{Painted, file, headless, png, table};
use crate::load;
use crate::map::basemap::Basemap;
use crate::session::{
    AccountLayout, AxisKind, Command, EstimatePage, EstimateSettings, Scope, TableSettings, Tray, View,
};
use crate::views::picture;

const DEFAULT: Vec2 = vec2(1200.0, 800.0);
const WINDOW: Vec2 = vec2(1440.0, 900.0);

#[derive(Clone, Copy, PartialEq)]
enum Format {
    Svg,
    Png,
    Csv,
    Json,
}

/// Draws what is wanted; returns the exit code.
pub fn run(wanted: &Export) -> anyhow::Result<u8> {
    let format = wanted.to.as_deref().map(|to| format_of(to, wanted.view)).transpose()?;
    if matches!(wanted.view, Drawn::Map | Drawn::Window) {
        Basemap::prepare();
    }
    let (name, loaded) = super::read(wanted.file.as_deref())?;
    let Some(dossier) = &loaded.dossier else {
        let mut err = std::io::stderr().lock();
        for found in &loaded.diagnostics {
            writeln!(err, "{name}:{found}")?;
        }
        return Ok(1);
    };
    let title = dossier.title.clone();
    let commands = commands(wanted, dossier)?;
    let mut program = Parallax::new(&name, loaded).with_mode(wanted.theme.into());
    for command in commands {
        program = program.with(command);
    }
    // Asked for by name it outranks the outcome of what is selected.
    if let Some(shown) = wanted.chart.outcome {
        program = program.with_outcome(shown.into());
    }
    match (&wanted.to, format) {
        (Some(to), Some(format)) => {
            program = program.with(Command::AsOf(wanted.as_of));
            file::write_atomically(to, &draw(&mut program, wanted, format, title)?)?;
        }
        _ => frames(program, wanted)?,
    }
    Ok(0)
}

/// The view in a format.
fn draw(program: &mut Parallax, wanted: &Export, format: Format, title: String) -> anyhow::Result<Vec<u8>> {
    Ok(match format {
        Format::Svg => {
            let options = SvgOptions { text: Text::Selectable, title, description: String::new() };
            let size = size_of(program, wanted);
            to_svg(&paint(program, wanted, size), &options).into_bytes()
        }
        Format::Png => {
            let size = size_of(program, wanted);
            png::to_png(&paint(program, wanted, size), 1.0)?
        }
        Format::Csv => table::to_csv(&records(program))?,
        Format::Json => table::to_json(&records(program))?,
    })
}

/// One picture for each step of the play, all of one size: 0001-2018-02-07.png and so on.
fn frames(mut program: Parallax, wanted: &Export) -> anyhow::Result<()> {
    let Some(folder) = &wanted.frames else { return Ok(()) };
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let steps = program.content().dossier().map(known::steps).unwrap_or_default();
    if steps.is_empty() {
        bail!("nothing in the dossier has a date, so there are no steps to draw");
    }
    let sizes = steps.iter().map(|day| {
        program.apply(Command::AsOf(Some(*day)));
        size_of(&mut program, wanted)
    });
    let size = sizes.fold(Vec2::ZERO, Vec2::max);
    for (number, day) in steps.iter().enumerate() {
        program.apply(Command::AsOf(Some(*day)));
        let to = folder.join(format!("{:04}-{day}.png", number + 1));
        file::write_atomically(&to, &png::to_png(&paint(&mut program, wanted, size), 1.0)?)?;
    }
    Ok(())
}

/// What a reader would do to see what is wanted.
fn commands(wanted: &Export, dossier: &Dossier) -> anyhow::Result<Vec<Command>> {
    let mut commands = vec![Command::Estimates(estimates(wanted, dossier)?)];
    if let Some(name) = &wanted.reading {
        let readings = Readings::new(dossier, load::readings());
        let reading = readings.find(name).ok_or_else(|| no_reading(&readings, name))?;
        commands.push(Command::Reading(reading));
    }
    if wanted.transpose {
        commands.push(Command::Accounts(AccountLayout::SourcesDown));
    }
    for (kind, key) in &wanted.only {
        let item = find(dossier, *kind, key)?;
        if !Tray::takes(item) {
            bail!("--only takes sources and claims, and {} is a {}", key, kind.word());
        }
        commands.push(Command::Pin(item));
    }
    // The estimates, alone or in the window, have choices of their own; other views are narrowed to the counts meant.
    let has_own = matches!(wanted.view, Drawn::Estimates | Drawn::Window | Drawn::Map);
    if !has_own && wanted.only.is_empty() {
        commands.extend(counts(wanted, dossier)?.into_iter().map(|id| Command::Pin(Item::Claim(id))));
    }
    if commands.iter().any(|command| matches!(command, Command::Pin(_))) {
        commands.push(Command::Scope(Scope::Tray));
    }
    if let Some(sort) = table_sort(wanted) {
        commands.push(Command::Table(TableSettings { sort: Some(sort), ..TableSettings::default() }));
    }
    if let Some((kind, key)) = &wanted.select {
        commands.push(Command::Select(find(dossier, *kind, key)?));
    }
    Ok(commands)
}

fn estimates(wanted: &Export, dossier: &Dossier) -> anyhow::Result<EstimateSettings> {
    let population = match &wanted.chart.group {
        Some(key) => match find(dossier, ItemKind::Group, key)? {
            Item::Group(group) => Some(group),
            _ => None,
        },
        None => None,
    };
    Ok(EstimateSettings {
        query: EstimateQuery {
            outcome: crate::analysis::EstimateRows::outcomes(dossier).first().map(|(outcome, _)| *outcome),
            population,
            parts: if wanted.chart.without_parts { Parts::Closed } else { Parts::Open },
            sort: wanted.chart.sort.map_or_else(Sort::default, Into::into),
            group_by: wanted.chart.by.into(),
        },
        axis: if wanted.chart.log { AxisKind::Log } else { AxisKind::Linear },
        style: wanted.chart.style.into(),
        page: if wanted.chart.coding { EstimatePage::Coding } else { EstimatePage::Chart },
    })
}

/// The counts that `--outcome` and `--group` mean; none where neither is given.
fn counts(wanted: &Export, dossier: &Dossier) -> anyhow::Result<Vec<ClaimId>> {
    let outcome: Option<Outcome> = wanted.chart.outcome.and_then(Into::into);
    let query = EstimateQuery { outcome, ..estimates(wanted, dossier)?.query };
    if outcome.is_none() && query.population.is_none() {
        return Ok(Vec::new());
    }
    let meant = |claim: &Claim| {
        claim.count().is_some_and(|count| {
            outcome.is_none_or(|outcome| outcome == count.outcome) && query.shows(dossier, count.of)
        })
    };
    let found: Vec<_> = dossier.claims.iter().filter(|(_, claim)| meant(claim)).map(|(id, _)| id).collect();
    if found.is_empty() {
        bail!("no claim counts that: see --outcome and --group");
    }
    Ok(found)
}

/// The column of the table that `--sort` means; file order where it is not given.
fn table_sort(wanted: &Export) -> Option<(Column, Direction)> {
    match wanted.chart.sort? {
        args::Sort::Date => Some((Column::Said, Direction::Ascending)),
        args::Sort::Size => Some((Column::Range, Direction::Descending)),
        args::Sort::Source => Some((Column::By, Direction::Ascending)),
    }
}

fn find(dossier: &Dossier, kind: ItemKind, key: &str) -> anyhow::Result<Item> {
    dossier.find(kind, key).ok_or_else(|| no_such(dossier, kind, key))
}

fn no_reading(readings: &Readings, name: &str) -> anyhow::Error {
    let keys = || readings.iter().map(|(_, reading)| reading.key.as_str());
    let hint =
        load::closest(name, keys()).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    let all = keys().collect::<Vec<_>>().join(", ");
    anyhow!("there is no reading `{name}`{hint} (there are: {all})")
}

fn format_of(path: &Path, view: Drawn) -> anyhow::Result<Format> {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    match ending.as_deref() {
        Some("svg") => Ok(Format::Svg),
        Some("png") => Ok(Format::Png),
        Some("csv") if view == Drawn::Table => Ok(Format::Csv),
        Some("json") if view == Drawn::Table => Ok(Format::Json),
        Some("csv" | "json") => bail!("{}: only the table can be written as .csv or .json", path.display()),
        _ if view == Drawn::Table => {
            bail!("{}: the file's ending must be .svg, .png, .csv or .json", path.display())
        }
        _ => bail!("{}: the file's ending must be .svg or .png", path.display()),
    }
}

fn no_such(dossier: &Dossier, kind: ItemKind, key: &str) -> anyhow::Error {
    let keys = dossier.items(kind).map(|item| dossier.key(item));
    let hint = load::closest(key, keys).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    anyhow!("there is no {} `{key}` in the dossier{hint}", kind.word())
}

/// The claims that the table shows.
fn records(program: &mut Parallax) -> Records {
    let records = program.picture(|ctx| {
        let all: Vec<_> = ctx.dossier.claims.ids().collect();
        Records::new(ctx.dossier, ctx.reading(), ctx.only.unwrap_or(&all))
    });
    records.unwrap_or_default()
}

/// The size at which nothing is cut off: measured, because text takes what it takes.
fn natural_size(program: &mut Parallax, subject: View) -> Vec2 {
    let mut size = DEFAULT;
    let mode = program.session().mode;
    let setup = |ctx: &egui::Context| crate::theme::apply(ctx, mode);
    headless::paint(DEFAULT, crate::theme::fonts::definitions(), setup, |ui: &mut Ui| {
        let measured = program.picture(|ctx| picture::natural_size(ctx, ui, subject, DEFAULT));
        size = measured.unwrap_or(DEFAULT);
    });
    size
}

/// The size that is asked for, or the one at which nothing is cut off.
fn size_of(program: &mut Parallax, wanted: &Export) -> Vec2 {
    let asked = wanted.size.map(|(width, height)| vec2(width as f32, height as f32));
    asked.unwrap_or_else(|| match wanted.view.view() {
        None => WINDOW,
        Some(subject) => natural_size(program, subject),
    })
}

fn paint(program: &mut Parallax, wanted: &Export, size: Vec2) -> Painted {
    let fonts = crate::theme::fonts::definitions();
    let mode = program.session().mode;
    let setup = |ctx: &egui::Context| crate::theme::apply(ctx, mode);
    headless::paint(size, fonts, setup, |ui: &mut Ui| match wanted.view.view() {
        None => program.ui(ui),
        Some(subject) => {
            program.picture(|ctx| picture::ui(ctx, ui, subject));
        }
    })
}
