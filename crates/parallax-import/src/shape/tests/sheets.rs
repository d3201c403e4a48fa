//! Sheets and lists of entries.

use parallax_dossier::dossier::Precision;
use parallax_dossier::draft::{Location, Quantity, Says};

use super::{figures, imported, shape};

#[test]
fn incidents_from_the_site_of_airwars_are_claims_by_airwars() {
    let made = imported(&[(
        "incidents.json",
        r#"[
        {"unique_reference_code": "CS1", "date": "2019-02-03", "civilians_killed_min": 2, "civilians_killed_max": 5,
         "civilians_injured_min": 0, "civilians_injured_max": 0, "militants_killed_min": 1, "militants_killed_max": 1,
         "country": "syria", "grading": "fair", "latitude": 35.3, "longitude": 40.29, "geolocation_accuracy": "village",
         "permalink": "https://airwars.org/x", "targeted_belligerents": [{"name": "ISIS", "slug": "isis"}]},
        {"unique_reference_code": "CS2", "date": "1970-01-01", "civilians_killed_min": 0, "civilians_killed_max": 0,
         "civilians_injured_min": 0, "civilians_injured_max": 0, "militants_killed_min": 0, "militants_killed_max": 0}
    ]"#,
    )]);
    assert_eq!(shape(&made), Some("airwars-site"));
    let quantities = figures(&made);
    let of = |worded: &str, quantity| ("airwars".to_owned(), worded.to_owned(), quantity);
    assert_eq!(
        quantities,
        [
            of("2 to 5", Quantity::Between(2, 5)),
            of("0 to 0", Quantity::NotGiven),
            of("1", Quantity::Exactly(1)),
            of("0 to 0", Quantity::NotGiven),
            of("0 to 0", Quantity::NotGiven),
        ]
    );
    let (_, first) = made.draft.claims.iter().next().expect("a claim");
    assert_eq!(first.note, "Entry 1. https://airwars.org/x Airwars grades it: fair.");
    let days: Vec<_> =
        made.draft.events.iter().map(|(_, event)| event.on.as_ref().map(ToString::to_string)).collect();
    assert_eq!(days, [Some("2019-02-03".to_owned()), None]);
    assert!(made.draft.write().contains("basis: \"Airwars, geolocation_accuracy: village\""));
}

#[test]
fn candidate_events_of_ucdp_without_a_header_are_recognised() {
    let row = "244657,AFG-2019-1-1,2019,1,Check deaths,1,1,333,Afghanistan: Government,1,735,Government - Taleban,1,130,Government of Afghanistan,1,303,Taleban,2,\"Daily News, 2019\",Office,2019-01-01,Title,Daily News,2,Town,near,Province,District,35.3,40.29,POINT,1,Afghanistan,700,Asia,1,1,2019-01-02 00:00:00.000,2019-01-02 00:00:00.000,1,0,2,0,3,8,2,700,\n";
    let made = imported(&[("ged.csv", &format!("{row}{row}"))]);
    assert_eq!(shape(&made), Some("ucdp"));
    let found = figures(&made);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].1, "best 3, low 2, high 8");
    let Quantity::Estimate(estimate) = &found[0].2 else { panic!("an estimate") };
    assert_eq!((estimate.point, estimate.interval()), (Some(3), Some((2, 8))));
    let (_, place) = made.draft.places.iter().next().expect("a place");
    assert_eq!(
        (place.precision, place.basis.as_str()),
        (Precision::NotStated, "UCDP, where_prec 2: near the place")
    );
    assert_eq!(made.summary.sheets[0].header, None);
    assert!(made.summary.sheets[0].told[0].contains("no row with names of columns"));
}

#[test]
fn a_wide_table_says_no_more_than_it_does() {
    let csv = "day,Aleppo,Damascus,Homs\n2013-01-01,12,0,3\n2013-01-02,4,,1\nlater,1,1,1\n";
    let made = imported(&[("provinces.csv", csv)]);
    assert_eq!(shape(&made), Some("days"));
    let figures: Vec<_> = figures(&made).into_iter().map(|(_, _, quantity)| quantity).collect();
    assert_eq!(figures, [12, 0, 3, 4, 1].map(Quantity::Exactly));
    let text = made.draft.write();
    assert!(
        text.contains("outcome: \"counted\"") && text.contains("counted (the table does not say what)"),
        "{text}"
    );
    assert_eq!(made.draft.places.len(), 3);
    assert!(made.draft.places.iter().all(|(_, place)| place.at == Location::NotLocated));
    assert_eq!(made.summary.left_out[0].row, 4);
    let named = imported(&[("deaths by province.csv", csv)]);
    assert!(named.draft.write().contains("outcome: Killed"));
}

#[test]
fn incidents_of_insecurity_insight_are_claims_by_it() {
    let made = imported(&[(
        "aid.csv",
        "Date,Country,Admin 1,Location of event,Latitude,Longitude,Event Description,Reported Perpetrator,Aid Workers Killed,Aid Workers Injured,Aid Workers Kidnapped,Aid Workers Arrested,SiND Event ID\n\
        #date,#country,#adm1+name,#loc,#geo+lat,#geo+lon,#event+description,,#affected+aid+killed,#affected+aid+injured,,,#event+id\n\
        2019-02-03,A,P,Town,35.3,40.29,A driver was shot.,Unknown men,1,2,,,7\n",
    )]);
    assert_eq!(shape(&made), Some("insecurity-insight"));
    let found = figures(&made);
    assert_eq!(
        found,
        [
            ("insecurity-insight".to_owned(), "1".to_owned(), Quantity::Exactly(1)),
            ("insecurity-insight".to_owned(), "2".to_owned(), Quantity::Exactly(2)),
        ]
    );
    let (_, claim) = made.draft.claims.iter().next().expect("a claim");
    assert!(claim.note.contains("Reported Perpetrator: Unknown men"), "{}", claim.note);
    assert!(made.draft.groups.iter().any(|(_, group)| group.name.as_deref() == Some("Aid workers")));
}

#[test]
fn casualties_of_watchboard_are_its_claims_and_its_contested_claims_are_questions() {
    let made = imported(&[(
        "casualties.json",
        r#"[{"id": "x", "category": "Crews", "killed": "~7,000+", "injured": "—",
        "source": "One / Two", "tier": 1, "contested": "yes", "note": "A note."},
        {"id": "y", "category": "Officials", "killed": "168–180", "injured": "95", "source": "One", "tier": 2, "contested": "no"}]"#,
    )]);
    assert_eq!(shape(&made), Some("watchboard-casualties"));
    let found = figures(&made);
    assert!(found.iter().all(|(by, ..)| by == "watchboard"), "{found:?}");
    assert_eq!(found[2].2, Quantity::Between(168, 180));
    assert_eq!(found[1].2, Quantity::Exactly(95));
    let (_, claim) = made.draft.claims.iter().next().expect("a claim");
    assert!(claim.note.contains("source: One / Two\ntier: 1\ncontested: yes"), "{}", claim.note);
    let made = imported(&[(
        "claims.json",
        r#"[{"id": "c", "question": "Was it hit?", "sideA": {"label": "Army (3 May)", "text": "It was."},
        "sideB": {"label": "Union", "text": "It was not."}, "resolution": "DISPUTED", "status": "contested"}]"#,
    )]);
    assert_eq!(shape(&made), Some("watchboard-claims"));
    let answers: Vec<_> = made
        .draft
        .claims
        .iter()
        .filter_map(|(_, claim)| match &claim.says {
            Says::Answer { text, .. } => Some((claim.by.as_ref()?.to_string(), text.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(
        answers,
        [("army".to_owned(), "It was.".to_owned()), ("union".to_owned(), "It was not.".to_owned())]
    );
    let (_, last) = made.draft.claims.iter().last().expect("a claim");
    assert_eq!(
        (last.by.as_ref().map(ToString::to_string).as_deref(), last.gist.as_str(), last.bears_on.len()),
        (Some("watchboard"), "DISPUTED", 1)
    );
}

#[test]
fn the_files_of_timemap_refer_to_each_other() {
    let events = r#"[{"id": "7", "description": "A shell lands.", "date": "02/07/2018", "time": "00:00", "location": "Quay",
        "latitude": "35.3", "longitude": "40.29", "associations": ["a1"], "sources": ["s1", "s9"], "graphic": "TRUE"}]"#;
    let sources = r#"{"s1": {"id": "s1", "title": "A film", "description": "From the quay", "paths": ["https://example.org/v.mp4", "local.mp4"]}}"#;
    let associations =
        r#"[{"id": "a1", "title": "Shelling", "mode": "CATEGORY", "filter_paths": ["Shelling"]}]"#;
    let made =
        imported(&[("events.json", events), ("sources.json", sources), ("associations.json", associations)]);
    assert_eq!(shape(&made), Some("timemap"));
    let (_, event) = made.draft.events.iter().next().expect("an event");
    assert_eq!(event.on, Some("2018-02-07".into()));
    assert_eq!((event.on_basis.as_str(), event.cited.len()), ("", 1));
    let (_, claim) = made.draft.claims.iter().next().expect("a claim");
    assert_eq!(
        (claim.gist.as_str(), claim.note.as_str()),
        ("A shell lands.", "Entry 1.\nAssociations: Shelling\nGraphic: yes")
    );
    assert_eq!(made.summary.left_out.len(), 1);
    assert_eq!((made.summary.left_out[0].unit, made.summary.left_out[0].text.as_str()), ("entry", "s9"));
}

#[test]
fn a_timeline_keeps_its_dates_as_wide_as_they_are() {
    let made = imported(&[(
        "sheet.csv",
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Alt Text,Type,Group,Background\n\
        ,,,,,,,,,The war,An introduction,,,,,,title,,\n2018,2,,,,,,,,Strike,<p>Twelve &amp; more died.</p>,https://example.org/v,Gazette,A film,,,,,\n\
        2018,2,7,05:44,2018,2,8,,,Next,Then.,film.mp4,,,,,,,\n2018,2,31,,,,,,,Wrong,Text,,,,,,,,\n",
    )]);
    assert_eq!(shape(&made), Some("timelinejs"));
    let days: Vec<_> =
        made.draft.events.iter().map(|(_, event)| event.on.as_ref().map(ToString::to_string)).collect();
    assert_eq!(days, [None, Some("2018-02".to_owned()), Some("2018-02-07/2018-02-08".to_owned()), None]);
    let gists: Vec<_> = made.draft.claims.iter().map(|(_, claim)| claim.gist.as_str()).collect();
    assert_eq!(gists, ["An introduction", "Twelve & more died.", "Then.", "Text"]);
    let left: Vec<_> = made.summary.left_out.iter().map(|one| one.row).collect();
    assert_eq!(left, [4, 5]);
    let json = imported(&[(
        "timeline.json",
        r#"{"title": {"text": {"headline": "T"}}, "events": [{"start_date": {"year": 2018, "month": "2"}, "text": {"headline": "Strike", "text": "Twelve died."}}]}"#,
    )]);
    assert_eq!(shape(&json), Some("timelinejs"));
    assert_eq!(json.draft.events.iter().next().expect("an event").1.on, Some("2018-02".into()));
}

#[test]
fn links_of_an_archiver_are_documents_and_texts_of_posts_are_not_copied() {
    let made = imported(&[(
        "archive.csv",
        "Link,Archive Status,Destination Folder,Archive location,Archive date,Thumbnail,Upload timestamp,Upload title,Text content,Screenshot,Hash,Perceptual hashes,WACZ,ReplayWebpage\n\
        https://example.org/p/1,success,f,\"https://archive.example/1\nhttps://archive.example/2\",2024-05-02T10:00:00,,2024-05-01T08:00:00,A post,What it figures,,SHA256:abc,,,\n\
        not a link,failed,,,,,,,,,,,,\n",
    )]);
    assert_eq!(shape(&made), Some("auto-archiver"));
    let [(_, post)] = made.draft.documents.iter().collect::<Vec<_>>()[..] else { panic!("one document") };
    assert_eq!(post.archive_url.as_deref(), Some("https://archive.example/1"));
    assert_eq!(
        (post.dated.clone(), post.accessed.clone()),
        (Some("2024-05-01".into()), Some("2024-05-02".into()))
    );
    assert!(
        post.note.contains("Hash of what was archived: SHA256:abc\n")
            && post.note.contains("Also archived at: https://archive.example/2"),
        "{}",
        post.note
    );
    assert!(!made.draft.write().contains("What it said"));
    let left: Vec<_> = made.summary.left_out.iter().map(|one| (one.row, one.column.as_deref())).collect();
    assert_eq!(left, [(2, Some("Text content")), (4, Some("Link"))]);
    assert!(!made.is_empty() && made.summary.claims == 0);
}

#[test]
fn incidents_of_atlos_are_events_at_their_places() {
    let made = imported(&[(
        "atlos.csv",
        "slug,inserted_at,updated_at,latitude,longitude,status,description,date,time,general_location,tags,type,geolocation_resolution,source_1,source_2\n\
        CIV-7,2024-01-01,2024-01-02,35.3,40.29,Completed,A house is hit,2024-01-01,12:00,Khusham,\"a, b\",Shelling,Vicinity,https://example.org/1,telegram\n",
    )]);
    assert_eq!(shape(&made), Some("atlos"));
    let (_, event) = made.draft.events.iter().next().expect("an event");
    assert_eq!(
        (event.name.as_deref(), event.on.clone(), event.cited.len()),
        (Some("CIV-7, Khusham"), Some("2024-01-01".into()), 1)
    );
    let (_, place) = made.draft.places.iter().next().expect("a place");
    assert_eq!(place.basis, "Atlos, geolocation_resolution: Vicinity");
    let (_, claim) = made.draft.claims.iter().next().expect("a claim");
    assert_eq!(claim.note, "Row 2, CIV-7.\nStatus: Completed\ntags: a, b\ntype: Shelling");
    assert_eq!(made.summary.left_out[0].text, "telegram");
}

#[test]
fn victims_are_people_whom_airwars_names() {
    let made = imported(&[(
        "victims.csv",
        "incident_id,incident_date,family_id,victim_id,name_en,name_ar,age_years,age_group,gender,pregnant,killed_or_injured,moh_id\n\
         I1,2023-10-10,F1,V1,Ana Roe,آنا رو,34,Adult,Female,Yes,Killed,900\n\
         I1,2023-10-10,F1,V2,Unknown,,,Child,Male,,Injured,\n\
         I2,1970-01-01,,V3,,سالم,0.5,Infant,,,Killed,\n\
         ,,F1,,,,,,,,,\n",
    )]);
    assert_eq!(shape(&made), Some("airwars-victims"));
    let quantities: Vec<_> = figures(&made).into_iter().map(|(by, _, quantity)| (by, quantity)).collect();
    let of = |quantity| ("airwars".to_owned(), quantity);
    assert_eq!(
        quantities,
        [
            of(Quantity::Named(vec!["ana-roe".into()])),
            of(Quantity::AtLeast(1)),
            of(Quantity::Named(vec!["person".into()])),
        ]
    );
    let people: Vec<_> = made.draft.people.iter().map(|(_, person)| person).collect();
    assert_eq!(people.len(), 2);
    assert_eq!(people[0].native.as_ref().map(|native| native.text.as_str()), Some("آنا رو"));
    assert_eq!(
        (people[0].age.len(), people[0].sex.len(), people[1].age.len()),
        (1, 1, 0),
        "half a year is none in years"
    );
    let ids: Vec<_> = people[0].ids.iter().map(|(list, id)| (list.to_owned(), id.clone())).collect();
    assert_eq!(
        ids,
        [("airwars".to_owned(), "V1".to_owned()), ("ministry-of-health".to_owned(), "900".to_owned())]
    );
    let events: Vec<_> = made
        .draft
        .events
        .iter()
        .map(|(_, event)| event.on.as_ref().map(ToString::to_string).unwrap_or_default())
        .collect();
    assert_eq!(events, ["2023-10-10", ""], "the first day of computers is none");
    let (_, third) = made.draft.claims.at(2).expect("a claim");
    assert!(third.note.contains("Age: 0.5") && third.note.contains("Age group: Infant"), "{}", third.note);
    assert_eq!(made.summary.left_out.iter().map(|one| one.row).collect::<Vec<_>>(), [5]);
}
