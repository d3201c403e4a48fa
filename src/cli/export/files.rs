//! Writes pictures: one, its further pages, or one for each day.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use atomic_file as file;
use egui::Vec2;

use super::wish;
use crate::analysis::{counted, known};
use crate::app::Parallax;
use crate::app::publish::{self, Wish};
use crate::cli::args::Export;
use crate::dossier::{Grain, Moment};
use crate::load::visible_path;
use crate::session::{Command, Format, Subject};

/// Writes it, and says what the picture says that it leaves out, to whoever does not look at it.
pub(super) fn write(program: &mut Parallax, wish: &Wish, to: &Path) -> anyhow::Result<()> {
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
            visible_path(to)
        );
    }
    Ok(())
}

/// More pages than this of an earlier export are not counted.
const MOST_LEFT: usize = 10_000;

/// As many pictures as it takes for all rows: OUT.png, OUT-2.png and so on. All are of one size if one was asked for.
pub(super) fn write_pages(program: &mut Parallax, wish: &Wish, to: &Path) -> anyhow::Result<()> {
    let pages = publish::pages(program, wish)?;
    if pages.is_empty() {
        return write(program, wish, to);
    }
    let last = pages.len();
    for page in pages {
        let to = numbered(to, page.number());
        program.turn_to(Some(page));
        write(program, wish, &to)?;
    }
    program.turn_to(None);
    let after = (1..MOST_LEFT).map(|more| numbered(to, last + more));
    let left: Vec<PathBuf> = after.take_while(|page| page.exists()).collect();
    if let Some(first) = left.first() {
        let first = visible_path(first);
        let all = match left.len() - 1 {
            0 => format!("{first} is"),
            more => format!("{first} and the {} after it are", counted(more, "file")),
        };
        // Nobody may listen.
        let _ =
            writeln!(std::io::stderr().lock(), "parallax: {all} not of this picture, which has {last} pages");
    }
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
pub(super) fn write_frames(mut program: Parallax, wanted: &Export, view: Subject) -> anyhow::Result<()> {
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
