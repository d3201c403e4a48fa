//! What a reader has chosen, the steps of a walk, and view files.

use serde::Deserialize as DeriveDeserialize;

use super::{Backdrop, Counted, Frame, Word};
use crate::dossier::{Axis, Column, GroupBy, Sort, View};

/// A step of a walk through the evidence.
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Step<'a> {
    pub title: Option<String>,
    pub text: String,
    #[serde(borrow)]
    pub state: Option<ViewState<'a>>,
}

/// What a reader has chosen. Items are written as on the command line, `kind:id`.
#[expect(clippy::struct_excessive_bools, reason = "each is a field of the format")]
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ViewState<'a> {
    pub view: Option<View>,
    pub beside: Option<View>,
    pub alone: bool,
    #[serde(borrow)]
    pub selected: Vec<Word<'a>>,
    #[serde(borrow)]
    pub pinned: Vec<Word<'a>>,
    pub only_pinned: bool,
    #[serde(borrow)]
    pub as_of: Option<Word<'a>>,
    #[serde(borrow)]
    pub during: Option<Word<'a>>,
    pub figures_from: Option<u64>,
    pub figures_to: Option<u64>,
    #[serde(borrow)]
    pub reading: Option<Word<'a>>,
    #[serde(borrow)]
    pub outcome: Option<Counted<'a>>,
    #[serde(borrow)]
    pub population: Option<Word<'a>>,
    pub whole_only: bool,
    pub sort: Option<Sort>,
    pub group_by: Option<GroupBy>,
    pub axis: Option<Axis>,
    pub intervals: bool,
    pub coding: bool,
    pub sources_down: Option<bool>,
    pub folded: bool,
    pub order: Option<Column>,
    pub descending: bool,
    pub filters: Vec<String>,
    pub columns: Vec<String>,
    pub widths: Vec<String>,
    pub lanes_by_source: bool,
    #[serde(borrow)]
    pub folded_lanes: Vec<Word<'a>>,
    pub unbroken: bool,
    pub everywhere: bool,
    pub frame: Option<Frame>,
}

/// A view file: a named state of a dossier, and steps.
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(rename = "View", default, deny_unknown_fields)]
pub struct ViewFile<'a> {
    pub format: Option<u64>,
    pub name: Option<String>,
    pub dossier: Option<DossierLink>,
    pub backdrop: Option<Backdrop>,
    #[serde(borrow)]
    pub state: Option<ViewState<'a>>,
    #[serde(borrow)]
    pub steps: Vec<Step<'a>>,
}

/// The dossier of a view file.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DossierLink {
    pub file: Option<String>,
    pub example: Option<String>,
    pub sha256: Option<String>,
    pub title: String,
}
