//! A person, and what is said of them by whom.

use serde::Deserialize as DeriveDeserialize;

use super::{Citation, Entries, Word};
use crate::dossier::{Age, Native, Sex, Status};

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Person<'a> {
    pub name: Option<String>,
    pub also: Vec<String>,
    pub native: Option<Native>,
    pub names_in: Vec<Native>,
    #[serde(borrow)]
    pub age: Vec<AgeSaid<'a>>,
    #[serde(borrow)]
    pub sex: Vec<SexSaid<'a>>,
    #[serde(borrow)]
    pub status: Vec<StatusSaid<'a>>,
    #[serde(borrow)]
    pub family: Vec<FamilySaid<'a>>,
    #[serde(borrow)]
    pub died: Vec<DiedSaid<'a>>,
    pub ids: Entries<String>,
    #[serde(borrow)]
    pub home: Option<Word<'a>>,
    pub note: String,
    #[serde(borrow)]
    pub cited: Vec<Citation<'a>>,
}

/// One thing that is said of a person, and who says it.
macro_rules! said {
    ($($name:ident $is:ty;)*) => {$(
        #[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name<'a> {
            pub is: Option<$is>,
            #[serde(borrow)]
            pub by: Option<Word<'a>>,
            #[serde(borrow)]
            pub document: Option<Word<'a>>,
        }
    )*};
}
said! {
    AgeSaid Age;
    SexSaid Sex;
    StatusSaid Status;
    FamilySaid String;
}

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DiedSaid<'a> {
    #[serde(borrow)]
    pub is: Option<Word<'a>>,
    #[serde(borrow)]
    pub by: Option<Word<'a>>,
    #[serde(borrow)]
    pub document: Option<Word<'a>>,
}
