//! The words for a claim: short ones beside its mark, whole sentences for screen readers and tooltips.
//!
//! A wording never says more than the claim: no figure is rounded, no bound dropped, no population widened.

use std::borrow::Cow;

use super::{Interval, Stated, WhenSaid, clause, rule_in_words, with_outcome};
use crate::dossier::{Cited, Claim, Count, Document, Dossier, Estimate, Quantity, Reading, Says, Stance};

/// A number with its noun: "1 claim", "8 sources".
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The source and its relays: "Maxim Buga, via Reuters", "Pentagon (implied, not stated)".
#[must_use]
pub fn speaker(dossier: &Dossier, claim: &Claim) -> String {
    let mut speaker = dossier.sources[claim.by].label().to_owned();
    if let Some(qualifier) = claim.attribution.qualifier() {
        speaker = format!("{speaker} ({qualifier})");
    }
    match relays(dossier, claim) {
        Some(relays) => format!("{speaker}, {relays}"),
        None => speaker,
    }
}

/// The relays: "via Reuters", nearest to the speaker first.
#[must_use]
pub fn relays(dossier: &Dossier, claim: &Claim) -> Option<String> {
    let relays: Vec<_> = claim.via.iter().map(|id| dossier.sources[*id].label()).collect();
    (!relays.is_empty()).then(|| format!("via {}", relays.join(" and ")))
}

/// The quantity in the document's words, or else in plain words: "over 100", "“dozens”", "none", "48 so far".
#[must_use]
pub fn figure(claim: &Claim) -> Option<String> {
    let count = claim.count()?;
    Some(match &claim.worded {
        Some(words) => words.clone(),
        None => count.to_string(),
    })
}

/// The text beside the mark: the figure, with the stance unless it plainly asserts.
///
/// ```text
/// 48                       over 100                 “dozens”
/// denies “dozens”          declines to say          doubts it
/// ```
#[must_use]
pub fn measure(claim: &Claim) -> Option<String> {
    let count = claim.count()?;
    let figure = figure(claim)?;
    if claim.stance == Stance::Asserts || denies_any(claim) {
        return Some(figure);
    }
    let given = count.quantity != Quantity::NotGiven;
    Some(claim.stance.with_figure(given.then_some(figure)))
}

/// True if a claim that denies gives the figure "none", which says in itself that it denies.
#[must_use]
pub fn denies_any(claim: &Claim) -> bool {
    claim.stance == Stance::Denies
        && claim.count().is_some_and(|count| count.quantity == Quantity::Exactly(0))
}

/// How `reading` reads the words of a claim, in the rule's own terms: "read as at least 24". `None` if the
/// claim gives no number words, or if they stay words.
#[must_use]
pub fn read_as(claim: &Claim, reading: &Reading) -> Option<String> {
    let Stated::Read(range) = Stated::from_claim(claim, reading) else { return None };
    match &claim.count()?.quantity {
        Quantity::Words(words) => reading.look_up(words).map(|range| format!("read as {range}")),
        _ => Some(format!("read as {range}")),
    }
}

/// The claim in one line that stands alone, for screen readers and tests; what words are read as stands with the
/// name of the reading, for the source did not say it.
///
/// ```text
/// SOHR: 48 pro-government fighters killed so far, said 8 February 2018, a running count, Newsweek ¶12
/// Buga, via Reuters: “dozens” of Russian fighters killed, said 12 February 2018, words only, Newsweek ¶9
/// Buga, via Reuters: “dozens” of …, said …, read as 24 or more by this dossier's rule “Plurals as …”, Newsweek ¶9
/// ```
#[must_use]
pub fn spoken(dossier: &Dossier, claim: &Claim, reading: &Reading) -> String {
    let who = speaker(dossier, claim);
    let mut text = match &claim.says {
        Says::Count(_) => format!("{who}: {}", clause(dossier, claim).unwrap_or_default()),
        Says::Answer { to, .. } => {
            format!("{who} on “{}”: {}", dossier.questions[*to].text, headline(claim))
        }
        Says::Remark => remark(dossier, claim),
    };
    text.truncate(text.trim_end_matches('.').len());
    if let Some(position) = dossier.position_of(claim) {
        text = format!("{text}, grouped under “{}”", position.words);
    }
    text.push_str(&when_said(dossier, claim));
    let read = match Stated::from_claim(claim, reading) {
        Stated::Read(range) => Some(range),
        _ => None,
    };
    // What words are read as stands in place of "words only".
    let is_read =
        read.is_some() && claim.count().is_some_and(|count| matches!(count.quantity, Quantity::Words(_)));
    if let Some(kind) = claim.count().filter(|_| !is_read).and_then(|count| certainty(claim, count)) {
        text.push_str(", ");
        text.push_str(&kind);
    }
    if let Some(range) = read {
        text.push_str(&read_by(dossier, range, reading));
    }
    if let Some(Quantity::Estimate(Estimate { method, .. })) = claim.count().map(|count| &count.quantity)
        && !method.is_empty()
    {
        text.push_str(", method: ");
        text.push_str(method);
    }
    if let Some(hedge) = hedge_beside(&text, claim) {
        text.push_str(", hedge: ");
        text.push_str(hedge);
    }
    text.push_str(", ");
    text.push_str(&where_read(dossier, claim.citation()));
    text
}

/// When a claim was said, as the end of a sentence: ", said 12 February 2018"; a derived date says so; empty
/// if nothing is known.
#[must_use]
pub fn when_said(dossier: &Dossier, claim: &Claim) -> String {
    let when = WhenSaid::from_claim(dossier, claim);
    match (&claim.said, when.derived()) {
        (Some(said), _) => format!(", said {said}"),
        (None, Some(said)) => format!(", said {said} ({})", when.derived_from()),
        (None, None) => String::new(),
    }
}

fn read_by(dossier: &Dossier, range: Interval, reading: &Reading) -> String {
    format!(", read as {range} by {}", rule_in_words(dossier, reading))
}

/// How precise the figure is, if its words do not show it; for a bound that is worded differently, the bound
/// in plain words. A plain figure stays plain: to call it exact would say more than its source.
pub(super) fn certainty(claim: &Claim, count: &Count) -> Option<Cow<'static, str>> {
    if !claim.states_its_own() {
        return None;
    }
    Some(Cow::Borrowed(match count.quantity {
        _ if count.so_far => "a running count",
        Quantity::Exactly(0) => "stated as none",
        Quantity::Words(_) => "words only",
        Quantity::Named(_) => "people named, not a total",
        _ => return hides_bound(claim).then(|| format!("that is, {}", count.figure()).into()),
    }))
}

/// A remark with its source, which is not repeated if the gist begins with its name: "The Pentagon says that
/// …".
fn remark(dossier: &Dossier, claim: &Claim) -> String {
    let (source, words) = (&dossier.sources[claim.by], headline(claim));
    let start = words.strip_prefix("The ").unwrap_or(&words);
    let is_named = [source.label(), &source.name].iter().any(|name| start.starts_with(*name));
    let asides: Vec<String> =
        claim.attribution.qualifier().map(str::to_owned).into_iter().chain(relays(dossier, claim)).collect();
    match (is_named, asides.is_empty()) {
        (false, _) => format!("{}: {words}", speaker(dossier, claim)),
        (true, true) => words,
        (true, false) => format!("{} ({})", words.trim_end_matches('.'), asides.join("; ")),
    }
}

/// What a claim states, without its speaker but always with its stance.
///
/// ```text
/// 48 killed                declines to say          The others
/// denies: Our soldiers fired first                  Doubts that it was meant
/// ```
#[must_use]
pub fn headline(claim: &Claim) -> String {
    match &claim.says {
        Says::Count(count) => {
            let words = measure(claim).unwrap_or_default();
            let is_asserted = claim.stance == Stance::Asserts;
            if !claim.stance.has_position() {
                words
            } else if !is_asserted && count.quantity == Quantity::NotGiven {
                format!("{words} ({})", count.outcome.word())
            } else {
                with_outcome(&words, count.outcome)
            }
        }
        Says::Answer { text, .. } => with_stance(claim.stance, text),
        Says::Remark => with_stance(claim.stance, &claim.gist),
    }
}

/// What a claim states with its hedge, unless its words already contain that: "48 killed (running count)".
#[must_use]
pub fn hedged(claim: &Claim) -> String {
    let words = headline(claim);
    with_hedge(words, claim)
}

/// Words for a claim with its hedge in brackets, unless they already contain it: “some 500” is not hedged
/// twice.
#[must_use]
pub fn with_hedge(words: String, claim: &Claim) -> String {
    match hedge_beside(&words, claim) {
        Some(hedge) => format!("{words} ({hedge})"),
        None => words,
    }
}

/// What stands where the hedge of a claim has no room: nothing hedged looks as if it were not. The field may hold a remark
/// instead, so that the mark does not say which of the two is cut.
pub const REMARKED: &str = "(remark)";

/// The hedge of a claim to be shown beside `words`; `None` if they already contain it.
#[must_use]
pub fn hedge_beside<'c>(words: &str, claim: &'c Claim) -> Option<&'c str> {
    let is_said = |hedge: &str| words.contains(hedge.trim_matches(['“', '”']));
    claim.hedge.as_deref().filter(|hedge| !is_said(hedge))
}

/// The words of an answer or a remark as in the dossier, for use with the stance beside them; `None` for a
/// count, whose words contain its stance.
#[must_use]
pub fn text_alone(claim: &Claim) -> Option<&str> {
    match &claim.says {
        Says::Count(_) => None,
        Says::Answer { text, .. } => Some(text),
        Says::Remark => Some(&claim.gist),
    }
}

/// Puts the stance before the words, because words that are denied look like words that are asserted; in
/// brackets, so that it is not read as part of them. Omitted if the words themselves begin with it.
fn with_stance(stance: Stance, text: &str) -> String {
    if stance == Stance::Asserts || begins_with_stance(stance, text) {
        return text.to_owned();
    }
    format!("({}) {text}", stance.verb())
}

/// These begin a sentence like a name, but are about others.
const NO_NAMES: [&str; 8] = ["whoever", "who", "nobody", "none", "no", "everybody", "everyone", "anyone"];

/// True if words begin with the verb of a stance, or with a name and the verb: "Doubts that", "The United
/// States denies that". In doubt it is false, because repeating a stance does less harm than omitting one.
fn begins_with_stance(stance: Stance, text: &str) -> bool {
    if stance == Stance::Asserts {
        return true;
    }
    let verbs = stance.openings();
    let begins = |text: &str, verb: &str| {
        text.strip_prefix(verb).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let lower = text.to_lowercase();
    if verbs.iter().any(|verb| begins(&lower, verb)) {
        return true;
    }
    let mut rest = text;
    let mut is_first = true;
    while let Some((word, after)) = rest.split_once(' ') {
        let is_name = word.chars().next().is_some_and(char::is_uppercase)
            || matches!(word, "of" | "the" | "and" | "for");
        if !is_name || (is_first && NO_NAMES.contains(&word.to_lowercase().as_str())) {
            return false;
        }
        // After a name, only what it denies can follow: "denies that".
        if verbs
            .iter()
            .any(|verb| begins(after, verb) && (verb.contains(' ') || begins(&after[verb.len()..], " that")))
        {
            return true;
        }
        (rest, is_first) = (after, false);
    }
    false
}

/// The circumstances of a claim in one line: population, relays, date, where it was read.
#[must_use]
pub fn circumstances(dossier: &Dossier, claim: &Claim) -> String {
    let mut parts = Vec::new();
    if let Some(count) = claim.count() {
        parts.push(dossier.groups[count.of].name.clone());
    }
    parts.extend(relays(dossier, claim));
    parts.extend(WhenSaid::from_claim(dossier, claim).short(dossier.period.as_ref()));
    parts.push(where_read(dossier, claim.citation()));
    parts.join(" · ")
}

/// Where something was read: "Newsweek ¶12", "Hunter report p. 29 ¶3".
#[must_use]
pub fn where_read(dossier: &Dossier, cited: Cited<'_>) -> String {
    let label = dossier.documents[cited.document].label();
    let place = cited.locator.short();
    if place.is_empty() { label.to_owned() } else { format!("{label} {place}") }
}

/// A claim as a citation, with its hedge, where it was read and the date of its document: "SOHR, 48 killed (running count,
/// “had reached”), in Newsweek ¶12, 12 February 2018 or later".
#[must_use]
pub fn citation(dossier: &Dossier, claim: &Claim) -> String {
    let words = stated(claim);
    let (speaker, words) = (speaker(dossier, claim), words.trim_end_matches('.'));
    let cited = where_read(dossier, claim.citation());
    match &dossier.documents[claim.document].dated {
        Some(dated) => format!("{speaker}, {words}, in {cited}, {dated}"),
        None => format!("{speaker}, {words}, in {cited}, undated"),
    }
}

/// What a claim states, for a reader who sees only that: a running count says so, and every hedge is kept.
fn stated(claim: &Claim) -> String {
    let words = headline(claim);
    if !claim.count().is_some_and(|count| count.so_far) {
        return with_hedge(words, claim);
    }
    let hedge = hedge_beside(&words, claim).map(|hedge| format!(", {hedge}")).unwrap_or_default();
    format!("{} (running count{hedge})", words.replacen(" so far", "", 1))
}

/// The figure of a claim with its source and its population: "48 killed (running count), pro-government fighters (SOHR, in
/// Newsweek ¶12)"; `None` if it counts nothing.
#[must_use]
pub fn figure_with_source(dossier: &Dossier, claim: &Claim) -> Option<String> {
    let group = &dossier.groups[claim.count()?.of].name;
    let cited = where_read(dossier, claim.citation());
    Some(format!("{}, {group} ({}, in {cited})", stated(claim), speaker(dossier, claim)))
}

/// A document as a citation: its title, who published it, its date and its address.
#[must_use]
pub fn document_citation(document: &Document) -> String {
    let mut parts = vec![document.title.clone()];
    parts.extend(document.publisher.clone().filter(|publisher| !document.title.contains(publisher)));
    parts.push(document.dated.as_ref().map_or_else(|| "undated".to_owned(), ToString::to_string));
    parts.extend(document.url.clone());
    parts.join(", ")
}

/// How many bytes at the end of [`where_read`] are not to be cut off or put on a line alone: the blank and the place after
/// it. 0 if there is none, or if it is a long text.
#[must_use]
pub fn place_at_end(claim: &Claim) -> usize {
    const LONGEST: usize = 24;
    let place = claim.locator.short().len();
    if (1..=LONGEST).contains(&place) { place + 1 } else { 0 }
}

/// The place of a claim in its document: "¶12"; says so if there is none.
#[must_use]
pub fn place_in_document(claim: &Claim) -> String {
    let place = claim.locator.short();
    if place.is_empty() { "place not stated".to_owned() } else { place }
}

/// Number words that show their figure, starting with one.
const WORDS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// True if the wording does not show the figure, or does not show that it is only a bound.
pub(super) fn hides_bound(claim: &Claim) -> bool {
    let (Some(count), Some(worded)) = (claim.count(), &claim.worded) else { return false };
    let figures = count.quantity.figures();
    if figures.is_empty() && count.quantity.relative_to().is_none() {
        return false;
    }
    let hides_figure = figures.iter().any(|figure| !shows(worded, *figure));
    match count.quantity {
        Quantity::About(_) | Quantity::Exactly(0) => false,
        // Few words show level, kind and both ends.
        Quantity::Estimate(_) | Quantity::Times { .. } | Quantity::Half { .. } | Quantity::Most { .. } => {
            *worded != count.figure()
        }
        Quantity::Exactly(_) => hides_figure,
        Quantity::Between(..) if !count.about && !count.and_more => hides_figure,
        // A bound without a word beside its figure is not shown.
        _ => !worded.contains(char::is_alphabetic) || hides_figure,
    }
}

/// True if the words contain the figure, in digits ("1,200" too) or as a small number word.
fn shows(worded: &str, figure: u64) -> bool {
    let word = figure.checked_sub(1).and_then(|at| WORDS.get(usize::try_from(at).ok()?));
    let plain = worded.to_lowercase().replace(',', "");
    let mut words = plain.split(|letter: char| !letter.is_alphanumeric());
    words.any(|part| part == figure.to_string() || word.is_some_and(|word| part == *word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_shows_in_digits_and_in_words() {
        assert!(shows("over 1,200", 1_200) && shows("Three", 3) && shows("24–30", 30));
        assert!(!shows("over 1,200", 200) && !shows("a hundred", 100) && !shows("none", 0));
    }
}
