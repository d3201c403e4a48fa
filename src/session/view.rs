//! The name of a view. What it stands for is described in `views`, and in no room below.

/// A view in the middle of the window, or in an export, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct View(&'static str);

impl View {
    /// Names a view. The name is one word, by which an arrangement of panes is saved: it stays when titles change.
    pub(crate) const fn named(name: &'static str) -> Self {
        Self(name)
    }

    /// The name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}
