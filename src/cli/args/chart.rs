//! How to draw the estimates, on the command line.

use clap::Args as ClapArgs;

use super::one_of;
use crate::analysis::{GroupBy, Sort};
use crate::session::{Axis, MarkStyle};

/// How to draw the estimates.
#[derive(Debug, ClapArgs)]
pub struct Chart {
    /// The outcome that is shown: killed, wounded, casualties, captured, missing, strength, the id of an outcome that the
    /// dossier declares, or all [default: in the estimates the gravest that is counted]
    #[arg(long, value_name = "WORD")]
    pub outcome: Option<String>,
    /// The one population that is shown, with its parts
    #[arg(long, value_name = "ID")]
    pub group: Option<String>,
    /// Leave the parts of that population out
    #[arg(long, requires = "group")]
    pub without_parts: bool,
    /// The order of the estimates within a heading [default: date], or of the table [default: as in the file]
    #[arg(long, value_parser = one_of(Sort::ALL, Sort::word, Sort::title))]
    pub sort: Option<Sort>,
    /// The headings of the estimates [default: population]
    #[arg(long, value_parser = one_of(GroupBy::ALL, GroupBy::word, GroupBy::title))]
    pub by: Option<GroupBy>,
    /// How the estimates draw a claim [default: bars]
    #[arg(long, value_parser = one_of(MarkStyle::ALL, MarkStyle::word, MarkStyle::title))]
    pub style: Option<MarkStyle>,
    #[command(flatten)]
    pub axis: AxisChoice,
    /// Show what other projects could store of the claims instead of the chart of estimates
    #[arg(long)]
    pub coding: bool,
}

/// How values lie along the axis of the estimates; where neither is given, as the window opens: logarithmic where the
/// smallest figures could not be seen otherwise.
#[derive(Clone, Copy, Debug, ClapArgs)]
pub struct AxisChoice {
    /// Draw the estimates on a logarithmic axis
    #[arg(long, conflicts_with = "linear")]
    log: bool,
    /// Draw the estimates on a linear axis
    /// [default: linear, unless the smallest figures could not be seen on it]
    #[arg(long)]
    linear: bool,
}

impl AxisChoice {
    /// The axis that is asked for.
    pub const fn asked(self) -> Option<Axis> {
        match self {
            Self { log: true, .. } => Some(Axis::Log),
            Self { linear: true, .. } => Some(Axis::Linear),
            Self { .. } => None,
        }
    }
}

impl Chart {
    /// True if anything is asked for.
    pub const fn is_given(&self) -> bool {
        self.outcome.is_some()
            || self.group.is_some()
            || self.sort.is_some()
            || self.by.is_some()
            || self.style.is_some()
            || self.axis.asked().is_some()
            || self.coding
    }
}
