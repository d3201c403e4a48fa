//! Carries the reader's choices over to a new state of the same dossier, in which rows may have moved.

use super::{EstimateSettings, History, Selected, Session, TimelineSettings};
use crate::analysis::{EstimateQuery, Keys, Readings};
use crate::dossier::{ClaimId, Dossier, Id as _, Item, Lane, Outcome, ReadingId};

/// A dossier with the readings available for it.
#[derive(Clone, Copy)]
pub struct State<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// Its items by their ids.
    pub keys: &'a Keys,
    /// The dossier's readings and the built-in ones.
    pub readings: &'a Readings,
}

/// Returns the choices made in `from` as choices in `to`. Anything whose id no longer exists is deselected;
/// everything else stays.
#[must_use]
pub fn carry_over(session: &Session, from: State<'_>, to: State<'_>) -> Session {
    let item = |item| moved(from, to, item);
    let population = session.estimates.query.population.and_then(|group| match item(Item::Group(group)) {
        Some(Item::Group(group)) => Some(group),
        _ => None,
    });
    // A declared outcome may have other words now, or be gone.
    let declared = |outcome: Outcome| to.dossier.all_outcomes().find(|known| known.id() == outcome.id());
    let outcome = session.estimates.query.outcome.and_then(declared);
    Session {
        selection: history(&session.selection, &item),
        hovered: None,
        reveal: None,
        reading: to
            .readings
            .find(&from.readings.get(session.reading).key)
            .unwrap_or(ReadingId::from_index(0)),
        tray: session.tray.map(item),
        estimates: EstimateSettings {
            query: EstimateQuery { population, outcome, ..session.estimates.query },
            ..session.estimates.clone()
        },
        timeline: TimelineSettings {
            folded: session.timeline.folded.iter().filter_map(|lane| moved_lane(from, to, *lane)).collect(),
            ..session.timeline
        },
        ..session.clone()
    }
}

fn moved_lane(from: State<'_>, to: State<'_>, lane: Lane) -> Option<Lane> {
    match lane {
        Lane::Source(id) => match moved(from, to, Item::Source(id))? {
            Item::Source(id) => Some(Lane::Source(id)),
            _ => None,
        },
        Lane::Side(Some(id)) => {
            let key = &from.dossier.sides[id].key;
            let found = to.dossier.sides.iter().find(|(_, side)| side.key == *key);
            found.map(|(id, _)| Lane::Side(Some(id)))
        }
        Lane::Side(None) | Lane::Happenings | Lane::Documents => Some(lane),
    }
}

fn moved(from: State<'_>, to: State<'_>, item: Item) -> Option<Item> {
    to.keys.find(to.dossier, item.kind(), from.dossier.key(item))
}

fn history(history: &History, moved: &impl Fn(Item) -> Option<Item>) -> History {
    history.map(|selected| match selected {
        Selected::Nothing => Selected::Nothing,
        Selected::Item(item) => moved(*item).into(),
        Selected::Claims(claims) => {
            let claims = claims.iter().filter_map(|claim| moved(Item::Claim(*claim)));
            Selected::claims(claims.filter_map(claim).collect())
        }
    })
}

fn claim(item: Item) -> Option<ClaimId> {
    match item {
        Item::Claim(claim) => Some(claim),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::dossier::ItemKind;
    use crate::session::Scope;

    const HEAD: &str = r#"Dossier(format: 1, title: "T", documents: {"d": (title: "D")},
        groups: {"g": (name: "G"), "h": (name: "H")},"#;

    fn dossier(sources: &[&str]) -> Dossier {
        let (mut rows, mut claims) = (String::new(), String::new());
        for key in sources {
            writeln!(rows, r#""{key}": (name: "{key}"),"#).expect("writing to a string");
            let claim = format!(r#""{key}-1": (by: "{key}", document: "d", paragraph: 1),"#);
            claims.push_str(&claim);
        }
        let text = format!("{HEAD} sources: {{{rows}}}, claims: {{{claims}}})");
        crate::load::read(&text).dossier.expect("a sound dossier")
    }

    fn source(dossier: &Dossier, key: &str) -> Item {
        dossier.find(ItemKind::Source, key).expect("a source")
    }

    fn claims(dossier: &Dossier, keys: &[&str]) -> Selected {
        let found = keys.iter().filter_map(|key| dossier.find(ItemKind::Claim, key).and_then(claim));
        Selected::claims(found.collect())
    }

    #[test]
    fn what_was_chosen_is_still_chosen_where_its_row_has_moved() {
        let (before, after) = (dossier(&["a", "b", "c"]), dossier(&["c", "new", "a"]));
        let mut session = Session::default();
        session.selection.select(Some(source(&before, "b")).into());
        session.selection.select(claims(&before, &["a-1", "b-1", "c-1"]));
        session.selection.select(Some(source(&before, "c")).into());
        session.tray.toggle(source(&before, "b"));
        session.tray.toggle(source(&before, "a"));
        session.tray.scope = Scope::Tray;
        let readings = |dossier: &Dossier| Readings::new(dossier, crate::load::readings());
        let (old, new) = (readings(&before), readings(&after));
        session.reading = old.find("airwars").expect("a reading");
        let keys = [&before, &after].map(Keys::new);
        let kept = carry_over(
            &session,
            State { dossier: &before, keys: &keys[0], readings: &old },
            State { dossier: &after, keys: &keys[1], readings: &new },
        );
        assert_eq!(kept.selection.current(), Some(source(&after, "c")));
        assert_eq!(kept.tray.pinned(), [source(&after, "a")]);
        assert_eq!(new.get(kept.reading).key, "airwars");
        let mut back = kept.selection.clone();
        back.back();
        assert_eq!(*back.selected(), claims(&after, &["a-1", "c-1"]));
        back.back();
        assert_eq!(*back.selected(), Selected::Nothing);
    }
}
