//! `parallax import`: other people's sheets become a dossier, after a summary of what was guessed, kept as words and left out.

mod again;

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::Path;

use anyhow::{Context as _, bail};
use parallax_analysis::counted;
use parallax_dossier::dossier::Zone;
use parallax_dossier::draft;
use parallax_dossier::load::{LARGEST_FILE, Severity, visible, visible_json, visible_path};
use parallax_import::again::Trace;
use parallax_import::files::settle;
use parallax_import::sheet::{MOST_BYTES, Reading};
use parallax_import::{Files, Input, Map, Memory, Shape, Summary, input};
use parallax_workbook::Read;

use crate::args::{Days, Import, ImportFormat};
use crate::{UntilClosed, check};

pub use again::{Offer, Target, write_trace};

/// Imports files into a new dossier; `program` is named in what to do next. Returns the exit code: 1 if there is nothing that
/// could become a claim.
///
/// # Errors
/// If a file cannot be read, the map is wrong, or the target exists or cannot be written.
pub fn run(program: &str, wanted: &Import) -> anyhow::Result<u8> {
    let to = wanted.to.as_deref();
    let exists = to.filter(|to| !wanted.again && !wanted.dry_run && to.symlink_metadata().is_ok());
    if let Some(to) = exists {
        bail!("{} already exists; nothing was written. Choose another name.", visible_path(to));
    }
    if let [file] = wanted.files.as_slice()
        && wanted.shape.is_none()
        && file != Path::new("-")
        && let Some(read) = parallax_workbook::open(file).with_context(|| visible_path(file))?
    {
        return whole(program, wanted, &read);
    }
    if let Some(to) = to.filter(|_| wanted.again) {
        return import_again(wanted, to);
    }
    let map = read_map(wanted, Map::default())?;
    if let Some(name) = &map.shape {
        Shape::named(name)?;
    }
    let inputs = read_inputs(wanted, &map)?;
    let title = wanted.title.clone().unwrap_or_else(|| title_of(&wanted.files[0]));
    let inputs = settle(inputs, &map)?;
    let files = Files::from_inputs(&inputs, &map)?;
    let made = files.import(&title, Memory::default());
    print(wanted.format, &made.summary)?;
    if made.is_empty() {
        tell_that_empty(program);
        return Ok(1);
    }
    let text = text_of(&made)?;
    let Some(to) = to.filter(|_| !wanted.dry_run) else { return Ok(0) };
    create(to, &text)?;
    write_trace(to, &Trace::new(&made, &files.tables))?;
    if let Some(path) = wanted.map.as_deref().filter(|path| path.symlink_metadata().is_err()) {
        keep_map(path, &made.map)?;
    }
    if wanted.format == ImportFormat::Human {
        writeln!(
            UntilClosed(io::stdout().lock()),
            "{} is written; parallax {} opens it",
            visible_path(to),
            visible_path(to)
        )?;
    }
    Ok(0)
}

/// Imports changed sheets into the dossier that was made of them.
fn import_again(wanted: &Import, to: &Path) -> anyhow::Result<u8> {
    let target = Target::read(to)?;
    let map = read_map(wanted, target.map())?;
    let inputs = settle(read_inputs(wanted, &map)?, &map)?;
    again::run(wanted, to, &target, &Files::from_inputs(&inputs, &map)?)
}

/// Returns the text of the dossier that was made, once it is certain that it can be opened.
///
/// # Errors
/// If it would have errors, which are said in words.
pub fn text_of(made: &parallax_import::Import) -> anyhow::Result<String> {
    let built = made.draft.clone().build();
    let errors: Vec<String> = built
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(ToString::to_string)
        .collect();
    if !errors.is_empty() {
        bail!("the dossier would have errors, and was not written: {}", errors.join("; "));
    }
    Ok(made.draft.write())
}

/// Reads a dossier whole that stands in a workbook or a package.
fn whole(program: &str, wanted: &Import, read: &Read) -> anyhow::Result<u8> {
    let file = &wanted.files[0];
    let guessed = [
        ("--map", wanted.map.is_some()),
        ("--sheet", wanted.sheet.is_some()),
        ("--header", wanted.header.is_some()),
        ("--dates", wanted.dates.is_some()),
        ("--zone", wanted.zone.is_some()),
        ("--title", wanted.title.is_some()),
        ("--again", wanted.again),
        ("--take", wanted.take.is_some()),
        ("--separator", wanted.separator.is_some()),
        ("--encoding", wanted.encoding.is_some()),
        ("--quote", wanted.quote.is_some()),
    ];
    if let Some((option, _)) = guessed.iter().find(|(_, given)| *given) {
        bail!("{}: it holds a whole dossier, and {option} is for other sheets", visible_path(file));
    }
    let mut out = UntilClosed(io::stdout().lock());
    let problems = read.problems();
    let Some(dossier) = read.dossier() else {
        match wanted.format {
            ImportFormat::Human => check::write_problems(&visible_path(file), &problems, &mut out)?,
            ImportFormat::Json => check::write_json(file, &problems, None, &mut out)?,
        }
        // Standard error may be closed.
        let _ =
            writeln!(io::stderr(), "{program}: {} has errors, and nothing was written", visible_path(file));
        return Ok(1);
    };
    let claims = dossier.claims.len();
    if let Some(to) = wanted.to.as_deref().filter(|_| !wanted.dry_run) {
        create(to, &draft::write(dossier))?;
    }
    match wanted.format {
        ImportFormat::Json => check::write_json(file, &problems, Some(claims), &mut out)?,
        ImportFormat::Human => {
            let warned = problems.iter().filter(|one| one.severity == Severity::Warning).count();
            let warnings = match warned {
                0 => String::new(),
                _ => format!(" ({}; `{program} check` lists them)", counted(warned, "warning")),
            };
            writeln!(out, "{}: a whole dossier, {}{warnings}", visible_path(file), counted(claims, "claim"))?;
            if let Some(to) = wanted.to.as_deref().filter(|_| !wanted.dry_run) {
                writeln!(out, "{} is written; parallax {} opens it", visible_path(to), visible_path(to))?;
            }
        }
    }
    Ok(0)
}

/// Writes a new dossier; one that is there is never replaced.
///
/// # Errors
/// If it is there, is too large to be opened, or cannot be written.
pub fn create(to: &Path, text: &str) -> anyhow::Result<()> {
    if text.len() as u64 > LARGEST_FILE {
        bail!(
            "the dossier would have {} bytes, and more than {LARGEST_FILE} are not opened; divide the sheet by year or by region, and import each part into a dossier of its own",
            text.len()
        );
    }
    match atomic_file::create(to, text.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} already exists; nothing was written. Choose another name.", visible_path(to))
        }
        written => written.with_context(|| format!("{} cannot be written", visible_path(to))),
    }
}

/// Writes what the columns of a sheet are for, as `--map` reads it; a file that is there is never replaced.
///
/// # Errors
/// If it is there, or cannot be written.
pub fn keep_map(path: &Path, map: &Map) -> anyhow::Result<()> {
    let text = map.write().map_err(|error| anyhow::anyhow!(error))?;
    atomic_file::create(path, text.as_bytes())
        .with_context(|| format!("{} cannot be written", visible_path(path)))
}

fn tell_that_empty(program: &str) {
    // Standard error may be closed.
    let _ = writeln!(
        io::stderr(),
        "{program}: no row became a claim, and nothing was written; name the columns in a map (--map), see the README"
    );
}

/// Reads all files.
fn read_inputs(wanted: &Import, map: &Map) -> anyhow::Result<Vec<Input>> {
    let read = |file: &std::path::PathBuf| {
        read_input(file, wanted.sheet.as_deref(), &map.file).with_context(|| visible_path(file))
    };
    wanted.files.iter().map(read).collect()
}

/// Reads a file, or standard input for `-`.
fn read_input(file: &Path, sheet: Option<&str>, reading: &Reading) -> anyhow::Result<Input> {
    if file != Path::new("-") {
        return Ok(input::read(file, sheet, reading)?);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(input::parse(bytes, "standard input", sheet, reading)?)
}

/// The map that is asked for, where it exists, or the other one, with what the arguments say of the file.
fn read_map(wanted: &Import, otherwise: Map) -> anyhow::Result<Map> {
    let mut map = match wanted.map.as_deref() {
        Some(path) if path.symlink_metadata().is_ok() => {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("{} cannot be read", visible_path(path)))?;
            Map::parse(&text)
                .map_err(|error| anyhow::anyhow!("{}: {}", visible_path(path), visible(&error)))?
        }
        _ => otherwise,
    };
    let asked = Reading {
        separator: wanted.separator.map(crate::args::Divider::sign),
        encoding: wanted.encoding.clone(),
        quote: wanted.quote,
    };
    map.shape = wanted.shape.clone().or(map.shape);
    map.header = wanted.header.or(map.header);
    map.dates = wanted.dates.map(Days::order).or(map.dates);
    map.zone = wanted.zone.clone().or(map.zone);
    if let Some(zone) = &map.zone {
        zone.parse::<Zone>().map_err(|error| anyhow::anyhow!("`{}`: {error}", visible(zone)))?;
    }
    map.file.separator = asked.separator.or(map.file.separator);
    map.file.encoding = asked.encoding.or(map.file.encoding);
    map.file.quote = asked.quote.or(map.file.quote);
    Ok(map)
}

fn print(format: ImportFormat, summary: &Summary) -> anyhow::Result<()> {
    let mut out = UntilClosed(io::stdout().lock());
    match format {
        ImportFormat::Human => {
            // Names of columns are other people's text.
            let text: Vec<String> = summary.to_string().lines().map(visible).collect();
            writeln!(out, "{}", text.join("\n"))?;
        }
        ImportFormat::Json => writeln!(out, "{}", visible_json(&summary.to_json()?))?,
    }
    Ok(())
}

/// The title of a dossier that is made of a file, unless another is given.
#[must_use]
pub fn title_of(file: &Path) -> String {
    if file == Path::new("-") {
        return "Imported from standard input".to_owned();
    }
    format!("Imported from {}", file.file_name().unwrap_or_default().to_string_lossy())
}

#[cfg(test)]
mod tests {
    use parallax_dossier::load;

    use super::*;

    fn wanted(file: &Path, to: &Path) -> Import {
        Import {
            shape: None,
            files: vec![file.to_owned()],
            to: Some(to.to_owned()),
            map: None,
            sheet: None,
            header: None,
            dates: None,
            zone: None,
            title: None,
            dry_run: false,
            format: ImportFormat::Human,
            separator: None,
            encoding: None,
            quote: None,
            again: false,
            take: None,
        }
    }

    #[test]
    fn a_workbook_and_a_package_of_a_dossier_are_imported_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let khusham = load::read(load::KHUSHAM).dossier.expect("sound");
        let of = draft::Dossier::from_dossier(&khusham);
        let book = folder.path().join("k.xlsx");
        std::fs::write(&book, parallax_workbook::to_workbook(&of).expect("written")).expect("written");
        let package = folder.path().join("k");
        parallax_workbook::write_package(&of, &package).expect("written");
        for (number, file) in [book.clone(), package.join("datapackage.json"), package].iter().enumerate() {
            let to = folder.path().join(format!("{number}.ron"));
            assert_eq!(run("parallax", &wanted(file, &to)).expect("imported"), 0);
            let text = std::fs::read_to_string(&to).expect("readable");
            assert_eq!(load::read(&text).dossier.as_ref(), Some(&khusham));
            assert!(run("parallax", &wanted(file, &to)).is_err(), "a dossier is replaced");
        }
        let to = folder.path().join("x.ron");
        let mapped = Import { title: Some("T".to_owned()), ..wanted(&book, &to) };
        assert!(run("parallax", &mapped).is_err_and(|error| error.to_string().contains("--title")));
        assert!(!to.exists());
    }
}
