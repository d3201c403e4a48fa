//! The lineage: every name and every path can be found and selected, what belongs is highlighted, the rest is
//! narrowed away.

use egui::{Rect, Vec2};
use egui_kittest::kittest::Queryable as _;
use parallax::analysis::Ties;
use parallax::analysis::lineage::{Lineage, Role, resting};
use parallax::app::Parallax;
use parallax::dossier::{Item, ItemKind};
use parallax::load;
use parallax::session::{Command, Selected, View};
use parallax::theme::Mode;
use parallax::views::{Emphasis, lineage};

use super::accounts::words_of_picture;
use super::stage::{SIZES, Stage, USUAL};

/// Large enough that nothing in the lineage needs scrolling.
const VAST: Vec2 = Vec2::new(2400.0, 2600.0);

fn lineage_at(size: Vec2) -> Stage {
    let mut stage = Stage::khusham(size);
    stage.send(Command::Show(View::LINEAGE));
    stage
}

fn all(stage: &Stage) -> Lineage {
    Lineage::new(stage.dossier(), &stage.dossier().claims.ids().collect::<Vec<_>>())
}

#[test]
fn every_source_and_document_stands_in_its_columns() {
    let stage = lineage_at(VAST);
    let names = stage.names_in(stage.chart_rect());
    for node in all(&stage).nodes() {
        let said = match node.role {
            Role::Origin(_) => ": origin of ",
            Role::Relay(_) => " passed on",
            Role::Document(_) => "read in it",
            Role::Statement(_) => "report it",
        };
        let label = match node.role {
            Role::Origin(id) | Role::Relay(id) => stage.dossier().sources[id].label(),
            Role::Document(id) => stage.dossier().documents[id].label(),
            Role::Statement(_) => "One statement of Russian MoD",
        };
        let starts = [format!("{label}:"), format!("{label}, not named:"), format!("{label}, unclear who:")];
        let is_node =
            |name: &&String| starts.iter().any(|start| name.starts_with(start)) && name.contains(said);
        let found = names.iter().filter(is_node).count();
        // The ministry makes two statements that are read more than once.
        let expected = if matches!(node.role, Role::Statement(_)) { 2 } else { 1 };
        assert_eq!(found, expected, "{label} {said}: {names:#?}");
    }
    for words in [
        "3 documents, 38 origins, 7 relays. 16 origins are not named: some may be one and the same. 2 statements, read in 5 places",
        "Reuters: 4 claims passed on",
        "US official, not named: origin of 1 claim",
        "Newsweek: 50 claims read in it",
        "Buga, via Reuters: 2 claims read in Newsweek",
        "Pentagon, attribution implied: 2 claims read in Unsigned report, Feb 2018",
    ] {
        assert!(names.iter().any(|name| name == words), "{words} is not among {names:#?}");
    }
}

#[test]
fn no_two_names_cover_each_other() {
    for size in SIZES.into_iter().chain([VAST]) {
        let stage = lineage_at(size);
        let chart = stage.chart_rect();
        let mut rects: Vec<(String, Rect)> = Vec::new();
        for name in stage.names_in(chart) {
            if [": origin of ", " passed on", "read in it"].iter().any(|words| name.contains(words)) {
                rects.extend(stage.named_in(&name, chart).first().map(|node| (name.clone(), node.rect())));
            }
        }
        assert!(rects.len() > 8, "{size}: {rects:#?}");
        for (row, (a, first)) in rects.iter().enumerate() {
            for (b, second) in &rects[..row] {
                assert!(!first.shrink(0.1).intersects(*second), "{size}: {a} {first}, {b} {second}");
            }
        }
    }
}

#[test]
fn a_click_on_a_relay_lights_its_whole_way() {
    let mut stage = lineage_at(VAST);
    stage.click("Reuters: 4 claims passed on");
    let reuters = stage.item(ItemKind::Source, "reuters");
    assert_eq!(stage.selected(), Some(reuters));
    for key in ["buga", "averin", "us-official"] {
        let item = stage.item(ItemKind::Source, key);
        assert_eq!(stage.emphasis(item), Emphasis::Related, "{key}");
    }
    let sohr = stage.item(ItemKind::Source, "sohr");
    assert_eq!(stage.emphasis(sohr), Emphasis::Dimmed);
    let newsweek = stage.item(ItemKind::Document, "newsweek");
    stage.click("Newsweek: 50 claims read in it");
    assert_eq!(stage.selected(), Some(newsweek));
}

#[test]
fn a_click_on_a_line_selects_its_claims() {
    let mut stage = lineage_at(VAST);
    stage.click("Buga, via Reuters: 2 claims read in Newsweek");
    let Selected::Claims(claims) = stage.session().selection.selected().clone() else {
        panic!("two claims are selected")
    };
    let buga = stage.item(ItemKind::Source, "buga");
    assert_eq!(claims.len(), 2);
    assert!(claims.iter().all(|id| Item::Source(stage.dossier().claims[*id].by) == buga));
    stage.click("SANA: 1 claim read in Newsweek");
    assert_eq!(stage.selected(), Some(stage.item(ItemKind::Claim, "sana-scores")));
}

#[test]
fn documents_that_rest_on_one_statement_join_there() {
    let mut stage = lineage_at(VAST);
    // The 25 wounded and the denial about servicemen, each with a line of its own.
    for document in ["Unsigned article, 15 Feb 2018", "Newsweek"] {
        let name = format!("One statement of Russian MoD: 1 claim read in {document}");
        assert_eq!(stage.named_in(&name, stage.chart_rect()).len(), 2, "{name}");
    }
    stage.click("One statement of Russian MoD: 3 claims report it");
    let Selected::Claims(claims) = stage.session().selection.selected().clone() else {
        panic!("three claims are selected")
    };
    assert_eq!(claims.len(), 3);
}

#[test]
fn a_line_can_be_clicked_wherever_the_pointer_meets_it() {
    let mut stage = lineage_at(VAST);
    let name = "Mattis: 3 claims read in Unsigned report, Feb 2018";
    let mattis = stage.harness.get_by_label_contains("Mattis: origin").rect();
    // The line leaves the name horizontally.
    stage.click_at(mattis.right_center() + Vec2::new(20.0, 2.0));
    let Selected::Claims(claims) = stage.session().selection.selected().clone() else {
        panic!("{name}: {:?}", stage.session().selection.selected())
    };
    assert_eq!(claims.len(), 3);
}

#[test]
fn of_many_selected_figures_it_is_told_what_the_first_few_rest_on() {
    let mut stage = lineage_at(VAST);
    let all: Vec<_> = stage.dossier().claims.ids().collect();
    stage.send(Command::SelectClaims(all));
    let names = stage.names_in(stage.chart_rect());
    assert_eq!(names.iter().filter(|name| name.contains(" rests on ")).count(), 4, "{names:#?}");
    let more = "What further selected figures rest on is told where fewer are selected";
    assert!(names.iter().any(|name| name == more), "{names:#?}");
}

#[test]
fn a_selected_figure_says_on_how_many_origins_it_rests_and_can_be_seen_alone() {
    let mut stage = lineage_at(VAST);
    let claim = stage.item(ItemKind::Claim, "bloomberg-over-100");
    stage.select(claim);
    let words = {
        let dossier = stage.dossier();
        let all: Vec<_> = dossier.claims.ids().collect();
        let Item::Claim(id) = claim else { unreachable!("it was found among the claims") };
        resting(dossier, &Ties::new(dossier), &all, &dossier.claims[id]).expect("a figure").to_string()
    };
    assert!(words.contains(" rests on 1 origin, read in 1 document"), "{words}");
    assert!(!stage.named_in(&words, stage.chart_rect()).is_empty());
    stage.click("Only killed of Russian fighters");
    let names = stage.names_in(stage.chart_rect());
    assert!(names.iter().any(|name| name.starts_with("Only killed of Russian fighters: ")), "{names:#?}");
    let origins = names.iter().filter(|name| name.contains(": origin of ")).count();
    let expected = stage.dossier().claims.rows().iter().filter_map(|claim| {
        let count = claim.count()?;
        let group = &stage.dossier().groups[count.of];
        (group.key == "russian-fighters" && count.outcome.word() == "killed").then_some(claim.by)
    });
    let expected: std::collections::BTreeSet<_> = expected.collect();
    assert_eq!(origins, expected.len());
    assert!(origins < 38);
    stage.click("All claims");
    let names = stage.names_in(stage.chart_rect());
    assert_eq!(names.iter().filter(|name| name.contains(": origin of ")).count(), 38);
}

#[test]
fn what_is_selected_elsewhere_is_scrolled_to() {
    for size in SIZES {
        let mut stage = lineage_at(size);
        for (key, name) in [("isis", "ISIS: origin of 1 claim"), ("mattis", "Mattis: origin of 3 claims")] {
            let item = stage.item(ItemKind::Source, key);
            stage.select(item);
            assert_eq!(stage.named_in(name, stage.chart_rect()).len(), 1, "{size}: {name}");
        }
        stage.assert_at_rest("on the lineage");
    }
}

/// This many claims by as many sources, each in one of `documents`; every third is passed on by its
/// neighbour.
fn crowd(claims: usize, documents: usize) -> String {
    let list =
        |count: usize, entry: &dyn Fn(usize) -> String| (0..count).map(entry).collect::<Vec<_>>().join(", ");
    let sources = list(claims, &|row| format!("\"s-{row}\": (name: \"Source {row}\")"));
    let papers = list(documents, &|row| format!("\"d-{row}\": (title: \"Paper {row}\")"));
    let claims = list(claims, &|row| {
        let via = if row % 3 == 0 { format!("\"s-{}\"", (row + 1) % claims) } else { String::new() };
        let document = row * documents / claims;
        format!(
            "\"c-{row}\": (by: \"s-{row}\", via: [{via}], document: \"d-{document}\", paragraph: 1, gist: \"g\", says: Remark)"
        )
    });
    format!(
        "Dossier(format: 1, title: \"T\", documents: {{{papers}}}, sources: {{{sources}}}, claims: {{{claims}}})"
    )
}

#[test]
fn what_is_drawn_is_what_can_be_seen() {
    let controls = |claims, documents| {
        let mut stage = Stage::with(USUAL, Mode::Light, &crowd(claims, documents));
        stage.send(Command::Show(View::LINEAGE));
        stage.assert_at_rest("on the lineage of many");
        let names = stage.names_in(Rect::EVERYTHING);
        assert!(names.iter().any(|name| name.contains(": origin of ")));
        names.iter().filter(|name| name.contains("Source ") || name.contains("Paper ")).count()
    };
    let (few, many) = (controls(60, 30), controls(3_000, 300));
    assert!(few > 20 && many <= few + 40, "{few} names and lines of 60 claims, {many} of 3,000");
}

#[test]
fn a_circle_is_told_and_an_empty_dossier_harms_nothing() {
    let text = r#"Dossier(format: 1, title: "T", sources: {"a": (name: "Alpha"), "b": (name: "Beta")},
        documents: {"d": (title: "D")}, claims: {
        "one": (by: "a", via: ["b"], document: "d", paragraph: 1, says: Remark, gist: "g"),
        "two": (by: "b", via: ["a"], document: "d", paragraph: 2, says: Remark, gist: "g")})"#;
    for mode in [Mode::Light, Mode::Dark] {
        let mut stage = Stage::with(USUAL, mode, text);
        stage.send(Command::Show(View::LINEAGE));
        let words = "Passed on in a circle: Alpha and Beta. Where it began cannot be told from these claims";
        assert!(!stage.named_in(words, stage.chart_rect()).is_empty());
        let mut empty = Stage::with(USUAL, mode, r#"Dossier(format: 1, title: "T")"#);
        empty.send(Command::Show(View::LINEAGE));
        empty.assert_at_rest("on an empty lineage");
    }
}

#[test]
fn a_picture_of_its_natural_size_holds_every_name_uncut() {
    let mut program = Parallax::new("test.ron", load::read(load::KHUSHAM));
    let least = Vec2::new(1144.0, 100.0);
    let words = words_of_picture(&mut program, |ctx, ui| lineage::natural_size(ctx, ui, least), lineage::ui);
    let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
    for (_, source) in dossier.sources.iter() {
        assert!(words.iter().any(|word| word == source.label()), "{}: {words:#?}", source.label());
    }
    for (_, document) in dossier.documents.iter() {
        assert!(words.iter().any(|word| word == document.label()), "{}", document.label());
    }
    assert!(!words.iter().any(|word| word == "All claims" || word.starts_with("Only ")), "no buttons");
}

/// A dossier of more claims than are worked out at once; they all are of one source.
fn many_claims() -> String {
    use std::fmt::Write as _;
    let claims = (0..5_001).fold(String::new(), |mut text, row| {
        let _ = write!(
            text,
            "\"c{row}\": (by: \"a\", via: [\"b\"], document: \"d\", paragraph: 1, gist: \"{row}\"),"
        );
        text
    });
    format!(
        "Dossier(format: 2, title: \"T\", sources: {{ \"a\": (name: \"Aaa\"), \"b\": (name: \"Bbb\") }},
         documents: {{ \"d\": (title: \"Ddd\", dated: \"2018-02-12\") }}, claims: {{ {claims} }})"
    )
}

#[test]
fn a_large_lineage_is_worked_out_beside_the_window_and_then_shown() {
    let mut stage = Stage::with(USUAL, Mode::Light, &many_claims());
    stage.send(Command::Show(View::LINEAGE));
    let is_shown =
        |stage: &Stage| stage.harness.query_by_label_contains("Aaa: origin of 5001 claims").is_some();
    // The thread needs as long as it needs; nothing else in the window waits for it.
    let mut frames = 0;
    while !is_shown(&stage) {
        frames += 1;
        assert!(frames < 6_000, "still not shown");
        std::thread::sleep(std::time::Duration::from_millis(10));
        stage.harness.run();
    }
}
