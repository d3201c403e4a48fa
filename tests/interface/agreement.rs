//! Agreement as a person uses it: sentences and signs select what they speak of, bars show what stands against them.

use parallax::dossier::{ClaimId, Item, ItemKind};
use parallax::session::{Command, Scope, Selected, View};
use parallax::views::Emphasis;

use super::stage::{SIZES, Stage, USUAL};

const BESIDE: &str = "Bloomberg's “over 100” killed of Russian fighters cannot stand beside 15 February article's “no more \
                      than 5” (unclear who says it) killed of Russian nationals: Russian fighters are part of Russian \
                      nationals.";

impl Stage {
    fn claim(&self, key: &str) -> ClaimId {
        let Item::Claim(id) = self.item(ItemKind::Claim, key) else { panic!("`{key}` is no claim") };
        id
    }

    fn agreement() -> Self {
        let mut stage = Self::new(USUAL);
        stage.send(Command::Show(View::Agreement));
        stage.send(Command::Alone(View::Agreement));
        stage
    }
}

#[test]
fn a_conflict_selects_its_claims_everywhere() {
    let mut stage = Stage::agreement();
    stage.click(BESIDE);
    let (over, most) = (stage.claim("bloomberg-over-100"), stage.claim("fifteenth-no-more-than-5"));
    let expected = Selected::claims(vec![over, most]);
    assert_eq!(*stage.session().selection.selected(), expected);
    for claim in [over, most] {
        assert_eq!(stage.emphasis(Item::Claim(claim)), Emphasis::Selected);
    }
    let other = stage.item(ItemKind::Claim, "buga-dozens");
    assert_eq!(stage.emphasis(other), Emphasis::Dimmed);
    stage.send(Command::Alone(View::Agreement));
    stage.assert_inspector_says("2 claims");
    stage.assert_inspector_says(BESIDE);
    stage.send(Command::Back);
    assert_eq!(stage.selected(), None);
}

#[test]
fn a_sign_of_the_matrix_selects_both_its_claims() {
    let mut stage = Stage::agreement();
    let (dozens, most) = (stage.claim("buga-dozens"), stage.claim("fifteenth-no-more-than-5"));
    let [a, b] = [most, dozens].map(|id| stage.spoken(Item::Claim(id)));
    let sign = format!("Cannot both be true: {a}; {b}");
    let names = stage.names_in(stage.harness.ctx.content_rect());
    assert!(names.contains(&sign), "{sign} is not among {names:#?}");
    stage.click(&sign);
    assert_eq!(*stage.session().selection.selected(), Selected::claims(vec![dozens, most]));
}

#[test]
fn bars_in_conflict_with_the_selected_claim_say_so() {
    for size in SIZES {
        let mut stage = Stage::new(size);
        let most = stage.item(ItemKind::Claim, "fifteenth-no-more-than-5");
        stage.select(most);
        let chart = stage.chart_rect();
        let marked: Vec<_> = stage
            .names_in(chart)
            .into_iter()
            .filter(|name| name.ends_with(", in conflict with the selected claim"))
            .collect();
        assert!(!marked.is_empty(), "{size}");
        for name in &marked {
            let over = name.contains("over 100") || name.contains("dozens");
            assert!(over, "{name} is no rival of “no more than 5”");
        }
    }
}

#[test]
fn words_take_part_only_under_a_reading_that_knows_them() {
    let mut stage = Stage::agreement();
    let shown = |stage: &Stage| stage.names_in(stage.harness.ctx.content_rect());
    let dozens = |names: &[String]| names.iter().any(|name| name.starts_with("Buga's “dozens”"));
    assert!(dozens(&shown(&stage)));
    stage.read("words-only");
    assert!(!dozens(&shown(&stage)));
    assert!(shown(&stage).iter().any(|name| name == BESIDE), "figures are touched by no reading");
}

#[test]
fn the_tray_narrows_agreement_to_its_claims() {
    let mut stage = Stage::agreement();
    for key in ["sohr-48", "zakharova-five"] {
        let item = stage.item(ItemKind::Claim, key);
        stage.send(Command::Pin(item));
    }
    stage.send(Command::Scope(Scope::Tray));
    let names = stage.names_in(stage.harness.ctx.content_rect());
    assert!(!names.iter().any(|name| name.contains("cannot stand beside")), "{names:#?}");
    assert!(names.iter().any(|name| name.starts_with("Can both be true: ")), "{names:#?}");
}
