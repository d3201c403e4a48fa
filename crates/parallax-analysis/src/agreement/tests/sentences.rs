//! The sentences, on small dossiers.

use crate::agreement::{Agreement, Apart, Complete, Pair, Verdict};
use crate::dossier::{ClaimId, Dossier, Id, Reading};
use crate::load;

/// A dossier with the populations All (its parts Left and Right have no members in common; Guards are part of
/// Left, and Recruits of Guards) and Others.
pub(super) fn dossier(claims: &[&str]) -> Dossier {
    let mut text = String::from(
        r#"Dossier(format: 1, title: "t",
        groups: {
            "all": (name: "All", disjoint: true),
            "left": (name: "Left", within: "all"), "right": (name: "Right", within: "all"),
            "guards": (name: "Guards", one: "guard", many: "guards", within: "left"),
            "recruits": (name: "Recruits", one: "recruit", many: "recruits", within: "guards"),
            "others": (name: "Others"),
        },
        sources: { "a": (name: "Alpha"), "b": (name: "Betas"), "c": (name: "Gamma") },
        documents: { "d": (title: "The Paper", paragraphs: 9) },
        events: { "clash": (name: "Clash"), "raid": (name: "Raid") },
        people: { "x": (name: "X"), "y": (name: "Y"), "z": (name: "Z"), "y-2": (name: "Ý.", also: ["Wye"]), "y-3": (name: "WYE") },
        readings: { "own": (name: "Own", basis: "ours", words: { "dozens": AtLeast(24), "few": AtMost(4) }) },
        claims: {"#,
    );
    let entry =
        |(at, claim): (usize, &&str)| format!("\"c{at}\": (document: \"d\", paragraph: 1, {claim}),\n");
    text.extend(claims.iter().enumerate().map(entry));
    text.push_str("})");
    let loaded = load::read(&text);
    loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

pub(super) fn agreement(dossier: &Dossier) -> Agreement {
    let chosen: Vec<ClaimId> = dossier.claims.ids().collect();
    Agreement::new(dossier, &dossier.readings.rows()[0], &chosen)
}

/// All counts of a dossier, with number words as words.
pub(super) fn agreement_of_all(dossier: &Dossier) -> Agreement {
    let chosen: Vec<ClaimId> = dossier.claims.ids().collect();
    Agreement::new(dossier, &Reading::words_only(), &chosen)
}

pub(super) fn conflicts(claims: &[&str]) -> Vec<String> {
    agreement(&dossier(claims)).conflicts().iter().map(|conflict| conflict.sentence.clone()).collect()
}

/// A claim about the clash.
macro_rules! says {
    ($by:literal, $outcome:ident of $of:literal: $quantity:expr $(, $more:literal)?) => {
        concat!(
            "by: \"", $by, "\", event: \"clash\", says: Count(outcome: ", stringify!($outcome), ", of: \"", $of,
            "\", quantity: ", $quantity, ")" $(, ", ", $more)?
        )
    };
}

pub(super) use says;

#[test]
fn more_of_a_part_than_of_the_whole() {
    assert_eq!(
        conflicts(&[
            says!("a", Killed of "all": "Exactly(48)"),
            says!("b", Killed of "guards": "MoreThan(100)", "worded: \"over 100\""),
            says!("c", Wounded of "recruits": "Exactly(2)"),
            says!("c", Wounded of "all": "Exactly(1)"),
        ]),
        [
            "Alpha: 48 killed (All). Betas: over 100 guards killed. They cannot both be true if, as this dossier has it, guards \
             are part of Left, who are part of All.",
            "Gamma: 2 recruits wounded. Gamma: 1 wounded (All). They cannot both be true if, as this dossier has it, recruits are \
             part of guards, who are part of Left, who are part of All.",
        ]
    );
}

#[test]
fn the_same_people_counted_twice() {
    assert_eq!(
        conflicts(&[
            says!("a", Wounded of "left": "Exactly(24)"),
            says!("b", Wounded of "left": "Exactly(25)"),
        ]),
        [
            "Alpha: 24 wounded (Left). Betas: 25 wounded (Left). They cannot both be true: this dossier takes both to count the same \
          people."
        ]
    );
}

#[test]
fn words_are_told_with_what_they_are_read_as_and_relays_with_them() {
    assert_eq!(
        conflicts(&[
            says!("a", Killed of "left": "Words(\"dozens\")", "via: [\"c\"]"),
            says!("b", Killed of "left": "Words(\"few\")"),
        ]),
        [
            "Alpha (via Gamma): “dozens” killed (Left) (read as 24 or more). Betas: “few” killed (Left) (read as at most 4). \
             They cannot both be true if, as this dossier's rule “Own” has it, “dozens” means 24 or more and “few” means at most 4: this dossier takes both to count the same people."
        ]
    );
}

#[test]
fn a_wording_that_hides_its_bound_is_spelt_out() {
    assert_eq!(
        conflicts(&[
            says!("a", Killed of "left": "MoreThan(100)", "worded: \"a hundred and more\""),
            says!("b", Killed of "left": "Exactly(3)", "worded: \"three\""),
            says!("c", Killed of "left": "AtMost(5)", "worded: \"5\""),
        ]),
        [
            "Alpha: a hundred and more killed (Left) (that is, more than 100). Betas: three killed (Left). They cannot both be \
             true: this dossier takes both to count the same people.",
            "Alpha: a hundred and more killed (Left) (that is, more than 100). Gamma: 5 killed (Left) (that is, at most 5). They \
             cannot both be true: this dossier takes both to count the same people.",
        ]
    );
}

#[test]
fn outcomes_that_bound_each_other() {
    assert_eq!(
        conflicts(&[
            says!("a", Killed of "left": "Exactly(48)"),
            says!("b", Casualties of "left": "Exactly(40)"),
            says!("c", Strength of "all": "AtMost(45)"),
        ]),
        [
            "Alpha: 48 killed (Left). Betas: 40 killed or wounded (Left). They cannot both be true: this dossier takes both to \
             count the same people; whoever is killed is counted among the killed or wounded.",
            "Alpha: 48 killed (Left). Gamma: at most 45 present (All). They cannot both be true if, as this dossier has it, Left \
             are part of All: no more can be killed than were present.",
        ]
    );
}

#[test]
fn parts_that_share_nobody_add_up() {
    let claims = [
        says!("a", Killed of "left": "Exactly(30)"),
        says!("b", Killed of "right": "Exactly(30)"),
        says!("c", Killed of "all": "AtMost(50)"),
    ];
    assert_eq!(
        conflicts(&claims),
        [
            "Alpha: 30 killed (Left). Betas: 30 killed (Right). Gamma: at most 50 killed (All). These 3 cannot all be true \
             if, as this dossier has it, the parts of “All” share nobody: the first two together need at least 60 killed \
             (All), and the last allows at most 50."
        ]
    );
    let dossier = dossier(&claims);
    let agreement = agreement(&dossier);
    let sets: Vec<_> = agreement.consistent().iter().map(|set| set.claims.len()).collect();
    assert_eq!((sets, agreement.complete()), (vec![2, 2, 2], Complete::Yes));
    let id = ClaimId::from_index;
    assert_eq!(agreement.conflicting_with(id(2)).collect::<Vec<_>>(), [id(0), id(1)]);
    assert_eq!(agreement.conflicting_with_any(&[id(2)], &|| true), Some(vec![id(0), id(1)]));
    assert_eq!(agreement.conflicting_with_any(&[id(0), id(2)], &|| true), Some(vec![id(1)]));
    assert_eq!(agreement.pair(id(0), id(1)), Pair::NotComparable(Apart::Populations));
    assert_eq!(agreement.pair(id(0), id(2)), Pair::Agree, "they collide only with the third");
    assert!(agreement.ranges().is_empty());
    // Without the maximum of 50, the whole has at least 60; without the maximum of 30 for Right, Left and
    // Right have 50 together.
    let without = |at: usize| {
        let found = agreement.consistent().iter().find(|set| set.without == [id(at)]).expect("such a set");
        found.ranges.iter().map(|joint| joint.range.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(without(2), ["60 or more", "30", "30"]);
    assert_eq!(without(1), ["30 to 50", "30", "at most 20"]);
}

#[test]
fn deeper_parts_tell_their_way_up() {
    assert_eq!(
        conflicts(&[
            says!("a", Killed of "guards": "Exactly(30)"),
            says!("b", Killed of "right": "Exactly(30)"),
            says!("c", Killed of "all": "Exactly(50)", "worded: \"fifty\""),
        ]),
        [
            "Alpha: 30 guards killed. Betas: 30 killed (Right). Gamma: fifty killed (All) (that is, 50). These 3 cannot all \
             be true if, as this dossier has it, guards are part of Left, who are part of All; the parts of “All” share nobody: \
             the first two together need at least 60 killed (All), and the last allows at most 50."
        ]
    );
}

#[test]
fn casualties_are_the_killed_and_the_wounded() {
    assert_eq!(
        conflicts(&[
            says!("a", Killed of "left": "Exactly(30)"),
            says!("b", Wounded of "left": "AtLeast(20)"),
            says!("c", Casualties of "left": "Exactly(40)"),
        ]),
        [
            "Alpha: 30 killed (Left). Betas: at least 20 wounded (Left). Gamma: 40 killed or wounded (Left). These 3 cannot \
             all be true: the first two together need at least 50 killed or wounded (Left), and the last allows at most 40; \
             the killed or wounded are the killed and the wounded together."
        ]
    );
    assert_eq!(
        conflicts(&[
            says!("a", Casualties of "left": "Exactly(60)"),
            says!("b", Killed of "left": "AtMost(20)"),
            says!("c", Wounded of "left": "AtMost(30)"),
        ]),
        [
            "Alpha: 60 killed or wounded (Left). Betas: at most 20 killed (Left). Gamma: at most 30 wounded (Left). These 3 \
             cannot all be true: the first needs at least 60 killed or wounded (Left), and the last two together allow at \
             most 50; the killed or wounded are the killed and the wounded together."
        ]
    );
}

#[test]
fn nobody_is_hurt_who_was_not_present() {
    assert_eq!(
        conflicts(&[
            says!("a", Killed of "guards": "Exactly(30)"),
            says!("b", Wounded of "left": "Exactly(30)"),
            says!("c", Strength of "all": "FewerThan(50)"),
        ]),
        [
            "Alpha: 30 guards killed. Betas: 30 wounded (Left). Gamma: fewer than 50 present (All). These 3 cannot all be \
             true if, as this dossier has it, guards are part of Left, who are part of All: the first two together need at \
             least 60 present (All), and the last allows at most 49; the killed and the wounded together cannot be more than \
             were present."
        ]
    );
}

#[test]
fn people_by_name_count_once() {
    assert_eq!(
        conflicts(&[
            says!("a", Killed of "left": "Named([\"x\", \"y\"])"),
            says!("b", Killed of "guards": "Named([\"z\"])", "via: [\"c\"]"),
            says!("b", Killed of "guards": "Named([\"x\"])"),
            says!("c", Killed of "left": "AtMost(2)"),
        ]),
        [
            "Alpha: names X and Y as killed (counted here among Left). Betas (via Gamma): names Z as killed (counted here among guards). Gamma: at \
             most 2 killed (Left). These 3 cannot all be true if, as this dossier has it, guards are part of Left: the first \
             two together need at least 3 killed (Left), and the last allows at most 2; each person who is named counts \
             once."
        ]
    );
    assert_eq!(
        conflicts(&[
            says!("a", Killed of "guards": "Named([\"x\", \"y\"])"),
            says!("c", Killed of "left": "Exactly(0)"),
        ]),
        [
            "Alpha: names X and Y as killed (counted here among guards). Gamma: none killed (Left). They cannot both be true if, as this dossier \
             has it, guards are part of Left."
        ]
    );
}

#[test]
fn different_people_are_said_to_be_different_where_their_figures_are_near() {
    let dossier = dossier(&[
        says!("a", Killed of "left": "MoreThan(100)"),
        says!("b", Killed of "others": "MoreThan(100)", "worded: \"over 100\""),
        says!("c", Killed of "right": "Exactly(0)"),
        says!("c", Killed of "others": "NotGiven"),
    ]);
    let agreement = agreement(&dossier);
    assert_eq!(agreement.verdict(), Verdict::NoneFound, "nothing was compared");
    assert_eq!((agreement.claims().len(), agreement.taking_part().len()), (4, 3));
    assert_eq!(agreement.left_out().len(), 1);
    let told: Vec<_> = agreement.look_alikes().iter().map(|pair| pair.sentence.as_str()).collect();
    assert_eq!(
        told,
        [
            "Alpha: more than 100 killed (Left). Betas: over 100 killed (Others). This dossier does not record whether these two populations overlap."
        ]
    );
}

#[test]
fn figures_beyond_all_bounds_neither_overflow_nor_lie() {
    let claims = [
        says!("a", Killed of "left": "Exactly(18446744073709551615)"),
        says!("b", Killed of "right": "Exactly(18446744073709551615)"),
        says!("b", Wounded of "right": "MoreThan(18446744073709551614)"),
        says!("c", Casualties of "all": "AtLeast(1)"),
    ];
    let dossier = dossier(&claims);
    let all: Vec<ClaimId> = dossier.claims.ids().collect();
    let open = Agreement::new(&dossier, &Reading::words_only(), &all);
    assert_eq!(open.verdict(), Verdict::AllCanBeTrue, "each bears on the casualties of all");
    let ranges: Vec<_> = open.ranges().iter().map(|joint| joint.range.to_string()).collect();
    let most = crate::dossier::Figure(u64::MAX);
    assert_eq!(
        ranges,
        [most.to_string(), most.to_string(), format!("{most} or more"), format!("{most} or more")]
    );
    let with_top = [&claims[..], &[says!("c", Killed of "all": "AtMost(18446744073709551615)")]].concat();
    assert_eq!(conflicts(&with_top).len(), 1, "twice the largest figure is more than the largest");
}

#[test]
fn one_range_is_nothing_to_compare_and_events_never_touch() {
    let one = dossier(&[says!("a", Killed of "left": "Exactly(3)")]);
    assert_eq!(agreement(&one).verdict(), Verdict::NoneFound);
    let two = dossier(&[
        says!("a", Killed of "left": "Exactly(3)"),
        "by: \"b\", event: \"raid\", says: Count(outcome: Killed, of: \"left\", quantity: Exactly(4))",
        "by: \"c\", says: Count(outcome: Killed, of: \"left\", quantity: Exactly(5))",
    ]);
    let agreement = agreement(&two);
    assert_eq!(agreement.verdict(), Verdict::NoneFound);
    assert_eq!(
        agreement.headline(&two, super::super::Asked::Chosen),
        "No contradiction found: no count was compared with another; 3 were not compared"
    );
    assert_eq!(
        agreement.comparisons(&two),
        ["Nothing was compared: no two of these counts bear on each other."]
    );
    let told: Vec<_> =
        agreement.not_compared(&two, super::super::Asked::Chosen).iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "About different events. Alpha: 3 killed (Left), in “Clash”; Betas: 4 killed (Left), in “Raid”.",
            "Naming no event. Gamma: 5 killed (Left).",
        ]
    );
    let ids = agreement.claims();
    assert_eq!(agreement.pair(ids[0], ids[1]), Pair::NotComparable(Apart::Events));
    assert_eq!(agreement.pair(ids[1], ids[2]), Pair::NotComparable(Apart::Events));
    assert_eq!(agreement.ranges().len(), 3);
}

#[test]
fn of_very_many_claims_the_verdict_stands_and_one_conflict_is_named() {
    let texts: Vec<String> = (0..500)
        .map(|at| format!("by: \"a\", event: \"clash\", says: Count(outcome: Killed, of: \"left\", quantity: Exactly({at}))"))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let dossier = dossier(&texts);
    let agreement = agreement(&dossier);
    assert_eq!((agreement.verdict(), agreement.complete()), (Verdict::Conflict, Complete::Stopped));
    assert_eq!(agreement.conflicts().len(), 1);
    assert_eq!(agreement.conflicts()[0].claims.len(), 2);
    let claim = agreement.claims()[7];
    assert_eq!(agreement.conflicting_with(claim).count(), 499, "pairs are known all the same");
    let all: Vec<_> = agreement.conflicting_with(claim).collect();
    assert_eq!(agreement.conflicting_with_any(&[claim], &|| true), Some(all.clone()));
    assert_eq!(
        agreement.conflicting_with_any(&[claim, all[498]], &|| true).map(|others| others.len()),
        Some(498)
    );
    assert_eq!(agreement.conflicting_with_any(&[claim], &|| false), None, "nobody wants to know any more");
    assert_eq!(agreement.pairs_with(2), 1_000);
}
