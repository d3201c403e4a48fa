//! Agreement as a person uses it: sentences and signs select what they are about, bars show what contradicts
//! them.

use std::fmt::Write as _;

use parallax::dossier::{ClaimId, Item, ItemKind};
use parallax::session::{Command, Scope, Selected, View};
use parallax::views::Emphasis;

use super::stage::{SIZES, Stage, USUAL};

const BESIDE: [&str; 2] = ["south-over-200", "master-at-most-130"];

impl Stage {
    fn claim(&self, key: &str) -> ClaimId {
        let Item::Claim(id) = self.item(ItemKind::Claim, key) else { panic!("`{key}` is no claim") };
        id
    }

    /// The sentence about the contradiction between two claims.
    fn contradiction(&mut self, keys: [&str; 2]) -> String {
        let claims = keys.map(|key| self.claim(key));
        let found = self.program().picture(|ctx| {
            let agreement = ctx.agreement();
            let mut conflicts = agreement.conflicts().iter();
            conflicts.find(|conflict| conflict.claims == claims).map(|conflict| conflict.sentence.clone())
        });
        found.flatten().expect("they cannot both be true")
    }

    fn agreement() -> Self {
        let mut stage = Self::new(USUAL);
        stage.send(Command::Show(View::AGREEMENT));
        stage.send(Command::Alone(View::AGREEMENT));
        stage
    }
}

#[test]
fn a_conflict_selects_its_claims_everywhere() {
    let mut stage = Stage::agreement();
    let beside = stage.contradiction(BESIDE);
    stage.click(&beside);
    let [over, most] = BESIDE.map(|key| stage.claim(key));
    let expected = Selected::claims(vec![over, most]);
    assert_eq!(*stage.session().selection.selected(), expected);
    for claim in [over, most] {
        assert_eq!(stage.emphasis(Item::Claim(claim)), Emphasis::Selected);
    }
    let other = stage.item(ItemKind::Claim, "commission-about-90");
    assert_eq!(stage.emphasis(other), Emphasis::Dimmed);
    stage.send(Command::Alone(View::AGREEMENT));
    stage.assert_inspector_says("2 claims");
    stage.assert_inspector_says(&beside);
    stage.send(Command::Back);
    assert_eq!(stage.selected(), None);
}

#[test]
fn a_sign_of_the_matrix_selects_both_its_claims() {
    let mut stage = Stage::agreement();
    let [over, most] = BESIDE.map(|key| stage.claim(key));
    // By themselves they are on the first screen.
    for id in [over, most] {
        stage.send(Command::Pin(Item::Claim(id)));
    }
    stage.send(Command::Scope(Scope::Tray));
    let [a, b] = [most, over].map(|id| stage.spoken(Item::Claim(id)));
    let sign = format!("Cannot both be true: {a}; {b}");
    let names = stage.names_in(stage.harness.ctx.content_rect());
    assert!(names.contains(&sign), "{sign} is not among {names:#?}");
    stage.click(&sign);
    assert_eq!(*stage.session().selection.selected(), Selected::claims(vec![over, most]));
}

#[test]
fn bars_in_conflict_with_the_selected_claim_say_so() {
    for size in SIZES {
        let mut stage = Stage::new(size);
        let most = stage.item(ItemKind::Claim, "master-at-most-130");
        stage.select(most);
        let chart = stage.chart_rect();
        let marked: Vec<_> = stage
            .names_in(chart)
            .into_iter()
            .filter(|name| name.ends_with(", in conflict with the selected claim"))
            .collect();
        assert!(!marked.is_empty(), "{size}");
        for name in &marked {
            assert!(name.contains("over 200"), "{name} is no rival of “no more than 130”");
        }
    }
}

#[test]
fn words_take_part_only_under_a_reading_that_knows_them() {
    let mut stage = Stage::agreement();
    let shown = |stage: &Stage| stage.names_in(stage.harness.ctx.content_rect());
    let dozens = |names: &[String]| {
        names.iter().any(|name| {
            name.contains("Relatives of the crew (implied, not stated): “dozens”") && name.contains("read as")
        })
    };
    let beside = stage.contradiction(BESIDE);
    assert!(dozens(&shown(&stage)));
    stage.read("words-only");
    assert!(!dozens(&shown(&stage)));
    assert!(shown(&stage).contains(&beside), "figures are touched by no reading");
}

#[test]
fn the_tray_narrows_agreement_to_its_claims() {
    let mut stage = Stage::agreement();
    for key in ["master-at-most-130", "herald-fewer-than-100"] {
        let item = stage.item(ItemKind::Claim, key);
        stage.send(Command::Pin(item));
    }
    stage.send(Command::Scope(Scope::Tray));
    let names = stage.names_in(stage.harness.ctx.content_rect());
    assert!(!names.iter().any(|name| name.contains("cannot be true")), "{names:#?}");
    assert!(names.iter().any(|name| name.starts_with("Can both be true: ")), "{names:#?}");
}

#[test]
fn a_denial_selects_what_it_denies() {
    let mut stage = Stage::agreement();
    let by = stage.claim("south-present");
    let denial = stage
        .program()
        .picture(|ctx| ctx.agreement().denials().iter().find(|denial| denial.by == by).cloned());
    let denial = denial.flatten().expect("a denial");
    stage.click(&denial.sentence);
    assert_eq!(*stage.session().selection.selected(), Selected::claims(denial.claims()));
}

/// As large as the dossier of a massacre with many counts: 40 claims, 25 contradictions.
fn large() -> String {
    let mut claims = String::new();
    let mut add = |at: usize, of: &str, quantity: String| {
        let (by, paragraph) = (at % 12, at % 40 + 1);
        writeln!(
            claims,
            "\"c{at}\": (by: \"s{by}\", document: \"d\", paragraph: {paragraph}, event: \"e\", says: Count(outcome: Killed, of: \
             \"{of}\", quantity: {quantity})),"
        )
        .expect("writing to a string");
    };
    // Five upper bounds below five lower bounds.
    (0..5).for_each(|at| add(at, "all", format!("AtMost({})", 290 + at)));
    (5..10).for_each(|at| add(at, if at < 8 { "all" } else { "men" }, format!("AtLeast({})", 375 + at)));
    (10..36).for_each(|at| add(at, if at % 2 == 0 { "men" } else { "boys" }, format!("AtLeast({at})")));
    (36..40).for_each(|at| add(at, "all", format!("About({})", at * 10)));
    let mut sources = String::new();
    for at in 0..12 {
        write!(
            sources,
            "\"s{at}\": (name: \"The commission of inquiry number {at}\", short: \"Commission {at}\"),"
        )
        .expect("writing to a string");
    }
    format!(
        "Dossier(format: 1, title: \"Many counts\", groups: {{\"all\": (name: \"Everybody in the garden\", many: \"people in the \
         garden\"), \"men\": (name: \"Men\", many: \"men\", within: \"all\"), \"boys\": (name: \"Boys\", many: \"boys\", within: \
         \"all\")}}, sources: {{{sources}}}, documents: {{\"d\": (title: \"Report\")}}, events: {{\"e\": (name: \"E\")}}, claims: \
         {{{claims}}})"
    )
}

#[test]
fn the_page_of_many_counts_fits_two_small_screens() {
    let text = large();
    let mut stage = Stage::with(super::stage::SMALL, parallax::theme::Mode::Light, &text);
    let found = stage.program().picture(|ctx| {
        let agreement = ctx.agreement();
        (agreement.claims().len(), agreement.conflicts().len())
    });
    assert_eq!(found, Some((40, 25)));
    stage.send(Command::Show(View::AGREEMENT));
    stage.send(Command::Alone(View::AGREEMENT));
    let names = stage.names_in(stage.harness.ctx.content_rect());
    let grouped =
        names.iter().filter(|name| name.contains("It and each of the following exclude each other"));
    assert!(grouped.count() > 1, "{names:#?}");
    let program = &mut parallax::app::Parallax::new("large.ron", parallax::load::read(&text));
    let wish = parallax::app::publish::Wish {
        dress: parallax::views::picture::Dress::Plain,
        ..parallax::app::publish::Wish::usual(
            parallax::session::Subject::View(View::AGREEMENT),
            parallax::session::Format::Svg,
        )
    };
    let svg = parallax::app::publish::make(program, &wish).expect("a drawing");
    let svg = String::from_utf8(svg).expect("text");
    let height: f32 = svg
        .split("height=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .and_then(|number| number.trim_end_matches("px").parse().ok())
        .expect("a height");
    assert!(height <= 2.0 * 720.0, "{height} points are more than two screens");
}

/// Two claims of one conflict, and one outside it; the two name a different place than the third.
const TWO: &str = r#"Dossier(format: 1, title: "Fire", frame: (center: (lon: 10.0, lat: 54.0), width_km: 40),
    places: {
        "town": (name: "Town", at: Point((lon: 10.0, lat: 54.0)), basis: "b"),
        "mill": (name: "Mill", at: Point((lon: 10.15, lat: 54.03)), basis: "b"),
    },
    groups: { "g": (name: "Workers", many: "workers") },
    sources: { "a": (name: "Alpha"), "b": (name: "Beta"), "c": (name: "Gamma") },
    documents: { "d": (title: "Paper", paragraphs: 9) },
    events: { "e": (name: "Fire", on: "1931-05-02", at: "town") },
    claims: {
        "a5": (by: "a", document: "d", paragraph: 1, said: "1931-05-03", event: "e", at: "mill",
            says: Count(outcome: Killed, of: "g", quantity: Exactly(5))),
        "b9": (by: "b", document: "d", paragraph: 2, said: "1931-05-04", event: "e", at: "mill",
            says: Count(outcome: Killed, of: "g", quantity: Exactly(9))),
        "c1": (by: "c", document: "d", paragraph: 3, said: "1931-05-04", event: "e", at: "town", gist: "It was loud"),
    })"#;

/// The drawing depends only on the current selection, not on an earlier one.
#[test]
fn a_set_is_drawn_in_one_way_whatever_was_selected_before() {
    let set = |stage: &Stage| vec![stage.claim("a5"), stage.claim("b9")];
    for before in [None, Some("a5"), Some("b9"), Some("c1")] {
        let mut stage = Stage::with(USUAL, parallax::theme::Mode::Light, TWO);
        let claims = set(&stage);
        let mut fresh = Stage::with(USUAL, parallax::theme::Mode::Light, TWO);
        if let Some(key) = before {
            let claim = stage.item(ItemKind::Claim, key);
            stage.select(claim);
        }
        stage.send(Command::SelectClaims(claims.clone()));
        fresh.send(Command::SelectClaims(claims));
        // Only the panes; the bar above shows the previous selection.
        let names = |stage: &Stage| {
            let mut names = stage.names_in(stage.harness.ctx.content_rect());
            names.retain(|name| !["Back", "Forward"].iter().any(|button| name.starts_with(button)));
            names
        };
        let (here, there) = (names(&stage), names(&fresh));
        let differing: Vec<_> = here.iter().filter(|name| !there.contains(name)).collect();
        assert!(differing.is_empty() && here.len() == there.len(), "{before:?}: {differing:#?}");
        let line = "Mill, named by Alpha and Beta";
        assert!(here.iter().any(|name| name.starts_with(line)), "one line for both: {here:#?}");
    }
}

#[test]
fn a_set_is_fitted_pinned_and_opposed_like_one_item() {
    let mut stage = Stage::agreement();
    let claims = BESIDE.map(|key| stage.claim(key)).to_vec();
    stage.send(Command::SelectClaims(claims.clone()));
    let fits = stage
        .program()
        .picture(|ctx| parallax::views::map::fit_selection(ctx, egui::Vec2::new(600.0, 400.0)).is_some());
    let has_place = stage
        .program()
        .picture(|ctx| ctx.related.is_some_and(|related| !related.of_kind(ItemKind::Place).is_empty()));
    assert_eq!(fits, has_place, "the places of both claims");
    let opposed = stage.program().picture(|ctx| {
        let opposed = ctx.dossier.claims.ids().filter(|id| ctx.is_opposed(*id)).collect::<Vec<_>>();
        let with = |claim: &ClaimId| ctx.agreement().conflicting_with(*claim).collect::<Vec<_>>();
        let mut expected: Vec<ClaimId> =
            claims.iter().flat_map(with).filter(|id| !claims.contains(id)).collect();
        expected.sort_unstable();
        expected.dedup();
        (opposed, expected)
    });
    let (opposed, expected) = opposed.expect("opened");
    assert!(opposed == expected && !expected.is_empty(), "{opposed:?}, {expected:?}");
    stage.click("Pin 2 claims");
    let pinned: Vec<Item> = claims.iter().map(|claim| Item::Claim(*claim)).collect();
    assert_eq!(stage.session().tray.pinned(), pinned);
    stage.click("Unpin 2 claims");
    assert!(stage.session().tray.pinned().is_empty());
}
