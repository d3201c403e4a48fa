//! What sources say of a person. Where they differ, each says it for itself; nothing is chosen among them.

use std::fmt;

use serde::Deserialize;

use super::{Date, DocumentId, SourceId};

/// One thing that is said of a person, and who says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact<T> {
    /// What is said.
    pub is: T,
    /// Who says it; `None` if the dossier's author does.
    pub by: Option<SourceId>,
    /// Where it was read.
    pub document: Option<DocumentId>,
}

/// The age of a person at their death, or when they were spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum Age {
    /// A number of years.
    Years(u32),
    /// From so many years to so many, both included.
    Between(u32, u32),
    /// A number of months, for an infant.
    Months(u32),
}

/// "34 years", "30 to 35 years", "7 months".
impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Years(1) => f.write_str("1 year"),
            Self::Months(1) => f.write_str("1 month"),
            Self::Years(years) => write!(f, "{years} years"),
            Self::Between(from, to) => write!(f, "{from} to {to} years"),
            Self::Months(months) => write!(f, "{months} months"),
        }
    }
}

/// The sex of a person, as a source gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// The source uses another word.
    Other,
}

/// "female".
impl fmt::Display for Sex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Female => "female",
            Self::Male => "male",
            Self::Other => "another word",
        })
    }
}

/// Whether a person took part in the fighting, as a source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum Status {
    Civilian,
    Combatant,
    /// The source says that it is not known.
    NotKnown,
}

/// "civilian", "status not known".
impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Civilian => "civilian",
            Self::Combatant => "combatant",
            Self::NotKnown => "status not known",
        })
    }
}

/// The number of a person in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListId {
    /// The list: `moh`.
    pub list: String,
    /// The number or name in it.
    pub id: String,
}

/// What is said of a person besides their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub age: Vec<Fact<Age>>,
    pub sex: Vec<Fact<Sex>>,
    /// Whether they took part in the fighting.
    pub status: Vec<Fact<Status>>,
    /// Their relatives, in words.
    pub family: Vec<Fact<String>>,
    /// When they died.
    pub died: Vec<Fact<Date>>,
    /// Their numbers in lists.
    pub ids: Vec<ListId>,
}
