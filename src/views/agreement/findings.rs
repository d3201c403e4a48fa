//! What agreement finds, as sentences: verdict, conflicts, what can stand together, what is left, what only looks alike.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::super::Context;
use super::sets;
use crate::analysis::agreement::{Agreement, Complete, Conflict, LookAlike, TakenFor, Verdict, main_counts};
use crate::analysis::{NoRange, Stated, counted};
use crate::dossier::{ClaimId, Item};

/// How many findings of one kind are listed.
pub const MOST: usize = 60;
/// How many pairs are listed that could pass for rivals; in most dossiers these are very many.
const RIVALS: usize = 8;

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

/// The page as it is put together.
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Words alone.
    pub fn add(&mut self, tone: Tone, text: impl Into<String>) {
        self.0.push(Finding { text: text.into(), tone, target: None });
    }

    /// Words that lead to what they speak of.
    pub fn link(&mut self, tone: Tone, text: impl Into<String>, target: Target) {
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
            conflicts(ctx, agreement, &mut page);
        }
        Chapter::Rest => {
            look_alikes(ctx, agreement, TakenFor::OneFigure, &mut page);
            if agreement.verdict() == Verdict::Conflict {
                sets::sets(ctx, agreement, &mut page);
            }
            sets::left(ctx, agreement, &mut page);
            look_alikes(ctx, agreement, TakenFor::Conflict, &mut page);
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
    let mut text = format!(
        "Every figure is held against every other, whenever it was said. Words read: {}. ",
        ctx.readings.caption(ctx.session.reading)
    );
    if ctx.only.is_none() {
        let main = main_counts(ctx.dossier).len();
        let all: usize = ctx.outcomes.iter().map(|(_, claims)| claims).sum();
        for (counts, why) in [
            (all - main, "speak of other events and are not compared here"),
            (main - agreement.claims().len(), "were certainly said later than the day chosen"),
        ] {
            if counts > 0 {
                let _ = write!(text, "Counts that {why}: {counts}. ");
            }
        }
    }
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
        let _ =
            write!(text, "Without a range: {} ({}).", counted(left_out.len(), "count"), reasons.join(", "));
    }
    text
}

/// The conflicts of the sources' own figures, and apart from them those that only a reading of words makes.
fn conflicts(ctx: &Context<'_>, agreement: &Agreement, page: &mut Findings) {
    let is_read =
        |claim: &ClaimId| matches!(Stated::of(&ctx.dossier.claims[*claim], ctx.reading()), Stated::Read(_));
    let (read, own): (Vec<&Conflict>, Vec<&Conflict>) =
        agreement.conflicts().iter().partition(|conflict| conflict.claims.iter().any(is_read));
    for (heading, conflicts) in
        [("CANNOT ALL BE TRUE", own), ("CANNOT ALL BE TRUE AS WORDS ARE READ HERE", read)]
    {
        if conflicts.is_empty() {
            continue;
        }
        page.add(Tone::Section, heading);
        for conflict in conflicts.iter().take(MOST) {
            page.link(Tone::Conflict, conflict.sentence.clone(), Target::Claims(conflict.claims.clone()));
        }
        if conflicts.len() > MOST {
            page.add(Tone::Quiet, format!("and {} more", conflicts.len() - MOST));
        }
    }
    if agreement.complete() == Complete::Stopped {
        page.add(Tone::Quiet, "There may be more: the search was ended early. Pin fewer claims to see all.");
    }
}

/// Pairs of different populations: those that could pass for one figure, or some of those that could pass for rivals.
fn look_alikes(ctx: &Context<'_>, agreement: &Agreement, taken_for: TakenFor, page: &mut Findings) {
    let found: Vec<_> = agreement.look_alikes().iter().filter(|alike| alike.taken_for == taken_for).collect();
    if found.is_empty() {
        return;
    }
    let (heading, most) = match taken_for {
        TakenFor::OneFigure => ("ALIKE AND NOT THE SAME FIGURE: DIFFERENT POPULATIONS", MOST),
        TakenFor::Conflict => ("NOT IN CONFLICT: DIFFERENT POPULATIONS", RIVALS),
    };
    page.add(Tone::Section, heading);
    let found_len = found.len();
    let shown = spread(ctx, found, most);
    let shown_len = shown.len();
    for alike in shown {
        page.link(Tone::Apart, alike.sentence.clone(), Target::Claims(alike.claims.to_vec()));
    }
    if found_len > shown_len {
        let rest = counted(found_len - shown_len, "more pair");
        page.add(Tone::Quiet, format!("and {rest}, with a small dot in each beside each."));
    }
}

/// Up to `most` pairs: reports of one statement first, then each claim in a few pairs only, so that the list is not
/// all about one.
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
