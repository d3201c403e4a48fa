//! What stands in the panes of the window: the views, the inspector and, in a narrow window, the index.

use crate::session::View;

/// The content of a pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pane {
    /// A view.
    View(View),
    /// The selected item in full.
    Inspector,
    /// Every item of the dossier; a pane only in a narrow window.
    Index,
}

impl Pane {
    /// The panes of a window that is wide enough for the index beside them: the views, then the inspector.
    pub fn beside_the_index() -> impl Iterator<Item = Self> + Clone {
        View::all().map(Self::View).chain([Self::Inspector])
    }

    /// The name by which it is saved.
    pub const fn name(self) -> &'static str {
        match self {
            Self::View(view) => view.name(),
            Self::Inspector => "Inspector",
            Self::Index => "Index",
        }
    }

    /// The pane of that name among those beside the index.
    pub fn find(name: &str) -> Option<Self> {
        Self::beside_the_index().find(|pane| pane.name() == name)
    }

    /// The title on its tab.
    pub fn title(self) -> &'static str {
        match self {
            Self::View(view) => view.title(),
            Self::Inspector | Self::Index => self.name(),
        }
    }

    /// Its view, if it is one.
    pub const fn view(self) -> Option<View> {
        match self {
            Self::View(view) => Some(view),
            Self::Inspector | Self::Index => None,
        }
    }
}
