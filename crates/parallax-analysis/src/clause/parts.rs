//! The figures of parts in the clause of their whole, and estimates.

use std::collections::{HashMap, HashSet};

use super::{enumerated, join_figure, listed, no, noun};
use crate::dossier::{Count, Dossier, Estimate, Figure, GroupId, Part, Quantity};

/// " (among them 250 men and 176 women)", " (among them 283 passengers, including 3 infants; and 15 crew)"; empty if the count
/// has no parts.
pub(super) fn among_them(dossier: &Dossier, count: &Count) -> String {
    if count.parts.is_empty() {
        return String::new();
    }
    let given: HashSet<GroupId> = count.parts.iter().map(|part| part.of).collect();
    let mut inner: HashMap<Option<GroupId>, Vec<&Part>> = HashMap::new();
    for part in &count.parts {
        let mut at = dossier.groups[part.of].within;
        while let Some(group) = at.filter(|group| *group != count.of && !given.contains(group)) {
            at = dossier.groups[group].within;
        }
        inner.entry(at.filter(|group| *group != count.of)).or_default().push(part);
    }
    let parts: Vec<String> =
        inner.get(&None).into_iter().flatten().map(|part| with_inner(dossier, &inner, part)).collect();
    // What lies within a part has commas of its own.
    let listed = match parts.split_last() {
        Some((last, first)) if inner.len() > 1 && !first.is_empty() => {
            format!("{}; and {last}", first.join("; "))
        }
        _ => enumerated(&parts),
    };
    format!(" (among them {listed})")
}

/// "283 passengers, including 3 infants".
fn with_inner(dossier: &Dossier, inner: &HashMap<Option<GroupId>, Vec<&Part>>, part: &Part) -> String {
    let own = part_words(dossier, part);
    let Some(parts) = inner.get(&Some(part.of)) else { return own };
    let parts: Vec<String> = parts.iter().map(|part| with_inner(dossier, inner, part)).collect();
    format!("{own}, including {}", enumerated(&parts))
}

/// "250 men", "“dozens” of women", "at least 9 (Children)".
fn part_words(dossier: &Dossier, part: &Part) -> String {
    let group = &dossier.groups[part.of];
    let many = group.many.as_deref().unwrap_or(&group.name);
    match &part.quantity {
        Quantity::NotGiven => format!("{many}, no number given"),
        Quantity::Exactly(0) => no(many).0,
        Quantity::Named(people) => format!("{} ({many})", listed(dossier, people)),
        Quantity::Estimate(estimate) => {
            let (figure, interval) = estimated(estimate);
            format!("{figure} {many}{interval}")
        }
        quantity => {
            let is_one = matches!(quantity, Quantity::Exactly(1));
            match noun(group, is_one) {
                Some(noun) => join_figure(&quantity.to_string(), noun),
                None => format!("{quantity} ({})", group.name),
            }
        }
    }
}

/// The figure of an estimate, and its interval to follow what is counted: "an estimated 2,975" and " (95% confidence
/// interval 2,658 to 3,290)".
pub(super) fn estimated(estimate: &Estimate) -> (String, String) {
    match (estimate.point, estimate.interval()) {
        (Some(point), _) => {
            let interval = estimate.interval_words().map(|words| format!(" ({words})")).unwrap_or_default();
            (format!("an estimated {}", Figure(point)), interval)
        }
        (None, Some((low, high))) => (
            format!("an estimated {} to {}", Figure(low), Figure(high)),
            format!(" ({})", estimate.interval_name()),
        ),
        (None, None) => (estimate.to_string(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use crate::dossier::Dossier;
    use crate::{clause, load};

    #[test]
    fn a_part_within_a_part_is_told_beside_it() {
        let of = |parts: &str| -> String {
            let text = format!(
                "Dossier(format: 2, title: \"T\", groups: {{\"all\": (name: \"People\", many: \"people\"), \"passengers\": (name: \
                 \"Passengers\", many: \"passengers\", within: \"all\"), \"children\": (name: \"Children\", many: \"children\", \
                 within: \"passengers\"), \"infants\": (name: \"Infants\", many: \"infants\", within: \"children\"), \"crew\": \
                 (name: \"Crew\", many: \"crew\", within: \"all\")}}, sources: {{\"s\": (name: \"S\")}}, documents: {{\"d\": (title: \
                 \"D\")}}, claims: {{\"c\": (by: \"s\", document: \"d\", paragraph: 1, says: Count(outcome: Killed, of: \"all\", \
                 quantity: Exactly(298), parts: {{{parts}}}))}})"
            );
            let dossier: Dossier = load::read(&text).dossier.expect("it opens");
            clause(&dossier, &dossier.claims.rows()[0]).expect("a count")
        };
        assert_eq!(
            of("\"passengers\": Exactly(283), \"infants\": Exactly(3), \"crew\": Exactly(15)"),
            "298 people killed (among them 283 passengers, including 3 infants; and 15 crew)"
        );
        assert_eq!(
            of("\"infants\": Exactly(3), \"children\": Exactly(80), \"passengers\": Exactly(283)"),
            "298 people killed (among them 283 passengers, including 80 children, including 3 infants)"
        );
        assert_eq!(
            of("\"infants\": Exactly(3), \"crew\": Exactly(15)"),
            "298 people killed (among them 3 infants and 15 crew)"
        );
    }
}
