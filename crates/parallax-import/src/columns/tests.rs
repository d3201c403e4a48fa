//! Columns by their names in several languages, and by their values.

use super::*;
use crate::sheet;

fn sheet(csv: &str) -> Sheet {
    sheet::parse(csv.as_bytes().to_vec(), None, &Reading::default()).expect("a sheet")
}

fn roles(csv: &str) -> Vec<Role> {
    Table::new(&sheet(csv), &Map::default()).map.columns.iter().map(|column| column.role).collect()
}

#[test]
fn names_are_known_in_several_languages() {
    use Role::{
        EventDate, Killed, Latitude, Link, Longitude, Notes, Outlet, Place, Published, Source, Unused,
        Wounded,
    };
    assert_eq!(
        roles("Date,Source,Outlet,Link,Killed,Injured,Notes\n2018-02-07,A,B,https://c.org,1,2,x\n"),
        [Published, Source, Outlet, Link, Killed, Wounded, Notes]
    );
    assert_eq!(
        roles("Дата,Источник,Убито,Ранено,Место\n2018-02-07,A,1,2,B\n"),
        [EventDate, Source, Killed, Wounded, Place]
    );
    assert_eq!(roles("المصدر,القتلى,الجرحى\nا,1,2\n"), [Source, Killed, Wounded]);
    assert_eq!(
        roles("Lieu,Tués,Blessés,latitude,longitude\nA,1,2,3,4\n"),
        [Place, Killed, Wounded, Latitude, Longitude]
    );
    assert_eq!(roles("Fuente,Muertos,Heridos\nA,1,2\n"), [Source, Killed, Wounded]);
    assert_eq!(
        roles("Source,Cause of death,Killed_cum,Killed or captured\nA,fire,3,4\n"),
        [Source, Unused, Unused, Unused]
    );
}

#[test]
fn the_header_may_stand_below_a_title_and_tags_are_no_data() {
    let sheet = sheet(
        "Our list of tolls,,\n,,\nSource,Aid Workers Killed,Link\n#meta +source,#affected +killed,#meta +url\nUnion,12,https://a.org\n",
    );
    let table = Table::new(&sheet, &Map::default());
    assert_eq!(table.map.header, Some(3));
    assert_eq!(table.rows.len(), 1);
    assert_eq!(table.rows[0].cell(0), "Union");
    let roles: Vec<Role> = table.map.columns.iter().map(|column| column.role).collect();
    assert_eq!(roles, [Role::Source, Role::Killed, Role::Link]);
}

#[test]
fn figures_know_of_whom_and_which_end_they_are() {
    let sheet = sheet("Civilians reported killed,killed_min,killed_max,Children killed,Killed\n1,2,3,4,5\n");
    let columns = Table::new(&sheet, &Map::default()).map.columns;
    let told: Vec<_> = columns.iter().map(|column| (column.of.as_deref(), column.end)).collect();
    assert_eq!(
        told,
        [
            (Some("Civilians"), End::Whole),
            (None, End::Least),
            (None, End::Most),
            (Some("Children"), End::Whole),
            (None, End::Whole)
        ]
    );
}

#[test]
fn a_map_comes_before_guesses_and_is_read_as_it_was_written() {
    let sheet = sheet("Who,Toll so far,When\nUnion,12,2018-02-07\n");
    let guessed = Table::new(&sheet, &Map::default()).map;
    let mut map = Map::parse(&guessed.write().expect("written")).expect("read");
    assert_eq!(map, guessed);
    map.columns[0].role = Role::Source;
    map.columns[1].of = Some("Dockers".to_owned());
    let table = Table::new(&sheet, &map);
    assert_eq!(table.map.columns, map.columns);
    assert!(
        Map::parse("(columns: [(name: \"A\", role: Kiled)])").expect_err("a misspelt role").contains("Kiled")
    );
    let other =
        Map { columns: vec![Column { name: "Gone".to_owned(), ..Column::default() }], ..Map::default() };
    assert!(Table::new(&sheet, &other).told.iter().any(|told| told.contains("“Gone”")));
}

#[test]
fn two_styles_of_dates_are_told() {
    let sheet = sheet("Place,Date,Killed\nA,13/02/2018,1\nB,02/13/2018,2\n");
    let table = Table::new(&sheet, &Map::default());
    assert_eq!(table.map.dates, Some(DayOrder::Mixed));
    assert!(table.told.iter().any(|told| told.contains("two styles")));
}
