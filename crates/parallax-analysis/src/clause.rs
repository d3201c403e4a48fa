//! What a count states, as an English clause: "48 pro-government fighters killed so far".
//!
//! The forms of a population (`one`, `many`) make the clause; the name of a population without them follows
//! in brackets, so that nothing is guessed from it.

mod parts;

use crate::dossier::{
    Claim, Count, Counts, Declared, Dossier, Group, Moment, Outcome, PersonId, Quantity, Stance,
};
use crate::{WhenSaid, enumerated, headline};

/// What a count states, with its population and its stance; none for any other claim.
///
/// ```text
/// 48 pro-government fighters killed so far       no Russian servicemen present
/// “dozens” of Russian fighters killed            denies that “dozens” of Russian servicemen were killed
/// names Vladimir Loginov as killed (counted here among Russian fighters)
/// declines to say how many pro-government fighters were killed or wounded
/// 48 killed (Pro-government forces)              where the population has no forms
/// ```
#[must_use]
pub fn clause(dossier: &Dossier, claim: &Claim) -> Option<String> {
    let count = claim.count()?;
    let parts =
        if claim.stance == Stance::Asserts { parts::among_them(dossier, count) } else { String::new() };
    Some(whole(dossier, claim, count) + &parts)
}

/// The clause of a count without its parts.
fn whole(dossier: &Dossier, claim: &Claim, count: &Count) -> String {
    let words = Words { dossier, claim, count, group: &dossier.groups[count.of] };
    let is_none = count.quantity == Quantity::Exactly(0);
    match claim.stance {
        Stance::Asserts => words.plain(),
        Stance::Denies if is_none => words.plain(),
        stance if stance.asks() => format!("{} {}", stance.before_clause(), words.asked()),
        stance => format!("{} {}", stance.before_clause(), words.were()),
    }
}

/// A figure with its population and outcome, without a stance: "48 pro-government fighters killed", "some 500 fighters".
///
/// `figure` is as the document words it, or a plain number; `is_one` says that it counts a single person.
#[must_use]
pub fn figure_of(group: &Group, outcome: Outcome, figure: &str, is_one: bool) -> String {
    if let Some(declared) = outcome.declared() {
        return format!("{}{}", join_figure(figure, declared.noun(is_one)), among_whom(group, declared));
    }
    match noun(group, is_one) {
        // "Present" would imply that soldiers who were raised or led were in one place.
        Some(noun) if outcome == Outcome::Strength => join_figure(figure, noun),
        Some(noun) => format!("{} {}", join_figure(figure, noun), outcome.participle()),
        None => format!("{figure} {} ({})", outcome.participle(), group.name),
    }
}

/// A figure with what it counts, whoever is counted: "48 killed", "48 killed so far", "“dozens” of excess deaths".
#[must_use]
pub fn with_outcome(figure: &str, outcome: Outcome) -> String {
    let (figure, after) = split_after(figure);
    match outcome.declared() {
        Some(declared) => format!("{}{after}", join_figure(figure, declared.noun(ends_with_one(figure)))),
        None => format!("{figure} {}{after}", outcome.word()),
    }
}

/// A figure, and what follows what it counts: "48" and " so far", "2,975" and " (an estimate)".
fn split_after(figure: &str) -> (&str, &str) {
    let at = match figure.strip_suffix(" so far") {
        Some(figure) => figure.len(),
        None if figure.ends_with(')') => figure.rfind(" (").unwrap_or(figure.len()),
        None => figure.len(),
    };
    figure.split_at(at)
}

/// What is counted of a population: "Russian fighters killed", "excess deaths among residents".
#[must_use]
pub fn counted_of(group: &Group, outcome: Outcome) -> String {
    match outcome.declared() {
        Some(declared) => format!("{}{}", declared.name(), among_whom(group, declared)),
        None => format!("{} {}", plural(group), outcome.participle()),
    }
}

/// " among residents", or " (Residents)" where the population has no plural or things are counted.
fn among_whom(group: &Group, declared: Declared) -> String {
    match (&group.many, declared.counts()) {
        (Some(many), Counts::People) => format!(" among {many}"),
        _ => format!(" ({})", group.name),
    }
}

/// " (counted here among Russian fighters)", to follow people by name.
#[must_use]
pub fn among(group: &Group) -> String {
    format!(" (counted here among {})", plural(group))
}

/// The plural of a population in a sentence: "pro-government fighters", or else its name.
#[must_use]
pub fn plural(group: &Group) -> &str {
    group.many.as_deref().unwrap_or(&group.name)
}

fn noun(group: &Group, is_one: bool) -> Option<&str> {
    let one = group.one.as_deref().filter(|_| is_one);
    one.or(group.many.as_deref())
}

/// "48 fighters", "“dozens” of fighters", "fighters “beyond number”", "“large-scale” numbers of fighters".
fn join_figure(figure: &str, noun: &str) -> String {
    let words = figure.trim_start_matches('“').to_lowercase();
    if ["beyond ", "without ", "in "].iter().any(|start| words.starts_with(start)) {
        return format!("{noun} {figure}");
    }
    let is_size = figure.trim_end_matches('”').ends_with("-scale");
    let of = if is_size {
        "numbers of "
    } else if takes_of(figure) {
        "of "
    } else {
        ""
    };
    format!("{figure} {of}{noun}")
}

/// True if a number word is joined to its noun by "of": "dozens of", "a number of"; not "several", "a
/// hundred".
fn takes_of(figure: &str) -> bool {
    const NOUNS: [&str; 19] = [
        "dozens",
        "scores",
        "tens",
        "hundreds",
        "thousands",
        "millions",
        "myriads",
        "number",
        "handful",
        "couple",
        "majority",
        "minority",
        "half",
        "third",
        "quarter",
        "part",
        "some",
        "lots",
        "plenty",
    ];
    let words = figure.to_lowercase();
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let last = last.trim_matches(|letter: char| !letter.is_alphanumeric());
    NOUNS.contains(&last) && words.trim_matches(['“', '”']) != "some"
}

/// True if words end with a single one: "one", "at least one", "1".
fn ends_with_one(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    matches!(
        last.to_lowercase().trim_matches(|letter: char| !letter.is_alphanumeric()),
        "one" | "1" | "a" | "single"
    )
}

/// The parts of a clause.
struct Words<'d> {
    dossier: &'d Dossier,
    claim: &'d Claim,
    count: &'d Count,
    group: &'d Group,
}

impl Words<'_> {
    fn outcome(&self) -> &'static str {
        self.count.outcome.participle()
    }

    /// The figure in the document's words, or else in plain words.
    fn figure(&self) -> String {
        let worded = self.claim.worded.clone();
        worded.unwrap_or_else(|| self.count.figure())
    }

    /// What is counted, and of whom, if the dossier declares the outcome: "excess deaths", " among residents".
    fn declared(&self) -> Option<(&'static str, String)> {
        let declared = self.count.outcome.declared()?;
        Some((declared.name(), among_whom(self.group, declared)))
    }

    /// "48 pro-government fighters killed so far".
    fn plain(&self) -> String {
        match &self.count.quantity {
            Quantity::NotGiven => format!("{}, no number given", self.people()),
            Quantity::Exactly(0) => format!("{}{}", self.none(), self.aside()),
            Quantity::Named(people) => {
                let outcome = match self.declared() {
                    Some((name, _)) => format!("counted under “{name}”"),
                    None => self.outcome().to_owned(),
                };
                format!(
                    "names {} as {}{}{}",
                    listed(self.dossier, people),
                    outcome,
                    among(self.group),
                    self.aside()
                )
            }
            Quantity::Estimate(estimate) if self.claim.worded.is_none() => {
                let (figure, interval) = parts::estimated(estimate);
                figure_of(self.group, self.count.outcome, &figure, false) + &interval
            }
            quantity if quantity.relative_to().is_some() => {
                format!("{}, {}{}", self.people(), self.figure(), self.measure())
            }
            _ => {
                let figure = self.figure();
                let clause = figure_of(self.group, self.count.outcome, &figure, ends_with_one(&figure));
                let is_rising = self.count.so_far && self.claim.worded.is_none();
                if is_rising { format!("{clause} so far") } else { clause }
            }
        }
    }

    /// "“dozens” of Russian servicemen were killed", "Russian servicemen were killed".
    fn were(&self) -> String {
        if let Some(declared) = self.count.outcome.declared() {
            return self.there_were(declared);
        }
        match &self.count.quantity {
            Quantity::NotGiven => match &self.group.many {
                Some(many) => format!("{many} were {}", self.outcome()),
                None => format!("any were {} ({})", self.outcome(), self.group.name),
            },
            Quantity::Exactly(0) => match &self.group.many {
                Some(many) => format!("no {many} were {}{}", self.outcome(), self.aside()),
                None => format!("none were {} ({}){}", self.outcome(), self.group.name, self.aside()),
            },
            Quantity::Named(people) => {
                let verb = if people.len() == 1 { "was" } else { "were" };
                format!(
                    "{} {verb} {}{}{}",
                    listed(self.dossier, people),
                    self.outcome(),
                    among(self.group),
                    self.aside()
                )
            }
            quantity if quantity.relative_to().is_some() => {
                format!("the {} were {}{}", self.people(), self.figure(), self.measure())
            }
            Quantity::Estimate(estimate) if self.claim.worded.is_none() => {
                let (figure, interval) = parts::estimated(estimate);
                match noun(self.group, false) {
                    Some(noun) => format!("{figure} {noun} were {}{interval}", self.outcome()),
                    None => format!("{figure} were {} ({}){interval}", self.outcome(), self.group.name),
                }
            }
            _ => {
                let figure = self.figure();
                let is_one = ends_with_one(&figure);
                let verb = if is_one { "was" } else { "were" };
                match noun(self.group, is_one) {
                    Some(noun) => format!("{} {verb} {}", join_figure(&figure, noun), self.outcome()),
                    None => format!("{figure} {verb} {} ({})", self.outcome(), self.group.name),
                }
            }
        }
    }

    /// "there were 48 excess deaths among residents".
    fn there_were(&self, declared: Declared) -> String {
        let (name, whom) = (declared.name(), among_whom(self.group, declared));
        match &self.count.quantity {
            Quantity::NotGiven => format!("there were {name}{whom}"),
            Quantity::Exactly(0) => format!("there were no {name}{whom}{}", self.aside()),
            Quantity::Named(people) => {
                let (people, verb) =
                    (listed(self.dossier, people), if people.len() == 1 { "is" } else { "are" });
                format!("{people} {verb} to be counted under “{name}”{}{}", among(self.group), self.aside())
            }
            quantity if quantity.relative_to().is_some() => {
                format!("the {name}{whom} were {}{}", self.figure(), self.measure())
            }
            Quantity::Estimate(estimate) if self.claim.worded.is_none() => {
                let (figure, interval) = parts::estimated(estimate);
                format!("there were {}{interval}", figure_of(self.group, self.count.outcome, &figure, false))
            }
            _ => {
                let figure = self.figure();
                let is_one = ends_with_one(&figure);
                let verb = if is_one { "was" } else { "were" };
                format!("there {verb} {}", figure_of(self.group, self.count.outcome, &figure, is_one))
            }
        }
    }

    /// "how many pro-government fighters were killed", "whether over 100 were".
    fn asked(&self) -> String {
        if let (Some((name, whom)), Quantity::NotGiven) = (self.declared(), &self.count.quantity) {
            return format!("how many {name} there were{whom}");
        }
        match (&self.count.quantity, &self.group.many) {
            (Quantity::NotGiven, Some(many)) => format!("how many {many} were {}", self.outcome()),
            (Quantity::NotGiven, None) => format!("how many were {} ({})", self.outcome(), self.group.name),
            _ => format!("whether {}", self.were()),
        }
    }

    /// " (that of SOHR: 48 fighters killed)", after a figure that is relative to another claim's.
    fn measure(&self) -> String {
        let Some(other) = self.count.quantity.relative_to().map(|id| &self.dossier.claims[*id]) else {
            return String::new();
        };
        let who = self.dossier.sources[other.by].label();
        // On a day when this claim is shown and the other is not said yet, its figure would be told too early.
        let first = |claim| WhenSaid::from_claim(self.dossier, claim).first().map(Moment::first);
        if first(other).is_some_and(|other| first(self.claim).is_none_or(|own| own < other)) {
            return format!(" (that of {who})");
        }
        // A measure that is itself relative is not followed: its own sentence says to what.
        let said = match other.count() {
            Some(count) if count.quantity.relative_to().is_none() => whole(self.dossier, other, count),
            _ => headline(other),
        };
        format!(" (that of {who}: {said})")
    }

    /// "pro-government fighters killed".
    fn people(&self) -> String {
        if let Some((name, whom)) = self.declared() {
            return format!("{name}{whom}");
        }
        match &self.group.many {
            Some(many) => format!("{many} {}", self.outcome()),
            None => format!("{} ({})", self.outcome(), self.group.name),
        }
    }

    fn none(&self) -> String {
        if let Some((name, whom)) = self.declared() {
            return format!("no {name}{whom}");
        }
        match &self.group.many {
            Some(many) => format!("no {many} {}", self.outcome()),
            None => format!("none {} ({})", self.outcome(), self.group.name),
        }
    }

    /// The document's own words, if the clause does not contain them.
    fn aside(&self) -> String {
        let worded = self.claim.worded.as_deref().filter(|words| !matches!(*words, "none" | "no" | "0"));
        worded.map(|words| format!(" (worded: {words})")).unwrap_or_default()
    }
}

/// The people named in a count: "Ada and Bob"; `None` if it is not a count by names.
#[must_use]
pub fn names(dossier: &Dossier, claim: &Claim) -> Option<String> {
    match &claim.count()?.quantity {
        Quantity::Named(people) => Some(listed(dossier, people)),
        _ => None,
    }
}

fn listed(dossier: &Dossier, people: &[PersonId]) -> String {
    let names: Vec<_> = people.iter().map(|id| dossier.people[*id].name.as_str()).collect();
    if names.is_empty() { "nobody".to_owned() } else { enumerated(&names) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    fn sentence(forms: &str, claim: &str, count: &str) -> String {
        let text = format!(
            "Dossier(format: 1, title: \"T\", groups: {{\"g\": (name: \"Fighters\"{forms})}}, sources: {{\"s\": (name: \"S\")}}, \
             documents: {{\"d\": (title: \"D\")}}, people: {{\"a\": (name: \"Ada\"), \"b\": (name: \"Bob\")}}, claims: {{\
             \"c\": (by: \"s\", document: \"d\", paragraph: 1, {claim} says: Count(of: \"g\", {count}))}})"
        );
        let loaded = load::read(&text);
        let dossier = loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        clause(&dossier, &dossier.claims.rows()[0]).expect("a count")
    }

    #[test]
    fn counts_read_as_english() {
        let forms = ", one: \"fighter\", many: \"fighters\"";
        for (claim, count, expected) in [
            ("", "outcome: Killed, quantity: Exactly(48)", "48 fighters killed"),
            ("", "outcome: Killed, quantity: Exactly(48), so_far: true", "48 fighters killed so far"),
            ("", "outcome: Killed, quantity: Exactly(1)", "1 fighter killed"),
            (
                "worded: \"at least one\",",
                "outcome: Killed, quantity: AtLeast(1)",
                "at least one fighter killed",
            ),
            ("", "outcome: Killed, quantity: Words(\"dozens\")", "“dozens” of fighters killed"),
            ("", "outcome: Killed, quantity: Words(\"several\")", "“several” fighters killed"),
            (
                "stance: LeavesOpen,",
                "outcome: Killed, quantity: Words(\"large-scale\")",
                "leaves open whether “large-scale” numbers of fighters were killed",
            ),
            (
                "worded: \"70 myriads\",",
                "outcome: Strength, quantity: Exactly(700000)",
                "70 myriads of fighters",
            ),
            ("", "outcome: Strength, quantity: Words(\"beyond number\")", "fighters “beyond number”"),
            ("worded: \"some 500\",", "outcome: Strength, quantity: About(500)", "some 500 fighters"),
            ("", "outcome: Strength, quantity: Exactly(0)", "no fighters present"),
            ("stance: Denies,", "outcome: Killed, quantity: Exactly(0)", "no fighters killed"),
            ("stance: Denies,", "outcome: Strength", "denies that fighters were present"),
            (
                "stance: Denies,",
                "outcome: Killed, quantity: Words(\"dozens\")",
                "denies that “dozens” of fighters were killed",
            ),
            ("stance: Doubts,", "outcome: Casualties", "doubts that fighters were killed or wounded"),
            ("stance: NotKnown,", "outcome: Killed", "says it is not known how many fighters were killed"),
            (
                "stance: Declines,",
                "outcome: Casualties",
                "declines to say how many fighters were killed or wounded",
            ),
            (
                "stance: LeavesOpen,",
                "outcome: Killed, quantity: Exactly(1)",
                "leaves open whether 1 fighter was killed",
            ),
            ("stance: Silent,", "outcome: Killed", "no mention of whether fighters were killed"),
            ("", "outcome: Missing", "fighters missing, no number given"),
            (
                "",
                "outcome: Killed, quantity: Named([\"a\", \"b\"])",
                "names Ada and Bob as killed (counted here among fighters)",
            ),
        ] {
            assert_eq!(sentence(forms, claim, count), expected);
        }
    }

    #[test]
    fn declared_outcomes_read_as_english() {
        let declared_sentence = |forms: &str, claim: &str, count: &str| {
            let declared = format!(
                "{forms})}}, outcomes: {{\"excess\": (name: \"excess deaths\", one: \"excess death\"), \
                 \"shots\": (name: \"shots fired\", one: \"shot fired\", counts: Things"
            );
            sentence(&declared, claim, count)
        };
        let forms = ", one: \"resident\", many: \"residents\"";
        for (claim, count, expected) in [
            ("", "outcome: \"excess\", quantity: Exactly(48)", "48 excess deaths among residents"),
            (
                "",
                "outcome: \"excess\", quantity: Exactly(48), so_far: true",
                "48 excess deaths among residents so far",
            ),
            ("", "outcome: \"excess\", quantity: Exactly(1)", "1 excess death among residents"),
            (
                "",
                "outcome: \"excess\", quantity: Words(\"dozens\")",
                "“dozens” of excess deaths among residents",
            ),
            ("", "outcome: \"excess\"", "excess deaths among residents, no number given"),
            ("", "outcome: \"excess\", quantity: Exactly(0)", "no excess deaths among residents"),
            (
                "",
                "outcome: \"excess\", quantity: Named([\"a\"])",
                "names Ada as counted under “excess deaths” (counted here among residents)",
            ),
            ("", "outcome: \"shots\", quantity: AtLeast(1650)", "at least 1,650 shots fired (Fighters)"),
            (
                "stance: Denies,",
                "outcome: \"shots\", quantity: Exactly(1)",
                "denies that there was 1 shot fired (Fighters)",
            ),
            (
                "stance: Denies,",
                "outcome: \"excess\"",
                "denies that there were excess deaths among residents",
            ),
            (
                "stance: Doubts,",
                "outcome: \"excess\", quantity: Exactly(0)",
                "doubts that there were no excess deaths among residents",
            ),
            (
                "stance: NotKnown,",
                "outcome: \"excess\"",
                "says it is not known how many excess deaths there were among residents",
            ),
            (
                "",
                "outcome: \"excess\", quantity: Estimate(point: 2975, low: 2658, high: 3290, level: 95)",
                "an estimated 2,975 excess deaths among residents (95% interval 2,658 to 3,290)",
            ),
            (
                "stance: Doubts,",
                "outcome: \"excess\", quantity: Estimate(point: 2975)",
                "doubts that there were an estimated 2,975 excess deaths among residents",
            ),
            (
                "stance: Silent,",
                "outcome: \"shots\"",
                "no mention of whether there were shots fired (Fighters)",
            ),
        ] {
            assert_eq!(declared_sentence(forms, claim, count), expected);
        }
    }

    #[test]
    fn nothing_is_guessed_from_a_name() {
        assert_eq!(sentence("", "", "outcome: Killed, quantity: Exactly(48)"), "48 killed (Fighters)");
        assert_eq!(
            sentence("", "stance: Denies,", "outcome: Strength"),
            "denies that any were present (Fighters)"
        );
        let asked = sentence("", "stance: Declines,", "outcome: Killed");
        assert_eq!(asked, "declines to say how many were killed (Fighters)");
    }
}
