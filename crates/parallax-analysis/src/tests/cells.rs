//! Cells as they stand in tables of casualties, each with the count that is written for it.

use crate::dossier::Count;
use crate::load;

/// The cell, the count that is written for it, and the lowest and the highest number that the words leave, worked out by
/// hand: no lowest where they name no figure, or say "about" of it; no highest where they leave the upper end open.
type Cell = (&'static str, &'static str, Option<u64>, Option<u64>);

const CELLS: [Cell; 68] = [
    // Plain figures.
    ("48", "quantity: Exactly(48)", Some(48), Some(48)),
    ("1,232", "quantity: Exactly(1232)", Some(1_232), Some(1_232)),
    ("None", "quantity: Exactly(0)", Some(0), Some(0)),
    ("16 KIA", "quantity: Exactly(16)", Some(16), Some(16)),
    ("4 dead", "quantity: Exactly(4)", Some(4), Some(4)),
    ("three", "quantity: Exactly(3)", Some(3), Some(3)),
    ("1.2 million", "quantity: Exactly(1200000)", Some(1_200_000), Some(1_200_000)),
    // Bounds.
    ("72,000+", "quantity: AtLeast(72000)", Some(72_000), None),
    ("≥40 (incl. 9 children)", "quantity: AtLeast(40), parts: { \"children\": Exactly(9) }", Some(40), None),
    ("at least 12, possibly 20", "quantity: AtLeast(12)", Some(12), None),
    ("over 100", "quantity: MoreThan(100)", Some(101), None),
    ("more than 1,000", "quantity: MoreThan(1000)", Some(1_001), None),
    (">300", "quantity: MoreThan(300)", Some(301), None),
    ("up to 45", "quantity: AtMost(45)", Some(0), Some(45)),
    ("no more than 5", "quantity: AtMost(5)", Some(0), Some(5)),
    ("fewer than 10", "quantity: FewerThan(10)", Some(0), Some(9)),
    ("under 50", "quantity: FewerThan(50)", Some(0), Some(49)),
    ("15 or more", "quantity: AtLeast(15)", Some(15), None),
    // Ranges.
    ("5,700–8,000", "quantity: Between(5700, 8000)", Some(5_700), Some(8_000)),
    ("10–15 KIA", "quantity: Between(10, 15)", Some(10), Some(15)),
    ("between 200 and 300", "quantity: Between(200, 300)", Some(200), Some(300)),
    ("2,800–5,000+", "quantity: Between(2800, 5000), and_more: true", Some(2_800), None),
    ("20 to 30 or more", "quantity: Between(20, 30), and_more: true", Some(20), None),
    ("300-400+", "quantity: Between(300, 400), and_more: true", Some(300), None),
    ("2,800 to 5,000 and more", "quantity: Between(2800, 5000), and_more: true", Some(2_800), None),
    // Near a figure.
    ("c. 500", "quantity: About(500)", None, None),
    ("≈1,000", "quantity: About(1000)", None, None),
    ("some 300", "quantity: About(300)", None, None),
    ("around 60", "quantity: About(60)", None, None),
    ("30-odd", "quantity: About(30)", None, None),
    ("nearly 90", "quantity: About(90)", None, None),
    ("~8,000+", "quantity: AtLeast(8000), about: true", None, None),
    ("about 8,000 or more", "quantity: AtLeast(8000), about: true", None, None),
    ("about 50,000 to 80,000", "quantity: Between(50000, 80000), about: true", None, None),
    ("c. 20–25", "quantity: Between(20, 25), about: true", None, None),
    ("~2,800–5,000+", "quantity: Between(2800, 5000), about: true, and_more: true", None, None),
    ("well over ~100", "quantity: MoreThan(100), about: true", None, None),
    ("at most about 30", "quantity: AtMost(30), about: true", None, None),
    ("fewer than some 200", "quantity: FewerThan(200), about: true", None, None),
    // Running counts.
    ("48 so far", "quantity: Exactly(48), so_far: true", Some(48), None),
    ("had reached 48", "quantity: Exactly(48), so_far: true", Some(48), None),
    ("up to 45 so far", "quantity: Words(\"up to 45 so far\"), so_far: true", None, None),
    ("at least 20 so far", "quantity: AtLeast(20), so_far: true", Some(20), None),
    ("some 30 bodies so far", "quantity: About(30), so_far: true", None, None),
    ("rising from 7", "quantity: Exactly(7), so_far: true", Some(7), None),
    // Statistical estimates.
    (
        "95% CI 793–8,498 around 4,645",
        "quantity: Estimate(point: 4645, low: 793, high: 8498, level: 95, kind: Confidence)",
        None,
        None,
    ),
    (
        "2,975 (95% CI 2,658–3,290)",
        "quantity: Estimate(point: 2975, low: 2658, high: 3290, level: 95, kind: Confidence)",
        None,
        None,
    ),
    (
        "822 (95% interval 605 to 1,039)",
        "quantity: Estimate(point: 822, low: 605, high: 1039, level: 95)",
        None,
        None,
    ),
    (
        "99.5% credible interval 1,000 to 1,500",
        "quantity: Estimate(low: 1000, high: 1500, level: 99.5, kind: Credible)",
        None,
        None,
    ),
    ("64 excess deaths, by a model", "quantity: Estimate(point: 64, method: \"A model\")", None, None),
    ("scenarios from 400 to 900", "quantity: Estimate(low: 400, high: 900, kind: Range)", None, None),
    // Words.
    ("dozens", "quantity: Words(\"dozens\")", None, None),
    ("heavy", "quantity: Words(\"heavy\")", None, None),
    ("several", "quantity: Words(\"several\")", None, None),
    ("a handful", "quantity: Words(\"a handful\")", None, None),
    ("1½ dozen", "quantity: Words(\"1½ dozen\")", None, None),
    ("several → 7", "quantity: Words(\"several → 7\")", None, None),
    ("unknown", "quantity: NotGiven", None, None),
    ("n/a", "quantity: NotGiven", None, None),
    // Relative to another figure.
    ("more than half of those present", "quantity: Most(of: \"present\")", None, None),
    ("most of them", "quantity: Most(of: \"present\")", None, None),
    ("half of the column", "quantity: Half(of: \"present\")", None, None),
    ("about half", "quantity: Half(of: \"present\"), about: true", None, None),
    ("three times as many as were there", "quantity: Times(times: 3, of: \"present\")", None, None),
    // Parts.
    (
        "183 (13 US + 170 Afghan)",
        "quantity: Exactly(183), parts: { \"americans\": Exactly(13), \"afghans\": Exactly(170) }",
        Some(183),
        Some(183),
    ),
    (
        "at least 20, mostly children",
        "quantity: AtLeast(20), parts: { \"children\": Words(\"mostly\") }",
        Some(20),
        None,
    ),
    (
        "62, among them a dozen children or so",
        "quantity: Exactly(62), parts: { \"children\": Words(\"a dozen or so\") }",
        Some(62),
        Some(62),
    ),
    ("about 700 (250 Americans)", "quantity: About(700), parts: { \"americans\": Exactly(250) }", None, None),
];

/// The count that is written for a cell, and what `check` says of it.
fn written(cell: &str, count: &str) -> (Count, Vec<String>) {
    let text = format!(
        "Dossier(format: 2, title: \"T\", groups: {{
            \"all\": (name: \"All\"), \"children\": (name: \"Children\", within: \"all\"),
            \"americans\": (name: \"Americans\", within: \"all\"), \"afghans\": (name: \"Afghans\", within: \"all\"),
        }}, sources: {{\"s\": (name: \"S\")}}, documents: {{\"d\": (title: \"D\")}}, claims: {{
            \"present\": (by: \"s\", document: \"d\", paragraph: 1, says: Count(outcome: Strength, of: \"all\", quantity: Exactly(90))),
            \"cell\": (by: \"s\", document: \"d\", paragraph: 2, worded: \"{cell}\", says: Count(outcome: Killed, of: \"all\", {count})),
        }})"
    );
    let loaded = load::read(&text);
    let said = loaded.diagnostics.iter().filter(|one| !one.code.word().starts_with("unused"));
    let said = said.map(ToString::to_string).collect();
    let dossier = loaded.dossier.unwrap_or_else(|| panic!("{cell}: {:?}", loaded.diagnostics));
    (dossier.claims.rows()[1].count().expect("a count").clone(), said)
}

#[test]
fn bounds_are_no_sharper_than_the_words_of_a_cell() {
    assert!(CELLS.len() >= 60);
    for (cell, count, low, high) in CELLS {
        let (count, said) = written(cell, count);
        let bounds = count.bounds().map_or((None, None), |(low, high)| (Some(low), high));
        assert_eq!(bounds, (low, high), "{cell}: {count}");
        // A bound in words that has no better word in the format is left as words, which brings a warning.
        let said: Vec<_> = said.iter().filter(|one| !one.contains("figure-in-words")).collect();
        assert!(said.is_empty(), "{cell}: {said:?}");
        // Where a part is given, it claims no more than its own words.
        for part in count.each().skip(1) {
            assert!(part.bounds().is_none() || part.bounds() == part.quantity.bounds(), "{cell}: {part}");
        }
    }
}

#[test]
fn the_words_of_a_count_keep_what_its_cell_hedges() {
    for (cell, count, ..) in CELLS {
        let (count, _) = written(cell, count);
        let words = count.to_string();
        let hedged = [
            (count.is_about(), "about"),
            (count.and_more, "and more"),
            (count.so_far, "so far"),
            (cell.contains("95%"), "95% "),
            (cell.contains("99.5%"), "99.5% credible interval"),
        ];
        for (is_said, hedge) in hedged {
            assert_eq!(words.contains(hedge), is_said, "{cell}: {words}");
        }
    }
}
