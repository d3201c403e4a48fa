//! Random places: none lies under a card, unless the note counts it.

use egui::{Pos2, Rect, vec2};

use super::tests::village;
use super::{arrange, cards, note, rings};
use crate::app::Parallax;
use crate::dossier::Item;
use crate::map::{Camera, Projector};
use crate::theme::fonts;
use egui_picture::headless;

/// Small steps to different numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn degree(&mut self, middle: f64) -> f64 {
        middle + self.below(2_000) as f64 / 1_000.0 - 1.0
    }
}

/// Points, short and long lines, areas and places without a position, some with claims.
fn dossier(dice: &mut Dice, count: u64) -> String {
    let houses: Vec<_> = (0..count)
        .map(|_| {
            let (lon, lat) = (dice.degree(30.0), dice.degree(45.0));
            let wide = [0.004, 0.04, 0.4][dice.below(3) as usize];
            let (east, north) = (lon + wide, lat + wide / 3.0);
            let at = match dice.below(8) {
                0 => format!("Line([(lon: {lon:.4}, lat: {lat:.4}), (lon: {east:.4}, lat: {north:.4})])"),
                1 => format!(
                    "Area([(lon: {lon:.4}, lat: {lat:.4}), (lon: {east:.4}, lat: {lat:.4}), (lon: {east:.4}, lat: {north:.4})])"
                ),
                2 => "NotLocated".to_owned(),
                _ => format!("Point((lon: {lon:.4}, lat: {lat:.4}))"),
            };
            (at, dice.below(2) == 0)
        })
        .collect();
    village(&houses)
}

#[test]
fn no_place_lies_under_a_card_unless_the_note_counts_it() {
    let mut dice = Dice(7);
    let (mut visible, mut moved, mut left_out, mut noted) = (0, 0, 0, 0);
    for round in 0..24_u64 {
        let text = dossier(&mut dice, 3 + 5 * (round % 12));
        let size = [vec2(1144.0, 562.0), vec2(640.0, 400.0), vec2(420.0, 150.0)][round as usize % 3];
        let viewport = Rect::from_min_size(Pos2::ZERO, size);
        let mut program = Parallax::new("random", crate::load::read(&text));
        headless::paint(
            size,
            fonts::definitions(),
            |_| {},
            |ui| {
                program.picture(|ctx| {
                    for width_km in [30.0, 90.0, 200.0, 500.0] {
                        let center = crate::geo::LonLat::new(30.0, 45.0);
                        let camera = Camera::over(center, width_km, size).within(size);
                        let projector = Projector::new(camera, viewport);
                        let layout = cards::Layout::new(ctx, ui, &projector);
                        let taken = layout.taken();
                        let scene = arrange::cached(ctx, ui, &projector, &taken, None);
                        let heard = rings::heard(ctx, ui);
                        let missing = note::missing(ctx, viewport, &heard, &scene);
                        let words = scene.note.as_ref().map_or("", |note| note.words.as_str());
                        for mark in scene.marks.iter().filter(|mark| mark.lead.is_none()) {
                            let is_in_view = rings::middle(&mark.form).is_none_or(|at| viewport.contains(at));
                            if !is_in_view {
                                continue;
                            }
                            visible += 1;
                            let is_told = ctx.tally(Item::Place(mark.place)).claims == 0
                                || note::is_told(mark)
                                || mark.gathered.as_ref().is_some_and(|several| several.claims == 0);
                            let is_hidden = mark.is_under(&scene.covers, viewport);
                            if is_hidden || !is_told {
                                noted += 1;
                                let is_noted = missing.iter().any(|(other, ..)| std::ptr::eq(*other, mark));
                                assert!(is_noted || note::is_told(mark), "{} is hidden", mark.label.name);
                                assert!(!is_noted || words.contains("ot marked"), "{words}");
                            }
                            let cards = layout.movable();
                            assert!(
                                !mark.is_under(&cards, viewport),
                                "{} under a card in {size} at {width_km} km",
                                mark.label.name
                            );
                        }
                        let without = ctx.unlocated.len();
                        if without > 0 && taken.left_out.listed.is_some() {
                            left_out += 1;
                            assert!(
                                ["Without a position", "No position"].iter().any(|said| words.contains(said)),
                                "{words}"
                            );
                        }
                        moved += usize::from(
                            layout.movable().iter().any(|card| card.center().y < viewport.center().y),
                        );
                    }
                });
            },
        );
    }
    assert!(visible > 500 && moved > 5 && left_out > 0, "{visible} {moved} {left_out} {noted}");
}
