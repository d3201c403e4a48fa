//! The conflicts of the built-in dossier, found by the program and justified here by hand.
//!
//! In this dossier no population is said to have disjoint parts, so the only possible contradiction is more
//! of a part than of a whole: Russian fighters and “presumably Russian” citizens are part of Russians; these,
//! the Pentagon's Syrian militiamen and the “pro-regime” forces are part of pro-government forces.

use parallax::analysis::agreement::{
    Agreement, Apart, Complete, JointRange, Pair, TakenFor, Verdict, verdict,
};
use parallax::analysis::{clause, plural};
use parallax::dossier::{ClaimId, Dossier, Outcome, Reading};
use parallax::load;

fn khusham() -> Dossier {
    load::read(load::KHUSHAM).dossier.expect("it opens")
}

fn all(dossier: &Dossier) -> Vec<ClaimId> {
    dossier.claims.ids().collect()
}

fn words_only(dossier: &Dossier) -> Agreement {
    Agreement::new(dossier, &Reading::words_only(), &all(dossier))
}

fn id(dossier: &Dossier, key: &str) -> ClaimId {
    let found = dossier.claims.iter().find(|(_, claim)| claim.key == key);
    found.expect("the claim is in the dossier").0
}

fn keys<'a>(dossier: &'a Dossier, claims: &[ClaimId]) -> Vec<&'a str> {
    claims.iter().map(|claim| dossier.claims[*claim].key.as_str()).collect()
}

fn pairs<'a>(dossier: &'a Dossier, agreement: &Agreement) -> Vec<Vec<&'a str>> {
    agreement.conflicts().iter().map(|conflict| keys(dossier, &conflict.claims)).collect()
}

/// The 101 or more fighters are Russians, of whom there are at most 5.
const BLOOMBERG_AND_NO_MORE_THAN_5: [&str; 2] = ["bloomberg-over-100", "fifteenth-no-more-than-5"];

/// The 24 or more fighters, if “dozens” is read that way, are Russians, of whom there are at most 5.
const BUGA_AND_NO_MORE_THAN_5: [&str; 2] = ["fifteenth-no-more-than-5", "buga-dozens"];

#[test]
fn the_conflicts_of_words_left_words() {
    let dossier = khusham();
    let agreement = words_only(&dossier);
    assert_eq!((agreement.verdict(), agreement.complete()), (Verdict::Conflict, Complete::Yes));
    assert_eq!(verdict(&dossier, &Reading::words_only(), &all(&dossier)), Verdict::Conflict);
    assert_eq!(pairs(&dossier, &agreement), [BLOOMBERG_AND_NO_MORE_THAN_5]);
    // The 48 are a running count: a minimum, which leaves room for more than a hundred.
    for key in ["bloomberg-over-100", "pentagon-more-than-100", "official-more-than-100"] {
        assert_eq!(agreement.pair(id(&dossier, key), id(&dossier, "sohr-48")), Pair::Agree, "{key}");
    }
    // Counts that seem to contradict each other but do not: five presumed citizens, two people by name and
    // “at least 5” are compatible with “no more than 5”; three of Hezbollah are compatible with 48 or more;
    // no count bounds wounded people.
    let (five, most) = (id(&dossier, "zakharova-five"), id(&dossier, "fifteenth-no-more-than-5"));
    assert_eq!(agreement.pair(five, most), Pair::Agree);
    assert_eq!(agreement.pair(id(&dossier, "averin-ananiev"), most), Pair::Agree);
    assert_eq!(agreement.pair(id(&dossier, "tasnim-three"), id(&dossier, "sohr-48")), Pair::Agree);
    let (hurt, dead) = (id(&dossier, "mod-wounded-25-newsweek"), id(&dossier, "sohr-48"));
    assert_eq!(agreement.pair(hurt, dead), Pair::NotComparable(Apart::Outcomes));
    assert_eq!(agreement.pair(id(&dossier, "buga-dozens"), most), Pair::NotComparable(Apart::NoRange));
    // Nobody from the Russian military was present, so none of them died: these claims agree, and concern
    // only servicemen.
    let (present, killed) = (id(&dossier, "mod-no-soldiers"), id(&dossier, "zakharova-no-servicemen"));
    assert_eq!(agreement.pair(killed, present), Pair::Agree);
}

#[test]
fn the_conflicts_under_the_reading_of_the_dossier() {
    let dossier = khusham();
    let agreement = Agreement::new(&dossier, &dossier.readings.rows()[0], &all(&dossier));
    assert_eq!((agreement.verdict(), agreement.complete()), (Verdict::Conflict, Complete::Yes));
    // The other words that become figures contradict nothing: two or more advisers, militiamen and fighters
    // are always possible; “scores” counts people who are part of no other population here.
    assert_eq!(pairs(&dossier, &agreement), [BLOOMBERG_AND_NO_MORE_THAN_5, BUGA_AND_NO_MORE_THAN_5]);
}

/// A reading that is not a source's own can create contradictions that no source made. They belong to the
/// reading, and the view lists them separately.
#[test]
fn the_conflicts_that_other_readings_add() {
    let dossier = khusham();
    let readings = parallax::load::readings();
    for (key, added) in [
        // Exactly 12 is less than 101 and more than 5.
        ("acled", vec!["bloomberg-over-100 buga-dozens", "fifteenth-no-more-than-5 buga-dozens"]),
        // Exactly 2 is neither 12 to 24 nor 101 or more; 12 to 24 is more than 5 and less than 101.
        (
            "airwars",
            vec![
                "bloomberg-over-100 associates-a-number",
                "bloomberg-over-100 researchers-a-number",
                "bloomberg-over-100 buga-dozens",
                "fifteenth-no-more-than-5 buga-dozens",
                "associates-a-number buga-dozens",
                "researchers-a-number buga-dozens",
            ],
        ),
    ] {
        let reading = readings.iter().find(|reading| reading.key == key).expect("a reading of the program");
        let agreement = Agreement::new(&dossier, reading, &all(&dossier));
        let plain = words_only(&dossier);
        let own: Vec<_> = plain.conflicts().iter().map(|conflict| conflict.claims.clone()).collect();
        let mut found: Vec<_> = agreement
            .conflicts()
            .iter()
            .filter(|conflict| !own.contains(&conflict.claims))
            .map(|conflict| keys(&dossier, &conflict.claims).join(" "))
            .collect();
        let mut added: Vec<String> = added.into_iter().map(str::to_owned).collect();
        found.sort();
        added.sort();
        assert_eq!(found, added, "{key}");
        assert_eq!(agreement.conflicts().len(), own.len() + added.len(), "figures stay as they are");
    }
}

#[test]
fn what_can_stand_together() {
    let dossier = khusham();
    let agreement = words_only(&dossier);
    let without: Vec<_> = agreement.consistent().iter().map(|set| keys(&dossier, &set.without)).collect();
    assert_eq!(without, [vec!["bloomberg-over-100"], vec!["fifteenth-no-more-than-5"]]);
    // Without Bloomberg, the “at least 5” and the “no more than 5” leave exactly five Russians, and so at
    // most five fighters, one of whom is Loginov; without the “no more than 5” there is no upper end.
    let left = |set: usize, group: &str| {
        let ranges = &agreement.consistent()[set].ranges;
        let here = |joint: &&JointRange| {
            dossier.groups[joint.group].key == group && joint.outcome == Outcome::Killed
        };
        ranges.iter().find(here).map(|joint| joint.range.to_string())
    };
    assert_eq!(left(0, "russians").as_deref(), Some("5"));
    assert_eq!(left(0, "russian-fighters").as_deref(), Some("1 to 5"));
    assert_eq!(left(1, "russian-fighters").as_deref(), Some("101 or more"));
    // Claims in no conflict are also listed.
    let told: Vec<_> =
        agreement.ranges().iter().map(|joint| dossier.groups[joint.group].key.as_str()).collect();
    assert_eq!(told, ["ministry-people", "ministry-people", "video-captives"]);
}

fn describe(dossier: &Dossier, id: ClaimId) -> String {
    let claim = &dossier.claims[id];
    let hedge = claim.hedge.as_ref().map(|hedge| format!(" ({hedge})")).unwrap_or_default();
    format!("{}{hedge}", clause(dossier, claim).expect("a count"))
}

#[test]
fn a_contradiction_says_that_it_rests_on_the_dossiers_own_nesting() {
    let dossier = khusham();
    let agreement = words_only(&dossier);
    let [over, most] = BLOOMBERG_AND_NO_MORE_THAN_5.map(|key| id(&dossier, key));
    let people = |claim: ClaimId| {
        let count = dossier.claims[claim].count().expect("a count");
        plural(&dossier.groups[count.of]).to_owned()
    };
    assert_eq!(
        agreement.conflicts()[0].sentence,
        format!(
            "Bloomberg: {}. 15 February article (unclear who says it): {}. They cannot both be true if, as this dossier has it, {} are \
             part of {}. The hedge of 15 February article is set aside for this comparison.",
            describe(&dossier, over),
            describe(&dossier, most),
            people(over),
            people(most)
        )
    );
}

#[test]
fn who_denies_whose_figure() {
    let dossier = khusham();
    let agreement = Agreement::new(&dossier, &dossier.readings.rows()[0], &all(&dossier));
    let denial = |key: &str| {
        let by = id(&dossier, key);
        agreement.denials().iter().find(|denial| denial.by == by)
    };
    let zakharova =
        denial("zakharova-russians-denied").expect("she denies dozens and hundreds of Russian dead");
    assert_eq!(keys(&dossier, &zakharova.of), ["bloomberg-over-100", "buga-dozens"]);
    // Nobody asserts that servicemen died; none of the people named is among “dozens”.
    assert_eq!(denial("mfa-servicemen-denied"), None);
    let mattis = denial("mattis-casualties").expect("he doubts that there were any");
    for key in ["bloomberg-over-100", "buga-dozens", "buga-loginov", "averin-ananiev", "fifteenth-at-least-5"]
    {
        assert!(mattis.of.contains(&id(&dossier, key)), "{key}");
    }
}

#[test]
fn twenty_four_and_twenty_five_are_listed_once() {
    let dossier = khusham();
    let found = words_only(&dossier);
    let sentences: Vec<_> = found.look_alikes().iter().map(|alike| &alike.sentence).collect();
    for (row, sentence) in sentences.iter().enumerate() {
        assert!(!sentences[..row].contains(sentence), "{sentence}");
    }
}

#[test]
fn who_is_in_conflict_with_whom() {
    let dossier = khusham();
    let agreement = words_only(&dossier);
    let with: Vec<_> = agreement.conflicting_with(id(&dossier, "fifteenth-no-more-than-5")).collect();
    assert_eq!(keys(&dossier, &with), ["bloomberg-over-100"]);
    for key in ["tasnim-three", "sohr-48", "pentagon-more-than-100"] {
        assert_eq!(agreement.conflicting_with(id(&dossier, key)).count(), 0, "{key}");
    }
}

#[test]
fn two_figures_of_more_than_100_are_not_one() {
    let dossier = khusham();
    let agreement = words_only(&dossier);
    let pair = [id(&dossier, "bloomberg-over-100"), id(&dossier, "pentagon-more-than-100")];
    let found = agreement.look_alikes().iter().find(|alike| alike.claims == pair).expect("they look alike");
    assert_eq!(found.taken_for, TakenFor::OneFigure);
    let [bloomberg, pentagon] = pair.map(|id| describe(&dossier, id));
    assert_eq!(
        found.sentence,
        format!(
            "Bloomberg: {bloomberg}. Pentagon: {pentagon}. This dossier does not record whether these two populations overlap."
        )
    );
    assert_eq!(agreement.pair(pair[0], pair[1]), Pair::NotComparable(Apart::Populations));
    let same = agreement.look_alikes().iter().take_while(|alike| alike.taken_for == TakenFor::OneFigure);
    assert_eq!(same.count(), 3, "Bloomberg, the Pentagon and the US official, two by two");
    // The denial of dead servicemen is not about fighters.
    let pair = [id(&dossier, "bloomberg-over-100"), id(&dossier, "zakharova-no-servicemen")];
    let found =
        agreement.look_alikes().iter().find(|alike| alike.claims == pair).expect("they look like rivals");
    assert_eq!(found.taken_for, TakenFor::Conflict);
}
