//! What the palette offers, without a window.

use std::sync::Arc;

use super::Offer;
use super::commands::entries;
use super::find::Stock;
use crate::app::Origin;
use crate::app::keys::table::shortcuts;
use crate::load::BUILT_IN;
use crate::session::{Command, Request, Revisions, Session};
use crate::theme::Mode;

static HERE: Origin = Origin::BuiltIn(&BUILT_IN[0]);

fn offer<'a>(session: &'a Session, revisions: &'a Revisions) -> Offer<'a> {
    Offer {
        has_steps: false,
        undo: None,
        redo: None,
        edit: None,
        saves_as_you_go: false,
        reopens: true,
        ctx: None,
        opened: None,
        session,
        revisions,
        origin: &HERE,
        recent: &[],
        steps: &[],
        map: None,
        palette: Mode::Light.palette(),
    }
}

#[test]
fn what_can_be_found_is_kept_until_something_else_is_chosen() {
    egui::__run_test_ui(|ui| {
        let (session, mut revisions) = (Session::default(), Revisions::default());
        let first = Stock::cached(ui, &offer(&session, &revisions), None);
        let again = Stock::cached(ui, &offer(&session, &revisions), Some(Arc::clone(&first)));
        assert!(Arc::ptr_eq(&first, &again), "made anew for nothing");
        let answer = first.answer(None, "dark");
        assert!(
            Arc::ptr_eq(&answer, &first.answer(Some(Arc::clone(&answer)), "dark")),
            "asked anew for nothing"
        );
        assert!(!Arc::ptr_eq(&answer, &first.answer(Some(Arc::clone(&answer)), "light")));
        let dark = Session { mode: Mode::Dark, ..session };
        revisions.follow(&dark);
        let other = Stock::cached(ui, &offer(&dark, &revisions), Some(first));
        assert!(!Arc::ptr_eq(&other, &again), "the other theme is offered now");
    });
}

#[test]
fn without_a_dossier_there_is_nothing_to_show_or_to_publish() {
    let (session, revisions) = (Session::default(), Revisions::default());
    let all = entries(&offer(&session, &revisions));
    assert!(all.iter().any(|entry| entry.title == "Open..."));
    assert!(all.iter().all(|entry| !entry.title.starts_with("Export") && !entry.title.starts_with("Show")));
    for entry in &all {
        let known = |shortcut| shortcuts().any(|(_, other)| other == shortcut);
        assert!(entry.shortcut.is_none_or(known), "{} has a key of its own", entry.title);
    }
}

#[test]
fn every_other_dossier_that_is_built_in_is_offered_by_name() {
    let (session, revisions) = (Session::default(), Revisions::default());
    let all = entries(&offer(&session, &revisions));
    let found: Vec<_> = all
        .iter()
        .filter_map(|entry| match &entry.command {
            Command::Ask(Request::OpenBuiltIn(dossier)) => Some((entry.title.clone(), *dossier)),
            _ => None,
        })
        .collect();
    let wanted: Vec<_> =
        BUILT_IN[1..].iter().map(|dossier| (format!("Open example: {}", dossier.name), dossier)).collect();
    assert_eq!(found, wanted);
}
