//! The quantities of format 2 in the estimates: their rows, their legend and the words beside them, in both styles.

use egui::Vec2;
use parallax::app::Parallax;
use parallax::app::publish::{self, Wish};
use parallax::dossier::ItemKind;
use parallax::load;
use parallax::session::{Command, Format, MarkStyle, Subject, View};
use parallax::theme::Mode;

use super::stage::Stage;

const DOSSIER: &str = r#"Dossier(
    format: 2, title: "What sources say",
    groups: {
        "all": (name: "Everybody", one: "person", many: "people"),
        "men": (name: "Men", one: "man", many: "men", within: "all"),
        "women": (name: "Women", one: "woman", many: "women", within: "all"),
    },
    sources: { "office": (name: "Office"), "study": (name: "Study"), "paper": (name: "Paper") },
    documents: { "d": (title: "Review", dated: "2020-01-02", paragraphs: 90) },
    claims: {
        "whole": (by: "office", document: "d", paragraph: 1, says: Count(outcome: Killed, of: "all", quantity: Exactly(1120),
            parts: { "men": Exactly(250), "women": AtLeast(176) })),
        "estimate": (by: "study", document: "d", paragraph: 2, says: Count(outcome: Killed, of: "all",
            quantity: Estimate(point: 2975, low: 2658, high: 3290, level: 95, kind: Confidence))),
        "near": (by: "paper", document: "d", paragraph: 3, says: Count(outcome: Killed, of: "all", quantity: AtLeast(2000), about: true)),
        "near-range": (by: "paper", document: "d", paragraph: 4, says: Count(outcome: Killed, of: "all", quantity: Between(2800, 5000), about: true)),
        "more": (by: "paper", document: "d", paragraph: 5, says: Count(outcome: Killed, of: "all", quantity: Between(2800, 5000), and_more: true)),
        "near-more": (by: "paper", document: "d", paragraph: 6, says: Count(outcome: Killed, of: "all", quantity: Between(900, 1100), about: true, and_more: true)),
        "near-most": (by: "paper", document: "d", paragraph: 7, says: Count(outcome: Killed, of: "all", quantity: AtMost(6000), about: true)),
        "rising": (by: "office", document: "d", paragraph: 8, says: Count(outcome: Killed, of: "all", quantity: Exactly(48), so_far: true)),
        "times": (by: "paper", document: "d", paragraph: 9, says: Count(outcome: Killed, of: "all", quantity: Times(times: 3, of: "whole"))),
    },
)"#;

/// What stands beside the marks, and what the legend says of them.
const BESIDE: [&str; 9] = [
    "2,975 (95% confidence interval 2,658 to 3,290)",
    "at least about 2,000",
    "about 2,800 to 5,000",
    "2,800 to 5,000 and more",
    "about 900 to 1,100 and more",
    "at most about 6,000",
    "48 so far",
    "3 times another figure",
    "at least 176",
];
const LEGEND: [&str; 8] = [
    "estimate: figure and interval, ruling no figure out",
    "at least or more than about",
    "about, a range",
    "between, and more",
    "about, a range and more",
    "at most or fewer than about",
    "running count, no upper end",
    "relative to another figure, not worked out",
];

#[test]
fn a_part_has_a_row_below_its_whole_that_selects_the_claim() {
    let mut stage = Stage::with(Vec2::new(1440.0, 1600.0), Mode::Light, DOSSIER);
    stage.settle();
    let chart = stage.chart_rect();
    let whole = stage.item(ItemKind::Claim, "whole");
    let spoken = stage.spoken(whole);
    assert!(spoken.contains("(among them 250 men and at least 176 women)"), "{spoken}");
    let top = |stage: &Stage, name: &str| {
        let found = stage.named_in(name, chart);
        assert_eq!(found.len(), 1, "{name}");
        found[0].rect().top()
    };
    let men = "Men: 250, a part of the count by Office";
    let tops = [spoken.as_str(), men, "Women: at least 176, a part of the count by Office"]
        .map(|name| top(&stage, name));
    assert!(tops[0] < tops[1] && tops[1] < tops[2] && tops[2] - tops[0] < 80.0, "{tops:?}");
    stage.click(men);
    assert_eq!(stage.selected(), Some(whole));
}

#[test]
fn every_quantity_stands_in_the_picture_with_its_words_and_its_legend() {
    for style in [MarkStyle::Bars, MarkStyle::Intervals] {
        let program = Parallax::new("test.ron", load::read(DOSSIER));
        let mut settings = program.session().estimates.clone();
        settings.style = style;
        let mut program = program.with(Command::Estimates(settings));
        let wish = Wish::usual(Subject::View(View::ESTIMATES), Format::Svg);
        let svg = String::from_utf8(publish::make(&mut program, &wish).expect("a picture")).expect("UTF-8");
        let texts: Vec<String> = svg
            .split("<text")
            .skip(1)
            .filter_map(|text| Some(text.split_once('>')?.1.split_once("</text>")?.0))
            .map(|text| {
                text.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect()
            })
            .collect();
        for words in BESIDE.iter().chain(&LEGEND) {
            assert!(texts.iter().any(|text| text == words), "{style:?}, {words}: {texts:#?}");
        }
    }
}
