//! Claims as CSV and JSON, from records of named fields. The meaning of the fields is not known here.
//!
//! CSV follows RFC 4180: UTF-8, lines end with CRLF, what is absent is empty, several texts stand between `; `, and
//! what a spreadsheet could take for a formula has an apostrophe before it, at the start of a cell and wherever a
//! spreadsheet may split it ([`guarded`]). JSON keeps the order of the fields; numbers
//! are numbers, several texts are a list, what is absent is `null`, and every text is as it is. CSV holds the claims, each with
//! all that it refers to; JSON holds the whole dossier.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::table::{Entry, Field, Records, SPLITS, fields, guarded};

/// The version of the JSON; it changes when a field is removed or changes its meaning.
const FORMAT: u32 = 2;

/// Why claims could not be written.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The CSV could not be written.
    #[error("the table cannot be written as CSV: {0}")]
    Csv(#[from] csv::Error),
    /// The JSON could not be written.
    #[error("the table cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// What parts the cells of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// As RFC 4180 has it, and as LibreOffice and most programs expect.
    #[default]
    Comma,
    /// As Excel expects it where numbers are written with a decimal comma.
    Semicolon,
    /// Neither is part of a number anywhere.
    Tab,
}

impl Separator {
    const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// Where a cell may be split by a program that takes other separators, too.
    fn splits(self) -> Vec<char> {
        let comma = (self != Self::Comma).then_some(',');
        SPLITS.into_iter().chain(comma).collect()
    }
}

/// Whether a file begins with the mark of UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// It does: Excel takes the letters of another alphabet wrong without it, and so does LibreOffice in some settings.
    #[default]
    Written,
    /// It does not: some programs take the mark for a part of the first name.
    LeftOut,
}

/// How CSV is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dialect {
    /// Between cells.
    pub separator: Separator,
    /// Before everything.
    pub mark: ByteOrderMark,
}

/// The records as CSV, a line of field names first.
///
/// A dossier is untrusted, and a spreadsheet may run a cell, or a piece of one, as a formula. Such a text is [`guarded`];
/// numbers are not. Whoever needs the texts as they are takes [`to_json`], or
/// [`unguarded`](crate::table::unguarded).
///
/// # Errors
/// Only where memory runs out; nothing that a record can hold is refused.
pub fn to_csv(records: &Records, dialect: Dialect) -> Result<Vec<u8>, TableError> {
    let start = match dialect.mark {
        ByteOrderMark::Written => "\u{feff}".as_bytes().to_vec(),
        ByteOrderMark::LeftOut => Vec::new(),
    };
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .delimiter(dialect.separator.byte())
        .from_writer(start);
    writer.write_record(fields())?;
    let splits = dialect.separator.splits();
    for record in &records.claims {
        writer.write_record(record.iter().map(|field| text(field, &splits)))?;
    }
    writer.into_inner().map_err(|error| TableError::Csv(error.into_error().into()))
}

fn text(field: &Field, splits: &[char]) -> String {
    match field {
        // Cells are flat: none of the fields of a claim is an entry.
        Field::Absent | Field::Entry(_) | Field::Entries(_) => String::new(),
        Field::Text(text) => guarded(text, splits),
        Field::List(texts) => guarded(&texts.join("; "), splits),
        Field::Number(number) => number.to_string(),
        Field::Real(number) => number.to_string(),
        Field::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
    }
}

/// Returns the records as JSON: an object with the version of the format, the title of the dossier, the name
/// of the reading, everything in the dossier section by section, and the claims as a list of objects.
///
/// # Errors
/// Only if memory runs out; any record can be written.
pub fn to_json(records: &Records) -> Result<Vec<u8>, TableError> {
    let mut json = serde_json::to_vec_pretty(&Sheet(records))?;
    json.push(b'\n');
    Ok(json)
}

struct Sheet<'a>(&'a Records);

impl Serialize for Sheet<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4 + self.0.world.len()))?;
        map.serialize_entry("format", &FORMAT)?;
        map.serialize_entry("dossier", &self.0.dossier)?;
        map.serialize_entry("reading", &self.0.reading)?;
        for (name, field) in &self.0.world {
            map.serialize_entry(name, &Value(field))?;
        }
        let json_only = self.0.json_only.iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
        let claims: Vec<Record<'_>> =
            self.0.claims.iter().zip(json_only).map(|(claim, json_only)| Record(claim, json_only)).collect();
        map.serialize_entry("claims", &claims)?;
        map.end()
    }
}

/// The fields of a claim, and those for JSON alone.
struct Record<'a>(&'a [Field], &'a [(&'static str, Field)]);

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json_only = self.1.iter().map(|(name, field)| (*name, Value(field)));
        serializer.collect_map(fields().zip(self.0.iter().map(Value)).chain(json_only))
    }
}

struct Value<'a>(&'a Field);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Field::Absent => serializer.serialize_unit(),
            Field::Text(text) => serializer.serialize_str(text),
            Field::List(texts) => serializer.collect_seq(texts),
            Field::Number(number) => serializer.serialize_u64(*number),
            Field::Real(number) => serializer.serialize_f64(*number),
            Field::Flag(flag) => serializer.serialize_bool(*flag),
            Field::Entry(one) => Named(one).serialize(serializer),
            Field::Entries(all) => serializer.collect_seq(all.iter().map(Named)),
        }
    }
}

struct Named<'a>(&'a Entry);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, field)| (name, Value(field))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{ClaimId, Dossier, Quantity};
    use crate::load;
    use crate::table::unguarded;
    use crate::{Interval, Readings, Stated};

    fn one(change: impl FnOnce(&mut Vec<Field>)) -> Records {
        let mut record = vec![Field::Absent; fields().len()];
        change(&mut record);
        Records {
            dossier: "A “title”".to_owned(),
            reading: "Words only".to_owned(),
            claims: vec![record],
            ..Records::default()
        }
    }

    fn parsed(csv: &[u8]) -> Vec<Vec<String>> {
        let rows = csv::Reader::from_reader(csv).into_records();
        rows.map(|row| row.expect("sound CSV").iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn quotes_commas_and_line_breaks_come_back_as_they_were() {
        let hard = "said \"48\", then\nnothing;\r\n1+1 “ن” \u{feff}";
        let records = one(|record| {
            record[0] = Field::Text(hard.to_owned());
            record[2] = Field::List(vec!["A, B".to_owned(), "C".to_owned()]);
            record[4] = Field::Number(u64::MAX);
        });
        let csv = to_csv(&records, Dialect::default()).expect("written");
        assert!(csv.starts_with(b"\xef\xbb\xbfid,by,via,document,paragraph,said,"));
        let row = &parsed(&csv)[0];
        assert_eq!((row[0].as_str(), row[2].as_str()), (hard, "A, B; C"));
        assert_eq!(row[4], u64::MAX.to_string());
        assert!(row[5].is_empty());
        let json: serde_json::Value =
            serde_json::from_slice(&to_json(&records).expect("written")).expect("JSON");
        let claim = &json["claims"][0];
        assert_eq!(claim["id"], hard);
        assert_eq!(claim["via"], serde_json::json!(["A, B", "C"]));
        assert_eq!(claim["paragraph"], u64::MAX);
        assert!(claim["said"].is_null() && claim.get("said").is_some());
        assert_eq!((&json["format"], &json["dossier"]), (&2.into(), &"A “title”".into()));
    }

    /// What a spreadsheet would run stays text in CSV and is unchanged in JSON.
    #[test]
    fn what_could_be_a_formula_is_guarded_in_csv_and_untouched_in_json() {
        for text in ["=1+1", "+1", "-2", "@SUM(A1)", "\tx", "  =1", "\u{feff}=1", "＝1"] {
            let records = one(|record| {
                record[0] = Field::Text(text.to_owned());
                record[2] = Field::List(vec![text.to_owned(), "B".to_owned()]);
                record[4] = Field::Number(3);
            });
            let row = &parsed(&to_csv(&records, Dialect::default()).expect("written"))[0];
            assert_eq!(row[0], format!("'{text}"));
            assert_eq!(row[2], format!("'{text}; B"));
            assert_eq!(row[4], "3");
            let json: serde_json::Value =
                serde_json::from_slice(&to_json(&records).expect("written")).expect("JSON");
            assert_eq!(json["claims"][0]["id"], text);
        }
        for text in ["48", "over 100", "“=1”", "a-b", "", "'"] {
            let records = one(|record| record[0] = Field::Text(text.to_owned()));
            assert_eq!(parsed(&to_csv(&records, Dialect::default()).expect("written"))[0][0], text);
        }
    }

    /// A cell that would run in a program that splits a file at another sign and knows nothing of quotation marks.
    fn formula(csv: &str, split: char) -> Option<&str> {
        let begins = |cell: &&str| cell.trim_start_matches(['"', ' ']).starts_with(['=', '+', '-', '@']);
        csv.split(split).find(begins)
    }

    #[test]
    fn no_separator_makes_a_formula_of_a_piece_of_a_cell() {
        let records = one(|record| {
            record[0] = Field::Text("x;=1+1;y".to_owned());
            record[1] = Field::Text("a, \"b\";\"=1\"\t+1\r\n@SUM(A1)\n-1,=2".to_owned());
            record[2] = Field::List(vec!["a".to_owned(), "=1".to_owned()]);
        });
        for separator in [Separator::Comma, Separator::Semicolon, Separator::Tab] {
            let csv = to_csv(&records, Dialect { separator, ..Dialect::default() }).expect("written");
            let mut reader =
                csv::ReaderBuilder::new().delimiter(separator.byte()).from_reader(csv.as_slice());
            let row = reader.records().next().expect("a row").expect("sound");
            let read: Vec<String> = row.iter().map(|cell| unguarded(cell, &separator.splits())).collect();
            assert_eq!(read[0], "x;=1+1;y");
            assert_eq!(read[1], "a, \"b\";\"=1\"\t+1\r\n@SUM(A1)\n-1,=2");
            assert_eq!(read[2], "a; =1");
            let csv = String::from_utf8(csv).expect("UTF-8");
            for split in [';', '\t', '\n', '\r'] {
                assert_eq!(formula(&csv, split), None, "split at {split:?}: {csv}");
            }
        }
        let semicolons = Dialect { separator: Separator::Semicolon, ..Dialect::default() };
        let csv = String::from_utf8(to_csv(&records, semicolons).expect("written")).expect("UTF-8");
        assert_eq!(formula(&csv, ','), None, "{csv}");
    }

    #[test]
    fn a_file_says_that_it_is_utf_8_unless_it_is_told_not_to() {
        let dialect = Dialect { separator: Separator::Semicolon, mark: ByteOrderMark::LeftOut };
        let csv = to_csv(&one(|_| {}), dialect).expect("written");
        assert!(csv.starts_with(b"id;by;via;document;paragraph;said;"));
        let csv = to_csv(&one(|_| {}), Dialect::default()).expect("written");
        assert!(csv.starts_with(b"\xef\xbb\xbfid,by,via,"));
    }

    #[test]
    fn no_claim_is_a_line_of_names_and_an_empty_list() {
        let records = Records { claims: Vec::new(), ..one(|_| {}) };
        let csv = String::from_utf8(to_csv(&records, Dialect::default()).expect("written")).expect("UTF-8");
        assert_eq!(csv.lines().count(), 1);
        let json: serde_json::Value =
            serde_json::from_slice(&to_json(&records).expect("written")).expect("JSON");
        assert_eq!(json["claims"], serde_json::json!([]));
    }

    /// The built-in dossier under a reading that covers its words, written and read back.
    fn khusham() -> (Dossier, Readings, Records) {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let readings = Readings::new(&dossier, load::readings());
        let claims: Vec<ClaimId> = dossier.claims.ids().collect();
        let reading = readings.get(readings.find("acled").expect("built in"));
        let records = Records::new(&dossier, reading, &claims);
        (dossier, readings, records)
    }

    #[test]
    fn every_figure_comes_back_from_csv_as_it_was_said() {
        let (dossier, readings, records) = khusham();
        let reading = readings.get(readings.find("acled").expect("built in"));
        let rows = parsed(&to_csv(&records, Dialect::default()).expect("written"));
        assert_eq!(rows.len(), dossier.claims.len());
        let at = |name: &str| fields().position(|field| field == name).expect("a field");
        let mut read = 0;
        for (row, claim) in rows.iter().zip(dossier.claims.rows()) {
            assert_eq!(row[at("id")], claim.key);
            let range = |low: &str, high: &str| {
                let number = |name: &str| row[at(name)].parse::<u64>().ok();
                number(low).map(|low| Interval { low, high: number(high) })
            };
            let (own, words) = (range("low", "high"), range("read_low", "read_high"));
            let stated = Stated::from_claim(claim, reading);
            match &stated {
                Stated::Read(range) => assert_eq!((own, words), (None, Some(*range)), "{}", claim.key),
                _ => assert_eq!((own, words), (stated.interval(), None), "{}", claim.key),
            }
            assert_eq!(row[at("reading")].is_empty(), words.is_none(), "{}", claim.key);
            read += usize::from(words.is_some());
            if let Some(count) = claim.count() {
                assert_eq!(row[at("quantity_plain")], count.quantity.to_string(), "{}", claim.key);
                assert_eq!(row[at("outcome")], count.outcome.id());
                assert_eq!(row[at("population")], dossier.groups[count.of].name);
            }
        }
        assert!(read > 0, "no word was read");
    }

    #[test]
    fn attributions_and_the_names_of_people_are_kept() {
        let (dossier, _, records) = khusham();
        let rows = parsed(&to_csv(&records, Dialect::default()).expect("written"));
        let json: serde_json::Value =
            serde_json::from_slice(&to_json(&records).expect("written")).expect("JSON");
        let at = |name: &str| fields().position(|field| field == name).expect("a field");
        let (mut loose, mut named, mut bearing) = (0, 0, 0);
        for (index, claim) in dossier.claims.rows().iter().enumerate() {
            let (row, told) = (&rows[index], &json["claims"][index]);
            let attribution = format!("{:?}", claim.attribution).to_lowercase();
            assert_eq!(row[at("attribution")], attribution, "{}", claim.key);
            loose += usize::from(attribution != "stated");
            let questions: Vec<_> =
                claim.bears_on.iter().map(|id| dossier.questions[*id].text.as_str()).collect();
            assert_eq!(row[at("bears_on")], questions.join("; "));
            bearing += questions.len();
            let Some(Quantity::Named(people)) = claim.count().map(|count| &count.quantity) else {
                assert!(row[at("named")].is_empty() && told["named"].is_null(), "{}", claim.key);
                continue;
            };
            let spelled: Vec<_> = people.iter().map(|id| dossier.people[*id].name.as_str()).collect();
            assert_eq!(row[at("named")], spelled.join("; "));
            assert_eq!(told["named"], serde_json::json!(spelled));
            named += spelled.len();
        }
        assert!(loose > 3 && named > 4 && bearing > 20, "{loose}, {named}, {bearing}");
    }

    #[test]
    fn json_holds_the_same_as_csv() {
        let (_, _, records) = khusham();
        let rows = parsed(&to_csv(&records, Dialect::default()).expect("written"));
        let json: serde_json::Value =
            serde_json::from_slice(&to_json(&records).expect("written")).expect("JSON");
        let claims = json["claims"].as_array().expect("a list");
        assert_eq!(claims.len(), rows.len());
        for (claim, row) in claims.iter().zip(&rows) {
            for (name, text) in fields().zip(row) {
                let found = match &claim[name] {
                    serde_json::Value::Null => String::new(),
                    serde_json::Value::String(text) => text.clone(),
                    serde_json::Value::Bool(flag) => if *flag { "yes" } else { "no" }.to_owned(),
                    serde_json::Value::Array(list) => {
                        list.iter().filter_map(|text| text.as_str()).collect::<Vec<_>>().join("; ")
                    }
                    other => other.to_string(),
                };
                assert_eq!(&found, text, "{name}");
            }
        }
    }
}
