//! Why something could not be published.

use atomic_file::WriteError;
use egui_picture::PictureError;

use crate::analysis::table::TableError;

/// Why something could not be made or written.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The picture could not be made.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The table could not be made.
    #[error(transparent)]
    Table(#[from] TableError),
    /// Not every subject is available in every format.
    #[error("{0} cannot be made as {1}")]
    Format(String, String),
    /// A report of more claims than a page can hold.
    #[error(
        "a report of {0} claims would be too large a page to read; it takes at most {1}: choose sources or claims (`--only`), or \
         export the table, which holds all of them"
    )]
    TooMany(usize, usize),
    /// Only a picture of rows goes on on another page.
    #[error(
        "--pages is for pictures of the estimates' chart and of the table, whose rows can go on on another page"
    )]
    NoRows,
    /// A page without a row would never end.
    #[error("not one row fits on a page of this size: take a larger --size")]
    NoRowFits,
    /// More pages than are written at once.
    #[error(
        "{most} pages would hold {hold} of {all} claims: choose sources or claims (`--only`), or export the table as CSV, which holds \
         all of them"
    )]
    TooManyPages {
        /// The maximum number of pages.
        most: usize,
        /// How many claims these would hold.
        hold: usize,
        /// How many there are.
        all: usize,
    },
    /// There are no steps.
    #[error("there are no steps: neither the dossier nor the view has `steps`")]
    NoSteps,
    /// The file could not be read again.
    #[error("the dossier's file cannot be read, so it cannot be attached: {0}")]
    Unread(std::io::Error),
    /// The file is not what the page would tell.
    #[error(
        "the dossier's file is not what is shown here: it was changed since it was opened, or there are edits that are not saved;          attached, it would be another dossier than the page tells"
    )]
    Changed,
    /// Its dossier holds conflicts of a merge, and it has no place to say so.
    #[error("{0}; {1} cannot say that, so it is not made: settle them first (`parallax check` lists them)")]
    Unsettled(String, &'static str),
    /// There is no dossier to make it from.
    #[error("the file has errors, so there is nothing to publish")]
    NoDossier,
}
