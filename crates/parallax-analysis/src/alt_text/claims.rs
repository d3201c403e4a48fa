//! The estimates, the accounts, agreement and the table, in sentences.

use std::collections::BTreeSet;

use super::{AltText, Reads, Scene, of_all, softened};
use crate::accounts::{Accounts, Cell, position_heading};
use crate::agreement::{
    Agreement, Complete, Conflict, Heading, ORDER, Presented, SETS_NOTE, TakenFor, Verdict,
};
use crate::dossier::{ClaimId, Dossier, Group, Item, Outcome};
use crate::{EstimateQuery, EstimateRow, EstimateRows, GroupBy, Section, Sort, TableRows, counted, speaker};

/// Describes the estimates; `form` says how they are drawn: "Bar chart".
#[must_use]
pub fn estimates(scene: &Scene<'_>, form: &str, query: EstimateQuery, rows: &EstimateRows) -> AltText {
    let dossier = scene.dossier;
    let claims: Vec<ClaimId> = rows.rows().iter().filter_map(claim_of).collect();
    let populations = |claims: &[ClaimId]| {
        let groups = claims.iter().filter_map(|id| dossier.claims[*id].count()).map(|count| count.of);
        groups.collect::<BTreeSet<_>>().len()
    };
    let said = scene.known_claims(claims.iter().copied());
    let mut counts = claims.iter().filter_map(|id| dossier.claims[*id].count());
    let is_of_people = counts.all(|count| count.outcome.counts_people());
    let mut alt_text = AltText::new(format!(
        "{form} of {} about {}, in {}.",
        of_all(said.len(), claims.len(), "claim"),
        query.outcome.map_or(
            if is_of_people { "numbers of people, by outcome" } else { "numbers, by outcome" },
            Outcome::asked
        ),
        of_all(populations(&said), populations(&claims), "population"),
    ));
    if populations(&said) > 1 {
        alt_text.say("Populations are kept apart: nothing is added up across them. “Part of” is this dossier's own nesting of them.");
    }
    alt_text.say(order(query, scene.dossier.has_times));
    scene.circumstances(&mut alt_text, Reads::Words);
    let (mut outcome, mut section, mut event, mut group) = (query.outcome, None, None, None);
    for row in rows.rows() {
        match *row {
            EstimateRow::Outcome(counted) => (outcome, section, event) = (Some(counted), None, None),
            EstimateRow::Section(of @ Section::Event(_)) => event = Some(of),
            EstimateRow::Section(of) => (section, event) = (Some(of), None),
            EstimateRow::Group(row) => {
                group = Some(row);
                alt_text.parts.push(super::Part::default());
            }
            EstimateRow::Claim(id) => {
                let (Some(row), Some(part)) = (group, alt_text.parts.last_mut()) else { continue };
                if !scene.may_be_known(Item::Claim(id)) {
                    continue;
                }
                let what = outcome.map_or("Counted", Outcome::heading);
                let above = section.into_iter().chain(event).map(|of| [name_of(dossier, of), ". "].concat());
                let section: String = above.collect();
                let Group { name, within, .. } = &dossier.groups[row.group];
                let within =
                    within.map(|whole| format!(" (in this dossier part of {})", dossier.groups[whole].name));
                part.heading = format!("{section}{what}, {name}{}", within.unwrap_or_default());
                part.lines.push(scene.aloud(id));
            }
            // The line of the claim names its parts.
            EstimateRow::Part(..) => {}
        }
    }
    alt_text.parts.retain(|part| !part.lines.is_empty());
    alt_text
}

const fn claim_of(row: &EstimateRow) -> Option<ClaimId> {
    match row {
        EstimateRow::Claim(id) => Some(*id),
        _ => None,
    }
}

fn name_of(dossier: &Dossier, section: Section) -> &str {
    match section {
        Section::Source(id) => &dossier.sources[id].name,
        Section::Document(id) => dossier.documents[id].label(),
        Section::Side(Some(id)) => &dossier.sides[id].name,
        Section::Side(None) => "No side assigned",
        Section::Event(Some(id)) => &dossier.events[id].name,
        Section::Event(None) => "No event named",
    }
}

fn order(query: EstimateQuery, has_times: bool) -> String {
    let by = match query.sort {
        Sort::Date if has_times => "when it was said",
        Sort::Date => "the day it was said",
        Sort::Size => "the figure, largest first",
        Sort::Source => "the name of the source",
    };
    match query.group_by {
        GroupBy::Population => format!("Within each, ordered by {by}."),
        under => format!("Under each {}, population by population, ordered by {by}.", under.word()),
    }
}

/// Describes the accounts: question by question, what each source answers.
#[must_use]
pub fn accounts(scene: &Scene<'_>, accounts: &Accounts) -> AltText {
    let dossier = scene.dossier;
    let all = accounts;
    let accounts = &all.keep(dossier, |id| scene.may_be_known(Item::Claim(id)));
    let mut alt_text = AltText::new(format!("Table of {}.", answered(all, accounts)));
    scene.circumstances(&mut alt_text, Reads::Nothing);
    if accounts.questions().iter().any(|(_, difference)| difference.positions > 0) {
        alt_text.say("Answers are grouped under the positions that the dossier gives them.");
    }
    for (question, difference) in accounts.questions() {
        let cells = accounts.sources().iter().filter_map(|source| match accounts.cell(*question, *source) {
            Cell::Answers(claims) => Some(accounts.statements(claims)),
            Cell::LeftOut | Cell::Nothing => None,
        });
        let answers: Vec<_> = cells.flatten().collect();
        let heading = format!("{} ({difference})", dossier.questions[*question].text);
        if difference.positions == 0 {
            alt_text.part(heading, answers.iter().map(|reports| answer(scene, reports)).collect());
            continue;
        }
        for (position, answers) in Accounts::by_position(dossier, *question, answers) {
            let group = position_heading(dossier, *question, position);
            let lines = answers.iter().map(|reports| answer(scene, reports)).collect();
            alt_text.part(format!("{heading}. {group}"), lines);
        }
    }
    alt_text
}

/// One answer with all places where it was read; the words of another report only if they differ.
fn answer(scene: &Scene<'_>, reports: &[ClaimId]) -> String {
    let dossier = scene.dossier;
    let told = |id: &ClaimId| {
        let claim = &dossier.claims[*id];
        (speaker(dossier, claim), softened(dossier, claim))
    };
    let Some((first, others)) = reports.split_first() else { return String::new() };
    let (who, words) = told(first);
    let mut answer = format!("{who}: {words}{}", scene.when_and_where(*first));
    for id in others {
        let (speaker, said) = told(id);
        let speaker = if speaker == who { String::new() } else { format!(", {speaker}") };
        let said = if said == words { String::new() } else { format!(", as: {said}") };
        answer = format!("{answer} and again{speaker}{said}{}", scene.when_and_where(*id));
    }
    answer
}

/// The number of answers, with the total if some are left out: "11 of 13 answers by 9 of 10 sources to 6
/// questions".
#[must_use]
pub fn answered(all: &Accounts, told: &Accounts) -> String {
    format!(
        "{} by {} to {}",
        of_all(told.answers(), all.answers(), "answer"),
        of_all(told.sources().len(), all.sources().len(), "source"),
        counted(all.questions().len(), "question"),
    )
}

/// Describes agreement: the answer, what was compared, what cannot be true together and why, what another
/// source denies, what only looks alike, what can stand together, what was not compared; under the headings of the picture.
#[must_use]
pub fn agreement(scene: &Scene<'_>, agreement: &Agreement) -> AltText {
    let dossier = scene.dossier;
    let mut alt_text =
        AltText::new(format!("{}.", agreement.headline_on(dossier, scene.asked(), scene.as_of)));
    let scope = agreement.scope(dossier);
    if !scope.is_empty() {
        alt_text.say(scope);
    }
    alt_text.say("Figures for one event are compared with each other and with those for its parts, whenever they were said.");
    alt_text.say(agreement.rules(dossier));
    alt_text.say(ORDER);
    if agreement.complete() == Complete::Stopped {
        alt_text.say("There may be more contradictions than are listed: the search was ended early.");
    }
    scene.circumstances(&mut alt_text, Reads::Words);
    let comparisons = agreement.comparisons_on(dossier, scene.as_of);
    alt_text.part("What was compared", comparisons.iter().map(|line| unstopped(line)).collect());
    for heading in Heading::ALL {
        let title = match heading {
            Heading::Ranges => agreement.ranges_title(dossier, scene.as_of),
            _ => heading.title(),
        };
        alt_text.part(title, findings(scene, agreement, heading));
    }
    alt_text
}

/// Maximum number of sets described under [`Heading::Together`]: each names all claims that it leaves out.
const SETS: usize = 8;

/// A sentence of the findings without its full stop.
fn unstopped(sentence: &str) -> String {
    sentence.trim_end_matches('.').to_owned()
}

/// The findings under a heading, in sentences.
fn findings(scene: &Scene<'_>, agreement: &Agreement, heading: Heading) -> Vec<String> {
    let dossier = scene.dossier;
    let line =
        |claims: &[ClaimId], sentence: &str| format!("{}{}", scene.provided(claims), unstopped(sentence));
    match heading {
        Heading::Conflicts => conflicts(scene, agreement, false),
        Heading::ReadConflicts => conflicts(scene, agreement, true),
        Heading::Denials => {
            agreement.denials().iter().map(|denial| line(&denial.claims(), &denial.sentence)).collect()
        }
        Heading::Outliers => {
            agreement.outliers().iter().map(|outlier| line(&outlier.claims, &outlier.sentence)).collect()
        }
        Heading::Similar | Heading::Rivals => {
            let taken_for =
                if heading == Heading::Similar { TakenFor::OneFigure } else { TakenFor::Conflict };
            let found = agreement.look_alikes().iter().filter(|alike| alike.taken_for == taken_for);
            found.map(|alike| line(&alike.claims, &alike.sentence)).collect()
        }
        Heading::Together if agreement.verdict() == Verdict::Conflict => {
            let sets = agreement.consistent();
            if sets.is_empty() {
                return Vec::new();
            }
            let mut lines = vec![unstopped(SETS_NOTE)];
            lines.extend(
                sets.iter()
                    .take(SETS)
                    .map(|set| line(&set.all(), &agreement.described(dossier, set, usize::MAX))),
            );
            if sets.len() > SETS {
                lines.push(format!("and {}", counted(sets.len() - SETS, "more set")));
            }
            lines
        }
        Heading::Ranges if agreement.verdict() == Verdict::AllCanBeTrue => {
            agreement.ranges().iter().map(|range| range.words(dossier)).collect()
        }
        Heading::Together | Heading::Ranges => Vec::new(),
        Heading::NotCompared => {
            let lists = agreement.not_compared(dossier, scene.asked());
            lists.iter().map(|list| line(&list.claims, &list.to_string())).collect()
        }
    }
}

/// The conflicts of the sources' own figures, or those that only a reading of words makes.
fn conflicts(scene: &Scene<'_>, agreement: &Agreement, is_read: bool) -> Vec<String> {
    let found: Vec<&Conflict> =
        agreement.conflicts().iter().filter(|conflict| conflict.is_read == is_read).collect();
    let told = agreement.present(scene.dossier, &found).into_iter().flat_map(|told| match told {
        Presented::Alone(conflict) => {
            vec![scene.provided(&conflict.claims).to_owned() + &unstopped(&conflict.sentence)]
        }
        Presented::Together(group) => {
            let with = group.with.iter().map(|with| unstopped(&with.sentence));
            let first = scene.provided(&group.claims()).to_owned() + &unstopped(&group.sentence);
            std::iter::once(first).chain(with).collect()
        }
    });
    told.collect()
}

/// Describes the table: claim by claim.
#[must_use]
pub fn table(scene: &Scene<'_>, rows: &TableRows) -> AltText {
    // Claims that are filtered out and claims that were not yet made are reported separately.
    let shown = scene.number(rows.claims());
    let said = scene.known_claims(rows.claims().iter().copied());
    let all = scene.chosen().len();
    let mut alt_text = AltText::new(if said.len() == all {
        format!("Table of all {shown}.")
    } else if rows.claims().len() == rows.total() {
        format!("Table of {}.", of_all(said.len(), all, "claim"))
    } else if said.len() == rows.claims().len() {
        format!("Table of {shown} of {all}.")
    } else {
        format!("Table of {shown}, chosen from {all}.")
    });
    scene.circumstances(&mut alt_text, Reads::Words);
    alt_text.part("Claims", said.iter().map(|id| scene.aloud(*id)).collect());
    alt_text
}
