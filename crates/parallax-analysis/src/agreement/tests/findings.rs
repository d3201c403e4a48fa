//! The three answers, what was compared and what was not, denials, running counts, entries with similar
//! names.

use super::sentences::{agreement, conflicts, dossier, says};
use crate::agreement::{Agreement, Asked, Pair, Presented, TakenFor, Verdict, verdict};
use crate::dossier::{ClaimId, Dossier, Reading};
use crate::load;

fn read(text: &str) -> Dossier {
    let loaded = load::read(text);
    loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

fn whole(dossier: &Dossier) -> Agreement {
    let all: Vec<ClaimId> = dossier.claims.ids().collect();
    let agreement = Agreement::new(dossier, &Reading::words_only(), &all);
    assert_eq!(
        agreement.verdict(),
        verdict(dossier, &Reading::words_only(), &all),
        "the linear verdict is the same"
    );
    agreement
}

fn not_compared(dossier: &Dossier, agreement: &Agreement) -> Vec<String> {
    agreement.not_compared(dossier, Asked::Chosen).iter().map(ToString::to_string).collect()
}

#[test]
fn what_all_can_be_true_is_named() {
    let dossier = dossier(&[
        says!("a", Killed of "guards": "Exactly(2)"),
        says!("b", Killed of "left": "AtLeast(2)"),
        says!("c", Killed of "left": "AtMost(9)"),
    ]);
    let agreement = whole(&dossier);
    assert_eq!(
        (agreement.verdict(), agreement.headline(&dossier, Asked::Chosen).as_str()),
        (Verdict::AllCanBeTrue, "As this dossier takes populations, the 3 counts compared can all be true")
    );
    assert_eq!(
        agreement.comparisons(&dossier),
        [
            "Compared: Alpha: 2 guards killed; Betas: at least 2 killed (Left); Gamma: at most 9 killed (Left)."
        ]
    );
    assert_eq!(not_compared(&dossier, &agreement), [""; 0]);
}

#[test]
fn nothing_is_proved_of_what_was_not_compared() {
    let claims = [says!("a", Killed of "left": "Exactly(2)"), says!("b", Killed of "left": "Exactly(2)")];
    assert_eq!(whole(&dossier(&claims)).verdict(), Verdict::AllCanBeTrue);
    for (more, reason) in [
        (
            says!("c", Killed of "left": "About(500)"),
            "Approximate, without saying how near. Gamma: about 500 killed (Left).",
        ),
        (
            says!("c", Killed of "left": "Words(\"many\")"),
            "Words that are not read as a figure here. Gamma: “many” killed (Left).",
        ),
        (
            says!("c", Killed of "left": "Words(\"many\")", "stance: Denies"),
            "No figure of their own. Gamma: denies that “many” were killed (Left).",
        ),
        (
            says!("c", Killed of "left": "Between(605, 1039)", "worded: \"822 (95% CI 605 to 1,039)\""),
            "A statistical estimate, which is not used here to rule figures out. Gamma: 822 (95% CI 605 to 1,039) killed (Left).",
        ),
        (
            says!("c", Killed of "right": "Exactly(9)"),
            "This dossier does not record how these people are related to those of the other figures compared. Gamma: 9 killed (Right).",
        ),
        (
            says!("c", Captured of "left": "Exactly(9)"),
            "The other figures for these people (or a part of them, or more people) count another outcome, which sets no limit to this one. Gamma: 9 captured (Left).",
        ),
        (
            "by: \"c\", event: \"raid\", says: Count(outcome: Killed, of: \"left\", quantity: Exactly(9))",
            "About different events. Gamma: 9 killed (Left).",
        ),
        (
            "by: \"c\", says: Count(outcome: Killed, of: \"left\", quantity: Exactly(9))",
            "Naming no event. Gamma: 9 killed (Left).",
        ),
    ] {
        let dossier = dossier(&[claims[0], claims[1], more]);
        let agreement = whole(&dossier);
        let events = if reason.contains("event") { " and events" } else { "" };
        let headline = format!(
            "No contradiction found among the 2 counts compared, as this dossier takes populations{events}; 1 was not compared"
        );
        assert_eq!(
            (agreement.verdict(), agreement.headline(&dossier, Asked::Chosen).as_str()),
            (Verdict::NoneFound, headline.as_str()),
            "{more}"
        );
        assert_eq!(not_compared(&dossier, &agreement), [reason]);
        assert_eq!(
            agreement.comparisons(&dossier),
            [
                "Compared with each other, and with nothing else: Alpha: 2 killed (Left); Betas: 2 killed (Left)."
            ]
        );
    }
    // A claim that gives nothing at all contradicts nothing.
    let silent = says!("c", Killed of "left": "NotGiven", "stance: Declines");
    let agreement = whole(&dossier(&[claims[0], claims[1], silent]));
    assert_eq!(agreement.verdict(), Verdict::AllCanBeTrue);
}

#[test]
fn two_that_name_no_event_need_not_speak_of_one() {
    let none = |figure: u32| {
        format!("by: \"a\", says: Count(outcome: Killed, of: \"left\", quantity: Exactly({figure}))")
    };
    let (three, four) = (none(3), none(4));
    let agreement = whole(&dossier(&[&three, &four]));
    assert_eq!(agreement.verdict(), Verdict::NoneFound);
    // A dossier without events has a single subject.
    let text = "Dossier(format: 1, title: \"t\", groups: {\"g\": (name: \"G\")}, sources: {\"a\": (name: \"A\")}, \
                documents: {\"d\": (title: \"D\")}, claims: {\
                \"x\": (by: \"a\", document: \"d\", paragraph: 1, says: Count(outcome: Killed, of: \"g\", quantity: Exactly(3))),\
                \"y\": (by: \"a\", document: \"d\", paragraph: 1, says: Count(outcome: Killed, of: \"g\", quantity: Exactly(4)))})";
    assert_eq!(whole(&read(text)).verdict(), Verdict::Conflict);
}

#[test]
fn a_running_count_is_a_least_figure() {
    let rising = "by: \"a\", event: \"clash\", says: Count(outcome: Killed, of: \"left\", quantity: Exactly(48), so_far: true)";
    let dossier = dossier(&[
        rising,
        says!("b", Killed of "guards": "MoreThan(100)"),
        says!("c", Killed of "left": "AtMost(40)"),
    ]);
    let agreement = whole(&dossier);
    let ids = agreement.claims();
    assert_eq!(agreement.pair(ids[0], ids[1]), Pair::Agree, "it could rise beyond 100");
    assert_eq!(agreement.conflicts().len(), 2);
    assert_eq!(
        agreement.conflicts()[0].sentence,
        "Alpha: 48 killed (Left) so far (a running count, so 48 or more). Gamma: at most 40 killed (Left). They cannot both be \
         true: this dossier takes both to count the same people."
    );
}

#[test]
fn a_denial_stands_beside_what_it_denies() {
    let denials = |claims: &[&str]| -> Vec<String> {
        let dossier = dossier(claims);
        agreement(&dossier).denials().iter().map(|denial| denial.sentence.clone()).collect()
    };
    let over = says!("b", Killed of "guards": "MoreThan(100)", "worded: \"over 100\"");
    let few = says!("c", Killed of "guards": "Exactly(3)");
    let named = says!("c", Killed of "guards": "Named([\"x\"])");
    let dozens = says!("a", Killed of "left": "Words(\"dozens\")", "stance: Denies");
    assert_eq!(
        denials(&[dozens, over, few, named]),
        [
            "Alpha denies that “dozens” were killed (Left). Betas: over 100 guards killed. As this dossier has it, guards are \
             part of Left."
        ],
        "three are not dozens"
    );
    let any = says!("a", Killed of "guards": "NotGiven", "stance: Doubts");
    assert_eq!(
        denials(&[any, over, few, named]),
        [
            "Alpha doubts or does not believe that guards were killed. Set beside it: Betas: over 100 guards killed; Gamma: 3 guards killed; Gamma: \
             names X as killed (counted here among guards)."
        ]
    );
    let same = says!("a", Killed of "guards": "Exactly(3)", "stance: Denies");
    assert_eq!(
        denials(&[same, over, few]),
        ["Alpha denies that 3 guards were killed. Gamma: 3 guards killed."]
    );
    // Denying a part does not deny the whole, a source does not deny itself, and other outcomes are separate.
    let own = says!("a", Killed of "guards": "Exactly(3)");
    let whole = says!("b", Killed of "left": "Exactly(3)");
    let wounded = says!("b", Wounded of "guards": "Exactly(3)");
    assert_eq!(denials(&[same, own, whole, wounded]), [""; 0]);
    let dossier = dossier(&[same, few]);
    assert_eq!(
        agreement(&dossier).verdict(),
        Verdict::NoneFound,
        "no contradiction of figures, and no agreement"
    );
}

#[test]
fn entries_of_one_name_are_no_proof_that_two_died() {
    let most = |at: u32| {
        format!(
            "by: \"c\", event: \"clash\", says: Count(outcome: Killed, of: \"left\", quantity: AtMost({at}))"
        )
    };
    let (one, two) = (most(1), most(2));
    let named = says!("a", Killed of "left": "Named([\"y\", \"y-2\"])");
    assert_eq!(
        conflicts(&[named, &one]),
        [
            "Alpha: names Y and Ý. as killed (counted here among Left). Gamma: at most 1 killed (Left). They cannot both be true if these 2 \
             entries are 2 people (Y, Ý.): this dossier takes both to count the same people."
        ]
    );
    // By another spelling, three entries may be one person; the fourth is somebody else.
    let four = says!("a", Killed of "left": "Named([\"x\", \"y\", \"y-2\", \"y-3\"])");
    let sentence = &conflicts(&[four, &two])[..];
    assert!(
        matches!(sentence, []) || sentence[0].contains("if these 3 entries are 3 people (Y, Ý., WYE)"),
        "{sentence:?}"
    );
    assert!(!conflicts(&[four, &one])[0].contains("entries"), "two remain, whoever is who");
}

/// Ten people, six men, four women and seven locals, all parts of one whole; each claim in a document of its own, or all in
/// one.
fn two_breakdowns(disjoint: &str, is_one_document: bool) -> Dossier {
    let claim = |at: usize, of: &str, figure: u32| {
        let document = if is_one_document { 0 } else { at };
        format!(
            "\"{of}\": (by: \"a\", document: \"d{document}\", paragraph: 1, says: Count(outcome: Killed, of: \"{of}\", quantity: Exactly({figure}))),"
        )
    };
    let claims =
        [claim(0, "all", 10), claim(1, "men", 6), claim(2, "women", 4), claim(3, "locals", 7)].concat();
    let documents = (0..4).map(|at| format!("\"d{at}\": (title: \"D{at}\"),")).collect::<Vec<_>>().concat();
    read(&format!(
        "Dossier(format: 1, title: \"t\", groups: {{\"all\": (name: \"Everybody\"{disjoint}), \"men\": (name: \"Men\", within: \
         \"all\"), \"women\": (name: \"Women\", within: \"all\"), \"locals\": (name: \"Locals\", within: \"all\")}}, sources: \
         {{\"a\": (name: \"A\")}}, documents: {{{documents}}}, claims: {{{claims}}})"
    ))
}

#[test]
fn parts_that_exclude_each_other_are_the_dossiers_own_word() {
    assert_eq!(whole(&two_breakdowns("", false)).verdict(), Verdict::AllCanBeTrue);
    let found = whole(&two_breakdowns(", disjoint: true", false));
    assert!(found.conflicts().iter().all(|conflict| {
        conflict.sentence.contains("if, as this dossier has it, the parts of “Everybody” share nobody")
    }));
    assert_eq!(found.conflicts().len(), 2, "men and locals, women and locals beside the ten");
}

#[test]
fn nothing_is_proved_from_parts_that_one_documents_figures_do_not_fit() {
    let dossier = two_breakdowns(", disjoint: true", true);
    let found = whole(&dossier);
    assert_eq!((found.verdict(), found.conflicts().len()), (Verdict::NoneFound, 0));
    assert_eq!(
        found.comparisons(&dossier)[1..],
        [
            "Not used: this dossier says that the parts of “Everybody” share nobody, but figures that its documents give for \
             these parts do not fit that."
        ]
    );
}

#[test]
fn a_pair_is_listed_once() {
    let dossier = dossier(&[
        says!("a", Wounded of "left": "Exactly(24)"),
        says!("b", Wounded of "right": "Exactly(25)"),
        says!("b", Wounded of "right": "Exactly(25)"),
    ]);
    let sentences: Vec<_> =
        whole(&dossier).look_alikes().iter().map(|alike| alike.sentence.clone()).collect();
    assert_eq!(
        sentences,
        [
            "Alpha: 24 wounded (Left). Betas: 25 wounded (Right). As this dossier has it, no person is in both populations."
        ]
    );
}

#[test]
fn two_figures_of_one_source_in_one_document_do_not_look_contradictory() {
    let alike = |figure: &str| {
        let dossier = dossier(&[says!("a", Wounded of "left": "Exactly(24)"), figure]);
        whole(&dossier).look_alikes().iter().map(|alike| alike.taken_for).collect::<Vec<_>>()
    };
    assert!(alike(says!("a", Wounded of "right": "Exactly(25)")).is_empty());
    assert_eq!(alike(says!("b", Wounded of "right": "Exactly(25)")), [TakenFor::Conflict], "another source");
    let same = says!("a", Wounded of "right": "Exactly(24)");
    assert_eq!(alike(same), [TakenFor::OneFigure], "they may still be taken for one figure");
}

#[test]
fn many_contradictions_are_told_by_claim() {
    let figures: Vec<String> = (1..=4)
        .map(|at| format!("by: \"a\", event: \"clash\", says: Count(outcome: Killed, of: \"left\", quantity: AtLeast({at}0))"))
        .collect();
    let guards = says!("b", Killed of "guards": "Exactly(90)");
    let claims: Vec<&str> = figures.iter().map(String::as_str).chain([guards]).collect();
    let least = says!("c", Killed of "left": "AtMost(3)");
    let none = says!("c", Killed of "left": "Exactly(0)");
    let dossier = dossier(&[&claims[..], &[least, none]].concat());
    let agreement = whole(&dossier);
    let all: Vec<_> = agreement.conflicts().iter().collect();
    assert_eq!(all.len(), 10);
    let told = agreement.present(&dossier, &all);
    let [Presented::Together(first), Presented::Together(second)] = &told[..] else { panic!("{told:?}") };
    assert_eq!(
        first.sentence,
        "Gamma: at most 3 killed (Left). It and each of the following exclude each other."
    );
    let with: Vec<_> = first.with.iter().map(|with| with.sentence.as_str()).collect();
    assert_eq!(
        with,
        [
            "Because this dossier takes them as the same people: Alpha: at least 10; Alpha: at least 20; Alpha: at least 30; Alpha: \
             at least 40.",
            "Because this dossier takes them as part of Left: Betas: 90 guards killed.",
        ]
    );
    assert_eq!((first.claims().len(), second.claims().len()), (6, 6));
    // A few are listed each with its own sentence.
    assert!(agreement.present(&dossier, &all[..6]).iter().all(|told| matches!(told, Presented::Alone(_))));
}

/// Each rule where it bears on a figure, and nowhere else.
#[test]
fn only_the_rules_that_were_used_are_named() {
    let rules = |claims: &[&str]| {
        let dossier = dossier(claims);
        agreement(&dossier).rules(&dossier)
    };
    let same = [says!("a", Killed of "left": "Exactly(4)"), says!("b", Killed of "left": "Exactly(5)")];
    assert_eq!(
        rules(&same),
        "No rule was used but that figures for the same people, outcome and event are of one number."
    );
    assert_eq!(
        rules(&[says!("a", Killed of "left": "Exactly(4)"), says!("b", Killed of "all": "Exactly(5)")]),
        "The only rule used: a part is no larger than its whole."
    );
    assert_eq!(
        rules(&[
            says!("a", Killed of "left": "Exactly(4)"),
            says!("b", Killed of "right": "Exactly(4)"),
            says!("b", Casualties of "all": "Exactly(5)"),
            says!("c", Strength of "all": "Named([\"x\"])"),
        ]),
        "The only rules used: a part is no larger than its whole; parts declared to share nobody add up to no more than their \
         whole; casualties are the killed and the wounded; nobody is killed or wounded who was not present; different names are \
         different people."
    );
    let rising = "by: \"c\", event: \"clash\", says: Count(outcome: Killed, of: \"left\", quantity: Exactly(3), so_far: true)";
    assert_eq!(rules(&[same[0], rising]), "The only rule used: a running count is a minimum.");
}
