//! How a dossier wants to be met first, and what its claims leave out.

use super::super::diagnostic::Code;
use super::super::raw;
use super::super::site::Site;
use super::Tables;
use super::names::closest;
use super::reading::RESERVED;
use super::report::{Report, quoted};
use crate::dossier::{Defaults, Dossier, Opens};

/// Maximum number of readings that are searched for the one that a misspelt id means.
const MOST_GUESSED: usize = 200;

impl Tables<'_> {
    pub(super) fn opens(&mut self, raw: raw::Opens<'_>, readings: &[String], to: &mut Report) -> Opens {
        let site = Site::ROOT.field("opens");
        Opens {
            view: raw.view,
            outcome: raw.outcome.as_ref().map(|outcome| self.outcome(outcome, site.field("outcome"), to)),
            axis: raw.axis,
            sort: raw.sort,
            population: self.groups.find_optional(raw.population.as_ref(), site.field("population"), to),
            reading: raw.reading.map(|word| {
                report_unknown_reading(&word.0, readings, site.field("reading"), to);
                word.0.into_owned()
            }),
        }
    }

    pub(super) fn defaults(&mut self, raw: &raw::Defaults<'_>, to: &mut Report) -> Defaults {
        let site = Site::ROOT.field("defaults");
        Defaults { event: self.events.find_optional(raw.event.as_ref(), site.field("event"), to) }
    }
}

/// Reports a reading that neither the dossier nor the program has; returns true if there is one.
pub(super) fn report_unknown_reading(word: &str, readings: &[String], site: Site, to: &mut Report) -> bool {
    let known = || RESERVED.into_iter().chain(readings.iter().map(String::as_str));
    // "Declared" is the first of the dossier, which has to have one.
    let is_lacking = word == "declared" && readings.is_empty();
    if known().any(|key| key == word) && !is_lacking {
        return true;
    }
    let message = format!("there is no reading {}", quoted(word));
    let may_guess = !is_lacking && readings.len() <= MOST_GUESSED && to.take_guess();
    match if may_guess { closest(word, known()) } else { None } {
        Some(near) => to.add_hinted(Code::UnknownId, site, message, format!("did you mean `{near}`?")),
        None => to.add(Code::UnknownId, site, message),
    }
    false
}

/// Warns where the estimates would open without a claim. Only for a dossier without errors.
pub(super) fn report_empty(dossier: &Dossier, to: &mut Report) {
    let Some(opens) = &dossier.opens else { return };
    if opens.outcome.is_none() && opens.population.is_none() {
        return;
    }
    let is_shown = dossier.claims.rows().iter().filter_map(crate::dossier::Claim::count).any(|count| {
        opens.outcome.is_none_or(|outcome| outcome == count.outcome)
            && opens.population.is_none_or(|group| dossier.lineage_of(count.of).any(|whole| whole == group))
    });
    if !is_shown {
        let message = "no claim counts what the estimates are to open with".to_owned();
        to.add(Code::EmptyOpening, Site::ROOT.field("opens"), message);
    }
}
