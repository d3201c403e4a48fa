//! The place of a problem, in the dossier's own terms; [`locate`](super::locate) turns it into a place in the
//! text, only if there is a problem.

use crate::dossier::ItemKind;

/// A table of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Section {
    Sides,
    Places,
    Shapes,
    Groups,
    Outcomes,
    Sources,
    Documents,
    Events,
    Questions,
    People,
    Readings,
    Claims,
    /// The steps, which are a list: they have no ids.
    Steps,
}

impl Section {
    /// The tables.
    const ALL: [Self; 12] = [
        Self::Sides,
        Self::Places,
        Self::Shapes,
        Self::Groups,
        Self::Outcomes,
        Self::Sources,
        Self::Documents,
        Self::Events,
        Self::Questions,
        Self::People,
        Self::Readings,
        Self::Claims,
    ];

    /// The name of the field that holds the table.
    pub(crate) const fn field(self) -> &'static str {
        match self {
            Self::Sides => "sides",
            Self::Places => "places",
            Self::Shapes => "shapes",
            Self::Groups => "groups",
            Self::Outcomes => "outcomes",
            Self::Sources => "sources",
            Self::Documents => "documents",
            Self::Events => "events",
            Self::Questions => "questions",
            Self::People => "people",
            Self::Readings => "readings",
            Self::Claims => "claims",
            Self::Steps => "steps",
        }
    }

    /// One row, in words: "source".
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Sides => "side",
            Self::Places => "place",
            Self::Shapes => "shape",
            Self::Groups => "group",
            Self::Outcomes => "outcome",
            Self::Sources => "source",
            Self::Documents => "document",
            Self::Events => "event",
            Self::Questions => "question",
            Self::People => "person",
            Self::Readings => "reading",
            Self::Claims => "claim",
            Self::Steps => "step",
        }
    }

    /// Several rows, in words: "sources".
    pub(crate) const fn words(self) -> &'static str {
        self.field()
    }

    /// Returns the table of a kind of item.
    pub(crate) const fn from_kind(kind: ItemKind) -> Self {
        match kind {
            ItemKind::Place => Self::Places,
            ItemKind::Source => Self::Sources,
            ItemKind::Document => Self::Documents,
            ItemKind::Claim => Self::Claims,
            ItemKind::Event => Self::Events,
            ItemKind::Group => Self::Groups,
            ItemKind::Question => Self::Questions,
            ItemKind::Person => Self::People,
        }
    }

    /// The kind of the items of a table; sides, shapes, readings and declared outcomes are none.
    pub(crate) const fn kind(self) -> Option<ItemKind> {
        Some(match self {
            Self::Places => ItemKind::Place,
            Self::Groups => ItemKind::Group,
            Self::Sources => ItemKind::Source,
            Self::Documents => ItemKind::Document,
            Self::Events => ItemKind::Event,
            Self::Questions => ItemKind::Question,
            Self::People => ItemKind::Person,
            Self::Claims => ItemKind::Claim,
            Self::Sides | Self::Shapes | Self::Readings | Self::Outcomes | Self::Steps => return None,
        })
    }

    pub(crate) fn of_field(field: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.field() == field)
    }
}

/// One step into a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Stay.
    Here,
    /// From a row's id to its value.
    Value,
    /// To the value of a named field.
    Field(&'static str),
    /// To an element of a list or the value of a map's entry, counted from 0.
    Item(usize),
    /// To the key of a map's entry, counted from 0.
    Key(usize),
}

/// A value of the file. Small and `Copy`, so that naming a place costs nothing while all is well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Site {
    /// The table and the row, counted from 0 in file order; `None` for the dossier's own fields.
    pub entry: Option<(Section, usize)>,
    /// The path from there.
    pub steps: [Step; 3],
}

impl Site {
    /// The dossier itself.
    pub(crate) const ROOT: Self = Self { entry: None, steps: [Step::Here; 3] };

    /// Makes the site of a row. Problems of a row as a whole are shown at its id.
    pub(crate) const fn row(section: Section, row: usize) -> Self {
        Self { entry: Some((section, row)), steps: [Step::Here; 3] }
    }

    /// The value of a row that is a single value.
    pub(crate) fn whole(self) -> Self {
        self.step(Step::Value)
    }

    /// A field of this value.
    pub(crate) fn field(self, name: &'static str) -> Self {
        self.step(Step::Field(name))
    }

    /// An element of this list.
    pub(crate) fn item(self, index: usize) -> Self {
        self.step(Step::Item(index))
    }

    /// The key of an entry of this map.
    pub(crate) fn key(self, index: usize) -> Self {
        self.step(Step::Key(index))
    }

    /// The name of the last field on the path.
    pub(crate) fn last_field(self) -> Option<&'static str> {
        self.steps.into_iter().rev().find_map(|step| match step {
            Step::Field(name) => Some(name),
            Step::Here | Step::Value | Step::Item(_) | Step::Key(_) => None,
        })
    }

    fn step(mut self, step: Step) -> Self {
        if let Some(free) = self.steps.iter_mut().find(|taken| **taken == Step::Here) {
            *free = step;
        }
        self
    }
}
