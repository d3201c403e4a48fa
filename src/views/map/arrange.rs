//! Arranges the map for one projector: which marks there are, then rings, labels and numbers, so that nothing covers anything.

use std::sync::Arc;

use egui::{Painter, Rect, Ui};

use super::super::Context;
use super::super::context::Surface;
use super::super::memo::memoize;
use super::cards::Taken;
use super::fan::{self, Fan, Opened};
use super::gathered::{self, Gathering, Group};
use super::note::{self, Note, Stock};
use super::scene::{Form, Gathered, Label, Mark, SEVERAL, Scene, dot, form};
use super::threads::{self, Threads};
use super::{labels, rings};
use crate::analysis::counted;
use crate::analysis::placed::Heard;
use crate::dossier::{Id as _, PlaceId};
use crate::map::Projector;
use crate::session::Input;
use crate::theme::Type;

#[derive(Clone, PartialEq)]
struct Key {
    places: gathered::Key,
    taken: Taken,
    strip: Option<Rect>,
    opened: Option<Opened>,
}

/// Returns the scene for this frame, recomputed only when the camera, the dossier or the selection changes. What the map has
/// to say about itself is written into `strip`, if there is one, or else over the map.
pub fn cached(
    ctx: &Context<'_>,
    ui: &Ui,
    projector: &Projector,
    taken: &Taken,
    strip: Option<Rect>,
) -> Arc<Scene> {
    let key = Key {
        places: gathered::Key::new(ctx, projector),
        taken: taken.clone(),
        strip,
        opened: fan::opened(ctx, ui),
    };
    let reads = &[Input::Dossier, Input::Narrowing, Input::Day, Input::Selection];
    memoize(ctx, ui, ui.scope_id().with("scene"), (reads, key), || build(ctx, ui, projector, taken, strip))
}

fn build(ctx: &Context<'_>, ui: &Ui, projector: &Projector, taken: &Taken, strip: Option<Rect>) -> Scene {
    let heard = rings::heard(ctx, ui);
    let gathering = gathered::cached(ctx, ui, projector, &heard);
    let viewport = projector.viewport();
    let stock = Stock { viewport, heard: &heard, gathering: &gathering, left_out: &taken.left_out };
    let obstacles = &taken.cards;
    let lines = threads::of_selection(ctx, projector);
    let (painter, opened) = (ui.painter(), fan::opened(ctx, ui));
    let around = |obstacles: &[Rect]| {
        arrange(ctx, painter, projector, (&heard, &gathering, &lines), opened, obstacles)
    };
    let mut scene = around(obstacles);
    let Some(words) = note::words(ctx, &stock, &scene) else {
        return scene;
    };
    if let Some(strip) = strip {
        scene.note = Some(Note::in_strip(words, strip));
        return scene;
    }
    // Everything else is arranged around the note, which may say something else then, but has no more room.
    let mut note = Note::over(painter, words, viewport, obstacles, &scene);
    let mut say: Say = note::words;
    if note.covers > 0 && viewport.height() < note::LOW {
        say = note::brief;
        let Some(brief) = say(ctx, &stock, &scene) else { return scene };
        note = Note { covers: note.covers, ..Note::over(painter, brief, viewport, obstacles, &scene) };
    }
    for _ in 0..ATTEMPTS {
        let mut with_note = obstacles.clone();
        with_note.push(note.rect.expand(4.0));
        scene = around(&with_note);
        let Some(words) = say(ctx, &stock, &scene) else { return scene };
        note.words = words;
        // With more to say it needs more room, and covers more.
        let larger = note.grown(painter, viewport);
        if larger == note.rect {
            break;
        }
        note.rect = larger;
    }
    scene.note = Some(note);
    scene
}

/// How often everything is arranged around a note that needs more room.
const ATTEMPTS: usize = 3;

/// What writes the words of a note.
type Say = fn(&Context<'_>, &Stock<'_>, &Scene) -> Option<String>;

fn arrange(
    ctx: &Context<'_>,
    painter: &Painter,
    projector: &Projector,
    (heard, gathering, lines): (&[Heard], &Gathering, &Threads),
    opened: Option<Opened>,
    obstacles: &[Rect],
) -> Scene {
    let fans = fan::fans(ctx, projector, gathering, opened, obstacles);
    let marks = marks(ctx, projector, heard, gathering, &fans);
    let mut scene = Scene {
        marks,
        fans,
        crumbs: gathering.crumbs.clone(),
        circles: gathering.circles.clone(),
        threads: lines.drawn.clone(),
        lines: lines.all,
        note: None,
        covers: obstacles.to_vec(),
    };
    let inside = projector.viewport().shrink(4.0);
    rings::place_all(ctx, heard, gathering, inside, obstacles, &mut scene.marks);
    labels::place_all(ctx, painter, inside, obstacles, &mut scene);
    let threads = scene
        .threads
        .iter()
        .flat_map(|thread| threads::beads(thread, inside).chain(thread.placed.map(|placed| placed.rect)));
    let lines = scene.marks.iter().flat_map(|mark| fan::beads(mark, inside));
    let taken: Vec<Rect> = obstacles.iter().copied().chain(threads).chain(lines).collect();
    rings::settle(inside, &taken, &mut scene.marks);
    scene
}

/// All marks, with their labels not placed yet.
fn marks(
    ctx: &Context<'_>,
    projector: &Projector,
    heard: &[Heard],
    gathering: &Gathering,
    fans: &[Fan],
) -> Vec<Mark> {
    let viewport = projector.viewport();
    let single = |id: PlaceId| {
        let form = form(projector, &ctx.dossier.places[id])?;
        let is_beyond = matches!(form, Form::Point { at, .. } if !viewport.contains(at));
        let label = if is_beyond { Label::NONE } else { labels::words(ctx, id, &heard[id.index()]) };
        Some(Mark { place: id, gathered: None, lead: None, form, label, ring: None })
    };
    let is_fanned = |index: usize| fans.iter().any(|fan| fan.group == index);
    let groups = gathering.groups.iter().enumerate().filter(|(index, _)| !is_fanned(*index));
    let grouped = groups.filter_map(|(_, group)| match &group.members[..] {
        [only] => single(*only),
        _ => Some(several(ctx, group)),
    });
    let mut marks: Vec<Mark> = gathering.others.iter().filter_map(|id| single(*id)).chain(grouped).collect();
    marks.sort_by_key(|mark| mark.place);
    for fan in fans {
        let group = &gathering.groups[fan.group];
        if ctx.surface == Surface::Window || fan.rest > 0 {
            marks.push(hub(heard, group, fan));
        }
        marks.extend(fan.spots.iter().filter_map(|(place, spot)| {
            let mark = single(*place)?;
            let lead = Some(rings::middle(&mark.form).unwrap_or(group.at));
            let form = Form::Point { at: *spot, dot: dot(&ctx.dossier.places[*place]), within: 0.0 };
            // The number of claims is on the ring: with one line each, more of the names fit.
            let label = Label { below: String::new(), kind: Type::SmallStrong, ..mark.label };
            Some(Mark { lead, form, label, ..mark })
        }));
    }
    marks
}

/// The mark of several places.
fn several(ctx: &Context<'_>, group: &Group) -> Mark {
    let first = gathered::foremost(ctx, &group.members);
    let members = group.members.clone();
    Mark {
        place: first,
        gathered: Some(Gathered { members, claims: group.heard.claims, rest: None }),
        lead: None,
        form: Form::Point { at: group.at, dot: SEVERAL, within: 0.0 },
        label: gathered::label(ctx, group, first),
        ring: None,
    }
}

/// The middle of a fan, which says how many of the places are not part of it.
fn hub(heard: &[Heard], group: &Group, fan: &Fan) -> Mark {
    let shown: usize = fan.spots.iter().map(|(place, _)| heard[place.index()].claims).sum();
    let more = match (fan.rest, group.heard.claims - shown) {
        (0, _) => String::new(),
        (rest, 0) => format!("and {}", counted(rest, "more place")),
        (rest, claims) => format!("and {}, {}", counted(rest, "more place"), counted(claims, "claim")),
    };
    Mark {
        place: fan.leader,
        gathered: Some(Gathered {
            members: group.members.clone(),
            claims: group.heard.claims,
            rest: Some(fan.rest),
        }),
        lead: None,
        form: Form::Point { at: group.at, dot: 3.0, within: 0.0 },
        label: Label { name: more, below: String::new(), short: None, kind: Type::Small, placed: None },
        ring: None,
    }
}
