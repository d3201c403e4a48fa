//! `parallax export`: a view as SVG or PNG, or its claims as CSV or JSON, without window, display or GPU.

mod commands;
mod files;

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use egui::vec2;
use parallax_headless::{UntilClosed, dossier as whole};

use super::args::{Export, Exportable, Which};
use super::state::State;
use crate::app::Parallax;
use crate::app::publish::{self, Wish};
use crate::dossier;
use crate::load;
use crate::session::{Command, Format, Subject, View, WalkEdit};
use crate::views::ALL;
use crate::views::picture::{Dress, Surround, Texts};
pub use commands::{as_of, find, pins, reading};
use commands::{commands, outcome};
use files::{write, write_frames, write_pages};

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
