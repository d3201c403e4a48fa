//! What was known on a day: every number on screen is that day's, and uncertain dates are described as such.

use egui::{Rect, Vec2};
use jiff::civil::date;
use parallax::analysis::{Shown, headline, speaker};
use parallax::dossier::{Claim, Item, ItemKind};
use parallax::session::{Command, View};
use parallax::theme::Mode;

use super::stage::Stage;

/// High enough that no pane needs scrolling.
const HIGH: Vec2 = Vec2::new(1440.0, 5000.0);

/// What could not be known before the clash is not counted anywhere.
#[test]
fn on_a_day_before_the_clash_every_number_on_screen_is_that_day_s() {
    let mut stage = Stage::new(HIGH);
    let all = stage.dossier().claims.len();
    stage.send(Command::AsOf(Some(date(2018, 1, 1))));
    let shown = Shown { only: None, day: Some(date(2018, 1, 1)) };
    let ids: Vec<_> = stage.dossier().claims.ids().collect();
    let left = shown.count(stage.dossier(), &ids);
    assert!(left < all / 4, "{left} of {all}");
    let names = stage.names_in(Rect::EVERYTHING);
    let heading =
        |name: &str| names.iter().find(|found| found.starts_with(name)).cloned().unwrap_or_default();
    assert_eq!(heading("Claims, "), format!("Claims, {left} of {all}"));
    assert!(heading("Documents, ").starts_with("Documents, 0 of"), "{}", heading("Documents, "));
    for id in ids.into_iter().filter(|id| !shown.holds(stage.dossier(), *id)) {
        let name = stage.spoken(Item::Claim(id));
        assert!(!names.contains(&name), "stands without saying that it was not said yet: {name}");
    }
}

/// A claim that hedges its figure is never read aloud without the hedge.
#[test]
fn a_hedge_is_heard_wherever_its_figure_is() {
    for view in View::ALL {
        let mut stage = Stage::new(HIGH);
        stage.send(Command::Show(view));
        stage.show_outcome(None);
        let names = stage.names_in(Rect::EVERYTHING);
        let counts = || stage.dossier().claims.rows().iter().filter(|claim| claim.count().is_some());
        // Two claims of one source may begin alike; without the hedge they could not be distinguished.
        let like = |claim: &&Claim| {
            counts().filter(|other| other.by == claim.by && headline(other) == headline(claim)).count()
        };
        for claim in counts().filter(|claim| claim.hedge.is_some()).filter(|claim| like(claim) == 1) {
            let (who, hedge) = (speaker(stage.dossier(), claim), claim.hedge.as_deref().unwrap_or_default());
            let said = headline(claim);
            let said = [format!("{who}: {said}"), format!("{who}, {said}")];
            let told = names.iter().filter(|name| said.iter().any(|said| name.starts_with(said.as_str())));
            for name in told {
                assert!(name.contains(hedge.trim_matches(['“', '”'])), "{view:?}: {name} without {hedge}");
            }
        }
    }
}

/// A claim of two possible days, a claim without a date, and a denial of presence.
const SMALL: &str = r#"Dossier(
    format: 1, title: "T", period: "2018-02-07/2018-02-15",
    sources: { "s": (name: "Sour") },
    groups: { "soldiers": (name: "Soldiers", one: "soldier", many: "soldiers") },
    documents: { "d": (title: "Doc", dated: "2018-02-13") },
    events: { "e": (name: "Event", on: "2018-02-07") },
    claims: {
        "either": (by: "s", document: "d", paragraph: 1, said: "[2018-02-07,2018-02-12]", event: "e",
            says: Count(outcome: Killed, of: "soldiers", quantity: Exactly(48)), hedge: "so it is told"),
        "bounded": (by: "s", document: "d", paragraph: 2, event: "e",
            says: Count(outcome: Killed, of: "soldiers", quantity: MoreThan(100))),
        "absent": (by: "s", document: "d", paragraph: 3, said: "2018-02-09", event: "e", stance: Denies,
            says: Count(outcome: Strength, of: "soldiers", quantity: NotGiven)),
    },
)"#;

#[test]
fn one_of_two_days_a_derived_time_and_a_denied_presence_are_told_as_they_are() {
    for view in [View::Timeline, View::Estimates, View::Table] {
        let mut stage = Stage::with(HIGH, Mode::Light, SMALL);
        stage.send(Command::Show(view));
        stage.show_outcome(None);
        let names = stage.names_in(stage.chart_rect());
        for words in [
            "48 soldiers killed, said 7 or 12 February 2018, hedge: so it is told",
            "more than 100 soldiers killed, said between 7 and 13 February 2018 (derived: not before its event, not after \
             its document)",
            "denies that soldiers were present, said 9 February 2018",
        ] {
            assert!(names.iter().any(|name| name.contains(words)), "{view:?} lacks {words}: {names:#?}");
        }
    }
}

#[test]
fn on_a_day_between_two_days_it_is_perhaps_said_and_after_its_document_certainly() {
    let mut stage = Stage::with(HIGH, Mode::Light, SMALL);
    stage.send(Command::Show(View::Timeline));
    for (day, suffix) in [
        (6, ", not yet said on 6 February 2018"),
        (7, ", perhaps not yet said on 7 February 2018"),
        (11, ", perhaps not yet said on 11 February 2018"),
        (12, ""),
    ] {
        stage.send(Command::AsOf(Some(date(2018, 2, day))));
        let name = stage.spoken(stage.item(ItemKind::Claim, "either")) + suffix;
        let found = stage.names_in(stage.chart_rect());
        assert!(found.contains(&name), "{day}: {found:#?}");
    }
}
