//! The caption of the estimates in a picture: the outcome, the population, the order, how words are read.

use super::super::Context;
use crate::analysis::{EstimateRow, GroupBy, Parts, Sort, WhenSaid};
use crate::dossier::ClaimId;
use crate::session::{Axis, MarkStyle};

/// Explains dates in brackets.
const DERIVED: &str = "dates in brackets are derived from event and document";
/// Says who nests populations.
const NESTED: &str = "an indented population is part of the one above it, as this dossier nests them";

/// The parts of the caption. How words are read is among them if there are any.
#[must_use]
pub fn caption(ctx: &Context<'_>) -> Vec<String> {
    let settings = &ctx.session.estimates;
    let mut parts = vec![match settings.query.outcome {
        Some(outcome) => format!("What each source reported: {}", outcome.title().to_lowercase()),
        None => "What each source reported".to_owned(),
    }];
    parts.extend(narrowing(ctx));
    let claims: Vec<ClaimId> = ctx.estimates.claim_ids().collect();
    parts.push(ctx.counted(&claims, "claim"));
    let order = order(settings.query.group_by, settings.query.sort);
    // Of days only, it is a day.
    parts.push(if ctx.dossier.has_times { order.replace("the day it was", "when it was") } else { order });
    if settings.axis == Axis::Log {
        parts.push("logarithmic axis: bar lengths are not proportional to numbers".to_owned());
    }
    if settings.style == MarkStyle::Intervals {
        parts.push("dots and whiskers".to_owned());
    }
    let is_derived =
        |id: &ClaimId| WhenSaid::from_claim(ctx.dossier, &ctx.dossier.claims[*id]).derived().is_some();
    if claims.iter().any(is_derived) {
        parts.push(DERIVED.to_owned());
    }
    parts.extend(ctx.as_of_key());
    parts.extend(ctx.words_read());
    if has_several_populations(ctx) {
        parts.push("bars under different headings count different populations".to_owned());
    }
    let is_nested = |row: &EstimateRow| matches!(row, EstimateRow::Group(group) if group.depth > 0);
    if ctx.estimates.rows().iter().any(is_nested) {
        parts.push(NESTED.to_owned());
    }
    parts
}

/// True if the rows count more than one population.
fn has_several_populations(ctx: &Context<'_>) -> bool {
    let of = |row: &EstimateRow| match *row {
        EstimateRow::Claim(id) => Some(ctx.dossier.claims[id].count()?.of),
        EstimateRow::Part(..) | EstimateRow::Group(_) | EstimateRow::Outcome(_) | EstimateRow::Section(_) => {
            None
        }
    };
    let mut counted = ctx.estimates.rows().iter().filter_map(of);
    let first = counted.next();
    counted.any(|group| Some(group) != first)
}

/// What the chart is narrowed to, if it is: "only Russian fighters, with their parts".
pub fn narrowing(ctx: &Context<'_>) -> Option<String> {
    let query = ctx.session.estimates.query;
    let population =
        query.population.and_then(|group| ctx.dossier.groups.get(group)).map(|group| match query.parts {
            Parts::Open => format!("only {}, with its parts", group.name),
            Parts::Closed => format!("only {}, without its parts", group.name),
        });
    let tray = ctx.is_narrowed_to_pins().then(|| "only what was put side by side".to_owned());
    let parts: Vec<_> = population.into_iter().chain(tray).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn order(by: GroupBy, sort: Sort) -> String {
    let headings = match by {
        GroupBy::Population => "by population".to_owned(),
        GroupBy::Source | GroupBy::Document | GroupBy::Side => format!("by {} and population", by.word()),
    };
    match sort {
        Sort::Date => format!("{headings}, then by the day it was said"),
        Sort::Size => format!("{headings}, then the largest figure first"),
        Sort::Source => format!("{headings}, then by the name of the source"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn make_caption(text: &str) -> Vec<String> {
        let mut program = crate::app::Parallax::new("test.ron", crate::load::read(text));
        program.picture(caption).expect("an opened dossier")
    }

    #[test]
    fn several_populations_on_one_axis_are_said_to_be_different_people() {
        let words = "bars under different headings count different populations".to_owned();
        let both = make_caption(crate::load::KHUSHAM);
        assert!(both.contains(&words) && both.contains(&NESTED.to_owned()), "{both:?}");
        let one = r#"Dossier(format: 1, title: "t", groups: {"g": (name: "G")}, sources: {"s": (name: "S")},
            documents: {"d": (title: "D")}, claims: {"a": (by: "s", document: "d", paragraph: 1,
            says: Count(outcome: Killed, of: "g", quantity: Exactly(3)))})"#;
        let one = make_caption(one);
        assert!(!one.contains(&words) && !one.contains(&NESTED.to_owned()), "{one:?}");
    }

    #[test]
    fn the_order_is_told_with_its_headings() {
        assert_eq!(order(GroupBy::Population, Sort::Date), "by population, then by the day it was said");
        assert_eq!(order(GroupBy::Side, Sort::Size), "by side and population, then the largest figure first");
    }
}
