//! The roles of columns in words, for menus.

use super::{End, Role};

impl Role {
    /// All roles, in the order of a menu.
    pub const ALL: [Self; 24] = [
        Self::Unused,
        Self::Killed,
        Self::Wounded,
        Self::Casualties,
        Self::Captured,
        Self::Missing,
        Self::Population,
        Self::Source,
        Self::Outlet,
        Self::Title,
        Self::Link,
        Self::Archive,
        Self::Published,
        Self::EventDate,
        Self::EndDate,
        Self::Date,
        Self::Time,
        Self::Event,
        Self::Id,
        Self::Place,
        Self::Latitude,
        Self::Longitude,
        Self::Position,
        Self::Notes,
    ];

    /// What a column of this role holds: "Figures: killed", "Who says it".
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Date => "Date, of the event or of the report",
            Self::EventDate => "Date of the event",
            Self::EndDate => "Last day of the event",
            Self::Published => "Date of the report",
            Self::Time => "Time of day",
            Self::Source => "Source",
            Self::Outlet => "Outlet that relays it",
            Self::Title => "Title of the document",
            Self::Link => "Link to the document",
            Self::Archive => "Link to an archived copy",
            Self::Place => "Place",
            Self::Latitude => "Latitude",
            Self::Longitude => "Longitude",
            Self::Position => "Coordinates",
            Self::Notes => "Notes",
            Self::Population => "Who is counted",
            Self::Event => "Name of the event",
            Self::Id => "Id of the event",
            Self::Killed => "Killed",
            Self::Wounded => "Wounded",
            Self::Casualties => "Casualties",
            Self::Captured => "Captured",
            Self::Missing => "Missing",
            Self::Unused => "Not used",
        }
    }
}

impl End {
    /// All ends.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Least, Self::Most];

    /// In words: "the figure itself".
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Whole => "the figure itself",
            Self::Least => "the low end of a range",
            Self::Most => "the high end of a range",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_menu_lists_every_role_once() {
        let titles: std::collections::BTreeSet<&str> = Role::ALL.iter().map(|role| role.title()).collect();
        assert_eq!(titles.len(), Role::ALL.len());
        // `Role` has as many words as the README lists, and one for columns that are not used.
        let words: std::collections::BTreeSet<String> =
            Role::ALL.iter().map(|role| format!("{role:?}")).collect();
        assert_eq!(words.len(), 24);
    }
}
