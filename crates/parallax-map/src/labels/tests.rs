//! No label covers anything, for any input.

use egui::{pos2, vec2};
use proptest::prelude::*;

use super::*;

const VIEWPORT: Rect = Rect { min: Pos2::new(10.0, 20.0), max: Pos2::new(910.0, 620.0) };

fn requests(most: usize) -> impl Strategy<Value = Vec<LabelRequest>> {
    let one = (-50.0..1000.0_f32, -50.0..700.0_f32, 0.0..15.0_f32, 5.0..160.0_f32, 8.0..30.0_f32, 0..4_i32);
    prop::collection::vec(
        one.prop_map(|(x, y, mark_radius, w, h, priority)| LabelRequest {
            anchor: pos2(x, y),
            mark_radius,
            size: vec2(w, h),
            priority,
        }),
        0..most,
    )
}

fn obstacles() -> impl Strategy<Value = Vec<Rect>> {
    let one = (0.0..900.0_f32, 0.0..600.0_f32, 1.0..200.0_f32, 1.0..150.0_f32);
    prop::collection::vec(one.prop_map(|(x, y, w, h)| Rect::from_min_size(pos2(x, y), vec2(w, h))), 0..6)
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y
}

proptest! {
    #[test]
    fn nothing_is_covered(requests in requests(120), obstacles in obstacles()) {
        let answers = place(&requests, &obstacles, VIEWPORT);
        prop_assert_eq!(answers.len(), requests.len());
        for (i, label) in answers.iter().enumerate().filter_map(|(i, answer)| Some((i, answer.as_ref()?))) {
            prop_assert!(VIEWPORT.contains_rect(label.rect));
            prop_assert!(!obstacles.iter().any(|obstacle| overlap(*obstacle, label.rect)));
            for (j, request) in requests.iter().enumerate() {
                let distance = label.rect.distance_to_pos(request.anchor);
                prop_assert!(distance >= request.mark_radius - 1e-3, "label {i} over mark {j}");
            }
            for other in answers.iter().skip(i + 1).flatten() {
                prop_assert!(!overlap(label.rect, other.rect));
                for (label, line) in [(label, other.leader), (other, label.leader)] {
                    let covered = line.is_some_and(|[a, b]| {
                        (0..=50).any(|step| label.rect.shrink(0.5).contains(a + (b - a) * (step as f32 / 50.0)))
                    });
                    prop_assert!(!covered, "a label over a leader");
                }
            }
        }
    }

    #[test]
    fn one_after_the_other_they_are_placed_as_each_alone(requests in requests(30), obstacles in obstacles()) {
        let mut room = Room::new(VIEWPORT, obstacles.iter().copied());
        let mut taken = obstacles;
        for request in &requests {
            let own = taken.get(1).copied();
            let others: Vec<Rect> = taken.iter().copied().filter(|rect| Some(*rect) != own).collect();
            prop_assert_eq!(room.spot(request, None), place(&[*request], &taken, VIEWPORT)[0]);
            prop_assert_eq!(room.spot(request, own), place(&[*request], &others, VIEWPORT)[0]);
            if let Some(placed) = room.spot(request, None) {
                room.take(placed.rect);
                taken.push(placed.rect);
            }
        }
    }

    #[test]
    fn the_answer_does_not_depend_on_who_is_less_important(requests in requests(60)) {
        let all = place(&requests, &[], VIEWPORT);
        // Removing the request (but not the mark) with the lowest priority changes nothing for the others.
        let Some(last) = (0..requests.len()).min_by_key(|&i| (requests[i].priority, std::cmp::Reverse(i))) else {
            return Ok(());
        };
        let mut fewer = requests.clone();
        fewer[last].size = Vec2::ZERO;
        let again = place(&fewer, &[], VIEWPORT);
        for i in (0..requests.len()).filter(|i| *i != last) {
            prop_assert_eq!(all[i], again[i]);
        }
    }

    #[test]
    fn the_most_important_is_placed_if_any_spot_is_free(mut requests in requests(40), obstacles in obstacles()) {
        let Some(first) = requests.first_mut() else { return Ok(()) };
        first.priority = 100;
        first.anchor = first.anchor.clamp(VIEWPORT.min, VIEWPORT.max);
        let marks_and_obstacles_only: Vec<LabelRequest> = requests.iter().enumerate()
            .map(|(i, request)| LabelRequest { size: if i == 0 { request.size } else { Vec2::ZERO }, ..*request })
            .collect();
        let alone = place(&marks_and_obstacles_only, &obstacles, VIEWPORT)[0];
        prop_assert_eq!(place(&requests, &obstacles, VIEWPORT)[0], alone);
    }
}

fn at(x: f32, y: f32, priority: i32) -> LabelRequest {
    LabelRequest { anchor: pos2(x, y), mark_radius: 5.0, size: vec2(80.0, 14.0), priority }
}

#[test]
fn a_lonely_label_stands_right_of_its_mark() {
    let label = place(&[at(400.0, 300.0, 0)], &[], VIEWPORT)[0].unwrap();
    assert_eq!(
        label,
        Placed { rect: Rect::from_min_size(pos2(408.0, 293.0), vec2(80.0, 14.0)), leader: None }
    );
}

#[test]
fn at_the_right_edge_it_stands_left() {
    let label = place(&[at(900.0, 300.0, 0)], &[], VIEWPORT)[0].unwrap();
    assert!(label.rect.max.x < 900.0);
}

#[test]
fn a_crowded_mark_gets_a_leader_and_then_nothing() {
    let crowd: Vec<LabelRequest> =
        (0..60).map(|i| at(400.0 + (i % 8) as f32, 300.0 + (i / 8) as f32, 0)).collect();
    let answers = place(&crowd, &[], VIEWPORT);
    assert!(answers.iter().flatten().any(|label| label.leader.is_some()));
    assert!(answers.iter().any(Option::is_none));
}

#[test]
fn the_more_important_gets_the_better_spot() {
    let answers = place(&[at(400.0, 300.0, 0), at(420.0, 300.0, 9)], &[], VIEWPORT);
    assert_eq!(answers[1].unwrap().rect.min, pos2(428.0, 293.0));
}

#[test]
fn impossible_input_does_no_harm() {
    let odd = [
        LabelRequest { anchor: Pos2::new(f32::NAN, 0.0), ..at(0.0, 0.0, 0) },
        LabelRequest { size: vec2(f32::INFINITY, 1.0), ..at(400.0, 300.0, 0) },
        LabelRequest { mark_radius: f32::NAN, ..at(400.0, 300.0, 0) },
        LabelRequest { mark_radius: 1e30, ..at(400.0, 300.0, 0) },
    ];
    assert!(place(&odd, &[Rect::NAN, Rect::EVERYTHING], VIEWPORT).iter().all(Option::is_none));
    assert_eq!(place(&odd, &[], Rect::NOTHING), [None; 4]);
}

/// What it costs is measured by the benchmark `places`.
#[test]
fn thousands_get_an_answer_each() {
    let many: Vec<LabelRequest> =
        (0..5000).map(|i| at(10.0 + (i * 37 % 900) as f32, 20.0 + (i * 91 % 600) as f32, i % 7)).collect();
    assert_eq!(place(&many, &[], VIEWPORT).len(), many.len());
}
