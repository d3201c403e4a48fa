//! What agreement finds, as sentences: verdict, conflicts, what can stand together, what is left, what only looks alike.

use std::fmt::Write as _;

use super::super::Context;
use crate::analysis::agreement::{Agreement, Complete, Consistent, JointRange, TakenFor, Verdict};
use crate::analysis::{NoRange, counted, measure};
use crate::dossier::{ClaimId, Item};

/// How many findings of one kind are listed.
const MOST: usize = 60;
/// How many of the largest sets are listed.
const SETS: usize = 8;
/// How many pairs are listed that could pass for rivals; in most dossiers these are very many.
const RIVALS: usize = 8;
/// Up to so many sets show the ranges that they leave.
const SETS_WITH_RANGES: usize = 3;

/// One line or paragraph.
pub struct Finding {
    /// What it says.
    pub text: String,
    /// What kind it is.
    pub tone: Tone,
    /// What a click on it selects.
    pub target: Option<Target>,
}

/// What a finding speaks of.
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
    /// Claims of different people.
    Apart,
    /// What is left for a population.
    Range,
}

struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, tone: Tone, text: impl Into<String>) {
        self.0.push(Finding { text: text.into(), tone, target: None });
    }

    fn link(&mut self, tone: Tone, text: impl Into<String>, target: Target) {
        self.0.push(Finding { text: text.into(), tone, target: Some(target) });
    }
}

/// The parts of the page, between which each claim stands beside each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chapter {
    /// The verdict and the conflicts.
    Answer,
    /// What can stand together, what is left, what only looks alike.
    Rest,
}

/// The findings of one part, in the order they are read.
pub fn findings(ctx: &Context<'_>, chapter: Chapter) -> Vec<Finding> {
    let agreement = ctx.agreement();
    let mut page = Findings(Vec::new());
    match chapter {
        Chapter::Answer => {
            page.add(Tone::Verdict, verdict(agreement));
            page.add(Tone::Quiet, rule(ctx, agreement));
            conflicts(agreement, &mut page);
        }
        Chapter::Rest => {
            look_alikes(agreement, TakenFor::OneFigure, &mut page);
            if agreement.verdict() == Verdict::Conflict {
                sets(ctx, agreement, &mut page);
            }
            left(ctx, agreement, &mut page);
            look_alikes(agreement, TakenFor::Conflict, &mut page);
        }
    }
    page.0
}

fn verdict(agreement: &Agreement) -> String {
    let counts = counted(agreement.taking_part().len(), "count");
    match agreement.verdict() {
        Verdict::Nothing => "There are not two counts with a range to compare".to_owned(),
        Verdict::AllCanBeTrue => format!("These {counts} can all be true together"),
        Verdict::Conflict => format!("These {counts} cannot all be true"),
    }
}

/// How words are read, and which counts take no part and why.
fn rule(ctx: &Context<'_>, agreement: &Agreement) -> String {
    let mut text = format!("Words read: {}. ", ctx.readings.caption(ctx.session.reading));
    let left_out = agreement.left_out();
    if !left_out.is_empty() {
        let mut reasons: Vec<(NoRange, usize)> = Vec::new();
        for (_, reason) in left_out {
            match reasons.iter_mut().find(|(known, _)| known == reason) {
                Some((_, count)) => *count += 1,
                None => reasons.push((*reason, 1)),
            }
        }
        let reasons: Vec<_> =
            reasons.iter().map(|(reason, count)| format!("{count} × {}", reason.reason())).collect();
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "{} without a range take no part ({}).",
            counted(left_out.len(), "count"),
            reasons.join(", ")
        );
    }
    text
}

fn conflicts(agreement: &Agreement, page: &mut Findings) {
    let conflicts = agreement.conflicts();
    if conflicts.is_empty() {
        return;
    }
    page.add(Tone::Section, "CANNOT ALL BE TRUE");
    for conflict in conflicts.iter().take(MOST) {
        page.link(Tone::Conflict, conflict.sentence.clone(), Target::Claims(conflict.claims.clone()));
    }
    if conflicts.len() > MOST {
        page.add(Tone::Quiet, format!("and {} more", conflicts.len() - MOST));
    }
    if agreement.complete() == Complete::Stopped {
        page.add(Tone::Quiet, "There may be more: the search was ended early. Pin fewer claims to see all.");
    }
}

fn sets(ctx: &Context<'_>, agreement: &Agreement, page: &mut Findings) {
    let sets = agreement.consistent();
    let Some(largest) = sets.first().map(|set| set.claims.len()) else { return };
    page.add(Tone::Section, "THE LARGEST SETS THAT CAN STAND TOGETHER");
    page.add(
        Tone::Quiet,
        "Large is not right: a set is as large as the number of claims that do not contradict it.",
    );
    let is_largest = |set: &&Consistent| set.claims.len() == largest;
    for set in sets.iter().take(SETS) {
        let without: Vec<_> = set.without.iter().map(|claim| named(ctx, *claim)).collect();
        let of = agreement.taking_part().len();
        let text = format!("{} of {of}: all but {}", set.claims.len(), without.join("; "));
        page.link(Tone::Stands, text, Target::Claims(set.claims.clone()));
        if sets.iter().filter(is_largest).count() <= SETS_WITH_RANGES && is_largest(&set) {
            ranges(ctx, &set.ranges, page);
        }
    }
    if sets.len() > SETS {
        page.add(Tone::Quiet, format!("and {} more", sets.len() - SETS));
    }
}

/// A claim in short: who, and the figure.
fn named(ctx: &Context<'_>, id: ClaimId) -> String {
    let claim = &ctx.dossier.claims[id];
    let who = ctx.dossier.sources[claim.by].label();
    measure(claim).map_or_else(|| who.to_owned(), |figure| format!("{who}: {figure}"))
}

/// The joint ranges of whatever no conflict touches.
fn left(ctx: &Context<'_>, agreement: &Agreement, page: &mut Findings) {
    if agreement.ranges().is_empty() {
        return;
    }
    let heading = match agreement.verdict() {
        Verdict::Conflict => "WHAT IS LEFT WHERE NO CONFLICT REACHES, IF ALL ARE TAKEN AS TRUE",
        Verdict::AllCanBeTrue | Verdict::Nothing => "WHAT IS LEFT IF ALL ARE TAKEN AS TRUE",
    };
    page.add(Tone::Section, heading);
    ranges(ctx, agreement.ranges(), page);
}

fn ranges(ctx: &Context<'_>, ranges: &[JointRange], page: &mut Findings) {
    for left in ranges.iter().take(MOST) {
        let group = &ctx.dossier.groups[left.group].name;
        let text = format!("{} of {group}: {}", left.outcome.title(), left.range);
        page.link(Tone::Range, text, Target::Item(Item::Group(left.group)));
    }
}

/// Pairs of different populations: those that could pass for one figure, or some of those that could pass for rivals.
fn look_alikes(agreement: &Agreement, taken_for: TakenFor, page: &mut Findings) {
    let found: Vec<_> = agreement.look_alikes().iter().filter(|alike| alike.taken_for == taken_for).collect();
    if found.is_empty() {
        return;
    }
    let (heading, most) = match taken_for {
        TakenFor::OneFigure => ("ALIKE AND NOT THE SAME FIGURE: DIFFERENT POPULATIONS", MOST),
        TakenFor::Conflict => ("NOT IN CONFLICT: DIFFERENT POPULATIONS", RIVALS),
    };
    page.add(Tone::Section, heading);
    for alike in found.iter().take(most) {
        page.link(Tone::Apart, alike.sentence.clone(), Target::Claims(alike.claims.to_vec()));
    }
    if found.len() > most {
        let rest = counted(found.len() - most, "more pair");
        page.add(Tone::Quiet, format!("and {rest}: the small dots of each beside each."));
    }
}
