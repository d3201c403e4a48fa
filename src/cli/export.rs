//! `parallax export`: a view as SVG or PNG, or its claims as CSV or JSON, without window, display or GPU.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, anyhow, bail};
use egui::{Vec2, vec2};
use parallax_headless::{UntilClosed, dossier as whole, table};

use super::args::{Export, Exportable, Which};
use super::state::State;
use crate::analysis::{Column, Direction, EstimateQuery, EstimateRows, Parts, Readings, Sort, known};
use crate::app::publish::{self, Wish};
use crate::app::{Parallax, table_settings};
use crate::dossier::{
    self, Claim, ClaimId, Dossier, Grain, GroupId, Item, ItemKind, Moment, Outcome, Reading, ViewState,
};
use crate::load;
use crate::session::{
    AccountLayout, AxisBy, Command, EstimatePage, EstimateSettings, Format, LineageSettings, Scope, Subject,
    TableSettings, Tray, View, WalkEdit,
};
use crate::views::ALL;
use crate::views::picture::{Dress, Surround, Texts};
use atomic_file as file;

/// The smallest size of the window, here and on a screen.
const LEAST_WINDOW: (u32, u32) = (480, 360);

/// Draws what is wanted; returns the exit code.
pub fn run(wanted: &Export) -> anyhow::Result<u8> {
    let state = wanted.state.as_deref().map(super::state::read).transpose()?;
    let Some(state) = state else {
        return match wanted.view {
            Some(Exportable::Subject(view)) => draw(wanted, view, &wanted.dossier, None),
            Some(Exportable::Dossier) => write_dossier(wanted),
            None if wanted.steps.is_some() => draw(wanted, Subject::Window, &wanted.dossier, None),
            None => bail!("say what to draw: --view"),
        };
    };
    let state = match state {
        Ok(state) => state,
        Err(code) => return Ok(code),
    };
    let view = match wanted.view {
        Some(Exportable::Subject(view)) => Some(view),
        Some(Exportable::Dossier) => bail!("--view dossier writes all of it, whatever a state shows"),
        None => None,
    };
    let which = state.dossier(&wanted.dossier)?;
    let front = || View::find_by_word(state.front.map(dossier::View::word)).map(Subject::View);
    let view = view.or_else(front).unwrap_or(Subject::Window);
    draw(wanted, view, &which, Some(&state))
}

/// Draws a view of a dossier, in the state of a view file if there is one.
fn draw(wanted: &Export, view: Subject, which: &Which, state: Option<&State>) -> anyhow::Result<u8> {
    let format = wanted.to.as_deref().map(|to| format_of(to, wanted, view)).transpose()?;
    if let Some(to) = &wanted.to {
        super::refuse_overwriting(which.file.as_deref(), to)?;
        super::refuse_overwriting(wanted.state.as_deref(), to)?;
    }
    match view {
        Subject::View(view) => view.description().prepare(),
        _ => {
            for described in ALL {
                described.prepare();
            }
        }
    }
    let (name, loaded) = super::read(which)?;
    let Some(dossier) = &loaded.dossier else { return Ok(parallax_headless::refuse(&name, &loaded)) };
    let fitted = state.map(|state| state.fit(dossier, loaded.fingerprint));
    let commands = commands(wanted, view, dossier, fitted.as_ref().map(|fitted| &fitted.state))?;
    let walk = fitted.map(|fitted| fitted.steps).filter(|steps| !steps.is_empty());
    let as_of = as_of(dossier, wanted.as_of.as_deref())?;
    let shown = wanted.chart.outcome.as_deref().map(|word| outcome(dossier, word)).transpose()?;
    let mut program = Parallax::on_this_machine(&name, loaded).with_mode(wanted.theme);
    let asked = wanted.backdrop.laid()?;
    let laid = asked.or_else(|| state.and_then(State::laid));
    for command in commands.into_iter().chain(laid) {
        program = program.with(command);
    }
    if let Some(walk) = walk {
        program = program.with(Command::Walk(WalkEdit::Set(walk.into())));
    }
    // An outcome given by name takes precedence over that of the selection.
    if let Some(shown) = shown {
        program = program.with_outcome(shown);
    }
    if format.is_some_and(Format::is_picture) || wanted.frames.is_some() || wanted.steps.is_some() {
        super::tell_fonts(&program);
    }
    if wanted.frames.is_some() {
        write_frames(program, wanted, view)?;
        return Ok(0);
    }
    if let Some(folder) = &wanted.steps {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        let usual = publish::usual_step();
        let preset = if wanted.size.is_some() { None } else { wanted.preset.or(usual.preset) };
        let format = Format::Png(wanted.scale);
        let wish = Wish { preset, ..wish(wanted, Subject::View(View::ESTIMATES), format) };
        publish::write_steps(&mut program, &wish, folder)?;
        return Ok(0);
    }
    if as_of.is_some() || state.is_none() {
        program = program.with(Command::AsOf(as_of));
    }
    if let (Some(to), Some(format)) = (&wanted.to, format) {
        let wish = wish(wanted, view, format);
        if wanted.pages {
            write_pages(&mut program, &wish, to)?;
        } else {
            write(&mut program, &wish, to)?;
        }
    }
    if wanted.alt_text {
        let text = publish::alt_text(&mut program, view);
        writeln!(UntilClosed(std::io::stdout().lock()), "{text}")?;
    }
    Ok(0)
}

/// Writes the dossier itself, which nothing can narrow.
fn write_dossier(wanted: &Export) -> anyhow::Result<u8> {
    let Some(to) = &wanted.to else { bail!("--view dossier is written to a file: add --to OUT.json") };
    whole::refuse_other_endings(to)?;
    let narrows = [
        ("--as-of", wanted.as_of.is_some()),
        ("--only", !wanted.only.is_empty()),
        ("--second-look", wanted.second_look),
        ("--outcome", wanted.chart.outcome.is_some()),
        ("--group", wanted.chart.group.is_some()),
        ("--alt-text", wanted.alt_text),
    ];
    if let Some((option, _)) = narrows.iter().find(|(_, given)| *given) {
        bail!("{option} is for views: --view dossier writes all of it");
    }
    super::refuse_overwriting(wanted.dossier.file.as_deref(), to)?;
    let (name, loaded) = super::read(&wanted.dossier)?;
    let Some(dossier) = &loaded.dossier else { return Ok(parallax_headless::refuse(&name, &loaded)) };
    whole::write(dossier, to)?;
    Ok(0)
}

/// A text of the command line, without letters that hide or reorder others.
fn text(given: Option<&String>) -> String {
    given.map(|text| load::visible(text)).unwrap_or_default()
}

fn wish(wanted: &Export, subject: Subject, format: Format) -> Wish {
    Wish {
        dress: if wanted.plain { Dress::Plain } else { Dress::Framed },
        size: wanted.size.map(|(width, height)| vec2(width as f32, height as f32)),
        dialect: wanted.sheet.dialect(),
        preset: wanted.preset,
        around: Surround {
            texts: Texts {
                title: text(wanted.texts.title.as_ref()),
                subtitle: text(wanted.texts.subtitle.as_ref()),
                note: text(wanted.texts.note.as_ref()),
            },
            ..Surround::default()
        },
        ..Wish::usual(subject, format)
    }
}

/// Writes it, and says what the picture says that it leaves out, to whoever does not look at it.
fn write(program: &mut Parallax, wish: &Wish, to: &Path) -> anyhow::Result<()> {
    let made = publish::make_and_tell(program, wish)?;
    file::write_atomically(to, &made.bytes)?;
    if let Some(left_out) = made.left_out {
        let instead = match wish.size {
            Some(_) => "take a larger --size, or none",
            None => {
                "a picture is no higher than this; --pages writes the rest of estimates and table, .csv and .json hold all claims"
            }
        };
        // Nobody may listen.
        let _ = writeln!(
            std::io::stderr().lock(),
            "parallax: {}: truncated: {left_out}; {instead}",
            to.display()
        );
    }
    Ok(())
}

/// As many pictures as it takes for all rows: OUT.png, OUT-2.png and so on. All are of one size if one was asked for.
fn write_pages(program: &mut Parallax, wish: &Wish, to: &Path) -> anyhow::Result<()> {
    let pages = publish::pages(program, wish)?;
    if pages.is_empty() {
        return write(program, wish, to);
    }
    for page in pages {
        let to = numbered(to, page.number());
        program.turn_to(Some(page));
        write(program, wish, &to)?;
    }
    program.turn_to(None);
    Ok(())
}

/// The file of a page: OUT.png, OUT-2.png.
fn numbered(to: &Path, page: usize) -> PathBuf {
    match (page, to.file_stem(), to.extension()) {
        (2.., Some(stem), Some(ending)) => {
            let mut name = stem.to_owned();
            name.push(format!("-{page}."));
            name.push(ending);
            to.with_file_name(name)
        }
        _ => to.to_owned(),
    }
}

/// One picture for each step of the play, all of one size: 0001-2018-02-07.png and so on.
fn write_frames(mut program: Parallax, wanted: &Export, view: Subject) -> anyhow::Result<()> {
    let Some(folder) = &wanted.frames else { return Ok(()) };
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let steps = program.content().dossier().map(known::steps).unwrap_or_default();
    if steps.is_empty() {
        bail!("nothing in the dossier has a date, so there are no days to draw");
    }
    let wish = wish(wanted, view, Format::Png(wanted.scale));
    let sizes = steps.iter().map(|day| {
        program.apply(Command::AsOf(Some(*day)));
        publish::size_of(&mut program, &wish)
    });
    let wish = Wish { size: Some(sizes.fold(Vec2::ZERO, Vec2::max)), ..wish };
    for (number, day) in steps.iter().enumerate() {
        program.apply(Command::AsOf(Some(*day)));
        let to = folder.join(format!("{:04}-{}.png", number + 1, file_name(*day)));
        write(&mut program, &wish, &to)?;
    }
    Ok(())
}

/// A day or time as part of a file's name, which on some systems holds no colon: "2018-02-07", "2018-02-07T2200".
fn file_name(at: Moment) -> String {
    let clock = at.civil();
    match at.grain() {
        Grain::Minute => format!("{}T{:02}{:02}", at.day(), clock.hour(), clock.minute()),
        Grain::Second => {
            format!("{}T{:02}{:02}{:02}", at.day(), clock.hour(), clock.minute(), clock.second())
        }
        Grain::Year | Grain::Month | Grain::Day => at.day().to_string(),
    }
}

/// The day or time as of which things are to be known; a time without an offset is one of the dossier's zone.
pub fn as_of(dossier: &Dossier, text: Option<&str>) -> anyhow::Result<Option<Moment>> {
    let read = |text| Moment::read(text, &dossier.zone).map_err(|error| anyhow!("--as-of {text}: {error}"));
    text.map(read).transpose()
}

/// The commands that a reader would use to get the requested view.
fn commands(
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
    let natural = || query.natural_axis(dossier, &Reading::words_only());
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
fn outcome(dossier: &Dossier, word: &str) -> anyhow::Result<Option<Outcome>> {
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

fn format_of(path: &Path, wanted: &Export, view: Subject) -> anyhow::Result<Format> {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    if wanted.scale > 1 && ending.as_deref() != Some("png") {
        bail!("{}: --scale is for .png; other files have no pixels", path.display());
    }
    if wanted.outlines && ending.as_deref() != Some("svg") {
        bail!("{}: --outlines is for .svg", path.display());
    }
    let for_csv = [("--separator", wanted.sheet.separator.is_some()), ("--no-bom", wanted.sheet.no_bom)];
    if let Some((option, _)) = for_csv.iter().find(|(_, given)| *given && ending.as_deref() != Some("csv")) {
        bail!("{}: {option} is for .csv", path.display());
    }
    let format = match ending.as_deref() {
        Some("svg") if wanted.outlines => Format::SvgOutlines,
        Some("svg") => Format::Svg,
        Some("png") => Format::Png(wanted.scale),
        Some("csv") => Format::Csv,
        Some("json") => Format::Json,
        _ => bail!("{}: the file's ending must be .svg, .png, .csv or .json", path.display()),
    };
    let (least_wide, least_high) = LEAST_WINDOW;
    let is_small = wanted.size.is_some_and(|(wide, high)| wide < least_wide || high < least_high);
    if wanted.preset.is_some() && view == Subject::Window {
        bail!("--preset: the window has a --size of its own; presets are for views");
    }
    if is_small && view == Subject::Window {
        bail!("--size: the window is at least {least_wide}x{least_high}; views can be smaller");
    }
    if !publish::fits(view, format) {
        let name = publish::name_of(format);
        bail!("{}: the window cannot be made as {name}; take `--view table` for all claims", path.display());
    }
    Ok(format)
}

fn no_such(dossier: &Dossier, kind: ItemKind, key: &str) -> anyhow::Error {
    let keys = dossier.items(kind).map(|item| dossier.key(item));
    let hint = load::closest(key, keys).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    anyhow!("there is no {} `{key}` in the dossier{hint}", kind.word())
}
