//! As others would code it: the page is found by its sentences, its figures select their claims, and a button
//! leads back.

use egui::Vec2;
use parallax::dossier::{Item, ItemKind};
use parallax::session::{Command, EstimatePage, Selected};

use super::stage::{SIZES, Stage};

/// High enough that nothing on the page needs scrolling.
const HIGH: Vec2 = Vec2::new(1440.0, 3000.0);

const FIRST: &str =
    "What three projects could store of these 13 counts of killed. Parallax codes nothing itself.";

fn open(size: Vec2) -> Stage {
    let mut stage = Stage::new(size);
    let mut settings = stage.session().estimates.clone();
    settings.page = EstimatePage::Coding;
    let program = stage.harness.state_mut();
    *program = program.take().map(|program| program.with(Command::Estimates(settings)));
    stage.settle();
    stage
}

#[test]
fn the_page_says_what_each_project_could_store_and_what_it_loses() {
    for size in SIZES {
        let mut stage = open(size);
        assert_eq!(stage.session().estimates.page, EstimatePage::Coding);
        let names = stage.names_in(egui::Rect::EVERYTHING);
        for wanted in [
            FIRST,
            "ACLED",
            "UCDP GED",
            "Airwars",
            "fatalities",
            "ACLED loses: 5 claims give a bound: one integer has no open end.",
            "UCDP GED loses: 1 claim doubts or leaves it open: no field.",
        ] {
            assert!(names.iter().any(|name| name == wanted), "{size}: `{wanted}` is not among {names:#?}");
        }
        let open = stage.named_in("not determined", egui::Rect::EVERYTHING).len();
        assert_eq!(open, 4, "fatalities; low, best, high; killed; injured");
    }
}

#[test]
fn a_figure_selects_its_claims_and_the_page_stays() {
    let mut stage = open(HIGH);
    let names = stage.names_in(egui::Rect::EVERYTHING);
    let figure = names.iter().find(|name| name.starts_with("ACLED could store 52 from 1 claim"));
    let figure = figure.unwrap_or_else(|| panic!("{names:#?}")).clone();
    stage.click(&figure);
    assert_eq!(stage.selected(), Some(stage.item(ItemKind::Claim, "north-52")));
    assert_eq!(stage.session().estimates.page, EstimatePage::Coding);
}

#[test]
fn a_loss_selects_the_claims_it_concerns() {
    let mut stage = open(HIGH);
    stage.click("ACLED loses: 5 claims give a bound: one integer has no open end.");
    let bounds =
        ["north-48", "south-over-200", "master-at-most-130", "agency-between", "herald-fewer-than-100"].map(
            |key| {
                let Item::Claim(id) = stage.item(ItemKind::Claim, key) else { unreachable!("it is a claim") };
                id
            },
        );
    assert_eq!(*stage.session().selection.selected(), Selected::claims(bounds.to_vec()));
}

#[test]
fn a_button_leads_back_to_the_chart() {
    for size in SIZES {
        let mut stage = open(size);
        stage.click("Back to the chart");
        assert_eq!(stage.session().estimates.page, EstimatePage::Chart);
        assert!(!stage.names_in(egui::Rect::EVERYTHING).iter().any(|name| name == FIRST));
    }
}
