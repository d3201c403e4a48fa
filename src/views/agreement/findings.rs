//! The findings of agreement, as sentences: the answer, what was compared, contradictions, denials, what can
//! be true together, what only looks alike, what was not compared.

use std::collections::HashMap;

use super::super::{Context, picture};
use super::sets;
use crate::analysis::agreement::{
    Agreement, Complete, Conflict, Heading, LookAlike, ORDER, Presented, TakenFor, Verdict,
};
use crate::analysis::{counted, provided, reads_words};
use crate::dossier::{ClaimId, Item};

/// Maximum number of findings of one kind.
pub const MOST: usize = 60;
/// Maximum number of pairs listed that look like one figure, and of pairs that look like rivals; most
/// dossiers have very many.
const ALIKE: usize = 4;
const RIVALS: usize = 3;

/// One line or paragraph.
#[derive(Debug)]
pub struct Finding {
    /// The text.
    pub text: String,
    /// The kind of finding.
    pub tone: Tone,
    /// What a click on it selects.
    pub target: Option<Target>,
}

/// What a finding is about.
#[derive(Debug)]
pub enum Target {
    /// A set of claims.
    Claims(Vec<ClaimId>),
    /// An item.
    Item(Item),
}

/// The kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The answer.
    Verdict,
    /// A heading.
    Section,
    /// Secondary text.
    Quiet,
    /// Claims that cannot all be true.
    Conflict,
    /// Claims that can.
    Stands,
    /// A denial beside what it denies.
    Denied,
    /// Claims of different people.
    Apart,
    /// Claims that were not compared.
    Left,
    /// The remaining range for a population.
    Range,
}

/// The page under construction.
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds a text.
    pub fn add(&mut self, tone: Tone, text: impl Into<String>) {
        self.0.push(Finding { text: text.into(), tone, target: None });
    }

    /// Adds a text that links to what it is about.
    pub fn link(&mut self, tone: Tone, text: impl Into<String>, target: Target) {
        self.0.push(Finding { text: text.into(), tone, target: Some(target) });
    }

    /// Adds a sentence about claims that links to them, marked if one of them may not have been said by the chosen day.
    pub fn claims(&mut self, ctx: &Context<'_>, tone: Tone, sentence: &str, claims: Vec<ClaimId>) {
        self.link(tone, format!("{}{sentence}", if_said(ctx, &claims)), Target::Claims(claims));
    }
}

/// The chapters of the page; the matrix is placed between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chapter {
    /// The verdict and the conflicts.
    Answer,
    /// What can be true together, what only looks alike.
    Rest,
    /// What was not compared.
    Left,
}

impl Chapter {
    /// The chapter in which a heading stands.
    const fn of_heading(heading: Heading) -> Self {
        match heading {
            Heading::Conflicts | Heading::ReadConflicts | Heading::Denials | Heading::Outliers => {
                Self::Answer
            }
            Heading::Similar | Heading::Together | Heading::Ranges | Heading::Rivals => Self::Rest,
            Heading::NotCompared => Self::Left,
        }
    }
}

/// Returns the findings of one chapter, in reading order.
pub fn findings(ctx: &Context<'_>, chapter: Chapter) -> Vec<Finding> {
    let agreement = &ctx.agreement();
    let mut page = Findings(Vec::new());
    if chapter == Chapter::Answer {
        let headline = agreement.headline_on(ctx.dossier, picture::scene(ctx).asked(), ctx.session.as_of);
        page.add(Tone::Verdict, headline);
        let scope = agreement.scope(ctx.dossier);
        if !scope.is_empty() {
            page.add(Tone::Quiet, scope);
        }
        let tone = if agreement.compared().next().is_some() { Tone::Stands } else { Tone::Left };
        for compared in agreement.comparisons_on(ctx.dossier, ctx.session.as_of) {
            page.add(tone, compared);
        }
        page.add(Tone::Quiet, rule(ctx, agreement));
    }
    for heading in Heading::ALL.into_iter().filter(|heading| Chapter::of_heading(*heading) == chapter) {
        under(ctx, agreement, heading, &mut page);
    }
    page.0
}

/// Adds a heading with its findings, if there are any.
fn under(ctx: &Context<'_>, agreement: &Agreement, heading: Heading, page: &mut Findings) {
    match heading {
        Heading::Conflicts => conflicts(ctx, agreement, heading, page),
        Heading::ReadConflicts => {
            conflicts(ctx, agreement, heading, page);
            if agreement.complete() == Complete::Stopped {
                page.add(
                    Tone::Quiet,
                    "There may be more: the search was ended early. Pin fewer claims to see all.",
                );
            }
        }
        Heading::Denials => denials(ctx, agreement, page),
        Heading::Outliers => outliers(ctx, agreement, page),
        Heading::Similar | Heading::Rivals => look_alikes(ctx, agreement, heading, page),
        Heading::Together if agreement.verdict() == Verdict::Conflict => sets::sets(ctx, agreement, page),
        Heading::Ranges if agreement.verdict() == Verdict::AllCanBeTrue => sets::left(ctx, agreement, page),
        Heading::Together | Heading::Ranges => {}
        Heading::NotCompared => not_compared(ctx, agreement, page),
    }
}

/// The beginning of a finding about `claims` on the chosen day, see [`provided`].
pub fn if_said(ctx: &Context<'_>, claims: &[ClaimId]) -> &'static str {
    provided(ctx.dossier, claims, ctx.session.as_of)
}

/// How figures are compared, and how words are read.
fn rule(ctx: &Context<'_>, agreement: &Agreement) -> String {
    let reading = ctx.readings.caption(ctx.session.reading);
    [
        "Figures for one event are compared with each other, whenever they were said.".to_owned(),
        agreement.rules(ctx.dossier),
        ORDER.to_owned(),
    ]
    .into_iter()
    .chain(reads_words(ctx.dossier).then(|| format!("Number words are read {reading}.")))
    .collect::<Vec<_>>()
    .join(" ")
}

/// The conflicts of the sources' own figures, or those that only a reading of words makes.
fn conflicts(ctx: &Context<'_>, agreement: &Agreement, heading: Heading, page: &mut Findings) {
    let is_read = heading == Heading::ReadConflicts;
    let conflicts: Vec<&Conflict> =
        agreement.conflicts().iter().filter(|conflict| conflict.is_read == is_read).collect();
    if conflicts.is_empty() {
        return;
    }
    page.add(Tone::Section, heading.title().to_uppercase());
    let told = agreement.present(ctx.dossier, &conflicts);
    for told in told.iter().take(MOST) {
        match told {
            Presented::Alone(conflict) => {
                page.claims(ctx, Tone::Conflict, &conflict.sentence, conflict.claims.clone());
            }
            Presented::Together(group) => {
                page.claims(ctx, Tone::Conflict, &group.sentence, group.claims());
                for with in &group.with {
                    let claims = std::iter::once(group.claim).chain(with.claims.iter().copied());
                    page.link(Tone::Range, with.sentence.clone(), Target::Claims(claims.collect()));
                }
            }
        }
    }
    if told.len() > MOST {
        page.add(Tone::Quiet, format!("and {} more", told.len() - MOST));
    }
}

/// Lists denials by one source of what another asserts.
fn denials(ctx: &Context<'_>, agreement: &Agreement, page: &mut Findings) {
    if agreement.denials().is_empty() {
        return;
    }
    page.add(Tone::Section, Heading::Denials.title().to_uppercase());
    for denial in agreement.denials().iter().take(MOST) {
        page.claims(ctx, Tone::Denied, &denial.sentence, denial.claims());
    }
    if agreement.denials().len() > MOST {
        page.add(Tone::Quiet, format!("and {} more", agreement.denials().len() - MOST));
    }
}

/// Lists figures outside a statistical interval.
fn outliers(ctx: &Context<'_>, agreement: &Agreement, page: &mut Findings) {
    if agreement.outliers().is_empty() {
        return;
    }
    page.add(Tone::Section, Heading::Outliers.title().to_uppercase());
    for outlier in agreement.outliers().iter().take(MOST) {
        page.claims(ctx, Tone::Left, &outlier.sentence, outlier.claims.to_vec());
    }
    if agreement.outliers().len() > MOST {
        page.add(Tone::Quiet, format!("and {} more", agreement.outliers().len() - MOST));
    }
}

/// Lists each count that was not compared, with the reason.
fn not_compared(ctx: &Context<'_>, agreement: &Agreement, page: &mut Findings) {
    let lists = agreement.not_compared(ctx.dossier, picture::scene(ctx).asked());
    if lists.is_empty() {
        return;
    }
    page.add(Tone::Section, Heading::NotCompared.title().to_uppercase());
    for list in lists {
        page.claims(ctx, Tone::Left, &list.to_string(), list.claims);
    }
}

/// Lists pairs of different populations: those that look like one figure, or some of those that look like
/// rivals.
fn look_alikes(ctx: &Context<'_>, agreement: &Agreement, heading: Heading, page: &mut Findings) {
    let (taken_for, most) = match heading {
        Heading::Rivals => (TakenFor::Conflict, RIVALS),
        _ => (TakenFor::OneFigure, ALIKE),
    };
    let found: Vec<_> = agreement.look_alikes().iter().filter(|alike| alike.taken_for == taken_for).collect();
    if found.is_empty() {
        return;
    }
    page.add(Tone::Section, heading.title().to_uppercase());
    let found_len = found.len();
    let shown = spread(ctx, found, most);
    let shown_len = shown.len();
    for alike in shown {
        page.claims(ctx, Tone::Apart, &alike.sentence, alike.claims.to_vec());
    }
    if found_len > shown_len {
        page.add(Tone::Quiet, format!("and {}", counted(found_len - shown_len, "more pair")));
    }
}

/// Selects up to `most` pairs: reports of one statement first, then each claim in a few pairs only, so that
/// the list is not all about one claim.
fn spread<'a>(ctx: &Context<'_>, mut found: Vec<&'a LookAlike>, most: usize) -> Vec<&'a LookAlike> {
    if found.len() <= most {
        return found;
    }
    found.sort_by_key(|alike| {
        let [a, b] = alike.claims.map(|claim| ctx.ties.statement(claim));
        a != b
    });
    let mut pairs_of: HashMap<ClaimId, usize> = HashMap::new();
    let mut shown = Vec::new();
    for alike in found {
        if shown.len() < most
            && alike.claims.iter().all(|claim| pairs_of.get(claim).is_none_or(|pairs| *pairs < 2))
        {
            alike.claims.iter().for_each(|claim| *pairs_of.entry(*claim).or_default() += 1);
            shown.push(alike);
        }
    }
    shown
}
