//! The cost of deciding whether counts can all be true: the goal is 50 ms for the verdict on 10,000 claims
//! about 200 populations, and 5 ms for everything shown of the built-in dossier.

use std::fmt::Write as _;

use divan::{Bencher, black_box};
use parallax::analysis::agreement::{Agreement, Verdict, verdict};
use parallax::dossier::{ClaimId, Dossier, Reading};
use parallax::load;

const CLAIMS: usize = 10_000;
const GROUPS: usize = 200;

fn main() {
    // An early conflict would end the walk; this benchmark measures a complete one.
    let dossier = consistent();
    let all: Vec<ClaimId> = dossier.claims.ids().collect();
    assert_eq!(verdict(&dossier, &Reading::words_only(), &all), Verdict::AllCanBeTrue);
    divan::main();
}

/// Many claims of all outcomes about a tree of populations, a third of which have disjoint parts: figures
/// that can all be true.
fn consistent() -> Dossier {
    let mut text = String::from("Dossier(format: 1, title: \"Generated\", groups: {\n");
    for row in 0..GROUPS {
        let within = if row == 0 { String::new() } else { format!(", within: \"group-{}\"", (row - 1) / 3) };
        // Writing to a string cannot fail.
        let _ =
            writeln!(text, "\"group-{row}\": (name: \"Group {row}\"{within}, disjoint: {}),", row % 3 == 0);
    }
    text.push_str("}, sources: { \"source\": (name: \"Source\") }, documents: { \"document\": (title: \"Document\") },\n");
    text.push_str("events: { \"event\": (name: \"Event\") }, claims: {\n");
    for row in 0..CLAIMS {
        let outcome = ["Killed", "Wounded", "Casualties", "Strength", "Captured"][row / GROUPS % 5];
        let quantity = match row % 3 {
            0 => format!("AtLeast({})", row % 50),
            1 => format!("MoreThan({})", row % 40),
            _ => format!("AtMost({})", 1_000_000 + row),
        };
        let _ = writeln!(
            text,
            "\"claim-{row}\": (by: \"source\", document: \"document\", event: \"event\", says: Count(outcome: {outcome}, \
             of: \"group-{}\", quantity: {quantity})),",
            row % GROUPS
        );
    }
    text.push_str("})");
    load::read(&text).dossier.expect("a sound dossier")
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn verdict_on_10_000_claims(bencher: Bencher) {
    let dossier = consistent();
    let all: Vec<ClaimId> = dossier.claims.ids().collect();
    bencher.bench_local(|| verdict(black_box(&dossier), &Reading::words_only(), &all));
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn all_of_10_000_claims(bencher: Bencher) {
    let dossier = consistent();
    let all: Vec<ClaimId> = dossier.claims.ids().collect();
    bencher.bench_local(|| Agreement::new(black_box(&dossier), &Reading::words_only(), &all));
}

#[divan::bench(sample_count = 100, sample_size = 1)]
fn all_of_khusham(bencher: Bencher) {
    let dossier = load::read(load::KHUSHAM).dossier.expect("it opens");
    let all: Vec<ClaimId> = dossier.claims.ids().collect();
    let reading = &dossier.readings.rows()[0];
    bencher.bench_local(|| Agreement::new(black_box(&dossier), reading, &all));
}

/// The hardest case for its size: every claim contradicts every other one, with more conflicts than are kept.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn all_of_400_rivals(bencher: Bencher) {
    let mut text = String::from(
        "Dossier(format: 1, title: \"Rivals\", groups: { \"group\": (name: \"Group\") }, sources: { \"source\": (name: \
         \"Source\") }, documents: { \"document\": (title: \"Document\") }, claims: {",
    );
    for row in 0..400 {
        let _ = writeln!(
            text,
            "\"claim-{row}\": (by: \"source\", document: \"document\", says: Count(outcome: Killed, of: \"group\", \
             quantity: Exactly({row}))),"
        );
    }
    text.push_str("})");
    let dossier = load::read(&text).dossier.expect("a sound dossier");
    let all: Vec<ClaimId> = dossier.claims.ids().collect();
    bencher.bench_local(|| Agreement::new(black_box(&dossier), &Reading::words_only(), &all));
}
