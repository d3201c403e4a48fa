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

fn table(text: &mut String, name: &str, rows: usize, row: impl Fn(usize) -> String) {
    let id = name.trim_end_matches('s');
    // Writing to a string cannot fail.
    let _ = writeln!(text, "    {name}: {{");
    for index in 0..rows {
        let _ = writeln!(text, "        \"{id}-{index}\": {},", row(index));
    }
    text.push_str("    },\n");
}
