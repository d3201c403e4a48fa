//! Insecurity Insight and sheets of its form on HDX: incidents in which aid or health workers came to harm.

use parallax_dossier::dossier::SourceKind;

use super::Job;
use super::common::column;
use crate::columns::{Role, Table};
use crate::rows::{self, More};

pub(super) const TITLE: &str =
    "incidents as Insecurity Insight gives them out: each figure becomes a claim by it";

pub(super) fn is(table: &Table) -> bool {
    let has = |name: &str| column(table, name).is_some();
    has("SiND Event ID") || (has("Event Description") && has("Aid Workers Killed"))
}

/// Each figure is a claim by Insecurity Insight; what no role is known for, such as the reported perpetrator, is kept in the
/// notes under the name of its column.
pub(super) fn read(table: &Table, job: &mut Job) {
    let asides =
        (0..table.map.columns.len()).filter(|at| table.map.columns[*at].role == Role::Unused).collect();
    let speaker = Some(("Insecurity Insight", SourceKind::Monitor));
    rows::read(table, &More { asides, speaker }, job);
}
