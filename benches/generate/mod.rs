//! Dossiers of any size, similar to real ones: few sources and places, many claims of some 350 bytes.

use std::fmt::Write as _;

/// Returns the text of a valid dossier with this many claims.
#[must_use]
pub fn dossier(claims: usize) -> String {
    dossier_of(claims, (claims / 50).clamp(10, 2_000))
}

/// Returns the text of a valid dossier with this many claims, and with `tables` places, sources and documents
/// each.
#[must_use]
pub fn dossier_of(claims: usize, tables: usize) -> String {
    let mut text = String::from(
        "Dossier(\n    format: 1,\n    title: \"Generated\",\n    period: \"2018-02-07/2018-02-15\",\n",
    );
    table(&mut text, "places", tables, |row| {
        format!(
            "(name: \"Place {row}\", kind: Town, at: Point((lon: 40.{row:04}, lat: 35.{row:04})), precision: Km(0.5), cited: [(document: \"document-{row}\")])"
        )
    });
    table(&mut text, "groups", 12, |row| {
        let within = if row == 0 { String::new() } else { format!(", within: \"group-{}\"", row / 2) };
        format!("(name: \"Group {row}\"{within})")
    });
    table(&mut text, "sources", tables, |row| {
        format!("(name: \"Source {row}\", short: \"S{row}\", kind: Media)")
    });
    table(&mut text, "documents", tables, |row| {
        format!(
            "(title: \"Document {row}\", publisher: \"Publisher\", dated: \"2018-02-12/..\", url: \"https://example.org/{row}\", paragraphs: 40)"
        )
    });
    table(&mut text, "events", 10, |row| {
        format!("(name: \"Event {row}\", on: \"2018-02-07\", at: \"place-{row}\")")
    });
    table(&mut text, "claims", claims, |row| {
        let of = |salt: usize| (row * 7 + salt) % tables;
        format!(
            "(by: \"source-{}\", via: [\"source-{}\"], document: \"document-{}\", paragraph: {}, said: \"2018-02-08~\", event: \"event-{}\", at: \"place-{}\",\n            says: Count(outcome: Killed, of: \"group-{}\", quantity: MoreThan({row})), hedge: \"running count\",\n            gist: \"More than {row} people of this group were killed, the source said, most of them from the air.\")",
            of(0),
            of(1),
            of(2),
            row % 40 + 1,
            row % 10,
            of(3),
            row % 12
        )
    });
    text.push_str(")\n");
    text
}

/// Returns the text of a valid dossier that is wide: each 1,000 claims have 125 populations in a tree, 200 sources and
/// documents each, 100 places and 25 events, so that a report of it has some 250 charts.
#[must_use]
pub fn wide(claims: usize) -> String {
    let share = |part: usize| (claims / part).max(2);
    let (groups, sources, places, events) = (share(8), share(5), share(10), share(40));
    let mut text = String::from(
        "Dossier(\n    format: 1,\n    title: \"Wide\",\n    period: \"2018-02-07/2018-02-15\",\n",
    );
    table(&mut text, "places", places, |row| {
        let (lon, lat) = (38 + row / 100 % 8, 33 + row % 5);
        format!("(name: \"Place {row}\", kind: Town, at: Point((lon: {lon}.{row:06}, lat: {lat}.{row:06})))")
    });
    table(&mut text, "groups", groups, |row| {
        let within = if row == 0 { String::new() } else { format!(", within: \"group-{}\"", (row - 1) / 2) };
        format!("(name: \"Group {row}\"{within})")
    });
    table(&mut text, "sources", sources, |row| format!("(name: \"Source {row}\", kind: Media)"));
    table(&mut text, "documents", sources, |row| {
        format!("(title: \"Document {row}\", dated: \"2018-02-12/..\", paragraphs: 40)")
    });
    table(&mut text, "events", events, |row| {
        format!("(name: \"Event {row}\", on: \"2018-02-0{}\", at: \"place-{}\")", row % 3 + 7, row % places)
    });
    table(&mut text, "claims", claims, |row| {
        let outcome = if row % 2 == 0 { "Killed" } else { "Wounded" };
        format!(
            "(by: \"source-{}\", document: \"document-{}\", paragraph: {}, said: \"2018-02-10\", event: \"event-{}\", says: Count(outcome: {outcome}, of: \"group-{}\", quantity: AtLeast({})), gist: \"At least {row} people of this group, the source said.\")",
            (row * 7) % sources,
            (row * 7 + 2) % sources,
            row % 40 + 1,
            row / 2 % events,
            row / 2 % groups,
            row % 500 + 1
        )
    });
    text.push_str(")\n");
    text
}

/// Returns the text of a valid dossier with this many claims of many kinds: made over a year by sources of two sides,
/// quoted by others, of three outcomes, with number words and denials, and every fourth the answer to a question.
#[must_use]
pub fn archive(claims: usize) -> String {
    archive_of(claims, (claims / 50).clamp(10, 2_000), 40, 20)
}

/// The same with one place, source, document, event, population and question, which all claims are about.
#[must_use]
pub fn of_one(claims: usize) -> String {
    archive_of(claims, 1, 1, 1)
}

fn archive_of(claims: usize, tables: usize, groups: usize, events: usize) -> String {
    let mut text = String::from(
        "Dossier(\n    format: 1,\n    title: \"Archive\",\n    period: \"2018-01-01/2018-12-28\",\n    sides: { \"side-0\": (name: \"East\"), \"side-1\": (name: \"West\") },\n",
    );
    let day = |row: usize| format!("2018-{:02}-{:02}", row / 28 % 12 + 1, row % 28 + 1);
    // No source relays itself.
    let via = |row: usize| {
        if tables > 1 { format!("\"source-{}\"", (row * 7 + 1) % tables) } else { String::new() }
    };
    table(&mut text, "places", tables, |row| {
        let (lon, lat) = (38 + row / 100 % 8, 33 + row % 5);
        format!("(name: \"Place {row}\", kind: Town, at: Point((lon: {lon}.{row:06}, lat: {lat}.{row:06})))")
    });
    table(&mut text, "groups", groups, |row| {
        let within = if row < 3 { String::new() } else { format!(", within: \"group-{}\"", row / 3) };
        format!("(name: \"Group {row}\"{within})")
    });
    table(&mut text, "sources", tables, |row| {
        format!("(name: \"Source {row}\", kind: Media, side: \"side-{}\")", row % 2)
    });
    table(&mut text, "documents", tables, |row| {
        format!("(title: \"Document {row}\", dated: \"{}/..\", paragraphs: 40)", day(row * 5))
    });
    table(&mut text, "events", events, |row| {
        format!("(name: \"Event {row}\", on: \"{}\", at: \"place-{}\")", day(row), row % tables.min(10))
    });
    table(&mut text, "questions", events, |row| format!("\"Who did the thing that is number {row}?\""));
    table(&mut text, "claims", claims, |row| {
        let says = if row % 4 == 3 {
            format!("Answer(to: \"question-{}\", text: \"It was number {}\")", row / 4 % events, row % 7)
        } else {
            let outcome = ["Killed", "Wounded", "Strength"][row / 7 % 3];
            let quantity = match row % 5 {
                0 => format!("MoreThan({row})"),
                1 => format!("Between({row}, {})", row + row / 2 + 5),
                2 => "Words(\"dozens\")".to_owned(),
                3 => "NotGiven".to_owned(),
                _ => format!("Exactly({row})"),
            };
            let stance = if row % 5 == 3 { ", stance: Denies" } else { "" };
            format!("Count(outcome: {outcome}, of: \"group-{}\", quantity: {quantity}){stance}", row % groups)
        };
        // Some days after the event, as the rows come.
        format!(
            "(by: \"source-{}\", via: [{}], document: \"document-{}\", paragraph: {}, said: \"{}\", event: \"event-{}\", at: \"place-{}\", says: {says})",
            row * 7 % tables,
            via(row),
            (row * 7 + 2) % tables,
            row % 40 + 1,
            day(28 + row * 13),
            row % events,
            (row * 7 + 3) % tables,
        )
    });
    text.push_str(")\n");
    text
}

/// Returns the text of a valid dossier with this many places, scattered over some 100 km by 60 km, a tenth of them exactly
/// where another is, and one claim about each.
#[must_use]
pub fn places(places: usize) -> String {
    let mut text = String::from("Dossier(\n    format: 1,\n    title: \"Many places\",\n");
    table(&mut text, "places", places, |row| {
        // The golden ratio and another number without short periods scatter rows evenly.
        let at = if row % 10 == 9 { row - 1 } else { row } as f64;
        let (lon, lat) = (39.5 + (at * 0.618_033_988_75).fract(), 35.0 + 0.6 * (at * 0.754_877_666).fract());
        format!(
            "(name: \"House {row}\", kind: Site, at: Point((lon: {lon:.5}, lat: {lat:.5})), precision: Km(0.05), cited: [(document: \"document-0\", paragraph: 1)])"
        )
    });
    table(&mut text, "groups", 1, |_| "(name: \"Everybody\")".to_owned());
    table(&mut text, "sources", 20, |row| format!("(name: \"Source {row}\", kind: Media)"));
    table(&mut text, "documents", 1, |_| {
        "(title: \"Document\", dated: \"2020-01-05\", paragraphs: 9999)".to_owned()
    });
    table(&mut text, "events", 1, |_| "(name: \"Event\", on: \"2020-01-01\", at: \"place-0\")".to_owned());
    table(&mut text, "claims", places, |row| {
        format!(
            "(by: \"source-{}\", document: \"document-0\", paragraph: 1, event: \"event-0\", at: \"place-{row}\", says: Count(outcome: Killed, of: \"group-0\", quantity: Exactly({})))",
            row % 20,
            row % 9 + 1
        )
    });
    text.push_str(")\n");
    text
}

fn table(text: &mut String, name: &str, rows: usize, row: impl Fn(usize) -> String) {
    let id = name.trim_end_matches('s');
    // Writing to a string cannot fail.
    let _ = writeln!(text, "    {name}: {{");
    for index in 0..rows {
        let _ = writeln!(text, "        \"{id}-{index}\": {},", row(index));
    }
    text.push_str("    },\n");
}
