//! The reader's own picture under the map, as it is kept between runs: which file, and whose work it is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Parallax;
use crate::load::ground::Backdrop;
use crate::load::{Diagnostic, visible, visible_path};
use crate::session::Overlay;

/// A picture of the reader's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Laid {
    path: PathBuf,
    credit: String,
}

impl Laid {
    /// `None` if its path is not text, which settings cannot hold.
    fn of(backdrop: &Backdrop) -> Option<Self> {
        backdrop.path.to_str()?;
        Some(Self { path: backdrop.path.clone(), credit: backdrop.credit.clone() })
    }

    /// What the card says of it if it was not found.
    fn describe_lost(&self) -> String {
        format!("Not found: {} ({})", visible_path(&self.path), visible(&self.credit))
    }
}

/// What is known of the reader's own picture beside the one that lies under the map.
#[derive(Default)]
pub struct Own {
    /// The picture as it is now, for the settings.
    pub left: Option<Laid>,
    /// Those of the built-in dossiers, by key.
    pub in_examples: BTreeMap<String, Laid>,
    /// The picture of an earlier run, if it was not found.
    pub lost: Option<Laid>,
    /// A picture that was dropped on the window, to be laid under the map once it is said whose work it is.
    pub offered: Option<PathBuf>,
    /// Whether the next view that is shown leaves the picture as it is.
    pub stays: bool,
}

/// A picture as a view file in `folder` names it.
pub struct Link {
    pub backdrop: crate::draft::Backdrop,
    /// Whether the file lies in that folder or below, where a view file finds it.
    pub is_found: bool,
}

impl Link {
    fn of(backdrop: &Backdrop, folder: Option<&Path>) -> Option<Self> {
        let below = folder.and_then(|folder| below(&backdrop.path, folder));
        let is_found = below.is_some();
        // The rest of the path is nobody else's business.
        let file = below.or_else(|| Some(backdrop.path.file_name()?.to_str()?.to_owned()))?;
        let credit = Some(backdrop.credit.clone());
        let backdrop =
            crate::draft::Backdrop { file: Some(file), credit, ..crate::draft::Backdrop::default() };
        Some(Self { backdrop, is_found })
    }
}

/// The path of a file from a folder that it lies in; `None` if it lies elsewhere, or the path is not text.
pub fn below(file: &Path, folder: &Path) -> Option<String> {
    let strip = |file: &Path, folder: &Path| {
        let parts = file.strip_prefix(folder).ok()?;
        let parts: Option<Vec<&str>> = parts.iter().map(|part| part.to_str()).collect();
        parts.filter(|parts| !parts.is_empty() && !parts.contains(&"..")).map(|parts| parts.join("/"))
    };
    let followed = || strip(&file.canonicalize().ok()?, &folder.canonicalize().ok()?);
    strip(file, folder).or_else(followed)
}

impl Parallax {
    /// Lays a picture under the map, or takes the reader's own away.
    pub(super) fn lay(&mut self, backdrop: Option<Arc<Backdrop>>) {
        self.session.backdrop = backdrop;
        self.own_backdrop.lost = None;
        self.own_backdrop.left = self.laid_now();
    }

    /// Asks whose work a picture is.
    pub(super) fn offer_backdrop(&mut self, path: PathBuf) {
        self.session.overlay = Some(Overlay::Backdrop);
        self.own_backdrop.offered = Some(path);
    }

    /// Which picture of the reader's own lies under the map: "Now: aerial.tif (Own flight)"; or which one was not found.
    pub(super) fn describe_laid(&self) -> Option<String> {
        let laid = self.session.backdrop.as_deref();
        laid.map(|laid| format!("Now: {} ({})", laid.name, laid.credit))
            .or_else(|| self.own_backdrop.lost.as_ref().map(Laid::describe_lost))
    }

    /// The picture that a later run lays under the map again: the one that lies there, or that was not found.
    pub(super) fn laid_now(&self) -> Option<Laid> {
        match &self.session.backdrop {
            Some(backdrop) => Laid::of(backdrop),
            None => self.own_backdrop.lost.clone(),
        }
    }

    /// Lays the picture of an earlier run under the map, unless another one lies there already. If it cannot be drawn, the
    /// reader is told, and it is tried again in the next run.
    pub(super) fn lay_again(&mut self, laid: Option<&Laid>) {
        let Some(laid) = laid.filter(|_| self.session.backdrop.is_none()) else { return };
        match Backdrop::open(&laid.path, &laid.credit) {
            Ok(backdrop) => self.session.backdrop = Some(Arc::new(backdrop)),
            Err(why) => {
                self.notices.failed(format!(
                    "Your picture under the map is not drawn: {why}. It is looked for again the next time this dossier is opened"
                ));
                self.own_backdrop.lost = Some(laid.clone());
            }
        }
    }

    /// Lays the picture of a view under the map, or none if it has none; returns what is wrong with it. A picture that was asked
    /// for on the command line stays.
    pub(super) fn lay_that_of_view(
        &mut self,
        backdrop: Option<Result<Backdrop, Diagnostic>>,
    ) -> Option<Diagnostic> {
        if std::mem::take(&mut self.own_backdrop.stays) {
            return None;
        }
        let (backdrop, fault) = match backdrop {
            None => (None, None),
            Some(Ok(backdrop)) => (Some(Arc::new(backdrop)), None),
            Some(Err(fault)) => (None, Some(fault)),
        };
        self.session.backdrop = backdrop;
        self.own_backdrop.lost = None;
        fault
    }

    /// The picture as a view file in `folder` names it; `None` if the reader laid none under the map.
    pub(super) fn backdrop_link(&self, folder: Option<&Path>) -> Option<Link> {
        Link::of(self.session.backdrop.as_deref()?, folder)
    }

    /// What to say of a view that was written to a file in `folder` and cannot find the picture from there.
    #[must_use]
    pub fn unreachable_backdrop(&self, folder: Option<&Path>) -> Option<String> {
        let link = self.backdrop_link(folder).filter(|link| !link.is_found)?;
        let file = link.backdrop.file.unwrap_or_default();
        Some(format!(
            "The view names the picture under the map, {}, which is not in its folder: copy it there, with its world file if it \
             has one, so that the view can show it",
            visible(&file)
        ))
    }

    /// Keeps the picture under the map when the next view is shown, whatever that has.
    #[must_use]
    pub fn holding_backdrop(mut self) -> Self {
        self.own_backdrop.stays = true;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_from_a_folder_that_the_file_lies_in() {
        let file = Path::new("/a/b/c.tif");
        assert_eq!(below(file, Path::new("/a")).as_deref(), Some("b/c.tif"));
        assert_eq!(below(file, Path::new("/a/b")).as_deref(), Some("c.tif"));
        for elsewhere in ["/x", "/a/b/c", "/a/b/c.tif", "b"] {
            assert_eq!(below(file, Path::new(elsewhere)), None, "{elsewhere}");
        }
        assert_eq!(below(Path::new("/a/../c.tif"), Path::new("/a")), None);
    }
}
