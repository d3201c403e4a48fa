//! Quantities of counts: whether each makes sense, what is said of it, and whether its parts can be its parts.

use std::collections::{BTreeMap, HashSet};

use super::super::diagnostic::Code;
use super::super::raw;
use super::super::site::{Section, Site};
use super::report::{Report, quoted};
use super::{Keys, Tables, slips, ties};
use crate::dossier::{
    Claim, ClaimId, Count, Decimal, Estimate, Figure, Group, GroupId, Id as _, Part, Quantity, Stance,
};
use crate::letters::Length;

impl Tables<'_> {
    pub(super) fn quantity(&mut self, raw: raw::Quantity<'_>, site: Site, to: &mut Report) -> Quantity {
        match &raw {
            raw::Quantity::MoreThan(n) => to.more_than(*n, site),
            raw::Quantity::FewerThan(n) => to.fewer_than(*n, site),
            raw::Quantity::Between(low, high) => to.between(*low, *high, site),
            raw::Quantity::Words(words) => {
                to.filled(words, Length::Name, site.item(0));
                slips::report_figure_in_words(words, site.item(0), to);
            }
            raw::Quantity::Named(people) if people.is_empty() => {
                to.add(Code::Empty, site, "a count of named people must name at least one".to_owned());
            }
            raw::Quantity::Estimate(estimate) => report_unfit_estimate(estimate, site, to),
            _ => {}
        }
        let other = raw.relative_to().and_then(|word| self.claims.find(word, site.field("of"), to));
        raw.with_ids(
            |people| self.people.find_each(&people, site, to),
            // The placeholder is never seen: a dossier with errors is not returned. It is no row, so that no check takes it
            // for one.
            |_| other.unwrap_or_else(|| ClaimId::from_index(u32::MAX as usize)),
        )
    }

    pub(super) fn parts(
        &mut self,
        raw: raw::Entries<raw::Quantity<'_>>,
        site: Site,
        to: &mut Report,
    ) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::with_capacity(raw.rows.len());
        let mut seen = HashSet::new();
        for (index, (key, quantity)) in raw.keys.into_iter().zip(raw.rows).enumerate() {
            let of = self.groups.find(&key.as_str().into(), site.key(index), to);
            if quantity.relative_to().is_some() {
                let message = "a part cannot be relative to another claim".to_owned();
                let hint = "write the words, as `Words(\"most\")`".to_owned();
                to.add_hinted(Code::UnfitPart, site.item(index), message, hint);
            }
            let quantity = self.quantity(quantity, site.item(index), to);
            slips::report_odd(&quantity, site.item(index), to);
            let Some(of) = of else { continue };
            if !seen.insert(of) {
                let message = format!("{} is already a part of this count", quoted(&key));
                to.add(Code::DuplicateId, site.key(index), message);
            }
            parts.push(Part { of, quantity });
        }
        parts
    }
}

/// Reports what is said of a quantity and cannot be said of it.
pub(super) fn report_unfit(count: &Count, site: Site, to: &mut Report) {
    let quantity = &count.quantity;
    // "About 5 to 5" is not one number.
    if !count.about && !count.and_more {
        slips::report_odd(quantity, site.field("quantity"), to);
    }
    if count.so_far && !quantity.can_rise() {
        let message =
            format!("`so_far` says that a figure was still rising; “{quantity}” is not such a figure");
        let hint = "leave `so_far` out, or give the figure that had been reached".to_owned();
        to.add_hinted(Code::UnfitSoFar, site.field("so_far"), message, hint);
    }
    if count.about && !quantity.can_be_about() {
        let message =
            format!("`about` is said of a range, a bound or a multiple; “{quantity}” is none of these");
        let hint = match quantity {
            Quantity::Exactly(n) => format!("write `About({n})`"),
            Quantity::About(_) => "leave it out: `About` says so already".to_owned(),
            _ => "leave `about` out, and give the words of the document in `worded`".to_owned(),
        };
        to.add_hinted(Code::UnfitAbout, site.field("about"), message, hint);
    }
    if count.and_more && !matches!(quantity, Quantity::Between(..)) {
        let message = format!("`and_more` is said of a range; “{quantity}” is not one");
        let hint = match quantity {
            Quantity::Exactly(n) => format!("write `AtLeast({n})`"),
            Quantity::AtLeast(_) | Quantity::MoreThan(_) => {
                "leave it out: the bound says so already".to_owned()
            }
            Quantity::About(n) => format!("write `AtLeast({n})` with `about: true`"),
            _ => "leave `and_more` out".to_owned(),
        };
        to.add_hinted(Code::UnfitAbout, site.field("and_more"), message, hint);
    }
}

fn report_unfit_estimate(estimate: &Estimate, site: Site, to: &mut Report) {
    let mut unfit = |site: Site, message: &str, hint: &str| {
        to.add_hinted(Code::UnfitEstimate, site, message.to_owned(), hint.to_owned());
    };
    match (estimate.low, estimate.high) {
        (None, None) if estimate.point.is_none() => {
            unfit(site, "an estimate needs a figure", "give `point`, or `low` and `high`, or all three");
        }
        (Some(_), None) | (None, Some(_)) => {
            unfit(
                site,
                "an interval has two ends",
                "give both `low` and `high`; a bound alone is an `AtLeast` or an `AtMost`",
            );
        }
        (None, None) if estimate.level.is_some() => {
            unfit(
                site.field("level"),
                "a level belongs to an interval, and there is none",
                "give `low` and `high`",
            );
        }
        _ => {}
    }
    if estimate.level.is_some_and(|level| level == Decimal::default() || level >= Decimal::from(100)) {
        unfit(
            site.field("level"),
            "the level of an interval is more than 0 and less than 100 percent",
            "for example `level: 95`",
        );
    }
    to.optional_name(Some(&estimate.method), site.field("method"));
    let Some((low, high)) = estimate.interval() else { return };
    if low > high {
        let message = format!("the interval {low} to {high} is upside down");
        to.add_hinted(Code::UpsideDown, site, message, format!("did you mean `low: {high}, high: {low}`?"));
    } else if let Some(point) = estimate.point
        && !(low..=high).contains(&point)
    {
        let message = format!("the figure {point} is outside its own interval, {low} to {high}");
        to.add_hinted(
            Code::OddQuantity,
            site.field("point"),
            message,
            "is one of the three a slip?".to_owned(),
        );
    }
}

/// Reports counts that do not fit what they are relative to, or the whole that they are parts of.
pub(super) fn report_among(claims: &[Claim], groups: &[Group], keys: &Keys, to: &mut Report) {
    report_relative(claims, &keys.claims, to);
    report_parts(claims, groups, &keys.groups, to);
}

/// Reports quantities relative to what cannot be their measure: the claim itself, one that counts nothing, a circle.
fn report_relative(claims: &[Claim], keys: &[String], to: &mut Report) {
    let other = |at: usize| {
        let of = claims[at].count()?.quantity.relative_to()?.index();
        (of < claims.len()).then_some(of)
    };
    for at in 0..claims.len() {
        let Some(of) = other(at) else { continue };
        let site = Site::row(Section::Claims, at).field("says").field("quantity");
        if of == at {
            to.add(Code::UnfitClaim, site, "a figure cannot be relative to itself".to_owned());
        } else if claims[of].count().is_none() {
            let message =
                format!("{} is not a count, so nothing can be relative to its figure", quoted(&keys[of]));
            to.add(Code::UnfitClaim, site, message);
        }
    }
    for first in ties::rings(claims.len(), other) {
        let site = Site::row(Section::Claims, first).field("says").field("quantity");
        let message =
            format!("figures are relative to one another in a circle, {} among them", quoted(&keys[first]));
        to.add(Code::UnfitClaim, site, message);
    }
}

/// Reports parts that are not within the whole, or that the source does not assert, and warns where parts exceed what
/// they are part of.
fn report_parts(claims: &[Claim], groups: &[Group], keys: &[String], to: &mut Report) {
    // Loading reports circles of populations; the walk must end in spite of them.
    let is_within = |part: GroupId, whole: GroupId| {
        let up = |id: &GroupId| groups.get(id.index())?.within;
        std::iter::successors(Some(part), up).skip(1).take(groups.len()).any(|id| id == whole)
    };
    for (row, claim) in claims.iter().enumerate() {
        let Some(count) = claim.count().filter(|count| !count.parts.is_empty()) else { continue };
        let site = Site::row(Section::Claims, row).field("says").field("parts");
        if claim.stance != Stance::Asserts {
            let message = "parts belong to a figure that the source asserts".to_owned();
            to.add_hinted(Code::UnfitPart, site, message, "make a claim of each part".to_owned());
        }
        let key = |id: GroupId| quoted(keys.get(id.index()).map_or("", String::as_str));
        let mut are_within = true;
        for (index, part) in count.parts.iter().enumerate() {
            if is_within(part.of, count.of) {
                continue;
            }
            are_within = false;
            let (part, whole, site) = (part.of, count.of, site.key(index));
            if part == whole {
                let message = format!("{} is what is counted here, and not a part of it", key(part));
                to.add(Code::UnfitPart, site, message);
            } else {
                let message = format!("{} is not within {}, which is counted here", key(part), key(whole));
                to.add_hinted(
                    Code::UnfitPart,
                    site,
                    message,
                    format!("write `within` at the group {}", key(part)),
                );
            }
        }
        if are_within {
            report_excess(count, groups, is_within, key, site, to);
        }
    }
}

/// Warns where a part is more than what it lies within, or where the parts together are.
fn report_excess(
    count: &Count,
    groups: &[Group],
    is_within: impl Fn(GroupId, GroupId) -> bool,
    key: impl Fn(GroupId) -> String,
    site: Site,
    to: &mut Report,
) {
    // Of more parts than this, only the sum is looked at.
    const COMPARED: usize = 64;
    let least = |part: &Part| part.quantity.bounds().map_or(0, |(low, _)| low);
    // What was still rising has no upper end.
    let most = |part: &Part| part.quantity.bounds()?.1.filter(|_| !count.so_far);
    let whole = count.bounds().and_then(|(_, high)| high);
    let compared = &count.parts[..count.parts.len().min(COMPARED)];
    let mut has_excess = false;
    for (index, part) in compared.iter().enumerate() {
        let around = compared.iter().filter(|other| is_within(part.of, other.of));
        let around = around.filter_map(|other| Some((other.of, most(other)?)));
        let least_around = around.chain(whole.map(|whole| (count.of, whole))).min_by_key(|(_, most)| *most);
        if let Some((other, most)) = least_around.filter(|(_, most)| least(part) > *most) {
            has_excess = true;
            let (quantity, part, most) = (&part.quantity, key(part.of), Figure(most));
            let message = format!(
                "{quantity} for {part} is more than the {most} for {}, of which it is a part",
                key(other)
            );
            to.add_hinted(Code::PartsAndWhole, site.item(index), message, SLIP.to_owned());
        }
    }
    let Some(whole) = whole.filter(|_| !has_excess) else { return };
    // A part within another part is counted there already.
    let outer = count.parts.iter().enumerate().filter(|(index, part)| {
        *index >= COMPARED || !compared.iter().any(|other| is_within(part.of, other.of))
    });
    // The parts of different breakdowns are counted over and over.
    let mut sums: BTreeMap<Option<&str>, (u64, bool)> = BTreeMap::new();
    for (_, part) in outer {
        let Some(group) = groups.get(part.of.index()) else { continue };
        let is_direct = group.within == Some(count.of);
        let (sum, share_nobody) = sums.entry(group.by.as_deref()).or_insert((0, true));
        *sum = sum.saturating_add(least(part));
        *share_nobody &= is_direct;
    }
    let is_disjoint = groups.get(count.of.index()).is_some_and(|group| group.disjoint);
    for (by, (sum, are_direct)) in sums {
        if sum <= whole {
            continue;
        }
        let by_words = by.map(|by| format!(" by {}", quoted(by))).unwrap_or_default();
        let (sum, whole) = (Figure(sum), Figure(whole));
        let message = format!("the parts{by_words} come to {sum}, which is more than the whole, {whole}");
        let hint = if are_direct && by.is_some() {
            format!("{SLIP}, or the parts share somebody")
        } else if are_direct && is_disjoint {
            format!(
                "{SLIP}, or they are of several breakdowns: then give each part its `by`, and leave `disjoint` out"
            )
        } else {
            "is one of the figures a slip, or does somebody belong to two of the parts?".to_owned()
        };
        to.add_hinted(Code::PartsAndWhole, site, message, hint);
    }
}

const SLIP: &str = "one of the figures is a slip, unless the document has it so";
