//! What was known on a day: every number on screen is that day's, and uncertain dates are described as such.

use egui::{Rect, Vec2};
use jiff::civil::date;
use parallax::analysis::{Shown, headline, speaker};
use parallax::dossier::{Claim, Item, ItemKind};
use parallax::session::{Command, EstimatePage, EstimateSettings, Scope, View};
use parallax::theme::Mode;
use parallax::views::picture;

use super::stage::Stage;

/// High enough that no pane needs scrolling.
const HIGH: Vec2 = Vec2::new(1440.0, 5000.0);

/// What could not be known before the attack is not counted anywhere.
#[test]
fn on_a_day_before_the_attack_every_number_on_screen_is_that_day_s() {
    let mut stage = Stage::new(HIGH);
    let all = stage.dossier().claims.len();
    stage.send(Command::AsOf(Some(date(1931, 1, 1).into())));
    let shown = Shown { day: Some(date(1931, 1, 1).into()), ..Shown::default() };
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
    for view in View::all() {
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
    for view in [View::TIMELINE, View::ESTIMATES, View::TABLE] {
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
    stage.send(Command::Show(View::TIMELINE));
    for (key, day, suffix) in [
        ("either", 7, ", perhaps not yet said on 7 February 2018"),
        ("either", 11, ", perhaps not yet said on 11 February 2018"),
        ("either", 12, ""),
        ("absent", 8, ", not yet said on 8 February 2018"),
        ("absent", 9, ""),
    ] {
        stage.send(Command::AsOf(Some(date(2018, 2, day).into())));
        let name = stage.spoken(stage.item(ItemKind::Claim, key)) + suffix;
        let found = stage.names_in(stage.chart_rect());
        assert!(found.contains(&name), "{key}, {day}: {found:#?}");
    }
}

/// Before an event nothing that was said later about it is drawn, named or counted, in any view and beside it; from its
/// day on what was said later is there and says so.
#[test]
fn what_was_said_later_is_shown_from_the_day_of_its_event_on() {
    let keys = ["either", "bounded", "absent"];
    for view in View::all() {
        let mut stage = Stage::with(HIGH, Mode::Light, SMALL);
        stage.send(Command::Show(view));
        stage.show_outcome(None);
        stage.send(Command::AsOf(Some(date(2018, 2, 6).into())));
        let names = stage.names_in(Rect::EVERYTHING);
        for key in keys {
            let spoken = stage.spoken(stage.item(ItemKind::Claim, key));
            assert!(!names.iter().any(|name| name.contains(&spoken)), "{view:?}: {spoken}");
        }
        for item in [ItemKind::Event, ItemKind::Document].map(|kind| stage.dossier().items(kind).next()) {
            let name = stage.dossier().name(item.expect("one")).to_owned();
            assert!(
                !names.iter().any(|found| found.split(", ").next() == Some(&name)),
                "{view:?}: {name} in {names:#?}"
            );
        }
        for words in ["Claims, 0 of 3", "Events, 0 of 1", "Documents, 0 of 1", "1 event, 3 claims not shown"]
        {
            assert!(names.iter().any(|name| name == words), "{view:?} lacks {words}: {names:#?}");
        }
        stage.send(Command::AsOf(Some(date(2018, 2, 8).into())));
        let names = stage.names_in(Rect::EVERYTHING);
        assert!(!names.iter().any(|name| name.contains("not shown")), "{view:?}: {names:#?}");
        let later = stage.spoken(stage.item(ItemKind::Claim, "absent")) + ", not yet said on 8 February 2018";
        assert!(view == View::MAP || names.contains(&later) || !draws_all(view), "{view:?}: {names:#?}");
    }
}

/// Whether a view has a mark for every claim of [`SMALL`].
fn draws_all(view: View) -> bool {
    matches!(view, View::ESTIMATES | View::TIMELINE | View::TABLE)
}

/// The selection outlasts the days on which it is not shown.
#[test]
fn a_selection_that_is_not_known_yet_is_not_shown_and_comes_back() {
    let mut stage = Stage::new(HIGH);
    let north = stage.item(ItemKind::Claim, "north-48");
    stage.select(north);
    stage.send(Command::AsOf(Some(date(1931, 1, 1).into())));
    let names = stage.names_in(Rect::EVERYTHING);
    assert!(!names.iter().any(|name| name.contains("48")), "{names:#?}");
    stage.assert_inspector_says(
        "What is selected had not been said, had not come out or had not happened on the day chosen.",
    );
    assert_eq!(stage.emphasis(stage.item(ItemKind::Place, "orlin")), parallax::views::Emphasis::Plain);
    stage.send(Command::AsOf(None));
    stage.assert_inspector_says("48 killed so far (count not closed)");
}

/// That the tray narrows views is said when it does, and never because of a day; and it is not forgotten on a day.
#[test]
fn a_day_alone_is_never_told_as_a_choice_of_claims() {
    let day = Command::AsOf(Some(date(2018, 1, 1).into()));
    let pages = [EstimatePage::Chart, EstimatePage::Coding];
    let told = |stage: &mut Stage, view: View, page: EstimatePage| {
        let settings = EstimateSettings { page, ..stage.session().estimates.clone() };
        stage.send(Command::Estimates(settings));
        let told = stage.program().picture(|ctx| {
            let captions = view.description().caption(ctx);
            format!("{}\n{}", captions.join(" · "), picture::alt_text(ctx, view))
        });
        told.expect("a dossier")
    };
    let says = |told: &str| {
        let choices = ["what was put side by side", "narrowed to what is compared", "in the compare tray"];
        choices.iter().any(|words| told.contains(words)) || told.starts_with("Claims compared")
    };
    for (view, page) in View::all().flat_map(|view| pages.map(|page| (view, page))) {
        let mut stage = Stage::khusham(HIGH);
        stage.send(day.clone());
        let told_then = told(&mut stage, view, page);
        assert!(!says(&told_then), "{view:?}: {told_then}");
        assert!(told_then.contains("104 later claims"), "{view:?}: {told_then}");
        let isis = stage.item(ItemKind::Claim, "isis-two-captured");
        stage.send(Command::Pin(isis));
        stage.send(Command::Scope(Scope::Tray));
        let told_then = told(&mut stage, view, page);
        assert!(says(&told_then), "{view:?}: {told_then}");
        assert!(!told_then.contains("later claim"), "nothing pinned is left out: {view:?}: {told_then}");
    }
}
