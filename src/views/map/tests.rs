//! Properties of the labels of the built-in dossier at every zoom.

use std::collections::BTreeSet;

use egui::{Pos2, Rect, Vec2, vec2};

use super::rings::{Badge, RADIUS, REACH};
use super::{arrange, bands, cards, scene};
use crate::app::Parallax;
use crate::dossier::{Item, ItemKind};
use crate::map::{Camera, Projector};
use crate::theme::fonts;
use crate::views::Context;
use egui_picture::headless;

/// Calls `check` with the scene and the cards for one camera after the other, from 3 km across to the world.
fn at_every_zoom(
    size: Vec2,
    selected: Option<&str>,
    mut check: impl FnMut(&Context<'_>, &scene::Scene, &[Rect]),
) {
    let loaded = crate::load::read(crate::load::KHUSHAM);
    let dossier = loaded.dossier.as_ref().expect("the built-in dossier opens");
    let item: Option<Item> = selected.and_then(|key| {
        let kinds = [ItemKind::Place, ItemKind::Event, ItemKind::Person];
        kinds.into_iter().find_map(|kind| dossier.find(kind, key))
    });
    let frame = dossier.frame.expect("it has a frame");
    let mut program = Parallax::new("built in", loaded).with_selection(item);
    let viewport = Rect::from_min_size(Pos2::ZERO, size);
    headless::paint(
        size,
        fonts::definitions(),
        |_| {},
        |ui| {
            program.picture(|ctx| {
                let mut width_km = 3.0;
                while width_km < 40_000.0 {
                    for aside in [vec2(0.0, 0.0), vec2(137.0, -61.0), vec2(-290.0, 170.0)] {
                        let camera = Camera::over(frame.center, width_km, size).panned(aside).within(size);
                        let projector = Projector::new(camera, viewport);
                        let taken = cards::Layout::new(ctx, ui, &projector).taken();
                        let scene = arrange::cached(ctx, ui, &projector, &taken, None);
                        check(ctx, &scene, &taken.cards);
                    }
                    width_km *= 1.31;
                }
            });
        },
    );
}

fn rects(scene: &scene::Scene) -> Vec<(&str, Rect)> {
    let labels = scene.marks.iter().map(|mark| &mark.label);
    labels.filter_map(|label| Some((label.name.as_str(), label.placed?.rect))).collect()
}

#[test]
fn no_label_covers_another_or_a_card() {
    for (size, selected) in [
        (vec2(860.0, 390.0), None),
        (vec2(400.0, 175.0), None),
        (vec2(1340.0, 460.0), Some("khusham")),
        (vec2(400.0, 400.0), Some("tabiya")),
    ] {
        let mut labels = 0;
        at_every_zoom(size, selected, |_, scene, obstacles| {
            let rects = rects(scene);
            labels += rects.len();
            for (index, (name, rect)) in rects.iter().enumerate() {
                let rect = rect.shrink(0.1);
                for (other, second) in &rects[index + 1..] {
                    assert!(!rect.intersects(*second), "{name} and {other} at {size}");
                }
                assert!(!obstacles.iter().any(|card| card.intersects(rect)), "{name} and a card at {size}");
            }
        });
        assert!(labels > 100, "{labels} labels at {size}: the test has nothing to look at");
    }
}

#[test]
fn what_is_selected_and_in_sight_has_its_name() {
    let mut seen = 0;
    at_every_zoom(vec2(860.0, 390.0), Some("khusham"), |ctx, scene, cards| {
        let mark = scene.marks.iter().find(|mark| ctx.selected() == Some(Item::Place(mark.place)));
        let Some(scene::Mark { form: scene::Form::Point { at, .. }, label, .. }) = mark else { return };
        let inside = Rect::from_min_size(Pos2::ZERO, vec2(860.0, 390.0)).shrink(60.0);
        if inside.contains(*at) && !cards.iter().any(|card| card.expand(12.0).contains(*at)) {
            seen += 1;
            assert!(label.placed.is_some(), "Khusham at {at} has no name");
        }
    });
    assert!(seen > 20, "Khusham was in sight {seen} times only");
}

#[test]
fn rings_and_badges_cover_nothing_and_count_nothing_twice() {
    let (mut rings, mut badges) = (0, 0);
    at_every_zoom(vec2(860.0, 390.0), Some("khusham"), |ctx, scene, cards| {
        let labels = rects(scene);
        for (index, mark) in scene.marks.iter().enumerate() {
            let Some(ring) = &mark.ring else { continue };
            rings += 1;
            let name = &mark.label.name;
            let members =
                mark.gathered.as_ref().map_or(vec![mark.place], |gathered| gathered.members.to_vec());
            let claims: Vec<_> = members
                .iter()
                .flat_map(|place| ctx.stock.links.claims_of(Item::Place(*place)))
                .copied()
                .collect();
            let sources: BTreeSet<_> = claims.iter().map(|id| ctx.dossier.claims[*id].by).collect();
            assert_eq!((ring.claims, ring.voices.len()), (claims.len(), sources.len()), "{name}");
            let counted = mark.label.counts();
            assert!(!counted || ring.badge == Badge::None, "{name} is counted twice");
            for other in scene.marks[index + 1..].iter().filter_map(|mark| mark.ring.as_ref()) {
                assert!(ring.at.distance(other.at) >= 2.0 * RADIUS, "rings at {name}");
            }
            if let Badge::Beside(rect) = ring.badge {
                badges += 1;
                assert_eq!(rect.size(), vec2(22.0, 14.0), "{name}: its size tells nothing");
                assert!(
                    !labels.iter().any(|(_, label)| label.intersects(rect)),
                    "badge of {name} on a label"
                );
                assert!(!cards.iter().any(|card| card.intersects(rect)), "badge of {name} on a card");
            }
        }
    });
    assert!(rings > 100 && badges > 5, "{rings} rings, {badges} badges: the test has nothing to look at");
}

/// A zone says that its course is not described: its label and ring are on it, with as much of it on both
/// banks.
#[test]
fn the_label_and_the_ring_of_a_zone_stand_on_it() {
    for size in [vec2(1544.0, 780.0), vec2(1224.0, 458.0), vec2(698.0, 258.0), vec2(584.0, 200.0)] {
        let (mut rings, mut zones) = (0, 0);
        at_every_zoom(size, None, |_, scene, _| {
            for mark in &scene.marks {
                let scene::Form::Band { course, half } = &mark.form else { continue };
                // A zone no longer than a ring is under it.
                if mark.form.course().is_none() {
                    continue;
                }
                zones += 1;
                let aside = |at: Pos2| bands::distance(course, at);
                let Some(label) = mark.label.placed else {
                    assert!(mark.ring.is_none(), "a ring without its label would be nobody's");
                    continue;
                };
                let Some(ring) = &mark.ring else {
                    let near = [label.rect.center(), label.rect.center_top(), label.rect.center_bottom()];
                    let sides = [label.rect.left_center(), label.rect.right_center()];
                    assert!(
                        near.into_iter().chain(sides).any(|at| aside(at) <= *half),
                        "off the zone at {size}"
                    );
                    continue;
                };
                rings += 1;
                assert!(label.leader.is_none());
                assert!(aside(ring.at) <= 0.5 && REACH <= *half, "the ring hangs over the zone at {size}");
                let anchor = label.rect.clamp(ring.at);
                assert!(anchor.distance(ring.at) <= REACH + 4.0, "the label is not at its ring");
                assert!(aside(anchor) <= *half, "the label begins {} from {half} at {size}", aside(anchor));
            }
        });
        assert!(zones > 50 && zones > rings, "{rings} rings of {zones} zones at {size}");
        assert!(rings > 5 || size.y < 250.0, "{rings} rings at {size}");
    }
}

#[test]
fn a_zone_has_its_name_in_the_theatre_at_every_usual_size() {
    for size in [vec2(1544.0, 780.0), vec2(1224.0, 458.0), vec2(698.0, 258.0), vec2(584.0, 200.0)] {
        let mut named = 0;
        at_every_zoom(size, None, |_, scene, _| {
            let zone = scene.marks.iter().find(|mark| matches!(mark.form, scene::Form::Band { .. }));
            named += usize::from(zone.is_some_and(|zone| zone.label.placed.is_some()));
        });
        assert!(named > 4, "{named} times at {size}");
    }
}

#[test]
fn a_zone_is_wide_in_kilometres_and_never_narrower_than_its_ring_unless_it_is_a_speck() {
    let mut widths = Vec::new();
    at_every_zoom(vec2(860.0, 390.0), None, |_, scene, _| {
        widths.extend(scene.marks.iter().filter_map(|mark| match &mark.form {
            scene::Form::Band { course, half } => Some((super::labels::extent(course), *half)),
            _ => None,
        }));
    });
    assert!(widths.iter().any(|(_, half)| *half > 300.0), "some kilometres at 3 km across");
    assert!(widths.iter().filter(|(long, _)| *long > 80.0).all(|(_, half)| *half > REACH), "{widths:?}");
    assert!(widths.iter().filter(|(long, _)| *long < 10.0).all(|(_, half)| *half < 4.0), "{widths:?}");
}

#[test]
fn every_line_to_a_place_has_a_label_that_covers_no_other() {
    for (selected, least) in [("clash", 20), ("loginov", 20), ("kosoturov", 10)] {
        let mut threads = 0;
        at_every_zoom(vec2(860.0, 390.0), Some(selected), |_, scene, cards| {
            let labels = rects(scene);
            for (index, thread) in scene.threads.iter().enumerate() {
                threads += 1;
                let words = &thread.words;
                let rect = thread.placed.expect("a line without a label is not drawn").rect.shrink(0.1);
                let later = scene.threads[index + 1..].iter().filter_map(|other| Some(other.placed?.rect));
                let mut others = labels.iter().map(|(_, rect)| *rect).chain(later).chain(cards.to_vec());
                assert!(!others.any(|other| other.intersects(rect)), "{words} covers something");
            }
        });
        assert!(threads > least, "{selected}: {threads} lines: the test has nothing to look at");
    }
}

/// A dossier of houses: where each is, and whether there is a claim about it.
pub(super) fn village(houses: &[(String, bool)]) -> String {
    use std::fmt::Write as _;
    let (mut places, mut claims) = (String::new(), String::new());
    for (row, (at, is_claimed)) in houses.iter().enumerate() {
        let _ = writeln!(places, "\"p{row}\": (name: \"House {row}\", at: {at}),");
        if *is_claimed {
            let _ = writeln!(
                claims,
                "\"c{row}\": (by: \"a\", document: \"d\", paragraph: 1, at: \"p{row}\", says: Remark, gist: \"g\"),"
            );
        }
    }
    format!(
        "Dossier(format: 1, title: \"Village\", places: {{ {places} }}, sources: {{ \"a\": (name: \"A\") }},
         documents: {{ \"d\": (title: \"D\", dated: \"2020-01-05\", paragraphs: 9) }}, claims: {{ {claims} }})"
    )
}

/// Forty places around one spot, each with a claim; some at exactly one position.
fn crowd() -> String {
    let at = |row: u32| (10.0 + f64::from(row % 7) * 0.000_4, 50.0 + f64::from(row % 5) * 0.000_3);
    let point = |(lon, lat): (f64, f64)| format!("Point((lon: {lon:.4}, lat: {lat:.4}))");
    village(&(0..40).map(|row| (point(at(row)), true)).collect::<Vec<_>>())
}

#[test]
fn every_claim_in_view_is_counted_at_a_mark_or_in_the_note() {
    let text = crowd();
    let size = vec2(700.0, 400.0);
    let mut program = Parallax::new("crowd", crate::load::read(&text));
    let viewport = Rect::from_min_size(Pos2::ZERO, size);
    let (mut gathered, mut fanned) = (0, 0);
    headless::paint(
        size,
        fonts::definitions(),
        |_| {},
        |ui| {
            program.picture(|ctx| {
                for width_km in [0.2, 0.5, 1.0, 3.0, 20.0, 900.0] {
                    let center = crate::geo::LonLat::new(10.001_2, 50.000_6);
                    let camera = Camera::over(center, width_km, size).within(size);
                    let projector = Projector::new(camera, viewport);
                    let taken = cards::Layout::new(ctx, ui, &projector).taken();
                    let scene = arrange::cached(ctx, ui, &projector, &taken, None);
                    let is_inside = |mark: &&scene::Mark| match mark.form {
                        scene::Form::Point { at, .. } => viewport.contains(at),
                        _ => true,
                    };
                    let claims = |mark: &scene::Mark| match &mark.gathered {
                        Some(several) if several.rest.is_some() => 0,
                        Some(several) => several.claims,
                        None => ctx.tally(Item::Place(mark.place)).claims,
                    };
                    let told: usize = scene
                        .marks
                        .iter()
                        .filter(is_inside)
                        .filter(|mark| super::note::is_told(mark))
                        .map(claims)
                        .sum();
                    let note = scene.note.as_ref().map_or("", |note| note.words.as_str());
                    let figures = |after: &str| -> usize {
                        let said = note.split_once(after).map_or("", |(_, said)| said);
                        let said =
                            said.split('.').next().unwrap_or_default().split_whitespace().collect::<Vec<_>>();
                        let before = said.windows(2).filter(|words| words[1].starts_with("claim"));
                        before.map(|words| words[0].trim_start_matches('(').parse::<usize>().unwrap()).sum()
                    };
                    let all = told + figures("Not marked:") + figures("Outside this map:");
                    assert_eq!(all, 40, "at {width_km} km: {told} at marks; {note}");
                    gathered += scene.marks.iter().filter(|mark| mark.is_gathered()).count();
                    fanned += scene.marks.iter().filter(|mark| mark.lead.is_some()).count();
                }
            });
        },
    );
    assert!(
        gathered > 2 && fanned > 10,
        "{gathered} gathered, {fanned} fanned out: the test has nothing to look at"
    );
}
