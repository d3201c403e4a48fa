//! View files (`*.view.ron`): a state of the window with a name, the dossier that it belongs to, and steps.
//!
//! They are read as dossiers are, with the same diagnostics. What a dossier no longer has is listed with its place in
//! the text and left out; nothing else is lost.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use super::diagnostic::{Code, Diagnostic, Severity};
use super::folder::DossierFolder;
use super::ground::{self, Backdrop};
use super::kinds::ViewKind;
use super::resolve::{Problem, quoted, resolve_view, view_problems};
use super::site::Site;
use super::visible::{may_hold_unseen, visible};
use super::{Fingerprint, ReadError, decode, dialect, locate_all, locate_findings, pieces, raw, stopped};
use crate::dossier::{self, Dossier, KeptCopy, Step, View, ViewState};

/// How the name of such a file ends.
pub const ENDING: &str = ".view.ron";
/// Maximum size of a view file, in bytes (16 MiB).
pub const LARGEST: u64 = 16 << 20;

/// True if the name of a file ends as that of a view file.
#[must_use]
pub fn is_by_name(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().ends_with(ENDING))
}

/// A view file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewFile {
    /// The name of the view.
    pub name: String,
    /// The dossier that it belongs to.
    pub dossier: DossierLink,
    /// The reader's own picture under the map.
    pub backdrop: Option<dossier::Backdrop>,
    /// The text, which has no errors.
    text: String,
}

/// The dossier of a view file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DossierLink {
    /// Its file, by its path from the folder of the view file.
    pub file: Option<String>,
    /// The key of the dossier, if it is built in.
    pub example: Option<String>,
    /// The SHA-256 that it had.
    pub sha256: Option<String>,
    /// The title that it had.
    pub title: String,
}

impl DossierLink {
    /// True if a dossier is certainly another text than the one that the view was made of.
    #[must_use]
    pub fn is_changed(&self, fingerprint: Fingerprint) -> bool {
        self.sha256.as_ref().is_some_and(|known| !known.eq_ignore_ascii_case(&fingerprint.to_string()))
    }
}

/// The result of reading a view file.
#[derive(Clone, Debug)]
pub struct LoadedView {
    /// The file; `None` if any diagnostic is an error.
    pub file: Option<ViewFile>,
    /// All problems, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// A view file as far as it fits a dossier.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// The state.
    pub state: ViewState,
    /// The steps.
    pub steps: Vec<Step>,
    /// What was left out because the dossier does not have it, as warnings.
    pub left_out: Vec<Diagnostic>,
}

/// Reads the text of a view file.
///
/// ```
/// use parallax_dossier::load::view_file::read;
/// let loaded = read("View(format: 1, name: \"Dozens\", sate: ())");
/// assert_eq!(
///     loaded.diagnostics[0].to_string(),
///     "1:33: error[unknown-field]: there is no field `sate` (did you mean `state`?)"
/// );
/// ```
#[must_use]
pub fn read(text: &str) -> LoadedView {
    let whole = text;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = whole.len() - text.len();
    let look_into_texts = may_hold_unseen(text);
    let (file, findings) = match dialect().from_str::<raw::ViewFile<'_>>(text) {
        Ok(raw) => {
            let problems = view_problems(&raw, look_into_texts);
            let file = file(&raw, text);
            (Some(file), locate_all(text, problems))
        }
        Err(error) => {
            let mut findings = pieces::read::<ViewKind>(text, look_into_texts);
            if !findings.iter().any(|found| found.code.severity() == Severity::Error) {
                findings.push(stopped(text, &error));
            }
            (None, findings)
        }
    };
    let diagnostics = locate_findings(text, mark, findings);
    let is_broken = diagnostics.iter().any(|one| one.severity == Severity::Error);
    LoadedView { file: file.filter(|_| !is_broken), diagnostics }
}

/// Reads the text of the view file at `path`, including any byte order mark.
///
/// # Errors
/// If the file cannot be opened, is no regular file, is too large, or is not text.
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    let file = fs::File::open(path)?;
    if file.metadata()?.is_file() && file.metadata()?.len() > LARGEST {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST { Err(too_large()) } else { decode(bytes) }
}

fn too_large() -> ReadError {
    std::io::Error::other(format!(
        "it is larger than {} MiB, the largest view file that is read",
        LARGEST >> 20
    ))
    .into()
}

fn file(raw: &raw::ViewFile<'_>, text: &str) -> ViewFile {
    let link = raw.dossier.clone().unwrap_or_default();
    ViewFile {
        name: raw.name.clone().unwrap_or_default(),
        dossier: DossierLink {
            file: link.file,
            example: link.example,
            sha256: link.sha256,
            title: link.title,
        },
        backdrop: raw.backdrop.clone().map(|backdrop| dossier::Backdrop {
            from: KeptCopy { file: backdrop.file.unwrap_or_default(), sha256: backdrop.sha256 },
            credit: visible(&backdrop.credit.unwrap_or_default()),
            note: backdrop.note,
        }),
        text: text.to_owned(),
    }
}

impl ViewFile {
    /// The view that its state has in front.
    #[must_use]
    pub fn front(&self) -> Option<View> {
        dialect().from_str::<raw::ViewFile<'_>>(&self.text).ok()?.state?.view
    }

    /// Returns the state and the steps as far as `dossier` has what they name.
    #[must_use]
    pub fn fit(&self, dossier: &Dossier) -> Fitted {
        // The text was read before, so it can be read again.
        let raw = dialect().from_str::<raw::ViewFile<'_>>(&self.text).unwrap_or_default();
        let (state, steps, problems) = resolve_view(raw, dossier);
        let mut left_out = locate_findings(&self.text, 0, locate_all(&self.text, problems));
        for one in &mut left_out {
            one.severity = Severity::Warning;
        }
        Fitted { state, steps, left_out }
    }

    /// Looks at the picture that the view lays under the map: a file in the folder of the view file at `path`, or below.
    /// Returns `None` if it lays none there.
    ///
    /// # Errors
    /// A warning that says why it cannot be drawn.
    #[must_use]
    pub fn open_backdrop(&self, path: &Path) -> Option<Result<Backdrop, Diagnostic>> {
        let backdrop = self.backdrop.as_ref()?;
        let folder = DossierFolder::new(path).map_err(|error| error.to_string());
        let opened = folder.and_then(|folder| ground::backdrop_in(&folder, backdrop));
        Some(opened.map_err(|why| {
            let message = format!("{}: {why}", quoted(&backdrop.from.file));
            self.warn_of_backdrop(Code::UnreadBackdrop, "file", message, None)
        }))
    }

    /// Compares that file with the SHA-256 that the view gives; returns a warning if it is another one.
    #[must_use]
    pub fn verify_backdrop(&self, path: &Path) -> Option<Diagnostic> {
        let KeptCopy { file, sha256 } = &self.backdrop.as_ref()?.from;
        let now = DossierFolder::new(path).ok()?.sha256(file).ok()?;
        sha256.as_ref().filter(|given| !now.eq_ignore_ascii_case(given))?;
        let message = format!("{} is not the file that the view describes", quoted(file));
        let hint = Some(format!("its SHA-256 is {now}"));
        Some(self.warn_of_backdrop(Code::ChangedFile, "sha256", message, hint))
    }

    fn warn_of_backdrop(
        &self,
        code: Code,
        field: &'static str,
        message: String,
        hint: Option<String>,
    ) -> Diagnostic {
        let site = Site::ROOT.field("backdrop").field(field);
        let problem = Problem { code, site, message, hint };
        let mut found = locate_findings(&self.text, 0, locate_all(&self.text, vec![problem]));
        let mut one = found.remove(0);
        one.severity = Severity::Warning;
        one
    }
}
