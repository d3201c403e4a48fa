//! The ledger of claims as a table: one line per claim, written out by hand from the ledger of the three
//! documents.
//!
//! Nothing here is computed from the dossier; that is the point.

/// The number of rows in the ledger for each document: `C0.01` to `C0.28` and so on.
pub const LEDGER_ROWS: [usize; 3] = [28, 26, 39];

/// The documents with their abbreviations in the table.
pub const DOCUMENTS: [(&str, &str); 3] =
    [("D0", "unsigned-february"), ("D1", "unsigned-15-february"), ("D2", "newsweek")];

/// Row of the ledger | claim | source < relays, nearest first (attribution if not stated) | document and
/// paragraph | when said | what, with the document's own number word if it differs | stance.
pub const CLAIMS: &str = "
C0.01 | media-russians-under-fire | headline-media | D0 1 | - | Answer to russian-presence | Asserts
C0.02 | tasnim-three | tasnim < fars | D0 2 | - | Killed of hezbollah-affiliated: Exactly(3) as three | Asserts
C0.03 | tasnim-militiamen | tasnim < fars | D0 2 | - | Killed of tasnim-militiamen: Words(several) | Asserts
C0.04 | tasnim-advisers | tasnim < fars | D0 2 | - | Killed of russian-advisers: Words(several) | Asserts
C0.05 | tasnim-strike | tasnim < fars | D0 2 | - | Answer to means | Asserts
C0.06 | pentagon-approach | pentagon | D0 3 | - | Answer to who-began | Asserts
C0.07 | february-sdf-support | narrator-february (Unclear) | D0 3 | - | Remark | Asserts
C0.08 | pentagon-air-artillery | pentagon | D0 3 | - | Answer to means | Asserts
C0.09 | february-same-attack | narrator-february | D0 3 | 2018-02-09/2018-02-13~ | Remark | Asserts
C0.10 | representative-mercenaries | pentagon-representative < cbs | D0 4 | - | Answer to russian-presence | Asserts
C0.11 | department-mercenaries-open | pentagon (Implied) | D0 4 | - | Casualties of russian-mercenaries: NotGiven | LeavesOpen
C0.12 | pentagon-hq | pentagon | D0 5 | - | Remark | Asserts
C0.13 | pentagon-advisers-inside | pentagon | D0 5 | - | Remark | Asserts
C0.14 | department-aim-doubt | pentagon (Implied) | D0 5 | - | Answer to aim | Doubts
C0.15 | washington-gas-field | washington | D0 5 | - | Answer to aim | Asserts
C0.16 | mattis-casualties | mattis | D0 6 | 2018-02-08/2018-02-12~ | Casualties of russians: NotGiven | Doubts
C0.17 | mattis-attackers | mattis | D0 6 | 2018-02-08/2018-02-12~ | Answer to russian-presence | NotKnown
C0.18 | mattis-motive | mattis | D0 6 | 2018-02-08/2018-02-12~ | Answer to russian-presence | Asserts
C0.19 | department-intelligence | department-of-defense (Unclear) | D0 7 | 2018-02-08/2018-02-12~ | Answer to aim | Asserts
C0.20 | department-not-agreed | department-of-defense (Unclear) | D0 7 | 2018-02-08/2018-02-12~ | Answer to coordination | Asserts
C0.21 | department-under-fire | department-of-defense (Unclear) | D0 7 | 2018-02-08/2018-02-12~ | Answer to means | Asserts
C0.22 | mod-wounded-24 | russian-mod | D0 7 | - | Wounded of ministry-people: Exactly(24) | Asserts
C0.23 | mod-killed-none | russian-mod | D0 7 | - | Killed of ministry-people: Exactly(0) | Denies
C0.24 | department-told-after | department-of-defense (Unclear) | D0 7 | - | Answer to notice | Asserts
C0.25 | pentagon-told-throughout | pentagon | D0 7 | - | Answer to notice | Asserts
C0.26 | amn-unstable | amn | D0 8 | 2018-02-09/2018-02-13~ | Remark | Asserts
C0.27 | amn-sdf-attack | amn | D0 8 | 2018-02-09/2018-02-13~ | Remark | Asserts
C0.28 | february-east-bank | narrator-february (Unclear) | D0 8 | 2018-02-09/2018-02-13~ | Remark | Asserts

C1.01 | bloomberg-over-100 | bloomberg | D1 1 | 2018-02-13? | Killed of russian-fighters: MoreThan(100) as over 100 | Asserts
C1.01 | bloomberg-air-strikes | bloomberg | D1 1 | 2018-02-13? | Answer to means | Asserts
C1.02 | mfa-servicemen-denied | russian-mfa | D1 1 | 2018-02-15? | Killed of russian-servicemen: Words(dozens or hundreds) as “dozens” or “hundreds” | Denies
C1.02 | mfa-disinformation | russian-mfa | D1 1 | 2018-02-15? | Answer to reports | Asserts
C1.03 | mfa-militants | russian-mfa | D1 1 | 2018-02-15? | Answer to reports | Asserts
C1.04 | zakharova-militants | zakharova | D1 2 | 2018-02-15? | Answer to reports | Asserts
C1.05 | zakharova-doctored | zakharova | D1 2 | 2018-02-15? | Answer to reports | Asserts
C1.06 | zakharova-russians-denied | zakharova | D1 3 | 2018-02-15? | Killed of russians: Words(dozens, hundreds) | Denies
C1.06 | zakharova-disinformation | zakharova | D1 3 | 2018-02-15? | Answer to reports | Asserts
C1.07 | fifteenth-no-more-than-5 | narrator-15-february (Unclear) | D1 3 | 2018-02-15? | Killed of russians: AtMost(5) as no more than 5 | Asserts
C1.08 | zakharova-five | zakharova | D1 4 | 2018-02-15? | Killed of presumed-citizens: Exactly(5) as five | Asserts
C1.09 | zakharova-cause | zakharova | D1 4 | 2018-02-15? | Answer to called | Asserts
C1.10 | zakharova-citizenship | zakharova | D1 4 | 2018-02-15? | Answer to russian-presence | LeavesOpen
C1.11 | zakharova-no-servicemen | zakharova | D1 5 | 2018-02-15? | Killed of russian-servicemen: Exactly(0) | Denies
C1.11 | fifteenth-air-strike | narrator-15-february (Unclear) | D1 5 | 2018-02-15 | Answer to means | Asserts
C1.12 | fifteenth-cover-up | narrator-15-february | D1 5 | 2018-02-15 | Answer to reports | Asserts
C1.13 | frolov-first | frolov | D1 6 | - | Remark | Asserts
C1.14 | frolov-scandal | frolov | D1 6 | - | Remark | Asserts
C1.15 | frolov-prediction | frolov | D1 6 | - | Answer to reports | Asserts
C1.16 | fifteenth-scandal | narrator-15-february | D1 6 | 2018-02-14/2018-02-15 | Remark | Asserts
C1.17 | yavlinsky-demand | yavlinsky | D1 6 | 2018-02-07/2018-02-15 | Answer to reports | Asserts
C1.18 | yavlinsky-large-scale | yavlinsky < yabloko | D1 6 | 2018-02-07/2018-02-15 | Killed of russian-citizens: Words(large-scale) | LeavesOpen
C1.19 | pentagon-more-than-100 | pentagon | D1 7 | - | Killed of syrian-militia: MoreThan(100) | Asserts
C1.20 | fighters-about-500 | pentagon (Implied) | D1 7 | - | Strength of hq-fighters: About(500) as some 500 | Asserts
C1.21 | hq-targeted | pentagon (Implied) | D1 7 | - | Answer to aim | Asserts
C1.22 | pentagon-unprovoked | pentagon | D1 7 | - | Answer to who-began | Asserts
C1.23 | mod-wounded-25-fifteenth | russian-mod | D1 8 | - | Wounded of mod-militia: Exactly(25) | Asserts
C1.23 | mod-air-strike | russian-mod | D1 8 | - | Answer to means | Asserts
C1.24 | mod-reconnaissance | russian-mod | D1 8 | - | Answer to aim | Asserts
C1.25 | mod-no-servicemen | russian-mod | D1 8 | - | Strength of russian-servicemen: Exactly(0) | Denies
C1.26 | fifteenth-at-least-5 | narrator-15-february (Unclear) | D1 8 | 2018-02-15 | Killed of russians: AtLeast(5) | Asserts

C2.01 | associates-a-number | associates | D2 2 | - | Killed of russian-fighters: Words(a number) | Asserts
C2.01 | researchers-a-number | independent-researchers | D2 2 | - | Killed of russian-fighters: Words(a number) | Asserts
C2.01 | associates-air-strikes | associates | D2 2 | - | Answer to means | Asserts
C2.01 | researchers-air-strikes | independent-researchers | D2 2 | - | Answer to means | Asserts
C2.02 | buga-dozens | buga < reuters | D2 3 | 2018-02-12 | Killed of russian-fighters: Words(dozens) | Asserts
C2.03 | buga-loginov | buga < reuters | D2 3 | 2018-02-12 | Killed of russian-fighters: Named(loginov) | Asserts
C2.04 | newsweek-clash | narrator-newsweek (Unclear) | D2 3 | 2018-02-12/.. | Remark | Asserts
C2.05 | averin-ananiev | averin < reuters | D2 4 | 2018-02-12? | Killed of russians: Named(ananiev) | Asserts
C2.06 | coalition-accuses | coalition | D2 4 | - | Answer to who-began | Asserts
C2.06 | government-side-accuses | government-side | D2 4 | - | Answer to who-began | Asserts
C2.07 | cit-other-casualties | cit | D2 5 | - | Remark | Asserts
C2.08 | newsweek-contractors | narrator-newsweek | D2 5 | 2018-02-12/.. | Answer to russian-presence | Asserts
C2.09 | cit-three-names | cit | D2 6 | - | Casualties of russians: Named(ladygin, matveev, kosoturov) | Asserts
C2.10 | cit-ukraine | cit | D2 6 | 2018-02-07/.. | Remark | Asserts
C2.11 | cit-wagner-loginov | cit | D2 7 | 2018-02-07/.. | Remark | Asserts
C2.12 | isis-two-captured | isis | D2 7 | 2017-10 | Captured of video-captives: Exactly(2) as two | Asserts
C2.13 | research-captives-wagner | later-research | D2 7 | 2017-10/.. | Remark | Asserts
C2.14 | cit-no-total | cit | D2 8 | 2018-02-12 | Killed of wagner: NotGiven | NotKnown
C2.14 | cit-air-strikes | cit | D2 8 | 2018-02-12 | Answer to means | Asserts
C2.15 | cit-beyond-doubt | cit | D2 8 | 2018-02-12 | Answer to reports | Asserts
C2.16 | cit-speed | cit | D2 8 | 2018-02-12 | Remark | Asserts
C2.17 | mod-no-soldiers | russian-mod < cit | D2 9 | - | Strength of russian-servicemen: Exactly(0) | Denies
C2.18 | mod-local-militia | russian-mod < cit | D2 9 | - | Answer to coordination | Asserts
C2.19 | newsweek-toll-disputed | narrator-newsweek | D2 10 | 2018-02-12/.. | Killed of all-sides: NotGiven | Asserts
C2.19 | reports-sporadic-fighting | unnamed-reports | D2 10 | - | Remark | Asserts
C2.20 | us-military-unprovoked | us-military | D2 10 | - | Answer to who-began | Asserts
C2.21 | newsweek-sdf | narrator-newsweek | D2 10 | 2018-02-12/.. | Remark | Asserts
C2.22 | spokesman-composition | coalition-spokesman | D2 11 | [2018-02-07,2018-02-14] | Answer to russian-presence | Declines
C2.23 | spokesman-casualties | coalition-spokesman | D2 11 | [2018-02-07,2018-02-14] | Casualties of pro-regime: NotGiven | Declines
C2.24 | official-more-than-100 | us-official < reuters | D2 11 | - | Killed of pro-regime: MoreThan(100) | Asserts
C2.25 | russian-officials-aggression | russian-officials | D2 12 | - | Answer to called | Asserts
C2.25 | syrian-officials-aggression | syrian-officials | D2 12 | - | Answer to called | Asserts
C2.26 | mod-surveillance | russian-mod | D2 12 | - | Answer to aim | Asserts
C2.27 | mod-sdf-attack | russian-mod | D2 12 | - | Answer to who-began | Asserts
C2.27 | mod-coalition-air-strikes | russian-mod | D2 12 | - | Answer to means | Asserts
C2.28 | mod-wounded-25-newsweek | russian-mod | D2 12 | - | Wounded of mod-militia: Exactly(25) | Asserts
C2.29 | sana-scores | sana | D2 12 | - | Killed of sana-dead: Words(scores) | Asserts
C2.30 | sohr-48 | sohr | D2 12 | [2018-02-08,2018-02-15] | Killed of pro-government: Exactly(48) so far | Asserts
C2.31 | government-sources-silent | government-sources < narrator-newsweek | D2 13 | 2018-02-12/.. | Strength of russians: NotGiven | Silent
C2.31 | opposition-sources-silent | opposition-sources < narrator-newsweek | D2 13 | 2018-02-12/.. | Strength of russians: NotGiven | Silent
C2.32 | newsweek-militias | narrator-newsweek | D2 13 | 2018-02-12/.. | Remark | Asserts
C2.33 | mod-no-military | russian-mod | D2 13 | - | Strength of russian-servicemen: NotGiven | Denies
C2.34 | newsweek-war | narrator-newsweek | D2 14 | 2018-02-12/.. | Remark | Asserts
C2.35 | newsweek-fronts | narrator-newsweek | D2 14 | 2018-02-12/.. | Remark | Asserts
C2.35 | newsweek-israeli-raids | narrator-newsweek | D2 14 | 2018-02-12/.. | Remark | Asserts
C2.36 | peskov-talks | peskov < tass | D2 15 | [2018-02-07,2018-02-14] | Remark | Asserts
C2.37 | states-accuse | accusing-states | D2 15 | - | Remark | Asserts
C2.37 | us-denies | washington | D2 15 | - | Remark | Denies
C2.38 | peskov-contacts | peskov < tass | D2 16 | [2018-02-07,2018-02-14] | Remark | Asserts
C2.39 | peskov-short-supply | peskov < tass | D2 18 | [2018-02-07,2018-02-14] | Remark | Asserts
";

/// Every population and the one that its own words place it in.
pub const GROUPS: [(&str, Option<&str>); 19] = [
    ("pro-government", None),
    ("pro-regime", Some("pro-government")),
    ("syrian-militia", Some("pro-government")),
    ("mod-militia", Some("pro-government")),
    ("tasnim-militiamen", Some("pro-government")),
    ("hezbollah-affiliated", Some("pro-government")),
    ("russians", Some("pro-government")),
    ("russian-fighters", Some("russians")),
    ("russian-mercenaries", Some("russian-fighters")),
    ("wagner", Some("russian-fighters")),
    ("russian-advisers", Some("russians")),
    ("russian-servicemen", Some("russians")),
    ("presumed-citizens", Some("russians")),
    ("ministry-people", None),
    ("sana-dead", None),
    ("hq-fighters", None),
    ("russian-citizens", None),
    ("all-sides", None),
    ("video-captives", None),
];

/// Claims with similar figures about different people: within a line, no two share a population.
pub const KEPT_APART: [(&str, &[&str]); 8] = [
    ("more than 100 killed", &["bloomberg-over-100", "pentagon-more-than-100", "official-more-than-100"]),
    ("dozens and hundreds", &["buga-dozens", "mfa-servicemen-denied", "zakharova-russians-denied"]),
    ("three and several", &["tasnim-three", "tasnim-militiamen", "tasnim-advisers"]),
    ("scores, 48, none", &["sana-scores", "sohr-48", "mod-killed-none"]),
    ("48 and more than 100", &["sohr-48", "official-more-than-100", "pentagon-more-than-100"]),
    ("24 and 25 hurt", &["mod-wounded-24", "mod-wounded-25-newsweek"]),
    ("five", &["zakharova-five", "zakharova-no-servicemen", "fifteenth-no-more-than-5"]),
    ("present", &["mod-no-servicemen", "fighters-about-500", "government-sources-silent"]),
];

/// Ambiguities that must remain visible: a claim, and words that its note must contain.
pub const NOTED: [(&str, &str); 36] = [
    ("mod-wounded-24", "25"),
    ("mod-wounded-25-fifteenth", "24"),
    ("mod-wounded-25-newsweek", "24"),
    ("department-intelligence", "Whose department is not printed"),
    ("department-not-agreed", "Whose department is not printed"),
    ("department-under-fire", "Whose department is not printed"),
    ("department-told-after", "Whose department is not printed"),
    ("pentagon-told-throughout", "after the attack"),
    ("department-mercenaries-open", "without a country"),
    ("department-aim-doubt", "without a country"),
    ("fifteenth-no-more-than-5", "outside the quotation marks"),
    ("zakharova-five", "neither “at most” nor “at least”"),
    ("fifteenth-at-least-5", "without a speaker"),
    ("mfa-servicemen-denied", "“Russians”"),
    ("zakharova-russians-denied", "wider than the servicemen"),
    ("mod-no-servicemen", "another ministry"),
    ("bloomberg-over-100", "Three populations"),
    ("pentagon-more-than-100", "Three populations"),
    ("official-more-than-100", "three populations"),
    ("mod-killed-none", "Of whom is not stated"),
    ("representative-mercenaries", "Mattis"),
    ("mattis-casualties", "not a count of none"),
    ("government-sources-silent", "neither assertion nor denial"),
    ("pentagon-approach", "SDF attacked and air strikes followed"),
    ("mod-sdf-attack", "“unprovoked attack” by the government side"),
    ("hq-targeted", "doubt"),
    ("mod-surveillance", "reconnaissance"),
    ("tasnim-strike", "air strikes"),
    ("pentagon-air-artillery", "air strikes"),
    ("zakharova-no-servicemen", "armed confrontation"),
    ("fighters-about-500", "not stated"),
    ("amn-sdf-attack", "mostly"),
    ("february-east-bank", "not clear"),
    ("cit-no-total", "Group"),
    ("cit-three-names", "casualties"),
    ("sana-scores", "Neither the population nor the day"),
];

/// Passages in which a document describes the coalition's means as air strikes: document, paragraph, and what
/// is reported with it.
pub const AIR_STRIKES: [(&str, u32, &[&str]); 6] = [
    ("unsigned-15-february", 1, &["bloomberg-air-strikes"]),
    ("unsigned-15-february", 5, &["fifteenth-air-strike"]),
    ("unsigned-15-february", 8, &["mod-air-strike"]),
    ("newsweek", 2, &["associates-air-strikes", "researchers-air-strikes"]),
    ("newsweek", 8, &["cit-air-strikes"]),
    ("newsweek", 12, &["mod-coalition-air-strikes"]),
];

/// Reports of one statement, and the first of them in the file. The ministry's 24 and 25 are not among them.
pub const ONE_STATEMENT: [(&str, &str); 3] = [
    ("mod-no-soldiers", "mod-no-servicemen"),
    ("mod-wounded-25-newsweek", "mod-wounded-25-fifteenth"),
    ("mod-no-military", "mod-no-servicemen"),
];

/// Reserves that a claim cannot do without: a claim, and words of its hedge.
pub const HEDGED: [(&str, &str); 24] = [
    ("department-mercenaries-open", "may have"),
    ("department-aim-doubt", "expressed doubts"),
    ("washington-gas-field", "believes"),
    ("mattis-casualties", "does not believe"),
    ("mattis-attackers", "still trying to find out"),
    ("mattis-motive", "does not understand"),
    ("pentagon-told-throughout", "to whom is not said"),
    ("zakharova-cause", "being investigated"),
    ("newsweek-toll-disputed", "“disputed”"),
    ("zakharova-five", "could have"),
    ("zakharova-five", "presumably"),
    ("fifteenth-at-least-5", "appears"),
    ("cit-ukraine", "may have"),
    ("spokesman-composition", "could “not speculate”"),
    ("spokesman-casualties", "could “not speculate”"),
    ("sohr-48", "had reached"),
    ("mod-killed-none", "of whom is not stated"),
    ("mfa-servicemen-denied", "“alleged” is the article's word"),
    ("fifteenth-no-more-than-5", "Moscow's “official estimation”"),
    ("averin-ananiev", "not reported to call him Russian"),
    ("yavlinsky-large-scale", "“if”"),
    ("isis-two-captured", "“claimed” is Newsweek's verb"),
    ("coalition-accuses", "“accused” is Newsweek's verb"),
    ("government-side-accuses", "“accused” is Newsweek's verb"),
];

/// The five named dead: id, name, home, the claim that names them, its source.
pub const NAMED_DEAD: [(&str, &str, Option<&str>, &str, &str); 5] = [
    ("loginov", "Vladimir Loginov", Some("kaliningrad"), "buga-loginov", "buga"),
    ("ananiev", "Kirill Ananiev", None, "averin-ananiev", "averin"),
    ("ladygin", "Alexey Ladygin", Some("ryazan"), "cit-three-names", "cit"),
    ("matveev", "Stanislav Matveev", Some("asbest"), "cit-three-names", "cit"),
    ("kosoturov", "Igor Kosoturov", Some("asbest"), "cit-three-names", "cit"),
];

/// Places that no document locates, in file order.
pub const NOT_LOCATED: [&str; 4] = ["hashim", "deir-ez-zor-province", "sdf-hq", "oil-fields"];

/// The positions of point places: id, longitude, latitude, precision in kilometres.
pub const POINTS: [(&str, f64, f64, f64); 17] = [
    ("khusham", 40.2892, 35.3009, 0.5),
    ("gas-field", 40.319, 35.3373, 1.0),
    ("tabiya", 40.3177, 35.2823, 1.0),
    ("deir-ez-zor", 40.1408, 35.3359, 0.5),
    ("khmeimim", 35.9487, 35.4011, 1.0),
    ("damascus", 36.2913, 33.5102, 0.5),
    ("moscow", 37.6178, 55.7520, 1.0),
    ("kaliningrad", 21.25, 54.8, 110.0),
    ("ryazan", 39.7042, 54.6270, 1.0),
    ("asbest", 61.4634, 57.0082, 1.0),
    ("eastern-ukraine", 38.2, 48.55, 90.0),
    ("northwest-syria", 37.0, 36.2, 35.0),
    ("airport", 40.1760, 35.2854, 0.5),
    ("marrat", 40.2387, 35.3141, 1.0),
    ("hatla", 40.1990, 35.3417, 1.0),
    ("muhasan", 40.3166, 35.2335, 2.0),
    ("al-mayadin", 40.4515, 35.0198, 0.5),
];
