//! Claims and places: who speaks about a place, which places the claims about an event name, which claims
//! have none.
//!
//! A place that a claim names is part of the claim; the place of an event is stated by the dossier. The two
//! are kept apart here: a claim that names a place other than that of its event moves nothing, and both are
//! shown.

use super::{Ahead, Known, Links, Shown, Tally};
use crate::dossier::{ClaimId, Dossier, EventId, Id, Item, Location, PlaceId, SourceId};

/// A source that says something about a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    pub source: SourceId,
    /// Whether any of it had certainly been said by the chosen day.
    pub known: Known,
}

/// What is said about a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The number of claims that name the place.
    pub claims: usize,
    /// Every source of these claims, once; by side in the dossier's order, those without a side last.
    pub voices: Vec<Voice>,
    /// The number of events that the dossier puts there.
    pub events: usize,
    /// The number of claims about these events that name no place: they are about what happened there, and are never
    /// counted as naming it.
    pub through_events: usize,
}

impl Heard {
    /// The claims that name the place, and their sources.
    #[must_use]
    pub const fn tally(&self) -> Tally {
        Tally { claims: self.claims, sources: self.voices.len() }
    }

    /// True if nothing is said about the place.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.claims == 0 && self.events == 0
    }
}

/// "29 claims about an event that this dossier draws here, naming no place"; `None` if there are none.
#[must_use]
pub fn about_what_happened(claims: usize) -> Option<String> {
    (claims > 0).then(|| {
        format!(
            "{} about an event that this dossier draws here, naming no place",
            super::counted(claims, "claim")
        )
    })
}

/// What is said about several places together. A claim names one place, so none is counted twice.
#[must_use]
pub fn together<'a>(dossier: &Dossier, places: impl IntoIterator<Item = &'a Heard>) -> Heard {
    let mut all = Heard::default();
    for heard in places {
        all.claims += heard.claims;
        all.events += heard.events;
        all.through_events += heard.through_events;
        all.voices.extend(&heard.voices);
    }
    all.voices = once_each(dossier, all.voices);
    all
}

/// For every place, in file order, what the claims shown say about it.
///
/// Linear in the claims that name places, and in the events.
#[must_use]
pub fn heard(dossier: &Dossier, links: &Links, shown: Shown<'_>, ahead: &Ahead) -> Vec<Heard> {
    let mut found: Vec<Heard> = dossier
        .places
        .ids()
        .map(|place| heard_at(dossier, links, links.claims_of(Item::Place(place)), shown))
        .collect();
    for (id, event) in dossier.events.iter().filter(|(id, _)| !ahead.holds(Item::Event(*id))) {
        let happened = shown.day.is_none_or(|day| Known::of_date(event.on.as_ref(), day) != Known::NotYet);
        // A part of an event is where the dossier says it was, and nowhere else: the place of the whole may be larger.
        if let Some(place) = event.at.filter(|_| happened) {
            let claims = links.claims_of(Item::Event(id)).iter().copied();
            let claims = claims.filter(|claim| !links.names_place(*claim));
            found[place.index()].events += 1;
            found[place.index()].through_events += claims.filter(|id| shown.holds(dossier, *id)).count();
        }
    }
    found
}

fn heard_at(dossier: &Dossier, links: &Links, claims: &[ClaimId], shown: Shown<'_>) -> Heard {
    let mut heard = Heard::default();
    for id in shown.among(dossier, claims.iter().copied()) {
        heard.claims += 1;
        heard.voices.push(Voice { source: links.by(id), known: shown.known(dossier, id) });
    }
    heard.voices = once_each(dossier, heard.voices);
    heard
}

/// Every source once; by side in the dossier's order, those without a side last.
fn once_each(dossier: &Dossier, mut voices: Vec<Voice>) -> Vec<Voice> {
    // The most certain claim of a source comes first and is kept.
    voices.sort_by_key(|voice| (voice.source, std::cmp::Reverse(voice.known)));
    voices.dedup_by_key(|voice| voice.source);
    voices.sort_by_key(|voice| {
        let side = dossier.sources[voice.source].side.map_or(usize::MAX, Id::index);
        (side, voice.source)
    });
    voices
}

/// The places that claims about `event` name, other than the one where the dossier puts it, each with those
/// claims.
///
/// Places and claims are in file order. Places without a position are included. That a claim names a place
/// does not make it the place of the event: the claim itself says what it says about it.
#[must_use]
pub fn rival_places(dossier: &Dossier, links: &Links, event: EventId) -> Vec<(PlaceId, Vec<ClaimId>)> {
    let here = dossier.events[event].at;
    let mut named: Vec<(PlaceId, ClaimId)> = links
        .claims_of(Item::Event(event))
        .iter()
        .filter_map(|id| Some((dossier.claims[*id].at.filter(|at| Some(*at) != here)?, *id)))
        .collect();
    named.sort_unstable();
    let by_place = named.chunk_by(|a, b| a.0 == b.0);
    by_place.map(|claims| (claims[0].0, claims.iter().map(|(_, claim)| *claim).collect())).collect()
}

/// The claims shown that name no place, and whose event has no place with a position; in file order.
#[must_use]
pub fn placeless(dossier: &Dossier, links: &Links, shown: Shown<'_>) -> Vec<ClaimId> {
    shown.among(dossier, links.placeless().iter().copied())
}

/// The places that lie nearer to a pole than the map's projection reaches, in file order.
#[must_use]
pub fn off_map(dossier: &Dossier) -> Vec<PlaceId> {
    dossier.places.iter().filter(|(_, place)| place.at.is_off_map()).map(|(id, _)| id).collect()
}

/// The places that lie at exactly the same position as others, position by position; in file order, by the first of each.
#[must_use]
pub fn at_one_position(dossier: &Dossier) -> Vec<Vec<PlaceId>> {
    let position = |place: PlaceId| match dossier.places[place].at {
        Location::Point(at) if at.is_on_plane() => Some((at.lon.to_bits(), at.lat.to_bits())),
        _ => None,
    };
    let mut points: Vec<((u64, u64), PlaceId)> =
        dossier.places.ids().filter_map(|place| Some((position(place)?, place))).collect();
    points.sort_unstable();
    let shared = points.chunk_by(|a, b| a.0 == b.0).filter(|places| places.len() > 1);
    let mut found: Vec<Vec<PlaceId>> =
        shared.map(|places| places.iter().map(|(_, place)| *place).collect()).collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::ItemKind;
    use crate::load;

    const SMALL: &str = r#"Dossier(
        format: 1,
        title: "T",
        sides: { "east": (name: "East"), "west": (name: "West") },
        places: {
            "bridge": (name: "Bridge", at: Point((lon: 1.0, lat: 1.0))),
            "mill": (name: "Mill", at: Point((lon: 1.1, lat: 1.0))),
            "cellar": (name: "Cellar", at: NotLocated),
        },
        sources: {
            "a": (name: "A", kind: Media),
            "w": (name: "W", kind: Media, side: "west"),
            "e": (name: "E", kind: Media, side: "east"),
        },
        documents: { "d": (title: "D", dated: "2018-02-20") },
        events: {
            "fight": (name: "Fight", on: "2018-02-07", at: "bridge"),
            "talk": (name: "Talk", at: "cellar"),
            "rumour": (name: "Rumour"),
        },
        claims: {
            "at-mill": (by: "a", document: "d", event: "fight", at: "mill", says: Remark, gist: "g", said: "2018-02-08"),
            "at-cellar": (by: "w", document: "d", event: "fight", at: "cellar", says: Remark, gist: "g"),
            "at-bridge": (by: "w", document: "d", event: "fight", at: "bridge", says: Remark, gist: "g"),
            "nowhere": (by: "w", document: "d", event: "fight", says: Remark, gist: "g"),
            "mill-again": (by: "w", document: "d", event: "fight", at: "mill", says: Remark, gist: "g", said: "2018-02-12"),
            "mill-east": (by: "e", document: "d", event: "fight", at: "mill", says: Remark, gist: "g"),
            "mill-later": (by: "a", document: "d", event: "fight", at: "mill", says: Remark, gist: "g", said: "2018-02-12"),
            "mill-rumour": (by: "e", document: "d", event: "rumour", at: "mill", says: Remark, gist: "g"),
            "talk": (by: "a", document: "d", event: "talk", says: Remark, gist: "g"),
            "rumour": (by: "a", document: "d", event: "rumour", says: Remark, gist: "g", said: "2018-02-12"),
            "loose": (by: "a", document: "d", says: Remark, gist: "g"),
        },
    )"#;

    fn dossier(text: &str) -> (Dossier, Links) {
        let loaded = load::read(text);
        let dossier = loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        let links = Links::new(&dossier);
        (dossier, links)
    }

    fn on(day: Option<crate::dossier::Moment>) -> Shown<'static> {
        Shown { day, ..Shown::default() }
    }

    fn rivals(dossier: &Dossier, links: &Links, key: &str) -> Vec<(String, Vec<String>)> {
        let Some(Item::Event(event)) = dossier.find(ItemKind::Event, key) else { panic!("no event {key}") };
        let keys = |claims: &[ClaimId]| claims.iter().map(|id| dossier.claims[*id].key.clone()).collect();
        let found = rival_places(dossier, links, event);
        found.iter().map(|(place, claims)| (dossier.places[*place].key.clone(), keys(claims))).collect()
    }

    fn expected(list: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
        let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        list.iter().map(|(place, claims)| ((*place).to_owned(), owned(claims))).collect()
    }

    #[test]
    fn a_claim_that_names_another_place_than_its_event_is_a_rival() {
        let (dossier, links) = dossier(SMALL);
        let wanted = expected(&[
            ("mill", &["at-mill", "mill-again", "mill-east", "mill-later"]),
            ("cellar", &["at-cellar"]),
        ]);
        assert_eq!(rivals(&dossier, &links, "fight"), wanted);
        assert_eq!(rivals(&dossier, &links, "rumour"), expected(&[("mill", &["mill-rumour"])]));
        assert_eq!(rivals(&dossier, &links, "talk"), expected(&[]));
    }

    /// Written out by hand from the built-in dossier.
    #[test]
    fn the_clash_near_khusham_has_six_other_places() {
        let (dossier, links) = dossier(load::KHUSHAM);
        let wanted = expected(&[
            (
                "gas-field",
                &[
                    "tasnim-three",
                    "tasnim-militiamen",
                    "tasnim-advisers",
                    "tasnim-strike",
                    "washington-gas-field",
                ],
            ),
            (
                "deir-ez-zor-province",
                &[
                    "mattis-casualties",
                    "department-intelligence",
                    "department-not-agreed",
                    "department-under-fire",
                    "mod-wounded-24",
                    "mod-killed-none",
                    "pentagon-more-than-100",
                    "pentagon-unprovoked",
                ],
            ),
            ("delimitation-line", &["pentagon-approach"]),
            (
                "sdf-hq",
                &[
                    "pentagon-hq",
                    "pentagon-advisers-inside",
                    "department-aim-doubt",
                    "fighters-about-500",
                    "hq-targeted",
                ],
            ),
            (
                "oil-fields",
                &[
                    "mod-surveillance",
                    "mod-sdf-attack",
                    "mod-coalition-air-strikes",
                    "mod-wounded-25-newsweek",
                ],
            ),
            ("khmeimim", &["department-told-after"]),
        ]);
        assert_eq!(rivals(&dossier, &links, "clash"), wanted);
    }

    #[test]
    fn voices_are_counted_once_and_stand_by_side() {
        use Known::{Known as Sure, Perhaps};
        let (dossier, links) = dossier(SMALL);
        let voices = |day| -> (usize, Vec<(&str, Known)>) {
            let mill = &heard(&dossier, &links, on(day), &Ahead::default())[1];
            let voices = mill.voices.iter();
            (
                mill.claims,
                voices.map(|voice| (dossier.sources[voice.source].key.as_str(), voice.known)).collect(),
            )
        };
        assert_eq!(voices(None), (5, vec![("e", Sure), ("w", Sure), ("a", Sure)]));
        let ninth = Some(jiff::civil::date(2018, 2, 9).into());
        assert_eq!(voices(ninth), (3, vec![("e", Perhaps), ("a", Sure)]), "W spoke on the 12th");
        let only = [ClaimId::from_index(4), ClaimId::from_index(6)];
        let narrowed =
            heard(&dossier, &links, Shown { only: Some(&only), day: ninth, links: None }, &Ahead::default());
        assert_eq!((narrowed[1].claims, narrowed[1].voices.len()), (0, 0), "both were said on the 12th");
        let narrowed =
            heard(&dossier, &links, Shown { only: Some(&only), day: None, links: None }, &Ahead::default());
        assert_eq!((narrowed[1].claims, narrowed[1].voices.len()), (2, 2), "what was put side by side");
        let events = |day| {
            heard(&dossier, &links, on(day), &Ahead::default())
                .iter()
                .map(|heard| heard.events)
                .collect::<Vec<_>>()
        };
        assert_eq!(events(None), [1, 0, 1]);
        assert_eq!(events(Some(jiff::civil::date(2018, 2, 6).into())), [0, 0, 1]);
    }

    #[test]
    fn of_several_places_every_claim_counts_and_every_source_once() {
        let (dossier, links) = dossier(SMALL);
        let day = Some(jiff::civil::date(2018, 2, 9).into());
        let all = heard(&dossier, &links, on(day), &Ahead::default());
        let both = together(&dossier, [&all[0], &all[1]]);
        let voices: Vec<_> =
            both.voices.iter().map(|v| (dossier.sources[v.source].key.as_str(), v.known)).collect();
        assert_eq!((both.claims, both.events), (all[0].claims + all[1].claims, 1));
        assert_eq!(voices, [("e", Known::Perhaps), ("w", Known::Perhaps), ("a", Known::Known)]);
    }

    #[test]
    fn places_at_exactly_one_position_are_found() {
        let near = SMALL.replace("lon: 1.1, lat: 1.0", "lon: 1.0, lat: 1.0");
        let (dossier, _) = dossier(&near);
        let ids: Vec<PlaceId> = dossier.places.ids().collect();
        assert_eq!(at_one_position(&dossier), [vec![ids[0], ids[1]]]);
        assert!(at_one_position(&self::dossier(SMALL).0).is_empty());
    }

    #[test]
    fn what_is_heard_is_what_the_links_count() {
        let (dossier, links) = dossier(load::KHUSHAM);
        for (heard, place) in
            heard(&dossier, &links, on(None), &Ahead::default()).iter().zip(dossier.places.ids())
        {
            assert_eq!(heard.tally(), super::super::tally(&dossier, &links, Item::Place(place)));
        }
    }

    #[test]
    fn claims_without_any_place_are_found() {
        let (dossier, links) = dossier(SMALL);
        let keys = |day| -> Vec<&str> {
            let found = placeless(&dossier, &links, on(day)).into_iter();
            found.map(|id| dossier.claims[id].key.as_str()).collect()
        };
        assert_eq!(keys(None), ["talk", "rumour", "loose"]);
        assert_eq!(keys(Some(jiff::civil::date(2018, 2, 9).into())), ["talk", "loose"]);
    }

    #[test]
    fn claims_about_what_happened_somewhere_are_counted_beside_those_that_name_the_place() {
        let part = SMALL.replace(
            r#""talk": (name: "Talk", at: "cellar"),"#,
            r#""talk": (name: "Talk", at: "cellar"), "shot": (name: "Shot", within: "fight"),"#,
        );
        let more = r#""a-shot": (by: "a", document: "d", event: "shot", says: Remark, gist: "g"), "loose""#;
        let at_mill = part.replace(r#"within: "fight")"#, r#"within: "fight", at: "mill")"#);
        let (placed, its_links) = self::dossier(&at_mill.replace(r#""loose""#, more));
        let found = heard(&placed, &its_links, on(None), &Ahead::default());
        let numbers = |at: usize| (found[at].claims, found[at].events, found[at].through_events);
        assert_eq!(
            (numbers(0), numbers(1)),
            ((1, 1, 1), (5, 1, 1)),
            "the shot is at the mill, and the fight at the bridge"
        );
        let (dossier, links) = dossier(&part.replace(r#""loose""#, more));
        let found = heard(&dossier, &links, on(None), &Ahead::default());
        let numbers = |at: usize| (found[at].claims, found[at].events, found[at].through_events);
        // At the bridge: "at-bridge" names it, "nowhere" is about the fight. The shot has no place of its own.
        assert_eq!(numbers(0), (1, 1, 1));
        assert_eq!(numbers(1), (4 + 1, 0, 0));
        assert_eq!(numbers(2), (1, 1, 1));
    }
}
