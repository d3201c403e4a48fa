//! Sheets that are imported: asking for one, writing what it becomes, and noticing that it has changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use parallax_headless::{describe, import};

use super::{Arrived, Outbox};
use crate::app::dialog::{self, Answer};
use crate::app::jobs;
use crate::app::review::{Made, Reviewed, Stamp, Update};
use crate::import::again::Trace;
use crate::import::input::ENDINGS;

/// How often at most the file is looked at, while the window is in use.
const PAUSE: Duration = Duration::from_secs(2);

/// Asks for a sheet; the answer arrives through the outbox.
pub fn ask(beside: Option<&Path>, outbox: &Outbox) {
    let folder = beside.and_then(Path::parent).map(Path::to_owned);
    let show =
        move || dialog::open_any("Import a file", ("Sheets and other files", &ENDINGS), folder.as_deref());
    in_dialog(show, outbox, |answer| {
        match answer {
        Answer::Chosen(path) => Some(Arrived::Sheet(path)),
        Answer::Closed => None,
        Answer::NoDialog => Some(Arrived::Failed(
            "No file dialog answers on this system (it needs xdg-desktop-portal or zenity). Drop the file on the window"
                .to_owned(),
        )),
    }
    });
}

/// Writes the dossier where the reader chooses, and opens it. Without a dialog it is written beside the sheet.
pub fn save(reviewed: Reviewed, outbox: &Outbox) {
    let own = dossier_beside(reviewed.path());
    let name = own.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let show = move || {
        let answer = dialog::save_in("Save as dossier", &name, "ron", own.parent());
        let to = match answer {
            Answer::Chosen(path) if path.extension().is_some() => path,
            Answer::Chosen(path) => path.with_extension("dossier.ron"),
            Answer::NoDialog => own,
            Answer::Closed => return None,
        };
        Some(save_at(reviewed, &to))
    };
    in_dialog(show, outbox, |done| match done? {
        Ok(arrived) => Some(arrived),
        Err(words) => Some(Arrived::Failed(words)),
    });
}

/// Writes a new dossier, or offers what would change in one that was made of a sheet before.
fn save_at(reviewed: Reviewed, to: &Path) -> Result<Arrived, String> {
    if reviewed.trace().is_none() || !(to.is_file() && Trace::path_for(to).is_file()) {
        return write(&reviewed, to).map(Arrived::Imported);
    }
    let files = reviewed.files()?;
    let offer = import::Target::read(to).and_then(|target| target.offer(to, &files));
    let offer = offer.map_err(|error| describe(&error))?;
    drop(files);
    Ok(Arrived::Offered(Box::new(Update::new(offer, reviewed))))
}

/// Writes what is offered, with what the reader chose.
pub fn update(update: Arc<Update>, outbox: &Outbox) {
    let work = move || update.write().map(|()| update.offer.to.clone());
    in_dialog(work, outbox, |done| match done {
        Ok(path) => Some(Arrived::Imported(path)),
        Err(words) => Some(Arrived::Failed(words)),
    });
}

/// Writes a new dossier; one that is there is never replaced.
fn write(reviewed: &Reviewed, to: &Path) -> Result<PathBuf, String> {
    let text = reviewed.text()?;
    let written = import::create(to, &text);
    let written =
        written.and_then(|()| reviewed.trace().map_or(Ok(()), |trace| import::write_trace(to, trace)));
    written.map(|()| to.to_owned()).map_err(|error| describe(&error))
}

/// Writes what the columns are for beside the sheet: `tolls.map.ron` beside `tolls.csv`.
pub fn keep_mapping(made: Arc<Made>, outbox: &Outbox) {
    let path = made.path.with_extension("map.ron");
    let work = move || match import::keep_map(&path, &made.map) {
        Ok(()) => Arrived::MappingKept(path),
        Err(error) => Arrived::Failed(describe(&error)),
    };
    in_dialog(work, outbox, Some);
}

/// The dossier beside a sheet: `tolls.dossier.ron` beside `tolls.csv`.
fn dossier_beside(sheet: &Path) -> PathBuf {
    sheet.with_extension("dossier.ron")
}

/// Does what may wait for the reader or a disk on another thread.
pub fn in_dialog<T: 'static>(
    work: impl FnOnce() -> T + Send + 'static,
    outbox: &Outbox,
    arrived: impl FnOnce(T) -> Option<Arrived> + Send + 'static,
) {
    let outbox = outbox.clone();
    jobs::start("dialog", work, move |done| {
        let arrived = match done {
            Ok(done) => arrived(done),
            Err(broken) => Some(Arrived::Failed(format!("Nothing was written or chosen: {broken}"))),
        };
        if let Some(arrived) = arrived {
            outbox.send(arrived);
        }
    });
}

/// Looks now and then whether the sheet under review has changed. Nothing is looked at while nothing happens.
#[derive(Default)]
pub struct Lookout {
    last: Option<Instant>,
}

impl Lookout {
    /// Looks, if it is time.
    pub fn look(&mut self, reviewed: Option<(PathBuf, Option<Stamp>)>, outbox: &Outbox) {
        // A pasted text has no stamp, and nothing to look at.
        let Some((path, Some(stamp))) = reviewed else { return };
        let now = Instant::now();
        if self.last.is_some_and(|last| now.duration_since(last) < PAUSE) {
            return;
        }
        self.last = Some(now);
        let (number, outbox, stamp) = (path.clone(), outbox.clone(), Some(stamp));
        jobs::start(
            "lookout",
            move || Stamp::read(&path),
            move |found| {
                if matches!(found, Ok(found) if found != stamp) {
                    outbox.send(Arrived::SheetChanged(number, stamp));
                }
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::review::{Asked, Given};
    use crate::import::again::Take;

    fn read(path: &Path) -> Arc<Made> {
        let given = Given::File(path.to_owned());
        let made = Made::make(&given, Asked::default(), None, &|| true).expect("wanted").expect("read");
        made.into_sheet().expect("a sheet")
    }

    fn made(folder: &Path) -> Arc<Made> {
        let path = folder.join("tolls.csv");
        std::fs::write(&path, "Source,Killed\nUnion,at least 12\n").expect("written");
        read(&path)
    }

    #[test]
    fn what_is_saved_is_what_the_command_line_writes_and_nothing_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let made = made(folder.path());
        let to = dossier_beside(&made.path);
        assert!(to.ends_with("tolls.dossier.ron"));
        let reviewed = Reviewed::Sheet(made.clone());
        assert_eq!(write(&reviewed, &to), Ok(to.clone()));
        let text = std::fs::read_to_string(&to).expect("written");
        assert!(text.contains("quantity: AtLeast(12)") && text.contains("Imported from tolls.csv"), "{text}");
        let again = write(&reviewed, &to).expect_err("it is there");
        assert!(again.ends_with("already exists; nothing was written. Choose another name."), "{again}");
        // A dossier that was made of the sheet before is offered to be updated.
        std::fs::write(&made.path, "Source,Killed\nUnion,at least 15\n").expect("written");
        let newer = Reviewed::Sheet(read(&made.path));
        let Ok(Arrived::Offered(update)) = save_at(newer, &to) else { panic!("it is not offered") };
        assert!(update.offer.text.contains("Claims: 1 changed."), "{}", update.offer.text);
        assert_eq!(
            std::fs::read_to_string(&to).as_deref().ok(),
            Some(text.as_str()),
            "nothing is written yet"
        );
        assert_eq!(update.write(), Ok(()));
        assert!(std::fs::read_to_string(&to).expect("written").contains("AtLeast(15)"));
        std::fs::write(&made.path, "Source,Killed\nUnion,at least 12\n").expect("written");
        assert_eq!(std::fs::read_to_string(&made.path).expect("there"), "Source,Killed\nUnion,at least 12\n");
    }

    #[test]
    fn what_was_edited_by_hand_and_changed_in_the_sheet_is_for_the_reader_to_settle() {
        let folder = tempfile::tempdir().expect("a folder");
        let made = made(folder.path());
        let to = dossier_beside(&made.path);
        write(&Reviewed::Sheet(made.clone()), &to).expect("written");
        let edited = std::fs::read_to_string(&to).expect("written").replace("AtLeast(12)", "About(12)");
        std::fs::write(&to, &edited).expect("written");
        std::fs::write(&made.path, "Source,Killed\nUnion,at least 15\n").expect("written");
        for (take, kept) in
            [(None, "About(12)"), (Some(Take::Dossier), "About(12)"), (Some(Take::Sheet), "AtLeast(15)")]
        {
            let Ok(Arrived::Offered(mut update)) = save_at(Reviewed::Sheet(read(&made.path)), &to) else {
                panic!("it is not offered")
            };
            assert_eq!(update.takes, [None], "one entry is in conflict");
            assert!(update.offer.sentences[0].contains("15"), "{:?}", update.offer.sentences);
            update.takes[0] = take;
            assert_eq!(update.write(), Ok(()));
            assert!(std::fs::read_to_string(&to).expect("written").contains(kept), "{take:?}");
            if take == Some(Take::Dossier) {
                // That settled it; begin again.
                write_again(&to, &edited, &made);
            }
        }
    }

    /// The dossier and its trace as they were after the first import and the edit.
    fn write_again(to: &Path, edited: &str, made: &Arc<Made>) {
        std::fs::write(to, edited).expect("written");
        import::write_trace(to, &made.trace).expect("written");
    }

    #[test]
    fn a_changed_file_has_another_stamp() {
        let folder = tempfile::tempdir().expect("a folder");
        let made = made(folder.path());
        assert_eq!(Stamp::read(&made.path), made.stamp);
        std::fs::write(&made.path, "Source,Killed\nUnion,12\nPort,3\n").expect("written");
        assert_ne!(Stamp::read(&made.path), made.stamp);
    }
}
