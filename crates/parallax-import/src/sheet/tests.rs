//! Files of every kind, sound and damaged.

use std::io::{Cursor, Write as _};

use super::*;

fn text(bytes: &[u8]) -> Result<Sheet, SheetError> {
    parse(bytes.to_vec(), None, &Reading::default())
}

fn cells(sheet: &Sheet) -> Vec<Vec<&str>> {
    sheet.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
}

/// A workbook of these entries.
fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("an entry");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Tolls" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// An XLSX file with this sheet.
fn xlsx(rows: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{rows}</worksheet>"#
    );
    zipped(&[
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn separators_and_encodings_are_guessed_and_told() {
    let sheet = text("Source;Killed\nUnion;\"1;2\"\n\nPort;3\n".as_bytes()).expect("a sheet");
    assert_eq!(cells(&sheet), [["Source", "Killed"], ["Union", "1;2"], ["Port", "3"]]);
    assert_eq!(sheet.told, ["its cells are divided by semicolons"]);
    assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2, 4]);

    let sheet = text("Source\tKilled\nUnion\t12\n".as_bytes()).expect("a sheet");
    assert_eq!(cells(&sheet), [["Source", "Killed"], ["Union", "12"]]);
    let sheet = text("sep=|\nSource|Killed\nA, B|12\n".as_bytes()).expect("a sheet");
    assert_eq!(cells(&sheet), [["Source", "Killed"], ["A, B", "12"]]);
    let sheet = text("\u{feff}Source,Killed\nUnion,12\n".as_bytes()).expect("a sheet");
    assert_eq!(sheet.rows[0].cells[0], "Source");
    assert_eq!(sheet.told, [""; 0]);

    let (bytes, _, _) = encoding_rs::WINDOWS_1251
        .encode("Источник,Убито\nНаблюдатели за правами человека,12\nМинистерство обороны,5\n");
    let sheet = text(&bytes).expect("a sheet");
    assert_eq!(sheet.rows[0].cells, ["Источник", "Убито"]);
    assert_eq!(sheet.told, ["its letters were taken for windows-1251"]);
    let utf16: Vec<u8> = "Source,Killed\nUnion,12\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text(&utf16).expect("a sheet").rows[1].cells, ["Union", "12"]);
    let asked = Reading { encoding: Some("no-such".to_owned()), ..Reading::default() };
    assert!(matches!(parse(b"a,b".to_vec(), None, &asked), Err(SheetError::Encoding(_))));
}

#[test]
fn cells_over_several_lines_keep_them_and_rows_know_their_line() {
    let sheet = text(b"Source,Notes\nUnion,\"said \"\"no\"\",\nthen left\"\nPort,x\n").expect("a sheet");
    assert_eq!(sheet.rows[1].cells[1], "said \"no\",\nthen left");
    assert_eq!(sheet.rows[2].number, 4);
    let sheet = text(b"Source,Notes\nUnion,\"never closed\nPort,x\nA,b\nC,d\n").expect("a sheet");
    assert!(sheet.told.iter().any(|told| told.contains("not closed")), "{:?}", sheet.told);
}

#[test]
fn dates_of_a_workbook_are_told_from_numbers_and_merged_cells_are_repeated() {
    let bytes = xlsx(
        r#"<sheetData><row r="2"><c r="A2" t="inlineStr"><is><t>Date</t></is></c><c r="B2" t="inlineStr"><is><t>Killed</t></is></c></row>
        <row r="3"><c r="A3" s="1"><v>43138</v></c><c r="B3"><v>43138</v></c></row>
        <row r="4"><c r="B4"><v>2.5</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells>"#,
    );
    let sheet = text(&bytes).expect("a sheet");
    assert_eq!(sheet.name, "Tolls");
    assert_eq!(cells(&sheet), [["Date", "Killed"], ["2018-02-07", "43138"], ["2018-02-07", "2.5"]]);
    assert_eq!(sheet.rows[0].number, 2);
    assert_eq!(sheet.merged.iter().collect::<Vec<_>>(), [&(4, 0)]);
    let missing = parse(bytes, Some("Other"), &Reading::default());
    assert!(matches!(missing, Err(SheetError::NoSheet { ref all, .. }) if all == "Tolls"));
}

#[test]
fn what_is_no_sheet_is_told_in_a_clear_word() {
    assert!(matches!(text(b""), Err(SheetError::Empty)));
    assert!(matches!(text(b" \n\n"), Err(SheetError::Empty)));
    assert!(matches!(text(b"%PDF-1.4"), Err(SheetError::Kind("a PDF"))));
    assert!(matches!(text(b"<!DOCTYPE html><html>"), Err(SheetError::Kind("a web page"))));
    assert!(matches!(text(b"a,b\0c\x01\0"), Err(SheetError::Kind("a binary file"))));
    assert!(matches!(text(&zipped(&[("word/document.xml", b"<w/>")])), Err(SheetError::Kind("an archive"))));
    let whole = xlsx(r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>"#);
    for cut in (0..whole.len()).step_by(7).filter(|cut| *cut > 8) {
        assert!(text(&whole[..cut]).is_err(), "cut at {cut}");
    }
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend([0; 600]);
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(matches!(text(&locked), Err(SheetError::Password)));
    assert!(matches!(text(&locked[..400]), Err(SheetError::Damaged(_))));
    let manifest = b"<manifest:encryption-data manifest:checksum='x'/>";
    assert!(matches!(
        text(&zipped(&[("content.xml", b"x"), ("META-INF/manifest.xml", manifest)])),
        Err(SheetError::Password)
    ));
}

#[test]
fn an_archive_whose_entries_are_encrypted_asks_for_a_copy_without_a_password() {
    let mut locked = xlsx(r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>"#);
    // The first of the flags of an entry says that it is encrypted, in its own header and in the directory.
    for (sign, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let starts: Vec<usize> =
            (0..locked.len() - 4).filter(|at| &locked[*at..*at + 4] == sign.as_slice()).collect();
        for start in starts {
            locked[start + flags] |= 1;
        }
    }
    assert!(matches!(text(&locked), Err(SheetError::Password)), "{:?}", text(&locked));
    let words = SheetError::Password.to_string();
    assert_eq!(
        words,
        "it is protected by a password; open it in your spreadsheet program and save a copy without one"
    );
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let nothing = vec![0_u8; 64 << 20];
    let entries: Vec<(String, &[u8])> =
        (0..5).map(|at| (format!("xl/{at}.xml"), nothing.as_slice())).collect();
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let bomb = zipped(&entries);
    assert!(bomb.len() < 1 << 20, "{} bytes", bomb.len());
    assert!(matches!(text(&bomb), Err(SheetError::Bomb)));
    let wide = r#"<office:document><table:table table:name="a"><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000" office:value-type="float"/></table:table-row></table:table></office:document>"#;
    assert!(matches!(text(&zipped(&[("content.xml", wide.as_bytes())])), Err(SheetError::TooManyCells)));
    // A cell far away costs no more than its row.
    let far = xlsx(
        r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#,
    );
    let sheet = text(&far).expect("a sheet");
    assert_eq!(sheet.rows.len(), 1);
    assert!(sheet.told.iter().any(|told| told.contains("were left out")), "{:?}", sheet.told);
}

#[test]
fn files_are_told_by_their_bytes_and_never_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("toll.xlsx");
    std::fs::write(&path, "Source,Killed\nUnion,12\n").expect("written");
    let sheet = read(&path, None, &Reading::default()).expect("a sheet");
    assert_eq!((sheet.file.as_str(), sheet.rows.len()), ("toll.xlsx", 2));
    assert_eq!(sheet.told, ["it is a text file, although its name ends in .xlsx"]);
    assert_eq!(std::fs::read_to_string(&path).expect("readable"), "Source,Killed\nUnion,12\n");
    assert!(matches!(read(folder.path(), None, &Reading::default()), Err(SheetError::Kind(_))));
    let large = std::fs::File::create(folder.path().join("large.csv")).expect("a file");
    large.set_len(500 << 20).expect("a hole");
    assert!(
        matches!(read(&folder.path().join("large.csv"), None, &Reading::default()), Err(SheetError::TooLarge { bytes }) if bytes == 500 << 20)
    );
}

const STRUCK: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="3"><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs count="3"><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>"#;
const TEXTS_STRUCK: &str = r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2"><si><t>Killed</t></si><si><r><rPr><strike/></rPr><t>12</t></r><r><t>15</t></r></si></sst>"#;

#[test]
fn what_is_struck_out_or_hidden_in_xlsx_is_known() {
    let rows = r#"<cols><col min="2" max="2" hidden="1"/></cols><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Notes</t></is></c></row>
        <row r="2"><c r="A2" s="1"><v>12</v></c></row>
        <row r="3" hidden="1"><c r="A3" s="2"><v>7</v></c></row>
        <row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4" t="inlineStr"><is><t>a &gt; b</t></is></c></row></sheetData>"#;
    let relations = RELATIONS.replace(
        "</Relationships>",
        r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
    );
    let page = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{rows}</worksheet>"#
    );
    let bytes = zipped(&[
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/styles.xml", STRUCK.as_bytes()),
        ("xl/sharedStrings.xml", TEXTS_STRUCK.as_bytes()),
        ("xl/worksheets/sheet1.xml", page.as_bytes()),
    ]);
    let sheet = parse(bytes, None, &Reading::default()).expect("a sheet");
    let struck: Vec<_> = sheet.struck.iter().map(|(place, text)| (*place, text.as_str())).collect();
    assert_eq!(struck, [((2, 0), "12"), ((4, 0), "1215")], "in part is struck as well");
    assert_eq!(cells(&sheet), [vec!["Killed", "Notes"], vec![""], vec!["7"], vec!["", "a > b"]]);
    assert_eq!(sheet.hidden_rows.iter().copied().collect::<Vec<_>>(), [3]);
    assert_eq!(sheet.hidden_columns.iter().copied().collect::<Vec<_>>(), [1]);
}

#[test]
fn what_is_struck_out_or_hidden_in_ods_is_known() {
    let content = r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles><style:style style:name="ce1" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="ce2" style:family="table-cell"><style:text-properties style:text-line-through-style="none"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="T &amp; U"><table:table-column/><table:table-column table:visibility="collapse"/><table:table-row><table:table-cell office:value-type="string"><text:p>Killed</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Notes</text:p></table:table-cell></table:table-row><table:table-row table:visibility="filter"><table:table-cell table:style-name="ce2" office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell table:style-name="ce1" office:value-type="float" office:value="12"><text:p>12</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;
    let bytes = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#),
        ("content.xml", content.as_bytes()),
    ]);
    let sheet = parse(bytes, None, &Reading::default()).expect("a sheet");
    assert_eq!(
        sheet.struck.iter().map(|(place, text)| (*place, text.as_str())).collect::<Vec<_>>(),
        [((3, 0), "12")]
    );
    assert_eq!(cells(&sheet), [vec!["Killed", "Notes"], vec!["7"], vec!["", "x"]]);
    assert_eq!(sheet.hidden_rows.iter().copied().collect::<Vec<_>>(), [2]);
    assert_eq!(sheet.hidden_columns.iter().copied().collect::<Vec<_>>(), [1]);
}
