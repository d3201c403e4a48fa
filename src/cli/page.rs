//! `parallax page`: the report, or one view of it, as a page for readers to click, without window or display.

use std::io::Write as _;
use std::path::Path;

use anyhow::bail;

use super::args::Page;
use super::export::find;
use super::report::{open, refuse_other_endings, write};
use crate::app::Parallax;
use crate::app::publish::Wish;
use crate::load::visible_path;
use crate::session::{Command, Extras, Format, Subject};

/// Writes the requested page; returns the exit code.
pub fn run(wanted: &Page) -> anyhow::Result<u8> {
    let file = wanted.dossier.file.as_deref();
    refuse_other_endings(&wanted.to)?;
    super::refuse_overwriting(file, &wanted.to)?;
    if let Some(picture) = &wanted.picture {
        refuse_other_pictures(picture)?;
        super::refuse_overwriting(file, picture)?;
    }
    let mut program = match open(&wanted.dossier, &wanted.told, |_, _| Vec::new())? {
        Ok(program) => program,
        Err(code) => return Ok(code),
    };
    program = match (file, wanted.dossier.example) {
        (Some(path), _) => program.from_file(path.to_owned()),
        (None, Some(example)) => program.from_built_in(example),
        (None, None) => program,
    };
    if let (Some((kind, key)), Some(dossier)) = (&wanted.select, program.content().dossier()) {
        let item = find(dossier, *kind, key)?;
        program.apply(Command::Select(item));
    }
    match wanted.embed {
        None => write_whole(&mut program, wanted),
        Some(view) => {
            let wish = Wish { link: wanted.link.clone(), ..wanted.told.wish(Subject::Embed(view)) };
            write(&mut program, &wish, &wanted.to)?;
            if let Some(picture) = &wanted.picture {
                write(&mut program, &Wish::usual(Subject::View(view), Format::Png(2)), picture)?;
            }
            Ok(0)
        }
    }
}

fn write_whole(program: &mut Parallax, wanted: &Page) -> anyhow::Result<u8> {
    let wish = wanted.told.wish(Subject::Page);
    let extras = Extras { dossier: wanted.with_dossier, ..wish.extras };
    let code = write(program, &Wish { extras, ..wish }, &wanted.to)?;
    if wanted.with_dossier {
        // Nobody may listen.
        let _ = writeln!(
            std::io::stderr().lock(),
            "parallax: {}: the whole dossier is in it, with its quotes, evidence and graphic evidence, notes and comments",
            visible_path(&wanted.to)
        );
    }
    Ok(code)
}

/// Refuses a file that would not be taken for a picture.
fn refuse_other_pictures(to: &Path) -> anyhow::Result<()> {
    let is_png = to.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
    if !is_png {
        bail!("{}: the picture's ending must be .png", visible_path(to));
    }
    Ok(())
}
