//! The steps of a walk as numbered pictures.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use atomic_file as file;

use super::{PublishError, Wish, make};
use crate::app::Parallax;
use crate::dossier::Step;
use crate::session::{Command, Format, Preset, Subject};
use crate::views::picture::{Surround, Texts};

/// Writes each step as a picture into `folder`, which exists; returns the files.
///
/// # Errors
/// If there are no steps, or a picture cannot be made or written; those before it are there.
pub fn write_steps(program: &mut Parallax, wish: &Wish, folder: &Path) -> Result<Vec<PathBuf>, PublishError> {
    let steps = program.steps().to_vec();
    if steps.is_empty() {
        return Err(PublishError::NoSteps);
    }
    let mut written = Vec::with_capacity(steps.len());
    for (number, step) in (1..).zip(&steps) {
        program.apply(Command::State(Arc::new(step.state.clone()), String::new()));
        let path = folder.join(file_name(number, step));
        file::write_atomically(&path, &make(program, &picture_of(step, wish))?)?;
        written.push(path);
    }
    Ok(written)
}

/// The picture of a step: its view with its title and its sentence.
fn picture_of(step: &Step, wish: &Wish) -> Wish {
    let (view, _) = Parallax::views_of(step);
    let texts = Texts {
        title: step.title.clone(),
        subtitle: step.text.clone(),
        note: wish.around.texts.note.clone(),
    };
    let around = Surround { texts, ..wish.around.clone() };
    Wish { subject: Subject::View(view), around, ..wish.clone() }
}

/// "01-three-figures.png".
fn file_name(number: usize, step: &Step) -> String {
    format!("{number:02}-{}.png", super::plain(&step.title))
}

/// The usual picture of a step.
#[must_use]
pub fn usual() -> Wish {
    let view = crate::session::View::ESTIMATES;
    Wish { preset: Some(Preset::Landscape), ..Wish::usual(Subject::View(view), Format::Png(2)) }
}
