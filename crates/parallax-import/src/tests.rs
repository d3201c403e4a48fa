//! Whole sheets become dossiers, and every row is in a claim or in the list of what was left out.

use parallax_dossier::dossier::{Outcome, Precision};
use parallax_dossier::draft::{Counted, Location, Quantity, Says};
use parallax_dossier::load::{Severity, read};
use proptest::prelude::*;

use super::*;
use crate::sheet::{Reading, Sheet};

fn sheet(csv: &str) -> Sheet {
    let mut sheet = sheet::parse(csv.as_bytes().to_vec(), None, &Reading::default()).expect("a sheet");
    sheet.file = "tolls.csv".to_owned();
    sheet
}

fn imported(csv: &str) -> Import {
    let sheet = sheet(csv);
    let import = import(&[Table::new(&sheet, &Map::default())], "Harbour");
    assert_sound(&import);
    import
}

/// The dossier as it is written has no errors, and is the one that was made.
fn assert_sound(import: &Import) {
    let text = import.draft.write();
    let loaded = read(&text);
    let errors: Vec<_> = loaded.diagnostics.iter().filter(|one| one.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}\n{text}");
    assert_eq!(loaded.dossier.expect("a dossier").claims.len(), import.summary.claims);
}

/// Who says it, the words, and the quantity of each claim.
fn figures(import: &Import) -> Vec<(String, String, Quantity<'static>)> {
    let rows = import.draft.claims.iter();
    rows.filter_map(|(_, claim)| match &claim.says {
        Says::Count { quantity, .. } => {
            Some((claim.by.as_ref()?.to_string(), claim.worded.clone().unwrap_or_default(), quantity.clone()))
        }
        _ => None,
    })
    .collect()
}

#[test]
fn a_sheet_of_statements_becomes_claims_of_who_said_them() {
    let made = imported(
        "Date,Source,Outlet,Link,Killed,Injured,Notes\n\
         7 Feb 2018,Dockers' union,Gazette,https://example.org/a,at least 12,~30,from the quay\n\
         8 Feb 2018,Port authority,Gazette,https://example.org/a,47 (official) – 60+ (alternative),-,\n\
         9 Feb 2018,,Radio,https://example.org/b,,,It names no figure\n\
         10 Feb 2018,Nobody,,,,,\n",
    );
    assert_eq!(
        figures(&made),
        [
            ("dockers-union".to_owned(), "at least 12".to_owned(), Quantity::AtLeast(12)),
            ("dockers-union".to_owned(), "~30".to_owned(), Quantity::About(30)),
            ("official".to_owned(), "47 (official)".to_owned(), Quantity::Exactly(47)),
            ("alternative".to_owned(), "60+ (alternative)".to_owned(), Quantity::AtLeast(60)),
        ]
    );
    let claims: Vec<_> = made.draft.claims.iter().collect();
    assert_eq!(claims.len(), 5);
    assert_eq!(claims[0].0, "row-2-killed");
    assert_eq!(claims[0].1.said, Some("2018-02-07".into()));
    assert_eq!(claims[0].1.via, ["gazette".into()]);
    assert_eq!(claims[2].1.via, ["port-authority".into(), "gazette".into()]);
    assert_eq!(claims[4].1.gist, "It names no figure");
    assert_eq!(claims[4].1.by, Some("radio".into()));
    assert_eq!(made.draft.documents.len(), 2);
    let left: Vec<_> = made.summary.left_out.iter().map(|one| (one.row, one.column.as_deref())).collect();
    assert_eq!(left, [(3, Some("Injured")), (5, None)]);
    assert_eq!(made.summary.rows_with_claims, 3);
}

#[test]
fn cells_beyond_the_header_are_listed_and_a_text_stands_once() {
    let made = imported(
        "Place,Date,Killed,Notes\nQuay,03/02/2018,,Shelling.\nQuay,2018-02-04,1,a text, with a comma\n",
    );
    let (_, remark) = made.draft.claims.iter().next().expect("a claim");
    assert_eq!((remark.gist.as_str(), remark.note.as_str()), ("Shelling.", ""));
    let (_, event) = made.draft.events.iter().next().expect("an event");
    assert_eq!(event.name.as_deref(), Some("Quay, 2018-02-03 or 2018-03-02"));
    assert_eq!(event.on_basis, "The sheet: 03/02/2018");
    let [beyond] = &made.summary.left_out[..] else { panic!("one thing is left out") };
    assert_eq!((beyond.row, beyond.text.as_str()), (3, "with a comma"));
}

#[test]
fn incidents_become_events_at_their_places() {
    let made = imported(
        "Incident date,Location,lat,lon,Civilians reported killed,killed_min,killed_max,Ref code\n\
         03/02/2018,Khusham,35.30,40.29,2,1,3,A1\n\
         13/02/2018,Khusham,140.29,35.30,dozens,4,4,A2\n\
         05/02/2018,Elsewhere,,,,7,,A3\n",
    );
    let quantities: Vec<_> =
        figures(&made).into_iter().map(|(_, worded, quantity)| (worded, quantity)).collect();
    assert_eq!(
        quantities,
        [
            ("2".to_owned(), Quantity::Exactly(2)),
            ("1 to 3".to_owned(), Quantity::Between(1, 3)),
            ("dozens".to_owned(), Quantity::Words("dozens".to_owned())),
            ("4 to 4".to_owned(), Quantity::Exactly(4)),
            ("7".to_owned(), Quantity::AtLeast(7)),
        ]
    );
    let events: Vec<_> =
        made.draft.events.iter().map(|(_, event)| event.on.clone().expect("a day").to_string()).collect();
    assert_eq!(events, ["2018-02-03", "2018-02-13", "2018-02-05"]);
    let positions = made.draft.places.iter().filter(|(_, place)| place.at != Location::NotLocated).count();
    assert_eq!((made.draft.places.len(), positions), (3, 1));
    assert_eq!(made.summary.left_out.len(), 1);
    assert!(made.summary.left_out[0].why.contains("swapped"), "{:?}", made.summary.left_out);
    assert_eq!(made.summary.words.len(), 1);
    assert_eq!(made.summary.words[0].to_string(), "tolls.csv, row 3, “Civilians reported killed”: “dozens”");
}

/// A quantity, and the parts that a claim gives with it, by their populations.
type Figures = (Counted<'static>, Quantity<'static>, Vec<(String, Quantity<'static>)>);

fn parts(import: &Import) -> Vec<Figures> {
    let rows = import.draft.claims.iter();
    rows.filter_map(|(_, claim)| match &claim.says {
        Says::Count { outcome, quantity, parts, .. } => {
            let parts = parts.iter().map(|(of, quantity)| (of.to_owned(), quantity.clone())).collect();
            Some((outcome.clone(), quantity.clone(), parts))
        }
        _ => None,
    })
    .collect()
}

#[test]
fn a_cell_gives_parts_of_its_figure_and_figures_of_other_outcomes() {
    let made =
        imported("Source,Killed\nUnion,183 (13 US + 170 Afghan)\nPort,\"72,587+ (+14,222 missing)\"\n");
    let of = |name: &str, n| (name.to_owned(), Quantity::Exactly(n));
    assert_eq!(
        parts(&made),
        [
            (Outcome::Killed.into(), Quantity::Exactly(183), vec![of("us", 13), of("afghan", 170)]),
            (Outcome::Killed.into(), Quantity::AtLeast(72_587), vec![]),
            (Outcome::Missing.into(), Quantity::Exactly(14_222), vec![]),
        ]
    );
    assert!(made.draft.write().contains("\"afghan\": (name: \"Afghan\", within: \"people\")"));
}

const UCDP: &str = "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,side_a_new_id,side_a,side_b_new_id,gwnob,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high\n";

#[test]
fn a_row_of_ucdp_is_a_claim_by_ucdp() {
    let row = |id: u32, precision: u32, deaths: &str| {
        format!(
            "{id},2010,1,1,1,A: G,1,A - B,1,Army of A,2,,Group B,-1,\"Daily News, \"\"Title\"\"\",,,,Daily News,{precision},Town,Province,District,35.3,40.29,,1,A,1,Asia,1,1,2010-05-13T00:00:00,2010-05-13 00:00:00.000,{deaths}\n"
        )
    };
    let made = imported(&format!(
        "{UCDP}{}{}{}",
        row(7, 1, "1,0,2,0,2,3,8"),
        row(8, 4, "4,0,0,0,4,4,4"),
        row(9, 1, "0,0,0,0,0,0,0")
    ));
    let found = figures(&made);
    assert!(found.iter().all(|(by, ..)| by == "uppsala-conflict-data-program-ucdp"), "{found:?}");
    let worded: Vec<_> = found.iter().map(|(_, worded, _)| worded.as_str()).collect();
    assert_eq!(worded, ["best 3, low 2, high 8", "4", "best 0, low 0, high 0"]);
    let found = parts(&made);
    let Quantity::Estimate(estimate) = &found[0].1 else { panic!("an estimate") };
    assert_eq!((estimate.point, estimate.interval(), estimate.level), (Some(3), Some((2, 8)), None));
    let of = |name: &str, n| (name.to_owned(), Quantity::Exactly(n));
    assert_eq!(found[0].2, [of("side-a-army-of-a", 1), of("civilians", 2)]);
    assert_eq!((&found[1].1, &found[2].1), (&Quantity::Exactly(4), &Quantity::NotGiven));
    assert_eq!(made.draft.sources.len(), 1);
    let text = made.draft.write();
    assert!(
        text.contains("on: \"2010-05-13\"") && text.contains("basis: \"UCDP, where_prec 4: a province\""),
        "{text}"
    );
    let precisions: Vec<_> = made.draft.places.iter().map(|(_, place)| place.precision).collect();
    assert_eq!(precisions, [Precision::NotStated, Precision::Schematic]);
    assert!(text.contains("It names as its sources: Daily News."), "{text}");
}

#[test]
fn a_row_of_acled_is_a_claim_by_acled_with_its_rule() {
    let made = imported(
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n\
         A1,16 May 2025,2025,1,x,Battles,Armed clash,A,,1,B,,2,12,,1,R,C,P,D,,Town,35.3,40.29,1,Daily News; Radio,National,A clash.,10,,1\n\
         A2,2025-05-17,2025,2,x,Battles,Armed clash,A,,1,B,,2,12,,1,R,C,P,D,,Town,35.3,40.29,3,Radio,National,,0,,1\n",
    );
    let quantities: Vec<_> = figures(&made).into_iter().map(|(_, _, quantity)| quantity).collect();
    assert_eq!(quantities, [Quantity::Exactly(10), Quantity::NotGiven]);
    let hedges: Vec<_> = made.draft.claims.iter().filter_map(|(_, claim)| claim.hedge.as_deref()).collect();
    assert!(hedges[0].contains("“tens”") && hedges[1].contains('0'), "{hedges:?}");
    let days: Vec<_> =
        made.draft.events.iter().filter_map(|(_, event)| Some(event.on.as_ref()?.to_string())).collect();
    assert_eq!(days, ["2025-05-16", "2025-05-17~"]);
    assert_eq!(made.draft.sources.len(), 1);
}

#[test]
fn incidents_of_airwars_are_claims_by_airwars() {
    let made = imported(
        "sequence,number,code,airwars_id,path,airwars_url,date,date_end,location_ar,location_original,region_ar,district_ar,governorate_ar,military_ar,military_original,strike_type_ar,strike_type_original,strike_status_ar,evidence_ar,killed_min,killed_max,injured_min,injured_max,source_count,media_count,victim_count,extra_link_count,completion,latitude,longitude\n\
         1,1,S1,1,p,https://a.org/1,2016-01-02,2016-01-02,بلدة,Town,,,,,,,,,,2,4,5,5,1,0,0,0,1,35.3,40.29\n\
         2,2,S2,2,p,https://a.org/2,1970-01-01,,بلدة,Town,,,,,,,,,,0,0,,,1,0,0,0,1,,\n",
    );
    let quantities: Vec<_> =
        figures(&made).into_iter().map(|(_, worded, quantity)| (worded, quantity)).collect();
    assert_eq!(
        quantities,
        [
            ("2 to 4".to_owned(), Quantity::Between(2, 4)),
            ("5".to_owned(), Quantity::Exactly(5)),
            ("0 to 0".to_owned(), Quantity::NotGiven),
        ]
    );
    let days: Vec<_> =
        made.draft.events.iter().map(|(_, event)| event.on.as_ref().map(ToString::to_string)).collect();
    assert_eq!(days, [Some("2016-01-02".to_owned()), None]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in the cells, the dossier is sound, and each row is in a claim or in the list.
    #[test]
    fn every_row_is_a_claim_or_in_the_list(
        rows in proptest::collection::vec(proptest::collection::vec("\\PC{0,12}|[0-9/.-]{1,10}|https://[a-z]{1,5}|~?[0-9]{1,4}\\+?", 9), 1..12),
    ) {
        let names = ["Date", "Source", "Outlet", "Link", "Killed", "Injured", "Place", "Coordinates", "Notes"];
        let mut sheet = Sheet { file: "a.csv".to_owned(), ..Sheet::default() };
        let all = std::iter::once(names.iter().map(ToString::to_string).collect()).chain(rows);
        sheet.rows = (1..).zip(all).map(|(number, cells)| crate::sheet::Row { number, cells }).filter(|row| !row.is_empty()).collect();
        let made = import(&[Table::new(&sheet, &Map::default())], "T");
        assert_sound(&made);
        let claims: Vec<String> = made.draft.claims.iter().map(|(id, _)| id.to_owned()).collect();
        for row in &sheet.rows[1..] {
            let id = format!("row-{}", row.number);
            let is_claim = claims.iter().any(|claim| *claim == id || claim.starts_with(&format!("{id}-")));
            let is_listed = made.summary.left_out.iter().any(|one| one.row == row.number);
            prop_assert!(is_claim || is_listed, "row {} of {:?}", row.number, row);
        }
    }
}

#[test]
fn what_a_sheet_strikes_out_or_hides_is_listed_and_not_lost() {
    let mut sheet = sheet("Source,Killed,Notes\nUnion,12,early\nPort,7,\nRadio,3,\n");
    sheet.struck.insert((2, 1), std::mem::take(&mut sheet.rows[1].cells[1]));
    sheet.hidden_rows.insert(3);
    sheet.hidden_columns.insert(2);
    let table = Table::new(&sheet, &Map::default());
    let made = import(&[table], "Harbour");
    assert_sound(&made);
    let quantities: Vec<_> = figures(&made).into_iter().map(|(_, worded, _)| worded).collect();
    assert_eq!(quantities, ["7", "3"]);
    let lists: Vec<String> =
        made.summary.left_out.iter().chain(&made.summary.doubts).map(ToString::to_string).collect();
    assert_eq!(
        lists,
        [
            "tolls.csv, row 2, “Killed”: “12”: the cell is struck out, at least in part",
            "tolls.csv, row 3: the row is hidden in the sheet, and was read like the others",
        ]
    );
    assert!(
        made.summary.sheets[0]
            .told
            .iter()
            .any(|told| told.contains("hidden in the sheet") && told.contains("“Notes”"))
    );
}

#[test]
fn of_two_tables_one_is_read_and_the_rows_of_the_other_are_listed() {
    let csv =
        "Source,Killed\nUnion,12\nSource,Killed\nPort,7\n\nLocation,Wounded,Notes\nQuay,3,x\nDock,dozens,\n";
    let sheet = sheet(csv);
    let first = Table::new(&sheet, &Map::default());
    assert_eq!(first.headers, [1, 6]);
    let made = import(&[first], "Harbour");
    assert_sound(&made);
    assert_eq!(figures(&made).len(), 2);
    let left: Vec<_> = made.summary.left_out.iter().map(|one| (one.row, one.why.as_str())).collect();
    let other = "the row belongs to another table of the sheet";
    assert_eq!(left, [(3, "the row repeats the names of the columns"), (6, other), (7, other), (8, other)]);
    assert!(
        made.summary.sheets[0].told[0].starts_with("the sheet has 2 tables; the one below row 1 was read")
    );
    let second = Table::new(&sheet, &Map { header: Some(6), ..Map::default() });
    assert_eq!(second.headers, [1, 6]);
    let made = import(&[second], "Harbour");
    assert_sound(&made);
    assert_eq!(figures(&made).into_iter().map(|(_, worded, _)| worded).collect::<Vec<_>>(), ["3", "dozens"]);
    assert_eq!(made.summary.left_out.iter().map(|one| one.row).collect::<Vec<_>>(), [1, 2, 3, 4]);
    // Lines of a text are no empty rows, and a title is no table.
    let plain = self::sheet("Source,Notes\nUnion,\"a\n\nb\"\nSource said,Notes say\n");
    assert!(Table::new(&plain, &Map::default()).headers.is_empty());
}

#[test]
fn times_of_day_are_kept_where_their_zone_is_known() {
    let csv = "Source,Published,Killed\nUnion,2018-02-07 22:30,12\nPort,7 Feb 2018 10:30 pm,3\nRadio,2018-02-07T19:00:15Z,4\n\
               Gazette,2018-02-08T00:00:00,5\n";
    let dates = |import: &Import| -> Vec<(String, String)> {
        let claims = import.draft.claims.iter();
        claims
            .map(|(_, claim)| {
                (claim.said.as_ref().map(ToString::to_string).unwrap_or_default(), claim.said_basis.clone())
            })
            .collect()
    };
    let without = imported(csv);
    let of = |date: &str, basis: &str| (date.to_owned(), basis.to_owned());
    assert_eq!(
        dates(&without),
        [
            of("2018-02-07", "The sheet: 2018-02-07 22:30"),
            of("2018-02-07", "The sheet: 7 Feb 2018 10:30 pm"),
            of("2018-02-07T19:00:15Z", ""),
            of("2018-02-08", ""),
        ]
    );
    assert!(
        without.summary.sheets[0].told.iter().any(|told| told.starts_with("2 times of day without a zone"))
    );
    let sheet = sheet(csv);
    let map = Map { zone: Some("Asia/Damascus".to_owned()), ..Map::default() };
    let with = import(&[Table::new(&sheet, &map)], "Harbour");
    assert_sound(&with);
    let found: Vec<String> = dates(&with).into_iter().map(|(date, _)| date).collect();
    assert_eq!(found, ["2018-02-07T22:30", "2018-02-07T22:30", "2018-02-07T19:00:15Z", "2018-02-08"]);
    assert_eq!(with.draft.zone, Some("Asia/Damascus".into()));
}

#[test]
fn a_column_of_times_belongs_to_its_date() {
    let csv = "Incident date,Time,Location,Killed\n2018-02-07,22:30,Quay,12\n2018-02-07,evening,Dock,3\n,21:00,Pier,4\n2018-03-30,00:30,Mole,5\n";
    let sheet = sheet(csv);
    let map = Map { zone: Some("Asia/Damascus".to_owned()), ..Map::default() };
    let made = import(&[Table::new(&sheet, &map)], "Harbour");
    assert_sound(&made);
    let on: Vec<_> = made
        .draft
        .events
        .iter()
        .map(|(_, event)| event.on.as_ref().map(ToString::to_string).unwrap_or_default())
        .collect();
    // In the last night the clocks of Damascus were put forward past half past midnight.
    assert_eq!(on, ["2018-02-07T22:30", "2018-02-07", "", "2018-03-30"]);
    let left: Vec<_> = made.summary.left_out.iter().map(|one| (one.row, one.column.as_deref())).collect();
    assert_eq!(left, [(3, Some("Time")), (4, Some("Time")), (5, Some("Incident date"))]);
}

#[test]
fn a_column_can_have_a_source_of_its_own() {
    let sheet = sheet("Date,Outlet,Killed (army),Killed (rebels)\n2018-02-07,Gazette,12,30+\n");
    let mut map = Table::new(&sheet, &Map::default()).map;
    map.columns[2].by = Some("Army".to_owned());
    map.columns[3].by = Some("Rebels".to_owned());
    for column in &mut map.columns[2..] {
        column.of = Some("Soldiers".to_owned());
    }
    let map = Map::parse(&map.write().expect("written")).expect("read again");
    let made = import(&[Table::new(&sheet, &map)], "Harbour");
    assert_sound(&made);
    let claims: Vec<_> = made.draft.claims.iter().map(|(_, claim)| claim).collect();
    assert_eq!(
        claims.iter().map(|claim| claim.by.clone()).collect::<Vec<_>>(),
        [Some("army".into()), Some("rebels".into())]
    );
    assert!(claims.iter().all(|claim| claim.via == ["gazette".into()]));
    assert_eq!(figures(&made)[1].2, Quantity::AtLeast(30));
}

#[test]
fn positions_of_a_grid_are_as_wide_as_their_square_and_swapped_ones_are_noticed() {
    let made = imported("Location,Coordinates,Killed\nA,38SMB4488,1\nB,35°18'03\"N 40°17'21\"E,2\n");
    let precisions: Vec<_> = made.draft.places.iter().map(|(_, place)| place.precision).collect();
    assert!(
        matches!(precisions[..], [Precision::Km(km), Precision::NotStated] if (km - 0.5_f64.sqrt()).abs() < 1e-3),
        "{precisions:?}"
    );
    let made = imported(
        "Location,lat,lon,Killed\nA,35.3,40.2,1\nB,35.4,40.1,2\nC,40.2,35.3,3\nD,35.5,40.4,4\nE,35.2,40.3,5\n",
    );
    let [doubt] = &made.summary.doubts[..] else { panic!("{:?}", made.summary.doubts) };
    assert_eq!((doubt.row, doubt.text.as_str()), (4, "40.2, 35.3"));
    assert!(doubt.why.starts_with("latitude and longitude may be swapped"));
    assert_eq!(
        made.draft.places.iter().filter(|(_, place)| place.at != Location::NotLocated).count(),
        5,
        "all are kept as written"
    );
}

#[test]
fn dates_of_both_styles_are_left_out_until_somebody_chooses() {
    let csv = "Source,Published,Killed\nA,13/02/2018,1\nB,02/13/2018,2\nC,03/02/2018,3\n";
    let made = imported(csv);
    let of = |import: &Import| -> Vec<String> {
        let said = import.draft.claims.iter().map(|(_, claim)| claim.said.clone());
        said.map(|said| said.map(|said| said.to_string()).unwrap_or_default()).collect()
    };
    assert_eq!(of(&made), ["2018-02-13", "2018-02-13", ""]);
    assert_eq!(made.summary.left_out.iter().map(|one| one.row).collect::<Vec<_>>(), [4]);
    assert!(made.summary.sheets[0].told.iter().any(|told| told.contains("two styles")));
    let sheet = sheet(csv);
    for (order, date) in [
        (crate::date::DayOrder::DayFirst, "2018-02-03"),
        (crate::date::DayOrder::MonthFirst, "2018-03-02"),
        (crate::date::DayOrder::NotShown, "[2018-02-03,2018-03-02]"),
    ] {
        let map = Map { dates: Some(order), ..Map::default() };
        let made = import(&[Table::new(&sheet, &map)], "Harbour");
        assert_sound(&made);
        assert_eq!(of(&made)[2], date);
        assert!(made.summary.left_out.is_empty());
    }
}
